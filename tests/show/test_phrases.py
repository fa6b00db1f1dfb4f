"""Phrases of sentences, worked by hand."""

from __future__ import annotations

import pytest

from helpers.show.phrases import as_printed, in_sentence, listed
from tests.building import report_of


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("~", "7", "percent", "growth"), "about 7%"),
        ((">", "8.5", "percent", "growth"), "more than 8.5%"),
        (("<=", "4", "percent", "share"), "at most 4%"),
        (("=", "120000", "jobs", "level"), "120,000 jobs"),
        (("=", "650", "RMB billion", "level"), "RMB650 billion"),
        ((">=", "23.5", "million mu", "level"), "at least 23.5 million mu"),
    ],
)
def test_a_number_is_written_with_its_qualifier(
    cells: tuple[str, str, str, str], words: str
) -> None:
    comparator, value, unit, measure = cells
    row = {"comparator": comparator, "value": value, "unit": unit, "measure": measure}
    few = report_of(figures=[{"indicator": "x"} | row])
    assert as_printed(few["x"]) == words


def test_a_range_is_written_with_both_ends() -> None:
    row = {"comparator": "..", "value": "5", "upper": "6", "unit": "percent", "measure": "growth"}
    assert as_printed(report_of(figures=[{"indicator": "x"} | row])["x"]) == "5 to 6%"


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], "none"),
        (["Grain output"], "grain output"),
        (["Grain output", "New jobs"], "grain output and new jobs"),
        (["Grain output", "New jobs", "GDP"], "grain output, new jobs and GDP"),
        (["5G base stations"], "5G base stations"),
        (["R&D"], "R&D"),
    ],
)
def test_labels_are_listed_within_a_sentence(labels: list[str], words: str) -> None:
    assert listed(labels) == words


def test_an_abbreviation_stays_as_it_is() -> None:
    assert in_sentence("GDP") == "GDP"
    assert in_sentence("Grain output") == "grain output"
