"""Charts of an analyst's own, shown as all others are: with words, and the numbers behind them."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.show.chart import Chart
from helpers.show.style import house_style


def chart_of(
    axes: Axes,
    table: pd.DataFrame,
    title: str = "",
    *,
    description: str = "",
    caption: str = "",
) -> Chart:
    """Make a chart of what was drawn with matplotlib, pandas or seaborn.

    Parameters
    ----------
    axes : Axes
        What was drawn in; the chart is the whole figure, which pyplot then shows no more.
    table : DataFrame
        The numbers that it draws.
    title : str
        What it shows; by default the title of figure or axes, or else the labels of both axes.
    description : str
        What it shows, for people who cannot see it; by default how its axes are labelled.
    caption : str
        What stands below the title; by default from how many rows it was drawn.

    Returns
    -------
    Chart
        The chart.

    Raises
    ------
    TypeError
        If it is given no Axes, or no frame.

    Examples
    --------
    >>> from helpers import house_style
    >>> grain = pd.DataFrame({"year": [2020, 2021], "billion jin": [23.3, 24.0]})
    >>> with house_style():
    ...     axes = grain.plot.bar(x="year", y="billion jin", ylabel="billion jin", legend=False)
    >>> chart_of(axes, grain)
    billion jin by year
    """
    figure = axes.get_figure(root=True) if isinstance(axes, Axes) else None
    if not isinstance(figure, Figure) or not isinstance(table, pd.DataFrame):
        kinds = f"{type(axes).__name__} and {type(table).__name__}"
        raise TypeError(f"a chart is of Axes and of the frame that they show, not of {kinds}")
    across, up = axes.get_xlabel() or "the horizontal axis", axes.get_ylabel() or "the vertical one"
    drawn = figure.get_suptitle() or axes.get_title() or axes.get_title(loc="left")
    head = title or drawn or f"{up} by {across}"
    if len(figure.axes) == 1:  # else a title tells panels apart
        for place in ("left", "center", "right"):
            axes.set_title("", loc=place)
    with house_style():
        figure.suptitle(head, x=0.01, ha="left", size=12, weight=600)
    plt.close(figure)
    rows = f"{len(table)} row{'s' * (len(table) != 1)}"
    return Chart(
        figure,
        description
        or f"A chart of {up} by {across}, drawn from the {rows} of the table behind it.",
        caption or f"Drawn from {rows}.",
        table,
    )
