"""The records: what a figure says of itself, and how records are looked up."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.units import unit
from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    PricesBy,
    Role,
    Status,
    Strength,
)
from helpers.data.lists import Threshold
from helpers.data.records import Figure, Place, Source, Territory, Vintage
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
        ("gdp-level-2020", "RMB645 to 655 billion", "645 to 655"),
        ("gdp-growth-2021", "6.5 to 7.5%", "6.5 to 7.5"),
        ("bottleneck-technology-lead-time-level-undated", "2 to 3 years", "2 to 3"),
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


def test_a_range_has_both_ends_and_is_shown_with_them() -> None:
    cells = {
        "indicator": "yield", "comparator": "..", "value": "5.5", "upper": "6", "unit": "percent",
        "measure": "growth", "printed": "5.5 to 6%",
    }  # fmt: skip
    report = report_of(figures=[cells])
    figure = report["yield"]
    assert (figure.value, figure.upper) == (Decimal("5.5"), Decimal(6))
    assert figure.comparator is Comparator.RANGE
    assert figure.quantity.interval == Interval("5.5", 6)
    # The number that stands for it is the middle.
    assert figure.printed_value == Fraction("5.75")
    assert figure.base_value == Fraction("5.75") / 100
    assert figure.in_words == "5.5 to 6 percent"
    assert repr(figure).endswith("“5.5 to 6%” (achievement) allows 5.5 to 6%")


OR_ABOVE = [
    # Comparator, printed words, and the comparator where "more than" is read as "or above"
    (">", "more than 7 km", ">="),
    (">", "More than 7 km", ">="),
    ("<", "less than 7 km", "<="),
    # More than a fall of seven is less than minus seven, or just that.
    ("<", "fell by more than 7 km", "<="),
    # Other words say what they say.
    (">", "over 7 km", ">"),
    (">", "exceeded 7 km", ">"),
    ("<", "below 7 km", "<"),
    (">=", "7 km or above", ">="),
    ("<=", "within 7 km", "<="),
    ("=", "7 km", "="),
    ("~", "about 7 km", "~"),
]


def test_more_than_can_be_read_as_or_above() -> None:
    figures = [
        {
            "indicator": f"gates-{n}", "value": "7", "unit": "km", "comparator": sign,
            "printed": printed,
        }
        for n, (sign, printed, _) in enumerate(OR_ABOVE)
    ]  # fmt: skip
    evidence = [{"indicator": "dams", "value": "7", "unit": "km", "comparator": ">"}]
    letter, usual = (
        report_of(figures=figures, evidence=evidence, or_above=flag) for flag in (False, True)
    )
    signs = [
        [figure.comparator.value for figure in report.records.figures] for report in (letter, usual)
    ]
    assert signs == [[sign for sign, _, _ in OR_ABOVE], [sign for _, _, sign in OR_ABOVE]]
    assert letter["gates-0"].quantity.interval == Interval.above(7)
    assert usual["gates-0"].quantity.interval == Interval.above(7, closed=True)
    assert letter["gates-2"].quantity.interval == Interval(0, 7, True, False)
    assert usual["gates-2"].quantity.interval == Interval(0, 7)
    # It is a rule for words of a report; the words stay as they are.
    assert usual.records.evidence == letter.records.evidence
    assert [figure.printed for figure in usual.records.figures] == [
        printed for _, printed, _ in OR_ABOVE
    ]
    assert "“more than” is “or above”" in repr(usual)
    assert "or above" not in repr(letter)


def test_the_land_the_accounts_and_the_prices_of_a_number() -> None:
    number = {"indicator": "toll", "value": "5", "unit": "RMB"}
    report = report_of(
        figures=[number, {"indicator": "dams", "value": "3", "unit": "km"}],
        territories=[
            {"territory": "hill", "role": "part", "label": "The hill"},
            {"territory": "town", "role": "report", "label": "The town", "note": "all of it"},
        ],
        vintages=[{"vintage": "old", "label": "Old accounts", "note": "before the count"}],
        evidence=[
            number | {"territory": "hill", "vintage": "old", "scope": "rural"},
            number | {"prices": "not stated", "prices_by": ""},
        ],
        references=[{"reference": "all-dams", "value": "90", "unit": "km", "territory": "hill"}],
    )
    town = Territory("town", "The town", Role.REPORT, "all of it")
    hill = Territory("hill", "The hill", Role.PART, "")
    assert report.records.territories == {"hill": hill, "town": town}
    # A report speaks of its own land, and does not say on which accounts.
    toll, dams = report.records.figures
    assert (toll.territory, toll.vintage, toll.scope) == (town, None, "city")
    assert (toll.prices, toll.prices_by) == (Prices.CURRENT, PricesBy.CONVENTION)
    assert (dams.prices, dams.prices_by) == (None, None)
    one, other = report.records.evidence
    assert (one.territory, one.scope) == (hill, "rural")
    assert one.vintage == Vintage("old", "Old accounts", "before the count")
    assert (other.territory, other.vintage, other.scope) == (town, None, "city")
    assert (other.prices, other.prices_by) == (Prices.NOT_STATED, None)
    assert report.records.references["all-dams"].territory == hill
    # Where nothing is known of territories, nothing is said.
    assert report_of(figures=[number])["toll"].territory is None


def test_an_indicator_in_money_says_so() -> None:
    report = report_of(indicators=[{"indicator": "toll", "in_money": "true"}, {"indicator": "dam"}])
    assert [one.in_money for one in report.records.indicators.values()] == [True, False]


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


def test_a_figure_knows_where_it_is_stated(report: Report) -> None:
    figure = report["gdp-growth-2021"]
    assert figure.source == report.records.source
    assert figure.source.title == report.source["title"]
    assert figure.source.address.startswith("http://en.changchun.gov.cn/")
    assert figure.source.published == "2021-01-25"


def test_a_package_without_a_source_is_its_own() -> None:
    report = report_of(figures=[{"indicator": "grain", "unit": "billion jin", "value": "23"}])
    assert report["grain"].source == Source("A report made up", "", "")
