"""Paths held against known levels, on one piece of land and on another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.analysis.ends import Ends
from helpers.analysis.grading import Benchmark, Grade, hold_against
from helpers.analysis.paths import constant_growth, envelope
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from helpers.data.records import Territory
from tests.analysis.growing import BILLION, CITY, ELSEWHERE, WITH, WITHOUT, gdp

F = Fraction
GDP = Ends(2015, 2020, gdp("477.375", "477.385"), gdp("649.5", "650.5"), F("477.38"), F(650))
BOTH = [constant_growth(GDP), envelope(GDP, 0.0, 0.12)]
OWN = [constant_growth(replace(GDP, territory=CITY))]


def known(level: Quantity, territory: Territory | None = None, year: int = 2019) -> Benchmark:
    return Benchmark(year, level, territory, "a yearbook")


def off_percent(grade: Grade) -> float:
    assert grade.off is not None
    return float(grade.off * 100)


def test_paths_are_held_against_a_published_level() -> None:
    grades = hold_against(BOTH, [known(gdp("590.414"))])
    # 611.09 / 590.414 - 1 = 3.50 percent; the envelope of 2019 is 579.91 to 650.5.
    assert [one.path for one in grades] == BOTH
    assert [one.benchmark.source for one in grades] == ["a yearbook"] * 2
    assert off_percent(grades[0]) == pytest.approx(3.50, abs=5e-3)
    assert grades[1].off is None
    assert [one.contains.value for one in grades] == ["no", "yes"]
    assert [one.point.year for one in grades] == [2019, 2019]
    assert grades[1].point.bounds.ends == pytest.approx((579.91, 650.5), abs=0.005)
    # Above and across the upper bounds, and across the lower one.
    for low, high, verdicts in (
        (700, 700, ["no", "no"]),
        (650, 651, ["no", "unclear"]),
        (579, 580, ["no", "unclear"]),
        (611, 612, ["unclear", "yes"]),
        # The bounds themselves are within.
        ("650.5", "650.5", ["no", "yes"]),
        ("650.5", "651", ["no", "unclear"]),
    ):
        held = hold_against(BOTH, [known(gdp(low, high))])
        assert [one.contains.value for one in held] == verdicts


def test_a_published_level_is_compared_as_a_quantity() -> None:
    billions = hold_against(BOTH, [known(gdp("590.414"))])
    yuan = hold_against(BOTH, [known(Quantity.exactly(590_414_000_000, "RMB"))])
    assert [one.contains.value for one in yuan] == ["no", "yes"]
    assert [(one.path, one.point) for one in yuan] == [(one.path, one.point) for one in billions]
    assert [one.off for one in yuan] == [one.off for one in billions]
    with pytest.raises(TypeError, match="has no unit"):
        hold_against(BOTH, [known(Interval.exactly(590))])  # type: ignore[arg-type]
    with pytest.raises(UnitError, match="do not fit"):
        hold_against(BOTH, [known(Quantity.exactly(590, "million persons"))])
    for year in (2014, 2021):
        with pytest.raises(ValueError, match=f"no level of {year}: it leads from 2015 to 2020"):
            hold_against(BOTH, [known(gdp(600), year=year)])


def test_an_open_end_is_not_reached() -> None:
    # Bounds of more than 16 and below 64, held against 64 and against more than 36.
    start = Quantity(Interval(16, 17, low_closed=False), unit(BILLION))
    path = envelope(Ends(2018, 2020, start, gdp(16, 32), F(17), F(32)), 0, 1)
    assert path.at(2019).bounds == Interval(16, 32, low_closed=False)
    for level, verdict in ((16, "no"), (17, "yes"), (32, "yes"), (33, "no")):
        (held,) = hold_against([path], [known(gdp(level))])
        assert held.contains.value == verdict
    (more,) = hold_against([path], [known(Quantity(Interval.above(20), unit(BILLION)))])
    assert more.contains.value == "unclear"
    assert more.off is None


def test_a_path_of_unknown_land_is_held_against_both_readings() -> None:
    # Constant growth passes 611.09 in 2019: above 590.414 without the county, and below 616 to
    # 638, the middle of which is 627, with it: 611.09 / 627 - 1 = -2.54 percent.
    levels = [known(gdp("590.414"), WITHOUT), known(gdp(616, 638), WITH)]
    grades = hold_against(OWN, levels)
    assert [one.benchmark for one in grades] == levels
    assert [one.contains.value for one in grades] == ["no", "no"]
    assert [off_percent(one) for one in grades] == pytest.approx([3.50, -2.54], abs=5e-3)


def test_one_reading_alone_grades_nothing() -> None:
    lone = "of The city without the county in 2019 is of one reading of The city alone"
    with pytest.raises(ValueError, match=lone):
        hold_against(OWN, [known(gdp("590.414"), WITHOUT)])
    # Twice the same reading, or the other reading of another year, are not both readings.
    for other in (known(gdp(591), WITHOUT), known(gdp(600), WITH, 2018)):
        with pytest.raises(ValueError, match="is of one reading of The city alone"):
            hold_against(OWN, [known(gdp("590.414"), WITHOUT), other])


@pytest.mark.parametrize(
    ("land", "its", "message"),
    [
        (CITY, ELSEWHERE, "a path of The city cannot be held against a level of Elsewhere"),
        (WITH, WITHOUT, "of The city with the county cannot .* of The city without the county"),
        (WITH, CITY, "a path of The city with the county cannot be held against .* The city:"),
        (CITY, None, "The city cannot be held against a level of a territory that is not named"),
        (None, WITH, "a path of a territory that is not named cannot be held against"),
    ],
)
def test_other_land_is_refused(land: Territory | None, its: Territory | None, message: str) -> None:
    path = constant_growth(replace(GDP, territory=land))
    with pytest.raises(ValueError, match=message):
        hold_against([path], [known(gdp(600), its)])


def test_the_same_land_is_held_as_it_is() -> None:
    for land in (CITY, WITH, None):
        path = constant_growth(replace(GDP, territory=land))
        (held,) = hold_against([path], [known(gdp(600), land)])
        assert held.point == path.at(2019)
    assert len(hold_against(OWN, [])) == 0
