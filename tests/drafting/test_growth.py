"""The work of a scan grows with the length of the text and not faster: counted, never timed.

Three things are counted. *Steps* are the lines of code that run, each turn of a loop anew.
*Reading* is what regular expressions may look at: every place where a match may start, times the
characters they may look at from there. *Copying* is what the methods of text are given. No piece of
a text may cost more of any of them than the one before.
"""

from __future__ import annotations

import importlib
import math
import re
import sys
from dataclasses import astuple, dataclass
from functools import cache, partial
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from helpers.core import number_words, numerals
from helpers.drafting import names, near, scan

MODULES = (number_words, numerals, names, near, scan)
ANCHORED = ("match", "fullmatch")
SEARCHING = ("search", "finditer", "findall", "split")

PARSE = importlib.import_module("re._parser").parse
ENDLESS = importlib.import_module("re._constants").MAXREPEAT


@cache
def reach(pattern: str, flags: int, *, sure: bool) -> float:
    """Return how many characters a pattern may look at from one place, infinite if any number.

    In a search, a run without an end counts as one turn of it where nothing behind it can fail:
    what it looks at is matched, so that no other match looks at it again.
    """
    return reach_of(PARSE(pattern, flags), sure=sure)


def reach_of(parsed: Any, *, sure: bool) -> float:
    """Return the reach of a parsed pattern; `sure` if nothing behind it can fail."""
    total = 0.0
    for operation, its in reversed(list(parsed)):
        match str(operation):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, inner = its
                turns = most if most != ENDLESS else max(1, least) if sure else math.inf
                total += turns * reach_of(inner, sure=sure)
                sure = sure and least == 0
            case "BRANCH":
                total += max(reach_of(inner, sure=sure) for inner in its[1])
                sure = False
            case "SUBPATTERN":
                total += reach_of(its[-1], sure=sure)
                sure = False
            case "ATOMIC_GROUP":
                total += reach_of(its, sure=sure)
                sure = False
            case "ASSERT" | "ASSERT_NOT":
                total += reach_of(its[1], sure=False)
                sure = False
            case "AT" | "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                total += 1
                sure = False
            case _:
                total = math.inf  # a reference to a group, or what is not known here
    return total


@dataclass
class Work:
    """What was counted."""

    steps: int = 0
    reading: float = 0
    copying: int = 0


class Counted:
    """A pattern that counts what it may look at."""

    def __init__(self, work: Work, pattern: re.Pattern[str]) -> None:
        self.work, self.pattern = work, pattern
        for name in ANCHORED + SEARCHING:
            setattr(self, name, partial(self.use, name))

    def use(self, name: str, text: str, *place: int, **more: Any) -> Any:
        """Use a method of the pattern on a text, or from a place on, or between two."""
        start, end = [*place, *(0, len(text))[len(place) :]]
        length = max(0, min(end, len(text)) - start) + 1
        search = name in SEARCHING
        looked_at = min(length, reach(self.pattern.pattern, self.pattern.flags, sure=search))
        self.work.reading += (length if search else 1) * looked_at
        return getattr(self.pattern, name)(text, *place, **more)


def counted_re(work: Work) -> SimpleNamespace:
    """Return what stands for the module `re` and counts."""

    def use(name: str, pattern: str, text: str, flags: int = 0, **more: Any) -> Any:
        return Counted(work, re.compile(pattern, flags)).use(name, text, **more)

    functions = {name: partial(use, name) for name in ANCHORED + SEARCHING}
    return SimpleNamespace(**(vars(re) | functions))


def counted(text: str, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Scan a text and count the work."""
    scan.scan_text(text)  # what is kept from one scan to the next is there before
    work = Work()

    def step(frame: FrameType, _: str, __: Any) -> Any:
        if not frame.f_globals["__name__"].startswith("helpers."):
            return None
        work.steps += 1
        return step

    def call(frame: FrameType, event: str, function: Any) -> None:
        owner = getattr(function, "__self__", None) if event == "c_call" else None
        if isinstance(owner, str) and frame.f_globals["__name__"].startswith("helpers."):
            work.copying += len(owner)

    with monkeypatch.context() as patch:
        for module in MODULES:
            for name, its in list(vars(module).items()):
                if isinstance(its, re.Pattern):
                    patch.setattr(module, name, Counted(work, its))
            patch.setattr(module, "re", counted_re(work))
        tracing, profiling = sys.gettrace(), sys.getprofile()
        sys.settrace(step)
        sys.setprofile(call)
        try:
            scan.scan_text(text)
        finally:
            sys.setprofile(profiling)
            sys.settrace(tracing)
    return work


PIECES = [
    "1,", "5 ", "two ", "(1=", "“5 ", "5-6 ", "5% and ", "5 goats swam. ", "9\n", "1½ ",
    "one hundred and ", "two thousand ", " -5", "not  ",
    # Ranges, and what may be one; falls
    "5 to 6% ", "between 5% and 6% ", "five to ", "fell by 5% ", "fell 5 per cent ", "5-",
    "“5 goats” ", "“5 goats” (1 jug = 2 cups) ",
    # The words between amounts of money make the rest of the line longer, not the work at each.
    "RMB5 " + "x" * 95 + " ",
    # Numbers of several words, and what only looks like one
    "two and a half ", "three quarters of ", "half a million ", "one third, ", "half a ", "1,234",
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "looked_at"),
    [
        ("abc", 3), ("a?b{2,4}", 5), ("ab|c", 2), ("(?<!no )a(?=bc)", 6), (r"\ba\b", 3),
        # A run that is matched whatever follows, and runs that are looked at in vain
        ("ab+", 2), ("a+b", math.inf), ("a+(?:b|c)?", 2), ("a(?:bc+)*", 3), ("a+$", math.inf),
        ("(?:ab+c)*", math.inf), ("a*(?!b)", math.inf), (r"(a)\1", math.inf), (".{0,80}b", 81),
    ],
)  # fmt: skip
def test_the_reach_of_a_pattern_worked_out_by_hand(pattern: str, looked_at: float) -> None:
    assert reach(pattern, 0, sure=True) == looked_at


@pytest.mark.parametrize("piece", PIECES)
def test_every_piece_of_a_text_is_as_much_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    some = 120 // len(piece) + 5
    one, two, three = (counted(piece * (times * some), monkeypatch) for times in (1, 2, 3))
    for first, second, third in zip(astuple(one), astuple(two), astuple(three), strict=True):
        assert third - second <= second - first
    assert one.steps > 0
    assert three.reading > two.reading > 0
