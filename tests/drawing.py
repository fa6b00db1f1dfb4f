"""Intervals that tests draw, with others that hold them and numbers that they hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from helpers.core.interval import Interval

ENDS = st.fractions(-20, 20, max_denominator=30)

SCALES = st.sampled_from((Fraction(1, 2), Fraction(2000, 3), Fraction(1, 100))) | st.fractions(
    Fraction(1, 1000), 1000, max_denominator=1000
)
"""What one of a unit is in another: a jin, a mu, a percent, and anything else."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval; few ends, so that those of two often touch."""
    few = st.integers(-2, 2).map(lambda number: Fraction(number, 7))
    low, high = draw(st.none() | few | ENDS), draw(st.none() | few | ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    single = low is not None and low == high
    return Interval(low, high, single or draw(st.booleans()), single or draw(st.booleans()))


@st.composite
def wider(draw: st.DrawFn, found: Interval) -> Interval:
    """Draw an interval that holds another."""
    step = st.just(Fraction(0)) | st.fractions(0, 5, max_denominator=30)
    low, high = found.low, found.high
    low_closed, high_closed = found.low_closed, found.high_closed
    if low is not None and (by := draw(st.none() | step)) != 0:
        low, low_closed = None if by is None else low - by, draw(st.booleans())
    else:
        low_closed = low_closed or draw(st.booleans())
    if high is not None and (by := draw(st.none() | step)) != 0:
        high, high_closed = None if by is None else high + by, draw(st.booleans())
    else:
        high_closed = high_closed or draw(st.booleans())
    return Interval(low, high, low_closed, high_closed)


@st.composite
def members(draw: st.DrawFn, found: Interval) -> Fraction:
    """Draw a number of an interval."""
    away = Fraction(draw(st.integers(1, 30)), 7)
    if found.low is None or found.high is None:
        if found.low is not None:
            return found.low + (0 if found.low_closed and draw(st.booleans()) else away)
        if found.high is not None:
            return found.high - (0 if found.high_closed and draw(st.booleans()) else away)
        return away - 2
    inside = found.low + (found.high - found.low) * Fraction(draw(st.integers(1, 30)), 31)
    choices = [inside]
    choices += [found.low] if found.low_closed else []
    choices += [found.high] if found.high_closed else []
    return draw(st.sampled_from(choices))
