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
        One row a city: `claim on`, `city`, its `growth`, `source`, its strength, and whether growth
        is `below` that of the report's own city, which stands first.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.statements import statement_of
    >>> from helpers.analysis.tested import hold_rank
    >>> report = load_report("changchun-2021")
    >>> first = statement_of(report, "gdp-growth-first-in-northeast")
    >>> table = rank_table([hold_rank(report, first, ["shenyang", "harbin"])])
    >>> table[["growth", "below"]].to_numpy().tolist()  # Changchun, Shenyang, Harbin
    [['3.5%', ''], ['0.8%', 'yes'], ['0.6%', 'yes']]
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

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> from helpers.analysis.statements import statement_of
    >>> from helpers.analysis.tested import hold_largest
    >>> report = load_report("changchun-2021")
    >>> driving = statement_of(report, "services-drive-growth")
    >>> table = largest_table(hold_largest(report, driving, [find_sectors(report, 2021)]))
    >>> print(table.drop(columns="rests on").to_string(index=False))
    year part of growth largest other part         claim
    2016          52.1%                            holds
    2020  17.0 to 21.6%      83.9 to 89.0% does not hold
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

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.indirect import find_target_evidence
    >>> table = hint_table(find_target_evidence(load_report("changchun-2021")))
    >>> print(table[["target", "hint", "source"]].head(2).to_string(index=False))
                    target           hint      source
     increase by about 10%       5%, 2023 state media
    increase by about 5.5% 31.1%, 2021 Q1    official
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
