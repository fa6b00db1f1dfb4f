"""Where a level that a report aims at stands since: the latest level, the pace, when it comes.

The pace is compound growth from the level with which the plan began to the latest level. Levels
of money are at current prices, and so is the pace. A level of another territory is no base, and
an estimate from before its year was over is no latest level. What sets both levels apart, such as
a revision of the accounts between them, stands with the result; a level from a weak source is
marked, and the latest one from a better source stands beside it. So does the latest one of the
same vintage as the base, for growth across vintages is in part a revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.analysis.bars import Bar, Side, bar_of
from helpers.analysis.gaps import end_columns
from helpers.analysis.growth import (
    Crossing,
    Required,
    compound_growth,
    crossing_years,
    growth_cells,
    required_growth,
)
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Aspect, Difference, differences
from helpers.analysis.reached import is_weak, strength_of, words_of
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Nature, Status
from helpers.data.published import rank
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_LEVELS = (Nature.FINAL, Nature.REVISED, Nature.OFFICIAL_FIGURE, Nature.PRELIMINARY, Nature.DERIVED)
"""The natures of levels of a year that is over."""


@dataclass(frozen=True, slots=True)
class Since:
    """Where a level stands on its way to a target, from one base to one later level.

    Parameters
    ----------
    target : Figure
        The target.
    base : Figure or Published
        The level with which the plan began.
    latest : Published
        The later level.
    aims : tuple of Published
        The same target as others tell it with a date.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> since = find_since(report, "gdp-level-undated", 2020)
    >>> one = next(one for one in since if not one.weak)
    >>> one.latest_year, one.latest.in_words, tell(one.growth_value)
    (2021, '710.312 RMB billion', '9.3%')
    >>> one.crossing.earliest, one.crossing.latest
    (2025, 2026)
    """

    target: Figure
    base: Level
    latest: Published
    aims: tuple[Published, ...]

    @property
    def bar(self) -> Bar:
        """What the target asks."""
        return bar_of(self.target)

    @property
    def base_year(self) -> int:
        """The year with which the plan began."""
        return _year(self.base)

    @property
    def latest_year(self) -> int:
        """The year of the latest level."""
        return _year(self.latest)

    @property
    def growth(self) -> Quantity:
        """Compound growth a year from the base to the latest level, in percent."""
        years = self.latest_year - self.base_year
        return compound_growth(self.base.quantity, self.latest.quantity, years)

    @property
    def growth_value(self) -> Quantity:
        """The same of the levels as printed."""
        first, last = (
            Quantity(Interval.exactly(row.printed_value), row.unit)
            for row in (self.base, self.latest)
        )
        return compound_growth(first, last, self.latest_year - self.base_year)

    @property
    def percent_of_target(self) -> Interval | None:
        """The latest level in percent of the target; None where that may be zero."""
        at = self.bar.at
        return (self.latest.quantity / at).ratio * 100 if at.interval.positive else None

    @property
    def crossing(self) -> Crossing | None:
        """When the target is reached at that pace; None where it need never be."""
        try:
            (found,) = crossing_years(
                self.latest_year,
                self.latest.quantity,
                self.target.quantity,
                {f"the pace since {self.base_year}": self.growth},
            )
        except ValueError:
            return None
        return found

    @property
    def weak(self) -> bool:
        """Whether one of both levels rests on a weak source."""
        return is_weak(self.base) or is_weak(self.latest)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what both levels, and the latest one and the target, differ beside their size."""
        found = (*differences(self.base, self.latest), *differences(self.target, self.latest))
        return tuple(dict.fromkeys(found))

    @property
    def of_one_vintage(self) -> bool:
        """Whether both levels are of the same accounts."""
        return _of_one_vintage(self.base, self.latest)

    def required(self, years: Iterable[int]) -> list[Required]:
        """Return the growth that leads from the latest level to the target by given years.

        Parameters
        ----------
        years : iterable of int
            The years; those not after the latest level are left out, and so are all where the
            target may be zero, to which no growth leads.
        """
        later = [year for year in years if year > self.latest_year]
        if not self.bar.at.interval.positive:
            return []
        return required_growth(self.latest_year, self.latest.quantity, self.bar.at, later)


def _year(row: Level) -> int:
    """Return the year of a level, which has one."""
    assert row.year is not None
    return row.year


def find_since(report: Report, target: str, base_year: int) -> list[Since]:
    """Return where a level stands since the plan began.

    Parameters
    ----------
    report : Report
        The report.
    target : str
        Name of the figure that aims at the level.
    base_year : int
        The year with which the plan began.

    Returns
    -------
    list of Since
        From the level of the base year as the report states it, then as the best source does; to
        the latest level of all first, then where that is weak to the latest that is not, then to
        the latest of the vintage of the base.

    Raises
    ------
    UnknownNameError
        If there is no such figure; the message names the nearest ones.
    ValueError
        If it is no target of a level for which more is better.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> since = find_since(report, "gdp-level-undated", 2020)
    >>> base = report["gdp-level-2020"]
    >>> [(one.latest_year, one.weak) for one in since if one.base is base]
    [(2024, True), (2021, False), (2023, True)]
    """
    aim = report[target]
    if aim.status is not Status.TARGET or aim.measure is not Measure.LEVEL:
        raise ValueError(f"{target} is no target of a level: it is a {aim.status}, {aim.measure}")
    if bar_of(aim).side is not Side.ABOVE:
        raise ValueError(f"more is not better of {aim.indicator.name}: a pace tells nothing")
    rows = [
        row
        for row in report.records.evidence.of(aim.indicator.name, Measure.LEVEL)
        if row.scope == aim.scope and row.unit.base == aim.unit.base
    ]
    levels = [row for row in rows if row.nature in _LEVELS and row.base.positive]
    aims = tuple(row for row in rows if row.nature is Nature.TARGET and _is_same_aim(row, aim))
    later = _latest(levels, base_year)
    bases = _bases(report, aim, base_year)
    alike = [row for base in bases for row in later if _of_one_vintage(base, row)]
    strong = [row for row in later if not is_weak(row)]
    return [
        Since(aim, base, latest, aims)
        for latest in dict.fromkeys([*later[:1], *strong[:1], *alike[:1]])
        for base in bases
        if not on_other_land(base, latest)
    ]


def _is_same_aim(row: Published, aim: Figure) -> bool:
    """Tell whether others tell a target with a date, at or after that of the report."""
    return row.period is not None and row.base_value == aim.base_value and row.period != aim.period


def _latest(levels: Sequence[Published], base_year: int) -> list[Published]:
    """Return the levels after the base year, the latest first."""
    later = [row for row in levels if row.year is not None and row.year > base_year]
    return sorted(later, key=lambda row: (-_year(row), is_weak(row), rank(row)))


def _of_one_vintage(one: Level, other: Level) -> bool:
    """Tell whether nothing speaks for two levels being of different accounts."""
    return all(found.aspect is not Aspect.VINTAGE for found in differences(one, other))


def _bases(report: Report, aim: Figure, year: int) -> list[Level]:
    """Return the level of the base year as the report states it, and as the best source does."""
    name, period = aim.indicator.name, Period(year, year)
    stated: list[Level] = [
        figure
        for figure in report.records.of(name, Measure.LEVEL)
        if figure.status is Status.ACHIEVEMENT
        and figure.year == year
        and figure.scope == aim.scope
        and figure.unit.base == aim.unit.base
        and figure.base.positive
    ]
    found = report.records.evidence.pick(name, Measure.LEVEL, period, scope=aim.scope)
    if found and found.unit.base == aim.unit.base and found.base.positive:
        stated.append(found)
    return stated


def on_other_land(one: Level, other: Level) -> bool:
    """Tell whether two levels are known to be of two territories.

    Parameters
    ----------
    one, other : Figure or Published
        The levels.

    Returns
    -------
    bool
        False where the territory of one is not said.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.period import Period
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> early, late = (
    ...     report.records.evidence.pick("gdp", Measure.LEVEL, Period(year, year))
    ...     for year in (2016, 2021)
    ... )
    >>> on_other_land(early, late), on_other_land(report["gdp-level-2020"], late)
    (True, False)
    """
    return any(found.sure and found.aspect is Aspect.TERRITORY for found in differences(one, other))


def since_frame(since: Iterable[Since]) -> pd.DataFrame:
    """Return where levels stand as a frame.

    Parameters
    ----------
    since : iterable of Since
        What `find_since` returns.

    Returns
    -------
    DataFrame
        One row a base and later level, by the name of the target, `figure`: `label`; `target` as
        printed; `base` in words, `base_year` and `base_strength`, "the report" for its own
        figures; `latest`, `latest_year` and `latest_strength`; `growth` a year of the printed
        levels in percent, its ends `growth_low` and `growth_high`, and `prices` at which it is;
        `percent_low` and `percent_high`, the latest level in percent of the target; `earliest`
        and `latest_crossing`, the years in which the target can be and must be reached at that
        pace, missing where it need never be; `dated`, the target as others tell it with a date;
        `caution`, in what both levels, or the latest one and the target, differ, or
        may differ; `weak`, whether a source is.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = since_frame(find_since(report, "gdp-level-undated", 2020))
    >>> print(frame[["base", "latest", "growth"]].head(2).round(1).to_string(index=False))
                  base             latest  growth
        RMB650 billion RMB763.219 billion     4.1
    RMB660.159 billion RMB763.219 billion     3.7
    """
    found = list(since)
    rows = []
    for one in found:
        crossing = one.crossing
        rows.append(
            {
                "label": one.target.label,
                "target": one.target.printed,
                "base": words_of(one.base),
                "base_year": one.base_year,
                "base_strength": strength_of(one.base),
                "latest": words_of(one.latest),
                "latest_year": one.latest_year,
                "latest_strength": strength_of(one.latest),
                "growth": float(one.growth_value.interval.middle),
                **end_columns("growth", one.growth.interval),
                "prices": one.latest.prices.words if one.latest.prices else "",
                **end_columns("percent", one.percent_of_target),
                "earliest": crossing.earliest if crossing else None,
                "latest_crossing": crossing.latest if crossing else None,
                "dated": "; ".join(
                    f"{words_of(row)}, {row.period} ({row.strength})" for row in one.aims
                ),
                "caution": "; ".join(map(str, one.differences)),
                "weak": one.weak,
            }
        )
    names = pd.Index([one.target.name for one in found], name="figure", dtype="str")
    frame = pd.DataFrame(rows, index=names, columns=_COLUMNS)
    return frame.astype({"earliest": "Int64", "latest_crossing": "Int64"})


_COLUMNS = [
    "label", "target", "base", "base_year", "base_strength", "latest", "latest_year",
    "latest_strength", "growth", "growth_low", "growth_high", "prices", "percent_low",
    "percent_high", "earliest", "latest_crossing", "dated", "caution", "weak",
]  # fmt: skip


def required_since_frame(since: Iterable[Since], years: Sequence[int]) -> pd.DataFrame:
    """Return the growth that is required from the latest levels as a frame.

    Parameters
    ----------
    since : iterable of Since
        What `find_since` returns; each later level is told once.
    years : sequence of int
        By when the target would be reached.

    Returns
    -------
    DataFrame
        One row a level and year: `label`; `latest` in words, `latest_year` and `latest_strength`;
        `year`; `growth` a year in words, and its ends `low` and `high`, in `unit`, which is
        percent.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> since = find_since(report, "gdp-level-undated", 2020)
    >>> frame = required_since_frame(since, [2030])
    >>> print(frame[["latest_year", "year", "low", "high"]].round(1).to_string(index=False))
     latest_year  year  low  high
            2024  2030  4.6   4.6
            2021  2030  3.9   3.9
            2023  2030  5.2   5.2
    """
    levels = {(one.target.name, one.latest): one for one in since}
    rows = [
        (
            one.target.label,
            words_of(one.latest),
            one.latest_year,
            strength_of(one.latest),
            needed.year,
            *growth_cells(needed.growth),
        )
        for one in levels.values()
        for needed in one.required(years)
    ]
    columns = [
        "label", "latest", "latest_year", "latest_strength", "year", "growth", "low", "high",
        "unit",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
