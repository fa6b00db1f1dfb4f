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

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from helpers.analysis.growth import compound_growth
from helpers.core.interval import Interval

_SLICES = 32
"""Into how many slices an interval of the base is cut."""

ACHIEVED = "target achieved"
UNDECIDED = "cannot be told"

APPLICABLE = ("level", "share")
"""What the measures apply to."""

PACE = ((0.95, "on track"), (0.60, "moderate"), (0.0, "limited"), (-math.inf, "deterioration"))
"""Categories of the pace, each with its lower threshold, which belongs to it."""

DISTANCE = (
    (0.95, "on track"),
    (0.10, "acceleration needed"),
    (-math.inf, "stagnation or regression"),
)
"""Categories of the distance, each with its lower threshold, which belongs to it."""


@dataclass(frozen=True)
class Course:
    """A level on its way from a base to a target.

    Parameters
    ----------
    base_year, year : int
        The years of the two levels that are known.
    base, current : Interval
        The levels, in one unit.
    target_year : int or None
        The year for which the target is set.
    target : float
        The bar: the least, or the most, that meets the target.
    better : str
        Which direction is better: ``higher`` or ``lower``.
    measure : str
        What the numbers are: a ``level`` or a ``share``.

    Raises
    ------
    ValueError
        If the measures do not apply: to anything but levels and shares above zero, without a
        date or a direction, with years out of order, or with a base that is at the bar already.
    """

    base_year: int
    base: Interval
    year: int
    current: Interval
    target_year: int | None
    target: float
    better: str
    measure: str = "level"

    def __post_init__(self) -> None:
        """Refuse what the authors of the measures exclude."""
        if refused := why_refused(self.measure, self.target_year):
            raise ValueError(refused)
        assert self.target_year is not None
        if not self.base_year < self.year <= self.target_year:
            raise ValueError(
                f"the years {self.base_year}, {self.year} and {self.target_year} are not in order: "
                "base, now, target"
            )
        if self.better not in ("higher", "lower"):
            raise ValueError(f"neither direction is better ({self.better!r})")
        if not (self.base.low > 0 and self.current.low > 0 and 0 < self.target < math.inf):
            raise ValueError("compound growth needs levels above zero at base, now and target")
        if self.target in self.base:
            raise ValueError(f"the base {self.base} is at the bar of {self.target:g} already")

    @property
    def achieved(self) -> bool | None:
        """Whether the current level meets the target; None where that cannot be told."""
        if self.better == "higher":
            all_of_it, some_of_it = self.current.low >= self.target, self.current.high > self.target
        else:
            all_of_it, some_of_it = self.current.high <= self.target, self.current.low < self.target
        return True if all_of_it else (None if some_of_it or self.target in self.current else False)


def why_refused(measure: str, target_year: int | None) -> str:
    """Say why the measures do not apply to such a target; nothing if they do.

    Parameters
    ----------
    measure : str
        What the target is stated as: ``level``, ``share``, ``growth`` and so on.
    target_year : int or None
        The year for which the target is set.
    """
    if measure not in APPLICABLE:
        return (
            f"stated as {measure.replace('-', ' ')}, which is a change already: the authors of the "
            "measures exclude rates that can change their sign; compare levels"
        )
    return "" if target_year else "the target has no date; assume one and say so"


def actual_growth(course: Course) -> Interval:
    """Return the yearly compound growth from the base to the current level, as a fraction."""
    return compound_growth(course.base, course.current, course.year - course.base_year)


def required_pace(course: Course) -> Interval:
    """Return the yearly compound growth that leads from the base to the bar on time."""
    assert course.target_year is not None
    bar = Interval.exactly(course.target)
    return compound_growth(course.base, bar, course.target_year - course.base_year)


def pace(course: Course) -> Interval:
    """Return actual over required growth, positive towards the better direction.

    The ratio is ``d * actual / |required|`` with d = 1 where higher is better and -1 where
    lower is, by the formula of Statistics Canada and Open SDG.
    """
    return _over_slices(course, _pace)


def _pace(course: Course) -> Interval:
    """Return the pace for a base that is nearly known."""
    required = required_pace(course)
    size = -required if required.high <= 0 else required
    actual = actual_growth(course)
    return (actual if course.better == "higher" else -actual) / size


def distance(course: Course) -> Interval:
    """Return the share of the way that is covered by the target year if the pace is kept.

    The share is ``(expected - base) / (target - base)``, the expected level being the current
    one grown on at the actual rate until the target year, by the formula of the United Nations.

    Raises
    ------
    ValueError
        If the base lies beyond the bar, for then a level that falls back covers its way.
    """
    higher = course.better == "higher"
    if course.base.low > course.target if higher else course.base.high < course.target:
        raise ValueError(
            f"the base {course.base} lies beyond the bar of {course.target:g}: no way to go"
        )
    return _over_slices(course, _distance)


def _distance(course: Course) -> Interval:
    """Return the share of the way for a base that is nearly known."""
    assert course.target_year is not None
    factor = actual_growth(course) + Interval.exactly(1)
    expected = course.current
    for _ in range(course.year, course.target_year):
        expected = expected * factor
    return (expected - course.base) / (Interval.exactly(course.target) - course.base)


def _over_slices(course: Course, measure: Callable[[Course], Interval]) -> Interval:
    """Return the hull of a measure over slices of the base, which stands in it twice.

    With the whole interval of the base at both places the result would hold combinations of
    two bases that cannot be; the narrower the slices, the fewer of them.
    """
    low, high = course.base.low, course.base.high
    if low == high or math.isinf(high):
        return measure(course)
    edges = [low + (high - low) * part / _SLICES for part in range(_SLICES)] + [high]
    found = [
        measure(
            replace(
                course,
                base=Interval(
                    left,
                    right,
                    left > low or course.base.low_closed,
                    right < high or course.base.high_closed,
                ),
            )
        )
        for left, right in pairwise(edges)
    ]
    least = min(found, key=lambda one: (one.low, not one.low_closed))
    most = max(found, key=lambda one: (one.high, one.high_closed))
    return Interval(least.low, most.high, least.low_closed, most.high_closed)


def category(
    found: Interval, thresholds: tuple[tuple[float, str], ...], achieved: bool | None = False
) -> str:
    """Return the category of a measure, if the whole interval lies in it.

    Parameters
    ----------
    found : Interval
        The measure, as `pace` or `distance` gives it.
    thresholds : tuple
        `PACE` or `DISTANCE`.
    achieved : bool or None
        Whether the target is achieved already, which comes before any pace; None where that
        cannot be told, and so neither can the category.
    """
    if achieved is None:
        return UNDECIDED
    if achieved:
        return ACHIEVED
    names = [
        next(name for least, name in thresholds if end >= least) for end in (found.low, found.high)
    ]
    upper = [least for least, _ in thresholds]
    if found.high in upper and not found.high_closed:  # the threshold itself is not reached
        names[1] = thresholds[upper.index(found.high) + 1][1]
    return names[0] if names[0] == names[1] else UNDECIDED
