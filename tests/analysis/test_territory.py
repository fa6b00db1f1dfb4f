"""What joined the city, and growth under both readings, against hand-worked numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.territory import (
    Joined,
    by_any_level,
    readings,
    what_joined,
)
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from tests.analysis.growing import BILLION, CITY, GDP, WITH, WITHOUT, exact_ends, gdp, percent

quick = settings(derandomize=True, deadline=None)
F = Fraction
PRICES = Interval(0, "0.02")
PRINTED = replace(exact_ends("477.38", 650), territory=CITY)
LEVELS = {"the report": gdp(650), "final accounts": gdp("660.159")}
BEFORE = gdp("590.414")


def found() -> list[Joined]:
    """What joined by both levels of 2020, as printed, with prices up by 0 to 2 percent."""
    return what_joined(2020, BEFORE, LEVELS, percent("3.5"), PRICES)


def ends_of(quantity: Quantity) -> tuple[float, float]:
    assert quantity.unit == unit(BILLION)
    return quantity.interval.ends


def test_what_joined_by_each_level() -> None:
    # The factor of the year is 1.035 without inflation and 1.035 * 1.02 = 1.0557 with 2 percent.
    # 650 / 1.0557 = 615.705 and 650 / 1.035 = 628.019, less 590.414: 25.291 to 37.605;
    # in 2020 650 - 590.414 * 1.0557 = 650 - 623.300 and 650 - 590.414 * 1.035 = 650 - 611.078.
    report, final = found()
    assert ends_of(report.before_with) == pytest.approx((615.705, 628.019), abs=5e-4)
    assert ends_of(report.worth_before) == pytest.approx((25.291, 37.605), abs=5e-4)
    assert ends_of(report.worth) == pytest.approx((26.700, 38.922), abs=5e-4)
    # 660.159 / 1.0557 = 625.328 and 660.159 / 1.035 = 637.835; less 590.414, 34.914 to 47.421.
    assert ends_of(final.before_with) == pytest.approx((625.328, 637.835), abs=5e-4)
    assert ends_of(final.worth_before) == pytest.approx((34.914, 47.421), abs=5e-4)
    assert ends_of(final.worth) == pytest.approx((36.859, 49.081), abs=5e-4)


def test_what_joined_by_any_level_is_that_of_the_review() -> None:
    # From the least of the one to the most of the other: 25 to 47 in 2019, 27 to 49 in 2020, and
    # 616 to 638 in 2019 with it.
    joined = by_any_level(found())
    assert ends_of(joined.worth_before) == pytest.approx((25.291, 47.421), abs=5e-4)
    assert ends_of(joined.worth) == pytest.approx((26.700, 49.081), abs=5e-4)
    assert ends_of(joined.before_with) == pytest.approx((615.705, 637.835), abs=5e-4)


def test_what_the_digits_allow_is_carried() -> None:
    # 645 / (1.0355 * 1.02) - 590.4145 = 610.672 - 590.4145 = 20.257;
    # 655 / 1.0345 - 590.4135 = 633.156 - 590.4135 = 42.743.
    (wide,) = what_joined(
        2020, gdp("590.4135", "590.4145"), {"": gdp(645, 655)}, percent("3.45", "3.55"), PRICES
    )
    assert ends_of(wide.worth_before) == pytest.approx((20.257, 42.743), abs=5e-3)


@quick
@given(st.floats(100, 1000), st.floats(0, 200), st.floats(-0.1, 0.2), st.floats(-0.05, 0.1))
def test_what_joined_is_found_again(old: float, new: float, real: float, prices: float) -> None:
    # A city of `old` and land of `new` grow alike; the level of the year counts both.
    factor = (1 + F(str(real))) * (1 + F(str(prices)))
    level = (F(str(old)) + F(str(new))) * factor
    (one,) = what_joined(
        2020, gdp(old), {"": gdp(level)}, percent(F(str(real)) * 100), Interval.exactly(prices)
    )
    assert one.worth_before == gdp(new)
    assert one.worth == gdp(F(str(new)) * factor)


def test_growth_under_both_readings() -> None:
    # Both count it: (650 / 477.38) ** (1 / 5) = 1.063677. The last alone: 590.414 * 1.035 = 611.078
    # and 590.414 * 1.0557 = 623.300, by whatever level of 2020 the worth is found, for each counts
    # it once; ln(611.078 / 477.38) / 5 = 0.049383, so 5.0622 percent;
    # ln(623.300 / 477.38) / 5 = 0.053342, so 5.4790 percent.
    both, last = readings(PRINTED, by_any_level(found()), WITHOUT, WITH)
    assert both.ends == replace(PRINTED, territory=WITH)
    assert both.ends.growth.interval.ends == pytest.approx((6.3677,) * 2, abs=5e-5)
    assert last.ends.territory == WITHOUT
    assert ends_of(last.ends.end) == pytest.approx((611.078, 623.300), abs=5e-4)
    assert last.ends.growth.interval.ends == pytest.approx((5.0622, 5.4790), abs=2e-4)
    # 650 / 611.078 = 1.063693 and 650 / 623.300 = 1.042836.
    assert both.factor == Interval.exactly(1)
    assert last.factor.ends == pytest.approx((1.042836, 1.063693), abs=2e-6)


def test_levels_up_to_the_year_before_count_one_land_too() -> None:
    both, last = readings(PRINTED, by_any_level(found()), WITHOUT, WITH)
    assert (both.early.end_year, last.early.end_year) == (2019, 2019)
    assert (both.early.territory, last.early.territory) == (WITH, WITHOUT)
    assert ends_of(both.early.end) == pytest.approx((615.705, 637.835), abs=5e-4)
    assert last.early.end == BEFORE
    assert last.early.end_value == F("590.414")
    assert both.early.start == last.early.start == PRINTED.start


def test_levels_of_one_scale_are_made_of_another() -> None:
    trillions = {"": Quantity.exactly("0.65", "RMB trillion")}
    assert what_joined(2020, BEFORE, trillions, percent("3.5"), PRICES)[0].level == gdp(650)
    millions = Quantity.exactly(590_414, "RMB million")
    (joined,) = what_joined(2020, millions, LEVELS | {"final accounts": gdp(650)},
                            percent("3.5"), PRICES)[:1]  # fmt: skip
    (_, last) = readings(PRINTED, joined, WITHOUT, WITH)
    assert last.ends.unit == unit(BILLION)
    assert ends_of(last.ends.end) == pytest.approx((611.078, 623.300), abs=5e-4)


def test_what_joined_says_by_which_level() -> None:
    all_of_it = [*found(), by_any_level(found())]
    assert [one.source for one in all_of_it] == [
        "the report", "final accounts", "any of the levels",
    ]  # fmt: skip
    assert [one.year for one in all_of_it] == [2020] * 3


def test_growth_of_levels_as_printed_under_both_readings() -> None:
    both, last = readings(GDP, by_any_level(found()), WITHOUT, WITH)
    assert (both.ends.territory, last.ends.territory) == (WITH, WITHOUT)
    assert both.ends.growth.interval.ends[0] == pytest.approx(6.2034, abs=5e-4)
    assert both.ends.printed_growth.interval.ends == pytest.approx((6.3677,) * 2, abs=5e-4)
    # The middle of 611.078 and 623.300 is 617.189: ln(617.189 / 477.38) / 5 = 0.051372.
    assert last.ends.printed_growth.interval.ends == pytest.approx((5.2715,) * 2, abs=5e-4)


def test_what_cannot_have_joined_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no level of 2020 with what joined"):
        what_joined(2020, BEFORE, {}, percent("3.5"), PRICES)
    with pytest.raises(ValueError, match="loses all"):
        what_joined(2020, BEFORE, LEVELS, percent(-100, 0), PRICES)
    with pytest.raises(ValueError, match="loses all"):
        what_joined(2020, BEFORE, LEVELS, percent(3), Interval(-2, 0))
    with pytest.raises(TypeError, match="has no unit"):
        what_joined(2020, BEFORE, LEVELS, Interval(0, 1), PRICES)  # type: ignore[arg-type]
    with pytest.raises(UnitError, match="do not fit"):
        what_joined(2020, BEFORE, {"": percent(1)}, percent(1), PRICES)
    joined = by_any_level(found())
    with pytest.raises(ValueError, match="land joined in 2020, the path ends in 2021"):
        readings(replace(PRINTED, end_year=2021), joined, WITHOUT, WITH)
    with pytest.raises(ValueError, match="end 2019 is not after the start 2019"):
        readings(replace(PRINTED, start_year=2019), joined, WITHOUT, WITH)
    endless = replace(joined, level=Quantity(Interval.above(650), unit(BILLION)))
    with pytest.raises(ValueError, match="has no middle"):
        readings(PRINTED, endless, WITHOUT, WITH)
