"""Precision: what qualifier and printed digits allow, rule by rule."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.interval import Interval
from helpers.core.units import UnknownUnitError, to_base
from helpers.core.wording import ABOUT, COMPARATORS, MEASURES, POSSIBLE, allowed

inf = math.inf


def in_unit(
    value: str,
    comparator: str,
    unit: str,
    measure: str,
    *,
    target: bool = False,
    in_words: bool = False,
    about: float = ABOUT,
) -> Interval:
    """Return the allowed interval in the printed unit, where it is easy to check by eye."""
    return allowed(
        value, comparator, unit, measure, target=target, in_words=in_words, about=about
    ).printed


def between(low: str, high: str) -> Interval:
    """Return the closed interval between two numbers as they are written."""
    return Interval.from_rationals(Fraction(low), Fraction(high))


# Rule 1: qualifiers


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (">", Interval(8.5, inf, False, False)),
        (">=", Interval(8.5, inf, True, False)),
        # Growth can fall no lower than to -100 percent.
        ("<", Interval(-100, 8.5, True, False)),
        ("<=", Interval(-100, 8.5)),
        # One and half a unit of the last digit, a tenth
        ("~", between("8.4", "8.6")),
        ("=", between("8.45", "8.55")),
    ],
)
def test_each_comparator_sets_its_ends(comparator: str, expected: Interval, in_words: bool) -> None:
    assert in_unit("8.5", comparator, "percent", "growth", in_words=in_words) == expected
    if comparator != "=":  # a target with a qualifier is read like an achievement
        assert in_unit("8.5", comparator, "percent", "growth", target=True) == expected


def test_every_comparator_and_measure_of_the_module_is_tried_here() -> None:
    assert sorted(COMPARATORS) == sorted([">", ">=", "<", "<=", "~", "="])
    assert sorted(MEASURES) == sorted(POSSIBLE) == sorted(LIMITS)


def test_more_than_is_open_also_in_base_units() -> None:
    # 8.5 percent is the fraction 85/1000, which lies between two floats.
    found = allowed("8.5", ">", "percent", "growth", target=False, in_words=False).base
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


@pytest.mark.parametrize("comparator", COMPARATORS)
@pytest.mark.parametrize("about", [-0.5, -inf, inf, math.nan])
def test_about_must_be_a_width(about: float, comparator: str) -> None:
    with pytest.raises(ValueError, match="half width"):
        in_unit("7", comparator, "percent", "growth", about=about)


def test_about_changes_nothing_where_it_is_not_printed() -> None:
    for comparator in (">", ">=", "<", "<=", "="):
        default = in_unit("7", comparator, "percent", "growth")
        assert in_unit("7", comparator, "percent", "growth", about=3) == default


# Rule 3: bare targets


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("value", "unit", "measure"),
    [
        ("1", "RMB trillion", "level"),
        ("24", "billion jin", "level"),
        ("200", "km", "level"),
        ("2", "times", "multiple"),
        ("0.5", "percent", "growth"),
        ("95", "percent", "share"),
        ("100", "percent", "share"),
        ("20", "projects", "level"),
        ("3", "million cattle", "level"),
    ],
)
def test_a_bare_target_is_exact(value: str, unit: str, measure: str, in_words: bool) -> None:
    found = allowed(value, "=", unit, measure, target=True, in_words=in_words)
    assert found.printed == Interval.exactly(float(value))
    assert found.exact


# Rule 4: bare achievements


@pytest.mark.parametrize("in_words", [False, True])
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
        # Doubled, one hour and three days are measured, be they words or digits.
        ("2", "times", "multiple", "1.5", "2.5"),
        ("1", "hours", "level", "0.5", "1.5"),
        ("3", "days", "level", "2.5", "3.5"),
        # Counted, but only in millions: half a million on either side
        ("1", "million entities", "level", "0.5", "1.5"),
        ("10", "million persons", "level", "9.5", "10.5"),
        ("1.5", "thousand projects", "level", "1.45", "1.55"),
        # Finer than one by one is not a count to the last one either.
        ("1.2500", "thousand projects", "level", "1.24995", "1.25005"),
        ("2.5", "projects", "level", "2.45", "2.55"),
    ],
)
def test_bare_achievement_is_known_to_half_its_last_digit(
    value: str, unit: str, measure: str, low: str, high: str, in_words: bool
) -> None:
    found = allowed(value, "=", unit, measure, target=False, in_words=in_words)
    assert found.printed == between(low, high)
    assert not found.exact


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("value", "unit", "measure"),
    [
        ("302", "projects", "level"),
        ("13", "roads", "level"),
        ("0", "cases", "level"),
        ("120000", "jobs", "level"),
        ("234000", "retirees", "level"),
        ("11000", "graduates", "change"),
        ("1.250", "thousand projects", "level"),  # printed to the last project
    ],
)
def test_what_is_counted_to_the_last_one_is_exact(
    value: str, unit: str, measure: str, in_words: bool
) -> None:
    found = allowed(value, "=", unit, measure, target=False, in_words=in_words)
    assert found.printed == Interval.exactly(float(value))
    assert found.exact


@pytest.mark.parametrize(
    ("value", "unit", "measure", "in_digits"),
    [
        # In digits, half a unit on the side that is possible
        ("0", "km", "level", Interval(0, 0.5)),
        ("0", "percent", "share", Interval(0, 0.5)),
        ("100", "percent", "share", Interval(99.5, 100)),  # full coverage
        ("0", "times", "multiple", Interval(0, 0.5)),
        ("-100", "percent", "growth", Interval(-100, -99.5)),
        ("0", "million cattle", "level", Interval(0, 0.5)),
    ],
)
def test_words_for_none_and_all_are_exact(
    value: str, unit: str, measure: str, in_digits: Interval
) -> None:
    assert in_unit(value, "=", unit, measure, in_words=True) == Interval.exactly(float(value))
    assert in_unit(value, "=", unit, measure) == in_digits


def test_zero_is_no_bound_of_growth_and_change() -> None:
    assert in_unit("0", "=", "percent", "growth", in_words=True) == Interval(-0.5, 0.5)
    assert in_unit("0", "=", "days", "change", in_words=True) == Interval(-0.5, 0.5)


@pytest.mark.parametrize("comparator", [">", ">=", "<", "<=", "~"])
def test_a_qualifier_on_a_word_or_a_count_or_a_target_still_counts(comparator: str) -> None:
    expected = {
        ">": Interval(200, inf, False, False),
        ">=": Interval(200, inf, True, False),
        "<": Interval(0, 200, True, False),
        "<=": Interval(0, 200),
        "~": Interval(199, 201),
    }[comparator]
    for target, in_words in ((False, False), (False, True), (True, False), (True, True)):
        found = allowed("200", comparator, "policies", "level", target=target, in_words=in_words)
        assert found.printed == expected
        assert not found.exact


@pytest.mark.parametrize(
    ("value", "comparator", "measure", "about"),
    [
        ("7", "~", "growth", 0),  # about, with no width
        ("100", ">=", "share", 1),  # at least all of it
        ("0", "<=", "share", 1),  # at most nothing of it
    ],
)
def test_a_qualifier_may_leave_a_single_value(
    value: str, comparator: str, measure: str, about: float
) -> None:
    found = allowed(
        value, comparator, "percent", measure, target=False, in_words=False, about=about
    )
    assert found.printed == Interval.exactly(float(value))
    assert found.exact


def test_a_single_value_that_is_no_float_is_exact_all_the_same() -> None:
    found = allowed("1.3", "=", "percent", "growth", target=True, in_words=False)
    assert found.exact
    assert Fraction(13, 10) in found.printed
    assert found.printed.high == math.nextafter(found.printed.low, inf)


# Rule 5: what a measure can be


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
        # An increase is not below nothing
        ("3", "<=", "times", "increase-in-multiples", Interval(0, 3)),
        ("0", "=", "times", "increase-in-multiples", Interval(0, 0.5)),
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
        ("-1", "=", "times", "increase-in-multiples"),
        ("-1", "=", "times", "multiple"),
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
    for target in (False, True):
        with pytest.raises(ValueError, match=r"."):
            in_unit(value, comparator, unit, measure, target=target)


def test_the_message_says_what_a_measure_cannot_be() -> None:
    with pytest.raises(ValueError, match="a share cannot be = 101 percent"):
        in_unit("101", "=", "percent", "share")


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
        ("23.5", "million mu", "level", Fraction(46_900_000_000, 3), Fraction(47_100_000_000, 3)),
        ("1", "hours", "level", Fraction(1_800), Fraction(5_400)),
        ("3.5", "percent", "growth", Fraction(345, 10_000), Fraction(355, 10_000)),
        ("-0.5", "percent", "growth", Fraction(-55, 10_000), Fraction(-45, 10_000)),
    ],
)
def test_base_units(value: str, unit: str, measure: str, low: Fraction, high: Fraction) -> None:
    found = allowed(value, "=", unit, measure, target=False, in_words=False).base
    assert found == Interval.from_rationals(low, high)
    assert low in found
    assert high in found


LIMITS = {"growth": -100, "level": 0, "share": 0, "multiple": 0, "increase-in-multiples": 0,
          "change": -inf}  # fmt: skip
"""The least value of each measure, in percent or times, as the report means it."""


def test_what_is_possible_is_told_in_base_units() -> None:
    # Nothing to the whole; a fall by the whole at most
    assert POSSIBLE["share"] == (0, 1)
    assert POSSIBLE["growth"] == (-1, None)
    assert POSSIBLE["change"] == (None, None)


SCALED = st.sampled_from(("percent", "RMB billion", "billion jin", "million mu", "km", "projects"))
DIGITS = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True, alphabet="0123456789.")
quick = settings(derandomize=True, deadline=None, max_examples=100)


@pytest.mark.parametrize("comparator", ["=", "~", ">", ">=", "<", "<="])
@quick
@given(
    value=DIGITS,
    unit=SCALED,
    sign=st.sampled_from(("", "-")),
    target=st.booleans(),
    in_words=st.booleans(),
)
def test_the_printed_value_lies_in_the_closure(
    comparator: str, value: str, unit: str, sign: str, target: bool, in_words: bool
) -> None:
    # A change can be anything, so nothing is cut off.
    found = allowed(sign + value, comparator, unit, "change", target=target, in_words=in_words)
    number = Fraction(sign + value)
    assert found.printed.low <= number <= found.printed.high
    assert found.base.low <= to_base(number, unit) <= found.base.high
    assert (found.printed.low_closed, found.printed.high_closed) == (
        found.base.low_closed,
        found.base.high_closed,
    )


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
    found = in_unit(text, comparator, unit, measure, in_words=in_words)
    assert Fraction(text) in found
    assert limit is None or found.high <= limit
    assert found.low >= LIMITS[measure]


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
        allowed(
            value, comparator, unit, "change", target=False, in_words=False, about=about / 8
        ).base
        for about in sorted(abouts)
    )
    assert large.low <= small.low
    assert small.high <= large.high
    wider = abouts[0] != abouts[1] and comparator == "~"
    assert (large.high - large.low > small.high - small.low) == wider
