"""The cells of a package that are sound, for the rules that look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from helpers.core.units import POINTS, Unit, UnitError, unit
from helpers.data.problems import Problem
from helpers.data.reader import Package


class Cells:
    """The sound cells of a package.

    Parameters
    ----------
    package : Package
        The package as it stands in its files.
    known : iterable of Problem
        What is wrong with it already.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> wrong = Problem("parts.csv", 2, "label", "?", "it says nothing", "a label")
    >>> [row for row, _ in Cells(package, [wrong]).of("parts", "label")]
    [3, 4, 5]
    """

    def __init__(self, package: Package, known: Iterable[Problem]) -> None:
        self._rows = package.rows
        self._bad = {(problem.file, problem.row, problem.column) for problem in known}

    def has(self, table: str) -> bool:
        """Tell whether the package describes a table."""
        return table in self._rows

    def of(self, table: str, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Yield number and cells of each row whose cells in `columns` are sound."""
        file = f"{table}.csv"
        for number, row in self._rows.get(table, {}).items():
            if not self._bad or not any(
                (file, number, column) in self._bad for column in (*columns, "")
            ):
                yield number, [row[column] for column in columns]


@lru_cache(maxsize=4096)
def printable_unit(name: str) -> Unit | None:
    """Return a unit that a report can print, None if it is unknown; points are only derived.

    Parameters
    ----------
    name : str
        The name of the unit.

    Examples
    --------
    >>> printable_unit("RMB billion").base
    'yuan'
    >>> print(printable_unit("percentage points"))
    None
    """
    try:
        return unit(name) if name != POINTS else None
    except UnitError:
        return None
