"""A caption ends with the land of what is drawn, and with who stated it."""

from __future__ import annotations

import pytest

from helpers.core.vocabulary import Measure
from helpers.data.records import Published, Reference
from helpers.data.report import Report
from helpers.show.origins import land_line, origin, sources_line
from tests.building import report_of

CELLS = {"indicator": "grain", "unit": "billion jin", "value": "23"}


def told(*titles: str, references: int = 0) -> Report:
    """Return a report of grain that these publications tell of, and references beside it."""
    return report_of(
        figures=[CELLS],
        evidence=[
            CELLS | {"source_title": title, "period": str(2000 + year)}
            for year, title in enumerate(titles)
        ],
        references=[
            {"reference": f"r{n}", "value": "1", "unit": "persons", "source_title": f"Ref {n}"}
            for n in range(references)
        ],
    )


def published(report: Report) -> list[Published]:
    return report.records.evidence.of("grain", Measure.LEVEL)


def references(report: Report) -> list[Reference]:
    return list(report.records.references.values())


def test_the_report_is_named_first_and_few_others_by_their_titles() -> None:
    report = told("A yearbook", "A newspaper", "A yearbook")
    rows = [*published(report), report["grain"]]
    assert sources_line(rows) == "Sources: A report made up; A yearbook; A newspaper."
    assert sources_line([report["grain"]]) == "Source: A report made up."
    assert sources_line(published(report)[:1]) == "Source: A yearbook."


def test_of_many_it_is_said_how_many_there_are_and_where_they_stand() -> None:
    many = told("One", "Two", "Three", "One")
    assert sources_line([many["grain"], *published(many)]) == (
        "Sources: A report made up; what others published, 3 sources in evidence.csv."
    )
    both = told("One", "Two", references=2)
    assert sources_line([*published(both), *references(both)]) == (
        "Source: what others published, 4 sources in evidence.csv and references.csv."
    )
    alone = told(references=3)
    assert sources_line(references(alone)) == (
        "Source: what others published, 3 sources in references.csv."
    )


def test_what_is_hypothetical_is_not_laid_to_the_report() -> None:
    report = told()
    bold = report.what_if("grain", value=30)
    assert sources_line([bold["grain"], report["grain"]]) == (
        "Sources: A report made up; hypothetical figures, which no report states."
    )
    assert sources_line([bold["grain"]]) == "Source: hypothetical figures, which no report states."


def test_nothing_is_said_where_nothing_is_known() -> None:
    unknown = report_of(figures=[CELLS])  # no territories
    assert land_line([unknown["grain"]]) == ""
    assert origin([unknown["grain"]]) == "Source: A report made up."
    assert origin([]) == sources_line([]) == land_line([]) == ""


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["city-land"], "Land: Changchun with Gongzhuling."),
        (
            ["province-farmland", "city-land", "province-conservation-tillage"],
            "Land: Jilin province; Changchun with Gongzhuling.",
        ),
    ],
)
def test_each_land_is_named_once(report: Report, names: list[str], line: str) -> None:
    rows = [report.records.references[name] for name in names]
    assert land_line(rows) == line
    assert origin(rows).startswith(f"{line} Source")
