"""How a plan went so far: growth year by year, and the average against what was aimed at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from helpers.analysis.average_growth import average_growth
from helpers.analysis.bars import bar_of
from helpers.analysis.gaps import end_columns
from helpers.analysis.growth import in_percent
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Difference, differences
from helpers.analysis.reached import (
    is_bound,
    is_weak,
    nature_of,
    reached,
    strength_of,
    words_of,
)
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Nature, Status
from helpers.data.problems import UnknownNameError
from helpers.data.published import rank
from helpers.data.report import Report


@dataclass(frozen=True, slots=True)
class PlanSoFar:
    """Growth in the years of a plan, one after another.

    Parameters
    ----------
    aim : Figure, Published or None
        Average growth aimed at over the whole plan; None where nobody tells it.
    years : tuple of Figure or Published
        Growth of each year, without a gap.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> plan = find_plan_so_far(report, 2021, 2025, weak=True)
    >>> plan.aim.in_words, len(plan.years), plan.weak, plan.bounds
    ('~6.5 percent', 5, 2, 1)
    """

    aim: Level | None
    years: tuple[Level, ...]

    @property
    def average(self) -> Quantity:
        """Average growth a year, in percent; open above where a year is only a lower bound."""
        return average_growth(row.quantity for row in self.years)

    @property
    def average_value(self) -> Quantity:
        """The same of the rates as printed; of a bound, the bound itself."""
        return average_growth(in_percent(Interval.exactly(row.base_value)) for row in self.years)

    @property
    def ahead(self) -> Quantity | None:
        """The average less the bar of the aim, in percentage points; None without an aim."""
        return None if self.aim is None else self.average - bar_of(self.aim).at

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what two years in turn, or the first and the aim, differ or may differ."""
        pairs = [*pairwise(self.years), *((self.aim, row) for row in self.years[:1] if self.aim)]
        return tuple(dict.fromkeys(one for pair in pairs for one in differences(*pair)))

    @property
    def weak(self) -> int:
        """For how many years the source is weak."""
        return sum(map(is_weak, self.years))

    @property
    def bounds(self) -> int:
        """For how many years only a bound is known."""
        return sum(map(is_bound, self.years))


def find_plan_so_far(
    report: Report, first_year: int, last_year: int, indicator: str = "gdp", *, weak: bool = False
) -> PlanSoFar:
    """Return growth in the years of a plan.

    Parameters
    ----------
    report : Report
        The report.
    first_year, last_year : int
        The first year of the plan, and the last of which growth is wanted.
    indicator : str
        Name of the indicator.
    weak : bool
        Whether the most settled number is taken even where its source is weak; see `reached`.

    Returns
    -------
    PlanSoFar
        Growth of every year, and the average aimed at from the first year on.

    Raises
    ------
    UnknownNameError
        If there is no such indicator; the message names the nearest ones.
    ValueError
        If nothing is known of a year; the message names it.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> plan = find_plan_so_far(report, 2021, 2025, weak=True)
    >>> [float(row.value) for row in plan.years]
    [6.2, -4.5, 6.6, 4.8, 5.0]
    >>> tell(plan.average_value)
    '3.5%'
    """
    if indicator not in report.records.indicators:
        raise UnknownNameError("indicator", indicator, report.records.indicators)
    years = range(first_year, last_year + 1)
    found = [
        reached(report, indicator, Measure.GROWTH, Period(year, year), weak=weak) for year in years
    ]
    missing = [str(year) for year, row in zip(years, found, strict=True) if row is None]
    if missing or not found:
        raise ValueError(f"nothing is known of {indicator} (growth) for {', '.join(missing)}")
    return PlanSoFar(_aim(report, indicator, first_year), tuple(row for row in found if row))


def _aim(report: Report, indicator: str, first_year: int) -> Level | None:
    """Return average growth aimed at from a year on: by the report, else by the best source."""
    stated = report.records.of(indicator, Measure.GROWTH)
    figures = [figure for figure in stated if figure.status is Status.TARGET]
    evidence = report.records.evidence.of(indicator, Measure.GROWTH)
    rows = sorted((row for row in evidence if row.nature is Nature.TARGET), key=rank)
    stating: list[Level] = [*figures, *rows]
    for row in stating:
        if row.period and row.period.years > 1 and row.period.first == first_year:
            return row
    return None


def plan_so_far_frame(plans: Iterable[PlanSoFar]) -> pd.DataFrame:
    """Return growth in the years of plans as a frame.

    Parameters
    ----------
    plans : iterable of PlanSoFar
        What `find_plan_so_far` returns.

    Returns
    -------
    DataFrame
        One row a year: `label` of the indicator; `year`; `growth` in words, its ends
        `growth_low` and `growth_high`, in percent; `nature`, how settled it is, and `strength` of
        the source, both "the report" for its own figures; `prices` at which it is; `bound`,
        whether only a bound is known; `weak`, whether the source is; `caution`, in what years of
        the plan, or the plan and its aim, differ or may differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = plan_so_far_frame([find_plan_so_far(report, 2021, 2023, weak=True)])
    >>> print(frame[["year", "growth", "strength"]].to_string(index=False))
     year growth strength
     2021   6.2%   mirror
     2022  -4.5%     weak
     2023   6.6%     weak
    """
    rows = [
        {
            "label": row.indicator.label,
            "year": row.year,
            "growth": words_of(row),
            **end_columns("growth", row.quantity.interval),
            "nature": nature_of(row),
            "strength": strength_of(row),
            "prices": row.prices.words if row.prices else "",
            "bound": is_bound(row),
            "weak": is_weak(row),
            "caution": "; ".join(map(str, plan.differences)),
        }
        for plan in plans
        for row in plan.years
    ]
    columns = [
        "label", "year", "growth", "growth_low", "growth_high", "nature", "strength", "prices",
        "bound", "weak", "caution",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
