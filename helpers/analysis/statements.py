"""Statements without a number, compared: where a later one of the same indicator asks for less.

Relations are compared within a family in which one is weaker than the next: who grows faster than
the economy also keeps pace with it, who is first is also among the first. Relations of two
families are not compared: to be the first and to rise are two things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from helpers.analysis.bars import Verdict
from helpers.core.period import Period
from helpers.core.vocabulary import Status
from helpers.data.problems import UnknownNameError
from helpers.data.reader import Row
from helpers.data.records import Indicator, Place
from helpers.data.report import Report

FAMILIES = (
    ("grows as fast as", "grows faster than"),
    ("ranks among the first", "ranks first"),
)
"""Relations that can be compared, in each family the weakest first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a report states or aims at without a number.

    Parameters
    ----------
    name : str
        Its name.
    indicator : Indicator
        Of what it is.
    relation : str
        What it says of that, in the words of the table.
    status : Status
        Whether it was achieved or is aimed at.
    period : Period or None
        The years to which it refers.
    scope : str
        The group to which it refers.
    claim, decided_by : str
        What it claims, and what would decide it.
    place : Place
        Where it stands.
    printed : str
        The words there.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> one = statement_of(report, "services-drive-growth")
    >>> print(one.relation, "|", one.period, "|", one.claim)
    is the largest | 2016-2020 | services contribute most to growth
    """

    name: str
    indicator: Indicator
    relation: str
    status: Status
    period: Period | None
    scope: str
    claim: str
    decided_by: str
    place: Place
    printed: str

    @property
    def family(self) -> tuple[str, ...]:
        """The relations with which its own can be compared; empty where there is none."""
        return next((family for family in FAMILIES if self.relation in family), ())


def find_statements(report: Report) -> list[Statement]:
    """Return the statements of a report, in the order of their table.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Statement
        Empty where the package has no such table.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for one in find_statements(report):
    ...     if one.relation == "ranks first":
    ...         print(one.name)
    gdp-growth-first-in-northeast
    investment-growth-first-in-northeast
    wafer-prober-first-in-china
    """
    rows = report.package.rows.get("statements", {})
    return [_statement(report, row) for row in rows.values()]


def _statement(report: Report, row: Row) -> Statement:
    """Read a statement."""
    return Statement(
        row["statement"],
        report.records.indicators[row["indicator"]],
        row["relation"],
        Status(row["status"]),
        Period.read(row["period"]) if row["period"] else None,
        row["scope"],
        row["claim"],
        row["decided_by"],
        Place(int(row["paragraph"]), int(row["start"]), int(row["end"])),
        row["printed"],
    )


def statement_of(report: Report, name: str) -> Statement:
    """Return a statement by its name.

    Parameters
    ----------
    report : Report
        The report.
    name : str
        Name of the statement.

    Returns
    -------
    Statement
        The statement.

    Raises
    ------
    UnknownNameError
        If there is no such statement; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> statement_of(report, "incomes-keep-pace").family
    ('grows as fast as', 'grows faster than')
    """
    by_name = {one.name: one for one in find_statements(report)}
    if name not in by_name:
        raise UnknownNameError("statement", name, by_name)
    return by_name[name]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement of what was achieved, or is aimed at, and a target of a later or nearer time.

    Parameters
    ----------
    before, target : Statement
        Both statements.
    verdict : Verdict
        Whether the target asks for more, the same or less.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> (one,) = compare_statements(report)
    >>> print(one.before.relation, "|", one.target.relation, "|", one.verdict)
    grows faster than | grows as fast as | asks for less
    >>> one.as_long
    False
    """

    before: Statement
    target: Statement
    verdict: Verdict

    @property
    def as_long(self) -> bool:
        """Whether both are of as many years, as far as they say."""
        before, target = self.before.period, self.target.period
        return before is None or target is None or before.years == target.years


def compare_statements(report: Report) -> list[Comparison]:
    """Compare the targets without a number with what was achieved of the same indicator.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Comparison
        In the order of the targets; those alone whose relations can be compared.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> [(one.target.name, one.verdict.value) for one in compare_statements(report)]
    [('incomes-keep-pace', 'asks for less')]
    """
    statements = find_statements(report)
    return [
        Comparison(before, target, _verdict(before, target))
        for target in statements
        if target.status is Status.TARGET
        for before in statements
        if before.status is Status.ACHIEVEMENT and _comparable(before, target)
    ]


def aims_beside(report: Report, one: Comparison) -> list[Statement]:
    """Return what else is aimed at without a number of the same indicator and scope.

    Parameters
    ----------
    report : Report
        The report.
    one : Comparison
        One of what `compare_statements` returns.

    Returns
    -------
    list of Statement
        In the order of their table.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> (compared,) = compare_statements(report)
    >>> [one.relation for one in aims_beside(report, compared)]
    ['reaches the national average']
    """
    return [
        other
        for other in find_statements(report)
        if other.status is Status.TARGET
        and other.name != one.target.name
        and (other.indicator, other.scope) == (one.target.indicator, one.target.scope)
    ]


def _comparable(before: Statement, target: Statement) -> bool:
    """Tell whether an achievement and a later target can be compared."""
    return (
        bool(target.family)
        and before.indicator == target.indicator
        and before.scope == target.scope
        and before.family == target.family
        and (
            before.period is None
            or target.period is None
            or before.period.last < target.period.first
        )
    )


def _verdict(before: Statement, target: Statement) -> Verdict:
    """Say what a target asks for, compared with what was achieved."""
    first, second = (target.family.index(one.relation) for one in (before, target))
    if first == second:
        return Verdict.SAME
    return Verdict.MORE if second > first else Verdict.LESS


def comparisons_frame(comparisons: Iterable[Comparison]) -> pd.DataFrame:
    """Return compared statements as a frame.

    Parameters
    ----------
    comparisons : iterable of Comparison
        What `compare_statements` returns.

    Returns
    -------
    DataFrame
        One row a target, by the name of the statement, `statement`: `label` of the indicator;
        `achieved` and `target` as printed, with `achieved_period` and `target_period`; the
        relations `was` and `asked`; `verdict`; `scope`.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = comparisons_frame(compare_statements(report))
    >>> frame.loc["incomes-keep-pace", ["was", "asked", "verdict"]].tolist()
    ['grows faster than', 'grows as fast as', 'asks for less']
    """
    found = list(comparisons)
    rows = [
        (
            one.target.indicator.label,
            one.before.printed,
            str(one.before.period or ""),
            one.target.printed,
            str(one.target.period or ""),
            one.before.relation,
            one.target.relation,
            one.verdict.value,
            one.target.scope,
        )
        for one in found
    ]
    columns = [
        "label", "achieved", "achieved_period", "target", "target_period", "was", "asked",
        "verdict", "scope",
    ]  # fmt: skip
    names = pd.Index([one.target.name for one in found], name="statement", dtype="str")
    return pd.DataFrame(rows, index=names, columns=columns, dtype="str")
