"""A chart of several panels has the same places in every run."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from helpers.analysis.gaps import find_gaps
from helpers.data.report import Report
from helpers.show.charts.gaps import draw_rate_gaps
from helpers.show.layout import narrowed, picture_of, settled
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
        with settled(figure):
            found = places(figure)
            # The labels are made room for, and the last bits of the solver are gone.
            assert found != before
            left = found[0::4]
            assert min(left) > max(before[0::4])
            corners = [(bounds.x0, bounds.y0) for bounds in (a.get_position() for a in figure.axes)]
            assert all(round(number, 5) == number for corner in corners for number in corner)
            # Nothing moves any more, and nothing would.
            assert not isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine)
            figure.draw_without_rendering()
            assert places(figure) == found
        assert places(figure) == before


@pytest.fixture
def drawn_at(monkeypatch: pytest.MonkeyPatch) -> list[list[float]]:
    """Return where axes are, each time a picture of them is written."""
    found: list[list[float]] = []
    write = Figure.savefig

    def noted(figure: Figure, *args: Any, **options: Any) -> None:
        found.append(places(figure))
        write(figure, *args, **options)

    monkeypatch.setattr(Figure, "savefig", noted)
    return found


def test_a_chart_that_is_shown_is_settled(report: Report, drawn_at: list[list[float]]) -> None:
    chart = draw_rate_gaps(find_gaps(report))
    before = places(chart.figure)
    first = chart._repr_html_()
    assert len(chart.axes) > 1
    assert chart._repr_html_() == first
    one, narrow, other, again = drawn_at  # each time wide and narrow
    assert one == other != before
    assert narrow == again != one
    assert all(round(number, 5) == number for number in one[0::4] + one[1::4])


def test_what_is_changed_in_a_chart_after_it_was_shown_gets_its_room(
    report: Report, drawn_at: list[list[float]]
) -> None:
    chart = draw_rate_gaps(find_gaps(report))
    first = chart._repr_html_()
    chart.axes[0].set_yticklabels(["A label that is longer than all others were"] * 2)
    assert chart._repr_html_() != first
    one, narrow, other, again = drawn_at  # each time wide and narrow
    assert other[0] > one[0] + 0.05  # the left edge moves to the right
    assert narrow == again


def test_a_narrow_figure_has_its_title_in_more_lines_and_is_as_before_afterwards() -> None:
    with house_style():
        figure = panels(1)
        head = figure.suptitle(
            "A finding that takes a whole line of a wide chart", x=0.01, ha="left"
        )
        before = picture_of(figure, "svg")
        with narrowed(figure):
            assert head.get_text() == "A finding that takes a whole line of a\nwide chart"
            narrow = picture_of(figure, "svg")
        assert picture_of(figure, "svg") == before
    assert b'viewBox="0 0 259.2 288"' in narrow  # 3.6 by 4 inches, 72 points each
    assert b'viewBox="0 0 432 288"' in before
    assert (head.get_position()[0], head.get_horizontalalignment()) == (0.01, "left")


def test_a_figure_without_a_layout_keeps_its_places() -> None:
    figure = Figure(figsize=(4, 3))
    axes = figure.add_axes((0.3, 0.3, 0.5, 0.5))
    picture_of(figure, "png")
    assert axes.get_position().bounds == pytest.approx((0.3, 0.3, 0.5, 0.5))
    assert figure.get_layout_engine() is None


def test_no_picture_says_when_or_with_what_it_was_made() -> None:
    with house_style():
        figure = panels(2)
    svg, png = picture_of(figure, "svg"), picture_of(figure, "png")
    assert (svg, png) == (picture_of(figure, "svg"), picture_of(figure, "png"))
    assert not [word for word in (b"<dc:date>", b"Matplotlib v") if word in svg]
    assert b"Software" not in png
