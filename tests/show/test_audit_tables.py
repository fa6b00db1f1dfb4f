"""The tables of the audit, cell by cell, against cells that were worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest

from helpers.analysis.agreement import find_agreements
from helpers.analysis.audit import RULES, Check, CheckResult, Kind, Rule, find_checks
from helpers.analysis.derive import find_derived
from helpers.analysis.likeness import Aspect, Difference
from helpers.core.interval import Interval
from helpers.data.report import Report
from helpers.show.audit_tables import (
    agreement_table,
    changed_checks,
    check_table,
    derived_table,
    doubt_table,
    explanations,
    tension_table,
)
from tests.building import report_of

FAILS, UNCLEAR, HOLDS = CheckResult
PARTS = Rule("parts", "a part is no more than its whole", Kind.CONTRADICTION, lambda *_: iter(()))
AIMS = replace(PARTS, name="aims", kind=Kind.TENSION)
LAND = Difference(Aspect.TERRITORY, "the old city", "the new one", sure=True)


def doubt(
    rule: str, figure: str, kind: str, reason: str, column: str = "reading"
) -> dict[str, str]:
    return {
        "rule": rule, "figure": figure, "kind": kind, "reason": reason, "column": column,
        "printed": "2 lamps", "proposed": "3", "paragraph": "7", "start": "4", "end": "11",
        "strength": "reading",
    }  # fmt: skip


DOUBTS = [
    doubt("parts", "lights-lit", "ambiguous", "what a light is"),
    doubt("parts", "lamps-lit", "likely slip", "too many"),
    doubt("other", "lamps-lit", "harmless", "of another rule"),
    doubt("", "lamps-lit", "harmless", "found by reading"),
    doubt("parts", "", "harmless", "of no figure"),
]


def lamps(*doubts: dict[str, str]) -> Report:
    """Return a report of four figures, some of them doubted."""
    cells = {"value": "2", "unit": "projects"}
    names = ("lamps-lit", "lights-lit", "hill-lit", "path-lit")
    figures = [cells | {"indicator": name} for name in names]
    indicators = [{"indicator": name, "label": name.title()} for name in names]
    return report_of(figures=figures, indicators=indicators, corrections=doubts or DOUBTS)


def check_of(report: Report, *names: str, rule: Rule = PARTS, result: CheckResult = FAILS) -> Check:
    return Check(
        rule, "lamps within lights", tuple(report[name] for name in names), result,
        "2 is more than 1", Interval.exactly(2), Interval(0, 1), "times",
    )  # fmt: skip


def rows(table: pd.DataFrame) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in table.to_numpy().tolist()]


def test_a_check_is_written_for_readers() -> None:
    report = lamps()
    checks = [
        check_of(report, "lamps-lit"),
        replace(
            check_of(report, "hill-lit", rule=AIMS, result=UNCLEAR), limit=None, why="prices",
            assumes="prices stay", differences=(LAND,),
        ),
    ]  # fmt: skip
    table = check_table(report, checks)
    assert list(table) == [
        "verdict", "kind", "what was checked", "finding", "would fit", "remarks",
    ]  # fmt: skip
    assert rows(table) == [
        [
            "fails", "contradiction", "lamps within lights", "2 is more than 1", "at most 1 times",
            "likely slip: too many",
        ],
        [
            "unclear", "tension", "lamps within lights", "2 is more than 1", "",
            "prices; different territories (the old city; the new one); assumes that prices stay",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "explanation"),
    [
        (("lamps-lit",), "likely slip: too many"),
        (("hill-lit",), ""),
        (("lights-lit", "lamps-lit"), "ambiguous: what a light is; likely slip: too many"),
        ((), ""),
    ],
)
def test_a_doubt_explains_what_its_rule_finds_in_its_figure(
    names: Sequence[str], explanation: str
) -> None:
    report = lamps()
    checks = [check_of(report, *names, result=result) for result in (FAILS, UNCLEAR, HOLDS)]
    assert explanations(report, checks) == [explanation, explanation, ""]
    assert explanations(report, []) == []


@pytest.mark.parametrize(
    ("kind", "column", "found"),
    [
        ("likely slip", "value", True),
        ("likely slip", "unit", True),
        ("likely slip", "reading", False),
        ("ambiguous", "value", False),
    ],
)
def test_a_slip_of_value_or_unit_explains_whatever_fails_for_its_figure(
    kind: str, column: str, *, found: bool
) -> None:
    report = lamps(doubt("other", "lamps-lit", kind, "tenfold", column))
    failing = check_of(report, "lamps-lit")
    said = "likely slip: tenfold" if found else ""
    assert explanations(report, [failing]) == [said]
    # Not what is unclear, nor what fails for another figure, nor a tension, which is no error
    others = [
        replace(failing, result=UNCLEAR), check_of(report, "hill-lit"), replace(failing, rule=AIMS),
    ]  # fmt: skip
    assert explanations(report, others) == ["", "", ""]


def test_every_failure_of_the_report_that_is_no_tension_is_explained(report: Report) -> None:
    checks = find_checks(report)
    said = explanations(report, checks)
    errors = [
        (check, why)
        for check, why in zip(checks, said, strict=True)
        if check.rule.kind is not Kind.TENSION and check.result is FAILS
    ]
    assert len(errors) == 7
    assert all(why for _, why in errors)
    slips = [check.rule.name for check, why in errors if why.startswith("likely slip")]
    assert sorted(slips) == ["part and whole"] * 3 + ["plausible ratio", "tenfold"]


def test_a_doubt_that_names_a_rule_is_found_by_it(report: Report) -> None:
    found = {
        (check.rule.name, figure.name)
        for check in find_checks(report)
        for figure in check.figures
        if check.result is not HOLDS
    }
    doubts = [one for one in report.records.corrections if one.rule]
    assert doubts
    for one in doubts:
        assert one.rule in {rule.name for rule in RULES}
        assert (one.rule, one.figure) in found, one.name


def test_a_remark_says_nothing_twice() -> None:
    report = lamps(doubt("parts", "lamps-lit", "harmless", "a smaller city"))
    maybe = replace(LAND, one="", sure=False)
    unclear = replace(
        check_of(report, "hill-lit", result=UNCLEAR),
        why="maybe two territories; a weak source alone",
        differences=(maybe,),
    )
    doubted = replace(unclear, figures=(report["lamps-lit"],))
    undated = replace(unclear, differences=())
    failing = replace(doubted, result=FAILS, why="")
    assert list(check_table(report, [unclear, doubted, undated, failing])["remarks"]) == [
        f"a weak source alone; {maybe}",
        "a smaller city",  # harmless or not: the check is unclear
        "maybe two territories; a weak source alone",
        f"harmless: a smaller city; {maybe}",
    ]


def test_nothing_unclear_is_called_harmless(report: Report) -> None:
    table = check_table(report, find_checks(report))
    unclear = table.loc[table["verdict"] == "unclear", "remarks"]
    assert len(unclear)
    assert not unclear.str.contains("harmless|maybe two territories").any()


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Interval(0, 1), "at most 1 times"),
        (Interval(-1, 1), "at most 1 times"),
        (Interval(0, 1, high_closed=False), "less than 1 times"),
        (Interval("0.1", 10), "0.1 to 10 times"),
        (Interval(-2, 1), "−2 to 1 times"),
        (Interval.above(1, closed=True), "1 or more times"),
    ],
)
def test_what_would_fit_needs_no_end_at_zero(limit: Interval, words: str) -> None:
    report = lamps()
    check = replace(check_of(report, "lamps-lit"), limit=limit)
    assert list(check_table(report, [check])["would fit"]) == [words]


def test_checks_are_written_in_the_order_in_which_they_were_found(report: Report) -> None:
    checks = find_checks(report)
    table = check_table(report, checks)
    assert list(table["finding"]) == [one.finding for one in checks]
    assert list(table["verdict"]) == [one.verdict for one in checks]
    # A doubt that says why a check is unclear says of which land its numbers are, too.
    said = explanations(report, checks)
    cautious = [
        one.caution in cell
        for one, cell, why in zip(checks, table["remarks"], said, strict=True)
        if one.result is not UNCLEAR or not why or why.startswith("likely slip")
    ]
    assert all(cautious)
    assert any(one.caution for one in checks)


def test_only_tensions_stand_in_their_table() -> None:
    report = lamps()
    tension = replace(
        check_of(report, "lamps-lit", rule=AIMS), finding="Lamps-Lit: 2 asked", assumes="no fuse"
    )
    table = tension_table([check_of(report, "lamps-lit"), tension])
    assert list(table) == ["verdict", "what was checked", "finding", "assumed", "remarks"]
    # The label is in the second column already.
    assert rows(table) == [["tension", "lamps within lights", "2 asked", "no fuse", ""]]


def test_slips_stand_first_among_doubts_and_say_what_they_would_change() -> None:
    value = doubt("", "hill-lit", "likely slip", "tenfold", "value")
    sourced = doubt("", "", "harmless", "as printed") | {
        "source_title": "A daily", "strength": "state media"
    }  # fmt: skip
    table = doubt_table(lamps(sourced, value))
    assert list(table) == ["kind", "printed", "can be read as", "reason", "source", "place"]
    assert rows(table) == [
        ["likely slip", "2 lamps", "3 projects", "tenfold", "reading", "7: 4–11"],
        ["harmless", "2 lamps", "3", "as printed", "A daily, state media", "7: 4–11"],
    ]


def test_what_follows_is_rounded_and_names_printed_words() -> None:
    # 650 is 645 to 655, 3.5 is 3.45 to 3.55: 645 / 1.0355 is 622.9, 655 / 1.0345 is 633.2.
    made = report_of(
        figures=[
            {"indicator": "gdp", "value": "650", "unit": "RMB billion", "printed": "RMB650 bn"},
            {
                "indicator": "gdp", "figure": "growth", "value": "3.5", "unit": "percent",
                "measure": "growth", "printed": "by 3.5%",
            },
        ],
        indicators=[{"indicator": "gdp", "label": "Output", "in_money": "true"}],
    )  # fmt: skip
    table = derived_table(find_derived(made))
    assert list(table) == ["what follows", "allows", "how", "from", "remarks"]
    (row,) = rows(table)
    assert row[0].startswith("Output, 2019, at prices")
    assert row[1:4] == ["RMB622 to 634 billion", "level ÷ (1 + growth)", "RMB650 bn; by 3.5%"]


def test_the_evidence_behind_what_follows_is_named(report: Report) -> None:
    table = derived_table(find_derived(report)).set_index("what follows")
    words = table.loc["Hi-tech enterprises, 2015, multiple read to the letter", "from"]
    assert words == "increased by 7.2 times; 2,013 enterprises, 2020 (mirror)"


def test_what_others_published_stands_beside_the_printed_words(report: Report) -> None:
    found = find_agreements(report)
    table = agreement_table(found)
    assert list(table) == ["evidence", "indicator", "report", "published", "remarks", "source"]
    assert rows(table.iloc[:1]) == [
        [
            "contradicts", "Area under conservation tillage", "100 million mus",
            "10 million mu, 2021",
            "a digest of this report has another number, −90.0%; the territory may differ "
            "(Changchun with Gongzhuling)",
            "Conservation tillage of 10 million mu in 2021, China News Service (repost), "
            "2021-01-12, mirror",
        ]
    ]  # fmt: skip
    assert list(table["evidence"]) == [one.result for one in found]


def test_proposed_values_are_written_with_their_unit(report: Report) -> None:
    table = doubt_table(report)
    read = table.set_index("printed")["can be read as"]
    assert read["100 million mus"] == "10 million mu"
    assert read["5,911 shanty towns"] == "5,911 houses"
    assert read["5th Session"] == "6th session"


def test_only_changed_verdicts_are_listed() -> None:
    report = lamps()
    one = check_of(report, "lamps-lit")
    same, gone = replace(one, subject="same"), replace(one, subject="gone")
    new, other_rule = replace(one, subject="new"), replace(one, rule=AIMS)
    before = [one, same, gone, other_rule]
    after = [replace(one, result=HOLDS), same, new, other_rule]
    table = changed_checks(before, after)
    assert list(table) == ["rule", "what was checked", "before", "after"]
    assert rows(table) == [
        ["parts", "lamps within lights", "fails", "holds"],
        ["parts", "gone", "fails", ""],
        ["parts", "new", "", "fails"],
    ]
    assert changed_checks(before, before).empty


def test_corrections_undo_what_failed_for_their_figures(report: Report) -> None:
    table = changed_checks(find_checks(report), find_checks(replace(report, corrected=True)))
    assert list(table["before"]) == ["fails"] * 5
    tillage = table["what was checked"].str.startswith("Area under conservation tillage")
    # Dwellings are no settlements, so that shantytowns are no longer compared.
    assert set(table.loc[tillage, "after"]) == {"holds"}
    assert list(table.loc[~tillage, "after"]) == [""]


def test_of_nothing_the_tables_have_their_columns(report: Report) -> None:
    made = report_of()
    for nothing, all_of_it in (
        (check_table(made, find_checks(made)), check_table(report, find_checks(report))),
        (tension_table([]), tension_table(find_checks(report))),
        (doubt_table(made), doubt_table(report)),
        (derived_table(find_derived(made)), derived_table(find_derived(report))),
        (agreement_table(find_agreements(made)), agreement_table(find_agreements(report))),
    ):
        assert nothing.empty
        assert len(all_of_it)
        assert list(nothing.columns) == list(all_of_it.columns)


def test_what_is_hypothetical_is_marked_where_it_is_shown(report: Report) -> None:
    name = "grain-output-level-2021"
    told = report.what_if(name, value=30)
    # One check that counts all figures together marks none of them.
    checks = [check for check in find_checks(told) if len(check.figures) < 9]
    rests = [name in {figure.name for figure in check.figures} for check in checks]
    marked = check_table(told, checks)["what was checked"].str.contains(
        "(hypothetical)", regex=False
    )
    assert any(rests)
    assert list(marked) == rests
    derived = find_derived(told)
    rests = [name in one.names for one in derived]
    marked = derived_table(derived)["what follows"].str.contains("(hypothetical)", regex=False)
    assert any(rests)
    assert list(marked) == rests
