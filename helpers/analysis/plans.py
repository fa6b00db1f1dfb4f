"""Where the level targets of a plan stand at its start: level, growth so far, growth required.

What the report does not state is taken from the evidence and marked so. Growth so far comes
from the report alone: from two of its levels, or from "increased by N times", whose two
readings (N times as much, or N times more) are both kept.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from helpers.analysis.gaps import end_columns
from helpers.analysis.growth import compound_growth, required_growth
from helpers.analysis.progress import (
    APPLICABLE,
    DISTANCE,
    PACE,
    Course,
    category,
    distance,
    pace,
    required_pace,
    why_refused,
)
from helpers.core.interval import Interval
from helpers.data.published import as_published, most_settled
from helpers.data.report import Report, interval_of, interval_of_row

_Row = dict[Any, Any]


def stand_of_plan(report: Report, part: str, year: int) -> pd.DataFrame:
    """Say where each target of a part of the report stands in a year.

    Parameters
    ----------
    report : Report
        The report.
    part : str
        The part whose targets are meant.
    year : int
        The year of the levels from which the plan starts.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text: `label`, `target` (name of the figure),
        `measure`, `better`, `unit`; `bar`, the printed number of the target in base
        units, and `date`, the year for which it is set, if any; `year`, `level_low` and
        `level_high` (with ``_closed``), in base units, `source` (``report``, ``evidence`` or
        empty) and `level_from`, the figure or the title of the source; `base_year`, `base_low` and
        `base_high`, the level with which growth so far began, and `growth_from`, the figures
        that tell it. What is not known is missing.
    """
    indicators = report.indicators.set_index("indicator")
    figures = report.figures
    targets = figures.loc[(figures["status"] == "target") & (figures["part"] == part)]
    found = []
    for target in targets.to_dict("records"):
        about = indicators.loc[target["indicator"]]
        found.append(
            {
                "label": about["label"],
                "target": target["figure"],
                "measure": target["measure"],
                "better": about["better"],
                "unit": target["unit"],
                "bar": target["base_value"],
                "date": target["last_year"],
                "year": year,
                **_level(report, target, year),
                **_base(report, target, year),
            }
        )
    ends = [
        f"{name}_{end}"
        for name in ("level", "base")
        for end in ("low", "high", "low_closed", "high_closed")
    ]
    columns = [
        "label", "target", "measure", "better", "unit", "bar", "date", "year", "source",
        "level_from", "base_year", "growth_from", *ends,
    ]  # fmt: skip
    return pd.DataFrame(found, columns=columns).astype({"date": "Int64", "base_year": "Int64"})


def _level(report: Report, target: _Row, year: int) -> dict[str, Any]:
    """Return the level of a target's indicator in a year, from the report or the evidence."""
    own = [row for row in _levels(report, target) if row["last_year"] == year]
    if own:
        return _found(own[0], "report", own[0]["figure"])
    published = report.evidence.loc[report.evidence["nature"] != "target"]
    try:
        row = most_settled(published, target["indicator"], target["measure"], year, year)
    except ValueError:
        return end_columns("level", None) | {"source": "", "level_from": ""}
    return _found(row.iloc[0], "evidence", row.iloc[0]["source_title"])


def _found(row: _Row | pd.Series[Any], source: str, name: str) -> dict[str, Any]:
    """Return a level as columns."""
    return end_columns("level", interval_of_row(row)) | {"source": source, "level_from": name}


def _levels(report: Report, target: _Row) -> list[_Row]:
    """Return what the report states as achieved of a level or share, one year each, in order."""
    rows = [
        row
        for row in report.figures.to_dict("records")
        if row["status"] == "achievement"
        and row["measure"] == target["measure"]
        and row["measure"] in APPLICABLE
        and all(row[column] == target[column] for column in ("indicator", "scope", "base_unit"))
        and pd.notna(row["last_year"])
        and row["first_year"] == row["last_year"]
    ]
    return sorted(rows, key=lambda row: int(row["last_year"]))


def _base(report: Report, target: _Row, year: int) -> dict[str, Any]:
    """Return the level with which growth so far began, from the report."""
    nothing = end_columns("base", None) | {"base_year": pd.NA, "growth_from": ""}
    levels = _levels(report, target)
    before = [row for row in levels if row["last_year"] < year]
    now = [row for row in levels if row["last_year"] == year]
    if before and now:
        return end_columns("base", interval_of_row(before[0])) | {
            "base_year": int(before[0]["last_year"]),
            "growth_from": f"{before[0]['figure']}, {now[0]['figure']}",
        }
    figures = report.figures
    multiples = figures.loc[
        (figures["indicator"] == target["indicator"])
        & (figures["measure"] == "increase-in-multiples")
        & (figures["last_year"] == year)
    ]
    level = _level(report, target, year)
    if multiples.empty or not level["source"]:
        return nothing
    multiple = multiples.iloc[0]
    times = interval_of(figures, multiple["figure"])
    # read loosely, and to the letter
    factor = Interval(times.low, times.high + 1, times.low_closed, times.high_closed)
    if factor.low <= 0:
        return nothing
    return end_columns("base", _ends_of(level, "level") / factor) | {
        "base_year": int(multiple["first_year"]) - 1,
        "growth_from": f"{multiple['figure']}, both readings",
    }


def growth_of_plan(stand: pd.DataFrame, scenarios: tuple[int, ...]) -> pd.DataFrame:
    """Return the growth so far and the growth that each target requires, in percent a year.

    Parameters
    ----------
    stand : DataFrame
        Where the targets stand, as `stand_of_plan` returns it.
    scenarios : tuple of int
        Years assumed for targets that have no date.

    Returns
    -------
    DataFrame
        Rows of `label`, `target`, `kind` (``so far``, ``required by`` a date, or by a year with
        ``if``, which is assumed), `low` and `high`, and `from`, what it rests on. Only levels
        above zero have rows, and only dates after the year of the level.
    """
    rows = []
    for row in stand.loc[stand["measure"] == "level"].to_dict("records"):
        if not row["source"] or row["level_low"] <= 0:
            continue
        if pd.notna(row["base_year"]) and row["base_low"] > 0:
            found = compound_growth(
                _ends_of(row, "base"), _ends_of(row, "level"), row["year"] - row["base_year"]
            )
            rows.append(
                (row["label"], row["target"], "so far", found.low, found.high, row["growth_from"])
            )
        if row["bar"] <= 0:
            continue
        planned = scenarios if pd.isna(row["date"]) else (int(row["date"]),)
        dates = [date for date in planned if date > row["year"]]
        bar = Interval.exactly(row["bar"])
        needed = required_growth(row["year"], _ends_of(row, "level"), bar, dates)
        word = "if by" if pd.isna(row["date"]) else "required by"
        rows += [
            (row["label"], row["target"], f"{word} {int(date)}", low, high, row["level_from"])
            for date, low, high in needed[["year", "low", "high"]].to_numpy()
        ]
    found_rows = pd.DataFrame(rows, columns=["label", "target", "kind", "low", "high", "from"])
    return found_rows.assign(low=found_rows["low"] * 100, high=found_rows["high"] * 100)


def stand_from_published(report: Report, stand: pd.DataFrame, target: str) -> pd.DataFrame:
    """Restate where a target stands from each level that was published, beside the report's own.

    Parameters
    ----------
    report : Report
        The report.
    stand : DataFrame
        Where the targets stand, as `stand_of_plan` returns it.
    target : str
        A target whose level and base the report states.

    Returns
    -------
    DataFrame
        One row a level, with the columns of `stand`: that of the report first, then those that
        others published after the base year and up to the report's year, in order of time;
        weak ones, and those before a revision, are left out. `label` is the level in words,
        `level_from` its source; more columns are its `nature`, `strength` and `note`.

    Raises
    ------
    KeyError
        If there is no such target.
    ValueError
        If the report does not state the level or the base.
    """
    own = stand.loc[stand["target"] == target]
    if own.empty:
        raise KeyError(f"there is no target {target}")
    row = own.to_dict("records")[0]
    if row["source"] != "report" or pd.isna(row["base_year"]):
        raise ValueError(f"the report does not state both level and base of {target}")
    stated = report.figures.set_index("figure").loc[row["level_from"]]
    evidence = report.evidence
    others = evidence.loc[
        (evidence["indicator"] == stated["indicator"])
        & (evidence["measure"] == stated["measure"])
        & (evidence["strength"] != "weak")
        & ~evidence["nature"].isin(["target", "first published"])
        & (evidence["first_year"] == evidence["last_year"])
        & evidence["last_year"].between(row["base_year"] + 1, row["year"])
    ].sort_values("last_year", kind="stable")
    said = {"label": f"{stated['printed']}, {row['year']}", "nature": "the report"}
    rows = [row | said | {"strength": "", "note": ""}]
    rows += [
        row
        | _found(level, "evidence", level["source_title"])
        | {"label": as_published(level), "year": level["last_year"]}
        | {"growth_from": row["growth_from"].replace(row["level_from"], level["source_title"])}
        | {column: level[column] for column in ("nature", "strength", "note")}
        for level in others.to_dict("records")
    ]
    return pd.DataFrame(rows).astype(own.dtypes.to_dict())


def _ends_of(row: _Row, name: str) -> Interval:
    """Return the interval that stands in the columns of a name."""
    closed = (bool(row[f"{name}_{end}_closed"]) for end in ("low", "high"))
    return Interval(row[f"{name}_low"], row[f"{name}_high"], *closed)


def progress_of_plan(stand: pd.DataFrame, scenarios: tuple[int, ...]) -> pd.DataFrame:
    """Apply the published measures of progress to each target, or say why they are refused.

    Parameters
    ----------
    stand : DataFrame
        Where the targets stand, as `stand_of_plan` returns it.
    scenarios : tuple of int
        Years assumed for targets that have no date.

    Returns
    -------
    DataFrame
        Rows of `label`, `target`, `date` (``2025``, or ``if 2025`` where it is assumed),
        `required from base`, in percent a year, `pace` and `pace category`, `distance` and
        `distance category`, or `refused`, why there is none.
    """
    rows = []
    for row in stand.to_dict("records"):
        dates: list[int | None] = [None if pd.isna(row["date"]) else int(row["date"])]
        if pd.isna(row["date"]) and pd.notna(row["base_year"]):
            dates += scenarios
        for date in dates:
            named = f"if {date}" if pd.isna(row["date"]) and date else str(date or "none")
            rows.append(
                {"label": row["label"], "target": row["target"], "date": named}
                | _progress(row, date)
            )
    return pd.DataFrame(rows)


def _progress(row: _Row, date: int | None) -> dict[str, str]:
    """Apply the measures to one target with a date."""
    if why := why_refused(row["measure"], date):
        return _refused(why)
    if pd.isna(row["base_year"]) or not row["source"]:
        return _refused("two levels are needed, and no growth so far is known")
    try:
        course = Course(
            int(row["base_year"]), _ends_of(row, "base"), row["year"], _ends_of(row, "level"), date,
            row["bar"], row["better"], row["measure"],
        )  # fmt: skip
        found, covered = pace(course), distance(course)
    except ValueError as error:
        return _refused(str(error))
    required = required_pace(course) * Interval.exactly(100)
    return {
        "required from base": _range(required),
        "pace": _range(found),
        "pace category": category(found, PACE, course.achieved),
        "distance": _range(covered),
        "distance category": category(covered, DISTANCE, course.achieved),
        "refused": "",
    }


def _refused(why: str) -> dict[str, str]:
    """Return the columns of a target to which the measures do not apply."""
    return {
        "required from base": "", "pace": "", "pace category": "", "distance": "",
        "distance category": "", "refused": why,
    }  # fmt: skip


def _range(found: Interval) -> str:
    """Write an interval of ratios, rounded outward to two digits."""
    low, high = math.floor(found.low * 100) / 100, math.ceil(found.high * 100) / 100
    return f"{low:.2f} to {high:.2f}"


def in_percent_of_target(stand: pd.DataFrame) -> pd.DataFrame:
    """Return the levels of a plan in percent of their targets.

    Parameters
    ----------
    stand : DataFrame
        Where the targets stand, as `stand_of_plan` returns it.

    Returns
    -------
    DataFrame
        The levels and shares among the targets: `label`, `target`, `low` and `high` (missing
        where no level is known), `source` and `level_from`.
    """
    rows = stand.loc[stand["measure"].isin(APPLICABLE)]
    return rows[["label", "target", "source", "level_from"]].assign(
        low=rows["level_low"].astype("float64") / rows["bar"] * 100,
        high=rows["level_high"].astype("float64") / rows["bar"] * 100,
    )
