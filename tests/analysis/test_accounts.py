"""Every figure has a partner or a reason, against tables that were made by reading the figures."""

from __future__ import annotations

from collections import Counter

import pytest

from helpers.analysis.accounts import Unpaired, account_for, find_accounts, find_tempting
from helpers.analysis.pairs import PairRule
from helpers.core.vocabulary import Status
from helpers.data.report import Report
from tests.analysis.pairing import (
    PAIRS,
    account_of,
    paired,
    pairs_of,
    partner_of,
    partners,
    rows_of_the_file,
    tempting,
    without,
)
from tests.building import with_rows

TEMPTING = {
    # Two figures of one indicator
    "hi-tech, number and rise": (
        "hi-tech-enterprises-level-2025",
        "hi-tech-enterprises-increase-in-multiples-2016-2020",
        "different measure",
    ),
    "Hongqi cars, doubled twice": (
        "hongqi-output-multiple-2021",
        "hongqi-output-multiple-2020",
        "different measure",
    ),
    # Lookalikes
    "hi-tech, all and new": (
        "hi-tech-enterprises-level-2025",
        "hi-tech-enterprises-new-level-2020",
        "stock and flow",
    ),
    "hi-tech, new and all": (
        "hi-tech-enterprises-new-level-2021",
        "hi-tech-enterprises-increase-in-multiples-2016-2020",
        "stock and flow",
    ),
    "hi-tech and little giants": (
        "hi-tech-enterprises-level-2025",
        "little-giants-level-2020",
        "other thing",
    ),
    "new hi-tech and little giants": (
        "hi-tech-enterprises-new-level-2021",
        "little-giants-level-2020",
        "other thing",
    ),
    "projects over 50m and over 1bn started": (
        "projects-over-50m-level-2021",
        "projects-over-1bn-started-level-2020",
        "threshold",
    ),
    "projects over 50m and over 1bn in operation": (
        "projects-over-50m-level-2021",
        "projects-over-1bn-in-operation-level-2020",
        "threshold",
    ),
    "projects over 100m and over 1bn started": (
        "projects-over-100m-level-2021",
        "projects-over-1bn-started-level-2020",
        "threshold",
    ),
    "projects over 100m and over 1bn in operation": (
        "projects-over-100m-level-2021",
        "projects-over-1bn-in-operation-level-2020",
        "threshold",
    ),
    "landmark and large projects": (
        "landmark-projects-level-2021",
        "projects-over-1bn-started-level-2020",
        "other thing",
    ),
    "plants in use and built": (
        "industrial-standard-plants-in-use-share-2021",
        "industrial-standard-plants-level-2020",
        "measure",
    ),
    "market entities and newly registered enterprises": (
        "market-entities-growth-2021",
        "enterprises-newly-registered-growth-2020",
        "stock and flow",
    ),
    "pipes renewed and pipelines of three networks": (
        "underground-pipes-renewed-level-2021",
        "pipelines-laid-or-rebuilt-level-2020",
        "other thing",
    ),
    "lawns built and public spaces planted": (
        "grasslands-built-level-2021",
        "public-spaces-planted-level-2020",
        "other thing",
    ),
}
"""All pairs that sound alike and are not made: target, achievement and what sets them apart."""


# The report


def test_every_figure_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = find_accounts(report)
    rows = rows_of_the_file()
    assert [one.figure.name for one in accounts] == [row["figure"] for row in rows]
    assert set(Counter(one.figure.name for one in accounts).values()) == {1}
    assert [one.figure.status for one in accounts] == [row["status"] for row in rows]
    assert [one.figure.indicator.name for one in accounts] == [row["indicator"] for row in rows]


def test_every_target_is_accounted_for_exactly_once(report: Report) -> None:
    accounts = find_accounts(report)
    found = Counter(one.figure.name for one in accounts if one.figure.status is Status.TARGET)
    targets = [row["figure"] for row in rows_of_the_file() if row["status"] == "target"]
    assert len(targets) > 50
    assert found == Counter(targets)


def test_a_figure_has_a_partner_or_a_reason_and_never_both(report: Report) -> None:
    accounts = find_accounts(report)
    for one in accounts:
        assert (one.reason is None) == bool(one.partners)
        assert (one.rule is None) == (not one.partners)
        assert not (one.partners and one.why)
    assert {one.reason for one in accounts} <= {None, *Unpaired}
    assert {one.rule for one in accounts} == {None, *PairRule} - {PairRule.PUBLISHED}


def test_partners_are_mutual_and_of_the_other_side(report: Report) -> None:
    accounts = {one.figure.name: one for one in find_accounts(report)}
    with_partner = [one for one in accounts.values() if one.partners]
    for one in with_partner:
        assert len(one.partners) == 1 or one.rule is PairRule.PARTS
        for partner in one.partners:
            other = accounts[partner.name]
            assert other.figure is partner
            assert one.figure in other.partners
            assert other.rule is one.rule
            assert {one.figure.status, partner.status} == {Status.TARGET, Status.ACHIEVEMENT}
            assert one.figure.indicator == partner.indicator
    # The whole has two parts; all others are one to one.
    names = [partners(one) for one in with_partner if one.rule is not PairRule.PARTS]
    assert len(set(names)) == len(names) == 2 * (len(PAIRS) - 1)
    whole = [partners(one) for one in with_partner if one.rule is PairRule.PARTS]
    assert sorted(map(len, (name.split("; ") for name in whole))) == [1, 1, 2]


def test_the_pairs_are_those_read_from_the_figures(report: Report) -> None:
    accounts = find_accounts(report)
    of_targets = [one for one in accounts if one.partners and one.figure.status is Status.TARGET]
    assert paired(of_targets) == list(PAIRS)
    assert pairs_of(report) == list(PAIRS)


def test_a_frame_tells_what_the_accounts_tell(report: Report) -> None:
    accounts, frame = find_accounts(report), account_for(report)
    assert not frame.isna().any(axis=None)
    assert frame.index.name == "figure"
    assert list(frame.index) == [one.figure.name for one in accounts]
    assert list(frame["partner_figure"]) == [partners(one) for one in accounts]
    assert list(frame["rule"]) == [one.rule or "" for one in accounts]
    assert list(frame["reason"]) == [one.reason or "" for one in accounts]
    assert list(frame["why"]) == [one.why for one in accounts]
    assert list(frame["indicator"]) == [row["indicator"] for row in rows_of_the_file()]
    assert list(frame["status"]) == [row["status"] for row in rows_of_the_file()]
    jobs = frame.loc["new-jobs-urban-level-2021"]
    assert jobs["partner"] == report["new-jobs-urban-level-2020"].printed
    assert jobs["printed"] == report["new-jobs-urban-level-2021"].printed
    assert (jobs["label"], jobs["part"]) == ("New jobs in cities and towns", "key work")
    assert jobs["theme"] == report["new-jobs-urban-level-2021"].indicator.theme


# Tempting pairs


@pytest.mark.parametrize(
    ("target", "achievement", "difference"), TEMPTING.values(), ids=TEMPTING.keys()
)
def test_what_sounds_alike_is_held_apart(
    report: Report, target: str, achievement: str, difference: str
) -> None:
    assert partner_of(report, target)[0] != achievement
    assert partner_of(report, achievement)[0] != target
    (found,) = (
        one
        for one in find_tempting(report)
        if (one.target.name, one.achievement.name) == (target, achievement)
    )
    assert found.difference == difference
    assert found.why


def test_no_other_pair_is_tempting(report: Report) -> None:
    found = tempting(report)
    assert sorted(found) == sorted(TEMPTING.values())
    made = {(target, achievement) for target, achievement, _ in PAIRS}
    assert made.isdisjoint((target, achievement) for target, achievement, _ in found)
    # Those of one indicator come first.
    assert {(target, achievement) for target, achievement, _ in found[:2]} == {
        (target, achievement) for target, achievement, _ in list(TEMPTING.values())[:2]
    }


@pytest.mark.parametrize(
    ("figure", "reason", "words"),
    [
        (
            "projects-over-50m-level-2021",
            "different threshold",
            "more than RMB 50 million each, against more than RMB1 billion each",
        ),
        ("projects-over-100m-level-2021", "different threshold", "more than RMB100 million each"),
        ("projects-over-1bn-started-level-2020", "different threshold", "RMB1 billion each"),
        ("projects-over-1bn-in-operation-level-2020", "different threshold", "RMB1 billion each"),
        ("hi-tech-enterprises-level-2025", "different measure", "increase in multiples"),
        (
            "hi-tech-enterprises-increase-in-multiples-2016-2020",
            "different measure",
            "stated as: level",
        ),
        ("hongqi-output-multiple-2020", "different measure", "level × multiple"),
        ("gdp-level-2015", "different period", "RMB650 billion"),
        (
            "underground-pipes-renewed-level-2021",
            "no achievement reported",
            "not Water, gas and heating pipelines laid or rebuilt: ",
        ),
        ("pipelines-laid-or-rebuilt-level-2020", "no target set", "not Underground pipes renewed"),
        (
            "enterprises-newly-registered-growth-2020",
            "no target set",
            "not Market entities: market entities are all that exist",
        ),
        ("little-giants-level-2020", "no target set", "a little giant is recognised by rules"),
        (
            "industrial-standard-plants-in-use-share-2021",
            "no achievement reported",
            "not Industrial standard plants built",
        ),
        ("population-level-undated", "no achievement reported", "no date"),
        ("business-opening-time-level-undated", "undated", "does not say when"),
        ("retail-sales-growth-2021", "no achievement reported", ""),
        ("patent-applications-growth-2020", "no target set", ""),
    ],
)
def test_a_figure_without_a_partner_says_why(
    report: Report, figure: str, reason: str, words: str
) -> None:
    account = account_of(report, figure)
    assert (account.partners, account.reason) == ((), reason)
    assert words in account.why
    assert bool(words) == bool(account.why)


@pytest.mark.parametrize(
    ("left_out", "figure", "words"),
    [
        ("foreign", "actual-funds-growth-2021", "domestic"),
        ("domestic", "actual-funds-growth-2021", "foreign"),
        ("foreign", "actual-funds-domestic-growth-2020", "city"),
        ("domestic", "actual-funds-foreign-growth-2020", "city"),
    ],
)
def test_one_part_alone_is_another_scope(
    report: Report, left_out: str, figure: str, words: str
) -> None:
    one_part = without(report, f"actual-funds-{left_out}-growth-2020")
    account = account_of(one_part, figure)
    assert (account.partners, account.reason) == ((), Unpaired.SCOPE)
    assert words in account.why
    # They only sound alike.
    kept = {"foreign": "domestic", "domestic": "foreign"}[left_out]
    pair = ("actual-funds-growth-2021", f"actual-funds-{kept}-growth-2020", "different scope")
    assert pair in tempting(one_part)


def test_a_report_without_lookalikes_makes_the_same_pairs(report: Report) -> None:
    bare = with_rows(report, lookalikes=[])
    assert paired(find_accounts(bare)) == paired(find_accounts(report))
    reason = account_of(bare, "projects-over-50m-level-2021").reason
    assert reason is Unpaired.NO_ACHIEVEMENT
    # What is of one indicator needs no list of lookalikes.
    assert sorted(tempting(bare)) == sorted(list(TEMPTING.values())[:2])
