"""Show tables and charts so that everyone can read them, in JupyterLab and on the pages."""

from __future__ import annotations

import base64
import math
from contextlib import nullcontext
from html import escape
from typing import Any

import pandas as pd
from IPython.display import HTML
from matplotlib.figure import Figure

from helpers.core.exact import number_text
from helpers.show.layout import narrowed, picture_of
from helpers.show.style import WIDTH_INCHES, follow_scheme

WIDTH = 640
"""Width on the page of a chart that is as wide as the style asks for, in CSS pixels.

Where a page has less room than that, the narrow form is shown.
"""

MOST_ROWS = 12
"""A table with more rows is folded, so that a reader sees at once what follows it."""

_SENTENCE = 60
"""Characters from which on a cell counts as a sentence."""


def show_table(
    table: pd.DataFrame,
    caption: str,
    *,
    searchable: bool = False,
    unsortable: tuple[str, ...] = (),
    folded: bool = False,
) -> HTML:
    """Show a table with a caption and headings that a screen reader can follow.

    A long one is folded; it opens without a script, by mouse, touch and keyboard.

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
    folded : bool
        Whether it is folded although it is short, for it only supports what is said.

    Returns
    -------
    HTML
        The table, which shows itself as the value of a cell.

    Examples
    --------
    >>> grain = pd.DataFrame({"year": [2020, 2021], "billion_jin": [23.3, 24.0]})
    >>> "<caption>Grain output</caption>" in show_table(grain, "Grain output").data
    True
    """
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"a {type(table).__name__} is no frame: pd.DataFrame(…) or .to_frame() is")
    html = table_html(table, caption, searchable=searchable, unsortable=unsortable)
    if len(table) <= MOST_ROWS and not folded:
        return HTML(html)
    summary = f"{escape(caption)}: open the table of {len(table)} rows"
    return HTML(f'<details class="long"><summary>{summary}</summary>\n{html}</details>')


def table_html(
    table: pd.DataFrame, caption: str, *, searchable: bool = False, unsortable: tuple[str, ...] = ()
) -> str:
    """Write a frame as an accessible HTML table; see `show_table`.

    Numbers are aligned to the right, all else to the left; missing values are empty cells, and
    names of columns are written with spaces.

    Parameters
    ----------
    table, caption, searchable, unsortable
        See `show_table`.

    Returns
    -------
    str
        The markup, in which all text is escaped.

    Examples
    --------
    >>> print(table_html(pd.DataFrame({"billion_jin": [23.3, None]}), "Grain, < 24"))
    <table class="dataframe">
    <caption>Grain, &lt; 24</caption>
    <thead><tr><th scope="col" style="text-align: right">billion jin</th></tr></thead>
    <tbody>
    <tr><td style="text-align: right">23.3</td></tr>
    <tr><td style="text-align: right"></td></tr>
    </tbody>
    </table>
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


def show_chart(
    figure: Figure,
    description: str,
    caption: str,
    table: pd.DataFrame,
    narrow: Figure | None = None,
) -> HTML:
    """Show a chart with its description, its title as text, its caption and the table behind it.

    It is plain HTML, which looks the same in JupyterLab and on the pages, and which survives where
    a notebook is not trusted. It follows the colour scheme of what shows it. JupyterLab drops the
    narrow form, and shows the other one.

    Parameters
    ----------
    figure : Figure
        The drawn chart, with its title.
    description : str
        What the chart shows, for people who cannot see it; it becomes the image's ``alt``.
    caption : str
        What stands below the title: what is counted, in which unit, of which city, from where.
    table : DataFrame
        The frame that the chart draws.
    narrow : Figure, optional
        The same chart, drawn for narrow screens; by default the figure itself, made narrow.

    Returns
    -------
    HTML
        The chart, which shows itself as the value of a cell.

    Raises
    ------
    ValueError
        If the title, the description or the caption is empty.

    Examples
    --------
    >>> from helpers.show.style import house_style
    >>> grain = pd.DataFrame({"year": [2020, 2021], "billion_jin": [23.3, 24.0]})
    >>> with house_style():
    ...     figure = Figure(figsize=(6, 3))
    ...     lines = figure.subplots().plot("year", "billion_jin", data=grain)
    >>> title = figure.suptitle("More grain")
    >>> shown = show_chart(figure, "A line that rises.", "Grain output, billion jin.", grain)
    >>> '<img alt="A line that rises." width="640" height="320"' in shown.data
    True
    """
    title = title_of(figure)
    refuse_wordless(title, description, caption)
    image = (
        f'<img alt="{escape(description)}" {_size(figure)} '
        f'style="height: auto; max-width: 100%" src="{_image(figure)}">'
    )
    with nullcontext() if narrow else narrowed(figure):
        drawn = narrow or figure
        source = (
            f'<source media="(max-width: {WIDTH - 1}px)" {_size(drawn)} srcset="{_image(drawn)}">'
        )
    return HTML(
        f"<figure><picture>{source}\n{image}</picture>\n"
        f"<figcaption><strong>{escape(title)}</strong><br>\n{escape(caption)}</figcaption>\n"
        f"<details><summary>Table behind the chart</summary>\n"
        f"{table_html(table, f'The numbers behind the chart: {title}')}</details></figure>"
    )


def title_of(figure: Figure) -> str:
    """Return the title of a figure, on one line.

    Parameters
    ----------
    figure : Figure
        The figure.

    Examples
    --------
    >>> figure = Figure()
    >>> title = figure.suptitle("A finding  in two lines")
    >>> title_of(figure)
    'A finding in two lines'
    """
    return " ".join(figure.get_suptitle().split())


def refuse_wordless(title: str, description: str, caption: str) -> None:
    """Refuse a chart of which a reader, or one who cannot see it, is not told what it is.

    Parameters
    ----------
    title, description, caption : str
        Its words.

    Raises
    ------
    ValueError
        If one of them is empty.

    Examples
    --------
    >>> refuse_wordless("A finding", "", "Billion jin.")
    Traceback (most recent call last):
        ...
    ValueError: a chart needs a title, a description and a caption; its description is empty
    """
    words = {"title": title, "description": description, "caption": caption}
    empty = [name for name, text in words.items() if not text.strip()]
    if empty:
        raise ValueError(
            f"a chart needs a title, a description and a caption; its {empty[0]} is empty"
            + (": set it with figure.suptitle" if empty[0] == "title" else "")
        )


def _size(figure: Figure) -> str:
    """Write how large a chart is shown."""
    width, height = (round(inches * WIDTH / WIDTH_INCHES) for inches in figure.get_size_inches())
    return f'width="{width}" height="{height}"'


def _image(figure: Figure) -> str:
    """Draw a chart as the address of an image that holds it; the same chart is the same text."""
    svg = follow_scheme(picture_of(figure, "svg").decode("utf-8"))
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode('utf-8')).decode('ascii')}"
