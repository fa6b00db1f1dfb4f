"""Statements without a number compared, by hand."""

from __future__ import annotations

import pytest

from helpers.analysis.bars import Verdict
from helpers.analysis.statements import (
    FAMILIES,
    aims_beside,
    compare_statements,
    comparisons_frame,
    find_statements,
    statement_of,
)
from helpers.core.vocabulary import Status
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

PLACE = {"paragraph": "1", "start": "0", "end": "5"}


def stated(name: str, relation: str, **cells: str) -> dict[str, str]:
    return PLACE | {
        "statement": name, "indicator": "incomes", "relation": relation, "status": "achievement",
        "period": "2016-2020", "scope": "city", "claim": "a claim", "decided_by": "numbers",
        "printed": name,
    } | cells  # fmt: skip


def aimed(relation: str, **cells: str) -> dict[str, str]:
    return stated("next", relation, **({"status": "target", "period": "2021"} | cells))


def verdicts(*statements: dict[str, str]) -> list[Verdict]:
    return [one.verdict for one in compare_statements(report_of(statements=statements))]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        # Who keeps pace need not grow faster.
        ("grows faster than", "grows as fast as", Verdict.LESS),
        ("grows as fast as", "grows faster than", Verdict.MORE),
        ("grows faster than", "grows faster than", Verdict.SAME),
        # The first is among the first, not the other way round.
        ("ranks first", "ranks among the first", Verdict.LESS),
        ("ranks among the first", "ranks first", Verdict.MORE),
    ],
)
def test_relations_by_strength(before: str, after: str, verdict: Verdict) -> None:
    assert verdicts(stated("last", before), aimed(after)) == [verdict]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # To rise, to be complete and to be first are three things.
        (stated("last", "rises"), aimed("ranks first")),
        (stated("last", "rises"), aimed("rises")),
        (stated("last", "ranks first"), aimed("grows faster than")),
        # Two indicators, two scopes
        (stated("last", "ranks first", indicator="gdp"), aimed("ranks first")),
        (stated("last", "ranks first", scope="urban"), aimed("ranks first")),
        # Not of a time before; two targets; two achievements
        (stated("last", "ranks first", period="2021"), aimed("ranks first")),
        (stated("last", "ranks first", status="target"), aimed("ranks first")),
        (stated("last", "ranks first"), aimed("ranks first", status="achievement")),
    ],
)
def test_what_cannot_be_compared(before: dict[str, str], after: dict[str, str]) -> None:
    assert verdicts(before, after) == []


def test_what_has_no_date_is_compared() -> None:
    assert verdicts(stated("last", "ranks first"), aimed("ranks first", period="")) == [
        Verdict.SAME
    ]
    assert verdicts(stated("last", "ranks first", period=""), aimed("ranks first")) == [
        Verdict.SAME
    ]


def test_how_long_both_are_is_told_and_what_else_is_aimed_at() -> None:
    also = aimed("rises", statement="also", period="2021-2025")
    elsewhere = aimed("rises", statement="elsewhere", scope="urban")
    other = aimed("rises", statement="other", indicator="gdp")
    done = stated("done", "rises")
    report = report_of(
        statements=[
            stated("last", "ranks first"),
            aimed("ranks first"),
            also,
            elsewhere,
            other,
            done,
        ]
    )
    (one,) = compare_statements(report)
    assert not one.as_long
    assert [aim.name for aim in aims_beside(report, one)] == ["also"]
    for before, after in (("2020", "2021"), ("2016-2020", "2021-2025"), ("", "2021")):
        statements = [stated("last", "ranks first", period=before)]
        statements.append(aimed("ranks first", period=after))
        (one,) = compare_statements(report_of(statements=statements))
        assert one.as_long


def test_a_relation_is_in_one_family() -> None:
    relations = [relation for family in FAMILIES for relation in family]
    assert len(relations) == len(set(relations))


def test_a_report_without_statements_compares_none(report: Report) -> None:
    assert find_statements(report_of()) == []
    frame = comparisons_frame([])
    assert list(frame) == list(comparisons_frame(compare_statements(report)))


def test_every_statement_of_changchun_is_read(report: Report) -> None:
    rows = report.table("statements")
    found = find_statements(report)
    assert [one.name for one in found] == rows["statement"].to_list()
    one = statement_of(report, "incomes-keep-pace")
    assert (one.indicator.name, one.status, str(one.period)) == (
        "household-income", Status.TARGET, "2021",
    )  # fmt: skip
    assert (one.place.paragraph, one.printed) == (40, "keep pace with the growth of economy")
    with pytest.raises(UnknownNameError, match="no statement 'incomes'; similar names: incomes-"):
        statement_of(report, "incomes")


def test_every_relation_of_changchun_that_is_of_a_family_is_spelt_so(report: Report) -> None:
    known = {relation for family in FAMILIES for relation in family}
    ranks_and_rates = {
        one.relation
        for one in find_statements(report)
        if one.relation.startswith(("grows faster", "grows as", "ranks first", "ranks among"))
    }
    assert ranks_and_rates == known


def test_incomes_are_to_keep_pace_where_they_grew_faster(report: Report) -> None:
    # Faster than the economy in 2016-2020; as fast as the economy in 2021: asks for less. The
    # target for 2021-2025, the national average, is of no family.
    (one,) = compare_statements(report)
    assert (one.before.name, one.target.name) == ("incomes-outgrow-economy", "incomes-keep-pace")
    assert one.verdict is Verdict.LESS
    row = comparisons_frame([one]).loc["incomes-keep-pace"]
    assert row.to_dict() == {
        "label": "Income of residents", "achieved": "faster than economic growth",
        "achieved_period": "2016-2020", "target": "keep pace with the growth of economy",
        "target_period": "2021", "was": "grows faster than", "asked": "grows as fast as",
        "verdict": "asks for less", "scope": "urban and rural",
    }  # fmt: skip
