"""Charts of how many figures there are of each kind, and where they stand."""

from __future__ import annotations

import textwrap

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from helpers.show.style import COLOURS, HATCHES, INK, MARKERS, finish, house_style, refuse_nothing


def draw_counts(counts: pd.DataFrame, group: str, title: str, xlabel: str) -> Figure:
    """Draw how many achievements and targets each group has, as stacked bars.

    Parameters
    ----------
    counts : DataFrame
        One row a group, drawn from top to bottom: the column `group`, `achievement`,
        `target` and `figures`, the sum of the two.
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
        figure = Figure(figsize=(7.6, 1.7 + 0.34 * len(counts)))
        axes = figure.subplots()
        names = counts[group].astype("str")
        left = pd.Series(0, index=counts.index)
        for status, colour in COLOURS.items():
            axes.barh(
                names, counts[status], left=left, color=colour, hatch=HATCHES[status],
                edgecolor="white", label=f"{status}s", height=0.72,
            )  # fmt: skip
            left += counts[status]
        for position, total in enumerate(counts["figures"]):
            axes.annotate(
                str(total), (total, position), xytext=(4, 0), textcoords="offset points",
                va="center",
            )  # fmt: skip
        axes.invert_yaxis()
        axes.set_xlim(0, counts["figures"].max() * 1.08)
        finish(axes, title, xlabel)
        figure.legend(loc="outside lower left", ncols=2)
    return figure


def draw_shares(shares: pd.DataFrame, group: str, title: str, xlabel: str) -> Figure:
    """Draw the share of each group in the achievements and in the targets, side by side.

    Parameters
    ----------
    shares : DataFrame
        One row a group, drawn from top to bottom: the column `group`, and `achievement` and
        `target`, fractions of one.
    group : str
        The column that names the groups.
    title : str
        The finding.
    xlabel : str
        Of what the shares are taken.

    Raises
    ------
    ValueError
        If there is no group.
    """
    refuse_nothing(shares, group)
    with house_style():
        figure = Figure(figsize=(7.6, 1.7 + 0.58 * len(shares)))
        axes = figure.subplots()
        for offset, (status, colour) in zip((-0.2, 0.2), COLOURS.items(), strict=True):
            bars = axes.barh(
                [position + offset for position in range(len(shares))], shares[status],
                color=colour, hatch=HATCHES[status], edgecolor="white", label=f"{status}s",
                height=0.38,
            )  # fmt: skip
            axes.bar_label(bars, [f"{share:.0%}" for share in shares[status]], padding=4)
        axes.set_yticks(range(len(shares)), shares[group].astype("str"))
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1))
        finish(axes, title, xlabel)
        figure.legend(loc="outside lower left", ncols=2)
    return figure


def draw_heatmap(
    values: pd.DataFrame, labels: pd.DataFrame, title: str, xlabel: str, ylabel: str = ""
) -> Figure:
    """Draw a table of numbers as a heat map with a label in each field.

    Parameters
    ----------
    values : DataFrame
        Numbers, not below zero, that set the shade of each field.
    labels : DataFrame
        The text of each field, in the same shape.
    title : str
        The finding.
    xlabel, ylabel : str
        What the columns and the rows are.

    Raises
    ------
    ValueError
        If there is no field.
    """
    refuse_nothing(values.to_numpy().ravel(), "field")
    with house_style():
        figure = Figure(figsize=(7.6, 1.6 + 0.38 * len(values)))
        axes = figure.subplots()
        sns.heatmap(
            values, annot=labels, fmt="", cmap="Blues", vmin=0, vmax=1.8 * values.to_numpy().max(),
            annot_kws={"color": INK}, linewidths=1.5, linecolor="white", cbar=False, ax=axes,
        )  # fmt: skip
        axes.tick_params(length=0)
        axes.set_xticklabels([textwrap.fill(str(name), 20) for name in values.columns], rotation=0)
        axes.set_yticklabels([str(name) for name in values.index], rotation=0)
        axes.grid(visible=False)
        finish(axes, title, xlabel, ylabel)
    return figure


def draw_places(figures: pd.DataFrame, parts: pd.DataFrame, title: str) -> Figure:
    """Draw which paragraphs the figures stand in, one mark for each, stacked.

    Parameters
    ----------
    figures : DataFrame
        Figures in the order of the text, with `paragraph` and `status`.
    parts : DataFrame
        Parts of the report with `label`, `first_paragraph` and `last_paragraph`.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no figure.
    """
    refuse_nothing(figures, "figure")
    rank = figures.groupby("paragraph").cumcount() + 1
    top = rank.max() * 1.28
    with house_style():
        figure = Figure(figsize=(7.6, 4.4))
        axes = figure.subplots()
        for status, colour in COLOURS.items():
            rows = figures["status"] == status
            axes.scatter(
                figures.loc[rows, "paragraph"], rank[rows], s=26, color=colour,
                marker=MARKERS[status], edgecolor="white", linewidth=0.5, label=f"{status}s",
                zorder=3,
            )  # fmt: skip
        edges = parts[["label", "first_paragraph", "last_paragraph"]].to_numpy()
        for label, first, last in edges:
            axes.axvline(first - 0.5, color="#888888", linewidth=0.8)
            axes.annotate(
                textwrap.fill(label, 22), ((first + last) / 2, top), ha="center", va="top", size=9,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )  # fmt: skip
        axes.set_xlim(0.5, parts["last_paragraph"].max() + 0.5)
        axes.set_ylim(0, top)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y")
        finish(axes, title, "paragraph of the report", "figures in the paragraph")
        figure.legend(loc="outside lower left", ncols=2)
    return figure
