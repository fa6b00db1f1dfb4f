"""Published measures of progress towards a dated level target, with their thresholds.

Two measures, each with the categories of its authors:

- *Pace*: actual over required yearly growth, as Statistics Canada and Open SDG measure it,
  after Eurostat: https://open-sdg.readthedocs.io/en/latest/progress-methodology/
- *Distance*: the share of the way from base to target that will have been covered by the target
  year if the pace is kept, as in the Progress Chart of the United Nations:
  https://unstats.un.org/sdgs/files/report/2023/Progress_Chart_Technical_Note_2023.pdf

Both compare compound growth. Their authors exclude what can change its sign, such as growth
rates, for which a growth of the growth means nothing; and both need a date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from helpers.analysis.growth import LEVEL, compound_growth, with_unit
from helpers.core.answer import Answer
from helpers.core.exact import Number
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Direction, Measure

_SLICES = 32
"""Into how many slices an interval of the base is cut."""

APPLICABLE = (Measure.LEVEL, Measure.SHARE)
"""What the measures apply to."""


class Category(StrEnum):
    """What the authors of the measures call progress; each measure has some of these.

    Examples
    --------
    >>> from helpers import Interval
    >>> print(category(Interval("0.5", "0.55"), PACE))
    limited
    >>> print(category(Interval("0.5", "0.65"), PACE))
    unclear
    """

    ACHIEVED = "target achieved"
    ON_TRACK = "on track"
    MODERATE = "moderate"
    LIMITED = "limited"
    DETERIORATION = "deterioration"
    ACCELERATION = "acceleration needed"
    STAGNATION = "stagnation or regression"
    UNCLEAR = "unclear"


Categories: TypeAlias = "tuple[tuple[Interval, Category], ...]"
"""Categories of a measure, each with the interval that it covers."""


def _between(lowest: Category, *thresholds: tuple[Number, Category]) -> Categories:
    """Return categories from rising thresholds, each of which belongs to the one above it."""
    ends = [least for least, _ in thresholds]
    regions = [
        Interval.below(ends[0]),
        *(Interval(low, high, high_closed=False) for low, high in pairwise(ends)),
        Interval.above(ends[-1], closed=True),
    ]
    return tuple(zip(regions, [lowest, *(name for _, name in thresholds)], strict=True))


PACE = _between(
    Category.DETERIORATION,
    (0, Category.LIMITED),
    ("0.60", Category.MODERATE),
    ("0.95", Category.ON_TRACK),
)
"""Categories of the pace."""

DISTANCE = _between(
    Category.STAGNATION, ("0.10", Category.ACCELERATION), ("0.95", Category.ON_TRACK)
)
"""Categories of the distance."""


@dataclass(frozen=True, slots=True)
class Course:
    """A level on its way from a base to a target.

    Parameters
    ----------
    base_year, year : int
        The years of the two levels that are known.
    base, current : Quantity
        The levels.
    target_year : int or None
        The year for which the target is set.
    target : Quantity
        The bar, a single number: the least, or the most, that meets the target.
    better : Direction
        Which direction is better, higher or lower.
    measure : Measure
        What the numbers are: a level or a share.

    Raises
    ------
    TypeError
        If a level or the bar has no unit.
    UnitError
        If their units do not fit.
    ValueError
        If the measures do not apply: to anything but levels and shares above zero, without a
        date or a direction, with years out of order, or with a base that is at the bar already.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.core.vocabulary import Direction
    >>> was, now, bar = (Quantity.exactly(one, "enterprises") for one in (100, 110, 144))
    >>> course = Course(2020, was, 2021, now, 2022, bar, Direction.HIGHER)
    >>> course.rising, course.achieved.value
    (True, 'no')
    """

    base_year: int
    base: Quantity
    year: int
    current: Quantity
    target_year: int | None
    target: Quantity
    better: Direction
    measure: Measure = Measure.LEVEL

    def __post_init__(self) -> None:
        """Refuse what the authors of the measures exclude."""
        if refused := why_refused(self.measure, self.target_year):
            raise ValueError(refused)
        if not self.base_year < self.year <= self.due:
            raise ValueError(
                f"the years {self.base_year}, {self.year} and {self.target_year} are not in order: "
                "base, now, target"
            )
        if self.better not in (Direction.HIGHER, Direction.LOWER):
            raise ValueError(f"neither direction is better ({str(self.better)!r})")
        unit = with_unit(self.base, LEVEL).unit
        others = (with_unit(level, LEVEL).to(unit) for level in (self.current, self.target))
        levels = [self.base, *others]
        if any(level.low is None or level.low <= 0 for level in levels):
            raise ValueError("compound growth needs levels above zero at base, now and target")
        if not self.target.interval.single:
            raise ValueError(f"the bar is a single number, not {self.target}")
        if self.target in self.base:
            raise ValueError(f"the base {self.base} is at the bar of {self.target} already")

    @property
    def due(self) -> int:
        """The year for which the target is set; a course cannot be without one."""
        assert self.target_year is not None
        return self.target_year

    @property
    def rising(self) -> bool:
        """Whether the higher direction is the better one."""
        return self.better == Direction.HIGHER

    @property
    def achieved(self) -> Answer:
        """Whether the current level is at the bar or beyond it."""
        bar = self.target.base.middle
        beyond = Interval.above if self.rising else Interval.below
        return self.current.base.lies_in(beyond(bar, closed=True))


def why_refused(measure: Measure, target_year: int | None) -> str:
    """Say why the measures do not apply to such a target; nothing if they do.

    Parameters
    ----------
    measure : Measure
        What the target is stated as.
    target_year : int or None
        The year for which the target is set.

    Returns
    -------
    str
        Empty where they apply.

    Examples
    --------
    >>> from helpers.core.vocabulary import Measure
    >>> why_refused(Measure.LEVEL, None)
    'the target has no date; assume one and say so'
    """
    if measure not in APPLICABLE:
        change = ", which is a change already" if measure.over_time else ""
        return (
            f"stated as {measure.words}{change}: the authors of the measures exclude rates that "
            "can change their sign; compare levels"
        )
    return "" if target_year else "the target has no date; assume one and say so"


def actual_growth(course: Course) -> Quantity:
    """Return the yearly compound growth from the base to the current level, in percent.

    Parameters
    ----------
    course : Course
        The level on its way.

    Returns
    -------
    Quantity
        In percent a year.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.core.vocabulary import Direction
    >>> was, now, bar = (Quantity.exactly(one, "enterprises") for one in (100, 110, 144))
    >>> course = Course(2020, was, 2021, now, 2022, bar, Direction.HIGHER)
    >>> actual_growth(course)
    10%
    """
    return compound_growth(course.base, course.current, course.year - course.base_year)


def required_pace(course: Course) -> Quantity:
    """Return the yearly compound growth that leads from the base to the bar on time, in percent.

    Parameters
    ----------
    course : Course
        The level on its way.

    Returns
    -------
    Quantity
        In percent a year.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.core.vocabulary import Direction
    >>> was, now, bar = (Quantity.exactly(one, "enterprises") for one in (100, 110, 144))
    >>> course = Course(2020, was, 2021, now, 2022, bar, Direction.HIGHER)
    >>> required_pace(course)
    20%
    """
    return compound_growth(course.base, course.target, course.due - course.base_year)


def pace(course: Course) -> Interval:
    """Return actual over required growth, positive towards the better direction.

    The ratio is ``d * actual / |required|`` with d = 1 where higher is better and -1 where
    lower is, by the formula of Statistics Canada and Open SDG.

    Parameters
    ----------
    course : Course
        The level on its way.

    Returns
    -------
    Interval
        A plain ratio: one where growth is just as required.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.core.vocabulary import Direction
    >>> was, now, bar = (Quantity.exactly(one, "enterprises") for one in (100, 110, 144))
    >>> course = Course(2020, was, 2021, now, 2022, bar, Direction.HIGHER)
    >>> pace(course)
    0.5
    """
    return _over_slices(course, _pace)


def _pace(course: Course) -> Interval:
    """Return the pace for a base that is nearly known."""
    required, actual = required_pace(course).ratio, actual_growth(course).ratio
    falling = required.lies_in(Interval.below(0, closed=True)) is Answer.YES
    return (actual if course.rising else -actual) / (-required if falling else required)


def distance(course: Course) -> Interval:
    """Return the share of the way that is covered by the target year if the pace is kept.

    The share is ``(expected - base) / (target - base)``, the expected level being the current
    one grown on at the actual rate until the target year, by the formula of the United Nations.

    Parameters
    ----------
    course : Course
        The level on its way.

    Returns
    -------
    Interval
        A plain ratio: one where the bar is just reached.

    Raises
    ------
    ValueError
        If the base lies beyond the bar, for then a level that falls back covers its way.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.core.vocabulary import Direction
    >>> was, now, bar = (Quantity.exactly(one, "enterprises") for one in (100, 110, 142))
    >>> course = Course(2020, was, 2021, now, 2022, bar, Direction.HIGHER)
    >>> distance(course)
    0.5
    """
    beyond = Interval.above if course.rising else Interval.below
    if course.base.base.lies_in(beyond(course.target.base.middle)) is Answer.YES:
        raise ValueError(
            f"the base {course.base} lies beyond the bar of {course.target}: no way to go"
        )
    return _over_slices(course, _distance)


def _distance(course: Course) -> Interval:
    """Return the share of the way for a base that is nearly known."""
    factor = actual_growth(course).ratio + 1
    expected = course.current.base * factor ** (course.due - course.year)
    return (expected - course.base.base) / (course.target.base - course.base.base)


def _over_slices(course: Course, measure: Callable[[Course], Interval]) -> Interval:
    """Return the hull of a measure over slices of the base, which stands in it twice.

    With the whole interval of the base at both places the result would hold combinations of
    two bases that cannot be; the narrower the slices, the fewer of them.
    """
    base = course.base.interval
    if base.low is None or base.high is None or base.single:
        return measure(course)
    edges = [base.low + (base.high - base.low) * part / _SLICES for part in range(_SLICES + 1)]
    slices = (
        Interval(
            low, high, low > base.low or base.low_closed, high < base.high or base.high_closed
        )
        for low, high in pairwise(edges)
    )  # fmt: skip
    return hull(measure(replace(course, base=Quantity(part, course.base.unit))) for part in slices)


def category(
    found: Interval, categories: Sequence[tuple[Interval, Category]], achieved: Answer = Answer.NO
) -> Category:
    """Return the category of a measure, if the whole interval lies in it.

    Parameters
    ----------
    found : Interval
        The measure, as `pace` or `distance` gives it.
    categories : Categories
        `PACE` or `DISTANCE`.
    achieved : Answer
        Whether the target is achieved already, which comes before any pace; where that is
        unclear, so is the category.

    Returns
    -------
    Category
        That of the authors; `Category.UNCLEAR` where the interval lies in more than one.

    Examples
    --------
    >>> from helpers import Interval
    >>> print(category(Interval.exactly("0.5"), PACE))
    limited
    >>> print(category(Interval.exactly("0.5"), DISTANCE))
    acceleration needed
    """
    if achieved is not Answer.NO:
        return Category.ACHIEVED if achieved is Answer.YES else Category.UNCLEAR
    inside = (name for region, name in categories if found.lies_in(region) is Answer.YES)
    return next(inside, Category.UNCLEAR)
