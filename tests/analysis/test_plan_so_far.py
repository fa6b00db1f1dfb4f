"""How a plan went so far, by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpers.analysis.plan_so_far import PlanSoFar, find_plan_so_far, plan_so_far_frame
from helpers.core.units import POINTS
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

GROWTH: dict[str, str] = {"indicator": "gdp", "measure": "growth", "unit": "percent"}


def came(year: int, value: str, **cells: str) -> dict[str, str]:
    return GROWTH | {"period": str(year), "value": value, "strength": "mirror"} | cells


def plan(*evidence: Mapping[str, str], last: int = 2022, weak: bool = False) -> PlanSoFar:
    return find_plan_so_far(report_of(evidence=evidence), 2021, last, weak=weak)


AIM = came(2021, "6", nature="target", period="2021-2025", comparator=">=")


def test_the_average_is_compounded() -> None:
    found = plan(came(2021, "0.0"), came(2022, "21.0"), AIM)
    # 1.21 in two years is 1.1 twice; -0.05 to 0.05 and 20.95 to 21.05 about it.
    assert found.average_value.interval.low == found.average_value.interval.high == 10
    low, high = found.average.interval.ends
    assert (low, high) == pytest.approx(
        tuple((((1 + a) * (1.21 + a)) ** 0.5 - 1) * 100 for a in (-0.0005, 0.0005)), abs=1e-9
    )
    # At least 6 was aimed at: 4 points more
    assert found.ahead is not None
    assert found.ahead.unit.name == POINTS
    assert found.ahead.interval.ends == pytest.approx((low - 6, high - 6))
    assert (found.weak, found.bounds, found.differences) == (0, 0, ())


def test_a_bound_leaves_the_average_open_above() -> None:
    found = plan(came(2021, "0.0"), came(2022, "21.0", comparator=">"))
    assert found.average.interval.high is None
    assert found.average_value.interval.low == 10
    assert (found.bounds, found.aim, found.ahead) == (1, None, None)


def test_weak_sources_speak_alone_and_are_counted() -> None:
    weak = came(2022, "-4.5", strength="weak", nature="preliminary")
    assert plan(came(2021, "6.2"), weak).weak == 1
    estimate = came(2022, "3", nature="estimate")
    assert [str(row.value) for row in plan(came(2021, "6.2"), weak, estimate).years] == ["6.2", "3"]
    asked = plan(came(2021, "6.2"), weak, estimate, weak=True)
    assert [str(row.value) for row in asked.years] == ["6.2", "-4.5"]


def test_a_year_without_a_number_is_told() -> None:
    with pytest.raises(ValueError, match=r"nothing is known of gdp \(growth\) for 2022, 2023"):
        plan(came(2021, "6.2"), came(2024, "4"), last=2024)
    with pytest.raises(ValueError, match="nothing is known"):
        find_plan_so_far(report_of(evidence=[came(2021, "6.2")]), 2021, 2020)


def test_an_unknown_indicator_is_told(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="no indicator 'gdpp'; similar names: gdp"):
        find_plan_so_far(report, 2021, 2022, "gdpp")


def test_the_aim_is_of_the_whole_plan_and_of_the_best_source() -> None:
    year = came(2021, "7", nature="target")
    weak = AIM | {"strength": "weak", "value": "9"}
    older = AIM | {"period": "2016-2020", "value": "8"}
    found = plan(came(2021, "1"), came(2022, "1"), year, weak, older, AIM)
    assert found.aim is not None
    assert found.aim.value == 6
    figure = GROWTH | {"value": "5", "status": "target", "period": "2021-2025"}
    report = report_of(figures=[figure], evidence=[came(2021, "1"), AIM])
    stated = find_plan_so_far(report, 2021, 2021).aim
    assert stated is not None
    assert stated.value == 5


def test_two_vintages_are_told() -> None:
    found = plan(came(2021, "1", vintage="old"), came(2022, "1", vintage="new"))
    assert [str(one) for one in found.differences] == ["different accounts (Old; New)"]
    assert set(plan_so_far_frame([found])["caution"]) == {"different accounts (Old; New)"}


def test_the_frame_of_a_plan() -> None:
    weak = came(2022, "5", strength="weak", comparator=">", nature="estimate")
    frame = plan_so_far_frame([plan(came(2021, "6.2"), weak)])
    assert frame["year"].to_list() == [2021, 2022]
    assert frame["growth"].to_list() == ["6.2%", "more than 5%"]
    assert frame["growth_low"].to_list() == pytest.approx([6.15, 5])
    assert frame["growth_high"].to_list() == pytest.approx([6.25, float("inf")])
    assert frame["strength"].to_list() == ["mirror", "weak"]
    assert frame["nature"].to_list() == ["final", "estimate"]
    assert frame[["bound", "weak"]].to_numpy().tolist() == [[False, False], [True, True]]
    assert list(plan_so_far_frame([])) == list(frame)


def test_the_plan_of_changchun_worked_out_by_hand(report: Report) -> None:
    # 6.2, -4.5, at least 6.5 (a weak source: 6.6), 4.8 and more than 5 percent:
    # 1.062 * 0.955 * 1.065 * 1.048 * 1.05 = 1.188579; the fifth root is 1.035156.
    found = find_plan_so_far(report, 2021, 2025)
    assert float(found.average_value.interval.middle) == pytest.approx(3.5156, abs=1e-4)
    assert (found.weak, found.bounds) == (1, 2)
    # With 6.6 it is 1.189695, whose fifth root is 1.035350.
    weak = find_plan_so_far(report, 2021, 2025, weak=True)
    assert float(weak.average_value.interval.middle) == pytest.approx(3.5350, abs=1e-4)
    assert (weak.weak, weak.bounds) == (2, 1)
    # The mayor's aim is about 6.5, so 6 to 7.
    assert found.aim is not None
    assert (str(found.aim.value), str(found.aim.period)) == ("6.5", "2021-2025")
    assert found.ahead is not None
    # At least (1.0615 * 0.9545 * 1.065 * 1.0475 * 1.05) ** 0.2 - 1 = 3.4851 percent, less 7
    assert found.ahead.interval.ends == pytest.approx((-3.5149, float("inf")), abs=1e-4)
    assert set(plan_so_far_frame([found])["prices"]) == {"real"}
