"""Growth between two levels: compound rates, reconstructed paths, required growth.

Only the two ends of a path are observed. All between is reconstruction, by methods that
assume less or more; each returns the same tidy frame, with a row a year:

year : int
    The year.
method : str
    How the row was found.
low, central, high : float
    Bounds and best guess, in the unit of the levels; missing where a method has none.
observed : bool
    Whether the level was observed (at the ends) or reconstructed.

Rates and deflators are fractions: 0.035 is 3.5 percent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pandas as pd

from helpers.core.interval import Interval

COLUMNS = ("year", "method", "low", "central", "high", "observed")


@dataclass(frozen=True)
class Ends:
    """The two observed levels between which a path is reconstructed.

    Parameters
    ----------
    start_year, end_year : int
        The years of the levels.
    start, end : Interval
        What the printed levels allow, in one unit.
    start_value, end_value : float
        The levels as printed, in the same unit.

    Raises
    ------
    ValueError
        If the end is not after the start, a level is not above zero, or a printed level is
        not in its interval.
    """

    start_year: int
    end_year: int
    start: Interval
    end: Interval
    start_value: float
    end_value: float

    def __post_init__(self) -> None:
        """Refuse ends between which there is no path."""
        if self.end_year <= self.start_year:
            raise ValueError(f"the end {self.end_year} is not after the start {self.start_year}")
        for name, interval, value in (
            ("start", self.start, self.start_value),
            ("end", self.end, self.end_value),
        ):
            if interval.low <= 0:
                raise ValueError(f"the {name} level {interval} is not above zero")
            if value not in interval:
                raise ValueError(f"the printed {name} level {value} is not in {interval}")

    @property
    def years(self) -> int:
        """How many years lie between the ends."""
        return self.end_year - self.start_year


def ends_of(figures: pd.DataFrame, start: str, end: str) -> Ends:
    """Return two levels of a report as the ends of a path, in the unit of the first.

    Parameters
    ----------
    figures : DataFrame
        The figures of a report.
    start, end : str
        Names of the two figures, which must have one unit and a single year each.

    Raises
    ------
    ValueError
        If a figure is no level, or the units differ; see also `Ends`.
    """
    first, last = (figures.loc[figures["figure"] == name].iloc[0] for name in (start, end))
    if first["unit"] != last["unit"] or {first["measure"], last["measure"]} != {"level"}:
        raise ValueError(f"{start} and {end} are not two levels in one unit")
    start_interval, end_interval = (
        Interval(row["printed_low"], row["printed_high"], row["low_closed"], row["high_closed"])
        for row in (first, last)
    )
    return Ends(
        int(first["last_year"]),
        int(last["last_year"]),
        start_interval,
        end_interval,
        float(first["value"]),
        float(last["value"]),
    )


def compound_growth(start: Interval, end: Interval, years: int) -> Interval:
    """Return the yearly compound growth rates that lead from one level to another.

    The rate is ``(end / start) ** (1 / years) - 1``. The interval is sound: each end is
    moved outward until its power, taken exactly, is beyond the ratio of the levels.

    Parameters
    ----------
    start, end : Interval
        The levels, in one unit.
    years : int
        How many years lie between them.

    Raises
    ------
    ValueError
        If a level is not above zero, or the target year is not after the base year.
    """
    if years <= 0:
        raise ValueError(f"the target year must be after the base year, not {years} years from it")
    if start.low <= 0 or end.low <= 0:
        raise ValueError(f"levels must be above zero: from {start} to {end}")
    ratio = end / start
    one = Interval.exactly(1)
    low, high = _root_down(ratio.low, years), _root_up(ratio.high, years)
    return Interval(low, high, ratio.low_closed, ratio.high_closed) - one


def _root_down(value: float, degree: int) -> float:
    """Return a float, as large as can be found near the root, whose power is not above `value`."""
    root = math.pow(value, 1 / degree)
    while Fraction(root) ** degree > Fraction(value):
        root = math.nextafter(root, 0)
    return root


def _root_up(value: float, degree: int) -> float:
    """Return a float, as small as can be found near the root, whose power is not below `value`."""
    if math.isinf(value):
        return value
    root = math.pow(value, 1 / degree)
    while Fraction(root) ** degree < Fraction(value):
        root = math.nextafter(root, math.inf)
    return root


def real_growth(nominal: Interval, deflator: float) -> Interval:
    """Return growth at constant prices, ``(1 + nominal) / (1 + deflator) - 1``.

    Parameters
    ----------
    nominal : Interval
        Growth at current prices.
    deflator : float
        Change of prices in the same time.

    Raises
    ------
    ValueError
        If prices fall by all or more.
    """
    one = Interval.exactly(1)
    return (nominal + one) / _price_factor(deflator) - one


def nominal_growth(real: Interval, deflator: float) -> Interval:
    """Return growth at current prices, ``(1 + real) * (1 + deflator) - 1``; see `real_growth`."""
    one = Interval.exactly(1)
    return (real + one) * _price_factor(deflator) - one


def _price_factor(deflator: float) -> Interval:
    """Return one and the deflator as an interval."""
    if deflator <= -1:
        raise ValueError(f"prices cannot fall by all or more: a deflator of {deflator}")
    return Interval.exactly(1) + Interval.exactly(deflator)


def average_deflator(ends: Ends, real: Sequence[Interval]) -> Interval:
    """Return the yearly change of prices that reconciles two nominal levels with real growth.

    It is the rate ``p`` with ``end / start = (1 + p) ** n * product(1 + real)``.

    Parameters
    ----------
    ends : Ends
        The nominal levels.
    real : sequence of Interval
        Growth at constant prices of each year after the first level.

    Raises
    ------
    ValueError
        If there is not one growth rate for each year.
    """
    if len(real) != ends.years:
        raise ValueError(f"{len(real)} growth rates for {ends.years} years")
    one = Interval.exactly(1)
    volume = ends.start
    for rate in real:
        volume = volume * (rate + one)
    return compound_growth(volume, ends.end, ends.years)


def years_needed(level: float, target: float, rate: float) -> float:
    """Return after how many years of growth at `rate` a level reaches a target.

    It is ``log(target / level) / log(1 + rate)``, the inverse of the required growth.

    Parameters
    ----------
    level, target : float
        The levels, in one unit.
    rate : float
        Yearly growth.

    Raises
    ------
    ValueError
        If a level is not above zero, or growth at that rate never leads to the target.
    """
    if level <= 0 or target <= 0:
        raise ValueError(f"levels must be above zero: from {level} to {target}")
    if rate <= -1 or (target != level and (rate == 0 or (rate > 0) != (target > level))):
        raise ValueError(f"growth of {rate:.2%} a year never leads from {level} to {target}")
    return 0.0 if target == level else math.log(target / level) / math.log1p(rate)


def envelope(ends: Ends, slowest: float, fastest: float, last: float | None = None) -> pd.DataFrame:
    """Return the levels that any path with limited yearly growth can pass through.

    A level ``x`` in year ``t`` can be reached from the start and can reach the end, so
    ``max(start (1 + slowest)**t, end / (1 + fastest)**(n - t)) <= x`` and
    ``x <= min(start (1 + fastest)**t, end / (1 + slowest)**(n - t))``, with the lowest
    levels that the printed ones allow below and the highest above. There is no best guess,
    so `central` is missing between the ends.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    slowest, fastest : float
        Limits of yearly growth.
    last : float, optional
        Nominal growth of the last year, where it is known; within the limits.

    Raises
    ------
    ValueError
        If the limits are swapped, lose everything, or no path between them exists; the
        message names the limit that would do. If growth of the last year is outside the
        limits or leaves no feasible path before it.
    """
    if not -1 < slowest <= fastest:
        raise ValueError(f"growth limits {slowest:.2%} to {fastest:.2%} are no limits")
    if last is not None:
        return _envelope_before(ends, slowest, fastest, last)
    needed = compound_growth(ends.start, ends.end, ends.years)
    if needed.low > fastest:
        limit = math.ceil(needed.low * 1e6) / 1e6  # rounded so that it does as it is written
        raise ValueError(
            f"no path grows by at most {fastest:.2%} a year; {limit:.4%} would do as a limit"
        )
    if needed.high < slowest:
        limit = math.floor(needed.high * 1e6) / 1e6
        raise ValueError(
            f"no path grows by at least {slowest:.2%} a year; {limit:.4%} would do as a limit"
        )
    years = _years(ends)
    past, left = years - ends.start_year, ends.end_year - years
    low = np.maximum(ends.start.low * (1 + slowest) ** past, ends.end.low / (1 + fastest) ** left)
    high = np.minimum(
        ends.start.high * (1 + fastest) ** past, ends.end.high / (1 + slowest) ** left
    )
    central = np.full(len(years), np.nan)
    return _frame(ends, f"growth of {_percent(slowest)} to {_percent(fastest)}", low, central, high)


def _envelope_before(ends: Ends, slowest: float, fastest: float, last: float) -> pd.DataFrame:
    """Return the envelope of the years before a last one whose growth is known."""
    refused = f"growth of {last:.2%} in the last year leaves no feasible path before it"
    if not slowest <= last <= fastest:
        raise ValueError(f"{refused}: the limits are {slowest:.2%} and {fastest:.2%}")
    if ends.years < 2:
        raise ValueError(f"{refused}: it is the only year")
    before = ends.end / Interval.exactly(1 + last)
    middle = ends.end_value / (1 + last)
    early = Ends(
        ends.start_year, ends.end_year - 1, ends.start, before, ends.start_value, middle
    )  # fmt: skip
    try:
        path = envelope(early, slowest, fastest)
    except ValueError as error:
        raise ValueError(f"{refused}: {error}") from error
    method = f"{path['method'].iloc[0]}, last year given"
    columns = (
        [*path[name], final]
        for name, final in (
            ("low", ends.end.low), ("central", ends.end_value), ("high", ends.end.high),
        )
    )  # fmt: skip
    return _frame(ends, method, *(np.asarray(column) for column in columns))


def constant_growth(ends: Ends) -> pd.DataFrame:
    """Return the path that grows at one rate; its bounds are those of the printed levels.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    """
    share = (_years(ends) - ends.start_year) / ends.years

    def level(start: float, end: float) -> np.ndarray:
        return np.asarray(start ** (1 - share) * end**share)

    return _frame(
        ends,
        "constant growth",
        level(ends.start.low, ends.end.low),
        level(ends.start_value, ends.end_value),
        level(ends.start.high, ends.end.high),
    )


def pinned_last_year(ends: Ends, last: Interval, central: float, deflator: float) -> pd.DataFrame:
    """Return the path of constant growth up to a last year whose growth is known.

    The level before the last is ``end / ((1 + real) * (1 + deflator))``; the years before
    it grow at one rate.

    Parameters
    ----------
    ends : Ends
        The observed, nominal levels.
    last : Interval
        Growth of the last year at constant prices.
    central : float
        The same growth as printed.
    deflator : float
        Change of prices in the last year.

    Raises
    ------
    ValueError
        If growth or deflator lose everything, or there is but one year to pin.
    """
    if last.low <= -1 or central <= -1:
        raise ValueError(f"growth of {last} in the last year leaves no level before it")
    if ends.years < 2:
        raise ValueError("there is no year before the last one to reconstruct")
    one, prices = Interval.exactly(1), _price_factor(deflator)
    before = ends.end / ((last + one) * prices)
    middle = ends.end_value / ((1 + central) * (1 + deflator))
    early = Ends(ends.start_year, ends.end_year - 1, ends.start, before, ends.start_value, middle)
    path = constant_growth(early)
    columns = {
        name: [*path[name], final]
        for name, final in (
            ("low", ends.end.low), ("central", ends.end_value), ("high", ends.end.high),
        )
    }  # fmt: skip
    method = f"last year pinned, deflator {_percent(deflator)}"
    return _frame(ends, method, *(np.asarray(columns[name]) for name in columns))


def bridge(
    ends: Ends, volatility: float, coverage: float, last: tuple[float, float] | None = None
) -> pd.DataFrame:
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
        The observed levels.
    volatility : float
        Standard deviation ``s`` of yearly growth of the logarithm, assumed.
    coverage : float
        Probability of the band at each year, between zero and one.
    last : tuple of float and float, optional
        Nominal growth of the last year and the standard deviation of its logarithm.

    Raises
    ------
    ValueError
        If volatility, coverage or last growth are impossible.
    """
    if volatility < 0 or not 0 < coverage < 1:
        raise ValueError(f"volatility {volatility} or coverage {coverage} is impossible")
    years = _years(ends)
    past = (years - ends.start_year).astype(float)
    span = float(ends.years)
    share = past / span
    variance = volatility**2 * past * (span - past) / span
    weight = np.zeros(len(years))
    method = f"bridge, volatility {_percent(volatility)}"
    if last is not None:
        growth, deviation = last
        if growth <= -1 or deviation < 0 or span < 2:
            raise ValueError(f"growth of {growth:.2%} in the last year leaves no feasible path")
        # Regression on the observed point: covariance of the bridge at s <= t is s (T - t) / T.
        covariance = volatility**2 * np.minimum(past, span - 1) * (
            span - np.maximum(past, span - 1)
        ) / span  # fmt: skip
        noise = covariance[-2] + deviation**2
        weight = covariance / noise if noise else (past == span - 1).astype(float)
        variance = variance - weight * covariance
        method += ", last year given"
    width = NormalDist().inv_cdf((1 + coverage) / 2) * np.sqrt(np.maximum(variance, 0))

    def mean(start: float, end: float) -> np.ndarray:
        free = np.log(start) + share * np.log(end / start)
        known = 0.0 if last is None else np.log(end / (1 + last[0])) - free[-2]
        return np.asarray(free + weight * known)

    return _frame(
        ends,
        f"{method}, {_percent(coverage)}",
        np.exp(mean(ends.start.low, ends.end.low) - width),
        np.exp(mean(ends.start_value, ends.end_value)),
        np.exp(mean(ends.start.high, ends.end.high) + width),
    )


def shaped_path(
    ends: Ends, growth: Sequence[float], bounds: Sequence[Interval] | None = None
) -> pd.DataFrame:
    """Return the path that follows the shape of another series' yearly growth.

    This is Denton's proportional benchmarking: of all paths through both ends, the one
    whose ratio to the indicator changes least from year to year, by the sum of squares.
    With a level at each end and no other benchmark the ratio is linear in time, so that a
    library for benchmarking has nothing to solve: ``x(t) = (1 - t/T) start I(t) +
    t/T end I(t) / I(T)``. It rises with growth up to ``t`` and falls with growth after it,
    which gives the exact bounds for growth that is known as intervals.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    growth : sequence of float
        Growth of the indicator in each year after the first level.
    bounds : sequence of Interval, optional
        What is known of the same growth; exactly `growth` where it is not given.

    Raises
    ------
    ValueError
        If there is not one growth rate for each year, or one loses everything.
    """
    known = bounds or [Interval.exactly(rate) for rate in growth]
    if not len(growth) == len(known) == ends.years:
        raise ValueError(f"{len(growth)} growth rates for {ends.years} years")
    if min(*growth, *(rate.low for rate in known)) <= -1:
        raise ValueError(f"an indicator cannot fall by all or more: {min(growth):.2%}")
    low, high = ([1 + getattr(rate, end) for rate in known] for end in ("low", "high"))
    central = [1 + rate for rate in growth]

    def level(early: list[float], late: list[float], start: float, end: float) -> np.ndarray:
        levels = []
        for past in range(ends.years + 1):
            share = past / ends.years
            risen, rest = math.prod(early[:past]), math.prod(late[past:])
            levels.append((1 - share) * start * risen + share * end / rest)
        return np.asarray(levels)

    return _frame(
        ends,
        "shaped by an indicator",
        level(low, high, ends.start.low, ends.end.low),
        level(central, central, ends.start_value, ends.end_value),
        level(high, low, ends.start.high, ends.end.high),
    )


def required_growth(
    base_year: int, base: Interval, target: Interval, target_years: Sequence[int]
) -> pd.DataFrame:
    """Return the yearly growth that leads from a level to a target by given years.

    Parameters
    ----------
    base_year : int
        Year of the level.
    base, target : Interval
        The level and the target, in one unit.
    target_years : sequence of int
        The years, each a scenario where the target has no date.

    Returns
    -------
    DataFrame
        One row a year: `year`, `low` and `high` of the required growth.
    """
    found = [compound_growth(base, target, year - base_year) for year in target_years]
    return pd.DataFrame(
        {
            "year": list(target_years),
            "low": [rate.low for rate in found],
            "high": [rate.high for rate in found],
        }
    )


def crossing_years(
    base_year: int, level: Interval, target: float, rates: dict[str, Interval]
) -> pd.DataFrame:
    """Return when a level reaches a target under assumed rates of growth.

    Parameters
    ----------
    base_year : int
        Year of the level.
    level : Interval
        What the printed level allows.
    target : float
        The target, in the same unit.
    rates : dict of str to Interval
        Assumed yearly growth, by name.

    Returns
    -------
    DataFrame
        One row an assumption: `assumption`, `low` and `high` of the rate, and `earliest` and
        `latest`, the first year whose level is at or above the target, from the highest
        level and rate and from the lowest.
    """
    rows = []
    for name, rate in rates.items():
        needed = (
            years_needed(level.high, target, rate.high),
            years_needed(level.low, target, rate.low),
        )
        first, last = (base_year + math.ceil(round(years, 9)) for years in needed)
        rows.append((name, rate.low, rate.high, first, last))
    return pd.DataFrame(rows, columns=["assumption", "low", "high", "earliest", "latest"])


def growth_by_reading(
    ends: Ends, readings: dict[str, Interval], deflators: Sequence[float]
) -> pd.DataFrame:
    """Return yearly real growth by how the end level is read and how prices rose.

    Parameters
    ----------
    ends : Ends
        The nominal levels.
    readings : dict of str to Interval
        What the end level may be taken to mean, by name.
    deflators : sequence of float
        Assumed yearly changes of prices; zero gives nominal growth.

    Returns
    -------
    DataFrame
        One row a reading and deflator: `reading`, `deflator`, and `low`, `central` and `high`
        of yearly growth.
    """
    point = Interval.exactly((ends.end_value / ends.start_value) ** (1 / ends.years) - 1)
    rows = []
    for name, reading in readings.items():
        nominal = compound_growth(ends.start, reading, ends.years)
        for deflator in deflators:
            real, central = real_growth(nominal, deflator), real_growth(point, deflator)
            rows.append((name, deflator, real.low, central.low, real.high))
    return pd.DataFrame(rows, columns=["reading", "deflator", "low", "central", "high"])


def hold_against(paths: pd.DataFrame, year: int, published: Interval) -> pd.DataFrame:
    """Hold reconstructed levels against one that was published.

    Parameters
    ----------
    paths : DataFrame
        Rows of one or several methods.
    year : int
        The year of the published level.
    published : Interval
        What the published level allows, in the unit of the paths.

    Returns
    -------
    DataFrame
        One row a method: `method`, `low`, `central`, `high`; `contains`, whether the bounds
        hold the published level: yes, no, or cannot be told; and `off`, by what fraction of
        the middle of the published level the best guess is off.
    """
    rows = paths.loc[paths["year"] == year, ["method", "low", "central", "high"]]
    inside = (rows["low"] <= published.low) & (published.high <= rows["high"])
    outside = (rows["high"] < published.low) | (published.high < rows["low"])
    return rows.assign(
        contains=np.select([inside, outside], ["yes", "no"], "cannot be told"),
        off=rows["central"] / ((published.low + published.high) / 2) - 1,
    ).reset_index(drop=True)


def _percent(rate: float) -> str:
    """Write a rate in percent, in full."""
    return f"{100 * rate:.6g}%"


def _years(ends: Ends) -> np.ndarray:
    """Return the years from the first to the last level."""
    return np.arange(ends.start_year, ends.end_year + 1)


def _frame(
    ends: Ends, method: str, low: np.ndarray, central: np.ndarray, high: np.ndarray
) -> pd.DataFrame:
    """Return the tidy frame of a path, with the levels as printed at its ends."""
    years = _years(ends)
    observed = (years == ends.start_year) | (years == ends.end_year)
    frame = pd.DataFrame(
        {
            "year": years,
            "method": method,
            "low": low,
            "central": central,
            "high": high,
            "observed": observed,
        }
    )
    printed = np.where(years == ends.start_year, ends.start_value, ends.end_value)
    frame.loc[observed, "central"] = printed[observed]
    return frame
