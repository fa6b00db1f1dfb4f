"""Tables of the figures of a report for readers: all of them, one explained, their sources."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from helpers.core.exact import number_text
from helpers.core.numerals import read_figure
from helpers.core.vocabulary import Status
from helpers.data.records import Figure, Stated
from helpers.data.report import Report

NO_DATE = "no date"


def figure_table(report: Report) -> pd.DataFrame:
    """List every figure of a report in the units in which it is printed.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure, in the order of the text: `place` (paragraph and characters),
        `figure` (its name), `indicator` with the measure, `printed`, `interval` with the
        unit, `status`, `period and scope`, `note`.
    """
    rows = [
        {
            "place": place_text(figure),
            "figure": figure.name,
            "indicator": f"{figure.label}: {figure.measure.words}",
            "printed": figure.printed,
            "interval": _with_unit(figure),
            "status": figure.status + (", an estimate" if figure.provisional else ""),
            "period and scope": f"{_period(figure)}, {figure.scope}",
            "note": figure.note,
        }
        for figure in report.records.figures
    ]
    columns = [
        "place", "figure", "indicator", "printed", "interval", "status", "period and scope", "note",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def explain_figure(report: Report, name: str) -> pd.DataFrame:
    """Follow one figure from its place in the text to its interval.

    Parameters
    ----------
    report : Report
        The report.
    name : str
        Name of the figure.

    Returns
    -------
    DataFrame
        One row a step: `step`, `result` and `rule`.

    Raises
    ------
    UnknownNameError
        If there is no such figure; the message names the nearest ones.
    """
    figure = report[name]
    reading = read_figure(figure.printed)
    number = f"{number_text(reading.value)} {reading.scale}"
    steps = [
        ("place", place_text(figure), "paragraph: characters, counted from zero, without the end"),
        (
            "printed words",
            figure.printed,
            "words of a what-if, which no report prints"
            if figure.hypothetical
            else "exactly what stands at the place",
        ),
        ("number read", number, "with the scale behind it"),
        (
            "qualifier",
            figure.comparator.words or "no qualifier",
            "the words before or after the number",
        ),
        ("indicator", figure.label, "read from the sentence around it"),
        ("measure", figure.measure.value, "what is stated about the indicator"),
        ("status", figure.status.value, "what was achieved, or what is aimed at"),
        (
            "period and scope",
            f"{_period(figure)}, {figure.scope}",
            "from the sentence or its section",
        ),
        ("value", f"{figure.value} {figure.unit}", "as printed"),
        ("interval", _with_unit(figure), "what the wording allows"),
        (
            "value in base units",
            f"{number_text(figure.base_value)} {figure.unit.base}",
            "by the units file",
        ),
        (
            "interval in base units",
            f"{figure.base.brackets()} {figure.unit.base}",
            "the same interval, converted",
        ),
    ]
    return pd.DataFrame(steps, columns=["step", "result", "rule"])


def both_sides(report: Report) -> pd.DataFrame:
    """List the indicators that have both an achievement and a target.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row for each such indicator: `indicator` (its label), `achievement` and `target`
        (printed words with measure and scope), and `alike`, whether an achievement and a
        target have the same measure and the same scope.
    """
    sides: dict[str, dict[Status, dict[tuple[str, str], str]]] = defaultdict(dict)
    for figure in report.records.figures:
        said = sides[figure.indicator.name].setdefault(figure.status, {})
        key = figure.measure.value, figure.scope
        words = f"{figure.printed} ({figure.measure.value}, {figure.scope})"
        said[key] = f"{said[key]}; {words}" if key in said else words
    rows = [
        {"indicator": report.records.label(name)}
        | {status.value: "; ".join(said[status].values()) for status in Status}
        | {"alike": "yes" if said[Status.ACHIEVEMENT].keys() & said[Status.TARGET].keys() else "no"}
        for name, said in sides.items()
        if len(said) == len(Status)
    ]
    return pd.DataFrame(rows, columns=["indicator", *(side.value for side in Status), "alike"])


def with_sources(report: Report, table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Add to a table what the report prints of the figures that it names, and where.

    Parameters
    ----------
    report : Report
        The report.
    table : DataFrame
        The table; each of `columns` holds names of figures, or is empty.
    columns : str
        The columns.

    Returns
    -------
    DataFrame
        The table with two columns more for each: ``… printed`` and ``… place``.

    Raises
    ------
    UnknownNameError
        If there is no such figure.
    """
    added = {
        f"{column} {what}": [write(report[name]) if name else "" for name in table[column]]
        for column in columns
        for what, write in (("printed", _printed), ("place", place_text))
    }
    return table.assign(**added)


def unit_table(report: Report) -> pd.DataFrame:
    """List the units of a report's figures.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a unit, the most frequent first: `unit`, `figures`, `base unit`.
    """
    units = pd.DataFrame(
        [(figure.unit.name, figure.unit.base) for figure in report.records.figures],
        columns=["unit", "base unit"],
    )
    counts = units.groupby("unit", sort=False)["base unit"].agg(["size", "first"])
    table = counts.sort_values("size", ascending=False, kind="stable").reset_index()
    return table.set_axis(["unit", "figures", "base unit"], axis="columns")


def _printed(figure: Figure) -> str:
    """Return the printed words of a figure."""
    return figure.printed


def place_text(figure: Figure) -> str:
    """Write the place of a figure, or that it has none."""
    return "no place" if figure.place is None else str(figure.place)


def _period(figure: Stated) -> str:
    """Write the period of a figure, or that the report gives none."""
    return NO_DATE if figure.period is None else str(figure.period).replace("-", "–")


def _with_unit(figure: Figure) -> str:
    """Write what a figure allows, in the unit in which it is printed."""
    return f"{figure.quantity.interval.brackets()} {figure.unit}"
