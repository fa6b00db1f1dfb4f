"""Intervals with open and closed ends, and sound arithmetic on them.

A sound result holds every value that the operation can give on members of its
operands. Ends are floats; each operation is done exactly, in rational numbers,
and an end that is no float is rounded outward, never inward. A rounded end stays
closed or open as the exact one is: [0, 4] percent is closed at 0.04 too.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple


@dataclass(frozen=True)
class Interval:
    """A set of real numbers between two ends.

    Parameters
    ----------
    low, high : float
        The ends, ``-inf`` and ``inf`` where there is none.
    low_closed, high_closed : bool
        Whether the end belongs to the set. An infinite end is always open.

    Raises
    ------
    ValueError
        If an end is not a number, the low end is above the high one, an
        infinite end is closed, or the set would be empty.
    """

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        """Refuse what is no interval."""
        if math.isnan(self.low) or math.isnan(self.high):
            raise ValueError(f"an end of an interval is not a number: {self.low}, {self.high}")
        if self.low > self.high:
            raise ValueError(f"the low end {self.low} is above the high end {self.high}")
        if (math.isinf(self.low) and self.low_closed) or (
            math.isinf(self.high) and self.high_closed
        ):
            raise ValueError(f"an infinite end is open: {self.low}, {self.high}")
        if self.low == self.high and not (self.low_closed and self.high_closed):
            raise ValueError(f"no number lies strictly between {self.low} and {self.high}")

    @classmethod
    def exactly(cls, value: float) -> Interval:
        """Return the interval that holds `value` alone."""
        return cls(value, value)

    @classmethod
    def from_rationals(
        cls,
        low: Fraction | None,
        high: Fraction | None,
        low_closed: bool = True,
        high_closed: bool = True,
    ) -> Interval:
        """Return the smallest interval of floats that holds a rational one.

        Parameters
        ----------
        low, high : Fraction or None
            The ends; None where there is none.
        low_closed, high_closed : bool
            Whether the end belongs to the set; ignored where there is none.
        """
        return cls(
            -math.inf if low is None else _round_down(low),
            math.inf if high is None else _round_up(high),
            low is not None and low_closed and not math.isinf(_round_down(low)),
            high is not None and high_closed and not math.isinf(_round_up(high)),
        )

    def __contains__(self, value: float | Fraction) -> bool:
        """Tell whether `value` lies in the interval."""
        above = self.low < value or (self.low_closed and self.low == value)
        below = value < self.high or (self.high_closed and self.high == value)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        """Return the interval of all sums."""
        return Interval.from_rationals(
            _finite_sum(self.low, other.low),
            _finite_sum(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        """Return the interval of the negated numbers."""
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)

    def __sub__(self, other: Interval) -> Interval:
        """Return the interval of all differences."""
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        """Return the interval of all products."""
        return _extremes(self, other, _product)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the interval of all quotients.

        Raises
        ------
        ZeroDivisionError
            If zero lies in `other`.
        """
        if 0 in other:
            raise ZeroDivisionError(f"{self} cannot be divided by {other}, which holds zero")
        side = 1 if other.high > 0 else -1
        return _extremes(self, other, lambda a, b: _quotient(a, b, side))

    def __str__(self) -> str:
        """Write the interval as ``[a, b)``, or a single number, to 12 significant digits."""
        low, high = number_text(self.low), number_text(self.high)
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return low if low == high else f"{left}{low}, {high}{right}"


class _End(NamedTuple):
    """An end of an interval, or a candidate for one."""

    value: float
    closed: bool


class _Candidate(NamedTuple):
    """A possible end of a result: exact, or infinite."""

    value: Fraction | float
    closed: bool


def _extremes(
    left: Interval, right: Interval, operation: Callable[[_End, _End], _Candidate]
) -> Interval:
    """Return the hull of an operation that is monotone in each operand."""
    candidates = [
        operation(a, b)
        for a, b in product(
            (_End(left.low, left.low_closed), _End(left.high, left.high_closed)),
            (_End(right.low, right.low_closed), _End(right.high, right.high_closed)),
        )
    ]
    low = min(candidates, key=lambda c: (c.value, not c.closed))
    high = max(candidates, key=lambda c: (c.value, c.closed))
    return Interval.from_rationals(
        _rational(low.value), _rational(high.value), low.closed, high.closed
    )


def _product(a: _End, b: _End) -> _Candidate:
    """Multiply two ends; zero times an infinite end is zero, for infinity is never reached."""
    if a.value == 0 or b.value == 0:
        reached = (a.value == 0 and a.closed) or (b.value == 0 and b.closed)
        return _Candidate(Fraction(0), reached)
    if math.isinf(a.value) or math.isinf(b.value):
        return _Candidate(a.value * b.value, False)
    return _Candidate(Fraction(a.value) * Fraction(b.value), a.closed and b.closed)


def _quotient(a: _End, b: _End, side: int) -> _Candidate:
    """Divide two ends; a zero `b` is the limit from `side`, the sign of the divisor."""
    if a.value == 0:
        return _Candidate(Fraction(0), a.closed)
    if math.isinf(b.value):
        return _Candidate(Fraction(0), False)
    if b.value == 0 or math.isinf(a.value):
        return _Candidate(math.copysign(math.inf, a.value) * side, False)
    return _Candidate(Fraction(a.value) / Fraction(b.value), a.closed and b.closed)


def _finite_sum(a: float, b: float) -> Fraction | None:
    """Add two ends exactly; None where one of them is infinite."""
    return None if math.isinf(a) or math.isinf(b) else Fraction(a) + Fraction(b)


def _rational(value: Fraction | float) -> Fraction | None:
    """Return an exact value, None for an infinite one."""
    return value if isinstance(value, Fraction) else None


def _round_down(value: Fraction) -> float:
    """Return the largest float that is not above `value`."""
    try:
        nearest = float(value)
    except OverflowError:
        return math.nextafter(math.inf, 0) if value > 0 else -math.inf
    return nearest if Fraction(nearest) <= value else math.nextafter(nearest, -math.inf)


def _round_up(value: Fraction) -> float:
    """Return the smallest float that is not below `value`."""
    return 0.0 - _round_down(-value)


def number_text(value: float) -> str:
    """Write a number in full, to 12 significant digits, in groups of three digits."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    digits = Decimal(f"{value + 0.0:.12g}")
    return f"{digits:,f}".replace(",", "\u202f").replace("-", "−")
