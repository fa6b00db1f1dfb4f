"""What can be taken away: each page as notebook, as one file and as PDF; the data in one piece.

Files lie as in the repository, so that the descriptor of the data finds the tables beside it, and
links to files that are no pages lead there.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx

from helpers.data.report import load_report
from helpers.pages.about import CITATION, all_reports, read_citation
from helpers.pages.alone import alone, for_paper
from helpers.pages.archive import archive
from helpers.pages.paper import find_chromium, print_page

_FOLDER = "take-away"
_BEFORE_DOWNLOADS, _LAST = 400, 900
"""When this takes part: before Sphinx copies what links lead to; after all else is written."""


@dataclass(frozen=True)
class Taken:
    """The files of one page, from the top of the pages.

    Parameters
    ----------
    notebook, pdf : str or None
        The notebook, where the page is one; the PDF, where it is made.
    alone : str
        The page as one file.
    """

    notebook: str | None
    alone: str
    pdf: str | None


def taken(app: Sphinx, page: str) -> Taken | None:
    """Return what there is to take away of a page; nothing of the reference and of the search.

    Parameters
    ----------
    app : Sphinx
        The rendering.
    page : str
        The page, as Sphinx names it.
    """
    if page not in app.env.found_docs or page.startswith("reference/"):
        return None
    notebook = f"{page}.ipynb" if (Path(app.srcdir) / f"{page}.ipynb").exists() else None
    printed = app.config.with_pdf and find_chromium()
    return Taken(notebook, f"{_FOLDER}/{page}.html", f"{_FOLDER}/{page}.pdf" if printed else None)


def link_files(app: Sphinx, tree: nodes.document) -> None:
    """Let links to files that are no pages lead to where they lie, as in the repository."""
    page = app.env.docname
    for node in list(tree.findall(download_reference)):
        name, path = app.env.relfn2path(node["reftarget"], page)
        if Path(path).is_file():
            address = posixpath.relpath(name, posixpath.dirname(page) or ".")
            node.replace_self(
                nodes.reference("", "", *node.children, refuri=address, internal=True)
            )


def offer(
    app: Sphinx, page: str, _template: str, context: dict[str, object], _tree: object
) -> None:
    """Give the template below a page what there is to take away."""
    context["taken"] = taken(app, page)


def write_files(app: Sphinx, failed: Exception | None) -> None:
    """Write all that can be taken away beside the pages."""
    if failed or app.builder.name != "html":
        return
    source, built = Path(app.srcdir), Path(app.outdir)
    shutil.copytree(source / "data", built / "data")
    for name in (CITATION, "LICENSE"):
        shutil.copy(source / name, built)
    citation = read_citation(source / CITATION)
    for report in all_reports():
        packed = archive(report, citation, source)
        (built / "data" / f"{report.name}.zip").write_bytes(packed)
        load_report(report.name).to_excel(built / "data" / f"{report.name}.xlsx")
    prints = {}
    for page in sorted(app.env.found_docs):
        files = taken(app, page)
        if files is None:
            continue
        if files.notebook:
            shutil.copy(source / files.notebook, built / files.notebook)
        whole = alone(built, f"{page}.html", app.config.html_baseurl)
        (built / files.alone).parent.mkdir(parents=True, exist_ok=True)
        (built / files.alone).write_text(whole, encoding="utf-8", newline="\n")
        if files.pdf:
            prints[built / files.pdf] = for_paper(whole)
    _print_all(prints)


def _print_all(pages: dict[Path, str]) -> None:
    """Print pages to files, as many at once as there are cores."""
    chromium = find_chromium()
    if not pages or chromium is None:
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        printed = pool.map(lambda page: print_page(chromium, page), pages.values())
        for path, content in zip(pages, printed, strict=True):
            path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.add_config_value("with_pdf", default=False, rebuild="html", types=[bool])
    app.connect("doctree-read", link_files, priority=_BEFORE_DOWNLOADS)
    app.connect("html-page-context", offer)
    app.connect("build-finished", write_files, priority=_LAST)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
