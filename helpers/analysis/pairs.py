"""Pair each target with the achievement of the same indicator, measure and scope.

The rules, in the order in which they are tried:

1. Same indicator, same scope, same measure: the latest achievement before the target. Growth,
   changes and multiples must also span as many years as the target does.
2. A multiple and the level that it multiplies make a level: where the report states the level
   of the year before, a multiple says where to arrive, and is compared with that level.
3. A growth rate and the level of the year before make a level, where the target has no
   achieved growth to be compared with. Not for money: whether its growth is real or at current
   prices the report does not say.

Pairs of rules 2 and 3 are derived. Each figure is in one pair at most; one without a partner
keeps the reason. Nothing is paired by name: a pair follows from the figures alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from helpers.data.report import Report

SAME_MEASURE = "same measure"
TIMES_MULTIPLE = "level × multiple"
TIMES_GROWTH = "level × (1 + growth)"
DERIVED = (TIMES_MULTIPLE, TIMES_GROWTH)
"""The rules whose pairs are derived."""

UNPAIRED = (
    "no achievement reported",
    "no target set",
    "different measure",
    "different scope",
    "different threshold",
    "different period",
    "undated",
)
"""Why a figure has no partner."""

_OVER_TIME = ("growth", "change", "multiple", "increase-in-multiples")
"""Measures that say what happened between two years."""

_Row = dict[Any, Any]
_Rule = Callable[[_Row, _Row], bool]


def account_for(report: Report) -> pd.DataFrame:
    """Account for every figure of a report: its partner, or why it has none.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure, in the order of the text: `figure`, `indicator`, `status`, `theme`,
        `part`, `partner` (the figure on the other side) and `rule` (how they were paired),
        or `reason` (one of `UNPAIRED`) and `why`, in words. What does not apply is empty.
    """
    rows = report.figures.to_dict("records")
    partners = _partners(rows)
    reasons = _Reasons(report, rows, partners)
    found = []
    for row in rows:
        partner, rule = partners.get(row["figure"], ("", ""))
        reason, why = ("", "") if partner else reasons.of(row)
        found.append({"partner": partner, "rule": rule, "reason": reason, "why": why})
    named = report.figures[["figure", "indicator", "status", "theme", "part"]]
    columns = ["partner", "rule", "reason", "why"]
    added = pd.DataFrame(found, index=named.index, columns=columns, dtype="str")
    return pd.concat([named, added], axis="columns")


def _partners(rows: list[_Row]) -> dict[str, tuple[str, str]]:
    """Return the partner of each figure that has one, and the rule."""
    rules: tuple[tuple[str, _Rule], ...] = (
        (SAME_MEASURE, lambda t, a: t["measure"] != "multiple" and _same_measure(t, a)),
        (TIMES_MULTIPLE, lambda t, a: t["measure"] == "multiple" and _base_level(t, a)),
        (SAME_MEASURE, _same_measure),
        (TIMES_GROWTH, lambda t, a: t["measure"] == "growth" and _real_base_level(t, a)),
    )
    achievements = [row for row in rows if row["status"] == "achievement"]
    targets = [row for row in rows if row["status"] == "target"]
    targets.sort(key=lambda row: 9999 if pd.isna(row["first_year"]) else row["first_year"])
    partners: dict[str, tuple[str, str]] = {}
    for rule, fits in rules:
        for target in targets:
            if target["figure"] in partners:
                continue
            fitting = [
                row
                for row in achievements
                if row["figure"] not in partners
                and _same_subject(target, row)
                and fits(target, row)
            ]
            if fitting:
                latest = max(fitting, key=lambda row: (row["last_year"], row["figure"]))
                partners[target["figure"]] = (latest["figure"], rule)
                partners[latest["figure"]] = (target["figure"], rule)
    return partners


def _same_subject(one: _Row, other: _Row) -> bool:
    """Tell whether two figures are of the same indicator and the same scope."""
    return bool(one["indicator"] == other["indicator"] and one["scope"] == other["scope"])


def _same_measure(target: _Row, row: _Row) -> bool:
    """Tell whether an achievement states what a target states, of a time before it."""
    return (
        bool(target["measure"] == row["measure"] and target["base_unit"] == row["base_unit"])
        and _before(target, row)
        and (target["measure"] not in _OVER_TIME or _years(target) == _years(row))
    )


def _before(target: _Row, row: _Row) -> bool:
    """Tell whether a dated achievement is older than a target; an undated target is ahead."""
    if pd.isna(row["last_year"]):
        return False
    return bool(pd.isna(target["first_year"]) or row["last_year"] < target["first_year"])


def _years(row: _Row) -> int | None:
    """Return how many years a figure spans."""
    return None if pd.isna(row["first_year"]) else row["last_year"] - row["first_year"] + 1


def _base_level(target: _Row, row: _Row) -> bool:
    """Tell whether an achievement is the level of the year before a target's only year."""
    return bool(
        row["measure"] == "level"
        and _years(target) == 1
        and _years(row) == 1
        and row["last_year"] == target["first_year"] - 1
    )


def _real_base_level(target: _Row, row: _Row) -> bool:
    """Tell whether an achievement is such a level, and not in money."""
    return _base_level(target, row) and row["base_unit"] != "yuan"


class _Reasons:
    """Why figures have no partner."""

    def __init__(
        self, report: Report, rows: list[_Row], partners: dict[str, tuple[str, str]]
    ) -> None:
        self._rows = rows
        self._by_name = {row["figure"]: row for row in rows}
        self._partners = partners
        self._labels = report.indicators.set_index("indicator")["label"].to_dict()
        numerals = report.numerals
        thresholds = numerals.loc[numerals["kind"] == "threshold"]
        self._thresholds = {
            row["figure"]: (row["comparator"], row["value"], row["unit"], row["printed"])
            for row in thresholds.to_dict("records")
        }
        alike = report.lookalikes.to_dict("records")
        self._alike = [(r["indicator"], r["other"], r["why"]) for r in alike]
        self._alike += [(r["other"], r["indicator"], r["why"]) for r in alike]

    def of(self, row: _Row) -> tuple[str, str]:
        """Return the reason why a figure has no partner, and the reason in words."""
        if row["status"] == "achievement" and pd.isna(row["last_year"]):
            return "undated", "the report does not say when it was so"
        side = "achievement" if row["status"] == "target" else "target"
        others = [other for other in self._rows if other["status"] == side]
        kin = [other for other in others if other["indicator"] == row["indicator"]]
        near = [other for other in kin if other["scope"] == row["scope"]]
        same = [other for other in near if other["measure"] == row["measure"]]
        if same:
            return self._same(side, same)
        if near:
            return "different measure", f"the {side} is stated as: {_said(near, 'measure')}"
        if kin:
            return "different scope", f"the {side} is stated for: {_said(kin, 'scope')}"
        return self._without_kin(row, others)

    def _same(self, side: str, same: list[_Row]) -> tuple[str, str]:
        """Explain why a figure does not pair with those of the same measure."""
        for other in same:
            partner, rule = self._partners.get(other["figure"], ("", ""))
            if rule in DERIVED:
                return "different measure", f"the {side} is compared as a level: {rule}"
            if partner:
                printed = self._by_name[partner]["printed"]
                return "different period", f"the {side} is compared with “{printed}”"
        why = f"the {side} is of another time, of more or fewer years, or in another kind of unit"
        return "different period", why

    def _without_kin(self, row: _Row, others: list[_Row]) -> tuple[str, str]:
        """Explain why nothing is said of the indicator on the other side."""
        alike = [
            (other, why)
            for one, indicator, why in self._alike
            for other in others
            if one == row["indicator"] and other["indicator"] == indicator
        ]
        mine = self._thresholds.get(row["figure"])
        for other, _ in alike:
            theirs = self._thresholds.get(other["figure"])
            if mine and theirs and mine[:3] != theirs[:3]:
                return "different threshold", f"{mine[3]} each, against {theirs[3]} each"
        reason = "no achievement reported" if row["status"] == "target" else "no target set"
        words = {f"not {self._labels[other['indicator']]}: {why}": None for other, why in alike}
        if pd.isna(row["first_year"]):
            words["the report gives no date"] = None
        return reason, "; ".join(words)


def _said(rows: list[_Row], column: str) -> str:
    """Name what figures state, or for whom."""
    return ", ".join(dict.fromkeys(str(row[column]).replace("-", " ") for row in rows))


def tempting_pairs(report: Report) -> pd.DataFrame:
    """List the pairs of a target and an achievement that only sound alike.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a pair that is not made: `target`, `achievement` (names of figures), `difference`
        and `why`; two figures of one indicator come first, then lookalikes.
    """
    accounts = account_for(report)
    rows = {row["figure"]: row for row in report.figures.to_dict("records")}
    sides = {
        status: [
            (rows[row["figure"]], row["reason"], row["why"])
            for row in accounts.to_dict("records")
            if row["status"] == status
        ]
        for status in ("target", "achievement")
    }
    alike = {
        frozenset((row["indicator"], row["other"])): (row["difference"], row["why"])
        for row in report.lookalikes.to_dict("records")
    }
    found = []
    for target, reason, why in sides["target"]:
        for row, other_reason, other_why in sides["achievement"]:
            if target["indicator"] == row["indicator"]:
                if (reason or other_reason) and other_reason != "different period":
                    found.append((target, row, other_reason or reason, other_why or why))
            elif pair := alike.get(frozenset((target["indicator"], row["indicator"]))):
                found.append((target, row, *pair))
    found.sort(key=lambda item: item[0]["indicator"] != item[1]["indicator"])
    return pd.DataFrame(
        [(target["figure"], row["figure"], kind, why) for target, row, kind, why in found],
        columns=["target", "achievement", "difference", "why"],
        dtype="str",
    )
