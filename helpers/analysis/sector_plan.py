"""What a report plans for a sector and for the whole economy, held against what came."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from helpers.analysis.gaps import end_columns
from helpers.analysis.growth import in_percent
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Difference, differences
from helpers.analysis.reached import words_of
from helpers.analysis.sectors import Sector, SectorAccounts, known_of
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Status
from helpers.data.records import Figure
from helpers.data.report import Report


@dataclass(frozen=True, slots=True)
class SectorPlan:
    """What a report plans for a sector and for the whole, and what came.

    Parameters
    ----------
    sector, whole : Figure
        The targets of growth of the sector and of all.
    came : Sector
        What came of the sector.
    whole_came : Figure or Published
        The growth of all that came.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> report = load_report("changchun-2021")
    >>> plan = sector_plan(report, find_sectors(report, 2021))
    >>> plan.ahead_planned, plan.ahead_came
    (−2 to 0 percentage points, 1.8 to 2 percentage points)
    """

    sector: Figure
    whole: Figure
    came: Sector
    whole_came: Level

    @property
    def planned(self) -> Quantity | None:
        """What the sector would give by the plan, in percent of the growth of all.

        It is ``weight * growth of the sector / growth of all``; None where all may not grow.
        """
        if not self.whole.base.positive:
            return None
        return in_percent(self._weight * self.sector.base / self.whole.base)

    @property
    def planned_value(self) -> Fraction | None:
        """The same by the printed targets."""
        if self.whole.base_value <= 0:
            return None
        return self._weight.middle * self.sector.base_value / self.whole.base_value * 100

    @property
    def rest_planned(self) -> Quantity:
        """By how much all else would have to grow by the plan, in percent.

        It is ``(growth of all - weight * growth of the sector) / (1 - weight)``.
        """
        return in_percent(_rest(self._weight, self.sector.base, self.whole.base))

    @property
    def rest_value(self) -> Fraction:
        """The same by the printed targets."""
        weight = self._weight.middle
        return (self.whole.base_value - weight * self.sector.base_value) / (1 - weight) * 100

    @property
    def rest_came(self) -> Quantity:
        """By how much all else grew, in percent, by the same formula."""
        return in_percent(_rest(self._weight, self.came.growth.base, self.whole_came.base))

    @property
    def _weight(self) -> Interval:
        """The share of the sector in the year before, a fraction."""
        return self.came.given.weight.ratio

    @property
    def ahead_planned(self) -> Quantity:
        """By how much the sector was to grow faster than all, in percentage points."""
        return self.sector.quantity - self.whole.quantity

    @property
    def ahead_came(self) -> Quantity:
        """By how much it grew faster than all, in percentage points."""
        return self.came.growth.quantity - self.whole_came.quantity

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what targets and results differ, or may differ, beside their size."""
        pairs = ((self.sector, self.came.growth), (self.whole, self.whole_came))
        return tuple(dict.fromkeys(one for pair in pairs for one in differences(*pair)))


def _rest(weight: Interval, rate: Interval, total: Interval) -> Interval:
    """Return the growth of all else; it rises or falls all along with the weight."""
    ends = [end for end in (weight.low, weight.high) if end is not None]
    return hull((total - rate * end) / (1 - end) for end in ends)


def sector_plan(
    report: Report,
    accounts: SectorAccounts,
    sector: str = "services-value-added",
    whole: str = "gdp",
) -> SectorPlan:
    """Hold what a report plans for a sector against what came.

    Parameters
    ----------
    report : Report
        The report.
    accounts : SectorAccounts
        What came.
    sector, whole : str
        Names of the indicators of both.

    Returns
    -------
    SectorPlan
        The targets of the year of the accounts, and what came.

    Raises
    ------
    KeyError
        If there is no such sector.
    ValueError
        If the report sets no target of growth for both, or the growth of all is not known.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> report = load_report("changchun-2021")
    >>> plan = sector_plan(report, find_sectors(report, 2021))
    >>> round(plan.planned_value), round(float(plan.rest_value), 1)
    (43, 8.0)
    """
    year, came = accounts.year, accounts.of(sector)
    own, of_all = (_aim(report, name, year) for name in (sector, whole))
    return SectorPlan(own, of_all, came, known_of(report, whole, Measure.GROWTH, year))


def _aim(report: Report, name: str, year: int) -> Figure:
    """Return the target of growth of an indicator for a year."""
    for figure in report.records.of(name, Measure.GROWTH):
        if figure.status is Status.TARGET and figure.year == year:
            return figure
    raise ValueError(f"the report sets no target of the growth of {name} for {year}")


def sector_plan_frame(plan: SectorPlan) -> pd.DataFrame:
    """Return what was planned for a sector, and what came, as a frame.

    Parameters
    ----------
    plan : SectorPlan
        What `sector_plan` returns.

    Returns
    -------
    DataFrame
        Two rows, ``planned`` and ``came``: `sector_growth` and `whole_growth` in words;
        `ahead_low` and `ahead_high`, by how much the sector is ahead of all, in percentage
        points; `percent_low` and `percent_high`, what it gives in percent of the growth of all,
        missing where all may not grow; `rest_low` and `rest_high`, the growth of all else, in
        percent; `caution`, in what targets and results differ, or may differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> report = load_report("changchun-2021")
    >>> plan = sector_plan(report, find_sectors(report, 2021))
    >>> frame = sector_plan_frame(plan)
    >>> columns = ["sector_growth", "whole_growth", "rest_low", "rest_high"]
    >>> print(frame.reset_index()[["side", *columns]].round(1).to_string(index=False))
       side sector_growth whole_growth  rest_low  rest_high
    planned      about 6%     about 7%       6.5        9.5
       came          8.1%         6.2%       4.1        4.5
    """
    caution = "; ".join(map(str, plan.differences))
    sides = (
        (plan.sector, plan.whole, plan.ahead_planned, plan.planned, plan.rest_planned),
        (plan.came.growth, plan.whole_came, plan.ahead_came, plan.came.given.percent,
         plan.rest_came),
    )  # fmt: skip
    rows = [
        {
            "sector_growth": words_of(sector),
            "whole_growth": words_of(whole),
            **end_columns("ahead", ahead.interval),
            **end_columns("percent", percent.interval if percent else None),
            **end_columns("rest", rest.interval),
            "caution": caution,
        }
        for sector, whole, ahead, percent, rest in sides
    ]
    return pd.DataFrame(rows, index=pd.Index(["planned", "came"], name="side"))
