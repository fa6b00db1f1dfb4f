"""The page of figures: all that is known of each, at an address of its own.

The page is made from the data when the pages are rendered. Figures of the first report are on
``figures.html``, those of another one on ``figures-NAME.html``; each figure is at its name.
Names of figures that stand alone in a cell of a table, on whatever page, lead there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util import rst

from helpers.data.report import Report, load_report, report_names
from helpers.pages.entry import entry_html, metric, name_of, status, when
from helpers.pages.known import Known, all_known
from helpers.show.told import tell

PAGE = "figures"
"""The page of the first report, from the top of the pages."""

TITLE = "Every figure"
"""Its title, behind which the page of another report names that report."""

COLUMNS = ("Figure", "Period", "As printed", "Allows", "Status", "Verdict", "Theme")
"""Columns of its table."""

FILTERED = ("Status", "Theme")
"""Columns with few values, for which there is a choice above the table."""

_CELL = re.compile(r"(<td\b[^>]*>)([a-z0-9]+(?:-[a-z0-9]+)+)(</td>)")


@cache
def _reports() -> tuple[Report, ...]:
    """Load every report of the collection, once."""
    return tuple(load_report(name) for name in report_names())


def page_of(report: str) -> str:
    """Return the page of a report's figures, as Sphinx names it.

    Parameters
    ----------
    report : str
        Name of the report.

    Examples
    --------
    >>> page_of("changchun-2021")
    'figures'
    """
    return PAGE if report == report_names()[0] else f"{PAGE}-{report}"


def address_of(figure: str, report: str = "") -> str:
    """Return the address of a figure, from the top of the pages.

    Parameters
    ----------
    figure : str
        Name of the figure.
    report : str
        Name of its report; by default the first of the collection.

    Raises
    ------
    UnknownNameError
        If the report has no such figure.

    Examples
    --------
    >>> address_of("gdp-level-2020")
    'figures.html#gdp-level-2020'
    """
    name = report or report_names()[0]
    found = next(one for one in _reports() if one.name == name)[figure]
    return f"{page_of(name)}.html#{found.name}"


def page_source(report: Report, others: Iterable[str] = ()) -> str:
    """Write the page of a report's figures in reStructuredText.

    Parameters
    ----------
    report : Report
        The report.
    others : iterable of str
        Further pages that are found from here.

    Returns
    -------
    str
        The text: a table with a row for each figure, which leads to its entry below; the entries
        stand under the parts of the report.
    """
    known = all_known(report)
    title = TITLE if page_of(report.name) == PAGE else rst.escape(f"{TITLE}: {report.title}")
    parts = [f"{title}\n{'=' * len(title) * 2}", _raw(_introduction(report)), _raw(_table(known))]
    for part, entries in _by_part(known).items():
        heading = rst.escape(part)
        parts += [f"{heading}\n{'-' * len(heading) * 2}"] if part else []
        parts.append(_raw("".join(entry_html(one, _on_page) for one in entries)))
    pages = list(others)
    if pages:
        parts.append("\n   ".join([".. toctree::", ":hidden:", "", *pages]))
    return "\n\n".join(parts) + "\n"


def _introduction(report: Report) -> str:
    """Say what the page holds and how it is read."""
    count = len(report.records.figures)
    return (
        f"<p>All {count} quantities of “{escape(report.source.get('title', report.title))}”, each "
        "at an address that can be quoted. A row of the table leads to what is known of its "
        "figure: what its wording allows, what it is compared with, what came of it, and links "
        "that open the report at its words and the publications that speak for or against it.</p>"
        "<p>“About” allows half a percentage point to each side of a rate, and a twentieth of "
        "anything else. What was achieved is known to half a unit of its last digit. Checks that "
        "hold for the text as a whole are left out here.</p>"
    )


def _raw(html: str) -> str:
    """Put HTML into reStructuredText."""
    lines = "\n".join(f"   {line}" if line else "" for line in html.splitlines())
    return f".. raw:: html\n\n{lines}"


def _table(known: Iterable[Known]) -> str:
    """Write the table of all figures; it is plain where no script runs."""
    heads = "".join(
        '<th scope="col"'
        f"{' data-filter' if name in FILTERED else ''}"
        f"{' data-orderable=false' if name == 'Allows' else ''}>{name}</th>"
        for name in COLUMNS
    )
    rows = "\n".join(f"<tr>{_cells(one)}</tr>" for one in known)
    return (
        '<div class="figure-table" role="region" tabindex="0" aria-label="Table of all figures">\n'
        '<table class="dataframe searchable">\n'
        "<caption>All figures, in the order of the text</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _cells(known: Known) -> str:
    """Write the cells of a figure."""
    figure = known.figure
    allows, converted = tell(figure.quantity), metric(figure.quantity)
    link = f'<a href="{_on_page(figure.name)}">{escape(name_of(figure))}</a>'
    cells = (
        when(figure),
        f"“{figure.printed}”",
        f"{allows} ({converted})" if converted else allows,
        status(figure),
        known.verdict,
        figure.indicator.theme,
    )
    others = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<th scope="row">{link}</th>{others}'


def _by_part(known: Iterable[Known]) -> dict[str, list[Known]]:
    """Group figures by the part of the report in which they stand."""
    found: dict[str, list[Known]] = {}
    for one in known:
        found.setdefault(one.part, []).append(one)
    return found


def _on_page(figure: str) -> str:
    """Return the address of a figure on its page."""
    return f"#{figure}"


def link_names(html: str, addresses: Mapping[str, str]) -> str:
    """Let each cell that holds nothing but the name of a figure lead to that figure.

    Parameters
    ----------
    html : str
        HTML with tables, as the helpers write them.
    addresses : mapping of str to str
        Where the figures are, by name.

    Examples
    --------
    >>> link_names("<td>gdp-level-2020</td><td>a-b</td>", {"gdp-level-2020": "f.html#gdp"})
    '<td><a href="f.html#gdp">gdp-level-2020</a></td><td>a-b</td>'
    """

    def linked(cell: re.Match[str]) -> str:
        start, name, end = cell.groups()
        if name not in addresses:
            return cell[0]
        return f'{start}<a href="{escape(addresses[name])}">{name}</a>{end}'

    return _CELL.sub(linked, html)


def _link_tables(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Let names of figures in the tables of a page lead to the figures."""
    addresses: dict[str, str] = {}
    for report in reversed(_reports()):  # of two figures of one name that of the first is meant
        start = app.builder.get_relative_uri(page, page_of(report.name))
        names = (figure.name for figure in report.records.figures)
        addresses |= {name: f"{start}#{name}" for name in names}
    for raw in list(tree.findall(nodes.raw)):
        html = raw.astext()
        linked = link_names(html, addresses) if "html" in raw.get("format", "").split() else html
        if linked != html:
            raw.clear()
            raw.append(nodes.Text(linked))


class FigureDomain(Domain):
    """Figures as objects of the search: it finds the numbers, and leads to the figure."""

    name = "figure"
    label = "Printed"
    object_types = {"figure": ObjType("number")}  # noqa: RUF012  (as the base class has it)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each figure by what it is of and its printed words."""
        for report in _reports():
            for figure in report.records.figures:
                said = f"{name_of(figure)}, {when(figure)}: {figure.printed}"
                whole = f"{report.name}.{figure.name}"
                yield whole, said, "figure", page_of(report.name), figure.name, 1

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Merge nothing: the figures are those of the data."""


def write_pages(app: Sphinx) -> None:
    """Write the page of each report before Sphinx looks for pages."""
    first, *others = _reports()
    pages = [page_of(report.name) for report in others]
    source = Path(app.srcdir)
    (source / f"{PAGE}.rst").write_text(page_source(first, pages), encoding="utf-8")
    for report, page in zip(others, pages, strict=True):
        (source / f"{page}.rst").write_text(page_source(report), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.add_domain(FigureDomain)
    app.connect("builder-inited", write_pages)
    app.connect("doctree-resolved", _link_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
