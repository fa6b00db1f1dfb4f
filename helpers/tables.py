"""Tables for readers: every figure of a report, and one figure explained step by step."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.counts import QUALIFIERS
from helpers.intervals import Interval
from helpers.numerals import read_figure
from helpers.precision import ABOUT, allowed
from helpers.report import Report, interval_of

NO_DATE = "no date"


def figure_table(report: Report, about: float = ABOUT) -> pd.DataFrame:
    """List every figure of a report in the units in which it is printed.

    Parameters
    ----------
    report : Report
        The report.
    about : float
        Half width of ``about``, in units of the last printed digit.

    Returns
    -------
    DataFrame
        One row a figure, in the order of the text: `place` (paragraph and characters),
        `indicator`, `measure`, `printed`, `interval` with the printed unit, `status`,
        `period`, `scope`.
    """
    labels = report.indicators.set_index("indicator")["label"]
    rows = [
        {
            "place": _place(row),
            "indicator": labels[row["indicator"]],
            "measure": row["measure"].replace("-", " "),
            "printed": row["printed"],
            "interval": f"{printed_interval(row, about)} {row['unit']}",
            "status": row["status"],
            "period": _period(row),
            "scope": row["scope"],
        }
        for row in report.figures.to_dict("records")
    ]
    return pd.DataFrame(rows)


def explain_figure(report: Report, figure: str, about: float = ABOUT) -> pd.DataFrame:
    """Follow one figure from its place in the text to its interval.

    Parameters
    ----------
    report : Report
        The report.
    figure : str
        Name of the figure.
    about : float
        Half width of ``about``, in units of the last printed digit.

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
        ("place", _place(row), "paragraph: characters, from the first to behind the last"),
        ("printed words", row["printed"], "exactly what stands at the place"),
        ("number read", f"{float(reading.value):.12g} {reading.scale}", "with the scale behind it"),
        ("qualifier", QUALIFIERS[row["comparator"]], "the words before or behind the number"),
        ("indicator", label, "read from the sentence around it"),
        ("measure", row["measure"], "what is stated about the indicator"),
        ("status", row["status"], "what was achieved, or what is aimed at"),
        ("period and scope", f"{_period(row)}, {row['scope']}", "from the sentence or its section"),
        ("value", f"{_digits(row)} {row['unit']}", "as printed"),
        ("interval", f"{printed_interval(row, about)} {row['unit']}", "what the wording allows"),
        (
            "value in base units",
            f"{Interval.exactly(row['base_value'])} {row['base_unit']}",
            "by the units file",
        ),
        ("interval in base units", f"{base} {row['base_unit']}", "the same interval, converted"),
    ]
    return pd.DataFrame(steps, columns=["step", "result", "rule"])


def printed_interval(row: dict[Any, Any], about: float = ABOUT) -> Interval:
    """Return the interval of a figure in the unit in which it is printed.

    Parameters
    ----------
    row : dict
        A row of a report's figures.
    about : float
        Half width of ``about``, in units of the last printed digit.
    """
    return allowed(
        _digits(row), row["comparator"], row["unit"], row["measure"],
        in_words=row["in_words"], about=about, in_base_units=False,
    )  # fmt: skip


def _digits(row: dict[Any, Any]) -> str:
    """Return the value of a figure with the digits that are printed."""
    return f"{row['value']:.{row['decimals']}f}"


def _place(row: dict[Any, Any]) -> str:
    """Write the place of a figure: paragraph, first and last character."""
    return f"{row['paragraph']}: {row['start']}–{row['end']}"


def _period(row: dict[Any, Any]) -> str:
    """Write the period of a figure, or that the report gives none."""
    return NO_DATE if pd.isna(row["period"]) else str(row["period"])


def _record(frame: pd.DataFrame, key: str, value: str) -> dict[Any, Any]:
    """Return the one row of a frame whose `key` is `value`."""
    return dict(frame.loc[frame[key] == value].iloc[0])
