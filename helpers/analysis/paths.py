"""Paths between two observed levels, reconstructed by methods that assume less or more.

Only the two ends of a path are observed. Each method gives for every year bounds and, where it
has one, a best guess, in the unit of the levels. All is exact, but for roots, which are
rounded outward. More methods are in `helpers.analysis.shaped`, which follow another series, and
in `helpers.analysis.bridge`, a model.

What a caller assumes of growth, prices and volatility is a fraction: 0.035 is 3.5 percent.
Growth that is known is a quantity in percent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from helpers.analysis.ends import Ends
from helpers.analysis.growth import compound_growth, nominal_growth, ratio_of
from helpers.core.exact import Number, exact, number_text
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import Unit
from helpers.data.records import Territory


@dataclass(frozen=True, slots=True)
class Point:
    """A year of a path.

    Parameters
    ----------
    year : int
        The year.
    bounds : Interval
        Between which numbers the level lies.
    central : Fraction or None
        The best guess; None where the method has none.
    observed : bool
        Whether the level was observed, which it is at the ends, or reconstructed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Interval
    >>> Point(2019, Interval(105, 115), Fraction(112), observed=False).numbers
    (105.0, 112.0, 115.0)
    """

    year: int
    bounds: Interval
    central: Fraction | None
    observed: bool

    @property
    def numbers(self) -> tuple[float, float, float]:
        """Low bound, best guess and high bound as frames show them; no guess is no number."""
        low, high = self.bounds.ends
        return low, math.nan if self.central is None else float(self.central), high


@dataclass(frozen=True, slots=True)
class Path:
    """A path between two observed levels.

    Parameters
    ----------
    method : str
        How it was found.
    unit : Unit
        The unit of the levels.
    points : tuple of Point
        One a year, from the first level to the last.
    territory : Territory or None
        The land that the levels count; see `Ends`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> path = constant_growth(gdp)
    >>> path.method, [point.year for point in path.points if point.observed]
    ('constant growth', [2015, 2020])
    >>> round(path.at(2019).central), path.unit.name
    (611, 'RMB billion')
    """

    method: str
    unit: Unit
    points: tuple[Point, ...]
    territory: Territory | None = None

    def at(self, year: int) -> Point:
        """Return the point of a year.

        Raises
        ------
        ValueError
            If it is none of the years of the path.
        """
        for point in self.points:
            if point.year == year:
                return point
        first, last = self.points[0].year, self.points[-1].year
        raise ValueError(f"the path has no level of {year}: it leads from {first} to {last}")


def path_between(
    ends: Ends, method: str, bounds: Sequence[Interval], central: Sequence[Fraction | None]
) -> Path:
    """Return a path, with the levels as printed at its ends.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    method : str
        How it was found.
    bounds : sequence of Interval
        For each year, between which numbers the level lies.
    central : sequence of Fraction or None
        For each year, the best guess; at the ends the levels as printed are taken.

    Returns
    -------
    Path
        In the unit and on the territory of the ends; the first and the last point are observed.

    Raises
    ------
    ValueError
        If there is not one interval and one best guess for each year.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Interval, Quantity
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(level, "RMB billion") for level in (100, 121))
    >>> ends = Ends(2018, 2020, first, last, Fraction(100), Fraction(121))
    >>> within = [first.interval, Interval(105, 115), last.interval]
    >>> path = path_between(ends, "guessed", within, [None, Fraction(112), None])
    >>> [point.numbers[1] for point in path.points]
    [100.0, 112.0, 121.0]
    """
    printed = {ends.start_year: ends.start_value, ends.end_year: ends.end_value}
    years = range(ends.start_year, ends.end_year + 1)
    points = (
        Point(year, within, printed.get(year, guess), year in printed)
        for year, within, guess in zip(years, bounds, central, strict=True)
    )
    return Path(method, ends.unit, tuple(points), ends.territory)


def envelope(ends: Ends, slowest: Number, fastest: Number, last: Number | None = None) -> Path:
    """Return the levels that any path with limited yearly growth can pass through.

    A level ``x`` in year ``t`` can be reached from the start and can reach the end, so
    ``max(start (1 + slowest)**t, end / (1 + fastest)**(n - t)) <= x`` and
    ``x <= min(start (1 + fastest)**t, end / (1 + slowest)**(n - t))``, with the lowest
    levels that the printed ones allow below and the highest above. There is no best guess
    between the ends.

    Parameters
    ----------
    ends : Ends
        The observed levels.
    slowest, fastest : number
        Limits of yearly growth, fractions.
    last : number, optional
        Nominal growth of the last year, where it is assumed; a fraction within the limits.

    Returns
    -------
    Path
        Without a best guess but at the ends and, where growth of the last year is assumed, in the
        year before it.

    Raises
    ------
    ValueError
        If the limits are swapped, lose everything, or no path between them exists; the
        message names the limit that would do. If growth of the last year is outside the
        limits or leaves no feasible path before it.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> envelope(gdp, 0, "0.25").at(2019).bounds
    520 to 650
    """
    least, most = exact(slowest), exact(fastest)
    if not -1 < least <= most:
        raise ValueError(f"growth limits {_rate(least)} to {_rate(most)} are no limits")
    if last is not None:
        return _envelope_before(ends, least, most, exact(last))
    factor = Interval(1 + least, 1 + most)
    bounds = []
    for past in range(ends.years + 1):
        reached = ends.start.interval * factor**past
        reaching = ends.end.interval / factor ** (ends.years - past)
        within = reached.intersection(reaching)
        if within is None:
            raise ValueError(_no_path(ends, least, most))
        bounds.append(within)
    method = f"growth of {percent_text(least)} to {percent_text(most)}"
    return path_between(ends, method, bounds, [None] * len(bounds))


def _no_path(ends: Ends, least: Fraction, most: Fraction) -> str:
    """Say which limit keeps a path from its end, and which would do as it is written."""
    needed = compound_growth(ends.start, ends.end, ends.years).ratio * 10**6
    if needed.low is not None and needed.low >= most * 10**6:
        low = math.ceil(needed.low) + (not needed.low_closed and needed.low.denominator == 1)
        return f"no path grows by at most {_rate(most)} a year; {low / 1e6:.4%} would do as a limit"
    assert needed.high is not None
    high = math.floor(needed.high) - (not needed.high_closed and needed.high.denominator == 1)
    return f"no path grows by at least {_rate(least)} a year; {high / 1e6:.4%} would do as a limit"


def _envelope_before(ends: Ends, least: Fraction, most: Fraction, last: Fraction) -> Path:
    """Return the envelope of the years before a last one whose growth is known."""
    refused = f"growth of {_rate(last)} in the last year leaves no feasible path before it"
    if not least <= last <= most:
        raise ValueError(f"{refused}: the limits are {_rate(least)} and {_rate(most)}")
    if ends.years < 2:
        raise ValueError(f"{refused}: it is the only year")
    early = _ends_before(ends, Interval.exactly(1 + last), 1 + last)
    try:
        path = envelope(early, least, most)
    except ValueError as error:
        raise ValueError(f"{refused}: {error}") from error
    return _with_last_year(ends, f"{path.method}, last year given", path)


def _ends_before(ends: Ends, factor: Interval, central: Fraction) -> Ends:
    """Return the ends of a path up to a last year in which the level was multiplied."""
    before, middle = ends.end / factor, ends.end_value / central
    return replace(ends, end_year=ends.end_year - 1, end=before, end_value=middle)


def _with_last_year(ends: Ends, method: str, early: Path) -> Path:
    """Return a path with the last level behind its last year."""
    bounds = [*(point.bounds for point in early.points), ends.end.interval]
    return path_between(ends, method, bounds, [*(point.central for point in early.points), None])


def constant_growth(ends: Ends) -> Path:
    """Return the path that grows at one rate; its bounds are those of the printed levels.

    Parameters
    ----------
    ends : Ends
        The observed levels.

    Returns
    -------
    Path
        The best guess is the path between the levels as printed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(level, "RMB billion") for level in (100, 121))
    >>> ends = Ends(2018, 2020, first, last, Fraction(100), Fraction(121))
    >>> constant_growth(ends).at(2019).bounds
    110
    """

    def level(start: Interval, end: Interval, past: int) -> Interval:
        return (start ** (ends.years - past) * end**past).root(ends.years)

    years = range(ends.years + 1)
    first, last = Interval.exactly(ends.start_value), Interval.exactly(ends.end_value)
    bounds = [level(ends.start.interval, ends.end.interval, past) for past in years]
    return path_between(
        ends, "constant growth", bounds, [level(first, last, t).middle for t in years]
    )


def pinned_last_year(ends: Ends, last: Quantity, central: Number, deflator: Number) -> Path:
    """Return the path of constant growth up to a last year whose growth is known.

    The level before the last is ``end / ((1 + real) * (1 + deflator))``; the years before
    it grow at one rate.

    Parameters
    ----------
    ends : Ends
        The observed, nominal levels.
    last : Quantity
        Growth of the last year at constant prices.
    central : number
        The same growth as printed, a fraction.
    deflator : number
        Change of prices in the last year, a fraction.

    Returns
    -------
    Path
        The best guess is the path between the levels as printed, by growth as printed.

    Raises
    ------
    TypeError
        If the growth has no unit.
    ValueError
        If growth or deflator lose everything, or there is but one year to pin.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020").printed
    >>> growth = report["gdp-growth-2020"]
    >>> path = pinned_last_year(gdp, growth.quantity, growth.base_value, "0.02")
    >>> round(path.at(2019).central), round(constant_growth(gdp).at(2019).central)
    (616, 611)
    """
    low = ratio_of(last).low
    if low is None or low <= -1 or exact(central) <= -1:
        raise ValueError(f"growth of {last} in the last year leaves no level before it")
    if ends.years < 2:
        raise ValueError("there is no year before the last one to reconstruct")
    factor = ratio_of(nominal_growth(last, deflator)) + 1
    early = _ends_before(ends, factor, (1 + exact(central)) * (1 + exact(deflator)))
    method = f"last year pinned, deflator {percent_text(exact(deflator))}"
    return _with_last_year(ends, method, constant_growth(early))


def percent_text(rate: Fraction) -> str:
    """Write a rate in percent, in full.

    Parameters
    ----------
    rate : Fraction
        The rate, a fraction.

    Returns
    -------
    str
        To 12 significant digits at most.

    Examples
    --------
    >>> from fractions import Fraction
    >>> percent_text(Fraction("0.035"))
    '3.5%'
    """
    return f"{number_text(100 * rate)}%"


def _rate(rate: Fraction) -> str:
    """Write a rate in percent, to two digits."""
    return f"{float(rate):.2%}"
