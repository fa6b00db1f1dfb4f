"""Hold the figures of a report against one another, by rule.

A rule looks at a report and returns a check for everything that it could compare. A check holds
or fails only where the whole computed interval does; else it cannot be decided from the report.
To add a rule, write one function and add one line to `RULES`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import pandas as pd

from helpers.analysis.gaps import RATES, measure_gaps
from helpers.core.interval import Interval, number_text
from helpers.core.numerals import qualifiers
from helpers.core.units import base_unit, is_counted
from helpers.data.published import most_settled
from helpers.data.report import Report, interval_of_row

HOLDS, FAILS, UNDECIDED = "holds", "fails", "cannot be decided"
RESULTS = (FAILS, UNDECIDED, HOLDS)
"""The results of a check, the worst first."""

CONTRADICTION, IMPLAUSIBLE, WORDING = "contradiction", "implausible", "wording"
KINDS = (CONTRADICTION, IMPLAUSIBLE, WORDING)
"""What it means that a rule fails, the most serious first."""

PRICES = Interval(-0.036, 0.05)
"""Yearly changes of prices that are plausible in China around 2020: twice the fall of producer
prices (1.8%) and twice the rise of consumer prices (2.5%) of that year (National Bureau of
Statistics, communiqué of 28 February 2021)."""

_ONE = Interval.exactly(1)
_TENFOLD = Interval(0.1, 10, low_closed=False, high_closed=False)
_Row = dict[Any, Any]


@dataclass(frozen=True)
class Check:
    """What a rule found when it compared some figures.

    Parameters
    ----------
    subject : str
        What was looked at, in a few words.
    figures : tuple of str
        Names of the figures that it looked at.
    result : str
        ``holds``, ``fails`` or ``cannot be decided``.
    finding : str
        What was found, in plain words, with the numbers.
    computed : Interval or None
        The computed number; in a ratio 1 is what is stated.
    limit : Interval or None
        Where it would have to lie.
    unit : str
        The unit of both.
    """

    subject: str
    figures: tuple[str, ...]
    result: str
    finding: str
    computed: Interval | None = None
    limit: Interval | None = None
    unit: str = ""

    @property
    def off(self) -> float:
        """How many times too large or too small it is, at least; 1 where it is not."""
        if self.result != FAILS or self.computed is None or self.limit is None:
            return 1.0
        above = self.computed.low >= self.limit.high
        found, bound = (
            (self.computed.low, self.limit.high) if above else (self.computed.high, self.limit.low)
        )
        if found * bound <= 0:
            return math.inf
        return float(max(abs(found), abs(bound)) / min(abs(found), abs(bound)))


@dataclass(frozen=True)
class Rule:
    """A rule: its name, what it states, what it means that it fails, and how it looks.

    Parameters
    ----------
    name : str
        Its name.
    statement : str
        What should hold, in one line.
    kind : str
        One of `KINDS`.
    look : callable
        Takes a report and yields checks; none where there is nothing to compare.
    """

    name: str
    statement: str
    kind: str
    look: Callable[[Report], Iterator[Check]]


def decide(computed: Interval | None, limit: Interval) -> str:
    """Say whether a computed number lies within its limit.

    Parameters
    ----------
    computed : Interval or None
        What was computed; None where it cannot be computed.
    limit : Interval
        Where it would have to lie.
    """
    if computed is None:
        return UNDECIDED
    below = computed.high < limit.low or (
        computed.high == limit.low and not (computed.high_closed and limit.low_closed)
    )
    above = computed.low > limit.high or (
        computed.low == limit.high and not (computed.low_closed and limit.high_closed)
    )
    if below or above:
        return FAILS
    inside_low = computed.low > limit.low or (
        computed.low == limit.low and (limit.low_closed or not computed.low_closed)
    )
    inside_high = computed.high < limit.high or (
        computed.high == limit.high and (limit.high_closed or not computed.high_closed)
    )
    return HOLDS if inside_low and inside_high else UNDECIDED


def _ratio(above: Interval, below: Interval) -> Interval | None:
    """Return a ratio, None where the divisor may be zero."""
    return None if 0 in below else above / below


def parts_fit_wholes(report: Report) -> Iterator[Check]:
    """Compare each part with its whole, as relations.csv names them."""
    labels = _labels(report)
    references = {row["reference"]: row for row in report.references.to_dict("records")}
    for relation in report.relations.to_dict("records"):
        for part in _figures(report, relation["part"], ("level", "change")):
            subject = f"{labels[relation['part']]} within {_inner(labels[relation['whole']])}"
            several: bool = pd.notna(part["last_year"]) and part["first_year"] != part["last_year"]
            reference = None if several else references.get(relation["whole"])
            whole = reference or _whole(report, relation["whole"], part)
            if whole is None:
                why = f"the whole is not known for {part['period']}"
                yield Check(subject, (part["figure"],), UNDECIDED, f"{part['printed']}: {why}")
                continue
            limit = Interval(-1 if part["measure"] == "change" else 0, 1)
            ratio = _ratio(interval_of_row(part), _capped(report, whole, relation["whole"]))
            as_printed = part["base_value"] / (whole["base_value"] or math.nan)
            yield Check(
                subject,
                tuple(row["figure"] for row in (part, whole) if "figure" in row),
                decide(ratio, limit),
                f"{part['printed']} is {_short(as_printed)} times {_words(whole)}",
                ratio,
                limit,
                f"times {_inner(labels[relation['whole']])}",
            )


def _whole(report: Report, indicator: str, part: _Row) -> _Row | None:
    """Return the level of a whole for the period of its part, from report or evidence."""
    for row in _figures(report, indicator, ("level",)):
        if row["period"] == part["period"] and row["status"] == part["status"]:
            return row
    of_one_year: bool = pd.notna(part["last_year"]) and part["first_year"] == part["last_year"]
    if part["status"] == "target" or not of_one_year:
        return None
    return _published(report, indicator, int(part["last_year"]))


def _capped(report: Report, row: _Row, name: str) -> Interval:
    """Return the interval of a whole, which is itself not larger than what it lies in."""
    found = interval_of_row(row)
    limits = report.references.set_index("reference")
    for whole in report.relations.loc[report.relations["part"] == name, "whole"]:
        if whole in limits.index:
            limit = interval_of_row(limits.loc[whole])
            touch = found.low == limit.high and found.low_closed and limit.high_closed
            if limit.high < found.high and (found.low < limit.high or touch):
                found = Interval(found.low, limit.high, found.low_closed, limit.high_closed)
    return found


def _words(row: _Row) -> str:
    """Return a quantity as printed, or with its unit where it is not from the report."""
    return str(row.get("printed") or f"{number_text(row['value'])} {row['unit']}")


def statements_agree(report: Report) -> Iterator[Check]:
    """Compare figures that state the same measure of the same indicator, time and scope.

    The two ends of a range are one statement and are not compared.
    """
    key = ["indicator", "measure", "scope", "period", "status"]
    same = report.figures.assign(period=report.figures["period"].astype("str").fillna(""))
    for _, rows in same.groupby(key, observed=True, sort=False):
        records = rows.to_dict("records")
        said = [interval_of_row(row) for row in records]
        apart = any(0 not in one - other for one, other in combinations(said, 2))
        ends = [row["comparator"] for row in records]
        if len(records) < 2 or (not apart and sorted(ends) == ["<=", ">="]):
            continue
        bounded = all(math.isfinite(end) for one in said for end in (one.low, one.high))
        yield Check(
            _labels(report)[records[0]["indicator"]],
            tuple(row["figure"] for row in records),
            FAILS if apart else HOLDS if bounded else UNDECIDED,
            "stated as " + " and as ".join(f"“{row['printed']}”" for row in records),
        )


def growth_fits_levels(report: Report) -> Iterator[Check]:
    """Compare growth with the levels of its year and of the year before."""
    for growth in _figures(report, None, ("growth",)):
        year = growth["last_year"]
        if pd.isna(year) or growth["first_year"] != year:
            continue
        now = _level(report, growth, year)
        if now is None:
            continue
        subject = f"{_labels(report)[growth['indicator']]}, growth and levels"
        names = (growth["figure"], now["figure"])
        before = _level(report, growth | {"status": "achievement"}, year - 1)
        words = "the report states" if before else "others published"
        before = before or _published(report, growth["indicator"], year - 1)
        if before is None:
            why = f"the level of {year - 1} is not known"
            yield Check(subject, names, UNDECIDED, f"{growth['printed']}: {why}")
            continue
        ratio = _ratio(interval_of_row(now), interval_of_row(before))
        grown = interval_of_row(growth) + _ONE
        if ratio is None or 0 in grown:
            yield Check(subject, names, UNDECIDED, f"{growth['printed']}: from nothing, or to it")
            continue
        money = now["base_unit"] == "yuan"
        computed = ratio / grown - _ONE if money else ratio - _ONE
        limit = PRICES if money else interval_of_row(growth)
        level = f"{number_text(before['value'])} {before['unit']}"
        rise = f"{words} {level} for {year - 1}, so that the level rose by {_percent(ratio - _ONE)}"
        end = (
            f"; prices would have changed by {_percent(computed)}, plausible are {_percent(PRICES)}"
            if money
            else ""
        )
        hundred = Interval.exactly(100)
        yield Check(
            subject, names, decide(computed, limit), f"{growth['printed']}, yet {rise}{end}",
            computed * hundred, limit * hundred,
            f"percent a year, {'change of prices' if money else 'growth'}",
        )  # fmt: skip


def multiples_fit_levels(report: Report) -> Iterator[Check]:
    """Compare a multiple with the levels of its year and of the year before."""
    for multiple in _figures(report, None, ("multiple",)):
        year = multiple["last_year"]
        now = _level(report, multiple, 0 if pd.isna(year) else year)
        if now is None:
            continue
        subject = f"{_labels(report)[multiple['indicator']]}, multiple and levels"
        names = (multiple["figure"], now["figure"])
        achieved = multiple | {"status": "achievement"}
        before = _level(report, achieved, year - 1) or _published(
            report, multiple["indicator"], year - 1
        )
        if before is None:
            why = f"the level of {year - 1} is not known"
            said = f"{multiple['printed']}, {now['printed']}"
            yield Check(subject, names, UNDECIDED, f"{said}: {why}")
            continue
        ratio = _ratio(interval_of_row(now), interval_of_row(before))
        limit = interval_of_row(multiple)
        times = "any number of" if ratio is None else _range(ratio)
        finding = f"{multiple['printed']}, and {now['printed']} is {times} times as much"
        yield Check(subject, names, decide(ratio, limit), finding, ratio, limit, "times")


def thresholds_nest(report: Report) -> Iterator[Check]:
    """Compare counts above, or below, two thresholds that one paragraph names together."""
    rows = {row["figure"]: row for row in report.figures.to_dict("records")}
    thresholds = report.numerals.loc[report.numerals["kind"] == "threshold"].to_dict("records")
    limit = Interval(0, 1)
    for pair in combinations(thresholds, 2):
        low, high = sorted(pair, key=lambda item: _amount(item["value"], item["unit"]))
        wide, narrow = rows[low["figure"]], rows[high["figure"]]
        if low["comparator"] in ("<", "<="):
            wide, narrow = narrow, wide
        alike = (
            all(low[column] == high[column] for column in ("paragraph", "comparator"))
            and base_unit(low["unit"])[1] == base_unit(high["unit"])[1]
            and all(wide[column] == narrow[column] for column in ("unit", "status", "measure"))
        )
        if not alike or _same_threshold(low, high):
            continue
        ratio = _ratio(interval_of_row(narrow), interval_of_row(wide))
        yield Check(
            f"{_labels(report)[narrow['indicator']]} among those of a wider threshold",
            (wide["figure"], narrow["figure"]),
            decide(ratio, limit),
            f"{narrow['printed']} within the narrower one, {wide['printed']} within the wider",
            ratio,
            limit,
            "times the wider count",
        )


def ratios_are_plausible(report: Report) -> Iterator[Check]:
    """Compare the ratio of two indicators with its plausible range, as ranges.csv has them."""
    for row in report.ranges.fillna({"counted_in": ""}).to_dict("records"):
        factor = Interval.exactly(row["factor"])
        limit = Interval(row["low"], row["high"])
        for above in _figures(report, row["numerator"], ("level",)):
            if pd.isna(above["last_year"]) or row["counted_in"] not in (above["unit"], ""):
                continue
            if above["first_year"] != above["last_year"]:
                continue
            year = int(above["last_year"])
            below = _level(report, above | {"indicator": row["denominator"]}, year)
            names = [above["figure"], *([below["figure"]] if below else [])]
            below = below or _published(report, row["denominator"], year, latest=True)
            subject = f"{row['label']}, {year}"
            if below is None or below["low"] <= 0:
                why = f"no {_inner(_labels(report)[row['denominator']])} is known"
                yield Check(subject, tuple(names), UNDECIDED, f"{above['printed']}: {why}")
                continue
            ratio = interval_of_row(above) / _capped(report, below, row["denominator"]) * factor
            printed = above["base_value"] / below["base_value"] * row["factor"]
            yield Check(
                subject,
                tuple(names),
                decide(ratio, limit),
                f"{above['printed']}: {_short(printed)} {row['unit']}, plausible are "
                f"{_short(row['low'])} to {_short(row['high'])}",
                ratio,
                limit,
                row["unit"],
            )


def counts_are_whole(report: Report) -> Iterator[Check]:
    """Look for counts of things or people that are no whole numbers."""
    counted = [row for row in report.figures.to_dict("records") if is_counted(row["unit"])]
    exact = [row for row in counted if row["exact"]]
    broken = [row for row in counted if row["base_value"] != round(row["base_value"])]
    if not counted:
        return
    finding = f"{len(exact)} exact counts, all of them whole"
    if broken:
        finding = ", ".join(f"“{row['printed']}”" for row in broken)
    elif not exact:
        finding = "no count is printed to the last one"
    yield Check(
        "All counts",
        tuple(row["figure"] for row in broken or exact or counted),
        FAILS if broken else HOLDS if exact else UNDECIDED,
        finding,
    )


def stocks_fit_flows(report: Report) -> Iterator[Check]:
    """Compare a stock with an earlier one and all that was added since, report and evidence."""
    labels = _labels(report)
    limit = Interval(0, 1)
    pairs = report.lookalikes.loc[report.lookalikes["difference"] == "stock and flow"]
    for stock, flow in pairs[["indicator", "other"]].to_numpy():
        stocks, flows = _by_year(report, stock), _by_year(report, flow)
        years = sorted(stocks)
        for first, last in pairwise(years):
            between = [flows.get(year) for year in range(first + 1, last + 1)]
            known = [row for row in between if row]
            if not known:
                continue
            subject = f"{labels[stock]} from {first} to {last}"
            names = tuple(row["figure"] for row in (stocks[last], *known) if "figure" in row)
            if len(known) < len(between):
                finding = f"what was added is not known for every year after {first}"
                yield Check(subject, names, UNDECIDED, finding)
                continue
            most = interval_of_row(stocks[first])
            for row in known:
                most = most + _added(row)
            ratio = _ratio(interval_of_row(stocks[last]), most)
            added = " + ".join(
                number_text(row["base_value"]) + (" or more" if _is_early(row) else "")
                for row in known
            )
            yield Check(
                subject,
                names,
                decide(ratio, limit),
                f"{number_text(stocks[last]['base_value'])} in {last}, "
                f"{number_text(stocks[first]['base_value'])} in {first}, added since: {added}",
                ratio,
                limit,
                "times the earlier stock and all that was added",
            )


def _is_early(row: _Row) -> bool:
    """Tell whether a number was published before its year was over or settled."""
    return row.get("nature") in ("preliminary", "estimate")


def _added(row: _Row) -> Interval:
    """Return what was added in a year; more may have come after an early count."""
    found = interval_of_row(row)
    if _is_early(row):
        return Interval(found.low, math.inf, found.low_closed, high_closed=False)
    return found


def targets_are_no_tenfold(report: Report) -> Iterator[Check]:
    """Look for targets that are ten times, or a tenth of, what was achieved: a slipped digit."""
    gaps = measure_gaps(report)
    if gaps.empty:
        return
    for row in gaps.loc[~gaps["measure"].isin(RATES) & ~gaps["derived"]].to_dict("records"):
        if pd.isna(row["ratio_low"]):
            continue
        ratio = Interval(
            row["ratio_low"] / 100,
            row["ratio_high"] / 100,
            bool(row["ratio_low_closed"]),
            bool(row["ratio_high_closed"]),
        )
        yield Check(
            f"{row['label']}, target and achievement",
            (row["target"], row["achievement"]),
            decide(ratio, _TENFOLD),
            f"the target is {_range(ratio)} times what was achieved",
            ratio,
            _TENFOLD,
            "times the achievement",
        )


def multiples_are_clear(report: Report) -> Iterator[Check]:
    """Look for increases "by N times", which can be read as a factor of N or of N + 1.

    Where the levels of both ends are known they tell which reading is meant, if any.
    """
    for row in _figures(report, None, ("increase-in-multiples",)):
        loose = interval_of_row(row)
        literal = loose + _ONE
        said = (
            f"{row['printed']}: a factor of {_range(literal)} to the letter, of {_range(loose)} in "
            "loose use"
        )
        result = UNDECIDED
        names: tuple[str, ...] = (row["figure"],)
        ends = [
            None if pd.isna(year) else _level(report, row, int(year) - before)
            for year, before in ((row["first_year"], 1), (row["last_year"], 0))
        ]
        if ends[0] and ends[1]:
            factor = _ratio(interval_of_row(ends[1]), interval_of_row(ends[0]))
            fits = [decide(factor, reading) != FAILS for reading in (literal, loose)]
            result = FAILS if not any(fits) else UNDECIDED if all(fits) else HOLDS
            said += f"; the levels make it {'any' if factor is None else _range(factor)}"
            names += (ends[0]["figure"], ends[1]["figure"])
        yield Check(
            f"{_labels(report)[row['indicator']]}, multiple",
            names,
            result,
            said,
            Interval(loose.low, literal.high, loose.low_closed, literal.high_closed),
            None,
            "times",
        )


def targets_have_dates(report: Report) -> Iterator[Check]:
    """Look for targets of which the report does not say when they are due.

    A target that is a span of time needs no other date.
    """
    figures = report.figures.to_dict("records")
    achieved = [
        row["last_year"]
        for row in figures
        if row["status"] == "achievement" and pd.notna(row["last_year"])
    ]
    latest = max(achieved, default=0)
    targets = [row for row in figures if row["status"] == "target" and row["base_unit"] != "s"]
    for row in targets:
        subject = f"{_labels(report)[row['indicator']]}, date"
        if pd.isna(row["last_year"]):
            finding = f"“{row['printed']}” has no date: it can be met, but not missed"
            yield Check(subject, (row["figure"],), UNDECIDED, finding)
        elif row["last_year"] <= latest:
            finding = f"“{row['printed']}” is due in {row['last_year']}, which is reported already"
            yield Check(subject, (row["figure"],), FAILS, finding)
    dated = [row for row in targets if pd.notna(row["last_year"]) and row["last_year"] > latest]
    yield from _all_others(dated, "due after what is reported")


def qualifiers_stand_alone(report: Report) -> Iterator[Check]:
    """Look for figures that are qualified twice: alike is clumsy, differently is unclear."""
    alone = []
    for row in report.figures.to_dict("records"):
        found = qualifiers(row["printed"])
        if len(found) < 2:
            alone.append(row)
            continue
        alike = len(set(found)) == 1
        yield Check(
            f"{_labels(report)[row['indicator']]}, wording",
            (row["figure"],),
            FAILS if alike else UNDECIDED,
            f"“{row['printed']}” is qualified twice" + ("" if alike else ", and differently"),
        )
    yield from _all_others(alone, "qualified once or not at all")


def numbers_are_written_alike(report: Report) -> Iterator[Check]:
    """Look for numbers from a thousand on without a separator where others have one."""
    rows = report.figures.to_dict("records")
    parted = [row for row in rows if re.search(r"\d,\d{3}", row["printed"])]
    for row in rows:
        if re.search(r"(?<![\d,.])\d{4,}", row["printed"]):
            yield Check(
                f"{_labels(report)[row['indicator']]}, wording",
                (row["figure"],),
                FAILS if parted else UNDECIDED,
                f"“{row['printed']}” has no separator, "
                + ("other numbers have" if parted else "and there is none to compare with"),
            )
    yield from _all_others(parted, "written with a separator")


def _all_others(rows: list[_Row], what: str) -> Iterator[Check]:
    """Yield one check that holds for all figures in which nothing was found."""
    if rows:
        names = tuple(row["figure"] for row in rows)
        yield Check("All others", names, HOLDS, f"{len(rows)} figures are {what}")


RULES = (
    Rule("part and whole", "A part is not larger than its whole, nor a field than the land it "
         "lies in.", CONTRADICTION, parts_fit_wholes),
    Rule("two statements", "Two statements of one quantity agree.", CONTRADICTION,
         statements_agree),
    Rule("growth and levels", "Growth and levels fit together; prices would have moved plausibly.",
         IMPLAUSIBLE, growth_fits_levels),
    Rule("multiple and levels", "A doubling fits the levels.", CONTRADICTION,
         multiples_fit_levels),
    Rule("nested thresholds", "Fewer lie above a higher threshold than above a lower one.",
         CONTRADICTION, thresholds_nest),
    Rule("plausible ratio", "Yields, productivities and numbers per person are plausible.",
         IMPLAUSIBLE, ratios_are_plausible),
    Rule("whole counts", "What is counted is whole.", CONTRADICTION, counts_are_whole),
    Rule("stock and flow", "A stock is not more than an earlier one and all that was added.",
         IMPLAUSIBLE, stocks_fit_flows),
    Rule("tenfold", "A target is neither ten times nor a tenth of what was achieved.",
         IMPLAUSIBLE, targets_are_no_tenfold),
    Rule("clear multiple", "A multiple can be read in one way only.", WORDING,
         multiples_are_clear),
    Rule("date", "A target says when it is due.", WORDING, targets_have_dates),
    Rule("one qualifier", "A figure is qualified once.", WORDING, qualifiers_stand_alone),
    Rule("one style", "Numbers are written alike.", WORDING, numbers_are_written_alike),
)  # fmt: skip
"""All rules; a new one is one function above and one line here."""


def audit(report: Report, rules: tuple[Rule, ...] = RULES) -> pd.DataFrame:
    """Apply rules to a report.

    Parameters
    ----------
    report : Report
        The report.
    rules : tuple of Rule
        The rules.

    Returns
    -------
    DataFrame
        One row a check, the most serious first (failures, then what cannot be decided; by
        `kind`, then by how far off): `rule`, `kind`, `subject`, `result`, `finding`,
        `figures` (their names), `computed` and `limit` as text and, with ``_low`` and ``_high``,
        as numbers, `unit` and `off`, how many times beyond its limit.
    """
    rows = [
        {
            "rule": rule.name,
            "kind": rule.kind,
            "subject": check.subject,
            "result": check.result,
            "finding": check.finding,
            "figures": ", ".join(check.figures),
            "computed": "" if check.computed is None else _range(check.computed),
            "limit": "" if check.limit is None else _range(check.limit),
            "unit": check.unit,
            "off": check.off,
            **_columns("computed", check.computed),
            **_columns("limit", check.limit),
        }
        for rule in rules
        for check in rule.look(report)
    ]
    columns = (
        "rule", "kind", "subject", "result", "finding", "figures", "computed", "limit", "unit",
        "off", "computed_low", "computed_high", "limit_low", "limit_high",
    )  # fmt: skip
    found = pd.DataFrame(rows, columns=list(columns))
    order = found.assign(
        result=pd.Categorical(found["result"], RESULTS, ordered=True),
        kind=pd.Categorical(found["kind"], KINDS, ordered=True),
    )
    ascending = [True, True, False, True]
    order = order.sort_values(
        ["result", "kind", "off", "subject"], ascending=ascending, kind="stable"
    )
    return order.reset_index(drop=True)


def most_serious(checks: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return the most serious failures with a computed number, one for each first figure.

    Parameters
    ----------
    checks : DataFrame
        Checks as `audit` returns them, which are in order.
    number : int
        How many at most.
    """
    failures = checks.loc[(checks["result"] == FAILS) & checks["limit_high"].notna()]
    first = failures["figures"].str.split(", ").str[0]
    rows = failures.loc[~first.duplicated()].sort_values(
        ["off", "subject"], ascending=[False, True]
    )
    return rows.head(number).reset_index(drop=True)


def count_results(checks: pd.DataFrame) -> pd.DataFrame:
    """Count the checks of each rule by result, in the order of the rules.

    Parameters
    ----------
    checks : DataFrame
        Checks as `audit` returns them.

    Returns
    -------
    DataFrame
        One row a rule of `RULES`: `rule`, `statement`, and a column for each result.
    """
    counts = pd.crosstab(checks["rule"], checks["result"].astype("str"))
    counts = counts.reindex([rule.name for rule in RULES], fill_value=0)
    counts = counts.reindex(columns=list(RESULTS), fill_value=0).rename_axis(columns=None)
    statements = {rule.name: rule.statement for rule in RULES}
    named = counts.reset_index()
    named.insert(1, "statement", named["rule"].map(statements))
    return named


def _columns(name: str, interval: Interval | None) -> dict[str, float]:
    """Return the ends of an interval as columns, missing ones if there is none."""
    low, high = (math.nan, math.nan) if interval is None else (interval.low, interval.high)
    return {f"{name}_low": low, f"{name}_high": high}


def _labels(report: Report) -> dict[str, str]:
    """Return what indicators and references are called."""
    return (
        report.indicators.set_index("indicator")["label"].to_dict()
        | report.references.set_index("reference")["label"].to_dict()
    )


def _inner(label: str) -> str:
    """Write a label inside a sentence."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _figures(report: Report, indicator: str | None, measures: tuple[str, ...]) -> list[_Row]:
    """Return the figures of an indicator, or of all, in some measures."""
    return [
        row
        for row in report.figures.to_dict("records")
        if row["measure"] in measures and indicator in (None, row["indicator"])
    ]


def _level(report: Report, like: _Row, year: int) -> _Row | None:
    """Return the level of an indicator in a year, in the scope and of the status of a figure."""
    for row in _figures(report, like["indicator"], ("level",)):
        same = row["scope"] == like["scope"] and row["status"] == like["status"]
        if same and row["first_year"] == row["last_year"] == year:
            return row
    return None


def _published(report: Report, indicator: str, year: int, *, latest: bool = False) -> _Row | None:
    """Return the most settled published level of a year, or the latest one until then.

    What was first published, before a revision, is another quantity and left out.
    """
    rows = report.evidence
    if rows.empty:
        return None
    years = [
        found
        for found in rows.loc[rows["indicator"] == indicator, "last_year"].dropna().unique()
        if found == year or (latest and found < year)
    ]
    for found in sorted(years, reverse=True):
        try:
            row = most_settled(rows, indicator, "level", int(found), int(found))
        except ValueError:
            continue
        if row.iloc[0]["nature"] not in ("target", "first published"):
            return dict(row.iloc[0])
    return None


def _by_year(report: Report, indicator: str) -> dict[int, _Row]:
    """Return the levels of an indicator by year, from the report or else from the evidence."""
    found: dict[int, _Row] = {}
    for row in report.evidence.to_dict("records"):
        year = row["last_year"]
        if row["indicator"] == indicator and pd.notna(year):
            published = _published(report, indicator, int(year))
            found |= {int(year): published} if published else {}
    for row in _figures(report, indicator, ("level",)):
        dated: bool = pd.notna(row["last_year"]) and row["first_year"] == row["last_year"]
        if row["status"] == "achievement" and dated:
            found[int(row["last_year"])] = row
    return found


def _amount(value: float, unit: str) -> float:
    """Return an amount in base units."""
    return value * float(base_unit(unit)[0])


def _same_threshold(one: _Row, other: _Row) -> bool:
    """Tell whether two thresholds are the same amount."""
    return _amount(one["value"], one["unit"]) == _amount(other["value"], other["unit"])


def _range(interval: Interval) -> str:
    """Write an interval for readers, to three digits."""
    low, high = _short(interval.low), _short(interval.high)
    if math.isinf(interval.high):
        return f"{low} or more" if interval.low_closed else f"more than {low}"
    if math.isinf(interval.low):
        return f"{high} or less" if interval.high_closed else f"less than {high}"
    return low if low == high else f"{low} to {high}"


def _percent(interval: Interval) -> str:
    """Write an interval of rates in percent."""
    low, high = (f"{end:.1%}".replace("-", "−") for end in (interval.low, interval.high))
    if math.isinf(interval.high):
        return f"{low} or more"
    if math.isinf(interval.low):
        return f"{high} or less"
    return low if low == high else f"{low} to {high}"


def _short(number: float) -> str:
    """Write a number to three digits, a large one in full."""
    if math.isnan(number):
        return "any number of"
    return number_text(float(f"{number:.3g}"))
