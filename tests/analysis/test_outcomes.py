"""Targets against what others published, by a table that was worked by hand."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.outcomes import OUTCOMES, measure_outcomes, outcome_panels
from helpers.core.units import base_unit, to_base
from helpers.data.published import NATURES
from helpers.data.report import Report, load_report
from helpers.locations import DATA

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
        "population-level-undated", "cannot be told", (-0.91495, -0.91485), "million persons",
        "mirror", "not reached by 2024",
        "9.0851 is known to the hundred: 9.08505 to 9.08515 million, less 10; never above 10",
    ),
    Expected(
        "gdp-level-undated", "cannot be told", (-0.2367815, -0.2367805), "RMB trillion",
        "mirror", "not reached by 2024",
        "763.219 billion of 2024 are 0.7632185 to 0.7632195 trillion, less 1; no year reaches 1",
    ),
    Expected(
        "hi-tech-enterprises-level-2025", "met", (500, inf), "enterprises", "mirror", "",
        "more than 3500 less 3000", closed=(False, False),
    ),
    Expected(
        "gdp-growth-2021", "cannot be told", (-1.85, 0.25), POINTS, "mirror", "not sharp enough",
        "6.2 is 6.15 to 6.25, about 7 is 6 to 8: 6.15 - 8 to 6.25 - 6",
    ),
    Expected(
        "industrial-output-growth-2021", "missed", (-7.55, -5.45), POINTS, "mirror", "",
        "2.5 is 2.45 to 2.55, about 9 is 8 to 10: 2.45 - 10 to 2.55 - 8",
    ),
    Expected(
        "fixed-asset-investment-growth-2021", "cannot be told", None, POINTS, "weak",
        "published only of another time: 2023",
        "there is growth of 2018 and 2020, before the target, and a weak number of 2023",
    ),
    Expected(
        "fiscal-revenue-growth-2021", "cannot be told", None, POINTS, "official",
        "published only for 2021 Q1, a part of the year",
        "31.1 is the growth of the first quarter",
    ),
    Expected(
        "grain-output-level-2021", "met", (0.725, 0.735), "billion jin", "mirror", "",
        "24.73 is 24.725 to 24.735, less 24",
    ),
    Expected(
        "hi-tech-enterprises-new-level-2021", "cannot be told", None, "enterprises", "mirror",
        "published only of something else: Hi-tech enterprises",
        "542 is of 2019; for 2021 there is only the number of all, 2286",
    ),
    Expected(
        "hongqi-output-multiple-2021", "cannot be told", None, "times", "mirror",
        "published only of something else: Hongqi cars sold",
        "of 2021 only the cars that were sold are known",
    ),
    Expected(
        "services-value-added-growth-2021", "met", (1.05, 3.15), POINTS, "mirror", "",
        "8.1 is 8.05 to 8.15, about 6 is 5 to 7: 8.05 - 7 to 8.15 - 5",
    ),
    Expected(
        "projects-over-50m-level-2021", "cannot be told", None, "projects", "official",
        "published only of another time: 2024, 2025",
        "1381 are of 2024 and 1412 of 2025",
    ),
    Expected(
        "actual-funds-growth-2021", "met", (2.5, 3.5), POINTS, "official", "",
        "33 is 32.5 to 33.5, less 30, which must be passed",
    ),
)  # fmt: skip
"""Every target on which something was published, in the order of the text."""


def targets_of_the_file() -> list[str]:
    """Read the names of the targets past the loader."""
    with (DATA / "changchun-2021" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [row["figure"] for row in csv.DictReader(file) if row["status"] == "target"]


def where(report: Report, key: Key) -> pd.Series[bool]:
    evidence = report.evidence
    return (
        (evidence["indicator"] == key[0])
        & (evidence["measure"] == key[1])
        & (evidence["period"] == key[2])
    )


def row_of(report: Report, key: Key, **changes: Any) -> pd.DataFrame:
    """Return one row of evidence with other cells, and what follows from them."""
    row = report.evidence.loc[where(report, key)]
    assert len(row) == 1
    if "value" in changes or "unit" in changes:
        text = str(changes.get("value", row["value"].item()))
        unit = str(changes.get("unit", row["unit"].item()))
        changes |= {
            "value": float(text),
            "decimals": len(text.partition(".")[2]),
            "base_value": float(to_base(Fraction(text), unit)),
            "base_unit": base_unit(unit)[1],
        }
    if "period" in changes:
        first, _, last = changes["period"].partition(" ")[0].partition("-")
        changes |= {"first_year": int(first), "last_year": int(last or first)}
    return row.assign(
        **{
            column: pd.Series(
                [value],
                index=row.index,
                dtype="str" if row[column].dtype == "category" else row[column].dtype,
            )
            for column, value in changes.items()
        }
    )


def with_evidence(report: Report, *rows: pd.DataFrame) -> Report:
    return replace(report, evidence=pd.concat(rows, ignore_index=True))


def without(report: Report, *keys: Key) -> pd.DataFrame:
    left = report.evidence
    for key in keys:
        left = left.loc[~where(report, key).reindex(left.index)]
    return left


def changed(report: Report, key: Key, **changes: Any) -> Report:
    """Return the report with one row of evidence changed."""
    return with_evidence(report, without(report, key), row_of(report, key, **changes))


def only(report: Report, *rows: pd.DataFrame) -> Report:
    """Return the report with these rows instead of all on the same indicators."""
    about = {name for row in rows for name in row["indicator"]}
    others = report.evidence.loc[~report.evidence["indicator"].isin(about)]
    return with_evidence(report, others, *rows)


def both_orders(report: Report, *rows: pd.DataFrame) -> Iterator[Report]:
    yield only(report, *rows)
    yield only(report, *rows[::-1])


def outcome_of(report: Report, target: str) -> dict[Any, Any]:
    return dict(measure_outcomes(report).set_index("target").loc[target])


def verdicts(report: Report) -> dict[str, str]:
    outcomes = measure_outcomes(report)
    return dict(zip(outcomes["target"], outcomes["outcome"], strict=True))


# The report


def test_every_target_has_one_outcome_in_the_order_of_the_text(report: Report) -> None:
    outcomes = measure_outcomes(report)
    assert outcomes["target"].to_list() == targets_of_the_file()
    assert set(outcomes["outcome"]) <= set(OUTCOMES)


def test_the_outcomes_with_evidence_are_those_of_the_table(report: Report) -> None:
    outcomes = measure_outcomes(report)
    found = outcomes.loc[outcomes["outcome"] != "no evidence", "target"]
    assert found.to_list() == [expected.target for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.target)
def test_the_outcome_is_as_worked_by_hand(report: Report, expected: Expected) -> None:
    row = outcome_of(report, expected.target)
    assert row["outcome"] == expected.outcome, expected.why
    assert expected.words in row["why"], expected.why
    assert bool(row["why"]) == (expected.outcome == "cannot be told")
    assert row["strength"] == expected.strength
    assert row["source_title"]
    assert row["margin_unit"] == expected.unit
    ends = [row["margin_low"], row["margin_high"]]
    if expected.margin is None:
        assert pd.isna(ends).all()
        assert pd.isna(row["found_low"])
    else:
        assert ends == pytest.approx(list(expected.margin), rel=1e-12), expected.why
        assert (row["margin_low_closed"], row["margin_high_closed"]) == expected.closed


def test_a_target_without_evidence_has_nothing_but_its_bar(report: Report) -> None:
    row = outcome_of(report, "retail-sales-growth-2021")  # there is growth of 2018 alone
    assert (row["outcome"], row["why"], row["strength"]) == ("no evidence", "", "")
    assert pd.isna([row["found_low"], row["margin_low"]]).all()
    assert (row["bar_low"], row["bar_high"], row["unit"]) == (6.0, 6.0, "percent")


@pytest.mark.parametrize(
    ("target", "bar", "unit"),
    [
        ("gdp-growth-2021", (6.0, 8.0), "percent"),
        ("actual-funds-growth-2021", (30.0, 30.0), "percent"),
        ("registered-unemployment-rate-urban-share-2021", (4.0, 4.0), "percent"),
        ("grain-output-level-2021", (24.0, 24.0), "billion jin"),
        ("gdp-level-undated", (1.0, 1.0), "RMB trillion"),
    ],
)
def test_the_bar_is_in_the_unit_of_the_target(
    report: Report, target: str, bar: tuple[float, float], unit: str
) -> None:
    row = outcome_of(report, target)
    assert (row["bar_low"], row["bar_high"]) == pytest.approx(bar, rel=1e-12)
    assert row["unit"] == unit


def test_the_width_of_about_decides_for_gdp(report: Report) -> None:
    # 6.15 to 6.25 lies below 6.5 to 7.5, but not below 6 to 8.
    narrow = outcome_of(load_report("changchun-2021", about=0.5), "gdp-growth-2021")
    assert narrow["outcome"] == "missed"
    assert [narrow["margin_low"], narrow["margin_high"]] == pytest.approx([-1.35, -0.25])
    assert outcome_of(report, "gdp-growth-2021")["outcome"] == "cannot be told"


def test_without_evidence_nothing_is_told(report: Report) -> None:
    for evidence in (pd.DataFrame(), report.evidence.iloc[:0]):
        outcomes = measure_outcomes(replace(report, evidence=evidence))
        assert outcomes["target"].to_list() == targets_of_the_file()
        assert set(outcomes["outcome"]) == {"no evidence"}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_evidence_changes_nothing(report: Report, seed: int) -> None:
    # No two rows that could decide are of one nature and strength.
    mixed = report.evidence.sample(frac=1, random_state=seed, ignore_index=True)
    found = measure_outcomes(replace(report, evidence=mixed))
    pd.testing.assert_frame_equal(found, measure_outcomes(report))


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
    assert outcome_of(report, target)["outcome"] in {"met", "missed"}
    row = outcome_of(changed(report, key, strength="weak"), target)
    assert (row["outcome"], row["strength"]) == ("cannot be told", "weak")
    assert row["why"] == "the only source is weak"


@pytest.mark.parametrize(("target", "key"), DECIDED)
@pytest.mark.parametrize("value", ["0", "100000"])
@pytest.mark.parametrize("first", [True, False])
def test_weak_evidence_beside_sound_evidence_changes_nothing(
    report: Report, target: str, key: Key, value: str, first: bool
) -> None:
    weak = row_of(report, key, value=value, strength="weak", nature="final", source_title="weak")
    rows = (weak, report.evidence) if first else (report.evidence, weak)
    assert outcome_of(with_evidence(report, *rows), target) == outcome_of(report, target)
    assert verdicts(with_evidence(report, *rows)) == verdicts(report)


def test_weak_copies_of_all_evidence_change_no_outcome(report: Report) -> None:
    for value in (0.0, 1e9):
        copies = report.evidence.assign(
            strength="weak", value=value, decimals=0, base_value=value, comparator="="
        )
        for rows in ((copies, report.evidence), (report.evidence, copies)):
            assert verdicts(with_evidence(report, *rows)) == verdicts(report)


def test_weak_evidence_never_reaches_an_undated_target(report: Report) -> None:
    weak = row_of(report, POPULATION, value="20", period="2025", strength="weak")
    found = outcome_of(with_evidence(report, report.evidence, weak), "population-level-undated")
    assert found == outcome_of(report, "population-level-undated")
    alone = outcome_of(only(report, weak), "population-level-undated")
    assert alone["outcome"] in {"cannot be told", "no evidence"}


# Evidence of another time, thing or measure


@pytest.mark.parametrize(
    ("period", "outcome", "words"),
    [
        ("2021", "met", ""),
        ("2021 Q3", "cannot be told", "published only for 2021 Q3, a part of the year"),
        ("2022", "cannot be told", "published only of another time: 2022"),
        ("2022 Q1", "cannot be told", "published only of another time: 2022 Q1"),
        ("2021-2025", "cannot be told", "published only of another time: 2021-2025"),
        ("2020", "no evidence", ""),
        ("2020 Q4", "no evidence", ""),
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
        row = outcome_of(moved, target)
        assert (row["outcome"], row["why"]) == (outcome, words)
        assert pd.isna(row["margin_low"]) == (outcome != "met")


def test_a_quarter_beside_the_year_changes_nothing(report: Report) -> None:
    quarter = row_of(report, SERVICES, period="2021 Q1", value="0", strength="official")
    for rows in ((quarter, report.evidence), (report.evidence, quarter)):
        found = outcome_of(with_evidence(report, *rows), "services-value-added-growth-2021")
        assert found == outcome_of(report, "services-value-added-growth-2021")


def test_a_lookalike_never_decides(report: Report) -> None:
    # Without gross output there is only value added, which is measured in another way.
    bare = with_evidence(report, without(report, ("industrial-output", "growth", "2021")))
    row = outcome_of(bare, "industrial-output-growth-2021")
    assert (row["outcome"], row["strength"]) == ("cannot be told", "mirror")
    assert row["why"].startswith("published only of something else: Value added of industries")
    assert pd.isna(row["margin_low"])
    # What the company aimed at is no outcome, and sales of another year are not worth a mention.
    sales = report.evidence["indicator"] == "hongqi-sales"
    sold = sales & (report.evidence["nature"] == "final")
    later = report.evidence.loc[sold].assign(period="2022", first_year=2022, last_year=2022)
    others = report.evidence.loc[~sold]
    for rows in ([others], [others, later]):
        row = outcome_of(with_evidence(report, *rows), "hongqi-output-multiple-2021")
        assert row["outcome"] == "no evidence"
    # Nor is anything where no lookalike is known.
    unknown = replace(report, lookalikes=report.lookalikes.iloc[:0])
    assert outcome_of(unknown, "hongqi-output-multiple-2021")["outcome"] == "no evidence"
    assert outcome_of(unknown, "hi-tech-enterprises-new-level-2021")["outcome"] == "no evidence"


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
    bare = without(report, SERVICES)
    other = with_evidence(report, bare, row_of(report, SERVICES, indicator=indicator))
    found = outcome_of(other, target)
    assert found["outcome"] == ("cannot be told" if outcome else "no evidence")
    assert ("something else" in found["why"]) == outcome


def test_another_measure_of_the_same_indicator_is_no_evidence(report: Report) -> None:
    other = changed(report, SERVICES, measure="share")
    found = outcome_of(other, "services-value-added-growth-2021")
    assert (found["outcome"], found["why"]) == ("no evidence", "")


def test_a_target_is_never_taken_for_an_outcome(report: Report) -> None:
    alone = replace(report, lookalikes=report.lookalikes.iloc[:0])
    for target, key in DECIDED:
        aimed = only(alone, row_of(report, key, nature="target"))
        assert outcome_of(aimed, target)["outcome"] == "no evidence"
    dream = row_of(report, POPULATION, value="20", nature="target", strength="official")
    assert verdicts(with_evidence(report, dream, report.evidence)) == verdicts(report)


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
        row = outcome_of(one, "gdp-level-undated")
        assert (row["outcome"], row["why"], row["period"]) == ("met", "", "2026")
        # 1100 is known to 1 billion: 1.0995 to 1.1005 trillion, less 1.
        assert [row["margin_low"], row["margin_high"]] == pytest.approx([0.0995, 0.1005])


@pytest.mark.parametrize(
    ("value", "comparator", "outcome"),
    [
        ("10.1", "=", "met"),
        ("10", ">", "met"),
        ("10.00", "=", "cannot be told"),
        ("10", "<=", "cannot be told"),
        ("9.99", "=", "cannot be told"),
    ],
)
def test_an_undated_target_must_be_passed_for_certain(
    report: Report, value: str, comparator: str, outcome: str
) -> None:
    found = changed(report, POPULATION, value=value, comparator=comparator)
    assert outcome_of(found, "population-level-undated")["outcome"] == outcome


def test_the_latest_number_speaks_for_an_undated_target(report: Report) -> None:
    rows = [
        row_of(report, POPULATION, value=value, period=period)
        for value, period in (("9.5", "2024"), ("9.1", "2026"), ("9.8", "2025"))
    ]
    for one in both_orders(report, *rows):
        row = outcome_of(one, "population-level-undated")
        assert (row["outcome"], row["period"]) == ("cannot be told", "2026")
        assert row["why"] == "the report gives no date; not reached by 2026"


def test_the_most_settled_number_of_the_latest_year_speaks(report: Report) -> None:
    rows = [
        row_of(report, GDP, value="750", nature="final", strength="official"),
        row_of(report, GDP, nature="preliminary", strength="mirror"),
    ]
    for one in both_orders(report, *rows):
        row = outcome_of(one, "gdp-level-undated")
        assert (row["nature"], row["strength"]) == ("final", "official")
        assert [row["margin_low"], row["margin_high"]] == pytest.approx([-0.2505, -0.2495])


def test_a_quarter_does_not_speak_for_an_undated_target(report: Report) -> None:
    quarter = row_of(report, GDP, value="180", period="2025 Q1")
    found = outcome_of(with_evidence(report, report.evidence, quarter), "gdp-level-undated")
    assert found == outcome_of(report, "gdp-level-undated")


# The choice among several

MET, MISSED = "25", "20"
"""Billion jin of grain, against 24."""


@pytest.mark.parametrize(("settled", "unsettled"), list(combinations(NATURES[:-1], 2)))
def test_the_more_settled_number_decides(report: Report, settled: str, unsettled: str) -> None:
    for first, second, outcome in ((MET, MISSED, "met"), (MISSED, MET, "missed")):
        rows = (
            row_of(report, GRAIN, value=first, nature=settled, strength="mirror"),
            row_of(report, GRAIN, value=second, nature=unsettled, strength="official"),
        )
        for one in both_orders(report, *rows):
            row = outcome_of(one, "grain-output-level-2021")
            assert (row["outcome"], row["nature"]) == (outcome, settled)


def test_natures_run_from_final_to_estimate() -> None:
    assert NATURES.index("final") < NATURES.index("preliminary") < NATURES.index("estimate")


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
            row = outcome_of(one, "grain-output-level-2021")
            assert (row["outcome"], row["strength"]) == (outcome, better)


@pytest.mark.parametrize(
    ("value", "comparator", "outcome"),
    [
        ("24.1", "=", "met"),
        ("24.0", "=", "cannot be told"),  # 23.95 to 24.05
        ("24", ">=", "met"),
        ("24", ">", "met"),
        ("24", "<", "missed"),
        ("24", "<=", "cannot be told"),
        ("23.9", "=", "missed"),
    ],
)
def test_a_bare_target_is_reached_at_its_bar(
    report: Report, value: str, comparator: str, outcome: str
) -> None:
    found = changed(report, GRAIN, value=value, comparator=comparator)
    assert outcome_of(found, "grain-output-level-2021")["outcome"] == outcome


def test_evidence_in_another_unit_is_compared_all_the_same(report: Report) -> None:
    # 24.73 billion jin are 12.365 million tonnes, printed to the thousand tonnes: 12.3645 to
    # 12.3655, which are 24.729 to 24.731 billion jin.
    found = changed(report, GRAIN, value="12365", unit="million kg")
    row = outcome_of(found, "grain-output-level-2021")
    assert row["outcome"] == "met"
    assert [row["margin_low"], row["margin_high"]] == pytest.approx([0.729, 0.731], rel=1e-12)
    assert row["margin_unit"] == "billion jin"


def test_a_report_without_targets_has_outcomes_with_all_columns(report: Report) -> None:
    nothing = measure_outcomes(replace(report, figures=report.figures.iloc[:0]))
    assert nothing.empty
    assert list(nothing.columns) == list(measure_outcomes(report).columns)
    assert outcome_panels(nothing).empty


def test_an_undated_target_can_be_met_in_the_first_year_that_is_aimed_at(report: Report) -> None:
    # The earliest dated target is of 2021; a number of 2020 is older than the target.
    found = only(report, row_of(report, POPULATION, value="10.5", period="2021"))
    assert outcome_of(found, "population-level-undated")["outcome"] == "met"
    found = only(report, row_of(report, POPULATION, value="10.5", period="2020"))
    assert outcome_of(found, "population-level-undated")["outcome"] == "no evidence"


def test_the_farthest_beyond_its_bar_comes_first_in_each_panel(report: Report) -> None:
    panels = outcome_panels(measure_outcomes(report))
    for _, rows in panels.groupby("panel"):
        assert (rows["found_value"] - rows["bar_value"]).is_monotonic_decreasing
