"""The frames of a report: what its documentation says they are, and what its records say."""

from __future__ import annotations

import inspect
import math
import re
from typing import Any

import pandas as pd
import pytest

from helpers.data.records import Stated
from helpers.data.report import Report, load_report, report_names

REPORTS = {name: load_report(name) for name in report_names()}
CHANGCHUN = REPORTS["changchun-2021"]
HYPOTHETICAL = CHANGCHUN.with_figure("gdp", 8, measure="growth", comparator="at least")

every_report = pytest.mark.parametrize(
    "report", [*REPORTS.values(), HYPOTHETICAL], ids=[*REPORTS, "hypothetical"]
)
both_frames = pytest.mark.parametrize("name", ["figures", "evidence"])

TYPES = {
    "figures": {
        "str": "label printed unit allows period scope indicator note",
        "category": "status measure prices theme part comparator",
        "float64": "value low high",
        "Int64": "year paragraph",
        "bool": "provisional",
    },
    "evidence": {
        "str": "label unit allows territory vintage period scope indicator note source_title "
        "source_address published",
        "category": "prices nature strength measure",
        "float64": "value low high",
        "Int64": "year",
    },
}


def frame_of(report: Report, name: str) -> pd.DataFrame:
    """Return the figures or the evidence of a report."""
    frame: pd.DataFrame = getattr(report, name)
    return frame


@both_frames
def test_the_documentation_names_the_columns_in_their_order(name: str) -> None:
    text = inspect.getdoc(getattr(Report, name)) or ""
    named = re.findall(r"(?<!`)`(\w+)`(?!`)", text)
    assert named == list(frame_of(CHANGCHUN, name).columns)


@both_frames
@every_report
def test_types_of_the_columns(report: Report, name: str) -> None:
    found = {str(column): str(kind) for column, kind in frame_of(report, name).dtypes.items()}
    assert found == {
        column: kind for kind, columns in TYPES[name].items() for column in columns.split()
    }


@both_frames
@every_report
def test_no_category_is_one_that_nobody_uses(report: Report, name: str) -> None:
    frame = frame_of(report, name)
    for column in TYPES[name]["category"].split():
        assert str(frame[column].cat.categories.dtype) == "str"
        assert set(frame[column].cat.categories) == set(frame[column].dropna()), column


def test_categories_are_in_the_order_of_their_table() -> None:
    figures, evidence = CHANGCHUN.figures, CHANGCHUN.evidence
    assert list(figures["status"].cat.categories) == ["achievement", "target"]
    assert list(figures["part"].cat.categories) == ["review", "plan", "key work"]
    assert list(figures["comparator"].cat.categories) == ["=", "~", ">", ">=", "<=", ".."]
    assert list(figures["prices"].cat.categories) == ["real", "current"]
    assert list(evidence["strength"].cat.categories) == [
        "official", "state media", "mirror", "weak",
    ]  # fmt: skip


@both_frames
def test_nothing_is_hidden_in_the_middle(name: str) -> None:
    frame = frame_of(CHANGCHUN, name)
    assert len(frame.columns) <= 20
    with pd.option_context("display.max_columns", 20):  # as in a notebook
        shown = frame.head(2).to_html(max_cols=pd.get_option("display.max_columns"))
    assert [column for column in frame if f"<th>{column}</th>" not in shown] == []
    first, second = {"figures": ("label", "printed"), "evidence": ("label", "value")}[name]
    assert list(frame.columns[:2]) == [first, second]


@every_report
def test_a_row_is_what_the_record_of_its_figure_is(report: Report) -> None:
    frame, figures = report.figures, report.records.figures
    assert frame.index.name == "figure"
    assert list(frame.index) == [figure.name for figure in figures]
    for (_, row), figure in zip(frame.iterrows(), figures, strict=True):
        check_numbers(row, figure)
        for column, told in {
            "label": figure.label, "printed": figure.printed, "status": figure.status.value,
            "scope": figure.scope, "theme": figure.indicator.theme, "note": figure.note,
            "provisional": figure.provisional, "indicator": figure.indicator.name,
            "comparator": figure.comparator,
        }.items():  # fmt: skip
            assert row[column] == told, (figure, column)
        assert missing(row["part"]) == (figure.part or None)
        assert missing(row["paragraph"]) == (figure.place and figure.place.paragraph)


@every_report
def test_a_row_is_what_the_record_of_the_evidence_is(report: Report) -> None:
    frame, evidence = report.evidence, report.records.evidence
    assert len(frame) == len(evidence)
    for (_, row), found in zip(frame.iterrows(), evidence, strict=True):
        check_numbers(row, found)
        for column, told in {
            "label": found.indicator.label, "nature": found.nature.value,
            "strength": found.strength.value, "indicator": found.indicator.name,
            "note": found.note, "source_title": found.source.title,
            "source_address": found.source.address, "published": found.source.published,
            "scope": found.scope,
        }.items():  # fmt: skip
            assert row[column] == told, (found, column)
        assert missing(row["territory"]) == (found.territory and found.territory.label)
        assert missing(row["vintage"]) == (found.vintage and found.vintage.label)


def check_numbers(row: pd.Series[Any], stated: Stated) -> None:
    """Check the columns that both frames have."""
    interval = stated.quantity.interval
    upper = stated.value if stated.upper is None else stated.upper
    assert row["value"] == (float(stated.value) + float(upper)) / 2  # the middle of a range
    assert row["low"] == (-math.inf if interval.low is None else float(interval.low))
    assert row["high"] == (math.inf if interval.high is None else float(interval.high))
    assert (row["unit"], row["allows"]) == (stated.unit.name, str(stated.quantity))
    assert row["measure"] == stated.measure
    assert missing(row["prices"]) == stated.prices
    assert missing(row["year"]) == stated.year
    assert missing(row["period"]) == (None if stated.period is None else str(stated.period))


def missing(cell: object) -> object:
    """Return a cell, None where it is missing."""
    return None if pd.isna(cell) else cell  # type: ignore[call-overload]


def test_rows_worked_out_by_hand() -> None:
    row = CHANGCHUN.figures.loc["industrial-output-growth-2020"]
    assert (row["value"], row["unit"], row["allows"]) == (8.5, "percent", "more than 8.5%")
    assert (row["low"], row["high"], row["year"], row["period"]) == (8.5, math.inf, 2020, "2020")
    row = CHANGCHUN.figures.loc["good-air-days-change-2016-2020"]
    assert (missing(row["year"]), row["period"]) == (None, "2016-2020")
    row = CHANGCHUN.figures.loc["gdp-level-undated"]
    assert (row["low"], row["unit"], missing(row["period"])) == (1, "RMB trillion", None)
    row = CHANGCHUN.figures.loc["bottleneck-technology-lead-time-level-undated"]
    assert (row["value"], row["allows"], row["comparator"]) == (2.5, "2 to 3 years", "..")
    assert (row["low"], row["high"], missing(row["prices"])) == (2, 3, None)
    row = CHANGCHUN.figures.loc["gdp-level-2020"]
    assert (row["allows"], row["prices"]) == ("RMB645 to 655 billion", "current")
    evidence = CHANGCHUN.evidence
    (row,) = (row for _, row in evidence.iterrows() if row["value"] == 553)
    assert (row["territory"], row["prices"]) == ("Changchun without Gongzhuling", "current")
    assert row["vintage"] == "accounts before the economic census of 2018"
    row = HYPOTHETICAL.figures.loc["gdp-growth-undated-hypothetical"]
    assert (row["allows"], missing(row["part"]), missing(row["paragraph"])) == (
        "at least 8%", None, None,
    )  # fmt: skip
