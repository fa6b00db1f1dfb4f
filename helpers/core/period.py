"""Periods: a year, several years, or a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from numbers import Integral

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{4})| (Q1-Q3|Q[1-4]|H[12]))?")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Period:
    """The years to which a number refers.

    A whole year equals its number, several years and a part of one equal their text. Periods sort
    by their first year, then by their last, a part of a year before the whole; they compare with
    numbers and texts in the same way.

    Parameters
    ----------
    first, last : int
        First and last year.
    part : str
        The part of the year: a quarter (``Q1``), a half (``H1``) or three quarters (``Q1-Q3``);
        empty where the whole of it is meant.

    Examples
    --------
    >>> Period.read("2016-2020").years
    5
    >>> Period.read("2020") == 2020, Period.read("2016-2020") == "2016-2020"
    (True, True)
    >>> sorted([Period.read("2021"), Period.read("2016-2020"), Period.read("2021 Q1")])
    [2016-2020, 2021 Q1, 2021]
    >>> Period.read("2021-2025") > 2020
    True
    """

    first: int
    last: int
    part: str = ""

    @classmethod
    def read(cls, text: str) -> Period:
        """Read a period: ``2020``, ``2016-2020``, ``2024 Q1``, ``2022 H1`` or ``2017 Q1-Q3``.

        Raises
        ------
        ValueError
            If it is no period, or ends before or when it starts.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no period; write 2020, 2016-2020, 2024 Q1 or 2022 H1")
        first = int(found[1])
        if found[2] and int(found[2]) <= first:
            raise ValueError(f"the period {text} ends before it starts, or when it starts")
        return cls(first, int(found[2] or first), found[3] or "")

    @property
    def years(self) -> int:
        """How many years it spans."""
        return self.last - self.first + 1

    @property
    def year(self) -> int | None:
        """The year, if it is one whole year."""
        return self.first if self.first == self.last and not self.part else None

    def __int__(self) -> int:
        """Return the number of a whole year.

        Raises
        ------
        ValueError
            If it is not one whole year.
        """
        if self.year is None:
            raise ValueError(f"{self} is not one whole year, and so no number")
        return self.year

    @property
    def part_of(self) -> Period | None:
        """The year of a part of one; None for whole years."""
        return Period(self.first, self.last) if self.part else None

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same time as a period, the number of a year or a text.

        Raises
        ------
        ValueError
            If a whole year is held against its text: it equals its number, and what is equal to
            it must be found in its place in a set or a join.
        """
        if isinstance(other, str):
            if other == str(self) and self.year is not None:
                raise ValueError(f"a whole year equals its number: write {self}, not {other!r}")
            return other == str(self)
        if isinstance(other, Integral):
            return int(other) == self.year
        if isinstance(other, Period):
            return self._order == other._order
        return NotImplemented

    def __hash__(self) -> int:
        """Return the hash of what it equals."""
        return hash(self.year or str(self))

    def __lt__(self, other: Period | int | str) -> bool:
        """Tell whether it comes before a period, the number of a year or a text."""
        return self._order < _period(other)._order

    def __le__(self, other: Period | int | str) -> bool:
        """Tell whether it comes before another, or is the same time."""
        return self._order <= _period(other)._order

    def __gt__(self, other: Period | int | str) -> bool:
        """Tell whether it comes after another."""
        return self._order > _period(other)._order

    def __ge__(self, other: Period | int | str) -> bool:
        """Tell whether it comes after another, or is the same time."""
        return self._order >= _period(other)._order

    @property
    def _order(self) -> tuple[int, int, bool, str]:
        """Its place among periods."""
        return self.first, self.last, not self.part, self.part

    def __str__(self) -> str:
        """Write the period as the tables do."""
        if self.part:
            return f"{self.first} {self.part}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    __repr__ = __str__


def _period(other: object) -> Period:
    """Return what a period is compared with as one."""
    if isinstance(other, Period):
        return other
    if isinstance(other, Integral):
        return Period(int(other), int(other))
    if isinstance(other, str):
        return Period.read(other)
    raise TypeError(f"{other!r} is no period: write 2020, '2016-2020' or Period.read(…)")
