"""What targets ask: bars as worked by hand, and what holds of all of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.bars import Bar, Side, asked, bar_of
from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import UnitError, unit
from helpers.data.records import Figure
from tests.building import report_of
from tests.drawing import ENDS, SCALES, intervals, members, wider

many = settings(derandomize=True, deadline=None, max_examples=20)
TENTH = Fraction(1, 10)


def figure_of(
    comparator: str,
    value: str,
    unit: str = "percent",
    measure: str = "growth",
    *,
    better: str = "higher",
    status: str = "target",
) -> Figure:
    """Return a figure of an indicator of which so much is better."""
    cells = {"comparator": comparator, "value": value, "unit": unit, "measure": measure}
    its = {"indicator": "x", "status": status}
    few = report_of(figures=[its | cells], indicators=[{"indicator": "x", "better": better}])
    return few["x"]


def closed(low: str, high: str) -> Interval:
    return Interval(low, high)


def exactly(value: str) -> Interval:
    return Interval.exactly(value)


def judged(answer: Answer) -> str:
    """Return whether a bar is met, in words."""
    return answer.words("met", "missed", "cannot be told")


def percent(found: Interval) -> Quantity:
    return Quantity(found, unit("percent"))


@pytest.mark.parametrize(
    ("row", "better", "expected"),
    [
        ((">", "30"), "higher", Bar(percent(exactly("30")), Side.ABOVE, strict=True)),
        ((">=", "30"), "higher", Bar(percent(exactly("30")), Side.ABOVE, strict=False)),
        (("<", "4", "percent", "share"), "lower",
         Bar(percent(exactly("4")), Side.BELOW, strict=True)),
        (("<=", "4", "percent", "share"), "lower",
         Bar(percent(exactly("4")), Side.BELOW, strict=False)),
        # A floor and a ceiling say it themselves.
        ((">", "30"), "lower", Bar(percent(exactly("30")), Side.ABOVE, strict=True)),
        (("<=", "4"), "higher", Bar(percent(exactly("4")), Side.BELOW, strict=False)),
        ((">=", "4"), "neither", Bar(percent(exactly("4")), Side.ABOVE, strict=False)),
        # Others do not; about lies anywhere in its interval.
        (("~", "7"), "higher", Bar(percent(closed("6", "8")), Side.ABOVE, strict=False)),
        (("~", "7"), "lower", Bar(percent(closed("6", "8")), Side.BELOW, strict=False)),
        (("~", "7"), "neither", Bar(percent(closed("6", "8")), Side.AT, strict=False)),
        (("=", "7"), "higher", Bar(percent(exactly("7")), Side.ABOVE, strict=False)),
        (("=", "7"), "lower", Bar(percent(exactly("7")), Side.BELOW, strict=False)),
        (("=", "7"), "neither", Bar(percent(exactly("7")), Side.AT, strict=False)),
    ],
)  # fmt: skip
def test_a_target_sets_a_bar(row: tuple[str, ...], better: str, expected: Bar) -> None:
    found = bar_of(figure_of(*row, better=better))
    assert found == expected
    # The same as a fraction: 30% is 0.3.
    assert found.at.ratio == expected.at.interval / 100


MORE_THAN = Bar(percent(exactly("30")), Side.ABOVE, strict=True)
AT_LEAST = Bar(percent(exactly("30")), Side.ABOVE, strict=False)
WITHIN = Bar(percent(exactly("4")), Side.BELOW, strict=False)
LESS_THAN = Bar(percent(exactly("4")), Side.BELOW, strict=True)
ABOUT = Bar(percent(closed("6", "8")), Side.ABOVE, strict=False)
ABOUT_AT_MOST = Bar(percent(closed("6", "8")), Side.BELOW, strict=False)
EQUAL = Bar(percent(exactly("7")), Side.AT, strict=False)
NEAR = Bar(percent(closed("6", "8")), Side.AT, strict=False)


def half_open(low: int | None, high: int | None, at_low: bool, at_high: bool) -> Interval:
    return Interval(low, high, at_low, at_high)


@pytest.mark.parametrize(
    ("bar", "value", "expected"),
    [
        # More than 30: 30 itself falls short.
        (MORE_THAN, exactly("30"), "missed"),
        (MORE_THAN, exactly("30.001"), "met"),
        (MORE_THAN, exactly("29.999"), "missed"),
        (MORE_THAN, closed("30", "31"), "cannot be told"),
        (MORE_THAN, half_open(30, 31, False, True), "met"),
        (MORE_THAN, half_open(30, 31, True, False), "cannot be told"),
        (MORE_THAN, closed("29", "30"), "missed"),
        (MORE_THAN, half_open(29, 30, True, False), "missed"),
        (MORE_THAN, half_open(30, None, False, False), "met"),
        (MORE_THAN, half_open(30, None, True, False), "cannot be told"),
        (MORE_THAN, half_open(None, 30, False, True), "missed"),
        (MORE_THAN, half_open(None, None, False, False), "cannot be told"),
        # At least 30: 30 itself is enough.
        (AT_LEAST, exactly("30"), "met"),
        (AT_LEAST, exactly("29.999"), "missed"),
        (AT_LEAST, closed("30", "31"), "met"),
        (AT_LEAST, half_open(30, 31, False, True), "met"),
        (AT_LEAST, closed("29", "30"), "cannot be told"),
        (AT_LEAST, half_open(29, 30, True, False), "missed"),
        (AT_LEAST, half_open(None, 30, False, False), "missed"),
        # Within 4: 4 itself is within.
        (WITHIN, exactly("4"), "met"),
        (WITHIN, exactly("4.1"), "missed"),
        (WITHIN, exactly("3.9"), "met"),
        (WITHIN, closed("0", "4"), "met"),
        (WITHIN, closed("4", "5"), "cannot be told"),
        (WITHIN, half_open(4, 5, False, True), "missed"),
        (WITHIN, half_open(None, 4, False, True), "met"),
        # Less than 4: 4 itself is too much.
        (LESS_THAN, exactly("4"), "missed"),
        (LESS_THAN, exactly("3.9"), "met"),
        (LESS_THAN, closed("0", "4"), "cannot be told"),
        (LESS_THAN, half_open(0, 4, True, False), "met"),
        (LESS_THAN, closed("4", "5"), "missed"),
        # About 7, where more is better: the bar lies anywhere from 6 to 8.
        (ABOUT, exactly("8"), "met"),
        (ABOUT, exactly("5.9"), "missed"),
        (ABOUT, exactly("7"), "cannot be told"),
        (ABOUT, exactly("6"), "cannot be told"),
        (ABOUT, half_open(5, 6, True, False), "missed"),
        (ABOUT, half_open(8, None, True, False), "met"),
        (ABOUT_AT_MOST, exactly("6"), "met"),
        (ABOUT_AT_MOST, exactly("8"), "cannot be told"),
        (ABOUT_AT_MOST, exactly("8.1"), "missed"),
        # Exactly 7, where neither direction is better
        (EQUAL, exactly("7"), "met"),
        (EQUAL, exactly("7.1"), "missed"),
        (EQUAL, exactly("6.9"), "missed"),
        (EQUAL, closed("7", "8"), "cannot be told"),
        (EQUAL, half_open(7, 8, False, True), "missed"),
        (EQUAL, half_open(6, 7, True, False), "missed"),
        (NEAR, exactly("7"), "cannot be told"),
        (NEAR, exactly("8"), "cannot be told"),
        (NEAR, exactly("8.1"), "missed"),
    ],
)
def test_a_value_is_judged_against_a_bar(bar: Bar, value: Interval, expected: str) -> None:
    assert judged(bar.met_by(percent(value))) == expected


@pytest.mark.parametrize(
    ("better", "verdicts"),
    [
        ("higher", ("met", "missed")),
        ("lower", ("missed", "met")),
        ("neither", ("missed", "missed")),
    ],
)
def test_a_bare_bar_is_met_on_its_better_side(better: str, verdicts: tuple[str, str]) -> None:
    bar = bar_of(figure_of("=", "7", better=better))
    seven = Fraction(7, 100)
    found = [
        judged(bar.met_by(Quantity.exactly(value, "fraction")))
        for value in (seven + TENTH, seven - TENTH, seven)
    ]
    assert found == [*verdicts, "met"]


# Properties


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    side = draw(st.sampled_from(Side))
    low, width = draw(ENDS), draw(st.sampled_from((Fraction(0), Fraction(0), Fraction(3, 7))))
    strict = side is not Side.AT and draw(st.booleans())
    return Bar(percent(Interval(low, low + width)), side, strict)


def reaches(bar: Bar, where: Fraction, value: Fraction) -> bool:
    """Tell whether a number meets a bar that lies at another one."""
    if bar.side is Side.AT:
        return value == where
    above = value - where if bar.side is Side.ABOVE else where - value
    return above > 0 or (above == 0 and not bar.strict)


@many
@given(data=st.data(), bar=bars(), value=intervals())
def test_knowing_less_never_judges(data: st.DataObject, bar: Bar, value: Interval) -> None:
    before = bar.met_by(percent(value))
    vague = replace(bar, at=percent(data.draw(wider(bar.at.interval))))
    assert vague.met_by(percent(data.draw(wider(value)))) in {before, Answer.UNCLEAR}


@many
@given(data=st.data(), bar=bars(), value=intervals())
def test_a_judgement_holds_for_every_number(data: st.DataObject, bar: Bar, value: Interval) -> None:
    found = reaches(bar, data.draw(members(bar.at.interval)), data.draw(members(value)))
    assert judged(bar.met_by(percent(value))) in {"met" if found else "missed", "cannot be told"}


@many
@given(data=st.data(), value=ENDS, where=ENDS, bar=bars())
def test_an_exact_value_is_always_judged_against_an_exact_bar(
    data: st.DataObject, value: Fraction, where: Fraction, bar: Bar
) -> None:
    at = data.draw(st.sampled_from((where, value)))
    bar = replace(bar, at=Quantity.exactly(at, "percent"))
    exact = Quantity.exactly(value, "percent")
    assert judged(bar.met_by(exact)) == ("met" if reaches(bar, at, value) else "missed")


@many
@given(value=intervals(), bar=bars(), scale=SCALES)
def test_the_scale_never_decides(value: Interval, bar: Bar, scale: Fraction) -> None:
    there = replace(bar, at=bar.at * scale)
    assert there.met_by(percent(value) * scale) is bar.met_by(percent(value))


@many
@given(left=intervals(), bar=bars(), units=st.sampled_from(
    (("billion jin", "million kg"), ("mu", "hectares"), ("percent", "fraction"))
))  # fmt: skip
def test_the_unit_never_decides(left: Interval, bar: Bar, units: tuple[str, str]) -> None:
    one, other = map(unit, units)
    value, at = Quantity(left, one), Quantity(bar.at.interval, one)
    answers = {
        replace(bar, at=there).met_by(here)
        for here, there in product((value, value.to(other)), (at, at.to(other)))
    }
    assert answers == {bar.met_by(percent(left))}


def test_grain_in_kilograms_is_judged_as_in_jin() -> None:
    # 23.3 billion jin are 11.65 billion kg, and 24 are 12: a jin is half a kilogram.
    jin = ("billion jin", "level")
    for value, expected in (("24.0", "cannot be told"), ("24.1", "met"), ("23.9", "missed")):
        in_jin = figure_of("=", value, *jin, status="achievement").quantity
        bar = bar_of(figure_of("=", "24", *jin))
        in_kg = replace(bar, at=bar.at.to("billion kg"))
        assert in_kg.at == Quantity.exactly(12, "billion kg")
        assert judged(bar.met_by(in_jin)) == expected
        assert judged(in_kg.met_by(in_jin.to("billion kg"))) == expected


def test_a_bar_is_not_met_in_another_kind_of_unit() -> None:
    bar = bar_of(figure_of("=", "24", "billion jin", "level"))
    with pytest.raises(UnitError, match="one measures m², the other kg"):
        bar.met_by(Quantity.exactly(24, "million mu"))


@pytest.mark.parametrize(
    ("cells", "as_set", "rounded"),
    [
        # Half a unit of the last printed digit, but not where things are counted
        (("=", "24", "billion jin", "level"), exactly("24"), closed("23.5", "24.5")),
        (("=", "24.0", "billion jin", "level"), exactly("24"), closed("23.95", "24.05")),
        (("=", "24", "cars", "level"), exactly("24"), exactly("24")),
        # What is qualified says itself what it allows.
        (("~", "24", "billion jin", "level"), closed("23", "25"), closed("23", "25")),
        ((">", "24", "billion jin", "level"), Interval.above(24), Interval.above(24)),
    ],
)
def test_a_bare_target_is_as_set_or_as_rounded(
    cells: tuple[str, str, str, str], as_set: Interval, rounded: Interval
) -> None:
    target = figure_of(*cells)
    assert asked(target, rounded=False).interval == as_set
    assert asked(target, rounded=True).interval == rounded
    at = exactly("24") if target.comparator.floor else rounded
    assert bar_of(target, rounded=True).at.interval == at


def test_about_stays_as_wide_as_the_report_has_it() -> None:
    few = report_of(
        figures=[
            {"indicator": "x", "status": "target", "comparator": "~", "value": "24"}
            | {"unit": "billion jin"}
        ],
        about="0.25",
    )
    for rounded in (False, True):
        assert asked(few["x"], rounded=rounded).interval == closed("23.75", "24.25")


def test_full_coverage_in_words_is_exact_however_it_is_read() -> None:
    cells = {"indicator": "x", "status": "target", "measure": "share", "unit": "percent"}
    few = report_of(
        figures=[cells | {"value": "100", "printed": "full coverage"}],
        indicators=[{"indicator": "x"}],
    )
    for rounded in (False, True):
        assert asked(few["x"], rounded=rounded).interval == exactly("100")
