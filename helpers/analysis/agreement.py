"""Hold what a report states against what others published of the same.

What is stated as achieved is held against numbers, a target against how others stated the same
aim; `helpers.analysis.outcomes` tells whether it was met.

Weak evidence never decides alone. Of a level that was revised only the latest state is
compared: a number that was first published before a revision is another quantity.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.data.published import as_published, rank
from helpers.data.report import Report, interval_of_row

AGREES, REVISED, CONTRADICTS, UNDECIDED = (
    "agrees", "was later revised", "contradicts", "cannot be told",
)  # fmt: skip
AGREEMENTS = (CONTRADICTS, REVISED, UNDECIDED, AGREES)
"""What evidence says of a figure, the worst first."""

_SETTLED = ("final", "revised", "preliminary")
"""Natures of numbers that can replace an estimate."""

_Row = dict[Any, Any]


def agreement(report: Report) -> pd.DataFrame:
    """Say for each figure with evidence whether the evidence agrees.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure that has evidence on its indicator and measure, the worst first:
        `label`, `figure`, `printed`, `published` (with unit and period), `result` (one of
        `AGREEMENTS`), `why`, `nature`, `strength`, `source_title`, `source_address`, and
        `published_on`.
    """
    labels = report.indicators.set_index("indicator")["label"]
    rows = report.evidence.to_dict("records")
    stated = ["indicator", "measure", "status"]
    scopes = report.figures.groupby(stated, observed=True)["scope"].unique()
    sources = report.metadata.get("sources") or [{}]
    dated = str(sources[0].get("date", ""))
    found = []
    for figure in report.figures.to_dict("records"):
        own = [row for row in rows if _same_subject(figure, row, dated)]
        if not own:
            continue
        row, result, why = _compare(figure, own, dated)
        parts = scopes[figure["indicator"], figure["measure"], figure["status"]]
        if len(parts) > 1:
            result, why = UNDECIDED, f"published for all together, stated for {', '.join(parts)}"
        found.append(
            {
                "label": labels[figure["indicator"]],
                "figure": figure["figure"],
                "printed": figure["printed"],
                "published": as_published(row),
                "result": result,
                "why": why,
                "nature": row["nature"],
                "strength": row["strength"],
                "source_title": row["source_title"],
                "source_address": row["source_address"],
                "published_on": row["published"],
            }
        )
    columns = (
        "label", "figure", "printed", "published", "result", "why", "nature", "strength",
        "source_title", "source_address", "published_on",
    )  # fmt: skip
    table = pd.DataFrame(found, columns=list(columns))
    worst = pd.Categorical(table["result"], AGREEMENTS, ordered=True)
    return table.assign(result=worst).sort_values("result", kind="stable").reset_index(drop=True)


def _same_subject(figure: _Row, row: _Row, dated: str) -> bool:
    """Tell whether a published row is of what a figure states, of its own or another time.

    An aim for another time is another aim, unless the report gives no date.
    """
    if row["indicator"] != figure["indicator"] or row["measure"] != figure["measure"]:
        return False
    if figure["status"] != "target":
        return bool(row["nature"] != "target")
    undated: bool = pd.isna(figure["period"]) and row["period"] >= dated[:4]
    return bool(row["nature"] == "target" and (undated or row["period"] == figure["period"]))


def _compare(figure: _Row, own: list[_Row], dated: str) -> tuple[_Row, str, str]:
    """Return the evidence that decides, what it says, and why."""
    same = [row for row in own if row["period"] == figure["period"]]
    if not same:
        years = ", ".join(sorted({str(row["period"]) for row in own}))
        why = "published only for another time:"
        if pd.isna(figure["period"]):
            why = "the report gives no date; published for"
        return own[-1], UNDECIDED, f"{why} {years}"
    revised = any(row["nature"] in ("final", "revised") for row in same)
    sound = [
        row
        for row in same
        if row["strength"] != "weak" and not (revised and row["nature"] == "first published")
    ]
    if not sound:
        return same[0], UNDECIDED, "the only source is weak, or older than a revision"
    best = min(sound, key=rank)
    if _overlap(figure, best):
        return best, AGREES, "the intervals of both overlap"
    rates = figure["measure"] in ("growth", "share")
    change = ""
    if rates:
        change = f", {(best['base_value'] - figure['base_value']) * 100:+.1f} percentage points"
    elif figure["base_value"]:
        change = f", {best['base_value'] / figure['base_value'] - 1:+.1%}"
    published: str = "" if pd.isna(best["published"]) else str(best["published"])
    if dated.startswith(published):  # the date is missing, or not exact enough
        return best, UNDECIDED, f"another number{change}, but whether it is later is not said"
    if published > dated and best["nature"] in _SETTLED:
        return best, REVISED, f"a {best['nature']} number{change}"
    return best, CONTRADICTS, f"another number{change}, and no later one"


def _overlap(figure: _Row, row: _Row) -> bool:
    """Tell whether a figure and a published number can be the same."""
    return 0 in interval_of_row(figure) - interval_of_row(row)
