"""The index of real growth, against products worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from helpers.analysis.ends import published_growth
from helpers.analysis.real_path import real_path
from helpers.core.interval import Interval
from helpers.data.report import Report
from tests.analysis.growing import PUBLISHED, growing, yearly

F = Fraction
CLOSED = yearly(PUBLISHED, {2018: "~7.8"})
OPEN = yearly(PUBLISHED)


def test_published_rates_are_compounded() -> None:
    # 1.078 * 1.08 * 1.07 * 1.02 * 1.035 = 1.16424 * 1.07 * 1.0557 = 1.245737 * 1.0557 = 1.315124.
    path = real_path(CLOSED)
    assert [point.year for point in path.points] == [2015, 2016, 2017, 2018, 2019, 2020]
    assert path.points[0].central == 100
    assert path.points[0].bounds == Interval.exactly(100)
    assert path.points[2].central == F("116.424")
    assert float(path.points[-1].central) == pytest.approx(131.5124, abs=5e-4)
    # Lowest 1.0775 * 1.075 * 1.07 * 1.015 * 1.0345 = 1.301386; highest, with 2018 at the end of its
    # target, 8.3 percent: 1.0785 * 1.085 * 1.083 * 1.025 * 1.0355 = 1.345093.
    assert path.points[-1].bounds.ends == pytest.approx((130.1386, 134.5093), abs=5e-4)
    assert path.multiple.ends == pytest.approx((1.301386, 1.345093), abs=2e-6)
    # The fifth root: ln(1.301386) / 5 = 0.052686, so 5.410 percent; ln(1.345093) / 5 = 0.059293,
    # so 6.109; as printed ln(1.315124) / 5 = 0.054786, so 5.631.
    assert path.average.interval.ends == pytest.approx((5.410, 6.109), abs=1e-3)
    assert path.printed_average.interval.ends == pytest.approx((5.631, 5.631), abs=1e-3)
    assert path.closed == (2018,)


def test_a_bound_that_is_not_closed_leaves_the_index_open() -> None:
    path = real_path(OPEN)
    assert path.closed == ()
    assert path.points[2].bounds.bounded
    assert path.points[3].bounds.high is None
    low, high = path.average.interval.ends
    assert low == pytest.approx(5.410, abs=1e-3)
    assert high == float("inf")
    assert not path.average.interval.low_closed


def test_the_report_has_a_real_path(report: Report) -> None:
    growth = published_growth(report, "gdp", 2016, 2020, closed_by_target=[2018])
    path = real_path(growth)
    assert float(path.points[-1].central) == pytest.approx(131.5124, abs=5e-4)
    assert all(one.published.territory for one in path.growth)


def test_growth_must_be_of_every_year_and_real() -> None:
    for growth in ([], [CLOSED[0], CLOSED[2]], [CLOSED[1], CLOSED[0]]):
        with pytest.raises(ValueError, match="one growth rate a year, in order"):
            real_path(growth)
    nominal = growing({"prices": "current", "prices_by": "wording"})
    with pytest.raises(ValueError, match="growth of 2018 is at current prices"):
        real_path(published_growth(nominal, "gdp", 2018, 2018))
    real = growing({"prices": "real", "prices_by": "convention"})
    assert real_path(published_growth(real, "gdp", 2018, 2018)).points[-1].central == 105


def test_the_path_keeps_what_was_published() -> None:
    path = real_path(CLOSED)
    published = [one.published for one in path.growth]
    assert [one.year for one in path.growth] == [2016, 2017, 2018, 2019, 2020]
    assert [one.in_words for one in published[:3]] == ["7.8 percent", "~8 percent", ">7 percent"]
    assert [one.closed for one in path.growth] == [False, False, True, False, False]
    assert {one.nature.value for one in published} == {"estimate"}
    assert {one.strength.value for one in published} == {"official"}
    assert path.points[1].bounds == Interval("107.75", "107.85")
    assert [point.central for point in path.points[:3]] == [100, F("107.8"), F("116.424")]
