"""The charts of gaps draw the gaps that they are given, and can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from helpers.analysis.gaps import Gap, find_gaps, numbers_in_doubt
from helpers.data.report import Report, load_report
from helpers.show.chart import Chart
from helpers.show.charts.gaps import draw_level_gaps, draw_rate_gaps
from helpers.show.style import HIGHEST_INCHES, LABEL_WIDTH, MARKERS, WIDTH_INCHES
from tests.building import report_of
from tests.show.charts.sight import (
    BLUE,
    ORANGE,
    arrows,
    bars,
    clouds,
    colour,
    is_drawn_as,
    legend_of,
    looks,
    obstacles,
    row_labels,
    said,
    spans,
    spots,
)

REAL, NOMINAL = "real growth, percent", "growth at current prices, percent"


def sure(report: Report) -> list[Gap]:
    """Return the gaps of a report whose number is not in doubt."""
    return [gap for gap in find_gaps(report) if gap.target.name not in numbers_in_doubt(report)]


def labels_of(axes: Axes) -> list[str]:
    return [label.replace("\n", " ") for label in row_labels(axes)]


def made_up(**aims: str) -> Report:
    """Return a report of one level of 100 and targets for it, by their names."""
    level = {"indicator": "output", "unit": "RMB billion", "value": "100.0"}
    targets = [
        level | {"figure": name, "status": "target", "period": "2021", "value": value}
        for name, value in aims.items()
    ]
    return report_of(figures=[level | {"figure": "had"}, *targets])


@pytest.fixture
def levels(report: Report) -> Chart:
    return draw_level_gaps(sure(report))


@pytest.fixture
def rates(report: Report) -> Chart:
    return draw_rate_gaps(sure(report))


# Levels

LEVELS = [
    # Worked by hand from the printed numbers: label, percent, from and to
    ("New jobs in cities and towns", 100_000 / 1200, "120,000 → 100,000"),
    ("Newly recognised hi-tech enterprises", 60_000 / 691, "691 → more than 600"),
    ("Projects of more than RMB 100 million", 100_000 / 1112, "1,112 → 1,000"),
    ("Industrial standard plants built", 200 / 2.07, "2.07 → 2 million m²"),
    ("Area under grain", 100, "at least 23.5 → at least 23.5 million mu"),
    ("Grain output", 2400 / 23.3, "23.3 → 24 billion jin"),
    ("Market entities", 110, "more than 1 → more than 1.1 million"),
    ("Hi-tech enterprises, by 2025", 300_000 / 2013, "2,013 → more than 3,000"),
    ("Dead-end or bottleneck roads opened", 2200 / 13, "13 → 22"),
    ("Hongqi cars produced", 200, "more than 200,000 → more than 400,000"),
    ("Old residential quarters renewed", 293.75, "64 → 188"),
    ("Permanent population", 1000 / 9.066906, "9.07 → more than 10 million"),
    ("Gross domestic product, at current prices", 100_000 / 650, "RMB650 → RMB1,000 billion"),
]


def test_levels_are_drawn_in_percent_of_what_was_achieved(levels: Chart) -> None:
    (axes,) = levels.figure.axes
    marks = clouds(axes, inside=True)
    assert labels_of(axes) == [label for label, *_ in LEVELS]
    assert [spots(mark)[0][0] for mark in marks] == pytest.approx([at for _, at, _ in LEVELS])
    assert all(is_drawn_as(mark, MARKERS["target"]) for mark in marks)
    assert {looks(mark)[0] for mark in marks} == {ORANGE}
    # Each stands at the end of a line from what was achieved, in its row.
    places = [float(place) for place in axes.get_yticks()]
    lines = [line for line in axes.lines if line.get_linewidth() == 2.2]
    assert [span[0] for span in spans(lines)] == [100] * len(LEVELS)
    assert [span[1] for span in spans(lines)] == pytest.approx([at for _, at, _ in LEVELS])
    assert [float(np.asarray(line.get_ydata())[0]) for line in lines] == places
    assert [spots(mark)[0][1] for mark in marks] == places
    (achieved,) = (line for line in axes.lines if colour(line.get_color()) == BLUE)
    assert spans([achieved]) == [(100, 100)]


def test_levels_stand_under_their_verdict_and_without_a_date_apart(levels: Chart) -> None:
    (axes,) = levels.figure.axes
    notes = [note.replace("\n", " ") for note in said(axes)[: len(LEVELS)]]
    assert notes == [words for *_, words in LEVELS]
    assert said(axes)[len(LEVELS) :] == [
        "asks for less", "asks for the same", "asks for more", "asks for more, without a date",
    ]  # fmt: skip
    written = [text for text in axes.texts if isinstance(text, Annotation)]
    heads = [note.xy[1] for note in written if note.get_text().startswith("asks")]
    rows = [float(place) for place in axes.get_yticks()]
    # Four, one, six and two rows between the heads
    counts = [
        sum(head < row < following for row in rows)
        for head, following in zip(heads, [*heads[1:], 99.0], strict=True)
    ]
    assert counts == [4, 1, 6, 2]


def test_equal_ratios_are_equally_long(levels: Chart) -> None:
    (axes,) = levels.figure.axes
    assert axes.get_xscale() == "log"
    ticks = [text.get_text() for text in axes.get_xticklabels()]
    assert ticks == ["100%", "200%", "300%"]
    # A target of nothing has no place on such a scale.
    (axes,) = draw_level_gaps(find_gaps(made_up(none="0", much="300"))).figure.axes
    assert axes.get_xscale() == "linear"
    assert axes.get_xlim()[0] < 0


@pytest.mark.parametrize(
    ("aims", "title"),
    [
        ({"a": "80"}, "1 of 1 levels ask for less than was achieved, most of all output: 20% less"),
        ({"a": "80", "b": "50"},
         "2 of 2 levels ask for less than was achieved, most of all output: 50% less"),
        ({"a": "120"}, "None of 1 levels asks for less than was achieved"),
    ],
)  # fmt: skip
def test_the_title_tells_what_asks_for_less(aims: dict[str, str], title: str) -> None:
    assert draw_level_gaps(find_gaps(made_up(**aims))).title == title


def test_the_title_of_the_levels_of_the_report(levels: Chart) -> None:
    assert levels.title == (
        # Population and GDP have no date.
        "4 of 11 levels ask for less than was achieved, most of all new jobs in cities and towns: "
        "17% less"
    )


# Rates


def test_real_and_nominal_rates_have_axes_of_their_own(rates: Chart) -> None:
    panels = {axes.get_xlabel(): labels_of(axes) for axes in rates.figure.axes}
    assert panels == {
        REAL: ["Value added of services (achieved: derived)", "Gross domestic product"],
        NOMINAL: [
            "Funds actually used", "Fixed-asset investment",
            "Gross output value of industries above designated size",
        ],
    }  # fmt: skip


def test_rates_are_drawn_as_what_their_words_allow(rates: Chart) -> None:
    real, nominal = rates.figure.axes
    # Services grew by 1.2% from 4.6% a year and 8.1%: 1.0455² / 1.0815 and 1.0465² / 1.0805
    low, high = 104.55**2 / 108.15 - 100, 104.65**2 / 108.05 - 100
    assert spans(bars(real)) == [
        pytest.approx((low, high)), (5.5, 6.5), (3.45, 3.55), (6.5, 7.5),
    ]  # fmt: skip
    assert [spots(mark)[0][0] for mark in clouds(real, inside=True)] == [1.2, 6, 3.5, 7]
    left, right = nominal.get_xlim()
    # Funds between 11.5 and 28.5, more than 30; investment; output above 8.5, about 9
    assert spans(bars(nominal)) == [
        (11.5, 28.5), (30, right), (8, 9), (9.5, 10.5), (8.5, right), (8.5, 9.5),
    ]  # fmt: skip
    assert [spots(mark)[0][0] for mark in clouds(nominal, inside=True)] == [
        28, 12, 30, 8.5, 10, 8.5, 9,
    ]  # fmt: skip
    assert [arrow.xy[0] for arrow in arrows(nominal)] == [right, right]
    assert left < 8


def test_shares_are_left_out_of_the_rates(report: Report) -> None:
    shares = [gap for gap in sure(report) if gap.label.startswith("Registered unemployment")]
    assert shares
    with pytest.raises(ValueError, match="no growth rate that can be compared"):
        draw_rate_gaps(shares)


def test_the_two_of_a_rate_stand_on_either_side_of_its_label(rates: Chart) -> None:
    real = rates.figure.axes[0]
    marks = clouds(real, inside=True)
    for number, place in enumerate(float(place) for place in real.get_yticks()):
        achieved, target = marks[2 * number], marks[2 * number + 1]
        assert is_drawn_as(achieved, MARKERS["achievement"])
        assert is_drawn_as(target, MARKERS["target"])
        assert spots(achieved)[0][1] < place < spots(target)[0][1]
    assert legend_of(rates.figure) == ["achieved", "target"]


def test_the_distance_stands_beside_every_verdict(rates: Chart) -> None:
    assert [said(axes) for axes in rates.figure.axes] == [
        ["asks for more 4.8 points more", "asks for more 3.5 points more"],
        [
            "asks for more 1.5 to 18.5 points more", "asks for more 1.5 points more",
            "unclear at most 1 point more",
        ],
    ]  # fmt: skip


def test_the_title_of_the_rates_names_what_the_report_itself_states(rates: Chart) -> None:
    # Services rise by more, but what they reached is not in the report.
    assert rates.title == (
        # 1.035 × 1.07 = 1.10745, of which the root is 1.05235
        "4 of 5 growth rates ask for more than was achieved: gross domestic product by 3.5 "
        "points; both years average 5.2%"
    )
    cells = {"indicator": "output", "measure": "growth", "unit": "percent", "value": "5"}
    aim = cells | {"figure": "aim", "status": "target", "period": "2021", "value": "4"}
    few = report_of(figures=[cells, aim])
    assert draw_rate_gaps(find_gaps(few)).title == (
        "0 of 1 growth rates ask for more than was achieved"
    )
    (axes,) = draw_rate_gaps(find_gaps(few)).figure.axes
    assert axes.get_xlabel() == "growth, percent"
    # No average over a year of which nothing is known.
    later = report_of(figures=[cells, aim | {"value": "6", "period": "2022"}])
    assert draw_rate_gaps(find_gaps(later)).title == (
        "1 of 1 growth rates ask for more than was achieved: output by 1 point"
    )


# What goes with them, and what can be read

DRAW: dict[str, Callable[[Sequence[Gap]], Chart]] = {
    "levels": draw_level_gaps, "rates": draw_rate_gaps,
}  # fmt: skip
READINGS: dict[str, Callable[[], Report]] = {
    "as printed": lambda: load_report("changchun-2021"),
    "wide": lambda: load_report("changchun-2021", about=2),
    "corrected": lambda: load_report("changchun-2021", corrected=True),
    "or above": lambda: load_report("changchun-2021", or_above=True),
    "no end": lambda: load_report("changchun-2021").what_if(
        "gdp-growth-2021", value=8, comparator=">="
    ),
}


@pytest.mark.parametrize("read", READINGS.values(), ids=READINGS.keys())
@pytest.mark.parametrize("draw", DRAW.values(), ids=DRAW.keys())
def test_the_charts_of_the_report_can_be_read(
    draw: Callable[[Sequence[Gap]], Chart], read: Callable[[], Report]
) -> None:
    chart = draw(sure(read()))
    figure = chart.figure
    assert obstacles(figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []
    assert figure.get_figwidth() == WIDTH_INCHES
    assert figure.get_figheight() <= HIGHEST_INCHES
    for axes in figure.axes:
        assert axes.get_xlabel()
        lines = [line for label in row_labels(axes) for line in label.split("\n")]
        assert max(map(len, lines)) <= LABEL_WIDTH


def test_charts_say_what_they_draw_to_those_who_cannot_see_it(
    report: Report, levels: Chart, rates: Chart
) -> None:
    assert "New jobs in cities and towns: asks for less, 20,000 jobs fewer (17%)" in (
        levels.description
    )
    assert (
        f"Gross domestic product, {REAL}: estimated to increase by 3.5%, then increase by about "
        "7%; asks for more, 3.5 points more"
    ) in rates.description
    for chart, rows in ((levels, 13), (rates, 5)):
        assert f" Sources: {report.source['title']}; " in chart.caption
        assert len(chart.table) == rows
    assert list(levels.table["in percent"]) == [round(at, 1) for _, at, _ in LEVELS]


@pytest.mark.parametrize("draw", DRAW.values(), ids=DRAW.keys())
def test_a_chart_of_nothing_is_refused(draw: Callable[[Sequence[Gap]], Chart]) -> None:
    with pytest.raises(ValueError, match="there is nothing to draw: no "):
        draw([])


def test_two_targets_of_one_indicator_have_a_row_each() -> None:
    chart = draw_level_gaps(find_gaps(made_up(low="160", top="200")))
    (axes,) = chart.figure.axes
    assert labels_of(axes) == ["Output, at current prices"] * 2
    assert [spots(mark)[0][0] for mark in clouds(axes, inside=True)] == [160, 200]
    assert len(set(axes.get_yticks())) == 2
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []


def test_what_is_hypothetical_is_marked_in_its_label(report: Report) -> None:
    told = report.what_if("gdp-growth-2021", value=30)  # a target
    told = told.what_if("grain-output-level-2020", value=20)  # an achievement
    figures: list[Figure] = [draw(sure(told)).figure for draw in DRAW.values()]
    labels = [label for figure in figures for axes in figure.axes for label in labels_of(axes)]
    assert [label for label in labels if "hypothetical" in label] == [
        "Grain output (hypothetical)", "Gross domestic product (hypothetical)",
    ]  # fmt: skip
    assert all(obstacles(figure) == [] for figure in figures)


def test_what_cannot_be_read_is_found(report: Report) -> None:
    # The check above must see what it is for.
    def drawn() -> Figure:
        return draw_rate_gaps(sure(report)).figure

    figure = drawn()
    figure.axes[0].annotate("over it", (1, 1), xycoords=("axes fraction", "data"),
                            xytext=(9, 0), textcoords="offset points", va="center",
                            annotation_clip=False)  # fmt: skip
    assert any(found.startswith("overlap: ") and "over it" in found for found in obstacles(figure))
    figure = drawn()
    figure.text(0.99, 0.5, "out of the figure")
    assert "cut: out of the figure" in obstacles(figure)
    figure = drawn()
    figure.axes[0].set_xlim(3, 10)
    assert any(found.startswith("a mark is cut") for found in obstacles(figure))
    figure = drawn()
    figure.axes[0].text(3.4, spots(clouds(figure.axes[0], inside=True)[2])[0][1], "under")
    assert "a mark lies on: under" in obstacles(figure)
