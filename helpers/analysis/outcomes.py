"""Hold targets against what others later published, which tells whether they were met.

This is another gap than that between a target and the achievement before it
(`helpers.analysis.gaps`), and rests on evidence from outside the report. The two are never mixed.

The number that decides is of the target's own indicator, measure and period. Weak evidence, a
quarter, another year and a lookalike never decide; where there is nothing else, they are the
reason why the outcome cannot be told. A target without a date is met once it is reached, and
cannot be told before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import Bar, bar_of
from helpers.analysis.gaps import end_columns
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Status, Strength
from helpers.data.published import ACHIEVED, rank
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_NEAR = ("measure", "stock and flow")
"""Differences of lookalikes that measure one thing in two ways, and so are worth a mention."""


class OutcomeResult(StrEnum):
    """What became of a target."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "cannot be told"
    NO_EVIDENCE = "no evidence"


_RESULTS = {
    Answer.YES: OutcomeResult.MET,
    Answer.NO: OutcomeResult.MISSED,
    Answer.UNCLEAR: OutcomeResult.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target.

    Parameters
    ----------
    target : Figure
        The target.
    bar : Bar
        What it asks.
    result : OutcomeResult
        Whether it was met.
    why : str
        Why that cannot be told; empty where it can, and where nothing was published.
    published : Published or None
        What was published; None where nothing was.
    found : Quantity or None
        The same in the unit of the target; None where it is not comparable with the target.
    margin : Quantity or None
        What was found less the bar, in that unit or in percentage points.
    """

    target: Figure
    bar: Bar
    result: OutcomeResult
    why: str
    published: Published | None
    found: Quantity | None
    margin: Quantity | None

    @property
    def label(self) -> str:
        """What the target is about, marked where it is hypothetical."""
        return self.target.label

    @property
    def in_percent(self) -> bool:
        """Whether the target is a growth rate or a share, which are in percent."""
        return self.target.measure.in_percent


@dataclass(frozen=True, slots=True)
class _Found:
    """Evidence on a target.

    Parameters
    ----------
    row : Published
        The evidence.
    why : str
        Why it does not decide; empty if it does.
    comparable : bool
        Whether it states the target's indicator and measure, so that a margin means something.
    """

    row: Published
    why: str = ""
    comparable: bool = True


def find_outcomes(report: Report) -> list[Outcome]:
    """Hold every target of a report against what others later published.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Outcome
        One for each target, in the order of the text.
    """
    targets = [one for one in report.records.figures if one.status is Status.TARGET]
    search = _Search(report, targets)
    outcomes = []
    for target in targets:
        bar = bar_of(target)
        outcomes.append(_outcome(target, bar, search.of(target, bar)))
    return outcomes


def _outcome(target: Figure, bar: Bar, evidence: _Found | None) -> Outcome:
    """Say what became of a target."""
    if evidence is None:
        return Outcome(target, bar, OutcomeResult.NO_EVIDENCE, "", None, None, None)
    row, why = evidence.row, evidence.why
    if not evidence.comparable:
        return Outcome(target, bar, OutcomeResult.UNCLEAR, why, row, None, None)
    found = row.quantity.to(target.unit)
    result = OutcomeResult.UNCLEAR if why else _RESULTS[bar.met_by(found)]
    if result is OutcomeResult.UNCLEAR and not why:
        blunt = "what was published" if bar.at.interval.single else "what the target asks"
        why = f"{blunt} is not sharp enough"
    return Outcome(target, bar, result, why, row, found, found - bar.at)


class _Search:
    """What was published after the report, by target."""

    def __init__(self, report: Report, targets: Iterable[Figure]) -> None:
        dated = report.source.get("date", "")[:4]
        self._first = min(
            (target.period.first for target in targets if target.period),
            default=int(dated) if dated.isdigit() else 0,
        )
        self._evidence = report.records.evidence
        achieved = (row for row in self._evidence if row.nature in ACHIEVED)
        self._achieved = sorted(achieved, key=rank)
        self._alike = {
            frozenset((pair.indicator, pair.other))
            for pair in report.records.lookalikes
            if pair.difference in _NEAR
        }

    def of(self, target: Figure, bar: Bar) -> _Found | None:
        """Return the evidence on a target, None if there is none."""
        own = [
            row
            for row in self._evidence.of(target.indicator.name, target.measure)
            if row.nature in ACHIEVED
        ]
        if target.period is None:
            return self._undated(target, bar, own)
        same = [row for row in own if row.period == target.period]
        if same:
            return self._direct(target, target.period, same)
        return self._indirect(target, target.period, own)

    def _direct(self, target: Figure, period: Period, same: list[Published]) -> _Found:
        """Return the best of the evidence on a target's own indicator, measure and time."""
        best = self._evidence.pick(target.indicator.name, target.measure, period)
        if best is None:
            weak = all(row.strength is Strength.WEAK for row in same)
            return _Found(
                same[0], "the only source is weak" + ("" if weak else ", or older than a revision")
            )
        return _Found(best) if _of_one_kind(best, target) else _of_another_kind(best)

    def _indirect(self, target: Figure, period: Period, own: list[Published]) -> _Found | None:
        """Return evidence that is of a part of the time, of something else or of another time."""
        for row in own:
            if row.period and row.period.part_of == period:
                why = f"published only for {row.period}, a part of the year"
                return _Found(row, why, comparable=False)
        for row in self._achieved:
            alike = frozenset((row.indicator.name, target.indicator.name)) in self._alike
            if alike and row.period == period:
                why = f"published only of something else: {row.indicator.label}"
                return _Found(row, why, comparable=False)
        later = [row for row in own if row.period and row.period.last >= period.first]
        if not later:
            return None
        times = ", ".join(sorted({str(row.period) for row in later}))
        return _Found(later[0], f"published only of another time: {times}", comparable=False)

    def _undated(self, target: Figure, bar: Bar, own: list[Published]) -> _Found | None:
        """Return the evidence on a target without a date: when it was reached, or the latest."""
        last = max((row.period.last for row in own if row.period), default=0)
        series = self._evidence.series(target.indicator.name, target.measure, self._first, last)
        rows = [row for row in series if _of_one_kind(row, target)]
        for row in rows:
            if bar.met_by(row.quantity) is Answer.YES:
                return _Found(row)
        if rows:
            return _Found(rows[-1], f"the report gives no date; not reached by {rows[-1].year}")
        return _of_another_kind(series[-1]) if series else None


def _of_one_kind(row: Published, target: Figure) -> bool:
    """Tell whether evidence measures what a target does."""
    return row.unit.base == target.unit.base


def _of_another_kind(row: Published) -> _Found:
    """Return evidence that measures something else than the target."""
    return _Found(row, f"published in another kind of unit: {row.unit}", comparable=False)


def measure_outcomes(report: Report) -> pd.DataFrame:
    """Hold every target of a report against what others later published, as a frame.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text, by its name `figure`:

        - `label` of the indicator; `target` as printed; `outcome`, one of `OutcomeResult`, and
          `why` it cannot be told;
        - `published`, what was published in words, and `found`, the same in `unit`, that of the
          target, with its ends `found_low` and `found_high`;
        - `margin`, what was found less the bar, in words, its ends `margin_low` and
          `margin_high`, and `margin_unit`: percentage points, or the unit of the target;
        - `bar_low` and `bar_high`, where the bar lies, in `unit`; `year` of the target, missing
          where that is not one whole year;
        - `period`, `nature`, `strength`, `note`, `source_title`, `source_address` and
          `published_on`, its date, of what was published; `measure`, `theme` and `part`.

        Text is empty and an end missing where it does not apply; an end that does not exist is
        infinite.
    """
    outcomes = find_outcomes(report)
    names = pd.Index([one.target.name for one in outcomes], name="figure", dtype="str")
    frame = pd.DataFrame([_row(one) for one in outcomes], index=names, columns=_COLUMNS)
    kinds = {column: "float64" for column in _COLUMNS if column.endswith(("_low", "_high"))}
    return frame.astype(dict.fromkeys(_COLUMNS, "str") | kinds | {"year": "Int64"})


_COLUMNS = [
    "label", "target", "outcome", "why", "published", "found", "found_low", "found_high", "unit",
    "margin", "margin_low", "margin_high", "margin_unit", "bar_low", "bar_high", "year", "period",
    "nature", "strength", "note", "source_title", "source_address", "published_on", "measure",
    "theme", "part",
]  # fmt: skip


def _row(outcome: Outcome) -> dict[str, str | float | None]:
    """Return an outcome as a row of the frame."""
    target, row, at = outcome.target, outcome.published, outcome.bar.at
    found, margin = outcome.found, outcome.margin
    return {
        "label": outcome.label,
        "target": target.printed,
        "outcome": outcome.result.value,
        "why": outcome.why,
        "published": row.said if row else "",
        "found": str(found or ""),
        **end_columns("found", found.interval if found else None),
        "unit": target.unit.name,
        "margin": str(margin or ""),
        **end_columns("margin", margin.interval if margin else None),
        "margin_unit": target.unit.of_difference.name,
        **end_columns("bar", at.interval),
        "year": target.year,
        "period": str(row.period) if row else "",
        "nature": row.nature.value if row else "",
        "strength": row.strength.value if row else "",
        "note": row.note if row else "",
        "source_title": row.source.title if row else "",
        "source_address": row.source.address if row else "",
        "published_on": row.source.published if row else "",
        "measure": target.measure.value,
        "theme": target.indicator.theme,
        "part": target.part,
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A target and what was published of it on one scale, for a chart.

    Parameters
    ----------
    outcome : Outcome
        The outcome behind it.
    panel : str
        What the scale is.
    label : str
        What is shown, and of which time.
    bar, found : Interval
        Where the bar lies, and what was found.
    bar_value, found_value : Fraction
        The numbers as printed.
    """

    outcome: Outcome
    panel: str
    label: str
    bar: Interval
    bar_value: Fraction
    found: Interval
    found_value: Fraction


def outcome_panels(outcomes: Iterable[Outcome]) -> list[Shown]:
    """Return the targets with a comparable outcome, in two panels for a chart.

    Parameters
    ----------
    outcomes : iterable of Outcome
        Outcomes.

    Returns
    -------
    list of Shown
        Those that have a margin: growth and shares in percent, then levels in percent of the
        target; in each panel the farthest beyond its bar first. A level with a target of zero
        has no such percentage and is left out.
    """
    shown = [one for outcome in outcomes if (one := _shown(outcome))]
    return sorted(shown, key=lambda one: (one.panel, one.bar_value - one.found_value))


def _shown(outcome: Outcome) -> Shown | None:
    """Return an outcome on the scale of its panel, None if it has no place on it."""
    published, found, target = outcome.published, outcome.found, outcome.target
    if published is None or found is None:
        return None
    panel, scale = "growth in the year, percent", Fraction(1)
    if not outcome.in_percent:
        if not target.value:
            return None
        panel, scale = "level, percent of the target", 100 / Fraction(target.value)
    return Shown(
        outcome,
        panel,
        f"{outcome.label}, {published.period}",
        outcome.bar.at.interval * scale,
        Fraction(target.value) * scale,
        found.interval * scale,
        published.base_value / target.unit.size * scale,
    )
