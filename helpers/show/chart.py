"""A chart with all that it needs to be shown: description, caption and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from helpers.show.html import show_chart


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart that shows itself as the last line of a cell.

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
    """

    figure: Figure
    description: str
    caption: str
    table: pd.DataFrame

    @property
    def title(self) -> str:
        """The finding that it shows."""
        return " ".join(self.figure.get_suptitle().split())

    def _repr_html_(self) -> str:
        """Show the chart in JupyterLab and on the pages."""
        shown = show_chart(self.figure, self.description, self.caption, self.table)
        return str(shown.data)

    def __repr__(self) -> str:
        """Write its title."""
        return self.title
