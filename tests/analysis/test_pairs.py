"""Pairs of targets and achievements, against a table that was made by reading the figures."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pandas as pd
import pytest

from helpers.analysis.accounts import Unpaired, account_for, find_accounts
from helpers.analysis.pairs import PairRule, find_pairs
from helpers.data.report import Report
from tests.analysis.pairing import (
    PAIRS,
    account_of,
    added,
    changed,
    named,
    only,
    paired,
    pairs_of,
    partner_of,
    partners,
    replaced,
    shuffled,
    tempting,
    without,
)
from tests.building import report_of, with_rows

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
    assert [named(one) for one in others] == list(PAIRS)


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
    pairs = {target: achievement for target, achievement, _ in pairs_of(more)}
    assert pairs[new.name] == "gdp-level-2020"
    assert "gdp-level-undated" not in pairs
    (account,) = (one for one in find_accounts(more) if one.figure.name == "gdp-level-undated")
    assert (account.reason, account.why) == (
        Unpaired.PERIOD, "the achievement is compared with “RMB800 billion (hypothetical)”",
    )  # fmt: skip


# Rule 4: the parts of a whole


def test_a_whole_is_held_against_its_parts(report: Report) -> None:
    # The scopes make up the whole between them, in the order in which they are named here.
    pairs = {target: (found, rule) for target, found, rule in pairs_of(report)}
    parts = "actual-funds-domestic-growth-2020; actual-funds-foreign-growth-2020"
    assert pairs["actual-funds-growth-2021"] == (parts, PairRule.PARTS)


@pytest.mark.parametrize(
    ("scopes", "measure", "unit", "years", "found"),
    [
        (("domestic", "foreign"), "growth", "percent", ("2020", "2020"), True),
        (("urban", "rural"), "growth", "percent", ("2020", "2020"), True),
        (("urban", "rural"), "share", "percent", ("2020", "2020"), True),
        # Parts of two wholes
        (("domestic", "rural"), "growth", "percent", ("2020", "2020"), False),
        # Levels of parts are added; they do not enclose the whole.
        (("urban", "rural"), "level", "jobs", ("2020", "2020"), False),
        # Of another time, or over more years
        (("urban", "rural"), "growth", "percent", ("2020", "2021"), False),
        (("urban", "rural"), "growth", "percent", ("2020", "2016-2020"), False),
    ],
)
def test_only_rates_of_all_parts_enclose_the_rate_of_a_whole(
    scopes: tuple[str, str], measure: str, unit: str, years: tuple[str, str], *, found: bool
) -> None:
    its = {"indicator": "funds", "measure": measure, "unit": unit, "value": "5"}
    parts = [
        its | {"figure": scope, "scope": scope, "period": year}
        for scope, year in zip(scopes, years, strict=True)
    ]
    whole = its | {"figure": "whole", "status": "target", "period": "2021"}
    few = report_of(figures=[*parts, whole])
    expected = [("whole", "; ".join(scopes), PairRule.PARTS)] if found else []
    assert pairs_of(few) == expected


def test_an_achievement_of_the_whole_comes_before_its_parts() -> None:
    its = {"indicator": "funds", "measure": "growth", "unit": "percent", "value": "5"}
    parts = [its | {"figure": scope, "scope": scope} for scope in ("urban", "rural")]
    whole = its | {"figure": "whole", "status": "target", "period": "2021"}
    few = report_of(figures=[*parts, its | {"figure": "own"}, whole])
    assert pairs_of(few) == [("whole", "own", PairRule.SAME_MEASURE)]


def test_a_target_of_a_part_is_not_held_against_the_parts() -> None:
    its = {"indicator": "funds", "measure": "growth", "unit": "percent", "value": "5"}
    parts = [its | {"figure": scope, "scope": scope} for scope in ("urban", "rural")]
    target = its | {"figure": "aim", "status": "target", "period": "2021", "scope": "urban"}
    few = report_of(figures=[*parts, target])
    assert pairs_of(few) == [("aim", "urban", PairRule.SAME_MEASURE)]
    # Not even where its own achievement is compared with another target
    later = target | {"figure": "later", "period": "2022"}
    few = report_of(figures=[*parts, target, later])
    assert pairs_of(few) == [("aim", "urban", PairRule.SAME_MEASURE)]
