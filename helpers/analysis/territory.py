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

from helpers.analysis.ends import Ends, as_printed
from helpers.analysis.growth import LEVEL, ratio_of, with_unit
from helpers.analysis.levels import Levels
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure
from helpers.data.records import Figure, Published, Territory
from helpers.data.report import Report


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

    Examples
    --------
    >>> from helpers import Interval, Quantity
    >>> before, level = (Quantity.exactly(size, "RMB billion") for size in (500, 636))
    >>> growth = Quantity.exactly(6, "percent")
    >>> (joined,) = what_joined(2020, before, {"as told": level}, growth, Interval(0, 0))
    >>> joined.before_with, joined.worth_before, joined.worth
    (RMB600 billion, RMB100 billion, RMB106 billion)
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

    Returns
    -------
    list of Joined
        One for each level, in their order.

    Raises
    ------
    TypeError
        If a level or the growth has no unit.
    UnitError
        If the units do not fit.
    ValueError
        If there is no level, or the year may have lost everything.

    Examples
    --------
    >>> from helpers import Interval, Quantity
    >>> before, level = (Quantity.exactly(size, "RMB billion") for size in (500, 636))
    >>> growth = Quantity.exactly(6, "percent")
    >>> (joined,) = what_joined(2020, before, {"as told": level}, growth, Interval(0, 0))
    >>> joined.source, joined.without, joined.worth
    ('as told', RMB530 billion, RMB106 billion)
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

    Returns
    -------
    Joined
        From the least to the most of all levels.

    Examples
    --------
    >>> from helpers import Interval, Quantity
    >>> before, early, final = (Quantity.exactly(n, "RMB billion") for n in (500, 636, 640))
    >>> growth = Quantity.exactly(6, "percent")
    >>> told = {"early": early, "final": final}
    >>> by_any_level(what_joined(2020, before, told, growth, Interval(0, 0))).worth
    RMB106 to 110 billion
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
    rests_on : tuple of Published
        What others published that the last level is worked out from, where that is known.

    Examples
    --------
    >>> from helpers import Interval, Quantity, load_report
    >>> from helpers.analysis.ends import ends_of
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> before = Quantity.exactly(590, "RMB billion")
    >>> growth = Quantity.exactly("3.5", "percent")
    >>> (joined,) = what_joined(2020, before, {"as told": gdp.end}, growth, Interval(0, 0))
    >>> lands = report.records.territories
    >>> lands = [lands["changchun-before-2020"], lands["changchun-since-2020"]]
    >>> both, alone = readings(gdp, joined, *lands)
    >>> alone.ends.territory.label, alone.early.end_year, alone.early.end
    ('Changchun without Gongzhuling', 2019, RMB590 billion)
    >>> float(round(alone.factor.middle, 3))
    1.064
    """

    ends: Ends
    early: Ends
    factor: Interval
    rests_on: tuple[Published, ...] = ()


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

    Examples
    --------
    >>> from helpers import Interval, Quantity, load_report
    >>> from helpers.analysis.ends import ends_of
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> before = Quantity.exactly(590, "RMB billion")
    >>> growth = Quantity.exactly("3.5", "percent")
    >>> (joined,) = what_joined(2020, before, {"as told": gdp.end}, growth, Interval(0, 0))
    >>> lands = report.records.territories
    >>> lands = [lands["changchun-before-2020"], lands["changchun-since-2020"]]
    >>> both, alone = readings(gdp, joined, *lands)
    >>> both.ends.end, alone.ends.end
    (RMB650 billion, RMB610.65 billion)
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


def land_readings(
    report: Report, ends: Ends, prices: Interval, growth: Figure | None = None
) -> list[Reading]:
    """Return the readings of the land that two levels count, where land joined in the last year.

    What joined follows from what others published: the level of the year before on the land
    without it, which a weak source may tell, and the level of the last year with it.

    Parameters
    ----------
    report : Report
        The report that states the levels.
    ends : Ends
        The levels as printed, as exact numbers.
    prices : Interval
        How prices may have changed in the last year, fractions: an assumption.
    growth : Figure, optional
        Real growth of the last year; by default what the report states.

    Returns
    -------
    list of Reading
        What `readings` returns; nothing where no land is known to have joined.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    >>> both, alone = land_readings(report, gdp.printed, Interval(0, "0.02"))
    >>> tell(both.ends.growth), tell(alone.ends.growth)
    ('6.4%', '5.0 to 5.5%')
    """
    last, levels = ends.stated[-1], Levels(report.records)
    stated = report.records.of(last.indicator.name, Measure.GROWTH)
    real = growth or next((one for one in stated if one.year == ends.end_year), None)
    before = levels.weak(last, ends.end_year - 1)
    final = levels.published(last.indicator.name, ends.end_year, last)
    if real is None or before is None or final is None:
        return []
    without, with_it = before.territory, final.territory
    if without is None or with_it is None or without == with_it or not without.role.own:
        return []
    counting = {"the report": as_printed(last), "others": as_printed(final)}
    found = what_joined(ends.end_year, as_printed(before), counting, as_printed(real), prices)
    both, alone = readings(ends, by_any_level(found), without, with_it)
    return [both, replace(alone, rests_on=(before,))]


def _up_to(ends: Ends, before: Quantity) -> Ends:
    """Return the ends of a path up to the level of the year before its last."""
    level = before.to(ends.unit)
    return replace(ends, end_year=ends.end_year - 1, end=level, end_value=level.interval.middle)
