"""What a rule of the audit is, what it finds, and how that is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from helpers.analysis.levels import mark
from helpers.analysis.likeness import Aspect, Difference, differences
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Strength
from helpers.core.wording import in_print
from helpers.data.records import Figure, Published, Reference, Stated
from helpers.data.report import Report


class CheckResult(StrEnum):
    """The results of a check, the worst first.

    Examples
    --------
    >>> ", ".join(CheckResult)
    'fails, unclear, holds'
    """

    FAILS = "fails"
    UNDECIDED = "unclear"
    HOLDS = "holds"


class Kind(StrEnum):
    """What it means that a rule fails, the most serious first.

    A tension is no error: two aims of one plan, each of them sound, pull against each other.

    Examples
    --------
    >>> ", ".join(Kind)
    'contradiction, tension, implausible, wording'
    """

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    IMPLAUSIBLE = "implausible"
    WORDING = "wording"


NOT_LESS = Interval.above(1, closed=True)
NOT_MORE = Interval.below(1, closed=True)
"""Ratios of what should be at least, and at most, as much as what it is held against."""

NOT_KNOWN = "a number is not known"
BY_WORDING = "what the wording allows lies on both sides"
BY_PRICES = "prices, and what the wording allows, decide"
WEAK = "a weak source alone"
TERRITORIES = "two territories"
MAYBE_TERRITORIES = "maybe two territories"
VINTAGES = "two vintages"
"""Why a check is unclear."""


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

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit.wholes import thresholds_nest
    >>> rule = Rule("nested", "Fewer lie above.", Kind.CONTRADICTION, thresholds_nest)
    >>> [check.finding for check in rule.checks(load_report("changchun-2021"))]
    ['1,000 projects within the narrower one, 1,200 projects within the wider']
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
    elsewhere : tuple of Stated
        The evidence and references that it looked at.
    differences : tuple of Difference
        In what the compared numbers differ beside their values.
    assumes : str
        What it assumes that nobody states; empty where it assumes nothing.
    why : str
        Why it is unclear; empty where it is not.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> first = find_checks(load_report("changchun-2021"))[0]
    >>> first.verdict, first.computed_words, first.limit_words, round(first.off, 2)
    ('fails', '3.48', '0 to 1', 3.48)
    """

    rule: Rule
    subject: str
    figures: tuple[Figure, ...]
    result: CheckResult
    finding: str
    computed: Interval | None = None
    limit: Interval | None = None
    unit: str = ""
    elsewhere: tuple[Stated, ...] = ()
    differences: tuple[Difference, ...] = ()
    assumes: str = ""
    why: str = ""

    @property
    def verdict(self) -> str:
        """The result in the words of its kind: of a tension, whether there is one."""
        if self.rule.kind is not Kind.TENSION:
            return self.result.value
        words = {CheckResult.FAILS: "tension", CheckResult.HOLDS: "no tension"}
        return words.get(self.result, self.result.value)

    @property
    def sources(self) -> tuple[str, ...]:
        """The titles of what it took from elsewhere, each once."""
        rows = (row for row in self.elsewhere if isinstance(row, (Published, Reference)))
        return tuple(dict.fromkeys(row.source.title for row in rows))

    @property
    def caution(self) -> str:
        """In what the compared numbers differ beside their values, in words."""
        return "; ".join(map(str, self.differences))

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

    Returns
    -------
    CheckResult
        It holds, or fails, only where all that was computed does; else it is unclear.

    Examples
    --------
    >>> from helpers import Interval
    >>> share = Interval(0, 1)
    >>> for low, high in (("0.2", "0.4"), ("0.9", "1.1"), ("1.1", "1.2")):
    ...     print(decide(Interval(low, high), share))
    holds
    unclear
    fails
    """
    if computed is None:
        return CheckResult.UNDECIDED
    names = (CheckResult.HOLDS, CheckResult.FAILS, CheckResult.UNDECIDED)
    return CheckResult(computed.lies_in(limit).words(*names))


def settle(
    computed: Interval | None, limit: Interval, rows: Iterable[Stated | None] = (),
    apart: Iterable[Difference] = (),
) -> tuple[CheckResult, str]:  # fmt: skip
    """Decide a check, and say why it is unclear where it is.

    Parameters
    ----------
    computed, limit : Interval
        See `decide`.
    rows : iterable of Stated
        The numbers on which it rests: a weak source decides nothing.
    apart : iterable of Difference
        What keeps the numbers from being compared at all: any difference of territory, even one
        that is not certain, and a certain difference of vintage.

    Returns
    -------
    CheckResult
        The result; unclear where a weak source or a difference forbids a decision.
    str
        Why it is unclear; empty where it is not.

    Examples
    --------
    >>> from helpers import Interval
    >>> print(*settle(Interval("0.9", "1.1"), NOT_MORE), sep=": ")
    unclear: what the wording allows lies on both sides
    """
    found = decide(computed, limit)
    doubts = []
    for difference in apart:
        if difference.aspect is Aspect.TERRITORY:
            doubts.append(TERRITORIES if difference.sure else MAYBE_TERRITORIES)
        elif difference.aspect is Aspect.VINTAGE and difference.sure:
            doubts.append(VINTAGES)
    if any(is_weak(row) for row in rows):
        doubts.append(WEAK)
    if doubts:
        return CheckResult.UNDECIDED, "; ".join(dict.fromkeys(doubts))
    if found is not CheckResult.UNDECIDED:
        return found, ""
    return found, NOT_KNOWN if computed is None else BY_WORDING


def is_weak(row: Stated | None) -> bool:
    """Tell whether a number rests on a weak source alone.

    Parameters
    ----------
    row : Stated or None
        A figure, or evidence, or a reference.

    Returns
    -------
    bool
        False for figures of the report, and where there is no number.

    Examples
    --------
    >>> from helpers import load_report
    >>> references = load_report("changchun-2021").records.references
    >>> is_weak(references["city-land"]), is_weak(references["province-farmland"])
    (True, False)
    """
    return isinstance(row, (Published, Reference)) and row.strength is Strength.WEAK


def apart_in(*rows: Stated | None, aspects: Iterable[Aspect] = Aspect) -> tuple[Difference, ...]:
    """Return in what any two of some numbers differ beside their values, each difference once.

    Parameters
    ----------
    *rows : Stated or None
        The numbers; None is left out.
    aspects : iterable of Aspect
        In what they should not differ; numbers of two things need not be of one vintage or at
        the same prices.

    Returns
    -------
    tuple of Difference
        The differences of any two; one that several pairs have stands once.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> names = ("gdp-growth-2021", "retail-sales-growth-2021")
    >>> [str(one) for one in apart_in(*(report[name] for name in names))]
    ['different price bases (real; at current prices)']
    """
    wanted, known = set(aspects), [row for row in rows if row is not None]
    found: dict[tuple[object, ...], Difference] = {}
    for one, other in combinations(known, 2):
        for difference in differences(one, other):
            sides = frozenset((difference.one, difference.other))
            if difference.aspect in wanted:
                found.setdefault((difference.aspect, sides), difference)
    return tuple(found.values())


def quotient(above: Quantity, below: Quantity) -> Interval | None:
    """Return the ratio of two quantities of one kind, None where the divisor may be zero.

    Parameters
    ----------
    above, below : Quantity
        The quantities.

    Returns
    -------
    Interval or None
        The ratio, as a plain number.

    Raises
    ------
    UnitError
        If they measure different things.

    Examples
    --------
    >>> about, bare = Quantity.of(90, 110, "jobs"), Quantity.exactly(100, "jobs")
    >>> quotient(about, bare)
    0.9 to 1.1
    >>> print(quotient(bare, Quantity.of(0, 10, "jobs")))
    None
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

    Yields
    ------
    Check
        One for all of them; none where there are no figures.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit.wording import qualifiers_stand_alone
    >>> rule = Rule("one", "Once is enough.", Kind.WORDING, qualifiers_stand_alone)
    >>> report = load_report("changchun-2021")
    >>> figures = [report["gdp-level-2015"], report["gdp-level-2020"]]
    >>> [check.finding for check in all_others(rule, figures, "bare numbers")]
    ['2 figures are bare numbers']
    """
    if figures:
        count = "1 figure is" if len(figures) == 1 else f"{len(figures)} figures are"
        finding = f"{count} {what}"
        yield Check(rule, "All others", tuple(figures), CheckResult.HOLDS, finding)


def figures_of(*rows: Stated | None) -> tuple[Figure, ...]:
    """Return those of some numbers that the report states.

    Parameters
    ----------
    *rows : Stated or None
        The numbers; None is left out.

    Returns
    -------
    tuple of Figure
        In the order in which they are given.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> level = report["grain-area-level-2021"]
    >>> land = report.records.references["city-land"]
    >>> [figure.name for figure in figures_of(level, land, None)]
    ['grain-area-level-2021']
    """
    return tuple(row for row in rows if isinstance(row, Figure))


def elsewhere_of(*rows: Stated | None) -> tuple[Stated, ...]:
    """Return those of some numbers that stand elsewhere: evidence and references.

    Parameters
    ----------
    *rows : Stated or None
        The numbers; None is left out.

    Returns
    -------
    tuple of Stated
        In the order in which they are given.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> level = report["grain-area-level-2021"]
    >>> land = report.records.references["city-land"]
    >>> [row.quantity for row in elsewhere_of(level, land, None)]
    [24,733.5 to 24,734.5 square kilometers]
    """
    return tuple(row for row in rows if row is not None and not isinstance(row, Figure))


def worded(row: Stated) -> str:
    """Write a number with its qualifier in words: ``about 8%``.

    A number of a what-if is marked as hypothetical.

    Parameters
    ----------
    row : Stated
        The number.

    Returns
    -------
    str
        The number as it is printed, in the unit of its row.

    Examples
    --------
    >>> from helpers import load_report
    >>> worded(load_report("changchun-2021")["research-spending-growth-2021"])
    'about 8%'
    """
    return in_print(row.value, row.comparator, row.unit, row.upper) + mark(row)


def said(row: Stated) -> str:
    """Write a number with the sign of its qualifier and its unit, as the tables have it.

    Parameters
    ----------
    row : Stated
        The number.

    Returns
    -------
    str
        Marked as hypothetical if it is of a what-if.

    Examples
    --------
    >>> from helpers import load_report
    >>> said(load_report("changchun-2021")["research-spending-growth-2021"])
    '~8 percent'
    """
    return row.in_words + mark(row)


def rounded(row: Stated) -> str:
    """Write a number to three digits, with its unit.

    Parameters
    ----------
    row : Stated
        The number; its qualifier is left out.

    Returns
    -------
    str
        Marked as hypothetical if it is of a what-if.

    Examples
    --------
    >>> from helpers import load_report
    >>> rounded(load_report("changchun-2021")["gdp-level-2015"])
    '477 RMB billion'
    """
    return f"{short(row.printed_value)} {row.unit}{mark(row)}"


def inner(label: str) -> str:
    """Write a label inside a sentence.

    Parameters
    ----------
    label : str
        The label; an abbreviation keeps its first letter.

    Returns
    -------
    str
        The label.

    Examples
    --------
    >>> inner("Grain output"), inner("GDP per person")
    ('grain output', 'GDP per person')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def short(number: Fraction | None) -> str:
    """Write a number to three digits and without an exponent; None for one that can be any.

    Parameters
    ----------
    number : Fraction or None
        The number.

    Returns
    -------
    str
        The number, with separators.

    Examples
    --------
    >>> short(Fraction(2, 3)), short(Fraction(71689)), short(None)
    ('0.667', '71,700', 'any number of')
    """
    return "any number of" if number is None else number_text(f"{float(number):.3g}")


def three_digits(interval: Interval) -> str:
    """Write an interval for readers, to three digits.

    Parameters
    ----------
    interval : Interval
        The numbers.

    Returns
    -------
    str
        One number where both ends round to it, a range, or a bound.

    Examples
    --------
    >>> from helpers import Interval
    >>> three_digits(Interval("0.4662", "0.9231")), three_digits(Interval.above(1))
    ('0.466 to 0.923', 'more than 1')
    """
    low, high = short(interval.low), short(interval.high)
    if interval.low is None and interval.high is None:
        return "any number"
    if interval.high is None:
        return f"{low} or more" if interval.low_closed else f"more than {low}"
    if interval.low is None:
        return f"{high} or less" if interval.high_closed else f"less than {high}"
    return low if low == high else f"{low} to {high}"


def percent(interval: Interval) -> str:
    """Write an interval of rates, as plain numbers, in percent, to two or three digits.

    Parameters
    ----------
    interval : Interval
        The rates: 0.07 is 7 percent.

    Returns
    -------
    str
        One percentage where both ends round to it, a range, or a bound.

    Examples
    --------
    >>> from helpers import Interval
    >>> percent(Interval("0.065", "0.10725")), percent(Interval.above("0.06"))
    ('6.5 to 10.7%', '6% or more')
    """
    low, high = (None if end is None else rate(end) for end in (interval.low, interval.high))
    if low is None and high is None:
        return "any percentage"
    if high is None:
        return f"{low}% or more"
    if low is None:
        return f"{high}% or less"
    return f"{low}%" if low == high else f"{low} to {high}%"


def rate(number: Fraction) -> str:
    """Write a rate, as a plain number, in percent without the sign: to two digits below ten.

    Parameters
    ----------
    number : Fraction
        The rate: 7/100 is 7 percent.

    Returns
    -------
    str
        Two digits below ten percent, three from there on; no percent sign.

    Examples
    --------
    >>> rate(Fraction(1, 12)), rate(Fraction(1, 8))
    ('8.3', '12.5')
    """
    value = float(number) * 100
    return number_text(f"{value:.{2 if abs(value) < 10 else 3}g}")
