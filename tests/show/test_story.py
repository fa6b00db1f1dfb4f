"""The story in a few sentences: its numbers follow from the package, and its doubts are said."""

from __future__ import annotations

import dataclasses
import re

import pytest

from helpers.data.report import Report, load_report
from helpers.show import story


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(story.REPORT)


def test_who_where_and_what(report: Report) -> None:
    # The census counted 9.066906 million; the report prints RMB650 billion and RMB1 trillion.
    assert story.what_and_where(report) == (
        "In January 2021 the government of Changchun, a city of 9 million people in north-east "
        "China, put its economy at RMB650 billion and named RMB1 trillion as its aim."
    )


def test_what_an_aim_without_a_date_takes(report: Report) -> None:
    said = story.where_the_aim_stands(report)
    for years, year in ((5, 2025), (10, 2030)):
        rate = 100 * ((1000 / 650) ** (1 / years) - 1)
        assert f"{rate:.1f}%" in said
        assert re.search(rf"\bif (it is meant )?for {year}\b", said, re.IGNORECASE)
    assert said.startswith("The report gives no date for RMB1 trillion.")
    assert "In 2024 GDP was put at RMB763 billion, by a weak source: 76.3% of the aim." in said


def test_what_was_met_and_missed(report: Report) -> None:
    said = story.what_came(report)
    met, also, missed = re.split(r"; also|\. Missed were", said)
    for one in ("hi-tech enterprises", "grain output", "value added of services"):
        assert one in met
    assert also == " funds actually used, if the same quantity is meant"
    assert "real growth (6.2% against about 7%)" in missed
    assert "growth at current prices (2.5% against about 9%)" in missed
    assert said.startswith("Later publications settle 6 of its 56 targets.")
    results = [row[-1] for row in story.asked_and_came(report)]
    assert results == ["missed"] * 2 + ["met"] * 3 + ["met, if the same is meant"]


def test_the_key_numbers_say_what_they_count(report: Report) -> None:
    numbers = [one.number for one in story.key_numbers(report)]
    assert numbers == ["RMB650 billion", "RMB763 billion", "13 of 20", "4 met, 2 missed"]
    first, second, third, _ = [one.counts for one in story.key_numbers(report)]
    assert "after RMB477 billion in 2015" in first
    assert "weak source" in second
    assert "without a date" in second
    assert "4 ask for less" in third


def test_no_growth_joins_two_territories(report: Report) -> None:
    said = " ".join(one.counts for one in story.key_numbers(report)) + story.what_and_where(report)
    assert not re.search(r"% a year|grew|rose", said)
    assert "two readings" in story.which_land(report)


def test_another_figure_moves_the_story(report: Report) -> None:
    other = report.what_if("gdp-level-2020", value=600)
    assert "put its economy at RMB600 billion" in story.what_and_where(other)
    assert f"{100 * ((1000 / 600) ** 0.2 - 1):.1f}% a year" in story.where_the_aim_stands(other)


def test_a_package_that_says_not_where_it_is_is_refused(report: Report) -> None:
    descriptor = {key: value for key, value in report.metadata.items() if key != "place"}
    package = dataclasses.replace(report.package, descriptor=descriptor)
    with pytest.raises(ValueError, match=r'changchun-2021/datapackage.json needs "place"'):
        story.what_and_where(dataclasses.replace(report, package=package))
