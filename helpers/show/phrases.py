"""Phrases of sentences: numbers with their qualifier, and lists of labels."""

from __future__ import annotations

from collections.abc import Iterable

from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator
from helpers.data.records import Stated
from helpers.show.told import tell


def as_printed(one: Stated) -> str:
    """Write a number as it is printed, with its qualifier: ``about 7%``, ``1,112 projects``.

    Parameters
    ----------
    one : Stated
        A figure, or what was published.

    Returns
    -------
    str
        The number as `tell` writes it, behind the words of its qualifier; of a range, what it
        allows.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> as_printed(report["gdp-growth-2021"]), as_printed(report["gdp-level-2015"])
    ('about 7%', 'RMB477 billion')
    """
    if one.comparator is Comparator.RANGE:
        return tell(one.quantity)
    number = tell(Quantity.exactly(one.printed_value, one.unit.name))
    return f"{one.comparator.words} {number}".strip()


def listed(words: Iterable[str]) -> str:
    """Write labels as a list within a sentence: ``grain output, new jobs and R&D``.

    Parameters
    ----------
    words : iterable of str
        The labels; a first letter that is not part of an abbreviation becomes small.

    Returns
    -------
    str
        The list; ``none`` where it is empty.

    Examples
    --------
    >>> listed(["Grain output", "New jobs", "R&D"])
    'grain output, new jobs and R&D'
    """
    *most, last = [in_sentence(one) for one in words] or ["none"]
    return f"{', '.join(most)} and {last}" if most else last


def in_sentence(label: str) -> str:
    """Write a label within a sentence.

    Parameters
    ----------
    label : str
        The label; an abbreviation keeps its first letter.

    Returns
    -------
    str
        The label.

    Examples
    --------
    >>> in_sentence("Grain output"), in_sentence("GDP per person")
    ('grain output', 'GDP per person')
    """
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
