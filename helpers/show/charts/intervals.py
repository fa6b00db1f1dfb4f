"""Intervals in charts: a bar, a mark at the printed value, an arrow where nothing is stated.

A hollow mark is an end that does not belong to the interval.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from helpers.core.interval import Interval
from helpers.show.style import COLOURS, INK, MARKERS, PAPER

OUTCOME = "outcome"
_COLOURS = COLOURS | {OUTCOME: INK}
_MARKERS = MARKERS | {OUTCOME: "s"}


def set_limits(axes: Axes, intervals: Iterable[Interval], values: Iterable[Fraction]) -> None:
    """Set the axis so that every finite end and every mark is on it, with room for arrows.

    Parameters
    ----------
    axes : Axes
        Where the intervals are to be drawn.
    intervals : iterable of Interval
        The intervals.
    values : iterable of Fraction
        The printed values; at least one.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> set_limits(axes, [Interval(0, 10), Interval.above(5)], [Fraction(5)])
    >>> [round(float(end), 1) for end in axes.get_xlim()]  # 12 percent of room to each side
    [-1.2, 11.2]
    """
    ends = [end for interval in intervals for end in interval.ends if math.isfinite(end)]
    ends += map(float, values)
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1) * 0.12
    axes.set_xlim(low - room, high + room)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def draw_interval(axes: Axes, place: float, found: Interval, value: Fraction, kind: str) -> None:
    """Draw an interval: a bar, a mark at the printed value, an arrow where there is no end.

    Parameters
    ----------
    axes : Axes
        Where it is drawn, with its limits set.
    place : float
        The height at which it is drawn.
    found : Interval
        The interval.
    value : Fraction
        The printed value; its mark is hollow where it is an end that is excluded.
    kind : str
        ``achievement``, ``target`` or ``outcome``.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> about = Interval(6, 8)
    >>> set_limits(axes, [about], [Fraction(7)])
    >>> draw_interval(axes, 0, about, Fraction(7), "target")
    >>> [float(end) for end in axes.lines[0].get_xdata()]
    [6.0, 8.0]
    """
    colour, marker = _COLOURS[kind], _MARKERS[kind]
    low, high = found.ends
    left, right = axes.get_xlim()
    start, stop = max(low, left), min(high, right)
    if stop > start:
        axes.plot(
            [start, stop], [place, place], color=colour, linewidth=5, alpha=0.4,
            solid_capstyle="butt", zorder=3,
        )  # fmt: skip
    draw_arrows(axes, place, found, colour)
    excluded = value not in found
    axes.scatter(
        float(value), place, s=30, marker=marker, zorder=5, linewidth=1.4 if excluded else 0.4,
        facecolor=PAPER if excluded else colour, edgecolor=colour if excluded else PAPER,
    )  # fmt: skip


def draw_arrows(axes: Axes, place: float, found: Interval, colour: str) -> None:
    """Draw an arrow on each side on which an interval has no end.

    Parameters
    ----------
    axes : Axes
        Where it is drawn, with its limits set.
    place : float
        The height at which it is drawn.
    found : Interval
        The interval.
    colour : str
        The colour.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> axes.set_xlim(0, 10)
    (0.0, 10.0)
    >>> draw_arrows(axes, 0, Interval.above("8.5"), INK)
    >>> [arrow.xy for arrow in axes.texts]  # to the right end
    [(np.float64(10.0), 0)]
    """
    left, right = axes.get_xlim()
    for end, limit, towards in ((found.low, left, 1), (found.high, right, -1)):
        if end is None:
            axes.annotate(
                "", (limit, place), (limit + towards * (right - left) * 0.045, place), zorder=4,
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.6},
            )  # fmt: skip


def kind_handle(kind: str, label: str) -> Line2D:
    """Return the entry of a legend for an achievement, a target or an outcome.

    Parameters
    ----------
    kind : str
        See `draw_interval`.
    label : str
        What stands beside it.

    Examples
    --------
    >>> kind_handle("target", "asked for").get_marker() == MARKERS["target"]
    True
    """
    return Line2D(
        [], [], color=_COLOURS[kind], marker=_MARKERS[kind], markersize=6, linewidth=5,
        alpha=0.75, label=label,
    )  # fmt: skip
