"""Periods: a year, several years, or a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{4})| (Q1-Q3|Q[1-4]|H[12]))?")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The years to which a number refers; periods sort by their first year.

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

    @property
    def part_of(self) -> Period | None:
        """The year of a part of one; None for whole years."""
        return Period(self.first, self.last) if self.part else None

    def __str__(self) -> str:
        """Write the period as the tables do."""
        if self.part:
            return f"{self.first} {self.part}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
