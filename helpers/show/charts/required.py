"""Chart of the growth that a target requires, and of how fast the level grew so far."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from helpers.analysis.growth import Crossing, Required
from helpers.analysis.since import Since
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.data.records import Figure, Stated
from helpers.show.chart import Chart
from helpers.show.origins import origin
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.phrases import in_sentence
from helpers.show.rows import is_narrow, name_rows, tall
from helpers.show.style import CURRENT, INK, MARKERS, TARGET, refuse_nothing
from helpers.show.told import tell

_ROW = 0.58
"""Height of a row in inches."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chart of required growth."""

    label: str
    growth: Interval
    colour: str
    marker: str


@overload
def draw_required(
    target: Figure, required: Sequence[Required], paces: Sequence[Crossing], since: Sequence[Since],
    *, title: str | None = ..., description: str | None = ..., caption: str | None = ...,
    ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_required(
    target: Figure, required: Sequence[Required], paces: Sequence[Crossing], since: Sequence[Since],
    *, title: str | None = ..., description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_required(
    target: Figure,
    required: Sequence[Required],
    paces: Sequence[Crossing],
    since: Sequence[Since],
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw the growth that a target of a level requires by some years, and how fast it grew.

    All of it is growth at current prices.

    Parameters
    ----------
    target : Figure
        The target.
    required : sequence of Required
        The growth that it requires, by year.
    paces : sequence of Crossing
        Growth of the years before, and when it would lead to the target.
    since : sequence of Since
        Growth since; only that between levels of one vintage is drawn, and to the latest year.
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
        If no growth is required by any year, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report, required_growth
    >>> report = load_report("changchun-2021")
    >>> start, aim = report["gdp-level-2020"], report["gdp-level-undated"]
    >>> needed = required_growth(2020, start.quantity, aim.quantity, [2030])
    >>> draw_required(aim, needed, [], [])
    RMB1 trillion by 2030 needs 4.3 to 4.5% a year
    """
    refuse_nothing(required, "required growth")
    aim = tell(target.quantity)
    alike = [one for one in since if one.of_one_vintage]
    last = max((one.latest_year for one in alike), default=None)
    latest = [one for one in alike if one.latest_year == last]
    drawn: list[Stated] = [target]
    drawn += [row for one in latest for row in (one.base, one.latest)]
    rows = [
        _Row(f"needed for {aim} by {one.year}", one.growth.interval, TARGET, MARKERS["target"])
        for one in required
    ]
    rows += [
        _Row(f"{one.assumption}: reached {_when(one)}", one.growth.interval, CURRENT, "o")
        for one in paces
    ]
    rows += [
        _Row(
            f"{_since_words(one)}: reached {_when(one.crossing)}", one.growth.interval, CURRENT, "s"
        )
        for one in latest
    ]
    ends = [0.0, *(end for row in rows for end in row.growth.ends if math.isfinite(end))]
    span = (max(ends) - min(ends)) or 1.0
    left, right = min(ends) - (0.05 * span if min(ends) else 0), max(ends) + 0.3 * span

    def draw(axes: Axes) -> None:
        for place, row in enumerate(rows):
            _draw_growth(axes, place, row, left, right)
        line = len(required) - (0.72 if is_narrow(axes) else 0.5)
        axes.axhline(line, color=INK, linewidth=0.8)
        name_rows(axes, range(len(rows)), [row.label for row in rows], width=34, reach=0.1)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(left, right)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        axes.xaxis.set_major_formatter(PercentFormatter(decimals=0))

    plan = Plan(
        _required_title(aim, required, paces),
        "Marks of growth a year at current prices, with bars for what is known. "
        + "; ".join(f"{row.label}, {_percent(row.growth)}" for row in rows)
        + ".",
        f"Growth a year at current prices. Above the line: the growth that {aim} of "
        f"{in_sentence(target.label)} needs; the years are scenarios, the report gives none. "
        "Below: growth so far, and when it would get there. "
        f"{_since_caption(latest)}{origin(drawn)}",
        pd.DataFrame(
            [(row.label, _percent(row.growth)) for row in rows],
            columns=["what", "growth a year at current prices"],
        ),
        1.5 + _ROW * len(rows),
        [Panel(draw, "growth a year at current prices")],
        tall=tall([row.label for row in rows], reach=0.1),
    )
    return put_one(plan, ax, title, description, caption)


def _when(crossing: Crossing | None) -> str:
    """Write in which years a target is reached."""
    if crossing is None:
        return "perhaps never"
    if crossing.earliest == crossing.latest:
        return f"in {crossing.earliest}"
    return f"in {crossing.earliest} to {crossing.latest}"


def _since_words(one: Since) -> str:
    """Write from what to what a level grew since."""
    weak = ", weak source" if one.weak else ""
    span = f"{one.base_year} to {one.latest_year}"
    return f"{span}, from {tell(one.base.quantity)}{weak}"


def _since_caption(since: Sequence[Since]) -> str:
    """Say between which levels growth since is told."""
    if not since:
        return ""
    weak = ", the later one from a weak source" if any(one.weak for one in since) else ""
    return f"Growth since is that between levels of one state of the accounts{weak}. "


def _required_title(aim: str, required: Iterable[Required], paces: Iterable[Crossing]) -> str:
    """Write the finding of the chart of required growth."""
    soonest = min(required, key=lambda one: one.year)
    title = f"{aim} by {soonest.year} needs {_percent(soonest.growth.interval)} a year"
    if so_far := " or ".join(_percent(one.growth.interval) for one in paces):
        title += f"; GDP grew by {so_far} before"
    return title


def _percent(growth: Interval) -> str:
    """Write growth as it is told."""
    return tell(Quantity(growth, unit("percent")))


def _draw_growth(axes: Axes, place: int, row: _Row, left: float, right: float) -> None:
    """Draw growth as a bar with a mark, to the edge where there is no end."""
    low, high = row.growth.ends
    axes.plot(
        [max(low, left), min(high, right)], [place, place], color=row.colour, linewidth=6,
        alpha=0.45, solid_capstyle="butt",
    )  # fmt: skip
    known = [end for end in (low, high) if math.isfinite(end)]
    if known:
        axes.scatter(
            sum(known) / len(known), place, s=34, marker=row.marker, color=row.colour, zorder=3
        )
    axes.annotate(
        _percent(row.growth), (max(known, default=0), place), xytext=(9, 0),
        textcoords="offset points", va="center",
    )  # fmt: skip
