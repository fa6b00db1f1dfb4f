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

    Examples
    --------
    >>> from helpers import load_report
    >>> bound = load_report("changchun-2021").records.thresholds[0]
    >>> bound.figure, bound.printed, int(bound.amount)
    ('projects-over-1bn-started-level-2020', 'more than RMB1 billion', 1000000000)
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
    """A part of a report.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    first_paragraph, last_paragraph : int
        Its paragraphs, from 1, both included.

    Examples
    --------
    >>> from helpers import load_report
    >>> parts = load_report("changchun-2021").records.parts
    >>> [(part.name, part.first_paragraph, part.last_paragraph) for part in parts[:3]]
    [('opening', 1, 5), ('review', 6, 25), ('plan', 26, 36)]
    """

    name: str
    label: str
    first_paragraph: int
    last_paragraph: int


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two indicators that only sound alike.

    Parameters
    ----------
    indicator, other : str
        Names of both.
    difference : str
        What kind of difference there is.
    why : str
        Which one it is.

    Examples
    --------
    >>> from helpers import load_report
    >>> first = load_report("changchun-2021").records.lookalikes[0]
    >>> first.indicator, first.other, first.difference
    ('industrial-output', 'industrial-value-added', 'measure')
    """

    indicator: str
    other: str
    difference: str
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A part and its whole.

    Parameters
    ----------
    part : str
        Name of an indicator.
    whole : str
        Name of the indicator, or of the reference, within which it lies.
    why : str
        Why it is a part of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> first = load_report("changchun-2021").records.relations[0]
    >>> first.part, first.whole
    ('conservation-tillage', 'province-conservation-tillage')
    """

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

    Examples
    --------
    >>> from helpers import load_report
    >>> plausible = load_report("changchun-2021").records.ranges[0]
    >>> plausible.label, plausible.limits, plausible.unit
    ('Grain yield', 4 to 9, 'tonnes per hectare')
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

    Examples
    --------
    >>> from helpers import load_report
    >>> doubt = load_report("changchun-2021").records.corrections[0]
    >>> doubt.figure, doubt.kind, doubt.column, doubt.proposed
    ('conservation-tillage-level-2021', 'likely slip', 'value', '10')
    """

    name: str
    kind: str
    rule: str
    figure: str
    column: str
    proposed: str
    reason: str
