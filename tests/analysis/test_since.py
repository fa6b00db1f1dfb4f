"""Where a level stands since a plan began, by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpers.analysis.likeness import Aspect
from helpers.analysis.since import Since, find_since, required_since_frame, since_frame
from helpers.core.interval import Interval
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

GDP: dict[str, str] = {"indicator": "gdp", "unit": "RMB billion"}
AIM = GDP | {"figure": "aim", "value": "400", "status": "target", "period": ""}
BASE = GDP | {"figure": "base", "value": "101"}
LANDS = [
    {"territory": "town", "role": "report"},
    {"territory": "town-before", "role": "reading"},
    {"territory": "town-since", "role": "reading"},
]


def later(value: str, year: int, **cells: str) -> dict[str, str]:
    return GDP | {"value": value, "period": str(year), "nature": "preliminary"} | cells


def since(*evidence: Mapping[str, str], aim: Mapping[str, str] = AIM) -> list[Since]:
    report = report_of(figures=[aim, BASE], evidence=evidence, territories=LANDS)
    return find_since(report, "aim", 2020)


def pairs(found: list[Since]) -> list[tuple[str, str]]:
    return [(str(one.base.value), str(one.latest.value)) for one in found]


def test_the_pace_and_when_it_leads_to_the_target() -> None:
    (one,) = since(later("202.0", 2022))
    # Doubled in two years: 41.4 percent a year; twice as much again takes two more.
    low, high = one.growth.interval.ends
    assert low < (2**0.5 - 1) * 100 < high
    # 201.95 / 101.5 to 202.05 / 100.5
    assert (low, high) == pytest.approx((41.056, 41.790), abs=1e-3)
    assert one.growth_value.interval.ends == pytest.approx((41.4214, 41.4214), abs=1e-4)
    assert (one.base_year, one.latest_year) == (2020, 2022)
    # At the pace it is 401.8 to 406.2 in 2024; 400 / 201.95 = 1.98 needs 1.41056 ** 2 = 1.99.
    crossing = one.crossing
    assert crossing is not None
    assert (crossing.earliest, crossing.latest) == (2024, 2024)
    # 201.95 and 202.05 of 400
    assert one.percent_of_target == Interval("50.4875", "50.5125")
    (needed,) = one.required([2021, 2022, 2023])
    # Only years after the latest level; 400 / 202 - 1 = 98.0 percent
    assert needed.year == 2023
    assert needed.growth.interval.ends == pytest.approx((97.971, 98.069), abs=1e-3)


@pytest.mark.parametrize(("comparator", "year"), [("=", 2022), (">=", 2022), (">", 2023)])
def test_a_strict_bound_must_be_passed(comparator: str, year: int) -> None:
    # Jobs are counted to the last one: 101, then 202, so 404 in 2022 and 808 in 2023.
    jobs = {"indicator": "jobs", "unit": "jobs"}
    aim = AIM | jobs | {"value": "404", "comparator": comparator}
    report = report_of(figures=[aim, BASE | jobs], evidence=[later("202", 2021) | jobs])
    (one,) = find_since(report, "aim", 2020)
    assert one.crossing is not None
    assert (one.crossing.earliest, one.crossing.latest) == (year, year)


def test_the_base_is_of_the_report_and_of_the_best_source() -> None:
    weak = later("99.0", 2020, strength="weak", nature="final")
    final = later("103.0", 2020, nature="final")
    found = since(weak, final, later("110.0", 2022))
    assert pairs(found) == [("101", "110.0"), ("103.0", "110.0")]
    assert pairs(since(weak, later("110.0", 2022))) == [("101", "110.0")]


def test_the_latest_level_may_be_weak_and_the_latest_better_one_stands_beside() -> None:
    weak = later("140.0", 2024, strength="weak")
    found = since(later("110.0", 2021), later("120.0", 2022), weak)
    assert pairs(found) == [("101", "140.0"), ("101", "120.0")]
    assert [one.weak for one in found] == [True, False]
    # Of one year the better source comes first.
    both = since(weak, later("139.0", 2024, nature="final"))
    assert pairs(both) == [("101", "139.0")]


@pytest.mark.parametrize(
    "cells",
    [{"nature": "estimate"}, {"nature": "first published"}, {"nature": "target"},
     {"scope": "urban"}, {"period": "2022 H1"}, {"period": "2020"}, {"unit": "jin"},
     {"measure": "growth", "unit": "percent"}, {"territory": "elsewhere"}],
    ids=str,
)  # fmt: skip
def test_what_is_no_later_level(cells: dict[str, str]) -> None:
    assert pairs(since(later("110.0", 2021), later("150.0", 2022) | cells))[-1][1] == "110.0"
    assert (
        len(
            {
                latest
                for _, latest in pairs(since(later("110.0", 2021), later("150.0", 2022) | cells))
            }
        )
        == 1
    )


def test_a_level_of_another_territory_is_no_base() -> None:
    before = later("90.0", 2020, nature="final", territory="town-before")
    latest = later("150.0", 2022, territory="town-since")
    # The report does not say which land it counts, and is told with that doubt.
    (one,) = since(before, latest)
    assert str(one.base.value) == "101"
    assert [(d.aspect, d.sure) for d in one.differences] == [(Aspect.TERRITORY, False)]
    same = since(later("100.0", 2020, nature="final", territory="town-since"), latest)
    assert pairs(same) == [("101", "150.0"), ("100.0", "150.0")]
    # Both levels are of one territory, but which one the target is of is not said.
    assert [(d.aspect, d.sure) for d in same[1].differences] == [(Aspect.TERRITORY, False)]


def test_two_vintages_are_told_and_not_hidden() -> None:
    base = later("100.0", 2020, nature="final", vintage="old")
    _, one = since(base, later("150.0", 2022, vintage="new"))
    # For certain between the levels; of the target no vintage is said.
    assert [(d.aspect, d.sure) for d in one.differences] == [
        (Aspect.VINTAGE, True), (Aspect.VINTAGE, False),
    ]  # fmt: skip
    (told,) = since_frame([one])["caution"]
    assert all(str(difference) in told for difference in one.differences)
    assert not one.of_one_vintage


def test_the_latest_of_the_vintage_of_the_base_stands_beside() -> None:
    base = later("100.0", 2020, nature="final", vintage="old")
    found = since(base, later("121.0", 2022, vintage="old"), later("150.0", 2023, vintage="new"))
    of_base = [one for one in found if str(one.base.value) == "100.0"]
    assert [(one.latest_year, one.of_one_vintage) for one in of_base] == [
        (2023, False), (2022, True),
    ]  # fmt: skip
    # 1.21 in two years is 10% a year
    assert of_base[1].growth_value.interval.ends == pytest.approx((10, 10))


def test_a_pace_that_need_not_lead_there_has_no_year() -> None:
    for value in ("90.0", "101.0"):
        (one,) = since(later(value, 2022))
        assert one.crossing is None
        frame = since_frame([one])
        assert frame[["earliest", "latest_crossing"]].isna().all(axis=None)


def test_to_nothing_no_growth_leads() -> None:
    (one,) = since(later("110.0", 2022), aim=AIM | {"value": "0"})
    assert (one.percent_of_target, one.crossing, one.required([2030])) == (None, None, [])
    assert since_frame([one])["percent_low"].isna().all()
    assert required_since_frame([one], [2030]).empty


def test_a_target_that_is_reached_already_has_the_year_of_the_level() -> None:
    (one,) = since(later("450.0", 2022))
    assert one.crossing is not None
    assert (one.crossing.earliest, one.crossing.latest) == (2022, 2022)


def test_the_same_target_with_a_date_stands_beside() -> None:
    dated = later("400", 2022, period="2021-2025", nature="target")
    other = later("500", 2022, period="2021-2025", nature="target")
    (one,) = since(dated, other, later("110.0", 2022))
    assert [str(row.period) for row in one.aims] == ["2021-2025"]
    assert since_frame([one])["dated"].to_list() == ["RMB400 billion, 2021-2025 (official)"]
    same = since(
        later("400", 2025, nature="target"), later("110.0", 2022), aim=AIM | {"period": "2025"}
    )
    assert same[0].aims == ()


def test_what_is_no_target_of_a_level_is_refused() -> None:
    report = report_of(
        figures=[BASE, AIM | {"figure": "pace", "measure": "growth", "unit": "percent"},
                 AIM | {"figure": "jobless", "indicator": "jobless", "unit": "persons"}],
        indicators=[{"indicator": "jobless", "better": "lower"}],
    )  # fmt: skip
    with pytest.raises(ValueError, match="base is no target of a level: it is a achievement"):
        find_since(report, "base", 2020)
    with pytest.raises(ValueError, match="pace is no target of a level"):
        find_since(report, "pace", 2020)
    with pytest.raises(ValueError, match="more is not better of jobless"):
        find_since(report, "jobless", 2020)
    with pytest.raises(UnknownNameError, match="no figure 'bas'"):
        find_since(report, "bas", 2020)


def test_where_nothing_came_later_nothing_is_told() -> None:
    assert since() == []
    assert since(later("110.0", 2020)) == []
    assert list(since_frame([])) == list(since_frame(since(later("110.0", 2022))))


def test_the_trillion_of_changchun_worked_out_by_hand(report: Report) -> None:
    found = find_since(report, "gdp-level-undated", 2020)
    assert pairs(found) == [
        ("650", "763.219"), ("660.159", "763.219"), ("650", "710.312"), ("660.159", "710.312"),
        ("650", "700.206"), ("660.159", "700.206"),
    ]  # fmt: skip
    assert [one.weak for one in found] == [True, True, False, False, True, True]
    stated, final, *_, alike = found
    # On one base of the accounts: (700.206 / 660.159) ** (1 / 3) = 1.060663 ** (1 / 3) = 1.019825;
    # ln(1000 / 700.206) / ln(1.019825) = 0.356381 / 0.019631 = 18.2 years after 2023.
    assert alike.of_one_vintage
    assert alike.growth_value.interval.ends[0] == pytest.approx(1.9825, abs=1e-4)
    assert alike.crossing is not None
    assert alike.crossing.earliest == alike.crossing.latest == 2042
    # (763.219 / 650) ** (1 / 4) = 1.174183 ** 0.25 = 1.040960; (763.219 / 660.159) ** (1 / 4) =
    # 1.156114 ** 0.25 = 1.036932
    for one, rate in ((stated, 4.0960), (final, 3.6932)):
        assert one.growth_value.interval.ends[0] == pytest.approx(rate, abs=1e-4)
    # 645 to 655: 3.90 to 4.30 percent a year
    assert stated.growth.interval.ends == pytest.approx((3.8967, 4.2971), abs=1e-3)
    # ln(1000 / 763.219) = 0.270210; over ln 1.042971 = 0.042073 it is 6.4 years, over
    # ln 1.038967 = 0.038227 it is 7.1, over ln 1.036932 = 0.036266 it is 7.5.
    years = [
        (one.crossing.earliest, one.crossing.latest) for one in (stated, final) if one.crossing
    ]
    assert years == [(2031, 2032), (2032, 2032)]
    # 1000 / 763.219 = 1.310240; the sixth root is 1.046064, the eleventh 1.024869.
    needed = required_since_frame(found[:2], (2024, 2030, 2035))
    assert needed["year"].to_list() == [2030, 2035]
    assert needed["low"].to_list() == pytest.approx([4.6064, 2.4869], abs=1e-4)
    # 763.219 is on another base of the accounts than 660.159, for certain.
    assert (Aspect.VINTAGE, True) in [(one.aspect, one.sure) for one in final.differences]
    assert {one.latest.prices.words for one in found if one.latest.prices} == {"at current prices"}


def test_the_people_of_changchun_worked_out_by_hand(report: Report) -> None:
    late, strong = find_since(report, "population-level-undated", 2020)
    # 9.0851 / 9.066906 = 1.0020067; the fourth root is 1.000501. ln(10 / 9.0851) = 0.095950; over
    # 0.000501 it is 191 years.
    assert late.growth_value.interval.ends[0] == pytest.approx(0.0501, abs=1e-4)
    assert late.crossing is not None
    assert 2024 + 191 <= late.crossing.earliest <= late.crossing.latest <= 2024 + 193
    # Fewer in 2022 than in 2020: 9.0654 million
    assert (str(strong.latest.value), strong.crossing) == ("9.0654", None)
    assert [(one.weak, one.latest_year) for one in (late, strong)] == [(True, 2024), (False, 2022)]
    # The mayor gave the plan as the date.
    assert [str(row.period) for row in late.aims] == ["2021-2025"]
    # 10 / 9.0851 within a year
    assert late.required([2025])[0].growth.interval.ends[0] == pytest.approx(10.070, abs=1e-3)
    frame = since_frame([late, strong])
    assert frame["dated"].to_list() == ["more than 10 million persons, 2021-2025 (mirror)"] * 2
