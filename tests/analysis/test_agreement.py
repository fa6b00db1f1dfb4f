"""What evidence says of achievements: on evidence made for it, and of the report by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
import pytest

from helpers.analysis.agreement import (
    Agreement,
    AgreementResult,
    agreement,
    find_agreements,
    is_digest,
)
from helpers.core.quantity import Quantity
from helpers.data.reader import Row
from helpers.data.report import Report
from helpers.data.schema import Json, shared_tables
from tests.building import with_rows

AGREES, REVISED, CONTRADICTS, UNDECIDED, REPEATED = (
    AgreementResult.AGREES, AgreementResult.REVISED, AgreementResult.CONTRADICTS,
    AgreementResult.UNCLEAR, AgreementResult.REPEATED,
)  # fmt: skip
COLUMNS = [
    "label", "printed", "result", "why", "published", "allows", "low", "high", "unit", "year",
    "nature", "strength", "source_title", "source_address", "published_on", "when",
    "caution",
]  # fmt: skip


def stated(value: str, **other: str) -> Row:
    """Return a figure: the achieved level of GDP in 2020, in RMB billion, unless told otherwise."""
    row = {
        "figure": "own", "indicator": "gdp", "measure": "level", "comparator": "=",
        "value": value, "unit": "RMB billion", "status": "achievement", "period": "2020",
        "scope": "city", "provisional": "false", "paragraph": "1", "start": "0", "end": "1",
        "printed": f"RMB{value} billion", "note": "", "upper": "", "prices": "",
        "prices_by": "",
    } | other  # fmt: skip
    assert row.keys() == shared_tables()["figures"].fields.keys()
    return row


def published(value: str, nature: str = "final", **other: str) -> Row:
    """Return evidence of the same, published officially a year later unless told otherwise."""
    row = {
        "indicator": "gdp", "measure": "level", "comparator": "=", "value": value,
        "unit": "RMB billion", "period": "2020", "nature": nature, "strength": "official",
        "source_title": "Yearbook", "source_address": "example.org", "published": "2021-12-01",
        "note": "", "upper": "", "prices": "", "prices_by": "", "territory": "changchun",
        "scope": "city", "vintage": "",
    } | other  # fmt: skip
    assert row.keys() == shared_tables()["evidence"].fields.keys()
    return row


def held(report: Report, figures: list[Row], *evidence: Row) -> Report:
    """Return the report, which is of 25 January 2021, with these figures and evidence alone."""
    assert report.source["date"] == "2021-01-25"
    return with_rows(report, figures=figures, evidence=evidence)


def dated(report: Report, date: str) -> Report:
    """Return a report of another date."""
    descriptor: dict[str, Json] = dict(report.metadata)
    descriptor["sources"] = [{**report.source, "date": date}]
    package = replace(report.package, descriptor=descriptor)
    return replace(report, package=package)


def told(report: Report, figure: Row, *evidence: Row) -> list[Agreement]:
    """Return what the evidence says of one figure of a report."""
    return find_agreements(held(report, [figure], *evidence))


def answer(report: Report, figure: Row, *evidence: Row) -> AgreementResult:
    (found,) = told(report, figure, *evidence)
    return found.result


GROWTH: Row = {"measure": "growth", "unit": "percent"}
BEFORE: Row = {"published": "2021-01-24"}

CASES = [
        # 645 to 655 and 650.45 to 650.55 meet.
        (stated("650"), published("650.5"), AGREES, "what both allow overlaps"),
        # 655 ends one where 655 begins the other: 660 is 655 to 665.
        (stated("650"), published("660"), AGREES, "what both allow overlaps"),
        (stated("600", comparator=">"), published("650"), AGREES, "what both allow overlaps"),
        (stated("650.0"), published("640", **BEFORE, comparator=">"), AGREES,
         "what both allow overlaps"),
        # 660.2 / 650 is 1.0157.
        (stated("650.0"), published("660.2"), REVISED, "final number, published later, +1.6%"),
        (stated("650.0"), published("640.3", "revised"), REVISED,
         "revised number, published later, −1.5%"),
        (stated("650.0"), published("660", "preliminary"), REVISED,
         "preliminary number, published later, +1.5%"),
        (stated("650.0"), published("660", "official figure"), REVISED,
         "official figure, published later, +1.5%"),
        (stated("3.5", **GROWTH), published("2.2", **GROWTH), REVISED,
         "final number, published later, −1.3 percentage points"),
        (stated("40", measure="share", unit="percent"),
         published("43", measure="share", unit="percent"), REVISED,
         "final number, published later, +3.0 percentage points"),
        (stated("0", unit="projects"), published("3", unit="projects"), REVISED,
         "final number, published later"),
        # What was there already replaces nothing, nor does another estimate or a first number.
        (stated("650.0"), published("660", **BEFORE), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650.0"), published("660", published="2021-01-25"), UNDECIDED,
         "another number, +1.5%, but whether it is later is not said"),
        (stated("650.0"), published("660", "estimate"), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650.0"), published("660", "first published"), CONTRADICTS,
         "another number, +1.5%, and no later one"),
        (stated("650.0"), published("640", comparator="<", **BEFORE), CONTRADICTS,
         "another number, −1.5%, and no later one"),
        (stated("650.0", comparator=">"), published("649", **BEFORE), CONTRADICTS,
         "another number, −0.2%, and no later one"),
        # 650.5 is not more than 650.5.
        (stated("650.0"), published("650.5", comparator=">", **BEFORE), CONTRADICTS,
         "another number, +0.1%, and no later one"),
        (stated("650.0"), published("650", strength="weak"), UNDECIDED,
         "the only source is weak"),
        (stated("650.0"), published("660", strength="weak"), UNDECIDED,
         "the only source is weak"),
        (stated("650.0"), published("650", period="2019"), UNDECIDED,
         "published only for another time: 2019"),
        (stated("650.0", period="2016-2020"), published("650"), UNDECIDED,
         "published only for another time: 2020"),
        (stated("31", **GROWTH), published("31", **GROWTH, period="2020 Q1"),
         UNDECIDED, "published only for another time: 2020 Q1"),
]  # fmt: skip
"""A figure, the only number that was published, what it says and why."""


@pytest.mark.parametrize(("figure", "evidence", "result", "why"), CASES)
def test_one_number_tells(
    report: Report, figure: Row, evidence: Row, result: AgreementResult, why: str
) -> None:
    (found,) = told(report, figure, evidence)
    assert (found.result, found.why) == (result, why)


def test_the_table_covers_every_agreement() -> None:
    assert {case[2] for case in CASES} == set(AgreementResult) - {REPEATED}
    assert {row[1] for row in TABLE} == set(AgreementResult)


DIGEST: Row = {"source_title": "Digest of the 2021 work report, a daily", **BEFORE}


@pytest.mark.parametrize(
    ("other", "result"),
    [
        ({}, REPEATED),
        ({"published": "2021-02-25"}, REPEATED),  # the 31st day after it
        ({"published": "2021-02-26"}, AGREES),
        ({"published": "2020-12-25"}, REPEATED),  # the 31st day before it
        ({"published": "2020-12-24"}, AGREES),
        ({"published": "2021-01"}, REPEATED),
        ({"published": "2020-01"}, AGREES),
        ({"published": "2021"}, AGREES),
        ({"published": ""}, AGREES),
        ({"source_title": "Working report of the city (Russian)"}, REPEATED),
        ({"source_title": "Report on the execution of the plan"}, AGREES),
        ({"strength": "weak"}, UNDECIDED),
    ],
    ids=str,
)
def test_a_digest_of_the_report_only_repeats_it(
    report: Report, other: Row, result: AgreementResult
) -> None:
    assert answer(report, stated("650.0"), published("650.0", **DIGEST | other)) is result


def test_a_digest_can_show_a_slip_of_the_translation(report: Report) -> None:
    (found,) = told(report, stated("650.0"), published("65.0", **DIGEST))
    assert (found.result, found.why) == (
        CONTRADICTS, "a digest of this report has another number, −90.0%",
    )  # fmt: skip
    (other,) = told(report, stated("650.0"), published("650", unit="billion jin", **DIGEST))
    assert other.result is UNDECIDED


def test_what_others_say_comes_before_a_digest(report: Report) -> None:
    digest, other = published("650.0", "revised", **DIGEST), published("660", "estimate")
    for evidence in ((digest, other), (other, digest)):
        (found,) = told(report, stated("650.0"), *evidence)
        assert found.published.said == "660 RMB billion, 2020"


def test_a_first_number_is_none_beside_a_revision_that_a_digest_tells(report: Report) -> None:
    digest = published("650.0", "revised", **DIGEST)
    first = published("700", "first published", published="2020-03-01")
    assert answer(report, stated("650.0"), first, digest) is REPEATED


@pytest.mark.parametrize(
    ("published_on", "when"),
    [
        ("2021-01-24", "before the report"), ("2021-01-26", "after the report"),
        ("2021-01-25", "not certain"), ("2021-01", "not certain"), ("", "not certain"),
        ("2021-02", "after the report"), ("2020", "before the report"),
    ],
)  # fmt: skip
def test_when_it_came_out_is_said(report: Report, published_on: str, when: str) -> None:
    (found,) = told(report, stated("650"), published("650", published=published_on))
    assert found.when == when


def test_differences_are_carried(report: Report) -> None:
    other = {"territory": "changchun-since-2020", "vintage": "after-census-2018"}
    (found,) = told(report, stated("650"), published("660.2", **other))
    assert (found.result, len(found.differences)) == (REVISED, 2)
    row = agreement(held(report, [stated("650")], published("660.2", **other))).iloc[0]
    assert row["caution"].startswith("the territory may differ (")
    assert "; the accounts may differ (" in row["caution"]


def test_growth_at_other_prices_is_not_compared(report: Report) -> None:
    real, current = GROWTH | {"prices": "real"}, GROWTH | {"prices": "current"}
    (found,) = told(report, stated("3.5", **real), published("3.5", **current))
    assert (found.result, found.why) == (
        UNDECIDED, "different price bases (real; at current prices)",
    )  # fmt: skip
    assert answer(report, stated("3.5", **real), published("3.5", **real)) is AGREES


@pytest.mark.parametrize("strength", ["official", "state media", "mirror"])
def test_weak_evidence_never_decides(report: Report, strength: str) -> None:
    weak, sound = published("660", strength="weak"), published("650", strength=strength)
    assert answer(report, stated("650.0"), weak, sound) is AGREES
    assert answer(report, stated("660.0"), weak, sound) is REVISED
    # A weak number is not taken, however settled.
    estimate = published("640", "estimate", strength=strength)
    (found,) = told(report, stated("650.0"), weak, estimate)
    assert (found.result, found.published.said) == (CONTRADICTS, "640 RMB billion, 2020")
    # Several weak ones are no stronger.
    assert answer(report, stated("650.0"), weak, published("650", strength="weak")) is UNDECIDED


@pytest.mark.parametrize("settled", ["final", "revised", "preliminary", "estimate"])
def test_a_first_number_does_not_matter_beside_a_later_one(report: Report, settled: str) -> None:
    first = published("553.0", "first published", **BEFORE)
    later = published("477.38", settled)
    for evidence in ((first, later), (later, first)):
        (found,) = told(report, stated("477.38"), *evidence)
        assert (found.result, found.published.nature) == (AGREES, settled)
        assert answer(report, stated("553.0"), *evidence) is not AGREES


def test_the_most_settled_number_decides(report: Report) -> None:
    natures = ["final", "revised", "preliminary", "estimate", "first published"]
    for place, nature in enumerate(natures):
        rows = [published(f"{600 + n}", name) for n, name in enumerate(natures) if n >= place]
        (found,) = told(report, stated("500"), *rows[::-1])
        assert found.published.nature == nature
        assert found.published.said == f"{600 + place} RMB billion, 2020"


def test_targets_of_others_are_ignored(report: Report) -> None:
    target = published("700", "target", **BEFORE)
    assert told(report, stated("650.0"), target) == []
    assert answer(report, stated("650.0"), target, published("650", "estimate")) is AGREES
    (found,) = told(report, stated("650.0"), published("650", period="2019"), target)
    assert (found.result, found.why) == (UNDECIDED, "published only for another time: 2019")


@pytest.mark.parametrize(
    ("value", "other", "result", "why"),
    [
        ("700", {}, AGREES, "what both allow overlaps"),
        # What came out with the report only repeats it.
        ("710", BEFORE, CONTRADICTS, "a digest of this report has another number, +1.4%"),
        ("700", BEFORE, REPEATED, "a digest of this report has the same number"),
        ("710", {"published": "2020-12-01"}, CONTRADICTS,
         "another number, +1.4%, and no later one"),
        # An aim that was set later revises none.
        ("710", {}, CONTRADICTS, "another number, +1.4%, and no later one"),
        ("700", {"strength": "weak"}, UNDECIDED,
         "the only source is weak"),
    ],
)  # fmt: skip
def test_a_target_is_held_against_how_others_stated_it(
    report: Report, value: str, other: Row, result: AgreementResult, why: str
) -> None:
    aim = stated("700", status="target", period="2021")
    stated_by_others = published(value, "target", period="2021", **other)
    (found,) = told(report, aim, stated_by_others, published("710", period="2021"))
    assert (found.result, found.why) == (result, why)


def test_an_aim_for_another_time_is_another_aim(report: Report) -> None:
    aim = stated("700", status="target", period="2021")
    for period in ("2020", "2022", "2021-2025"):
        assert told(report, aim, published("700", "target", period=period)) == []
    undated = aim | {"period": ""}
    assert told(report, undated, published("700", "target", period="2020")) == []
    aims = [published("700", "target", period=period) for period in ("2025", "2021-2025")]
    (found,) = told(report, undated, *aims)
    assert found.result is UNDECIDED
    assert found.why == "the report gives no date; published for 2021-2025, 2025"


def test_only_the_same_is_compared(report: Report) -> None:
    roads = published("66", indicator="dead-end-roads-opened")
    for other in (roads, published("66", **GROWTH)):
        assert told(report, stated("650.0"), other) == []
    assert told(report, stated("650.0", status="target"), published("650")) == []
    # Of another time all years are named, each once.
    years = [published("650", period=year) for year in ("2019", "2018", "2019")]
    (found,) = told(report, stated("650.0"), *years)
    assert found.why == "published only for another time: 2018, 2019"


def test_of_another_time_the_latest_number_is_named(report: Report) -> None:
    years = [published(value, period=year) for value, year in (("640", "2018"), ("650", "2019"))]
    estimate = published("645", "estimate", period="2019")
    for evidence in ((*years, estimate), (estimate, *years[::-1])):
        (found,) = told(report, stated("650.0"), *evidence)
        assert (found.published.said, found.published.nature) == ("650 RMB billion, 2019", "final")


def test_another_time_matters_only_where_the_same_is_not_known(report: Report) -> None:
    other = published("900", period="2019")
    assert answer(report, stated("650.0"), other, published("650"), other) is AGREES


def test_parts_are_not_held_against_the_whole(report: Report) -> None:
    both = [stated("650.0", figure=name, scope=name) for name in ("domestic", "foreign")]
    found = find_agreements(held(report, both, published("650")))
    assert [(one.result, one.why) for one in found] == [
        (UNDECIDED, "published for city, stated for domestic"),
        (UNDECIDED, "published for city, stated for foreign"),
    ]
    # A part that others published too is held against that part alone.
    parts = [published("640", scope="foreign"), published("650", scope="domestic")]
    found = find_agreements(held(report, both, *parts))
    assert {one.figure.scope: one.result for one in found} == {
        "domestic": AGREES, "foreign": REVISED,
    }  # fmt: skip


def test_units_are_compared_in_base_units(report: Report) -> None:
    trillion = published("0.650", unit="RMB trillion", **BEFORE)
    assert answer(report, stated("650.0"), trillion) is AGREES
    assert answer(report, stated("652"), trillion) is CONTRADICTS


def test_another_kind_of_unit_tells_nothing(report: Report) -> None:
    (found,) = told(report, stated("650.0"), published("650", unit="billion jin"))
    assert found.result is UNDECIDED
    assert found.why == "published in another kind of unit: billion jin"


def test_a_row_names_figure_and_source(report: Report) -> None:
    number = published("600", comparator=">", strength="mirror")
    table = agreement(held(report, [stated("650")], number))
    assert list(table.columns) == COLUMNS
    assert list(table.index) == ["own"]
    assert table.index.name == "figure"
    assert dict(table.iloc[0]) == {
        "label": "Gross domestic product", "printed": "RMB650 billion",
        "published": ">600 RMB billion, 2020", "result": AGREES,
        "allows": "more than RMB600 billion", "low": 600.0, "high": float("inf"),
        "unit": "RMB billion", "year": 2020,
        "why": "what both allow overlaps", "nature": "final", "strength": "mirror",
        "source_title": "Yearbook", "source_address": "example.org",
        "published_on": "2021-12-01", "when": "after the report", "caution": "",
    }  # fmt: skip


def test_without_evidence_there_is_an_empty_table(report: Report) -> None:
    rows = {name: its for name, its in report.package.rows.items() if name != "evidence"}
    untold = replace(report, package=replace(report.package, rows=rows))
    for bare in (untold, with_rows(report, evidence=[])):
        found = agreement(bare)
        assert found.empty
        assert list(found.columns) == COLUMNS
        assert (found.dtypes == agreement(report).dtypes).all()
        assert find_agreements(bare) == []


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
    (found,) = told(report, stated(value), published(value, comparator=comparator))
    assert found.published.said.replace(",", "").startswith(f"{text} RMB")


@pytest.mark.parametrize("date", ["", "2021"])
def test_what_has_no_certain_date_is_not_said_to_be_earlier_or_later(
    report: Report, date: str
) -> None:
    assert answer(report, stated("650.0"), published("660", published=date)) is UNDECIDED


@pytest.mark.parametrize(
    ("date", "result"),
    [("", UNDECIDED), ("2021", UNDECIDED), ("2020", REVISED), ("2022", CONTRADICTS)],
)
def test_a_report_without_a_certain_date_is_not_said_to_be_earlier(
    report: Report, date: str, result: AgreementResult
) -> None:
    one = with_rows(report, figures=[stated("650.0")], evidence=[published("660")])
    (found,) = find_agreements(dated(one, date))
    assert found.result is result


def test_a_first_number_does_not_decide_where_a_weak_source_knows_a_revision(
    report: Report,
) -> None:
    first = published("553.0", "first published", **BEFORE)
    weak = published("477.38", "revised", strength="weak")
    assert answer(report, stated("477.38"), first, weak) is UNDECIDED


def test_of_two_numbers_of_one_nature_the_better_sourced_decides(report: Report) -> None:
    # As `Evidence.pick` chooses everywhere.
    mirror, official = published("660", strength="mirror"), published("650")
    for evidence in ((mirror, official), (official, mirror)):
        assert answer(report, stated("650.0"), *evidence) is AGREES


# The report

TABLE = (
    # A tenth.
    ("conservation-tillage-level-2021", CONTRADICTS, "10 million mu, 2021",
     "a digest of this report has another number, −90.0%"),
    # 660.159 / 650 is 1.0156.
    ("gdp-level-2020", REVISED, "660.159 RMB billion, 2020",
     "final number, published later, +1.6%"),
    # That 2022 is known too a weak source alone tells.
    ("industrial-output-growth-2020", UNDECIDED, "8.5 percent, 2023",
     "published only for another time: 2016, 2021, 2023"),
    ("faw-production-growth-2020", UNDECIDED, "59.1 percent, 2021 Q1",
     "published only for another time: 2021 Q1"),
    ("faw-sales-growth-2020", UNDECIDED, "73.5 percent, 2021 Q1",
     "published only for another time: 2021 Q1"),
    # 2025 is a target.
    ("grain-output-level-2020", UNDECIDED, "25.49 billion jin, 2023",
     "published only for another time: 2021, 2023"),
    ("hi-tech-enterprises-new-level-2020", UNDECIDED, "542 enterprises, 2019",
     "published only for another time: 2019"),
    ("actual-funds-domestic-growth-2020", UNDECIDED, "33 percent, 2021",
     "published for city, stated for domestic"),
    ("actual-funds-foreign-growth-2020", UNDECIDED, "33 percent, 2021",
     "published for city, stated for foreign"),
    ("dead-end-roads-opened-level-2020", UNDECIDED, "30 roads, 2025",
     "published only for another time: 2025"),
    ("new-jobs-urban-level-2020", UNDECIDED, "98,000 jobs, 2019",
     "published only for another time: 2017, 2019"),
    ("registered-unemployment-rate-urban-share-2020", UNDECIDED, "<=4 percent, 2019",
     "published only for another time: 2019"),
    ("old-residential-quarters-level-2020", UNDECIDED, "130 quarters, 2025",
     "published only for another time: 2025"),
    ("rail-transit-level-2020", UNDECIDED, "104.5 km, 2021",
     "published only for another time: 2021"),
    ("population-level-undated", UNDECIDED, ">10 million persons, 2021-2025",
     "the report gives no date; published for 2021-2025"),
    # What a paper wrote the day after the congress heard it.
    ("gdp-level-2015", REPEATED, "477.38 RMB billion, 2015",
     "a digest of this report has the same number"),
    ("gdp-growth-2020", AGREES, "3.5 percent, 2020", "what both allow overlaps"),
    ("hongqi-output-level-2020", AGREES, ">200,000 vehicles, 2020",
     "what both allow overlaps"),
    ("projects-over-1bn-started-level-2020", AGREES, "302 projects, 2020",
     "what both allow overlaps"),
    # About 8.5 is 8 to 9.
    ("fixed-asset-investment-growth-2020", AGREES, "8.8 percent, 2020",
     "what both allow overlaps"),
)  # fmt: skip
"""Every figure with evidence, the worst first and else in the order of the text."""


def test_the_report_agrees_as_worked_by_hand(report: Report) -> None:
    found = find_agreements(report)
    assert [(one.figure.name, one.result, one.published.said, one.why) for one in found] == list(
        TABLE
    )
    table = agreement(report)
    columns = ["result", "published", "why"]
    assert list(table[columns].itertuples(name=None)) == list(TABLE)
    assert list(table["result"].cat.categories) == list(AgreementResult)
    assert table["result"].cat.ordered
    assert list(table.columns) == COLUMNS


def test_the_first_number_of_gdp_does_not_matter(report: Report) -> None:
    # 553.0 was first published for 2015, 477.38 since the census.
    rows = list(report.package.rows["evidence"].values())
    others = [
        row for row in rows if (row["indicator"], row["nature"]) != ("gdp", "first published")
    ]
    assert "553.0" in {row["value"] for row in rows if row not in others}
    assert find_agreements(with_rows(report, evidence=others)) == find_agreements(report)


def test_weak_evidence_does_not_matter(report: Report) -> None:
    rows = report.package.rows["evidence"].values()
    sound = [row for row in rows if row["strength"] != "weak"]
    assert len(sound) < len(rows)
    without = {one.figure.name: one for one in find_agreements(with_rows(report, evidence=sound))}
    assert without
    for one in find_agreements(report):
        if one.figure.name in without:
            assert one == without[one.figure.name]
        else:
            assert one.result is UNDECIDED


def test_the_worst_comes_first(report: Report) -> None:
    assert list(AgreementResult) == [CONTRADICTS, REVISED, UNDECIDED, REPEATED, AGREES]
    words = [result.value for result in AgreementResult]
    assert words == [
        "contradicts",
        "was later revised",
        "unclear",
        "repeated by a digest alone",
        "agrees",
    ]
    order = [list(AgreementResult).index(one.result) for one in find_agreements(report)]
    assert order == sorted(order)
    assert len(set(order)) > 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_changes_no_answer(report: Report, seed: int) -> None:
    shuffle = random.Random(seed)
    figures, evidence = (
        list(report.package.rows[table].values()) for table in ("figures", "evidence")
    )
    mixed = with_rows(
        report,
        figures=shuffle.sample(figures, len(figures)),
        evidence=shuffle.sample(evidence, len(evidence)),
    )
    found, expected = (
        {one.figure.name: one.result for one in find_agreements(each)} for each in (mixed, report)
    )
    assert found == expected
    # The order of the evidence alone changes nothing at all.
    mixed = with_rows(report, evidence=shuffle.sample(evidence, len(evidence)))
    pd.testing.assert_frame_equal(agreement(mixed), agreement(report))


def test_an_undated_aim_is_compared_with_that_of_the_year_of_the_report(report: Report) -> None:
    aim = stated("1", unit="RMB trillion", status="target", period="")
    (found,) = told(report, aim, published("1", "target", unit="RMB trillion", period="2021"))
    assert found.result is UNDECIDED
    assert found.why == "the report gives no date; published for 2021"
    assert told(report, aim, published("1", "target", unit="RMB trillion", period="2020")) == []


@pytest.mark.parametrize("nature", ["final", "revised"])
def test_a_first_number_is_not_compared_once_there_is_a_later_one(
    report: Report, nature: str
) -> None:
    weak = published("700", nature, strength="weak")
    (found,) = told(report, stated("650.0"), published("650", "first published"), weak)
    assert found.result is UNDECIDED
    assert found.why == "the only source that is not weak is older than a revision"


# Hypothetical figures, and two targets of one indicator and year


def test_two_targets_of_one_indicator_and_year_are_both_compared(report: Report) -> None:
    aim = stated("700", status="target", period="2021")
    aims = [aim | {"figure": "low"}, aim | {"figure": "high", "value": "710"}]
    found = find_agreements(held(report, aims, published("700", "target", period="2021")))
    assert [(one.figure.name, one.result) for one in found] == [
        ("high", CONTRADICTS), ("low", AGREES),
    ]  # fmt: skip


def test_a_figure_that_is_changed_is_compared_anew(report: Report) -> None:
    other = report.what_if("gdp-growth-2020", value="3.9")
    (one,) = (one for one in find_agreements(other) if one.figure.name == "gdp-growth-2020")
    assert one.published.quantity == Quantity.of("3.45", "3.55", "percent")
    # A final number of 3.5% is 0.4 points less; when it came out decides what it is.
    assert one.result is not AGREES
    assert "−0.4 percentage points" in one.why
    row = agreement(other).loc["gdp-growth-2020"]
    assert row["label"] == "Gross domestic product (hypothetical)"
    assert row["printed"] == "3.9% (hypothetical)"


def test_what_was_said_of_another_land_is_no_digest(report: Report) -> None:
    reports = [
        row
        for row in report.records.evidence
        if row.territory is not None and not row.territory.role.own
        and "work report" in row.source.title.lower() and row.source.published[:7] == "2021-02"
    ]  # fmt: skip
    assert reports
    assert not any(is_digest(row, "2021-01-25") for row in reports)
