"""Measure how far targets lie from what was achieved before, and whether they ask for more.

The gap is the bar of a target less the achievement with which it is paired, from the report or,
where the report has none, from what others published. It is an interval, for both sides are.
Gaps of growth rates and shares are in percentage points, gaps of levels in the unit of the
achievement and relative to it. A verdict is given only where every value that the wording allows
agrees. Ends are rational numbers, so that no rounding and no choice of units decides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import Bar, Verdict, bar_of, same_bound
from helpers.analysis.baselines import find_baselines
from helpers.analysis.likeness import Difference, differences
from helpers.analysis.pairs import Pair, PairRule, find_pairs
from helpers.core.answer import Answer
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator, Measure
from helpers.data.records import Figure, Published, Stated
from helpers.data.report import Report


@dataclass(frozen=True, slots=True)
class Gap:
    """The bar of a target less the achievement with which it is compared.

    Parameters
    ----------
    pair : Pair
        The target and what was achieved.
    bar : Bar
        The bar, in the unit of the achievement.
    achieved : Quantity
        What the achievement allows; of the parts of a whole, what lies between them.
    achieved_value : Fraction
        The achievement as printed; of the parts of a whole, the middle between them.
    gap : Quantity
        The bar less the achievement, in percentage points or in the unit of the level.
    ratio : Interval or None
        The bar in percent of the achievement, for levels alone: the ratio of two rates means
        nothing, and nothing can be divided by zero.
    verdict : Verdict
        What the target asks for.
    why : str
        Why that is unclear; empty where it is not.

    Examples
    --------
    >>> from helpers import load_report
    >>> gaps = {gap.target.name: gap for gap in find_gaps(load_report("changchun-2021"))}
    >>> jobs = gaps["new-jobs-urban-level-2021"]
    >>> print(jobs.target.printed, "after", jobs.achievement_said)
    100,000 new jobs after 120,000 new jobs
    >>> print(jobs.gap, "-", jobs.verdict)
    −25,000 to −15,000 jobs - asks for less
    """

    pair: Pair
    bar: Bar
    achieved: Quantity
    achieved_value: Fraction
    gap: Quantity
    ratio: Interval | None
    verdict: Verdict
    why: str

    @property
    def target(self) -> Figure:
        """The target."""
        return self.pair.target

    @property
    def in_percent(self) -> bool:
        """Whether growth rates or shares are compared, which are in percent."""
        return self.pair.achievement.measure.in_percent

    @property
    def dated(self) -> bool:
        """Whether the target has a date."""
        return self.target.period is not None

    @property
    def gap_value(self) -> Fraction:
        """The bar as printed less the achievement as printed, in the unit of the gap."""
        return self.bar.printed - self.achieved_value

    @property
    def ratio_value(self) -> Fraction | None:
        """The bar as printed in percent of the achievement as printed."""
        if self.ratio is None or not self.achieved_value:
            return None
        return self.bar.printed / self.achieved_value * 100

    @property
    def repeating(self) -> Answer:
        """Whether what was achieved, merely repeated, would meet the bar."""
        if self.pair.rule.derived and self.ratio is not None:
            once = Quantity.exactly(100, "percent")
            return replace(self.bar, at=Quantity(self.ratio, once.unit)).met_by(once)
        return self.bar.met_by(self.achieved)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what target and achievement differ beside their numbers."""
        found = {
            difference: None
            for achievement in self.pair.achievements
            for difference in differences(self.target, achievement)
        }
        return tuple(found)

    @property
    def published(self) -> Published | None:
        """The evidence on which the gap rests; None where it rests on the report alone."""
        found = self.pair.achievement
        return found if isinstance(found, Published) else None

    @property
    def label(self) -> str:
        """What is compared, marked where one of both figures is hypothetical."""
        achievement = self.pair.achievement
        if isinstance(achievement, Figure) and achievement.hypothetical:
            return achievement.label
        return self.target.label

    @property
    def achievement_said(self) -> str:
        """The achievement as it is printed or as it was published, with its year."""
        return "; ".join(_said(one) for one in self.pair.achievements)


def _said(stated: Stated) -> str:
    """Write an achievement: the printed words of a figure, or what was published."""
    if isinstance(stated, Figure):
        return stated.printed
    return f"{stated.in_words}, {stated.period}"


def find_gaps(report: Report) -> list[Gap]:
    """Measure the gap of every target that can be held against an achievement.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Gap
        One for each such target, in the order of the text: first of all against the report's own
        achievements; where it has none, against what others published.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.bars import Verdict
    >>> gaps = find_gaps(load_report("changchun-2021"))
    >>> for gap in gaps:
    ...     if gap.verdict is Verdict.LESS:
    ...         print(gap.target.printed, "after", gap.achievement_said)
    100,000 new jobs after 120,000 new jobs
    exceed more than 600 after 691
    1,000 projects after 1,112 projects, 2020
    2 million square meters after 2.07 million square meters
    """
    pairs = find_pairs(report)
    pairs += find_baselines(report, {pair.target.name for pair in pairs})
    found = {pair.target.name: _measure(pair) for pair in pairs}
    return [found[one.name] for one in report.records.figures if one.name in found]


def _measure(pair: Pair) -> Gap:
    """Measure one pair."""
    achieved = _achieved(pair)
    value = _printed(pair) / achieved.unit.size
    bar = bar_of(pair.target)
    if pair.rule.derived:
        return _derived(pair, bar, achieved, value)
    its = achieved.unit
    scale = bar.at.unit.size / its.size
    bar = Bar(bar.at.to(its), bar.printed * scale, bar.side, bar.strict)
    verdict = bar.against(achieved)
    if same_bound(pair.target, pair.achievement):
        verdict = Verdict.SAME
    ratio: Interval | None = None
    if pair.achievement.measure is Measure.LEVEL and achieved.low:
        ratio = bar.at.interval / achieved.interval * 100
    why = "" if verdict is not Verdict.UNCLEAR else _why(pair, bar)
    return Gap(pair, bar, achieved, value, bar.at - achieved, ratio, verdict, why)


def _derived(pair: Pair, bar: Bar, achieved: Quantity, value: Fraction) -> Gap:
    """Measure a target that is a multiple, or growth, of the very level that was achieved.

    Both sides hang on one level, and their ratio does not.
    """
    grown = 1 if pair.rule is PairRule.TIMES_GROWTH else 0
    multiple = bar.at.ratio + grown
    printed = value * (pair.target.base_value + grown)
    at = Bar(achieved * multiple, printed, bar.side, bar.strict)
    verdict, ratio = at.against(achieved), None
    if value:  # of nothing any multiple is nothing again
        one = Quantity.exactly(1, "times")
        verdict = replace(at, at=Quantity(multiple, one.unit)).against(one)
        ratio = multiple * 100
    why = "" if verdict is not Verdict.UNCLEAR else _why(pair, bar)
    return Gap(pair, at, achieved, value, achieved * (multiple - 1), ratio, verdict, why)


def _achieved(pair: Pair) -> Quantity:
    """Return what an achievement allows; a whole lies between its parts."""
    parts = [one.quantity.to(pair.achievement.unit) for one in pair.achievements]
    return Quantity(hull([part.interval for part in parts]), pair.achievement.unit)


def _printed(pair: Pair) -> Fraction:
    """Return an achievement as printed, in base units; of parts the middle between them."""
    values = [one.base_value for one in pair.achievements]
    return (min(values) + max(values)) / 2


def _why(pair: Pair, bar: Bar) -> str:
    """Say why a verdict is unclear."""
    if bar.side == "at":
        return "neither direction is better"
    achievement = pair.achievement
    if achievement.comparator.floor or achievement.comparator.ceiling:
        return f"only a bound was reported: {_said(achievement)}"
    if pair.rule is PairRule.PARTS:
        return "it lies between the parts"
    if pair.target.comparator is Comparator.ABOUT:
        return "within what “about” allows"
    return "within what the printed digits allow"


def measure_gaps(report: Report) -> pd.DataFrame:
    """Measure the gap of every target that can be held against an achievement, as a frame.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text, by its name:

        - `label` of the indicator; `target` as printed; `achievement` as printed or published;
          `source` of the achievement, report or evidence; `verdict`, one of `Verdict`, and `why`
          it is unclear;
        - `gap`, the printed bar less the printed achievement, its ends `gap_low` and `gap_high`,
          and `gap_unit`: percentage points, or the unit of the level;
        - `achieved_low`, `achieved_high`, `bar_low` and `bar_high`, what both allow, in `unit`;
        - `ratio`, the printed bar in percent of the printed achievement, for levels, with its
          ends `ratio_low` and `ratio_high`;
        - `prices`, at which both are told, empty where they are not of money; `caution`, in what
          both differ beside their numbers: territory, vintage, price basis;
        - `rule` of the pair; `dated`, whether the target has a date; `measure`, `theme`, `part`;
          `achievement_figure`, its name, and `strength` of the source, where there is one.

        An end that does not exist is infinite; of rates the ratio and its ends are missing.

    Examples
    --------
    >>> from helpers import load_report
    >>> frame = measure_gaps(load_report("changchun-2021"))
    >>> print(*frame.loc["gdp-growth-2021", ["gap", "gap_low", "gap_high", "gap_unit"]])
    3.5 2.95 4.05 percentage points
    """
    gaps = find_gaps(report)
    rows = [
        {
            "label": gap.label,
            "target": gap.target.printed,
            "achievement": gap.achievement_said,
            "source": "evidence" if gap.published else "report",
            "verdict": gap.verdict.value,
            "why": gap.why,
            "gap": float(gap.gap_value),
            **end_columns("gap", gap.gap.interval),
            "gap_unit": gap.gap.unit.name,
            "unit": gap.achieved.unit.name,
            **end_columns("achieved", gap.achieved.interval),
            **end_columns("bar", gap.bar.at.interval),
            "ratio": math.nan if gap.ratio_value is None else float(gap.ratio_value),
            **end_columns("ratio", gap.ratio),
            "prices": gap.target.prices.value if gap.target.prices else "",
            "caution": "; ".join(map(str, gap.differences)),
            "rule": gap.pair.rule.value,
            "dated": gap.dated,
            "measure": gap.pair.achievement.measure.value,
            "theme": gap.target.indicator.theme,
            "part": gap.target.part,
            "achievement_figure": ", ".join(
                one.name for one in gap.pair.achievements if isinstance(one, Figure)
            ),
            "strength": gap.published.strength.value if gap.published else "",
        }
        for gap in gaps
    ]
    names = pd.Index([gap.target.name for gap in gaps], name="figure", dtype="str")
    frame = pd.DataFrame(rows, index=names, columns=_COLUMNS)
    kinds = {name: "float64" if name in _NUMBERS else "str" for name in _COLUMNS}
    return frame.astype(kinds | {"dated": "bool"})


_COLUMNS = [
    "label", "target", "achievement", "source", "verdict", "why", "gap", "gap_low", "gap_high",
    "gap_unit", "unit", "achieved_low", "achieved_high", "bar_low", "bar_high", "ratio",
    "ratio_low", "ratio_high", "prices", "caution", "rule", "dated", "measure", "theme", "part",
    "achievement_figure", "strength",
]  # fmt: skip


_NUMBERS = {f"{name}{end}" for name in ("gap", "ratio") for end in ("", "_low", "_high")} | {
    f"{name}_{end}" for name in ("achieved", "bar") for end in ("low", "high")
}


def end_columns(name: str, interval: Interval | None) -> dict[str, float]:
    """Return the ends of an interval as columns of a frame.

    Parameters
    ----------
    name : str
        What the columns begin with: ``gap`` makes ``gap_low`` and ``gap_high``.
    interval : Interval or None
        The interval; without one both ends are missing.

    Returns
    -------
    dict of str to float
        Both ends by the names of their columns; infinite where the interval has none.

    Examples
    --------
    >>> from helpers import Interval
    >>> end_columns("gap", Interval("2.95", "4.05"))
    {'gap_low': 2.95, 'gap_high': 4.05}
    """
    low, high = (math.nan, math.nan) if interval is None else interval.ends
    return {f"{name}_low": low, f"{name}_high": high}


def numbers_in_doubt(report: Report) -> frozenset[str]:
    """Return the names of the figures whose number is likely a slip of the text.

    No gap from such a number should be told as ambition. None is in doubt where the corrections
    are applied, or where a what-if has another number.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    frozenset of str
        The names.

    Examples
    --------
    >>> from helpers import load_report
    >>> sorted(numbers_in_doubt(load_report("changchun-2021")))
    ['conservation-tillage-level-2021']
    >>> sorted(numbers_in_doubt(load_report("changchun-2021", corrected=True)))
    []
    """
    if report.corrected:
        return frozenset()
    figures = report.records.by_name
    return frozenset(
        doubt.figure
        for doubt in report.records.corrections
        if doubt.kind == "likely slip"
        and doubt.column == "value"
        and not (doubt.figure in figures and figures[doubt.figure].hypothetical)
    )
