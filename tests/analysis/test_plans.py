"""Where a plan starts, worked out by hand: levels, and those of growth so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from helpers.analysis.plans import (
    Origin,
    Standing,
    find_standings,
    stand_of_plan,
    standing_of,
    standings_from_published,
)
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Direction, Measure
from helpers.data.problems import UnknownNameError
from helpers.data.reader import Row
from helpers.data.report import Report
from tests.building import report_of, with_rows

PEOPLE = "population-level-undated"
GDP = "gdp-level-undated"
PLATES = "four-plates-contribution-2021-2025"
HI_TECH = "hi-tech-enterprises-level-2025"
MULTIPLE = "hi-tech-enterprises-increase-in-multiples-2016-2020"
TARGETS = [PEOPLE, GDP, PLATES, HI_TECH]
"""The targets of the plan, in the order of the text."""

BILLION = "RMB billion"


@pytest.fixture
def stand(report: Report) -> list[Standing]:
    return find_standings(report, "plan", 2020)


def of(report: Report, target: str = GDP, year: int = 2020) -> Standing:
    """Return where a target of the plan stands."""
    return standing_of(find_standings(report, "plan", year), target)


def without(report: Report, *figures: str) -> Report:
    """Return the report without some of its figures."""
    rows = report.package.rows["figures"].values()
    return with_rows(report, figures=[row for row in rows if row["figure"] not in figures])


def without_evidence(report: Report) -> Report:
    return with_rows(report, evidence=[])


def with_copy(report: Report, original: str, **cells: str) -> Report:
    """Return the report with one figure more: a copy of another with other cells."""
    rows = list(report.package.rows["figures"].values())
    copies = [row | cells for row in rows if row["figure"] == original]
    return with_rows(report, figures=rows + copies)


def with_cells(report: Report, figure: str, **cells: str) -> Report:
    """Return the report with other cells in the row of a figure."""
    rows = report.package.rows["figures"].values()
    changed = [row | (cells if row["figure"] == figure else {}) for row in rows]
    return with_rows(report, figures=changed)


def with_evidence(report: Report, changed: Callable[[Row], bool], **cells: str) -> Report:
    """Return the report with other cells in some rows of the evidence."""
    rows = report.package.rows["evidence"].values()
    return with_rows(report, evidence=[row | (cells if changed(row) else {}) for row in rows])


def names(standings: list[Standing]) -> list[str]:
    return [one.target.name for one in standings]


def origins(standings: list[Standing]) -> list[str]:
    """Return where levels come from, empty where there is none."""
    return [one.origin.value if one.origin else "" for one in standings]


def test_the_targets_of_the_plan_in_the_order_of_the_text(stand: list[Standing]) -> None:
    assert names(stand) == TARGETS
    assert [one.label for one in stand] == [
        "Permanent population", "Gross domestic product",
        "Contribution of the four plates to the economy", "Hi-tech enterprises",
    ]  # fmt: skip
    measures = [one.target.measure for one in stand]
    assert measures == [Measure.LEVEL, Measure.LEVEL, Measure.CONTRIBUTION, Measure.LEVEL]
    assert [one.bar for one in stand] == [
        Quantity.exactly(10, "million persons"), Quantity.exactly(1, "RMB trillion"),
        Quantity.exactly(80, "percent"), Quantity.exactly(3000, "enterprises"),
    ]  # fmt: skip
    assert {one.target.indicator.better for one in stand} == {Direction.HIGHER}
    assert {one.year for one in stand} == {2020}


def test_the_date_of_a_target_is_that_of_the_report_or_missing(stand: list[Standing]) -> None:
    # 2025, and 2021 to 2025: due at the end.
    assert [one.date for one in stand] == [None, None, 2025, 2025]


@pytest.mark.parametrize(
    ("target", "level", "origin", "name"),
    [
        # RMB650 billion: the zero may be rounded, so to half of ten billion
        (GDP, Quantity.of(645, 655, BILLION), Origin.REPORT, "gdp-level-2020"),
        # The census counted to the last person.
        (PEOPLE, Quantity.exactly(9_066_906, "persons").to("million persons"), Origin.EVIDENCE,
         "Seventh census, Changchun (repost)"),
        (HI_TECH, Quantity.exactly(2013, "enterprises"), Origin.EVIDENCE,
         "Innovation capacity of Changchun, People's Net (repost)"),
    ],
    ids=["gdp", "population", "hi-tech"],
)  # fmt: skip
def test_levels_worked_out_by_hand(
    stand: list[Standing], target: str, level: Quantity, origin: Origin, name: str
) -> None:
    one = standing_of(stand, target)
    assert one.level == level
    assert (one.origin, one.level_rests_on) == (origin, name)


def test_a_level_that_nobody_states_is_missing(stand: list[Standing]) -> None:
    one = standing_of(stand, PLATES)
    assert (one.level, one.level_from, one.origin) == (None, None, None)
    assert (one.level_said, one.level_rests_on) == ("", "")


@pytest.mark.parametrize(
    ("target", "base", "rests_on"),
    [
        # RMB477.38 billion, to half of a hundredth
        (GDP, Quantity.of("477.375", "477.385", BILLION), "gdp-level-2015, gdp-level-2020"),
        # "Increased by 7.2 times": a factor of 7.15 to 7.25 read loosely, of 8.15 to 8.25 to the
        # letter, so of 7.15 to 8.25 in all
        (HI_TECH, Quantity.of(2013 / Fraction("8.25"), 2013 / Fraction("7.15"), "enterprises"),
         "hi-tech-enterprises-increase-in-multiples-2016-2020, both readings"),
    ],
    ids=["gdp", "hi-tech"],
)  # fmt: skip
def test_bases_worked_out_by_hand(
    stand: list[Standing], target: str, base: Quantity, rests_on: str
) -> None:
    one = standing_of(stand, target)
    assert one.base == base
    assert (one.base_year, one.growth_rests_on) == (2015, rests_on)


@pytest.mark.parametrize("target", [PEOPLE, PLATES])
def test_without_two_levels_there_is_no_base(stand: list[Standing], target: str) -> None:
    assert_no_base(standing_of(stand, target))


def assert_no_base(one: Standing) -> None:
    assert (one.base_year, one.base, one.growth_from, one.growth_rests_on) == (None, None, (), "")


def test_levels_in_percent_of_their_targets(stand: list[Standing]) -> None:
    # 9.066906 of 10 million; 645 and 655 of 1000 billion; 2013 of 3000
    assert [one.percent_of_target for one in stand] == [
        Interval.exactly("90.66906"), Interval("64.5", "65.5"), None, Interval.exactly("67.1"),
    ]  # fmt: skip


def test_a_rate_has_no_percent_of_its_target(report: Report) -> None:
    growth = standing_of(find_standings(report, "key work", 2020), "gdp-growth-2021")
    # What was published of the growth of 2020 is told all the same.
    assert growth.level == Quantity.of("3.45", "3.55", "percent")
    assert growth.percent_of_target is None
    # Nor has a contribution, which can be below zero; a share of 60 percent is 75 of 80 percent.
    sixty = Quantity.exactly(60, "percent")
    plates = Standing(report[PLATES], 2020, sixty, report["gdp-level-2020"])
    assert plates.percent_of_target is None
    share = replace(report[PLATES], measure=Measure.SHARE)
    assert Standing(share, 2020, sixty, None).percent_of_target == Interval.exactly(75)
    nothing = replace(share, value=Decimal(0), quantity=Quantity.exactly(0, "percent"))
    assert Standing(nothing, 2020, sixty, None).percent_of_target is None


def test_an_unknown_part_is_told(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="no part 'plans'; similar names: plan"):
        find_standings(report, "plans", 2020)
    assert find_standings(report, "review", 2020) == []


def test_an_unknown_target_is_told(stand: list[Standing]) -> None:
    with pytest.raises(UnknownNameError, match=f"no target 'gdp-level'; similar names: {GDP}"):
        standing_of(stand, "gdp-level")


def test_the_levels_that_others_published(report: Report) -> None:
    # Of 2020 alone. Left out: RMB663.803 billion, from a weak source; 590.414 of 2019, which is
    # another year and without Gongzhuling; 710.312 and later.
    own = of(report)
    found = standings_from_published(report, own)
    assert found[0] is own
    assert [one.level_said for one in found] == [
        "RMB650 billion, 2020", "663.8 RMB billion, 2020", "660.159 RMB billion, 2020",
    ]  # fmt: skip
    assert [one.year for one in found] == [2020, 2020, 2020]
    assert [one.level for one in found[1:]] == [
        Quantity.of("663.75", "663.85", BILLION), Quantity.of("660.1585", "660.1595", BILLION),
    ]  # fmt: skip
    assert origins(found) == ["report", "evidence", "evidence"]
    assert found[2].growth_rests_on == "gdp-level-2015, " + found[2].level_rests_on
    for one in found:
        assert (one.target, one.base, one.base_year) == (own.target, own.base, 2015)


@pytest.mark.parametrize(
    "cells",
    [{"strength": "weak"}, {"nature": "target"}, {"nature": "first published"},
     {"period": "2016-2020"}, {"period": "2015"}, {"period": "2019"}, {"period": "2021"},
     {"period": "2020 Q4"}, {"measure": "growth", "unit": "percent"}, {"unit": "jin"},
     {"indicator": "retail-sales"}, {"scope": "urban"}, {"territory": "changchun-new-area"},
     {"territory": "jilin"}],
    ids=str,
)  # fmt: skip
def test_what_does_not_count_as_a_published_level(report: Report, cells: dict[str, str]) -> None:
    changed = with_evidence(report, lambda row: row["value"] == "663.8", **cells)
    found = standings_from_published(changed, of(changed))
    assert [one.level_said for one in found[1:]] == ["660.159 RMB billion, 2020"]


def test_a_level_that_may_be_of_the_same_land_counts(report: Report) -> None:
    # The report does not say with which land it counts; so either reading may be its own.
    for territory in ("changchun", "changchun-before-2020", "changchun-since-2020"):
        changed = with_evidence(report, lambda row: row["value"] == "663.8", territory=territory)
        assert len(standings_from_published(changed, of(changed))) == 3


@pytest.mark.parametrize("target", [PEOPLE, PLATES, HI_TECH])
def test_without_levels_of_the_report_nothing_is_restated(
    report: Report, stand: list[Standing], target: str
) -> None:
    with pytest.raises(ValueError, match=f"does not state both level and base of {target}"):
        standings_from_published(report, standing_of(stand, target))


def test_a_level_without_a_base_is_not_restated(report: Report) -> None:
    alone = without(report, "gdp-level-2015")
    with pytest.raises(ValueError, match="does not state both level and base"):
        standings_from_published(alone, of(alone))


def test_the_evidence_steps_in_for_the_report_and_is_marked(report: Report) -> None:
    one = of(without(report, "gdp-level-2020"))
    # The final number, 660.159, before the preliminary one, 663.803
    assert one.level == Quantity.of("660.1585", "660.1595", BILLION)
    assert one.origin is Origin.EVIDENCE
    assert one.level_rests_on == "2021 preliminary accounts, Changchun statistics bureau (repost)"
    # Growth so far is told by two levels of the report or not at all.
    assert_no_base(one)
    assert one.growth_caution == ""


def test_without_evidence_only_the_report_speaks(report: Report) -> None:
    stand = find_standings(without_evidence(report), "plan", 2020)
    assert origins(stand) == ["", "report", "", ""]
    assert [one.level_rests_on for one in stand] == ["", "gdp-level-2020", "", ""]
    for one in stand:
        if one.target.name == GDP:
            assert one.growth_rests_on == "gdp-level-2015, gdp-level-2020"
            assert None not in (one.level, one.base, one.base_year, one.percent_of_target)
        else:
            assert (one.level, one.percent_of_target) == (None, None)
            assert_no_base(one)


def test_without_any_level_nothing_is_known(report: Report) -> None:
    stand = find_standings(without(without_evidence(report), "gdp-level-2020"), "plan", 2020)
    assert origins(stand) == ["", "", "", ""]


def test_weak_evidence_is_never_a_level(report: Report) -> None:
    # For the GDP of 2022 there is only a page that gives no source: RMB674.46 billion.
    assert of(report, GDP, 2022).origin is None
    people = Quantity.of("9.06535", "9.06545", "million persons")
    assert of(report, PEOPLE, 2022).level == people  # 9.0654 million, to half of the last digit
    weak = with_evidence(report, lambda _: True, strength="weak")
    assert origins(find_standings(weak, "plan", 2020)) == ["", "report", "", ""]


def test_a_level_of_another_scope_is_none(report: Report) -> None:
    urban = with_evidence(report, _of_people, scope="urban")
    assert of(urban, PEOPLE).origin is None


def test_what_sets_levels_apart_stands_with_them(report: Report) -> None:
    own, _, final = standings_from_published(report, of(report))
    assert own.prices == final.prices == "at current prices"
    assert own.level_caution == ""
    land = "whether 2015 and 2020 count the same land is not said"
    assert own.growth_caution == land
    # 660.159 counts Gongzhuling; target and level of 2015 do not say which land they are of.
    for told in (final.level_caution, final.growth_caution):
        assert told.startswith("the territory may differ (")
        assert "the accounts may differ (accounts after" in told
    assert final.growth_caution.endswith(f"; {land}")
    people = of(report, PEOPLE)
    assert (people.prices, people.growth_caution) == ("", "")
    assert people.level_caution.startswith("the territory may differ (")


def test_where_the_land_never_changed_nothing_is_said_of_it() -> None:
    gdp = {"indicator": "gdp", "unit": "RMB billion"}
    report = report_of(
        figures=[
            gdp | {"figure": "aim", "value": "9", "status": "target", "period": ""},
            gdp | {"figure": "first", "value": "4", "period": "2015"},
            gdp | {"figure": "now", "value": "5"},
        ],
        territories=[{"territory": "town", "role": "report"}],
    )
    (one,) = find_standings(report, "all", 2020)
    assert one.base_year == 2015
    assert (one.level_caution, one.growth_caution) == ("", "")


@pytest.mark.parametrize("period", ["2020 Q4", "2019", "2016-2020"])
def test_a_quarter_and_another_year_are_no_level_of_the_year(report: Report, period: str) -> None:
    changed = with_evidence(report, _of_people, period=period)
    assert of(changed, PEOPLE).origin is None


def test_evidence_in_another_kind_of_unit_is_no_level(report: Report) -> None:
    assert of(with_evidence(report, _of_people, unit="jobs"), PEOPLE).origin is None


def _of_people(row: Row) -> bool:
    return row["indicator"] == "population"


@pytest.mark.parametrize(
    ("year", "first", "low", "high"),
    [(2010, 2010, "302.5", "303.5"), (2018, 2015, "477.375", "477.385")],
)
def test_growth_so_far_begins_with_the_earliest_level_of_the_report(
    report: Report, year: int, first: int, low: Number, high: Number
) -> None:
    # One level more, behind the others in the table
    cells = {"figure": f"gdp-level-{year}", "period": str(year), "value": "303"}
    one = of(with_copy(report, "gdp-level-2015", **cells))
    assert (one.base_year, one.base) == (first, Quantity.of(low, high, BILLION))
    assert one.growth_rests_on == f"gdp-level-{first}, gdp-level-2020"


@pytest.mark.parametrize(
    "cells",
    [
        {"scope": "urban"},
        {"status": "target"},
        {"measure": "change"},
        {"period": "2011-2015"},
        {"period": ""},
        {"unit": "jin"},
        {"indicator": "retail-sales"},
    ],
    ids=str,
)
def test_what_states_something_else_is_no_base(report: Report, cells: dict[str, str]) -> None:
    one = of(with_cells(report, "gdp-level-2015", **cells))
    assert_no_base(one)
    assert one.origin is Origin.REPORT


def test_an_increase_that_ends_in_another_year_tells_no_base(report: Report) -> None:
    # In 2018 there were 653; "7.2 times" is that of 2016 to 2020.
    one = of(report, HI_TECH, 2018)
    assert (one.level, one.origin) == (Quantity.exactly(653, "enterprises"), Origin.EVIDENCE)
    assert_no_base(one)


@pytest.mark.parametrize(
    "cells",
    [
        {"period": ""}, {"period": "2015-2019"}, {"scope": "urban"}, {"status": "target"},
        {"measure": "multiple"}, {"indicator": "hi-tech-enterprises-new"},
        {"value": "0"}, {"comparator": "<", "value": "3"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_increase_of_the_level_tells_no_base(
    report: Report, cells: dict[str, str]
) -> None:
    assert of(report, HI_TECH).base is not None
    assert_no_base(of(with_cells(report, MULTIPLE, **cells), HI_TECH))


def test_an_increase_without_an_end_tells_a_base_without_one(report: Report) -> None:
    # 2013 is more than 7.2 times the base, which is therefore below 2013 / 7.2 = 279.6.
    one = of(with_cells(report, MULTIPLE, comparator=">"), HI_TECH)
    assert one.base is not None
    most = 2013 / Fraction("7.2")
    assert one.base.interval == Interval(0, most, low_closed=False, high_closed=False)


def test_an_increase_of_a_single_year_begins_the_year_before(report: Report) -> None:
    one = of(with_cells(report, MULTIPLE, period="2020"), HI_TECH)
    assert (one.base_year, one.date) == (2019, 2025)


def test_a_hypothetical_figure_marks_what_hangs_on_it(report: Report) -> None:
    plain, marked = "Gross domestic product", "Gross domestic product (hypothetical)"
    assert of(report).label == plain
    for changed in (
        report.what_if(GDP, value=2),
        report.what_if("gdp-level-2020", value=700),
        report.what_if("gdp-level-2015", value=500),
    ):
        assert of(changed).label == marked
    risen = of(report.what_if("gdp-level-2020", value=700))
    assert risen.level_said == "RMB700 billion (hypothetical), 2020"
    assert of(report.what_if(GDP, value=2)).bar == Quantity.exactly(2, "RMB trillion")


def test_levels_in_other_scales_are_the_same(report: Report) -> None:
    trillions = with_cells(report, "gdp-level-2020", value="0.650", unit="RMB trillion")
    one = of(trillions)
    # 0.650: the zero behind the point counts, so 649.5 to 650.5
    assert one.percent_of_target == Interval("64.95", "65.05")
    assert one.base == Quantity.of("477.375", "477.385", BILLION)
    row = stand_of_plan([one]).loc[GDP]
    assert row["unit"] == "RMB trillion"
    assert [row["level_low"], row["base_low"], row["bar"]] == [0.6495, 0.477375, 1]


def _target_as_level(report: Report) -> None:
    # Of the grain of 2025 there is only what was aimed at in 2024: 27 billion jin.
    stand = find_standings(report, "key work", 2025)
    assert standing_of(stand, "grain-output-level-2021").origin is None


def _bound_as_level(report: Report) -> None:
    # Had nobody counted, and only "more than 8.5 million" been said
    one = of(with_evidence(report, _of_people, comparator=">", value="8.5"), PEOPLE)
    assert one.level is not None
    assert one.level.interval == Interval.above("8.5")
    assert one.percent_of_target == Interval.above(85)


def _no_table_of_evidence(report: Report) -> None:
    rows = {name: its for name, its in report.package.rows.items() if name != "evidence"}
    empty = replace(report, package=replace(report.package, rows=rows))
    assert origins(find_standings(empty, "plan", 2020)) == ["", "report", "", ""]


@pytest.mark.parametrize("demand", [_target_as_level, _bound_as_level, _no_table_of_evidence])
def test_what_is_not_known_is_no_level(report: Report, demand: Callable[[Report], None]) -> None:
    demand(report)


def test_two_targets_of_one_indicator_are_both_kept() -> None:
    target = {"indicator": "jobs", "unit": "jobs", "status": "target", "period": ""}
    report = report_of(
        figures=[
            target | {"figure": "low", "value": "250"},
            target | {"figure": "high", "value": "500"},
            {"indicator": "jobs", "unit": "jobs", "figure": "now", "value": "125"},
        ]
    )
    stand = find_standings(report, "all", 2020)
    assert [(one.target.name, one.level_rests_on) for one in stand] == [
        ("low", "now"), ("high", "now"),
    ]  # fmt: skip
    assert [one.percent_of_target for one in stand] == [Interval.exactly(50), Interval.exactly(25)]


def test_the_frame_shows_where_targets_stand(stand: list[Standing]) -> None:
    frame = stand_of_plan(stand)
    assert frame.index.name == "figure"
    assert frame.index.to_list() == TARGETS
    assert frame["target"].to_list() == [
        "over 10 million", "RMB1 trillion", "80% or above", "more than 3,000",
    ]  # fmt: skip
    assert frame["label"].to_list() == [one.label for one in stand]
    assert [str(frame[column].dtype) for column in ("date", "base_year")] == ["Int64", "Int64"]
    assert frame["date"].isna().to_list() == [True, True, False, False]
    assert frame["unit"].to_list() == ["million persons", BILLION, "percent", "enterprises"]
    # The bar of GDP is in the unit of its level.
    assert frame["bar"].to_list() == [10, 1000, 80, 3000]
    assert frame["source"].to_list() == ["evidence", "report", "", "evidence"]
    assert frame["level_from"].to_list() == [one.level_rests_on for one in stand]
    assert frame["growth_from"].to_list() == [one.growth_rests_on for one in stand]
    nan = float("nan")
    expected = {
        "level_low": [9.066906, 645, nan, 2013], "level_high": [9.066906, 655, nan, 2013],
        "percent_low": [90.66906, 64.5, nan, 67.1], "percent_high": [90.66906, 65.5, nan, 67.1],
        "base_low": [nan, 477.375, nan, 2013 / 8.25], "base_high": [nan, 477.385, nan, 2013 / 7.15],
    }  # fmt: skip
    for column, numbers in expected.items():
        assert frame[column].to_list() == pytest.approx(numbers, rel=1e-12, nan_ok=True), column
    gdp = frame.loc[GDP]
    assert gdp[["level", "level_said", "nature", "measure", "better"]].to_dict() == {
        "level": "RMB645 to 655 billion", "level_said": "RMB650 billion, 2020",
        "nature": "the report", "measure": "level", "better": "higher",
    }  # fmt: skip
    assert list(stand_of_plan([])) == list(frame)


def test_the_frame_shows_what_was_published_of_a_level(report: Report) -> None:
    frame = stand_of_plan(standings_from_published(report, of(report)))
    assert frame["nature"].to_list() == ["the report", "preliminary", "final"]
    assert frame["strength"].to_list() == ["", "mirror", "mirror"]
    notes = [row.note for row in report.records.evidence if str(row.value) in ("663.8", "660.159")]
    assert sorted(frame["note"]) == sorted(["", *notes])
    assert frame["caution"].to_list()[0] == ""
    assert all(frame["growth_caution"])
    plain = stand_of_plan([of(report)])
    pd.testing.assert_frame_equal(frame.iloc[[0]], plain)
