"""Search that finds numbers as they are printed: ``477.38``, ``7%``, ``1,112``.

Sphinx splits text at every point, comma and percent sign. Here a number keeps its decimals, the
commas between its thousands and its percent sign, in the index and in what a reader looks for.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

_MARKED = r"(?<!\d)(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?%?|\d+\.\d+%?|\d+%)"
"""A number with a mark of its own; others are words like any other."""

_TERM = re.compile(rf"{_MARKED}|(?:(?!{_MARKED})\w)+")

_CELL_END = re.compile(r"(</t[dh]>)(?=<t[dh]\b)")


class SearchNumbers(SearchEnglish):
    """English as Sphinx searches it, with numbers as they are printed.

    Examples
    --------
    >>> search = SearchNumbers({})
    >>> search.split("RMB477.38 billion, about 7% of 1,112 projects")
    ['RMB', '477.38', 'billion', 'about', '7%', '7', 'of', '1,112', 'projects']
    """

    js_splitter_code = (
        "var splitQuery = (query) => query.match("
        f"/{_MARKED}|(?:(?!{_MARKED})[\\p{{Letter}}\\p{{Number}}_])+/gu) ?? [];"
    )

    def split(self, input: str) -> list[str]:  # noqa: A002  (as the base class has it)
        """Split a text into terms; a percentage is found with its sign and without."""
        terms = []
        for term in _TERM.findall(input):
            terms.append(term)
            if term.endswith("%"):
                terms.append(term[:-1])
        return terms


def part_cells(html: str) -> str:
    r"""Put a line break between the cells of a row, so that no two are taken for one word.

    Parameters
    ----------
    html : str
        HTML with tables.

    Examples
    --------
    >>> part_cells("<tr><td>7%</td><td>8%</td></tr>")
    '<tr><td>7%</td>\n<td>8%</td></tr>'
    """
    return _CELL_END.sub("\\1\n", html)


def _part_cells(_app: Sphinx, tree: nodes.document, _page: str) -> None:
    """Part the cells of the tables of a page."""
    for raw in list(tree.findall(nodes.raw)):
        html = raw.astext()
        if "html" in raw.get("format", "").split() and _CELL_END.search(html):
            raw.clear()
            raw.append(nodes.Text(part_cells(html)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.add_search_language(SearchNumbers)
    app.connect("doctree-resolved", _part_cells)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
