"""Hold what a report states as achieved against what others published of the same.

Weak evidence never decides alone. Of a level that was revised only the latest state is
compared: a number that was first published before a revision is another quantity.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.evidence import rank
from helpers.intervals import number_text
from helpers.report import Report, interval_of_row

AGREES, REVISED, CONTRADICTS, UNDECIDED = (
    "agrees", "was later revised", "contradicts", "cannot be told",
)  # fmt: skip
AGREEMENTS = (CONTRADICTS, REVISED, UNDECIDED, AGREES)
"""What evidence says of a figure, the worst first."""

_SETTLED = ("final", "revised", "preliminary")
"""Natures of numbers that can replace an estimate."""

_Row = dict[Any, Any]


def agreement(report: Report) -> pd.DataFrame:
    """Say for each achievement with evidence whether the evidence agrees.

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
    achieved = report.figures.loc[report.figures["status"] == "achievement"]
    scopes = achieved.groupby(["indicator", "measure"], observed=True)["scope"].unique()
    sources = report.metadata.get("sources") or [{}]
    delivered = str(sources[0].get("date", ""))
    found = []
    for figure in achieved.to_dict("records"):
        own = [
            row
            for row in rows
            if row["nature"] != "target"
            and row["indicator"] == figure["indicator"]
            and row["measure"] == figure["measure"]
        ]
        if not own:
            continue
        row, result, why = _compare(figure, own, delivered)
        parts = scopes[figure["indicator"], figure["measure"]]
        if len(parts) > 1:
            result, why = UNDECIDED, f"published for all together, stated for {', '.join(parts)}"
        found.append(
            {
                "label": labels[figure["indicator"]],
                "figure": figure["figure"],
                "printed": figure["printed"],
                "published": f"{'' if row['comparator'] == '=' else row['comparator']}"
                f"{number_text(row['value'])} {row['unit']}, {row['period']}",
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


def _compare(figure: _Row, own: list[_Row], delivered: str) -> tuple[_Row, str, str]:
    """Return the evidence that decides, what it says, and why."""
    same = [row for row in own if row["period"] == figure["period"]]
    if not same:
        years = ", ".join(sorted({str(row["period"]) for row in own}))
        return own[-1], UNDECIDED, f"published only for another time: {years}"
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
    if delivered.startswith(published):  # the date is missing, or not exact enough
        return best, UNDECIDED, f"another number{change}, but whether it is later is not said"
    if published > delivered and best["nature"] in _SETTLED:
        return best, REVISED, f"a {best['nature']} number{change}"
    return best, CONTRADICTS, f"another number{change}, and no later one"


def _overlap(figure: _Row, row: _Row) -> bool:
    """Tell whether a figure and a published number can be the same."""
    return 0 in interval_of_row(figure) - interval_of_row(row)
