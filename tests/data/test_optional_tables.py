"""The tables that a package need not have: absent, damaged, and applied to the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from helpers.analysis.audit import audit
from helpers.core.interval import Interval
from helpers.core.vocabulary import Comparator
from helpers.data.problems import PackageError
from helpers.data.report import load_report, read_named, report_names
from helpers.data.schema import DESCRIPTOR, shared_tables
from helpers.locations import DATA
from tests.building import report_of
from tests.data.damages import (
    CELLS,
    NAME,
    TILLAGE,
    Cell,
    cell_of,
    change,
    copy_of,
    drop,
    read,
    row_of,
    write,
)

NEW = ("lookalikes", "references", "relations", "ranges", "corrections", "scan")
LANDS = ("territories", "vintages")
"""Tables that are only needed where others name what they hold."""

REFERENCES = {row[0] for row in read(DATA / NAME / "references.csv")[1:]}
TILLED = "conservation-tillage-level-2021"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package, to be damaged."""
    return copy_of(NAME, tmp_path)


def found(folder: Path) -> list[Cell]:
    """Return the place of every problem; each says what is wrong and what is allowed."""
    _, problems = read_named(NAME, folder.parent)
    assert all(problem.problem and problem.allowed for problem in problems)
    return sorted(cell_of(problem) for problem in problems)


# Absent tables


@pytest.mark.parametrize("table", NEW)
def test_each_table_may_be_absent(table: str, folder: Path) -> None:
    if table == "references":  # these relations need them
        rows = read(folder / "relations.csv")
        write(folder / "relations.csv", [row for row in rows if row[1] not in REFERENCES])
    drop(table)(folder)
    assert found(folder) == []
    its, whole = load_report(NAME, data=folder.parent), load_report(NAME)
    assert its.table(table).empty
    assert list(its.table(table).columns) == list(shared_tables()[table].fields)
    assert not whole.table(table).empty
    assert its.figures.equals(whole.figures)
    others = [other for other in NEW if other not in (table, "relations")]
    assert all(its.table(other).equals(whole.table(other)) for other in others)


def test_all_of_them_may_be_absent(folder: Path) -> None:
    for table in (*NEW, "evidence", *LANDS):
        drop(table)(folder)
    assert found(folder) == []
    its, whole = load_report(NAME, data=folder.parent), load_report(NAME)
    assert all(its.table(table).empty for table in (*NEW, "evidence", *LANDS))
    assert {figure.territory for figure in its.records.figures} == {None}
    assert its.figures.equals(whole.figures)
    assert load_report(NAME, corrected=True, data=folder.parent).figures.equals(whole.figures)
    assert list(audit(its).columns) == list(audit(whole).columns)


@pytest.mark.parametrize(
    ("table", "referring"),
    [("territories", ("evidence", "references")), ("vintages", ("evidence",))],
)
def test_what_others_refer_to_must_be_there(
    table: str, referring: tuple[str, ...], folder: Path
) -> None:
    drop(table)(folder)
    for other in referring:
        assert found(folder) == [(DESCRIPTOR, 0, "", table)]
        drop(other)(folder)
    assert (DESCRIPTOR, 0, "", table) not in found(folder)


def test_without_references_their_relations_name_nothing(folder: Path) -> None:
    drop("references")(folder)
    rows = enumerate(read(folder / "relations.csv"), 1)
    missing = [n for n, row in rows if row[1] in REFERENCES]
    assert missing
    assert [(file, row) for file, row, *_ in found(folder)] == [
        ("relations.csv", n) for n in missing
    ]


@pytest.mark.parametrize("table", NEW)
def test_a_table_that_is_described_must_be_there(table: str, folder: Path) -> None:
    (folder / f"{table}.csv").unlink()
    assert (f"{table}.csv", 0, "", "") in found(folder)


# Damaged cells


@pytest.mark.parametrize(("file", "key", "column", "value", "words"), CELLS)
def test_a_damaged_cell_is_reported_where_it_is(
    file: str, key: str, column: str, value: str, words: str, folder: Path
) -> None:
    row = row_of(file, key)
    change(file, key, **{column: value})(folder)
    with pytest.raises(PackageError, match=f"{file}, row {row}, column {column}") as error:
        load_report(NAME, data=folder.parent)
    (problem,) = error.value.problems
    assert cell_of(problem) == (file, row, column, value)
    assert words in f"{problem.problem}; {problem.allowed}"


@pytest.mark.parametrize(
    "cells",
    [
        {"paragraph": "43"},
        {"start": "546", "end": "561"},
        {"start": "547", "end": "561", "printed": "100 million mu"},
        {"figure": "green-organic-land-change-2021"},
    ],
    ids=str,
)
def test_a_correction_stands_where_its_figure_does(cells: dict[str, str], folder: Path) -> None:
    change("corrections.csv", TILLAGE, **cells)(folder)
    printed = cells.get("printed", "100 million mus")
    row = row_of("corrections.csv", TILLAGE)
    assert found(folder) == [("corrections.csv", row, "printed", printed)]


@pytest.mark.parametrize("key", ["session-of-the-congress", "one-hour-ring-road"])
def test_a_correction_of_a_numeral_stands_where_one_does(key: str, folder: Path) -> None:
    change("corrections.csv", key, start="0", end=str(len("5th")), printed="5th")(folder)
    assert found(folder) == [("corrections.csv", row_of("corrections.csv", key), "printed", "5th")]


@pytest.mark.parametrize(
    ("column", "proposed"), [("value", "6"), ("unit", "days"), ("comparator", ">=")]
)
def test_only_a_reading_of_a_numeral_can_be_corrected(
    column: str, proposed: str, folder: Path
) -> None:
    key = "session-of-the-congress"
    change("corrections.csv", key, column=column, proposed=proposed)(folder)
    row = row_of("corrections.csv", key)
    assert found(folder) == [("corrections.csv", row, "proposed", proposed)]


@pytest.mark.parametrize("file", ["figures", "numerals", "indicators", "references"])
def test_a_table_that_cannot_be_read_is_the_only_problem(file: str, folder: Path) -> None:
    (folder / f"{file}.csv").write_bytes(b"")
    assert found(folder) == [(f"{file}.csv", 0, "", "")]


def test_a_place_that_is_wrong_already_is_not_told_of_its_correction(folder: Path) -> None:
    change("figures.csv", TILLED, paragraph="x")(folder)
    assert found(folder) == [("figures.csv", row_of("figures.csv", TILLED), "paragraph", "x")]


def test_two_corrections_of_a_cell_contradict_each_other(folder: Path) -> None:
    table = read(folder / "corrections.csv")
    again = ["again" if cell == TILLAGE else "20" if cell == "10" else cell for cell in table[1]]
    write(folder / "corrections.csv", [*table, again])
    assert found(folder) == [("corrections.csv", len(table) + 1, "column", "value")]


# Corrections applied


@pytest.mark.parametrize("name", report_names())
def test_figures_are_as_printed_unless_corrections_are_asked_for(name: str) -> None:
    report = load_report(name)
    assert not report.corrected
    assert load_report(name, corrected=False).records == report.records
    rows = read(DATA / name / "figures.csv")
    value, upper, unit, comparator = (
        rows[0].index(c) for c in ("value", "upper", "unit", "comparator")
    )
    figures = report.records.figures
    assert [str(figure.value) for figure in figures] == [row[value] for row in rows[1:]]
    assert [figure.unit.name for figure in figures] == [row[unit] for row in rows[1:]]
    assert [figure.comparator for figure in figures] == [row[comparator] for row in rows[1:]]
    assert [figure.upper for figure in figures] == [
        Decimal(row[upper]) if row[upper] else None for row in rows[1:]
    ]
    # Of a range, a frame shows the middle.
    assert list(report.figures["value"]) == [
        (float(row[value]) + float(row[upper] or row[value])) / 2 for row in rows[1:]
    ]


def test_corrections_change_what_they_name_and_nothing_else() -> None:
    printed, report = load_report(NAME), load_report(NAME, corrected=True)
    assert report.corrected
    pairs = zip(printed.records.figures, report.records.figures, strict=True)
    changed = {before.name: (before, after) for before, after in pairs if before != after}
    fields = ("value", "unit", "comparator", "quantity")
    differs = {
        name: [field for field in fields if getattr(before, field) != getattr(after, field)]
        for name, (before, after) in changed.items()
    }
    assert differs == {
        TILLED: ["value", "quantity"],
        "shanty-towns-transformed-level-2020": ["unit", "quantity"],  # a count is a count
    }
    for before, after in changed.values():
        corrected = {field: getattr(after, field) for field in fields}
        assert replace(before, **corrected) == after
    tillage = report[TILLED]
    # 10 million mu, a mu being a fifteenth of a hectare
    assert (tillage.value, tillage.printed) == (Decimal(10), "100 million mus")
    assert tillage.base_value == Fraction(10**7 * 10_000, 15)
    assert tillage.quantity.interval == Interval.exactly(10)
    assert report["shanty-towns-transformed-level-2020"].unit.name == "houses"


def test_a_correction_can_change_a_qualifier() -> None:
    correction = {"figure": "kilns", "column": "comparator", "proposed": ">="}
    kilns = {"indicator": "kilns", "value": "80000", "unit": "projects", "comparator": ">"}
    tables = {"figures": [kilns], "corrections": [correction]}
    before, after = (
        report_of(**tables, corrected=flag)["kilns"]  # type: ignore[arg-type]
        for flag in (False, True)
    )
    assert after.comparator is Comparator.AT_LEAST
    assert after.base == Interval(80_000, None, True, False)
    assert before.base == Interval(80_000, None, False, False)


def test_a_range_that_is_corrected_to_none_has_no_upper_end() -> None:
    corrections = [{"figure": "kilns", "column": "comparator", "proposed": "~"}]
    kilns = {"indicator": "kilns", "value": "2", "upper": "3", "unit": "km", "comparator": ".."}
    report = report_of(figures=[kilns], corrections=corrections, corrected=True)
    assert report["kilns"].upper is None
    # A twentieth to each side
    assert report["kilns"].quantity.interval == Interval("1.9", "2.1")


def test_corrections_leave_the_other_tables_alone() -> None:
    printed, report = load_report(NAME), load_report(NAME, corrected=True)
    assert replace(report.records, figures=()) == replace(printed.records, figures=())
    assert report.package == printed.package
    assert report.metadata == printed.metadata
    assert report.about == printed.about


def test_two_columns_of_a_figure_can_be_corrected(folder: Path) -> None:
    table = read(folder / "corrections.csv")
    row = dict(zip(table[0], table[1], strict=True))
    more = {"correction": "another-unit", "column": "unit", "proposed": "million hectares"}
    write(folder / "corrections.csv", [*table, list((row | more).values())])
    tillage = load_report(NAME, corrected=True, data=folder.parent)[TILLED]
    assert (tillage.value, tillage.unit.name) == (Decimal(10), "million hectares")
    assert tillage.base_value == 10**7 * 10_000
