"""Look for words in everything that is known of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.core.period import Period
from helpers.data.reader import Row, Rows
from helpers.data.schema import Table

_LEFT_OUT = ("scan", "parts")
"""Tables that tell nothing of what a report is about."""

_LABELS = ("indicator label", "figure label", "label", "printed", "reason")
"""Where it stands what a row is about; the first that it has counts."""

_COLUMNS = ["table", "label", "value", "unit", "period", "text", "column", "name"]


def search_rows(rows: Mapping[str, Rows], tables: Mapping[str, Table], words: str) -> pd.DataFrame:
    """Return the rows of tables that hold some words; `Report.search` has the columns.

    What a row refers to is searched as well, by its label: the territory of a published number,
    the indicator of a figure.

    Parameters
    ----------
    rows : dict of str to Rows
        The rows of each table.
    tables : dict of str to Table
        The tables.
    words : str
        What to look for.

    Raises
    ------
    TypeError
        If it is no text.
    ValueError
        If there is nothing to look for.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> search_rows(package.rows, package.tables, "ROCKET")["label"].iloc[0]
    'Rockets launched at sea'
    """
    if not isinstance(words, str):
        raise TypeError(f"{words!r} is no text to look for: write it in quotes")
    sought = _plain(words)
    if not sought:
        raise ValueError("there is nothing to look for: name a word, or a part of one")
    found = [
        _found(name, table, row, cells, columns)
        for name, table in tables.items()
        if name not in _LEFT_OUT
        for row in rows.get(name, {}).values()
        if (cells := dict(_cells(row, table, rows, tables)))
        and (columns := [column for column, cell in cells.items() if sought in _plain(cell)])
    ]
    frame = pd.DataFrame(found, columns=_COLUMNS)
    return frame.astype({"value": "Float64"})


def _cells(
    row: Row, table: Table, rows: Mapping[str, Rows], tables: Mapping[str, Table]
) -> Iterator[tuple[str, str]]:
    """Yield the text cells of a row by their column, with the labels of what it refers to."""
    for column, field in table.fields.items():
        if row.get(column) and field.kind == "string":
            yield column, row[column]
            if label := _label(row, column, table, rows, tables):
                yield f"{column} label", label


def _label(
    row: Row, column: str, table: Table, rows: Mapping[str, Rows], tables: Mapping[str, Table]
) -> str:
    """Return the label of what a cell refers to: its own, or that of its indicator."""
    key = table.references.get(column)
    if key is None or key.table not in tables:
        return ""
    for other in rows.get(key.table, {}).values():
        if other[key.column] == row[column]:
            its = tables[key.table]
            return other.get("label", "") or _label(other, "indicator", its, rows, tables)
    return ""


def _found(
    name: str, table: Table, row: Row, cells: Mapping[str, str], columns: list[str]
) -> tuple[object, ...]:
    """Return what is told of a row: the longest text that holds the words says most."""
    label = next((cells[one] for one in _LABELS if cells.get(one)), "")
    column = max(columns, key=lambda one: len(cells[one]))
    value, period = row.get("value", ""), row.get("period", "")
    return (
        name,
        label,
        float(value) if value and _number(table) else pd.NA,
        row.get("unit", ""),
        Period.read(period) if period else None,
        cells[column],
        column,
        ", ".join(row[one] for one in table.key),
    )


def _number(table: Table) -> bool:
    """Tell whether the values of a table are numbers."""
    return "value" in table.fields and table.fields["value"].kind == "number"


def _plain(text: str) -> str:
    """Return a text in small letters, with one space wherever there is white space."""
    return " ".join(text.split()).casefold()
