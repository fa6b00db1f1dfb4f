"""A rise of nominal levels taken apart into real growth, prices, territory and revision.

Between two levels of the accounts as they were revised after a census lies more than real growth
and prices. Levels are revised back to the years before the census; the real growth that was
published of these years is not, so that a deflator is implied that nobody published [1]_. Land
that joined is a fourth cause. Published real growth is known. What is left is the product of the
other three, which nothing in the levels tells apart: one more of them is known only as far as it
is assumed.

References
----------
.. [1] Carsten A. Holz, "Chinese Statistics: Output Data", Stanford Center for International
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
    """What makes a nominal level rise."""

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

    Raises
    ------
    ValueError
        If a factor may be zero or less, or real growth has no upper end.
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

    Raises
    ------
    ValueError
        If growth of a year is missing; the message names it. See also `average_deflator`.
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
