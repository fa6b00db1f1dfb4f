"""Reconstructed paths held against levels that were known later, on one piece of land."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from helpers.analysis.ends import land_of
from helpers.analysis.growth import LEVEL, with_unit
from helpers.analysis.paths import Path, Point
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Role
from helpers.data.records import Territory


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A level against which paths are held.

    Parameters
    ----------
    year : int
        Its year.
    level : Quantity
        What is known of it.
    territory : Territory or None
        The land that it counts; None where nothing is known of territories.
    source : str
        Where it comes from, in words: who published it, or how it was worked out.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> evidence = load_report("changchun-2021").records.evidence
    >>> row = next(row for row in evidence.of("gdp", Measure.LEVEL) if row.year == 2019)
    >>> level = Benchmark(2019, row.quantity, row.territory, row.source.title)
    >>> print(level.level, "-", level.territory.label)
    RMB590.4135 to 590.4145 billion - Changchun without Gongzhuling
    """

    year: int
    level: Quantity
    territory: Territory | None
    source: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A path held against a benchmark.

    Parameters
    ----------
    path : Path
        The path.
    benchmark : Benchmark
        The level.
    contains : Answer
        Whether the bounds of the path hold the benchmark.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.paths import constant_growth
    >>> levels = [Quantity.exactly(level, "RMB billion") for level in (100, 121)]
    >>> path = constant_growth(Ends(2018, 2020, *levels, Fraction(100), Fraction(121)))
    >>> level = Benchmark(2019, Quantity.exactly(100, "RMB billion"), None, "made up")
    >>> [grade] = hold_against([path], [level])
    >>> grade.point.central, grade.off  # √(100 × 121), and 110 / 100 - 1
    (Fraction(110, 1), Fraction(1, 10))
    """

    path: Path
    benchmark: Benchmark
    contains: Answer

    @property
    def point(self) -> Point:
        """The year of the path."""
        return self.path.at(self.benchmark.year)

    @property
    def off(self) -> Fraction | None:
        """By what part the best guess is off from the middle of the benchmark, if both exist."""
        central, level = self.point.central, _level(self.path, self.benchmark)
        return None if central is None or not level.bounded else central / level.middle - 1


def hold_against(paths: Iterable[Path], benchmarks: Iterable[Benchmark]) -> list[Grade]:
    """Hold reconstructed levels against known ones of the same land.

    A path between levels of which nobody says what land they count is held against all readings
    of it or against none: one alone would grade the reading, not the path.

    Parameters
    ----------
    paths : iterable of Path
        Paths of one or several methods.
    benchmarks : iterable of Benchmark
        Levels: of the territory of a path, or of at least two readings of it for a year.

    Returns
    -------
    list of Grade
        One for each path and benchmark, in this order.

    Raises
    ------
    TypeError
        If a benchmark has no unit.
    UnitError
        If its unit does not fit the paths.
    ValueError
        If a path has no such year, or the land of a benchmark is not that of a path.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> from helpers.analysis.ends import Ends
    >>> from helpers.analysis.paths import constant_growth
    >>> levels = [Quantity.exactly(level, "RMB billion") for level in (100, 121)]
    >>> path = constant_growth(Ends(2018, 2020, *levels, Fraction(100), Fraction(121)))
    >>> known = [
    ...     Benchmark(2019, Quantity.exactly(level, "RMB billion"), None, "made up")
    ...     for level in (110, 112)
    ... ]
    >>> [grade.contains.value for grade in hold_against([path], known)]
    ['yes', 'no']
    """
    levels = list(benchmarks)
    found = [
        Grade(path, level, _level(path, level).lies_in(path.at(level.year).bounds))
        for path in paths
        for level in levels
    ]
    for one in found:
        if one.path.territory != one.benchmark.territory:
            _refuse_other_land(one, levels)
    return found


def _level(path: Path, benchmark: Benchmark) -> Interval:
    """Return a benchmark in the unit of a path."""
    return with_unit(benchmark.level, LEVEL).to(path.unit).interval


def _refuse_other_land(grade: Grade, levels: Iterable[Benchmark]) -> None:
    """Refuse a benchmark of other land, or of one reading of a territory alone."""
    its, land, year = grade.benchmark.territory, grade.path.territory, grade.benchmark.year
    if land is None or its is None or (land.role, its.role) != (Role.REPORT, Role.READING):
        raise ValueError(
            f"a path of {land_of(land) or 'a territory that is not named'} cannot be held against "
            f"a level of {land_of(its) or 'a territory that is not named'}: take one of its own "
            "land, or of every reading of it"
        )
    same_year = {level.territory for level in levels if level.year == year}
    if len({one for one in same_year if one and one.role is Role.READING}) < 2:
        raise ValueError(
            f"the level of {its.label} in {year} is of one reading of {land.label} alone: "
            "give one of each other reading as well"
        )
