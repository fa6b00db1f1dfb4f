"""How a check is decided, and how far off it is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.audit import Check, CheckResult, Kind, Rule, decide
from helpers.analysis.audit.checks import (
    apart_in,
    inner,
    percent,
    quotient,
    rate,
    rounded,
    settle,
    short,
    three_digits,
    worded,
)
from helpers.analysis.likeness import Aspect, Difference
from helpers.core.exact import exact
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError
from helpers.data.records import Published
from tests.analysis.audit.cases import FAILS, HOLDS, UNDECIDED, aimed, inf, made, published, stated
from tests.building import report_of

many = settings(derandomize=True, deadline=None, max_examples=25)
RULE = Rule("a rule", "What should hold.", Kind.CONTRADICTION, lambda _, __: iter(()))


def check(
    result: CheckResult, computed: Interval | None = None, limit: Interval | None = None
) -> Check:
    return Check(RULE, "a subject", (), result, "a finding", computed, limit)


# Deciding

ENDS = st.sampled_from([-inf, -2.0, -1.0, 0.0, 1.0, 2.0, inf])
GRID = [-1000.0, *(step / 4 for step in range(-12, 13)), 1000.0]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    if low == high:
        return Interval(low, high) if math.isfinite(low) else Interval(-inf, inf, False, False)
    return Interval(
        low,
        high,
        math.isfinite(low) and draw(st.booleans()),
        math.isfinite(high) and draw(st.booleans()),
    )


@many
@given(intervals(), intervals())
def test_what_lies_inside_holds_and_what_lies_outside_fails(
    computed: Interval, limit: Interval
) -> None:
    inside = [member in limit for member in GRID if member in computed]
    assert inside
    expected = HOLDS if all(inside) else UNDECIDED if any(inside) else FAILS
    assert decide(computed, limit) == expected


@pytest.mark.parametrize(
    ("computed", "limit", "result"),
    [
        (Interval(0, 1), Interval(0, 1), HOLDS),
        (Interval(1, 1), Interval(0, 1), HOLDS),
        (Interval(0, 1, False, False), Interval(0, 1), HOLDS),
        (Interval(0, 1, False, False), Interval(0, 1, False, False), HOLDS),
        (Interval(0, 1), Interval(0, 1, high_closed=False), UNDECIDED),
        (Interval(0, 1), Interval(0, 1, low_closed=False), UNDECIDED),
        (Interval(1, 2), Interval(0, 1), UNDECIDED),
        (Interval(1, 2, low_closed=False), Interval(0, 1), FAILS),
        (Interval(1, 2), Interval(0, 1, high_closed=False), FAILS),
        (Interval(-1, 0), Interval(0, 1), UNDECIDED),
        (Interval(-1, 0, high_closed=False), Interval(0, 1), FAILS),
        (Interval(-1, 0), Interval(0, 1, low_closed=False), FAILS),
        (Interval(0.5, inf, True, False), Interval(0, 1), UNDECIDED),
        (Interval(2, inf, True, False), Interval(0, 1), FAILS),
        (Interval(2, inf, True, False), Interval(0, inf, True, False), HOLDS),
        (Interval(-inf, inf, False, False), Interval(0, 1), UNDECIDED),
        (Interval(-inf, 0, False, False), Interval(0, 1), FAILS),
    ],
    ids=str,
)
def test_the_ends_decide(computed: Interval, limit: Interval, result: CheckResult) -> None:
    assert decide(computed, limit) == result


def off(computed: Interval, limit: Interval) -> float:
    return check(decide(computed, limit), computed, limit).off


@pytest.mark.parametrize(
    ("computed", "limit", "expected"),
    [
        (Interval(3, 4), Interval(0, 2), 1.5),  # the nearer ends, 3 and 2
        (Interval(3, inf, False, False), Interval(0, 2), 1.5),
        (Interval(1, 2), Interval(4, 9), 2),
        (Interval(0, 0), Interval(4, 9), inf),
        (Interval(-3, -2), Interval(4, 9), inf),
        (Interval(1, 2), Interval(-9, 0), inf),
        (Interval(0.5, 1), Interval(0, 2), 1),
        (Interval(0.5, 3), Interval(0, 2), 1),
    ],
    ids=str,
)
def test_how_far_off_it_is_at_least(computed: Interval, limit: Interval, expected: float) -> None:
    assert off(computed, limit) == expected


def test_what_has_no_number_is_not_off() -> None:
    assert check(FAILS).off == 1
    assert check(FAILS, Interval(3, 4)).off == 1
    assert check(UNDECIDED, Interval(3, 4), Interval(0, 2)).off == 1


@pytest.mark.parametrize(
    ("computed", "limit"),
    [
        (Interval(1, inf, False, False), Interval(0, 1)),
        (Interval(10, 20, low_closed=False), Interval(0.1, 10)),
        (Interval(0.5, 4, high_closed=False), Interval(4, 9)),
    ],
    ids=str,
)
def test_what_is_just_beyond_the_end_is_off_by_one(computed: Interval, limit: Interval) -> None:
    assert decide(computed, limit) == FAILS
    assert off(computed, limit) == 1


def test_a_fall_of_prices_is_as_far_off_as_a_rise() -> None:
    assert off(Interval(-7, -6), Interval(-5, 5)) == off(Interval(6, 7), Interval(-5, 5)) == 1.2


def test_what_cannot_be_computed_cannot_be_decided() -> None:
    assert decide(None, Interval(0, 1)) is UNDECIDED


def test_a_ratio_needs_a_divisor_that_is_not_zero_and_of_its_kind() -> None:
    money = Quantity.of(1, 3, "RMB billion")
    assert quotient(money, Quantity.exactly(500, "RMB million")) == Interval(2, 6)
    assert quotient(money, Quantity.of(0, 1, "RMB")) is None
    with pytest.raises(UnitError):
        quotient(money, Quantity.exactly(1, "jin"))


# Why it is unclear

SURE = {aspect: Difference(aspect, "one", "other", sure=True) for aspect in Aspect}
MAYBE = {aspect: Difference(aspect, "one", "other", sure=False) for aspect in Aspect}
INSIDE, ACROSS, OUTSIDE = Interval(0, 1), Interval(1, 3), Interval(3, 4)
LIMIT = Interval(0, 2)


@pytest.mark.parametrize(
    ("computed", "apart", "expected"),
    [
        (INSIDE, [], (HOLDS, "")),
        (OUTSIDE, [], (FAILS, "")),
        (ACROSS, [], (UNDECIDED, "what the wording allows lies on both sides")),
        (None, [], (UNDECIDED, "a number is not known")),
        # Across territories nothing is compared, however sure that they are two.
        (INSIDE, [SURE[Aspect.TERRITORY]], (UNDECIDED, "two territories")),
        (OUTSIDE, [MAYBE[Aspect.TERRITORY]], (UNDECIDED, "maybe two territories")),
        (OUTSIDE, [SURE[Aspect.VINTAGE]], (UNDECIDED, "two vintages")),
        # A report does not say of which vintage its numbers are.
        (OUTSIDE, [MAYBE[Aspect.VINTAGE]], (FAILS, "")),
        (OUTSIDE, [SURE[Aspect.PRICES]], (FAILS, "")),
        (
            OUTSIDE, [SURE[Aspect.VINTAGE], MAYBE[Aspect.TERRITORY], SURE[Aspect.VINTAGE]],
            (UNDECIDED, "two vintages; maybe two territories"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_decides_nothing(
    computed: Interval | None, apart: list[Difference], expected: tuple[CheckResult, str]
) -> None:
    assert settle(computed, LIMIT, apart=apart) == expected


def evidence_of(*rows: dict[str, str]) -> list[Published]:
    return list(report_of(evidence=rows).records.evidence)


def test_a_weak_source_decides_nothing() -> None:
    (weak,) = evidence_of(published("woods", "1", strength="weak"))
    (mirror,) = evidence_of(published("woods", "1", strength="mirror"))
    assert settle(INSIDE, LIMIT, [mirror, None]) == (HOLDS, "")
    assert settle(INSIDE, LIMIT, [mirror, weak]) == (UNDECIDED, "a weak source alone")
    both = settle(INSIDE, LIMIT, [weak], [SURE[Aspect.TERRITORY]])
    assert both == (UNDECIDED, "two territories; a weak source alone")


def test_differences_of_several_numbers_are_told_once() -> None:
    rows = evidence_of(
        published("woods", "1", territory="a", vintage="old"),
        published("woods", "1", territory="b", vintage="new"),
        published("woods", "1", territory="a", vintage="new"),
    )
    found = apart_in(*rows, None)
    assert [(one.aspect, one.sure) for one in found] == [
        (Aspect.TERRITORY, True), (Aspect.VINTAGE, True),
    ]  # fmt: skip
    assert [one.aspect for one in apart_in(*rows, aspects=[Aspect.VINTAGE])] == [Aspect.VINTAGE]
    assert apart_in(rows[0], rows[0]) == apart_in(rows[0]) == ()


# Writing


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0.086049", "8.6"), ("0.0994", "9.9"), ("0.1042", "10.4"), ("-0.00008", "−0.008"),
        ("0", "0"), ("0.07", "7"), ("1", "100"), ("0.50405", "50.4"),
    ],
)  # fmt: skip
def test_a_rate_is_written_to_two_or_three_digits(number: str, words: str) -> None:
    assert rate(exact(number)) == words


def test_a_number_is_written_with_its_qualifier_or_rounded() -> None:
    report = made(
        figures=[
            aimed("gdp", "7.0", "percent", measure="growth", comparator="~"),
            aimed("lead", "2", "years", comparator="..", upper="3"),
            stated("people", "9.066906", "million persons"),
        ]
    )
    about, span, people = report.records.figures
    assert (worded(about), worded(span)) == ("about 7.0%", "2 to 3 years")
    assert rounded(people) == "9.07 million persons"
    other = report.what_if("people", value="9").records.figures[2]
    assert rounded(other) == "9 million persons (hypothetical)"


@pytest.mark.parametrize(
    ("interval", "words", "rate"),
    [
        (Interval("0.2738", "0.2738"), "0.274", "27.4%"),
        (Interval("0.2738", 1), "0.274 to 1", "27.4 to 100%"),
        (Interval("0.27381", "0.27384"), "0.274", "27.4%"),
        (Interval("-0.05", "0.036"), "−0.05 to 0.036", "−5 to 3.6%"),
        (Interval.above(2), "more than 2", "200% or more"),
        (Interval.above(2, closed=True), "2 or more", "200% or more"),
        (Interval.below(2), "less than 2", "200% or less"),
        (Interval.below(2, closed=True), "2 or less", "200% or less"),
        (Interval(None, None), "any number", "any percentage"),
    ],
    ids=str,
)
def test_an_interval_is_written_for_readers(interval: Interval, words: str, rate: str) -> None:
    assert three_digits(interval) == words
    assert percent(interval) == rate


def test_a_large_number_is_written_in_full() -> None:
    assert short(exact("66666.7")) == "66,700"
    assert short(None) == "any number of"


def test_a_label_inside_a_sentence_keeps_its_abbreviation() -> None:
    assert [inner(label) for label in ("Land of the city", "GDP per person", "A")] == [
        "land of the city", "GDP per person", "a",
    ]  # fmt: skip
