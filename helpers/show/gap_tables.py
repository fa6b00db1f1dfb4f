"""Targets against achievements for readers: the distance in words, and the table of all gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import Verdict, same_bound
from helpers.analysis.gaps import Gap
from helpers.analysis.not_compared import NotCompared
from helpers.analysis.pairs import PairRule
from helpers.analysis.statements import Comparison, Statement
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import CURRENCIES, SCALES
from helpers.core.vocabulary import Status, Strength
from helpers.data.published import ACHIEVED
from helpers.data.records import Figure, Stated
from helpers.data.report import Report
from helpers.show.phrases import as_printed, listed
from helpers.show.told import tell, tell_distance

NEWS = (Verdict.LESS, Verdict.SAME, Verdict.UNCLEAR, Verdict.MORE)
"""The verdicts, what is news first."""

SLIP = "likely a slip of the text"
"""What is said of a target whose printed number is in doubt."""


def by_news(gaps: Iterable[Gap], in_doubt: Collection[str] = ()) -> list[Gap]:
    """Return gaps with those first that ask for less, most of all; see `NEWS`.

    Of one verdict levels come first, the lowest in percent of what was achieved; rates follow, the
    smallest gap first. What has no date, and what is in doubt, comes last.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.
    in_doubt : collection of str
        Names of the figures whose printed number is in doubt.

    Returns
    -------
    list of Gap
        The same gaps.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> first = by_news(find_gaps(load_report("changchun-2021")))[0]
    >>> first.label, str(first.verdict), distance(first)
    ('New jobs in cities and towns', 'asks for less', '20,000 jobs fewer (17%)')
    """

    def key(gap: Gap) -> tuple[bool, int, bool, bool, Fraction]:
        size = gap.ratio_value or gap.gap_value
        doubtful = gap.target.name in in_doubt
        return doubtful, NEWS.index(gap.verdict), not gap.dated, gap.in_percent, size

    return sorted(gaps, key=key)


def distance(gap: Gap) -> str:
    """Write how far a target lies from what was achieved, as printed where that is known.

    Parameters
    ----------
    gap : Gap
        The gap. Where the verdict is unclear, or a whole lies between its parts, what the
        wording allows is told instead of the printed numbers.

    Returns
    -------
    str
        ``3.5 points more``, ``20,000 jobs fewer (17%)``, ``none``; ``the same bound`` where no
        more than a bound was reported, and the target repeats it.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> distance(gaps["gdp-growth-2021"]), distance(gaps["grain-area-level-2021"])
    ('3.5 points more', 'the same bound')
    """
    if gap.verdict is Verdict.SAME:
        return "the same bound" if repeats_bound(gap) else "none"
    less = "fewer" if gap.gap.unit.counted else "less"
    if gap.verdict is Verdict.UNCLEAR or gap.pair.rule is PairRule.PARTS:
        return tell_distance(gap.gap, less=less)
    told = tell_distance(Quantity.exactly(gap.gap_value, gap.gap.unit.name), less=less)
    share = percent_apart(gap)
    return f"{told} ({share})" if share else told


def repeats_bound(gap: Gap) -> bool:
    """Tell whether a target repeats the bound that was reported, and no more is known.

    Parameters
    ----------
    gap : Gap
        The gap.

    Returns
    -------
    bool
        Whether both state the same bound, such as within 4 percent.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> unemployment = gaps["registered-unemployment-rate-urban-share-2021"]
    >>> repeats_bound(unemployment), repeats_bound(gaps["gdp-growth-2021"])
    (True, False)
    """
    return gap.verdict is Verdict.SAME and same_bound(gap.target, gap.pair.achievement)


def both_numbers(gap: Gap) -> tuple[str, str, str]:
    """Write what was achieved, what is asked, and the unit that stands behind them.

    Parameters
    ----------
    gap : Gap
        The gap. Where a whole lies between its parts, the middle of these was achieved.

    Returns
    -------
    tuple of str
        ``("2.07", "2", "million square meters")``, ``("691", "more than 600", "")``; things
        counted have their scale alone, for the label names them.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> both_numbers(gaps["industrial-standard-plants-level-2021"])
    ('2.07', '2', 'million square meters')
    >>> both_numbers(gaps["hi-tech-enterprises-new-level-2021"])
    ('691', 'more than 600', '')
    """
    name = gap.achieved.unit.name
    sign, percent = CURRENCIES.get(gap.achieved.unit.base, ""), name == "percent"
    unit = "" if percent else name.removeprefix(sign).strip()
    if gap.achieved.unit.counted:
        unit = next((word for word in SCALES if word in name.split()), "")
    had = gap.pair.achievement.comparator.words
    asked = gap.target.comparator.words or (had if gap.pair.rule.derived else "")
    numbers = [
        f"{words} {sign}{round(float(number), 2):,.10g}{'%' * percent}".strip()
        for words, number in ((had, gap.achieved_value), (asked, gap.bar.printed))
    ]
    return numbers[0], numbers[1], unit


def percent_apart(gap: Gap) -> str:
    """Write by how many percent a level that is asked for lies above or below what was achieved.

    Parameters
    ----------
    gap : Gap
        The gap.

    Returns
    -------
    str
        Without a sign, as printed, whole from ten percent on; empty for rates and shares.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> percent_apart(gaps["new-jobs-urban-level-2021"])  # 100,000 after 120,000
    '17%'
    """
    if gap.ratio_value is None:
        return ""
    apart = abs(gap.ratio_value - 100)
    return tell(Quantity.exactly(Fraction(round(apart)) if apart >= 10 else apart, "percent"))


def remarks(gap: Gap, in_doubt: Collection[str] = ()) -> str:
    """Write what a reader should know before the two numbers of a gap are retold.

    Parameters
    ----------
    gap : Gap
        The gap.
    in_doubt : collection of str
        Names of the figures whose printed number is in doubt.

    Returns
    -------
    str
        What there is to say, one behind the other; empty where there is nothing.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> remarks(gaps["gdp-level-undated"])
    'the report gives no date; at current prices'
    """
    prices = gap.target.prices
    source = gap.published
    return "; ".join(
        filter(
            None,
            (
                SLIP if gap.target.name in in_doubt else "",
                gap.why,
                "" if gap.dated else "the report gives no date",
                prices.words if prices else "",
                *map(str, gap.differences),
                f"published, {source.strength} source" if source else "",
            ),
        )
    )


def gap_table(gaps: Iterable[Gap], in_doubt: Collection[str] = ()) -> pd.DataFrame:
    """Write gaps for readers, in the order in which they are given.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.
    in_doubt : collection of str
        Names of the figures whose printed number is in doubt.

    Returns
    -------
    DataFrame
        One row a target: `indicator`; what was `achieved before`; the `target` as printed;
        `verdict`; `by how much`; `remarks`, why the verdict is unclear, the price basis, in what
        both differ, and the strength of a source outside the report.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> table = gap_table(by_news(find_gaps(load_report("changchun-2021"))))
    >>> for row in table[["achieved before", "target", "by how much"]].head(2).to_numpy():
    ...     print(*row, sep="; ")
    120,000 new jobs; 100,000 new jobs; 20,000 jobs fewer (17%)
    691; exceed more than 600; 91 enterprises fewer (13%)
    """
    rows = [
        (
            gap.label,
            "; ".join(_stated(one) for one in gap.pair.achievements),
            gap.target.printed,
            gap.verdict.value,
            distance(gap),
            remarks(gap, in_doubt),
        )
        for gap in gaps
    ]
    columns = ["indicator", "achieved before", "target", "verdict", "by how much", "remarks"]
    return pd.DataFrame(rows, columns=columns)


def tell_promise(one: Comparison, beside: Iterable[Statement]) -> str:
    """Write a promise without a number and what was achieved before, in sentences.

    Parameters
    ----------
    one : Comparison
        Both statements.
    beside : iterable of Statement
        What else is aimed at of the same indicator, as `aims_beside` returns it.

    Returns
    -------
    str
        It says where both are not of as many years, and when what else is aimed at is due.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.statements import aims_beside, compare_statements
    >>> report = load_report("changchun-2021")
    >>> [one] = compare_statements(report)  # of incomes
    >>> tell_promise(one, aims_beside(report, one)).split(". ")[-1]
    'For 2021-2025 the aim is that it reaches the national average.'
    """
    was, aim = one.before, one.target
    words = {Verdict.LESS: "weaker", Verdict.MORE: "stronger"}.get(one.verdict, "the same")
    told = [
        f"{aim.indicator.label}: {_when(aim)} the wording is {words}, “{aim.printed}” after "
        f"“{was.printed}” {_when(was)}."
    ]
    if not one.as_long and was.period and aim.period:
        told.append(
            f"What was achieved is of {_years(was.period)}, the target of {_years(aim.period)}."
        )
    told += [
        f"{_when(other).capitalize()} the aim is that it {other.relation}." for other in beside
    ]
    return " ".join(told)


def _when(one: Statement) -> str:
    """Write of when a statement is."""
    if one.period is None:
        return "without a date"
    return f"{'for' if one.status is Status.TARGET else 'in'} {one.period}"


def _years(period: Period) -> str:
    """Write how long a period is."""
    return f"{period.years} year{'s' * (period.years != 1)}"


def verdicts_by_time(gaps: Iterable[Gap]) -> list[str]:
    """Write how many targets of each year ask for more, the same or less.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.

    Returns
    -------
    list of str
        One a period, most targets first: ``Of 3 targets for 2021: 2 ask for more, 1 unclear``.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> verdicts_by_time(find_gaps(load_report("changchun-2021")))[1]
    'Of 2 targets without a date: 2 ask for more'
    """
    found: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for gap in gaps:
        found[f"for {gap.target.period}" if gap.dated else "without a date"][gap.verdict] += 1
    told = []
    for time, counts in sorted(found.items(), key=lambda item: -item[1].total()):
        whole = counts.total()
        parts = [
            f"{counts[one]} {one.replace('asks', 'ask') if counts[one] > 1 else one}"
            for one in Verdict
            if counts[one]
        ]
        told.append(f"Of {whole} target{'s' * (whole != 1)} {time}: {', '.join(parts)}")
    return told


def levels_before(report: Report, figure: Figure) -> list[str]:
    """Write what others published of a level for earlier years, with the territory.

    Parameters
    ----------
    report : Report
        The report.
    figure : Figure
        The level of a year.

    Returns
    -------
    list of str
        One a territory, the earliest year first: ``114,000 jobs in 2017 and 98,000 jobs in 2019,
        of Changchun without Gongzhuling``; nothing of another scope or of a weak source.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> levels_before(report, report["new-jobs-urban-level-2020"])
    ['114,000 jobs in 2017 and 98,000 jobs in 2019, of Changchun without Gongzhuling']
    """
    found: dict[str, list[str]] = defaultdict(list)
    rows = report.records.evidence.of(figure.indicator.name, figure.measure)
    for one in sorted(rows, key=lambda one: one.year or 0):
        usable = one.nature in ACHIEVED and one.strength is not Strength.WEAK
        earlier = one.year is not None and figure.year is not None and one.year < figure.year
        if usable and earlier and one.scope == figure.scope:
            territory = f", of {one.territory.label}" if one.territory else ""
            found[territory].append(f"{as_printed(one)} in {one.year}")
    return [f"{listed(said)}{territory}" for territory, said in found.items()]


def _stated(one: Stated) -> str:
    """Write an achievement: the printed words, or what was published and when."""
    return one.printed if isinstance(one, Figure) else f"{as_printed(one)}, {one.period}"


def not_compared_table(found: Iterable[NotCompared]) -> pd.DataFrame:
    """Write the targets that cannot be compared for readers, in the order in which they are given.

    Parameters
    ----------
    found : iterable of NotCompared
        The targets.

    Returns
    -------
    DataFrame
        One row a target: `indicator`, `target` as printed, `why it cannot be compared`, and
        `what there is instead`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> from helpers.analysis.not_compared import find_not_compared
    >>> report = load_report("changchun-2021")
    >>> table = not_compared_table(find_not_compared(report, find_gaps(report)))
    >>> print(*table.loc[1].tail(3), sep="; ")
    increase by about 5.5%; published only of another time; 2.6%, 2019
    """
    rows = [
        (
            one.target.label,
            one.target.printed,
            one.reason.value,
            _stated(one.nearest) if one.nearest else one.why,
        )
        for one in found
    ]
    columns = ["indicator", "target", "why it cannot be compared", "what there is instead"]
    return pd.DataFrame(rows, columns=columns)
