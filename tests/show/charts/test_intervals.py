"""Intervals are drawn as bars, marks and arrows that say what is known of their ends."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.show.charts.intervals import OUTCOME, draw_interval, kind_handle, set_limits
from helpers.show.style import INK, MARKERS, house_style
from tests.show.charts.sight import (
    BLUE,
    ORANGE,
    WHITE,
    arrows,
    bars,
    clouds,
    colour,
    is_drawn_as,
    looks,
    spans,
    spots,
)

Side = tuple[str, Interval, Number]
"""A kind, an interval and the printed value."""

SIDES: list[Side] = [
    ("achievement", Interval("3.25", "3.75"), "3.5"),
    ("target", Interval(6, 8), 7),
    ("achievement", Interval.above("8.5"), "8.5"),
    ("target", Interval.below(4), 4),
    (OUTCOME, Interval.exactly(5), 5),
]


def drawn(sides: list[Side]) -> Axes:
    """Draw some sides, one above the other, the first at zero."""
    with house_style():
        axes = Figure().subplots()
        set_limits(axes, [found for _, found, _ in sides], [exact(at) for *_, at in sides])
        for place, (kind, found, value) in enumerate(sides):
            draw_interval(axes, float(place), found, exact(value), kind)
    return axes


def test_each_side_has_one_mark_at_its_printed_value() -> None:
    marks = clouds(drawn(SIDES), inside=True)
    assert [spots(mark) for mark in marks] == [
        [(3.5, 0)], [(7, 1)], [(8.5, 2)], [(4, 3)], [(5, 4)],
    ]  # fmt: skip
    kinds = [kind for kind, *_ in SIDES]
    markers = [MARKERS.get(kind, "s") for kind in kinds]
    assert all(is_drawn_as(mark, shape) for mark, shape in zip(marks, markers, strict=True))
    assert MARKERS == {"achievement": "o", "target": "D"}


def test_a_mark_is_hollow_where_its_end_is_excluded() -> None:
    assert [looks(mark) for mark in clouds(drawn(SIDES), inside=True)] == [
        (BLUE, WHITE), (ORANGE, WHITE), (WHITE, BLUE), (WHITE, ORANGE), (INK.upper(), WHITE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "value", "hollow"),
    [
        (Interval(4, 6, False, True), 4, True),
        (Interval(4, 6, True, False), 6, True),
        (Interval(4, 6, True, False), 4, False),  # the other end
        (Interval(4, 6, False, True), 6, False),
        (Interval(4, 6, False, False), 5, False),  # no end at all
        (Interval.above(110), 110, True),
        (Interval(None, None, False, False), 5, False),  # nothing is excluded
    ],
    ids=str,
)
def test_only_the_end_that_is_printed_makes_a_mark_hollow(
    found: Interval, value: int, *, hollow: bool
) -> None:
    (mark,) = clouds(drawn([("target", found, value)]), inside=True)
    assert looks(mark) == ((WHITE, ORANGE) if hollow else (ORANGE, WHITE))


def test_bars_span_the_intervals_within_the_axis() -> None:
    axes = drawn(SIDES)
    left, right = axes.get_xlim()
    # A single value has no bar.
    assert spans(bars(axes)) == [(3.25, 3.75), (6, 8), (8.5, right), (left, 4)]
    assert [colour(bar.get_color()) for bar in bars(axes)] == [BLUE, ORANGE, BLUE, ORANGE]
    heights = [float(np.asarray(bar.get_ydata())[0]) for bar in bars(axes)]
    assert heights == [0, 1, 2, 3]
    # Every finite end and mark, from 3.25 to 8.5, is on the axis, with room for an arrow.
    length = abs(arrows(axes)[0].xy[0] - float(arrows(axes)[0].xyann[0]))
    assert left + length < 3.25
    assert right - length > 8.5


def test_an_end_that_is_not_stated_is_one_arrow_on_its_side() -> None:
    axes = drawn(SIDES)
    left, right = axes.get_xlim()
    rightward, leftward = arrows(axes)
    assert (rightward.xy, leftward.xy) == ((right, 2), (left, 3))
    # The tail lies further in, at the same height.
    for arrow, inward in ((rightward, -1), (leftward, 1)):
        x, y = (float(number) for number in arrow.xyann)
        assert (x - arrow.xy[0]) * inward > 0
        assert y == arrow.xy[1]
    patches = [arrow.arrow_patch for arrow in (rightward, leftward)]
    assert [colour(patch.get_edgecolor()) for patch in patches if patch] == [BLUE, ORANGE]


def test_what_has_no_end_at_all_is_drawn_with_its_mark() -> None:
    endless = Interval(None, None, False, False)
    # Alone, and where the mark lies beyond all ends of the others
    for others in ([], [("target", Interval(2, 3), 2)]):
        axes = drawn([*others, ("achievement", endless, 50)])
        left, right = axes.get_xlim()
        assert left < 50 < right
        assert [note.xy[0] for note in arrows(axes)] == [left, right]
        assert spans(bars(axes))[-1] == (left, right)


def test_the_legend_has_the_marks_of_the_chart() -> None:
    handle = kind_handle("target", "asked for")
    assert (handle.get_label(), handle.get_marker()) == ("asked for", MARKERS["target"])
    assert colour(handle.get_color()) == ORANGE
