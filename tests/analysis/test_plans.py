"""Where a plan starts, worked out by hand: levels, growth so far, growth required, progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.plans import (
    growth_of_plan,
    in_percent_of_target,
    progress_of_plan,
    stand_from_published,
    stand_of_plan,
)
from helpers.data.report import Report

PEOPLE = "population-level-undated"
GDP = "gdp-level-undated"
PLATES = "four-plates-contribution-share-2021-2025"
HI_TECH = "hi-tech-enterprises-level-2025"
TARGETS = [PEOPLE, GDP, PLATES, HI_TECH]
"""The targets of the plan, in the order of the text."""

SCENARIOS = (2025, 2030, 2035)
NO_DATE = "the target has no date; assume one and say so"
NO_GROWTH = "two levels are needed, and no growth so far is known"
MEASURES = ("required from base", "pace", "pace category", "distance", "distance category")


@pytest.fixture
def stand(report: Report) -> pd.DataFrame:
    return stand_of_plan(report, "plan", 2020)


def about(number: float) -> Any:
    return pytest.approx(number, rel=1e-12, abs=0)


def row_of(stand: pd.DataFrame, target: str) -> dict[str, Any]:
    """Return the row of one target."""
    rows = stand.set_index("target").loc[[target]].to_dict("records")
    return {str(column): value for column, value in rows[0].items()}


def without(report: Report, *figures: str) -> Report:
    """Return the report without some of its figures."""
    kept = report.figures.loc[~report.figures["figure"].isin(figures)]
    return replace(report, figures=kept.reset_index(drop=True))


def without_evidence(report: Report) -> Report:
    return replace(report, evidence=report.evidence.iloc[:0])


def with_copy(report: Report, original: str, **cells: Any) -> Report:
    """Return the report with one figure more: a copy of another with other cells."""
    copy = report.figures.loc[report.figures["figure"] == original].assign(**cells)
    return replace(report, figures=pd.concat([report.figures, copy], ignore_index=True))


def with_cells(report: Report, figure: str, **cells: Any) -> Report:
    """Return the report with other cells in the row of a figure."""
    figures = report.figures.astype({"scope": "str"})
    for column, value in cells.items():
        figures.loc[figures["figure"] == figure, column] = value
    return replace(report, figures=figures)


def kinds(growth: pd.DataFrame, target: str) -> list[str]:
    return list(growth.loc[growth["target"] == target, "kind"])


def test_the_targets_of_the_plan_in_the_order_of_the_text(stand: pd.DataFrame) -> None:
    assert list(stand["target"]) == TARGETS
    assert list(stand["label"]) == [
        "Permanent population", "Gross domestic product",
        "Contribution of the four plates to the economy", "Hi-tech enterprises",
    ]  # fmt: skip
    assert list(stand["measure"]) == ["level", "level", "share", "level"]
    assert list(stand["unit"]) == ["million persons", "RMB trillion", "percent", "enterprises"]
    # 10 million, 1 trillion, 80 percent, 3,000
    assert list(stand["bar"]) == [10_000_000, 10**12, 0.8, 3000]
    assert set(stand["better"]) == {"higher"}
    assert set(stand["year"]) == {2020}


def test_the_date_of_a_target_is_that_of_the_report_or_missing(stand: pd.DataFrame) -> None:
    # 2025, and 2021 to 2025: due at the end.
    assert [None if pd.isna(year) else year for year in stand["date"]] == [None, None, 2025, 2025]
    assert [str(stand[column].dtype) for column in ("date", "base_year")] == ["Int64", "Int64"]


@pytest.mark.parametrize(
    ("target", "low", "high", "source", "name"),
    [
        # RMB650 billion, to half of a billion
        (GDP, 649.5e9, 650.5e9, "report", "gdp-level-2020"),
        # The census counted to the last person.
        (PEOPLE, 9_066_906, 9_066_906, "evidence", "Seventh census, Changchun (repost)"),
        (HI_TECH, 2013, 2013, "evidence",
         "Innovation capacity of Changchun, People's Net (repost)"),
    ],
    ids=["gdp", "population", "hi-tech"],
)  # fmt: skip
def test_levels_worked_out_by_hand(
    stand: pd.DataFrame, target: str, low: float, high: float, source: str, name: str
) -> None:
    row = row_of(stand, target)
    assert (row["level_low"], row["level_high"]) == (about(low), about(high))
    assert (row["source"], row["level_from"]) == (source, name)


def test_a_level_that_nobody_states_is_missing(stand: pd.DataFrame) -> None:
    row = row_of(stand, PLATES)
    assert pd.isna([row["level_low"], row["level_high"]]).all()
    assert (row["source"], row["level_from"]) == ("", "")


@pytest.mark.parametrize(
    ("target", "low", "high", "names"),
    [
        # RMB477.38 billion, to half of a hundredth
        (GDP, 477.375e9, 477.385e9, "gdp-level-2015, gdp-level-2020"),
        # "Increased by 7.2 times": a factor of 7.15 to 7.25 read loosely, of 8.15 to 8.25 to the
        # letter, so of 7.15 to 8.25 in all
        (HI_TECH, 2013 / 8.25, 2013 / 7.15,
         "hi-tech-enterprises-increase-in-multiples-2016-2020, both readings"),
    ],
    ids=["gdp", "hi-tech"],
)  # fmt: skip
def test_bases_worked_out_by_hand(
    stand: pd.DataFrame, target: str, low: float, high: float, names: str
) -> None:
    row = row_of(stand, target)
    assert (row["base_low"], row["base_high"]) == (about(low), about(high))
    assert (row["base_year"], row["growth_from"]) == (2015, names)


@pytest.mark.parametrize("target", [PEOPLE, PLATES])
def test_without_two_levels_there_is_no_base(stand: pd.DataFrame, target: str) -> None:
    row = row_of(stand, target)
    assert pd.isna([row["base_year"], row["base_low"], row["base_high"]]).all()
    assert row["growth_from"] == ""


def test_growth_worked_out_by_hand(stand: pd.DataFrame) -> None:
    found = growth_of_plan(stand, SCENARIOS)
    # From the level to the bar in 5, 10 and 15 years. The highest level asks for the least; of
    # hi-tech enterprises the level cancels out, 2013 / (2013 / 7.15) = 7.15.
    expected = [
        (PEOPLE, "if by 2025", (10 / 9.066906) ** (1 / 5) - 1, (10 / 9.066906) ** (1 / 5) - 1),
        (PEOPLE, "if by 2030", (10 / 9.066906) ** (1 / 10) - 1, (10 / 9.066906) ** (1 / 10) - 1),
        (PEOPLE, "if by 2035", (10 / 9.066906) ** (1 / 15) - 1, (10 / 9.066906) ** (1 / 15) - 1),
        (GDP, "so far", (649.5 / 477.385) ** (1 / 5) - 1, (650.5 / 477.375) ** (1 / 5) - 1),
        (GDP, "if by 2025", (1000 / 650.5) ** (1 / 5) - 1, (1000 / 649.5) ** (1 / 5) - 1),
        (GDP, "if by 2030", (1000 / 650.5) ** (1 / 10) - 1, (1000 / 649.5) ** (1 / 10) - 1),
        (GDP, "if by 2035", (1000 / 650.5) ** (1 / 15) - 1, (1000 / 649.5) ** (1 / 15) - 1),
        (HI_TECH, "so far", 7.15 ** (1 / 5) - 1, 8.25 ** (1 / 5) - 1),
        (HI_TECH, "required by 2025", (3000 / 2013) ** 0.2 - 1, (3000 / 2013) ** 0.2 - 1),
    ]
    assert list(found[["target", "kind"]].itertuples(index=False, name=None)) == [
        (target, kind) for target, kind, *_ in expected
    ]
    for end, column in ((2, "low"), (3, "high")):
        percent = [row[end] * 100 for row in expected]
        assert found[column].to_list() == pytest.approx(percent, rel=1e-9)
    # ln(1000 / 650.5) = 0.430014; / 5 = 0.086003; e ** 0.086003 = 1.089809: 8.98 percent
    assert found["low"][4] == pytest.approx(8.981, abs=5e-4)
    assert set(found.loc[found["target"] == GDP, "label"]) == {"Gross domestic product"}


@pytest.mark.parametrize("scenarios", [(), (2027,), SCENARIOS])
def test_only_targets_without_a_date_get_scenarios(
    stand: pd.DataFrame, scenarios: tuple[int, ...]
) -> None:
    found = growth_of_plan(stand, scenarios)
    assumed = [f"if by {year}" for year in scenarios]
    assert kinds(found, PEOPLE) == assumed
    assert kinds(found, GDP) == ["so far", *assumed]
    assert kinds(found, HI_TECH) == ["so far", "required by 2025"]
    # A share is no level: its growth would be a growth of percentages.
    assert kinds(found, PLATES) == []


def test_a_growth_has_no_growth_of_its_own(report: Report) -> None:
    stand = stand_of_plan(report, "key work", 2020)
    found = growth_of_plan(stand, SCENARIOS).set_index("target")
    assert set(stand.set_index("target").loc[found.index, "measure"]) == {"level"}
    # From 23.25 to 23.35 billion jin to 24 within a year
    grain = found.loc["grain-output-level-2021"]
    assert grain["kind"] == "required by 2021"
    assert grain["low"] == pytest.approx((24 / 23.35 - 1) * 100, rel=1e-9)
    assert grain["high"] == pytest.approx((24 / 23.25 - 1) * 100, rel=1e-9)
    # GDP is to grow by about 7 percent after 3.5: a level of neither.
    assert "gdp-growth-2021" not in found.index


def test_the_levels_that_others_published(report: Report, stand: pd.DataFrame) -> None:
    # After 2015 and up to 2020. Left out: RMB700 and 717.571 billion of 2018, first published and
    # then revised; RMB710.312 billion and later, which are of later years.
    found = stand_from_published(report, stand, GDP)
    assert list(found["label"]) == [
        "RMB650 billion, 2020", "590.414 RMB billion, 2019", "663.803 RMB billion, 2020",
        "660.159 RMB billion, 2020",
    ]  # fmt: skip
    assert list(found["nature"]) == ["the report", "revised", "preliminary", "final"]
    assert list(found["strength"]) == ["", "mirror", "mirror", "mirror"]
    assert list(found["source"]) == ["report", "evidence", "evidence", "evidence"]
    assert found["growth_from"][3] == "gdp-level-2015, " + found["level_from"][3]
    assert found["note"][2] == "includes Gongzhuling"
    assert found[stand.columns].dtypes.equals(stand.dtypes)
    own = found.loc[[0], stand.columns].assign(label="Gross domestic product")
    pd.testing.assert_frame_equal(own, stand.loc[stand["target"] == GDP].reset_index(drop=True))


def test_growth_from_published_levels_worked_out_by_hand(
    report: Report, stand: pd.DataFrame
) -> None:
    found = growth_of_plan(stand_from_published(report, stand, GDP), (2025, 2030))
    levels = {2019: (590.4135, 590.4145), 2020: (660.1585, 660.1595)}
    for year, label in ((2019, "590.414 RMB billion, 2019"), (2020, "660.159 RMB billion, 2020")):
        rows = found.loc[found["label"] == label].set_index("kind")
        low, high = levels[year]
        assert list(rows.loc["so far", ["low", "high"]]) == pytest.approx(
            [
                ((low / 477.385) ** (1 / (year - 2015)) - 1) * 100,
                ((high / 477.375) ** (1 / (year - 2015)) - 1) * 100,
            ],
            rel=1e-9,
        )
        for date in (2025, 2030):
            assert list(rows.loc[f"if by {date}", ["low", "high"]]) == pytest.approx(
                [((1000 / end) ** (1 / (date - year)) - 1) * 100 for end in (high, low)], rel=1e-9
            )
    # ln(1000 / 590.414) = 0.526931; / 6 = 0.087822; e ** 0.087822 = 1.091793: 9.18 percent
    assert found.loc[found["kind"] == "if by 2025", "low"].iloc[1] == pytest.approx(9.179, abs=1e-3)


@pytest.mark.parametrize(
    "cells",
    [{"strength": "weak"}, {"nature": "target"}, {"nature": "first published"},
     {"first_year": 2016}, {"last_year": 2015}, {"last_year": 2021}, {"measure": "growth"}],
    ids=str,
)  # fmt: skip
def test_what_does_not_count_as_a_published_level(
    report: Report, stand: pd.DataFrame, cells: dict[str, Any]
) -> None:
    revised = (report.evidence["indicator"] == "gdp") & (report.evidence["period"] == "2019")
    evidence = report.evidence.astype({"strength": "str", "nature": "str", "measure": "str"})
    evidence.loc[revised & (evidence["measure"] == "level"), list(cells)] = list(cells.values())
    found = stand_from_published(replace(report, evidence=evidence), stand, GDP)
    assert list(found["nature"]) == ["the report", "preliminary", "final"]


@pytest.mark.parametrize("target", [PEOPLE, PLATES, HI_TECH])
def test_without_levels_of_the_report_nothing_is_restated(
    report: Report, stand: pd.DataFrame, target: str
) -> None:
    with pytest.raises(ValueError, match=f"does not state both level and base of {target}"):
        stand_from_published(report, stand, target)


def test_progress_worked_out_by_hand(stand: pd.DataFrame) -> None:
    found = progress_of_plan(stand, SCENARIOS)
    refused = dict.fromkeys(MEASURES, "")
    assert found.drop(columns="label").to_dict("records") == [
        {"target": PEOPLE, "date": "none", **refused, "refused": NO_DATE},
        {"target": GDP, "date": "none", **refused, "refused": NO_DATE},
        # Actual growth is 6.3511 to 6.3843 percent. From 477.385 or 477.375 to 1000 in 10 years
        # 7.6746 to 7.6748 percent are required: 6.3511 / 7.6748 = 0.8275, 6.3843 / 7.6746 =
        # 0.8319. At the pace kept it is 649.5 ** 2 / 477.385 = 883.67 to 650.5 ** 2 / 477.375 =
        # 886.41 by 2025: (883.67 - 477.385) / (1000 - 477.375) = 0.7774, (886.41 - 477.375) /
        # (1000 - 477.385) = 0.7827.
        {"target": GDP, "date": "if 2025", "required from base": "7.67 to 7.68",
         "pace": "0.82 to 0.84", "pace category": "moderate",
         "distance": "0.77 to 0.79", "distance category": "acceleration needed", "refused": ""},
        # 5.0531 percent in 15 years: 6.3511 / 5.0533 = 1.2568, 6.3843 / 5.0531 = 1.2634. By 2030
        # 649.5 ** 3 / 477.385 ** 2 = 1202.26 to 1207.88: 724.88 / 522.625, 730.51 / 522.615.
        {"target": GDP, "date": "if 2030", "required from base": "5.05 to 5.06",
         "pace": "1.25 to 1.27", "pace category": "on track",
         "distance": "1.38 to 1.40", "distance category": "on track", "refused": ""},
        # 3.7663 percent in 20 years: 1.6863 to 1.6951. By 2035 649.5 ** 4 / 477.385 ** 3 =
        # 1635.72 to 1645.95: 1158.34 / 522.625 = 2.2164, 1168.58 / 522.615 = 2.2360.
        {"target": GDP, "date": "if 2035", "required from base": "3.76 to 3.77",
         "pace": "1.68 to 1.70", "pace category": "on track",
         "distance": "2.21 to 2.24", "distance category": "on track", "refused": ""},
        {"target": PLATES, "date": "2025", **refused, "refused": NO_GROWTH},
        # From 281.54 growth was 48.204 percent where 26.694 are required: 1.8058; from 244 it was
        # 52.507 where 28.521 are: 1.8410. By 2025 it is 2013 * 7.15 = 14392.95 or 2013 * 8.25 =
        # 16607.25: (14392.95 - 281.54) / (3000 - 281.54) = 5.1910, (16607.25 - 244) /
        # (3000 - 244) = 5.9373. Slices of the base make it a little wider.
        {"target": HI_TECH, "date": "2025", "required from base": "26.69 to 28.53",
         "pace": "1.80 to 1.85", "pace category": "on track",
         "distance": "5.18 to 5.94", "distance category": "on track", "refused": ""},
    ]  # fmt: skip
    assert list(found["label"])[-1] == "Hi-tech enterprises"


def test_no_date_is_assumed_where_no_growth_so_far_is_known(stand: pd.DataFrame) -> None:
    found = progress_of_plan(stand, (2030,))
    dates = found.groupby("target", sort=False)["date"].agg(list).to_dict()
    assert dates == {
        PEOPLE: ["none"], GDP: ["none", "if 2030"], PLATES: ["2025"], HI_TECH: ["2025"],
    }  # fmt: skip


def test_targets_that_are_rates_are_refused_by_name(report: Report) -> None:
    found = progress_of_plan(stand_of_plan(report, "key work", 2020), ())
    refused = found.set_index("target")["refused"]
    assert refused["gdp-growth-2021"].startswith("stated as growth, which is a change already")
    assert refused["hongqi-output-multiple-2021"].startswith("stated as multiple")
    assert refused["grain-output-level-2021"] == NO_GROWTH
    assert (found["refused"] != "").all()


def test_a_target_that_is_met_already_is_achieved_whatever_the_pace(report: Report) -> None:
    # 2013 at the start are more than 2000.
    met = with_cells(report, HI_TECH, base_value=2000.0)
    row = row_of(progress_of_plan(stand_of_plan(met, "plan", 2020), ()), HI_TECH)
    assert row["pace category"] == row["distance category"] == "target achieved"
    assert row["refused"] == ""


def test_the_evidence_steps_in_for_the_report_and_is_marked(report: Report) -> None:
    stand = stand_of_plan(without(report, "gdp-level-2020"), "plan", 2020)
    row = row_of(stand, GDP)
    # The final number, 660.159, before the preliminary one, 663.803
    assert (row["level_low"], row["level_high"]) == (about(660.1585e9), about(660.1595e9))
    assert row["source"] == "evidence"
    assert row["level_from"] == "2021 preliminary accounts, Changchun statistics bureau (repost)"
    # Growth so far is told by two levels of the report or not at all.
    assert pd.isna([row["base_year"], row["base_low"], row["base_high"]]).all()
    assert row["growth_from"] == ""
    growth = growth_of_plan(stand, (2025,))
    assert kinds(growth, GDP) == ["if by 2025"]
    required = growth.loc[growth["target"] == GDP, "low"].item()
    assert required == pytest.approx(((1000 / 660.1595) ** (1 / 5) - 1) * 100, rel=1e-9)
    progress = progress_of_plan(stand, SCENARIOS)
    assert list(progress.loc[progress["target"] == GDP, "refused"]) == [NO_DATE]


def test_without_evidence_only_the_report_speaks(report: Report) -> None:
    stand = stand_of_plan(without_evidence(report), "plan", 2020)
    assert list(stand["source"]) == ["", "report", "", ""]
    assert list(stand["level_from"]) == ["", "gdp-level-2020", "", ""]
    silent = stand["target"] != GDP
    columns = ["level_low", "level_high", "base_year", "base_low", "base_high"]
    assert stand.loc[silent, columns].isna().to_numpy().all()
    assert stand.loc[~silent, columns].notna().to_numpy().all()
    assert list(stand["growth_from"]) == ["", "gdp-level-2015, gdp-level-2020", "", ""]
    growth = growth_of_plan(stand, SCENARIOS)
    assert set(growth["target"]) == {GDP}
    assert len(growth) == 1 + len(SCENARIOS)
    refused = progress_of_plan(stand, SCENARIOS).set_index(["target", "date"])["refused"]
    assert refused[(HI_TECH, "2025")] == NO_GROWTH
    assert refused[(PEOPLE, "none")] == NO_DATE
    percent = in_percent_of_target(stand)
    assert percent.loc[percent["target"] != GDP, ["low", "high"]].isna().to_numpy().all()


def test_without_any_level_there_is_no_growth_and_no_crash(report: Report) -> None:
    stand = stand_of_plan(without(without_evidence(report), "gdp-level-2020"), "plan", 2020)
    assert set(stand["source"]) == {""}
    growth = growth_of_plan(stand, SCENARIOS)
    assert list(growth.columns) == ["label", "target", "kind", "low", "high", "from"]
    assert growth.empty
    assert list(progress_of_plan(stand, SCENARIOS)["refused"]) == [
        NO_DATE, NO_DATE, NO_GROWTH, NO_GROWTH,
    ]  # fmt: skip


def test_weak_evidence_is_never_a_level(report: Report) -> None:
    # For the GDP of 2022 there is only a page that gives no source: RMB674.46 billion.
    of_2022 = stand_of_plan(report, "plan", 2022)
    assert row_of(of_2022, GDP)["source"] == ""
    assert row_of(of_2022, PEOPLE)["level_low"] == pytest.approx(9_065_350)  # 9.0654 million
    weak = replace(report, evidence=report.evidence.assign(strength="weak"))
    weak.evidence["strength"] = pd.Categorical(
        weak.evidence["strength"], categories=report.evidence["strength"].cat.categories
    )
    assert list(stand_of_plan(weak, "plan", 2020)["source"]) == ["", "report", "", ""]


def test_a_quarter_and_another_year_are_no_level_of_the_year(report: Report) -> None:
    people = report.evidence["indicator"] == "population"
    of_2020 = people & (report.evidence["period"] == "2020")
    quarter = report.evidence.astype({"period": "str"})
    quarter.loc[of_2020, "period"] = "2020 Q4"
    for evidence in (quarter, report.evidence.loc[~of_2020]):
        stand = stand_of_plan(replace(report, evidence=evidence), "plan", 2020)
        assert row_of(stand, PEOPLE)["source"] == ""


@pytest.mark.parametrize(
    ("year", "first", "low", "high"),
    [(2010, 2010, 300e9, 301e9), (2018, 2015, 477.375e9, 477.385e9)],
)
def test_growth_so_far_begins_with_the_earliest_level_of_the_report(
    report: Report, year: int, first: int, low: float, high: float
) -> None:
    # One level more, behind the others in the table
    cells = {
        "figure": f"gdp-level-{year}", "first_year": year, "last_year": year, "low": 300e9,
        "high": 301e9,
    }  # fmt: skip
    row = row_of(stand_of_plan(with_copy(report, "gdp-level-2015", **cells), "plan", 2020), GDP)
    assert row["base_year"] == first
    assert (row["base_low"], row["base_high"]) == (about(low), about(high))
    assert row["growth_from"] == f"gdp-level-{first}, gdp-level-2020"


@pytest.mark.parametrize(
    "cells",
    [
        {"scope": "urban"},
        {"status": "target"},
        {"measure": "change"},
        {"first_year": 2011},
        {"first_year": None, "last_year": None},
        {"base_unit": "kg"},
        {"indicator": "retail-sales"},
    ],
    ids=str,
)
def test_what_states_something_else_is_no_base(report: Report, cells: dict[str, Any]) -> None:
    changed = replace(report, figures=report.figures.astype({"base_unit": "str"}))
    row = row_of(stand_of_plan(with_cells(changed, "gdp-level-2015", **cells), "plan", 2020), GDP)
    assert pd.isna(row["base_year"])
    assert row["source"] == "report"


@pytest.mark.parametrize("figure", ["gdp-level-2015", "gdp-level-2020"])
def test_growth_so_far_needs_both_levels(report: Report, figure: str) -> None:
    stand = stand_of_plan(without(report, figure), "plan", 2020)
    assert "so far" not in kinds(growth_of_plan(stand, SCENARIOS), GDP)
    progress = progress_of_plan(stand, SCENARIOS)
    assert list(progress.loc[progress["target"] == GDP, "date"]) == ["none"]


def test_an_increase_that_ends_in_another_year_tells_no_base(report: Report) -> None:
    # In 2021 there were 2,286; "7.2 times" is that of 2016 to 2020.
    row = row_of(stand_of_plan(report, "plan", 2021), HI_TECH)
    assert (row["level_low"], row["source"]) == (2286, "evidence")
    assert pd.isna(row["base_year"])


def test_levels_in_percent_of_their_targets(stand: pd.DataFrame) -> None:
    found = in_percent_of_target(stand)
    assert list(found["target"]) == TARGETS
    assert list(found["source"]) == ["evidence", "report", "", "evidence"]
    assert list(found["level_from"]) == list(stand["level_from"])
    nan = float("nan")
    # 9.066906 of 10 million; 649.5 and 650.5 of 1000 billion; 2013 of 3000
    assert found["low"].to_list() == pytest.approx([90.66906, 64.95, nan, 67.1], nan_ok=True)
    assert found["high"].to_list() == pytest.approx([90.66906, 65.05, nan, 67.1], nan_ok=True)


def _target_as_level(report: Report) -> None:
    # Of the grain of 2025 there is only what was aimed at in 2024: 27 billion jin.
    stand = stand_of_plan(report, "key work", 2025)
    assert row_of(stand, "grain-output-level-2021")["source"] == ""


def _bound_as_level(report: Report) -> None:
    # Before the census the population was "more than 8.5 million": required growth has a bound.
    census = (report.evidence["indicator"] == "population") & (report.evidence["nature"] == "final")
    stand = stand_of_plan(replace(report, evidence=report.evidence.loc[~census]), "plan", 2020)
    growth_of_plan(stand, SCENARIOS)


def _no_table_of_evidence(report: Report) -> None:
    empty = replace(report, evidence=report.evidence.iloc[:0])
    assert list(stand_of_plan(empty, "plan", 2020)["source"]) == ["", "report", "", ""]


def _no_target_in_the_part(report: Report) -> None:
    assert stand_of_plan(report, "review", 2020).empty


@pytest.mark.parametrize(
    "demand", [_target_as_level, _bound_as_level, _no_table_of_evidence, _no_target_in_the_part]
)
def test_what_is_not_known_is_no_level(report: Report, demand: Callable[[Report], None]) -> None:
    demand(report)


def test_a_multiple_without_an_end_or_from_nothing_tells_no_base(report: Report) -> None:
    name = "hi-tech-enterprises-increase-in-multiples-2016-2020"
    for low, high, closed in ((0.0, 3.0, True), (0.0, 0.0, True)):
        cells = {"low": low, "high": high, "low_closed": closed, "high_closed": closed}
        stand = stand_of_plan(with_cells(report, name, **cells), "plan", 2020)
        assert pd.isna(row_of(stand, HI_TECH)["base_year"])
    more = {"low": 7.2, "high": float("inf"), "low_closed": False, "high_closed": False}
    stand = stand_of_plan(with_cells(report, name, **more), "plan", 2020)
    # 2013 is more than 7.2 times the base, which is therefore below 2013 / 7.2 = 279.6.
    row = row_of(stand, HI_TECH)
    assert (row["base_low"], row["base_high"]) == (0, about(2013 / 7.2))
    assert (row["base_low_closed"], row["base_high_closed"]) == (False, False)
    assert kinds(growth_of_plan(stand, ()), HI_TECH) == ["required by 2025"]


def test_what_cannot_be_measured_is_refused_with_the_reason(stand: pd.DataFrame) -> None:
    found = progress_of_plan(stand.assign(better="neither"), (2025,)).set_index("date")
    assert found.loc["if 2025", "refused"] == "neither direction is better ('neither')"
    past = progress_of_plan(stand, (2019,)).set_index("date")
    assert "the years 2015, 2020 and 2019 are not in order" in str(past.loc["if 2019", "refused"])


def test_a_date_that_is_past_asks_for_no_growth(report: Report, stand: pd.DataFrame) -> None:
    assert kinds(growth_of_plan(stand, (2019, 2020, 2021)), GDP) == ["so far", "if by 2021"]
    later = stand_of_plan(report, "plan", 2025)
    assert kinds(growth_of_plan(later, (2025,)), HI_TECH) == []


@pytest.mark.parametrize("column", ["level_low", "base_low", "bar"])
def test_from_or_to_nothing_there_is_no_growth(stand: pd.DataFrame, column: str) -> None:
    expected = {
        "level_low": [], "base_low": ["if by 2025"], "bar": ["so far"],
    }  # fmt: skip
    none = stand.assign(**{column: 0.0})
    assert kinds(growth_of_plan(none, (2025,)), GDP) == expected[column]


def test_an_unknown_target_is_told(report: Report, stand: pd.DataFrame) -> None:
    with pytest.raises(KeyError, match="there is no target nonesuch"):
        stand_from_published(report, stand, "nonesuch")


def test_a_report_without_evidence_has_the_levels_of_its_own(report: Report) -> None:
    # As the loader gives it where the package has no such table.
    empty = pd.DataFrame(columns=list(report.evidence.columns), dtype="str")
    stand = stand_of_plan(replace(report, evidence=empty), "plan", 2020)
    assert list(stand["source"]) == ["", "report", "", ""]
