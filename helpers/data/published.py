"""What others published of the indicators, and the one way to pick among it.

Evidence is never mixed into the figures of a report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from helpers.core.interval import Interval, hull
from helpers.core.period import Period
from helpers.core.vocabulary import Measure, Nature, Strength
from helpers.data.records import Published

_NATURES = list(Nature)
_STRENGTHS = list(Strength)

ACHIEVED = frozenset(Nature) - {Nature.TARGET}
"""The natures of numbers that say what was achieved."""

COMPARABLE = ACHIEVED - {Nature.FIRST_PUBLISHED}
"""Those that no later revision can have made another quantity."""

AIMED = frozenset({Nature.TARGET})
"""The nature of numbers that say what is aimed at."""


def rank(row: Published) -> tuple[int, int]:
    """Rank a published number: the most settled first, then the better sourced.

    Parameters
    ----------
    row : Published
        The number.

    Returns
    -------
    tuple of int and int
        The place of its nature and of the strength of its source; less is better.

    Examples
    --------
    >>> from helpers import load_report
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> of_2020 = [row for row in evidence.of("gdp", Measure.LEVEL) if row.year == 2020]
    >>> for row in of_2020:
    ...     print(rank(row), row.nature, row.strength)
    (0, 2) final mirror
    (3, 2) preliminary mirror
    (3, 3) preliminary weak
    """
    return _NATURES.index(row.nature), _STRENGTHS.index(row.strength)


@dataclass(frozen=True, repr=False)
class Evidence:
    """All that was published of the indicators of a report.

    Parameters
    ----------
    rows : tuple of Published
        The numbers, in the order of their table.

    Examples
    --------
    >>> from helpers import load_report
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> decides = evidence.pick("gdp", Measure.LEVEL, Period(2020, 2020))
    >>> decides.said, decides.nature.value
    ('660.159 RMB billion, 2020', 'final')
    """

    rows: tuple[Published, ...]

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, Measure, str], list[Published]]:
        """The numbers of each measure of each indicator and territory, the most settled first.

        Those of the report's own territory, and of what that may be, are under no name.
        """
        found: dict[tuple[str, Measure, str], list[Published]] = {}
        for row in sorted(self.rows, key=rank):
            land = row.territory
            if land is None or land.role.own:
                found.setdefault((row.indicator.name, row.measure, ""), []).append(row)
            if land is not None:
                found.setdefault((row.indicator.name, row.measure, land.name), []).append(row)
        return found

    def __iter__(self) -> Iterator[Published]:
        """Go through all numbers, in the order of their table."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self.rows)

    def __repr__(self) -> str:
        """Say how many numbers there are."""
        return f"{len(self)} number{'s' * (len(self) != 1)} published by others"

    def of(self, indicator: str, measure: Measure, territory: str = "") -> list[Published]:
        """Return what was published of a measure of an indicator, the most settled first.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        measure : Measure
            What is looked for.
        territory : str
            Name of the territory; by default the report's own, and what that may be.

        Examples
        --------
        >>> from helpers import load_report
        >>> evidence = load_report("changchun-2021").records.evidence
        >>> [row.said for row in evidence.of("gdp", Measure.GROWTH, "shenyang")]
        ['0.8 percent, 2020', '~4 percent, 2022']
        """
        return self._by_subject.get((indicator, measure, territory), [])

    def pick(
        self,
        indicator: str,
        measure: Measure,
        period: Period,
        natures: Collection[Nature] = ACHIEVED,
        *,
        scope: str = "",
        territory: str = "",
    ) -> Published | None:
        """Return the number that decides: the most settled one, then the better sourced.

        A weak source never decides. Nor does, of a number that was revised, what was published
        first: it is another quantity.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        measure : Measure
            What is looked for.
        period : Period
            The time to which it must refer.
        natures : collection of Nature
            How settled it may be; by default anything that was achieved.
        scope : str
            The group to which it must refer; by default any.
        territory : str
            See `of`.

        Returns
        -------
        Published or None
            None where nothing of the kind was published.

        Examples
        --------
        >>> from helpers import load_report
        >>> evidence = load_report("changchun-2021").records.evidence
        >>> evidence.pick("gdp", Measure.LEVEL, Period(2015, 2015)).said
        '477.38 RMB billion, 2015'
        """
        same = [
            row
            for row in self.of(indicator, measure, territory)
            if row.period == period and scope in ("", row.scope)
        ]
        revised = any(row.nature.closed for row in same)
        for row in same:
            superseded = revised and row.nature is Nature.FIRST_PUBLISHED
            if row.nature in natures and row.strength is not Strength.WEAK and not superseded:
                return row
        return None

    def series(
        self,
        indicator: str,
        measure: Measure,
        first_year: int,
        last_year: int,
        natures: Collection[Nature] = ACHIEVED,
        *,
        territory: str = "",
    ) -> list[Published]:
        """Return the number that decides for each year of some; years without one are left out.

        Parameters
        ----------
        indicator : str
            Name of the indicator.
        measure : Measure
            What is looked for.
        first_year, last_year : int
            The years, both included.
        natures : collection of Nature
            See `pick`.
        territory : str
            See `of`.

        Examples
        --------
        >>> from helpers import load_report
        >>> evidence = load_report("changchun-2021").records.evidence
        >>> [row.said for row in evidence.series("gdp", Measure.LEVEL, 2020, 2022)]
        ['660.159 RMB billion, 2020', '710.312 RMB billion, 2021']
        """
        years = range(first_year, last_year + 1)
        found = (
            self.pick(indicator, measure, Period(year, year), natures, territory=territory)
            for year in years
        )
        return [row for row in found if row]


def closed_growth(evidence: Evidence, row: Published) -> Interval | None:
    """Return a published growth as an interval of fractions with both ends.

    A bound such as "more than 7" is closed by the target of the same year: an assumption, for
    growth can exceed a target, which a caller must name.

    Parameters
    ----------
    evidence : Evidence
        Where the target is looked for.
    row : Published
        The growth.

    Returns
    -------
    Interval or None
        None where nothing closes it.

    Examples
    --------
    >>> from helpers import load_report
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> row = evidence.pick("gdp", Measure.GROWTH, Period(2018, 2018))
    >>> row.said, closed_growth(evidence, row)
    ('>7 percent, 2018', more than 0.07, at most 0.083)
    """
    found = row.base
    if found.high is not None:
        return found
    closing = [
        target.base
        for target in evidence.of(row.indicator.name, Measure.GROWTH)
        if target.nature is Nature.TARGET
        and target.strength is not Strength.WEAK
        and target.period == row.period
        and target.base.high is not None
        and (found.low is None or target.base.high > found.low)
    ]
    if not closing:
        return None
    highest = hull(closing)
    return Interval(found.low, highest.high, found.low_closed, highest.high_closed)
