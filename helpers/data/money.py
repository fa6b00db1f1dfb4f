"""What is of money, and so needs a price basis."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.core.units import UnitError, unit
from helpers.core.vocabulary import Measure


def needs_prices(indicator: Mapping[str, str], measure: str, name: str) -> bool:
    """Tell whether a number must say at which prices it is told.

    It must where it is in a currency, or tells how something in money grew. A share is not of
    money.

    Parameters
    ----------
    indicator : dict of str to str
        The row of its indicator.
    measure : str
        What is stated.
    name : str
        The name of its unit.

    Examples
    --------
    >>> gdp = {"indicator": "gdp", "in_money": "true"}
    >>> needs_prices(gdp, "growth", "percent"), needs_prices(gdp, "share", "percent")
    (True, False)
    """
    try:
        in_money = unit(name).money
    except UnitError:
        in_money = False
    return in_money or (indicator["in_money"] == "true" and Measure(measure).over_time)
