"""The track record of yearly targets, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from helpers.analysis.outcomes import OutcomeResult
from helpers.analysis.track_record import (
    TrackYear,
    errors_frame,
    errors_of,
    find_track_record,
    track_record_frame,
)
from helpers.core.interval import Interval
from helpers.core.units import POINTS, UnitError
from helpers.core.vocabulary import Measure
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

GROWTH: dict[str, str] = {"indicator": "gdp", "measure": "growth", "unit": "percent"}
INF = float("inf")


def aim(year: int, value: str, comparator: str = "~", **cells: str) -> dict[str, str]:
    return GROWTH | {
        "period": str(year), "value": value, "comparator": comparator, "nature": "target",
        "strength": "mirror",
    } | cells  # fmt: skip


def came(year: int, value: str, comparator: str = "=", **cells: str) -> dict[str, str]:
    return GROWTH | {
        "period": str(year), "value": value, "comparator": comparator, "strength": "mirror",
    } | cells  # fmt: skip


def record(*evidence: Mapping[str, str], weak: bool = False) -> list[TrackYear]:
    return find_track_record(report_of(evidence=evidence), weak=weak)


def test_the_error_is_what_came_less_the_bar() -> None:
    (one,) = record(aim(2021, "7"), came(2021, "6.2"))
    # "About 7" is 6.5 to 7.5, 6.2 is 6.15 to 6.25: -1.35 to -0.25; as printed -0.8
    assert one.error.interval == Interval("-1.35", "-0.25")
    assert (one.error_value, one.error.unit.name) == (Fraction("-0.8"), POINTS)
    assert one.result is OutcomeResult.MISSED
    assert (one.weak, one.bound, one.year, one.beside) == (False, False, 2021, ())


@pytest.mark.parametrize(
    ("target", "found", "error", "value", "result"),
    [
        # A floor is its bar: 6.55 to 6.65 less 6.5
        (aim(2024, "6.5", ">"), came(2024, "6.6"), Interval("0.05", "0.15"), "0.1", "met"),
        # 4.75 to 4.85 less 6.5
        (aim(2024, "6.5", ">"), came(2024, "4.8"), Interval("-1.75", "-1.65"), "-1.7", "missed"),
        # More than 7, where 7.3 to 8.3 is asked: more than -1.3, and open above
        (aim(2018, "7.8"), came(2018, "7", ">"), Interval("-1.3", None, low_closed=False), "-0.8",
         "unclear"),
        # 6.45 to 6.55 lies within 6 to 7: the wording leaves it open.
        (aim(2023, "6.5"), came(2023, "6.5"), Interval("-0.55", "0.55"), "0", "unclear"),
    ],
)  # fmt: skip
def test_errors_and_results_by_wording(
    target: dict[str, str], found: dict[str, str], error: Interval, value: str, result: str
) -> None:
    (one,) = record(target, found)
    assert one.error.interval == error
    assert one.error_value == Fraction(value)
    assert one.result.value == result
    assert one.bound is (found["comparator"] == ">")


def test_a_year_needs_a_target_and_a_result() -> None:
    rows = [aim(2021, "7"), came(2022, "3"), aim(2023, "5"), came(2023, "5"), came(2024, "5")]
    assert [one.year for one in record(*rows)] == [2023]
    # Neither a plan nor a quarter is a year.
    plan, quarter = aim(2021, "6", period="2021-2025"), came(2021, "17", period="2021 Q1")
    assert record(plan, quarter, aim(2021, "7"), came(2021, "6", period="2021-2025")) == []


def test_the_target_of_the_report_comes_before_that_of_others() -> None:
    figure = GROWTH | {"value": "8", "status": "target", "period": "2021"}
    (one,) = find_track_record(
        report_of(figures=[figure], evidence=[aim(2021, "7"), came(2021, "6")])
    )
    assert (str(one.target.value), one.error_value) == ("8", Fraction(-2))


def test_a_weak_source_is_marked_and_decides_nothing() -> None:
    weak = came(2023, "6.6", strength="weak", nature="preliminary")
    january = came(2023, "6.5", ">", nature="estimate")
    (one,) = record(aim(2023, "5"), weak, january)
    # The estimate is from a better source; what the weak one says stands beside it.
    assert (str(one.reached.value), one.weak, one.bound) == ("6.5", False, True)
    assert one.result is OutcomeResult.MET
    assert [row.value for row in one.beside] == [Fraction("6.6")]
    (other,) = record(aim(2023, "5"), weak, january, weak=True)
    # 6.6 less 5 would be enough, but for the source.
    assert (other.error_value, other.weak, other.bound) == (Fraction("1.6"), True, False)
    assert other.result is OutcomeResult.UNCLEAR
    (alone,) = record(aim(2023, "5"), weak)
    assert (str(alone.reached.value), alone.weak) == ("6.6", True)
    (soft,) = record(aim(2023, "5", strength="weak"), january)
    assert soft.weak
    assert soft.result is OutcomeResult.UNCLEAR


def test_the_better_source_of_a_target_is_taken() -> None:
    (one,) = record(
        aim(2023, "5", strength="weak"), aim(2023, "6", strength="official"), came(2023, "6")
    )
    assert one.target.value == 6


def test_the_same_number_of_another_source_does_not_stand_beside() -> None:
    again = came(2021, "6.20", strength="weak")
    (one,) = record(aim(2021, "7"), came(2021, "6.2"), again)
    assert one.beside == ()


def test_mean_errors_worked_out_by_hand() -> None:
    years = record(
        aim(2018, "7.8"), came(2018, "7", ">"),
        aim(2021, "7"), came(2021, "6.2"),
        aim(2024, "6.5", ">"), came(2024, "4.8", strength="weak"),
        aim(2025, "4", ">"), came(2025, "4.5"),
    )  # fmt: skip
    found = errors_of(years)
    # As printed -0.8, -0.8, -1.7 and +0.5: -2.8 / 4, and without sign 3.8 / 4
    assert found.means.mean_value == Fraction("-0.7")
    assert found.means.mean_absolute_value == Fraction("0.95")
    # At least (-1.3 - 1.35 - 1.75 + 0.45) / 4 = -3.95 / 4, open above for 2018
    assert found.means.mean.interval == Interval("-0.9875", None, low_closed=False)
    # Without sign at least 0 + 0.25 + 1.65 + 0.45 = 2.35
    assert found.means.mean_absolute.interval.low == Fraction("0.5875")
    assert (found.weak, found.bounds, found.short) == (1, 1, 3)
    sure = errors_of(one for one in years if not one.weak)
    # -0.8 - 0.8 + 0.5 = -1.1, of three
    assert (sure.means.number, sure.means.mean_value) == (3, Fraction("-1.1") / 3)
    frame = errors_frame({"all": found, "no weak ones": sure})
    assert frame.index.to_list() == ["all", "no weak ones"]
    assert frame[["number", "short", "weak", "bounds"]].to_numpy().tolist() == [
        [4, 3, 1, 1], [3, 2, 0, 1],
    ]  # fmt: skip
    assert frame["mean"].to_list() == pytest.approx([-0.7, -1.1 / 3])
    assert frame["mean_high"].to_list() == [INF, INF]


def test_means_of_no_year_or_of_two_units_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing is given"):
        errors_of([])
    level = {"measure": "level", "unit": "RMB billion"}
    levels = [aim(2021, "700", "=", **level), came(2021, "710", **level)]
    report = report_of(evidence=[aim(2021, "7"), came(2021, "6.2"), *levels])
    (level_year,) = find_track_record(report, measure=Measure.LEVEL)
    # 710 is 705 to 715, and the bar 700.
    assert level_year.error.interval == Interval(5, 15)
    with pytest.raises(UnitError):
        errors_of([level_year, *find_track_record(report)])


def test_an_unknown_indicator_is_told(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="no indicator 'gdpp'; similar names: gdp"):
        find_track_record(report, "gdpp")


def test_the_frame_says_what_each_number_rests_on() -> None:
    years = record(
        aim(2021, "7"),
        came(2021, "6.2", nature="preliminary"),
        came(2021, "6", strength="weak", nature="estimate"),
    )
    frame = track_record_frame(years)
    assert frame.index.name == "year"
    (row,) = frame.to_dict("records")
    words = ("target", "reached", "result", "error_unit")
    assert [row[name] for name in words] == ["about 7%", "6.2%", "missed", POINTS]
    ends = [row[name] for name in ("error", "error_low", "error_high")]
    assert ends == pytest.approx([-0.8, -1.35, -0.25])
    sources = ("target_strength", "reached_strength", "reached_nature")
    assert [row[name] for name in sources] == ["mirror", "mirror", "preliminary"]
    assert row["beside"] == "6% (estimate, weak)"
    assert list(track_record_frame([])) == list(frame)


def test_two_vintages_are_told() -> None:
    (one,) = record(aim(2021, "7", vintage="old"), came(2021, "6.2", vintage="new"))
    assert [str(each) for each in one.differences] == ["different accounts (Old; New)"]
    assert track_record_frame([one])["caution"].to_list() == ["different accounts (Old; New)"]


def test_the_record_of_changchun_worked_out_by_hand(report: Report) -> None:
    # Aimed at, reached and the difference of both as printed, from the sources:
    # 2016 about 7, 7.8: +0.8     2018 about 7.8, more than 7: -0.8    2021 about 7, 6.2: -0.8
    # 2023 about 6.5, at least 6.5 (a weak source: 6.6): 0.0 (+0.1)
    # 2024 above 6.5, 4.8: -1.7   2025 above 5.5, above 5: -0.5
    years = find_track_record(report)
    assert {one.year: one.error_value for one in years} == {
        2016: Fraction("0.8"), 2018: Fraction("-0.8"), 2021: Fraction("-0.8"), 2023: 0,
        2024: Fraction("-1.7"), 2025: Fraction("-0.5"),
    }  # fmt: skip
    assert [one.year for one in years if one.result is OutcomeResult.MISSED] == [2021, 2024]
    assert [one.year for one in years if one.result is OutcomeResult.MET] == [2016]
    all_years = errors_of(years)
    # -3.0 / 6; without sign 4.6 / 6
    assert (all_years.means.mean_value, all_years.weak) == (Fraction("-0.5"), 0)
    assert all_years.means.mean_absolute_value == Fraction("4.6") / 6
    assert all_years.bounds == 3
    # With the weak 6.6 and without 2016: (-0.8 - 0.8 + 0.1 - 1.7 - 0.5) / 5 = -0.74
    weak = errors_of(one for one in find_track_record(report, weak=True) if one.year != 2016)
    assert (weak.means.mean_value, weak.weak, weak.bounds) == (Fraction("-0.74"), 1, 2)
    # Without sign: 3.9 / 5
    assert weak.means.mean_absolute_value == Fraction("0.78")
    # Without the weak year: (-0.8 - 0.8 - 1.7 - 0.5) / 4
    sure = errors_of(one for one in weak.years if not one.weak)
    assert sure.means.mean_value == Fraction("-0.95")
