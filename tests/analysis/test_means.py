"""Means of errors and revisions, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.means import MEAN_COLUMNS, absolute, means_of
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import POINTS, UnitError, unit


def points(low: str, high: str | None) -> Quantity:
    return Quantity(Interval(low, high), unit(POINTS))


def test_means_worked_out_by_hand() -> None:
    sizes = [points("-1.5", "-0.5"), points("-0.5", "1"), points("2", "3")]
    found = means_of(sizes, [Fraction(-1), Fraction(0), Fraction("2.5")])
    # (-1.5 - 0.5 + 2) / 3 and (-0.5 + 1 + 3) / 3; as printed 1.5 / 3
    assert found.mean.interval == Interval(0, Fraction(7, 6))
    assert found.mean_value == Fraction(1, 2)
    # Without sign 0.5 to 1.5, 0 to 1 and 2 to 3: 2.5 / 3 to 5.5 / 3; as printed 3.5 / 3
    assert found.mean_absolute.interval == Interval(Fraction(5, 6), Fraction(11, 6))
    assert found.mean_absolute_value == Fraction(7, 6)
    assert (found.number, found.mean.unit.name) == (3, POINTS)
    assert list(found.columns) == MEAN_COLUMNS
    assert found.columns["mean"] == 0.5


def test_an_open_end_stays_open() -> None:
    found = means_of([points("-1", None), points("1", "1")], [Fraction(-1), Fraction(1)])
    assert found.mean.interval == Interval(0, None)
    # At least -1 is, without sign, anything; and 1.
    assert found.mean_absolute.interval == Interval("0.5", None)


def test_scales_of_one_unit_fit_and_others_are_refused() -> None:
    sizes = [Quantity.exactly(1, "RMB billion"), Quantity.exactly(500, "RMB million")]
    found = means_of(sizes, [Fraction(1), Fraction(500)])
    assert found.mean == Quantity.exactly("0.75", "RMB billion")
    assert found.mean_value == Fraction(3, 4)
    with pytest.raises(UnitError):
        means_of([sizes[0], points("1", "1")], [Fraction(1), Fraction(1)])
    with pytest.raises(ValueError, match="nothing is given"):
        means_of([], [])


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(-9, 9), st.integers(0, 9), st.floats(0, 1))
def test_sizes_hold_the_size_of_every_number(low: int, width: int, part: float) -> None:
    interval = Interval(low, low + width)
    number = Fraction(low) + Fraction(part) * width
    sizes = absolute(interval)
    assert abs(number) in sizes
    assert sizes.low is not None
    assert sizes.low >= 0
    assert {sizes.high} <= {abs(Fraction(low)), abs(Fraction(low + width))}
