"""Reconstructed paths, against derivations written out beside them."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise
from operator import mul

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.bridge import bridge
from helpers.analysis.ends import Ends
from helpers.analysis.paths import (
    Path,
    constant_growth,
    envelope,
    pinned_last_year,
)
from helpers.analysis.shaped import shaped_path, trend_deviation_path
from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from tests.analysis.growing import CITY

quick = settings(derandomize=True, deadline=None)
BILLION = "RMB billion"
levels = st.floats(1, 1e6)
F = Fraction
GDP = Ends(
    2015, 2020, Quantity.of("477.375", "477.385", BILLION), Quantity.of("649.5", "650.5", BILLION),
    F("477.38"), F(650),
)  # fmt: skip


def exact_ends(start: Number, end: Number, years: int = 5) -> Ends:
    return Ends(
        2015, 2015 + years, Quantity.exactly(start, BILLION), Quantity.exactly(end, BILLION),
        exact(start), exact(end),
    )  # fmt: skip


PRINTED = exact_ends("477.38", 650)
"""The same ends, read as exact."""


def percent(low: Number, high: Number | None = None) -> Quantity:
    """Return growth in percent, given as fractions."""
    return Quantity.of(exact(low) * 100, exact(low if high is None else high) * 100, "percent")


def lows(path: Path) -> list[float]:
    return [point.bounds.ends[0] for point in path.points]


def highs(path: Path) -> list[float]:
    return [point.bounds.ends[1] for point in path.points]


def centrals(path: Path) -> list[float]:
    """Return the best guesses of a path that has one for every year."""
    return [guess(path, point.year) for point in path.points]


def guess(path: Path, year: int) -> float:
    found = path.at(year).central
    assert found is not None
    return float(found)


def known(path: Path) -> list[tuple[Interval, Fraction]]:
    """Return the bounds and the best guess of each year that has one."""
    return [(one.bounds, one.central) for one in path.points if one.central is not None]


def paths(ends: Ends) -> list[Path]:
    """Every method, for ends five years apart."""
    needed = float(ends.end_value / ends.start_value) ** (1 / ends.years) - 1
    return [
        envelope(ends, min(needed, 0) - 0.01, max(needed, 0) + 0.01),
        constant_growth(ends),
        pinned_last_year(ends, percent("0.03", "0.04"), 0.035, 0.02),
        bridge(ends, 0.03, 0.8),
        bridge(ends, 0.03, 0.8, last=(0.055, 0.01)),
        shaped_path(ends, [0.07, 0.08, 0.07, 0.02, 0.035]),
        trend_deviation_path(ends, [0.07, 0.08, 0.07, 0.02, 0.035]),
    ]


@quick
@given(start=levels, end=levels)
def test_every_path_meets_its_ends_and_keeps_its_order(start: float, end: float) -> None:
    for path in paths(exact_ends(start, end)):
        assert path.unit == unit(BILLION)
        assert [point.year for point in path.points] == [2015, 2016, 2017, 2018, 2019, 2020]
        assert [point.observed for point in path.points] == [True, *[False] * 4, True]
        ends = path.points[0], path.points[-1]
        assert [point.central for point in ends] == [exact(start), exact(end)]
        for column in (lows(path), highs(path)):
            assert [column[0], column[-1]] == pytest.approx([start, end])
        slack = exact(1e-9 * max(start, end)) if "bridge" in path.method else 0
        for bounds, central in known(path):
            assert central in bounds + Interval(-slack, slack)


def test_exact_ends_are_met_exactly() -> None:
    for path in paths(PRINTED):
        if "bridge" not in path.method:
            ends = path.points[0].bounds, path.points[-1].bounds
            assert ends == (Interval.exactly("477.38"), Interval.exactly(650))


def test_best_guesses_lie_within_their_bounds() -> None:
    for path in paths(GDP):
        for bounds, central in known(path):
            assert central in bounds, path.method


def test_constant_growth_passes_the_implied_levels() -> None:
    # 477.38 * (650 / 477.38) ** (t / 5): 2019 is 650 / 1.063677 = 611.09; 2016 is 507.78.
    path = constant_growth(GDP)
    expected = [477.38, 507.78, 540.11, 574.50, 611.09, 650.0]
    assert centrals(path) == pytest.approx(expected, abs=0.005)
    # The lowest path joins the lowest ends: 477.375 and 649.5.
    assert [lows(path)[0], lows(path)[-1]] == [477.375, 649.5]
    for bounds, central in known(path):
        assert bounds.low is not None
        assert bounds.high is not None
        assert bounds.low < central < bounds.high


def test_constant_growth_of_powers_is_exact() -> None:
    # 16 to 81 in four years is a factor of 3 / 2 each: 24, 36, 54.
    path = constant_growth(exact_ends(16, 81, 4))
    assert [point.central for point in path.points] == [16, 24, 36, 54, 81]
    assert [point.bounds for point in path.points] == list(
        map(Interval.exactly, (16, 24, 36, 54, 81))
    )


def test_an_open_level_gives_open_bounds() -> None:
    # From 100 to at least 121: at least 110 after a year; never above 121 where that is the most.
    above = Ends(
        2018, 2020, Quantity.exactly(100, BILLION),
        Quantity(Interval.above(121, closed=True), unit(BILLION)), F(100), F(121),
    )  # fmt: skip
    assert constant_growth(above).at(2019).bounds == Interval.above(110, closed=True)
    below = Quantity(Interval(100, 121, high_closed=False), unit(BILLION))
    path = constant_growth(Ends(2018, 2020, Quantity.exactly(100, BILLION), below, F(100), F(110)))
    assert path.at(2019).bounds == Interval(100, 110, high_closed=False)
    # At most 10 percent a year reach no more than 121 from 100: the envelope ends there.
    assert envelope(above, 0, "0.1").at(2019).bounds == Interval.exactly(110)
    assert envelope(above, 0, "0.2").at(2019).bounds == Interval(F(121, 1) / F("1.2"), 120)


def test_pinning_the_last_year_gives_the_level_before() -> None:
    # Real growth of 3.5 percent: 650 / 1.035 = 628.02 without inflation, and with prices
    # up 2 percent 650 / (1.035 * 1.02) = 650 / 1.0557 = 615.71.
    growth = percent("0.0345", "0.0355")
    for deflator, expected in ((0.0, 628.02), (0.02, 615.71)):
        path = pinned_last_year(GDP, growth, 0.035, deflator)
        assert guess(path, 2019) == pytest.approx(expected, abs=0.005)
    # The widest reading: 649.5 / 1.0355 = 627.23 and 650.5 / 1.0345 = 628.81.
    free = pinned_last_year(GDP, growth, 0.035, 0.0)
    assert free.at(2019).bounds == Interval(F("649.5") / F("1.0355"), F("650.5") / F("1.0345"))
    assert free.at(2019).bounds.ends == pytest.approx((627.23, 628.81), abs=0.005)
    # The years before grow at one rate: ln(628.02 / 477.38) = ln(1.315556) = 0.274259;
    # a fourth of it is 0.068565; e ** 0.068565 = 1.070970.
    early = centrals(free)[:-1]
    rates = [after / before - 1 for before, after in pairwise(early)]
    assert rates == pytest.approx([0.070970] * 4, abs=5e-6)


def test_worked_envelope() -> None:
    # Growth of 0 to 12 percent. From below: the start, or 650 / 1.12 ** (years left):
    # 650 / 1.12 = 580.36, / 1.2544 = 518.18, / 1.404928 = 462.66, which is below 477.38.
    # From above: 477.38 * 1.12 ** t = 534.67, 598.83, 670.68, or the end, 650.
    path = envelope(PRINTED, 0.0, 0.12)
    expected = [477.38, 477.38, 477.38, 518.18, 580.36, 650.0]
    assert lows(path) == pytest.approx(expected, abs=0.005)
    expected = [477.38, 534.67, 598.83, 650.0, 650.0, 650.0]
    assert highs(path) == pytest.approx(expected, abs=0.005)
    assert [point.central for point in path.points].count(None) == 4
    assert path.at(2019).bounds == Interval(650 / F("1.12"), 650)
    # With what printing allows: 649.5 / 1.12 = 579.91 below, 477.385 * 1.12 = 534.67 and
    # 650.5 above.
    wide = envelope(GDP, 0.0, 0.12)
    assert wide.at(2019).bounds == Interval(F("649.5") / F("1.12"), F("650.5"))
    assert lows(wide)[4] == pytest.approx(579.91, abs=0.005)
    assert wide.at(2016).bounds.high == F("477.385") * F("1.12")


@quick
@given(st.lists(st.floats(-0.1, 0.2), min_size=2, max_size=8), st.floats(100, 1000))
def test_the_envelope_holds_every_feasible_path(growth: list[float], start: float) -> None:
    path = list(accumulate((1 + exact(rate) for rate in growth), mul, initial=exact(start)))
    found = envelope(exact_ends(path[0], path[-1], len(growth)), -0.1, 0.2)
    for level, point in zip(path, found.points, strict=True):
        assert level in point.bounds


@quick
@given(at=st.floats(0, 1), year=st.integers(1, 4))
def test_every_level_of_the_envelope_lies_on_a_feasible_path(at: float, year: int) -> None:
    found = envelope(PRINTED, 0.0, 0.12).at(2015 + year).bounds
    low, high = found.ends
    level = low + at * (high - low)
    before = (level / 477.38) ** (1 / year) - 1
    after = (650.0 / level) ** (1 / (5 - year)) - 1
    for rate in (before, after):
        assert -1e-9 <= rate <= 0.12 + 1e-9


@pytest.mark.parametrize(
    ("slowest", "fastest", "message"),
    [
        (0.0, 0.05, "at most 5.00% a year; 6.3678% would do"),
        (0.07, 0.12, "at least 7.00% a year; 6.3677% would do"),
        (0.12, 0.0, "growth limits 12.00% to 0.00% are no limits"),
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
        written = exact(found[1]) / 100
        envelope(ends, -0.99, written) if above else envelope(ends, written, 20.0)


@pytest.mark.parametrize(
    ("low", "high", "limits", "written"),
    [
        # From 100 to above 110 in a year, and to below 110: 10 percent itself does not do.
        ("110", "120", (0, "0.1"), "at most 10.00% a year; 10.0001% would do"),
        ("100", "110", ("0.1", "0.2"), "at least 10.00% a year; 9.9999% would do"),
    ],
)
def test_a_limit_that_an_open_end_excludes_does_not_do(
    low: str, high: str, limits: tuple[Number, Number], written: str
) -> None:
    between = Quantity(Interval(low, high, low_closed=False, high_closed=False), unit(BILLION))
    ends = Ends(2019, 2020, Quantity.exactly(100, BILLION), between, F(100), F(low) + 5)
    with pytest.raises(ValueError, match=written):
        envelope(ends, *limits)
    envelope(ends, 0, "0.100001")
    envelope(ends, "0.099999", "0.2")


def test_the_limit_that_is_needed_is_accepted() -> None:
    needed = math.ceil(((650.0 / 477.38) ** (1 / 5) - 1) * 1e12) / 1e12
    path = envelope(PRINTED, 0.0, needed)
    assert lows(path) == pytest.approx(centrals(constant_growth(GDP)))
    assert lows(envelope(GDP, 0.0638, 0.12))[0] == 477.375  # 6.384 percent is allowed
    # From 16 to 81 in four years 50 percent is needed, and does, to the last digit.
    power = exact_ends(16, 81, 4)
    for limits in (("0.5", "0.5"), (0, "0.5"), ("0.5", 1)):
        assert envelope(power, *limits).at(2017).bounds == Interval.exactly(36)


def test_a_known_last_year_narrows_the_envelope() -> None:
    # 650 / 1.055 = 616.11 in 2019; in 2018 at least 616.11 / 1.12 = 550.10, and no more than
    # 616.11; at most 477.38 * 1.12 ** 3 = 670.68 does not bind.
    path = envelope(PRINTED, 0.0, 0.12, last=0.055)
    for point, level in ((path.points[0], F("477.38")), (path.points[-1], F(650))):
        assert (point.bounds, point.central) == (Interval.exactly(level), level)
    assert path.at(2019).bounds == Interval.exactly(650 / F("1.055"))
    assert path.at(2018).bounds == Interval(650 / F("1.055") / F("1.12"), 650 / F("1.055"))
    assert lows(path)[3:5] == pytest.approx([550.10, 616.11], abs=0.005)
    assert highs(path)[3:5] == pytest.approx([616.11, 616.11], abs=0.005)
    assert guess(path, 2019) == pytest.approx(616.11, abs=0.005)
    free = envelope(PRINTED, 0.0, 0.12)
    for narrow, wide in zip(path.points, free.points, strict=True):
        assert narrow.bounds.within(wide.bounds)
        assert narrow.observed == wide.observed


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
    assert envelope(GDP, 0.025, 0.124).method == "growth of 2.5% to 12.4%"
    given_last = envelope(GDP, 0.0, 0.12, last="0.055").method
    assert given_last == "growth of 0% to 12%, last year given"
    pinned = pinned_last_year(GDP, percent("0.035"), 0.035, 0.025)
    assert pinned.method == "last year pinned, deflator 2.5%"
    assert constant_growth(GDP).method == "constant growth"
    assert shaped_path(GDP, [0.05] * 5).method == "shaped by an indicator"
    assert trend_deviation_path(GDP, [0.05] * 5).method == "trend deviations kept"


def test_what_cannot_be_a_path_is_refused() -> None:
    with pytest.raises(ValueError, match="growth of −100 to 0% in the last year leaves no level"):
        pinned_last_year(GDP, percent(-1, 0), -0.5, 0.0)
    with pytest.raises(ValueError, match="leaves no level before it"):
        pinned_last_year(GDP, percent("-0.5", 0), -1, 0.0)
    with pytest.raises(ValueError, match="prices cannot fall by all"):
        pinned_last_year(GDP, percent("0.05"), 0.05, -1)
    with pytest.raises(ValueError, match="no year before the last"):
        pinned_last_year(exact_ends(1, 2, 1), percent("0.05"), 0.05, 0.0)
    with pytest.raises(ValueError, match="it is the only year"):
        envelope(exact_ends(1, "1.1", 1), 0.0, 0.2, last=0.1)


def test_known_growth_without_a_unit_is_refused() -> None:
    cure = r"has no unit: write a quantity, such as Quantity.exactly\(7, 'percent'\)"
    with pytest.raises(TypeError, match=cure):
        pinned_last_year(GDP, Interval("0.03", "0.04"), 0.035, 0.0)  # type: ignore[arg-type]
    for method in (shaped_path, trend_deviation_path):
        with pytest.raises(TypeError, match=cure):
            method(GDP, [0.05] * 5, [Interval(0, 1)] * 5)  # type: ignore[list-item]


def test_a_path_has_a_point_a_year() -> None:
    steady, limits = constant_growth(exact_ends(16, 81, 4)), envelope(exact_ends(16, 81, 4), 0, 1)
    assert (steady.method, limits.method) == ("constant growth", "growth of 0% to 100%")
    for path in (steady, limits):
        assert [point.year for point in path.points] == [*range(2015, 2020)]
        assert [point.observed for point in path.points] == [True, False, False, False, True]
        assert path.territory is None
    assert None not in [point.central for point in steady.points]
    assert [point.central for point in limits.points] == [16, None, None, None, 81]
    # In 2017, of 36: limits are max(16, 81 / 4) and min(16 * 4, 81).
    assert steady.at(2017).numbers == (36, 36, 36)
    low, central, high = limits.at(2017).numbers
    assert (low, high) == (20.25, 64)
    assert math.isnan(central)


def test_a_year_outside_the_path_is_told() -> None:
    path = constant_growth(GDP)
    assert path.at(2020).central == 650
    for year in (2014, 2021):
        with pytest.raises(ValueError, match=f"no level of {year}: it leads from 2015 to 2020"):
            path.at(year)


def test_every_path_counts_the_land_of_its_ends() -> None:
    for path in paths(replace(GDP, territory=CITY)):
        assert path.territory == CITY, path.method
    last_given = envelope(replace(GDP, territory=CITY), 0, "0.12", last="0.05")
    assert last_given.territory == CITY
