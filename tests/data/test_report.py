"""The loaded report: its tables, its records, and figures worked out by hand."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.core.vocabulary import Comparator, Status
from helpers.core.wording import ABOUT, last_digit
from helpers.data.problems import PackageError, UnknownNameError
from helpers.data.records import Figure
from helpers.data.report import Report, load_report, report_names
from helpers.data.schema import Json, shared_tables
from helpers.locations import DATA

inf = math.inf
REPORTS = {name: load_report(name) for name in report_names()}
CHANGCHUN = REPORTS["changchun-2021"]
TABLES = list(shared_tables())

PRESENT = [
    pytest.param(report, table, id=f"{name}-{table}")
    for name, report in REPORTS.items()
    for table in TABLES
    if (DATA / name / f"{table}.csv").is_file()
]
"""The reports with the tables that they have."""

every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())


def figure(name: str) -> Figure:
    """Return one figure of Changchun."""
    return CHANGCHUN[name]


def exact(number: str | float) -> Fraction | None:
    """Read a number or a quotient of two; infinity is no end."""
    if number == inf:
        return None
    top, _, bottom = str(number).partition("/")
    return Fraction(top) / Fraction(bottom or 1)


@every_report
@pytest.mark.parametrize("table", TABLES)
def test_no_column_of_a_table_holds_mixed_objects(report: Report, table: str) -> None:
    frame = report.table(table)
    its = report.package.tables.get(table, shared_tables()[table])
    assert list(frame.columns) == list(its.fields)
    objects = [column for column in frame if frame[column].dtype == object]
    assert set(objects) <= {"period"}
    for column in objects:
        assert {type(period) for period in frame[column].dropna()} <= {Period}


@every_report
def test_types_of_the_tables(report: Report) -> None:
    assert dict(report.table("numerals").dtypes.astype(str)) == {
        "paragraph": "int64", "start": "int64", "end": "int64", "printed": "str",
        "kind": "str", "figure": "str", "comparator": "str", "value": "Float64",
        "unit": "str", "note": "str",
    }  # fmt: skip
    assert dict(report.table("figures").dtypes.astype(str)) == {
        "figure": "str", "indicator": "str", "measure": "str", "comparator": "str",
        "value": "float64", "upper": "Float64", "unit": "str", "status": "str", "period": "object",
        "scope": "str", "prices": "str", "prices_by": "str", "provisional": "bool",
        "paragraph": "int64", "start": "int64", "end": "int64",
        "printed": "str", "note": "str",
    }  # fmt: skip
    parts = report.table("parts")
    assert {str(parts[column].dtype) for column in ("first_paragraph", "last_paragraph")} == {
        "int64"
    }
    assert report.package.tables["indicators"].fields["nature"].enum == ("anticipatory", "binding")


def test_types_of_the_lookalikes() -> None:
    assert dict(CHANGCHUN.table("lookalikes").dtypes.astype(str)) == {
        "indicator": "str", "other": "str", "difference": "str", "why": "str",
    }  # fmt: skip
    # Every kind is known, whether a pair has it or not.
    assert set(CHANGCHUN.package.tables["lookalikes"].fields["difference"].enum) == {
        "measure", "stock and flow", "threshold", "part and whole", "other thing",
    }  # fmt: skip


@pytest.mark.parametrize(("report", "table"), PRESENT)
def test_rows_and_cells_are_those_of_the_file(report: Report, table: str) -> None:
    with (DATA / report.name / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    frame = report.table(table)
    assert len(frame) == len(rows)
    assert list(frame.index) == list(range(len(rows)))
    for column in rows[0]:
        cells = [row[column] for row in rows]
        values = list(frame[column])
        assert [bool(pd.isna(value)) for value in values] == [cell == "" for cell in cells], column
        for cell, value in zip(cells, values, strict=True):
            if cell and frame[column].dtype.kind in "fi":
                assert value == float(cell)
            elif cell and frame[column].dtype.kind == "b":
                assert value == {"true": True, "false": False}[cell]
            elif cell:
                assert str(value) == cell


def test_a_table_that_the_package_lacks_has_no_rows() -> None:
    tables = {name: its for name, its in CHANGCHUN.package.tables.items() if name != "scan"}
    rows = {name: its for name, its in CHANGCHUN.package.rows.items() if name != "scan"}
    report = replace(CHANGCHUN, package=replace(CHANGCHUN.package, tables=tables, rows=rows))
    assert list(report.table("scan").columns) == list(CHANGCHUN.table("scan").columns)
    assert (len(report.table("scan")), len(CHANGCHUN.table("scan"))) == (0, 2)


def test_an_unknown_table_is_answered_with_similar_names() -> None:
    with pytest.raises(UnknownNameError, match="no table 'figure'; similar names: figures"):
        CHANGCHUN.table("figure")


def test_what_the_report_calls_an_estimate_is_provisional() -> None:
    # Only the growth of the year just past is introduced by "estimated".
    figures = CHANGCHUN.records.figures
    assert [found.name for found in figures if found.provisional] == ["gdp-growth-2020"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("covid-cases-in-hospital-level-2020", "review"),  # paragraph 8 of 6 to 25
        ("gdp-level-2015", "review"),
        ("social-insurance-coverage-urban-and-rural-share-2020", "review"),  # paragraph 23
        ("population-level-undated", "plan"),  # paragraph 28 of 26 to 36
        ("hi-tech-enterprises-level-2025", "plan"),
        ("gdp-growth-2021", "key work"),  # paragraph 40 of 37 to 49
        ("demonstration-high-schools-level-2021", "key work"),
    ],
)
def test_part_of_a_figure(name: str, part: str) -> None:
    assert figure(name).part == part


@every_report
def test_every_figure_stands_within_its_part(report: Report) -> None:
    parts = {part.name: part for part in report.records.parts}
    assert list(parts) == [row["part"] for row in report.package.rows["parts"].values()]
    for found in report.records.figures:
        part = parts[found.part]
        assert found.place is not None
        assert part.first_paragraph <= found.place.paragraph <= part.last_paragraph


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("gdp-level-2015", 2015, 2015),
        ("good-air-days-change-2016-2020", 2016, 2020),
        ("four-plates-contribution-2021-2025", 2021, 2025),
        ("gdp-level-undated", None, None),
        ("population-level-undated", None, None),
    ],
)
def test_years_of_a_figure(name: str, first: int | None, last: int | None) -> None:
    period = figure(name).period
    assert (period and period.first, period and period.last) == (first, last)
    assert figure(name).year == (first if first == last else None)


def test_what_has_no_date_is_never_given_one() -> None:
    figures = CHANGCHUN.records.figures
    undated = {found.name for found in figures if "-undated" in found.name}
    # Opening time before, population, output, lead time, beef cattle
    assert len(undated) == 5
    assert {found.name for found in figures if found.period is None} == undated
    assert all(CHANGCHUN[name].year is None for name in undated)


@every_report
def test_theme_is_that_of_the_indicator(report: Report) -> None:
    themes = {row["indicator"]: row["theme"] for row in report.package.rows["indicators"].values()}
    rows = report.package.rows["figures"].values()
    found = [one.indicator.theme for one in report.records.figures]
    assert found == [themes[row["indicator"]] for row in rows]


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("gdp-growth-2021", "economy"),
        ("grain-area-level-2021", "agriculture and rural areas"),
        ("production-safety-accidents-growth-2020", "government and safety"),
    ],
)
def test_theme_of_a_figure(name: str, theme: str) -> None:
    assert figure(name).indicator.theme == theme


@every_report
def test_value_lies_in_the_closure_of_its_interval(report: Report) -> None:
    for found in report.records.figures:
        low, high = found.base.low, found.base.high
        assert low is None or low <= found.base_value, found
        assert high is None or found.base_value <= high, found


@pytest.mark.parametrize(
    ("name", "base_value", "base_unit", "low", "high", "closed"),
    [
        # 477.38 and half of a hundredth, in yuan
        ("gdp-level-2015", 477_380_000_000, "yuan", 477_375_000_000, 477_385_000_000, "[]"),
        # 650 and half of ten billion, for the zero tells nothing
        ("gdp-level-2020", 650_000_000_000, "yuan", 645_000_000_000, 655_000_000_000, "[]"),
        # 3.5 percent and half of a tenth of a percent
        ("gdp-growth-2020", "3.5/100", "fraction", "3.45/100", "3.55/100", "[]"),
        # about 7 percent and about 5.5 percent: half a percentage point on either side
        ("gdp-growth-2021", "7/100", "fraction", "6.5/100", "7.5/100", "[]"),
        ("fiscal-revenue-growth-2021", "5.5/100", "fraction", "5/100", "6/100", "[]"),
        # more than 8.5 percent
        ("industrial-output-growth-2020", "8.5/100", "fraction", "8.5/100", inf, "()"),
        # within 4 percent, and a share is not negative
        ("registered-unemployment-rate-urban-share-2021", "4/100", "fraction", 0, "4/100", "[]"),
        # 80 percent or above; a contribution can be more than all of the growth
        ("four-plates-contribution-2021-2025", "80/100", "fraction", "80/100", inf, "[)"),
        # 95 percent, a target and so exact
        ("tap-water-coverage-rural-share-2021", "95/100", "fraction", "95/100", "95/100", "[]"),
        # full coverage, in words
        ("random-inspection-coverage-share-2021", 1, "fraction", 1, 1, "[]"),
        # 23.5 million mu of 2000/3 square metres, or above
        ("grain-area-level-2021", "47000000000/3", "m²", "47000000000/3", inf, "[)"),
        # 23.3 billion jin of half a kilogram, and half of a tenth of a billion
        ("grain-output-level-2020", 11_650_000_000, "kg", 11_625_000_000, 11_675_000_000, "[]"),
        # 3,000 hectares of 10,000 square metres, a target
        ("afforestation-rural-level-2021", 30_000_000, "m²", 30_000_000, 30_000_000, "[]"),
        # doubled, achieved: a twentieth on either side; to be doubled: exact
        ("hongqi-output-multiple-2020", 2, "fraction", "1.95", "2.05", "[]"),
        ("hongqi-output-multiple-2021", 2, "fraction", 2, 2, "[]"),
        # increased by 7.2 times: the number that is printed, not yet a factor
        (
            "hi-tech-enterprises-increase-in-multiples-2016-2020",
            "7.2",
            "fraction",
            "7.15",
            "7.25",
            "[]",
        ),
        # dropped by 19.7 percent
        (
            "production-safety-accidents-growth-2020",
            "-19.7/100",
            "fraction",
            "-19.75/100",
            "-19.65/100",
            "[]",
        ),
        # one hour and half of one; 3 days of 86,400 seconds and half of one; 50 days at most
        ("business-opening-time-level-2020", 3_600, "s", 1_800, 5_400, "[]"),
        ("business-opening-time-level-undated", 259_200, "s", 216_000, 302_400, "[]"),
        ("covid-days-to-zero-level-2020", 4_320_000, "s", 0, 4_320_000, "[]"),
        # counted one by one; more than a million; over 10 million
        ("projects-over-1bn-started-level-2020", 302, "count", 302, 302, "[]"),
        ("market-entities-level-2020", 1_000_000, "count", 1_000_000, inf, "()"),
        ("population-level-undated", 10_000_000, "person", 10_000_000, inf, "()"),
        # 520 kilometres and half of ten, achieved; 200 kilometres, a target
        ("pipelines-laid-or-rebuilt-level-2020", 520_000, "m", 515_000, 525_000, "[]"),
        # 2-3 years of 365.2425 days: both ends, and the middle for one number
        (
            "bottleneck-technology-lead-time-level-undated",
            78_892_380,
            "s",
            63_113_904,
            94_670_856,
            "[]",
        ),
        ("underground-pipes-renewed-level-2021", 200_000, "m", 200_000, 200_000, "[]"),
        # one trillion, without a date, is a target too
        ("gdp-level-undated", 10**12, "yuan", 10**12, 10**12, "[]"),
    ],
)
def test_figures_worked_out_by_hand(
    name: str,
    base_value: str | int,
    base_unit: str,
    low: str | int | float,
    high: str | int | float,
    closed: str,
) -> None:
    found = figure(name)
    assert found.base_value == exact(base_value)
    assert found.unit.base == base_unit
    assert found.base == Interval(exact(low), exact(high), "[" in closed, "]" in closed)


@pytest.mark.parametrize(
    ("name", "low", "high", "single"),
    [
        ("gdp-level-2020", 645, 655, False),  # in billions
        ("gdp-level-undated", 1, 1, True),  # a target
        ("grain-area-level-2021", 23.5, inf, False),  # or above, in millions
        ("industrial-output-growth-2020", 8.5, inf, False),
        ("gdp-growth-2021", 6.5, 7.5, False),  # about 7 percent
        ("four-plates-contribution-2021-2025", 80, inf, False),  # can be above the whole
        ("business-opening-time-level-2020", 0.5, 1.5, False),  # one hour
        ("business-opening-time-level-undated", 2.5, 3.5, False),  # three days
        ("covid-days-to-zero-level-2020", 0, 50, False),
        ("covid-cases-in-hospital-level-2020", 0, 0, True),  # counted
        ("projects-over-1bn-started-level-2020", 302, 302, True),  # counted
        ("social-insurance-coverage-urban-and-rural-share-2020", 100, 100, True),  # all
        ("hongqi-output-multiple-2020", "1.95", "2.05", False),
        ("hongqi-output-multiple-2021", 2, 2, True),
    ],
)
def test_the_interval_in_the_printed_unit(
    name: str, low: str | float, high: str | float, single: bool
) -> None:
    found = figure(name).quantity
    assert found.unit == figure(name).unit
    assert (found.low, found.high, found.interval.single) == (exact(low), exact(high), single)


@every_report
def test_both_intervals_of_a_figure_are_the_same_one(report: Report) -> None:
    rows = report.package.rows["figures"].values()
    for found, row in zip(report.records.figures, rows, strict=True):
        size = unit(row["unit"]).size
        for base, end in zip(_ends(found.base), _ends(found.quantity.interval), strict=True):
            assert base == (None if end is None else end * size), found
        if found.comparator is Comparator.AS_PRINTED and found.status is Status.TARGET:
            assert found.quantity.interval.single
        assert not found.quantity.interval.single or found.quantity.high is not None


def _ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("name", "digit", "written_out"),
    [
        ("gdp-level-2015", "0.01", False),
        ("gdp-level-2020", "10", False),
        ("production-safety-accidents-growth-2020", "0.1", False),
        ("hongqi-output-multiple-2021", "0.1", True),
        ("social-insurance-coverage-urban-and-rural-share-2020", "1", True),
        ("registered-unemployment-rate-urban-share-2021", "1", False),
    ],
)
def test_how_a_figure_is_printed(name: str, digit: str, written_out: bool) -> None:
    found = figure(name)
    its = last_digit(found.value, found.measure, in_words=found.written_out)
    assert (its, found.written_out) == (Fraction(digit), written_out)


def test_about_is_handed_down_to_the_intervals() -> None:
    report = load_report("changchun-2021", about=0.25)
    assert (report.about, CHANGCHUN.about) == (Fraction(1, 4), ABOUT)
    assert report["gdp-growth-2021"].base == Interval("0.0675", "0.0725")
    others = [
        (narrow == wide, wide.comparator is not Comparator.ABOUT)
        for narrow, wide in zip(report.records.figures, CHANGCHUN.records.figures, strict=True)
    ]
    assert [same for same, _ in others] == [bare for _, bare in others]
    assert {same for same, _ in others} == {True, False}


@pytest.mark.parametrize("width", [-1, inf, math.nan])
def test_an_about_that_is_no_width_is_refused(width: float) -> None:
    with pytest.raises(ValueError, match="half width"):
        load_report("changchun-2021", about=width)
    with pytest.raises(ValueError, match="half width"):
        replace(CHANGCHUN, about=width)


def test_corrections_are_applied_only_where_they_are_asked_for() -> None:
    corrected = load_report("changchun-2021", corrected=True)
    pairs = zip(CHANGCHUN.records.figures, corrected.records.figures, strict=True)
    changed = {one.name: other for one, other in pairs if one != other}
    # A tenth of the area, and dwellings instead of settlements
    assert {name: other.quantity for name, other in changed.items()} == {
        "conservation-tillage-level-2021": Quantity.exactly(10, "million mu"),
        "shanty-towns-transformed-level-2020": Quantity.exactly(5911, "houses"),
    }
    # "More than 80,000" is another matter: a rule for all, not a correction.
    usual = load_report("changchun-2021", or_above=True)["toilets-upgraded-rural-level-2021"]
    assert usual.quantity == Quantity(Interval.above(80_000, closed=True), unit("toilets"))
    # The words stay those of the text, as do the tables of the package.
    assert changed["conservation-tillage-level-2021"].printed == "100 million mus"
    assert corrected.table("figures").equals(CHANGCHUN.table("figures"))


def test_an_unknown_figure_is_answered_with_similar_names() -> None:
    with pytest.raises(KeyError) as error:
        figure("gdp-level-2016")
    message = str(error.value)
    assert "'gdp-level-2016'" in message
    named = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", message.partition("similar")[2])
    # One character differs, or two: these come first.
    assert named[:2] == ["gdp-level-2015", "gdp-level-2020"]
    assert set(named) <= set(CHANGCHUN.records.by_name)


def test_five_similar_names_are_enough() -> None:
    names = [f"boats-level-201{digit}" for digit in range(9)]
    assert str(UnknownNameError("figure", "boats-level-2019", names)).count("boats-level-201") == 6
    assert str(UnknownNameError("figure", "boats", names)).count("boats-level-201") == 5


def test_the_figures_of_an_indicator_are_named_for_its_name() -> None:
    with pytest.raises(KeyError, match="similar names: gdp-growth-2020, gdp-growth-2021, gdp-lev"):
        figure("GDP")


def test_a_slip_in_a_name_is_answered_with_that_name() -> None:
    with pytest.raises(KeyError, match="similar names: projects-over-1bn-started-level-2020"):
        figure("project-over-1bn-startd-level-2020")


def test_an_unknown_figure_like_no_other_is_said_to_be_so() -> None:
    with pytest.raises(KeyError, match=r"xyz.*none"):
        figure("xyz")


def test_an_unknown_report_is_answered_with_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"harbin-2021.*allowed: .*changchun-2021"):
        load_report("harbin-2021")
    with pytest.raises(PackageError, match="allowed: none"):
        load_report("changchun-2021", data=tmp_path)


def test_the_report_carries_its_source() -> None:
    assert CHANGCHUN.source["path"].startswith("http://en.changchun.gov.cn/")
    assert CHANGCHUN.name == CHANGCHUN.metadata["name"] == "changchun-2021"


@every_report
def test_lookalikes_are_two_indicators_each_pair_once(report: Report) -> None:
    pairs = [frozenset((pair.indicator, pair.other)) for pair in report.records.lookalikes]
    assert [pair for pair in pairs if len(pair) != 2] == []
    # In either order
    assert len(set(pairs)) == len(pairs)
    assert {name for pair in pairs for name in pair} <= set(report.records.indicators)


def test_a_lookalike_worked_out_by_hand() -> None:
    (pair,) = (pair for pair in CHANGCHUN.records.lookalikes if pair.indicator == "hongqi-output")
    assert (pair.other, pair.difference) == ("hongqi-sales", "measure")
    assert pair.why == "cars that are made are not yet sold"


# What is shown of a report


def crowded() -> Report:
    """Return a report with long and hostile words, and more what-ifs than can be named."""
    package = CHANGCHUN.package
    source: dict[str, Json] = {"title": "<b>Work</b> & play", "path": "a?b&c", "date": "2021"}
    descriptor: dict[str, Json] = {"title": "A <script>", "sources": [source]}
    descriptor = package.descriptor | descriptor
    report = Report(replace(package, descriptor=descriptor), about="0.25", corrected=True)
    for found in CHANGCHUN.records.figures[:9]:
        report = report.what_if(found.name, period=2019)
    return report


@pytest.mark.parametrize("report", [CHANGCHUN, crowded()], ids=["plain", "crowded"])
def test_a_report_fills_no_more_than_half_a_screen(report: Report) -> None:
    lines = repr(report).splitlines()
    assert lines[0] == report.title
    assert len(lines) <= 12
    assert max(map(len, lines)) <= 130
    shown = report._repr_html_()
    assert shown.count("<li>") + shown.count("<br>") <= 11


def test_a_report_says_what_it_holds_and_how_it_is_read() -> None:
    shown = repr(CHANGCHUN)
    assert "122 figures on 99 indicators: 66 achievements and 56 targets" in shown
    assert "read as printed; “about” is 0.5 percentage points to each side for rates" in shown
    assert "hypothetical" not in shown
    wide = repr(load_report("changchun-2021", about=2, corrected=True, or_above=True))
    assert "read as corrected; “about” is 2 percentage points to each side for rates" in wide
    assert "; “more than” is “or above”" in wide
    shown = repr(crowded())
    assert "“about” is 0.25 percentage points to each side for rates" in shown
    names = [found.name for found in CHANGCHUN.records.figures[:9]]
    assert f"hypothetical: {', '.join(names[:3])} and 6 more" in shown


def test_what_a_report_proposes_to_try_can_be_done() -> None:
    _, one, other = repr(CHANGCHUN).splitlines()[-3:]
    scope = {"report": CHANGCHUN}
    assert isinstance(eval(one, scope), Figure)
    assert eval(other, scope) != CHANGCHUN
    assert 'report["gdp-growth-2020"]' in one


def test_what_a_report_shows_in_html_is_escaped() -> None:
    shown = crowded()._repr_html_()
    assert "<strong>A &lt;script&gt;</strong>" in shown
    assert "&lt;b&gt;Work&lt;/b&gt; &amp; play" in shown
    assert "a?b&amp;c" in shown
    assert set(re.findall(r"</?([a-z]+)", shown)) == {"p", "strong", "ul", "li", "code", "br"}


def test_of_few_names_all_are_listed_where_none_is_alike() -> None:
    with pytest.raises(
        UnknownNameError, match=r"no table 'doubts'; there are figures, .*corrections"
    ):
        CHANGCHUN.table("doubts")


def test_a_report_is_asked_for_names_as_a_dict_is() -> None:
    assert "gdp-growth-2021" in CHANGCHUN
    assert "gdp-growth-2051" not in CHANGCHUN
    assert 0 not in CHANGCHUN
    assert list(CHANGCHUN) == list(CHANGCHUN.figures.index)
