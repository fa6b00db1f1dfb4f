"""Choose among what others published; the evidence is never mixed into a report's figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.core.interval import Interval, number_text

NATURES = ("final", "revised", "preliminary", "estimate", "first published", "target")
"""From the most to the least settled number."""

STRENGTHS = ("official", "state media", "mirror", "weak")
"""Strengths of evidence, the best first."""


def rank(row: Mapping[Any, Any]) -> tuple[int, int]:
    """Rank a row of the evidence: the most settled number first, then the better sourced."""
    return NATURES.index(row["nature"]), STRENGTHS.index(row["strength"])


def as_published(row: Mapping[Any, Any]) -> str:
    """Write what a row of the evidence states: qualifier, number, unit and period."""
    qualifier = "" if row["comparator"] == "=" else row["comparator"]
    return f"{qualifier}{number_text(row['value'])} {row['unit']}, {row['period']}"


def most_settled(
    evidence: pd.DataFrame, indicator: str, measure: str, first_year: int, last_year: int
) -> pd.DataFrame:
    """Return the most settled published number of an indicator for each year.

    Weak evidence is left out. Of two numbers of one nature the better sourced is taken.

    Parameters
    ----------
    evidence : DataFrame
        The evidence of a report.
    indicator, measure : str
        What is looked for.
    first_year, last_year : int
        The years.

    Returns
    -------
    DataFrame
        The rows of the evidence, one a year, in the order of the years.

    Raises
    ------
    ValueError
        If there is no evidence for a year; the message names the year.
    """
    rows = evidence.loc[
        (evidence["indicator"] == indicator)
        & (evidence["measure"] == measure)
        & (evidence["strength"] != "weak")
        & (evidence["first_year"] == evidence["last_year"])
        & ~evidence["period"].astype("str").str.contains("Q")
        & evidence["first_year"].between(first_year, last_year)
    ]
    order = rows.assign(
        settled=pd.Categorical(rows["nature"], NATURES, ordered=True),
        trusted=pd.Categorical(rows["strength"], STRENGTHS, ordered=True),
    ).sort_values(["first_year", "settled", "trusted"], kind="stable")
    found = order.drop_duplicates("first_year").drop(columns=["settled", "trusted"])
    missing = set(range(first_year, last_year + 1)) - set(found["first_year"])
    if missing:
        years = ", ".join(map(str, sorted(missing)))
        raise ValueError(f"no evidence on {indicator} ({measure}) for {years}")
    return found.reset_index(drop=True)


def growth_intervals(
    evidence: pd.DataFrame, indicator: str, first_year: int, last_year: int
) -> list[Interval]:
    """Return what was published of yearly growth as intervals, for each year.

    A bound such as "more than 7" is closed by the target of the same year: an assumption,
    for growth can exceed a target, which a caller must name.

    Parameters
    ----------
    evidence : DataFrame
        The evidence of a report.
    indicator : str
        What is looked for.
    first_year, last_year : int
        The years; see `most_settled` for the choice in each.

    Raises
    ------
    ValueError
        If there is no evidence for a year, or a bound that no target closes.
    """
    found = []
    for row in most_settled(evidence, indicator, "growth", first_year, last_year).to_dict(
        "records"
    ):
        high, closed = row["high"], row["high_closed"]
        if not math.isfinite(high):
            targets = evidence.loc[
                (evidence["indicator"] == indicator)
                & (evidence["measure"] == "growth")
                & (evidence["nature"] == "target")
                & (evidence["strength"] != "weak")
                & (evidence["period"] == row["period"])
                & (evidence["high"] > row["low"])
                & (evidence["high"] < math.inf),
                "high",
            ]
            if targets.empty:
                raise ValueError(f"nothing closes the growth of {indicator} in {row['period']}")
            high, closed = targets.max(), True
        found.append(Interval(row["low"], high, row["low_closed"], closed))
    return found
