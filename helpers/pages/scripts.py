"""Load no script and no stylesheet on a page that has no use for it.

Tables that can be searched need DataTables; the search in the pages needs its index only where it
shows what it found. Maps from the scripts of the theme to their sources are for its makers.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

TABLES = "vendor/datatables/dataTables"
"""The files of DataTables among the static files of the pages, without the ends of their names."""

SEARCHABLE = "searchable"
"""The class of a table that gets a search field."""


def add_what_is_used(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, str],
    doctree: nodes.document | None,
) -> None:
    """Add DataTables to a page that has a table for it."""
    if f"dataframe {SEARCHABLE}" in context.get("body", ""):
        app.add_css_file(f"{TABLES}.dataTables.min.css", priority=450)
        app.add_js_file(f"{TABLES}.min.js", priority=450)


def remove_maps(app: Sphinx, exception: Exception | None) -> None:
    """Remove the maps of the scripts, once all is written."""
    if exception is None:
        for path in Path(app.outdir).rglob("*.map"):
            path.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("html-page-context", add_what_is_used)
    app.connect("build-finished", remove_maps)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
