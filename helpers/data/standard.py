"""What the standard says of a package: frictionless checks it against its own Table Schemas.

Loading does without, for the reader asks for all of this and more. The command ``check`` and the
tests run it too, so that a package is one for every tool that keeps to the standard.
"""

from __future__ import annotations

import json
from pathlib import Path

import frictionless

from helpers.data.problems import Problem
from helpers.data.report import read_named
from helpers.data.schema import DESCRIPTOR, Table, read_tables
from helpers.locations import DATA

_CURES = {
    "extra-cell": "as many cells as the header has; put quotes around a text with a comma",
    "missing-cell": "as many cells as the header has",
    "blank-row": "no empty lines",
    "primary-key": "each key once",
    "unique-error": "each value once",
    "foreign-key": "a key of the other table",
}


def package_problems(name: str, data: Path = DATA) -> list[Problem]:
    """Say everything that is wrong with a package: what the reader finds, and the standard.

    Parameters
    ----------
    name : str
        Name of the package: its folder in `data`.
    data : Path
        The folder of the packages.

    Returns
    -------
    list of Problem
        What the standard says of a cell is told only where the reader says nothing of it, and
        nothing before the reader can read every file.

    Examples
    --------
    >>> package_problems("changchun-2021")
    []
    >>> package_problems("nowhere")[0].problem
    'there is no such folder in data'
    """
    _, problems = read_named(name, data)
    if not all(problem.row for problem in problems):
        return problems
    told = {(problem.file, problem.row, problem.column) for problem in problems}
    for problem in standard_problems(data / name):
        if (problem.file, problem.row, problem.column) not in told:
            told.add((problem.file, problem.row, problem.column))
            problems.append(problem)
    return problems


def standard_problems(folder: Path) -> list[Problem]:
    """Return what frictionless says of a package whose descriptor the reader has found sound.

    Only then is it sure that the package names no address, which would be looked up.

    Parameters
    ----------
    folder : Path
        The folder of ``datapackage.json`` and its tables.

    Examples
    --------
    >>> import shutil
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     copy = Path(shutil.copytree(DATA / "changchun-2021", Path(folder, "copy")))
    ...     parts = (copy / "parts.csv").read_text().replace("plan,", "review,")
    ...     _ = (copy / "parts.csv").write_text(parts)
    ...     found = standard_problems(copy)
    >>> [(problem.file, problem.row, problem.allowed) for problem in found]
    [('parts.csv', 4, 'each value once'), ('parts.csv', 4, 'each key once')]
    """
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = {table.path: table for table in read_tables(descriptor).values()}
    try:
        package = frictionless.Package.from_descriptor(descriptor, basepath=str(folder))
    except frictionless.FrictionlessException as error:
        notes = [reason.note for reason in error.reasons] or [error.error.note]
        return [Problem(DESCRIPTOR, 0, "", "", note, "a valid descriptor") for note in notes]
    return [
        _problem(tables[task.place], error)
        for task in package.validate().tasks
        for error in task.errors
    ]


def _problem(table: Table, error: frictionless.Error) -> Problem:
    """Say one of frictionless' errors in the project's words."""
    columns = getattr(error, "field_names", None) or [getattr(error, "field_name", "")]
    cells = getattr(error, "field_cells", None) or [getattr(error, "cell", "") or ""]
    if error.type in ("type-error", "constraint-error") and columns[0] in table.fields:
        allowed = table.fields[columns[0]].rules
    else:
        allowed = _CURES.get(error.type, "what the schema says")
    return Problem(
        table.path,
        getattr(error, "row_number", 0),
        ", ".join(columns),
        ", ".join(map(str, cells)),
        error.note or error.title.lower(),
        allowed,
    )
