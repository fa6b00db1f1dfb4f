"""How proposals are held against a report, on a report made up here; and what is stored."""

from __future__ import annotations

import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers.data.report import Report
from helpers.data.schema import shared_tables
from helpers.drafting.quality import (
    OWN,
    SCANNERS,
    Quality,
    Scanner,
    measure_quality,
    measure_scanners,
    quantulum_proposals,
    score_table,
)
from helpers.drafting.scan import Proposal
from tests.building import report_of

COLUMNS = tuple(shared_tables()["scan"].fields)

THRESHOLD = Proposal(2, 30, 45, "over RMB2 million", ">", Fraction(2), "RMB million")
RIGHT = [
    Proposal(1, 10, 18, "40 goats", "=", Fraction(40), "goats"),
    Proposal(1, 30, 34, "3.5%", "=", Fraction(7, 2), "percent"),
    Proposal(2, 5, 19, "RMB2.5 billion", "=", Fraction(5, 2), "RMB billion"),
]


def report_with(*said: tuple[str, str]) -> Report:
    """Return a report of three figures at the places of RIGHT, a threshold and a date."""
    figures = [
        {
            "indicator": f"figure-{number}", "value": value, "unit": unit, "printed": place.printed,
            "paragraph": str(place.paragraph), "start": str(place.start),
        }
        for number, ((value, unit), place) in enumerate(zip(said, RIGHT, strict=True))
    ]  # fmt: skip
    numerals = [
        {
            "figure": "figure-2", "value": "2", "unit": "RMB million",
            "printed": THRESHOLD.printed, "paragraph": "2", "start": "30",
        },
        {
            "kind": "date", "value": "2020", "unit": "percent", "printed": "2020",
            "paragraph": "3", "start": "0",
        },
    ]  # fmt: skip
    return report_of(figures=figures, numerals=numerals)


@pytest.fixture
def small() -> Report:
    """40 jobs, 3.5 percent, RMB2.5 billion."""
    return report_with(("40", "jobs"), ("3.5", "percent"), ("2.5", "RMB billion"))


def counts(report: Report, *proposals: Proposal) -> tuple[int, ...]:
    """Return what was found, has the right value and is right; and proposals and true ones."""
    quality = measure_quality(report, list(proposals))
    assert quality.figures == 3
    return tuple(vars(quality).values())[1:]


def test_all_is_found(small: Report) -> None:
    assert measure_quality(small, [*RIGHT, THRESHOLD]) == Quality(3, 3, 3, 3, 4, 4)


def test_nothing_is_proposed(small: Report) -> None:
    assert measure_quality(small, []) == Quality(3, 0, 0, 0, 0, 0)


def test_a_threshold_counts_for_precision_and_not_for_recall(small: Report) -> None:
    assert counts(small, THRESHOLD) == (0, 0, 0, 1, 1)
    assert counts(small, replace(THRESHOLD, value=Fraction(3))) == (0, 0, 0, 1, 0)


def test_no_other_numeral_counts(small: Report) -> None:
    date = Proposal(3, 0, 4, "2020", "=", Fraction(2020), "percent")
    assert counts(small, date) == (0, 0, 0, 1, 0)


def test_the_right_place_with_the_wrong_value(small: Report) -> None:
    assert counts(small, replace(RIGHT[0], value=Fraction(41))) == (1, 0, 0, 1, 0)
    assert counts(small, replace(RIGHT[1], value=Fraction(-7, 2))) == (1, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("number", "unit", "right_value"),
    [
        (0, "km", 1),
        (0, "percent", 1),
        (0, "million goats", 0),  # the scale belongs to the number
        (1, "goats", 1),
        (1, "times", 1),
        (2, "billion goats", 1),
        (2, "billion jin", 1),
        (2, "RMB", 0),
        (2, "RMB million", 0),
    ],
)
def test_the_right_value_with_the_wrong_unit(
    small: Report, number: int, unit: str, right_value: int
) -> None:
    assert counts(small, replace(RIGHT[number], unit=unit)) == (1, right_value, 0, 1, 0)


@pytest.mark.parametrize("unit", ["jobs", "goats", "count", "persons", "graduates", "schools"])
def test_things_and_people_are_counts(small: Report, unit: str) -> None:
    assert counts(small, replace(RIGHT[0], unit=unit)) == (1, 1, 1, 1, 1)
    people = report_with(("40", "persons"), ("3.5", "percent"), ("2.5", "km"))
    assert counts(people, replace(RIGHT[0], unit=unit)) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("value", "unit"),
    [("2.5", "RMB billion"), ("2500", "RMB million"), ("0.0025", "RMB trillion")],
)
def test_the_same_amount_with_another_scale_is_right(small: Report, value: str, unit: str) -> None:
    proposal = replace(RIGHT[2], value=Fraction(value), unit=unit)
    assert counts(small, proposal)[2:] == (1, 1, 1)


@pytest.mark.parametrize(("value", "unit"), [("0.04", "thousand goats"), ("40", "goats")])
def test_unknown_things_keep_their_scale(small: Report, value: str, unit: str) -> None:
    assert counts(small, replace(RIGHT[0], value=Fraction(value), unit=unit))[2:] == (1, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "found"), [(9, 11, 1), (17, 25, 1), (0, 10, 0), (18, 30, 0), (12, 13, 1)]
)
def test_a_proposal_stands_at_a_figure_if_they_overlap(
    small: Report, start: int, end: int, found: int
) -> None:
    assert counts(small, replace(RIGHT[0], start=start, end=end)) == (*[found] * 3, 1, found)


def test_another_paragraph_is_another_place(small: Report) -> None:
    assert counts(small, replace(RIGHT[0], paragraph=3)) == (0, 0, 0, 1, 0)
    assert counts(small, replace(RIGHT[0], paragraph=7)) == (0, 0, 0, 1, 0)


def test_of_two_proposals_for_a_figure_one_may_be_right(small: Report) -> None:
    wrong = replace(RIGHT[0], value=Fraction(41))
    assert counts(small, wrong, RIGHT[0]) == (1, 1, 1, 2, 1)
    assert counts(small, RIGHT[0], replace(RIGHT[0], start=11)) == (1, 1, 1, 2, 2)


def test_a_long_proposal_is_right_for_each_figure_that_it_says(small: Report) -> None:
    both = replace(RIGHT[0], end=40)
    assert counts(small, both) == (2, 1, 1, 1, 1)
    same = report_with(("40", "jobs"), ("40", "jobs"), ("2.5", "jobs"))
    assert counts(same, both) == (2, 2, 2, 1, 1)


@pytest.mark.parametrize(
    ("value", "upper", "unit", "expected"),
    [
        (Fraction(40), Fraction(60), "goats", (1, 1, 1, 1, 1)),
        (Fraction(40), Fraction(60), "km", (1, 1, 0, 1, 0)),
        (Fraction("0.04"), Fraction("0.06"), "thousand goats", (1, 1, 1, 1, 1)),
        # Neither one end nor another range is the range.
        (Fraction(40), None, "goats", (1, 0, 0, 1, 0)),
        (Fraction(60), None, "goats", (1, 0, 0, 1, 0)),
        (Fraction(40), Fraction(50), "goats", (1, 0, 0, 1, 0)),
    ],
)
def test_a_range_is_one_figure(
    value: Fraction, upper: Fraction | None, unit: str, expected: tuple[int, ...]
) -> None:
    goats = {
        "indicator": "goats", "comparator": "..", "value": "40", "upper": "60", "unit": "goats",
        "printed": "40 to 60 goats", "start": "10",
    }  # fmt: skip
    proposal = Proposal(1, 10, 24, "40 to 60 goats", "..", value, unit, upper)
    quality = measure_quality(report_of(figures=[goats | {"unit": "persons"}]), [proposal])
    assert tuple(vars(quality).values()) == (1, *expected)
    # And a single figure is no range.
    single = goats | {"comparator": "=", "upper": "", "unit": "persons"}
    quality = measure_quality(report_of(figures=[single]), [proposal])
    assert (quality.found, quality.right) == (1, int(upper is None and value == 40))


def test_a_figure_that_is_not_in_the_text_does_not_count(small: Report) -> None:
    more = small.with_figure("figure-0", 40, "jobs")
    assert len(more.records.figures) == 4
    assert measure_quality(more, [*RIGHT, THRESHOLD]) == Quality(3, 3, 3, 3, 4, 4)


# Scanners


def test_every_scanner_gets_a_row(small: Report) -> None:
    texts = []

    def half(text: str) -> list[Proposal]:
        texts.append(text)
        return [RIGHT[1]]

    scanners = [
        Scanner("all", "pytest", lambda text: [*RIGHT, THRESHOLD] if text else []),
        Scanner("some", "pandas", half),
    ]
    measured = measure_scanners(small, "A text.", scanners)
    assert tuple(measured.columns) == COLUMNS
    assert measured.to_numpy().tolist() == [
        ["all", pytest.__version__, 3, 3, 3, 3, 4, 4],
        ["some", pd.__version__, 3, 1, 1, 1, 1, 1],
    ]
    assert texts == ["A text."]


def quantity(value: float, unit: str, start: int, end: int) -> SimpleNamespace:
    """Return a quantity as quantulum3 has them."""
    return SimpleNamespace(value=value, unit=SimpleNamespace(name=unit), span=(start, end))


def test_quantities_of_quantulum_become_proposals(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "It has 40 goats.": [quantity(40.0, "dimensionless", 7, 9)],
        "Up 3.5% in 2 hours.": [
            quantity(3.5, "percentage", 3, 7), quantity(2.0, "hour", 11, 18),
        ],
        "RMB2.5 and 0.1 gauss": [
            quantity(2.5, "chinese yuan", 0, 6), quantity(0.1, "gauss", 11, 20),
        ],
    }  # fmt: skip
    parser = SimpleNamespace(parse=found.__getitem__)
    monkeypatch.setitem(sys.modules, "quantulum3", SimpleNamespace(parser=parser))
    assert quantulum_proposals("\n\n".join(found)) == [
        Proposal(1, 7, 9, "40", "=", Fraction(40), "count"),
        Proposal(2, 3, 7, "3.5%", "=", Fraction(7, 2), "percent"),
        Proposal(2, 11, 18, "2 hours", "=", Fraction(2), "hour"),
        Proposal(3, 0, 6, "RMB2.5", "=", Fraction(5, 2), "RMB"),
        Proposal(3, 11, 20, "0.1 gauss", "=", Fraction(1, 10), "quantulum gauss"),
    ]


@pytest.mark.parametrize(
    ("its", "unit"),
    [
        ("dimensionless", "jobs"), ("percentage", "percent"), ("kilometre", "kilometers"),
        ("square metre", "square meters"), ("hectare", "hectares"), ("hour", "hours"),
        ("day", "days"), ("year", "years"), ("chinese yuan", "RMB"),
    ],
)  # fmt: skip
def test_a_unit_of_quantulum_is_one_of_the_report(
    monkeypatch: pytest.MonkeyPatch, its: str, unit: str
) -> None:
    parser = SimpleNamespace(parse=lambda _: [quantity(40.0, its, 10, 18)])
    monkeypatch.setitem(sys.modules, "quantulum3", SimpleNamespace(parser=parser))
    report = report_with(("40", unit), ("1", "times"), ("1", "times"))
    assert counts(report, *quantulum_proposals("Look: all 40 goats.")) == (1, 1, 1, 1, 1)


# What is stored


def test_the_stored_measurement_of_the_scan_is_that_of_the_text(
    report_with_text: tuple[Report, Path],
) -> None:
    report, path = report_with_text
    (measured,) = measure_scanners(report, path.read_text(encoding="utf-8-sig"), [OWN]).to_dict(
        "records"
    )
    stored = next(iter(report.package.rows["scan"].values()))
    assert stored == {column: str(cell) for column, cell in measured.items()}


def test_every_scanner_is_stored_in_its_version(report: Report) -> None:
    rows = report.package.rows["scan"].values()
    assert [(row["scanner"], row["version"]) for row in rows] == [
        (scanner.name, scanner.version) for scanner in SCANNERS
    ]


def test_measurements_make_sense(report: Report) -> None:
    for row in report.table("scan").to_dict("records"):
        assert row["figures"] == len(report.records.figures)
        assert row["right"] <= row["right_value"] <= row["found"] <= row["figures"]
        assert row["true"] <= row["proposals"]


def test_scores_worked_out_by_hand() -> None:
    measured = pd.DataFrame(
        [("mine", "1.0", 8, 7, 6, 5, 20, 9), ("other", "2.1", 3, 3, 2, 2, 3, 3)],
        columns=list(COLUMNS),
    )
    assert score_table(measured).to_dict("records") == [
        {
            "scanner": "mine 1.0",
            "figures in the report": 8,
            "found at the place": 7,
            "with the right value": 6,
            "with the right value and unit": 5,
            "recall": "62.5%",  # 5 of 8
            "proposals": 20,
            "of them right, figure or threshold": 9,
            "precision": "45.0%",  # 9 of 20
        },
        {
            "scanner": "other 2.1",
            "figures in the report": 3,
            "found at the place": 3,
            "with the right value": 2,
            "with the right value and unit": 2,
            "recall": "66.7%",
            "proposals": 3,
            "of them right, figure or threshold": 3,
            "precision": "100.0%",
        },
    ]


def test_the_stored_measurements_can_be_shown(report: Report) -> None:
    table = score_table(report.table("scan"))
    assert list(table["scanner"].str.partition(" ")[0]) == ["this", "quantulum3"]
    assert table["recall"].str.fullmatch(r"\d+\.\d%").all()


# A bug that is known


@pytest.mark.parametrize("unit", ["quantulum mile", "quantulum gauss"])
def test_a_unit_that_is_not_of_the_report_counts_nothing(small: Report, unit: str) -> None:
    assert counts(small, replace(RIGHT[0], unit=unit)) == (1, 1, 0, 1, 0)
