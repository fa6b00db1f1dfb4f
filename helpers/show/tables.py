"""Tables of what a report states, for readers: its figures, its statements, its numerals."""

from __future__ import annotations

import pandas as pd

from helpers.core.exact import number_text
from helpers.core.numerals import read_figure
from helpers.core.vocabulary import Measure, Prices, PricesBy, Status
from helpers.data.records import Figure, Stated
from helpers.data.report import Report

NO_DATE = "no date"

_EXAMPLES = 3
"""So many examples stand in a cell."""


def figure_table(report: Report) -> pd.DataFrame:
    """List every figure of a report in the units in which it is printed.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure, in the order of the text: `place` (paragraph and characters),
        `figure` (its name), `indicator` with the measure and the price basis, `printed`, `allows`
        (what the wording allows), `status`, `period and scope`, `note`.

    Examples
    --------
    >>> from helpers import load_report
    >>> table = figure_table(load_report("changchun-2021")).set_index("figure")
    >>> table.loc["gdp-growth-2021", ["printed", "allows"]].tolist()
    ['increase by about 7%', '6.5 to 7.5%']
    """
    rows = [
        {
            "place": place_text(figure),
            "figure": figure.name,
            "indicator": f"{figure.label}: {figure.measure.words}"
            + (f", {figure.prices.words}" if figure.prices else ""),
            "printed": figure.printed,
            "allows": str(figure.quantity),
            "status": figure.status + (", an estimate" if figure.provisional else ""),
            "period and scope": f"{_period(figure)}, {figure.scope}",
            "note": figure.note,
        }
        for figure in report.records.figures
    ]
    columns = [
        "place", "figure", "indicator", "printed", "allows", "status", "period and scope", "note",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def explain_figure(report: Report, name: str) -> pd.DataFrame:
    """Follow one figure from its place in the text to what its wording allows.

    Parameters
    ----------
    report : Report
        The report.
    name : str
        Name of the figure.

    Returns
    -------
    DataFrame
        One row a step: `step`, `result` and `rule`.

    Raises
    ------
    UnknownNameError
        If there is no such figure; the message names the nearest ones.

    Examples
    --------
    >>> from helpers import load_report
    >>> steps = explain_figure(load_report("changchun-2021"), "grain-output-level-2020")
    >>> for row in steps.loc[[1, 10, 11], ["step", "result"]].to_numpy():
    ...     print(*row, sep=": ")
    printed words: 23.3 billion jins
    allows: 23.25 to 23.35 billion jin
    value in base units: 11,650,000,000 kg
    """
    figure = report[name]
    reading = read_figure(figure.printed)
    number = f"{number_text(reading.value)} {reading.scale}"
    steps = [
        ("place", place_text(figure), "paragraph: characters, counted from zero, without the end"),
        (
            "printed words",
            figure.printed,
            "words of a what-if, which no report prints"
            if figure.hypothetical
            else "exactly what stands at the place",
        ),
        ("number read", number, "with the scale behind it"),
        (
            "qualifier",
            figure.comparator.words or "no qualifier",
            "the words before or after the number",
        ),
        ("indicator", figure.label, "read from the sentence around it"),
        ("measure", figure.measure.value, "what is stated about the indicator"),
        ("status", figure.status.value, "what was achieved, or what is aimed at"),
        (
            "period and scope",
            f"{_period(figure)}, {figure.scope}",
            "from the sentence or its section",
        ),
        ("prices", _prices(figure), "for money and its growth alone"),
        ("value", figure.in_words, "with the sign of its qualifier, as in the tables"),
        ("allows", str(figure.quantity), "what the wording allows, by helpers/core/wording.py"),
        (
            "value in base units",
            f"{number_text(figure.base_value)} {figure.unit.base}",
            "by the units file",
        ),
        (
            "allows in base units",
            f"{figure.base.brackets()} {figure.unit.base}",
            "the same interval, converted",
        ),
    ]
    return pd.DataFrame(steps, columns=["step", "result", "rule"])


def side_by_side(report: Report, measure: Measure) -> pd.DataFrame:
    """List the indicators of which a report states one measure both as achieved and as a target.

    Parameters
    ----------
    report : Report
        The report.
    measure : Measure
        The measure.

    Returns
    -------
    DataFrame
        One row for each such indicator, in the order of the text: `indicator` (its label),
        `achievement` and `target`, the printed words of all of them, with their scopes where
        these differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.core.vocabulary import Measure
    >>> table = side_by_side(load_report("changchun-2021"), Measure.GROWTH)
    >>> table.loc[3].tolist()
    ['Funds actually used', '28% (domestic); 12% (foreign)', 'more than 30% (city)']
    """
    sides: dict[str, list[Figure]] = {}
    for figure in report.records.figures:
        if figure.measure is measure:
            sides.setdefault(figure.indicator.name, []).append(figure)
    rows = [
        {"indicator": report.records.label(name)}
        | {status.value: _said(figures, status) for status in Status}
        for name, figures in sides.items()
        if {figure.status for figure in figures} == set(Status)
    ]
    return pd.DataFrame(rows, columns=["indicator", *(status.value for status in Status)])


def price_table(report: Report) -> pd.DataFrame:
    """Count the figures about money by price basis, and by how that is known.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a price basis, those without figures too: `prices`, `figures`, `by convention` and
        `by wording`, how many of them, and some `indicators`.

    Examples
    --------
    >>> from helpers import load_report
    >>> table = price_table(load_report("changchun-2021"))
    >>> print(table.drop(columns="indicators").to_string(index=False))
        prices  figures  by convention  by wording
          real        3              3           0
       current       22             22           0
    not stated        0              0           0
    """
    rows = []
    for prices in Prices:
        found = [one for one in report.records.figures if one.prices is prices]
        labels = list(dict.fromkeys(one.indicator.label for one in found))
        more = len(labels) - _EXAMPLES
        rows.append(
            {
                "prices": prices.value,
                "figures": len(found),
                "by convention": sum(one.prices_by is PricesBy.CONVENTION for one in found),
                "by wording": sum(one.prices_by is PricesBy.WORDING for one in found),
                "indicators": "; ".join(labels[:_EXAMPLES]) + (f"; {more} more" * (more > 0)),
            }
        )
    return pd.DataFrame(rows)


def statement_table(report: Report) -> pd.DataFrame:
    """List the testable statements of a report that have no number.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a statement, in the order of the text: `claim`, `status`, `period`, `scope` and
        `what would decide it`.

    Examples
    --------
    >>> from helpers import load_report
    >>> table = statement_table(load_report("changchun-2021")).set_index("claim")
    >>> table.loc["less energy per unit of GDP", "what would decide it"]
    'energy consumption and GDP at constant prices'
    """
    statements = report.table("statements").rename(columns={"decided_by": "what would decide it"})
    table = statements[["claim", "status", "period", "scope", "what would decide it"]]
    return table.assign(period=[_dated(str(period)) for period in table["period"].fillna(NO_DATE)])


def numeral_table(report: Report) -> pd.DataFrame:
    """Count the numerals of a report that are not figures.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a kind, the most frequent first: `kind`, `numerals` and some `examples`.

    Examples
    --------
    >>> from helpers import load_report
    >>> table = numeral_table(load_report("changchun-2021"))
    >>> print(*table.loc[6], sep="; ")
    definition; 2; one jin=1/2kg; mu=1/15 hectare
    """
    kinds = report.table("numerals").groupby("kind", sort=True)["printed"]
    table = pd.DataFrame(
        [
            (kind, len(printed), "; ".join(printed.drop_duplicates().head(_EXAMPLES)))
            for kind, printed in kinds
        ],
        columns=["kind", "numerals", "examples"],
    )
    return table.sort_values("numerals", ascending=False, kind="stable", ignore_index=True)


def _said(figures: list[Figure], status: Status) -> str:
    """Write what figures of one indicator say on one side."""
    several = len({figure.scope for figure in figures}) > 1
    return "; ".join(
        figure.printed + (f" ({figure.scope})" if several else "")
        for figure in figures
        if figure.status is status
    )


def place_text(figure: Figure) -> str:
    """Write the place of a figure, or that it has none.

    Parameters
    ----------
    figure : Figure
        The figure; one that a what-if adds has no place.

    Returns
    -------
    str
        Paragraph and characters: ``40: 83–103``.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> place_text(report["gdp-growth-2021"])
    '40: 83–103'
    >>> added = report.with_figure("grain-output", 25, period=2025)
    >>> place_text(added.records.figures[-1])
    'no place'
    """
    return "no place" if figure.place is None else str(figure.place)


def _period(figure: Stated) -> str:
    """Write the period of a figure, or that the report gives none."""
    return NO_DATE if figure.period is None else _dated(str(figure.period))


def _dated(period: str) -> str:
    """Write a period with a dash between its years."""
    return period.replace("-", "–")


def _prices(figure: Stated) -> str:
    """Write the price basis of a figure and how it is known."""
    if figure.prices is None:
        return "not about money"
    return figure.prices.value + (f", by {figure.prices_by}" if figure.prices_by else "")
