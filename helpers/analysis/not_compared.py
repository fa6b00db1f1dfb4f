"""The targets that cannot be held against anything, and what there is instead.

A target needs a number of the same indicator and measure, of the year before it or in the report
itself. Where there is none, the reader is told what there is: a number of another time or of
another measure, only something that sounds alike, or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from helpers.analysis.accounts import find_tempting
from helpers.analysis.baselines import base_year
from helpers.analysis.gaps import Gap
from helpers.core.vocabulary import Status, Strength
from helpers.data.published import ACHIEVED
from helpers.data.records import Figure, Published
from helpers.data.report import Report


class Missing(StrEnum):
    """Why a target cannot be compared.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> found = find_not_compared(report, find_gaps(report))
    >>> [one.target.printed for one in found if one.reason is Missing.MEASURE]
    ['increase by about 8%']
    """

    TIME = "published only of another time"
    MEASURE = "published only in another measure"
    WEAK = "published only by a weak source"
    SIMILAR = "the report states only something similar"
    NOTHING = "no achievement was found"


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A target without an achievement.

    Parameters
    ----------
    target : Figure
        The target.
    reason : Missing
        Why it cannot be compared.
    nearest : Published or None
        Of what was published of its indicator, what comes nearest; None where nothing was.
    why : str
        What the report states instead, and why that is something else; empty where it states
        nothing.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> found = find_not_compared(report, find_gaps(report))
    >>> retail = next(one for one in found if one.target.indicator.name == "retail-sales")
    >>> print(retail.target.printed, "|", retail.reason, "|", retail.nearest.said)
    increase by more than 6% | published only of another time | 7 percent, 2018
    """

    target: Figure
    reason: Missing
    nearest: Published | None
    why: str


def find_not_compared(report: Report, gaps: Iterable[Gap]) -> list[NotCompared]:
    """Return the targets of a report that cannot be compared.

    Parameters
    ----------
    report : Report
        The report.
    gaps : iterable of Gap
        The gaps of the targets that can, as `helpers.analysis.gaps.find_gaps` returns them.

    Returns
    -------
    list of NotCompared
        In the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> found = find_not_compared(report, find_gaps(report))
    >>> [one.target.indicator.name for one in found if one.reason is Missing.TIME][:2]
    ['fiscal-revenue', 'retail-sales']
    """
    compared = {gap.target.name for gap in gaps}
    similar = _similar(report)
    year = base_year(report) or 0
    found = []
    for target in report.records.figures:
        if target.status is not Status.TARGET or target.name in compared:
            continue
        nearest = _nearest(report, target, year)
        if nearest is not None:
            reason = _reason(nearest, target)
        else:
            reason = Missing.SIMILAR if target.name in similar else Missing.NOTHING
        found.append(NotCompared(target, reason, nearest, similar.get(target.name, "")))
    return found


def _similar(report: Report) -> dict[str, str]:
    """Return what the report states that only sounds like a target, and why it is different."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in find_tempting(report):
        found[pair.target.name].append(f"{pair.achievement.label}: different, because {pair.why}")
    return {name: "; ".join(said) for name, said in found.items()}


def _nearest(report: Report, target: Figure, year: int) -> Published | None:
    """Return what was published nearest to a year: no weak source, the measure, the time."""
    rows = [
        row
        for row in report.records.evidence
        if row.indicator == target.indicator
        and row.nature in ACHIEVED
        and row.scope == target.scope
        and (row.territory is None or row.territory.role.own)
    ]

    def distance(row: Published) -> tuple[bool, bool, int, bool]:
        last = row.period.last if row.period else 0
        part = bool(row.period and row.period.part)
        weak = row.strength is Strength.WEAK
        return weak, row.measure is not target.measure, abs(last - year), part

    return min(rows, key=distance, default=None)


def _reason(nearest: Published, target: Figure) -> Missing:
    """Say why what was published is not comparable."""
    if nearest.strength is Strength.WEAK:
        return Missing.WEAK
    return Missing.TIME if nearest.measure is target.measure else Missing.MEASURE


def list_not_compared(report: Report, gaps: Iterable[Gap]) -> pd.DataFrame:
    """Return the targets that cannot be compared as a frame.

    Parameters
    ----------
    report, gaps
        See `find_not_compared`.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text, by its name `figure`: `label`, `target` as
        printed, `reason`, one of `Missing`, `nearest`, what was published instead, and `why` what
        the report states is something else; then `theme`. What there is not is empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> frame = list_not_compared(report, find_gaps(report))
    >>> frame.loc["research-spending-growth-2021", ["target", "reason", "nearest"]].tolist()
    ['increase by about 8%', 'published only in another measure', '13.563 RMB billion, 2020']
    """
    found = find_not_compared(report, gaps)
    rows = [
        (
            one.target.label,
            one.target.printed,
            one.reason.value,
            one.nearest.said if one.nearest else "",
            one.why,
            one.target.indicator.theme,
        )
        for one in found
    ]
    names = pd.Index([one.target.name for one in found], name="figure", dtype="str")
    columns = ["label", "target", "reason", "nearest", "why", "theme"]
    return pd.DataFrame(rows, index=names, columns=columns, dtype="str")
