"""How numbers are told, against sentences that were worked by hand from the rules of the module."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.show.told import exactly, tell, tell_distance
from tests.drawing import intervals

ENDS = [
    # One number to which all rounds: 36.05 and 36.27 are 36, but 36.1 and 36.3; 6.35 and 6.38 are
    # 6.4; 649.5 and 650.5 are the edges of 650, 645 and 655 those of 65 tens.
    ("36.05", "36.27", "percent", "36%"),
    ("6.35", "6.38", "percent", "6.4%"),
    ("649.5", "650.5", "RMB billion", "RMB650 billion"),
    ("645", "655", "RMB billion", "RMB650 billion"),
    ("115000", "125000", "jobs", "120,000 jobs"),
    ("349.5", "350.5", "percent", "350%"),
    ("12.359", "12.36", "percent", "12.4%"),
    ("2.6", "3.4", "enterprises", "3 enterprises"),
    ("0.45", "0.55", "percent", "0.5%"),
    ("-3.55", "-3.45", "percent", "−3.5%"),  # the middle
    # 6.34 is 6.3 and 6.36 is 6.4: an edge. 0.02 is no more than half a tenth: the middle, 6.35.
    ("6.34", "6.36", "percent", "6.4%"),
    ("6.33", "6.38", "percent", "6.4%"),  # 0.05 is half a tenth, and 6.355 is 6.4
    ("6.33", "6.39", "percent", "6.3 to 6.4%"),  # 0.06 is more, and 6 alone has one digit
    # A zero at the end stays in rates that are rounded to a tenth, and only there.
    ("8.98", "9.01", "percent", "9.0%"),
    ("9", "9", "percent", "9%"),
    ("0.9999", "1.0001", "RMB trillion", "RMB1 trillion"),
    # A range: one number would need a digit that one end does not have.
    ("4.7", "5.5", "percent", "4.7 to 5.5%"),
    ("4.72", "5.47", "percent", "4.7 to 5.5%"),  # outward
    ("8.51", "8.96", "percent", "8.5 to 9.0%"),
    ("6", "8", "percent", "6 to 8%"),
    ("11.3", "12.7", "percent", "11.3 to 12.7%"),  # 11 and 13 in whole percent, 1.4 wide
    ("616.4", "637.6", "RMB billion", "RMB616 to 638 billion"),  # 21.2 / 20 is one
    ("616.4", "737.6", "RMB billion", "RMB616 to 738 billion"),  # 121.2 / 20 is six: one
    ("27.2", "49.6", "RMB billion", "RMB27 to 50 billion"),
    ("0.95", "1.08", "RMB trillion", "RMB0.95 to 1.08 trillion"),
    ("1", "1.25", "RMB trillion", "RMB1.00 to 1.25 trillion"),
    ("112345", "137654", "jobs", "112,000 to 138,000 jobs"),  # three digits of the larger end
    ("-1.3", "-0.1", "percent", "−1.3 to −0.1%"),
    ("-0.6", "2.3", "percentage points", "−0.6 to 2.3 percentage points"),
    ("0.02", "0.3", "percent", "0 to 0.3%"),
    ("-0.04", "0.03", "percent", "−0.04 to 0.03%"),
    # One exact number: three digits, a tenth of a percent, a whole thing
    ("477.38", "477.38", "RMB billion", "RMB477 billion"),
    ("0.7632185", "0.7632185", "RMB trillion", "RMB763 billion"),
    ("999.6", "999.6", "RMB billion", "RMB1 trillion"),
    ("999.4", "999.4", "RMB billion", "RMB999 billion"),
    ("0.5", "0.5", "RMB billion", "RMB500 million"),
    ("72340", "72340", "RMB", "RMB72,300"),
    ("24.73", "24.73", "billion jin", "24.7 billion jin"),
    ("0.1", "0.1", "million entities", "100,000 entities"),
    ("1200", "1200", "thousand cars", "1.2 million cars"),
    ("2013", "2013", "enterprises", "2,013 enterprises"),
    ("12013", "12013", "enterprises", "12,000 enterprises"),
    ("5.55", "5.55", "percent", "5.6%"),
    ("-5.55", "-5.55", "percent", "−5.6%"),
    ("0.04", "0.04", "percent", "0.04%"),
    ("0.25", "0.25", "jobs", "0.3 jobs"),
    ("0", "0", "percent", "0%"),
    ("1", "1", "percentage points", "1 percentage point"),
    ("3.478", "3.478", "times", "3.48 times"),
    ("0.65", "0.65", "fraction", "0.65"),
]


@pytest.mark.parametrize(("low", "high", "name", "told"), ENDS)
def test_what_is_known_is_told_as_a_newspaper_would(
    low: str, high: str, name: str, told: str
) -> None:
    assert tell(Quantity.of(low, high, name)) == told


@pytest.mark.parametrize(
    ("interval", "name", "told"),
    [
        (Interval.above("8.5"), "percent", "more than 8.5%"),
        (Interval.above(4, closed=True), "percent", "at least 4%"),
        (Interval.below(4, closed=True), "percent", "at most 4%"),
        (Interval.below(10), "percent", "less than 10%"),
        # An end that is moved outward is no longer reached.
        (Interval.above("8.53", closed=True), "percent", "more than 8.5%"),
        (Interval.below("8.53", closed=True), "percent", "less than 8.6%"),
        (Interval.above(2013), "enterprises", "more than 2,013 enterprises"),
        (Interval.above(200000), "cars", "more than 200,000 cars"),
        (Interval.above(-91), "enterprises", "more than −91 enterprises"),
        (Interval.above("763.2"), "RMB billion", "more than RMB763 billion"),
        (Interval.above(0), "percent", "more than 0%"),
        # An amount above zero is told by its high end: 7.687 is rounded to 7.69, up.
        (Interval(0, "7.7", low_closed=False), "RMB billion", "at most RMB7.7 billion"),
        (Interval(0, "7.687", low_closed=False), "RMB billion", "less than RMB7.69 billion"),
        # A rate can be below zero as well, so that its sign is told.
        (Interval(0, "7.7", low_closed=False), "percent", "0 to 7.7%"),
        (Interval(0, 10, low_closed=False, high_closed=False), "cars", "less than 10 cars"),
        (Interval(0, 300, low_closed=False), "RMB billion", "at most RMB300 billion"),
        # Nothing at all is a number, and a loss that ends before it is a range.
        (Interval(0, "7.7"), "percent", "0 to 7.7%"),
        (Interval("-7.7", 0, high_closed=False), "percent", "−7.7 to 0%"),
        (Interval("-1", "7.7", low_closed=False), "percent", "−1.0 to 7.7%"),
        (Interval(None, None), "jobs", "any number of jobs"),
        (Interval(None, None), "percent", "any number of percent"),
    ],
)
def test_an_open_end_is_told_as_a_bound(interval: Interval, name: str, told: str) -> None:
    assert tell(Quantity(interval, unit(name))) == told


def test_money_for_each_person_is_told_a_head() -> None:
    # A trillion among ten million is 100,000 each; 650.0 among 9.067 million 71,690.
    trillion, million = Quantity.exactly(1, "RMB trillion"), Quantity.exactly(10, "million persons")
    assert tell(trillion / million) == "RMB100,000 a head"
    people = Quantity.exactly("9.067", "million persons")
    assert tell(Quantity.exactly(650, "RMB billion") / people) == "RMB71,700 a head"
    assert tell(Quantity.exactly(3, "kilogram") / Quantity.exactly(2, "meter")).startswith("1.5 ")


@pytest.mark.parametrize(
    ("low", "high", "name", "told"),
    [
        ("-0.85", "-0.75", "percentage points", "0.8 points less"),
        ("3.45", "3.55", "percentage points", "3.5 points more"),
        ("1", "1", "percentage points", "1 point more"),
        ("-17.2", "-16.6", "percent", "17% less"),
        ("-20000", "-20000", "jobs", "20,000 jobs less"),
        ("0", "0", "jobs", "no difference"),
        ("0.6", "1.9", "percentage points", "0.6 to 1.9 points more"),
        ("-1.9", "-0.6", "percentage points", "0.6 to 1.9 points less"),
        # Both ends outward, in one and the same digit
        ("-0.42", "1.21", "percentage points", "from 0.5 points less to 1.3 points more"),
        ("-12.4", "30", "RMB billion", "from RMB13 billion less to RMB30 billion more"),
    ],
)
def test_a_distance_is_told_in_words(low: str, high: str, name: str, told: str) -> None:
    assert tell_distance(Quantity.of(low, high, name)) == told


@pytest.mark.parametrize(
    ("interval", "name", "told"),
    [
        (Interval.above("4.5"), "percentage points", "more than 4.5 points more"),
        (Interval.below("-1.5"), "percentage points", "more than 1.5 points short"),
        (Interval.below("1.5"), "percentage points", "at most 1.5 points more"),
        # More than nothing is more, whatever else it is.
        (Interval(0, "1.5", low_closed=False), "percentage points", "0 to 1.5 points more"),
        (Interval("-1.5", 0, high_closed=False), "percentage points", "0 to 1.5 points short"),
        (Interval.above(-91), "enterprises", "at most 91 enterprises short"),
        (Interval(None, None), "enterprises", "not known"),
    ],
)
def test_a_distance_can_be_open(interval: Interval, name: str, told: str) -> None:
    assert tell_distance(Quantity(interval, unit(name)), less="short") == told


def test_exact_intervals_are_one_click_away() -> None:
    known = {"growth & more": Quantity.of("6.35", "6.38", "percent")}
    page = BeautifulSoup(exactly(known), "html.parser")
    assert page.details is not None
    assert page.details.summary is not None
    assert [row.get_text() for row in page.details.find_all("li")] == [
        "growth & more: 6.35 to 6.38%."
    ]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        # a third of ten is 3.33333..., which is rounded down below and up above
        (Quantity.of(Fraction(10, 3), Fraction(20, 3), "percent"), "3.33333 to 6.66667%"),
        (Quantity.exactly("9.066906", "million persons"), "9.066906 million persons"),
        (Quantity.of(None, Fraction(-10, 3), "percent"), "at most −3.33333%"),
        (Quantity.of(0, None, "percent"), "at least 0%"),
    ],
)
def test_an_end_that_cannot_be_written_is_rounded_outward(known: Quantity, told: str) -> None:
    assert f": {told}.</li>" in exactly({"it": known})


NAMES = st.sampled_from(
    ("percent", "percentage points", "RMB billion", "RMB", "jobs", "million mu", "times")
)
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Draw a quantity of any size: much is narrow, some is wide, exact or open."""
    found = draw(intervals())
    if draw(st.booleans()):
        middle = draw(st.fractions(-100, 100, max_denominator=1000))
        half = draw(st.fractions(0, Fraction(1, 10), max_denominator=1000))
        found = Interval(middle - half * abs(middle), middle + half * abs(middle))
    return Quantity(found * 10 ** draw(st.integers(-2, 5)), unit(draw(NAMES)))


def read(told: str, known: Quantity) -> list[tuple[Fraction, Fraction, str]]:
    """Read numbers back: each in the quantity's unit, a unit of its last digit, and its text."""
    scale = next((name for name in SCALES if re.search(rf"\b{name}\b", told) and name), "")
    size = Fraction(SCALES[scale])
    if known.unit.base == "yuan":
        size /= known.unit.size
    elif known.unit.name.startswith("million"):
        size /= 10**6
    found = []
    for text in re.findall(r"−?\d[\d,]*(?:\.\d+)?", told):
        plain = text.replace(",", "").replace("−", "-")
        digits = plain.lstrip("-")
        tail = len(digits.partition(".")[2])
        zeros = 0 if tail else len(digits) - len(digits.rstrip("0"))
        step = Fraction(10) ** (-tail or (zeros if digits != "0" else 0))
        found.append((Fraction(plain) * size, step * size, text))
    return found


def ends_above_nothing(known: Quantity) -> bool:
    """Tell whether all that the low end says is that there is some."""
    rate = known.unit.name in ("percent", "percentage points")
    return known.low == 0 and not known.interval.low_closed and not rate


@given(quantities())
def test_what_is_told_is_neither_finer_nor_narrower_than_what_is_known(known: Quantity) -> None:
    told = tell(known)
    numbers = read(told, known)
    low, high = known.low, known.high
    for _, _, text in numbers:
        assert not re.fullmatch(r"−[0.,]*", text)
        digits = re.sub(r"[^\d]", "", text).lstrip("0").rstrip("0")
        counted = known.unit.counted and len(text.replace(",", "").lstrip("−")) <= 4
        assert len(digits) <= (4 if counted else 3)
    if low is None and high is None:
        assert numbers == []
    elif low is None or high is None or ends_above_nothing(known):
        ((value, _, _),) = numbers
        bound = Interval.below(value, closed="at most" in told)
        if high is None:
            bound = Interval.above(value, closed="at least" in told)
        assert known.interval.within(bound)
    elif " to " in told:
        (start, _, first), (stop, _, second) = numbers
        assert first != second
        assert start <= low < high <= stop
        finest = {"%": Fraction(1, 10), "points": Fraction(1, 10), "jobs": Fraction(1)}
        allowed = [step for mark, step in finest.items() if told.endswith(mark)]
        allowed += [(high - low) / 20, max(abs(low), abs(high)) / 100]  # three digits
        assert max(low - start, stop - high) <= max(allowed)
    else:
        ((value, step, _),) = numbers
        assert max(abs(low - value), abs(high - value)) <= step * Fraction(3, 4)
        assert (value == 0) == (low == high == 0)


@given(quantities())
def test_a_sign_changes_nothing_but_the_sign(known: Quantity) -> None:
    assume(known.low is not None and known.high is not None)
    assume(not (ends_above_nothing(known) or ends_above_nothing(-known)))
    values = sorted(-value for value, _, _ in read(tell(known), known))
    assert values == [value for value, _, _ in read(tell(-known), -known)]


@given(quantities())
def test_a_distance_has_no_sign(known: Quantity) -> None:
    told = tell_distance(known, "above", "below")
    assert "−" not in told
    if known.interval.positive:
        assert told.endswith("above")
    if (-known.interval).positive:
        assert told.endswith("below")
