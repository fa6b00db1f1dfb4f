"""What a printed figure allows: from value, qualifier and printed digits to an interval.

The rules, in the order in which they apply:

1. A qualifier sets the ends: ``more than 8.5%`` is (8.5, ∞), ``within 4%`` ends at 4, closed,
   ``2-3 years`` is [2, 3].
2. ``about`` is a neighbourhood. Its width does not hang on the printed digits: half a percentage
   point to each side for rates and shares, a twentieth of the number for all else, unless the
   caller says otherwise. ``About 7%`` is [6.5, 7.5], ``about 8.5%`` is [8, 9].
3. A bare target is set, not measured, and so exact: RMB1 trillion is one trillion.
4. A bare achievement is measured, and known to half a unit of its last significant digit: 23.3
   is [23.25, 23.35]. Zeros written out at the end of a whole number do not tell how sharp it is,
   but within its first two digits: 650 is [645, 655], 120,000 is [115,000, 125,000]. A multiple
   in words is taken to a tenth: ``doubled`` is [1.95, 2.05]. A number is exact where it counts
   whole things or people to the last one (302 projects), and where words say none or all (full
   coverage).
5. No interval leaves what its measure can be: a level, a share and a multiple are not below
   zero, a share is not above the whole, nothing falls by more than the whole.

An interval says what the wording allows, not how right the number is: estimates made in January
are often revised by more.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity, say
from helpers.core.units import Unit
from helpers.core.vocabulary import Comparator, Measure, Status

ABOUT = Fraction(1, 2)
"""Half width of ``about`` in percentage points, for rates and shares."""

_RELATIVE = Fraction(1, 10)
"""Half width of ``about`` for all else, as a part of the number, for each percentage point."""

_SURE_DIGITS = 2
"""How many digits of a whole number are significant even where they are zeros."""


def half_width(about: Number) -> Fraction:
    """Read the half width of ``about``.

    Parameters
    ----------
    about : int, float, Decimal, Fraction or str
        The half width in percentage points, for rates and shares.

    Raises
    ------
    ValueError
        If it is no number from zero on.

    Examples
    --------
    >>> half_width("0.25")
    Fraction(1, 4)
    """
    try:
        width = exact(about)
    except ValueError:
        width = Fraction(-1)
    if width < 0:
        raise ValueError(f"the half width of 'about' is {about}; allowed: zero or more, finite")
    return width


def last_digit(value: Decimal, measure: Measure, *, in_words: bool = False) -> Fraction:
    """Return what a unit of the last significant digit of a printed number is worth.

    Parameters
    ----------
    value : Decimal
        The number as printed.
    measure : Measure
        What is stated: the zeros of a rate or a share count, those of a whole number do not.
    in_words : bool
        Whether the number is written as a word.

    Examples
    --------
    >>> last_digit(Decimal("477.38"), Measure.LEVEL), last_digit(Decimal(650), Measure.LEVEL)
    (Fraction(1, 100), Fraction(10, 1))
    """
    behind = -int(value.as_tuple().exponent)
    if behind > 0 or measure.in_percent or not value:
        return Fraction(1, 10 ** max(behind, 0))
    if measure is Measure.MULTIPLE and in_words:
        return Fraction(1, 10)
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Fraction(10 ** max(0, min(zeros, len(digits) - _SURE_DIGITS)))


def allowed(
    value: Decimal,
    comparator: Comparator,
    unit: Unit,
    measure: Measure,
    status: Status,
    *,
    upper: Decimal | None = None,
    in_words: bool = False,
    about: Fraction = ABOUT,
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
    upper : Decimal, optional
        The upper end of a range.
    in_words : bool
        Whether the number is written as a word.
    about : Fraction
        Half width of ``about``, in percentage points for rates and shares; for all else ten
        times as many percent.

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
    highest = number if upper is None else exact(upper)
    digit = last_digit(value, measure, in_words=in_words)
    least, greatest = (
        None if end is None else end / unit.size for end in (measure.least, measure.greatest)
    )
    as_set = (
        status is Status.TARGET
        or (unit.counted and digit * unit.size == 1)
        or (in_words and number in (least, greatest))
    )
    margin = Fraction(0)
    if comparator is Comparator.ABOUT:
        margin = about if measure.in_percent else about * _RELATIVE * abs(number)
    elif comparator is Comparator.AS_PRINTED and not as_set:
        margin = digit / 2
    low = None if comparator.ceiling else number - margin
    high = None if comparator.floor else highest + margin
    closed = not comparator.strict
    low_closed = high_closed = closed
    if least is not None and (low is None or low < least):
        low, low_closed = least, True
    if greatest is not None and (high is None or high > greatest):
        high, high_closed = greatest, True
    try:
        return Quantity(Interval(low, high, low_closed, high_closed), unit)
    except ValueError:
        said = f"{comparator} {value} {unit}"
        if upper is not None:
            said = in_print(value, comparator, unit, upper)
        raise ValueError(f"a {measure} cannot be {said}") from None


def in_print(
    value: Decimal, comparator: Comparator, unit: Unit, upper: Decimal | None = None
) -> str:
    """Write a number as a report would print it: ``more than 8.5%``, ``2 to 3 years``.

    Parameters
    ----------
    value : Decimal
        The number, with as many digits as are printed.
    comparator : Comparator
        Its qualifier.
    unit : Unit
        Its unit.
    upper : Decimal, optional
        The upper end of a range.

    Examples
    --------
    >>> from helpers.core.units import unit
    >>> in_print(Decimal("650.0"), Comparator.MORE_THAN, unit("RMB billion"))
    'more than RMB650.0 billion'
    >>> in_print(Decimal(2), Comparator.RANGE, unit("years"), Decimal(3))
    '2 to 3 years'
    """
    if upper is not None:
        return say(f"{value:,f} to {upper:,f}", unit)
    return f"{comparator.words} {say(f'{value:,f}', unit)}".strip()
