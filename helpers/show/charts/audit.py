"""The chart of the audit: one figure, to scale, beside all that it was held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from helpers.analysis.audit import Check, CheckResult
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Status, Strength
from helpers.data.records import Figure, Published, Reference, Stated
from helpers.show.chart import Chart
from helpers.show.origins import origin
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.phrases import in_sentence
from helpers.show.rows import NARROW_BAR, name_rows
from helpers.show.style import (
    FAINT,
    HATCHES,
    INK,
    PAPER,
    SMALL,
    TARGET,
    refuse_nothing,
)
from helpers.show.told import tell

_ROW = 0.48
"""Height of a row, whose label may need two lines, in inches."""

_LETTER = 0.024
"""Width of a letter of the words behind or on a bar, as a part of the axis."""

_FIGURE, _LIKELY, _OTHER = "as printed", "likely meant", "other"


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar: what it is of, its label, its number, and what the check of it says."""

    kind: str
    label: str
    number: Quantity
    words: str
    verdict: str = ""
    remarks: str = ""


@overload
def draw_held_against(
    figure: Figure, checks: Iterable[Check], likely: Figure | None = None, *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ...,
    ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_held_against(
    figure: Figure, checks: Iterable[Check], likely: Figure | None = None, *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_held_against(
    figure: Figure,
    checks: Iterable[Check],
    likely: Figure | None = None,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw a figure beside the numbers of its kind against which it was held.

    Parameters
    ----------
    figure : Figure
        The figure.
    checks : iterable of Check
        The checks of its report, the worst first; those of other figures are left out.
    likely : Figure, optional
        What was likely meant; it is drawn where its number is another one.
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
        If it was held against nothing of its kind, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import find_checks
    >>> report = load_report("changchun-2021")
    >>> land = report["conservation-tillage-level-2021"]
    >>> chart = draw_held_against(land, find_checks(report))
    >>> for part in chart.title.split(" is "):
    ...     print(part)
    Area under conservation tillage: 100 million mu
    3.5 times conservation tillage of the province
    """
    pairs = _held_against(figure, checks)
    refuse_nothing(pairs, "number that can be drawn beside the figure")
    bars = _bars(figure, pairs, likely)
    start, end = _limits(bars)

    def draw(axes: Axes) -> None:
        for place, bar in enumerate(bars):
            value = float(bar.number.interval.middle)
            colour = FAINT if bar.kind == _OTHER else TARGET
            axes.barh(
                place, value, height=0.58, color=PAPER if bar.kind == _LIKELY else colour,
                edgecolor=colour if bar.kind == _LIKELY else PAPER, linewidth=1.5,
                hatch=HATCHES["target"] if bar.kind == _FIGURE else "",
            )  # fmt: skip
            outside = max(value, 0) / end + _room(bar) <= 1
            axes.annotate(
                bar.words, (max(value, 0), place), xytext=(5 if outside else -5, 0),
                textcoords="offset points", ha="left" if outside else "right",
                va="center", size=SMALL, color=INK,
                bbox=None if outside else {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5},
            )  # fmt: skip
        name_rows(axes, range(len(bars)), [bar.label for bar in bars], reach=0.29)
        axes.set_ylim(len(bars) - 0.5, -0.5)
        axes.set_xlim(start, end)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))

    plan = Plan(
        _title(figure, pairs),
        f"Bars of {in_sentence(figure.label)}, {figure.printed}, and of what it was held against. "
        + "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
        + ".",
        f"{_unit(figure)}. Hatched: as printed{_meant(bars)}; grey: what it was held against. "
        f"{origin([figure, *dict.fromkeys(other for other, _ in pairs)])}",
        pd.DataFrame(
            [(bar.label, bar.words, bar.verdict, bar.remarks) for bar in bars],
            columns=["what", "number", "check", "remarks"],
        ),
        1.1 + _ROW * len(bars),
        [Panel(draw, figure.unit.name)],
        tall=NARROW_BAR * len(bars),
    )
    return put_one(plan, ax, title, description, caption)


def _unit(figure: Figure) -> str:
    """Write what is drawn, with its unit, at the start of a sentence."""
    return f"{figure.label}, {figure.unit.name}"


def _meant(bars: Iterable[_Bar]) -> str:
    """Explain the bar of what was likely meant, where there is one."""
    return "; hollow: what was likely meant" if any(bar.kind == _LIKELY for bar in bars) else ""


def _room(bar: _Bar) -> float:
    """Return how much of the axis the words of a bar need."""
    return min(_LETTER * len(bar.words), 0.7)


def _limits(bars: Sequence[_Bar]) -> tuple[float, float]:
    """Return the ends of the axis: just above the largest bar, if all words have room.

    They stand behind their bar, or else on it.
    """
    values = [float(bar.number.interval.middle) for bar in bars]
    end = max(values) * 1.05
    if end <= 0:
        return min(values), 1.0

    def cramped(value: float, room: float) -> bool:
        return max(value, 0) / end + room > 1 and value / end < room

    rooms = list(zip(values, map(_room, bars), strict=True))
    while beyond := [value * 1.01 / (1 - room) for value, room in rooms if cramped(value, room)]:
        end = max(beyond)
    return min(0.0, *values), end


_Pair = tuple[Stated, Check]
"""A number against which a figure was held, with the check."""


def _held_against(figure: Figure, checks: Iterable[Check]) -> list[_Pair]:
    """Return the numbers of one kind against which a figure was held."""
    return [
        (other, check)
        for check in checks
        if check.figures and check.figures[0] == figure and check.computed is not None
        for other in (*check.figures[1:], *check.elsewhere)
        if other.unit.base == figure.unit.base and other.measure is figure.measure
    ]


def _bars(figure: Figure, pairs: Sequence[_Pair], likely: Figure | None) -> list[_Bar]:
    """Return the bars: the figure, what was likely meant, then all else, the largest first."""
    own = [(_FIGURE, f"{figure.label}, as printed", figure)]
    if likely is not None and likely.quantity != figure.quantity:
        own.append((_LIKELY, "Likely meant", likely))
    first = [
        _Bar(kind, label, _in_unit_of(figure, one), _said(figure, one)) for kind, label, one in own
    ]
    others = [
        _Bar(
            _OTHER,
            f"{_label(other)}{' (weak source)' if _is_weak(other) else ''}",
            _in_unit_of(figure, other),
            _said(figure, other),
            check.verdict,
            "; ".join(filter(None, (check.why, check.caution))),
        )
        for other, check in pairs
    ]
    return first + sorted(others, key=lambda bar: -bar.number.interval.middle)


def _in_unit_of(figure: Figure, other: Stated) -> Quantity:
    """Return a printed number in the unit of a figure."""
    return Quantity.exactly(other.base_value / figure.unit.size, figure.unit.name)


def _said(figure: Figure, other: Stated) -> str:
    """Write a number with its qualifier, in the unit of a figure."""
    return f"{other.comparator.words} {tell(_in_unit_of(figure, other))}".strip()


def _label(other: Stated) -> str:
    """Name a number: what it is of, when, and whether it is a target."""
    name = other.label if isinstance(other, (Figure, Reference)) else ""
    if isinstance(other, Published):
        name = other.indicator.label
    target = isinstance(other, Figure) and other.status is Status.TARGET
    return ", ".join(filter(None, (name, str(other.period or ""), "target" if target else "")))


def _is_weak(other: Stated) -> bool:
    """Tell whether a number rests on a weak source alone."""
    return isinstance(other, (Published, Reference)) and other.strength is Strength.WEAK


def _title(figure: Figure, pairs: Sequence[_Pair]) -> str:
    """Write the worst that was found of a figure."""
    name = f"{figure.label}: {_said(figure, figure)}"
    failing = [(other, check) for other, check in pairs if check.result is CheckResult.FAILS]
    if not failing:
        return f"{name} contradicts nothing that it was held against"
    other, _ = max(failing, key=lambda pair: pair[1].off)
    times = f"{float(figure.base_value / other.base_value):.2g} times"
    return f"{name} is {times} {in_sentence(_label(other).split(', ')[0])}"
