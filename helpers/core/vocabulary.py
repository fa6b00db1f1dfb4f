"""The words of the tables, each with what is known of it; told here and nowhere else."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Self


class Measure(StrEnum):
    """What is stated about an indicator.

    Attributes
    ----------
    least, greatest : int or None
        What it can be at least and at most, in base units; None where there is no limit.
    unit : str
        The only unit that it has; empty where it has that of its indicator.
    signed : bool
        Whether it can be below zero.
    over_time : bool
        Whether it says what happened between two times.

    Examples
    --------
    >>> Measure("growth").unit, Measure.GROWTH.least, Measure.SHARE.greatest
    ('percent', -1, 1)
    >>> Measure.GROWTH == "growth"
    True
    """

    least: int | None
    greatest: int | None
    unit: str
    signed: bool
    over_time: bool

    def __new__(
        cls,
        word: str,
        least: int | None = None,
        greatest: int | None = None,
        unit: str = "",
        over_time: bool = False,
    ) -> Self:
        """Make a member with its attributes."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.least, member.greatest, member.unit = least, greatest, unit
        member.over_time = over_time
        member.signed = least is None or least < 0
        return member

    LEVEL = "level", 0
    GROWTH = "growth", -1, None, "percent", True
    CHANGE = "change", None, None, "", True
    SHARE = "share", 0, 1, "percent"
    CONTRIBUTION = "contribution", None, None, "percent"
    MULTIPLE = "multiple", 0, None, "times", True
    INCREASE_IN_MULTIPLES = "increase-in-multiples", 0, None, "times", True

    def has(self, value: Fraction) -> bool:
        """Tell whether it can be a number, in base units."""
        return (self.least is None or value >= self.least) and (
            self.greatest is None or value <= self.greatest
        )

    @property
    def in_percent(self) -> bool:
        """Whether it is told in percent, and its differences in percentage points."""
        return self.unit == "percent"

    @property
    def words(self) -> str:
        """Its name with blanks."""
        return self.value.replace("-", " ")


class Comparator(StrEnum):
    """How a number is qualified.

    Attributes
    ----------
    words : str
        The qualifier in words, empty for a number as printed.

    Examples
    --------
    >>> Comparator(">=").words, Comparator(">=").floor, Comparator(">=").strict
    ('at least', True, False)
    """

    words: str

    def __new__(cls, sign: str, words: str = "") -> Self:
        """Make a member with its words."""
        member = str.__new__(cls, sign)
        member._value_ = sign
        member.words = words
        return member

    AS_PRINTED = "="
    ABOUT = "~", "about"
    MORE_THAN = ">", "more than"
    AT_LEAST = ">=", "at least"
    LESS_THAN = "<", "less than"
    AT_MOST = "<=", "at most"
    RANGE = "..", "from … to"

    @property
    def floor(self) -> bool:
        """Whether it names a lower end and leaves the upper one open."""
        return self in (Comparator.MORE_THAN, Comparator.AT_LEAST)

    @property
    def ceiling(self) -> bool:
        """Whether it names an upper end and leaves the lower one open."""
        return self in (Comparator.LESS_THAN, Comparator.AT_MOST)

    @property
    def strict(self) -> bool:
        """Whether the number itself is excluded."""
        return self in (Comparator.MORE_THAN, Comparator.LESS_THAN)


class Status(StrEnum):
    """On which side of the report a figure stands.

    Examples
    --------
    >>> ", ".join(Status)
    'achievement, target'
    """

    ACHIEVEMENT = "achievement"
    TARGET = "target"


class Direction(StrEnum):
    """Which direction of an indicator is better.

    Examples
    --------
    >>> ", ".join(Direction)
    'higher, lower, neither'
    """

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Nature(StrEnum):
    """How settled a published number is, from the most to the least.

    Examples
    --------
    >>> [nature.value for nature in Nature if nature.settled]
    ['final', 'revised', 'official figure', 'preliminary']
    """

    FINAL = "final"
    REVISED = "revised"
    OFFICIAL_FIGURE = "official figure"
    PRELIMINARY = "preliminary"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    FIRST_PUBLISHED = "first published"
    TARGET = "target"

    @property
    def settled(self) -> bool:
        """Whether it can replace an estimate."""
        return self in (
            Nature.FINAL, Nature.REVISED, Nature.OFFICIAL_FIGURE, Nature.PRELIMINARY,
        )  # fmt: skip

    @property
    def closed(self) -> bool:
        """Whether it is the result of closed accounts."""
        return self in (Nature.FINAL, Nature.REVISED)

    @property
    def early(self) -> bool:
        """Whether it was published before its year was over or settled."""
        return self in (Nature.PRELIMINARY, Nature.ESTIMATE)


class Strength(StrEnum):
    """How strong a source is, the best first.

    A mirror is a repost that names the official page, the official document or the state medium
    from which it comes; a weak source names none, and decides nothing alone.

    Examples
    --------
    >>> ", ".join(Strength)
    'official, state media, mirror, weak'
    """

    OFFICIAL = "official"
    STATE_MEDIA = "state media"
    MIRROR = "mirror"
    WEAK = "weak"


class Role(StrEnum):
    """What a territory is to a report: its own, a reading of its own, a part of it, or another.

    Examples
    --------
    >>> [role.value for role in Role if role.own]
    ['report', 'reading']
    """

    REPORT = "report"
    READING = "reading"
    PART = "part"
    OTHER = "other"

    @property
    def own(self) -> bool:
        """Whether numbers of it may be of what the report speaks of."""
        return self in (Role.REPORT, Role.READING)


class Prices(StrEnum):
    """At which prices money, or growth of money, is told.

    Examples
    --------
    >>> [prices.words for prices in Prices]
    ['real', 'at current prices', 'prices not stated']
    """

    REAL = "real"
    CURRENT = "current"
    NOT_STATED = "not stated"

    @property
    def words(self) -> str:
        """The price basis as a reader would say it."""
        return {"real": "real", "current": "at current prices"}.get(self, "prices not stated")


class PricesBy(StrEnum):
    """How a price basis is known: the words say it, or it is the convention of the statistic.

    Examples
    --------
    >>> ", ".join(PricesBy)
    'wording, convention'
    """

    WORDING = "wording"
    CONVENTION = "convention"
