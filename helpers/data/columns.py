"""What the columns of frames hold, told in the schema wherever the schema tells it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TypeVar

from helpers.data.schema import Table, shared_tables

Documented = TypeVar("Documented", bound=Callable[..., object])

_INTERVAL = "infinite where there is none; in the unit of the value."

_FIGURES = {
    "label": "What its indicator is called.",
    "value": "The number as printed; of a range, the middle of both ends.",
    "unit": "",
    "allows": "What qualifier and digits allow, in words.",
    "year": "The year as a number; missing where the period is not one whole year.",
    "printed": "The words that are printed, marked where the figure is hypothetical.",
    "low": f"The least that qualifier and digits allow, {_INTERVAL}",
    "high": f"The most that they allow, {_INTERVAL}",
    "status": "",
    "measure": "",
    "period": "The years to which it refers; missing where there is no date. A whole year equals "
    "its number, 2020 and not '2020'; several years, or a part of one, equal their text, as "
    "'2016-2020'.",
    "prices": "",
    "scope": "",
    "theme": "Field of policy of its indicator.",
    "part": "The part of the report; missing where the figure is not in the text.",
    "indicator": "",
    "comparator": "",
    "provisional": "",
    "paragraph": "",
    "note": "",
}
"""The columns of the frame of figures; those without a text are told in the schema."""

_EVIDENCE = {
    "label": _FIGURES["label"],
    "published_value": "The number as published; of a range, the middle of both ends.",
    "published_unit": "",
    "published_allows": _FIGURES["allows"],
    "year": _FIGURES["year"],
    "published_low": _FIGURES["low"],
    "published_high": _FIGURES["high"],
    "territory": "The land to which it refers, as it is called.",
    "vintage": "The state of the accounts, as it is called; missing where no revision is known.",
    "published_prices": "",
    "nature": "",
    "strength": "",
    "measure": "",
    "period": _FIGURES["period"],
    "scope": "",
    "indicator": "",
    "published_note": "",
    "source_title": "",
    "source_address": "",
    "published": "",
}
"""The columns of the frame of evidence; those that figures have too mean the same there."""

_INDICATORS = {
    "label": "What it is called.",
    "theme": "",
    "better": "",
    "in_money": "",
    "plan_nature": "Whether Chinese plans treat it as anticipatory or binding; missing where that "
    "is not known.",
    "indicator_note": "Where that is known from, or what else should be known.",
}
"""The columns of the frame of indicators."""


def figure_columns() -> dict[str, str]:
    """Return what each column of the frame of figures holds, in their order.

    Examples
    --------
    >>> figure_columns()["provisional"]
    'Whether the report itself calls the figure an estimate.'
    """
    return _told(_FIGURES, "figures")


def evidence_columns() -> dict[str, str]:
    """Return what each column of the frame of evidence holds, in their order.

    Examples
    --------
    >>> evidence_columns()["published_note"]
    'What a careful reader should know of it.'
    """
    return _told(_EVIDENCE, "evidence")


def indicator_columns() -> dict[str, str]:
    """Return what each column of the frame of indicators holds, in their order.

    Examples
    --------
    >>> indicator_columns()["better"]
    'Which direction is better.'
    """
    return _told(_INDICATORS, "indicators")


def table_columns(table: Table) -> dict[str, str]:
    """Return what each column of a table holds, in their order.

    Parameters
    ----------
    table : Table
        The table.

    Examples
    --------
    >>> list(table_columns(shared_tables()["relations"]))
    ['part', 'whole', 'why']
    """
    return {name: field.description for name, field in table.fields.items()}


def all_columns() -> dict[str, str]:
    """Return what each shared table holds, with its columns, by the name of the table.

    Examples
    --------
    >>> all_columns()["relations"].splitlines()[-1]
    '  - ``why``: Why the one is a part of the other.'
    """
    return {
        name: table.description
        + "\n\n"
        + "\n".join(f"  - ``{column}``: {text}" for column, text in table_columns(table).items())
        + "\n"
        for name, table in shared_tables().items()
    }


def documented(columns: Mapping[str, str]) -> Callable[[Documented], Documented]:
    """Write what columns hold into the docstring of a function, where ``{columns}`` stands.

    Parameters
    ----------
    columns : dict of str to str
        What each column holds.

    Examples
    --------
    >>> @documented({"year": "A year."})
    ... def frame():
    ...     '''Return a frame with these columns:
    ...
    ...     {columns}
    ...     '''
    >>> print(frame.__doc__)
    Return a frame with these columns:
    <BLANKLINE>
    - ``year``: A year.
    """

    def write(function: Documented) -> Documented:
        told = inspect.cleandoc(function.__doc__ or "")
        before, _, _ = told.partition("{columns}")
        margin = before.rpartition("\n")[2]
        listed = "\n".join(f"- ``{name}``: {text}" for name, text in columns.items())
        function.__doc__ = told.replace("{columns}", listed.replace("\n", f"\n{margin}"))
        return function

    return write


def _told(columns: Mapping[str, str], table: str) -> dict[str, str]:
    """Fill in what the schema tells of columns."""
    fields = shared_tables()[table].fields
    return {
        name: text or fields[name.removeprefix("published_")].description
        for name, text in columns.items()
    }
