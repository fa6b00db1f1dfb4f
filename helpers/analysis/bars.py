"""The bar that a target sets: one meaning of a target for all of the collection.

A target sets a bar: a floor where more is better, a ceiling where less is, a point where neither
is. Two questions are asked of it. Does it lie above what was achieved before, so that it asks for
more (`helpers.analysis.gaps`)? And did what came later reach it (`helpers.analysis.outcomes`)?
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator, Direction
from helpers.data.records import Figure, Published, Stated

_ZERO = Interval.exactly(0)
_ABOVE_ZERO = Interval.above(0)
_FROM_ZERO = Interval.above(0, closed=True)


class Side(StrEnum):
    """On which side of its bar a target is met.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for name in ("gdp-growth-2021", "registered-unemployment-rate-urban-share-2021"):
    ...     print(report[name].printed, "-", bar_of(report[name]).side)
    increase by about 7% - above
    within 4% - below
    """

    ABOVE = "above"
    BELOW = "below"
    AT = "at"


class Verdict(StrEnum):
    """What a target asks for, compared with what was achieved before.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> jobs = "new-jobs-urban-level"
    >>> target, achieved = report[f"{jobs}-2021"], report[f"{jobs}-2020"]
    >>> print(target.quantity, "after", achieved.quantity)
    100,000 jobs after 115,000 to 125,000 jobs
    >>> print(bar_of(target).against(achieved.quantity))
    asks for less
    """

    MORE = "asks for more"
    SAME = "asks for the same"
    LESS = "asks for less"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a target asks: where the bar lies, and on which side of it the target is met.

    Parameters
    ----------
    at : Quantity
        Where the bar lies; more than one value where the target is "about" something, or a range
        of something of which neither direction is better.
    printed : Fraction
        The number at which it is printed, in the same unit.
    side : Side
        `AT` where neither direction is better.
    strict : bool
        Whether the bar itself falls short, as it does with "more than".

    Examples
    --------
    >>> from helpers import Quantity, load_report
    >>> bar = bar_of(load_report("changchun-2021")["gdp-growth-2021"])
    >>> bar.at
    6.5 to 7.5%
    >>> for growth in ("6.2", "7", "8"):
    ...     print(growth, bar.met_by(Quantity.exactly(growth, "percent")).value)
    6.2 no
    7 unclear
    8 yes
    """

    at: Quantity
    printed: Fraction
    side: Side
    strict: bool

    def met_by(self, value: Quantity) -> Answer:
        """Say whether a value meets the bar.

        Parameters
        ----------
        value : Quantity
            What is known of the value.

        Raises
        ------
        UnitError
            If it measures something else than the bar.
        """
        margin = (value - self.at).interval
        if self.side is Side.AT:
            return margin.lies_in(_ZERO)
        toward = margin if self.side is Side.ABOVE else -margin
        return toward.lies_in(_ABOVE_ZERO if self.strict else _FROM_ZERO)

    def against(self, achieved: Quantity) -> Verdict:
        """Say whether the bar asks for more than was achieved.

        Parameters
        ----------
        achieved : Quantity
            What is known of the achievement.

        Returns
        -------
        Verdict
            More or less where every value that is allowed says so; the same where the bar lies
            at the one value that was achieved; else unclear, as always where the bar is another
            value and neither direction is better. A strict bar at the value that was achieved
            asks for more.

        Raises
        ------
        UnitError
            If the achievement measures something else than the bar.
        """
        ahead = (self.at - achieved).interval
        if self.side is Side.BELOW:
            ahead = -ahead
        strict = self.strict and self.side is not Side.AT
        if ahead.lies_in(_ZERO) is Answer.YES and not strict:
            return Verdict.SAME
        if self.side is Side.AT:
            return Verdict.UNCLEAR
        if ahead.lies_in(_FROM_ZERO if strict else _ABOVE_ZERO) is Answer.YES:
            return Verdict.MORE
        return Verdict.LESS if (-ahead).lies_in(_ABOVE_ZERO) is Answer.YES else Verdict.UNCLEAR


def bar_of(target: Figure | Published) -> Bar:
    """Return the bar that a target sets.

    A floor ("more than") and a ceiling ("within") say themselves on which side they are met; for
    all else it is the better direction of the indicator. Of a range the end that is easier to reach
    is the bar.

    Parameters
    ----------
    target : Figure or Published
        The target.

    Returns
    -------
    Bar
        The bar, in the unit of the target.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> sales = bar_of(report["retail-sales-growth-2021"])  # more than 6%
    >>> print(sales.at, sales.side, sales.strict)
    6% above True
    >>> bar_of(report["bottleneck-technology-lead-time-level-undated"]).at  # 2-3 years
    3 years
    """
    found, strict = target.quantity, target.comparator.strict
    sides = {Direction.HIGHER: Side.ABOVE, Direction.LOWER: Side.BELOW}
    side = sides.get(target.indicator.better, Side.AT)
    if target.comparator.floor:
        side = Side.ABOVE
    elif target.comparator.ceiling:
        side = Side.BELOW
    elif target.comparator is not Comparator.RANGE:
        return Bar(found, target.printed_value, side, strict=False)
    end = {Side.ABOVE: found.low, Side.BELOW: found.high}.get(side)
    if end is None:
        return Bar(found, target.printed_value, side, strict=False)
    return Bar(replace(found, interval=Interval.exactly(end)), end, side, strict)


def same_bound(target: Figure, achieved: Stated) -> bool:
    """Tell whether a target repeats the very bound that an achievement states.

    "Within 4%" after "within 4%" asks for the same, although the rate itself is not known. Whether
    the bound itself is included is not compared: translations do not tell "more than" and "or
    above" apart.

    Parameters
    ----------
    target : Figure
        The target.
    achieved : Stated
        What was achieved.

    Returns
    -------
    bool
        Whether both are floors, or both ceilings, at one number.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> rate = "registered-unemployment-rate-urban-share"
    >>> same_bound(report[f"{rate}-2021"], report[f"{rate}-2020"])  # within 4% each
    True
    >>> industry = "industrial-output-growth"  # about 9% after more than 8.5%
    >>> same_bound(report[f"{industry}-2021"], report[f"{industry}-2020"])
    False
    """
    floors = target.comparator.floor and achieved.comparator.floor
    ceilings = target.comparator.ceiling and achieved.comparator.ceiling
    return (
        (floors or ceilings)
        and target.unit.base == achieved.unit.base
        and target.base_value == achieved.base_value
    )
