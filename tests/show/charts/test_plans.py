"""The charts of plans draw the targets that they are given, and can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from helpers.analysis.plan_growth import Bullet, GrowthKind, PlanGrowth, find_bullets
from helpers.analysis.plans import Standing, find_standings
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.data.records import Figure as Stated
from helpers.data.records import Published
from helpers.data.report import Report
from helpers.show.charts.plans import draw_bullets
from helpers.show.style import INK, MARKERS
from tests.building import report_of
from tests.show.charts.sight import (
    BLUE,
    LONG_TITLE,
    ORANGE,
    TWO_LINES,
    arrows,
    bars,
    clouds,
    colour,
    is_drawn_as,
    legend_of,
    looks,
    obstacles,
    rectangles,
    row_labels,
    said,
    spans,
    spots,
)

Growth = tuple[GrowthKind, int | None, Interval]
SO_FAR, REQUIRED, ASSUMED = GrowthKind.SO_FAR, GrowthKind.REQUIRED, GrowthKind.ASSUMED


def level(low: Number | None, high: Number | None, ends: str = "[]") -> Quantity:
    """Return a level, in the unit of the targets, which are all 100."""
    return Quantity(Interval(low, high, ends[0] == "[", ends[1] == "]"), made_up()[0].unit)


def made_up() -> tuple[Stated, Stated, Published]:
    """Return a target of 100, a level of a report, and one that others published."""
    cells = {"indicator": "output", "value": "100", "unit": "kg"}
    records = report_of(
        figures=[cells | {"figure": "aim", "status": "target", "period": "2025"}, cells],
        evidence=[cells],
    ).records
    target, achieved = records.figures
    (published,) = records.evidence
    return target, achieved, published


def bullet(
    label: str, source: str, found: Quantity | None, growths: Sequence[Growth] = ()
) -> Bullet:
    """Return a target of 100 that stands at a level."""
    target, achieved, published = made_up()
    target = replace(target, indicator=replace(target.indicator, label=label))
    origin = {"report": achieved, "evidence": published, "": None}[source]
    standing = Standing(target, 2020, found, origin)
    its = [
        PlanGrowth(standing, kind, date, Quantity(growth, unit("percent")))
        for kind, date, growth in growths
    ]
    return Bullet(standing, tuple(its))


def three(labels: Sequence[str], growths: Sequence[Sequence[Growth]]) -> list[Bullet]:
    """Return targets with a level from the report, from evidence, and one that is not known."""
    levels = (level(64, 66), level(90, 90), None)
    return [
        bullet(*row)
        for row in zip(labels, ("report", "evidence", ""), levels, growths, strict=True)
    ]


@pytest.fixture
def bullets() -> list[Bullet]:
    return three(
        ("first", "second", "third"),
        (
            [
                (SO_FAR, None, Interval(6, 7)), (ASSUMED, 2025, Interval("8.98", "9.01")),
                (ASSUMED, 2030, Interval(4, "4.5")),
            ],
            [(REQUIRED, 2025, Interval.above(12, closed=True))],
            [],
        ),
    )  # fmt: skip


def test_bars_are_as_long_as_the_level_in_percent_of_the_target(bullets: list[Bullet]) -> None:
    figure = draw_bullets(bullets, "A finding", "percent of the target")
    left, _ = figure.axes
    drawn = rectangles(left)
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


def test_a_level_beyond_its_target_is_on_the_axis(bullets: list[Bullet]) -> None:
    first, *others = bullets
    beyond = replace(first, standing=replace(first.standing, level=level(120, 130)))
    figure = draw_bullets([beyond, *others], "A finding", "percent of the target")
    left, _ = figure.axes
    assert [bar.get_width() for bar in rectangles(left)][1] == 125
    assert left.get_xlim()[1] >= 130
    assert obstacles(figure) == []


def test_a_level_says_where_it_comes_from_or_that_it_is_not_known(bullets: list[Bullet]) -> None:
    figure = draw_bullets(bullets, "A finding", "percent of the target")
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


def test_growth_so_far_and_required_stand_in_the_row_of_their_target(bullets: list[Bullet]) -> None:
    _, right = draw_bullets(bullets, "A finding", "percent of the target").axes
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


# What can be read


def draw_plan(report: Report) -> Figure:
    """Draw the plan of a report."""
    found = find_bullets(find_standings(report, "plan", 2020), (2025, 2030, 2035))
    return draw_bullets(found, LONG_TITLE, "level of 2020 in percent of the target")


def test_the_chart_of_the_report_can_be_read(report: Report) -> None:
    figure = draw_plan(report)
    assert obstacles(figure) == []
    assert all(axes.get_xlabel() for axes in figure.axes)


def test_the_chart_of_the_report_draws_every_target(report: Report) -> None:
    left, right = draw_plan(report).axes
    assert said(left) == ["91%, evidence", "65%, report", "no level is known", "67%, evidence"]
    assert said(right) == [
        "no growth can be told", "if by 2025: 2.0", "if by 2030: 1.0", "if by 2035: 0.7",
        "so far: 6.4", "if by 2025: 9.0", "if by 2030: 4.4", "if by 2035: 2.9",
        "so far: 48.2–52.5", "required by 2025: 8.3",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["A finding", LONG_TITLE], ids=["short", "long"])
def test_labels_of_two_lines_neither_overlap_nor_are_cut(bullets: list[Bullet], title: str) -> None:
    four: list[Growth] = [
        (SO_FAR, None, Interval("48.2", "52.5")),
        *((REQUIRED, year, Interval("8.3", "10.4")) for year in (2025, 2030, 2035)),
    ]
    names = [f"{TWO_LINES} {name}" for name in ("first", "second", "third")]
    for rows in (bullets, three(names, (four, four, []))):
        assert obstacles(draw_bullets(rows, title, "percent of the target")) == []


def test_long_labels_are_broken() -> None:
    row = bullet(TWO_LINES, "report", level(50, 51), [(SO_FAR, None, Interval(5, 6))])
    left, _ = draw_bullets([row], "A finding", "percent of the target").axes
    assert row_labels(left)[0].replace("\n", " ") == TWO_LINES
    assert max(map(len, row_labels(left)[0].split("\n"))) <= 24


ODD = {
    "no growth at all": bullet("a", "report", level(50, 51)),
    "falling growth": bullet(
        "a", "report", level(90, 90),
        [(SO_FAR, None, Interval(-6, -5)), (REQUIRED, 2025, Interval(-4, -3))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ODD.values(), ids=ODD.keys())
def test_odd_bullets_are_drawn(row: Bullet) -> None:
    assert obstacles(draw_bullets([row], "A finding", "percent of the target")) == []


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw: no target of the plan is a level"):
        draw_bullets([], "t", "x")


# What is easily got wrong


def test_two_targets_of_one_label_have_a_row_each() -> None:
    rows = [
        bullet("a", "report", level(50, 50), [(REQUIRED, 2025, Interval(5, 6))]),
        bullet("a", "report", level(70, 70), [(REQUIRED, 2025, Interval(2, 3))]),
    ]
    figure = draw_bullets(rows, "A finding", "percent of the target")
    left, right = figure.axes
    assert row_labels(left) == ["a", "a"]
    assert said(left) == ["50%, report", "70%, report"]
    assert said(right) == ["required by 2025: 5.0–6.0", "required by 2025: 2.0–3.0"]
    assert [spots(mark)[0][1] for mark in clouds(right, inside=True)] == [0, 1]
    middles = [bar.get_y() + bar.get_height() / 2 for bar in rectangles(left)]
    assert middles == pytest.approx([0, 0, 1, 1])
    assert obstacles(figure) == []


def test_two_targets_of_one_indicator_in_a_report_are_both_drawn() -> None:
    cells = {"indicator": "grain", "unit": "kg", "value": "50"}
    aim = cells | {"status": "target", "period": "2025"}
    made = report_of(
        figures=[
            cells, aim | {"figure": "low", "value": "80"},
            aim | {"figure": "top", "value": "100"},
        ]
    )  # fmt: skip
    found = find_bullets(find_standings(made, "all", 2020), ())
    left, _ = draw_bullets(found, "A finding", "percent of the target").axes
    # 50 of 80 and 50 of 100; 62.5 is even to the nearest
    assert said(left) == ["62%, report", "50%, report"]
    assert row_labels(left) == ["Grain", "Grain"]


@pytest.mark.parametrize(
    ("found", "words", "line", "arrows_at"),
    [
        (level(60, None), "60% or more", (60, 108), [108]),
        (level(60, None, "(]"), "more than 60%", (60, 108), [108]),
        (level(None, 40), "40% or less", (0, 40), [0]),
        (level(None, 40, "[)"), "less than 40%", (0, 40), [0]),
        (level(None, None), "any number", (0, 108), [0, 108]),
    ],
    ids=str,
)
def test_a_level_without_an_end_says_so_and_has_an_arrow(
    found: Quantity, words: str, line: tuple[float, float], arrows_at: list[float]
) -> None:
    figure = draw_bullets([bullet("a", "report", found)], "A finding", "percent")
    left, _ = figure.axes
    assert said(left) == [f"{words}, report"]
    assert list(left.get_xlim()) == pytest.approx([0, 108])
    assert spans([one for one in left.lines if colour(one.get_color()) == INK]) == [
        pytest.approx(line)
    ]
    assert [arrow.xy[0] for arrow in arrows(left)] == pytest.approx(arrows_at)
    assert obstacles(figure) == []


@pytest.mark.parametrize(
    ("found", "words", "ends"),
    [
        (Interval.above(12), "more than 12.0", 1),
        (Interval.above(12, closed=True), "12.0 or more", 1),
        (Interval.below(-3), "less than −3.0", 1),
        (Interval.below(0, closed=True), "0.0 or less", 1),
        (Interval(None, None), "any number", 2),
        (Interval(-6, "-4.5"), "−6.0 to −4.5", 0),
        (Interval("-0.04", "0.04"), "0.0", 0),
    ],
    ids=str,
)
def test_growth_is_written_with_the_ends_that_it_has(
    found: Interval, words: str, ends: int
) -> None:
    row = bullet("a", "report", level(50, 50), [(SO_FAR, None, found)])
    figure = draw_bullets([row], "A finding", "percent")
    _, right = figure.axes
    assert said(right) == [f"so far: {words}"]
    assert len(arrows(right)) == ends
    assert obstacles(figure) == []


def test_a_target_of_zero_is_not_called_unknown() -> None:
    row = bullet("a", "report", level(50, 50), [(SO_FAR, None, Interval(5, 6))])
    nothing = replace(row.standing.target, value=row.standing.target.value * 0)
    row = replace(row, standing=replace(row.standing, target=nothing))
    figure = draw_bullets([row], "A finding", "percent")
    left, right = figure.axes
    assert said(left) == ["no percentage of zero"]
    assert said(right) == ["so far: 5.0–6.0"]
    assert obstacles(figure) == []


def test_what_is_hypothetical_is_marked_in_its_label(report: Report) -> None:
    told = report.what_if("hi-tech-enterprises-level-2025", value=4000)
    told = told.what_if("gdp-level-2020", value=700)  # the level from which a target starts
    left, _ = draw_plan(told).axes
    labels = [label.replace("\n", " ") for label in row_labels(left)]
    assert [label for label in labels if "hypothetical" in label] == [
        "Gross domestic product (hypothetical)", "Hi-tech enterprises (hypothetical)",
    ]  # fmt: skip
