"""The targets of growth beside which that of GDP stands, and what is assumed of its prices.

GDP is told at constant prices, most else in money at current ones. So the change of the GDP
deflator has to be assumed, as a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from helpers.analysis.audit.checks import BY_PRICES, BY_WORDING, percent
from helpers.analysis.bars import bar_of
from helpers.analysis.likeness import Aspect
from helpers.core.interval import Interval
from helpers.core.vocabulary import Measure, Prices, Status
from helpers.data.records import Figure
from helpers.data.report import Report

GDP_PRICES = Interval(0, "0.03")
"""Yearly changes of the GDP deflator with which a plan for 2021 could reckon: from none to the
about 3 percent that the national work report of 5 March 2021 aimed at for consumer prices."""

GDP, LAND = "gdp", (Aspect.TERRITORY,)
"""The name of the indicator; in what numbers of two things should not differ."""

_ONE = Interval.exactly(1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two targets of growth for one year: of GDP at constant prices, and of something else.

    Parameters
    ----------
    year : int
        The year.
    gdp : Figure
        The target of real growth of GDP.
    other : Figure
        The other target.

    Examples
    --------
    >>> from helpers import load_report
    >>> [pair] = pairs(load_report("changchun-2021"), "retail-sales")
    >>> pair.year, pair.other.quantity, pair.priced
    (2021, more than 6%, True)
    >>> pair.gdp_factor  # real growth of 6.5 to 7.5 percent, and up to 3 percent of prices
    1.065 to 1.10725
    """

    year: int
    gdp: Figure
    other: Figure

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """Both targets."""
        return self.other, self.gdp

    @property
    def priced(self) -> bool:
        """Whether the other target is not told at constant prices too."""
        return self.other.prices is not Prices.REAL

    @property
    def gdp_factor(self) -> Interval:
        """By how many times GDP is to grow, at the prices of the other target."""
        return factor(self.gdp) * (GDP_PRICES + 1 if self.priced else _ONE)

    @property
    def gdp_printed(self) -> Fraction:
        """The same for the target as printed and the middle of the assumed prices."""
        return (1 + self.gdp.base_value) * (1 + GDP_PRICES.middle if self.priced else 1)

    @property
    def assumes(self) -> str:
        """What is assumed of prices."""
        return f"the GDP deflator changes by {percent(GDP_PRICES)} in {self.year}" * self.priced


def gdp_targets(report: Report) -> list[tuple[int, Figure]]:
    """Return the targets of real growth of GDP for one year, each with its year.

    Parameters
    ----------
    report : Report
        The report; the targets are in the order of its text.

    Returns
    -------
    list of (int, Figure)
        The year and the target; empty where there is none.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = gdp_targets(load_report("changchun-2021"))
    >>> [(year, figure.printed) for year, figure in found]
    [(2021, 'increase by about 7%')]
    """
    return [
        (figure.year, figure)
        for figure in report.records.of(GDP, Measure.GROWTH)
        if figure.status is Status.TARGET and figure.year and figure.prices is Prices.REAL
    ]


def pairs(report: Report, name: str) -> Iterator[Pair]:
    """Yield the targets of growth of an indicator beside those of GDP for the same year.

    Targets that may mean the loss of all are left out: nothing can be divided by them.

    Parameters
    ----------
    report : Report
        The report.
    name : str
        Name of the indicator.

    Yields
    ------
    Pair
        One for each target of GDP and each of the indicator, for one year and scope.

    Examples
    --------
    >>> from helpers import load_report
    >>> [pair] = pairs(load_report("changchun-2021"), "services-value-added")
    >>> pair.other.quantity, pair.gdp.quantity, pair.priced
    (5.5 to 6.5%, 6.5 to 7.5%, False)
    """
    for year, gdp in gdp_targets(report):
        for other in report.records.of(name, Measure.GROWTH):
            alike = other.period == gdp.period and other.scope == gdp.scope
            grows = factor(gdp).positive and factor(other).positive
            if alike and grows and other.status is Status.TARGET:
                yield Pair(year, gdp, other)


def why_of(why: str, pair: Pair) -> str:
    """Say that prices decide where they are assumed.

    Parameters
    ----------
    why : str
        Why a check is unclear, as `settle` returns it.
    pair : Pair
        The targets that it compares.

    Returns
    -------
    str
        `BY_PRICES` where prices are assumed and the ranges decide nothing; else `why`.

    Examples
    --------
    >>> from helpers import load_report
    >>> [pair] = pairs(load_report("changchun-2021"), "retail-sales")
    >>> why_of(BY_WORDING, pair)
    'prices, and what the wording allows, decide'
    """
    return BY_PRICES if why == BY_WORDING and pair.priced else why


def factor(target: Figure) -> Interval:
    """Return by how many times a target asks something to grow.

    Parameters
    ----------
    target : Figure
        A target of growth.

    Returns
    -------
    Interval
        The factor of growth at the bar of the target; above 1 where it is to grow.

    Raises
    ------
    UnitError
        If the target is no rate.

    Examples
    --------
    >>> from helpers import load_report
    >>> factor(load_report("changchun-2021")["gdp-growth-2021"])
    1.065 to 1.075
    """
    return bar_of(target).at.ratio + 1


def claims(report: Report) -> list[dict[str, str]]:
    """Return the statements of a report that have no number.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of dict
        The rows of statements.csv, as text: `claim`, `indicator`, `relation`, `period` and so on.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = claims(load_report("changchun-2021"))
    >>> [one["claim"] for one in found if one["relation"] == "falls"]
    ['less energy per unit of GDP', 'less carbon dioxide per unit of GDP']
    """
    return list(report.package.rows.get("statements", {}).values())
