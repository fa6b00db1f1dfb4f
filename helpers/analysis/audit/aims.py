"""Rules on aims that ask for less, or for far more, than the pace that is known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from helpers.analysis.audit.checks import (
    NOT_LESS,
    NOT_MORE,
    Check,
    Rule,
    apart_in,
    elsewhere_of,
    figures_of,
    percent,
    rounded,
    said,
    settle,
    short,
    worded,
)
from helpers.analysis.bars import bar_of
from helpers.analysis.baselines import base_year
from helpers.analysis.levels import Level, Levels, mark
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.vocabulary import Measure, Nature, Status, Strength
from helpers.data.published import COMPARABLE
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_PEOPLE = "population"
_STILL = Interval("-0.0005", "0.0005", low_closed=False, high_closed=False)
"""Yearly rates that round to no tenth of a percent."""


def stock_aims_fit_flow_aims(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare what the aim for a stock needs a year with what one year is to add.

    The stock starts from its latest known level before the year of the flow.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each aim for a stock and each aim for its flow that have a known level before.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "aims", "A stock grows by its flow.", Kind.TENSION, stock_aims_fit_flow_aims
    ... )
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words, check.unit)  # (3000 - 2013) / 5 / 600
    tension 0.329 times what one year is to add
    """
    levels = Levels(report.records)
    for pair in report.records.lookalikes:
        if pair.difference != "stock and flow":
            continue
        for flow in _aims(report, pair.other):
            for stock in _aims(report, pair.indicator):
                year, last = flow.year or 0, stock.year or 0
                known = levels.by_year(pair.indicator).get(year - 1)
                alike = known and known.unit.base == stock.unit.base == flow.unit.base
                if known and alike and last >= year:
                    yield from _net(rule, stock, flow, known, last - year + 1)


def _net(rule: Rule, stock: Figure, flow: Figure, known: Level, years: int) -> Iterator[Check]:
    """Compare one aim for a stock with one for its flow."""
    new = bar_of(flow).at
    if not new.interval.positive:
        return
    needed = (bar_of(stock).at - known.quantity) / years
    ratio = (needed / new).ratio
    printed = (stock.base_value - known.base_value) / years
    result, why = settle(ratio, NOT_LESS)
    label = stock.indicator.label
    yield Check(
        rule,
        f"{label}, {stock.year}, and what {flow.year} is to add{mark(stock, flow, known)}",
        (stock, flow, *figures_of(known)),
        result,
        f"{label}: {worded(stock)} by {stock.year} needs {short(printed)} more a year from "
        f"{said(known)} in {known.year}; {worded(flow)} are to be added in {flow.year} alone"
        + _resolved(flow.base_value - printed),
        ratio,
        NOT_LESS,
        "times what one year is to add",
        elsewhere=elsewhere_of(known),
        differences=apart_in(stock, known),
        assumes="none of those that exist drops out",
        why=why,
    )


def _resolved(dropping: Fraction) -> str:
    """Say how many a year would have to drop out for the aims to fit, in base units."""
    if dropping <= 0:
        return ""
    return f"; that fits only if about {number_text(f'{float(dropping):.2g}')} a year drop out"


def people_come_as_before(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the growth that an aim for the population needs with the growth that is known.

    Both start from the year before the targets of the report.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each aim for the population that the report or evidence dates.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("people", "Growth is known.", Kind.TENSION, people_come_as_before)
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words)  # (10 / 9.07) ** (1 / 5)
    tension 1.02
    >>> print(check.assumes.split(":")[0])
    the aim is due by 2025, a date that the report does not give
    """
    levels = Levels(report.records).by_year(_PEOPLE)
    first, last = base_year(report), max(levels, default=0)
    if first not in levels or last <= first:
        return
    start, latest = levels[first], levels[last]
    for aim in report.records.of(_PEOPLE, Measure.LEVEL):
        if aim.status is not Status.TARGET:
            continue
        dated = aim if aim.period else _dated(report, aim)
        due = dated.period.last if dated and dated.period else 0
        if due <= first or not (start.base.positive and latest.base.positive):
            continue
        needed = (bar_of(aim).at / start.quantity).ratio.root(due - first)
        grew = (latest.quantity / start.quantity).ratio.root(last - first)
        ratio = needed / grew
        apart = apart_in(start, latest)
        result, why = settle(ratio, NOT_MORE, apart=apart)
        label = aim.indicator.label
        yield Check(
            rule,
            f"{label} by {due}, an aim against the record{mark(aim, *figures_of(start, latest))}",
            (aim, *figures_of(start, latest)),
            result,
            f"{label}: {worded(aim)} by {due} needs {percent(needed - 1)} a year from "
            f"{rounded(start)} in {first}; {_moved(grew - 1, first, last)}"
            f"{_later_weak(report, last)}",
            ratio,
            NOT_MORE,
            "times the yearly growth factor that is known",
            elsewhere=elsewhere_of(start, latest, dated),
            differences=(*apart, *apart_in(aim, start)),
            assumes=_date_of(dated) if isinstance(dated, Published) else "",
            why=why,
        )


def _aims(report: Report, name: str) -> list[Figure]:
    """Return the levels of one year at which a report aims."""
    rows = report.records.of(name, Measure.LEVEL)
    return [row for row in rows if row.status is Status.TARGET and row.year]


def _dated(report: Report, aim: Figure) -> Published | None:
    """Return the same aim as others published it with a date."""
    return next(
        (
            row
            for row in report.records.evidence.of(aim.indicator.name, Measure.LEVEL)
            if row.nature is Nature.TARGET and row.strength is not Strength.WEAK
            and row.period and row.base_value == aim.base_value and row.scope == aim.scope
        ),
        None,
    )  # fmt: skip


def _date_of(dated: Published) -> str:
    """Say who gives the date of an aim that the report does not date."""
    due = dated.period.last if dated.period else ""
    return f"the aim is due by {due}, a date that the report does not give: {dated.source.title}"


def _moved(grew: Interval, first: int, last: int) -> str:
    """Say how something changed a year; what rounds to no tenth of a percent is no growth."""
    if grew.within(_STILL):
        return f"it did not grow from {first} to {last}"
    return f"from {first} to {last} it changed by {percent(grew)} a year"


def _later_weak(report: Report, year: int) -> str:
    """Name the latest level after a year that a weak source alone tells."""
    later = [
        row
        for row in report.records.evidence.of(_PEOPLE, Measure.LEVEL)
        if row.strength is Strength.WEAK and row.nature in COMPARABLE and (row.year or 0) > year
    ]
    if not later:
        return ""
    row = max(later, key=lambda one: one.year or 0)
    return f"; a weak source has {rounded(row)} for {row.year}"
