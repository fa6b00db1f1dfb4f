"""Tables for readers: figures with their words and places, gaps and outcomes cell by cell."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from helpers.analysis.gaps import measure_gaps
from helpers.analysis.outcomes import measure_outcomes
from helpers.data.report import Report
from helpers.show.tables import gap_table, outcome_table, with_sources

Row = dict[str, str]

GAPS: dict[str, Row] = {
    # 23.3 is 23.25 to 23.35: 24 less that is 0.65 to 0.75, and 24 / 23.35 = 1.0278,
    # 24 / 23.25 = 1.0323, outward to one digit.
    "grain-output-level-2021": {
        "indicator": "Grain output",
        "achievement": "23.3 billion jins (10: 1355–1372)",
        "target": "24 billion jins (40: 387–402)",
        "gap": "[0.65, 0.75] billion jin",
        "target in percent of the achievement": "[102.7, 103.3]",
        "verdict": "raised",
        "repeating would do": "no",
        "pairing": "same measure",
        "figures": "grain-output-level-2020, grain-output-level-2021",
    },
    # "About 7%" is 6 to 8, 3.5% is 3.45 to 3.55: 6 - 3.55 and 8 - 3.45. A ratio of two growth
    # rates would mean nothing.
    "gdp-growth-2021": {
        "indicator": "Gross domestic product",
        "achievement": "estimated to increase by 3.5% (8: 786–815)",
        "target": "increase by about 7% (40: 83–103)",
        "gap": "[2.45, 4.55] percentage points",
        "target in percent of the achievement": "",
        "verdict": "raised",
        "repeating would do": "no",
        "pairing": "same measure",
        "figures": "gdp-growth-2020, gdp-growth-2021",
    },
    # Jobs are counted: 100,000 - 120,000, and 83.333 percent, rounded
    "new-jobs-urban-level-2021": {
        "indicator": "New jobs in cities and towns",
        "achievement": "120,000 new jobs (15: 132–148)",
        "target": "100,000 new jobs (40: 411–427)",
        "gap": "−20\u202f000 jobs",
        "target in percent of the achievement": "83.33",
        "verdict": "lowered",
        "repeating would do": "yes",
        "pairing": "same measure",
        "figures": "new-jobs-urban-level-2020, new-jobs-urban-level-2021",
    },
    # More than 600 against 691: above -91, above 600 / 691 = 0.86831
    "hi-tech-enterprises-new-level-2021": {
        "indicator": "Newly recognised hi-tech enterprises",
        "achievement": "691 (12: 702–705)",
        "target": "exceed more than 600 (41: 2632–2652)",
        "gap": "(−91, ∞) enterprises",
        "target in percent of the achievement": "(86.8, ∞)",
        "verdict": "cannot be told",
        "repeating would do": "yes",
        "pairing": "same measure",
        "figures": "hi-tech-enterprises-new-level-2020, hi-tech-enterprises-new-level-2021",
    },
    # To double more than 200,000 cars: more than 200,000 more, exactly twice as many
    "hongqi-output-multiple-2021": {
        "indicator": "Hongqi cars produced",
        "achievement": "exceed 200,000 cars (10: 773–792)",
        "target": "double (42: 493–499)",
        "gap": "(200\u202f000, ∞) cars",
        "target in percent of the achievement": "200",
        "verdict": "raised",
        "repeating would do": "no",
        "pairing": "level × multiple",
        "figures": "hongqi-output-level-2020, hongqi-output-multiple-2021",
    },
    # 10 percent more than more than a million: the ratio keeps its end, and so is above 110.
    "market-entities-growth-2021": {
        "indicator": "Market entities",
        "achievement": "exceeded 1 million (19: 270–288)",
        "target": "increase by more than 10% (45: 1026–1051)",
        "gap": "(0.1, ∞) million entities",
        "target in percent of the achievement": "(110, ∞)",
        "verdict": "raised",
        "repeating would do": "no",
        "pairing": "level × (1 + growth)",
        "figures": "market-entities-level-2020, market-entities-growth-2021",
    },
    # "More than 8.5%" has no upper end: about 9 is 8 to 10, and 10 - 8.5 = 1.5 is not reached.
    "industrial-output-growth-2021": {
        "indicator": "Gross output value of industries above designated size",
        "achievement": "increased by more than 8.5% (10: 422–449)",
        "target": "increase by about 9% (40: 158–178)",
        "gap": "(−∞, 1.5) percentage points",
        "target in percent of the achievement": "",
        "verdict": "cannot be told",
        "repeating would do": "cannot be told",
        "pairing": "same measure",
        "figures": "industrial-output-growth-2020, industrial-output-growth-2021",
    },
}

OUTCOMES: dict[str, Row] = {
    # 24.73 is 24.725 to 24.735, less 24
    "grain-output-level-2021": {
        "indicator": "Grain output",
        "target": "24 billion jins (40: 387–402)",
        "published": "[24.725, 24.735] billion jin, 2021",
        "outcome": "met",
        "by": "[0.725, 0.735] billion jin",
        "why it cannot be told, and notes": "",
        "nature and strength": "final, mirror",
        "source": "City press conference on agriculture, June 2022 (repost), "
        "cn.bg3.co/a/chang-chun-ju-jiao-da-zao-nong-ye-qiang-shi-jia-kuai-jian-she-xian-dai-"
        "nong-ye-cheng.html, 2022-06-28",
    },
    # 2.5 is 2.45 to 2.55, about 9 is 8 to 10: 2.45 - 10 and 2.55 - 8
    "industrial-output-growth-2021": {
        "indicator": "Gross output value of industries above designated size",
        "target": "increase by about 9% (40: 158–178)",
        "published": "[2.45, 2.55] percent, 2021",
        "outcome": "missed",
        "by": "[−7.55, −5.45] percentage points",
        "why it cannot be told, and notes": "gross output above designated size",
        "nature and strength": "final, mirror",
        "source": "Interview with the head of the city's industry bureau, People's Net (repost), "
        "shouwanka.com/1/77195.html, 2022",
    },
    # 763.219 billion, to half of a thousandth, less one trillion; the source has no date
    "gdp-level-undated": {
        "indicator": "Gross domestic product",
        "target": "RMB1 trillion (28: 367–380)",
        "published": "[0.7632185, 0.7632195] RMB trillion, 2024",
        "outcome": "cannot be told",
        "by": "[−0.2367815, −0.2367805] RMB trillion",
        "why it cannot be told, and notes": "the report gives no date; not reached by 2024",
        "nature and strength": "preliminary, mirror",
        "source": "Changchun, encyclopedia text (forum post), "
        "www.hongbao1990.com/thread-236360-1-1.html",
    },
    # A quarter is no year: nothing is measured.
    "fiscal-revenue-growth-2021": {
        "indicator": "Local fiscal revenue",
        "target": "increase by about 5.5% (40: 259–281)",
        "published": "31.1 percent, 2021 Q1",
        "outcome": "cannot be told",
        "by": "",
        "why it cannot be told, and notes": "published only for 2021 Q1, a part of the year; first "
        "quarter only",
        "nature and strength": "preliminary, official",
        "source": "Changchun in High Gear for Development, Good Start Made in Q1, "
        "en.changchun.gov.cn/sdbk/zcgjqcc/202104/t20210430_2813656.html, 2021-04-27",
    },
    # More than 3,500 against more than 3,000
    "hi-tech-enterprises-level-2025": {
        "indicator": "Hi-tech enterprises",
        "target": "more than 3,000 (30: 358–373)",
        "published": "(3\u202f500, ∞) enterprises, 2025",
        "outcome": "met",
        "by": "(500, ∞) enterprises",
        "why it cannot be told, and notes": "November 2025; the report’s target for the plan is "
        "more than 3,000",
        "nature and strength": "estimate, mirror",
        "source": "Innovation capacity of Changchun, People's Net (repost), "
        "www.vvkw.net/hot/id/93832.html, 2025-11-19",
    },
}


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
    with pytest.raises(KeyError, match=name):
        with_sources(report, table, "figure")


def test_the_printed_words_stand_in_the_file(report: Report) -> None:
    figures = report.figures
    found = with_sources(report, figures[["figure"]], "figure")
    assert list(found["figure printed"]) == list(figures["printed"])
    places = found["figure place"].str.extract(r"^(\d+): (\d+)–(\d+)$").astype("int64")
    assert places.to_numpy().tolist() == figures[["paragraph", "start", "end"]].to_numpy().tolist()


@pytest.mark.parametrize(("target", "cells"), GAPS.items(), ids=GAPS.keys())
def test_gaps_worked_out_by_hand(report: Report, target: str, cells: Row) -> None:
    gaps = measure_gaps(report)
    table = gap_table(report, gaps.loc[gaps["target"] == target])
    assert table.to_dict("records") == [cells]


def test_there_is_one_row_a_pair_in_the_order_of_the_gaps(report: Report) -> None:
    gaps = measure_gaps(report)
    table = gap_table(report, gaps)
    assert list(table["figures"]) == list(gaps["achievement"] + ", " + gaps["target"])
    assert list(table["indicator"]) == list(gaps["label"])
    assert list(table["verdict"]) == list(gaps["verdict"])
    assert set(table["repeating would do"]) == {"yes", "no", "cannot be told"}
    written = table.drop(columns="target in percent of the achievement")
    assert (written != "").to_numpy().all()
    # Only levels have a ratio.
    levels = ~gaps["measure"].isin(["growth", "share"])
    assert list(table["target in percent of the achievement"] != "") == list(levels)


@pytest.mark.parametrize(("target", "cells"), OUTCOMES.items(), ids=OUTCOMES.keys())
def test_outcomes_worked_out_by_hand(report: Report, target: str, cells: Row) -> None:
    outcomes = measure_outcomes(report)
    table = outcome_table(report, outcomes.loc[outcomes["target"] == target])
    assert table.to_dict("records") == [cells | {"figure": target}]


def test_there_is_one_row_a_target_with_evidence(report: Report) -> None:
    outcomes = measure_outcomes(report)
    table = outcome_table(report, outcomes)
    known = outcomes.loc[outcomes["outcome"] != "no evidence"]
    assert 0 < len(known) < len(outcomes)
    assert list(table["figure"]) == list(known["target"])
    assert list(table["outcome"]) == list(known["outcome"])
    untold = table["outcome"] == "cannot be told"
    assert (table.loc[untold, "why it cannot be told, and notes"] != "").all()
    assert (table["published"] != "").all()
    assert list(table["by"] == "") == list(known["found_low"].isna())
    assert (table["source"] != "").all()
    assert not table.map(lambda cell: "nan" in str(cell).split(", ")).to_numpy().any()


def test_without_evidence_the_table_of_outcomes_has_no_rows(report: Report) -> None:
    empty = replace(report, evidence=report.evidence.iloc[:0])
    assert outcome_table(empty, measure_outcomes(empty)).empty
