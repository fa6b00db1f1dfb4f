"""The charts of counts draw what their frame holds, and can be read by everyone."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.show.charts.counts import draw_counts, draw_heatmap, draw_places, draw_shares
from helpers.show.style import COLOURS, HATCHES


def bars(figure: Figure) -> list[Rectangle]:
    return [bar for bar in figure.axes[0].patches if isinstance(bar, Rectangle)]


def test_bars_are_as_long_as_their_counts(counts: pd.DataFrame) -> None:
    figure = draw_counts(counts, "theme", "A finding", "number")
    drawn = [(bar.get_x(), bar.get_width()) for bar in bars(figure)]
    assert drawn == [(0, 2), (0, 0), (2, 1), (0, 5)]
    labels = [text.get_text() for text in figure.axes[0].texts]
    assert labels == ["3", "5"]
    assert figure.get_suptitle() == "A finding"
    assert figure.axes[0].get_xlabel() == "number"


def test_a_colour_never_stands_alone(counts: pd.DataFrame) -> None:
    drawn = bars(draw_counts(counts, "theme", "A finding", "number"))
    marks = {
        (mpl.colors.to_hex(bar.get_facecolor()).upper(), bar.get_hatch() or "") for bar in drawn
    }
    assert marks == {(COLOURS[status], HATCHES[status]) for status in COLOURS}
    assert len(set(HATCHES.values())) == len(HATCHES)


def test_the_heat_map_writes_each_count(counts: pd.DataFrame) -> None:
    table = counts.set_index("theme")[["achievement", "target"]]
    axes = draw_heatmap(table, table.astype("str") + "!", "A finding", "status").axes[0]
    assert [text.get_text() for text in axes.texts] == ["2!", "1!", "0!", "5!"]


def test_there_is_one_mark_for_each_figure() -> None:
    figures = pd.DataFrame(
        {"paragraph": [4, 4, 9], "status": ["achievement", "target", "achievement"]}
    )
    parts = pd.DataFrame({"label": ["a"], "first_paragraph": [1], "last_paragraph": [10]})
    axes = draw_places(figures, parts, "A finding").axes[0]
    clouds = [item for item in axes.collections if isinstance(item, PathCollection)]
    drawn = {
        mpl.colors.to_hex(np.asarray(cloud.get_facecolor())[0]).upper(): np.asarray(
            cloud.get_offsets()
        ).tolist()
        for cloud in clouds
    }
    # The second figure of paragraph 4 stands above the first.
    assert drawn == {
        COLOURS["achievement"]: [[4, 1], [9, 1]],
        COLOURS["target"]: [[4, 2]],
    }
    outlines = {len(np.asarray(cloud.get_paths()[0].vertices)) for cloud in clouds}
    assert len(outlines) == len(clouds)  # a marker of its own for each status


def test_shares_are_drawn_side_by_side() -> None:
    shares = pd.DataFrame({"q": ["a", "b"], "achievement": [0.25, 0.75], "target": [0.4, 0.6]})
    figure = draw_shares(shares, "q", "A finding", "share")
    drawn = bars(figure)
    assert [bar.get_width() for bar in drawn] == [0.25, 0.75, 0.4, 0.6]
    assert [text.get_text() for text in figure.axes[0].texts] == ["25%", "75%", "40%", "60%"]
    figure.draw_without_rendering()
    boxes = [bar.get_window_extent() for bar in drawn]
    assert not any(one.overlaps(two) for one, two in combinations(boxes, 2))
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["a", "b"]


def test_the_first_row_is_on_top(counts: pd.DataFrame) -> None:
    for figure in (
        draw_counts(counts, "theme", "T", "n"),
        draw_shares(counts.assign(achievement=0.1, target=0.2), "theme", "T", "n"),
    ):
        bottom, top = figure.axes[0].get_ylim()
        assert bottom > top


def test_nothing_is_cut_off_or_overlaps(counts: pd.DataFrame) -> None:
    long = counts.assign(theme=["a very long name of a theme that goes on", "b"])
    title = "A finding that is so long that it has to be broken into several lines to be read " * 2
    figure = draw_counts(long, "theme", title, "number")
    figure.draw_without_rendering()
    width, height = figure.bbox.width, figure.bbox.height
    heading = figure.texts[0].get_window_extent()
    for text in [figure.texts[0], *figure.axes[0].get_yticklabels()]:
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= width
        assert box.y1 <= height
    assert all(not heading.overlaps(bar.get_window_extent()) for bar in bars(figure))
