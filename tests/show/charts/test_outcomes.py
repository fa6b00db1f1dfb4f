"""The charts of what came of targets, looked at through their marks and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.analysis.outcomes import find_outcomes
from helpers.analysis.track_record import errors_of, find_track_record
from helpers.data.report import Report
from helpers.show.charts.outcomes import draw_outcomes, draw_track_record
from helpers.show.style import INK, PAPER, TARGET
from tests.show.charts.sight import clouds, looks, row_labels, said, spots


def test_real_and_nominal_growth_and_levels_have_axes_of_their_own(report: Report) -> None:
    chart = draw_outcomes(find_outcomes(report))
    labels = [axes.get_xlabel() for axes in chart.figure.axes]
    assert labels == [
        "real growth, percent", "growth at current prices, percent",
        "level, percent of the target", "level without a date, percent of the target",
    ]  # fmt: skip
    rows = [row for axes in chart.figure.axes for row in row_labels(axes)]
    assert len(rows) == 8  # two real, two nominal, two dated levels, two without a date
    real = chart.figure.axes[0]
    assert said(real) == ["met 2.1 points above", "missed 0.8 points short"]


def test_marks_stand_at_the_printed_numbers(report: Report) -> None:
    chart = draw_outcomes(find_outcomes(report))
    real, nominal, dated, undated = chart.figure.axes
    places = [
        sorted(round(x, 2) for mark in clouds(axes, inside=True) for x, _ in spots(mark))
        for axes in (real, nominal, dated, undated)
    ]
    assert places[0] == [6, 6.2, 7, 8.1]
    assert places[1] == [2.5, 9, 30, 33]
    # 24.73 / 24 = 103.04 and 3,500 / 3,000 = 116.67 percent of the target
    assert places[2] == [100, 100, 103.04, 116.67]
    # 720 of 1,000 billion, 9.0654 of 10 million
    assert places[3] == [72, 90.65, 100, 100]


def test_the_title_counts_what_evidence_decides(report: Report) -> None:
    chart = draw_outcomes(find_outcomes(report))
    assert chart.title.startswith("4 of 6 targets that evidence decides were met; ")
    assert "6.5 points short" in chart.title
    met = [one for one in find_outcomes(report) if one.result == "met"]
    assert draw_outcomes(met).title == "4 of 4 targets that evidence decides were met"
    with pytest.raises(ValueError, match="no target with a comparable outcome"):
        draw_outcomes([])


def test_a_target_of_zero_has_no_percentage_and_is_left_out(report: Report) -> None:
    outcomes = find_outcomes(report.what_if("grain-output-level-2021", value=0))
    chart = draw_outcomes(outcomes)
    assert "Grain output" not in " ".join(chart.table["indicator"])


def test_the_track_record_marks_bounds_and_weak_sources(report: Report) -> None:
    years = find_track_record(report, weak=True)
    chart = draw_track_record(years, errors_of(years))
    (axes,) = chart.figure.axes
    assert row_labels(axes) == ["2016", "2018", "2021", "2023", "2024", "2025"]
    marks = clouds(axes, inside=True)
    aims, reached = marks[0::2], marks[1::2]
    assert [x for mark in aims for x, _ in spots(mark)] == [7, 7.8, 7, 6.5, 6.5, 5.5]
    assert [x for mark in reached for x, _ in spots(mark)] == [7.8, 7, 6.2, 6.6, 4.8, 5]
    assert {looks(mark)[0] for mark in aims} == {TARGET}
    # 2018 and 2025 are bounds, 2023 is weak.
    hollow = [looks(mark)[0] for mark in reached]
    assert hollow == [INK, PAPER, INK, PAPER, INK, PAPER]
    # 0.8 - 0.8 - 0.8 + 0.1 - 1.7 - 0.5 = -2.9 over six years
    assert chart.title == (
        "As printed, GDP growth was below its target in 4 of 6 years; the mean of all is "
        "0.5 points short"
    )
    assert said(axes)[0] == "7.8% target: about 7%"


def test_a_record_above_its_targets_says_so(report: Report) -> None:
    (year,) = (one for one in find_track_record(report) if one.year == 2016)
    chart = draw_track_record([year], errors_of([year]))
    assert chart.title.endswith("the mean of all is 0.8 points above")
    with pytest.raises(ValueError, match="no year with a target"):
        draw_track_record([], errors_of([replace(year)]))
