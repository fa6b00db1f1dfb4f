"""Periods: years, several years and parts of one, read, written and put in order."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.period import Period

quick = settings(derandomize=True, deadline=None, max_examples=25)


@pytest.mark.parametrize(
    ("text", "first", "last", "part", "years", "year"),
    [
        ("2020", 2020, 2020, "", 1, 2020),
        # A five-year plan holds both its first and its last year.
        ("2016-2020", 2016, 2020, "", 5, None),
        ("2019-2020", 2019, 2020, "", 2, None),
        ("2024 Q1", 2024, 2024, "Q1", 1, None),
        ("2024 Q4", 2024, 2024, "Q4", 1, None),
        ("2022 H1", 2022, 2022, "H1", 1, None),
        ("2022 H2", 2022, 2022, "H2", 1, None),
        ("2017 Q1-Q3", 2017, 2017, "Q1-Q3", 1, None),
    ],
)
def test_worked_periods(
    text: str, first: int, last: int, part: str, years: int, year: int | None
) -> None:
    period = Period.read(text)
    assert (period.first, period.last, period.part) == (first, last, part)
    assert (period.years, period.year) == (years, year)
    assert str(period) == text


@pytest.mark.parametrize("text", ["2024 Q3", "2024 H1", "2024 Q1-Q3"])
def test_a_part_is_part_of_its_year(text: str) -> None:
    assert Period.read(text).part_of == Period.read("2024")
    assert Period.read(text) != Period.read("2024")


def test_whole_years_are_part_of_none() -> None:
    assert Period.read("2024").part_of is None
    assert Period.read("2016-2020").part_of is None


@quick
@given(
    first=st.integers(1000, 9998),
    more=st.integers(0, 40),
    part=st.sampled_from(("", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "Q1-Q3")),
)
def test_what_is_written_is_read_back(first: int, more: int, part: str) -> None:
    last = first if part else min(first + more, 9999)
    period = Period(first, last, part)
    assert Period.read(str(period)) == period
    assert period.years == len(range(first, last + 1))


@pytest.mark.parametrize(
    "text",
    ["", "20", "20200", "2020 ", " 2020", "2020\n", "2020-", "-2020", "2016–2020", "2016 - 2020",
     "2016-2020-2024", "2024 Q0", "2024 Q5", "2024 Q", "2024Q1", "2024 q1", "2016-2020 Q1",
     "Q1 2024", "2020-06", "twenty", "٢٠٢٠", "2016/2020", "2024 H0", "2024 H3", "2024 H", "2024 h1",
     "H1 2024", "2024H1", "2024 Q1-Q2", "2024 Q2-Q3", "2024 Q1-", "2016-2020 H1", "2024 Q1–Q3"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    forms = "is no period; write 2020, 2016-2020, 2024 Q1 or 2022 H1"
    with pytest.raises(ValueError, match=forms) as found:
        Period.read(text)
    assert repr(text) in str(found.value)


@pytest.mark.parametrize("text", ["2020-2019", "2020-2020"])
def test_a_period_that_ends_too_early_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"the period {text} ends before it starts, or when"):
        Period.read(text)


def test_periods_sort_by_their_first_year_then_by_their_last() -> None:
    in_order = ["2015", "2016", "2016-2020", "2021", "2024 H1", "2024 Q1", "2024", "2025"]
    shuffled = ["2016-2020", "2025", "2015", "2024", "2024 H1", "2021", "2024 Q1", "2016"]
    assert [str(period) for period in sorted(map(Period.read, shuffled))] == in_order


def test_equal_periods_are_one_and_cannot_be_changed() -> None:
    period = Period.read("2016-2020")
    same = [Period(2016, 2020), copy.deepcopy(period), pickle.loads(pickle.dumps(period))]
    assert {period, *same} == {period}
    with pytest.raises(FrozenInstanceError):
        period.last = 2025  # type: ignore[misc]


def test_a_whole_year_is_its_number_wherever_it_is_looked_for() -> None:
    year = Period.read("2020")
    assert [year == other for other in (2020, 2021)] == [True, False]
    assert {year: "found"}.get(2020) == "found"  # type: ignore[call-overload]
    assert year in {2020}
    assert 2020 in [year]
    assert Period.read("2020 Q1") != 2020
    assert Period.read("2016-2020") not in {2016, 2020}


def test_other_periods_are_their_text_wherever_it_is_looked_for() -> None:
    for text in ("2016-2020", "2020 Q1", "2022 H2"):
        period = Period.read(text)
        assert [period == other for other in (text, "2016-2021")] == [True, False]
        assert period in {text}
        assert text in [period]


def test_a_year_held_against_its_text_says_what_to_write() -> None:
    # Its hash is that of the number, so that a text would be found in a list and not in a set.
    with pytest.raises(ValueError, match="equals its number: write 2020, not '2020'"):
        assert Period.read("2020") == "2020"
    assert Period.read("2020") != "2021"
    assert Period.read("2020") != "city"


def test_periods_compare_with_numbers_and_texts() -> None:
    before, plan, year = (Period.read(text) for text in ("2016-2020", "2021-2025", "2021"))
    assert [one > 2020 for one in (before, plan, year)] == [False, True, True]
    assert [one <= "2021" for one in (before, plan, year)] == [True, False, True]
    assert before < 2017 < plan
    with pytest.raises(ValueError, match="is no period"):
        assert year < "soon"
    with pytest.raises(TypeError, match="None is no period: write 2020, '2016-2020'"):
        assert year < None  # type: ignore[operator]


def test_a_column_of_periods_can_be_asked_as_numbers_are() -> None:
    texts = ("2021", "2016-2020", "", "2020", "2021 Q1")
    column = pd.Series([Period.read(text) if text else None for text in texts], dtype=object)
    assert (column == 2021).tolist() == [True, False, False, False, False]
    assert (column > 2020).tolist() == [True, False, False, False, True]
    assert column.isin([2020, "2016-2020"]).tolist() == [False, True, False, True, False]
    in_order = column.sort_values().astype("str").tolist()
    assert in_order[:4] == ["2016-2020", "2020", "2021 Q1", "2021"]
    joined = pd.DataFrame({"period": column, "of": "a"}).merge(
        pd.DataFrame({"period": pd.Series([2021, "2016-2020"], dtype=object), "to": ["b", "c"]})
    )
    assert joined["to"].tolist() == ["b", "c"]
    with pytest.raises(ValueError, match="write 2020, not '2020'"):
        column == "2020"  # noqa: B015
