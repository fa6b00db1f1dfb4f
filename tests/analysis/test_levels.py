"""Which level goes with a figure: of its scope and territory first, and never a weak one."""

from __future__ import annotations

import pytest

from helpers.analysis.levels import Levels
from helpers.core.period import Period
from helpers.core.vocabulary import Status
from helpers.data.reader import Row
from helpers.data.report import Report
from tests.building import report_of

LANDS = [
    {"territory": "changchun", "role": "report"}, {"territory": "before", "role": "reading"},
    {"territory": "province", "role": "other"},
]  # fmt: skip
NOW = {"indicator": "firms", "value": "131", "unit": "projects"}


def published(value: str, **other: str) -> Row:
    """Return what others published of 2019."""
    return {"indicator": "firms", "value": value, "unit": "projects", "period": "2019"} | other


def held(*evidence: Row, figures: tuple[Row, ...] = (NOW,)) -> tuple[Levels, Report]:
    report = report_of(figures=figures, evidence=evidence, territories=LANDS)
    return Levels(report.records), report


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([published("1"), published("2", nature="preliminary")], "1"),
        # The territory of the figure comes before how settled a number is.
        ([published("1", territory="before"), published("2", nature="preliminary")], "2"),
        ([published("1", territory="before")], "1"),
        ([published("1", territory="province")], None),
        ([published("1", scope="rural"), published("2", nature="preliminary")], "2"),
        ([published("1", scope="rural")], None),
        ([published("1", strength="weak")], None),
        ([published("1", nature="first published")], None),
        ([published("1", nature="target")], None),
        ([published("1", unit="jin")], None),
        ([published("1", period="2018")], None),
    ],
)
def test_the_level_of_another_year_is_of_the_same_land_and_group(
    evidence: list[Row], expected: str | None
) -> None:
    levels, report = held(*evidence)
    found = levels.achieved(report["firms"], 2019)
    assert (found and str(found.value)) == expected


def test_the_report_comes_before_others() -> None:
    before = NOW | {"figure": "before", "value": "90", "period": "2019"}
    levels, report = held(published("1"), figures=(NOW, before))
    assert levels.achieved(report["firms"], 2019) is report["before"]
    assert levels.by_year("firms") == {2019: report["before"], 2020: report["firms"]}
    assert levels.stated("firms", Period(2019, 2019), Status.TARGET) == []


@pytest.mark.parametrize(
    ("other", "known"),
    [
        ({}, True),
        ({"strength": "mirror"}, False),
        ({"scope": "rural"}, False),
        ({"unit": "jin"}, False),
        ({"period": "2018"}, False),
        ({"nature": "target"}, False),
        ({"nature": "first published"}, False),
        ({"territory": "before"}, True),
        ({"territory": "province"}, False),
    ],
    ids=str,
)
def test_a_weak_level_is_told_apart(other: Row, known: bool) -> None:
    levels, report = held(published("1", **{"strength": "weak"} | other))
    assert (levels.weak(report["firms"], 2019) is not None) is known


def test_without_a_figure_any_group_and_land_of_the_report_will_do() -> None:
    levels, _ = held(published("1", territory="before", scope="rural"))
    found = levels.published("firms", 2019)
    assert found is not None
    assert found.scope == "rural"
    assert levels.latest("firms", 2025) is found
    assert levels.latest("firms", 2018) is None
