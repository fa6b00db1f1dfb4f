"""What follows from the figures of a report, against intervals worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.derive import Derived, derive, find_derived
from helpers.core.exact import Number
from helpers.core.interval import Interval
from helpers.data.reader import Row
from helpers.data.records import HYPOTHETICAL
from helpers.data.report import Report, load_report
from tests.building import report_of, with_rows

inf = float("inf")
F = Fraction
REPORT = load_report("changchun-2021")
few = settings(derandomize=True, deadline=None, max_examples=20)
COLUMNS = [
    "quantity", "allows", "interval", "low", "high", "unit", "formula", "figures", "caution",
]  # fmt: skip
Ends = tuple[Number, Number, str]
"""Two ends, and the brackets that say whether they are closed."""


@dataclass(frozen=True)
class Expected:
    """A derived quantity as it was worked by hand."""

    quantity: str
    low: Number
    high: Number
    ends: str
    unit: str
    formula: str
    figures: str
    why: str


LAND = "industrial-land-transferred-increase-in-multiples-2020"
FIRMS = "hi-tech-enterprises-increase-in-multiples-2016-2020"
TABLE = (
    Expected(
        "Graduates who chose the city for work or business, 2019",
        83_500, 94_500, "[]", "graduates", "level − change",
        "graduates-attracted-level-2020, graduates-attracted-change-2020",
        "95,000 to 105,000 less 10,500 to 11,500",
    ),
    Expected(
        "Graduates who chose the city for work or business, growth in 2020",
        F(1050) / F("94.5"), F(1150) / F("83.5"), "[]", "percent", "change ÷ (level − change)",
        "graduates-attracted-level-2020, graduates-attracted-change-2020",
        "10,500 of 105,000 less as many, 11,500 of 95,000 less as many",
    ),
    Expected(
        "Gross domestic product, 2019, at prices and in the territory of 2020",
        F(645) / F("1.0355"), F(655) / F("1.0345"), "[]", "RMB billion",
        "level ÷ (1 + growth)", "gdp-level-2020, gdp-growth-2020",
        "the least level over the most growth, and the other way round",
    ),
    Expected(
        "Hongqi cars produced, 2019",
        F(200_000) / F("2.05"), inf, "()", "cars", "level ÷ multiple",
        "hongqi-output-level-2020, hongqi-output-multiple-2020",
        "more than 200,000 over at most 2.05",
    ),
    Expected(
        "Industrial land transferred, factor to the letter",
        F("5.25"), F("5.35"), "[]", "times", "1 + number of times", LAND,
        "increased by 4.3, which is 4.25 to 4.35, and what was there before",
    ),
    Expected(
        "Industrial land transferred, factor in loose use",
        F("4.25"), F("4.35"), "[]", "times", "number of times", LAND, "4.3 is 4.25 to 4.35",
    ),
    Expected(
        "Hi-tech enterprises, factor to the letter",
        F("8.15"), F("8.25"), "[]", "times", "1 + number of times", FIRMS, "7.15 to 7.25 and one",
    ),
    Expected(
        "Hi-tech enterprises, factor in loose use",
        F("7.15"), F("7.25"), "[]", "times", "number of times", FIRMS, "7.2 is 7.15 to 7.25",
    ),
    Expected(
        "Hi-tech enterprises, 2015, multiple read to the letter",
        F(2013) / F("8.25"), F(2013) / F("8.15"), "[]", "enterprises", "stock ÷ factor",
        f"{FIRMS}, evidence", "2013 were counted at the end, 8.15 to 8.25 times as many",
    ),
    Expected(
        "Hi-tech enterprises, 2015, multiple read in loose use",
        F(2013) / F("7.25"), F(2013) / F("7.15"), "[]", "enterprises", "stock ÷ factor",
        f"{FIRMS}, evidence", "2013 were counted at the end, 7.15 to 7.25 times as many",
    ),
    Expected(
        "Projects of more than RMB 1 billion started, 2020: investment",
        302, inf, "()", "RMB billion", "number × threshold",
        "projects-over-1bn-started-level-2020", "302 of more than 1 billion each",
    ),
    Expected(
        "Projects of more than RMB 1 billion put into operation, 2020: investment",
        418, inf, "()", "RMB billion", "number × threshold",
        "projects-over-1bn-in-operation-level-2020", "418 of more than 1 billion each",
    ),
    Expected(
        "Projects of more than RMB 50 million, 2021: investment",
        60, inf, "()", "RMB billion", "number × threshold", "projects-over-50m-level-2021",
        "1,200 of more than 0.05 billion each",
    ),
    Expected(
        "Projects of more than RMB 50 million, 2021: investment, if the other projects are among "
        "them",
        110, inf, "()", "RMB billion",
        "number above the higher threshold × that + the others × the lower one",
        "projects-over-50m-level-2021, projects-over-100m-level-2021",
        "1,000 of more than 0.1 billion each, and the other 200 of more than 0.05",
    ),
    Expected(
        "Projects of more than RMB 100 million, 2021: investment",
        100, inf, "()", "RMB billion", "number × threshold", "projects-over-100m-level-2021",
        "1,000 of more than 0.1 billion each",
    ),
    Expected(
        "Grain yield, 2021",
        0, F(12_000_000) / (F("23.5") * 1_000_000 / 15), "(]", "tonnes per hectare",
        "numerator ÷ denominator", "grain-output-level-2021, grain-area-level-2021",
        "12 million tonnes, set, on 23.5 million fifteenths of a hectare, or more",
    ),
)  # fmt: skip
"""Everything that the report lets one derive."""


def stated(value: str, unit: str = "projects", **other: str) -> Row:
    """Return a figure: the achieved level of GDP in 2020 unless told otherwise."""
    row = {"figure": other.get("measure", "level"), "indicator": "gdp"}
    return row | {"value": value, "unit": unit} | other


def threshold(comparator: str, value: str, unit: str, figure: str = "level") -> Row:
    return {"figure": figure, "comparator": comparator, "value": value, "unit": unit}


GDP = {"indicator": "gdp", "label": "Gross domestic product"}


def made(
    *figures: Row,
    numerals: Sequence[Row] = (),
    ranges: Sequence[Row] = (),
    evidence: Sequence[Row] = (),
) -> list[Derived]:
    """Return what follows from these figures alone."""
    report = report_of(
        figures=figures, numerals=numerals, ranges=ranges, evidence=evidence, indicators=[GDP]
    )
    return find_derived(report)


def interval(ends: Ends) -> Interval:
    low, high, brackets = ends
    return Interval(low, high, brackets[0] == "[", brackets[1] == "]")


# The report

NAMES = sorted({name for row in TABLE for name in row.figures.split(", ")} - {"evidence"})


@pytest.fixture(scope="module")
def derived() -> list[Derived]:
    return find_derived(REPORT)


def only(*names: str, seed: int | None = None) -> Report:
    """Return the report with these figures alone, in another order if a seed is given."""
    figures, numerals = (
        [row for row in REPORT.package.rows[table].values() if row["figure"] in names]
        for table in ("figures", "numerals")
    )
    if seed is not None:
        random.Random(seed).shuffle(figures)
    return with_rows(REPORT, figures=figures, numerals=numerals)


def quantities(report: Report) -> list[str]:
    return [one.quantity for one in find_derived(report)]


def test_everything_that_follows_is_in_the_table(derived: list[Derived]) -> None:
    assert [one.quantity for one in derived] == [expected.quantity for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.quantity)
def test_a_quantity_is_as_worked_by_hand(derived: list[Derived], expected: Expected) -> None:
    (found,) = (one for one in derived if one.quantity == expected.quantity)
    ends = (expected.low, expected.high, expected.ends)
    assert found.result.interval == interval(ends), expected.why
    assert (found.unit, found.formula) == (expected.unit, expected.formula)
    assert ", ".join(found.names) == expected.figures
    assert (found.published is not None) == ("evidence" in expected.figures)


def test_the_frame_has_a_row_for_every_quantity(derived: list[Derived]) -> None:
    frame = derive(REPORT)
    assert list(frame.columns) == COLUMNS
    assert list(frame["quantity"]) == [one.quantity for one in derived]
    rows = frame.set_index("quantity")
    assert rows.loc["Hongqi cars produced, 2019"].to_dict() == {
        "allows": "more than 97,560.9756098 cars", "interval": "(97,560.9756098, ∞)",
        "low": float(F(200_000) / F("2.05")), "caution": "", "high": inf, "unit": "cars",
        "formula": "level ÷ multiple",
        "figures": "hongqi-output-level-2020, hongqi-output-multiple-2020",
    }  # fmt: skip
    floor = rows.loc["Projects of more than RMB 50 million, 2021: investment"]
    assert floor["allows"] == "more than RMB60 billion"
    for one, low, high in zip(derived, frame["low"], frame["high"], strict=True):
        assert (low, high) == one.result.interval.ends


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_only_the_figures_used_matter_and_not_their_order(
    derived: list[Derived], seed: int | None
) -> None:
    found = sorted(find_derived(only(*NAMES, seed=seed)), key=lambda one: one.quantity)
    assert found == sorted(derived, key=lambda one: one.quantity)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_follows_from_a_figure_that_is_missing(name: str) -> None:
    found = quantities(only(*(other for other in NAMES if other != name)))
    assert found == [row.quantity for row in TABLE if name not in row.figures.split(", ")]


def test_without_ranges_only_the_ratio_is_gone() -> None:
    assert quantities(with_rows(REPORT, ranges=[])) == [row.quantity for row in TABLE[:-1]]


def test_without_evidence_only_the_stock_of_the_year_before_is_gone() -> None:
    expected = [row.quantity for row in TABLE if "evidence" not in row.figures]
    assert quantities(with_rows(only(*NAMES), evidence=[])) == expected


def test_nothing_to_derive_is_an_empty_table() -> None:
    figures = [row for row in REPORT.package.rows["figures"].values() if row["measure"] == "share"]
    report = with_rows(REPORT, figures=figures, numerals=[])
    assert find_derived(report) == []
    assert derive(report).empty
    assert list(derive(report).columns) == COLUMNS


# Changes


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2019"},
        {"scope": "urban"},
        {"status": "target"},
        {"indicator": "population"},
        {"period": "2016-2020"},
        {"period": ""},
    ],
    ids=str,
)
def test_figures_of_another_kind_are_not_joined(other: Row) -> None:
    level = stated("100", **other)
    for rate in (
        stated("11", measure="change"),
        stated("3.5", "percent", measure="growth"),
        stated("2", "times", measure="multiple"),
    ):
        assert made(level, rate) == []


def test_a_change_over_years_is_of_no_single_year() -> None:
    five = {"period": "2016-2020"}
    assert made(stated("100", **five), stated("11", measure="change", **five)) == []
    assert made(stated("100"), stated("11", measure="change", **five)) == []


def test_a_change_of_other_things_is_not_taken_from_a_level() -> None:
    assert made(stated("100"), stated("11", "jin", measure="change")) == []


@pytest.mark.parametrize(
    ("level", "change", "before", "growth"),
    [
        # A fall: there were 112 before, and 11 of them went.
        (("=", "101"), ("=", "-11"), (112, 112, "[]"), (F(-1100, 112), F(-1100, 112), "[]")),
        # 101 less more than 11 is less than 90; 11 is at most 11 of 90.
        (("=", "101"), (">", "11"), (-inf, 90, "()"), None),
        (("=", "101"), ("<=", "11"), (90, inf, "[)"), (-100, F(1100, 90), "(]")),
        (("=", "101"), ("=", "0"), (101, 101, "[]"), (0, 0, "[]")),
        # 11 of more than 90 is less than 12.4 percent, and of any number more than none.
        ((">", "101"), ("=", "11"), (90, inf, "()"), (0, F(1100, 90), "()")),
        (("<", "101"), ("=", "11"), (-11, 90, "[)"), None),
        # All of it came within the year, so that the growth has no base.
        (("=", "11"), ("=", "11"), (0, 0, "[]"), None),
    ],
)
def test_the_level_before_a_change(
    level: tuple[str, str], change: tuple[str, str], before: Ends, growth: Ends | None
) -> None:
    rows = made(
        stated(level[1], comparator=level[0]),
        stated(change[1], comparator=change[0], measure="change"),
    )
    found = {row.quantity.partition(", ")[2]: row.result.interval for row in rows}
    assert list(found) == ["2019", "growth in 2020"][: 2 if growth else 1]
    assert found["2019"] == interval(before)
    if growth:
        assert found["growth in 2020"] == interval(growth)


QUALIFIED = st.sampled_from(["=", "~", ">", ">=", "<", "<="])


def member(interval: Interval, place: Fraction) -> Fraction | None:
    """Return a member of an interval, at a place from 0 to 1 of its first hundred."""
    low, high = interval.low, interval.high
    if low is None:
        low = (high or Fraction(0)) - 100
    if high is None:
        high = low + 100
    value = low + (high - low) * place
    return value if value in interval else None


@few
@given(
    st.integers(20, 999), st.integers(-50, 60), QUALIFIED, QUALIFIED,
    st.sampled_from(["RMB billion", "RMB", "jin"]),
    st.fractions(0, 1, max_denominator=20), st.fractions(0, 1, max_denominator=20),
)  # fmt: skip
def test_base_and_growth_hold_all_that_level_and_change_allow(
    level: int, change: int, one: str, other: str, unit: str, here: Fraction, there: Fraction
) -> None:
    rows = [
        stated(str(level), unit, comparator=one),
        stated(str(change), unit, comparator=other, measure="change"),
    ]
    figures = report_of(figures=rows).records.figures
    now, by = (
        member(figure.quantity.interval, at)
        for figure, at in zip(figures, (here, there), strict=True)
    )
    if now is None or by is None:
        return
    found = made(*rows)
    assert now - by in found[0].result.interval
    assert found[0].unit == unit
    if len(found) == 2:
        assert by / (now - by) * 100 in found[1].result.interval


@few
@given(st.integers(50, 999), st.integers(1, 49), st.sampled_from(["mu", "million mu"]))
def test_a_unit_that_is_no_float_costs_no_member(level: int, change: int, unit: str) -> None:
    same = {"status": "target", "period": "2021"}
    (before, _) = made(
        stated(str(level), unit, **same), stated(str(change), unit, measure="change", **same)
    )
    assert before.result.interval == Interval.exactly(level - change)


def test_growth_is_as_narrow_as_it_can_be() -> None:
    rows = made(
        stated("101", "RMB billion"), stated("10", "RMB billion", measure="change"),
    )  # fmt: skip
    # Growth is least for the most now and the least change: 9.5 of 92, 10.5 of 90.
    assert rows[1].result.interval == Interval(F(950, 92), F(1050, 90))


# Growth and multiples


@pytest.mark.parametrize(
    ("level", "rate", "quantity", "expected"),
    [
        (stated("107", status="target", period="2021"),
         stated("7", "percent", measure="growth", status="target", period="2021"),
         "2020", (100, 100, "[]")),
        (stated("107"), stated("7", "percent", measure="growth", comparator=">"),
         "2019", (0, 100, "()")),
        (stated("50"), stated("-50", "percent", measure="growth"),
         "2019", (F(50) / F("0.505"), F(50) / F("0.495"), "[]")),
        (stated("50"), stated("2.0", "times", measure="multiple"),
         "2019", (F(50) / F("2.05"), F(50) / F("1.95"), "[]")),
        (stated("50", comparator="<"), stated("2.0", "times", measure="multiple"),
         "2019", (0, F(50) / F("1.95"), "[)")),
        (stated("50"), stated("2", "times", measure="multiple", comparator=">="),
         "2019", (0, 25, "(]")),
    ],
)  # fmt: skip
def test_the_level_before_growth(level: Row, rate: Row, quantity: str, expected: Ends) -> None:
    (found,) = made(level, rate)
    assert found.quantity == f"Gross domestic product, {quantity}"
    assert found.names == ("level", rate["measure"])
    assert found.result.interval == interval(expected)


def test_only_money_that_grows_has_prices() -> None:
    money = stated("100", "RMB billion")
    growth = {"unit": "percent", "measure": "growth"}
    for rate, words in (
        (stated("3.5", **growth), "2019, at prices of 2020 if growth is real"),
        (stated("3.5", prices="not stated", **growth), "2019, at prices of 2020 if growth is real"),
        (stated("3.5", prices="real", **growth), "2019, at prices of 2020"),
        (stated("3.5", prices="current", **growth), "2019"),
        (stated("2", "times", measure="multiple"), "2019"),
    ):
        (found,) = made(money, rate)
        assert found.quantity == f"Gross domestic product, {words}"
        assert found.unit == "RMB billion"


LANDS = [
    {"territory": "changchun", "role": "report", "label": "the city"},
    {"territory": "before", "role": "reading", "label": "the city before"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "prices", "words"),
    [
        ("RMB billion", "real", "2019, at prices and in the territory of 2020"),
        ("RMB billion", "current", "2019, in the territory of 2020"),
        ("RMB billion", "not stated",
         "2019, at prices of 2020 if growth is real, in the territory of 2020"),
        ("projects", "", "2019, in the territory of 2020"),
    ],
)  # fmt: skip
def test_a_level_before_growth_is_in_the_territory_that_grew(
    unit: str, prices: str, words: str
) -> None:
    rows = [stated("100", unit), stated("3.5", "percent", measure="growth", prices=prices)]
    report = report_of(figures=rows, indicators=[GDP], territories=LANDS)
    assert quantities(report) == [f"Gross domestic product, {words}"]


# Readings


@pytest.mark.parametrize(
    ("comparator", "letter", "loose"),
    [
        ("=", (F("5.25"), F("5.35"), "[]"), (F("4.25"), F("4.35"), "[]")),
        (">", (F("5.3"), inf, "()"), (F("4.3"), inf, "()")),
        ("<", (1, F("5.3"), "[)"), (0, F("4.3"), "[)")),
    ],
)
def test_an_increase_by_times_has_two_readings(comparator: str, letter: Ends, loose: Ends) -> None:
    times = stated("4.3", "times", measure="increase-in-multiples", comparator=comparator)
    rows = made(times)
    assert len(rows) == 2
    for row, name, expected in zip(
        rows, ("factor to the letter", "factor in loose use"), (letter, loose), strict=True
    ):
        assert row.quantity == f"Gross domestic product, {name}"
        assert row.result.interval == interval(expected)


def published(value: str, **other: str) -> Row:
    """Return evidence of the level of GDP in 2020 unless told otherwise."""
    return {"indicator": "gdp", "value": value, "unit": "projects"} | other


RISE = stated("3", "times", measure="increase-in-multiples", period="2016-2020")


def test_the_base_of_a_multiple_is_of_the_year_before_it() -> None:
    # 2.5 to 3.5 in loose use, 3.5 to 4.5 to the letter; the report comes before the evidence.
    for figures, evidence, source in (
        ((stated("70"), RISE), (published("7"),), "level"),
        ((RISE,), (published("70"), published("7", nature="preliminary")), "evidence"),
    ):
        letter, loose = made(*figures, evidence=evidence)[2:]
        assert letter.quantity == "Gross domestic product, 2015, multiple read to the letter"
        assert loose.quantity == "Gross domestic product, 2015, multiple read in loose use"
        for row, low, high in ((letter, F(70) / F("4.5"), 20), (loose, 20, 28)):
            assert row.result.interval == Interval(low, high)
            assert row.names == ("increase-in-multiples", source)
            assert (row.unit, row.formula) == ("projects", "stock ÷ factor")


@pytest.mark.parametrize(
    "other",
    [
        {"strength": "weak"},
        {"nature": "target"},
        {"period": "2019"},
        # A revision may have made it another quantity.
        {"nature": "first published"},
    ],
    ids=str,
)
def test_without_a_stock_a_multiple_has_no_base(other: Row) -> None:
    assert len(made(RISE, evidence=(published("70") | other,))) == 2
    assert len(made(RISE)) == 2
    assert len(made(RISE | {"period": ""}, evidence=(published("70"),))) == 2


def test_evidence_of_another_territory_is_said_to_be_so() -> None:
    for land, words in (
        ("before", "the territory may differ (the city before)"),
        ("changchun", ""),
    ):
        report = report_of(
            figures=[RISE], indicators=[GDP], territories=LANDS,
            evidence=[published("70", territory=land)],
        )  # fmt: skip
        found = find_derived(report)
        assert [", ".join(map(str, one.differences)) for one in found] == ["", "", words, words]
        assert list(derive(report)["caution"]) == ["", "", words, words]


def test_the_stock_of_the_same_territory_and_scope_is_taken() -> None:
    evidence = [
        published("60", territory="before"), published("70", nature="preliminary"),
        published("80", scope="rural"),
    ]  # fmt: skip
    report = report_of(figures=[RISE], indicators=[GDP], territories=LANDS, evidence=evidence)
    assert {one.published and one.published.said for one in find_derived(report)[2:]} == {
        "70 projects, 2020"
    }


# Floors and ratios


@pytest.mark.parametrize(
    ("comparator", "figure", "low"),
    [
        (">", stated("301"), F("150.5")),
        (">", stated("300", comparator=">"), 150),
        (">=", stated("300", comparator=">"), 150),
        ("<", stated("300"), None),
        ("=", stated("300"), None),
        # There may be none at all.
        (">", stated("300", comparator="<="), None),
        (">", stated("0"), None),
    ],
)
def test_a_floor_of_investment(comparator: str, figure: Row, low: Number | None) -> None:
    rows = made(figure, numerals=(threshold(comparator, "500", "RMB million"),))
    if low is None:
        assert rows == []
        return
    (row,) = rows
    assert row.result.interval == Interval.above(low)
    assert row.quantity == "Gross domestic product, 2020: investment"
    assert row.unit == "RMB billion"


PER_PERSON = {
    "range": "gdp-per-person", "label": "GDP per person", "numerator": "gdp",
    "denominator": "population", "low": "1", "high": "2", "unit": "RMB", "factor": "1",
}  # fmt: skip


def test_a_ratio_needs_both_sides_of_one_year() -> None:
    gdp = stated("650", "RMB billion")
    people = {"indicator": "population", "figure": "people"}
    (row,) = made(gdp, stated("10", "million persons", **people), ranges=(PER_PERSON,))
    # 9.5 to 10.5 million persons, 645 to 655 billion yuan
    assert row.result.interval == Interval(
        F(645_000_000_000, 10_500_000), F(655_000_000_000, 9_500_000)
    )
    assert (row.quantity, row.names) == ("GDP per person, 2020", ("level", "people"))
    assert (row.unit, row.formula) == ("RMB", "numerator ÷ denominator")
    for other in (
        stated("10", "million persons", period="2019", **people),
        stated("10", "million persons", comparator="<", **people),
        stated("10", "percent", measure="growth", **people),
    ):
        assert made(gdp, other, ranges=(PER_PERSON,)) == []


def test_a_ratio_is_converted_by_its_factor() -> None:
    people = stated("125", "persons", indicator="population", figure="people")
    per_thousand = PER_PERSON | {"factor": "1000", "unit": "per thousand"}
    (row,) = made(stated("50"), people, ranges=(per_thousand,))
    # 50 of 125 are 400 per thousand.
    assert row.result.interval == Interval.exactly(400)
    assert str(row.result) == "400 per thousand"


def test_a_ratio_of_things_of_one_kind_is_a_ratio_too() -> None:
    others = stated("125", indicator="population", figure="others")
    percent = PER_PERSON | {"factor": "100", "unit": "percent of all"}
    (row,) = made(stated("50"), others, ranges=(percent,))
    assert row.result.interval == Interval.exactly(40)
    assert row.unit == "percent of all"


# What is easily got wrong


def test_a_floor_is_reached_where_both_of_its_ends_are() -> None:
    (row,) = made(stated("301"), numerals=(threshold(">=", "500", "RMB million"),))
    assert row.result.interval == Interval.above("150.5", closed=True)


def test_a_threshold_that_is_no_money_is_no_investment() -> None:
    assert made(stated("300"), numerals=(threshold(">", "500", "persons"),)) == []


def test_only_a_number_of_things_makes_a_floor() -> None:
    grown = stated("12", "percent", measure="growth", figure="level")
    assert made(grown, numerals=(threshold(">", "500", "RMB million"),)) == []


def test_a_floor_without_a_year_names_none() -> None:
    rows = made(stated("300", period=""), numerals=(threshold(">", "500", "RMB million"),))
    assert [row.quantity for row in rows] == ["Gross domestic product: investment"]


@pytest.mark.parametrize(
    "rate",
    [
        stated("-100", "percent", measure="growth"),
        stated("20", "percent", measure="growth", comparator="<="),
        stated("2", "times", measure="multiple", comparator="<"),
    ],
    ids=["all was lost", "growth with a ceiling only", "a multiple with a ceiling only"],
)
def test_nothing_is_divided_by_what_may_be_zero(rate: Row) -> None:
    (row,) = made(stated("5"), rate)
    # The least that was there before is 5 over the most growth, and there is no most.
    assert row.result.low is not None
    assert row.result.low > 0
    assert row.result.high is None


def test_nothing_follows_from_a_target_to_lose_all() -> None:
    aim = {"status": "target", "period": "2021"}
    assert made(stated("5", **aim), stated("-100", "percent", measure="growth", **aim)) == []


def test_a_stock_is_not_divided_by_what_may_be_zero() -> None:
    rows = made(stated("5"), RISE | {"comparator": "<="})
    # From nothing to threefold to the letter is one to four times, in loose use up to three.
    assert [row.result.interval for row in rows[2:]] == [
        Interval(F(5, 4), 5), Interval.above(F(5, 3), closed=True),
    ]  # fmt: skip


def test_a_target_multiple_has_no_base_in_what_came_out() -> None:
    aim = stated("3", "times", measure="increase-in-multiples", status="target")
    assert len(made(aim, evidence=(published("70"),))) == 2


def test_a_ratio_is_of_what_its_range_counts() -> None:
    houses = stated("5911", "houses")
    people = stated("1000", "persons", indicator="population", figure="people")
    assert made(houses, people, ranges=(PER_PERSON | {"counted_in": "shantytowns"},)) == []
    assert len(made(houses, people, ranges=(PER_PERSON | {"counted_in": "houses"},))) == 1


def test_a_report_without_evidence_is_derived_from_all_the_same() -> None:
    package = REPORT.package
    rows = {name: rows for name, rows in package.rows.items() if name != "evidence"}
    found = find_derived(replace(REPORT, package=replace(package, rows=rows)))
    assert len(found) > 0
    assert not [one for one in found if one.published or "evidence" in one.names]


AMOUNTS = {"a": "10", "b": "50", "c": "100"}


def three_floors(comparators: Sequence[str], counts: dict[str, Row]) -> dict[str, Interval]:
    """Return what follows from counts of projects above 10, 50 and 100 million."""
    numerals = [
        threshold(comparator, AMOUNTS[name], "RMB million", name)
        for comparator, name in zip(comparators, AMOUNTS, strict=True)
    ]
    figures = [count | {"figure": name} for name, count in counts.items()]
    rows = made(*figures, numerals=numerals)
    return {", ".join(row.names): row.result.interval for row in rows}


def test_each_pair_of_thresholds_has_ends_of_its_own() -> None:
    counts = {"a": stated("30", comparator=">="), "b": stated("20"), "c": stated("10")}
    # 30 × 10; 20 × 50 + 10 × 10; 10 × 100 + 20 × 10; 20 × 50; 10 × 100 + 10 × 50, in millions.
    assert three_floors((">=", ">", ">="), counts) == {
        "a": Interval.above("0.3", closed=True), "a, b": Interval.above("1.1"),
        "a, c": Interval.above("1.2", closed=True), "b": Interval.above(1),
        "b, c": Interval.above("1.5"), "c": Interval.above(1, closed=True),
    }  # fmt: skip


def test_a_floor_rests_on_one_number_of_the_projects_above() -> None:
    # All 30 are above 10 million, and "about 16", at least 15.2, by 40 more: 30 × 10 + 15.2 × 40.
    # The more of them are above 50, the higher is the sum.
    counts = {"a": stated("30"), "b": stated("16", comparator="~"), "c": stated("40")}
    found = three_floors((">=", ">=", ">="), counts)
    assert found["a, b"] == Interval.above("0.908", closed=True)
    # Forty projects cannot be among thirty.
    assert "a, c" not in found
    assert "b, c" not in found


def test_thresholds_of_other_paragraphs_are_not_nested() -> None:
    numerals = [
        threshold(">", "50", "RMB million", "a"),
        threshold(">", "100", "RMB million", "b") | {"paragraph": "2"},
    ]
    rows = made(stated("20", figure="a"), stated("10", figure="b"), numerals=numerals)
    assert [row.names for row in rows] == [("a",), ("b",)]


# Figures that no report states


@pytest.mark.parametrize(
    ("name", "value", "marked"),
    [
        ("graduates-attracted-change-2020", "12000", 2),
        ("gdp-growth-2020", "4", 1),
        (FIRMS, "7.0", 4),
        ("projects-over-100m-level-2021", "900", 2),
        ("projects-over-50m-level-2021", "1300", 2),
        ("grain-area-level-2021", "24", 1),
    ],
)
def test_what_rests_on_a_hypothetical_figure_is_marked(name: str, value: str, marked: int) -> None:
    found = find_derived(REPORT.what_if(name, value=value))
    rests = [one for one in found if name in one.names]
    assert len(rests) == marked
    assert [one for one in found if HYPOTHETICAL in one.quantity] == rests
