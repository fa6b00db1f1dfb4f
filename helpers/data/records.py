"""The records of a package: what its rows mean, typed, frozen, with quantities that carry units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.core.exact import number_text
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import Unit
from helpers.core.vocabulary import Comparator, Direction, Measure, Nature, Status, Strength

HYPOTHETICAL = " (hypothetical)"
"""What marks a figure that no report states, wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    theme : str
        The theme to which it belongs.
    better : Direction
        Which direction is better.
    nature : str
        Whether it is anticipatory or binding in plans; empty where that is not known.
    note : str
        What a careful reader should know of it.
    """

    name: str
    label: str
    theme: str
    better: Direction
    nature: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the text of a report.

    Parameters
    ----------
    paragraph : int
        The non-blank line, from 1.
    start, end : int
        Characters of it, from 0; the end is behind the last one.
    """

    paragraph: int
    start: int
    end: int

    def __str__(self) -> str:
        """Write paragraph and characters."""
        return f"{self.paragraph}: {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: its title, address and date, each empty where it is not known."""

    title: str
    address: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that somebody states, with what its wording allows.

    Parameters
    ----------
    measure : Measure
        What is stated.
    comparator : Comparator
        How it is qualified.
    value : Decimal
        The number as printed, with its digits.
    unit : Unit
        Its unit.
    period : Period or None
        The years to which it refers; None where there is no date.
    quantity : Quantity
        What qualifier and digits allow, in the unit.
    """

    measure: Measure
    comparator: Comparator
    value: Decimal
    unit: Unit
    period: Period | None
    quantity: Quantity

    @property
    def base(self) -> Interval:
        """What it allows, in base units; rates are fractions."""
        return self.quantity.base

    @property
    def base_value(self) -> Fraction:
        """The printed number in base units."""
        return Fraction(self.value) * self.unit.size

    @property
    def year(self) -> int | None:
        """The year to which it refers, if it is one whole year."""
        return None if self.period is None else self.period.year

    @property
    def in_words(self) -> str:
        """Sign of the qualifier, number and unit, as ``>8.5 percent``."""
        sign = "" if self.comparator is Comparator.AS_PRINTED else self.comparator.value
        return f"{sign}{number_text(self.value)} {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Figure(Stated):
    """A quantity that a report states.

    Parameters
    ----------
    name : str
        Its name.
    indicator : Indicator
        What is measured.
    status : Status
        Whether it was achieved or is aimed at.
    scope : str
        The territory or group to which it refers.
    provisional : bool
        Whether the report calls it an estimate.
    place : Place or None
        Where it stands in the text; None for one that is hypothetical and new.
    part : str
        The part of the report in which it stands; empty for such a one.
    printed : str
        The words at its place.
    written_out : bool
        Whether the number is written as a word.
    note : str
        What a careful reader should know of it.
    hypothetical : bool
        Whether it was changed or added in a what-if.
    """

    name: str
    indicator: Indicator
    status: Status
    scope: str
    provisional: bool
    place: Place | None
    part: str
    printed: str
    written_out: bool
    note: str
    hypothetical: bool = False

    @property
    def label(self) -> str:
        """What its indicator is called, marked where the figure is hypothetical."""
        return self.indicator.label + (HYPOTHETICAL if self.hypothetical else "")

    def __str__(self) -> str:
        """Write the figure as one line."""
        when = "no date" if self.period is None else str(self.period)
        return (
            f"{self.label}, {self.measure.words} {when}, {self.scope}: “{self.printed}” "
            f"({self.status}) allows {self.quantity}"
        )

    __repr__ = __str__


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Published(Stated):
    """A number that others published of an indicator: evidence.

    Parameters
    ----------
    indicator : Indicator
        What is measured.
    nature : Nature
        How settled it is.
    strength : Strength
        How strong its source is.
    source : Source
        Where it was published.
    note : str
        What a careful reader should know of it.
    """

    indicator: Indicator
    nature: Nature
    strength: Strength
    source: Source
    note: str

    @property
    def status(self) -> Status:
        """Whether it was achieved or is aimed at."""
        return Status.TARGET if self.nature is Nature.TARGET else Status.ACHIEVEMENT

    @property
    def said(self) -> str:
        """Sign of the qualifier, number, unit and period, as ``3.5 percent, 2020``."""
        return f"{self.in_words}, {self.period}"

    def __str__(self) -> str:
        """Write the number as one line."""
        return (
            f"{self.indicator.label}, {self.measure.words} {self.period}: {self.in_words} "
            f"({self.nature}, {self.strength}) allows {self.quantity}"
        )

    __repr__ = __str__


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Stated):
    """A quantity from elsewhere, within which indicators lie.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    strength : Strength
        How strong its source is.
    source : Source
        Where it was published.
    note : str
        What a careful reader should know of it.
    """

    name: str
    label: str
    strength: Strength
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """An amount above or below which the things lie that a figure counts.

    Parameters
    ----------
    figure : str
        Name of that figure.
    comparator : Comparator
        On which side they lie.
    value : Decimal
        The amount as printed.
    unit : Unit
        Its unit.
    place : Place
        Where it stands.
    printed : str
        The words there.
    """

    figure: str
    comparator: Comparator
    value: Decimal
    unit: Unit
    place: Place
    printed: str

    @property
    def amount(self) -> Fraction:
        """The amount in base units."""
        return Fraction(self.value) * self.unit.size


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: its name, its label and its paragraphs."""

    name: str
    label: str
    first_paragraph: int
    last_paragraph: int


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two indicators that only sound alike: what kind of difference there is, and which."""

    indicator: str
    other: str
    difference: str
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A part and its whole, which is an indicator or a reference, and why it is one."""

    part: str
    whole: str
    why: str


@dataclass(frozen=True, slots=True)
class Range:
    """The plausible range of a ratio of two indicators.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    numerator, denominator : Indicator
        The indicators.
    counted_in : str
        The unit that the numerator must have; empty where any will do.
    limits : Interval
        What is plausible, in `unit`.
    unit : str
        The unit of the ratio, in words.
    factor : Fraction
        By how much a ratio in base units is multiplied to be in `unit`.
    """

    name: str
    label: str
    numerator: Indicator
    denominator: Indicator
    counted_in: str
    limits: Interval
    unit: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Correction:
    """A doubt about the print or the translation of a figure or numeral.

    Parameters
    ----------
    name, kind : str
        Its name; what kind of doubt it is.
    rule : str
        The rule of the audit that finds it; empty if none does.
    figure : str
        Name of the figure; empty for another numeral.
    column : str
        What it would change: ``value``, ``unit``, ``comparator``, or the mere ``reading``.
    proposed : str
        What would stand there.
    reason : str
        Why.
    """

    name: str
    kind: str
    rule: str
    figure: str
    column: str
    proposed: str
    reason: str
