"""From the rows of a sound package to its records: what each row means, decided once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypedDict

from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.quantity import Quantity
from helpers.core.units import Unit, unit
from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    PricesBy,
    Role,
    Status,
    Strength,
)
from helpers.core.wording import allowed
from helpers.data.lists import Correction, Lookalike, Part, Range, Relation, Threshold
from helpers.data.published import Evidence
from helpers.data.reader import Row, Rows
from helpers.data.records import (
    Figure,
    Indicator,
    Place,
    Published,
    Reference,
    Source,
    Territory,
    Vintage,
)

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, repr=False)
class Records:
    """All records of a report.

    Parameters
    ----------
    source : Source
        Where the report itself was published.
    figures : tuple of Figure
        What the report states, in the order of the text.
    indicators : dict of str to Indicator
        What is measured, by name.
    parts : tuple of Part
        The parts of the report.
    thresholds : tuple of Threshold
        Amounts that bound what figures count.
    territories : dict of str to Territory
        Pieces of land of which numbers are told, by name.
    evidence : Evidence
        What others published.
    references : dict of str to Reference
        Quantities from elsewhere, by name.
    lookalikes, relations, ranges, corrections : tuple
        What else is known of indicators and figures.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> [figure.name for figure in report.records.of("gdp", Measure.LEVEL)]
    ['gdp-level-2015', 'gdp-level-2020', 'gdp-level-undated']
    """

    source: Source
    figures: tuple[Figure, ...]
    indicators: Mapping[str, Indicator]
    parts: tuple[Part, ...]
    thresholds: tuple[Threshold, ...]
    territories: Mapping[str, Territory]
    evidence: Evidence
    references: Mapping[str, Reference]
    lookalikes: tuple[Lookalike, ...]
    relations: tuple[Relation, ...]
    ranges: tuple[Range, ...]
    corrections: tuple[Correction, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Figure]:
        """The figures by their names."""
        return {figure.name: figure for figure in self.figures}

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, Measure], list[Figure]]:
        """The figures of each measure of each indicator, in the order of the text."""
        found: dict[tuple[str, Measure], list[Figure]] = {}
        for figure in self.figures:
            found.setdefault((figure.indicator.name, figure.measure), []).append(figure)
        return found

    def __repr__(self) -> str:
        """Say how many figures and indicators there are."""
        return f"{len(self.figures)} figures, {len(self.indicators)} indicators, {self.evidence}"

    def of(self, indicator: str, measure: Measure) -> list[Figure]:
        """Return the figures of a measure of an indicator, in the order of the text."""
        return self._by_subject.get((indicator, measure), [])

    def label(self, name: str) -> str:
        """Return what an indicator or a reference is called."""
        found = self.indicators.get(name) or self.references.get(name)
        return name if found is None else found.label


class _Stated(TypedDict):
    """What figures, evidence and references have in common."""

    measure: Measure
    comparator: Comparator
    value: Decimal
    unit: Unit
    period: Period | None
    quantity: Quantity
    source: Source
    upper: Decimal | None
    scope: str
    territory: Territory | None
    vintage: Vintage | None
    prices: Prices | None
    prices_by: PricesBy | None


@dataclass(frozen=True)
class Reading:
    """How words of a report are read where more than one reading is sound.

    Parameters
    ----------
    about : Fraction
        Half width of ``about``; see `helpers.core.wording`.
    or_above : bool
        Whether "more than" and "less than", where a figure prints them, are read as "or above"
        and "or below", which is what the usual Chinese words behind such a translation say.

    Examples
    --------
    >>> reading = Reading(Fraction(1, 2), or_above=True)
    >>> reading.comparator(">", "more than 200 policies").words
    'at least'
    >>> reading.comparator(">", "exceed 200,000 cars").words
    'more than'
    """

    about: Fraction
    or_above: bool

    def comparator(self, sign: str, printed: str) -> Comparator:
        """Read the qualifier of a number with its printed words, empty for evidence."""
        found = Comparator(sign)
        translated = self.or_above and any(words in printed for words in _TRANSLATED)
        return _OR_ABOVE.get(found, found) if translated else found


_TRANSLATED = ("more than", "More than", "less than", "Less than")
_OR_ABOVE = {Comparator.MORE_THAN: Comparator.AT_LEAST, Comparator.LESS_THAN: Comparator.AT_MOST}


@dataclass(frozen=True)
class _Context:
    """What rows name and do not tell themselves."""

    source: Source
    reading: Reading
    territories: Mapping[str, Territory]
    vintages: Mapping[str, Vintage]

    @property
    def own(self) -> Territory | None:
        """The territory of which the report speaks."""
        return next((one for one in self.territories.values() if one.role is Role.REPORT), None)


def read_records(
    rows: Mapping[str, Rows], source: Source, reading: Reading, hypothetical: Collection[str]
) -> Records:
    """Return the records of a package whose rows are sound.

    Parameters
    ----------
    rows : dict of str to Rows
        The rows of each table; a table may be missing.
    source : Source
        Where the report was published: that of its figures.
    reading : Reading
        How its words are read.
    hypothetical : collection of str
        Names of the figures that are part of a what-if.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> wide = Reading(Fraction(1), or_above=False)
    >>> records = read_records(report.package.rows, report.records.source, wide, [])
    >>> records.by_name["gdp-growth-2021"].quantity
    6 to 8%
    """

    def of(table: str) -> Iterable[Row]:
        return rows.get(table, {}).values()

    indicators = {row["indicator"]: _indicator(row) for row in of("indicators")}
    parts = tuple(
        Part(row["part"], row["label"], int(row["first_paragraph"]), int(row["last_paragraph"]))
        for row in of("parts")
    )
    lasts = [part.last_paragraph for part in parts]
    columns = ("label", "note")
    context = _Context(
        source,
        reading,
        {row["territory"]: _territory(row) for row in of("territories")},
        {
            row["vintage"]: Vintage(row["vintage"], *(row[name] for name in columns))
            for row in of("vintages")
        },
    )
    return Records(
        source=source,
        figures=tuple(
            _figure(row, indicators, parts, lasts, context, row["figure"] in hypothetical)
            for row in of("figures")
        ),
        indicators=indicators,
        parts=parts,
        thresholds=tuple(_threshold(row) for row in of("numerals") if row["kind"] == "threshold"),
        territories=context.territories,
        evidence=Evidence(tuple(_published(row, indicators, context) for row in of("evidence"))),
        references={row["reference"]: _reference(row, context) for row in of("references")},
        lookalikes=tuple(
            Lookalike(row["indicator"], row["other"], row["difference"], row["why"])
            for row in of("lookalikes")
        ),
        relations=tuple(Relation(row["part"], row["whole"], row["why"]) for row in of("relations")),
        ranges=tuple(_range(row, indicators) for row in of("ranges")),
        corrections=tuple(_correction(row) for row in of("corrections")),
    )


def corrected_figures(figures: Rows, corrections: Rows) -> Rows:
    """Return the rows of figures as corrected, where a correction changes a cell.

    Parameters
    ----------
    figures, corrections : Rows
        The rows of both tables.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> rows = report.package.rows
    >>> changed = corrected_figures(rows["figures"], rows["corrections"])
    >>> for number, row in changed.items():
    ...     if row != rows["figures"][number]:
    ...         print(f"{row['printed']} | {row['value']} {row['unit']}")
    5,911 shanty towns | 5911 houses
    100 million mus | 10 million mu
    """
    changes: dict[str, Row] = {}
    for row in corrections.values():
        if row["column"] != "reading":
            its = changes.setdefault(row["figure"], {})
            its[row["column"]] = row["proposed"]
            if row["column"] == "comparator":
                its["upper"] = ""  # of the range that it was
    return {number: row | changes.get(row["figure"], {}) for number, row in figures.items()}


@lru_cache(maxsize=4096)
def _period(text: str) -> Period | None:
    """Read a period, None where there is no date."""
    return Period.read(text) if text else None


def _indicator(row: Row) -> Indicator:
    """Read an indicator."""
    better = Direction(row["better"])
    return Indicator(
        row["indicator"],
        row["label"],
        row["theme"],
        better,
        row["in_money"] == "true",
        row["nature"],
        row["note"],
    )


def _territory(row: Row) -> Territory:
    """Read a territory."""
    return Territory(row["territory"], row["label"], Role(row["role"]), row["note"])


def _stated(row: Row, status: Status, context: _Context, *, in_words: bool = False) -> _Stated:
    """Read what figures, evidence and references have in common."""
    measure = Measure(row.get("measure", Measure.LEVEL.value))
    comparator = context.reading.comparator(row["comparator"], row.get("printed", ""))
    value, its = Decimal(row["value"]), unit(row["unit"])
    upper = Decimal(row["upper"]) if row.get("upper") else None
    quantity = allowed(
        value, comparator, its, measure, status,
        upper=upper, in_words=in_words, about=context.reading.about,
    )  # fmt: skip
    named = row.get("territory")
    prices, prices_by = row.get("prices"), row.get("prices_by")
    return {
        "measure": measure,
        "comparator": comparator,
        "value": value,
        "unit": its,
        "period": _period(row["period"]),
        "quantity": quantity,
        "source": _source(row) if "source_title" in row else context.source,
        "upper": upper,
        "scope": row.get("scope", ""),
        "territory": context.territories.get(named, context.own) if named else context.own,
        "vintage": context.vintages.get(row.get("vintage", "")),
        "prices": Prices(prices) if prices else None,
        "prices_by": PricesBy(prices_by) if prices_by else None,
    }


def _place(row: Row) -> Place:
    """Read a place."""
    return Place(int(row["paragraph"]), int(row["start"]), int(row["end"]))


def _figure(
    row: Row,
    indicators: Mapping[str, Indicator],
    parts: tuple[Part, ...],
    lasts: list[int],
    context: _Context,
    hypothetical: bool,
) -> Figure:
    """Read a figure."""
    status = Status(row["status"])
    written_out = not _DIGIT.search(row["printed"])
    place = _place(row) if row["paragraph"] else None
    return Figure(
        **_stated(row, status, context, in_words=written_out),
        name=row["figure"],
        indicator=indicators[row["indicator"]],
        status=status,
        provisional=row["provisional"] == "true",
        place=place,
        part=parts[bisect_left(lasts, place.paragraph)].name if place else "",
        printed=row["printed"],
        written_out=written_out,
        note=row["note"],
        hypothetical=hypothetical,
    )


def _threshold(row: Row) -> Threshold:
    """Read a threshold."""
    comparator, value = Comparator(row["comparator"]), Decimal(row["value"])
    its = unit(row["unit"])
    return Threshold(row["figure"], comparator, value, its, _place(row), row["printed"])


def _source(row: Row) -> Source:
    """Read a source."""
    return Source(row["source_title"], row["source_address"], row["published"])


def _published(row: Row, indicators: Mapping[str, Indicator], context: _Context) -> Published:
    """Read a piece of evidence."""
    nature = Nature(row["nature"])
    status = Status.TARGET if nature is Nature.TARGET else Status.ACHIEVEMENT
    return Published(
        **_stated(row, status, context),
        indicator=indicators[row["indicator"]],
        nature=nature,
        strength=Strength(row["strength"]),
        note=row["note"],
    )


def _reference(row: Row, context: _Context) -> Reference:
    """Read a reference."""
    return Reference(
        **_stated(row, Status.ACHIEVEMENT, context),
        name=row["reference"],
        label=row["label"],
        strength=Strength(row["strength"]),
        note=row["note"],
    )


def _range(row: Row, indicators: Mapping[str, Indicator]) -> Range:
    """Read a plausible range."""
    return Range(
        row["range"],
        row["label"],
        indicators[row["numerator"]],
        indicators[row["denominator"]],
        row["counted_in"],
        Interval(row["low"], row["high"]),
        row["unit"],
        Fraction(row["factor"]),
    )


def _correction(row: Row) -> Correction:
    """Read a doubt."""
    columns = ("correction", "kind", "rule", "figure", "column", "proposed", "reason")
    return Correction(*(row[column] for column in columns))
