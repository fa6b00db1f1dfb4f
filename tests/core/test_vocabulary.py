"""Vocabulary: what each word of the tables means, told once more by hand."""

from __future__ import annotations

import copy
import json
import pickle
from enum import StrEnum
from fractions import Fraction

import pytest

from helpers.core.units import unit
from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    PricesBy,
    Role,
    Status,
    Strength,
)

ALL: tuple[type[StrEnum], ...] = (
    Measure, Comparator, Status, Direction, Nature, Strength, Role, Prices, PricesBy,
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "least", "greatest", "its_unit", "signed", "over_time", "in_percent"),
    [
        ("level", 0, None, "", False, False, False),
        # Nothing falls by more than the whole.
        ("growth", -1, None, "percent", True, True, True),
        ("change", None, None, "", True, True, False),
        # A share is nothing at least and the whole at most.
        ("share", 0, 1, "percent", False, False, True),
        # A part of the growth of a whole: below zero where it falls, above all where others do
        ("contribution", None, None, "percent", True, False, True),
        ("multiple", 0, None, "times", False, True, False),
        ("increase-in-multiples", 0, None, "times", False, True, False),
    ],
)
def test_measures(
    words: str,
    least: int | None,
    greatest: int | None,
    its_unit: str,
    signed: bool,
    over_time: bool,
    in_percent: bool,
) -> None:
    measure = Measure(words)
    assert (measure.least, measure.greatest, measure.unit) == (least, greatest, its_unit)
    assert (measure.signed, measure.over_time) == (signed, over_time)
    assert measure.in_percent is in_percent
    assert measure.words == words.replace("-", " ")
    # The limits are in base units, and those of a measure with its own unit are fractions.
    assert not its_unit or unit(its_unit).base == "fraction"


@pytest.mark.parametrize("measure", Measure)
def test_what_a_measure_can_be(measure: Measure) -> None:
    # In base units: a fall by more than the whole, the whole, nothing, a share of all, more
    numbers = [Fraction(n, 100) for n in (-101, -100, -1, 0, 100, 101)]
    can_be = {
        "growth": [False, True, True, True, True, True],
        "change": [True, True, True, True, True, True],
        "contribution": [True, True, True, True, True, True],
        "share": [False, False, False, True, True, False],
    }.get(measure.value, [False, False, False, True, True, True])
    assert [measure.has(number) for number in numbers] == can_be


@pytest.mark.parametrize(
    ("sign", "words", "floor", "ceiling", "strict"),
    [
        ("=", "", False, False, False),
        ("~", "about", False, False, False),
        (">", "more than", True, False, True),
        (">=", "at least", True, False, False),
        ("<", "less than", False, True, True),
        ("<=", "at most", False, True, False),
        # Both ends are named, and both belong to it.
        ("..", "from … to", False, False, False),
    ],
)
def test_comparators(sign: str, words: str, floor: bool, ceiling: bool, strict: bool) -> None:
    comparator = Comparator(sign)
    assert comparator.words == words
    assert (comparator.floor, comparator.ceiling, comparator.strict) == (floor, ceiling, strict)


@pytest.mark.parametrize(
    ("words", "settled", "closed", "early"),
    [
        ("final", True, True, False),
        ("revised", True, True, False),
        # Somebody in office says it, later or sooner: not known to be revised, nor to be early
        ("official figure", True, False, False),
        ("preliminary", True, False, True),
        ("derived", False, False, False),
        ("estimate", False, False, True),
        ("first published", False, False, False),
        ("target", False, False, False),
    ],
)
def test_natures(words: str, settled: bool, closed: bool, early: bool) -> None:
    nature = Nature(words)
    assert (nature.settled, nature.closed, nature.early) == (settled, closed, early)


def test_every_word_is_tried_here_and_in_its_order() -> None:
    assert [str(word) for word in Measure] == [
        "level", "growth", "change", "share", "contribution", "multiple",
        "increase-in-multiples",
    ]  # fmt: skip
    assert [str(word) for word in Comparator] == ["=", "~", ">", ">=", "<", "<=", ".."]
    assert [str(word) for word in Status] == ["achievement", "target"]
    assert [str(word) for word in Direction] == ["higher", "lower", "neither"]
    # From the most settled number to the least, and from the best source to the weakest
    assert [str(word) for word in Nature] == [
        "final", "revised", "official figure", "preliminary", "derived", "estimate",
        "first published", "target",
    ]  # fmt: skip
    assert [str(word) for word in Role] == ["report", "reading", "part", "other"]
    assert [str(word) for word in Prices] == ["real", "current", "not stated"]
    assert [str(word) for word in PricesBy] == ["wording", "convention"]
    assert [str(word) for word in Strength] == ["official", "state media", "mirror", "weak"]


@pytest.mark.parametrize(
    ("role", "own"), [("report", True), ("reading", True), ("part", False), ("other", False)]
)
def test_numbers_of_a_part_or_of_another_land_are_not_the_reports(role: str, own: bool) -> None:
    assert Role(role).own is own


def test_prices_are_told_in_words() -> None:
    assert [prices.words for prices in Prices] == ["real", "at current prices", "prices not stated"]


@pytest.mark.parametrize("words", ALL)
def test_a_word_is_its_text_and_only_itself(words: type[StrEnum]) -> None:
    for word in words:
        assert word == word.value == str(word) == f"{word}"
        assert words(str(word)) is word
        assert copy.deepcopy(word) is pickle.loads(pickle.dumps(word)) is word
        assert json.loads(json.dumps(word)) == word.value
        with pytest.raises(ValueError, match="is not a valid"):
            words(f"{word} ")
    with pytest.raises(ValueError, match="is not a valid"):
        words("")
