"""Rules that hold numbers against one another: wholes, levels, ratios, thresholds, stocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from helpers.analysis.audit.checks import (
    Check,
    CheckResult,
    Rule,
    decide,
    figures_of,
    inner,
    percent,
    quotient,
    said,
    short,
    three_digits,
)
from helpers.analysis.gaps import find_gaps
from helpers.analysis.levels import Level, Levels, mark
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator, Measure, Status
from helpers.data.meaning import Records
from helpers.data.records import Figure, Published, Range, Stated, Threshold
from helpers.data.report import Report

PRICES = Interval("-0.036", "0.05")
"""Yearly changes of prices that are plausible in China around 2020: twice the fall of producer
prices (1.8%) and twice the rise of consumer prices (2.5%) of that year (National Bureau of
Statistics, communiqué of 28 February 2021)."""

_TENFOLD = Interval("0.1", 10, low_closed=False, high_closed=False)
_SHARE = Interval(0, 1)
_SHARE_OF_CHANGE = Interval(-1, 1)
_RANGE_ENDS = [Comparator.AT_MOST, Comparator.AT_LEAST]


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
        self._references, self._levels = records.references, levels
        self._of: dict[str, list[str]] = defaultdict(list)
        for relation in records.relations:
            self._of[relation.part].append(relation.whole)

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
        """Return what is known of a whole, which is itself not larger than what it lies in."""
        found = row.quantity
        for whole in self._of.get(name, ()):
            reference = self._references.get(whole)
            if reference and _fit(reference, row):
                most = reference.quantity.to(row.unit).interval
                limit = Interval(None, most.high, high_closed=most.high_closed)
                found = replace(
                    found, interval=found.interval.intersection(limit) or found.interval
                )
        return found


def _fit(one: Stated, other: Stated) -> bool:
    """Tell whether two numbers measure the same kind of thing."""
    return one.unit.base == other.unit.base


def parts_fit_wholes(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare each part with its whole, as relations.csv names them."""
    records = report.records
    wholes = _Wholes(records, Levels(records))
    for relation in records.relations:
        parts = [
            part
            for measure in (Measure.LEVEL, Measure.CHANGE)
            for part in records.of(relation.part, measure)
        ]
        name = inner(records.label(relation.whole))
        for part in parts:
            whole = wholes.find(relation.whole, part)
            subject = f"{part.indicator.label} within {name}{mark(part, whole)}"
            if whole is None:
                when = f"for {part.period}" if part.period else "at a time that is not given"
                finding = f"{part.printed}: the whole is not known {when}"
                yield Check(rule, subject, (part,), CheckResult.UNDECIDED, finding)
                continue
            limit = _SHARE_OF_CHANGE if part.measure is Measure.CHANGE else _SHARE
            ratio = quotient(part.quantity, wholes.capped(whole, relation.whole))
            times = short(part.base_value / whole.base_value if whole.base_value else None)
            words = whole.printed if isinstance(whole, Figure) else said(whole)
            yield Check(
                rule,
                subject,
                figures_of(part, whole),
                decide(ratio, limit),
                f"{part.printed} is {times} times {words}",
                ratio,
                limit,
                f"times {name}",
            )


def statements_agree(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare figures that state the same measure of the same indicator, time and scope.

    The two ends of a range are one statement and are not compared.
    """
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in report.records.figures:
        of, base = figure.indicator.name, figure.unit.base
        same[of, base, figure.measure, figure.scope, figure.period, figure.status].append(figure)
    for figures in same.values():
        allowed = [figure.base for figure in figures]
        shared = _shared(allowed)
        ends = sorted(figure.comparator for figure in figures)
        if len(figures) < 2 or (shared and ends == _RANGE_ENDS):
            continue
        bounded = all(interval.bounded for interval in allowed)
        result = CheckResult.HOLDS if bounded else CheckResult.UNDECIDED
        yield Check(
            rule,
            figures[0].indicator.label + mark(*figures),
            tuple(figures),
            result if shared else CheckResult.FAILS,
            "stated as " + " and as ".join(f"“{figure.printed}”" for figure in figures),
        )


def _shared(intervals: Sequence[Interval]) -> Interval | None:
    """Return what intervals share; if any two share nothing, neither do all."""
    shared: Interval | None = intervals[0]
    for interval in intervals[1:]:
        shared = shared and shared.intersection(interval)
    return shared


def growth_fits_levels(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare growth with the levels of its year and of the year before."""
    levels = Levels(report.records)
    for growth in report.records.figures:
        year = growth.year
        if growth.measure is not Measure.GROWTH or year is None:
            continue
        now = levels.like(growth, year)
        if now is None:
            continue
        before = levels.achieved(now, year - 1)
        subject = f"{growth.indicator.label}{mark(growth, now, before)}, growth and levels"
        if before is None:
            finding = f"{growth.printed}: the level of {year - 1} is not known"
            yield Check(rule, subject, (growth, now), CheckResult.UNDECIDED, finding)
            continue
        ratio, grown = quotient(now.quantity, before.quantity), growth.quantity.ratio + 1
        if ratio is None or 0 in grown:
            finding = f"{growth.printed}: from nothing, or to it"
            yield Check(rule, subject, (growth, now), CheckResult.UNDECIDED, finding)
            continue
        money = now.unit.base == "yuan"
        computed = (ratio / grown if money else ratio) - 1
        limit = PRICES if money else growth.quantity.ratio
        words = "the report states" if isinstance(before, Figure) else "others published"
        prices = (
            f"; prices would have changed by {percent(computed)}, plausible are {percent(PRICES)}"
        )
        yield Check(
            rule,
            subject,
            (growth, now),
            decide(computed, limit),
            f"{growth.printed}, yet {words} {said(before)} for {year - 1}, so that the level rose "
            f"by {percent(ratio - 1)}{prices if money else ''}",
            computed * 100,
            limit * 100,
            f"percent a year, {'change of prices' if money else 'growth'}",
        )


def multiples_fit_levels(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare a multiple with the level of its last year and that before its first one."""
    levels = Levels(report.records)
    for multiple in report.records.figures:
        if multiple.measure is not Measure.MULTIPLE or multiple.period is None:
            continue
        now = levels.like(multiple, multiple.period.last)
        if now is None:
            continue
        year = multiple.period.first - 1
        before = levels.achieved(now, year)
        subject = f"{multiple.indicator.label}{mark(multiple, now, before)}, multiple and levels"
        if before is None:
            finding = f"{multiple.printed}, {now.printed}: the level of {year} is not known"
            yield Check(rule, subject, (multiple, now), CheckResult.UNDECIDED, finding)
            continue
        ratio, limit = quotient(now.quantity, before.quantity), multiple.quantity.ratio
        times = "any number of" if ratio is None else three_digits(ratio)
        finding = f"{multiple.printed}, and {now.printed} is {times} times as much"
        result = decide(ratio, limit)
        yield Check(rule, subject, (multiple, now), result, finding, ratio, limit, "times")


def thresholds_nest(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare counts above, or below, two thresholds that one paragraph names together."""
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
            yield Check(
                rule,
                f"{narrow.indicator.label} among those of a wider threshold{mark(narrow, wide)}",
                (wide, narrow),
                decide(ratio, _SHARE),
                f"{narrow.printed} within the narrower one, {wide.printed} within the wider",
                ratio,
                _SHARE,
                "times the wider count",
            )


def ratios_are_plausible(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the ratio of two indicators with its plausible range, as ranges.csv has them."""
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
        return Check(rule, subject, figures, CheckResult.UNDECIDED, finding)
    capped = wholes.capped(below, plausible.denominator.name)
    ratio = (above.quantity / capped).base * plausible.factor
    printed = short(above.base_value / below.base_value * plausible.factor)
    limits = plausible.limits
    return Check(
        rule,
        subject,
        figures,
        decide(ratio, limits),
        f"{above.printed}: {printed} {plausible.unit}, plausible are {short(limits.low)} to "
        f"{short(limits.high)}",
        ratio,
        limits,
        plausible.unit,
    )


def counts_are_whole(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for counts of things or people that are no whole numbers."""
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
    yield Check(rule, "All counts", tuple(broken or exact or counted), result, finding)


def stocks_fit_flows(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare a stock with an earlier one and all that was added since, report and evidence."""
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
                yield Check(rule, subject, figures, CheckResult.UNDECIDED, finding)
                continue
            most = sum((_added(row) for row in known), start=earlier.quantity)
            ratio = quotient(later.quantity, most)
            added = " + ".join(
                _number(row) + (" or more" if _is_early(row) else "") for row in known
            )
            yield Check(
                rule,
                subject,
                figures,
                decide(ratio, _SHARE),
                f"{_number(later)} in {last}, {_number(earlier)} in {first}, added since: {added}",
                ratio,
                _SHARE,
                "times the earlier stock and all that was added",
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


def targets_are_no_tenfold(rule: Rule, report: Report) -> Iterator[Check]:
    """Look for targets that are ten times, or a tenth of, what was achieved: a slipped digit."""
    for gap in find_gaps(report):
        if gap.pair.rule.derived or gap.ratio is None:
            continue
        ratio = gap.ratio / 100
        yield Check(
            rule,
            f"{gap.label}, target and achievement",
            (gap.pair.target, gap.pair.achievement),
            decide(ratio, _TENFOLD),
            f"the target is {three_digits(ratio)} times what was achieved",
            ratio,
            _TENFOLD,
            "times the achievement",
        )
