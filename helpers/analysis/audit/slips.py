"""Rules that look for slips: statements that differ, counts that are not whole, tenfold digits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from helpers.analysis.audit.checks import (
    BY_WORDING,
    Check,
    CheckResult,
    Rule,
    elsewhere_of,
    figures_of,
    settle,
    three_digits,
)
from helpers.analysis.bars import same_bound
from helpers.analysis.gaps import find_gaps
from helpers.analysis.levels import mark
from helpers.core.interval import Interval
from helpers.data.records import Figure
from helpers.data.report import Report

_TENFOLD = Interval("0.1", 10, low_closed=False, high_closed=False)


def statements_agree(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare figures that state the same measure of the same indicator, time and scope.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each quantity that several figures state.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("two", "Both agree.", Kind.CONTRADICTION, statements_agree)
    >>> report = load_report("changchun-2021").with_figure("grain-output", 25, period=2021)
    >>> [check] = rule.checks(report)
    >>> print(check.verdict, check.finding, sep=": ")
    fails: stated as “24 billion jins” and as “25 billion jin (hypothetical)”
    """
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in report.records.figures:
        of, base = figure.indicator.name, figure.unit.base
        same[of, base, figure.measure, figure.scope, figure.period, figure.status].append(figure)
    for figures in same.values():
        allowed = [figure.base for figure in figures]
        if len(figures) < 2:
            continue
        shared = _shared(allowed)
        bounded = all(interval.bounded for interval in allowed)
        result = CheckResult.HOLDS if bounded else CheckResult.UNDECIDED
        yield Check(
            rule,
            figures[0].indicator.label + mark(*figures),
            tuple(figures),
            result if shared else CheckResult.FAILS,
            "stated as " + " and as ".join(f"“{figure.printed}”" for figure in figures),
            why=BY_WORDING if shared and not bounded else "",
        )


def _shared(intervals: Sequence[Interval]) -> Interval | None:
    """Return what intervals share; if any two share nothing, neither do all."""
    shared: Interval | None = intervals[0]
    for interval in intervals[1:]:
        shared = shared and shared.intersection(interval)
    return shared


def counts_are_whole(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for counts of things or people that are no whole numbers.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for all counts; none where nothing is counted.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("whole", "Counts are whole.", Kind.CONTRADICTION, counts_are_whole)
    >>> report = load_report("changchun-2021")
    >>> for one in (report, report.what_if("parks-built-level-2020", value="12.5")):
    ...     print(*(check.finding for check in rule.checks(one)))
    38 exact counts, all of them whole
    “12.5 parks (hypothetical)”
    """
    counted = [figure for figure in report.records.figures if figure.unit.counted]
    exact = [figure for figure in counted if figure.quantity.interval.single]
    broken = [figure for figure in counted if figure.base_value.denominator != 1]
    if not counted:
        return
    result, finding = CheckResult.UNDECIDED, "no count is printed to the last one"
    if broken:
        result = CheckResult.FAILS
        finding = ", ".join(f"“{figure.printed}”" for figure in broken)
    elif exact:
        result, finding = CheckResult.HOLDS, f"{len(exact)} exact counts, all of them whole"
    why = BY_WORDING if result is CheckResult.UNDECIDED else ""
    yield Check(rule, "All counts", tuple(broken or exact or counted), result, finding, why=why)


def targets_are_no_tenfold(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for targets that are ten times, or a tenth of, what was achieved: a slipped digit.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each target that is compared with an achievement of the same measure.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "tenfold", "No digit slips.", Kind.IMPLAUSIBLE, targets_are_no_tenfold
    ... )
    >>> for check in rule.checks(load_report("changchun-2021")):
    ...     if check.verdict == "fails":
    ...         print(check.figures[0].name, check.computed_words, check.unit)
    conservation-tillage-level-2021 13.9 times the achievement
    """
    for gap in find_gaps(report):
        if gap.pair.rule.derived or gap.ratio is None:
            continue
        ratio, achieved = gap.ratio / 100, gap.pair.achievements
        if len(achieved) == 1 and same_bound(gap.target, achieved[0]):
            ratio = Interval.exactly(1)
        result, why = settle(ratio, _TENFOLD)
        yield Check(
            rule,
            f"{gap.label}, target and achievement",
            (gap.target, *figures_of(*achieved)),
            result,
            f"{gap.target.printed} is {three_digits(ratio)} times what was achieved, "
            f"{gap.achievement_said}",
            ratio,
            _TENFOLD,
            "times the achievement",
            elsewhere=elsewhere_of(*achieved),
            differences=gap.differences,
            why=why,
        )
