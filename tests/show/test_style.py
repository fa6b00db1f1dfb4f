"""The charts draw what their frame holds, in the house style, and can be read by everyone."""

import base64
import re
from html import unescape
from itertools import combinations
from typing import cast

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib import font_manager
from matplotlib.collections import FillBetweenPolyCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers.locations import FONTS
from helpers.show.html import show_table, table_html
from helpers.show.style import (
    COLOURS,
    FONT,
    HATCHES,
    RECONSTRUCTED,
    SERIES,
    draw_counts,
    draw_fans,
    draw_heatmap,
    draw_paths,
    draw_places,
    draw_required,
    draw_series,
    draw_shares,
    load_font,
    show_chart,
)


@pytest.fixture
def counts() -> pd.DataFrame:
    return pd.DataFrame(
        {"theme": ["a", "b"], "achievement": [2, 0], "target": [1, 5], "figures": [3, 5]}
    )


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


def test_the_colours_stand_out_from_white() -> None:
    for colour in [*COLOURS.values(), RECONSTRUCTED, *(colour for colour, _ in SERIES)]:
        channels = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in mpl.colors.to_rgb(colour)
        ]
        # Relative luminance and contrast ratio as WCAG 2 defines them; 3 is needed for graphics.
        luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        assert 1.05 / (luminance + 0.05) >= 3


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


def test_the_bundled_font_is_used_and_has_the_signs_that_are_needed() -> None:
    load_font()
    found = str(font_manager.findfont(FONT, fallback_to_default=False))
    assert found in {str(path) for path in FONTS.glob("*.otf")}
    for path in FONTS.glob("*.otf"):
        missing = [
            sign for sign in "≥≤→±−×–“”’²∞%&é" if not FT2Font(str(path)).get_char_index(ord(sign))
        ]
        assert missing == [], path.name


def test_the_style_ignores_the_settings_of_the_user(counts: pd.DataFrame) -> None:
    plain = _image(show_chart(draw_counts(counts, "theme", "T", "n"), "d", "c", counts).data)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none"}):
        other = _image(show_chart(draw_counts(counts, "theme", "T", "n"), "d", "c", counts).data)
    assert plain == other


def _image(markup: str) -> str:
    found = re.search(r"base64,([^\"]+)", markup)
    assert found
    return base64.b64decode(found[1]).decode("utf-8")


def test_a_chart_is_shown_with_description_caption_and_table(counts: pd.DataFrame) -> None:
    figure = draw_counts(counts, "theme", "A finding", "number")
    markup = show_chart(figure, 'Bars: "a" < b', "Counts & more", counts).data
    page = BeautifulSoup(markup, "html.parser")
    image = page.find("img")
    assert image is not None
    assert image["alt"] == 'Bars: "a" < b'
    assert page.figcaption is not None
    assert page.figcaption.get_text() == "Counts & more"
    assert [row.get_text(" ", strip=True) for row in page.select("tbody tr")] == [
        "a 2 1 3",
        "b 0 5 5",
    ]
    svg = _image(markup)
    assert "<dc:date>" not in svg
    assert "Matplotlib" not in unescape(svg).replace("http://matplotlib.org", "")


@pytest.mark.parametrize(("description", "caption"), [("", "c"), ("d", " ")])
def test_a_chart_without_words_is_refused(
    counts: pd.DataFrame, description: str, caption: str
) -> None:
    with pytest.raises(ValueError, match="description and a caption"):
        show_chart(Figure(), description, caption, counts)


def test_a_table_is_escaped_and_has_no_empty_markers() -> None:
    frame = pd.DataFrame(
        {"x <b>": ["a & b", None], "n": pd.array([1, None], dtype="Int64"), "f": [0.1 + 0.2, 4e11]}
    )
    page = BeautifulSoup(table_html(frame, "All <i>"), "html.parser")
    assert [head.get_text() for head in page.find_all("th")] == ["x <b>", "n", "f"]
    assert [cell.get_text() for cell in page.find_all("td")] == [
        "a & b", "1", "0.3", "", "", "400\u202f000\u202f000\u202f000",
    ]  # fmt: skip
    assert page.caption is not None
    assert page.caption.get_text() == "All <i>"
    assert "text-align: right" in str(page.find_all("td")[1])
    assert "text-align: left" in str(page.find_all("td")[0])
    fixed = BeautifulSoup(table_html(frame, "All", unsortable=("n",)), "html.parser")
    assert [head.get("data-orderable") for head in fixed.find_all("th")] == [None, "false", None]
    assert "searchable" in show_table(frame, "All", searchable=True).data
    assert "searchable" not in show_table(frame, "All").data


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
    required = pd.DataFrame({"year": [2025, 2030], "low": [0.08, 0.04], "high": [0.1, 0.04]})
    assumed = pd.DataFrame(
        {"assumption": ["as before"], "low": [0.05], "high": [0.06], "earliest": [2027],
         "latest": [2028]}
    )  # fmt: skip
    figure = draw_required(required, assumed, "A finding")
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "required by 2025", "required by 2030", "as before:\nreached in 2027 to 2028",
    ]  # fmt: skip
    bars = [np.asarray(line.get_xdata()).tolist() for line in axes.lines[:3]]
    assert bars == [[0.08, 0.1], [0.04, 0.04], [0.05, 0.06]]
    dots = [item for item in axes.collections if isinstance(item, PathCollection)]
    drawn = [np.asarray(dot.get_offsets()).tolist()[0] for dot in dots]
    assert drawn == [pytest.approx([0.09, 0]), [0.04, 1], pytest.approx([0.055, 2])]
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["8.0% to 10.0%", "4.0%", "5.0% to 6.0%"]
    figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in axes.texts]
    assert all(box.x1 <= figure.bbox.width for box in boxes)
    low, high = axes.get_xlim()
    assert low <= 0.04
    assert high >= 0.1


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
