"""What joined a city is worth, and growth under both readings of the land that levels count.

Where land joins a city and nobody says which levels count it, there are two readings: both ends
of a path count what joined, or the last one alone does. What joined follows from
a level of the year before without it and a level of the year with it, for real growth is
published on one territory: the level of the year, without the growth of the year, is that of the
year before with the land. This takes what joined to have grown as the whole did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.analysis.ends import Ends
from helpers.analysis.growth import LEVEL, ratio_of, with_unit
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity
from helpers.data.records import Territory


@dataclass(frozen=True, slots=True)
class Joined:
    """What joined a city, by one level of the year in which it did.

    Parameters
    ----------
    source : str
        What the level of the year is, in words.
    year : int
        The year.
    before : Quantity
        The level of the year before without it.
    level : Quantity
        The level of the year with it, in the same unit.
    factor : Interval
        By what nominal levels rose in the year, on one territory.
    """

    source: str
    year: int
    before: Quantity
    level: Quantity
    factor: Interval

    @property
    def before_with(self) -> Quantity:
        """The level of the year before, with what joined."""
        return self.level / self.factor

    @property
    def worth_before(self) -> Quantity:
        """What joined was worth in the year before."""
        return self.before_with - self.before

    @property
    def without(self) -> Quantity:
        """The level of the year without it: that of the year before, grown as the whole did."""
        return self.before * self.factor

    @property
    def worth(self) -> Quantity:
        """What joined was worth in the year."""
        return self.level - self.without


def what_joined(
    year: int, before: Quantity, levels: Mapping[str, Quantity], real: Quantity, prices: Interval
) -> list[Joined]:
    """Return what joined a city in a year, by each level that was told of the year.

    Parameters
    ----------
    year : int
        The year in which it joined.
    before : Quantity
        The nominal level of the year before without it.
    levels : dict of str to Quantity
        Nominal levels of the year with it, by what they are.
    real : Quantity
        Real growth of the year, on one territory.
    prices : Interval
        How prices may have changed in the year, fractions: an assumption.

    Raises
    ------
    TypeError
        If a level or the growth has no unit.
    UnitError
        If the units do not fit.
    ValueError
        If there is no level, or the year may have lost everything.
    """
    if not levels:
        raise ValueError(f"there is no level of {year} with what joined")
    real_factor, price_factor = ratio_of(real) + 1, prices + 1
    if not (real_factor.positive and price_factor.positive):
        raise ValueError(f"real growth of {real}, or a change of prices of {prices}, loses all")
    its = with_unit(before, LEVEL).unit
    factor = real_factor * price_factor
    return [
        Joined(source, year, before, with_unit(level, LEVEL).to(its), factor)
        for source, level in levels.items()
    ]


def by_any_level(found: Sequence[Joined]) -> Joined:
    """Return what joined by any of some levels: from the least to the most that one gives.

    Parameters
    ----------
    found : sequence of Joined
        What `what_joined` returns.
    """
    first = found[0]
    level = Quantity(hull(one.level.interval for one in found), first.level.unit)
    return Joined("any of the levels", first.year, first.before, level, first.factor)


@dataclass(frozen=True, slots=True)
class Reading:
    """The same levels on one piece of land.

    Parameters
    ----------
    ends : Ends
        The first and the last level, on one territory.
    early : Ends
        The first level and that of the year before what joined.
    factor : Interval
        By what the last level as stated exceeds that on the land of the first: one where both
        count what joined.
    """

    ends: Ends
    early: Ends
    factor: Interval


def readings(ends: Ends, joined: Joined, without: Territory, with_it: Territory) -> list[Reading]:
    """Return both readings of the land that the ends of a path count.

    If both ends count what joined, they stand as they are, as they would if neither did. If the
    last one alone does, the level of the year before, grown as the whole did, takes its place: so
    levels of two vintages are never subtracted from each other.

    Parameters
    ----------
    ends : Ends
        The levels as stated; the last is of the year in which land joined.
    joined : Joined
        What joined.
    without, with_it : Territory
        The land without and with what joined.

    Returns
    -------
    list of Reading
        First that both ends count what joined, then that the last alone counts what joined.

    Raises
    ------
    UnitError
        If the units do not fit.
    ValueError
        If land did not join in the last year, or there is no year between.
    """
    if joined.year != ends.end_year:
        raise ValueError(f"land joined in {joined.year}, the path ends in {ends.end_year}")
    left = joined.without.to(ends.unit)
    same = replace(ends, territory=with_it)
    less = replace(ends, end=left, end_value=left.interval.middle, territory=without)
    return [
        Reading(same, _up_to(same, joined.before_with), Interval.exactly(1)),
        Reading(less, _up_to(less, joined.before), (ends.end / left).ratio),
    ]


def _up_to(ends: Ends, before: Quantity) -> Ends:
    """Return the ends of a path up to the level of the year before its last."""
    level = before.to(ends.unit)
    return replace(ends, end_year=ends.end_year - 1, end=level, end_value=level.interval.middle)
