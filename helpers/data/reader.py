"""Read a report's data package and say everything that is wrong with it at once.

The package is checked against its own Table Schemas by frictionless, and its bytes,
headers and numbers by the rules here, which are stricter than the standard: nothing is
coerced. What the figures mean is checked in `helpers.data.checks`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Importing jsonschema, which frictionless needs, compiles a grammar for one optional format
# for about a second. No schema here has that format; jsonschema does without where it is absent.
_before = sys.modules.get("rfc3987_syntax")
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
import jsonschema  # noqa: E402, F401

del sys.modules["rfc3987_syntax"]
if _before:
    sys.modules["rfc3987_syntax"] = _before
import frictionless  # noqa: E402

DESCRIPTOR = "datapackage.json"
TABLES: dict[str, tuple[str, ...]] = {
    "figures": (
        "figure", "indicator", "measure", "comparator", "value", "unit", "status", "period",
        "scope", "provisional", "paragraph", "start", "end", "printed", "note",
    ),
    "indicators": ("indicator", "label", "theme", "better", "nature", "note"),
    "numerals": (
        "paragraph", "start", "end", "printed", "kind", "figure", "comparator", "value",
        "unit", "note",
    ),
    "statements": (
        "statement", "indicator", "relation", "status", "period", "scope", "claim",
        "decided_by", "paragraph", "start", "end", "printed",
    ),
    "parts": ("part", "label", "first_paragraph", "last_paragraph"),
    "evidence": (
        "indicator", "measure", "comparator", "value", "unit", "period", "nature", "strength",
        "note", "source_title", "source_address", "published",
    ),
    "lookalikes": ("indicator", "other", "difference", "why"),
    "references": (
        "reference", "label", "comparator", "value", "unit", "period", "source_title",
        "source_address", "published", "strength", "note",
    ),
    "relations": ("part", "whole", "why"),
    "ranges": (
        "range", "label", "numerator", "denominator", "counted_in", "low", "high", "unit",
        "factor", "basis", "source_title", "source_address", "published",
    ),
    "corrections": (
        "correction", "kind", "rule", "figure", "paragraph", "start", "end", "printed", "column",
        "proposed", "reason", "source_title", "source_address", "strength",
    ),
    "scan": (
        "scanner", "version", "figures", "found", "right_value", "right", "proposals", "true",
    ),
}  # fmt: skip
"""The tables of a package and the columns that the helpers need; it may have more."""
ABSENT_AT_WILL = (
    "evidence", "lookalikes", "references", "relations", "ranges", "corrections", "scan",
)  # fmt: skip
"""The tables that a package need not have."""

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
"""How a number is written."""
_NUMBER = {"number": NUMBER, "integer": r"-?(0|[1-9][0-9]*)"}
MOST_DIGITS = 15
"""As many digits as a float keeps."""
_TYPES = {
    "value": "number",
    "provisional": "boolean",
    "paragraph": "integer",
    "start": "integer",
    "end": "integer",
    "first_paragraph": "integer",
    "last_paragraph": "integer",
    "low": "number",
    "high": "number",
    "factor": "number",
} | dict.fromkeys(("figures", "found", "right_value", "right", "proposals", "true"), "integer")
"""The types of the columns that are no strings."""
_OPTIONAL = {
    "figures": ("period", "note"),
    "indicators": ("nature", "note"),
    "numerals": ("figure", "comparator", "value", "unit", "note"),
    "statements": ("period",),
    "parts": (),
    "evidence": ("note", "published"),
    "lookalikes": (),
    "references": ("source_address", "published", "note"),
    "relations": (),
    "ranges": ("counted_in", "source_address", "published"),
    "corrections": ("rule", "figure", "source_title", "source_address"),
    "scan": (),
}
"""The columns whose cells may be empty."""
_KEYS: dict[str, tuple[list[str], dict[str, str]]] = {
    "figures": (["figure"], {"indicator": "indicators"}),
    "indicators": (["indicator"], {}),
    "numerals": (["paragraph", "start"], {"figure": "figures"}),
    "statements": (["statement"], {"indicator": "indicators"}),
    "parts": (["part"], {}),
    "evidence": (
        ["indicator", "measure", "period", "nature", "source_address"],
        {"indicator": "indicators"},
    ),
    "lookalikes": (["indicator", "other"], {"indicator": "indicators", "other": "indicators"}),
    "references": (["reference"], {}),
    "relations": (["part", "whole"], {"part": "indicators"}),
    "ranges": (["range"], {"numerator": "indicators", "denominator": "indicators"}),
    "corrections": (["correction"], {"figure": "figures"}),
    "scan": (["scanner"], {}),
}
"""The primary key of each table, and the tables to which its columns refer."""
_CURES = {
    "extra-cell": "as many cells as the header has; put quotes around a text with a comma",
    "missing-cell": "as many cells as the header has",
    "blank-row": "no empty lines",
    "primary-key": "each key once",
    "unique-error": "each value once",
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where, what, and what would be right.

    Parameters
    ----------
    file : str
        Name of the file.
    row : int
        Line of the table as a spreadsheet counts it, the header being 1; 0 for the file.
    column : str
        Name of the column; empty where the whole row or file is meant.
    value : str
        What stands there.
    problem : str
        What is wrong with it.
    allowed : str
        What is allowed there.
    """

    file: str
    row: int
    column: str
    value: str
    problem: str
    allowed: str

    def __str__(self) -> str:
        """Write the problem as one line."""
        place = self.file + (f", row {self.row}" if self.row else "")
        place += f", column {self.column}" if self.column else ""
        found = f": {self.value!r}" if self.value else ""
        return f"{place}{found}: {self.problem}; allowed: {self.allowed}"


class PackageError(ValueError):
    """A data package that cannot be used, with every problem that was found.

    Parameters
    ----------
    name : str
        Name of the package.
    problems : list of Problem
        Everything that is wrong with it.
    """

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the data package {name}:\n{lines}")


Rows = dict[int, dict[str, str]]
"""The rows of a table by their number, the header being 1: text by column."""


@dataclass(frozen=True)
class RawPackage:
    """A package as it stands in its files: nothing is converted yet.

    Parameters
    ----------
    metadata : dict
        The descriptor.
    fields : dict
        For each table its field descriptors by column.
    rows : dict
        For each table its rows.
    """

    metadata: dict[str, Any]
    fields: dict[str, dict[str, dict[str, Any]]]
    rows: dict[str, Rows]


def read_package(folder: Path) -> tuple[RawPackage, list[Problem]]:
    """Read and check a data package.

    Parameters
    ----------
    folder : Path
        The folder of ``datapackage.json`` and its tables.

    Returns
    -------
    tuple of RawPackage and list of Problem
        What could be read, and everything that is wrong with it. Tables with problems of
        their bytes or header have no rows.
    """

    def unreadable(problem: str) -> tuple[RawPackage, list[Problem]]:
        return RawPackage({}, {}, {}), [Problem(DESCRIPTOR, 0, "", "", problem, "a data package")]

    try:
        metadata = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return unreadable(f"there is no such file in {folder.name}")
    except OSError as error:
        return unreadable(f"it cannot be read: {error.strerror}")
    except (ValueError, RecursionError) as error:
        return unreadable(f"it is no JSON in UTF-8: {error}")
    try:
        problems = _descriptor_problems(folder, metadata)
        resources = {item["name"]: item for item in metadata["resources"]}
        fields = {
            name: {field["name"]: field for field in item["schema"]["fields"]}
            for name, item in resources.items()
        }
        problems = problems or _schema_gaps(resources, fields)
        if problems:
            return RawPackage(metadata, {}, {}), problems
        rows: dict[str, Rows] = {}
        for name in (name for name in TABLES if name in resources):
            rows[name], found = _read_table(folder / resources[name]["path"], fields[name])
            problems += found
        broken = {problem.file for problem in problems if not problem.row}
        problems += _schema_problems(folder, metadata, broken)
    except (KeyError, TypeError, AttributeError, frictionless.FrictionlessException) as error:
        return unreadable(f"its structure is not that of a data package: {error!r}")
    return RawPackage(metadata, fields, rows), problems


def _descriptor_problems(folder: Path, metadata: dict[str, Any]) -> list[Problem]:
    """Check the descriptor itself, without which no table can be checked."""
    report = frictionless.Package.validate_descriptor(metadata, basepath=str(folder))
    problems = [Problem(DESCRIPTOR, 0, "", "", e.note, "a valid descriptor") for e in report.errors]
    if problems:
        return problems
    if metadata["name"] != folder.name:
        problem = "the package has another name than its folder"
        problems.append(Problem(DESCRIPTOR, 0, "", metadata["name"], problem, folder.name))
    for source in metadata.get("sources") or [{}]:
        missing = [key for key in ("title", "path", "date", "sha256") if not source.get(key)]
        if missing:
            problem = f"the source lacks {', '.join(missing)}"
            problems.append(Problem(DESCRIPTOR, 0, "", "", problem, "a source that can be traced"))
    return problems


def _schema_gaps(
    resources: dict[str, Any], fields: dict[str, dict[str, dict[str, Any]]]
) -> list[Problem]:
    """Check that the schemas have the tables, columns and rules that the helpers need."""
    problems = []
    for table, columns in TABLES.items():

        def gap(column: str, problem: str, right: str, table: str = table) -> Problem:
            return Problem(DESCRIPTOR, 0, column, table, problem, right)

        if table not in resources and table in ABSENT_AT_WILL:
            continue
        if table not in resources:
            problems.append(gap("", "the resource is missing", ", ".join(TABLES)))
            continue
        for column in columns:
            field = fields[table].get(column)
            kind = _TYPES.get(column, "string")
            if field is None:
                problems.append(gap(column, "the schema lacks the column", ", ".join(columns)))
            elif field.get("type") != kind:
                problems.append(gap(column, f"its type is {field.get('type')}", kind))
            elif column not in _OPTIONAL[table] and not _rules(field).get("required"):
                problems.append(gap(column, "the schema lets it be empty", "required: true"))
        problems += [gap(*found) for found in _key_gaps(table, resources[table])]
        for column, field in fields[table].items():
            try:
                re.compile(_rules(field).get("pattern", ""))
            except re.error as error:
                problems.append(gap(column, f"its pattern cannot be read: {error}", "a pattern"))
    return problems


def _key_gaps(table: str, resource: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the keys that the schema of a table lacks, and a dialect that is not read."""
    key, references = _KEYS[table]
    schema = resource["schema"]
    if schema.get("primaryKey") not in (key, key[0] if len(key) == 1 else key):
        yield "", "the schema has not the primary key", ", ".join(key)
    found = {
        (field, item["reference"]["resource"] or table)
        for item in schema.get("foreignKeys", [])
        for field in ([item["fields"]] if isinstance(item["fields"], str) else item["fields"])
    }
    for column, target in references.items():
        if (column, target) not in found:
            yield column, "the schema has no foreign key for it", f"a reference to {target}"
    if resource.get("dialect", {}).get("delimiter", ",") != ",":
        yield "", "the table has another delimiter", "commas"


def _rules(field: dict[str, Any]) -> dict[str, Any]:
    """Return the constraints of a field."""
    return dict(field.get("constraints") or {})


def _read_table(path: Path, fields: dict[str, dict[str, Any]]) -> tuple[Rows, list[Problem]]:
    """Read a table as text and check its bytes, its header and how its numbers are written."""

    def wrong(problem: str, allowed: str, column: str = "", value: str = "") -> Problem:
        return Problem(path.name, 0, column, value, problem, allowed)

    if not path.is_file():
        return {}, [wrong("there is no such file", "a table in CSV")]
    content = path.read_bytes()
    if not content.strip():
        return {}, [wrong("the file is empty", "a header and rows")]
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return {}, [wrong("it begins with a byte-order mark", "UTF-8 without one")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = repr(content[max(0, error.start - 10) : error.end + 10])
        row = content[: error.start].count(b"\n") + 1
        problem = f"a byte of row {row} is not UTF-8"
        return {}, [wrong(problem, "text saved as UTF-8", value=found)]
    header, *lines = list(csv.reader(io.StringIO(text, newline="")))
    expected = ", ".join(fields)
    problems = [wrong("the column is missing", expected, c) for c in fields if c not in header]
    problems += [
        wrong("the schema has no such column", expected, c) for c in header if c not in fields
    ]
    problems += [
        wrong("the column is there twice", expected, c) for c, n in Counter(header).items() if n > 1
    ]
    if not lines:
        problems.append(wrong("the table has a header but no rows", "at least one row"))
    if problems:
        return {}, problems
    rows = {
        number: dict.fromkeys(header, "") | dict(zip(header, line, strict=False))
        for number, line in enumerate(lines, 2)
        if line
    }
    return rows, [
        Problem(path.name, number, column, cell, problem, allowed)
        for number, row in rows.items()
        for column, cell in row.items()
        for problem, allowed in _cell_problems(cell, fields[column]["type"])
    ]


def _cell_problems(cell: str, kind: str) -> list[tuple[str, str]]:
    """Check how one cell is written; its type is left to the schema."""
    if cell != cell.strip():
        return [("blanks stand around the text", "text without them")]
    if kind in _NUMBER and cell and not re.fullmatch(_NUMBER[kind], cell):
        dot = " and a decimal point" if kind == "number" else ""
        return [("this is not written as a number", f"digits{dot}, without separators, as 1234")]
    if kind in _NUMBER and len(re.findall("[0-9]", cell)) > MOST_DIGITS:
        return [("it has more digits than can be kept", f"at most {MOST_DIGITS} digits")]
    return []


def _schema_problems(folder: Path, metadata: dict[str, Any], broken: set[str]) -> list[Problem]:
    """Check the sound files against their schemas with frictionless."""
    resources = [item for item in metadata["resources"] if item["path"] not in broken]
    names = {item["name"] for item in resources}
    for position, item in enumerate(resources):
        keys = item["schema"].get("foreignKeys", [])
        known = [key for key in keys if key["reference"].get("resource") in names]
        resources[position] = item | {"schema": item["schema"] | {"foreignKeys": known}}
    report = frictionless.Package.from_descriptor(
        metadata | {"resources": resources}, basepath=str(folder)
    ).validate()
    problems = []
    for task in report.tasks:
        schema = next(item["schema"] for item in resources if item["path"] == task.place)
        fields = {field["name"]: field for field in schema["fields"]}
        problems += [_from_frictionless(task.place, error, fields) for error in task.errors]
    return problems


def _from_frictionless(
    file: str, error: frictionless.Error, fields: dict[str, dict[str, Any]]
) -> Problem:
    """Say one of frictionless' errors in the project's words."""
    row = getattr(error, "row_number", 0)
    column = getattr(error, "field_name", "")
    value = str(getattr(error, "cell", "") or "")
    if isinstance(error, frictionless.errors.ForeignKeyError):
        column, value = ", ".join(error.field_names), ", ".join(map(str, error.field_cells))
        return Problem(file, row, column, value, "there is no such row", "a key of the other table")
    if error.type in ("type-error", "constraint-error") and column in fields:
        field = fields[column]
        rules = [f"{name} {rule}" for name, rule in _rules(field).items()]
        return Problem(
            file, row, column, value, error.note, ", ".join([f"type {field['type']}", *rules])
        )
    allowed = _CURES.get(error.type, "what the schema says")
    return Problem(file, row, column, value, error.note or error.title.lower(), allowed)


def one_per_cell(problems: list[Problem]) -> list[Problem]:
    """Keep the first problem of each cell and of each row, so that none is told twice."""
    first: dict[tuple[str, int, str, str], Problem] = {}
    for problem in problems:
        key = "" if problem.row and problem.column else problem.problem + problem.value
        first.setdefault((problem.file, problem.row, problem.column, key), problem)
    return list(first.values())
