"""Find numerals in English text, in digits and in words, and read what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from helpers.core.number_words import A_SCALE, MIXED, SCALE, STARTS, WORDS, goes_on, word_value
from helpers.core.units import SCALES

_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_DIGITS = (
    rf"\d{{1,9}}\s?[{_FRACTIONS}]|[{_FRACTIONS}]|\d{{1,3}}\s\d{{1,2}}/\d{{1,2}}(?![\d/])"
    r"|\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:[./]\d+)*"
)
_NUMERAL = re.compile(
    rf"(?:(?![a-z])|\b(?={STARTS}))"  # nothing is tried within a word, or in most of them
    rf"(?:{MIXED}|(?:\b\d{{1,2}}/\d{{1,3}}|[{_FRACTIONS}]){A_SCALE}|(?:{_DIGITS}){SCALE}"
    rf"|{WORDS}|[\u2160-\u2188])",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[-\u2010\u2011\s]+")
_SCALED = re.compile(rf"(.+?)(?:(?:(?: of)? a)? ?({'|'.join(SCALES)}))?")
_HUNDREDS = re.compile("([^a-z]+?)( ?hundred)?")
_ENDS_IN_FRACTION = re.compile(f"[{_FRACTIONS}]$")
_OR_MORE = re.compile(r"\bor (?:above|more)\b", re.IGNORECASE)
_SIGN = r"(?:RMB)?(?:(?<=[\sB])[-\u2212\u2013])?"
_TO = re.compile(rf"%?(?:[-\u2010-\u2013]|\sto\s{_SIGN})(?:RMB)?", re.IGNORECASE)
_AND = re.compile(rf"%?\sand\s{_SIGN}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s{_SIGN}$", re.IGNORECASE)
_FROM = re.compile(rf"(?<!\brange )(?<!\branging )\bfrom\s{_SIGN}$", re.IGNORECASE)
_BY = re.compile(rf"\bby\s{_SIGN}$", re.IGNORECASE)
_HYPHENED = re.compile(r"[-\u2010-\u2013]\d")

FALLS = r"\b(?:drop(?:p\w*|s)?|fell|(?:fall|declin|decreas|reduc|shrank|shrink)\w*)\b(?!\s+to\b)"
"""A pattern of the words for a fall by a number."""

_FALLS = re.compile(FALLS, re.IGNORECASE)
_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_BEHIND_POINT = re.compile(r"(?<=\.)\d+")

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

_MINUS = re.compile(r"(?:^|[\s(]|RMB)[-\u2212\u2013]$")


@dataclass(frozen=True)
class Numeral:
    """A numeral and its place in a line of text, in characters from 0.

    Parameters
    ----------
    start, end : int
        Its first character, and the one behind its last.
    text : str
        The words there.

    Examples
    --------
    >>> find_numerals("RMB650 billion")
    [Numeral(start=3, end=14, text='650 billion')]
    """

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
        What the qualifier says (``>`` for ``more than``, ``..`` for a range), empty where there
        is none.
    decimals : int
        How many digits are printed behind the point: 2 for ``477.38 billion``. A fraction has the
        digits that write it exactly: 1 for ``two and a half million`` and ``2½ million``, 2 for
        ``three quarters``. Where no three digits do, it has 3, and none if it is printed in digits
        with a slash: 3 for ``one third``, 0 for ``1/3``.
    behind : str
        The words behind the number and its scale.
    upper : Fraction or None
        The upper end of a range.

    Examples
    --------
    >>> reading = read_figure("more than RMB477.38 billion")
    >>> reading.comparator, reading.value, reading.scale, reading.decimals
    ('>', Fraction(23869, 50), 'billion', 2)
    """

    value: Fraction
    scale: str
    comparator: str
    decimals: int = 0
    behind: str = field(default="", compare=False)
    upper: Fraction | None = None

    def turned(self) -> Reading:
        """Return the same of a fall: "fell by more than 5" is less than minus 5.

        Examples
        --------
        >>> fall = read_figure("fell by more than 5%").turned()
        >>> fall.comparator, fall.value
        ('<', Fraction(-5, 1))
        """
        turned = _TURNED.get(self.comparator, self.comparator)
        low, high = -abs(self.value), None if self.upper is None else -abs(self.upper)
        if high is not None:
            low, high = high, low
        return replace(self, value=low, upper=high, comparator=turned)


def split_paragraphs(text: str) -> list[str]:
    r"""Return the non-blank lines of `text`; paragraph n is item n - 1.

    Parameters
    ----------
    text : str
        A text with one paragraph a line.

    Examples
    --------
    >>> split_paragraphs("Review\n\nThe city grew.\n")
    ['Review', 'The city grew.']
    """
    return [line for line in text.split("\n") if line.strip()]


def find_numerals(line: str) -> list[Numeral]:
    """Return every numeral and number word of a line, in order.

    Digits count with their separators and a following scale word (``23.3 billion``); number words
    are cardinals, ordinals, multiples (``doubled``), fractions (``two-thirds``), Roman numerals of
    their own Unicode block, and ``full coverage``. A number of several words is one numeral where
    its form is sure: ``one hundred and fifty``, ``two and a half million``.

    Parameters
    ----------
    line : str
        A line of text.

    Examples
    --------
    >>> line = "Two-thirds of 23.3 billion jins were sold on the 5th at twice the price."
    >>> [numeral.text for numeral in find_numerals(line)]
    ['Two-thirds', '23.3 billion', '5', 'twice']
    """
    return list(_numerals(line))


def has_numeral(line: str) -> bool:
    """Tell whether a numeral or number word stands in a line; see `find_numerals`.

    Parameters
    ----------
    line : str
        A line of text.

    Examples
    --------
    >>> has_numeral("output doubled"), has_numeral("output grew fast")
    (True, False)
    """
    return bool(_NUMERAL.search(line))


def _numerals(line: str) -> Iterator[Numeral]:
    """Yield every numeral and number word of a line, in order."""
    return (Numeral(m.start(), m.end(), m.group()) for m in _NUMERAL.finditer(line))


def read_figure(printed: str) -> Reading:
    """Read the number, the scale and the qualifier of a figure's printed words.

    Parameters
    ----------
    printed : str
        The words of one figure, such as ``exceed 200,000 cars``.

    Raises
    ------
    ValueError
        If the words hold no numeral that has a value, or one that may say more than can be read:
        ``two dozen``, ``three quarters full``, ``5 or 6 million``.

    Notes
    -----
    Ordinals and dates with separators are passed over; the first other numeral counts. Of a range
    (``2-3 weeks``, ``between 6% and 6.5%``) both ends are read, and a scale that stands behind the
    second counts for both; a move (``from 5 to 6%``) is none. A sign that is a word (``dropped by
    19.7%``) is not read; see `names_fall` and `Reading.turned`.

    Examples
    --------
    >>> reading = read_figure("exceed 200,000 cars")
    >>> reading.comparator, reading.value, reading.behind
    ('>', Fraction(200000, 1), ' cars')
    """
    numerals = list(_numerals(printed))
    for numeral, second in zip(numerals, [*numerals, None][1:], strict=True):
        before, after = printed[: numeral.start], printed[numeral.end :]
        try:
            value, scale = _value(numeral.text)
        except ValueError as error:
            raise ValueError(f"no number can be read in {printed!r}: {error}") from None
        if value is None:
            continue
        if second:
            between, behind = printed[numeral.end : second.start], printed[second.end :]
            found = read_range(before, numeral.text, between, second.text, behind)
            if found:
                return found
        if goes_on(before, numeral.text, after):
            raise ValueError(
                f"no number can be read in {printed!r} for certain: {numeral.text!r} may be a part "
                "of one; allowed are numbers such as 477.38 billion, 2½ million, one hundred and "
                "fifty, two and a half million and two-thirds"
            )
        return Reading(
            -value if is_negative(before, numeral.text) else value,
            scale,
            _comparator(before, after),
            _decimals(numeral.text, value),
            after,
        )
    raise ValueError(f"no number can be read in {printed!r}")


def read_range(before: str, first: str, between: str, second: str, behind: str) -> Reading | None:
    """Read a range from two numerals and the words around them.

    Parameters
    ----------
    before, first, between, second, behind : str
        The numerals, and what stands before, between and behind them.

    Returns
    -------
    Reading or None
        None where they are not the ends of a range, of which the second is above the first.

    Raises
    ------
    ValueError
        If the second number may say more than can be read: ``two to three dozen``.

    Examples
    --------
    >>> reading = read_range("", "2", "-", "3", " years")
    >>> reading.value, reading.upper
    (Fraction(2, 1), Fraction(3, 1))
    >>> print(read_range("from ", "5", " to ", "6", "%"))
    None
    """
    # From 5% to 6%, by 5% to 30%: a move, or how far and to where
    moves = _FROM.search(before) or (between[:1] == "%" and _BY.search(before))
    joined = _TO.fullmatch(between) and not moves
    if not joined and not (_AND.fullmatch(between) and _BETWEEN.search(before)):
        return None
    try:
        (low, scale), (high, shared) = _value(first), _value(second)
    except ValueError:
        return None
    if low is None or high is None or scale not in ("", shared) or _HYPHENED.match(behind):
        return None
    if goes_on(before + first + between, second, behind):
        words = first + between + second
        raise ValueError(f"no number can be read in {words!r} for certain: it may go on")
    digits = max(_decimals(first, low), _decimals(second, high))
    low = -low if is_negative(before, first) else low
    high = -high if is_negative(first + between, second) else high
    return Reading(low, shared, "..", digits, behind, high) if low < high else None


def names_fall(printed: str) -> bool:
    """Tell whether words say that something fell by a number, and not to one.

    Parameters
    ----------
    printed : str
        The words of one figure.

    Examples
    --------
    >>> names_fall("dropped by 19.7%"), names_fall("dropped to 4%")
    (True, False)
    """
    return bool(_FALLS.search(printed))


def is_negative(before: str, numeral: str) -> bool:
    """Tell whether a minus stands right before a numeral in digits, and no word but RMB before.

    Parameters
    ----------
    before, numeral : str
        What stands before the numeral, and the numeral.

    Examples
    --------
    >>> is_negative("growth of -", "5.7"), is_negative("2-", "3")
    (True, False)
    """
    return numeral[0].isdigit() and bool(_MINUS.search(before))


def qualifiers(text: str) -> list[str]:
    """Return what the qualifiers in a text say, in order: comparators such as ``>``.

    Parameters
    ----------
    text : str
        The text.

    Examples
    --------
    >>> qualifiers("more than 50 pieces, within 4%")
    ['>', '<=']
    """
    words = " ".join(text.split()).casefold()
    return [_QUALIFIERS[found] for found in _QUALIFIER.findall(words)]


def _comparator(before: str, after: str) -> str:
    """Read the last qualifier before a numeral, or one that stands behind it."""
    behind = _OR_MORE.search(after)
    found = qualifiers(before) or qualifiers(behind.group() if behind else "")
    return found[-1] if found else ""


def _value(text: str) -> tuple[Fraction | None, str]:
    """Return the number and the scale of a numeral; no number for an ordinal."""
    words = " ".join(_BLANK.split(text.casefold()))
    parts = _SCALED.fullmatch(words)
    number, scale = parts.groups(default="") if parts else (words, "")
    digits = _HUNDREDS.fullmatch(number)
    if not digits:
        return word_value(number), scale
    value = _digits_value(digits[1])
    return value * 100 if value and digits[2] else value, scale


def _digits_value(digits: str) -> Fraction | None:
    """Return the value of digits with separators; None for a date, a version or the like."""
    part = Fraction(0)
    if _ENDS_IN_FRACTION.search(digits):
        part = Fraction(unicodedata.numeric(digits[-1])).limit_denominator(10)
        digits = digits[:-1].strip() or "0"
    try:
        *whole, number = digits.replace(",", "").split()
        value = Fraction(number) + part if part else Fraction(number)
    except (ValueError, ZeroDivisionError):
        return None
    if whole:  # 2 1/2
        return int(whole[0]) + value if value < 1 else None
    return value


def _decimals(text: str, value: Fraction) -> int:
    """Return how many digits stand behind the point, or would if a fraction were written so."""
    if printed := _BEHIND_POINT.search(text):
        return len(printed.group())
    exact = (places for places in range(4) if (value * 10**places).denominator == 1)
    return next(exact, 0 if "/" in text else 3)
