"""Frames of the records of a report, for notebooks; helpers never read them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from pandas.api.typing.aliases import Dtype

from helpers.core.period import Period
from helpers.core.units import unit
from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    Status,
    Strength,
)
from helpers.data.columns import evidence_columns, figure_columns, indicator_columns
from helpers.data.lists import Part
from helpers.data.published import Evidence
from helpers.data.reader import Rows
from helpers.data.records import Figure, Indicator, Stated
from helpers.data.schema import Field, Table

_KINDS: dict[str, Dtype] = {
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "year": "Int64",
    "period": "object",
    "paragraph": "Int64",
}
"""The types of the columns that are no text."""

_SHARED = ("year", "period")
"""What evidence and figures have in common, so that a merge without ``on`` joins on it."""


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

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> fields = report.package.tables["indicators"].fields
    >>> frame = figure_frame(report.records.figures, report.records.parts, fields)
    >>> frame.loc[["gdp-growth-2021"], ["label", "unit", "allows"]].values.tolist()
    [['Gross domestic product', 'percent', '6.5 to 7.5%']]
    """
    figures = list(figures)
    frame = pd.DataFrame(
        {
            "label": [figure.indicator.label for figure in figures],
            **_numbers(figures),
            "printed": [figure.printed for figure in figures],
            "status": [figure.status.value for figure in figures],
            "measure": [figure.measure.value for figure in figures],
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
    )[list(figure_columns())]
    words: dict[str, Sequence[str]] = {
        "status": list(Status),
        "measure": list(Measure),
        "theme": fields["theme"].enum,
        "part": [part.name for part in parts],
        "comparator": list(Comparator),
        "prices": list(Prices),
    }
    return _ordered(frame, words)


def frame_in_unit(frame: pd.DataFrame, figures: Iterable[Figure], name: str) -> pd.DataFrame:
    """Return the rows of the figures that can be told in a unit, in that unit.

    Parameters
    ----------
    frame : DataFrame
        The frame of the figures, by their name.
    figures : iterable of Figure
        The figures.
    name : str
        The unit.

    Raises
    ------
    UnitError
        If the unit is unknown.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> mass = frame_in_unit(report.figures, report.records.figures, "million tonnes")
    >>> mass[["label", "value"]].values.tolist()  # of 23.3 and 24 billion jin, half a kilogram each
    [['Grain output', 11.65], ['Grain output', 12.0]]
    """
    goal = unit(name)
    found = [figure for figure in figures if figure.unit.base == goal.base]
    told = [figure.quantity.to(goal) for figure in found]
    return frame.loc[[figure.name for figure in found]].assign(
        value=[float(figure.base_value / goal.size) for figure in found],
        unit=name,
        allows=[str(one) for one in told],
        low=[one.interval.ends[0] for one in told],
        high=[one.interval.ends[1] for one in told],
    )


def evidence_frame(evidence: Evidence) -> pd.DataFrame:
    """Return published numbers as a frame; `Report.evidence` has the columns.

    Parameters
    ----------
    evidence : Evidence
        The numbers.

    Examples
    --------
    >>> from helpers import load_report
    >>> frame = evidence_frame(load_report("changchun-2021").records.evidence)
    >>> gdp = frame.query("indicator == 'gdp' and measure == 'level' and nature == 'final'")
    >>> gdp.loc[gdp["year"] == 2020, ["published_value", "territory"]].values.tolist()
    [[660.159, 'Changchun with Gongzhuling']]
    """
    numbers = {
        name if name in _SHARED else f"published_{name}": cells
        for name, cells in _numbers(list(evidence)).items()
    }
    frame = pd.DataFrame(
        {
            "label": [row.indicator.label for row in evidence],
            **numbers,
            "territory": [row.territory.label if row.territory else None for row in evidence],
            "vintage": [row.vintage.label if row.vintage else None for row in evidence],
            "published_prices": _prices(evidence),
            "nature": [row.nature.value for row in evidence],
            "strength": [row.strength.value for row in evidence],
            "measure": [row.measure.value for row in evidence],
            "scope": [row.scope for row in evidence],
            "indicator": [row.indicator.name for row in evidence],
            "published_note": [row.note for row in evidence],
            "source_title": [row.source.title for row in evidence],
            "source_address": [row.source.address for row in evidence],
            "published": [row.source.published for row in evidence],
        }
    )[list(evidence_columns())]
    words: dict[str, Sequence[str]] = {
        "nature": list(Nature),
        "strength": list(Strength),
        "measure": list(Measure),
        "published_prices": list(Prices),
    }
    return _ordered(frame, words)


def indicator_frame(indicators: Iterable[Indicator], fields: Mapping[str, Field]) -> pd.DataFrame:
    """Return indicators as a frame; `Report.indicators` has the columns.

    Parameters
    ----------
    indicators : iterable of Indicator
        The indicators.
    fields : dict of str to Field
        The columns of their table, which list the themes.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> fields = report.package.tables["indicators"].fields
    >>> frame = indicator_frame(report.records.indicators.values(), fields)
    >>> frame.loc["registered-unemployment-rate", ["label", "better"]].tolist()
    ['Registered unemployment rate in cities and towns', 'lower']
    """
    indicators = list(indicators)
    frame = pd.DataFrame(
        {
            "label": [one.label for one in indicators],
            "theme": [one.theme for one in indicators],
            "better": [one.better.value for one in indicators],
            "in_money": [one.in_money for one in indicators],
            "plan_nature": [one.nature or None for one in indicators],
            "indicator_note": [one.note for one in indicators],
        },
        index=pd.Index([one.name for one in indicators], name="indicator", dtype="str"),
    )[list(indicator_columns())]
    return _ordered(frame, {"theme": fields["theme"].enum, "better": list(Direction)})


def _numbers(rows: Sequence[Stated]) -> dict[str, Sequence[object]]:
    """Return the columns of all that is stated: value, unit, interval, time."""
    ends = [row.quantity.interval.ends for row in rows]
    return {
        "value": [float(row.printed_value) for row in rows],
        "unit": [row.unit.name for row in rows],
        "allows": [str(row.quantity) for row in rows],
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
        "year": [row.year for row in rows],
        "period": [row.period for row in rows],
    }


def _prices(rows: Iterable[Stated]) -> list[str | None]:
    """Return at which prices some numbers are told, None where they are not of money."""
    return [None if row.prices is None else row.prices.value for row in rows]


def _ordered(frame: pd.DataFrame, words: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Make columns of few words categories in their order, without those that nobody uses."""
    for column, known in words.items():
        used = set(frame[column].dropna())
        listed = [str(word) for word in known if word in used]
        order = pd.Index(listed + sorted(used.difference(listed)), dtype="str")
        frame[column] = pd.Categorical(frame[column], order)
    kinds = {
        name: _KINDS.get(str(name).removeprefix("published_"), "str")
        for name, kind in frame.dtypes.items()
        if str(name).removeprefix("published_") in _KINDS or kind == "object"
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

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> frame = table_frame(package.rows["territories"], package.tables["territories"])
    >>> frame.loc[frame["role"] == "reading", "label"].tolist()
    ['Changchun without Gongzhuling', 'Changchun with Gongzhuling']
    """
    frame = pd.DataFrame(list(rows.values()), columns=list(table.fields), dtype="str")
    frame = frame.replace("", pd.NA)
    kinds: dict[str, Dtype] = {}
    for name, field in table.fields.items():
        if field.kind == "boolean":
            frame[name] = frame[name] == "true"
        elif name == "period":
            cells = [Period.read(cell) if isinstance(cell, str) else None for cell in frame[name]]
            frame[name] = pd.Series(cells, frame.index, dtype="object")
            kinds[name] = "object"
        else:
            whole, number = field.kind == "integer", field.kind in ("integer", "number")
            kinds[name] = ("int64" if whole else "float64") if number else "str"
            if number and not field.required:
                kinds[name] = "Int64" if whole else "Float64"
    return frame.astype(kinds)
