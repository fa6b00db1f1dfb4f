"""Pairs of targets and achievements, against a table that was made by reading the figures."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pandas as pd
import pytest

from helpers.analysis.pairs import (
    Account,
    PairRule,
    Unpaired,
    account_for,
    find_accounts,
    find_pairs,
    find_tempting,
)
from helpers.core.vocabulary import Status
from helpers.data.reader import Row
from helpers.data.report import Report
from helpers.locations import DATA
from tests.building import report_of, with_rows

PAIRS = (
    ("gdp-level-undated", "gdp-level-2020", PairRule.SAME_MEASURE),
    ("gdp-growth-2021", "gdp-growth-2020", PairRule.SAME_MEASURE),
    ("industrial-output-growth-2021", "industrial-output-growth-2020", PairRule.SAME_MEASURE),
    (
        "fixed-asset-investment-growth-2021",
        "fixed-asset-investment-growth-2020",
        PairRule.SAME_MEASURE,
    ),
    ("grain-output-level-2021", "grain-output-level-2020", PairRule.SAME_MEASURE),
    ("new-jobs-urban-level-2021", "new-jobs-urban-level-2020", PairRule.SAME_MEASURE),
    (
        "registered-unemployment-rate-urban-share-2021",
        "registered-unemployment-rate-urban-share-2020",
        PairRule.SAME_MEASURE,
    ),
    (
        "hi-tech-enterprises-new-level-2021",
        "hi-tech-enterprises-new-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("hongqi-output-multiple-2021", "hongqi-output-level-2020", PairRule.TIMES_MULTIPLE),
    (
        "industrial-standard-plants-level-2021",
        "industrial-standard-plants-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("market-entities-growth-2021", "market-entities-level-2020", PairRule.TIMES_GROWTH),
    (
        "old-residential-quarters-level-2021",
        "old-residential-quarters-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("dead-end-roads-opened-level-2021", "dead-end-roads-opened-level-2020", PairRule.SAME_MEASURE),
)
"""All targets with an achievement of the same indicator and scope, in the order of the text."""

TEMPTING = {
    # Two figures of one indicator
    "hi-tech, number and rise": (
        "hi-tech-enterprises-level-2025",
        "hi-tech-enterprises-increase-in-multiples-2016-2020",
        "different measure",
    ),
    "Hongqi cars, doubled twice": (
        "hongqi-output-multiple-2021",
        "hongqi-output-multiple-2020",
        "different measure",
    ),
    "funds, all and domestic": (
        "actual-funds-growth-2021",
        "actual-funds-domestic-growth-2020",
        "different scope",
    ),
    "funds, all and foreign": (
        "actual-funds-growth-2021",
        "actual-funds-foreign-growth-2020",
        "different scope",
    ),
    # Lookalikes
    "hi-tech, all and new": (
        "hi-tech-enterprises-level-2025",
        "hi-tech-enterprises-new-level-2020",
        "stock and flow",
    ),
    "hi-tech, new and all": (
        "hi-tech-enterprises-new-level-2021",
        "hi-tech-enterprises-increase-in-multiples-2016-2020",
        "stock and flow",
    ),
    "hi-tech and little giants": (
        "hi-tech-enterprises-level-2025",
        "little-giants-level-2020",
        "other thing",
    ),
    "new hi-tech and little giants": (
        "hi-tech-enterprises-new-level-2021",
        "little-giants-level-2020",
        "other thing",
    ),
    "projects over 50m and over 1bn started": (
        "projects-over-50m-level-2021",
        "projects-over-1bn-started-level-2020",
        "threshold",
    ),
    "projects over 50m and over 1bn in operation": (
        "projects-over-50m-level-2021",
        "projects-over-1bn-in-operation-level-2020",
        "threshold",
    ),
    "projects over 100m and over 1bn started": (
        "projects-over-100m-level-2021",
        "projects-over-1bn-started-level-2020",
        "threshold",
    ),
    "projects over 100m and over 1bn in operation": (
        "projects-over-100m-level-2021",
        "projects-over-1bn-in-operation-level-2020",
        "threshold",
    ),
    "landmark and large projects": (
        "landmark-projects-level-2021",
        "projects-over-1bn-started-level-2020",
        "other thing",
    ),
    "plants in use and built": (
        "industrial-standard-plants-in-use-share-2021",
        "industrial-standard-plants-level-2020",
        "measure",
    ),
    "market entities and newly registered enterprises": (
        "market-entities-growth-2021",
        "enterprises-newly-registered-growth-2020",
        "stock and flow",
    ),
    "pipes renewed and pipelines of three networks": (
        "underground-pipes-renewed-level-2021",
        "pipelines-laid-or-rebuilt-level-2020",
        "other thing",
    ),
    "lawns built and public spaces planted": (
        "grasslands-built-level-2021",
        "public-spaces-planted-level-2020",
        "other thing",
    ),
}
"""All pairs that sound alike and are not made: target, achievement and what sets them apart."""


def rows_of_the_file() -> list[dict[str, str]]:
    """Read the figures past the loader."""
    with (DATA / "changchun-2021" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(report: Report) -> list[Row]:
    return list(report.package.rows["figures"].values())


def without(report: Report, *names: str) -> Report:
    return only(report, *(row for row in rows_of(report) if row["figure"] not in names))


def changed(report: Report, name: str, **changes: str) -> Row:
    """Return the row of one figure with other cells."""
    (row,) = (row for row in rows_of(report) if row["figure"] == name)
    assert changes.keys() <= row.keys()
    return row | changes


def replaced(report: Report, name: str, **changes: str) -> Report:
    """Return the report with one figure changed, which comes last."""
    others = [row for row in rows_of(report) if row["figure"] != name]
    return only(report, *others, changed(report, name, **changes))


def added(report: Report, *rows: Row) -> Report:
    return only(report, *rows_of(report), *rows)


def only(report: Report, *rows: Row) -> Report:
    return with_rows(report, figures=rows)


def shuffled(report: Report, seed: int) -> Report:
    rows = rows_of(report)
    return only(report, *random.Random(seed).sample(rows, len(rows)))


def account_of(report: Report, name: str) -> Account:
    (account,) = (one for one in find_accounts(report) if one.figure.name == name)
    return account


def partners(account: Account) -> str:
    return "; ".join(other.name for other in account.partners)


def partner_of(report: Report, name: str) -> tuple[str, PairRule | None]:
    account = account_of(report, name)
    return partners(account), account.rule


def tempting(report: Report) -> list[tuple[str, str, str]]:
    return [
        (one.target.name, one.achievement.name, one.difference) for one in find_tempting(report)
    ]


def paired(accounts: Iterable[Account]) -> list[tuple[str, str, PairRule | None]]:
    return [(one.figure.name, partners(one), one.rule) for one in accounts]


# The report


def test_every_figure_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = find_accounts(report)
    rows = rows_of_the_file()
    assert [one.figure.name for one in accounts] == [row["figure"] for row in rows]
    assert set(Counter(one.figure.name for one in accounts).values()) == {1}
    assert [one.figure.status for one in accounts] == [row["status"] for row in rows]
    assert [one.figure.indicator.name for one in accounts] == [row["indicator"] for row in rows]


def test_every_target_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = find_accounts(report)
    found = Counter(one.figure.name for one in accounts if one.figure.status is Status.TARGET)
    targets = [row["figure"] for row in rows_of_the_file() if row["status"] == "target"]
    assert len(targets) > 50
    assert found == Counter(targets)


def test_a_figure_has_a_partner_or_a_reason_and_never_both(report: Report) -> None:
    accounts = find_accounts(report)
    for one in accounts:
        assert (one.reason is None) == bool(one.partners)
        assert (one.rule is None) == (not one.partners)
        assert not (one.partners and one.why)
    assert {one.reason for one in accounts} <= {None, *Unpaired}
    assert {one.rule for one in accounts} == {None, *PairRule}


def test_partners_are_mutual_and_of_the_other_side(report: Report) -> None:
    accounts = {one.figure.name: one for one in find_accounts(report)}
    with_partner = [one for one in accounts.values() if one.partners]
    for one in with_partner:
        (partner,) = one.partners
        other = accounts[partner.name]
        assert other.figure is partner
        assert other.partners == (one.figure,)
        assert other.rule is one.rule
        assert {one.figure.status, partner.status} == {Status.TARGET, Status.ACHIEVEMENT}
        assert one.figure.indicator == partner.indicator
    names = [partners(one) for one in with_partner]
    assert len(set(names)) == len(names) == 2 * len(PAIRS)


def test_the_pairs_are_those_read_from_the_figures(report: Report) -> None:
    accounts = find_accounts(report)
    of_targets = [one for one in accounts if one.partners and one.figure.status is Status.TARGET]
    assert paired(of_targets) == list(PAIRS)
    found = [(one.target.name, one.achievement.name, one.rule) for one in find_pairs(report)]
    assert found == list(PAIRS)


def test_a_frame_tells_what_the_accounts_tell(report: Report) -> None:
    accounts, frame = find_accounts(report), account_for(report)
    assert not frame.isna().any(axis=None)
    assert frame.index.name == "figure"
    assert list(frame.index) == [one.figure.name for one in accounts]
    assert list(frame["partner_figure"]) == [partners(one) for one in accounts]
    assert list(frame["rule"]) == [one.rule or "" for one in accounts]
    assert list(frame["reason"]) == [one.reason or "" for one in accounts]
    assert list(frame["why"]) == [one.why for one in accounts]
    assert list(frame["indicator"]) == [row["indicator"] for row in rows_of_the_file()]
    assert list(frame["status"]) == [row["status"] for row in rows_of_the_file()]
    jobs = frame.loc["new-jobs-urban-level-2021"]
    assert jobs["partner"] == report["new-jobs-urban-level-2020"].printed
    assert jobs["printed"] == report["new-jobs-urban-level-2021"].printed
    assert (jobs["label"], jobs["part"]) == ("New jobs in cities and towns", "key work")
    assert jobs["theme"] == report["new-jobs-urban-level-2021"].indicator.theme


# Tempting pairs


@pytest.mark.parametrize(
    ("target", "achievement", "difference"), TEMPTING.values(), ids=TEMPTING.keys()
)
def test_what_sounds_alike_is_held_apart(
    report: Report, target: str, achievement: str, difference: str
) -> None:
    assert partner_of(report, target)[0] != achievement
    assert partner_of(report, achievement)[0] != target
    (found,) = (
        one
        for one in find_tempting(report)
        if (one.target.name, one.achievement.name) == (target, achievement)
    )
    assert found.difference == difference
    assert found.why


def test_no_other_pair_is_tempting(report: Report) -> None:
    found = tempting(report)
    assert sorted(found) == sorted(TEMPTING.values())
    made = {(target, achievement) for target, achievement, _ in PAIRS}
    assert made.isdisjoint((target, achievement) for target, achievement, _ in found)
    # Those of one indicator come first.
    assert {(target, achievement) for target, achievement, _ in found[:4]} == {
        (target, achievement) for target, achievement, _ in list(TEMPTING.values())[:4]
    }


@pytest.mark.parametrize(
    ("figure", "reason", "words"),
    [
        (
            "projects-over-50m-level-2021",
            "different threshold",
            "more than RMB 50 million each, against more than RMB1 billion each",
        ),
        ("projects-over-100m-level-2021", "different threshold", "more than RMB100 million each"),
        ("projects-over-1bn-started-level-2020", "different threshold", "RMB1 billion each"),
        ("projects-over-1bn-in-operation-level-2020", "different threshold", "RMB1 billion each"),
        ("actual-funds-growth-2021", "different scope", "domestic, foreign"),
        ("actual-funds-domestic-growth-2020", "different scope", "city"),
        ("actual-funds-foreign-growth-2020", "different scope", "city"),
        ("hi-tech-enterprises-level-2025", "different measure", "increase in multiples"),
        (
            "hi-tech-enterprises-increase-in-multiples-2016-2020",
            "different measure",
            "stated as: level",
        ),
        ("hongqi-output-multiple-2020", "different measure", "level × multiple"),
        ("gdp-level-2015", "different period", "RMB650 billion"),
        (
            "underground-pipes-renewed-level-2021",
            "no achievement reported",
            "not Water, gas and heating pipelines laid or rebuilt: ",
        ),
        ("pipelines-laid-or-rebuilt-level-2020", "no target set", "not Underground pipes renewed"),
        (
            "enterprises-newly-registered-growth-2020",
            "no target set",
            "not Market entities: market entities are all that exist",
        ),
        ("little-giants-level-2020", "no target set", "a little giant is recognised by rules"),
        (
            "industrial-standard-plants-in-use-share-2021",
            "no achievement reported",
            "not Industrial standard plants built",
        ),
        ("population-level-undated", "no achievement reported", "no date"),
        ("business-opening-time-level-undated", "undated", "does not say when"),
        ("retail-sales-growth-2021", "no achievement reported", ""),
        ("patent-applications-growth-2020", "no target set", ""),
    ],
)
def test_a_figure_without_a_partner_says_why(
    report: Report, figure: str, reason: str, words: str
) -> None:
    account = account_of(report, figure)
    assert (account.partners, account.reason) == ((), reason)
    assert words in account.why
    assert bool(words) == bool(account.why)


def test_a_report_without_lookalikes_makes_the_same_pairs(report: Report) -> None:
    bare = with_rows(report, lookalikes=[])
    assert paired(find_accounts(bare)) == paired(find_accounts(report))
    reason = account_of(bare, "projects-over-50m-level-2021").reason
    assert reason is Unpaired.NO_ACHIEVEMENT
    # What is of one indicator needs no list of lookalikes.
    assert sorted(tempting(bare)) == sorted(list(TEMPTING.values())[:4])


# Rule 1: the same measure


@pytest.mark.parametrize(
    ("period", "pairs"),
    [
        ("2020", True),
        ("2015", True),
        ("2021", False),
        ("2022", False),
        ("2016-2020", False),  # growth over five years is not growth over one
        ("2019-2020", False),
        ("2020-2021", False),
    ],
)
def test_growth_pairs_with_earlier_growth_over_as_many_years(
    report: Report, period: str, pairs: bool
) -> None:
    moved = replaced(report, "gdp-growth-2020", period=period)
    expected = ("gdp-growth-2020", PairRule.SAME_MEASURE) if pairs else ("", None)
    assert partner_of(moved, "gdp-growth-2021") == expected
    if not pairs:
        assert account_of(moved, "gdp-growth-2021").reason is Unpaired.PERIOD
        assert account_of(moved, "gdp-growth-2020").reason is Unpaired.PERIOD


def test_growth_over_five_years_pairs_with_growth_over_the_five_before(report: Report) -> None:
    plan = changed(report, "gdp-growth-2021", period="2021-2025")
    five = changed(report, "gdp-growth-2020", period="2016-2020")
    one = changed(report, "gdp-growth-2020", figure="gdp-growth-of-a-year")
    assert partner_of(only(report, plan, five, one), "gdp-growth-2021")[0] == "gdp-growth-2020"
    assert partner_of(only(report, plan, one), "gdp-growth-2021")[0] == ""


@pytest.mark.parametrize(
    "achievement",
    [
        "gdp-growth-2020",
        "graduates-attracted-change-2020",
        "industrial-land-transferred-increase-in-multiples-2020",
        "hongqi-output-multiple-2020",
    ],
)
def test_what_happened_over_time_must_span_as_many_years(report: Report, achievement: str) -> None:
    target = changed(report, achievement, figure="x", status="target", period="2021")
    same = changed(report, achievement)
    assert same["period"] == "2020"
    longer = changed(report, achievement, period="2016-2020")
    assert partner_of(only(report, target, same), "x") == (achievement, PairRule.SAME_MEASURE)
    assert partner_of(only(report, target, longer), "x") == ("", None)


def test_a_level_need_not_span_as_many_years(report: Report) -> None:
    longer = replaced(report, "grain-output-level-2020", period="2016-2020")
    assert partner_of(longer, "grain-output-level-2021")[0] == "grain-output-level-2020"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_of_several_earlier_ones_pairs(report: Report, order: tuple[int, ...]) -> None:
    target = changed(report, "gdp-growth-2021")
    rows = [
        changed(report, "gdp-growth-2020", figure=name, period=year)
        # The names do not follow the years.
        for name, year in (("b", "2017"), ("a", "2019"), ("c", "2018"))
    ]
    several = only(report, target, *(rows[place] for place in order))
    assert partner_of(several, "gdp-growth-2021") == ("a", PairRule.SAME_MEASURE)
    assert partner_of(several, "a") == ("gdp-growth-2021", PairRule.SAME_MEASURE)
    for name in ("b", "c"):
        account = account_of(several, name)
        assert (account.partners, account.reason) == ((), Unpaired.PERIOD)


def test_an_undated_achievement_never_pairs(report: Report) -> None:
    for name, target in (
        ("gdp-growth-2020", "gdp-growth-2021"),
        ("gdp-level-2020", "gdp-level-undated"),
        ("market-entities-level-2020", "market-entities-growth-2021"),
    ):
        undated = without(replaced(report, name, period=""), "gdp-level-2015")
        assert partner_of(undated, target) == ("", None)
        assert account_of(undated, name).reason is Unpaired.UNDATED


def test_an_undated_target_pairs_with_the_latest_achievement(report: Report) -> None:
    assert partner_of(report, "gdp-level-undated")[0] == "gdp-level-2020"
    assert partner_of(without(report, "gdp-level-2020"), "gdp-level-undated")[0] == "gdp-level-2015"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("scope", "city", Unpaired.SCOPE),
        ("indicator", "gdp", Unpaired.NO_ACHIEVEMENT),
        ("measure", "change", Unpaired.MEASURE),
        # Jobs are counted, not measured in square meters.
        ("unit", "square meters", Unpaired.PERIOD),
    ],
)
def test_another_scope_indicator_measure_or_unit_does_not_pair(
    report: Report, column: str, value: str, reason: Unpaired
) -> None:
    other = replaced(report, "new-jobs-urban-level-2020", **{column: value})
    account = account_of(other, "new-jobs-urban-level-2021")
    assert (account.partners, account.rule, account.reason) == ((), None, reason)
    if column == "unit":
        assert account.why.endswith("or in another kind of unit")


@pytest.mark.parametrize("turned", [False, True])
def test_an_achievement_pairs_once_and_with_the_nearer_target(report: Report, turned: bool) -> None:
    rows = [
        changed(report, "gdp-growth-2020"),
        changed(report, "gdp-growth-2021"),
        changed(report, "gdp-growth-2021", figure="later", period="2022"),
        changed(report, "gdp-growth-2021", figure="some-day", period=""),
    ]
    found = only(report, *(rows[::-1] if turned else rows))
    assert partner_of(found, "gdp-growth-2021")[0] == "gdp-growth-2020"
    for name in ("later", "some-day"):
        account = account_of(found, name)
        assert (account.partners, account.reason) == ((), Unpaired.PERIOD)
        assert account.why == "the achievement is compared with “increase by about 7%”"


# Rules 2 and 3: derived levels


def test_a_multiple_without_a_base_pairs_with_the_same_measure(report: Report) -> None:
    bare = without(report, "hongqi-output-level-2020")
    expected = ("hongqi-output-multiple-2020", PairRule.SAME_MEASURE)
    assert partner_of(bare, "hongqi-output-multiple-2021") == expected


@pytest.mark.parametrize("period", ["2019", "2021", "2016-2020", ""])
def test_only_the_level_of_the_year_before_is_multiplied(report: Report, period: str) -> None:
    moved = replaced(report, "hongqi-output-level-2020", period=period)
    expected = ("hongqi-output-multiple-2020", PairRule.SAME_MEASURE)
    assert partner_of(moved, "hongqi-output-multiple-2021") == expected
    moved = replaced(report, "market-entities-level-2020", period=period)
    assert partner_of(moved, "market-entities-growth-2021") == ("", None)


@pytest.mark.parametrize("last", [2022, 2025])
def test_a_multiple_or_growth_of_several_years_has_no_base(report: Report, last: int) -> None:
    for name in ("hongqi-output-multiple-2021", "market-entities-growth-2021"):
        longer = replaced(report, name, period=f"2021-{last}")
        assert partner_of(longer, name) == ("", None)


def test_growth_in_money_makes_no_level(report: Report) -> None:
    # The level of GDP is free only where no other target pairs with it.
    for names in (["gdp-growth-2020"], ["gdp-growth-2020", "gdp-level-undated"]):
        bare = without(report, *names)
        account = account_of(bare, "gdp-growth-2021")
        assert (account.partners, account.rule) == ((), None)
        assert account.reason is Unpaired.MEASURE
    # It is the money, and nothing else, that stands in the way.
    counted = replaced(bare, "gdp-level-2020", unit="projects")
    expected = ("gdp-level-2020", PairRule.TIMES_GROWTH)
    assert partner_of(counted, "gdp-growth-2021") == expected


def test_achieved_growth_comes_before_a_derived_level(report: Report) -> None:
    name = "market-entities-growth-2021"
    growth = changed(report, name, figure="x", status="achievement", period="2020")
    both = added(report, growth)
    assert partner_of(both, name) == ("x", PairRule.SAME_MEASURE)
    assert account_of(both, "market-entities-level-2020").reason is Unpaired.MEASURE


# The order of the rows


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_changes_nothing(report: Report, seed: int) -> None:
    mixed = shuffled(report, seed)
    found, expected = (account_for(one).sort_index() for one in (mixed, report))
    assert list(account_for(mixed).index) != list(account_for(report).index)
    words = found.pop("why"), expected.pop("why")
    pd.testing.assert_frame_equal(found, expected)
    # The reasons name the same things, in the order of the rows.
    left, right = ([sorted(re.split("[;:,] ", text)) for text in column] for column in words)
    assert left == right
    assert sorted(tempting(mixed)) == sorted(tempting(report))


def test_the_numbers_of_the_rows_change_nothing(report: Report) -> None:
    rows = report.package.rows
    turned = {**rows, "figures": dict(reversed(rows["figures"].items()))}
    backwards = replace(report, package=replace(report.package, rows=turned))
    assert sorted(paired(find_accounts(backwards))) == sorted(paired(find_accounts(report)))


@pytest.mark.parametrize("turned", [False, True])
def test_a_dated_target_comes_before_one_without_a_date(report: Report, turned: bool) -> None:
    rows = [
        changed(report, "gdp-level-2020"),
        changed(report, "gdp-level-undated"),
        changed(report, "gdp-level-undated", figure="dated", period="2025"),
    ]
    few = only(report, *(rows[::-1] if turned else rows))
    assert partner_of(few, "dated") == ("gdp-level-2020", PairRule.SAME_MEASURE)
    assert partner_of(few, "gdp-level-undated") == ("", None)


@pytest.mark.parametrize(
    ("value", "reason"), [("100", Unpaired.THRESHOLD), ("50", Unpaired.NO_ACHIEVEMENT)]
)
def test_a_threshold_is_the_reason_only_where_it_differs(
    report: Report, value: str, reason: Unpaired
) -> None:
    numerals = list(report.package.rows["numerals"].values())
    name = "projects-over-50m-level-2021"
    (own,) = (row for row in numerals if row["figure"] == name)
    alike = {"comparator": own["comparator"], "value": value, "unit": own["unit"]}
    others = [
        row | alike if row["kind"] == "threshold" and row["figure"] != name else row
        for row in numerals
    ]
    account = account_of(with_rows(report, numerals=others), name)
    assert (account.partners, account.reason) == ((), reason)


# Two targets of one indicator and year


def test_two_targets_of_one_indicator_and_year_both_pair(report: Report) -> None:
    two = report.with_figure("grain-output", "25", period=2021, comparator=">=")
    first, second = "grain-output-level-2021", "grain-output-level-2021-hypothetical"
    for name in (first, second):
        assert partner_of(two, name) == ("grain-output-level-2020", PairRule.SAME_MEASURE)
    account = account_of(two, "grain-output-level-2020")
    assert [one.name for one in account.partners] == [first, second]
    assert (account.rule, account.reason, account.why) == (PairRule.SAME_MEASURE, None, "")
    row = account_for(two).loc["grain-output-level-2020"]
    assert row["partner"] == f"{two[first].printed}; at least 25 billion jin (hypothetical)"
    assert row["partner_figure"] == f"{first}; {second}"
    # All others are as they were.
    others = [one for one in find_pairs(two) if one.target.name != second]
    assert [(one.target.name, one.achievement.name, one.rule) for one in others] == list(PAIRS)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("measure", "unit", "achieved", "rule"),
    [
        ("growth", "percent", "growth", PairRule.SAME_MEASURE),
        ("level", "cars", "level", PairRule.SAME_MEASURE),
        ("multiple", "times", "level", PairRule.TIMES_MULTIPLE),
        ("growth", "percent", "level", PairRule.TIMES_GROWTH),
    ],
)
def test_by_every_rule_two_alike_targets_pair_and_one_of_another_year_does_not(
    measure: str, unit: str, achieved: str, rule: PairRule, turned: bool
) -> None:
    its = {"measure": measure, "unit": unit, "status": "target", "indicator": "output"}
    rows = [
        {
            "indicator": "output", "figure": "made", "measure": achieved, "value": "3",
            "unit": unit if achieved == measure else "cars",
        },
        its | {"figure": "low", "value": "4", "period": "2021"},
        its | {"figure": "high", "value": "5", "period": "2021"},
        its | {"figure": "later", "value": "6", "period": "2022"},
    ]  # fmt: skip
    few = report_of(figures=rows[::-1] if turned else rows)
    assert {name: partner_of(few, name) for name in ("low", "high", "later")} == {
        "low": ("made", rule), "high": ("made", rule), "later": ("", None),
    }  # fmt: skip
    assert {one.name for one in account_of(few, "made").partners} == {"low", "high"}


@pytest.mark.parametrize("turned", [False, True])
def test_two_targets_of_one_year_share_no_achievement_where_they_state_other_things(
    turned: bool,
) -> None:
    its = {"indicator": "output", "status": "target", "period": "2021"}
    rows = [
        {"indicator": "output", "figure": "made", "value": "3", "unit": "cars"},
        its | {"figure": "level", "value": "4", "unit": "cars"},
        its | {"figure": "growth", "value": "9", "unit": "percent", "measure": "growth"},
    ]
    few = report_of(figures=rows[::-1] if turned else rows)
    assert partner_of(few, "level") == ("made", PairRule.SAME_MEASURE)
    assert account_of(few, "growth").reason is Unpaired.MEASURE
    assert partners(account_of(few, "made")) == "level"


def test_two_targets_of_one_year_are_both_held_apart_from_what_sounds_alike() -> None:
    made = {"indicator": "started", "value": "3", "unit": "projects"}
    aims = [
        {"indicator": "finished", "figure": name, "value": value, "unit": "projects"}
        | {"status": "target", "period": "2021"}
        for name, value in (("low", "4"), ("high", "5"))
    ]
    alike = {"indicator": "finished", "other": "started", "difference": "stock and flow"}
    few = report_of(figures=[made, *aims], lookalikes=[alike | {"why": "begun is not done"}])
    expected = [(name, "started", "stock and flow") for name in ("low", "high")]
    assert tempting(few) == expected


def test_a_target_is_not_compared_with_an_older_achievement_instead(report: Report) -> None:
    # The level of 2020 is compared with the target that has a date; that of 2015 is no base.
    more = report.with_figure("gdp", 800, "RMB billion", period=2025)
    (new,) = (figure for figure in more.records.figures if figure.hypothetical)
    pairs = {pair.target.name: pair.achievement.name for pair in find_pairs(more)}
    assert pairs[new.name] == "gdp-level-2020"
    assert "gdp-level-undated" not in pairs
    (account,) = (one for one in find_accounts(more) if one.figure.name == "gdp-level-undated")
    assert (account.reason, account.why) == (
        Unpaired.PERIOD, "the achievement is compared with “RMB800 billion (hypothetical)”",
    )  # fmt: skip
