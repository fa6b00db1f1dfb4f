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

from decimal import Decimal
from fractions import Fraction

from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity, say
from helpers.core.units import Unit
from helpers.core.vocabulary import Comparator, Measure, Status

ABOUT = Fraction(1)
"""Half width of ``about``, in units of the last printed digit."""


def half_width(about: Number) -> Fraction:
    """Read the half width of ``about``.

    Raises
    ------
    ValueError
        If it is no number from zero on.
    """
    try:
        width = exact(about)
    except ValueError:
        width = Fraction(-1)
    if width < 0:
        raise ValueError(f"the half width of 'about' is {about}; allowed: zero or more, finite")
    return width


def digits_of(value: Decimal) -> int:
    """Return how many digits are printed behind the point."""
    return max(0, -int(value.as_tuple().exponent))


def allowed(
    value: Decimal,
    comparator: Comparator,
    unit: Unit,
    measure: Measure,
    status: Status,
    *,
    in_words: bool = False,
    about: Fraction = ABOUT,
    rounded: bool = False,
) -> Quantity:
    """Return what a printed figure allows, exactly, by the rules of this module.

    Parameters
    ----------
    value : Decimal
        The number as printed; its digits tell its precision.
    comparator : Comparator
        Its qualifier.
    unit : Unit
        Its unit.
    measure : Measure
        What is stated.
    status : Status
        Whether it was achieved or is aimed at.
    in_words : bool
        Whether the number is written as a word.
    about : Fraction
        Half width of ``about``, in units of the last printed digit.
    rounded : bool
        Whether a bare target is read as rounded, as an achievement is; by default it is as set.

    Returns
    -------
    Quantity
        The interval in `unit`.

    Raises
    ------
    ValueError
        If the value is no finite number, or the measure can have no such value.

    Examples
    --------
    >>> from helpers.core.units import unit
    >>> more, growth = Comparator.MORE_THAN, Measure.GROWTH
    >>> allowed(Decimal("8.5"), more, unit("percent"), growth, Status.TARGET)
    more than 8.5%
    """
    number = exact(value)
    digit = Fraction(1, 10 ** digits_of(value))
    least, greatest = (
        None if end is None else end / unit.size for end in (measure.least, measure.greatest)
    )
    as_set = (
        (status is Status.TARGET and not rounded)
        or (unit.counted and digit * unit.size == 1)
        or (in_words and number in (least, greatest))
    )
    margin = Fraction(0)
    if comparator is Comparator.ABOUT:
        margin = about * digit
    elif comparator is Comparator.AS_PRINTED and not as_set:
        margin = digit / 2
    low = None if comparator.ceiling else number - margin
    high = None if comparator.floor else number + margin
    closed = not comparator.strict
    low_closed = high_closed = closed
    if least is not None and (low is None or low < least):
        low, low_closed = least, True
    if greatest is not None and (high is None or high > greatest):
        high, high_closed = greatest, True
    try:
        return Quantity(Interval(low, high, low_closed, high_closed), unit)
    except ValueError:
        raise ValueError(f"a {measure} cannot be {comparator} {value} {unit}") from None


def in_print(value: Decimal, comparator: Comparator, unit: Unit) -> str:
    """Write a number as a report would print it: ``more than 8.5%``.

    Parameters
    ----------
    value : Decimal
        The number, with as many digits as are printed.
    comparator : Comparator
        Its qualifier.
    unit : Unit
        Its unit.
    """
    return f"{comparator.words} {say(f'{value:,f}', unit)}".strip()
