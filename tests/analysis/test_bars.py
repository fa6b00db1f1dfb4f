"""What targets ask: bars as worked by hand, and what holds of all of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.bars import Bar, Side, Verdict, bar_of, same_bound
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
    upper: str = "",
) -> Figure:
    """Return a figure of an indicator of which so much is better; about is half a point wide."""
    cells = {"comparator": comparator, "value": value, "unit": unit, "measure": measure}
    its = {"indicator": "x", "status": status, "upper": upper}
    few = report_of(
        figures=[its | cells], indicators=[{"indicator": "x", "better": better}], about="0.5"
    )
    return few["x"]


def closed(low: str, high: str) -> Interval:
    return Interval(low, high)


def exactly(value: str) -> Interval:
    return Interval.exactly(value)


def judged(answer: Answer) -> str:
    """Return whether a bar is met, in words."""
    return answer.words("met", "missed", "unclear")


def percent(found: Interval) -> Quantity:
    return Quantity(found, unit("percent"))


def a_bar(at: Interval, side: Side, *, strict: bool) -> Bar:
    """Return a bar that is printed as the middle of where it lies."""
    return Bar(percent(at), at.middle, side, strict)


@pytest.mark.parametrize(
    ("row", "better", "expected"),
    [
        ((">", "30"), "higher", a_bar(exactly("30"), Side.ABOVE, strict=True)),
        ((">=", "30"), "higher", a_bar(exactly("30"), Side.ABOVE, strict=False)),
        (("<", "4", "percent", "share"), "lower",
         a_bar(exactly("4"), Side.BELOW, strict=True)),
        (("<=", "4", "percent", "share"), "lower",
         a_bar(exactly("4"), Side.BELOW, strict=False)),
        # A floor and a ceiling say it themselves.
        ((">", "30"), "lower", a_bar(exactly("30"), Side.ABOVE, strict=True)),
        (("<=", "4"), "higher", a_bar(exactly("4"), Side.BELOW, strict=False)),
        ((">=", "4"), "neither", a_bar(exactly("4"), Side.ABOVE, strict=False)),
        # Others do not; about lies anywhere in its interval.
        (("~", "7"), "higher", a_bar(closed("6.5", "7.5"), Side.ABOVE, strict=False)),
        (("~", "7"), "lower", a_bar(closed("6.5", "7.5"), Side.BELOW, strict=False)),
        (("~", "7"), "neither", a_bar(closed("6.5", "7.5"), Side.AT, strict=False)),
        (("=", "7"), "higher", a_bar(exactly("7"), Side.ABOVE, strict=False)),
        (("=", "7"), "lower", a_bar(exactly("7"), Side.BELOW, strict=False)),
        (("=", "7"), "neither", a_bar(exactly("7"), Side.AT, strict=False)),
        # It is half a point wide, whatever digits are printed.
        (("~", "5.5"), "higher", a_bar(closed("5", "6"), Side.ABOVE, strict=False)),
    ],
)  # fmt: skip
def test_a_target_sets_a_bar(row: tuple[str, ...], better: str, expected: Bar) -> None:
    found = bar_of(figure_of(*row, better=better))
    assert found == expected
    assert found.printed == expected.printed
    # The same as a fraction: 30% is 0.3.
    assert found.at.ratio == expected.at.interval / 100


MORE_THAN = a_bar(exactly("30"), Side.ABOVE, strict=True)
AT_LEAST = a_bar(exactly("30"), Side.ABOVE, strict=False)
WITHIN = a_bar(exactly("4"), Side.BELOW, strict=False)
LESS_THAN = a_bar(exactly("4"), Side.BELOW, strict=True)
ABOUT = a_bar(closed("6", "8"), Side.ABOVE, strict=False)
ABOUT_AT_MOST = a_bar(closed("6", "8"), Side.BELOW, strict=False)
EQUAL = a_bar(exactly("7"), Side.AT, strict=False)
NEAR = a_bar(closed("6", "8"), Side.AT, strict=False)


def half_open(low: int | None, high: int | None, at_low: bool, at_high: bool) -> Interval:
    return Interval(low, high, at_low, at_high)


@pytest.mark.parametrize(
    ("bar", "value", "expected"),
    [
        # More than 30: 30 itself falls short.
        (MORE_THAN, exactly("30"), "missed"),
        (MORE_THAN, exactly("30.001"), "met"),
        (MORE_THAN, exactly("29.999"), "missed"),
        (MORE_THAN, closed("30", "31"), "unclear"),
        (MORE_THAN, half_open(30, 31, False, True), "met"),
        (MORE_THAN, half_open(30, 31, True, False), "unclear"),
        (MORE_THAN, closed("29", "30"), "missed"),
        (MORE_THAN, half_open(29, 30, True, False), "missed"),
        (MORE_THAN, half_open(30, None, False, False), "met"),
        (MORE_THAN, half_open(30, None, True, False), "unclear"),
        (MORE_THAN, half_open(None, 30, False, True), "missed"),
        (MORE_THAN, half_open(None, None, False, False), "unclear"),
        # At least 30: 30 itself is enough.
        (AT_LEAST, exactly("30"), "met"),
        (AT_LEAST, exactly("29.999"), "missed"),
        (AT_LEAST, closed("30", "31"), "met"),
        (AT_LEAST, half_open(30, 31, False, True), "met"),
        (AT_LEAST, closed("29", "30"), "unclear"),
        (AT_LEAST, half_open(29, 30, True, False), "missed"),
        (AT_LEAST, half_open(None, 30, False, False), "missed"),
        # Within 4: 4 itself is within.
        (WITHIN, exactly("4"), "met"),
        (WITHIN, exactly("4.1"), "missed"),
        (WITHIN, exactly("3.9"), "met"),
        (WITHIN, closed("0", "4"), "met"),
        (WITHIN, closed("4", "5"), "unclear"),
        (WITHIN, half_open(4, 5, False, True), "missed"),
        (WITHIN, half_open(None, 4, False, True), "met"),
        # Less than 4: 4 itself is too much.
        (LESS_THAN, exactly("4"), "missed"),
        (LESS_THAN, exactly("3.9"), "met"),
        (LESS_THAN, closed("0", "4"), "unclear"),
        (LESS_THAN, half_open(0, 4, True, False), "met"),
        (LESS_THAN, closed("4", "5"), "missed"),
        # About 7, where more is better: the bar lies anywhere from 6 to 8.
        (ABOUT, exactly("8"), "met"),
        (ABOUT, exactly("5.9"), "missed"),
        (ABOUT, exactly("7"), "unclear"),
        (ABOUT, exactly("6"), "unclear"),
        (ABOUT, half_open(5, 6, True, False), "missed"),
        (ABOUT, half_open(8, None, True, False), "met"),
        (ABOUT_AT_MOST, exactly("6"), "met"),
        (ABOUT_AT_MOST, exactly("8"), "unclear"),
        (ABOUT_AT_MOST, exactly("8.1"), "missed"),
        # Exactly 7, where neither direction is better
        (EQUAL, exactly("7"), "met"),
        (EQUAL, exactly("7.1"), "missed"),
        (EQUAL, exactly("6.9"), "missed"),
        (EQUAL, closed("7", "8"), "unclear"),
        (EQUAL, half_open(7, 8, False, True), "missed"),
        (EQUAL, half_open(6, 7, True, False), "missed"),
        (NEAR, exactly("7"), "unclear"),
        (NEAR, exactly("8"), "unclear"),
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
    return a_bar(Interval(low, low + width), side, strict=strict)


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
    assert judged(bar.met_by(percent(value))) in {"met" if found else "missed", "unclear"}


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
    for value, expected in (("24.0", "unclear"), ("24.1", "met"), ("23.9", "missed")):
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
    "cells",
    [
        # As set, to the last digit, whatever digits are printed, and counted or not
        ("=", "24", "billion jin", "level"),
        ("=", "24.0", "billion jin", "level"),
        ("=", "24", "cars", "level"),
        # A floor and a ceiling are the bar themselves.
        (">", "24", "billion jin", "level"),
        ("<=", "24", "billion jin", "level"),
    ],
)
def test_a_bare_target_and_a_bound_are_as_set(cells: tuple[str, str, str, str]) -> None:
    bar = bar_of(figure_of(*cells))
    assert (bar.at.interval, bar.printed) == (exactly("24"), Fraction(24))


def test_an_achievement_is_as_rounded_where_a_target_is_as_set() -> None:
    for value, rounded in (("24", closed("23.5", "24.5")), ("24.0", closed("23.95", "24.05"))):
        achieved = figure_of("=", value, "billion jin", "level", status="achievement")
        assert achieved.quantity.interval == rounded


def test_about_stays_as_wide_as_the_report_has_it() -> None:
    cells = {"indicator": "x", "status": "target", "comparator": "~", "value": "24"}
    rate = {"unit": "percent", "measure": "growth", "figure": "rate"}
    level = {"unit": "billion jin", "figure": "level"}
    few = report_of(figures=[cells | rate, cells | level], about="0.25")
    # A quarter of a point, and 2.5% of 24
    assert bar_of(few["rate"]).at.interval == closed("23.75", "24.25")
    assert bar_of(few["level"]).at.interval == closed("23.4", "24.6")


def test_full_coverage_in_words_is_exact() -> None:
    cells = {"indicator": "x", "status": "target", "measure": "share", "unit": "percent"}
    few = report_of(
        figures=[cells | {"value": "100", "printed": "full coverage"}],
        indicators=[{"indicator": "x"}],
    )
    assert bar_of(few["x"]).at.interval == exactly("100")


@pytest.mark.parametrize(
    ("better", "expected"),
    [
        # The end that is easier to reach; where neither is better any of the range will do.
        ("higher", Bar(percent(exactly("5")), Fraction(5), Side.ABOVE, strict=False)),
        ("lower", Bar(percent(exactly("6")), Fraction(6), Side.BELOW, strict=False)),
        ("neither", Bar(percent(closed("5", "6")), Fraction(11, 2), Side.AT, strict=False)),
    ],
)
def test_of_a_range_the_end_that_is_easier_to_reach_is_the_bar(better: str, expected: Bar) -> None:
    assert bar_of(figure_of("..", "5", better=better, upper="6")) == expected


# Against what was achieved

BARE = a_bar(exactly("7"), Side.ABOVE, strict=False)
AT_MOST = a_bar(exactly("7"), Side.BELOW, strict=False)
TOPPED = a_bar(exactly("7"), Side.ABOVE, strict=True)


@pytest.mark.parametrize(
    ("bar", "achieved", "verdict"),
    [
        (BARE, exactly("6"), Verdict.MORE),
        (BARE, exactly("7"), Verdict.SAME),
        (BARE, exactly("8"), Verdict.LESS),
        (BARE, closed("6", "7"), Verdict.UNCLEAR),
        (BARE, closed("7.1", "9"), Verdict.LESS),
        # Less is better: a lower ceiling asks for more.
        (AT_MOST, exactly("6"), Verdict.LESS),
        (AT_MOST, exactly("7"), Verdict.SAME),
        (AT_MOST, exactly("8"), Verdict.MORE),
        # More than seven is more than seven.
        (TOPPED, exactly("7"), Verdict.MORE),
        (TOPPED, closed("6", "7"), Verdict.MORE),
        (TOPPED, closed("7", "8"), Verdict.UNCLEAR),
        (TOPPED, half_open(7, 8, False, True), Verdict.LESS),
        # About 7 is 6 to 8 here.
        (ABOUT, exactly("5.9"), Verdict.MORE),
        (ABOUT, exactly("6"), Verdict.UNCLEAR),
        (ABOUT, exactly("8.1"), Verdict.LESS),
        # Neither direction is better: another value is neither more nor less.
        (EQUAL, exactly("7"), Verdict.SAME),
        (EQUAL, exactly("6"), Verdict.UNCLEAR),
        (NEAR, exactly("7"), Verdict.UNCLEAR),
    ],
)
def test_a_bar_is_held_against_what_was_achieved(
    bar: Bar, achieved: Interval, verdict: Verdict
) -> None:
    assert bar.against(percent(achieved)) is verdict


def test_a_bar_is_not_held_against_another_kind_of_unit() -> None:
    with pytest.raises(UnitError, match="one measures"):
        BARE.against(Quantity.exactly(24, "mu"))


@pytest.mark.parametrize(
    ("target", "achieved", "same"),
    [
        (("<=", "4"), ("<=", "4"), True),
        ((">=", "4"), (">", "4"), True),  # translations do not tell them apart
        (("<", "4"), ("<=", "4"), True),
        (("<=", "4"), ("<=", "5"), False),
        (("<=", "4"), (">=", "4"), False),
        (("=", "4"), ("=", "4"), False),
        (("<=", "4"), ("=", "4"), False),
        (("~", "4"), ("~", "4"), False),
    ],
)
def test_a_bound_is_repeated(
    target: tuple[str, str], achieved: tuple[str, str], same: bool
) -> None:
    found = figure_of(*achieved, "percent", "share", status="achievement")
    assert same_bound(figure_of(*target, "percent", "share"), found) is same


def test_a_bound_is_repeated_in_another_unit_of_its_kind() -> None:
    # 24 billion jin are 12 billion kg.
    jin = figure_of(">=", "24", "billion jin", "level")
    kg = figure_of(">=", "12", "billion kg", "level", status="achievement")
    assert same_bound(jin, kg)
    assert not same_bound(jin, figure_of(">=", "24", "million mu", "level", status="achievement"))


@many
@given(data=st.data(), bar=bars(), achieved=intervals())
def test_a_verdict_on_a_bar_holds_for_every_number(
    data: st.DataObject, bar: Bar, achieved: Interval
) -> None:
    at, value = data.draw(members(bar.at.interval)), data.draw(members(achieved))
    ahead = at - value if bar.side is not Side.BELOW else value - at
    said = bar.against(percent(achieved))
    if said is Verdict.MORE:
        assert ahead > 0 or (ahead == 0 and bar.strict)
    if said is Verdict.LESS:
        assert ahead < 0
    if said is Verdict.SAME:
        assert ahead == 0
