"""Damaged packages: each damage is reported with its place, and stops the loading."""

from __future__ import annotations

import csv
import json
import math
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers.core.interval import Interval
from helpers.data.reader import PackageError, Problem
from helpers.data.report import interval_of, load_report, package_problems, report_names
from helpers.locations import DATA

NAME = "changchun-2021"
SECOND_NAME = "riverton-2023"
DESCRIPTOR = "datapackage.json"
Table = list[list[str]]
Damage = Callable[[Path], None]
Cell = tuple[str, int, str, str]
"""File, row, column and value of a problem."""


def read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, table: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def row_of(file: str, key: str) -> int:
    """Return the row of a sound table that has a cell `key`; the header is row 1."""
    return next(row for row, cells in enumerate(read(DATA / NAME / file), 1) if key in cells)


def change(file: str, key: str, **cells: str) -> Damage:
    """Write other cells in the first row that has a cell `key`."""

    def damage(folder: Path) -> None:
        table = read(folder / file)
        row = next(row for row in table if key in row)
        for column, value in cells.items():
            row[table[0].index(column)] = value
        write(folder / file, table)

    return damage


def rewrite(file: str, edit: Callable[[Table], Table]) -> Damage:
    """Replace a table by another one made of it."""
    return lambda folder: write(folder / file, edit(read(folder / file)))


def recode(file: str, edit: Callable[[bytes], bytes]) -> Damage:
    """Replace the bytes of a file."""

    def damage(folder: Path) -> None:
        (folder / file).write_bytes(edit((folder / file).read_bytes()))

    return damage


def describe(edit: Callable[[dict[str, Any]], None]) -> Damage:
    """Change the descriptor."""

    def damage(folder: Path) -> None:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        edit(descriptor)
        (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")

    return damage


def without_column(table: Table, column: str) -> Table:
    place = table[0].index(column)
    return [row[:place] + row[place + 1 :] for row in table]


def header_twice(table: Table, column: str, instead_of: str) -> Table:
    return [[column if cell == instead_of else cell for cell in table[0]], *table[1:]]


def swapped(table: Table, row: int) -> Table:
    """Exchange a row, counted from 1, with the one behind it."""
    return [*table[: row - 1], table[row], table[row - 1], *table[row + 1 :]]


GDP = "gdp-level-2020"  # printed as RMB650 billion
GDP_ROW = row_of("figures.csv", GDP)
STARTED = "projects-over-1bn-started-level-2020"  # printed as 302 projects
STARTED_ROW = row_of("figures.csv", STARTED)
LIMIT_ROW = row_of("numerals.csv", STARTED)  # the threshold of these projects
ACCIDENTS = "production-safety-accidents-growth-2020"
FIRST = "gdp-growth-first-in-northeast"
COVER = "tap-water-coverage-rural-share-2021"  # printed as 95%
PLAN_ROW = row_of("parts.csv", "plan")
SOLD = "hongqi-sales"  # looks like the cars that are made
SOLD_ROW = row_of("lookalikes.csv", SOLD)
SOUND = {file: read(DATA / NAME / f"{file}.csv") for file in ("figures", "statements", "parts")}
FIGURE = dict(zip(SOUND["figures"][0], SOUND["figures"][GDP_ROW - 1], strict=True))
LAST_PARAGRAPH = SOUND["parts"][-1][-1]


@dataclass(frozen=True)
class Case:
    """A damage and the problems it must cause: each of them and no other."""

    damage: Damage
    problems: tuple[Cell, ...]


def gdp(column: str, value: str) -> Case:
    """Return the case of one wrong cell in the row of a figure."""
    cell = ("figures.csv", GDP_ROW, column, value)
    return Case(change("figures.csv", GDP, **{column: value}), (cell,))


def whole(file: str, damage: Damage, column: str = "", value: str = "") -> Case:
    """Return the case of a file that cannot be used."""
    return Case(damage, ((file, 0, column, value),))


CASES = {
    # Files
    "a table is missing": whole(
        "statements.csv", lambda folder: (folder / "statements.csv").unlink()
    ),
    "a table that is described is missing": whole(
        "lookalikes.csv", lambda folder: (folder / "lookalikes.csv").unlink()
    ),
    "the descriptor is missing": whole(DESCRIPTOR, lambda folder: (folder / DESCRIPTOR).unlink()),
    "the descriptor is no JSON": whole(DESCRIPTOR, recode(DESCRIPTOR, lambda _: b"{")),
    "the descriptor is a list": whole(DESCRIPTOR, recode(DESCRIPTOR, lambda _: b"[]")),
    "the descriptor is not UTF-8": whole(
        DESCRIPTOR, recode(DESCRIPTOR, lambda b: b.replace(b"Figures", b"Fig\xfcres"))
    ),
    "a resource is missing": whole(
        DESCRIPTOR, describe(lambda d: d["resources"].pop(3)), value="statements"
    ),
    "a table is empty": whole("figures.csv", recode("figures.csv", lambda _: b"")),
    "a table has only blank lines": whole("figures.csv", recode("figures.csv", lambda _: b"\n\n")),
    "a table has only a header": whole("figures.csv", rewrite("figures.csv", lambda t: t[:1])),
    "a byte of Latin-1": whole(
        "figures.csv",
        recode("figures.csv", lambda b: b.replace(b"650 b", b"650\xa0b", 1)),
        # The byte, with ten others before it and behind it
        value=r"b'126,RMB650\xa0billion,cu'",
    ),
    "a byte of Latin-1 at the beginning": whole(
        "parts.csv", recode("parts.csv", lambda b: b"\xe9" + b), value=r"b'\xe9part,label'"
    ),
    "UTF-8 with a mark": whole("figures.csv", recode("figures.csv", lambda b: b"\xef\xbb\xbf" + b)),
    "UTF-16": whole("figures.csv", recode("figures.csv", lambda b: b.decode().encode("utf-16"))),
    # Columns
    "a column is missing": whole(
        "figures.csv", rewrite("figures.csv", lambda t: without_column(t, "status")), "status"
    ),
    "a column is too many": whole(
        "figures.csv",
        rewrite("figures.csv", lambda t: [[*t[0], "extra"], *([*row, ""] for row in t[1:])]),
        "extra",
    ),
    "a column is doubled": whole(
        "figures.csv",
        rewrite("figures.csv", lambda t: [[*t[0], "scope"], *([*row, "city"] for row in t[1:])]),
        "scope",
    ),
    "a column is named like another": Case(
        rewrite("figures.csv", lambda t: header_twice(t, "status", "scope")),
        (("figures.csv", 0, "scope", ""), ("figures.csv", 0, "status", "")),
    ),
    # Cells
    "text for a number": gdp("value", "many"),
    "separators of thousands": gdp("value", "1,650"),
    "an underscore in a number": gdp("value", "6_50"),
    "an exponent": gdp("value", "6.5e2"),
    "a plus sign": gdp("value", "+650"),
    "no number": gdp("value", "NaN"),
    "an infinite number": gdp("value", "inf"),
    "other digits": gdp("value", "６５０"),
    "a leading zero": gdp("value", "0650"),
    "a leading zero behind the sign": gdp("value", "-0650"),
    "a leading zero of a whole number": gdp("start", "0" + FIGURE["start"]),
    "no digit before the point": gdp("value", ".5"),
    "no digit behind the point": gdp("value", "650."),
    "sixteen digits": gdp("value", "6500000000000000"),
    "sixteen digits of a whole number": gdp("start", "1000000000000000"),
    "a fraction for a whole number": gdp("paragraph", "19.0"),
    "an underscore in a whole number": gdp("paragraph", "1_9"),
    "a plus sign on a whole number": gdp("paragraph", "+19"),
    "a paragraph before the first": gdp("paragraph", "0"),
    "a place before the first": gdp("start", "-1"),
    "an empty value": gdp("value", ""),
    "an empty scope": gdp("scope", ""),
    "blanks before a text": gdp("printed", " RMB650 billion"),
    "a no-break space behind a text": gdp("note", "current prices\u00a0"),
    "another word for false": gdp("provisional", "no"),
    "another spelling of false": gdp("provisional", "False"),
    "an unknown comparator": gdp("comparator", "≈"),
    "an unknown measure": gdp("measure", "rate"),
    "an unknown status": gdp("status", "wish"),
    "an unknown scope": gdp("scope", "county"),
    "a malformed name": gdp("figure", "GDP level"),
    "a malformed period": gdp("period", "2020/21"),
    "an unknown indicator": gdp("indicator", "gpd"),
    "a threshold of an unknown figure": Case(
        change("numerals.csv", STARTED, figure="gone"),
        (("numerals.csv", LIMIT_ROW, "figure", "gone"),),
    ),
    "an unknown theme": Case(
        change("indicators.csv", "gdp", theme="weather"),
        (("indicators.csv", row_of("indicators.csv", "gdp"), "theme", "weather"),),
    ),
    "an unknown lookalike": Case(
        change("lookalikes.csv", SOLD, other="hongqi-rentals"),
        (("lookalikes.csv", SOLD_ROW, "other", "hongqi-rentals"),),
    ),
    "a lookalike of an unknown indicator": Case(
        change("lookalikes.csv", SOLD, indicator="hongqi-rentals"),
        (("lookalikes.csv", SOLD_ROW, "indicator", "hongqi-rentals"),),
    ),
    "an unknown difference of lookalikes": Case(
        change("lookalikes.csv", SOLD, difference="colour"),
        (("lookalikes.csv", SOLD_ROW, "difference", "colour"),),
    ),
    "a lookalike of itself": Case(
        change("lookalikes.csv", SOLD, other="hongqi-output"),
        (("lookalikes.csv", SOLD_ROW, "other", "hongqi-output"),),
    ),
    "lookalikes without a reason": Case(
        change("lookalikes.csv", SOLD, why=""), (("lookalikes.csv", SOLD_ROW, "why", ""),)
    ),
    # Rows
    "a pair of lookalikes twice": Case(
        # Other words do not make it another pair.
        rewrite(
            "lookalikes.csv",
            lambda t: [*t, [*t[SOLD_ROW - 1][:2], "other thing", "sold is not made"]],
        ),
        (("lookalikes.csv", len(read(DATA / NAME / "lookalikes.csv")) + 1, "", ""),),
    ),
    "a name twice": Case(
        change("figures.csv", GDP, figure="gdp-level-2015"),
        (
            ("figures.csv", GDP_ROW, "", ""),
            ("figures.csv", GDP_ROW, "figure", "gdp-level-2015"),
        ),
    ),
    "a cell too many": Case(
        rewrite("figures.csv", lambda t: [*t[:9], [*t[9], "more"], *t[10:]]),
        (("figures.csv", 10, "", "more"),),
    ),
    "a cell too few": Case(
        rewrite("figures.csv", lambda t: [*t[:9], t[9][:-1], *t[10:]]),
        (("figures.csv", 10, "note", ""),),
    ),
    "a blank line": Case(
        rewrite("figures.csv", lambda t: [*t[:9], [], *t[9:]]), (("figures.csv", 10, "", ""),)
    ),
    # Places
    "two rows are swapped": Case(
        rewrite("figures.csv", lambda t: swapped(t, GDP_ROW - 1)),
        # The earlier place now stands in the later row.
        (("figures.csv", GDP_ROW, "start", SOUND["figures"][GDP_ROW - 2][11]),),
    ),
    "two statements are swapped": Case(
        rewrite("statements.csv", lambda t: swapped(t, 2)),
        (("statements.csv", 3, "start", read(DATA / NAME / "statements.csv")[1][9]),),
    ),
    "start and end are swapped": Case(
        change("figures.csv", GDP, start=FIGURE["end"], end=FIGURE["start"]),
        (("figures.csv", GDP_ROW, "end", FIGURE["start"]),),
    ),
    "a place too long for its words": gdp("end", str(int(FIGURE["end"]) + 1)),
    "two places overlap": Case(
        # RMB650 billion is 14 characters long; the figure before it ends at 108.
        change("figures.csv", GDP, start="107", end="121"),
        (("figures.csv", GDP_ROW, "start", "107"),),
    ),
    "a numeral within a figure": Case(
        # "two bases" moved onto "302 projects", which begins at 593 of the same paragraph
        rewrite(
            "numerals.csv",
            lambda t: [
                ["11", "590", "599", *row[3:]]
                if row[:4] == ["11", "354", "363", "two bases"]
                else row
                for row in t
            ],
        ),
        (("figures.csv", STARTED_ROW, "start", "593"),),
    ),
    # Parts
    "a gap between parts": Case(
        change("parts.csv", "plan", first_paragraph="27"),
        (("parts.csv", PLAN_ROW, "first_paragraph", "27"),),
    ),
    "parts overlap": Case(
        change("parts.csv", "plan", first_paragraph="25"),
        (("parts.csv", PLAN_ROW, "first_paragraph", "25"),),
    ),
    "a statement behind the last part": Case(
        rewrite(
            "statements.csv",
            lambda t: [*t[:-1], [*t[-1][:8], str(int(LAST_PARAGRAPH) + 1), *t[-1][9:]]],
        ),
        (
            (
                "statements.csv",
                len(SOUND["statements"]),
                "paragraph",
                str(int(LAST_PARAGRAPH) + 1),
            ),
        ),
    ),
    # Meaning
    "an unknown unit": Case(
        change("figures.csv", STARTED, unit="furlongs"),
        (("figures.csv", STARTED_ROW, "unit", "furlongs"),),
    ),
    "an unknown unit of a threshold": Case(
        change("numerals.csv", STARTED, unit="RMB furlong"),
        (("numerals.csv", LIMIT_ROW, "unit", "RMB furlong"),),
    ),
    "a threshold without a value": Case(
        change("numerals.csv", STARTED, value=""), (("numerals.csv", LIMIT_ROW, "value", ""),)
    ),
    "a period that ends before it starts": gdp("period", "2020-2016"),
    "a period that ends when it starts": gdp("period", "2020-2020"),
    "a period of a statement that ends before it starts": Case(
        change("statements.csv", FIRST, period="2020-2016"),
        (("statements.csv", row_of("statements.csv", FIRST), "period", "2020-2016"),),
    ),
    "a level in multiples": Case(
        change("figures.csv", STARTED, unit="times"),
        (("figures.csv", STARTED_ROW, "unit", "times"),),
    ),
    "a growth in another unit": Case(
        change("figures.csv", "gdp-growth-2020", unit="projects"),
        (("figures.csv", row_of("figures.csv", "gdp-growth-2020"), "unit", "projects"),),
    ),
    "a negative level": gdp("value", "-650"),
    "a share above the whole": Case(
        change("figures.csv", COVER, value="195"),
        (("figures.csv", row_of("figures.csv", COVER), "value", "195"),),
    ),
    # Words
    "another digit than printed": gdp("value", "651"),
    "more digits than printed": gdp("value", "650.0"),
    "a sign that is not printed": Case(
        change("figures.csv", ACCIDENTS, value="19.7"),  # dropped by 19.7%
        (("figures.csv", row_of("figures.csv", ACCIDENTS), "value", "19.7"),),
    ),
    "another value of a threshold than printed": Case(
        change("numerals.csv", STARTED, value="10"),
        (("numerals.csv", LIMIT_ROW, "value", "10"),),
    ),
    "an estimate that is not provisional": Case(
        change("figures.csv", "gdp-growth-2020", provisional="false"),
        (("figures.csv", row_of("figures.csv", "gdp-growth-2020"), "provisional", "false"),),
    ),
    "another scale than printed": gdp("unit", "RMB million"),
    "no scale where one is printed": gdp("unit", "RMB"),
    "another currency than printed": gdp("unit", "billion jin"),
    "another qualifier than printed": Case(
        change("figures.csv", "industrial-output-growth-2020", comparator=">="),
        (
            (
                "figures.csv",
                row_of("figures.csv", "industrial-output-growth-2020"),
                "comparator",
                ">=",
            ),
        ),
    ),
    "a qualifier that nothing explains": Case(
        change("figures.csv", STARTED, comparator=">", note=""),
        (("figures.csv", STARTED_ROW, "comparator", ">"),),
    ),
}


def copy_of(package: str, data: Path) -> Path:
    return Path(shutil.copytree(DATA / package, data / package))


def cell_of(problem: Problem) -> Cell:
    return problem.file, problem.row, problem.column, problem.value


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


def test_two_damages_are_reported_at_once(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    change("figures.csv", GDP, value="many")(folder)
    change("figures.csv", STARTED, value="303")(folder)
    change("parts.csv", "plan", first_paragraph="27")(folder)
    (folder / "statements.csv").unlink()
    problems = package_problems(NAME, data=tmp_path)
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
    problems = package_problems(NAME, data=tmp_path)
    assert problems
    told = Counter((problem.file, problem.row, problem.column) for problem in problems)
    assert {place: count for place, count in told.items() if count > 1} == {}


@pytest.mark.parametrize("name", report_names())
def test_a_sound_package_has_no_problems(name: str) -> None:
    assert package_problems(name) == []


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_other_line_ends_are_no_damage(ending: bytes, tmp_path: Path) -> None:
    recode("figures.csv", lambda b: b.replace(b"\n", ending))(copy_of(NAME, tmp_path))
    assert package_problems(NAME, data=tmp_path) == []
    changed = load_report(NAME, data=tmp_path).figures
    assert changed.equals(load_report(NAME).figures)


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
    assert package_problems(SECOND_NAME, data=data) == []
    outside = f"../elsewhere/{SECOND_NAME}"
    for name in (outside, str(tmp_path / "elsewhere" / SECOND_NAME), f"{SECOND_NAME}/", ""):
        (problem,) = package_problems(name, data=data)
        assert problem.row == 0
    (problem,) = package_problems(outside, data=data)
    assert (problem.file, problem.allowed) == (outside, SECOND_NAME)
    # A file is no package either.
    (data / "notes-2020").touch()
    (problem,) = package_problems("notes-2020", data=data)
    assert (problem.file, problem.allowed) == ("notes-2020", SECOND_NAME)


SECOND = {
    "figures": [
        "harvest-level-2022,harvest,level,=,1.5,million jin,achievement,2022,rural,true,"
        "1,10,26,1.5 million jins,",
        "bridges-level-2023,bridges,level,>,7,projects,target,2023,city,false,2,0,10,over seven,",
    ],
    "indicators": [
        "harvest,Harvest,agriculture and rural areas,higher,,",
        "bridges,Bridges,urban construction,higher,,",
    ],
    "numerals": ["2,20,24,2023,date,,,,,the year"],
    "statements": [
        "harvest-rises,harvest,rises,target,2023,rural,more comes in,two years,2,30,39,will rise",
    ],
    "parts": ["past,What was,1,1", "future,What will be,2,2"],
}
"""The rows of another report: a bag of grain and seven projects."""


SECOND_DESCRIPTOR = {
    "name": SECOND_NAME,
    "title": "Figures of a report of Riverton, 2023",
    "description": "Grain and bridges, made up.",
    "sources": [
        {
            "title": "Report of Riverton",
            "path": "https://example.org/riverton",
            "date": "2023-01-02",
            "sha256": "0" * 64,
        }
    ],
}


def write_second(data: Path) -> Path:
    """Write a package with the schemas of the first, and its own source and rows."""
    folder = data / SECOND_NAME
    folder.mkdir()
    shutil.copy(DATA / NAME / DESCRIPTOR, folder)
    describe(lambda d: d.update(SECOND_DESCRIPTOR))(folder)
    describe(lambda d: d.update(resources=[r for r in d["resources"] if r["name"] in SECOND]))(
        folder
    )
    for table, rows in SECOND.items():
        header = ",".join(read(DATA / NAME / f"{table}.csv")[0])
        (folder / f"{table}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return folder


def test_a_second_report_loads_next_to_the_first(tmp_path: Path) -> None:
    copy_of(NAME, tmp_path)
    write_second(tmp_path)
    assert report_names(tmp_path) == ["changchun-2021", SECOND_NAME]
    assert package_problems(SECOND_NAME, data=tmp_path) == []
    report = load_report(SECOND_NAME, data=tmp_path)
    figures = report.figures
    assert report.name == report.metadata["name"] == SECOND_NAME
    assert report.metadata["title"] == "Figures of a report of Riverton, 2023"
    assert report.metadata["sources"][0]["date"] == "2023-01-02"
    assert list(figures["figure"]) == ["harvest-level-2022", "bridges-level-2023"]
    # 1.5 million jin of half a kilogram; known to half of a tenth of a million
    assert list(figures["base_value"]) == [750_000.0, 7.0]
    assert interval_of(figures, "harvest-level-2022") == Interval(725_000, 775_000)
    assert list(figures["printed_low"]) == [1.45, 7.0]
    assert interval_of(figures, "bridges-level-2023") == Interval(7, math.inf, False, False)
    assert list(figures["part"]) == ["past", "future"]
    assert list(figures["theme"]) == ["agriculture and rural areas", "urban construction"]
    assert list(figures["provisional"]) == [True, False]
    assert [len(frame) for frame in (report.numerals, report.statements)] == [1, 1]
    assert len(load_report(NAME, data=tmp_path).figures) == len(SOUND["figures"]) - 1


def test_a_second_report_without_any_date_loads(tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    for figure in ("harvest-level-2022", "bridges-level-2023"):
        change("figures.csv", figure, period="")(folder)
    figures = load_report(SECOND_NAME, data=tmp_path).figures
    assert figures[["period", "first_year", "last_year"]].isna().to_numpy().all()


def drop(table: str) -> Damage:
    """Remove a table, with its resource."""

    def damage(folder: Path) -> None:
        describe(lambda d: d["resources"].remove(resource(d, table)))(folder)
        (folder / f"{table}.csv").unlink()

    return damage


@pytest.mark.parametrize("tables", [["lookalikes"], ["evidence", "lookalikes"]], ids=str)
def test_tables_may_be_absent_that_need_not_be_there(tables: list[str], tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for table in tables:
        drop(table)(folder)
    assert package_problems(NAME, data=tmp_path) == []
    report, whole_report = load_report(NAME, data=tmp_path), load_report(NAME)
    assert list(report.lookalikes.columns) == ["indicator", "other", "difference", "why"]
    assert [len(report.lookalikes), report.evidence.empty] == [0, "evidence" in tables]
    assert report.figures.equals(whole_report.figures)


NEEDED = ["figures", "indicators", "numerals", "statements", "parts"]


@pytest.mark.parametrize("table", NEEDED)
def test_no_other_table_may_be_absent(table: str, tmp_path: Path) -> None:
    drop(table)(copy_of(NAME, tmp_path))
    problems = package_problems(NAME, data=tmp_path)
    assert (DESCRIPTOR, 0, "", table) in {cell_of(problem) for problem in problems}


def test_every_missing_table_is_told(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for table in NEEDED:
        drop(table)(folder)
    problems = package_problems(NAME, data=tmp_path)
    assert {problem.value for problem in problems} == set(NEEDED)


def test_no_folder_no_names(tmp_path: Path) -> None:
    assert report_names(tmp_path / "gone") == []
    (tmp_path / "units.txt").touch()
    (tmp_path / ".ipynb_checkpoints").mkdir()
    assert report_names(tmp_path) == []


def test_a_folder_without_a_descriptor_is_named_and_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert report_names(tmp_path) == ["empty"]
    (problem,) = package_problems("empty", data=tmp_path)
    assert cell_of(problem) == (DESCRIPTOR, 0, "", "")
    assert "empty" in problem.problem


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["resources"][0].pop("path"),
        lambda d: d["resources"][0].update(path=3),
        lambda d: d["resources"][0].update(path="../figures.csv"),
        lambda d: d["resources"][0]["schema"]["fields"][0].pop("type"),
        lambda d: d["resources"][0]["schema"]["fields"][0].update(type="strung"),
        lambda d: d["resources"].append(d["resources"][0]),
        lambda d: d["resources"][0]["schema"]["foreignKeys"][0].update(fields="gone"),
        lambda d: d["resources"][0]["schema"]["foreignKeys"][0].pop("reference"),
        lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"].update(pattern="("),
    ],
    ids=[
        "no path",
        "a path that is no text",
        "a path out of the folder",
        "a field without type",
        "a field of unknown type",
        "a resource twice",
        "a key on no column",
        "a key without reference",
        "a pattern that is none",
    ],
)
def test_a_malformed_descriptor_is_reported(
    edit: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    describe(edit)(copy_of(NAME, tmp_path))
    problems = package_problems(NAME, data=tmp_path)
    assert DESCRIPTOR in {problem.file for problem in problems}
    with pytest.raises(PackageError, match="datapackage"):
        load_report(NAME, data=tmp_path)


def resource(descriptor: dict[str, Any], table: str) -> dict[str, Any]:
    """Return the resource of a table."""
    return next(item for item in descriptor["resources"] if item["name"] == table)


def field(descriptor: dict[str, Any], table: str, column: str) -> dict[str, Any]:
    """Return the field descriptor of a column."""
    fields = resource(descriptor, table)["schema"]["fields"]
    return next(item for item in fields if item["name"] == column)


def without_source(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda d: d["sources"][0].pop(key)


Gap = tuple[Callable[[dict[str, Any]], None], tuple[str, str], str]
"""What is done to a descriptor, the column and value of the problem, and words of its text."""
GAPS: dict[str, Gap] = {
    "another name": (lambda d: d.update(name="harbin-2021"), ("", "harbin-2021"), "folder"),
    "no sources": (lambda d: d.pop("sources"), ("", ""), "title, path, date, sha256"),
    "an empty list of sources": (lambda d: d.update(sources=[]), ("", ""), "title, path, date"),
    **{
        f"a source without {key}": (without_source(key), ("", ""), f"lacks {key}")
        for key in ("date", "sha256")
    },
    "a source with an empty title and path": (
        lambda d: d["sources"][0].update(title="", path=""), ("", ""), "lacks title, path",
    ),
    "a second source without a date": (
        lambda d: d["sources"].append({"title": "b", "path": "https://b.example", "sha256": "0"}),
        ("", ""), "lacks date",
    ),
    "a table is missing": (
        lambda d: d["resources"].remove(resource(d, "parts")), ("", "parts"), "missing",
    ),
    "a column is missing": (
        lambda d: resource(d, "figures")["schema"]["fields"].remove(field(d, "figures", "scope")),
        ("scope", "figures"), "lacks the column",
    ),
    "a number is text": (
        lambda d: field(d, "figures", "value").update(type="string"),
        ("value", "figures"), "type is string",
    ),
    "a place is no whole number": (
        lambda d: field(d, "numerals", "start").update(type="number"),
        ("start", "numerals"), "type is number",
    ),
    "text is a number": (
        lambda d: field(d, "statements", "claim").update(type="number"),
        ("claim", "statements"), "type is number",
    ),
    "a truth value is text": (
        lambda d: field(d, "figures", "provisional").update(type="string"),
        ("provisional", "figures"), "type is string",
    ),
    "a cell that is needed may be empty": (
        lambda d: field(d, "figures", "unit").pop("constraints"), ("unit", "figures"), "empty",
    ),
    "a cell that is needed is not required": (
        lambda d: field(d, "parts", "label")["constraints"].update(required=False),
        ("label", "parts"), "empty",
    ),
    "no primary key": (
        lambda d: resource(d, "parts")["schema"].pop("primaryKey"), ("", "parts"), "primary key",
    ),
    "another primary key": (
        lambda d: resource(d, "figures")["schema"].update(primaryKey="printed"),
        ("", "figures"), "primary key",
    ),
    "half of a primary key": (
        lambda d: resource(d, "numerals")["schema"].update(primaryKey=["paragraph"]),
        ("", "numerals"), "primary key",
    ),
    "no foreign keys": (
        lambda d: resource(d, "statements")["schema"].pop("foreignKeys"),
        ("indicator", "statements"), "foreign key",
    ),
    "a foreign key to another table": (
        lambda d: resource(d, "figures")["schema"]["foreignKeys"][0].update(
            reference={"resource": "parts", "fields": "part"}
        ),
        ("indicator", "figures"), "foreign key",
    ),
    "half of the primary key of lookalikes": (
        lambda d: resource(d, "lookalikes")["schema"].update(primaryKey="indicator"),
        ("", "lookalikes"), "primary key",
    ),
    "one foreign key of two": (
        lambda d: resource(d, "lookalikes")["schema"]["foreignKeys"].pop(),
        ("other", "lookalikes"), "foreign key",
    ),
    "a pattern that is none": (
        lambda d: field(d, "figures", "period")["constraints"].update(pattern="["),
        ("period", "figures"), "pattern",
    ),
    "another delimiter": (
        lambda d: resource(d, "figures")["dialect"].update(delimiter=";"),
        ("", "figures"), "delimiter",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "place", "words"), GAPS.values(), ids=GAPS.keys())
def test_a_gap_of_the_descriptor_is_reported_and_no_table_read(
    edit: Callable[[dict[str, Any]], None], place: tuple[str, str], words: str, tmp_path: Path
) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(edit)(folder)
    change("figures.csv", GDP, value="many")(folder)
    (problem,) = package_problems(NAME, data=tmp_path)
    assert cell_of(problem) == (DESCRIPTOR, 0, *place)
    assert words in problem.problem
    assert problem.allowed


def test_all_gaps_of_the_schemas_are_reported_at_once(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for name in ("another delimiter", "no primary key", "text is a number"):
        describe(GAPS[name][0])(folder)
    problems = {(p.column, p.value) for p in package_problems(NAME, data=tmp_path)}
    assert problems == {("", "figures"), ("", "parts"), ("claim", "statements")}


def spell_otherwise(descriptor: dict[str, Any]) -> None:
    """Write keys as lists and texts, and leave out what has a default."""
    schema = resource(descriptor, "figures")["schema"]
    schema["primaryKey"] = ["figure"]
    schema["foreignKeys"][0]["fields"] = ["indicator"]
    schema["foreignKeys"][0]["reference"]["fields"] = ["indicator"]
    resource(descriptor, "parts").pop("dialect")
    resource(descriptor, "indicators")["dialect"].pop("delimiter")


def test_other_spellings_of_a_sound_descriptor_are_no_gaps(tmp_path: Path) -> None:
    describe(spell_otherwise)(copy_of(NAME, tmp_path))
    assert package_problems(NAME, data=tmp_path) == []


def test_a_package_may_have_more_columns(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    more = {"name": "remark", "type": "string"}
    describe(lambda d: resource(d, "parts")["schema"]["fields"].append(more))(folder)
    rewrite("parts.csv", lambda t: [[*t[0], "remark"], *([*row, "x"] for row in t[1:])])(folder)
    assert set(load_report(NAME, data=tmp_path).parts["remark"]) == {"x"}


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
    ],
)  # fmt: skip
def test_the_words_say_which_rule_it_was(damage: Damage, words: str, tmp_path: Path) -> None:
    damage(copy_of(NAME, tmp_path))
    (problem,) = package_problems(NAME, data=tmp_path)
    assert words in problem.problem


def test_a_descriptor_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd" / DESCRIPTOR).mkdir(parents=True)
    (problem,) = package_problems("odd", data=tmp_path)
    assert problem.problem.startswith("it cannot be read: ")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / DESCRIPTOR).write_text("[" * 100_000, encoding="utf-8")
    (problem,) = package_problems("deep", data=tmp_path)
    assert problem.problem.startswith("it is no JSON in UTF-8: ")
