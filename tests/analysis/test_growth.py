"""Growth between two levels, against derivations written out beside it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.growth import (
    Crossing,
    Required,
    average_deflator,
    compound_growth,
    crossing_years,
    implied_deflator,
    nominal_growth,
    real_growth,
    required_growth,
)
from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from helpers.data.report import Report

quick = settings(derandomize=True, deadline=None)
BILLION = "RMB billion"
START = Quantity.of("477.375", "477.385", BILLION)
END = Quantity.of("649.5", "650.5", BILLION)
TRILLION = Quantity.exactly(1, "RMB trillion")
levels = st.floats(1, 1e6)
rates = st.floats(-0.3, 0.5)


def gdp(value: Number) -> Quantity:
    return Quantity.exactly(value, BILLION)


def levels_in(interval: Interval) -> Quantity:
    return Quantity(interval, unit(BILLION))


def percent(low: Number, high: Number | None = None) -> Quantity:
    """Return growth in percent, given as fractions."""
    return Quantity.of(exact(low) * 100, exact(low if high is None else high) * 100, "percent")


def width(found: Interval) -> Fraction:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def ends(growth: Quantity) -> tuple[float, float]:
    """Return the ends of growth, as fractions."""
    assert growth.unit.name == "percent"
    return growth.ratio.ends


def test_worked_compound_growth() -> None:
    # (9 / 4) ** (1 / 2) - 1 = 3 / 2 - 1, exactly.
    assert compound_growth(gdp(4), gdp(9), 2) == percent("0.5")
    # ln(650 / 477.38) = ln(1.361599...) = 0.308660; a fifth of it is 0.061732;
    # e ** 0.061732 = 1.063677, so 6.3677 percent a year, and 36.16 percent in all.
    found = compound_growth(gdp("477.38"), gdp(650), 5)
    assert ends(found)[0] == pytest.approx(0.063677, abs=5e-7)
    assert width(found.ratio) < 1e-15
    assert ends(compound_growth(gdp("477.38"), gdp(650), 1))[0] == pytest.approx(0.36160, abs=5e-6)


@quick
@given(start=levels, end=levels, years=st.integers(1, 30))
def test_compound_growth_is_sound(start: float, end: float, years: int) -> None:
    found = compound_growth(gdp(start), gdp(end), years).ratio
    ratio = exact(end) / exact(start)
    assert found.low is not None
    assert found.high is not None
    assert (1 + found.low) ** years <= ratio <= (1 + found.high) ** years
    assert found.high - found.low <= Fraction(1, 10**25) * (1 + abs(found.high))


@quick
@given(start=levels, end=levels, spread=st.floats(0, 0.1), years=st.integers(1, 10))
def test_wider_levels_give_wider_growth(
    start: float, end: float, spread: float, years: int
) -> None:
    narrow = compound_growth(gdp(start), gdp(end), years)
    off = exact(start) * exact(spread)
    around = Quantity.of(exact(start) - off, exact(start) + off, BILLION)
    assert narrow in compound_growth(around, gdp(end), years)


def test_an_open_target_gives_open_growth() -> None:
    # "more than 3,000" from 2,000 in one year: more than half as much again.
    found = compound_growth(gdp(2000), levels_in(Interval.above(3000)), 1)
    assert found.ratio == Interval.above("0.5")


def test_growth_is_closed_where_the_levels_are() -> None:
    # From at most 4 and above 1 to at least 9 and below 16, in two years: the ratio is at
    # least 9 / 4, which is reached, and below 16 / 1, which is not.
    start = levels_in(Interval(1, 4, low_closed=False, high_closed=True))
    end = levels_in(Interval(9, 16, low_closed=True, high_closed=False))
    found = compound_growth(start, end, 2)
    assert found.ratio == Interval("0.5", 3, low_closed=True, high_closed=False)


def test_intervals_contain_the_point_results() -> None:
    point = (650.0 / 477.38) ** (1 / 5) - 1
    assert point in compound_growth(START, END, 5).ratio
    assert (1 + point) / 1.02 - 1 in real_growth(compound_growth(START, END, 5), 0.02).ratio
    (reached,) = required_growth(2020, END, gdp(1000), [2025])
    low, high = ends(reached.growth)
    assert low < (1000 / 650) ** (1 / 5) - 1 < high


@quick
@given(rate=rates, deflator=rates)
def test_real_and_nominal_growth_invert_each_other(rate: float, deflator: float) -> None:
    there = nominal_growth(percent(rate), deflator)
    assert real_growth(there, deflator) == percent(rate)
    assert implied_deflator(there, percent(rate)) == percent(deflator)


def test_worked_real_growth() -> None:
    # 1.056 / 1.02 - 1 = 0.0352941...
    found = real_growth(percent("0.056"), 0.02)
    assert ends(found)[0] == pytest.approx(0.0352941, abs=5e-8)


def test_worked_implied_deflator() -> None:
    # At most 1.1 / 1.0 - 1 = 10 percent, at least 1.045 / 1.1 - 1 = -5 percent.
    found = implied_deflator(percent("0.045", "0.1"), percent(0, "0.1"))
    assert found == percent("-0.05", "0.1")


def test_worked_required_growth() -> None:
    # (1000 / 650) ** (1 / n) - 1: ln(1.538462) = 0.430783; / 5 = 0.086157, so 9.0 percent;
    # / 10 = 0.043078, 4.402 percent; / 15 = 0.028719, 2.913 percent.
    for years, expected in ((5, 0.089977), (10, 0.044020), (15, 0.029135)):
        found = compound_growth(gdp(650), gdp(1000), years)
        assert ends(found)[0] == pytest.approx(expected, abs=5e-6)


def test_the_deflator_reconciles_levels_and_growth() -> None:
    # Prices that rise by 2 percent and volumes by 5 percent: levels rise by 7.1 percent.
    start, end = gdp(100), gdp(100 * exact("1.071") ** 3)
    found = average_deflator(start, end, 3, [percent("0.05")] * 3)
    assert found == percent("0.02")
    with pytest.raises(ValueError, match="2 growth rates for 3 years"):
        average_deflator(start, end, 3, [percent("0.05")] * 2)
    # From 90 to 110 for one level and 0 to 10 percent for one rate, in a year: prices change
    # by 110 / 100 - 1 = 10 percent at most and 90 / 110 - 1 = -18.2 percent at least.
    around = Quantity.of(90, 110, BILLION)
    wide = average_deflator(gdp(100), around, 1, [percent(0, "0.1")])
    assert wide == percent(Fraction(90, 110) - 1, "0.1")
    wide = average_deflator(around, gdp(100), 1, [percent(0)])
    assert wide == percent(Fraction(100, 110) - 1, Fraction(100, 90) - 1)


def test_what_cannot_be_computed_is_refused() -> None:
    one = gdp(1)
    with pytest.raises(ValueError, match="after the base year, not 0 years"):
        compound_growth(one, one, 0)
    with pytest.raises(ValueError, match="levels must be above zero"):
        compound_growth(Quantity.of(0, 1, BILLION), one, 2)
    with pytest.raises(ValueError, match="levels must be above zero"):
        compound_growth(one, levels_in(Interval.below(5)), 2)
    never = "growth of 0% a year never leads from RMB650 billion to RMB1,000 billion"
    with pytest.raises(ValueError, match=never):
        span_of(gdp(650), gdp(1000), percent(0))
    for rate in (percent("-0.02"), percent("-0.02", "0.02"), percent(-1), percent(-2)):
        with pytest.raises(ValueError, match="never leads"):
            span_of(gdp(650), gdp(1000), rate)
    with pytest.raises(ValueError, match="levels must be above zero"):
        span_of(gdp(0), gdp(1000), percent("0.02"))
    assert span_of(gdp(650), gdp(650), percent(0)) == (2020, 2020)
    for deflate in (real_growth, nominal_growth):
        with pytest.raises(ValueError, match="prices cannot fall by all or more: a deflator of −1"):
            deflate(percent("0.05"), -1.0)


def test_required_growth_by_scenario_year() -> None:
    # As worked above for 5, 10 and 15 years; a level that may be 649.5 asks for a little more.
    found = required_growth(2020, END, gdp(1000), [2025, 2030, 2035])
    assert [one.year for one in found] == [2025, 2030, 2035]
    middles = [sum(ends(one.growth)) / 2 for one in found]
    assert middles == pytest.approx([0.089977, 0.044020, 0.029135], abs=5e-6)
    assert all(low < high for low, high in map(ends, (one.growth for one in found)))
    with pytest.raises(ValueError, match="after the base year, not 0 years"):
        required_growth(2020, gdp(650), gdp(1000), [2020])


def test_levels_of_different_scales_are_converted(report: Report) -> None:
    aim = report["gdp-level-undated"].quantity
    assert aim == TRILLION
    found = required_growth(2020, END, aim, [2025, 2027])
    assert found == required_growth(2020, END, gdp(1000), [2025, 2027])
    # ln(1000 / 650) / 7 = 0.061540: 6.347 percent, not 1953.
    assert ends(found[1].growth) == pytest.approx((0.06347, 0.06347), abs=2e-4)
    rates = {"target": percent("0.07")}
    assert crossing_years(2020, END, aim, rates) == crossing_years(2020, END, gdp(1000), rates)
    yuan = Quantity.of(649_500_000_000, 650_500_000_000, "RMB")
    assert average_deflator(START, yuan, 1, [percent(0)]) == compound_growth(START, END, 1)


WITHOUT_UNIT: tuple[Callable[[], object], ...] = (
    lambda: compound_growth(650, gdp(1000), 5),  # type: ignore[arg-type]
    lambda: compound_growth(gdp(650), 1000, 5),  # type: ignore[arg-type]
    lambda: required_growth(2020, Interval(649, 650), gdp(1000), [2027]),  # type: ignore[arg-type]
    lambda: required_growth(2020, END, Interval(1000, 1000), [2027]),  # type: ignore[arg-type]
    lambda: average_deflator(650, gdp(1000), 1, [percent(0)]),  # type: ignore[arg-type]
    lambda: crossing_years(2020, gdp(650), 1000, {}),  # type: ignore[arg-type]
    lambda: crossing_years(2020, 650, TRILLION, {}),  # type: ignore[arg-type]
)


@pytest.mark.parametrize("demand", WITHOUT_UNIT)
def test_a_level_without_a_unit_is_refused_with_the_cure(demand: Callable[[], object]) -> None:
    cure = r"has no unit: write a quantity, such as Quantity.exactly\(1000, 'RMB billion'\)"
    with pytest.raises(TypeError, match=cure):
        demand()


RATES_WITHOUT_UNIT: tuple[Callable[[], object], ...] = (
    lambda: real_growth(0.07, 0.02),  # type: ignore[arg-type]
    lambda: nominal_growth(Interval("0.06", "0.08"), 0.02),  # type: ignore[arg-type]
    lambda: implied_deflator(0.09, percent("0.07")),  # type: ignore[arg-type]
    lambda: implied_deflator(percent("0.09"), 0.07),  # type: ignore[arg-type]
    lambda: average_deflator(gdp(650), gdp(1000), 1, [0.07]),  # type: ignore[list-item]
    lambda: crossing_years(2020, gdp(650), TRILLION, {"": 0.07}),  # type: ignore[dict-item]
)


@pytest.mark.parametrize("demand", RATES_WITHOUT_UNIT)
def test_a_rate_without_a_unit_is_refused_with_the_cure(demand: Callable[[], object]) -> None:
    cure = r"has no unit: write a quantity, such as Quantity.exactly\(7, 'percent'\)"
    with pytest.raises(TypeError, match=cure):
        demand()


def test_units_that_do_not_fit_are_refused() -> None:
    people = Quantity.exactly(10, "million persons")
    for demand in (
        lambda: compound_growth(people, gdp(1000), 5),
        lambda: required_growth(2020, END, people, [2025]),
        lambda: crossing_years(2020, END, people, {}),
    ):
        with pytest.raises(UnitError, match="do not fit"):
            demand()
    with pytest.raises(UnitError, match="is no ratio"):
        real_growth(gdp(5), 0.02)


def test_crossing_years_by_assumption() -> None:
    # ln(1000 / 650) = 0.430783; / ln(1.0637) = 0.061754 gives 6.976 years, / ln(1.07) = 0.067659
    # gives 6.367. From 649.5 at 6 percent: ln(1000 / 649.5) = 0.431552; / ln(1.06) = 0.058269
    # gives 7.406; from 650.5 at 8 percent 0.430014 / 0.076961 gives 5.587. A level is at or above
    # the target in the next whole year.
    rates = {
        "as before": percent("0.0637"), "target": percent("0.07"), "about": percent("0.06", "0.08"),
    }  # fmt: skip
    found = crossing_years(2020, gdp(650), TRILLION, rates)
    assert [one.assumption for one in found] == list(rates)
    assert [one.growth for one in found] == list(rates.values())
    spans = [(one.earliest, one.latest) for one in found]
    assert spans == [(2027, 2027), (2027, 2027), (2026, 2028)]
    assert span_of(END, TRILLION, rates["about"]) == (2026, 2028)
    # At the pace of the lowest reading it takes 0.431552 / ln(1.0635112) = 7.008 years.
    assert span_of(END, TRILLION, compound_growth(START, END, 5)) == (2027, 2028)
    # Doubling at 100 percent takes one year, not two; so does 10 percent for 110.
    assert span_of(gdp(1), gdp(2), percent(1)) == (2021, 2021)
    assert span_of(gdp(100), gdp("133.1"), percent("0.1")) == (2023, 2023)


def span_of(level: Quantity, target: Quantity, rate: Quantity) -> tuple[int, int]:
    (found,) = crossing_years(2020, level, target, {"": rate})
    return found.earliest, found.latest


def test_powers_are_compared_exactly() -> None:
    # 100 grows to 133.1 in three years and to a hair less than 133.1000...01 in the same time.
    hair = Fraction(1, 10**60)
    assert span_of(gdp(100), gdp(exact("133.1") + hair), percent("0.1")) == (2024, 2024)
    assert span_of(gdp(100), gdp(exact("133.1") - hair), percent("0.1")) == (2023, 2023)
    # A growth of less than 10 percent is not there in time; nor is "more than" at the number.
    less = Quantity(Interval(5, 10, high_closed=False), unit("percent"))
    assert span_of(gdp(100), gdp("133.1"), less) == (2024, 2026)
    assert span_of(gdp(100), levels_in(Interval.above("133.1")), percent("0.1")) == (2024, 2024)
    assert span_of(gdp(100), levels_in(Interval.above(100)), percent("0.1")) == (2021, 2021)
    # Of "about 133.1" the lower end counts.
    assert span_of(gdp(100), Quantity.of(121, 150, BILLION), percent("0.1")) == (2022, 2022)


@quick
@given(
    level=st.floats(100, 1000), target=st.floats(100, 10_000), low=st.floats(0.02, 0.5),
    more=st.floats(0, 0.2), wide=st.floats(0, 0.1),
)  # fmt: skip
def test_crossing_years_are_the_first(
    level: float, target: float, low: float, more: float, wide: float
) -> None:
    least, most = exact(level), exact(level) * (1 + exact(wide))
    slow, fast = 1 + exact(low), 1 + exact(low) + exact(more)
    found = span_of(Quantity.of(least, most, BILLION), gdp(target), percent(slow - 1, fast - 1))
    for years, start, factor in ((found[0], most, fast), (found[1], least, slow)):
        past = years - 2020
        assert start * factor**past >= exact(target)
        assert past == 0 or start * factor ** (past - 1) < exact(target)


def test_a_target_that_is_reached_already_is_crossed_in_the_base_year() -> None:
    assert span_of(gdp(1200), TRILLION, percent("0.05")) == (2020, 2020)
    assert span_of(gdp(1200), TRILLION, percent("-0.05")) == (2020, 2020)
    # 995 grows to 1044.75 in a year.
    assert span_of(Quantity.of(995, 1005, BILLION), TRILLION, percent("0.05")) == (2020, 2021)
    open_ended = levels_in(Interval.above(995))
    assert span_of(open_ended, TRILLION, percent("0.05")) == (2020, 2021)
    fast = Quantity(Interval.above(5), unit("percent"))
    assert span_of(gdp(900), TRILLION, fast) == (2021, 2023)


@pytest.mark.parametrize("low", ["0", "-0.01", "-1", "-2"])
def test_a_target_that_may_never_be_reached_has_no_years(low: str) -> None:
    with pytest.raises(ValueError, match="never leads from RMB650 billion to RMB1 trillion"):
        crossing_years(2020, gdp(650), TRILLION, {"slow": percent(low, "0.05")})
    downward = Quantity(Interval.below(5), unit("percent"))
    with pytest.raises(ValueError, match="never leads"):
        crossing_years(2020, gdp(650), TRILLION, {"slow": downward})


def test_records_of_required_growth_and_crossings() -> None:
    # From 400 to 900 within two years: 50 percent a year, by which 900 is there in 2022.
    half = Quantity.exactly(50, "percent")
    assert required_growth(2020, gdp(400), gdp(900), [2022]) == [Required(2022, half)]
    fast = Quantity.of(50, 150, "percent")
    found = crossing_years(2020, gdp(400), gdp(900), {"fast": fast})
    assert found == [Crossing("fast", fast, 2021, 2022)]
