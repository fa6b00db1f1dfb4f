"""Small reports that tests make up from a few cells, and reports with other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from helpers.core.exact import Number
from helpers.core.vocabulary import Measure
from helpers.core.wording import ABOUT
from helpers.data.money import needs_prices
from helpers.data.reader import Package, Row, Rows
from helpers.data.report import Report
from helpers.data.schema import shared_tables

_SOURCE = {"source_title": "A yearbook", "source_address": "example.org"}
_NUMBER = {"comparator": "=", "period": "2020"}
_DEFAULTS: dict[str, Row] = {
    "figures": _NUMBER
    | {
        "measure": "level", "status": "achievement", "scope": "city", "provisional": "false",
        "paragraph": "1", "start": "0",
    },
    "indicators": {"theme": "economy", "better": "higher", "in_money": "false"},
    "numerals": {"paragraph": "1", "start": "0", "kind": "threshold", "comparator": ">"},
    "parts": {"part": "all", "label": "All", "first_paragraph": "1", "last_paragraph": "999"},
    "evidence": _NUMBER
    | _SOURCE
    | {
        "measure": "level", "nature": "final", "strength": "official", "published": "2021-12-01",
        "scope": "city",
    },
    "territories": {"role": "other"},
    "references": _NUMBER | _SOURCE | {"strength": "official"},
    "ranges": _SOURCE | {"unit": "RMB", "factor": "1"},
    "lookalikes": {"difference": "other thing"},
}  # fmt: skip
_NAMING = {
    "figures": ("indicator",), "evidence": ("indicator",), "statements": ("indicator",),
    "relations": ("part", "whole"), "ranges": ("numerator", "denominator"),
    "lookalikes": ("indicator", "other"),
}  # fmt: skip
"""The columns that name indicators."""

_OWN = "changchun"
"""What the territory of a report is called where no other is given."""


def report_of(
    *,
    figures: Sequence[Mapping[str, str]] = (),
    indicators: Sequence[Mapping[str, str]] = (),
    about: Number = ABOUT,
    corrected: bool = False,
    or_above: bool = False,
    **tables: Sequence[Mapping[str, str]],
) -> Report:
    """Return a report that has these rows alone; cells that are not given have a default.

    Parameters
    ----------
    figures : sequence of dict
        Its figures. By default one is named as its indicator is, and is an achieved level of 2020
        of the city, printed as its value and its unit. Money is at current prices by convention,
        growth of money real by convention; so is that of the evidence.
    indicators : sequence of dict
        Its indicators, by default called as they are named, of the economy, and better when they
        are higher. Those that other rows name need not be listed.
    about, corrected, or_above
        See `Report`.
    **tables : sequence of dict
        The rows of the other tables, by the name of the table. Evidence and references are by
        default of the report's own territory; territories and vintages that they name need not
        be listed.

    Raises
    ------
    KeyError
        If there is no such table or column.
    """
    package = package_of({**tables, "figures": figures, "indicators": indicators})
    return Report(package, about, corrected, or_above)


def package_of(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Package:
    """Return a package that has these rows alone; see `report_of`.

    Parameters
    ----------
    tables : dict of str to sequence of dict
        The rows of each table.
    """
    indicators = tables.get("indicators", ())
    known = {row["indicator"] for row in indicators}
    known |= {row["reference"] for row in tables.get("references", ())}
    named = [{"indicator": name} for name in dict.fromkeys(_named(tables)) if name not in known]
    given = {"parts": [{}], "figures": [], **_lands(tables), "indicators": [*indicators, *named]}
    rows = {table: _filled(table, its) for table, its in given.items()}
    its = {row["indicator"]: row for row in rows["indicators"].values()}
    for table in ("figures", "evidence"):
        for cells, row in zip(given.get(table, ()), rows.get(table, {}).values(), strict=True):
            row.update(_prices(row, its[row["indicator"]]) | dict(cells))
    return Package("made-up", {"title": "A report made up"}, shared_tables(), rows)


def _lands(
    tables: Mapping[str, Sequence[Mapping[str, str]]],
) -> dict[str, Sequence[Mapping[str, str]]]:
    """Add the territories and the vintages that evidence and references name."""
    listed = list(tables.get("territories", ()))
    own = next((row["territory"] for row in listed if row.get("role") == "report"), _OWN)
    found = {
        table: [{"territory": own} | dict(row) for row in its]
        if table in ("evidence", "references")
        else its
        for table, its in tables.items()
    }
    rows = [*found.get("evidence", ()), *found.get("references", ())]
    if rows and own not in {row["territory"] for row in listed}:
        listed.append({"territory": own, "role": "report"})
    for table, column, its in (
        ("territories", "territory", listed),
        ("vintages", "vintage", list(tables.get("vintages", ()))),
    ):
        known = {row[column] for row in its}
        names = dict.fromkeys(row.get(column, "") for row in rows)
        its += [{column: name} for name in names if name and name not in known]
        if its:
            found[table] = its
    return found


def _prices(row: Row, indicator: Row) -> Row:
    """Return the price basis of a number: that of the usual convention, if it is of money."""
    if not needs_prices(indicator, row["measure"], row["unit"]):
        return {}
    over_time = Measure(row["measure"]).over_time and row["unit"] in ("percent", "times")
    return {"prices": "real" if over_time else "current", "prices_by": "convention"}


def with_rows(report: Report, **tables: Iterable[Row]) -> Report:
    """Return a report with other rows in some tables.

    Parameters
    ----------
    report : Report
        The report.
    **tables : iterable of Row
        The rows, by the name of the table; all columns must be there.
    """
    other = {table: dict(enumerate(rows, 2)) for table, rows in tables.items()}
    package = replace(report.package, rows={**report.package.rows, **other})
    return replace(report, package=package)


def _named(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[str]:
    """Yield the indicators that rows name."""
    for table, columns in _NAMING.items():
        for row in tables.get(table, ()):
            yield from (row[column] for column in columns)


def _filled(table: str, given: Sequence[Mapping[str, str]]) -> Rows:
    """Fill the rows of a table, and number them as in a file."""
    columns = shared_tables()[table].fields
    rows: Rows = {}
    for number, cells in enumerate(given, 2):
        if unknown := cells.keys() - columns:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        row = dict.fromkeys(columns, "") | _DEFAULTS.get(table, {}) | dict(cells)
        rows[number] = row | _following(table, row) | dict(cells)
    return rows


def _following(table: str, row: Row) -> Row:
    """Return the cells that follow from others where they are not given."""
    found: Row = {}
    if table in ("figures", "numerals"):
        printed = row["printed"] or f"{row['value']} {row['unit']}"
        found = {"printed": printed, "end": str(int(row["start"]) + len(printed))}
    if table == "figures":
        found["figure"] = row["indicator"]
    if table == "indicators":
        found["label"] = row["indicator"].replace("-", " ").capitalize()
    if table in ("territories", "vintages"):
        name = row["territory" if table == "territories" else "vintage"]
        found["label"] = name.replace("-", " ").capitalize()
    if table == "references":
        found["label"] = f"The {row['reference']}"
    if table == "ranges":
        ratio = f"{row['numerator']} per {row['denominator']}"
        found = {"range": ratio.replace(" ", "-"), "label": ratio}
    return found
