"""Numbers in words: what they say, and whether they go on, in words made up here."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from helpers.core.number_words import A_SCALE, MIXED, SCALE, WORDS, goes_on, word_value
from helpers.core.numerals import Reading, read_figure

ONES = "one two three four five six seven eight nine".split()
PARTS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", "0"), ("twenty five", "25"), ("one hundred and fifty two", "152"),
        ("five thousand and three hundred and two", "5302"), ("two hundred", "200"),
        ("half", "1/2"), ("thrice", "3"), ("full coverage", "100"), ("two thirds", "2/3"),
        ("a half", "1/2"), ("one half", "1/2"), ("three quarters", "3/4"), ("half hundred", "50"),
        ("two and a quarter", "9/4"), ("2 and 3 quarters", "11/4"), ("nine tenths", "9/10"),
    ],
)  # fmt: skip
def test_words_have_a_value(words: str, value: str) -> None:
    assert word_value(words) == Fraction(value)


@pytest.mark.parametrize("words", ["third", "twenty third", "secondary", "once", "pairs", "dual"])
def test_what_is_no_quantity_has_none(words: str) -> None:
    assert word_value(words) is None


@pytest.mark.parametrize("words", ["thousands", "hundred", "dozen", "tenfold", "five fold"])
def test_a_quantity_without_a_number_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=f"'{words}' says no certain number"):
        word_value(words)


@pytest.mark.parametrize(
    ("before", "words", "behind"),
    [
        ("", "two", " dozen"), ("", "two", " point five"), ("", "2", " 1/2"),
        ("", "five", "-tenth"), ("", "twenty", " first"), ("", "two", " and a half-year plan"),
        ("", "2", " years and a half"),
        ("", "half", " a hundred"), ("the first ", "half", " of it"), ("", "5", "-6 million"),
        ("", "two million", " and five hundred"), ("", "one", " or two thirds"),
    ],
)  # fmt: skip
def test_a_number_goes_on(before: str, words: str, behind: str) -> None:
    assert goes_on(before, words, behind)


@pytest.mark.parametrize(
    ("before", "words", "behind"),
    [
        ("", "two", ""), ("two ", "two", " boats"), ("", "2", "-3 weeks"), ("", "5", " 5G masts"),
        ("one ", "half", " of it"), ("", "five", " first prizes"), ("", "5", " secondary schools"),
        ("", "two million", " and three million"), ("", "two thirds", " or one half"),
        ("", "doubled", " 14 months later"), ("", "14", " schools and a third bridge"),
        ("", "5", ", 6 and 7"),
        # Nothing is looked for further on
        ("", "5", " " * 50 + "dozen"),
    ],
)  # fmt: skip
def test_a_number_ends(before: str, words: str, behind: str) -> None:
    assert not goes_on(before, words, behind)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (SCALE, ""), (SCALE, " hundred million"), (SCALE, "billion"), (SCALE, "-thousand"),
        (A_SCALE, " a million"), (A_SCALE, " of a billion"), (MIXED, "two-thirds"),
        (MIXED, "half a million"), (MIXED, "one hundred and five and a half"),
        (WORDS, "one hundred and five million"), (WORDS, "twenty-first"), (WORDS, "full coverage"),
    ],
)  # fmt: skip
def test_patterns_hold_the_whole_number(pattern: str, words: str) -> None:
    assert re.fullmatch(pattern, words)


# Printed words


@pytest.mark.parametrize(
    ("printed", "value", "scale", "decimals"),
    [
        ("two and a half million", "5/2", "million", 1),
        ("188 quarters", "188", "", 0),
        ("1,190 quarters", "1190", "", 0),
        ("two and a half boats", "5/2", "", 1),
        ("Two-and-a-half boats", "5/2", "", 1),
        ("a two-and-a-half-year plan", "5/2", "", 1),
        ("2 and a half million boats", "5/2", "million", 1),
        ("twenty-two and a quarter hours", "89/4", "", 2),
        ("one and three quarters billion", "7/4", "billion", 2),
        ("one hundred and two thirds", "302/3", "", 3),
        ("one and one third", "4/3", "", 3),
        ("two and a half hundred", "250", "", 0),
        ("half a million boats", "1/2", "million", 1),
        ("half of a million", "1/2", "million", 1),
        ("half-million", "1/2", "million", 1),
        ("½ a million", "1/2", "million", 1),
        ("three quarters of a million", "3/4", "million", 2),
        ("half", "1/2", "", 1),
        ("half an hour", "1/2", "", 1),
        ("three quarters", "3/4", "", 2),
        ("Three-quarters of towns", "3/4", "", 2),
        ("three quarters of the boats", "3/4", "", 2),
        ("one quarter of their boats", "1/4", "", 2),
        ("grew by three quarters", "3/4", "", 2),
        ("two-thirds", "2/3", "", 3),
        ("two thirds the size", "2/3", "", 3),
        ("a two-third majority", "2/3", "", 3),
        ("one third", "1/3", "", 3),
        ("one third of the boats", "1/3", "", 3),
        ("one-half", "1/2", "", 1),
        ("nine tenths", "9/10", "", 1),
        ("three twentieths", "3/20", "", 2),
        ("7 eighths", "7/8", "", 3),
        # No part of a whole
        ("one third-party check", "1", "", 0),
        ("one second later", "1", "", 0),
        ("five first prizes", "5", "", 0),
        ("14 secondary schools", "14", "", 0),
        ("302 5G masts", "302", "", 0),
        ("two three-year plans", "2", "", 0),
        ("14 schools and a half-built bridge", "14", "", 0),
        ("doubled 14 months later", "2", "", 0),
    ],
)
def test_fractions_in_words_are_read(printed: str, value: str, scale: str, decimals: int) -> None:
    assert read_figure(printed) == Reading(Fraction(value), scale, "", decimals)


@pytest.mark.parametrize(
    ("printed", "comparator"),
    [
        ("more than two-thirds", ">"), ("about three quarters", "~"),
        ("over half a million boats", ">"), ("within three quarters of the towns", "<="),
        ("two and a half million or more", ">="),
    ],
)  # fmt: skip
def test_fractions_have_qualifiers(printed: str, comparator: str) -> None:
    assert read_figure(printed).comparator == comparator


@pytest.mark.parametrize(
    "printed",
    [
        # A quarter of a whole, or of a year
        "the first three quarters of 2020", "for three quarters", "after three quarters.",
        "three quarters full", "three quarters of 2020", "two quarters", "one quarter later",
        "a three-quarter majority", "second half of 2020", "one fifth generation",
        # A part of a number that is written in another way
        "two dozen boats", "half a dozen", "two point five million", "35 ten thousand",
        "two million five hundred thousand", "two million and five hundred thousand",
        "one thousand two hundred million", "2 thousand million", "two million and a half",
        "two and half a million", "two and a half-year plan", "two years and a half",
        "a hundred and fifty", "a million and a half", "five hundredth", "twenty first",
        "two hundred and first", "one thirtieth", "half a hundred", "2.5 1/2", "2020 14 boats",
        # The scale or the whole stands behind the next number
        "5 or 6 million", "one or two thirds", "between one and three quarters",
        "two to three dozen boats", "from two to three million",
        # No number that is certain, though one follows
        "hundreds of 5G masts", "tenfold to 5 boats", "dozens of boats in 3 towns",
    ],
)  # fmt: skip
def test_what_may_say_another_number_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="no number can be read in"):
        read_figure(printed)


def test_the_error_names_the_words_and_what_is_allowed() -> None:
    with pytest.raises(ValueError, match=r"'two dozen boats'.*'two' may be.*477\.38 billion"):
        read_figure("two dozen boats")


@pytest.mark.parametrize("number", range(2, 10))
def test_every_fraction_in_words_has_its_value(number: int) -> None:
    for whole, part in enumerate(PARTS, 3):
        for word in (f"{ONES[number - 1]} {part}s", f"{ONES[number - 1]}-{part}s"):
            assert read_figure(word).value == Fraction(number, whole)
        mixed = read_figure(f"six and {ONES[number - 1]} {part}s trillion")
        assert (mixed.value, mixed.scale) == (6 + Fraction(number, whole), "trillion")
