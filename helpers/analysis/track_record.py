"""The track record of a yearly target: what was aimed at, what was reached, and the error.

The error of a year is what was reached less the bar of its target, so that a shortfall is below
zero. Of rates it is in percentage points. A number that is only a bound leaves the error open on
one side; a number from a weak source is marked, and can be left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from helpers.analysis.bars import Bar, bar_of
from helpers.analysis.gaps import end_columns
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Difference, caution, differences
from helpers.analysis.means import MEAN_COLUMNS, Means, means_of
from helpers.analysis.outcomes import OutcomeResult
from helpers.analysis.reached import is_bound, is_weak, nature_of, reached, strength_of, words_of
from helpers.core.answer import Answer
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Measure, Nature, Status
from helpers.data.problems import UnknownNameError
from helpers.data.published import ACHIEVED
from helpers.data.records import Published
from helpers.data.report import Report

_RESULTS = {
    Answer.YES: OutcomeResult.MET,
    Answer.NO: OutcomeResult.MISSED,
    Answer.UNCLEAR: OutcomeResult.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class TrackYear:
    """A yearly target and what was reached.

    Parameters
    ----------
    year : int
        The year.
    target : Figure or Published
        What was aimed at.
    bar : Bar
        What that asks, in the unit of the target.
    reached : Figure or Published
        What was reached.
    error : Quantity
        What was reached less the bar, in percentage points or in the unit of the target.
    beside : tuple of Published
        What else was published of the year, with another number; it decides nothing.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> year = next(one for one in find_track_record(report) if one.year == 2021)
    >>> print(year.target.in_words, "|", year.reached.in_words, "|", year.result)
    ~7 percent | 6.2 percent | missed
    >>> year.error, float(year.error_value)
    (−1.35 to −0.25 percentage points, -0.8)
    """

    year: int
    target: Level
    bar: Bar
    reached: Level
    error: Quantity
    beside: tuple[Published, ...]

    @property
    def error_value(self) -> Fraction:
        """What was reached less the bar, both as printed."""
        return self.reached.base_value / self.bar.at.unit.size - self.bar.printed

    @property
    def result(self) -> OutcomeResult:
        """Whether the target was met; unclear where a source is weak."""
        if self.weak:
            return OutcomeResult.UNCLEAR
        return _RESULTS[self.bar.met_by(self.reached.quantity)]

    @property
    def weak(self) -> bool:
        """Whether one of both numbers rests on a weak source."""
        return is_weak(self.target) or is_weak(self.reached)

    @property
    def bound(self) -> bool:
        """Whether only a bound is known of what was reached, so that the error is open."""
        return is_bound(self.reached)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what both numbers differ, or may differ, beside their size."""
        return differences(self.target, self.reached)


def find_track_record(
    report: Report,
    indicator: str = "gdp",
    measure: Measure = Measure.GROWTH,
    *,
    weak: bool = False,
) -> list[TrackYear]:
    """Return every year of which both a target and a result are known, in order of time.

    Parameters
    ----------
    report : Report
        The report.
    indicator : str
        Name of the indicator.
    measure : Measure
        What is aimed at.
    weak : bool
        Whether the most settled result is taken even where its source is weak; see `reached`.

    Returns
    -------
    list of TrackYear
        Years without a target or a result are left out.

    Raises
    ------
    UnknownNameError
        If there is no such indicator; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> for one in find_track_record(report, weak=True):
    ...     print(one.year, float(one.error_value), one.result)
    2016 0.8 met
    2018 -0.8 unclear
    2021 -0.8 missed
    2023 0.1 unclear
    2024 -1.7 missed
    2025 -0.5 unclear
    """
    if indicator not in report.records.indicators:
        raise UnknownNameError("indicator", indicator, report.records.indicators)
    aims = _aims(report, indicator, measure)
    found = (_track_year(report, year, aim, weak) for year, aim in sorted(aims.items()))
    return [one for one in found if one]


def _aims(report: Report, indicator: str, measure: Measure) -> dict[int, Level]:
    """Return what was aimed at in each year: by the report, else as the best source tells it."""
    aims: dict[int, Level] = {}
    stated = report.records.of(indicator, measure)
    evidence = report.records.evidence.of(indicator, measure)
    stating: list[Level] = [
        *(figure for figure in stated if figure.status is Status.TARGET),
        *(row for row in evidence if row.nature is Nature.TARGET),
    ]
    for row in stating:
        if row.year is not None:
            aims.setdefault(row.year, row)
    return aims


def _track_year(report: Report, year: int, aim: Level, weak: bool) -> TrackYear | None:
    """Hold the target of a year against what was reached; None where nobody tells that."""
    name, measure, period = aim.indicator.name, aim.measure, Period(year, year)
    found = reached(report, name, measure, period, scope=aim.scope, weak=weak)
    if found is None or found.unit.base != aim.unit.base:
        return None
    bar = bar_of(aim)
    beside = tuple(
        row
        for row in report.records.evidence.of(name, measure)
        if row.nature in ACHIEVED
        and row.period == period
        and row.scope == aim.scope
        and (row.comparator, row.base_value) != (found.comparator, found.base_value)
    )
    return TrackYear(year, aim, bar, found, found.quantity.to(aim.unit) - bar.at, beside)


@dataclass(frozen=True, slots=True)
class Errors:
    """How far results lay from their targets, over some years.

    Parameters
    ----------
    years : tuple of TrackYear
        The years.
    means : Means
        The mean error and the mean absolute error.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> errors = errors_of(find_track_record(report, weak=True))
    >>> errors.means.number, errors.short, errors.weak, errors.bounds
    (6, 4, 1, 2)
    """

    years: tuple[TrackYear, ...]
    means: Means

    @property
    def weak(self) -> int:
        """In how many years a number rests on a weak source."""
        return sum(one.weak for one in self.years)

    @property
    def bounds(self) -> int:
        """In how many years only a bound is known of what was reached."""
        return sum(one.bound for one in self.years)

    @property
    def short(self) -> int:
        """In how many years the printed result lies below the printed bar."""
        return sum(one.error_value < 0 for one in self.years)


def errors_of(years: Iterable[TrackYear]) -> Errors:
    """Return the mean error and the mean absolute error of some years.

    Parameters
    ----------
    years : iterable of TrackYear
        The years, such as those that are not weak.

    Returns
    -------
    Errors
        The years and both means, in the unit of the first error.

    Raises
    ------
    UnitError
        If the errors are in units that do not fit.
    ValueError
        If there is no year.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> years = [one for one in find_track_record(report) if one.year in (2016, 2024)]
    >>> [float(one.error_value) for one in years]
    [0.8, -1.7]
    >>> means = errors_of(years).means
    >>> float(means.mean_value), float(means.mean_absolute_value)
    (-0.45, 1.25)
    """
    found = tuple(years)
    return Errors(found, means_of([one.error for one in found], [one.error_value for one in found]))


def track_record_frame(years: Iterable[TrackYear]) -> pd.DataFrame:
    """Return a track record as a frame.

    Parameters
    ----------
    years : iterable of TrackYear
        What `find_track_record` returns.

    Returns
    -------
    DataFrame
        One row a year, by `year`: `target` and `reached` in words; `error`, the printed result
        less the printed bar, its ends `error_low` and `error_high`, infinite where there is none,
        and `error_unit`; `result`, whether the target was met; `target_strength` and
        `reached_strength` of the sources, "the report" for its own figures; `reached_nature`, how
        settled the result is; `bound`, whether only a bound is known of it; `weak`, whether a
        source is weak; `beside`, what else was published of the year; `caution`, in what both
        numbers differ, or may differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = track_record_frame(find_track_record(report))
    >>> sure = frame[frame["result"] != "unclear"].reset_index()
    >>> print(sure[["year", "target", "reached", "error"]].to_string(index=False))
     year        target reached  error
     2016      about 7%    7.8%    0.8
     2021      about 7%    6.2%   -0.8
     2024 at least 6.5%    4.8%   -1.7
    """
    found = list(years)
    rows = [
        {
            "target": words_of(one.target),
            "reached": words_of(one.reached),
            "error": float(one.error_value),
            **end_columns("error", one.error.interval),
            "error_unit": one.error.unit.name,
            "result": one.result.value,
            "target_strength": strength_of(one.target),
            "reached_strength": strength_of(one.reached),
            "reached_nature": nature_of(one.reached),
            "bound": one.bound,
            "weak": one.weak,
            "beside": "; ".join(
                f"{words_of(row)} ({row.nature}, {row.strength})" for row in one.beside
            ),
            "caution": caution(one.target, one.reached),
        }
        for one in found
    ]
    index = pd.Index([one.year for one in found], name="year", dtype="int64")
    return pd.DataFrame(rows, index=index, columns=_COLUMNS)


_COLUMNS = [
    "target", "reached", "error", "error_low", "error_high", "error_unit", "result",
    "target_strength", "reached_strength", "reached_nature", "bound", "weak", "beside", "caution",
]  # fmt: skip


def errors_frame(errors: Mapping[str, Errors]) -> pd.DataFrame:
    """Return mean errors as a frame.

    Parameters
    ----------
    errors : dict of str to Errors
        What `errors_of` returns, by the name of the choice of years.

    Returns
    -------
    DataFrame
        One row a choice, by its name `years`: `number` of years; `mean` and `mean_absolute` of
        the printed numbers, with the ends of each, and `unit`; `short`, the years that fell short
        as printed; `weak` and `bounds`, the years with a weak source and those of which only a
        bound is known.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> record = find_track_record(report, weak=True)
    >>> strong = [one for one in record if not one.weak]
    >>> frame = errors_frame({"all": errors_of(record), "strong": errors_of(strong)})
    >>> print(frame[["number", "mean"]].reset_index().round(1).to_string(index=False))
     years  number  mean
       all       6  -0.5
    strong       5  -0.6
    """
    rows = [
        {
            **one.means.columns,
            "unit": one.means.mean.unit.name,
            "short": one.short,
            "weak": one.weak,
            "bounds": one.bounds,
        }
        for one in errors.values()
    ]
    columns = [*MEAN_COLUMNS, "unit", "short", "weak", "bounds"]
    return pd.DataFrame(rows, index=pd.Index(list(errors), name="years"), columns=columns)
