"""What evidence says of statements without a number that can be tested.

A rank is tested against the same number of rivals, which the caller names: a report says "the
four cities of the region" and not which. Who gave most is tested by contributions: who gave more
than half gave more than all others together, and where the others are known apart, more than
every other is enough. Weak evidence decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from helpers.analysis.gaps import end_columns
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Aspect, Difference, differences
from helpers.analysis.reached import is_weak, reached, strength_of, words_of
from helpers.analysis.sectors import SectorAccounts
from helpers.analysis.statements import Statement
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.core.vocabulary import Measure
from helpers.data.problems import UnknownNameError
from helpers.data.published import ACHIEVED
from helpers.data.records import Published
from helpers.data.report import Report


class Support(StrEnum):
    """What evidence says of a statement.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> drive = statement_of(report, "services-drive-growth")
    >>> years = hold_largest(report, drive, [find_sectors(report, 2021)])
    >>> [one.year for one in years if one.result is Support.FAILS]
    [2020]
    """

    HOLDS = "holds"
    FAILS = "does not hold"
    UNCLEAR = "unclear"


_SUPPORT = {
    Answer.YES: Support.HOLDS,
    Answer.NO: Support.FAILS,
    Answer.UNCLEAR: Support.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement that something is the first, held against rivals.

    Parameters
    ----------
    statement : Statement
        The statement.
    own : Figure, Published or None
        The number of the report's own territory.
    rivals : tuple of Published
        Those of the rivals of which it is known.
    missing : tuple of str
        What the rivals are called of which nothing is known.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> first = statement_of(report, "gdp-growth-first-in-northeast")
    >>> ranked = hold_rank(report, first, ["shenyang", "dalian"])
    >>> ranked.own.in_words, [rival.in_words for rival in ranked.rivals]
    ('3.5 percent', ['0.8 percent', '0.9 percent'])
    >>> print(ranked.result, "|", ranked.leaning, "|", ranked.why)
    unclear | holds | a source is weak
    """

    statement: Statement
    own: Level | None
    rivals: tuple[Published, ...]
    missing: tuple[str, ...]

    @property
    def result(self) -> Support:
        """Whether its own number is above that of every rival."""
        return self._result([self.above(rival) for rival in self.rivals])

    @property
    def leaning(self) -> Support:
        """The same if weak sources counted, which decide nothing alone."""
        return self._result([self._above(rival) for rival in self.rivals])

    def _result(self, answers: Sequence[Answer]) -> Support:
        """Say whether a number is above all others, from whether it is above each."""
        if Answer.NO in answers:
            return Support.FAILS
        sure = bool(answers) and not self.missing and Answer.UNCLEAR not in answers
        return Support.HOLDS if sure else Support.UNCLEAR

    def above(self, rival: Published) -> Answer:
        """Say whether its own number is above that of a rival; unclear where a source is weak."""
        weak = self.own is not None and (is_weak(self.own) or is_weak(rival))
        return Answer.UNCLEAR if weak else self._above(rival)

    def _above(self, rival: Published) -> Answer:
        """Say whether its own number is above that of a rival, whatever the sources."""
        if self.own is None:
            return Answer.UNCLEAR
        return (self.own.quantity - rival.quantity).interval.lies_in(Interval.above(0))

    @property
    def why(self) -> str:
        """What is missing, or weak; empty where nothing is."""
        found = ["nothing is known of the number itself"] * (self.own is None)
        if self.missing:
            found.append(f"nothing is known of {', '.join(self.missing)}")
        if any(is_weak(row) for row in (self.own, *self.rivals) if row):
            found.append("a source is weak")
        return "; ".join(found)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the numbers differ, or may differ, beside size and territory."""
        if self.own is None:
            return ()
        found = (one for rival in self.rivals for one in differences(self.own, rival))
        return tuple(dict.fromkeys(one for one in found if one.aspect is not Aspect.TERRITORY))


def hold_rank(
    report: Report,
    statement: Statement,
    rivals: Sequence[str],
    measure: Measure = Measure.GROWTH,
) -> Ranked:
    """Hold a statement that something is the first against what was published of rivals.

    Parameters
    ----------
    report : Report
        The report.
    statement : Statement
        The statement.
    rivals : sequence of str
        Names of the territories with which the report's own is compared.
    measure : Measure
        What is compared.

    Returns
    -------
    Ranked
        The own number, those of the rivals, and which of these are missing.

    Raises
    ------
    UnknownNameError
        If there is no such territory; the message names the nearest ones.
    ValueError
        If the statement is of no first rank, or has no time.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> first = statement_of(report, "gdp-growth-first-in-northeast")
    >>> print(hold_rank(report, first, ["shenyang", "harbin"]).result)
    holds
    >>> print(hold_rank(report, first, ["shenyang", "dalian", "harbin"]).result)
    unclear
    """
    territories = report.records.territories
    for name in rivals:
        if name not in territories:
            raise UnknownNameError("territory", name, territories)
    name, period = statement.indicator.name, _time(statement, "ranks first")
    rows = {rival: _of_rival(report, name, measure, period, rival) for rival in rivals}
    return Ranked(
        statement,
        reached(report, name, measure, period, scope=statement.scope),
        tuple(row for row in rows.values() if row),
        tuple(territories[rival].label for rival, row in rows.items() if row is None),
    )


def _time(statement: Statement, relation: str) -> Period:
    """Return the time of a statement, or refuse one that is of something else."""
    if statement.relation != relation or statement.period is None:
        raise ValueError(
            f"{statement.name} says that something {statement.relation}, {statement.period}: "
            f"only what {relation} at some time is tested so"
        )
    return statement.period


def _of_rival(
    report: Report, name: str, measure: Measure, period: Period, rival: str
) -> Published | None:
    """Return what was published of a rival; from a weak source where there is no other."""
    evidence = report.records.evidence
    rows = (
        row
        for row in evidence.of(name, measure, rival)
        if row.period == period and row.nature in ACHIEVED
    )
    return evidence.pick(name, measure, period, territory=rival) or next(rows, None)


def rank_frame(tests: Iterable[Ranked]) -> pd.DataFrame:
    """Return statements of rank and what was published as a frame.

    Parameters
    ----------
    tests : iterable of Ranked
        What `hold_rank` returns.

    Returns
    -------
    DataFrame
        One row a territory of which a number is known, its own first: `statement`, its name;
        `label` of the indicator; `territory`; `number` in words; `nature` and `strength` of the
        source; `below`, whether it is below the own number: yes, no or unclear, empty for its
        own; `result` of the whole statement, `leaning`, the same if weak sources counted, and
        `why` it is unclear; `caution`, in what the numbers differ, or may differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> first = statement_of(report, "gdp-growth-first-in-northeast")
    >>> frame = rank_frame([hold_rank(report, first, ["shenyang", "dalian"])])
    >>> print(frame[["below", "number", "strength"]].to_string(index=False))
      below number strength
              3.5%   mirror
        yes   0.8% official
    unclear   0.9%     weak
    """
    rows = [
        (
            one.statement.name,
            one.statement.indicator.label,
            row.territory.label if row.territory else "",
            words_of(row),
            row.nature.value if isinstance(row, Published) else "the report",
            strength_of(row),
            one.above(row).value if isinstance(row, Published) and row is not one.own else "",
            one.result.value,
            one.leaning.value,
            one.why,
            "; ".join(map(str, one.differences)),
        )
        for one in tests
        for row in (one.own, *one.rivals)
        if row
    ]
    columns = [
        "statement", "label", "territory", "number", "nature", "strength", "below", "result",
        "leaning", "why", "caution",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns, dtype="str")


@dataclass(frozen=True, slots=True)
class LargestYear:
    """Whether something was the largest part in a year.

    Parameters
    ----------
    statement : Statement
        The statement.
    year : int
        The year.
    share : Quantity
        The part, in percent of the whole.
    others : Quantity or None
        Between which the other parts lie that may be the largest; None where they are not known
        apart.
    rests_on : str
        From where the part comes.
    weak : bool
        Whether it rests on a weak source.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> drive = statement_of(report, "services-drive-growth")
    >>> years = hold_largest(report, drive, [find_sectors(report, 2021)])
    >>> [(one.year, one.rests_on) for one in years if one.others is None]
    [(2016, '52.1%, state media')]
    """

    statement: Statement
    year: int
    share: Quantity
    others: Quantity | None
    rests_on: str
    weak: bool

    @property
    def result(self) -> Support:
        """Whether it gave most: more than half, or more than every other."""
        if self.weak:
            return Support.UNCLEAR
        if self.others is None:
            half = Quantity(Interval.above(50), unit("percent"))
            over = self.share.lies_in(half) is Answer.YES
            return Support.HOLDS if over else Support.UNCLEAR
        return _SUPPORT[(self.share - self.others).interval.lies_in(Interval.above(0))]


def hold_largest(
    report: Report,
    statement: Statement,
    accounts: Iterable[SectorAccounts] = (),
    sector: str = "services-value-added",
) -> list[LargestYear]:
    """Hold a statement that something gave most against published contributions, year by year.

    Parameters
    ----------
    report : Report
        The report.
    statement : Statement
        The statement.
    accounts : iterable of SectorAccounts
        Sectors whose contributions tell of years of which none was published.
    sector : str
        The sector that is meant, by the name of the indicator of its value added.

    Returns
    -------
    list of LargestYear
        One for each year of the statement of which something is known, in order.

    Raises
    ------
    KeyError
        If accounts are given that have no such sector.
    ValueError
        If the statement is of no largest part, or has no time.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> drive = statement_of(report, "services-drive-growth")
    >>> years = hold_largest(report, drive, [find_sectors(report, 2021)])
    >>> for one in years:
    ...     print(one.year, one.result)
    2016 holds
    2020 does not hold
    """
    period = _time(statement, "is the largest")
    found: dict[int, LargestYear] = {}
    for year in range(period.first, period.last + 1):
        row = reached(
            report, statement.indicator.name, Measure.CONTRIBUTION, Period(year, year),
            scope=statement.scope,
        )  # fmt: skip
        if row:
            rests_on = f"{words_of(row)}, {strength_of(row)}"
            found[year] = LargestYear(statement, year, row.quantity, None, rests_on, is_weak(row))
    for one in accounts:
        for told in _told(statement, one, sector):
            if period.first <= told.year <= period.last:
                found.setdefault(told.year, told)
    return [found[year] for year in sorted(found)]


def _told(statement: Statement, accounts: SectorAccounts, sector: str) -> Iterable[LargestYear]:
    """Yield what sectors tell of their year, and of the year before it."""
    own = accounts.of(sector)
    rest = [one for one in accounts.sectors if one is not own]
    told = (
        (accounts.year, own.given, [one.given for one in rest], "contributions of the sectors"),
        (
            accounts.year - 1,
            own.before,
            [one.before for one in rest],
            f"contributions that averages of {accounts.year - 1} and {accounts.year} imply",
        ),
    )
    for year, mine, theirs, rests_on in told:
        parts = [one.percent for one in theirs if one and one.percent]
        if mine and mine.percent and len(parts) == len(theirs):
            others = Quantity(_largest([part.interval for part in parts]), mine.percent.unit)
            yield LargestYear(statement, year, mine.percent, others, rests_on, accounts.weak)


def _largest(parts: Sequence[Interval]) -> Interval:
    """Return between which numbers the largest of some parts lies."""
    lowest = max(parts, key=lambda part: part.ends[0])
    highest = max(parts, key=lambda part: part.ends[1])
    return Interval(lowest.low, highest.high, lowest.low_closed, highest.high_closed)


def largest_frame(years: Iterable[LargestYear]) -> pd.DataFrame:
    """Return whether something was the largest part, as a frame.

    Parameters
    ----------
    years : iterable of LargestYear
        What `hold_largest` returns.

    Returns
    -------
    DataFrame
        One row a year: `statement`, its name; `label` of the indicator; `year`; the part,
        `share_low` and `share_high`, and the largest of the others, `others_low` and
        `others_high`, missing where they are not known apart, all in percent; `result`;
        `rests_on`, from where the part comes; `weak`, whether a source is.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> from helpers.analysis.statements import statement_of
    >>> report = load_report("changchun-2021")
    >>> drive = statement_of(report, "services-drive-growth")
    >>> years = hold_largest(report, drive, [find_sectors(report, 2021)])
    >>> frame = largest_frame(years)
    >>> columns = ["year", "share_high", "others_low", "result"]
    >>> print(frame[columns].round(2).to_string(index=False))
     year  share_high  others_low        result
     2016       52.15         NaN         holds
     2020       21.60       83.91 does not hold
    """
    rows = [
        {
            "statement": one.statement.name,
            "label": one.statement.indicator.label,
            "year": one.year,
            **end_columns("share", one.share.interval),
            **end_columns("others", one.others.interval if one.others else None),
            "result": one.result.value,
            "rests_on": one.rests_on,
            "weak": one.weak,
        }
        for one in years
    ]
    columns = [
        "statement", "label", "year", "share_low", "share_high", "others_low", "others_high",
        "result", "rests_on", "weak",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
