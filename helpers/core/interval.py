"""Sets of numbers between two exact ends, and sound arithmetic on them.

Ends are rational numbers, open or closed, or missing where the set has no end on that side. A
result holds every value that the operation can give on members of its operands, and nothing
else but for roots and logarithms, which are irrational as a rule: their ends are rounded
outward, far beyond the digits of any figure.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from numbers import Real
from typing import NamedTuple

from helpers.core.answer import Answer
from helpers.core.exact import Number, exact, log, number_text, root


@dataclass(frozen=True, repr=False, slots=True)
class Interval:
    """A set of real numbers between two exact ends.

    Parameters
    ----------
    low, high : number or None
        The ends; None, or minus and plus infinity, where there is none.
    low_closed, high_closed : bool
        Whether the end belongs to the set; without meaning, and false, where there is none.

    Raises
    ------
    ValueError
        If an end is no number, the low end is above the high one, or the set would be empty.

    Examples
    --------
    >>> Interval(6, 8) / 2
    3 to 4
    >>> Interval("8.5", None, low_closed=False)
    more than 8.5
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool

    def __init__(
        self,
        low: Number | None,
        high: Number | None,
        low_closed: bool = True,
        high_closed: bool = True,
    ) -> None:
        """Read the ends exactly and refuse what is no interval."""
        least, most = _end(low, -math.inf), _end(high, math.inf)
        if least is not None and most is not None:
            if least > most:
                raise ValueError(f"the low end {low} is above the high end {high}")
            if least == most and not (low_closed and high_closed):
                raise ValueError(f"no number lies strictly between {low} and {high}")
        object.__setattr__(self, "low", least)
        object.__setattr__(self, "high", most)
        object.__setattr__(self, "low_closed", low_closed and least is not None)
        object.__setattr__(self, "high_closed", high_closed and most is not None)

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """Return the interval that holds `value` alone.

        Examples
        --------
        >>> Interval.exactly(0.1) * 3
        0.3
        """
        number = exact(value)
        return cls(number, number)

    @classmethod
    def above(cls, value: Number, *, closed: bool = False) -> Interval:
        """Return all numbers above `value`, and `value` itself where it is `closed`.

        Examples
        --------
        >>> Interval.above(6), Interval.above(6, closed=True)
        (more than 6, at least 6)
        """
        return cls(value, None, low_closed=closed)

    @classmethod
    def below(cls, value: Number, *, closed: bool = False) -> Interval:
        """Return all numbers below `value`, and `value` itself where it is `closed`.

        Examples
        --------
        >>> Interval.below(4), Interval.below(4, closed=True)
        (less than 4, at most 4)
        """
        return cls(None, value, high_closed=closed)

    @property
    def single(self) -> bool:
        """Whether it holds one number alone.

        Examples
        --------
        >>> Interval(7, 7).single, Interval("6.5", "7.5").single
        (True, False)
        """
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether it has both ends.

        Examples
        --------
        >>> Interval("6.5", "7.5").bounded, Interval.above("6.5").bounded
        (True, False)
        """
        return self.low is not None and self.high is not None

    @property
    def positive(self) -> bool:
        """Whether every number of it is above zero.

        Examples
        --------
        >>> Interval.above(0).positive, Interval(0, 4).positive
        (True, False)
        """
        return self.low is not None and (self.low > 0 or (self.low == 0 and not self.low_closed))

    @property
    def middle(self) -> Fraction:
        """The number halfway between both ends.

        Raises
        ------
        ValueError
            If an end is missing.

        Examples
        --------
        >>> Interval("6.5", "7.5").middle
        Fraction(7, 1)
        """
        if self.low is None or self.high is None:
            raise ValueError(f"{self} has no middle")
        return (self.low + self.high) / 2

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends as the nearest floats, infinite where there is none: for charts and frames.

        Examples
        --------
        >>> Interval.above("8.5").ends
        (8.5, inf)
        """
        return (
            -math.inf if self.low is None else float(self.low),
            math.inf if self.high is None else float(self.high),
        )

    def __contains__(self, value: Number) -> bool:
        """Tell whether a finite number lies in the interval; `exact` refuses all else.

        Examples
        --------
        >>> 7 in Interval("6.5", "7.5"), 6 in Interval.above(6)
        (True, False)
        """
        return Interval.exactly(value).within(self)

    def within(self, other: Interval) -> bool:
        """Tell whether every number of this interval lies in `other`.

        Examples
        --------
        >>> Interval(6, 7).within(Interval.above(5)), Interval(6, 7).within(Interval.above(6))
        (True, False)
        """
        return _at_or_above(self, other) and _at_or_above(-self, -other)

    def disjoint(self, other: Interval) -> bool:
        """Tell whether no number lies in both intervals.

        Examples
        --------
        >>> Interval(5, 6).disjoint(Interval.above(6)), Interval(5, 6).disjoint(Interval(6, 7))
        (True, False)
        """
        return _wholly_below(self, other) or _wholly_below(other, self)

    def lies_in(self, region: Interval) -> Answer:
        """Say whether a number of which only this interval is known lies in a region.

        This is the one comparison of the project: gaps, outcomes, checks, agreement, progress
        and paths only name its answers.

        Parameters
        ----------
        region : Interval
            Where the number would have to lie.

        Returns
        -------
        Answer
            Yes if the whole interval does, no if none of it does, else unclear.

        Examples
        --------
        >>> six_or_more = Interval.above(6, closed=True)
        >>> [Interval(*ends).lies_in(six_or_more).value for ends in ((6, 7), (5, 7), (4, 5))]
        ['yes', 'unclear', 'no']
        """
        if self.within(region):
            return Answer.YES
        return Answer.NO if self.disjoint(region) else Answer.UNCLEAR

    def intersection(self, other: Interval) -> Interval | None:
        """Return the numbers that lie in both intervals, None where there are none.

        Examples
        --------
        >>> Interval(6, 8).intersection(Interval.above(7))
        more than 7, at most 8
        """
        if self.disjoint(other):
            return None
        left = other if _at_or_above(other, self) else self
        right = other if _at_or_above(-other, -self) else self
        return Interval(left.low, right.high, left.low_closed, right.high_closed)

    def __neg__(self) -> Interval:
        """Return the interval of the negated numbers.

        Examples
        --------
        >>> -Interval.above(5)
        less than −5
        """
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    def __add__(self, other: Interval | Number) -> Interval:
        """Return the interval of all sums.

        Examples
        --------
        >>> Interval(6, 8) + Interval.above(1)
        more than 7
        """
        if not _is_operand(other):
            return NotImplemented
        other = _interval(other)
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    __radd__ = __add__

    def __sub__(self, other: Interval | Number) -> Interval:
        """Return the interval of all differences.

        Examples
        --------
        Two numbers of one interval need not be the same number.

        Examples
        --------
        >>> Interval(6, 8) - Interval(6, 8)
        −2 to 2
        """
        if not _is_operand(other):
            return NotImplemented
        return self + -_interval(other)

    def __rsub__(self, other: Number) -> Interval:
        """Return the interval of all differences from a number."""
        return -self + other

    def __mul__(self, other: Interval | Number) -> Interval:
        """Return the interval of all products.

        Examples
        --------
        >>> Interval(-1, 2) * Interval(3, 4)
        −4 to 8
        """
        if not _is_operand(other):
            return NotImplemented
        return _extremes(self, _interval(other), _product)

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Number) -> Interval:
        """Return the interval of all quotients.

        Raises
        ------
        ZeroDivisionError
            If zero lies in `other`.

        Examples
        --------
        >>> Interval(6, 8) / Interval(2, 4)
        1.5 to 4
        """
        if not _is_operand(other):
            return NotImplemented
        other = _interval(other)
        if 0 in other:
            raise ZeroDivisionError(f"{self} cannot be divided by {other}, which holds zero")
        side = 1 if other.positive else -1
        return _extremes(self, other, lambda a, b: _quotient(a, b, side))

    def __rtruediv__(self, other: Number) -> Interval:
        """Return the interval of all quotients of a number.

        Examples
        --------
        >>> 1 / Interval.above(4)
        more than 0, less than 0.25
        """
        return Interval.exactly(other) / self

    def __pow__(self, exponent: int) -> Interval:
        """Return the interval of all powers.

        Raises
        ------
        ValueError
            If the exponent is negative, or a number of the interval is.

        Examples
        --------
        >>> Interval("1.06", "1.08") ** 2
        1.1236 to 1.1664
        """
        self._refuse_negative("power")
        if exponent < 0:
            raise ValueError(f"the exponent of a power must not be negative: {exponent}")
        if exponent == 0:
            return Interval.exactly(1)
        return self._rising(lambda end, _: end**exponent)

    def root(self, degree: int) -> Interval:
        """Return the interval of all roots; an irrational end is rounded outward.

        Parameters
        ----------
        degree : int
            Two for square roots, and so on.

        Raises
        ------
        ValueError
            If the degree is not above zero, or a number of the interval is negative.

        Examples
        --------
        >>> Interval("1.1236", "1.1664").root(2)
        1.06 to 1.08
        """
        self._refuse_negative("root")
        if degree < 1:
            raise ValueError(f"the degree of a root must be above zero: {degree}")
        return self._rising(lambda end, upward: root(end, degree, upward=upward))

    def log(self) -> Interval:
        """Return the interval of all natural logarithms; ends are rounded outward.

        Raises
        ------
        ValueError
            If zero or a negative number lies in the interval.

        Examples
        --------
        >>> Interval.above(1).log()
        more than 0
        """
        if not self.positive:
            raise ValueError(f"{self} has no logarithm: it is not above zero")
        low = None if self.low == 0 else self.low
        above_zero = Interval(low, self.high, self.low_closed, self.high_closed)
        return above_zero._rising(lambda end, upward: log(end, upward=upward))

    def _refuse_negative(self, what: str) -> None:
        """Refuse an interval that reaches below zero."""
        if self.low is None or self.low < 0:
            raise ValueError(f"no {what} of {self} is taken: it reaches below zero")

    def _rising(self, function: Callable[[Fraction, bool], Fraction]) -> Interval:
        """Apply a rising function to both ends; it is told whether to round upward."""
        return Interval(
            None if self.low is None else function(self.low, False),
            None if self.high is None else function(self.high, True),
            self.low_closed,
            self.high_closed,
        )

    def __str__(self) -> str:
        """Write the interval in words, to 12 significant digits.

        Examples
        --------
        >>> [str(Interval(*ends)) for ends in ((6, 8), (6, None), (7, 7), (None, None))]
        ['6 to 8', 'at least 6', '7', 'any number']
        """
        low = None if self.low is None else number_text(self.low)
        high = None if self.high is None else number_text(self.high)
        if low is None and high is None:
            return "any number"
        if low == high:
            return str(low)
        if self.low_closed and self.high_closed:
            return f"{low} to {high}"
        from_low = f"{'at least' if self.low_closed else 'more than'} {low}"
        to_high = f"{'at most' if self.high_closed else 'less than'} {high}"
        return ", ".join([from_low] * (low is not None) + [to_high] * (high is not None))

    __repr__ = __str__

    def brackets(self) -> str:
        """Write the interval as ``[a, b)``, or a single number, to 12 significant digits.

        Examples
        --------
        >>> Interval.above("8.5").brackets()
        '(8.5, ∞)'
        """
        low = "−∞" if self.low is None else number_text(self.low)
        high = "∞" if self.high is None else number_text(self.high)
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return low if low == high else f"{left}{low}, {high}{right}"


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all of some intervals.

    Parameters
    ----------
    intervals : iterable of Interval
        At least one.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> hull([Interval(2, 3), Interval(5, 8, high_closed=False)])
    at least 2, less than 8
    """
    found = list(intervals)
    lowest = min((_both_ends(one)[0] for one in found), key=lambda end: (end.value, not end.closed))
    highest = max((_both_ends(one)[1] for one in found), key=lambda end: (end.value, end.closed))
    return Interval(lowest.value, highest.value, lowest.closed, highest.closed)


class _End(NamedTuple):
    """An end of an interval, or a candidate for one of a result: exact, or an infinite float."""

    value: Fraction | float
    closed: bool


def _end(value: Number | None, missing: float) -> Fraction | None:
    """Read an end; None where there is none, for which the infinity `missing` may stand too."""
    if value is None or (isinstance(value, (float, Decimal)) and value == missing):
        return None
    return exact(value)


def _is_operand(value: object) -> bool:
    """Tell whether an interval can be reckoned with; what has a unit knows better how."""
    return value is None or isinstance(value, (Interval, Real, Decimal, str))


def _interval(value: Interval | Number) -> Interval:
    """Return an operand as an interval."""
    return value if isinstance(value, Interval) else Interval.exactly(value)


def _at_or_above(one: Interval, other: Interval) -> bool:
    """Tell whether the low end of an interval is not below that of another."""
    if other.low is None or one.low is None:
        return other.low is None
    return one.low > other.low or (
        one.low == other.low and (other.low_closed or not one.low_closed)
    )


def _wholly_below(one: Interval, other: Interval) -> bool:
    """Tell whether every number of an interval is below every number of another."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (
        one.high == other.low and not (one.high_closed and other.low_closed)
    )


def _both_ends(interval: Interval) -> tuple[_End, _End]:
    """Return the ends of an interval, infinite ones among them."""
    return (
        _End(-math.inf if interval.low is None else interval.low, interval.low_closed),
        _End(math.inf if interval.high is None else interval.high, interval.high_closed),
    )


def _extremes(left: Interval, right: Interval, operation: Callable[[_End, _End], _End]) -> Interval:
    """Return the hull of an operation that is monotone in each operand."""
    candidates = [operation(a, b) for a, b in product(_both_ends(left), _both_ends(right))]
    low = min(candidates, key=lambda c: (c.value, not c.closed))
    high = max(candidates, key=lambda c: (c.value, c.closed))
    return Interval(low.value, high.value, low.closed, high.closed)


def _product(a: _End, b: _End) -> _End:
    """Multiply two ends; zero times an infinite end is zero, for infinity is never reached."""
    if a.value == 0 or b.value == 0:
        reached = (a.value == 0 and a.closed) or (b.value == 0 and b.closed)
        return _End(Fraction(0), reached)
    if isinstance(a.value, float) or isinstance(b.value, float):
        return _End(math.inf if (a.value > 0) == (b.value > 0) else -math.inf, False)
    return _End(a.value * b.value, a.closed and b.closed)


def _quotient(a: _End, b: _End, side: int) -> _End:
    """Divide two ends; a zero `b` is the limit from `side`, the sign of the divisor."""
    if a.value == 0:
        return _End(Fraction(0), a.closed)
    if isinstance(b.value, float):
        return _End(Fraction(0), False)
    if isinstance(a.value, float) or b.value == 0:
        return _End(math.inf if (a.value > 0) == (side > 0) else -math.inf, False)
    return _End(a.value / b.value, a.closed and b.closed)
