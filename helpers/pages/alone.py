"""A page as one file that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_UNWANTED = (
    "script, style, link, button, dialog, iframe, [hidden], .away, .headerlink, .pst-js-only"
)
_THEMED = re.compile(r"""html\[data-theme=["'](light|dark)["']\]([^{}]*\{[^{}]*\})""")
_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")

_SHEET = "_static/alone.css"
_OF_THE_THEME = re.compile(r"/(styles|vendor)/|/(basic|mystnb)\b")
"""Stylesheets in whose place the first one stands; most of them is for what is not in a file."""

_SWITCH = (
    '<p class="show-code"><label><input type="checkbox" id="show-code"> Show the code</label></p>\n'
)
"""Shows what is folded away of the code, by the stylesheet alone."""

_LONG_WORD = 14
"""Characters of a word beyond which it may break in a table on paper."""


def alone(built: Path, page: str, base: str = "") -> str:
    """Put what a built page says into one file, with its styles, fonts and images.

    It is light or dark as its reader's system is. Links to other pages become whole addresses if
    the pages are published, and plain text if not, for they would lead nowhere.

    Parameters
    ----------
    built : Path
        The folder of the built pages.
    page : str
        The page, from the top of that folder.
    base : str
        The address at which the pages are published, if it is known.

    Returns
    -------
    str
        The file.

    Raises
    ------
    FileNotFoundError
        If an image or a font is missing.
    """
    read = BeautifulSoup((built / page).read_text(encoding="utf-8"), "html.parser")
    parts = read.select("article.bd-article, .about")
    title, here = read.title.get_text() if read.title else page, (built / page).parent
    for part in parts:
        for element in part.select("noscript"):
            element.unwrap()
        for element in part.select(_UNWANTED):
            element.decompose()
        for element in part.select("img[src], source[srcset]"):
            attribute = "src" if element.name == "img" else "srcset"
            element[attribute] = _inlined(str(element[attribute]), here)
        _settle_links(part, page, base)
    linked = [str(link["href"]) for link in read.select('link[rel="stylesheet"]')]
    sheets = [built / _SHEET, *(here / urlsplit(sheet).path for sheet in linked if _is_ours(sheet))]
    styles = "\n".join(map(_style, sheets))
    body = "\n".join(map(str, parts))
    if any(part.select("details.hide") for part in parts):
        body = _SWITCH + body
    described = read.select_one('meta[name="description"]')
    said = escape(str(described["content"])) if described else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{said}">\n<title>{escape(title)}</title>\n'
        f"<style>\n{styles}</style>\n</head>\n<body>\n"
        f'<main class="bd-content">\n{body}\n</main>\n</body>\n</html>\n'
    )


def for_paper(file: str) -> str:
    """Return a page as paper wants it: all that is folded is open, and long words may break.

    Where only long words break, as addresses do, wide tables are as narrow as paper is.

    Parameters
    ----------
    file : str
        The page.

    Examples
    --------
    >>> for_paper("<details><summary>More</summary>A table</details>")
    '<details open=""><summary>More</summary>A table</details>'
    """
    read = BeautifulSoup(file, "html.parser")
    for folded in read.select("details"):
        folded["open"] = ""
    for cell in read.select("td, th"):
        if max(map(len, cell.get_text().split()), default=0) > _LONG_WORD:
            cell["class"] = f"{' '.join(map(str, cell.get_attribute_list('class')))} breaks"
    return str(read)


def follow_system(style: str) -> str:
    """Return styles that follow the reader's system where they followed the switch of the page.

    Parameters
    ----------
    style : str
        The styles.

    Examples
    --------
    >>> follow_system('html[data-theme="dark"] p { color: white }')
    '@media (prefers-color-scheme: dark) { html p { color: white } }'
    """
    return _THEMED.sub(r"@media (prefers-color-scheme: \1) { html\2 }", style)


def _settle_links(part: Tag, page: str, base: str) -> None:
    """Leave links within the page and to the web, and make whole or plain those to other pages."""
    inside = {str(element["id"]) for element in part.select("[id]")}
    for link in part.select("a[href]"):
        address = str(link["href"])
        within = address.startswith("#") and unquote(address[1:]) in inside
        if within or urlsplit(address).scheme in ("http", "https", "mailto"):
            continue
        if base and not urlsplit(address).scheme:
            link["href"] = urljoin(posixpath.join(base, page), address)
        else:
            link.unwrap()


def _is_ours(sheet: str) -> bool:
    """Tell whether a stylesheet that a page links is for what the page says."""
    return not (_OF_THE_THEME.search(sheet) or urlsplit(sheet).scheme)


def _style(sheet: Path) -> str:
    """Read a stylesheet that needs no other file."""
    style = follow_system(sheet.read_text(encoding="utf-8"))
    return _ADDRESS.sub(lambda found: f"url({_inlined(found[1], sheet.parent)})", style)


def _inlined(address: str, folder: Path) -> str:
    """Return the address of an image or a font as one that holds it."""
    if address.startswith("data:"):
        return address
    file = folder / unquote(urlsplit(address).path)
    kind = mimetypes.guess_type(file.name)[0] or f"font/{file.suffix.removeprefix('.')}"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"
