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

from helpers.intervals import Interval
from helpers.package import PackageError, Problem
from helpers.paths import DATA
from helpers.report import interval_of, load_report, package_problems, report_names

NAME = "changchun-2021"
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


def drop_field(table: int, column: str) -> Callable[[dict[str, Any]], None]:
    def edit(descriptor: dict[str, Any]) -> None:
        schema = descriptor["resources"][table]["schema"]
        schema["fields"] = [field for field in schema["fields"] if field["name"] != column]

    return edit


GDP = "gdp-level-2020"  # printed as RMB650 billion
GDP_ROW = row_of("figures.csv", GDP)
STARTED = "projects-over-1bn-started-level-2020"  # printed as 302 projects
STARTED_ROW = row_of("figures.csv", STARTED)
LIMIT_ROW = row_of("numerals.csv", STARTED)  # the threshold of these projects
COVER = "tap-water-coverage-rural-share-2021"  # printed as 95%
PLAN_ROW = row_of("parts.csv", "plan")
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
    "the descriptor is missing": whole(
        DESCRIPTOR, lambda folder: (folder / DESCRIPTOR).unlink(), value=NAME
    ),
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
        "figures.csv", recode("figures.csv", lambda b: b.replace(b"650 b", b"650\xa0b", 1))
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
    "a column is missing in the schema": Case(
        describe(drop_field(0, "scope")),
        ((DESCRIPTOR, 0, "scope", "figures"), ("figures.csv", 0, "scope", "")),
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
    # Rows
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
    shutil.copytree(DATA / NAME, tmp_path / "elsewhere-2022")
    with pytest.raises(PackageError) as error:
        load_report("changchun-2012", data=tmp_path)
    assert "changchun-2012" in str(error.value)
    assert "changchun-2021, elsewhere-2022" in str(error.value)


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


def write_second(data: Path) -> Path:
    """Write a package with the descriptor and the headers of the first, and other rows."""
    folder = data / "riverton-2023"
    folder.mkdir()
    shutil.copy(DATA / NAME / DESCRIPTOR, folder)
    for table, rows in SECOND.items():
        header = ",".join(read(DATA / NAME / f"{table}.csv")[0])
        (folder / f"{table}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return folder


def test_a_second_report_loads_next_to_the_first(tmp_path: Path) -> None:
    copy_of(NAME, tmp_path)
    write_second(tmp_path)
    assert report_names(tmp_path) == ["changchun-2021", "riverton-2023"]
    assert package_problems("riverton-2023", data=tmp_path) == []
    report = load_report("riverton-2023", data=tmp_path)
    figures = report.figures
    assert report.name == "riverton-2023"
    assert list(figures["figure"]) == ["harvest-level-2022", "bridges-level-2023"]
    # 1.5 million jin of half a kilogram; known to half of a tenth of a million
    assert list(figures["base_value"]) == [750_000.0, 7.0]
    assert interval_of(figures, "harvest-level-2022") == Interval(725_000, 775_000)
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
    figures = load_report("riverton-2023", data=tmp_path).figures
    assert figures[["period", "first_year", "last_year"]].isna().to_numpy().all()


def test_no_package_no_names(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert report_names(tmp_path) == []
    (problem,) = package_problems("empty", data=tmp_path)
    assert cell_of(problem) == (DESCRIPTOR, 0, "", "empty")


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
