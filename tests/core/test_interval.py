"""Intervals: sound, tight and honest about which ends belong to them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.core.interval import Interval, number_text

inf = math.inf
LARGEST = 1.7976931348623157e308
SMALLEST = 5e-324
EVERYTHING = Interval(-inf, inf, False, False)
EXTREME = (0.0, SMALLEST, -SMALLEST, LARGEST, -LARGEST, inf, -inf, 2.0**53, 0.1, -0.1, 1 / 3)
ENDS = (
    st.integers(-4, 4).map(float)
    | st.sampled_from(EXTREME)
    | st.floats(allow_nan=False, allow_infinity=False)
)
POWERS_OF_TWO = (-inf, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, inf)
"""Ends whose sums, products and quotients are floats again."""
OPERATIONS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
sound = settings(derandomize=True, deadline=None, max_examples=100)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[float] = ENDS) -> Interval:
    """Draw an interval of any kind: half open, degenerate, without end."""
    low, high = sorted((draw(ends), draw(ends)))
    if low == high:
        return EVERYTHING if math.isinf(low) else Interval.exactly(low)
    flags = draw(st.booleans()), draw(st.booleans())
    return Interval(low, high, flags[0] and not math.isinf(low), flags[1] and not math.isinf(high))


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Draw an interval and a number in it, at its ends where they are closed."""
    interval = draw(intervals())
    ends = [Fraction(interval.low)] if interval.low_closed else []
    ends += [Fraction(interval.high)] if interval.high_closed else []
    if ends and (interval.low == interval.high or draw(st.booleans())):
        return interval, draw(st.sampled_from(ends))
    step = draw(st.fractions(min_value=Fraction(1, 10**400), max_value=10**400))
    if interval == EVERYTHING:
        return interval, draw(st.sampled_from((step, -step, Fraction(0))))
    if interval.low == -inf:
        return interval, Fraction(interval.high) - step
    if interval.high == inf:
        return interval, Fraction(interval.low) + step
    share = step / (1 + step)
    return interval, Fraction(interval.low) * (1 - share) + Fraction(interval.high) * share


def hull(a: Interval, b: Interval) -> Interval:
    """Return the smallest interval that holds both."""
    low, high = min(a.low, b.low), max(a.high, b.high)
    return Interval(
        low,
        high,
        any(i.low == low and i.low_closed for i in (a, b)),
        any(i.high == high and i.high_closed for i in (a, b)),
    )


def lies_in(inner: Interval, outer: Interval) -> bool:
    """Tell whether every member of `inner` is one of `outer`, told from the ends alone."""
    low = inner.low > outer.low or (
        inner.low == outer.low and (outer.low_closed or not inner.low_closed)
    )
    high = inner.high < outer.high or (
        inner.high == outer.high and (outer.high_closed or not inner.high_closed)
    )
    return low and high


def off_zero(interval: Interval) -> Interval:
    """Return the positive part of an interval, something positive if there is none."""
    if interval.high <= 0:
        return Interval(1, 2)
    if interval.low > 0:
        return interval
    return Interval(0, interval.high, False, interval.high_closed)


def holds_zero_or_both_signs(interval: Interval) -> bool:
    return 0 in interval or interval.low < 0 < interval.high


@pytest.mark.parametrize("sign", OPERATIONS)
@sound
@given(a=members(), b=members())
def test_result_holds_the_result_of_members(
    sign: str, a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (left, x), (right, y) = a, b
    assume(sign != "/" or not holds_zero_or_both_signs(right))
    assert x in left
    assert y in right
    assert OPERATIONS[sign](x, y) in OPERATIONS[sign](left, right)


@sound
@given(a=members())
def test_negation_holds_the_negated_member(a: tuple[Interval, Fraction]) -> None:
    interval, x = a
    negated = -interval
    assert -x in negated
    assert -negated == interval


@sound
@given(a=intervals(), b=intervals())
def test_sum_and_product_do_not_depend_on_the_order(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a
    assert a - b == -(b - a)


def narrow_and_wide(
    sign: str, a: Interval, b: Interval, c: Interval, d: Interval
) -> tuple[Interval, Interval]:
    """Return the result of `a` and `b`, and that of operands that hold them and more."""
    if sign == "/":
        b, d = off_zero(b), off_zero(d)
    return OPERATIONS[sign](a, b), OPERATIONS[sign](hull(a, c), hull(b, d))


@pytest.mark.parametrize("sign", OPERATIONS)
@sound
@given(a=intervals(), b=intervals(), c=intervals(), d=intervals())
def test_wider_operands_never_move_an_end_inward(
    sign: str, a: Interval, b: Interval, c: Interval, d: Interval
) -> None:
    narrow, wide = narrow_and_wide(sign, a, b, c, d)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@pytest.mark.parametrize("sign", OPERATIONS)
@sound
@given(*[intervals(st.sampled_from(POWERS_OF_TWO))] * 4)
def test_wider_operands_give_a_result_that_holds_the_narrower_one(
    sign: str, a: Interval, b: Interval, c: Interval, d: Interval
) -> None:
    narrow, wide = narrow_and_wide(sign, a, b, c, d)
    assert lies_in(narrow, wide)


@sound
@given(a=intervals(), b=intervals())
def test_division_by_an_interval_around_zero_is_refused(a: Interval, b: Interval) -> None:
    divisor = hull(b, Interval.exactly(0.0))
    with pytest.raises(ZeroDivisionError):
        a / divisor


@pytest.mark.parametrize(
    "divisor",
    [Interval(-1, 1, False, False), Interval(-1, 0), Interval(0, 1), Interval.exactly(0)],
    ids=str,
)
def test_division_by_zero_is_refused(divisor: Interval) -> None:
    with pytest.raises(ZeroDivisionError, match="holds zero"):
        Interval(1, 2) / divisor


def small_intervals() -> list[Interval]:
    """All intervals between a few ends."""
    ends = (-inf, -2.0, -1.0, 0.0, 4.0, inf)
    found = [Interval.exactly(end) for end in ends if not math.isinf(end)]
    for low, high in product(ends, ends):
        for low_closed, high_closed in product((True, False), (True, False)):
            infinite = (low == -inf and low_closed) or (high == inf and high_closed)
            if low < high and not infinite:
                found.append(Interval(low, high, low_closed, high_closed))
    return found


def probes(interval: Interval) -> list[Fraction]:
    """Members of an interval: its closed ends, zero, and points next to its open ends."""
    near, far = Fraction(1, 10**9), Fraction(10**18)
    low, high = interval.low, interval.high
    found = [-far if low == -inf else Fraction(low) + (0 if interval.low_closed else near)]
    found += [far if high == inf else Fraction(high) - (0 if interval.high_closed else near)]
    if low < 0 < high:
        found.append(Fraction(0))
    return found


@pytest.mark.parametrize("sign", OPERATIONS)
def test_closed_ends_are_reached_and_open_ends_are_approached(sign: str) -> None:
    # A sum, product or quotient takes its least and greatest value at ends of its operands
    # or at zero, and the probes hold these: so a closed end must be among the results of
    # probes, and an open one must not be, but they must come close to it.
    operation: Callable[[object, object], object] = OPERATIONS[sign]
    chosen = small_intervals()
    close = Fraction(1, 10**6)
    for left, right in product(chosen, chosen):
        if sign == "/" and holds_zero_or_both_signs(right):
            continue
        result = operation(left, right)
        assert isinstance(result, Interval)
        values = [operation(x, y) for x, y in product(probes(left), probes(right))]
        numbers = [value for value in values if isinstance(value, Fraction)]
        case = f"{left} {sign} {right} = {result}"
        assert all(number in result for number in numbers), case
        assert (Fraction(min(numbers)) == result.low) == result.low_closed, case
        assert (Fraction(max(numbers)) == result.high) == result.high_closed, case
        least = -1 / close if result.low == -inf else Fraction(result.low) + close
        greatest = 1 / close if result.high == inf else Fraction(result.high) - close
        assert min(numbers) <= least, case
        assert max(numbers) >= greatest, case


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # More than 8.5 less 3 is more than 5.5.
        (Interval(8.5, inf, False, False) - Interval(3, 3), Interval(5.5, inf, False, False)),
        # 0 times anything is 0.
        (Interval(0, 0) * Interval(1, inf, True, False), Interval(0, 0)),
        (Interval(0, 0) * EVERYTHING, Interval(0, 0)),
        # Products of small and of great members leave neither end.
        (
            Interval(0, 1, False, False) * Interval(1, inf, False, False),
            Interval(0, inf, False, False),
        ),
        # 1 over 2 is 1/2; over ever smaller numbers there is no bound.
        (Interval(1, 1) / Interval(0, 2, False, True), Interval(0.5, inf, True, False)),
        # The greatest is 1 over almost -4; below there is no bound.
        (
            Interval(1, 2) / Interval(-4, 0, False, False),
            Interval(-inf, -0.25, False, False),
        ),
        # 0 is reached from the closed zero on the left, whatever the right is.
        (Interval(0, 1) * Interval(2, 3, False, False), Interval(0, 3, True, False)),
        (Interval(-2, 3) * Interval(-5, 1), Interval(-15, 10)),
        (Interval(-2, 3) * Interval(-5, 1, False), Interval(-15, 10, False, False)),
        (Interval(649.5, 650.5) - Interval(477.375, 477.385), None),
        (Interval(1, 2, False) + Interval(3, 4), Interval(4, 6, False)),
        (Interval(-3, 1, False) - Interval(2, 5, False), Interval(-8, -1, False, False)),
        (-Interval(-3, 1, False), Interval(-1, 3, True, False)),
        (Interval(-1, 1) / Interval(2, inf, True, False), Interval(-0.5, 0.5)),
        (Interval(1, 2) / Interval(2, inf, True, False), Interval(0, 1, False)),
        (Interval(0, 0) / Interval(-3, 0, False, False), Interval(0, 0)),
    ],
    ids=str,
)
def test_worked_results(found: Interval, expected: Interval | None) -> None:
    if expected is None:
        # 649.5 - 477.385 and 650.5 - 477.375, of which the first is no float.
        exact = Fraction(1299, 2) - Fraction(477.385)
        assert Fraction(found.low) <= exact < Fraction(math.nextafter(found.low, inf))
        assert found.high == 650.5 - 477.375
    else:
        assert found == expected


def test_an_end_that_is_no_float_is_rounded_to_the_next_one_outward() -> None:
    third = Interval(1, 1) / Interval(3, 3)
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert third.high == math.nextafter(third.low, inf)


def test_rationals_keep_their_ends_or_widen() -> None:
    assert Interval.from_rationals(Fraction(1, 2), Fraction(3, 4), False) == Interval(
        0.5, 0.75, False
    )
    assert Interval.from_rationals(None, Fraction(3), True, True) == Interval(-inf, 3, False)
    assert Interval.from_rationals(None, None) == EVERYTHING
    tenth = Interval.from_rationals(Fraction(1, 10), Fraction(1, 10))
    assert Fraction(1, 10) in tenth
    assert tenth.low < tenth.high


def test_results_beyond_the_floats_are_held_by_an_infinite_end() -> None:
    doubled = Interval(LARGEST, LARGEST) + Interval(LARGEST, LARGEST)
    assert doubled == Interval(LARGEST, inf, True, False)
    assert Interval(-LARGEST, -LARGEST) * Interval(2, 2) == Interval(-inf, -LARGEST, False)
    tiny = Interval(SMALLEST, SMALLEST) * Interval(0.5, 0.5)
    assert (tiny.low, tiny.high) == (0.0, SMALLEST)
    assert Fraction(SMALLEST) / 2 in tiny


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed", "message"),
    [
        (math.nan, 1, True, True, "not a number"),
        (1, math.nan, True, True, "not a number"),
        (2, 1, True, True, "above"),
        (-inf, 1, True, True, "infinite end is open"),
        (1, inf, True, True, "infinite end is open"),
        (inf, inf, True, True, "infinite end is open"),
        (1, 1, True, False, "strictly between"),
        (1, 1, False, True, "strictly between"),
        (1, 1, False, False, "strictly between"),
        (inf, inf, False, False, "strictly between"),
    ],
)
def test_what_is_no_interval_is_refused(
    low: float, high: float, low_closed: bool, high_closed: bool, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Interval(low, high, low_closed, high_closed)


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(1, 2), [1, 1.5, 2, Fraction(5, 3)], [0.999, 2.001, Fraction(3), inf]),
        (Interval(1, 2, False, False), [1.0000001, 1.9999999], [1, 2, Fraction(2)]),
        (Interval(-inf, 2, False), [-LARGEST, Fraction(-(10**400)), 2], [2.1, inf]),
        (Interval(0.1, 0.1), [0.1], [Fraction(1, 10)]),  # the float 0.1 is not a tenth
    ],
    ids=str,
)
def test_membership(
    interval: Interval, inside: list[float | Fraction], outside: list[float | Fraction]
) -> None:
    assert [value for value in inside if value not in interval] == []
    assert [value for value in outside if value in interval] == []


def test_what_is_not_a_number_is_no_member() -> None:
    nothing = math.nan
    assert nothing not in EVERYTHING


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(8.5, inf, False, False), "(8.5, ∞)"),
        (EVERYTHING, "(−∞, ∞)"),
        (Interval(-0.1, 4, True, False), "[−0.1, 4)"),
        (Interval(0.1 + 0.2, 1), "[0.3, 1]"),
        (Interval(-1e-5, 0, False), "(−0.00001, 0]"),
        (Interval.exactly(650), "650"),
        (Interval(1234.5, 1e6, True, False), "[1\u202f234.5, 1\u202f000\u202f000)"),
        (-Interval(0.0, 1.0), "[−1, 0]"),  # zero has no sign
        # A tenth lies between two floats, which print alike.
        (Interval.from_rationals(Fraction(1, 10), Fraction(1, 10)), "0.1"),
        (Interval(0.1, math.nextafter(0.1, 1), False, False), "0.1"),
    ],
    ids=str,
)
def test_text_form(interval: Interval, text: str) -> None:
    assert str(interval) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (650.0, "650"),
        (-0.00001, "−0.00001"),
        (1e-12, "0.000000000001"),
        (1e6, "1\u202f000\u202f000"),
        (-1234567.5, "−1\u202f234\u202f567.5"),
        # 1 and eighteen zeros, in groups of three
        (1e18, "1" + 6 * "\u202f000"),
        # Twelve significant digits are kept: the tenths are rounded away.
        (100000000000.3, "100\u202f000\u202f000\u202f000"),
        (1 / 3, "0." + 12 * "3"),
        (inf, "∞"),
        (-inf, "−∞"),
    ],
    ids=str,
)
def test_numbers_are_written_in_full(value: float, text: str) -> None:
    assert number_text(value) == text
