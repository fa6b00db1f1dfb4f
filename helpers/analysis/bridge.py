"""A band of a Brownian bridge between two observed levels: a model, in floating numbers."""

from __future__ import annotations

import math
from statistics import NormalDist

from helpers.analysis.ends import Ends
from helpers.analysis.paths import Path, path_between, percent_text
from helpers.core.exact import exact
from helpers.core.interval import Interval


def bridge(
    ends: Ends, volatility: float, coverage: float, last: tuple[float, float] | None = None
) -> Path:
    """Return a band of a Brownian bridge of the logarithm of the level.

    Between two fixed ends the logarithm is normal around constant growth, with variance
    ``s**2 * t * (T - t) / T``. Where the growth of the last year is given as ``(mean,
    deviation)``, it is conditioned on as an observation of the logarithm one year before
    the end: ``log(end) - log(1 + mean)`` with variance ``deviation**2``.

    The band starts from the lowest mean that the printed levels allow and ends at the
    highest.

    Parameters
    ----------
    ends : Ends
        The observed levels, with both ends.
    volatility : float
        Standard deviation ``s`` of yearly growth of the logarithm: assumed, or calibrated from
        published growth by `helpers.analysis.volatility`.
    coverage : float
        Probability of the band at each year, between zero and one.
    last : tuple of float and float, optional
        Nominal growth of the last year, a fraction, and the standard deviation of its
        logarithm.

    Returns
    -------
    Path
        One point a year, in the unit of the levels. The best guess grows at one rate between the
        levels as printed, unless growth of the last year is given.

    Raises
    ------
    ValueError
        If volatility, coverage or last growth are impossible, or a level has no upper end.

    Examples
    --------
    Halfway from 100 to 121 lies 110, give or take 1.96 × 2% × √½, which is 2.8%:

    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> levels = Quantity.exactly(100, "RMB billion"), Quantity.exactly(121, "RMB billion")
    >>> ends = Ends(2018, 2020, *levels, Fraction(100), Fraction(121))
    >>> print(*(round(number, 1) for number in bridge(ends, 0.02, 0.95).at(2019).numbers))
    107.0 110.0 113.1
    """
    if volatility < 0 or not 0 < coverage < 1:
        raise ValueError(f"volatility {volatility} or coverage {coverage} is impossible")
    start, end, span, before = ends.start.interval, ends.end.interval, ends.years, ends.years - 1
    if not (start.bounded and end.bounded):
        raise ValueError(f"a level without an upper end has no band: {ends.start}, {ends.end}")
    growth, deviation = last or (0.0, 0.0)
    if last is not None and (growth <= -1 or deviation < 0 or span < 2):
        raise ValueError(f"growth of {growth:.2%} in the last year leaves no feasible path")

    def mean(first: float, final: float, past: int, weight: float) -> float:
        free, known = (
            math.log(first) + years / span * math.log(final / first) for years in (past, before)
        )
        return free + weight * (math.log(final / (1 + growth)) - known)

    quantile = NormalDist().inv_cdf((1 + coverage) / 2)
    noise = volatility**2 * before / span + deviation**2
    bounds, central = [], []
    for past in range(span + 1):
        variance, weight = volatility**2 * past * (span - past) / span, 0.0
        if last is not None:
            # Regression on the observed point: covariance of the bridge at s <= t is s (T - t) / T.
            covariance = volatility**2 * min(past, before) * (span - max(past, before)) / span
            weight = covariance / noise if noise else float(past == before)
            variance -= weight * covariance
        width = quantile * math.sqrt(max(variance, 0))
        low, high = (mean(*edge, past, weight) for edge in zip(start.ends, end.ends, strict=True))
        guess = mean(float(ends.start_value), float(ends.end_value), past, weight)
        bounds.append(Interval(math.exp(low - width), math.exp(high + width)))
        central.append(exact(math.exp(guess)))
    given = ", last year given" if last is not None else ""
    method = f"bridge, volatility {percent_text(exact(volatility))}{given}"
    return path_between(ends, f"{method}, {percent_text(exact(coverage))}", bounds, central)
