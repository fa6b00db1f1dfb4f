"""What of a chart can be seen: marks, bars, arrows and words, and what stands in their way."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

from helpers.show.style import COLOURS, house_style

BLUE, ORANGE, WHITE = COLOURS["achievement"], COLOURS["target"], "#FFFFFF"
LONG_TITLE = "A finding that is so long that it has to be broken into several lines to be read " * 2
TWO_LINES = "Gross output value of industries above designated size, 2021"
Point = tuple[float, float]


def colour(value: Any) -> str:
    return str(mpl.colors.to_hex(value)).upper()


def outline(marker: Any) -> list[list[float]]:
    """Return the outline of a marker, as a scatter of it has."""
    with house_style():
        style = MarkerStyle(marker)
        path = style.get_path().transformed(style.get_transform())
    return [[float(x), float(y)] for x, y in np.asarray(path.vertices)]


def is_drawn_as(cloud: PathCollection, marker: Any) -> bool:
    found, wanted = np.asarray(cloud.get_paths()[0].vertices), np.array(outline(marker))
    return found.shape == wanted.shape and np.allclose(found, wanted)


def clouds(axes: Axes, *, inside: bool) -> list[PathCollection]:
    """Return the marks in the axes, or the signs beside them, from top to bottom."""
    found = [item for item in axes.collections if isinstance(item, PathCollection)]
    return [item for item in found if item.get_clip_on() == inside]


def spots(cloud: PathCollection) -> list[Point]:
    return [(float(x), float(y)) for x, y in np.asarray(cloud.get_offsets())]


def looks(cloud: PathCollection) -> tuple[str, str]:
    """Return the colours of the face and of the edge."""
    face, edge = np.asarray(cloud.get_facecolor()), np.asarray(cloud.get_edgecolor())
    return colour(face[0]), colour(edge[0])


def spans(lines: list[Line2D]) -> list[Point]:
    ends = [np.asarray(line.get_xdata(), dtype="float64") for line in lines]
    return [(float(end[0]), float(end[-1])) for end in ends]


def bars(axes: Axes) -> list[Line2D]:
    """Return the bars of the intervals."""
    return [line for line in axes.lines if line.get_linewidth() == 5]


def connectors(axes: Axes) -> list[Line2D]:
    return [line for line in axes.lines if line.get_linewidth() == 1]


def arrows(axes: Axes) -> list[Annotation]:
    notes = [text for text in axes.texts if isinstance(text, Annotation)]
    return [note for note in notes if note.arrow_patch is not None]


def said(axes: Axes) -> list[str]:
    """Return what is written in the axes and beside them."""
    return [text.get_text().replace("\n", " ") for text in axes.texts if text.get_text()]


def row_labels(axes: Axes) -> list[str]:
    return [label.get_text() for label in axes.get_yticklabels()]


def legend_of(owner: Figure | Axes) -> list[str]:
    legends = owner.legends if isinstance(owner, Figure) else [owner.get_legend()]
    assert len(legends) == 1
    assert isinstance(legends[0], Legend)
    return [text.get_text() for text in legends[0].get_texts()]


def hidden(figure: Figure) -> set[int]:
    """Return the texts that are there but not drawn: of axes that are off, or ticks outside."""
    found: set[int] = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not (axes.axison and low <= tick.get_loc() <= high):
                    found |= {id(tick.label1), id(tick.label2)}
            if not axes.axison:
                found |= {id(text) for text in axis.findobj(Text)}
    return found


def obstacles(figure: Figure) -> list[str]:
    """Draw a figure and say what of it cannot be read: cut, overlapping or under a mark."""
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    unseen = hidden(figure)
    texts = [
        text
        for text in figure.findobj(Text)
        if isinstance(text, Text) and text.get_text().strip() and id(text) not in unseen
    ]
    boxes = [
        (text.get_text(), Text.get_window_extent(text)) for text in texts if text.get_visible()
    ]
    assert figure.get_suptitle() in {name for name, _ in boxes}
    width, height = figure.bbox.width, figure.bbox.height
    found = [
        f"cut: {name}"
        for name, box in boxes
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    found += [
        f"overlap: {one} and {two}"
        for (one, box), (two, other) in combinations(boxes, 2)
        if box.overlaps(other)
    ]
    for axes in figure.axes:
        for cloud in clouds(axes, inside=True) + clouds(axes, inside=False):
            frame = axes.bbox if cloud.get_clip_on() and axes.axison else figure.bbox
            for x, y in cloud.get_offset_transform().transform(cloud.get_offsets()):
                found += [] if frame.contains(x, y) else [f"a mark is cut at {x}, {y}"]
                found += [f"a mark lies on: {name}" for name, box in boxes if box.contains(x, y)]
    return found


def rectangles(axes: Axes) -> list[Rectangle]:
    """Return the bars that are rectangles."""
    return [bar for bar in axes.patches if isinstance(bar, Rectangle)]
