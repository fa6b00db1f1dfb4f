"""Baselines from evidence: what others published for the year before a target's plan or year.

For most targets the report does not say where the city stands. Where others published the same
measure of the same indicator and scope for the year before the report's targets begin, the target
can be held against that, and the pair says that it rests on evidence.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from helpers.analysis.average_growth import growth_left
from helpers.analysis.pairs import Pair, PairRule
from helpers.core.period import Period
from helpers.core.vocabulary import Comparator, Measure, Nature, Status
from helpers.data.published import COMPARABLE
from helpers.data.records import Figure, Published
from helpers.data.report import Report


def base_year(report: Report) -> int | None:
    """Return the year before the first target of a report; None where no target has a date.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    int or None
        The year.

    Examples
    --------
    >>> from helpers import load_report
    >>> base_year(load_report("changchun-2021"))
    2020
    """
    years = [
        figure.period.first
        for figure in report.records.figures
        if figure.status is Status.TARGET and figure.period
    ]
    return min(years) - 1 if years else None


def find_baselines(report: Report, paired: set[str]) -> list[Pair]:
    """Pair targets with what others published for the year before them.

    Parameters
    ----------
    report : Report
        The report.
    paired : set of str
        Names of the targets that have an achievement in the report.

    Returns
    -------
    list of Pair
        In the order of the targets. Weak evidence makes no pair.

    Examples
    --------
    >>> from helpers import load_report
    >>> pairs = find_baselines(load_report("changchun-2021"), paired=set())
    >>> print(pairs[0].target.printed, "after", pairs[0].achievement.said)
    over 10 million after 9.066906 million persons, 2020
    """
    year = base_year(report)
    if year is None:
        return []
    found = []
    for target in report.records.figures:
        if target.status is Status.TARGET and target.name not in paired:
            row = _published(report, target, year)
            if row is not None and row.unit.base == target.unit.base:
                found.append(Pair(target, (row,), PairRule.PUBLISHED))
    return found


def _published(report: Report, target: Figure, year: int) -> Published | None:
    """Return what was published of the measure of a target in a year."""
    if target.measure.over_time and (target.period is None or target.period.years != 1):
        return None
    evidence, name = report.records.evidence, target.indicator.name
    period = Period(year, year)
    found = evidence.pick(name, target.measure, period, COMPARABLE, scope=target.scope)
    if found or target.measure is not Measure.GROWTH:
        return found
    average = evidence.pick(
        name, Measure.GROWTH, Period(year, year + 1), COMPARABLE, scope=target.scope
    )
    second = evidence.pick(
        name, Measure.GROWTH, Period(year + 1, year + 1), COMPARABLE, scope=target.scope
    )
    return first_year_growth(average, second) if average and second else None


def first_year_growth(average: Published, second: Published) -> Published:
    """Return the growth of the first of two years from their average and that of the second.

    See `helpers.analysis.average_growth.growth_left`.

    Parameters
    ----------
    average : Published
        The average growth a year of two years.
    second : Published
        The growth of the second of them.

    Returns
    -------
    Published
        The growth of the first year, in percent: a derived number, whose note says from what.

    Raises
    ------
    ValueError
        If the average is not one of two years.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> services = "services-value-added", Measure.GROWTH
    >>> average = evidence.pick(*services, Period(2020, 2021))
    >>> first = first_year_growth(average, evidence.pick(*services, Period(2021, 2021)))
    >>> print(first.said, "-", first.note)
    1.2 percent, 2020 - from 4.6 percent a year on average and 8.1 percent in 2021
    """
    if average.period is None or average.period.years != 2:
        raise ValueError(f"{average} is no average of two years")
    growth = growth_left(average.quantity, 2, [second.quantity])
    year = average.period.first
    return replace(
        average,
        comparator=Comparator.AS_PRINTED,
        value=Decimal(f"{float(growth.interval.middle):.1f}"),
        period=Period(year, year),
        quantity=growth,
        nature=Nature.DERIVED,
        note=f"from {average.in_words} a year on average and {second.in_words} in {year + 1}",
    )
