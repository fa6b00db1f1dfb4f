"""Units of the reports: what one of them is in base units, exactly, and how they combine.

The algebra of units is pint's, with the definitions of ``data/units.txt``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache

import pint
from pint.util import UnitsContainer, to_units_container

from helpers.locations import UNITS

COUNTED = ("count", "person")
"""Base units of whole things and people, which cannot be halved."""

SCALES = ("thousand", "million", "billion", "trillion")

KNOWN_UNITS = (
    f"a unit of {UNITS.parent.name}/{UNITS.name}, alone or with one scale ({', '.join(SCALES)})"
)
"""What a unit may be, in words."""

CURRENCIES = {"yuan": "RMB", "dollar": "USD"}
"""The base units of money, and the sign that is written before a sum."""

_SCALED = rf"(?:{'|'.join(SCALES)})"
_FORM = re.compile(
    rf"(?:RMB|USD)(?: {_SCALED})?"
    rf"|(?:{_SCALED} )?(?:square (?=(?:kilo)?met)|(?!{_SCALED}\b|RMB|USD|dimensionless))[A-Za-z]+"
)
"""RMB billion, million square meters, mu: one unit, at most one scale."""

POINTS = "percentage points"
"""The unit of differences of rates in percent."""


class UnitError(ValueError):
    """A unit that is unknown, or two units that do not fit each other.

    Examples
    --------
    >>> try:
    ...     unit("bushels")
    ... except UnitError as error:
    ...     print(str(error).partition(";")[0])
    the unit 'bushels' is unknown
    """


@dataclass(frozen=True)
class Unit:
    """A unit with its size.

    Parameters
    ----------
    name : str
        What it is called: ``RMB billion``, ``million mu``, ``kg per m²``.
    size : Fraction
        What one of it is in base units: 2,000,000,000/3 for ``million mu``.
    base : str
        The base unit: kg, m, m², s, yuan, dollar, person, count or fraction, or a quotient or
        product of these. Units of one base can be converted into one another.

    Examples
    --------
    >>> rate = unit("RMB billion").per(unit("person"))
    >>> rate.name, rate.base, unit("USD").money
    ('RMB billion per person', 'yuan/person', True)
    >>> unit("percent").of_difference.name
    'percentage points'
    """

    name: str
    size: Fraction
    base: str
    _pint: UnitsContainer = field(repr=False, compare=False)

    @property
    def counted(self) -> bool:
        """Whether it counts whole things or people."""
        return self.base in COUNTED

    @property
    def money(self) -> bool:
        """Whether it is a sum of money, in whatever currency."""
        return self.base in CURRENCIES

    @property
    def of_difference(self) -> Unit:
        """The unit of a difference: percentage points for percent, else the unit itself."""
        return unit(POINTS) if self.name == "percent" else self

    def per(self, other: Unit) -> Unit:
        """Return the unit of a quotient."""
        return _of_pint(f"{self.name} per {other.name}", self._pint / other._pint)

    def times(self, other: Unit) -> Unit:
        """Return the unit of a product."""
        return _of_pint(f"{self.name} × {other.name}", self._pint * other._pint)

    def __str__(self) -> str:
        """Write its name."""
        return self.name


def _of_pint(name: str, found: UnitsContainer) -> Unit:
    """Return a unit of pint, given as its parts with their powers, with its size and base."""
    one = registry().Quantity(Fraction(1), found).to_base_units()
    powers = [(str(name), Fraction(str(power))) for name, power in one.unit_items()]
    if not powers:
        return Unit(name, Fraction(one.magnitude), "fraction", found)
    above, below = (
        "·".join(_power(name, abs(power)) for name, power in powers if power * sign > 0)
        for sign in (1, -1)
    )
    base = "/".join([above or "1", below]) if below else above
    return Unit(name, Fraction(one.magnitude), base, found)


def _power(name: str, power: Fraction) -> str:
    """Write a base unit with its power."""
    symbol = registry().get_symbol(name)
    return symbol if power == 1 else f"{symbol}{'²' if power == 2 else f'^{power}'}"


@cache
def registry() -> pint.UnitRegistry[Fraction]:
    """Return pint's registry with the project's own definitions, in rational numbers.

    Examples
    --------
    >>> registry().Quantity(15, "mu").to("hectares").magnitude
    Fraction(1, 1)
    """
    return pint.UnitRegistry(str(UNITS), non_int_type=Fraction, cache_folder=None)


@cache
def unit(name: str) -> Unit:
    """Return a unit by the name that the report prints.

    Parameters
    ----------
    name : str
        A unit such as ``RMB billion`` or ``million mu``, or `POINTS`.

    Raises
    ------
    UnitError
        If it is not one unit of the definition file with at most one scale.

    Examples
    --------
    >>> unit("million mu")
    Unit(name='million mu', size=Fraction(2000000000, 3), base='m²')
    """
    if name == POINTS:
        return replace(unit("percent"), name=POINTS)
    unknown = UnitError(f"the unit {name!r} is unknown; allowed: {KNOWN_UNITS}")
    if not _FORM.fullmatch(name):
        raise unknown
    try:
        found = registry().Quantity(Fraction(1), name)
    except (pint.errors.UndefinedUnitError, ValueError):
        raise unknown from None
    return _of_pint(name, to_units_container(found))
