"""The bands of the bridge, against their closed form and against simulation."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from statsmodels.tsa.statespace.structural import UnobservedComponents

from helpers.analysis.bridge import bridge
from helpers.analysis.ends import Ends
from helpers.analysis.paths import Path
from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit

BILLION = "RMB billion"


def ends_between(
    start: tuple[Number, Number, Number], end: tuple[Number, Number, Number], years: int = 5
) -> Ends:
    """Return ends from lowest, printed and highest level."""
    (low, printed, high), (least, value, most) = start, end
    return Ends(
        2015, 2015 + years, Quantity.of(low, high, BILLION), Quantity.of(least, most, BILLION),
        exact(printed), exact(value),
    )  # fmt: skip


GDP = ends_between(("477.375", "477.38", "477.385"), ("649.5", 650, "650.5"))
PRINTED = ends_between(("477.38",) * 3, (650,) * 3)
"""The same ends, read as exact."""


def numbers(path: Path, year: int) -> tuple[float, float, float]:
    """Return low bound, best guess and high bound of a year."""
    point = path.at(year)
    assert point.central is not None
    low, high = point.bounds.ends
    return low, float(point.central), high


def test_the_bands_of_the_bridge_have_a_closed_form() -> None:
    # Var(t) = s**2 t (5 - t) / 5: for s = 3 percent in the second year 0.0009 * 2 * 3 / 5 =
    # 0.00108, a deviation of 0.032863; 95 percent is 1.959964 of them, 0.064411.
    path = bridge(PRINTED, 0.03, 0.95)
    middle = 477.38 * math.exp(0.4 * math.log(650 / 477.38))
    low, central, high = numbers(path, 2017)
    assert central == pytest.approx(middle)
    assert low == pytest.approx(middle * math.exp(-0.064411), rel=1e-6)
    assert high == pytest.approx(middle * math.exp(0.064411), rel=1e-6)
    wider = bridge(PRINTED, 0.03, 0.99)
    for year in range(2016, 2020):
        assert numbers(wider, year)[2] > numbers(path, year)[2]
    # Printing precision widens it: the low end runs between 477.375 and 649.5.
    printed = bridge(GDP, 0.03, 0.95)
    lowest = 477.375 * math.exp(0.4 * math.log(649.5 / 477.375))
    assert numbers(printed, 2017)[0] == pytest.approx(lowest * math.exp(-0.064411), rel=1e-6)
    ends = [numbers(printed, year)[0] for year in (2015, 2020)]
    assert ends == pytest.approx([477.375, 649.5])


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
        assert math.exp(low) == pytest.approx(numbers(found, 2015 + year)[0], rel=0.002)
        assert math.exp(high) == pytest.approx(numbers(found, 2015 + year)[2], rel=0.002)


def smoothed(logs: list[float], volatility: float) -> tuple[list[float], list[float]]:
    """Return mean and variance of a random walk with drift, given some of its years.

    What is missing is not a number. The smoother is that of statsmodels; the drift is fixed and
    not known, as is the level before anything was observed.
    """
    model = UnobservedComponents(logs, level="random walk with drift", use_exact_diffuse=True)
    found = model.smooth([volatility**2])
    states, spread = found.smoothed_state, found.smoothed_state_cov
    return [float(one) for one in states[0]], [float(one) for one in spread[0, 0]]


def test_the_bridge_is_the_smoother_of_a_random_walk_with_drift() -> None:
    logs = [math.log(477.38), *[math.nan] * 4, math.log(650)]
    means, variances = smoothed(logs, 0.03)
    path = bridge(PRINTED, 0.03, 0.95)
    for year, mean, variance in zip(range(2015, 2021), means, variances, strict=True):
        low, central, high = numbers(path, year)
        assert math.log(central) == pytest.approx(mean, abs=1e-9)
        assert (math.log(high) - math.log(low)) / 2 / 1.959964 == pytest.approx(
            math.sqrt(max(variance, 0)), abs=1e-6
        )


def test_a_change_of_land_is_a_shift_of_the_smoother() -> None:
    # 590.414 was seen in 2019, and 650 in 2020 with land that makes it 1.06 times as much. With
    # the shift taken out of the last level, the smoother through 2015, 2019 and 2020 is the bridge
    # to 650 / 1.06 whose last year is certain.
    shift = math.log(1.06)
    logs = [math.log(477.38), *[math.nan] * 3, math.log(590.414), math.log(650) - shift]
    means, variances = smoothed(logs, 0.03)
    left = exact(650) / exact("1.06")
    ends = ends_between(("477.38",) * 3, (left,) * 3)
    path = bridge(ends, 0.03, 0.95, last=(float(left) / 590.414 - 1, 0.0))
    for year, mean, variance in zip(range(2015, 2021), means, variances, strict=True):
        low, central, high = numbers(path, year)
        assert math.log(central) == pytest.approx(mean, abs=1e-9)
        assert (math.log(high) - math.log(low)) / 2 / 1.959964 == pytest.approx(
            math.sqrt(max(variance, 0)), abs=1e-6
        )


def test_a_last_year_that_is_certain_pins_the_bridge() -> None:
    for volatility in (0.03, 0.0):
        path = bridge(PRINTED, volatility, 0.95, last=(0.0557, 0.0))
        assert numbers(path, 2019) == pytest.approx((650 / 1.0557,) * 3)


def test_methods_are_named_by_their_full_numbers() -> None:
    assert bridge(GDP, 0.0325, 0.995).method == "bridge, volatility 3.25%, 99.5%"
    given = bridge(GDP, 0.02, 0.8, last=(0.05, 0.01)).method
    assert given == "bridge, volatility 2%, last year given, 80%"


def test_what_cannot_be_a_bridge_is_refused() -> None:
    with pytest.raises(ValueError, match="impossible"):
        bridge(GDP, -0.1, 0.5)
    for coverage in (0.0, 1.0):
        with pytest.raises(ValueError, match="impossible"):
            bridge(GDP, 0.1, coverage)
    for last in ((-1.0, 0.0), (0.05, -0.01)):
        with pytest.raises(ValueError, match="no feasible path"):
            bridge(GDP, 0.1, 0.5, last)
    with pytest.raises(ValueError, match="no feasible path"):
        bridge(ends_between((1,) * 3, (2,) * 3, years=1), 0.1, 0.5, last=(0.05, 0.0))
    endless = Quantity(Interval.above(650, closed=True), unit(BILLION))
    open_ended = Ends(2015, 2020, PRINTED.start, endless, PRINTED.start_value, Fraction(650))
    with pytest.raises(ValueError, match="a level without an upper end has no band"):
        bridge(open_ended, 0.1, 0.5)
