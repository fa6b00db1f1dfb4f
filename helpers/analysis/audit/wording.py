"""Rules on how figures are worded: multiples, dates, qualifiers and separators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.analysis.audit.checks import (
    Check,
    CheckResult,
    Rule,
    all_others,
    decide,
    quotient,
    three_digits,
)
from helpers.analysis.levels import Levels, mark
from helpers.core.interval import Interval
from helpers.core.numerals import qualifiers
from helpers.core.vocabulary import Measure, Status
from helpers.data.records import Figure
from helpers.data.report import Report

_SEPARATED = re.compile(r"\d,\d{3}")
_UNSEPARATED = re.compile(r"(?<![\d,.])\d{4,}")


def multiples_are_clear(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for increases "by N times", which can be read as a factor of N or of N + 1.

    Where the levels of both ends are known they tell which reading is meant, if any.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each increase in multiples.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "multiple", "It reads in one way.", Kind.WORDING, multiples_are_clear
    ... )
    >>> for check in rule.checks(load_report("changchun-2021")):
    ...     print(check.figures[0].printed, check.verdict, check.computed_words, sep="; ")
    4.3 times more than; unclear; 4.25 to 5.35
    increased by 7.2 times; unclear; 7.15 to 8.25
    """
    levels = Levels(report.records)
    for figure in report.records.figures:
        if figure.measure is not Measure.INCREASE_IN_MULTIPLES:
            continue
        loose = figure.quantity.ratio
        literal = loose + 1
        finding = (
            f"{figure.printed}: a factor of {three_digits(literal)} to the letter, of "
            f"{three_digits(loose)} in loose use"
        )
        result, ends = CheckResult.UNDECIDED, _ends(levels, figure)
        if ends:
            first, last = ends
            factor = quotient(last.quantity, first.quantity)
            fits = [
                decide(factor, reading) is not CheckResult.FAILS for reading in (literal, loose)
            ]
            if not all(fits):
                result = CheckResult.HOLDS if any(fits) else CheckResult.FAILS
            finding += f"; the levels make it {'any' if factor is None else three_digits(factor)}"
        yield Check(
            rule,
            f"{figure.indicator.label}{mark(figure, *ends)}, multiple",
            (figure, *ends),
            result,
            finding,
            Interval(loose.low, literal.high, loose.low_closed, literal.high_closed),
            None,
            "times",
            why="two readings" if result is CheckResult.UNDECIDED else "",
        )


def _ends(levels: Levels, multiple: Figure) -> tuple[Figure, Figure] | tuple[()]:
    """Return the levels between which a multiple lies, nothing if one is not known."""
    if multiple.period is None:
        return ()
    first = levels.like(multiple, multiple.period.first - 1)
    last = levels.like(multiple, multiple.period.last)
    return (first, last) if first and last and first.unit.base == last.unit.base else ()


def targets_have_dates(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for targets of which the report does not say when they are due.

    A target that is a span of time needs no other date.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each target without a date, or due when it is reported already; one for all others.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("date", "A target says when.", Kind.WORDING, targets_have_dates)
    >>> found = list(rule.checks(load_report("changchun-2021")))
    >>> [check.figures[0].printed for check in found if check.verdict == "unclear"]
    ['over 10 million', 'RMB1 trillion', '3 million beef cattle']
    """
    figures = report.records.figures
    latest = max(
        (
            figure.period.last
            for figure in figures
            if figure.status is Status.ACHIEVEMENT and figure.period
        ),
        default=0,
    )
    later = []
    for figure in figures:
        if figure.status is not Status.TARGET or figure.unit.base == "s":
            continue
        subject = f"{figure.label}, date"
        if figure.period is None:
            finding = f"“{figure.printed}” has no date: it can be met, but not missed"
            yield Check(rule, subject, (figure,), CheckResult.UNDECIDED, finding, why="no date")
        elif figure.period.last <= latest:
            year = figure.period.last
            finding = f"“{figure.printed}” is due in {year}, which is reported already"
            yield Check(rule, subject, (figure,), CheckResult.FAILS, finding)
        else:
            later.append(figure)
    yield from all_others(rule, later, "due after what is reported")


def qualifiers_stand_alone(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for figures that are qualified twice: alike is clumsy, differently is unclear.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each figure that is qualified twice; one for all others.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("one", "Once is enough.", Kind.WORDING, qualifiers_stand_alone)
    >>> for check in rule.checks(load_report("changchun-2021")):
    ...     print(check.verdict, check.finding, sep=": ")
    fails: “exceed more than 600” is qualified twice
    holds: 121 figures are qualified once or not at all
    """
    alone = []
    for figure in report.records.figures:
        found = qualifiers(figure.printed)
        if len(found) < 2:
            alone.append(figure)
            continue
        alike = len(set(found)) == 1
        yield Check(
            rule,
            f"{figure.label}, wording",
            (figure,),
            CheckResult.FAILS if alike else CheckResult.UNDECIDED,
            f"“{figure.printed}” is qualified twice" + ("" if alike else ", and differently"),
            why="" if alike else "two qualifiers",
        )
    yield from all_others(rule, alone, "qualified once or not at all")


def numbers_are_written_alike(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for numbers from a thousand on without a separator where others have one.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each number without a separator; one for all that have one.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("style", "All are alike.", Kind.WORDING, numbers_are_written_alike)
    >>> for check in rule.checks(load_report("changchun-2021")):
    ...     print(check.verdict, check.finding, sep=": ")
    fails: “4000 mus” has no separator, other numbers have
    holds: 17 figures are written with a separator
    """
    figures = report.records.figures
    separated = [figure for figure in figures if _SEPARATED.search(figure.printed)]
    for figure in figures:
        if _UNSEPARATED.search(figure.printed):
            yield Check(
                rule,
                f"{figure.label}, wording",
                (figure,),
                CheckResult.FAILS if separated else CheckResult.UNDECIDED,
                f"“{figure.printed}” has no separator, "
                + ("other numbers have" if separated else "and there is none to compare with"),
                why="" if separated else "nothing to compare with",
            )
    yield from all_others(rule, separated, "written with a separator")
