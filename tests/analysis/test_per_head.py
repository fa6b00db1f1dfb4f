"""Levels a head, and growth split into people and level a head."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.per_head import (
    LevelAndPeople,
    aim_of,
    per_head,
    rise_per_head,
    split_growth,
)
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from tests.analysis.growing import gdp

quick = settings(derandomize=True, deadline=None)
TRILLION = Quantity.exactly(1, "RMB trillion")
TEN_MILLION = Quantity.exactly(10, "million persons")
CENSUS = Quantity.exactly("9.066906", "million persons")
NOW = LevelAndPeople(gdp(650), CENSUS)
AIM = aim_of(TRILLION, Quantity(Interval.above(10), unit("million persons")))


def test_a_level_a_head_is_in_yuan() -> None:
    # A trillion for ten million people is 100,000 each; 650 billion for 9.066906 million people is
    # 650,000 / 9.066906 = 71,689; of final accounts 660,159 / 9.066906 = 72,810.
    assert per_head(TRILLION, TEN_MILLION) == Quantity.exactly(100_000, "RMB") / Quantity.exactly(
        1, "person"
    )
    assert str(per_head(TRILLION, TEN_MILLION)) == "100,000 RMB per person"
    assert NOW.per_head.interval.ends == pytest.approx((71_689,) * 2, abs=1)
    final = LevelAndPeople(gdp("660.159"), CENSUS)
    assert final.per_head.interval.ends == pytest.approx((72_810,) * 2, abs=1)
    # 645 and 655 over 9.066906: 71,138 to 72,241.
    wide = per_head(gdp(645, 655), CENSUS)
    assert wide.interval.ends == pytest.approx((71_138, 72_241), abs=1)


def test_the_rise_a_head() -> None:
    # 100,000 / 71,689 = 1.39491; against about 72,000 it is 1.389.
    assert rise_per_head(NOW, AIM).interval.ends == pytest.approx((39.491,) * 2, abs=5e-3)
    seventy_two = LevelAndPeople(gdp(720), TEN_MILLION)
    assert rise_per_head(seventy_two, AIM).interval.ends == pytest.approx((38.889,) * 2, abs=5e-4)


def test_an_aim_without_an_upper_end_counts_as_its_lower_one() -> None:
    assert LevelAndPeople(TRILLION, TEN_MILLION) == AIM
    some = Quantity.of(10, 11, "million persons")
    assert aim_of(TRILLION, some).people == some
    with pytest.raises(ValueError, match="less than 10 million persons has no bar from below"):
        aim_of(TRILLION, Quantity(Interval.below(10), unit("million persons")))


def test_required_growth_is_split() -> None:
    # By 2025: (1000 / 650) ** (1 / 5): ln = 0.430783 / 5 = 0.086157, so 8.9977 percent; people
    # ln(10 / 9.066906) = 0.097954 / 5 = 0.019591, so 1.9784; a head 0.066566, so 6.8831.
    (by_2025, by_2030) = split_growth(2020, NOW, AIM, [2025, 2030])
    assert (by_2025.year, by_2030.year) == (2025, 2030)
    assert {one.unit.name for one in (by_2025.level, by_2025.people, by_2025.per_head)} == {
        "percent"
    }
    assert by_2025.level.interval.ends == pytest.approx((8.9977,) * 2, abs=5e-4)
    assert by_2025.people.interval.ends == pytest.approx((1.9784,) * 2, abs=5e-4)
    assert by_2025.per_head.interval.ends == pytest.approx((6.8831,) * 2, abs=5e-4)
    # By 2030 half as much of each logarithm: 0.043078, 0.009795, 0.033283.
    assert by_2030.level.interval.ends == pytest.approx((4.4020,) * 2, abs=5e-4)
    assert by_2030.people.interval.ends == pytest.approx((0.9844,) * 2, abs=5e-4)
    assert by_2030.per_head.interval.ends == pytest.approx((3.3843,) * 2, abs=5e-4)


@quick
@given(
    st.floats(100, 1000), st.floats(1, 20), st.floats(100, 2000), st.floats(1, 20),
    st.integers(2021, 2040),
)  # fmt: skip
def test_the_growth_of_the_level_is_the_product(
    level: float, people: float, aim: float, more: float, year: int
) -> None:
    now = LevelAndPeople(gdp(level), Quantity.exactly(people, "million persons"))
    then = LevelAndPeople(gdp(aim), Quantity.exactly(more, "million persons"))
    (found,) = split_growth(2020, now, then, [year])
    of_people, a_head, level_itself = (
        one.ratio.ends[0] + 1 for one in (found.people, found.per_head, found.level)
    )
    assert of_people * a_head == pytest.approx(level_itself, rel=1e-12)


def test_what_cannot_be_shared_out_is_refused() -> None:
    with pytest.raises(TypeError, match=r"such as Quantity.exactly\(9, 'million persons'\)"):
        per_head(TRILLION, Interval.exactly(9))  # type: ignore[arg-type]
    with pytest.raises(UnitError, match="do not fit"):
        per_head(TRILLION, TRILLION)
    with pytest.raises(ZeroDivisionError):
        per_head(TRILLION, Quantity.of(0, 1, "million persons"))
    with pytest.raises(ValueError, match="target year must be after the base year"):
        split_growth(2020, NOW, AIM, [2020])
