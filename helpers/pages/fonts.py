"""Give the pages the typeface of the charts, in one stylesheet that holds it.

The letters stand in the stylesheet itself, for a browser that opens a page from a folder may refuse
to load a typeface from a file beside it. Only those that the pages can need are kept; Chinese is
left to the machine.
"""

from __future__ import annotations

import base64
import io
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from sphinx.application import Sphinx

from helpers.locations import FONTS
from helpers.show.style import FONT

SHEET = "type.css"
"""The name of the stylesheet among the static files of the pages."""

WEIGHTS = {"Regular": "400", "SemiBold": "600 700"}
"""For which weights a file of the typeface stands."""

LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x202F, 0x205E), (0x2070, 0x209C),
    (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2200, 0x22FF), (0x400, 0x45F),
)  # fmt: skip
"""The letters that are kept, as ranges: Latin, Cyrillic, punctuation, signs of arithmetic."""


def type_sheet() -> str:
    """Return the stylesheet with the typeface, the same to the byte each time."""
    return "".join(
        f'@font-face {{ font-family: "{FONT}"; font-weight: {weights}; font-display: swap; '
        f"src: url(data:font/woff;base64,{_encoded(FONTS / f'{FONT}-{name}.otf')}) "
        'format("woff"); }\n'
        for name, weights in WEIGHTS.items()
    )


def _encoded(path: Path) -> str:
    """Return the letters of a file that are kept, as WOFF in base 64."""
    options = subset.Options(flavor="woff", layout_features=["kern", "tnum", "calt", "ccmp"])
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=chain.from_iterable(range(low, high + 1) for low, high in LETTERS))
    cutter.subset(font)
    font.flavor = "woff"
    written = io.BytesIO()
    font.save(written)
    return base64.b64encode(written.getvalue()).decode("ascii")


def write_sheet(app: Sphinx) -> None:
    """Put the stylesheet among the static files, before the pages ask for it."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SHEET).write_text(type_sheet(), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("builder-inited", write_sheet)
    app.add_css_file(SHEET, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
