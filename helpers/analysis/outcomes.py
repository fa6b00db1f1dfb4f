"""Hold targets against what others later published, which tells whether they were met.

This is another gap than that between a target and the achievement before it
(`helpers.analysis.gaps`), and rests on evidence from outside the report. The two are never mixed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from helpers.analysis.gaps import (
    ENDS,
    PERCENT,
    RATES,
    Bar,
    bar_of,
    bounds_of,
    difference,
    end_columns,
    in_units,
    judge,
)
from helpers.core.units import base_unit
from helpers.data.published import as_published, rank
from helpers.data.report import Report

OUTCOMES = ("met", "missed", "cannot be told", "no evidence")
"""What became of a target."""

_NEAR = ("measure", "stock and flow")
"""Differences of lookalikes that measure one thing in two ways, and so are worth a mention."""

_SOURCE = (
    "period", "nature", "strength", "note", "source_title", "source_address", "published",
)  # fmt: skip
_COLUMNS = [
    "label", "theme", "part", "target", "measure", "unit", *(f"bar_{end}" for end in ENDS),
    "bar_value", "outcome", "why", *(f"found_{end}" for end in ENDS), "found_value",
    *(f"margin_{end}" for end in ENDS), "margin_unit", *_SOURCE, "as_published",
]  # fmt: skip
_Row = dict[Any, Any]


class _Found(NamedTuple):
    """Evidence on a target.

    Parameters
    ----------
    row : dict
        The evidence.
    why : str
        Why it does not decide; empty if it does.
    comparable : bool
        Whether it states the target's indicator and measure, so that a margin means something.
    """

    row: _Row
    why: str = ""
    comparable: bool = True


def measure_outcomes(report: Report) -> pd.DataFrame:
    """Hold every target of a report against what others later published.

    The most settled number of the target's own indicator, measure and period decides; of two
    numbers of one nature the better sourced. Weak evidence, a quarter, another year and a
    lookalike never decide. A target without a date is met once it is reached, and cannot be
    told before.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a target, in the order of the text: `label`, `theme`, `part`, `target`,
        `measure`, `unit` (percent for growth and shares), `bar_low`, `bar_high` and
        `bar_value`, where the bar lies; `outcome`, one of `OUTCOMES`, and `why` it cannot be
        told. Where evidence was found also `period`, `nature`, `strength`, `note`,
        `source_title`, `source_address`, `published` and `as_published`, what it states in
        words; and where it is comparable
        `found_low`, `found_high` and `found_value`, in `unit`, and `margin_low` and
        `margin_high`, found less bar, in `margin_unit`.
    """
    indicators = report.indicators.set_index("indicator")
    targets = report.figures.loc[report.figures["status"] == "target"]
    search = _Search(report)
    found = []
    for target in targets.to_dict("records"):
        about = indicators.loc[target["indicator"]]
        bar = bar_of(target, about["better"], report.about)
        unit = "percent" if target["measure"] in RATES else target["unit"]
        factor = PERCENT if target["measure"] in RATES else base_unit(unit)[0]
        evidence = search.of(target, bar)
        outcome, why = _judged(bar, evidence, report.about)
        found.append(
            {
                "label": about["label"],
                "theme": target["theme"],
                "part": target["part"],
                "target": target["figure"],
                "measure": target["measure"],
                "unit": unit,
                **end_columns("bar", bar.bounds.interval(1 / factor)),
                "bar_value": target["base_value"] / float(factor),
                "outcome": outcome,
                "why": why,
                **_margin(bar, evidence, factor, report.about),
                "margin_unit": "percentage points" if target["measure"] in RATES else unit,
                **{name: _cell(evidence, name) for name in _SOURCE},
                "as_published": "" if evidence is None else as_published(evidence.row),
            }
        )
    return pd.DataFrame(found, columns=_COLUMNS)


def _cell(evidence: _Found | None, column: str) -> str:
    """Return a cell of the evidence, empty where there is none."""
    return "" if evidence is None or pd.isna(evidence.row[column]) else str(evidence.row[column])


def _judged(bar: Bar, evidence: _Found | None, about: float) -> tuple[str, str]:
    """Return what became of a target, and why that cannot be told."""
    if evidence is None:
        return "no evidence", ""
    if evidence.why:
        return "cannot be told", evidence.why
    outcome = judge(bar, bounds_of(evidence.row, about))
    return (
        outcome,
        "what the target asks is not sharp enough" if outcome == "cannot be told" else "",
    )


def _margin(bar: Bar, evidence: _Found | None, factor: Fraction, about: float) -> dict[str, Any]:
    """Return what was found, and how far it lies from the bar, as columns."""
    if evidence is None or not evidence.comparable:
        return end_columns("found", None) | {"found_value": None} | end_columns("margin", None)
    value, goal = in_units(factor, bounds_of(evidence.row, about), bar.bounds)
    return (
        end_columns("found", value.interval())
        | {"found_value": evidence.row["base_value"] / float(factor)}
        | end_columns("margin", difference(value, goal))
    )


class _Search:
    """What was published after the report, by target."""

    def __init__(self, report: Report) -> None:
        self._about = report.about
        targets = report.figures.loc[report.figures["status"] == "target", "first_year"]
        self._first = 0 if targets.isna().all() else int(targets.min())
        self._labels = report.indicators.set_index("indicator")["label"].to_dict()
        near = report.lookalikes.loc[report.lookalikes["difference"].isin(_NEAR)]
        self._alike = {frozenset(pair) for pair in near[["indicator", "other"]].to_numpy()}
        rows = report.evidence.to_dict("records")
        self._rows = sorted((row for row in rows if row["nature"] != "target"), key=rank)

    def of(self, target: _Row, bar: Bar) -> _Found | None:
        """Return the evidence on a target, None if there is none."""
        first = target["first_year"]
        later = [row for row in self._rows if pd.isna(first) or row["last_year"] >= first]
        own = [
            row
            for row in later
            if row["indicator"] == target["indicator"] and row["measure"] == target["measure"]
        ]
        if pd.isna(first):
            return self._undated(bar, own)
        of_time = [row for row in own if row["period"] == target["period"]]
        return _direct(of_time) or self._indirect(target, own, later)

    def _indirect(self, target: _Row, own: list[_Row], later: list[_Row]) -> _Found | None:
        """Return evidence that is of a part of the time, of something else or of another time."""
        period = str(target["period"])
        for row in own:
            if str(row["period"]).startswith(f"{period} "):
                why = f"published only for {row['period']}, a part of the year"
                return _Found(row, why, comparable=False)
        for row in later:
            alike = frozenset((row["indicator"], target["indicator"])) in self._alike
            if alike and row["period"] == period:
                label = self._labels[row["indicator"]]
                return _Found(row, f"published only of something else: {label}", comparable=False)
        if own:
            years = ", ".join(sorted({str(row["period"]) for row in own}))
            return _Found(own[0], f"published only of another time: {years}", comparable=False)
        return None

    def _undated(self, bar: Bar, own: list[_Row]) -> _Found | None:
        """Return the evidence on a target without a date: when it was reached, or the latest."""
        by_year: dict[int, _Row] = {}
        for row in own:  # the most settled number of each whole year comes first
            if row["strength"] != "weak" and str(row["period"]).isdigit():
                by_year.setdefault(int(row["first_year"]), row)
        years = [year for year in sorted(by_year) if year >= self._first]
        for year in years:
            if judge(bar, bounds_of(by_year[year], self._about)) == "met":
                return _Found(by_year[year])
        if not years:
            return None
        return _Found(by_year[years[-1]], f"the report gives no date; not reached by {years[-1]}")


def _direct(rows: list[_Row]) -> _Found | None:
    """Return the best of the evidence on a target's own indicator, measure and time."""
    sound = [row for row in rows if row["strength"] != "weak"]
    if sound:
        return _Found(sound[0])
    return _Found(rows[0], "the only source is weak") if rows else None


def outcome_panels(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with a comparable outcome, in two panels for a chart.

    Parameters
    ----------
    outcomes : DataFrame
        Outcomes as `measure_outcomes` returns them.

    Returns
    -------
    DataFrame
        The rows whose outcome has a margin, with the period in `label`, and `panel`: growth and
        shares in percent, levels in percent of the target; sorted by panel and by how far the
        outcome lies from the bar.
    """
    rows = outcomes.loc[outcomes["found_value"].notna()]
    levels = ~rows["measure"].isin(RATES)
    scale = (100 / rows["bar_value"]).where(levels, 1.0)
    numbers = [f"{side}_{end}" for side in ("bar", "found") for end in ("low", "high", "value")]
    scaled = rows.assign(
        **{column: rows[column].astype("float64") * scale for column in numbers},
        label=rows["label"] + ", " + rows["period"].astype("str"),
        panel=levels.map(
            {False: "growth in the year, percent", True: "level, percent of the target"}
        ),
    )
    margin = scaled["found_value"] - scaled["bar_value"]
    order = scaled.assign(margin=margin).sort_values(["panel", "margin"], ascending=[True, False])
    return order.drop(columns="margin").reset_index(drop=True)
