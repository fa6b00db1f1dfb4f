"""The charts of targets against achievements and outcomes, in the house style.

An interval is drawn as a bar between its ends, a single value as a mark alone. A hollow mark is
an end that does not belong to the interval, an arrow a side on which nothing is stated. What
became of a target is told by the shape of a sign and by a word, never by colour.
"""

from __future__ import annotations

import math
import textwrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from helpers.show.style import (
    COLOURS,
    FAINT,
    INK,
    MARKERS,
    finish,
    house_style,
    scatter_sign,
    sign_handle,
)

OUTCOME = "outcome"
_COLOURS = COLOURS | {OUTCOME: INK}
_MARKERS = MARKERS | {OUTCOME: "s"}
_HEIGHT = 0.36
"""Height of a row, in inches."""


def draw_dumbbells(pairs: pd.DataFrame, title: str, xlabel: str, note: str = "") -> Figure:
    """Draw achievements and targets of pairs as dumbbells, grouped by theme.

    Parameters
    ----------
    pairs : DataFrame
        One row a pair, drawn from top to bottom: `theme` (rows of one theme together),
        `label`, `verdict`, and the intervals `achieved` and `aimed`, each as five columns:
        ``_low``, ``_high``, ``_low_closed``, ``_high_closed``, with ``_value``, the number as
        printed, in one unit.
    title : str
        The finding.
    xlabel : str
        What is measured, and its unit.
    note : str
        What stands in small print below the axis.

    Raises
    ------
    ValueError
        If there is no row.
    """
    with house_style():
        places, heads, height = _rows(pairs["theme"], pairs["label"])
        figure = Figure(figsize=(7.6, 1.75 + _HEIGHT * height))
        axes = figure.subplots()
        _set_limits(axes, pairs, ("achieved", "aimed"))
        for place, row in zip(places, pairs.to_dict("records"), strict=True):
            decided = row["verdict"] != "cannot be told"
            axes.plot(
                [row["achieved_value"], row["aimed_value"]], [place + 0.14, place - 0.14],
                color=INK if decided else FAINT, linewidth=1,
                linestyle="-" if decided else (0, (1, 2)), zorder=2,
            )  # fmt: skip
            _draw_interval(axes, place + 0.14, row, "achieved", "achievement")
            _draw_interval(axes, place - 0.14, row, "aimed", "target")
            _write_sign(axes, place, row["verdict"])
        _name_rows(axes, places, pairs["label"], heads, height)
        finish(axes, title, xlabel)
        _write_legend(figure, ("achievement", "target"), note)
    return figure


def draw_outcomes(targets: pd.DataFrame, title: str) -> Figure:
    """Draw what targets asked for and what was published later, in two panels.

    Parameters
    ----------
    targets : DataFrame
        One row a target, drawn from top to bottom: `panel` (what the numbers are, and their
        unit), `label`, `outcome`, `strength`, and the intervals `bar` and `found`, each as five
        columns: ``_low``, ``_high``, ``_low_closed``, ``_high_closed``, and ``_value``, the
        number as printed.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no row.
    """
    if targets.empty:
        raise ValueError("there is nothing to draw: no target has an outcome")
    panels = list(targets["panel"].unique())
    counts = [int((targets["panel"] == panel).sum()) for panel in panels]
    with house_style():
        figure = Figure(figsize=(7.6, 1.6 + 0.75 * len(panels) + 0.42 * sum(counts)))
        grid = figure.subplots(
            len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": [n + 0.4 for n in counts]}
        )
        for axes, panel, count in zip(grid.flat, panels, counts, strict=True):
            rows = targets.loc[targets["panel"] == panel]
            places = [float(place) for place in range(count)]
            _set_limits(axes, rows, ("bar", "found"))
            for place, row in zip(places, rows.to_dict("records"), strict=True):
                axes.plot(
                    [row["bar_value"], row["found_value"]], [place - 0.14, place + 0.14],
                    color=FAINT, linewidth=1, zorder=2,
                )  # fmt: skip
                _draw_interval(axes, place - 0.14, row, "bar", "target")
                _draw_interval(axes, place + 0.14, row, "found", OUTCOME)
                _write_sign(axes, place, row["outcome"], f" ({row['strength']})")
            _name_rows(axes, places, rows["label"], {}, count)
            finish(axes, title, panel)
        _write_legend(figure, ("target", OUTCOME), "")
    return figure


def draw_bullets(levels: pd.DataFrame, growth: pd.DataFrame, title: str, xlabel: str) -> Figure:
    """Draw where levels stand on the way to their targets, and the growth that is required.

    Parameters
    ----------
    levels : DataFrame
        One row a target, drawn from top to bottom: `label`, `source` (of the level), and `low`
        and `high`, the level in percent of the target; missing where no level is known.
    growth : DataFrame
        Rows of `label`, `kind` (``so far`` or ``required by`` a year), `low` and `high`:
        growth a year in percent; `high` may be infinite.
    title : str
        The finding.
    xlabel : str
        What the levels are, and their unit.

    Raises
    ------
    ValueError
        If two targets have one label.
    """
    places = {label: float(place) for place, label in enumerate(levels["label"])}
    if len(places) < len(levels):
        raise ValueError("two targets have one label: their growth cannot be told apart")
    with house_style():
        figure = Figure(figsize=(7.6, 1.7 + 0.85 * len(places)))
        left, right = figure.subplots(1, 2, sharey=True)
        for row in levels.to_dict("records"):
            place = places[row["label"]]
            if pd.isna(row["low"]):
                left.annotate("no level is known", (4, place), va="center", size=9, style="italic")
                right.annotate(
                    "no growth can be told", (0.04, place), va="center", size=9, style="italic",
                    xycoords=("axes fraction", "data"),
                )  # fmt: skip
                continue
            left.barh(place, 100, height=0.62, color="#E8E8E8", zorder=1)
            left.barh(
                place, (row["low"] + row["high"]) / 2, height=0.28, color=COLOURS["achievement"],
                hatch="" if row["source"] == "report" else "...", edgecolor="white", zorder=2,
            )  # fmt: skip
            left.plot([row["low"], row["high"]], [place, place], color=INK, linewidth=2, zorder=3)
            left.annotate(
                f"{(row['low'] + row['high']) / 2:.0f}%, {row['source']}", (2, place - 0.38),
                size=9, va="bottom",
            )  # fmt: skip
        left.axvline(100, color=COLOURS["target"], linewidth=3, zorder=4)
        left.set_xlim(0, 1.08 * max(100.0, levels["high"].max()))
        _draw_growth(right, growth, places)
        left.set_yticks(list(places.values()), [textwrap.fill(name, 24) for name in places])
        left.set_ylim(len(places) - 0.35, -0.65)
        finish(left, title, xlabel)
        finish(right, title, "growth a year, percent")
        handles = [
            Line2D([], [], color=COLOURS["achievement"], linewidth=8, label="level"),
            Line2D([], [], color=COLOURS["target"], linewidth=3, label="target"),
            _handle("achievement", "growth so far"),
            _handle("target", "growth required"),
        ]
        figure.legend(handles=handles, loc="outside lower left", ncols=4)
    return figure


def _draw_growth(axes: Axes, growth: pd.DataFrame, places: dict[str, float]) -> None:
    """Draw the growth so far and the growth required, with a label for each."""
    ends = [0.0, *growth["low"], *growth.loc[growth["high"] < math.inf, "high"]]
    span = (max(ends) - min(ends)) or 1.0
    axes.set_xlim(min(ends) - span * 0.03, max(ends) + span * 0.6)  # room for labels
    order = growth.groupby("label", sort=False).cumcount()
    many = growth.groupby("label")["label"].transform("size")
    for row, number, size in zip(growth.to_dict("records"), order, many, strict=True):
        place = places[row["label"]] + 0.26 * (number - (size - 1) / 2)
        status = "achievement" if row["kind"] == "so far" else "target"
        interval = {
            "g_low": row["low"], "g_high": row["high"], "g_low_closed": True, "g_high_closed": True,
            "g_value": (row["low"] + row["high"]) / 2 if math.isfinite(row["high"]) else row["low"],
        }  # fmt: skip
        _draw_interval(axes, place, interval, "g", status)
        high = row["high"] if math.isfinite(row["high"]) else row["low"]
        more = "" if math.isfinite(row["high"]) else " or more"
        text = f"{row['low']:.1f}{more}" + (
            f"–{high:.1f}" if f"{high:.1f}" != f"{row['low']:.1f}" else ""
        )
        axes.annotate(
            f"{row['kind']}: {text}", (high, place), xytext=(9, 0), textcoords="offset points",
            size=9, va="center",
        )  # fmt: skip


def draw_verdict_counts(counts: pd.DataFrame, title: str) -> Figure:
    """Draw every target as one sign, in one panel for each question that is asked of it.

    Parameters
    ----------
    counts : DataFrame
        Rows of `question`, `answer` (one of `SIGNS`) and `targets`, how many; each question
        counts every target once.
    title : str
        The finding.
    """
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
    groups: pd.Series[Any], labels: pd.Series[Any]
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


def _wrapped(label: object) -> str:
    """Return the label of a row in lines."""
    return textwrap.fill(str(label), 34)


def _name_rows(
    axes: Axes, places: list[float], labels: pd.Series[Any], heads: dict[float, str], height: float
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


def _set_limits(axes: Axes, rows: pd.DataFrame, sides: tuple[str, str]) -> None:
    """Set the axis so that every finite end is on it, with room for arrows."""
    ends = [
        float(end)
        for side in sides
        for end in pd.concat([rows[f"{side}_low"], rows[f"{side}_high"]])
        if math.isfinite(end)
    ]
    if not ends:
        raise ValueError("there is nothing to draw: no row of the frame has a finite end")
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1) * 0.12
    axes.set_xlim(low - room, high + room)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def _draw_interval(axes: Axes, place: float, row: dict[Any, Any], side: str, kind: str) -> None:
    """Draw an interval: a bar, a mark at the printed value, an arrow where there is no end."""
    colour, marker = _COLOURS[kind], _MARKERS[kind]
    low, high, value = (row[f"{side}_{end}"] for end in ("low", "high", "value"))
    left, right = axes.get_xlim()
    start, stop = max(low, left), min(high, right)
    if stop > start:
        axes.plot(
            [start, stop], [place, place], color=colour, linewidth=5, alpha=0.4,
            solid_capstyle="butt", zorder=3,
        )  # fmt: skip
    for end, limit, towards in ((low, left, 1), (high, right, -1)):
        if not math.isfinite(end):
            axes.annotate(
                "", (limit, place), (limit + towards * (right - left) * 0.045, place), zorder=4,
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.6},
            )  # fmt: skip
    excluded = any(
        math.isclose(value, end, rel_tol=1e-9) and not row[f"{side}_{name}_closed"]
        for name, end in (("low", low), ("high", high))
    )
    axes.scatter(
        value, place, s=30, marker=marker, zorder=5, linewidth=1.4 if excluded else 0.4,
        facecolor="white" if excluded else colour, edgecolor=colour if excluded else "white",
    )  # fmt: skip


def _write_sign(axes: Axes, place: float, answer: str, more: str = "") -> None:
    """Write what became of a target, right of the axes."""
    scatter_sign(axes, [1.03], [place], answer, 42, outside=True)
    axes.annotate(
        textwrap.fill(answer + more, 22), (1.03, place), xycoords=("axes fraction", "data"),
        xytext=(9, 0), textcoords="offset points", va="center", size=9, annotation_clip=False,
    )  # fmt: skip


def _handle(kind: str, label: str) -> Line2D:
    """Return the entry of a legend for an achievement, a target or an outcome."""
    return Line2D(
        [], [], color=_COLOURS[kind], marker=_MARKERS[kind], markersize=6, linewidth=5,
        alpha=0.75, label=label,
    )  # fmt: skip


def _write_legend(figure: Figure, kinds: tuple[str, ...], note: str) -> None:
    """Write the legend below the chart."""
    handles = [_handle(kind, kind) for kind in kinds]
    if note:
        handles.append(Line2D([], [], linestyle="none", label=note))
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles))
