"""The house style of the charts: colours, marks, type, and what every chart has.

Each colour has one meaning in the whole collection and never stands alone: marks, hatching, dashes
or labels say the same. All of them stand out from the white page and from the dark one, three to
one at least. Achievement and target have colours of Okabe and Ito, which colour-blind readers can
tell apart; real and current prices, and the two territories, differ enough for them too.

For chart authors:

- A figure is `WIDTH_INCHES` wide, whatever it shows, and at most `HIGHEST_INCHES` high. It is shown
  640 pixels wide. Screens that are narrower show the same plan drawn `NARROW_INCHES` wide, as high
  as it needs, with its rows as `helpers.show.rows` writes them.
- So no type is smaller than `SMALL`; all else has the size that `house_style` gives it. Row labels
  are broken after `LABEL_WIDTH` characters, the title is broken where the chart is put.
- A row with one mark is 0.34 inches high, one with two marks 0.45. That is 18 rows of one mark, or
  14 of two; more rows are a table.
- Draw with the names of this module, not with literal colours. White is the page: it, the inks and
  the greys change in the dark theme by themselves, and so do tints; see `follow_scheme`. Write
  beside coloured areas, not on them.
- Observed is solid, reconstructed `RECONSTRUCTED` and `DASHED`. Two territories, or real and
  nominal values, are never joined by a line.
- A chart is a `helpers.show.panels.Plan`: its words, its numbers, and a function for each panel
  that draws in Axes and knows nothing of the figure. `put` gives it a figure of its own, or draws
  it in the Axes of an analyst. The title is the finding; it becomes text below the chart as well.
- All words are made from what is drawn, the end of the caption by `helpers.show.origins.origin`,
  and all can be given.

For charts of one's own, `with house_style():` is all: new figures are as wide as ours and laid out
to hold their labels, lines and bars take the colours of this module, and a legend can be read over
what is drawn. It looks the same in a notebook, which shows a figure only when its cell has ended.
"""

from __future__ import annotations

import colorsys
import re
import warnings
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.rcsetup import cycler

from helpers.locations import FONTS

FONT = "Inter"
WIDTH_INCHES = 6.0
NARROW_INCHES = 3.6
"""Width of the form of a chart that phones show, at the same size of type."""

HIGHEST_INCHES = 8.0
SMALL = 10
"""The smallest type, in points."""

LABEL_WIDTH = 26
"""Characters after which the label of a row is broken."""

PAPER, DARK_PAPER = "#FFFFFF", "#14181E"
"""The background of the pages, light and dark; charts are drawn on the first."""

INK = "#222222"
ACHIEVEMENT = "#0072B2"
TARGET = "#D55E00"
REAL = "#008A63"
"""Real values and growth, at constant prices."""

CURRENT = "#8A5CC2"
"""Nominal values and growth, at current prices."""

TERRITORIES = ("#A07000", "#B5468B")
"""The smaller and the larger of two territories."""

RECONSTRUCTED = "#5F5F5F"
"""What nobody observed; drawn `DASHED`."""

DASHED = (0, (4, 2.5))
COLOURS = {"achievement": ACHIEVEMENT, "target": TARGET}
HATCHES = {"achievement": "", "target": "///"}
MARKERS = {"achievement": "o", "target": "D"}
FAINT = "#8A8A8A"
_DATA = (0.128, 0.3)
"""Luminance, as WCAG 2 defines it, that stands out three to one from both backgrounds."""

_EDGE, _GRID = "#888888", "#DDDDDD"
_SIZE = 11

_STYLE: Any = {
    "axes.axisbelow": True,
    "axes.facecolor": PAPER,
    "axes.edgecolor": _EDGE,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.prop_cycle": cycler(color=[ACHIEVEMENT, TARGET, REAL, CURRENT, *TERRITORIES]),
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": 600,
    "axes.titlepad": 12,
    "figure.constrained_layout.use": True,
    "figure.facecolor": PAPER,
    "figure.figsize": (WIDTH_INCHES, 3.2),
    "font.family": FONT,
    "font.size": _SIZE,
    "grid.color": _GRID,
    "hatch.color": "white",
    "hatch.linewidth": 1.5,
    "legend.edgecolor": "none",
    "legend.framealpha": 0.85,
    "patch.edgecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "work report",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.left": False,
}


def load_font() -> None:
    """Register the bundled font, in place of any other of its name on the machine.

    Examples
    --------
    >>> load_font()
    >>> font_manager.findfont(FONT).split("/")[-1].startswith("Inter")
    True
    """
    manager = font_manager.fontManager
    bundled = {str(path) for path in FONTS.glob("*.otf")}
    known = {entry.fname for entry in manager.ttflist if entry.name == FONT}
    if known != bundled:
        manager.ttflist = [entry for entry in manager.ttflist if entry.name != FONT]
        for path in sorted(bundled):
            manager.addfont(path)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever the user's own settings of matplotlib are.

    Everything made within the block has it, by matplotlib, pandas or seaborn, and keeps it where
    it is shown later, as JupyterLab does at the end of a cell. Afterwards all settings are as
    before.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> with house_style():
    ...     figure, axes = plt.subplots()
    >>> print(figure.get_figwidth(), axes.spines["top"].get_visible(), plt.rcParams["axes.grid"])
    6.0 False False
    >>> plt.close(figure)
    """
    load_font()
    interactive = mpl.is_interactive()
    try:
        with mpl.rc_context(), warnings.catch_warnings():
            mpl.rcdefaults()
            mpl.rcParams.update(_STYLE)
            warnings.filterwarnings("ignore", "The figure layout has changed to tight")  # seaborn
            try:
                yield
            finally:
                interactive = mpl.is_interactive()
    finally:
        # The first figure of a notebook makes pyplot interactive, which must not be undone: no
        # later figure would be shown.
        mpl.interactive(interactive)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1, as WCAG 2 defines it.

    Parameters
    ----------
    colour : str
        A colour such as ``#222222``.

    Examples
    --------
    >>> luminance("#000000"), luminance("#FFFFFF"), round(luminance("#808080"), 3)
    (0.0, 1.0, 0.216)
    """
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in mpl.colors.to_rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def in_the_dark(colour: str) -> str:
    """Return what a colour becomes in the dark theme.

    White becomes the dark page. Colours of data stay; what is lighter or darker than they are,
    such as ink, grid lines and tints, changes places and keeps its hue.

    Parameters
    ----------
    colour : str
        A colour such as ``#222222``.

    Returns
    -------
    str
        The colour, in small letters.

    Examples
    --------
    >>> in_the_dark(PAPER), in_the_dark(INK), in_the_dark(TARGET) == TARGET.lower()
    ('#14181e', '#e0e0e0', True)
    """
    if colour.upper() == PAPER:
        return DARK_PAPER.lower()
    least, most = _DATA
    if least <= luminance(colour) <= most:
        return colour.lower()
    hue, light, strength = colorsys.rgb_to_hls(*mpl.colors.to_rgb(colour))
    return mpl.colors.to_hex(colorsys.hls_to_rgb(hue, 0.1 + 0.9 * (1 - light), strength))


def follow_scheme(svg: str) -> str:
    """Let a chart follow the colour scheme of the page that shows it.

    The chart has its own background in either scheme, so that it can be read wherever it is
    shown. In an ``<img>`` the scheme is that of the image: ``color-scheme`` in the page's style.

    Parameters
    ----------
    svg : str
        The chart, as matplotlib writes it.

    Returns
    -------
    str
        The same with a rule for every colour that changes; it is light where rules are ignored.

    Examples
    --------
    >>> print(follow_scheme('<style>*{}</style><path style="fill: #ffffff"/>'))
    <style>*{}
    @media (prefers-color-scheme: dark) {
    svg {fill: #ffffff}
    [style*="fill: #ffffff"], [fill="#ffffff"] {fill: #14181e !important}
    }</style><path style="fill: #ffffff"/>
    """
    colours = sorted(set(re.findall(r"#[0-9a-f]{6}\b", svg)))
    rules = [f"svg {{fill: {in_the_dark('#000000')}}}"]  # black is not written
    rules += [
        f'[style*="{what}: {colour}"], [{what}="{colour}"] {{{what}: {dark} !important}}'
        for colour in colours
        for what in ("fill", "stroke")
        if (dark := in_the_dark(colour)) != colour and re.search(f'{what}(: |="){colour}', svg)
    ]
    style = "@media (prefers-color-scheme: dark) {\n" + "\n".join(rules) + "\n}"
    return svg.replace("</style>", f"\n{style}</style>", 1)


def refuse_nothing(rows: Sized, what: str) -> None:
    """Refuse to draw a chart of nothing.

    Parameters
    ----------
    rows : sized
        What would be drawn.
    what : str
        What there is none of.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> refuse_nothing([], "growth rate")
    Traceback (most recent call last):
        ...
    ValueError: there is nothing to draw: no growth rate
    """
    if not len(rows):
        raise ValueError(f"there is nothing to draw: no {what}")


def dress(axes: Axes) -> None:
    """Give Axes that were made elsewhere what `house_style` gives to those made in it.

    What is drawn in them, their figure and their limits stay as they are.

    Parameters
    ----------
    axes : Axes
        The Axes.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> dress(axes)
    >>> [name for name, spine in axes.spines.items() if spine.get_visible()]
    ['bottom']
    """
    load_font()
    axes.set_facecolor(PAPER)
    axes.set_axisbelow(True)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_edgecolor(_EDGE)
    axes.tick_params(
        labelsize=_SIZE, labelfontfamily=FONT, labelcolor=INK, color=INK, grid_color=_GRID
    )
    axes.tick_params(axis="y", left=False)
    axes.grid(visible=True)
    for axis in (axes.xaxis, axes.yaxis):
        axis.label.set(color=INK, fontfamily=FONT, fontsize=_SIZE)
