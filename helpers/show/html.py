"""Show tables and charts so that everyone can read them, in JupyterLab and on the pages."""

from __future__ import annotations

import base64
import io
import math
from html import escape
from typing import Any

import pandas as pd
from IPython.display import HTML
from matplotlib.figure import Figure

from helpers.core.exact import number_text
from helpers.show.style import house_style

WIDTH = 760
"""Width of a chart on the page, in CSS pixels."""

_SENTENCE = 60
"""Characters from which on a cell counts as a sentence."""


def show_table(
    table: pd.DataFrame, caption: str, *, searchable: bool = False, unsortable: tuple[str, ...] = ()
) -> HTML:
    """Show a table with a caption and headings that a screen reader can follow.

    Parameters
    ----------
    table : DataFrame
        The table; its index is left out.
    caption : str
        What the table holds.
    searchable : bool
        Whether the pages give it a search field and let its columns be sorted.
    unsortable : tuple of str
        Columns that have no order of their own, such as quantities in different units.
    """
    return HTML(table_html(table, caption, searchable=searchable, unsortable=unsortable))


def table_html(
    table: pd.DataFrame, caption: str, *, searchable: bool = False, unsortable: tuple[str, ...] = ()
) -> str:
    """Write a frame as an accessible HTML table; see `show_table`.

    Numbers are aligned to the right, all else to the left; missing values are empty cells, and
    names of columns are written with spaces.
    """
    sides = {
        name: "right" if pd.api.types.is_numeric_dtype(table[name]) else "left" for name in table
    }
    heads = "".join(
        f'<th scope="col" style="text-align: {side}"'
        f"{' class=wide' if _is_wide(table[name]) else ''}"
        f"{' data-orderable=false' if name in unsortable else ''}>"
        f"{escape(str(name).replace('_', ' '))}</th>"
        for name, side in sides.items()
    )
    rows = "\n".join(
        "<tr>"
        + "".join(
            f'<td style="text-align: {side}">{escape(_text(value))}</td>'
            for value, side in zip(row, sides.values(), strict=True)
        )
        + "</tr>"
        for row in table.itertuples(index=False)
    )
    kind = "dataframe searchable" if searchable else "dataframe"
    return (
        f'<table class="{kind}">\n<caption>{escape(caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _is_wide(column: pd.Series[Any]) -> bool:
    """Tell whether a column holds sentences, which need room."""
    return any(isinstance(value, str) and len(value) > _SENTENCE for value in column)


def _text(value: Any) -> str:
    """Write a cell: numbers in full, without the noise of their last bits."""
    if pd.isna(value):
        return ""
    if isinstance(value, float) and math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return number_text(value) if isinstance(value, float) else str(value)


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
