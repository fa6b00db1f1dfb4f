"""Every chart of the report, drawn as its options say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from helpers.analysis.audit import find_checks
from helpers.analysis.counts import count_by, with_kinds
from helpers.analysis.ends import ends_of, published_growth
from helpers.analysis.gaps import find_gaps
from helpers.analysis.growth import required_growth
from helpers.analysis.outcomes import find_outcomes
from helpers.analysis.outlook import outlook
from helpers.analysis.paths import constant_growth
from helpers.analysis.real_path import real_path
from helpers.analysis.since import find_since
from helpers.analysis.territory import Reading
from helpers.analysis.track_record import errors_of, find_track_record
from helpers.core.interval import Interval
from helpers.data.report import Report
from helpers.show.charts.audit import draw_held_against
from helpers.show.charts.counts import draw_hedging, draw_themes
from helpers.show.charts.gaps import draw_level_gaps, draw_rate_gaps
from helpers.show.charts.outcomes import draw_outcomes, draw_track_record
from helpers.show.charts.outlook import draw_outlook
from helpers.show.charts.paths import draw_path
from helpers.show.charts.required import draw_required
from helpers.show.charts.target import draw_target

Draw = Callable[..., Any]
"""Draws a chart with the options that it is given."""

PANELS = {
    "hedging": 1, "themes": 1, "level gaps": 1, "rate gaps": 2, "outcomes": 4, "track record": 1,
    "required": 1, "held against": 1, "path": 2, "outlook": 1, "target": 1,
}  # fmt: skip
"""How many panels each chart of the report has."""


def every_chart(report: Report) -> dict[str, Draw]:
    """Return what draws each chart of a report."""
    figures = with_kinds(report.figures)
    growth = count_by(figures[figures["measure"] == "growth"], "qualifier")
    gaps, outcomes = find_gaps(report), find_outcomes(report)
    by_target = {gap.target.name: gap for gap in gaps}
    came = {one.target.name: one for one in outcomes}
    record, grain = find_track_record(report, weak=True), report["grain-output-level-2021"]
    tillage, aim = (
        report[name] for name in ("conservation-tillage-level-2021", "gdp-level-undated")
    )
    gdp = ends_of(report, "gdp-level-2015", "gdp-level-2020")
    both = Reading(gdp, gdp, Interval.exactly(1)), constant_growth(gdp)
    real = real_path(published_growth(report, "gdp", 2016, 2020))
    needed = required_growth(2020, gdp.printed.end, aim.quantity, [2025, 2030])
    since = find_since(report, aim.name, 2020)
    return {
        "hedging": partial(draw_hedging, growth, report),
        "themes": partial(draw_themes, count_by(figures, "theme"), report),
        "level gaps": partial(draw_level_gaps, gaps),
        "rate gaps": partial(draw_rate_gaps, gaps),
        "outcomes": partial(draw_outcomes, outcomes),
        "track record": partial(draw_track_record, record, errors_of(record)),
        "required": partial(draw_required, aim, needed, [], since),
        "held against": partial(draw_held_against, tillage, find_checks(report)),
        "outlook": partial(draw_outlook, outlook(gdp.printed, aim, 2027)),
        "target": partial(draw_target, grain, *(found[grain.name] for found in (by_target, came))),
        "path": partial(draw_path, gdp, [both], real, [], "Gongzhuling"),
    }
