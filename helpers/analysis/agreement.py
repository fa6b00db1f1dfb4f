"""Hold what a report states against what others published of the same.

What is stated as achieved is held against numbers, a target against how others stated the same
aim; `helpers.analysis.outcomes` tells whether it was met.

Weak evidence never decides alone. Of a level that was revised only the latest state is
compared: a number that was first published before a revision is another quantity. A digest of
the very report only repeats it: it can show a slip of the translation, and confirms nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from helpers.analysis.likeness import Difference, certain, differences
from helpers.core.answer import Answer
from helpers.core.vocabulary import Nature, Status, Strength
from helpers.data.published import ACHIEVED, AIMED, Evidence
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_OF_A_REPORT = re.compile(r"\bwork(ing)? report\b", re.IGNORECASE)
_NEAR = 31
"""How many days from the date of a report, at most, a text about it is taken for a digest."""


class AgreementResult(StrEnum):
    """What evidence says of a figure, the worst first.

    Examples
    --------
    >>> print(*AgreementResult, sep="; ")
    contradicts; was later revised; unclear; repeated by a digest alone; agrees
    """

    CONTRADICTS = "contradicts"
    REVISED = "was later revised"
    UNCLEAR = "unclear"
    REPEATED = "repeated by a digest alone"
    AGREES = "agrees"


class When(StrEnum):
    """When a number was published, beside the date of the report.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_agreements(load_report("changchun-2021"))
    >>> revised = next(one for one in found if one.figure.name == "gdp-level-2020")
    >>> print(revised.published.source.published, revised.when)
    2022 after the report
    """

    BEFORE = "before the report"
    AFTER = "after the report"
    NOT_CERTAIN = "not certain"


_WORST_FIRST = list(AgreementResult)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What evidence says of a figure.

    Parameters
    ----------
    figure : Figure
        The figure.
    published : Published
        The number that decides, or else the one that comes nearest to it.
    result : AgreementResult
        What it says.
    why : str
        Why.
    when : When
        When that number was published.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_agreements(load_report("changchun-2021"))
    >>> revised = next(one for one in found if one.figure.name == "gdp-level-2020")
    >>> print(revised.figure.printed, "-", revised.published.said)
    RMB650 billion - 660.159 RMB billion, 2020
    >>> print(revised.result, "-", revised.why)
    was later revised - final number, published later, +1.6%
    """

    figure: Figure
    published: Published
    result: AgreementResult
    why: str
    when: When

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what both numbers differ beside their values."""
        return differences(self.figure, self.published)


def find_agreements(report: Report) -> list[Agreement]:
    """Say for each figure with evidence whether the evidence agrees.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Agreement
        One for each figure that has evidence on its indicator and measure: the worst first, else
        in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> worst = find_agreements(load_report("changchun-2021"))[0]
    >>> print(worst.figure.printed, "-", worst.published.said)
    100 million mus - 10 million mu, 2021
    >>> print(worst.result, "-", worst.why)
    contradicts - a digest of this report has another number, −90.0%
    """
    holder = _Holder(report.records.evidence, report.source.get("date", ""))
    found = []
    for figure in report.records.figures:
        own = holder.own(figure)
        if own:
            row, result, why = holder.judge(figure, own)
            found.append(Agreement(figure, row, result, why, _when(row, holder.dated)))
    return sorted(found, key=lambda agreement: _WORST_FIRST.index(agreement.result))


def is_digest(row: Published, dated: str) -> bool:
    """Tell whether a number only repeats a report: published with it, and about it.

    A text that came out within a month of the report is about it where its title names a work
    report, and where it states an aim: only the report can be where that comes from. A number of
    another territory comes from elsewhere.

    Parameters
    ----------
    row : Published
        The number.
    dated : str
        The date of the report, as 2021-01-25; empty where it is not known.

    Returns
    -------
    bool
        Whether it does; where a day is missing, one month in common is near enough.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> levels = [row for row in evidence.of("gdp", Measure.LEVEL) if row.year == 2015]
    >>> [(row.in_words, is_digest(row, "2021-01-25")) for row in levels]
    [('477.38 RMB billion', True), ('553 RMB billion', False), ('>700 RMB billion', False)]
    """
    own = row.territory is None or row.territory.role.own
    near = own and _days_apart(row.source.published, dated) <= _NEAR
    return near and (row.nature is Nature.TARGET or bool(_OF_A_REPORT.search(row.source.title)))


def _days_apart(one: str, other: str) -> int:
    """Return how many days lie between two dates; within one month none, where a day is missing."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        alike = len(one) >= len("2021-01") and one[:7] == other[:7]
        return 0 if alike else _NEAR + 1


def _when(row: Published, dated: str) -> When:
    """Say when a number was published; not certain where a date is missing, or not exact enough."""
    published = row.source.published
    if dated.startswith(published) or published.startswith(dated):
        return When.NOT_CERTAIN
    return When.AFTER if published > dated else When.BEFORE


class _Holder:
    """Evidence against which figures of a report are held.

    Parameters
    ----------
    evidence : Evidence
        What others published.
    dated : str
        The date of the report.
    """

    def __init__(self, evidence: Evidence, dated: str) -> None:
        self.dated, self._all = dated, evidence
        self._digests, self._others = (
            Evidence(tuple(row for row in evidence if is_digest(row, dated) is digest))
            for digest in (True, False)
        )

    def own(self, figure: Figure) -> list[Published]:
        """Return what was published of that which a figure states, of its own or another time.

        The most settled comes first. An aim for another time is another aim; where a report gives
        no date, it can be any that reaches to the year of the report, or beyond.
        """
        target = figure.status is Status.TARGET
        natures = AIMED if target else ACHIEVED
        evidence = self._all.of(figure.indicator.name, figure.measure)
        rows = [row for row in evidence if row.nature in natures]
        if not target:
            return rows
        if figure.period is None:
            return [row for row in rows if str(row.period) >= self.dated[:4]]
        return [row for row in rows if row.period == figure.period]

    def judge(self, figure: Figure, own: list[Published]) -> tuple[Published, AgreementResult, str]:
        """Return the number that decides what evidence says of a figure, what it says, and why."""
        unclear = AgreementResult.UNCLEAR
        alike = [row for row in own if row.scope == figure.scope]
        if not alike:
            scopes = ", ".join(sorted({row.scope for row in own}))
            return own[0], unclear, f"published for {scopes}, stated for {figure.scope}"
        same = [row for row in alike if figure.period and row.period == figure.period]
        if not figure.period or not same:
            alike = [row for row in alike if row.strength is not Strength.WEAK] or alike
            times = ", ".join(sorted({str(row.period) for row in alike}))
            undated = "the report gives no date; published for"
            why = "published only for another time:" if figure.period else undated
            latest = max(alike, key=lambda row: row.period.last if row.period else 0)
            return latest, unclear, f"{why} {times}"
        # What was first published is another quantity once anybody published a revision.
        revised = any(row.nature.closed for row in same)
        best = self._pick(self._others, figure, revised)
        if best:
            return best, *_judged(figure, best, _when(best, self.dated))
        digest = self._pick(self._digests, figure, revised)
        if digest:
            return digest, *_repeated(figure, digest)
        if all(row.strength is Strength.WEAK for row in same):
            return same[0], unclear, "the only source is weak"
        return same[0], unclear, "the only source that is not weak is older than a revision"

    def _pick(self, evidence: Evidence, figure: Figure, revised: bool) -> Published | None:
        """Return the number that decides of a figure among some evidence."""
        if figure.period is None:
            return None
        natures = AIMED if figure.status is Status.TARGET else ACHIEVED
        if revised:
            natures -= {Nature.FIRST_PUBLISHED}
        return evidence.pick(
            figure.indicator.name, figure.measure, figure.period, natures, scope=figure.scope
        )


def _judged(figure: Figure, row: Published, when: When) -> tuple[AgreementResult, str]:
    """Return what a published number of the same says of a figure, and why."""
    if figure.unit.base != row.unit.base:
        return AgreementResult.UNCLEAR, f"published in another kind of unit: {row.unit}"
    apart = differences(figure, row)
    if certain(apart):
        return AgreementResult.UNCLEAR, "; ".join(str(one) for one in apart if one.sure)
    if figure.quantity.lies_in(row.quantity) is not Answer.NO:
        return AgreementResult.AGREES, "what both allow overlaps"
    change = _change(figure, row)
    if when is When.NOT_CERTAIN:
        why = f"another number{change}, but whether it is later is not said"
        return AgreementResult.UNCLEAR, why
    if when is When.AFTER and row.nature.settled:
        kind = row.nature if row.nature is Nature.OFFICIAL_FIGURE else f"{row.nature} number"
        return AgreementResult.REVISED, f"{kind}, published later{change}"
    return AgreementResult.CONTRADICTS, f"another number{change}, and no later one"


def _repeated(figure: Figure, row: Published) -> tuple[AgreementResult, str]:
    """Return what a digest of the report says of a figure, and why."""
    if figure.unit.base != row.unit.base:
        return AgreementResult.UNCLEAR, f"published in another kind of unit: {row.unit}"
    if figure.quantity.lies_in(row.quantity) is not Answer.NO:
        return AgreementResult.REPEATED, "a digest of this report has the same number"
    change = _change(figure, row)
    return AgreementResult.CONTRADICTS, f"a digest of this report has another number{change}"


def _change(figure: Figure, row: Published) -> str:
    """Say by how much a published number differs from that of a figure, both as printed."""
    before, after = figure.base_value, row.base_value
    if figure.measure.in_percent:
        change = f"{float(after - before) * 100:+.1f} percentage points"
    elif before:
        change = f"{float(after / before - 1):+.1%}"
    else:
        return ""
    return f", {change}".replace("-", "−")


def agreement(report: Report) -> pd.DataFrame:
    """Say for each figure with evidence whether the evidence agrees, as a frame.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure that has evidence on its indicator and measure, the worst first, by its
        name `figure`: `label`, `printed`, `result` (one of `AgreementResult`), `why`;
        `published`, what was published in words with unit and period, and what that number
        `allows`, its ends `low` and `high`, in `unit`, of the `year`, missing where its period
        is not one whole year; `nature`, `strength`, `source_title`, `source_address` and
        `published_on`, its date; `when`, whether that is before the report or after it;
        `caution`, in what both numbers differ beside their values. An end that does not exist is
        infinite.

    Examples
    --------
    >>> from helpers import load_report
    >>> frame = agreement(load_report("changchun-2021"))
    >>> investment = frame.loc["fixed-asset-investment-growth-2020"]
    >>> print(*investment[["printed", "allows", "result"]], sep="; ")
    increased by about 8.5%; 8.75 to 8.85%; agrees
    """
    found = find_agreements(report)
    names = pd.Index([one.figure.name for one in found], name="figure", dtype="str")
    frame = pd.DataFrame(_rows(found), index=names, columns=_COLUMNS)
    frame = frame.astype(
        dict.fromkeys(_COLUMNS, "str") | {"low": "float64", "high": "float64", "year": "Int64"}
    )
    words = [result.value for result in AgreementResult]
    return frame.assign(result=pd.Categorical(frame["result"], words, ordered=True))


_COLUMNS = [
    "label", "printed", "result", "why", "published", "allows", "low", "high", "unit", "year",
    "nature", "strength", "source_title", "source_address", "published_on", "when", "caution",
]  # fmt: skip


def _rows(agreements: Iterable[Agreement]) -> list[dict[str, str | float | None]]:
    """Return agreements as rows of the frame."""
    return [
        {
            "label": one.figure.label,
            "printed": one.figure.printed,
            "result": one.result.value,
            "why": one.why,
            "published": one.published.said,
            "allows": str(one.published.quantity),
            "low": one.published.quantity.interval.ends[0],
            "high": one.published.quantity.interval.ends[1],
            "unit": one.published.unit.name,
            "year": one.published.year,
            "nature": one.published.nature.value,
            "strength": one.published.strength.value,
            "source_title": one.published.source.title,
            "source_address": one.published.source.address,
            "published_on": one.published.source.published,
            "when": one.when.value,
            "caution": "; ".join(map(str, one.differences)),
        }
        for one in agreements
    ]
