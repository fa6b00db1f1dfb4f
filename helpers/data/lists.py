"""What else is known of figures and indicators: bounds, parts, lookalikes, wholes, doubts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.core.interval import Interval
from helpers.core.units import Unit
from helpers.core.vocabulary import Comparator
from helpers.data.records import Indicator, Place


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
