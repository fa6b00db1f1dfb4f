"""All that is known of each figure of a report, brought together by the name of the figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from helpers.analysis.agreement import Agreement, AgreementResult, find_agreements
from helpers.analysis.audit import Check, find_checks
from helpers.analysis.audit.checks import CheckResult, Kind
from helpers.analysis.bars import Verdict
from helpers.analysis.gaps import Gap, find_gaps, numbers_in_doubt
from helpers.analysis.not_compared import NotCompared, find_not_compared
from helpers.analysis.outcomes import Outcome, OutcomeResult, find_outcomes
from helpers.core.vocabulary import Status
from helpers.data.lists import Correction
from helpers.data.records import Figure, Published
from helpers.data.report import Report
from helpers.pages.sources import opening_words, source_address

NO_EVIDENCE = "nothing published"
NO_PARTNER = "nothing to compare"
"""What is said of an achievement and of a target of which nothing is known beside them."""

LIKELY_SLIP, HARMLESS = "likely slip", "harmless"
"""Kinds of doubt: the one that outweighs all else, and the one that changes nothing."""

MANY = 6
"""A check that looks at more figures, and holds, says nothing of one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of a figure.

    Parameters
    ----------
    figure : Figure
        The figure.
    part : str
        The part of the report in which it stands, as readers call it; empty where it has none.
    address : str
        What opens the report at its words; empty where nothing does.
    gap : Gap or None
        Of a target: how far it lies from what was achieved before; None where its number is likely
        a slip.
    not_compared : NotCompared or None
        Of a target without a gap: why.
    asked : tuple of Gap
        Of an achievement: the targets that are held against it.
    outcome : Outcome or None
        Of a target: what came of it.
    agreement : Agreement or None
        What evidence says of it.
    checks : tuple of Check
        The checks that looked at it, the most serious first; none that holds of many at once.
    doubts : tuple of Correction
        Doubts about its print or translation.
    evidence : tuple of Published
        What others published of the same indicator, measure and period, and what decides.
    """

    figure: Figure
    part: str
    address: str
    gap: Gap | None
    not_compared: NotCompared | None
    asked: tuple[Gap, ...]
    outcome: Outcome | None
    agreement: Agreement | None
    checks: tuple[Check, ...]
    doubts: tuple[Correction, ...]
    evidence: tuple[Published, ...]

    @property
    def verdict(self) -> str:
        """What comes of it in a few words; of a number that is likely a slip, that it is one."""
        failed = [check.rule.kind for check in self.checks if check.result is CheckResult.FAILS]
        said = [doubt.kind for doubt in self.doubts if doubt.kind != HARMLESS]
        if LIKELY_SLIP not in said:
            said = [*self._compared(), *said]
        if any(kind is not Kind.TENSION for kind in failed):
            said.append("fails a check")
        if Kind.TENSION in failed:
            said.append("in a tension")
        return "; ".join(dict.fromkeys(said))

    def _compared(self) -> list[str]:
        """Return what comes of it beside what was achieved, and beside the evidence."""
        if self.figure.status is Status.TARGET:
            said = [_ASKS.get(self.gap.verdict, self.gap.verdict.value) if self.gap else NO_PARTNER]
            if self.outcome and self.outcome.result in (OutcomeResult.MET, OutcomeResult.MISSED):
                said.append(self.outcome.result.value)
            return said
        return [_AGREES[self.agreement.result] if self.agreement else NO_EVIDENCE]


_ASKS = {Verdict.UNCLEAR: "unclear whether it asks for more"}
_AGREES = {
    AgreementResult.CONTRADICTS: "evidence contradicts",
    AgreementResult.REVISED: "was later revised",
    AgreementResult.UNCLEAR: "evidence is unclear",
    AgreementResult.REPEATED: "only a digest repeats it",
    AgreementResult.AGREES: "evidence agrees",
}


def all_known(report: Report) -> list[Known]:
    """Bring together what is known of each figure of a report.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Known
        One for each figure, in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> known = {one.figure.name: one for one in all_known(load_report("changchun-2021"))}
    >>> known["gdp-growth-2021"].verdict
    'asks for more; missed; in a tension'
    >>> known["gdp-level-2020"].verdict
    'was later revised'
    """
    records = report.records
    gaps = find_gaps(report)
    not_compared = {one.target.name: one for one in find_not_compared(report, gaps)}
    in_doubt = numbers_in_doubt(report)
    by_target = {gap.target.name: gap for gap in gaps if gap.target.name not in in_doubt}
    outcomes = {one.target.name: one for one in find_outcomes(report)}
    agreements = {one.figure.name: one for one in find_agreements(report)}
    asked, checks = defaultdict[str, list[Gap]](list), defaultdict[str, list[Check]](list)
    doubts = defaultdict[str, list[Correction]](list)
    for gap in by_target.values():
        for achievement in gap.pair.achievements:
            if isinstance(achievement, Figure):
                asked[achievement.name].append(gap)
    for check in find_checks(report):
        if check.result is CheckResult.HOLDS and len(check.figures) > MANY:
            continue
        for name in dict.fromkeys(figure.name for figure in check.figures):
            checks[name].append(check)
    for doubt in records.corrections:
        doubts[doubt.figure].append(doubt)
    parts, opening = (
        {part.name: part.label for part in records.parts},
        opening_words(records.figures),
    )
    found = []
    for figure in records.figures:
        name = figure.name
        deciding = [
            by_target[name].published if name in by_target else None,
            outcomes[name].published if name in outcomes else None,
            agreements[name].published if name in agreements else None,
        ]
        same = [
            row
            for row in records.evidence.of(figure.indicator.name, figure.measure)
            if figure.period is not None and row.period == figure.period
        ]
        evidence = dict.fromkeys(row for row in [*deciding, *same] if row is not None)
        known = Known(
            figure=figure,
            part=parts.get(figure.part, ""),
            address=source_address(figure, opening.get(name, "")),
            gap=by_target.get(name),
            not_compared=not_compared.get(name),
            asked=tuple(asked[name]),
            outcome=outcomes.get(name),
            agreement=agreements.get(name),
            checks=tuple(checks[name]),
            doubts=tuple(doubts[name]),
            evidence=tuple(evidence),
        )
        found.append(known)
    return found
