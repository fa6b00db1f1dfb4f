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
from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    PricesBy,
    Role,
    Status,
    Strength,
)

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
    in_money : bool
        Whether its level is a sum of money.
    nature : str
        Whether it is anticipatory or binding in plans; empty where that is not known.
    note : str
        What a careful reader should know of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> indicator = report["registered-unemployment-rate-urban-share-2021"].indicator
    >>> indicator.label, indicator.better.value
    ('Registered unemployment rate in cities and towns', 'lower')
    """

    name: str
    label: str
    theme: str
    better: Direction
    in_money: bool
    nature: str
    note: str


@dataclass(frozen=True, slots=True)
class Territory:
    """A piece of land of which numbers are told.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    role : Role
        What it is to the report.
    note : str
        What a careful reader should know of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> land = report.records.territories["changchun-before-2020"]
    >>> land.label, land.role.value
    ('Changchun without Gongzhuling', 'reading')
    """

    name: str
    label: str
    role: Role
    note: str


@dataclass(frozen=True, slots=True)
class Vintage:
    """A state of the accounts or of a definition: numbers of two of them are not one series.

    Parameters
    ----------
    name, label : str
        What tables and readers call it.
    note : str
        What a careful reader should know of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for row in report.records.evidence.of("gdp", Measure.LEVEL):
    ...     if row.year == 2015 and row.nature is not Nature.TARGET:
    ...         print(row.in_words, row.vintage.name)
    477.38 RMB billion after-census-2018
    553 RMB billion before-census-2018
    """

    name: str
    label: str
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

    Examples
    --------
    >>> print(Place(8, 786, 815))
    8: 786–815
    """

    paragraph: int
    start: int
    end: int

    def __str__(self) -> str:
        """Write paragraph and characters."""
        return f"{self.paragraph}: {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: its title, address and date, each empty where it is not known.

    Parameters
    ----------
    title, address, published : str
        Its title, address and date.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> revised = report.records.evidence.of("gdp", Measure.LEVEL)[1]
    >>> revised.source.title, revised.source.published
    ('Digest of the 2021 work report, Changchun Daily', '2021-01-13')
    """

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
    source : Source
        Where it is stated: the report itself, or what others published.
    upper : Decimal or None
        The upper end of a range, as printed.
    scope : str
        The group to which it refers.
    territory : Territory or None
        The land to which it refers; None where nothing is known of territories.
    vintage : Vintage or None
        The state of the accounts; None where no revision is known, and in figures of a report,
        which do not say it.
    prices : Prices or None
        At which prices it is told; None where it is not of money.
    prices_by : PricesBy or None
        How that is known; None where it is not.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> growth = report["gdp-growth-2020"]
    >>> growth.in_words, growth.base_value, growth.base
    ('3.5 percent', Fraction(7, 200), 0.0345 to 0.0355)
    """

    measure: Measure
    comparator: Comparator
    value: Decimal
    unit: Unit
    period: Period | None
    quantity: Quantity
    source: Source
    upper: Decimal | None = None
    scope: str = ""
    territory: Territory | None = None
    vintage: Vintage | None = None
    prices: Prices | None = None
    prices_by: PricesBy | None = None

    @property
    def base(self) -> Interval:
        """What it allows, in base units; rates are fractions."""
        return self.quantity.base

    @property
    def base_value(self) -> Fraction:
        """The printed number in base units; of a range, the middle of both ends."""
        return self.printed_value * self.unit.size

    @property
    def printed_value(self) -> Fraction:
        """The printed number in its unit; of a range, the middle of both ends."""
        upper = self.value if self.upper is None else self.upper
        return (Fraction(self.value) + Fraction(upper)) / 2

    @property
    def year(self) -> int | None:
        """The year to which it refers, if it is one whole year."""
        return None if self.period is None else self.period.year

    @property
    def in_words(self) -> str:
        """Sign of the qualifier, number and unit, as ``>8.5 percent``."""
        if self.upper is not None:
            return f"{number_text(self.value)} to {number_text(self.upper)} {self.unit}"
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

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> report["grain-output-level-2021"]
    Grain output, level 2021, city: “24 billion jins” (target) allows 24 billion jin
    """

    name: str
    indicator: Indicator
    status: Status
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
    note : str
        What a careful reader should know of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> evidence = report.records.evidence
    >>> aim = evidence.pick("gdp", Measure.GROWTH, Period(2024, 2024), {Nature.TARGET})
    >>> aim.said, aim.nature.value, aim.strength.value, aim.status.value
    ('>=6.5 percent, 2024', 'target', 'mirror', 'target')
    """

    indicator: Indicator
    nature: Nature
    strength: Strength
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
    note : str
        What a careful reader should know of it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> land = report.records.references["city-land"]
    >>> land.label, land.quantity, land.strength.value
    ('Land of the city', 24,733.5 to 24,734.5 square kilometers, 'weak')
    """

    name: str
    label: str
    strength: Strength
    note: str
