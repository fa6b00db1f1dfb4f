"""The best evidence on each target, also where it decides nothing, and why it does not.

Indirect evidence departs from a target: it is of another territory, scope, time or measure, of an
indicator that only sounds alike, or from a weak source. The evidence with the fewest departures
comes first. It tells a reader where to look, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from helpers.analysis.likeness import caution
from helpers.analysis.outcomes import Obstacle, Outcome, OutcomeResult, find_outcomes
from helpers.core.vocabulary import Measure, Role, Status, Strength
from helpers.data.problems import UnknownNameError
from helpers.data.published import ACHIEVED, rank
from helpers.data.records import Figure, Published
from helpers.data.report import Report


class Departure(StrEnum):
    """In what evidence is not what a target asks for, the smallest step first.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> cars = next(one for one in found if one.target.name == "hongqi-output-multiple-2021")
    >>> print(cars.best.row.said, "-", ", ".join(cars.best.departures))
    190.6 percent, 2021 Q1 - part of the time, another measure
    """

    WEAK = "weak source"
    PART = "part of the time"
    SCOPE = "another scope"
    MEASURE = "another measure"
    QUANTITY = "another indicator"
    TIME = "another time"
    TERRITORY = "another territory"


_DEPARTURES = list(Departure)


class Known(StrEnum):
    """How much is known of what became of a target.

    Examples
    --------
    >>> from collections import Counter
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> known = Counter(one.known for one in found)
    >>> for kind in Known:
    ...     print(known[kind], kind)
    6 decided
    2 direct evidence that leaves it open
    11 indirect evidence only
    37 no evidence
    """

    DECIDED = "decided"
    OPEN = "direct evidence that leaves it open"
    INDIRECT = "indirect evidence only"
    NOTHING = "no evidence"


@dataclass(frozen=True, slots=True)
class Indirect:
    """Evidence that is not what a target asks for.

    Parameters
    ----------
    row : Published
        The evidence.
    departures : tuple of Departure
        In what it departs, the smallest step first.
    why : str
        The same in words.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> trillion = next(one for one in found if one.target.name == "gdp-level-undated")
    >>> print(trillion.best.row.said, "-", trillion.best.why)
    763.219 RMB billion, 2024 - from a weak source
    """

    row: Published
    departures: tuple[Departure, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TargetEvidence:
    """What evidence there is on a target.

    Parameters
    ----------
    outcome : Outcome
        What became of the target, as far as evidence decides it.
    known : Known
        How much is known.
    indirect : tuple of Indirect
        The indirect evidence, the nearest first.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> name = "fixed-asset-investment-growth-2021"
    >>> one = next(one for one in found if one.target.name == name)
    >>> print(one.target.printed, "-", one.known, "-", one.best.row.said)
    increase by about 10% - indirect evidence only - 5 percent, 2023
    """

    outcome: Outcome
    known: Known
    indirect: tuple[Indirect, ...]

    @property
    def target(self) -> Figure:
        """The target."""
        return self.outcome.target

    @property
    def best(self) -> Indirect | None:
        """The nearest indirect evidence; None where there is none."""
        return next(iter(self.indirect), None)


def find_target_evidence(report: Report, around: Sequence[str] = ()) -> list[TargetEvidence]:
    """Return what evidence there is on each target of a report.

    Parameters
    ----------
    report : Report
        The report.
    around : sequence of str
        Names of the territories that hold the report's own, such as its province; what was
        published of them is indirect evidence. Parts of its own always are.

    Returns
    -------
    list of TargetEvidence
        One for each target, in the order of the text.

    Raises
    ------
    UnknownNameError
        If there is no such territory; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> decided = [one for one in found if one.known is Known.DECIDED]
    >>> print(len(decided), "of", len(found), "-", decided[0].target.name)
    6 of 56 - hi-tech-enterprises-level-2025
    """
    territories = report.records.territories
    for name in around:
        if name not in territories:
            raise UnknownNameError("territory", name, territories)
    search = _Search(report, frozenset(around))
    return [search.of(outcome) for outcome in find_outcomes(report)]


class _Search:
    """What was published that bears on targets."""

    def __init__(self, report: Report, around: frozenset[str]) -> None:
        self._rows = [
            row
            for row in report.records.evidence
            if row.nature in ACHIEVED and row.period and _of_land(row, around)
        ]
        self._alike = {
            frozenset((pair.indicator, pair.other)): pair.why for pair in report.records.lookalikes
        }
        targets = (one for one in report.records.figures if one.status is Status.TARGET)
        years = [one.period.first for one in targets if one.period]
        self._first = min(years, default=0)

    def of(self, outcome: Outcome) -> TargetEvidence:
        """Return the evidence on a target."""
        target = outcome.target
        found = [one for row in self._rows if (one := self._indirect(row, target))]
        found.sort(key=lambda one: _order(one, target))
        if outcome.result in (OutcomeResult.MET, OutcomeResult.MISSED):
            known = Known.DECIDED
        elif outcome.obstacle in (Obstacle.WORDING, Obstacle.NO_DATE):
            known = Known.OPEN
        else:
            known = Known.INDIRECT if found else Known.NOTHING
        return TargetEvidence(outcome, known, tuple(found))

    def _indirect(self, row: Published, target: Figure) -> Indirect | None:
        """Return what a row tells of a target; None where it does not bear on it, or is direct."""
        pair = frozenset((row.indicator.name, target.indicator.name))
        same = row.indicator == target.indicator
        since = target.period.first if target.period else self._first
        if not (same or pair in self._alike) or row.period is None or row.period.last < since:
            return None
        words: dict[Departure, str] = {}
        if row.strength is Strength.WEAK:
            words[Departure.WEAK] = "from a weak source"
        if not same:
            words[Departure.QUANTITY] = f"of {row.indicator.label}: {self._alike[pair]}"
        if row.measure is not target.measure or row.unit.base != target.unit.base:
            words[Departure.MEASURE] = f"a {_MEASURES.get(row.measure, row.measure.words)}"
        if row.scope != target.scope:
            words[Departure.SCOPE] = f"for {row.scope or 'another scope'}"
        if row.period.part_of and row.period.part_of == target.period:
            words[Departure.PART] = f"of {row.period}, a part of the year"
        elif target.period and row.period != target.period:
            words[Departure.TIME] = f"of {row.period}"
        if row.territory and not row.territory.role.own:
            words[Departure.TERRITORY] = f"of {row.territory.label}"
        if not words:
            return None
        departures = tuple(one for one in _DEPARTURES if one in words)
        return Indirect(row, departures, "; ".join(words[one] for one in departures))


_MEASURES = {Measure.GROWTH: "growth rate"}
"""What measures are called where their own name is not clear."""


def _of_land(row: Published, around: frozenset[str]) -> bool:
    """Tell whether evidence is of the report's territory, a part of it, or one that holds it."""
    land = row.territory
    return land is None or land.role.own or land.role is Role.PART or land.name in around


def _order(one: Indirect, target: Figure) -> tuple[int, list[int], int, tuple[int, int]]:
    """Return by what indirect evidence is put in order: the nearest first.

    The fewest departures come first, then the smallest, then the time nearest to that of the
    target, or the latest where it has none, then what is most settled.
    """
    steps = [_DEPARTURES.index(step) for step in reversed(one.departures)]
    last = one.row.period.last if one.row.period else 0
    away = abs(last - target.period.last) if target.period else -last
    return len(steps), steps, away, rank(one.row)


def target_evidence_frame(found: Iterable[TargetEvidence]) -> pd.DataFrame:
    """Return what evidence there is on targets as a frame.

    Parameters
    ----------
    found : iterable of TargetEvidence
        What `find_target_evidence` returns.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text, by its name `figure`: `label`; `target` as
        printed; `known`, how much is known; `outcome`, and `why` it is unclear; `indirect`, the
        nearest indirect evidence in words, and `indirect_why` it does not decide; `number` of
        such evidence; `nature` and `strength` of the nearest; `caution`, in what target and
        evidence differ, or may differ; `source_title` and `source_address`. What there is not is
        empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_target_evidence(load_report("changchun-2021"))
    >>> frame = target_evidence_frame(found)
    >>> columns = ["known", "outcome", "indirect", "indirect_why"]
    >>> print(*frame.loc["gdp-growth-2021", columns], sep="; ")
    decided; missed; 17.3 percent, 2021 Q1; of 2021 Q1, a part of the year
    """
    rows = []
    for one in found:
        best = one.best
        rows.append(
            {
                "label": one.target.label,
                "target": one.target.printed,
                "known": one.known.value,
                "outcome": one.outcome.result.value,
                "why": one.outcome.why,
                "indirect": best.row.said if best else "",
                "indirect_why": best.why if best else "",
                "number": len(one.indirect),
                "nature": best.row.nature.value if best else "",
                "strength": best.row.strength.value if best else "",
                "caution": caution(one.target, best.row) if best else "",
                "source_title": best.row.source.title if best else "",
                "source_address": best.row.source.address if best else "",
                "figure": one.target.name,
            }
        )
    columns = [
        "figure", "label", "target", "known", "outcome", "why", "indirect", "indirect_why",
        "number", "nature", "strength", "caution", "source_title", "source_address",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).set_index("figure")
