"""Rules on aims of one plan that pull against the growth of GDP that it sets.

Each check says what it assumes of prices. What an "about" allows is part of every range.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from helpers.analysis.audit.beside_gdp import LAND, Pair, claims, factor, pairs, why_of
from helpers.analysis.audit.checks import (
    NOT_LESS,
    NOT_MORE,
    Check,
    Rule,
    apart_in,
    elsewhere_of,
    is_weak,
    percent,
    rate,
    settle,
    worded,
)
from helpers.analysis.levels import mark
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.vocabulary import Measure
from helpers.data.published import COMPARABLE
from helpers.data.records import Published
from helpers.data.report import Report

_SERVICES, _SERVICES_SHARE, _SERVICES_CLAIM = (
    "services-value-added", "services-share-of-gdp", "services-contribution",
)  # fmt: skip
_REVENUE = "fiscal-revenue"

_AGAINST_GDP = {
    "research-spending": NOT_LESS,
    "retail-sales": NOT_LESS,
    "private-economy-income": NOT_LESS,
    "fixed-asset-investment": NOT_MORE,
}
"""What should not fall behind GDP, so that its ratio to GDP does not fall; and what should not
outgrow it, so that growth does not come to rest on it."""


def growth_keeps_pace(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare targets of growth with that of GDP at the same prices: how the ratio to GDP moves.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each target of growth of research spending, retail sales, private income or
        investment beside one of GDP for the same year.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "pace", "Sales keep pace with GDP.", Kind.TENSION, growth_keeps_pace
    ... )
    >>> for check in rule.checks(load_report("changchun-2021")):
    ...     print(f"{check.figures[0].label}: {check.verdict}, {check.computed_words}")
    Spending on research and development: unclear, 0.971 to 1.02
    Retail sales of consumer goods: tension, 0.957 to 0.995
    Main business income of the private economy: unclear, 0.975 to 1.01
    Fixed-asset investment: unclear, 0.989 to 1.04
    """
    for name, limit in _AGAINST_GDP.items():
        for pair in pairs(report, name):
            target = pair.other
            floor = ", but only at its floor" if target.comparator.floor else ""
            ratio = factor(target) / pair.gdp_factor
            printed = (1 + target.base_value) / pair.gdp_printed - 1
            result, why = settle(ratio, limit)
            label = target.indicator.label
            yield Check(
                rule,
                f"{label} against GDP, {pair.year}{mark(*pair.figures)}",
                pair.figures,
                result,
                f"{label}: {worded(target)} asked, where GDP at the same prices grows by "
                f"{rate(pair.gdp_printed - 1)}% ({percent(pair.gdp_factor - 1)}); the ratio to GDP "
                f"changes by {rate(printed)}% ({percent(ratio - 1)})"
                + (floor if limit is NOT_LESS else ""),
                ratio,
                limit,
                "times the ratio to GDP of the year before",
                differences=apart_in(*pair.figures, aspects=LAND),
                assumes=pair.assumes,
                why=why_of(why, pair),
            )


def revenue_is_buoyant(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the growth of revenue with that of GDP: buoyancy, the ratio of both rates.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each target of growth of fiscal revenue beside one of GDP for the same year.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("buoyancy", "It is one or more.", Kind.TENSION, revenue_is_buoyant)
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words)  # 5 / 10.725 to 6 / 6.5
    tension 0.466 to 0.923
    """
    for pair in pairs(report, _REVENUE):
        growth, gdp = factor(pair.other) - 1, pair.gdp_factor - 1
        if not (pair.priced and gdp.positive and pair.gdp.base_value):
            continue
        buoyancy = growth / gdp
        real = pair.other.base_value / pair.gdp.base_value
        nominal = pair.other.base_value / (pair.gdp_printed - 1)
        result, why = settle(buoyancy, NOT_LESS)
        label = pair.other.indicator.label
        yield Check(
            rule,
            f"{label} against GDP, {pair.year}{mark(*pair.figures)}",
            pair.figures,
            result,
            f"{label}: {worded(pair.other)} asked, {_two(real)} times the growth asked of GDP "
            f"({worded(pair.gdp)}, real) and {_two(nominal)} times that at current prices "
            f"({_two(buoyancy.low)} to {_two(buoyancy.high)})",
            buoyancy,
            NOT_LESS,
            "times the growth of GDP",
            differences=apart_in(*pair.figures, aspects=LAND),
            assumes=pair.assumes,
            why=why_of(why, pair),
        )


def driving_sector_outgrows_gdp(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the growth of services, said to drive growth, with that of GDP.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each target of real growth of services beside one of GDP for the same year; none
        where the report does not claim that services drive growth.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "services", "They outgrow GDP.", Kind.TENSION, driving_sector_outgrows_gdp
    ... )
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words)  # 1.055 / 1.075 to 1.065 / 1.065
    tension 0.981 to 1
    """
    if not any(row["indicator"] == _SERVICES_CLAIM for row in claims(report)):
        return
    for pair in pairs(report, _SERVICES):
        if pair.priced:
            continue
        ratio = factor(pair.other) / pair.gdp_factor
        share = _services_share(report, pair.year - 1)
        result, why = settle(ratio, Interval.above(1))
        label = pair.other.indicator.label
        yield Check(
            rule,
            f"{label} against GDP, {pair.year}{mark(*pair.figures)}",
            pair.figures,
            result,
            f"{label}: {worded(pair.other)} asked of a GDP that is to grow by {worded(pair.gdp)}"
            + (_rest_in_words(pair, share) if share else ""),
            ratio,
            Interval.above(1),
            "times the share in GDP of the year before",
            elsewhere=elsewhere_of(share),
            differences=apart_in(*pair.figures, share, aspects=LAND),
            why=why,
        )


def growth_of_the_rest(growth: Interval, sector: Interval, share: Interval) -> Interval:
    """Return by how much all else must grow where a sector grows and GDP is to.

    It is ``growth + (growth - sector) * share / (1 - share)``, with every number used once but
    the share, so that the result is as narrow as it can be where the share is single.

    Parameters
    ----------
    growth, sector : Interval
        Growth of GDP and of the sector, both real, as fractions.
    share : Interval
        Share of the sector in GDP of the year before, above zero and below one.

    Returns
    -------
    Interval
        Growth of all else, as a fraction.

    Raises
    ------
    ZeroDivisionError
        If the share may be one, so that nothing else is left.

    Examples
    --------
    >>> growth, sector, share = (Interval.exactly(one) for one in ("0.07", "0.06", "0.5"))
    >>> growth_of_the_rest(growth, sector, share)  # half grows by 6 percent, so half by 8
    0.08
    """
    odds = share / (1 - share)
    return growth * (odds + 1) - sector * odds


def _rest_in_words(pair: Pair, share: Published) -> str:
    """Say what the growth of services leaves to all else."""
    growth, sector = pair.gdp.base_value, pair.other.base_value
    printed = Interval.exactly(share.base_value)
    rest = growth_of_the_rest(Interval.exactly(growth), Interval.exactly(sector), printed)
    span = growth_of_the_rest(factor(pair.gdp) - 1, factor(pair.other) - 1, share.quantity.ratio)
    part = share.base_value * sector / growth if growth else Fraction(0)
    source = " (a weak source)" if is_weak(share) else ""
    return (
        f"; at {rate(share.base_value)}% of GDP in {pair.year - 1}{source} they would give "
        f"{rate(part)}% of its growth, and all else would have to grow by {rate(rest.middle)}% "
        f"({percent(span)})"
    )


def _services_share(report: Report, year: int) -> Published | None:
    """Return the share of services in GDP; a weak one too, for it decides nothing."""
    rows = report.records.evidence.of(_SERVICES_SHARE, Measure.SHARE)
    return next(
        (
            row
            for row in rows
            if row.period == Period(year, year) and row.nature in COMPARABLE
            and row.base.positive and row.base.within(Interval.below(1))
        ),
        None,
    )  # fmt: skip


def _two(number: Fraction | None) -> str:
    """Write a ratio to two digits."""
    return "any" if number is None else f"{float(number):.2g}"
