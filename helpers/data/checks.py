"""What the figures of a package must be beyond their schema: the project's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from helpers.core.numerals import find_numerals, qualifiers, read_figure
from helpers.core.units import KNOWN_UNITS, SCALES, UnknownUnitError, base_unit
from helpers.core.wording import COMPARATORS, MEASURES, allowed
from helpers.data.published import NATURES, STRENGTHS
from helpers.data.reader import MOST_DIGITS, NUMBER, TABLES, Problem, RawPackage

STATUSES = ("achievement", "target")
_STATED = {"measure": MEASURES, "comparator": COMPARATORS}
_KNOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "figures": _STATED | {"status": STATUSES},
    "evidence": _STATED | {"nature": NATURES, "strength": STRENGTHS},
    "references": {"comparator": COMPARATORS},
}
_UNIT_OF_MEASURE = {
    "growth": "percent",
    "share": "percent",
    "multiple": "times",
    "increase-in-multiples": "times",
}
_SIGNED = ("growth", "change")
_FALL = re.compile(r"\b(?:drop|fall|fell|declin|decreas|reduc)", re.IGNORECASE)
_RISE = re.compile(r"\b(?:increas|ris[ei]|rose|gr[eo]w|add)", re.IGNORECASE)
_RANGE_ENDS = {"lower end of a range": ">=", "upper end of a range": "<="}


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
    cells = _Cells(package, known)
    checks = (
        _places, _order, _periods, _vocabulary, _units, _measures, _words, _thresholds, _parts,
        _alike, _wholes, _ranges, _corrections,
    )  # fmt: skip
    return [problem for check in checks for problem in check(cells)]


class _Cells:
    """The sound cells of a package."""

    def __init__(self, package: RawPackage, known: list[Problem]) -> None:
        self._rows = package.rows
        self._bad = {(problem.file, problem.row, problem.column) for problem in known}

    def has(self, table: str) -> bool:
        """Tell whether the package describes a table."""
        return table in self._rows

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
        file = f"{table}.csv"
        for row, (start, end, printed) in cells.of(table, "start", "end", "printed"):
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
    """Check that rows follow the text and that no two numerals share a place."""
    places: list[tuple[int, int, int, str, int]] = []
    for table in ("figures", "numerals", "statements"):
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
        places += rows if table != "statements" else []
    furthest = (0, 0, 0, "", 0)
    for place in sorted(places):
        if place[0] == furthest[0] and place[1] < furthest[2]:
            yield Problem(
                place[3], place[4], "start", str(place[1]),
                f"the place overlaps that of {furthest[3]}, row {furthest[4]}", "each place once",
            )  # fmt: skip
        furthest = max(furthest, place, key=lambda item: (item[0], item[2]))


def _periods(cells: _Cells) -> Iterator[Problem]:
    """Check that a period does not end before it starts."""
    forms = {
        "figures": "[0-9]{4}(-[0-9]{4})?",
        "statements": "[0-9]{4}(-[0-9]{4})?",
        "evidence": "[0-9]{4}(-[0-9]{4}| Q[1-4])?",
    }
    for table, form in forms.items():
        for row, (period,) in cells.of(table, "period"):
            right = "a year, or a first year, a hyphen and a later last year"
            if period and not re.fullmatch(form, period):
                problem = "this is no period"
                yield Problem(f"{table}.csv", row, "period", period, problem, right)
            elif (last := period.partition("-")[2]) and int(last) <= int(period[:4]):
                problem = "the period ends before it starts, or when it starts"
                yield Problem(f"{table}.csv", row, "period", period, problem, right)


def _vocabulary(cells: _Cells) -> Iterator[Problem]:
    """Check that the helpers know each measure, comparator, status, nature and strength."""
    for table, columns in _KNOWN.items():
        for column, right in columns.items():
            for row, (found,) in cells.of(table, column):
                if found not in right:
                    problem = "the helpers do not know it"
                    yield Problem(f"{table}.csv", row, column, found, problem, ", ".join(right))


def _units(cells: _Cells) -> Iterator[Problem]:
    """Check that every unit is known."""
    for table in ("figures", "numerals", "evidence", "references"):
        for row, (unit,) in cells.of(table, "unit"):
            if unit and not _is_unit(unit):
                problem = "the unit is unknown"
                yield Problem(f"{table}.csv", row, "unit", unit, problem, KNOWN_UNITS)


def _is_unit(unit: str) -> bool:
    """Tell whether a unit is known."""
    try:
        base_unit(unit)
    except UnknownUnitError:
        return False
    return True


def _measures(cells: _Cells) -> Iterator[Problem]:
    """Check that unit and sign fit the measure, and that the value is possible."""
    columns = ("measure", "comparator", "value", "unit")
    for table in ("figures", "evidence", "references"):
        own = columns if table != "references" else columns[1:]
        for row, found_row in cells.of(table, *own):
            measure, comparator, value, unit = ["level"][: len(columns) - len(own)] + found_row
            known = measure in MEASURES and comparator in COMPARATORS and _is_unit(unit)
            for column, problem, right in _unfit(measure, comparator, value, unit) if known else ():
                found = value if column == "value" else unit
                yield Problem(f"{table}.csv", row, column, found, problem, right)


def _unfit(measure: str, comparator: str, value: str, unit: str) -> Iterator[tuple[str, str, str]]:
    """Yield the column that does not fit the measure, what is wrong and what is right."""
    right = _UNIT_OF_MEASURE.get(measure)
    if right and unit != right:
        yield "unit", f"a {measure} has another unit", right
    elif not right and unit in _UNIT_OF_MEASURE.values():
        yield "unit", f"a {measure} has a unit of its own", "no rate and no multiple"
    elif Decimal(value) < 0 and measure not in _SIGNED:
        yield "value", f"a {measure} is not negative", "zero or more"
    else:
        try:
            allowed(value, comparator, unit, measure, target=True, in_words=False)
        except ValueError as error:
            yield "value", str(error), f"what a {measure} can be"


def _words(cells: _Cells) -> Iterator[Problem]:
    """Check figures and thresholds against their printed words."""
    for row, (provisional, printed) in cells.of("figures", "provisional", "printed"):
        if "estimat" in printed.casefold() and provisional != "true":
            problem = f"{printed!r} calls it an estimate"
            yield Problem("figures.csv", row, "provisional", provisional, problem, "true")
    columns = ("comparator", "value", "unit", "printed", "note")
    for table, kind in (("figures", "measure"), ("numerals", "kind")):
        for row, (what, *words) in cells.of(table, kind, *columns):
            if table == "numerals" and (what != "threshold" or not words[1]):
                continue
            found = dict(zip(columns, words, strict=True))
            for column, right in _said(*words, signed=what in _SIGNED):
                problem = f"not what {found['printed']!r} says"
                yield Problem(f"{table}.csv", row, column, found[column], problem, right)


def _said(
    comparator: str, value: str, unit: str, printed: str, note: str, *, signed: bool
) -> Iterator[tuple[str, str]]:
    """Yield each column that differs from the printed words, with what they say."""
    try:
        reading = read_figure(printed)
    except ValueError as error:
        yield "value", str(error)
        return
    digits = len(value.partition(".")[2])
    if abs(Decimal(value)) != abs(reading.value) or digits != reading.decimals:
        yield "value", f"{float(reading.value):.{reading.decimals}f}, with the printed digits"
    falls = reading.value < 0 or _FALL.search(printed)
    rises = reading.value >= 0 and _RISE.search(printed)
    if value.startswith("-") and (rises or not (falls or note)):
        yield "value", "a negative value only for a fall, which the words or the note name"
    if signed and not value.startswith("-") and falls:
        yield "value", "a negative value, for the words name a fall"
    if right := _other_unit(unit, printed, reading.scale):
        yield "unit", right
    elsewhere = {*qualifiers(note), *(end for words, end in _RANGE_ENDS.items() if words in note)}
    if reading.comparator and comparator != reading.comparator:
        yield "comparator", reading.comparator
    elif not reading.comparator and comparator not in {"=", *elsewhere}:
        yield "comparator", "=, or a note with the qualifier that is printed elsewhere"


def _other_unit(unit: str, printed: str, scale: str) -> str:
    """Say which unit is printed where it is not `unit`; nothing where it is, or none is."""
    own_scale = next((word for word in unit.split() if word in SCALES), "")
    noun = " ".join(word for word in unit.split() if word != own_scale)
    if own_scale != scale:
        return f"a unit with the scale {scale or 'none'}"
    if ("%" in printed) != (unit == "percent") and re.search("[0-9]", printed):
        return "percent where a percent sign is printed, and only there"
    if ("RMB" in printed) != (noun == "RMB"):
        return "RMB where RMB is printed, and only there"
    behind = printed[find_numerals(printed)[0].end :]
    words = re.match(r"\s*(?!times\b)((?:square )?[A-Za-z]+)", behind)  # nine times is a count
    if words and _is_unit(words[1]) and _is_unit(noun) and base_unit(words[1]) != base_unit(noun):
        return f"{words[1]}, as printed"
    return ""


def _thresholds(cells: _Cells) -> Iterator[Problem]:
    """Check that thresholds, and they alone, have a comparator, a value and a unit."""
    columns = ("kind", "figure", "comparator", "value", "unit")
    for row, (kind, *filled) in cells.of("numerals", *columns):
        for column, found in zip(columns[1:], filled, strict=True):
            needed = kind == "threshold" or (kind == "definition" and column == "figure")
            if needed != bool(found):
                right = "something" if needed else "nothing"
                problem = f"a {kind} has {right} here"
                yield Problem("numerals.csv", row, column, found, problem, right)


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


def _alike(cells: _Cells) -> Iterator[Problem]:
    """Check that lookalikes and relations name two different indicators."""
    for table, columns in (
        ("lookalikes", ("indicator", "other")),
        ("relations", ("part", "whole")),
    ):
        for row, (one, other) in cells.of(table, *columns):
            if one == other:
                problem = "it is held against itself"
                yield Problem(f"{table}.csv", row, columns[1], other, problem, "another indicator")


def _wholes(cells: _Cells) -> Iterator[Problem]:
    """Check that every whole is an indicator or a reference."""
    known: set[str] = set()
    for table, column in (("indicators", "indicator"), ("references", "reference")):
        names = {name for _, (name,) in cells.of(table, column)}
        if cells.has(table) and not names:
            return  # it cannot be read, which is told already
        known |= names
    for row, (whole,) in cells.of("relations", "whole"):
        if whole not in known:
            right = "an indicator of indicators.csv or a reference of references.csv"
            yield Problem("relations.csv", row, "whole", whole, "there is no such whole", right)


def _ranges(cells: _Cells) -> Iterator[Problem]:
    """Check that ranges are not empty and that factors are above zero."""
    for row, (low, high, factor) in cells.of("ranges", "low", "high", "factor"):
        if Decimal(low) >= Decimal(high):
            yield Problem("ranges.csv", row, "high", high, "the range is empty", f"above {low}")
        if Decimal(factor) <= 0:
            problem = "nothing can be converted with it"
            yield Problem("ranges.csv", row, "factor", factor, problem, "above zero")


def _corrections(cells: _Cells) -> Iterator[Problem]:
    """Check that corrections name a figure or numeral as it is printed, and what can be."""
    place = ("paragraph", "start", "end", "printed")
    meaning = ("measure", "comparator", "value", "unit")
    figures = {name: found for _, (name, *found) in cells.of("figures", "figure", *place)}
    meant = {
        name: dict(zip(meaning, found, strict=True))
        for _, (name, *found) in cells.of("figures", "figure", *meaning)
    }
    names = {name for _, (name,) in cells.of("figures", "figure")}
    numerals = [found for _, found in cells.of("numerals", *place)]
    columns = ("figure", "column", "proposed", *place)
    seen: set[tuple[str, str]] = set()
    for row, (figure, column, proposed, *found) in cells.of("corrections", *columns):
        unread = not names or (figure in names and figure not in figures)
        known = not unread if figure else bool(numerals)
        there = found == figures.get(figure) if figure else found in numerals
        if known and not there:
            right = "the place and the words of the figure, or of a numeral"
            problem = "nothing of the kind is printed there"
            yield Problem("corrections.csv", row, "printed", found[-1], problem, right)
        if column not in meaning[1:]:
            continue
        if (figure, column) in seen:
            problem = "the column of this figure is corrected already"
            yield Problem("corrections.csv", row, "column", column, problem, "each column once")
        seen.add((figure, column))
        if not figure or not _can_be(meant.get(figure, {}), column, proposed):
            problem = f"it can be no {column} of a figure"
            right = f"a known {column} that fits the figure, and the name of that figure"
            yield Problem("corrections.csv", row, "proposed", proposed, problem, right)


def _can_be(figure: dict[str, str], column: str, proposed: str) -> bool:
    """Tell whether a figure can have another value, unit or comparator."""
    digits = sum(map(str.isdigit, proposed))
    possible = {
        "value": bool(re.fullmatch(NUMBER, proposed)) and digits <= MOST_DIGITS,
        "unit": _is_unit(proposed),
        "comparator": proposed in COMPARATORS,
    }
    changed = figure | {column: proposed}
    known = figure and changed["measure"] in MEASURES and _is_unit(changed["unit"])
    if not possible[column] or not known or changed["comparator"] not in COMPARATORS:
        return possible[column]
    return not list(_unfit(*changed.values()))
