"""The frames of a report: what its documentation says they are, and what its records say."""

from __future__ import annotations

import inspect
import math
import re
from typing import Any

import pandas as pd
import pytest

from helpers.core.units import UnitError
from helpers.data.records import Stated
from helpers.data.report import Report, load_report, report_names
from helpers.data.schema import shared_tables

REPORTS = {name: load_report(name) for name in report_names()}
CHANGCHUN = REPORTS["changchun-2021"]
HYPOTHETICAL = CHANGCHUN.with_figure("gdp", 8, measure="growth", comparator="at least")

every_report = pytest.mark.parametrize(
    "report", [*REPORTS.values(), HYPOTHETICAL], ids=[*REPORTS, "hypothetical"]
)
both_frames = pytest.mark.parametrize("name", ["figures", "evidence"])

TYPES = {
    "figures": {
        "str": "label printed unit allows scope indicator note",
        "category": "status measure prices theme part comparator",
        "float64": "value low high",
        "Int64": "year paragraph",
        "bool": "provisional",
        "object": "period",
    },
    "evidence": {
        "str": "label published_unit published_allows territory vintage scope indicator "
        "published_note source_title source_address published",
        "category": "published_prices nature strength measure",
        "float64": "published_value published_low published_high",
        "Int64": "year",
        "object": "period",
    },
}


def frame_of(report: Report, name: str) -> pd.DataFrame:
    """Return the figures or the evidence of a report."""
    frame: pd.DataFrame = getattr(report, name)
    return frame


@both_frames
def test_the_documentation_names_the_columns_in_their_order(name: str) -> None:
    text = inspect.getdoc(getattr(Report, name)) or ""
    named = re.findall(r"^- ``(\w+)``: .+[.]$", text, re.MULTILINE)
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
    first = ["label", "value", "unit", "allows", "year"]
    assert [column.removeprefix("published_") for column in frame.columns[:5]] == first


@every_report
def test_a_row_is_what_the_record_of_its_figure_is(report: Report) -> None:
    frame, figures = report.figures, report.records.figures
    assert frame.index.name == "figure"
    assert list(frame.index) == [figure.name for figure in figures]
    for (_, row), figure in zip(frame.iterrows(), figures, strict=True):
        check_numbers(row, figure)
        for column, told in {
            "label": figure.indicator.label, "printed": figure.printed,
            "status": figure.status.value, "scope": figure.scope,
            "theme": figure.indicator.theme, "note": figure.note,
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
        check_numbers(row.rename(lambda column: column.removeprefix("published_")), found)
        for column, told in {
            "label": found.indicator.label, "nature": found.nature.value,
            "strength": found.strength.value, "indicator": found.indicator.name,
            "published_note": found.note, "source_title": found.source.title,
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
    assert missing(row["period"]) == stated.period


def missing(cell: object) -> object:
    """Return a cell, None where it is missing."""
    return None if pd.isna(cell) else cell  # type: ignore[call-overload]


def test_rows_worked_out_by_hand() -> None:
    row = CHANGCHUN.figures.loc["industrial-output-growth-2020"]
    assert (row["value"], row["unit"], row["allows"]) == (8.5, "percent", "more than 8.5%")
    assert (row["low"], row["high"], row["year"], row["period"]) == (8.5, math.inf, 2020, 2020)
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
    (row,) = (row for _, row in evidence.iterrows() if row["published_value"] == 553)
    assert (row["territory"], row["published_prices"]) == (
        "Changchun without Gongzhuling",
        "current",
    )
    assert row["vintage"] == "accounts before the economic census of 2018"
    row = HYPOTHETICAL.figures.loc["gdp-growth-undated-hypothetical"]
    assert (row["allows"], missing(row["part"]), missing(row["paragraph"])) == (
        "at least 8%", None, None,
    )  # fmt: skip


def test_what_the_schema_tells_of_a_column_is_told_in_its_words() -> None:
    fields = shared_tables()["figures"].fields
    text = inspect.getdoc(Report.figures) or ""
    for column in ("status", "measure", "comparator", "provisional", "note"):
        assert f"- ``{column}``: {fields[column].description}\n" in f"{text}\n"
    text = inspect.getdoc(Report.evidence) or ""
    field = shared_tables()["evidence"].fields["note"]
    assert f"- ``published_note``: {field.description}" in text


def test_the_documentation_of_tables_has_every_column_of_the_schema() -> None:
    text = inspect.getdoc(Report.table) or ""
    for name, table in shared_tables().items():
        assert f"    - ``{name}``: {table.description}\n" in text
        for column, field in table.fields.items():
            assert f"      - ``{column}``: {field.description}\n" in text


@every_report
def test_merges_need_no_suffix(report: Report) -> None:
    figures, evidence = report.figures.reset_index(), report.evidence
    joined = figures.merge(evidence)
    assert set(joined) == set(figures) | set(evidence)
    same = set(figures) & set(evidence)
    assert same == {"label", "year", "measure", "period", "scope", "indicator"}
    indicators = figures.merge(report.indicators.reset_index())
    assert len(indicators) == len(figures)
    assert set(indicators) == set(figures) | {*report.indicators, "indicator"}


def test_a_merge_joins_what_is_of_one_quantity_and_time() -> None:
    joined = CHANGCHUN.figures.reset_index().merge(CHANGCHUN.evidence)
    (row,) = (
        row
        for _, row in joined[joined["figure"] == "gdp-level-2020"].iterrows()
        if row["nature"] == "final" and row["territory"] == "Changchun with Gongzhuling"
    )
    assert (row["value"], row["published_value"]) == (650, 660.159)
    assert set(joined.loc[joined["figure"] == "gdp-level-2020", "period"]) == {2020}
    # A figure of one's own is joined as any other.
    own = HYPOTHETICAL.what_if("gdp-growth-2021", value=8)
    joined = own.figures.reset_index().merge(own.evidence)
    assert "gdp-growth-2021" in set(joined["figure"])


def test_periods_of_a_frame_are_found_by_number_and_in_order() -> None:
    figures = CHANGCHUN.figures
    whole = figures[figures["period"] == 2020]
    assert len(whole) == (figures["year"] == 2020).sum() > 0
    later = figures[figures["period"] > 2021]
    assert {str(period) for period in later["period"]} == {
        str(one.period) for one in CHANGCHUN.records.figures if one.period and one.period > 2021
    }
    assert figures["period"].dropna().sort_values().iloc[0] == 2015
    with pytest.raises(ValueError, match="write 2020, not '2020'"):
        figures["period"].eq("2020")


def test_figures_in_a_unit_are_worked_out_by_hand() -> None:
    frame = CHANGCHUN.in_unit("million tonnes")
    # 23.3 billion jin of half a kilogram each
    grain = frame.loc["grain-output-level-2020"]
    assert (grain["value"], grain["unit"]) == (11.65, "million tonnes")
    assert (grain["low"], grain["high"]) == (11.625, 11.675)
    assert grain["allows"] == "11.625 to 11.675 million tonnes"
    assert list(frame.columns) == list(CHANGCHUN.figures.columns)
    assert set(CHANGCHUN.in_unit("RMB billion")["unit"]) == {"RMB billion"}
    money = [one.name for one in CHANGCHUN.records.figures if one.unit.money]
    assert list(CHANGCHUN.in_unit("RMB").index) == money
    assert CHANGCHUN.in_unit("USD billion").empty  # no rate of exchange is assumed
    with pytest.raises(UnitError, match="the unit 'bushels' is unknown"):
        CHANGCHUN.in_unit("bushels")
