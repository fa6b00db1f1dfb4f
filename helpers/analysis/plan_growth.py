"""How fast the targets of a plan ask levels to grow, and what measures of progress say of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import pandas as pd

from helpers.analysis.growth import compound_growth, growth_cells, required_growth
from helpers.analysis.plans import Standing
from helpers.analysis.progress import (
    DISTANCE,
    PACE,
    Category,
    Course,
    category,
    distance,
    pace,
    required_pace,
    why_refused,
)
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure

Years: TypeAlias = Sequence[int]


class GrowthKind(StrEnum):
    """What a growth of a plan is: what was, what a date requires, or what an assumed one would.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> growths = find_growth(standings, [2025])
    >>> [one.standing.label for one in growths if one.kind is GrowthKind.REQUIRED]
    ['Hi-tech enterprises']
    """

    SO_FAR = "so far"
    REQUIRED = "required by"
    ASSUMED = "if by"


@dataclass(frozen=True, slots=True)
class PlanGrowth:
    """Yearly growth to the level from which a target starts, or from there to the target.

    Parameters
    ----------
    standing : Standing
        Where the target stands.
    kind : GrowthKind
        What the growth is.
    date : int or None
        By when the target would be reached; None for growth so far.
    growth : Quantity
        The growth, in percent.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> so_far = next(one for one in find_growth(standings, []) if one.standing.base)
    >>> so_far.words, so_far.rests_on
    ('so far', 'gdp-level-2015, gdp-level-2020')
    >>> so_far.caution
    'whether 2015 and 2020 count the same land is not said'
    """

    standing: Standing
    kind: GrowthKind
    date: int | None
    growth: Quantity

    @property
    def words(self) -> str:
        """What the growth is, with its date."""
        return self.kind.value if self.date is None else f"{self.kind} {self.date}"

    @property
    def caution(self) -> str:
        """In what both levels differ, or may differ; empty where nothing sets them apart."""
        one = self.standing
        return one.growth_caution if self.kind is GrowthKind.SO_FAR else one.level_caution

    @property
    def rests_on(self) -> str:
        """The figures or the source on which it rests."""
        one = self.standing
        return one.growth_rests_on if self.kind is GrowthKind.SO_FAR else one.level_rests_on


def find_growth(standings: Iterable[Standing], scenarios: Years) -> list[PlanGrowth]:
    """Return the growth so far and the growth that each target requires, in percent a year.

    Only levels above zero have growth, and only dates after the year of the level ask for any.

    Parameters
    ----------
    standings : iterable of Standing
        Where the targets stand.
    scenarios : sequence of int
        Years assumed for targets that have no date.

    Returns
    -------
    list of PlanGrowth
        Of each target growth so far, then what each date asks for; none where it has none.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> from helpers.show.told import tell
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> for one in find_growth(standings, [2025, 2030]):
    ...     if one.standing.target.name == "gdp-level-undated":
    ...         print(one.words, tell(one.growth))
    so far 6.2 to 6.6%
    if by 2025 8.8 to 9.2%
    if by 2030 4.3 to 4.5%
    """
    return [growth for standing in standings for growth in _growths(standing, scenarios)]


def _growths(standing: Standing, scenarios: Years) -> list[PlanGrowth]:
    """Return growth so far and growth required of one target."""
    level, base, base_year = standing.level, standing.base, standing.base_year
    if standing.target.measure is not Measure.LEVEL or level is None or not _above_zero(level):
        return []
    found = []
    if base is not None and base_year is not None and _above_zero(base):
        so_far = compound_growth(base, level, standing.year - base_year)
        found.append(PlanGrowth(standing, GrowthKind.SO_FAR, None, so_far))
    if not _above_zero(standing.bar):
        return found
    assumed = standing.date is None
    kind = GrowthKind.ASSUMED if assumed else GrowthKind.REQUIRED
    dates = scenarios if standing.date is None else (standing.date,)
    later = [date for date in dates if date > standing.year]
    needed = required_growth(standing.year, level, standing.bar, later)
    return found + [PlanGrowth(standing, kind, one.year, one.growth) for one in needed]


def _above_zero(level: Quantity) -> bool:
    """Tell whether a level is bounded away from zero, so that growth from it is finite."""
    return level.low is not None and level.low > 0


def growth_of_plan(growths: Iterable[PlanGrowth]) -> pd.DataFrame:
    """Return growth so far and growth required as a frame.

    Parameters
    ----------
    growths : iterable of PlanGrowth
        What `find_growth` returns.

    Returns
    -------
    DataFrame
        One row a growth: `label` of the indicator; `target` as printed; `kind`: so far,
        required by a date, or if by a year, which is assumed; `growth` a year in words, and its
        ends `low` and `high`, in `unit`, which is percent; `prices`, at which it is, empty where
        it is not of money; `level_said`, the level to or from which it leads, and its year;
        `rests_on`, the figures or the source behind it; `caution`, in what the levels differ, or
        may differ; `figure`, the name of the target.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> frame = growth_of_plan(find_growth(standings, [2025, 2030]))
    >>> of_people = frame[frame["label"] == "Permanent population"]
    >>> print(of_people[["target", "kind", "low"]].round(1).to_string(index=False))
             target       kind  low
    over 10 million if by 2025  2.0
    over 10 million if by 2030  1.0
    """
    rows = [
        (
            one.standing.label,
            one.standing.target.printed,
            one.words,
            *growth_cells(one.growth),
            one.standing.prices,
            one.standing.level_said,
            one.rests_on,
            one.caution,
            one.standing.target.name,
        )
        for one in growths
    ]
    columns = [
        "label", "target", "kind", "growth", "low", "high", "unit", "prices", "level_said",
        "rests_on", "caution", "figure",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """What the published measures of progress say of a target, or why they are refused.

    Parameters
    ----------
    standing : Standing
        Where the target stands.
    date : int or None
        The year for which it is set or, where it has none, is assumed to be.
    required : Quantity or None
        Yearly growth required from the base, in percent.
    pace, distance : Interval or None
        The measures, plain ratios.
    pace_category, distance_category : Category or None
        Their categories.
    refused : str
        Why there is none of these; empty where there is.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> found = find_progress(standings, [2030])
    >>> gdp = next(one for one in found if one.date_said == "if 2030")
    >>> print(gdp.pace_category, "|", gdp.distance_category)
    on track | on track
    """

    standing: Standing
    date: int | None
    required: Quantity | None = None
    pace: Interval | None = None
    pace_category: Category | None = None
    distance: Interval | None = None
    distance_category: Category | None = None
    refused: str = ""

    @property
    def date_said(self) -> str:
        """The year in words: ``2025``, ``if 2025`` where it is assumed, or ``none``."""
        if self.date is None:
            return "none"
        return f"if {self.date}" if self.standing.date is None else str(self.date)


def find_progress(standings: Iterable[Standing], scenarios: Years) -> list[PlanProgress]:
    """Apply the published measures of progress to each target, or say why they are refused.

    Parameters
    ----------
    standings : iterable of Standing
        Where the targets stand.
    scenarios : sequence of int
        Years assumed for targets that have no date, where growth so far is known.

    Returns
    -------
    list of PlanProgress
        Of each target by its own date, then by the assumed ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> for one in find_progress(standings, [2025, 2030]):
    ...     if one.pace_category:
    ...         print(one.standing.target.printed, one.date_said, "|", one.pace_category)
    RMB1 trillion if 2025 | moderate
    RMB1 trillion if 2030 | on track
    more than 3,000 2025 | on track
    """
    found = []
    for standing in standings:
        assumed = standing.date is None and standing.base_year is not None
        dates = [standing.date, *(scenarios if assumed else ())]
        found += [_progress(standing, date) for date in dates]
    return found


def _progress(standing: Standing, date: int | None) -> PlanProgress:
    """Apply the measures to one target with a date."""
    target, level, base = standing.target, standing.level, standing.base
    if why := why_refused(target.measure, date):
        return PlanProgress(standing, date, refused=why)
    if level is None or base is None or standing.base_year is None:
        why = "two levels are needed, and no growth so far is known"
        return PlanProgress(standing, date, refused=why)
    try:
        course = Course(
            standing.base_year, base, standing.year, level, date, standing.bar,
            target.indicator.better, target.measure,
        )  # fmt: skip
        found, covered = pace(course), distance(course)
    except ValueError as error:
        return PlanProgress(standing, date, refused=str(error))
    return PlanProgress(
        standing,
        date,
        required_pace(course),
        found,
        category(found, PACE, course.achieved),
        covered,
        category(covered, DISTANCE, course.achieved),
    )


def progress_of_plan(progress: Iterable[PlanProgress]) -> pd.DataFrame:
    """Return what the measures of progress say as a frame.

    Parameters
    ----------
    progress : iterable of PlanProgress
        What `find_progress` returns.

    Returns
    -------
    DataFrame
        One row a target and date, by the name of the target: `label` of the indicator; `target`
        as printed; `date`: ``2025``, ``if 2025`` where it is assumed, or ``none``;
        `required_from_base`, in percent a year; `pace` and `pace_category`; `distance` and
        `distance_category`; `refused`, why there is none. Numbers are in words, rounded outward
        to two digits; what does not apply is empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> frame = progress_of_plan(find_progress(standings, [2025]))
    >>> frame.loc["hi-tech-enterprises-level-2025", ["required_from_base", "pace"]].tolist()
    ['26.69 to 28.53', '1.80 to 1.85']
    """
    found = list(progress)
    rows = [
        (
            one.standing.label,
            one.standing.target.printed,
            one.date_said,
            _range(None if one.required is None else one.required.interval),
            _range(one.pace),
            one.pace_category.value if one.pace_category else "",
            _range(one.distance),
            one.distance_category.value if one.distance_category else "",
            one.refused,
        )
        for one in found
    ]
    columns = [
        "label", "target", "date", "required_from_base", "pace", "pace_category", "distance",
        "distance_category", "refused",
    ]  # fmt: skip
    names = pd.Index([one.standing.target.name for one in found], name="figure", dtype="str")
    return pd.DataFrame(rows, index=names, columns=columns, dtype="str")


def _range(found: Interval | None) -> str:
    """Write an interval in words, rounded outward to two digits; empty where there is none."""
    if found is None:
        return ""
    low = None if found.low is None else f"{math.floor(found.low * 100) / 100:.2f}"
    high = None if found.high is None else f"{math.ceil(found.high * 100) / 100:.2f}"
    if low is None or high is None:
        return f"at least {low}" if low else f"at most {high}" if high else "any number"
    return f"{low} to {high}"
