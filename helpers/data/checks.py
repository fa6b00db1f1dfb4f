"""What the figures of a package must be beyond their schema: the project's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from helpers.core.interval import Interval
from helpers.core.numerals import has_numeral
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import KNOWN_UNITS, registry
from helpers.core.vocabulary import Comparator, Measure, Prices, PricesBy, Role
from helpers.data.cells import Cells, printable_unit
from helpers.data.money import needs_prices
from helpers.data.printed import words_as_printed
from helpers.data.problems import Problem, nearest
from helpers.data.reader import MOST_DIGITS, NUMBER, Package
from helpers.data.records import HYPOTHETICAL

_UNITS_OF_MEASURES = {measure.unit for measure in Measure if measure.unit}


def rule_problems(package: Package, known: Iterable[Problem]) -> list[Problem]:
    """Return every row that breaks a rule of the project.

    Parameters
    ----------
    package : Package
        The package as it stands in its files.
    known : iterable of Problem
        What is wrong already; a rule is not tried on a cell that is among them.

    Returns
    -------
    list of Problem
        What the rules find: places, periods, units, measures, qualifiers and values.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> rule_problems(package, [])
    []
    >>> package.rows["figures"][4]["value"] = "35"
    >>> [(found.row, found.column, found.allowed) for found in rule_problems(package, [])]
    [(4, 'value', '3.5, with the printed digits')]
    """
    cells = Cells(package, known)
    checks = (
        _places, _order, _periods, _units, _measures, words_as_printed, _thresholds, _parts,
        _alike, _wholes, _ranges, _corrections, _prices, _territories,
    )  # fmt: skip
    return [problem for check in checks for problem in check(cells)]


def meaning_problems(package: Package, known: Iterable[Problem]) -> list[Problem]:
    """Return the rows that break a rule on what figures mean, without their place and words.

    Parameters
    ----------
    package : Package
        Some figures, and their indicators.
    known : iterable of Problem
        What is wrong with them already.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> package.rows["figures"][4]["unit"] = "RMB billion"
    >>> [(found.problem, found.allowed) for found in meaning_problems(package, [])]
    [('a growth has another unit', 'percent')]
    """
    cells = Cells(package, known)
    checks = (_periods, _units, _measures, _prices)
    return [problem for check in checks for problem in check(cells)]


def _places(cells: Cells) -> Iterator[Problem]:
    """Check that a place runs forward, is as long as its words, and holds a numeral."""
    for table in ("figures", "numerals", "statements", "corrections"):
        file = f"{table}.csv"
        for row, (start, end, printed) in cells.of(table, "start", "end", "printed"):
            if int(end) <= int(start):
                yield Problem(
                    file, row, "end", end, "the place ends before it starts", f"above {start}"
                )
            elif int(end) - int(start) != len(printed):
                right = f"start and end {len(printed)} apart, as long as the printed words"
                yield Problem(file, row, "end", end, "the place is not as long as its words", right)
            if HYPOTHETICAL.strip() in printed:
                right = "words of the text; what-ifs stay out of packages"
                yield Problem(file, row, "printed", printed, "it is hypothetical", right)
            digits = any(map(str.isdigit, printed))  # which are a numeral, and found sooner
            if table != "statements" and not digits and not has_numeral(printed):
                yield Problem(file, row, "printed", printed, "no numeral stands in it", "a numeral")


def _order(cells: Cells) -> Iterator[Problem]:
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


def _periods(cells: Cells) -> Iterator[Problem]:
    """Check that a period is one, and does not end before it starts."""
    for table in ("figures", "statements", "evidence"):
        for row, (period,) in cells.of(table, "period"):
            try:
                part = bool(period) and Period.read(period).part
            except ValueError as error:
                right = "a year, or a first year, a hyphen and a later last year"
                yield Problem(f"{table}.csv", row, "period", period, str(error), right)
                continue
            if part and table != "evidence":
                problem = "a part of a year has no place here"
                yield Problem(f"{table}.csv", row, "period", period, problem, "whole years")


def _units(cells: Cells) -> Iterator[Problem]:
    """Check that every unit is known."""
    units = [(table, "unit") for table in ("figures", "numerals", "evidence", "references")]
    for table, column in [*units, ("ranges", "counted_in")]:
        for row, (name,) in cells.of(table, column):
            if name and not printable_unit(name):
                right = f"{KNOWN_UNITS}; similar names: {nearest(name.split()[-1], [*registry()])}"
                yield Problem(f"{table}.csv", row, column, name, "the unit is unknown", right)


def _measures(cells: Cells) -> Iterator[Problem]:
    """Check that unit and sign fit the measure, and that the value is possible."""
    for table in ("figures", "evidence"):
        ends = ("comparator", "value", "upper", "measure", "unit")
        for row, (comparator, value, upper, *its) in cells.of(table, *ends):
            if comparator == Comparator.RANGE and not upper:
                problem = "the range has no upper end"
                yield Problem(f"{table}.csv", row, "upper", upper, problem, f"above {value}")
            elif comparator != Comparator.RANGE and upper:
                right = f"nothing, or the comparator {Comparator.RANGE}"
                yield Problem(f"{table}.csv", row, "upper", upper, "it is no range", right)
            elif upper and Decimal(upper) <= Decimal(value):
                problem = "the range ends before it starts"
                yield Problem(f"{table}.csv", row, "upper", upper, problem, f"above {value}")
            elif upper:
                for column, problem, right in _unfit(its[0], Comparator.AS_PRINTED, upper, its[1]):
                    if column == "value":
                        yield Problem(f"{table}.csv", row, "upper", upper, problem, right)
    columns = ("measure", "comparator", "value", "unit")
    for table in ("figures", "evidence", "references"):
        own = columns if table != "references" else columns[1:]
        for row, found_row in cells.of(table, *own):
            measure, *rest = ["level"][: len(columns) - len(own)] + found_row
            for column, problem, right in _unfit(measure, *rest):
                found = rest[1] if column == "value" else rest[2]
                yield Problem(f"{table}.csv", row, column, found, problem, right)


def _unfit(measure: str, comparator: str, value: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the column that does not fit the measure, what is wrong and what is right."""
    its, what = printable_unit(name), Measure(measure)
    if its is None:
        return
    if what.unit and name != what.unit:
        yield "unit", f"a {measure} has another unit", what.unit
    elif not what.unit and name in _UNITS_OF_MEASURES:
        yield "unit", f"a {measure} has a unit of its own", "no rate and no multiple"
    elif value.startswith("-") and Decimal(value) < 0 and not what.signed:
        yield "value", f"a {measure} is not negative", "zero or more"
    elif what.greatest is not None or what.signed or comparator == Comparator.LESS_THAN:
        number = Fraction(value) * its.size
        if not _possible(number, Comparator(comparator), what):
            qualified = f"{comparator} {value}" if what.has(number) else value
            limits = Quantity(Interval(what.least, what.greatest) / its.size, its)
            yield "value", f"a {measure} cannot be {qualified} {name}", str(limits)


def _possible(value: Fraction, comparator: Comparator, what: Measure) -> bool:
    """Tell whether a measure can be a value, and can be as its qualifier says."""
    limit = what.greatest if comparator.floor else what.least if comparator.ceiling else None
    return what.has(value) and not (comparator.strict and value == limit)


def _thresholds(cells: Cells) -> Iterator[Problem]:
    """Check that thresholds, and they alone, have a comparator, a value and a unit."""
    columns = ("kind", "figure", "comparator", "value", "unit")
    for row, (kind, *filled) in cells.of("numerals", *columns):
        for column, found in zip(columns[1:], filled, strict=True):
            needed = kind == "threshold" or (kind == "definition" and column == "figure")
            if needed != bool(found):
                right = "something" if needed else "nothing"
                problem = f"a {kind} has {right} here"
                yield Problem("numerals.csv", row, column, found, problem, right)


def _parts(cells: Cells) -> Iterator[Problem]:
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


def _alike(cells: Cells) -> Iterator[Problem]:
    """Check that lookalikes and relations name two different indicators."""
    for table, columns in (
        ("lookalikes", ("indicator", "other")),
        ("relations", ("part", "whole")),
    ):
        for row, (one, other) in cells.of(table, *columns):
            if one == other:
                problem = "it is held against itself"
                yield Problem(f"{table}.csv", row, columns[1], other, problem, "another indicator")


def _wholes(cells: Cells) -> Iterator[Problem]:
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


def _ranges(cells: Cells) -> Iterator[Problem]:
    """Check that ranges are not empty and that factors are above zero."""
    for row, (low, high, factor) in cells.of("ranges", "low", "high", "factor"):
        if Decimal(low) >= Decimal(high):
            yield Problem("ranges.csv", row, "high", high, "the range is empty", f"above {low}")
        if Decimal(factor) <= 0:
            problem = "nothing can be converted with it"
            yield Problem("ranges.csv", row, "factor", factor, problem, "above zero")


def _corrections(cells: Cells) -> Iterator[Problem]:
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
        elif figure in meant:
            meant[figure] |= {column: proposed}  # what is corrected next must fit this, too


def _can_be(figure: dict[str, str], column: str, proposed: str) -> bool:
    """Tell whether a figure can have another value, unit or comparator."""
    digits = sum(map(str.isdigit, proposed))
    possible = {
        "value": bool(re.fullmatch(NUMBER, proposed)) and digits <= MOST_DIGITS,
        "unit": printable_unit(proposed) is not None,
        "comparator": proposed in set(Comparator) - {Comparator.RANGE},
    }
    if not possible[column] or not figure:
        return possible[column]
    return not list(_unfit(*(figure | {column: proposed}).values()))


def _prices(cells: Cells) -> Iterator[Problem]:
    """Check that what is of money says at which prices, and how that is known; all else nothing."""
    rows = cells.of("indicators", "indicator", "in_money")
    indicators = {name: {"in_money": in_money} for _, (name, in_money) in rows}
    columns = ("indicator", "measure", "unit", "prices", "prices_by")
    for table in ("figures", "evidence"):
        for row, (name, measure, its, prices, known_by) in cells.of(table, *columns):
            if name not in indicators or not _fits(measure, its):
                continue  # which is told already
            needed = needs_prices(indicators[name], measure, its)
            if needed != bool(prices):
                right = f"one of {', '.join(Prices)}" if needed else "nothing"
                problem = "it does not say at which prices" if needed else "it is not of money"
                yield Problem(f"{table}.csv", row, "prices", prices, problem, right)
            elif (prices in (Prices.REAL, Prices.CURRENT)) != bool(known_by):
                right = "nothing" if known_by else f"one of {', '.join(PricesBy)}"
                problem = "it says how prices are known that are not"
                if not known_by:
                    problem = "it does not say how the prices are known"
                yield Problem(f"{table}.csv", row, "prices_by", known_by, problem, right)


def _fits(measure: str, its: str) -> bool:
    """Tell whether a unit is known and that of a measure."""
    unfit = _unfit(measure, Comparator.AS_PRINTED.value, "0", its)
    return printable_unit(its) is not None and all(column != "unit" for column, *_ in unfit)


def _territories(cells: Cells) -> Iterator[Problem]:
    """Check that of the territories, if there are any, one alone is the report's."""
    rows = list(cells.of("territories", "role"))
    own = [row for row, (role,) in rows if role == Role.REPORT]
    right = f"{Role.REPORT} once, for the land of which the report speaks"
    if rows and not own:
        row, (role,) = rows[0]
        yield Problem("territories.csv", row, "role", role, "none is the report's", right)
    for row in own[1:]:
        problem = f"that of row {own[0]} is the report's already"
        yield Problem("territories.csv", row, "role", Role.REPORT.value, problem, right)
