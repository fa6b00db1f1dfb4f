"""Quantities: what is known of a number, and its unit, carried together.

Units convert or refuse; nothing is added, compared or divided by mistake. pint's own quantities
can carry an interval, but type checkers cannot see it and their text is not for readers; so
pint does the algebra of units and this class carries the interval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from helpers.core.answer import Answer
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.core.units import CURRENCIES, POINTS, Unit, UnitError, unit


@dataclass(frozen=True, repr=False, slots=True)
class Quantity:
    """An interval of numbers in a unit.

    Parameters
    ----------
    interval : Interval
        The numbers.
    unit : Unit
        Their unit.

    Examples
    --------
    >>> gdp = Quantity.of("649.5", "650.5", "RMB billion")
    >>> gdp / 1000
    RMB0.6495 to 0.6505 billion
    >>> gdp - Quantity.exactly(10, "jin")
    Traceback (most recent call last):
    helpers.core.units.UnitError: RMB billion and jin do not fit: one measures yuan, the other kg
    """

    interval: Interval
    unit: Unit

    @classmethod
    def exactly(cls, value: Number, name: str) -> Quantity:
        """Return a single number in the unit of that name.

        Raises
        ------
        UnitError
            If the unit is unknown.

        Examples
        --------
        >>> Quantity.exactly(24, "billion jin")
        24 billion jin
        """
        return cls(Interval.exactly(value), unit(name))

    @classmethod
    def of(cls, low: Number | None, high: Number | None, name: str) -> Quantity:
        """Return all numbers from `low` to `high`, both included, in the unit of that name.

        Raises
        ------
        UnitError
            If the unit is unknown.
        ValueError
            If `low` is above `high`.

        Examples
        --------
        >>> Quantity.of("6.5", "7.5", "percent"), Quantity.of(None, 4, "percent")
        (6.5 to 7.5%, at most 4%)
        """
        return cls(Interval(low, high), unit(name))

    @property
    def low(self) -> Fraction | None:
        """The low end in the unit, None where there is none.

        Examples
        --------
        >>> Quantity.of("6.5", "7.5", "percent").low
        Fraction(13, 2)
        """
        return self.interval.low

    @property
    def high(self) -> Fraction | None:
        """The high end in the unit, None where there is none.

        Examples
        --------
        >>> print(Quantity.of("6.5", None, "percent").high)
        None
        """
        return self.interval.high

    @property
    def base(self) -> Interval:
        """The interval in base units.

        Examples
        --------
        >>> Quantity.exactly(24, "billion jin").base, Quantity.exactly(7, "percent").base
        (12,000,000,000, 0.07)
        """
        return self.interval * self.unit.size

    @property
    def ratio(self) -> Interval:
        """The interval of plain numbers that a rate, a share or a multiple is: 7% is 0.07.

        Raises
        ------
        UnitError
            If the quantity is measured in something.

        Examples
        --------
        >>> 1 + Quantity.of(6, 8, "percent").ratio
        1.06 to 1.08
        """
        if self.unit.base != "fraction":
            raise UnitError(f"{self} is no ratio: it is measured in {self.unit.base}")
        return self.base

    def to(self, other: Unit | str) -> Quantity:
        """Return the same quantity in another unit.

        Parameters
        ----------
        other : Unit or str
            The unit, or its name.

        Raises
        ------
        UnitError
            If it measures something else, or is unknown.

        Examples
        --------
        >>> Quantity.of(645, 655, "RMB billion").to("RMB trillion")
        RMB0.645 to 0.655 trillion
        """
        goal = unit(other) if isinstance(other, str) else other
        if goal == self.unit:
            return self
        if goal.base != self.unit.base:
            raise UnitError(
                f"{goal} and {self.unit} do not fit: one measures {goal.base}, "
                f"the other {self.unit.base}"
            )
        return Quantity(self.interval * (self.unit.size / goal.size), goal)

    def lies_in(self, region: Quantity) -> Answer:
        """Say whether the quantity lies in a region; see `Interval.lies_in`.

        Raises
        ------
        UnitError
            If the region is measured in something else.

        Examples
        --------
        >>> gdp = Quantity.of(645, 655, "RMB billion")
        >>> gdp.lies_in(Quantity.of("0.65", None, "RMB trillion"))
        <Answer.UNCLEAR: 'unclear'>
        """
        return self.interval.lies_in(self._like(region).interval)

    def __contains__(self, value: Quantity) -> bool:
        """Tell whether every number of another quantity lies in this one.

        Raises
        ------
        UnitError
            If the two measure different things, or the other has no unit.

        Examples
        --------
        >>> Quantity.exactly(650, "RMB billion") in Quantity.of("0.6", "0.7", "RMB trillion")
        True
        """
        return self._like(value).interval.within(self.interval)

    def __neg__(self) -> Quantity:
        """Return the negated quantity.

        Examples
        --------
        >>> -Quantity.of("18.75", "18.85", "percent")
        −18.85 to −18.75%
        """
        return Quantity(-self.interval, self.unit)

    def __add__(self, other: Quantity) -> Quantity:
        """Return the sum, in the unit of the first.

        Raises
        ------
        UnitError
            If the two measure different things, or the other has no unit.

        Examples
        --------
        >>> Quantity.exactly(1, "RMB trillion") + Quantity.exactly(50, "RMB billion")
        RMB1.05 trillion
        """
        return Quantity(self.interval + self._like(other).interval, self.unit)

    __radd__ = __add__

    def __sub__(self, other: Quantity) -> Quantity:
        """Return the difference, in the unit of the first; percent less percent is in points.

        Raises
        ------
        UnitError
            If the two measure different things, or the other has no unit.

        Examples
        --------
        >>> Quantity.exactly(7, "percent") - Quantity.exactly("3.5", "percent")
        3.5 percentage points
        """
        interval = self.interval - self._like(other).interval
        rate_less_points = other.unit.name == POINTS
        return Quantity(interval, self.unit if rate_less_points else self.unit.of_difference)

    def __rsub__(self, other: Quantity) -> Quantity:
        """Refuse a number less a quantity, which has no unit.

        Raises
        ------
        UnitError
            Always.
        """
        return self._like(other) - self

    def __mul__(self, other: Quantity | Interval | Number) -> Quantity:
        """Return the product with a quantity, an interval or a number.

        Examples
        --------
        >>> Quantity.exactly(650, "RMB billion") * Quantity.exactly(7, "percent")
        RMB45.5 billion
        """
        if not isinstance(other, Quantity):
            return Quantity(self.interval * other, self.unit)
        if other.unit.base == "fraction":
            return Quantity(self.interval * other.ratio, self.unit)
        if self.unit.base == "fraction":
            return other * self
        return Quantity(self.interval * other.interval, self.unit.times(other.unit))

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity | Interval | Number) -> Quantity:
        """Return the quotient by a quantity, an interval or a number.

        Raises
        ------
        ZeroDivisionError
            If zero lies in `other`.

        Examples
        --------
        >>> Quantity.exactly(650, "RMB billion") / Quantity.exactly(1, "RMB trillion")
        0.65
        >>> Quantity.exactly(24, "billion jin") / Quantity.exactly(24, "million mu")
        1 billion jin per million mu
        """
        if not isinstance(other, Quantity):
            return Quantity(self.interval / other, self.unit)
        if other.unit.base == "fraction":
            return Quantity(self.interval / other.ratio, self.unit)
        if other.unit.base == self.unit.base:
            return Quantity(self.base / other.base, unit("fraction"))
        return Quantity(self.interval / other.interval, self.unit.per(other.unit))

    def _like(self, other: Quantity) -> Quantity:
        """Return another quantity in the unit of this one."""
        if not isinstance(other, Quantity):
            cure = f"Quantity.exactly({other}, '{self.unit}')"
            if isinstance(other, Interval):
                cure = f"Quantity(…, unit('{self.unit}'))"
            raise UnitError(f"{other} has no unit, {self} has: write {cure}")
        return other.to(self.unit)

    def __str__(self) -> str:
        """Write the quantity as a reader would say it."""
        return say(str(self.interval), self.unit)

    __repr__ = __str__


def say(numbers: str, its: Unit) -> str:
    """Write numbers with their unit: ``more than 8.5%``, ``RMB650 billion``, ``302 projects``.

    Parameters
    ----------
    numbers : str
        A number, or an interval in words.
    its : Unit
        The unit.

    Examples
    --------
    >>> [say("more than 50", unit(name)) for name in ("percent", "RMB billion", "projects")]
    ['more than 50%', 'more than RMB50 billion', 'more than 50 projects']
    """
    if its.name == "fraction":
        return numbers
    if not re.search(r"\d", numbers):
        return f"{numbers} of {its}"
    if its.name == "percent":
        return f"{numbers}%"
    if its.name == POINTS and re.fullmatch(r"(?:(?:at|more|less) \w+ )?[−-]?1", numbers):
        return f"{numbers} {POINTS.removesuffix('s')}"
    sign = CURRENCIES.get(its.base, "")
    if sign and its.name.startswith(sign):
        return re.sub(r"(?=[−-]?\d)", sign, numbers, count=1) + its.name.removeprefix(sign)
    return f"{numbers} {its}"
