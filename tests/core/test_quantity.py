"""Quantities: intervals whose units convert, combine or refuse, and that read well."""

from __future__ import annotations

import copy
import operator
import pickle
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction
from typing import cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.core.answer import Answer
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity, say
from helpers.core.units import POINTS, Unit, UnitError, unit

sound = settings(derandomize=True, deadline=None, max_examples=25)

ALIKE = {
    "yuan": ("RMB", "RMB million", "RMB billion", "RMB trillion", "yuan"),
    "kg": ("jin", "billion jin", "kilograms"),
    "m²": ("mu", "million mu", "hectares", "square meters", "million square kilometers"),
    "m": ("km", "meters"),
    "s": ("hours", "days", "years"),
    "person": ("persons", "million persons", "graduates"),
    "count": ("projects", "thousand projects", "cases"),
    "fraction": ("percent", "times", "fraction", POINTS),
}
"""Some units of every base, each with a size of its own."""

MEASURED = [name for base, names in ALIKE.items() for name in names if base != "fraction"]
exactly = Quantity.exactly


@st.composite
def intervals(draw: st.DrawFn, *, least: int | None = None) -> Interval:
    """Draw an interval with or without ends."""
    ends = st.fractions(min_value=least)
    low, width = draw(ends), draw(st.fractions(min_value=0))
    if width == 0:
        return Interval.exactly(low)
    high = draw(st.sampled_from((low + width, None)))
    low_or_none = low if least is not None else draw(st.sampled_from((low, None)))
    return Interval(low_or_none, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def pairs(draw: st.DrawFn, *, least: int | None = None) -> tuple[Quantity, Quantity]:
    """Draw two quantities of one base, as a rule in two units."""
    names = draw(st.sampled_from(list(ALIKE.values())))
    a, b = (
        Quantity(draw(intervals(least=least)), unit(draw(st.sampled_from(names)))) for _ in range(2)
    )
    return a, b


@st.composite
def quantities(draw: st.DrawFn, *, least: int | None = None) -> Quantity:
    """Draw a quantity that is measured in something."""
    return Quantity(draw(intervals(least=least)), unit(draw(st.sampled_from(MEASURED))))


# Conversion


@sound
@given(pair=pairs())
def test_conversion_there_and_back_is_the_identity(pair: tuple[Quantity, Quantity]) -> None:
    one, other = pair
    there = one.to(other.unit)
    assert there.unit == other.unit
    assert there.base == one.base
    assert there.to(one.unit) == one
    assert one.to(one.unit.name) == one


@pytest.mark.parametrize(
    ("quantity", "name", "expected"),
    [
        # 15 mu are a hectare of 10,000 square metres.
        (exactly(15, "mu"), "hectares", exactly(1, "hectares")),
        (exactly(1, "hectares"), "square meters", exactly(10_000, "square meters")),
        (exactly("1.2", "RMB trillion"), "RMB billion", exactly(1200, "RMB billion")),
        (exactly(2, "jin"), "kilograms", exactly(1, "kilograms")),
        (exactly(7, "percent"), "fraction", exactly("0.07", "fraction")),
        (exactly(2, "times"), "percent", exactly(200, "percent")),
        (Quantity.of("0.5", None, "days"), "hours", Quantity.of(12, None, "hours")),
        (
            Quantity(Interval(None, 3, high_closed=False), unit("km")),
            "meters",
            Quantity(Interval(None, 3000, high_closed=False), unit("meters")),
        ),
    ],
    ids=str,
)
def test_worked_conversions(quantity: Quantity, name: str, expected: Quantity) -> None:
    assert quantity.to(name) == quantity.to(unit(name)) == expected


def test_compound_units_convert() -> None:
    kilograms_per_square_meter = unit("kilograms").per(unit("square meters"))
    tonnes_per_hectare = unit("thousand kilograms").per(unit("hectares"))
    # A tonne on 10,000 square metres is a tenth of a kilogram on one.
    harvest = Quantity(Interval("6.5", "7.5"), tonnes_per_hectare)
    there = harvest.to(kilograms_per_square_meter)
    assert there == Quantity(Interval("0.65", "0.75"), kilograms_per_square_meter)
    assert there.to(tonnes_per_hectare) == harvest
    # 1,000 jin are 500 kg, and 15 mu a hectare: 7,500 kg on a hectare.
    per_mu = exactly(1000, "jin") / exactly(1, "mu")
    assert per_mu.to(tonnes_per_hectare).interval == Interval.exactly("7.5")
    # RMB650 billion for 9 million persons are 72,222 and two ninths for one.
    each = exactly(650, "RMB billion") / exactly(9, "million persons")
    assert each.to(unit("RMB").per(unit("person"))).interval == Interval.exactly("650000/9")


@pytest.mark.parametrize(
    ("one", "other", "bases"),
    [
        ("RMB billion", "jin", ("yuan", "kg")),
        ("mu", "km", ("m²", "m")),
        ("projects", "persons", ("count", "person")),
        ("percent", "RMB billion", ("fraction", "yuan")),
        ("percentage points", "projects", ("fraction", "count")),
    ],
)
@pytest.mark.parametrize(
    "mix",
    [
        operator.add,
        operator.sub,
        lambda a, b: a.lies_in(b),
        lambda a, b: b in a,
        lambda a, b: b.to(a.unit),
    ],
    ids=["+", "-", "lies_in", "in", "to"],
)
def test_units_that_do_not_fit_are_named(
    mix: Callable[[Quantity, Quantity], object], one: str, other: str, bases: tuple[str, str]
) -> None:
    message = f"^{one} and {other} do not fit: one measures {bases[0]}, the other {bases[1]}$"
    with pytest.raises(UnitError, match=message):
        mix(exactly(1, one), exactly(2, other))


def test_compound_units_that_do_not_fit_are_named() -> None:
    with pytest.raises(UnitError, match="jin and jin per mu do not fit: one measures kg"):
        (exactly(5, "jin") / exactly(1, "mu")).to("jin")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnitError, match="the unit 'furlong' is unknown"):
        exactly(1, "furlong")
    with pytest.raises(UnitError, match="the unit 'furlong' is unknown"):
        exactly(1, "km").to("furlong")


# Sums and differences


@sound
@given(pair=pairs())
def test_sums_and_differences_are_the_same_in_either_unit(pair: tuple[Quantity, Quantity]) -> None:
    a, b = pair
    assert (a + b).unit == a.unit
    assert (a + b).base == (b + a).base == a.base + b.base
    assert (a - b).base == (-(b - a)).base == a.base - b.base
    assert (a + b).to(b.unit) == b + a
    assert (-a).base == -a.base
    assert (-a).unit == a.unit


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # 1 trillion and 200 billion
        (exactly(1, "RMB trillion") + exactly(200, "RMB billion"), exactly("1.2", "RMB trillion")),
        (exactly(200, "RMB billion") + exactly(1, "RMB trillion"), exactly(1200, "RMB billion")),
        (exactly(1, "hectare") - exactly(3, "mu"), exactly("0.8", "hectare")),
        # The difference of two percentages is in percentage points; so is one of points.
        (exactly(8, "percent") - exactly(7, "percent"), exactly(1, POINTS)),
        (exactly(8, "percent") - exactly("0.07", "fraction"), exactly(1, POINTS)),
        (exactly(3, POINTS) - exactly(1, POINTS), exactly(2, POINTS)),
        # A percentage that points are added to or taken from is a percentage again.
        (exactly(8, "percent") + exactly("0.5", POINTS), exactly("8.5", "percent")),
        (exactly(8, "percent") - exactly("0.5", POINTS), exactly("7.5", "percent")),
        (exactly(8, "percent") + exactly(7, "percent"), exactly(15, "percent")),
        (exactly(2, "times") - exactly(1, "times"), exactly(1, "times")),
    ],
    ids=str,
)
def test_worked_sums_and_differences(found: Quantity, expected: Quantity) -> None:
    assert found == expected


@sound
@given(a=intervals(), b=intervals())
def test_points_bring_a_percentage_back(a: Interval, b: Interval) -> None:
    one, other = Quantity(a, unit("percent")), Quantity(b, unit("percent"))
    apart = one - other
    assert apart.unit == unit(POINTS)
    assert (other + apart).unit == unit("percent")
    assert one.interval.within((other + apart).interval)


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (5, "5 has no unit, RMB5 billion has: write Quantity.exactly(5, 'RMB billion')"),
        (0.5, "0.5 has no unit, RMB5 billion has: write Quantity.exactly(0.5, 'RMB billion')"),
        (
            np.float64(0.5),
            "0.5 has no unit, RMB5 billion has: write Quantity.exactly(0.5, 'RMB billion')",
        ),
        (
            Decimal("8.50"),
            "8.50 has no unit, RMB5 billion has: write Quantity.exactly(8.50, 'RMB billion')",
        ),
        (
            Interval(1, 2),
            "1 to 2 has no unit, RMB5 billion has: write Quantity(…, unit('RMB billion'))",
        ),
    ],
    ids=repr,
)
@pytest.mark.parametrize(
    "mix",
    [operator.add, operator.sub, lambda a, b: a.lies_in(b), lambda a, b: b in a],
    ids=["+", "-", "lies_in", "in"],
)
def test_what_has_no_unit_is_refused_and_the_message_says_what_to_write(
    mix: Callable[[Quantity, Quantity], object], plain: object, message: str
) -> None:
    with pytest.raises(UnitError, match=f"^{re.escape(message)}$"):
        mix(exactly(5, "RMB billion"), cast(Quantity, plain))


def test_what_the_message_says_to_write_works() -> None:
    five = exactly(5, "RMB billion")
    assert five + Quantity.exactly(5, "RMB billion") == exactly(10, "RMB billion")
    assert (five + Quantity(Interval(1, 2), unit("RMB billion"))).interval == Interval(6, 7)


# Products and quotients


@sound
@given(a=quantities(), number=st.fractions().filter(bool))
def test_numbers_scale_a_quantity_and_leave_its_unit(a: Quantity, number: Fraction) -> None:
    assert a * number == number * a == Quantity(a.interval * number, a.unit)
    assert a / number == a * (1 / number)
    assert a * number / number == a
    assert a * Interval(1, 2) == Quantity(a.interval * Interval(1, 2), a.unit)
    assert a / Interval(1, 2) == Quantity(a.interval / Interval(1, 2), a.unit)


def test_worked_products_with_numbers() -> None:
    gdp = exactly(650, "RMB billion")
    assert gdp * 2 == 2 * gdp == gdp * Decimal(2) == exactly(1300, "RMB billion")
    assert gdp / 1000 == gdp * 0.001 == exactly("0.65", "RMB billion")
    three = cast(Number, np.int64(3))
    assert gdp * three == three * gdp == exactly(1950, "RMB billion")
    assert np.float64(0.1) * gdp == gdp * np.float64(0.1) == exactly(65, "RMB billion")


@sound
@given(a=quantities(), b=quantities(least=0), number=st.fractions(min_value=0).filter(bool))
def test_a_product_divided_by_its_factor_holds_the_other(
    a: Quantity, b: Quantity, number: Fraction
) -> None:
    assume(b.interval.positive)
    back = (a * b / b).to(a.unit)
    assert a.interval.within(back.interval)
    back = (a / b * b).to(a.unit)
    assert a.interval.within(back.interval)
    alone = Quantity(Interval.exactly(number), b.unit)
    assert (a * alone / alone).to(a.unit) == (a / alone * alone).to(a.unit) == a


@sound
@given(a=quantities(), b=quantities())
def test_products_are_the_same_in_either_order_and_unit(a: Quantity, b: Quantity) -> None:
    assert (a * b).base == (b * a).base == a.base * b.base
    assert (a * b).unit.base == (b * a).unit.base
    if b.interval.positive:
        assert (a / b).base == a.base / b.base


@sound
@given(pair=pairs(least=0))
def test_a_ratio_of_like_units_is_a_fraction(pair: tuple[Quantity, Quantity]) -> None:
    a, b = pair
    assume(b.interval.positive)
    assert (a / b).unit.base == "fraction"
    assert (a / b).ratio == a.base / b.base


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # 7 percent of 650 billion; what has a share of 7 percent of 45.5 billion
        (exactly(650, "RMB billion") * exactly(7, "percent"), exactly("45.5", "RMB billion")),
        (exactly(7, "percent") * exactly(650, "RMB billion"), exactly("45.5", "RMB billion")),
        (exactly("45.5", "RMB billion") / exactly(7, "percent"), exactly(650, "RMB billion")),
        (exactly(650, "RMB billion") * exactly(2, "times"), exactly(1300, "RMB billion")),
        (exactly("0.65", "RMB trillion") / exactly(65, "RMB billion"), exactly(10, "fraction")),
        # Half of 8 percent is 4 percent; 4 percent are half of 8, that is 50 percent.
        (exactly(8, "percent") * exactly(50, "percent"), exactly(4, "percent")),
        (exactly(4, "percent") / exactly(8, "percent"), exactly(50, "percent")),
        (exactly(302, "projects") * exactly(50, "percent"), exactly(151, "projects")),
    ],
    ids=str,
)
def test_worked_products_and_quotients(found: Quantity, expected: Quantity) -> None:
    assert found == expected


@pytest.mark.parametrize("divisor", [exactly(0, "mu"), Quantity.of(-1, 1, "RMB"), 0], ids=str)
def test_division_by_zero_is_refused(divisor: Quantity | int) -> None:
    with pytest.raises(ZeroDivisionError, match="holds zero"):
        exactly(5, "RMB billion") / divisor


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True, "many", None])
def test_what_is_no_number_is_no_factor(number: float) -> None:
    five = exactly(5, "RMB billion")
    with pytest.raises(ValueError, match="is no finite number"):
        five * number
    with pytest.raises(ValueError, match="is no finite number"):
        five / number
    with pytest.raises(ValueError, match="is no finite number"):
        exactly(number, "mu")


# What is asked of a quantity


def test_ends_and_base() -> None:
    gdp = Quantity.of("649.5", None, "RMB billion")
    assert (gdp.low, gdp.high) == (Fraction(1299, 2), None)
    assert gdp.base == Interval(649_500_000_000, None)


def test_a_ratio_is_a_plain_number() -> None:
    assert exactly(7, "percent").ratio == Interval.exactly("0.07")
    assert exactly("7.2", "times").ratio == Interval.exactly("7.2")
    assert exactly(3, POINTS).ratio == Interval.exactly("0.03")
    with pytest.raises(UnitError, match="RMB5 billion is no ratio: it is measured in yuan"):
        exactly(5, "RMB billion").ratio  # noqa: B018


@pytest.mark.parametrize(
    ("known", "region", "answer"),
    [
        # RMB1 trillion is 1,000 billion.
        (exactly(999, "RMB billion"), Quantity.of(1, None, "RMB trillion"), Answer.NO),
        (exactly(1000, "RMB billion"), Quantity.of(1, None, "RMB trillion"), Answer.YES),
        (Quantity.of(999, 1001, "RMB billion"), Quantity.of(1, None, "RMB trillion"),
         Answer.UNCLEAR),
        (exactly(7, "percent"), Quantity.of("0.06", "0.08", "fraction"), Answer.YES),
    ],
    ids=str,
)  # fmt: skip
def test_worked_answers(known: Quantity, region: Quantity, answer: Answer) -> None:
    assert known.lies_in(region) is answer
    assert (known in region) is (answer is Answer.YES)


@sound
@given(pair=pairs())
def test_answers_are_those_of_base_units(pair: tuple[Quantity, Quantity]) -> None:
    one, other = pair
    assert one.lies_in(other) is one.base.lies_in(other.base)
    assert (one in other) == one.base.within(other.base)


@pytest.mark.parametrize(
    "quantity",
    [
        Quantity.of(1, None, "million mu"),
        exactly("0.1", "percent"),
        exactly(2, "jin") / exactly(3, "mu") * exactly(5, "RMB billion"),
    ],
    ids=str,
)
def test_copies_are_the_same_quantity(quantity: Quantity) -> None:
    for same in (
        copy.copy(quantity),
        copy.deepcopy(quantity),
        pickle.loads(pickle.dumps(quantity)),
    ):
        assert same == quantity
        assert hash(same) == hash(quantity)
        assert same / exactly(7, "mu") == quantity / exactly(7, "mu")


def test_a_quantity_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        exactly(1, "mu").interval = Interval(1, 2)  # type: ignore[misc]


def test_quantities_are_equal_in_one_unit() -> None:
    assert exactly(1, "km") == exactly("1.0", "km")
    assert exactly(1, "km") != exactly(1000, "meters")  # the same length, told otherwise
    assert exactly(1, "km").base == exactly(1000, "meters").base
    plain: object = 1
    assert exactly(1, "fraction") != plain


# How a quantity reads


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(Interval.above("8.5"), unit("percent")), "more than 8.5%"),
        (Quantity.of("3.45", "3.55", "percent"), "3.45 to 3.55%"),
        (exactly(650, "RMB billion"), "RMB650 billion"),
        (Quantity.of("649.5", "650.5", "RMB billion"), "RMB649.5 to 650.5 billion"),
        (Quantity.of(1000, None, "RMB million"), "at least RMB1,000 million"),
        (Quantity(Interval(1, 2, False), unit("RMB")), "more than RMB1, at most 2"),
        (exactly(-5, "RMB billion"), "RMB−5 billion"),
        (Quantity.of(-3, -2, "RMB billion"), "RMB−3 to −2 billion"),
        (Quantity.of(None, -2, "RMB"), "at most RMB−2"),
        (
            Quantity(Interval(-5, 3, False), unit("RMB billion")),
            "more than RMB−5, at most 3 billion",
        ),
        (exactly(5, "yuan"), "5 yuan"),
        (exactly(302, "projects"), "302 projects"),
        (Quantity.of(None, "23.5", "million mu"), "at most 23.5 million mu"),
        (exactly("7.2", "times"), "7.2 times"),
        (exactly("0.07", "fraction"), "0.07"),
        (exactly(2, POINTS), "2 percentage points"),
        (exactly(1, POINTS), "1 percentage point"),
        (exactly(-1, POINTS), "−1 percentage point"),
        (exactly("1.5", POINTS), "1.5 percentage points"),
        (Quantity.of(0, 1, POINTS), "0 to 1 percentage points"),
        (exactly(500, "jin") / exactly(2, "mu"), "250 jin per mu"),
        (
            exactly(6, "RMB billion") / exactly(2, "million persons"),
            "3 RMB billion per million persons",
        ),
        # What has neither end
        (Quantity.of(None, None, "percent"), "any number of percent"),
        (Quantity.of(None, None, "RMB billion"), "any number of RMB billion"),
        (Quantity.of(None, None, "projects"), "any number of projects"),
        (Quantity.of(None, None, "fraction"), "any number"),
    ],
)
def test_text_form(quantity: Quantity, text: str) -> None:
    assert str(quantity) == repr(quantity) == text
    assert say(str(quantity.interval), quantity.unit) == text


@pytest.mark.parametrize(
    ("numbers", "its", "text"),
    [
        ("1,000", unit("RMB billion"), "RMB1,000 billion"),
        ("-5.70", unit("RMB"), "RMB-5.70"),
        ("8.50", unit("percent"), "8.50%"),
        ("2.0", unit("million mu"), "2.0 million mu"),
    ],
)
def test_numbers_are_said_as_they_are_written(numbers: str, its: Unit, text: str) -> None:
    assert say(numbers, its) == text


@pytest.mark.parametrize("operation", [operator.add, operator.sub], ids=["+", "-"])
def test_a_number_before_a_quantity_is_refused_like_one_behind(
    operation: Callable[[object, Quantity], object],
) -> None:
    with pytest.raises(UnitError, match=r"5 has no unit, 7% has: write Quantity\.exactly\(5"):
        operation(5, Quantity.exactly(7, "percent"))


def test_an_interval_leaves_what_has_a_unit_to_the_quantity() -> None:
    mu = Quantity.exactly(2, "mu")
    assert Interval(1, 2) * mu == Quantity.of(2, 4, "mu")
    for refused in (operator.add, operator.sub):
        with pytest.raises(UnitError, match=r"has no unit, .* has: write Quantity"):
            refused(Interval(1, 2), mu)
    with pytest.raises(TypeError):
        Interval(1, 2) / mu  # type: ignore[operator]
    with pytest.raises(ValueError, match="'two' is no finite number"):
        Interval(1, 2) * "two"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, 1, "at most 1 percentage point"), (1, None, "at least 1 percentage point"),
        (0, 1, "0 to 1 percentage points"), (None, 11, "at most 11 percentage points"),
    ],
)  # fmt: skip
def test_one_point_is_one(low: int | None, high: int | None, said: str) -> None:
    assert str(Quantity.of(low, high, "percentage points")) == said
