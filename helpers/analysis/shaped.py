"""Paths between two observed levels that follow the yearly growth of another series.

The other series may be the growth of a larger economy, or that of the same one as it was first
published, before a census revised the levels at both ends. Two methods keep its shape in two
ways, and differ little where both ends ask for about the growth that the series has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from helpers.analysis.ends import Ends
from helpers.analysis.growth import ratio_of
from helpers.analysis.paths import Path, path_between
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity

_Level: TypeAlias = Callable[[Interval, Interval, Interval, Interval, int], Interval]
"""A level from both ends, by how much the series rose up to a year and after it, and the year."""


def shaped_path(
    ends: Ends, growth: Sequence[Number], bounds: Sequence[Quantity] | None = None
) -> Path:
    """Return the path whose ratio to another series changes least from year to year.

    This is Denton's proportional benchmarking: of all paths through both ends, the one
    whose ratio to the indicator changes least from year to year, by the sum of squares.
    With a level at each end and no other benchmark the ratio is linear in time, so that a
    library for benchmarking has nothing to solve: ``x(t) = (1 - t/T) start I(t) +
    t/T end I(t) / I(T)``. It rises with growth up to ``t`` and falls with growth after it,
    which gives the exact bounds for growth that is known as intervals.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    growth : sequence of number
        Growth of the indicator in each year after the first level, as printed: fractions.
    bounds : sequence of Quantity, optional
        What is known of the same growth; exactly `growth` where it is not given.

    Returns
    -------
    Path
        The best guess is the path between the levels as printed, by growth as printed.

    Raises
    ------
    TypeError
        If a bound has no unit.
    ValueError
        If there is not one growth rate for each year, or one loses everything.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(level, "RMB billion") for level in (100, 132))
    >>> ends = Ends(2018, 2020, first, last, Fraction(100), Fraction(132))
    >>> shaped_path(ends, ["0.1", "0.1"]).at(2019).central
    Fraction(115, 1)
    """

    def level(start: Interval, end: Interval, risen: Interval, rest: Interval, t: int) -> Interval:
        share = Fraction(t, ends.years)
        return start * (1 - share) * risen + end * share / rest

    return _following(ends, "shaped by an indicator", level, growth, bounds)


def trend_deviation_path(
    ends: Ends, growth: Sequence[Number], bounds: Sequence[Quantity] | None = None
) -> Path:
    """Return the path that keeps the deviations of another series from its trend.

    China's bureau of statistics named this method for the accounts of the years before its
    census of 2004. A trend of constant growth is laid through both ends of the original series
    ``X``; the ratio of each year to it is kept; and the trend through both revised ends is
    multiplied by that ratio: ``Y(t) = Y(0) (Y(T) / Y(0))**(t/T) * X(t) / (X(0) (X(T) /
    X(0))**(t/T))``. So growth of each year is that of the original series times one constant
    factor, which is what the method takes prices, territory and revision together to be. The
    level rises with growth up to ``t`` and falls with growth after it, which gives exact bounds
    but for the root.

    Parameters
    ----------
    ends : Ends
        The observed, revised levels.
    growth : sequence of number
        Growth of the original series in each year after the first level, as printed: fractions.
    bounds : sequence of Quantity, optional
        What is known of the same growth; exactly `growth` where it is not given.

    Returns
    -------
    Path
        The best guess is the path between the levels as printed, by growth as printed.

    Raises
    ------
    TypeError
        If a bound has no unit.
    ValueError
        If there is not one growth rate for each year, or one loses everything.

    References
    ----------
    Harry X. Wu, "The Chinese GDP Growth Rate Puzzle: How Fast Has the Chinese Economy
    Grown?", Asian Economic Papers 6 (1), 2007, pp. 1-23. It reproduces with this method the
    revision that followed the census of 2004, and finds where the official one departs.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(level, "RMB billion") for level in (100, 144))
    >>> ends = Ends(2018, 2020, first, last, Fraction(100), Fraction(144))
    >>> trend_deviation_path(ends, ["0.21", 0]).at(2019).central
    Fraction(132, 1)
    """

    def level(start: Interval, end: Interval, risen: Interval, rest: Interval, t: int) -> Interval:
        left = ends.years - t
        return (start**left * end**t * risen**left / rest**t).root(ends.years)

    return _following(ends, "trend deviations kept", level, growth, bounds)


def _following(
    ends: Ends,
    method: str,
    level: _Level,
    growth: Sequence[Number],
    bounds: Sequence[Quantity] | None,
) -> Path:
    """Return the path of a method that follows another series."""
    printed = [Interval.exactly(rate) + 1 for rate in growth]
    known = printed if bounds is None else [ratio_of(rate) + 1 for rate in bounds]
    for what, factors in (("growth rates", printed), ("bounds of growth", known)):
        if len(factors) != ends.years:
            raise ValueError(f"{len(factors)} {what} for {ends.years} years")
    for factor in (*printed, *known):
        if factor.low is None or factor.low <= 0:
            raise ValueError(f"an indicator cannot fall by all or more: a factor of {factor}")

    def levels(start: Interval, end: Interval, factors: Sequence[Interval]) -> list[Interval]:
        one = Interval.exactly(1)
        return [
            level(
                start, end, math.prod(factors[:t], start=one), math.prod(factors[t:], start=one), t
            )
            for t in range(ends.years + 1)
        ]

    first, last = Interval.exactly(ends.start_value), Interval.exactly(ends.end_value)
    return path_between(
        ends,
        method,
        levels(ends.start.interval, ends.end.interval, known),
        [one.middle for one in levels(first, last, printed)],
    )
