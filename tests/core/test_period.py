"""Periods: years, several years and parts of one, read, written and put in order."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

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
    in_order = ["2015", "2016", "2016-2020", "2021", "2024", "2024 H1", "2024 Q1", "2025"]
    shuffled = ["2016-2020", "2025", "2015", "2024", "2024 H1", "2021", "2024 Q1", "2016"]
    assert [str(period) for period in sorted(map(Period.read, shuffled))] == in_order


def test_equal_periods_are_one_and_cannot_be_changed() -> None:
    period = Period.read("2016-2020")
    same = [Period(2016, 2020), copy.deepcopy(period), pickle.loads(pickle.dumps(period))]
    assert {period, *same} == {period}
    with pytest.raises(FrozenInstanceError):
        period.last = 2025  # type: ignore[misc]
