"""Gaps between targets and achievements, against a table that was worked by hand."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.bars import Bar, Side, Verdict
from helpers.analysis.gaps import Gap, end_columns, find_gaps, measure_gaps, numbers_in_doubt
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.data.reader import Row
from helpers.data.records import Figure
from helpers.data.report import Report, load_report
from tests.building import report_of, with_rows
from tests.drawing import SCALES, intervals, members, wider

inf = math.inf
many = settings(derandomize=True, deadline=None, max_examples=20)
POINTS = "percentage points"
MORE, SAME, LESS, UNCLEAR = "asks for more", "asks for the same", "asks for less", "unclear"
F = Fraction


@dataclass(frozen=True)
class Expected:
    """A gap as it was worked by hand; an end is closed where it says nothing else.

    The achievement is named, or, where others published it, written as it was published.
    """

    target: str
    achievement: str
    low: Fraction | float
    high: Fraction | float
    unit: str
    ratio: tuple[Fraction | float, Fraction | float] | None
    verdict: str
    repeating: str
    reasoning: str
    closed: tuple[bool, bool] = (True, True)
    ratio_closed: tuple[bool, bool] = (True, True)
    derived: bool = False


TABLE = (
    Expected(
        "population-level-undated", "9.066906 million persons, 2020",
        F("0.933094"), F("0.933094"), "million persons", (F(1_000_000_000, 9_066_906),) * 2,
        MORE, "missed", "10 million less the 9,066,906 of the census",
    ),
    Expected(
        "gdp-level-undated", "gdp-level-2020",
        F(345), F(355), "RMB billion", (F(100_000) / F(655), F(100_000) / F(645)),
        MORE, "missed",
        "RMB1 trillion is set: exactly 1000; the zero of 650 tells nothing: 645 to 655",
    ),
    Expected(
        "hi-tech-enterprises-level-2025", "2,013 enterprises, 2020",
        F(987), F(987), "enterprises", (F(300_000, 2013),) * 2, MORE, "missed",
        "more than 3,000: the bar is 3,000; 2,013 are counted",
    ),
    Expected(
        "gdp-growth-2021", "gdp-growth-2020",
        F("2.95"), F("4.05"), POINTS, None, MORE, "missed",
        "about 7 is 6.5 to 7.5, a bare 3.5 is 3.45 to 3.55: 6.5 - 3.55 = 2.95 to 7.5 - 3.45 = 4.05",
    ),
    Expected(
        "industrial-output-growth-2021", "industrial-output-growth-2020",
        -inf, F(1), POINTS, None, UNCLEAR, UNCLEAR,
        "about 9 is 8.5 to 9.5, more than 8.5 has no end: below 9.5 - 8.5 = 1, never reached",
        closed=(False, False),
    ),
    Expected(
        "fixed-asset-investment-growth-2021", "fixed-asset-investment-growth-2020",
        F("0.5"), F("2.5"), POINTS, None, MORE, "missed",
        "about 10 is 9.5 to 10.5, about 8.5 is 8 to 9: 9.5 - 9 = 0.5 to 10.5 - 8 = 2.5",
    ),
    Expected(
        "grain-output-level-2021", "grain-output-level-2020",
        F("0.65"), F("0.75"), "billion jin", (F(2400) / F("23.35"), F(2400) / F("23.25")),
        MORE, "missed",
        "24 is set, a bare 23.3 is 23.25 to 23.35: 24 - 23.35 = 0.65 to 24 - 23.25 = 0.75",
    ),
    Expected(
        "new-jobs-urban-level-2021", "new-jobs-urban-level-2020",
        F(-25_000), F(-15_000), "jobs", (F(80), F(2000, 23)), LESS, "met",
        "100,000 is set, 120,000 is 115,000 to 125,000: four fifths to 20 of 23 parts",
    ),
    Expected(
        "registered-unemployment-rate-urban-share-2021",
        "registered-unemployment-rate-urban-share-2020",
        F(0), F(4), POINTS, None, SAME, "met",
        "the ceiling is 4, within 4 is 0 to 4: 4 - 4 to 4 - 0; the same ceiling as before",
    ),
    Expected(
        "hi-tech-enterprises-new-level-2021", "hi-tech-enterprises-new-level-2020",
        F(-91), F(-91), "enterprises", (F(60_000, 691),) * 2, LESS, "met",
        "the floor of more than 600 is 600, less exactly 691; 691 is more than 600",
    ),
    Expected(
        "hongqi-output-multiple-2021", "hongqi-output-level-2020",
        F(200_000), inf, "cars", (F(200), F(200)), MORE, "missed",
        "twice a level is one level more, and that is more than 200,000; the ratio is 2 as set",
        closed=(False, False), derived=True,
    ),
    Expected(
        "services-value-added-growth-2021", "1.2 percent, 2020",
        F("105.5") - F("104.65") ** 2 / F("108.05"), F("106.5") - F("104.55") ** 2 / F("108.15"),
        POINTS, None, MORE, "missed",
        "about 6 is 5.5 to 6.5; 4.6 a year over 2020 and 2021, 8.1 in 2021: 1.046² / 1.081",
    ),
    Expected(
        "projects-over-100m-level-2021", "1,112 projects, 2020",
        F(-112), F(-112), "projects", (F(100_000, 1112),) * 2, LESS, "met",
        "1,000 after 1,112, which are counted",
    ),
    Expected(
        "industrial-standard-plants-level-2021", "industrial-standard-plants-level-2020",
        F("-0.075"), F("-0.065"), "million square meters",
        (F(200) / F("2.075"), F(200) / F("2.065")), LESS, "met",
        "2 is set, a bare 2.07 is 2.065 to 2.075: 2 - 2.075 = -0.075 to 2 - 2.065 = -0.065",
    ),
    Expected(
        "grain-area-level-2021", ">=23.5 million mu, 2020",
        -inf, F(0), "million mu", (F(0), F(100)), SAME, "met",
        "23.5 or above after 23.5 or above: the bar less anything from itself on",
        closed=(False, True), ratio_closed=(False, True),
    ),
    Expected(
        "conservation-tillage-level-2021", "7.1895 million mu, 2020",
        F("92.81045"), F("92.81055"), "million mu",
        (F(10_000) / F("7.18955"), F(10_000) / F("7.18945")), MORE, "missed",
        "100 less 7.18945 to 7.18955: as printed, 13.9 times as much",
    ),
    Expected(
        "market-entities-growth-2021", "market-entities-level-2020",
        F("0.1"), inf, "million entities", (F(110), F(110)), MORE, "missed",
        "the floor is a tenth of more than 1 million: above 0.1 million; no growth is none",
        closed=(False, False), derived=True,
    ),
    Expected(
        "actual-funds-growth-2021",
        "actual-funds-domestic-growth-2020, actual-funds-foreign-growth-2020",
        F("1.5"), F("18.5"), POINTS, None, MORE, "missed",
        "the floor is 30; 12 is 11.5 to 12.5, 28 is 27.5 to 28.5, the whole 11.5 to 28.5",
    ),
    Expected(
        "old-residential-quarters-level-2021", "old-residential-quarters-level-2020",
        F(124), F(124), "quarters", (F("293.75"), F("293.75")), MORE, "missed",
        "188 are set, 64 are counted: 188 - 64 = 124; 188 / 64 = 2.9375",
    ),
    Expected(
        "dead-end-roads-opened-level-2021", "dead-end-roads-opened-level-2020",
        F(9), F(9), "roads", (F(2200, 13), F(2200, 13)), MORE, "missed",
        "22 are set, thirteen are counted, if in words: 22 - 13 = 9",
    ),
)  # fmt: skip
"""Every gap, in the order of the targets in the text."""


def judged(answer: Answer) -> str:
    """Return whether a bar is met, in words."""
    return answer.words("met", "missed", UNCLEAR)


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


def gaps_of(report: Report) -> dict[str, Gap]:
    """Return the gaps of a report by their targets."""
    return {gap.target.name: gap for gap in find_gaps(report)}


def achievement_of(gap: Gap) -> str:
    """Return the names of the achievements of a gap, or what was published."""
    names = [one.name for one in gap.pair.achievements if isinstance(one, Figure)]
    return ", ".join(names) or gap.achievement_said


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
    found = [(gap.target.name, achievement_of(gap)) for gap in find_gaps(report)]
    assert found == [(expected.target, expected.achievement) for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.target)
def test_the_gap_is_as_worked_by_hand(report: Report, expected: Expected) -> None:
    gap = gaps_of(report)[expected.target]
    assert gap.gap.interval == Interval(expected.low, expected.high, *expected.closed), (
        expected.reasoning
    )
    assert gap.gap.unit.name == expected.unit
    ratio = expected.ratio and Interval(*expected.ratio, *expected.ratio_closed)
    assert gap.ratio == ratio, expected.reasoning
    assert told(gap) == (expected.verdict, expected.repeating), expected.reasoning
    assert gap.pair.rule.derived == expected.derived


@pytest.mark.parametrize(
    ("target", "achieved", "bar", "unit"),
    [
        # A bare 650; RMB1 trillion is 1000 billion.
        ("gdp-level-undated", closed("645", "655"), exactly("1000"), "RMB billion"),
        ("gdp-growth-2021", closed("3.45", "3.55"), closed("6.5", "7.5"), "percent"),
        (
            "registered-unemployment-rate-urban-share-2021",
            closed("0", "4"), exactly("4"), "percent",
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
    report: Report, target: str, achieved: Interval, bar: Interval, unit: str
) -> None:
    gap = gaps_of(report)[target]
    assert (gap.achieved.interval, gap.bar.at.interval) == (achieved, bar)
    assert gap.achieved.unit.name == gap.bar.at.unit.name == unit


def test_the_printed_numbers_are_in_the_unit_of_the_achievement(report: Report) -> None:
    gaps = gaps_of(report)
    values = {name: (gap.achieved_value, gap.bar.printed) for name, gap in gaps.items()}
    assert values["gdp-level-undated"] == (F(650), F(1000))
    assert values["gdp-growth-2021"] == (F("3.5"), F(7))
    # Between 12 and 28, of which the middle is told
    assert values["actual-funds-growth-2021"] == (F(20), F(30))
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
    wide = gaps_of(load_report("changchun-2021", about=1))
    # 6 - 3.55 = 2.45 to 8 - 3.45 = 4.55: 3.5 is bare and stays as it is.
    assert wide["gdp-growth-2021"].gap.interval == closed("2.45", "4.55")
    # 9 - 9.5 = -0.5 to 11 - 7.5 = 3.5: here both sides are about.
    gap = wide["fixed-asset-investment-growth-2021"]
    assert gap.gap.interval == closed("-0.5", "3.5")
    assert told(gap) == (UNCLEAR, UNCLEAR)
    assert gap.why == "within what “about” allows"
    # A quarter of a point: 9.75 to 10.25 less 8.25 to 8.75
    gap = gaps_of(load_report("changchun-2021", about="0.25"))["fixed-asset-investment-growth-2021"]
    assert gap.gap.interval == closed("1", "2")
    assert told(gap) == (MORE, "missed")


def test_or_above_closes_floors_and_changes_no_verdict(report: Report) -> None:
    or_above = gaps_of(load_report("changchun-2021", or_above=True))
    # 9.5 - 8.5 = 1, which is reached now
    gap = or_above["industrial-output-growth-2021"]
    assert gap.gap.interval == Interval.below(1, closed=True)
    assert not or_above["actual-funds-growth-2021"].bar.strict
    assert gaps_of(report)["actual-funds-growth-2021"].bar.strict
    found = {name: gap.verdict for name, gap in or_above.items()}
    assert found == {name: gap.verdict for name, gap in gaps_of(report).items()}


def test_a_number_that_is_likely_a_slip_is_in_doubt_until_it_is_corrected(report: Report) -> None:
    name = "conservation-tillage-level-2021"
    assert numbers_in_doubt(report) == {name}
    assert numbers_in_doubt(report.what_if(name, value=10)) == set()
    corrected = load_report("changchun-2021", corrected=True)
    assert numbers_in_doubt(corrected) == set()
    # A tenth of it: 10 less 7.18945 to 7.18955
    assert gaps_of(corrected)[name].gap.interval == closed("2.81045", "2.81055")


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
            ("bar", gap.bar.at.interval),
        ):
            assert (row[f"{column}_low"], row[f"{column}_high"]) == found.ends
        assert pd.isna(row["ratio_low"]) == pd.isna(row["ratio_high"]) == (gap.ratio is None)
        assert pd.isna(row["ratio"]) == (gap.ratio_value is None)
        assert (row["gap"], row["gap_unit"]) == (float(gap.gap_value), gap.gap.unit.name)
        assert (row["verdict"], row["why"]) == (gap.verdict, gap.why)
        assert bool(row["why"]) == (row["verdict"] == UNCLEAR)
        assert row["rule"] == gap.pair.rule
        assert (row["source"] == "evidence") == bool(row["strength"]) == bool(gap.published)
        assert row["achievement_figure"] == ("" if gap.published else achievement_of(gap))
        assert row["caution"] == "; ".join(map(str, gap.differences))
    grain = frame.loc["grain-output-level-2021"]
    assert (grain["label"], grain["unit"], grain["measure"]) == (
        "Grain output", "billion jin", "level",
    )  # fmt: skip
    assert (grain["gap"], grain["gap_low"], grain["gap_high"]) == (0.7, 0.65, 0.75)
    assert (grain["target"], grain["achievement"]) == (
        report["grain-output-level-2021"].printed, report["grain-output-level-2020"].printed,
    )  # fmt: skip
    assert (grain["theme"], grain["part"]) == (
        report["grain-output-level-2021"].indicator.theme, "key work",
    )  # fmt: skip
    prices = frame.loc[frame["prices"] != "", "prices"]
    # Services and GDP are real by convention, the sums of money at current prices.
    assert dict(prices) == {
        "gdp-level-undated": "current", "gdp-growth-2021": "real",
        "industrial-output-growth-2021": "current", "services-value-added-growth-2021": "real",
        "fixed-asset-investment-growth-2021": "current", "actual-funds-growth-2021": "current",
    }  # fmt: skip


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
        assert told(gap) == (LESS, "met")
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
    # Of a bare 1,600,000 two digits count: it is 50,000 hectares more or less, and so is the gap.
    assert gap.gap.interval == closed("-50000", "50000")
    assert told(gap) == (UNCLEAR, UNCLEAR)
    gap = gap_of(report, mu, hectares | {"comparator": ">="})
    assert gap.gap.interval == Interval.below(0, closed=True)
    assert told(gap) == (UNCLEAR, "met")


def test_ends_that_are_no_floats_do_not_decide(report: Report) -> None:
    # "More than 3.55" against a bare 3.5, which is 3.45 to 3.55: the gap reaches zero, though
    # neither 3.55 nor 0.0355 is a float, and 3.55 itself would fall short.
    gap = pair_of(report, {"comparator": ">", "value": "3.55"}, {})
    assert gap.gap.interval == closed("0", "0.1")
    assert told(gap) == (MORE, "missed")
    # "At least" reaches zero.
    gap = pair_of(report, {"comparator": ">=", "value": "3.55"}, {})
    assert gap.gap.interval == closed("0", "0.1")
    assert told(gap) == (UNCLEAR, UNCLEAR)
    # "About 4.4" is 3.9 to 4.9, "about 3.4" is 2.9 to 3.9: they touch.
    gap = pair_of(report, {"value": "4.4"}, {"comparator": "~", "value": "3.4"})
    assert gap.gap.interval == closed("0", "2")
    assert told(gap) == (UNCLEAR, UNCLEAR)


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
        # Within 50, of which 50 is the bar, against what is at least so and so much
        ("=", "60", Interval(F(5000) / F("60.5"), F(5000) / F("59.5"))),
        ("<=", "60", None),
        (">=", "50", Interval(0, 100, False, True)),
        (">", "50", Interval(0, 100, False, False)),
    ],
)
def test_a_target_that_allows_none_is_measured_at_its_ceiling(
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
        # The number of something, against that of a year before; about 20 is 19 to 21
        (("=", "24"), ("=", "20"), Interval(120, 120)),
        (("=", "24"), (">=", "20"), Interval(0, 120, False, True)),
        (("=", "24"), (">", "20"), Interval(0, 120, False, False)),
        # A floor or a ceiling is itself the bar.
        ((">", "24"), ("=", "20"), Interval(120, 120)),
        ((">=", "24"), ("=", "20"), Interval(120, 120)),
        ((">=", "24"), ("~", "20"), Interval(F(2400, 21), F(2400, 19))),
        ((">=", "24"), (">", "20"), Interval(0, 120, False, False)),
        (("<", "24"), ("=", "20"), Interval(120, 120)),
        (("<=", "24"), ("~", "20"), Interval(F(2400, 21), F(2400, 19))),
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
    # About 10 days is 9.5 to 10.5, a bare -70 is -70.5 to -69.5: 79 to 81.
    name = "good-air-days-change-2016-2020"
    aim = {"figure": "x", "status": "target", "comparator": "~", "period": "2021-2025"}
    gap = gap_of(
        report, changed(report, name, value="10", **aim), changed(report, name, value="-70")
    )
    assert (gap.gap.interval, gap.verdict) == (closed("79", "81"), Verdict.MORE)


# Verdicts


def verdict(gap: Interval, side: Side, *, strict: bool = False) -> str:
    """Return the verdict on a bar at zero that lies so far above what was achieved."""
    bar = Bar(Quantity.exactly(0, "percent"), F(0), side, strict)
    return bar.against(Quantity(-gap, unit("percent"))).value


@pytest.mark.parametrize(
    ("gap", "higher", "lower"),
    [
        (Interval(0.0, 1.0, False, True), MORE, LESS),
        (Interval(0.0, 1.0), UNCLEAR, UNCLEAR),
        (Interval(0.0, 1.0, True, False), UNCLEAR, UNCLEAR),
        (Interval(0.0, inf, False, False), MORE, LESS),
        (Interval(5e-324, 1.0), MORE, LESS),
        (Interval(-1.0, 0.0, True, False), LESS, MORE),
        (Interval(-1.0, 0.0, False, True), UNCLEAR, UNCLEAR),
        (Interval(-inf, 0.0, False, False), LESS, MORE),
        (Interval(-1.0, -5e-324), LESS, MORE),
        (Interval(0.0, 0.0), SAME, SAME),
        (Interval(-0.0, 0.0), SAME, SAME),
        (Interval(-5e-324, 5e-324), UNCLEAR, UNCLEAR),
        (Interval(-inf, inf, False, False), UNCLEAR, UNCLEAR),
        (Interval(2.0, 2.0), MORE, LESS),
    ],
)
def test_a_verdict_needs_the_whole_gap(gap: Interval, higher: str, lower: str) -> None:
    assert verdict(gap, Side.ABOVE) == higher
    assert verdict(gap, Side.BELOW) == lower
    assert verdict(gap, Side.AT) == (SAME if gap == exactly("0") else UNCLEAR)


@pytest.mark.parametrize(
    ("gap", "above", "below"),
    [
        # More than what was achieved is more, and less than it is less: at zero, too.
        (Interval(0, 0), MORE, MORE),
        (Interval(0, 1), MORE, UNCLEAR),
        (Interval(-1, 0), UNCLEAR, MORE),
        (Interval(-1, 0, True, False), LESS, MORE),
        (Interval(-1, 1), UNCLEAR, UNCLEAR),
        (Interval(1, 1), MORE, LESS),
    ],
)
def test_a_strict_bar_at_what_was_achieved_asks_for_more(
    gap: Interval, above: str, below: str
) -> None:
    assert verdict(gap, Side.ABOVE, strict=True) == above
    assert verdict(gap, Side.BELOW, strict=True) == below


# Properties

TURNED = {MORE: LESS, LESS: MORE}
sides = st.sampled_from(Side)


@many
@given(left=intervals(), right=intervals(), side=sides)
def test_swapping_the_sides_turns_the_gap(left: Interval, right: Interval, side: Side) -> None:
    gap, turned = left - right, right - left
    assert gap == -turned
    found = verdict(gap, side)
    assert verdict(turned, side) == TURNED.get(found, found)


@many
@given(data=st.data(), left=intervals(), right=intervals())
def test_a_gap_holds_every_difference(data: st.DataObject, left: Interval, right: Interval) -> None:
    gap = left - right
    one, other = data.draw(members(left)), data.draw(members(right))
    assert one - other in gap
    signs = {MORE: one > other, LESS: one < other, SAME: one == other}
    assert signs.get(verdict(gap, Side.ABOVE), True)


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
    expected = {(True, False): MORE, (False, True): LESS}.get((above, below))
    bar = Bar(Quantity(left, unit("percent")), F(0), Side.ABOVE, strict=False)
    found = bar.against(Quantity(right, unit("percent")))
    assert found == (expected or (SAME if level else UNCLEAR))


@many
@given(data=st.data(), left=intervals(), right=intervals(), side=sides)
def test_knowing_less_never_makes_a_verdict(
    data: st.DataObject, left: Interval, right: Interval, side: Side
) -> None:
    before = verdict(left - right, side)
    vague = data.draw(wider(left)) - data.draw(wider(right))
    assert verdict(vague, side) in {before, UNCLEAR}


@many
@given(left=intervals(), right=intervals(), scale=SCALES, side=sides)
def test_the_scale_never_decides(
    left: Interval, right: Interval, scale: Fraction, side: Side
) -> None:
    assert verdict(left * scale - right * scale, side) == verdict(left - right, side)


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
    assert (gap.gap.interval, gap.verdict) == (exactly("0"), Verdict.SAME)
    assert (gap.ratio, gap.ratio_value) == (None, None)


def test_a_report_without_pairs_has_gaps_with_all_columns(report: Report) -> None:
    bare = with_rows(report, figures=[])
    nothing = measure_gaps(bare)
    assert nothing.empty
    assert list(nothing.columns) == list(measure_gaps(report).columns)
    assert find_gaps(bare) == []


def test_only_a_target_with_a_date_is_dated(report: Report) -> None:
    undated = ["population-level-undated", "gdp-level-undated"]
    assert [gap.target.name for gap in find_gaps(report) if not gap.dated] == undated
    assert list(measure_gaps(report).query("not dated").index) == undated


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
    assert (told(first), told(second)) == ((MORE, "missed"), (LESS, "met"))
    assert len(gaps) == len(TABLE) + 1
    frame = measure_gaps(two)
    assert frame.index.is_unique
    assert list(frame["label"].loc[[first.pair.target.name, second.pair.target.name]]) == [
        "Grain output", "Grain output (hypothetical)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "unit", "gaps"),
    [
        # Twice and three times 101 are one and two levels more.
        ("multiple", "times", {"low": "101", "high": "202"}),
        # 2% and 3% of it
        ("growth", "percent", {"low": "2.02", "high": "3.03"}),
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
    made = {"indicator": "output", "value": "101", "unit": "cars"}
    few = report_of(figures=[made, *aims])
    found = {gap.target.name: gap.gap for gap in find_gaps(few)}
    assert found == {name: Quantity.exactly(value, "cars") for name, value in gaps.items()}


# Why a verdict is unclear


def test_an_unclear_verdict_says_why(report: Report) -> None:
    output = gaps_of(report)["industrial-output-growth-2021"]
    assert output.why == "only a bound was reported: increased by more than 8.5%"
    # 20 lies between 11.5 and 28.5.
    few = report.what_if("actual-funds-growth-2021", value=20, comparator="=")
    funds = gaps_of(few)["actual-funds-growth-2021"]
    assert told(funds) == (UNCLEAR, UNCLEAR)
    assert funds.why == "it lies between the parts"
    # A bare 3.5 is 3.45 to 3.55.
    same = pair_of(report, {"comparator": "=", "value": "3.5"}, {})
    assert (told(same), same.why) == (
        (UNCLEAR, UNCLEAR), "within what the printed digits allow",
    )  # fmt: skip


def test_where_neither_direction_is_better_only_the_same_is_told() -> None:
    cells = {"indicator": "births", "measure": "share", "unit": "percent", "value": "5"}
    its = [{"indicator": "births", "better": "neither"}]
    aim = cells | {"figure": "aim", "status": "target", "period": "2021", "value": "9"}
    (gap,) = find_gaps(report_of(figures=[cells, aim], indicators=its))
    assert (gap.verdict, gap.why) == (Verdict.UNCLEAR, "neither direction is better")
    assert replace(gap.bar, at=gap.achieved).side is Side.AT
