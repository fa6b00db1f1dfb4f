"""Gaps between targets and achievements, against a table that was worked by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.gaps import (
    Bar,
    bar_of,
    bounds_of,
    difference,
    growth_pairs,
    judge,
    level_pairs,
    measure_gaps,
    verdict,
)
from helpers.core.interval import Interval
from helpers.core.units import to_base
from helpers.core.wording import Bounds
from helpers.data.report import Report, load_report

inf = math.inf
many = settings(derandomize=True, deadline=None, max_examples=75)
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


def same(value: Fraction | float) -> Any:
    """Return what a float must be to stand for a number worked by hand."""
    return pytest.approx(float(value), rel=1e-12, abs=0)


def with_figures(report: Report, figures: pd.DataFrame) -> Report:
    return replace(report, figures=figures.reset_index(drop=True))


def changed(report: Report, name: str, **changes: Any) -> pd.DataFrame:
    """Return the row of one figure with other cells, and what follows from them."""
    row = report.figures.loc[report.figures["figure"] == name]
    assert len(row) == 1
    if "value" in changes:
        text, unit = changes["value"], changes.get("unit", row["unit"].item())
        changes |= {
            "value": float(text),
            "decimals": len(text.partition(".")[2]),
            "base_value": float(to_base(Fraction(text), unit)),
        }
    return row.assign(
        **{
            column: pd.Series([value], index=row.index, dtype=row[column].dtype)
            for column, value in changes.items()
        }
    )


def gap_of(report: Report, *rows: pd.DataFrame) -> dict[Any, Any]:
    """Return the only gap of a report that has these figures alone."""
    gaps = measure_gaps(with_figures(report, pd.concat(rows)))
    assert len(gaps) == 1
    return dict(gaps.iloc[0])


def pair_of(report: Report, target: dict[str, Any], achievement: dict[str, Any]) -> dict[Any, Any]:
    """Return the gap of the growth of GDP with other numbers."""
    return gap_of(
        report,
        changed(report, "gdp-growth-2021", **target),
        changed(report, "gdp-growth-2020", **achievement),
    )


def interval_in(row: dict[Any, Any], name: str) -> Interval:
    return Interval(
        row[f"{name}_low"],
        row[f"{name}_high"],
        bool(row[f"{name}_low_closed"]),
        bool(row[f"{name}_high_closed"]),
    )


def asked(
    comparator: str, value: str, unit: str = "percent", measure: str = "growth"
) -> dict[str, Any]:
    """Return the cells of a target that its bar hangs on."""
    return {
        "comparator": comparator, "value": float(value),
        "decimals": len(value.partition(".")[2]), "unit": unit, "measure": measure,
        "status": "target", "in_words": False,
    }  # fmt: skip


def measured(comparator: str, value: str, unit: str = "percent", measure: str = "growth") -> Bounds:
    return bounds_of(asked(comparator, value, unit, measure) | {"status": "achievement"})


def closed(low: str, high: str) -> Bounds:
    return Bounds(Fraction(low), Fraction(high), low_closed=True, high_closed=True)


def exactly(value: str) -> Bounds:
    return closed(value, value)


def scaled(found: Bounds, scale: Fraction) -> Bounds:
    return found._replace(
        low=None if found.low is None else found.low * scale,
        high=None if found.high is None else found.high * scale,
    )


# The report


def test_every_pair_is_measured_in_the_order_of_the_text(report: Report) -> None:
    gaps = measure_gaps(report)
    found = list(gaps[["target", "achievement"]].itertuples(index=False, name=None))
    assert found == [(expected.target, expected.achievement) for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.target)
def test_the_gap_is_as_worked_by_hand(report: Report, expected: Expected) -> None:
    row = dict(measure_gaps(report).set_index("target").loc[expected.target])
    assert row["gap_low"] == same(expected.low), expected.why
    assert row["gap_high"] == same(expected.high), expected.why
    assert (row["gap_low_closed"], row["gap_high_closed"]) == expected.closed, expected.why
    assert row["gap_unit"] == expected.unit
    if expected.ratio is None:
        for end in ("low", "high", "low_closed", "high_closed"):
            assert pd.isna(row[f"ratio_{end}"])
    else:
        assert row["ratio_low"] == same(expected.ratio[0]), expected.why
        assert row["ratio_high"] == same(expected.ratio[1]), expected.why
        ends = row["ratio_low_closed"], row["ratio_high_closed"]
        assert ends == expected.ratio_closed, expected.why
    assert row["verdict"] == expected.verdict, expected.why
    assert row["repeating"] == expected.repeating, expected.why
    assert row["derived"] == expected.derived


@pytest.mark.parametrize(
    ("target", "achieved", "aimed", "unit"),
    [
        # A bare 650; RMB1 trillion is 1000 billion.
        ("gdp-level-undated", (649.5, 650.5), (1000.0, 1000.0), "RMB billion"),
        ("gdp-growth-2021", (3.45, 3.55), (6.0, 8.0), "percent"),
        ("registered-unemployment-rate-urban-share-2021", (0.0, 4.0), (0.0, 4.0), "percent"),
        # Twice more than 200,000; 1.1 times more than 1 million
        ("hongqi-output-multiple-2021", (200_000.0, inf), (400_000.0, inf), "cars"),
        ("market-entities-growth-2021", (1.0, inf), (1.1, inf), "million entities"),
    ],
)
def test_both_sides_are_in_the_unit_of_the_achievement(
    report: Report,
    target: str,
    achieved: tuple[float, float],
    aimed: tuple[float, float],
    unit: str,
) -> None:
    row = measure_gaps(report).set_index("target").loc[target]
    assert row["unit"] == unit
    for name, ends in (("achieved", achieved), ("aimed", aimed)):
        assert (row[f"{name}_low"], row[f"{name}_high"]) == (same(ends[0]), same(ends[1]))


def test_the_ratio_of_a_doubling_is_exactly_200_percent(report: Report) -> None:
    row = measure_gaps(report).set_index("target").loc["hongqi-output-multiple-2021"]
    assert row["achieved_high"] == inf  # the base is only "more than 200,000"
    assert (row["ratio_low"], row["ratio_high"]) == (200.0, 200.0)
    assert (row["ratio_low_closed"], row["ratio_high_closed"]) == (True, True)


def test_the_width_of_about_moves_the_gaps() -> None:
    narrow = measure_gaps(load_report("changchun-2021", about=0.5)).set_index("target")
    # 6.5 - 3.55 = 2.95 to 7.5 - 3.45 = 4.05: 3.5 is bare and stays as it is.
    row = narrow.loc["gdp-growth-2021"]
    assert (row["gap_low"], row["gap_high"]) == (same(2.95), same(4.05))
    # 9.5 - 8.55 = 0.95 to 10.5 - 8.45 = 2.05: here both sides are about.
    row = narrow.loc["fixed-asset-investment-growth-2021"]
    assert (row["gap_low"], row["gap_high"]) == (same(0.95), same(2.05))
    # 10 units of the last digit: 0 to 20 less 7.5 to 9.5.
    wide = measure_gaps(load_report("changchun-2021", about=10)).set_index("target")
    row = wide.loc["fixed-asset-investment-growth-2021"]
    assert (row["gap_low"], row["gap_high"]) == (same(-9.5), same(12.5))
    assert (row["verdict"], row["repeating"]) == ("cannot be told", "cannot be told")


def test_rounded_targets_leave_open_what_lies_within_a_digit(report: Report) -> None:
    # Bare targets that are no counts: RMB1 trillion is then 0.5 to 1.5 trillion and holds 0.65,
    # 2 million square meters 1.5 to 2.5 and holds 2.07; 24 billion jin begins at 23.5, above
    # 23.35; a doubling at 1.5, above 1. Jobs, quarters and roads are counted to the last one.
    exact, rounded = measure_gaps(report), measure_gaps(report, rounded=True)
    changed = exact["verdict"] != rounded["verdict"]
    assert set(exact.loc[changed, "target"]) == {
        "gdp-level-undated", "industrial-standard-plants-level-2021",
    }  # fmt: skip
    assert set(rounded.loc[changed, "verdict"]) == {"cannot be told"}
    assert set(rounded.loc[changed, "repeating"]) == {"cannot be told"}
    grain = rounded.set_index("target").loc["grain-output-level-2021"]
    assert (grain["gap_low"], grain["gap_high"]) == pytest.approx((0.15, 1.25))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_figures_changes_no_gap(report: Report, seed: int) -> None:
    mixed = with_figures(report, report.figures.sample(frac=1, random_state=seed))
    found, expected = (
        measure_gaps(one).sort_values("target", ignore_index=True) for one in (mixed, report)
    )
    pd.testing.assert_frame_equal(found, expected)


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
    assert (both["gap_low"], both["gap_high"]) == (same(-7.5), same(-6.5))
    assert both["gap_unit"] == "hectares"
    mixed = gap_of(report, in_hectares[0], achievement), gap_of(report, target, in_hectares[1])
    assert [row["gap_unit"] for row in mixed] == ["million square meters", "hectares"]
    for row in (both, *mixed):
        assert (row["verdict"], row["repeating"]) == ("lowered", "met")
        for end in ("ratio_low", "ratio_high"):
            assert row[end] == same(as_printed[end])


def test_two_units_meet_exactly_at_the_bar(report: Report) -> None:
    # 24 million mu are 1.6 million hectares, though a mu is no whole number of square metres.
    mu = changed(report, "grain-area-level-2021", value="24", comparator="=", unit="million mu")
    year = {"first_year": 2020, "last_year": 2020}
    hectares = changed(
        report, "grain-area-level-2021", value="1600000", comparator="=", unit="hectares",
        figure="x", status="achievement", **year,
    )  # fmt: skip
    row = gap_of(report, mu, hectares)
    # A bare 1,600,000 is half a hectare more or less: the gap is half a hectare either way.
    assert (row["gap_low"], row["gap_high"]) == (-0.5, 0.5)
    assert (row["verdict"], row["repeating"]) == ("cannot be told", "cannot be told")
    row = gap_of(report, mu, changed(report, "grain-area-level-2021", figure="x", value="1600000",
        comparator=">=", unit="hectares", status="achievement", **year))  # fmt: skip
    assert (row["gap_low"], row["gap_high"], row["gap_high_closed"]) == (-inf, 0.0, True)
    assert (row["verdict"], row["repeating"]) == ("cannot be told", "met")


def test_ends_that_are_no_floats_do_not_decide(report: Report) -> None:
    # "More than 3.55" against a bare 3.5, which is 3.45 to 3.55: the gap is open at zero,
    # though neither 3.55 nor 0.0355 is a float.
    row = pair_of(report, {"comparator": ">", "value": "3.55"}, {})
    assert interval_in(row, "gap") == Interval(0.0, inf, False, False)
    assert (row["verdict"], row["repeating"]) == ("raised", "missed")
    # "At least" reaches zero.
    row = pair_of(report, {"comparator": ">=", "value": "3.55"}, {})
    assert interval_in(row, "gap") == Interval(0.0, inf, True, False)
    assert (row["verdict"], row["repeating"]) == ("cannot be told", "cannot be told")
    # "About 3.6" is 3.5 to 3.7, "about 3.4" is 3.3 to 3.5: they touch.
    row = pair_of(report, {"value": "3.6"}, {"comparator": "~", "value": "3.4"})
    assert (row["gap_low"], row["gap_high"]) == (0.0, same(0.4))
    assert (row["verdict"], row["repeating"]) == ("cannot be told", "cannot be told")


# Levels, shares and changes that are hard to divide


@pytest.mark.parametrize(
    ("achievement", "ratio"),
    [
        # None, against some: nothing of it remains.
        (("=", "3"), Interval(0.0, 0.0)),
        (("<=", "3"), None),
        (("=", "0"), None),
        (("~", "3"), Interval(0.0, 0.0)),
        ((">=", "3"), Interval(0.0, 0.0)),
        ((">", "3"), Interval(0.0, 0.0)),
    ],
)
def test_a_target_of_none_is_measured(
    report: Report, achievement: tuple[str, str], ratio: Interval | None
) -> None:
    name = "inferior-class-v-water-level-2020"
    row = gap_of(
        report,
        changed(report, name, figure="x", status="target", first_year=2021, last_year=2021),
        changed(report, name, comparator=achievement[0], value=achievement[1], in_words=False),
    )
    if ratio is None:
        assert pd.isna(row["ratio_low"])
    else:
        assert interval_in(row, "ratio") == ratio


@pytest.mark.parametrize(
    ("comparator", "value", "ratio"),
    [
        # Within 50, which may be none, against what is at least so and so much
        ("=", "60", Interval(0.0, 100 * 50 / 59.5)),
        ("<=", "60", None),
        (">=", "50", Interval(0.0, 100.0)),
        (">", "50", Interval(0.0, 100.0, True, False)),
    ],
)
def test_a_target_that_allows_none_has_a_ratio_from_zero(
    report: Report, comparator: str, value: str, ratio: Interval | None
) -> None:
    name = "covid-days-to-zero-level-2020"
    row = gap_of(
        report,
        changed(report, name, figure="x", status="target", first_year=2021, last_year=2021),
        changed(report, name, comparator=comparator, value=value),
    )
    if ratio is None:
        assert pd.isna(row["ratio_low"])
    else:
        found = interval_in(row, "ratio")
        assert (found.low, found.high) == (ratio.low, same(ratio.high))
        assert (found.low_closed, found.high_closed) == (ratio.low_closed, ratio.high_closed)


@pytest.mark.parametrize(
    ("target", "achievement", "ratio"),
    [
        # The number of something, against that of a year before
        (("=", "24"), ("=", "20"), Interval(120.0, 120.0)),
        (("=", "24"), (">=", "20"), Interval(0.0, 120.0, False, True)),
        (("=", "24"), (">", "20"), Interval(0.0, 120.0, False, False)),
        ((">", "24"), ("=", "20"), Interval(120.0, inf, False, False)),
        ((">=", "24"), ("=", "20"), Interval(120.0, inf, True, False)),
        ((">=", "24"), ("~", "20"), Interval(2400 / 21, inf, True, False)),
        ((">=", "24"), (">", "20"), Interval(0.0, inf, False, False)),
        (("<", "24"), ("=", "20"), Interval(0.0, 120.0, True, False)),
        (("<=", "24"), ("~", "20"), Interval(0.0, 2400 / 19, True, True)),
    ],
)
def test_a_ratio_is_open_where_a_side_is(
    report: Report, target: tuple[str, str], achievement: tuple[str, str], ratio: Interval
) -> None:
    row = gap_of(
        report,
        changed(
            report, "dead-end-roads-opened-level-2021", comparator=target[0], value=target[1]
        ),
        changed(
            report,
            "dead-end-roads-opened-level-2020",
            comparator=achievement[0],
            value=achievement[1],
        ),
    )  # fmt: skip
    assert (row["ratio_low"], row["ratio_high"]) == (same(ratio.low), same(ratio.high))
    ends = row["ratio_low_closed"], row["ratio_high_closed"]
    assert ends == (ratio.low_closed, ratio.high_closed)


def test_a_gap_of_changes_that_fell_is_measured(report: Report) -> None:
    # About 10 days is 9 to 11, a bare -70 is -70.5 to -69.5: 78.5 to 81.5.
    name = "good-air-days-change-2016-2020"
    years = {"first_year": 2021, "last_year": 2025}
    row = gap_of(
        report,
        changed(report, name, figure="x", status="target", comparator="~", value="10", **years),
        changed(report, name, value="-70"),
    )
    assert (row["gap_low"], row["gap_high"], row["verdict"]) == (78.5, 81.5, "raised")


# Bars


@pytest.mark.parametrize(
    ("row", "better", "expected"),
    [
        (asked(">", "30"), "higher", Bar(exactly("0.3"), "above", strict=True)),
        (asked(">=", "30"), "higher", Bar(exactly("0.3"), "above", strict=False)),
        (asked("<", "4", measure="share"), "lower", Bar(exactly("0.04"), "below", strict=True)),
        (asked("<=", "4", measure="share"), "lower", Bar(exactly("0.04"), "below", strict=False)),
        # A floor and a ceiling say it themselves.
        (asked(">", "30"), "lower", Bar(exactly("0.3"), "above", strict=True)),
        (asked("<=", "4"), "higher", Bar(exactly("0.04"), "below", strict=False)),
        (asked(">=", "4"), "neither", Bar(exactly("0.04"), "above", strict=False)),
        # Others do not; about lies anywhere in its interval.
        (asked("~", "7"), "higher", Bar(closed("0.06", "0.08"), "above", strict=False)),
        (asked("~", "7"), "lower", Bar(closed("0.06", "0.08"), "below", strict=False)),
        (asked("~", "7"), "neither", Bar(closed("0.06", "0.08"), "at", strict=False)),
        (asked("=", "7"), "higher", Bar(exactly("0.07"), "above", strict=False)),
        (asked("=", "7"), "lower", Bar(exactly("0.07"), "below", strict=False)),
        (asked("=", "7"), "neither", Bar(exactly("0.07"), "at", strict=False)),
    ],
)
def test_a_target_sets_a_bar(row: dict[str, Any], better: str, expected: Bar) -> None:
    assert bar_of(row, better) == expected


MORE_THAN = Bar(exactly("30"), "above", strict=True)
AT_LEAST = Bar(exactly("30"), "above", strict=False)
WITHIN = Bar(exactly("4"), "below", strict=False)
LESS_THAN = Bar(exactly("4"), "below", strict=True)
ABOUT = Bar(closed("6", "8"), "above", strict=False)
ABOUT_AT_MOST = Bar(closed("6", "8"), "below", strict=False)
EQUAL = Bar(exactly("7"), "at", strict=False)
NEAR = Bar(closed("6", "8"), "at", strict=False)
TENTH = Fraction(1, 10)


def half_open(low: int | None, high: int | None, at_low: bool, at_high: bool) -> Bounds:
    return Bounds(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low_closed=at_low,
        high_closed=at_high,
    )


@pytest.mark.parametrize(
    ("bar", "value", "expected"),
    [
        # More than 30: 30 itself falls short.
        (MORE_THAN, exactly("30"), "missed"),
        (MORE_THAN, exactly("30.001"), "met"),
        (MORE_THAN, exactly("29.999"), "missed"),
        (MORE_THAN, closed("30", "31"), "cannot be told"),
        (MORE_THAN, half_open(30, 31, False, True), "met"),
        (MORE_THAN, half_open(30, 31, True, False), "cannot be told"),
        (MORE_THAN, closed("29", "30"), "missed"),
        (MORE_THAN, half_open(29, 30, True, False), "missed"),
        (MORE_THAN, half_open(30, None, False, False), "met"),
        (MORE_THAN, half_open(30, None, True, False), "cannot be told"),
        (MORE_THAN, half_open(None, 30, False, True), "missed"),
        (MORE_THAN, half_open(None, None, False, False), "cannot be told"),
        # At least 30: 30 itself is enough.
        (AT_LEAST, exactly("30"), "met"),
        (AT_LEAST, exactly("29.999"), "missed"),
        (AT_LEAST, closed("30", "31"), "met"),
        (AT_LEAST, half_open(30, 31, False, True), "met"),
        (AT_LEAST, closed("29", "30"), "cannot be told"),
        (AT_LEAST, half_open(29, 30, True, False), "missed"),
        (AT_LEAST, half_open(None, 30, False, False), "missed"),
        # Within 4: 4 itself is within.
        (WITHIN, exactly("4"), "met"),
        (WITHIN, exactly("4.1"), "missed"),
        (WITHIN, exactly("3.9"), "met"),
        (WITHIN, closed("0", "4"), "met"),
        (WITHIN, closed("4", "5"), "cannot be told"),
        (WITHIN, half_open(4, 5, False, True), "missed"),
        (WITHIN, half_open(None, 4, False, True), "met"),
        # Less than 4: 4 itself is too much.
        (LESS_THAN, exactly("4"), "missed"),
        (LESS_THAN, exactly("3.9"), "met"),
        (LESS_THAN, closed("0", "4"), "cannot be told"),
        (LESS_THAN, half_open(0, 4, True, False), "met"),
        (LESS_THAN, closed("4", "5"), "missed"),
        # About 7, where more is better: the bar lies anywhere from 6 to 8.
        (ABOUT, exactly("8"), "met"),
        (ABOUT, exactly("5.9"), "missed"),
        (ABOUT, exactly("7"), "cannot be told"),
        (ABOUT, exactly("6"), "cannot be told"),
        (ABOUT, half_open(5, 6, True, False), "missed"),
        (ABOUT, half_open(8, None, True, False), "met"),
        (ABOUT_AT_MOST, exactly("6"), "met"),
        (ABOUT_AT_MOST, exactly("8"), "cannot be told"),
        (ABOUT_AT_MOST, exactly("8.1"), "missed"),
        # Exactly 7, where neither direction is better
        (EQUAL, exactly("7"), "met"),
        (EQUAL, exactly("7.1"), "missed"),
        (EQUAL, exactly("6.9"), "missed"),
        (EQUAL, closed("7", "8"), "cannot be told"),
        (EQUAL, half_open(7, 8, False, True), "missed"),
        (EQUAL, half_open(6, 7, True, False), "missed"),
        (NEAR, exactly("7"), "cannot be told"),
        (NEAR, exactly("8"), "cannot be told"),
        (NEAR, exactly("8.1"), "missed"),
    ],
)
def test_a_value_is_judged_against_a_bar(bar: Bar, value: Bounds, expected: str) -> None:
    assert judge(bar, value) == expected


@pytest.mark.parametrize(
    ("better", "verdicts"),
    [
        ("higher", ("met", "missed")),
        ("lower", ("missed", "met")),
        ("neither", ("missed", "missed")),
    ],
)
def test_a_bare_bar_is_met_on_its_better_side(better: str, verdicts: tuple[str, str]) -> None:
    bar = bar_of(asked("=", "7"), better)
    seven = Fraction(7, 100)
    found = [
        judge(bar, Bounds(value, value, low_closed=True, high_closed=True))
        for value in (seven + TENTH, seven - TENTH, seven)
    ]
    assert found == [*verdicts, "met"]


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
    assert verdict(gap, "higher") == higher
    assert verdict(gap, "lower") == lower
    assert verdict(gap, "neither") == "cannot be told"


# Properties

ends = st.fractions(-20, 20, max_denominator=30)
DIRECTIONS = ("higher", "lower", "neither")
TURNED = {"raised": "lowered", "lowered": "raised"}


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Draw bounds that are not empty; few ends, so that two of them often touch."""
    few = st.integers(-2, 2).map(lambda number: Fraction(number, 7))
    low, high = draw(st.none() | few | ends), draw(st.none() | few | ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    single = low is not None and low == high
    return Bounds(
        low,
        high,
        low_closed=single or draw(st.booleans()),
        high_closed=single or draw(st.booleans()),
    )


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    side = draw(st.sampled_from(("above", "below", "at")))
    low, width = draw(ends), draw(st.sampled_from((Fraction(0), Fraction(0), Fraction(3, 7))))
    strict = side != "at" and draw(st.booleans())
    return Bar(Bounds(low, low + width, low_closed=True, high_closed=True), side, strict)


@st.composite
def wider(draw: st.DrawFn, found: Bounds) -> Bounds:
    """Draw bounds that hold others."""
    step = st.just(Fraction(0)) | st.fractions(0, 5, max_denominator=30)
    low, high = found.low, found.high
    low_closed, high_closed = found.low_closed, found.high_closed
    if low is not None and (by := draw(st.none() | step)) != 0:
        low, low_closed = None if by is None else low - by, draw(st.booleans())
    else:
        low_closed = low_closed or draw(st.booleans())
    if high is not None and (by := draw(st.none() | step)) != 0:
        high, high_closed = None if by is None else high + by, draw(st.booleans())
    else:
        high_closed = high_closed or draw(st.booleans())
    return Bounds(low, high, low_closed, high_closed)


@st.composite
def members(draw: st.DrawFn, found: Bounds) -> Fraction:
    """Draw a number that bounds allow."""
    away = Fraction(draw(st.integers(1, 30)), 7)
    if found.low is None or found.high is None:
        if found.low is not None:
            return found.low + (0 if found.low_closed and draw(st.booleans()) else away)
        if found.high is not None:
            return found.high - (0 if found.high_closed and draw(st.booleans()) else away)
        return away - 2
    inside = found.low + (found.high - found.low) * Fraction(draw(st.integers(1, 30)), 31)
    choices = [inside]
    choices += [found.low] if found.low_closed else []
    choices += [found.high] if found.high_closed else []
    return draw(st.sampled_from(choices))


def reaches(bar: Bar, where: Fraction, value: Fraction) -> bool:
    """Tell whether a number meets a bar that lies at another one."""
    if bar.side == "at":
        return value == where
    above = value - where if bar.side == "above" else where - value
    return above > 0 or (above == 0 and not bar.strict)


@many
@given(left=bounds(), right=bounds(), better=st.sampled_from(DIRECTIONS))
def test_swapping_the_sides_turns_the_gap(left: Bounds, right: Bounds, better: str) -> None:
    gap, turned = difference(left, right), difference(right, left)
    assert gap == -turned
    assert verdict(turned, better) == TURNED.get(verdict(gap, better), verdict(gap, better))


@many
@given(data=st.data(), left=bounds(), right=bounds())
def test_a_gap_holds_every_difference(data: st.DataObject, left: Bounds, right: Bounds) -> None:
    gap = difference(left, right)
    one, other = data.draw(members(left)), data.draw(members(right))
    assert one - other in gap
    signs = {"raised": one > other, "lowered": one < other, "held": one == other}
    assert signs.get(verdict(gap, "higher"), True)


@many
@given(left=bounds(), right=bounds())
def test_a_verdict_is_given_wherever_the_whole_gap_agrees(left: Bounds, right: Bounds) -> None:
    # Worked on the rational ends, where a float cannot decide.
    above = below = False
    if left.low is not None and right.high is not None:
        both = left.low_closed and right.high_closed
        above = left.low > right.high or (left.low == right.high and not both)
    if left.high is not None and right.low is not None:
        both = left.high_closed and right.low_closed
        below = left.high < right.low or (left.high == right.low and not both)
    level = left.exact and right.exact and left.low == right.low
    expected = {(True, False): "raised", (False, True): "lowered"}.get((above, below))
    assert verdict(difference(left, right), "higher") == (
        expected or ("held" if level else "cannot be told")
    )


@many
@given(data=st.data(), left=bounds(), right=bounds(), better=st.sampled_from(DIRECTIONS))
def test_knowing_less_never_makes_a_verdict(
    data: st.DataObject, left: Bounds, right: Bounds, better: str
) -> None:
    before = verdict(difference(left, right), better)
    vague = data.draw(wider(left)), data.draw(wider(right))
    assert verdict(difference(*vague), better) in {before, "cannot be told"}


@many
@given(data=st.data(), bar=bars(), value=bounds())
def test_knowing_less_never_judges(data: st.DataObject, bar: Bar, value: Bounds) -> None:
    before = judge(bar, value)
    vague = bar._replace(bounds=data.draw(wider(bar.bounds)))
    assert judge(vague, data.draw(wider(value))) in {before, "cannot be told"}


@many
@given(data=st.data(), bar=bars(), value=bounds())
def test_a_judgement_holds_for_every_number(data: st.DataObject, bar: Bar, value: Bounds) -> None:
    found = reaches(bar, data.draw(members(bar.bounds)), data.draw(members(value)))
    assert judge(bar, value) in {"met" if found else "missed", "cannot be told"}


@many
@given(data=st.data(), value=ends, where=ends, bar=bars())
def test_an_exact_value_is_always_judged_against_an_exact_bar(
    data: st.DataObject, value: Fraction, where: Fraction, bar: Bar
) -> None:
    at = data.draw(st.sampled_from((where, value)))
    exact = Bounds(value, value, low_closed=True, high_closed=True)
    bar = bar._replace(bounds=Bounds(at, at, low_closed=True, high_closed=True))
    assert judge(bar, exact) == ("met" if reaches(bar, at, value) else "missed")


@many
@given(
    left=bounds(),
    right=bounds(),
    bar=bars(),
    # A jin, a mu, a percent, and anything else
    scale=st.sampled_from((Fraction(1, 2), Fraction(2000, 3), Fraction(1, 100)))
    | st.fractions(Fraction(1, 1000), 1000, max_denominator=1000),
    better=st.sampled_from(DIRECTIONS),
)
def test_the_unit_never_decides(
    left: Bounds, right: Bounds, bar: Bar, scale: Fraction, better: str
) -> None:
    there = difference(scaled(left, scale), scaled(right, scale))
    assert verdict(there, better) == verdict(difference(left, right), better)
    bar_there = bar._replace(bounds=scaled(bar.bounds, scale))
    assert judge(bar_there, scaled(left, scale)) == judge(bar, left)


def test_grain_in_tonnes_is_judged_as_in_jin() -> None:
    # 23.3 billion jin are 11.65 million tonnes, and 24 are 12; a billion jin is half a million
    # tonnes.
    for value, expected in (("24.0", "cannot be told"), ("24.1", "met"), ("23.9", "missed")):
        in_jin = measured("=", value, "billion jin", "level")
        bar = bar_of(asked("=", "24", "billion jin", "level"), "higher")
        tonnes = Fraction(1, 1000)
        in_tonnes = bar._replace(bounds=scaled(bar.bounds, tonnes))
        assert judge(bar, in_jin) == judge(in_tonnes, scaled(in_jin, tonnes)) == expected


@pytest.mark.parametrize(
    ("measure", "value", "unit"), [("growth", "5", "percent"), ("multiple", "2", "times")]
)
def test_what_grows_from_nothing_has_no_ratio(
    report: Report, measure: str, value: str, unit: str
) -> None:
    # No vehicle was built; twice as many, or 5 percent more, is none again.
    row = gap_of(
        report,
        changed(report, "hongqi-output-multiple-2021", measure=measure, value=value, unit=unit),
        changed(report, "hongqi-output-level-2020", value="0", comparator="="),
    )
    assert (row["gap_low"], row["gap_high"], row["verdict"]) == (0, 0, "held")
    assert pd.isna([row["ratio_low"], row["ratio_high"], row["ratio_value"]]).all()


def test_a_report_without_pairs_has_gaps_with_all_columns(report: Report) -> None:
    nothing = measure_gaps(with_figures(report, report.figures.iloc[:0]))
    assert nothing.empty
    assert list(nothing.columns) == list(measure_gaps(report).columns)
    assert growth_pairs(nothing).empty
    assert level_pairs(nothing).empty


def test_only_a_target_with_a_date_is_dated(report: Report) -> None:
    gaps = measure_gaps(report)
    assert list(gaps.loc[~gaps["dated"], "target"]) == ["gdp-level-undated"]
