"""Tables of figures for readers: their words and places, their steps, their sides."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from helpers.show.tables import (
    both_sides,
    explain_figure,
    figure_table,
    unit_table,
    with_sources,
)
from tests.building import report_of


def test_names_of_figures_get_their_words_and_places(report: Report) -> None:
    table = pd.DataFrame(
        {
            "target": ["grain-output-level-2021", "gdp-level-undated"],
            "n": [1, 2],
            "achievement": ["grain-output-level-2020", "gdp-level-2020"],
        },
        index=[7, 3],
    )
    found = with_sources(report, table, "target", "achievement")
    assert list(found.columns) == [
        "target", "n", "achievement", "target printed", "target place", "achievement printed",
        "achievement place",
    ]  # fmt: skip
    assert list(found.index) == [7, 3]
    assert list(found["target printed"]) == ["24 billion jins", "RMB1 trillion"]
    assert list(found["target place"]) == ["40: 387–402", "28: 367–380"]
    assert list(found["achievement printed"]) == ["23.3 billion jins", "RMB650 billion"]
    assert list(found["achievement place"]) == ["10: 1355–1372", "19: 112–126"]
    # What is handed in is not changed.
    assert list(table.columns) == ["target", "n", "achievement"]
    assert list(with_sources(report, table, "target").columns)[3:] == [
        "target printed", "target place",
    ]  # fmt: skip
    assert with_sources(report, table).equals(table)


def test_an_empty_cell_stays_empty(report: Report) -> None:
    found = with_sources(report, pd.DataFrame({"partner": ["", "gdp-level-2015"]}), "partner")
    assert list(found["partner printed"]) == ["", "RMB477.38 billion"]
    assert list(found["partner place"]) == ["", "19: 91–108"]


@pytest.mark.parametrize("name", ["gdp-level-2016", "gdp", " gdp-level-2015"])
def test_a_name_that_is_no_figure_is_refused(report: Report, name: str) -> None:
    table = pd.DataFrame({"figure": ["gdp-level-2015", name]})
    with pytest.raises(UnknownNameError, match=name):
        with_sources(report, table, "figure")


def test_the_printed_words_stand_in_the_file(report: Report) -> None:
    figures = report.package.rows["figures"].values()
    names = pd.DataFrame({"figure": [row["figure"] for row in figures]})
    found = with_sources(report, names, "figure")
    assert list(found["figure printed"]) == [row["printed"] for row in figures]
    places = found["figure place"].str.extract(r"^(\d+): (\d+)–(\d+)$").astype("int64")
    assert places.to_numpy().tolist() == [
        [int(row["paragraph"]), int(row["start"]), int(row["end"])] for row in figures
    ]


def test_what_is_hypothetical_is_marked_wherever_it_is_named(report: Report) -> None:
    name = "grain-output-level-2021"
    told = report.what_if(name, value=30)
    table = figure_table(told).set_index("figure")
    words = "30 billion jin (hypothetical)"
    assert table.loc[name, "printed"] == words
    assert table.loc[name, "indicator"] == "Grain output (hypothetical): level"
    marked = table["indicator"].str.contains("hypothetical")
    assert list(table.index[marked]) == [name]
    assert not figure_table(report)["printed"].str.contains("hypothetical").any()

    steps = explain_figure(told, name).set_index("step")
    assert steps.loc["printed words", "result"] == words
    assert steps.loc["number read", "result"] == "30 billion"
    assert steps.loc["indicator", "result"] == "Grain output (hypothetical)"
    # No report prints them.
    assert "what-if" in str(steps.loc["printed words", "rule"])
    before = explain_figure(report, name).set_index("step")
    assert before.loc["printed words", "rule"] == "exactly what stands at the place"

    sides = both_sides(told).set_index("indicator")
    assert sides.loc["Grain output", "target"] == f"{words} (level, city)"
    assert sides.loc["Grain output", "achievement"] == "23.3 billion jins (level, city)"
    sources = with_sources(told, pd.DataFrame({"figure": [name]}), "figure")
    assert list(sources["figure printed"]) == [words]


def test_a_figure_that_was_added_has_no_place(report: Report) -> None:
    told = report.with_figure("gdp", 2, "RMB trillion", period="2030")
    (name,) = told.records.by_name.keys() - report.records.by_name.keys()
    row = figure_table(told).set_index("figure").loc[name]
    assert row["place"] == "no place"
    assert "(hypothetical)" in row["indicator"]
    assert "(hypothetical)" in row["printed"]


def test_two_targets_of_one_indicator_stand_on_one_side() -> None:
    cells = {"indicator": "grain", "unit": "kg", "value": "50"}
    aim = cells | {"status": "target", "period": "2021"}
    made = report_of(
        figures=[
            cells,
            aim | {"figure": "low", "value": "80"},
            aim | {"figure": "top", "value": "100"},
        ]
    )
    (row,) = both_sides(made).itertuples(index=False)
    assert row == (
        "Grain",
        "50 kg (level, city)",
        "80 kg (level, city); 100 kg (level, city)",
        "yes",
    )
    assert list(figure_table(made)["figure"]) == ["grain", "low", "top"]


@pytest.mark.parametrize("table", [figure_table, both_sides, unit_table])
def test_without_figures_a_table_has_its_columns(
    report: Report, table: Callable[[Report], pd.DataFrame]
) -> None:
    nothing = table(report_of())
    assert nothing.empty
    assert list(nothing.columns) == list(table(report).columns)


def test_no_names_get_no_sources(report: Report) -> None:
    found = with_sources(report, pd.DataFrame({"figure": []}), "figure")
    assert list(found.columns) == ["figure", "figure printed", "figure place"]
    assert found.empty
