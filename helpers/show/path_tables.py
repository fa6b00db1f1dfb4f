"""Tables of the path of a level for readers: its years, readings, prices, causes and aims.

Each takes records and writes them rounded, as `helpers.show.told` does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from helpers.analysis.decomposition import Cause, Decomposition
from helpers.analysis.ends import land_of
from helpers.analysis.grading import Grade
from helpers.analysis.paths import Path, Point
from helpers.analysis.per_head import Split
from helpers.analysis.real_path import RealPath
from helpers.analysis.territory import Reading
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import Unit, unit
from helpers.show.phrases import as_printed
from helpers.show.told import tell, tell_distance

_METHODS = {
    "shaped by an indicator": "by published growth (Denton)",
    "trend deviations kept": "by published growth (trend deviation)",
}
"""How methods are named for readers where their names alone say too little."""

_CAUSES = {
    Cause.REAL_GROWTH: "real growth",
    Cause.PRICES: "prices",
    Cause.TERRITORY: "territory",
    Cause.REVISION: "revision of the accounts",
}


def counted(reading: Reading, joined: str) -> str:
    """Write which levels count the land that joined: ``both levels count the county``.

    Parameters
    ----------
    reading : Reading
        The reading.
    joined : str
        What joined, within a sentence.

    Returns
    -------
    str
        The words.

    Examples
    --------
    >>> from helpers import Interval, Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.territory import Reading
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> for factor in (Interval.exactly(1), Interval.exactly("1.1")):
    ...     print(counted(Reading(ends, ends, factor), "the county"))
    both levels count the county
    only the level of 2017 counts the county
    """
    if reading.factor == Interval.exactly(1):
        return f"both levels count {joined}"
    return f"only the level of {reading.ends.end_year} counts {joined}"


def prices_table(growth: pd.DataFrame) -> pd.DataFrame:
    """Write yearly growth by reading and by how prices rose.

    Parameters
    ----------
    growth : DataFrame
        What `helpers.analysis.ends.growth_by_reading` returns.

    Returns
    -------
    DataFrame
        One row a reading: `if`, the reading; and a column for each change of prices.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of, growth_by_reading
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    >>> table = prices_table(growth_by_reading({"as printed": gdp.printed}, [0, "0.02"]))
    >>> table.loc[0].to_dict()
    {'if': 'as printed', 'at current prices': '6.4%', 'real, if prices rose by 2% a year': '4.3%'}
    """
    told = growth.assign(
        prices=[_prices(rate) for rate in growth["deflator"]],
        told=[
            tell(Quantity.of(low, high, "percent"))
            for low, high in zip(growth["low"], growth["high"], strict=True)
        ],
    )
    columns = list(dict.fromkeys(told["prices"]))
    rows = {
        name: dict(zip(one["prices"], one["told"], strict=True))
        for name, one in told.groupby("reading", sort=False)
    }
    return pd.DataFrame(
        [{"if": name, **cells} for name, cells in rows.items()], columns=["if", *columns]
    )


def _prices(rate: float) -> str:
    """Write a change of prices as the head of a column."""
    if not rate:
        return "at current prices"
    told = tell(Quantity.exactly(abs(rate) * 100, "percent"))
    return f"real, if prices {'rose' if rate > 0 else 'fell'} by {told} a year"


def real_table(path: RealPath) -> pd.DataFrame:
    """Write published real growth and the index that it compounds to.

    Parameters
    ----------
    path : RealPath
        The path.

    Returns
    -------
    DataFrame
        One row a year of growth: `year`; `real growth` as published; `index`; `published as`, its
        nature and the strength of its source; `territory`; `note`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import published_growth
    >>> from helpers.analysis.real_path import real_path
    >>> growth = published_growth(load_report("changchun-2021"), "gdp", 2016, 2017)
    >>> table = real_table(real_path(growth))
    >>> print(table[["year", "real growth", "index"]].to_string(index=False))
     year real growth      index
     2016        7.8%        108
     2017    about 8% 115 to 118
    """
    points = {point.year: point for point in path.points}
    rows = [
        (
            one.year,
            as_printed(one.published),
            index_words(points[one.year].bounds),
            f"{one.published.nature}, {one.published.strength}",
            land_of(one.published.territory),
            f"taken to end at the target: {tell(one.known)}" if one.closed else "",
        )
        for one in path.growth
    ]
    columns = ["year", "real growth", "index", "published as", "territory", "note"]
    return pd.DataFrame(rows, columns=columns)


def index_words(bounds: Interval) -> str:
    """Write an index in whole numbers: one where both ends round to it, else rounded outward.

    Parameters
    ----------
    bounds : Interval
        Between which numbers it lies.

    Returns
    -------
    str
        ``108``; ``130 to 135``; ``at least 100`` where an end is missing.

    Examples
    --------
    >>> from helpers import Interval
    >>> index_words(Interval("107.8", "108.2")), index_words(Interval("130.1", "134.5"))
    ('108', '130 to 135')
    """
    if bounds.low is None or bounds.high is None:
        return tell(Quantity(bounds, unit("fraction")))
    low, high = round(bounds.low), round(bounds.high)
    return str(low) if low == high else f"{math.floor(bounds.low)} to {math.ceil(bounds.high)}"


def level_table(paths: Iterable[Path]) -> pd.DataFrame:
    """Write paths side by side.

    Parameters
    ----------
    paths : iterable of Path
        Paths of one span; the order is that of the columns.

    Returns
    -------
    DataFrame
        One row a year: `year`; a column for each method, its best guess, or its bounds where it
        has none. Observed levels are marked so.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.paths import constant_growth, envelope
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> table = level_table([constant_growth(ends), envelope(ends, 0, "0.2")])
    >>> table.loc[1].to_list()  # 100 * 1.1; from 121 / 1.2 to 100 * 1.2
    ['2016', 'RMB110 billion', 'RMB100 to 120 billion']
    """
    columns = {method(path): [_level(point, path.unit) for point in path.points] for path in paths}
    years = {point.year: point.observed for path in paths for point in path.points}
    marked = [f"{year}, reported" if observed else str(year) for year, observed in years.items()]
    return pd.DataFrame({"year": marked, **columns})


def method(path: Path) -> str:
    """Write how a path was found.

    Parameters
    ----------
    path : Path
        The path.

    Returns
    -------
    str
        Its method, in words that a reader knows.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.shaped import shaped_path
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> method(shaped_path(ends, [0.1, 0.1]))
    'by published growth (Denton)'
    """
    return _METHODS.get(path.method, path.method)


def _level(point: Point, its: Unit) -> str:
    """Write the best guess of a level, or its bounds where there is none."""
    if point.central is None:
        return _between(point.bounds, its)
    return tell(Quantity(Interval.exactly(point.central), its))


def _between(bounds: Interval, its: Unit) -> str:
    """Write a band with both its ends, however narrow it is."""
    told = tell(Quantity(bounds, its))
    if " to " in told or bounds.low is None or bounds.high is None:
        return told
    ends = (tell(Quantity(Interval.exactly(end), its)) for end in (bounds.low, bounds.high))
    return " to ".join(dict.fromkeys(ends))


def band_table(bands: Mapping[tuple[float, float], Path], year: int) -> pd.DataFrame:
    """Write the bands of a year by volatility and coverage.

    Parameters
    ----------
    bands : mapping of tuple of float and float to Path
        Bands of a bridge, by the standard deviation of growth, a fraction, and the coverage.
    year : int
        The year.

    Returns
    -------
    DataFrame
        One row a standard deviation: `standard deviation of growth`, and for each coverage
        between which levels so many paths would lie.

    Raises
    ------
    ValueError
        If a band has no such year.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.analysis.bridge import bridge
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> bands = {(spread, 0.95): bridge(ends, spread, 0.95) for spread in (0.02, 0.04)}
    >>> print(band_table(bands, 2016).to_string(index=False))
    standard deviation of growth                     95% of paths
                              2% RMB107 billion to RMB113 billion
                              4%            RMB104 to 117 billion
    """
    rows: dict[str, dict[str, str]] = {}
    for (deviation, coverage), path in bands.items():
        name = tell(Quantity.exactly(deviation * 100, "percent"))
        share = tell(Quantity.exactly(coverage * 100, "percent"))
        band = _between(path.at(year).bounds, path.unit)
        rows.setdefault(name, {})[f"{share} of paths"] = band
    heads = list(dict.fromkeys(head for cells in rows.values() for head in cells))
    return pd.DataFrame(
        [{"standard deviation of growth": name, **cells} for name, cells in rows.items()],
        columns=["standard deviation of growth", *heads],
    )


def grade_table(grades: Mapping[str, Sequence[Grade]]) -> pd.DataFrame:
    """Write reconstructed levels beside known ones, by reading.

    Parameters
    ----------
    grades : mapping of str to sequence of Grade
        The grades, by what is assumed of the land.

    Returns
    -------
    DataFrame
        One row a path: `if`, the assumption; `method`; `reconstructed`; `known otherwise`; `off
        by`, the best guess against the middle of what is known.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.grading import Benchmark, hold_against
    >>> from helpers.analysis.paths import constant_growth
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> known = Benchmark(2016, first, None, "a yearbook")
    >>> table = grade_table({"as printed": hold_against([constant_growth(ends)], [known])})
    >>> table.loc[0, ["reconstructed", "known otherwise", "off by"]].to_list()
    ['RMB110 billion', 'RMB100 billion', '10% too high']
    """
    rows = [
        (
            name,
            method(one.path),
            _level(one.point, one.path.unit),
            tell(one.benchmark.level),
            _off(one),
        )
        for name, found in grades.items()
        for one in found
    ]
    columns = ["if", "method", "reconstructed", "known otherwise", "off by"]
    return pd.DataFrame(rows, columns=columns)


def _off(one: Grade) -> str:
    """Write by how much the best guess is off."""
    if one.off is None:
        return ""
    return tell_distance(Quantity.exactly(one.off * 100, "percent"), "too high", "too low")


def decomposition_table(found: Mapping[str, Decomposition]) -> pd.DataFrame:
    """Write what makes up a rise, a year, under several readings.

    Parameters
    ----------
    found : mapping of str to Decomposition
        The rise taken apart, by reading; all into the same parts.

    Returns
    -------
    DataFrame
        One row a part: `what made the level rise`; a column for each reading, by how much a year;
        `how it is known`.

    Examples
    --------
    >>> from helpers import Interval, Quantity
    >>> from helpers.analysis.decomposition import decompose
    >>> from helpers.analysis.ends import Ends
    >>> first, last = (Quantity.exactly(one, "RMB billion") for one in (100, 121))
    >>> ends = Ends(2015, 2017, first, last, 100, 121)
    >>> found = decompose(ends, Interval.exactly("1.0816"), Interval.exactly(1))
    >>> table = decomposition_table({"a year": found})
    >>> for what, by_how_much in table.iloc[:, :2].to_numpy():
    ...     print(f"{what}: {by_how_much}")
    real growth: 4%
    territory: 0%
    prices and revision of the accounts together: 5.8%
    all together: 10%
    """
    cells: dict[str, dict[str, str]] = {}
    for name, one in found.items():
        for part in one.parts:
            what = " and ".join(_CAUSES[cause] for cause in part.causes)
            known = "assumed" if part.assumed else "what is left"
            if part.causes == (Cause.REAL_GROWTH,):
                known = "published"
            row = cells.setdefault(what + (" together" if len(part.causes) > 1 else ""), {})
            row[name], row["how it is known"] = tell(part.yearly), known
        row = cells.setdefault("all together", {})
        row[name], row["how it is known"] = tell(one.ends.growth), "printed levels"
    columns = ["what made the level rise", *found, "how it is known"]
    return pd.DataFrame([{columns[0]: what, **row} for what, row in cells.items()], columns=columns)


def split_table(found: Iterable[Split]) -> pd.DataFrame:
    """Write the growth that an aim requires by each year, split into people and level a head.

    Parameters
    ----------
    found : iterable of Split
        What `helpers.analysis.per_head.split_growth` returns.

    Returns
    -------
    DataFrame
        One row a year: `by`; `GDP`, `people` and `GDP a head`, growth a year.

    Examples
    --------
    >>> from helpers import Quantity
    >>> from helpers.analysis.per_head import LevelAndPeople, split_growth
    >>> def both(level: str, people: str) -> LevelAndPeople:
    ...     gdp = Quantity.exactly(level, "RMB billion")
    ...     return LevelAndPeople(gdp, Quantity.exactly(people, "million persons"))
    >>> split = split_growth(2020, both("100", "10"), both("121", "11.025"), [2022])
    >>> split_table(split).loc[0].to_list()  # 1.1 / 1.05
    ['2022', '10%', '5%', '4.8%']
    """
    rows = [(str(one.year), tell(one.level), tell(one.people), tell(one.per_head)) for one in found]
    return pd.DataFrame(rows, columns=["by", "GDP", "people", "GDP a head"])
