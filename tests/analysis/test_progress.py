"""Measures of progress, against published numbers and against cases worked by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.analysis.progress import (
    DISTANCE,
    PACE,
    Categories,
    Category,
    Course,
    actual_growth,
    category,
    distance,
    pace,
    required_pace,
    why_refused,
)
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from helpers.core.vocabulary import Direction, Measure

inf = math.inf
EXACT = Interval.exactly
ACHIEVED, UNCLEAR = Category.ACHIEVED, Category.UNCLEAR
many = settings(derandomize=True, deadline=None, max_examples=20)


def course(
    base: float | Interval,
    current: float | Interval,
    target: float,
    better: str = "higher",
    years: tuple[int, int, int] = (0, 1, 2),
) -> Course:
    """Return a course; its years are those of base, current level and target."""
    start, now = (
        jobs(level if isinstance(level, Interval) else EXACT(level)) for level in (base, current)
    )
    bar = jobs(EXACT(target))
    return Course(years[0], start, years[1], now, years[2], bar, Direction(better))


def jobs(level: Interval) -> Quantity:
    return Quantity(level, unit("jobs"))


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
    assert pace(found).ends == pytest.approx(expected, rel=1e-10)
    assert found.achieved is Answer.NO
    assert category(pace(found), PACE, found.achieved) == published.name


def test_what_is_published_as_achieved_from_the_start_is_refused() -> None:
    # 100 in 2015, 100 in 2022 and a target of 100: published as achieved, without a pace.
    with pytest.raises(ValueError, match="the base 100 jobs is at the bar of 100 jobs already"):
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
    thresholds: Categories, value: float, name: str
) -> None:
    assert category(EXACT(value), thresholds) == name
    assert category(EXACT(value), thresholds, achieved=Answer.YES) == ACHIEVED


@pytest.mark.parametrize(
    ("thresholds", "found", "name"),
    [
        (PACE, Interval(below(0.95), 0.95), UNCLEAR),
        (PACE, Interval(0.5, 0.7), UNCLEAR),
        (PACE, Interval(-0.1, 0.1), UNCLEAR),
        (PACE, Interval(-inf, inf, False, False), UNCLEAR),
        (PACE, Interval(below(0.6), 0.96), UNCLEAR),
        (DISTANCE, Interval(0.05, 0.15), UNCLEAR),
        (DISTANCE, Interval(below(0.10), 0.10), UNCLEAR),
        # A threshold that is not reached does not count.
        (PACE, Interval(0.7, 0.95, True, False), "moderate"),
        (PACE, Interval(0.6, 0.95, True, False), "moderate"),
        (PACE, Interval(0.6, 0.95), UNCLEAR),
        (PACE, Interval(0.1, 0.6, True, False), "limited"),
        (PACE, Interval(0.5, 0.95, True, False), UNCLEAR),
        (PACE, Interval(-1.0, 0.0, True, False), "deterioration"),
        (PACE, Interval(-inf, 0.0, False, False), "deterioration"),
        (PACE, Interval(-inf, 0.0, False, True), UNCLEAR),
        (DISTANCE, Interval(0.0, 0.10, True, False), "stagnation or regression"),
        (DISTANCE, Interval(0.0, 0.10), UNCLEAR),
        (DISTANCE, Interval(0.10, 0.95, True, False), "acceleration needed"),
        # A low end at a threshold lies above it, reached or not.
        (PACE, Interval(0.95, inf, True, False), "on track"),
        (PACE, Interval(0.95, 1.0, False, True), "on track"),
        (PACE, Interval(0.0, 0.5, False, True), "limited"),
        (PACE, Interval(below(0.95), 1.0, False, True), UNCLEAR),
        (DISTANCE, Interval(0.95, 3.0), "on track"),
    ],
)
def test_a_category_needs_the_whole_interval(
    thresholds: Categories, found: Interval, name: str
) -> None:
    assert category(found, thresholds) == name
    assert category(found, thresholds, achieved=Answer.YES) == "target achieved"


@pytest.mark.parametrize(
    ("current", "better", "achieved"),
    [
        (EXACT(100.0), "higher", Answer.YES),
        (EXACT(above(100.0)), "higher", Answer.YES),
        (EXACT(below(100.0)), "higher", Answer.NO),
        (Interval(100.0, 101.0), "higher", Answer.YES),
        (Interval(99.0, 101.0), "higher", Answer.UNCLEAR),
        (Interval(99.0, 100.0), "higher", Answer.UNCLEAR),
        (Interval(99.0, 100.0, True, False), "higher", Answer.NO),
        (Interval(100.0, inf, False, False), "higher", Answer.YES),
        (EXACT(100.0), "lower", Answer.YES),
        (EXACT(below(100.0)), "lower", Answer.YES),
        (EXACT(above(100.0)), "lower", Answer.NO),
        (Interval(99.0, 100.0), "lower", Answer.YES),
        (Interval(99.0, 101.0), "lower", Answer.UNCLEAR),
        (Interval(100.0, 101.0), "lower", Answer.UNCLEAR),
    ],
)
def test_a_level_at_or_beyond_the_bar_achieves_it(
    current: Interval, better: str, achieved: Answer
) -> None:
    base = 50 if better == "higher" else 200
    found = course(base, current, 100, better)
    assert found.achieved is achieved
    for measured, thresholds in ((pace(found), PACE), (distance(found), DISTANCE)):
        name = category(measured, thresholds, found.achieved)
        assert (name is ACHIEVED) == (achieved is Answer.YES)
        assert achieved is not Answer.UNCLEAR or name == "unclear"


# Worked by hand


def width(found: Interval) -> Fraction:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_both_rates_are_compound() -> None:
    # 225 / 100 = 1.5 ** 2, 1600 / 100 = 2 ** 4.
    found = course(100, 225, 1600, years=(2000, 2002, 2004))
    assert actual_growth(found) == Quantity.exactly(50, "percent")
    assert required_pace(found) == Quantity.exactly(100, "percent")
    assert pace(found) == EXACT(0.5)
    # Down to a quarter of it in two years, where a sixteenth in four is needed: as fast.
    falling = course(1600, 400, 100, "lower", (2000, 2002, 2004))
    assert actual_growth(falling) == required_pace(falling) == Quantity.exactly(-50, "percent")
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
    assert width(found) < 1e-25
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
    assert width(found) < 1e-25
    assert category(found, DISTANCE) == name


@pytest.mark.parametrize(
    ("base", "current", "target", "better"), [(64, 72, 234, "higher"), (1024, 992, 394, "lower")]
)
def test_exactly_a_tenth_is_no_stagnation(
    base: float, current: float, target: float, better: str
) -> None:
    # 64 to 72, to 81: 17 of 170; 1024 to 992, to 961: 63 of 630. A tenth is no float, but exact.
    found = distance(course(base, current, target, better))
    assert found == EXACT(Fraction(1, 10))
    assert category(found, DISTANCE) == "acceleration needed"


def test_what_is_not_known_of_a_level_widens_both() -> None:
    # From 99 to 101 up to 149 to 151, with 200 due in the same year. Of one base both are
    # (current - base) / (200 - base): at least (149 - 101) / (200 - 101), at most
    # (151 - 99) / (200 - 99). The base is cut into slices, so that little more is held.
    vague = course(Interval(99.0, 101.0), Interval(149.0, 151.0), 200, years=(0, 1, 1))
    for found in (pace(vague), distance(vague)):
        assert Interval(Fraction(48, 99), Fraction(52, 101)).within(found)
        assert found.within(
            Interval(Fraction(48, 99) - Fraction(1, 500), Fraction(52, 101) + Fraction(1, 500))
        )


def test_an_open_level_gives_an_open_measure() -> None:
    # More than 150 from 100, with 200 due in the same year: more than half.
    more = Interval(150.0, inf, low_closed=False, high_closed=False)
    found = course(100, more, 200, years=(0, 1, 1))
    half = Interval(0.5, inf, low_closed=False, high_closed=False)
    assert pace(found) == distance(found) == half
    assert category(pace(found), PACE) == UNCLEAR


def test_a_base_just_short_of_the_bar_keeps_the_direction() -> None:
    # Less than 100, where 100 are due, and falling: whatever the base was, the pace is negative.
    base = Interval(90.0, 100.0, low_closed=True, high_closed=False)
    falling = course(base, 80, 100, years=(0, 5, 10))
    assert pace(falling).within(Interval.below(0, closed=True))
    assert category(pace(falling), PACE) == "deterioration"
    assert distance(falling).within(Interval.below(0, closed=True))
    # And the same where less is better.
    base = Interval(100.0, 110.0, low_closed=False, high_closed=True)
    rising = course(base, 120, 100, "lower", (0, 5, 10))
    assert pace(rising).within(Interval.below(0, closed=True))
    assert distance(rising).within(Interval.below(0, closed=True))


# Soundness

levels = st.floats(1, 1000)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Course, float, float]:
    """Draw a course, and levels of base and now that it allows."""
    better = draw(st.sampled_from(("higher", "lower")))
    (base_low, base_high), (low, high) = (
        (least, least * (1 + draw(st.floats(0, 0.2)))) for least in (draw(levels), draw(levels))
    )
    away = 1 + draw(st.floats(0.001, 3))
    target = base_high * away if better == "higher" else base_low / away
    until_now, to_come = draw(st.integers(1, 8)), draw(st.integers(0, 8))
    years = (0, until_now, until_now + to_come)
    found = course(Interval(base_low, base_high), Interval(low, high), target, better, years)
    start, now = (
        draw(st.sampled_from((least, most)) | st.floats(least, most))
        for least, most in ((base_low, base_high), (low, high))
    )
    return found, start, now


def worked(found: Course, base: float, current: float) -> tuple[Fraction, Fraction]:
    """Return pace and distance of single levels, to many digits."""
    past, whole = found.year - found.base_year, found.due - found.base_year
    with localcontext(prec=70):
        start, now = Decimal(str(base)), Decimal(str(current))
        bar = Decimal(found.target.interval.middle.numerator)
        bar /= Decimal(found.target.interval.middle.denominator)
        actual = (now / start) ** (Decimal(1) / past) - 1
        required = (bar / start) ** (Decimal(1) / whole) - 1
        expected = now * (now / start) ** (Decimal(whole - past) / past)
        toward = 1 if found.better is Direction.HIGHER else -1
        return (
            Fraction(toward * actual / abs(required)),
            Fraction((expected - start) / (bar - start)),
        )


def holds(found: Interval, value: Fraction) -> bool:
    """Tell whether an interval holds a number that is known to many digits."""
    slack = Fraction(1, 10**50) * (1 + abs(value))
    return value in found + Interval(-slack, slack)


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
    single = replace(found, base=jobs(EXACT(base)), current=jobs(EXACT(current)))
    for measured, value in zip(
        (pace(single), distance(single)), worked(single, base, current), strict=True
    ):
        assert holds(measured, value)
        assert width(measured) <= Fraction(1, 10**20) * (1 + abs(value))


@many
@given(drawn=courses())
def test_pace_and_distance_agree_on_the_direction(drawn: tuple[Course, float, float]) -> None:
    found, base, current = drawn
    assume(abs(current / base - 1) > 1e-6)
    single = replace(found, base=jobs(EXACT(base)), current=jobs(EXACT(current)))
    forward = (current > base) == (found.better is Direction.HIGHER)
    for measured in (pace(single), distance(single)):
        assert (measured if forward else -measured).positive


# Refusals

SOUND = Course(
    2015, jobs(EXACT(100)), 2020, jobs(EXACT(110)), 2030, jobs(EXACT(150)), Direction.HIGHER
)


def test_a_sound_course_is_accepted() -> None:
    assert SOUND.measure is Measure.LEVEL
    assert replace(SOUND, measure=Measure.SHARE).measure is Measure.SHARE
    assert replace(SOUND, target_year=2020).due == 2020
    lower = replace(SOUND, better=Direction.LOWER, target=jobs(EXACT(50)))
    assert (lower.target, lower.rising) == (jobs(EXACT(50)), False)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"measure": Measure.GROWTH}, "stated as growth.*can change their sign; compare levels"),
        ({"measure": Measure.CHANGE}, "stated as change, which is a change already: the authors"),
        ({"measure": Measure.CONTRIBUTION}, "stated as contribution: the authors"),
        (
            {"measure": Measure.MULTIPLE},
            "stated as multiple.*the authors of the measures exclude",
        ),
        (
            {"measure": Measure.INCREASE_IN_MULTIPLES},
            "stated as increase in multiples.*compare levels",
        ),
        ({"target_year": None}, "the target has no date; assume one and say so"),
        ({"year": 2015}, "the years 2015, 2015 and 2030 are not in order: base, now, target"),
        ({"year": 2014}, "the years 2015, 2014 and 2030 are not in order"),
        ({"year": 2031}, "the years 2015, 2031 and 2030 are not in order"),
        ({"target_year": 2014}, "the years 2015, 2020 and 2014 are not in order"),
        ({"better": Direction.NEITHER}, r"neither direction is better \('neither'\)"),
        ({"better": ""}, "neither direction is better"),
        ({"base": jobs(EXACT(0))}, "compound growth needs levels above zero"),
        ({"base": jobs(EXACT(-1))}, "compound growth needs levels above zero"),
        ({"base": jobs(Interval(0, 1, False, True))}, "compound growth needs levels above zero"),
        ({"base": jobs(Interval.below(1))}, "compound growth needs levels above zero"),
        ({"current": jobs(EXACT(0))}, "compound growth needs levels above zero"),
        ({"current": jobs(EXACT(-1))}, "compound growth needs levels above zero"),
        ({"target": jobs(EXACT(0))}, "compound growth needs levels above zero"),
        ({"target": jobs(EXACT(-1))}, "compound growth needs levels above zero"),
        ({"target": jobs(Interval.above(150))}, "the bar is a single number, not more than 150"),
        ({"target": jobs(Interval(150, 160))}, "the bar is a single number, not 150 to 160 jobs"),
        ({"target": jobs(EXACT(100))}, "the base 100 jobs is at the bar of 100 jobs already"),
        (
            {"base": jobs(Interval(90, 150))},
            "the base 90 to 150 jobs is at the bar of 150 jobs already",
        ),
        (
            {"base": jobs(Interval(90, 160))},
            "the base 90 to 160 jobs is at the bar of 150 jobs already",
        ),
        (
            {"better": Direction.LOWER, "target": jobs(EXACT(100))},
            "the base 100 jobs is at the bar of 100 jobs already",
        ),
    ],
)
def test_what_the_authors_exclude_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(SOUND, **changes)


@pytest.mark.parametrize("endless", [inf, math.nan])
def test_a_bar_is_a_finite_number(endless: float) -> None:
    with pytest.raises(ValueError, match="is no finite number"):
        course(100, 110, endless)


def test_why_the_measures_do_not_apply() -> None:
    assert why_refused(Measure.LEVEL, 2025) == why_refused(Measure.SHARE, 2025) == ""
    assert why_refused(Measure.SHARE, None) == "the target has no date; assume one and say so"
    assert why_refused(Measure.GROWTH, 2025).startswith("stated as growth")


@pytest.mark.parametrize("name", ["base", "current", "target"])
def test_levels_carry_units_that_fit(name: str) -> None:
    with pytest.raises(TypeError, match="has no unit: write a quantity"):
        replace(SOUND, **{name: EXACT(120)})  # type: ignore[arg-type]
    with pytest.raises(UnitError, match="do not fit"):
        replace(SOUND, **{name: Quantity.exactly(120, "RMB billion")})  # type: ignore[arg-type]


def test_levels_of_different_scales_are_compared_as_quantities() -> None:
    # 0.1 to 0.11 million persons, and 150,000 that are due, are 100, 110 and 150 thousand.
    people = Course(
        2015, Quantity.exactly("0.1", "million persons"),
        2020, Quantity.exactly(110_000, "persons"),
        2030, Quantity.exactly(150, "thousand persons"), Direction.HIGHER,
    )  # fmt: skip
    assert pace(people) == pace(SOUND)
    assert distance(people) == distance(SOUND)
    assert people.achieved is Answer.NO
    assert replace(people, target=Quantity.exactly(105_000, "persons")).achieved is Answer.YES
    assert required_pace(people) == required_pace(SOUND)
    assert actual_growth(people) == actual_growth(SOUND)


def test_shares_are_levels_too() -> None:
    # From 50 to 60 percent in a year, where 70 are due then: half of the way.
    share = Course(
        2019, Quantity.exactly(50, "percent"), 2020, Quantity.exactly(60, "percent"), 2020,
        Quantity.exactly(70, "percent"), Direction.HIGHER, Measure.SHARE,
    )  # fmt: skip
    assert pace(share) == distance(share) == EXACT("0.5")


@pytest.mark.parametrize(
    "changes",
    [
        # From 100 to 85, where 90 are due, and from 100 to 120, where 110 are the most
        {"target": jobs(EXACT(90)), "current": jobs(EXACT(85))},
        {
            "target": jobs(EXACT(110)), "current": jobs(EXACT(120)), "better": Direction.LOWER,
        },
        # The base lies above the bar, which itself it does not reach.
        {
            "base": jobs(Interval(90, 100, low_closed=False)), "target": jobs(EXACT(90)),
            "current": jobs(EXACT(85)),
        },
    ],
)  # fmt: skip
def test_a_level_that_left_the_bar_behind_is_not_on_track(changes: dict[str, Any]) -> None:
    found = replace(SOUND, **changes)
    assert category(pace(found), PACE, found.achieved) == "deterioration"
    with pytest.raises(ValueError, match=r"lies beyond the bar of .* jobs: no way to go"):
        distance(found)
