"""The tables of paths tell their records rounded, in columns that a reader can follow."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest

from helpers.analysis.decomposition import decompose
from helpers.analysis.ends import growth_by_reading
from helpers.analysis.grading import Benchmark, hold_against
from helpers.analysis.paths import constant_growth, envelope
from helpers.analysis.per_head import LevelAndPeople, split_growth
from helpers.analysis.real_path import real_path
from helpers.analysis.shaped import shaped_path
from helpers.analysis.territory import Joined, Reading, readings
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.show.path_tables import (
    band_table,
    counted,
    decomposition_table,
    grade_table,
    index_words,
    level_table,
    prices_table,
    real_table,
    split_table,
)
from tests.analysis.growing import CITY, WITH, WITHOUT, exact_ends, gdp, yearly

ENDS = replace(exact_ends(100, 121, years=2), territory=CITY)
"""Growth of 10 percent a year, from 2015 to 2017."""


def both() -> list[Reading]:
    """Return both readings of the land: 11 of the 121 joined, or nothing did.

    In 2016 there were 100 without what joined; it is worth 121 - 100 * 1.1 = 11.
    """
    joined = Joined("a level", 2017, gdp(100), gdp(121), Interval.exactly("1.1"))
    return readings(ENDS, joined, WITHOUT, WITH)


def rows(table: pd.DataFrame) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in table.to_numpy().tolist()]


def test_readings_are_named_by_what_the_levels_count() -> None:
    first, second = both()
    assert counted(first, "the county") == "both levels count the county"
    assert counted(second, "the county") == "only the level of 2017 counts the county"


def test_growth_stands_in_a_column_for_each_change_of_prices() -> None:
    wide = replace(ENDS, end=gdp("118.81", "123.21"))  # 9 and 11 percent a year
    table = prices_table(growth_by_reading({"one": ENDS, "wide": wide}, (0, 0.1, -0.02)))
    assert list(table) == [
        "if", "at current prices", "real, if prices rose by 10% a year",
        "real, if prices fell by 2% a year",
    ]  # fmt: skip
    # 1.1 / 1.1 is 1; 1.1 / 0.98 is 1.1224; 1.09 / 1.1 is 0.9909 and 1.11 / 1.1 is 1.0091;
    # 1.09 / 0.98 is 1.1122 and 1.11 / 0.98 is 1.1327.
    assert rows(table) == [
        ["one", "10%", "0%", "12.2%"],
        ["wide", "9 to 11%", "−1 to 1%", "11.2 to 13.3%"],
    ]


def test_the_real_table_tells_what_was_published_and_what_is_assumed() -> None:
    table = real_table(real_path(yearly({2019: "~10", 2020: ">0"}, {2020: "10"})))
    columns = ["year", "real growth", "index", "published as", "territory", "note"]
    assert list(table) == columns
    # "About" is half a point: 109.5 to 110.5; then up to 10 percent more: at most 121.55.
    assert table["real growth"].to_list() == ["about 10%", "more than 0%"]
    assert table["index"].to_list() == ["110", "109 to 122"]
    assert table["note"].to_list() == ["", "taken to end at the target: 0 to 10%"]
    assert set(table["published as"]) == {"estimate, official"}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("130.1", "134.5", "130 to 135"),  # outward: never fewer numbers than are possible
        ("107.8", "108.2", "108"),
        (100, 100, "100"),
        ("99.6", "100.6", "99 to 101"),
        (100, None, "at least 100"),
    ],
)
def test_an_index_is_told_in_whole_numbers(
    low: float | str, high: float | str | None, words: str
) -> None:
    assert index_words(Interval(low, high)) == words


def test_paths_stand_side_by_side_with_observed_years_marked() -> None:
    growth = [Fraction(1, 10), Fraction(1, 10)]
    paths = [envelope(ENDS, 0.0, 0.2), constant_growth(ENDS), shaped_path(ENDS, growth)]
    table = level_table(paths)
    assert list(table) == [
        "year", "growth of 0% to 20%", "constant growth", "by published growth (Denton)",
    ]  # fmt: skip
    assert table["year"].to_list() == ["2015, reported", "2016", "2017, reported"]
    # 2016: at least 121 / 1.2 = 100.83 and at most 100 * 1.2 = 120.
    assert rows(table)[1] == ["2016", "RMB100 to 120 billion", "RMB110 billion", "RMB110 billion"]
    assert rows(table)[2][1:] == ["RMB121 billion"] * 3


def test_bands_stand_by_how_much_growth_varies() -> None:
    narrow, wide = envelope(ENDS, 0.05, 0.15), envelope(ENDS, 0.0, 0.2)
    table = band_table({(0.02, 0.5): narrow, (0.02, 0.95): wide, (0.05, 0.5): wide}, 2016)
    assert list(table) == ["standard deviation of growth", "50% of paths", "95% of paths"]
    # At most 15 percent a year: at least 121 / 1.15 = 105.2 and at most 115.
    assert table["standard deviation of growth"].to_list() == ["2%", "5%"]
    assert table["50% of paths"].to_list() == [
        "RMB105 billion to RMB115 billion",  # never as the one number in the middle
        "RMB100 to 120 billion",
    ]
    assert table["95% of paths"].to_list()[0] == "RMB100 to 120 billion"
    assert pd.isna(table["95% of paths"].to_list()[1])


def test_grades_tell_by_how_much_the_best_guess_is_off() -> None:
    first, _ = both()
    known = Benchmark(2016, gdp(100), WITH, "a yearbook")
    paths = [constant_growth(first.ends), envelope(first.ends, 0.0, 0.2)]
    table = grade_table({"one": hold_against(paths, [known])})
    assert list(table) == ["if", "method", "reconstructed", "known otherwise", "off by"]
    assert rows(table) == [
        ["one", "constant growth", "RMB110 billion", "RMB100 billion", "10% too high"],
        ["one", "growth of 0% to 20%", "RMB100 to 120 billion", "RMB100 billion", ""],
    ]
    above = grade_table({"": hold_against(paths[:1], [replace(known, level=gdp(125))])})
    assert above["off by"].to_list() == ["12% too low"]  # 110 / 125 is 0.88


def test_a_rise_is_taken_apart_by_reading() -> None:
    real = Interval.exactly("1.0816")  # 4 percent a year
    found = {str(number): decompose(ENDS, real, one.factor) for number, one in enumerate(both())}
    table = decomposition_table(found)
    assert list(table) == ["what made the level rise", "0", "1", "how it is known"]
    # What joined makes 121 of 110: (1.1) ** 0.5 is 4.88 percent a year. All together 10 percent;
    # 1.1 / 1.04 is 5.77 percent, and 1.1 / 1.04 / 1.0488 is 0.85 percent.
    assert rows(table) == [
        ["real growth", "4%", "4%", "published"],
        ["territory", "0%", "4.9%", "assumed"],
        ["prices and revision of the accounts together", "5.8%", "0.8%", "what is left"],
        ["all together", "10%", "10%", "printed levels"],
    ]
    alone = decomposition_table({"": decompose(ENDS, real, prices=Interval.exactly(0))})
    assert alone["what made the level rise"].to_list()[1:3] == [
        "prices", "territory and revision of the accounts together",
    ]  # fmt: skip
    assert alone["how it is known"].to_list()[1] == "assumed"


def test_required_growth_is_split_into_people_and_growth_a_head() -> None:
    now = LevelAndPeople(gdp(100), Quantity.exactly(10, "million persons"))
    aim = LevelAndPeople(gdp(121), Quantity.exactly("11.025", "million persons"))
    table = split_table(split_growth(2020, now, aim, [2022, 2021]))
    assert list(table) == ["by", "GDP", "people", "GDP a head"]
    # In two years 10 and 5 percent a year, and 1.1 / 1.05 is 4.76; in one 21 and 10.25, and 9.75.
    assert rows(table) == [["2022", "10%", "5%", "4.8%"], ["2021", "21%", "10.3%", "9.8%"]]
