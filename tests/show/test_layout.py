"""A chart of several panels has the same places in every run."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from helpers.analysis.gaps import find_gaps
from helpers.data.report import Report
from helpers.show.charts.gaps import draw_rate_gaps
from helpers.show.layout import settle
from helpers.show.style import house_style


def places(figure: Figure) -> list[float]:
    return [number for axes in figure.axes for number in axes.get_position().bounds]


def panels(count: int) -> Figure:
    """Return a figure with some panels, each with long labels on its left."""
    figure = Figure(figsize=(6, 4))
    for axes in figure.subplots(count, 1, squeeze=False).flat:
        axes.set_yticks([0, 1], ["A label that takes room", "Another one"])
    return figure


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_places_are_laid_out_once_and_rounded(count: int) -> None:
    with house_style():
        figure = panels(count)
        before = places(figure)
        settle(figure)
        settled = places(figure)
        # The labels are made room for, and the last bits of the solver are gone.
        assert settled != before
        left = settled[0::4]
        assert min(left) > max(before[0::4])
        corners = [(bounds.x0, bounds.y0) for bounds in (a.get_position() for a in figure.axes)]
        assert all(round(number, 5) == number for corner in corners for number in corner)
        # Nothing moves any more, and nothing would.
        assert not isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine)
        figure.draw_without_rendering()
        assert places(figure) == settled


def test_a_chart_that_is_shown_is_settled(report: Report) -> None:
    chart = draw_rate_gaps(find_gaps(report), "Source")
    before = places(chart.figure)
    first = chart._repr_html_()
    settled = places(chart.figure)
    assert len(chart.figure.axes) > 1
    assert settled != before
    assert chart._repr_html_() == first
    assert places(chart.figure) == settled
