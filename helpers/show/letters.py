"""The letters of a chart: text that stays text, with as much of its font as it needs.

A picture in a page cannot use the page's fonts, so it brings those letters of its own that it has,
once each.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable
from functools import cache
from html import unescape

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from helpers.locations import FONTS
from helpers.show.style import FONT

FAMILIES = f"'{FONT}', Arial, Helvetica, 'Liberation Sans', sans-serif"
"""The font, and for what shows none of a picture's own those that are no wider, where they are."""

_FILES = {"400": f"{FONT}-Regular.otf", "600": f"{FONT}-SemiBold.otf"}
"""The weights of the font, and the files that have them."""

_USUAL = frozenset(map(chr, range(0x20, 0x250))) | frozenset("–—‘’“”•…′″→←↑↓−×±≤≥≈∞²³½¼¾€￥")
"""The letters that are looked for among few before they are looked for in the whole font."""

_FEATURES = ["kern", "calt", "ccmp", "liga", "mark"]
"""What moves or replaces letters, as matplotlib has laid them out."""


def with_letters(svg: str) -> str:
    """Put the letters that a picture needs into it, and name its font in one place.

    Parameters
    ----------
    svg : str
        The picture, as matplotlib writes it with text as text.

    Returns
    -------
    str
        The same, with rules for its font; where another font is asked for, that stays.

    Examples
    --------
    >>> style = "font-family: 'Inter'; fill: #222222"
    >>> svg = f'<style></style><text style="{style}">Grain</text>'
    >>> before, _, after = with_letters(svg).partition(" src: url(data:font/otf;base64,")
    >>> print(before)
    <style>@font-face {font-family: 'Inter'; font-weight: 400;
    >>> print(after[after.index("format") :].replace(FAMILIES, "…"))
    format('opentype')}
    text {font-family: …}</style><text style="fill: #222222">Grain</text>
    """
    rules = "\n".join([*font_faces(letters_of(svg)), f"text {{font-family: {FAMILIES}}}"])
    plain = svg.replace(f"font-family: '{FONT}'; ", "")
    return plain.replace("</style>", f"{rules}</style>", 1)


def letters_of(svg: str) -> dict[str, frozenset[str]]:
    """Return the letters of a picture, by the weight in which they are written.

    Parameters
    ----------
    svg : str
        The picture, with text as text.

    Examples
    --------
    >>> found = letters_of('<text style="font-weight: 600; font-size: 9px">a &lt; b</text>')
    >>> "".join(sorted(found["600"])), found["400"]
    (' <ab', frozenset())
    """
    found: dict[str, set[str]] = {weight: set() for weight in _FILES}
    for attributes, inside in re.findall(r"<text\b([^>]*)>(.*?)</text>", svg, re.DOTALL):
        weight = "600" if re.search(r"font-weight: (600|bold|700)", attributes) else "400"
        found[weight] |= set(unescape(re.sub(r"<[^>]+>", "", inside)))
    return {weight: frozenset(letters) for weight, letters in found.items()}


def font_faces(letters: dict[str, frozenset[str]]) -> list[str]:
    """Write rules that bring some letters of the font.

    Parameters
    ----------
    letters : dict of str to frozenset of str
        The letters by weight, as `letters_of` returns them.

    Returns
    -------
    list of str
        A rule for each weight that has letters; the same letters are the same text.

    Examples
    --------
    >>> len(font_faces({"400": frozenset("Grain"), "600": frozenset()}))
    1
    """
    return [
        f"@font-face {{font-family: '{FONT}'; font-weight: {weight}; "
        f"src: url(data:font/otf;base64,{_encoded(weight, some)}) format('opentype')}}"
        for weight, some in letters.items()
        if some
    ]


@cache
def _encoded(weight: str, letters: frozenset[str]) -> str:
    """Return some letters of the font as a file, written in letters."""
    file = _usual(weight) if letters <= _USUAL else (FONTS / _FILES[weight]).read_bytes()
    return base64.b64encode(_cut(file, letters)).decode("ascii")


@cache
def _usual(weight: str) -> bytes:
    """Return the usual letters of the font, from which others are cut ten times as fast."""
    return _cut((FONTS / _FILES[weight]).read_bytes(), _USUAL)


def _cut(file: bytes, letters: Iterable[str]) -> bytes:
    """Cut a font to some letters; it is not compressed, which machines do in different ways."""
    font = TTFont(io.BytesIO(file), recalcTimestamp=False)
    options = Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    found = io.BytesIO()
    font.save(found)
    return found.getvalue()
