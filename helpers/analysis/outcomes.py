"""Hold targets against what others later published, which tells whether they were met.

This is another gap than that between a target and the achievement before it
(`helpers.analysis.gaps`), and rests on evidence from outside the report. The two are never mixed.

The number that decides is of the target's own indicator, measure, period and scope. Weak
evidence, a part of the year, another year and a lookalike never decide; where there is nothing
else, they are the reason why the outcome is unclear. A target without a date is met once it is
reached, and unclear before. How far what came is from the bar stands beside every result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import Bar, bar_of
from helpers.analysis.gaps import end_columns
from helpers.analysis.likeness import Difference, differences
from helpers.core.answer import Answer
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Status, Strength
from helpers.data.published import ACHIEVED, rank
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_NEAR = ("measure", "stock and flow")
"""Differences of lookalikes that measure one thing in two ways, and so are worth a mention."""


class OutcomeResult(StrEnum):
    """What became of a target.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> results = [one.result for one in find_outcomes(report)]
    >>> results.count(OutcomeResult.MET), results.count(OutcomeResult.MISSED)
    (4, 2)
    """

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"
    NOTHING = "nothing published"


class Obstacle(StrEnum):
    """Why an outcome is unclear.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> outcomes = find_outcomes(report)
    >>> [one.target.printed for one in outcomes if one.obstacle is Obstacle.NO_DATE]
    ['over 10 million', 'RMB1 trillion']
    """

    WORDING = "the wording leaves it open"
    NO_DATE = "the report gives no date"
    QUANTITY = "only another quantity was published"
    PERIOD = "only another time was published"
    SCOPE = "only another scope was published"
    WEAK = "only a weak source published it"


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
    obstacle : Obstacle or None
        Why that is unclear; None where it is not, and where nothing was published.
    why : str
        The same in words.
    published : Published or None
        What was published; None where nothing was.
    found : Quantity or None
        The same in the unit of the target; None where it is not comparable with the target.
    margin : Quantity or None
        What was found less the bar, in that unit or in percentage points.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> by_name = {one.target.name: one for one in find_outcomes(report)}
    >>> growth = by_name["gdp-growth-2021"]
    >>> growth.bar.at, growth.found, growth.margin
    (6.5 to 7.5%, 6.15 to 6.25%, −1.35 to −0.25 percentage points)
    >>> print(growth.result)
    missed
    """

    target: Figure
    bar: Bar
    result: OutcomeResult
    obstacle: Obstacle | None
    why: str
    published: Published | None
    found: Quantity | None
    margin: Quantity | None

    @property
    def margin_value(self) -> Fraction | None:
        """What was published less the bar, both as printed; None where there is no margin."""
        if self.published is None or self.margin is None:
            return None
        return self.published.base_value / self.target.unit.size - self.bar.printed

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the target and what was published differ beside their numbers."""
        return () if self.published is None else differences(self.target, self.published)

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
    obstacle : Obstacle or None
        Why it does not decide; None if it does.
    why : str
        The same in words.
    comparable : bool
        Whether it states the target's indicator and measure, so that a margin means something.
    """

    row: Published
    obstacle: Obstacle | None = None
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

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for one in find_outcomes(report):
    ...     if one.result is OutcomeResult.MISSED:
    ...         print(one.target.name, float(one.margin_value))
    gdp-growth-2021 -0.8
    industrial-output-growth-2021 -6.5
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
        return Outcome(target, bar, OutcomeResult.NOTHING, None, "", None, None, None)
    row, obstacle, why = evidence.row, evidence.obstacle, evidence.why
    if not evidence.comparable:
        return Outcome(target, bar, OutcomeResult.UNCLEAR, obstacle, why, row, None, None)
    found = row.quantity.to(target.unit)
    result = OutcomeResult.UNCLEAR if obstacle else _RESULTS[bar.met_by(found)]
    if result is OutcomeResult.UNCLEAR and not obstacle:
        blunt = "what was published" if bar.at.interval.single else f"“{target.printed}”"
        obstacle, why = Obstacle.WORDING, f"{blunt} is not sharp enough"
    return Outcome(target, bar, result, obstacle, why, row, found, found - bar.at)


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
        self._achieved = sorted(achieved, key=_order)
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
        elsewhere = [row for row in own if row.scope != target.scope]
        own = [row for row in own if row.scope == target.scope]
        same = [row for row in own if row.period == target.period]
        if same:
            return self._direct(target, target.period, same)
        return self._indirect(target, target.period, own, elsewhere)

    def _direct(self, target: Figure, period: Period, same: list[Published]) -> _Found:
        """Return the best of the evidence on a target's own indicator, measure and time."""
        best = self._evidence.pick(
            target.indicator.name, target.measure, period, scope=target.scope
        )
        if best is None:
            weak = all(row.strength is Strength.WEAK for row in same)
            why = "the only source is weak" + ("" if weak else ", or older than a revision")
            return _Found(same[0], Obstacle.WEAK, why)
        return _Found(best) if _of_one_kind(best, target) else _of_another_kind(best)

    def _indirect(
        self, target: Figure, period: Period, own: list[Published], elsewhere: list[Published]
    ) -> _Found | None:
        """Return evidence that is of a part of the time, another thing, scope or time."""
        for row in own:
            if row.period and row.period.part_of == period:
                why = f"published only for {row.period}, a part of the year"
                return _Found(row, Obstacle.PERIOD, why, comparable=False)
        for row in self._achieved:
            alike = frozenset((row.indicator.name, target.indicator.name)) in self._alike
            if alike and row.period == period and _of_the_report(row):
                why = f"published only of something else: {row.indicator.label}"
                return _Found(row, Obstacle.QUANTITY, why, comparable=False)
        for row in elsewhere:
            if row.period == period:
                why = f"published only for another scope: {row.scope}"
                return _Found(row, Obstacle.SCOPE, why, comparable=False)
        later = [row for row in own if row.period and row.period.last >= period.first]
        if not later:
            return None
        later.sort(key=lambda row: row.strength is Strength.WEAK)
        times = ", ".join(sorted({str(row.period) for row in later}))
        why = f"published only of another time: {times}"
        return _Found(later[0], Obstacle.PERIOD, why, comparable=False)

    def _undated(self, target: Figure, bar: Bar, own: list[Published]) -> _Found | None:
        """Return the evidence on a target without a date: when it was reached, or the latest."""
        last = max((row.period.last for row in own if row.period), default=0)
        series = self._evidence.series(target.indicator.name, target.measure, self._first, last)
        rows = [row for row in series if _of_one_kind(row, target)]
        for row in rows:
            if bar.met_by(row.quantity) is Answer.YES:
                return _Found(row)
        if rows:
            short = [row for row in rows if bar.met_by(row.quantity) is Answer.NO]
            row = (short or rows)[-1]
            why = f"the report gives no date; not reached by {row.year}"
            return _Found(row, Obstacle.NO_DATE, why)
        return _of_another_kind(series[-1]) if series else None


def _of_one_kind(row: Published, target: Figure) -> bool:
    """Tell whether evidence measures what a target does."""
    return row.unit.base == target.unit.base


def _of_another_kind(row: Published) -> _Found:
    """Return evidence that measures something else than the target."""
    why = f"published in another kind of unit: {row.unit}"
    return _Found(row, Obstacle.QUANTITY, why, comparable=False)


def _order(row: Published) -> tuple[tuple[int, int], int, str, Decimal]:
    """Return the order in which evidence is looked through, whatever the order of its table."""
    return rank(row), _MEASURES.index(row.measure), row.indicator.name, row.value


_MEASURES = list(Measure)


def _of_the_report(row: Published) -> bool:
    """Tell whether evidence is of the territory of which the report speaks."""
    return row.territory is None or row.territory.role.own


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

        - `label` of the indicator; `target` as printed; `outcome`, one of `OutcomeResult`; the
          `obstacle`, one of `Obstacle`, that makes it unclear, and `why`, in words;
        - `published`, what was published in words, and `found`, the same in `unit`, that of the
          target, with its ends `found_low` and `found_high`;
        - `margin`, what was published less the bar, both as printed, its ends `margin_low` and
          `margin_high`, and `margin_unit`: percentage points, or the unit of the target;
        - `caution`, in what both differ beside their numbers: territory, vintage, price basis;
        - `bar_low` and `bar_high`, where the bar lies, in `unit`; `year` of the target, missing
          where that is not one whole year;
        - `period`, `nature`, `strength`, `note`, `source_title`, `source_address` and
          `published_on`, its date, of what was published; `measure`, `theme` and `part`.

        Text is empty and an end missing where it does not apply; an end that does not exist is
        infinite.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = measure_outcomes(report)
    >>> frame.loc["grain-output-level-2021", ["target", "published", "outcome"]].tolist()
    ['24 billion jins', '24.73 billion jin, 2021', 'met']
    """
    outcomes = find_outcomes(report)
    names = pd.Index([one.target.name for one in outcomes], name="figure", dtype="str")
    frame = pd.DataFrame([_row(one) for one in outcomes], index=names, columns=_COLUMNS)
    ends = {column: "float64" for column in _COLUMNS if column.endswith(("_low", "_high"))}
    kinds = {"margin": "float64", **ends}
    return frame.astype(dict.fromkeys(_COLUMNS, "str") | kinds | {"year": "Int64"})


_COLUMNS = [
    "label", "target", "outcome", "obstacle", "why", "published", "found", "found_low",
    "found_high", "unit", "margin", "margin_low", "margin_high", "margin_unit", "caution",
    "bar_low", "bar_high", "year", "period", "nature", "strength", "note", "source_title",
    "source_address", "published_on", "measure", "theme", "part",
]  # fmt: skip


def _row(outcome: Outcome) -> dict[str, str | float | None]:
    """Return an outcome as a row of the frame."""
    target, row, at = outcome.target, outcome.published, outcome.bar.at
    found, margin = outcome.found, outcome.margin
    return {
        "label": outcome.label,
        "target": target.printed,
        "outcome": outcome.result.value,
        "obstacle": outcome.obstacle.value if outcome.obstacle else "",
        "why": outcome.why,
        "published": row.said if row else "",
        "found": str(found or ""),
        **end_columns("found", found.interval if found else None),
        "unit": target.unit.name,
        "margin": None if outcome.margin_value is None else float(outcome.margin_value),
        **end_columns("margin", margin.interval if margin else None),
        "margin_unit": target.unit.of_difference.name,
        "caution": "; ".join(map(str, outcome.differences)),
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
