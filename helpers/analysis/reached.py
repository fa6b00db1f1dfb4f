"""What was reached of an indicator in a time, whoever tells it, and how sure that is.

A source that is not weak comes first, then the report itself, then a weak source, which is shown
and marked as weak: it decides nothing alone.
"""

from __future__ import annotations

from helpers.analysis.levels import Level, mark
from helpers.core.period import Period
from helpers.core.vocabulary import Measure, Status, Strength
from helpers.core.wording import in_print
from helpers.data.published import ACHIEVED
from helpers.data.records import Figure, Published
from helpers.data.report import Report


def reached(
    report: Report,
    indicator: str,
    measure: Measure,
    period: Period,
    *,
    scope: str = "",
    weak: bool = False,
) -> Level | None:
    """Return the number that tells what was reached in a time.

    Parameters
    ----------
    report : Report
        The report.
    indicator : str
        Name of the indicator.
    measure : Measure
        What is looked for.
    period : Period
        The time to which it must refer.
    scope : str
        The group to which it must refer; by default any.
    weak : bool
        Whether the most settled number is taken even where its source is weak. By default a weak
        source speaks only where there is no other.

    Returns
    -------
    Figure, Published or None
        None where nobody tells it.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> year = Period(2023, 2023)
    >>> reached(report, "gdp", Measure.GROWTH, year).in_words
    '>=6.5 percent'
    >>> reached(report, "gdp", Measure.GROWTH, year, weak=True).in_words
    '6.6 percent'
    """
    by_any = _of_any_source(report, indicator, measure, period, scope)
    if weak and by_any:
        return by_any[0]
    found = report.records.evidence.pick(indicator, measure, period, scope=scope)
    return found or _stated(report, indicator, measure, period, scope) or next(iter(by_any), None)


def _of_any_source(
    report: Report, indicator: str, measure: Measure, period: Period, scope: str
) -> list[Published]:
    """Return what was published as achieved in a time, weak or not, the most settled first."""
    return [
        row
        for row in report.records.evidence.of(indicator, measure)
        if row.nature in ACHIEVED and row.period == period and scope in ("", row.scope)
    ]


def _stated(
    report: Report, indicator: str, measure: Measure, period: Period, scope: str
) -> Figure | None:
    """Return what the report states as achieved in a time."""
    rows = (
        figure
        for figure in report.records.of(indicator, measure)
        if figure.status is Status.ACHIEVEMENT
        and figure.period == period
        and scope in ("", figure.scope)
    )
    return next(rows, None)


def is_weak(row: Level) -> bool:
    """Tell whether a number rests on a weak source; a report is none.

    Parameters
    ----------
    row : Figure or Published
        The number.

    Returns
    -------
    bool
        Whether its source is weak.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> row = reached(report, "gdp", Measure.GROWTH, Period(2022, 2022))
    >>> is_weak(row), is_weak(report["gdp-growth-2020"])
    (True, False)
    """
    return isinstance(row, Published) and row.strength is Strength.WEAK


def is_bound(row: Level) -> bool:
    """Tell whether a number is only a bound, such as "more than 5%".

    Parameters
    ----------
    row : Figure or Published
        The number.

    Returns
    -------
    bool
        Whether one end is left open; “about” leaves none.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> is_bound(report["retail-sales-growth-2021"]), is_bound(report["gdp-growth-2021"])
    (True, False)
    """
    return row.comparator.floor or row.comparator.ceiling


def strength_of(row: Level) -> str:
    """Return the strength of the source of a number; of a figure that is "the report".

    Parameters
    ----------
    row : Figure or Published
        The number.

    Returns
    -------
    str
        One of `Strength`, or “the report”.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> strength_of(reached(report, "gdp", Measure.GROWTH, Period(2024, 2024)))
    'official'
    >>> strength_of(report["gdp-growth-2020"])
    'the report'
    """
    return row.strength.value if isinstance(row, Published) else "the report"


def nature_of(row: Level) -> str:
    """Return how settled a number is; of a figure that is "the report".

    Parameters
    ----------
    row : Figure or Published
        The number.

    Returns
    -------
    str
        One of `Nature`, or “the report”.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> nature_of(reached(report, "gdp", Measure.GROWTH, Period(2020, 2020)))
    'final'
    >>> nature_of(report["gdp-growth-2020"])
    'the report'
    """
    return row.nature.value if isinstance(row, Published) else "the report"


def words_of(row: Level) -> str:
    """Write a number with its qualifier and unit, as ``more than 5%``; marked if hypothetical.

    Parameters
    ----------
    row : Figure or Published
        The number.

    Returns
    -------
    str
        The number as printed, not what it allows.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> words_of(report["gdp-growth-2021"])
    'about 7%'
    >>> words_of(report.what_if("gdp-growth-2021", value=8)["gdp-growth-2021"])
    'about 8% (hypothetical)'
    """
    return in_print(row.value, row.comparator, row.unit, row.upper) + mark(row)


def published_on(row: Level, report: Report) -> str:
    """Return when a number was published; a figure is as old as its report.

    Parameters
    ----------
    row : Figure or Published
        The number.
    report : Report
        The report to which a figure belongs.

    Returns
    -------
    str
        The date, as precise as it is known; empty where it is not.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> published_on(report["gdp-growth-2020"], report)
    '2021-01-25'
    >>> published_on(reached(report, "gdp", Measure.GROWTH, Period(2021, 2021)), report)
    '2022'
    """
    return row.source.published if isinstance(row, Published) else report.source.get("date", "")
