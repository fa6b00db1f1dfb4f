"""How much growth varies from year to year, from what was published: a parameter of the bridge.

All is in floating numbers, as is the bridge that uses it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import fmean, stdev

from helpers.analysis.ends import YearlyGrowth
from helpers.analysis.growth import ratio_of


@dataclass(frozen=True, slots=True)
class Volatility:
    """The standard deviation of yearly growth of a logarithm, from the growth of some years.

    Parameters
    ----------
    years : tuple of int
        The years.
    printed : float
        Of the rates as printed.
    low, high : float
        The least and the most that the wording of the rates allows.
    coverage : float
        Probability of the limits.
    least, most : float
        Limits of the true one, if growth is normal around one mean, each year apart from the
        others: ``printed * sqrt((n - 1) / q)`` with both quantiles ``q`` of chi-square. So few
        years leave it uncertain.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> rates = published_growth(load_report("changchun-2021"), "gdp", 2019, 2021)
    >>> found = volatility_of(rates)
    >>> found.years, round(found.printed, 3)
    ((2019, 2020, 2021), 0.02)
    """

    years: tuple[int, ...]
    printed: float
    low: float
    high: float
    coverage: float
    least: float
    most: float


def volatility_of(growth: Sequence[YearlyGrowth], coverage: float = 0.95) -> Volatility:
    """Return how much published growth varied from year to year.

    Published growth is real. For a path of nominal levels this leaves out how much the change of
    prices varied, so that a fan may be too narrow; and growth that slows down for good counts
    as variation, so that it may be too wide.

    Parameters
    ----------
    growth : sequence of YearlyGrowth
        What `published_growth` returns, of at least two years.
    coverage : float
        Probability of the limits, between zero and one.

    Returns
    -------
    Volatility
        Of the logarithm of the level, a year: 0.02 is about 2 percentage points.

    Raises
    ------
    ValueError
        If there are fewer than two years, a rate has no upper end or may lose all, or the
        coverage is impossible.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> rates = published_growth(load_report("changchun-2021"), "gdp", 2019, 2021)
    >>> found = volatility_of(rates)
    >>> round(found.least, 3), round(found.most, 3)
    (0.011, 0.128)
    """
    if not 0 < coverage < 1:
        raise ValueError(f"coverage {coverage} is impossible")
    if len(growth) < 2:
        raise ValueError("growth of at least two years is needed to say how much it varies")
    bounds = []
    for one in growth:
        factor = ratio_of(one.known) + 1
        if not (factor.bounded and factor.low is not None and factor.low > 0):
            raise ValueError(f"growth of {one.year}, {one.known}, has no logarithm with both ends")
        bounds.append(factor.log().ends)
    printed = stdev(math.log1p(one.printed) for one in growth)
    low, high = spread(bounds)
    free = len(growth) - 1
    limits = [
        printed * math.sqrt(free / chi_square(side, free))
        for side in ((1 + coverage) / 2, (1 - coverage) / 2)
    ]
    years = tuple(one.year for one in growth)
    return Volatility(years, printed, low, high, coverage, *limits)


def spread(bounds: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the least and the greatest standard deviation of numbers known as intervals.

    The sum of squares around the mean is convex, so that it is greatest at a corner. It is least
    for the numbers nearest to some common centre, which is the mean of the ends that it does
    not lie between.

    Parameters
    ----------
    bounds : sequence of tuple of float and float
        The ends of each, at least two.

    Returns
    -------
    tuple of float and float
        The least and the greatest.

    Raises
    ------
    ValueError
        If there are fewer than two.

    Examples
    --------
    >>> least, greatest = spread([(1, 1), (1, 3), (3, 3)])
    >>> least, round(greatest, 2)
    (1.0, 1.15)
    """
    greatest = max(stdev(corner) for corner in product(*bounds))
    ends = sorted({end for both in bounds for end in both})
    centres = list(ends)
    for left, right in pairwise(ends):
        middle = (left + right) / 2
        active = [_nearest(middle, both) for both in bounds if not both[0] <= middle <= both[1]]
        centres.append(fmean(active) if active else middle)
    least = min(
        sum((_nearest(centre, both) - centre) ** 2 for both in bounds) for centre in centres
    )
    return math.sqrt(least / (len(bounds) - 1)), greatest


def _nearest(value: float, bounds: tuple[float, float]) -> float:
    """Return the number between two ends that is nearest to a value."""
    return min(max(value, bounds[0]), bounds[1])


def chi_square(probability: float, freedom: int) -> float:
    """Return a quantile of the chi-square distribution, by halving.

    Parameters
    ----------
    probability : float
        How probable it is to lie below, between zero and one.
    freedom : int
        Degrees of freedom.

    Returns
    -------
    float
        The number below which chi-square lies with that probability.

    Examples
    --------
    >>> round(chi_square(0.95, 1), 4)
    3.8415
    """
    low, high = 0.0, 1.0
    while _below(high, freedom) < probability:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, freedom) < probability else (low, middle)
    return high


def _below(value: float, freedom: int) -> float:
    """Return how probable it is that chi-square lies below a value, by the series of gamma."""
    shape, half = freedom / 2, value / 2
    if not half:
        return 0.0
    term = total = 1 / shape
    step = shape
    while term > total * 1e-17:
        step += 1
        term *= half / step
        total += term
    return total * math.exp(shape * math.log(half) - half - math.lgamma(shape))
