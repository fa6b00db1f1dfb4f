"""Measures of progress, against published numbers and against cases worked by hand."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.analysis.progress import (
    ACHIEVED,
    DISTANCE,
    PACE,
    UNDECIDED,
    Course,
    actual_growth,
    category,
    distance,
    pace,
    required_pace,
)
from helpers.core.interval import Interval

inf = math.inf
EXACT = Interval.exactly
many = settings(derandomize=True, deadline=None, max_examples=75)


def course(
    base: float | Interval,
    current: float | Interval,
    target: float,
    better: str = "higher",
    years: tuple[int, int, int] = (0, 1, 2),
) -> Course:
    """Return a course; its years are those of base, current level and target."""
    start, now = (
        level if isinstance(level, Interval) else EXACT(float(level)) for level in (base, current)
    )
    return Course(years[0], start, years[1], now, years[2], float(target), better)


def below(value: float) -> float:
    return math.nextafter(value, -inf)


def above(value: float) -> float:
    return math.nextafter(value, inf)


# Published numbers


@dataclass(frozen=True)
class Published:
    """A pace as Statistics Canada publishes it: levels with their years, and `progress_value`."""

    base: tuple[int, float]
    current: tuple[int, float]
    target: tuple[int, float]
    better: str
    ratio: float
    name: str


# From indicator_calculation_components.yml of the two data hubs of Statistics Canada:
# https://github.com/sdg-data-canada-odd-donnees/sdg-data-donnees-odd (14.5, 98.82 and 82.6)
# https://github.com/sdg-data-canada-odd-donnees/cif-data-donnees-cic (14.5 and all others)
# Their categories are called substantial, moderate and limited progress, and deterioration.
PUBLISHED = (
    Published((2015, 14.5), (2023, 10.2), (2030, 7.25), "lower", 0.9525901792032172, "on track"),
    Published((2005, 63), (2020, 74), (2030, 85), "higher", 0.8949392974311927, "moderate"),
    Published((2015, 10.1), (2023, 13.7), (2030, 30), "higher", 0.5160064971944834, "limited"),
    Published((2014, 699), (2022, 683.4), (2030, 490), "lower", 0.12830416881599752, "limited"),
    Published(
        (2016, 26866), (2024, 36058), (2028, 13433), "lower",
        -0.6675781357974336, "deterioration",
    ),
    Published((2015, 0.37), (2024, 14.63), (2030, 60), "higher", 1.249622415033452, "on track"),
    Published((2015, 98.82), (2022, 99.04), (2030, 100), "higher", 0.4013545340426752, "limited"),
    Published((2015, 82.6), (2022, 83.9), (2030, 100), "higher", 0.1741314538877581, "limited"),
    # A base beyond the bar, from which the level fell below it
    Published(
        (2015, 68.5534591194968), (2023, 46.7336683417085), (2026, 55), "higher",
        -2.3587220377696703, "deterioration",
    ),
)  # fmt: skip


@pytest.mark.parametrize("published", PUBLISHED)
def test_the_pace_is_as_published(published: Published) -> None:
    levels = published.base, published.current, published.target
    years = levels[0][0], levels[1][0], levels[2][0]
    found = course(levels[0][1], levels[1][1], levels[2][1], published.better, years)
    expected = [published.ratio, published.ratio]
    assert [pace(found).low, pace(found).high] == pytest.approx(expected, rel=1e-10)
    assert not found.achieved
    assert category(pace(found), PACE, found.achieved) == published.name


def test_what_is_published_as_achieved_from_the_start_is_refused() -> None:
    # 100 in 2015, 100 in 2022 and a target of 100: published as achieved, without a pace.
    with pytest.raises(ValueError, match="the base 100 is at the bar of 100 already"):
        course(100, 100, 100, "higher", (2015, 2022, 2030))


# Categories


@pytest.mark.parametrize(
    ("thresholds", "value", "name"),
    [
        (PACE, above(0.95), "on track"),
        (PACE, 0.95, "on track"),
        (PACE, below(0.95), "moderate"),
        (PACE, above(0.60), "moderate"),
        (PACE, 0.60, "moderate"),
        (PACE, below(0.60), "limited"),
        (PACE, above(0.0), "limited"),
        (PACE, 0.0, "limited"),
        (PACE, -0.0, "limited"),
        (PACE, below(0.0), "deterioration"),
        (PACE, 1e300, "on track"),
        (PACE, -1e300, "deterioration"),
        (DISTANCE, above(0.95), "on track"),
        (DISTANCE, 0.95, "on track"),
        (DISTANCE, below(0.95), "acceleration needed"),
        (DISTANCE, above(0.10), "acceleration needed"),
        (DISTANCE, 0.10, "acceleration needed"),
        (DISTANCE, below(0.10), "stagnation or regression"),
        (DISTANCE, 0.0, "stagnation or regression"),
        (DISTANCE, -1e300, "stagnation or regression"),
    ],
)
def test_a_threshold_belongs_to_the_better_category(
    thresholds: tuple[tuple[float, str], ...], value: float, name: str
) -> None:
    assert category(EXACT(value), thresholds) == name
    assert category(EXACT(value), thresholds, achieved=True) == ACHIEVED


@pytest.mark.parametrize(
    ("thresholds", "found", "name"),
    [
        (PACE, Interval(below(0.95), 0.95), UNDECIDED),
        (PACE, Interval(0.5, 0.7), UNDECIDED),
        (PACE, Interval(-0.1, 0.1), UNDECIDED),
        (PACE, Interval(-inf, inf, False, False), UNDECIDED),
        (PACE, Interval(below(0.6), 0.96), UNDECIDED),
        (DISTANCE, Interval(0.05, 0.15), UNDECIDED),
        (DISTANCE, Interval(below(0.10), 0.10), UNDECIDED),
        # A threshold that is not reached does not count.
        (PACE, Interval(0.7, 0.95, True, False), "moderate"),
        (PACE, Interval(0.6, 0.95, True, False), "moderate"),
        (PACE, Interval(0.6, 0.95), UNDECIDED),
        (PACE, Interval(0.1, 0.6, True, False), "limited"),
        (PACE, Interval(0.5, 0.95, True, False), UNDECIDED),
        (PACE, Interval(-1.0, 0.0, True, False), "deterioration"),
        (PACE, Interval(-inf, 0.0, False, False), "deterioration"),
        (PACE, Interval(-inf, 0.0, False, True), UNDECIDED),
        (DISTANCE, Interval(0.0, 0.10, True, False), "stagnation or regression"),
        (DISTANCE, Interval(0.0, 0.10), UNDECIDED),
        (DISTANCE, Interval(0.10, 0.95, True, False), "acceleration needed"),
        # A low end at a threshold lies above it, reached or not.
        (PACE, Interval(0.95, inf, True, False), "on track"),
        (PACE, Interval(0.95, 1.0, False, True), "on track"),
        (PACE, Interval(0.0, 0.5, False, True), "limited"),
        (PACE, Interval(below(0.95), 1.0, False, True), UNDECIDED),
        (DISTANCE, Interval(0.95, 3.0), "on track"),
    ],
)
def test_a_category_needs_the_whole_interval(
    thresholds: tuple[tuple[float, str], ...], found: Interval, name: str
) -> None:
    assert category(found, thresholds) == name
    assert category(found, thresholds, achieved=True) == "target achieved"


@pytest.mark.parametrize(
    ("current", "better", "achieved"),
    [
        (EXACT(100.0), "higher", True),
        (EXACT(above(100.0)), "higher", True),
        (EXACT(below(100.0)), "higher", False),
        (Interval(100.0, 101.0), "higher", True),
        (Interval(99.0, 101.0), "higher", None),
        (Interval(99.0, 100.0), "higher", None),
        (Interval(99.0, 100.0, True, False), "higher", False),
        (Interval(100.0, inf, False, False), "higher", True),
        (EXACT(100.0), "lower", True),
        (EXACT(below(100.0)), "lower", True),
        (EXACT(above(100.0)), "lower", False),
        (Interval(99.0, 100.0), "lower", True),
        (Interval(99.0, 101.0), "lower", None),
        (Interval(100.0, 101.0), "lower", None),
    ],
)
def test_a_level_at_or_beyond_the_bar_achieves_it(
    current: Interval, better: str, achieved: bool | None
) -> None:
    base = 50 if better == "higher" else 200
    found = course(base, current, 100, better)
    assert found.achieved is achieved
    for measured, thresholds in ((pace(found), PACE), (distance(found), DISTANCE)):
        name = category(measured, thresholds, found.achieved)
        assert (name == ACHIEVED) == (achieved is True)
        assert achieved is not None or name == "cannot be told"


# Worked by hand


def test_both_rates_are_compound() -> None:
    # 225 / 100 = 1.5 ** 2, 1600 / 100 = 2 ** 4.
    found = course(100, 225, 1600, years=(2000, 2002, 2004))
    assert actual_growth(found) == EXACT(0.5)
    assert required_pace(found) == EXACT(1.0)
    assert pace(found) == EXACT(0.5)
    # Down to a quarter of it in two years, where a sixteenth in four is needed: as fast.
    falling = course(1600, 400, 100, "lower", (2000, 2002, 2004))
    assert actual_growth(falling) == required_pace(falling) == EXACT(-0.5)
    assert pace(falling) == EXACT(1.0)


@pytest.mark.parametrize(
    ("base", "current", "target", "better", "ratio", "name"),
    [
        # One year, and the level is due in the same one: 19 of 20 that were to be added.
        (64, 83, 84, "higher", Fraction(19, 20), "on track"),
        (64, 82, 84, "higher", Fraction(18, 20), "moderate"),
        (64, 67, 69, "higher", Fraction(3, 5), "moderate"),
        (64, 66, 69, "higher", Fraction(2, 5), "limited"),
        (64, 64, 69, "higher", Fraction(0), "limited"),
        (64, 63, 69, "higher", Fraction(-1, 5), "deterioration"),
        # The same where less is better
        (64, 45, 44, "lower", Fraction(19, 20), "on track"),
        (64, 61, 59, "lower", Fraction(3, 5), "moderate"),
        (64, 64, 59, "lower", Fraction(0), "limited"),
        (64, 65, 59, "lower", Fraction(-1, 5), "deterioration"),
    ],
)
def test_the_pace_by_hand(
    base: float, current: float, target: float, better: str, ratio: Fraction, name: str
) -> None:
    found = pace(course(base, current, target, better, (2020, 2021, 2021)))
    assert ratio in found
    assert found.high - found.low < 1e-15
    assert category(found, PACE) == name


@pytest.mark.parametrize(
    ("base", "current", "target", "better", "years", "share", "name"),
    [
        # Doubled in five years, and again in five: 400. 300 of the 400 that are needed.
        (100, 200, 500, "higher", (0, 5, 10), Fraction(3, 4), "acceleration needed"),
        # 4 ** (6 / 3) times 10 is 160 in nine years: 150 of 150.
        (10, 40, 640, "higher", (2000, 2003, 2009), Fraction(63, 63), "on track"),
        # From 100 to 50, and to 25: 75 of 80.
        (100, 50, 20, "lower", (0, 1, 2), Fraction(75, 80), "acceleration needed"),
        (100, 50, 25, "lower", (0, 1, 2), Fraction(1), "on track"),
        # The wrong way: to 25, where 200 are needed, and to 400, where 50 are.
        (100, 50, 200, "higher", (0, 1, 2), Fraction(-75, 100), "stagnation or regression"),
        (100, 200, 50, "lower", (0, 1, 2), Fraction(300, -50), "stagnation or regression"),
        (100, 100, 200, "higher", (0, 1, 2), Fraction(0), "stagnation or regression"),
        # In the year of the target nothing is to come.
        (100, 150, 200, "higher", (0, 7, 7), Fraction(1, 2), "acceleration needed"),
        # At the thresholds. 76 to 114, to 171: 95 of 100.
        (76, 114, 176, "higher", (0, 1, 2), Fraction(95, 100), "on track"),
        (76, 114, 177, "higher", (0, 1, 2), Fraction(95, 101), "acceleration needed"),
        # 76 to 38, to 19: 57 of 60.
        (76, 38, 16, "lower", (0, 1, 2), Fraction(57, 60), "on track"),
        (76, 38, 15, "lower", (0, 1, 2), Fraction(57, 61), "acceleration needed"),
        # 64 to 72, to 81: 17 of 169 and of 171.
        (64, 72, 233, "higher", (0, 1, 2), Fraction(17, 169), "acceleration needed"),
        (64, 72, 235, "higher", (0, 1, 2), Fraction(17, 171), "stagnation or regression"),
        # 1024 to 992, to 961: 63 of 629 and of 631.
        (1024, 992, 395, "lower", (0, 1, 2), Fraction(63, 629), "acceleration needed"),
        (1024, 992, 393, "lower", (0, 1, 2), Fraction(63, 631), "stagnation or regression"),
    ],
)
def test_the_distance_by_hand(
    base: float,
    current: float,
    target: float,
    better: str,
    years: tuple[int, int, int],
    share: Fraction,
    name: str,
) -> None:
    found = distance(course(base, current, target, better, years))
    assert share in found
    assert found.high - found.low < 1e-12
    assert category(found, DISTANCE) == name


@pytest.mark.parametrize(
    ("base", "current", "target", "better"), [(64, 72, 234, "higher"), (1024, 992, 394, "lower")]
)
def test_exactly_a_tenth_is_no_stagnation(
    base: float, current: float, target: float, better: str
) -> None:
    # 64 to 72, to 81: 17 of 170; 1024 to 992, to 961: 63 of 630. A tenth is no float, and
    # the float 0.1 lies above it, so that the interval reaches below the threshold.
    found = distance(course(base, current, target, better))
    assert Fraction(1, 10) in found
    assert category(found, DISTANCE) in {"acceleration needed", UNDECIDED}


def test_what_is_not_known_of_a_level_widens_both() -> None:
    # From 99 to 101 up to 149 to 151, with 200 due in the same year. Of one base both are
    # (current - base) / (200 - base): at least (149 - 101) / (200 - 101), at most
    # (151 - 99) / (200 - 99). The base is cut into slices, so that little more is held.
    vague = course(Interval(99.0, 101.0), Interval(149.0, 151.0), 200, years=(0, 1, 1))
    for found in (pace(vague), distance(vague)):
        assert 48 / 99 - 0.002 < found.low <= 48 / 99
        assert 52 / 101 <= found.high < 52 / 101 + 0.002


def test_an_open_level_gives_an_open_measure() -> None:
    # More than 150 from 100, with 200 due in the same year: more than half.
    more = Interval(150.0, inf, low_closed=False, high_closed=False)
    found = course(100, more, 200, years=(0, 1, 1))
    half = Interval(0.5, inf, low_closed=False, high_closed=False)
    assert pace(found) == distance(found) == half
    assert category(pace(found), PACE) == UNDECIDED


def test_a_base_just_short_of_the_bar_keeps_the_direction() -> None:
    # Less than 100, where 100 are due, and falling: whatever the base was, the pace is negative.
    base = Interval(90.0, 100.0, low_closed=True, high_closed=False)
    falling = course(base, 80, 100, years=(0, 5, 10))
    assert pace(falling).high <= 0
    assert category(pace(falling), PACE) == "deterioration"
    assert distance(falling).high <= 0
    # And the same where less is better.
    base = Interval(100.0, 110.0, low_closed=False, high_closed=True)
    rising = course(base, 120, 100, "lower", (0, 5, 10))
    assert pace(rising).high <= 0
    assert distance(rising).high <= 0


# Soundness

levels = st.floats(1, 1000)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Course, float, float]:
    """Draw a course, and levels of base and now that it allows."""
    better = draw(st.sampled_from(("higher", "lower")))
    base, current = (
        Interval(low, low * (1 + draw(st.floats(0, 0.2))))
        for low in (draw(levels), draw(levels))
    )  # fmt: skip
    away = 1 + draw(st.floats(0.001, 3))
    target = base.high * away if better == "higher" else base.low / away
    until_now, to_come = draw(st.integers(1, 8)), draw(st.integers(0, 8))
    found = course(base, current, target, better, (0, until_now, until_now + to_come))
    start, now = (
        draw(st.sampled_from((level.low, level.high)) | st.floats(level.low, level.high))
        for level in (base, current)
    )
    return found, start, now


def worked(found: Course, base: float, current: float) -> tuple[Fraction, Fraction]:
    """Return pace and distance of single levels, to many digits."""
    assert found.target_year is not None
    past, whole = found.year - found.base_year, found.target_year - found.base_year
    with localcontext() as context:
        context.prec = 70
        start, now, bar = Decimal(base), Decimal(current), Decimal(found.target)
        actual = (now / start) ** (Decimal(1) / past) - 1
        required = (bar / start) ** (Decimal(1) / whole) - 1
        expected = now * (now / start) ** (Decimal(whole - past) / past)
        toward = 1 if found.better == "higher" else -1
        return (
            Fraction(toward * actual / abs(required)),
            Fraction((expected - start) / (bar - start)),
        )


def holds(found: Interval, value: Fraction) -> bool:
    """Tell whether an interval holds a number that is known to many digits."""
    slack = Fraction(1, 10**50) * (1 + abs(value))
    return Fraction(found.low) - slack <= value <= Fraction(found.high) + slack


@many
@given(drawn=courses())
def test_both_measures_hold_what_every_level_gives(drawn: tuple[Course, float, float]) -> None:
    found, base, current = drawn
    of_pace, of_distance = worked(found, base, current)
    assert holds(pace(found), of_pace)
    assert holds(distance(found), of_distance)


@many
@given(drawn=courses())
def test_single_levels_give_narrow_measures(drawn: tuple[Course, float, float]) -> None:
    found, base, current = drawn
    assert found.target_year is not None
    years = found.base_year, found.year, found.target_year
    exact = course(base, current, found.target, found.better, years)
    for measured, value in zip(
        (pace(exact), distance(exact)), worked(exact, base, current), strict=True
    ):
        assert holds(measured, value)
        assert measured.high - measured.low <= 1e-9 * (1 + abs(float(value)))


@many
@given(drawn=courses())
def test_pace_and_distance_agree_on_the_direction(drawn: tuple[Course, float, float]) -> None:
    found, base, current = drawn
    assume(abs(current / base - 1) > 1e-6)
    assert found.target_year is not None
    years = found.base_year, found.year, found.target_year
    exact = course(base, current, found.target, found.better, years)
    forward = (current > base) == (found.better == "higher")
    for measured in (pace(exact), distance(exact)):
        assert measured.low > 0 if forward else measured.high < 0


# Refusals

SOUND: dict[str, Any] = {
    "base_year": 2015, "base": EXACT(100.0), "year": 2020, "current": EXACT(110.0),
    "target_year": 2030, "target": 150.0, "better": "higher", "measure": "level",
}  # fmt: skip


def test_a_sound_course_is_accepted() -> None:
    assert Course(**SOUND).measure == "level"
    assert Course(**SOUND | {"measure": "share"}).measure == "share"
    assert Course(**SOUND | {"target_year": 2020}).target_year == 2020
    assert Course(**SOUND | {"better": "lower", "target": 50.0}).target == 50


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"measure": "growth"}, "stated as growth.*can change their sign; compare levels"),
        ({"measure": "change"}, "stated as change, which is a change already"),
        ({"measure": "multiple"}, "stated as multiple.*the authors of the measures exclude"),
        ({"measure": "increase-in-multiples"}, "stated as increase in multiples.*compare levels"),
        ({"target_year": None}, "the target has no date; assume one and say so"),
        ({"year": 2015}, "the years 2015, 2015 and 2030 are not in order: base, now, target"),
        ({"year": 2014}, "the years 2015, 2014 and 2030 are not in order"),
        ({"year": 2031}, "the years 2015, 2031 and 2030 are not in order"),
        ({"target_year": 2014}, "the years 2015, 2020 and 2014 are not in order"),
        ({"better": "neither"}, r"neither direction is better \('neither'\)"),
        ({"better": ""}, "neither direction is better"),
        ({"base": EXACT(0.0)}, "compound growth needs levels above zero"),
        ({"base": EXACT(-1.0)}, "compound growth needs levels above zero"),
        ({"base": Interval(0.0, 1.0, False, True)}, "compound growth needs levels above zero"),
        ({"current": EXACT(0.0)}, "compound growth needs levels above zero"),
        ({"current": EXACT(-1.0)}, "compound growth needs levels above zero"),
        ({"target": 0.0}, "compound growth needs levels above zero"),
        ({"target": -1.0}, "compound growth needs levels above zero"),
        ({"target": inf}, "compound growth needs levels above zero"),
        ({"target": math.nan}, "compound growth needs levels above zero"),
        ({"target": 100.0}, "the base 100 is at the bar of 100 already"),
        ({"base": Interval(90.0, 150.0)}, r"the base \[90, 150\] is at the bar of 150 already"),
        ({"base": Interval(90.0, 160.0)}, r"the base \[90, 160\] is at the bar of 150 already"),
        ({"better": "lower", "target": 100.0}, "the base 100 is at the bar of 100 already"),
    ],
)
def test_what_the_authors_exclude_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Course(**SOUND | changes)


@pytest.mark.parametrize(
    "changes",
    [
        # From 100 to 85, where 90 are due, and from 100 to 120, where 110 are the most
        {"target": 90.0, "current": EXACT(85.0)},
        {"target": 110.0, "current": EXACT(120.0), "better": "lower"},
    ],
)
def test_a_level_that_left_the_bar_behind_is_not_on_track(changes: dict[str, Any]) -> None:
    found = Course(**SOUND | changes)
    assert category(pace(found), PACE, found.achieved) == "deterioration"
    with suppress(ValueError):  # a share of a way that is none may be refused
        assert category(distance(found), DISTANCE, found.achieved) != "on track"
