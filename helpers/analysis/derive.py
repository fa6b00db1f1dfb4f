"""What a report lets one derive: bases, readings of multiples, floors, ratios.

Only a stock that the report does not state, though it says by how many times it rose, is taken
from the evidence, and named so.

Each derivation is a rule that runs on every figure that it fits. The result is an interval that
holds all that the wording of the figures allows, with its formula and the figures used.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.core.interval import Interval
from helpers.core.units import base_unit, is_counted
from helpers.data.published import most_settled
from helpers.data.report import Report, interval_of_row

_ONE = Interval.exactly(1)
_Row = dict[Any, Any]
_Derived = tuple[str, str, tuple[str, ...], Interval, str]
"""Quantity, formula, figures, interval and unit."""


def derive(report: Report) -> pd.DataFrame:
    """Derive what follows from the figures of a report.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        Rows of `quantity`, `low`, `high`, `low_closed`, `high_closed` and `unit`, `formula` and
        `figures`, the names of the figures used, or ``evidence``.
    """
    rules = (_before_a_change, _before_growth, _readings, _floors, _ratios)
    rows = [
        {
            "quantity": quantity,
            "low": found.low,
            "high": found.high,
            "low_closed": found.low_closed,
            "high_closed": found.high_closed,
            "unit": unit,
            "formula": formula,
            "figures": ", ".join(figures),
        }
        for rule in rules
        for quantity, formula, figures, found, unit in rule(report)
    ]
    columns = (
        "quantity", "low", "high", "low_closed", "high_closed", "unit", "formula", "figures",
    )  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns))


def _before_a_change(report: Report) -> Iterator[_Derived]:
    """Derive the level before a change, and the growth, from level and change of one year."""
    for change in _of_one_year(report, "change"):
        level = _level(report, change)
        if level is None:
            continue
        now, by = interval_of_row(level), interval_of_row(change)
        names = (level["figure"], change["figure"])
        label, year = _label(report, change), change["last_year"] - 1
        before = now - by
        unit, factor = _unit(level)
        yield f"{label}, {year}", "level − change", names, before / factor, unit
        if before.low > 0:  # now / (now − by) − 1 = by / (now − by), which rises as `now` falls
            growth = _ONE / (now / by - _ONE) if by.low > 0 else now / before - _ONE
            formula = "change ÷ (level − change)"
            percent = growth * Interval.exactly(100)
            yield f"{label}, growth in {year + 1}", formula, names, percent, "percent"


def _before_growth(report: Report) -> Iterator[_Derived]:
    """Derive the level of the year before from a level and its growth or multiple."""
    for measure in ("growth", "multiple"):
        for rate in _of_one_year(report, measure):
            level = _level(report, rate)
            if level is None:
                continue
            factor = interval_of_row(rate) + _ONE if measure == "growth" else interval_of_row(rate)
            unit, scale = _unit(level)
            real = measure == "growth" and level["base_unit"] == "yuan"
            year = rate["last_year"]
            prices = f", at prices of {year} if growth is real" if real else ""
            formula = "level ÷ (1 + growth)" if measure == "growth" else "level ÷ multiple"
            names = (level["figure"], rate["figure"])
            quantity = f"{_label(report, rate)}, {year - 1}{prices}"
            before = interval_of_row(level) / _positive(factor)
            yield quantity, formula, names, before / scale, unit


def _readings(report: Report) -> Iterator[_Derived]:
    """Derive the factor of an increase "by N times", in both readings."""
    for row in report.figures.to_dict("records"):
        if row["measure"] != "increase-in-multiples":
            continue
        label, names = _label(report, row), (row["figure"],)
        loose = interval_of_row(row)
        readings = {"to the letter": loose + _ONE, "in loose use": loose}
        formulas = {"to the letter": "1 + number of times", "in loose use": "number of times"}
        for reading, factor in readings.items():
            yield f"{label}, factor {reading}", formulas[reading], names, factor, "times"
        stock = _stock(report, row)
        if stock is None:
            continue
        unit, scale = _unit(stock)
        year, source = int(row["first_year"]) - 1, stock.get("figure", "evidence")
        for reading, factor in readings.items():
            before = interval_of_row(stock) / _positive(factor) / scale
            quantity = f"{label}, {year}, multiple read {reading}"
            yield quantity, "stock ÷ factor", (*names, source), before, unit


def _stock(report: Report, multiple: _Row) -> _Row | None:
    """Return the level of the last year of a multiple, from the report or the evidence."""
    stated = _level(report, multiple)
    if stated or pd.isna(multiple["last_year"]) or multiple["status"] == "target":
        return stated
    year = int(multiple["last_year"])
    published = report.evidence.loc[report.evidence["nature"] != "target"]
    try:
        found = most_settled(published, multiple["indicator"], "level", year, year)
    except ValueError:
        return None
    return dict(found.iloc[0])


def _floors(report: Report) -> Iterator[_Derived]:
    """Derive the investment that projects above a threshold amount to at least."""
    rows = {row["figure"]: row for row in report.figures.to_dict("records")}
    thresholds = report.numerals.loc[report.numerals["kind"] == "threshold"]
    scale = Interval.exactly(float(base_unit("RMB billion")[0]))
    known = [
        (threshold, rows[threshold["figure"]], _amount(threshold))
        for threshold in thresholds.to_dict("records")
        if threshold["comparator"] in (">", ">=")
        and base_unit(threshold["unit"])[1] == "yuan"
        and _counts_things(rows[threshold["figure"]])
    ]
    for threshold, row, each in known:
        year = "" if pd.isna(row["last_year"]) else f", {row['last_year']}"
        name = f"{_label(report, row)}{year}: investment"
        reached = threshold["comparator"] == ">=" and row["low_closed"]
        floor = _from(row["low"] * each, reached)
        yield name, "number × threshold", (row["figure"],), floor / scale, "RMB billion"
        for other, above, more in known:
            nested = other["paragraph"] == threshold["paragraph"] and more > each
            if nested and above["unit"] == row["unit"] and above["high"] <= row["low"]:
                least = above["low"] * more + (row["low"] - above["high"]) * each
                names = (row["figure"], above["figure"])
                formula = "number above the higher threshold × that + the others × the lower one"
                quantity = f"{name}, if the other projects are among them"
                both = reached and other["comparator"] == ">=" and above["low_closed"]
                yield quantity, formula, names, _from(least, both) / scale, "RMB billion"


def _amount(threshold: _Row) -> float:
    """Return a threshold in base units."""
    return float(threshold["value"] * float(base_unit(threshold["unit"])[0]))


def _counts_things(row: _Row) -> bool:
    """Tell whether a figure is a number of things, of which there is at least one."""
    return bool(row["measure"] == "level" and is_counted(row["unit"]) and row["low"] > 0)


def _from(value: float, reached: bool) -> Interval:
    """Return all numbers from a value on, or above it."""
    return Interval(value, math.inf, low_closed=reached, high_closed=False)


def _positive(factor: Interval) -> Interval:
    """Return what of a factor is above zero: the level after it is not nothing."""
    if factor.low > 0:
        return factor
    return Interval(0, factor.high, low_closed=False, high_closed=factor.high_closed)


def _ratios(report: Report) -> Iterator[_Derived]:
    """Derive the ratios of ranges.csv for which the report states both sides."""
    for row in report.ranges.fillna({"counted_in": ""}).to_dict("records"):
        for above in _of_one_year(report, "level"):
            if above["indicator"] != row["numerator"]:
                continue
            below = _level(report, above | {"indicator": row["denominator"]})
            other = row["counted_in"] not in (above["unit"], "")
            if other or below is None or below["low"] <= 0:
                continue
            ratio = (
                interval_of_row(above) / interval_of_row(below) * Interval.exactly(row["factor"])
            )
            names = (above["figure"], below["figure"])
            quantity = f"{row['label']}, {above['last_year']}"
            yield quantity, "numerator ÷ denominator", names, ratio, row["unit"]


def _of_one_year(report: Report, measure: str) -> list[_Row]:
    """Return the figures of a measure that are of a single year."""
    return [
        row
        for row in report.figures.to_dict("records")
        if row["measure"] == measure
        and pd.notna(row["last_year"])
        and row["first_year"] == row["last_year"]
    ]


def _level(report: Report, like: _Row) -> _Row | None:
    """Return the level of the indicator, year, scope and status of a figure."""
    for row in _of_one_year(report, "level"):
        alike = ("indicator", "last_year", "scope", "status")
        if all(row[column] == like[column] for column in alike):
            return row
    return None


def _label(report: Report, row: _Row) -> str:
    """Return what the indicator of a figure is called."""
    labels = report.indicators.set_index("indicator")["label"]
    return str(labels[row["indicator"]])


def _unit(row: _Row) -> tuple[str, Interval]:
    """Return the unit of a figure, and what one of it is in base units."""
    return row["unit"], Interval.exactly(float(base_unit(row["unit"])[0]))
