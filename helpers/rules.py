"""What the figures of a package must be beyond their schema: the project's own rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from helpers.numerals import find_numerals, read_figure
from helpers.package import TABLES, Problem, RawPackage
from helpers.precision import COMPARATORS, MEASURES, allowed
from helpers.units import SCALES, UnknownUnitError, base_unit

STATUSES = ("achievement", "target")
_UNITS_OF_MEASURE = {
    "growth": ("percent",),
    "share": ("percent",),
    "multiple": ("times",),
    "increase-in-multiples": ("times",),
}
_SIGNED = ("growth", "change")


def rule_problems(package: RawPackage, known: list[Problem]) -> list[Problem]:
    """Return every row that breaks a rule of the project.

    Parameters
    ----------
    package : RawPackage
        The package as it stands in its files.
    known : list of Problem
        What is wrong already; a rule is not tried on a cell that is among them.

    Returns
    -------
    list of Problem
        What the rules find: places, periods, units, measures, qualifiers and values.
    """
    return [
        problem
        for check in (_places, _order, _periods, _units, _words, _thresholds, _parts)
        for problem in check(_Cells(package, known))
    ]


class _Cells:
    """The sound cells of a package."""

    def __init__(self, package: RawPackage, known: list[Problem]) -> None:
        self._rows = package.rows
        self._bad = {(problem.file, problem.row, problem.column) for problem in known}

    def of(self, table: str, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Yield number and cells of each row whose cells in `columns` are sound."""
        file = f"{table}.csv"
        for number, row in self._rows.get(table, {}).items():
            bad = any((file, number, column) in self._bad for column in (*columns, ""))
            if not bad and all(column in row for column in columns):
                yield number, [row[column] for column in columns]


def _places(cells: _Cells) -> Iterator[Problem]:
    """Check that a place runs forward, is as long as its words, and holds a numeral."""
    for table, columns in TABLES.items():
        if "printed" not in columns:
            continue
        for row, (start, end, printed) in cells.of(table, "start", "end", "printed"):
            file = f"{table}.csv"
            if int(end) <= int(start):
                yield Problem(
                    file, row, "end", end, "the place ends before it starts", f"above {start}"
                )
            elif int(end) - int(start) != len(printed):
                right = f"start and end {len(printed)} apart, as long as the printed words"
                yield Problem(file, row, "end", end, "the place is not as long as its words", right)
            if table != "statements" and not find_numerals(printed):
                yield Problem(file, row, "printed", printed, "no numeral stands in it", "a numeral")


def _order(cells: _Cells) -> Iterator[Problem]:
    """Check that rows follow the text and that no two of them share a place."""
    taken: list[tuple[int, int, int, str, int]] = []
    for table in ("figures", "numerals"):
        rows = [
            (int(paragraph), int(start), int(end), f"{table}.csv", row)
            for row, (paragraph, start, end) in cells.of(table, "paragraph", "start", "end")
        ]
        for before, after in pairwise(rows):
            if after[:2] < before[:2]:
                yield Problem(
                    after[3], after[4], "start", str(after[1]), "the row is out of order",
                    f"a place behind that of row {before[4]}: rows follow the text",
                )  # fmt: skip
        taken += rows
    for before, after in pairwise(sorted(taken)):
        if before[0] == after[0] and after[1] < before[2]:
            yield Problem(
                after[3], after[4], "start", str(after[1]),
                f"the place overlaps that of {before[3]}, row {before[4]}", "each place once",
            )  # fmt: skip


def _periods(cells: _Cells) -> Iterator[Problem]:
    """Check that a period does not end before it starts."""
    for table in ("figures", "statements"):
        for row, (period,) in cells.of(table, "period"):
            first, _, last = period.partition("-")
            if last and int(last) <= int(first):
                yield Problem(
                    f"{table}.csv", row, "period", period, "the period ends before it starts",
                    "a year, or its first year, a hyphen and its last",
                )  # fmt: skip


def _units(cells: _Cells) -> Iterator[Problem]:
    """Check that a unit is known, fits the measure, and that the value can be."""
    columns = ("measure", "comparator", "value", "unit", "status")
    for row, (measure, comparator, value, unit, status) in cells.of("figures", *columns):

        def wrong(column: str, found: str, problem: str, right: str, row: int = row) -> Problem:
            return Problem("figures.csv", row, column, found, problem, right)

        enumerations = (
            ("measure", measure, MEASURES),
            ("comparator", comparator, COMPARATORS),
            ("status", status, STATUSES),
        )
        unknown = [
            wrong(column, found, "the helpers do not know it", ", ".join(right))
            for column, found, right in enumerations
            if found not in right
        ]
        yield from unknown
        try:
            base_unit(unit)
        except UnknownUnitError as error:
            yield wrong("unit", unit, "the unit is unknown", str(error))
            continue
        right = _UNITS_OF_MEASURE.get(measure)
        if right and unit not in right:
            yield wrong("unit", unit, f"a {measure} has another unit", ", ".join(right))
        elif not right and unit in ("percent", "times"):
            yield wrong("unit", unit, f"a {measure} has a unit of its own", "no rate or multiple")
        if Decimal(value) < 0 and measure not in _SIGNED:
            yield wrong("value", value, f"a {measure} is not negative", "zero or more")
        elif not unknown:
            try:
                allowed(value, comparator, unit, measure, in_words=False)
            except ValueError as error:
                yield wrong("value", value, "no such value is possible", str(error))


def _words(cells: _Cells) -> Iterator[Problem]:
    """Check value, scale and qualifier of a figure against its printed words."""
    columns = ("comparator", "value", "unit", "printed", "note")
    for row, (comparator, value, unit, printed, note) in cells.of("figures", *columns):
        try:
            reading = read_figure(printed)
        except ValueError as error:
            yield Problem("figures.csv", row, "printed", printed, str(error), "words with a number")
            continue

        def differs(
            column: str, found: str, right: str, row: int = row, at: str = printed
        ) -> Problem:
            return Problem("figures.csv", row, column, found, f"not what {at!r} says", right)

        scale = next((word for word in unit.split() if word in SCALES), "")
        if abs(Decimal(value)) != reading.value:
            yield differs("value", value, f"{reading.value}, as printed")
        if scale != reading.scale:
            yield differs(
                "unit", unit, f"a unit in {reading.scale}" if reading.scale else "no scale"
            )
        if ("%" in printed) != (unit == "percent") and find_numerals(printed)[0].text[0].isdigit():
            yield differs("unit", unit, "percent where a percent sign is printed, and only there")
        if ("RMB" in printed) != ("RMB" in unit.split()):
            yield differs("unit", unit, "RMB where RMB is printed, and only there")
        if reading.comparator and comparator != reading.comparator:
            yield differs("comparator", comparator, reading.comparator)
        elif not reading.comparator and comparator != "=" and not note:
            yield differs("comparator", comparator, "=, or a note that says where it is printed")


def _thresholds(cells: _Cells) -> Iterator[Problem]:
    """Check that thresholds, and they alone, have a comparator, a value and a unit."""
    columns = ("kind", "figure", "comparator", "value", "unit")
    for row, (kind, *filled) in cells.of("numerals", *columns):
        for column, found in zip(columns[1:], filled, strict=True):
            needed = kind == "threshold" or (kind == "definition" and column == "figure")
            if needed != bool(found):
                right = "a value" if needed else "nothing"
                yield Problem(
                    "numerals.csv", row, column, found, f"a {kind} has {right} here", right
                )
        if kind == "threshold" and filled[-1]:
            try:
                base_unit(filled[-1])
            except UnknownUnitError as error:
                yield Problem(
                    "numerals.csv", row, "unit", filled[-1], "the unit is unknown", str(error)
                )


def _parts(cells: _Cells) -> Iterator[Problem]:
    """Check that the parts follow one another and hold every paragraph that is named."""
    behind = 1
    for row, (first, last) in cells.of("parts", "first_paragraph", "last_paragraph"):
        if int(first) != behind or int(last) < int(first):
            yield Problem(
                "parts.csv", row, "first_paragraph", first, "the parts leave a gap or overlap",
                f"{behind}, and a last paragraph that is not before it",
            )  # fmt: skip
        behind = int(last) + 1
    for table in ("figures", "numerals", "statements"):
        for row, (paragraph,) in cells.of(table, "paragraph"):
            if int(paragraph) >= behind > 1:
                yield Problem(
                    f"{table}.csv", row, "paragraph", paragraph, "no part holds the paragraph",
                    f"at most {behind - 1}, the last one of parts.csv",
                )  # fmt: skip
