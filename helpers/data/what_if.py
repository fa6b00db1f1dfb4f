"""Hypothetical figures: a figure changed, or one added, checked as those of a package are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from helpers.core.exact import Number, exact
from helpers.core.units import UnitError, unit
from helpers.core.vocabulary import Comparator, Measure, Prices
from helpers.core.wording import in_print
from helpers.data.checks import meaning_problems
from helpers.data.money import needs_prices
from helpers.data.problems import UnknownNameError, nearest, one_per_cell
from helpers.data.reader import NUMBER, Package, Row, Rows, row_problems
from helpers.data.records import HYPOTHETICAL

_NUMBER = ("value", "upper", "comparator", "unit")
"""The columns that printed words repeat."""

_UNWRITTEN = ("paragraph", "start", "end", "printed")
"""The columns that only a figure in the text must have."""

_SIGNS = {one.words: one.value for one in Comparator if one.words} | {"≥": ">=", "≤": "<="}
"""The signs of qualifiers that are given in words."""


@dataclass(frozen=True)
class WhatIf:
    """A figure that is changed, or added.

    Parameters
    ----------
    figure : str
        Its name.
    cells : tuple of (str, str)
        The columns that are set, and what they hold.

    Examples
    --------
    >>> from helpers import load_report
    >>> load_report("changchun-2021").what_if("gdp-growth-2021", value=8).what_ifs
    (WhatIf(figure='gdp-growth-2021', cells=(('value', '8'),)),)
    """

    figure: str
    cells: tuple[tuple[str, str], ...]


def with_what_ifs(package: Package, figures: Rows, what_ifs: tuple[WhatIf, ...]) -> Rows:
    """Return the rows of figures with the changes and additions of what-ifs.

    Parameters
    ----------
    package : Package
        The package.
    figures : Rows
        The rows of its figures, as printed or as corrected.
    what_ifs : tuple of WhatIf
        What is changed or added, in this order.

    Raises
    ------
    ValueError
        If a figure cannot be so; the message says what is allowed.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> eight = WhatIf("gdp-growth-2020", (("value", "8"),))
    >>> with_what_ifs(package, package.rows["figures"], (eight,))[4]["printed"]
    '8% (hypothetical)'
    """
    if not what_ifs:
        return figures
    numbers = {row["figure"]: number for number, row in figures.items()}
    rows = dict(figures)
    for what_if in what_ifs:
        number = numbers.setdefault(what_if.figure, max(rows, default=1) + 1)
        cells = dict(what_if.cells)
        rows[number] = (rows.get(number) or _new(package, rows, cells)) | cells
        if rows[number]["comparator"] != Comparator.RANGE and "upper" not in cells:
            rows[number]["upper"] = ""  # of the range that it was
    for number in {numbers[what_if.figure] for what_if in what_ifs}:
        _refuse(package, rows[number])
        rows[number] |= {"printed": _words(rows[number], figures.get(number))}
    return rows


def _new(package: Package, rows: Rows, cells: Row) -> Row:
    """Return a row for an added figure, with scope and unit of others of its indicator."""
    alike = [row for row in rows.values() if row["indicator"] == cells["indicator"]]
    scopes = Counter(row["scope"] for row in alike or rows.values())
    units = sorted({row["unit"] for row in alike if row["measure"] == cells["measure"]})
    its = Measure(cells["measure"]).unit or (units[0] if len(units) == 1 else "")
    if not its and "unit" not in cells:
        said = f"has {' and '.join(units)}" if units else f"has no {cells['measure']} of it"
        example = units[0] if units else "RMB billion"
        raise ValueError(
            f'give the unit of {cells["indicator"]}, as unit="{example}": the report {said}'
        )
    return dict.fromkeys(package.tables["figures"].fields, "") | {
        "provisional": "false",
        "scope": scopes.most_common(1)[0][0],
        "unit": its,
        **_prices(package, alike, cells, its),
    }


def _prices(package: Package, alike: list[Row], cells: Row, its: str) -> Row:
    """Return the price basis of an added figure: that of the others, if it is of money."""
    indicators = package.rows["indicators"].values()
    indicator = next(row for row in indicators if row["indicator"] == cells["indicator"])
    if not needs_prices(indicator, cells["measure"], cells.get("unit", its)):
        return {}
    known = [row for row in alike if row["measure"] == cells["measure"]]
    if not known:
        return {"prices": Prices.NOT_STATED.value}
    return {column: known[0][column] for column in ("prices", "prices_by")}


def _words(row: Row, before: Row | None) -> str:
    """Return the words of a hypothetical figure: those of before, where they still say it."""
    if before and all(row[column] == before[column] for column in _NUMBER):
        return before["printed"] + HYPOTHETICAL
    value, comparator = Decimal(row["value"]), Comparator(row["comparator"])
    upper = Decimal(row["upper"]) if row["upper"] else None
    return in_print(value, comparator, unit(row["unit"]), upper) + HYPOTHETICAL


def _refuse(package: Package, row: Row) -> None:
    """Refuse a figure that could not stand in a package, but for its place and words."""
    rows = {2: row}
    known = row_problems(package.tables["figures"], rows)
    known = [problem for problem in known if problem.column not in _UNWRITTEN]
    unread = [problem for problem in known if problem.column != "period"]
    meant = {"figures": rows, "indicators": package.rows["indicators"]}
    means = meaning_problems(replace(package, rows=meant), unread)
    problems = one_per_cell(means + known)
    if problems:
        told = (f"{p.column}={p.value!r}: {p.problem}; allowed: {p.allowed}" for p in problems)
        raise ValueError(f"{row['figure']} cannot be so: " + "; ".join(told))


def changed_figure(figures: Rows, name: str, cells: Mapping[str, Number | None]) -> WhatIf:
    """Return a figure with other cells.

    Parameters
    ----------
    figures : Rows
        The rows of the figures, hypothetical ones among them.
    name : str
        Name of the figure.
    cells : dict of str to number, text or None
        What its columns are to hold; None leaves a column as it is.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    ValueError
        If nothing is changed, or a cell cannot be written.

    Examples
    --------
    >>> from helpers import load_report
    >>> rows = load_report("changchun-2021").package.rows["figures"]
    >>> changed_figure(rows, "gdp-growth-2021", {"value": 8, "comparator": "at least"}).cells
    (('value', '8'), ('comparator', '>='))
    """
    known = {row["figure"]: row for row in figures.values()}
    if name not in known:
        raise UnknownNameError("figure", name, known)
    given = _written(cells, figures)
    if not given:
        raise ValueError(f"nothing is changed: give one of {', '.join(cells)}")
    return WhatIf(name, tuple(given.items()))


def added_figure(
    package: Package, figures: Rows, indicator: str, cells: Mapping[str, Number | None]
) -> WhatIf:
    """Return a new figure of an indicator.

    Parameters
    ----------
    package : Package
        The package.
    figures : Rows
        The rows of its figures, hypothetical ones among them.
    indicator : str
        Name of the indicator.
    cells : dict of str to number, text or None
        `value`, `status`, `measure`, `comparator`, `period`, `unit` and `scope`. Where the last
        two are None, the unit is that of the measure, or of the indicator's other figures of
        it, and the scope the most frequent one of the indicator, or else of all figures.

    Raises
    ------
    UnknownNameError
        If there is no such indicator.
    ValueError
        If a cell cannot be written.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> cells = {"value": "900", "measure": "level", "period": 2025}
    >>> added_figure(package, package.rows["figures"], "gdp", cells).figure
    'gdp-level-2025-hypothetical'
    """
    known = {row["indicator"]: row for row in package.rows["indicators"].values()}
    if indicator not in known:
        raise UnknownNameError("indicator", indicator, known)
    given = {"indicator": indicator} | _written(cells, figures)
    if given["measure"] not in list(Measure):
        raise ValueError(f"measure={given['measure']!r}: allowed: {', '.join(Measure)}")
    name = "-".join([indicator, given["measure"], given["period"] or "undated", "hypothetical"])
    taken = sum(row["figure"].startswith(name) for row in figures.values())
    given["figure"] = f"{name}-{taken + 1}" if taken else name
    return WhatIf(given["figure"], tuple(given.items()))


def _written(cells: Mapping[str, Number | None], figures: Rows) -> Row:
    """Write what a caller gives as cells of a table; None is left out."""
    row = {column: _cell(column, cell) for column, cell in cells.items() if cell is not None}
    if "unit" in row:
        _refuse_unit(row["unit"], {other["unit"] for other in figures.values()})
    return row


def _cell(column: str, given: Number) -> str:
    """Write one cell: text as it is, a number with the digits that it needs."""
    text = given.strip() if isinstance(given, str) else _digits(column, given)
    if column in ("value", "upper") and not re.fullmatch(NUMBER, text):
        right = f'a number without unit and separators, as {column}=8 or {column}="8.0"'
        raise ValueError(f"{column}={text!r} is no number; allowed: {right}")
    if column == "comparator":
        text = _SIGNS.get(text.casefold(), text)
        if text not in list(Comparator):
            right = ", ".join(f"{one.value!r} {one.words or 'as printed'}" for one in Comparator)
            raise ValueError(f"comparator={text!r} is no qualifier; allowed: {right}")
    return text


def _digits(column: str, given: Number) -> str:
    """Write a number; a decimal keeps its digits, a float has none but those that it needs."""
    try:
        number = exact(given)
    except ValueError as error:
        raise ValueError(f"{column}: {error}") from None
    if isinstance(given, Decimal):
        return f"{given:f}"
    written = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(written) != number:
        raise ValueError(f"{column}: {number} cannot be written with digits; round it")
    return f"{written:f}"


def _refuse_unit(name: str, used: Collection[str]) -> None:
    """Refuse a unit that is unknown, and name the units of the report that are like it."""
    try:
        unit(name)
    except UnitError as error:
        shared = sorted(one for one in used if set(one.split()) & set(name.split()))
        like = ", ".join(shared) or nearest(name, used)
        raise UnitError(f"{error}; units of the report that are like it: {like}") from None
