"""The tables of evidence on claims and hints, on rows worked out by hand."""

from __future__ import annotations

from helpers.analysis.indirect import find_target_evidence
from helpers.analysis.sectors import find_sectors
from helpers.analysis.statements import statement_of
from helpers.analysis.tested import hold_largest, hold_rank
from helpers.data.report import Report
from helpers.show import evidence_tables as tables


def test_ranks_name_the_cities_and_their_sources(report: Report) -> None:
    claim = statement_of(report, "gdp-growth-first-in-northeast")
    table = tables.rank_table([hold_rank(report, claim, ("shenyang", "dalian", "harbin"))])
    assert table["growth"].to_list() == ["3.5%", "0.8%", "0.9%", "0.6%"]
    assert table["below"].to_list() == ["", "yes", "unclear", "yes"]


def test_the_largest_part_year_by_year(report: Report) -> None:
    claim = statement_of(report, "services-drive-growth")
    table = tables.largest_table(hold_largest(report, claim, [find_sectors(report, 2021)]))
    assert table[["year", "claim"]].to_numpy().tolist() == [
        ["2016", "holds"], ["2020", "does not hold"],
    ]  # fmt: skip
    # Of 2016 only the part of services was published, 52.1%. In 2020 the levels of 2021, less
    # growth, less that of 2020: services some 4 of some 21 billion, the secondary sector some 18.
    assert table["part of growth"].to_list() == ["52.1%", "17.0 to 21.6%"]
    assert table["largest other part"].to_list() == ["", "83.9 to 89.0%"]
    assert list(tables.largest_table([])) == list(table)


def test_hints_are_of_targets_with_indirect_evidence_alone(report: Report) -> None:
    table = tables.hint_table(find_target_evidence(report, around=("jilin", "china")))
    assert "Gross domestic product" not in table["indicator"].to_list()
    research = table[table["indicator"] == "Spending on research and development"].iloc[0]
    assert (research["hint"], research["only a hint"]) == ("14.2%, 2021", "of China")
    tillage = table[table["indicator"] == "Area under conservation tillage"].iloc[0]
    assert tillage["only a hint"] == "from a weak source; of 2022; of Jilin province"
    assert (tillage["hint"], tillage["source"]) == ("30.5 million mu, 2022", "weak")
    assert list(tables.hint_table([])) == list(table)
