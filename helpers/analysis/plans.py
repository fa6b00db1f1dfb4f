"""Where the level targets of a plan stand at its start: the level, and that of growth so far.

What the report does not state is taken from the evidence and marked so. Growth so far comes
from the report alone: from two of its levels, or from "increased by N times", whose two
readings (N times as much, or N times more) are both kept. Levels of money are at current prices,
and so is growth between them. In what levels differ, or may differ, stands beside the result: a
report that does not say which land its levels count leaves growth so far open
(`helpers.analysis.territory`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from helpers.analysis.bars import bar_of
from helpers.analysis.gaps import end_columns
from helpers.analysis.levels import Level, mark
from helpers.analysis.likeness import caution
from helpers.analysis.progress import APPLICABLE
from helpers.analysis.since import on_other_land
from helpers.core.interval import Interval, hull
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Role, Status, Strength
from helpers.data.problems import UnknownNameError
from helpers.data.published import COMPARABLE
from helpers.data.records import Figure, Published
from helpers.data.report import Report


class Origin(StrEnum):
    """Where a level comes from.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> standings = find_standings(report, "plan", 2020)
    >>> [one.label for one in standings if one.origin is Origin.REPORT]
    ['Gross domestic product']
    """

    REPORT = "report"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a target stands in a year.

    Parameters
    ----------
    target : Figure
        The target.
    year : int
        The year of the level from which the plan starts.
    level : Quantity or None
        The level; None where nobody states it.
    level_from : Figure, Published or None
        What states it.
    base_year : int or None
        The year with which growth so far began.
    base : Quantity or None
        The level of that year; None where the report does not tell growth so far.
    growth_from : tuple of Figure or Published
        What tells growth so far.
    land_unsaid : bool
        Whether the report may count more land in one of two years than in the other, and does
        not say so.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> standings = find_standings(report, "plan", 2020)
    >>> gdp = standing_of(standings, "gdp-level-undated")
    >>> gdp.level, gdp.bar, gdp.percent_of_target
    (RMB645 to 655 billion, RMB1 trillion, 64.5 to 65.5)
    >>> gdp.growth_caution
    'whether 2015 and 2020 count the same land is not said'
    """

    target: Figure
    year: int
    level: Quantity | None = None
    level_from: Level | None = None
    base_year: int | None = None
    base: Quantity | None = None
    growth_from: tuple[Level, ...] = ()
    land_unsaid: bool = False

    @property
    def label(self) -> str:
        """What is aimed at, marked where it rests on a figure that is hypothetical."""
        behind = (self.target, self.level_from, *self.growth_from)
        return self.target.indicator.label + mark(*behind)

    @property
    def bar(self) -> Quantity:
        """The number of the bar that the target sets, as printed."""
        return Quantity(Interval.exactly(bar_of(self.target).printed), self.target.unit)

    @property
    def date(self) -> int | None:
        """The year for which the target is set: the last of its years, None without a date."""
        return None if self.target.period is None else self.target.period.last

    @property
    def origin(self) -> Origin | None:
        """Where the level comes from, None where it is not known."""
        if self.level_from is None:
            return None
        return Origin.REPORT if isinstance(self.level_from, Figure) else Origin.EVIDENCE

    @property
    def level_said(self) -> str:
        """The level as it is stated, with its year; empty where it is not known."""
        if isinstance(self.level_from, Figure):
            return f"{self.level_from.printed}, {self.year}"
        return "" if self.level_from is None else self.level_from.said

    @property
    def level_rests_on(self) -> str:
        """The figure that states the level, or the title of the source."""
        return "" if self.level_from is None else _name(self.level_from)

    @property
    def growth_rests_on(self) -> str:
        """What tells growth so far, in words."""
        multiple = any(one.measure is Measure.INCREASE_IN_MULTIPLES for one in self.growth_from)
        return ", ".join([*map(_name, self.growth_from), *["both readings"] * multiple])

    @property
    def prices(self) -> str:
        """At which prices the level is; empty where it is not of money."""
        stated = self.level_from and self.level_from.prices
        return stated.words if stated else ""

    @property
    def level_caution(self) -> str:
        """In what the target and its level differ, or may differ; empty where nothing does."""
        return "" if self.level_from is None else caution(self.target, self.level_from)

    @property
    def growth_caution(self) -> str:
        """In what level and base differ, or may differ; empty where nothing does, or no base is."""
        level, base = self.level_from, next(iter(self.growth_from), None)
        if level is None or base is None:
            return ""
        found = [caution(base, level)]
        if self.land_unsaid:
            years = f"{self.base_year} and {self.year}"
            found.append(f"whether {years} count the same land is not said")
        return "; ".join(filter(None, found))

    @property
    def percent_of_target(self) -> Interval | None:
        """The level in percent of the target; None where there is none, or for rates."""
        if self.level is None or self.target.measure not in APPLICABLE or not self.bar.low:
            return None
        return (self.level / self.bar).ratio * 100


def _name(stating: Level) -> str:
    """Return the name of a figure, or the title of a source."""
    return stating.name if isinstance(stating, Figure) else stating.source.title


def find_standings(report: Report, part: str, year: int) -> list[Standing]:
    """Say where each target of a part of the report stands in a year.

    Parameters
    ----------
    report : Report
        The report.
    part : str
        The part whose targets are meant.
    year : int
        The year of the levels from which the plan starts.

    Returns
    -------
    list of Standing
        One for each target, in the order of the text.

    Raises
    ------
    UnknownNameError
        If there is no such part; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for one in find_standings(report, "plan", 2020):
    ...     print(one.target.printed, "|", one.level_said or "not known")
    over 10 million | 9.066906 million persons, 2020
    RMB1 trillion | RMB650 billion, 2020
    80% or above | not known
    more than 3,000 | 2,013 enterprises, 2020
    """
    parts = {one.name: one for one in report.records.parts}
    if part not in parts:
        raise UnknownNameError("part", part, parts)
    return [
        _standing(report, figure, year)
        for figure in report.records.figures
        if figure.status is Status.TARGET and figure.part == part
    ]


def _standing(report: Report, target: Figure, year: int) -> Standing:
    """Say where a target stands in a year."""
    levels = _levels(report, target)
    now = next((one for one in levels if one.year == year), None)
    found = now or _published_level(report, target, year)
    if found is None:
        return Standing(target, year)
    standing = Standing(target, year, found.quantity, found, land_unsaid=_land_unsaid(report))
    first = levels[0] if levels else None
    if now and first and first.year is not None and first.year < year:
        return replace(
            standing, base_year=first.year, base=first.quantity, growth_from=(first, now)
        )  # fmt: skip
    return _from_multiple(report, standing)


def _land_unsaid(report: Report) -> bool:
    """Tell whether what the report speaks of may be one of several territories."""
    return any(one.role is Role.READING for one in report.records.territories.values())


def _levels(report: Report, target: Figure) -> list[Figure]:
    """Return what the report states as achieved of a level or share, one year each, in order."""
    figures = report.records.of(target.indicator.name, target.measure)
    rows = [
        (figure.year, figure)
        for figure in figures
        if figure.status is Status.ACHIEVEMENT
        and figure.measure in APPLICABLE
        and figure.scope == target.scope
        and figure.unit.base == target.unit.base
        and figure.year is not None
    ]
    return [figure for _, figure in sorted(rows, key=lambda row: row[0])]


def _published_level(report: Report, target: Figure, year: int) -> Published | None:
    """Return what others published of a target's indicator in a year."""
    evidence = report.records.evidence
    found = evidence.pick(
        target.indicator.name, target.measure, Period(year, year), scope=target.scope
    )
    return found if found and found.unit.base == target.unit.base else None


def _from_multiple(report: Report, standing: Standing) -> Standing:
    """Add the base that an increase in multiples up to the year tells, if there is one."""
    target, level = standing.target, standing.level
    for multiple in report.records.of(target.indicator.name, Measure.INCREASE_IN_MULTIPLES):
        period, times = multiple.period, multiple.quantity.ratio
        if (
            period is None
            or period.last != standing.year
            or multiple.status is not Status.ACHIEVEMENT
            or multiple.scope != target.scope
        ):
            continue
        # read loosely, and to the letter
        factor = hull([times, times + 1])
        if level is None or factor.low is None or factor.low <= 0:
            return standing
        return replace(
            standing, base_year=period.first - 1, base=level / factor, growth_from=(multiple,)
        )
    return standing


def standing_of(standings: Iterable[Standing], target: str) -> Standing:
    """Return where a target stands, by the name of its figure.

    Parameters
    ----------
    standings : iterable of Standing
        What `find_standings` returns.
    target : str
        Name of the figure.

    Returns
    -------
    Standing
        The first of that target.

    Raises
    ------
    UnknownNameError
        If there is no such target; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> standings = find_standings(report, "plan", 2020)
    >>> standing_of(standings, "hi-tech-enterprises-level-2025").percent_of_target
    67.1
    """
    by_name = {one.target.name: one for one in standings}
    if target not in by_name:
        raise UnknownNameError("target", target, by_name)
    return by_name[target]


def standings_from_published(report: Report, standing: Standing) -> list[Standing]:
    """Restate where a target stands from each level that was published, beside the report's own.

    Parameters
    ----------
    report : Report
        The report.
    standing : Standing
        Where the target stands by the report, which states level and base.

    Returns
    -------
    list of Standing
        One for each level: that of the report first, then those that others published of the
        same year, in the order in which they did. Weak ones, those before a revision, and those of
        another territory are left out, and so are other years: a plan starts from one.

    Raises
    ------
    ValueError
        If the report does not state the level or the base.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> standings = find_standings(report, "plan", 2020)
    >>> gdp = standing_of(standings, "gdp-level-undated")
    >>> [one.level_said for one in standings_from_published(report, gdp)]
    ['RMB650 billion, 2020', '663.8 RMB billion, 2020', '660.159 RMB billion, 2020']
    """
    stated = standing.level_from
    if not isinstance(stated, Figure) or standing.base_year is None:
        name = standing.target.name
        raise ValueError(f"the report does not state both level and base of {name}")
    others = [
        row
        for row in report.records.evidence
        if row.indicator == stated.indicator
        and row.measure is stated.measure
        and row.unit.base == stated.unit.base
        and row.scope == stated.scope
        and row.strength is not Strength.WEAK
        and row.nature in COMPARABLE
        and row.year == standing.year
        and not on_other_land(stated, row)
    ]
    return [standing] + [
        replace(
            standing,
            level=row.quantity,
            level_from=row,
            growth_from=tuple(row if one is stated else one for one in standing.growth_from),
        )
        for row in sorted(others, key=lambda row: row.source.published or "9999")
    ]


def stand_of_plan(standings: Iterable[Standing]) -> pd.DataFrame:
    """Return where targets stand as a frame.

    Parameters
    ----------
    standings : iterable of Standing
        What `find_standings` or `standings_from_published` returns.

    Returns
    -------
    DataFrame
        One row a standing, by the name of the target:

        - `label` of the indicator; `target` as printed; `date`, the year for which it is set;
          `level` in words, its ends `level_low` and `level_high`, and `bar`, the printed number
          of the target, in `unit`, that of the level; `year` of the level;
        - `percent_low` and `percent_high`: the level in percent of the target, for levels and
          shares;
        - `source` of the level: report, evidence, or empty where no level is known; `level_said`,
          the level as stated and its year; `level_from`, the figure or the title of the source;
          `nature`, `strength` and `note` of what was published, the nature being "the report"
          for its own;
        - `base_low`, `base_high` and `base_year`: the level with which growth so far began, and
          `growth_from`, what tells it;
        - `prices` of the level, empty where it is not of money; `caution`, in what target and
          level differ, or may differ, and `growth_caution`, in what base and level do;
        - `measure` of the target and `better`, which direction is.

        What is not known is missing, or empty where it is text.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> standings = find_standings(report, "plan", 2020)
    >>> frame = stand_of_plan(standings)
    >>> print(frame[["target", "level", "date"]].to_string(index=False))
             target                    level  date
    over 10 million 9.066906 million persons  <NA>
      RMB1 trillion    RMB645 to 655 billion  <NA>
       80% or above                           2025
    more than 3,000        2,013 enterprises  2025
    """
    found = list(standings)
    names = pd.Index([one.target.name for one in found], name="figure", dtype="str")
    frame = pd.DataFrame([_cells(one) for one in found], index=names, columns=_COLUMNS)
    return frame.astype(dict.fromkeys(("date", "base_year"), "Int64"))


_COLUMNS = [
    "label", "target", "date", "level", "level_low", "level_high", "bar", "unit", "year",
    "percent_low", "percent_high", "source", "level_said", "level_from", "nature", "strength",
    "note", "base_low", "base_high", "base_year", "growth_from", "prices", "caution",
    "growth_caution", "measure", "better",
]  # fmt: skip


def _cells(one: Standing) -> dict[str, str | float | None]:
    """Return the columns of a standing."""
    unit = one.target.unit if one.level is None else one.level.unit
    published = one.level_from if isinstance(one.level_from, Published) else None
    level, base = (
        None if level is None else level.to(unit).interval for level in (one.level, one.base)
    )
    return {
        "label": one.label,
        "target": one.target.printed,
        "date": one.date,
        "level": "" if one.level is None else str(one.level),
        "bar": float(one.bar.to(unit).interval.middle),
        "unit": unit.name,
        "year": one.year,
        "source": one.origin.value if one.origin else "",
        "level_said": one.level_said,
        "level_from": one.level_rests_on,
        "nature": _nature(one),
        "strength": published.strength.value if published else "",
        "note": published.note if published else "",
        "base_year": one.base_year,
        "growth_from": one.growth_rests_on,
        "prices": one.prices,
        "caution": one.level_caution,
        "growth_caution": one.growth_caution,
        "measure": one.target.measure.value,
        "better": one.target.indicator.better.value,
        **end_columns("level", level),
        **end_columns("percent", one.percent_of_target),
        **end_columns("base", base),
    }


def _nature(one: Standing) -> str:
    """Say how settled a level is; that of the report is its own."""
    if isinstance(one.level_from, Published):
        return one.level_from.nature.value
    return "the report" if one.level_from else ""
