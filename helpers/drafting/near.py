"""A numeral and the few words around it: its sign and its range, its unit, the noun it counts.

The words are few and their number is fixed, so that the work at a numeral does not grow with the
length of its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpers.core.numerals import Numeral, Reading, is_negative, read_range
from helpers.core.units import UnitError, unit

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
MULTIPLES = re.compile(r"(?:doubl|tripl|quadrupl)\w*|twice|thrice", re.IGNORECASE)
MONEY = re.compile(r"(?:RMB|CNY|￥|¥)\s?(?:\d{1,6}(?:\.\d{1,3})?[-–])?$")

BEFORE, AFTER = 60, 60
"""How many characters around a numeral are read."""

LONGEST = 40
"""Characters beyond which no numeral is a quantity."""

_STOPS = (
    "a an and as at after another but by can each for from has have in into is of on per right "
    "than that the then this to up was were which who will with within would respectively while"
).split()
_SYMBOLS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "km": "kilometer", "m": "meter",
    "kg": "kilogram", "times": "times",
}  # fmt: skip
_NOUN_WITHIN = 5
"""How many words behind a numeral its noun may stand."""


@dataclass(frozen=True)
class Near:
    """A numeral and the few words around it.

    Parameters
    ----------
    numeral : Numeral
        The numeral with its place in the line.
    before, after : str
        At most `BEFORE` and `AFTER` characters of the line.

    Examples
    --------
    >>> from helpers.core.numerals import find_numerals
    >>> line = "They built 12 beautiful new parks."
    >>> near = Near.of_line(line, find_numerals(line)[0])
    >>> near.last, near.text, near.noun
    ('built', '12', 'parks')
    """

    numeral: Numeral
    before: str
    after: str

    @classmethod
    def of_line(cls, line: str, numeral: Numeral) -> Near:
        """Cut the words around a numeral out of its line."""
        return cls(
            numeral,
            line[max(0, numeral.start - BEFORE) : numeral.start],
            line[numeral.end : numeral.end + AFTER],
        )

    @property
    def text(self) -> str:
        """The numeral as it is written."""
        return self.numeral.text

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()

    @cached_property
    def words(self) -> list[str]:
        """The words before it."""
        return WORD.findall(self.before)

    @property
    def last(self) -> str:
        """The word right before it, empty where something else or nothing stands between."""
        beside = self.words and self.before.rstrip().endswith(self.words[-1])
        return self.words[-1] if beside and self.before[-1:].isspace() else ""

    @cached_property
    def starts_range(self) -> bool:
        """Whether it is the first of a range, such as 2-3 years."""
        return bool(
            re.match(r"[-–]\d{1,6}(?:\.\d{1,3})?(?![-–\d])", self.after)
            and not re.search(r"[-–\d]$", self.before[-1:])
        )

    @cached_property
    def ends_range(self) -> bool:
        """Whether it is the second of a range."""
        return bool(
            re.search(r"(?<![-–\d.])\d{1,6}(?:\.\d{1,3})?[-–]$", self.before[-13:])
            and not re.match(r"[-–]", self.after)
        )

    def range_to(self, other: Near | None) -> Reading | None:
        """Return the range whose ends are this numeral and the one behind it, if they are."""
        if other is None or max(len(self.text), len(other.text)) > LONGEST:
            return None
        between = self.after[: other.numeral.start - self.numeral.end]
        try:
            return read_range(self.before, self.text, between, other.text, other.after)
        except ValueError:
            return None

    @property
    def negative(self) -> bool:
        """Whether a minus sign stands before it."""
        return is_negative(self.before, self.text)

    @cached_property
    def is_money(self) -> bool:
        """Whether a currency stands before it."""
        return bool(MONEY.search(self.before))

    @cached_property
    def symbol(self) -> str:
        """The unit whose symbol stands right behind it, empty if none does."""
        found = re.match(r"\s?(?:(%)|(percent|per cent|times|km|kg|m)\b)", self.after)
        return _SYMBOLS[found.group(1) or found.group(2)] if found else ""

    @cached_property
    def noun(self) -> str:
        """The first known unit behind it, else the first plural; empty if there is neither."""
        plural = ""
        words: list[str] = WORD.findall(re.split(r"[,;:.()]", self.after, maxsplit=1)[0])
        for word in words[:_NOUN_WITHIN]:
            name = word.casefold()
            if name in _STOPS:
                break
            for part in (name, *name.split("-")[-1:]):
                if is_unit(part):
                    return part
            if name.endswith("s") and not plural and not name.endswith("ss"):
                plural = name
        return plural


@lru_cache(maxsize=4096)
def is_unit(name: str) -> bool:
    """Tell whether a word is a unit of the project's list.

    Parameters
    ----------
    name : str
        The word, in small letters.

    Examples
    --------
    >>> is_unit("mu"), is_unit("parks"), is_unit("trees")
    (True, True, False)
    """
    try:
        unit(name)
    except UnitError:
        return False
    return True
