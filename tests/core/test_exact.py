"""Exact numbers: read as written, written in full, and irrational ones rounded outward."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.core.exact import Number, exact, log, number_text, root
from helpers.core.interval import Interval

sound = settings(derandomize=True, deadline=None, max_examples=25)
GROUP = ","
"""What stands between groups of three digits: a narrow no-break space."""

# Reading


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0.1, Fraction(1, 10)),
        (1e-5, Fraction(1, 100_000)),
        (1e22, Fraction(10**22)),
        (5e-324, Fraction(5, 10**324)),
        (-0.0, Fraction(0)),
        (7, Fraction(7)),
        (10**400, Fraction(10**400)),
        (Decimal("477.380"), Fraction(47_738, 100)),
        (Decimal("1E+3"), Fraction(1000)),
        (Decimal("-0"), Fraction(0)),
        ("1/3", Fraction(1, 3)),
        ("8.50", Fraction(17, 2)),
        ("1e-2", Fraction(1, 100)),
        (" 5 ", Fraction(5)),
        (Fraction(2, 3), Fraction(2, 3)),
        # A float of numpy is one of Python; one of half the digits prints as it is meant.
        (np.float64(0.1), Fraction(1, 10)),
        (cast(Number, np.float32(0.1)), Fraction(1, 10)),
        (cast(Number, np.int64(-3)), Fraction(-3)),
        (cast(Number, np.uint8(200)), Fraction(200)),
    ],
    ids=repr,
)
def test_a_number_is_read_as_it_is_written(value: Number, number: Fraction) -> None:
    found = exact(value)
    assert found == number
    # Numbers of numpy overflow without a word, so none may be left inside.
    assert (type(found.numerator), type(found.denominator)) == (int, int)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (math.nan, "'nan'"),
        (math.inf, "'inf'"),
        (-math.inf, "'-inf'"),
        (np.float64("nan"), "'nan'"),
        (Decimal("NaN"), "'NaN'"),
        (Decimal("sNaN"), "'sNaN'"),
        (Decimal("-Infinity"), "'-Infinity'"),
        (True, "'True'"),
        (cast(Number, np.bool_(False)), "'False'"),
        (cast(Number, 1j), "'1j'"),
        (cast(Number, None), "'None'"),
        (cast(Number, [1]), "'[1]'"),
        (cast(Number, Interval.exactly(3)), "'3'"),  # it reads as a number, but is none
        ("", "''"),
        ("many", "'many'"),
        ("1,000", "'1,000'"),
        ("1/0", "'1/0'"),
        ("nan", "'nan'"),
        ("inf", "'inf'"),
    ],
    ids=repr,
)
def test_what_is_no_finite_number_is_refused(value: Number, shown: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(shown)} is no finite number$"):
        exact(value)


@sound
@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_the_decimal_that_prints_it(value: float) -> None:
    assert exact(value) == Fraction(repr(value))
    assert float(exact(value)) == value


@sound
@given(value=st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_exactly_itself(value: Decimal) -> None:
    assert exact(value) == exact(str(value)) == Fraction(*value.as_integer_ratio())


# Writing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (650.0, "650"),
        (-0.00001, "−0.00001"),
        (1e-12, "0.000000000001"),
        (1e6, "1,000,000"),
        (-1234567.5, "−1,234,567.5"),
        # 1 and eighteen zeros, in groups of three
        (1e18, "1" + 6 * ",000"),
        # Twelve significant digits are kept: the tenths are rounded away.
        (100000000000.3, "100,000,000,000"),
        (1 / 3, "0." + 12 * "3"),
        (Fraction(1, 3), "0." + 12 * "3"),
        (Fraction(2, 3), "0." + 11 * "6" + "7"),
        (Fraction(-2, 3), "−0." + 11 * "6" + "7"),
        # The thirteenth digit rounds up through all nines.
        ("999999999999.9", "1,000,000,000,000"),
        (Decimal("8.500"), "8.5"),
        (Decimal("1E+5"), "100,000"),
        (1000, "1,000"),
        (100, "100"),
        ("0.1", "0.1"),
        (cast(Number, np.int64(-1000)), "−1,000"),
        # One and three hundred zeros, and one behind as many: in full, without an exponent
        (Fraction(10**300), "1" + 100 * ",000"),
        (Fraction(1, 10**300), "0." + 299 * "0" + "1"),
    ],
    ids=str,
)
def test_numbers_are_written_in_full(value: Number, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, True])
def test_only_numbers_are_written(value: float) -> None:
    with pytest.raises(ValueError, match="is no finite number"):
        number_text(value)


def read_back(text: str) -> Fraction:
    """Read what a reader sees."""
    return Fraction(text.replace(GROUP, "").replace("−", "-"))


@sound
@given(digits=st.integers(-(10**12) + 1, 10**12 - 1), shift=st.integers(-40, 40))
def test_twelve_digits_are_written_and_read_back_exactly(digits: int, shift: int) -> None:
    number = digits * Fraction(10) ** shift
    assert read_back(number_text(number)) == number


@sound
@given(number=st.fractions() | st.floats(allow_nan=False, allow_infinity=False).map(exact))
def test_text_is_plain_and_close(number: Fraction) -> None:
    text = number_text(number)
    assert re.fullmatch(rf"−?\d{{1,3}}(?:{GROUP}\d{{3}})*(?:\.\d*[1-9])?", text)
    assert text != "−0"
    assert abs(read_back(text) - number) <= abs(number) * Fraction(5, 10**12)


# Roots


@sound
@given(
    value=st.fractions(min_value=0) | st.integers(0, 10**60).map(Fraction),
    degree=st.integers(1, 9),
)
def test_roots_are_rounded_to_their_side_and_close(value: Fraction, degree: int) -> None:
    below, above = (root(value, degree, upward=upward) for upward in (False, True))
    assert below**degree <= value <= above**degree
    assert above - below <= above / 2**90
    # Both are the root itself, or neither is.
    assert (below == above) == (below**degree == value) == (above**degree == value)


@sound
@given(value=st.fractions(min_value=0), degree=st.integers(1, 9), upward=st.booleans())
def test_a_rational_root_is_exact(value: Fraction, degree: int, upward: bool) -> None:
    assert root(value**degree, degree, upward=upward) == value


@pytest.mark.parametrize("upward", [False, True])
@pytest.mark.parametrize(
    ("value", "degree", "expected"),
    [
        (Fraction(0), 2, Fraction(0)),
        (Fraction(1), 7, Fraction(1)),
        (Fraction(144), 2, Fraction(12)),
        (Fraction(9, 4), 2, Fraction(3, 2)),
        (Fraction(27, 1000), 3, Fraction(3, 10)),
        (Fraction(10**400), 4, Fraction(10**100)),
        (Fraction(1, 10**400), 4, Fraction(1, 10**100)),
        (Fraction(5, 3), 1, Fraction(5, 3)),
    ],
    ids=str,
)
def test_worked_roots(value: Fraction, degree: int, expected: Fraction, upward: bool) -> None:
    assert root(value, degree, upward=upward) == expected


@pytest.mark.parametrize("value", [Fraction(2), Fraction(10**401), Fraction(2, 10**400)])
def test_roots_of_the_huge_and_the_tiny_are_close_too(value: Fraction) -> None:
    below, above = (root(value, 2, upward=upward) for upward in (False, True))
    assert below**2 < value < above**2
    assert above - below <= above / 2**90


# Logarithms

POSITIVE = st.fractions(min_value=Fraction(1, 10**30), max_value=10**30)


def long_log(value: Fraction) -> Fraction:
    """Return a logarithm by decimal's own function, to 90 digits."""
    with localcontext(prec=90):
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).ln())


@sound
@given(value=POSITIVE | st.sampled_from((Fraction(10**400), Fraction(1, 10**400))))
def test_logarithms_are_rounded_to_their_side_and_close(value: Fraction) -> None:
    assume(value != 1)
    below, above = (log(value, upward=upward) for upward in (False, True))
    assert below < long_log(value) < above
    assert above - below <= max(Fraction(1), abs(above)) / 10**37


@sound
@given(distance=st.integers(1, 60))
def test_logarithms_next_to_one_are_on_their_side(distance: int) -> None:
    # ln(1 + x) lies between x - x²/2 and x, whatever a small x above zero is.
    x = Fraction(1, 10**distance)
    assert log(1 + x, upward=False) < x
    assert log(1 + x, upward=True) > x - x**2 / 2


@pytest.mark.parametrize("upward", [False, True])
def test_the_logarithm_of_one_is_zero(upward: bool) -> None:
    assert log(Fraction(1), upward=upward) == 0


@pytest.mark.parametrize("reckon", [math.log, lambda x: 2 * math.atanh((x - 1) / (x + 1))])
@pytest.mark.parametrize("value", [0.2, 0.95, 1.07, 2.5])
def test_logarithms_agree_with_floats(value: float, reckon: Callable[[float], float]) -> None:
    # ln x is also twice the area tangent of (x - 1)/(x + 1).
    assert float(log(exact(value), upward=True)) == pytest.approx(reckon(value), rel=1e-14)
