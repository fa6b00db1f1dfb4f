"""A numeral and the words around it, on sentences made up here."""

from __future__ import annotations

import pytest

from helpers.core.numerals import find_numerals
from helpers.drafting.near import AFTER, BEFORE, Near, is_unit


def near(line: str, order: int = 0) -> Near:
    """Return the numeral of a line, or its second one, with the words around it."""
    return Near.of_line(line, find_numerals(line)[order])


def test_the_words_around_a_numeral_are_few() -> None:
    found = near("a" * 100 + " 5 " + "b" * 100)
    assert (found.before, found.text, found.after) == (
        "a" * (BEFORE - 1) + " ", "5", " " + "b" * (AFTER - 1),
    )  # fmt: skip
    assert near("5") == Near(found.numeral.__class__(0, 1, "5"), "", "")


@pytest.mark.parametrize(("line", "digits"), [("5 kites", True), ("five kites", False)])
def test_digits_are_told_from_words(line: str, digits: bool) -> None:
    assert near(line).in_digits is digits


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("They sold 5", "sold"),
        ("They sold, 5", ""),
        ("RMB5", ""),
        ("5", ""),
        ("On-site 5", "On-site"),
    ],
)
def test_the_word_right_before_a_numeral(line: str, last: str) -> None:
    assert near(line).last == last


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("2-3 years", True, True), ("2.5–3.5 km", True, True), ("RMB5-6 billion", True, True),
        ("5 - 6", False, False), ("1234567-8", True, False), ("2021-01-25", False, False),
    ],
)  # fmt: skip
def test_ranges(line: str, first: bool, second: bool) -> None:
    assert (near(line).starts_range, near(line, 1).ends_range) == (first, second)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("2-3 years", (2, 3)), ("2 to 3 years", (2, 3)), ("two to three years", (2, 3)),
        ("between 6% and 7%", (6, 7)), ("2 and 3 years", None), ("from 2 to 3 years", None),
        ("3-2 years", None), ("2 boats and 3 carts", None), ("2-" + "3" * 41 + " years", None),
        ("2-" + "3" * 40 + " years", (2, int("3" * 40))),
        # Nothing is looked for further on.
        ("2" + " " * 12 + "-3 years", None),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_are_read(line: str, ends: object) -> None:
    found = near(line).range_to(near(line, 1))
    assert (None if found is None else (found.value, found.upper)) == ends
    assert near(line).range_to(None) is None


@pytest.mark.parametrize(
    ("line", "money", "negative"),
    [
        ("RMB5", True, False), ("CNY 5", True, False), ("¥5", True, False), ("by -5%", False, True),
        ("5 yuan", False, False), ("RMB of 5", False, False),
    ],
)  # fmt: skip
def test_currency_and_sign(line: str, money: bool, negative: bool) -> None:
    assert (near(line).is_money, near(line).negative) == (money, negative)


def test_the_second_of_a_range_has_the_currency_of_the_first() -> None:
    assert near("RMB5-6 billion", 1).is_money


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("5%", "percent"), ("5 percent", "percent"), ("5 per cent", "percent"),
        ("5km", "kilometer"), ("5 m", "meter"),
        ("5kg", "kilogram"), ("5 times", "times"), ("5 men", ""), ("5G", ""), ("5 oaks%", ""),
    ],
)  # fmt: skip
def test_the_symbol_behind_a_numeral(line: str, symbol: str) -> None:
    assert near(line).symbol == symbol


@pytest.mark.parametrize(
    ("line", "noun"),
    [
        ("5 schools", "schools"), ("5 new bright oaks", "oaks"), ("5 oaks and schools", "oaks"),
        ("5 oaks near schools", "schools"),  # a known unit goes before the first plural
        ("5 glass oaks", "oaks"), ("5 in oaks", ""), ("5. Oaks", ""), ("5", ""),
        ("5 a b c d oaks", ""), ("5 b c d e f oaks", ""), ("5 b c d e oaks", "oaks"),
        ("5 kilowatt-hours", "hours"),
    ],
)  # fmt: skip
def test_the_noun_that_is_counted(line: str, noun: str) -> None:
    assert near(line).noun == noun


def test_units_are_those_of_the_project() -> None:
    assert [is_unit(name) for name in ("schools", "hour", "oaks", "", "million")] == [
        True, True, False, False, False,
    ]  # fmt: skip
