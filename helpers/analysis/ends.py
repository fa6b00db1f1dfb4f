"""What is observed of a path: its two ends, and the growth that others published between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from helpers.analysis.growth import (
    LEVEL,
    compound_growth,
    growth_cells,
    in_percent,
    real_growth,
    with_unit,
)
from helpers.core.exact import Number, exact, number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import Unit, UnitError
from helpers.core.vocabulary import Measure
from helpers.data.problems import UnknownNameError
from helpers.data.published import closed_growth
from helpers.data.records import Figure, Published, Stated, Territory
from helpers.data.report import Report


@dataclass(frozen=True, slots=True)
class Ends:
    """The two observed levels between which a path is reconstructed.

    Parameters
    ----------
    start_year, end_year : int
        The years of the levels.
    start, end : Quantity
        What the printed levels allow, in one unit.
    start_value, end_value : Fraction
        The levels as printed, in that unit.
    territory : Territory or None
        The land that both levels count, or the one whose extent nobody says; None where nothing
        is known of territories.

    Raises
    ------
    TypeError
        If a level has no unit.
    UnitError
        If the levels are in two units.
    ValueError
        If the end is not after the start, a level is not above zero, or a printed level is
        not among what it allows.
    """

    start_year: int
    end_year: int
    start: Quantity
    end: Quantity
    start_value: Fraction
    end_value: Fraction
    territory: Territory | None = None

    def __post_init__(self) -> None:
        """Refuse ends between which there is no path."""
        if self.end_year <= self.start_year:
            raise ValueError(f"the end {self.end_year} is not after the start {self.start_year}")
        for name, level, value in (
            ("start", self.start, self.start_value),
            ("end", self.end, self.end_value),
        ):
            low = with_unit(level, LEVEL).low
            if low is None or low <= 0:
                raise ValueError(f"the {name} level {level} is not above zero")
            if value not in level.interval:
                raise ValueError(f"the printed {name} level {number_text(value)} is not in {level}")
        if self.start.unit != self.end.unit:
            raise UnitError(
                f"the levels are in {self.start.unit} and {self.end.unit}: give both in one unit, "
                f"the end as .to('{self.start.unit}')"
            )

    @property
    def years(self) -> int:
        """How many years lie between the ends."""
        return self.end_year - self.start_year

    @property
    def unit(self) -> Unit:
        """The unit of both levels."""
        return self.start.unit

    @property
    def growth(self) -> Quantity:
        """Yearly growth between the levels, in percent, with what they allow."""
        return compound_growth(self.start, self.end, self.years)

    @property
    def printed(self) -> Ends:
        """The same ends, as if the levels as printed were exact."""
        first, last = (
            Quantity(Interval.exactly(value), self.unit)
            for value in (self.start_value, self.end_value)
        )
        return replace(self, start=first, end=last)

    @property
    def printed_growth(self) -> Quantity:
        """Yearly growth between the levels as printed, in percent."""
        return self.printed.growth


def ends_of(report: Report, start: str, end: str) -> Ends:
    """Return two levels of a report as the ends of a path, in the unit of the first.

    Parameters
    ----------
    report : Report
        The report.
    start, end : str
        Names of two figures: levels of one indicator and scope, each of a single year.

    Raises
    ------
    UnknownNameError
        If there is no such figure; the message names the nearest ones.
    UnitError
        If the units of both do not fit.
    ValueError
        If a figure is no level or has no single year, or they are of two things; see also
        `Ends`.
    """
    first, last = report[start], report[end]
    start_year, end_year = _year(report, first), _year(report, last)
    if (first.indicator, first.scope) != (last.indicator, last.scope):
        things = (f"{one.name} of {one.label}, {one.scope}" for one in (first, last))
        raise ValueError(f"no path leads from one thing to another: {', '.join(things)}")
    closing = last.quantity.to(first.unit)
    end_value = last.base_value / first.unit.size
    return Ends(
        start_year, end_year, first.quantity, closing, first.printed_value, end_value,
        first.territory,
    )  # fmt: skip


def _year(report: Report, figure: Figure) -> int:
    """Return the year of a level, or refuse what cannot be an end of a path."""
    year = figure.year
    if figure.measure is Measure.LEVEL and year is not None:
        return year
    levels = report.records.of(figure.indicator.name, Measure.LEVEL)
    known = ", ".join(one.name for one in levels if one.year) or "none"
    what = (
        "has no single year" if figure.measure is Measure.LEVEL else f"is a {figure.measure.words}"
    )
    raise ValueError(
        f"{figure.name} {what}: an end of a path is the level of a year; of "
        f"{figure.indicator.name} the report has: {known}"
    )


def as_printed(stated: Stated) -> Quantity:
    """Return a number as it is printed, as if it were exact; of a range, the middle."""
    return Quantity(Interval.exactly(stated.printed_value), stated.unit)


def land_of(territory: Territory | None) -> str:
    """Return the label of a territory; empty where nothing is known of territories."""
    return "" if territory is None else territory.label


def growth_by_reading(readings: Mapping[str, Ends], deflators: Iterable[Number]) -> pd.DataFrame:
    """Return yearly real growth by how the nominal levels are read and how prices rose.

    Parameters
    ----------
    readings : dict of str to Ends
        What the levels may be taken to mean, by name: another precision, another territory.
    deflators : iterable of number
        Assumed yearly changes of prices, fractions; zero gives nominal growth.

    Returns
    -------
    DataFrame
        One row a reading and deflator: `reading`; `deflator`, the fraction; `growth` a year in
        words; its ends `low` and `high`, and `central`, that of the levels as printed, in
        `unit`, which is percent.

    Raises
    ------
    ValueError
        See `real_growth`.
    """
    rows, prices = [], [exact(deflator) for deflator in deflators]
    for name, ends in readings.items():
        for deflator in prices:
            words, low, high, unit = growth_cells(real_growth(ends.growth, deflator))
            central = real_growth(ends.printed_growth, deflator).interval.middle
            rows.append((name, float(deflator), words, low, float(central), high, unit))
    columns = ["reading", "deflator", "growth", "low", "central", "high", "unit"]
    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True, slots=True)
class YearlyGrowth:
    """What was published of the growth of a year.

    Parameters
    ----------
    published : Published
        The number that decides.
    known : Quantity
        What it allows, in percent.
    closed : bool
        Whether it is a bound, such as "more than 7", that the target of the year closes: an
        assumption.
    """

    published: Published
    known: Quantity
    closed: bool = False

    @property
    def year(self) -> int:
        """The year."""
        year = self.published.year
        assert year is not None
        return year

    @property
    def printed(self) -> Fraction:
        """The number as printed, a fraction."""
        return self.published.base_value


def published_growth(
    report: Report,
    indicator: str,
    first_year: int,
    last_year: int,
    closed_by_target: Collection[int] = (),
) -> list[YearlyGrowth]:
    """Return what was published of the growth that an indicator achieved in each of some years.

    A target is never taken for an outcome. It may close a bound: growth of "more than 7" in a
    year whose target was about 7.8 is then taken to end where the target does. Growth can exceed
    a target, so this is an assumption, which is made for the years that the caller names alone.

    Parameters
    ----------
    report : Report
        The report.
    indicator : str
        Name of the indicator.
    first_year, last_year : int
        The years, both included.
    closed_by_target : collection of int
        The years in which the target closes a bound that has no upper end.

    Raises
    ------
    UnknownNameError
        If there is no such indicator; the message names the nearest ones.
    ValueError
        If nothing was published of a year, or no target closes a bound that one should; the
        message names it.
    """
    if indicator not in report.records.indicators:
        raise UnknownNameError("indicator", indicator, report.records.indicators)
    evidence, measure = report.records.evidence, Measure.GROWTH
    rows = evidence.series(indicator, measure, first_year, last_year)
    missing = sorted(set(range(first_year, last_year + 1)) - {row.year for row in rows})
    if missing:
        years = ", ".join(map(str, missing))
        raise ValueError(f"no evidence on {indicator} ({measure}) for {years}")
    found = []
    for row in rows:
        if row.base.high is not None or row.year not in closed_by_target:
            found.append(YearlyGrowth(row, in_percent(row.base)))
            continue
        known = closed_growth(evidence, row)
        if known is None:
            raise ValueError(f"no target closes the growth of {indicator} in {row.period}")
        found.append(YearlyGrowth(row, in_percent(known), closed=True))
    return found
