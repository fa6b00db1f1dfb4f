"""The levels between two, and the growth that targets need, worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.analysis.ends import Ends, ends_of
from helpers.analysis.outlook import (
    find_ends,
    growth_to_targets,
    levels_within,
    outlook,
    targets_of,
)
from helpers.analysis.territory import land_readings
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError
from helpers.data.report import Report, load_report

REPORT = load_report("changchun-2021")
FIRST, LAST = (Quantity.exactly(level, "RMB billion") for level in (100, 121))
ENDS = Ends(2018, 2020, FIRST, LAST, Fraction(100), Fraction(121))  # 10% a year
TRILLION = REPORT["gdp-level-undated"]


def test_the_years_between_are_what_the_limits_leave() -> None:
    # 100 grown by at most 15% is 115; 121 before growth of at least 5% is 121 / 1.05.
    asked = outlook(ENDS, slowest="0.05", fastest="0.15")
    between = asked.between.at(2019).bounds
    assert (between.low, between.high) == (Fraction("121") / Fraction("1.15"), Fraction(115))
    assert asked.steady.at(2019).central == 110
    assert (asked.target, asked.needed, asked.needed_real) == (None, None, None)


def test_the_target_needs_growth_from_the_last_level() -> None:
    # From 121 to 1,000 in one year.
    asked = outlook(ENDS, TRILLION, 2021)
    assert asked.needed == Quantity(
        Interval.exactly(Fraction(1000, 121) * 100 - 100), TRILLION_RATE
    )
    # From 500 it doubles, of which half is prices if these rise by half.
    asked = outlook(ENDS, TRILLION, 2021, base=Quantity.exactly(500, "RMB billion"), deflator="0.5")
    assert str(asked.needed) == "100%"
    assert asked.needed_real is not None
    assert asked.needed_real.interval == Interval.exactly((Fraction(2) / Fraction("1.5") - 1) * 100)


TRILLION_RATE = Quantity.exactly(1, "percent").unit


def test_real_growth_leaves_prices_out() -> None:
    asked = outlook(ENDS, deflator="0.1")
    assert str(asked.real) == "0%"


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no path grows by at most 5\.00% a year; 10\.0000%"):
        outlook(ENDS, fastest="0.05")
    with pytest.raises(ValueError, match="gdp-level-undated has no year: name one"):
        outlook(ENDS, TRILLION)
    with pytest.raises(ValueError, match="the target year must be after the base year"):
        outlook(ENDS, TRILLION, 2020)
    with pytest.raises(UnitError):
        outlook(ENDS, REPORT["grain-output-level-2021"], 2021)


def test_levels_of_two_years_are_found_and_none_are_made_up() -> None:
    (gdp,) = find_ends(REPORT)
    assert gdp == ends_of(REPORT, "gdp-level-2015", "gdp-level-2020")
    assert targets_of(REPORT, gdp) == [TRILLION]
    # A third level, of a year before, leads to the first.
    more = REPORT.with_figure("gdp", 300, "RMB billion", status="achievement", period=2010)
    assert [(one.start_year, one.end_year) for one in find_ends(more)] == [
        (2010, 2015), (2015, 2020),
    ]  # fmt: skip
    # A level of zero is no end of a path of growth.
    none = REPORT.what_if("gdp-level-2015", value=0)
    assert find_ends(none) == []


def test_a_target_of_an_earlier_year_is_none_of_the_level() -> None:
    early = REPORT.what_if("gdp-level-undated", period=2019)
    assert targets_of(early, find_ends(early)[0]) == []


def test_levels_within_limits_are_those_of_the_path() -> None:
    frame = levels_within(REPORT, 0, "0.12").set_index("year")
    assert list(frame.index) == list(range(2015, 2021))
    assert list(frame.index[frame["observed"]]) == [2015, 2020]
    # 2019 lies above 645 / 1.12 and at most at the 655 of no growth in the last year.
    assert frame.loc[2019, "low"] == pytest.approx(645 / 1.12)
    assert frame.loc[2019, "high"] == 655
    assert frame.loc[2019, "steady"] == pytest.approx(477.38 * (650 / 477.38) ** 0.8)
    assert set(frame["why"]) == {""}


def test_limits_without_a_path_leave_levels_open_and_say_why() -> None:
    frame = levels_within(REPORT, 0, "0.05").set_index("year")
    assert frame[["low", "high"]].isna().all(axis=None)
    assert set(frame["why"]) == {
        "no path grows by at most 5.00% a year; 6.2034% would do as a limit"
    }
    assert frame["steady"].notna().all()


def test_growth_to_targets_is_worked_out_by_hand() -> None:
    frame = growth_to_targets(REPORT, [2021, 2025, 2020])
    gdp = frame.loc[["gdp-level-undated"]].set_index("by_year")
    assert list(gdp.index) == [2021, 2025]  # the level of 2020 cannot grow into 2020
    assert gdp.loc[2021, "low"] == pytest.approx(1000 / 655 * 100 - 100)
    assert gdp.loc[2025, "high"] == pytest.approx(((1000 / 645) ** (1 / 5) - 1) * 100)
    assert gdp["scenario"].all()
    grain = frame.loc["grain-output-level-2021"]
    # 23.25 to 23.35 billion jin, and 24 that is set
    assert grain["low"] == pytest.approx(24 / 23.35 * 100 - 100)
    assert grain["high"] == pytest.approx(24 / 23.25 * 100 - 100)
    assert (grain["from_year"], grain["by_year"], grain["scenario"]) == (2020, 2021, False)
    assert frame["high"]["hi-tech-enterprises-new-level-2021"] == math.inf
    assert set(frame["unit"]) == {"percent"}


def test_a_report_without_levels_has_no_rows(riverton: Report) -> None:
    assert levels_within(riverton, 0, 1).empty
    assert growth_to_targets(riverton, [2030]).empty
    assert find_ends(riverton) == []


def test_both_readings_of_the_land_are_those_of_the_notebook() -> None:
    gdp = find_ends(REPORT)[0].printed
    both, alone = land_readings(REPORT, gdp, Interval(0, "0.02"))
    assert (both.ends.start, both.ends.end) == (gdp.start, gdp.end)
    # 590.414 without Gongzhuling, grown by 3.5% and by a rise of prices of 0 to 2%
    low, high = (Fraction("590.414") * Fraction("1.035") * Fraction(p) for p in ("1", "1.02"))
    assert alone.ends.end.interval == Interval(low, high)
    assert both.ends.territory is not None
    assert alone.ends.territory is not None
    assert (both.ends.territory.name, alone.ends.territory.name) == (
        "changchun-since-2020", "changchun-before-2020",
    )  # fmt: skip


def test_where_no_land_joined_there_are_no_readings() -> None:
    gdp = find_ends(REPORT)[0].printed
    earlier = replace(gdp, end_year=2018)
    assert land_readings(REPORT, earlier, Interval(0, "0.02")) == []
    stripped = {**REPORT.package.rows, "evidence": {}}
    bare = replace(REPORT, package=replace(REPORT.package, rows=stripped))
    assert land_readings(bare, find_ends(bare)[0].printed, Interval(0, "0.02")) == []


def test_a_level_between_the_ends_is_observed_and_the_rest_goes_through_it() -> None:
    more = REPORT.with_figure("gdp", 600, "RMB billion", period=2018, status="achievement")
    frame = levels_within(more, 0, "0.2").set_index("year")
    assert list(frame.index) == list(range(2015, 2021))
    assert list(frame.index[frame["observed"]]) == [2015, 2018, 2020]
    # 600 as printed is 550 to 650: one digit alone is sure, and 2019 lies at or above it.
    assert frame.loc[2018, "low"] == more["gdp-level-2018-hypothetical"].quantity.low
    assert set(frame["label"]) == {"Gross domestic product (hypothetical)"}


def test_years_are_a_list_of_years() -> None:
    with pytest.raises(TypeError, match=r"2027 is one year: write a list of years, \[2027\]"):
        growth_to_targets(REPORT, 2027)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        growth_to_targets(REPORT, ["2027"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="18250 years are too many: name a year such as 2027"):
        growth_to_targets(REPORT, [20270])
