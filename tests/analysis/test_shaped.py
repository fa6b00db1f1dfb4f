"""Paths that follow another series, against derivations written out beside them."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.paths import Path, constant_growth
from helpers.analysis.shaped import shaped_path, trend_deviation_path
from helpers.core.interval import Interval
from tests.analysis.growing import GDP, exact_ends, percent

quick = settings(derandomize=True, deadline=None)
F = Fraction
GROWTH = [0.07, 0.08, 0.07, 0.02, 0.035]
METHODS = [shaped_path, trend_deviation_path]


def centrals(path: Path) -> list[float]:
    """Return the best guesses of a path that has one for every year."""
    found = [point.central for point in path.points]
    return [float(central) for central in found if central is not None]


def test_the_shaped_path_is_denton() -> None:
    # Minimise the sum of squared changes of the ratio x / z with both ends fixed, solved as
    # a linear system: the second differences of the ratio are zero between the ends.
    indicator = np.cumprod([1.0, *(1 + rate for rate in GROWTH)])
    system, known = np.zeros((6, 6)), np.zeros(6)
    system[0, 0], known[0] = 1, 477.38 / indicator[0]
    system[5, 5], known[5] = 1, 650.0 / indicator[5]
    for year in range(1, 5):
        system[year, year - 1 : year + 2] = [1, -2, 1]
    expected = np.linalg.solve(system, known) * indicator
    assert centrals(shaped_path(GDP, GROWTH)) == pytest.approx(expected.tolist())


@pytest.mark.parametrize("method", METHODS)
def test_a_series_that_grows_as_the_ends_ask_changes_nothing(method: Callable[..., Path]) -> None:
    even = [(650 / 477.38) ** 0.2 - 1] * 5
    assert centrals(method(GDP, even)) == pytest.approx(centrals(constant_growth(GDP)))


def test_growth_known_as_intervals_bounds_the_shaped_path() -> None:
    # Two years from 100 to 110. With I = 1 + g1 and I2 = (1 + g1)(1 + g2) the middle level is
    # 50 (1 + g1) + 55 / (1 + g2): lowest for g1 = 0, g2 = 10 percent, 50 + 50 = 100;
    # highest for g1 = 10 percent, g2 = 0, 55 + 55 = 110; for 5 and 5 percent 52.5 + 52.381.
    ends = exact_ends(100, 110, 2)
    path = shaped_path(ends, [0.05, 0.05], [percent(0, 10)] * 2)
    assert path.at(2016).bounds == Interval(100, 110)
    assert path.at(2016).central == F("52.5") + 55 / F("1.05")
    assert [point.bounds for point in (path.points[0], path.points[-1])] == [
        Interval.exactly(100), Interval.exactly(110),
    ]  # fmt: skip
    # Without bounds the growth is exactly as given.
    alone = shaped_path(ends, [0.05, 0.05]).at(2016)
    assert alone.bounds == Interval.exactly(F("52.5") + 55 / F("1.05"))


def test_trend_deviations_are_kept() -> None:
    # The original series is 100, 150, 200: its trend has a factor of the root of 2 a year, so
    # 141.42 in the middle, of which 150 is 1.06066. The revised ends are 100 and 400, whose trend
    # is 200 in the middle: 200 * 1.06066 = 212.13. Denton's path: the ratio of the levels to the
    # original is 1 and 2, in the middle 1.5, so 225.
    ends, growth = exact_ends(100, 400, 2), [F(1, 2), F(1, 3)]
    middle = trend_deviation_path(ends, growth).at(2016)
    assert middle.central is not None
    assert float(middle.central) == pytest.approx(150 * math.sqrt(2), rel=1e-12)
    assert middle.bounds.ends == pytest.approx((212.132, 212.132), abs=5e-4)
    assert shaped_path(ends, growth).at(2016).central == 225


def test_growth_is_that_of_the_original_times_one_factor() -> None:
    # 650 / 477.38 = 1.361599; the rates make 1.07 * 1.08 * 1.07 * 1.02 * 1.035 = 1.305365; the
    # ratio 1.043079 is 1.008471 a year. So 2019 is 650 / 1.035 / 1.008471 = 622.75.
    path = trend_deviation_path(GDP, GROWTH)
    factors = [
        after / before / (1 + rate)
        for (before, after), rate in zip(pairwise(centrals(path)), GROWTH, strict=True)
    ]
    assert factors == pytest.approx([1.008471] * 5, abs=5e-6)
    assert centrals(path)[4] == pytest.approx(622.75, abs=0.01)


def test_growth_known_as_intervals_bounds_the_trend_deviations() -> None:
    # Two years from 1 to 4: the middle is sqrt(1 * 4 * (1 + g1) / (1 + g2)): for g1 from 0 to 300
    # and g2 of 0 percent from 2 to 4, exactly; for g1 of 0 and g2 of 300 percent it is 1.
    ends = exact_ends(1, 4, 2)
    known = [percent(0, 300), percent(0)]
    assert trend_deviation_path(ends, [0, 0], known).at(2016).bounds == Interval(2, 4)
    known = [percent(0), percent(0, 300)]
    path = trend_deviation_path(ends, [0, 0], known)
    assert path.at(2016).bounds == Interval(1, 2)
    assert [point.bounds for point in (path.points[0], path.points[-1])] == [
        Interval.exactly(1), Interval.exactly(4),
    ]  # fmt: skip


@quick
@given(
    st.lists(
        st.tuples(st.floats(-0.3, 0.5), st.floats(0, 0.1), st.floats(0, 1)), min_size=2, max_size=6
    ),
    st.floats(100, 1000),
    st.floats(100, 1000),
)
def test_every_growth_that_is_allowed_gives_a_path_within_the_bounds(
    drawn: list[tuple[float, float, float]], start: float, end: float
) -> None:
    ends = exact_ends(start, end, len(drawn))
    known = [
        percent(F(str(low)) * 100, (F(str(low)) + F(str(wide))) * 100) for low, wide, _ in drawn
    ]
    rates = [F(str(low)) + F(str(wide)) * F(str(at)) for low, wide, at in drawn]
    for method in METHODS:
        path = method(ends, rates, known)
        for point in path.points:
            assert point.central is not None
            assert point.central in point.bounds + Interval("-1e-9", "1e-9")


@pytest.mark.parametrize("method", METHODS)
def test_what_has_no_shape_is_refused(method: Callable[..., Path]) -> None:
    with pytest.raises(ValueError, match="4 growth rates for 5 years"):
        method(GDP, [0.05] * 4)
    with pytest.raises(ValueError, match="1 bounds of growth for 5 years"):
        method(GDP, [0.05] * 5, [percent(0, 10)])
    for rate in (-1.0, -1.5):
        with pytest.raises(ValueError, match="cannot fall by all"):
            method(GDP, [0.05, rate, 0.0, 0.0, 0.0])
    with pytest.raises(ValueError, match="cannot fall by all"):
        method(GDP, [0.05] * 5, [percent(-100, 0)] * 5)
