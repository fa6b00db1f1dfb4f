"""What follows from the figures of a report, against intervals worked out by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.derive import derive
from helpers.core.interval import Interval
from helpers.core.units import base_unit, to_base
from helpers.core.wording import allowed
from helpers.data.report import Report, interval_of_row, load_report

inf = math.inf
F = Fraction
Row = dict[str, Any]
REPORT = load_report("changchun-2021")
few = settings(derandomize=True, deadline=None, max_examples=60)
COLUMNS = [
    "quantity", "low", "high", "low_closed", "high_closed", "unit", "formula", "figures",
]  # fmt: skip
OWN = ("indicator", "unit", "period", "base_unit", "part", "theme")


@dataclass(frozen=True)
class Expected:
    """A derived quantity as it was worked by hand."""

    quantity: str
    low: Fraction | float
    high: Fraction | float
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
        89_000, 89_000, "[]", "graduates", "level − change",
        "graduates-attracted-level-2020, graduates-attracted-change-2020",
        "both are counted to the last: 100,000 less 11,000",
    ),
    Expected(
        "Graduates who chose the city for work or business, growth in 2020",
        F(1100, 89), F(1100, 89), "[]", "percent", "change ÷ (level − change)",
        "graduates-attracted-level-2020, graduates-attracted-change-2020",
        "11,000 of 89,000",
    ),
    Expected(
        "Gross domestic product, 2019, at prices of 2020 if growth is real",
        F("649.5") / F("1.0355"), F("650.5") / F("1.0345"), "[]", "RMB billion",
        "level ÷ (1 + growth)", "gdp-level-2020, gdp-growth-2020",
        "the least level over the most growth, and the other way round",
    ),
    Expected(
        "Hongqi cars produced, 2019",
        80_000, inf, "()", "cars", "level ÷ multiple",
        "hongqi-output-level-2020, hongqi-output-multiple-2020",
        "more than 200,000 over at most 2.5",
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


def meaning(row: Row) -> Row:
    """Add to a row what the loader derives from value, unit, qualifier and period."""
    text, unit = row["value"], row["unit"]
    target = row["status"] == "target"
    found = allowed(text, row["comparator"], unit, row["measure"], target=target, in_words=False)
    first, _, last = (row["period"] or "").partition("-")
    return row | {
        "value": float(text), "in_words": False, "decimals": len(text.partition(".")[2]),
        "first_year": int(first) if first else None,
        "last_year": int(last or first) if first else None,
        "base_value": float(to_base(F(text), unit)), "base_unit": base_unit(unit)[1],
        "low": found.base.low, "high": found.base.high, "low_closed": found.base.low_closed,
        "high_closed": found.base.high_closed, "exact": found.exact,
    }  # fmt: skip


def stated(value: str, unit: str = "projects", **other: Any) -> Row:
    """Return a figure: the achieved level of GDP in 2020 unless told otherwise."""
    row = {
        "figure": other.get("measure", "level"), "indicator": "gdp", "measure": "level",
        "comparator": "=", "value": value, "unit": unit, "status": "achievement",
        "period": "2020", "scope": "city", "provisional": False, "paragraph": 1, "start": 0,
        "end": 1, "printed": f"{value} {unit}",
    } | other  # fmt: skip
    return meaning(row)


def threshold(comparator: str, value: float, unit: str) -> Row:
    return {
        "paragraph": 1, "start": 0, "end": 1, "printed": f"{value} {unit}", "kind": "threshold",
        "figure": "level", "comparator": comparator, "value": value, "unit": unit,
    }  # fmt: skip


def frame(rows: list[Row], like: pd.DataFrame) -> pd.DataFrame:
    kinds = {
        str(name): "category" if kind.name == "category" and name in OWN else kind
        for name, kind in like.dtypes.items()
    }
    return pd.DataFrame(rows, columns=list(like.columns)).astype(kinds)


def made(
    *figures: Row,
    numerals: tuple[Row, ...] = (),
    ranges: tuple[Row, ...] = (),
    evidence: tuple[Row, ...] = (),
) -> list[dict[Any, Any]]:
    """Return what follows from these figures alone."""
    report = replace(
        REPORT,
        figures=frame(list(figures), REPORT.figures),
        numerals=frame(list(numerals), REPORT.numerals),
        ranges=frame(list(ranges), REPORT.ranges),
        evidence=frame(list(evidence), REPORT.evidence),
    )
    return derive(report).to_dict("records")


def exact_end(value: Fraction | float) -> Any:
    return value if value in (inf, -inf, 0) else pytest.approx(float(value), rel=1e-12, abs=0)


def ends_of(row: dict[Any, Any]) -> tuple[float, float, str]:
    left, right = "[" if row["low_closed"] else "(", "]" if row["high_closed"] else ")"
    return row["low"], row["high"], left + right


# The report

NAMES = sorted({name for row in TABLE for name in row.figures.split(", ")} - {"evidence"})


@pytest.fixture(scope="module")
def derived() -> pd.DataFrame:
    return derive(REPORT)


def only(*names: str, seed: int | None = None) -> Report:
    """Return the report with these figures alone, in another order if a seed is given."""
    figures = REPORT.figures.loc[REPORT.figures["figure"].isin(names)]
    if seed is not None:
        figures = figures.sample(frac=1, random_state=seed)
    numerals = REPORT.numerals.loc[REPORT.numerals["figure"].isin(names)]
    return replace(
        REPORT,
        figures=figures.reset_index(drop=True),
        numerals=numerals.reset_index(drop=True),
    )


def test_everything_that_follows_is_in_the_table(derived: pd.DataFrame) -> None:
    assert list(derived.columns) == COLUMNS
    assert list(derived["quantity"]) == [expected.quantity for expected in TABLE]


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.quantity)
def test_a_quantity_is_as_worked_by_hand(derived: pd.DataFrame, expected: Expected) -> None:
    row = derived.set_index("quantity").loc[expected.quantity].to_dict()
    low, high, ends = ends_of(row)
    assert (low, high) == (exact_end(expected.low), exact_end(expected.high)), expected.why
    assert ends == expected.ends, expected.why
    assert [row[name] for name in ("unit", "formula", "figures")] == [
        expected.unit,
        expected.formula,
        expected.figures,
    ]
    # Rounding must not cost a member.
    assert F(low) <= expected.low
    assert high == inf or F(high) >= expected.high


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_only_the_figures_used_matter_and_not_their_order(
    derived: pd.DataFrame, seed: int | None
) -> None:
    found = derive(only(*NAMES, seed=seed)).sort_values("quantity", ignore_index=True)
    pd.testing.assert_frame_equal(found, derived.sort_values("quantity", ignore_index=True))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_follows_from_a_figure_that_is_missing(name: str) -> None:
    found = derive(only(*(other for other in NAMES if other != name)))
    expected = [row.quantity for row in TABLE if name not in row.figures.split(", ")]
    assert list(found["quantity"]) == expected


def test_without_ranges_only_the_ratio_is_gone() -> None:
    empty = replace(REPORT, ranges=REPORT.ranges.iloc[:0])
    assert list(derive(empty)["quantity"]) == [row.quantity for row in TABLE[:-1]]


def test_without_evidence_only_the_stock_of_the_year_before_is_gone() -> None:
    found = derive(replace(only(*NAMES), evidence=REPORT.evidence.iloc[:0]))
    expected = [row.quantity for row in TABLE if "evidence" not in row.figures]
    assert list(found["quantity"]) == expected


def test_nothing_to_derive_is_an_empty_table() -> None:
    kept = replace(REPORT, numerals=REPORT.numerals.iloc[:0])
    figures = REPORT.figures.loc[REPORT.figures["measure"] == "share"].reset_index(drop=True)
    found = derive(replace(kept, figures=figures))
    assert found.empty
    assert list(found.columns) == COLUMNS


# Changes


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2019"},
        {"scope": "urban"},
        {"status": "target"},
        {"indicator": "population"},
        {"period": "2016-2020"},
        {"period": None},
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


@pytest.mark.parametrize(
    ("level", "change", "before", "growth"),
    [
        # A fall: there were 111 before, and 11 of them went.
        (("=", "100"), ("=", "-11"), (111, 111, "[]"), (F(-1100, 111), F(-1100, 111), "[]")),
        # More than 100 less 11 is more than 89; 11 is at most 11 of 89.
        (("=", "100"), (">", "11"), (-inf, 89, "()"), None),
        (("=", "100"), ("<=", "11"), (89, inf, "[)"), (-100, F(1100, 89), "(]")),
        (("=", "100"), ("=", "0"), (100, 100, "[]"), (0, 0, "[]")),
        # 11 of more than 89 is less than 12.4 percent, and of any number more than none.
        ((">", "100"), ("=", "11"), (89, inf, "()"), (0, F(1100, 89), "()")),
        (("<", "100"), ("=", "11"), (-11, 89, "[)"), None),
        # All of it came within the year, so that the growth has no base.
        (("=", "11"), ("=", "11"), (0, 0, "[]"), None),
    ],
)
def test_the_level_before_a_change(
    level: tuple[str, str],
    change: tuple[str, str],
    before: tuple[float, float, str],
    growth: tuple[Fraction | float, Fraction | float, str] | None,
) -> None:
    rows = made(
        stated(level[1], comparator=level[0]),
        stated(change[1], comparator=change[0], measure="change"),
    )
    found = {row["quantity"].partition(", ")[2]: row for row in rows}
    assert list(found) == ["2019", "growth in 2020"][: 2 if growth else 1]
    assert ends_of(found["2019"]) == before
    if growth:
        low, high, ends = ends_of(found["growth in 2020"])
        assert (exact_end(low), exact_end(high), ends) == growth


QUALIFIED = st.sampled_from(["=", "~", ">", ">=", "<", "<="])


def member(interval: Interval, place: Fraction) -> Fraction | None:
    """Return a member of an interval, at a place from 0 to 1 of its first hundred."""
    low = F(interval.low) if math.isfinite(interval.low) else F(interval.high) - 100
    high = F(interval.high) if math.isfinite(interval.high) else F(interval.low) + 100
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
    figures = (
        stated(str(level), unit, comparator=one),
        stated(str(change), unit, comparator=other, measure="change"),
    )
    now, by = (
        member(interval_of_row(row), at) for row, at in zip(figures, (here, there), strict=True)
    )
    if now is None or by is None:
        return
    rows = made(*figures)
    assert now - by in interval_scaled(rows[0], unit)
    if len(rows) == 2:
        assert by / (now - by) * 100 in interval_of_row(rows[1])


def interval_scaled(row: dict[Any, Any], unit: str) -> Interval:
    """Return a derived interval in base units; all the units here are floats in them."""
    return interval_of_row(row) * Interval.exactly(float(base_unit(unit)[0]))


@few
@given(st.integers(50, 999), st.integers(1, 49), st.sampled_from(["mu", "million mu"]))
def test_a_unit_that_is_no_float_costs_no_member(level: int, change: int, unit: str) -> None:
    same: Row = {"status": "target", "period": "2021"}
    rows = made(
        stated(str(level), unit, **same), stated(str(change), unit, measure="change", **same)
    )
    assert F(level - change) in interval_of_row(rows[0])


def test_growth_is_as_narrow_as_it_can_be() -> None:
    rows = made(
        stated("100", "RMB billion"), stated("10", "RMB billion", measure="change"),
    )  # fmt: skip
    low, high, ends = ends_of(rows[1])
    # Growth is least for the most now and the least change: 9.5 of 91, 10.5 of 89.
    assert (low, high) == (exact_end(F(950, 91)), exact_end(F(1050, 89)))
    assert ends == "[]"


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
def test_the_level_before_growth(
    level: Row, rate: Row, quantity: str, expected: tuple[Fraction | float, Fraction | float, str]
) -> None:
    (row,) = made(level, rate)
    assert row["quantity"] == f"Gross domestic product, {quantity}"
    assert row["figures"] == f"level, {rate['measure']}"
    low, high, ends = ends_of(row)
    assert (low, high, ends) == (exact_end(expected[0]), exact_end(expected[1]), expected[2])


def test_only_money_that_grows_has_prices() -> None:
    money = stated("100", "RMB billion")
    for rate, words in (
        (stated("3.5", "percent", measure="growth"), "2019, at prices of 2020 if growth is real"),
        (stated("2", "times", measure="multiple"), "2019"),
    ):
        (row,) = made(money, rate)
        assert row["quantity"] == f"Gross domestic product, {words}"
        assert row["unit"] == "RMB billion"


# Readings


@pytest.mark.parametrize(
    ("comparator", "letter", "loose"),
    [
        ("=", (F("5.25"), F("5.35"), "[]"), (F("4.25"), F("4.35"), "[]")),
        (">", (F("5.3"), inf, "()"), (F("4.3"), inf, "()")),
        ("<", (1, F("5.3"), "[)"), (0, F("4.3"), "[)")),
    ],
)
def test_an_increase_by_times_has_two_readings(
    comparator: str,
    letter: tuple[Fraction | float, Fraction | float, str],
    loose: tuple[Fraction | float, Fraction | float, str],
) -> None:
    times = stated("4.3", "times", measure="increase-in-multiples", comparator=comparator)
    rows = made(times)
    assert len(rows) == 2
    for row, name, expected in zip(
        rows, ("factor to the letter", "factor in loose use"), (letter, loose), strict=True
    ):
        assert row["quantity"] == f"Gross domestic product, {name}"
        low, high, ends = ends_of(row)
        assert (exact_end(low), exact_end(high), ends) == tuple(
            float(end) if not isinstance(end, str) else end for end in expected
        )


def published(value: str, **other: Any) -> Row:
    """Return evidence of the level of GDP in 2020 unless told otherwise."""
    more = {"nature": "final", "strength": "official"} | other
    return stated(value) | more | {"published": "2021-12-01"}


RISE = stated("3", "times", measure="increase-in-multiples", period="2016-2020")


def test_the_base_of_a_multiple_is_of_the_year_before_it() -> None:
    # 2.5 to 3.5 in loose use, 3.5 to 4.5 to the letter; the report comes before the evidence.
    for figures, evidence, source in (
        ((stated("70"), RISE), (published("7"),), "level"),
        ((RISE,), (published("70"), published("7", nature="preliminary")), "evidence"),
    ):
        letter, loose = made(*figures, evidence=evidence)[2:]
        assert letter["quantity"] == "Gross domestic product, 2015, multiple read to the letter"
        assert loose["quantity"] == "Gross domestic product, 2015, multiple read in loose use"
        for row, low, high in ((letter, F(70) / F("4.5"), 20), (loose, 20, 28)):
            assert ends_of(row) == (exact_end(F(low)), exact_end(F(high)), "[]")
            assert row["figures"] == f"increase-in-multiples, {source}"
            assert (row["unit"], row["formula"]) == ("projects", "stock ÷ factor")


@pytest.mark.parametrize(
    "other", [{"strength": "weak"}, {"nature": "target"}, {"first_year": 2019, "last_year": 2019}]
)
def test_without_a_stock_a_multiple_has_no_base(other: Row) -> None:
    assert len(made(RISE, evidence=(published("70") | other,))) == 2
    assert len(made(RISE)) == 2
    assert len(made(RISE | {"first_year": None, "last_year": None})) == 2


# Floors and ratios


@pytest.mark.parametrize(
    ("comparator", "figure", "low"),
    [
        (">", stated("300"), 150),
        (">", stated("300", comparator=">"), 150),
        (">=", stated("300", comparator=">"), 150),
        ("<", stated("300"), None),
        ("=", stated("300"), None),
        # There may be none at all.
        (">", stated("300", comparator="<="), None),
        (">", stated("0"), None),
    ],
)
def test_a_floor_of_investment(comparator: str, figure: Row, low: float | None) -> None:
    rows = made(figure, numerals=(threshold(comparator, 500, "RMB million"),))
    if low is None:
        assert rows == []
        return
    (row,) = rows
    assert ends_of(row) == (low, inf, "()")
    assert row["quantity"] == "Gross domestic product, 2020: investment"


PER_PERSON: Row = {
    "range": "gdp-per-person", "label": "GDP per person", "numerator": "gdp",
    "denominator": "population", "low": 1, "high": 2, "unit": "RMB", "factor": 1.0,
}  # fmt: skip


def test_a_ratio_needs_both_sides_of_one_year() -> None:
    gdp = stated("650", "RMB billion")
    people: Row = {"indicator": "population", "figure": "people"}
    (row,) = made(gdp, stated("10", "million persons", **people), ranges=(PER_PERSON,))
    # 9.5 to 10.5 million persons, 649.5 to 650.5 billion yuan
    low, high, ends = ends_of(row)
    assert (low, high, ends) == (
        exact_end(F(649_500_000_000, 10_500_000)), exact_end(F(650_500_000_000, 9_500_000)), "[]",
    )  # fmt: skip
    assert (row["quantity"], row["figures"]) == ("GDP per person, 2020", "level, people")
    assert (row["unit"], row["formula"]) == ("RMB", "numerator ÷ denominator")
    for other in (
        stated("10", "million persons", period="2019", **people),
        stated("10", "million persons", comparator="<", **people),
        stated("10", "percent", measure="growth", **people),
    ):
        assert made(gdp, other, ranges=(PER_PERSON,)) == []


def test_a_ratio_is_converted_by_its_factor() -> None:
    people = stated("1000", "persons", indicator="population", figure="people")
    (row,) = made(stated("50"), people, ranges=(PER_PERSON | {"factor": 1000.0},))
    # 50 of 1000 are 50 per thousand.
    assert (row["low"], row["high"]) == (exact_end(50), exact_end(50))


# What is easily got wrong


def test_a_floor_is_reached_where_both_of_its_ends_are() -> None:
    (row,) = made(stated("300"), numerals=(threshold(">=", 500, "RMB million"),))
    assert ends_of(row) == (150, inf, "[)")


def test_a_threshold_that_is_no_money_is_no_investment() -> None:
    assert made(stated("300"), numerals=(threshold(">", 500, "persons"),)) == []


def test_only_a_number_of_things_makes_a_floor() -> None:
    grown = stated("12", "percent", measure="growth", figure="level")
    assert made(grown, numerals=(threshold(">", 500, "RMB million"),)) == []


def test_a_floor_without_a_year_names_none() -> None:
    rows = made(stated("300", period=None), numerals=(threshold(">", 500, "RMB million"),))
    assert all("None" not in row["quantity"] and "NA" not in row["quantity"] for row in rows)


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
    made(stated("5"), rate)


def test_a_stock_is_not_divided_by_what_may_be_zero() -> None:
    made(stated("5"), RISE | {"low": 0.0})


def test_a_target_multiple_has_no_base_in_what_came_out() -> None:
    aim = stated("3", "times", measure="increase-in-multiples", status="target")
    assert len(made(aim, evidence=(published("70"),))) == 2


def test_a_ratio_is_of_what_its_range_counts() -> None:
    houses = stated("5911", "houses")
    people = stated("1000", "persons", indicator="population", figure="people")
    assert made(houses, people, ranges=(PER_PERSON | {"counted_in": "shantytowns"},)) == []


def test_a_report_without_evidence_is_derived_from_all_the_same() -> None:
    # As the loader gives it where the package has no such table.
    empty = pd.DataFrame(columns=list(REPORT.evidence.columns), dtype="str")
    found = derive(replace(REPORT, evidence=empty))
    assert len(found) > 0
    assert "evidence" not in ", ".join(found["figures"]).split(", ")


def three_floors(*comparators: str, **other: Any) -> list[dict[Any, Any]]:
    """Return what follows from counts of projects above 10, 50 and 100 million."""
    counts = [stated(value, figure=name, comparator=">=" if name == "a" else "=", **other)
              for name, value in (("a", "30"), ("b", "20"), ("c", "10"))]  # fmt: skip
    numerals = tuple(
        threshold(comparator, value, "RMB million") | {"figure": name}
        for comparator, value, name in zip(comparators, (10, 50, 100), "abc", strict=True)
    )
    return made(*counts, numerals=numerals)


def test_each_pair_of_thresholds_has_ends_of_its_own() -> None:
    rows = three_floors(">=", ">", ">=")
    found = {row["figures"]: ends_of(row) for row in rows}
    # 30 × 10; 20 × 50 + 10 × 10; 10 × 100 + 20 × 10; 20 × 50; 10 × 100 + 10 × 50, in millions.
    assert found == {
        "a": (exact_end(0.3), inf, "[)"), "a, b": (exact_end(1.1), inf, "()"),
        "a, c": (exact_end(1.2), inf, "[)"), "b": (exact_end(1), inf, "()"),
        "b, c": (exact_end(1.5), inf, "()"), "c": (exact_end(1), inf, "[)"),
    }  # fmt: skip
