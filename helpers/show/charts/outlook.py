"""Chart of the levels between two that were stated, and of the way to a target."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import overload

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.analysis.ends import land_of
from helpers.analysis.outlook import Outlook, label_of
from helpers.core.exact import number_text
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Strength
from helpers.data.records import HYPOTHETICAL, Published
from helpers.show.chart import Chart
from helpers.show.origins import land_line, sources_line
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.phrases import in_sentence
from helpers.show.rows import is_narrow
from helpers.show.style import DASHED, INK, MARKERS, PAPER, RECONSTRUCTED, TARGET
from helpers.show.told import tell

_HEIGHT = 4.0
_LEGEND, _NARROW_LEGEND = 46, 32
"""Characters after which an entry of the legend is broken, also where it is narrow."""

_STEPS = 20
"""Points of a curve of growth for each year."""


@overload
def draw_outlook(
    asked: Outlook, land: str = ..., rests_on: Sequence[Published] = ..., *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ...,
    ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_outlook(
    asked: Outlook, land: str = ..., rests_on: Sequence[Published] = ..., *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_outlook(
    asked: Outlook,
    land: str = "",
    rests_on: Sequence[Published] = (),
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw two stated levels, what limits of growth leave between them, and the way to a target.

    Parameters
    ----------
    asked : Outlook
        What `helpers.analysis.outlook.outlook` returns.
    land : str
        What the levels are taken to count, as it stands behind “if”; empty where nothing is.
    rests_on : sequence of Published
        What others published that a level which nobody stated is worked out from.
    title, description, caption : str, optional
        Other words than those that are made from the data.
    ax : Axes, optional
        Where it is drawn; by default in a figure of its own.

    Returns
    -------
    Chart or Axes
        The chart; the Axes where they are given, see `helpers.show.panels.put`.

    Raises
    ------
    ValueError
        If words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.outlook import find_ends, outlook
    >>> report = load_report("changchun-2021")
    >>> gdp = find_ends(report)[0].printed
    >>> draw_outlook(outlook(gdp, report["gdp-level-undated"], 2027))
    Gross domestic product grew by 6.4% a year; RMB1 trillion by 2027 needs 6.3%
    """
    stated = list(asked.ends.stated)
    within = f"growth of {asked.between.method.removeprefix('growth of ')} a year"
    told, said = _needed(asked), _title(asked)
    plan = Plan(
        (f"If {land}: {in_sentence(said)}" if land else said),
        f"A line chart. Two dots are levels, as printed: {_dots(asked)}. {_hollow(asked)}"
        f"Between the levels lie a band, which {within} leaves open, and a dashed line of steady "
        "growth; nobody observed either."
        + (f" A dashed line leads on to the target: {told}." if told else ""),
        f"{_what(asked)}. Dots: as printed, and taken as exact; the rest is reconstructed, within "
        f"{within}. {_prices(asked)}{_hollow(asked)}{_weak(rests_on)}"
        + (f"Land: {land_of(asked.ends.territory)}. " if land else f"{land_line(stated)} ").lstrip()
        + sources_line([*stated, *([asked.target] if asked.target else []), *rests_on]),
        _frame(asked),
        _HEIGHT,
        [Panel(lambda axes: _draw(axes, asked, within, told))],
    )
    return put_one(plan, ax, title, description, caption)


def _what(asked: Outlook) -> str:
    """Write what is drawn, in which unit and at which prices."""
    if not asked.ends.stated:
        return f"Levels, {asked.ends.unit}"
    last = asked.ends.stated[-1]
    prices = f", {last.prices.words}" if last.prices else ""
    return f"{last.label}, {asked.ends.unit}{prices}"


def _prices(asked: Outlook) -> str:
    """Say what is assumed of prices, and how fast the level grew without their change."""
    if not asked.deflator:
        return ""
    return (
        f"If prices change by {_percent(asked)} a year, past growth was {tell(asked.real)} real. "
    )


def _percent(asked: Outlook) -> str:
    """Write the assumed change of prices."""
    change = Quantity.exactly(asked.deflator, "times").to("percent")
    return f"{number_text(change.low or 0)}%"


def _weak(rests_on: Iterable[Published]) -> str:
    """Name the weak numbers on which a level rests."""
    weak = [row for row in rests_on if row.strength is Strength.WEAK]
    return "".join(
        f"It rests on a weak number, {tell(row.quantity)} in {row.period} ({row.nature}). "
        for row in weak
    )


def _title(asked: Outlook) -> str:
    """Write how fast the level grew, and what the target needs."""
    name = label_of(asked.ends)
    verb = "grew" if asked.ends.end_value >= asked.ends.start_value else "fell"
    pace = tell(asked.ends.growth).replace("−", "") if verb == "fell" else tell(asked.ends.growth)
    said = f"{name} {verb} by {pace} a year"
    if asked.target is None or asked.needed is None:
        return said
    return f"{said}; {tell(asked.target.quantity)} by {asked.year} needs {tell(asked.needed)}"


def _needed(asked: Outlook) -> str:
    """Write what the target needs, in real terms too where prices are assumed to change."""
    if asked.target is None or asked.needed is None or asked.needed_real is None:
        return ""
    said = f"{tell(asked.target.quantity)} by {asked.year} needs {tell(asked.needed)} a year"
    if not asked.deflator:
        return said
    return f"{said}, {tell(asked.needed_real)} real if prices change by {_percent(asked)}"


def _levels(asked: Outlook) -> list[tuple[int, Fraction]]:
    """Return year and number of both levels as they were stated, in the unit of the ends."""
    ends = asked.ends
    if not ends.stated:
        return [(ends.start_year, ends.start_value), (ends.end_year, ends.end_value)]
    first, last = (one.base_value / ends.unit.size for one in ends.stated)
    return [(ends.start_year, first), (ends.end_year, last)]


def _dots(asked: Outlook) -> str:
    """Write both stated levels."""
    unit = asked.ends.unit.name
    marks = {one.year: HYPOTHETICAL for one in asked.ends.stated if one.hypothetical}
    return ", ".join(
        f"{tell(Quantity.exactly(value, unit))} in {year}{marks.get(year, '')}"
        for year, value in _levels(asked)
    )


def _hollow(asked: Outlook) -> str:
    """Say what a hollow dot is, where the last level of the path is not the one that was stated."""
    ends = asked.ends
    if _levels(asked)[-1][1] == ends.end_value:
        return ""
    return (
        f"The hollow dot is {tell(ends.end)}, the level of {ends.end_year} on the land of "
        f"{ends.start_year}. "
    )


def _draw(axes: Axes, asked: Outlook, within: str, told: str) -> None:
    """Draw band, steady growth, dots and the way to the target."""
    ends, points, narrow = asked.ends, asked.between.points, is_narrow(axes)
    letters = _NARROW_LEGEND if narrow else _LEGEND
    years = [point.year for point in points]
    lows, highs = zip(*(point.bounds.ends for point in points), strict=True)
    axes.fill_between(
        years, lows, highs, color=RECONSTRUCTED, alpha=0.22, linewidth=0,
        label=textwrap.fill(f"within {within}", letters),
    )  # fmt: skip
    start, end = float(ends.start_value), float(ends.end_value)
    axes.plot(
        *_curve(ends.start_year, start, ends.end_year, end), color=RECONSTRUCTED, linestyle=DASHED,
        linewidth=2, label=f"steady growth of {tell(ends.growth)} a year",
    )  # fmt: skip
    drawn = [*lows, *highs]
    (_, first), (_, last) = _levels(asked)
    if asked.target is not None and asked.year is not None:
        aim = float(asked.target.base_value / ends.unit.size)
        axes.plot(
            *_curve(ends.end_year, float(last), asked.year, aim), color=TARGET, linestyle=DASHED,
            linewidth=2, label=textwrap.fill(told, letters),
        )  # fmt: skip
        axes.scatter(asked.year, aim, s=55, marker=MARKERS["target"], color=TARGET, zorder=5)
        _write(axes, asked.year, aim, "right")
        drawn.append(aim)
    if float(last) != end:
        axes.scatter(
            ends.end_year, end, s=44, facecolor=PAPER, edgecolor=RECONSTRUCTED, linewidth=1.6,
            zorder=4,
        )  # fmt: skip
    for year, value, side in (
        (ends.start_year, float(first), "left"),
        (ends.end_year, float(last), "right"),
    ):
        axes.scatter(year, value, s=60, color=INK, zorder=5)
        _write(axes, year, value, side)
        drawn.append(value)
    low, high = min(drawn), max(drawn)
    room = (high - low) or abs(high) or 1.0
    below, above = (0.2, 0.2) if narrow else (0.12, 0.75)
    axes.set_ylim(low - below * room, high + above * room)
    axes.set_xlim(ends.start_year - 0.7, (asked.year or ends.end_year) + 0.7)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5 if narrow else 8, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number_text(round(value, 9))))
    axes.grid(visible=True, axis="y")
    axes.set_ylabel(str(ends.unit))
    if narrow:  # below, where it covers nothing
        axes.legend(loc="upper left", alignment="left", bbox_to_anchor=(-0.2, -0.1))
    else:
        axes.legend(loc="upper left", alignment="left")


def _write(axes: Axes, year: int, value: float, side: str) -> None:
    """Write a level above its mark, towards the inside of the chart."""
    across, up, from_ = {"left": (-4, 8, "bottom"), "right": (4, 8, "bottom")}[side]
    if side == "left" and is_narrow(axes):  # the way up is steep
        across, up, from_ = 9, -2, "top"
    axes.annotate(
        f"{value:,.4g}", (year, value), xytext=(across, up), textcoords="offset points",
        ha=side, va=from_, weight=600,
    )  # fmt: skip


def _curve(first: int, start: float, last: int, end: float) -> tuple[list[float], list[float]]:
    """Return years and levels of growth at one rate."""
    steps = _STEPS * (last - first)
    shares = [step / steps for step in range(steps + 1)]
    return (
        [first + share * (last - first) for share in shares],
        [start * math.exp(share * math.log(end / start)) for share in shares],
    )


def _frame(asked: Outlook) -> pd.DataFrame:
    """Return the numbers of the chart."""
    unit = asked.ends.unit.name
    stated = dict(_levels(asked))
    kinds = {one.year: "hypothetical" for one in asked.ends.stated if one.hypothetical}
    rows: list[tuple[object, ...]] = []
    for point, steady in zip(asked.between.points, asked.steady.points, strict=True):
        level = Quantity(point.bounds, asked.ends.unit)
        its = point.observed and Fraction(stated[point.year]) in point.bounds
        what = kinds.get(point.year, "stated") if its else "reconstructed"
        rows.append(
            (
                point.year,
                what,
                tell(level),
                tell(Quantity.exactly(round(steady.numbers[1], 6), unit)),
            )
        )
        if point.observed and not its:
            rows.append(
                (
                    point.year,
                    kinds.get(point.year, "stated"),
                    tell(Quantity.exactly(stated[point.year], unit)),
                    "",
                )
            )
    if asked.target is not None:
        rows.append((asked.year, "target", tell(asked.target.quantity), ""))
    return pd.DataFrame(rows, columns=["year", "what", "level", "at steady growth"])
