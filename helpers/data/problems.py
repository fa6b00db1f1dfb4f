"""What is wrong with a package: where, what, and what would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong.

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

    Examples
    --------
    >>> print(Problem("figures.csv", 4, "value", "x", "it has another form", "a number"))
    figures.csv, row 4, column value: 'x': it has another form; allowed: a number
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
    problems : iterable of Problem
        Everything that is wrong with it.

    Examples
    --------
    >>> empty = Problem("parts.csv", 0, "", "", "the file is empty", "a header and rows")
    >>> print(PackageError("harbin-2021", [empty, empty]))
    1 problem(s) in the data package harbin-2021:
    - parts.csv: the file is empty; allowed: a header and rows
    """

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = "\n".join(f"- {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the data package {name}:\n{lines}")


_FEW = 20
"""So many names are all listed where none is like the one that was looked for."""


class UnknownNameError(KeyError):
    """A name that does not exist; the message names the nearest ones.

    Parameters
    ----------
    what : str
        What it would be the name of.
    name : str
        The name.
    known : collection of str
        The names that exist.

    Examples
    --------
    >>> print(UnknownNameError("figure", "gdp-growth", ["gdp-growth-2020", "grain-area"]))
    there is no figure 'gdp-growth'; similar names: gdp-growth-2020
    """

    def __init__(self, what: str, name: str, known: Collection[str]) -> None:
        like = nearest(name, known)
        few = like == "none" and len(known) <= _FEW
        told = f"there are {', '.join(known)}" if few else f"similar names: {like}"
        super().__init__(f"there is no {what} {name!r}; {told}")

    def __str__(self) -> str:
        """Write the message, without the quotes of a key."""
        return str(self.args[0])


def nearest(name: str, known: Collection[str]) -> str:
    """List the names that are most like another one, then those that hold it, at most five.

    Parameters
    ----------
    name : str
        The name.
    known : collection of str
        The names that exist.

    Returns
    -------
    str
        The names with commas; ``none`` where no name is like it.

    Examples
    --------
    >>> nearest("grwoth", ["gdp-level", "growth", "share"])
    'growth'
    >>> nearest("gdp", ["gdp-growth-2020", "gdp-level-undated", "grain-area"])
    'gdp-growth-2020, gdp-level-undated'
    """
    wanted = str(name).casefold()
    holding = sorted(one for one in known if wanted and wanted in one.casefold())
    like = get_close_matches(wanted, sorted(known), n=5, cutoff=0.5)
    return ", ".join(list(dict.fromkeys(like + holding))[:5]) or "none"


def one_per_cell(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first problem of each cell and of each row, so that none is told twice.

    Parameters
    ----------
    problems : iterable of Problem
        The problems, the most important ones of a cell first.

    Examples
    --------
    >>> form = Problem("figures.csv", 4, "value", "x", "it has another form", "a number")
    >>> low = Problem("figures.csv", 4, "value", "x", "it is too low", "zero or more")
    >>> [found.problem for found in one_per_cell([form, low])]
    ['it has another form']
    """
    first: dict[tuple[str, int, str, str], Problem] = {}
    for problem in problems:
        key = "" if problem.row and problem.column else problem.problem + problem.value
        first.setdefault((problem.file, problem.row, problem.column, key), problem)
    return list(first.values())
