"""The charts of counts draw what their frame holds, and can be read by everyone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import matplotlib as mpl
import pandas as pd
import pytest

from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.charts.counts import draw_hedging, draw_themes
from helpers.show.style import COLOURS, HATCHES
from tests.show.charts.sight import LONG_TITLE, obstacles, rectangles, row_labels, said


@pytest.fixture
def rates() -> pd.DataFrame:
    """Four growth rates achieved and five aimed at, by qualifier."""
    return pd.DataFrame(
        {
            "qualifier": ["no qualifier", "about", "more than"],
            "achievement": [3, 1, 0],
            "target": [0, 4, 1],
            "figures": [3, 5, 1],
        }
    )


def test_bars_are_as_long_as_their_counts(counts: pd.DataFrame, report: Report) -> None:
    figure = draw_themes(counts, report, title="A finding").figure
    (axes,) = figure.axes
    drawn = [(bar.get_x(), bar.get_width()) for bar in rectangles(axes)]
    # Achievements to the left of zero, targets to the right.
    assert drawn == [(0, -2), (0, 0), (0, 1), (0, 5)]
    assert said(axes) == ["2", "1", "5"]
    assert figure.get_suptitle() == "A finding"
    assert axes.get_xlabel() == "number of figures"


def test_a_colour_never_stands_alone(
    counts: pd.DataFrame, rates: pd.DataFrame, report: Report
) -> None:
    for figure in (
        draw_themes(counts, report).figure,
        draw_hedging(rates, report).figure,
    ):
        drawn = rectangles(figure.axes[0])
        marks = {
            (mpl.colors.to_hex(bar.get_facecolor()).upper(), bar.get_hatch() or "") for bar in drawn
        }
        assert marks == {(COLOURS[status], HATCHES[status]) for status in COLOURS}
    assert len(set(HATCHES.values())) == len(HATCHES)


def test_growth_rates_are_drawn_side_by_side(rates: pd.DataFrame, report: Report) -> None:
    chart = draw_hedging(rates, report)
    (axes,) = chart.figure.axes
    drawn = rectangles(axes)
    # Shares of the four achieved, then of the five aimed at.
    assert [bar.get_width() for bar in drawn] == [0.75, 0.25, 0, 0, 0.8, 0.2]
    assert said(axes) == ["3 of 4", "1 of 4", "0 of 4", "0 of 5", "4 of 5", "1 of 5"]
    chart.figure.draw_without_rendering()
    boxes = [bar.get_window_extent() for bar in drawn if bar.get_width()]
    assert not any(one.overlaps(two) for one, two in combinations(boxes, 2))
    assert row_labels(axes) == ["a bare number", "“about”", "“more than”"]


def test_the_finding_is_told_in_words(rates: pd.DataFrame, report: Report) -> None:
    chart = draw_hedging(rates, report)
    assert chart.title == "All 5 growth targets are hedged, against 1 of 4 achieved growth rates"
    assert "no qualifier: 3 achieved, 0 aimed at; about: 1 achieved, 4 aimed at" in (
        chart.description
    )
    assert chart.table is rates
    assert "Changchun" in chart.caption
    bare = rates[:1].assign(target=2)
    assert draw_hedging(bare, report).title == (
        "None of 2 growth targets are hedged, against none of 3 achieved growth rates"
    )
    one_side = draw_hedging(rates[1:].assign(achievement=0), report)
    assert one_side.title.endswith("against none of 0 achieved growth rates")


def test_the_themes_at_both_ends_are_named(report: Report) -> None:
    counts = pd.DataFrame(
        {
            "theme": ["a", "b", "c", "d"],
            "achievement": [0, 1, 9, 4],
            "target": [2, 9, 0, 0],
            "figures": [2, 10, 9, 4],
        }
    )
    chart = draw_themes(counts, report)
    # Of c and d, which have no targets, c has more figures.
    assert chart.title == "A: all 2 figures are targets; c: none of 9"
    assert chart.description.endswith(
        "a: 0 achieved, 2 aimed at; b: 1 achieved, 9 aimed at; c: 9 achieved, 0 aimed at; "
        "d: 4 achieved, 0 aimed at."
    )
    assert row_labels(chart.figure.axes[0]) == ["a", "b", "c", "d"]
    assert draw_themes(counts[1:3], report).title == "B: 9 of 10 figures are targets; c: none of 9"
    assert "Changchun" in chart.caption


def test_the_first_row_is_on_top(counts: pd.DataFrame, rates: pd.DataFrame, report: Report) -> None:
    for figure in (draw_themes(counts, report).figure, draw_hedging(rates, report).figure):
        bottom, top = figure.axes[0].get_ylim()
        assert bottom > top


def test_nothing_is_cut_off_or_overlaps(
    counts: pd.DataFrame, rates: pd.DataFrame, report: Report
) -> None:
    long = counts.assign(theme=["a very long name of a theme that goes on", "b"])
    many = pd.concat([long] * 5, ignore_index=True)
    figure = draw_themes(many, report, title=LONG_TITLE).figure
    assert obstacles(figure) == []
    assert row_labels(figure.axes[0])[:2] == ["a very long name of a\ntheme that goes on", "b"]
    assert obstacles(draw_hedging(rates, report).figure) == []
    heading = figure.texts[0].get_window_extent()
    for bar in rectangles(figure.axes[0]):
        assert not heading.overlaps(bar.get_window_extent())


@pytest.mark.parametrize("draw", [draw_hedging, draw_themes])
def test_a_chart_of_nothing_is_refused(
    draw: Callable[[pd.DataFrame, Report], Chart], rates: pd.DataFrame, report: Report
) -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(rates[:0], report)
