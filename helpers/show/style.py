"""The house style of the charts: colours, marks, type, and what every chart has.

Each colour has one meaning in the whole collection and never stands alone: hatching, dashes or
labels say the same. Achievement and target have colours of Okabe and Ito, which colour-blind
readers can tell apart; series differ by marker too, and all that is reconstructed is grey.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from helpers.locations import FONTS

FONT = "Inter"
INK = "#222222"
RECONSTRUCTED = "#5F5F5F"
SHADES = ("#E4E4E4", "#C6C6C6", "#A2A2A2")
"""Bands of a reconstruction, from the widest to the narrowest."""
SERIES = (("#B5468B", "s"), ("#4B3F92", "o"), ("#00796B", "D"))
COLOURS = {"achievement": "#0072B2", "target": "#D55E00"}
HATCHES = {"achievement": "", "target": "///"}
MARKERS = {"achievement": "o", "target": "D"}
FAINT = "#8A8A8A"
_TICK = Path([(-0.5, 0.0), (-0.15, -0.4), (0.5, 0.45)], [Path.MOVETO, Path.LINETO, Path.LINETO])
SIGNS: dict[str, str | Path] = {
    "raised": "^", "held": "s", "lowered": "v", "met": _TICK, "missed": "X",
    "cannot be told": "$?$", "no partner": ".", "no evidence": ".",
    "holds": _TICK, "fails": "X", "cannot be decided": "$?$",
}  # fmt: skip
"""The sign of each verdict, outcome and result of a check."""

_STROKES = ("met", "holds")
"""Signs that are strokes and have no inside."""

_TITLE_WIDTH = 84
_STYLE: Any = {
    "axes.axisbelow": True,
    "axes.edgecolor": "#888888",
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.labelcolor": INK,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": 600,
    "axes.titlepad": 12,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "white",
    "font.family": FONT,
    "font.size": 10,
    "grid.color": "#DDDDDD",
    "hatch.color": "white",
    "hatch.linewidth": 1.5,
    "legend.frameon": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "work report",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.left": False,
}


def load_font() -> None:
    """Register the bundled font, in place of any other of its name on the machine."""
    manager = font_manager.fontManager
    bundled = {str(path) for path in FONTS.glob("*.otf")}
    known = {entry.fname for entry in manager.ttflist if entry.name == FONT}
    if known != bundled:
        manager.ttflist = [entry for entry in manager.ttflist if entry.name != FONT]
        for path in sorted(bundled):
            manager.addfont(path)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever the user's own settings of matplotlib are."""
    load_font()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


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
    """
    if not len(rows):
        raise ValueError(f"there is nothing to draw: no {what}")


def finish(axes: Axes, title: str, xlabel: str, ylabel: str = "") -> None:
    """Set the finding as the title, across the whole figure, and name the axes."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.suptitle(textwrap.fill(title, _TITLE_WIDTH), x=0.01, ha="left", size=12, weight=600)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)


def scatter_sign(
    axes: Axes, xs: list[float], ys: list[float], answer: str, size: float, outside: bool = False
) -> None:
    """Draw the sign of an answer at some places, or right of the axes."""
    faint = answer.startswith("no ")
    axes.scatter(
        xs, ys, s=size, marker=SIGNS[answer], clip_on=not outside, zorder=5,
        facecolor="none" if answer in _STROKES else FAINT if faint else INK,
        edgecolor=FAINT if faint else INK, linewidth=1.8 if answer in _STROKES else 0.5,
        transform=axes.get_yaxis_transform() if outside else axes.transData,
    )  # fmt: skip


def sign_handle(answer: str, label: str) -> Line2D:
    """Return the entry of a legend for an answer."""
    faint = answer.startswith("no ")
    return Line2D(
        [], [], linestyle="none", marker=SIGNS[answer], markersize=9, label=label,
        markerfacecolor="none" if answer in _STROKES else FAINT if faint else INK,
        markeredgecolor=FAINT if faint else INK,
        markeredgewidth=1.8 if answer in _STROKES else 0.5,
    )  # fmt: skip
