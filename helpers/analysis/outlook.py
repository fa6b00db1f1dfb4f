"""The levels between two that a report states, and the growth that a target of the level needs.

What is asked here has the same form for every indicator of which a report states two levels; what
a city's land, accounts and prices add is for those who know the city.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import index

import pandas as pd

from helpers.analysis.ends import Ends, ends_of
from helpers.analysis.growth import compound_growth, real_growth
from helpers.analysis.paths import Path, constant_growth, envelope
from helpers.core.exact import Number, exact
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Status
from helpers.data.records import Figure
from helpers.data.report import Report

_WITHIN = {
    "label": "str", "year": "int64", "low": "float64", "high": "float64", "unit": "str",
    "steady": "float64", "observed": "bool", "why": "str",
}  # fmt: skip
_NEEDED = {
    "label": "str", "achieved": "str", "target": "str", "from_year": "int64", "by_year": "int64",
    "low": "float64", "high": "float64", "unit": "str", "scenario": "bool",
}  # fmt: skip
"""The columns of the frames and their types, which hold without rows too."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What limits of growth leave between two levels, and what a target asks of the years after.

    Parameters
    ----------
    ends : Ends
        The levels.
    between : Path
        The levels that any path within the limits can pass through.
    steady : Path
        The path that grows at one rate.
    deflator : number
        The assumed change of prices a year, a fraction.
    target : Figure or None
        A target of the level; None where there is none.
    year : int or None
        When it is due, or taken to be; None without a target.
    base : Quantity or None
        The level from which growth leads to it: the last one, with all the land that it counts.
    needed : Quantity or None
        The growth a year that leads from there to the target, in percent; None without a target.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> asked = outlook(find_ends(report)[0].printed, deflator="0.02")
    >>> round(float(asked.real.interval.middle), 1)  # 1.0637 / 1.02
    4.3
    """

    ends: Ends
    between: Path
    steady: Path
    deflator: Number
    target: Figure | None = None
    year: int | None = None
    base: Quantity | None = None
    needed: Quantity | None = None

    @property
    def real(self) -> Quantity:
        """Growth a year between the levels, without the change of prices, in percent."""
        return real_growth(self.ends.growth, self.deflator)

    @property
    def needed_real(self) -> Quantity | None:
        """The growth a year that the target needs, without the change of prices, in percent."""
        return None if self.needed is None else real_growth(self.needed, self.deflator)


def outlook(
    ends: Ends,
    target: Figure | None = None,
    year: int | None = None,
    *,
    base: Quantity | None = None,
    slowest: Number = 0,
    fastest: Number = "0.12",
    deflator: Number = 0,
) -> Outlook:
    """Ask what limits of growth leave between two levels, and what a target needs from the last.

    Parameters
    ----------
    ends : Ends
        The levels.
    target : Figure, optional
        A target of the same level.
    year : int, optional
        When it is due; by default its own year.
    base : Quantity, optional
        The level of the last year from which growth leads to the target, where that counts other
        land than the last level of `ends`; by default that level.
    slowest, fastest : number
        Limits of yearly growth, fractions.
    deflator : number
        The assumed change of prices a year, a fraction; zero leaves growth at current prices.

    Raises
    ------
    UnitError
        If the target is in a unit that does not fit.
    ValueError
        If there is no path within the limits, the target has no year, or one that is not after
        the last level, or prices fall by all or more.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> asked = outlook(gdp, report["gdp-level-undated"], 2027, fastest="0.1", deflator="0.02")
    >>> tell(asked.needed), tell(asked.needed_real)
    ('6.3%', '4.3%')
    >>> tell(Quantity(asked.between.at(2019).bounds, gdp.unit))
    'RMB590 to 650 billion'
    """
    between = envelope(ends, slowest, fastest)
    steady = constant_growth(ends)
    if target is None:
        return Outlook(ends, between, steady, deflator)
    due = target.year if year is None else year
    if due is None:
        raise ValueError(f"{target.name} has no year: name one in which it is taken to be due")
    start = ends.end if base is None else base
    needed = compound_growth(start, target.quantity, due - ends.end_year)
    return Outlook(ends, between, steady, deflator, target, due, start, needed)


def find_ends(report: Report) -> list[Ends]:
    """Return each level that a report states with the next one of the same thing.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Ends
        One for each two achieved levels above zero of an indicator and scope that follow one
        another, the earliest first.

    Examples
    --------
    >>> from helpers import load_report
    >>> [(one.start_year, one.end_year) for one in find_ends(load_report("changchun-2021"))]
    [(2015, 2020)]
    """
    found = []
    for levels in _achieved(report).values():
        by_year = {one.year: one for one in levels if _above_zero(one)}
        found += [
            ends_of(report, first.name, last.name) for first, last in pairwise(by_year.values())
        ]
    return found


def label_of(ends: Ends) -> str:
    """Return what two levels are of, marked where one of them is hypothetical.

    Parameters
    ----------
    ends : Ends
        The levels; they may be of no report.

    Examples
    --------
    >>> from helpers import load_report
    >>> bold = load_report("changchun-2021").what_if("gdp-level-2020", value=700)
    >>> label_of(find_ends(bold)[0])
    'Gross domestic product (hypothetical)'
    """
    marked = [one.label for one in ends.stated if one.hypothetical]
    return (marked + [one.label for one in ends.stated] + ["Level"])[0]


def targets_of(report: Report, ends: Ends) -> list[Figure]:
    """Return the targets of a level that a report states, without a year or of a later one.

    Parameters
    ----------
    report : Report
        The report.
    ends : Ends
        Two levels, as `find_ends` returns them.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> [one.name for one in targets_of(report, find_ends(report)[0])]
    ['gdp-level-undated']
    """
    last = ends.stated[-1]
    return [one for one in _targets(report, last) if one.year is None or one.year > ends.end_year]


def levels_within(report: Report, slowest: Number, fastest: Number) -> pd.DataFrame:
    """Return what limits of growth leave for the years between two levels of a report.

    Parameters
    ----------
    report : Report
        The report.
    slowest, fastest : number
        Limits of yearly growth, fractions.

    Returns
    -------
    DataFrame
        One row for each year between the levels of everything of which the report states two:
        `label`; `year`; `low` and `high`, between which the level lies, in `unit`,
        missing where no path keeps to the limits; `steady`, the level at one rate of growth;
        `observed`, whether the report states it; `why` there is no path, and which limit would
        do.

    Raises
    ------
    ValueError
        If the limits are swapped or lose everything.

    Examples
    --------
    >>> from helpers import load_report
    >>> levels = levels_within(load_report("changchun-2021"), 0, "0.12").set_index("year")
    >>> levels.loc[2019, ["low", "high", "steady"]].round(1).tolist()
    [575.9, 655.0, 611.1]
    """
    least, most = exact(slowest), exact(fastest)
    if not -1 < least <= most:
        raise ValueError(f"{slowest} to {fastest} are no limits of growth: write 0 and 0.12")
    rows: list[tuple[object, ...]] = []
    last: Figure | None = None
    for ends in find_ends(report):
        why, levels = "", {}
        try:
            levels = {one.year: one.bounds.ends for one in envelope(ends, least, most).points}
        except ValueError as error:
            why = str(error)
        points = constant_growth(ends).points
        joins = bool(rows) and ends.stated[0] is last
        last = ends.stated[-1]
        for point in points[joins:]:
            low, high = levels.get(point.year, (math.nan, math.nan))
            rows.append(
                (label_of(ends), point.year, low, high, ends.unit.name, point.numbers[1],
                 point.observed, why)
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(_WITHIN)).astype(_WITHIN)


def growth_to_targets(report: Report, years: Iterable[int]) -> pd.DataFrame:
    """Return the yearly growth that targets of levels need from the last level achieved.

    A flow of one year, such as jobs that were created, counts as a level here.

    Parameters
    ----------
    report : Report
        The report.
    years : iterable of int
        The years in which targets without a date are taken to be due; those that are not after
        the level achieved have no row.

    Returns
    -------
    DataFrame
        One row for each target and year, by the name of the target: `label`; `achieved` and
        `target`, as printed; `from_year` and `by_year`; `low` and `high`, between which the
        growth a year lies, infinite where there is no end, in `unit`, which is percent;
        `scenario`, whether the report gives no date.

    Raises
    ------
    TypeError
        If the years are no whole numbers.
    ValueError
        If a year is too far away.

    Examples
    --------
    >>> from helpers import load_report
    >>> needed = growth_to_targets(load_report("changchun-2021"), [2027, 2035])
    >>> needed.loc["gdp-level-undated", ["low", "high"]].round(2).values.tolist()
    [[6.23, 6.46], [2.86, 2.97]]
    """
    if isinstance(years, int):
        raise TypeError(f"{years} is one year: write a list of years, [{years}]")
    scenarios = [index(year) for year in years]
    rows, names = [], []
    for levels in _achieved(report).values():
        last = levels[-1]
        for target in _targets(report, last):
            for year in scenarios if target.period is None else [target.year]:
                if year is None or last.year is None or year <= last.year:
                    continue
                growth = compound_growth(last.quantity, target.quantity, year - last.year)
                scenario = target.period is None
                rows.append(
                    (target.label, last.printed, target.printed, last.year, year,
                     *growth.interval.ends, growth.unit.name, scenario)
                )  # fmt: skip
                names.append(target.name)
    figures = pd.Index(names, name="figure", dtype="str")
    return pd.DataFrame(rows, columns=list(_NEEDED), index=figures).astype(_NEEDED)


def _achieved(report: Report) -> dict[tuple[str, str], list[Figure]]:
    """Return the achieved levels of single years by indicator and scope, the earliest first."""
    found = defaultdict(list)
    for figure in report.records.figures:
        if figure.measure is Measure.LEVEL and figure.status is Status.ACHIEVEMENT and figure.year:
            found[figure.indicator.name, figure.scope].append(figure)
    return {key: sorted(levels, key=lambda one: one.year or 0) for key, levels in found.items()}


def _targets(report: Report, last: Figure) -> list[Figure]:
    """Return the targets of a level that can be reached by growth from the last one achieved."""
    return [
        one
        for one in report.records.of(last.indicator.name, Measure.LEVEL)
        if one.status is Status.TARGET and one.scope == last.scope
        and one.unit.base == last.unit.base and _above_zero(one) and _above_zero(last)
    ]  # fmt: skip


def _above_zero(figure: Figure) -> bool:
    """Tell whether every number that a level allows is above zero."""
    return figure.quantity.interval.positive
