"""Periods: a year, several years, or a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{4})| Q([1-4]))?")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The years to which a number refers; periods sort by their first year.

    Parameters
    ----------
    first, last : int
        First and last year.
    quarter : int
        The quarter of the year; zero where the whole of it is meant.

    Examples
    --------
    >>> Period.read("2016-2020").years
    5
    """

    first: int
    last: int
    quarter: int = 0

    @classmethod
    def read(cls, text: str) -> Period:
        """Read a period: ``2020``, ``2016-2020`` or ``2024 Q1``.

        Raises
        ------
        ValueError
            If it is no period, or ends before or when it starts.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no period; write 2020, 2016-2020 or 2024 Q1")
        first = int(found[1])
        if found[2] and int(found[2]) <= first:
            raise ValueError(f"the period {text} ends before it starts, or when it starts")
        return cls(first, int(found[2] or first), int(found[3] or 0))

    @property
    def years(self) -> int:
        """How many years it spans."""
        return self.last - self.first + 1

    @property
    def year(self) -> int | None:
        """The year, if it is one whole year."""
        return self.first if self.first == self.last and not self.quarter else None

    @property
    def part_of(self) -> Period | None:
        """The year of a quarter; None for whole years."""
        return Period(self.first, self.last) if self.quarter else None

    def __str__(self) -> str:
        """Write the period as the tables do."""
        if self.quarter:
            return f"{self.first} Q{self.quarter}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
