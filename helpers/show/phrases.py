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
    """
    *most, last = [in_sentence(one) for one in words] or ["none"]
    return f"{', '.join(most)} and {last}" if most else last


def in_sentence(label: str) -> str:
    """Write a label within a sentence."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
