"""Pair each target with the achievement of the same indicator, measure and scope.

The rules, in the order in which they are tried:

1. Same indicator, same scope, same measure: the latest achievement before the target. Growth,
   changes and multiples must also span as many years as the target does.
2. A multiple and the level that it multiplies make a level: where the report states the level
   of the year before, a multiple says where to arrive, and is compared with that level.
3. A growth rate and the level of the year before make a level, where the target has no
   achieved growth to be compared with. Not for money: whether its growth is real or at current
   prices the report does not say.
4. A rate of a whole and the rates of the parts that make it up: the whole lies between them.

Pairs of rules 2 and 3 are derived. An achievement is in one pair, or in several if as many
targets are set of the same indicator, measure and time. A target of another time is not compared
with an older achievement instead; a figure without a partner keeps the reason. Nothing is paired
by name: a pair follows from the figures alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from helpers.core.vocabulary import Measure, Status
from helpers.data.records import Figure, Stated
from helpers.data.report import Report

_PARTITIONS = (("domestic", "foreign"), ("urban", "rural"))
"""Scopes that make up a whole between them."""


class PairRule(StrEnum):
    """How a target found its achievement.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> [pair.target.printed for pair in find_pairs(report) if pair.rule.derived]
    ['double', 'increase by more than 10%']
    """

    SAME_MEASURE = "same measure"
    TIMES_MULTIPLE = "level × multiple"
    TIMES_GROWTH = "level × (1 + growth)"
    PARTS = "between its parts"
    PUBLISHED = "published by others"

    @property
    def derived(self) -> bool:
        """Whether the pair was made by a conversion of the target into a level."""
        return self in (PairRule.TIMES_MULTIPLE, PairRule.TIMES_GROWTH)


@dataclass(frozen=True, slots=True)
class Pair:
    """A target, the achievement with which it is compared, and the rule that found it.

    Parameters
    ----------
    target : Figure
        The target.
    achievements : tuple of Stated
        What was achieved: one number of the report or of the evidence, or the parts of a whole.
    rule : PairRule
        How they were found.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> by_name = {pair.target.name: pair for pair in find_pairs(report)}
    >>> pair = by_name["hongqi-output-multiple-2021"]
    >>> print(pair.target.printed, "|", pair.achievement.printed, "|", pair.rule)
    double | exceed 200,000 cars | level × multiple
    """

    target: Figure
    achievements: tuple[Stated, ...]
    rule: PairRule

    @property
    def achievement(self) -> Stated:
        """The achievement; of the parts of a whole, the first."""
        return self.achievements[0]


def find_pairs(report: Report) -> list[Pair]:
    """Pair the targets of a report with its achievements, in the order of the targets.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Pair
        One for each target that has an achievement of the report, in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> by_name = {pair.target.name: pair for pair in find_pairs(report)}
    >>> [one.printed for one in by_name["gdp-growth-2021"].achievements]
    ['estimated to increase by 3.5%']
    >>> [one.printed for one in by_name["actual-funds-growth-2021"].achievements]
    ['28%', '12%']
    """
    figures = report.records.figures
    achievements: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.status is Status.ACHIEVEMENT and figure.period:
            achievements[_subject(figure)].append(figure)
    for alike in achievements.values():
        alike.sort(key=lambda figure: (_last_year(figure), figure.name), reverse=True)
    targets = [figure for figure in figures if figure.status is Status.TARGET]
    by_date = sorted(targets, key=lambda target: target.period.first if target.period else 9999)
    rules: tuple[tuple[PairRule, Callable[[Figure, Figure], bool]], ...] = (
        (PairRule.SAME_MEASURE, lambda t, a: not _is_multiple(t) and _same_measure(t, a)),
        (PairRule.TIMES_MULTIPLE, lambda t, a: _is_multiple(t) and _base_level(t, a)),
        (PairRule.SAME_MEASURE, _same_measure),
        (PairRule.TIMES_GROWTH, _real_base_level),
    )
    pairs: dict[str, Pair] = {}
    taken: dict[str, Figure] = {}
    for rule, fits in rules:
        for target in by_date:
            if target.name in pairs:
                continue
            found = next((a for a in achievements[_subject(target)] if fits(target, a)), None)
            first = found and taken.get(found.name)
            if found and (first is None or _alike(first, target)):
                pairs[target.name] = Pair(target, (found,), rule)
                taken.setdefault(found.name, target)
    for target in by_date:
        parts = () if target.name in pairs else _parts_of(target, achievements)
        if parts:
            pairs[target.name] = Pair(target, parts, PairRule.PARTS)
    return [pairs[target.name] for target in targets if target.name in pairs]


def _parts_of(
    target: Figure, achievements: dict[tuple[str, str], list[Figure]]
) -> tuple[Figure, ...]:
    """Return the rates of the parts of that of which a target is a rate; none where one lacks."""
    if not target.measure.in_percent:
        return ()
    for scopes in _PARTITIONS:
        parts = [
            next(
                (
                    one
                    for one in achievements[target.indicator.name, scope]
                    if _same_measure(target, one)
                ),
                None,
            )
            for scope in scopes
        ]
        found = tuple(part for part in parts if part)
        if target.scope not in scopes and len(found) == len(scopes):
            return found
    return ()


def _subject(figure: Figure) -> tuple[str, str]:
    """Return of what and for whom a figure is."""
    return figure.indicator.name, figure.scope


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two targets are of the same measure and time."""
    return one.measure is other.measure and one.period == other.period


def _last_year(figure: Figure) -> int:
    """Return the last year of a dated figure."""
    return figure.period.last if figure.period else 0


def _is_multiple(figure: Figure) -> bool:
    """Tell whether a figure is a multiple of a level."""
    return figure.measure is Measure.MULTIPLE


def _same_measure(target: Figure, row: Figure) -> bool:
    """Tell whether an achievement states what a target states, of a time before it."""
    return (
        target.measure is row.measure
        and target.unit.base == row.unit.base
        and (target.period is None or _last_year(row) < target.period.first)
        and (not target.measure.over_time or _years(target) == _years(row))
    )


def _years(figure: Figure) -> int | None:
    """Return how many years a figure spans."""
    return figure.period.years if figure.period else None


def _base_level(target: Figure, row: Figure) -> bool:
    """Tell whether an achievement is the level of the year before a target's only year."""
    return (
        row.measure is Measure.LEVEL
        and target.year is not None
        and row.year is not None
        and row.year == target.year - 1
    )


def _real_base_level(target: Figure, row: Figure) -> bool:
    """Tell whether a growth can be applied to an achievement: such a level, and not in money."""
    return target.measure is Measure.GROWTH and _base_level(target, row) and not row.unit.money
