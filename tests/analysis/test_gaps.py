"""Gaps between targets and achievements, against a table that was worked by hand."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.gaps import (
    Gap,
    Verdict,
    end_columns,
    find_gaps,
    growth_pairs,
    level_pairs,
    measure_gaps,
    verdict,
)
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Direction
from helpers.data.reader import Row
from helpers.data.report import Report, load_report
from tests.building import report_of, with_rows
from tests.drawing import SCALES, intervals, members, wider

inf = math.inf
many = settings(derandomize=True, deadline=None, max_examples=20)
POINTS = "percentage points"
F = Fraction


@dataclass(frozen=True)
class Expected:
    """A gap as it was worked by hand; an end is closed where it says nothing else."""

    target: str
    achievement: str
    low: Fraction | float
    high: Fraction | float
    unit: str
    ratio: tuple[Fraction | float, Fraction | float] | None
    verdict: str
    repeating: str
    why: str
    closed: tuple[bool, bool] = (True, True)
    ratio_closed: tuple[bool, bool] = (True, True)
    derived: bool = False


TABLE = (
    Expected(
        "gdp-level-undated", "gdp-level-2020",
        F("349.5"), F("350.5"), "RMB billion", (F(100_000) / F("650.5"), F(100_000) / F("649.5")),
        "raised", "missed",
        "RMB1 trillion is set: exactly 1000; a bare 650 is 649.5 to 650.5: 1000 less either",
    ),
    Expected(
        "gdp-growth-2021", "gdp-growth-2020",
        F("2.45"), F("4.55"), POINTS, None, "raised", "missed",
        "about 7 is 6 to 8, a bare 3.5 is 3.45 to 3.55: 6 - 3.55 = 2.45 to 8 - 3.45 = 4.55",
    ),
    Expected(
        "industrial-output-growth-2021", "industrial-output-growth-2020",
        -inf, F("1.5"), POINTS, None, "cannot be told", "cannot be told",
        "about 9 is 8 to 10, more than 8.5 has no end: below 10 - 8.5 = 1.5, which is not reached",
        closed=(False, False),
    ),
    Expected(
        "fixed-asset-investment-growth-2021", "fixed-asset-investment-growth-2020",
        F("0.4"), F("2.6"), POINTS, None, "raised", "missed",
        "about 10 is 9 to 11, about 8.5 is 8.4 to 8.6: 9 - 8.6 = 0.4 to 11 - 8.4 = 2.6",
    ),
    Expected(
        "grain-output-level-2021", "grain-output-level-2020",
        F("0.65"), F("0.75"), "billion jin", (F(2400) / F("23.35"), F(2400) / F("23.25")),
        "raised", "missed",
        "24 is set, a bare 23.3 is 23.25 to 23.35: 24 - 23.35 = 0.65 to 24 - 23.25 = 0.75",
    ),
    Expected(
        "new-jobs-urban-level-2021", "new-jobs-urban-level-2020",
        F(-20_000), F(-20_000), "jobs", (F(250, 3), F(250, 3)), "lowered", "met",
        "100,000 is set, 120,000 jobs are counted to the last: -20,000, five sixths",
    ),
    Expected(
        "registered-unemployment-rate-urban-share-2021",
        "registered-unemployment-rate-urban-share-2020",
        F(-4), F(4), POINTS, None, "cannot be told", "met",
        "within 4 is 0 to 4 on both sides: 0 - 4 to 4 - 0; what was within 4 would be so again",
    ),
    Expected(
        "hi-tech-enterprises-new-level-2021", "hi-tech-enterprises-new-level-2020",
        F(-91), inf, "enterprises", (F(60_000, 691), inf), "cannot be told", "met",
        "more than 600 less exactly 691: above -91 and without end; 691 is more than 600",
        closed=(False, False), ratio_closed=(False, False),
    ),
    Expected(
        "hongqi-output-multiple-2021", "hongqi-output-level-2020",
        F(200_000), inf, "cars", (F(200), F(200)), "raised", "missed",
        "twice a level is one level more, and that is more than 200,000; the ratio is 2 as set",
        closed=(False, False), derived=True,
    ),
    Expected(
        "industrial-standard-plants-level-2021", "industrial-standard-plants-level-2020",
        F("-0.075"), F("-0.065"), "million square meters",
        (F(200) / F("2.075"), F(200) / F("2.065")), "lowered", "met",
        "2 is set, a bare 2.07 is 2.065 to 2.075: 2 - 2.075 = -0.075 to 2 - 2.065 = -0.065",
    ),
    Expected(
        "market-entities-growth-2021", "market-entities-level-2020",
        F("0.1"), inf, "million entities", (F(110), inf), "raised", "missed",
        "more than a tenth of more than 1 million: above 0.1 million; as many again is no growth",
        closed=(False, False), ratio_closed=(False, False), derived=True,
    ),
    Expected(
        "old-residential-quarters-level-2021", "old-residential-quarters-level-2020",
        F(124), F(124), "quarters", (F("293.75"), F("293.75")), "raised", "missed",
        "188 are set, 64 are counted: 188 - 64 = 124; 188 / 64 = 2.9375",
    ),
    Expected(
        "dead-end-roads-opened-level-2021", "dead-end-roads-opened-level-2020",
        F(9), F(9), "roads", (F(2200, 13), F(2200, 13)), "raised", "missed",
        "22 are set, thirteen are counted, if in words: 22 - 13 = 9",
    ),
)  # fmt: skip
"""Every pair, in the order of the targets in the text."""


def judged(answer: Answer) -> str:
    """Return whether a bar is met, in words."""
    return answer.words("met", "missed", "cannot be told")


def rows_of(report: Report) -> list[Row]:
    return list(report.package.rows["figures"].values())


def changed(report: Report, name: str, **changes: str) -> Row:
    """Return the row of one figure with other cells."""
    (row,) = (row for row in rows_of(report) if row["figure"] == name)
    assert changes.keys() <= row.keys()
    return row | changes


def gap_of(report: Report, *rows: Row) -> Gap:
    """Return the only gap of a report that has these figures alone."""
    (gap,) = find_gaps(with_rows(report, figures=rows))
    return gap


def gaps_of(report: Report, *, rounded: bool = False) -> dict[str, Gap]:
    """Return the gaps of a report by their targets."""
    return {gap.pair.target.name: gap for gap in find_gaps(report, rounded=rounded)}


def pair_of(report: Report, target: dict[str, str], achievement: dict[str, str]) -> Gap:
    """Return the gap of the growth of GDP with other numbers."""
    return gap_of(
        report,
        changed(report, "gdp-growth-2021", **target),
        changed(report, "gdp-growth-2020", **achievement),
    )


def told(gap: Gap) -> tuple[str, str]:
    """Return the verdict on a gap and whether repeating would do, in words."""
    return gap.verdict.value, judged(gap.repeating)


def closed(low: str, high: str) -> Interval:
    return Interval(low, high)


def exactly(value: str) -> Interval:
    return Interval.exactly(value)


# The report


def test_every_pair_is_measured_in_the_order_of_the_text(report: Report) -> None:
    found = [(gap.pair.target.name, gap.pair.achievement.name) for gap in find_gaps(report)]
    assert found == [(expected.target, expected.achievement) for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.target)
def test_the_gap_is_as_worked_by_hand(report: Report, expected: Expected) -> None:
    gap = gaps_of(report)[expected.target]
    assert gap.gap.interval == Interval(expected.low, expected.high, *expected.closed), expected.why
    assert gap.gap.unit.name == expected.unit
    ratio = expected.ratio and Interval(*expected.ratio, *expected.ratio_closed)
    assert gap.ratio == ratio, expected.why
    assert told(gap) == (expected.verdict, expected.repeating), expected.why
    assert gap.pair.rule.derived == expected.derived


@pytest.mark.parametrize(
    ("target", "achieved", "aimed", "unit"),
    [
        # A bare 650; RMB1 trillion is 1000 billion.
        ("gdp-level-undated", closed("649.5", "650.5"), exactly("1000"), "RMB billion"),
        ("gdp-growth-2021", closed("3.45", "3.55"), closed("6", "8"), "percent"),
        (
            "registered-unemployment-rate-urban-share-2021",
            closed("0", "4"), closed("0", "4"), "percent",
        ),
        # Twice more than 200,000; 1.1 times more than 1 million
        (
            "hongqi-output-multiple-2021",
            Interval.above(200_000), Interval.above(400_000), "cars",
        ),
        (
            "market-entities-growth-2021",
            Interval.above(1), Interval.above("1.1"), "million entities",
        ),
    ],
)  # fmt: skip
def test_both_sides_are_in_the_unit_of_the_achievement(
    report: Report, target: str, achieved: Interval, aimed: Interval, unit: str
) -> None:
    gap = gaps_of(report)[target]
    assert (gap.achieved.interval, gap.aimed.interval) == (achieved, aimed)
    assert gap.achieved.unit.name == gap.aimed.unit.name == unit


def test_the_printed_numbers_are_in_the_unit_of_the_achievement(report: Report) -> None:
    gaps = gaps_of(report)
    values = {name: (gap.achieved_value, gap.aimed_value) for name, gap in gaps.items()}
    assert values["gdp-level-undated"] == (F(650), F(1000))
    assert values["gdp-growth-2021"] == (F("3.5"), F(7))
    # A doubling of 200,000; a tenth more than 1 million
    assert values["hongqi-output-multiple-2021"] == (F(200_000), F(400_000))
    assert values["market-entities-growth-2021"] == (F(1), F("1.1"))
    ratios = {name: gap.ratio_value for name, gap in gaps.items()}
    assert ratios["gdp-level-undated"] == F(100_000, 650)
    assert ratios["market-entities-growth-2021"] == 110
    assert ratios["gdp-growth-2021"] is None


def test_the_ratio_of_a_doubling_is_exactly_200_percent(report: Report) -> None:
    gap = gaps_of(report)["hongqi-output-multiple-2021"]
    assert gap.achieved.high is None  # the base is only "more than 200,000"
    assert gap.ratio == Interval(200, 200)


def test_the_width_of_about_moves_the_gaps() -> None:
    narrow = gaps_of(load_report("changchun-2021", about=0.5))
    # 6.5 - 3.55 = 2.95 to 7.5 - 3.45 = 4.05: 3.5 is bare and stays as it is.
    assert narrow["gdp-growth-2021"].gap.interval == closed("2.95", "4.05")
    # 9.5 - 8.55 = 0.95 to 10.5 - 8.45 = 2.05: here both sides are about.
    gap = narrow["fixed-asset-investment-growth-2021"]
    assert gap.gap.interval == closed("0.95", "2.05")
    # 10 units of the last digit: 0 to 20 less 7.5 to 9.5.
    gap = gaps_of(load_report("changchun-2021", about=10))["fixed-asset-investment-growth-2021"]
    assert gap.gap.interval == closed("-9.5", "12.5")
    assert told(gap) == ("cannot be told", "cannot be told")


def test_rounded_targets_leave_open_what_lies_within_a_digit(report: Report) -> None:
    # Bare targets that are no counts: RMB1 trillion is then 0.5 to 1.5 trillion and holds 0.65,
    # 2 million square meters 1.5 to 2.5 and holds 2.07; 24 billion jin begins at 23.5, above
    # 23.35; a doubling at 1.5, above 1. Jobs, quarters and roads are counted to the last one.
    exact, rounded = gaps_of(report), gaps_of(report, rounded=True)
    changed = {name for name, gap in exact.items() if rounded[name].verdict is not gap.verdict}
    assert changed == {"gdp-level-undated", "industrial-standard-plants-level-2021"}
    for name in changed:
        assert told(rounded[name]) == ("cannot be told", "cannot be told")
    assert rounded["grain-output-level-2021"].gap.interval == closed("0.15", "1.25")
    frame = measure_gaps(report, rounded=True)
    assert dict(frame["verdict"]) == {name: gap.verdict for name, gap in rounded.items()}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_figures_changes_no_gap(report: Report, seed: int) -> None:
    rows = rows_of(report)
    mixed = with_rows(report, figures=random.Random(seed).sample(rows, len(rows)))
    assert list(gaps_of(mixed)) != list(gaps_of(report))
    assert gaps_of(mixed) == gaps_of(report)
    found, expected = (measure_gaps(one).sort_index() for one in (mixed, report))
    pd.testing.assert_frame_equal(found, expected)


def test_the_frame_tells_what_the_gaps_tell(report: Report) -> None:
    gaps, frame = gaps_of(report), measure_gaps(report)
    assert list(frame.index) == list(gaps)
    assert frame.index.name == "figure"
    for name, gap in gaps.items():
        row = frame.loc[name]
        for column, found in (
            ("gap", gap.gap.interval),
            ("achieved", gap.achieved.interval),
            ("aimed", gap.aimed.interval),
        ):
            assert (row[f"{column}_low"], row[f"{column}_high"]) == found.ends
        assert pd.isna(row["ratio_low"]) == pd.isna(row["ratio_high"]) == (gap.ratio is None)
        assert (row["gap"], row["gap_unit"]) == (str(gap.gap), gap.gap.unit.name)
        assert (row["verdict"], row["repeating"]) == (gap.verdict, gap.repeating.value)
        assert (row["rule"], row["derived"]) == (gap.pair.rule, gap.pair.rule.derived)
        assert row["achievement_figure"] == gap.pair.achievement.name
    grain = frame.loc["grain-output-level-2021"]
    assert (grain["label"], grain["unit"], grain["measure"]) == (
        "Grain output", "billion jin", "level",
    )  # fmt: skip
    assert grain["gap"] == "0.65 to 0.75 billion jin"
    assert (grain["target"], grain["achievement"]) == (
        report["grain-output-level-2021"].printed, report["grain-output-level-2020"].printed,
    )  # fmt: skip
    assert (grain["theme"], grain["part"]) == (
        report["grain-output-level-2021"].indicator.theme, "key work",
    )  # fmt: skip


def test_ends_as_columns() -> None:
    assert end_columns("gap", Interval.above(2)) == {"gap_low": 2.0, "gap_high": inf}
    assert all(map(math.isnan, end_columns("gap", None).values()))


# Units


def test_another_unit_of_the_same_meaning_changes_no_verdict(report: Report) -> None:
    # 2.07 million square metres are 207 hectares, and half a unit of the last digit, 5000
    # square metres, is half a hectare: the same interval. 2 million are 200 hectares.
    names = "industrial-standard-plants-level-2021", "industrial-standard-plants-level-2020"
    target, achievement = (changed(report, name) for name in names)
    in_hectares = [
        changed(report, name, value=value, unit="hectares")
        for name, value in zip(names, ("200", "207"), strict=True)
    ]
    as_printed = gap_of(report, target, achievement)
    both = gap_of(report, *in_hectares)
    assert both.gap.interval == closed("-7.5", "-6.5")
    assert both.gap.unit.name == "hectares"
    mixed = gap_of(report, in_hectares[0], achievement), gap_of(report, target, in_hectares[1])
    assert [gap.gap.unit.name for gap in mixed] == ["million square meters", "hectares"]
    for gap in (both, *mixed):
        assert told(gap) == ("lowered", "met")
        assert gap.ratio == as_printed.ratio


def test_two_units_meet_exactly_at_the_bar(report: Report) -> None:
    # 24 million mu are 1.6 million hectares, though a mu is no whole number of square metres.
    name = "grain-area-level-2021"
    mu = changed(report, name, value="24", comparator="=", unit="million mu")
    hectares = changed(
        report, name, value="1600000", comparator="=", unit="hectares", figure="x",
        status="achievement", period="2020",
    )  # fmt: skip
    gap = gap_of(report, mu, hectares)
    # A bare 1,600,000 is half a hectare more or less: the gap is half a hectare either way.
    assert gap.gap.interval == closed("-0.5", "0.5")
    assert told(gap) == ("cannot be told", "cannot be told")
    gap = gap_of(report, mu, hectares | {"comparator": ">="})
    assert gap.gap.interval == Interval.below(0, closed=True)
    assert told(gap) == ("cannot be told", "met")


def test_ends_that_are_no_floats_do_not_decide(report: Report) -> None:
    # "More than 3.55" against a bare 3.5, which is 3.45 to 3.55: the gap is open at zero,
    # though neither 3.55 nor 0.0355 is a float.
    gap = pair_of(report, {"comparator": ">", "value": "3.55"}, {})
    assert gap.gap.interval == Interval.above(0)
    assert told(gap) == ("raised", "missed")
    # "At least" reaches zero.
    gap = pair_of(report, {"comparator": ">=", "value": "3.55"}, {})
    assert gap.gap.interval == Interval.above(0, closed=True)
    assert told(gap) == ("cannot be told", "cannot be told")
    # "About 3.6" is 3.5 to 3.7, "about 3.4" is 3.3 to 3.5: they touch.
    gap = pair_of(report, {"value": "3.6"}, {"comparator": "~", "value": "3.4"})
    assert gap.gap.interval == closed("0", "0.4")
    assert told(gap) == ("cannot be told", "cannot be told")


# Levels, shares and changes that are hard to divide


@pytest.mark.parametrize(
    ("achievement", "ratio"),
    [
        # None, against some: nothing of it remains.
        (("=", "3"), exactly("0")),
        (("<=", "3"), None),
        (("=", "0"), None),
        (("~", "3"), exactly("0")),
        ((">=", "3"), exactly("0")),
        ((">", "3"), exactly("0")),
    ],
)
def test_a_target_of_none_is_measured(
    report: Report, achievement: tuple[str, str], ratio: Interval | None
) -> None:
    name = "inferior-class-v-water-level-2020"
    comparator, value = achievement
    gap = gap_of(
        report,
        changed(report, name, figure="x", status="target", period="2021"),
        changed(report, name, comparator=comparator, value=value, printed=f"down to {value}"),
    )
    assert gap.ratio == ratio


@pytest.mark.parametrize(
    ("comparator", "value", "ratio"),
    [
        # Within 50, which may be none, against what is at least so and so much
        ("=", "60", Interval(0, F(5000) / F("59.5"))),
        ("<=", "60", None),
        (">=", "50", Interval(0, 100)),
        (">", "50", Interval(0, 100, True, False)),
    ],
)
def test_a_target_that_allows_none_has_a_ratio_from_zero(
    report: Report, comparator: str, value: str, ratio: Interval | None
) -> None:
    name = "covid-days-to-zero-level-2020"
    gap = gap_of(
        report,
        changed(report, name, figure="x", status="target", period="2021"),
        changed(report, name, comparator=comparator, value=value),
    )
    assert gap.ratio == ratio


@pytest.mark.parametrize(
    ("target", "achievement", "ratio"),
    [
        # The number of something, against that of a year before
        (("=", "24"), ("=", "20"), Interval(120, 120)),
        (("=", "24"), (">=", "20"), Interval(0, 120, False, True)),
        (("=", "24"), (">", "20"), Interval(0, 120, False, False)),
        ((">", "24"), ("=", "20"), Interval(120, inf, False, False)),
        ((">=", "24"), ("=", "20"), Interval(120, inf, True, False)),
        ((">=", "24"), ("~", "20"), Interval(F(2400, 21), inf, True, False)),
        ((">=", "24"), (">", "20"), Interval(0, inf, False, False)),
        (("<", "24"), ("=", "20"), Interval(0, 120, True, False)),
        (("<=", "24"), ("~", "20"), Interval(0, F(2400, 19), True, True)),
    ],
)
def test_a_ratio_is_open_where_a_side_is(
    report: Report, target: tuple[str, str], achievement: tuple[str, str], ratio: Interval
) -> None:
    rows = [
        changed(report, f"dead-end-roads-opened-level-{year}", comparator=sign, value=value)
        for year, (sign, value) in ((2021, target), (2020, achievement))
    ]
    assert gap_of(report, *rows).ratio == ratio


def test_a_gap_of_changes_that_fell_is_measured(report: Report) -> None:
    # About 10 days is 9 to 11, a bare -70 is -70.5 to -69.5: 78.5 to 81.5.
    name = "good-air-days-change-2016-2020"
    aim = {"figure": "x", "status": "target", "comparator": "~", "period": "2021-2025"}
    gap = gap_of(
        report, changed(report, name, value="10", **aim), changed(report, name, value="-70")
    )
    assert (gap.gap.interval, gap.verdict) == (closed("78.5", "81.5"), Verdict.RAISED)


# Verdicts


@pytest.mark.parametrize(
    ("gap", "higher", "lower"),
    [
        (Interval(0.0, 1.0, False, True), "raised", "lowered"),
        (Interval(0.0, 1.0), "cannot be told", "cannot be told"),
        (Interval(0.0, 1.0, True, False), "cannot be told", "cannot be told"),
        (Interval(0.0, inf, False, False), "raised", "lowered"),
        (Interval(5e-324, 1.0), "raised", "lowered"),
        (Interval(-1.0, 0.0, True, False), "lowered", "raised"),
        (Interval(-1.0, 0.0, False, True), "cannot be told", "cannot be told"),
        (Interval(-inf, 0.0, False, False), "lowered", "raised"),
        (Interval(-1.0, -5e-324), "lowered", "raised"),
        (Interval(0.0, 0.0), "held", "held"),
        (Interval(-0.0, 0.0), "held", "held"),
        (Interval(-5e-324, 5e-324), "cannot be told", "cannot be told"),
        (Interval(-inf, inf, False, False), "cannot be told", "cannot be told"),
        (Interval(2.0, 2.0), "raised", "lowered"),
    ],
)
def test_a_verdict_needs_the_whole_gap(gap: Interval, higher: str, lower: str) -> None:
    assert verdict(gap, Direction.HIGHER) == higher
    assert verdict(gap, Direction.LOWER) == lower
    assert verdict(gap, Direction.NEITHER) == "cannot be told"


# Properties

TURNED = {Verdict.RAISED: Verdict.LOWERED, Verdict.LOWERED: Verdict.RAISED}
directions = st.sampled_from(Direction)


@many
@given(left=intervals(), right=intervals(), better=directions)
def test_swapping_the_sides_turns_the_gap(
    left: Interval, right: Interval, better: Direction
) -> None:
    gap, turned = left - right, right - left
    assert gap == -turned
    assert verdict(turned, better) == TURNED.get(verdict(gap, better), verdict(gap, better))


@many
@given(data=st.data(), left=intervals(), right=intervals())
def test_a_gap_holds_every_difference(data: st.DataObject, left: Interval, right: Interval) -> None:
    gap = left - right
    one, other = data.draw(members(left)), data.draw(members(right))
    assert one - other in gap
    signs = {
        Verdict.RAISED: one > other, Verdict.LOWERED: one < other, Verdict.HELD: one == other,
    }  # fmt: skip
    assert signs.get(verdict(gap, Direction.HIGHER), True)


@many
@given(left=intervals(), right=intervals())
def test_a_verdict_is_given_wherever_the_whole_gap_agrees(left: Interval, right: Interval) -> None:
    # Worked on the ends of both sides.
    above = below = False
    if left.low is not None and right.high is not None:
        both = left.low_closed and right.high_closed
        above = left.low > right.high or (left.low == right.high and not both)
    if left.high is not None and right.low is not None:
        both = left.high_closed and right.low_closed
        below = left.high < right.low or (left.high == right.low and not both)
    level = left.single and right.single and left.low == right.low
    expected = {(True, False): "raised", (False, True): "lowered"}.get((above, below))
    assert verdict(left - right, Direction.HIGHER) == (
        expected or ("held" if level else "cannot be told")
    )


@many
@given(data=st.data(), left=intervals(), right=intervals(), better=directions)
def test_knowing_less_never_makes_a_verdict(
    data: st.DataObject, left: Interval, right: Interval, better: Direction
) -> None:
    before = verdict(left - right, better)
    vague = data.draw(wider(left)) - data.draw(wider(right))
    assert verdict(vague, better) in {before, Verdict.UNCLEAR}


@many
@given(left=intervals(), right=intervals(), scale=SCALES, better=directions)
def test_the_scale_never_decides(
    left: Interval, right: Interval, scale: Fraction, better: Direction
) -> None:
    assert verdict(left * scale - right * scale, better) == verdict(left - right, better)


@pytest.mark.parametrize(
    ("measure", "value", "unit"), [("growth", "5", "percent"), ("multiple", "2", "times")]
)
def test_what_grows_from_nothing_has_no_ratio(
    report: Report, measure: str, value: str, unit: str
) -> None:
    # No vehicle was built; twice as many, or 5 percent more, is none again.
    gap = gap_of(
        report,
        changed(report, "hongqi-output-multiple-2021", measure=measure, value=value, unit=unit),
        changed(report, "hongqi-output-level-2020", value="0", comparator="="),
    )
    assert (gap.gap.interval, gap.verdict) == (exactly("0"), Verdict.HELD)
    assert (gap.ratio, gap.ratio_value) == (None, None)


def test_a_report_without_pairs_has_gaps_with_all_columns(report: Report) -> None:
    bare = with_rows(report, figures=[])
    nothing = measure_gaps(bare)
    assert nothing.empty
    assert list(nothing.columns) == list(measure_gaps(report).columns)
    assert find_gaps(bare) == []
    assert growth_pairs([]) == level_pairs([]) == []


def test_only_a_target_with_a_date_is_dated(report: Report) -> None:
    gaps = find_gaps(report)
    assert [gap.pair.target.name for gap in gaps if not gap.dated] == ["gdp-level-undated"]
    assert list(measure_gaps(report).query("not dated").index) == ["gdp-level-undated"]


# Two targets of one indicator and year


def test_two_targets_of_one_indicator_and_year_are_both_measured(report: Report) -> None:
    two = report.with_figure("grain-output", "23", period=2021)
    gaps = gaps_of(two)
    # 23.3 is 23.25 to 23.35: 24 less that, and 23 less that.
    first = gaps["grain-output-level-2021"]
    second = gaps["grain-output-level-2021-hypothetical"]
    assert first == gaps_of(report)["grain-output-level-2021"]
    assert first.gap.interval == closed("0.65", "0.75")
    assert second.gap.interval == closed("-0.35", "-0.25")
    assert (told(first), told(second)) == (("raised", "missed"), ("lowered", "met"))
    assert len(gaps) == len(TABLE) + 1
    frame = measure_gaps(two)
    assert frame.index.is_unique
    assert list(frame["label"].loc[[first.pair.target.name, second.pair.target.name]]) == [
        "Grain output", "Grain output (hypothetical)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "unit", "gaps"),
    [
        # Twice and three times 100 to 100 are one and two levels more.
        ("multiple", "times", {"low": "100", "high": "200"}),
        # 2% and 3% of it
        ("growth", "percent", {"low": "2", "high": "3"}),
    ],
)
def test_two_derived_targets_of_one_indicator_and_year_are_both_measured(
    measure: str, unit: str, gaps: dict[str, str]
) -> None:
    aims = [
        {"indicator": "output", "figure": name, "measure": measure, "value": value}
        | {"unit": unit, "status": "target", "period": "2021"}
        for name, value in (("low", "2"), ("high", "3"))
    ]
    made = {"indicator": "output", "value": "100", "unit": "cars"}
    few = report_of(figures=[made, *aims])
    found = {gap.pair.target.name: gap.gap for gap in find_gaps(few)}
    assert found == {name: Quantity.exactly(value, "cars") for name, value in gaps.items()}


# What charts show


def test_rates_and_levels_are_shown_each_on_one_scale(report: Report) -> None:
    gaps = find_gaps(report)
    rates, levels = growth_pairs(gaps), level_pairs(gaps)
    assert {row.gap.pair.target.name for row in rates} == {
        "gdp-growth-2021", "industrial-output-growth-2021", "fixed-asset-investment-growth-2021",
        "registered-unemployment-rate-urban-share-2021",
    }  # fmt: skip
    assert len(rates) + len(levels) == len(TABLE)
    (gdp,) = (row for row in rates if row.gap.pair.target.name == "gdp-growth-2021")
    assert (gdp.achieved, gdp.aimed) == (closed("3.45", "3.55"), closed("6", "8"))
    assert (gdp.achieved_value, gdp.aimed_value) == (F("3.5"), F(7))
    assert {(row.achieved, row.achieved_value) for row in levels} == {(exactly("100"), F(100))}
    (grain,) = (row for row in levels if row.gap.pair.target.name == "grain-output-level-2021")
    assert grain.aimed == Interval(F(2400) / F("23.35"), F(2400) / F("23.25"))
    assert grain.aimed_value == F(2400) / F("23.3")
    remarked = {row.gap.pair.target.name: row.label.partition(" (")[2] for row in levels}
    assert {name: words for name, words in remarked.items() if words} == {
        "gdp-level-undated": "no date)", "hongqi-output-multiple-2021": "derived)",
        "market-entities-growth-2021": "derived)",
    }  # fmt: skip
    for rows in (rates, levels):
        # Themes are not mixed; within one the widest gap comes first.
        themes = [row.theme for row in rows]
        assert themes == sorted(themes, key=themes.index)
        for theme in themes:
            widths = [row.aimed_value - row.achieved_value for row in rows if row.theme == theme]
            assert widths == sorted(widths, reverse=True)
