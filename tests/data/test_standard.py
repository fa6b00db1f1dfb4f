"""The standard: frictionless finds nothing that the reader does not find, and the schema valid."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import frictionless
import pytest

from helpers.data.problems import Problem
from helpers.data.reader import read_package
from helpers.data.report import read_named, report_names
from helpers.data.schema import DESCRIPTOR, read_tables, shared_tables
from helpers.data.standard import package_problems, standard_problems
from helpers.locations import DATA, SCHEMA
from tests.data.damages import (
    CASES,
    CELLS,
    FIRST,
    GDP,
    GDP_ROW,
    NAME,
    STARTED,
    Case,
    cell_of,
    change,
    copy_of,
    describe,
    mutations,
    read,
    resource,
    row_of,
    write,
)
from tests.data.second import refused, write_second

ADDRESS = "https://example.org/x.json"


@pytest.fixture(autouse=True)
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Refuse to look up an address, and see that no test asked for one."""
    asked: list[object] = []

    def refuse(*address: object) -> None:
        asked.append(address)
        raise OSError("no address is looked up here")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield asked
    assert asked == []


@pytest.mark.parametrize("name", report_names())
def test_a_sound_package_keeps_to_the_standard(name: str) -> None:
    assert standard_problems(DATA / name) == []
    assert package_problems(name) == []


def test_another_package_keeps_to_the_standard(tmp_path: Path) -> None:
    assert standard_problems(write_second(tmp_path)) == []


def test_the_shared_schema_keeps_to_the_standard() -> None:
    content = json.loads(SCHEMA.read_text(encoding="utf-8"))
    package = frictionless.Package.validate_descriptor(content | {"name": "shared"})
    assert package.errors == []
    for item in content["resources"]:
        report = frictionless.Schema.validate_descriptor(item["schema"])
        assert [error.note for error in report.errors] == [], item["name"]
    broken = frictionless.Schema.validate_descriptor({"fields": [{"name": "a", "type": "b"}]})
    assert broken.errors


# What frictionless finds in a damaged package, the reader finds


Place = tuple[str, int, str]


def places(problems: Sequence[Problem]) -> set[Place]:
    return {(problem.file, problem.row, problem.column) for problem in problems}


def untold(its: Sequence[Problem], own: set[Place]) -> list[Problem]:
    """Return what frictionless says of cells, rows and files of which the reader says nothing."""
    rows = {(file, row) for file, row, _ in own}
    return [
        problem
        for problem in its
        if (problem.file, problem.row, problem.column) not in own
        and (problem.column or (problem.file, problem.row) not in rows)
        and (problem.file, 0) not in rows
    ]


def thinned(folder: Path, file: str) -> None:
    """Keep of a package the table of a file and those to which it refers."""

    def thin(descriptor: dict[str, Any]) -> None:
        tables = read_tables(descriptor)
        (table,) = (table for table in tables.values() if table.path == file)
        kept = {table.name, *(key.table for key in table.references.values())}
        descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in kept]
        for name in kept - {table.name}:  # what they refer to is left out
            resource(descriptor, name)["schema"].pop("foreignKeys", None)

    describe(thin)(folder)


DAMAGES = {
    **{name: case for name, case in CASES.items() if case.problems[0][0] != DESCRIPTOR},
    **{
        f"{file} {key} {column} {value}": Case(
            change(file, key, **{column: value}), ((file, row_of(file, key), column, value),)
        )
        for file, key, column, value, _ in CELLS
    },
}  # fmt: skip
FOUND = [
    "a table is missing", "a table that is described is missing", "a table is empty",
    "a table has only blank lines", "a byte of Latin-1", "a byte of Latin-1 at the beginning",
    "UTF-16", "a table is a folder", "a quote that is not closed",
    "the columns have another order", "a column without a name", "a column is missing",
    "a column is too many", "a column is doubled", "a column is named like another",
    "text for a number", "separators of thousands", "a fraction for a whole number",
    "a paragraph before the first", "a place before the first", "an empty value", "an empty scope",
    "another word for false", "another spelling of false", "an unknown comparator",
    "an unknown measure", "an unknown status", "an unknown scope", "a malformed name",
    "a malformed period", "an unknown indicator", "a threshold of an unknown figure",
    "an unknown theme", "an unknown lookalike", "a lookalike of an unknown indicator",
    "an unknown difference of lookalikes", "lookalikes without a reason",
    "a pair of lookalikes twice", "a name twice", "a cell too many", "a cell too few",
    "a blank line", "lookalikes.csv hongqi-sales difference colour",
    "references.csv city-land value large", "references.csv city-land value ",
    "references.csv city-land comparator ≈", "references.csv city-land period 2020-2021",
    "references.csv city-land strength rumour", "relations.csv hongqi-output part gone",
    "relations.csv hongqi-output why ", "ranges.csv grain-yield low four",
    "ranges.csv grain-yield numerator gone", "ranges.csv grain-yield denominator populatoin",
    "corrections.csv conservation-tillage-tenfold figure gone",
    "corrections.csv conservation-tillage-tenfold column period",
    "corrections.csv conservation-tillage-tenfold kind typo",
    "corrections.csv conservation-tillage-tenfold reason ", "scan.csv quantulum3 true many",
    "scan.csv quantulum3 found 11.5", "scan.csv quantulum3 version ",
    "text for an upper end", "unknown prices", "an unknown way to know prices",
    "neither in money nor not", "an unknown role", "a malformed territory", "a territory twice",
    "a vintage without a label", "an unknown territory of a reference",
    "a reference without a territory",
]  # fmt: skip
"""The damages that frictionless finds, too. That the reader finds each is tested elsewhere."""


@pytest.mark.parametrize("name", FOUND)
def test_what_the_standard_finds_is_found_by_the_reader(name: str, tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    DAMAGES[name].damage(folder)
    told = {(file, row, column) for file, row, column, _ in DAMAGES[name].problems}
    thinned(folder, DAMAGES[name].problems[0][0])
    its = standard_problems(folder)
    assert its
    assert untold(its, told) == []


ODD = [
    "", " ", "\u00a0", "\t", "\u200b", "\x00", "0", "-0", "-0.0", "00", "0.0", "1", "-1", "1.0",
    "1e3", "+1", "NaN", "inf", "1_000", "１２", "1,5", ".5", "5.", "--1", "9" * 16, "9" * 400,
    "true", "True", "FALSE", "yes", "null", "a b", "a--b", "-a", "é", "2020", "2020-2021",
    "20200", "2020 Q1", "2020 Q5", "2020-13", "a\nb", '"', "\\", "≥", "Level", "level ",
    "gone", "#", "100%",
]  # fmt: skip
"""Cells that are wrong in one column or another."""


def odd_rows(sound: list[list[str]]) -> Iterator[list[str]]:
    """Yield rows in which every cell is odd, each odd one once in each column."""
    for number in range(len(ODD)):
        yield [ODD[(number + 7 * place) % len(ODD)] for place in range(len(sound[0]))]


@pytest.mark.parametrize("name", shared_tables())
def test_no_odd_cell_is_only_found_by_the_standard(name: str, tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    table = shared_tables()[name]
    sound = read(folder / table.path)
    write(folder / table.path, [sound[0], *odd_rows(sound)])
    own = places(read_package(folder)[1])
    thinned(folder, table.path)
    its = standard_problems(folder)
    assert len(its) > len(ODD) // 2
    assert untold(its, own) == []


PIECES = [
    b'"', b'""', b",", b"\n", b"\r", b"\r\n", b"\x00", b"\xff", b"\xc3", b" ", b"\t", b";", b"\\",
    b"\xef\xbb\xbf", b"\x1a", b"x", b"0", b",,", b'","',
]  # fmt: skip


@pytest.mark.parametrize("at", ["header", "cell", "quoted cell", "end of a line", "end"])
def test_no_odd_byte_is_only_found_by_the_standard(at: str, tmp_path: Path) -> None:
    folder, alone = write_second(tmp_path), tmp_path / "alone"
    shutil.copytree(folder, alone)
    thinned(alone, "parts.csv")
    sound = (
        b'part,label,first_paragraph,last_paragraph\npast,What was,1,1\n"next","To do, so",2,2\n'
    )
    place = {
        "header": 2, "cell": sound.index(b" was"), "quoted cell": sound.index(b" so"),
        "end of a line": sound.index(b"\n"), "end": len(sound),
    }[at]  # fmt: skip
    (folder / "parts.csv").write_bytes(sound)
    assert read_package(folder)[1] == []
    seen = 0
    for piece in PIECES:
        for path in (folder, alone):
            (path / "parts.csv").write_bytes(sound[:place] + piece + sound[place:])
        its = standard_problems(alone)
        assert untold(its, places(read_package(folder)[1])) == [], piece
        seen += bool(its)
    assert seen > 2


HARMLESS = {"licenses", "contributors"}
"""What the reader does not look into: nothing hangs on it."""


def test_no_odd_descriptor_is_only_found_by_the_standard(tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    sound = set()
    for place, value, changed in mutations(descriptor):
        like = (place, value if value in (ADDRESS, "(removed)") else type(value))
        if like not in sound and not refused(changed):
            sound.add(like)
            harmless = place[0] in HARMLESS or (place[-1], value) == ("profile", "(removed)")
            report = frictionless.Package.validate_descriptor(changed, basepath=str(folder))
            assert harmless or report.errors == [], (place, value)
    assert len(sound) > 50


# Both together


def test_a_cell_is_told_once_and_in_the_words_of_the_reader(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    change("figures.csv", GDP, value="many", indicator="gpd")(folder)
    change("figures.csv", STARTED, figure=GDP)(folder)
    own, both = read_named(NAME, tmp_path)[1], package_problems(NAME, tmp_path)
    assert standard_problems(folder)
    assert both == own
    assert {("figures.csv", GDP_ROW, "value"), ("figures.csv", GDP_ROW, "")} <= places(own)


def test_what_only_the_standard_finds_is_told(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(lambda d: d["licenses"].append({"title": "none"}))(folder)
    assert read_named(NAME, tmp_path)[1] == []
    (problem,) = package_problems(NAME, tmp_path)
    assert cell_of(problem) == (DESCRIPTOR, 0, "", "")
    assert "license requires" in problem.problem


def test_a_problem_of_the_standard_names_its_place_and_what_is_allowed(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    change("figures.csv", GDP, value="many", indicator="gpd", status="wish")(folder)
    change("statements.csv", FIRST, statement=read(folder / "statements.csv")[-1][0])(folder)
    table = read(folder / "parts.csv")
    write(folder / "parts.csv", [*table[:4], [*table[4], "more"]])
    last = len(read(folder / "statements.csv"))
    words = "type string, not empty, one of 'achievement', 'target'"
    cells = "as many cells as the header has; put quotes around a text with a comma"
    found = [
        (problem.file, problem.row, problem.column, problem.allowed)
        for problem in standard_problems(folder)
    ]
    assert sorted(found) == [
        ("figures.csv", GDP_ROW, "indicator", "a key of the other table"),
        ("figures.csv", GDP_ROW, "status", words),
        ("figures.csv", GDP_ROW, "value", "type number, not empty"),
        ("parts.csv", 5, "", cells),
        ("statements.csv", last, "", "each key once"),
        ("statements.csv", last, "statement", "each value once"),
    ]


def test_the_standard_is_not_asked_before_every_file_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of(NAME, tmp_path)
    monkeypatch.setattr("helpers.data.standard.standard_problems", lambda _: 1 / 0)
    for file in ("parts.csv", DESCRIPTOR):
        (folder / file).write_bytes(b"")
        assert {problem.file for problem in package_problems(NAME, tmp_path)} == {file}
    (problem,) = package_problems("gone-2020", tmp_path)
    assert problem.file == "gone-2020"


@pytest.mark.parametrize("key", ["$schema", "profile", "resources", "licenses"])
def test_no_address_of_a_descriptor_is_looked_up(
    key: str, tmp_path: Path, looked_up: list[object]
) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(lambda d: d.update({key: ADDRESS}))(folder)
    assert package_problems(NAME, tmp_path)
    assert looked_up == []
    if key == "profile":  # which frictionless alone would look up
        assert standard_problems(folder)
        assert looked_up
        looked_up.clear()
