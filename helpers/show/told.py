"""How numbers are told to readers: as a newspaper would print them, and no finer than is known.

The rules, in the order in which they apply:

1. *Size.* Money, and units with a scale, are told in the scale in which the larger end has one to
   three digits before the point: RMB763 billion, 12.4 million tonnes. Below a million they are
   written out, 120,000 jobs. Rates, shares, points and multiples keep their unit.
2. *Digits.* No number has more than three significant digits. Rates, shares and points have at most
   one digit after the point and things counted none, unless all would be lost (0.04%). Only a count
   that is known exactly and is below ten thousand is told in full: 2,013 firms.
3. *One number*, where that is enough: the finest one that has two or three significant digits (one
   will do at a tenth of a point, and for a few things counted) and for which all that is known
   rounds to it. What lies on an edge, where one end rounds up and the other down, is told by its
   middle if it is no wider than half a unit of the last digit. 36.05 to 36.27% is 36%, 649.5 to
   650.5 is 650, 6.34 to 6.36% is 6.4%. Halves are rounded away from zero.
4. *A range*, where one number would say too much: 4.7 to 5.5%. Its ends are rounded outward, so
   that it still holds all that is known, by no more than a twentieth of its width where the digits
   allow it: 27.2 to 49.6 is 27 to 50.
5. *A bound*, where one end is missing: more than 8.5%, at least 4%, less than 10%, at most 3%. It
   too is rounded outward; one that was moved by that is told as "more than" or "less than".
   An amount above zero, and below some number, is told by that number alone: at most 7.7.

One number that is not zero is never told as zero, and zero has no sign. A zero at the end is kept
only in rates that are rounded to a tenth: 8.98 to 9.01% is 9.0%.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from html import escape
from typing import NamedTuple

from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import CURRENCIES, POINTS, SCALES

_DIGITS = 3
"""Most significant digits of a number that is told."""

_EXACT_DIGITS = 6
"""Significant digits of an end that cannot be written in full."""

_IN_FULL = 10_000
"""Below it a count that is known exactly is told in full."""

_NO_LIMIT = -12
"""Power of ten of the finest digit where the unit does not limit it."""

_A_HEAD = "/person"
"""How the base unit of money for each person ends."""

_POWERS = {name: Fraction(1000) ** power for power, name in enumerate(SCALES, 1)}
"""What the scales multiply with: thousand, million and so on."""

_TOLD_SCALES = SCALES[1:]
"""The scales in which numbers are told; thousands are written out."""


def tell(known: Quantity) -> str:
    """Write what is known of a number as a newspaper would.

    Parameters
    ----------
    known : Quantity
        What is known.

    Returns
    -------
    str
        One rounded number where the interval bears it, else a range or a bound; with its unit.

    Examples
    --------
    >>> tell(Quantity.of("6.35", "6.38", "percent"))
    '6.4%'
    >>> tell(Quantity.of("4.72", "5.47", "percent"))
    '4.7 to 5.5%'
    >>> tell(Quantity.exactly("0.7632185", "RMB trillion"))
    'RMB763 billion'
    """
    if not isinstance(known, Quantity):
        raise TypeError(f"{known!r} is no quantity: write figure.quantity, or Quantity.exactly(…)")
    scaled = _in_scale(known)
    is_rate = known.unit.name in ("percent", POINTS)  # which can be below zero as well
    told = scaled.interval if is_rate else _without_open_zero(scaled.interval)
    return scaled.with_unit(_numbers(told, scaled.finest))


def tell_distance(gap: Quantity, more: str = "more", less: str = "less") -> str:
    """Write a difference in words instead of signs.

    Parameters
    ----------
    gap : Quantity
        The difference; below zero it is told as `less`.
    more, less : str
        What stands behind the number: ``more`` and ``fewer``, ``above`` and ``short``.

    Returns
    -------
    str
        ``3.5 points more``, ``17% fewer``; where the difference can have either sign,
        ``from 0.4 points less to 1.2 points more``; where it is zero, ``no difference``.

    Examples
    --------
    >>> tell_distance(Quantity.of("-0.85", "-0.75", "percentage points"), less="short")
    '0.8 points short'
    >>> tell_distance(Quantity.exactly(-20000, "jobs"), less="fewer")
    '20,000 jobs fewer'
    """
    scaled = _in_scale(gap, in_passing=True)
    low, high = scaled.interval.low, scaled.interval.high
    if low is None and high is None:
        return "not known"
    if low == high == 0:
        return "no difference"
    if low is not None and low >= 0:
        return f"{scaled.with_unit(_numbers(scaled.interval, scaled.finest))} {more}"
    if high is not None and high <= 0:
        return f"{scaled.with_unit(_numbers(-scaled.interval, scaled.finest))} {less}"
    if low is not None and high is not None:
        down, up = _rounded_ends(low, high, scaled.finest)
        below, above = (scaled.with_unit(_written(abs(end), _places(end))) for end in (down, up))
        return f"from {below} {less} to {above} {more}"
    end, word = (high, more) if high is not None else (-(low or Fraction(0)), less)
    return f"at most {scaled.with_unit(_bound(end, scaled.finest, up=True)[0])} {word}"


def exactly(known: Mapping[str, Quantity]) -> str:
    """Write exact intervals one click away, as Markdown that stands below a sentence.

    Ends that no eight digits behind the point can write, such as roots, are rounded outward to
    six digits.

    It is a ``<details>``, which opens without a script by mouse, touch and keyboard: on the pages,
    on GitHub, and in JupyterLab where a notebook is not trusted.

    Parameters
    ----------
    known : mapping of str to Quantity
        What is known, by what it is.

    Returns
    -------
    str
        The Markdown; ends are written in full where eight digits behind the point are enough.

    Examples
    --------
    >>> print(exactly({"growth a year": Quantity.of("6.35", "6.38", "percent")}))
    <details><summary>What the wording allows exactly</summary><ul>
    <li>growth a year: 6.35 to 6.38%.</li>
    </ul></details>
    """
    rows = "\n".join(
        f"<li>{escape(what)}: {escape(str(_to_six_digits(one)))}.</li>"
        for what, one in known.items()
    )
    return (
        f"<details><summary>What the wording allows exactly</summary><ul>\n{rows}\n</ul></details>"
    )


def _to_six_digits(known: Quantity) -> Quantity:
    """Round those ends of a quantity outward that cannot be written in full."""

    def end(number: Fraction | None, *, up: bool) -> Fraction | None:
        if number is None or any((number * 10**places).denominator == 1 for places in range(9)):
            return number
        return _outward(number, _size(number) - _EXACT_DIGITS + 1, up=up)

    found = known.interval
    low, high = end(found.low, up=False), end(found.high, up=True)
    low_closed = found.low_closed or low != found.low
    high_closed = found.high_closed or high != found.high
    return Quantity(Interval(low, high, low_closed, high_closed), known.unit)


class _Scaled(NamedTuple):
    """An interval in the scale in which it is told.

    Parameters
    ----------
    interval : Interval
        The numbers in that scale.
    before, behind : str
        What stands around the numbers.
    finest : int
        The power of ten of the finest digit that the unit bears; zero for things counted.
    """

    interval: Interval
    before: str
    behind: str
    finest: int

    def with_unit(self, numbers: str) -> str:
        """Write numbers with their unit."""
        behind = self.behind
        if numbers.endswith("number"):
            return f"{numbers} of {(self.before + behind).strip().replace('%', 'percent')}"
        if numbers in ("1", "−1"):
            behind = behind.replace("points", "point")
        return re.sub(r"(?=[−-]?\d)", self.before, numbers, count=1) + behind


def _in_scale(known: Quantity, *, in_passing: bool = False) -> _Scaled:
    """Choose the scale; percentage points are only points where they are told `in_passing`."""
    its, interval = known.unit, known.interval
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    largest = max(ends, default=Fraction(0))
    if its.name in ("percent", POINTS):
        points = " points" if in_passing else f" {POINTS}"
        behind = "%" if its.name == "percent" else points
        return _Scaled(interval, "", behind, _finest(largest, -1))
    sign = CURRENCIES.get(its.base.removesuffix(_A_HEAD), "")
    if not sign and (its.base == "fraction" or re.search(" per | × ", its.name)):
        return _Scaled(interval, "", "" if its.name == "fraction" else f" {its}", _NO_LIMIT)
    first, _, rest = its.name.partition(" ")
    size, noun = (_POWERS[first], f" {rest}") if first in _POWERS else (Fraction(1), f" {its}")
    before = ""
    if sign:
        size, before, noun = its.size, sign, " a head" if its.base.endswith(_A_HEAD) else ""
    largest *= size
    rounded = _nearest(largest, _size(largest) - _DIGITS + 1) if largest else largest
    scale = next((name for name in reversed(_TOLD_SCALES) if rounded >= _POWERS[name]), None)
    if scale is None:
        finest = _finest(largest, 0) if its.counted else _NO_LIMIT
        return _Scaled(interval * size, before, noun, finest)
    return _Scaled(interval * (size / _POWERS[scale]), before, f" {scale}{noun}", _NO_LIMIT)


def _without_open_zero(known: Interval) -> Interval:
    """Drop a low end that only says that there is some: more than nothing up to 7.7 is at most 7.7.

    A distance keeps it, for there it is the side on which something lies.
    """
    if known.low == 0 and not known.low_closed and known.high is not None:
        return Interval.below(known.high, closed=known.high_closed)
    return known


def _finest(largest: Fraction, exponent: int) -> int:
    """Return a power of ten, or a smaller one where all of a number would be lost."""
    return min(exponent, _size(largest)) if largest else exponent


def _numbers(known: Interval, finest: int) -> str:
    """Write an interval: one number, a range or a bound; `finest` is a power of ten."""
    low, high = known.low, known.high
    if low is not None and high is not None:
        one = _one_number(low, high, finest)
        return one or _range(low, high, finest)
    if low is not None:
        end, moved = _bound(low, finest, up=False)
        return f"{'at least' if known.low_closed and not moved else 'more than'} {end}"
    if high is not None:
        end, moved = _bound(high, finest, up=True)
        return f"{'at most' if known.high_closed and not moved else 'less than'} {end}"
    return "any number"


def _one_number(low: Fraction, high: Fraction, finest: int) -> str:
    """Write the one number to which all of an interval rounds; empty where there is none."""
    middle = (low + high) / 2
    largest = max(abs(low), abs(high))
    if low == high and (low == 0 or _in_full(low, finest)):
        return _written(low, 0)
    for exponent in range(max(_size(largest) - _DIGITS, finest), _size(largest) + 1):
        step = Fraction(10) ** exponent
        told = _nearest(middle, exponent)
        digits = _size(told) - exponent + 1
        if digits > _DIGITS or (digits < 2 and exponent > finest):
            continue
        on_an_edge = high - low <= step / 2
        if on_an_edge or max(abs(low - told), abs(high - told)) <= step / 2:
            keep = finest == exponent == -1 and not low == high == told
            return _written(told, 1 if keep else _places(told))
    return ""


def _range(low: Fraction, high: Fraction, finest: int) -> str:
    """Write a range with its ends rounded outward."""
    ends = _rounded_ends(low, high, finest)
    places = max(map(_places, ends))
    return " to ".join(_written(end, places if end else 0) for end in ends)


def _rounded_ends(low: Fraction, high: Fraction, finest: int) -> tuple[Fraction, Fraction]:
    """Round the ends of a range outward."""
    largest = _size(max(abs(low), abs(high)))
    exponent = max(_size((high - low) / 20), largest - _DIGITS + 1, finest)
    return _outward(low, exponent, up=False), _outward(high, exponent, up=True)


def _in_full(number: Fraction, finest: int) -> bool:
    """Tell whether a number is a count that is told in full."""
    return finest == 0 and number.denominator == 1 and abs(number) < _IN_FULL


def _bound(end: Fraction, finest: int, *, up: bool) -> tuple[str, bool]:
    """Write an end rounded outward, and tell whether that has moved it."""
    if end == 0 or _in_full(end, finest):
        return _written(end, 0), False
    told = _outward(end, max(_size(end) - _DIGITS + 1, finest), up=up)
    return _written(told, _places(told)), told != end


def _size(number: Fraction) -> int:
    """Return the power of ten of the first digit of a number: 2 for 650, -1 for 0.5."""
    digits = len(str(abs(number.numerator))) - len(str(number.denominator))
    return digits if abs(number) >= Fraction(10) ** digits else digits - 1


def _nearest(number: Fraction, exponent: int) -> Fraction:
    """Round to a power of ten, halves away from zero."""
    step = Fraction(10) ** exponent
    found = math.floor(abs(number) / step + Fraction(1, 2)) * step
    return found if number >= 0 else -found


def _outward(number: Fraction, exponent: int, *, up: bool) -> Fraction:
    """Round to a power of ten in one direction."""
    step = Fraction(10) ** exponent
    return (math.ceil if up else math.floor)(number / step) * step


def _places(number: Fraction) -> int:
    """Return how many digits a rounded number has after the point."""
    return next(places for places in range(40) if (number * 10**places).denominator == 1)


def _written(number: Fraction, places: int) -> str:
    """Write a number with some digits after the point, and commas between thousands."""
    whole = abs(number) * 10**places
    text = f"{int(whole):0{places + 1}d}"
    head, tail = (text[:-places], text[-places:]) if places else (text, "")
    sign = "−" if number < 0 else ""
    return f"{sign}{int(head):,}" + (f".{tail}" if tail else "")
