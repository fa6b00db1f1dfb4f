"""What sets two numbers of one thing apart: territory, vintage of the accounts, price basis.

Whatever compares, joins or grades two numbers carries these differences with its result, so that
no reader takes a change of territory for growth, or a revision for a failure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helpers.core.vocabulary import Prices, Role
from helpers.data.records import Figure, Stated


class Aspect(StrEnum):
    """In what two numbers of one thing can differ.

    Examples
    --------
    >>> print(*Aspect, sep=", ")
    territory, vintage, prices
    """

    TERRITORY = "territory"
    VINTAGE = "vintage"
    PRICES = "prices"


@dataclass(frozen=True, slots=True)
class Difference:
    """In what two numbers differ, or may differ.

    Parameters
    ----------
    aspect : Aspect
        In what.
    one, other : str
        What is known of either, in words; empty where it does not say.
    sure : bool
        Whether they differ for certain; else one of both does not say.

    Examples
    --------
    >>> print(Difference(Aspect.PRICES, "real", "at current prices", sure=True))
    different price bases (real; at current prices)
    >>> print(Difference(Aspect.TERRITORY, "", "Changchun with Gongzhuling", sure=False))
    the territory may differ (Changchun with Gongzhuling)
    """

    aspect: Aspect
    one: str
    other: str
    sure: bool

    def __str__(self) -> str:
        """Write the difference for a reader."""
        if self.sure:
            return f"different {_TWO[self.aspect]} ({self.one}; {self.other})"
        said = "" if self.aspect is Aspect.PRICES else self.one or self.other
        return f"the {_ONE[self.aspect]} may differ" + (f" ({said})" if said else "")


_ONE = {Aspect.TERRITORY: "territory", Aspect.VINTAGE: "accounts", Aspect.PRICES: "price basis"}
_TWO = {
    Aspect.TERRITORY: "territories", Aspect.VINTAGE: "accounts", Aspect.PRICES: "price bases",
}  # fmt: skip


def differences(one: Stated, other: Stated) -> tuple[Difference, ...]:
    """Return in what two numbers differ, or may differ.

    Parameters
    ----------
    one, other : Stated
        Two numbers of one thing: figures of a report, or what was published.

    Returns
    -------
    tuple of Difference
        In the order of `Aspect`; empty where nothing sets them apart.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> levels = report.records.evidence.of("gdp", Measure.LEVEL)
    >>> first = next(row for row in levels if row.in_words == "553 RMB billion")
    >>> for difference in differences(report["gdp-level-2015"], first):
    ...     print(difference)
    the territory may differ (Changchun without Gongzhuling)
    the accounts may differ (accounts before the economic census of 2018)
    """
    found = (_territory(one, other), _vintage(one, other), _prices(one, other))
    return tuple(difference for difference in found if difference)


def caution(one: Stated, other: Stated) -> str:
    """Write in what two numbers differ; empty where nothing sets them apart.

    Parameters
    ----------
    one, other : Stated
        Two numbers of one thing.

    Returns
    -------
    str
        The differences, with semicolons between them.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> levels = report.records.evidence.of("gdp", Measure.LEVEL)
    >>> digest = next(row for row in levels if row.in_words == "477.38 RMB billion")
    >>> caution(report["gdp-level-2015"], digest)
    'the accounts may differ (accounts after the economic census of 2018)'
    """
    return "; ".join(map(str, differences(one, other)))


def certain(found: Iterable[Difference]) -> bool:
    """Tell whether any of some differences is certain.

    Parameters
    ----------
    found : iterable of Difference
        The differences.

    Returns
    -------
    bool
        Whether one is.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> levels = report.records.evidence.of("gdp", Measure.LEVEL)
    >>> without = next(row for row in levels if row.year == 2019)
    >>> with_it = next(row for row in levels if row.year == 2021)
    >>> certain(differences(without, with_it))
    True
    >>> certain(differences(report["gdp-level-2020"], with_it))  # it does not say its land
    False
    """
    return any(difference.sure for difference in found)


def _territory(one: Stated, other: Stated) -> Difference | None:
    """Return the difference of territory."""
    first, second = one.territory, other.territory
    if first is None or second is None or first.name == second.name:
        return None
    unsaid = Role.REPORT in (first.role, second.role) and first.role.own and second.role.own
    words = ["" if unsaid and its.role is Role.REPORT else its.label for its in (first, second)]
    return Difference(Aspect.TERRITORY, words[0], words[1], not unsaid)


def _vintage(one: Stated, other: Stated) -> Difference | None:
    """Return the difference of vintage; two figures of one report are of one."""
    if one.vintage == other.vintage or (isinstance(one, Figure) and isinstance(other, Figure)):
        return None
    words = [row.vintage.label if row.vintage else "" for row in (one, other)]
    return Difference(Aspect.VINTAGE, words[0], words[1], all(words))


def _prices(one: Stated, other: Stated) -> Difference | None:
    """Return the difference of price basis."""
    if one.prices is other.prices:
        return None
    words = [
        "" if its.prices in (None, Prices.NOT_STATED) else its.prices.words for its in (one, other)
    ]
    return Difference(Aspect.PRICES, words[0], words[1], all(words))
