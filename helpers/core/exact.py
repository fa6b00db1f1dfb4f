"""Exact numbers: how they are read and written, and how irrational ones are rounded outward."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from numbers import Real
from typing import TypeAlias

Number: TypeAlias = int | float | Decimal | Fraction | str
"""What is read as an exact number: a float as the shortest decimal that prints it."""

_BITS = 96
"""How many binary digits of an irrational root are kept."""

_DIGITS = 40
"""How many decimal digits of a logarithm are computed; two fewer are relied on."""


def exact(value: Number) -> Fraction:
    """Return a number exactly as it is written: 0.1 is a tenth.

    Parameters
    ----------
    value : int, float, Decimal, Fraction or str
        The number, also one of numpy; a float is read as the shortest decimal that prints it.

    Raises
    ------
    ValueError
        If it is no finite number, such as true or false.

    Examples
    --------
    >>> exact(0.1)
    Fraction(1, 10)
    """
    if isinstance(value, Fraction):
        return value
    try:
        if isinstance(value, (Real, Decimal, str)):
            return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        pass
    raise ValueError(f"{str(value)!r} is no finite number")


def number_text(value: Number) -> str:
    """Write a number in full, to 12 significant digits, in groups of three digits.

    Parameters
    ----------
    value : int, float, Decimal, Fraction or str
        The number.

    Raises
    ------
    ValueError
        If it is no finite number.

    Examples
    --------
    >>> number_text("-1234567.50"), number_text(2 / 3)
    ('−1,234,567.5', '0.666666666667')
    """
    number = exact(value)
    with localcontext(prec=12):
        digits = Decimal(number.numerator) / Decimal(number.denominator)
    written = f"{digits:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.replace("-", "−")


def root(value: Fraction, degree: int, *, upward: bool) -> Fraction:
    """Return a root: exactly where it is rational, else rounded in one direction.

    Parameters
    ----------
    value : Fraction
        A number from zero on.
    degree : int
        Two for a square root, and so on.
    upward : bool
        Whether it is rounded upward; else downward.

    Examples
    --------
    >>> root(Fraction(9, 4), 2, upward=False)
    Fraction(3, 2)
    >>> low, high = (root(Fraction(2), 2, upward=upward) for upward in (False, True))
    >>> low**2 < 2 < high**2, high - low < Fraction(1, 10**12)
    (True, True)
    """
    above, below = (_whole_root(n, degree) for n in (value.numerator, value.denominator))
    if above**degree == value.numerator and below**degree == value.denominator:
        return Fraction(above, below)
    size = value.numerator.bit_length() - value.denominator.bit_length()
    shift = max(0, _BITS - size // degree)
    floor = _whole_root((value.numerator << degree * shift) // value.denominator, degree)
    return Fraction(floor + upward, 1 << shift)


def _whole_root(value: int, degree: int) -> int:
    """Return the largest whole number whose power is not above `value`, by Newton's method."""
    if value < 2:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def log(value: Fraction, *, upward: bool) -> Fraction:
    """Return a natural logarithm, rounded in one direction; that of one is exactly zero.

    Parameters
    ----------
    value : Fraction
        A number above zero.
    upward : bool
        Whether it is rounded upward; else downward.

    Examples
    --------
    >>> low, high = (log(Fraction("1.07"), upward=upward) for upward in (False, True))
    >>> round(float(low), 6), low < high
    (0.067659, True)
    """
    if value == 1:
        return Fraction(0)
    with localcontext(prec=_DIGITS):
        found = (Decimal(value.numerator) / Decimal(value.denominator)).ln()
    margin = Fraction(10) ** (2 - _DIGITS) * max(Fraction(1), abs(Fraction(found)))
    return Fraction(found) + (margin if upward else -margin)
