"""Names and notes of the rows of a chart: beside them or, where it is narrow, above and below."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.show.style import INK, LABEL_WIDTH, NARROW_INCHES, PAPER, SMALL

TWO_MARKS = 0.2
"""How far two marks, one above the other, reach from the middle of a row, as a part of the row."""

_ROW, _MORE = 0.72, 0.21
"""Height of a narrow row with a name above and a note below it, and of one more line, in inches."""

NARROW_BAR = 0.66
"""Height of a row with a bar and a name above it, in inches."""

NARROW_WIDTH = 44
"""Characters after which names and notes are broken where it is narrow."""

_GAP = 6
"""What is left between marks and words, in points."""

_BOX = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}


def is_narrow(axes: Axes) -> bool:
    """Tell whether Axes are in a figure that is as narrow as a phone.

    Parameters
    ----------
    axes : Axes
        The Axes.

    Examples
    --------
    >>> is_narrow(Figure(figsize=(NARROW_INCHES, 4)).subplots()), is_narrow(Figure().subplots())
    (True, False)
    """
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    return bool(figure.get_figwidth() <= NARROW_INCHES)


def tall(names: Sequence[str], notes: Sequence[str] = (), reach: float = 0.0) -> float:
    """Return how high rows with a name above and a note below are together, in inches.

    Parameters
    ----------
    names : sequence of str
        Their names.
    notes : sequence of str
        Their notes, so far as they can be longer than a line.
    reach : float
        How far what is drawn reaches up and down, as a part of a row.

    Examples
    --------
    >>> round(tall(["Grain output", "Market entities"]), 2)
    1.44
    """
    more = sum(
        max((len(textwrap.wrap(text, NARROW_WIDTH)) for text in texts), default=1) - 1
        for texts in (names, notes)
    )
    return (_ROW + _MORE * more) * (1 + 1.5 * reach) * len(names)


def name_rows(
    axes: Axes,
    places: Sequence[float],
    names: Sequence[str],
    *,
    size: float | None = SMALL,
    width: int = LABEL_WIDTH,
    reach: float = 0.0,
) -> None:
    """Write the names of rows left of them, or above them where it is narrow.

    Parameters
    ----------
    axes : Axes
        The Axes, whose limits are set by the caller.
    places : sequence of float
        The heights of the rows.
    names : sequence of str
        Their names.
    size : float, optional
        The size of their type, in points; by default that of ticks.
    width : int
        Characters after which a name is broken that stands left of its row.
    reach : float
        How far what is drawn reaches up from the middle of a row, as a part of the row.

    Examples
    --------
    >>> axes = Figure().subplots()
    >>> name_rows(axes, [0, 1], ["Grain output", "Market entities"])
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Grain output', 'Market entities']
    """
    if not is_narrow(axes):
        axes.set_yticks(places, [textwrap.fill(name, width) for name in names], size=size)
        return
    axes.set_yticks([])
    for place, name in zip(places, names, strict=True):
        axes.annotate(
            textwrap.fill(name, NARROW_WIDTH), (0, place - reach), size=size or SMALL,
            xycoords=("axes fraction", "data"), xytext=(0, _GAP), textcoords="offset points",
            va="bottom", color=INK, zorder=6, bbox=_BOX, annotation_clip=False,
        )  # fmt: skip


def write_beside(
    axes: Axes, place: float, *parts: str, between: str = ", ", reach: float = 0.0
) -> None:
    """Write a note right of the Axes at the height of a row, or below the row where it is narrow.

    Parameters
    ----------
    axes : Axes
        The Axes.
    place : float
        The height of the row.
    *parts : str
        What is written, each part on a line of its own where it stands beside the row.
    between : str
        What stands between the parts on one line.
    reach : float
        How far what is drawn reaches down from the middle of the row, as a part of the row.

    Examples
    --------
    >>> axes = Figure().subplots()
    >>> write_beside(axes, 0, "asks for more", "3.5 points more")
    >>> print(axes.texts[0].get_text())
    asks for more
    3.5 points more
    """
    if is_narrow(axes):
        text, at, shift, side = textwrap.fill(between.join(parts), NARROW_WIDTH), 0, -_GAP, "top"
        place, across = place + reach, 0
    else:
        text, at, shift, side, across = "\n".join(parts), 1, 0, "center", 9
    axes.annotate(
        text, (at, place), xycoords=("axes fraction", "data"), xytext=(across, shift), size=SMALL,
        textcoords="offset points", va=side, annotation_clip=False, zorder=6,
        bbox=_BOX if is_narrow(axes) else None,
    )  # fmt: skip
