"""Rules that hold numbers of one thing at two times against one another: growth, multiples, stocks.

Nothing is compared across territories or vintages: what may be of two of them is unclear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from helpers.analysis.audit.checks import (
    NOT_KNOWN,
    Check,
    CheckResult,
    Rule,
    apart_in,
    elsewhere_of,
    figures_of,
    percent,
    quotient,
    said,
    settle,
    three_digits,
)
from helpers.analysis.levels import Level, Levels, mark
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Prices
from helpers.data.records import Figure, Published, Stated
from helpers.data.report import Report

PRICES = Interval("-0.036", "0.05")
"""Yearly changes of prices that are plausible in China around 2020: twice the fall of producer
prices (1.8%) and twice the rise of consumer prices (2.5%) of that year (National Bureau of
Statistics, communiqué of 28 February 2021)."""

_SHARE = Interval(0, 1)


def growth_fits_levels(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare growth with the levels of its year and of the year before.

    Real growth of a level at current prices is compared by the change of prices that it implies.
    Levels that may be of two territories are not compared.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each figure of growth with a level of its year.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "growth", "Growth fits the levels.", Kind.IMPLAUSIBLE, growth_fits_levels
    ... )
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words, check.unit, sep="; ")
    unclear; 5.5 to 7.24; percent a year, change of prices
    >>> check.why
    'maybe two territories; a weak source alone'
    """
    levels = Levels(report.records)
    for growth in report.records.figures:
        year = growth.year
        if growth.measure is not Measure.GROWTH or year is None:
            continue
        now = levels.like(growth, year)
        if now is not None:
            yield _grown(rule, growth, now, levels, year)


def _grown(rule: Rule, growth: Figure, now: Figure, levels: Levels, year: int) -> Check:
    """Compare one growth with the level of its year and that of the year before."""
    before = levels.achieved(now, year - 1) or levels.weak(now, year - 1)
    subject = f"{growth.indicator.label}{mark(growth, now, before)}, growth and levels"
    figures = (growth, now)
    if before is None:
        finding = f"{growth.printed}: the level of {year - 1} is not known"
        return Check(rule, subject, figures, CheckResult.UNDECIDED, finding, why=NOT_KNOWN)
    ratio, grown = quotient(now.quantity, before.quantity), growth.quantity.ratio + 1
    if ratio is None or 0 in grown:
        finding = f"{growth.printed}: from nothing, or to it"
        return Check(rule, subject, figures, CheckResult.UNDECIDED, finding, why=NOT_KNOWN)
    priced = now.unit.money and not _same_prices(growth, now)
    computed = (ratio / grown if priced else ratio) - 1
    limit = PRICES if priced else growth.quantity.ratio
    apart = apart_in(now, before)
    result, why = settle(computed, limit, (before,), apart)
    words = "the report states" if isinstance(before, Figure) else "others published"
    prices = f"; prices would have changed by {percent(computed)}, plausible are {percent(PRICES)}"
    return Check(
        rule,
        subject,
        figures,
        result,
        f"{growth.printed}, yet {words} {said(before)} for {year - 1}, so that the level rose "
        f"by {percent(ratio - 1)}{prices if priced else ''}",
        computed * 100,
        limit * 100,
        f"percent a year, {'change of prices' if priced else 'growth'}",
        elsewhere=elsewhere_of(before),
        differences=apart,
        why=why,
    )


def _same_prices(growth: Figure, level: Figure) -> bool:
    """Tell whether growth and level are known to be told at the same prices."""
    return growth.prices is level.prices and growth.prices in (Prices.REAL, Prices.CURRENT)


def multiples_fit_levels(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare a multiple with the level of its last year and that before its first one.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each multiple with a level of its last year.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "multiples", "They fit levels.", Kind.CONTRADICTION, multiples_fit_levels
    ... )
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words, check.limit_words, check.why, sep="; ")
    unclear; more than 1.91; 1.95 to 2.05; maybe two territories
    """
    levels = Levels(report.records)
    for multiple in report.records.figures:
        if multiple.measure is not Measure.MULTIPLE or multiple.period is None:
            continue
        now = levels.like(multiple, multiple.period.last)
        if now is None:
            continue
        year = multiple.period.first - 1
        before = levels.achieved(now, year) or levels.weak(now, year)
        subject = f"{multiple.indicator.label}{mark(multiple, now, before)}, multiple and levels"
        if before is None:
            finding = f"{multiple.printed}, {now.printed}: the level of {year} is not known"
            yield Check(
                rule, subject, (multiple, now), CheckResult.UNDECIDED, finding, why=NOT_KNOWN
            )
            continue
        ratio, limit = quotient(now.quantity, before.quantity), multiple.quantity.ratio
        times = "any number of" if ratio is None else three_digits(ratio)
        finding = f"{multiple.printed}, and {now.printed} is {times} times as much"
        apart = apart_in(now, before)
        result, why = settle(ratio, limit, (before,), apart)
        yield Check(
            rule, subject, (multiple, now), result, finding, ratio, limit, "times",
            elsewhere=elsewhere_of(before), differences=apart, why=why,
        )  # fmt: skip


def stocks_fit_flows(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare a stock with an earlier one and all that was added since, report and evidence.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each two levels of a stock, one after the other, with something added between.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("stocks", "Stocks fit flows.", Kind.IMPLAUSIBLE, stocks_fit_flows)
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.finding, sep=": ")
    unclear: 2,013 in 2020, 653 in 2018, added since: 542 or more + 691
    >>> check.computed_words  # 2013 / (653 + 542 + 691), or less if more was added
    '0 to 1.07'
    """
    levels = Levels(report.records)
    for pair in report.records.lookalikes:
        if pair.difference != "stock and flow":
            continue
        stocks, flows = levels.by_year(pair.indicator), levels.by_year(pair.other)
        for (first, earlier), (last, later) in pairwise(stocks.items()):
            if not _fit(earlier, later):
                continue
            between = [flows.get(year) for year in range(first + 1, last + 1)]
            known = [row for row in between if row and _fit(row, later)]
            if not known:
                continue
            label = report.records.label(pair.indicator)
            subject = f"{label} from {first} to {last}{mark(earlier, later, *known)}"
            figures = figures_of(later, *known)
            if len(known) < len(between):
                finding = f"what was added is not known for every year after {first}"
                yield Check(rule, subject, figures, CheckResult.UNDECIDED, finding, why=NOT_KNOWN)
                continue
            most = sum((_added(row) for row in known), start=earlier.quantity)
            ratio = quotient(later.quantity, most)
            apart = apart_in(earlier, later, *known)
            result, why = settle(ratio, _SHARE, apart=apart)
            added = " + ".join(
                _number(row) + (" or more" if _is_early(row) else "") for row in known
            )
            yield Check(
                rule,
                subject,
                figures,
                result,
                f"{_number(later)} in {last}, {_number(earlier)} in {first}, added since: {added}",
                ratio,
                _SHARE,
                "times the earlier stock and all that was added",
                elsewhere=elsewhere_of(earlier, later, *known),
                differences=apart,
                why=why,
            )


def _is_early(row: Level) -> bool:
    """Tell whether a number was published before its year was over or settled."""
    return isinstance(row, Published) and row.nature.early


def _added(row: Level) -> Quantity:
    """Return what was added in a year; more may have come after an early count."""
    found = row.quantity
    if not _is_early(row):
        return found
    return replace(found, interval=Interval(found.low, None, found.interval.low_closed))


def _number(row: Level) -> str:
    """Write the number of a stock or flow, in base units."""
    return number_text(row.base_value) + mark(row)


def _fit(one: Stated, other: Stated) -> bool:
    """Tell whether two numbers measure the same kind of thing."""
    return one.unit.base == other.unit.base
