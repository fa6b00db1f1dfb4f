"""Frames of the records of a report, for notebooks; helpers never read them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from pandas.api.typing.aliases import Dtype

from helpers.core.vocabulary import Comparator, Measure, Nature, Prices, Status, Strength
from helpers.data.lists import Part
from helpers.data.published import Evidence
from helpers.data.reader import Rows
from helpers.data.records import Figure, Stated
from helpers.data.schema import Field, Table

_KINDS: dict[str, Dtype] = {
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "year": "Int64",
    "paragraph": "Int64",
}
"""The types of the columns that are numbers."""


def figure_frame(
    figures: Iterable[Figure], parts: Sequence[Part], fields: Mapping[str, Field]
) -> pd.DataFrame:
    """Return figures as a frame; `Report.figures` has the columns.

    Parameters
    ----------
    figures : iterable of Figure
        The figures.
    parts : sequence of Part
        The parts of the report.
    fields : dict of str to Field
        The columns of the table of indicators, which list the themes.
    """
    figures = list(figures)
    frame = pd.DataFrame(
        {
            "label": [figure.label for figure in figures],
            "printed": [figure.printed for figure in figures],
            **_numbers(figures),
            "status": [figure.status.value for figure in figures],
            "measure": [figure.measure.value for figure in figures],
            "period": _periods(figures),
            "prices": _prices(figures),
            "scope": [figure.scope for figure in figures],
            "theme": [figure.indicator.theme for figure in figures],
            "part": [figure.part or None for figure in figures],
            "indicator": [figure.indicator.name for figure in figures],
            "comparator": [figure.comparator.value for figure in figures],
            "provisional": [figure.provisional for figure in figures],
            "paragraph": [figure.place and figure.place.paragraph for figure in figures],
            "note": [figure.note for figure in figures],
        },
        index=pd.Index([figure.name for figure in figures], name="figure", dtype="str"),
    )
    words: dict[str, Sequence[str]] = {
        "status": list(Status),
        "measure": list(Measure),
        "theme": fields["theme"].enum,
        "part": [part.name for part in parts],
        "comparator": list(Comparator),
        "prices": list(Prices),
    }
    return _ordered(frame, words)


def evidence_frame(evidence: Evidence) -> pd.DataFrame:
    """Return published numbers as a frame; `Report.evidence` has the columns.

    Parameters
    ----------
    evidence : Evidence
        The numbers.
    """
    frame = pd.DataFrame(
        {
            "label": [row.indicator.label for row in evidence],
            **_numbers(list(evidence)),
            "territory": [row.territory.label if row.territory else None for row in evidence],
            "vintage": [row.vintage.label if row.vintage else None for row in evidence],
            "prices": _prices(evidence),
            "nature": [row.nature.value for row in evidence],
            "strength": [row.strength.value for row in evidence],
            "measure": [row.measure.value for row in evidence],
            "period": _periods(list(evidence)),
            "scope": [row.scope for row in evidence],
            "indicator": [row.indicator.name for row in evidence],
            "note": [row.note for row in evidence],
            "source_title": [row.source.title for row in evidence],
            "source_address": [row.source.address for row in evidence],
            "published": [row.source.published for row in evidence],
        }
    )
    words: dict[str, Sequence[str]] = {
        "nature": list(Nature),
        "strength": list(Strength),
        "measure": list(Measure),
        "prices": list(Prices),
    }
    return _ordered(frame, words)


def _numbers(rows: Sequence[Stated]) -> dict[str, Sequence[object]]:
    """Return the columns that an analyst wants first: value, unit, interval, year."""
    ends = [row.quantity.interval.ends for row in rows]
    return {
        "value": [float(row.printed_value) for row in rows],
        "unit": [row.unit.name for row in rows],
        "allows": [str(row.quantity) for row in rows],
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
        "year": [row.year for row in rows],
    }


def _prices(rows: Iterable[Stated]) -> list[str | None]:
    """Return at which prices some numbers are told, None where they are not of money."""
    return [None if row.prices is None else row.prices.value for row in rows]


def _periods(rows: Sequence[Stated]) -> list[str | None]:
    """Return the periods of some numbers as text, None where there is no date."""
    return [None if row.period is None else str(row.period) for row in rows]


def _ordered(frame: pd.DataFrame, words: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Make columns of few words categories in their order, without those that nobody uses."""
    for column, known in words.items():
        used = set(frame[column].dropna())
        listed = [str(word) for word in known if word in used]
        order = pd.Index(listed + sorted(used.difference(listed)), dtype="str")
        frame[column] = pd.Categorical(frame[column], order)
    kinds = {
        name: _KINDS.get(str(name), "str")
        for name, kind in frame.dtypes.items()
        if name in _KINDS or kind == "object"
    }
    return frame.astype(kinds)


def table_frame(rows: Rows, table: Table) -> pd.DataFrame:
    """Return the rows of a table as a frame with the types of its schema.

    Parameters
    ----------
    rows : Rows
        The rows; none where the package has no such table.
    table : Table
        The table, with its columns in order.
    """
    frame = pd.DataFrame(list(rows.values()), columns=list(table.fields), dtype="str")
    frame = frame.replace("", pd.NA)
    kinds: dict[str, Dtype] = {}
    for name, field in table.fields.items():
        if field.kind == "boolean":
            frame[name] = frame[name] == "true"
        else:
            whole, number = field.kind == "integer", field.kind in ("integer", "number")
            kinds[name] = ("int64" if whole else "float64") if number else "str"
            if number and not field.required:
                kinds[name] = "Int64" if whole else "Float64"
    return frame.astype(kinds)
