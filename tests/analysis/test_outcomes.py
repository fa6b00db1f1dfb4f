"""Targets against what others published, by a table that was worked by hand."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import pandas as pd
import pytest

from helpers.analysis.outcomes import (
    Obstacle,
    Outcome,
    OutcomeResult,
    find_outcomes,
    measure_outcomes,
)
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Nature
from helpers.data.reader import Row
from helpers.data.records import Published
from helpers.data.report import Report, load_report
from helpers.locations import DATA
from tests.building import report_of, with_rows

inf = math.inf
POINTS = "percentage points"
Key = tuple[str, str, str]
"""Indicator, measure and period of evidence."""

GDP: Key = ("gdp", "level", "2024")
POPULATION: Key = ("population", "level", "2024")
GRAIN: Key = ("grain-output", "level", "2021")
SERVICES: Key = ("services-value-added", "growth", "2021")


@dataclass(frozen=True)
class Expected:
    """What became of a target, as worked by hand; no margin where nothing is comparable."""

    target: str
    outcome: str
    margin: tuple[float, float] | None
    unit: str
    strength: str
    words: str
    why: str
    closed: tuple[bool, bool] = (True, True)


TABLE = (
    Expected(
        "population-level-undated", "unclear", (-0.93465, -0.93455), "million persons",
        "mirror", "not reached by 2022",
        "9.0654 is known to the hundred: 9.06535 to 9.06545 million, less 10; 2024 is weak",
    ),
    Expected(
        "gdp-level-undated", "unclear", (-0.285, -0.275), "RMB trillion",
        "state media", "not reached by 2023",
        "720 billion are 715 to 725, less 1000; 763 of 2024 is weak, above 800 of 2025 is open",
    ),
    Expected(
        "hi-tech-enterprises-level-2025", "met", (500, inf), "enterprises", "mirror", "",
        "at least 3500 less 3000", closed=(True, False),
    ),
    Expected(
        "gdp-growth-2021", "missed", (-1.35, -0.25), POINTS, "mirror", "",
        "6.2 is 6.15 to 6.25, about 7 is 6.5 to 7.5: 6.15 - 7.5 to 6.25 - 6.5",
    ),
    Expected(
        "industrial-output-growth-2021", "missed", (-7.05, -5.95), POINTS, "mirror", "",
        "2.5 is 2.45 to 2.55, about 9 is 8.5 to 9.5: 2.45 - 9.5 to 2.55 - 8.5",
    ),
    Expected(
        "fixed-asset-investment-growth-2021", "unclear", None, POINTS, "state media",
        "published only of another time: 2023",
        "there is growth of 2016, 2018 and 2020, before the target, and of 2023",
    ),
    Expected(
        "fiscal-revenue-growth-2021", "unclear", None, POINTS, "official",
        "published only for 2021 Q1, a part of the year",
        "31.1 is the growth of the first quarter",
    ),
    Expected(
        "retail-sales-growth-2021", "unclear", None, POINTS, "state media",
        "published only of another time: 2023", "12 is of 2023",
    ),
    Expected(
        "grain-output-level-2021", "met", (0.725, 0.735), "billion jin", "mirror", "",
        "24.73 is 24.725 to 24.735, less 24",
    ),
    Expected(
        "hongqi-output-multiple-2021", "unclear", None, "times", "state media",
        "published only of something else: Hongqi cars sold",
        "of 2021 only the cars that were sold are known",
    ),
    Expected(
        "services-value-added-growth-2021", "met", (1.55, 2.65), POINTS, "mirror", "",
        "8.1 is 8.05 to 8.15, about 6 is 5.5 to 6.5: 8.05 - 6.5 to 8.15 - 5.5",
    ),
    Expected(
        "projects-over-50m-level-2021", "unclear", None, "projects", "official",
        "published only of another time: 2023, 2024, 2025",
        "1286 are of 2023, 1381 of 2024 and 1412 of 2025",
    ),
    Expected(
        "actual-funds-growth-2021", "met", (2.5, 3.5), POINTS, "official", "",
        "33 is 32.5 to 33.5, less 30, which must be passed",
    ),
    Expected(
        "old-residential-quarters-level-2021", "unclear", None, "quarters", "mirror",
        "published only of another time: 2025", "130 are of 2025",
    ),
    Expected(
        "dead-end-roads-opened-level-2021", "unclear", None, "roads", "mirror",
        "published only of another time: 2025", "30 are of 2025",
    ),
)  # fmt: skip
"""Every target on which something was published, in the order of the text."""


def targets_of_the_file() -> list[str]:
    """Read the names of the targets past the loader."""
    with (DATA / "changchun-2021" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [row["figure"] for row in csv.DictReader(file) if row["status"] == "target"]


def rows_of(report: Report) -> list[Row]:
    return list(report.package.rows["evidence"].values())


def is_of(row: Row, key: Key) -> bool:
    own = row["territory"] in ("changchun", "changchun-since-2020") and row["scope"] == "city"
    return own and (row["indicator"], row["measure"], row["period"]) == key


def row_of(report: Report, key: Key, **changes: str) -> Row:
    """Return one row of evidence with other cells; those of 2024 are weak, and better here."""
    (row,) = (row for row in rows_of(report) if is_of(row, key))
    assert changes.keys() <= row.keys()
    better = {"strength": "mirror"} if row["strength"] == "weak" else {}
    return row | better | changes


def with_evidence(report: Report, *rows: Row) -> Report:
    return with_rows(report, evidence=rows)


def without(report: Report, *keys: Key) -> list[Row]:
    return [row for row in rows_of(report) if not any(is_of(row, key) for key in keys)]


def changed(report: Report, key: Key, **changes: str) -> Report:
    """Return the report with one row of evidence changed."""
    return with_evidence(report, *without(report, key), row_of(report, key, **changes))


def only(report: Report, *rows: Row) -> Report:
    """Return the report with these rows instead of all on the same indicators."""
    about = {row["indicator"] for row in rows}
    others = [row for row in rows_of(report) if row["indicator"] not in about]
    return with_evidence(report, *others, *rows)


def both_orders(report: Report, *rows: Row) -> Iterator[Report]:
    yield only(report, *rows)
    yield only(report, *rows[::-1])


def outcome_of(report: Report, target: str) -> Outcome:
    (outcome,) = (one for one in find_outcomes(report) if one.target.name == target)
    return outcome


def published(outcome: Outcome) -> Published:
    assert outcome.published is not None
    return outcome.published


def margin(outcome: Outcome) -> Interval | None:
    return outcome.margin.interval if outcome.margin else None


def verdicts(report: Report) -> dict[str, OutcomeResult]:
    return {one.target.name: one.result for one in find_outcomes(report)}


# The report


def test_every_target_has_one_outcome_in_the_order_of_the_text(report: Report) -> None:
    outcomes = find_outcomes(report)
    assert [one.target.name for one in outcomes] == targets_of_the_file()
    assert {one.result for one in outcomes} == set(OutcomeResult)


def test_the_outcomes_with_evidence_are_those_of_the_table(report: Report) -> None:
    found = [
        one.target.name for one in find_outcomes(report) if one.result is not OutcomeResult.NOTHING
    ]
    assert found == [expected.target for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.target)
def test_the_outcome_is_as_worked_by_hand(report: Report, expected: Expected) -> None:
    outcome = outcome_of(report, expected.target)
    assert outcome.result == expected.outcome, expected.why
    assert expected.words in outcome.why, expected.why
    assert bool(outcome.why) == (expected.outcome == "unclear")
    assert published(outcome).strength == expected.strength
    assert published(outcome).source.title
    assert measure_outcomes(report).loc[expected.target, "margin_unit"] == expected.unit
    if expected.margin is None:
        assert (outcome.margin, outcome.found) == (None, None)
    else:
        assert margin(outcome) == Interval(*expected.margin, *expected.closed), expected.why
        assert outcome.margin is not None
        assert outcome.margin.unit.name == expected.unit


def test_a_target_without_evidence_has_nothing_but_its_bar(report: Report) -> None:
    # There is growth of 2019 alone.
    outcome = outcome_of(report, "private-economy-income-growth-2021")
    assert (outcome.result, outcome.why) == (OutcomeResult.NOTHING, "")
    assert (outcome.published, outcome.found, outcome.margin) == (None, None, None)
    assert outcome.bar.at == Quantity.exactly(8, "percent")
    assert outcome.in_percent


@pytest.mark.parametrize(
    ("target", "bar", "unit"),
    [
        ("gdp-growth-2021", ("6.5", "7.5"), "percent"),
        ("actual-funds-growth-2021", (30, 30), "percent"),
        ("registered-unemployment-rate-urban-share-2021", (4, 4), "percent"),
        ("grain-output-level-2021", (24, 24), "billion jin"),
        ("gdp-level-undated", (1, 1), "RMB trillion"),
    ],
)
def test_the_bar_is_in_the_unit_of_the_target(
    report: Report, target: str, bar: tuple[Number, Number], unit: str
) -> None:
    outcome = outcome_of(report, target)
    assert outcome.bar.at == Quantity.of(*bar, unit)
    assert outcome.in_percent == (unit == "percent")
    assert outcome.label == outcome.target.indicator.label


def test_the_width_of_about_decides_for_gdp(report: Report) -> None:
    # 6.15 to 6.25 lies below 6.5 to 7.5, but not below 6 to 8.
    assert outcome_of(report, "gdp-growth-2021").result is OutcomeResult.MISSED
    wide = outcome_of(load_report("changchun-2021", about=1), "gdp-growth-2021")
    assert (wide.result, wide.obstacle) == (OutcomeResult.UNCLEAR, Obstacle.WORDING)
    assert margin(wide) == Interval("-1.85", "0.25")
    assert wide.margin_value == Fraction("-0.8")


def test_without_evidence_nothing_is_told(report: Report) -> None:
    rows = {name: its for name, its in report.package.rows.items() if name != "evidence"}
    untold = replace(report, package=replace(report.package, rows=rows))
    for bare in (untold, with_evidence(report)):
        found = verdicts(bare)
        assert list(found) == targets_of_the_file()
        assert set(found.values()) == {OutcomeResult.NOTHING}
        frame = measure_outcomes(bare)
        assert frame[["found_low", "margin_high"]].isna().all(axis=None)
        assert (frame.dtypes == measure_outcomes(report).dtypes).all()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_evidence_changes_nothing(report: Report, seed: int) -> None:
    # No two rows that could decide are of one nature and strength.
    rows = rows_of(report)
    mixed = with_evidence(report, *random.Random(seed).sample(rows, len(rows)))
    assert find_outcomes(mixed) == find_outcomes(report)
    pd.testing.assert_frame_equal(measure_outcomes(mixed), measure_outcomes(report))


# The frame


def test_the_frame_tells_what_the_outcomes_tell(report: Report) -> None:
    outcomes, frame = find_outcomes(report), measure_outcomes(report)
    assert frame.index.name == "figure"
    assert list(frame.index) == targets_of_the_file()
    assert list(frame["outcome"]) == [one.result for one in outcomes]
    assert list(frame["why"]) == [one.why for one in outcomes]
    assert list(frame["label"]) == [one.label for one in outcomes]
    assert list(frame["target"]) == [one.target.printed for one in outcomes]
    for column, found in (
        ("found", [one.found for one in outcomes]),
        ("margin", [one.margin for one in outcomes]),
        ("bar", [one.bar.at for one in outcomes]),
    ):
        missing = (math.nan, math.nan)
        ends = pd.DataFrame([one.interval.ends if one else missing for one in found])
        ends = ends.set_axis([f"{column}_low", f"{column}_high"], axis="columns")
        pd.testing.assert_frame_equal(frame[list(ends)].reset_index(drop=True), ends)


def test_a_row_names_target_and_source(report: Report) -> None:
    one = row_of(
        report, GRAIN, value="24.73", comparator="=", nature="final", strength="mirror",
        note="as harvested", source_title="Yearbook", source_address="example.org",
        published="2022-03",
    )  # fmt: skip
    row = measure_outcomes(only(report, one)).loc["grain-output-level-2021"]
    target = report["grain-output-level-2021"]
    assert dict(row) == {
        "label": "Grain output", "target": target.printed, "outcome": "met",
        "obstacle": "", "why": "",
        "published": "24.73 billion jin, 2021", "found": "24.725 to 24.735 billion jin",
        "found_low": 24.725, "found_high": 24.735, "unit": "billion jin",
        "margin": 0.73, "margin_low": 0.725, "margin_high": 0.735,
        "margin_unit": "billion jin",
        "caution": "the territory may differ (Changchun with Gongzhuling)",
        "bar_low": 24.0, "bar_high": 24.0, "year": 2021,
        "period": "2021", "nature": "final", "strength": "mirror", "note": "as harvested",
        "source_title": "Yearbook", "source_address": "example.org", "published_on": "2022-03",
        "measure": "level", "theme": target.indicator.theme, "part": "key work",
    }  # fmt: skip
    undated = measure_outcomes(report).loc["population-level-undated"]
    assert pd.isna(undated["year"])
    assert undated["period"] == "2022"


# Weak evidence

DECIDED: tuple[tuple[str, Key], ...] = (
    ("hi-tech-enterprises-level-2025", ("hi-tech-enterprises", "level", "2025")),
    ("industrial-output-growth-2021", ("industrial-output", "growth", "2021")),
    ("grain-output-level-2021", GRAIN),
    ("services-value-added-growth-2021", SERVICES),
    ("actual-funds-growth-2021", ("actual-funds", "growth", "2021")),
)
"""The targets that are met or missed, and the only evidence on each."""


@pytest.mark.parametrize(("target", "key"), DECIDED)
def test_weak_evidence_alone_never_decides(report: Report, target: str, key: Key) -> None:
    assert outcome_of(report, target).result in {OutcomeResult.MET, OutcomeResult.MISSED}
    outcome = outcome_of(changed(report, key, strength="weak"), target)
    assert (outcome.result, published(outcome).strength) == (OutcomeResult.UNCLEAR, "weak")
    assert outcome.why == "the only source is weak"


@pytest.mark.parametrize(("target", "key"), DECIDED)
@pytest.mark.parametrize("value", ["0", "100000"])
@pytest.mark.parametrize("first", [True, False])
def test_weak_evidence_beside_sound_evidence_changes_nothing(
    report: Report, target: str, key: Key, value: str, first: bool
) -> None:
    weak = row_of(report, key, value=value, strength="weak", nature="final", source_title="weak")
    rows = (weak, *rows_of(report)) if first else (*rows_of(report), weak)
    assert outcome_of(with_evidence(report, *rows), target) == outcome_of(report, target)
    assert verdicts(with_evidence(report, *rows)) == verdicts(report)


def test_weak_copies_of_all_evidence_change_no_outcome(report: Report) -> None:
    rows = rows_of(report)
    for value in ("0", "1000000000"):
        weak = {"strength": "weak", "comparator": "=", "upper": ""}
        # More than all cannot be a share.
        copies = [
            row | weak | {"value": "100" if value != "0" and row["measure"] == "share" else value}
            for row in rows
        ]
        for both in ((*copies, *rows), (*rows, *copies)):
            assert verdicts(with_evidence(report, *both)) == verdicts(report)


def test_weak_evidence_never_reaches_an_undated_target(report: Report) -> None:
    weak = row_of(report, POPULATION, value="20", period="2025", strength="weak")
    found = outcome_of(with_evidence(report, *rows_of(report), weak), "population-level-undated")
    assert found == outcome_of(report, "population-level-undated")
    alone = outcome_of(only(report, weak), "population-level-undated")
    assert alone.result in {OutcomeResult.UNCLEAR, OutcomeResult.NOTHING}


def test_a_first_number_does_not_decide_where_a_weak_source_knows_a_revision(
    report: Report,
) -> None:
    first = row_of(report, GRAIN, value="25", nature="first published")
    for nature in ("final", "revised"):
        weak = row_of(report, GRAIN, value="20", nature=nature, strength="weak")
        for one in both_orders(report, first, weak):
            outcome = outcome_of(one, "grain-output-level-2021")
            assert outcome.result is OutcomeResult.UNCLEAR
            assert outcome.why == "the only source is weak, or older than a revision"
    assert outcome_of(only(report, first), "grain-output-level-2021").result is OutcomeResult.MET


# Evidence of another time, thing or measure


@pytest.mark.parametrize(
    ("period", "outcome", "words"),
    [
        ("2021", "met", ""),
        ("2021 Q3", "unclear", "published only for 2021 Q3, a part of the year"),
        ("2022", "unclear", "published only of another time: 2022"),
        ("2022 Q1", "unclear", "published only of another time: 2022 Q1"),
        ("2021-2025", "unclear", "published only of another time: 2021-2025"),
        ("2020", "nothing published", ""),
        ("2020 Q4", "nothing published", ""),
    ],
)
def test_only_evidence_of_the_same_time_decides(
    report: Report, period: str, outcome: str, words: str
) -> None:
    for key, target in (
        (GRAIN, "grain-output-level-2021"),
        (SERVICES, "services-value-added-growth-2021"),
    ):
        moved = only(report, row_of(report, key, period=period))
        found = outcome_of(moved, target)
        assert (found.result, found.why) == (outcome, words)
        assert (found.margin is None) == (outcome != "met")


def test_of_another_time_every_time_is_named_once(report: Report) -> None:
    years = ("2023", "2022", "2023", "2022 Q1", "2020")
    rows = [row_of(report, GRAIN, period=year, value=f"{20 + n}") for n, year in enumerate(years)]
    for one in both_orders(report, *rows):
        outcome = outcome_of(one, "grain-output-level-2021")
        assert outcome.why == "published only of another time: 2022, 2022 Q1, 2023"


def test_a_quarter_beside_the_year_changes_nothing(report: Report) -> None:
    quarter = row_of(report, SERVICES, period="2021 Q1", value="0", strength="official")
    for rows in ((quarter, *rows_of(report)), (*rows_of(report), quarter)):
        found = outcome_of(with_evidence(report, *rows), "services-value-added-growth-2021")
        assert found == outcome_of(report, "services-value-added-growth-2021")


def test_a_lookalike_never_decides(report: Report) -> None:
    # Without gross output there is only value added, which is measured in another way.
    bare = with_evidence(report, *without(report, ("industrial-output", "growth", "2021")))
    outcome = outcome_of(bare, "industrial-output-growth-2021")
    assert (outcome.result, published(outcome).strength) == (OutcomeResult.UNCLEAR, "mirror")
    assert outcome.why.startswith("published only of something else: Value added of industries")
    assert outcome.margin is None
    # What the company aimed at is no outcome, and sales of another year are not worth a mention.
    sold = [
        row
        for row in rows_of(report)
        if row["indicator"] == "hongqi-sales" and row["nature"] == "final"
    ]
    assert sold
    later = [row | {"period": "2022"} for row in sold]
    others = [row for row in rows_of(report) if row not in sold]
    assert any(row["indicator"] == "hongqi-sales" for row in others)
    for rows in (others, [*others, *later]):
        outcome = outcome_of(with_evidence(report, *rows), "hongqi-output-multiple-2021")
        assert outcome.result is OutcomeResult.NOTHING
    # Nor is anything where no lookalike is known.
    unknown = with_rows(report, lookalikes=[])
    for target in ("hongqi-output-multiple-2021", "hi-tech-enterprises-new-level-2021"):
        assert outcome_of(unknown, target).result is OutcomeResult.NOTHING


@pytest.mark.parametrize(
    ("indicator", "target", "outcome"),
    [
        # Measured in another way, or a stock instead of a flow
        ("industrial-standard-plants", "industrial-standard-plants-in-use-share-2021", True),
        ("enterprises-newly-registered", "market-entities-growth-2021", True),
        ("research-intensity", "research-spending-growth-2021", True),
        # Another thing, threshold or part is not worth a mention.
        ("pipelines-laid-or-rebuilt", "underground-pipes-renewed-level-2021", False),
        ("projects-over-1bn-started", "projects-over-100m-level-2021", False),
        ("public-spaces-planted", "grasslands-built-level-2021", False),
        ("producer-services", "services-value-added-growth-2021", False),
    ],
)
def test_only_a_lookalike_that_measures_the_same_thing_is_mentioned(
    report: Report, indicator: str, target: str, outcome: bool
) -> None:
    bare = [row for row in rows_of(report) if row["indicator"] != "services-value-added"]
    other = with_evidence(report, *bare, row_of(report, SERVICES, indicator=indicator))
    found = outcome_of(other, target)
    assert found.result == ("unclear" if outcome else "nothing published")
    assert ("something else" in found.why) == outcome


def test_another_measure_of_the_same_indicator_is_no_evidence(report: Report) -> None:
    other = only(report, row_of(report, SERVICES, measure="share", prices="", prices_by=""))
    found = outcome_of(other, "services-value-added-growth-2021")
    assert (found.result, found.why) == (OutcomeResult.NOTHING, "")


def test_a_target_is_never_taken_for_an_outcome(report: Report) -> None:
    alone = with_rows(report, lookalikes=[])
    for target, key in DECIDED:
        aimed = only(alone, row_of(report, key, nature="target"))
        assert outcome_of(aimed, target).result is OutcomeResult.NOTHING
    dream = row_of(report, POPULATION, value="20", nature="target", strength="official")
    assert verdicts(with_evidence(report, dream, *rows_of(report))) == verdicts(report)


def test_what_is_published_in_another_kind_of_unit_tells_nothing(report: Report) -> None:
    area = changed(report, GRAIN, unit="million mu")
    outcome = outcome_of(area, "grain-output-level-2021")
    assert (outcome.result, outcome.found, outcome.margin) == (OutcomeResult.UNCLEAR, None, None)
    assert outcome.why == "published in another kind of unit: million mu"
    # So it is where the target has another unit, or no date.
    other = report.what_if("population-level-undated", unit="million mu")
    outcome = outcome_of(other, "population-level-undated")
    assert (outcome.result, published(outcome).year) == (OutcomeResult.UNCLEAR, 2022)
    assert outcome.why == "published in another kind of unit: million persons"
    assert outcome.obstacle is Obstacle.QUANTITY


# Undated targets


def test_an_undated_target_is_met_in_the_first_year_that_reaches_it(report: Report) -> None:
    rows = [
        row_of(report, GDP, value=value, period=period, nature=nature)
        for value, period, nature in (
            ("999.9", "2025", "final"),
            ("1200", "2027", "final"),
            ("1100", "2026", "estimate"),
            ("900", "2028", "final"),
        )
    ]
    for one in both_orders(report, *rows):
        outcome = outcome_of(one, "gdp-level-undated")
        assert (outcome.result, outcome.why) == (OutcomeResult.MET, "")
        assert published(outcome).year == 2026
        # The zeros of 1100 say nothing: 1.05 to 1.15 trillion, less 1.
        assert margin(outcome) == Interval("0.05", "0.15")


@pytest.mark.parametrize(
    ("value", "comparator", "outcome"),
    [
        ("10.1", "=", "met"),
        ("10", ">", "met"),
        ("10.00", "=", "unclear"),
        ("10", "<=", "unclear"),
        ("9.99", "=", "unclear"),
    ],
)
def test_an_undated_target_must_be_passed_for_certain(
    report: Report, value: str, comparator: str, outcome: str
) -> None:
    found = changed(report, POPULATION, value=value, comparator=comparator)
    assert outcome_of(found, "population-level-undated").result == outcome


def test_a_year_that_may_have_reached_an_undated_target_is_passed_over(report: Report) -> None:
    # 10.00 is 9.995 to 10.005; 10.2 is more than 10 for certain.
    maybe = row_of(report, POPULATION, value="10.00", period="2024")
    outcome = outcome_of(only(report, maybe), "population-level-undated")
    assert outcome.why == "the report gives no date; not reached by 2024"
    certain = row_of(report, POPULATION, value="10.2", period="2025")
    for one in both_orders(report, maybe, certain):
        outcome = outcome_of(one, "population-level-undated")
        assert (outcome.result, published(outcome).year) == (OutcomeResult.MET, 2025)


def test_the_latest_number_speaks_for_an_undated_target(report: Report) -> None:
    rows = [
        row_of(report, POPULATION, value=value, period=period)
        for value, period in (("9.5", "2024"), ("9.1", "2026"), ("9.8", "2025"))
    ]
    for one in both_orders(report, *rows):
        outcome = outcome_of(one, "population-level-undated")
        assert (outcome.result, published(outcome).year) == (OutcomeResult.UNCLEAR, 2026)
        assert outcome.why == "the report gives no date; not reached by 2026"


def test_the_most_settled_number_of_the_latest_year_speaks(report: Report) -> None:
    rows = [
        row_of(report, GDP, value="750", nature="final", strength="official"),
        row_of(report, GDP, nature="preliminary", strength="mirror"),
    ]
    for one in both_orders(report, *rows):
        outcome = outcome_of(one, "gdp-level-undated")
        row = published(outcome)
        assert (row.nature, row.strength) == ("final", "official")
        assert margin(outcome) == Interval("-0.255", "-0.245")  # 750 is 745 to 755


def test_a_quarter_does_not_speak_for_an_undated_target(report: Report) -> None:
    quarter = row_of(report, GDP, value="180", period="2025 Q1")
    found = outcome_of(with_evidence(report, *rows_of(report), quarter), "gdp-level-undated")
    assert found == outcome_of(report, "gdp-level-undated")


def test_an_undated_target_can_be_met_in_the_first_year_that_is_aimed_at(report: Report) -> None:
    # The earliest dated target is of 2021; a number of 2020 is older than the target.
    found = only(report, row_of(report, POPULATION, value="10.5", period="2021"))
    assert outcome_of(found, "population-level-undated").result is OutcomeResult.MET
    found = only(report, row_of(report, POPULATION, value="10.5", period="2020"))
    assert outcome_of(found, "population-level-undated").result is OutcomeResult.NOTHING


def test_where_no_target_has_a_date_a_number_older_than_the_report_meets_none(
    report: Report,
) -> None:
    # The report is of January 2021.
    rows = report.package.rows["figures"].values()
    alone = with_rows(
        report, figures=[r for r in rows if r["figure"] == "population-level-undated"]
    )
    for period, result in (("2020", OutcomeResult.NOTHING), ("2021", OutcomeResult.MET)):
        found = only(alone, row_of(report, POPULATION, value="10.5", period=period))
        assert verdicts(found) == {"population-level-undated": result}


# The choice among several

MET, MISSED = "25", "20"
"""Billion jin of grain, against 24."""
NATURES = list(Nature)[:-1]
"""Those of what was achieved, the most settled first."""


@pytest.mark.parametrize(("settled", "unsettled"), list(combinations(NATURES, 2)))
def test_the_more_settled_number_decides(
    report: Report, settled: Nature, unsettled: Nature
) -> None:
    for first, second, outcome in ((MET, MISSED, "met"), (MISSED, MET, "missed")):
        rows = (
            row_of(report, GRAIN, value=first, nature=settled.value, strength="mirror"),
            row_of(report, GRAIN, value=second, nature=unsettled.value, strength="official"),
        )
        for one in both_orders(report, *rows):
            found = outcome_of(one, "grain-output-level-2021")
            assert (found.result, published(found).nature) == (outcome, settled)


def test_natures_run_from_final_to_estimate() -> None:
    settled = [Nature.FINAL, Nature.PRELIMINARY, Nature.ESTIMATE, Nature.TARGET]
    assert [nature for nature in Nature if nature in settled] == settled
    assert [nature for nature in Nature if nature is not Nature.TARGET] == NATURES


@pytest.mark.parametrize(
    ("better", "worse"), list(combinations(("official", "state media", "mirror"), 2))
)
def test_of_one_nature_the_better_sourced_decides(report: Report, better: str, worse: str) -> None:
    for first, second, outcome in ((MET, MISSED, "met"), (MISSED, MET, "missed")):
        rows = (
            row_of(report, GRAIN, value=first, strength=better),
            row_of(report, GRAIN, value=second, strength=worse),
        )
        for one in both_orders(report, *rows):
            found = outcome_of(one, "grain-output-level-2021")
            assert (found.result, published(found).strength) == (outcome, better)


@pytest.mark.parametrize(
    ("value", "comparator", "outcome"),
    [
        ("24.1", "=", "met"),
        ("24.0", "=", "unclear"),  # 23.95 to 24.05
        ("24", ">=", "met"),
        ("24", ">", "met"),
        ("24", "<", "missed"),
        ("24", "<=", "unclear"),
        ("23.9", "=", "missed"),
    ],
)
def test_a_bare_target_is_reached_at_its_bar(
    report: Report, value: str, comparator: str, outcome: str
) -> None:
    found = changed(report, GRAIN, value=value, comparator=comparator)
    told = outcome_of(found, "grain-output-level-2021")
    assert told.result == outcome
    # The bar is exactly 24: it is the number that is known too little.
    blunt = "what was published is not sharp enough"
    assert told.why == (blunt if outcome == "unclear" else "")


def test_evidence_in_another_unit_is_compared_all_the_same(report: Report) -> None:
    # 24.73 billion jin are 12.365 million tonnes, printed to the thousand tonnes: 12.3645 to
    # 12.3655, which are 24.729 to 24.731 billion jin.
    found = changed(report, GRAIN, value="12365", unit="million kg")
    outcome = outcome_of(found, "grain-output-level-2021")
    assert outcome.result is OutcomeResult.MET
    assert outcome.found == Quantity.of("24.729", "24.731", "billion jin")
    assert outcome.margin == Quantity.of("0.729", "0.731", "billion jin")


def test_a_report_without_targets_has_outcomes_with_all_columns(report: Report) -> None:
    bare = with_rows(report, figures=[])
    nothing = measure_outcomes(bare)
    assert nothing.empty
    assert list(nothing.columns) == list(measure_outcomes(report).columns)
    assert find_outcomes(bare) == []


# What charts show


def test_a_target_of_none_has_no_percentage_and_one_of_a_fall_has() -> None:
    aims = [
        {"indicator": name, "figure": name, "measure": measure, "value": value, "unit": unit}
        | {"status": "target", "period": "2021"}
        for name, measure, value, unit in (
            ("accidents", "level", "0", "cases"),
            ("coal", "change", "-10", "billion jin"),
        )
    ]
    few = report_of(
        figures=aims,
        evidence=[
            {"indicator": "accidents", "value": "3", "unit": "cases", "period": "2021"},
            {"indicator": "coal", "measure": "change", "value": "-8", "period": "2021"}
            | {"unit": "billion jin"},
        ],
    )
    outcomes = find_outcomes(few)
    assert [one.margin for one in outcomes] == [
        Quantity.exactly(3, "cases"), Quantity.of("1.5", "2.5", "billion jin"),
    ]  # fmt: skip
    # As printed: 3 less none, and a fall by 8 where one by 10 was asked.
    assert [one.margin_value for one in outcomes] == [3, 2]


# Hypothetical targets, and two of one indicator and year


def test_two_targets_of_one_indicator_and_year_are_both_told(report: Report) -> None:
    # 24.73 is more than 24 and less than 25.
    two = report.with_figure("grain-output", "25", period=2021)
    first, second = "grain-output-level-2021", "grain-output-level-2021-hypothetical"
    assert outcome_of(two, first) == outcome_of(report, first)
    told = outcome_of(two, second)
    assert (told.result, margin(told)) == (OutcomeResult.MISSED, Interval("-0.275", "-0.265"))
    assert told.label == "Grain output (hypothetical)"
    assert len(find_outcomes(two)) == len(find_outcomes(report)) + 1
    labels = [
        row.label for row in find_outcomes(two) if row.target.indicator.name == "grain-output"
    ]
    assert labels == ["Grain output", "Grain output (hypothetical)"]


def test_a_target_that_is_changed_is_told_anew(report: Report) -> None:
    asked = report.what_if("grain-output-level-2021", value="24.8")
    told = outcome_of(asked, "grain-output-level-2021")
    assert (told.result, told.label) == (OutcomeResult.MISSED, "Grain output (hypothetical)")
    row = measure_outcomes(asked).loc["grain-output-level-2021"]
    assert (row["label"], row["outcome"]) == (told.label, "missed")
    assert row["target"] == "24.8 billion jin (hypothetical)"
