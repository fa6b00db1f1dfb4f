"""Find numerals in English text, in digits and in words, and read what they say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from helpers.core.units import SCALES

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

_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_DIGITS = (
    rf"\d{{1,9}}\s?[{_FRACTIONS}]|[{_FRACTIONS}]"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[./]\d+)*"
)
_SCALE = rf"(?:\s?hundred\b)?(?:\s?(?:{'|'.join(SCALES)})\b)?"
_COMPOUND = rf"(?:{'|'.join(_TENS)})[-\u2010\u2011\s](?:{'|'.join(_ONES[1:10])})"
_SMALL = rf"(?:{_COMPOUND}|{'|'.join(_CARDINALS)})\b"
_LARGER = rf"(?!\s(?:hundred|{'|'.join(SCALES)})\b)"
"""What comes after "one hundred and five" is another number if it is "hundred" once more."""

_HUNDREDS = rf"{_SMALL}\shundred\s(?:and\s)?{_SMALL}(?!\shundred\b)"
_BELOW_THOUSAND = rf"(?:{_HUNDREDS}|{_SMALL}(?:\shundred\b)?)"
_THOUSANDS = rf"{_BELOW_THOUSAND}\sthousand\s(?:and\s)?{_BELOW_THOUSAND}{_LARGER}"
_WORDS = "|".join([*_CARDINALS, *_ORDINALS, *_MULTIPLES, *_OTHERS, *(f"{s}s?" for s in SCALES)])
_FOLD = rf"(?:{'|'.join([*_CARDINALS, 'hundred', *SCALES])})-?fold"
_NUMERAL = re.compile(
    rf"\b{_FOLD}\b|(?:{_DIGITS}){_SCALE}|\b{_WHOLE}\b|\b{_THOUSANDS}|\b{_HUNDREDS}{_SCALE}"
    rf"|\b(?:{_COMPOUND}|{_WORDS})\b{_SCALE}|[\u2160-\u2188]",
    re.IGNORECASE,
)

_QUALIFIERS = {
    "more than": ">", "exceeds": ">", "exceeded": ">", "exceed": ">", "exceeding": ">",
    "surpassed": ">", "over": ">", "above": ">",
    "at least": ">=", "no less than": ">=", "not less than": ">=", "no fewer than": ">=",
    "not fewer than": ">=", "or above": ">=", "or more": ">=",
    "less than": "<", "fewer than": "<", "below": "<", "under": "<",
    "at most": "<=", "no more than": "<=", "not more than": "<=", "not exceed": "<=",
    "not to exceed": "<=", "not exceeding": "<=", "not over": "<=", "not above": "<=",
    "within": "<=", "up to": "<=",
    "about": "~", "around": "~", "nearly": "~", "almost": "~", "approximately": "~",
}  # fmt: skip
_QUALIFIER = re.compile(rf"\b(?:{'|'.join(_QUALIFIERS)})\b")
QUALIFIERS_BEFORE = "|".join(
    words.replace(" ", r"\s+") for words in _QUALIFIERS if not words.startswith("or ")
)
"""A pattern of the qualifiers that stand before their numeral."""

_MINUS = re.compile(r"(?:^|[\s(])[-\u2212\u2013]$")


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
        The number before the scale: 477.38 for ``477.38 billion``, -5.7 for ``-5.7%``.
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
            before = printed[: numeral.start]
            return Reading(
                -value if is_negative(before, numeral.text) else value,
                scale,
                _comparator(before, printed[numeral.end :]),
                _decimals(numeral.text, value),
            )
    raise ValueError(f"no number can be read in {printed!r}")


def is_negative(before: str, numeral: str) -> bool:
    """Tell whether a minus sign stands right before a numeral in digits, and no word before it."""
    return numeral[0].isdigit() and bool(_MINUS.search(before))


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
    parts = re.fullmatch(rf"(.+?) ?({'|'.join(SCALES)})?", words)
    number, scale = parts.groups(default="") if parts else (words, "")
    return _digits_value(number) if number[0].isnumeric() else _word_value(number), scale


def _digits_value(digits: str) -> Fraction | None:
    """Return the value of digits with separators; None for a date, a version or the like."""
    number, hundred, _ = digits.partition(" hundred")
    part = Fraction(0)
    if re.search(f"[{_FRACTIONS}]$", number):
        part = Fraction(unicodedata.numeric(number[-1])).limit_denominator(10)
        number = number[:-1].strip() or "0"
    try:
        return (Fraction(number.replace(",", "")) + part) * (100 if hundred else 1)
    except (ValueError, ZeroDivisionError):
        return None


def _word_value(words: str) -> Fraction | None:
    """Return the value of number words; None for ordinals and the like."""
    if words == _WHOLE:
        return Fraction(100)
    if words in _MULTIPLES:
        return _MULTIPLES[words]
    thousands = rest = 0
    for word in re.split(r"[-\u2010\u2011 ]", words):
        if word in _CARDINALS:
            rest += _CARDINALS[word]
        elif word == "hundred" and rest:
            rest *= 100
        elif word == "thousand" and rest:
            thousands, rest = 1000 * rest, 0
        elif word != "and":
            return None
    return Fraction(thousands + rest)


def _decimals(text: str, value: Fraction) -> int:
    """Return how many digits stand behind the point, or would if a fraction were written so."""
    printed = re.search(r"(?<=\.)\d+", text)
    if re.search(f"[{_FRACTIONS}]", text):
        return next((n for n in range(1, 4) if (value * 10**n).denominator == 1), 3)
    return len(printed.group()) if printed else 0
