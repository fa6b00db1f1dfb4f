"""Counting figures, and the tables for readers."""

import pandas as pd
import pytest

from helpers.counts import count_by, cross_counts, describe_counts, with_kinds
from helpers.report import Report
from helpers.tables import explain_figure, figure_table


@pytest.fixture
def figures() -> pd.DataFrame:
    """Five figures whose groups can be counted by eye."""
    return pd.DataFrame(
        {
            "status": pd.Categorical(["achievement", "target", "target", "achievement", "target"]),
            "comparator": pd.Categorical(["=", "=", "~", ">=", "<"]),
            "base_unit": pd.Categorical(["kg", "count", "fraction", "m²", "yuan"]),
            "theme": pd.Categorical(["x", "y", "y", "y", "x"], ["x", "y", "z"]),
            "low": [1.0, 3.0, 0.06, 5.0, 0.0],
            "high": [2.0, 3.0, 0.08, float("inf"), 9.0],
        }
    )


def test_kinds_follow_from_comparator_interval_and_unit(figures: pd.DataFrame) -> None:
    kinds = with_kinds(figures)
    assert list(kinds["qualifier"]) == ["none", "none", "about", "at least", "less than"]
    assert list(kinds["certainty"]) == [
        "rounded", "exact", "about", "bound on one side", "bound on one side",
    ]  # fmt: skip
    assert list(kinds["quantity"]) == [
        "mass", "things counted", "rates, shares and multiples", "area", "money",
    ]  # fmt: skip


def test_counts_by_group_and_status(figures: pd.DataFrame) -> None:
    counts = count_by(figures, "theme")
    assert counts.to_dict("list") == {
        "theme": ["x", "y"], "achievement": [1, 1], "target": [1, 2], "figures": [2, 3],
    }  # fmt: skip
    assert describe_counts(counts, "theme") == (
        "x: 1 achievements and 1 targets; y: 1 achievements and 2 targets"
    )


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
        "indicator": "Gross domestic product",
        "measure": "growth",
        "printed": "increase by about 7%",
        "interval": "[6, 8] percent",
        "status": "target",
        "period": "2021",
        "scope": "city",
    }
    assert table.loc[table["printed"] == "RMB1 trillion", "period"].item() == "no date"


def test_one_figure_is_explained_step_by_step(report: Report) -> None:
    steps = explain_figure(report, "grain-output-level-2020").set_index("step")["result"]
    # 23.3 billion jin of half a kilogram; half a unit of the last digit is 0.05 billion jin.
    assert steps["interval"] == "[23.25, 23.35] billion jin"
    assert steps["value in base units"].replace("\u202f", "") == "11650000000 kg"
    assert steps["interval in base units"].replace("\u202f", "") == "[11625000000, 11675000000] kg"
    narrow = explain_figure(report, "gdp-growth-2021", about=0.5).set_index("step")["result"]
    assert narrow["interval"] == "[6.5, 7.5] percent"
    with pytest.raises(KeyError, match="grain-output-level-2020"):
        explain_figure(report, "grain-output-2020")
