"""Tables of what analyses found, for readers: gaps, outcomes, checks, derived quantities."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import pandas as pd

from helpers.analysis.audit import Check, CheckResult
from helpers.analysis.derive import Derived
from helpers.analysis.gaps import Gap
from helpers.analysis.outcomes import Outcome, OutcomeResult
from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.data.records import Figure
from helpers.data.report import Report
from helpers.show.tables import place_text

_NAMED = 6
"""How many figures are named in a cell at most."""


def derived_table(derived: Iterable[Derived]) -> pd.DataFrame:
    """Write what follows from the figures of a report for readers.

    Parameters
    ----------
    derived : iterable of Derived
        What follows, as `helpers.analysis.derive.find_derived` returns it.

    Returns
    -------
    DataFrame
        One row a quantity: `quantity`, `interval` with its ends rounded outward to five digits,
        `unit`, `formula` and `figures`, the names of those that it rests on.
    """
    rows = [
        {
            "quantity": one.quantity,
            "interval": _rounded(one.result.interval, 5).brackets(),
            "unit": one.unit,
            "formula": one.formula,
            "figures": ", ".join(one.names),
        }
        for one in derived
    ]
    columns = ["quantity", "interval", "unit", "formula", "figures"]
    return pd.DataFrame(rows, columns=columns)


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
        For each check kind and reason of each doubt that the same rule finds in the same
        figure; empty where there is none, and where the check holds.
    """
    said = {
        (doubt.rule, doubt.figure): f"{doubt.kind}: {doubt.reason}"
        for doubt in report.records.corrections
        if doubt.rule and doubt.figure
    }
    return [
        "; ".join(
            said[check.rule.name, figure.name]
            for figure in check.figures
            if check.result is not CheckResult.HOLDS and (check.rule.name, figure.name) in said
        )
        for check in checks
    ]


def check_table(report: Report, checks: Sequence[Check]) -> pd.DataFrame:
    """Write the checks of an audit for readers.

    Parameters
    ----------
    report : Report
        The report.
    checks : sequence of Check
        Its checks, as `helpers.analysis.audit.find_checks` returns them.

    Returns
    -------
    DataFrame
        One row a check: `result`, `rule`, `subject`, `finding`, `explanation`, `computed`,
        `would fit`, `unit`, `kind` and `figures`; many figures are counted, not named.
    """
    rows = [
        {
            "result": check.result.value,
            "rule": check.rule.name,
            "subject": check.subject,
            "finding": check.finding,
            "explanation": why,
            "computed": check.computed_words,
            "would fit": check.limit_words,
            "unit": check.unit,
            "kind": check.rule.kind.value,
            "figures": _few(check.figures),
        }
        for check, why in zip(checks, explanations(report, checks), strict=True)
    ]
    columns = [
        "result", "rule", "subject", "finding", "explanation", "computed", "would fit", "unit",
        "kind", "figures",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _few(figures: Sequence[Figure]) -> str:
    """Name a few figures, or count many."""
    if len(figures) > _NAMED:
        return f"{len(figures)} figures"
    return ", ".join(figure.name for figure in figures)


def gap_table(gaps: Iterable[Gap]) -> pd.DataFrame:
    """Write the gaps of pairs for readers.

    Parameters
    ----------
    gaps : iterable of Gap
        The gaps.

    Returns
    -------
    DataFrame
        One row a pair: `indicator`, `achievement` and `target` (printed words and place), `gap`
        with its unit, `target in percent of the achievement`, `verdict`, `repeating would do`,
        `pairing` and the names of the two `figures`.
    """
    rows = [
        {
            "indicator": gap.label,
            "achievement": _at_place(gap.pair.achievement),
            "target": _at_place(gap.pair.target),
            "gap": f"{gap.gap.interval.brackets()} {gap.gap.unit}",
            "target in percent of the achievement": _percent(gap.ratio),
            "verdict": gap.verdict.value,
            "repeating would do": gap.repeating.words("yes", "no", "cannot be told"),
            "pairing": gap.pair.rule.value,
            "figures": f"{gap.pair.achievement.name}, {gap.pair.target.name}",
        }
        for gap in gaps
    ]
    columns = [
        "indicator", "achievement", "target", "gap", "target in percent of the achievement",
        "verdict", "repeating would do", "pairing", "figures",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def outcome_table(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Write what became of targets for readers; targets without evidence are left out.

    Parameters
    ----------
    outcomes : iterable of Outcome
        The outcomes.

    Returns
    -------
    DataFrame
        One row a target: `indicator`, `target` (printed words and place), `published` with its
        period (as an interval where it is comparable with the target), `outcome`, `by` how much,
        `why it cannot be told, and notes`, `nature and strength` of the evidence, `source` with
        its address and date, and the name of the `figure`.
    """
    rows = []
    for outcome in outcomes:
        row = outcome.published
        if outcome.result is OutcomeResult.NO_EVIDENCE or row is None:
            continue
        source = (row.source.title, row.source.address, row.source.published)
        found, margin = outcome.found, outcome.margin
        rows.append(
            {
                "indicator": outcome.label,
                "target": _at_place(outcome.target),
                "published": f"{found.interval.brackets()} {found.unit}, {row.period}"
                if found
                else row.said,
                "outcome": outcome.result.value,
                "by": f"{margin.interval.brackets()} {margin.unit}" if margin else "",
                "why it cannot be told, and notes": "; ".join(
                    filter(None, (outcome.why, row.note))
                ),
                "nature and strength": f"{row.nature}, {row.strength}",
                "source": ", ".join(filter(None, source)),
                "figure": outcome.target.name,
            }
        )
    columns = [
        "indicator", "target", "published", "outcome", "by", "why it cannot be told, and notes",
        "nature and strength", "source", "figure",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _at_place(figure: Figure) -> str:
    """Write the words of a figure and their place."""
    return f"{figure.printed} ({place_text(figure)})"


def _percent(found: Interval | None) -> str:
    """Write an interval of percentages, rounded outward to one digit."""
    if found is None:
        return ""
    if found.single:
        return number_text(round(found.middle, 2))
    return _on_grid(found, Fraction(10), Fraction(10)).brackets()


def _rounded(found: Interval, digits: int) -> Interval:
    """Round the ends of an interval outward to some significant digits."""

    def grid(end: Fraction | None) -> Fraction:
        if not end:
            return Fraction(1)
        return Fraction(10) ** (digits - 1 - math.floor(math.log10(abs(end))))

    return _on_grid(found, grid(found.low), grid(found.high))


def _on_grid(found: Interval, low: Fraction, high: Fraction) -> Interval:
    """Round the ends of an interval outward to multiples of one part in `low` and in `high`."""

    def end(
        value: Fraction | None, grid: Fraction, direction: Callable[[Fraction], int]
    ) -> Fraction | None:
        return None if value is None else Fraction(direction(value * grid)) / grid

    return Interval(
        end(found.low, low, math.floor),
        end(found.high, high, math.ceil),
        found.low_closed,
        found.high_closed,
    )
