"""Proposals for a text that nobody has read, on sentences made up here."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.numerals import read_figure, split_paragraphs
from helpers.data.report import Report
from helpers.drafting.quality import measure_quality
from helpers.drafting.scan import COLUMNS, Proposal, proposal_table, scan_text

quick = settings(derandomize=True, deadline=None, max_examples=20)
Said = tuple[str, str, str]
"""Value, unit and comparator; of a range both ends as its value."""

WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def said(text: str) -> list[Said]:
    return [(value_of(p), p.unit, p.comparator) for p in scan_text(text)]


def value_of(proposal: Proposal) -> str:
    """Return the value of a proposal, or both ends of its range."""
    upper = "" if proposal.upper is None else f" to {proposal.upper}"
    return f"{proposal.value}{upper}"


def one(text: str) -> tuple[str, str, str, str]:
    """Return value, unit, comparator and words of the only proposal for a text."""
    (proposal,) = scan_text(text)
    return value_of(proposal), proposal.unit, proposal.comparator, proposal.printed


def assert_places(text: str, proposals: list[Proposal]) -> None:
    """Check that the words of proposals stand at their places, and that these run forward."""
    paragraphs = split_paragraphs(text.translate(WIDE))
    for p in proposals:
        assert paragraphs[p.paragraph - 1][p.start : p.end] == p.printed != ""
    starts = [(p.paragraph, p.start) for p in proposals]
    assert starts == sorted(starts)


ONE: dict[str, tuple[str, str, str, str]] = {
    # Percent, with qualifiers before and behind
    "Lamps reach 80% or above in every ward.": ("80", "percent", ">=", "80%"),
    "Bins are used by 80% or more.": ("80", "percent", ">=", "80%"),
    "More than 45% of the boats have radios.": ("45", "percent", ">", "More than 45%"),
    "Costs will not exceed 12% of rent.": ("12", "percent", "<=", "not exceed 12%"),
    "Costs exceeded 12% of rent.": ("12", "percent", ">", "exceeded 12%"),
    "About 6.5% of the lamps failed.": ("13/2", "percent", "~", "About 6.5%"),
    "Around 6.5 percent of the lamps failed.": ("13/2", "percent", "~", "Around 6.5 percent"),
    "Trade grew by at least 7%.": ("7", "percent", ">=", "at least 7%"),
    "Trade grew by no less than 7%.": ("7", "percent", ">=", "no less than 7%"),
    "Idle boats stay below 4%.": ("4", "percent", "<", "below 4%"),
    "Idle boats stay within 4%.": ("4", "percent", "<=", "within 4%"),
    "Idle boats are at most 4%.": ("4", "percent", "<=", "at most 4%"),
    "Idle boats are up to 4 %.": ("4", "percent", "<=", "up to 4 %"),
    "Idle boats are almost 4%.": ("4", "percent", "~", "almost 4%"),
    "Idle boats surpassed 4%.": ("4", "percent", ">", "surpassed 4%"),
    "Fewer than 30 ferries sail.": ("30", "ferries", "<", "Fewer than 30 ferries"),
    "No more than 30 ferries sail.": ("30", "ferries", "<=", "No more than 30 ferries"),
    "It lasts within only 30 days.": ("30", "days", "<=", "within only 30 days"),
    "A total of over 30 ferries sail.": ("30", "ferries", ">", "over 30 ferries"),
    # Rises and falls
    "Trade grew by 7%.": ("7", "percent", "=", "7%"),
    "Theft dropped by 19.5%.": ("-39/2", "percent", "=", "19.5%"),
    # More than a fall of 19% is less than -19%.
    "Theft fell by more than 19%.": ("-19", "percent", "<", "more than 19%"),
    "Theft fell by at least 19%.": ("-19", "percent", "<=", "at least 19%"),
    "Theft fell by less than 19%.": ("-19", "percent", ">", "less than 19%"),
    "Theft fell by up to 19%.": ("-19", "percent", ">=", "up to 19%"),
    "Theft fell by about 19%.": ("-19", "percent", "~", "about 19%"),
    "Theft fell 5%.": ("-5", "percent", "=", "5%"),
    "Theft fell more than 5%.": ("-5", "percent", "<", "more than 5%"),
    "Theft dropped a further 5%.": ("-5", "percent", "=", "5%"),
    "They saw a drop of 5%.": ("-5", "percent", "=", "5%"),
    "Theft fell to 5%.": ("5", "percent", "=", "5%"),
    "The falling share was 5%.": ("5", "percent", "=", "5%"),
    "Theft fell by 19 per cent.": ("-19", "percent", "=", "19 per cent"),
    "Around 6.5 per cent of the lamps failed.": ("13/2", "percent", "~", "Around 6.5 per cent"),
    # Ranges: scale and unit stand behind the second number
    "The fund invests RMB5-6 billion.": ("5 to 6", "RMB billion", "..", "RMB5-6 billion"),
    "The fund invests RMB5 to 6 billion.": ("5 to 6", "RMB billion", "..", "RMB5 to 6 billion"),
    "They carry 2-3 million tonnes of salt.": (
        "2 to 3", "million tonnes", "..", "2-3 million tonnes",
    ),
    "They carry two to three million tonnes of salt.": (
        "2 to 3", "million tonnes", "..", "two to three million tonnes",
    ),
    "The path is 2.5–3.5 km long.": ("5/2 to 7/2", "kilometer", "..", "2.5–3.5 km"),
    "It grew by 5-6% again.": ("5 to 6", "percent", "..", "5-6%"),
    "It grew between 6% and 6.5% again.": ("6 to 13/2", "percent", "..", "between 6% and 6.5%"),
    "It grew between 6 and 6.5% again.": ("6 to 13/2", "percent", "..", "between 6 and 6.5%"),
    "They wait 2-3 years.": ("2 to 3", "years", "..", "2-3 years"),
    "They wait about 2 to 3 years.": ("2 to 3", "years", "..", "about 2 to 3 years"),
    "They wait two to three years.": ("2 to 3", "years", "..", "two to three years"),
    "They open 1,000-2,500 schools.": ("1000 to 2500", "schools", "..", "1,000-2,500 schools"),
    "Theft fell by 5-6%.": ("-6 to -5", "percent", "..", "5-6%"),
    "Theft fell between 5% and 6%.": ("-6 to -5", "percent", "..", "between 5% and 6%"),
    "Theft was reduced by a full 19%.": ("-19", "percent", "=", "19%"),
    "Shrinking by 19%, theft is rare.": ("-19", "percent", "=", "19%"),
    "Theft was reduced to 19% by then.": ("19", "percent", "=", "19%"),
    "Theft fell by 4 ferries.": ("4", "ferries", "=", "4 ferries"),  # only rates have a sign
    # Money
    "The fund holds RMB2.5 billion.": ("5/2", "RMB billion", "=", "RMB2.5 billion"),
    "The fund holds RMB 2.5 billion.": ("5/2", "RMB billion", "=", "RMB 2.5 billion"),
    "The fund holds RMB250.": ("250", "RMB", "=", "RMB250"),
    "The fund holds RMB2020.": ("2020", "RMB", "=", "RMB2020"),
    "The fund holds over RMB40 million.": ("40", "RMB million", ">", "over RMB40 million"),
    "The fund holds ¥40 million.": ("40", "RMB million", "=", "¥40 million"),
    "The fund holds CNY40 million.": ("40", "RMB million", "=", "CNY40 million"),
    "The fund holds 40 million yuan.": ("40", "RMB million", "=", "40 million yuan"),
    "The fund holds 40 yuan.": ("40", "RMB", "=", "40 yuan"),
    "The fund holds 1.5 trillion yuan.": ("3/2", "RMB trillion", "=", "1.5 trillion yuan"),
    # Areas and lengths
    "They tiled 300,000 square meters of roof.": (
        "300000", "square meters", "=", "300,000 square meters",
    ),
    "They tiled 2.5 million square metres of roof.": (
        "5/2", "million square meters", "=", "2.5 million square metres",
    ),
    "A lake of 12 square kilometers froze.": (
        "12", "square kilometers", "=", "12 square kilometers",
    ),
    "The canal is 75km long.": ("75", "kilometer", "=", "75km"),
    "The canal is 8 m deep.": ("8", "meter", "=", "8 m"),
    "Each box weighs 8kg.": ("8", "kilogram", "=", "8kg"),
    "The wood has 9 million mus of oak.": ("9", "million mus", "=", "9 million mus"),
    # Counted nouns, known and unknown
    "They opened 14 schools.": ("14", "schools", "=", "14 schools"),
    "They opened 1,234 bright new schools.": ("1234", "schools", "=", "1,234 bright new schools"),
    "They opened 1 school.": ("1", "school", "=", "1 school"),
    "They lit 14 lighthouses.": ("14", "lighthouses", "=", "14 lighthouses"),
    "They lit 14 small lighthouses in the fog.": (
        "14", "lighthouses", "=", "14 small lighthouses",
    ),
    "They sold 3 million kites.": ("3", "million kites", "=", "3 million kites"),
    "They sold 2000 schools.": ("2000", "schools", "=", "2000 schools"),  # no year
    "Kite sales reached 512.": ("512", "count", "=", "512"),
    "Kite sales reached 5.12 million.": ("128/25", "million count", "=", "5.12 million"),
    "Each jug holds 2/3 liters.": ("2/3", "liters", "=", "2/3 liters"),
    # Number words
    "The town opened six new schools.": ("6", "schools", "=", "six new schools"),
    "Seventeen lighthouses burned.": ("17", "lighthouses", "=", "Seventeen lighthouses"),
    "They sold twenty-five kites.": ("25", "kites", "=", "twenty-five kites"),
    "They sold two hundred kites.": ("200", "kites", "=", "two hundred kites"),
    "They sold five million kites.": ("5", "million kites", "=", "five million kites"),
    "They waited one hour.": ("1", "hour", "=", "one hour"),
    "Kite sales doubled.": ("2", "times", "=", "doubled"),
    "Fares will triple by then.": ("3", "times", "=", "triple"),
    "Fares rose to 2.5 times.": ("5/2", "times", "=", "2.5 times"),
    "The valley has full coverage of fibre.": ("100", "percent", "=", "full coverage"),
    "Losses went down to zero.": ("0", "count", "=", "zero"),
    "They sold one hundred and fifty kites.": ("150", "kites", "=", "one hundred and fifty kites"),
    "They sold one thousand two hundred kites.": (
        "1200", "kites", "=", "one thousand two hundred kites",
    ),
    "They sold twenty\u2011five kites.": ("25", "kites", "=", "twenty\u2011five kites"),
    "They sold 1½ million kites.": ("3/2", "million kites", "=", "1½ million kites"),
    "Kite sales grew by 5½ percent.": ("11/2", "percent", "=", "5½ percent"),
    "They waited two and a half hours.": ("5/2", "hours", "=", "two and a half hours"),
    "They sold over half a million kites.": (
        "1/2", "million kites", ">", "over half a million kites",
    ),
    "They sold 2 and a half million kites.": (
        "5/2", "million kites", "=", "2 and a half million kites",
    ),
    # Signs and qualifiers
    "Kite sales saw a growth of \u22125.7%.": ("-57/10", "percent", "=", "\u22125.7%"),
    "Kite sales saw a growth of -5.7%.": ("-57/10", "percent", "=", "-5.7%"),
    "Growth of about -3% was seen.": ("-3", "percent", "~", "about -3%"),
    "-6 schools": ("6", "schools", "=", "6 schools"),  # an item of a list
    "Prices are not to exceed 5%.": ("5", "percent", "<=", "not to exceed 5%"),
    "They saw no  more than 5 kites.": ("5", "kites", "<=", "no  more than 5 kites"),
    "Kite sales rose by more  than 5%.": ("5", "percent", ">", "more  than 5%"),
    # Other scripts and forms
    "Kite sales rose by ８．５％ again.": ("17/2", "percent", "=", "8.5%"),
    "The fund holds ＲＭＢ２．５ billion.": ("5/2", "RMB billion", "=", "RMB2.5 billion"),
    "They opened １，２３４ schools.": ("1234", "schools", "=", "1,234 schools"),
    "They sold 7.5\u00a0million\u00a0kites.": ("15/2", "million kites", "=",
                                               "7.5\u00a0million\u00a0kites"),
    "The fund holds RMB\u00a07.5\u00a0billion.": ("15/2", "RMB billion", "=",
                                                  "RMB\u00a07.5\u00a0billion"),
    "Kites 增长了85%以上": ("85", "percent", "=", "85%"),
    "修建了42 schools": ("42", "schools", "=", "42 schools"),
    "共有 42 schools 在山上": ("42", "schools", "=", "42 schools"),
    "投资RMB3 billion。": ("3", "RMB billion", "=", "RMB3 billion"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE.items(), ids=ONE.keys())
def test_one_figure_is_proposed(text: str, expected: tuple[str, str, str, str]) -> None:
    assert one(text) == expected
    assert_places(text, scan_text(text))
    if expected[2] == "..":  # the proposed words are read as the range that they are
        assert read_figure(expected[3]).comparator == ".."


SEVERAL: dict[str, list[Said]] = {
    # One verb for a list
    "Noise and dust decreased by 8% and 12% respectively.": [
        ("-8", "percent", "="), ("-12", "percent", "="),
    ],
    "Noise, dust and smoke fell by 8%, 12% and 3.5%, respectively.": [
        ("-8", "percent", "="), ("-12", "percent", "="), ("-7/2", "percent", "="),
    ],
    "Noise and dust fell by 8%, and 12%.": [("-8", "percent", "="), ("-12", "percent", "=")],
    "Sales and rents rose by 8% and 12% respectively.": [
        ("8", "percent", "="), ("12", "percent", "="),
    ],
    "Noise fell by 8%.\nRents rose by 12%.": [("-8", "percent", "="), ("12", "percent", "=")],
    "Rents fell to 40 yuan and then rose by 8%.": [("40", "RMB", "="), ("8", "percent", "=")],
    "They cut rent from 8% to 12%.": [("8", "percent", "="), ("12", "percent", "=")],
    # What is behind a range is a figure of its own.
    "They wait 2-3 years for 14 schools and 5-6 km.": [
        ("2 to 3", "years", ".."), ("14", "schools", "="), ("5 to 6", "kilometer", ".."),
    ],
    "Rents rose from 5% to 6% and tolls from RMB5 to RMB6.": [
        ("5", "percent", "="), ("6", "percent", "="), ("5", "RMB", "="), ("6", "RMB", "="),
    ],
    "They wait two or three years.": [("2", "years", "="), ("3", "years", "=")],
    # Several in one sentence
    "Waiting fell to one hour from three days.": [("1", "hour", "="), ("3", "days", "=")],
    "Over 12 schools and 7.5 km of wall, RMB3 million in all.": [
        ("12", "schools", ">"), ("15/2", "kilometer", "="), ("3", "RMB million", "="),
    ],
    "The 12th ferry carried 40 goats on line 9.": [("40", "goats", "=")],
    "(2) More than 40 oaks grow.": [("40", "oaks", ">")],
    "Line 5 has 40 ferries.": [("40", "ferries", "=")],
    # A noun counts for the words before the next stop, no further
    "Kite sales reached 512 in the month of lamps.": [("512", "count", "=")],
    # The first of a phrase is as well known as the second
    "The pie has three spoons. It had three spoons.": [],
    "The pie has three spoons. It had three forks.": [("3", "spoons", "="), ("3", "forks", "=")],
    # A short quotation is a name, a long one is speech
    "He said “we have already sold 40 kites by noon” twice a day.": [
        ("40", "kites", "="), ("2", "times", "="),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items(), ids=SEVERAL.keys())
def test_several_figures_are_proposed(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
    assert_places(text, scan_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \t\n",
        "No harbour froze in winter.",
        "增长百分之八",
        "Phases 2 and 3 go on.",
        # Parts of a whole, which nobody counts
        "Two-thirds of the lamps failed.",
        "Three quarters of the lamps failed.",
        # What is no quantity
        "Release 10-15-20 is out.",
        f"They counted {'7' * 41} schools.",
    ],
)
def test_nothing_is_proposed(text: str) -> None:
    assert scan_text(text) == []


def test_paragraphs_are_counted_without_blank_lines() -> None:
    found = scan_text("We sold kites.\n\n  \n They sold 40 kites.\nWe sold 50 kites.\n")
    assert [(p.paragraph, p.start, p.end, p.printed) for p in found] == [
        (2, 11, 19, "40 kites"), (3, 8, 16, "50 kites"),
    ]  # fmt: skip


def test_the_longest_number_has_forty_digits() -> None:
    assert said(f"They sold {'7' * 40} kites.") == [("7" * 40, "kites", "=")]


def test_proposals_become_a_table() -> None:
    table = proposal_table(scan_text("Dust fell by 3.5%.\nMore than 1,200 goats swam."))
    assert tuple(table.columns) == COLUMNS
    assert table.to_numpy().tolist() == [
        [1, 13, 17, "3.5%", "=", "-3.5", "", "percent"],
        [2, 0, 21, "More than 1,200 goats", ">", "1200", "", "goats"],
    ]
    table = proposal_table(scan_text("Dust fell by 3-4.5%."))
    assert table.to_numpy().tolist() == [[1, 13, 19, "3-4.5%", "..", "-4.5", "-3", "percent"]]


def test_a_text_without_figures_becomes_an_empty_table() -> None:
    table = proposal_table(scan_text("No harbour froze."))
    assert tuple(table.columns) == COLUMNS
    assert table.empty


# Hostile text

PIECES = st.sampled_from(
    "5 2.5 1,234 3/4 2-3 2020 ５ two three half once Ⅴ ½ 三百 百分之八 % percent RMB ¥ yuan".split()
    + "million km square meters schools or above more than by fell to the March line a A".split()
    + '( ) [ “ ” " = . , - – : ; / 中 é'.split()
    + ["\u00a0", "\u3000", "\u200b", "\n", "\r"]
)


@quick
@given(pieces=st.lists(PIECES, max_size=30), gap=st.sampled_from((" ", "", "\u00a0")))
def test_any_text_is_read_and_every_place_leads_back(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    assert_places(text, scan_text(text))


@quick
@given(text=st.text(max_size=80))
def test_any_characters_are_read(text: str) -> None:
    assert_places(text, scan_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "7" * 300_000,
        "," * 300_000,
        "1" + ",234" * 80_000,
        "1.2/3." * 40_000,
        "(" * 100_000 + "5" + ")" * 100_000,
        "“" * 100_000 + "5 kites",
        "=" * 100_000 + "5 kites",
        "often " * 50_000,
        "百分之八，" * 30_000,
        "five" + "-five" * 2_000,
    ],
    ids=lambda text: f"{len(text)} of {text[:5]}",
)
def test_long_lines_are_read(text: str) -> None:
    assert_places(text, scan_text(text))


# The report itself


def test_the_figures_of_the_report_are_found(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    text = path.read_text(encoding="utf-8-sig")
    proposals = scan_text(text)
    assert_places(text, proposals)
    quality = measure_quality(report, proposals)
    assert quality.proposals == len(proposals)
    assert quality.right >= 0.98 * quality.figures
    assert quality.true >= 0.95 * quality.proposals


def test_a_scan_says_the_same_twice_and_for_wide_forms(
    report_with_text: tuple[Report, Path],
) -> None:
    _, path = report_with_text
    text = path.read_text(encoding="utf-8-sig")
    wide = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789%"}
    found = scan_text(text)
    assert scan_text(text.translate(wide)) == found
    assert all(isinstance(p.value, Fraction) for p in found)
    assert all((a.paragraph, a.start) <= (b.paragraph, b.start) for a, b in pairwise(found))


# Bugs that are known: each of these fails


@pytest.mark.parametrize("text", ["Open 5-6/0 kites.", "Open 5-6.7.8 kites.", "On 5-6/7/2020"])
def test_a_range_that_ends_in_no_number_does_not_stop_the_scan(text: str) -> None:
    scan_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2020, 14 schools opened.",
        "On March 3, 14 schools opened.",
        "By 2020, 14 schools opened.",
    ],
)
def test_a_figure_behind_a_date_and_a_comma_is_proposed(text: str) -> None:
    assert said(text) == [("14", "schools", "=")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose from RMB5 billion to RMB6 billion.", ["RMB5 billion", "RMB6 billion"]),
        ("They got RMB5 million now and 6 million goats.", ["RMB5 million", "6 million goats"]),
    ],
)
def test_an_amount_of_money_ends_with_its_scale(text: str, expected: list[str]) -> None:
    assert [p.printed for p in scan_text(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold more\u00a0than 8 kites.", ("8", "kites", ">")),
        ("They sold no\u00a0less\u00a0than 8 kites.", ("8", "kites", ">=")),
        ("Lamps reach 80%\u00a0or\u00a0above.", ("80", "percent", ">=")),
        ("They tiled 300\u00a0square\u00a0meters.", ("300", "square meters", "=")),
    ],
)
def test_no_break_spaces_are_blanks(text: str, expected: Said) -> None:
    assert said(text) == [expected]


def test_a_currency_with_a_blank_is_no_name() -> None:
    assert one("The fund holds CNY 40 million.") == ("40", "RMB million", "=", "CNY 40 million")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theft fell last year. Sales rose by 8%.", ["8"]),
        ("Theft fell, and sales rose by 8%.", ["8"]),
        ("Rent was reduced by 5% to 30%.", ["-5", "30"]),
    ],
)
def test_only_what_falls_is_negative(text: str, expected: list[str]) -> None:
    assert [value for value, _, _ in said(text)] == expected


def test_a_value_is_written_with_all_of_its_digits() -> None:
    table = proposal_table(scan_text("The fund holds RMB1,234,567,890,123 or 0.00001% of it."))
    assert list(table["value"]) == ["1234567890123", "0.00001"]
    long = "1234567890123456789012345678.55", "0.000000000000000000000001"
    table = proposal_table(scan_text(f"The fund holds {long[0]} kites and {long[1]} percent."))
    assert list(table["value"]) == list(long)
    assert list(proposal_table(scan_text("Growth of -2.5% or 0%."))["value"]) == ["-2.5", "0"]
