"""Pairs and accounts for tests: the pairs that were read from the figures, and short names."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable

from helpers.analysis.accounts import Account, find_accounts, find_tempting
from helpers.analysis.pairs import Pair, PairRule, find_pairs
from helpers.data.reader import Row
from helpers.data.records import Figure
from helpers.data.report import Report
from helpers.locations import DATA
from tests.building import with_rows

PAIRS = (
    ("gdp-level-undated", "gdp-level-2020", PairRule.SAME_MEASURE),
    ("gdp-growth-2021", "gdp-growth-2020", PairRule.SAME_MEASURE),
    ("industrial-output-growth-2021", "industrial-output-growth-2020", PairRule.SAME_MEASURE),
    (
        "fixed-asset-investment-growth-2021",
        "fixed-asset-investment-growth-2020",
        PairRule.SAME_MEASURE,
    ),
    ("grain-output-level-2021", "grain-output-level-2020", PairRule.SAME_MEASURE),
    ("new-jobs-urban-level-2021", "new-jobs-urban-level-2020", PairRule.SAME_MEASURE),
    (
        "registered-unemployment-rate-urban-share-2021",
        "registered-unemployment-rate-urban-share-2020",
        PairRule.SAME_MEASURE,
    ),
    (
        "hi-tech-enterprises-new-level-2021",
        "hi-tech-enterprises-new-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("hongqi-output-multiple-2021", "hongqi-output-level-2020", PairRule.TIMES_MULTIPLE),
    (
        "industrial-standard-plants-level-2021",
        "industrial-standard-plants-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("market-entities-growth-2021", "market-entities-level-2020", PairRule.TIMES_GROWTH),
    (
        "actual-funds-growth-2021",
        "actual-funds-domestic-growth-2020; actual-funds-foreign-growth-2020",
        PairRule.PARTS,
    ),
    (
        "old-residential-quarters-level-2021",
        "old-residential-quarters-level-2020",
        PairRule.SAME_MEASURE,
    ),
    ("dead-end-roads-opened-level-2021", "dead-end-roads-opened-level-2020", PairRule.SAME_MEASURE),
)
"""All targets with an achievement of the same indicator, in the order of the text."""


def rows_of_the_file() -> list[dict[str, str]]:
    """Read the figures past the loader."""
    with (DATA / "changchun-2021" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(report: Report) -> list[Row]:
    return list(report.package.rows["figures"].values())


def without(report: Report, *names: str) -> Report:
    return only(report, *(row for row in rows_of(report) if row["figure"] not in names))


def changed(report: Report, name: str, **changes: str) -> Row:
    """Return the row of one figure with other cells."""
    (row,) = (row for row in rows_of(report) if row["figure"] == name)
    assert changes.keys() <= row.keys()
    return row | changes


def replaced(report: Report, name: str, **changes: str) -> Report:
    """Return the report with one figure changed, which comes last."""
    others = [row for row in rows_of(report) if row["figure"] != name]
    return only(report, *others, changed(report, name, **changes))


def added(report: Report, *rows: Row) -> Report:
    return only(report, *rows_of(report), *rows)


def only(report: Report, *rows: Row) -> Report:
    return with_rows(report, figures=rows)


def shuffled(report: Report, seed: int) -> Report:
    rows = rows_of(report)
    return only(report, *random.Random(seed).sample(rows, len(rows)))


def account_of(report: Report, name: str) -> Account:
    (account,) = (one for one in find_accounts(report) if one.figure.name == name)
    return account


def partners(account: Account) -> str:
    return "; ".join(other.name for other in account.partners)


def partner_of(report: Report, name: str) -> tuple[str, PairRule | None]:
    account = account_of(report, name)
    return partners(account), account.rule


def tempting(report: Report) -> list[tuple[str, str, str]]:
    return [
        (one.target.name, one.achievement.name, one.difference) for one in find_tempting(report)
    ]


def named(pair: Pair) -> tuple[str, str, PairRule]:
    """Return the names of a pair."""
    names = [one.name for one in pair.achievements if isinstance(one, Figure)]
    return pair.target.name, "; ".join(names), pair.rule


def pairs_of(report: Report) -> list[tuple[str, str, PairRule]]:
    return [named(pair) for pair in find_pairs(report)]


def paired(accounts: Iterable[Account]) -> list[tuple[str, str, PairRule | None]]:
    return [(one.figure.name, partners(one), one.rule) for one in accounts]
