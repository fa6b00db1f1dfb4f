"""Tables of results for readers: gaps and outcomes cell by cell, checks and derived quantities."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.analysis.audit import CheckResult, find_checks
from helpers.analysis.derive import find_derived
from helpers.analysis.gaps import find_gaps
from helpers.analysis.outcomes import OutcomeResult, find_outcomes
from helpers.core.vocabulary import Measure
from helpers.data.report import Report
from helpers.show.results import check_table, derived_table, explanations, gap_table, outcome_table
from tests.building import report_of, with_rows

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


@pytest.mark.parametrize(("target", "cells"), GAPS.items(), ids=GAPS.keys())
def test_gaps_worked_out_by_hand(report: Report, target: str, cells: Row) -> None:
    table = gap_table(gap for gap in find_gaps(report) if gap.pair.target.name == target)
    assert table.to_dict("records") == [cells]


def test_there_is_one_row_a_pair_in_the_order_of_the_gaps(report: Report) -> None:
    gaps = find_gaps(report)
    table = gap_table(gaps)
    assert list(table["figures"]) == [
        f"{gap.pair.achievement.name}, {gap.pair.target.name}" for gap in gaps
    ]
    assert list(table["indicator"]) == [gap.label for gap in gaps]
    assert list(table["verdict"]) == [gap.verdict for gap in gaps]
    assert set(table["repeating would do"]) == {"yes", "no", "cannot be told"}
    written = table.drop(columns="target in percent of the achievement")
    assert (written != "").to_numpy().all()
    # Only levels have a ratio.
    rates = (Measure.GROWTH, Measure.SHARE)
    levels = [gap.pair.achievement.measure not in rates for gap in gaps]
    assert list(table["target in percent of the achievement"] != "") == levels


@pytest.mark.parametrize(("target", "cells"), OUTCOMES.items(), ids=OUTCOMES.keys())
def test_outcomes_worked_out_by_hand(report: Report, target: str, cells: Row) -> None:
    table = outcome_table(one for one in find_outcomes(report) if one.target.name == target)
    assert table.to_dict("records") == [cells | {"figure": target}]


def test_there_is_one_row_a_target_with_evidence(report: Report) -> None:
    outcomes = find_outcomes(report)
    table = outcome_table(outcomes)
    known = [one for one in outcomes if one.result is not OutcomeResult.NO_EVIDENCE]
    assert 0 < len(known) < len(outcomes)
    assert list(table["figure"]) == [one.target.name for one in known]
    assert list(table["outcome"]) == [one.result for one in known]
    untold = table["outcome"] == "cannot be told"
    assert (table.loc[untold, "why it cannot be told, and notes"] != "").all()
    assert (table["published"] != "").all()
    assert list(table["by"] == "") == [one.found is None for one in known]
    assert (table["source"] != "").all()
    assert not table.map(lambda cell: "nan" in str(cell).split(", ")).to_numpy().any()


def test_without_evidence_the_table_of_outcomes_has_no_rows(report: Report) -> None:
    empty = find_outcomes(with_rows(report, evidence=[]))
    assert empty
    assert outcome_table(empty).empty


def test_of_nothing_the_tables_have_their_columns(report: Report) -> None:
    full, made = find_derived(report), report_of()
    for nothing, all_of_it in (
        (gap_table([]), gap_table(find_gaps(report))),
        (outcome_table([]), outcome_table(find_outcomes(report))),
        (check_table(made, find_checks(made)), check_table(report, find_checks(report))),
        (derived_table(find_derived(made)), derived_table(full)),
    ):
        assert nothing.empty
        assert len(all_of_it)
        assert list(nothing.columns) == list(all_of_it.columns)


def test_two_targets_of_one_indicator_have_a_row_each() -> None:
    cells = {"indicator": "grain", "unit": "person", "value": "50"}
    aim = cells | {"status": "target", "period": "2021"}
    made = report_of(
        figures=[
            cells, aim | {"figure": "low", "value": "80"},
            aim | {"figure": "top", "value": "100"},
        ],
        evidence=[cells | {"period": "2021", "value": "90"}],
    )  # fmt: skip
    gaps = gap_table(find_gaps(made))
    assert list(gaps["figures"]) == ["grain, low", "grain, top"]
    assert list(gaps["gap"]) == ["30 person", "50 person"]
    outcomes = outcome_table(find_outcomes(made))
    assert list(outcomes["figure"]) == ["low", "top"]
    assert list(outcomes["outcome"]) == ["met", "missed"]


def test_what_is_hypothetical_is_marked_in_every_row_that_rests_on_it(report: Report) -> None:
    name = "grain-output-level-2021"
    told = report.what_if(name, value=30)
    checks = find_checks(told)
    tables = {
        "gap": (gap_table(find_gaps(told)), "figures", ("indicator", "target")),
        "outcome": (outcome_table(find_outcomes(told)), "figure", ("indicator", "target")),
        "check": (check_table(told, checks), "figures", ("subject",)),
        "derived": (derived_table(find_derived(told)), "figures", ("quantity",)),
    }
    for table, names, columns in tables.values():
        rests = table[names].map(lambda cell: name in cell.split(", "))
        assert rests.any()
        for column in columns:
            marked = table[column].str.contains("(hypothetical)", regex=False)
            assert list(marked) == list(rests)


def test_checks_are_written_as_they_were_found(report: Report) -> None:
    checks = find_checks(report)
    table = check_table(report, checks)
    assert list(table["finding"]) == [one.finding for one in checks]
    assert list(table["result"]) == [one.result for one in checks]
    for cell, one in zip(table["figures"], checks, strict=True):
        many = len(one.figures) > 6
        names = ", ".join(figure.name for figure in one.figures)
        assert cell == (f"{len(one.figures)} figures" if many else names)
    assert table["figures"].str.fullmatch(r"\d+ figures").any()


def test_only_what_does_not_hold_is_explained_and_by_its_own_rule(report: Report) -> None:
    checks = find_checks(report)
    said = explanations(report, checks)
    doubts = [doubt for doubt in report.records.corrections if doubt.rule and doubt.figure]
    assert any(said)
    for one, why in zip(checks, said, strict=True):
        names = {figure.name for figure in one.figures}
        wanted = [
            f"{doubt.kind}: {doubt.reason}"
            for doubt in doubts
            if doubt.rule == one.rule.name and doubt.figure in names
        ]
        if one.result is CheckResult.HOLDS:
            assert why == ""
        else:
            assert all(reason in why for reason in wanted)
            assert bool(why) == bool(wanted)
    assert not any(explanations(report, [replace(one, result=CheckResult.HOLDS) for one in checks]))


def test_ends_of_derived_quantities_are_rounded_outward(report: Report) -> None:
    derived = find_derived(report)
    written = derived_table(derived)["interval"]
    sharp = 0
    for one, cell in zip(derived, written, strict=True):
        found = one.result.interval
        ends = cell.replace("−", "-").replace("\u202f", "").strip("[]()").split(", ")
        low, high = ends[0], ends[-1]
        if found.low is not None and low != "-∞":
            assert Fraction(low) <= found.low
            assert found.low - Fraction(low) <= abs(found.low) / 10**4
        if found.high is not None and high != "∞":
            assert Fraction(high) >= found.high
            assert Fraction(high) - found.high <= abs(found.high) / 10**4
            sharp += Fraction(high) > found.high
    assert sharp
