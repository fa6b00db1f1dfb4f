"""Baselines from evidence: what counts as the year before a target, and what does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from helpers.analysis.baselines import base_year, find_baselines, first_year_growth
from helpers.analysis.pairs import PairRule
from helpers.core.interval import Interval
from helpers.core.vocabulary import Comparator, Measure, Nature
from helpers.data.records import Published
from helpers.data.report import Report
from tests.building import report_of

LEVEL = {"indicator": "projects", "unit": "projects"}
AIM = LEVEL | {"status": "target", "period": "2021", "value": "1000"}
GROWTH = {"indicator": "services", "measure": "growth", "unit": "percent"}
RATE = GROWTH | {"status": "target", "period": "2021", "value": "6"}


def found(report: Report, *paired: str) -> dict[str, str]:
    """Return what was published of the targets, by their names."""
    pairs = find_baselines(report, set(paired))
    assert {pair.rule for pair in pairs} <= {PairRule.PUBLISHED}
    published = [pair.achievement for pair in pairs if isinstance(pair.achievement, Published)]
    assert len(published) == len(pairs)
    return {pair.target.name: row.said for pair, row in zip(pairs, published, strict=True)}


def test_six_targets_of_changchun_have_a_baseline(report: Report) -> None:
    # Looked up by hand in the evidence: those of 2020 and of the same measure. Services are
    # derived: 4.6% a year over 2020 and 2021, and 8.1% in 2021.
    own = {
        "gdp-level-undated", "gdp-growth-2021", "industrial-output-growth-2021",
        "fixed-asset-investment-growth-2021", "grain-output-level-2021",
        "new-jobs-urban-level-2021", "registered-unemployment-rate-urban-share-2021",
        "hi-tech-enterprises-new-level-2021", "hongqi-output-multiple-2021",
        "industrial-standard-plants-level-2021", "market-entities-growth-2021",
        "actual-funds-growth-2021", "old-residential-quarters-level-2021",
        "dead-end-roads-opened-level-2021",
    }  # fmt: skip
    assert found(report, *own) == {
        "population-level-undated": "9.066906 million persons, 2020",
        "hi-tech-enterprises-level-2025": "2,013 enterprises, 2020",
        "services-value-added-growth-2021": "1.2 percent, 2020",
        "projects-over-100m-level-2021": "1,112 projects, 2020",
        "grain-area-level-2021": ">=23.5 million mu, 2020",
        "conservation-tillage-level-2021": "7.1895 million mu, 2020",
    }


def test_the_base_is_the_year_before_the_first_target(report: Report) -> None:
    assert base_year(report) == 2020
    later = AIM | {"figure": "later", "period": "2025"}
    plan = AIM | {"figure": "plan", "period": "2022-2026"}
    assert base_year(report_of(figures=[later])) == 2024
    assert base_year(report_of(figures=[later, plan])) == 2021
    undated = report_of(figures=[AIM | {"period": ""}], evidence=[LEVEL | {"value": "9"}])
    assert base_year(undated) is None
    assert find_baselines(undated, set()) == []


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ({}, True),
        ({"nature": "estimate"}, True),
        ({"nature": "official figure"}, True),
        ({"strength": "mirror"}, True),
        # What decides nothing alone, or may have been revised, or was only aimed at
        ({"strength": "weak"}, False),
        ({"nature": "first published"}, False),
        ({"nature": "target"}, False),
        # Another time, scope, measure or kind of unit
        ({"period": "2019"}, False),
        ({"period": "2021"}, False),
        ({"period": "2020 H1"}, False),
        ({"scope": "urban"}, False),
        ({"measure": "growth", "unit": "percent"}, False),
        ({"unit": "million mu"}, False),
    ],
)
def test_only_the_same_of_the_year_before_is_a_baseline(
    cells: dict[str, str], *, counts: bool
) -> None:
    row = LEVEL | {"value": "1112", "scope": "city"} | cells
    few = report_of(figures=[AIM], evidence=[row])
    assert found(few) == ({"projects": "1,112 projects, 2020"} if counts else {})
    assert found(few, "projects") == {}


def test_an_undated_aim_and_one_of_a_later_year_have_the_same_base() -> None:
    aims = [AIM | {"figure": f"by-{year}", "period": year} for year in ("2021", "2025", "")]
    few = report_of(figures=aims, evidence=[LEVEL | {"value": "900", "scope": "city"}])
    assert set(found(few)) == {"by-2021", "by-2025", "by-"}


@pytest.mark.parametrize("period", ["2021-2025", ""])
def test_growth_over_several_years_or_without_a_date_has_no_baseline(period: str) -> None:
    dated = AIM | {"figure": "dated"}
    few = report_of(
        figures=[RATE | {"period": period}, dated],
        evidence=[GROWTH | {"value": "5", "scope": "city"}],
    )
    assert found(few) == {}


# Growth of the first of two years


def rows_of(average: str, second: str, **cells: str) -> list[dict[str, str]]:
    its = GROWTH | {"scope": "city"}
    return [
        its | {"period": "2020-2021", "value": average} | cells,
        its | {"period": "2021", "value": second} | cells,
    ]


def test_growth_of_a_year_follows_from_the_average_of_two() -> None:
    few = report_of(figures=[RATE], evidence=rows_of("4.6", "8.1"))
    (pair,) = find_baselines(few, set())
    row = pair.achievement
    assert isinstance(row, Published)
    # 1.046² / 1.081 = 1.01213; both to half a unit of the last digit
    assert row.quantity.interval == Interval(
        Fraction("104.55") ** 2 / Fraction("108.15") - 100,
        Fraction("104.65") ** 2 / Fraction("108.05") - 100,
    )
    assert (str(row.value), row.unit.name, row.year) == ("1.2", "percent", 2020)
    assert (row.nature, row.measure, row.comparator) == (
        Nature.DERIVED, Measure.GROWTH, Comparator.AS_PRINTED,
    )  # fmt: skip
    assert row.note == "from 4.6 percent a year on average and 8.1 percent in 2021"


def test_published_growth_comes_before_what_follows_from_an_average() -> None:
    own = GROWTH | {"scope": "city", "value": "1.5"}
    few = report_of(figures=[RATE], evidence=[*rows_of("4.6", "8.1"), own])
    assert found(few) == {"services": "1.5 percent, 2020"}


@pytest.mark.parametrize("cells", [{"strength": "weak"}, {"scope": "urban"}])
def test_an_average_that_does_not_count_gives_no_growth(cells: dict[str, str]) -> None:
    assert found(report_of(figures=[RATE], evidence=rows_of("4.6", "8.1", **cells))) == {}
    average, second = rows_of("4.6", "8.1")
    assert found(report_of(figures=[RATE], evidence=[average])) == {}
    assert found(report_of(figures=[RATE], evidence=[second])) == {}


def test_an_average_of_other_years_is_refused() -> None:
    few = report_of(figures=[RATE], evidence=rows_of("4.6", "8.1"))
    average, second = few.records.evidence
    with pytest.raises(ValueError, match="is no average of two years"):
        first_year_growth(second, average)
