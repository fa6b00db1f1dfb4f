"""Charts of how many figures there are of each kind, and how many of them are hedged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import overload

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from helpers.analysis.counts import BARE, out_of
from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.origins import sources_line
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.rows import NARROW_BAR, is_narrow, name_rows
from helpers.show.style import COLOURS, HATCHES, refuse_nothing

_ROW, _PAIR = 0.36, 0.62
"""Height of a row with one bar, and of one with two, in inches."""


@overload
def draw_hedging(
    counts: pd.DataFrame, report: Report, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_hedging(
    counts: pd.DataFrame, report: Report, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_hedging(
    counts: pd.DataFrame,
    report: Report,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw how growth rates are qualified, achieved ones beside those aimed at.

    Parameters
    ----------
    counts : DataFrame
        Growth rates by `qualifier`, drawn from top to bottom: `achievement` and `target`, how
        many, as `helpers.analysis.counts.count_by` returns them.
    report : Report
        The report that states them, which is named as the source.
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
        If there is no growth rate, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.counts import count_by, with_kinds
    >>> report = load_report("changchun-2021")
    >>> figures = with_kinds(report.figures)
    >>> growth = figures[figures["measure"] == "growth"]
    >>> draw_hedging(count_by(growth, "qualifier"), report)
    All 10 growth targets are hedged, against 2 of 17 achieved growth rates
    """
    refuse_nothing(counts, "growth rate")
    bare = counts["qualifier"] == BARE
    totals = {status: int(counts[status].sum()) for status in COLOURS}
    hedged = {status: int(counts.loc[~bare, status].sum()) for status in COLOURS}
    labels = {"achievement": "growth rates achieved", "target": "growth targets"}

    def draw(axes: Axes) -> None:
        for offset, (status, colour) in zip((-0.2, 0.2), COLOURS.items(), strict=True):
            shares = counts[status] / max(totals[status], 1)
            bars = axes.barh(
                [place + offset for place in range(len(counts))], shares, color=colour,
                hatch=HATCHES[status], edgecolor="white", height=0.38,
            )  # fmt: skip
            words = [f"{number} of {totals[status]}" for number in counts[status]]
            axes.bar_label(bars, words, padding=4)
        _name_rows(axes, [_qualifier(name) for name in counts["qualifier"]], 0.39)
        axes.set_xlim(0, 1.25 if is_narrow(axes) else 1.12)

    rows = counts[["qualifier", *COLOURS]].to_numpy()
    said = "; ".join(f"{name}: {done} achieved, {aimed} aimed at" for name, done, aimed in rows)
    plan = Plan(
        f"{out_of(hedged['target'], totals['target']).capitalize()} growth targets are hedged, "
        f"against {out_of(hedged['achievement'], totals['achievement'])} achieved growth rates",
        f"Paired bars of growth rates by the words that qualify them. {said}.",
        "Growth rates by qualifier: bars are shares of all growth rates achieved (solid) and of "
        f"all growth targets (hatched). {sources_line(report.records.figures)}",
        counts,
        1.6 + _PAIR * len(counts),
        [Panel(draw)],
        lambda: _entries(labels),
        tall=1.45 * NARROW_BAR * len(counts),
    )
    return put_one(plan, ax, title, description, caption)


@overload
def draw_themes(
    counts: pd.DataFrame, report: Report, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_themes(
    counts: pd.DataFrame, report: Report, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_themes(
    counts: pd.DataFrame,
    report: Report,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw on which themes a report states achievements, and on which it states targets.

    Parameters
    ----------
    counts : DataFrame
        Figures by `theme`, drawn from top to bottom: `achievement`, `target` and `figures`, how
        many, as `helpers.analysis.counts.count_by` returns them.
    report : Report
        The report that states them, which is named as the source.
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
        If there is no theme, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.counts import count_by, with_kinds
    >>> report = load_report("changchun-2021")
    >>> chart = draw_themes(count_by(with_kinds(report.figures), "theme"), report)
    >>> for part in chart.title.split("; "):
    ...     print(part)
    Agriculture and rural areas: 14 of 15 figures are targets
    government and safety: none of 10
    """
    refuse_nothing(counts, "theme")
    largest = counts.sort_values("figures", ascending=False, kind="stable")
    share = (largest["target"] / largest["figures"]).tolist()
    most, least = (largest.iloc[share.index(end)] for end in (max(share), min(share)))

    def draw(axes: Axes) -> None:
        for side, (status, colour) in zip((-1, 1), COLOURS.items(), strict=True):
            bars = axes.barh(
                range(len(counts)), side * counts[status], color=colour, hatch=HATCHES[status],
                edgecolor="white", height=0.5 if is_narrow(axes) else 0.72,
            )  # fmt: skip
            axes.bar_label(bars, [str(number) if number else "" for number in counts[status]],
                           padding=4)  # fmt: skip
        _name_rows(axes, [str(name) for name in counts["theme"]], 0.25)
        axes.set_xlim(-1.2 * max(counts["achievement"].max(), 1), 1.2 * counts["target"].max() + 1)
        axes.axvline(0, color="#888888", linewidth=0.8)

    rows = counts[["theme", *COLOURS]].to_numpy()
    said = "; ".join(f"{name}: {done} achieved, {aimed} aimed at" for name, done, aimed in rows)
    plan = Plan(
        f"{str(most['theme']).capitalize()}: {out_of(most['target'], most['figures'])} figures "
        f"are targets; {least['theme']}: {out_of(least['target'], least['figures'])}",
        f"Bars of figures by theme, achievements to the left and targets to the right. {said}.",
        "Figures by theme: achievements (left) and targets (right, hatched). "
        f"{sources_line(report.records.figures)}",
        counts,
        1.4 + _ROW * len(counts),
        [Panel(draw, "number of figures")],
        lambda: _entries({status: f"{status}s" for status in COLOURS}),
        tall=NARROW_BAR * len(counts),
    )
    return put_one(plan, ax, title, description, caption)


def _entries(labels: Mapping[str, str]) -> list[Artist]:
    """Return the entries of a legend of bars of achievements and of targets."""
    return [
        Patch(facecolor=colour, hatch=HATCHES[status], edgecolor="white", label=labels[status])
        for status, colour in COLOURS.items()
    ]


def _name_rows(axes: Axes, names: list[str], reach: float) -> None:
    """Write the names of the rows, the first on top; every bar says its number, so no axis does."""
    name_rows(axes, range(len(names)), names, size=None, reach=reach)
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _qualifier(name: str) -> str:
    """Write a qualifier as a reader finds it in the report."""
    return "a bare number" if name == BARE else f"“{name}”"
