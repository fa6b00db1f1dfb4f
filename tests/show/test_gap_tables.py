"""Tables of targets against achievements, against cells that were worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.analysis.bars import Verdict
from helpers.analysis.gaps import Gap, find_gaps, numbers_in_doubt
from helpers.analysis.not_compared import find_not_compared
from helpers.analysis.statements import aims_beside, compare_statements
from helpers.core.period import Period
from helpers.data.report import Report
from helpers.show.gap_tables import (
    NEWS,
    SLIP,
    both_numbers,
    by_news,
    distance,
    gap_table,
    levels_before,
    not_compared_table,
    percent_apart,
    remarks,
    repeats_bound,
    tell_promise,
    verdicts_by_time,
)
from tests.building import report_of

Row = dict[str, str]

ROWS: dict[str, Row] = {
    # 24 - 23.3 is 0.7 billion, and 24 / 23.3 = 1.0300.
    "grain-output-level-2021": {
        "indicator": "Grain output",
        "achieved before": "23.3 billion jins",
        "target": "24 billion jins",
        "verdict": "asks for more",
        "by how much": "700 million jin more (3.0%)",
        "remarks": "",
    },
    # A ratio of two growth rates would mean nothing.
    "gdp-growth-2021": {
        "indicator": "Gross domestic product",
        "achieved before": "estimated to increase by 3.5%",
        "target": "increase by about 7%",
        "verdict": "asks for more",
        "by how much": "3.5 points more",
        "remarks": "real",
    },
    # 100,000 / 120,000 = 0.833; counted things are fewer.
    "new-jobs-urban-level-2021": {
        "indicator": "New jobs in cities and towns",
        "achieved before": "120,000 new jobs",
        "target": "100,000 new jobs",
        "verdict": "asks for less",
        "by how much": "20,000 jobs fewer (17%)",
        "remarks": "",
    },
    # More than 8.5 against about 9, which is at most 9.5
    "industrial-output-growth-2021": {
        "indicator": "Gross output value of industries above designated size",
        "achieved before": "increased by more than 8.5%",
        "target": "increase by about 9%",
        "verdict": "unclear",
        "by how much": "at most 1 point more",
        "remarks": "only a bound was reported: increased by more than 8.5%; at current prices",
    },
    "registered-unemployment-rate-urban-share-2021": {
        "indicator": "Registered unemployment rate in cities and towns",
        "achieved before": "within 4%",
        "target": "within 4%",
        "verdict": "asks for the same",
        "by how much": "the same bound",
        "remarks": "",
    },
    # 1,000 / 1,112 = 0.899
    "projects-over-100m-level-2021": {
        "indicator": "Projects of more than RMB 100 million",
        "achieved before": "1,112 projects, 2020",
        "target": "1,000 projects",
        "verdict": "asks for less",
        "by how much": "112 projects fewer (10%)",
        "remarks": "published, official source",
    },
    # The whole lies between 11.5 and 28.5.
    "actual-funds-growth-2021": {
        "indicator": "Funds actually used",
        "achieved before": "28%; 12%",
        "target": "more than 30%",
        "verdict": "asks for more",
        "by how much": "1.5 to 18.5 points more",
        "remarks": "at current prices",
    },
    # 10 - 9.066906 and 10 / 9.066906 = 1.1029
    "population-level-undated": {
        "indicator": "Permanent population",
        "achieved before": "9.07 million persons, 2020",
        "target": "over 10 million",
        "verdict": "asks for more",
        "by how much": "933,000 persons more (10%)",
        "remarks": (
            "the report gives no date; the territory may differ (Changchun with Gongzhuling); "
            "published, mirror source"
        ),
    },
    # 1.046² / 1.081 = 1.012, and 6 - 1.2
    "services-value-added-growth-2021": {
        "indicator": "Value added of services",
        "achieved before": "1.2%, 2020",
        "target": "increase by about 6%",
        "verdict": "asks for more",
        "by how much": "4.8 points more",
        "remarks": (
            "real; the territory may differ (Changchun with Gongzhuling); published, mirror source"
        ),
    },
    # 2.07 - 2 is 0.07 million; square metres are not counted.
    "industrial-standard-plants-level-2021": {
        "indicator": "Industrial standard plants built",
        "achieved before": "2.07 million square meters",
        "target": "2 million square meters",
        "verdict": "asks for less",
        "by how much": "70,000 square meters less (3.4%)",
        "remarks": "",
    },
    # A doubling
    "hongqi-output-multiple-2021": {
        "indicator": "Hongqi cars produced",
        "achieved before": "exceed 200,000 cars",
        "target": "double",
        "verdict": "asks for more",
        "by how much": "200,000 cars more (100%)",
        "remarks": "",
    },
}


def gap_of(report: Report, target: str) -> Gap:
    (gap,) = (gap for gap in find_gaps(report) if gap.target.name == target)
    return gap


@pytest.mark.parametrize(("target", "cells"), ROWS.items(), ids=ROWS.keys())
def test_gaps_worked_out_by_hand(report: Report, target: str, cells: Row) -> None:
    assert gap_table([gap_of(report, target)]).to_dict("records") == [cells]


def test_there_is_one_row_a_gap_in_the_order_in_which_they_are_given(report: Report) -> None:
    for gaps in (find_gaps(report), by_news(find_gaps(report))):
        table = gap_table(gaps)
        assert list(table["indicator"]) == [gap.label for gap in gaps]
        assert list(table["verdict"]) == [gap.verdict for gap in gaps]
        assert (table.drop(columns="remarks") != "").to_numpy().all()


def test_of_nothing_there_is_a_table_with_its_columns(report: Report) -> None:
    assert list(gap_table([]).columns) == list(gap_table(find_gaps(report)).columns)
    assert gap_table([]).empty
    rest = not_compared_table(find_not_compared(report, find_gaps(report)))
    assert list(not_compared_table([]).columns) == list(rest.columns)


def test_what_asks_for_less_comes_first_and_what_is_in_doubt_last(report: Report) -> None:
    doubt = numbers_in_doubt(report)
    gaps = by_news(find_gaps(report), doubt)
    assert gaps[-1].target.name == "conservation-tillage-level-2021"
    sure = gaps[:-1]
    verdicts = [gap.verdict for gap in sure]
    assert verdicts == sorted(verdicts, key=NEWS.index)
    assert verdicts[0] is Verdict.LESS
    # 83, 87, 90 and 97 percent of what was achieved
    assert [gap.target.name for gap in sure[:4]] == [
        "new-jobs-urban-level-2021", "hi-tech-enterprises-new-level-2021",
        "projects-over-100m-level-2021", "industrial-standard-plants-level-2021",
    ]  # fmt: skip
    more = [gap for gap in sure if gap.verdict is Verdict.MORE]
    dated = [gap.dated for gap in more]
    assert dated == sorted(dated, reverse=True)
    kinds = [gap.in_percent for gap in more if gap.dated]
    assert kinds == sorted(kinds)


def test_a_number_in_doubt_says_so_first(report: Report) -> None:
    gap, doubt = gap_of(report, "conservation-tillage-level-2021"), numbers_in_doubt(report)
    assert remarks(gap, doubt) == f"{SLIP}; published, mirror source"
    assert remarks(gap) == "published, mirror source"
    (cell,) = gap_table([gap], doubt)["remarks"]
    assert cell == remarks(gap, doubt)


@pytest.mark.parametrize(
    ("aim", "said", "share"),
    [
        ("250", "150 cars more (150%)", "150%"),
        ("111", "11 cars more (11%)", "11%"),
        ("110", "10 cars more (10%)", "10%"),
        ("109", "9 cars more (9%)", "9%"),
        ("94", "6 cars fewer (6%)", "6%"),
        ("99", "from 6 cars fewer to 4 cars more", "1%"),  # unclear
        ("0", "100 cars fewer (100%)", "100%"),
    ],
)
def test_a_distance_is_told_in_percent_without_false_digits(
    aim: str, said: str, share: str
) -> None:
    # As printed: 100 cars, which may be 95 to 105; where that decides, it is told.
    cells = {"indicator": "output", "unit": "cars"}
    target = cells | {"figure": "aim", "status": "target", "period": "2021", "value": aim}
    gap = gap_of(report_of(figures=[cells | {"value": "100"}, target]), "aim")
    assert (distance(gap), percent_apart(gap)) == (said, share)


def test_a_level_after_nothing_has_no_percent() -> None:
    cells = {"indicator": "output", "unit": "cars"}
    target = cells | {"figure": "aim", "status": "target", "period": "2021", "value": "9"}
    gap = gap_of(report_of(figures=[cells | {"value": "0"}, target]), "aim")
    assert (percent_apart(gap), distance(gap)) == ("", "9 cars more")


def test_two_targets_of_one_indicator_have_a_row_each() -> None:
    # 80 and 100 less 50
    cells = {"indicator": "grain", "unit": "kg", "value": "50"}
    aim = cells | {"status": "target", "period": "2021"}
    aims = [aim | {"figure": "low", "value": "80"}, aim | {"figure": "top", "value": "100"}]
    table = gap_table(find_gaps(report_of(figures=[cells, *aims])))
    assert list(table["indicator"]) == ["Grain", "Grain"]
    assert list(table["by how much"]) == ["30 kg more (60%)", "50 kg more (100%)"]


def test_the_same_number_is_no_bound() -> None:
    cells = {"indicator": "output", "unit": "cars", "measure": "level", "value": "7"}
    target = cells | {"figure": "aim", "status": "target", "period": "2021"}
    for comparator, said in (("=", "none"), (">=", "the same bound")):
        both = [one | {"comparator": comparator} for one in (cells, target)]
        (gap,) = find_gaps(report_of(figures=both))
        assert (distance(gap), repeats_bound(gap)) == (said, comparator == ">=")


@pytest.mark.parametrize(
    ("target", "numbers"),
    [
        ("new-jobs-urban-level-2021", ("120,000", "100,000", "")),
        ("hi-tech-enterprises-new-level-2021", ("691", "more than 600", "")),
        ("industrial-standard-plants-level-2021", ("2.07", "2", "million square meters")),
        ("gdp-level-undated", ("RMB650", "RMB1,000", "billion")),
        ("gdp-growth-2021", ("3.5%", "about 7%", "")),
        ("population-level-undated", ("9.07", "more than 10", "million")),
        # 1.1 times more than a million, twice more than 200,000
        ("market-entities-growth-2021", ("more than 1", "more than 1.1", "million")),
        ("hongqi-output-multiple-2021", ("more than 200,000", "more than 400,000", "")),
    ],
)
def test_both_numbers_keep_their_qualifiers(
    report: Report, target: str, numbers: tuple[str, str, str]
) -> None:
    assert both_numbers(gap_of(report, target)) == numbers


def test_verdicts_are_counted_by_the_year_of_the_target(report: Report) -> None:
    # Counted by hand from the table of all targets.
    assert verdicts_by_time(find_gaps(report)) == [
        "Of 17 targets for 2021: 10 ask for more, 2 ask for the same, 4 ask for less, 1 unclear",
        "Of 2 targets without a date: 2 ask for more",
        "Of 1 target for 2025: 1 asks for more",
    ]
    assert verdicts_by_time([]) == []


def test_levels_of_earlier_years_are_told_by_territory(report: Report) -> None:
    had = report["new-jobs-urban-level-2020"]
    assert levels_before(report, had) == [
        "114,000 jobs in 2017 and 98,000 jobs in 2019, of Changchun without Gongzhuling"
    ]
    row = {"indicator": "jobs", "unit": "jobs", "value": "70", "period": "2019", "scope": "city"}
    rows = [
        row, row | {"period": "2018"}, row | {"period": "2020"}, row | {"scope": "urban"},
        row | {"strength": "weak"}, row | {"nature": "target"},
    ]  # fmt: skip
    figure = {"indicator": "jobs", "unit": "jobs", "value": "90", "period": "2020"}
    few = report_of(figures=[figure | {"figure": "had"}], evidence=rows)
    assert levels_before(few, few["had"]) == ["70 jobs in 2018 and 70 jobs in 2019, of Changchun"]
    assert levels_before(report_of(figures=[figure | {"figure": "had"}]), few["had"]) == []


def test_a_promise_is_told_with_its_years_and_what_the_plan_aims_at(report: Report) -> None:
    (one,) = compare_statements(report)
    assert tell_promise(one, aims_beside(report, one)) == (
        "Income of residents: for 2021 the wording is weaker, “keep pace with the growth of "
        "economy” after “faster than economic growth” in 2016-2020. What was achieved is of "
        "5 years, the target of 1 year. For 2021-2025 the aim is that it reaches the national "
        "average."
    )
    year = replace(one.before, period=Period(2020, 2020))
    assert tell_promise(replace(one, before=year, verdict=Verdict.SAME), []) == (
        "Income of residents: for 2021 the wording is the same, “keep pace with the growth of "
        "economy” after “faster than economic growth” in 2020."
    )
    undated = replace(one, target=replace(one.target, period=None))
    assert "without a date" in tell_promise(undated, [])


def test_what_is_hypothetical_is_marked(report: Report) -> None:
    told = report.what_if("gdp-growth-2021", value=30)  # a target
    told = told.what_if("grain-output-level-2020", value=20)  # an achievement
    table = gap_table(find_gaps(told))
    marked = table.loc[table["indicator"].str.endswith(" (hypothetical)"), "indicator"]
    assert list(marked) == [
        "Gross domestic product (hypothetical)", "Grain output (hypothetical)",
    ]  # fmt: skip
    words = table.loc[marked.index, ["achieved before", "target"]].to_numpy().tolist()
    assert words == [
        ["estimated to increase by 3.5%", "about 30% (hypothetical)"],
        ["20 billion jin (hypothetical)", "24 billion jins"],
    ]


def test_what_cannot_be_compared_is_told_with_what_there_is(report: Report) -> None:
    rest = find_not_compared(report, find_gaps(report))
    table = not_compared_table(rest).set_index("indicator")
    assert table.loc["Local fiscal revenue"].to_dict() == {
        "target": "increase by about 5.5%",
        "why it cannot be compared": "published only of another time",
        "what there is instead": "2.6%, 2019",
    }
    landmarks = table.loc["Landmark projects of new infrastructure and urbanisation"]
    assert landmarks["what there is instead"].startswith(
        "Projects of more than RMB 1 billion started: different, because landmark"
    )
    assert table.loc["Coverage of tap water", "what there is instead"] == ""
