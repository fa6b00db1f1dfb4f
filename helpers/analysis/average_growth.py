"""Average growth over several years, and what it says of a year that was not published.

After a bad year growth looks high because it starts low. The average of both years takes this
base effect out: it is the one rate that leads to the same level.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from helpers.analysis.growth import in_percent, ratio_of
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity


def average_growth(rates: Iterable[Quantity]) -> Quantity:
    """Return the yearly rate that leads to the same level as the growth of some years, in percent.

    It is ``product(1 + rate) ** (1 / years) - 1``; an irrational end is rounded outward.

    Parameters
    ----------
    rates : iterable of Quantity
        Growth of each year; at least one.

    Returns
    -------
    Quantity
        The rate, in percent.

    Raises
    ------
    TypeError
        If a rate has no unit.
    UnitError
        If a rate is none.
    ValueError
        If there is none, or one may lose more than all.

    Examples
    --------
    >>> from helpers import Quantity
    >>> rates = [Quantity.exactly(0, "percent"), Quantity.exactly(21, "percent")]
    >>> average_growth(rates)
    10%
    """
    factors = [ratio_of(rate) + 1 for rate in rates]
    if not factors:
        raise ValueError("there is no average of no growth rates")
    return in_percent(math.prod(factors, start=Interval.exactly(1)).root(len(factors)) - 1)


def growth_left(average: Quantity, years: int, known: Iterable[Quantity]) -> Quantity:
    """Return growth of the one year that is left of an average when all others are known.

    It is ``(1 + average) ** years / product(1 + known) - 1``, in percent: growth of the first
    year from a two-year average and growth of the second.

    Parameters
    ----------
    average : Quantity
        The average rate a year.
    years : int
        How many years it is of.
    known : iterable of Quantity
        Growth of every other year.

    Returns
    -------
    Quantity
        Growth of that year, in percent.

    Raises
    ------
    TypeError
        If a rate has no unit.
    UnitError
        If a rate is none.
    ValueError
        If not all years but one are known, or the average may lose more than all.
    ZeroDivisionError
        If a known year may lose all.

    Examples
    --------
    >>> from helpers import Quantity
    >>> ten, twenty_one = Quantity.exactly(10, "percent"), Quantity.exactly(21, "percent")
    >>> growth_left(ten, 2, [twenty_one])
    0%
    """
    factors = [ratio_of(rate) + 1 for rate in known]
    if len(factors) != years - 1:
        raise ValueError(f"{len(factors)} of {years} years are known: one must be left, no more")
    others = math.prod(factors, start=Interval.exactly(1))
    return in_percent((ratio_of(average) + 1) ** years / others - 1)
