"""Average growth of some years, and growth of the year that an average leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.average_growth import average_growth, growth_left
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError
from tests.analysis.growing import percent

quick = settings(derandomize=True, deadline=None)
rates = st.floats(-0.5, 1)


@pytest.mark.parametrize(
    ("first", "second", "average"),
    [
        # 1.035 * 1.07 = 1.10745, whose root is 1.052355: what was asked after the trough.
        ("3.5", "7", 5.2355),
        # 1.035 * 1.062 = 1.09917, whose root is 1.048413: what came.
        ("3.5", "6.2", 4.8413),
    ],
)
def test_the_average_takes_the_base_effect_out(first: str, second: str, average: float) -> None:
    found = average_growth([percent(first), percent(second)])
    assert found.interval.ends == pytest.approx((average, average), abs=5e-5)


@pytest.mark.parametrize(
    ("average", "second", "first"),
    [
        # Services: 1.046 ** 2 / 1.081 = 1.094116 / 1.081 = 1.012133.
        ("4.6", "8.1", 1.2133),
        # Secondary industry: 1.053 ** 2 / 1.039 = 1.108809 / 1.039 = 1.067189.
        ("5.3", "3.9", 6.7189),
    ],
)
def test_the_first_year_follows_from_the_average(average: str, second: str, first: float) -> None:
    found = growth_left(percent(average), 2, [percent(second)])
    assert found.interval.ends == pytest.approx((first, first), abs=5e-5)


def test_what_the_digits_allow_is_carried() -> None:
    # 1.0455 ** 2 / 1.0815 = 1.010699 and 1.0465 ** 2 / 1.0805 = 1.013570.
    found = growth_left(percent("4.55", "4.65"), 2, [percent("8.05", "8.15")])
    assert found.interval.ends == pytest.approx((1.0699, 1.3570), abs=5e-4)
    # Exactly: 1.2 * 1.2 = 1.44 is 20 percent a year, and leaves 20 percent.
    assert average_growth([percent(20), percent(20)]) == percent(20)
    assert growth_left(percent(20), 2, [percent(20)]) == percent(20)
    # More than 0 and 0 percent: more than 0 on average.
    more = Quantity(Interval.above(0), percent(0).unit)
    assert average_growth([more, percent(0)]).interval == Interval.above(0)


@quick
@given(st.lists(rates, min_size=1, max_size=6))
def test_the_year_that_is_left_is_the_one_left_out(growth: list[float]) -> None:
    years = [percent(rate * 100) for rate in growth]
    left = growth_left(average_growth(years), len(years), years[1:])
    assert left.interval.ends == pytest.approx(years[0].interval.ends, abs=1e-9)


def test_what_has_no_average_is_refused() -> None:
    with pytest.raises(ValueError, match="no average of no growth rates"):
        average_growth([])
    with pytest.raises(TypeError, match="has no unit"):
        average_growth([Interval(0, 1)])  # type: ignore[list-item]
    with pytest.raises(UnitError, match="is no ratio"):
        average_growth([Quantity.exactly(7, "RMB billion")])
    for known in ([], [percent(1), percent(2)]):
        with pytest.raises(ValueError, match=f"{len(known)} of 2 years are known"):
            growth_left(percent(5), 2, known)
    with pytest.raises(ZeroDivisionError):
        growth_left(percent(5), 2, [percent(-100)])
