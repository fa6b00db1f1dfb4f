"""What makes a numeral no figure: a date, a name, an ordinal, a list number, a known phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from helpers.core.number_words import goes_on
from helpers.core.numerals import Numeral, read_figure
from helpers.core.units import SCALES
from helpers.drafting.near import AFTER, MULTIPLES, WORD, Near, is_unit

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NUMBERED = (
    "line lines phase no number chapter section article unit route class grade stage type top "
    "group part table figure page plan version tier item paragraph room building"
).split()
_KNOWN = "the these those past next last following previous coming our all both".split()
CUES = (
    "to by of reached reaching totaling totalling total at is was amounted exceeds exceed exceeded "
    "only from than over above about around nearly within some"
).split()
"""Words behind which a numeral without a unit is a quantity."""

_QUOTED = re.compile(r"[“\"]([^“”\"]{1,80})[”\"]")
_DEFINED = re.compile(r"\([^()]{0,40}=[^()]{0,40}\)")

_TEAR = r"\s+(?:(?:and|of|point)\s+)?(?:an?\s+)?"
"""What stands between the parts of a number that cannot be read as one: two million, five."""

_JOINT = 9
"""Less characters than this can join two numerals to a list."""

_QUOTED_NAME = 5
"""A quotation of fewer words than this is a name."""


def phrase(line: str, numeral: Numeral) -> str:
    """Return a number word with the word behind it, or the quoted words that begin with it.

    Parameters
    ----------
    line : str
        The line in which the numeral stands.
    numeral : Numeral
        The numeral.

    Returns
    -------
    str
        Empty where nothing follows.

    Examples
    --------
    >>> line = "The “two sessions” were held."
    >>> phrase(line, Numeral(5, 8, "two"))
    'two sessions'
    """
    if line[max(0, numeral.start - 1) : numeral.start] in ("“", '"'):
        quoted = _QUOTED.match(line, numeral.start - 1)
        if quoted:
            return quoted.group(1)
    after = WORD.match(line, numeral.end + 1, numeral.end + AFTER)
    return f"{numeral.text} {after.group()}" if after else ""


def unnamed(
    line: str, numerals: list[Numeral], phrases: Counter[str]
) -> Iterator[tuple[Near, Near | None]]:
    """Yield the numerals of a line that may be figures, with the words around them.

    Parameters
    ----------
    line : str
        The line.
    numerals : list of Numeral
        What `find_numerals` found in it.
    phrases : Counter of str
        How often each `phrase` stands in the text; what is said twice is known.

    Yields
    ------
    tuple of Near and Near or None
        The numeral, and the one behind it, if there is one.

    Examples
    --------
    >>> from helpers.core.numerals import find_numerals
    >>> line = "On May 5, 12 new parks with 5G were opened in Phase 2."
    >>> [near.text for near, _ in unnamed(line, find_numerals(line), Counter())]
    ['12']
    """
    quoted = [(m.start(1), m.end(1)) for m in _QUOTED.finditer(line)]
    defined = [(m.start(), m.end()) for m in _DEFINED.finditer(line)]
    at_quote = at_definition = 0
    nears = [Near.of_line(line, numeral) for numeral in numerals]
    listed_end = torn_end = -1
    for order, near in enumerate(nears):
        numeral = near.numeral
        while at_quote < len(quoted) and quoted[at_quote][1] <= numeral.start:
            at_quote += 1
        while at_definition < len(defined) and defined[at_definition][1] <= numeral.start:
            at_definition += 1
        following = nears[order + 1] if order + 1 < len(nears) else None
        ranges = near.starts_range or near.range_to(following) is not None
        in_quote = _holds(quoted, at_quote, numeral)
        words = line[quoted[at_quote][0] : quoted[at_quote][1]] if in_quote else ""
        listed = listed_end >= 0 and is_list(line, listed_end, numeral.start)
        numbered = listed or near.last.casefold() in _NUMBERED
        listed_end = numeral.end if numbered else -1
        named = (
            numbered
            or _holds(defined, at_definition, numeral)
            or (in_quote and (len(words.split()) < _QUOTED_NAME or phrases[words] > 1))
            or any(check(near) for check in _NAMES)
            or not (near.in_digits or ranges or not _is_known(near, phrases, phrase(line, numeral)))
        )
        rest = torn_end >= 0 and re.fullmatch(_TEAR, line[torn_end : numeral.start])
        torn = not named and not ranges and _goes_on(near)
        torn_end = numeral.end if torn or rest else -1
        if not (named or torn or rest):
            yield near, following


def is_list(line: str, end: int, start: int) -> bool:
    """Tell whether only a comma or an "and" stands between the end and the start of two numerals.

    Parameters
    ----------
    line : str
        The line in which they stand.
    end, start : int
        Where the first ends and the second starts.

    Examples
    --------
    >>> is_list("lines 5 and 6", 7, 12), is_list("line 5 has 6 stops", 6, 11)
    (True, False)
    """
    near = start - end < _JOINT
    return near and bool(re.fullmatch(r"\s?(?:,|and|or|&|,\s?and)\s?", line[end:start]))


def _holds(spans: list[tuple[int, int]], at: int, numeral: Numeral) -> bool:
    """Tell whether the span at a position of a list holds a numeral."""
    return at < len(spans) and spans[at][0] <= numeral.start and numeral.end <= spans[at][1]


_NAMES: tuple[Callable[[Near], object], ...] = (
    # an ordinal, a date with hyphens, a version
    lambda n: not n.starts_range and re.match(r"(?:st|nd|rd|th)\b|[-‐–]?[A-Za-z]{0,2}\d", n.after),
    # 5G, 3D
    lambda n: n.in_digits and re.match(r"[A-Za-z]", n.after) and not n.symbol,
    # 12-inch, nine-year
    lambda n: re.match(r"[-‐–][^\W\d]", n.after) and not n.text.endswith(SCALES),
    # COVID-19, all-in-one, V2X
    lambda n: not (n.ends_range or n.negative) and n.before.endswith(("-", "‐", "–", "/", "=")),
    lambda n: not n.is_money and re.search(r"[A-Za-z]$", n.before),
    # (1), 1.
    lambda n: re.fullmatch(r"\(?", n.before.strip()) and re.match(r"\)|\.(?!\d)", n.after),
    # a year, a day
    lambda n: re.fullmatch(r"(?:19|20)\d\d", n.text) and not n.is_money and not _has_unit(n),
    lambda n: n.last in _MONTHS,
    lambda n: re.match(rf"\s(?:{'|'.join(_MONTHS)})\b", n.after),
    # Global 500, Top Ten
    lambda n: n.in_digits and n.last[:1].isupper() and not n.is_money and not _starts_with(n),
    lambda n: not n.in_digits and n.text[0].isupper() and not _starts(n.before),
)
"""What makes a numeral a date, an ordinal, a list number or a part of something else."""


def _has_unit(near: Near) -> bool:
    """Tell whether a unit or a counted noun that is known stands behind a numeral."""
    return bool(near.symbol) or (is_unit(near.noun) and not _goes_on(near))


def _goes_on(near: Near) -> bool:
    """Tell whether a numeral may be a part of a number that cannot be read."""
    return goes_on(near.before, near.text, near.after)


def _starts_with(near: Near) -> bool:
    """Tell whether the word before a numeral starts a sentence, and so has its capital."""
    return _starts(near.before[: near.before.rindex(near.last)])


def _starts(before: str) -> bool:
    """Tell whether a sentence starts after these words."""
    return bool(re.fullmatch(r"(?:.*[.!?:;”\")•·])?\s*", before, re.DOTALL))


def _is_known(near: Near, phrases: Counter[str], said: str) -> bool:
    """Tell whether a number word counts what is known already, or nothing at all."""
    text = near.text.casefold()
    if text == "full coverage" or MULTIPLES.fullmatch(text):
        return False
    try:
        read_figure(near.text)
    except ValueError:
        return True  # an ordinal, a pair
    before = near.words[-1].casefold() if near.words else ""
    if text == "zero":
        return before not in CUES
    if before in _KNOWN:
        return True
    known = is_unit(near.noun)
    if text == "one":
        return not known
    return not (known or near.noun.endswith("s")) or bool(said and phrases[said] > 1)
