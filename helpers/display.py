"""Show tables so that everyone can read them, in JupyterLab and on the pages."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
from IPython.display import HTML


def show_table(table: pd.DataFrame, caption: str, *, searchable: bool = False) -> HTML:
    """Show a table with a caption and headings that a screen reader can follow.

    Parameters
    ----------
    table : DataFrame
        The table; its index is left out.
    caption : str
        What the table holds.
    searchable : bool
        Whether the pages give it a search field and let its columns be sorted.
    """
    return HTML(table_html(table, caption, searchable=searchable))


def table_html(table: pd.DataFrame, caption: str, *, searchable: bool = False) -> str:
    """Write a frame as an accessible HTML table; missing values are empty cells."""
    cells = pd.DataFrame({name: [_text(value) for value in table[name]] for name in table})
    classes = "searchable" if searchable else None
    markup = cells.to_html(index=False, border=0, justify="unset", classes=classes)
    markup = markup.replace("<th>", '<th scope="col">').replace(' style="text-align: unset;"', "")
    head, opening, body = markup.partition("<thead>")
    return f"{head}<caption>{escape(caption)}</caption>\n  {opening}{body}"


def _text(value: Any) -> str:
    """Write a cell: numbers in full, without the noise of their last bits."""
    if pd.isna(value):
        return ""
    return f"{value:.12g}" if isinstance(value, float) else str(value)
