"""What a report lets one derive: bases, readings of multiples, floors, ratios.

Only a stock that the report does not state, though it says by how many times it rose, is taken
from the evidence, and named so.

Each derivation is a rule that runs on every figure that it fits. The result holds all that the
wording of the figures allows, and nothing else; it comes with its formula and the figures used.
A level before growth is in the territory of the year that grew, and at its prices where growth is
real: its name says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from helpers.analysis.levels import Level, Levels, mark
from helpers.analysis.likeness import Difference, differences
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import CURRENCIES, unit
from helpers.core.vocabulary import Measure, Prices, Status
from helpers.data.lists import Threshold
from helpers.data.records import Figure, Published
from helpers.data.report import Report


@dataclass(frozen=True, slots=True)
class Derived:
    """A quantity that follows from figures of a report.

    Parameters
    ----------
    quantity : str
        What it is, in words.
    result : Quantity
        All that the figures allow.
    formula : str
        How it follows.
    figures : tuple of Figure
        The figures used.
    published : Published or None
        The evidence used, where the report does not state enough.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_derived(load_report("changchun-2021"))
    >>> base = next(one for one in found if one.quantity.endswith("read to the letter"))
    >>> print(base.quantity, "-", base.unit)
    Hi-tech enterprises, 2015, multiple read to the letter - enterprises
    >>> print(base.formula, "-", base.published.said)
    stock ÷ factor - 2,013 enterprises, 2020
    >>> base.result.low  # 2,013 / (1 + 7.25)
    Fraction(244, 1)
    """

    quantity: str
    result: Quantity
    formula: str
    figures: tuple[Figure, ...]
    published: Published | None = None

    @property
    def unit(self) -> str:
        """The unit of the result."""
        return self.result.unit.name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the figures used, and ``evidence`` where some is."""
        names = tuple(figure.name for figure in self.figures)
        return names if self.published is None else (*names, "evidence")

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the evidence differs from the figures beside its number."""
        if self.published is None:
            return ()
        found = (one for figure in self.figures for one in differences(figure, self.published))
        return tuple(dict.fromkeys(found))


def find_derived(report: Report) -> list[Derived]:
    """Derive what follows from the figures of a report.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Derived
        What changes tell, then growth and multiples, readings of multiples, floors and ratios,
        each in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> first = find_derived(load_report("changchun-2021"))[0]
    >>> [figure.printed for figure in first.figures]
    ['100,000 graduates', 'an increase of 11,000']
    >>> print(first.quantity, "-", first.result)
    Graduates who chose the city for work or business, 2019 - 83,500 to 94,500 graduates
    """
    rules = (_before_a_change, _before_growth, _readings, _floors, _ratios)
    levels = Levels(report.records)
    return [found for rule in rules for found in rule(report, levels)]


def derive(report: Report) -> pd.DataFrame:
    """Derive what follows from the figures of a report, as a frame.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a derived quantity, in the order of `find_derived`: `quantity`, what it is;
        `allows`, all that the figures allow, in words; the same as an `interval` in brackets;
        its ends `low` and `high`, infinite where there is none; `unit`; `formula`; `figures`,
        the names of the figures used, or ``evidence``; `caution`, in what evidence and figures
        differ beside their numbers.

    Examples
    --------
    >>> from helpers import load_report
    >>> frame = derive(load_report("changchun-2021"))
    >>> land = frame[frame["quantity"].str.startswith("Industrial land")]
    >>> print(land[["quantity", "allows"]].to_string(index=False))
                                             quantity             allows
    Industrial land transferred, factor to the letter 5.25 to 5.35 times
     Industrial land transferred, factor in loose use 4.25 to 4.35 times
    """
    rows = [
        (
            one.quantity,
            str(one.result),
            one.result.interval.brackets(),
            *one.result.interval.ends,
            one.unit,
            one.formula,
            ", ".join(one.names),
            "; ".join(map(str, one.differences)),
        )
        for one in find_derived(report)
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = [
    "quantity", "allows", "interval", "low", "high", "unit", "formula", "figures", "caution",
]  # fmt: skip


def _before_a_change(report: Report, levels: Levels) -> Iterator[Derived]:
    """Derive the level before a change, and the growth, from level and change of one year."""
    for change in report.records.figures:
        level = _beside(levels, change, Measure.CHANGE)
        if level is None or level.unit.base != change.unit.base or change.year is None:
            continue
        now, by, year = level.quantity, change.quantity, change.year
        before = now - by
        label = change.indicator.label + mark(level, change)
        yield Derived(f"{label}, {year - 1}", before, "level − change", (level, change))
        if before.low is not None and before.low > 0:
            if by.low is not None and by.low > 0:  # now / (now − by) − 1 = 1 / (now / by − 1)
                growth = 1 / ((now / by).ratio - 1)
            else:
                growth = (now / before).ratio - 1
            percent = Quantity(growth, unit("fraction")).to("percent")
            formula = "change ÷ (level − change)"
            yield Derived(f"{label}, growth in {year}", percent, formula, (level, change))


def _before_growth(report: Report, levels: Levels) -> Iterator[Derived]:
    """Derive the level of the year before from a level and its growth or multiple."""
    formulas = {Measure.GROWTH: "level ÷ (1 + growth)", Measure.MULTIPLE: "level ÷ multiple"}
    for measure, formula in formulas.items():
        for rate in report.records.figures:
            level = _beside(levels, rate, measure)
            if level is None or rate.year is None:
                continue
            grows = measure is Measure.GROWTH
            before = _divided(level, rate.quantity.ratio + (1 if grows else 0))
            if before is None:
                continue
            basis = _basis(level, rate, rate.year) if grows else ""
            quantity = f"{rate.indicator.label}{mark(level, rate)}, {rate.year - 1}{basis}"
            yield Derived(quantity, before, formula, (level, rate))


def _basis(level: Figure, growth: Figure, year: int) -> str:
    """Say at which prices and in which territory the level before growth is told."""
    money = level.unit.money and growth.prices is not Prices.CURRENT
    land = f"in the territory of {year}" if level.territory else ""
    if not money:
        return f", {land}" if land else ""
    if growth.prices is not Prices.REAL:
        return f", at prices of {year} if growth is real" + (f", {land}" if land else "")
    return f", at prices and {land}" if land else f", at prices of {year}"


def _readings(report: Report, levels: Levels) -> Iterator[Derived]:
    """Derive the factor of an increase "by N times", in both readings."""
    for figure in report.records.figures:
        if figure.measure is not Measure.INCREASE_IN_MULTIPLES:
            continue
        loose = figure.quantity
        readings = (
            ("to the letter", "1 + number of times", loose + Quantity.exactly(1, "times")),
            ("in loose use", "number of times", loose),
        )
        for reading, formula, factor in readings:
            yield Derived(f"{figure.label}, factor {reading}", factor, formula, (figure,))
        stock = _stock(levels, figure)
        if stock is None or figure.period is None:
            continue
        year = figure.period.first - 1
        stated, published = (
            ((figure, stock), None) if isinstance(stock, Figure) else ((figure,), stock)
        )
        for reading, _, factor in readings:
            before = _divided(stock, factor.ratio)
            if before is not None:
                quantity = (
                    f"{figure.indicator.label}{mark(*stated)}, {year}, multiple read {reading}"
                )
                yield Derived(quantity, before, "stock ÷ factor", stated, published)


def _stock(levels: Levels, multiple: Figure) -> Level | None:
    """Return the level of the last year of a multiple, from the report or the evidence."""
    if multiple.period is None:
        return None
    stated = levels.like(multiple, multiple.period.last)
    if stated or multiple.status is Status.TARGET:
        return stated
    return levels.published(multiple.indicator.name, multiple.period.last, multiple)


def _floors(report: Report, levels: Levels) -> Iterator[Derived]:
    """Derive the investment that projects above a threshold amount to at least."""
    by_paragraph: dict[int, list[tuple[Threshold, Figure]]] = defaultdict(list)
    for bound in report.records.thresholds:
        figure = report.records.by_name[bound.figure]
        if bound.comparator.floor and bound.unit.money and _counts_things(figure):
            by_paragraph[bound.place.paragraph].append((bound, figure))
    for together in by_paragraph.values():
        for bound, figure in together:
            year = "" if figure.period is None else f", {figure.period.last}"
            name = f"{figure.indicator.label}{year}: investment"
            floor = _floor(bound.amount, bound, figure)
            quantity = f"{name}{mark(figure)}"
            yield Derived(quantity, floor, "number × threshold", (figure,))
            for other, above in together:
                alike = other.unit.base == bound.unit.base
                if alike and other.amount > bound.amount and _nested(above, figure):
                    more = _floor(other.amount - bound.amount, other, above)
                    yield Derived(
                        f"{name}{mark(figure, above)}, if the other projects are among them",
                        floor + more,
                        "number above the higher threshold × that + the others × the lower one",
                        (figure, above),
                    )


def _floor(each: Fraction, bound: Threshold, figure: Figure) -> Quantity:
    """Return what things come to if each of them has at least, or more than, some money."""
    amounts = Interval.above(each, closed=not bound.comparator.strict)
    sign = CURRENCIES[bound.unit.base]
    return Quantity(amounts * figure.base, unit(sign)).to(f"{sign} billion")


def _counts_things(figure: Figure) -> bool:
    """Tell whether a figure is a number of things, of which there is at least one."""
    return figure.measure is Measure.LEVEL and figure.unit.counted and bool(figure.base.low)


def _nested(above: Figure, figure: Figure) -> bool:
    """Tell whether the things that one figure counts can all be among those of another."""
    most, least = above.base.high, figure.base.low
    return above.unit == figure.unit and most is not None and least is not None and most <= least


def _ratios(report: Report, levels: Levels) -> Iterator[Derived]:
    """Derive the ratios of ranges.csv for which the report states both sides."""
    for its in report.records.ranges:
        for above in report.records.of(its.numerator.name, Measure.LEVEL):
            if above.year is None or its.counted_in not in (above.unit.name, ""):
                continue
            below = levels.like(above, above.year, its.denominator.name)
            if below is None or not below.base.low:
                continue
            ratio = above.quantity / below.quantity
            told_in = replace(ratio.unit, name=its.unit, size=1 / its.factor)
            yield Derived(
                f"{its.label}, {above.year}{mark(above, below)}",
                ratio.to(told_in),
                "numerator ÷ denominator",
                (above, below),
            )


def _beside(levels: Levels, rate: Figure, measure: Measure) -> Figure | None:
    """Return the level of the only year of a figure of some measure, as the report states it."""
    if rate.measure is not measure or rate.year is None:
        return None
    return levels.like(rate, rate.year)


def _divided(level: Level, factor: Interval) -> Quantity | None:
    """Divide a level by what of a factor is above zero: the level after it is not nothing."""
    positive = factor.intersection(Interval.above(0))
    return None if positive is None else level.quantity / positive
