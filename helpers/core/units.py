"""Units of the reports: from a printed value to base units and back, exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import pint

from helpers.locations import UNITS

COUNTED = ("count", "person")
SCALES = ("thousand", "million", "billion", "trillion")


KNOWN_UNITS = (
    f"a unit of {UNITS.parent.name}/{UNITS.name}, alone or with one scale ({', '.join(SCALES)})"
)
"""What a unit may be, in words."""
_SCALED = rf"(?:{'|'.join(SCALES)})"
_FORM = re.compile(
    rf"RMB(?: {_SCALED})?"
    rf"|(?:{_SCALED} )?(?:square (?=(?:kilo)?met)|(?!{_SCALED}\b|RMB|dimensionless))[A-Za-z]+"
)
"""RMB billion, million square meters, mu: one unit, at most one scale."""


class UnknownUnitError(ValueError):
    """A unit that the definition file does not hold."""


@cache
def registry() -> pint.UnitRegistry[Fraction]:
    """Return pint's registry with the project's own definitions, in rational numbers."""
    return pint.UnitRegistry(str(UNITS), non_int_type=Fraction, cache_folder=None)


@cache
def base_unit(unit: str) -> tuple[Fraction, str]:
    """Return what one of `unit` is in base units, and the base unit's name.

    Parameters
    ----------
    unit : str
        A unit as the report prints it, such as ``RMB billion`` or ``million mu``.

    Returns
    -------
    tuple of Fraction and str
        For ``million mu``: 2,000,000,000/3 and ``m²``.

    Raises
    ------
    UnknownUnitError
        If it is not one unit of the definition file with at most one scale.
    """
    unknown = UnknownUnitError(f"the unit {unit!r} is unknown; allowed: {KNOWN_UNITS}")
    if not _FORM.fullmatch(unit):
        raise unknown
    try:
        quantity = registry().Quantity(Fraction(1), unit).to_base_units()
    except (pint.errors.UndefinedUnitError, ValueError):
        raise unknown from None
    ((name, power),) = quantity.unit_items() or [("fraction", 1)]
    symbol = registry().get_symbol(name)
    return Fraction(quantity.magnitude), symbol if power == 1 else f"{symbol}²"


def to_base(value: Fraction, unit: str) -> Fraction:
    """Convert `value`, in `unit`, to the base unit of `unit`."""
    return value * base_unit(unit)[0]


def from_base(value: Fraction, unit: str) -> Fraction:
    """Convert `value`, in the base unit of `unit`, back to `unit`."""
    return value / base_unit(unit)[0]


def is_counted(unit: str) -> bool:
    """Tell whether `unit` counts whole things or people, which cannot be halved."""
    return base_unit(unit)[1] in COUNTED
