"""Tables for readers: every figure of a report, one explained, gaps and outcomes in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pandas as pd

from helpers.analysis.counts import QUALIFIERS
from helpers.core.interval import Interval, number_text
from helpers.core.numerals import read_figure
from helpers.data.checks import STATUSES
from helpers.data.report import Report, interval_of

NO_DATE = "no date"

_NAMED = 6
"""How many figures are named in a cell at most."""


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
    KeyError
        If there is no such figure.
    """
    rows = {row["figure"]: row for row in report.figures.to_dict("records")}
    added = {
        f"{column} {what}": [write(rows[name]) if name else "" for name in table[column]]
        for column in columns
        for what, write in (("printed", _printed), ("place", _place))
    }
    return table.assign(**added)


def with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    """Add to a table whose rows have an interval that interval as text.

    Parameters
    ----------
    table : DataFrame
        The table: `low`, `high`, `low_closed`, `high_closed`.

    Returns
    -------
    DataFrame
        The table with the column `interval`, its ends rounded outward to five digits.
    """
    texts = [
        str(
            Interval(
                _outward(row["low"], math.floor),
                _outward(row["high"], math.ceil),
                bool(row["low_closed"]),
                bool(row["high_closed"]),
            )
        )
        for row in table.to_dict("records")
    ]
    return table.assign(interval=texts)


def _outward(value: float, direction: Callable[[Fraction], int]) -> float:
    """Round an end of an interval to five digits, in one direction."""
    if value == 0 or not math.isfinite(value):
        return value
    exact = Fraction(f"{value:.12g}")  # without the noise of the last bits
    grid = Fraction(10) ** (4 - math.floor(math.log10(abs(value))))
    return float(Fraction(direction(exact * grid)) / grid)


def with_explanations(checks: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Add to the checks of an audit what the doubts say of them.

    Parameters
    ----------
    checks : DataFrame
        Checks as `helpers.analysis.audit.audit` returns them.
    corrections : DataFrame
        The doubts and corrections of a report, which name the rule that finds them.

    Returns
    -------
    DataFrame
        The checks with `explanation`: kind and reason of each doubt that the same rule finds in
        the same figure; empty where there is none, and where the check holds.
    """
    said: dict[tuple[str, str], str] = {}
    for row in corrections.dropna(subset=["rule", "figure"]).to_dict("records"):
        said[row["rule"], row["figure"]] = f"{row['kind']}: {row['reason']}"
    explanations = [
        "; ".join(
            said[check["rule"], figure]
            for figure in check["figures"].split(", ")
            if check["result"] != "holds" and (check["rule"], figure) in said
        )
        for check in checks.to_dict("records")
    ]
    return checks.assign(explanation=pd.Series(explanations, checks.index, dtype="str"))


def check_table(checks: pd.DataFrame) -> pd.DataFrame:
    """Write the checks of an audit for readers.

    Parameters
    ----------
    checks : DataFrame
        Checks as `helpers.analysis.audit.audit` returns them, and `explanation`.

    Returns
    -------
    DataFrame
        One row a check: `result`, `rule`, `subject`, `finding`, `explanation`, `computed`,
        `would fit`, `unit`, `kind` and `figures`; many figures are counted, not named.
    """
    counts = checks["figures"].str.count(", ") + 1
    short = checks["figures"].where(counts <= _NAMED, counts.astype("str") + " figures")
    table = checks.rename(columns={"limit": "would fit"}).assign(figures=short)
    columns = (
        "result", "rule", "subject", "finding", "explanation", "computed", "would fit", "unit",
        "kind", "figures",
    )  # fmt: skip
    return table[list(columns)]


def gap_table(report: Report, gaps: pd.DataFrame) -> pd.DataFrame:
    """Write the gaps of pairs for readers.

    Parameters
    ----------
    report : Report
        The report.
    gaps : DataFrame
        Gaps as `helpers.analysis.gaps.measure_gaps` returns them.

    Returns
    -------
    DataFrame
        One row a pair: `indicator`, `achievement` and `target` (printed words and place), `gap`
        with its unit, `target in percent of the achievement`, `verdict`, `repeating would do`,
        `pairing` and the names of the two `figures`.
    """
    sources = with_sources(report, gaps, "target", "achievement")
    repeating = {"met": "yes", "missed": "no"}
    rows = [
        {
            "indicator": row["label"],
            "achievement": f"{row['achievement printed']} ({row['achievement place']})",
            "target": f"{row['target printed']} ({row['target place']})",
            "gap": f"{_interval(row, 'gap')} {row['gap_unit']}",
            "target in percent of the achievement": _percent(row, "ratio"),
            "verdict": row["verdict"],
            "repeating would do": repeating.get(row["repeating"], row["repeating"]),
            "pairing": row["rule"],
            "figures": f"{row['achievement']}, {row['target']}",
        }
        for row in sources.to_dict("records")
    ]
    return pd.DataFrame(rows)


def outcome_table(report: Report, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Write what became of targets for readers; targets without evidence are left out.

    Parameters
    ----------
    report : Report
        The report.
    outcomes : DataFrame
        Outcomes as `helpers.analysis.outcomes.measure_outcomes` returns them.

    Returns
    -------
    DataFrame
        One row a target: `indicator`, `target` (printed words and place), `published` with its
        period (as an interval where it is comparable with the target), `outcome`, `by` how much,
        `why it cannot be told, and notes`, `nature and strength` of the evidence, `source` with
        its address and date, and the name of the `figure`.
    """
    known = with_sources(report, outcomes.loc[outcomes["outcome"] != "no evidence"], "target")
    rows = [
        {
            "indicator": row["label"],
            "target": f"{row['target printed']} ({row['target place']})",
            "published": row["as_published"]
            if pd.isna(row["found_low"])
            else f"{_interval(row, 'found')} {row['unit']}, {row['period']}",
            "outcome": row["outcome"],
            "by": ""
            if pd.isna(row["found_low"])
            else f"{_interval(row, 'margin')} {row['margin_unit']}",
            "why it cannot be told, and notes": "; ".join(filter(None, (row["why"], row["note"]))),
            "nature and strength": f"{row['nature']}, {row['strength']}",
            "source": ", ".join(
                str(row[part])
                for part in ("source_title", "source_address", "published")
                if row[part]
            ),
            "figure": row["target"],
        }
        for row in known.to_dict("records")
    ]
    return pd.DataFrame(rows)


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


def _printed(row: dict[Any, Any]) -> str:
    """Return the printed words of a figure."""
    return str(row["printed"])


def _interval(row: dict[Any, Any], name: str) -> str:
    """Write an interval that stands in columns, nothing where there is none."""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    if pd.isna(low):
        return ""
    closed = (bool(row[f"{name}_{end}_closed"]) for end in ("low", "high"))
    return str(Interval(low, high, *closed))


def _percent(row: dict[Any, Any], name: str) -> str:
    """Write an interval of percentages, rounded outward to one digit."""
    if pd.isna(row[f"{name}_low"]):
        return ""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    if f"{low:.9g}" == f"{high:.9g}":
        return number_text(round(low, 2))
    rounded = {
        f"{name}_low": math.floor(low * 10) / 10,
        f"{name}_high": math.ceil(high * 10) / 10 if math.isfinite(high) else high,
    }
    return _interval(row | rounded, name)


def _place(row: dict[Any, Any]) -> str:
    """Write the place of a figure: paragraph, first and last character."""
    return f"{row['paragraph']}: {row['start']}–{row['end']}"


def _period(row: dict[Any, Any]) -> str:
    """Write the period of a figure, or that the report gives none."""
    return NO_DATE if pd.isna(row["period"]) else str(row["period"]).replace("-", "–")


def _record(frame: pd.DataFrame, key: str, value: str) -> dict[Any, Any]:
    """Return the one row of a frame whose `key` is `value`."""
    return dict(frame.loc[frame[key] == value].iloc[0])
