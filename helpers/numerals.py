"""Find numerals in English text, in digits and in words, and read what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from helpers.units import SCALES

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "primary secondary tertiary firstly secondly thirdly fourthly fifthly sixthly seventhly"
).split()
_MULTIPLES = {
    "half": Fraction(1, 2), "halved": Fraction(1, 2), "twice": Fraction(2), "thrice": Fraction(3),
    "double": Fraction(2), "doubled": Fraction(2), "doubles": Fraction(2), "doubling": Fraction(2),
    "triple": Fraction(3), "tripled": Fraction(3), "triples": Fraction(3), "tripling": Fraction(3),
    "quadruple": Fraction(4), "quadrupled": Fraction(4),
}  # fmt: skip
_OTHERS = "hundred once ones fives hundreds dual pair pairs dozen dozens centenary".split()
_WHOLE = "full coverage"

_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[./]\d+)*"
_SCALE = rf"(?:\s?hundred\b)?(?:\s?(?:{'|'.join(SCALES)})\b)?"
_COMPOUND = rf"(?:{'|'.join(_TENS)})[-\s](?:{'|'.join(_ONES[1:10])})"
_WORDS = "|".join([*_CARDINALS, *_ORDINALS, *_MULTIPLES, *_OTHERS, *(f"{s}s?" for s in SCALES)])
_FOLD = rf"(?:{'|'.join([*_CARDINALS, 'hundred', *SCALES])})-?fold"
_NUMERAL = re.compile(
    rf"\b{_FOLD}\b|(?:{_DIGITS}){_SCALE}|\b{_WHOLE}\b|\b(?:{_COMPOUND}|{_WORDS})\b{_SCALE}"
    r"|[\u00bc-\u00be\u2150-\u2188]",
    re.IGNORECASE,
)

_QUALIFIERS = {
    "more than": ">", "exceeds": ">", "exceeded": ">", "exceed": ">", "exceeding": ">",
    "surpassed": ">", "over": ">", "above": ">",
    "at least": ">=", "no less than": ">=", "not less than": ">=", "no fewer than": ">=",
    "or above": ">=", "or more": ">=",
    "less than": "<", "fewer than": "<", "below": "<", "under": "<",
    "at most": "<=", "no more than": "<=", "not more than": "<=", "not exceed": "<=",
    "not exceeding": "<=", "not over": "<=", "not above": "<=",
    "within": "<=", "up to": "<=",
    "about": "~", "around": "~", "nearly": "~", "almost": "~", "approximately": "~",
}  # fmt: skip
_QUALIFIER = re.compile(rf"\b(?:{'|'.join(_QUALIFIERS)})\b")


@dataclass(frozen=True)
class Numeral:
    """A numeral and its place in a line of text, in characters from 0."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Reading:
    """What a printed figure says: its number, its digits, its scale word and its qualifier.

    Parameters
    ----------
    value : Fraction
        The number before the scale: 477.38 for ``477.38 billion``.
    scale : str
        ``thousand``, ``million``, ``billion``, ``trillion`` or empty.
    comparator : str
        What the qualifier says (``>`` for ``more than``), empty where there is none.
    decimals : int
        How many digits are printed behind the point: 2 for ``477.38 billion``.
    """

    value: Fraction
    scale: str
    comparator: str
    decimals: int = 0


def split_paragraphs(text: str) -> list[str]:
    """Return the non-blank lines of `text`; paragraph n is item n - 1."""
    return [line for line in text.split("\n") if line.strip()]


def find_numerals(line: str) -> list[Numeral]:
    """Return every numeral and number word of a line, in order.

    Digits count with their separators and a following scale word (``23.3
    billion``); number words are cardinals, ordinals, multiples (``doubled``),
    Roman numerals of their own Unicode block, and ``full coverage``.
    """
    return [Numeral(m.start(), m.end(), m.group()) for m in _NUMERAL.finditer(line)]


def read_figure(printed: str) -> Reading:
    """Read the number, the scale and the qualifier of a figure's printed words.

    Parameters
    ----------
    printed : str
        The words of one figure, such as ``exceed 200,000 cars``.

    Raises
    ------
    ValueError
        If the words hold no numeral that has a value.
    """
    for numeral in find_numerals(printed):
        value, scale = _value(numeral.text)
        if value is not None:
            decimals = re.search(r"(?<=\.)\d+", numeral.text)
            return Reading(
                value,
                scale,
                _comparator(printed[: numeral.start], printed[numeral.end :]),
                len(decimals.group()) if decimals else 0,
            )
    raise ValueError(f"no number can be read in {printed!r}")


def qualifiers(text: str) -> list[str]:
    """Return what the qualifiers in a text say, in order: comparators such as ``>``."""
    words = " ".join(text.split()).casefold()
    return [_QUALIFIERS[found] for found in _QUALIFIER.findall(words)]


def _comparator(before: str, after: str) -> str:
    """Read the last qualifier before a numeral, or one that stands behind it."""
    behind = re.search(r"\bor (?:above|more)\b", after, re.IGNORECASE)
    found = qualifiers(before) or qualifiers(behind.group() if behind else "")
    return found[-1] if found else ""


def _value(text: str) -> tuple[Fraction | None, str]:
    """Return the number and the scale of a numeral; no number for an ordinal."""
    words = " ".join(text.casefold().split())
    parts = re.fullmatch(rf"(.+?) ?(hundred)? ?({'|'.join(SCALES)})?", words)
    number, hundred, scale = parts.groups(default="") if parts else (words, "", "")
    value = _digits_value(number) if number[0].isdigit() else _word_value(number)
    return None if value is None else (100 if hundred else 1) * value, scale


def _digits_value(digits: str) -> Fraction | None:
    """Return the value of digits with separators; None for a date, a version or the like."""
    try:
        return Fraction(digits.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def _word_value(word: str) -> Fraction | None:
    """Return the value of a number word; None for ordinals and the like."""
    if word == _WHOLE:
        return Fraction(100)
    if word in _MULTIPLES:
        return _MULTIPLES[word]
    values = [_CARDINALS.get(part) for part in re.split(r"[- ]", word)]
    return None if None in values else Fraction(sum(value or 0 for value in values))
