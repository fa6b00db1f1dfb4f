"""Precision: what qualifier and printed digits allow, rule by rule."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.intervals import Interval
from helpers.precision import ABOUT, COMPARATORS, MEASURES, allowed, last_digit
from helpers.units import UnknownUnitError, to_base

inf = math.inf


def in_unit(
    value: str,
    comparator: str,
    unit: str,
    measure: str,
    in_words: bool = False,
    about: float = ABOUT,
) -> Interval:
    """Return the allowed interval in the printed unit, where it is easy to check by eye."""
    return allowed(
        value, comparator, unit, measure, in_words=in_words, about=about, in_base_units=False
    )


# Rule 1: qualifiers


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (">", Interval(8.5, inf, False, False)),
        (">=", Interval(8.5, inf, True, False)),
        # Growth can fall no lower than to -100 percent.
        ("<", Interval(-100, 8.5, True, False)),
        ("<=", Interval(-100, 8.5)),
        # One and half a unit of the last digit, a tenth: these are 8.4, 8.6 and 8.45, 8.55.
        ("~", Interval.from_rationals(Fraction(84, 10), Fraction(86, 10))),
        ("=", Interval.from_rationals(Fraction(845, 100), Fraction(855, 100))),
    ],
)
def test_each_comparator_sets_its_ends(comparator: str, expected: Interval) -> None:
    assert in_unit("8.5", comparator, "percent", "growth") == expected


def test_every_comparator_of_the_module_is_tried_above() -> None:
    assert sorted(COMPARATORS) == sorted([">", ">=", "<", "<=", "~", "="])


def test_more_than_is_open_also_in_base_units() -> None:
    # 8.5 percent is the fraction 85/1000, which lies between two floats.
    found = allowed("8.5", ">", "percent", "growth", in_words=False)
    assert Fraction(found.low) <= Fraction(85, 1000) < Fraction(math.nextafter(found.low, inf))
    assert (found.high, found.low_closed, found.high_closed) == (inf, False, False)


def test_within_is_at_most_and_may_be_met() -> None:
    # A share starts at nothing.
    assert in_unit("4", "<=", "percent", "share") == Interval(0, 4)


# Rule 2: about


def test_about_is_one_unit_of_the_last_digit_unless_said_otherwise() -> None:
    assert ABOUT == 1
    assert in_unit("7", "~", "percent", "growth") == Interval(6, 8)
    assert in_unit("7", "~", "percent", "growth", about=0.5) == Interval(6.5, 7.5)
    assert in_unit("7", "~", "percent", "growth", about=0) == Interval(7, 7)
    assert in_unit("7.0", "~", "percent", "growth", about=5) == Interval(6.5, 7.5)


def test_about_changes_nothing_where_it_is_not_printed() -> None:
    for comparator in (">", ">=", "<", "<=", "="):
        default = in_unit("7", comparator, "percent", "growth")
        assert in_unit("7", comparator, "percent", "growth", about=3) == default


# Rule 3: printed digits


@pytest.mark.parametrize(
    ("value", "unit", "measure", "low", "high"),
    [
        # Half of a tenth on either side
        ("23.3", "billion jin", "level", "23.25", "23.35"),
        ("650", "RMB billion", "level", "649.5", "650.5"),
        ("477.38", "RMB billion", "level", "477.375", "477.385"),
        ("3.5", "percent", "growth", "3.45", "3.55"),
        ("-19.7", "percent", "growth", "-19.75", "-19.65"),
        ("200", "km", "level", "199.5", "200.5"),
        ("70", "days", "change", "69.5", "70.5"),
        ("2.0", "times", "multiple", "1.95", "2.05"),
        ("7.2", "times", "increase-in-multiples", "7.15", "7.25"),
        # Counted, but only in millions: half a million on either side
        ("1", "million entities", "level", "0.5", "1.5"),
        ("10", "million persons", "level", "9.5", "10.5"),
        ("1.5", "thousand projects", "level", "1.45", "1.55"),
    ],
)
def test_bare_number_is_known_to_half_its_last_digit(
    value: str, unit: str, measure: str, low: str, high: str
) -> None:
    expected = Interval.from_rationals(Fraction(low), Fraction(high))
    assert in_unit(value, "=", unit, measure) == expected


@pytest.mark.parametrize(
    ("value", "unit", "measure"),
    [
        ("302", "projects", "level"),
        ("120000", "jobs", "level"),
        ("234000", "retirees", "level"),
        ("11000", "graduates", "change"),
        ("1.250", "thousand projects", "level"),  # printed to the last project
    ],
)
def test_what_is_counted_to_the_last_one_is_exact(value: str, unit: str, measure: str) -> None:
    number = float(value)
    assert in_unit(value, "=", unit, measure) == Interval.exactly(number)


@pytest.mark.parametrize(
    ("value", "unit", "measure"),
    [
        ("0", "cases", "level"),
        ("13", "roads", "level"),
        ("2", "times", "multiple"),  # doubled
        ("100", "percent", "share"),  # full coverage
        ("1", "hours", "level"),
        ("3", "million cattle", "level"),
    ],
)
def test_words_are_exact(value: str, unit: str, measure: str) -> None:
    assert in_unit(value, "=", unit, measure, in_words=True) == Interval.exactly(float(value))


@pytest.mark.parametrize("comparator", [">", ">=", "<", "<=", "~"])
def test_a_qualifier_on_a_word_or_a_count_still_counts(comparator: str) -> None:
    expected = {
        ">": Interval(200, inf, False, False),
        ">=": Interval(200, inf, True, False),
        "<": Interval(0, 200, True, False),
        "<=": Interval(0, 200),
        "~": Interval(199, 201),
    }[comparator]
    assert in_unit("200", comparator, "policies", "level") == expected
    assert in_unit("200", comparator, "policies", "level", in_words=True) == expected


@pytest.mark.parametrize(
    ("value", "digit"),
    [("650", "1"), ("23.3", "0.1"), ("477.38", "0.01"), ("-19.7", "0.1"), ("100", "1")],
)
def test_last_digit(value: str, digit: str) -> None:
    assert last_digit(value) == Fraction(digit)


# Rule 4: what a measure can be


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "measure", "expected"),
    [
        # 100 printed to the last percent: half a percent below, but nothing above the whole
        ("100", "=", "percent", "share", Interval(99.5, 100)),
        ("98", ">", "percent", "share", Interval(98, 100, False, True)),
        ("80", ">=", "percent", "share", Interval(80, 100)),
        ("99", "~", "percent", "share", Interval(98, 100)),
        ("0", "=", "percent", "share", Interval(0, 0.5)),
        ("-99", "~", "percent", "growth", Interval(-100, -98)),
        ("-100", "=", "percent", "growth", Interval(-100, -99.5)),
        ("-90", "<", "percent", "growth", Interval(-100, -90, True, False)),
        ("0", "=", "km", "level", Interval(0, 0.5)),
        ("50", "<", "RMB billion", "level", Interval(0, 50, True, False)),
        ("0", "~", "times", "multiple", Interval(0, 1)),
        # At the least nothing is left: one whole of the base less
        ("3", "<=", "times", "increase-in-multiples", Interval(-1, 3)),
        # A change may have any size and either sign
        ("5", "<=", "days", "change", Interval(-inf, 5, False, True)),
        ("-5", ">", "days", "change", Interval(-5, inf, False, False)),
        # Where the limit cuts off what a qualifier opens, the limit itself is possible
        ("-150", ">", "percent", "growth", Interval(-100, inf, True, False)),
        ("150", "<", "percent", "share", Interval(0, 100)),
        # An end that the qualifier opens stays open where it meets the limit
        ("0", ">", "km", "level", Interval(0, inf, False, False)),
    ],
)
def test_no_interval_leaves_what_its_measure_can_be(
    value: str, comparator: str, unit: str, measure: str, expected: Interval
) -> None:
    assert in_unit(value, comparator, unit, measure) == expected


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "measure"),
    [
        ("101", "=", "percent", "share"),
        ("100", ">", "percent", "share"),
        ("-2", "=", "km", "level"),
        ("0", "<", "km", "level"),
        ("-101", "=", "percent", "growth"),
        ("-100", "<", "percent", "growth"),
        ("7", "≈", "percent", "growth"),
        ("7", "", "percent", "growth"),
        ("7", "=", "percent", "rate"),
        ("many", "=", "percent", "growth"),
    ],
)
def test_what_cannot_be_is_refused(value: str, comparator: str, unit: str, measure: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        in_unit(value, comparator, unit, measure)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownUnitError, match="furlong"):
        in_unit("7", "=", "furlong", "level")


# In base units


@pytest.mark.parametrize(
    ("value", "unit", "measure", "low", "high"),
    [
        # 23.25 and 23.35 billion jin of half a kilogram
        ("23.3", "billion jin", "level", Fraction(11_625_000_000), Fraction(11_675_000_000)),
        ("650", "RMB billion", "level", Fraction(649_500_000_000), Fraction(650_500_000_000)),
        # 23.45 and 23.55 million mu of 2000/3 square metres
        ("23.5", "million mu", "level", Fraction(46_900_000_000, 3), Fraction(15_700_000_000)),
        ("3.5", "percent", "growth", Fraction(345, 10_000), Fraction(355, 10_000)),
        ("-0.5", "percent", "growth", Fraction(-55, 10_000), Fraction(-45, 10_000)),
    ],
)
def test_base_units(value: str, unit: str, measure: str, low: Fraction, high: Fraction) -> None:
    found = allowed(value, "=", unit, measure, in_words=False)
    assert found == Interval.from_rationals(low, high)
    assert low in found
    assert high in found


SCALED = st.sampled_from(("percent", "RMB billion", "billion jin", "million mu", "km", "projects"))
DIGITS = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True, alphabet="0123456789.")
quick = settings(derandomize=True, deadline=None, max_examples=100)


@pytest.mark.parametrize("comparator", ["=", "~", ">", ">=", "<", "<="])
@quick
@given(value=DIGITS, unit=SCALED, sign=st.sampled_from(("", "-")), in_words=st.booleans())
def test_the_printed_value_lies_in_the_closure(
    comparator: str, value: str, unit: str, sign: str, in_words: bool
) -> None:
    # A change can be anything, so nothing is cut off.
    found = allowed(sign + value, comparator, unit, "change", in_words=in_words)
    assert found.low <= to_base(Fraction(sign + value), unit) <= found.high


@pytest.mark.parametrize("measure", MEASURES)
@quick
@given(value=DIGITS, comparator=st.sampled_from(("=", "~", ">=", "<=")), in_words=st.booleans())
def test_a_possible_value_is_allowed_and_nothing_impossible(
    measure: str, value: str, comparator: str, in_words: bool
) -> None:
    # Any measure can be zero, and a whole; of those, only a share is nothing more.
    unit = "times" if "multiple" in measure else "percent"
    limit = Fraction(100) if measure == "share" else None
    number = Fraction(value) if limit is None else Fraction(value) % limit
    text = f"{float(number):.3f}"
    found = in_unit(text, comparator, unit, measure, in_words)
    assert Fraction(text) in found
    assert limit is None or found.high <= limit
    assert measure == "change" or found.low >= {"growth": -100, "increase-in-multiples": -1}.get(
        measure, 0
    )


@quick
@given(
    value=DIGITS,
    comparator=st.sampled_from(COMPARATORS),
    unit=SCALED,
    abouts=st.tuples(st.integers(0, 64), st.integers(0, 64)),
)
def test_a_larger_about_never_narrows(
    value: str, comparator: str, unit: str, abouts: tuple[int, int]
) -> None:
    small, large = (
        allowed(value, comparator, unit, "change", in_words=False, about=about / 8)
        for about in sorted(abouts)
    )
    assert large.low <= small.low
    assert small.high <= large.high
    wider = abouts[0] != abouts[1] and comparator == "~"
    assert (large.high - large.low > small.high - small.low) == wider
