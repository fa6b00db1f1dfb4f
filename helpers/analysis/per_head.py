"""Levels a head: what an aim for a level and one for people ask together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.analysis.growth import LEVEL, compound_growth, in_percent, with_unit
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit

PEOPLE = "Quantity.exactly(9, 'million persons')"
"""How a number of people is written, for messages."""


def per_head(level: Quantity, people: Quantity) -> Quantity:
    """Return a sum of money a head, in yuan.

    Parameters
    ----------
    level : Quantity
        The sum.
    people : Quantity
        How many people there are.

    Returns
    -------
    Quantity
        In yuan for one person.

    Raises
    ------
    TypeError
        If a number has no unit.
    UnitError
        If one is no money, or the other no people.
    ZeroDivisionError
        If there may be no people.

    Examples
    --------
    >>> from helpers import Quantity
    >>> people = Quantity.exactly(10, "million persons")
    >>> per_head(Quantity.exactly(5, "RMB billion"), people)
    500 RMB per person
    """
    amount, heads = with_unit(level, LEVEL), with_unit(people, PEOPLE)
    return (amount / heads).to(unit("RMB").per(unit("person")))


@dataclass(frozen=True, slots=True)
class LevelAndPeople:
    """A level and the people between whom it is divided.

    Parameters
    ----------
    level : Quantity
        The level.
    people : Quantity
        How many people there are, on the same land.

    Examples
    --------
    >>> from helpers import Quantity
    >>> people = Quantity.exactly(10, "million persons")
    >>> LevelAndPeople(Quantity.exactly(650, "RMB billion"), people).per_head
    65,000 RMB per person
    """

    level: Quantity
    people: Quantity

    @property
    def per_head(self) -> Quantity:
        """The level a head, in yuan."""
        return per_head(self.level, self.people)


def aim_of(level: Quantity, people: Quantity) -> LevelAndPeople:
    """Return what is aimed at, by the bars that the aims set.

    An aim without an upper end, such as "more than 10 million people", counts as its lower end:
    otherwise nothing could be said of the level a head, for more people make less of it.

    Parameters
    ----------
    level, people : Quantity
        The aims.

    Returns
    -------
    LevelAndPeople
        The aims; of one without an upper end the lower end alone.

    Raises
    ------
    ValueError
        If an aim has no lower end.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> people = report["population-level-undated"].quantity
    >>> people
    more than 10 million persons
    >>> aim_of(report["gdp-level-undated"].quantity, people).per_head
    100,000 RMB per person
    """
    return LevelAndPeople(_bar(level), _bar(people))


def _bar(aim: Quantity) -> Quantity:
    """Return an aim, and of one without an upper end the lower one."""
    if aim.low is None:
        raise ValueError(f"an aim of {aim} has no bar from below")
    return aim if aim.high is not None else Quantity(Interval.exactly(aim.low), aim.unit)


def rise_per_head(now: LevelAndPeople, aim: LevelAndPeople) -> Quantity:
    """Return by how much the level a head must rise in all, in percent.

    Parameters
    ----------
    now, aim : LevelAndPeople
        What is, and what is aimed at.

    Returns
    -------
    Quantity
        The rise from the one to the other, not a year, in percent.

    Raises
    ------
    TypeError, UnitError, ZeroDivisionError
        See `per_head`; the last also if the level of `now` may be zero.

    Examples
    --------
    >>> from helpers import Quantity
    >>> people = Quantity.exactly(10, "million persons")
    >>> now = LevelAndPeople(Quantity.exactly(650, "RMB billion"), people)
    >>> rise_per_head(now, LevelAndPeople(Quantity.exactly(780, "RMB billion"), people))
    20%
    """
    return in_percent((aim.per_head / now.per_head).ratio - 1)


@dataclass(frozen=True, slots=True)
class Split:
    """The yearly growth that an aim requires by a year, split into people and level a head.

    Parameters
    ----------
    year : int
        The year; a scenario where the aim has no date.
    level, people, per_head : Quantity
        Required growth a year of the level, of people and of the level a head, in percent: one
        and the first is the product of one and each of the others.

    Examples
    --------
    >>> from helpers import Quantity, load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> names = ("gdp-level-undated", "population-level-undated")
    >>> aim = aim_of(*(report[name].quantity for name in names))
    >>> people = Quantity.exactly("9.067", "million persons")
    >>> now = LevelAndPeople(Quantity.exactly(650, "RMB billion"), people)
    >>> (split,) = split_growth(2020, now, aim, [2030])
    >>> split.year, tell(split.level), tell(split.people), tell(split.per_head)
    (2030, '4.4%', '1.0%', '3.4%')
    """

    year: int
    level: Quantity
    people: Quantity
    per_head: Quantity


def split_growth(
    base_year: int, now: LevelAndPeople, aim: LevelAndPeople, years: Iterable[int]
) -> list[Split]:
    """Split the growth that leads to an aim by given years into people and level a head.

    Parameters
    ----------
    base_year : int
        Year of what is.
    now, aim : LevelAndPeople
        What is, and what is aimed at.
    years : iterable of int
        The years, each a scenario where the aim has no date.

    Returns
    -------
    list of Split
        One for each year, in their order.

    Raises
    ------
    UnitError, ValueError
        See `compound_growth`.

    Examples
    --------
    >>> from helpers import Quantity
    >>> levels = [Quantity.exactly(size, "RMB billion") for size in ("100", "174.24")]
    >>> people = [Quantity.exactly(size, "million persons") for size in ("10", "12.1")]
    >>> now, aim = map(LevelAndPeople, levels, people)
    >>> (split,) = split_growth(2020, now, aim, [2022])
    >>> split.level, split.people, split.per_head
    (32%, 10%, 20%)
    """
    return [
        Split(
            year,
            compound_growth(now.level, aim.level, year - base_year),
            compound_growth(now.people, aim.people, year - base_year),
            compound_growth(now.per_head, aim.per_head, year - base_year),
        )
        for year in years
    ]
