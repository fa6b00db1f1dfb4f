"""Chart of a path between two levels.

What is observed is solid, all else dashed. Nominal levels and the real index have axes of their
own, and levels of two territories are never joined.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import overload

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from helpers.analysis.ends import Ends, land_of
from helpers.analysis.paths import Path
from helpers.analysis.real_path import RealPath
from helpers.analysis.territory import Reading
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Strength
from helpers.data.records import Published, Stated
from helpers.show.chart import Chart
from helpers.show.origins import origin
from helpers.show.panels import Panel, Plan, put
from helpers.show.path_tables import counted, index_words
from helpers.show.rows import is_narrow
from helpers.show.style import (
    DASHED,
    INK,
    PAPER,
    REAL,
    SMALL,
    TERRITORIES,
    refuse_nothing,
)
from helpers.show.told import tell

_LEGEND = 30
"""Characters after which an entry of the legend is broken where it is narrow."""

_ROOM, _NARROW_ROOM = 0.6, 1.3
"""Room for the legend above the paths, as a part of their height, also where it is narrow."""


@overload
def draw_path(
    ends: Ends, paths: Sequence[tuple[Reading, Path]], real: RealPath,
    published: Sequence[Published], joined: str, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_path(
    ends: Ends, paths: Sequence[tuple[Reading, Path]], real: RealPath,
    published: Sequence[Published], joined: str, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Iterable[Axes],
) -> tuple[Axes, ...]: ...  # fmt: skip
def draw_path(  # noqa: PLR0913 - the last four are those of every chart
    ends: Ends,
    paths: Sequence[tuple[Reading, Path]],
    real: RealPath,
    published: Sequence[Published],
    joined: str,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Iterable[Axes] | None = None,
) -> Chart | tuple[Axes, ...]:
    """Draw what lies between two nominal levels under each reading of the land; below, real growth.

    Parameters
    ----------
    ends : Ends
        The levels as stated: observed.
    paths : sequence of tuple of Reading and Path
        A reconstructed path for each reading: first that both levels count what joined.
    real : RealPath
        Published real growth, as an index.
    published : sequence of Published
        Levels that others published, each of the land of one reading; they stand alone, and
        those of weak sources are hollow.
    joined : str
        What joined.
    title, description, caption : str, optional
        Other words than those that are made from the data.
    ax : iterable of Axes, optional
        Where it is drawn, two of them: for the levels, and for the index of real growth; by
        default in a figure of its own.

    Returns
    -------
    Chart or tuple of Axes
        The chart; the Axes where they are given, see `helpers.show.panels.put`.

    Raises
    ------
    ValueError
        If there is no path, a published level is of the land of no reading, the number of Axes is
        wrong, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.ends import ends_of, published_growth
    >>> from helpers.analysis.paths import constant_growth
    >>> from helpers.analysis.real_path import real_path
    >>> report = load_report("changchun-2021")
    >>> gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    >>> both = Reading(gdp, gdp, Interval.exactly(1)), constant_growth(gdp)
    >>> real = real_path(published_growth(report, "gdp", 2016, 2020))
    >>> chart = draw_path(gdp, [both], real, [], "Gongzhuling")
    >>> for part in chart.title.split(": "):
    ...     print(part)
    GDP grew from RMB477 billion in 2015 to RMB650 billion in 2020
    6.4% a year at current prices
    """
    refuse_nothing(paths, "path")
    colours = dict(
        zip((one.ends.territory for one, _ in paths), reversed(TERRITORIES), strict=False)
    )
    strange = [str(row) for row in published if row.territory not in colours]
    if strange:
        raise ValueError(f"of the land of no reading: {'; '.join(strange)}")
    words = [f"{counted(one, joined)}: {tell(one.ends.growth)}" for one, _ in paths]
    last = max([ends.end_year, *(row.year or 0 for row in published)])

    def set_years(axes: Axes) -> None:
        axes.set_xlim(ends.start_year - 0.5, last + 0.75)
        step = 2 if is_narrow(axes) else 1
        axes.xaxis.set_major_locator(FixedLocator(list(range(ends.start_year, last + 1, step))))
        axes.grid(visible=True, axis="y")

    def draw_levels(axes: Axes) -> None:
        for (reading, path), label in zip(paths, words, strict=True):
            entry = textwrap.fill(label, _LEGEND) if is_narrow(axes) else label
            _draw_reading(axes, reading, path, colours[path.territory], entry)
        for row in published:
            _draw_published(axes, row, colours[row.territory], ends)
        _draw_observed(axes, ends)
        above = _NARROW_ROOM if is_narrow(axes) else _ROOM
        axes.set_ylim(*_limits(ends, paths, published, above))
        axes.legend(loc="upper left", title="reconstructed growth a year, if", alignment="left")
        set_years(axes)

    def draw_index(axes: Axes) -> None:
        _draw_index(axes, real)
        set_years(axes)

    heading = f"Real growth: {tell(real.average)} a year, as an index, {real.points[0].year} is 100"
    drawn: list[Stated] = [*ends.stated, *published, *(one.published for one in real.growth)]
    plan = Plan(
        _path_title(ends, paths, joined),
        "Two line charts of GDP. Above, at current prices, two dots that were reported, and dashed "
        f"paths between them that nobody observed: {'; '.join(words)} a year. "
        + "".join(f"{_published_words(row)}. " for row in published)
        + "Below, published real growth as an index: "
        f"{index_words(real.points[-1].bounds)} in {real.points[-1].year}.",
        f"GDP, {ends.unit}, and an index. Above: black dots are levels of the report; dashed lines "
        f"are reconstructed, after the growth published year by year{_bar_words(ends, paths)}. "
        + ("Squares were published by others, hollow ones by a weak source. " if published else "")
        + "Below: the band is what the words of the published rates allow"
        f"{_closed_words(real)}. {origin(drawn)}",
        _path_frame(ends, paths, real, published, joined),
        7.2,
        [
            Panel(draw_levels, heading=f"At current prices, {ends.unit}", share=2.1),
            Panel(draw_index, heading=heading),
        ],
        one_scale=True,
    )
    return put(plan, ax, title, description, caption)


def _bar_words(ends: Ends, paths: Iterable[tuple[Reading, Path]]) -> str:
    """Explain the bar of a reading by which the last level counts what joined."""
    joined = any(one.factor != Interval.exactly(1) for one, _ in paths)
    return f"; the bar is for the assumed rise of prices in {ends.end_year}" if joined else ""


def _closed_words(real: RealPath) -> str:
    """Say which years have only a lower bound."""
    years = ", ".join(map(str, real.closed))
    return f"; a hollow mark is a year with only a lower bound ({years})" if years else ""


def _limits(
    ends: Ends,
    paths: Sequence[tuple[Reading, Path]],
    published: Iterable[Published],
    above: float,
) -> tuple[float, float]:
    """Return limits of the axis of levels that leave room for a legend above the paths."""
    drawn = [point.numbers[1] for _, path in paths for point in path.points]
    drawn += [end for one, _ in paths for end in one.ends.end.interval.ends]
    others = [_level(row, ends) for row in published]
    low, high = min(drawn + others), max(drawn)
    room = (high - low) or 1.0
    return low - 0.2 * room, max([high + above * room, *(level + 0.1 * room for level in others)])


def _path_title(ends: Ends, paths: Iterable[tuple[Reading, Path]], joined: str) -> str:
    """Write the finding of the chart of paths."""
    start, end = (
        tell(Quantity(Interval.exactly(value), ends.unit))
        for value in (ends.start_value, ends.end_value)
    )
    verb = "grew from" if ends.end_value >= ends.start_value else "fell from"
    title = f"GDP {verb} {start} in {ends.start_year} to {end} in {ends.end_year}: "
    title += f"{tell(ends.printed_growth)} a year at current prices"
    less = [one for one, _ in paths if one.factor != Interval.exactly(1)]
    others = (f", or {tell(one.ends.growth)} if {counted(one, joined)}" for one in less)
    return title + "".join(others)


def _draw_reading(axes: Axes, reading: Reading, path: Path, colour: str, label: str) -> None:
    """Draw a path dashed, and what is left of its final level as a bar."""
    years = [point.year for point in path.points]
    levels = [point.numbers[1] for point in path.points]
    axes.plot(years, levels, color=colour, linestyle=DASHED, linewidth=2, label=label)
    if reading.factor != Interval.exactly(1):
        axes.plot(
            [years[-1]] * 2, reading.ends.end.interval.ends, color=colour, linewidth=6, alpha=0.45,
            solid_capstyle="butt", zorder=2,
        )  # fmt: skip


def _draw_published(axes: Axes, row: Published, colour: str, ends: Ends) -> None:
    """Draw a published level, hollow where the source is weak."""
    level = _level(row, ends)
    weak = row.strength is Strength.WEAK
    axes.scatter(
        row.year or 0, level, s=44, marker="s", facecolor=PAPER if weak else colour,
        edgecolor=colour, linewidth=1.6, zorder=4,
    )  # fmt: skip
    below = row.year is not None and row.year < ends.end_year
    axes.annotate(
        f"{level:.0f}", (row.year or 0, level), xytext=(0, -9) if below else (9, 0),
        textcoords="offset points", ha="center" if below else "left",
        va="top" if below else "center", color=colour, size=SMALL,
    )  # fmt: skip


def _level(row: Published, ends: Ends) -> float:
    """Return a published level in the unit of the ends."""
    return float(row.base_value / ends.unit.size)


def _draw_observed(axes: Axes, ends: Ends) -> None:
    """Draw the two levels of the report, with their numbers."""
    for year, value, (across, up), side in (
        (ends.start_year, ends.start_value, (0, -9), "center"),
        (ends.end_year, ends.end_value, (-9, 6), "right"),
    ):
        axes.scatter(year, float(value), s=60, color=INK, zorder=5)
        axes.annotate(
            f"{float(value):.0f}", (year, float(value)), xytext=(across, up),
            textcoords="offset points", ha=side, va="top" if up < 0 else "bottom", weight=600,
        )  # fmt: skip


def _draw_index(axes: Axes, real: RealPath) -> None:
    """Draw the real index, with what the wording allows as a band; a mere bound dashed.

    Where the wording sets no end, the band leads to the edge.
    """
    years = [point.year for point in real.points]
    ends = [end for point in real.points for end in point.bounds.ends]
    known = [end for end in ends if math.isfinite(end)]
    room = 0.1 * (max(known) - min(known) or 1.0)
    bottom, top = min(known) - room, max(known) + room
    lows, highs = [max(end, bottom) for end in ends[0::2]], [min(end, top) for end in ends[1::2]]
    if len(known) < len(ends):
        axes.set_ylim(bottom, top)
    axes.fill_between(years, lows, highs, color=REAL, alpha=0.22, linewidth=0)
    central = [float(point.central) for point in real.points]
    for before, after in pairwise(range(len(years))):
        bound = years[after] in real.closed
        axes.plot(
            [years[before], years[after]], [central[before], central[after]], color=REAL,
            linewidth=2, linestyle=DASHED if bound else "-",
        )  # fmt: skip
    for year, level in zip(years, central, strict=True):
        axes.plot(
            [year], [level], color=REAL, marker="o", markersize=6, linestyle="none",
            markerfacecolor=PAPER if year in real.closed else REAL,
        )  # fmt: skip
    last = index_words(real.points[-1].bounds)
    axes.annotate(
        textwrap.fill(last, 9) if is_narrow(axes) else last,
        (years[-1], (lows[-1] + highs[-1]) / 2),
        xytext=(9, 0), textcoords="offset points", va="center", color=REAL, weight=600,
    )  # fmt: skip


def _published_words(row: Published) -> str:
    """Write a published level for a description."""
    weak = ", weak source" if row.strength is Strength.WEAK else ""
    return f"{tell(row.quantity)} in {row.period}, {land_of(row.territory)}{weak}"


def _path_frame(
    ends: Ends,
    paths: Iterable[tuple[Reading, Path]],
    real: RealPath,
    published: Iterable[Published],
    joined: str,
) -> pd.DataFrame:
    """Return all numbers of the chart of paths."""
    rows: list[tuple[object, ...]] = []
    for year, value in ((ends.start_year, ends.start_value), (ends.end_year, ends.end_value)):
        rows.append(
            (year, "reported", land_of(ends.territory), f"{float(value):g}", ends.unit.name)
        )
    for reading, path in paths:
        rows += [
            (point.year, "reconstructed", f"if {counted(reading, joined)}",
             f"{point.numbers[1]:.0f}", path.unit.name)
            for point in path.points
            if not point.observed
        ]  # fmt: skip
    rows += [
        (row.year, f"published, {row.nature}, {row.strength}", land_of(row.territory),
         f"{_level(row, ends):.0f}", ends.unit.name)
        for row in published
    ]  # fmt: skip
    rows += [
        (point.year, "published real growth, compounded", "", index_words(point.bounds), "index")
        for point in real.points
    ]
    return pd.DataFrame(rows, columns=["year", "what", "territory", "level", "unit"])
