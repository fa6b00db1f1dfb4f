"""Tables of the audit for readers: checks, doubts, tensions, what follows, what others say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from helpers.analysis.agreement import Agreement
from helpers.analysis.audit import Check, CheckResult, Kind
from helpers.analysis.audit.checks import (
    MAYBE_TERRITORIES,
    TERRITORIES,
    VINTAGES,
    short,
    three_digits,
)
from helpers.analysis.derive import Derived
from helpers.analysis.likeness import Aspect
from helpers.core.interval import Interval
from helpers.data.lists import Correction
from helpers.data.reader import Row
from helpers.data.report import Report
from helpers.show.phrases import as_printed
from helpers.show.told import tell

SLIP = "likely slip"
"""The kind of doubt that can explain more than what its own rule finds."""


def explanations(report: Report, checks: Iterable[Check]) -> list[str]:
    """Return what the doubts of a report say of checks.

    Parameters
    ----------
    report : Report
        The report, whose doubts name the rule that finds them.
    checks : iterable of Check
        The checks.

    Returns
    -------
    list of str
        For each check kind and reason of each doubt about one of its figures that the same rule
        finds, or that is a likely slip of value or unit, which explains whatever fails for its
        figure; empty where there is none, and where the check holds.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> report = load_report("changchun-2021")
    >>> first = find_checks(report)[0]  # conservation tillage, a hundred million mu
    >>> explanations(report, [first])[0].split(",")[0]
    'likely slip: as printed it exceeds the land of the city'
    """
    doubts = report.records.corrections
    return ["; ".join(_said(doubt) for doubt in doubts if _explains(doubt, it)) for it in checks]


def _said(doubt: Correction) -> str:
    """Write kind and reason of a doubt."""
    return f"{doubt.kind}: {doubt.reason}"


def _explains(doubt: Correction, check: Check) -> bool:
    """Tell whether a doubt explains what a check found."""
    about = doubt.figure in {figure.name for figure in check.figures}
    if not about or check.result is CheckResult.HOLDS or check.rule.kind is Kind.TENSION:
        return False
    slip = doubt.kind == SLIP and doubt.column in ("value", "unit")
    return doubt.rule == check.rule.name or (slip and check.result is CheckResult.FAILS)


def check_table(report: Report, checks: Sequence[Check]) -> pd.DataFrame:
    """Write the checks of an audit for readers, in the order in which they are given.

    Parameters
    ----------
    report : Report
        The report.
    checks : sequence of Check
        Its checks, as `helpers.analysis.audit.find_checks` returns them.

    Returns
    -------
    DataFrame
        One row a check: `verdict`; `kind`, what it is a sign of if it fails; `what was checked`;
        `finding`; `would fit`, where the computed number would have to lie; `remarks`, what
        explains it, or why it is unclear and in what the numbers differ, and what it assumes.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> report = load_report("changchun-2021")
    >>> table = check_table(report, find_checks(report))
    >>> print(table.loc[0, "verdict"], table.loc[0, "would fit"], sep="; ")
    fails; at most 1 times conservation tillage of the province
    """
    rows = [
        (
            check.verdict,
            check.rule.kind.value,
            check.subject,
            check.finding,
            f"{_bound(check.limit)} {check.unit}" if check.limit else "",
            _joined(*_explained(check, explanation), _assumes(check)),
        )
        for check, explanation in zip(checks, explanations(report, checks), strict=True)
    ]
    columns = ["verdict", "kind", "what was checked", "finding", "would fit", "remarks"]
    return pd.DataFrame(rows, columns=columns)


def _bound(limit: Interval) -> str:
    """Write where a number would have to lie; what has no sign needs no end at zero."""
    if limit.high is not None and limit.low in (0, -limit.high):
        words = "at most" if limit.high_closed else "less than"
        return f"{words} {short(limit.high)}"
    return three_digits(limit)


def _explained(check: Check, explanation: str) -> tuple[str, ...]:
    """Return what explains a failure and in what its numbers differ, or why a check is unclear.

    Where a doubt says why a check is unclear, nothing else has to; a slip would explain a failure.
    """
    if check.result is not CheckResult.UNDECIDED:
        return explanation, check.caution
    kind, _, reason = explanation.partition(": ")
    return (reason,) if reason and kind != SLIP else _open(check)


def _open(check: Check) -> tuple[str, ...]:
    """Return why a check is unclear and in what its numbers differ, each once."""
    told = {TERRITORIES: Aspect.TERRITORY, MAYBE_TERRITORIES: Aspect.TERRITORY}
    told[VINTAGES] = Aspect.VINTAGE
    aspects = {one.aspect for one in check.differences}
    why = (one for one in check.why.split("; ") if told.get(one) not in aspects)
    return *why, check.caution


def tension_table(checks: Iterable[Check]) -> pd.DataFrame:
    """Write the tensions among checks for readers, in the order in which they are given.

    Parameters
    ----------
    checks : iterable of Check
        Checks; those that look for no tension are left out.

    Returns
    -------
    DataFrame
        One row a check: `verdict`; `what was checked`; `finding`; `assumed`, what nobody states;
        `remarks`, why it is unclear and in what the numbers differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> table = tension_table(find_checks(load_report("changchun-2021")))
    >>> table["verdict"].value_counts().to_dict()
    {'tension': 6, 'unclear': 3}
    """
    rows = [
        (
            check.verdict,
            check.subject,
            check.finding.removeprefix(f"{check.figures[0].indicator.label}: "),
            check.assumes,
            _joined(*_open(check)),
        )
        for check in checks
        if check.rule.kind is Kind.TENSION
    ]
    columns = ["verdict", "what was checked", "finding", "assumed", "remarks"]
    return pd.DataFrame(rows, columns=columns)


def doubt_table(report: Report) -> pd.DataFrame:
    """Write what a careful reader doubts in a report, and what other texts have instead.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a doubt, slips first: `kind`, `printed`, `can be read as`, `reason`, `source` with
        its strength, and `place` (paragraph and characters).

    Examples
    --------
    >>> from helpers import load_report
    >>> table = doubt_table(load_report("changchun-2021"))
    >>> print(table[["kind", "printed", "can be read as"]].head(2).to_string(index=False))
           kind            printed can be read as
    likely slip    100 million mus  10 million mu
    likely slip 5,911 shanty towns   5,911 houses
    """
    doubts = report.package.rows.get("corrections", {}).values()
    rows = [
        (
            doubt["kind"],
            doubt["printed"],
            _proposed(report, doubt),
            doubt["reason"],
            ", ".join(filter(None, (doubt["source_title"], doubt["strength"]))),
            f"{doubt['paragraph']}: {doubt['start']}–{doubt['end']}",
        )
        for doubt in sorted(doubts, key=lambda doubt: doubt["kind"] != SLIP)
    ]
    columns = ["kind", "printed", "can be read as", "reason", "source", "place"]
    return pd.DataFrame(rows, columns=columns)


def _proposed(report: Report, doubt: Row) -> str:
    """Write a proposed reading; a value or a unit as the whole number that they make."""
    if doubt["column"] == "reading":
        return doubt["proposed"]
    return as_printed(replace(report, corrected=True)[doubt["figure"]])


def derived_table(derived: Iterable[Derived]) -> pd.DataFrame:
    """Write what follows from the figures of a report for readers.

    Parameters
    ----------
    derived : iterable of Derived
        What follows, as `helpers.analysis.derive.find_derived` returns it.

    Returns
    -------
    DataFrame
        One row a quantity: `what follows`; what the wording `allows`, rounded; `how`; `from`, the
        printed words, and what was published; `remarks`, in what these differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.derive import find_derived
    >>> table = derived_table(find_derived(load_report("changchun-2021")))
    >>> print(table.loc[2, "what follows"], table.loc[2, "allows"], sep=": ")
    Gross domestic product, 2019, at prices and in the territory of 2020: RMB622 to 634 billion
    """
    rows = [
        (
            one.quantity,
            tell(one.result),
            one.formula,
            _joined(*(figure.printed for figure in one.figures), *_published(one)),
            _joined(*map(str, one.differences)),
        )
        for one in derived
    ]
    return pd.DataFrame(rows, columns=["what follows", "allows", "how", "from", "remarks"])


def _published(one: Derived) -> list[str]:
    """Write the evidence on which a derived quantity rests, if any."""
    row = one.published
    return [f"{as_printed(row)}, {row.period} ({row.strength})"] if row else []


def agreement_table(found: Iterable[Agreement]) -> pd.DataFrame:
    """Write what others published of figures for readers, in the order in which they are given.

    Parameters
    ----------
    found : iterable of Agreement
        What evidence says, as `helpers.analysis.agreement.find_agreements` returns it.

    Returns
    -------
    DataFrame
        One row a figure: `evidence`, what it says; `indicator`; `report`, the printed words;
        `published`, what others have, with its period; `remarks`, why, and in what both numbers
        differ; `source` with its date and strength.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.agreement import find_agreements
    >>> table = agreement_table(find_agreements(load_report("changchun-2021")))
    >>> for row in table[["evidence", "report", "published"]].head(2).to_numpy():
    ...     print(*row, sep="; ")
    contradicts; 100 million mus; 10 million mu, 2021
    was later revised; RMB650 billion; RMB660 billion, 2020
    """
    rows = [
        (
            one.result.value,
            one.figure.label,
            one.figure.printed,
            f"{as_printed(one.published)}, {one.published.period}",
            _joined(one.why, *(said for said in map(str, one.differences) if said not in one.why)),
            ", ".join(
                filter(
                    None,
                    (
                        one.published.source.title,
                        one.published.source.published,
                        one.published.strength.value,
                    ),
                )
            ),
        )
        for one in found
    ]
    columns = ["evidence", "indicator", "report", "published", "remarks", "source"]
    return pd.DataFrame(rows, columns=columns)


def changed_checks(before: Iterable[Check], after: Iterable[Check]) -> pd.DataFrame:
    """Write the checks whose verdict is another one under another reading of a report.

    Parameters
    ----------
    before, after : iterable of Check
        The checks under both readings.

    Returns
    -------
    DataFrame
        One row a check: its `rule`, `what was checked`, and its verdict `before` and `after`;
        empty where there is no such check under a reading.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> reports = (load_report("changchun-2021", corrected=one) for one in (False, True))
    >>> table = changed_checks(*map(find_checks, reports))
    >>> table.loc[4, ["rule", "before", "after"]].to_list()
    ['tenfold', 'fails', 'holds']
    """
    old, new = ({(it.rule.name, it.subject): it.verdict for it in its} for its in (before, after))
    rows = [
        (rule, subject, old.get((rule, subject), ""), new.get((rule, subject), ""))
        for rule, subject in old | new
        if old.get((rule, subject)) != new.get((rule, subject))
    ]
    return pd.DataFrame(rows, columns=["rule", "what was checked", "before", "after"])


def _assumes(check: Check) -> str:
    """Say what a check assumes."""
    return f"assumes that {check.assumes}" if check.assumes else ""


def _joined(*said: str) -> str:
    """Write what there is to say, one behind the other."""
    return "; ".join(filter(None, said))
