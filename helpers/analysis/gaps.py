"""Measure how far targets lie from achievements, which tells whether the bar was raised.

A gap is a target less the achievement that it is paired with. It is an interval, for both sides
are. Gaps of growth rates and shares are in percentage points, gaps of levels in the unit of the
achievement and relative to it. A verdict is given only where the whole interval agrees; all else
cannot be told. Ends are compared as rational numbers, so that no rounding and no choice of units
decides.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from helpers.analysis.pairs import DERIVED, TIMES_GROWTH, account_for
from helpers.core.interval import Interval
from helpers.core.units import base_unit, to_base
from helpers.core.wording import ABOUT, Bounds, bounds
from helpers.data.report import Report

VERDICTS = ("raised", "held", "lowered", "cannot be told")
"""What became of the bar."""

RATES = ("growth", "share")
"""Measures in percent, whose gaps are in percentage points."""

PERCENT = Fraction(1, 100)
_HUNDRED = Fraction(100)
ENDS = ("low", "high", "low_closed", "high_closed")
"""What the columns of an interval are called, after its name."""

_COLUMNS = [
    "label", "theme", "part", "better", "target", "achievement", "rule", "derived", "dated",
    "measure", "unit", *(f"achieved_{end}" for end in ENDS), "achieved_value",
    *(f"aimed_{end}" for end in ENDS), "aimed_value", *(f"gap_{end}" for end in ENDS),
    "gap_unit", *(f"ratio_{end}" for end in ENDS), "ratio_value", "verdict", "repeating",
]  # fmt: skip
_Row = dict[Any, Any]


class Bar(NamedTuple):
    """What a target asks: where the bar lies, and on which side of it the target is met.

    Parameters
    ----------
    bounds : Bounds
        Where the bar lies; more than one value where the target is "about" something.
    side : str
        ``above`` or ``below``, or ``at`` where neither direction is better.
    strict : bool
        Whether the bar itself falls short, as it does with "more than".
    """

    bounds: Bounds
    side: str
    strict: bool


def bounds_of(row: _Row, about: float = ABOUT, *, rounded: bool = False) -> Bounds:
    """Return what a row of figures or of evidence allows, exactly, in base units.

    Parameters
    ----------
    row : dict
        The row, with the columns of the figures or of the evidence of a report.
    about : float
        Half width of ``about``, in units of the last printed digit.
    rounded : bool
        Whether a bare target is read as rounded, as an achievement is; by default it is as set.
    """
    return bounds(
        f"{row['value']:.{row['decimals']}f}",
        row["comparator"],
        row["unit"],
        row["measure"],
        target=row.get("status", row.get("nature")) == "target" and not rounded,
        in_words=row["in_words"],
        about=about,
    )


def bar_of(row: _Row, better: str, about: float = ABOUT, *, rounded: bool = False) -> Bar:
    """Return the bar that a target sets.

    Parameters
    ----------
    row : dict
        The target, a row of the figures of a report.
    better : str
        Which direction is better: ``higher``, ``lower`` or ``neither``. A floor ("more than")
        and a ceiling ("within") say it themselves.
    about : float
        Half width of ``about``, in units of the last printed digit.
    rounded : bool
        Whether a bare target is read as rounded.
    """
    found = bounds_of(row, about, rounded=rounded)
    match row["comparator"]:
        case ">" | ">=":
            return Bar(_single(found.low), "above", row["comparator"] == ">")
        case "<" | "<=":
            return Bar(_single(found.high), "below", row["comparator"] == "<")
    return Bar(found, {"higher": "above", "lower": "below"}.get(better, "at"), strict=False)


def _single(value: Fraction | None) -> Bounds:
    """Return the bounds that hold one value alone."""
    return Bounds(value, value, low_closed=True, high_closed=True)


def difference(left: Bounds, right: Bounds) -> Interval:
    """Return the interval of all differences `left` less `right`."""
    return Interval.from_rationals(
        None if left.low is None or right.high is None else left.low - right.high,
        None if left.high is None or right.low is None else left.high - right.low,
        left.low_closed and right.high_closed,
        left.high_closed and right.low_closed,
    )


def verdict(gap: Interval, better: str) -> str:
    """Say what became of the bar.

    Parameters
    ----------
    gap : Interval
        Target less achievement.
    better : str
        Which direction is better: ``higher``, ``lower`` or ``neither``.

    Returns
    -------
    str
        ``raised`` or ``lowered`` if the whole gap lies on one side of zero, ``held`` if it is
        zero, else ``cannot be told``, as always where neither direction is better.
    """
    toward = {"higher": gap, "lower": -gap}.get(better)
    if toward is None:
        return "cannot be told"
    if _positive(toward):
        return "raised"
    if _positive(-toward):
        return "lowered"
    return "held" if toward.low == toward.high == 0 else "cannot be told"


def judge(bar: Bar, value: Bounds) -> str:
    """Say whether a value meets a bar: ``met``, ``missed`` or ``cannot be told``.

    Parameters
    ----------
    bar : Bar
        What the target asks.
    value : Bounds
        What is known of the value, in the same base units.
    """
    margin = difference(value, bar.bounds)
    if bar.side == "at":
        if margin.low == margin.high == 0:
            return "met"
        return "missed" if 0 not in margin else "cannot be told"
    toward = margin if bar.side == "above" else -margin
    if _positive(toward) or (not bar.strict and toward.low >= 0):
        return "met"
    if _positive(-toward) or (bar.strict and toward.high <= 0):
        return "missed"
    return "cannot be told"


def _positive(interval: Interval) -> bool:
    """Tell whether every number of an interval is above zero."""
    return interval.low > 0 or (interval.low == 0 and not interval.low_closed)


def measure_gaps(report: Report, *, rounded: bool = False) -> pd.DataFrame:
    """Measure the gap of every pair of a target and an achievement.

    Parameters
    ----------
    report : Report
        The report.
    rounded : bool
        Whether a bare target is read as rounded to its last digit, as a bare achievement is; by
        default it is exactly what was set.

    Returns
    -------
    DataFrame
        One row a pair, in the order of the targets in the text:

        - `label`, `theme`, `part`, `better`; `target` and `achievement`, names of figures;
          `rule`, and `derived`, whether the pair was made by a conversion; `dated`, whether the
          target has a date;
        - `measure` that is compared, and `unit`: percent for growth and shares;
        - `achieved_low`, `achieved_high`, `aimed_low`, `aimed_high`, in `unit`, whether these
          ends are closed, and `achieved_value` and `aimed_value`, the numbers as printed;
        - `gap_low`, `gap_high`, with `gap_low_closed` and `gap_high_closed`, in `gap_unit`:
          percentage points, or the unit of the level;
        - `ratio_low`, `ratio_high`, with `ratio_low_closed` and `ratio_high_closed`, and
          `ratio_value`: the target in percent of the achievement, for levels alone, for the
          ratio of two rates means nothing;
        - `verdict`, one of `VERDICTS`; and `repeating`, whether the achievement repeated would
          meet the target: ``met``, ``missed`` or ``cannot be told``.
    """
    accounts = account_for(report)
    pairs = accounts.loc[(accounts["status"] == "target") & (accounts["partner"] != "")]
    figures = {row["figure"]: row for row in report.figures.to_dict("records")}
    indicators = report.indicators.set_index("indicator")
    found = []
    for target_name, partner, rule in pairs[["figure", "partner", "rule"]].to_numpy():
        target, achievement = figures[target_name], figures[partner]
        about = indicators.loc[target["indicator"]]
        sides = target, achievement
        measured = _measure(sides, rule, about["better"], report.about, rounded=rounded)
        found.append(
            {
                "label": about["label"],
                "theme": target["theme"],
                "part": target["part"],
                "better": about["better"],
                "target": target_name,
                "achievement": partner,
                "rule": rule,
                "derived": rule in DERIVED,
                "dated": pd.notna(target["first_year"]),
            }
            | measured
        )
    return pd.DataFrame(found, columns=_COLUMNS)


def _measure(
    sides: tuple[_Row, _Row], rule: str, better: str, about: float, *, rounded: bool
) -> dict[str, Any]:
    """Measure one pair of a target and an achievement."""
    target, achievement = sides
    achieved, aimed = bounds_of(achievement, about), bounds_of(target, about, rounded=rounded)
    bar = bar_of(target, better, about, rounded=rounded)
    measure = achievement["measure"]
    unit = "percent" if measure in RATES else achievement["unit"]
    factor = PERCENT if measure in RATES else base_unit(unit)[0]
    ratio: Interval | None
    value, goal_value = _value(achievement), _value(target)
    if rule in DERIVED:  # both sides hang on one level, which their ratio does not
        grown = Fraction(1 if rule == TIMES_GROWTH else 0)
        multiple, one = _shifted(aimed, grown), _single(Fraction(1))
        goal_value = value * (goal_value + grown)
        level = achieved.interval(1 / factor)
        ratio = multiple.interval(_HUNDRED) if value else None
        goal, gap = level * multiple.interval(), level * difference(multiple, one)
        repeating = judge(bar._replace(bounds=_shifted(bar.bounds, grown)), one)
    else:
        ratio = _quotient(aimed, achieved) if measure == "level" else None
        goal, gap = aimed.interval(1 / factor), difference(*in_units(factor, aimed, achieved))
        repeating = judge(bar, achieved)
    return {
        "measure": measure,
        "unit": unit,
        **end_columns("achieved", achieved.interval(1 / factor)),
        "achieved_value": float(value / factor),
        **end_columns("aimed", goal),
        "aimed_value": float(goal_value / factor),
        **end_columns("gap", gap),
        "gap_unit": "percentage points" if measure in RATES else unit,
        **end_columns("ratio", ratio),
        "ratio_value": None if ratio is None else float(goal_value / value * 100),
        "verdict": verdict(gap, better),
        "repeating": repeating,
    }


def _shifted(found: Bounds, by: Fraction) -> Bounds:
    """Return bounds moved by a number."""
    return found._replace(
        low=None if found.low is None else found.low + by,
        high=None if found.high is None else found.high + by,
    )


def in_units(factor: Fraction, *several: Bounds) -> list[Bounds]:
    """Return bounds in units of which one is `factor` base units."""
    return [
        found._replace(
            low=None if found.low is None else found.low / factor,
            high=None if found.high is None else found.high / factor,
        )
        for found in several
    ]


def _value(row: _Row) -> Fraction:
    """Return the printed number of a figure, in base units."""
    return to_base(Fraction(f"{row['value']:.{row['decimals']}f}"), row["unit"])


def _quotient(left: Bounds, right: Bounds) -> Interval | None:
    """Return all quotients of levels, in percent; None where the divisor may be zero."""
    if not right.low:
        return None
    low = Fraction(0) if right.high is None or not left.low else left.low / right.high
    reached = not left.low or (right.high is not None and right.high_closed)
    high = None if left.high is None else left.high / right.low
    return Interval.from_rationals(
        low * _HUNDRED,
        None if high is None else high * _HUNDRED,
        left.low_closed and reached,
        left.high_closed and (right.low_closed or high == 0),
    )


def end_columns(name: str, interval: Interval | None) -> dict[str, Any]:
    """Return the ends of an interval as columns."""
    return {f"{name}_{end}": None if interval is None else getattr(interval, end) for end in ENDS}


def growth_pairs(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of growth rates and shares, sorted by gap within sorted themes.

    Parameters
    ----------
    gaps : DataFrame
        Gaps as `measure_gaps` returns them.

    Returns
    -------
    DataFrame
        The rows in percent; the theme with the widest gap first.
    """
    return _by_theme(gaps.loc[gaps["measure"].isin(RATES)])


def level_pairs(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of levels in percent of the achievement, sorted as `growth_pairs` does.

    Parameters
    ----------
    gaps : DataFrame
        Gaps as `measure_gaps` returns them.

    Returns
    -------
    DataFrame
        The rows with `achieved` at 100 and `aimed` the ratio, whose interval holds what is not
        known of either side. A label says where the pair is derived or the target has no date.
    """
    rows = gaps.loc[gaps["measure"] == "level"]
    ends = ("low", "high", "value", "low_closed", "high_closed")
    remark = rows["derived"].map({True: " (derived)", False: ""})
    in_percent = rows.assign(
        label=rows["label"] + remark + rows["dated"].map({True: "", False: " (no date)"}),
        **{f"achieved_{end}": 100.0 for end in ends[:3]},
        **{f"achieved_{end}": True for end in ends[3:]},
        **{f"aimed_{end}": rows[f"ratio_{end}"] for end in ends},
        unit="percent of the achievement",
    )
    return _by_theme(in_percent)


def _by_theme(rows: pd.DataFrame) -> pd.DataFrame:
    """Sort pairs by the gap of the printed numbers, theme by theme."""
    gap = rows["aimed_value"] - rows["achieved_value"]
    widest = gap.groupby(rows["theme"].astype("str")).transform("max")
    order = pd.DataFrame({"widest": widest, "theme": rows["theme"].astype("str"), "gap": gap})
    order = order.sort_values(["widest", "theme", "gap"], ascending=[False, True, False])
    return rows.loc[order.index].reset_index(drop=True)
