"""Charts of how many figures there are of each kind, and how many of them are hedged."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.analysis.counts import BARE, out_of
from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.style import (
    COLOURS,
    HATCHES,
    LABEL_WIDTH,
    WIDTH_INCHES,
    finish,
    house_style,
    refuse_nothing,
)

_ROW, _PAIR = 0.36, 0.62
"""Height of a row with one bar, and of one with two, in inches."""


def draw_hedging(counts: pd.DataFrame, report: Report) -> Chart:
    """Draw how growth rates are qualified, achieved ones beside those aimed at.

    Parameters
    ----------
    counts : DataFrame
        Growth rates by `qualifier`, drawn from top to bottom: `achievement` and `target`, how
        many, as `helpers.analysis.counts.count_by` returns them.
    report : Report
        The report, which is named as the source.

    Raises
    ------
    ValueError
        If there is no growth rate.
    """
    refuse_nothing(counts, "growth rate")
    bare = counts["qualifier"] == BARE
    totals = {status: int(counts[status].sum()) for status in COLOURS}
    hedged = {status: int(counts.loc[~bare, status].sum()) for status in COLOURS}
    title = (
        f"{out_of(hedged['target'], totals['target']).capitalize()} growth targets are hedged, "
        f"against {out_of(hedged['achievement'], totals['achievement'])} achieved growth rates"
    )
    labels = {"achievement": "growth rates achieved", "target": "growth targets"}
    with house_style():
        figure = Figure(figsize=(WIDTH_INCHES, 1.6 + _PAIR * len(counts)))
        axes = figure.subplots()
        for offset, (status, colour) in zip((-0.2, 0.2), COLOURS.items(), strict=True):
            shares = counts[status] / max(totals[status], 1)
            bars = axes.barh(
                [place + offset for place in range(len(counts))], shares, color=colour,
                hatch=HATCHES[status], edgecolor="white", label=labels[status], height=0.38,
            )  # fmt: skip
            words = [f"{number} of {totals[status]}" for number in counts[status]]
            axes.bar_label(bars, words, padding=4)
        _name_rows(axes, [_qualifier(name) for name in counts["qualifier"]])
        axes.set_xlim(0, 1.12)
        finish(axes, title, "")
        figure.legend(loc="outside lower left", ncols=2)
    rows = counts[["qualifier", *COLOURS]].to_numpy()
    said = "; ".join(f"{name}: {done} achieved, {aimed} aimed at" for name, done, aimed in rows)
    return Chart(
        figure,
        f"Paired bars of growth rates by the words that qualify them. {said}.",
        "Growth rates by qualifier: bars are shares of all growth rates achieved (solid) and of "
        f"all growth targets (hatched). {_source(report)}",
        counts,
    )


def draw_themes(counts: pd.DataFrame, report: Report) -> Chart:
    """Draw on which themes a report states achievements, and on which it states targets.

    Parameters
    ----------
    counts : DataFrame
        Figures by `theme`, drawn from top to bottom, as `helpers.analysis.counts.count_by`
        returns them.
    report : Report
        The report, which is named as the source.

    Raises
    ------
    ValueError
        If there is no theme.
    """
    refuse_nothing(counts, "theme")
    largest = counts.sort_values("figures", ascending=False, kind="stable")
    share = (largest["target"] / largest["figures"]).tolist()
    most, least = (largest.iloc[share.index(end)] for end in (max(share), min(share)))
    title = (
        f"{str(most['theme']).capitalize()}: {out_of(most['target'], most['figures'])} figures "
        f"are targets; {least['theme']}: {out_of(least['target'], least['figures'])}"
    )
    rows = counts[["theme", *COLOURS]].to_numpy()
    said = "; ".join(f"{name}: {done} achieved, {aimed} aimed at" for name, done, aimed in rows)
    return Chart(
        draw_counts(counts, "theme", title, "number of figures"),
        f"Bars of figures by theme, achievements to the left and targets to the right. {said}.",
        f"Figures by theme: achievements (left) and targets (right, hatched). {_source(report)}",
        counts,
    )


def draw_counts(counts: pd.DataFrame, group: str, title: str, xlabel: str) -> Figure:
    """Draw how many achievements and targets each group has, back to back.

    Parameters
    ----------
    counts : DataFrame
        One row a group, drawn from top to bottom: the column `group`, `achievement` and
        `target`.
    group : str
        The column that names the groups.
    title : str
        The finding.
    xlabel : str
        What is counted.

    Raises
    ------
    ValueError
        If there is no group.
    """
    refuse_nothing(counts, group)
    with house_style():
        figure = Figure(figsize=(WIDTH_INCHES, 1.4 + _ROW * len(counts)))
        axes = figure.subplots()
        for side, (status, colour) in zip((-1, 1), COLOURS.items(), strict=True):
            bars = axes.barh(
                range(len(counts)), side * counts[status], color=colour, hatch=HATCHES[status],
                edgecolor="white", label=f"{status}s", height=0.72,
            )  # fmt: skip
            axes.bar_label(bars, [str(number) if number else "" for number in counts[status]],
                           padding=4)  # fmt: skip
        _name_rows(axes, [str(name) for name in counts[group]])
        axes.set_xlim(-1.2 * max(counts["achievement"].max(), 1), 1.2 * counts["target"].max() + 1)
        axes.axvline(0, color="#888888", linewidth=0.8)
        finish(axes, title, xlabel)
        figure.legend(loc="outside lower left", ncols=2)
    return figure


def _name_rows(axes: Axes, names: list[str]) -> None:
    """Write the names of the rows, the first on top; every bar says its number, so no axis does."""
    axes.set_yticks(range(len(names)), [textwrap.fill(name, LABEL_WIDTH) for name in names])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _qualifier(name: str) -> str:
    """Write a qualifier as a reader finds it in the report."""
    return "a bare number" if name == BARE else f"“{name}”"


def _source(report: Report) -> str:
    """Name the report from which figures were taken."""
    return f"Source: {report.source.get('title', report.title)}."
