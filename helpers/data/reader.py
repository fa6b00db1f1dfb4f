"""Read a report's data package as text, and say everything that is wrong with its tables.

Bytes, headers and cells are checked against the schemas, and more strictly than the standard
asks: nothing is coerced. What the figures mean is checked in `helpers.data.checks`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from helpers.data.descriptor import descriptor_problems
from helpers.data.problems import Problem, nearest
from helpers.data.schema import (
    DESCRIPTOR,
    DescriptorError,
    Field,
    Json,
    Table,
    as_object,
    read_tables,
    shared_tables,
)

Row: TypeAlias = dict[str, str]
Rows: TypeAlias = dict[int, Row]
"""The rows of a table by their number, the header being 1: text by column."""

MOST_DIGITS = 15
"""As many digits as a float keeps."""

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
"""How a number is written."""

_FORMS = {"number": re.compile(NUMBER), "integer": re.compile(r"-?(0|[1-9][0-9]*)")}
_FLAGS = ("true", "false")


@dataclass(frozen=True)
class Package:
    """A package as it stands in its files: nothing is converted yet.

    Parameters
    ----------
    name : str
        Its name, which is that of its folder.
    descriptor : dict
        The content of ``datapackage.json``.
    tables : dict of str to Table
        The tables that it has, with their schemas.
    rows : dict of str to Rows
        For each table its rows; tables that cannot be read have none.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> row = package.rows["figures"][4]
    >>> row["figure"], row["value"]
    ('gdp-growth-2020', '3.5')
    >>> package.tables["figures"].fields["value"].rules
    'type number, not empty'
    """

    name: str
    descriptor: dict[str, Json]
    tables: Mapping[str, Table]
    rows: Mapping[str, Rows]


def read_package(folder: Path) -> tuple[Package, list[Problem]]:
    """Read a data package and check it against its schemas.

    Parameters
    ----------
    folder : Path
        The folder of ``datapackage.json`` and its tables.

    Returns
    -------
    tuple of Package and list of Problem
        What could be read, and everything that is wrong with it. Tables with problems of
        their bytes or header have no rows.

    Examples
    --------
    >>> from helpers.locations import DATA
    >>> package, problems = read_package(DATA / "changchun-2021")
    >>> problems, [row["part"] for row in package.rows["parts"].values()]
    ([], ['opening', 'review', 'plan', 'key work'])
    >>> print(read_package(DATA / "nowhere")[1][0])
    datapackage.json: there is no such file in nowhere; allowed: a data package
    """

    def unreadable(problem: str) -> tuple[Package, list[Problem]]:
        nothing = Package(folder.name, {}, {}, {})
        return nothing, [Problem(DESCRIPTOR, 0, "", "", problem, "a data package")]

    try:
        content: Json = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return unreadable(f"there is no such file in {folder.name}")
    except OSError as error:
        return unreadable(f"it cannot be read: {error.strerror}")
    except (ValueError, RecursionError) as error:
        return unreadable(f"it is no JSON in UTF-8: {error}")
    try:
        descriptor = as_object(content, "the descriptor")
        described = read_tables(descriptor)
        problems = list(descriptor_problems(folder.name, descriptor, described))
    except DescriptorError as error:
        return unreadable(f"its structure is not that of a data package: {error}")
    tables = {name: described[name] for name in shared_tables() if name in described}
    if problems:
        return Package(folder.name, descriptor, tables, {}), problems
    rows: dict[str, Rows] = {}
    for name, table in tables.items():
        rows[name], found = _read_table(folder / table.path, table)
        problems += found
    package = Package(folder.name, descriptor, tables, rows)
    return package, [*problems, *_reference_problems(package, problems)]


def _read_table(path: Path, table: Table) -> tuple[Rows, list[Problem]]:
    """Read a table as text and check its bytes, its header and its cells."""

    def wrong(problem: str, allowed: str) -> tuple[Rows, list[Problem]]:
        return {}, [Problem(path.name, 0, "", "", problem, allowed)]

    text = _read_text(path)
    if isinstance(text, Problem):
        return {}, [text]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    limit = csv.field_size_limit(len(text))  # whatever others have set: no cell is too long
    try:
        header, *lines = reader
    except csv.Error as error:
        problem = f"line {reader.line_num} cannot be read: {error}"
        return wrong(problem, "quotes around a cell in pairs, and doubled within it")
    finally:
        csv.field_size_limit(limit)
    if problems := list(_header_problems(path.name, header, list(table.fields))):
        return {}, problems
    if not lines:
        return wrong("the table has a header but no rows", "at least one row")
    rows = {
        number: dict.fromkeys(header, "") | dict(zip(header, line, strict=False))
        for number, line in enumerate(lines, 2)
        if line
    }
    return rows, [*_line_problems(path.name, header, lines), *row_problems(table, rows)]


def _read_text(path: Path) -> str | Problem:
    """Read a file in UTF-8, or say why it cannot be read."""

    def wrong(problem: str, allowed: str, value: str = "") -> Problem:
        return Problem(path.name, 0, "", value, problem, allowed)

    if not path.is_file():
        return wrong("there is no such file", "a table in CSV")
    try:
        content = path.read_bytes()
    except OSError as error:
        return wrong(f"it cannot be read: {error.strerror}", "a table in CSV")
    if not content.strip():
        return wrong("the file is empty", "a header and rows")
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return wrong("it begins with a byte-order mark", "UTF-8 without one")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = len((content[: error.start] + b".").splitlines())
        found = repr(content[max(0, error.start - 10) : error.end + 10])
        return wrong(f"a byte of row {row} is not UTF-8", "text saved as UTF-8", found)


def _header_problems(file: str, header: list[str], columns: list[str]) -> Iterator[Problem]:
    """Yield where a header has not the columns of the schema, each once and in their order."""
    expected = ", ".join(columns)
    for name in columns:
        if name not in header:
            yield Problem(file, 0, name, "", "the column is missing", expected)
    for name, count in Counter(header).items():
        if name not in columns:
            yield Problem(file, 0, name, "", "the schema has no such column", expected)
        if count > 1:
            yield Problem(file, 0, name, "", "the column is there twice", expected)
    if header != columns and sorted(header) == sorted(columns):
        yield Problem(file, 0, "", "", "the columns have another order", expected)


def _line_problems(file: str, header: list[str], lines: list[list[str]]) -> Iterator[Problem]:
    """Yield the lines that have not as many cells as the header."""
    as_many = "as many cells as the header has"
    for number, line in enumerate(lines, 2):
        if not line:
            yield Problem(file, number, "", "", "the line is empty", "no empty lines")
        elif len(line) > len(header):
            quotes = f"{as_many}; put quotes around a text with a comma"
            problem = "there are more cells than columns"
            yield Problem(file, number, "", line[len(header)], problem, quotes)
        else:
            for column in header[len(line) :]:
                yield Problem(file, number, column, "", "the cell is missing", as_many)


def row_problems(table: Table, rows: Rows) -> list[Problem]:
    """Check rows against the schema of their table.

    Parameters
    ----------
    table : Table
        The table.
    rows : Rows
        Its rows, all or some of them.

    Returns
    -------
    list of Problem
        Every cell that is not what its column allows, and every key or value that is there
        twice.

    Examples
    --------
    >>> row = {"vintage": "base-of-2024", "label": "", "note": ""}
    >>> for found in row_problems(shared_tables()["vintages"], {2: row}):
    ...     print(found)
    vintages.csv, row 2, column label: it must not be empty; allowed: type string, not empty
    """
    file = table.path
    problems = []
    for name, field in table.fields.items():
        check = _cell_check(field)
        seen: set[str | Decimal] = set()
        for number, row in rows.items():
            cell = row[name]
            if found := check(cell):
                problems.append(Problem(file, number, name, cell, *found))
            elif field.unique and cell:
                if _value(cell, field) in seen:
                    problem = "this is there twice"
                    problems.append(Problem(file, number, name, cell, problem, "each value once"))
                seen.add(_value(cell, field))
    keys: set[tuple[str | Decimal, ...]] = set()
    for number, row in rows.items():
        key = tuple(_value(row[name], table.fields[name]) for name in table.key)
        if key in keys:
            found_key = ", ".join(row[name] for name in table.key)
            problem = f"the key is there twice: {found_key}"
            problems.append(Problem(file, number, "", "", problem, "each key once"))
        keys.add(key)
    return problems


def _value(cell: str, field: Field) -> str | Decimal:
    """Return what a cell is compared by: 0 and -0.0 are one number."""
    form = _FORMS.get(field.kind)
    return Decimal(cell) if form and form.fullmatch(cell) else cell


def _cell_check(field: Field) -> Callable[[str], tuple[str, str] | None]:
    """Return a check of one cell: what is wrong with it, and what is allowed."""
    form, words = _FORMS.get(field.kind), frozenset(field.enum)
    pattern = re.compile(field.pattern) if field.pattern else None
    point = " and a decimal point" if field.kind == "number" else ""
    as_number = f"digits{point}, without separators, as 1234"

    def check(cell: str) -> tuple[str, str] | None:
        if not cell:
            return ("it must not be empty", field.rules) if field.required else None
        found = None
        if cell != cell.strip():
            found = "blanks stand around the text", "text without them"
        elif form and not form.fullmatch(cell):
            found = "this is not written as a number", as_number
        elif form and sum(map(str.isdigit, cell)) > MOST_DIGITS:
            found = "it has more digits than can be kept", f"at most {MOST_DIGITS} digits"
        elif form and field.minimum is not None and Decimal(cell) < field.minimum:
            found = "the number is too small", field.rules
        elif field.kind == "boolean" and cell not in _FLAGS:
            found = "this is neither true nor false", " or ".join(_FLAGS)
        elif pattern and not pattern.fullmatch(cell):
            found = "it has another form", field.rules
        elif words and cell not in words:
            found = "the schema does not list it", field.rules
        return found

    return check


def _reference_problems(package: Package, known: list[Problem]) -> Iterator[Problem]:
    """Yield the cells that name a row of another table which is not there."""
    broken = {problem.file for problem in known if not problem.row}
    for name, table in package.tables.items():
        for column, key in table.references.items():
            target = package.tables[key.table]
            if target.path in broken:
                continue
            there = {row[key.column] for row in package.rows[key.table].values()}
            for number, row in package.rows[name].items():
                if row[column] and row[column] not in there:
                    like = nearest(row[column], there)
                    right = f"a {key.column} of {target.path}; similar names: {like}"
                    problem = "there is no such row"
                    yield Problem(table.path, number, column, row[column], problem, right)
