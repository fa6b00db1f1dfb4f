"""Propose figures for a text that nobody has read yet, as a start for a new report.

Every numeral is looked at with the few words around it. What is a date, a name, an ordinal, a
list number, a definition or an idiom is left out; the rest is proposed with its value, unit,
qualifier and place. A proposal is no figure yet: what it measures, of which year, and whether it
is an achievement or a target is for a reader to say.

The words around a numeral are few and their number is fixed, so that the time needed grows with
the length of the text and not faster.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import pandas as pd

from helpers.core.numerals import (
    QUALIFIERS_BEFORE,
    Numeral,
    find_numerals,
    is_negative,
    qualifiers,
    read_figure,
    split_paragraphs,
)
from helpers.core.units import SCALES, UnknownUnitError, base_unit

COLUMNS = ("paragraph", "start", "end", "printed", "comparator", "value", "unit")
"""The columns of proposals."""

_JOINT = 9
"""Less characters than this can join two numerals to a list."""

_BEFORE, _AFTER = 60, 60
"""How many characters around a numeral are read."""

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NUMBERED = (
    "line lines phase no number chapter section article unit route class grade stage type top "
    "group part table figure page plan version tier item paragraph room building"
).split()
_STOPS = (
    "a an and as at after another but by can each for from has have in into is of on per right "
    "than that the then this to up was were which who will with within would respectively while"
).split()
_KNOWN = "the these those past next last following previous coming our all both".split()
_CUES = (
    "to by of reached reaching totaling totalling total at is was amounted exceeds exceed exceeded "
    "only from than over above about around nearly within some"
).split()
_SYMBOLS = {
    "%": "percent", "percent": "percent", "km": "kilometer", "m": "meter",
    "kg": "kilogram", "times": "times",
}  # fmt: skip
_FALLS = re.compile(r"\b(?:dropp|fell|fall|declin|decreas|reduc|shrank|shrink)\w*\b(?! to\b)", re.I)
_MOVES = re.compile(rf"{_FALLS.pattern}|\b(?:ris|ros|gr[eo]w|increas|climb|expand)\w*\b", re.I)
_MULTIPLES = re.compile(r"(?:doubl|tripl|quadrupl)\w*|twice|thrice", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^“”\"]{1,80})[”\"]")
_DEFINED = re.compile(r"\([^()]{0,40}=[^()]{0,40}\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUALIFIED = re.compile(
    rf"\b(?:{QUALIFIERS_BEFORE})(?:\s+(?:only|a|an|the|total|of|some))*"
    r"\s+(?:RMB|CNY|￥|¥)?\s?$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:RMB|CNY|￥|¥)\s?(?:\d{1,6}(?:\.\d{1,3})?[-–])?$")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width forms of letters, digits and signs, and their usual ones; one for one."""

_BLANKS = dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000), " ") | {0x2011: "-"}
"""Spaces and hyphens that do not break a line, and spaces as wide as a letter."""

_NOUN_WITHIN = 5
"""How many words behind a numeral its noun may stand."""

_PLACES = 40
"""How many decimal places are written at most."""

_LONGEST = 40
"""Digits beyond which no numeral is a quantity."""


@dataclass(frozen=True)
class Proposal:
    """A figure that a text may state.

    Parameters
    ----------
    paragraph, start, end : int
        Its place: the paragraph, from 1, and characters of that line, from 0.
    printed : str
        The words at the place, with the qualifier and the unit; full-width forms made narrow.
    comparator : str
        What the qualifier says: ``=``, ``~``, ``>``, ``>=``, ``<`` or ``<=``.
    value : Fraction
        The number, before the scale of the unit.
    unit : str
        A known unit with its scale, else the noun that is counted, else ``count``.
    """

    paragraph: int
    start: int
    end: int
    printed: str
    comparator: str
    value: Fraction
    unit: str


def scan_text(text: str) -> list[Proposal]:
    """Propose the figures of a text.

    Parameters
    ----------
    text : str
        The text; its non-blank lines are the paragraphs.

    Returns
    -------
    list of Proposal
        In the order of the text.
    """
    paragraphs = split_paragraphs(text.translate(_NARROW))
    plain = [line.translate(_BLANKS) for line in paragraphs]
    lines = [(line, find_numerals(line)) for line in plain]
    phrases = Counter(_phrase(line, found) for line, numerals in lines for found in numerals)
    return [
        replace(found, printed=paragraphs[number - 1][found.start : found.end])
        for number, (line, numerals) in enumerate(lines, 1)
        for found in _scan_line(number, line, numerals, phrases)
    ]


def proposal_table(proposals: list[Proposal]) -> pd.DataFrame:
    """Return proposals as a frame with the columns of `COLUMNS`, values as text.

    Parameters
    ----------
    proposals : list of Proposal
        What `scan_text` proposed.
    """
    rows = [
        (p.paragraph, p.start, p.end, p.printed, p.comparator, _decimal(p.value), p.unit)
        for p in proposals
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _decimal(value: Fraction) -> str:
    """Write a number as a decimal, in full."""
    places = 0
    while (value * 10**places).denominator > 1 and places < _PLACES:
        places += 1
    whole = round(value * 10**places)
    digits = tuple(int(digit) for digit in str(abs(whole)))
    return f"{Decimal((whole < 0, digits, -places)):f}"


def _scan_line(
    number: int, line: str, numerals: list[Numeral], phrases: Counter[str]
) -> Iterator[Proposal]:
    """Propose the figures of one line."""
    quoted = [(m.start(1), m.end(1)) for m in _QUOTED.finditer(line)]
    defined = [(m.start(), m.end()) for m in _DEFINED.finditer(line)]
    at_quote = at_definition = 0
    before: Proposal | None = None
    listed_end = -1
    for order, numeral in enumerate(numerals):
        while at_quote < len(quoted) and quoted[at_quote][1] <= numeral.start:
            at_quote += 1
        while at_definition < len(defined) and defined[at_definition][1] <= numeral.start:
            at_definition += 1
        in_quote = _holds(quoted, at_quote, numeral)
        words = line[quoted[at_quote][0] : quoted[at_quote][1]] if in_quote else ""
        following = numerals[order + 1] if order + 1 < len(numerals) else None
        near = _Near(line, numeral)
        goes_on = listed_end >= 0 and _continues(line, listed_end, numeral.start)
        numbered = goes_on or near.last.casefold() in _NUMBERED
        named = (
            numbered
            or _holds(defined, at_definition, numeral)
            or (in_quote and (len(words.split()) < 5 or phrases[words] > 1))
            or any(check(near) for check in _NAMES)
            or (not numeral.text[0].isdigit() and _is_known(line, numeral, phrases))
        )
        proposal = None if named else _propose(number, line, numeral, following, before)
        listed_end = numeral.end if numbered else -1
        if proposal:
            yield proposal
            before = proposal


def _holds(spans: list[tuple[int, int]], at: int, numeral: Numeral) -> bool:
    """Tell whether the span at a position of a list holds a numeral."""
    return at < len(spans) and spans[at][0] <= numeral.start and numeral.end <= spans[at][1]


def _phrase(line: str, numeral: Numeral) -> str:
    """Return a number word with the word behind it, or the quoted words that begin with it."""
    if line[max(0, numeral.start - 1) : numeral.start] in ("“", '"'):
        quoted = _QUOTED.match(line, numeral.start - 1)
        if quoted:
            return quoted.group(1)
    after = _WORD.match(line, numeral.end + 1, numeral.end + _AFTER)
    return f"{numeral.text} {after.group()}" if after else ""


class _Near:
    """A numeral and the few words around it."""

    def __init__(self, line: str, numeral: Numeral) -> None:
        self.text = numeral.text
        self.digits = numeral.text[0].isdigit()
        self.before = line[max(0, numeral.start - _BEFORE) : numeral.start]
        self.after = line[numeral.end : numeral.end + _AFTER]
        self.words = _WORD.findall(self.before)
        beside = self.words and self.before.rstrip().endswith(self.words[-1])
        self.last = self.words[-1] if beside and self.before[-1:].isspace() else ""
        self.range = _range(line, numeral)
        self.range_end = _range_end(line, numeral)
        self.negative = is_negative(self.before, numeral.text)
        self.money = bool(_MONEY.search(self.before))


_NAMES: tuple[Callable[[_Near], object], ...] = (
    # an ordinal, a date with hyphens, a version
    lambda n: not n.range and re.match(r"(?:st|nd|rd|th)\b|[-‐–]?[A-Za-z]{0,2}\d", n.after),
    # 5G, 3D
    lambda n: n.digits and re.match(r"[A-Za-z]", n.after) and not _symbol(n.after),
    # 12-inch, nine-year
    lambda n: re.match(r"[-‐–][^\W\d]", n.after) and not n.text.endswith(SCALES),
    # COVID-19, all-in-one, V2X
    lambda n: not (n.range_end or n.negative) and n.before.endswith(("-", "‐", "–", "/", "=")),
    lambda n: not n.money and re.search(r"[A-Za-z]$", n.before),
    # (1), 1.
    lambda n: re.fullmatch(r"\(?", n.before.strip()) and re.match(r"\)|\.(?!\d)", n.after),
    # a year, a day
    lambda n: re.fullmatch(r"(?:19|20)\d\d", n.text) and not n.money and not _unit_follows(n.after),
    lambda n: n.last in _MONTHS,
    lambda n: re.match(rf"\s(?:{'|'.join(_MONTHS)})\b", n.after),
    # Global 500, Top Ten
    lambda n: n.digits and n.last[:1].isupper() and not n.money and not _starts_with(n),
    lambda n: not n.digits and n.text[0].isupper() and not _starts(n.before),
)
"""What makes a numeral a date, an ordinal, a list number or a part of a name."""


def _starts_with(near: _Near) -> bool:
    """Tell whether the word before a numeral starts a sentence, and so has its capital."""
    return _starts(near.before[: near.before.rindex(near.last)])


def _range(line: str, numeral: Numeral) -> bool:
    """Tell whether a numeral is the first of a range, such as 2-3 years."""
    return bool(
        re.match(r"[-–]\d{1,6}(?:\.\d{1,3})?(?![-–\d])", line[numeral.end : numeral.end + 12])
        and not re.search(r"[-–\d]$", line[max(0, numeral.start - 1) : numeral.start])
    )


def _range_end(line: str, numeral: Numeral) -> bool:
    """Tell whether a numeral is the second of a range."""
    return bool(
        re.search(
            r"(?<![-–\d.])\d{1,6}(?:\.\d{1,3})?[-–]$",
            line[max(0, numeral.start - 13) : numeral.start],
        )
        and not re.match(r"[-–]", line[numeral.end : numeral.end + 1])
    )


def _continues(line: str, end: int, start: int) -> bool:
    """Tell whether only a comma or an "and" stands between two numerals."""
    near = start - end < _JOINT
    return near and bool(re.fullmatch(r"\s?(?:,|and|or|&|,\s?and)\s?", line[end:start]))


def _starts(before: str) -> bool:
    """Tell whether a sentence starts after these words."""
    return bool(re.fullmatch(r"(?:.*[.!?:;”\")•·])?\s*", before, re.DOTALL))


def _is_known(line: str, numeral: Numeral, phrases: Counter[str]) -> bool:
    """Tell whether a number word counts what is known already, or nothing at all."""
    text = numeral.text.casefold()
    if text == "full coverage" or _MULTIPLES.fullmatch(text):
        return False
    try:
        read_figure(numeral.text)
    except ValueError:
        return True  # an ordinal, a pair
    before = line[max(0, numeral.start - _BEFORE) : numeral.start]
    words = [word.casefold() for word in _WORD.findall(before)]
    if text == "zero":
        return not (words and words[-1] in _CUES)
    if words and words[-1] in _KNOWN:
        return True
    noun, known = _noun(line[numeral.end : numeral.end + _AFTER])
    if text == "one":
        return not known
    plural = noun.endswith("s") or known
    phrase = _phrase(line, numeral)
    return not plural or bool(phrase and phrases[phrase] > 1)


def _noun(after: str) -> tuple[str, bool]:
    """Return the first known unit behind a numeral, else the first plural; and if it is known."""
    plural = ""
    for word in _WORD.findall(re.split(r"[,;:.()]", after, maxsplit=1)[0])[:_NOUN_WITHIN]:
        name = word.casefold()
        if name in _STOPS:
            break
        for part in (name, *name.split("-")[-1:]):
            if _is_unit(part):
                return part, True
        if name.endswith("s") and not plural and not name.endswith("ss"):
            plural = name
    return plural, False


@lru_cache(maxsize=4096)
def _is_unit(name: str) -> bool:
    """Tell whether a word is a unit of the project's list."""
    try:
        base_unit(name)
    except UnknownUnitError:
        return False
    return True


def _symbol(after: str) -> str:
    """Return the unit symbol that stands right behind a numeral, if any."""
    found = re.match(r"\s?(?:(%)|(percent|times|km|kg|m)\b)", after)
    return _SYMBOLS[found.group(1) or found.group(2)] if found else ""


def _unit_follows(after: str) -> bool:
    """Tell whether a unit or a counted noun stands behind a numeral."""
    return bool(_symbol(after)) or _noun(after)[1]


def _propose(
    number: int, line: str, numeral: Numeral, following: Numeral | None, before: Proposal | None
) -> Proposal | None:
    """Propose the figure of one numeral, if it is a quantity at all."""
    if len(numeral.text) > _LONGEST:
        return None
    try:
        reading = read_figure(numeral.text)
    except ValueError:
        return None
    ahead = line[max(0, numeral.start - _BEFORE) : numeral.start]
    after = line[numeral.end : numeral.end + _AFTER]
    unit = _unit(numeral, reading.scale, ahead, after)
    if _range(line, numeral) and following:  # the scale and the unit stand behind the second
        scale = reading.scale or _scale(following)
        unit = _unit(following, scale, ahead, line[following.end : following.end + _AFTER])
    if not unit:
        words = [word.casefold() for word in _WORD.findall(ahead)]
        if not words or words[-1] not in _CUES or not re.search(r"[^\W\d]\s*$", ahead):
            return None
        unit = f"{reading.scale} count".strip()
    near = before and before.paragraph == number and before.end <= numeral.start
    listed = bool(near and before and _continues(line, before.end, numeral.start))
    value = reading.value
    falls_too = bool(listed and before and before.unit == unit and before.value < 0)
    negative = unit == "percent" and is_negative(ahead, numeral.text)
    if unit == "percent" and (negative or falls_too or _has_fallen(ahead)):
        value = -value
    start, comparator = _qualified(line, numeral.start - negative, after)
    if _range(line, numeral):
        comparator = ">="
    elif _range_end(line, numeral):
        comparator = "<="
    money = _MONEY.search(ahead) if unit.startswith("RMB") else None
    start = min(start, numeral.start - len(ahead) + money.start() if money else start)
    end = numeral.end + _unit_length(unit, after)
    return Proposal(number, start, end, line[start:end], comparator, value, unit)


def _has_fallen(ahead: str) -> bool:
    """Tell whether the words before a percentage say that something fell by it."""
    clause = re.split(r"[.!?;]\s", ahead)[-1]
    moves = list(_MOVES.finditer(clause))
    if not moves or not _FALLS.match(moves[-1].group()):
        return False
    return bool(re.search(r"\bby\b(?![^.;,]*\bto\b)[^.;,]{0,25}$", clause))


def _scale(numeral: Numeral) -> str:
    """Return the scale word of a numeral, nothing where it has none or no value."""
    try:
        return read_figure(numeral.text).scale
    except ValueError:
        return ""


def _unit(numeral: Numeral, scale: str, ahead: str, after: str) -> str:
    """Return the unit of a numeral with its scale; nothing if there is none."""
    text = numeral.text.casefold()
    if text == "full coverage":
        return "percent"
    if _MULTIPLES.fullmatch(text):
        return "times"
    unit = _symbol(after)
    if _MONEY.search(ahead) or re.match(r"\s?yuan\b", after):
        unit = "RMB"
    elif square := re.match(r"\s?square (kilomet|met)(?:er|re)s?\b", after):
        unit = f"square {square.group(1)}ers"
    elif not unit:
        unit = _noun(after)[0] or ("count" if text == "zero" else "")
    if unit in ("", "percent", "times"):
        return unit
    return f"{unit} {scale}".strip() if unit == "RMB" else f"{scale} {unit}".strip()


def _unit_length(unit: str, after: str) -> int:
    """Return how many characters of the words behind a numeral belong to its unit."""
    last = re.escape(unit.rsplit(maxsplit=1)[-1])
    if unit.startswith("RMB"):
        found = re.match(rf"\s?yuan\b|[-–]\d{{1,6}}(?:\.\d{{1,3}})?\s?{last}\b", after)
        return found.end() if found else 0
    forms = (
        r"\s?(?:%|(?:percent|times|km|kg|m|yuan|square (?:kilo)?met(?:er|re)s?)\b)",
        rf"[^,;:.()]{{0,{_AFTER}}}?\b{last}\b",
    )
    for form in forms:
        if found := re.match(form, after, re.IGNORECASE):
            return found.end()
    return 0


def _qualified(line: str, start: int, after: str) -> tuple[int, str]:
    """Return where the qualifier of a numeral begins, and what it says."""
    ahead = line[max(0, start - _BEFORE) : start]
    found = _QUALIFIED.search(ahead)
    if found:
        said = qualifiers(found.group())
        return start - len(ahead) + found.start(), said[-1] if said else "="
    behind = re.match(r"[^,;.]{0,40}?\bor (?:above|more)\b", after)
    return start, ">=" if behind else "="
