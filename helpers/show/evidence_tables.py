"""Tables of what evidence there is on claims in words, and on targets that none decides."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.analysis.indirect import Known, TargetEvidence
from helpers.analysis.tested import LargestYear, Ranked, rank_frame
from helpers.show.phrases import as_printed
from helpers.show.told import tell


def rank_table(ranks: Iterable[Ranked]) -> pd.DataFrame:
    """Write how claims of a first rank hold against what was published of the others.

    Parameters
    ----------
    ranks : iterable of Ranked
        The claims.

    Returns
    -------
    DataFrame
        One row a city: `claim on`, `city`, its `growth`, `source`, and whether it is `below`.
    """
    frame = rank_frame(ranks)
    kept = {"label": "claim on", "territory": "city", "number": "growth", "strength": "source"}
    return frame[[*kept, "below"]].rename(columns=kept)


def largest_table(years: Iterable[LargestYear]) -> pd.DataFrame:
    """Write whether a sector gave most of growth, year by year.

    Parameters
    ----------
    years : iterable of LargestYear
        The years.

    Returns
    -------
    DataFrame
        One row a year: `year`; the sector's `part of growth`; the `largest other part`, where
        the others are known apart; whether the `claim` holds; what that `rests on`.
    """
    rows = [
        (
            str(one.year),
            tell(one.share),
            tell(one.others) if one.others else "",
            one.result.value,
            one.rests_on,
        )
        for one in years
    ]
    columns = ["year", "part of growth", "largest other part", "claim", "rests on"]
    return pd.DataFrame(rows, columns=columns)


def hint_table(evidence: Iterable[TargetEvidence]) -> pd.DataFrame:
    """Write the nearest evidence on targets of which there is only indirect evidence.

    Parameters
    ----------
    evidence : iterable of TargetEvidence
        The evidence on each target; those with direct evidence, or with none, are left out.

    Returns
    -------
    DataFrame
        One row a target: `indicator`; `target` as printed; the `hint`, what was published; why it
        is `only a hint`; `source`, its strength.
    """
    rows = [
        (
            one.target.label,
            one.target.printed,
            f"{as_printed(one.best.row)}, {one.best.row.period}",
            one.best.why,
            one.best.row.strength.value,
        )
        for one in evidence
        if one.known is Known.INDIRECT and one.best
    ]
    return pd.DataFrame(rows, columns=["indicator", "target", "hint", "only a hint", "source"])
