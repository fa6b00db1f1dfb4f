"""The evidence is kept apart from the report's figures, and each row can be traced."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.vocabulary import Comparator, Measure, Nature, Strength
from helpers.data.published import AIMED, COMPARABLE, Evidence, closed_growth
from helpers.data.records import Published
from helpers.data.report import Report, load_report, read_named
from helpers.locations import DATA
from tests.building import report_of
from tests.data.damages import NAME, change, copy_of, describe, field, row_of

BACK = [
    Nature.FINAL, Nature.REVISED, Nature.OFFICIAL_FIGURE, Nature.PRELIMINARY, Nature.DERIVED,
    Nature.ESTIMATE, Nature.FIRST_PUBLISHED,
]  # fmt: skip
"""The natures of what was achieved, the most settled first."""


def year(number: int) -> Period:
    return Period(number, number)


def test_every_row_has_a_source_and_a_known_nature(report: Report) -> None:
    rows = list(report.package.rows["evidence"].values())
    evidence = report.records.evidence
    assert len(evidence) == len(rows) > 0
    for found, row in zip(evidence, rows, strict=True):
        assert found.source.title
        assert found.source.address
        assert (found.nature.value, found.strength.value) == (row["nature"], row["strength"])
        assert found.indicator == report.records.indicators[row["indicator"]]


def test_the_evidence_is_no_part_of_the_figures(report: Report) -> None:
    # 660.159 was published a year later; the report itself says 650.
    assert 660.159 in set(report.evidence["published_value"])
    assert 660.159 not in set(report.figures["value"])
    assert not {"paragraph", "printed"} & set(report.evidence)


def test_worked_rows(report: Report) -> None:
    evidence = report.records.evidence
    (level,) = (
        row
        for row in evidence.of("gdp", Measure.LEVEL)
        if row.period == year(2020) and row.nature is Nature.FINAL
    )
    # Half a unit of the third decimal of 660.159, in billions of yuan.
    assert level.base == Interval("660158500000", "660159500000")
    assert level.period == Period(2020, 2020)
    (aim,) = (row for row in evidence.of("gdp", Measure.GROWTH) if row.period == Period(2021, 2025))
    # "About 6.5 percent": half a percentage point to each side.
    assert aim.quantity.ratio == Interval("0.06", "0.07")
    (quarter,) = (row for row in evidence.of("gdp", Measure.GROWTH) if str(row.period) == "2021 Q1")
    assert quarter.period == Period(2021, 2021, "Q1")
    assert quarter.year is None
    # Of Harbin, from 5.5 to 6 percent: one row with both ends
    (range_,) = (row for row in evidence if row.comparator is Comparator.RANGE)
    assert range_.quantity.interval == Interval("5.5", 6)
    assert range_.territory == report.records.territories["harbin"]


def test_a_published_number_is_shown_as_a_line(report: Report) -> None:
    found = report.records.evidence.pick("gdp", Measure.LEVEL, year(2020))
    assert found is not None
    assert found.said == "660.159 RMB billion, 2020"
    assert repr(found) == (
        "Gross domestic product, level 2020: 660.159 RMB billion (final, "
        f"{found.strength}) allows RMB660.1585 to 660.1595 billion"
    )
    rows = len(report.package.rows["evidence"])
    assert repr(report.records.evidence) == f"{rows} numbers published by others"


@pytest.mark.parametrize(
    ("column", "new"),
    [
        ("value", "-553.0"),
        ("unit", "percent"),
        ("unit", "guilders"),
        ("comparator", "≈"),
        ("comparator", ""),
        ("indicator", "gpd"),
        ("period", "2015 Q5"),
        ("period", "2015 H3"),
        ("period", "2015-2011"),
        ("strength", "rumour"),
        ("upper", "560"),
        ("territory", "oz"),
        ("territory", ""),
        ("vintage", "spring"),
        ("scope", "county"),
        ("scope", ""),
        ("prices", ""),
        ("prices", "cheap"),
        ("prices_by", ""),
        ("nature", "hoped for"),
    ],
)
def test_bad_evidence_is_reported(tmp_path: Path, column: str, new: str) -> None:
    # The first row: 553.0 billion of 2015
    more = {"prices_by": ""} if (column, new) == ("prices", "") else {}
    change("evidence.csv", "553.0", **more | {column: new})(copy_of(NAME, tmp_path))
    _, (problem,) = read_named(NAME, tmp_path)
    place = (problem.file, problem.row, problem.column, problem.value)
    assert place == ("evidence.csv", row_of("evidence.csv", "553.0"), column, new)
    assert problem.allowed


def test_a_package_without_evidence_has_none(tmp_path: Path) -> None:
    shutil.copytree(DATA / "changchun-2021", tmp_path / "changchun-2021")
    path = tmp_path / "changchun-2021" / "datapackage.json"
    metadata = json.loads(path.read_text(encoding="utf-8"))
    metadata["resources"] = [r for r in metadata["resources"] if r["name"] != "evidence"]
    path.write_text(json.dumps(metadata), encoding="utf-8")
    bare = load_report("changchun-2021", data=tmp_path)
    assert bare.evidence.empty
    assert len(bare.records.evidence) == 0
    assert bare.records.evidence.pick("gdp", Measure.LEVEL, year(2020)) is None


def test_the_most_settled_number_of_each_year_is_taken(report: Report) -> None:
    found = report.records.evidence.series("gdp", Measure.GROWTH, 2016, 2021, list(Nature))
    # 2016 was first published beside its target; 2018 estimated; 2020 is a final number.
    assert [row.year for row in found] == [2016, 2017, 2018, 2019, 2020, 2021]
    assert [float(row.value) for row in found] == [7.8, 8, 7, 2, 3.5, 6.2]
    assert [row.nature.value for row in found] == [
        "first published", "estimate", "estimate", "estimate", "final", "preliminary",
    ]  # fmt: skip
    # A target was not achieved, and is taken only where it is asked for.
    assert report.records.evidence.series("gdp", Measure.GROWTH, 2016, 2021) == found
    (aim,) = report.records.evidence.series("gdp", Measure.GROWTH, 2016, 2016, AIMED)
    assert (aim.nature, float(aim.value)) == (Nature.TARGET, 7)
    without = Evidence(tuple(row for row in report.records.evidence if row != found[0]))
    assert without.series("gdp", Measure.GROWTH, 2016, 2016, list(Nature)) == [aim]
    assert without.series("gdp", Measure.GROWTH, 2016, 2016) == []


def test_weak_evidence_is_never_taken(report: Report) -> None:
    # For 2022 there is only a page that gives no source.
    evidence = report.records.evidence
    rows = [row for row in evidence.of("gdp", Measure.GROWTH) if row.year == 2022]
    assert [row.strength for row in rows] == [Strength.WEAK]
    assert evidence.pick("gdp", Measure.GROWTH, year(2022), list(Nature)) is None
    found = evidence.series("gdp", Measure.GROWTH, 2020, 2022)
    assert [row.year for row in found] == [2020, 2021]


def test_a_bound_is_closed_by_the_target_of_its_year(report: Report) -> None:
    evidence = report.records.evidence
    found = evidence.series("gdp", Measure.GROWTH, 2017, 2019)
    # 2017 about 8; 2018 more than 7, and its target of about 7.8 ends at 8.3; 2019 was 2.
    assert [closed_growth(evidence, row) for row in found] == [
        Interval("0.075", "0.085"),
        Interval("0.07", "0.083", low_closed=False),
        Interval("0.015", "0.025"),
    ]
    open_ended = Evidence(tuple(row for row in evidence if row.nature is not Nature.TARGET))
    assert closed_growth(open_ended, found[1]) is None


# Land and scope


def lands() -> Evidence:
    """Levels of 2020 of several lands and scopes; the further from the report, the better told."""
    rows = [
        ("100", "report-land", "city", "estimate"),
        ("80", "report-land", "urban", "final"),
        ("90", "old-land", "city", "preliminary"),
        ("7", "village", "city", "final"),
        ("1000", "nation", "city", "final"),
    ]
    evidence = [
        {
            "indicator": "kilns", "value": value, "unit": "km", "territory": land, "scope": scope,
            "nature": nature,
        }
        for value, land, scope, nature in rows
    ]  # fmt: skip
    roles = ("report-land", "report"), ("old-land", "reading"), ("village", "part")
    territories = [{"territory": name, "role": role} for name, role in roles]
    return report_of(evidence=evidence, territories=territories).records.evidence


@pytest.mark.parametrize(
    ("scope", "territory", "value"),
    [
        # Of the report's land and what that may be the most settled number, of any scope
        ("", "", 80),
        ("city", "", 90),
        ("urban", "", 80),
        ("rural", "", None),
        # Of a land by its name
        ("city", "report-land", 100),
        ("city", "old-land", 90),
        ("urban", "old-land", None),
        ("", "village", 7),
        ("", "nation", 1000),
        ("", "oz", None),
    ],
)
def test_a_number_is_picked_by_scope_and_territory(
    scope: str, territory: str, value: int | None
) -> None:
    found = lands().pick("kilns", Measure.LEVEL, year(2020), scope=scope, territory=territory)
    assert (None if found is None else int(found.value)) == value


def test_only_the_reports_own_land_and_its_readings_are_looked_at_by_default() -> None:
    evidence = lands()
    own = {"report-land", "old-land"}
    names = [row.territory.name for row in evidence.of("kilns", Measure.LEVEL) if row.territory]
    assert sorted(names) == ["old-land", "report-land", "report-land"]
    others = {row.territory.name for row in evidence if row.territory} - own
    assert others == {"village", "nation"}
    for name in others:
        (row,) = evidence.of("kilns", Measure.LEVEL, name)
        assert row.territory
        assert row.territory.name == name
        assert evidence.series("kilns", Measure.LEVEL, 2020, 2020, territory=name) == [row]
        assert row not in evidence.of("kilns", Measure.LEVEL)
    (by_default,) = evidence.series("kilns", Measure.LEVEL, 2020, 2020)
    assert by_default.value == 80


def test_no_number_of_the_package_of_another_land_decides_by_default(report: Report) -> None:
    evidence = report.records.evidence
    subjects = {(row.indicator.name, row.measure) for row in evidence}
    found = [row for subject in subjects for row in evidence.of(*subject)]
    assert {row.territory.name for row in found if row.territory} == {
        "changchun", "changchun-before-2020", "changchun-since-2020",
    }  # fmt: skip
    assert len(found) < len(evidence)


@pytest.fixture
def made_up() -> Evidence:
    """Levels and growth of one indicator, among rows that must not be taken."""
    columns = "indicator measure value unit period nature strength comparator".split()
    rows = [
        ("gdp", "level", "9.0", "RMB", "2015", "first published", "official", "="),
        ("gdp", "level", "7.0", "RMB", "2015", "revised", "mirror", "="),
        ("gdp", "level", "8.0", "RMB", "2016", "estimate", "mirror", "="),
        ("gdp", "level", "8.5", "RMB", "2016", "estimate", "official", "="),
        ("gdp", "level", "1.0", "RMB", "2016 Q1", "final", "official", "="),
        ("gdp", "level", "2.0", "RMB", "2016-2020", "final", "official", "="),
        ("jobs", "level", "3.0", "RMB", "2016", "final", "official", "="),
        ("gdp", "growth", "5", "percent", "2016", "estimate", "official", ">="),
        ("gdp", "growth", "6", "percent", "2016", "target", "mirror", "="),
        ("gdp", "growth", "7", "percent", "2016", "target", "weak", "="),
        ("gdp", "growth", "8", "percent", "2016-2020", "target", "official", "="),
        ("gdp", "share", "9", "percent", "2016", "target", "official", "="),
        ("jobs", "growth", "10", "percent", "2016", "target", "official", "="),
    ]
    evidence = [dict(zip(columns, row, strict=True)) for row in rows]
    return report_of(evidence=evidence).records.evidence


def test_revised_levels_come_before_the_first_published(made_up: Evidence) -> None:
    found = made_up.series("gdp", Measure.LEVEL, 2015, 2016)
    # Of the two estimates of 2016 the official one; neither the quarter nor the five years.
    assert [float(row.value) for row in found] == [7.0, 8.5]


def test_a_period_is_matched_as_a_whole(made_up: Evidence) -> None:
    quarter = made_up.pick("gdp", Measure.LEVEL, Period(2016, 2016, "Q1"))
    years = made_up.pick("gdp", Measure.LEVEL, Period(2016, 2020))
    assert quarter is not None
    assert years is not None
    assert (float(quarter.value), float(years.value)) == (1.0, 2.0)


def test_what_was_superseded_is_not_taken_even_where_nothing_else_is_asked_for(
    made_up: Evidence,
) -> None:
    first = [Nature.FIRST_PUBLISHED]
    assert made_up.pick("gdp", Measure.LEVEL, year(2015), first) is None
    alone = Evidence(tuple(row for row in made_up if not row.nature.closed))
    found = alone.pick("gdp", Measure.LEVEL, year(2015), first)
    assert found is not None
    assert float(found.value) == 9.0
    # Nor is it compared with anything, revised or not.
    assert alone.pick("gdp", Measure.LEVEL, year(2015), COMPARABLE) is None


def test_only_the_target_of_the_same_year_and_measure_closes_a_bound(made_up: Evidence) -> None:
    (row,) = made_up.series("gdp", Measure.GROWTH, 2016, 2016)
    assert closed_growth(made_up, row) == Interval("0.05", "0.06")
    lower = Evidence(tuple(other for other in made_up if other.value != 6))
    assert closed_growth(lower, row) is None


def test_a_target_that_is_not_reached_leaves_its_end_open(made_up: Evidence) -> None:
    (row,) = made_up.series("gdp", Measure.GROWTH, 2016, 2016)
    (aim,) = (other for other in made_up if other.value == 6)
    below = replace(aim.quantity, interval=Interval.below(6))
    open_ended = Evidence((row, replace(aim, quantity=below)))
    assert closed_growth(open_ended, row) == Interval("0.05", "0.06", high_closed=False)


def test_the_better_source_is_taken_in_whatever_order_they_stand(report: Report) -> None:
    (row,) = (
        row
        for row in report.records.evidence.of("gdp", Measure.GROWTH)
        if row.nature is Nature.ESTIMATE and row.year == 2018
    )
    assert row.value == 7
    poor = replace(row, strength=Strength.MIRROR, note="the poorer one")
    good = replace(row, strength=Strength.OFFICIAL)
    for both in ((poor, good), (good, poor)):
        assert Evidence(both).pick("gdp", Measure.GROWTH, year(2018)) == good


@pytest.mark.parametrize("order", [BACK, BACK[::-1]], ids=["settled first", "settled last"])
def test_the_more_settled_number_is_taken_in_whatever_order_they_stand(
    made_up: Evidence, order: list[Nature]
) -> None:
    (row,) = (row for row in made_up if row.indicator.name == "jobs" and row.value == 3)
    rows: list[Published] = [replace(row, nature=nature) for nature in order]
    while rows:
        most = min(rows, key=lambda row: BACK.index(row.nature))
        assert Evidence(tuple(rows)).pick("jobs", Measure.LEVEL, year(2016)) == most
        rows.remove(most)


@pytest.mark.parametrize(
    ("column", "word"), [("strength", "rumour"), ("nature", "hoped for"), ("prices", "cheap")]
)
def test_what_the_helpers_do_not_know_is_reported_though_the_schema_has_it(
    tmp_path: Path, column: str, word: str
) -> None:
    folder = copy_of(NAME, tmp_path)
    change("evidence.csv", "553.0", **{column: word})(folder)
    describe(lambda d: field(d, "evidence", column)["constraints"]["enum"].append(word))(folder)
    _, problems = read_named(NAME, tmp_path)
    (problem,) = {(problem.column, problem.problem) for problem in problems}
    assert problem == (column, "the schema lists other words")
