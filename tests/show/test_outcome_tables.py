"""The tables of what came of targets, on rows worked out by hand."""

from __future__ import annotations

from helpers.analysis.outcomes import find_outcomes
from helpers.analysis.plan_growth import find_growth, find_progress
from helpers.analysis.plan_so_far import find_plan_so_far
from helpers.analysis.plans import find_standings
from helpers.analysis.revisions import find_revisions
from helpers.analysis.sectors import find_sectors
from helpers.analysis.since import find_since
from helpers.data.report import Report
from helpers.show import outcome_tables as tables
from tests.building import report_of


def test_outcomes_that_evidence_decides_come_first(report: Report) -> None:
    table = tables.outcome_table(find_outcomes(report))
    assert table["outcome"].to_list() == ["met"] * 4 + ["missed"] * 2 + ["unclear"] * 9
    gdp = table[table["target"] == "increase by about 7%"].iloc[0]
    # 6.2 less 7, as printed
    assert (gdp["published"], gdp["distance"]) == ("6.2%, 2021", "0.8 points short")
    assert gdp["remarks"].startswith("real; ")
    assert gdp["remarks"].endswith("mirror source")
    assert "the territory may differ (Changchun with Gongzhuling)" in gdp["remarks"]
    grain = table[table["indicator"] == "Grain output"].iloc[0]
    assert grain["distance"] == "730 million jin above"  # 24.73 less 24 billion
    hongqi = table[table["indicator"] == "Hongqi cars produced"].iloc[0]
    assert (hongqi["outcome"], hongqi["distance"]) == ("unclear", "")
    assert hongqi["remarks"].startswith("published only of something else: Hongqi cars sold")


def test_outcomes_are_counted_with_what_makes_them_unclear(report: Report) -> None:
    table = tables.obstacle_table(find_outcomes(report))
    assert table.to_numpy().tolist() == [
        ["met", "", 4],
        ["missed", "", 2],
        ["unclear", "only another time was published", 6],
        ["unclear", "the report gives no date", 2],
        ["unclear", "only another quantity was published", 1],
        ["nothing published", "", 41],
    ]


def test_without_targets_the_tables_have_their_columns() -> None:
    nothing = find_outcomes(
        report_of(figures=[{"indicator": "grain", "value": "1", "unit": "jin"}])
    )
    assert nothing == []
    assert list(tables.outcome_table(nothing)) == [
        "indicator", "target", "published", "outcome", "distance", "remarks",
    ]  # fmt: skip
    assert list(tables.obstacle_table(nothing)) == ["outcome", "because", "targets"]
    assert tables.since_table([]).empty


def test_the_sectors_of_a_year(report: Report) -> None:
    table = tables.sector_table(find_sectors(report, 2021)).set_index("sector")
    services = table.loc["Value added of services"]
    assert (services["real growth, 2021"], services["average of two years"]) == ("8.1%", "4.6%")
    # 1.0455² / 1.0815 = 1.0107 to 1.0465² / 1.0805 = 1.0136
    assert services["so in 2020"] == "1.0 to 1.4%"
    assert services["part of growth, 2021"] == "65.8 to 66.6%"
    primary = table.loc["Value added of the primary sector"]
    assert str(primary["part of growth, 2020"]).startswith("−")


def test_revisions_are_told_in_words_and_across_vintages_with_a_remark(report: Report) -> None:
    table = tables.revision_table(find_revisions(report))
    late = table[(table["year"] == 2015) & (table["revision"] != "")].iloc[0]
    # 477.38 / 553 = 0.86325
    assert (late["level"], late["revision"]) == ("RMB477 billion", "13.7% down")
    assert "different accounts" in late["remarks"]
    weak = table[table["level"] == "RMB700 billion"].iloc[0]
    assert "weak source" in weak["remarks"]
    own = table[table["accounts"] == "the report, an estimate"].iloc[0]
    assert (own["year"], own["level"], own["revision"]) == (2020, "RMB650 billion", "")


def test_aims_at_the_pace_since_those_of_one_vintage_first(report: Report) -> None:
    since = find_since(report, "gdp-level-undated", 2020)
    table = tables.since_table([one for one in since if one.latest_year > 2021])
    first = table.iloc[0]
    # (700.206 / 660.159) ** (1 / 3) = 1.0198
    assert (first["from"], first["to"]) == ("RMB660 billion, 2020", "RMB700 billion, 2023")
    assert (first["a year"], first["comes"]) == ("2.0%", "in 2042")
    assert "in 2031 to 2032" in table["comes"].to_list()
    people = tables.since_table(find_since(report, "population-level-undated", 2020))
    assert people["comes"].to_list() == ["in more than 100 years", "never at that pace"]


def test_the_plan_so_far_its_growth_and_its_progress(report: Report) -> None:
    plan = tables.plan_table(find_plan_so_far(report, 2021, 2025, weak=True))
    assert plan["growth"].to_list() == ["6.2%", "−4.5%", "6.6%", "4.8%", "at least 5%"]
    assert plan["source"].to_list() == ["mirror", "weak", "weak", "official", "state media"]
    standings = find_standings(report, "plan", 2020)
    growth = tables.growth_table(find_growth(standings, (2025,)))
    trillion = growth[growth["target"].str.endswith("RMB1 trillion")].set_index("growth")
    # 645 to 655 to 1,000 in five years: 8.8 to 9.2 percent
    assert trillion.loc["if by 2025", "a year"] == "8.8 to 9.2%"
    progress = tables.progress_table(find_progress(standings, (2025,)))
    dated = progress[progress["date"] == "if 2025"].iloc[0]
    assert dated["actual over required growth"].endswith("(moderate)")
    assert progress["refused"].str.contains("no date").any()


def test_when_an_aim_comes_over_all_pairs_of_levels(report: Report) -> None:
    since = find_since(report, "gdp-level-undated", 2020)
    later = [one for one in since if one.latest_year > 2021]
    # from 650 or 660.2 to 763.2 in 2024: 2031 or 2032; from 660.2 to 700.2 in 2023: 2042
    assert tables.comes_when(later) == "between 2031 and 2042"
    (alike,) = (one for one in later if one.of_one_vintage)
    assert tables.comes_when([alike]) == "in 2042"
    # 9.067 to 9.085 million in four years is 0.05% a year: 10 million takes some 190 years
    people = find_since(report, "population-level-undated", 2020)
    assert tables.comes_when(people) == "not within 100 years"
    assert tables.comes_when([*later, *people]) == "not before 2031, if at all"
    assert tables.comes_when([]) == "not known"
