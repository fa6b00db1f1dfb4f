"""The charts of targets against what was achieved before, in the house style.

Verdicts are words. Rates at constant and at current prices, which cannot be compared, have axes of
their own; so have levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import overload

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from helpers.analysis.average_growth import average_growth
from helpers.analysis.bars import Verdict
from helpers.analysis.gaps import Gap
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Nature, Prices
from helpers.data.records import Stated
from helpers.show.chart import Chart
from helpers.show.charts.intervals import draw_interval, kind_handle, set_limits
from helpers.show.gap_tables import both_numbers, by_news, distance, gap_table, percent_apart
from helpers.show.origins import origin
from helpers.show.panels import Panel, Plan, put, put_one
from helpers.show.phrases import in_sentence
from helpers.show.rows import TWO_MARKS, name_rows, tall, write_beside
from helpers.show.style import (
    ACHIEVEMENT,
    INK,
    MARKERS,
    PAPER,
    TARGET,
    refuse_nothing,
)
from helpers.show.told import tell

_ONE_MARK = 0.36
_TWO_MARKS = 0.5
"""Heights of a row, in inches."""

_NOTE_WIDTH = 24
"""Letters of two numbers that fit on one line right of the levels."""

_TICKS = (1, 2, 5, 10, 20, 50, 75, 100, 200, 300, 500, 1000, 2000, 5000, 10_000)
"""Where percentages can be written on a scale of ratios."""

_APART = 0.23
"""How far apart they are at least, as a part of the axis."""


@overload
def draw_level_gaps(
    gaps: Sequence[Gap], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_level_gaps(
    gaps: Sequence[Gap], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_level_gaps(
    gaps: Sequence[Gap],
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw the levels that are asked for in percent of what was achieved, by verdict.

    Those of targets without a date stand apart, and the title does not count them.

    Parameters
    ----------
    gaps : sequence of Gap
        The gaps; those of rates and shares are left out.
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
        If there is no level, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> gaps = find_gaps(load_report("changchun-2021"))
    >>> grain = [gap for gap in gaps if gap.target.name == "grain-output-level-2021"]
    >>> chart = draw_level_gaps(grain)
    >>> chart
    None of 1 levels asks for less than was achieved
    >>> chart.axes[0].get_xlabel(), chart.table["in percent"].tolist()  # 24 of 23.3
    ('target in percent of what was achieved', [103.0])
    """
    found = [gap for gap in gaps if gap.ratio_value is not None]
    refuse_nothing(found, "level that can be compared")
    rows = by_news(found)
    places, named, height = _places([_level_group(gap) for gap in rows])

    def draw(axes: Axes) -> None:
        _ratio_scale(axes, [float(gap.ratio_value or 0) for gap in rows])
        axes.axvline(100, color=ACHIEVEMENT, linewidth=1.4, zorder=1)
        for place, gap in zip(places, rows, strict=True):
            value = float(gap.ratio_value or 0)
            axes.plot([100, value], [place, place], color=TARGET, linewidth=2.2, zorder=2)
            axes.scatter(
                value, place, s=34, marker=MARKERS["target"], color=TARGET, edgecolor=PAPER,
                linewidth=0.4, zorder=5,
            )  # fmt: skip
            write_beside(axes, place, *_from_to(gap).split("\n"), between=" ")
        _name_rows(axes, places, [_level_label(gap) for gap in rows], named, height)

    plan = Plan(
        _level_title(rows),
        "Lines from 100 percent, which is what was achieved before, to the target, by verdict. "
        + _listed(f"{_level_label(gap)}: {gap.verdict}, {distance(gap)}" for gap in rows),
        "Levels asked for, in percent of what was achieved before; the scale shows equal ratios as "
        f"equal lengths. {origin(_drawn(rows))}",
        gap_table(rows)
        .drop(columns="remarks")
        .assign(**{"in percent": [round(float(gap.ratio_value or 0), 1) for gap in rows]}),
        1.5 + _ONE_MARK * height,
        [Panel(draw, "target in percent of what was achieved")],
        tall=tall([_level_label(gap) for gap in rows]) * height / len(rows),
    )
    return put_one(plan, ax, title, description, caption)


@overload
def draw_rate_gaps(
    gaps: Sequence[Gap], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_rate_gaps(
    gaps: Sequence[Gap], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Iterable[Axes],
) -> tuple[Axes, ...]: ...  # fmt: skip
def draw_rate_gaps(
    gaps: Sequence[Gap],
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Iterable[Axes] | None = None,
) -> Chart | tuple[Axes, ...]:
    """Draw growth rates, achieved and asked for, with real and nominal ones apart.

    Parameters
    ----------
    gaps : sequence of Gap
        The gaps; those of levels and shares are left out.
    title, description, caption : str, optional
        Other words than those that are made from the data.
    ax : iterable of Axes, optional
        Where it is drawn, one for each of its panels: real growth, growth at current prices,
        and growth of which neither is known, so far as there is any; by default in a figure of its
        own.

    Returns
    -------
    Chart or tuple of Axes
        The chart; the Axes where they are given, see `helpers.show.panels.put`.

    Raises
    ------
    ValueError
        If there is no growth rate, the number of Axes is wrong, or words are given that are
        empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> gaps = find_gaps(load_report("changchun-2021"))
    >>> for part in draw_rate_gaps(gaps).title.split(": "):
    ...     print(part)
    4 of 5 growth rates ask for more than was achieved
    gross domestic product by 3.5 points; both years average 5.2%
    """
    found = [gap for gap in gaps if gap.pair.achievement.measure is Measure.GROWTH]
    refuse_nothing(found, "growth rate that can be compared")
    panels: dict[str, list[Gap]] = {}
    for gap in sorted(found, key=lambda gap: (_PANELS.index(_panel(gap)), -gap.gap_value)):
        panels.setdefault(_panel(gap), []).append(gap)
    plan = Plan(
        _rate_title(found),
        "Achieved and targeted rates as intervals, real and nominal ones in panels of their own. "
        + _listed(
            f"{_rate_label(gap)}, {_panel(gap)}: {gap.achievement_said}, then "
            f"{gap.target.printed}; {gap.verdict}, {distance(gap)}"
            for gap in found
        ),
        "Growth rates, percent. Marks: as printed; bars: what the wording allows; hollow marks and "
        f"arrows: bounds. {origin(_drawn(found))}",
        gap_table(found),
        1.2 + _TWO_MARKS * len(found) + 0.75 * len(panels),
        [
            Panel(partial(_draw_rates, rows=rows), panel, share=len(rows) + 0.3)
            for panel, rows in panels.items()
        ],
        lambda: [kind_handle("achievement", "achieved"), kind_handle("target", "target")],
        tall=tall(
            [_rate_label(gap) for gap in found],
            [", ".join(_rate_note(gap)) for gap in found],
            TWO_MARKS,
        ),
    )
    return put(plan, ax, title, description, caption)


def _draw_rates(axes: Axes, rows: Sequence[Gap]) -> None:
    """Draw the rates of one panel."""
    places = [float(place) for place in range(len(rows))]
    set_limits(
        axes, [side for gap in rows for side in (gap.achieved.interval, _asked(gap))],
        [value for gap in rows for value in (gap.achieved_value, gap.bar.printed)],
    )  # fmt: skip
    for place, gap in zip(places, rows, strict=True):
        up, down = place - 0.16, place + 0.16
        first, *others = _achieved_marks(gap)
        draw_interval(axes, up, gap.achieved.interval, first, "achievement")
        for mark in others:
            draw_interval(axes, up, Interval.exactly(mark), mark, "achievement")
        draw_interval(axes, down, _asked(gap), gap.bar.printed, "target")
        write_beside(axes, place, *_rate_note(gap), reach=TWO_MARKS)
    _name_rows(axes, places, [_rate_label(gap) for gap in rows], {}, len(rows), TWO_MARKS)


def _drawn(gaps: Iterable[Gap]) -> list[Stated]:
    """Return the numbers that are drawn of gaps: the targets, then what was achieved."""
    gaps = list(gaps)
    targets: list[Stated] = [gap.target for gap in gaps]
    return targets + [one for gap in gaps for one in gap.pair.achievements]


_PANELS = ("real growth, percent", "growth at current prices, percent", "growth, percent")


def _panel(gap: Gap) -> str:
    """Return the axis on which a rate belongs: real and nominal growth have one of their own."""
    kinds = {Prices.REAL: _PANELS[0], Prices.CURRENT: _PANELS[1]}
    return kinds.get(gap.target.prices, _PANELS[2]) if gap.target.prices else _PANELS[2]


def _asked(gap: Gap) -> Interval:
    """Return what the words of a target allow, in the unit of the achievement."""
    return gap.target.quantity.to(gap.achieved.unit).interval


def _achieved_marks(gap: Gap) -> list[Fraction]:
    """Return the printed numbers of what was achieved: one, or those of the parts of a whole."""
    return [one.base_value / gap.achieved.unit.size for one in gap.pair.achievements]


def _rate_title(gaps: Sequence[Gap]) -> str:
    """Write how many rates are to rise, and which most of those that the report states.

    Growth of a year after a bad one looks high, so the average of both years stands beside it.
    """
    more = [gap for gap in gaps if gap.verdict is Verdict.MORE]
    said = f"{len(more)} of {len(gaps)} growth rates ask for more than was achieved"
    stated = [gap for gap in more if len(gap.pair.achievements) == 1 and gap.published is None]
    if not stated:
        return said
    most = max(stated, key=lambda gap: gap.gap_value)
    said = f"{said}: {in_sentence(most.label)} by {distance(most).removesuffix(' more')}"
    before, aim = most.pair.achievement.year, most.target.year
    if before is None or aim != before + 1:
        return said
    both = [Quantity.exactly(one, "percent") for one in (most.achieved_value, most.bar.printed)]
    return f"{said}; both years average {tell(average_growth(both))}"


def _level_title(rows: Sequence[Gap]) -> str:
    """Write how many levels ask for less, and which by most; those with a date, if any has."""
    counted = [gap for gap in rows if gap.dated] or rows
    less = [gap for gap in counted if gap.verdict is Verdict.LESS]
    if not less:
        return f"None of {len(counted)} levels asks for less than was achieved"
    said = f"{len(less)} of {len(counted)} levels ask for less than was achieved"
    return f"{said}, most of all {in_sentence(less[0].label)}: {percent_apart(less[0])} less"


def _level_group(gap: Gap) -> str:
    """Return under which head a level stands."""
    return gap.verdict.value if gap.dated else f"{gap.verdict}, without a date"


def _level_label(gap: Gap) -> str:
    """Return the label of a level, with its price basis and a year later than the next one."""
    achieved, aim = gap.pair.achievement.period, gap.target.period
    prices = f", {gap.target.prices.words}" if gap.target.prices else ""
    later = aim is not None and achieved is not None and aim.last > achieved.last + 1
    return f"{gap.label}{prices}, by {aim.last}" if later and aim else f"{gap.label}{prices}"


def _rate_label(gap: Gap) -> str:
    """Return the label of a rate; it says where what was achieved is derived."""
    derived = gap.published is not None and gap.published.nature is Nature.DERIVED
    return f"{gap.label} (achieved: derived)" if derived else gap.label


def _rate_note(gap: Gap) -> list[str]:
    """Return the verdict on a rate and, unless it is the same, the distance."""
    return [str(gap.verdict), *([] if gap.verdict is Verdict.SAME else [distance(gap)])]


def _from_to(gap: Gap) -> str:
    """Write both numbers as printed, with their unit: ``23.3 → 24 billion jin``."""
    start, end, unit = both_numbers(gap)
    end = f"{end} {unit}".strip().replace("square meters", "m²")
    return f"{start} →{' ' if len(start + end) < _NOTE_WIDTH else chr(10)}{end}"


def _listed(said: Iterable[str]) -> str:
    """Write what rows say as one text."""
    return "; ".join(said) + "."


def _ratio_scale(axes: Axes, values: Sequence[float]) -> None:
    """Set an axis of percentages on which equal ratios are equally long."""
    low, high = min([100, *values]), max([100, *values])
    if low > 0:
        axes.set_xscale("log")
        axes.set_xlim(low / 1.08, high * 1.08)
    else:
        axes.set_xlim(low - 8, high * 1.08)
    across = axes.transData + axes.transAxes.inverted()
    ticks: list[float] = [100]
    for tick in (
        *(one for one in _TICKS if one > 100),
        *(one for one in _TICKS[::-1] if one < 100),
    ):
        place, *others = (across.transform((at, 0))[0] for at in (tick, *ticks))
        if 0 <= place <= 1 and min(abs(place - other) for other in others) > _APART:
            ticks.append(tick)
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}%"))


def _places(heads: Iterable[str]) -> tuple[list[float], dict[float, str], float]:
    """Return the place of each row, the place and the name of each head, and the height."""
    places: list[float] = []
    named: dict[float, str] = {}
    place, before = -1.0, None
    for head in heads:
        place += 1
        if head != before:
            named[place] = head
            place, before = place + 0.9, head
        places.append(place)
    return places, named, place + 1


def _name_rows(
    axes: Axes,
    places: list[float],
    labels: list[str],
    heads: dict[float, str],
    height: float,
    reach: float = 0.0,
) -> None:
    """Write the labels of the rows, and the heads of their groups."""
    name_rows(axes, places, labels, reach=reach)
    axes.set_ylim(height - 0.4, -0.6)
    for place, name in heads.items():
        axes.annotate(
            name, (0, place), xycoords=("axes fraction", "data"), xytext=(4, 0),
            textcoords="offset points", weight=600, va="center", color=INK, zorder=6,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
        )  # fmt: skip
        axes.axhline(place - 0.46, color="#CCCCCC", linewidth=0.8)
