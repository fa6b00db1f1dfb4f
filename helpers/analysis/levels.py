"""The levels of a report, and those that others published, by indicator and year."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from helpers.core.period import Period
from helpers.core.vocabulary import Measure, Status, Strength
from helpers.data.meaning import Records
from helpers.data.published import COMPARABLE
from helpers.data.records import HYPOTHETICAL, Figure, Published, Stated

Level: TypeAlias = Figure | Published
"""A level that the report states, or that others published."""


def mark(*rows: Stated | None) -> str:
    """Return the mark of what is hypothetical where one of some numbers is, else nothing.

    Parameters
    ----------
    *rows : Stated or None
        The numbers; None where there is none.

    Returns
    -------
    str
        The mark, with a blank before it, or nothing.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> bold = report.what_if("gdp-growth-2021", value=8)
    >>> mark(report["gdp-growth-2021"]), mark(bold["gdp-growth-2021"])
    ('', ' (hypothetical)')
    """
    return HYPOTHETICAL if any(isinstance(row, Figure) and row.hypothetical for row in rows) else ""


class Levels:
    """All levels that go with the figures of a report.

    What was first published and revised later is another quantity and no level here; nor is what
    others aimed at.

    Parameters
    ----------
    records : Records
        The records of the report.

    Examples
    --------
    >>> from helpers import load_report
    >>> levels = Levels(load_report("changchun-2021").records)
    >>> known = levels.by_year("hi-tech-enterprises")
    >>> {year: level.quantity for year, level in known.items()}
    {2018: 653 enterprises, 2020: 2,013 enterprises, 2025: at least 3,500 enterprises}
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._stated: dict[tuple[str, Status, Period], list[Figure]] = defaultdict(list)
        for figure in records.figures:
            if figure.measure is Measure.LEVEL and figure.period:
                self._stated[figure.indicator.name, figure.status, figure.period].append(figure)

    def stated(self, indicator: str, period: Period, status: Status) -> list[Figure]:
        """Return the levels that the report states of a time, in the order of the text.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        period : Period
            The time.
        status : Status
            Whether they were achieved or are aimed at.
        """
        return self._stated.get((indicator, status, period), [])

    def like(self, figure: Figure, year: int, indicator: str = "") -> Figure | None:
        """Return the level of a year that the report states beside a figure.

        Parameters
        ----------
        figure : Figure
            The figure, whose scope and status the level has.
        year : int
            The year.
        indicator : str
            Name of the indicator; by default that of the figure.
        """
        rows = self.stated(indicator or figure.indicator.name, Period(year, year), figure.status)
        return next((row for row in rows if row.scope == figure.scope), None)

    def published(self, indicator: str, year: int, like: Stated | None = None) -> Published | None:
        """Return the level of a year that others published, the most settled one.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        year : int
            The year.
        like : Stated, optional
            The number beside which it is set: it has its scope, and its territory if that was
            published at all.
        """
        evidence, period = self._records.evidence, Period(year, year)
        scope = "" if like is None else like.scope
        lands = [""] if like is None or like.territory is None else [like.territory.name, ""]
        found = (
            evidence.pick(indicator, Measure.LEVEL, period, COMPARABLE, scope=scope, territory=land)
            for land in lands
        )
        return next((row for row in found if row), None)

    def weak(self, level: Figure, year: int) -> Published | None:
        """Return the level of a year that a weak source alone tells; it decides nothing.

        Parameters
        ----------
        level : Figure
            The level, whose indicator and scope it has, and whose kind of unit.
        year : int
            The year.
        """
        period, base = Period(year, year), level.unit.base
        return next(
            (
                row
                for row in self._records.evidence.of(level.indicator.name, Measure.LEVEL)
                if row.period == period and row.scope == level.scope and row.unit.base == base
                and row.nature in COMPARABLE and row.strength is Strength.WEAK
            ),
            None,
        )  # fmt: skip

    def latest(self, indicator: str, year: int) -> Published | None:
        """Return the level that others published of a year, or of the latest year before it.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        year : int
            The year.
        """
        rows = self._records.evidence.of(indicator, Measure.LEVEL)
        years = {row.year for row in rows if row.year is not None and row.year <= year}
        found = (self.published(indicator, known) for known in sorted(years, reverse=True))
        return next((row for row in found if row), None)

    def achieved(self, level: Figure, year: int) -> Level | None:
        """Return the achieved level of another year that can be compared with a level.

        Parameters
        ----------
        level : Figure
            The level, whose indicator and scope it has, and whose kind of unit.
        year : int
            The year.

        Returns
        -------
        Figure or Published or None
            What the report states, or else what others published; None where neither is known.
        """
        name = level.indicator.name
        rows: list[Level | None] = [
            row
            for row in self.stated(name, Period(year, year), Status.ACHIEVEMENT)
            if row.scope == level.scope
        ]
        rows.append(self.published(name, year, level))
        return next((row for row in rows if row and row.unit.base == level.unit.base), None)

    def by_year(self, indicator: str) -> dict[int, Level]:
        """Return the achieved levels of an indicator by year, in the order of the years.

        What the report states comes before what others published.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        """
        found: dict[int, Level] = {}
        for row in self._records.evidence.of(indicator, Measure.LEVEL):
            published = None if row.year is None else self.published(indicator, row.year)
            if row.year is not None and published:
                found[row.year] = published
        for figure in self._records.of(indicator, Measure.LEVEL):
            if figure.status is Status.ACHIEVEMENT and figure.year is not None:
                found[figure.year] = figure
        return dict(sorted(found.items()))
