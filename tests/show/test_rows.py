"""Names and notes stand beside the rows of a chart, or above and below them where it is narrow."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.show.rows import is_narrow, name_rows, tall, write_beside
from helpers.show.style import NARROW_INCHES, WIDTH_INCHES, house_style

NAMES = ["Grain output", "Gross output value of industries above designated size, in 2021"]
NOTE = ("asks for more", "3.5 points more")


def rows(inches: float) -> tuple[Axes, dict[str, Text]]:
    """Draw two rows with names and notes, and return what is written by its first word."""
    with house_style():
        figure = Figure(figsize=(inches, 1 + tall(NAMES)))
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        axes.set_ylim(1.6, -0.6)
        name_rows(axes, [0, 1], NAMES)
        write_beside(axes, 0, *NOTE)
        figure.canvas.draw()
    written = [*axes.texts, *axes.get_yticklabels()]
    return axes, {text.get_text().split()[0]: text for text in written if text.get_text()}


def test_in_a_wide_chart_they_stand_left_and_right() -> None:
    axes, texts = rows(WIDTH_INCHES)
    assert not is_narrow(axes)
    assert texts["Grain"].get_window_extent().x1 < axes.bbox.x0
    assert Text.get_window_extent(texts["asks"]).x0 > axes.bbox.x1
    assert texts["asks"].get_text() == "asks for more\n3.5 points more"


def test_in_a_narrow_chart_they_stand_above_and_below_within_it() -> None:
    axes, texts = rows(NARROW_INCHES)
    assert is_narrow(axes)
    middle = axes.transData.transform((0, 0))[1]
    name, note = (Text.get_window_extent(texts[word]) for word in ("Grain", "asks"))
    assert name.y0 > middle > note.y1
    assert texts["asks"].get_text() == "asks for more, 3.5 points more"
    following = Text.get_window_extent(texts["Gross"])
    assert note.y0 > following.y1  # the note is that of the row above
    assert texts["Gross"].get_text().count("\n") == 1
    for box in (name, note, following):
        assert box.x0 >= 0
        assert box.x1 <= axes.figure.bbox.x1


@pytest.mark.parametrize(("names", "notes"), [(NAMES, ()), (NAMES[:1] * 2, NAMES)])
def test_rows_are_higher_where_names_or_notes_are_long(names: list[str], notes: list[str]) -> None:
    assert tall(names, notes) > tall(NAMES[:1] * 2)
