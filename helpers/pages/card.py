"""The picture that is shown with a link to a page: what the page says, beside the path."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from pathlib import PurePosixPath

from bs4 import BeautifulSoup
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from helpers.commands.notebooks import PICTURE, notebook_paths, picture, tagged_outputs
from helpers.show.style import ACHIEVEMENT, FAINT, INK, PAPER, RECONSTRUCTED, house_style

WIDTH, HEIGHT = 1200, 630
"""Pixels, as those who show links ask for."""

_DPI = 100
_LEFT, _RIGHT = 60, 760
"""Where the words begin and end, in pixels."""

_TOP, _BOTTOM, _GAP = 560, 100, 34
"""Between the first two heights stand title and finding, with the third between them."""

_MEASURED = "GDP"
"""What the chart of the collection shows."""

_COLOURS = 48
"""Enough for a picture of words and lines, at half the weight."""


@dataclass(frozen=True)
class DrawnPath:
    """The chart that stands for the collection, as its stored table has it.

    Parameters
    ----------
    title : str
        What it shows.
    unit : str
        The unit of the levels.
    ends : tuple of (int, float)
        Years and levels that the report states.
    between : tuple of tuple of (int, float)
        Reconstructed years and levels, a path each.
    """

    title: str
    unit: str
    ends: tuple[tuple[int, float], ...]
    between: tuple[tuple[tuple[int, float], ...], ...]


def drawn_path() -> DrawnPath:
    """Read the chart of the collection from the stored notebooks.

    Raises
    ------
    ValueError
        If not exactly one chart is tagged ``picture``, or the table behind it has no levels.
    """
    title = picture().title
    outputs = [html for path in notebook_paths() for html in tagged_outputs(path, PICTURE)]
    table = BeautifulSoup(outputs[0]["text/html"], "html.parser").table
    lines = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table("tr")]  # type: ignore[misc]
    if not title.startswith(_MEASURED):
        raise ValueError(f"the chart tagged {PICTURE!r} is not of {_MEASURED}: {title}")
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    unit = rows[0]["unit"]
    series: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in rows:
        if row["unit"] == unit and row["what"] in ("reported", "reconstructed"):
            point = int(row["year"]), float(row["level"].replace(",", ""))
            series.setdefault((row["what"], row["territory"]), []).append(point)
    ends = tuple(
        point for (what, _), points in series.items() if what == "reported" for point in points
    )
    if len(ends) < 2:
        raise ValueError(f"the table behind the chart tagged {PICTURE!r} reports no two levels")
    between = tuple(tuple(points) for (what, _), points in series.items() if what != "reported")
    return DrawnPath(title, unit, ends, between)


def card_name(page: str) -> str:
    """Return where the card of a page lies, from the top of the pages.

    Examples
    --------
    >>> card_name("notebooks/02_gdp_path")
    'cards/02_gdp_path.png'
    """
    return f"cards/{PurePosixPath(page).name}.png"


def draw_card(title: str, said: str, project: str, path: DrawnPath) -> bytes:
    """Draw the card of a page as PNG, 1200 by 630 pixels.

    Parameters
    ----------
    title, said : str
        The title of the page, and what it says.
    project : str
        The collection to which it belongs; empty where the title is its name.
    path : DrawnPath
        What is drawn beside the words.

    Returns
    -------
    bytes
        The picture.

    Raises
    ------
    ValueError
        If the words do not fit in the smallest type.
    """
    with house_style():
        figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=PAPER)
        figure.set_layout_engine("none")
        below = _write(figure, title, _TOP, _BOTTOM, range(30, 21, -2), ACHIEVEMENT)
        _write(figure, said, below - _GAP, _BOTTOM, range(36, 17, -2), INK)
        if project:
            figure.text(_LEFT / WIDTH, 48 / HEIGHT, project, size=17, color=RECONSTRUCTED)
        _draw(figure.add_axes((820 / WIDTH, 110 / HEIGHT, 320 / WIDTH, 400 / HEIGHT)), path)
        content = io.BytesIO()
        figure.savefig(content, format="png", dpi=_DPI, metadata={"Software": None})
    small = io.BytesIO()
    Image.open(content).convert("RGB").quantize(_COLOURS).save(small, format="png", optimize=True)
    return small.getvalue()


def _write(
    figure: Figure, words: str, top: float, bottom: float, sizes: range, colour: str
) -> float:
    """Write words in the largest type in which they fit; return where they end."""
    for size in sizes:
        for width in range(60, 14, -1):
            lines = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
            text = figure.text(
                _LEFT / WIDTH, top / HEIGHT, "\n".join(lines), size=size, color=colour, va="top",
                weight="semibold", linespacing=1.3,
            )  # fmt: skip
            box = text.get_window_extent()
            if box.x1 <= _RIGHT and box.y0 >= bottom:
                return float(box.y0)
            text.remove()
            if box.x1 <= _RIGHT:
                break  # narrower lines would only be more of them
    raise ValueError(f"no type is small enough for a card that says {words!r}")


def _draw(axes: Axes, path: DrawnPath) -> None:
    """Draw the levels that the report states, and the paths between them that nobody observed."""
    for points in path.between:
        whole = sorted({*path.ends, *points})
        axes.plot(*zip(*whole, strict=True), color=FAINT, linewidth=2.5, linestyle=(0, (3, 2)))
    axes.plot(*zip(*path.ends, strict=True), "o", color=ACHIEVEMENT, markersize=14)
    for (year, level), side in zip(path.ends, (-30, 26), strict=False):
        axes.annotate(
            f"{level:,.0f}", (year, level), (0, side), textcoords="offset points", size=22,
            weight="semibold", color=ACHIEVEMENT, ha="center", va="center",
        )  # fmt: skip
    axes.set_title(f"{_MEASURED}, {path.unit}", size=15, color=RECONSTRUCTED, loc="left", pad=44)
    axes.set_xticks([year for year, _ in path.ends])
    axes.tick_params(labelsize=17, length=0)
    axes.set_yticks([])
    axes.margins(0.2)
    for spine in axes.spines.values():
        spine.set_visible(False)
