"""What a rule of the audit is, what it finds, and how that is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.analysis.levels import mark
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.data.records import Figure, Stated
from helpers.data.report import Report


class CheckResult(StrEnum):
    """The results of a check, the worst first."""

    FAILS = "fails"
    UNDECIDED = "cannot be decided"
    HOLDS = "holds"


class Kind(StrEnum):
    """What it means that a rule fails, the most serious first."""

    CONTRADICTION = "contradiction"
    IMPLAUSIBLE = "implausible"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it states, what it means that it fails, and how it looks.

    Parameters
    ----------
    name : str
        Its name.
    statement : str
        What should hold, in one line.
    kind : Kind
        What it means that it fails.
    look : callable
        Takes the rule and a report and yields checks; none where there is nothing to compare.
    """

    name: str
    statement: str
    kind: Kind
    look: Callable[[Rule, Report], Iterator[Check]]

    def checks(self, report: Report) -> Iterator[Check]:
        """Yield what the rule finds in a report.

        Parameters
        ----------
        report : Report
            The report.
        """
        return self.look(self, report)


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule found when it compared some figures.

    Parameters
    ----------
    rule : Rule
        The rule.
    subject : str
        What was looked at, in a few words.
    figures : tuple of Figure
        The figures that it looked at.
    result : CheckResult
        The result.
    finding : str
        What was found, in plain words, with the numbers.
    computed : Interval or None
        The computed number; in a ratio 1 is what is stated.
    limit : Interval or None
        Where it would have to lie.
    unit : str
        The unit of both, in words.
    """

    rule: Rule
    subject: str
    figures: tuple[Figure, ...]
    result: CheckResult
    finding: str
    computed: Interval | None = None
    limit: Interval | None = None
    unit: str = ""

    @property
    def off(self) -> float:
        """How many times too large or too small it is, at least; 1 where it is not."""
        computed, limit = self.computed, self.limit
        if self.result is not CheckResult.FAILS or computed is None or limit is None:
            return 1.0
        found, bound = computed.high, limit.low
        if computed.low is not None and limit.high is not None and computed.low >= limit.high:
            found, bound = computed.low, limit.high
        if found is None or bound is None or found * bound <= 0:
            return math.inf
        return float(max(abs(found), abs(bound)) / min(abs(found), abs(bound)))

    @property
    def computed_words(self) -> str:
        """The computed number to three digits; empty where there is none."""
        return "" if self.computed is None else three_digits(self.computed)

    @property
    def limit_words(self) -> str:
        """Where it would have to lie, to three digits; empty where nothing limits it."""
        return "" if self.limit is None else three_digits(self.limit)


def decide(computed: Interval | None, limit: Interval) -> CheckResult:
    """Name the answer to whether a number lies within its limit.

    Parameters
    ----------
    computed : Interval or None
        What was computed; None where it cannot be computed.
    limit : Interval
        Where it would have to lie.
    """
    if computed is None:
        return CheckResult.UNDECIDED
    names = (CheckResult.HOLDS, CheckResult.FAILS, CheckResult.UNDECIDED)
    return CheckResult(computed.lies_in(limit).words(*names))


def quotient(above: Quantity, below: Quantity) -> Interval | None:
    """Return the ratio of two quantities of one kind, None where the divisor may be zero.

    Parameters
    ----------
    above, below : Quantity
        The quantities.

    Raises
    ------
    UnitError
        If they measure different things.
    """
    return None if 0 in below.interval else (above / below).ratio


def all_others(rule: Rule, figures: Sequence[Figure], what: str) -> Iterator[Check]:
    """Yield one check that holds for all figures in which nothing was found.

    Parameters
    ----------
    rule : Rule
        The rule.
    figures : sequence of Figure
        The figures.
    what : str
        What they are.
    """
    if figures:
        finding = f"{len(figures)} figures are {what}"
        yield Check(rule, "All others", tuple(figures), CheckResult.HOLDS, finding)


def figures_of(*rows: Stated | None) -> tuple[Figure, ...]:
    """Return those of some numbers that the report states."""
    return tuple(row for row in rows if isinstance(row, Figure))


def said(row: Stated) -> str:
    """Write a number with its qualifier and its unit."""
    return row.in_words + mark(row)


def inner(label: str) -> str:
    """Write a label inside a sentence."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def short(number: Fraction | None) -> str:
    """Write a number to three digits and without an exponent; None for one that can be any."""
    return "any number of" if number is None else number_text(f"{float(number):.3g}")


def three_digits(interval: Interval) -> str:
    """Write an interval for readers, to three digits."""
    low, high = short(interval.low), short(interval.high)
    if interval.low is None and interval.high is None:
        return "any number"
    if interval.high is None:
        return f"{low} or more" if interval.low_closed else f"more than {low}"
    if interval.low is None:
        return f"{high} or less" if interval.high_closed else f"less than {high}"
    return low if low == high else f"{low} to {high}"


def percent(interval: Interval) -> str:
    """Write an interval of rates, as plain numbers, in percent."""
    low, high = (f"{end:.1%}".replace("-", "−") for end in interval.ends)
    if interval.low is None and interval.high is None:
        return "any percentage"
    if interval.high is None:
        return f"{low} or more"
    if interval.low is None:
        return f"{high} or less"
    return low if low == high else f"{low} to {high}"
