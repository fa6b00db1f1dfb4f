"""The charts of gaps and outcomes draw the records that they are given, and can be read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text

from helpers.analysis.gaps import Compared, Gap, Verdict, find_gaps, growth_pairs, level_pairs
from helpers.analysis.outcomes import (
    Outcome,
    OutcomeResult,
    Shown,
    find_outcomes,
    outcome_panels,
)
from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.vocabulary import Strength
from helpers.data.report import Report
from helpers.show.charts.gaps import (
    OUTCOME,
    draw_dumbbells,
    draw_outcomes,
    draw_verdict_counts,
)
from helpers.show.style import INK, MARKERS, SIGNS
from tests.building import report_of
from tests.show.charts.sight import (
    BLUE,
    LONG_TITLE,
    ORANGE,
    TWO_LINES,
    WHITE,
    arrows,
    bars,
    clouds,
    colour,
    connectors,
    is_drawn_as,
    legend_of,
    looks,
    obstacles,
    outline,
    row_labels,
    said,
    spans,
    spots,
)

inf = math.inf
DASHED, SOLID = True, False
NOTE = "hollow: the end itself is excluded; arrow: no end stated"
Side = tuple[Interval, Number]
"""An interval and the printed value."""


def side(
    low: Number | None, high: Number | None, value: Number | None = None, ends: str = "[]"
) -> Side:
    """Return an interval with a value, which is its middle unless it is given."""
    found = Interval(low, high, ends[0] == "[", ends[1] == "]")
    return found, found.middle if value is None else value


def a_gap() -> Gap:
    """Return the gap of a made-up pair."""
    cells = {"indicator": "output", "measure": "growth", "value": "5", "unit": "percent"}
    figures = [cells, cells | {"figure": "aim", "status": "target", "period": "2021"}]
    (gap,) = find_gaps(report_of(figures=figures))
    return gap


def an_outcome() -> Outcome:
    """Return the outcome of a made-up target."""
    cells = {"indicator": "output", "value": "5", "unit": "percent", "measure": "growth"}
    target = cells | {"status": "target", "period": "2021"}
    (outcome,) = find_outcomes(report_of(figures=[target], evidence=[cells | {"period": "2021"}]))
    return outcome


def pair(theme: str, label: str, word: str, achieved: Side, aimed: Side) -> Compared:
    """Return a pair for a chart."""
    gap = a_gap()
    indicator = replace(gap.pair.target.indicator, theme=theme)
    both = replace(gap.pair, target=replace(gap.pair.target, indicator=indicator))
    gap = replace(gap, pair=both, verdict=Verdict(word))
    (low, value), (high, goal) = achieved, aimed
    return Compared(gap, label, low, exact(value), high, exact(goal))


def shown(panel: str, label: str, word: str, strength: str, bar: Side, found: Side) -> Shown:
    """Return a target with its outcome for a chart."""
    outcome = an_outcome()
    assert outcome.published
    published = replace(outcome.published, strength=Strength(strength))
    outcome = replace(outcome, result=OutcomeResult(word), published=published)
    return Shown(outcome, panel, label, bar[0], exact(bar[1]), found[0], exact(found[1]))


def renamed(
    rows: Sequence[Compared], label: str, theme: str | None = None, word: str | None = None
) -> list[Compared]:
    """Return pairs with another label, and with another theme and verdict where it is given."""
    return [
        pair(
            theme or row.theme, label, word or row.gap.verdict,
            (row.achieved, row.achieved_value), (row.aimed, row.aimed_value),
        )
        for row in rows
    ]  # fmt: skip


@pytest.fixture
def pairs() -> list[Compared]:
    """One pair of each verdict, in two themes: closed, open and endless intervals."""
    return [
        pair("economy", "first", "raised", side("3.25", "3.75"), side(6, 8)),
        pair("economy", "second", "cannot be told", side("8.5", None, "8.5", "()"), side(8, 10)),
        pair("innovation", "third", "lowered", side(5, 5), side(None, 4, 4, "()")),
        pair("innovation", "fourth", "held", side(2, 2), side(2, 2)),
    ]


@pytest.fixture
def targets() -> list[Shown]:
    """Outcomes in two panels."""
    growth, level = "growth, percent", "level, percent of the target"
    return [
        shown(growth, "first", "met", "official", side(6, 8), side("8.25", "8.75")),
        shown(growth, "second", "missed", "mirror", side(10, 10), side(2, 3)),
        shown(level, "third", "cannot be told", "state media", side(100, 100),
              side(98, None, 98, "()")),
    ]  # fmt: skip


@pytest.fixture
def long_targets(targets: list[Shown]) -> list[Shown]:
    """The same with long labels and words."""
    return [
        shown(
            row.panel, TWO_LINES, "cannot be told", "state media", (row.bar, row.bar_value),
            (row.found, row.found_value),
        )
        for row in targets
    ]  # fmt: skip


@pytest.fixture
def counts() -> pd.DataFrame:
    """Twenty-five targets, asked two questions."""
    rows = [
        ("Was it raised?", "raised", 4), ("Was it raised?", "held", 1),
        ("Was it raised?", "cannot be told", 18), ("Was it raised?", "no partner", 2),
        ("Was it met?", "met", 20), ("Was it met?", "missed", 5),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["question", "answer", "targets"])


# Dumbbells


def test_each_side_of_a_pair_has_one_mark_at_its_printed_value(pairs: list[Compared]) -> None:
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


def test_a_mark_is_hollow_where_its_end_is_excluded(pairs: list[Compared]) -> None:
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
        ((110, None, 110, "()"), True),
        ((None, None, 5, "()"), False),  # nothing is excluded
    ],
    ids=str,
)
def test_only_the_end_that_is_printed_makes_a_mark_hollow(
    interval: tuple[Number | None, Number | None, Number, str], hollow: bool
) -> None:
    row = pair("economy", "first", "raised", side("3.25", "3.75"), side(*interval))
    (axes,) = draw_dumbbells([row], "A finding", "percent a year").axes
    face, edge = looks(clouds(axes, inside=True)[1])
    assert (face, edge) == ((WHITE, ORANGE) if hollow else (ORANGE, WHITE))


def test_bars_span_the_intervals_within_the_axis(pairs: list[Compared]) -> None:
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


def test_an_end_that_is_not_stated_is_one_arrow_on_its_side(pairs: list[Compared]) -> None:
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


def test_only_what_is_decided_is_joined_by_a_solid_line(pairs: list[Compared]) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    drawn = connectors(axes)
    assert [line.is_dashed() for line in drawn] == [SOLID, DASHED, SOLID, SOLID]
    assert [line.get_linestyle() for line in drawn if not line.is_dashed()] == ["-"] * 3
    marks = [spots(mark)[0] for mark in clouds(axes, inside=True)]
    ends = [np.asarray(line.get_xydata()).tolist() for line in drawn]
    assert ends == [[list(marks[n]), list(marks[n + 1])] for n in range(0, 8, 2)]


def test_each_pair_has_the_sign_and_the_word_of_its_verdict(pairs: list[Compared]) -> None:
    (axes,) = draw_dumbbells(pairs, "A finding", "percent a year").axes
    signs = clouds(axes, inside=False)
    verdicts = [row.gap.verdict for row in pairs]
    assert [is_drawn_as(sign, SIGNS[word]) for sign, word in zip(signs, verdicts, strict=True)] == [
        True
    ] * 4
    assert SIGNS["cannot be told"] == "$?$"
    places = [float(place) for place in axes.get_yticks()]
    assert [spots(sign)[0][1] for sign in signs] == places
    assert all(x > 1 for sign in signs for x, _ in spots(sign))  # right of the axes
    words = {text.get_text(): text for text in axes.texts if isinstance(text, Annotation)}
    assert [words[verdict].xy for verdict in verdicts] == [(1.03, place) for place in places]


def test_labels_themes_title_axis_and_legend_are_all_there(pairs: list[Compared]) -> None:
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


def test_each_outcome_stands_in_its_panel_beside_its_bar(targets: list[Shown]) -> None:
    figure = draw_outcomes(targets, "A finding")
    assert [axes.get_xlabel() for axes in figure.axes] == [
        "growth, percent",
        "level, percent of the target",
    ]
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


def test_outcomes_are_drawn_as_intervals(targets: list[Shown]) -> None:
    upper, lower = draw_outcomes(targets, "A finding").axes
    assert spans(bars(upper)) == [(6, 8), (8.25, 8.75), (2, 3)]
    assert spans(bars(lower)) == [(98, lower.get_xlim()[1])]
    assert arrows(upper) == []
    (arrow,) = arrows(lower)
    assert arrow.xy[0] == lower.get_xlim()[1]


def test_each_outcome_has_its_sign_and_the_strength_of_its_source(targets: list[Shown]) -> None:
    axes = draw_outcomes(targets, "A finding").axes
    assert [said(one) for one in axes] == [
        ["met (official)", "missed (mirror)"], ["cannot be told (state media)"],
    ]  # fmt: skip
    signs = [sign for one in axes for sign in clouds(one, inside=False)]
    for sign, row in zip(signs, targets, strict=True):
        outcome = row.outcome.result
        assert is_drawn_as(sign, SIGNS[outcome])
        # A tick is a stroke: it has an edge and no face.
        assert (len(np.asarray(sign.get_facecolor())) == 0) == (outcome == "met")


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
    answers = [*Verdict, "no partner", *OutcomeResult]
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
        growth_pairs(find_gaps(report)), LONG_TITLE, "percent", NOTE
    ),
    "levels": lambda report: draw_dumbbells(
        level_pairs(find_gaps(report)), LONG_TITLE,
        "target in percent of the achievement, which is 100", NOTE,
    ),
    "outcomes": lambda report: draw_outcomes(outcome_panels(find_outcomes(report)), LONG_TITLE),
    "outcomes of the plan": lambda report: draw_outcomes(
        outcome_panels(one for one in find_outcomes(report) if one.target.part == "plan"),
        LONG_TITLE,
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
    gaps, outcomes = find_gaps(report), outcome_panels(find_outcomes(report))
    for rows, name in ((growth_pairs(gaps), "growth"), (level_pairs(gaps), "levels")):
        assert rows
        (axes,) = REAL[name](report).axes
        marks = [spots(mark)[0][0] for mark in clouds(axes, inside=True)]
        assert marks[0::2] == [float(row.achieved_value) for row in rows]
        assert marks[1::2] == [float(row.aimed_value) for row in rows]
        heads = list(dict.fromkeys(row.theme for row in rows))
        assert said(axes) == [*(row.gap.verdict for row in rows), *heads]
    drawn = [clouds(axes, inside=True) for axes in REAL["outcomes"](report).axes]
    found = [spots(mark)[0][0] for marks in drawn for mark in marks[1::2]]
    assert found == [float(row.found_value) for row in outcomes]
    assert outcomes


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE], ids=["short", "long"])
def test_labels_of_two_lines_neither_overlap_nor_are_cut(
    pairs: list[Compared], targets: list[Shown], long_targets: list[Shown], title: str
) -> None:
    long = renamed(pairs, TWO_LINES, "agriculture and rural areas", "cannot be told")
    for figure in (
        draw_dumbbells(pairs, title, "percent a year", NOTE),
        draw_dumbbells(long, title, "percent a year", NOTE),
        draw_outcomes(targets, title),
        draw_outcomes(long_targets, title),
    ):
        assert obstacles(figure) == []


def test_long_labels_and_words_are_broken(pairs: list[Compared], long_targets: list[Shown]) -> None:
    dumbbells = draw_dumbbells(renamed(pairs, TWO_LINES), "A finding", "percent a year")
    outcomes = draw_outcomes(long_targets, "A finding")
    for axes in [*dumbbells.axes, *outcomes.axes]:
        for label in row_labels(axes):
            assert label.replace("\n", " ") == TWO_LINES
            assert max(map(len, label.split("\n"))) <= 34
    for axes in outcomes.axes:
        words = [text.get_text() for text in axes.texts if text.get_text()]
        assert set(words) == {"cannot be told (state\nmedia)"}


@pytest.mark.parametrize("targets_of_one", [1, 12, 13, 57, 200])
@pytest.mark.parametrize("title", ["A finding", LONG_TITLE], ids=["short", "long"])
def test_counts_can_be_read_however_many_there_are(title: str, targets_of_one: int) -> None:
    answers = [*Verdict, "no partner"]
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


def test_what_cannot_be_read_is_found(pairs: list[Compared]) -> None:
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


def test_labels_of_three_lines_do_not_overlap(pairs: list[Compared]) -> None:
    label = "Resumption of work by industrial enterprises above designated size, 2021"
    assert obstacles(draw_dumbbells(renamed(pairs, label), "A finding", "percent a year")) == []


@pytest.mark.parametrize(
    "draw",
    [
        lambda: draw_dumbbells([], "t", "x"),
        lambda: draw_outcomes([], "t"),
        lambda: draw_verdict_counts(
            pd.DataFrame({"question": [], "answer": [], "targets": []}), "t"
        ),
        lambda: draw_verdict_counts(
            pd.DataFrame({"question": ["Met?"], "answer": ["met"], "targets": [0]}), "t"
        ),
    ],
    ids=["dumbbells", "outcomes", "counts", "no targets"],
)  # fmt: skip
def test_a_chart_of_nothing_is_refused(draw: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="there is nothing to draw: no "):
        draw()


# What is easily got wrong


def test_what_has_no_end_at_all_is_drawn_with_its_mark() -> None:
    endless = side(None, None, 50)
    figures = (
        draw_dumbbells([pair("a", "b", "cannot be told", endless, endless)], "A finding", "x"),
        draw_outcomes([shown("p", "a", "cannot be told", "weak", endless, endless)], "A finding"),
        # The mark lies beyond all ends of the others.
        draw_dumbbells(
            [
                pair("a", "b", "held", side(2, 3), endless),
                pair("a", "c", "held", side(2, 2), side(2, 2)),
            ],
            "A finding", "x",
        ),
    )  # fmt: skip
    for figure, endless_sides in zip(figures, (2, 2, 1), strict=True):
        (axes,) = figure.axes
        left, right = axes.get_xlim()
        assert left < 50 < right
        assert [note.xy[0] for note in arrows(axes)] == [left, right] * endless_sides
        whole = [span for span in spans(bars(axes)) if span == (left, right)]
        assert len(whole) == endless_sides
        assert obstacles(figure) == []


@pytest.fixture(scope="module")
def doubled() -> Report:
    """A report with two targets of one indicator, measure and year, and what became of them."""
    growth = {"indicator": "output", "measure": "growth", "unit": "percent"}
    level = {"indicator": "grain", "unit": "kg"}
    return report_of(
        figures=[
            growth | {"figure": "grew", "value": "5"},
            growth | {"figure": "aim", "status": "target", "period": "2021", "value": "6"},
            growth | {"figure": "hope", "status": "target", "period": "2021", "value": "8"},
            level | {"figure": "had", "value": "50"},
            level | {"figure": "low", "status": "target", "period": "2021", "value": "80"},
            level | {"figure": "top", "status": "target", "period": "2021", "value": "100"},
        ],
        evidence=[
            growth | {"period": "2021", "value": "7"}, level | {"period": "2021", "value": "90"},
        ],
    )  # fmt: skip


def test_two_targets_of_one_indicator_have_a_row_each(doubled: Report) -> None:
    gaps, outcomes = find_gaps(doubled), outcome_panels(find_outcomes(doubled))
    charts = (
        (draw_dumbbells(growth_pairs(gaps), "A finding", "x"), [["Output", "Output"]], [[8, 6]]),
        # 100 and 80 in percent of 50
        (draw_dumbbells(level_pairs(gaps), "A finding", "x"), [["Grain", "Grain"]], [[200, 160]]),
        (draw_outcomes(outcomes, "A finding"), [["Output, 2021"] * 2, ["Grain, 2021"] * 2],
         [[6, 8], [100, 100]]),
    )  # fmt: skip
    for figure, labels, aims in charts:
        assert [row_labels(axes) for axes in figure.axes] == labels
        for axes, wanted in zip(figure.axes, aims, strict=True):
            marks = [
                spots(mark)[0]
                for mark in clouds(axes, inside=True)
                if is_drawn_as(mark, MARKERS["target"])
            ]
            assert [x for x, _ in marks] == wanted
            assert len({y for _, y in marks}) == 2
            assert len(set(axes.get_yticks())) == 2
        assert obstacles(figure) == []


def test_what_is_hypothetical_is_marked_in_its_label(report: Report) -> None:
    told = report.what_if("gdp-growth-2021", value=30)  # a target
    told = told.what_if("grain-output-level-2020", value=20)  # an achievement
    gaps = find_gaps(told)
    drawn = (
        draw_dumbbells(growth_pairs(gaps), "t", "x"),
        draw_dumbbells(level_pairs(gaps), "t", "x"),
        draw_outcomes(outcome_panels(find_outcomes(told)), "t"),
    )
    labels = [
        label.replace("\n", " ")
        for figure in drawn
        for axes in figure.axes
        for label in row_labels(axes)
    ]
    # An outcome does not rest on the achievement before it.
    assert [label for label in labels if "hypothetical" in label] == [
        "Gross domestic product (hypothetical)",
        "Grain output (hypothetical)",
        "Gross domestic product (hypothetical), 2021",
    ]
    assert all(obstacles(figure) == [] for figure in drawn)
