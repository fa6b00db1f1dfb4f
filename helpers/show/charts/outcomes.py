"""Charts of what came of targets: outcomes, and the track record of a yearly target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import overload

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from helpers.analysis.outcomes import Outcome, OutcomeResult
from helpers.analysis.track_record import Errors, TrackYear, track_record_frame
from helpers.core.interval import Interval
from helpers.core.vocabulary import Measure, Prices
from helpers.data.records import Stated
from helpers.show.chart import Chart
from helpers.show.charts.intervals import (
    OUTCOME,
    draw_interval,
    kind_handle,
    set_limits,
)
from helpers.show.origins import origin
from helpers.show.outcome_tables import outcome_table, shortfall
from helpers.show.panels import Panel, Plan, put, put_one
from helpers.show.phrases import as_printed, in_sentence
from helpers.show.rows import TWO_MARKS, name_rows, tall, write_beside
from helpers.show.style import INK, PAPER, TARGET, refuse_nothing

_TWO_MARKS = 0.5
_ONE_MARK = 0.42
"""Heights of a row, in inches."""

_PANELS = (
    "real growth, percent", "growth at current prices, percent", "other rates, percent",
    "level, percent of the target", "level without a date, percent of the target",
)  # fmt: skip


@overload
def draw_outcomes(
    outcomes: Iterable[Outcome], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_outcomes(
    outcomes: Iterable[Outcome], *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Iterable[Axes],
) -> tuple[Axes, ...]: ...  # fmt: skip
def draw_outcomes(
    outcomes: Iterable[Outcome],
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Iterable[Axes] | None = None,
) -> Chart | tuple[Axes, ...]:
    """Draw what targets asked for and what came, real and nominal growth and levels apart.

    Parameters
    ----------
    outcomes : iterable of Outcome
        The outcomes; those without a comparable number are left out.
    title, description, caption : str, optional
        Other words than those that are made from the data.
    ax : iterable of Axes, optional
        Where it is drawn, one for each of its panels: real growth, growth at current prices,
        other rates, levels, and levels without a date, so far as there are any; by default in a
        figure of its own.

    Returns
    -------
    Chart or tuple of Axes
        The chart; the Axes where they are given, see `helpers.show.panels.put`.

    Raises
    ------
    ValueError
        If none has a comparable number, the number of Axes is wrong, or words are given that are
        empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.outcomes import find_outcomes
    >>> chart = draw_outcomes(find_outcomes(load_report("changchun-2021")))
    >>> for part in chart.title.split("; "):
    ...     print(part)
    4 of 6 targets that evidence decides were met
    gross output value of industries above designated size fell 6.5 points short
    gross domestic product fell 0.8 points short
    """
    found = [one for one in outcomes if one.found is not None and (one.in_percent or _asked(one))]
    refuse_nothing(found, "target with a comparable outcome")
    panels: dict[str, list[Outcome]] = {}
    for one in sorted(found, key=lambda one: (_PANELS.index(_panel(one)), _beyond(one))):
        panels.setdefault(_panel(one), []).append(one)
    drawn: list[Stated] = [one.target for one in found]
    drawn += [one.published for one in found if one.published is not None]
    plan = Plan(
        _outcome_title(found),
        "Targets and what came of them, real growth, growth at current prices and levels in panels "
        "of their own. "
        + "; ".join(
            f"{one.label}: asked {one.target.printed}, came {_came(one)}; {', '.join(_said(one))}"
            for one in found
        )
        + ".",
        "Rates in percent, levels in percent of their target. Marks: as printed; bars: what the "
        "wording allows; arrows: bounds. What came was published by others. "
        f"{origin(drawn)}",
        outcome_table(found),
        1.2 + _TWO_MARKS * len(found) + 0.8 * len(panels),
        [
            Panel(partial(_draw_panel, rows=rows), panel, share=len(rows) + 0.4)
            for panel, rows in panels.items()
        ],
        lambda: [kind_handle("target", "target"), kind_handle(OUTCOME, "what came")],
        tall=tall(
            [_label(one) for one in found], [", ".join(_said(one)) for one in found], TWO_MARKS
        ),
    )
    return put(plan, ax, title, description, caption)


def _asked(one: Outcome) -> Fraction:
    """Return the bar as printed."""
    return one.bar.printed


def _panel(one: Outcome) -> str:
    """Return the axis on which an outcome belongs."""
    if not one.in_percent:
        return _PANELS[4] if one.target.period is None else _PANELS[3]
    kinds = {Prices.REAL: _PANELS[0], Prices.CURRENT: _PANELS[1]}
    growth = one.target.measure is Measure.GROWTH and one.target.prices is not None
    return kinds.get(one.target.prices, _PANELS[2]) if growth and one.target.prices else _PANELS[2]


def _scale(one: Outcome) -> Fraction:
    """Return by what numbers are multiplied to be on the axis of their panel."""
    return Fraction(1) if one.in_percent else 100 / _asked(one)


def _beyond(one: Outcome) -> Fraction:
    """Return how far an outcome is below its bar, for sorting."""
    return -(one.margin_value or Fraction(0)) * _scale(one)


def _draw_panel(axes: Axes, rows: Sequence[Outcome]) -> None:
    """Draw the targets of one panel."""
    drawn = []
    for one in rows:
        scale = _scale(one)
        published = one.published
        assert published is not None
        assert one.found is not None
        came = published.base_value / one.target.unit.size
        drawn.append(
            (_asked_interval(one) * scale, _asked(one) * scale, one.found.interval * scale,
             came * scale)
        )  # fmt: skip
    set_limits(
        axes,
        [side for asked, _, came, _ in drawn for side in (asked, came)],
        [value for _, asked, _, came in drawn for value in (asked, came)],
    )
    for place, (one, (asked, bar, reached, value)) in enumerate(zip(rows, drawn, strict=True)):
        draw_interval(axes, place - 0.16, asked, bar, "target")
        draw_interval(axes, place + 0.16, reached, value, OUTCOME)
        write_beside(axes, place, *_said(one), reach=TWO_MARKS)
    _name_rows(axes, [_label(one) for one in rows], TWO_MARKS)


def _asked_interval(one: Outcome) -> Interval:
    """Return what the words of a target allow."""
    return one.target.quantity.interval


def _label(one: Outcome) -> str:
    """Return the label of an outcome with its time."""
    return f"{one.label}, {one.published.period}" if one.published else one.label


def _came(one: Outcome) -> str:
    """Write what came, with its time."""
    return f"{as_printed(one.published)}, {one.published.period}" if one.published else ""


def _said(one: Outcome) -> list[str]:
    """Write the result and the distance, if there is any."""
    return [said for said in (one.result.value, shortfall(one)) if said]


def _outcome_title(found: Sequence[Outcome]) -> str:
    """Write how many targets were met, and which fell short by most."""
    decided = [one for one in found if one.result is not OutcomeResult.UNCLEAR]
    met = [one for one in decided if one.result is OutcomeResult.MET]
    missed = sorted(
        (one for one in decided if one.result is OutcomeResult.MISSED), key=_beyond, reverse=True
    )
    title = f"{len(met)} of {len(decided)} targets that evidence decides were met"
    if not missed:
        return title
    fell = "; ".join(f"{in_sentence(one.label)} fell {shortfall(one)}" for one in missed[:2])
    return f"{title}; {fell}"


@overload
def draw_track_record(
    years: Sequence[TrackYear], errors: Errors, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: None = ...,
) -> Chart: ...  # fmt: skip
@overload
def draw_track_record(
    years: Sequence[TrackYear], errors: Errors, *, title: str | None = ...,
    description: str | None = ..., caption: str | None = ..., ax: Axes,
) -> Axes: ...  # fmt: skip
def draw_track_record(
    years: Sequence[TrackYear],
    errors: Errors,
    *,
    title: str | None = None,
    description: str | None = None,
    caption: str | None = None,
    ax: Axes | None = None,
) -> Chart | Axes:
    """Draw a yearly target and what was reached, year by year.

    Parameters
    ----------
    years : sequence of TrackYear
        The years.
    errors : Errors
        Their errors together, for the title.
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
        If there is no year, or words are given that are empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.track_record import errors_of, find_track_record
    >>> years = find_track_record(load_report("changchun-2021"), weak=True)
    >>> chart = draw_track_record(years, errors_of(years))
    >>> for part in chart.title.split("; "):
    ...     print(part)
    As printed, GDP growth was below its target in 4 of 6 years
    the mean of all is 0.5 points short
    """
    refuse_nothing(years, "year with a target and an outcome")

    def draw(axes: Axes) -> None:
        for place, one in enumerate(years):
            aimed, reached = float(one.target.printed_value), float(one.reached.printed_value)
            axes.plot([aimed, reached], [place, place], color=INK, linewidth=1.2, zorder=2)
            axes.scatter(aimed, place, s=42, marker="D", color=TARGET, zorder=4)
            axes.scatter(
                reached, place, s=42, marker="s", facecolor=PAPER if _hollow(one) else INK,
                edgecolor=INK, linewidth=1.4, zorder=4,
            )  # fmt: skip
            write_beside(
                axes,
                place,
                as_printed(one.reached),
                f"target: {as_printed(one.target)}",
                between="; ",
            )
        _name_rows(axes, [str(one.year) for one in years])
        axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
        axes.margins(x=0.12)

    frame = track_record_frame(years).reset_index()
    columns = ["year", "target", "reached", "error", "result", "reached_strength"]
    drawn: list[Stated] = [row for one in years for row in (one.target, one.reached)]
    plan = Plan(
        _track_title(years, errors),
        "Targets for growth and what was reached, a row a year. "
        + "; ".join(
            f"{one.year}: target {as_printed(one.target)}, reached {as_printed(one.reached)}"
            for one in years
        )
        + ".",
        "Real growth of GDP, percent, in the years of which both a target and an outcome were "
        f"found. {origin(drawn)}",
        frame[columns].round(1),
        1.7 + _ONE_MARK * len(years),
        [Panel(draw, "real growth of GDP, percent")],
        _track_entries,
        tall=tall([str(one.year) for one in years]),
    )
    return put_one(plan, ax, title, description, caption)


def _track_entries() -> list[Artist]:
    """Return the entries of the legend of a track record."""
    return [
        Line2D([], [], linestyle="none", marker="D", color=TARGET, label="target"),
        Line2D([], [], linestyle="none", marker="s", color=INK, label="reached"),
        Line2D(
            [], [], linestyle="none", marker="s", markerfacecolor=PAPER, markeredgecolor=INK,
            label="only a bound, or a weak source",
        ),
    ]  # fmt: skip


def _hollow(one: TrackYear) -> bool:
    """Tell whether what was reached is only a bound, or from a weak source."""
    return one.weak or one.reached.comparator.floor or one.reached.comparator.ceiling


def _track_title(years: Sequence[TrackYear], errors: Errors) -> str:
    """Write in how many years growth fell short, and the mean error."""
    mean = errors.means.mean_value
    words = "short" if mean < 0 else "above"
    return (
        f"As printed, GDP growth was below its target in {errors.short} of {len(years)} years; the "
        f"mean of all is {_points(abs(mean))} {words}"
    )


def _points(size: Fraction) -> str:
    """Write a size in percentage points."""
    return f"{float(size):.1f} points"


def _name_rows(axes: Axes, labels: Sequence[str], reach: float = 0.0) -> None:
    """Write the labels of the rows, from top to bottom."""
    name_rows(axes, range(len(labels)), labels, reach=reach)
    axes.set_ylim(len(labels) - 0.4, -0.6)
