"""Rules that hold a number against what it is a part of, or against what it goes with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from helpers.analysis.audit.checks import (
    NOT_KNOWN,
    Check,
    CheckResult,
    Rule,
    apart_in,
    elsewhere_of,
    figures_of,
    inner,
    is_weak,
    quotient,
    said,
    settle,
    short,
)
from helpers.analysis.bars import bar_of
from helpers.analysis.levels import Level, Levels, mark
from helpers.analysis.likeness import Aspect, Difference
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator, Measure, Status
from helpers.data.lists import Range, Threshold
from helpers.data.meaning import Records
from helpers.data.records import Figure, Stated
from helpers.data.report import Report

_SHARE = Interval(0, 1)
_SHARE_OF_CHANGE = Interval(-1, 1)
_FREE = Interval("-0.01", "0.01", low_closed=False, high_closed=False)
"""Shares of a whole that is more than a hundred times its part: that they fit shows nothing."""


class _Wholes:
    """What lies in what, as relations.csv names it.

    Parameters
    ----------
    records : Records
        The records of the report.
    levels : Levels
        Its levels.
    """

    def __init__(self, records: Records, levels: Levels) -> None:
        self._records, self._references, self._levels = records, records.references, levels
        self._of: dict[str, list[str]] = defaultdict(list)
        for relation in records.relations:
            self._of[relation.part].append(relation.whole)

    def label(self, name: str) -> str:
        """Return what a whole is called."""
        return self._records.label(name)

    def find(self, name: str, part: Figure) -> Stated | None:
        """Return a whole of the time of its part: a reference, or as stated, or as published."""
        if part.period is None or part.year is not None:
            reference = self._references.get(name)
            if reference and _fit(reference, part):
                return reference
        if part.period is None:
            return None
        rows: list[Stated | None] = [*self._levels.stated(name, part.period, part.status)]
        if part.status is Status.ACHIEVEMENT and part.year is not None:
            rows.append(self._levels.published(name, part.year))
        return next((row for row in rows if row and _fit(row, part)), None)

    def capped(self, row: Stated, name: str) -> Quantity:
        """Return what is known of a whole, which is itself not larger than what it lies in.

        What it lies in is not asked where a weak source alone tells how large that is.
        """
        found = row.quantity
        for whole in self._of.get(name, ()):
            reference = self._references.get(whole)
            if reference and _fit(reference, row) and not is_weak(reference):
                most = reference.quantity.to(row.unit).interval
                limit = Interval(None, most.high, high_closed=most.high_closed)
                found = replace(
                    found, interval=found.interval.intersection(limit) or found.interval
                )
        return found


def _is_floor(row: Stated) -> bool:
    """Tell whether a number is a target that asks for so much or more."""
    return isinstance(row, Figure) and row.status is Status.TARGET and row.comparator.floor


def _asked(row: Stated) -> Quantity:
    """Return what is known of a number; of a target that is a floor, the bar that it sets."""
    return bar_of(row).at if isinstance(row, Figure) and _is_floor(row) else row.quantity


def _fit(one: Stated, other: Stated) -> bool:
    """Tell whether two numbers measure the same kind of thing."""
    return one.unit.base == other.unit.base


def parts_fit_wholes(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare each part with its whole, as relations.csv names them.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each part and whole; none where the whole is more than a hundred times its part.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "part", "It is not more than its whole.", Kind.CONTRADICTION, parts_fit_wholes
    ... )
    >>> for corrected in (False, True):
    ...     report = load_report("changchun-2021", corrected=corrected)
    ...     print(sum(check.verdict == "fails" for check in rule.checks(report)))
    3
    0
    """
    records = report.records
    wholes = _Wholes(records, Levels(records))
    for relation in records.relations:
        name = inner(records.label(relation.whole))
        for measure in (Measure.LEVEL, Measure.CHANGE):
            for part in records.of(relation.part, measure):
                whole = wholes.find(relation.whole, part)
                subject = f"{part.indicator.label} within {name}{mark(part, whole)}"
                if whole is None:
                    yield _whole_unknown(rule, subject, part)
                else:
                    yield from _part_in_whole(rule, subject, part, whole, wholes, relation.whole)


def _whole_unknown(rule: Rule, subject: str, part: Figure) -> Check:
    """Say that a part cannot be compared, for its whole is not known."""
    when = f"for {part.period}" if part.period else "at a time that is not given"
    finding = f"{part.printed}: the whole is not known {when}"
    return Check(rule, subject, (part,), CheckResult.UNDECIDED, finding, why=NOT_KNOWN)


def _part_in_whole(
    rule: Rule, subject: str, part: Figure, whole: Stated, wholes: _Wholes, name: str
) -> Iterator[Check]:
    """Compare a part with its whole, unless the whole is so large that this is no test."""
    limit = _SHARE_OF_CHANGE if part.measure is Measure.CHANGE else _SHARE
    if part.status is Status.TARGET and part.comparator is Comparator.MORE_THAN:
        limit = replace(limit, high_closed=False)  # the bar itself falls short
    ratio = quotient(_asked(part), wholes.capped(whole, name))
    if ratio is not None and ratio.within(_FREE):
        return
    times = short(part.base_value / whole.base_value if whole.base_value else None)
    label = inner(wholes.label(name))
    result, why = settle(ratio, limit, (whole,))
    yield Check(
        rule,
        subject,
        figures_of(part, whole),
        result,
        f"{part.printed} is {times} times {label}, "
        f"{whole.printed if isinstance(whole, Figure) else said(whole)}",
        ratio,
        limit,
        f"times {label}",
        elsewhere=elsewhere_of(whole),
        # That a part lies in the land of its whole, which is another one, is what is compared.
        differences=tuple(one for one in apart_in(part, whole) if not _by_design(one)),
        why=why,
    )


def _by_design(difference: Difference) -> bool:
    """Tell whether a whole is of another territory than its part."""
    return difference.aspect is Aspect.TERRITORY and difference.sure


def thresholds_nest(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare counts above, or below, two thresholds that one paragraph names together.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each two counts whose thresholds stand in one paragraph.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("nested", "Fewer lie above.", Kind.CONTRADICTION, thresholds_nest)
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.finding, sep=": ")
    holds: 1,000 projects within the narrower one, 1,200 projects within the wider
    """
    figures = report.records.by_name
    alike: dict[tuple[object, ...], list[Threshold]] = defaultdict(list)
    for bound in report.records.thresholds:
        its, of = (bound.place.paragraph, bound.comparator, bound.unit.base), figures[bound.figure]
        alike[*its, of.unit.name, of.status, of.measure].append(bound)
    for together in alike.values():
        for pair in combinations(together, 2):
            low, high = sorted(pair, key=lambda bound: bound.amount)
            if low.amount == high.amount:
                continue
            wide, narrow = figures[low.figure], figures[high.figure]
            if low.comparator.ceiling:
                wide, narrow = narrow, wide
            ratio = quotient(narrow.quantity, wide.quantity)
            result, why = settle(ratio, _SHARE)
            yield Check(
                rule,
                f"{narrow.indicator.label} among those of a wider threshold{mark(narrow, wide)}",
                (wide, narrow),
                result,
                f"{narrow.printed} within the narrower one, {wide.printed} within the wider",
                ratio,
                _SHARE,
                "times the wider count",
                why=why,
            )


def ratios_are_plausible(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the ratio of two indicators with its plausible range, as ranges.csv has them.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each range and each level of its numerator in one year.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule("ratio", "It is plausible.", Kind.IMPLAUSIBLE, ratios_are_plausible)
    >>> found = {one.subject: one for one in rule.checks(load_report("changchun-2021"))}
    >>> found["GDP per person, 2020"].finding  # 650 billion / 9.067 million
    'RMB650 billion: 71,700 RMB, plausible are 24,000 to 220,000'
    """
    records = report.records
    levels = Levels(records)
    wholes = _Wholes(records, levels)
    for plausible in records.ranges:
        for above in records.of(plausible.numerator.name, Measure.LEVEL):
            if above.year is None or plausible.counted_in not in (above.unit.name, ""):
                continue
            name = plausible.denominator.name
            below = levels.like(above, above.year, name) or levels.latest(name, above.year)
            yield _plausible(rule, plausible, above, below, wholes)


def _plausible(
    rule: Rule, plausible: Range, above: Figure, below: Level | None, wholes: _Wholes
) -> Check:
    """Compare one ratio with its plausible range."""
    subject = f"{plausible.label}, {above.year}{mark(above, below)}"
    figures = figures_of(above, below)
    if below is None or not below.base.low:
        finding = f"{above.printed}: no {inner(plausible.denominator.label)} is known"
        return Check(rule, subject, figures, CheckResult.UNDECIDED, finding, why=NOT_KNOWN)
    capped = wholes.capped(below, plausible.denominator.name)
    divisor = _asked(below) if _is_floor(below) else capped
    ratio = (_asked(above) / divisor).base * plausible.factor
    printed = short(above.base_value / below.base_value * plausible.factor)
    limits = plausible.limits
    result, why = settle(ratio, limits)
    return Check(
        rule,
        subject,
        figures,
        result,
        f"{above.printed}: {printed} {plausible.unit}, plausible are {short(limits.low)} to "
        f"{short(limits.high)}",
        ratio,
        limits,
        plausible.unit,
        elsewhere=elsewhere_of(below),
        differences=apart_in(above, below, aspects=(Aspect.TERRITORY,)),
        why=why,
    )
