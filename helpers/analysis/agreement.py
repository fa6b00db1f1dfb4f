"""Hold what a report states against what others published of the same.

What is stated as achieved is held against numbers, a target against how others stated the same
aim; `helpers.analysis.outcomes` tells whether it was met.

Weak evidence never decides alone. Of a level that was revised only the latest state is
compared: a number that was first published before a revision is another quantity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from helpers.core.answer import Answer
from helpers.core.vocabulary import Status
from helpers.data.published import ACHIEVED, AIMED
from helpers.data.records import Figure, Published
from helpers.data.report import Report


class AgreementResult(StrEnum):
    """What evidence says of a figure, the worst first."""

    CONTRADICTS = "contradicts"
    REVISED = "was later revised"
    UNCLEAR = "cannot be told"
    AGREES = "agrees"


_WORST_FIRST = list(AgreementResult)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What evidence says of a figure.

    Parameters
    ----------
    figure : Figure
        The figure.
    published : Published
        The number that decides, or else the one that comes nearest to it.
    result : AgreementResult
        What it says.
    why : str
        Why.
    """

    figure: Figure
    published: Published
    result: AgreementResult
    why: str


def find_agreements(report: Report) -> list[Agreement]:
    """Say for each figure with evidence whether the evidence agrees.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Agreement
        One for each figure that has evidence on its indicator and measure: the worst first, else
        in the order of the text.
    """
    dated = report.source.get("date", "")
    found = []
    for figure in report.records.figures:
        own = _own(report, figure, dated[:4])
        if not own:
            continue
        agreement = _compare(report, figure, own, dated)
        scopes = dict.fromkeys(
            other.scope
            for other in report.records.of(figure.indicator.name, figure.measure)
            if other.status is figure.status
        )
        if len(scopes) > 1:
            why = f"published for all together, stated for {', '.join(scopes)}"
            agreement = replace(agreement, result=AgreementResult.UNCLEAR, why=why)
        found.append(agreement)
    return sorted(found, key=lambda agreement: _WORST_FIRST.index(agreement.result))


def _own(report: Report, figure: Figure, year: str) -> list[Published]:
    """Return what was published of that which a figure states, of its own or another time.

    The most settled comes first. An aim for another time is another aim; where a report gives no
    date, it can be any that reaches to the year of the report, or beyond.
    """
    target = figure.status is Status.TARGET
    natures = AIMED if target else ACHIEVED
    evidence = report.records.evidence.of(figure.indicator.name, figure.measure)
    rows = [row for row in evidence if row.nature in natures]
    if not target:
        return rows
    if figure.period is None:
        return [row for row in rows if str(row.period) >= year]
    return [row for row in rows if row.period == figure.period]


def _compare(report: Report, figure: Figure, own: list[Published], dated: str) -> Agreement:
    """Say what the evidence on a figure says of it."""
    same = [row for row in own if figure.period and row.period == figure.period]
    if not figure.period or not same:
        times = ", ".join(sorted({str(row.period) for row in own}))
        undated = "the report gives no date; published for"
        why = "published only for another time:" if figure.period else undated
        latest = max(own, key=lambda row: row.period.last if row.period else 0)
        return Agreement(figure, latest, AgreementResult.UNCLEAR, f"{why} {times}")
    best = report.records.evidence.pick(
        figure.indicator.name,
        figure.measure,
        figure.period,
        AIMED if figure.status is Status.TARGET else ACHIEVED,
    )
    if best is None:
        why = "the only source is weak, or older than a revision"
        return Agreement(figure, same[0], AgreementResult.UNCLEAR, why)
    return Agreement(figure, best, *_judged(figure, best, dated))


def _judged(figure: Figure, row: Published, dated: str) -> tuple[AgreementResult, str]:
    """Return what a published number of the same says of a figure, and why."""
    if figure.unit.base != row.unit.base:
        return AgreementResult.UNCLEAR, f"published in another kind of unit: {row.unit}"
    if figure.quantity.lies_in(row.quantity) is not Answer.NO:
        return AgreementResult.AGREES, "the intervals of both overlap"
    change = _change(figure, row)
    published = row.source.published
    if dated.startswith(published) or published.startswith(dated):  # missing, or not exact enough
        why = f"another number{change}, but whether it is later is not said"
        return AgreementResult.UNCLEAR, why
    if published > dated and row.nature.settled:
        return AgreementResult.REVISED, f"a {row.nature} number{change}"
    return AgreementResult.CONTRADICTS, f"another number{change}, and no later one"


def _change(figure: Figure, row: Published) -> str:
    """Say by how much a published number differs from that of a figure, both as printed."""
    before, after = figure.base_value, row.base_value
    if figure.measure.in_percent:
        return f", {float(after - before) * 100:+.1f} percentage points"
    return f", {float(after / before - 1):+.1%}" if before else ""


def agreement(report: Report) -> pd.DataFrame:
    """Say for each figure with evidence whether the evidence agrees, as a frame.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure that has evidence on its indicator and measure, the worst first, by its
        name `figure`: `label`, `printed`, `result` (one of `AgreementResult`), `why`;
        `published`, what was published in words with unit and period, and what that number
        `allows`, its ends `low` and `high`, in `unit`, of the `year`, missing where its period
        is not one whole year; `nature`, `strength`, `source_title`, `source_address` and
        `published_on`, its date. An end that does not exist is infinite.
    """
    found = find_agreements(report)
    names = pd.Index([one.figure.name for one in found], name="figure", dtype="str")
    frame = pd.DataFrame(_rows(found), index=names, columns=_COLUMNS)
    frame = frame.astype(
        dict.fromkeys(_COLUMNS, "str") | {"low": "float64", "high": "float64", "year": "Int64"}
    )
    words = [result.value for result in AgreementResult]
    return frame.assign(result=pd.Categorical(frame["result"], words, ordered=True))


_COLUMNS = [
    "label", "printed", "result", "why", "published", "allows", "low", "high", "unit", "year",
    "nature", "strength", "source_title", "source_address", "published_on",
]  # fmt: skip


def _rows(agreements: Iterable[Agreement]) -> list[dict[str, str | float | None]]:
    """Return agreements as rows of the frame."""
    return [
        {
            "label": one.figure.label,
            "printed": one.figure.printed,
            "result": one.result.value,
            "why": one.why,
            "published": one.published.said,
            "allows": str(one.published.quantity),
            "low": one.published.quantity.interval.ends[0],
            "high": one.published.quantity.interval.ends[1],
            "unit": one.published.unit.name,
            "year": one.published.year,
            "nature": one.published.nature.value,
            "strength": one.published.strength.value,
            "source_title": one.published.source.title,
            "source_address": one.published.source.address,
            "published_on": one.published.source.published,
        }
        for one in agreements
    ]
