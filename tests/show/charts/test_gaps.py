"""The charts of gaps, outcomes and plans draw what their frame holds, and can be read."""

from __future__ import annotations

import math
from collections.abc import Callable
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
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

from helpers.analysis.gaps import VERDICTS, growth_pairs, level_pairs, measure_gaps
from helpers.analysis.outcomes import OUTCOMES, measure_outcomes, outcome_panels
from helpers.analysis.plans import growth_of_plan, in_percent_of_target, stand_of_plan
from helpers.data.report import Report
from helpers.show.charts.gaps import (
    OUTCOME,
    draw_bullets,
    draw_dumbbells,
    draw_outcomes,
    draw_verdict_counts,
)
from helpers.show.style import COLOURS, INK, MARKERS, SIGNS, house_style

inf = math.inf
BLUE, ORANGE, WHITE = COLOURS["achievement"], COLOURS["target"], "#FFFFFF"
DASHED, SOLID = True, False
NOTE = "hollow: the end itself is excluded; arrow: no end stated"
LONG_TITLE = "A finding that is so long that it has to be broken into several lines to be read " * 2
TWO_LINES = "Gross output value of industries above designated size, 2021"
Point = tuple[float, float]


def side(
    name: str, low: float, high: float, value: float | None = None, ends: str = "[]"
) -> dict[str, Any]:
    """Return an interval as columns; the value is its middle unless it is given."""
    return {
        f"{name}_low": low, f"{name}_high": high,
        f"{name}_low_closed": ends[0] == "[", f"{name}_high_closed": ends[1] == "]",
        f"{name}_value": (low + high) / 2 if value is None else value,
    }  # fmt: skip


@pytest.fixture
def pairs() -> pd.DataFrame:
    """One pair of each verdict, in two themes: closed, open and endless intervals."""
    return pd.DataFrame(
        [
            {"theme": "economy", "label": "first", "verdict": "raised",
             **side("achieved", 3.25, 3.75), **side("aimed", 6, 8)},
            {"theme": "economy", "label": "second", "verdict": "cannot be told",
             **side("achieved", 8.5, inf, 8.5, "()"), **side("aimed", 8, 10)},
            {"theme": "innovation", "label": "third", "verdict": "lowered",
             **side("achieved", 5, 5), **side("aimed", -inf, 4, 4, "()")},
            {"theme": "innovation", "label": "fourth", "verdict": "held",
             **side("achieved", 2, 2), **side("aimed", 2, 2)},
        ]
    )  # fmt: skip


@pytest.fixture
def targets() -> pd.DataFrame:
    """Outcomes in two panels."""
    return pd.DataFrame(
        [
            {"panel": "growth, percent", "label": "first", "outcome": "met",
             "strength": "official", **side("bar", 6, 8), **side("found", 8.25, 8.75)},
            {"panel": "growth, percent", "label": "second", "outcome": "missed",
             "strength": "mirror", **side("bar", 10, 10), **side("found", 2, 3)},
            {"panel": "level, percent of the target", "label": "third", "strength": "state media",
             "outcome": "cannot be told", **side("bar", 100, 100),
             **side("found", 98, inf, 98, "()")},
        ]
    )  # fmt: skip


@pytest.fixture
def levels() -> pd.DataFrame:
    """Levels from the report, from evidence, and not known."""
    nan = float("nan")
    rows = [("first", "report", 64.0, 66.0), ("second", "evidence", 90.0, 90.0),
            ("third", "", nan, nan)]  # fmt: skip
    return pd.DataFrame(rows, columns=["label", "source", "low", "high"])


@pytest.fixture
def growth() -> pd.DataFrame:
    rows = [
        ("first", "so far", 6.0, 7.0), ("first", "if by 2025", 8.98, 9.01),
        ("first", "if by 2030", 4.0, 4.5), ("second", "required by 2025", 12.0, inf),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["label", "kind", "low", "high"])


@pytest.fixture
def counts() -> pd.DataFrame:
    """Twenty-five targets, asked two questions."""
    rows = [
        ("Was it raised?", "raised", 4), ("Was it raised?", "held", 1),
        ("Was it raised?", "cannot be told", 18), ("Was it raised?", "no partner", 2),
        ("Was it met?", "met", 20), ("Was it met?", "missed", 5),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["question", "answer", "targets"])


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


# Dumbbells


def test_each_side_of_a_pair_has_one_mark_at_its_printed_value(pairs: pd.DataFrame) -> None:
    figure = draw_dumbbells(pairs, "A finding", "percent a year")
    (axes,) = figure.axes
    marks = clouds(axes, inside=True)
    achieved, aimed = marks[0::2], marks[1::2]
    assert [spots(mark)[0][0] for mark in achieved] == [3.5, 8.5, 5, 2]
    assert [spots(mark)[0][0] for mark in aimed] == [7, 9, 4, 2]
    assert {len(spots(mark)) for mark in marks} == {1}
    assert all(is_drawn_as(mark, MARKERS["achievement"]) for mark in achieved)
    assert all(is_drawn_as(mark, MARKERS["target"]) for mark in aimed)
    assert MARKERS == {"achievement": "o", "target": "D"}
    # The two of a pair stand on either side of its label, and so never cover one another.
    places = [float(place) for place in axes.get_yticks()]
    for mark, other, place in zip(achieved, aimed, places, strict=True):
        assert spots(other)[0][1] < place < spots(mark)[0][1]


def test_a_mark_is_hollow_where_its_end_is_excluded(pairs: pd.DataFrame) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    drawn = [looks(mark) for mark in clouds(axes, inside=True)]
    # Of the second pair the achievement is above 8.5, of the third the target below 4.
    assert drawn == [
        (BLUE, WHITE), (ORANGE, WHITE), (WHITE, BLUE), (ORANGE, WHITE),
        (BLUE, WHITE), (WHITE, ORANGE), (BLUE, WHITE), (ORANGE, WHITE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("interval", "hollow"),
    [
        ((4, 6, 4, "(]"), True),
        ((4, 6, 6, "[)"), True),
        ((4, 6, 4, "[)"), False),  # the other end
        ((4, 6, 6, "(]"), False),
        ((4, 6, 5, "()"), False),  # no end at all
        ((109.99999999999999, inf, 110, "()"), True),  # 1.1 times 100, rounded outward
    ],
    ids=str,
)
def test_only_the_end_that_is_printed_makes_a_mark_hollow(
    pairs: pd.DataFrame, interval: tuple[float, float, float, str], hollow: bool
) -> None:
    row = pairs.iloc[:1].assign(**side("aimed", *interval))
    (axes,) = draw_dumbbells(row, "A finding", "percent a year").axes
    face, edge = looks(clouds(axes, inside=True)[1])
    assert (face, edge) == ((WHITE, ORANGE) if hollow else (ORANGE, WHITE))


def test_bars_span_the_intervals_within_the_axis(pairs: pd.DataFrame) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    left, right = axes.get_xlim()
    # A single value has no bar.
    assert spans(bars(axes)) == [(3.25, 3.75), (6, 8), (8.5, right), (8, 10), (left, 4)]
    assert [colour(bar.get_color()) for bar in bars(axes)] == [BLUE, ORANGE, BLUE, ORANGE, ORANGE]
    # A bar lies where its mark does.
    marks = [spots(mark)[0][1] for mark in clouds(axes, inside=True)]
    heights = [float(np.asarray(bar.get_ydata())[0]) for bar in bars(axes)]
    assert heights == [*marks[:4], marks[5]]
    # Every finite end, from 2 to 10, is on the axis, with room for an arrow behind it.
    length = abs(arrows(axes)[0].xy[0] - float(arrows(axes)[0].xyann[0]))
    assert left + length < 2
    assert right - length > 10


def test_an_end_that_is_not_stated_is_one_arrow_on_its_side(pairs: pd.DataFrame) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    left, right = axes.get_xlim()
    marks = [spots(mark)[0][1] for mark in clouds(axes, inside=True)]
    rightward, leftward = arrows(axes)
    assert rightward.xy == (right, marks[2])
    assert leftward.xy == (left, marks[5])
    # The tail lies further in, at the same height.
    for arrow, inward in ((rightward, -1), (leftward, 1)):
        x, y = (float(number) for number in arrow.xyann)
        assert (x - arrow.xy[0]) * inward > 0
        assert y == arrow.xy[1]
    drawn = [arrow.arrow_patch for arrow in (rightward, leftward)]
    assert [colour(patch.get_edgecolor()) for patch in drawn if patch] == [BLUE, ORANGE]


def test_only_what_is_decided_is_joined_by_a_solid_line(pairs: pd.DataFrame) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    drawn = connectors(axes)
    assert [line.is_dashed() for line in drawn] == [SOLID, DASHED, SOLID, SOLID]
    assert [line.get_linestyle() for line in drawn if not line.is_dashed()] == ["-"] * 3
    marks = [spots(mark)[0] for mark in clouds(axes, inside=True)]
    ends = [np.asarray(line.get_xydata()).tolist() for line in drawn]
    assert ends == [[list(marks[n]), list(marks[n + 1])] for n in range(0, 8, 2)]


def test_each_pair_has_the_sign_and_the_word_of_its_verdict(pairs: pd.DataFrame) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    signs = clouds(axes, inside=False)
    verdicts = list(pairs["verdict"])
    assert [is_drawn_as(sign, SIGNS[word]) for sign, word in zip(signs, verdicts, strict=True)] == [
        True
    ] * 4
    assert SIGNS["cannot be told"] == "$?$"
    places = [float(place) for place in axes.get_yticks()]
    assert [spots(sign)[0][1] for sign in signs] == places
    assert all(x > 1 for sign in signs for x, _ in spots(sign))  # right of the axes
    words = {text.get_text(): text for text in axes.texts if isinstance(text, Annotation)}
    assert [words[verdict].xy for verdict in verdicts] == [(1.03, place) for place in places]


def test_labels_themes_title_axis_and_legend_are_all_there(pairs: pd.DataFrame) -> None:
    figure = draw_dumbbells(pairs, "A finding", "percent a year", NOTE)
    (axes,) = figure.axes
    assert row_labels(axes) == ["first", "second", "third", "fourth"]
    bottom, top = axes.get_ylim()
    assert bottom > top  # the first row is on top
    heads = {text.get_text(): text.xy[1] for text in axes.texts if isinstance(text, Annotation)}
    places = [float(place) for place in axes.get_yticks()]
    assert [word for word in said(axes) if word in ("economy", "innovation")] == [
        "economy", "innovation",
    ]  # fmt: skip
    assert top < heads["economy"] < places[0] < places[1] < heads["innovation"] < places[2]
    # A line parts the themes: above the head, below the marks of the row before.
    first, second = (
        float(np.asarray(line.get_ydata())[0]) for line in axes.lines if line.get_linewidth() == 0.8
    )
    assert top < first < heads["economy"]
    assert places[1] + 0.14 < second < heads["innovation"]
    FigureCanvasAgg(figure)
    figure.canvas.draw()
    for text in axes.texts:
        if text.get_text() in ("economy", "innovation"):
            box = Text.get_window_extent(text)
            assert not any(
                box.y0 <= axes.transData.transform((0, place))[1] <= box.y1
                for place in (first, second)
            )
    assert (figure.get_suptitle(), axes.get_xlabel()) == ("A finding", "percent a year")
    assert legend_of(figure) == ["achievement", "target", NOTE]
    assert legend_of(draw_dumbbells(pairs, "A finding", "percent")) == ["achievement", "target"]


# Outcomes


def test_each_outcome_stands_in_its_panel_beside_its_bar(targets: pd.DataFrame) -> None:
    figure = draw_outcomes(targets, "A finding")
    assert [axes.get_xlabel() for axes in figure.axes] == list(targets["panel"].unique())
    assert [row_labels(axes) for axes in figure.axes] == [["first", "second"], ["third"]]
    assert figure.get_suptitle() == "A finding"
    assert legend_of(figure) == ["target", OUTCOME]
    upper, lower = ([spots(mark)[0] for mark in clouds(a, inside=True)] for a in figure.axes)
    assert [x for x, _ in upper] == [7, 8.5, 10, 2.5]
    assert [x for x, _ in lower] == [100, 98]
    marks = [mark for axes in figure.axes for mark in clouds(axes, inside=True)]
    assert all(is_drawn_as(mark, MARKERS["target"]) for mark in marks[0::2])
    assert all(is_drawn_as(mark, "s") for mark in marks[1::2])
    assert [looks(mark) for mark in marks] == [
        (ORANGE, WHITE), (INK, WHITE), (ORANGE, WHITE), (INK, WHITE),
        (ORANGE, WHITE), (WHITE, INK),  # more than 98
    ]  # fmt: skip
    for axes in figure.axes:
        bottom, top = axes.get_ylim()
        assert bottom > top
        ends = [np.asarray(line.get_xydata()).tolist() for line in connectors(axes)]
        places = [spots(mark)[0] for mark in clouds(axes, inside=True)]
        assert ends == [
            [list(bar), list(found)] for bar, found in zip(places[0::2], places[1::2], strict=True)
        ]


def test_outcomes_are_drawn_as_intervals(targets: pd.DataFrame) -> None:
    upper, lower = draw_outcomes(targets, "A finding").axes
    assert spans(bars(upper)) == [(6, 8), (8.25, 8.75), (2, 3)]
    assert spans(bars(lower)) == [(98, lower.get_xlim()[1])]
    assert arrows(upper) == []
    (arrow,) = arrows(lower)
    assert arrow.xy[0] == lower.get_xlim()[1]


def test_each_outcome_has_its_sign_and_the_strength_of_its_source(targets: pd.DataFrame) -> None:
    axes = draw_outcomes(targets, "A finding").axes
    assert [said(one) for one in axes] == [
        ["met (official)", "missed (mirror)"], ["cannot be told (state media)"],
    ]  # fmt: skip
    signs = [sign for one in axes for sign in clouds(one, inside=False)]
    for sign, outcome in zip(signs, targets["outcome"], strict=True):
        assert is_drawn_as(sign, SIGNS[outcome])
        # A tick is a stroke: it has an edge and no face.
        assert (len(np.asarray(sign.get_facecolor())) == 0) == (outcome == "met")


# Plans


def test_bars_are_as_long_as_the_level_in_percent_of_the_target(
    levels: pd.DataFrame, growth: pd.DataFrame
) -> None:
    figure = draw_bullets(levels, growth, "A finding", "percent of the target")
    left, _ = figure.axes
    drawn = [patch for patch in left.patches if isinstance(patch, Rectangle)]
    grounds, found = drawn[0::2], drawn[1::2]
    assert [bar.get_width() for bar in grounds] == [100, 100]
    assert [(bar.get_x(), bar.get_width()) for bar in found] == [(0, 65), (0, 90)]
    assert {colour(bar.get_facecolor()) for bar in found} == {BLUE}
    # Dots for what the report does not say
    assert [bar.get_hatch() or "" for bar in found] == ["", "..."]
    middles = [bar.get_y() + bar.get_height() / 2 for bar in found]
    assert middles == pytest.approx([0, 1])
    target = [line for line in left.lines if colour(line.get_color()) == ORANGE]
    assert spans(target) == [(100, 100)]
    assert spans([line for line in left.lines if colour(line.get_color()) == INK]) == [
        (64, 66), (90, 90),
    ]  # fmt: skip
    assert left.get_xlim()[0] == 0
    assert left.get_xlim()[1] > 100


def test_a_level_beyond_its_target_is_on_the_axis(
    levels: pd.DataFrame, growth: pd.DataFrame
) -> None:
    beyond = levels.assign(low=[120.0, 90.0, float("nan")], high=[130.0, 90.0, float("nan")])
    figure = draw_bullets(beyond, growth, "A finding", "percent of the target")
    left, _ = figure.axes
    assert [bar.get_width() for bar in left.patches if isinstance(bar, Rectangle)][1] == 125
    assert left.get_xlim()[1] >= 130
    assert obstacles(figure) == []


def test_a_level_says_where_it_comes_from_or_that_it_is_not_known(
    levels: pd.DataFrame, growth: pd.DataFrame
) -> None:
    figure = draw_bullets(levels, growth, "A finding", "percent of the target")
    left, right = figure.axes
    assert said(left) == ["65%, report", "90%, evidence", "no level is known"]
    assert row_labels(left) == ["first", "second", "third"]
    missing = [text for text in [*left.texts, *right.texts] if text.get_text().startswith("no ")]
    assert [text.get_text() for text in missing] == ["no level is known", "no growth can be told"]
    assert {text.xy[1] for text in missing if isinstance(text, Annotation)} == {2}
    assert left.get_ylim()[0] > left.get_ylim()[1]
    assert right.get_ylim() == left.get_ylim()
    assert figure.get_suptitle() == "A finding"
    assert (left.get_xlabel(), right.get_xlabel()) == (
        "percent of the target", "growth a year, percent",
    )  # fmt: skip
    assert legend_of(figure) == ["level", "target", "growth so far", "growth required"]


def test_growth_so_far_and_required_stand_in_the_row_of_their_target(
    levels: pd.DataFrame, growth: pd.DataFrame
) -> None:
    _, right = draw_bullets(levels, growth, "A finding", "percent of the target").axes
    marks = clouds(right, inside=True)
    # In the middle; at the end that is known where there is no other
    assert [spots(mark)[0][0] for mark in marks] == pytest.approx([6.5, 8.995, 4.25, 12])
    assert [round(spots(mark)[0][1]) for mark in marks] == [0, 0, 0, 1]
    heights = [spots(mark)[0][1] for mark in marks]
    assert heights[0] < heights[1] < heights[2]
    assert is_drawn_as(marks[0], MARKERS["achievement"])
    assert all(is_drawn_as(mark, MARKERS["target"]) for mark in marks[1:])
    assert [looks(mark)[0] for mark in marks] == [BLUE, ORANGE, ORANGE, ORANGE]
    assert spans(bars(right)) == [(6, 7), (8.98, 9.01), (4, 4.5), (12, right.get_xlim()[1])]
    assert [arrow.xy for arrow in arrows(right)] == [(right.get_xlim()[1], heights[3])]
    # 8.98 and 9.01 are both 9.0 to one digit.
    assert said(right) == [
        "no growth can be told", "so far: 6.0–7.0", "if by 2025: 9.0", "if by 2030: 4.0–4.5",
        "required by 2025: 12.0 or more",
    ]  # fmt: skip
    low, high = right.get_xlim()
    assert low < 0
    assert high > 12


# Counts


def test_there_are_as_many_signs_as_targets_for_each_question(counts: pd.DataFrame) -> None:
    figure = draw_verdict_counts(counts, "A finding")
    questions = counts.groupby("question", sort=False)
    for axes, (question, rows) in zip(figure.axes, questions, strict=True):
        assert axes.get_title(loc="left") == question
        drawn = clouds(axes, inside=True)
        found = [len(spots(cloud)) for cloud in drawn]
        assert found == list(rows["targets"])
        assert all(
            is_drawn_as(cloud, SIGNS[answer])
            for cloud, answer in zip(drawn, rows["answer"], strict=True)
        )
        places = [spot for cloud in drawn for spot in spots(cloud)]
        assert len(set(places)) == len(places) == 25
        # In the order of reading: from left to right, then the next row
        assert places == sorted(places, key=lambda spot: (spot[1], spot[0]))
        bottom, top = axes.get_ylim()
        assert bottom > top
    assert figure.get_suptitle() == "A finding"


def test_the_legend_says_the_counts(counts: pd.DataFrame) -> None:
    upper, lower = draw_verdict_counts(counts, "A finding").axes
    assert legend_of(upper) == ["4 raised", "1 held", "18 cannot be told", "2 no partner"]
    assert legend_of(lower) == ["20 met", "5 missed"]
    for axes, answers in ((upper, counts["answer"][:4]), (lower, counts["answer"][4:])):
        legend = axes.get_legend()
        assert legend is not None
        drawn = [handle for handle in legend.legend_handles if isinstance(handle, Line2D)]
        shapes = [outline(handle.get_marker()) for handle in drawn]
        assert shapes == [outline(SIGNS[answer]) for answer in answers]


def test_every_answer_has_a_sign_of_its_own() -> None:
    answers = [*VERDICTS, "no partner", *OUTCOMES]
    assert set(answers) <= set(SIGNS)
    # Nothing to be held against is a dot, whichever the question is.
    assert SIGNS["no partner"] == SIGNS["no evidence"]
    shapes = {answer: outline(SIGNS[answer]) for answer in answers if answer != "no evidence"}
    assert len(shapes) == 7
    for one, other in combinations(shapes.values(), 2):
        assert len(one) != len(other) or not np.allclose(one, other)


# What can be read


REAL: dict[str, Callable[[Report], Figure]] = {
    "growth": lambda report: draw_dumbbells(
        growth_pairs(measure_gaps(report)), LONG_TITLE, "percent", NOTE
    ),
    "levels": lambda report: draw_dumbbells(
        level_pairs(measure_gaps(report)), LONG_TITLE,
        "target in percent of the achievement, which is 100", NOTE,
    ),
    "outcomes": lambda report: draw_outcomes(outcome_panels(measure_outcomes(report)), LONG_TITLE),
    "outcomes of the plan": lambda report: draw_outcomes(
        outcome_panels(measure_outcomes(report).query("part == 'plan'")), LONG_TITLE
    ),
    "plan": lambda report: draw_bullets(
        in_percent_of_target(stand_of_plan(report, "plan", 2020)),
        growth_of_plan(stand_of_plan(report, "plan", 2020), (2025, 2030, 2035)),
        LONG_TITLE, "level of 2020 in percent of the target",
    ),
}  # fmt: skip


@pytest.mark.parametrize("draw", REAL.values(), ids=REAL.keys())
def test_the_charts_of_the_report_can_be_read(
    report: Report, draw: Callable[[Report], Figure]
) -> None:
    figure = draw(report)
    assert obstacles(figure) == []
    for axes in figure.axes:
        assert axes.get_xlabel()


def test_the_charts_of_the_report_draw_every_row(report: Report) -> None:
    gaps, outcomes = measure_gaps(report), outcome_panels(measure_outcomes(report))
    for rows, name in ((growth_pairs(gaps), "growth"), (level_pairs(gaps), "levels")):
        (axes,) = REAL[name](report).axes
        marks = [spots(mark)[0][0] for mark in clouds(axes, inside=True)]
        assert marks[0::2] == list(rows["achieved_value"])
        assert marks[1::2] == list(rows["aimed_value"])
        heads = list(dict.fromkeys(rows["theme"].astype("str")))
        assert said(axes) == [*rows["verdict"], *heads]
    drawn = [clouds(axes, inside=True) for axes in REAL["outcomes"](report).axes]
    found = [spots(mark)[0][0] for marks in drawn for mark in marks[1::2]]
    assert found == list(outcomes["found_value"])
    left, right = REAL["plan"](report).axes
    assert said(left) == ["91%, evidence", "65%, report", "no level is known", "67%, evidence"]
    assert said(right) == [
        "no growth can be told", "if by 2025: 2.0", "if by 2030: 1.0", "if by 2035: 0.7",
        "so far: 6.4", "if by 2025: 9.0", "if by 2030: 4.4", "if by 2035: 2.9",
        "so far: 48.2–52.5", "required by 2025: 8.3",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE], ids=["short", "long"])
def test_labels_of_two_lines_neither_overlap_nor_are_cut(
    pairs: pd.DataFrame,
    targets: pd.DataFrame,
    levels: pd.DataFrame,
    growth: pd.DataFrame,
    title: str,
) -> None:
    names = {name: f"{TWO_LINES} {name}" for name in ("first", "second", "third")}
    long = pairs.assign(label=TWO_LINES, theme="agriculture and rural areas")
    four = [("so far", 48.2, 52.5), *((f"required by {y}", 8.3, 10.4) for y in (2025, 2030, 2035))]
    crowded = pd.DataFrame(
        [(names[label], *row) for label in ("first", "second") for row in four],
        columns=growth.columns,
    )
    for figure in (
        draw_dumbbells(pairs, title, "percent a year", NOTE),
        draw_dumbbells(long.assign(verdict="cannot be told"), title, "percent a year", NOTE),
        draw_outcomes(targets, title),
        draw_outcomes(
            targets.assign(label=TWO_LINES, outcome="cannot be told", strength="state media"), title
        ),
        draw_bullets(levels, growth, title, "percent of the target"),
        draw_bullets(
            levels.assign(label=levels["label"].map(names)), crowded, title, "percent of the target"
        ),
    ):
        assert obstacles(figure) == []


def test_long_labels_and_words_are_broken(pairs: pd.DataFrame, targets: pd.DataFrame) -> None:
    long = targets.assign(label=TWO_LINES, outcome="cannot be told", strength="state media")
    dumbbells = draw_dumbbells(pairs.assign(label=TWO_LINES), "A finding", "percent a year")
    for axes in [*dumbbells.axes, *draw_outcomes(long, "A finding").axes]:
        for label in row_labels(axes):
            assert label.replace("\n", " ") == TWO_LINES
            assert max(map(len, label.split("\n"))) <= 34
    for axes in draw_outcomes(long, "A finding").axes:
        words = [text.get_text() for text in axes.texts if text.get_text()]
        assert set(words) == {"cannot be told (state\nmedia)"}
    names = pd.DataFrame({"label": [TWO_LINES], "source": "report", "low": 50.0, "high": 51.0})
    growth = pd.DataFrame(
        [(TWO_LINES, "so far", 5.0, 6.0)], columns=["label", "kind", "low", "high"]
    )
    left, _ = draw_bullets(names, growth, "A finding", "percent of the target").axes
    assert max(map(len, row_labels(left)[0].split("\n"))) <= 24


@pytest.mark.parametrize("targets_of_one", [1, 12, 13, 57, 200])
@pytest.mark.parametrize("title", ["A finding", LONG_TITLE], ids=["short", "long"])
def test_counts_can_be_read_however_many_there_are(title: str, targets_of_one: int) -> None:
    answers = [*VERDICTS, "no partner"]
    counts = pd.DataFrame(
        [
            (question, answer, targets_of_one)
            for question in ("Was the bar raised? Target against the achievement before it", "Met?")
            for answer in answers
        ],
        columns=["question", "answer", "targets"],
    )
    figure = draw_verdict_counts(counts, title)
    assert obstacles(figure) == []
    for axes in figure.axes:
        marks = [spot for cloud in clouds(axes, inside=True) for spot in spots(cloud)]
        assert len(set(marks)) == len(answers) * targets_of_one
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        assert all(left < x < right and top < y < bottom for x, y in marks)


def test_what_cannot_be_read_is_found(pairs: pd.DataFrame) -> None:
    # The check above must see what it is for.
    figure = draw_dumbbells(pairs, "A finding", "percent a year")
    figure.axes[0].annotate("over it", (1.03, 1), xycoords=("axes fraction", "data"),
                            xytext=(9, 0), textcoords="offset points", va="center",
                            annotation_clip=False)  # fmt: skip
    assert any(found.startswith("overlap: ") and "over it" in found for found in obstacles(figure))
    figure = draw_dumbbells(pairs, "A finding", "percent a year")
    figure.text(0.99, 0.5, "out of the figure")
    assert "cut: out of the figure" in obstacles(figure)
    figure = draw_dumbbells(pairs, "A finding", "percent a year")
    figure.axes[0].set_xlim(3, 10)
    assert any(found.startswith("a mark is cut") for found in obstacles(figure))
    figure = draw_dumbbells(pairs, "A finding", "percent a year")
    figure.axes[0].text(3.4, spots(clouds(figure.axes[0], inside=True)[0])[0][1], "under")
    assert "a mark lies on: under" in obstacles(figure)


ODD: dict[str, tuple[pd.DataFrame, list[tuple[str, str, float, float]]]] = {
    "no growth at all": (
        pd.DataFrame({"label": ["a"], "source": ["report"], "low": [50.0], "high": [51.0]}),
        [],
    ),
    "falling growth": (
        pd.DataFrame({"label": ["a"], "source": ["report"], "low": [90.0], "high": [90.0]}),
        [("a", "so far", -6.0, -5.0), ("a", "required by 2025", -4.0, -3.0)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "growth"),
    [pytest.param(levels, growth, id=name) for name, (levels, growth) in ODD.items()],
)
def test_odd_bullets_are_drawn(
    levels: pd.DataFrame, growth: list[tuple[str, str, float, float]]
) -> None:
    rows = pd.DataFrame(growth, columns=["label", "kind", "low", "high"])
    figure = draw_bullets(levels, rows, "A finding", "percent of the target")
    assert obstacles(figure) == []


def test_labels_of_three_lines_do_not_overlap(pairs: pd.DataFrame) -> None:
    long = pairs.assign(
        label="Resumption of work by industrial enterprises above designated size, 2021"
    )
    assert obstacles(draw_dumbbells(long, "A finding", "percent a year")) == []


def test_two_targets_of_one_label_are_refused(growth: pd.DataFrame) -> None:
    levels = pd.DataFrame({"label": "a", "source": "report", "low": [5.0, 6.0], "high": 7.0})
    with pytest.raises(ValueError, match="two targets have one label"):
        draw_bullets(levels, growth, "A finding", "percent of the target")


@pytest.mark.parametrize("draw", [lambda none: draw_dumbbells(none, "t", "x"),
                                  lambda none: draw_outcomes(none, "t")])  # fmt: skip
def test_a_chart_of_nothing_is_refused(
    pairs: pd.DataFrame, draw: Callable[[pd.DataFrame], object]
) -> None:
    nothing = pairs.iloc[:0].assign(panel=pd.Series(dtype="str"))
    with pytest.raises(ValueError, match="there is nothing to draw"):
        draw(nothing)
