"""The targets that cannot be compared, and what there is instead."""

from __future__ import annotations

import pytest

from helpers.analysis.gaps import find_gaps
from helpers.analysis.not_compared import Missing, NotCompared, find_not_compared, list_not_compared
from helpers.core.vocabulary import Status
from helpers.data.report import Report
from tests.building import report_of

AIM = {"indicator": "sales", "measure": "growth", "unit": "percent", "value": "6"} | {
    "status": "target", "period": "2021",
}  # fmt: skip
ROW = {"indicator": "sales", "measure": "growth", "unit": "percent", "value": "4", "scope": "city"}


def of(report: Report) -> list[NotCompared]:
    return find_not_compared(report, find_gaps(report))


def test_every_target_is_compared_or_not(report: Report) -> None:
    gaps = find_gaps(report)
    compared = [gap.target.name for gap in gaps]
    rest = [one.target.name for one in find_not_compared(report, gaps)]
    targets = [one.name for one in report.records.figures if one.status is Status.TARGET]
    assert set(compared).isdisjoint(rest)
    assert sorted(compared + rest) == sorted(targets)
    assert rest == [name for name in targets if name in rest]


def test_what_there_is_of_changchun_instead(report: Report) -> None:
    # Looked up by hand: the evidence of the city itself, and the list of lookalikes.
    found = {one.target.name: one for one in of(report)}
    near = {name: (one.reason, one.nearest.said) for name, one in found.items() if one.nearest}
    assert near == {
        "fiscal-revenue-growth-2021": (Missing.TIME, "2.6 percent, 2019"),
        "retail-sales-growth-2021": (Missing.TIME, "7 percent, 2018"),
        "research-spending-growth-2021": (Missing.MEASURE, "13.563 RMB billion, 2020"),
        "projects-over-50m-level-2021": (Missing.TIME, "1,286 projects, 2023"),
        "high-standard-farmland-level-2021": (Missing.TIME, "0.732 million mu, 2018"),
        "private-economy-income-growth-2021": (Missing.TIME, "8.5 percent, 2019"),
    }  # fmt: skip
    similar = {name for name, one in found.items() if one.reason is Missing.SIMILAR}
    assert similar == {
        "landmark-projects-level-2021", "industrial-standard-plants-in-use-share-2021",
        "underground-pipes-renewed-level-2021", "grasslands-built-level-2021",
    }  # fmt: skip
    assert all(": different, because " in found[name].why for name in similar)
    assert found["grasslands-built-level-2021"].why.startswith("Public spaces planted: different,")
    nothing = [one for one in found.values() if one.reason is Missing.NOTHING]
    assert len(nothing) == 56 - 20 - 6 - 4
    assert not any(one.why or one.nearest for one in nothing)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"period": "2019"}, Missing.TIME),
        ({"period": "2022"}, Missing.TIME),
        ({"period": "2020 H1"}, Missing.TIME),
        ({"measure": "level", "unit": "RMB billion"}, Missing.MEASURE),
        ({"strength": "weak"}, Missing.WEAK),
        # Of another scope, or only aimed at: nothing
        ({"scope": "urban"}, Missing.NOTHING),
        ({"nature": "target"}, Missing.NOTHING),
    ],
)
def test_what_was_published_instead_names_the_reason(
    cells: dict[str, str], reason: Missing
) -> None:
    (one,) = of(report_of(figures=[AIM], evidence=[ROW | cells]))
    assert one.reason is reason
    assert (one.nearest is None) == (reason is Missing.NOTHING)


def test_what_was_published_of_the_year_before_is_compared() -> None:
    assert of(report_of(figures=[AIM], evidence=[ROW])) == []


def test_the_nearest_is_of_the_measure_first_and_then_of_the_time() -> None:
    rows = [
        ROW | {"period": "2017", "value": "7"},
        ROW | {"period": "2018", "value": "8"},
        ROW | {"period": "2019", "value": "9", "strength": "weak"},
        ROW | {"measure": "level", "unit": "RMB billion", "value": "3"},
    ]
    for order in (rows, rows[::-1]):
        (one,) = of(report_of(figures=[AIM], evidence=order))
        assert one.nearest
        assert (one.nearest.said, one.reason) == ("8 percent, 2018", Missing.TIME)


def test_a_weak_source_comes_last() -> None:
    weak = ROW | {"period": "2019", "strength": "weak"}
    level = ROW | {"measure": "level", "unit": "RMB billion", "value": "3"}
    (one,) = of(report_of(figures=[AIM], evidence=[weak, level]))
    assert one.nearest
    assert (one.nearest.said, one.reason) == ("3 RMB billion, 2020", Missing.MEASURE)


def test_a_frame_tells_the_same(report: Report) -> None:
    found, frame = of(report), list_not_compared(report, find_gaps(report))
    assert list(frame.index) == [one.target.name for one in found]
    assert list(frame["reason"]) == [one.reason for one in found]
    assert list(frame["nearest"]) == [one.nearest.said if one.nearest else "" for one in found]
    assert list(frame["why"]) == [one.why for one in found]
    assert not frame.isna().any(axis=None)
    empty = list_not_compared(report_of(), [])
    assert empty.empty
    assert list(empty.columns) == list(frame.columns)
