"""What moves when a report is read in another way, or a figure is another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from helpers.analysis.audit import find_checks
from helpers.analysis.gaps import find_gaps
from helpers.analysis.outcomes import find_outcomes
from helpers.data.records import HYPOTHETICAL
from helpers.data.report import Report
from helpers.show.told import tell

_COLUMNS = ["what", "label", "before", "after", "name"]

_KINDS = ("figure", "gap", "outcome", "check")


class _Told(NamedTuple):
    """What is told of something: a label, the words for readers, and exactly."""

    label: str = ""
    words: str = ""
    exact: str = ""


_Found = dict[tuple[str, str], _Told]
"""What is told, by what it is and its name."""


def changes(before: Report, after: Report) -> pd.DataFrame:
    """Compare what follows from two readings of a report.

    Parameters
    ----------
    before, after : Report
        The report as it was, and with other figures, corrections or another meaning of a word.

    Returns
    -------
    DataFrame
        One row for all that is told in another way, in this order: figures, gaps, outcomes, checks
        of the audit. `what` it is; `label` of what it is about; `before` and `after`, in words,
        rounded unless that hides the difference, empty where there is nothing; `name` of the
        figure, or rule and subject of the check.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> moved = changes(report, report.what_if("gdp-growth-2021", value=3))
    >>> for words in moved.loc[moved["what"] == "gap", ["before", "after"]].values[0]:
    ...     print(words)
    asks for more: 2.9 to 4.1 percentage points
    unclear: −1.1 to 0.1 percentage points
    """
    olds, news = dict(_all(before)), dict(_all(after))
    keys = sorted(dict.fromkeys([*olds, *news]), key=lambda key: _KINDS.index(key[0]))
    rows = []
    for what, name in keys:
        old, new = (found.get((what, name), _Told()) for found in (olds, news))
        if old.exact != new.exact:
            both = (old.exact, new.exact) if old.words == new.words else (old.words, new.words)
            rows.append((what, old.label or new.label, *both, name))
    return pd.DataFrame(rows, columns=_COLUMNS)


def _all(report: Report) -> Iterator[tuple[tuple[str, str], _Told]]:
    """Yield all that is told of a report, with what it is and its name."""
    for figure in report.records.figures:
        exact = str(figure.quantity)
        yield ("figure", figure.name), _Told(figure.indicator.label, exact, exact)
    for gap in find_gaps(report):
        exact = f"{gap.verdict}: {gap.gap}"
        told = _Told(gap.target.indicator.label, f"{gap.verdict}: {tell(gap.gap)}", exact)
        yield ("gap", gap.target.name), told
    for outcome in find_outcomes(report):
        exact = f"{outcome.result}" + (f", {outcome.why}" if outcome.why else "")
        yield (
            ("outcome", outcome.target.name),
            _Told(outcome.target.indicator.label, exact, exact),
        )
    for check in find_checks(report):
        subject = check.subject.replace(HYPOTHETICAL, "")
        exact = f"{check.result}: {check.finding.replace(HYPOTHETICAL, '')}"
        yield ("check", f"{check.rule.name}: {subject}"), _Told(subject, exact, exact)
