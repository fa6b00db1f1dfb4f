"""Measure how far targets lie from achievements, which tells whether the bar was raised.

A gap is a target less the achievement that it is paired with. It is an interval, for both sides
are. Gaps of growth rates and shares are in percentage points, gaps of levels in the unit of the
achievement and relative to it. A verdict is given only where the whole interval agrees; all else
cannot be told. Ends are rational numbers, so that no rounding and no choice of units decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import asked, bar_of
from helpers.analysis.pairs import Pair, PairRule, find_pairs
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Direction, Measure
from helpers.data.report import Report

_ZERO = Interval.exactly(0)
_ABOVE_ZERO = Interval.above(0)


class Verdict(StrEnum):
    """What became of the bar."""

    RAISED = "raised"
    HELD = "held"
    LOWERED = "lowered"
    UNCLEAR = "cannot be told"


@dataclass(frozen=True, slots=True)
class Gap:
    """A target less the achievement with which it is compared.

    Parameters
    ----------
    pair : Pair
        The two figures.
    achieved, aimed : Quantity
        What both allow, in one unit.
    achieved_value, aimed_value : Fraction
        The numbers as printed, in that unit.
    gap : Quantity
        The difference, in percentage points or in that unit.
    ratio : Interval or None
        The target in percent of the achievement, for levels alone: the ratio of two rates means
        nothing, and nothing can be divided by zero.
    ratio_value : Fraction or None
        The same of the printed numbers.
    verdict : Verdict
        What became of the bar.
    repeating : Answer
        Whether the achievement repeated would meet the target.
    """

    pair: Pair
    achieved: Quantity
    achieved_value: Fraction
    aimed: Quantity
    aimed_value: Fraction
    gap: Quantity
    ratio: Interval | None
    ratio_value: Fraction | None
    verdict: Verdict
    repeating: Answer

    @property
    def in_percent(self) -> bool:
        """Whether growth rates or shares are compared, which are in percent."""
        return self.pair.achievement.measure.in_percent

    @property
    def dated(self) -> bool:
        """Whether the target has a date."""
        return self.pair.target.period is not None

    @property
    def label(self) -> str:
        """What is compared, marked where one of both figures is hypothetical."""
        target, achievement = self.pair.target, self.pair.achievement
        return (achievement if achievement.hypothetical else target).label


def verdict(gap: Interval, better: Direction) -> Verdict:
    """Say what became of the bar.

    Parameters
    ----------
    gap : Interval
        Target less achievement.
    better : Direction
        Which direction is better.

    Returns
    -------
    Verdict
        Raised or lowered if the whole gap lies on one side of zero, held if it is zero, else
        unclear, as always where neither direction is better.
    """
    if better is Direction.NEITHER:
        return Verdict.UNCLEAR
    toward = gap if better is Direction.HIGHER else -gap
    if toward.lies_in(_ABOVE_ZERO) is Answer.YES:
        return Verdict.RAISED
    if (-toward).lies_in(_ABOVE_ZERO) is Answer.YES:
        return Verdict.LOWERED
    return Verdict.HELD if toward.lies_in(_ZERO) is Answer.YES else Verdict.UNCLEAR


def find_gaps(report: Report, *, rounded: bool = False) -> list[Gap]:
    """Measure the gap of every pair of a target and an achievement.

    Parameters
    ----------
    report : Report
        The report.
    rounded : bool
        Whether a bare target is read as rounded to its last digit, as a bare achievement is; by
        default it is exactly what was set.

    Returns
    -------
    list of Gap
        One for each pair, in the order of the targets in the text.
    """
    return [_measure(pair, rounded=rounded) for pair in find_pairs(report)]


def _measure(pair: Pair, *, rounded: bool) -> Gap:
    """Measure one pair."""
    target, achievement = pair.target, pair.achievement
    its = achievement.unit
    achieved, aimed = achievement.quantity, asked(target, rounded=rounded)
    bar = bar_of(target, rounded=rounded)
    value, goal_value = Fraction(achievement.value), target.base_value / its.size
    ratio: Interval | None = None
    if pair.rule.derived:  # both sides hang on one level, which their ratio does not
        grown = 1 if pair.rule is PairRule.TIMES_GROWTH else 0
        multiple = aimed.ratio + grown
        goal_value = value * (target.base_value + grown)
        goal, gap = achieved * multiple, achieved * (multiple - 1)
        ratio = multiple * 100 if value else None
        one = Quantity.exactly(1, "times")
        at = Quantity(bar.at.ratio + grown, one.unit)
        repeating = replace(bar, at=at).met_by(one)
    else:
        goal = aimed.to(its)
        gap = goal - achieved
        if achievement.measure is Measure.LEVEL and achieved.low:
            ratio = goal.interval / achieved.interval * 100
        repeating = bar.met_by(achieved)
    return Gap(
        pair=pair,
        achieved=achieved,
        achieved_value=value,
        aimed=goal,
        aimed_value=goal_value,
        gap=gap,
        ratio=ratio,
        ratio_value=None if ratio is None else goal_value / value * 100,
        verdict=verdict(gap.interval, target.indicator.better),
        repeating=repeating,
    )


def measure_gaps(report: Report, *, rounded: bool = False) -> pd.DataFrame:
    """Measure the gap of every pair of a target and an achievement, as a frame.

    Parameters
    ----------
    report : Report
        The report.
    rounded : bool
        See `find_gaps`.

    Returns
    -------
    DataFrame
        One row a pair, in the order of the targets in the text, by the name of the target:

        - `label` of the indicator; `target` and `achievement` as printed; `verdict`, one of
          `Verdict`; `gap` in words, its ends `gap_low` and `gap_high`, and `gap_unit`:
          percentage points, or the unit of the level;
        - `achieved_low`, `achieved_high`, `aimed_low` and `aimed_high`, what both allow, in
          `unit`;
        - `ratio_low` and `ratio_high`: the target in percent of the achievement, for levels;
        - `repeating`: whether the achievement repeated would meet the target, yes, no or unclear;
        - `rule` of the pair and `derived`, whether it was made by a conversion; `dated`, whether
          the target has a date; `measure`, `theme`, `part` and `achievement_figure`, its name.

        An end that is missing is infinite.
    """
    gaps = find_gaps(report, rounded=rounded)
    rows = [
        {
            "label": gap.label,
            "target": gap.pair.target.printed,
            "achievement": gap.pair.achievement.printed,
            "verdict": gap.verdict.value,
            "gap": str(gap.gap),
            **end_columns("gap", gap.gap.interval),
            "gap_unit": gap.gap.unit.name,
            "unit": gap.achieved.unit.name,
            **end_columns("achieved", gap.achieved.interval),
            **end_columns("aimed", gap.aimed.interval),
            **end_columns("ratio", gap.ratio),
            "repeating": gap.repeating.value,
            "rule": gap.pair.rule.value,
            "derived": gap.pair.rule.derived,
            "dated": gap.dated,
            "measure": gap.pair.achievement.measure.value,
            "theme": gap.pair.target.indicator.theme,
            "part": gap.pair.target.part,
            "achievement_figure": gap.pair.achievement.name,
        }
        for gap in gaps
    ]
    names = pd.Index([gap.pair.target.name for gap in gaps], name="figure", dtype="str")
    return pd.DataFrame(rows, index=names, columns=_COLUMNS)


_COLUMNS = [
    "label", "target", "achievement", "verdict", "gap", "gap_low", "gap_high", "gap_unit", "unit",
    "achieved_low", "achieved_high", "aimed_low", "aimed_high", "ratio_low", "ratio_high",
    "repeating", "rule", "derived", "dated", "measure", "theme", "part", "achievement_figure",
]  # fmt: skip


def end_columns(name: str, interval: Interval | None) -> dict[str, float]:
    """Return the ends of an interval as columns of a frame.

    Parameters
    ----------
    name : str
        What the columns begin with: ``gap`` makes ``gap_low`` and ``gap_high``.
    interval : Interval or None
        The interval; without one both ends are missing.
    """
    low, high = (math.nan, math.nan) if interval is None else interval.ends
    return {f"{name}_low": low, f"{name}_high": high}


@dataclass(frozen=True, slots=True)
class Compared:
    """An achievement and a target on one scale, for a chart.

    Parameters
    ----------
    gap : Gap
        The gap behind it.
    label : str
        What is compared.
    achieved, aimed : Interval
        What both allow.
    achieved_value, aimed_value : Fraction
        The numbers as printed.
    """

    gap: Gap
    label: str
    achieved: Interval
    achieved_value: Fraction
    aimed: Interval
    aimed_value: Fraction

    @property
    def theme(self) -> str:
        """The theme of the target."""
        return self.gap.pair.target.indicator.theme


def growth_pairs(gaps: Iterable[Gap]) -> list[Compared]:
    """Return the growth rates and shares among some gaps, in percent.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.

    Returns
    -------
    list of Compared
        Sorted by the gap of the printed numbers within themes; the theme with the widest first.
    """
    return _by_theme(
        Compared(
            gap, gap.label, gap.achieved.interval, gap.achieved_value, gap.aimed.interval,
            gap.aimed_value,
        )
        for gap in gaps
        if gap.in_percent
    )  # fmt: skip


def level_pairs(gaps: Iterable[Gap]) -> list[Compared]:
    """Return the levels among some gaps in percent of the achievement.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.

    Returns
    -------
    list of Compared
        Sorted as `growth_pairs` does. The achievement is at 100, and the interval of the target
        holds what is not known of either side. A label says where the pair is derived or the
        target has no date.
    """
    hundred = Interval.exactly(100)
    return _by_theme(
        Compared(gap, _remarked(gap), hundred, Fraction(100), gap.ratio, gap.ratio_value)
        for gap in gaps
        if gap.ratio is not None and gap.ratio_value is not None
        if gap.pair.achievement.measure is Measure.LEVEL
    )


def _remarked(gap: Gap) -> str:
    """Return the label of a gap, with what a reader must know of it."""
    remarks = " (derived)" if gap.pair.rule.derived else ""
    return gap.label + remarks + ("" if gap.dated else " (no date)")


def _by_theme(rows: Iterable[Compared]) -> list[Compared]:
    """Sort pairs by the gap of the printed numbers, theme by theme."""
    found = list(rows)
    widest: dict[str, Fraction] = {}
    for row in found:
        theme, gap = row.theme, row.aimed_value - row.achieved_value
        widest[theme] = max(widest.get(theme, gap), gap)
    return sorted(
        found,
        key=lambda row: (
            -widest[row.theme], row.theme, row.achieved_value - row.aimed_value,
        ),
    )  # fmt: skip
