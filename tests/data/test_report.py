"""The loaded report: types, derived columns, and figures worked out by hand."""

from __future__ import annotations

import csv
import math
import re
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from helpers.core.interval import Interval
from helpers.core.units import base_unit
from helpers.data.report import Report, interval_of, load_report, report_names
from helpers.locations import DATA

inf = math.inf
REPORTS = {name: load_report(name) for name in report_names()}
CHANGCHUN = REPORTS["changchun-2021"]
TABLES = ("figures", "indicators", "numerals", "statements", "parts")
YEARS = ("first_year", "last_year")
TIGHT = 1e-15
"""An end that is no float may lie this much further out, relative to itself."""

PRESENT = [
    pytest.param(report, table, id=f"{name}-{table}")
    for name, report in REPORTS.items()
    for table in (*TABLES, "lookalikes")
    if table in TABLES or (DATA / name / f"{table}.csv").is_file()
]
"""The reports with those of their tables whose cells stand in the file as they are loaded."""

every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())


def figure(name: str) -> dict[str, Any]:
    """Return one row of the figures."""
    rows = CHANGCHUN.figures.set_index("figure").loc[[name]].to_dict("records")
    return {str(column): value for column, value in rows[0].items()}


@every_report
@pytest.mark.parametrize("table", TABLES)
def test_no_column_holds_mixed_objects(report: Report, table: str) -> None:
    frame: pd.DataFrame = getattr(report, table)
    assert [column for column in frame if frame[column].dtype == object] == []
    categories = {
        str(dtype.categories.dtype)
        for dtype in frame.dtypes
        if isinstance(dtype, pd.CategoricalDtype)
    }
    assert categories <= {"str"}


@every_report
def test_types_of_the_figures(report: Report) -> None:
    found = {str(column): str(dtype) for column, dtype in report.figures.dtypes.items()}
    expected = {
        "str": "figure printed note",
        "category": "indicator measure comparator unit status period scope part theme base_unit",
        "int64": "paragraph start end decimals",
        "Int64": "first_year last_year",
        "float64": "value base_value printed_low printed_high low high",
        "bool": "provisional in_words low_closed high_closed exact",
    }
    assert found == {
        column: kind for kind, columns in expected.items() for column in columns.split()
    }


@every_report
def test_types_of_the_other_tables(report: Report) -> None:
    assert dict(report.numerals.dtypes.astype(str)) | {"unit": "any"} == {
        "paragraph": "int64", "start": "int64", "end": "int64", "printed": "str",
        "kind": "category", "figure": "str", "comparator": "category", "value": "Float64",
        "unit": "any", "note": "str",
    }  # fmt: skip
    assert {
        str(report.parts[column].dtype) for column in ("first_paragraph", "last_paragraph")
    } == {"int64"}
    assert list(report.indicators["nature"].cat.categories) == ["anticipatory", "binding"]


def test_types_of_the_lookalikes() -> None:
    assert dict(CHANGCHUN.lookalikes.dtypes.astype(str)) == {
        "indicator": "category", "other": "str", "difference": "category", "why": "str",
    }  # fmt: skip
    # Every kind is known, whether a pair has it or not.
    assert set(CHANGCHUN.lookalikes["difference"].cat.categories) == {
        "measure", "stock and flow", "threshold", "part and whole", "other thing",
    }  # fmt: skip


@pytest.mark.parametrize(("report", "table"), PRESENT)
def test_rows_and_cells_are_those_of_the_file(report: Report, table: str) -> None:
    with (DATA / report.name / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    frame: pd.DataFrame = getattr(report, table)
    assert len(frame) == len(rows)
    assert list(frame.index) == list(range(len(rows)))
    for column in rows[0]:
        cells = [row[column] for row in rows]
        values = list(frame[column])
        assert [bool(pd.isna(value)) for value in values] == [cell == "" for cell in cells], column
        for cell, value in zip(cells, values, strict=True):
            if cell and frame[column].dtype.kind in "fi":
                assert value == float(cell)
            elif cell and frame[column].dtype.kind == "b":
                assert value == {"true": True, "false": False}[cell]
            elif cell:
                assert value == cell


def test_what_the_report_calls_an_estimate_is_provisional() -> None:
    # Only the growth of the year just past is introduced by "estimated".
    frame = CHANGCHUN.figures
    assert list(frame.loc[frame["provisional"], "figure"]) == ["gdp-growth-2020"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("covid-cases-in-hospital-level-2020", "review"),  # paragraph 8 of 6 to 25
        ("gdp-level-2015", "review"),
        ("social-insurance-coverage-urban-and-rural-share-2020", "review"),  # paragraph 23
        ("population-level-undated", "plan"),  # paragraph 28 of 26 to 36
        ("hi-tech-enterprises-level-2025", "plan"),
        ("gdp-growth-2021", "key work"),  # paragraph 40 of 37 to 49
        ("demonstration-high-schools-level-2021", "key work"),
    ],
)
def test_part_of_a_figure(name: str, part: str) -> None:
    assert figure(name)["part"] == part


@every_report
def test_every_figure_stands_within_its_part(report: Report) -> None:
    parts = report.parts.set_index("part")
    assert list(report.figures["part"].cat.categories) == list(report.parts["part"])
    found = report.figures.astype({"part": "str"}).join(parts, on="part")
    assert found["paragraph"].between(found["first_paragraph"], found["last_paragraph"]).all()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("gdp-level-2015", 2015, 2015),
        ("good-air-days-change-2016-2020", 2016, 2020),
        ("four-plates-contribution-share-2021-2025", 2021, 2025),
        ("gdp-level-undated", None, None),
        ("population-level-undated", None, None),
    ],
)
def test_years_of_a_figure(name: str, first: int | None, last: int | None) -> None:
    found = [figure(name)[column] for column in YEARS]
    assert [None if pd.isna(year) else year for year in found] == [first, last]


def test_what_has_no_date_is_never_given_one() -> None:
    frame = CHANGCHUN.figures
    undated = frame.loc[frame["figure"].str.contains("-undated")]
    # Opening time before, population, output, lead time (two ends), beef cattle
    assert len(undated) == 6
    assert undated[["period", *YEARS]].isna().to_numpy().all()
    assert frame.drop(undated.index)[["period", *YEARS]].notna().to_numpy().all()


@every_report
def test_theme_is_that_of_the_indicator(report: Report) -> None:
    themes = dict(zip(report.indicators["indicator"], report.indicators["theme"], strict=True))
    expected = [themes[indicator] for indicator in report.figures["indicator"]]
    assert list(report.figures["theme"]) == expected


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("gdp-growth-2021", "economy"),
        ("grain-area-level-2021", "agriculture and rural areas"),
        ("production-safety-accidents-growth-2020", "government and safety"),
    ],
)
def test_theme_of_a_figure(name: str, theme: str) -> None:
    assert figure(name)["theme"] == theme


@every_report
def test_intervals_of_the_columns_and_of_the_function_agree(report: Report) -> None:
    columns = ["figure", "low", "high", "low_closed", "high_closed"]
    for name, *interval in report.figures[columns].itertuples(index=False):
        assert interval_of(report.figures, str(name)) == Interval(*interval)


@every_report
def test_value_lies_in_the_closure_of_its_interval(report: Report) -> None:
    frame = report.figures
    # Where no float is the exact value or end, either may be off by the last bit.
    slack = frame["base_value"].abs() * TIGHT
    assert (frame["low"] <= frame["base_value"] + slack).all()
    assert (frame["base_value"] - slack <= frame["high"]).all()


def about(exact: Fraction) -> Any:
    return pytest.approx(float(exact), rel=TIGHT, abs=0)


@pytest.mark.parametrize(
    ("name", "base_value", "base_unit", "low", "high", "closed"),
    [
        # 477.38 and half of a hundredth, in yuan
        ("gdp-level-2015", 477_380_000_000, "yuan", 477_375_000_000, 477_385_000_000, "[]"),
        # 650 and half of a billion
        ("gdp-level-2020", 650_000_000_000, "yuan", 649_500_000_000, 650_500_000_000, "[]"),
        # 3.5 percent and half of a tenth of a percent
        ("gdp-growth-2020", "3.5/100", "fraction", "3.45/100", "3.55/100", "[]"),
        # about 7 percent: one percent on either side
        ("gdp-growth-2021", "7/100", "fraction", "6/100", "8/100", "[]"),
        # about 5.5 percent: a tenth of a percent
        ("fiscal-revenue-growth-2021", "5.5/100", "fraction", "5.4/100", "5.6/100", "[]"),
        # more than 8.5 percent
        ("industrial-output-growth-2020", "8.5/100", "fraction", "8.5/100", inf, "()"),
        # within 4 percent, and a share is not negative
        ("registered-unemployment-rate-urban-share-2021", "4/100", "fraction", 0, "4/100", "[]"),
        # 80 percent or above, and not above the whole
        ("four-plates-contribution-share-2021-2025", "80/100", "fraction", "80/100", 1, "[]"),
        # 95 percent, a target and so exact
        ("tap-water-coverage-rural-share-2021", "95/100", "fraction", "95/100", "95/100", "[]"),
        # full coverage, in words
        ("random-inspection-coverage-share-2021", 1, "fraction", 1, 1, "[]"),
        # 23.5 million mu of 2000/3 square metres, or above
        ("grain-area-level-2021", "47000000000/3", "m²", "47000000000/3", inf, "[)"),
        # 23.3 billion jin of half a kilogram, and half of a tenth of a billion
        ("grain-output-level-2020", 11_650_000_000, "kg", 11_625_000_000, 11_675_000_000, "[]"),
        # 3,000 hectares of 10,000 square metres, a target
        ("afforestation-rural-level-2021", 30_000_000, "m²", 30_000_000, 30_000_000, "[]"),
        # doubled, achieved: half of one on either side; to be doubled: exact
        ("hongqi-output-multiple-2020", 2, "fraction", "1.5", "2.5", "[]"),
        ("hongqi-output-multiple-2021", 2, "fraction", 2, 2, "[]"),
        # increased by 7.2 times: the number that is printed, not yet a factor
        (
            "hi-tech-enterprises-increase-in-multiples-2016-2020",
            "7.2",
            "fraction",
            "7.15",
            "7.25",
            "[]",
        ),
        # dropped by 19.7 percent
        (
            "production-safety-accidents-growth-2020",
            "-19.7/100",
            "fraction",
            "-19.75/100",
            "-19.65/100",
            "[]",
        ),
        # one hour and half of one; 3 days of 86,400 seconds and half of one; 50 days at most
        ("business-opening-time-level-2020", 3_600, "s", 1_800, 5_400, "[]"),
        ("business-opening-time-level-undated", 259_200, "s", 216_000, 302_400, "[]"),
        ("covid-days-to-zero-level-2020", 4_320_000, "s", 0, 4_320_000, "[]"),
        # counted one by one; more than a million; over 10 million
        ("projects-over-1bn-started-level-2020", 302, "count", 302, 302, "[]"),
        ("market-entities-level-2020", 1_000_000, "count", 1_000_000, inf, "()"),
        ("population-level-undated", 10_000_000, "person", 10_000_000, inf, "()"),
        # 520 kilometres and half of one, achieved; 200 kilometres, a target
        ("pipelines-laid-or-rebuilt-level-2020", 520_000, "m", 519_500, 520_500, "[]"),
        ("underground-pipes-renewed-level-2021", 200_000, "m", 200_000, 200_000, "[]"),
        # one trillion, without a date, is a target too
        ("gdp-level-undated", 10**12, "yuan", 10**12, 10**12, "[]"),
    ],
)
def test_figures_worked_out_by_hand(
    name: str,
    base_value: str | int,
    base_unit: str,
    low: str | int | float,
    high: str | int | float,
    closed: str,
) -> None:
    def exact(number: str | int) -> Fraction:
        top, _, bottom = str(number).partition("/")
        return Fraction(top) / Fraction(bottom or 1)

    row = figure(name)
    found = interval_of(CHANGCHUN.figures, name)
    assert row["base_value"] == about(exact(base_value))
    assert row["base_unit"] == base_unit
    for end, number in ((found.low, low), (found.high, high)):
        assert end == (number if isinstance(number, float) else about(exact(number)))
    assert (found.low_closed, found.high_closed) == ("[" in closed, "]" in closed)
    # Rounding must not cost a member.
    assert Fraction(found.low) <= exact(str(low))
    assert high == inf or Fraction(found.high) >= exact(str(high))


@pytest.mark.parametrize(
    ("name", "low", "high", "exact"),
    [
        ("gdp-level-2020", 649.5, 650.5, False),  # in billions
        ("gdp-level-undated", 1, 1, True),  # a target
        ("grain-area-level-2021", 23.5, inf, False),  # or above, in millions
        ("industrial-output-growth-2020", 8.5, inf, False),
        ("gdp-growth-2021", 6, 8, False),  # about 7 percent
        ("four-plates-contribution-share-2021-2025", 80, 100, False),  # of the whole
        ("business-opening-time-level-2020", 0.5, 1.5, False),  # one hour
        ("business-opening-time-level-undated", 2.5, 3.5, False),  # three days
        ("covid-days-to-zero-level-2020", 0, 50, False),
        ("covid-cases-in-hospital-level-2020", 0, 0, True),  # counted
        ("projects-over-1bn-started-level-2020", 302, 302, True),  # counted
        ("social-insurance-coverage-urban-and-rural-share-2020", 100, 100, True),  # all
        ("hongqi-output-multiple-2020", 1.5, 2.5, False),
        ("hongqi-output-multiple-2021", 2, 2, True),
    ],
)
def test_the_interval_in_the_printed_unit(name: str, low: float, high: float, exact: bool) -> None:
    row = figure(name)
    assert (row["printed_low"], row["printed_high"], row["exact"]) == (low, high, exact)


@every_report
def test_both_intervals_of_a_figure_are_the_same_one(report: Report) -> None:
    frame = report.figures
    for row in frame.to_dict("records"):
        scale, _ = base_unit(row["unit"])
        for end in ("low", "high"):
            printed = row[f"printed_{end}"]
            exact = printed if math.isinf(printed) else float(Fraction(printed) * scale)
            # Each is rounded once, so the two differ by the last bit or two.
            assert row[end] == pytest.approx(exact, rel=3 * TIGHT, abs=0), row["figure"]
    bare = frame["comparator"] == "="
    assert frame.loc[bare & (frame["status"] == "target"), "exact"].all()
    assert not frame.loc[frame["exact"], "printed_high"].isin([inf]).any()


@pytest.mark.parametrize(
    ("name", "decimals", "in_words"),
    [
        ("gdp-level-2015", 2, False),
        ("gdp-level-2020", 0, False),
        ("production-safety-accidents-growth-2020", 1, False),
        ("hongqi-output-multiple-2021", 0, True),
        ("social-insurance-coverage-urban-and-rural-share-2020", 0, True),
        ("registered-unemployment-rate-urban-share-2021", 0, False),
    ],
)
def test_how_a_figure_is_printed(name: str, decimals: int, in_words: bool) -> None:
    row = figure(name)
    assert (row["decimals"], row["in_words"]) == (decimals, in_words)


def test_about_is_handed_down_to_the_intervals() -> None:
    report = load_report("changchun-2021", about=0.5)
    assert (report.about, CHANGCHUN.about) == (0.5, 1)
    narrow = report.figures
    assert interval_of(narrow, "gdp-growth-2021") == Interval.from_rationals(
        Fraction(65, 1000), Fraction(75, 1000)
    )
    others = CHANGCHUN.figures["comparator"] != "~"
    assert narrow[others].equals(CHANGCHUN.figures[others])
    assert not narrow.equals(CHANGCHUN.figures)


@pytest.mark.parametrize("width", [-1, inf, math.nan])
def test_an_about_that_is_no_width_is_refused(width: float) -> None:
    with pytest.raises(ValueError, match="half width"):
        load_report("changchun-2021", about=width)


def test_an_unknown_figure_is_answered_with_similar_names() -> None:
    with pytest.raises(KeyError) as error:
        interval_of(CHANGCHUN.figures, "gdp-level-2016")
    message = str(error.value)
    assert "'gdp-level-2016'" in message
    named = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", message.partition("similar")[2])
    # One character differs, or two: these come first.
    assert named[:2] == ["gdp-level-2015", "gdp-level-2020"]
    assert set(named) <= set(CHANGCHUN.figures["figure"])


def test_five_similar_names_are_enough() -> None:
    names = [f"boats-level-201{digit}" for digit in range(9)]
    with pytest.raises(KeyError) as error:
        interval_of(pd.DataFrame({"figure": names}), "boats-level-2019")
    assert str(error.value).count("boats-level-201") == 1 + 5


def test_a_slip_in_a_name_is_answered_with_that_name() -> None:
    with pytest.raises(KeyError, match="similar names: projects-over-1bn-started-level-2020"):
        interval_of(CHANGCHUN.figures, "project-over-1bn-startd-level-2020")


def test_an_unknown_figure_like_no_other_is_said_to_be_so() -> None:
    with pytest.raises(KeyError, match=r"xyz.*none"):
        interval_of(CHANGCHUN.figures, "xyz")


def test_the_report_carries_its_source() -> None:
    (source,) = CHANGCHUN.metadata["sources"]
    assert source["path"].startswith("http://en.changchun.gov.cn/")
    assert CHANGCHUN.name == CHANGCHUN.metadata["name"] == "changchun-2021"


@every_report
def test_lookalikes_are_two_indicators_each_pair_once(report: Report) -> None:
    pairs = [frozenset(pair) for pair in report.lookalikes[["indicator", "other"]].to_numpy()]
    assert [pair for pair in pairs if len(pair) != 2] == []
    # In either order
    assert len(set(pairs)) == len(pairs)
    assert {name for pair in pairs for name in pair} <= set(report.indicators["indicator"])


def test_a_lookalike_worked_out_by_hand() -> None:
    pairs = CHANGCHUN.lookalikes
    row = pairs.loc[pairs["indicator"] == "hongqi-output"].to_dict("records")
    assert row == [
        {
            "indicator": "hongqi-output",
            "other": "hongqi-sales",
            "difference": "measure",
            "why": "cars that are made are not yet sold",
        }
    ]
