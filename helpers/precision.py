"""What a printed figure allows: from value, qualifier and printed digits to an interval.

The rules, in the order in which they apply:

1. A qualifier sets the ends: ``more than 8.5%`` is (8.5, ∞), ``within 4%`` ends at 4, closed.
2. ``about`` is a neighbourhood of so many units of the last printed digit on each side, one
   unless the caller says otherwise: ``about 7%`` is [6, 8], ``about 8.5%`` is [8.4, 8.6].
3. A bare number is known to half a unit of its last printed digit: 23.3 is [23.25, 23.35].
   It is exact where it is written as a word (zero, thirteen, doubled, full), and where it
   counts whole things or people and is printed to the last one (302 projects).
4. No interval leaves what its measure can be: a level, a share and a multiple are not below
   zero, a share is not above the whole, nothing falls by more than the whole.
"""

from __future__ import annotations

from fractions import Fraction

from helpers.intervals import Interval
from helpers.units import base_unit, is_counted

COMPARATORS = ("=", "~", ">", ">=", "<", "<=")
ABOUT = 1.0
"""Half width of ``about``, in units of the last printed digit."""

_POSSIBLE: dict[str, tuple[int | None, int | None]] = {
    "level": (0, None),
    "growth": (-1, None),
    "change": (None, None),
    "share": (0, 1),
    "multiple": (0, None),
    "increase-in-multiples": (-1, None),
}
"""Least and greatest value of each measure, in base units."""

MEASURES = tuple(_POSSIBLE)


def last_digit(value: str) -> Fraction:
    """Return one unit of the last printed digit: 1/10 for ``23.3``, 1 for ``650``."""
    _, _, decimals = value.partition(".")
    return Fraction(1, 10 ** len(decimals))


def allowed(
    value: str,
    comparator: str,
    unit: str,
    measure: str,
    *,
    in_words: bool,
    about: float = ABOUT,
    in_base_units: bool = True,
) -> Interval:
    """Return the interval that a printed figure allows, by the rules of this module.

    Parameters
    ----------
    value : str
        The number as printed, in `unit`; its digits tell its precision.
    comparator : str
        One of ``=``, ``~``, ``>``, ``>=``, ``<``, ``<=``.
    unit : str
        The unit as printed, such as ``RMB billion``.
    measure : str
        What is stated: one of `MEASURES`.
    in_words : bool
        Whether the report writes the number as a word.
    about : float
        Half width of ``about``, in units of the last printed digit.
    in_base_units : bool
        Whether the interval is in base units (the default) or in `unit`.

    Raises
    ------
    ValueError
        If the comparator or the measure is unknown, or no value is possible.
    UnknownUnitError
        If the unit is unknown.
    """
    if comparator not in COMPARATORS or measure not in MEASURES:
        raise ValueError(f"unknown comparator {comparator!r} or measure {measure!r}")
    number, digit = Fraction(value), last_digit(value)
    factor, _ = base_unit(unit)
    exact = in_words or (is_counted(unit) and digit * factor == 1)
    width = {"=": Fraction(0) if exact else digit / 2, "~": Fraction(about) * digit}
    margin = width.get(comparator, Fraction(0))
    low = None if comparator in ("<", "<=") else number - margin
    high = None if comparator in (">", ">=") else number + margin
    least, greatest = (None if end is None else end / factor for end in _POSSIBLE[measure])
    low_closed, high_closed = comparator != ">", comparator != "<"
    if least is not None and (low is None or low < least):
        low, low_closed = least, True
    if greatest is not None and (high is None or high > greatest):
        high, high_closed = greatest, True
    scale = factor if in_base_units else Fraction(1)
    return Interval.from_rationals(
        None if low is None else low * scale,
        None if high is None else high * scale,
        low_closed,
        high_closed,
    )
