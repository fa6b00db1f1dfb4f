"""Looking for words: in every table, through what rows refer to, and as text alone."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.data.report import Report, load_report, report_names

REPORT = load_report("changchun-2021")


def names(found: pd.DataFrame, table: str) -> list[str]:
    """Return the names of the rows that were found in a table."""
    return list(found.loc[found["table"] == table, "name"])


def test_a_place_is_found_in_notes_references_doubts_and_behind_what_rows_refer_to() -> None:
    found = REPORT.search("Gongzhuling")
    # The report itself never names it: what is found in figures are notes.
    assert names(found, "figures") == ["gdp-level-2015", "gdp-level-2020"]
    assert set(found.loc[found["table"] == "figures", "column"]) == {"note"}
    assert names(found, "corrections") == ["land-of-the-gdp-endpoints", "gdp-before-the-merger"]
    assert names(found, "references") == ["city-land"]
    # Numbers of the land with it and without it are found by the label of their territory.
    lands = ("changchun", "changchun-before-2020", "changchun-since-2020", "gongzhuling")
    own = [row for row in REPORT.package.rows["evidence"].values() if row["territory"] in lands]
    assert len(names(found, "evidence")) >= len(own) > 200


def test_a_row_tells_what_it_is_of() -> None:
    found = REPORT.search("23.3 billion jin")
    (row,) = (row for _, row in found.iterrows() if row["table"] == "figures")
    assert (row["label"], row["value"], row["unit"], row["period"], row["column"]) == (
        "Grain output", 23.3, "billion jin", 2020, "printed",
    )  # fmt: skip
    assert "23.3 billion jin" in row["text"]


def test_doubts_are_labelled_by_the_figure_that_they_are_of() -> None:
    found = REPORT.search("tenfold")
    (label,) = found.loc[found["name"] == "conservation-tillage-tenfold", "label"]
    assert label == "Area under conservation tillage"


def test_statements_are_found_by_what_they_claim() -> None:
    claims = [row["claim"] for row in REPORT.package.rows["statements"].values()]
    found = REPORT.search(claims[0])
    assert list(found.loc[found["table"] == "statements", "text"]) == [claims[0]]


def test_case_and_white_space_do_not_matter() -> None:
    expected = REPORT.search("grain output")
    assert len(expected) > 3
    for words in ("GRAIN OUTPUT", "  Grain \n output "):
        pd.testing.assert_frame_equal(REPORT.search(words), expected)


def test_words_are_text_and_no_pattern() -> None:
    assert REPORT.search(".*").empty
    found = REPORT.search("(")  # which no pattern may be
    assert len(found) > 0
    assert found["text"].str.contains("(", regex=False).all()
    assert REPORT.search("grain|gdp").empty


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_nothing_cannot_be_looked_for(nothing: str) -> None:
    with pytest.raises(ValueError, match="there is nothing to look for: name a word"):
        REPORT.search(nothing)


def test_what_is_not_there_is_not_found() -> None:
    found = REPORT.search("Atlantis")
    assert found.empty
    assert list(found) == ["table", "label", "value", "unit", "period", "text", "column", "name"]


def test_a_hypothetical_figure_is_found_too() -> None:
    own = REPORT.with_figure("gdp", "8.25", measure="growth")
    found = own.search("hypothetical")
    assert names(found, "figures") == ["gdp-growth-undated-hypothetical"]
    assert REPORT.search("hypothetical").empty


@pytest.mark.parametrize("name", report_names())
def test_everything_can_be_found_by_its_words(name: str) -> None:
    report: Report = load_report(name)
    for figure in report.records.figures[::10]:
        assert figure.name in names(report.search(figure.printed), "figures")
