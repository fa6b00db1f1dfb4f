"""The real path: published growth at constant prices, compounded year by year into an index.

Each rate compares two years on one territory, the one that counted when it was published, so
that an index may lead across a change of territory where levels may not. What the accounts were
revised to later is not in it: levels are revised back after a census, rates of growth are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.analysis.average_growth import average_growth
from helpers.analysis.ends import YearlyGrowth, as_printed
from helpers.analysis.growth import ratio_of
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Prices

BASE = Fraction(100)
"""The index of the first year."""


@dataclass(frozen=True, slots=True)
class IndexPoint:
    """A year of an index.

    Parameters
    ----------
    year : int
        The year.
    bounds : Interval
        Between which numbers the index lies.
    central : Fraction
        The index of the rates as printed; of a bound, such as "more than 7", the bound itself.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> rates = published_growth(load_report("changchun-2021"), "gdp", 2019, 2020)
    >>> point = real_path(rates).points[-1]
    >>> point.year, float(point.central), point.bounds
    (2020, 105.57, 105.00175 to 106.13875)
    """

    year: int
    bounds: Interval
    central: Fraction


@dataclass(frozen=True, slots=True)
class RealPath:
    """An index of real growth.

    Parameters
    ----------
    growth : tuple of YearlyGrowth
        The published growth of each year, without a gap.
    points : tuple of IndexPoint
        One for the year before, which is 100, and one for each year of growth.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> rates = published_growth(report, "gdp", 2016, 2020, closed_by_target=[2018])
    >>> path = real_path(rates)
    >>> path.closed, tell(path.average)
    ((2018,), '5.4 to 6.2%')
    """

    growth: tuple[YearlyGrowth, ...]
    points: tuple[IndexPoint, ...]

    @property
    def closed(self) -> tuple[int, ...]:
        """The years whose bound the target closes: an assumption."""
        return tuple(one.year for one in self.growth if one.closed)

    @property
    def average(self) -> Quantity:
        """Average growth a year, in percent, with what the wording allows."""
        return average_growth(one.known for one in self.growth)

    @property
    def printed_average(self) -> Quantity:
        """Average growth a year of the rates as printed, in percent."""
        return average_growth(as_printed(one.published) for one in self.growth)

    @property
    def multiple(self) -> Interval:
        """By what the last year is the first, in real terms."""
        return self.points[-1].bounds / BASE


def real_path(growth: Sequence[YearlyGrowth]) -> RealPath:
    """Compound published real growth year by year.

    Parameters
    ----------
    growth : sequence of YearlyGrowth
        What `published_growth` returns: one rate a year, in order.

    Returns
    -------
    RealPath
        The index, which is 100 in the year before the first rate.

    Raises
    ------
    ValueError
        If there is none, a year is left out, or a rate is said to be at current prices.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> rates = published_growth(load_report("changchun-2021"), "gdp", 2019, 2021)
    >>> [round(float(point.central), 1) for point in real_path(rates).points]
    [100.0, 102.0, 105.6, 112.1]
    """
    years = [one.year for one in growth]
    if not years or years != list(range(years[0], years[0] + len(years))):
        raise ValueError(f"an index needs one growth rate a year, in order, not of {years}")
    for one in growth:
        if one.published.prices is Prices.CURRENT:
            raise ValueError(f"growth of {one.year} is at current prices: {one.published}")
    points = [IndexPoint(years[0] - 1, Interval.exactly(BASE), BASE)]
    for one in growth:
        last = points[-1]
        bounds = last.bounds * (ratio_of(one.known) + 1)
        points.append(IndexPoint(one.year, bounds, last.central * (1 + one.printed)))
    return RealPath(tuple(growth), tuple(points))
