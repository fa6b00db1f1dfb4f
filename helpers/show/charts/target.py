"""Chart of one target: what was achieved before, what is asked, and what was published later."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import overload

import pandas as pd
from matplotlib.axes import Axes

from helpers.analysis.bars import Verdict
from helpers.analysis.gaps import Gap
from helpers.analysis.likeness import Difference
from helpers.analysis.outcomes import Outcome, OutcomeResult
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import Unit
from helpers.core.vocabulary import Nature
from helpers.data.records import Figure, Stated
from helpers.show.chart import Chart
from helpers.show.charts.intervals import OUTCOME, draw_interval, set_limits
from helpers.show.gap_tables import distance
from helpers.show.origins import origin
from helpers.show.outcome_tables import shortfall
from helpers.show.panels import Panel, Plan, put_one
from helpers.show.rows import name_rows, tall, write_beside
from helpers.show.style import LABEL_WIDTH
from helpers.show.told import tell

_MARKS = (
    "Marks: as printed or, of a multiple or of parts, worked out; bars: what the wording allows; "
    "hollow marks and arrows: bounds."
)
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
    target: Figure, gap: Gap | None = ..., outcome: Outcome | None = ..., *, in_doubt: bool = ...,
    title: str | None = ..., description: str | None = ..., caption: str | None = ...,
    ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_target(
    target: Figure, gap: Gap | None = ..., outcome: Outcome | None = ..., *, in_doubt: bool = ...,
    title: str | None = ..., description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_target(
    target: Figure,
    gap: Gap | None = None,
    outcome: Outcome | None = None,
    *,
    in_doubt: bool = False,
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
    in_doubt : bool
        Whether its number is likely a slip of the text.
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
    doubt = "Its number is likely a slip of the text. " if in_doubt else ""
    plan = Plan(
        f"{target.label}: {told[0]}",
        f"{doubt}Marks at the numbers, with bars for what their words allow. "
        + "; ".join(f"{row.label}: {row.said}" for row in rows)
        + f". {'. '.join(told[1:])}",
        f"{doubt}{target.label}, {unit}. {'. '.join(told[1:])}. {_MARKS} {origin(stated)}",
        pd.DataFrame(
            [(row.label, row.said, tell(Quantity(row.known, unit))) for row in rows],
            columns=["what", "as printed or published", "allows"],
        ),
        1.3 + _ROW * len(rows),
        [Panel(lambda axes: _draw(axes, rows), str(unit))],
        tall=tall([row.label for row in rows], [row.said for row in rows]),
    )
    return put_one(plan, ax, title, description, caption)


def _rows(target: Figure, gap: Gap | None, outcome: Outcome | None, unit: Unit) -> list[_Row]:
    """Return what is drawn, from top to bottom."""
    rows = []
    if gap is not None:
        when = gap.pair.achievement.period
        how = gap.published.nature if gap.published else ""
        derived = f" ({how})" if how == Nature.DERIVED else ""
        source = f", {gap.published.strength}" if gap.published else ""
        rows.append(
            _Row(f"achieved{derived}, {when or 'no date'}", gap.achieved.interval,
                 gap.achieved_value, "achievement", f"{gap.achievement_said}{source}")
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
    if gap is None:
        compared = "nothing that was achieved can be compared with it"
    elif gap.verdict is Verdict.UNCLEAR:
        compared = f"unclear: {gap.why}"
    else:
        compared = f"it {gap.verdict}"
        compared += f": {distance(gap)}" if gap.verdict in (Verdict.MORE, Verdict.LESS) else ""
    compared += _cautions(gap.differences if gap else ())
    became, head = "nothing was published of it", "nothing was published of it"
    if outcome is not None and outcome.result is not OutcomeResult.NOTHING:
        became = head = f"{outcome.result}{_far(outcome)}"
        if outcome.why:
            became, head = f"{became}: {outcome.why}", f"{outcome.result}, {outcome.why}"
        became += _cautions(outcome.differences)
    said = target.printed.translate({ord("“"): "‘", ord("”"): "’"})
    return [f"“{said}”, {head}", f"Compared with before, {compared}", f"What came of it: {became}"]


def _far(outcome: Outcome) -> str:
    """Write how far what came is from what was asked, and how sure that is."""
    far, published = shortfall(outcome), outcome.published
    if not far or published is None:
        return ""
    least = "at least " if outcome.found is not None and outcome.found.high is None else ""
    estimate = ", by an estimate" if published.nature is Nature.ESTIMATE else ""
    return f", {least}{far}{estimate}"


def _cautions(found: Iterable[Difference]) -> str:
    """Write in what two numbers differ beside their size."""
    told = "; ".join(map(str, found))
    return f" ({told})" if told else ""


def _draw(axes: Axes, rows: list[_Row]) -> None:
    """Draw a row for each number, with its words beside it."""
    set_limits(axes, [row.known for row in rows], [row.value for row in rows])
    for place, row in enumerate(rows):
        draw_interval(axes, place, row.known, row.value, row.kind)
        write_beside(axes, place, *textwrap.wrap(row.said, LABEL_WIDTH), between=" ")
    name_rows(axes, range(len(rows)), [row.label for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
