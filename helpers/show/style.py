"""The charts of the collection, their house style, and the one way to show them.

A chart function takes the frame that it draws and returns the figure. Each colour has one
meaning in the whole collection and never stands alone: hatching, dashes or labels say the
same. Achievement and target have colours of Okabe and Ito, which colour-blind readers can
tell apart; series differ by marker too, and all that is reconstructed is grey.
"""

from __future__ import annotations

import base64
import io
import logging
import math
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # no notes in notebooks

import matplotlib as mpl  # noqa: E402
import pandas as pd  # noqa: E402
import seaborn as sns  # noqa: E402
from IPython.display import HTML  # noqa: E402
from matplotlib import font_manager  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.path import Path  # noqa: E402
from matplotlib.ticker import MaxNLocator, PercentFormatter  # noqa: E402

from helpers.locations import FONTS  # noqa: E402
from helpers.show.html import table_html  # noqa: E402

FONT = "Inter"
INK = "#222222"
RECONSTRUCTED = "#5F5F5F"
SHADES = ("#E4E4E4", "#C6C6C6", "#A2A2A2")
"""Bands of a reconstruction, from the widest to the narrowest."""
SERIES = (("#B5468B", "s"), ("#4B3F92", "o"), ("#00796B", "D"))
COLOURS = {"achievement": "#0072B2", "target": "#D55E00"}
HATCHES = {"achievement": "", "target": "///"}
MARKERS = {"achievement": "o", "target": "D"}
FAINT = "#8A8A8A"
_TICK = Path([(-0.5, 0.0), (-0.15, -0.4), (0.5, 0.45)], [Path.MOVETO, Path.LINETO, Path.LINETO])
SIGNS: dict[str, Any] = {
    "raised": "^", "held": "s", "lowered": "v", "met": _TICK, "missed": "X",
    "cannot be told": "$?$", "no partner": ".", "no evidence": ".",
    "holds": _TICK, "fails": "X", "cannot be decided": "$?$",
}  # fmt: skip
"""The sign of each verdict, outcome and result of a check."""

_STROKES = ("met", "holds")
"""Signs that are strokes and have no inside."""

WIDTH = 760
"""Width of a chart on the page, in CSS pixels."""
_TITLE_WIDTH = 84
_STYLE: Any = {
    "axes.axisbelow": True,
    "axes.edgecolor": "#888888",
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.labelcolor": INK,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": 600,
    "axes.titlepad": 12,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "white",
    "font.family": FONT,
    "font.size": 10,
    "grid.color": "#DDDDDD",
    "hatch.color": "white",
    "hatch.linewidth": 1.5,
    "legend.frameon": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "work report",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.left": False,
}


def load_font() -> None:
    """Register the bundled font, in place of any other of its name on the machine."""
    manager = font_manager.fontManager
    bundled = {str(path) for path in FONTS.glob("*.otf")}
    known = {entry.fname for entry in manager.ttflist if entry.name == FONT}
    if known != bundled:
        manager.ttflist = [entry for entry in manager.ttflist if entry.name != FONT]
        for path in sorted(bundled):
            manager.addfont(path)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever the user's own settings of matplotlib are."""
    load_font()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


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
    """
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
    """
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
    """
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
    """
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


def draw_paths(paths: pd.DataFrame, title: str, ylabel: str) -> Figure:
    """Draw reconstructed paths: bounds as bands, best guesses dashed, observed levels solid.

    Each method is labelled beside the chart, with a line to its last reconstructed year.

    Parameters
    ----------
    paths : DataFrame
        Rows of `year`, `method`, `low`, `central`, `high` and `observed`; a method without a
        best guess is drawn as a band.
    title : str
        The finding.
    ylabel : str
        What is measured, and its unit.
    """
    with house_style():
        figure = Figure(figsize=(7.6, 4.8))
        axes = figure.subplots()
        ends: list[tuple[float, float, str]] = []
        for number, (method, path) in enumerate(paths.groupby("method", sort=False)):
            last = path.loc[~path["observed"]].iloc[-1]
            if path["central"].isna().any():
                axes.fill_between(
                    path["year"], path["low"], path["high"], color=RECONSTRUCTED, alpha=0.15,
                    linestyle="--", linewidth=1,
                )  # fmt: skip
                ends.append((last["low"], last["year"], str(method)))
            else:
                dashes = (0, ((5, 2), (2, 2), (7, 2, 2, 2), (1, 1.5))[number % 4])
                axes.plot(
                    path["year"], path["central"], color=RECONSTRUCTED, linestyle=dashes,
                    linewidth=1.4,
                )  # fmt: skip
                ends.append((last["central"], last["year"], str(method)))
        observed = paths.loc[paths["observed"]].drop_duplicates("year")
        axes.scatter(observed["year"], observed["central"], s=60, color=INK, zorder=4)
        for year, level in observed[["year", "central"]].to_numpy():
            last_one = year == observed["year"].max()  # above the band and left of the labels
            axes.annotate(
                f"{level:g}", (year, level), xytext=(-8, 7) if last_one else (0, -16),
                textcoords="offset points", ha="right" if last_one else "center", weight=600,
            )  # fmt: skip
        _label_beside(axes, ends, int(paths["year"].max()))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(y=0.1)
        axes.grid(axis="y")
        finish(axes, title, "year", ylabel)
    return figure


def _label_beside(axes: Axes, ends: list[tuple[float, float, str]], last_year: int) -> None:
    """Write a label for each end right of the axes, apart from one another."""
    low, high = axes.get_ylim()
    gap = (high - low) / 10
    place = min(level for level, _, _ in ends) - gap
    place = min(place, high - gap * (len(ends) + 0.5))
    for level, year, label in sorted(ends):
        place = max(min(level, high), place + gap)
        axes.annotate(
            textwrap.fill(label, 24), (year, level), xytext=(last_year + 0.35, place),
            annotation_clip=False, va="center", size=9, color=INK,
            arrowprops={"arrowstyle": "-", "color": "#888888", "linewidth": 0.7},
        )  # fmt: skip


def draw_fans(bands: pd.DataFrame, title: str, ylabel: str) -> Figure:
    """Draw fan charts, two beside one another, with one band for each coverage.

    Parameters
    ----------
    bands : DataFrame
        Rows of `panel`, `coverage` (a fraction, at most three of them), `year`, `low`,
        `central`, `high` and `observed`.
    title : str
        The finding.
    ylabel : str
        What is measured, and its unit.
    """
    panels = list(bands["panel"].unique())
    with house_style():
        rows_of_panels = math.ceil(len(panels) / 2)
        figure = Figure(figsize=(7.6, 1.0 + 2.9 * rows_of_panels))
        layout = figure.get_layout_engine()
        assert isinstance(layout, ConstrainedLayoutEngine)
        layout.set(w_pad=0.12)
        grid = figure.subplots(rows_of_panels, 2, sharex=True, sharey=True, squeeze=False)
        for number, (axes, panel) in enumerate(zip(grid.flat, panels, strict=False)):
            rows = bands.loc[bands["panel"] == panel]
            for (coverage, band), shade in zip(
                sorted(rows.groupby("coverage"), reverse=True),
                SHADES[: rows["coverage"].nunique()],
                strict=True,
            ):
                axes.fill_between(
                    band["year"], band["low"], band["high"], color=shade, linewidth=0,
                    label=f"{coverage:.0%} band",
                )  # fmt: skip
            axes.plot(
                rows["year"].unique(), rows.drop_duplicates("year")["central"], linestyle="--",
                color=INK, linewidth=1.2,
            )  # fmt: skip
            observed = rows.loc[rows["observed"]].drop_duplicates("year")
            axes.scatter(observed["year"], observed["central"], s=50, color=INK, zorder=4)
            axes.set_title(panel, size=10, weight=400)
            axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
            axes.grid(axis="y")
            axes.set_axisbelow(False)
            last_row, first_column = number >= len(panels) - 2, number % 2 == 0
            finish(axes, title, "year" if last_row else "", ylabel if first_column else "")
        for axes in grid.flat[len(panels) :]:
            axes.remove()
        handles, labels = grid.flat[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower left", ncols=len(labels))
    return figure


def draw_required(required: pd.DataFrame, assumed: pd.DataFrame, title: str) -> Figure:
    """Draw the growth that a target requires by given years against assumed growth.

    Parameters
    ----------
    required : DataFrame
        Rows of `year`, `low` and `high`, yearly growth as fractions.
    assumed : DataFrame
        Rows of `assumption`, `low`, `high`, `earliest` and `latest`, the years in which the
        target is reached.
    title : str
        The finding.
    """
    rows = [
        (f"required by {year}", low, high, MARKERS["target"], COLOURS["target"])
        for year, low, high in required[["year", "low", "high"]].to_numpy(dtype=object)
    ]
    columns = ["assumption", "low", "high", "earliest", "latest"]
    for name, low, high, first, last in assumed[columns].to_numpy(dtype=object):
        when = f"{first}" if first == last else f"{first} to {last}"
        rows.append((f"{name}:\nreached in {when}", low, high, "s", RECONSTRUCTED))
    with house_style():
        figure = Figure(figsize=(7.6, 1.5 + 0.5 * len(rows)))
        axes = figure.subplots()
        for place, (_, low, high, marker, colour) in enumerate(rows):
            axes.plot(
                [low, high], [place, place], color=colour, linewidth=6, solid_capstyle="butt",
                alpha=0.45,
            )  # fmt: skip
            axes.scatter((low + high) / 2, place, marker=marker, color=colour, s=24, zorder=3)
            text = f"{low:.1%}" if f"{low:.1%}" == f"{high:.1%}" else f"{low:.1%} to {high:.1%}"
            axes.annotate(
                text, (high, place), xytext=(8, 0), textcoords="offset points", va="center"
            )
        axes.axhline(len(required) - 0.5, color="#888888", linewidth=0.8)
        axes.set_yticks(range(len(rows)), [name for name, *_ in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(0, max(high for _, _, high, *_ in rows) * 1.25)
        axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        finish(axes, title, "growth a year")
    return figure


def draw_series(levels: pd.DataFrame, breaks: dict[float, str], title: str, ylabel: str) -> Figure:
    """Draw series of one indicator that must not be joined, with what lies between them.

    Parameters
    ----------
    levels : DataFrame
        Rows of `series`, `year`, `value` and `label`; points of one series are joined by a
        thin line, points of two never.
    breaks : dict of float to str
        Where a break lies on the axis of years, and what it is.
    title : str
        The finding.
    ylabel : str
        What is measured, and its unit.
    """
    with house_style():
        figure = Figure(figsize=(7.6, 4.6))
        axes = figure.subplots()
        for (series, rows), (colour, marker) in zip(
            levels.groupby("series", sort=False), SERIES[: levels["series"].nunique()], strict=True
        ):
            axes.plot(
                rows["year"], rows["value"], color=colour, marker=marker, markersize=8,
                linewidth=0.8, linestyle=":", label=str(series),
            )  # fmt: skip
            for year, value, label in rows[["year", "value", "label"]].to_numpy():
                axes.annotate(
                    label, (year, value), xytext=(0, 10), textcoords="offset points",
                    ha="center", size=9,
                )  # fmt: skip
        low, high = axes.get_ylim()
        axes.set_ylim(low - (high - low) * 0.08, high + (high - low) * 0.22)
        for place, what in breaks.items():
            axes.axvline(place, color="#888888", linestyle="-.", linewidth=1)
            axes.annotate(
                textwrap.fill(what, 18), (place, axes.get_ylim()[0]), xytext=(5, 6),
                textcoords="offset points", size=9, va="bottom",
            )  # fmt: skip
        axes.set_xlim(levels["year"].min() - 0.5, levels["year"].max() + 0.8)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y")
        finish(axes, title, "year", ylabel)
        figure.legend(loc="outside lower left", ncols=3)
    return figure


def finish(axes: Axes, title: str, xlabel: str, ylabel: str = "") -> None:
    """Set the finding as the title, across the whole figure, and name the axes."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.suptitle(textwrap.fill(title, _TITLE_WIDTH), x=0.01, ha="left", size=12, weight=600)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)


def scatter_sign(
    axes: Axes, xs: list[float], ys: list[float], answer: str, size: float, outside: bool = False
) -> None:
    """Draw the sign of an answer at some places, or right of the axes."""
    faint = answer.startswith("no ")
    axes.scatter(
        xs, ys, s=size, marker=SIGNS[answer], clip_on=not outside, zorder=5,
        facecolor="none" if answer in _STROKES else FAINT if faint else INK,
        edgecolor=FAINT if faint else INK, linewidth=1.8 if answer in _STROKES else 0.5,
        transform=axes.get_yaxis_transform() if outside else axes.transData,
    )  # fmt: skip


def sign_handle(answer: str, label: str) -> Line2D:
    """Return the entry of a legend for an answer."""
    faint = answer.startswith("no ")
    return Line2D(
        [], [], linestyle="none", marker=SIGNS[answer], markersize=9, label=label,
        markerfacecolor="none" if answer in _STROKES else FAINT if faint else INK,
        markeredgecolor=FAINT if faint else INK,
        markeredgewidth=1.8 if answer in _STROKES else 0.5,
    )  # fmt: skip


def show_chart(figure: Figure, description: str, caption: str, table: pd.DataFrame) -> HTML:
    """Show a chart with its description, its caption and the table behind it.

    It is plain HTML, which looks the same in JupyterLab and on the pages, and which
    survives where a notebook is not trusted.

    Parameters
    ----------
    figure : Figure
        The drawn chart.
    description : str
        What the chart shows, for people who cannot see it; it becomes the image's ``alt``.
    caption : str
        What stands below the chart: what is counted, in which unit, from where.
    table : DataFrame
        The frame that the chart draws.

    Raises
    ------
    ValueError
        If the description or the caption is empty.
    """
    if not description.strip() or not caption.strip():
        raise ValueError("a chart needs a description and a caption")
    with house_style():
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    image = base64.b64encode(buffer.getvalue()).decode("ascii")
    return HTML(
        '<figure><div class="chart" tabindex="0" role="group" aria-label="Chart">'
        f'<img alt="{escape(description)}" width="{WIDTH}" '
        f'src="data:image/svg+xml;base64,{image}"></div>\n'
        f"<figcaption>{escape(caption)}</figcaption>\n"
        f"<details><summary>Table behind the chart</summary>\n"
        f"{table_html(table, 'The numbers that the chart draws')}</details></figure>"
    )
