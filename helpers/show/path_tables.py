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
        What joined.
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
    """
    columns = {method(path): [_level(point, path.unit) for point in path.points] for path in paths}
    years = {point.year: point.observed for path in paths for point in path.points}
    marked = [f"{year}, reported" if observed else str(year) for year, observed in years.items()]
    return pd.DataFrame({"year": marked, **columns})


def method(path: Path) -> str:
    """Write how a path was found."""
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
    """
    rows = [(str(one.year), tell(one.level), tell(one.people), tell(one.per_head)) for one in found]
    return pd.DataFrame(rows, columns=["by", "GDP", "people", "GDP a head"])
