"""The charts of the audit draw what their frame holds, and can be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from helpers.analysis.audit import (
    RULES,
    Check,
    CheckResult,
    count_results,
    find_checks,
    most_serious,
)
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.data.report import Report
from helpers.show.charts.audit import draw_checks, draw_to_scale
from helpers.show.style import INK, SIGNS
from tests.show.charts import sight
from tests.show.charts.sight import LONG_TITLE, colour, outline, rectangles, said

RESULTS = tuple(result.value for result in CheckResult)
FAILS, UNDECIDED, HOLDS = RESULTS
GREY = "#D0D0D0"


@pytest.fixture
def counts() -> pd.DataFrame:
    """Rules of which one found nothing, and one more than a row is wide at least."""
    rows = [("first", 2, 1, 3), ("second", 0, 0, 0), ("third", 0, 4, 0), ("fourth", 1, 0, 19)]
    return pd.DataFrame(rows, columns=["rule", *RESULTS])


def check(subject: str, computed: Interval, limit: Interval | None, unit: str) -> Check:
    """Return a check that fails."""
    return Check(RULES[0], subject, (), CheckResult.FAILS, "", computed, limit, unit)


def other(one: Check, low: Number | None, high: Number | None) -> Check:
    """Return a check with another number computed."""
    return replace(one, computed=Interval(low, high))


@pytest.fixture
def findings() -> list[Check]:
    """An interval above its limit, and a number far above its range."""
    return [
        check("Woods within land", Interval("2.5", 3), Interval(0, 1), "times the land"),
        check("Jobs per person", Interval(100, 100), Interval(3, 25), "per thousand"),
        check("Prices", Interval(6, 7), Interval(-5, 5), "percent a year"),
    ]


@pytest.fixture(scope="module")
def checks(report: Report) -> list[Check]:
    return find_checks(report)


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


def obstacles(figure: Figure) -> list[str]:
    """Say what of a figure cannot be read, bars and what they lie on among it."""
    found = sight.obstacles(figure)
    for axes in figure.axes:
        inside = axes.bbox.padded(0.5)
        for bar in rectangles(axes):
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


def test_every_check_of_the_report_is_drawn(checks: list[Check]) -> None:
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
    totals = Counter(one.result for one in checks)
    assert [text.get_text() for text in legend.get_texts()] == [
        f"{result.value}: {totals[result]}" for result in CheckResult
    ]
    assert obstacles(figure) == []


# To scale


def test_bars_are_as_long_as_what_was_computed(findings: list[Check]) -> None:
    figure = draw_to_scale(findings, "A finding")
    assert len(figure.axes) == 3
    expected = [((0, 1), 2.5, 3), ((3, 25), 100, 100), ((-5, 5), 6, 7)]
    for axes, (range_of, low, high) in zip(figure.axes, expected, strict=True):
        limit, upper, lower = rectangles(axes)
        assert span(limit) == range_of
        assert span(upper) == (0, high)
        assert span(lower) == (0, low)
        # What is only possible is hatched; what is certain lies before it.
        assert [bar.get_hatch() for bar in (limit, upper, lower)] == [None, "///", None]
        assert upper.get_zorder() <= lower.get_zorder()
        faces = [colour(bar.get_facecolor()) for bar in (limit, upper, lower)]
        assert faces == [GREY, INK, INK]


def test_each_panel_has_its_subject_and_its_unit(findings: list[Check]) -> None:
    figure = draw_to_scale(findings, "A finding")
    assert [axes.get_title(loc="left") for axes in figure.axes] == [one.subject for one in findings]
    assert [axes.get_xlabel() for axes in figure.axes] == [one.unit for one in findings]
    assert figure.get_suptitle() == "A finding"


def test_each_bar_stands_at_its_name_with_its_number(findings: list[Check]) -> None:
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
        limit, upper, lower = rectangles(axes)
        for bar, place in ((limit, 0), (upper, 1), (lower, 1)):
            assert bar.get_y() + bar.get_height() / 2 == pytest.approx(place)
        bottom, top = axes.get_ylim()
        # What is stated stands above what would fit.
        assert abs(top - 1) < abs(top - 0)
        assert min(bottom, top) < 0
        assert max(bottom, top) > 1


def test_the_scale_begins_at_zero_or_below_the_range(findings: list[Check]) -> None:
    figure = draw_to_scale(findings, "A finding")
    lows = [axes.get_xlim()[0] for axes in figure.axes]
    assert lows[:2] == [0, 0]
    assert lows[2] <= -5
    for axes, high in zip(figure.axes, (3, 100, 7), strict=True):
        assert axes.get_xlim()[1] > high


def test_a_number_below_its_range_is_drawn_with_it(findings: list[Check]) -> None:
    low = [other(findings[1], 1, 2)]
    figure = draw_to_scale(low, "A finding")
    (axes,) = figure.axes
    assert axes.get_xlim()[1] > 25
    assert obstacles(figure) == []


def test_the_numbers_stand_within_their_panel(findings: list[Check]) -> None:
    figure = draw_to_scale(findings, "A finding")
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    for axes in figure.axes:
        assert all(Text.get_window_extent(text).x1 <= axes.bbox.x1 for text in axes.texts)


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_to_scale_nothing_is_cut_off_or_overlaps(
    findings: list[Check], title: str, number: int
) -> None:
    assert obstacles(draw_to_scale(findings[:number], title)) == []


def test_a_long_subject_is_broken(findings: list[Check]) -> None:
    name = "Gross output value of all industries above a size " * 3
    long = [replace(one, subject=name) for one in findings]
    figure = draw_to_scale(long, "A finding")
    assert all("\n" in axes.get_title(loc="left") for axes in figure.axes)
    assert obstacles(figure) == []


@pytest.mark.parametrize("number", [1, 3, 99])
def test_the_worst_of_the_report_is_drawn_to_scale(checks: list[Check], number: int) -> None:
    worst = most_serious(checks, number)
    figure = draw_to_scale(worst, LONG_TITLE)
    assert len(figure.axes) == len(worst) == min(number, 3)
    for axes, one in zip(figure.axes, worst, strict=True):
        assert one.computed
        assert one.limit
        limit, upper, lower = rectangles(axes)
        assert span(limit) == pytest.approx(one.limit.ends)
        assert (span(lower)[1], span(upper)[1]) == one.computed.ends
        assert (axes.get_title(loc="left"), axes.get_xlabel()) == (one.subject, one.unit)
    assert obstacles(figure) == []


def test_the_settings_of_the_user_do_not_matter(
    counts: pd.DataFrame, findings: list[Check]
) -> None:
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        figures = draw_checks(counts, RESULTS, "T"), draw_to_scale(findings, "T")
    for figure in figures:
        assert colour(figure.axes[0].get_facecolor()) == "#FFFFFF"
        assert obstacles(figure) == []


# What is easily got wrong


def test_what_has_no_end_is_drawn_as_far_as_the_panel(findings: list[Check]) -> None:
    figure = draw_to_scale([other(findings[0], "2.5", None)], "A finding")
    assert obstacles(figure) == []
    assert "inf" not in " ".join(said(figure.axes[0]))


def test_a_fall_below_the_range_is_not_cut(findings: list[Check]) -> None:
    figure = draw_to_scale([other(findings[2], -7, -6)], "A finding")
    (axes,) = figure.axes
    assert axes.get_xlim()[0] < -7
    assert obstacles(figure) == []
    # As far as −6 it is certain, from there to −7 possible.
    _, possible, certain = rectangles(axes)
    assert (span(possible)[1], span(certain)[1]) == (-7, -6)
    assert possible.get_zorder() <= certain.get_zorder()
    assert "−7 to −6" in said(axes)


def test_what_is_too_small_is_told_the_least(findings: list[Check]) -> None:
    low = [other(findings[1], 1, 2)]
    (axes,) = draw_to_scale(low, "A finding").axes
    # It would have to be 3 at least.
    assert "3" in said(axes)[1]


def test_no_finding_no_panel() -> None:
    assert draw_to_scale([], "Nothing fails").axes == []


def test_what_has_neither_a_number_nor_a_limit_has_no_panel(findings: list[Check]) -> None:
    bare = [replace(findings[0], limit=None), replace(findings[0], computed=None), findings[1]]
    (axes,) = draw_to_scale(bare, "A finding").axes
    assert axes.get_title(loc="left") == "Jobs per person"


def test_a_chart_of_no_rules_is_refused(counts: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="there is nothing to draw: no rule"):
        draw_checks(counts.iloc[:0], RESULTS, "A finding")


@pytest.mark.parametrize(
    ("limit", "words", "reach"),
    [
        (Interval.above(2), "more than 2", (2, "right")),
        (Interval.above(2, closed=True), "2 or more", (2, "right")),
        (Interval.below(1), "less than 1", ("left", 1)),
        (Interval(None, None), "any number", ("left", "right")),
        (Interval.exactly(2), "2", (2, 2)),
    ],
    ids=str,
)
def test_a_limit_without_an_end_reaches_as_far_as_the_panel(
    limit: Interval, words: str, reach: tuple[float | str, float | str]
) -> None:
    figure = draw_to_scale([check("Cars", Interval("1.25", "1.5"), limit, "times")], "A finding")
    (axes,) = figure.axes
    assert said(axes) == ["1.25 to 1.5", words]
    edges = dict(zip(("left", "right"), axes.get_xlim(), strict=True))
    wanted = [edges[end] if isinstance(end, str) else end for end in reach]
    grey, *_ = rectangles(axes)
    assert span(grey) == pytest.approx(wanted)
    left, right = axes.get_xlim()
    assert left <= 0
    assert right > 1.5
    assert obstacles(figure) == []


@pytest.mark.parametrize(
    ("computed", "words"),
    [
        (Interval.above(2), "more than 2"), (Interval.above(2, closed=True), "2 or more"),
        (Interval.below(-6), "less than −6"), (Interval(None, None), "any number"),
    ],
    ids=str,
)  # fmt: skip
def test_a_number_without_an_end_reaches_as_far_as_the_panel(
    computed: Interval, words: str
) -> None:
    figure = draw_to_scale([check("Cars", computed, Interval(0, 1), "times")], "A finding")
    (axes,) = figure.axes
    assert said(axes) == [words, "from 0 to 1"]
    _, possible, certain = rectangles(axes)
    left, right = axes.get_xlim()
    ends = {end for bar in (possible, certain) for end in span(bar)}
    assert (left in ends - {0}) == (computed.low is None)
    assert (right in ends) == (computed.high is None)
    assert obstacles(figure) == []


def test_what_may_be_zero_has_nothing_certain() -> None:
    figure = draw_to_scale([check("Prices", Interval(-2, 3), Interval(5, 6), "percent")], "T")
    (axes,) = figure.axes
    _, possible, certain = rectangles(axes)
    assert sorted(span(possible)) == [-2, 3]
    assert span(certain) == (0, 0)
    assert obstacles(figure) == []


def test_what_is_hypothetical_is_marked_in_the_title_of_its_panel(report: Report) -> None:
    told = report.what_if("grain-output-level-2021", value=300)
    figure = draw_to_scale(most_serious(find_checks(told), 9), "A finding")
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    assert "Grain yield, 2021 (hypothetical)" in titles
    marked = {title for title in titles if "hypothetical" in title}
    assert all("Grain" in title for title in marked)
    assert obstacles(figure) == []
