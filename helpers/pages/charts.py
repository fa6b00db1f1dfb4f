"""Charts on the pages: drawn in the page itself, with files, an address and a line to cite each.

A stored chart is an image that brings its own letters. On a page its text is text of the page,
which can be selected and found, in the font of the page. The image becomes a file to take away, and
so does the table behind it.
"""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from helpers.pages.about import read_citation
from helpers.show.letters import FAMILIES

FOLDER = "_charts"
"""Where the files of charts are, below the top of the pages."""

SHEET = "charts.css"
"""The style that is made of all charts: their colours in the dark theme."""

_IMAGE = r'"data:image/svg\+xml;base64,([^"]+)"'
_CHART = re.compile(
    rf'<figure><picture><source [^>]*?(width="\d+" height="\d+") srcset={_IMAGE}>\s*'
    rf'<img alt="([^"]*)" (width="\d+" height="\d+") [^>]*? src={_IMAGE}></picture>\s*'
    r"(<figcaption>.*?</figcaption>)\s*(<details>.*?</details>)\s*</figure>",
    re.DOTALL,
)
"""A chart as `helpers.show.html.show_chart` writes it."""

_DRAWN = f'font-family="{FAMILIES}" stroke-linejoin="round"'
"""What holds for all that is drawn in a chart."""

_DARK = re.compile(r"\n?@media \(prefers-color-scheme: dark\) \{\n(.*?)\n\}", re.DOTALL)
"""The rules of a chart for the dark scheme, as `helpers.show.style.follow_scheme` writes them."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a chart: wide or narrow.

    Parameters
    ----------
    svg : str
        The picture, with its own letters and rules.
    size : str
        The attributes that say how large it is shown.
    """

    svg: str
    size: str


@dataclass(frozen=True, slots=True)
class StoredChart:
    """A chart of a stored notebook.

    Parameters
    ----------
    page : str
        The page that shows it, without its ending.
    name : str
        Its name on that page: that of its cell.
    description, caption, table : str
        Its words and the table behind it, as HTML.
    forms : tuple of Form
        Its wide form, and its narrow one.
    """

    page: str
    name: str
    description: str
    caption: str
    table: str
    forms: tuple[Form, Form]

    @property
    def anchor(self) -> str:
        """Its name in the address of its page."""
        return f"chart-{self.name}"

    @property
    def title(self) -> str:
        """What it shows."""
        found = re.search(r"<strong>(.*?)</strong>", self.caption, re.DOTALL)
        return unescape(found[1]) if found else self.name

    def file(self, ending: str) -> str:
        """Return the address of a file of it, from the top of the pages."""
        return f"{FOLDER}/{self.page.rpartition('/')[2]}-{self.name}{ending}"


def stored_charts(page: str, path: Path) -> list[StoredChart]:
    """Return the charts of a stored notebook, in order.

    A chart is named after its cell, whose id stays when words and numbers change; a second one of
    a cell gets a number.

    Parameters
    ----------
    page : str
        The page that the notebook becomes, without its ending.
    path : Path
        The notebook.
    """
    found = []
    for cell in nbformat.read(path, as_version=4).cells:
        texts = [one.get("data", {}).get("text/html", "") for one in cell.get("outputs", [])]
        charts = [chart for text in texts for chart in _CHART.finditer("".join(text))]
        for number, chart in enumerate(charts, 1):
            name = cell.id if number == 1 else f"{cell.id}-{number}"
            found.append(_stored(page, name, chart))
    return found


def _stored(page: str, name: str, chart: re.Match[str]) -> StoredChart:
    """Take a chart from its markup."""
    small, narrow, description, large, wide, caption, table = chart.groups()
    forms = Form(_decoded(wide), large), Form(_decoded(narrow), small)
    return StoredChart(page, name, description, caption, table, forms)


def _decoded(image: str) -> str:
    """Return the picture of an image."""
    return base64.b64decode(image).decode("utf-8")


def in_page(form: Form, prefix: str) -> str:
    """Write a form of a chart as a part of a page, without its letters and its rules.

    Parameters
    ----------
    form : Form
        The form.
    prefix : str
        What is put before the ids that it uses, so that no other chart has them.

    Examples
    --------
    >>> svg = '<?xml?><svg width="9pt" viewBox="0 0 9 9" xmlns="x"><style>*{}</style>'
    >>> svg += '<g id="a"><path id="m" d="M 0"/><use xlink:href="#m"/></g></svg>'
    >>> print(in_page(Form(svg, 'width="12"'), "p-").replace(f" {_DRAWN}", ""))
    <svg width="12" viewBox="0 0 9 9"><g><path id="p-m" d="M 0"/><use href="#p-m"/></g></svg>
    """
    svg = form.svg[form.svg.index("<svg") :].strip()
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", svg, flags=re.DOTALL)
    opening = rf"<svg {form.size} \1 {_DRAWN}>"
    svg = re.sub(r'<svg[^>]*?(viewBox="[^"]*")[^>]*>', opening, svg, count=1)
    # A mark takes its colour from where it is used: rules of the page do not reach into it.
    svg = re.sub(
        r'<path id="m[^>]*>', lambda mark: re.sub(r"(?:stroke|fill): #\w+;? ?", "", mark[0]), svg
    )
    svg = svg.replace("xlink:href", "href")
    used = set(re.findall(r'(?:url\(|href=")#([^")]+)', svg))
    svg = re.sub(
        r' id="([^"]+)"', lambda at: f' id="{prefix}{at[1]}"' if at[1] in used else "", svg
    )
    svg = re.sub(r'(url\(|href=")#', rf"\1#{prefix}", svg)
    svg = re.sub(r"\s*\n\s*", " ", svg)
    return svg.replace("> <", "><").replace("<defs></defs>", "")


def light(svg: str) -> str:
    """Return a picture without its rules for the dark scheme, to be put anywhere.

    Parameters
    ----------
    svg : str
        The picture.

    Examples
    --------
    >>> from helpers.show.style import follow_scheme
    >>> plain = '<style>*{}</style><path style="fill: #ffffff"/>'
    >>> light(follow_scheme(plain)) == plain
    True
    """
    return _DARK.sub("", svg)


def comma_separated(table: str) -> str:
    """Write a table of a page as CSV, with its numbers as numbers.

    Parameters
    ----------
    table : str
        Its markup.

    Examples
    --------
    >>> head = '<th style="text-align: left">what</th><th style="text-align: right">jobs</th>'
    >>> row = '<td style="text-align: left">a, b</td><td style="text-align: right">1,200</td>'
    >>> print(comma_separated(f"<table><tr>{head}</tr><tr>{row}</tr></table>"))
    what,jobs
    "a, b",1200
    <BLANKLINE>
    """
    found = io.StringIO()
    writer = csv.writer(found, lineterminator="\n")
    for row in BeautifulSoup(table, "html.parser").find_all("tr"):
        writer.writerow(
            cell.get_text().replace(",", "")
            if cell.name == "td" and "right" in str(cell.get("style", ""))
            else cell.get_text()
            for cell in row.find_all(["th", "td"])
        )
    return found.getvalue()


def style_of(charts: list[StoredChart]) -> str:
    """Write what all charts share: their colours in the dark.

    Parameters
    ----------
    charts : list of StoredChart
        The charts.
    """
    pictures = [form.svg for chart in charts for form in chart.forms]
    rules = sorted({line for picture in pictures for line in _dark_lines(picture)})
    return "\n".join([*rules, ""])


def _dark_lines(svg: str) -> Iterator[str]:
    """Yield the rules of a chart for the dark scheme, as rules for the dark theme of the page."""
    found = _DARK.search(svg)
    for line in found[1].splitlines() if found else []:
        selectors, _, body = line.partition(" {")
        yield f'html[data-theme="dark"] .chart :is({selectors}) {{{body}'


def chart_html(chart: StoredChart, top: str, source: str) -> str:
    """Write a chart for its page.

    Parameters
    ----------
    chart : StoredChart
        The chart.
    top : str
        The address of the top of the pages, from its page.
    source : str
        What it is cited from, with its address.
    """
    wide, narrow = (
        in_page(form, f"{chart.anchor}-{number}-") for number, form in enumerate(chart.forms, 1)
    )
    drawn = f'<div class="wide">{wide}</div><div class="narrow" hidden>{narrow}</div>'
    kinds = {"SVG": ".svg", "SVG for phones": "-narrow.svg", "CSV": ".csv"}
    title = escape(chart.title)
    links = [
        f'<a href="{top}{chart.file(ending)}" aria-label="{kind} of the chart: {title}">{kind}</a>'
        for kind, ending in kinds.items()
    ]
    links.append(
        f'<a href="#{chart.anchor}" aria-label="Link to the chart: {title}">Link to the chart</a>'
    )
    return (
        f'<figure id="{chart.anchor}"><div class="chart" role="img" '
        f'aria-label="{chart.description}">{drawn}</div>\n{chart.caption}\n'
        f'<p class="away">{" · ".join(links)}</p>\n'
        f"<details><summary>Cite the chart</summary>\n<p>“{title}”. {source}</p></details>\n"
        f"{chart.table}</figure>"
    )


def _collect(app: Sphinx) -> None:
    """Find the charts of all notebooks, and write their files and what they share."""
    top, out = Path(app.srcdir), Path(app.outdir)
    found = {
        f"notebooks/{path.stem}": stored_charts(f"notebooks/{path.stem}", path)
        for path in sorted(top.glob("notebooks/*.ipynb"))
    }
    charts = [chart for some in found.values() for chart in some]
    files = {f"_static/{SHEET}": style_of(charts)}
    for chart in charts:
        for form, ending in zip(chart.forms, (".svg", "-narrow.svg"), strict=True):
            files[chart.file(ending)] = light(form.svg)
        files[chart.file(".csv")] = comma_separated(chart.table)
    for name, text in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8", newline="\n")

    def place(app: Sphinx, tree: nodes.document, page: str) -> None:
        _place(app, tree, found.get(page, []))

    app.connect("doctree-resolved", place)


def _place(app: Sphinx, tree: nodes.document, charts: list[StoredChart]) -> None:
    """Put the charts of a page where their images are."""
    left = list(charts)

    def drawn(found: re.Match[str]) -> str:
        picture = _stored("", "", found).forms[0]
        chart = next(one for one in left if one.forms[0] == picture)
        left.remove(chart)
        page = app.builder.get_target_uri(chart.page)
        address = f"{app.config.html_baseurl}{page}#{chart.anchor}"
        source = escape(f"In {read_citation().line}: {address}")
        return chart_html(chart, relative_uri(page, ""), source)

    for raw in tree.findall(nodes.raw):
        text = raw.astext()
        if left and _CHART.search(text):
            raw.children = [nodes.Text(_CHART.sub(drawn, text))]


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("builder-inited", _collect)
    app.add_css_file(SHEET)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
