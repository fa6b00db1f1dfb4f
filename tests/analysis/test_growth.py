"""Compound growth and reconstructed paths, against derivations written out beside them."""

import math
import re
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.growth import (
    COLUMNS,
    Ends,
    average_deflator,
    bridge,
    compound_growth,
    constant_growth,
    crossing_years,
    ends_of,
    envelope,
    growth_by_reading,
    hold_against,
    nominal_growth,
    pinned_last_year,
    real_growth,
    required_growth,
    shaped_path,
    years_needed,
)
from helpers.core.interval import Interval
from helpers.data.report import Report

quick = settings(derandomize=True, deadline=None)
EXACT = Interval.exactly
GDP = Ends(2015, 2020, Interval(477.375, 477.385), Interval(649.5, 650.5), 477.38, 650.0)
levels = st.floats(1, 1e6)
rates = st.floats(-0.3, 0.5)


def exact_ends(start: float, end: float, years: int = 5) -> Ends:
    return Ends(2015, 2015 + years, EXACT(start), EXACT(end), start, end)


def by_year(path: pd.DataFrame, column: str) -> list[float]:
    return [float(value) for value in path[column]]


def paths(ends: Ends) -> list[pd.DataFrame]:
    """Every method, for ends five years apart."""
    needed = (ends.end_value / ends.start_value) ** (1 / ends.years) - 1
    return [
        envelope(ends, min(needed, 0) - 0.01, max(needed, 0) + 0.01),
        constant_growth(ends),
        pinned_last_year(ends, Interval(0.03, 0.04), 0.035, 0.02),
        bridge(ends, 0.03, 0.8),
        bridge(ends, 0.03, 0.8, last=(0.055, 0.01)),
        shaped_path(ends, [0.07, 0.08, 0.07, 0.02, 0.035]),
    ]


@quick
@given(start=levels, end=levels)
def test_every_path_meets_its_ends_and_keeps_its_order(start: float, end: float) -> None:
    for path in paths(exact_ends(start, end)):
        assert tuple(path.columns) == COLUMNS
        assert list(path["year"]) == [2015, 2016, 2017, 2018, 2019, 2020]
        assert list(path["observed"]) == [True, False, False, False, False, True]
        assert path["central"].iloc[[0, -1]].to_list() == [start, end]
        for column in ("low", "high"):
            assert path[column].iloc[[0, -1]].to_list() == pytest.approx([start, end])
        between = path.dropna()
        slack = 1e-9 * max(start, end)
        assert (between["low"] <= between["central"] + slack).all()
        assert (between["central"] <= between["high"] + slack).all()


def test_worked_compound_growth() -> None:
    # (9 / 4) ** (1 / 2) - 1 = 3 / 2 - 1, exactly.
    assert compound_growth(EXACT(4.0), EXACT(9.0), 2) == EXACT(0.5)
    # ln(650 / 477.38) = ln(1.361599...) = 0.308660; a fifth of it is 0.061732;
    # e ** 0.061732 = 1.063677, so 6.3677 percent a year, and 36.16 percent in all.
    found = compound_growth(EXACT(477.38), EXACT(650.0), 5)
    assert found.low == pytest.approx(0.063677, abs=5e-7)
    assert found.high - found.low < 1e-15
    assert compound_growth(EXACT(477.38), EXACT(650.0), 1).low == pytest.approx(0.36160, abs=5e-6)


@quick
@given(start=levels, end=levels, years=st.integers(1, 30))
def test_compound_growth_is_sound(start: float, end: float, years: int) -> None:
    found = compound_growth(EXACT(start), EXACT(end), years)
    ratio = Fraction(end) / Fraction(start)
    assert (1 + Fraction(found.low)) ** years <= ratio <= (1 + Fraction(found.high)) ** years
    assert found.high - found.low <= 1e-14 * (1 + abs(found.high))


@quick
@given(start=levels, end=levels, width=st.floats(0, 0.1), years=st.integers(1, 10))
def test_wider_levels_give_wider_growth(start: float, end: float, width: float, years: int) -> None:
    narrow = compound_growth(EXACT(start), EXACT(end), years)
    wide = compound_growth(
        Interval(start * (1 - width), start * (1 + width)), EXACT(end), years
    )  # fmt: skip
    assert wide.low <= narrow.low <= narrow.high <= wide.high


def test_an_open_target_gives_open_growth() -> None:
    # "more than 3,000" from 2,000 in one year: more than half as much again.
    more = Interval(3000.0, math.inf, low_closed=False, high_closed=False)
    found = compound_growth(EXACT(2000.0), more, 1)
    assert (found.low, found.low_closed, found.high) == (0.5, False, math.inf)


def test_growth_is_closed_where_the_levels_are() -> None:
    # From at most 4 and above 1 to at least 9 and below 16, in two years: the ratio is at
    # least 9 / 4, which is reached, and below 16 / 1, which is not.
    start = Interval(1.0, 4.0, low_closed=False, high_closed=True)
    end = Interval(9.0, 16.0, low_closed=True, high_closed=False)
    found = compound_growth(start, end, 2)
    assert found == Interval(0.5, 3.0, low_closed=True, high_closed=False)


def test_intervals_contain_the_point_results() -> None:
    point = (650.0 / 477.38) ** (1 / 5) - 1
    assert point in compound_growth(GDP.start, GDP.end, 5)
    assert (1 + point) / 1.02 - 1 in real_growth(compound_growth(GDP.start, GDP.end, 5), 0.02)
    for path in paths(GDP):
        known = path.dropna()
        assert known["central"].between(known["low"], known["high"]).all(), path["method"][0]
    reached = required_growth(2020, GDP.end, EXACT(1000.0), [2025]).iloc[0]
    assert reached["low"] < (1000 / 650) ** (1 / 5) - 1 < reached["high"]


@quick
@given(rate=rates, deflator=rates)
def test_real_and_nominal_growth_invert_each_other(rate: float, deflator: float) -> None:
    there = nominal_growth(EXACT(rate), deflator)
    back = real_growth(there, deflator)
    assert rate in back
    assert back.high - back.low < 1e-14


def test_worked_real_growth() -> None:
    # 1.056 / 1.02 - 1 = 0.0352941...
    found = real_growth(EXACT(0.056), 0.02)
    assert found.low == pytest.approx(0.0352941, abs=5e-8)


def test_constant_growth_passes_the_implied_levels() -> None:
    # 477.38 * (650 / 477.38) ** (t / 5): 2019 is 650 / 1.063677 = 611.09; 2016 is 507.78.
    path = constant_growth(GDP)
    assert by_year(path, "central") == pytest.approx(
        [477.38, 507.78, 540.11, 574.50, 611.09, 650.0], abs=0.005
    )
    # The lowest path joins the lowest ends: 477.375 and 649.5.
    assert path["low"].iloc[[0, -1]].to_list() == [477.375, 649.5]
    assert (path["low"] < path["central"]).all()
    assert (path["central"] < path["high"]).all()


def test_pinning_the_last_year_gives_the_level_before() -> None:
    # Real growth of 3.5 percent: 650 / 1.035 = 628.02 without inflation, and with prices
    # up 2 percent 650 / (1.035 * 1.02) = 650 / 1.0557 = 615.71.
    for deflator, expected in ((0.0, 628.02), (0.02, 615.71)):
        path = pinned_last_year(GDP, Interval(0.0345, 0.0355), 0.035, deflator)
        assert path["central"].iloc[-2] == pytest.approx(expected, abs=0.005)
    # The widest reading: 649.5 / 1.0355 = 627.23 and 650.5 / 1.0345 = 628.81.
    free = pinned_last_year(GDP, Interval(0.0345, 0.0355), 0.035, 0.0)
    assert free["low"].iloc[-2] == pytest.approx(627.23, abs=0.005)
    assert free["high"].iloc[-2] == pytest.approx(628.81, abs=0.005)
    # The years before grow at one rate: ln(628.02 / 477.38) = ln(1.315556) = 0.274259;
    # a fourth of it is 0.068565; e ** 0.068565 = 1.070970.
    growth = free["central"].pct_change().iloc[1:-1]
    assert growth.to_list() == pytest.approx([0.070970] * 4, abs=5e-6)


PRINTED = exact_ends(477.38, 650.0)
"""The same ends, read as exact."""


def test_worked_envelope() -> None:
    # Growth of 0 to 12 percent. From below: the start, or 650 / 1.12 ** (years left):
    # 650 / 1.12 = 580.36, / 1.2544 = 518.18, / 1.404928 = 462.66, which is below 477.38.
    # From above: 477.38 * 1.12 ** t = 534.67, 598.83, 670.68, or the end, 650.
    path = envelope(PRINTED, 0.0, 0.12)
    assert by_year(path, "low") == pytest.approx(
        [477.38, 477.38, 477.38, 518.18, 580.36, 650.0], abs=0.005
    )
    assert by_year(path, "high") == pytest.approx(
        [477.38, 534.67, 598.83, 650.0, 650.0, 650.0], abs=0.005
    )
    assert path["central"].isna().sum() == 4
    # With what printing allows: 649.5 / 1.12 = 579.91 below, 477.385 * 1.12 = 534.67 and
    # 650.5 above.
    wide = envelope(GDP, 0.0, 0.12)
    assert wide["low"][4] == pytest.approx(579.91, abs=0.005)
    assert wide["high"][1] == pytest.approx(477.385 * 1.12)
    assert wide["high"][4] == 650.5


@quick
@given(st.lists(st.floats(-0.1, 0.2), min_size=2, max_size=8), st.floats(100, 1000))
def test_the_envelope_holds_every_feasible_path(growth: list[float], start: float) -> None:
    path = start * np.cumprod([1.0, *(1 + rate for rate in growth)])
    found = envelope(exact_ends(path[0], path[-1], len(growth)), -0.1, 0.2)
    assert (found["low"] <= path * (1 + 1e-9)).all()
    assert (path <= found["high"] * (1 + 1e-9)).all()


@quick
@given(at=st.floats(0, 1), year=st.integers(1, 4))
def test_every_level_of_the_envelope_lies_on_a_feasible_path(at: float, year: int) -> None:
    found = envelope(PRINTED, 0.0, 0.12)
    level = found["low"][year] + at * (found["high"][year] - found["low"][year])
    before = (level / 477.38) ** (1 / year) - 1
    after = (650.0 / level) ** (1 / (5 - year)) - 1
    for rate in (before, after):
        assert -1e-9 <= rate <= 0.12 + 1e-9


@pytest.mark.parametrize(
    ("slowest", "fastest", "message"),
    [
        (0.0, 0.05, "at most 5.00% a year; 6.3678% would do"),
        (0.07, 0.12, "at least 7.00% a year; 6.3677% would do"),
        (0.12, 0.0, "are no limits"),
        (-1.0, 0.1, "are no limits"),
    ],
)
def test_limits_without_a_path_are_refused(slowest: float, fastest: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        envelope(PRINTED, slowest, fastest)


@quick
@given(start=levels, end=levels, above=st.booleans())
def test_the_limit_that_is_written_does(start: float, end: float, above: bool) -> None:
    ends = exact_ends(start, end)
    needed = (end / start) ** (1 / 5) - 1
    limits = (-0.99, needed - 0.01) if above else (needed + 0.01, 20.0)
    if -0.97 < needed < 19:
        with pytest.raises(ValueError, match="would do as a limit") as caught:
            envelope(ends, *limits)
        found = re.search(r"(-?[0-9.]+)% would do", str(caught.value))
        assert found
        written = float(found[1]) / 100
        envelope(ends, -0.99, written) if above else envelope(ends, written, 20.0)


def test_the_limit_that_is_needed_is_accepted() -> None:
    needed = (650.0 / 477.38) ** (1 / 5) - 1
    path = envelope(PRINTED, 0.0, needed)
    assert path["low"].to_list() == pytest.approx(constant_growth(GDP)["central"].to_list())
    assert envelope(GDP, 0.0638, 0.12)["low"].iloc[0] == 477.375  # 6.384 percent is allowed


def test_the_bands_of_the_bridge_have_a_closed_form() -> None:
    # Var(t) = s**2 t (5 - t) / 5: for s = 3 percent in the second year 0.0009 * 2 * 3 / 5 =
    # 0.00108, a deviation of 0.032863; 95 percent is 1.959964 of them, 0.064411.
    path = bridge(PRINTED, 0.03, 0.95)
    middle = 477.38 * math.exp(0.4 * math.log(650 / 477.38))
    assert path["central"][2] == pytest.approx(middle)
    assert path["low"][2] == pytest.approx(middle * math.exp(-0.064411), rel=1e-6)
    assert path["high"][2] == pytest.approx(middle * math.exp(0.064411), rel=1e-6)
    wider = bridge(PRINTED, 0.03, 0.99)
    assert (wider["high"] - path["high"]).iloc[1:-1].gt(0).all()
    # Printing precision widens it: the low end runs between 477.375 and 649.5.
    printed = bridge(GDP, 0.03, 0.95)
    lowest = 477.375 * math.exp(0.4 * math.log(649.5 / 477.375))
    assert printed["low"][2] == pytest.approx(lowest * math.exp(-0.064411), rel=1e-6)
    assert printed["low"].iloc[[0, -1]].to_list() == pytest.approx([477.375, 649.5])


@pytest.mark.parametrize("last", [None, (0.055, 0.01)])
def test_the_bridge_agrees_with_simulation(last: tuple[float, float] | None) -> None:
    random = np.random.default_rng(20210112)
    steps = random.normal(0, 0.03, (200_000, 5))
    walks = np.concatenate([np.zeros((len(steps), 1)), steps.cumsum(axis=1)], axis=1)
    tied = walks - np.arange(6) / 5 * walks[:, -1:]
    paths = tied + np.log(477.38) + np.arange(6) / 5 * np.log(650 / 477.38)
    weights = np.ones(len(paths))
    if last is not None:
        # An observation of the logarithm one year before the end, with a normal error.
        error = paths[:, -2] - np.log(650 / (1 + last[0]))
        weights = np.exp(-0.5 * (error / last[1]) ** 2)
    found = bridge(PRINTED, 0.03, 0.8, last)
    for year in range(1, 5):
        order = np.argsort(paths[:, year])
        share = weights[order].cumsum() / weights.sum()
        low, high = paths[order, year][np.searchsorted(share, [0.1, 0.9])]
        assert math.exp(low) == pytest.approx(found["low"][year], rel=0.002)
        assert math.exp(high) == pytest.approx(found["high"][year], rel=0.002)


def test_a_last_year_that_is_certain_pins_the_bridge() -> None:
    path = bridge(PRINTED, 0.03, 0.95, last=(0.0557, 0.0))
    expected = 650 / 1.0557
    assert [path[name].iloc[-2] for name in ("low", "central", "high")] == pytest.approx(
        [expected] * 3
    )


def test_the_shaped_path_is_denton() -> None:
    # Minimise the sum of squared changes of the ratio x / z with both ends fixed, solved as
    # a linear system: the second differences of the ratio are zero between the ends.
    growth = [0.07, 0.08, 0.07, 0.02, 0.035]
    indicator = np.cumprod([1.0, *(1 + rate for rate in growth)])
    system, known = np.zeros((6, 6)), np.zeros(6)
    system[0, 0], known[0] = 1, 477.38 / indicator[0]
    system[5, 5], known[5] = 1, 650.0 / indicator[5]
    for year in range(1, 5):
        system[year, year - 1 : year + 2] = [1, -2, 1]
    expected = np.linalg.solve(system, known) * indicator
    assert by_year(shaped_path(GDP, growth), "central") == pytest.approx(expected.tolist())
    # An indicator that grows as the ends ask changes nothing.
    even = [(650 / 477.38) ** 0.2 - 1] * 5
    assert by_year(shaped_path(GDP, even), "central") == pytest.approx(
        by_year(constant_growth(GDP), "central")
    )


def test_growth_known_as_intervals_bounds_the_shaped_path() -> None:
    # Two years from 100 to 110. With I = 1 + g1 and I2 = (1 + g1)(1 + g2) the middle level is
    # 50 (1 + g1) + 55 / (1 + g2): lowest for g1 = 0, g2 = 10 percent, 50 + 50 = 100;
    # highest for g1 = 10 percent, g2 = 0, 55 + 55 = 110; for 5 and 5 percent 52.5 + 52.381.
    ends = exact_ends(100.0, 110.0, 2)
    path = shaped_path(ends, [0.05, 0.05], [Interval(0.0, 0.1)] * 2)
    assert [path[name][1] for name in ("low", "central", "high")] == pytest.approx(
        [100.0, 52.5 + 55 / 1.05, 110.0]
    )
    assert path["low"].iloc[[0, -1]].to_list() == pytest.approx([100, 110])
    with pytest.raises(ValueError, match="2 growth rates for 2 years"):
        shaped_path(ends, [0.05, 0.05], [Interval(0.0, 0.1)])


def test_worked_required_growth_and_years() -> None:
    # (1000 / 650) ** (1 / n) - 1: ln(1.538462) = 0.430783; / 5 = 0.086157, so 9.0 percent;
    # / 10 = 0.043078, 4.402 percent; / 15 = 0.028719, 2.913 percent.
    for years, expected in ((5, 0.089977), (10, 0.044020), (15, 0.029135)):
        found = compound_growth(EXACT(650.0), EXACT(1000.0), years)
        assert found.low == pytest.approx(expected, abs=5e-6)
    # 0.430783 / ln(1.07) = 0.430783 / 0.067659 = 6.367; at 6.37 percent 0.430783 / 0.061754.
    assert years_needed(650, 1000, 0.07) == pytest.approx(6.367, abs=5e-4)
    assert years_needed(650, 1000, 0.0637) == pytest.approx(6.976, abs=5e-4)


@quick
@given(level=levels, target=levels, years=st.integers(1, 40))
def test_required_growth_and_years_needed_invert_each_other(
    level: float, target: float, years: int
) -> None:
    rate = compound_growth(EXACT(level), EXACT(target), years).low
    if abs(rate) > 1e-6:
        assert years_needed(level, target, rate) == pytest.approx(years, rel=1e-6)


def test_the_deflator_reconciles_levels_and_growth() -> None:
    # Prices that rise by 2 percent and volumes by 5 percent: levels rise by 7.1 percent.
    ends = exact_ends(100.0, 100.0 * 1.071**3, 3)
    found = average_deflator(ends, [EXACT(0.05)] * 3)
    assert found.low == pytest.approx(0.02)
    assert found.high == pytest.approx(0.02)
    with pytest.raises(ValueError, match="2 growth rates for 3 years"):
        average_deflator(ends, [EXACT(0.05)] * 2)
    # From 90 to 110 for one level and 0 to 10 percent for one rate, in a year: prices change
    # by 110 / 100 - 1 = 10 percent at most and 90 / 110 - 1 = -18.2 percent at least.
    loose = Ends(2019, 2020, EXACT(100.0), Interval(90.0, 110.0), 100.0, 100.0)
    wide = average_deflator(loose, [Interval(0.0, 0.1)])
    assert [wide.low, wide.high] == pytest.approx([90 / 110 - 1, 0.1])
    starts = Ends(2019, 2020, Interval(90.0, 110.0), EXACT(100.0), 100.0, 100.0)
    wide = average_deflator(starts, [EXACT(0.0)])
    assert [wide.low, wide.high] == pytest.approx([100 / 110 - 1, 100 / 90 - 1])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2020, 2015, EXACT(1.0), EXACT(2.0), 1.0, 2.0), "2015 is not after the start 2020"),
        ((2015, 2020, EXACT(0.0), EXACT(2.0), 0.0, 2.0), "start level 0 is not above zero"),
        ((2015, 2020, EXACT(1.0), EXACT(-2.0), 1.0, -2.0), "end level −2 is not above zero"),
        ((2015, 2020, EXACT(1.0), EXACT(2.0), 1.0, 3.0), "printed end level 3.0 is not in 2"),
    ],
)
def test_ends_that_cannot_be_are_refused(arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Ends(*arguments)  # type: ignore[arg-type]


def test_what_cannot_be_computed_is_refused() -> None:
    one = EXACT(1.0)
    with pytest.raises(ValueError, match="after the base year, not 0 years"):
        compound_growth(one, one, 0)
    with pytest.raises(ValueError, match="levels must be above zero"):
        compound_growth(Interval(0.0, 1.0), one, 2)
    with pytest.raises(ValueError, match="never leads from 650 to 1000"):
        years_needed(650, 1000, 0.0)
    with pytest.raises(ValueError, match="never leads"):
        years_needed(650, 1000, -0.02)
    with pytest.raises(ValueError, match="levels must be above zero"):
        years_needed(0, 1000, 0.02)
    assert years_needed(650, 650, 0.0) == 0
    with pytest.raises(ValueError, match="prices cannot fall by all"):
        real_growth(EXACT(0.05), -1.0)
    with pytest.raises(ValueError, match="leaves no level before it"):
        pinned_last_year(GDP, Interval(-1.0, 0.0), -0.5, 0.0)
    with pytest.raises(ValueError, match="no year before the last"):
        pinned_last_year(exact_ends(1.0, 2.0, 1), EXACT(0.05), 0.05, 0.0)
    with pytest.raises(ValueError, match="impossible"):
        bridge(GDP, -0.1, 0.5)
    for coverage in (0.0, 1.0):
        with pytest.raises(ValueError, match="impossible"):
            bridge(GDP, 0.1, coverage)
    for last in ((-1.0, 0.0), (0.05, -0.01)):
        with pytest.raises(ValueError, match="no feasible path"):
            bridge(GDP, 0.1, 0.5, last)
    with pytest.raises(ValueError, match="no feasible path"):
        bridge(exact_ends(1.0, 2.0, 1), 0.1, 0.5, last=(0.05, 0.0))
    with pytest.raises(ValueError, match="never leads"):
        years_needed(650, 300, -1.0)
    with pytest.raises(ValueError, match="it is the only year"):
        envelope(exact_ends(1.0, 1.1, 1), 0.0, 0.2, last=0.1)
    with pytest.raises(ValueError, match="4 growth rates for 5 years"):
        shaped_path(GDP, [0.05] * 4)
    with pytest.raises(ValueError, match="cannot fall by all"):
        shaped_path(GDP, [0.05, -1.0, 0.0, 0.0, 0.0])


def test_required_growth_by_scenario_year() -> None:
    # As worked above for 5, 10 and 15 years; a level that may be 649.5 asks for a little more.
    found = required_growth(2020, Interval(649.5, 650.5), EXACT(1000.0), [2025, 2030, 2035])
    assert found["year"].to_list() == [2025, 2030, 2035]
    assert ((found["low"] + found["high"]) / 2).to_list() == pytest.approx(
        [0.089977, 0.044020, 0.029135], abs=5e-6
    )
    assert (found["low"] < found["high"]).all()
    with pytest.raises(ValueError, match="after the base year, not 0 years"):
        required_growth(2020, EXACT(650.0), EXACT(1000.0), [2020])


def test_crossing_years_by_assumption() -> None:
    # 6.976 and 6.367 years as worked above. From 649.5 at 6 percent: ln(1000 / 649.5) =
    # 0.431552; / ln(1.06) = 0.058269 gives 7.406; from 650.5 at 8 percent 0.430014 / 0.076961
    # gives 5.587. A level is at or above the target in the next whole year.
    rates = {"as before": EXACT(0.0637), "target": EXACT(0.07), "about": Interval(0.06, 0.08)}
    found = crossing_years(2020, EXACT(650.0), 1000.0, rates)
    assert found["assumption"].to_list() == list(rates)
    assert found[["earliest", "latest"]].to_numpy().tolist() == [
        [2027, 2027], [2027, 2027], [2026, 2028],
    ]  # fmt: skip
    printed = crossing_years(2020, Interval(649.5, 650.5), 1000.0, {"about": rates["about"]})
    assert printed[["earliest", "latest"]].to_numpy().tolist() == [[2026, 2028]]
    # At the pace of the lowest reading it takes 0.431552 / ln(1.0635112) = 7.008 years.
    pace = compound_growth(GDP.start, GDP.end, 5)
    slow = crossing_years(2020, GDP.end, 1000.0, {"pace": pace})
    assert slow[["earliest", "latest"]].to_numpy().tolist() == [[2027, 2028]]
    # Doubling at 100 percent takes one year, not two; so does 10 percent for 110.
    assert crossing_years(2020, EXACT(1.0), 2.0, {"": EXACT(1.0)})["latest"].to_list() == [2021]
    assert crossing_years(2020, EXACT(100.0), 133.1, {"": EXACT(0.1)})["latest"].to_list() == [2023]


def test_growth_by_reading_and_prices() -> None:
    readings = {"exact": EXACT(650.0), "to the ten": Interval(645.0, 655.0)}
    found = growth_by_reading(GDP, readings, [0.0, 0.02]).set_index(["reading", "deflator"])
    assert len(found) == 4
    # 1.063677 / 1.02 - 1 = 0.042821.
    assert found.loc[("exact", 0.02), "central"] == pytest.approx(0.042821, abs=5e-6)
    # ln(645 / 477.385) / 5 = 0.060186, so 6.2034 percent; ln(655 / 477.375) / 5 = 0.063267,
    # so 6.5311 percent.
    assert found.loc[("to the ten", 0.0), "low"] == pytest.approx(0.062034, abs=5e-6)
    assert found.loc[("to the ten", 0.0), "high"] == pytest.approx(0.065311, abs=5e-6)
    assert (found["low"] <= found["central"]).all()
    assert (found["central"] <= found["high"]).all()


def test_paths_are_held_against_a_published_level() -> None:
    rows = pd.concat([constant_growth(GDP), envelope(GDP, 0.0, 0.12)])
    names = ["constant growth", "growth of 0% to 12%"]
    found = hold_against(rows, 2019, EXACT(590.414)).set_index("method")
    # 611.09 / 590.414 - 1 = 3.50 percent; the envelope of 2019 is 579.91 to 650.5.
    assert found.loc["constant growth", "off"] == pytest.approx(0.0350, abs=5e-5)
    assert found["off"].isna().to_list() == [False, True]
    assert found["contains"].to_dict() == dict(zip(names, ["no", "yes"], strict=True))
    # Above and across the upper bounds, and across the lower one.
    for published, verdicts in (
        (EXACT(700.0), ["no", "no"]),
        (Interval(650.0, 651.0), ["no", "cannot be told"]),
        (Interval(579.0, 580.0), ["no", "cannot be told"]),
        (Interval(611.0, 612.0), ["cannot be told", "yes"]),
    ):
        assert hold_against(rows, 2019, published)["contains"].to_list() == verdicts


def test_a_known_last_year_narrows_the_envelope() -> None:
    # 650 / 1.055 = 616.11 in 2019; in 2018 at least 616.11 / 1.12 = 550.10, and no more than
    # 616.11; at most 477.38 * 1.12 ** 3 = 670.68 does not bind.
    path = envelope(PRINTED, 0.0, 0.12, last=0.055)
    for name in ("low", "high", "central"):
        assert path[name].iloc[[0, -1]].to_list() == [477.38, 650.0]
    assert by_year(path, "low")[3:5] == pytest.approx([550.10, 616.11], abs=0.005)
    assert by_year(path, "high")[3:5] == pytest.approx([616.11, 616.11], abs=0.005)
    free = envelope(PRINTED, 0.0, 0.12)
    assert (free["low"] <= path["low"] + 1e-9).all()
    assert (path["high"] <= free["high"] + 1e-9).all()


@pytest.mark.parametrize(
    ("fastest", "last", "reason"),
    [
        (0.6, 0.5, "no path grows by at least 0.00%"),  # 650 / 1.5 = 433.33 is below the start
        (0.12, 0.2, "the limits are 0.00% and 12.00%"),
        (0.12, -1.0, "the limits are 0.00% and 12.00%"),
        (0.07, 0.01, "no path grows by at most 7.00%"),  # 643.56 needs 7.75 percent a year
    ],
)
def test_a_last_year_that_leaves_no_path_is_refused(
    fastest: float, last: float, reason: str
) -> None:
    message = f"in the last year leaves no feasible path before it: {reason}"
    with pytest.raises(ValueError, match=message):
        envelope(PRINTED, 0.0, fastest, last=last)


def test_methods_are_named_by_their_full_numbers() -> None:
    assert set(envelope(GDP, 0.025, 0.124)["method"]) == {"growth of 2.5% to 12.4%"}
    pinned = pinned_last_year(GDP, EXACT(0.035), 0.035, 0.025)
    assert set(pinned["method"]) == {"last year pinned, deflator 2.5%"}
    assert set(bridge(GDP, 0.0325, 0.995)["method"]) == {"bridge, volatility 3.25%, 99.5%"}


def test_the_ends_come_from_the_report(report: Report) -> None:
    ends = ends_of(report.figures, "gdp-level-2015", "gdp-level-2020")
    assert (ends.start_year, ends.end_year, ends.years) == (2015, 2020, 5)
    assert (ends.start_value, ends.end_value) == (477.38, 650.0)
    assert (ends.end.low, ends.end.high) == (649.5, 650.5)
    with pytest.raises(ValueError, match="not two levels in one unit"):
        ends_of(report.figures, "gdp-level-2015", "gdp-growth-2020")
    with pytest.raises(ValueError, match="not two levels in one unit"):
        ends_of(report.figures, "gdp-level-2015", "gdp-level-undated")
