"""The records: what a figure says of itself, and how records are looked up."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.units import unit
from helpers.core.vocabulary import Comparator, Direction, Measure, Nature, Status, Strength
from helpers.data.records import Figure, Place, Threshold
from helpers.data.report import Report
from tests.building import report_of


def test_a_figure_is_shown_as_one_line(report: Report) -> None:
    line = (
        "Gross domestic product, growth 2020, city: “estimated to increase by 3.5%” "
        "(achievement) allows 3.45 to 3.55%"
    )
    figure = report["gdp-growth-2020"]
    assert (str(figure), repr(figure), f"{[figure]}") == (line, line, f"[{line}]")
    assert "level no date, city" in repr(report["gdp-level-undated"])
    assert all("\n" not in repr(figure) for figure in report.records.figures)


@pytest.mark.parametrize(
    ("name", "quantity", "interval"),
    [
        ("industrial-output-growth-2020", "more than 8.5%", "more than 8.5"),
        ("gdp-level-2020", "RMB649.5 to 650.5 billion", "649.5 to 650.5"),
        ("gdp-growth-2021", "6 to 8%", "6 to 8"),
        ("projects-over-1bn-started-level-2020", "302 projects", "302"),
    ],
)
def test_what_a_figure_allows_is_shown_in_words(
    report: Report, name: str, quantity: str, interval: str
) -> None:
    found = report[name].quantity
    assert (str(found), repr(found)) == (quantity, quantity)
    assert (str(found.interval), repr(found.interval)) == (interval, interval)


def test_a_figure_in_words_and_in_base_units() -> None:
    report = report_of(
        figures=[
            {
                "indicator": "land-sown", "value": "1.50", "unit": "million mu",
                "comparator": ">=", "period": "2016-2020",
            }
        ]
    )  # fmt: skip
    figure = report["land-sown"]
    # A mu is two thirds of a thousand square metres.
    assert figure.base_value == 1_000_000_000
    assert figure.base == Interval.above(1_000_000_000, closed=True)
    assert figure.in_words == ">=1.5 million mu"
    assert (figure.value, str(figure.value)) == (Decimal("1.5"), "1.50")
    assert (figure.year, figure.period) == (None, Period(2016, 2020))
    bare = replace(figure, comparator=Comparator.AS_PRINTED, period=Period(2020, 2020))
    assert (bare.in_words, bare.year) == ("1.5 million mu", 2020)


@pytest.mark.parametrize(
    ("printed", "written_out"), [("7 dams", False), ("seven dams", True), ("none", True)]
)
def test_a_number_in_words_is_known_by_its_missing_digits(printed: str, written_out: bool) -> None:
    cells = {"indicator": "dams", "value": "7", "unit": "projects", "printed": printed}
    assert report_of(figures=[cells])["dams"].written_out is written_out


def test_nothing_of_a_record_can_be_changed(report: Report) -> None:
    figure = report["gdp-growth-2020"]
    for field in fields(figure):
        with pytest.raises(FrozenInstanceError):
            setattr(figure, field.name, None)
    with pytest.raises((AttributeError, TypeError)):
        figure.remark = "a slot that is not there"  # type: ignore[attr-defined]


@pytest.fixture
def small() -> Report:
    """A report with two figures of one indicator, and what else a package can hold."""
    number = {"value": "5", "unit": "RMB"}
    return report_of(
        figures=[
            {"indicator": "toll", "figure": "toll-2021", "period": "2021"} | number,
            {"indicator": "toll", "figure": "toll-2020"} | number,
            {"indicator": "dams", "value": "3", "unit": "projects", "status": "target"},
        ],
        indicators=[{"indicator": "toll", "better": "lower", "label": "Toll of a bridge"}],
        parts=[
            {"part": "one", "first_paragraph": "1", "last_paragraph": "1"},
            {"part": "two", "first_paragraph": "2", "last_paragraph": "9"},
        ],
        numerals=[
            {
                "figure": "dams", "value": "2.5", "unit": "RMB million", "comparator": ">",
                "paragraph": "2", "start": "7", "printed": "over 2.5 million yuan",
            },
            {"kind": "date", "printed": "2020", "comparator": "", "value": "", "unit": ""},
        ],
        evidence=[{"indicator": "toll", "nature": "target"} | number],
        references=[{"reference": "all-dams", "value": "90", "unit": "projects"}],
        relations=[{"part": "dams", "whole": "all-dams", "why": "those of the province"}],
        ranges=[
            {"numerator": "toll", "denominator": "dams", "low": "1", "high": "2.5", "factor": "0.1"}
        ],
    )  # fmt: skip


def test_records_are_looked_up_by_what_they_are_of(small: Report) -> None:
    records = small.records
    assert [figure.name for figure in records.of("toll", Measure.LEVEL)] == [
        "toll-2021", "toll-2020",
    ]  # fmt: skip
    assert records.of("toll", Measure.GROWTH) == records.of("ferries", Measure.LEVEL) == []
    assert list(records.by_name) == ["toll-2021", "toll-2020", "dams"]
    assert all(records.by_name[figure.name] is figure for figure in records.figures)
    assert records.label("toll") == "Toll of a bridge"
    assert records.label("all-dams") == "The all-dams"
    assert records.label("ferries") == "ferries"
    assert repr(records) == "3 figures, 2 indicators, 1 number published by others"


def test_records_say_what_their_rows_say(small: Report) -> None:
    records = small.records
    assert records.indicators["toll"].better is Direction.LOWER
    (aim,) = records.evidence
    # A bare aim is as set; a bare result is rounded to whole RMB.
    assert (aim.nature, aim.status, aim.strength) == (
        Nature.TARGET, Status.TARGET, Strength.OFFICIAL,
    )  # fmt: skip
    assert (aim.quantity.interval, records.figures[0].quantity.interval) == (
        Interval.exactly(5), Interval("4.5", "5.5"),
    )  # fmt: skip
    assert records.references["all-dams"].quantity.interval == Interval.exactly(90)
    (bound,) = records.thresholds
    assert bound == Threshold(
        "dams", Comparator.MORE_THAN, Decimal("2.5"), unit("RMB million"), Place(2, 7, 28),
        "over 2.5 million yuan",
    )  # fmt: skip
    assert bound.amount == 2_500_000
    (ratio,) = records.ranges
    assert (ratio.limits, ratio.factor) == (Interval(1, Fraction(5, 2)), Fraction(1, 10))
    assert (ratio.numerator, ratio.denominator) == (
        records.indicators["toll"], records.indicators["dams"],
    )  # fmt: skip
    assert [(relation.part, relation.whole) for relation in records.relations] == [
        ("dams", "all-dams")
    ]


@pytest.mark.parametrize(("paragraph", "part"), [("1", "one"), ("2", "two"), ("9", "two")], ids=str)
def test_a_paragraph_is_in_the_part_that_holds_it(small: Report, paragraph: str, part: str) -> None:
    row = small.package.rows["figures"][2] | {"paragraph": paragraph}
    figures = small.package.rows["figures"] | {2: row}
    package = replace(small.package, rows={**small.package.rows, "figures": figures})
    figure: Figure = Report(package).records.figures[0]
    assert figure.part == part
    assert figure.place == Place(int(paragraph), 0, len(figure.printed))


def test_equal_packages_have_equal_records(small: Report) -> None:
    again = Report(small.package)
    assert again.records == small.records
    assert (
        again.records
        != Report(small.package, about=2, corrected=True).what_if("dams", value=4).records
    )
