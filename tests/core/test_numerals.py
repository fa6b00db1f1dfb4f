"""Numerals: found where they stand, read for what they say, in sentences made up here."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.numerals import (
    Reading,
    find_numerals,
    names_fall,
    qualifiers,
    read_figure,
    split_paragraphs,
)

quick = settings(derandomize=True, deadline=None, max_examples=25)


def texts(line: str) -> list[str]:
    return [numeral.text for numeral in find_numerals(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("We planted 1,234,567 trees and 89 shrubs.", ["1,234,567", "89"]),
        ("It rose from 3.14 to 4.", ["3.14", "4"]),
        ("Sales were 2.5 billion, then 3billion.", ["2.5 billion", "3billion"]),
        ("A fund of RMB12.5 million pays RMB 40 thousand.", ["12.5 million", "40 thousand"]),
        ("The canal is 75km long and 8m deep.", ["75", "8"]),
        ("Up 6.5%, down 10 %.", ["6.5", "10"]),
        ("It takes 2-3 weeks.", ["2", "3"]),
        ("One cup is 1/15 of a bucket.", ["One", "1/15"]),
        ("The 13th tram, the 1st and the 22nd.", ["13", "1", "22"]),
        ("Zero losses, thirteen wins and seventy draws.", ["Zero", "thirteen", "seventy"]),
        ("Twenty-five boats, thirty-one oars.", ["Twenty-five", "thirty-one"]),
        ("The first came second, the tenth twelfth.", ["first", "second", "tenth", "twelfth"]),
        ("Firstly this, secondly that.", ["Firstly", "secondly"]),
        ("Output doubled, then tripled; half is twice too much.",
         ["doubled", "tripled", "half", "twice"]),
        ("The harbour has full coverage by now.", ["full coverage"]),
        ("five million eggs", ["five million"]),
        ("two hundred sheep, 3 hundred goats", ["two hundred", "3 hundred"]),
        ("Grade Ⅴ or grade Ⅻ or ⅷ", ["Ⅴ", "Ⅻ", "ⅷ"]),
        ("5G masts, a V2X lane and COVID-19 tests", ["5", "2", "19"]),
        ("7.5\u00a0billion pots, 9\u00a0million lids", ["7.5\u00a0billion", "9\u00a0million"]),
        ("３５ kites", ["３５"]),
        ("增加了 42 个", ["42"]),
        ("thousands of birds, millions of ants", ["thousands", "millions"]),
        ("The sum is 5.", ["5"]),
        ("(4) by 2021-01-25, at 10:30", ["4", "2021", "01", "25", "10", "30"]),
        ("1,000 million", ["1,000 million"]),
        # Digits that are no groups of three are numerals of their own.
        ("Lines 5,6 and 7", ["5", "6", "7"]),
        ("1,2345 and 12,345,67", ["1", "2345", "12,345", "67"]),
        ("1,234.5 or 1,234", ["1,234.5", "1,234"]),
        ("Thirteenth in spring, twentieth by autumn",
         ["Thirteenth", "twentieth"]),
        ("the fourteenth, sixteenth and nineteenth", ["fourteenth", "sixteenth", "nineteenth"]),
        ("tenfold, Twofold and thousandfold, five-fold",
         ["tenfold", "Twofold", "thousandfold", "five-fold"]),
        ("We met once.", ["once"]),
        ("½ a loaf, ¾ of it and ⅓ more", ["½", "¾", "⅓"]),
        ("1½ million loaves, 2 ¼", ["1½ million", "2 ¼"]),
        ("one hundred and fifty", ["one hundred and fifty"]),
        # Two numbers that an "and" joins are two.
        ("between one hundred and five hundred", ["one hundred", "five hundred"]),
        ("between one thousand and two thousand", ["one thousand", "two thousand"]),
        ("one thousand and two million", ["one thousand", "two million"]),
        ("two hundred and some", ["two hundred"]),
        ("one and two hundred", ["one", "two hundred"]),
        # Numbers with a part are one numeral, where they are sure to be one number
        ("two and a half million boats", ["two and a half million"]),
        ("2 and a half hours", ["2 and a half"]),
        ("a two-and-a-half-year plan", ["two-and-a-half"]),
        ("half a million and ½ a million", ["half a million", "½ a million"]),
        ("1/2 a million", ["1/2 a million"]),
        ("two-thirds of it, one third of the rest", ["two-thirds", "one third"]),
        ("three quarters of the boats, one quarter", ["three quarters", "one quarter"]),
        ("three quarters of a million", ["three quarters of a million"]),
        ("2 1/2 boats on 5 1/2/2020", ["2 1/2", "5", "1/2/2020"]),
        ("the first three quarters of 2020", ["first", "three", "2020"]),
        ("for three quarters, in three quarters of the towns", ["three", "three quarters"]),
        ("one third-party check, one second later", ["one", "third", "one", "second"]),
        ("between one and three quarters", ["one", "three quarters"]),
        ("the twenty-first boat and twenty-five more", ["twenty-first", "twenty-five"]),
        ("a five-thousand-seat hall, a 5-million fund", ["five-thousand", "5-million"]),
        ("two  hundred", ["two  hundred"]),
    ],
)  # fmt: skip
def test_numerals_are_found_in_order(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        " \t",
        "often someone attends; the tension gains weight",
        "stone, bone, alone, done, none, money, honest, phone",
        "weighty, height, freight, tenant, content, kitten, sixpence",
        "tenths, seconds, thirteenths, twentieths",
        "millionaire, billionth, hundredweight, folder, foldable",
        "network, everyone, anyone, ninepins, onerous",
        "coverage is full, fully covered",
        "增长百分之八",
    ],
)
def test_nothing_is_found_where_no_numeral_stands(line: str) -> None:
    assert texts(line) == []


WORDS = st.sampled_from("the of often 12 3.5 1,000 million five doubled , . - % RMB Ⅴ 中 x".split())


@quick
@given(words=st.lists(WORDS), gap=st.sampled_from((" ", "", "\u00a0")))
def test_places_lead_back_to_the_text(words: list[str], gap: str) -> None:
    line = gap.join(words)
    found = find_numerals(line)
    assert [line[numeral.start : numeral.end] for numeral in found] == [n.text for n in found]
    ends = [0, *(end for numeral in found for end in (numeral.start, numeral.end))]
    assert ends == sorted(ends)
    digits = {place for place, character in enumerate(line) if character.isdecimal()}
    assert digits <= {place for n in found for place in range(n.start, n.end)}


@pytest.mark.parametrize(
    ("printed", "value", "scale"),
    [
        ("302 boats", "302", ""),
        ("1,234,567.5 litres", "1234567.5", ""),
        ("RMB477.38 billion", "477.38", "billion"),
        ("RMB1 trillion", "1", "trillion"),
        ("RMB 50 million", "50", "million"),
        ("2.07 million square yards", "2.07", "million"),
        ("4 thousand", "4", "thousand"),
        ("4 Thousand", "4", "thousand"),
        ("2.5billion", "2.5", "billion"),
        ("7.5\u00a0billion pots", "7.5", "billion"),
        ("250km", "250", ""),
        ("6.5%", "6.5", ""),
        ("dropped by 19.7%", "19.7", ""),  # the sign is in the words, not in the number
        ("1/15 bucket", "1/15", ""),
        ("2 - 3 weeks", "2", ""),  # a dash
        ("3-2 weeks", "3", ""),
        ("2 million to 3 billion", "2", "million"),
        ("2-3-4 weeks", "2", ""),
        ("rose from 2 to 3", "2", ""),  # a move, no range
        ("reduced by 5% to 30%", "5", ""),  # by how much, and to where
        ("between 2 boats and 3 carts", "2", ""),
        ("2 and 3 boats", "2", ""),
        ("13th", "13", ""),
        ("zero losses", "0", ""),
        ("Thirteen lanes", "13", ""),
        ("twenty-five", "25", ""),
        ("sixty-nine million", "69", "million"),
        ("two hundred sheep", "200", ""),
        ("3 hundred goats", "300", ""),
        ("doubled", "2", ""),
        ("it will triple", "3", ""),
        ("halved", "0.5", ""),
        ("full coverage", "100", ""),
        ("Full coverage", "100", ""),
        ("４２ kites", "42", ""),
        ("the first nine", "9", ""),  # an ordinal has no value, the number behind it has
        ("Ⅴ and 6", "6", ""),
        ("007", "7", ""),
        ("5,6 and 7", "5", ""),
        ("twenty five", "25", ""),
        ("two hundred thousand", "200", "thousand"),
        ("one hundred and fifty boats", "150", ""),
        ("one hundred fifty-two thousand", "152", "thousand"),
        ("one thousand two hundred boats", "1200", ""),
        ("five thousand and three hundred and two", "5302", ""),
        ("ten thousand", "10", "thousand"),
        ("twenty\u2011five", "25", ""),
        ("-5.7%", "-5.7", ""),
        ("\u22125.7%", "-5.7", ""),
        ("a growth of \u20135.7%", "-5.7", ""),
        ("(-5.7%)", "-5.7", ""),
        ("RMB-5.7 million", "-5.7", "million"),
        ("a growth of - 5.7%", "5.7", ""),  # a dash
        ("COVID-19", "19", ""),
    ],
)
def test_number_and_scale_are_read(printed: str, value: str, scale: str) -> None:
    decimals = len(value.partition(".")[2])  # the digits that the case itself shows
    assert read_figure(printed) == Reading(Fraction(value), scale, "", decimals)


@pytest.mark.parametrize(
    ("printed", "decimals"),
    [
        ("650 boats", 0),
        ("650.0 boats", 1),
        ("RMB1,234.50 million", 2),
        ("0.125%", 3),
        ("one boat. 5.5 come later", 0),  # only the number that is read counts
        ("1/15 bucket", 0),
        ("full coverage", 0),
        ("1½ boats", 1),
        ("2¼ boats", 2),
        ("2⅛ boats", 3),
        ("2⅓ boats", 3),
    ],
)
def test_printed_decimals_are_counted(printed: str, decimals: int) -> None:
    assert read_figure(printed).decimals == decimals


@pytest.mark.parametrize(
    ("printed", "value", "scale", "decimals"),
    [
        ("1½ million boats", "3/2", "million", 1),
        ("12 ¾ hours", "51/4", "", 2),
        ("⅓ of them", "1/3", "", 3),
        ("1⅛", "9/8", "", 3),
        ("1/2 hour", "1/2", "", 1),
        ("2 1/2 hours", "5/2", "", 1),
        ("2 1/3 hours", "7/3", "", 0),  # as 1/3, with its digits as they are printed
    ],
)
def test_fractions_are_read(printed: str, value: str, scale: str, decimals: int) -> None:
    assert read_figure(printed) == Reading(Fraction(value), scale, "", decimals)


ONES = "one two three four five six seven eight nine".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()


def test_every_word_below_a_hundred_has_its_value() -> None:
    below_twenty = ["zero", *ONES, *TEENS]
    words = below_twenty + [
        word for ten in TENS for word in (ten, *(f"{ten}-{one}" for one in ONES))
    ]
    assert [read_figure(word).value for word in words] == list(range(100))


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        ("more than 8 ships", ">"),
        ("More than 8 ships", ">"),
        ("exceeded 8 ships", ">"),
        ("to exceed more than 8 ships", ">"),
        ("over 8 ships", ">"),
        ("at least 8 ships", ">="),
        ("no less than 8 ships", ">="),
        ("8% or above", ">="),
        ("8 ships or more", ">="),
        ("less than 8 ships", "<"),
        ("below 8 ships", "<"),
        ("under 8 ships", "<"),
        ("at most 8 ships", "<="),
        ("no more than 8 ships", "<="),
        ("within only 8 days", "<="),
        ("up to 8 ships", "<="),
        ("not more than 8 ships", "<="),
        ("not exceed 8 ships", "<="),
        ("not less than 8 ships", ">="),
        ("no fewer than 8 ships", ">="),
        ("above 8 ships", ">"),
        ("more\u00a0than 8 ships", ">"),
        ("leſs than 8 ships", "<"),
        ("about 8 ships", "~"),
        ("nearly eight ships", "~"),
        ("around 8 ships", "~"),
        ("approximately 8 ships", "~"),
        ("surpassed 8 ships", ">"),
        ("exceeds 8 ships", ">"),
        ("exceeding 8 ships", ">"),
        ("fewer than 8 ships", "<"),
        ("almost 8 ships", "~"),
        ("will not exceed 8 ships", "<="),
        ("not to exceed 8 ships", "<="),
        ("not fewer than 8 ships", ">="),
        ("not fewer ships but over 8", ">"),
        ("about, no, more than 8 ships", ">"),  # the last one before the number
        ("8 ships", ""),
        ("8 times more than", ""),  # a comparison, not a qualifier
        ("8 ships under way", ""),
        ("a takeover of 8 ships", ""),
        ("whereabouts of 8 ships", ""),
        ("overall 8 ships", ""),
    ],
)
def test_qualifiers_are_read(printed: str, comparator: str) -> None:
    assert read_figure(printed) == Reading(Fraction(8), "", comparator)


@pytest.mark.parametrize(
    ("printed", "low", "high", "scale", "decimals", "behind"),
    [
        ("2-3 weeks", "2", "3", "", 0, " weeks"),
        ("2–3 weeks", "2", "3", "", 0, " weeks"),
        ("two to three weeks", "2", "3", "", 0, " weeks"),
        ("between 6% and 6.5%", "6", "6.5", "", 1, "%"),
        ("between 6 and 6.5%", "6", "6.5", "", 1, "%"),
        ("a rise of 5% to 6.25%", "5", "6.25", "", 2, "%"),
        ("5%-6%", "5", "6", "", 0, "%"),
        ("ranging from 5% to 6%", "5", "6", "", 0, "%"),
        ("fell by 5 to 6%", "5", "6", "", 0, "%"),  # the sign is in the words
        ("1,000-2,500 boats", "1000", "2500", "", 0, " boats"),
        ("1½ to 2 hours", "1.5", "2", "", 1, " hours"),
        # The scale behind the second number counts for both, and is the same on both
        ("RMB5-6 billion", "5", "6", "billion", 0, ""),
        ("RMB5 to 6 billion", "5", "6", "billion", 0, ""),
        ("RMB5 billion to RMB6 billion", "5", "6", "billion", 0, ""),
        ("two to three million", "2", "3", "million", 0, ""),
        ("between two million and three million", "2", "3", "million", 0, ""),
        # Signs
        ("-5 to -3%", "-5", "-3", "", 0, "%"),
        ("-5 to 3%", "-5", "3", "", 0, "%"),
        ("between −5% and −3%", "-5", "-3", "", 0, "%"),
        ("RMB-5 to -3 billion", "-5", "-3", "billion", 0, ""),
    ],
)
def test_both_ends_of_a_range_are_read(
    printed: str, low: str, high: str, scale: str, decimals: int, behind: str
) -> None:
    found = read_figure(printed)
    assert (found.value, found.upper) == (Fraction(low), Fraction(high))
    assert (found.scale, found.comparator, found.decimals) == (scale, "..", decimals)
    assert found.behind == behind


@pytest.mark.parametrize(
    ("printed", "value", "upper", "comparator"),
    [
        ("dropped by 19.7%", "-19.7", None, ""),
        ("dropped by more than 19.7%", "-19.7", None, "<"),
        ("fell by at least 19.7%", "-19.7", None, "<="),
        ("fell by less than 5%", "-5", None, ">"),
        ("fell by up to 5%", "-5", None, ">="),
        ("fell by about 5%", "-5", None, "~"),
        ("fell by 5 to 6%", "-6", "-5", ".."),
    ],
)
def test_a_fall_is_turned_with_its_bound(
    printed: str, value: str, upper: str | None, comparator: str
) -> None:
    assert names_fall(printed)
    found = read_figure(printed).turned()
    assert (found.value, found.comparator) == (Fraction(value), comparator)
    assert found.upper == (None if upper is None else Fraction(upper))


@pytest.mark.parametrize(
    ("printed", "falls"),
    [
        ("a drop of 5%", True), ("drops by 5%", True), ("Falling by 5%", True),
        ("fallen 5%", True), ("decreased 5%", True), ("a reduction of 5%", True),
        ("declined by 5%", True), ("shrank by 5%", True), ("5%, which fell", True),
        ("fell to 5%", False), ("was reduced to 5%", False), ("grew by 5%", False),
        ("droplets of 5%", False), ("befall 5", False), ("5%", False),
    ],
)  # fmt: skip
def test_words_for_a_fall(printed: str, falls: bool) -> None:
    assert names_fall(printed) is falls


def test_all_qualifiers_of_a_text_are_told_in_order() -> None:
    assert qualifiers("Not more than six, at\u00a0least two; nearly four") == ["<=", ">=", "~"]
    assert qualifiers("overall, whereabouts, moreover") == []


@pytest.mark.parametrize(
    "printed",
    ["", "no ships", "often", "the second day", "Ⅴ", "thousands of birds", "百", "%", "once"],
)
def test_words_without_a_number_are_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="no number can be read"):
        read_figure(printed)


@pytest.mark.parametrize("printed", ["1/0 of it", "1.2.3", "1/2/3"])
def test_a_number_that_is_none_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_figure(printed)


@quick
@given(whole=st.integers(0, 10**12), decimals=st.from_regex(r"(\.[0-9]{1,4})?", fullmatch=True))
def test_separators_do_not_change_the_number(whole: int, decimals: str) -> None:
    printed = len(decimals.removeprefix("."))
    expected = Reading(Fraction(f"{whole}{decimals}"), "million", "", printed)
    assert read_figure(f"RMB{whole:,}{decimals} million") == expected


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert split_paragraphs("One\n\n \t\n Two \nThree\n") == ["One", " Two ", "Three"]
    assert split_paragraphs("") == []


def test_long_lines_are_read_to_their_end() -> None:
    (digits,) = find_numerals("7" * 300_000)
    assert (digits.start, digits.end) == (0, 300_000)
    assert len(find_numerals("1,234 million and often five, " * 2_000)) == 4_000
    assert find_numerals("1.2/3." * 100_000 + "4")[0].end == 600_001
    assert find_numerals("on " * 30_000) == []
    assert read_figure("more tha " * 5_000 + "more than 6").comparator == ">"
