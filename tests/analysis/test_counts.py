"""Counting figures by group, and how many of them are hedged."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analysis.counts import QUALIFIERS, count_by, count_hedged, out_of, with_kinds
from helpers.data.report import Report, load_report


@pytest.fixture
def figures() -> pd.DataFrame:
    """Six figures whose groups can be counted by eye."""
    return pd.DataFrame(
        {
            "status": pd.Categorical(
                ["achievement", "target", "target", "achievement", "target", "achievement"]
            ),
            "comparator": pd.Categorical(["=", "=", "~", ">=", "<", ".."]),
            "unit": ["jin", "cars", "percent", "mu", "RMB billion", "times"],
            "measure": pd.Categorical(["level", "level", "growth", "share", "level", "multiple"]),
            "theme": pd.Categorical(["x", "y", "y", "y", "x", "x"], ["x", "y", "z"]),
        }
    )


def test_kinds_follow_from_measure_comparator_and_unit(figures: pd.DataFrame) -> None:
    kinds = with_kinds(figures)
    assert list(kinds["kind"]) == [
        "levels", "levels", "growth rates", "shares", "levels", "changes and multiples",
    ]  # fmt: skip
    assert list(kinds["qualifier"]) == [
        "no qualifier", "no qualifier", "about", "at least", "less than", "from … to",
    ]  # fmt: skip
    assert list(kinds["hedged"]) == [False, False, True, True, True, True]
    assert list(kinds["quantity"]) == [
        "mass", "things counted", "rates, shares and multiples", "area", "money",
        "rates, shares and multiples",
    ]  # fmt: skip


def test_every_comparator_has_its_words(report: Report) -> None:
    assert QUALIFIERS == {
        "=": "no qualifier", "~": "about", ">": "more than", ">=": "at least", "<": "less than",
        "<=": "at most", "..": "from … to",
    }  # fmt: skip
    kinds = with_kinds(report.figures)
    assert not kinds[["kind", "qualifier", "quantity"]].isna().any().any()


def test_counts_by_group_and_status(figures: pd.DataFrame) -> None:
    assert count_by(figures, "theme").to_dict("list") == {
        "theme": ["x", "y"], "achievement": [2, 1], "target": [1, 2], "figures": [3, 3],
    }  # fmt: skip


def test_hedged_figures_are_counted_on_each_side(figures: pd.DataFrame) -> None:
    kinds = with_kinds(figures)
    # x: the bare jin, the hedged range; the hedged sum of money. y: mu; cars bare, percent hedged.
    assert count_hedged(kinds, "theme").to_dict("list") == {
        "theme": ["x", "y"],
        "achievements": [2, 1], "hedged achievements": [1, 1],
        "targets": [1, 2], "hedged targets": [1, 1],
    }  # fmt: skip


def test_a_group_without_hedges_or_without_one_side_has_zeros(figures: pd.DataFrame) -> None:
    bare = with_kinds(figures)[:2]
    assert count_hedged(bare, "kind").to_dict("list") == {
        "kind": ["levels"],
        "achievements": [1], "hedged achievements": [0],
        "targets": [1], "hedged targets": [0],
    }  # fmt: skip
    targets = with_kinds(figures)[2:3]
    assert count_hedged(targets, "kind").to_numpy().tolist() == [["growth rates", 0, 0, 1, 1]]
    nothing = count_hedged(bare[:0], "kind")
    assert nothing.empty
    assert list(nothing.columns) == list(count_hedged(bare, "kind").columns)


GROWTH = (17, 2, 10, 10)
"""Achieved growth rates and how many of them are hedged; the same of targets, read by hand.

Hedged as achieved: industrial output (more than 8.5%), fixed-asset investment (about 8.5%). Bare:
GDP, vehicles of FAW made and sold, patents, new enterprises, containers, domestic and foreign
funds, pensions, minimum standards in town and country, those in extreme difficulty in both,
accidents and casualties. Targets, all hedged: about, for GDP, industry, investment, revenue,
research, services; more than, for retail sales, market entities, private income, funds.
"""


@pytest.mark.parametrize("or_above", [False, True])
@pytest.mark.parametrize("about", [0, 0.5, 2])
def test_every_growth_target_is_hedged_however_it_is_read(about: float, or_above: bool) -> None:
    report = load_report("changchun-2021", about=about, or_above=or_above)
    growth = with_kinds(report.figures)
    counts = count_hedged(growth[growth["measure"] == "growth"], "kind")
    assert counts.to_numpy().tolist() == [["growth rates", *GROWTH]]


@pytest.mark.parametrize("column", ["theme", "part", "kind", "qualifier", "quantity", "scope"])
def test_every_figure_is_counted_once(report: Report, column: str) -> None:
    figures = with_kinds(report.figures)
    counts, hedged = count_by(figures, column), count_hedged(figures, column)
    assert counts["figures"].sum() == len(report.figures)
    assert (counts["achievement"] + counts["target"]).equals(counts["figures"])
    assert list(hedged[column]) == list(counts[column])
    assert list(hedged["achievements"]) == list(counts["achievement"])
    assert list(hedged["targets"]) == list(counts["target"])
    found = hedged["hedged achievements"].sum() + hedged["hedged targets"].sum()
    assert found == sum(one.comparator.value != "=" for one in report.records.figures)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(10, 10, "all 10"), (2, 17, "2 of 17"), (0, 17, "none of 17"), (0, 0, "none of 0")],
)
def test_parts_are_told_in_words(part: int, whole: int, words: str) -> None:
    assert out_of(part, whole) == words
