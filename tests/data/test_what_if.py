"""What-ifs: what follows from them is what would follow from a package with such figures."""

from __future__ import annotations

import csv
import dataclasses
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.analysis.accounts import account_for, find_accounts, find_tempting
from helpers.analysis.agreement import find_agreements
from helpers.analysis.audit import find_checks
from helpers.analysis.derive import find_derived
from helpers.analysis.gaps import find_gaps, measure_gaps
from helpers.analysis.outcomes import find_outcomes
from helpers.analysis.pairs import find_pairs
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.core.vocabulary import Comparator, Measure, Prices, PricesBy, Status
from helpers.core.wording import ABOUT, in_print
from helpers.data.problems import UnknownNameError
from helpers.data.reader import Row
from helpers.data.records import HYPOTHETICAL, Figure
from helpers.data.report import Report, load_report, read_named
from helpers.data.what_if import WhatIf
from helpers.locations import DATA
from tests.building import report_of

REPORT = load_report("changchun-2021")
FIGURES = deepcopy(REPORT.records.figures)
NAMES = sorted(REPORT.records.by_name)
UNITS = sorted({figure.unit.name for figure in REPORT.records.figures})
ANALYSES: dict[str, Callable[[Report], Sequence[object]]] = {
    "figures": lambda report: report.records.figures,
    "pairs": find_pairs,
    "accounts": find_accounts,
    "tempting": find_tempting,
    "gaps": find_gaps,
    "outcomes": find_outcomes,
    "agreement": find_agreements,
    "derived": find_derived,
    "audit": lambda report: sorted(find_checks(report), key=lambda check: repr(plain(check))),
}
"""All that is derived from a report; checks are sorted by their words, marks and all."""

LEAD = "bottleneck-technology-lead-time-level-undated"  # 2-3 years, the only range

Cells = dict[str, str]


def plain(value: object) -> object:
    """Return a result without the marks of what-ifs, and without places."""
    if isinstance(value, Figure):
        value = replace(value, hypothetical=False, place=None)
    if dataclasses.is_dataclass(value):
        fields = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return type(value).__name__, [plain(field) for field in fields]
    if isinstance(value, str):
        return value.replace(HYPOTHETICAL, "")
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    return value


def results(report: Report) -> dict[str, object]:
    """Return all that is derived from a report, without the marks of what-ifs."""
    return {name: plain(analysis(report)) for name, analysis in ANALYSES.items()}


def cells_of(figure: Figure) -> Cells:
    """Return the cells of a figure that a what-if can change."""
    cells = {
        "value": str(figure.value), "comparator": figure.comparator.value,
        "unit": figure.unit.name, "period": str(figure.period or ""),
    }  # fmt: skip
    return cells if figure.upper is None else cells | {"upper": str(figure.upper)}


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    """After each test the report from which the what-ifs of the test come is what it was."""
    package = deepcopy(REPORT.package)
    yield
    assert REPORT.package == package
    assert (REPORT.about, REPORT.corrected, REPORT.what_ifs) == (ABOUT, False, ())
    assert not REPORT.or_above
    assert REPORT.records.figures == FIGURES
    assert REPORT.records == load_report(REPORT.name).records


# A figure that is as it was


@pytest.mark.parametrize(
    "columns",
    [
        ["value"],
        ["comparator"],
        ["unit"],
        ["period"],
        ["value", "upper", "comparator", "unit", "period"],
    ],
)
def test_a_figure_that_stays_as_it_was_changes_nothing(columns: list[str]) -> None:
    what_ifs: list[WhatIf] = []
    for figure in REPORT.records.figures:
        cells = {column: cell for column, cell in cells_of(figure).items() if column in columns}
        what_ifs += REPORT.what_if(figure.name, **cells).what_ifs
    report = replace(REPORT, what_ifs=tuple(what_ifs))
    assert results(report) == results(REPORT)
    # But all are marked.
    for figure in report.records.figures:
        assert figure.hypothetical
        assert figure == replace(
            REPORT[figure.name], hypothetical=True,
            printed=REPORT[figure.name].printed + HYPOTHETICAL,
        )  # fmt: skip


def test_the_numbers_of_a_frame_can_be_given_back() -> None:
    # A float knows no digits behind the point but those that it needs; no figure ends in 0 there.
    assert not any("." in str(f.value) and str(f.value)[-1] == "0" for f in REPORT.records.figures)
    for figure, value in zip(REPORT.records.figures, REPORT.figures["value"], strict=True):
        if figure.upper is not None:
            continue  # the middle of a range is none of its ends
        year = None if figure.year is None else float(figure.year)
        same = REPORT.what_if(figure.name, value=value, period=year)[figure.name]
        assert (same.quantity, same.period) == (figure.quantity, figure.period)


# A figure that is another one


def edited(figure: Figure, cells: Cells, printed: str) -> tuple[Report | None, list[str]]:
    """Return the report whose text has other words, and whose package says what they mean.

    What stands behind the words in their paragraph moves along with them.
    """
    place = figure.place
    assert place is not None
    moved = len(printed) - (place.end - place.start)

    def shifted(table: str, row: Row) -> Row:
        if row.get("figure") == figure.name and table in ("figures", "corrections"):
            row = row | {"printed": printed, "end": str(place.start + len(printed))}
            return row | (cells if table == "figures" else {})
        if row["paragraph"] == str(place.paragraph) and int(row["start"]) >= place.end:
            return row | {key: str(int(row[key]) + moved) for key in ("start", "end")}
        return row

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(DATA / REPORT.name, data / REPORT.name)
        for table in ("figures", "numerals", "statements", "corrections"):
            rows = [shifted(table, row) for row in REPORT.package.rows[table].values()]
            path = data / REPORT.name / f"{table}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        package, problems = read_named(REPORT.name, data)
    return (None if problems else Report(package)), [str(problem) for problem in problems]


@st.composite
def changes(draw: st.DrawFn) -> tuple[Figure, Cells]:
    """Draw a figure and some cells, most of which it can have."""
    figure = REPORT[draw(st.sampled_from(NAMES))]
    alike = [name for name in UNITS if unit(name).base == figure.unit.base]
    first = draw(st.integers(2014, 2026))
    columns = {
        "value": st.one_of(
            st.just(str(figure.value)),
            st.integers(0, 120).map(str),
            st.decimals(-120, 2_000_000, places=draw(st.integers(0, 2))).map("{:f}".format),
        ),
        "upper": st.integers(-20, 400).map(str),
        "comparator": st.sampled_from([sign.value for sign in Comparator]),
        "unit": st.sampled_from(alike * 20 + UNITS),
        "period": st.sampled_from(
            ["", str(first), str(first), f"{first}-{first + 4}", "2021-2020"]
        ),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(columns)), min_size=1, unique=True))
    return figure, {column: draw(columns[column]) for column in chosen}


@settings(max_examples=6, deadline=None, derandomize=True)
@given(changes())
def test_a_what_if_is_what_a_package_with_that_figure_says(change: tuple[Figure, Cells]) -> None:
    figure, cells = change
    its = cells_of(figure) | cells
    written = cells
    if its["comparator"] != ".." and "upper" not in cells:
        its["upper"] = ""  # of the range that it was
        written = cells | {"upper": ""}
    assume(its["unit"] != "quarters")  # "188 quarters" can also be read as fourths
    try:
        found = REPORT.what_if(figure.name, **cells)
    except ValueError:
        found = None
    if found:
        printed = found[figure.name].printed.removesuffix(HYPOTHETICAL)
    else:
        sign = Comparator(its["comparator"])
        upper = Decimal(its["upper"]) if its.get("upper") else None
        printed = in_print(Decimal(its["value"]), sign, unit(its["unit"]), upper)
    other, problems = edited(figure, written, printed)
    assert (found is None) == (other is None), problems
    if found and other:
        assert results(found) == results(other)
        assert found.records.evidence == other.records.evidence


def test_a_what_if_worked_out_by_hand() -> None:
    report = REPORT.what_if("gdp-growth-2021", value=8, comparator=">=")
    figure = report["gdp-growth-2021"]
    assert figure.quantity == Quantity(Interval.above(8, closed=True), unit("percent"))
    assert (figure.printed, figure.label) == (
        "at least 8% (hypothetical)", "Gross domestic product (hypothetical)",
    )  # fmt: skip
    # What is not changed stays, its place among others.
    assert (figure.status, figure.period, figure.place) == (
        REPORT[figure.name].status, REPORT[figure.name].period, REPORT[figure.name].place,
    )  # fmt: skip
    # 3.5% was reached, 3.45 to 3.55 that is, and so the bar of 8% is 4.45 to 4.55 points higher.
    (gap,) = (gap for gap in find_gaps(report) if gap.pair.target == figure)
    assert gap.gap == Quantity.of("4.45", "4.55", "percentage points")
    assert [other for other in report.records.figures if other != REPORT[other.name]] == [figure]


def test_what_ifs_add_up_and_the_last_one_decides() -> None:
    report = REPORT.what_if("gdp-growth-2021", value=8).what_if("gdp-growth-2021", comparator="=")
    assert report["gdp-growth-2021"].quantity == Quantity.exactly(8, "percent")
    report = report.what_if("gdp-level-2020", value=600).what_if("gdp-growth-2021", value=9)
    assert report["gdp-growth-2021"].printed == "9% (hypothetical)"
    assert report["gdp-level-2020"].printed == "RMB600 billion (hypothetical)"


# Ranges


def test_a_range_can_have_other_ends() -> None:
    report = REPORT.what_if(LEAD, value=1, upper="4.5")
    figure = report[LEAD]
    assert figure.quantity == Quantity.of(1, "4.5", "years")
    assert (figure.value, figure.upper) == (Decimal(1), Decimal("4.5"))
    assert figure.comparator is Comparator.RANGE
    assert figure.printed == "1 to 4.5 years (hypothetical)"
    assert REPORT.what_if(LEAD, upper=4)[LEAD].quantity == Quantity.of(2, 4, "years")


def test_a_range_that_becomes_none_loses_its_upper_end() -> None:
    figure = REPORT.what_if(LEAD, comparator="at most", value=3)[LEAD]
    assert (figure.upper, figure.comparator) == (None, Comparator.AT_MOST)
    assert figure.quantity == Quantity.of(0, 3, "years")
    assert figure.printed == "at most 3 years (hypothetical)"


def test_a_figure_can_become_a_range() -> None:
    report = REPORT.what_if("gdp-growth-2021", comparator="..", value=6, upper="6.5")
    figure = report["gdp-growth-2021"]
    assert figure.quantity == Quantity.of(6, "6.5", "percent")
    assert figure.printed == "6 to 6.5% (hypothetical)"
    # And back again
    again = report.what_if("gdp-growth-2021", comparator="~", value=7)["gdp-growth-2021"]
    before = REPORT["gdp-growth-2021"]
    assert (again.upper, again.quantity, again.printed) == (
        None, before.quantity, before.printed + HYPOTHETICAL,
    )  # fmt: skip


# Prices


def test_an_added_figure_has_the_prices_of_those_that_are_like_it() -> None:
    def added(indicator: str, **cells: Any) -> Figure:
        return REPORT.with_figure(indicator, 8, **cells).records.figures[-1]

    growth = added("gdp", measure="growth")
    assert (growth.prices, growth.prices_by) == (Prices.REAL, PricesBy.CONVENTION)
    level = added("gdp", unit="RMB billion")
    assert (level.prices, level.prices_by) == (Prices.CURRENT, PricesBy.CONVENTION)
    # A change of GDP is stated nowhere, a share and a number of projects are not of money.
    assert added("gdp", unit="RMB billion", measure="change").prices is Prices.NOT_STATED
    assert added("gdp", measure="share").prices is None
    assert added("projects-over-1bn-started").prices is None


def test_a_what_if_keeps_its_prices() -> None:
    figure = REPORT.what_if("gdp-level-2020", value=700, unit="RMB million")["gdp-level-2020"]
    assert (figure.prices, figure.prices_by) == (Prices.CURRENT, PricesBy.CONVENTION)


# About, corrections and what-ifs in any order


STEPS: dict[str, Callable[[Report], Report]] = {
    "about": lambda report: replace(report, about=Fraction(1, 4), or_above=True),
    "corrected": lambda report: replace(report, corrected=True),
    "of a corrected value": lambda report: report.what_if(
        "conservation-tillage-level-2021", period="2021-2025"
    ),
    "of a corrected unit": lambda report: report.what_if(
        "shanty-towns-transformed-level-2020", value="6000"
    ),
    "added": lambda report: report.with_figure(
        "shanty-towns-transformed", 7000, period=2021, comparator="~"
    ),
}


def test_the_order_of_what_is_told_of_a_report_does_not_matter() -> None:
    reports = []
    for order in permutations(STEPS):
        report = REPORT
        for step in order:
            report = STEPS[step](report)
        reports.append(report)
    first = reports[0]
    for report in reports:
        assert report.package is REPORT.package
        assert report.records == first.records
    assert results(reports[-1]) == results(first)
    # All is as told: the corrected unit, the value that another correction proposes, half of one.
    # Of 6000 the first two digits are known; about 7,000 is known to a fortieth.
    transformed = first["shanty-towns-transformed-level-2020"]
    assert transformed.quantity == Quantity.of(5950, 6050, "houses")
    added = first["shanty-towns-transformed-level-2021-hypothetical"]
    assert added.quantity == Quantity.of(6825, 7175, "houses")
    tillage = first["conservation-tillage-level-2021"]
    assert (str(tillage.quantity), str(tillage.period)) == ("10 million mu", "2021-2025")
    assert tillage.printed == "100 million mus (hypothetical)"


def test_what_a_correction_makes_impossible_is_refused_in_any_order() -> None:
    figure = {"indicator": "roads-paved", "measure": "share", "value": "50", "unit": "percent"}
    correction = {"figure": "roads-paved", "column": "value", "proposed": "100"}
    report = report_of(figures=[figure], corrections=[correction])
    more = report.what_if("roads-paved", comparator=">")
    assert more["roads-paved"].quantity.interval == Interval(50, 100, low_closed=False)
    with pytest.raises(ValueError, match="a share cannot be > 100 percent"):
        replace(more, corrected=True)
    with pytest.raises(ValueError, match="a share cannot be > 100 percent"):
        replace(report, corrected=True).what_if("roads-paved", comparator=">")


# Figures that are added


def test_two_targets_of_one_indicator_and_year_are_both_kept() -> None:
    report = REPORT.with_figure("gdp", 8, measure="growth", period=2021, comparator="at least")
    names = ["gdp-growth-2021", "gdp-growth-2021-hypothetical"]
    pairs = [pair for pair in find_pairs(report) if pair.target.name in names]
    assert [(pair.target.name, pair.achievement) for pair in pairs] == [
        (name, report["gdp-growth-2020"]) for name in names
    ]
    assert [find_pair for find_pair in find_pairs(report) if find_pair not in pairs] == [
        pair for pair in find_pairs(REPORT) if pair.target.name not in names
    ]
    gaps = measure_gaps(report)
    # 7 and 8 less 3.5
    assert list(gaps.loc[names, "gap"]) == [3.5, 4.5]
    assert len(gaps) == len(measure_gaps(REPORT)) + 1


ADDED: list[tuple[str, Number, str | None, str]] = [
    ("level", 700, "RMB billion", "RMB700 billion"),
    ("growth", -2.5, None, "-2.5%"),
    ("change", -50, "RMB billion", "RMB-50 billion"),
    ("share", 40, None, "40%"),
    ("contribution", 120, None, "120%"),
    ("multiple", 2, None, "2 times"),
    ("increase-in-multiples", "1.5", None, "1.5 times"),
]


@pytest.mark.parametrize(("measure", "value", "its_unit", "said"), ADDED)
def test_a_figure_of_every_measure_can_be_added(
    measure: str, value: Number, its_unit: str | None, said: str
) -> None:
    report = REPORT.with_figure(
        "gdp", value, its_unit, measure=measure, status="achievement", period=2022
    )
    *others, figure = report.records.figures
    assert tuple(others) == REPORT.records.figures
    assert figure.name == f"gdp-{measure}-2022-hypothetical"
    assert (figure.measure, figure.status, figure.scope) == (measure, Status.ACHIEVEMENT, "city")
    assert figure.printed == said + HYPOTHETICAL
    assert figure.value == Decimal(str(value))
    assert (figure.place, figure.part, figure.provisional) == (None, "", False)
    # Everything is computed with it.
    assert set(results(report)) == set(ANALYSES)


def test_every_measure_is_tried() -> None:
    assert [measure for measure, *_ in ADDED] == [measure.value for measure in Measure]


def test_an_added_figure_has_the_scope_and_the_unit_of_its_indicator() -> None:
    # Afforestation is stated for rural areas alone, in hectares.
    report = REPORT.with_figure("afforestation", 2000, status="achievement", period=2020)
    figure = report["afforestation-level-2020-hypothetical"]
    assert (figure.scope, figure.unit.name) == ("rural", "hectares")
    pairs = {pair.target.name: pair.achievement for pair in find_pairs(report)}
    assert pairs["afforestation-rural-level-2021"] == figure


def test_an_indicator_without_figures_needs_a_unit() -> None:
    assert not any(f.indicator.name == "hongqi-sales" for f in REPORT.records.figures)
    with pytest.raises(ValueError, match='unit="RMB billion": the report has no level of it'):
        REPORT.with_figure("hongqi-sales", 300_000)
    report = REPORT.with_figure("hongqi-sales", 300_000, "cars", period=2021)
    assert report["hongqi-sales-level-2021-hypothetical"].quantity == (
        Quantity.exactly(300_000, "cars")
    )


def test_added_figures_are_told_apart_and_can_be_changed() -> None:
    report = REPORT
    for value in (8, 9, 10):
        report = report.with_figure("gdp", value, measure="growth", period=2022)
    name = "gdp-growth-2022-hypothetical"
    report = report.what_if(f"{name}-3", value=11)
    values = [report[name].value, report[f"{name}-2"].value, report[f"{name}-3"].value]
    assert values == [8, 9, 11]


# Marks


@pytest.fixture
def marked() -> tuple[Report, Figure, Figure]:
    report = REPORT.what_if("gdp-growth-2021", value=8)
    report = report.with_figure("gdp", 9, measure="growth", period=2022)
    return report, report["gdp-growth-2021"], report["gdp-growth-2022-hypothetical"]


def test_a_hypothetical_figure_is_marked_wherever_it_is_shown(
    marked: tuple[Report, Figure, Figure],
) -> None:
    report, *both = marked
    for figure in both:
        assert figure.hypothetical
        for words in (figure.label, figure.printed):
            assert words.endswith(HYPOTHETICAL)
            assert words.count(HYPOTHETICAL) == 1
        assert HYPOTHETICAL in repr(figure)
        assert figure.name in repr(report)
        assert figure.name in report._repr_html_()
    for frame in (report.figures, account_for(report), measure_gaps(report)):
        rows = frame.loc[frame.index.isin([figure.name for figure in both])]
        assert len(rows) > 0
        # Labels of the frame of figures join with those of other frames.
        for column in ("label", "target") if "target" in rows else ("printed",):
            assert rows[column].str.endswith(HYPOTHETICAL).all()
    hypothetical = report.figures["printed"].str.contains("(hypothetical)", regex=False)
    assert list(report.figures.index[hypothetical]) == [figure.name for figure in both]


def test_no_what_if_gets_into_a_package(marked: tuple[Report, Figure, Figure]) -> None:
    report, *_ = marked
    assert report.package is REPORT.package
    assert report.table("figures").equals(REPORT.table("figures"))
    assert HYPOTHETICAL not in report.table("figures")["printed"].str.cat()


@pytest.mark.parametrize("added", [False, True])
def test_a_package_with_a_hypothetical_figure_is_refused(
    marked: tuple[Report, Figure, Figure], tmp_path: Path, added: bool
) -> None:
    _, changed, new = marked
    shutil.copytree(DATA / REPORT.name, tmp_path / REPORT.name)
    path = tmp_path / REPORT.name / "figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = list(csv.reader(file))
    row = dict(zip(columns, rows[-1], strict=True))
    if added:
        its = {"figure": new.name, "printed": new.printed, "paragraph": "", "start": "", "end": ""}
        rows.append([(row | its)[column] for column in columns])
    else:
        place = changed.place
        assert place is not None
        (at,) = (number for number, cells in enumerate(rows) if cells[0] == changed.name)
        its = {"value": "8", "printed": changed.printed}
        its["end"] = str(place.start + len(changed.printed))
        rows[at] = [its.get(c, cell) for c, cell in zip(columns, rows[at], strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    _, problems = read_named(REPORT.name, tmp_path)
    found = {(problem.column, problem.problem) for problem in problems}
    if added:
        assert {(c, "it must not be empty") for c in ("paragraph", "start", "end")} <= found
    else:
        assert ("printed", "it is hypothetical") in found


# What cannot be


@pytest.mark.parametrize(
    ("name", "cells", "said"),
    [
        ("gdp-growth-2021", {}, "nothing is changed: give one of value, comparator, upper, uni"),
        ("gdp-growth-2021", {"value": "8%"}, 'without unit and separators, as value=8 or value="8'),
        ("gdp-growth-2021", {"value": "1,000"}, "'1,000' is no number"),
        ("gdp-growth-2021", {"value": True}, "value: 'True' is no finite number"),
        ("gdp-growth-2021", {"value": np.nan}, "value: 'nan' is no finite number"),
        ("gdp-growth-2021", {"value": Fraction(1, 3)}, "1/3 cannot be written with digits; round"),
        ("gdp-growth-2021", {"value": 1e17}, "at most 15 digits"),
        # Nothing falls by more than the whole, and no share is above it.
        ("gdp-growth-2021", {"value": -120}, "a growth cannot be -120 percent; allowed: at least"),
        ("registered-unemployment-rate-urban-share-2021", {"value": 120}, "allowed: 0 to 100%"),
        ("tap-water-coverage-rural-share-2021", {"value": 100, "comparator": ">"}, "0 to 100%"),
        ("gdp-level-2020", {"value": -5}, "value='-5': a level is not negative; allowed: zero or"),
        ("gdp-growth-2021", {"comparator": "minimum"}, "'>=' at least"),
        ("gdp-growth-2021", {"comparator": ""}, "comparator='' is no qualifier; allowed: '='"),
        ("gdp-growth-2021", {"unit": "RMB billion"}, "a growth has another unit; allowed: percent"),
        ("gdp-level-2020", {"unit": "bn RMB"}, "like it: RMB billion, RMB million, RMB trillion"),
        ("gdp-level-2020", {"unit": "milion mu"}, "like it: million mu"),
        ("gdp-level-2020", {"unit": "percent"}, "allowed: no rate and no multiple"),
        # Money and growth of money have prices, all else has none.
        ("gdp-level-2020", {"unit": "jin"}, "prices='current': it is not of money; allowed: noth"),
        ("gdp-growth-2021", {"upper": 8}, "upper='8': it is no range; allowed: nothing, or the co"),
        ("gdp-growth-2021", {"comparator": ".."}, "upper='': the range has no upper end; allowed"),
        (LEAD, {"upper": 1}, "upper='1': the range ends before it starts; allowed: above 2"),
        (LEAD, {"value": 3}, "upper='3': the range ends before it starts; allowed: above 3"),
        (LEAD, {"upper": "x"}, "upper='x' is no number"),
        ("gdp-growth-2021", {"period": "2021-2020"}, "the period 2021-2020 ends before it starts"),
        (
            "gdp-growth-2021",
            {"period": "2021 Q1"},
            "a part of a year has no place here; allowed: w",
        ),
        ("gdp-growth-2021", {"period": 21}, "write 2020, 2016-2020"),
        ("gdp-growth-2021", {"period": 2021.5}, "'2021.5' is no period"),
    ],
)
def test_what_cannot_be_is_answered_with_what_can(
    name: str, cells: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        REPORT.what_if(name, **cells)


@pytest.mark.parametrize(
    ("indicator", "cells", "said"),
    [
        ("gdp", {"measure": "rate"}, "measure='rate': allowed: level, growth, change, share, cont"),
        ("gdp", {"measure": "growth", "status": "targets"}, "'achievement', 'target'"),
        ("gdp", {}, 'unit="RMB billion": the report has RMB billion and RMB trillion'),
        ("gdp", {"measure": "growth", "unit": "RMB"}, "a growth has another unit; allowed: percen"),
        ("gdp", {"measure": "share", "value": "120"}, "a share cannot be 120 percent"),
    ],
)
def test_what_cannot_be_added_is_answered_with_what_can(
    indicator: str, cells: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        REPORT.with_figure(indicator, **({"value": "8"} | cells))


def test_unknown_names_are_answered_with_similar_ones() -> None:
    with pytest.raises(UnknownNameError, match="no figure 'gdp'; similar names: gdp-growth-2020"):
        REPORT.what_if("gdp", value=8)
    with pytest.raises(UnknownNameError, match="no indicator 'gpd'; similar names: gdp"):
        REPORT.with_figure("gpd", 8)


@pytest.mark.parametrize(
    ("given_value", "printed"),
    [
        (8, "8%"), (8.0, "8%"), ("8.0", "8.0%"), (" 8 ", "8%"), (Decimal("8.00"), "8.00%"),
        (Fraction(17, 2), "8.5%"), (np.float64(8.5), "8.5%"), (np.int64(8), "8%"),
        (np.float32(0.1), "0.1%"), (-0.5, "-0.5%"), (1000, "1,000%"),
    ],
)  # fmt: skip
def test_numbers_of_all_kinds_can_be_given(given_value: Number, printed: str) -> None:
    figure = REPORT.what_if("gdp-growth-2021", value=given_value)["gdp-growth-2021"]
    assert figure.printed == f"about {printed}{HYPOTHETICAL}"


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        (">=", Comparator.AT_LEAST), ("at least", Comparator.AT_LEAST), ("≥", Comparator.AT_LEAST),
        ("At most", Comparator.AT_MOST), ("≤", Comparator.AT_MOST), (">", Comparator.MORE_THAN),
        ("less than", Comparator.LESS_THAN), ("about", Comparator.ABOUT),
        (Comparator.AS_PRINTED, Comparator.AS_PRINTED),
    ],
)  # fmt: skip
def test_a_qualifier_can_be_given_as_a_sign_or_in_words(word: str, sign: Comparator) -> None:
    figure = REPORT.what_if("gdp-growth-2021", comparator=word)["gdp-growth-2021"]
    assert figure.comparator is sign
