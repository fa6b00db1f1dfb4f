"""Count a report's figures by theme, part and kind, and how many of them are hedged."""

from __future__ import annotations

import pandas as pd

from helpers.core.units import unit
from helpers.core.vocabulary import Comparator, Measure, Status

BARE = "no qualifier"
"""What the qualifier of a number as printed is called."""

QUALIFIERS = {comparator.value: comparator.words or BARE for comparator in Comparator}
"""Comparators in words."""

KINDS = {
    Measure.LEVEL.value: "levels",
    Measure.GROWTH.value: "growth rates",
    Measure.SHARE.value: "shares",
    Measure.CONTRIBUTION.value: "shares",
}
"""What figures of a measure are called; those of all others are `OTHERS`."""

OTHERS = "changes and multiples"

QUANTITIES = {
    "fraction": "rates, shares and multiples",
    "count": "things counted",
    "person": "people",
    "yuan": "money",
    "dollar": "money",
    "m²": "area",
    "m": "length",
    "kg": "mass",
    "s": "time",
}
"""What each base unit measures."""

_STATUSES = [status.value for status in Status]


def with_kinds(figures: pd.DataFrame) -> pd.DataFrame:
    """Add what a figure's measure, qualifier and unit are called, and whether it is hedged.

    Parameters
    ----------
    figures : DataFrame
        The figures of a report, as `Report.figures` has them.

    Returns
    -------
    DataFrame
        The same rows with the categories `kind` (levels, growth rates, shares, or changes and
        multiples), `qualifier` and `quantity` added, and whether a figure is `hedged`: whether it
        has a qualifier, or is a range.

    Examples
    --------
    >>> from helpers import load_report
    >>> figures = with_kinds(load_report("changchun-2021").figures)
    >>> columns = ["printed", "kind", "qualifier", "hedged"]
    >>> print(*figures.loc["gdp-growth-2021", columns], sep="; ")
    increase by about 7%; growth rates; about; True
    """
    comparator = figures["comparator"].astype("str")
    bases = [unit(name).base for name in figures["unit"]]
    kinds = figures["measure"].astype("str").map(KINDS).fillna(OTHERS)
    return figures.assign(
        kind=pd.Categorical(kinds, [*dict.fromkeys(KINDS.values()), OTHERS]),
        qualifier=pd.Categorical(comparator.map(QUALIFIERS), list(QUALIFIERS.values())),
        quantity=pd.Categorical([QUANTITIES.get(base, base) for base in bases]),
        hedged=comparator != Comparator.AS_PRINTED.value,
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

    Examples
    --------
    >>> from helpers import load_report
    >>> counts = count_by(with_kinds(load_report("changchun-2021").figures), "kind")
    >>> print(counts.to_string(index=False))
                     kind  achievement  target  figures
                   levels           42      37       79
             growth rates           17      10       27
                   shares            2       7        9
    changes and multiples            5       2        7
    """
    counts = pd.crosstab(figures[column], figures["status"]).reindex(
        columns=_STATUSES, fill_value=0
    )
    counts["figures"] = counts.sum(axis="columns")
    return counts.rename_axis(columns=None).reset_index()


def count_hedged(figures: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count in each group how many achievements and targets there are, and how many are hedged.

    Parameters
    ----------
    figures : DataFrame
        Figures with `column`, `status` and `hedged`, as `with_kinds` adds it.
    column : str
        The column whose values are the groups.

    Returns
    -------
    DataFrame
        One row a group, in the order of `count_by`: `column`, `achievements`, `hedged
        achievements`, `targets` and `hedged targets`.

    Examples
    --------
    All growth targets of Changchun are hedged, and 2 of the 17 rates that it achieved:

    >>> from helpers import load_report
    >>> counts = count_hedged(with_kinds(load_report("changchun-2021").figures), "kind")
    >>> print(counts[counts["kind"] == "growth rates"].iloc[:, 1:].to_string(index=False))
     achievements  hedged achievements  targets  hedged targets
               17                    2       10              10
    """
    counts = count_by(figures, column)
    hedged = count_by(figures[figures["hedged"]], column).set_index(column)
    table = {column: counts[column]}
    for status in _STATUSES:
        found = [int(hedged[status].get(group, 0)) for group in counts[column]]
        table |= {f"{status}s": counts[status], f"hedged {status}s": pd.Series(found)}
    return pd.DataFrame(table)


def out_of(part: int, whole: int) -> str:
    """Say how many of all: ``all 10``, ``none of 17``, ``2 of 17``.

    Parameters
    ----------
    part, whole : int
        How many, and of how many.

    Returns
    -------
    str
        The words.

    Examples
    --------
    >>> out_of(10, 10), out_of(2, 17), out_of(0, 17)
    ('all 10', '2 of 17', 'none of 17')
    """
    if not part:
        return f"none of {whole}"
    return f"all {whole}" if part == whole else f"{part} of {whole}"
