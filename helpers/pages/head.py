"""What a page says of itself where a link to it is shown: title, description and a picture.

The canonical address is set where SITE_URL gives the base, by ``html_baseurl`` in docs/conf.py. The
address of the picture is then whole, as those who show links want it; else it leads from the page.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import clean_astext

from helpers.commands.notebooks import finding
from helpers.pages.card import HEIGHT, WIDTH, card_name, draw_card, drawn_path

LONGEST = 200
"""Characters of a description; more would be cut by those who show it."""


def describe(text: str, longest: int = LONGEST) -> str:
    """Return the whole sentences of a text that fit; of one that is too long, its whole words.

    Parameters
    ----------
    text : str
        The text.
    longest : int
        The most characters.

    Examples
    --------
    >>> describe("GDP rose by 6.4% a year. It was RMB650 billion. More is said below.", 50)
    'GDP rose by 6.4% a year. It was RMB650 billion.'
    >>> describe("GDP rose from RMB477 billion to RMB650 billion", 30)
    'GDP rose from RMB477 billion…'
    """
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    ends = [found.start() for found in re.finditer(r"(?<=[.!?]) (?=[A-Z0-9“])", plain)]
    fitting = [end for end in ends if end <= longest]
    if fitting:
        return plain[: fitting[-1]]
    return f"{plain[:longest].rpartition(' ')[0].rstrip(',;:')}…"


def said_of(source: Path, page: str, tree: nodes.document | None) -> str:
    """Return what a page says: the finding of its notebook, or else its first paragraph.

    Parameters
    ----------
    source : Path
        The folder of the sources.
    page : str
        The page, as Sphinx names it.
    tree : document or None
        What is on it; None for a page that is not written by anyone, such as that of the search.
    """
    notebook = source / f"{page}.ipynb"
    if notebook.exists():
        return finding(notebook)
    paragraphs = tree.findall(nodes.paragraph) if tree else iter(())
    return next((clean_astext(paragraph) for paragraph in paragraphs), "")


def say_in_the_head(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Write description, title and picture into the head of a page."""
    project = app.config.project
    title = re.sub(r"<[^>]*>", "", context.get("title", "")) or project
    said = describe(said_of(Path(app.srcdir), page, tree)) or project
    card = card_name(page) if _has_card(app, page) else card_name("index")
    base = app.config.html_baseurl
    named = {
        "og:type": "website" if page == app.config.root_doc else "article",
        "og:site_name": project,
        "og:title": title,
        "og:description": said,
        "og:image": posixpath.join(base, card) if base else context["pathto"](card, resource=True),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": f"{title}: {said}",
    }
    if base:
        named["og:url"] = context["pageurl"]
    lines = [f'<meta name="description" content="{escape(said)}" />']
    lines += [f'<meta property="{key}" content="{escape(text)}" />' for key, text in named.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image" />')
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *lines])


def draw_cards(app: Sphinx, failed: Exception | None) -> None:
    """Draw a card for every notebook and one for all other pages."""
    if failed or app.builder.name != "html":
        return
    source, project = Path(app.srcdir), app.config.project
    path = drawn_path()
    for page in sorted(app.env.found_docs):
        if not _has_card(app, page):
            continue
        start = page == app.config.root_doc
        title = project if start else clean_astext(app.env.titles[page])
        said = path.title if start else describe(said_of(source, page, None))
        card = Path(app.outdir) / card_name(page)
        card.parent.mkdir(exist_ok=True)
        card.write_bytes(draw_card(title, said, "" if start else project, path))


def _has_card(app: Sphinx, page: str) -> bool:
    """Tell whether a page has a card of its own."""
    return page == app.config.root_doc or (Path(app.srcdir) / f"{page}.ipynb").exists()


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("html-page-context", say_in_the_head)
    app.connect("build-finished", draw_cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
