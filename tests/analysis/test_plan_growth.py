"""Growth and progress of the targets of a plan, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.analysis.plan_growth import (
    PlanGrowth,
    PlanProgress,
    find_growth,
    find_progress,
    growth_of_plan,
    progress_of_plan,
)
from helpers.analysis.plans import (
    Standing,
    find_standings,
    standing_of,
    standings_from_published,
)
from helpers.analysis.progress import Category
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Direction, Measure
from helpers.data.report import Report
from tests.building import with_rows

PEOPLE = "population-level-undated"
GDP = "gdp-level-undated"
PLATES = "four-plates-contribution-2021-2025"
HI_TECH = "hi-tech-enterprises-level-2025"

SCENARIOS = (2025, 2030, 2035)
NO_DATE = "the target has no date; assume one and say so"
NO_LEVEL = (
    "stated as contribution: the authors of the measures exclude rates that can change their "
    "sign; compare levels"
)
NO_GROWTH = "two levels are needed, and no growth so far is known"
BILLION = "RMB billion"


@pytest.fixture
def stand(report: Report) -> list[Standing]:
    return find_standings(report, "plan", 2020)


def kinds(growths: list[PlanGrowth], target: str) -> list[str]:
    return [one.words for one in growths if one.standing.target.name == target]


def with_target(standing: Standing, **changes: object) -> Standing:
    """Return a standing of a target in which something is another thing."""
    return replace(standing, target=replace(standing.target, **changes))  # type: ignore[arg-type]


def without_evidence(report: Report) -> Report:
    return with_rows(report, evidence=[])


def without(report: Report, figure: str) -> Report:
    rows = report.package.rows["figures"].values()
    return with_rows(report, figures=[row for row in rows if row["figure"] != figure])


def test_growth_worked_out_by_hand(stand: list[Standing]) -> None:
    found = find_growth(stand, SCENARIOS)
    # From the level to the bar in 5, 10 and 15 years. The highest level asks for the least; of
    # hi-tech enterprises the level cancels out, 2013 / (2013 / 7.15) = 7.15.
    expected = [
        (PEOPLE, "if by 2025", (10 / 9.066906) ** (1 / 5) - 1, (10 / 9.066906) ** (1 / 5) - 1),
        (PEOPLE, "if by 2030", (10 / 9.066906) ** (1 / 10) - 1, (10 / 9.066906) ** (1 / 10) - 1),
        (PEOPLE, "if by 2035", (10 / 9.066906) ** (1 / 15) - 1, (10 / 9.066906) ** (1 / 15) - 1),
        (GDP, "so far", (645 / 477.385) ** (1 / 5) - 1, (655 / 477.375) ** (1 / 5) - 1),
        (GDP, "if by 2025", (1000 / 655) ** (1 / 5) - 1, (1000 / 645) ** (1 / 5) - 1),
        (GDP, "if by 2030", (1000 / 655) ** (1 / 10) - 1, (1000 / 645) ** (1 / 10) - 1),
        (GDP, "if by 2035", (1000 / 655) ** (1 / 15) - 1, (1000 / 645) ** (1 / 15) - 1),
        (HI_TECH, "so far", 7.15 ** (1 / 5) - 1, 8.25 ** (1 / 5) - 1),
        (HI_TECH, "required by 2025", (3000 / 2013) ** 0.2 - 1, (3000 / 2013) ** 0.2 - 1),
    ]
    assert [(one.standing.target.name, one.words) for one in found] == [
        (target, kind) for target, kind, *_ in expected
    ]
    for one, (_, _, low, high) in zip(found, expected, strict=True):
        assert one.growth.unit.name == "percent"
        assert one.growth.interval.ends == pytest.approx((low * 100, high * 100), rel=1e-9)
    # ln(1000 / 655) = 0.423120; / 5 = 0.084624; e ** 0.084624 = 1.088308: 8.83 percent
    assert found[4].growth.interval.ends[0] == pytest.approx(8.831, abs=5e-4)
    assert [one.date for one in found] == [*SCENARIOS, None, *SCENARIOS, None, 2025]
    gdp = standing_of(stand, GDP)
    assert {one.rests_on for one in found[4:7]} == {"gdp-level-2020"}
    assert found[3].rests_on == gdp.growth_rests_on == "gdp-level-2015, gdp-level-2020"


@pytest.mark.parametrize("scenarios", [(), (2027,), SCENARIOS])
def test_only_targets_without_a_date_get_scenarios(
    stand: list[Standing], scenarios: tuple[int, ...]
) -> None:
    found = find_growth(stand, scenarios)
    assumed = [f"if by {year}" for year in scenarios]
    assert kinds(found, PEOPLE) == assumed
    assert kinds(found, GDP) == ["so far", *assumed]
    assert kinds(found, HI_TECH) == ["so far", "required by 2025"]
    # A contribution is no level: its growth would be a growth of percentages.
    assert kinds(found, PLATES) == []
    share = with_target(standing_of(stand, HI_TECH), measure=Measure.SHARE)
    assert find_growth([share], scenarios) == []


def test_a_growth_has_no_growth_of_its_own(report: Report) -> None:
    found = find_growth(find_standings(report, "key work", 2020), SCENARIOS)
    assert {one.standing.target.measure for one in found} == {Measure.LEVEL}
    # From 23.25 to 23.35 billion jin to 24 within a year
    (grain,) = (one for one in found if one.standing.target.name == "grain-output-level-2021")
    assert grain.words == "required by 2021"
    ends = ((24 / 23.35 - 1) * 100, (24 / 23.25 - 1) * 100)
    assert grain.growth.interval.ends == pytest.approx(ends, rel=1e-9)
    # GDP is to grow by about 7 percent after 3.5: a level of neither.
    assert kinds(found, "gdp-growth-2021") == []


def test_growth_from_published_levels_worked_out_by_hand(
    report: Report, stand: list[Standing]
) -> None:
    restated = standings_from_published(report, standing_of(stand, GDP))
    found = find_growth(restated, (2025, 2030))
    levels = {
        "663.8 RMB billion, 2020": (663.75, 663.85),
        "660.159 RMB billion, 2020": (660.1585, 660.1595),
    }
    for said, (low, high) in levels.items():
        rows = {one.words: one for one in found if one.standing.level_said == said}
        so_far = (
            ((low / 477.385) ** (1 / 5) - 1) * 100,
            ((high / 477.375) ** (1 / 5) - 1) * 100,
        )
        assert rows["so far"].growth.interval.ends == pytest.approx(so_far, rel=1e-9)
        for date in (2025, 2030):
            needed = [((1000 / end) ** (1 / (date - 2020)) - 1) * 100 for end in (high, low)]
            ends = rows[f"if by {date}"].growth.interval.ends
            assert ends == pytest.approx(tuple(needed), rel=1e-9)
    # ln(1000 / 660.159) = 0.415275; / 5 = 0.083055; e ** 0.083055 = 1.086602: 8.66 percent
    final = [one for one in found if one.standing.level_said.startswith("660.159")]
    assert final[1].growth.interval.ends[0] == pytest.approx(8.660, abs=1e-3)


def test_the_trillion_never_starts_from_another_year_or_territory(
    report: Report, stand: list[Standing]
) -> None:
    # RMB590.414 billion of 2019 are without Gongzhuling, which joined in 2020.
    restated = standings_from_published(report, standing_of(stand, GDP))
    assert {one.year for one in restated} == {2020}
    assert {one.standing.year for one in find_growth(restated, (2025,))} == {2020}


def test_growth_says_in_what_its_levels_may_differ(report: Report, stand: list[Standing]) -> None:
    restated = standings_from_published(report, standing_of(stand, GDP))
    own, _, final = ({one.words: one for one in find_growth([a], (2025,))} for a in restated)
    # Both levels of the report are of "Changchun", and no word says with which land.
    land = "whether 2015 and 2020 count the same land is not said"
    assert (own["so far"].caution, own["if by 2025"].caution) == (land, "")
    # The final level counts Gongzhuling and is of accounts after the census of 2018; the report's
    # level of 2015 and its target say neither.
    for words in ("so far", "if by 2025"):
        assert "the territory may differ" in final[words].caution
        assert "the accounts may differ" in final[words].caution
    assert final["so far"].caution.endswith(land)
    assert land not in final["if by 2025"].caution
    frame = growth_of_plan(find_growth(restated, (2025,)))
    assert frame["caution"].to_list()[:2] == [land, ""]
    assert set(frame["prices"]) == {"at current prices"}


def test_the_frame_of_growth(stand: list[Standing]) -> None:
    growths = find_growth(stand, (2025,))
    frame = growth_of_plan(growths)
    assert frame["figure"].to_list() == [PEOPLE, GDP, GDP, HI_TECH, HI_TECH]
    assert frame["kind"].to_list() == [
        "if by 2025", "so far", "if by 2025", "so far", "required by 2025",
    ]  # fmt: skip
    assert set(frame["unit"]) == {"percent"}
    gdp = frame.loc[1]
    assert gdp[["label", "target", "level_said", "rests_on"]].to_dict() == {
        "label": "Gross domestic product", "target": "RMB1 trillion",
        "level_said": "RMB650 billion, 2020", "rests_on": "gdp-level-2015, gdp-level-2020",
    }  # fmt: skip
    # 645 / 477.385 = 1.351111, 655 / 477.375 = 1.372087; the fifth roots are 1.062033 and 1.065311.
    assert (gdp["low"], gdp["high"]) == pytest.approx((6.2033, 6.5311), abs=5e-5)
    assert gdp["growth"].startswith("6.203")
    assert list(growth_of_plan([])) == list(frame)


def test_progress_worked_out_by_hand(stand: list[Standing]) -> None:
    found = progress_of_plan(find_progress(stand, SCENARIOS))
    measures = ("required_from_base", "pace", "pace_category", "distance", "distance_category")
    refused = dict.fromkeys(measures, "")
    assert found.index.name == "figure"
    rows = found.drop(columns=["label", "target"]).reset_index().to_dict("records")
    assert rows == [
        {"figure": PEOPLE, "date": "none", **refused, "refused": NO_DATE},
        {"figure": GDP, "date": "none", **refused, "refused": NO_DATE},
        # Actual growth is 6.2033 to 6.5311 percent. From 477.385 or 477.375 to 1000 in 10 years
        # 7.6746 to 7.6748 percent are required: 6.2033 / 7.6748 = 0.8083, 6.5311 / 7.6746 =
        # 0.8510. At the pace kept it is 645 ** 2 / 477.385 = 871.47 to 655 ** 2 / 477.375 =
        # 898.72 by 2025: (871.47 - 477.385) / (1000 - 477.375) = 0.7540, (898.72 - 477.375) /
        # (1000 - 477.385) = 0.8062.
        {"figure": GDP, "date": "if 2025", "required_from_base": "7.67 to 7.68",
         "pace": "0.80 to 0.86", "pace_category": "moderate",
         "distance": "0.75 to 0.81", "distance_category": "acceleration needed", "refused": ""},
        # 5.0531 percent in 15 years: 6.2033 / 5.0533 = 1.2276, 6.5311 / 5.0531 = 1.2925. By 2030
        # 645 ** 3 / 477.385 ** 2 = 1177.45 to 655 ** 3 / 477.375 ** 2 = 1233.12: 700.06 / 522.625
        # = 1.3395, 755.75 / 522.615 = 1.4461.
        {"figure": GDP, "date": "if 2030", "required_from_base": "5.05 to 5.06",
         "pace": "1.22 to 1.30", "pace_category": "on track",
         "distance": "1.33 to 1.45", "distance_category": "on track", "refused": ""},
        # 3.7663 percent in 20 years: 6.2033 / 3.7664 = 1.6470, 6.5311 / 3.7663 = 1.7341. By 2035
        # 645 ** 4 / 477.385 ** 3 = 1590.86 to 655 ** 4 / 477.375 ** 3 = 1691.95: 1113.48 / 522.625
        # = 2.1306, 1214.57 / 522.615 = 2.3240.
        {"figure": GDP, "date": "if 2035", "required_from_base": "3.76 to 3.77",
         "pace": "1.64 to 1.74", "pace_category": "on track",
         "distance": "2.13 to 2.33", "distance_category": "on track", "refused": ""},
        {"figure": PLATES, "date": "2025", **refused, "refused": NO_LEVEL},
        # From 281.54 growth was 48.204 percent where 26.694 are required: 1.8058; from 244 it was
        # 52.507 where 28.521 are: 1.8410. By 2025 it is 2013 * 7.15 = 14392.95 or 2013 * 8.25 =
        # 16607.25: (14392.95 - 281.54) / (3000 - 281.54) = 5.1910, (16607.25 - 244) /
        # (3000 - 244) = 5.9373. Slices of the base make it a little wider.
        {"figure": HI_TECH, "date": "2025", "required_from_base": "26.69 to 28.53",
         "pace": "1.80 to 1.85", "pace_category": "on track",
         "distance": "5.18 to 5.94", "distance_category": "on track", "refused": ""},
    ]  # fmt: skip
    assert found["label"].to_list()[-1] == "Hi-tech enterprises"
    assert found["target"].to_list()[-1] == "more than 3,000"
    assert list(progress_of_plan([])) == list(found)


def test_the_records_of_progress(stand: list[Standing]) -> None:
    found = find_progress([standing_of(stand, GDP)], (2025,))
    refused, measured = found
    assert refused == PlanProgress(standing_of(stand, GDP), None, refused=NO_DATE)
    assert (measured.date, measured.date_said) == (2025, "if 2025")
    assert measured.pace_category is Category.MODERATE
    assert measured.distance_category is Category.ACCELERATION
    # As worked above: 6.2033 / 7.6748, and 394.09 / 522.625.
    assert measured.pace is not None
    assert measured.distance is not None
    assert measured.required is not None
    assert measured.pace.ends == pytest.approx((0.8083, 0.8510), abs=2e-4)
    assert measured.distance.ends == pytest.approx((0.7540, 0.8062), abs=2e-4)
    assert measured.required.unit.name == "percent"
    assert measured.required.interval.ends == pytest.approx((7.6746, 7.6748), abs=1e-4)


def test_no_date_is_assumed_where_no_growth_so_far_is_known(stand: list[Standing]) -> None:
    dates: dict[str, list[str]] = {}
    for one in find_progress(stand, (2030,)):
        dates.setdefault(one.standing.target.name, []).append(one.date_said)
    assert dates == {
        PEOPLE: ["none"], GDP: ["none", "if 2030"], PLATES: ["2025"], HI_TECH: ["2025"],
    }  # fmt: skip


def test_targets_that_are_rates_are_refused_by_name(report: Report) -> None:
    found = find_progress(find_standings(report, "key work", 2020), ())
    refused = {one.standing.target.name: one.refused for one in found}
    assert refused["gdp-growth-2021"].startswith("stated as growth, which is a change already")
    assert refused["hongqi-output-multiple-2021"].startswith("stated as multiple")
    assert refused["grain-output-level-2021"] == NO_GROWTH
    assert all(refused.values())


def test_a_target_that_is_met_already_is_achieved_whatever_the_pace(report: Report) -> None:
    # 2013 at the start are more than 2000.
    met = find_standings(report.what_if(HI_TECH, value=2000), "plan", 2020)
    (one,) = find_progress([standing_of(met, HI_TECH)], ())
    assert one.pace_category is one.distance_category is Category.ACHIEVED
    assert one.refused == ""


def test_the_evidence_steps_in_for_the_report(report: Report) -> None:
    stand = find_standings(without(report, "gdp-level-2020"), "plan", 2020)
    (required,) = (one for one in find_growth(stand, (2025,)) if one.standing.target.name == GDP)
    # From the final number, 660.159
    assert required.words == "if by 2025"
    low = ((1000 / 660.1595) ** (1 / 5) - 1) * 100
    assert required.growth.interval.ends[0] == pytest.approx(low, rel=1e-9)
    progress = find_progress([standing_of(stand, GDP)], SCENARIOS)
    assert [one.refused for one in progress] == [NO_DATE]


def test_without_evidence_only_the_report_speaks(report: Report) -> None:
    stand = find_standings(without_evidence(report), "plan", 2020)
    growth = find_growth(stand, SCENARIOS)
    assert {one.standing.target.name for one in growth} == {GDP}
    assert len(growth) == 1 + len(SCENARIOS)
    refused = {
        (one.standing.target.name, one.date_said): one.refused
        for one in find_progress(stand, SCENARIOS)
    }
    assert refused[(HI_TECH, "2025")] == NO_GROWTH
    assert refused[(PEOPLE, "none")] == NO_DATE
    assert refused[(GDP, "if 2025")] == ""


def test_without_any_level_there_is_no_growth_and_no_crash(report: Report) -> None:
    stand = find_standings(without(without_evidence(report), "gdp-level-2020"), "plan", 2020)
    assert find_growth(stand, SCENARIOS) == []
    assert [one.refused for one in find_progress(stand, SCENARIOS)] == [
        NO_DATE, NO_DATE, NO_LEVEL, NO_GROWTH,
    ]  # fmt: skip


@pytest.mark.parametrize("figure", ["gdp-level-2015", "gdp-level-2020"])
def test_growth_so_far_needs_both_levels(report: Report, figure: str) -> None:
    stand = find_standings(without(report, figure), "plan", 2020)
    assert "so far" not in kinds(find_growth(stand, SCENARIOS), GDP)
    progress = find_progress([standing_of(stand, GDP)], SCENARIOS)
    assert [one.date_said for one in progress] == ["none"]


def test_a_bound_as_level_asks_for_growth_with_a_bound(report: Report) -> None:
    # More than 8.5 million people, and no census: at most 10 / 8.5 - 1 in a year.
    rows = report.package.rows["evidence"].values()
    people = {"comparator": ">", "value": "8.5"}
    early = [row | (people if row["indicator"] == "population" else {}) for row in rows]
    stand = find_standings(with_rows(report, evidence=early), "plan", 2020)
    (found,) = find_growth([standing_of(stand, PEOPLE)], (2021,))
    assert found.growth.interval.high_closed is False
    assert found.growth.interval.ends == pytest.approx((-100, (10 / 8.5 - 1) * 100))


def test_a_base_that_may_be_nothing_tells_no_growth(report: Report) -> None:
    rows = [
        row | ({"comparator": ">"} if row["measure"] == "increase-in-multiples" else {})
        for row in report.package.rows["figures"].values()
    ]
    stand = find_standings(with_rows(report, figures=rows), "plan", 2020)
    assert standing_of(stand, HI_TECH).base is not None
    assert kinds(find_growth(stand, ()), HI_TECH) == ["required by 2025"]


def test_what_cannot_be_measured_is_refused_with_the_reason(stand: list[Standing]) -> None:
    gdp = standing_of(stand, GDP)
    neither = replace(gdp.target.indicator, better=Direction.NEITHER)
    (_, found) = find_progress([with_target(gdp, indicator=neither)], (2025,))
    assert found.refused == "neither direction is better ('neither')"
    assert (found.pace, found.pace_category, found.required) == (None, None, None)
    (_, past) = find_progress([gdp], (2019,))
    assert "the years 2015, 2020 and 2019 are not in order" in past.refused


def test_a_level_without_an_end_has_a_pace_without_one(stand: list[Standing]) -> None:
    # More than 650 billion after 325 in 2019: it at least doubled, where 1000 need, in the same
    # year, 675 / 325 more: 325 / 675 = 0.48.
    gdp = replace(
        standing_of(stand, GDP), base_year=2019, base=Quantity.exactly(325, BILLION),
        level=Quantity(Interval.above(650), standing_of(stand, GDP).bar.to(BILLION).unit),
    )  # fmt: skip
    (_, found) = find_progress([gdp], (2020,))
    row = progress_of_plan([found]).loc[GDP]
    assert list(row[["pace", "distance"]]) == ["at least 0.48"] * 2
    assert row["pace_category"] == "unclear"
    assert row["required_from_base"] == "207.69 to 207.70"


def test_a_date_that_is_past_asks_for_no_growth(report: Report, stand: list[Standing]) -> None:
    assert kinds(find_growth(stand, (2019, 2020, 2021)), GDP) == ["so far", "if by 2021"]
    later = find_standings(report, "plan", 2025)
    assert kinds(find_growth(later, (2025,)), HI_TECH) == []


def test_from_or_to_nothing_there_is_no_growth(stand: list[Standing]) -> None:
    gdp, nothing = standing_of(stand, GDP), Quantity.of(0, 1, BILLION)
    assert kinds(find_growth([replace(gdp, level=nothing)], (2025,)), GDP) == []
    assert kinds(find_growth([replace(gdp, base=nothing)], (2025,)), GDP) == ["if by 2025"]
    zero = with_target(gdp, value=gdp.target.value * 0)
    assert kinds(find_growth([zero], (2025,)), GDP) == ["so far"]
