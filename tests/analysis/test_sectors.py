"""What sectors gave to growth, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.likeness import Aspect
from helpers.analysis.sector_plan import sector_plan, sector_plan_frame
from helpers.analysis.sectors import SECTORS, SectorAccounts, Weights, find_sectors, sectors_frame
from helpers.core.interval import Interval
from helpers.core.units import POINTS
from helpers.data.report import Report
from tests.building import report_of

NAMES = list(SECTORS)
SERVICES = "services-value-added"


def sector(name: str, level: str, growth: str, **cells: str) -> list[dict[str, str]]:
    own = {"indicator": name, "period": "2021"} | cells
    return [
        own | {"value": level, "unit": "RMB billion"},
        own | {"measure": "growth", "value": growth, "unit": "percent"},
    ]


def average(name: str, value: str) -> dict[str, str]:
    return {
        "indicator": name, "measure": "growth", "value": value, "unit": "percent",
        "period": "2020-2021",
    }  # fmt: skip


def share(name: str, value: str, **cells: str) -> dict[str, str]:
    own = {"indicator": SECTORS[name], "measure": "share", "value": value, "unit": "percent"}
    return own | cells


def rows(*levels: tuple[str, str]) -> list[dict[str, str]]:
    """Return levels and growth of the three sectors."""
    named = zip(NAMES, levels, strict=True)
    return [row for name, (level, growth) in named for row in sector(name, level, growth)]


ROUND = rows(("110.000", "10.000"), ("210.000", "5.000"), ("90.000", "-10.000"))
"""From 100, 200 and 100: they give 10, 10 and -10 of 400."""


def report_with(
    *evidence: Mapping[str, str], figures: tuple[Mapping[str, str], ...] = ()
) -> Report:
    return report_of(evidence=evidence, figures=figures)


def near(found: Interval | None, value: float, abs_: float = 0.01) -> None:
    """Check that an interval holds a number and is narrow."""
    assert found is not None
    low, high = found.ends
    assert low <= value <= high
    assert high - low <= 2 * abs_


def test_contributions_worked_out_by_hand() -> None:
    found = find_sectors(report_with(*ROUND), 2021)
    primary, secondary, services = found.sectors
    # 10 of the 400 of the year before, 10 of 400 and -10 of 400
    for one, points in ((primary, 2.5), (secondary, 2.5), (services, -2.5)):
        near(one.given.points.interval, points)
        assert one.given.points.unit.name == POINTS
    # All together grew by 10: each gave as much, and who shrank takes as much away.
    for one, percent in ((primary, 100), (secondary, 100), (services, -100)):
        assert one.given.percent is not None
        near(one.given.percent.interval, percent, 0.2)
    # Shares of 410 in the year, and of 400 in the year before
    for one, now, before in (
        (primary, 26.8293, 25),
        (secondary, 51.2195, 50),
        (services, 21.9512, 25),
    ):
        near(one.share.interval, now, 0.001)
        near(one.given.weight.interval, before, 0.001)
    assert [one.name for one in found.sectors] == NAMES
    assert (found.weak, found.differences, found.year) == (False, (), 2021)


def test_a_contribution_can_be_more_than_all() -> None:
    # From 100 each: +20, +10 and -10, of 20 in all
    grown = rows(("120.000", "20.000"), ("110.000", "10.000"), ("90.000", "-10.000"))
    found = [one.given.percent for one in find_sectors(report_with(*grown), 2021).sectors]
    for one, percent in zip(found, (100, 50, -50), strict=True):
        assert one is not None
        near(one.interval, percent, 0.1)
    fallen = rows(("130.000", "30.000"), ("100.000", "0.000"), ("80.000", "-20.000"))
    first = find_sectors(report_with(*fallen), 2021).sectors[0].given.percent
    # +30 of +10
    assert first is not None
    near(first.interval, 300, 1)


def test_without_growth_of_all_nothing_is_told_in_percent() -> None:
    # +10 and -10: all together may not have grown at all.
    still = rows(("110", "10"), ("100", "0"), ("90", "-10"))
    found = find_sectors(report_with(*still), 2021)
    assert [one.given.percent for one in found.sectors] == [None, None, None]
    assert sectors_frame(found)["percent_low"].isna().all()


def test_published_shares_can_be_the_weights() -> None:
    shares = [
        share(name, value) for name, value in zip(NAMES, ("20.0", "30.0", "50.0"), strict=True)
    ]
    grown = rows(("110.000", "10.000"), ("210.000", "5.000"), ("90.000", "4.000"))
    found = find_sectors(report_with(*grown, *shares), 2021, Weights.PUBLISHED)
    # 20 percent of 10, 30 of 5 and 50 of 4: 2 + 1.5 + 2 = 5.5 points
    for one, points, percent in zip(found.sectors, (2, 1.5, 2), (36.36, 27.27, 36.36), strict=True):
        near(one.given.points.interval, points)
        assert one.given.percent is not None
        near(one.given.percent.interval, percent, 0.15)
    assert len(found.shares) == 3
    assert set(sectors_frame(found)["weights"]) == {"shares published for the year before"}
    # By the levels themselves the second sector is 200 of 100 + 200 + 90 / 1.04 = 386.54.
    levels = find_sectors(report_with(*grown, *shares), 2021)
    near(levels.sectors[1].given.weight.interval, 51.741, 0.01)


def test_growth_of_the_year_before_follows_from_averages() -> None:
    # 1.10 ** 2 / 1.10 = 1.10; 1.10 ** 2 / 1.05 = 1.152381; 0.95 ** 2 / 0.90 = 1.002778
    averages = [average(n, v) for n, v in zip(NAMES, ("10.000", "10.000", "-5.000"), strict=True)]
    found = find_sectors(report_with(*ROUND, *averages), 2021)
    for one, rate in zip(found.sectors, (10, 15.2381, 0.2778), strict=True):
        assert one.before is not None
        near(one.before.growth.interval, rate, 0.01)
        assert one.implied is not None
        assert one.implied.quantity == one.before.growth
    # From 100 / 1.1, 200 / 1.152381 and 100 / 1.002778, which are 90.909, 173.554 and 99.723, to
    # 100, 200 and 100: they gave 9.091, 26.446 and 0.277 of 35.814, on 364.186.
    for one, points, percent in zip(
        found.sectors, (2.4963, 7.2617, 0.0761), (25.384, 73.843, 0.773), strict=True
    ):
        assert one.before is not None
        near(one.before.points.interval, points)
        assert one.before.percent is not None
        near(one.before.percent.interval, percent, 0.05)


def test_without_all_averages_nothing_is_told_of_the_year_before() -> None:
    found = find_sectors(report_with(*ROUND, average(SERVICES, "4.0")), 2021)
    assert [one.before for one in found.sectors] == [None, None, None]
    assert [one.implied is None for one in found.sectors] == [True, True, False]
    frame = sectors_frame(found)
    assert frame["before_points_low"].isna().all()
    assert frame["average"].to_list() == ["", "", "4.0%"]


def test_the_ends_are_those_of_the_digits() -> None:
    # 10.0 to half a tenth, of levels that are known much better: 105 / 1.1005 is the least that
    # the second sector was. Its points are 110 (1 - 1 / f) / (110 / f + 220), which rise with f.
    grown = rows(("110.0000", "10.0"), ("110.0000", "0.0000000"), ("110.0000", "0.0000000"))
    found = find_sectors(report_with(*grown), 2021).sectors[0].given.points.interval
    low, high = (110 * (1 - 1 / f) / (110 / f + 220) * 100 for f in (1.0995, 1.1005))
    assert found.ends == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("measure", ["level", "growth"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_told(name: str, measure: str) -> None:
    def of(row: dict[str, str]) -> bool:
        return row["indicator"] == name and row.get("measure", "level") == measure

    with pytest.raises(ValueError, match=rf"nothing is known of {name} \({measure}\) for 2021"):
        find_sectors(report_with(*(row for row in ROUND if not of(row))), 2021)
    bound = [row | ({"comparator": ">"} if of(row) else {}) for row in ROUND]
    with pytest.raises(ValueError, match=rf"only a bound is known of {name} \({measure}\)"):
        find_sectors(report_with(*bound), 2021)
    with pytest.raises(ValueError, match="nothing is known of primary-share-of-gdp"):
        find_sectors(report_with(*ROUND), 2021, Weights.PUBLISHED)


def test_weak_sources_and_two_vintages_are_told() -> None:
    weak = [row | {"strength": "weak"} for row in sector(SERVICES, "90.000", "-10.000")]
    found = find_sectors(report_with(*ROUND[:4], *weak), 2021)
    assert found.weak
    assert set(sectors_frame(found)["strength"]) == {"weak"}
    old = [row | {"vintage": "old"} for row in ROUND[:2]]
    new = [row | {"vintage": "new"} for row in ROUND[2:]]
    apart = find_sectors(report_with(*old, *new), 2021)
    assert [str(one) for one in apart.differences] == ["different accounts (Old; New)"]
    # Published shares are set against the levels: of another vintage, but not of other prices.
    shares = [share(name, "30.0", vintage="other") for name in NAMES]
    weighed = find_sectors(report_with(*old, *new, *shares), 2021, Weights.PUBLISHED)
    assert [str(one) for one in weighed.differences] == [
        "different accounts (Old; New)", "different accounts (Old; Other)",
    ]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(50, 300), st.integers(-8, 20)), min_size=3, max_size=3),
    st.lists(st.sampled_from([-1, 0, 1]), min_size=6, max_size=6),
)
def test_contributions_hold_what_any_numbers_within_the_digits_give(
    levels: list[tuple[int, int]], ends: list[int]
) -> None:
    given_rows = rows(*((f"{level}.0", f"{growth}.0") for level, growth in levels))
    found: SectorAccounts = find_sectors(report_with(*given_rows), 2021)
    true = [
        (level + Fraction(a, 20), 1 + (growth + Fraction(b, 20)) / 100)
        for (level, growth), a, b in zip(levels, ends[:3], ends[3:], strict=True)
    ]
    base = sum(level / factor for level, factor in true)
    gains = [level - level / factor for level, factor in true]
    for one, gain in zip(found.sectors, gains, strict=True):
        assert gain / base * 100 in one.given.points.interval
        if one.given.percent is not None:
            assert gain / sum(gains) * 100 in one.given.percent.interval


def test_the_sectors_of_changchun_worked_out_by_hand(report: Report) -> None:
    # 52.374 / 1.055 = 49.644, 296.047 / 1.039 = 284.935, 361.890 / 1.081 = 334.773: 669.352 in
    # all. They gave 2.730, 11.112 and 27.117: 40.959, of which services 66.2 percent.
    found = find_sectors(report, 2021)
    for one, weight, points, percent in zip(
        found.sectors, (7.417, 42.569, 50.015), (0.408, 1.660, 4.051), (6.67, 27.13, 66.20),
        strict=True,
    ):  # fmt: skip
        near(one.given.weight.interval, weight, 0.05)
        near(one.given.points.interval, points, 0.05)
        assert one.given.percent is not None
        near(one.given.percent.interval, percent, 0.5)
    # Of 710.311: 7.373, 41.679 and 50.948 percent
    for one, of_all in zip(found.sectors, (7.3734, 41.6785, 50.9481), strict=True):
        near(one.share.interval, of_all, 0.001)
    # The year before: 1.015 ** 2 / 1.055 = 0.97652, 1.053 ** 2 / 1.039 = 1.06719,
    # 1.046 ** 2 / 1.081 = 1.01213. From 50.838, 266.996 and 330.760 they gave -1.194, 17.938 and
    # 4.013 of 20.757: services less than a fifth.
    for one, rate, percent in zip(
        found.sectors, (-2.348, 6.719, 1.213), (-5.75, 86.42, 19.33), strict=True
    ):
        assert one.before is not None
        near(one.before.growth.interval, rate, 0.2)
        assert one.before.percent is not None
        near(one.before.percent.interval, percent, 3)
    # By published shares, from a weak source: 50.41 percent of 8.1 = 4.083 of 0.442 + 1.620 +
    # 4.083 = 6.146 points: 66.4 percent
    published = find_sectors(report, 2021, Weights.PUBLISHED)
    assert published.weak
    services = published.of(SERVICES).given.percent
    assert services is not None
    near(services.interval, 66.44, 0.5)


def test_the_plan_for_services_against_what_came(report: Report) -> None:
    found = sector_plan(report, find_sectors(report, 2021))
    # About 6 where all is about 7: half of all gives 50.015 * 6 / 7 = 42.870 percent, and the rest
    # has to grow (7 - 0.50015 * 6) / 0.49985 = 8.0006 percent.
    assert found.planned_value is not None
    assert float(found.planned_value) == pytest.approx(42.870, abs=0.01)
    assert float(found.rest_value) == pytest.approx(8.0006, abs=0.001)
    # "About" is half a point: 0.49991 * 5.5 / 7.5 to 0.50038 * 6.5 / 6.5
    assert found.planned is not None
    assert found.planned.interval.ends == pytest.approx((36.66, 50.04), abs=0.01)
    # (6.5 - 0.5 * 6.5) / 0.5 to (7.5 - 0.50038 * 5.5) / 0.49962
    assert found.rest_planned.interval.ends == pytest.approx((6.5, 9.503), abs=0.001)
    # What came: (6.2 - 0.50015 * 8.1) / 0.49985 = 4.299
    near(found.rest_came.interval, 4.299, 0.16)
    # Services were to grow more slowly than all, -1 point as printed, and grew faster: 8.1 - 6.2
    assert found.ahead_planned.interval == Interval(-2, 0)
    assert found.ahead_came.interval == Interval("1.8", "2")
    assert found.came.given.percent is not None
    assert found.came.given.percent.interval.disjoint(found.planned.interval)
    # The report does not say with which land its targets count.
    first = found.differences[0]
    assert (first.aspect, first.sure) == (Aspect.TERRITORY, False)
    frame = sector_plan_frame(found)
    assert frame.index.to_list() == ["planned", "came"]
    assert frame["sector_growth"].to_list() == ["about 6%", "8.1%"]
    assert frame["whole_growth"].to_list() == ["about 7%", "6.2%"]
    assert frame["ahead_low"].to_list() == pytest.approx([-2, 1.8])
    assert frame["percent_high"].to_list() == pytest.approx([50.04, 66.59], abs=0.01)
    assert frame["rest_low"].to_list() == pytest.approx([6.5, 4.299], abs=0.16)
    assert all(frame["caution"])


def test_a_plan_without_growth_of_all_gives_no_percentage(report: Report) -> None:
    still = report.what_if("gdp-growth-2021", value=0, comparator="=")
    found = sector_plan(still, find_sectors(still, 2021))
    assert (found.planned, found.planned_value) == (None, None)
    frame = sector_plan_frame(found)
    assert frame["percent_low"].isna().to_list() == [True, False]
    assert frame["whole_growth"].to_list() == ["0% (hypothetical)", "6.2%"]


def test_what_was_achieved_is_no_plan() -> None:
    grown = {"measure": "growth", "unit": "percent", "value": "6", "period": "2021"}
    figures = [grown | {"indicator": name, "figure": name} for name in (SERVICES, "gdp")]
    report = report_of(figures=figures, evidence=ROUND)
    with pytest.raises(ValueError, match=f"no target of the growth of {SERVICES} for 2021"):
        sector_plan(report, find_sectors(report, 2021))


def test_a_plan_needs_both_targets(report: Report) -> None:
    accounts = find_sectors(report, 2021)
    with pytest.raises(ValueError, match="no target of the growth of primary-value-added for 2021"):
        sector_plan(report, accounts, "primary-value-added")
    with pytest.raises(KeyError):
        accounts.of("gdp")


def test_the_frame_of_sectors(report: Report) -> None:
    frame = sectors_frame(find_sectors(report, 2021))
    assert frame.index.to_list() == NAMES
    services = frame.to_dict("index")[SERVICES]
    assert [services["growth"], services["average"]] == ["8.1%", "4.6%"]
    assert services["level"].startswith("RMB361.89")
    assert services["percent_low"] < 66.2 < services["percent_high"]
    assert services["before_percent_low"] < 19.33 < services["before_percent_high"]
