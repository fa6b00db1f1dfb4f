"""Precision: what qualifier and printed digits allow, rule by rule."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core import wording
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.numerals import read_figure
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from helpers.core.vocabulary import Comparator, Measure, Status
from helpers.core.wording import ABOUT, half_width, in_print, last_digit

inf = math.inf
SIGNS = [comparator.value for comparator in Comparator]
STATED = [measure.value for measure in Measure]


def allowed(
    value: str,
    comparator: str,
    its_unit: str,
    measure: str,
    *,
    target: bool,
    in_words: bool,
    about: Number = ABOUT,
    upper: str = "",
) -> Quantity:
    """Return what a figure allows that is told in the words of the tables."""
    return wording.allowed(
        Decimal(value),
        Comparator(comparator),
        unit(its_unit),
        Measure(measure),
        Status.TARGET if target else Status.ACHIEVEMENT,
        in_words=in_words,
        about=half_width(about),
        upper=Decimal(upper) if upper else None,
    )


def in_unit(
    value: str,
    comparator: str,
    its_unit: str,
    measure: str,
    *,
    target: bool = False,
    in_words: bool = False,
    about: Number = ABOUT,
    upper: str = "",
) -> Interval:
    """Return the allowed interval in the printed unit, where it is easy to check by eye."""
    found = allowed(
        value,
        comparator,
        its_unit,
        measure,
        target=target,
        in_words=in_words,
        about=about,
        upper=upper,
    )
    assert found.unit == unit(its_unit)
    return found.interval


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
        # Half a percentage point, whatever the digits; half a unit of the last digit, a tenth
        ("~", Interval(8, 9)),
        ("=", Interval("8.45", "8.55")),
    ],
)
def test_each_comparator_sets_its_ends(comparator: str, expected: Interval, in_words: bool) -> None:
    assert in_unit("8.5", comparator, "percent", "growth", in_words=in_words) == expected
    if comparator != "=":  # a target with a qualifier is read like an achievement
        assert in_unit("8.5", comparator, "percent", "growth", target=True) == expected


def test_every_comparator_and_measure_of_the_module_is_tried_here() -> None:
    assert sorted(SIGNS) == sorted([">", ">=", "<", "<=", "~", "=", ".."])
    assert sorted(STATED) == sorted(LIMITS)


def test_more_than_is_open_also_in_base_units() -> None:
    # 8.5 percent is the fraction 85/1000, which lies between two floats.
    found = allowed("8.5", ">", "percent", "growth", target=False, in_words=False).base
    assert found == Interval(Fraction(85, 1000), None, low_closed=False)


def test_within_is_at_most_and_may_be_met() -> None:
    # A share starts at nothing.
    assert in_unit("4", "<=", "percent", "share") == Interval(0, 4)


@pytest.mark.parametrize(
    ("value", "upper", "its_unit", "measure", "expected"),
    [
        ("2", "3", "years", "level", Interval(2, 3)),
        ("6", "6.5", "percent", "growth", Interval(6, "6.5")),
        ("-6", "-5", "percent", "growth", Interval(-6, -5)),
        ("5", "6", "RMB billion", "level", Interval(5, 6)),
        ("40", "60", "projects", "level", Interval(40, 60)),
        # No end leaves what its measure can be.
        ("95", "105", "percent", "share", Interval(95, 100)),
        ("-120", "-90", "percent", "growth", Interval(-100, -90)),
    ],
)
@pytest.mark.parametrize("target", [False, True])
def test_both_ends_of_a_range_belong_to_it(
    value: str, upper: str, its_unit: str, measure: str, expected: Interval, target: bool
) -> None:
    # Neither the digits nor the width of "about" make it wider.
    for about in (0, 5):
        found = in_unit(value, "..", its_unit, measure, target=target, about=about, upper=upper)
        assert found == expected


def test_a_range_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a share cannot be 105 to 110%$"):
        in_unit("105", "..", "percent", "share", upper="110")


# Rule 2: about


@pytest.mark.parametrize(
    ("value", "its_unit", "measure", "about", "expected"),
    [
        # Rates and shares: so many percentage points, whatever digits are printed
        ("7", "percent", "growth", 0.25, Interval("6.75", "7.25")),
        ("7", "percent", "growth", 0.5, Interval("6.5", "7.5")),
        ("7", "percent", "growth", 2, Interval(5, 9)),
        ("7.0", "percent", "growth", 2, Interval(5, 9)),
        ("8.5", "percent", "growth", 0.25, Interval("8.25", "8.75")),
        ("8.5", "percent", "growth", 0.5, Interval(8, 9)),
        ("8.5", "percent", "growth", 2, Interval("6.5", "10.5")),
        ("60", "percent", "share", 0.5, Interval("59.5", "60.5")),
        ("-7", "percent", "growth", 0.5, Interval("-7.5", "-6.5")),
        # All else: ten times as many percent of the number, 2.5, 5 and 20
        ("700", "RMB billion", "level", 0.25, Interval("682.5", "717.5")),
        ("700", "RMB billion", "level", 0.5, Interval(665, 735)),
        ("700", "RMB billion", "level", 2, Interval(560, 840)),
        ("0.7", "RMB trillion", "level", 0.5, Interval("0.665", "0.735")),
        ("-40", "days", "change", 0.5, Interval(-42, -38)),
        ("2", "times", "multiple", 0.5, Interval("1.9", "2.1")),
        ("400", "projects", "level", 0.5, Interval(380, 420)),
        ("0", "days", "change", 2, Interval(0, 0)),
        # No width at all
        ("7", "percent", "growth", 0, Interval(7, 7)),
        ("700", "RMB billion", "level", 0, Interval(700, 700)),
    ],
)
def test_about_is_in_points_for_rates_and_in_parts_of_the_number_for_all_else(
    value: str, its_unit: str, measure: str, about: float, expected: Interval
) -> None:
    for target in (False, True):
        found = in_unit(value, "~", its_unit, measure, target=target, about=about)
        assert found == expected


def test_about_is_half_a_point_or_a_twentieth_unless_said_otherwise() -> None:
    assert Fraction(1, 2) == ABOUT
    assert in_unit("7", "~", "percent", "growth") == Interval("6.5", "7.5")
    assert in_unit("700", "~", "RMB billion", "level") == Interval(665, 735)


@pytest.mark.parametrize("about", [-0.5, -inf, inf, math.nan, "-0.5", "wide", True])
def test_about_must_be_a_width(about: float) -> None:
    message = f"^the half width of 'about' is {about}; allowed: zero or more, finite$"
    with pytest.raises(ValueError, match=message):
        half_width(about)


def test_a_width_is_read_exactly() -> None:
    assert half_width(0.1) == half_width("0.1") == half_width(Decimal("0.10")) == Fraction(1, 10)
    assert half_width(0) == 0


def test_about_may_be_any_exact_width() -> None:
    # A tenth of a percent about 7, which no float can tell
    assert in_unit("7", "~", "percent", "growth", about=0.1) == Interval("6.9", "7.1")


def test_about_changes_nothing_where_it_is_not_printed() -> None:
    for comparator in (">", ">=", "<", "<=", "="):
        default = in_unit("7", comparator, "percent", "growth")
        assert in_unit("7", comparator, "percent", "growth", about=3) == default


# Rule 3: bare targets


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("value", "its_unit", "measure"),
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
def test_a_bare_target_is_exact(value: str, its_unit: str, measure: str, in_words: bool) -> None:
    found = in_unit(value, "=", its_unit, measure, target=True, in_words=in_words)
    assert found == Interval.exactly(value)
    assert found.single


# Rule 4: bare achievements


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("value", "its_unit", "measure", "low", "high"),
    [
        # Half of a tenth on either side
        ("23.3", "billion jin", "level", "23.25", "23.35"),
        ("477.38", "RMB billion", "level", "477.375", "477.385"),
        ("3.5", "percent", "growth", "3.45", "3.55"),
        ("-19.7", "percent", "growth", "-19.75", "-19.65"),
        ("10", "percent", "growth", "9.5", "10.5"),
        ("100", "percent", "growth", "99.5", "100.5"),
        ("300", "percent", "growth", "299.5", "300.5"),
        ("50", "percent", "share", "49.5", "50.5"),
        ("20.0", "km", "level", "19.95", "20.05"),
        ("650.0", "RMB billion", "level", "649.95", "650.05"),
        ("23", "km", "level", "22.5", "23.5"),
        ("477", "km", "level", "476.5", "477.5"),
        # Zeros written out tell nothing, but within the first two digits
        ("650", "RMB billion", "level", "645", "655"),
        ("600", "RMB billion", "level", "595", "605"),
        ("200", "km", "level", "195", "205"),
        ("520", "km", "level", "515", "525"),
        ("5020", "km", "level", "5015", "5025"),
        ("1000", "km", "level", "950", "1050"),
        ("-700", "days", "change", "-705", "-695"),
        ("70", "days", "change", "69.5", "70.5"),
        ("90", "hours", "level", "89.5", "90.5"),
        ("2.0", "times", "multiple", "1.95", "2.05"),
        ("7.2", "times", "increase-in-multiples", "7.15", "7.25"),
        # One hour and three days are measured, be they words or digits.
        ("1", "hours", "level", "0.5", "1.5"),
        ("3", "days", "level", "2.5", "3.5"),
        # Counted, but only in millions: half a million on either side
        ("1", "million entities", "level", "0.5", "1.5"),
        ("10", "million persons", "level", "9.5", "10.5"),
        ("100", "million persons", "level", "95", "105"),
        ("1.5", "thousand projects", "level", "1.45", "1.55"),
        # Counted, but in tens, hundreds or thousands by the zeros at the end
        ("120000", "jobs", "level", "115000", "125000"),
        ("100000", "jobs", "level", "95000", "105000"),
        ("234000", "retirees", "level", "233500", "234500"),
        ("234500", "retirees", "level", "234450", "234550"),
        ("11000", "graduates", "change", "10500", "11500"),
        ("300", "projects", "level", "295", "305"),
        ("110", "projects", "level", "105", "115"),
        ("3020", "projects", "level", "3015", "3025"),
        # Finer than one by one is not a count to the last one either.
        ("1.2500", "thousand projects", "level", "1.24995", "1.25005"),
        ("2.5", "projects", "level", "2.45", "2.55"),
    ],
)
def test_bare_achievement_is_known_to_half_its_last_digit(
    value: str, its_unit: str, measure: str, low: str, high: str, in_words: bool
) -> None:
    found = in_unit(value, "=", its_unit, measure, in_words=in_words)
    assert found == Interval(low, high)
    assert not found.single


@pytest.mark.parametrize(
    ("value", "in_words", "low", "high"),
    [
        ("2", True, "1.95", "2.05"),  # doubled
        ("3", True, "2.95", "3.05"),
        ("0.5", True, "0.45", "0.55"),  # halved
        # In digits, half a unit of the last one
        ("2", False, "1.5", "2.5"),
        ("10", False, "9.5", "10.5"),
        ("2.0", False, "1.95", "2.05"),
    ],
)
def test_a_multiple_in_words_is_known_to_a_twentieth(
    value: str, in_words: bool, low: str, high: str
) -> None:
    assert in_unit(value, "=", "times", "multiple", in_words=in_words) == Interval(low, high)
    # To be doubled is a target, and exact.
    target = in_unit(value, "=", "times", "multiple", target=True, in_words=in_words)
    assert target == Interval.exactly(value)


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(
    ("value", "its_unit", "measure"),
    [
        ("302", "projects", "level"),
        ("90", "projects", "level"),  # the first two digits are known
        ("10", "projects", "level"),
        ("1001", "projects", "level"),
        ("120001", "jobs", "level"),
        ("13", "roads", "level"),
        ("0", "cases", "level"),
        ("1.250", "thousand projects", "level"),  # printed to the last project
    ],
)
def test_what_is_counted_to_the_last_one_is_exact(
    value: str, its_unit: str, measure: str, in_words: bool
) -> None:
    found = in_unit(value, "=", its_unit, measure, in_words=in_words)
    assert found == Interval.exactly(value)
    assert found.single


@pytest.mark.parametrize(
    ("value", "its_unit", "measure", "in_digits"),
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
    value: str, its_unit: str, measure: str, in_digits: Interval
) -> None:
    assert in_unit(value, "=", its_unit, measure, in_words=True) == Interval.exactly(value)
    assert in_unit(value, "=", its_unit, measure) == in_digits


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
        "~": Interval(190, 210),
    }[comparator]
    for target, in_words in ((False, False), (False, True), (True, False), (True, True)):
        found = in_unit("200", comparator, "policies", "level", target=target, in_words=in_words)
        assert found == expected
        assert not found.single


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
    found = in_unit(value, comparator, "percent", measure, about=about)
    assert found == Interval.exactly(value)
    assert found.single


def test_a_single_value_that_is_no_float_is_exact_all_the_same() -> None:
    found = allowed("1.3", "=", "percent", "growth", target=True, in_words=False)
    assert found.interval == Interval.exactly(Fraction(13, 10))
    assert found.base == Interval.exactly(Fraction(13, 1000))


# Rule 5: what a measure can be


@pytest.mark.parametrize(
    ("value", "comparator", "its_unit", "measure", "expected"),
    [
        # 100 printed to the last percent: half a percent below, but nothing above the whole
        ("100", "=", "percent", "share", Interval(99.5, 100)),
        ("98", ">", "percent", "share", Interval(98, 100, False, True)),
        ("80", ">=", "percent", "share", Interval(80, 100)),
        ("99.8", "~", "percent", "share", Interval("99.3", 100)),
        ("0", "=", "percent", "share", Interval(0, 0.5)),
        ("-99.8", "~", "percent", "growth", Interval(-100, "-99.3")),
        ("-100", "=", "percent", "growth", Interval(-100, -99.5)),
        ("-90", "<", "percent", "growth", Interval(-100, -90, True, False)),
        ("0", "=", "km", "level", Interval(0, 0.5)),
        ("50", "<", "RMB billion", "level", Interval(0, 50, True, False)),
        ("0.2", "~", "percent", "share", Interval(0, "0.7")),
        # An increase is not below nothing
        ("3", "<=", "times", "increase-in-multiples", Interval(0, 3)),
        ("0", "=", "times", "increase-in-multiples", Interval(0, 0.5)),
        # A change may have any size and either sign
        ("5", "<=", "days", "change", Interval(-inf, 5, False, True)),
        ("-5", ">", "days", "change", Interval(-5, inf, False, False)),
        # So may a contribution: more than all, where other parts fall
        ("80", ">=", "percent", "contribution", Interval(80, inf, True, False)),
        ("-5", "=", "percent", "contribution", Interval("-5.5", "-4.5")),
        ("60", "~", "percent", "contribution", Interval("59.5", "60.5")),
        # Where the limit cuts off what a qualifier opens, the limit itself is possible
        ("-150", ">", "percent", "growth", Interval(-100, inf, True, False)),
        ("150", "<", "percent", "share", Interval(0, 100)),
        # An end that the qualifier opens stays open where it meets the limit
        ("0", ">", "km", "level", Interval(0, inf, False, False)),
    ],
)
def test_no_interval_leaves_what_its_measure_can_be(
    value: str, comparator: str, its_unit: str, measure: str, expected: Interval
) -> None:
    assert in_unit(value, comparator, its_unit, measure) == expected


@pytest.mark.parametrize(
    ("value", "comparator", "its_unit", "measure"),
    [
        ("101", "=", "percent", "share"),
        ("100", ">", "percent", "share"),
        ("-2", "=", "km", "level"),
        ("-1", "=", "times", "increase-in-multiples"),
        ("-1", "=", "times", "multiple"),
        ("0", "<", "km", "level"),
        ("-101", "=", "percent", "growth"),
        ("-100", "<", "percent", "growth"),
    ],
)
def test_what_cannot_be_is_refused(
    value: str, comparator: str, its_unit: str, measure: str
) -> None:
    message = f"^a {measure} cannot be {comparator} {value} {its_unit}$"
    for target in (False, True):
        with pytest.raises(ValueError, match=message):
            in_unit(value, comparator, its_unit, measure, target=target)


@pytest.mark.parametrize(
    ("comparator", "measure"), [("≈", "growth"), ("", "growth"), ("=", "rate")]
)
def test_what_is_no_word_of_the_tables_is_refused(comparator: str, measure: str) -> None:
    for target in (False, True):
        with pytest.raises(ValueError, match="is not a valid"):
            in_unit("7", comparator, "percent", measure, target=target)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    for target in (False, True):
        with pytest.raises(ValueError, match=f"^'{value}' is no finite number$"):
            in_unit(value, "=", "percent", "change", target=target)


def test_the_message_says_what_a_measure_cannot_be() -> None:
    with pytest.raises(ValueError, match="a share cannot be = 101 percent"):
        in_unit("101", "=", "percent", "share")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnitError, match="furlong"):
        in_unit("7", "=", "furlong", "level")


# In base units


@pytest.mark.parametrize(
    ("value", "its_unit", "measure", "low", "high"),
    [
        # 23.25 and 23.35 billion jin of half a kilogram
        ("23.3", "billion jin", "level", Fraction(11_625_000_000), Fraction(11_675_000_000)),
        ("650", "RMB billion", "level", Fraction(645_000_000_000), Fraction(655_000_000_000)),
        # 23.45 and 23.55 million mu of 2000/3 square metres
        ("23.5", "million mu", "level", Fraction(46_900_000_000, 3), Fraction(47_100_000_000, 3)),
        ("1", "hours", "level", Fraction(1_800), Fraction(5_400)),
        ("3.5", "percent", "growth", Fraction(345, 10_000), Fraction(355, 10_000)),
        ("-0.5", "percent", "growth", Fraction(-55, 10_000), Fraction(-45, 10_000)),
    ],
)
def test_base_units(value: str, its_unit: str, measure: str, low: Fraction, high: Fraction) -> None:
    found = allowed(value, "=", its_unit, measure, target=False, in_words=False).base
    assert found == Interval(low, high)
    assert low in found
    assert high in found


LIMITS = {"growth": -100, "level": 0, "share": 0, "multiple": 0, "increase-in-multiples": 0,
          "change": -inf, "contribution": -inf}  # fmt: skip
"""The least value of each measure, in percent or times, as the report means it."""


def test_what_is_possible_is_told_in_base_units() -> None:
    # Nothing to the whole; a fall by the whole at most
    possible = {measure.value: (measure.least, measure.greatest) for measure in Measure}
    assert possible["share"] == (0, 1)
    assert possible["growth"] == (-1, None)
    assert possible["change"] == (None, None)


SCALED = st.sampled_from(("percent", "RMB billion", "billion jin", "million mu", "km", "projects"))
DIGITS = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True, alphabet="0123456789.")
quick = settings(derandomize=True, deadline=None, max_examples=25)


def closure(interval: Interval) -> Interval:
    """Return an interval with the ends that it lacks."""
    return Interval(interval.low, interval.high)


@pytest.mark.parametrize("comparator", ["=", "~", ">", ">=", "<", "<="])
@quick
@given(
    value=DIGITS,
    its_unit=SCALED,
    sign=st.sampled_from(("", "-")),
    target=st.booleans(),
    in_words=st.booleans(),
)
def test_the_printed_value_lies_in_the_closure(
    comparator: str, value: str, its_unit: str, sign: str, target: bool, in_words: bool
) -> None:
    # A change can be anything, so nothing is cut off.
    found = allowed(sign + value, comparator, its_unit, "change", target=target, in_words=in_words)
    number = Fraction(sign + value)
    assert number in closure(found.interval)
    assert number * unit(its_unit).size in closure(found.base)
    assert (found.interval.low_closed, found.interval.high_closed) == (
        found.base.low_closed,
        found.base.high_closed,
    )
    # An end that a strict qualifier names does not belong to it, any other does.
    assert (number in found.interval) == (comparator not in ("<", ">"))


@pytest.mark.parametrize("measure", STATED)
@quick
@given(value=DIGITS, comparator=st.sampled_from(("=", "~", ">=", "<=")), in_words=st.booleans())
def test_a_possible_value_is_allowed_and_nothing_impossible(
    measure: str, value: str, comparator: str, in_words: bool
) -> None:
    # Any measure can be zero, and a whole; of those, only a share is nothing more.
    its_unit = "times" if "multiple" in measure else "percent"
    limit = Fraction(100) if measure == "share" else None
    number = Fraction(value) if limit is None else Fraction(value) % limit
    text = f"{float(number):.3f}"
    found = in_unit(text, comparator, its_unit, measure, in_words=in_words)
    assert Fraction(text) in found
    assert found.within(Interval(LIMITS[measure], limit))


@quick
@given(
    value=DIGITS,
    comparator=st.sampled_from(SIGNS),
    its_unit=SCALED,
    abouts=st.tuples(st.integers(0, 64), st.integers(0, 64)),
)
def test_a_larger_about_never_narrows(
    value: str, comparator: str, its_unit: str, abouts: tuple[int, int]
) -> None:
    small, large = (
        allowed(
            value, comparator, its_unit, "change", target=False, in_words=False, about=about / 8
        ).base
        for about in sorted(abouts)
    )
    assert small.within(large)
    # Wider means more on both sides, and only about does it; a part of nothing is nothing.
    wider = abouts[0] != abouts[1] and comparator == "~" and Fraction(value) != 0
    assert (small != large) == wider
    if wider:
        assert small.within(Interval(large.low, large.high, False, False))


# As a report would print it


@pytest.mark.parametrize(
    ("value", "comparator", "its_unit", "printed"),
    [
        ("8.5", ">", "percent", "more than 8.5%"),
        ("650", "=", "RMB billion", "RMB650 billion"),
        ("1", "~", "RMB trillion", "about RMB1 trillion"),
        ("302", ">=", "projects", "at least 302 projects"),
        ("23.50", "<=", "million mu", "at most 23.50 million mu"),
        ("120000", "<", "jobs", "less than 120,000 jobs"),
        ("1234567.5", "=", "mu", "1,234,567.5 mu"),
        ("2.0", "=", "times", "2.0 times"),
        ("-5.7", "=", "percent", "-5.7%"),
        ("-5", "~", "RMB billion", "about RMB-5 billion"),
        ("1E+3", "=", "km", "1,000 km"),
        ("0.00000001", "=", "km", "0.00000001 km"),
    ],
)
def test_worked_prints(value: str, comparator: str, its_unit: str, printed: str) -> None:
    assert in_print(Decimal(value), Comparator(comparator), unit(its_unit)) == printed


@pytest.mark.parametrize(
    ("value", "upper", "its_unit", "printed"),
    [
        ("2", "3", "years", "2 to 3 years"),
        ("6", "6.5", "percent", "6 to 6.5%"),
        ("-6", "-5", "percent", "-6 to -5%"),
        ("5", "6", "RMB billion", "RMB5 to 6 billion"),
        ("1000", "2500", "jobs", "1,000 to 2,500 jobs"),
    ],
)
def test_a_range_is_printed_and_read_back(
    value: str, upper: str, its_unit: str, printed: str
) -> None:
    ends = Decimal(value), Decimal(upper)
    assert in_print(ends[0], Comparator.RANGE, unit(its_unit), ends[1]) == printed
    found = read_figure(printed)
    assert (found.value, found.upper) == (Fraction(value), Fraction(upper))
    assert found.comparator == ".."


@pytest.mark.parametrize("comparator", [sign for sign in Comparator if sign != ".."])
@quick
@given(
    value=st.decimals("-1e12", "1e12", places=0) | DIGITS.map(Decimal),
    negative=st.booleans(),
    its_unit=st.sampled_from(
        ("percent", "RMB", "RMB million", "RMB billion", "RMB trillion", "projects",
         "million mu", "billion jin", "km", "times", "thousand persons", "percentage points")
    ),
)  # fmt: skip
def test_what_is_printed_is_read_back(
    comparator: Comparator, value: Decimal, negative: bool, its_unit: str
) -> None:
    number = -value if negative else value
    found = read_figure(in_print(number, comparator, unit(its_unit)))
    assert found.value == Fraction(number)
    assert found.decimals == max(0, -int(number.as_tuple().exponent))
    # A number as printed has no qualifier that could be read.
    assert found.comparator == ("" if comparator is Comparator.AS_PRINTED else comparator.value)
    scales = [word for word in its_unit.split() if word.endswith(("thousand", "illion"))]
    assert found.scale == "".join(scales)


@pytest.mark.parametrize(
    ("value", "measure", "in_words", "digit"),
    [
        ("477.38", "level", False, "1/100"),
        ("7.0", "level", False, "1/10"),
        ("650", "level", False, "10"),
        ("65", "level", False, "1"),
        ("90", "level", False, "1"),
        ("302", "level", False, "1"),
        ("120000", "level", False, "10000"),
        ("100000", "level", False, "10000"),
        ("234000", "level", False, "1000"),
        ("1E+3", "level", False, "100"),
        ("1E-3", "level", False, "1/1000"),
        ("-0.50", "change", False, "1/100"),
        ("-650", "change", False, "10"),
        ("0", "level", False, "1"),
        ("0.00", "level", False, "1/100"),
        # The zeros of a rate or a share count
        ("10", "growth", False, "1"),
        ("100", "share", False, "1"),
        ("1000", "growth", False, "1"),
        ("2", "multiple", True, "1/10"),
        ("2", "multiple", False, "1"),
        ("2", "increase-in-multiples", True, "1"),
    ],
)
def test_what_the_last_significant_digit_is_worth(
    value: str, measure: str, in_words: bool, digit: str
) -> None:
    found = last_digit(Decimal(value), Measure(measure), in_words=in_words)
    assert found == Fraction(digit)
