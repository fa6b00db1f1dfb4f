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
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from helpers.core.numerals import (
    FALLS,
    QUALIFIERS_BEFORE,
    Numeral,
    find_numerals,
    qualifiers,
    read_figure,
    split_paragraphs,
)
from helpers.drafting.names import CUES, is_list, phrase, unnamed
from helpers.drafting.near import AFTER, BEFORE, LONGEST, MONEY, MULTIPLES, Near

COLUMNS = ("paragraph", "start", "end", "printed", "comparator", "value", "upper", "unit")
"""The columns of proposals."""

_FALLS = re.compile(FALLS, re.IGNORECASE)
_MOVES = re.compile(rf"{FALLS}|\b(?:ris|ros|gr[eo]w|increas|climb|expand)\w*\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"(?:\s+(?:{QUALIFIERS_BEFORE}|an?|full|further|another|only|of|between))*\s*", re.IGNORECASE
)
"""What can stand between the words for a fall and its number, where there is no "by"."""
_QUALIFIED = re.compile(
    rf"\b(?:{QUALIFIERS_BEFORE})(?:\s+(?:only|a|an|the|total|of|some))*"
    r"\s+(?:RMB|CNY|￥|¥)?\s?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s(?:RMB|CNY|[￥¥])?\s?[-−–]?$", re.IGNORECASE)
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width forms of letters, digits and signs, and their usual ones; one for one."""

_BLANKS = dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000), " ") | {0x2011: "-"}
"""Spaces and hyphens that do not break a line, and spaces as wide as a letter."""

_PLACES = 40
"""How many decimal places are written at most."""


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
        What the qualifier says: ``=``, ``~``, ``>``, ``>=``, ``<``, ``<=``, or ``..`` for a range.
    value : Fraction
        The number, before the scale of the unit; of a range its lower end.
    unit : str
        A known unit with its scale, else the noun that is counted, else ``count``.
    upper : Fraction or None
        The upper end of a range.

    Examples
    --------
    >>> Proposal(1, 3, 9, "2-3 mu", "..", Fraction(2), "mu", Fraction(3)).upper
    Fraction(3, 1)
    """

    paragraph: int
    start: int
    end: int
    printed: str
    comparator: str
    value: Fraction
    unit: str
    upper: Fraction | None = None


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

    Examples
    --------
    >>> text = "On January 12, output fell by more than 5% on 23.3 million mus."
    >>> for found in scan_text(text):
    ...     print(found.printed, "|", found.comparator, float(found.value), found.unit)
    more than 5% | < -5.0 percent
    23.3 million mus | = 23.3 million mus
    """
    paragraphs = split_paragraphs(text.translate(_NARROW))
    plain = [line.translate(_BLANKS) for line in paragraphs]
    lines = [(line, find_numerals(line)) for line in plain]
    phrases = Counter(phrase(line, found) for line, numerals in lines for found in numerals)
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

    Returns
    -------
    DataFrame
        One row a proposal; `upper` is empty where there is no range.

    Examples
    --------
    >>> table = proposal_table(scan_text("It opened 12 new parks within 2-3 years."))
    >>> table[["printed", "comparator", "value", "upper", "unit"]].to_numpy().tolist()
    [['12 new parks', '=', '12', '', 'parks'], ['within 2-3 years', '..', '2', '3', 'years']]
    """
    rows = [
        (
            p.paragraph, p.start, p.end, p.printed, p.comparator, _decimal(p.value),
            "" if p.upper is None else _decimal(p.upper), p.unit,
        )
        for p in proposals
    ]  # fmt: skip
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
    before: Proposal | None = None
    for near, following in unnamed(line, numerals, phrases):
        if before and near.numeral.start < before.end and before.upper is not None:
            continue  # the upper end of that range
        listed = before and is_list(line, before.end, near.numeral.start)
        proposal = _propose(number, line, near, following, before if listed else None)
        if proposal:
            yield proposal
            before = proposal


def _propose(
    number: int, line: str, near: Near, following: Near | None, listed: Proposal | None
) -> Proposal | None:
    """Propose the figure of one numeral, if it is a quantity; `listed` is the one before it."""
    if len(near.text) > LONGEST:
        return None
    reading, last = near.range_to(following), following
    if reading is None or last is None:
        try:
            reading, last = read_figure(near.text), near
        except ValueError:
            return None
    unit = _unit(near, last, reading.scale)  # which stands behind the second number of a range
    if not unit:
        cued = near.words and near.words[-1].casefold() in CUES
        if not cued or not re.search(r"[^\W\d]\s*$", near.before):
            return None
        unit = f"{reading.scale} count".strip()
    falls_too = listed and listed.unit == unit and listed.value < 0
    negative = unit == "percent" and near.negative
    start, comparator = _qualified(line, near.numeral.start - negative, near.after)
    reading = replace(reading, comparator=reading.comparator or comparator)
    if negative:
        reading = replace(reading, value=-abs(reading.value))
    elif unit == "percent" and (falls_too or _has_fallen(near.before)):
        reading = reading.turned()
    money = MONEY.search(near.before) if unit.startswith("RMB") else None
    if money:
        start = min(start, near.numeral.start - len(near.before) + money.start())
    between = _BETWEEN.search(near.before) if reading.upper is not None else None
    if between:
        start = min(start, near.numeral.start - len(near.before) + between.start())
    end = last.numeral.end + _unit_length(unit, last.after)
    return Proposal(
        number, start, end, line[start:end], reading.comparator, reading.value, unit, reading.upper
    )


def _has_fallen(ahead: str) -> bool:
    """Tell whether the words before a percentage say that something fell by it."""
    clause = re.split(r"[.!?;]\s", ahead)[-1]
    moves = list(_MOVES.finditer(clause))
    if not moves or not _FALLS.match(moves[-1].group()):
        return False
    by = re.search(r"\bby\b(?![^.;,]*(?<!\bup )\bto\b)[^.;,]{0,25}$", clause)
    return bool(by or _AT_ONCE.fullmatch(clause, moves[-1].end()))


def _unit(first: Near, near: Near, scale: str) -> str:
    """Return the unit of a numeral with its scale; nothing if there is none.

    A currency stands before the first numeral of a range, all else behind the last.
    """
    text = near.text.casefold()
    if text == "full coverage":
        return "percent"
    if MULTIPLES.fullmatch(text):
        return "times"
    unit = near.symbol
    if first.is_money or re.match(r"\s?yuan\b", near.after):
        unit = "RMB"
    elif square := re.match(r"\s?square (kilomet|met)(?:er|re)s?\b", near.after):
        unit = f"square {square.group(1)}ers"
    elif not unit:
        unit = near.noun or ("count" if text == "zero" else "")
    if unit in ("", "percent", "times"):
        return unit
    return f"{unit} {scale}".strip() if unit == "RMB" else f"{scale} {unit}".strip()


def _unit_length(unit: str, after: str) -> int:
    """Return how many characters of the words behind a numeral belong to its unit."""
    last = re.escape(unit.rsplit(maxsplit=1)[-1])
    if unit.startswith("RMB"):
        found = re.match(r"\s?yuan\b", after)
        return found.end() if found else 0
    forms = (
        r"\s?(?:%|(?:percent|per cent|times|km|kg|m|yuan|square (?:kilo)?met(?:er|re)s?)\b)",
        rf"[^,;:.()]{{0,{AFTER}}}?\b{last}\b",
    )
    for form in forms:
        if found := re.match(form, after, re.IGNORECASE):
            return found.end()
    return 0


def _qualified(line: str, start: int, after: str) -> tuple[int, str]:
    """Return where the qualifier of a numeral begins, and what it says."""
    ahead = line[max(0, start - BEFORE) : start]
    found = _QUALIFIED.search(ahead)
    if found:
        said = qualifiers(found.group())
        return start - len(ahead) + found.start(), said[-1] if said else "="
    behind = re.match(r"[^,;.]{0,40}?\bor (?:above|more)\b", after)
    return start, ">=" if behind else "="
