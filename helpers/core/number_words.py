"""Numbers in words: the pattern that finds one in a text, and what it says.

A number of several words is one numeral where its form is sure: ``one hundred and fifty``, ``two
and a half million``, ``half a million``, ``two-thirds``. ``Three quarters`` may be 3/4 or nine
months: it is 3/4 with a hyphen, before "of the" and the like, and where nothing follows; but not
behind ``the first``, and not in ``for three quarters``.

No part of the pattern that can fail looks further than a few words ahead, so that the time needed
to search a text grows with its length and not faster.
"""

from __future__ import annotations

import re
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
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = (
    "primary secondary tertiary firstly secondly thirdly fourthly fifthly sixthly seventhly"
).split()
_PARTS = {word: value for value, word in enumerate(_NTH, 1) if value > 2} | {"quarter": 4}
"""Third to twentieth, and how many of them are a whole; a second is a time."""

_MULTIPLES = {
    "half": Fraction(1, 2), "halved": Fraction(1, 2), "twice": Fraction(2), "thrice": Fraction(3),
    "double": Fraction(2), "doubled": Fraction(2), "doubles": Fraction(2), "doubling": Fraction(2),
    "triple": Fraction(3), "tripled": Fraction(3), "triples": Fraction(3), "tripling": Fraction(3),
    "quadruple": Fraction(4), "quadrupled": Fraction(4),
}  # fmt: skip
_COMPLETE = {"full coverage", *_MULTIPLES} - {"half", "twice", "thrice"}
_UNCOUNTED = "once ones fives dual pair pairs centenary".split()
_VAGUE = ["hundred", "hundreds", "dozen", "dozens", *SCALES, *(f"{scale}s" for scale in SCALES)]
_WHOLE = "full coverage"

_HYPHEN = "[-\u2010\u2011]"
_GAP = rf"(?:\s{{1,3}}|{_HYPHEN})"
_ANY_SCALE = rf"(?:{'|'.join(SCALES)})\b"
SCALE = rf"(?:{_GAP}?hundred\b)?(?:{_GAP}?{_ANY_SCALE})?"
"""A pattern of the words behind a number that make it larger."""

A_SCALE = rf"(?:{_GAP}of)?{_GAP}a{_GAP}{_ANY_SCALE}"
"""A pattern of the words behind a fraction that make it larger: half *a million*."""

_COMPOUND = rf"(?:{'|'.join(_TENS)}){_GAP}(?:{'|'.join(_ONES[1:10])})"
_SMALL = rf"(?:{_COMPOUND}|{'|'.join(_CARDINALS)})\b"
_LARGER = rf"(?!{_GAP}(?:hundred\b|{_ANY_SCALE}))"
"""What comes after "one hundred and five" is another number if it is "hundred" once more."""

_HUNDREDS = rf"{_SMALL}{_GAP}hundred{_GAP}(?:and{_GAP})?{_SMALL}(?!{_GAP}hundred\b)"
_BELOW_THOUSAND = rf"(?:{_HUNDREDS}|{_SMALL}(?:{_GAP}hundred\b)?)"
_THOUSANDS = rf"{_BELOW_THOUSAND}{_GAP}thousand{_GAP}(?:and{_GAP})?{_BELOW_THOUSAND}{_LARGER}"

_SEVERAL = "|".join(_ONES[2:])
_THIRD = "|".join(word for word in _PARTS if word != "quarter")
_THIRDS = rf"(?:{_SEVERAL}|\d{{1,2}}){_GAP}(?:{_THIRD})s\b"
_QUARTERS = r"(?:(?:three|3)\s{1,3}quarters|(?:one|1)\s{1,3}quarter)\b"
_PART = rf"(?:{_THIRDS}|(?:one|1){_GAP}(?:half|quarter|{_THIRD})\b|(?:three|3){_GAP}quarters\b)"
_OF_ALL = r"(?=\s{1,3}of\s(?:the|an?|all|its?|their|our|his|her|this|that|these|those|them|us)\b)"
_AT_END = r"(?=\s{0,3}(?:$|[.,;:!?)]))"


def _not_behind(words: str) -> str:
    """Return a pattern that none of these words stands before what follows."""
    return "".join(rf"(?<!\b{word}\s)" for word in words.split())


_NO_TIME = _not_behind(
    "first last next past previous following consecutive successive these those the all"
)
_NOT_DURING = _not_behind("for in after within over during since")
_SURE_PART = "|".join(
    (
        _THIRDS,
        rf"(?:one|{_SEVERAL}){_HYPHEN}(?:{_THIRD})\b(?!{_HYPHEN})",
        rf"one{_HYPHEN}half\b(?!{_HYPHEN})",
        rf"(?:one|1)\s{{1,3}}(?:half|{_THIRD})\b(?:{_OF_ALL}|{_AT_END})",
        rf"{_NO_TIME}(?:three|3){_HYPHEN}quarters\b(?!{_HYPHEN})",
        rf"{_NO_TIME}{_QUARTERS}{_OF_ALL}",
        rf"{_NO_TIME}{_NOT_DURING}{_QUARTERS}{_AT_END}",
    )
)
_MIXED = (
    rf"(?<!\bbetween\s)(?:{_BELOW_THOUSAND}|\d{{1,3}})"
    rf"(?:\s{{1,3}}and\s{{1,3}}(?:a\s{{1,3}}(?:half|quarter)\b|{_PART})(?!{_HYPHEN})"
    rf"|{_HYPHEN}and{_HYPHEN}(?:a{_HYPHEN}(?:half|quarter)\b|{_PART}))"
)
_OTHERS = "|".join([*_CARDINALS, *_NTH, *_ORDINALS, *_MULTIPLES, *_UNCOUNTED, *_VAGUE])
_FOLD = rf"(?:{'|'.join([*_CARDINALS, 'hundred', *SCALES])}){_HYPHEN}?fold"

MIXED = rf"\b(?:{_MIXED}{SCALE}|(?:half|{_PART}){A_SCALE}|(?:{_SURE_PART}){SCALE})"
"""A pattern of numbers with a part: two and a half million, half a million, two-thirds."""

WORDS = (
    rf"\b(?:{_FOLD}\b|{_WHOLE}\b|{_THOUSANDS}|{_HUNDREDS}{SCALE}"
    rf"|(?:{'|'.join(_TENS)}){_HYPHEN}(?:{'|'.join(_NTH[:9])})\b"
    rf"|(?:{_COMPOUND}|{_OTHERS})\b{SCALE})"
)
"""A pattern of numbers in words, of ordinals, multiples and the like."""

STARTS = "|".join(
    sorted(
        {
            word[:3]
            for words in (_CARDINALS, _NTH, _ORDINALS, _MULTIPLES, _UNCOUNTED, _VAGUE, [_WHOLE])
            for word in words
        }
    )
)
"""A pattern of how a word of a number begins, so that other words are passed over at once."""

_ONE = "|".join([*_CARDINALS, "hundred"])
_NUMBER = rf"(?:\d+(?:[.,/]\d+)*(?!\w)|(?:{_ONE})\b(?!{_HYPHEN}))"
_NTHS = (
    rf"(?:half|halves|quarters?|(?:{'|'.join(_NTH[2:])}|[a-z]{{3,5}}tieth)s?"
    rf"|(?:hundred|{'|'.join(SCALES)})ths?)\b"
)
_GOES_ON = re.compile(
    "|".join(
        (
            # 2 1/2, thirty-five ten thousand, two point five, two dozen
            rf"\s+(?:point\s+)?{_NUMBER}|\s+(?:{'|'.join(_VAGUE)})\b",
            # one hundredth, two quarters, three quarters: of what?
            rf"(?:\s+|{_HYPHEN}){_NTHS}(?!{_HYPHEN})",
            rf"\s+(?:{'|'.join(_TENS)}){_HYPHEN}(?:{'|'.join(_NTH[:9])})s?\b",
            # two and half, two and a half-year, two years and a half
            rf"\s+and\s+(?:(?:a|one)\s+)?{_NTHS}",
            rf"(?:\s?[\w%]+){{1,2}}\s+and\s+a\s+(?:half|quarter)\b(?!{_HYPHEN})",
            # half a dozen, two thirds of one million
            rf"(?:\s+of)?\s+(?:an?|one)\s+(?:{'|'.join(_VAGUE)})\b",
        )
    ),
    re.IGNORECASE,
)
_NTH_OF_MANY = re.compile(
    rf"(?:{'|'.join([*_TENS, *_VAGUE])})(?:\s+and)?\s+(?:first|second)\b(?!{_HYPHEN})",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    rf"(?:\s+(to|or|and)\s+|\s?[-–,]\s?)(?:\d[\d.,]*|(?:{_ONE})\b)(?:{_GAP}(?:{_ONE})\b){{0,3}}"
    rf"(?:{_GAP}?({_ANY_SCALE}|{_NTHS}))?",
    re.IGNORECASE,
)
_HALF_OF_A_TIME = re.compile(
    r"\b(?:first|second|latter|last|next|past|previous)\s+$", re.IGNORECASE
)
_PART_VALUE = re.compile(
    rf"(?:(.+) and )?(?:(?:a|(one|{_SEVERAL}|\d{{1,2}})) (half|quarters?|(?:{_THIRD})s?)|half)"
    r"( hundred)?"
)
_MANY_QUARTERS = re.compile(r"(?:[4-9]|[\d,]{0,12}\d{2})\squarters\b", re.IGNORECASE)
"""Parts of a town: nobody counts so many fourths."""

_NEAR = 40
"""How many characters behind a number are read to see whether it goes on."""


def goes_on(before: str, words: str, behind: str) -> bool:
    """Tell whether the words around a number make another one of it, or may do so.

    Parameters
    ----------
    before, words, behind : str
        The number, in digits or in words, and what stands before and behind it.

    Examples
    --------
    >>> goes_on("", "two", " dozen eggs"), goes_on("", "two", " eggs")
    (True, False)
    """
    if words.casefold() in _COMPLETE or _MANY_QUARTERS.match(words + behind[:_NEAR]):
        return False
    near = behind[:_NEAR]
    last = re.split(r"\W", words.casefold())[-1]
    return bool(
        _GOES_ON.match(near)
        or _NTH_OF_MANY.match(last + near)
        or (last == "half" and _HALF_OF_A_TIME.search(before[-_NEAR:]))
        or _shares(last, near)
    )


def _shares(last: str, behind: str) -> bool:
    """Tell whether a number has its scale from the next one, or the next one adds to it.

    Such as 5-6 million, one or two thirds, two million and five hundred thousand.
    """
    another = _ANOTHER.match(behind)
    if not another or last.removesuffix("s") in (*_PARTS, "half"):
        return False
    joint, size = (group.casefold() for group in another.groups(default=""))
    if last not in SCALES:
        return bool(size)
    return joint == "and" and (size not in SCALES or SCALES.index(size) < SCALES.index(last))


def word_value(words: str) -> Fraction | None:
    """Return the value of number words that `MIXED` or `WORDS` found.

    Parameters
    ----------
    words : str
        The words in small letters, without their last scale, with a blank for each hyphen. The
        whole part of a fraction and the number of its parts may be in digits.

    Returns
    -------
    Fraction or None
        None for an ordinal and what else is no quantity.

    Raises
    ------
    ValueError
        If they are a quantity without a number, such as ``thousands`` and ``tenfold``.

    Examples
    --------
    >>> word_value("one hundred and fifty"), word_value("two and a half")
    (Fraction(150, 1), Fraction(5, 2))
    >>> print(word_value("first"))
    None
    """
    if words == _WHOLE:
        return Fraction(100)
    if words in _MULTIPLES:
        return _MULTIPLES[words]
    part = _PART_VALUE.fullmatch(words)
    if not part:
        return _cardinal(words)
    whole, count, name, hundred = part.groups()
    value = _cardinal(whole) if whole else Fraction(0)
    parts = _cardinal(count or "one")
    if value is None or parts is None:
        return None
    return (value + parts / _PARTS.get((name or "half").removesuffix("s"), 2)) * (
        100 if hundred else 1
    )


def _cardinal(words: str) -> Fraction | None:
    """Return the value of a whole number, None for an ordinal and the like."""
    if words.isdecimal():
        return Fraction(words)
    thousands = rest = 0
    for word in words.split():
        if word in _CARDINALS:
            rest += _CARDINALS[word]
        elif word == "hundred" and rest:
            rest *= 100
        elif word == "thousand" and rest:
            thousands, rest = 1000 * rest, 0
        elif word in _VAGUE or word.endswith("fold"):
            raise ValueError(f"{words!r} says no certain number")
        elif word != "and":
            return None
    return Fraction(thousands + rest)
