"""Tables for readers: every figure of a report, and one figure explained step by step."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.counts import QUALIFIERS
from helpers.intervals import Interval, number_text
from helpers.numerals import read_figure
from helpers.report import Report, interval_of
from helpers.rules import STATUSES

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
    labels = report.indicators.set_index("indicator")["label"]
    rows = [
        {
            "place": _place(row),
            "figure": row["figure"],
            "indicator": f"{labels[row['indicator']]}: {row['measure'].replace('-', ' ')}",
            "printed": row["printed"],
            "interval": f"{_printed_interval(row)} {row['unit']}",
            "status": row["status"] + (", an estimate" if row["provisional"] else ""),
            "period and scope": f"{_period(row)}, {row['scope']}",
            "note": row["note"],
        }
        for row in report.figures.to_dict("records")
    ]
    return pd.DataFrame(rows)


def explain_figure(report: Report, figure: str) -> pd.DataFrame:
    """Follow one figure from its place in the text to its interval.

    Parameters
    ----------
    report : Report
        The report.
    figure : str
        Name of the figure.

    Returns
    -------
    DataFrame
        One row a step: `step`, `result` and `rule`.

    Raises
    ------
    KeyError
        If there is no such figure.
    """
    base = interval_of(report.figures, figure)
    row = _record(report.figures, "figure", figure)
    label = _record(report.indicators, "indicator", row["indicator"])["label"]
    reading = read_figure(row["printed"])
    steps = [
        ("place", _place(row), "paragraph: characters, counted from zero, without the end"),
        ("printed words", row["printed"], "exactly what stands at the place"),
        (
            "number read",
            f"{number_text(float(reading.value))} {reading.scale}",
            "with the scale behind it",
        ),
        ("qualifier", QUALIFIERS[row["comparator"]], "the words before or after the number"),
        ("indicator", label, "read from the sentence around it"),
        ("measure", row["measure"], "what is stated about the indicator"),
        ("status", row["status"], "what was achieved, or what is aimed at"),
        ("period and scope", f"{_period(row)}, {row['scope']}", "from the sentence or its section"),
        ("value", f"{row['value']:.{row['decimals']}f} {row['unit']}", "as printed"),
        ("interval", f"{_printed_interval(row)} {row['unit']}", "what the wording allows"),
        (
            "value in base units",
            f"{number_text(row['base_value'])} {row['base_unit']}",
            "by the units file",
        ),
        ("interval in base units", f"{base} {row['base_unit']}", "the same interval, converted"),
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
    labels = report.indicators.set_index("indicator")["label"]
    rows = []
    for indicator, figures in report.figures.groupby("indicator", observed=True):
        sides = dict(list(figures.groupby("status", observed=True)))
        if len(sides) == len(STATUSES):
            said = {status: _said(side) for status, side in sides.items()}
            alike = said["achievement"].keys() & said["target"].keys()
            rows.append(
                {"indicator": labels[indicator]}
                | {status: "; ".join(said[status].values()) for status in STATUSES}
                | {"alike": "yes" if alike else "no"}
            )
    return pd.DataFrame(rows)


def _said(figures: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the printed words of figures by measure and scope."""
    return {
        (row["measure"], row["scope"]): f"{row['printed']} ({row['measure']}, {row['scope']})"
        for row in figures.to_dict("records")
    }


def unit_table(figures: pd.DataFrame) -> pd.DataFrame:
    """List the units of a report's figures.

    Parameters
    ----------
    figures : DataFrame
        Figures with `unit` and `base_unit`.

    Returns
    -------
    DataFrame
        One row a unit, the most frequent first: `unit`, `figures`, `base unit`.
    """
    counts = figures.groupby("unit", observed=True, sort=False)["base_unit"]
    table = counts.agg(["size", "first"]).sort_values("size", ascending=False, kind="stable")
    return table.reset_index().set_axis(["unit", "figures", "base unit"], axis="columns")


def _printed_interval(row: dict[Any, Any]) -> Interval:
    """Return the interval of a figure in the unit in which it is printed."""
    return Interval(row["printed_low"], row["printed_high"], row["low_closed"], row["high_closed"])


def _place(row: dict[Any, Any]) -> str:
    """Write the place of a figure: paragraph, first and last character."""
    return f"{row['paragraph']}: {row['start']}–{row['end']}"


def _period(row: dict[Any, Any]) -> str:
    """Write the period of a figure, or that the report gives none."""
    return NO_DATE if pd.isna(row["period"]) else str(row["period"]).replace("-", "–")


def _record(frame: pd.DataFrame, key: str, value: str) -> dict[Any, Any]:
    """Return the one row of a frame whose `key` is `value`."""
    return dict(frame.loc[frame[key] == value].iloc[0])
