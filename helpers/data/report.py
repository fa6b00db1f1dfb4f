"""Load a work report: its figures, indicators, numerals and statements as frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.core.interval import Interval
from helpers.core.units import base_unit, to_base
from helpers.core.wording import ABOUT, allowed
from helpers.data.checks import rule_problems
from helpers.data.reader import (
    ABSENT_AT_WILL,
    TABLES,
    PackageError,
    Problem,
    RawPackage,
    Rows,
    one_per_cell,
    read_package,
)
from helpers.locations import DATA

_SHARED = ("comparator", "unit", "period", "indicator")
"""Columns with few values but no enumeration, which become categories all the same."""


@dataclass(frozen=True)
class Report:
    """A work report as data.

    Parameters
    ----------
    name : str
        Name of the package, which is its folder in ``data/``.
    metadata : dict
        Title, source, licence and schemas, as in ``datapackage.json``.
    about : float
        Half width of the interval of ``about``, in units of the last printed digit.
    figures : DataFrame
        One row for every quantity that the report states, in the order of the text; see
        `load_report` for the columns.
    indicators, numerals, statements, parts : DataFrame
        The other tables, with the columns of their schema.
    evidence : DataFrame
        What others published of the same indicators: the columns of its schema, and the
        derived columns of the figures. It has no rows where the package has no evidence.
    lookalikes : DataFrame
        Pairs of indicators that only sound alike, with what sets them apart: `indicator`,
        `other`, `difference`, `why`. It has no rows where the package names none.
    references, relations, ranges : DataFrame
        Quantities from elsewhere (with the derived columns of a level), parts and wholes, and
        plausible ranges, against which `helpers.analysis.audit` holds the figures; without rows
        where the package has none.
    corrections : DataFrame
        Likely slips, each with a proposed reading and its reason; without rows where the
        package names none.
    scan : DataFrame
        How well two scanners find the figures in the text, as `helpers.drafting.quality` measured
        it; without rows where that was not done.
    corrected : bool
        Whether the figures are as corrected; else they are as printed.
    """

    name: str
    metadata: dict[str, Any]
    about: float
    figures: pd.DataFrame
    indicators: pd.DataFrame
    numerals: pd.DataFrame
    statements: pd.DataFrame
    parts: pd.DataFrame
    evidence: pd.DataFrame
    lookalikes: pd.DataFrame
    references: pd.DataFrame
    relations: pd.DataFrame
    ranges: pd.DataFrame
    corrections: pd.DataFrame
    scan: pd.DataFrame
    corrected: bool


def report_names(data: Path = DATA) -> list[str]:
    """Return the names of the reports in a data folder, sorted: every folder but hidden ones."""
    folders = [path for path in data.glob("*/") if path.is_dir()]
    return sorted(path.name for path in folders if not path.name.startswith("."))


def package_problems(name: str, data: Path = DATA) -> list[Problem]:
    """Return everything that is wrong with a data package; nothing if it is sound."""
    return _read(name, data)[1]


def load_report(
    name: str, *, about: float = ABOUT, corrected: bool = False, data: Path = DATA
) -> Report:
    """Load a report from its data package.

    Parameters
    ----------
    name : str
        Name of the package: its folder in `data`.
    about : float
        Half width of the interval of ``about``, in units of the last printed digit.
    corrected : bool
        Whether the corrections of the package are applied to values, units and qualifiers; by
        default every figure is as printed.
    data : Path
        The folder of the packages.

    Returns
    -------
    Report
        Its `figures` have the columns of the schema and, derived from them: `part`;
        `theme` of the indicator; `first_year` and `last_year` of the period (missing where
        the report gives no date); `decimals`, how many digits are printed behind the point;
        `in_words`, whether the number is written as a word;
        `base_value` and `base_unit` (kg, m, m², s, yuan, person, count or fraction); and the
        interval that qualifier and printed precision allow: `printed_low` and `printed_high`
        in the printed unit, `low` and `high` in base units, `low_closed` and `high_closed`,
        and `exact`, whether it is a single value. Rates are fractions in base units:
        3.5 percent is 0.035.

    Raises
    ------
    PackageError
        If anything is wrong with the package; the error lists every problem.
    """
    package, problems = _read(name, data)
    if problems:
        raise PackageError(name, problems)
    tables = dict(package.rows)
    if corrected:
        tables["figures"] = _corrected(tables["figures"], tables.get("corrections", {}))
    frames = {table: _frame(rows, package.fields[table]) for table, rows in tables.items()}
    figures = frames["figures"]
    ends: list[int] = [0, *frames["parts"]["last_paragraph"]]
    themes = frames["indicators"].set_index("indicator")["theme"]
    frames["figures"] = _with_meaning(
        figures.assign(
            part=pd.cut(figures["paragraph"], ends, labels=list(frames["parts"]["part"])),
            theme=themes.reindex(figures["indicator"].astype("str")).array,
            in_words=~figures["printed"].str.contains("[0-9]"),
        ),
        tables["figures"],
        figures["status"] == "target",
        about,
    )
    for table in ABSENT_AT_WILL:
        frames.setdefault(table, pd.DataFrame(columns=list(TABLES[table]), dtype="str"))
    for table in ("evidence", "references"):
        frame = frames[table].assign(in_words=False)
        if table == "references":
            frame["measure"] = "level"
        targets = frame.get("nature", pd.Series("", frame.index)) == "target"
        frames[table] = _with_meaning(frame, tables.get(table, {}), targets, about)
    return Report(name, package.metadata, about, **frames, corrected=corrected)


def _corrected(figures: Rows, corrections: Rows) -> Rows:
    """Return the figures as corrected, where a correction changes a value, unit or qualifier."""
    changes: dict[str, dict[str, str]] = {}
    for row in corrections.values():
        if row["column"] != "reading":
            changes.setdefault(row["figure"], {})[row["column"]] = row["proposed"]
    return {number: row | changes.get(row["figure"], {}) for number, row in figures.items()}


def interval_of(figures: pd.DataFrame, figure: str) -> Interval:
    """Return the interval of one figure, in base units.

    Parameters
    ----------
    figures : DataFrame
        The figures of a report: columns `figure`, `low`, `high`, `low_closed`, `high_closed`.
    figure : str
        Name of the figure.

    Raises
    ------
    KeyError
        If there is no such figure; the message names the nearest ones.
    """
    found = figures.loc[figures["figure"] == figure]
    if found.empty:
        like = ", ".join(get_close_matches(figure, figures["figure"], n=5)) or "none"
        raise KeyError(f"no figure {figure!r}; similar names: {like}")
    return interval_of_row(found.iloc[0])


def interval_of_row(row: Mapping[Any, Any] | pd.Series[Any]) -> Interval:
    """Return the interval of a row of figures, evidence or references, in base units.

    Parameters
    ----------
    row : mapping or Series
        The row: `low`, `high`, `low_closed` and `high_closed`.
    """
    return Interval(row["low"], row["high"], bool(row["low_closed"]), bool(row["high_closed"]))


def _read(name: str, data: Path) -> tuple[RawPackage, list[Problem]]:
    """Read a package and say everything that is wrong with it."""
    if Path(name).name != name or not (data / name).is_dir():
        known = ", ".join(report_names(data)) or "none"
        return RawPackage({}, {}, {}), [
            Problem(name, 0, "", "", f"there is no such folder in {data.name}", known)
        ]
    package, problems = read_package(data / name)
    return package, one_per_cell(problems + rule_problems(package, problems))


def _frame(rows: Rows, fields: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """Turn rows of text into a frame with the types of the schema."""
    columns = list(next(iter(rows.values())))
    frame = pd.DataFrame(rows.values(), columns=columns, dtype="str").replace("", pd.NA)
    flags = {
        name: frame[name].isin(fields[name].get("trueValues", ["true"]))
        for name in columns
        if fields[name]["type"] == "boolean"
    }
    kinds = {name: _dtype(frame[name], fields[name]) for name in columns if name not in flags}
    return frame.assign(**flags).astype(kinds)


def _dtype(column: pd.Series[str], field: dict[str, Any]) -> Any:
    """Return the dtype for a column of text whose field has a type and constraints."""
    constraints = field.get("constraints", {})
    if field["type"] in ("integer", "number"):
        whole = field["type"] == "integer"
        if constraints.get("required"):
            return "int64" if whole else "float64"
        return "Int64" if whole else "Float64"
    if "enum" in constraints:
        return pd.CategoricalDtype(pd.Index(constraints["enum"], dtype="str"))
    if field["name"] in _SHARED and not constraints.get("unique"):
        return pd.CategoricalDtype(pd.Index(column.dropna().unique(), dtype="str"))
    return "str"


def _with_meaning(
    frame: pd.DataFrame, rows: Rows, targets: pd.Series[bool], about: float
) -> pd.DataFrame:
    """Add to figures or evidence what follows from value, unit, qualifier and period."""
    years = frame["period"].astype("string").str.extract(r"^(?P<first>\d{4})(?:-(?P<last>\d{4}))?")
    values = [
        allowed(
            row["value"], row["comparator"], row["unit"], row.get("measure", "level"),
            target=target, in_words=word, about=about,
        )
        for row, target, word in zip(rows.values(), targets, frame["in_words"], strict=True)
    ]  # fmt: skip
    return frame.assign(
        first_year=pd.to_numeric(years["first"]).astype("Int64"),
        last_year=pd.to_numeric(years["last"].fillna(years["first"])).astype("Int64"),
        decimals=[len(row["value"].partition(".")[2]) for row in rows.values()],
        base_value=[float(to_base(Fraction(row["value"]), row["unit"])) for row in rows.values()],
        base_unit=pd.Categorical([base_unit(unit)[1] for unit in frame["unit"]]),
        printed_low=[found.printed.low for found in values],
        printed_high=[found.printed.high for found in values],
        low=[found.base.low for found in values],
        high=[found.base.high for found in values],
        low_closed=[found.base.low_closed for found in values],
        high_closed=[found.base.high_closed for found in values],
        exact=[found.exact for found in values],
    )
