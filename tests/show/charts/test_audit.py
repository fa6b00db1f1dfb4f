"""The charts of the audit draw what their frame holds, and can be read."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers.analysis.audit import (
    FAILS,
    HOLDS,
    RESULTS,
    UNDECIDED,
    audit,
    count_results,
    most_serious,
)
from helpers.data.report import Report
from helpers.show.charts.audit import draw_checks, draw_to_scale
from helpers.show.style import INK, SIGNS, house_style

inf = math.inf
LONG_TITLE = "A finding that is so long that it has to be broken into several lines to be read " * 2
GREY = "#D0D0D0"


@pytest.fixture
def counts() -> pd.DataFrame:
    """Rules of which one found nothing, and one more than a row is wide at least."""
    rows = [("first", 2, 1, 3), ("second", 0, 0, 0), ("third", 0, 4, 0), ("fourth", 1, 0, 19)]
    return pd.DataFrame(rows, columns=["rule", *RESULTS])


@pytest.fixture
def findings() -> pd.DataFrame:
    """An interval above its limit, and a number far above its range."""
    return pd.DataFrame(
        [
            {"subject": "Woods within land", "computed_low": 2.5, "computed_high": 3.0,
             "limit_low": 0.0, "limit_high": 1.0, "unit": "times the land"},
            {"subject": "Jobs per person", "computed_low": 100.0, "computed_high": 100.0,
             "limit_low": 3.0, "limit_high": 25.0, "unit": "per thousand"},
            {"subject": "Prices", "computed_low": 6.0, "computed_high": 7.0,
             "limit_low": -5.0, "limit_high": 5.0, "unit": "percent a year"},
        ]
    )  # fmt: skip


@pytest.fixture(scope="module")
def checks(report: Report) -> pd.DataFrame:
    return audit(report)


def colour(value: Any) -> str:
    return str(mpl.colors.to_hex(value)).upper()


def outline(marker: Any) -> list[list[float]]:
    """Return the outline of a marker, as a scatter of it has."""
    with house_style():
        style = MarkerStyle(marker)
        path = style.get_path().transformed(style.get_transform())
    return [[float(x), float(y)] for x, y in np.asarray(path.vertices)]


def sign_of(cloud: PathCollection) -> str:
    """Return the result of which a cloud has the sign."""
    found = np.asarray(cloud.get_paths()[0].vertices)
    (name,) = [
        result
        for result in RESULTS
        if found.shape == np.asarray(outline(SIGNS[result])).shape
        and np.allclose(found, outline(SIGNS[result]))
    ]
    return name


def signs(axes: Axes) -> dict[tuple[str, float], list[float]]:
    """Return the places of the signs from left to right, by result and row."""
    found: dict[tuple[str, float], list[float]] = {}
    for cloud in axes.collections:
        assert isinstance(cloud, PathCollection)
        for x, y in np.asarray(cloud.get_offsets()):
            found.setdefault((sign_of(cloud), float(y)), []).append(float(x))
    return found


def said(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def obstacles(figure: Figure) -> list[str]:
    """Draw a figure and say what of it cannot be read: cut, overlapping or under a mark."""
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    unseen: set[int] = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low <= tick.get_loc() <= high:
                    unseen |= {id(tick.label1), id(tick.label2)}
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
        for cloud in axes.collections:
            for x, y in cloud.get_offset_transform().transform(cloud.get_offsets()):
                found += [] if axes.bbox.contains(x, y) else [f"a mark is cut at {x}, {y}"]
                found += [f"a mark lies on: {name}" for name, box in boxes if box.contains(x, y)]
        inside = axes.bbox.padded(0.5)
        for bar in bars(axes):
            box = bar.get_window_extent()
            if not (inside.contains(*box.min) and inside.contains(*box.max)):
                found.append(f"a bar is cut: {bar}")
            found += [
                f"a bar lies on: {text.get_text()}"
                for text in axes.texts
                # What stands on white can be read on a bar too.
                if text.get_bbox_patch() is None and box.overlaps(Text.get_window_extent(text))
            ]
    return found


def bars(axes: Axes) -> list[Rectangle]:
    return [bar for bar in axes.patches if isinstance(bar, Rectangle)]


def span(bar: Rectangle) -> tuple[float, float]:
    return bar.get_x(), bar.get_x() + bar.get_width()


# Every check


def test_each_check_is_one_sign_in_the_row_of_its_rule(counts: pd.DataFrame) -> None:
    (axes,) = draw_checks(counts, RESULTS, "A finding").axes
    assert signs(axes) == {
        (FAILS, 0.0): [0, 1],
        (UNDECIDED, 0.0): [2],
        (HOLDS, 0.0): [3, 4, 5],
        (UNDECIDED, 2.0): [0, 1, 2, 3],
        (FAILS, 3.0): [0],
        (HOLDS, 3.0): list(range(1, 20)),
    }
    assert [label.get_text() for label in axes.get_yticklabels()] == list(counts["rule"])
    assert list(axes.get_yticks()) == [0, 1, 2, 3]
    bottom, top = axes.get_ylim()
    # The first rule is on top.
    assert bottom > 3
    assert top < 0


def test_results_stand_in_the_order_that_is_asked_for(counts: pd.DataFrame) -> None:
    (axes,) = draw_checks(counts.iloc[:1], RESULTS[::-1], "A finding").axes
    assert signs(axes) == {(HOLDS, 0.0): [0, 1, 2], (UNDECIDED, 0.0): [3], (FAILS, 0.0): [4, 5]}


def test_the_legend_counts_each_result(counts: pd.DataFrame) -> None:
    figure = draw_checks(counts, RESULTS, "A finding")
    (legend,) = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == [
        "fails: 3",
        "cannot be decided: 5",
        "holds: 22",
    ]
    assert figure.get_suptitle() == "A finding"
    assert figure.axes[0].get_xlabel() == "one sign for each check"


def test_a_rule_that_found_nothing_says_so_in_its_row(counts: pd.DataFrame) -> None:
    (axes,) = draw_checks(counts, RESULTS, "A finding").axes
    (note,) = axes.texts
    assert note.get_text() == "nothing to compare"
    assert note.get_position()[1] == 1
    (axes,) = draw_checks(counts.drop(index=1), RESULTS, "A finding").axes
    assert said(axes) == []


def test_each_result_has_a_sign_of_its_own() -> None:
    assert len({str(outline(SIGNS[result])) for result in RESULTS}) == len(RESULTS)


def test_the_rows_are_told_apart(counts: pd.DataFrame) -> None:
    (axes,) = draw_checks(counts, RESULTS, "A finding").axes
    assert [float(np.asarray(line.get_ydata())[0]) for line in axes.lines] == [0.5, 1.5, 2.5]


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE])
def test_of_the_checks_nothing_is_cut_off_or_overlaps(counts: pd.DataFrame, title: str) -> None:
    assert obstacles(draw_checks(counts, RESULTS, title)) == []
    assert obstacles(draw_checks(counts.iloc[:1], RESULTS, title)) == []
    wide = counts.assign(rule=["a rule with quite a long name of its own", "b", "c", "d"])
    assert obstacles(draw_checks(wide, RESULTS, title)) == []


def test_signs_do_not_cover_one_another(counts: pd.DataFrame) -> None:
    figure = draw_checks(counts, RESULTS, "A finding")
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    (axes,) = figure.axes
    left, right = axes.transData.transform([(0, 0), (1, 0)])[:, 0]
    # A sign is as wide as the root of its size, in points.
    for cloud in axes.collections:
        assert isinstance(cloud, PathCollection)
        assert right - left > np.sqrt(cloud.get_sizes()[0]) * figure.dpi / 72


def test_every_check_of_the_report_is_drawn(checks: pd.DataFrame) -> None:
    table = count_results(checks)
    figure = draw_checks(table, RESULTS, LONG_TITLE)
    (axes,) = figure.axes
    found = signs(axes)
    for place, row in enumerate(table.to_dict("records")):
        for result in RESULTS:
            assert len(found.get((result, float(place)), [])) == row[result]
    assert sum(map(len, found.values())) == len(checks)
    # The two ends of a range are one statement, so that no two are left.
    assert said(axes) == ["nothing to compare"]
    (legend,) = figure.legends
    totals = checks["result"].value_counts()
    assert [text.get_text() for text in legend.get_texts()] == [
        f"{result}: {totals[result]}" for result in RESULTS
    ]
    assert obstacles(figure) == []


# To scale


def test_bars_are_as_long_as_what_was_computed(findings: pd.DataFrame) -> None:
    figure = draw_to_scale(findings, "A finding")
    assert len(figure.axes) == 3
    for axes, row in zip(figure.axes, findings.to_dict("records"), strict=True):
        limit, upper, lower = bars(axes)
        assert span(limit) == (row["limit_low"], row["limit_high"])
        assert span(upper) == (0, row["computed_high"])
        assert span(lower) == (0, row["computed_low"])
        # What is only possible is hatched; what is certain lies before it.
        assert [bar.get_hatch() for bar in (limit, upper, lower)] == [None, "///", None]
        assert upper.get_zorder() <= lower.get_zorder()
        faces = [colour(bar.get_facecolor()) for bar in (limit, upper, lower)]
        assert faces == [GREY, INK, INK]


def test_each_panel_has_its_subject_and_its_unit(findings: pd.DataFrame) -> None:
    figure = draw_to_scale(findings, "A finding")
    assert [axes.get_title(loc="left") for axes in figure.axes] == list(findings["subject"])
    assert [axes.get_xlabel() for axes in figure.axes] == list(findings["unit"])
    assert figure.get_suptitle() == "A finding"


def test_each_bar_stands_at_its_name_with_its_number(findings: pd.DataFrame) -> None:
    expected = [
        ["2.5 to 3", "from 0 to 1"], ["100", "from 3 to 25"], ["6 to 7", "from −5 to 5"],
    ]  # fmt: skip
    figure = draw_to_scale(findings, "A finding")
    assert [said(axes) for axes in figure.axes] == expected
    for axes in figure.axes:
        names = dict(
            zip(axes.get_yticks(), [t.get_text() for t in axes.get_yticklabels()], strict=True)
        )
        assert names == {1: "computed", 0: "would fit"}
        limit, upper, lower = bars(axes)
        for bar, place in ((limit, 0), (upper, 1), (lower, 1)):
            assert bar.get_y() + bar.get_height() / 2 == pytest.approx(place)
        bottom, top = axes.get_ylim()
        # What is stated stands above what would fit.
        assert abs(top - 1) < abs(top - 0)
        assert min(bottom, top) < 0
        assert max(bottom, top) > 1


def test_the_scale_begins_at_zero_or_below_the_range(findings: pd.DataFrame) -> None:
    figure = draw_to_scale(findings, "A finding")
    lows = [axes.get_xlim()[0] for axes in figure.axes]
    assert lows[:2] == [0, 0]
    assert lows[2] <= -5
    for axes, row in zip(figure.axes, findings.to_dict("records"), strict=True):
        assert axes.get_xlim()[1] > row["computed_high"]


def test_a_number_below_its_range_is_drawn_with_it(findings: pd.DataFrame) -> None:
    low = findings.iloc[1:2].assign(computed_low=1.0, computed_high=2.0)
    figure = draw_to_scale(low, "A finding")
    (axes,) = figure.axes
    assert axes.get_xlim()[1] > 25
    assert obstacles(figure) == []


def test_the_numbers_stand_within_their_panel(findings: pd.DataFrame) -> None:
    figure = draw_to_scale(findings, "A finding")
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    for axes in figure.axes:
        assert all(Text.get_window_extent(text).x1 <= axes.bbox.x1 for text in axes.texts)


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_to_scale_nothing_is_cut_off_or_overlaps(
    findings: pd.DataFrame, title: str, number: int
) -> None:
    assert obstacles(draw_to_scale(findings.iloc[:number], title)) == []


def test_a_long_subject_is_broken(findings: pd.DataFrame) -> None:
    long = findings.assign(subject="Gross output value of all industries above a size " * 3)
    figure = draw_to_scale(long, "A finding")
    assert all("\n" in axes.get_title(loc="left") for axes in figure.axes)
    assert obstacles(figure) == []


@pytest.mark.parametrize("number", [1, 3, 99])
def test_the_worst_of_the_report_is_drawn_to_scale(checks: pd.DataFrame, number: int) -> None:
    worst = most_serious(checks, number)
    figure = draw_to_scale(worst, LONG_TITLE)
    assert len(figure.axes) == len(worst) == min(number, 3)
    for axes, row in zip(figure.axes, worst.to_dict("records"), strict=True):
        limit, upper, lower = bars(axes)
        assert span(limit) == pytest.approx((row["limit_low"], row["limit_high"]))
        assert (span(upper)[1], span(lower)[1]) == (row["computed_high"], row["computed_low"])
        assert (axes.get_title(loc="left"), axes.get_xlabel()) == (row["subject"], row["unit"])
    assert obstacles(figure) == []


def test_the_settings_of_the_user_do_not_matter(
    counts: pd.DataFrame, findings: pd.DataFrame
) -> None:
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        figures = draw_checks(counts, RESULTS, "T"), draw_to_scale(findings, "T")
    for figure in figures:
        assert colour(figure.axes[0].get_facecolor()) == "#FFFFFF"
        assert obstacles(figure) == []


# What is easily got wrong


def test_what_has_no_end_is_drawn_as_far_as_the_panel(findings: pd.DataFrame) -> None:
    endless = findings.iloc[:1].assign(computed_high=inf)
    figure = draw_to_scale(endless, "A finding")
    assert obstacles(figure) == []
    assert "inf" not in " ".join(said(figure.axes[0]))


def test_a_fall_below_the_range_is_not_cut(findings: pd.DataFrame) -> None:
    fall = findings.iloc[2:].assign(computed_low=-7.0, computed_high=-6.0)
    figure = draw_to_scale(fall, "A finding")
    (axes,) = figure.axes
    assert axes.get_xlim()[0] < -7
    assert obstacles(figure) == []
    # As far as −6 it is certain, from there to −7 possible.
    _, possible, certain = bars(axes)
    assert (span(possible)[1], span(certain)[1]) == (-7, -6)
    assert possible.get_zorder() <= certain.get_zorder()
    assert "−7 to −6" in said(axes)


def test_what_is_too_small_is_told_the_least(findings: pd.DataFrame) -> None:
    low = findings.iloc[1:2].assign(computed_low=1.0, computed_high=2.0)
    (axes,) = draw_to_scale(low, "A finding").axes
    # It would have to be 3 at least.
    assert "3" in said(axes)[1]


def test_no_finding_no_panel(findings: pd.DataFrame) -> None:
    assert draw_to_scale(findings.iloc[:0], "Nothing fails").axes == []
