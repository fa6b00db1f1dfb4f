"""What each sector of the economy gave to growth in a year, and in the year before it.

Contributions are at the prices of the year: a sector gives the part of its value added by which
it grew, ``level - level / (1 + growth)``. In points it is told over the value added of the year
before, in percent over the growth of all sectors together. A sector that shrank gives less than
nothing, and the others then more than all.

The weights of the year before are worked out from the accounts of the year, each level over its
growth. Shares that were published for the year before can be taken instead; they are of another
publication and at other prices.

The growth of the year before follows from an average of both years
(`helpers.analysis.baselines.first_year_growth`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product

import pandas as pd

from helpers.analysis.baselines import first_year_growth
from helpers.analysis.gaps import end_columns
from helpers.analysis.levels import Level
from helpers.analysis.likeness import Difference, differences
from helpers.analysis.reached import is_weak, reached, strength_of, words_of
from helpers.core.interval import Interval, hull
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import POINTS, unit
from helpers.core.vocabulary import Measure
from helpers.data.records import Published
from helpers.data.report import Report

SECTORS = {
    "primary-value-added": "primary-share-of-gdp",
    "secondary-value-added": "secondary-share-of-gdp",
    "services-value-added": "services-share-of-gdp",
}
"""The sectors that make up the economy, and the indicators of their shares."""


class Weights(StrEnum):
    """From where the weights of the year before come.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> for weights in Weights:
    ...     services = find_sectors(report, 2021, weights).of("services-value-added")
    ...     print(weights, "|", tell(services.given.percent))
    levels of the year over their growth | 65.8 to 66.6%
    shares published for the year before | 66.0 to 66.9%
    """

    DEFLATED = "levels of the year over their growth"
    PUBLISHED = "shares published for the year before"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a sector gave to the growth of a year.

    Parameters
    ----------
    growth : Quantity
        Real growth of the sector, in percent.
    weight : Quantity
        Its share of the year before, in percent.
    points : Quantity
        What it gave, in percentage points.
    percent : Quantity or None
        What it gave, in percent of the growth of all; None where all together may not have grown.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> accounts = find_sectors(load_report("changchun-2021"), 2021)
    >>> given = accounts.of("services-value-added").given
    >>> given.growth, tell(given.weight), tell(given.points)
    (8.05 to 8.15%, '50.0%', '4.0 to 4.1 percentage points')
    """

    growth: Quantity
    weight: Quantity
    points: Quantity
    percent: Quantity | None


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector in a year.

    Parameters
    ----------
    level, growth : Figure or Published
        Its value added and real growth.
    average : Figure, Published or None
        Its average growth in this year and the one before.
    share : Quantity
        Its share of the value added of all sectors, in percent.
    given : Contribution
        What it gave to growth.
    before : Contribution or None
        What it gave in the year before; None where the average of a sector is not known.
    implied : Published or None
        Its growth in the year before, from the average.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_sectors(load_report("changchun-2021"), 2021)
    >>> services = accounts.of("services-value-added")
    >>> services.level.in_words, services.growth.in_words, services.average.in_words
    ('361.89 RMB billion', '8.1 percent', '4.6 percent')
    >>> services.implied.in_words
    '1.2 percent'
    """

    level: Level
    growth: Level
    average: Level | None
    share: Quantity
    given: Contribution
    before: Contribution | None
    implied: Published | None

    @property
    def name(self) -> str:
        """The name of the indicator of its value added."""
        return self.level.indicator.name

    @property
    def label(self) -> str:
        """What the indicator of its value added is called."""
        return self.level.indicator.label


@dataclass(frozen=True, slots=True)
class SectorAccounts:
    """The sectors of an economy in a year.

    Parameters
    ----------
    year : int
        The year.
    weights : Weights
        From where the weights of the year before come.
    sectors : tuple of Sector
        The sectors.
    shares : tuple of Figure or Published
        The published shares of the year before, where they are the weights.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_sectors(load_report("changchun-2021"), 2021)
    >>> accounts.year, [float(one.level.value) for one in accounts.sectors]
    (2021, [52.374, 296.047, 361.89])
    """

    year: int
    weights: Weights
    sectors: tuple[Sector, ...]
    shares: tuple[Level, ...]

    @property
    def rows(self) -> tuple[Level, ...]:
        """All numbers on which they rest."""
        own = [(one.level, one.growth, one.average) for one in self.sectors]
        return tuple(row for rows in [*own, self.shares] for row in rows if row)

    @property
    def weak(self) -> bool:
        """Whether one of the numbers rests on a weak source."""
        return any(map(is_weak, self.rows))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what numbers of one kind differ, or may differ, beside their size."""
        kinds = (
            [one.level for one in self.sectors],
            [one.growth for one in self.sectors],
            [self.sectors[0].level, *self.shares],
        )
        found = (
            difference for rows in kinds for row in rows for difference in _apart(rows[0], row)
        )
        return tuple(dict.fromkeys(found))

    def of(self, sector: str) -> Sector:
        """Return a sector by the name of the indicator of its value added.

        Raises
        ------
        KeyError
            If there is no such sector.
        """
        return {one.name: one for one in self.sectors}[sector]


def _apart(one: Level, other: Level) -> tuple[Difference, ...]:
    """Return in what two numbers differ; a share has no prices, which sets nothing apart."""
    found = differences(one, other)
    if one.measure is not other.measure:
        return tuple(difference for difference in found if difference.aspect.value != "prices")
    return found


def find_sectors(report: Report, year: int, weights: Weights = Weights.DEFLATED) -> SectorAccounts:
    """Return the sectors of the economy in a year, and what each gave to growth.

    Parameters
    ----------
    report : Report
        The report.
    year : int
        The year.
    weights : Weights
        From where the weights of the year before come.

    Returns
    -------
    SectorAccounts
        The sectors in the order of `SECTORS`.

    Raises
    ------
    ValueError
        If the level, growth or weight of a sector is not known, or only a bound of it; the
        message names it.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.show.told import tell
    >>> report = load_report("changchun-2021")
    >>> for one in find_sectors(report, 2021).sectors:
    ...     print(one.name, tell(one.given.points))
    primary-value-added 0.4 percentage points
    secondary-value-added 1.7 percentage points
    services-value-added 4.0 to 4.1 percentage points
    """
    levels = [known_of(report, name, Measure.LEVEL, year) for name in SECTORS]
    growth = [known_of(report, name, Measure.GROWTH, year) for name in SECTORS]
    both = Period(year - 1, year)
    averages = [reached(report, name, Measure.GROWTH, both) for name in SECTORS]
    sizes = [row.base for row in levels]
    factors = [row.base + 1 for row in growth]
    shares: list[Level] = []
    if weights is Weights.PUBLISHED:
        shares = [known_of(report, name, Measure.SHARE, year - 1) for name in SECTORS.values()]
        given = _given([row.base for row in shares], factors, _Published())
    else:
        given = _given(sizes, factors, _Deflated())
    before: Sequence[Contribution | None] = [None] * len(SECTORS)
    implied = [
        first_year_growth(average, rate)
        if isinstance(average, Published) and isinstance(rate, Published)
        else None
        for average, rate in zip(averages, growth, strict=True)
    ]
    known = [row for row in implied if row]
    if len(known) == len(SECTORS):
        earlier = [size / factor for size, factor in zip(sizes, factors, strict=True)]
        before = _given(earlier, [row.base + 1 for row in known], _Deflated())
    sectors = tuple(
        Sector(level, rate, average, _percent(share), one, other, first)
        for level, rate, average, share, one, other, first in zip(
            levels, growth, averages, _shares(sizes), given, before, implied, strict=True
        )
    )
    return SectorAccounts(year, weights, sectors, tuple(shares))


def known_of(report: Report, name: str, measure: Measure, year: int) -> Level:
    """Return what was reached of an indicator in a year, with both ends.

    Parameters
    ----------
    report : Report
        The report.
    name : str
        Name of the indicator.
    measure : Measure
        What is looked for.
    year : int
        The year.

    Returns
    -------
    Figure or Published
        The number that `reached` finds.

    Raises
    ------
    ValueError
        If nothing is known of it, or only a bound.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> report = load_report("changchun-2021")
    >>> known_of(report, "services-value-added", Measure.GROWTH, 2021).in_words
    '8.1 percent'
    """
    found = reached(report, name, measure, Period(year, year))
    if found is None or not found.base.bounded:
        what = "only a bound is" if found else "nothing is"
        raise ValueError(f"{what} known of {name} ({measure}) for {year}")
    return found


class _Deflated:
    """Weights from levels of the year itself."""

    def base(self, level: Interval, factor: Interval) -> Interval:
        """Return the weight of the year before."""
        return level / factor

    def gain(self, level: Interval, factor: Interval) -> Interval:
        """Return what was added."""
        return level * (1 - 1 / factor)

    def points(self, level: Fraction, factor: Fraction, rest: Fraction) -> Fraction:
        """Return what was added over all weights."""
        return level * (1 - 1 / factor) / (level / factor + rest)


class _Published:
    """Weights as published for the year before."""

    def base(self, share: Interval, factor: Interval) -> Interval:
        """Return the weight of the year before."""
        return share

    def gain(self, share: Interval, factor: Interval) -> Interval:
        """Return what was added."""
        return share * (factor - 1)

    def points(self, share: Fraction, factor: Fraction, rest: Fraction) -> Fraction:
        """Return what was added over all weights."""
        return share * (factor - 1) / (share + rest)


def _given(
    sizes: Sequence[Interval], factors: Sequence[Interval], way: _Deflated | _Published
) -> list[Contribution]:
    """Return the contributions of all sectors.

    Each formula rises or falls all along with each of its numbers while the others stay, so that
    its ends are found among the ends of those.
    """
    pairs = list(zip(sizes, factors, strict=True))
    bases = [way.base(size, factor) for size, factor in pairs]
    gains = [way.gain(size, factor) for size, factor in pairs]
    weights = _shares(bases)
    found = []
    for place, (size, factor) in enumerate(pairs):
        points = _corners(way.points, size, factor, _rest(bases, place))
        total = gains[place] + _rest(gains, place)
        percent = _corners(_share, gains[place], _rest(gains, place)) if total.positive else None
        found.append(
            Contribution(
                _percent(factor - 1),
                _percent(weights[place]),
                Quantity(points * 100, unit(POINTS)),
                _percent(percent) if percent else None,
            )
        )
    return found


def _shares(sizes: Sequence[Interval]) -> list[Interval]:
    """Return the share of each of some sizes in all of them."""
    return [_corners(_share, size, _rest(sizes, place)) for place, size in enumerate(sizes)]


def _share(part: Fraction, rest: Fraction) -> Fraction:
    """Return the share of a part."""
    return part / (part + rest)


def _rest(sizes: Sequence[Interval], place: int) -> Interval:
    """Return the sum of all sizes but one."""
    others = [size for other, size in enumerate(sizes) if other != place]
    return sum(others[1:], others[0])


def _corners(function: Callable[..., Fraction], *known: Interval) -> Interval:
    """Return the hull of a function that is monotone in each of its numbers."""
    ends = [[end for end in (one.low, one.high) if end is not None] for one in known]
    return hull(Interval.exactly(function(*corner)) for corner in product(*ends))


def _percent(ratio: Interval) -> Quantity:
    """Return a ratio in percent."""
    return Quantity(ratio * 100, unit("percent"))


def sectors_frame(accounts: SectorAccounts) -> pd.DataFrame:
    """Return the sectors of a year as a frame.

    Parameters
    ----------
    accounts : SectorAccounts
        What `find_sectors` returns.

    Returns
    -------
    DataFrame
        One row a sector, by the name of its indicator, `sector`: `label`; `level` and `growth` in
        words, and `average`, of both years, empty where not published; `share` of the year and
        `weight`, the share of the year before, `points` and `percent` of growth that it gave; of
        the year before `before_growth`, which the average implies, `before_weight`, `before_points`
        and `before_percent`. Each has two columns, of its ends, as `share_low` and `share_high`;
        shares, growth and `percent` in percent, `points` in percentage points. `weights` says from
        where those come, `strength` is “weak” where any source is, else that of the source of the
        level, `caution` in what the numbers differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_sectors(load_report("changchun-2021"), 2021)
    >>> frame = sectors_frame(accounts)
    >>> columns = ["label", "growth", "share_low", "points_low"]
    >>> print(frame[columns].round(1).to_string(index=False))
                                  label growth  share_low  points_low
      Value added of the primary sector   5.5%        7.4         0.4
    Value added of the secondary sector   3.9%       41.7         1.6
                Value added of services   8.1%       50.9         4.0
    """
    rows = [
        {
            "label": one.label,
            "level": words_of(one.level),
            "growth": words_of(one.growth),
            "average": words_of(one.average) if one.average else "",
            **end_columns("share", one.share.interval),
            **_columns("", one.given),
            **end_columns("before_growth", one.before.growth.interval if one.before else None),
            **_columns("before_", one.before),
            "weights": accounts.weights.value,
            "strength": "weak" if accounts.weak else strength_of(one.level),
            "caution": "; ".join(map(str, accounts.differences)),
        }
        for one in accounts.sectors
    ]
    names = pd.Index([one.name for one in accounts.sectors], name="sector", dtype="str")
    return pd.DataFrame(rows, index=names)


def _columns(prefix: str, given: Contribution | None) -> dict[str, float]:
    """Return what a sector gave as columns of a frame."""
    percent = given.percent if given else None
    return {
        **end_columns(f"{prefix}weight", given.weight.interval if given else None),
        **end_columns(f"{prefix}points", given.points.interval if given else None),
        **end_columns(f"{prefix}percent", percent.interval if percent else None),
    }
