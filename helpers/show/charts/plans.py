"""Charts of where the targets of a plan stand at its start, and of the growth they require."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.analysis.plan_growth import Bullet, GrowthKind
from helpers.core.interval import Interval
from helpers.show.charts.gaps import draw_arrows, draw_interval, kind_handle
from helpers.show.style import COLOURS, INK, finish, house_style, refuse_nothing


def draw_bullets(bullets: Sequence[Bullet], title: str, xlabel: str) -> Figure:
    """Draw where levels stand on the way to their targets, and the growth that is required.

    Parameters
    ----------
    bullets : sequence of Bullet
        The targets, drawn from top to bottom.
    title : str
        The finding.
    xlabel : str
        What the levels are, and their unit.

    Raises
    ------
    ValueError
        If there is no target.
    """
    refuse_nothing(bullets, "target of the plan is a level or a share")
    labels = [textwrap.fill(bullet.standing.label, 24) for bullet in bullets]
    with house_style():
        figure = Figure(figsize=(7.6, 1.7 + 0.85 * len(bullets)))
        left, right = figure.subplots(1, 2, sharey=True)
        levels = [bullet.standing.percent_of_target for bullet in bullets]
        ends = [end for level in levels if level for end in level.ends if math.isfinite(end)]
        left.set_xlim(1.08 * min([0.0, *ends]), 1.08 * max([100.0, *ends]))
        for place, (bullet, level) in enumerate(zip(bullets, levels, strict=True)):
            if level is None:
                known = bullet.standing.level is not None
                why = "no percentage of zero" if known else "no level is known"
                left.annotate(why, (4, place), va="center", size=9, style="italic")
            else:
                _draw_level(left, place, level, str(bullet.standing.origin))
            if level is None and not bullet.growths:
                right.annotate(
                    "no growth can be told", (0.04, place), va="center", size=9, style="italic",
                    xycoords=("axes fraction", "data"),
                )  # fmt: skip
        left.axvline(100, color=COLOURS["target"], linewidth=3, zorder=4)
        _draw_growth(right, bullets)
        left.set_yticks(range(len(bullets)), labels)
        left.set_ylim(len(bullets) - 0.35, -0.65)
        finish(left, title, xlabel)
        finish(right, title, "growth a year, percent")
        handles = [
            Line2D([], [], color=COLOURS["achievement"], linewidth=8, label="level"),
            Line2D([], [], color=COLOURS["target"], linewidth=3, label="target"),
            kind_handle("achievement", "growth so far"),
            kind_handle("target", "growth required"),
        ]
        figure.legend(handles=handles, loc="outside lower left", ncols=4)
    return figure


def _draw_level(axes: Axes, place: int, level: Interval, origin: str) -> None:
    """Draw a level in percent of its target."""
    middle = float(_mark(level))
    left, right = axes.get_xlim()
    start, stop = max(level.ends[0], left), min(level.ends[1], right)
    axes.barh(place, 100, height=0.62, color="#E8E8E8", zorder=1)
    axes.barh(
        place, middle, height=0.28, color=COLOURS["achievement"],
        hatch="" if origin == "report" else "...", edgecolor="white", zorder=2,
    )  # fmt: skip
    axes.plot([start, stop], [place, place], color=INK, linewidth=2, zorder=3)
    draw_arrows(axes, place, level, INK)
    said = _one_sided(level, _percent) or _percent(middle)
    axes.annotate(f"{said}, {origin}", (2, place - 0.38), size=9, va="bottom")


def _draw_growth(axes: Axes, bullets: Sequence[Bullet]) -> None:
    """Draw the growth so far and the growth required, with a label for each."""
    ends = [0.0]
    for bullet in bullets:
        ends += [e for one in bullet.growths for e in one.growth.interval.ends if math.isfinite(e)]
    span = (max(ends) - min(ends)) or 1.0
    axes.set_xlim(min(ends) - span * 0.03, max(ends) + span * 0.6)  # room for labels
    for place, bullet in enumerate(bullets):
        for number, one in enumerate(bullet.growths):
            height = place + 0.26 * (number - (len(bullet.growths) - 1) / 2)
            found = one.growth.interval
            side = "achievement" if one.kind is GrowthKind.SO_FAR else "target"
            draw_interval(axes, height, found, _mark(found), side)
            end = next((end for end in reversed(found.ends) if math.isfinite(end)), 0.0)
            axes.annotate(
                f"{one.words}: {_growth(found)}", (end, height), xytext=(9, 0),
                textcoords="offset points", size=9, va="center",
            )  # fmt: skip


def _percent(number: float) -> str:
    """Write a percentage without digits after the point."""
    return f"{number:z.0f}%".replace("-", "−")


def _digit(number: float) -> str:
    """Write a number with one digit after the point."""
    return f"{number:z.1f}".replace("-", "−")


def _growth(found: Interval) -> str:
    """Write a growth with one digit."""
    low, high = (_digit(end) for end in found.ends)
    between = " to " if found.ends[0] < 0 else "–"
    return _one_sided(found, _digit) or between.join(dict.fromkeys((low, high)))


def _one_sided(found: Interval, write: Callable[[float], str]) -> str:
    """Write an interval of which an end is missing; empty where it has both."""
    if found.bounded:
        return ""
    if found.low is not None:
        low = write(float(found.low))
        return f"{low} or more" if found.low_closed else f"more than {low}"
    if found.high is not None:
        high = write(float(found.high))
        return f"{high} or less" if found.high_closed else f"less than {high}"
    return "any number"


def _mark(found: Interval) -> Fraction:
    """Return where the mark of an interval stands: in its middle, or at its only end."""
    if found.bounded:
        return found.middle
    return found.low or found.high or Fraction(0)
