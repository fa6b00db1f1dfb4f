"""How much growth varies, against hand-worked numbers and tables."""

from __future__ import annotations

import math
from statistics import stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.volatility import chi_square, spread, volatility_of
from tests.analysis.growing import PUBLISHED, yearly

quick = settings(derandomize=True, deadline=None)
bounds = st.lists(st.tuples(st.floats(-1, 1), st.floats(0, 1)), min_size=2, max_size=5)


def test_the_volatility_of_published_growth() -> None:
    # Logarithms of 1.078, 1.08, 1.07, 1.02, 1.035: 0.075107, 0.076961, 0.067659, 0.019803,
    # 0.034401; mean 0.054786; squares of the deviations in millionths 413, 492, 166, 1224, 416,
    # together 2710, a fourth of which is 677.6, the square of 0.02603.
    found = volatility_of(yearly(PUBLISHED, {2018: "~7.8"}))
    assert found.years == (2016, 2017, 2018, 2019, 2020)
    assert found.printed == pytest.approx(0.02603, abs=1e-5)
    # Of 4 degrees of freedom the table has 0.48442 and 11.14329 for 2.5 and 97.5 percent:
    # 0.02603 * sqrt(4 / 11.14329) = 0.01560 and 0.02603 * sqrt(4 / 0.48442) = 0.07480.
    assert found.coverage == 0.95
    assert found.least == pytest.approx(0.01560, abs=1e-5)
    assert found.most == pytest.approx(0.07480, abs=2e-5)
    # Most where the fast years are fastest and the slow ones slowest: logarithms of 1.0785, 1.085,
    # 1.083, 1.015, 1.0345 are 0.075571, 0.081580, 0.079735, 0.014889, 0.033918; mean 0.057139;
    # squares 340, 597, 511, 1785, 539, together 3772, a fourth 943, the square of 0.03071.
    assert found.high == pytest.approx(0.03071, abs=1e-5)
    # Least where they are nearest: 1.0775, 1.075, 1.07, 1.025, 1.0355 are 0.074644, 0.072321,
    # 0.067659, 0.024693, 0.034884; mean 0.054840; squares 392, 306, 164, 909, 398, together 2169,
    # a fourth 542, the square of 0.02329.
    assert found.low == pytest.approx(0.02329, abs=1e-5)


@pytest.mark.parametrize(
    ("probability", "freedom", "quantile"),
    [
        # From the printed tables of chi-square.
        (0.95, 1, 3.841), (0.05, 1, 0.00393), (0.95, 10, 18.307), (0.01, 5, 0.554),
        (0.975, 4, 11.143), (0.025, 4, 0.484), (0.99, 30, 50.892), (0.5, 100, 99.334),
    ],
)  # fmt: skip
def test_chi_square_is_that_of_the_tables(
    probability: float, freedom: int, quantile: float
) -> None:
    assert chi_square(probability, freedom) == pytest.approx(quantile, abs=6e-4, rel=2e-3)


def test_chi_square_of_two_is_exponential() -> None:
    # With two degrees of freedom the probability below x is 1 - e ** (-x / 2).
    for probability in (0.001, 0.1, 0.5, 0.9, 0.999):
        expected = -2 * math.log(1 - probability)
        assert chi_square(probability, 2) == pytest.approx(expected, rel=1e-9)


@quick
@given(bounds, st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_no_numbers_within_bounds_vary_less_or_more(
    drawn: list[tuple[float, float]], at: list[float]
) -> None:
    ends = [(low, low + width) for low, width in drawn]
    least, greatest = spread(ends)
    inside = [low + part * (high - low) for (low, high), part in zip(ends, at, strict=False)]
    assert least - 1e-9 <= stdev(inside) <= greatest + 1e-9


@pytest.mark.parametrize(
    ("ends", "least", "greatest"),
    [
        # All can be 1; 0 and 2 are sqrt(2) from each other.
        ([(0, 1), (1, 2)], 0, math.sqrt(2)),
        # 0, 3 and 6 to 9: around 3 the squares are 9, 0, 9, a half of which is 9; with 9: mean 4,
        # 16 + 1 + 25 = 42, a half of which is 21.
        ([(0, 0), (3, 3), (6, 9)], 3, math.sqrt(21)),
        # 0, 10 and anything between: nearest to the mean it is 5.
        ([(0, 0), (10, 10), (0, 10)], 5, math.sqrt(100 / 3)),
    ],
)
def test_the_spread_of_intervals(
    ends: list[tuple[float, float]], least: float, greatest: float
) -> None:
    assert spread(ends) == pytest.approx((least, greatest))


def test_what_has_no_volatility_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two years"):
        volatility_of(yearly({2020: "3.5"}))
    with pytest.raises(ValueError, match="growth of 2018, more than 7%, has no logarithm"):
        volatility_of(yearly(PUBLISHED))
    with pytest.raises(ValueError, match=r"growth of 2019, .*−99.5%, has no logarithm"):
        volatility_of(yearly({2019: "-100", 2020: "3"}))
    for coverage in (0, 1):
        with pytest.raises(ValueError, match="is impossible"):
            volatility_of(yearly(PUBLISHED, {2018: "~7.8"}), coverage)
