"""Which number tells what was reached, by hand: better sources, then the report, then weak ones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from helpers.analysis.reached import (
    is_bound,
    is_weak,
    nature_of,
    published_on,
    reached,
    strength_of,
    words_of,
)
from helpers.core.period import Period
from helpers.core.vocabulary import Measure
from helpers.data.report import Report
from tests.building import report_of

GROWTH: dict[str, str] = {"indicator": "gdp", "measure": "growth", "unit": "percent"}
WEAK = GROWTH | {"value": "6.6", "strength": "weak", "nature": "preliminary"}
JANUARY = GROWTH | {"value": "6.5", "comparator": ">", "nature": "estimate", "strength": "mirror"}
FIGURE = GROWTH | {"value": "6.4"}


def said(
    *evidence: Mapping[str, str],
    figures: tuple[Mapping[str, str], ...] = (),
    weak: bool = False,
    scope: str = "",
) -> str:
    """Return the number that tells growth of 2020, in words; empty without one."""
    report = report_of(figures=figures, evidence=evidence)
    found = reached(report, "gdp", Measure.GROWTH, Period(2020, 2020), scope=scope, weak=weak)
    return words_of(found) if found else ""


def test_a_better_source_comes_before_the_report_and_that_before_a_weak_one() -> None:
    assert said(WEAK, JANUARY, figures=(FIGURE,)) == "more than 6.5%"
    assert said(WEAK, figures=(FIGURE,)) == "6.4%"
    assert said(WEAK) == "6.6%"
    assert said() == ""


def test_the_most_settled_number_may_be_asked_for_whatever_its_source() -> None:
    # A preliminary number is more settled than an estimate made in January.
    assert said(WEAK, JANUARY, figures=(FIGURE,), weak=True) == "6.6%"
    assert said(JANUARY, figures=(FIGURE,), weak=True) == "more than 6.5%"
    assert said(figures=(FIGURE,), weak=True) == "6.4%"


@pytest.mark.parametrize(
    "cells",
    [{"period": "2021"}, {"period": "2020 Q1"}, {"nature": "target"}, {"measure": "share"},
     {"indicator": "services"}],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("row", [WEAK, JANUARY])
def test_what_is_of_something_else_tells_nothing(
    row: dict[str, str], cells: dict[str, str]
) -> None:
    other = GROWTH | {"indicator": "gdp", "value": "1", "period": "2011"}
    assert said(row | cells, other, weak=True) == said(row | cells, other) == ""


def test_only_the_scope_that_is_asked_for_counts() -> None:
    urban = {"scope": "urban"}
    assert said(WEAK | urban, JANUARY, figures=(FIGURE,), scope="urban") == "6.6%"
    assert said(JANUARY, figures=(FIGURE | urban,), scope="urban") == "6.4%"
    assert said(JANUARY | urban, figures=(FIGURE,), scope="city") == "6.4%"


def test_a_target_of_the_report_was_not_reached() -> None:
    assert said(figures=(FIGURE | {"status": "target"},)) == ""


def test_what_is_told_of_a_number_and_its_source() -> None:
    report = report_of(figures=[FIGURE], evidence=[WEAK, JANUARY])
    figure = report["gdp"]
    weak, january = report.records.evidence
    assert [is_weak(row) for row in (figure, weak, january)] == [False, True, False]
    assert [is_bound(row) for row in (figure, weak, january)] == [False, False, True]
    assert [strength_of(row) for row in (figure, weak)] == ["the report", "weak"]
    assert [nature_of(row) for row in (figure, january)] == ["the report", "estimate"]
    # A figure is as old as its report, which here has no date.
    assert [published_on(row, report) for row in (figure, weak)] == ["", "2021-12-01"]


def test_a_hypothetical_number_is_marked(report: Report) -> None:
    changed = report.what_if("gdp-growth-2020", value="4.0")
    assert words_of(changed["gdp-growth-2020"]) == "4.0% (hypothetical)"


def test_a_figure_is_as_old_as_its_report(report: Report) -> None:
    assert published_on(report["gdp-growth-2020"], report) == "2021-01-25"
