"""Units: exact, as the report defines them, and refused where they are unknown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.units import UnknownUnitError, base_unit, from_base, is_counted, to_base
from helpers.data.report import load_report, report_names
from helpers.locations import DATA

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
KINDS = {
    "percent": (Fraction(1, 100), "fraction"),
    "times": (Fraction(1), "fraction"),
    "RMB": (Fraction(1), "yuan"),
    "jin": (Fraction(1, 2), "kg"),
    "km": (Fraction(1000), "m"),
    "kilometers": (Fraction(1000), "m"),
    "square meters": (Fraction(1), "m²"),
    "mu": (Fraction(2000, 3), "m²"),  # a fifteenth of a hectare of 10,000 square metres
    "hectares": (Fraction(10000), "m²"),
    "hours": (Fraction(3600), "s"),
    "days": (Fraction(24 * 3600), "s"),
    "years": (Fraction(3652425, 10000) * 24 * 3600, "s"),  # the Gregorian mean year
    "persons": (Fraction(1), "person"),
    "graduates": (Fraction(1), "person"),
    "retirees": (Fraction(1), "person"),
}
"""What one of each unit is, written by hand; all others are counted one by one."""


def rows(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every row of a table of every package, with the package's name."""
    for name in report_names():
        with (DATA / name / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            yield from ((name, row) for row in csv.DictReader(file))


UNITS = sorted(
    {row["unit"] for table in ("figures", "numerals") for _, row in rows(table) if row["unit"]}
)


def by_hand(unit: str) -> tuple[Fraction, str]:
    """Return factor and base unit from the tables of this file."""
    scale, kind = Fraction(1), []
    for word in unit.split():
        if word in SCALES:
            scale *= SCALES[word]
        else:
            kind.append(word)
    factor, base = KINDS.get(" ".join(kind), (Fraction(1), "count"))
    return scale * factor, base


@settings(derandomize=True, deadline=None, max_examples=100)
@given(unit=st.sampled_from(UNITS), value=st.fractions())
def test_every_unit_converts_to_base_and_back_exactly(unit: str, value: Fraction) -> None:
    there = to_base(value, unit)
    back = from_base(there, unit)
    assert there == value * by_hand(unit)[0]
    assert back == value
    assert isinstance(there, Fraction)
    assert isinstance(back, Fraction)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_what_the_hand_table_says(unit: str) -> None:
    assert base_unit(unit) == by_hand(unit)
    assert is_counted(unit) == (by_hand(unit)[1] in ("count", "person"))


def test_every_figure_is_its_value_times_the_factor_of_the_hand_table() -> None:
    written = {(name, row["figure"]): row for name, row in rows("figures")}
    found = {
        (name, row["figure"]): row
        for name in report_names()
        for row in load_report(name).figures.to_dict("records")
    }
    assert found.keys() == written.keys()
    for key, row in written.items():
        factor, base = by_hand(row["unit"])
        assert found[key]["base_value"] == float(Fraction(row["value"]) * factor), key
        assert found[key]["base_unit"] == base, key


@pytest.mark.parametrize(
    ("value", "unit", "base_value", "base"),
    [
        # 10,000 square metres over 15
        ("1", "mu", Fraction(2000, 3), "m²"),
        # 23.5 million x 2000/3 = 47,000/3 million = 15,666.67 square kilometres
        ("23.5", "million mu", Fraction(47_000_000_000, 3), "m²"),
        # half of 23.3 billion
        ("23.3", "billion jin", Fraction(11_650_000_000), "kg"),
        ("477.38", "RMB billion", Fraction(477_380_000_000), "yuan"),
        ("1", "RMB trillion", Fraction(10**12), "yuan"),
        ("250", "RMB million", Fraction(250_000_000), "yuan"),
        ("3.5", "percent", Fraction(35, 1000), "fraction"),
        ("-19.7", "percent", Fraction(-197, 1000), "fraction"),
        ("7.2", "times", Fraction(72, 10), "fraction"),
        ("200", "km", Fraction(200_000), "m"),
        ("1", "hectare", Fraction(10_000), "m²"),
        ("15", "mu", Fraction(10_000), "m²"),
        ("2.07", "million square meters", Fraction(2_070_000), "m²"),
        ("1", "day", Fraction(86_400), "s"),
        ("1", "hour", Fraction(3_600), "s"),
        ("1", "year", Fraction(31_556_952), "s"),  # 365.2425 x 86,400
        ("10", "million persons", Fraction(10_000_000), "person"),
        ("3", "million cattle", Fraction(3_000_000), "count"),
        ("302", "projects", Fraction(302), "count"),
    ],
)
def test_worked_values(value: str, unit: str, base_value: Fraction, base: str) -> None:
    assert to_base(Fraction(value), unit) == base_value
    assert from_base(base_value, unit) == Fraction(value)
    assert base_unit(unit)[1] == base


def test_units_are_what_the_report_itself_defines() -> None:
    # Such rows are printed as "mu=1/15 hectare": a unit, a fraction and another unit.
    defined = []
    for name, row in rows("numerals"):
        if row["kind"] != "definition":
            continue
        found = re.fullmatch(r"(?:one )?([a-z]+)=([0-9]+/[0-9]+) ?([a-z]+)", row["printed"])
        assert found, row["printed"]
        unit, fraction, other = found.groups()
        factor, base = base_unit(other)
        assert base_unit(unit) == (Fraction(fraction) * factor, base)
        defined.append((name, unit, fraction, other))
    assert ("changchun-2021", "jin", "1/2", "kg") in defined
    assert ("changchun-2021", "mu", "1/15", "hectare") in defined


@pytest.mark.parametrize(
    "unit",
    [
        "furlong",
        "",
        " ",
        "mu mu",
        "RMB billion billion",
        "thousand billion",
        "3 mu",
        "2",
        "million",
        "Million mu",
        "MU",
        "square mu",
        "RMB percent",
        "RMB jin",
        "count/person",
        "cubic meters",
        "mu + mu",
        "meter meter",
        "km/km",
        "mu**1",
        "mu ** 1",
        "1",
        "%",
        "mu;",
        " mu",
        "mu ",
        "mu\n",
        "million  mu",
        "million*million mu",
        "million million mu",
        "billion RMB",
        "RMB RMB",
        "square hectares",
        "square million meters",
        "2*mu",
        "mu mu**-1",
        "per mu",
        "nan mu",
        "[mass]",
        "亩",
    ],
)
def test_other_units_are_refused(unit: str) -> None:
    with pytest.raises(UnknownUnitError, match=re.escape(repr(unit))):
        base_unit(unit)


def test_the_message_says_where_units_are_defined() -> None:
    with pytest.raises(UnknownUnitError, match=r"data/units\.txt.*thousand, million, billion"):
        base_unit("furlong")


@pytest.mark.parametrize(
    ("unit", "factor", "base"),
    [
        ("yuan", 1, "yuan"),
        ("thousand mu", Fraction(2_000_000, 3), "m²"),
        ("square kilometers", 1_000_000, "m²"),
        ("million square metres", 1_000_000, "m²"),
        ("RMB thousand", 1_000, "yuan"),
    ],
)
def test_one_unit_with_at_most_one_scale_is_known(unit: str, factor: Fraction, base: str) -> None:
    assert base_unit(unit) == (factor, base)


@pytest.mark.parametrize(
    ("one", "many"),
    [("car", "cars"), ("entity", "entities"), ("body", "bodies"), ("policy", "policies")],
)
def test_a_plural_is_the_same_unit(one: str, many: str) -> None:
    assert base_unit(many) == base_unit(one) == (Fraction(1), "count")
