"""The charts of paths and of required growth draw the records that they are given."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.lines import Line2D
from matplotlib.ticker import PercentFormatter

from helpers.analysis.growth import Crossing, Required
from helpers.analysis.paths import Path, constant_growth
from helpers.analysis.real_path import RealPath, real_path
from helpers.analysis.since import Since, find_since
from helpers.analysis.territory import Joined, Reading, readings
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.core.vocabulary import Measure
from helpers.data.records import Published, Territory
from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.charts.paths import draw_path
from helpers.show.charts.required import draw_required
from helpers.show.style import CURRENT, INK, MARKERS, PAPER, REAL, TARGET, TERRITORIES
from tests.analysis.growing import CITY, ELSEWHERE, WITH, WITHOUT, exact_ends, gdp, percent, yearly
from tests.building import report_of
from tests.show.charts.sight import (
    WHITE,
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

SMALLER, LARGER = TERRITORIES
ENDS = replace(exact_ends(100, 150), territory=CITY)


def joined() -> Joined:
    """What joined: 150 in 2020 with it, 120 in 2019 without, up by 4 to 6 percent in between.

    It was worth 150 - 120 * 1.06 = 22.8 to 150 - 120 * 1.04 = 25.2, which leaves 124.8 to 127.2.
    """
    return Joined("a level", 2020, gdp(120), gdp(150), Interval("1.04", "1.06"))


def both() -> list[tuple[Reading, Path]]:
    found = readings(ENDS, joined(), WITHOUT, WITH)
    return [(one, constant_growth(one.ends)) for one in found]


def index() -> RealPath:
    """Growth of 10 percent, then of more than 0 that a target of 10 closes: 100, 110, 110-121."""
    return real_path(yearly({2019: "10", 2020: ">0"}, {2020: "10"}))


def level(year: int, value: str, land: Territory, strength: str = "official") -> Published:
    cells = {"indicator": "gdp", "value": value, "unit": "RMB billion", "period": str(year)}
    report = report_of(evidence=[cells | {"strength": strength}])
    (row,) = report.records.evidence.of("gdp", Measure.LEVEL)
    return replace(row, territory=land)


def path_chart(*published: Published) -> Chart:
    return draw_path(ENDS, both(), index(), published, "the county")


def curves(lines: list[Line2D]) -> list[Line2D]:
    """Return the lines that lead through several years."""
    return [line for line in lines if len(set(np.asarray(line.get_xdata()).tolist())) > 1]


def test_paths_are_dashed_in_the_colour_of_their_land() -> None:
    upper, _ = path_chart().figure.axes
    larger, smaller = curves(list(upper.lines))
    assert [colour(line.get_color()) for line in (larger, smaller)] == [LARGER, SMALLER]
    assert "-" not in {larger.get_linestyle(), smaller.get_linestyle()}
    # Both start at 100; the one ends at 150, the other in the middle of 124.8 and 127.2.
    assert [line.get_ydata()[-1] for line in (larger, smaller)] == pytest.approx([150, 126])  # type: ignore[index]
    assert spans([larger, smaller]) == [(2015, 2020)] * 2
    assert legend_of(upper) == [
        # 1.5 ** 0.2 is 1.0845; 1.248 ** 0.2 is 1.0453 and 1.272 ** 0.2 is 1.0493.
        "both levels count the county: 8.4%",
        "only the level of 2020 counts the county: 4.5 to 5.0%",
    ]


def test_what_is_left_of_the_second_level_is_a_bar() -> None:
    upper, _ = path_chart().figure.axes
    (bar,) = [line for line in upper.lines if line not in curves(list(upper.lines))]
    assert np.asarray(bar.get_xdata()).tolist() == [2020, 2020]
    assert np.asarray(bar.get_ydata()).tolist() == pytest.approx([124.8, 127.2])
    assert colour(bar.get_color()) == SMALLER


def test_observed_and_published_levels_stand_alone() -> None:
    weak = level(2019, "120", WITHOUT, "weak")
    chart = path_chart(weak, level(2021, "160", WITH))
    upper, lower = chart.figure.axes
    marks = {point: looks(cloud) for cloud in clouds(upper, inside=True) for point in spots(cloud)}
    assert marks == {
        (2015, 100): (INK, INK),
        (2020, 150): (INK, INK),
        (2019, 120): (WHITE, SMALLER),
        (2021, 160): (LARGER, LARGER),
    }
    assert len(curves(list(upper.lines))) == 2  # no line leads to what others published
    assert said(upper) == ["120", "160", "100", "150"]
    assert upper.get_xlim()[1] > 2021
    assert lower.get_xlim() == upper.get_xlim()
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []


def test_the_real_index_has_an_axis_of_its_own_and_a_mere_bound_is_dashed() -> None:
    chart = path_chart()
    upper, lower = chart.figure.axes
    solid, dashed, *marks = lower.lines
    assert {colour(line.get_color()) for line in lower.lines} == {REAL}
    # Of 2020 only a lower bound was published.
    assert (solid.get_linestyle(), dashed.get_linestyle()) == ("-", "--")
    assert np.asarray(solid.get_xdata()).tolist() == [2018, 2019]
    assert np.asarray(solid.get_ydata()).tolist() == pytest.approx([100, 110])
    assert np.asarray(dashed.get_xdata()).tolist() == [2019, 2020]
    assert np.asarray(dashed.get_ydata()).tolist() == pytest.approx([110, 110])
    assert [colour(mark.get_markerfacecolor()) for mark in marks] == [REAL, REAL, PAPER]
    assert "a hollow mark is a year with only a lower bound (2020)" in chart.caption
    (band,) = [one for one in lower.collections if isinstance(one, FillBetweenPolyCollection)]
    corners = np.asarray(band.get_paths()[0].vertices)
    # A bare rate of 10 allows 9.5 to 10.5 percent; a target of 10 is exact: 110.5 * 1.1 = 121.55.
    assert corners[:, 1].max() == pytest.approx(121.55)
    assert corners[corners[:, 0] == 2020][:, 1].min() == pytest.approx(109.5)
    assert "current prices" in upper.get_title("left")
    assert lower.get_title("left").startswith("Real growth: ")
    assert said(lower) == ["109 to 122"]


def test_an_index_without_an_end_leads_to_the_edge() -> None:
    open_ended = real_path(yearly({2019: "10", 2020: ">0"}, {}))
    chart = draw_path(ENDS, both(), open_ended, [], "the county")
    _, lower = chart.axes
    (band,) = [one for one in lower.collections if isinstance(one, FillBetweenPolyCollection)]
    corners = np.asarray(band.get_paths()[0].vertices)
    # Ends that are known: 100, 109.5, 110.5 and, in 2020, at least 109.5; a tenth of room above.
    assert corners[:, 1].max() == pytest.approx(111.55) == lower.get_ylim()[1]
    assert said(lower) == ["more than 109"]
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []


def test_title_and_table_of_a_path_tell_both_readings() -> None:
    chart = path_chart(level(2021, "160", WITH))
    assert chart.title == (
        "GDP grew from RMB100 billion in 2015 to RMB150 billion in 2020: 8.4% a year at current "
        "prices, or 4.5 to 5.0% if only the level of 2020 counts the county"
    )
    table = chart.table
    assert table["what"].value_counts().to_dict() == {
        "reported": 2, "reconstructed": 8, "published, final, official": 1,
        "published real growth, compounded": 3,
    }  # fmt: skip
    guessed = table.loc[table["what"] == "reconstructed"]
    assert set(guessed["territory"]) == {
        "if both levels count the county", "if only the level of 2020 counts the county",
    }  # fmt: skip
    assert set(guessed["year"]) == {2016, 2017, 2018, 2019}
    assert chart.caption.endswith("Source: A yearbook.")  # of growth and of the level
    assert "nobody observed" in chart.description


def test_a_level_of_other_land_is_refused() -> None:
    with pytest.raises(ValueError, match=r"of the land of no reading: .*2021: 160 RMB billion"):
        path_chart(level(2021, "160", ELSEWHERE))
    with pytest.raises(ValueError, match="there is nothing to draw: no path"):
        draw_path(ENDS, [], index(), [], "the county")


def growing() -> Report:
    """Return a report that aims at 200 from 100 in 2020, with levels of 2021 and 2024."""
    cells = {"indicator": "gdp", "unit": "RMB billion"}
    return report_of(
        indicators=[{"indicator": "gdp", "in_money": "true"}],
        figures=[
            cells | {"value": "100", "figure": "now"},
            cells | {"value": "200", "figure": "aim", "status": "target", "period": "2030"},
        ],
        evidence=[
            cells | {"value": "110", "period": "2021"},
            cells | {"value": "121", "period": "2022", "strength": "weak"},
        ],
    )


def required_chart(
    required: list[Required], paces: list[Crossing], since: list[Since] | None = None
) -> Chart:
    return draw_required(growing()["aim"], required, paces, since or [])


def test_required_growth_stands_beside_what_was_reached() -> None:
    required = [Required(2025, percent(8, 10)), Required(2030, percent(4))]
    paces = [Crossing("as before", percent(5, 6), 2027, 2028)]
    chart = required_chart(required, paces, find_since(growing(), "aim", 2020))
    (axes,) = chart.figure.axes
    # From 100 (95 to 105) to 121 in two years: (121.5 / 95) ** 0.5 - 1 is 13.1, and
    # (120.5 / 105) ** 0.5 - 1 is 7.1 percent. Growth to 2021 is not drawn.
    labels = [label.replace("\n", " ") for label in row_labels(axes)]
    assert labels[:3] == [
        "needed for RMB200 billion by 2025", "needed for RMB200 billion by 2030",
        "as before: reached in 2027 to 2028",
    ]  # fmt: skip
    assert labels[3].startswith("2020 to 2022, from RMB100 billion, weak source: reached in ")
    assert len(labels) == 4
    assert spans(axes.lines[:3]) == [(8, 10), (4, 4), (5, 6)]
    low, high = spans(axes.lines[3:4])[0]
    assert (low, high) == pytest.approx((7.1, 13.1), abs=0.05)
    marks = clouds(axes, inside=True)
    assert [spots(mark)[0] for mark in marks[:3]] == [
        pytest.approx((9, 0)), (4, 1), pytest.approx((5.5, 2)),
    ]  # fmt: skip
    assert [looks(mark)[0] for mark in marks] == [TARGET, TARGET, CURRENT, CURRENT]
    shapes = (MARKERS["target"], MARKERS["target"], "o", "s")
    assert all(is_drawn_as(mark, shape) for mark, shape in zip(marks, shapes, strict=True))
    assert said(axes)[:3] == ["8 to 10%", "4%", "5 to 6%"]
    assert "current prices" in axes.get_xlabel()
    assert isinstance(axes.xaxis.get_major_formatter(), PercentFormatter)
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []


def test_the_title_of_required_growth_tells_the_soonest_and_the_caption_weak_sources() -> None:
    required = [Required(2030, percent(4)), Required(2025, percent(9))]
    paces = [Crossing("one", percent(6), 2027, 2027), Crossing("other", percent(5), 2028, 2028)]
    since = find_since(growing(), "aim", 2020)
    # 1.21 ** 0.5 is 1.1.
    assert required_chart(required, paces, since).title == (
        "RMB200 billion by 2025 needs 9% a year; GDP grew by 6% or 5% before"
    )
    caption = required_chart(required, paces, since).caption
    assert "one state of the accounts, the later one from a weak source" in caption
    assert required_chart(required, []).title == "RMB200 billion by 2025 needs 9% a year"
    strong = [one for one in since if not one.weak]
    assert "weak" not in required_chart(required, [], strong).caption
    assert len(required_chart(required, paces, since).table) == 5


def test_required_growth_without_an_end_says_so_and_reaches_the_edge() -> None:
    rate = unit("percent")
    required = [
        Required(2025, Quantity(Interval(8, None), rate)),
        Required(2030, Quantity(Interval(None, -2), rate)),
        Required(2035, Quantity(Interval(None, None), rate)),
        Required(2040, percent(-4, -3)),
    ]
    chart = required_chart(required, [])
    (axes,) = chart.figure.axes
    assert said(axes) == ["at least 8%", "at most −2%", "any number of percent", "−4 to −3%"]
    left, right = axes.get_xlim()
    assert left < -4
    assert right > 8
    assert spans(axes.lines[:4]) == [
        (8, right), (left, -2), (left, right), (-4, -3),
    ]  # fmt: skip
    assert [spots(mark)[0] for mark in clouds(axes, inside=True)] == [(8, 0), (-2, 1), (-3.5, 3)]
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []


def test_a_target_that_is_perhaps_never_reached_says_so() -> None:
    falling = [replace(one, latest=level(2022, "90", CITY)) for one in
               find_since(growing(), "aim", 2020)]  # fmt: skip
    chart = required_chart([Required(2025, percent(9))], [], falling[:1])
    assert "reached perhaps never" in row_labels(chart.figure.axes[0])[1].replace("\n", " ")


def test_no_required_growth_is_refused() -> None:
    with pytest.raises(ValueError, match="there is nothing to draw: no required growth"):
        required_chart([], [Crossing("one", percent(6), 2027, 2027)])


def test_the_central_level_of_a_reading_is_exact() -> None:
    (_, path), _ = both()
    assert path.at(2020).central == Fraction(150)
