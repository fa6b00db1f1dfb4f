"""A chart with all that it needs to be shown: description, caption and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.show.html import refuse_wordless, show_chart, title_of
from helpers.show.layout import Format, picture_of

_FORMATS: dict[str, Format] = {".svg": "svg", ".png": "png"}


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart that shows itself as the value of a cell.

    Parameters
    ----------
    figure : Figure
        The drawn chart, with its title.
    description : str
        What it shows, for people who cannot see it.
    caption : str
        What stands below the title: what is counted, in which unit, of which city, from where.
    table : DataFrame
        The numbers that it draws.
    narrow : Figure, optional
        The same, drawn for the screen of a phone, which shows it in place of the other; by default
        the figure itself is made narrow. What is changed in one is not changed in the other.

    Raises
    ------
    ValueError
        If title, description or caption is empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> from helpers.show.charts.gaps import draw_rate_gaps
    >>> chart = draw_rate_gaps(find_gaps(load_report("changchun-2021")), title="Growth")
    >>> chart
    Growth
    >>> [axes.get_xlabel() for axes in chart.axes]
    ['real growth, percent', 'growth at current prices, percent']
    >>> chart.table.loc[0, ["indicator", "verdict"]].tolist()
    ['Gross domestic product', 'asks for more']
    """

    figure: Figure
    description: str
    caption: str
    table: pd.DataFrame
    narrow: Figure | None = None

    def __post_init__(self) -> None:
        """Refuse a chart without words."""
        refuse_wordless(self.title, self.description, self.caption)

    @property
    def title(self) -> str:
        """The finding that it shows."""
        return title_of(self.figure)

    @property
    def axes(self) -> list[Axes]:
        """Its panels, from top to bottom; what is changed in them is shown next time.

        Those of its narrow form are in ``narrow.axes``.
        """
        return self.figure.axes

    def save(self, path: str | Path) -> None:
        """Write the picture to a file, in the house style, light, the same bytes every time.

        Description, caption and table are not in it.

        Parameters
        ----------
        path : str or Path
            The file, which ends in ``.svg`` or ``.png``; a file of that name is replaced.

        Raises
        ------
        ValueError
            If it ends in something else.
        """
        file = Path(path)
        kind = _FORMATS.get(file.suffix.lower())
        if kind is None:
            raise ValueError(f"a chart is saved as {' or '.join(_FORMATS)}, not as {file.name!r}")
        file.write_bytes(picture_of(self.figure, kind))

    def _repr_html_(self) -> str:
        """Show the chart in JupyterLab and on the pages."""
        shown = show_chart(self.figure, self.description, self.caption, self.table, self.narrow)
        return str(shown.data)

    def __repr__(self) -> str:
        """Write its title."""
        return self.title
