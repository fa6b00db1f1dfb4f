"""Charts of levels over time and of growth: what is observed solid, all else dashed."""

from __future__ import annotations

import math
import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator, PercentFormatter

from helpers.show.style import (
    COLOURS,
    INK,
    MARKERS,
    RECONSTRUCTED,
    SERIES,
    SHADES,
    finish,
    house_style,
    refuse_nothing,
)


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

    Raises
    ------
    ValueError
        If there is no reconstructed level.
    """
    refuse_nothing(paths.loc[~paths["observed"]], "reconstructed level")
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

    Raises
    ------
    ValueError
        If there is no band.
    """
    refuse_nothing(bands, "band")
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
        Rows of `year`, `low` and `high`, yearly growth in percent; an end that is missing is
        infinite.
    assumed : DataFrame
        Rows of `assumption`, `low`, `high`, `earliest` and `latest`, the years in which the
        target is reached.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no growth.
    """
    rows = [
        (f"required by {year}", low, high, MARKERS["target"], COLOURS["target"])
        for year, low, high in required[["year", "low", "high"]].to_numpy(dtype=object)
    ]
    columns = ["assumption", "low", "high", "earliest", "latest"]
    for name, low, high, first, last in assumed[columns].to_numpy(dtype=object):
        when = f"{first}" if first == last else f"{first} to {last}"
        rows.append((f"{name}:\nreached in {when}", low, high, "s", RECONSTRUCTED))
    refuse_nothing(rows, "growth")
    ends = [0.0] + [end for _, *both, _, _ in rows for end in both if math.isfinite(end)]
    span = (max(ends) - min(ends)) or 1.0
    left, right = min(ends) - (0.05 * span if min(ends) else 0), max(ends) + 0.25 * span
    with house_style():
        figure = Figure(figsize=(7.6, 1.5 + 0.5 * len(rows)))
        axes = figure.subplots()
        for place, (_, low, high, marker, colour) in enumerate(rows):
            known = [end for end in (low, high) if math.isfinite(end)]
            axes.plot(
                [max(low, left), min(high, right)], [place, place], color=colour, linewidth=6,
                solid_capstyle="butt", alpha=0.45,
            )  # fmt: skip
            if known:
                middle = sum(known) / len(known)
                axes.scatter(middle, place, marker=marker, color=colour, s=24, zorder=3)
            axes.annotate(
                _percent(low, high), (max(known, default=0), place), xytext=(8, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
        axes.axhline(len(required) - 0.5, color="#888888", linewidth=0.8)
        axes.set_yticks(range(len(rows)), [name for name, *_ in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(left, right)
        axes.xaxis.set_major_formatter(PercentFormatter(decimals=0))
        finish(axes, title, "growth a year")
    return figure


def _percent(low: float, high: float) -> str:
    """Write a growth in percent, to one digit."""
    least, most = (f"{end:z.1f}%".replace("-", "−") for end in (low, high))
    if math.isfinite(low) and math.isfinite(high):
        return " to ".join(dict.fromkeys((least, most)))
    if math.isfinite(low):
        return f"{least} or more"
    return f"{most} or less" if math.isfinite(high) else "any growth"


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

    Raises
    ------
    ValueError
        If there is no level.
    """
    refuse_nothing(levels, "level")
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
