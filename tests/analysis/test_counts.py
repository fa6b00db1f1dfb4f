"""Counting figures, and the tables for readers."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from helpers.analysis.counts import (
    QUALIFIERS,
    count_by,
    cross_counts,
    describe_counts,
    shares_by,
    with_kinds,
)
from helpers.data.report import Report, load_report
from helpers.show.tables import both_sides, explain_figure, figure_table, unit_table
from tests.building import report_of


@pytest.fixture
def figures() -> pd.DataFrame:
    """Five figures whose groups can be counted by eye."""
    return pd.DataFrame(
        {
            "status": pd.Categorical(["achievement", "target", "target", "achievement", "target"]),
            "comparator": pd.Categorical(["=", "=", "~", ">=", "<"]),
            "unit": ["jin", "cars", "percent", "mu", "RMB billion"],
            "printed": ["5 jin", "two cars", "about 7%", "8 mus or above", "below RMB 1 billion"],
            "low": [4.5, 2.0, 6.0, 8.0, 0.0],
            "high": [5.5, 2.0, 8.0, math.inf, 1.0],
            "theme": pd.Categorical(["x", "y", "y", "y", "x"], ["x", "y", "z"]),
        }
    )


def test_kinds_follow_from_comparator_interval_and_unit(figures: pd.DataFrame) -> None:
    kinds = with_kinds(figures)
    assert list(kinds["qualifier"]) == [
        "no qualifier",
        "no qualifier",
        "about",
        "at least",
        "less than",
    ]
    assert list(kinds["certainty"]) == [
        "rounded", "exact", "about", "a bound is stated", "a bound is stated",
    ]  # fmt: skip
    assert list(kinds["quantity"]) == [
        "mass", "things counted", "rates, shares and multiples", "area", "money",
    ]  # fmt: skip
    assert list(kinds["exact"]) == [False, True, False, False, False]
    assert list(kinds["written_out"]) == [False, True, False, False, False]


def test_every_comparator_has_its_words(report: Report) -> None:
    assert QUALIFIERS == {
        "=": "no qualifier", "~": "about", ">": "more than", ">=": "at least", "<": "less than",
        "<=": "at most",
    }  # fmt: skip
    kinds = with_kinds(report.figures)
    assert not kinds[["qualifier", "certainty", "quantity"]].isna().any().any()
    # Whether a number is a word is told alike by the frame and by the records.
    assert list(kinds["written_out"]) == [one.written_out for one in report.records.figures]
    assert list(kinds["exact"]) == [one.quantity.interval.single for one in report.records.figures]


def test_counts_by_group_and_status(figures: pd.DataFrame) -> None:
    counts = count_by(figures, "theme")
    assert counts.to_dict("list") == {
        "theme": ["x", "y"], "achievement": [1, 1], "target": [1, 2], "figures": [2, 3],
    }  # fmt: skip
    assert describe_counts(counts, "theme") == (
        "x: achievements 1, targets 1; y: achievements 1, targets 2"
    )


def test_another_width_of_about_reaches_every_step() -> None:
    narrow = load_report("changchun-2021", about=0.5)
    steps = explain_figure(narrow, "gdp-growth-2021").set_index("step")["result"]
    # 7 - 0.5 and 7 + 0.5 percent, which are hundredths.
    assert steps["interval"] == "[6.5, 7.5] percent"
    assert steps["interval in base units"] == "[0.065, 0.075] fraction"
    assert "[6.5, 7.5] percent" in set(figure_table(narrow)["interval"])


def test_shares_are_of_each_status(figures: pd.DataFrame) -> None:
    shares = shares_by(figures, "theme")
    assert shares["theme"].to_list() == ["x", "y"]
    assert shares["achievement"].to_list() == [1 / 2, 1 / 2]
    assert shares["target"].to_list() == [1 / 3, 2 / 3]


def test_units_are_listed_from_most_to_least() -> None:
    units = ["jin", "cars", "jin", "mu", "mu"]
    report = report_of(figures=[{"indicator": "x", "value": "1", "unit": unit} for unit in units])
    table = unit_table(report)
    assert list(table.columns) == ["unit", "figures", "base unit"]
    assert table.to_numpy().tolist() == [["jin", 2, "kg"], ["mu", 2, "m²"], ["cars", 1, "count"]]


def test_both_sides_are_compared_by_measure_and_scope(report: Report) -> None:
    table = both_sides(report).set_index("indicator")
    # By hand: the stock of market entities against its growth, and funds by origin against all.
    assert table.loc["Market entities"].to_dict() == {
        "achievement": "exceeded 1 million (level, city)",
        "target": "increase by more than 10% (growth, city)",
        "alike": "no",
    }
    assert table.loc["Funds actually used", "alike"] == "no"
    assert table.loc["Gross domestic product", "alike"] == "yes"
    assert table.loc["New jobs in cities and towns", "alike"] == "yes"
    statuses = report.figures.groupby("indicator")["status"].nunique()
    assert len(table) == (statuses == 2).sum()


def test_cross_counts_are_sorted_by_their_sum(figures: pd.DataFrame) -> None:
    counts = cross_counts(figures, "theme", "status")
    assert list(counts.index) == ["y", "x"]
    assert counts.loc["y"].to_dict() == {"achievement": 1, "target": 2}


@pytest.mark.parametrize("column", ["theme", "part", "qualifier", "certainty", "quantity", "scope"])
def test_every_figure_is_counted_once(report: Report, column: str) -> None:
    counts = count_by(with_kinds(report.figures), column)
    assert counts["figures"].sum() == len(report.figures)
    assert (counts["achievement"] + counts["target"]).equals(counts["figures"])


def test_the_table_has_a_row_for_every_figure(report: Report) -> None:
    table = figure_table(report)
    assert len(table) == len(report.figures)
    row = table.loc[table["printed"] == "increase by about 7%"].iloc[0]
    # "about" is one unit of the last printed digit on each side: 7 - 1 and 7 + 1.
    assert row.to_dict() == {
        "place": "40: 83–103",
        "figure": "gdp-growth-2021",
        "indicator": "Gross domestic product: growth",
        "printed": "increase by about 7%",
        "interval": "[6, 8] percent",
        "status": "target",
        "period and scope": "2021, city",
        "note": "at comparable prices by convention; the report does not say so",
    }
    aim = table.loc[table["printed"] == "RMB1 trillion"].iloc[0]
    assert (aim["interval"], aim["period and scope"]) == ("1 RMB trillion", "no date, city")
    estimates = table.loc[table["status"] == "achievement, an estimate", "figure"]
    assert list(estimates) == ["gdp-growth-2020"]
    land = table.loc[table["figure"].str.startswith("industrial-land"), "indicator"].item()
    assert land == "Industrial land transferred: increase in multiples"
    five_years = table.loc[table["figure"] == "good-air-days-change-2016-2020"].iloc[0]
    assert five_years["period and scope"] == "2016–2020, city"


def test_one_figure_is_explained_step_by_step(report: Report) -> None:
    steps = explain_figure(report, "grain-output-level-2020").set_index("step")["result"]
    # 23.3 billion jin of half a kilogram; half a unit of the last digit is 0.05 billion jin.
    assert steps["interval"] == "[23.25, 23.35] billion jin"
    assert steps["value in base units"].replace("\u202f", "") == "11650000000 kg"
    assert steps["interval in base units"].replace("\u202f", "") == "[11625000000, 11675000000] kg"
    with pytest.raises(KeyError, match="grain-output-level-2020"):
        explain_figure(report, "grain-output-2020")
