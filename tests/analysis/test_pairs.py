"""Pairs of targets and achievements, against a table that was made by reading the figures."""

import csv
import re
from collections import Counter
from dataclasses import replace
from itertools import permutations
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.pairs import (
    SAME_MEASURE,
    TIMES_GROWTH,
    TIMES_MULTIPLE,
    UNPAIRED,
    account_for,
    tempting_pairs,
)
from helpers.data.report import Report
from helpers.locations import DATA

PAIRS = (
    ("gdp-level-undated", "gdp-level-2020", SAME_MEASURE),
    ("gdp-growth-2021", "gdp-growth-2020", SAME_MEASURE),
    ("industrial-output-growth-2021", "industrial-output-growth-2020", SAME_MEASURE),
    ("fixed-asset-investment-growth-2021", "fixed-asset-investment-growth-2020", SAME_MEASURE),
    ("grain-output-level-2021", "grain-output-level-2020", SAME_MEASURE),
    ("new-jobs-urban-level-2021", "new-jobs-urban-level-2020", SAME_MEASURE),
    (
        "registered-unemployment-rate-urban-share-2021",
        "registered-unemployment-rate-urban-share-2020",
        SAME_MEASURE,
    ),
    ("hi-tech-enterprises-new-level-2021", "hi-tech-enterprises-new-level-2020", SAME_MEASURE),
    ("hongqi-output-multiple-2021", "hongqi-output-level-2020", TIMES_MULTIPLE),
    (
        "industrial-standard-plants-level-2021",
        "industrial-standard-plants-level-2020",
        SAME_MEASURE,
    ),
    ("market-entities-growth-2021", "market-entities-level-2020", TIMES_GROWTH),
    ("old-residential-quarters-level-2021", "old-residential-quarters-level-2020", SAME_MEASURE),
    ("dead-end-roads-opened-level-2021", "dead-end-roads-opened-level-2020", SAME_MEASURE),
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


def with_figures(report: Report, figures: pd.DataFrame) -> Report:
    return replace(report, figures=figures.reset_index(drop=True))


def without(report: Report, *names: str) -> Report:
    return with_figures(report, report.figures.loc[~report.figures["figure"].isin(names)])


def changed(report: Report, name: str, **changes: Any) -> pd.DataFrame:
    """Return the row of one figure with other cells."""
    row = report.figures.loc[report.figures["figure"] == name]
    assert len(row) == 1
    return row.assign(
        **{
            column: pd.Series([value], index=row.index, dtype=row[column].dtype)
            for column, value in changes.items()
        }
    )


def replaced(report: Report, name: str, **changes: Any) -> Report:
    """Return the report with one figure changed."""
    others = report.figures.loc[report.figures["figure"] != name]
    return with_figures(report, pd.concat([others, changed(report, name, **changes)]))


def added(report: Report, *rows: pd.DataFrame) -> Report:
    return with_figures(report, pd.concat([report.figures, *rows]))


def only(report: Report, *rows: pd.DataFrame) -> Report:
    return with_figures(report, pd.concat(rows))


def account_of(report: Report, name: str) -> dict[Any, Any]:
    accounts = account_for(report).set_index("figure")
    return dict(accounts.loc[name])


def partner_of(report: Report, name: str) -> tuple[str, str]:
    row = account_of(report, name)
    return row["partner"], row["rule"]


# The report


def test_every_figure_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = account_for(report)
    rows = rows_of_the_file()
    assert accounts["figure"].to_list() == [row["figure"] for row in rows]
    assert set(Counter(accounts["figure"]).values()) == {1}
    assert accounts["status"].to_list() == [row["status"] for row in rows]
    assert accounts["indicator"].to_list() == [row["indicator"] for row in rows]


def test_every_target_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = account_for(report)
    found = Counter(accounts.loc[accounts["status"] == "target", "figure"])
    targets = [row["figure"] for row in rows_of_the_file() if row["status"] == "target"]
    assert len(targets) > 50
    assert found == Counter(targets)


def test_a_figure_has_a_partner_or_a_reason_and_never_both(report: Report) -> None:
    accounts = account_for(report)
    assert not accounts.isna().any(axis=None)
    paired = accounts["partner"] != ""
    assert ((accounts["reason"] != "") == ~paired).all()
    assert ((accounts["rule"] != "") == paired).all()
    assert (accounts.loc[paired, "why"] == "").all()
    assert set(accounts.loc[~paired, "reason"]) <= set(UNPAIRED)
    assert set(accounts.loc[paired, "rule"]) == {SAME_MEASURE, TIMES_MULTIPLE, TIMES_GROWTH}


def test_partners_are_mutual_and_of_the_other_side(report: Report) -> None:
    accounts = account_for(report).set_index("figure")
    paired = accounts.loc[accounts["partner"] != ""]
    for name, row in paired.iterrows():
        other = accounts.loc[row["partner"]]
        assert other["partner"] == name
        assert other["rule"] == row["rule"]
        assert {row["status"], other["status"]} == {"target", "achievement"}
        assert row["indicator"] == other["indicator"]
    assert paired["partner"].is_unique


def test_the_pairs_are_those_read_from_the_figures(report: Report) -> None:
    accounts = account_for(report)
    paired = accounts.loc[(accounts["partner"] != "") & (accounts["status"] == "target")]
    assert list(paired[["figure", "partner", "rule"]].itertuples(index=False, name=None)) == list(
        PAIRS
    )


# Tempting pairs


@pytest.mark.parametrize(
    ("target", "achievement", "difference"), TEMPTING.values(), ids=TEMPTING.keys()
)
def test_what_sounds_alike_is_held_apart(
    report: Report, target: str, achievement: str, difference: str
) -> None:
    assert partner_of(report, target)[0] != achievement
    assert partner_of(report, achievement)[0] != target
    listed = tempting_pairs(report).set_index(["target", "achievement"])
    assert listed.loc[(target, achievement), "difference"] == difference
    assert listed.loc[(target, achievement), "why"]


def test_no_other_pair_is_tempting(report: Report) -> None:
    listed = tempting_pairs(report)
    found = list(listed[["target", "achievement", "difference"]].itertuples(index=False, name=None))
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
    row = account_of(report, figure)
    assert (row["partner"], row["reason"]) == ("", reason)
    assert words in row["why"]
    assert bool(words) == bool(row["why"])


def test_a_report_without_lookalikes_makes_the_same_pairs(report: Report) -> None:
    bare = replace(report, lookalikes=report.lookalikes.iloc[:0])
    columns = ["figure", "partner", "rule"]
    assert account_for(bare)[columns].equals(account_for(report)[columns])
    assert account_of(bare, "projects-over-50m-level-2021")["reason"] == "no achievement reported"
    listed = tempting_pairs(bare)[["target", "achievement", "difference"]]
    # What is of one indicator needs no list of lookalikes.
    assert sorted(listed.itertuples(index=False, name=None)) == sorted(list(TEMPTING.values())[:4])


# Rule 1: the same measure


@pytest.mark.parametrize(
    ("first", "last", "pairs"),
    [
        (2020, 2020, True),
        (2015, 2015, True),
        (2021, 2021, False),
        (2022, 2022, False),
        (2016, 2020, False),  # growth over five years is not growth over one
        (2019, 2020, False),
        (2020, 2021, False),
    ],
)
def test_growth_pairs_with_earlier_growth_over_as_many_years(
    report: Report, first: int, last: int, pairs: bool
) -> None:
    moved = replaced(report, "gdp-growth-2020", first_year=first, last_year=last)
    expected = ("gdp-growth-2020", SAME_MEASURE) if pairs else ("", "")
    assert partner_of(moved, "gdp-growth-2021") == expected
    if not pairs:
        assert account_of(moved, "gdp-growth-2021")["reason"] == "different period"
        assert account_of(moved, "gdp-growth-2020")["reason"] == "different period"


def test_growth_over_five_years_pairs_with_growth_over_the_five_before(report: Report) -> None:
    plan = changed(report, "gdp-growth-2021", first_year=2021, last_year=2025)
    five = changed(report, "gdp-growth-2020", first_year=2016, last_year=2020)
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
    year = {"first_year": 2021, "last_year": 2021}
    target = changed(report, achievement, figure="x", status="target", **year)
    same = changed(report, achievement)
    longer = changed(report, achievement, first_year=2016)
    assert partner_of(only(report, target, same), "x") == (achievement, SAME_MEASURE)
    assert partner_of(only(report, target, longer), "x") == ("", "")


def test_a_level_need_not_span_as_many_years(report: Report) -> None:
    longer = replaced(report, "grain-output-level-2020", first_year=2016)
    assert partner_of(longer, "grain-output-level-2021")[0] == "grain-output-level-2020"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_of_several_earlier_ones_pairs(report: Report, order: tuple[int, ...]) -> None:
    target = changed(report, "gdp-growth-2021")
    rows = [
        changed(report, "gdp-growth-2020", figure=name, first_year=year, last_year=year)
        # The names do not follow the years.
        for name, year in (("b", 2017), ("a", 2019), ("c", 2018))
    ]
    several = only(report, target, *(rows[place] for place in order))
    assert partner_of(several, "gdp-growth-2021") == ("a", SAME_MEASURE)
    assert partner_of(several, "a") == ("gdp-growth-2021", SAME_MEASURE)
    for name in ("b", "c"):
        row = account_of(several, name)
        assert (row["partner"], row["reason"]) == ("", "different period")


def test_an_undated_achievement_never_pairs(report: Report) -> None:
    for name, target in (
        ("gdp-growth-2020", "gdp-growth-2021"),
        ("gdp-level-2020", "gdp-level-undated"),
        ("market-entities-level-2020", "market-entities-growth-2021"),
    ):
        undated = without(
            replaced(report, name, first_year=pd.NA, last_year=pd.NA), "gdp-level-2015"
        )
        assert partner_of(undated, target) == ("", "")
        assert account_of(undated, name)["reason"] == "undated"


def test_an_undated_target_pairs_with_the_latest_achievement(report: Report) -> None:
    assert partner_of(report, "gdp-level-undated")[0] == "gdp-level-2020"
    assert partner_of(without(report, "gdp-level-2020"), "gdp-level-undated")[0] == "gdp-level-2015"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("scope", "city", "different scope"),
        ("indicator", "gdp", "no achievement reported"),
        ("measure", "change", "different measure"),
        ("base_unit", "m²", None),
    ],
)
def test_another_scope_indicator_measure_or_unit_does_not_pair(
    report: Report, column: str, value: str, reason: str | None
) -> None:
    other = replaced(report, "new-jobs-urban-level-2020", **{column: value})
    row = account_of(other, "new-jobs-urban-level-2021")
    assert (row["partner"], row["rule"]) == ("", "")
    assert row["reason"] == reason if reason else row["reason"] in UNPAIRED


@pytest.mark.parametrize("turned", [False, True])
def test_an_achievement_pairs_once_and_with_the_nearer_target(report: Report, turned: bool) -> None:
    rows = [
        changed(report, "gdp-growth-2020"),
        changed(report, "gdp-growth-2021"),
        changed(report, "gdp-growth-2021", figure="later", first_year=2022, last_year=2022),
        changed(report, "gdp-growth-2021", figure="some day", first_year=pd.NA, last_year=pd.NA),
    ]
    found = only(report, *(rows[::-1] if turned else rows))
    assert partner_of(found, "gdp-growth-2021")[0] == "gdp-growth-2020"
    for name in ("later", "some day"):
        row = account_of(found, name)
        assert (row["partner"], row["reason"]) == ("", "different period")
        assert row["why"] == "the achievement is compared with “increase by about 7%”"


# Rules 2 and 3: derived levels


def test_a_multiple_without_a_base_pairs_with_the_same_measure(report: Report) -> None:
    bare = without(report, "hongqi-output-level-2020")
    expected = ("hongqi-output-multiple-2020", SAME_MEASURE)
    assert partner_of(bare, "hongqi-output-multiple-2021") == expected


@pytest.mark.parametrize(
    ("first", "last"), [(2019, 2019), (2021, 2021), (2016, 2020), (pd.NA, pd.NA)]
)
def test_only_the_level_of_the_year_before_is_multiplied(
    report: Report, first: Any, last: Any
) -> None:
    moved = replaced(report, "hongqi-output-level-2020", first_year=first, last_year=last)
    expected = ("hongqi-output-multiple-2020", SAME_MEASURE)
    assert partner_of(moved, "hongqi-output-multiple-2021") == expected
    moved = replaced(report, "market-entities-level-2020", first_year=first, last_year=last)
    assert partner_of(moved, "market-entities-growth-2021") == ("", "")


@pytest.mark.parametrize("last", [2022, 2025])
def test_a_multiple_or_growth_of_several_years_has_no_base(report: Report, last: int) -> None:
    for name in ("hongqi-output-multiple-2021", "market-entities-growth-2021"):
        assert partner_of(replaced(report, name, last_year=last), name) == ("", "")


def test_growth_in_money_makes_no_level(report: Report) -> None:
    # The level of GDP is free only where no other target pairs with it.
    for names in (["gdp-growth-2020"], ["gdp-growth-2020", "gdp-level-undated"]):
        bare = without(report, *names)
        row = account_of(bare, "gdp-growth-2021")
        assert (row["partner"], row["rule"], row["reason"]) == ("", "", "different measure")
    # It is the money, and nothing else, that stands in the way.
    counted = replaced(bare, "gdp-level-2020", base_unit="count")
    assert partner_of(counted, "gdp-growth-2021") == ("gdp-level-2020", TIMES_GROWTH)


def test_achieved_growth_comes_before_a_derived_level(report: Report) -> None:
    year = {"first_year": 2020, "last_year": 2020}
    name = "market-entities-growth-2021"
    growth = changed(report, name, figure="x", status="achievement", **year)
    both = added(report, growth)
    assert partner_of(both, name) == ("x", SAME_MEASURE)
    assert account_of(both, "market-entities-level-2020")["reason"] == "different measure"


# The order of the rows


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_changes_nothing(report: Report, seed: int) -> None:
    mixed = with_figures(report, report.figures.sample(frac=1, random_state=seed))
    found, expected = (
        account_for(one).sort_values("figure", ignore_index=True) for one in (mixed, report)
    )
    words = found.pop("why"), expected.pop("why")
    pd.testing.assert_frame_equal(found, expected)
    # The reasons name the same things, in the order of the rows.
    left, right = ([sorted(re.split("[;:,] ", text)) for text in column] for column in words)
    assert left == right
    order = ["target", "achievement", "difference"]
    listed, wanted = (
        tempting_pairs(one)[order].sort_values(order, ignore_index=True) for one in (mixed, report)
    )
    pd.testing.assert_frame_equal(listed, wanted)


def test_the_labels_of_the_rows_change_nothing(report: Report) -> None:
    turned = replace(report, figures=report.figures.iloc[::-1])
    found = account_for(turned).set_index("figure")["partner"].to_dict()
    assert found == account_for(report).set_index("figure")["partner"].to_dict()


@pytest.mark.parametrize("turned", [False, True])
def test_a_dated_target_comes_before_one_without_a_date(report: Report, turned: bool) -> None:
    rows = [
        changed(report, "gdp-level-2020"),
        changed(report, "gdp-level-undated"),
        changed(report, "gdp-level-undated", figure="dated", first_year=2025, last_year=2025),
    ]
    few = only(report, *(rows[::-1] if turned else rows))
    assert partner_of(few, "dated") == ("gdp-level-2020", SAME_MEASURE)
    assert partner_of(few, "gdp-level-undated") == ("", "")


@pytest.mark.parametrize(
    ("value", "reason"), [(100.0, "different threshold"), (50.0, "no achievement reported")]
)
def test_a_threshold_is_the_reason_only_where_it_differs(
    report: Report, value: float, reason: str
) -> None:
    numerals = report.numerals.copy()
    of_target = numerals["figure"] == "projects-over-50m-level-2021"
    of_others = (numerals["kind"] == "threshold") & ~of_target
    assert of_target.sum() == 1
    numerals.loc[of_others, ["comparator", "value", "unit"]] = numerals.loc[
        of_target, ["comparator", "value", "unit"]
    ].to_numpy()[0]
    numerals.loc[of_others, "value"] = value
    row = account_of(replace(report, numerals=numerals), "projects-over-50m-level-2021")
    assert (row["partner"], row["reason"]) == ("", reason)
