"""The charts of levels and growth draw what their frame holds: what is observed solid."""

from collections.abc import Callable
from itertools import combinations
from typing import cast

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import FillBetweenPolyCollection, PathCollection
from matplotlib.text import Text
from matplotlib.ticker import PercentFormatter

from helpers.show.charts.paths import draw_fans, draw_paths, draw_required, draw_series


@pytest.fixture
def paths() -> pd.DataFrame:
    """A band without a best guess and two paths, from 10 to 20."""
    nan = float("nan")
    levels: dict[str, list[tuple[float, float, float]]] = {
        "band": [(10, 10, 10), (10, nan, 15), (12, nan, 19), (20, 20, 20)],
        "steady": [(10, 10, 10), (12, 13, 14), (15, 16, 17), (20, 20, 20)],
        "late": [(10, 10, 10), (10, 11, 12), (11, 12, 13), (20, 20, 20)],
    }
    rows = [
        (year, method, *values, year in (2000, 2003))
        for method, path in levels.items()
        for year, values in enumerate(path, 2000)
    ]
    return pd.DataFrame(rows, columns=["year", "method", "low", "central", "high", "observed"])


def test_only_what_is_observed_is_drawn_solid(paths: pd.DataFrame) -> None:
    figure = draw_paths(paths, "A finding", "level")
    axes = figure.axes[0]
    lines = {tuple(np.asarray(line.get_ydata())): line.get_linestyle() for line in axes.lines}
    assert set(lines) == {(10, 13, 16, 20), (10, 11, 12, 20)}
    assert "-" not in lines.values()
    (band,) = [item for item in axes.collections if isinstance(item, FillBetweenPolyCollection)]
    ((_, dashes),) = cast("list[tuple[float, list[float] | None]]", band.get_linestyle())
    assert dashes  # as for every reconstruction
    (dots,) = [item for item in axes.collections if isinstance(item, PathCollection)]
    assert np.asarray(dots.get_offsets()).tolist() == [[2000, 10], [2003, 20]]


def test_the_labels_of_paths_do_not_overlap(paths: pd.DataFrame) -> None:
    figure = draw_paths(paths, "A finding", "level")
    figure.draw_without_rendering()
    boxes = {text.get_text(): Text.get_window_extent(text) for text in figure.axes[0].texts}
    assert {"band", "steady", "late", "10", "20"} <= set(boxes)
    assert not any(one.overlaps(two) for one, two in combinations(boxes.values(), 2))
    assert all(box.x1 <= figure.bbox.width for box in boxes.values())


def test_a_fan_has_a_band_for_each_coverage_in_each_panel(paths: pd.DataFrame) -> None:
    steady = paths.loc[paths["method"] == "steady"]
    bands = pd.concat(
        [
            steady.assign(
                panel=panel, coverage=coverage, low=steady["low"] - coverage,
                high=steady["high"] + coverage,
            )
            for panel in ("free", "pinned")
            for coverage in (0.5, 0.95)
        ]
    )  # fmt: skip
    figure = draw_fans(bands, "A finding", "level")
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["free", "pinned"]
    assert figure.axes[0].get_ylim() == figure.axes[1].get_ylim()
    alone = draw_fans(bands.loc[bands["panel"] == "free"], "A finding", "level")
    assert len(alone.axes) == 1
    (legend,) = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["95% band", "50% band"]
    for axes in figure.axes:
        shades = [item for item in axes.collections if isinstance(item, FillBetweenPolyCollection)]
        tops = [np.asarray(shade.get_paths()[0].vertices)[:, 1].max() for shade in shades]
        assert tops == [20.95, 20.5]
        assert [line.get_linestyle() for line in axes.lines] == ["--"]


def test_required_growth_stands_beside_what_is_assumed() -> None:
    required = pd.DataFrame({"year": [2025, 2030], "low": [8.0, 4.0], "high": [10.0, 4.0]})
    assumed = pd.DataFrame(
        {"assumption": ["as before"], "low": [5.0], "high": [6.0], "earliest": [2027],
         "latest": [2028]}
    )  # fmt: skip
    figure = draw_required(required, assumed, "A finding")
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "required by 2025", "required by 2030", "as before:\nreached in 2027 to 2028",
    ]  # fmt: skip
    bars = [np.asarray(line.get_xdata()).tolist() for line in axes.lines[:3]]
    assert bars == [[8, 10], [4, 4], [5, 6]]
    dots = [item for item in axes.collections if isinstance(item, PathCollection)]
    drawn = [np.asarray(dot.get_offsets()).tolist()[0] for dot in dots]
    assert drawn == [pytest.approx([9, 0]), [4, 1], pytest.approx([5.5, 2])]
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["8.0% to 10.0%", "4.0%", "5.0% to 6.0%"]
    figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in axes.texts]
    assert all(box.x1 <= figure.bbox.width for box in boxes)
    low, high = axes.get_xlim()
    assert low <= 4
    assert high >= 10
    assert isinstance(axes.xaxis.get_major_formatter(), PercentFormatter)
    assert axes.xaxis.get_major_formatter().format_ticks([5.0]) == ["5%"]


def test_required_growth_without_an_end_says_so_and_reaches_the_edge() -> None:
    inf = float("inf")
    required = pd.DataFrame(
        {"year": [2025, 2030, 2035, 2040], "low": [8, -inf, -inf, -4.0],
         "high": [inf, -2, inf, -3]}
    )  # fmt: skip
    columns = ["assumption", "low", "high", "earliest", "latest"]
    figure = draw_required(required, pd.DataFrame(columns=columns), "A finding")
    (axes,) = figure.axes
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["8.0% or more", "−2.0% or less", "any growth", "−4.0% to −3.0%"]
    left, right = axes.get_xlim()
    assert left < -4
    assert right > 8
    bars = [np.asarray(line.get_xdata()).tolist() for line in axes.lines[:4]]
    assert bars == [[8, right], [left, -2], [left, right], [-4, -3]]
    dots = [item for item in axes.collections if isinstance(item, PathCollection)]
    assert [np.asarray(dot.get_offsets()).tolist()[0] for dot in dots] == [
        [8, 0],
        [-2, 1],
        [-3.5, 3],
    ]
    figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in axes.texts]
    assert all(box.x1 <= figure.bbox.width for box in boxes)


@pytest.mark.parametrize(
    "draw",
    [
        lambda none: draw_paths(none, "t", "y"),
        lambda none: draw_fans(none.assign(panel="", coverage=0.5), "t", "y"),
        lambda none: draw_series(none.assign(series="", value=1.0, label=""), {}, "t", "y"),
        lambda none: draw_required(
            none, none.assign(assumption="", earliest=2025, latest=2025), "t"
        ),
    ],
    ids=["paths", "fans", "series", "required"],
)
def test_a_chart_of_nothing_is_refused(
    paths: pd.DataFrame, draw: Callable[[pd.DataFrame], object]
) -> None:
    with pytest.raises(ValueError, match="there is nothing to draw: no "):
        draw(paths.iloc[:0])


def test_two_series_are_never_joined() -> None:
    levels = pd.DataFrame(
        {
            "series": ["old", "old", "new"],
            "year": [2000, 2002, 2001],
            "value": [5.0, 7.0, 4.0],
            "label": ["5", "7", "4"],
        }
    )
    axes = draw_series(levels, {2001.5: "a break"}, "A finding", "level").axes[0]
    drawn = [np.asarray(line.get_xdata()).tolist() for line in axes.lines]
    assert drawn == [[2000, 2002], [2001], [2001.5, 2001.5]]
    looks = {(line.get_color(), line.get_marker()) for line in axes.lines[:2]}
    assert len(looks) == 2
    assert {line.get_linestyle() for line in axes.lines[:2]} == {":"}
    assert {"5", "7", "4", "a break"} <= {text.get_text() for text in axes.texts}
