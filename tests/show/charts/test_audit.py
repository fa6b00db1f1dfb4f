"""The chart of the audit draws a figure and all that it was held against, and can be read."""

from __future__ import annotations

from dataclasses import replace

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Text

from helpers.analysis.audit import Check, CheckResult, Kind, Rule, find_checks
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.charts.audit import draw_held_against
from helpers.show.style import FAINT, PAPER
from tests.building import report_of
from tests.show.charts.sight import ORANGE, colour, obstacles, rectangles, row_labels, said

FAILS, UNCLEAR, HOLDS = CheckResult
PARTS = Rule("parts", "a part is no more than its whole", Kind.CONTRADICTION, lambda *_: iter(()))
TILLAGE = "conservation-tillage-level-2021"


@pytest.fixture(scope="module")
def fields() -> Report:
    """Return a field of 30 million mu, and what it lies in: 15 mu are a hectare."""
    land = {"unit": "million hectares"}
    return report_of(
        figures=[
            {
                "indicator": "field", "value": "30", "unit": "million mu", "status": "target",
                "period": "2021", "printed": "30 million mus",
            },
            {"indicator": "farm", "value": "60", "unit": "million mu", "status": "target",
             "period": "2021", "comparator": ">="},
            {"indicator": "barns", "value": "7", "unit": "projects"},
        ],
        indicators=[
            {"indicator": "field", "label": "Field"}, {"indicator": "farm", "label": "Farm"},
        ],
        references=[
            land | {"reference": "valley", "label": "The valley", "value": "1"},
            land | {"reference": "hill", "label": "The hill", "value": "4", "strength": "weak"},
        ],
    )  # fmt: skip


@pytest.fixture(scope="module")
def checks(fields: Report) -> list[Check]:
    """Return checks of the field against the valley (30 of 15), the farm, the hill and barns."""
    field, farm, barns = (fields[name] for name in ("field", "farm", "barns"))
    valley, hill = fields.records.references["valley"], fields.records.references["hill"]
    fails = Check(
        PARTS, "Field within the valley", (field,), FAILS, "", Interval.exactly(2), Interval(0, 1),
        "times", elsewhere=(valley,),
    )  # fmt: skip
    return [
        fails,
        replace(fails, figures=(field, farm), result=HOLDS, elsewhere=(), computed=Interval(0, 1)),
        replace(fails, result=UNCLEAR, elsewhere=(hill,), why="a weak source alone"),
        replace(fails, figures=(field, barns), elsewhere=()),
        replace(fails, figures=(farm,)),
        replace(fails, computed=None),
    ]


def drawn(fields: Report, checks: list[Check], likely: Number | None = None) -> Chart:
    meant = fields.what_if("field", value=likely)["field"] if likely is not None else None
    return draw_held_against(fields["field"], checks, meant)


def only(chart: Chart) -> Axes:
    (axes,) = chart.figure.axes
    return axes


def test_all_of_one_kind_is_drawn_in_the_unit_of_the_figure(
    fields: Report, checks: list[Check]
) -> None:
    axes = only(drawn(fields, checks, 3))
    assert [bar.get_width() for bar in rectangles(axes)] == [30, 3, 60, 60, 15]
    assert [bar.get_x() for bar in rectangles(axes)] == [0] * 5
    assert [label.replace("\n", " ") for label in row_labels(axes)] == [
        "Field, as printed", "Likely meant", "Farm, 2021, target", "The hill, 2020 (weak source)",
        "The valley, 2020",
    ]  # fmt: skip
    assert said(axes) == [
        "30 million mu", "3 million mu", "at least 60 million mu", "60 million mu",
        "15 million mu",
    ]  # fmt: skip
    assert axes.get_xlabel() == "million mu"


def test_each_bar_stands_at_its_label_the_figure_on_top(
    fields: Report, checks: list[Check]
) -> None:
    axes = only(drawn(fields, checks, 3))
    middles = [bar.get_y() + bar.get_height() / 2 for bar in rectangles(axes)]
    assert middles == pytest.approx([0, 1, 2, 3, 4])
    assert list(axes.get_yticks()) == [0, 1, 2, 3, 4]
    bottom, top = axes.get_ylim()
    assert bottom > 4
    assert top < 0


def test_the_axis_ends_just_above_the_largest_bar(fields: Report, checks: list[Check]) -> None:
    axes = only(drawn(fields, checks, 3))
    assert axes.get_xlim() == pytest.approx((0, 63))  # 60, and a twentieth
    # Behind its bar where there is room, else on it: 3 is short, both of 60 are as long as can be.
    sides = {text.get_text(): text.get_horizontalalignment() for text in axes.texts}
    assert (sides["3 million mu"], sides["15 million mu"]) == ("left", "left")
    assert (sides["60 million mu"], sides["at least 60 million mu"]) == ("right", "right")


def test_the_axis_is_longer_where_no_words_fit_on_or_behind_a_bar(
    fields: Report, checks: list[Check]
) -> None:
    # "at least 31 million mu" has 22 letters, 0.528 of the axis; 31 of 63 is 0.492, too little for
    # them on the bar, and too much behind it.
    told = fields.what_if("farm", value=31)
    field, farm = told["field"], told["farm"]
    valley = replace(checks[0], figures=(field,), elsewhere=(told.records.references["hill"],))
    chart = draw_held_against(field, [valley, replace(checks[1], figures=(field, farm))])
    end = only(chart).get_xlim()[1]
    assert end > 63
    assert 31 / end + 0.528 <= 1
    assert obstacles(chart.figure) == beyond(chart.figure) == []


def test_the_figure_is_hatched_what_was_meant_hollow_all_else_grey(
    fields: Report, checks: list[Check]
) -> None:
    figure, meant, *others = rectangles(only(drawn(fields, checks, 3)))
    assert (colour(figure.get_facecolor()), figure.get_hatch()) == (ORANGE, "///")
    assert (colour(meant.get_facecolor()), colour(meant.get_edgecolor())) == (PAPER, ORANGE)
    assert not meant.get_hatch()
    assert {(colour(bar.get_facecolor()), bar.get_hatch() or "") for bar in others} == {(FAINT, "")}


@pytest.mark.parametrize("likely", [None, 30])
def test_nothing_else_was_meant_where_the_number_is_the_same(
    fields: Report, checks: list[Check], likely: Number | None
) -> None:
    axes = only(drawn(fields, checks, likely))
    assert [bar.get_width() for bar in rectangles(axes)] == [30, 60, 60, 15]


def test_the_title_tells_the_worst_mismatch(fields: Report, checks: list[Check]) -> None:
    assert drawn(fields, checks).title == "Field: 30 million mu is 2 times the valley"
    worse = replace(checks[1], result=FAILS, computed=Interval.exactly(5))
    assert drawn(fields, [checks[0], worse]).title == "Field: 30 million mu is 0.5 times farm"
    assert (
        drawn(fields, checks[1:3]).title
        == "Field: 30 million mu contradicts nothing that it was held against"
    )


def test_the_table_has_the_verdict_and_what_to_be_cautious_of(
    fields: Report, checks: list[Check]
) -> None:
    table = drawn(fields, checks, 3).table
    assert list(table) == ["what", "number", "check", "remarks"]
    assert list(table["check"]) == ["", "", "holds", "unclear", "fails"]
    assert list(table["remarks"]) == ["", "", "", "a weak source alone", ""]


def test_description_and_caption_say_what_is_drawn(fields: Report, checks: list[Check]) -> None:
    chart = drawn(fields, checks, 3)
    assert "field, 30 million mus" in chart.description
    assert "The valley, 2020: 15 million mu" in chart.description
    assert chart.caption == (
        "Field, million mu. Hatched: as printed; hollow: what was likely meant; grey: what it was "
        "held against. Land: Changchun. Sources: A report made up; A yearbook."
    )
    assert "hollow" not in drawn(fields, checks).caption


def test_a_figure_that_was_held_against_nothing_is_refused(
    fields: Report, checks: list[Check]
) -> None:
    for nothing in ([], checks[3:]):
        with pytest.raises(ValueError, match="there is nothing to draw"):
            drawn(fields, nothing)


def test_the_slip_of_the_report_is_drawn(report: Report) -> None:
    likely = replace(report, corrected=True)[TILLAGE]
    chart = draw_held_against(report[TILLAGE], find_checks(report), likely)
    widths = [bar.get_width() for bar in rectangles(only(chart))]
    # 24,734 square kilometers are 2.4734 million hectares, of 15 mu each.
    assert widths == pytest.approx([100, 10, 85.8195, 37.101, 28.75, 23.5, 7.1895])
    assert chart.title.endswith("100 million mu is 3.5 times conservation tillage of the province")
    corrected = replace(report, corrected=True)
    chart = draw_held_against(likely, find_checks(corrected), likely)
    assert "contradicts nothing" in chart.title


@pytest.mark.parametrize("value", [100, 1, 3000])
def test_nothing_is_cut_off_or_overlaps(report: Report, value: int) -> None:
    told = report.what_if(TILLAGE, value=value)
    for likely in (None, report[TILLAGE]):
        chart = draw_held_against(told[TILLAGE], find_checks(told), likely)
        assert obstacles(chart.figure) == []
        assert chart.narrow is not None
        assert obstacles(chart.narrow) == []
        assert beyond(chart.figure) == []
        assert "(hypothetical)" in chart.title


def beyond(figure: Drawing) -> list[str]:
    """Return what is written beside a bar and does not end within the axes."""
    (axes,) = figure.axes
    return [
        text.get_text() for text in axes.texts if Text.get_window_extent(text).x1 > axes.bbox.x1
    ]


def test_the_settings_of_the_user_do_not_matter(fields: Report, checks: list[Check]) -> None:
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        chart = drawn(fields, checks)
    assert colour(only(chart).get_facecolor()) == PAPER
    assert obstacles(chart.figure) == []
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []
