"""A rise taken apart, against hand-worked factors."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.decomposition import (
    Cause,
    decompose,
    implied_prices,
)
from helpers.analysis.real_path import real_path
from helpers.analysis.territory import Reading, by_any_level, readings, what_joined
from helpers.core.interval import Interval
from tests.analysis.growing import (
    CITY,
    GDP,
    PUBLISHED,
    WITH,
    WITHOUT,
    exact_ends,
    gdp,
    percent,
    yearly,
)

quick = settings(derandomize=True, deadline=None)
F = Fraction
SIMPLE = exact_ends(100, 144, 2)
PRINTED = replace(exact_ends("477.38", 650), territory=CITY)
GROWTH = yearly(PUBLISHED, {2018: "~7.8"})
REAL = Interval.exactly("1.315124")
"""1.078 * 1.08 * 1.07 * 1.02 * 1.035."""


def both_readings() -> list[Reading]:
    """GDP of 2020 with what joined, 650, and without, 611.078 to 623.300: see `test_territory`."""
    levels = {"the report": gdp(650), "final accounts": gdp("660.159")}
    joined = what_joined(2020, gdp("590.414"), levels, percent("3.5"), Interval(0, "0.02"))
    return readings(PRINTED, by_any_level(joined), WITHOUT, WITH)


def test_a_rise_is_taken_apart() -> None:
    # From 100 to 144 in two years is a factor of 1.44 = 1.2 * 1.2: real growth and the rest, which
    # is 9.5445 percent a year, as 1.095445 ** 2 = 1.2.
    found = decompose(SIMPLE, Interval.exactly("1.2"))
    real, rest = found.parts
    assert found.whole == Interval.exactly("1.44")
    assert (real.causes, real.factor) == ((Cause.REAL_GROWTH,), Interval.exactly("1.2"))
    assert rest.factor == Interval.exactly("1.2")
    assert rest.yearly.interval.ends == pytest.approx((9.5445, 9.5445), abs=5e-5)
    # What is left is known as a product alone.
    assert rest.causes == (Cause.PRICES, Cause.TERRITORY, Cause.REVISION)
    assert found.inseparable == rest.causes
    assert [part.assumed for part in found.parts] == [False, False]


def test_what_is_assumed_is_taken_from_the_rest() -> None:
    # 1.44 / (1.2 * 1.2) = 1: nothing is left.
    found = decompose(SIMPLE, Interval.exactly("1.2"), Interval.exactly("1.2"))
    _, land, rest = found.parts
    assert (land.causes, land.assumed) == ((Cause.TERRITORY,), True)
    assert rest.causes == found.inseparable == (Cause.PRICES, Cause.REVISION)
    assert rest.factor == Interval.exactly(1)
    # Prices up by 10 percent a year are a factor of 1.21: revision is 1.2 / 1.21.
    found = decompose(SIMPLE, Interval.exactly("1.2"), Interval.exactly(1), Interval.exactly("0.1"))
    prices, rest = found.parts[2:]
    assert (prices.causes, prices.factor) == ((Cause.PRICES,), Interval.exactly("1.21"))
    assert prices.yearly == percent(10)
    assert (rest.causes, rest.factor) == ((Cause.REVISION,), Interval.exactly(F(120, 121)))
    assert found.inseparable == ()
    # Prices alone leave territory and revision.
    found = decompose(SIMPLE, Interval.exactly("1.2"), prices=Interval(0, "0.1"))
    assert found.inseparable == (Cause.TERRITORY, Cause.REVISION)
    assert found.parts[-1].factor == Interval(F(120, 121), "1.2")


def test_the_rise_of_the_report_under_both_readings() -> None:
    # 650 / 477.38 = 1.361599 over 1.315124 is 1.035339, of which the fifth root is 1.006970.
    both, last = both_readings()
    found = decompose(PRINTED, REAL, both.factor)
    assert found.parts[-1].factor.ends == pytest.approx((1.035339,) * 2, abs=2e-6)
    assert found.parts[-1].yearly.interval.ends == pytest.approx((0.6970,) * 2, abs=5e-4)
    assert found.parts[1].factor == Interval.exactly(1)
    # The last alone: 1.042836 to 1.063693 is land; 1.035339 / 1.063693 = 0.973344 and
    # 1.035339 / 1.042836 = 0.992811 are left: prices and revision together would have lowered it.
    found = decompose(PRINTED, REAL, last.factor)
    assert found.parts[1].factor.ends == pytest.approx((1.042836, 1.063693), abs=2e-6)
    assert found.parts[-1].factor.ends == pytest.approx((0.973344, 0.992811), abs=3e-6)


@quick
@given(
    st.floats(100, 1000), st.floats(0.5, 2), st.floats(0.5, 2), st.floats(-0.1, 0.1),
    st.integers(1, 5),
)  # fmt: skip
def test_the_parts_make_up_the_whole(
    start: float, real: float, land: float, prices: float, years: int
) -> None:
    ends = exact_ends(start, 500, years)
    given_parts = [Interval.exactly(real), Interval.exactly(land), Interval.exactly(prices)]
    for count in range(1, 4):
        found = decompose(ends, *given_parts[:count])
        product = Interval.exactly(1)
        for part in found.parts:
            product = product * part.factor
        assert product == found.whole
        assert sum(len(part.causes) for part in found.parts) == 4


def test_a_level_need_not_have_changed() -> None:
    found = decompose(exact_ends(100, 100), Interval.exactly("1.2"))
    assert [part.factor for part in found.parts] == [
        Interval.exactly("1.2"),
        Interval.exactly(F(5, 6)),
    ]


def test_what_is_no_factor_is_refused() -> None:
    for real in (Interval.above(1), Interval(0, 1), Interval(-1, 1)):
        with pytest.raises(ValueError, match="real growth: a factor must be above zero"):
            decompose(SIMPLE, real)
    with pytest.raises(ValueError, match="prices: a factor must be above zero"):
        decompose(SIMPLE, Interval.exactly(1), prices=Interval.exactly(-1))


def test_land_that_was_counted_all_along_is_a_part_that_changes_nothing() -> None:
    found = decompose(SIMPLE, Interval.exactly("1.2"), Interval.exactly(1))
    assert [part.causes for part in found.parts] == [
        (Cause.REAL_GROWTH,), (Cause.TERRITORY,), (Cause.PRICES, Cause.REVISION),
    ]  # fmt: skip
    assert [part.assumed for part in found.parts] == [False, True, False]
    factors = [Interval.exactly(factor) for factor in ("1.2", 1, "1.2")]
    assert [part.factor for part in found.parts] == factors
    assert found.parts[1].yearly == percent(0)


def test_prices_that_reconcile_levels_with_real_growth() -> None:
    both, last = both_readings()
    spans = [both.ends, both.early, last.ends, last.early]
    found = implied_prices(spans, GROWTH)
    # Both count the land: 1.035339 in five years is 0.6970 percent a year. In 2019 the middle of
    # 615.705 and 637.835 is 626.770: / 477.38 / (1.078 * 1.08 * 1.07 * 1.02 = 1.270651) = 1.033280,
    # a fourth of whose logarithm is 0.008185. The last alone: 617.189 / 477.38 / 1.315124 =
    # 0.983076 in five years; 590.414 / 477.38 / 1.270651 = 0.973343 in four: -2.7 percent.
    for one, central in zip(found, (0.6970, 0.8219, -0.3408, -0.6732), strict=True):
        low, high = one.change.interval.ends
        assert low < central < high
    # What the wording allows for 590.414: real growth of four years is 1.0775 * 1.075 * 1.07 *
    # 1.015 = 1.257985 to 1.0785 * 1.085 * 1.083 * 1.025 = 1.298979; 1.236780 / 1.298979 = 0.952117
    # is -1.219 percent a year, 1.236780 / 1.257985 = 0.983144 is -0.424.
    assert found[3].change.interval.ends == pytest.approx((-1.219, -0.424), abs=1e-3)
    assert found[3].change.unit.name == "percent"
    assert [one.ends.territory for one in found] == [WITH, WITH, WITHOUT, WITHOUT]
    assert [one.ends.start_year for one in found] == [2015] * 4
    assert [one.ends.end_year for one in found] == [2020, 2019] * 2
    with pytest.raises(ValueError, match="no growth is given for 2019, 2020"):
        implied_prices(spans, GROWTH[:3])


def test_the_multiple_of_the_real_path_is_what_is_taken_apart() -> None:
    # 645 / 477.385 / 1.345093 = 1.004474 to 655 / 477.375 / 1.301386 = 1.054328.
    path = real_path(GROWTH)
    found = decompose(GDP, path.multiple)
    assert found.parts[-1].factor.ends == pytest.approx((1.004474, 1.054328), abs=2e-6)
