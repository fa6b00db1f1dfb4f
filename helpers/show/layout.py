"""A drawn figure as a picture: the same bytes in every run."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import matplotlib as mpl
from matplotlib.figure import Figure

from helpers.show.letters import with_letters
from helpers.show.style import NARROW_INCHES, house_style

Format = Literal["svg", "png"]

_TITLE_WIDTH = 10.7
"""Characters of a title for each inch."""

_DIGITS = 5
_SVG_DPI = 72
"""The resolution of SVG files, in which text is as wide as it will be shown."""

_PNG_DPI = 200
_METADATA: dict[Format, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}
"""What would say when and with what a picture was made."""


def picture_of(figure: Figure, kind: Format) -> bytes:
    """Draw a figure in the house style; it stays as it is, and can be changed and drawn again.

    Parameters
    ----------
    figure : Figure
        The figure.
    kind : str
        ``svg``, with its text as text, or ``png`` with 200 pixels an inch.

    Returns
    -------
    bytes
        The picture, the same whenever the figure is the same.

    Examples
    --------
    >>> with house_style():
    ...     figure = Figure(figsize=(3, 2))
    >>> picture = picture_of(figure, "png")
    >>> int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    (600, 400)
    """
    buffer = io.BytesIO()
    with house_style(), settled(figure):
        figure.savefig(buffer, format=kind, dpi=_PNG_DPI, metadata=_METADATA[kind])
    if kind == "png":
        return buffer.getvalue()
    return with_letters(buffer.getvalue().decode("utf-8")).encode("utf-8")


def broken(title: str, inches: float) -> str:
    """Break a title into lines of some inches.

    Parameters
    ----------
    title : str
        The title.
    inches : float
        How long a line may be.

    Examples
    --------
    >>> print(broken("A finding in so many words that one line holds not all", 3.6))
    A finding in so many words that one
    line holds not all
    """
    return textwrap.fill(title, max(int(_TITLE_WIDTH * inches), 20))


@contextmanager
def narrowed(figure: Figure) -> Iterator[None]:
    """Keep a figure as narrow as a phone, its title broken anew; afterwards it is as before.

    It is for figures of which nobody drew a narrow form. Their type keeps its size.

    Parameters
    ----------
    figure : Figure
        The figure.

    Examples
    --------
    >>> figure = Figure(figsize=(6, 4))
    >>> with narrowed(figure):
    ...     print(figure.get_figwidth())
    3.6
    >>> print(figure.get_figwidth())
    6.0
    """
    width, height = map(float, figure.get_size_inches())
    title = figure.get_suptitle()
    heads = [text for text in figure.texts if title and text.get_text() == title]
    figure.set_size_inches(NARROW_INCHES, height)
    for head in heads:
        head.set_text(broken(" ".join(title.split()), NARROW_INCHES))
    try:
        yield
    finally:
        figure.set_size_inches(width, height)
        for head in heads:
            head.set_text(title)


@contextmanager
def settled(figure: Figure) -> Iterator[None]:
    """Keep a figure laid out as in every run, with the places of its axes rounded.

    The solver behind matplotlib's layout leaves other last bits from run to run where there are
    several axes, and they go into the names of what is clipped. To be called in the house style,
    when all is drawn. Afterwards the figure is as before, so that what is changed in it later
    gets its room.

    Parameters
    ----------
    figure : Figure
        The figure.

    Examples
    --------
    >>> with house_style():
    ...     figure = Figure(figsize=(6, 4))
    ...     axes = figure.subplots()
    ...     with settled(figure):
    ...         left = axes.get_position().x0
    >>> print(left == round(left, 5))
    True
    """
    engine = figure.get_layout_engine()
    before = [
        (axes, axes.get_position(original=True).bounds, axes.get_in_layout())
        for axes in figure.axes
    ]
    dpi = figure.dpi
    figure.set_dpi(_SVG_DPI)
    figure.draw_without_rendering()
    figure.set_dpi(dpi)
    figure.set_layout_engine("none")
    for axes in figure.axes:
        left, bottom, width, height = axes.get_position().bounds
        axes.set_position(
            (
                round(left, _DIGITS), round(bottom, _DIGITS),
                round(width, _DIGITS), round(height, _DIGITS),
            )
        )  # fmt: skip
    try:
        yield
    finally:
        for axes, bounds, laid_out in before:
            axes.set_position(bounds)
            axes.set_in_layout(laid_out)
        with mpl.rc_context({"figure.constrained_layout.use": False}):  # or none becomes one
            figure.set_layout_engine(engine)
