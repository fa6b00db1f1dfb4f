"""The charts of targets against achievements and outcomes, in the house style.

An interval is drawn as a bar between its ends, a single value as a mark alone. A hollow mark is
an end that does not belong to the interval, an arrow a side on which nothing is stated. What
became of a target is told by the shape of a sign and by a word, never by colour.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from helpers.analysis.gaps import Compared, Verdict
from helpers.analysis.outcomes import Shown
from helpers.core.interval import Interval
from helpers.show.style import (
    COLOURS,
    FAINT,
    INK,
    MARKERS,
    finish,
    house_style,
    refuse_nothing,
    scatter_sign,
    sign_handle,
)

OUTCOME = "outcome"
_COLOURS = COLOURS | {OUTCOME: INK}
_MARKERS = MARKERS | {OUTCOME: "s"}
_HEIGHT = 0.36
"""Height of a row, in inches."""


def draw_dumbbells(pairs: Sequence[Compared], title: str, xlabel: str, note: str = "") -> Figure:
    """Draw achievements and targets of pairs as dumbbells, grouped by theme.

    Parameters
    ----------
    pairs : sequence of Compared
        The pairs, drawn from top to bottom, those of one theme together; all in one unit.
    title : str
        The finding.
    xlabel : str
        What is measured, and its unit.
    note : str
        What stands in small print below the axis.

    Raises
    ------
    ValueError
        If there is no pair.
    """
    refuse_nothing(pairs, "pair of a target and an achievement")
    labels = [pair.label for pair in pairs]
    with house_style():
        places, heads, height = _rows([pair.theme for pair in pairs], labels)
        figure = Figure(figsize=(7.6, 1.75 + _HEIGHT * height))
        axes = figure.subplots()
        _set_limits(
            axes, [side for pair in pairs for side in (pair.achieved, pair.aimed)],
            [value for pair in pairs for value in (pair.achieved_value, pair.aimed_value)],
        )  # fmt: skip
        for place, pair in zip(places, pairs, strict=True):
            decided = pair.gap.verdict is not Verdict.UNCLEAR
            axes.plot(
                [float(pair.achieved_value), float(pair.aimed_value)],
                [place + 0.14, place - 0.14],
                color=INK if decided else FAINT, linewidth=1,
                linestyle="-" if decided else (0, (1, 2)), zorder=2,
            )  # fmt: skip
            draw_interval(axes, place + 0.14, pair.achieved, pair.achieved_value, "achievement")
            draw_interval(axes, place - 0.14, pair.aimed, pair.aimed_value, "target")
            _write_sign(axes, place, pair.gap.verdict)
        _name_rows(axes, places, labels, heads, height)
        finish(axes, title, xlabel)
        _write_legend(figure, ("achievement", "target"), note)
    return figure


def draw_outcomes(targets: Sequence[Shown], title: str) -> Figure:
    """Draw what targets asked for and what was published later, in two panels.

    Parameters
    ----------
    targets : sequence of Shown
        The targets, drawn from top to bottom, those of one panel together.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no target.
    """
    refuse_nothing(targets, "target with an outcome that is comparable")
    panels: dict[str, list[Shown]] = {}
    for target in targets:
        panels.setdefault(target.panel, []).append(target)
    with house_style():
        figure = Figure(figsize=(7.6, 1.6 + 0.75 * len(panels) + 0.42 * len(targets)))
        heights = [len(rows) + 0.4 for rows in panels.values()]
        grid = figure.subplots(
            len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": heights}
        )
        for axes, (panel, rows) in zip(grid.flat, panels.items(), strict=True):
            places = [float(place) for place in range(len(rows))]
            _set_limits(
                axes, [side for row in rows for side in (row.bar, row.found)],
                [value for row in rows for value in (row.bar_value, row.found_value)],
            )  # fmt: skip
            for place, row in zip(places, rows, strict=True):
                axes.plot(
                    [float(row.bar_value), float(row.found_value)], [place - 0.14, place + 0.14],
                    color=FAINT, linewidth=1, zorder=2,
                )  # fmt: skip
                draw_interval(axes, place - 0.14, row.bar, row.bar_value, "target")
                draw_interval(axes, place + 0.14, row.found, row.found_value, OUTCOME)
                published = row.outcome.published
                source = f" ({published.strength})" if published else ""
                _write_sign(axes, place, row.outcome.result, source)
            _name_rows(axes, places, [row.label for row in rows], {}, len(rows))
            finish(axes, title, panel)
        _write_legend(figure, ("target", OUTCOME), "")
    return figure


def draw_verdict_counts(counts: pd.DataFrame, title: str) -> Figure:
    """Draw every target as one sign, in one panel for each question that is asked of it.

    Parameters
    ----------
    counts : DataFrame
        Rows of `question`, `answer` (one of `SIGNS`) and `targets`, how many; each question
        counts every target once.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no target.
    """
    refuse_nothing(counts.loc[counts["targets"] > 0], "target")
    questions = list(counts["question"].unique())
    wide = 19
    with house_style():
        figure = Figure(figsize=(7.6, 0.8 + 1.75 * len(questions)))
        grid = figure.subplots(len(questions), 1, squeeze=False)
        for axes, question in zip(grid.flat, questions, strict=True):
            rows = counts.loc[counts["question"] == question]
            answers = [
                answer for answer, count in rows[["answer", "targets"]].to_numpy()
                for _ in range(count)
            ]  # fmt: skip
            for answer in dict.fromkeys(answers):
                spots = [at for at, found in enumerate(answers) if found == answer]
                scatter_sign(
                    axes, [at % wide for at in spots], [at // wide for at in spots], answer, 120
                )
            tall = math.ceil(len(answers) / wide)
            said = [f"{count} {answer}" for answer, count in rows[["answer", "targets"]].to_numpy()]
            handles = [
                sign_handle(answer, text) for answer, text in zip(rows["answer"], said, strict=True)
            ]
            axes.legend(
                handles=handles, loc="upper left", bbox_to_anchor=(-0.015, -0.02), ncols=5,
                handletextpad=0.2, columnspacing=1.4,
            )  # fmt: skip
            axes.set_xlim(-0.7, wide - 0.3)
            axes.set_ylim(tall - 0.4, -0.6)
            axes.set_axis_off()
            axes.set_title(question, size=11, weight=600)
        finish(grid.flat[0], title, "")
    return figure


def _rows(
    groups: Iterable[str], labels: Iterable[str]
) -> tuple[list[float], dict[float, str], float]:
    """Return the place of each row, the place and the name of each group, and the height."""
    places: list[float] = []
    heads: dict[float, str] = {}
    place, before, room = -1.0, None, 0.0
    for group, label in zip(groups, labels, strict=True):
        more = 0.22 * max(0, _wrapped(label).count("\n") - 1)  # a label of more than two lines
        place += 1 + room + more
        if group != before:
            heads[place] = str(group)
            place, before = place + 0.8 + more, group
        places.append(place)
        room = more
    return places, heads, place + 1 + room


def _wrapped(label: str) -> str:
    """Return the label of a row in lines."""
    return textwrap.fill(label, 34)


def _name_rows(
    axes: Axes, places: list[float], labels: list[str], heads: dict[float, str], height: float
) -> None:
    """Write the labels of the rows, and the heads of their groups."""
    axes.set_yticks(places, [_wrapped(label) for label in labels])
    axes.set_ylim(height - 0.4, -0.6)
    for place, name in heads.items():
        axes.annotate(
            name, (0, place), xycoords=("axes fraction", "data"), xytext=(4, 0),
            textcoords="offset points", size=9, weight=600, va="center", color=INK,
        )  # fmt: skip
        axes.axhline(place - 0.5, color="#CCCCCC", linewidth=0.8)


def _set_limits(axes: Axes, intervals: Iterable[Interval], values: Iterable[Fraction]) -> None:
    """Set the axis so that every finite end and every mark is on it, with room for arrows."""
    ends = [end for interval in intervals for end in interval.ends if math.isfinite(end)]
    ends += map(float, values)
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1) * 0.12
    axes.set_xlim(low - room, high + room)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def draw_interval(axes: Axes, place: float, found: Interval, value: Fraction, kind: str) -> None:
    """Draw an interval: a bar, a mark at the printed value, an arrow where there is no end.

    Parameters
    ----------
    axes : Axes
        Where it is drawn, with its limits set.
    place : float
        The height at which it is drawn.
    found : Interval
        The interval.
    value : Fraction
        The printed value; its mark is hollow where it is an end that is excluded.
    kind : str
        ``achievement``, ``target`` or ``outcome``.
    """
    colour, marker = _COLOURS[kind], _MARKERS[kind]
    low, high = found.ends
    left, right = axes.get_xlim()
    start, stop = max(low, left), min(high, right)
    if stop > start:
        axes.plot(
            [start, stop], [place, place], color=colour, linewidth=5, alpha=0.4,
            solid_capstyle="butt", zorder=3,
        )  # fmt: skip
    draw_arrows(axes, place, found, colour)
    excluded = value not in found
    axes.scatter(
        float(value), place, s=30, marker=marker, zorder=5, linewidth=1.4 if excluded else 0.4,
        facecolor="white" if excluded else colour, edgecolor=colour if excluded else "white",
    )  # fmt: skip


def draw_arrows(axes: Axes, place: float, found: Interval, colour: str) -> None:
    """Draw an arrow on each side on which an interval has no end.

    Parameters
    ----------
    axes : Axes
        Where it is drawn, with its limits set.
    place : float
        The height at which it is drawn.
    found : Interval
        The interval.
    colour : str
        The colour.
    """
    left, right = axes.get_xlim()
    for end, limit, towards in ((found.low, left, 1), (found.high, right, -1)):
        if end is None:
            axes.annotate(
                "", (limit, place), (limit + towards * (right - left) * 0.045, place), zorder=4,
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.6},
            )  # fmt: skip


def _write_sign(axes: Axes, place: float, answer: str, more: str = "") -> None:
    """Write what became of a target, right of the axes."""
    scatter_sign(axes, [1.03], [place], answer, 42, outside=True)
    axes.annotate(
        textwrap.fill(answer + more, 22), (1.03, place), xycoords=("axes fraction", "data"),
        xytext=(9, 0), textcoords="offset points", va="center", size=9, annotation_clip=False,
    )  # fmt: skip


def kind_handle(kind: str, label: str) -> Line2D:
    """Return the entry of a legend for an achievement, a target or an outcome."""
    return Line2D(
        [], [], color=_COLOURS[kind], marker=_MARKERS[kind], markersize=6, linewidth=5,
        alpha=0.75, label=label,
    )  # fmt: skip


def _write_legend(figure: Figure, kinds: tuple[str, ...], note: str) -> None:
    """Write the legend below the chart."""
    handles = [kind_handle(kind, kind) for kind in kinds]
    if note:
        handles.append(Line2D([], [], linestyle="none", label=note))
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles))
