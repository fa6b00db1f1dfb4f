"""In what two numbers differ: territory, vintage and price basis, for every pair of kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.analysis.likeness import Aspect, Difference, caution, certain, differences
from helpers.core.vocabulary import Prices, Role
from helpers.data.records import Figure, Published, Territory, Vintage
from helpers.data.report import Report
from tests.building import report_of

CITY = Territory("city", "The city, either way", Role.REPORT, "")
SMALL = Territory("small", "The city before the merger", Role.READING, "")
LARGE = Territory("large", "The city since the merger", Role.READING, "")
PART = Territory("part", "A district", Role.PART, "")
OTHER = Territory("other", "Another city", Role.OTHER, "")
BEFORE = Vintage("before", "before the census", "")
AFTER = Vintage("after", "after the census", "")


@pytest.fixture(scope="module")
def figure() -> Figure:
    """A figure of a report: its own territory, no vintage, not of money."""
    few = report_of(figures=[{"indicator": "gdp", "value": "5", "unit": "projects"}])
    return replace(few["gdp"], territory=CITY)


@pytest.fixture(scope="module")
def published() -> Published:
    """The same, published by others of the larger territory, without a vintage."""
    few = report_of(evidence=[{"indicator": "gdp", "value": "5", "unit": "projects"}])
    (row,) = few.records.evidence
    return replace(row, territory=LARGE)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        (CITY, CITY, None),
        (SMALL, SMALL, None),
        # The report does not say which of its readings it means.
        (CITY, SMALL, False),
        (LARGE, CITY, False),
        # All others are two pieces of land.
        (SMALL, LARGE, True),
        (CITY, PART, True),
        (LARGE, PART, True),
        (CITY, OTHER, True),
        # Where nothing is known of territories nothing can be said.
        (None, LARGE, None),
        (CITY, None, None),
        (None, None, None),
    ],
)
def test_two_territories_differ(
    figure: Figure,
    published: Published,
    one: Territory | None,
    other: Territory | None,
    sure: bool | None,
) -> None:
    found = differences(replace(figure, territory=one), replace(published, territory=other))
    turned = differences(replace(published, territory=other), replace(figure, territory=one))
    if sure is None:
        assert found == turned == ()
        return
    assert one is not None
    assert other is not None
    # The report's own territory says nothing where it may be either of its readings.
    words = ["" if its is CITY and not sure else its.label for its in (one, other)]
    assert found == (Difference(Aspect.TERRITORY, words[0], words[1], sure),)
    assert turned == (Difference(Aspect.TERRITORY, words[1], words[0], sure),)
    assert str(found[0]) == (
        f"different territories ({one.label}; {other.label})" if sure
        else f"the territory may differ ({words[0]}{words[1]})"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (None, None, ""),
        (BEFORE, BEFORE, ""),
        (BEFORE, AFTER, "different accounts (before the census; after the census)"),
        (None, AFTER, "the accounts may differ (after the census)"),
        (BEFORE, None, "the accounts may differ (before the census)"),
    ],
)
def test_two_vintages_differ(
    published: Published, one: Vintage | None, other: Vintage | None, words: str
) -> None:
    assert caution(replace(published, vintage=one), replace(published, vintage=other)) == words


def test_a_report_does_not_say_its_vintage_and_is_of_one(
    figure: Figure, published: Published
) -> None:
    row = replace(published, territory=CITY, vintage=AFTER)
    assert caution(figure, row) == "the accounts may differ (after the census)"
    # Two figures of one report are of the same.
    assert differences(figure, replace(figure, vintage=AFTER)) == ()


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (None, None, ""),
        (Prices.REAL, Prices.REAL, ""),
        (Prices.REAL, Prices.CURRENT, "different price bases (real; at current prices)"),
        (Prices.CURRENT, Prices.REAL, "different price bases (at current prices; real)"),
        (Prices.REAL, Prices.NOT_STATED, "the price basis may differ"),
        (Prices.REAL, None, "the price basis may differ"),
        (None, Prices.CURRENT, "the price basis may differ"),
        (None, Prices.NOT_STATED, "the price basis may differ"),
    ],
)
def test_two_price_bases_differ(
    figure: Figure, one: Prices | None, other: Prices | None, words: str
) -> None:
    assert caution(replace(figure, prices=one), replace(figure, prices=other)) == words


def test_all_differences_are_named_in_one_order(figure: Figure, published: Published) -> None:
    one = replace(figure, prices=Prices.REAL)
    other = replace(published, vintage=AFTER, prices=Prices.CURRENT, territory=OTHER)
    found = differences(one, other)
    assert [difference.aspect for difference in found] == list(Aspect)
    assert [difference.sure for difference in found] == [True, False, True]
    assert caution(one, other) == (
        "different territories (The city, either way; Another city); the accounts may differ "
        "(after the census); different price bases (real; at current prices)"
    )


def test_certain_needs_one_that_is_sure() -> None:
    sure = Difference(Aspect.PRICES, "real", "at current prices", sure=True)
    unsure = Difference(Aspect.TERRITORY, "a", "b", sure=False)
    assert certain([unsure, sure])
    assert not certain([unsure])
    assert not certain([])


def test_a_number_does_not_differ_from_itself(report: Report) -> None:
    for figure in report.records.figures:
        assert differences(figure, figure) == ()
    for row in report.records.evidence:
        assert differences(row, row) == ()
