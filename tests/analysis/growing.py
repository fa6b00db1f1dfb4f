"""Reports with growth of GDP that was published, and the ends of its path."""

from __future__ import annotations

from fractions import Fraction

from helpers.analysis.ends import Ends, YearlyGrowth, published_growth
from helpers.core.exact import Number, exact
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Role
from helpers.data.records import Territory
from helpers.data.report import Report
from tests.building import report_of

BILLION = "RMB billion"
CITY = Territory("city", "The city", Role.REPORT, "")
WITHOUT = Territory("city-before", "The city without the county", Role.READING, "")
WITH = Territory("city-since", "The city with the county", Role.READING, "")
ELSEWHERE = Territory("elsewhere", "Elsewhere", Role.OTHER, "")

GDP = Ends(
    2015, 2020, Quantity.of("477.375", "477.385", BILLION), Quantity.of(645, 655, BILLION),
    Fraction("477.38"), Fraction(650), CITY,
)  # fmt: skip
"""GDP of 2015 and 2020 with what its printed digits allow."""

PUBLISHED = {2016: "7.8", 2017: "~8", 2018: ">7", 2019: "2", 2020: "3.5"}
"""Growth of GDP as it was published, in percent."""


def growing(*rows: dict[str, str]) -> Report:
    """Return a report with evidence on growth of GDP, by default an estimate of 2018."""
    growth = {
        "indicator": "gdp", "measure": "growth", "unit": "percent", "value": "5", "period": "2018",
        "nature": "estimate",
    }  # fmt: skip
    return report_of(evidence=[growth | row for row in rows], about="0.5")


def yearly(rates: dict[int, str], aims: dict[int, str] | None = None) -> list[YearlyGrowth]:
    """Return growth of GDP that was published of some years, as ``~8`` percent.

    Where there is an aim of a year as well, it closes what was published of it.
    """
    rows = [_row(year, rate, "estimate") for year, rate in rates.items()]
    rows += [_row(year, rate, "target") for year, rate in (aims or {}).items()]
    return published_growth(growing(*rows), "gdp", min(rates), max(rates), tuple(aims or ()))


def _row(year: int, rate: str, nature: str) -> dict[str, str]:
    value = rate.lstrip("~>")
    sign = rate.removesuffix(value) or "="
    return {"period": str(year), "value": value, "comparator": sign, "nature": nature}


def gdp(low: Number, high: Number | None = None) -> Quantity:
    """Return a level in RMB billion."""
    return Quantity.of(low, low if high is None else high, BILLION)


def percent(low: Number, high: Number | None = None) -> Quantity:
    """Return growth in percent."""
    return Quantity.of(low, low if high is None else high, "percent")


def exact_ends(start: Number, end: Number, years: int = 5) -> Ends:
    """Return ends whose levels are exact."""
    return Ends(2015, 2015 + years, gdp(start), gdp(end), exact(start), exact(end))
