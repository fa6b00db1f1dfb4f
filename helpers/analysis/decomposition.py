"""A rise of nominal levels taken apart into real growth, prices, territory and revision.

Between two levels of the accounts as they were revised after a census lies more than real growth
and prices. Levels are revised back to the years before the census; the real growth that was
published of these years is not, so that a deflator is implied that nobody published (Holz 2013).
Land that joined is a fourth cause. Published real growth is known. What is left is the product of
the other three, which nothing in the levels tells apart: one more of them is known only as far as
it is assumed.

References
----------
Carsten A. Holz, "Chinese Statistics: Output Data", Stanford Center for International
Development, Working Paper 473, 2013.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from helpers.analysis.ends import Ends, YearlyGrowth
from helpers.analysis.growth import average_deflator, in_percent
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity


class Cause(StrEnum):
    """What makes a nominal level rise.

    Examples
    --------
    >>> print(*Cause, sep=", ")
    real growth, prices, territory, revision
    """

    REAL_GROWTH = "real growth"
    PRICES = "prices"
    TERRITORY = "territory"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Part:
    """What one cause, or several that cannot be told apart, makes of a rise.

    Parameters
    ----------
    causes : tuple of Cause
        The causes: more than one where they are known only as a product.
    assumed : bool
        Whether it is assumed; else it was published, or is what the others leave.
    factor : Interval
        By what it multiplies the level in all years together.
    yearly : Quantity
        The same a year, in percent.

    Examples
    --------
    >>> from helpers import Interval, load_report
    >>> from helpers.analysis.ends import ends_of
    >>> from helpers.show.told import tell
    >>> ends = ends_of(load_report("changchun-2021"), "gdp-level-2015", "gdp-level-2020")
    >>> real, prices = Interval("1.30", "1.35"), Interval("0.01", "0.02")
    >>> for part in decompose(ends, real, prices=prices).parts:
    ...     print(" × ".join(part.causes), tell(part.yearly), part.assumed)
    real growth 5.3 to 6.2% False
    prices 1 to 2% True
    territory × revision −2.0 to 0.1% False
    """

    causes: tuple[Cause, ...]
    assumed: bool
    factor: Interval
    yearly: Quantity


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A rise from one level to another, taken apart.

    Parameters
    ----------
    ends : Ends
        The levels as stated.
    parts : tuple of Part
        What makes up the rise; the product of their factors is `whole`.

    Examples
    --------
    >>> from helpers import Interval, load_report
    >>> from helpers.analysis.ends import ends_of
    >>> ends = ends_of(load_report("changchun-2021"), "gdp-level-2015", "gdp-level-2020")
    >>> found = decompose(ends, Interval("1.30", "1.35"))
    >>> print(*(f"{end:.3f}" for end in found.whole.ends))  # 645 / 477.385, 655 / 477.375
    1.351 1.372
    >>> print(*found.inseparable, sep=", ")
    prices, territory, revision
    """

    ends: Ends
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Interval:
        """By what the last level is the first."""
        return (self.ends.end / self.ends.start).ratio

    @property
    def inseparable(self) -> tuple[Cause, ...]:
        """The causes that are known only as a product; empty where one alone is left."""
        return next((part.causes for part in self.parts if len(part.causes) > 1), ())


def decompose(
    ends: Ends, real: Interval, territory: Interval | None = None, prices: Interval | None = None
) -> Decomposition:
    """Take the rise from one level to another apart.

    The rest, ``end / start / (real * territory * prices)``, is the product of all causes that are
    not given; revision is always among them.

    Parameters
    ----------
    ends : Ends
        The levels as stated, both of the revised accounts.
    real : Interval
        Published real growth of all years together, as a multiple; see `RealPath.multiple`.
    territory : Interval, optional
        By what joining land multiplies the level, under an assumed reading; see `Reading.factor`.
    prices : Interval, optional
        Assumed change of prices a year, fractions.

    Returns
    -------
    Decomposition
        First the parts that are given, real growth before territory and prices, then the rest.

    Raises
    ------
    ValueError
        If a given factor may be zero or less, or has no upper end.

    Examples
    --------
    Real growth of 21% in two years leaves 10% a year of a level that rose by 46.41%:

    >>> from fractions import Fraction
    >>> from helpers import Interval, Quantity
    >>> from helpers.analysis.ends import Ends
    >>> levels = [Quantity.exactly(level, "RMB billion") for level in ("100", "146.41")]
    >>> ends = Ends(2018, 2020, *levels, Fraction(100), Fraction("146.41"))
    >>> for part in decompose(ends, Interval.exactly("1.21")).parts:
    ...     print(part.yearly, "a year:", ", ".join(part.causes))
    10% a year: real growth
    10% a year: prices, territory, revision
    """
    given = [(Cause.REAL_GROWTH, False, real)]
    if territory is not None:
        given.append((Cause.TERRITORY, True, territory))
    if prices is not None:
        given.append((Cause.PRICES, True, prices + 1))
    for cause, _, factor in given:
        if factor.low is None or factor.low <= 0 or factor.high is None:
            raise ValueError(f"{cause}: a factor must be above zero, with both ends, not {factor}")
    years = ends.years
    factors = [
        (cause, assumed, factor**years if cause is Cause.PRICES else factor)
        for cause, assumed, factor in given
    ]
    whole = (ends.end / ends.start).ratio
    known = math.prod((factor for _, _, factor in factors), start=Interval.exactly(1))
    left = tuple(cause for cause in Cause if cause not in {cause for cause, _, _ in given})
    parts = [
        Part((cause,), assumed, factor, _yearly(factor, years))
        for cause, assumed, factor in factors
    ]
    rest = whole / known
    parts.append(Part(left, False, rest, _yearly(rest, years)))
    return Decomposition(ends, tuple(parts))


def _yearly(factor: Interval, years: int) -> Quantity:
    """Return the yearly change that a factor is over some years, in percent."""
    return in_percent(factor.root(years) - 1)


@dataclass(frozen=True, slots=True)
class ImpliedPrices:
    """The change of prices that reconciles two nominal levels with published real growth.

    It holds the revision of the accounts as well, which nothing tells apart from it. Published
    growth of the years before land joined is of the city without it; for levels that count the
    land, it is taken to hold for both.

    Parameters
    ----------
    ends : Ends
        The levels, on one territory.
    change : Quantity
        The change a year, in percent, with what the wording allows.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of, published_growth
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> ends = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    >>> growth = published_growth(report, "gdp", 2016, 2020, closed_by_target=[2018])
    >>> [found] = implied_prices([ends], growth)
    >>> found.ends.years, tell(found.change)  # 6.2 to 6.6% nominal, 5.4 to 6.2% real
    (5, '0 to 1.1%')
    """

    ends: Ends
    change: Quantity


def implied_prices(ends: Iterable[Ends], growth: Sequence[YearlyGrowth]) -> list[ImpliedPrices]:
    """Return the change of prices a year that each of some pairs of levels implies.

    A reading of the territory under which prices would have fallen for years while they rose
    elsewhere is the less plausible one.

    Parameters
    ----------
    ends : iterable of Ends
        Levels, each pair on one territory: under both readings, and up to several years.
    growth : sequence of YearlyGrowth
        Published real growth of every year between them.

    Returns
    -------
    list of ImpliedPrices
        One for each pair of levels, in their order.

    Raises
    ------
    ValueError
        If growth of a year is missing; the message names it. See also `average_deflator`.

    Examples
    --------
    Real growth was 3.5% in 2020; a level that rose by 5.57% had prices rise by 2%:

    >>> from fractions import Fraction
    >>> from helpers import Quantity, load_report
    >>> from helpers.analysis.ends import Ends, published_growth
    >>> from helpers.show.told import tell
    >>> levels = [Quantity.exactly(level, "RMB billion") for level in ("100", "105.57")]
    >>> ends = Ends(2019, 2020, *levels, Fraction(100), Fraction("105.57"))
    >>> growth = published_growth(load_report("changchun-2021"), "gdp", 2020, 2020)
    >>> [tell(found.change) for found in implied_prices([ends], growth)]
    ['2.0%']
    """
    by_year = {one.year: one for one in growth}
    found = []
    for one in ends:
        years = range(one.start_year + 1, one.end_year + 1)
        if missing := [str(year) for year in years if year not in by_year]:
            raise ValueError(f"no growth is given for {', '.join(missing)}")
        known = [by_year[year].known for year in years]
        found.append(ImpliedPrices(one, average_deflator(one.start, one.end, one.years, known)))
    return found
