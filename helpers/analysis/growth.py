"""Growth between two levels: compound rates, real and nominal, and what a target requires.

Levels are quantities, so that yuan are never divided by billions. Growth is a quantity in
percent, whose `ratio` is the fraction. What a caller assumes of prices is a fraction: 0.02 is
2 percent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from helpers.core.answer import Answer
from helpers.core.exact import Number, exact, number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit

LEVEL = "Quantity.exactly(1000, 'RMB billion')"
RATE = "Quantity.exactly(7, 'percent')"
"""How a level and a rate are written, for messages."""

_LONGEST = 500
"""So many years lie between two levels at most; more are a slip of the pen."""


def with_unit(value: Quantity, example: str) -> Quantity:
    """Return a quantity as it is, and refuse a number that has no unit.

    Parameters
    ----------
    value : Quantity
        What was given.
    example : str
        How such a quantity is written.

    Returns
    -------
    Quantity
        The same quantity.

    Raises
    ------
    TypeError
        If it is no quantity.

    Examples
    --------
    >>> with_unit(7, RATE)
    Traceback (most recent call last):
    TypeError: 7 has no unit: write a quantity, such as Quantity.exactly(7, 'percent')
    """
    if not isinstance(value, Quantity):
        raise TypeError(f"{value} has no unit: write a quantity, such as {example}")
    return value


def ratio_of(growth: Quantity) -> Interval:
    """Return growth as an interval of fractions: 7% is 0.07.

    Parameters
    ----------
    growth : Quantity
        The growth, in percent or another unit of rates.

    Returns
    -------
    Interval
        The fractions.

    Raises
    ------
    TypeError
        If it is no quantity.
    UnitError
        If it is no rate.

    Examples
    --------
    >>> from helpers import Quantity
    >>> ratio_of(Quantity.of(6, 7, "percent"))
    0.06 to 0.07
    """
    return with_unit(growth, RATE).ratio


def in_percent(ratio: Interval) -> Quantity:
    """Return an interval of fractions in percent.

    Parameters
    ----------
    ratio : Interval
        The fractions.

    Returns
    -------
    Quantity
        The same in percent.

    Examples
    --------
    >>> from helpers import Interval
    >>> in_percent(Interval("0.06", "0.07"))
    6 to 7%
    """
    return Quantity(ratio * 100, unit("percent"))


def compound_growth(start: Quantity, end: Quantity, years: int) -> Quantity:
    """Return the yearly compound growth that leads from one level to another, in percent.

    The rate is ``(end / start) ** (1 / years) - 1``; an irrational end is rounded outward.

    Parameters
    ----------
    start, end : Quantity
        The levels, in any two units that fit.
    years : int
        How many years lie between them.

    Returns
    -------
    Quantity
        The rate a year, in percent.

    Raises
    ------
    TypeError
        If a level has no unit.
    UnitError
        If the units do not fit.
    ValueError
        If a level is not above zero, or the target year is not after the base year.

    Examples
    --------
    >>> from helpers import Quantity, load_report
    >>> compound_growth(Quantity.exactly(100, "cars"), Quantity.exactly(121, "cars"), 2)
    10%
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> first, last = (report[f"gdp-level-{year}"].quantity for year in (2015, 2020))
    >>> tell(compound_growth(first, last, 5))
    '6.2 to 6.6%'
    """
    if years <= 0:
        raise ValueError(f"the target year must be after the base year, not {years} years from it")
    if years > _LONGEST:
        raise ValueError(f"{years} years are too many: name a year such as 2027")
    first, last = _in_one_unit(start, end)
    return in_percent((last / first).root(years) - 1)


def _in_one_unit(start: Quantity, end: Quantity) -> tuple[Interval, Interval]:
    """Return two levels in the unit of the first; both must be above zero."""
    goal = with_unit(end, LEVEL).to(with_unit(start, LEVEL).unit)
    if any(level.low is None or level.low <= 0 for level in (start, goal)):
        raise ValueError(f"levels must be above zero: from {start} to {end}")
    return start.interval, goal.interval


def real_growth(nominal: Quantity, deflator: Number) -> Quantity:
    """Return growth at constant prices, ``(1 + nominal) / (1 + deflator) - 1``, in percent.

    Parameters
    ----------
    nominal : Quantity
        Growth at current prices.
    deflator : number
        Change of prices in the same time, a fraction.

    Returns
    -------
    Quantity
        Growth at constant prices, in percent.

    Raises
    ------
    TypeError
        If the growth has no unit.
    UnitError
        If it is no rate.
    ValueError
        If the deflator is no finite number, or prices fall by all or more.

    Examples
    --------
    >>> from helpers import Quantity
    >>> real_growth(Quantity.exactly("7.1", "percent"), 0.02)  # 1.071 / 1.02
    5%
    """
    return in_percent((ratio_of(nominal) + 1) / _price_factor(deflator) - 1)


def nominal_growth(real: Quantity, deflator: Number) -> Quantity:
    """Return growth at current prices, ``(1 + real) * (1 + deflator) - 1``, in percent.

    Parameters
    ----------
    real : Quantity
        Growth at constant prices.
    deflator : number
        Change of prices in the same time, a fraction.

    Returns
    -------
    Quantity
        Growth at current prices, in percent.

    Raises
    ------
    TypeError
        If the growth has no unit.
    UnitError
        If it is no rate.
    ValueError
        If the deflator is no finite number, or prices fall by all or more.

    Examples
    --------
    >>> from helpers import Quantity
    >>> nominal_growth(Quantity.exactly(5, "percent"), 0.02)  # 1.05 × 1.02
    7.1%
    """
    return in_percent((ratio_of(real) + 1) * _price_factor(deflator) - 1)


def _price_factor(deflator: Number) -> Fraction:
    """Return one and the deflator."""
    change = exact(deflator)
    if change <= -1:
        raise ValueError(f"prices cannot fall by all or more: a deflator of {number_text(change)}")
    return 1 + change


def implied_deflator(nominal: Quantity, real: Quantity) -> Quantity:
    """Return the change of prices by which real growth is nominal growth, in percent.

    It is ``(1 + nominal) / (1 + real) - 1``.

    Parameters
    ----------
    nominal, real : Quantity
        Growth at current and at constant prices, in the same time.

    Returns
    -------
    Quantity
        The change of prices, in percent.

    Raises
    ------
    TypeError
        If a growth has no unit.
    UnitError
        If one is no rate.
    ZeroDivisionError
        If real growth may be a loss of all.

    Examples
    --------
    >>> from helpers import Quantity
    >>> implied_deflator(Quantity.exactly("7.1", "percent"), Quantity.exactly(5, "percent"))
    2%
    """
    return in_percent((ratio_of(nominal) + 1) / (ratio_of(real) + 1) - 1)


def average_deflator(
    start: Quantity, end: Quantity, years: int, real: Sequence[Quantity]
) -> Quantity:
    """Return the yearly change of prices that reconciles two nominal levels with real growth.

    It is the rate ``p`` with ``end / start = (1 + p) ** years * product(1 + real)``, in percent.

    Parameters
    ----------
    start, end : Quantity
        The nominal levels.
    years : int
        How many years lie between them.
    real : sequence of Quantity
        Growth at constant prices of each year after the first level.

    Returns
    -------
    Quantity
        The change of prices a year, in percent.

    Raises
    ------
    TypeError, UnitError
        See `compound_growth` and `ratio_of`.
    ValueError
        If there is not one growth rate for each year; see also `compound_growth`.

    Examples
    --------
    Of a rise by 46.41% in two years, real growth of 21% leaves another 21% to prices:

    >>> from helpers import Quantity
    >>> levels = [Quantity.exactly(level, "RMB billion") for level in ("100", "146.41")]
    >>> real = [Quantity.exactly(rate, "percent") for rate in (21, 0)]
    >>> average_deflator(*levels, 2, real)
    10%
    """
    if len(real) != years:
        raise ValueError(f"{len(real)} growth rates for {years} years")
    volume = with_unit(start, LEVEL)
    for rate in real:
        volume = volume * (ratio_of(rate) + 1)
    return compound_growth(volume, end, years)


def _never(level: Quantity, target: Quantity, rate: Quantity) -> str:
    """Say that growth at a rate need not lead from a level to a target."""
    return f"growth of {rate} a year never leads from {level} to {target}"


@dataclass(frozen=True, slots=True)
class Required:
    """The yearly growth that leads from a level to a target by a year.

    Parameters
    ----------
    year : int
        The year; a scenario where the target has no date.
    growth : Quantity
        The growth, in percent.

    Examples
    --------
    >>> from helpers import Quantity, load_report
    >>> from helpers.show.told import tell
    >>> aim = load_report("changchun-2021")["hi-tech-enterprises-level-2025"].quantity
    >>> [found] = required_growth(2020, Quantity.exactly(2013, "enterprises"), aim, [2025])
    >>> found.year, tell(found.growth)  # from 2,013 to more than 3,000
    (2025, 'more than 8.3%')
    """

    year: int
    growth: Quantity


def required_growth(
    base_year: int, base: Quantity, target: Quantity, target_years: Iterable[int]
) -> list[Required]:
    """Return the yearly growth that leads from a level to a target by given years.

    Parameters
    ----------
    base_year : int
        Year of the level.
    base, target : Quantity
        The level and the target, in any two units that fit.
    target_years : iterable of int
        The years, each a scenario where the target has no date.

    Returns
    -------
    list of Required
        One for each year, in their order.

    Raises
    ------
    TypeError, UnitError, ValueError
        See `compound_growth`.

    Examples
    --------
    >>> from helpers import Quantity
    >>> gdp, aim = Quantity.exactly(500, "RMB billion"), Quantity.exactly(1, "RMB trillion")
    >>> required_growth(2020, gdp, aim, [2021])
    [Required(year=2021, growth=100%)]
    """
    return [
        Required(year, compound_growth(base, target, year - base_year)) for year in target_years
    ]


def growth_cells(growth: Quantity) -> tuple[str, float, float, str]:
    """Return growth in words, its two ends and its unit, as frames show it.

    Parameters
    ----------
    growth : Quantity
        The growth.

    Returns
    -------
    tuple of str, float, float and str
        The words, the low and the high end, infinite where there is none, and the unit.

    Examples
    --------
    >>> from helpers import Quantity
    >>> growth_cells(Quantity.of(6, 7, "percent"))
    ('6 to 7%', 6.0, 7.0, 'percent')
    """
    return str(growth), *growth.interval.ends, growth.unit.name


@dataclass(frozen=True, slots=True)
class Crossing:
    """When a level reaches a target under assumed growth.

    Parameters
    ----------
    assumption : str
        What is assumed.
    growth : Quantity
        Yearly growth, in percent.
    earliest, latest : int
        The first year in which the level can be, and in which it must be, at or above the
        target.

    Examples
    --------
    >>> from helpers import Quantity, load_report
    >>> report = load_report("changchun-2021")
    >>> gdp, aim = report["gdp-level-2020"].quantity, report["gdp-level-undated"].quantity
    >>> rates = {"as aimed at": Quantity.exactly(7, "percent")}
    >>> [trillion] = crossing_years(2020, gdp, aim, rates)
    >>> trillion.earliest, trillion.latest  # 655 × 1.07⁶ is 983, 645 × 1.07⁷ is 1,036
    (2027, 2027)
    """

    assumption: str
    growth: Quantity
    earliest: int
    latest: int


def crossing_years(
    base_year: int, level: Quantity, target: Quantity, rates: Mapping[str, Quantity]
) -> list[Crossing]:
    """Return when a level reaches a target under assumed rates of growth.

    Powers are compared exactly. A level reaches "more than 3,000" when it is above 3,000; of
    "about" the lower end counts.

    Parameters
    ----------
    base_year : int
        Year of the level.
    level, target : Quantity
        The level and the target, in any two units that fit.
    rates : dict of str to Quantity
        Assumed yearly growth, by name.

    Returns
    -------
    list of Crossing
        One for each rate, in their order.

    Raises
    ------
    TypeError
        If a number has no unit.
    UnitError
        If the units do not fit, or what is assumed is no rate.
    ValueError
        If a level is not above zero, or growth at the lowest rate never leads to the target.

    Examples
    --------
    >>> from helpers import Quantity
    >>> level, target = Quantity.exactly(100, "cars"), Quantity.exactly(121, "cars")
    >>> rates = {"5 to 10%": Quantity.of(5, 10, "percent")}
    >>> crossing_years(2020, level, target, rates)
    [Crossing(assumption='5 to 10%', growth=5 to 10%, earliest=2022, latest=2024)]
    """
    first, goal = _in_one_unit(level, target)
    bar = Interval(goal.low, None, low_closed=goal.low_closed)
    found = []
    for name, rate in rates.items():
        factor = ratio_of(rate) + 1
        latest = _years_until(bar, first, factor, sure=True)
        earliest = None if latest is None else _years_until(bar, first, factor, sure=False)
        if latest is None or earliest is None:
            raise ValueError(_never(level, target, rate))
        found.append(Crossing(name, rate, base_year + earliest, base_year + latest))
    return found


def _years_until(bar: Interval, level: Interval, factor: Interval, *, sure: bool) -> int | None:
    """Return the first year in which a level is, or else can be, at a bar; None if never."""
    wanted = (Answer.YES,) if sure else (Answer.YES, Answer.UNCLEAR)
    if level.lies_in(bar) in wanted:
        return 0
    start, pace = (level.low, factor.low) if sure else (level.high, factor.high)
    if pace is None:
        return None if sure else 1
    if pace <= 1 or start is None or bar.low is None:
        return None
    needed = Interval.exactly(bar.low / start).log() / Interval.exactly(pace).log()
    first = max(0, math.floor(needed.low or 0))
    return next(year for year in count(first) if (level * factor**year).lies_in(bar) in wanted)
