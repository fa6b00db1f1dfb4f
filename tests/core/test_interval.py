"""Intervals: sound, tight and honest about which ends belong to them."""

from __future__ import annotations

import copy
import math
import operator
import pickle
from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from typing import cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.core.answer import Answer
from helpers.core.exact import Number
from helpers.core.interval import Interval, hull

inf = math.inf
LARGEST = 1.7976931348623157e308
SMALLEST = 5e-324
HUGE = Fraction(10**400)
TINY = 1 / HUGE
EVERYTHING = Interval(None, None)
End = Fraction | None
EXTREME = [Fraction(0), Fraction(1, 10), Fraction(-1, 10), Fraction(1, 3), Fraction(2**53)]
EXTREME += [size * sign for size in (TINY, HUGE, Fraction(LARGEST)) for sign in (1, -1)]
ENDS: st.SearchStrategy[End] = (
    st.integers(-4, 4).map(Fraction) | st.sampled_from(EXTREME) | st.fractions() | st.none()
)
OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
ON_NUMBERS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
sound = settings(derandomize=True, deadline=None, max_examples=25)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[End] = ENDS) -> Interval:
    """Draw an interval of any kind: half open, degenerate, without end."""
    low, high = draw(ends), draw(ends)
    if low is not None and low == high:
        return Interval.exactly(low)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


INTERVALS = intervals()


@st.composite
def members(
    draw: st.DrawFn, drawn: st.SearchStrategy[Interval] = INTERVALS
) -> tuple[Interval, Fraction]:
    """Draw an interval and a number in it, at its ends where they are closed."""
    interval = draw(drawn)
    ends = [interval.low] if interval.low is not None and interval.low_closed else []
    ends += [interval.high] if interval.high is not None and interval.high_closed else []
    if ends and (interval.low == interval.high or draw(st.booleans())):
        return interval, draw(st.sampled_from(ends))
    step = draw(st.fractions(min_value=TINY, max_value=HUGE))
    if interval.low is None and interval.high is None:
        return interval, draw(st.sampled_from((step, -step, Fraction(0))))
    if interval.low is None:
        assert interval.high is not None
        return interval, interval.high - step
    if interval.high is None:
        return interval, interval.low + step
    share = step / (1 + step)
    return interval, interval.low * (1 - share) + interval.high * share


def holds(interval: Interval, number: Fraction) -> bool:
    """Tell whether a number lies in an interval, from its four fields alone."""
    low = interval.low is None or number > interval.low
    high = interval.high is None or number < interval.high
    return (low or (interval.low_closed and number == interval.low)) and (
        high or (interval.high_closed and number == interval.high)
    )


def joined(a: Interval, b: Interval) -> Interval:
    """Return the smallest interval that holds both, told from the ends alone."""
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(
        low,
        high,
        any(i.low == low and i.low_closed for i in (a, b)),
        any(i.high == high and i.high_closed for i in (a, b)),
    )


def lies_inside(inner: Interval, outer: Interval) -> bool:
    """Tell whether every member of `inner` is one of `outer`, told from the ends alone."""
    low = outer.low is None or (
        inner.low is not None
        and (
            inner.low > outer.low
            or (inner.low == outer.low and (outer.low_closed or not inner.low_closed))
        )
    )
    high = outer.high is None or (
        inner.high is not None
        and (
            inner.high < outer.high
            or (inner.high == outer.high and (outer.high_closed or not inner.high_closed))
        )
    )
    return low and high


def off_zero(interval: Interval) -> Interval:
    """Return the positive part of an interval, something positive if there is none."""
    if interval.high is not None and interval.high <= 0:
        return Interval(1, 2)
    if interval.low is not None and interval.low > 0:
        return interval
    return Interval(0, interval.high, False, interval.high_closed)


def holds_zero_or_both_signs(interval: Interval) -> bool:
    low = -1 if interval.low is None else interval.low
    high = 1 if interval.high is None else interval.high
    return holds(interval, Fraction(0)) or low < 0 < high


# What belongs to the result of an operation


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
    assert holds(OPERATIONS[sign](left, right), ON_NUMBERS[sign](x, y))


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
    assert a - b == -(b - a) == a + -b


@sound
@given(a=intervals(), b=intervals(), c=intervals())
def test_sums_and_products_do_not_depend_on_how_they_are_grouped(
    a: Interval, b: Interval, c: Interval
) -> None:
    assert (a + b) + c == a + (b + c)
    assert (a * b) * c == a * (b * c)
    # A sum multiplied through is no narrower: its factor may differ from term to term.
    assert lies_inside(a * (b + c), a * b + a * c)


@sound
@given(a=intervals(), number=st.fractions())
def test_a_number_is_the_interval_that_holds_it_alone(a: Interval, number: Fraction) -> None:
    alone = Interval.exactly(number)
    assert (a + number, number + a) == (a + alone, alone + a)
    assert (a - number, number - a) == (a - alone, alone - a)
    assert (a * number, number * a) == (a * alone, alone * a)
    if number:
        assert a / number == a / alone == a * (1 / number)
    if not holds_zero_or_both_signs(a):
        assert number / a == alone / a
    assert a + 0 == a - 0 == a * 1 == a / 1 == a


@pytest.mark.parametrize("sign", OPERATIONS)
@sound
@given(a=intervals(), b=intervals(), c=intervals(), d=intervals())
def test_wider_operands_give_a_result_that_holds_the_narrower_one(
    sign: str, a: Interval, b: Interval, c: Interval, d: Interval
) -> None:
    if sign == "/":
        b, d = off_zero(b), off_zero(d)
    narrow, wide = OPERATIONS[sign](a, b), OPERATIONS[sign](joined(a, c), joined(b, d))
    assert lies_inside(narrow, wide)


@sound
@given(a=intervals(), b=intervals())
def test_division_by_an_interval_around_zero_is_refused(a: Interval, b: Interval) -> None:
    divisor = joined(b, Interval.exactly(0))
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


def small_intervals(ends: Iterable[int | None]) -> list[Interval]:
    """All intervals between a few ends, of which the first may be None and the last too."""
    ends = list(ends)
    found = [Interval.exactly(end) for end in ends if end is not None]
    for (i, low), (j, high) in product(enumerate(ends), enumerate(ends)):
        if i < j:
            choices = [(True, False) if end is not None else (False,) for end in (low, high)]
            found += [Interval(low, high, *closed) for closed in product(*choices)]
    return found


def probes(interval: Interval) -> list[Fraction]:
    """Members of an interval: its closed ends, zero, and points next to its open ends."""
    near, far = Fraction(1, 10**9), Fraction(10**18)
    low, high = interval.low, interval.high
    found = [-far if low is None else low + (0 if interval.low_closed else near)]
    found += [far if high is None else high - (0 if interval.high_closed else near)]
    if (low is None or low < 0) and (high is None or high > 0):
        found.append(Fraction(0))
    return found


@pytest.mark.parametrize("sign", OPERATIONS)
def test_closed_ends_are_reached_and_open_ends_are_approached(sign: str) -> None:
    # A sum, product or quotient takes its least and greatest value at ends of its operands
    # or at zero, and the probes hold these: so a closed end must be among the results of
    # probes, and an open one must not be, but they must come close to it.
    chosen = small_intervals((None, -2, -1, 0, 4, None))
    close = Fraction(1, 10**6)
    for left, right in product(chosen, chosen):
        if sign == "/" and holds_zero_or_both_signs(right):
            continue
        result = OPERATIONS[sign](left, right)
        numbers = [ON_NUMBERS[sign](x, y) for x, y in product(probes(left), probes(right))]
        case = f"{left} {sign} {right} = {result}"
        assert all(holds(result, number) for number in numbers), case
        assert (min(numbers) == result.low) == result.low_closed, case
        assert (max(numbers) == result.high) == result.high_closed, case
        least = -1 / close if result.low is None else result.low + close
        greatest = 1 / close if result.high is None else result.high - close
        assert min(numbers) <= least, case
        assert max(numbers) >= greatest, case


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # More than 8.5 less 3 is more than 5.5.
        (Interval(8.5, None, False) - Interval(3, 3), Interval(5.5, None, False)),
        # 0 times anything is 0.
        (Interval(0, 0) * Interval(1, None), Interval(0, 0)),
        (Interval(0, 0) * EVERYTHING, Interval(0, 0)),
        # Products of small and of great members leave neither end.
        (Interval(0, 1, False, False) * Interval(1, None, False), Interval(0, None, False)),
        # 1 over 2 is 1/2; over ever smaller numbers there is no bound.
        (Interval(1, 1) / Interval(0, 2, False, True), Interval(0.5, None)),
        # The greatest is 1 over almost -4; below there is no bound.
        (Interval(1, 2) / Interval(-4, 0, False, False), Interval(None, -0.25, False, False)),
        # 0 is reached from the closed zero on the left, whatever the right is.
        (Interval(0, 1) * Interval(2, 3, False, False), Interval(0, 3, True, False)),
        (Interval(-2, 3) * Interval(-5, 1), Interval(-15, 10)),
        (Interval(-2, 3) * Interval(-5, 1, False), Interval(-15, 10, False, False)),
        # 649.5 - 477.385 and 650.5 - 477.375
        (
            Interval(649.5, 650.5) - Interval(477.375, 477.385),
            Interval(Fraction(172_115, 1000), Fraction(173_125, 1000)),
        ),
        (Interval(1, 2, False) + Interval(3, 4), Interval(4, 6, False)),
        (Interval(-3, 1, False) - Interval(2, 5, False), Interval(-8, -1, False, False)),
        (-Interval(-3, 1, False), Interval(-1, 3, True, False)),
        (Interval(-1, 1) / Interval(2, None), Interval(-0.5, 0.5)),
        (Interval(1, 2) / Interval(2, None), Interval(0, 1, False)),
        (Interval(0, 0) / Interval(-3, 0, False, False), Interval(0, 0)),
        # A third is a third, and its triple is one.
        (Interval(1, 1) / Interval(3, 3), Interval.exactly(Fraction(1, 3))),
        (Interval(1, 1) / 3 * 3, Interval(1, 1)),
    ],
    ids=str,
)
def test_worked_results(found: Interval, expected: Interval) -> None:
    assert found == expected


def test_rationals_keep_their_ends() -> None:
    half_to_three_quarters = Interval(Fraction(1, 2), Fraction(3, 4), False)
    assert half_to_three_quarters == Interval(0.5, 0.75, False)
    tenth = Interval(0.1, 0.1)
    assert Fraction(1, 10) in tenth
    assert tenth.single


def test_results_beyond_the_floats_are_held_exactly() -> None:
    # The shortest decimal that prints each float is what it is read as.
    largest = 17_976_931_348_623_157 * 10**292
    assert Interval(LARGEST, LARGEST) + Interval(LARGEST, LARGEST) == Interval.exactly(2 * largest)
    assert Interval(-LARGEST, -LARGEST) * Interval(2, 2) == Interval.exactly(-2 * largest)
    tiny = Interval(SMALLEST, SMALLEST) * Interval(0.5, 0.5)
    assert tiny == Interval.exactly(Fraction(25, 10**325))


def test_ends_beyond_the_floats_keep_the_rules_of_infinite_ones() -> None:
    above = Interval(HUGE, None)
    assert above * 2 == Interval(2 * HUGE, None)
    assert above * Interval(None, -HUGE) == Interval(None, -(HUGE**2))
    assert above / Interval(0, 1, False) == Interval(HUGE, None)
    assert -above / Interval(0, 1, False) == Interval(None, -HUGE)
    assert 1 / above == Interval(0, TINY, False)
    assert above**2 == Interval(HUGE**2, None)


# Powers, roots and logarithms


def test_worked_powers_and_roots() -> None:
    assert Interval(2, 3, False) ** 2 == Interval(4, 9, False)
    assert Interval(0, None) ** 3 == Interval(0, None)
    assert Interval(4, 9, False).root(2) == Interval(2, 3, False)
    assert Interval(Fraction(8, 27), None).root(3) == Interval(Fraction(2, 3), None)
    assert Interval(0, 1, False, False).root(5) == Interval(0, 1, False, False)
    # Growth by a tenth, five times over: 1.1 × 1.1 × 1.1 × 1.1 × 1.1 = 1.61051
    assert Interval("1.61051", "1.61051").root(5) == Interval.exactly("1.1")


@pytest.mark.parametrize("base", [Interval(0, 1, False), Interval(0, None), Interval(2, 3)])
def test_the_power_of_nothing_is_one(base: Interval) -> None:
    assert base**0 == Interval.exactly(1)


NOT_NEGATIVE = ENDS.map(lambda end: end if end is None else abs(end))


@st.composite
def not_negative(draw: st.DrawFn) -> Interval:
    """Draw an interval from zero on."""
    interval = draw(intervals(NOT_NEGATIVE))
    if interval.low is not None:
        return interval
    if interval.high == 0:
        return Interval.exactly(0)
    return Interval(0, interval.high, draw(st.booleans()), interval.high_closed)


@sound
@given(a=members(not_negative()), n=st.integers(1, 7))
def test_powers_and_roots_undo_each_other(a: tuple[Interval, Fraction], n: int) -> None:
    interval, x = a
    power = interval**n
    assert holds(power, x**n)
    assert (power.low, power.high) == tuple(
        end if end is None else end**n for end in (interval.low, interval.high)
    )
    assert (power.low_closed, power.high_closed) == (interval.low_closed, interval.high_closed)
    assert power.root(n) == interval  # what has a rational root has it exactly


@sound
@given(interval=not_negative(), n=st.integers(2, 7))
def test_rounded_roots_enclose_and_are_close(interval: Interval, n: int) -> None:
    found = interval.root(n)
    close = 1 + Fraction(1, 2**85)
    assert interval.low is not None
    assert found.low is not None
    assert found.low**n <= interval.low <= (found.low * close) ** n
    assert (found.high is None) == (interval.high is None)
    if found.high is not None and interval.high is not None:
        assert (found.high / close) ** n <= interval.high <= found.high**n
    assert (found.low_closed, found.high_closed) == (interval.low_closed, interval.high_closed)


def exp(value: Fraction) -> Fraction:
    """Raise e to a power, by decimal's own function, to 120 digits."""
    with localcontext(prec=120):
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).exp())


POSITIVE = st.fractions(min_value=Fraction(1, 10**12), max_value=10**12).filter(bool)


@sound
@given(low=POSITIVE, width=POSITIVE, closed=st.booleans())
def test_rounded_logarithms_enclose_and_are_close(
    low: Fraction, width: Fraction, closed: bool
) -> None:
    interval = Interval(low, low + width, closed, not closed)
    found = interval.log()
    assert found.low is not None
    assert found.high is not None
    margin = Fraction(1, 10**35)
    assert exp(found.low) <= low <= exp(found.low + margin)
    assert exp(found.high - margin) <= low + width <= exp(found.high)
    assert (found.low_closed, found.high_closed) == (closed, not closed)


@sound
@given(x=POSITIVE, y=POSITIVE, n=st.integers(1, 9))
def test_logarithms_turn_products_into_sums(x: Fraction, y: Fraction, n: int) -> None:
    log_x, log_y = Interval.exactly(x).log(), Interval.exactly(y).log()
    assert not Interval.exactly(x * y).log().disjoint(log_x + log_y)
    assert not Interval.exactly(x / y).log().disjoint(log_x - log_y)
    assert not Interval.exactly(x**n).log().disjoint(log_x * n)


def test_worked_logarithms() -> None:
    assert Interval.exactly(1).log() == Interval.exactly(0)
    # ln 2 = 0.693 147 180 559 945 309 417 232 121 458 176 568 ..., as tables print it
    table = Interval(
        "0.693147180559945309417232121458176568", "0.693147180559945309417232121458176569"
    )
    assert Interval.exactly(2).log().within(table)
    assert Interval(0, 1, False).log() == Interval(None, 0)
    assert Interval(1, None, False).log() == Interval(0, None, False)


@pytest.mark.parametrize(
    ("reckon", "message"),
    [
        (lambda: Interval(-1, 2) ** 2, "no power of −1 to 2 is taken: it reaches below zero"),
        (lambda: Interval(None, 2) ** 2, "no power of at most 2 is taken: it reaches below"),
        (lambda: Interval(1, 2) ** -1, "exponent of a power must not be negative: -1"),
        (lambda: Interval(-1, 2).root(2), "no root of −1 to 2 is taken: it reaches below zero"),
        (lambda: Interval(None, 2).root(2), "no root of at most 2 is taken"),
        (lambda: Interval(1, 2).root(0), "degree of a root must be above zero: 0"),
        (lambda: Interval(1, 2).root(-2), "degree of a root must be above zero: -2"),
        (lambda: Interval(0, 2).log(), "0 to 2 has no logarithm: it is not above zero"),
        (lambda: Interval(None, 2).log(), "at most 2 has no logarithm"),
        (lambda: EVERYTHING.middle, "any number has no middle"),
        (lambda: Interval(1, None).middle, "at least 1 has no middle"),
    ],
)
def test_what_has_no_result_is_refused(reckon: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        reckon()


# How intervals lie to each other

SMALL = small_intervals((None, -1, 0, 1, None))
GRID = [Fraction(n, 2) for n in range(-4, 5)]
"""Numbers at the ends of the small intervals, between them and beyond them: two small intervals
that hold the same of these are the same."""


def on_grid(interval: Interval) -> set[Fraction]:
    """Return the numbers of the grid that lie in an interval."""
    return {number for number in GRID if holds(interval, number)}


def test_the_grid_tells_all_small_intervals_apart() -> None:
    # Three single numbers, three pairs of ends that are open or closed, six half-lines that are
    # so, and everything.
    assert (
        len({frozenset(on_grid(one)) for one in SMALL}) == len(SMALL) == 3 + 4 * 3 + 2 * 2 * 3 + 1
    )


def test_membership_is_as_the_ends_say() -> None:
    for interval in SMALL:
        assert {number for number in GRID if number in interval} == on_grid(interval)


def test_comparisons_are_those_of_sets_of_numbers() -> None:
    for one, other in product(SMALL, SMALL):
        ours, theirs = on_grid(one), on_grid(other)
        assert one.within(other) == (ours <= theirs), (one, other)
        assert one.disjoint(other) == (not ours & theirs), (one, other)
        answer = Answer.YES if ours <= theirs else Answer.UNCLEAR if ours & theirs else Answer.NO
        assert one.lies_in(other) is answer, (one, other)


def test_intersection_and_hull_are_those_of_sets_of_numbers() -> None:
    for one, other in product(SMALL, SMALL):
        ours, theirs = on_grid(one), on_grid(other)
        both = one.intersection(other)
        assert (set() if both is None else on_grid(both)) == ours & theirs, (one, other)
        least, most = min(ours | theirs), max(ours | theirs)
        assert on_grid(hull([one, other])) == {n for n in GRID if least <= n <= most}, (one, other)


@sound
@given(found=st.lists(intervals(), min_size=1, max_size=4))
def test_a_hull_is_the_smallest_that_holds_all(found: list[Interval]) -> None:
    smallest = hull(iter(found))
    expected = found[0]
    for one in found:
        assert lies_inside(one, smallest)
        expected = joined(expected, one)
    assert smallest == expected


@sound
@given(a=members(), b=intervals())
def test_an_answer_is_true_of_every_member(a: tuple[Interval, Fraction], b: Interval) -> None:
    interval, x = a
    answer = interval.lies_in(b)
    assert answer is not Answer.YES or holds(b, x)
    assert answer is not Answer.NO or not holds(b, x)
    assert interval.within(b) == lies_inside(interval, b)
    both = interval.intersection(b)
    assert (both is not None and holds(both, x)) == holds(b, x)
    assert (both is None) == interval.disjoint(b) == b.disjoint(interval)


@pytest.mark.parametrize(
    ("known", "region", "answer"),
    [
        # More than 8.5 is also at least 8.5, but at least 8.5 may be 8.5 itself.
        (Interval.above(8.5), Interval.above(8.5, closed=True), Answer.YES),
        (Interval.above(8.5, closed=True), Interval.above(8.5), Answer.UNCLEAR),
        # About 7, from 6 to 8, may or may not reach 6.5, and is below 9.
        (Interval(6, 8), Interval.above(6.5, closed=True), Answer.UNCLEAR),
        (Interval(6, 8), Interval.above(9, closed=True), Answer.NO),
        (Interval(6, 8), Interval.below(9), Answer.YES),
        # 8 itself belongs to 6 to 8, but not to less than 8.
        (Interval(6, 8), Interval.above(8, closed=True), Answer.UNCLEAR),
        (Interval(6, 8, high_closed=False), Interval.above(8, closed=True), Answer.NO),
        (Interval.exactly(0.1), Interval.exactly(Fraction(1, 10)), Answer.YES),
        (EVERYTHING, EVERYTHING, Answer.YES),
        (EVERYTHING, Interval.exactly(0), Answer.UNCLEAR),
    ],
    ids=str,
)
def test_worked_answers(known: Interval, region: Interval, answer: Answer) -> None:
    assert known.lies_in(region) is answer


# What is an interval, and what it says of itself


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed", "message"),
    [
        (math.nan, 1, True, True, "'nan' is no finite number"),
        (1, math.nan, True, True, "'nan' is no finite number"),
        (Decimal("NaN"), 1, True, True, "'NaN' is no finite number"),
        (2, 1, True, True, "the low end 2 is above the high end 1"),
        (Fraction(1, 3), 0.3, True, True, "the low end 1/3 is above the high end 0.3"),
        # Nothing begins at plus infinity or ends at minus infinity.
        (inf, 1, True, True, "'inf' is no finite number"),
        (1, -inf, True, True, "'-inf' is no finite number"),
        (inf, inf, True, True, "'inf' is no finite number"),
        (inf, inf, False, False, "'inf' is no finite number"),
        (-inf, -inf, False, False, "'-inf' is no finite number"),
        (1, 1, True, False, "no number lies strictly between 1 and 1"),
        (1, 1, False, True, "no number lies strictly between 1 and 1"),
        (1, 1, False, False, "no number lies strictly between 1 and 1"),
        ("many", 1, True, True, "'many' is no finite number"),
        (True, 2, True, True, "'True' is no finite number"),
    ],
)
def test_what_is_no_interval_is_refused(
    low: Number, high: Number, low_closed: bool, high_closed: bool, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Interval(low, high, low_closed, high_closed)


@pytest.mark.parametrize(
    "interval",
    [
        Interval(-inf, 1),
        Interval(np.float64("-inf"), 1),
        Interval(Decimal("-Infinity"), 1),
        Interval(None, 1, True, True),
        -Interval(-1, inf),
        Interval.below(1, closed=True),
    ],
)
def test_an_infinite_end_is_missing_and_open(interval: Interval) -> None:
    assert interval == Interval(None, 1, False, True)
    assert (interval.low, interval.low_closed) == (None, False)


@pytest.mark.parametrize("value", [math.nan, inf, -inf, Decimal("NaN"), Decimal("Infinity"), None])
def test_what_is_no_finite_number_is_no_interval_and_no_operand(value: float) -> None:
    for reckon in (
        lambda: Interval.exactly(value),
        lambda: Interval(1, 2) + value,
        lambda: value - Interval(1, 2),
        lambda: Interval(1, 2) * value,
        lambda: Interval(1, 2) / value,
        lambda: value in Interval(1, 2),
        lambda: value in EVERYTHING,
    ):
        with pytest.raises(ValueError, match="is no finite number"):
            reckon()


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(1, 2), [1, 1.5, 2, Fraction(5, 3)], [0.999, 2.001, Fraction(3)]),
        (Interval(1, 2, False, False), [1.0000001, 1.9999999], [1, 2, Fraction(2)]),
        (Interval(-inf, 2, False), [-LARGEST, Fraction(-(10**400)), 2], [2.1]),
        (Interval(0.1, 0.1), [0.1, Fraction(1, 10), "0.10"], [Fraction(0.1)]),
        (Interval(0, 1), [-0.0, Decimal("-0"), SMALLEST], [-SMALLEST]),
    ],
    ids=str,
)
def test_membership(interval: Interval, inside: list[Number], outside: list[Number]) -> None:
    assert [value for value in inside if value not in interval] == []
    assert [value for value in outside if value in interval] == []


def test_numbers_of_numpy_do_not_overflow() -> None:
    large = cast(Number, np.int64(2**62))
    doubled = Interval(large, large) * cast(Number, np.int64(4))
    assert doubled == Interval.exactly(2**64)
    assert doubled.low is not None
    assert type(doubled.low.numerator) is int
    assert (
        np.float64(0.1) * Interval(1, 2) == Interval(1, 2) * np.float64(0.1) == Interval(0.1, 0.2)
    )
    assert np.float64(1) - Interval(1, 2) == Interval(-1, 0)
    assert np.float64(0.1) in Interval.exactly("0.1")


@pytest.mark.parametrize(
    "interval",
    [Interval(0.1, 2, False), Interval(None, 2), EVERYTHING, Interval.exactly(-0.0)],
    ids=str,
)
def test_copies_are_the_same_interval(interval: Interval) -> None:
    copies = [copy.copy(interval), copy.deepcopy(interval), pickle.loads(pickle.dumps(interval))]
    assert {interval, *copies} == {interval}
    assert [str(one) for one in copies] == 3 * [str(interval)]


def test_intervals_are_equal_by_what_they_hold() -> None:
    same = [Interval(0.5, 1), Interval(Fraction(1, 2), "1"), Interval(Decimal("0.50"), 1.0)]
    assert len(set(same)) == 1
    assert Interval(-0.0, 0) == Interval.exactly(0)
    assert Interval(0, 1) != Interval(0, 1, False)
    number: object = 1
    assert Interval(1, 1) != number  # though it can be an operand


def test_an_interval_cannot_be_changed() -> None:
    interval = Interval(1, 2)
    with pytest.raises(FrozenInstanceError):
        interval.low = Fraction(0)  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        interval.name = "one to two"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("interval", "single", "bounded", "positive"),
    [
        (Interval.exactly(2), True, True, True),
        (Interval.exactly(0), True, True, False),
        (Interval(0, 1, False), False, True, True),
        (Interval(0, 1), False, True, False),
        (Interval(-1, 1), False, True, False),
        (Interval(1, None), False, False, True),
        (Interval(None, 1), False, False, False),
        (EVERYTHING, False, False, False),
    ],
    ids=str,
)
def test_what_is_asked_of_an_interval(
    interval: Interval, single: bool, bounded: bool, positive: bool
) -> None:
    assert (interval.single, interval.bounded, interval.positive) == (single, bounded, positive)


def test_middle_and_ends() -> None:
    assert Interval("0.1", "0.2", False).middle == Fraction(15, 100)
    assert Interval(Fraction(1, 3), None).ends == (1 / 3, inf)
    assert Interval(None, "0.1").ends == (-inf, 0.1)
    assert all(type(end) is float for end in Interval(1, 2).ends)


@pytest.mark.parametrize(
    ("interval", "brackets", "words"),
    [
        (Interval(8.5, inf, False, False), "(8.5, ∞)", "more than 8.5"),
        (Interval(8.5, None), "[8.5, ∞)", "at least 8.5"),
        (Interval(None, 4), "(−∞, 4]", "at most 4"),
        (Interval(None, 4, high_closed=False), "(−∞, 4)", "less than 4"),
        (EVERYTHING, "(−∞, ∞)", "any number"),
        (Interval(-0.1, 4, True, False), "[−0.1, 4)", "at least −0.1, less than 4"),
        (Interval(-0.1, 4, False, True), "(−0.1, 4]", "more than −0.1, at most 4"),
        (Interval(1, 4, False, False), "(1, 4)", "more than 1, less than 4"),
        (Interval(0.1 + 0.2, 1), "[0.3, 1]", "0.3 to 1"),
        (Interval(-1e-5, 0, False), "(−0.00001, 0]", "more than −0.00001, at most 0"),
        (Interval.exactly(650), "650", "650"),
        (
            Interval(1234.5, 1e6, True, False),
            "[1,234.5, 1,000,000)",
            "at least 1,234.5, less than 1,000,000",
        ),
        (-Interval(0.0, 1.0), "[−1, 0]", "−1 to 0"),  # zero has no sign
        # A tenth lies between two floats, which print alike.
        (Interval(Fraction(1, 10), Fraction(1, 10)), "0.1", "0.1"),
        (Interval(0.1, math.nextafter(0.1, 1), False, False), "0.1", "0.1"),
    ],
    ids=str,
)
def test_text_form(interval: Interval, brackets: str, words: str) -> None:
    assert interval.brackets() == brackets
    assert str(interval) == repr(interval) == words
