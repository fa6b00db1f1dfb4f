"""What makes a numeral no figure, on sentences made up here."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.drafting.names import is_list, phrase, unnamed
from helpers.drafting.scan import scan_text


def left(text: str) -> list[tuple[str, str]]:
    """Return the numerals of a text that may be figures, each with the one behind it."""
    lines = [(line, find_numerals(line)) for line in split_paragraphs(text)]
    phrases = Counter(phrase(line, found) for line, numerals in lines for found in numerals)
    return [
        (near.text, following.text if following else "")
        for line, numerals in lines
        for near, following in unnamed(line, numerals, phrases)
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Dates and years
        "On March 3 the bridge opened.",
        "On May 14, the bridge opened.",
        "June 3 saw ferries sail.",
        "We met on 3 March.",
        "On 2021-01-25 it rained.",
        "In 2030 the harbour closed.",
        "From 2016 to 2020 the harbour slept.",
        "It slept through 2016-2020 on end.",
        "The 1990s were loud.",
        # Ordinals
        "The 13th ferry came in 1st, the 22nd and the 3rd sank.",
        "The thirteenth ferry came in first.",
        "It was built in the 21st century.",
        # Lists
        "(1) Build more bridges.",
        "(12) Build more bridges.",
        "1. Build more bridges.",
        "2) Build more bridges.",
        # Names
        "Tram line 9 will open.",
        "Tram lines 5, 6 and 7 were opened.",
        "Tram lines 5, 6 and 7 carry goats.",
        "See Article 14 and page 12.",
        "We met the Harbour 500 club.",
        "We met the Top Ten lists.",
        "The 5G masts and 3D maps work.",
        "V2X lanes are wide.",
        "COVID-19 came back.",
        "Highway G102 was closed.",
        "Model T-34 toys sold well.",
        "V1.2.3 shipped late.",
        "We bought a 12-inch screen.",
        "It is a nine-year plan.",
        "A 100-day campaign began.",
        "An all-in-one card is sold.",
        "The “Six Lamps” festival is back.",
        'The "two harbours, one bridge" idea was kept.',
        "The “three clean rivers and old wells too” way. “three clean rivers and old wells too”",
        "The “3 clean rivers and old wells” way. “3 clean rivers and old wells”",
        # Definitions
        "A jug (1 jug = 2 cups) is full.",
        "A jug (1 jug=1/15 barrels) is full.",
        # What is known already
        "The four cities agreed.",
        "All four harbours froze.",
        "These six towns met.",
        "They slept for the next five years.",
        # Idioms
        "They came one after another.",
        "One of them left.",
        "No one left.",
        "On the one hand it rained.",
        "The zero point moved.",
        "Half of them sank.",
        # Parts of numbers that cannot be read
        "They sold two dozen kites.",
        "They sold 35 ten thousand kites.",
        "They sold two million five hundred thousand kites.",
        "They sold two point five million kites.",
        "They waited two years and a half.",
        "It is the two hundredth kite.",
        "In the twenty-first year kites flew.",
    ],
)
def test_names_and_the_like_are_left_out(text: str) -> None:
    assert sum(len(find_numerals(line)) for line in split_paragraphs(text)) > 0
    assert left(text) == []
    assert scan_text(text) == []


def test_a_list_number_in_wide_forms_is_left_out() -> None:
    assert scan_text("（1） Build more bridges.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They opened 14 schools.", [("14", "")]),
        ("They carry 2-3 million tonnes.", [("2", "3 million"), ("3 million", "")]),
        ("Line 5 has 40 ferries, 6 of them new.", [("40", "6"), ("6", "")]),
        ("In 2020 they sold six kites.", [("six", "")]),
        ("They sold 2000 schools.", [("2000", "")]),  # no year
        ("The fund holds RMB2020.", [("2020", "")]),
        ("He said “we have already sold 40 kites by noon”.", [("40", "")]),  # speech
        ("All four harbours, one hour, zero.", [("one", "zero")]),
        ("In 2020 14 schools opened.", [("14", "")]),
        ("They sold two dozen, then 40 kites.", [("40", "")]),
        ("(1) More than 40 oaks grow.", [("40", "")]),
    ],
)
def test_what_may_be_a_figure_is_left(text: str, expected: list[tuple[str, str]]) -> None:
    assert left(text) == expected


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("words", ["three spoons", "“three clean rivers and old wells too”"])
def test_what_is_said_twice_is_known(words: str, times: int) -> None:
    assert left(f"It has {words} now.\n" * times) == [("three", "")] * (times == 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It has three spoons.", "three spoons"),
        ("It has three.", ""),
        ("The “three clean rivers” way.", "three clean rivers"),
        ('The "three clean rivers" way.', "three clean rivers"),
        ("The “three clean rivers way.", "three clean"),  # no quotation
    ],
)
def test_the_phrase_of_a_numeral(line: str, expected: str) -> None:
    (numeral,) = find_numerals(line)
    assert phrase(line, numeral) == expected


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("5, 6", True), ("5 and 6", True), ("5 or 6", True), ("5 & 6", True), ("5, and 6", True),
        ("5 to 6", False), ("5 oaks, 6", False), ("5. 6", False), ("5,         6", False),
    ],
)  # fmt: skip
def test_a_list_has_commas_and_ands(line: str, listed: bool) -> None:
    first, second = find_numerals(line)
    assert is_list(line, first.end, second.start) is listed


@pytest.mark.parametrize("text", ["By 15 May all kites fly.", "It lasts from 3 March on."])
def test_a_day_before_its_month_is_no_figure(text: str) -> None:
    assert scan_text(text) == []


@pytest.mark.parametrize("text", ["(2) Plant 40 oaks", "• Plant 40 oaks", "Item 2) Plant 40 oaks"])
def test_the_first_word_behind_a_list_number_has_its_capital_from_there(text: str) -> None:
    assert left(text) == [("40", "")]
    assert [(p.value, p.unit) for p in scan_text(text)] == [(Fraction(40), "oaks")]
