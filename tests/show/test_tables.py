"""Tables for readers: figures with their words and places, statements, numerals."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from helpers.core.vocabulary import Measure
from helpers.data.report import Report, load_report
from helpers.show.tables import (
    explain_figure,
    figure_table,
    numeral_table,
    price_table,
    side_by_side,
    statement_table,
)
from tests.building import report_of


def test_the_printed_words_stand_in_the_file(report: Report) -> None:
    figures = report.package.rows["figures"].values()
    found = figure_table(report)
    assert list(found["printed"]) == [row["printed"] for row in figures]
    places = found["place"].str.extract(r"^(\d+): (\d+)–(\d+)$").astype("int64")
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

    sides = side_by_side(told, Measure.LEVEL).set_index("indicator")
    assert sides.loc["Grain output", "target"] == words
    assert sides.loc["Grain output", "achievement"] == "23.3 billion jins"


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
    (row,) = side_by_side(made, Measure.LEVEL).itertuples(index=False)
    assert row == ("Grain", "50 kg", "80 kg; 100 kg")
    assert list(figure_table(made)["figure"]) == ["grain", "low", "top"]
    assert side_by_side(made, Measure.GROWTH).empty


def test_scopes_are_named_where_they_differ() -> None:
    cells = {"indicator": "funds", "unit": "percent", "measure": "growth", "value": "2"}
    made = report_of(
        figures=[
            cells | {"figure": "home", "scope": "domestic"},
            cells | {"figure": "abroad", "scope": "foreign", "value": "3"},
            cells | {"figure": "all", "status": "target", "period": "2021", "value": "4"},
            cells | {"indicator": "rain", "figure": "rain"},  # has one side alone
        ]
    )
    (row,) = side_by_side(made, Measure.GROWTH).itertuples(index=False)
    assert row == ("Funds", "2 percent (domestic); 3 percent (foreign)", "4 percent (city)")


def test_growth_stands_on_both_sides_of_four_indicators(report: Report) -> None:
    table = side_by_side(report, Measure.GROWTH).set_index("indicator")
    # By hand; market entities have a target of growth and an achieved level, so they are left out.
    assert list(table.index) == [
        "Gross domestic product",
        "Gross output value of industries above designated size",
        "Fixed-asset investment",
        "Funds actually used",
    ]
    assert table.loc["Funds actually used"].to_dict() == {
        "achievement": "28% (domestic); 12% (foreign)",
        "target": "more than 30% (city)",
    }


def test_price_bases_are_counted_with_how_they_are_known() -> None:
    cells = {"unit": "RMB", "value": "1", "prices": "current"}
    names = ["a", "b", "c", "d", "a"]
    figures = [
        cells | {"indicator": name, "figure": f"{name}{number}", "prices_by": "convention"}
        for number, name in enumerate(names)
    ]
    figures[1]["prices_by"] = "wording"
    figures += [
        {"indicator": "e", "unit": "RMB", "value": "1", "prices": "not stated", "prices_by": ""},
        {"indicator": "f", "unit": "jobs", "value": "1"},
    ]
    table = price_table(report_of(figures=figures))
    assert table.to_dict("records") == [
        {"prices": "real", "figures": 0, "by convention": 0, "by wording": 0, "indicators": ""},
        {
            "prices": "current", "figures": 5, "by convention": 4, "by wording": 1,
            "indicators": "A; B; C; 1 more",
        },
        {
            "prices": "not stated", "figures": 1, "by convention": 0, "by wording": 0,
            "indicators": "E",
        },
    ]  # fmt: skip


def test_every_figure_about_money_is_in_one_price_basis(report: Report) -> None:
    rows = report.package.rows["figures"].values()
    table = price_table(report).set_index("prices")
    assert table["figures"].sum() == sum(bool(row["prices"]) for row in rows)
    assert table["by wording"].sum() == sum(row["prices_by"] == "wording" for row in rows)


def test_statements_are_listed_in_the_order_of_the_text() -> None:
    cells = {"relation": "rises", "status": "target", "scope": "city", "claim": "more of it"}
    cells |= {"paragraph": "1", "start": "0", "end": "9"}
    made = report_of(
        statements=[
            cells | {"statement": "s", "indicator": "a", "period": "2021-2025", "decided_by": "x"},
            cells | {"statement": "t", "indicator": "b", "decided_by": "y"},
        ]
    )
    assert statement_table(made).to_dict("records") == [
        {
            "claim": "more of it", "status": "target", "period": period, "scope": "city",
            "what would decide it": by,
        }
        for period, by in (("2021–2025", "x"), ("no date", "y"))
    ]  # fmt: skip


def test_numerals_are_counted_by_kind_with_examples() -> None:
    numerals = [("date", "2020")] * 2 + [("name", words) for words in "a b a c d".split()]
    rows = [
        {"kind": kind, "printed": printed, "start": str(start)}
        for start, (kind, printed) in enumerate(numerals)
    ]
    table = numeral_table(report_of(numerals=rows))
    assert table.to_numpy().tolist() == [["name", 5, "a; b; c"], ["date", 2, "2020"]]


def test_the_table_has_a_row_for_every_figure(report: Report) -> None:
    table = figure_table(report)
    assert len(table) == len(report.figures)
    row = table.loc[table["printed"] == "increase by about 7%"].iloc[0]
    # "about" is half a percentage point on each side: 7 - 0.5 and 7 + 0.5.
    assert row.to_dict() == {
        "place": "40: 83–103",
        "figure": "gdp-growth-2021",
        "indicator": "Gross domestic product: growth, real",
        "printed": "increase by about 7%",
        "allows": "6.5 to 7.5%",
        "status": "target",
        "period and scope": "2021, city",
        "note": report["gdp-growth-2021"].note,
    }
    aim = table.loc[table["printed"] == "RMB1 trillion"].iloc[0]
    assert (aim["allows"], aim["period and scope"]) == ("RMB1 trillion", "no date, city")
    assert aim["indicator"] == "Gross domestic product: level, at current prices"
    estimates = table.loc[table["status"] == "achievement, an estimate", "figure"]
    assert list(estimates) == ["gdp-growth-2020"]
    land = table.loc[table["figure"].str.startswith("industrial-land"), "indicator"].item()
    assert land == "Industrial land transferred: increase in multiples"
    five_years = table.loc[table["figure"] == "good-air-days-change-2016-2020"].iloc[0]
    assert five_years["period and scope"] == "2016–2020, city"


def test_one_figure_is_explained_step_by_step(report: Report) -> None:
    steps = explain_figure(report, "grain-output-level-2020").set_index("step")["result"]
    # 23.3 billion jin of half a kilogram; half a unit of the last digit is 0.05 billion jin.
    assert steps["allows"] == "23.25 to 23.35 billion jin"
    assert steps["prices"] == "not about money"
    assert steps["value in base units"] == "11,650,000,000 kg"
    assert steps["allows in base units"] == "[11,625,000,000, 11,675,000,000] kg"
    money = explain_figure(report, "gdp-level-2020").set_index("step")["result"]
    assert money["prices"] == "current, by convention"
    with pytest.raises(KeyError, match="grain-output-level-2020"):
        explain_figure(report, "grain-output-2020")


def test_every_figure_can_be_explained(report: Report) -> None:
    told = report.with_figure("gdp", 2, "RMB trillion", period="2030")
    for name in told.records.by_name:
        assert len(explain_figure(told, name)) == 13


def test_another_width_of_about_reaches_every_step() -> None:
    narrow = load_report("changchun-2021", about=0.25)
    steps = explain_figure(narrow, "gdp-growth-2021").set_index("step")["result"]
    # 7 - 0.25 and 7 + 0.25 percent, which are hundredths.
    assert steps["allows"] == "6.75 to 7.25%"
    assert steps["allows in base units"] == "[0.0675, 0.0725] fraction"
    assert "6.75 to 7.25%" in set(figure_table(narrow)["allows"])


@pytest.mark.parametrize("table", [figure_table, statement_table, numeral_table])
def test_without_rows_a_table_has_its_columns(
    report: Report, table: Callable[[Report], pd.DataFrame]
) -> None:
    nothing = table(report_of())
    assert nothing.empty
    assert list(nothing.columns) == list(table(report).columns)
