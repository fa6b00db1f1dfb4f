"""The two ends of a path, and growth between them that others published."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.analysis.ends import (
    as_printed,
    ends_of,
    growth_by_reading,
    land_of,
    published_growth,
)
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError
from helpers.core.vocabulary import Nature, Role
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.analysis.growing import BILLION, CITY, GDP, growing, percent, yearly
from tests.building import report_of

F = Fraction


def gdp(value: int) -> Quantity:
    return Quantity.exactly(value, BILLION)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"start_year": 2020, "end_year": 2015}, "2015 is not after the start 2020"),
        ({"end_year": 2015}, "2015 is not after the start 2015"),
        ({"start": gdp(0), "start_value": F(0)}, "start level RMB0 billion is not above zero"),
        ({"end": gdp(-2), "end_value": F(-2)}, "end level RMB−2 billion is not above zero"),
        ({"end_value": F(3)}, "printed end level 3 is not in RMB645 to 655 billion"),
    ],
)
def test_ends_that_cannot_be_are_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(GDP, **changes)  # type: ignore[arg-type]


def test_ends_have_one_unit() -> None:
    trillion = Quantity.of("0.645", "0.655", "RMB trillion")
    with pytest.raises(UnitError, match=r"RMB billion and RMB trillion.*\.to\('RMB billion'\)"):
        replace(GDP, end=trillion, end_value=F("0.65"))
    assert replace(GDP, end=trillion.to(BILLION)) == GDP
    with pytest.raises(TypeError, match="has no unit: write a quantity"):
        replace(GDP, end=Interval("645", "655"))  # type: ignore[arg-type]


def test_growth_between_the_printed_levels() -> None:
    # ln(650 / 477.38) / 5 = 0.061732; e ** 0.061732 = 1.063677.
    assert GDP.printed_growth.interval.ends == pytest.approx((6.3677,) * 2, abs=5e-5)
    assert GDP.printed == replace(GDP, start=Quantity.exactly("477.38", BILLION), end=gdp(650))
    # What the digits allow: ln(645 / 477.385) / 5 = 0.060186, so 6.2034 percent;
    # ln(655 / 477.375) / 5 = 0.063267, so 6.5311 percent.
    assert GDP.growth.interval.ends == pytest.approx((6.2034, 6.5311), abs=5e-4)


def test_the_ends_come_from_the_report(report: Report) -> None:
    ends = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    assert (ends.start_year, ends.end_year, ends.years) == (2015, 2020, 5)
    assert (ends.start_value, ends.end_value) == (F("477.38"), F(650))
    # The report does not say what land it counts.
    assert ends.territory is not None
    assert ends.territory.role is Role.REPORT
    assert ends == replace(GDP, territory=ends.territory)


def made_up() -> Report:
    """A report with levels in two units, a rate, and levels of other things."""
    gdp = {"indicator": "gdp", "unit": BILLION}
    return report_of(
        figures=[
            gdp | {"figure": "gdp-level-2018", "value": "400", "period": "2018"},
            gdp | {"figure": "gdp-level-2020", "value": "0.5", "unit": "RMB trillion"},
            gdp | {"figure": "gdp-level-2016-2020", "value": "9", "period": "2016-2020"},
            gdp | {"figure": "gdp-level-undated", "value": "9", "period": ""},
            gdp | {"figure": "gdp-urban", "value": "300", "scope": "urban"},
            gdp
            | {"figure": "gdp-growth", "value": "7", "measure": "growth", "unit": "percent"},
            gdp | {"figure": "gdp-in-jin", "value": "7", "unit": "jin"},
            {"indicator": "trade", "figure": "trade-level-2020", "value": "90", "unit": BILLION},
            {"indicator": "rank", "figure": "rank-change", "value": "2", "measure": "change",
             "unit": "projects"},
        ],
    )  # fmt: skip


def test_the_end_is_converted_to_the_unit_of_the_start() -> None:
    # 400 is known to ten, 395 to 405; RMB0.5 trillion to 0.1 trillion, 450 to 550 billion.
    ends = ends_of(made_up(), "gdp-level-2018", "gdp-level-2020")
    assert (ends.start, ends.end) == (
        Quantity.of(395, 405, BILLION), Quantity.of(450, 550, BILLION),
    )  # fmt: skip
    assert (ends.start_value, ends.end_value) == (F(400), F(500))


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("gdp-growth", "gdp-growth is a growth: an end of a path is the level of a year"),
        ("gdp-level-undated", "gdp-level-undated has no single year: .* gdp the report has: "
         "gdp-level-2018, gdp-level-2020"),
        ("gdp-level-2016-2020", "gdp-level-2016-2020 has no single year"),
        ("rank-change", "rank-change is a change: .* of rank the report has: none"),
        ("trade-level-2020", "no path leads from one thing to another: gdp-level-2018 of Gdp, "
         "city, trade-level-2020 of Trade, city"),
        ("gdp-urban", "no path leads from one thing to another: .* gdp-urban of Gdp, urban"),
    ],
)  # fmt: skip
def test_what_is_no_end_of_a_path_is_told(end: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ends_of(made_up(), "gdp-level-2018", end)


def test_a_rate_or_an_undated_level_of_the_report_is_no_end(report: Report) -> None:
    for end in ("gdp-growth-2020", "gdp-level-undated"):
        known = f"{end} .*the report has: gdp-level-2015, gdp-level-2020$"
        with pytest.raises(ValueError, match=known):
            ends_of(report, "gdp-level-2015", end)
        with pytest.raises(ValueError, match=known):
            ends_of(report, end, "gdp-level-2020")


def test_units_that_do_not_fit_and_unknown_names_are_told() -> None:
    with pytest.raises(UnitError, match="RMB billion and jin do not fit"):
        ends_of(made_up(), "gdp-level-2018", "gdp-in-jin")
    with pytest.raises(UnknownNameError, match=r"'gdp-level-2019'.*gdp-level-2018"):
        ends_of(made_up(), "gdp-level-2019", "gdp-level-2020")


def test_growth_by_reading_and_prices() -> None:
    # Only the last level counts land worth 38: 650 - 38 = 612.
    without = replace(GDP, end=gdp(612), end_value=F(612))
    readings = {"as printed": GDP.printed, "to the ten": GDP, "without": without}
    found = growth_by_reading(readings, [0.0, 0.02])
    columns = ["reading", "deflator", "growth", "low", "central", "high", "unit"]
    assert list(found) == columns
    assert set(found["unit"]) == {"percent"}
    assert found["deflator"].to_list() == [0, 0.02] * 3
    assert found["growth"].str.endswith("%").all()
    by = found.set_index(["reading", "deflator"])
    # 1.063677 / 1.02 - 1 = 0.042821.
    assert by.loc[("as printed", 0.02), "central"] == pytest.approx(4.2821, abs=5e-4)
    # ln(645 / 477.385) / 5 = 0.060186, so 6.2034 percent; ln(655 / 477.375) / 5 = 0.063267,
    # so 6.5311 percent.
    assert by.loc[("to the ten", 0.0), "low"] == pytest.approx(6.2034, abs=5e-4)
    assert by.loc[("to the ten", 0.0), "high"] == pytest.approx(6.5311, abs=5e-4)
    # ln(612 / 477.38) / 5 = 0.049683, so 5.0938 percent: the best guess is that of the reading.
    assert by.loc[("without", 0.0), "central"] == pytest.approx(5.0938, abs=5e-4)
    assert (found["low"] <= found["central"]).all()
    assert (found["central"] <= found["high"]).all()


def test_a_number_as_printed_is_exact() -> None:
    report = report_of(
        figures=[{"figure": "share", "indicator": "share", "measure": "share", "value": "6",
                  "upper": "6.5", "comparator": "..", "unit": "percent"}],
    )  # fmt: skip
    assert as_printed(report["share"]) == percent("6.25")
    (rate,) = yearly({2017: "~8"})
    assert as_printed(rate.published) == percent(8)


def test_land_is_named_by_its_label() -> None:
    assert (land_of(CITY), land_of(None)) == ("The city", "")


def test_published_growth_of_each_year(report: Report) -> None:
    found = published_growth(report, "gdp", 2016, 2020)
    assert [one.year for one in found] == [2016, 2017, 2018, 2019, 2020]
    assert [one.printed for one in found] == [
        F("0.078"), F("0.08"), F("0.07"), F("0.02"), F("0.035"),
    ]  # fmt: skip
    assert Nature.TARGET not in {one.published.nature for one in found}
    # Half a point about 8; 7.8, 2 and 3.5 are known to half of their last digit; nothing closes
    # more than 7.
    assert [one.known for one in found] == [
        percent("7.75", "7.85"), percent("7.5", "8.5"),
        Quantity(Interval.above(7), percent(7).unit), percent("1.5", "2.5"),
        percent("3.45", "3.55"),
    ]  # fmt: skip
    assert [one.closed for one in found] == [False] * 5
    # The target of 2018 is about 7.8, and so ends at 8.3; it changes no other year.
    closed = published_growth(report, "gdp", 2016, 2020, closed_by_target=[2018])
    assert closed[2].known.interval == Interval(7, "8.3", low_closed=False)
    assert [one.closed for one in closed] == [False, False, True, False, False]
    assert [closed[n] for n in (0, 1, 3, 4)] == [found[n] for n in (0, 1, 3, 4)]


def test_a_target_stands_in_for_no_outcome() -> None:
    aim = {"nature": "target", "value": "7"}
    with pytest.raises(ValueError, match=r"no evidence on gdp \(growth\) for 2018"):
        published_growth(growing(aim), "gdp", 2018, 2018)
    with pytest.raises(ValueError, match=r"no evidence on gdp \(growth\) for 2018"):
        published_growth(growing(aim), "gdp", 2018, 2018, closed_by_target=[2018])


def test_a_year_without_evidence_is_named(report: Report) -> None:
    # For 2022 there is only a page that gives no source.
    with pytest.raises(ValueError, match=r"no evidence on gdp \(growth\) for 2022"):
        published_growth(report, "gdp", 2020, 2022)
    with pytest.raises(ValueError, match=r"no evidence on gdp \(growth\) for 2017, 2019"):
        published_growth(growing({}), "gdp", 2017, 2019)
    with pytest.raises(UnknownNameError, match="no indicator 'gpd'; similar names: gdp"):
        published_growth(report, "gpd", 2016, 2020)


def test_a_target_closes_a_bound_only_where_the_caller_says_so() -> None:
    more, aim = {"comparator": ">"}, {"nature": "target", "value": "6"}
    (found,) = published_growth(growing(more, aim), "gdp", 2018, 2018, [2018])
    assert found.known.interval == Interval(5, 6, low_closed=False)
    assert found.closed
    for years in ([], [2017]):
        (left,) = published_growth(growing(more, aim), "gdp", 2018, 2018, years)
        assert (left.known.interval, left.closed) == (Interval.above(5), False)
    # Growth with both ends needs none.
    (bare,) = published_growth(growing({}, aim), "gdp", 2018, 2018, [2018])
    assert (bare.known.interval, bare.closed) == (Interval("4.5", "5.5"), False)
    for other in ({"period": "2019"}, {"strength": "weak"}, {"value": "5"}):
        with pytest.raises(ValueError, match="no target closes the growth of gdp in 2018"):
            published_growth(growing(more, aim | other), "gdp", 2018, 2018, [2018])
