"""How levels were revised: every state in which the level of a year was published, and by how much.

The words are those of the International Monetary Fund (Quarterly National Accounts Manual,
edition of 2017, chapter 12): a *vintage* is a state of the accounts, a *revision* the later
number less the earlier one, here in percent of the earlier; the *mean revision* keeps the sign,
the *mean absolute revision* does not.

A revision is told between numbers of one territory alone. Between two vintages it is what a
revision is, and is marked; between two price bases there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import pandas as pd

from helpers.analysis.gaps import end_columns
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Aspect, Difference, caution, differences
from helpers.analysis.means import MEAN_COLUMNS, Means, means_of
from helpers.analysis.reached import (
    is_bound,
    is_weak,
    nature_of,
    published_on,
    strength_of,
    words_of,
)
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.core.vocabulary import Measure, Nature, Status, Strength
from helpers.core.wording import last_digit
from helpers.data.problems import UnknownNameError
from helpers.data.published import ACHIEVED
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_STAGES = {
    Nature.FIRST_PUBLISHED: 0,
    Nature.ESTIMATE: 0,
    Nature.OFFICIAL_FIGURE: 1,
    Nature.DERIVED: 1,
    Nature.PRELIMINARY: 1,
    Nature.FINAL: 2,
    Nature.REVISED: 3,
}
"""The order in which the accounts of a year are settled."""


@dataclass(frozen=True, slots=True)
class Release:
    """A state in which the level of a year was published.

    Parameters
    ----------
    year : int
        The year of the level.
    stated : Figure or Published
        The number, as the best source of this state tells it.
    published : str
        When it was first published; empty where no source is dated.
    sources : int
        How many sources tell it.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> first = find_revisions(report)[0].releases[0]
    >>> first.year, first.stated.in_words, first.published
    (2015, '553 RMB billion', '2016-02-27')
    """

    year: int
    stated: Level
    published: str
    sources: int

    @property
    def weak(self) -> bool:
        """Whether it rests on weak sources alone."""
        return is_weak(self.stated)


@dataclass(frozen=True, slots=True)
class Revision:
    """From one state of the level of a year to a later one.

    Parameters
    ----------
    earlier, later : Release
        Both states.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> step = find_revisions(report)[0].whole
    >>> step.year, round(float(step.size_value), 1), step.across_vintages
    (2015, -13.7, True)
    """

    earlier: Release
    later: Release

    @property
    def year(self) -> int:
        """The year of the level."""
        return self.earlier.year

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what both states differ, or may differ, beside their size."""
        return differences(self.earlier.stated, self.later.stated)

    @property
    def comparable(self) -> bool:
        """Whether nothing but the vintage sets them apart for certain."""
        return not any(one.sure and one.aspect is not Aspect.VINTAGE for one in self.differences)

    @property
    def across_vintages(self) -> bool:
        """Whether a revision of the accounts is known to lie between them, such as a census."""
        return any(one.sure and one.aspect is Aspect.VINTAGE for one in self.differences)

    @property
    def weak(self) -> bool:
        """Whether one of both rests on weak sources alone."""
        return self.earlier.weak or self.later.weak

    @property
    def bound(self) -> bool:
        """Whether one of both is only a bound, so that the size is open on one side."""
        return is_bound(self.earlier.stated) or is_bound(self.later.stated)

    @property
    def size(self) -> Quantity:
        """The later number less the earlier one, in percent of that."""
        factor = (self.later.stated.quantity / self.earlier.stated.quantity).ratio
        return Quantity((factor - 1) * 100, unit("percent"))

    @property
    def size_value(self) -> Fraction:
        """The same of the numbers as printed, in percent."""
        return (self.later.stated.base_value / self.earlier.stated.base_value - 1) * 100


@dataclass(frozen=True, slots=True)
class RevisedYear:
    """All states in which the level of a year was published, the first one first.

    Parameters
    ----------
    year : int
        The year.
    releases : tuple of Release
        The states.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> year = next(one for one in find_revisions(report) if one.year == 2020)
    >>> [release.stated.in_words for release in year.releases]
    ['650 RMB billion', '663.8 RMB billion', '660.159 RMB billion']
    >>> [round(float(step.size_value), 1) for step in year.steps]
    [2.1, -0.5]
    """

    year: int
    releases: tuple[Release, ...]

    @property
    def steps(self) -> tuple[Revision, ...]:
        """The revisions from each state to the next that is comparable with it."""
        found = (Revision(one, other) for one, other in pairwise(self.releases))
        return tuple(step for step in found if step.comparable)

    @property
    def whole(self) -> Revision | None:
        """From the first state to the latest that is comparable with it; None without one."""
        first = self.releases[0]
        rest = (Revision(first, later) for later in reversed(self.releases[1:]))
        return next((one for one in rest if one.comparable), None)


def find_revisions(
    report: Report, indicator: str = "gdp", scope: str = "city"
) -> list[RevisedYear]:
    """Return all states in which the levels of an indicator were published, by year.

    Two sources that tell one number, to the digits of the one that prints fewer, tell one state.
    States are in the order in which accounts are settled, then of publication.

    Parameters
    ----------
    report : Report
        The report.
    indicator : str
        Name of the indicator.
    scope : str
        The group to which the levels must refer.

    Returns
    -------
    list of RevisedYear
        In the order of the years; those of which no level above zero is known are left out.

    Raises
    ------
    UnknownNameError
        If there is no such indicator; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> {one.year: len(one.releases) for one in find_revisions(report) if one.whole}
    {2015: 2, 2018: 2, 2020: 3, 2023: 2}
    """
    if indicator not in report.records.indicators:
        raise UnknownNameError("indicator", indicator, report.records.indicators)
    stated: list[Level] = [
        figure
        for figure in report.records.of(indicator, Measure.LEVEL)
        if figure.status is Status.ACHIEVEMENT and figure.scope == scope
    ]
    stated += [
        row
        for row in report.records.evidence.of(indicator, Measure.LEVEL)
        if row.nature in ACHIEVED and row.scope == scope
    ]
    by_year: dict[int, list[Level]] = {}
    for row in stated:
        if row.year is not None and row.base.positive:
            by_year.setdefault(row.year, []).append(row)
    return [RevisedYear(year, _releases(report, year, by_year[year])) for year in sorted(by_year)]


def _releases(report: Report, year: int, rows: list[Level]) -> tuple[Release, ...]:
    """Return the states of the level of a year, each once, in order."""
    groups: list[list[Level]] = []
    for row in sorted(rows, key=lambda row: _order(row, report)):
        same = (group for group in groups if all(_one_state(row, other) for other in group))
        group = next(same, None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return tuple(_release(report, year, group) for group in groups)


def _order(row: Level, report: Report) -> tuple[int, str]:
    """Return by what numbers are put in order: how settled they are, then when published."""
    stage = _STAGES[row.nature] if isinstance(row, Published) else 0
    return stage, published_on(row, report) or "9999"


def _one_state(one: Level, other: Level) -> bool:
    """Tell whether two sources tell one number, to the digits of the one that prints fewer."""
    digits = (last_digit(row.value, row.measure) * row.unit.size for row in (one, other))
    near = abs(one.base_value - other.base_value) * 2 <= max(digits)
    alike = one.comparator is other.comparator
    return near and alike and not any(found.sure for found in differences(one, other))


def _release(report: Report, year: int, rows: list[Level]) -> Release:
    """Return a state that some sources tell, as the best of them prints it, in most digits."""
    best = min(rows, key=lambda row: (_rank(row), Fraction(last_digit(row.value, row.measure))))
    dates = [date for row in rows if (date := published_on(row, report))]
    return Release(year, best, min(dates, default=""), len(rows))


def _rank(row: Level) -> int:
    """Rank a source: the report, which tells no vintage, comes before weak sources alone."""
    order = [*(one for one in Strength if one is not Strength.WEAK), None, Strength.WEAK]
    return order.index(None if isinstance(row, Figure) else row.strength)


@dataclass(frozen=True, slots=True)
class MeanRevision:
    """The mean revision and the mean absolute revision of some years.

    Parameters
    ----------
    revisions : tuple of Revision
        The revision of each year.
    means : Means
        Both means, in percent.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> steps = [one.whole for one in find_revisions(report) if one.whole]
    >>> found = mean_revision(steps)
    >>> found.means.number, found.weak, found.bounds, found.across_vintages
    (4, 2, 1, 1)
    """

    revisions: tuple[Revision, ...]
    means: Means

    @property
    def weak(self) -> int:
        """In how many years a number rests on weak sources alone."""
        return sum(one.weak for one in self.revisions)

    @property
    def bounds(self) -> int:
        """In how many years one of both numbers is only a bound."""
        return sum(one.bound for one in self.revisions)

    @property
    def across_vintages(self) -> int:
        """In how many years a revision of the accounts is known to lie between both numbers."""
        return sum(one.across_vintages for one in self.revisions)


def mean_revision(revisions: Iterable[Revision]) -> MeanRevision:
    """Return the mean revision and the mean absolute revision.

    Parameters
    ----------
    revisions : iterable of Revision
        One a year, such as each `RevisedYear.whole` that is not weak.

    Returns
    -------
    MeanRevision
        The revisions and both means, in percent.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> steps = [one.whole for one in find_revisions(report) if one.year in (2015, 2020)]
    >>> [round(float(step.size_value), 1) for step in steps]
    [-13.7, 1.6]
    >>> means = mean_revision(steps).means
    >>> round(float(means.mean_value), 1), round(float(means.mean_absolute_value), 1)
    (-6.1, 7.6)
    """
    found = tuple(revisions)
    return MeanRevision(
        found, means_of([one.size for one in found], [one.size_value for one in found])
    )


def revisions_frame(years: Iterable[RevisedYear]) -> pd.DataFrame:
    """Return all states of the levels of some years as a frame.

    Parameters
    ----------
    years : iterable of RevisedYear
        What `find_revisions` returns.

    Returns
    -------
    DataFrame
        One row a state: `year`; `level` in words; `published`, when first; `nature`; `vintage`
        and `territory`, their labels, empty where not said; `strength` of the best source, and
        how many `sources` tell it; `revision`, from the state before it, in percent, of the
        printed numbers, with its ends `revision_low` and `revision_high`, missing for the first
        state and where both are not comparable; `caution`, in what it differs, or may differ, from
        the state before it; `weak`, whether its sources are.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> frame = revisions_frame(find_revisions(report))
    >>> of_2020 = frame[frame["year"] == 2020]
    >>> print(of_2020[["level", "nature", "revision"]].round(1).to_string(index=False))
                 level      nature  revision
        RMB650 billion  the report       NaN
      RMB663.8 billion preliminary       2.1
    RMB660.159 billion       final      -0.5
    """
    rows = []
    for revised in years:
        for place, release in enumerate(revised.releases):
            before = revised.releases[place - 1] if place else None
            step = Revision(before, release) if before else None
            told = step if step and step.comparable else None
            row = release.stated
            rows.append(
                {
                    "year": revised.year,
                    "level": words_of(row),
                    "published": release.published,
                    "nature": nature_of(row),
                    "vintage": row.vintage.label if row.vintage else "",
                    "territory": row.territory.label if row.territory else "",
                    "strength": strength_of(row),
                    "sources": release.sources,
                    "revision": float(told.size_value) if told else None,
                    **end_columns("revision", told.size.interval if told else None),
                    "caution": caution(before.stated, row) if before else "",
                    "weak": release.weak,
                }
            )
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.astype({"revision": "float64"})


_COLUMNS = [
    "year", "level", "published", "nature", "vintage", "territory", "strength", "sources",
    "revision", "revision_low", "revision_high", "caution", "weak",
]  # fmt: skip


def mean_revision_frame(means: Mapping[str, MeanRevision]) -> pd.DataFrame:
    """Return mean revisions as a frame.

    Parameters
    ----------
    means : dict of str to MeanRevision
        What `mean_revision` returns, by the name of the choice of years.

    Returns
    -------
    DataFrame
        One row a choice, by its name `years`: `number` of years; `mean` and `mean_absolute` of
        the printed numbers, in percent, with the ends of each; `weak`, the years with a weak
        source; `bounds`, those of which a number is only a bound; `across_vintages`, those with
        a known revision of the accounts between both.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> steps = [one.whole for one in find_revisions(report) if one.year in (2015, 2020)]
    >>> frame = mean_revision_frame({"two years": mean_revision(steps)})
    >>> frame[["number", "mean", "mean_absolute"]].round(1).loc["two years"].tolist()
    [2.0, -6.1, 7.6]
    """
    rows = [
        {
            **one.means.columns,
            "weak": one.weak,
            "bounds": one.bounds,
            "across_vintages": one.across_vintages,
        }
        for one in means.values()
    ]
    columns = [*MEAN_COLUMNS, "weak", "bounds", "across_vintages"]
    return pd.DataFrame(rows, index=pd.Index(list(means), name="years"), columns=columns)
