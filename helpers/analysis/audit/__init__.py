"""Hold the figures of a report against one another, by rule.

A rule looks at a report and returns a check for everything that it could compare. A check holds
or fails only where the whole computed interval does; else it is unclear, and says why. What
cannot fail is not checked. Some rules look for errors, others for tensions: aims of one plan,
each of them sound, that pull against each other.

To add a rule, write one function and add one line to `RULES`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from helpers.analysis.audit.aims import (
    people_come_as_before,
    stock_aims_fit_flow_aims,
)
from helpers.analysis.audit.beside_gdp import GDP_PRICES
from helpers.analysis.audit.checks import Check, CheckResult, Kind, Rule, decide
from helpers.analysis.audit.economy import (
    driving_sector_outgrows_gdp,
    growth_keeps_pace,
    revenue_is_buoyant,
)
from helpers.analysis.audit.over_time import (
    PRICES,
    growth_fits_levels,
    multiples_fit_levels,
    stocks_fit_flows,
)
from helpers.analysis.audit.promised_share import promised_share_is_paid_for
from helpers.analysis.audit.slips import (
    counts_are_whole,
    statements_agree,
    targets_are_no_tenfold,
)
from helpers.analysis.audit.wholes import (
    parts_fit_wholes,
    ratios_are_plausible,
    thresholds_nest,
)
from helpers.analysis.audit.wording import (
    multiples_are_clear,
    numbers_are_written_alike,
    qualifiers_stand_alone,
    targets_have_dates,
)
from helpers.analysis.gaps import end_columns
from helpers.data.report import Report

__all__ = [
    "GDP_PRICES", "PRICES", "RULES", "Check", "CheckResult", "Kind", "Rule", "audit",
    "count_results", "decide", "find_checks",
]  # fmt: skip

RULES = (
    Rule("part and whole", "A part is not larger than its whole, nor a field than the land it "
         "lies in.", Kind.CONTRADICTION, parts_fit_wholes),
    Rule("two statements", "Two statements of one quantity agree.", Kind.CONTRADICTION,
         statements_agree),
    Rule("promised share", "Research spending grows as fast as its promised share in GDP needs.",
         Kind.TENSION, promised_share_is_paid_for),
    Rule("driving sector", "Services, which are to drive growth, outgrow GDP.", Kind.TENSION,
         driving_sector_outgrows_gdp),
    Rule("growth against GDP", "Spending, income and sales keep pace with GDP at the same prices, "
         "and investment does not outgrow it.", Kind.TENSION, growth_keeps_pace),
    Rule("buoyant revenue", "Revenue grows as fast as GDP at the same prices.", Kind.TENSION,
         revenue_is_buoyant),
    Rule("stock and flow aims", "An aim for a stock asks for as much a year as the aim for one "
         "year adds.", Kind.TENSION, stock_aims_fit_flow_aims),
    Rule("people", "The population that is aimed at needs no more growth than is known.",
         Kind.TENSION, people_come_as_before),
    Rule("growth and levels", "Growth and levels fit together; prices would have moved plausibly.",
         Kind.IMPLAUSIBLE, growth_fits_levels),
    Rule("multiple and levels", "A doubling fits the levels.", Kind.CONTRADICTION,
         multiples_fit_levels),
    Rule("nested thresholds", "Fewer lie above a higher threshold than above a lower one.",
         Kind.CONTRADICTION, thresholds_nest),
    Rule("plausible ratio", "Yields, productivities and numbers per person are plausible.",
         Kind.IMPLAUSIBLE, ratios_are_plausible),
    Rule("whole counts", "What is counted is whole.", Kind.CONTRADICTION, counts_are_whole),
    Rule("stock and flow", "A stock is not more than an earlier one and all that was added.",
         Kind.IMPLAUSIBLE, stocks_fit_flows),
    Rule("tenfold", "A target is neither ten times nor a tenth of what was achieved.",
         Kind.IMPLAUSIBLE, targets_are_no_tenfold),
    Rule("clear multiple", "A multiple can be read in one way only.", Kind.WORDING,
         multiples_are_clear),
    Rule("date", "A target says when it is due.", Kind.WORDING, targets_have_dates),
    Rule("one qualifier", "A figure is qualified once.", Kind.WORDING, qualifiers_stand_alone),
    Rule("one style", "Numbers are written alike.", Kind.WORDING, numbers_are_written_alike),
)  # fmt: skip
"""All rules; a new one is one function in a module of this package and one line here."""


def find_checks(report: Report, rules: Iterable[Rule] = RULES) -> list[Check]:
    """Apply rules to a report.

    Parameters
    ----------
    report : Report
        The report.
    rules : iterable of Rule
        The rules.

    Returns
    -------
    list of Check
        The most serious first: failures, then what is unclear; by kind, then by how far off,
        then by subject. Tensions are in the order of the rules, for no mismatch is measured.

    Examples
    --------
    >>> from helpers import load_report
    >>> first = find_checks(load_report("changchun-2021"))[0]
    >>> print(first.result, first.computed_words, first.unit)
    fails 3.48 times conservation tillage of the province
    """
    results, kinds = list(CheckResult), list(Kind)
    found = [(place, check) for place, rule in enumerate(rules) for check in rule.checks(report)]

    def order(placed: tuple[int, Check]) -> tuple[int, int, float, str]:
        place, check = placed
        far = place if check.rule.kind is Kind.TENSION else -check.off
        kind = kinds.index(check.rule.kind)
        return results.index(check.result), kind, far, check.subject

    return [check for _, check in sorted(found, key=order)]


def audit(report: Report, rules: Iterable[Rule] = RULES) -> pd.DataFrame:
    """Apply rules to a report and return their checks as a frame.

    Parameters
    ----------
    report : Report
        The report.
    rules : iterable of Rule
        The rules.

    Returns
    -------
    DataFrame
        One row a check, in the order of `find_checks`:

        - `result`, one of `CheckResult`; `verdict`, the same in the words of its kind: a tension,
          or none; `subject`; `finding`, with the numbers;
        - `computed`, to three digits, and its ends `computed_low` and `computed_high`; `limit`,
          where it would have to lie, with `limit_low` and `limit_high`; `unit` of both. They are
          empty where nothing was computed, or nothing limits it; an end that is missing is
          infinite;
        - `rule`; `kind`, one of `Kind`; `figures`, their names; `off`, how many times beyond its
          limit it is, at least;
        - `why` it is unclear; `assumes`, what nobody states; `caution`, in what the compared
          numbers differ beside their values; `sources`, the titles of what it took from
          elsewhere.

    Examples
    --------
    >>> from helpers import audit, load_report
    >>> checks = audit(load_report("changchun-2021"))
    >>> checks.loc[checks["result"] == "fails", "kind"].value_counts(sort=False).to_dict()
    {'contradiction': 3, 'tension': 6, 'implausible': 2, 'wording': 2}
    >>> print(checks.loc[0, "finding"])
    100 million mus is 3.48 times conservation tillage of the province, 28.75 million mu
    """
    checks = find_checks(report, rules)
    rows = [
        {
            "result": check.result.value,
            "verdict": check.verdict,
            "subject": check.subject,
            "finding": check.finding,
            "computed": check.computed_words,
            **end_columns("computed", check.computed),
            "limit": check.limit_words,
            **end_columns("limit", check.limit),
            "unit": check.unit,
            "rule": check.rule.name,
            "kind": check.rule.kind.value,
            "figures": ", ".join(figure.name for figure in check.figures),
            "off": check.off,
            "why": check.why,
            "assumes": check.assumes,
            "caution": check.caution,
            "sources": "; ".join(check.sources),
        }
        for check in checks
    ]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.assign(
        result=pd.Categorical(frame["result"], [result.value for result in CheckResult], True),
        kind=pd.Categorical(frame["kind"], [kind.value for kind in Kind], ordered=True),
    )


_COLUMNS = [
    "result", "verdict", "subject", "finding", "computed", "computed_low", "computed_high",
    "limit", "limit_low", "limit_high", "unit", "rule", "kind", "figures", "off", "why",
    "assumes", "caution", "sources",
]  # fmt: skip


def count_results(checks: Iterable[Check]) -> pd.DataFrame:
    """Count the checks of each rule by result, in the order of the rules.

    Parameters
    ----------
    checks : iterable of Check
        The checks.

    Returns
    -------
    DataFrame
        One row a rule of `RULES`: `rule`, `statement`, and how many of its checks have each result:
        `fails`, `unclear`, `holds`.

    Examples
    --------
    >>> from helpers import load_report
    >>> counts = count_results(find_checks(load_report("changchun-2021")))
    >>> print(counts.drop(columns="statement").head(2).to_string(index=False))
              rule  fails  unclear  holds
    part and whole      3        5      4
    two statements      0        0      0
    """
    counts = Counter((check.rule.name, check.result) for check in checks)
    rows = [
        (rule.name, rule.statement, *(counts[rule.name, result] for result in CheckResult))
        for rule in RULES
    ]
    results = [result.value for result in CheckResult]
    return pd.DataFrame(rows, columns=["rule", "statement", *results])
