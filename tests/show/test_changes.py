"""What moves between two readings of a report: all of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from helpers.data.report import load_report
from helpers.show.changes import changes

REPORT = load_report("changchun-2021")


def test_nothing_moves_where_nothing_changes() -> None:
    assert changes(REPORT, replace(REPORT)).empty
    assert list(changes(REPORT, REPORT)) == ["what", "label", "before", "after", "name"]


def test_one_figure_moves_what_hangs_on_it_and_nothing_else() -> None:
    moved = changes(REPORT, REPORT.what_if("gdp-growth-2021", value=3))
    figures = moved[moved["what"] == "figure"]
    assert figures[["name", "before", "after"]].values.tolist() == [
        ["gdp-growth-2021", "6.5 to 7.5%", "2.5 to 3.5%"]
    ]
    (gap,) = moved.loc[moved["what"] == "gap", ["before", "after"]].values.tolist()
    # 3 less 3.5, each half a point and half a tenth wide: −1.05 to 0.05, told outward
    assert gap == [
        "asks for more: 2.9 to 4.1 percentage points",
        "unclear: −1.1 to 0.1 percentage points",
    ]
    (outcome,) = moved.loc[moved["what"] == "outcome", ["before", "after"]].values.tolist()
    assert [words.partition(",")[0] for words in outcome] == ["missed", "met"]
    assert set(moved.loc[moved["what"] == "check", "label"].str.contains("domestic|GDP")) == {True}


def test_corrections_move_the_tillage_from_fails_to_holds() -> None:
    moved = changes(REPORT, load_report("changchun-2021", corrected=True))
    tillage = moved[moved["label"].str.startswith("Area under conservation tillage")]
    (figure,) = tillage.loc[tillage["what"] == "figure", ["before", "after"]].values.tolist()
    assert figure == ["100 million mu", "10 million mu"]
    checks = tillage[tillage["what"] == "check"]
    tenfold = checks[checks["name"].str.startswith("tenfold")]
    assert tenfold["before"].str.startswith("fails").all()
    assert tenfold["after"].str.startswith("holds").all()


def test_a_new_figure_comes_from_nothing() -> None:
    moved = changes(REPORT, REPORT.with_figure("gdp", 8, measure="growth", period=2022))
    (figure,) = moved.loc[moved["what"] == "figure", ["name", "before", "after"]].values.tolist()
    assert figure == ["gdp-growth-2022-hypothetical", "", "8%"]
    # What is hypothetical is no change by itself: the same numbers are not told in another way.
    back = changes(REPORT, REPORT.what_if("gdp-growth-2021", value="7", comparator="~"))
    assert back.empty


def test_a_difference_that_rounding_hides_is_told_exactly() -> None:
    narrow = changes(REPORT, load_report("changchun-2021", about="0.49"))
    gaps = narrow[narrow["what"] == "gap"].set_index("name")
    assert gaps.loc["gdp-growth-2021", "before"] == "asks for more: 2.95 to 4.05 percentage points"
    assert gaps.loc["gdp-growth-2021", "after"] == "asks for more: 2.96 to 4.04 percentage points"


def test_they_come_in_the_order_that_is_said() -> None:
    moved = changes(REPORT, load_report("changchun-2021", about=2))
    kinds = ["figure", "gap", "outcome", "check"]
    places = [kinds.index(what) for what in moved["what"]]
    assert places == sorted(places)
    abouts = [one.name for one in REPORT.records.figures if one.comparator == "~"]
    assert set(moved.loc[moved["what"] == "figure", "name"]) == set(abouts)
