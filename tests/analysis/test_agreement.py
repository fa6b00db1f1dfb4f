"""What evidence says of achievements: on evidence made for it, and of the report by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.agreement import (
    AGREEMENTS,
    AGREES,
    CONTRADICTS,
    REVISED,
    UNDECIDED,
    agreement,
)
from helpers.core.units import base_unit, to_base
from helpers.core.wording import allowed
from helpers.data.report import Report

Row = dict[str, Any]
COLUMNS = [
    "label", "figure", "printed", "published", "result", "why", "nature", "strength",
    "source_title", "source_address", "published_on",
]  # fmt: skip
OWN = ("indicator", "unit", "period", "base_unit", "part", "theme")


def meaning(row: Row, *, target: bool) -> Row:
    """Add to a row what the loader derives from value, unit, qualifier and period."""
    text, unit = row["value"], row["unit"]
    found = allowed(text, row["comparator"], unit, row["measure"], target=target, in_words=False)
    return row | {
        "value": float(text), "in_words": False, "decimals": len(text.partition(".")[2]),
        "first_year": int(row["period"][:4]), "last_year": int(row["period"].split("-")[-1][:4]),
        "base_value": float(to_base(Fraction(text), unit)), "base_unit": base_unit(unit)[1],
        "low": found.base.low, "high": found.base.high, "low_closed": found.base.low_closed,
        "high_closed": found.base.high_closed, "exact": found.exact,
    }  # fmt: skip


def stated(value: str, **other: Any) -> Row:
    """Return a figure: the achieved level of GDP in 2020, in RMB billion, unless told otherwise."""
    row = {
        "figure": "own", "indicator": "gdp", "measure": "level", "comparator": "=",
        "value": value, "unit": "RMB billion", "status": "achievement", "period": "2020",
        "scope": "city", "provisional": False, "paragraph": 1, "start": 0, "end": 1,
        "printed": f"RMB{value} billion",
    } | other  # fmt: skip
    return meaning(row, target=row["status"] == "target")


def published(value: str, nature: str = "final", **other: Any) -> Row:
    """Return evidence of the same, published officially a year later unless told otherwise."""
    row = {
        "indicator": "gdp", "measure": "level", "comparator": "=", "value": value,
        "unit": "RMB billion", "period": "2020", "nature": nature, "strength": "official",
        "source_title": "Yearbook", "source_address": "example.org", "published": "2021-12-01",
    } | other  # fmt: skip
    return meaning(row, target=nature == "target")


def frame(rows: list[Row], like: pd.DataFrame) -> pd.DataFrame:
    kinds = {
        str(name): "category" if kind.name == "category" and name in OWN else kind
        for name, kind in like.dtypes.items()
    }
    return pd.DataFrame(rows, columns=list(like.columns)).astype(kinds)


def told(report: Report, figure: Row, *evidence: Row) -> list[dict[Any, Any]]:
    """Return what the evidence says of one figure of a report of 25 January 2021."""
    assert report.metadata["sources"][0]["date"] == "2021-01-25"
    held = replace(
        report,
        figures=frame([figure], report.figures),
        evidence=frame(list(evidence), report.evidence),
    )
    return agreement(held).to_dict("records")


def answer(report: Report, figure: Row, *evidence: Row) -> str:
    (row,) = told(report, figure, *evidence)
    return str(row["result"])


GROWTH: Row = {"measure": "growth", "unit": "percent"}
BEFORE: Row = {"published": "2021-01-24"}


@pytest.mark.parametrize(
    ("figure", "evidence", "result", "why"),
    [
        # 649.5 to 650.5 and 650.45 to 650.55 meet.
        (stated("650"), published("650.5"), AGREES, "the intervals of both overlap"),
        # 650.5 ends one where 650.5 begins the other: 651 is 650.5 to 651.5.
        (stated("650"), published("651"), AGREES, "the intervals of both overlap"),
        (stated("600", comparator=">"), published("650"), AGREES, "the intervals of both overlap"),
        (stated("650"), published("640", **BEFORE, comparator=">"), AGREES,
         "the intervals of both overlap"),
        # 660.2 / 650 is 1.0157.
        (stated("650"), published("660.2"), REVISED, "a final number, +1.6%"),
        (stated("650"), published("640.3", "revised"), REVISED, "a revised number, -1.5%"),
        (stated("650"), published("660", "preliminary"), REVISED, "a preliminary number, +1.5%"),
        (stated("3.5", **GROWTH), published("2.2", **GROWTH), REVISED,
         "a final number, -1.3 percentage points"),
        (stated("40", measure="share", unit="percent"),
         published("43", measure="share", unit="percent"), REVISED,
         "a final number, +3.0 percentage points"),
        (stated("0", unit="projects"), published("3", unit="projects"), REVISED,
         "a final number"),
        # What was there already replaces nothing, nor does another estimate or a first number.
        (stated("650"), published("660", **BEFORE), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650"), published("660", published="2021-01-25"), UNDECIDED,
         "another number, +1.5%, but whether it is later is not said"),
        (stated("650"), published("660", "estimate"), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650"), published("660", "first published"), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650"), published("640", comparator="<", **BEFORE), CONTRADICTS,
         "another number, -1.5%, and no later one"),
        (stated("650", comparator=">"), published("649", **BEFORE), CONTRADICTS,
         "another number, -0.2%, and no later one"),
        # 650.5 is not more than 650.5.
        (stated("650"), published("650.5", comparator=">", **BEFORE), CONTRADICTS,
         "another number, +0.1%, and no later one"),
        (stated("650"), published("650", strength="weak"), UNDECIDED,
         "the only source is weak, or older than a revision"),
        (stated("650"), published("660", strength="weak"), UNDECIDED,
         "the only source is weak, or older than a revision"),
        (stated("650"), published("650", period="2019"), UNDECIDED,
         "published only for another time: 2019"),
        (stated("650", period="2016-2020"), published("650"), UNDECIDED,
         "published only for another time: 2020"),
        (stated("31", **GROWTH), published("31", **GROWTH, period="2020 Q1"),
         UNDECIDED, "published only for another time: 2020 Q1"),
    ],
)  # fmt: skip
def test_one_number_tells(
    report: Report, figure: Row, evidence: Row, result: str, why: str
) -> None:
    (row,) = told(report, figure, evidence)
    assert (row["result"], row["why"]) == (result, why)


def test_the_table_covers_every_agreement() -> None:
    (mark,) = test_one_number_tells.pytestmark  # type: ignore[attr-defined]
    assert {case[2] for case in mark.args[1]} == set(AGREEMENTS)


@pytest.mark.parametrize("strength", ["official", "state media", "mirror"])
def test_weak_evidence_never_decides(report: Report, strength: str) -> None:
    weak, sound = published("660", strength="weak"), published("650", strength=strength)
    assert answer(report, stated("650"), weak, sound) == AGREES
    assert answer(report, stated("660"), weak, sound) == REVISED
    # A weak number is not taken, however settled.
    estimate = published("640", "estimate", strength=strength)
    (row,) = told(report, stated("650"), weak, estimate)
    assert (row["result"], row["published"]) == (CONTRADICTS, "640 RMB billion, 2020")
    # Several weak ones are no stronger.
    assert answer(report, stated("650"), weak, published("650", strength="weak")) == UNDECIDED


@pytest.mark.parametrize("settled", ["final", "revised", "preliminary", "estimate"])
def test_a_first_number_does_not_matter_beside_a_later_one(report: Report, settled: str) -> None:
    first = published("553.0", "first published", **BEFORE)
    later = published("477.38", settled)
    for evidence in ((first, later), (later, first)):
        (row,) = told(report, stated("477.38"), *evidence)
        assert (row["result"], row["nature"]) == (AGREES, settled)
        assert answer(report, stated("553.0"), *evidence) != AGREES


def test_the_most_settled_number_decides(report: Report) -> None:
    natures = ["final", "revised", "preliminary", "estimate", "first published"]
    for place, nature in enumerate(natures):
        rows = [published(f"{600 + n}", name) for n, name in enumerate(natures) if n >= place]
        (row,) = told(report, stated("500"), *rows[::-1])
        assert (row["nature"], row["published"]) == (nature, f"{600 + place} RMB billion, 2020")


def test_targets_of_others_are_ignored(report: Report) -> None:
    target = published("700", "target", **BEFORE)
    assert told(report, stated("650"), target) == []
    assert answer(report, stated("650"), target, published("650", "estimate")) == AGREES
    (row,) = told(report, stated("650"), published("650", period="2019"), target)
    assert (row["result"], row["why"]) == (UNDECIDED, "published only for another time: 2019")


@pytest.mark.parametrize(
    ("value", "other", "result", "why"),
    [
        ("700", {}, AGREES, "the intervals of both overlap"),
        ("710", BEFORE, CONTRADICTS, "another number, +1.4%, and no later one"),
        # An aim that was set later revises none.
        ("710", {}, CONTRADICTS, "another number, +1.4%, and no later one"),
        ("700", {"strength": "weak"}, UNDECIDED,
         "the only source is weak, or older than a revision"),
    ],
)  # fmt: skip
def test_a_target_is_held_against_how_others_stated_it(
    report: Report, value: str, other: Row, result: str, why: str
) -> None:
    aim = stated("700", status="target", period="2021")
    stated_by_others = published(value, "target", period="2021", **other)
    (row,) = told(report, aim, stated_by_others, published("710", period="2021"))
    assert (row["result"], row["why"]) == (result, why)


def test_an_aim_for_another_time_is_another_aim(report: Report) -> None:
    aim = stated("700", status="target", period="2021")
    for period in ("2020", "2022", "2021-2025"):
        assert told(report, aim, published("700", "target", period=period)) == []
    undated = aim | {"period": None, "first_year": None, "last_year": None}
    assert told(report, undated, published("700", "target", period="2020")) == []
    aims = [published("700", "target", period=period) for period in ("2025", "2021-2025")]
    (row,) = told(report, undated, *aims)
    assert row["result"] == UNDECIDED
    assert row["why"] == "the report gives no date; published for 2021-2025, 2025"


def test_only_the_same_is_compared(report: Report) -> None:
    for other in ({"indicator": "roads"}, GROWTH):
        assert told(report, stated("650"), published("66", **other)) == []
    assert told(report, stated("650", status="target"), published("650")) == []
    # Of another time all years are named, each once.
    years = [published("650", period=year) for year in ("2019", "2018", "2019")]
    (row,) = told(report, stated("650"), *years)
    assert row["why"] == "published only for another time: 2018, 2019"


def test_another_time_matters_only_where_the_same_is_not_known(report: Report) -> None:
    other = published("900", period="2019")
    assert answer(report, stated("650"), other, published("650"), other) == AGREES


def test_parts_are_not_held_against_the_whole(report: Report) -> None:
    both = frame(
        [stated("650", figure=name, scope=name) for name in ("domestic", "foreign")],
        report.figures,
    )
    evidence = frame([published("650")], report.evidence)
    for row in agreement(replace(report, figures=both, evidence=evidence)).to_dict("records"):
        assert row["result"] == UNDECIDED
        assert row["why"] == "published for all together, stated for domestic, foreign"


def test_units_are_compared_in_base_units(report: Report) -> None:
    trillion = published("0.650", unit="RMB trillion", **BEFORE)
    assert answer(report, stated("650"), trillion) == AGREES
    assert answer(report, stated("652"), trillion) == CONTRADICTS


def test_a_row_names_figure_and_source(report: Report) -> None:
    (row,) = told(report, stated("650"), published("600", comparator=">", strength="mirror"))
    assert list(row) == COLUMNS
    assert row == {
        "label": "Gross domestic product", "figure": "own", "printed": "RMB650 billion",
        "published": ">600 RMB billion, 2020", "result": AGREES,
        "why": "the intervals of both overlap", "nature": "final", "strength": "mirror",
        "source_title": "Yearbook", "source_address": "example.org",
        "published_on": "2021-12-01",
    }  # fmt: skip


def test_without_evidence_there_is_an_empty_table(report: Report) -> None:
    bare = pd.DataFrame(columns=list(report.evidence.columns), dtype="str")
    for evidence in (report.evidence.iloc[:0], bare):
        found = agreement(replace(report, evidence=evidence))
        assert found.empty
        assert list(found.columns) == COLUMNS


# What is easily got wrong


@pytest.mark.parametrize(
    ("comparator", "value", "text"),
    [
        (">=", "600", ">=600"),
        ("<=", "600", "<=600"),
        ("=", "1234567", "1234567"),
        ("=", "9.066906", "9.066906"),
    ],
)
def test_what_was_published_is_written_in_full(
    report: Report, comparator: str, value: str, text: str
) -> None:
    (row,) = told(report, stated(value), published(value, comparator=comparator))
    assert row["published"].replace("\u202f", "").startswith(f"{text} RMB")


@pytest.mark.parametrize("date", [None, "2021"])
def test_what_has_no_certain_date_is_not_said_to_be_earlier_or_later(
    report: Report, date: str | None
) -> None:
    assert answer(report, stated("650"), published("660", published=date)) == UNDECIDED


def test_a_first_number_does_not_decide_where_a_weak_source_knows_a_revision(
    report: Report,
) -> None:
    first = published("553.0", "first published", **BEFORE)
    weak = published("477.38", "revised", strength="weak")
    assert answer(report, stated("477.38"), first, weak) == UNDECIDED


def test_of_two_numbers_of_one_nature_the_better_sourced_decides(report: Report) -> None:
    # As `most_settled` chooses too.
    mirror, official = published("660", strength="mirror"), published("650")
    for evidence in ((mirror, official), (official, mirror)):
        assert answer(report, stated("650"), *evidence) == AGREES


# The report

TABLE = (
    # About 8.5 is 8.4 to 8.6; 8.8 came out in March: 0.3 more.
    ("fixed-asset-investment-growth-2020", REVISED, "8.8 percent, 2020",
     "a final number, +0.3 percentage points"),
    # 660.159 / 650 is 1.0156.
    ("gdp-level-2020", REVISED, "660.159 RMB billion, 2020", "a final number, +1.6%"),
    ("industrial-output-growth-2020", UNDECIDED, "2.5 percent, 2021",
     "published only for another time: 2021"),
    # 2025 is a target.
    ("grain-output-level-2020", UNDECIDED, "25.49 billion jin, 2023",
     "published only for another time: 2021, 2023"),
    ("hi-tech-enterprises-new-level-2020", UNDECIDED, "542 enterprises, 2019",
     "published only for another time: 2019"),
    ("actual-funds-domestic-growth-2020", UNDECIDED, "33 percent, 2021",
     "published for all together, stated for domestic, foreign"),
    ("actual-funds-foreign-growth-2020", UNDECIDED, "33 percent, 2021",
     "published for all together, stated for domestic, foreign"),
    ("rail-transit-level-2020", UNDECIDED, "104.5 km, 2021",
     "published only for another time: 2021"),
    # The only aim that others published as well; those for GDP, investment and grain are for
    # other years.
    ("population-level-undated", UNDECIDED, ">10 million persons, 2021-2025",
     "the report gives no date; published for 2021-2025"),
    ("gdp-growth-2020", AGREES, "3.5 percent, 2020", "the intervals of both overlap"),
    ("hongqi-output-level-2020", AGREES, ">200\u202f000 vehicles, 2020",
     "the intervals of both overlap"),
    ("projects-over-1bn-started-level-2020", AGREES, "302 projects, 2020",
     "the intervals of both overlap"),
    ("gdp-level-2015", AGREES, "477.38 RMB billion, 2015", "the intervals of both overlap"),
)  # fmt: skip
"""Every figure with evidence, the worst first and else in the order of the text."""


def test_the_report_agrees_as_worked_by_hand(report: Report) -> None:
    found = agreement(report)
    columns = ["figure", "result", "published", "why"]
    assert list(found[columns].itertuples(index=False, name=None)) == list(TABLE)
    assert list(found["result"].cat.categories) == list(AGREEMENTS)
    assert list(found.columns) == COLUMNS
    assert list(found.index) == list(range(len(TABLE)))


def test_the_first_number_of_gdp_does_not_matter(report: Report) -> None:
    # 553.0 was first published for 2015, 477.38 since the census.
    rows = report.evidence
    first = (rows["indicator"] == "gdp") & (rows["nature"] == "first published")
    assert 553.0 in set(rows.loc[first, "value"])
    without = agreement(replace(report, evidence=rows.loc[~first].reset_index(drop=True)))
    pd.testing.assert_frame_equal(without, agreement(report))


def test_weak_evidence_does_not_matter(report: Report) -> None:
    rows = report.evidence
    sound = rows.loc[rows["strength"] != "weak"].reset_index(drop=True)
    pd.testing.assert_frame_equal(agreement(replace(report, evidence=sound)), agreement(report))


def test_the_worst_comes_first(report: Report) -> None:
    assert AGREEMENTS == (CONTRADICTS, REVISED, UNDECIDED, AGREES)
    order = [AGREEMENTS.index(result) for result in agreement(report)["result"]]
    assert order == sorted(order)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_changes_no_answer(report: Report, seed: int) -> None:
    mixed = replace(
        report,
        figures=report.figures.sample(frac=1, random_state=seed, ignore_index=True),
        evidence=report.evidence.sample(frac=1, random_state=seed, ignore_index=True),
    )
    found, expected = (
        agreement(one).set_index("figure")["result"].astype("str").to_dict()
        for one in (mixed, report)
    )
    assert found == expected


def test_an_undated_aim_is_compared_with_that_of_the_year_of_the_report(report: Report) -> None:
    aim = stated("1", unit="RMB trillion", status="target") | {"period": None}
    (row,) = told(report, aim, published("1", "target", unit="RMB trillion", period="2021"))
    assert row["result"] == UNDECIDED
    assert row["why"] == "the report gives no date; published for 2021"
    assert told(report, aim, published("1", "target", unit="RMB trillion", period="2020")) == []


@pytest.mark.parametrize("nature", ["final", "revised"])
def test_a_first_number_is_not_compared_once_there_is_a_later_one(
    report: Report, nature: str
) -> None:
    weak = published("700", nature, strength="weak")
    (row,) = told(report, stated("650"), published("650", "first published"), weak)
    assert row["result"] == UNDECIDED
    assert row["why"] == "the only source is weak, or older than a revision"
