"""What is observed of a path: its two ends, and the growth that others published between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    stated : tuple of Figure
        The two figures whose levels they are, which are no part of what is compared; empty where
        no report states them.

    Raises
    ------
    TypeError
        If a level has no unit.
    UnitError
        If the levels are in two units.
    ValueError
        If the end is not after the start, a level is not above zero, or a printed level is
        not among what it allows.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> levels = Quantity.exactly(100, "cars"), Quantity.of("110.25", "121", "cars")
    >>> ends = Ends(2018, 2020, *levels, Fraction(100), Fraction("116.64"))
    >>> ends.growth, ends.printed_growth  # 1.05², 1.10² and 1.08²
    (5 to 10%, 8%)
    """

    start_year: int
    end_year: int
    start: Quantity
    end: Quantity
    start_value: Fraction
    end_value: Fraction
    territory: Territory | None = None
    stated: tuple[Figure, ...] = field(default=(), compare=False, repr=False)

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

    Returns
    -------
    Ends
        Both levels, on the territory of the first.

    Raises
    ------
    UnknownNameError
        If there is no such figure; the message names the nearest ones.
    UnitError
        If the units of both do not fit.
    ValueError
        If a figure is no level or has no single year, or they are of two things; see also
        `Ends`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> ends = ends_of(load_report("changchun-2021"), "gdp-level-2015", "gdp-level-2020")
    >>> ends.start, ends.end
    (RMB477.375 to 477.385 billion, RMB645 to 655 billion)
    >>> tell(ends.growth), tell(ends.printed_growth)
    ('6.2 to 6.6%', '6.4%')
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
        first.territory, (first, last),
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
    """Return a number as it is printed, as if it were exact; of a range, the middle.

    Parameters
    ----------
    stated : Stated
        The number.

    Returns
    -------
    Quantity
        One number alone, in the unit in which it is printed.

    Examples
    --------
    >>> from helpers import load_report
    >>> growth = load_report("changchun-2021")["gdp-growth-2021"]
    >>> growth.quantity, as_printed(growth)  # about 7%
    (6.5 to 7.5%, 7%)
    """
    return Quantity(Interval.exactly(stated.printed_value), stated.unit)


def land_of(territory: Territory | None) -> str:
    """Return the label of a territory; empty where nothing is known of territories.

    Parameters
    ----------
    territory : Territory or None
        The territory.

    Returns
    -------
    str
        What readers call it.

    Examples
    --------
    >>> from helpers import load_report
    >>> land_of(load_report("changchun-2021")["gdp-level-2020"].territory)
    'Changchun, whether with Gongzhuling is not said'
    """
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
        If a deflator is no finite number; see also `real_growth`.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> levels = Quantity.exactly(100, "RMB billion"), Quantity.exactly(121, "RMB billion")
    >>> ends = Ends(2018, 2020, *levels, Fraction(100), Fraction(121))
    >>> frame = growth_by_reading({"as stated": ends}, [0, 0.1])
    >>> print(frame[["reading", "deflator", "growth", "central"]].to_string(index=False))
      reading  deflator growth  central
    as stated       0.0    10%     10.0
    as stated       0.1     0%      0.0
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

    Examples
    --------
    >>> from helpers import load_report
    >>> [growth] = published_growth(load_report("changchun-2021"), "gdp", 2018, 2018, [2018])
    >>> print(growth.published.said, "-", growth.known, "-", growth.closed)
    >7 percent, 2018 - more than 7, at most 8.3% - True
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

    Returns
    -------
    list of YearlyGrowth
        One for each year, in order.

    Raises
    ------
    UnknownNameError
        If there is no such indicator; the message names the nearest ones.
    ValueError
        If nothing was published of a year, or no target closes a bound that one should; the
        message names it.

    Examples
    --------
    >>> from helpers import load_report
    >>> for growth in published_growth(load_report("changchun-2021"), "gdp", 2019, 2020):
    ...     print(growth.published.said, "-", growth.known)
    2 percent, 2019 - 1.5 to 2.5%
    3.5 percent, 2020 - 3.45 to 3.55%
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
