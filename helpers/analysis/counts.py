"""Count a report's figures by part, theme, status, qualifier, certainty and quantity."""

from __future__ import annotations

import pandas as pd

from helpers.core.units import unit
from helpers.core.vocabulary import Comparator, Status

QUALIFIERS = {comparator.value: comparator.words or "no qualifier" for comparator in Comparator}
"""Comparators in words."""

CERTAINTIES = ("exact", "rounded", "about", "a bound is stated")
"""From most to least sure: one value; half a digit; a neighbourhood; a bound."""

_STATUSES = [status.value for status in Status]

QUANTITIES = {
    "fraction": "rates, shares and multiples",
    "count": "things counted",
    "person": "people",
    "yuan": "money",
    "m²": "area",
    "m": "length",
    "kg": "mass",
    "s": "time",
}
"""What each base unit measures."""


def with_kinds(figures: pd.DataFrame) -> pd.DataFrame:
    """Add what a figure's qualifier, certainty and unit are called.

    Parameters
    ----------
    figures : DataFrame
        The figures of a report, as `Report.figures` has them.

    Returns
    -------
    DataFrame
        The same rows with the categories `qualifier`, `certainty` and `quantity` added, and
        whether a figure is `exact`, which means that one value alone is allowed, and whether its
        number is `written_out` as a word.
    """
    comparator = figures["comparator"].astype("str")
    exact = figures["low"] == figures["high"]
    certainty = comparator.map({"=": "rounded", "~": "about"}).fillna("a bound is stated")
    certainty = certainty.mask(exact, "exact")
    bases = [unit(name).base for name in figures["unit"]]
    return figures.assign(
        qualifier=pd.Categorical(comparator.map(QUALIFIERS), list(QUALIFIERS.values())),
        certainty=pd.Categorical(certainty, CERTAINTIES),
        quantity=pd.Categorical([QUANTITIES.get(base, base) for base in bases]),
        exact=exact,
        written_out=~figures["printed"].str.contains("[0-9]"),
    )


def count_by(figures: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count achievements and targets in each group.

    Parameters
    ----------
    figures : DataFrame
        Figures with `column` and `status`.
    column : str
        The column whose values are the groups.

    Returns
    -------
    DataFrame
        One row a group, in the order of the categories, else sorted, none empty: `column`,
        `achievement`, `target` and `figures`, the sum of the two.
    """
    counts = pd.crosstab(figures[column], figures["status"]).reindex(
        columns=_STATUSES, fill_value=0
    )
    counts["figures"] = counts.sum(axis="columns")
    return counts.rename_axis(columns=None).reset_index()


def shares_by(figures: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the share of each group in the achievements and in the targets.

    Parameters
    ----------
    figures : DataFrame
        Figures with `column` and `status`.
    column : str
        The column whose values are the groups.

    Returns
    -------
    DataFrame
        One row a group, in the order of the categories, else sorted, none empty: `column`,
        `achievement` and `target`, fractions of all achievements and of all targets.
    """
    counts = count_by(figures, column)
    shares = {status: counts[status] / counts[status].sum() for status in _STATUSES}
    return counts[[column]].assign(**shares)


def cross_counts(figures: pd.DataFrame, rows: str, columns: str) -> pd.DataFrame:
    """Count figures in each pair of groups, with the rows sorted from most to fewest.

    Parameters
    ----------
    figures : DataFrame
        Figures with `rows` and `columns`.
    rows, columns : str
        The two columns.

    Returns
    -------
    DataFrame
        Groups of `rows` as index, groups of `columns` as columns, counts as values.
    """
    counts = pd.crosstab(figures[rows], figures[columns])
    order = counts.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(columns=None)


def describe_counts(counts: pd.DataFrame, column: str) -> str:
    """Say in words what a table of counts holds, for people who cannot see its chart.

    Parameters
    ----------
    counts : DataFrame
        Counts as `count_by` returns them.
    column : str
        The column that names the groups.
    """
    rows = counts[[column, *_STATUSES]].to_numpy()
    return "; ".join(
        f"{group}: achievements {achieved}, targets {aimed}" for group, achieved, aimed in rows
    )
