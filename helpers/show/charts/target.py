"""Chart of one target: what was achieved before, what is asked, and what was published later."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from fractions import Fraction
from typing import overload

import pandas as pd
from matplotlib.axes import Axes

from helpers.analysis.bars import Verdict
from helpers.analysis.gaps import Gap
from helpers.analysis.outcomes import Outcome, OutcomeResult
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import Unit
from helpers.data.records import Figure, Stated
from helpers.show.chart import Chart
from helpers.show.charts.intervals import OUTCOME, draw_interval, set_limits, write_beside
from helpers.show.gap_tables import distance
from helpers.show.origins import origin
from helpers.show.outcome_tables import shortfall
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.style import LABEL_WIDTH, SMALL
from helpers.show.told import tell

_ROW = 0.62
"""Height of a row in inches."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chart: its label, the interval, the printed number, its kind, the words."""

    label: str
    known: Interval
    value: Fraction
    kind: str
    said: str


@overload
def draw_target(
    target: Figure, gap: Gap | None = ..., outcome: Outcome | None = ..., *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ...,
    ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_target(
    target: Figure, gap: Gap | None = ..., outcome: Outcome | None = ..., *,
    title: str | None = ..., description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_target(
    target: Figure,
    gap: Gap | None = None,
    outcome: Outcome | None = None,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw a target with what was achieved before and what was published later, as intervals.

    Parameters
    ----------
    target : Figure
        The target.
    gap : Gap, optional
        Its gap from what was achieved before; none where nothing can be compared with it.
    outcome : Outcome, optional
        What became of it.
    title, description, caption : str, optional
        Other words than those that are made from the data.
    ax : Axes, optional
        Where it is drawn; by default in a figure of its own.

    Returns
    -------
    Chart or Axes
        The chart; the Axes where they are given, see `helpers.show.panels.put`.

    Raises
    ------
    ValueError
        If words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.gaps import find_gaps
    >>> from helpers.analysis.outcomes import find_outcomes
    >>> report = load_report("changchun-2021")
    >>> gaps = {gap.target.name: gap for gap in find_gaps(report)}
    >>> outcomes = {one.target.name: one for one in find_outcomes(report)}
    >>> name = "gdp-growth-2021"
    >>> draw_target(report[name], gaps[name], outcomes[name]).table["what"].tolist()
    ['achieved, 2020', 'target, 2021', 'published of 2021']
    """
    unit = target.unit if gap is None else gap.achieved.unit
    rows = _rows(target, gap, outcome, unit)
    stated: list[Stated] = [target]
    stated += gap.pair.achievements if gap else []
    stated += [outcome.published] if outcome and outcome.published else []
    told = _told(target, gap, outcome)
    plan = Plan(
        f"{target.label}: {told[0]}",
        "Marks at the printed numbers, with bars for what their words allow. "
        + "; ".join(f"{row.label}: {row.said}" for row in rows)
        + f". {'. '.join(told[1:])}",
        f"{target.label}, {target.measure.words}, {unit}. {'. '.join(told[1:])}. {origin(stated)}",
        pd.DataFrame(
            [(row.label, row.said, str(Quantity(row.known, unit))) for row in rows],
            columns=["what", "as printed or published", "allows"],
        ),
        1.3 + _ROW * len(rows),
        [Panel(lambda axes: _draw(axes, rows), str(unit))],
    )
    return put_one(plan, ax, title, description, caption)


def _rows(target: Figure, gap: Gap | None, outcome: Outcome | None, unit: Unit) -> list[_Row]:
    """Return what is drawn, from top to bottom."""
    rows = []
    if gap is not None:
        when = gap.pair.achievement.period
        rows.append(
            _Row(f"achieved, {when or 'no date'}", gap.achieved.interval, gap.achieved_value,
                 "achievement", gap.achievement_said)
        )  # fmt: skip
    asked = gap.bar.at.interval if gap and gap.pair.rule.derived else _in(target.quantity, unit)
    value = gap.bar.printed if gap else target.printed_value
    rows.append(
        _Row(f"target, {target.period or 'no date'}", asked, value, "target", target.printed)
    )
    found = None if outcome is None else outcome.found
    if outcome and outcome.published and found and found.unit.base == unit.base:
        published = outcome.published
        value = published.base_value / unit.size
        rows.append(
            _Row(f"published of {published.period}", _in(found, unit), value, OUTCOME,
                 f"{tell(found)}, {published.nature}, {published.strength}")
        )  # fmt: skip
    return rows


def _in(known: Quantity, unit: Unit) -> Interval:
    """Return what is known in a unit."""
    return known.to(unit).interval


def _told(target: Figure, gap: Gap | None, outcome: Outcome | None) -> list[str]:
    """Write what is asked, with the verdict and the outcome: a title, then sentences."""
    asked = f"“{target.printed}”"
    if gap is None:
        compared = "nothing that was achieved can be compared with it"
    else:
        compared = f"it {gap.verdict}" if gap.verdict is not Verdict.UNCLEAR else f"unclear: {gap.why}"
        compared += f": {distance(gap)}" if gap.verdict in (Verdict.MORE, Verdict.LESS) else ""
    if outcome is None or outcome.result is OutcomeResult.NOTHING:
        became = "nothing was published of it"
    else:
        far = shortfall(outcome)
        became = f"{outcome.result}{f', {far}' if far else ''}"
        became += f": {outcome.why}" if outcome.why else ""
    sentences = [f"Compared with before, {compared}", f"What came of it: {became}"]
    return [f"{asked}, {became.split(':')[0]}", *sentences]


def _draw(axes: Axes, rows: list[_Row]) -> None:
    """Draw a row for each number, with its words beside it."""
    set_limits(axes, [row.known for row in rows], [row.value for row in rows])
    for place, row in enumerate(rows):
        draw_interval(axes, place, row.known, row.value, row.kind)
        write_beside(axes, place, textwrap.fill(row.said, LABEL_WIDTH))
    axes.set_yticks(range(len(rows)), [row.label for row in rows], size=SMALL)
    axes.set_ylim(len(rows) - 0.4, -0.6)
