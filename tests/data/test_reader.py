"""Damaged packages: each damage is reported with its place, and stops the loading."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.core.interval import Interval
from helpers.data.problems import PackageError, Problem
from helpers.data.reader import row_problems
from helpers.data.report import load_report, read_named, report_names
from helpers.data.schema import DESCRIPTOR, Field, Table
from helpers.locations import ROOT
from tests.data.damages import (
    CASES,
    GDP,
    GDP_ROW,
    NAME,
    PLAN_ROW,
    SOUND,
    STARTED,
    STARTED_ROW,
    Case,
    Damage,
    cell_of,
    change,
    copy_of,
    describe,
    drop,
    recode,
    resource,
    rewrite,
)
from tests.data.second import SECOND_NAME, write_second


def problems_of(name: str, data: Path) -> list[Problem]:
    """Return all that the reader finds."""
    return read_named(name, data)[1]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_damage_is_reported_where_it_is(case: Case, tmp_path: Path) -> None:
    case.damage(copy_of(NAME, tmp_path))
    with pytest.raises(PackageError) as error:
        load_report(NAME, data=tmp_path)
    problems = error.value.problems
    assert sorted({cell_of(problem) for problem in problems}) == sorted(case.problems)
    message = str(error.value)
    assert message.startswith(f"{len(problems)} problem(s) in the data package {NAME}:")
    for problem in problems:
        assert problem.problem
        assert problem.allowed
        assert f"- {problem}" in message.splitlines()


def test_a_problem_is_written_with_file_row_column_value_and_what_is_allowed() -> None:
    problem = Problem("figures.csv", 7, "value", "many", "this is no number", "digits")
    assert str(problem) == (
        "figures.csv, row 7, column value: 'many': this is no number; allowed: digits"
    )
    assert str(Problem("figures.csv", 0, "", "", "it is empty", "rows")) == (
        "figures.csv: it is empty; allowed: rows"
    )


def test_the_message_names_what_is_wrong_and_allowed(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    change("figures.csv", GDP, comparator="≈")(folder)
    change("figures.csv", STARTED, value="-302")(folder)
    with pytest.raises(PackageError) as error:
        load_report(NAME, data=tmp_path)
    by_column = {problem.column: problem for problem in error.value.problems}
    assert all(f"'{sign}'" in by_column["comparator"].allowed for sign in (">", ">=", "~"))
    assert "negative" in by_column["value"].problem
    assert f"figures.csv, row {GDP_ROW}, column comparator: '≈'" in str(error.value)


@pytest.mark.parametrize(
    ("damage", "allowed"),
    [
        (change("figures.csv", GDP, indicator="gpd"), "similar names: gdp"),
        (change("numerals.csv", STARTED, figure=STARTED[:-1]), f"similar names: {STARTED}"),
        (change("figures.csv", STARTED, unit="projcts"), "similar names: project"),
        (change("figures.csv", GDP, status="targets"), "'achievement', 'target'"),
    ],
)
def test_the_message_names_what_was_meant(damage: Damage, allowed: str, tmp_path: Path) -> None:
    damage(copy_of(NAME, tmp_path))
    (problem,) = problems_of(NAME, tmp_path)
    assert allowed in problem.allowed


def test_two_damages_are_reported_at_once(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    change("figures.csv", GDP, value="many")(folder)
    change("figures.csv", STARTED, value="303")(folder)
    change("parts.csv", "plan", first_paragraph="27")(folder)
    (folder / "statements.csv").unlink()
    problems = problems_of(NAME, tmp_path)
    with pytest.raises(PackageError) as error:
        load_report(NAME, data=tmp_path)
    assert error.value.problems == sorted(problems)
    assert {cell_of(problem) for problem in problems} == {
        ("figures.csv", GDP_ROW, "value", "many"),
        ("figures.csv", STARTED_ROW, "value", "303"),
        ("parts.csv", PLAN_ROW, "first_paragraph", "27"),
        ("statements.csv", 0, "", ""),
    }


@pytest.mark.parametrize(
    "cells",
    [
        {"unit": "furlong"},
        {"unit": "percent"},
        {"value": "NaN"},
        {"value": ""},
        {"value": "-651"},
        {"comparator": "≈"},
        {"period": "2020-16"},
        {"measure": "growth"},
    ],
    ids=str,
)
def test_a_cell_is_reported_once(cells: dict[str, str], tmp_path: Path) -> None:
    change("figures.csv", GDP, **cells)(copy_of(NAME, tmp_path))
    problems = problems_of(NAME, tmp_path)
    assert problems
    told = Counter((problem.file, problem.row, problem.column) for problem in problems)
    assert {place: count for place, count in told.items() if count > 1} == {}


@pytest.mark.parametrize("name", report_names())
def test_a_sound_package_has_no_problems(name: str) -> None:
    assert read_named(name)[1] == []


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_other_line_ends_are_no_damage(ending: bytes, tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    recode("figures.csv", lambda b: b.replace(b"\n", ending))(folder)
    changed, sound = load_report(NAME, data=tmp_path), load_report(NAME)
    assert changed.records == sound.records
    assert changed.package.rows == sound.package.rows
    recode("figures.csv", lambda b: b.replace(b"650 b", b"650\xa0b", 1))(folder)
    (problem,) = problems_of(NAME, tmp_path)
    assert f"row {GDP_ROW} is not UTF-8" in problem.problem


def test_an_unknown_package_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    copy_of(NAME, tmp_path)
    write_second(tmp_path)
    with pytest.raises(PackageError) as error:
        load_report("changchun-2012", data=tmp_path)
    assert "changchun-2012" in str(error.value)
    assert f"{NAME}, {SECOND_NAME}" in str(error.value)


def test_a_name_is_no_path(tmp_path: Path) -> None:
    for folder in ("data", "elsewhere"):
        (tmp_path / folder).mkdir()
        write_second(tmp_path / folder)
    data = tmp_path / "data"
    assert problems_of(SECOND_NAME, data) == []
    outside = f"../elsewhere/{SECOND_NAME}"
    for name in (outside, str(tmp_path / "elsewhere" / SECOND_NAME), f"{SECOND_NAME}/", ""):
        (problem,) = problems_of(name, data)
        assert problem.row == 0
    (problem,) = problems_of(outside, data)
    assert (problem.file, problem.allowed) == (outside, SECOND_NAME)
    # A file is no package either.
    (data / "notes-2020").touch()
    (problem,) = problems_of("notes-2020", data)
    assert (problem.file, problem.allowed) == ("notes-2020", SECOND_NAME)


def test_a_second_report_loads_next_to_the_first(tmp_path: Path) -> None:
    copy_of(NAME, tmp_path)
    write_second(tmp_path)
    assert report_names(tmp_path) == ["changchun-2021", SECOND_NAME]
    report = load_report(SECOND_NAME, data=tmp_path)
    assert report.name == report.metadata["name"] == SECOND_NAME
    assert report.title == "Figures of a report of Riverton, 2023"
    assert report.source["date"] == "2023-01-02"
    figures = report.records.figures
    assert [figure.name for figure in figures] == ["harvest-level-2022", "bridges-level-2023"]
    # 1.5 million jin of half a kilogram; known to half of a tenth of a million
    assert [figure.base_value for figure in figures] == [750_000, 7]
    assert report["harvest-level-2022"].base == Interval(725_000, 775_000)
    assert report["harvest-level-2022"].quantity.interval == Interval("1.45", "1.55")
    assert report["bridges-level-2023"].base == Interval(7, None, False, False)
    assert [figure.part for figure in figures] == ["past", "future"]
    themes = [figure.indicator.theme for figure in figures]
    assert themes == ["agriculture and rural areas", "urban construction"]
    assert [figure.provisional for figure in figures] == [True, False]
    assert [len(report.table(name)) for name in ("numerals", "statements")] == [1, 1]
    whole = load_report(NAME, data=tmp_path)
    assert len(whole.records.figures) == len(SOUND["figures"]) - 1


def test_a_second_report_without_any_date_loads(tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    for figure in ("harvest-level-2022", "bridges-level-2023"):
        change("figures.csv", figure, period="")(folder)
    report = load_report(SECOND_NAME, data=tmp_path)
    assert {(figure.period, figure.year) for figure in report.records.figures} == {(None, None)}
    assert report.figures[["period", "year"]].isna().to_numpy().all()


@pytest.mark.parametrize("tables", [["lookalikes"], ["evidence", "lookalikes"]], ids=str)
def test_tables_may_be_absent_that_need_not_be_there(tables: list[str], tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for table in tables:
        drop(table)(folder)
    report = load_report(NAME, data=tmp_path)
    columns = list(report.table("lookalikes").columns)
    assert columns == ["indicator", "other", "difference", "why"]
    assert [len(report.table("lookalikes")), report.evidence.empty] == [0, "evidence" in tables]
    assert report.records.figures == load_report(NAME).records.figures


NEEDED = ["figures", "indicators", "numerals", "statements", "parts"]


@pytest.mark.parametrize("table", NEEDED)
def test_no_other_table_may_be_absent(table: str, tmp_path: Path) -> None:
    drop(table)(copy_of(NAME, tmp_path))
    cells = {cell_of(problem) for problem in problems_of(NAME, tmp_path)}
    assert cells == {(DESCRIPTOR, 0, "", table)}


def test_every_missing_table_is_told(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for table in NEEDED:
        drop(table)(folder)
    assert {problem.value for problem in problems_of(NAME, tmp_path)} == set(NEEDED)


def test_no_folder_no_names(tmp_path: Path) -> None:
    assert report_names(tmp_path / "gone") == []
    (tmp_path / "units.txt").touch()
    (tmp_path / ".ipynb_checkpoints").mkdir()
    assert report_names(tmp_path) == []


def test_a_folder_without_a_descriptor_is_named_and_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert report_names(tmp_path) == ["empty"]
    (problem,) = problems_of("empty", tmp_path)
    assert cell_of(problem) == (DESCRIPTOR, 0, "", "")
    assert "empty" in problem.problem


def test_a_package_may_have_more_columns(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    more = {"name": "remark", "type": "string"}
    describe(lambda d: resource(d, "parts")["schema"]["fields"].append(more))(folder)
    rewrite("parts.csv", lambda t: [[*t[0], "remark"], *([*row, "x"] for row in t[1:])])(folder)
    assert set(load_report(NAME, data=tmp_path).table("parts")["remark"]) == {"x"}


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (change("figures.csv", GDP, value="0650"), "not written as a number"),
        (change("figures.csv", GDP, value="1234567890123456"), "more digits"),
        (change("figures.csv", GDP, value="650.0000000000000"), "more digits"),
        # Fifteen digits can be kept; that they are not printed is another matter.
        (change("figures.csv", GDP, value="650.000000000000"), "not what"),
        (recode("figures.csv", lambda b: b.replace(b"650 b", b"650\xa0b", 1)),
         f"row {GDP_ROW} is not UTF-8"),
        (recode("parts.csv", lambda b: b"\xe9" + b), "row 1 is not UTF-8"),
        (recode("parts.csv", lambda b: b + b'a,"b'), "line 6 cannot be read"),
        (lambda folder: (folder / "parts.csv").unlink(), "there is no such file"),
    ],
)  # fmt: skip
def test_the_words_say_which_rule_it_was(damage: Damage, words: str, tmp_path: Path) -> None:
    damage(copy_of(NAME, tmp_path))
    (problem,) = problems_of(NAME, tmp_path)
    assert words in problem.problem


def test_a_number_that_no_float_can_hold_is_told(tmp_path: Path) -> None:
    change("figures.csv", GDP, printed=f"RMB{'9' * 400} billion")(copy_of(NAME, tmp_path))
    problems = {problem.column: problem for problem in problems_of(NAME, tmp_path)}
    assert set(problems) == {"end", "value"}
    assert problems["value"].value == "650"


def test_no_cell_is_too_long_whatever_others_have_set(tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    change("parts.csv", "past", label="p" * 200_000)(folder)
    before = csv.field_size_limit(7)
    try:
        report = load_report(SECOND_NAME, data=tmp_path)
        assert csv.field_size_limit() == 7
    finally:
        csv.field_size_limit(before)
    assert len(report.records.parts[0].label) == 200_000


def test_a_descriptor_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd" / DESCRIPTOR).mkdir(parents=True)
    (problem,) = problems_of("odd", tmp_path)
    assert problem.problem.startswith("it cannot be read: ")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / DESCRIPTOR).write_text("[" * 100_000, encoding="utf-8")
    (problem,) = problems_of("deep", tmp_path)
    assert problem.problem.startswith("it is no JSON in UTF-8: ")


# The rows of one table, without a file


def column(kind: str, *, unique: bool = False, minimum: int | None = None) -> Table:
    """Return a table whose only column is its key."""
    field = Field("mark", kind, "", False, unique, "", (), minimum)
    return Table("marks", "marks.csv", {"mark": field}, ("mark",), {}, True, "")


def marked(table: Table, *cells: str) -> list[tuple[int, str]]:
    """Return row and column of each problem of a table with these cells."""
    rows = {number: {"mark": cell} for number, cell in enumerate(cells, 2)}
    return [(problem.row, problem.column) for problem in row_problems(table, rows)]


def test_numbers_are_compared_by_their_value_and_text_as_it_is() -> None:
    assert Decimal("0") == Decimal("-0.0")
    assert marked(column("number", unique=True), "0", "-0.0", "1") == [(3, "mark"), (3, "")]
    assert marked(column("integer"), "0", "-0", "00") == [(4, "mark"), (3, "")]
    assert marked(column("string", unique=True), "0", "-0", "0") == [(4, "mark"), (4, "")]


def test_what_may_be_empty_may_be_empty_twice_but_no_key_may() -> None:
    assert marked(column("string", unique=True), "", "a", "") == [(4, "")]


@pytest.mark.parametrize(
    ("minimum", "rows"), [(None, []), (0, [2]), (1, [2, 3]), (2, [2, 3, 4]), (3, [2, 3, 4, 5])]
)
def test_the_least_number_is_allowed(minimum: int | None, rows: list[int]) -> None:
    found = marked(column("number", minimum=minimum), "-0.5", "0.5", "1.5", "2.5")
    assert found == [(row, "mark") for row in rows]


# What loading takes


def test_loading_does_without_the_packages_of_the_standard() -> None:
    code = (
        "import sys; from helpers.data.report import load_report; "
        f"load_report({NAME!r}); print(*sorted(sys.modules))"
    )
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    modules = {name.partition(".")[0] for name in found.stdout.split()}
    assert "helpers" in modules
    assert modules.isdisjoint({"frictionless", "jsonschema", "requests"})
