"""What a printed figure allows: from value, qualifier and printed digits to an interval.

The rules, in the order in which they apply:

1. A qualifier sets the ends: ``more than 8.5%`` is (8.5, ∞), ``within 4%`` ends at 4, closed.
2. ``about`` is a neighbourhood of so many units of the last printed digit on each side, one
   unless the caller says otherwise: ``about 7%`` is [6, 8], ``about 8.5%`` is [8.4, 8.6].
3. A bare target is set, not measured, and so exact: RMB1 trillion is one trillion.
4. A bare achievement is measured and known to half a unit of its last printed digit: 23.3 is
   [23.25, 23.35], a doubling [1.5, 2.5]. It is exact where it counts whole things or people
   and is printed to the last one (302 projects), and where words say none or all (full
   coverage).
5. No interval leaves what its measure can be: a level, a share and a multiple are not below
   zero, a share is not above the whole, nothing falls by more than the whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from helpers.core.interval import Interval
from helpers.core.units import base_unit, is_counted

COMPARATORS = ("=", "~", ">", ">=", "<", "<=")
ABOUT = 1.0
"""Half width of ``about``, in units of the last printed digit."""

POSSIBLE: dict[str, tuple[int | None, int | None]] = {
    "level": (0, None),
    "growth": (-1, None),
    "change": (None, None),
    "share": (0, 1),
    "multiple": (0, None),
    "increase-in-multiples": (0, None),
}
"""Least and greatest value of each measure, in base units."""

MEASURES = tuple(POSSIBLE)


class Bounds(NamedTuple):
    """The ends of an interval as rational numbers, None where there is none.

    Parameters
    ----------
    low, high : Fraction or None
        The ends, in base units.
    low_closed, high_closed : bool
        Whether the end belongs to the interval; without meaning where there is none.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool

    @property
    def exact(self) -> bool:
        """Whether they hold a single value."""
        return self.low is not None and self.low == self.high

    def interval(self, scale: Fraction = Fraction(1)) -> Interval:
        """Return the smallest interval of floats that holds them, times a positive `scale`."""
        return Interval.from_rationals(
            None if self.low is None else self.low * scale,
            None if self.high is None else self.high * scale,
            self.low_closed,
            self.high_closed,
        )


@dataclass(frozen=True)
class Allowed:
    """The values that a printed figure allows.

    Parameters
    ----------
    printed : Interval
        The interval in the printed unit.
    base : Interval
        The same interval in base units.
    exact : bool
        Whether it is a single value. Its ends may differ by a rounding all the same.
    """

    printed: Interval
    base: Interval
    exact: bool


def bounds(
    value: str,
    comparator: str,
    unit: str,
    measure: str,
    *,
    target: bool,
    in_words: bool,
    about: float = ABOUT,
) -> Bounds:
    """Return the ends that a printed figure allows, exactly, by the rules of this module.

    Parameters
    ----------
    value : str
        The number as printed, in `unit`; its digits tell its precision.
    comparator : str
        One of `COMPARATORS`.
    unit : str
        The unit, such as ``RMB billion``.
    measure : str
        What is stated: one of `MEASURES`.
    target : bool
        Whether the figure is a target; else it is an achievement.
    in_words : bool
        Whether the report writes the number as a word.
    about : float
        Half width of ``about``, in units of the last printed digit.

    Returns
    -------
    Bounds
        The ends in base units.

    Raises
    ------
    ValueError
        If the comparator or the measure is unknown, `about` is no width, or the measure can
        have no such value.
    UnknownUnitError
        If the unit is unknown.
    """
    if comparator not in COMPARATORS or measure not in MEASURES:
        raise ValueError(f"unknown comparator {comparator!r} or measure {measure!r}")
    if not (math.isfinite(about) and about >= 0):
        raise ValueError(f"the half width of 'about' is {about}; allowed: zero or more, finite")
    factor, _ = base_unit(unit)
    least, greatest = POSSIBLE[measure]
    number = Fraction(value) * factor
    digit = Fraction(1, 10 ** len(value.partition(".")[2])) * factor
    exact = (
        target or (is_counted(unit) and digit == 1) or (in_words and number in (least, greatest))
    )
    margin = {"=": 0 if exact else digit / 2, "~": Fraction(about) * digit}.get(comparator, 0)
    low = None if comparator in ("<", "<=") else number - margin
    high = None if comparator in (">", ">=") else number + margin
    low_closed, high_closed = comparator != ">", comparator != "<"
    if least is not None and (low is None or low < least):
        low, low_closed = Fraction(least), True
    if greatest is not None and (high is None or high > greatest):
        high, high_closed = Fraction(greatest), True
    if low is not None and high is not None and low > high:
        raise ValueError(f"a {measure} cannot be {comparator} {value} {unit}")
    return Bounds(low, high, low_closed, high_closed)


def allowed(
    value: str,
    comparator: str,
    unit: str,
    measure: str,
    *,
    target: bool,
    in_words: bool,
    about: float = ABOUT,
) -> Allowed:
    """Return the interval that a printed figure allows; see `bounds` for what it takes.

    Returns
    -------
    Allowed
        The interval in `unit`, the same one in base units, and whether it is a single value.
    """
    ends = bounds(value, comparator, unit, measure, target=target, in_words=in_words, about=about)
    factor, _ = base_unit(unit)
    return Allowed(ends.interval(1 / factor), ends.interval(), ends.exact)
