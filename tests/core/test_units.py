"""Units: exact, as the report defines them, and refused where they are unknown."""

from __future__ import annotations

import copy
import csv
import pickle
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import POINTS, Unit, UnitError, unit
from helpers.data.report import load_report, report_names
from helpers.locations import DATA

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
KINDS = {
    "percent": (Fraction(1, 100), "fraction"),
    "times": (Fraction(1), "fraction"),
    "RMB": (Fraction(1), "yuan"),
    "USD": (Fraction(1), "dollar"),
    "jin": (Fraction(1, 2), "kg"),
    "tonnes": (Fraction(1000), "kg"),
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


def by_hand(name: str) -> tuple[Fraction, str]:
    """Return size and base unit from the tables of this file."""
    scale, kind = Fraction(1), []
    for word in name.split():
        if word in SCALES:
            scale *= SCALES[word]
        else:
            kind.append(word)
    size, base = KINDS.get(" ".join(kind), (Fraction(1), "count"))
    return scale * size, base


def size_and_base(name: str) -> tuple[Fraction, str]:
    """Return what the module says of a unit."""
    found = unit(name)
    return found.size, found.base


@settings(derandomize=True, deadline=None, max_examples=25)
@given(name=st.sampled_from(UNITS), value=st.fractions())
def test_every_unit_converts_to_base_and_back_exactly(name: str, value: Fraction) -> None:
    there = Quantity.exactly(value, name).base
    assert there == Interval.exactly(value * by_hand(name)[0])
    base = replace(unit(name), name="base", size=Fraction(1))
    assert Quantity(there, base).to(name) == Quantity.exactly(value, name)


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_is_what_the_hand_table_says(name: str) -> None:
    assert size_and_base(name) == by_hand(name)
    assert unit(name).counted == (by_hand(name)[1] in ("count", "person"))
    assert str(unit(name)) == unit(name).name == name
    assert type(unit(name).size.numerator) is int


def test_every_figure_is_its_value_times_the_size_of_the_hand_table() -> None:
    written = {(name, row["figure"]): row for name, row in rows("figures")}
    found = {
        (name, figure.name): figure
        for name in report_names()
        for figure in load_report(name).records.figures
    }
    assert found.keys() == written.keys()
    for key, row in written.items():
        size, base = by_hand(row["unit"])
        middle = (Fraction(row["value"]) + Fraction(row["upper"] or row["value"])) / 2
        assert found[key].base_value == middle * size, key
        assert found[key].unit.base == base, key


@pytest.mark.parametrize(
    ("value", "name", "base_value", "base"),
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
def test_worked_values(value: str, name: str, base_value: Fraction, base: str) -> None:
    assert Quantity.exactly(value, name).base == Interval.exactly(base_value)
    assert base_value / unit(name).size == Fraction(value)
    assert unit(name).base == base


def test_units_are_what_the_report_itself_defines() -> None:
    # Such rows are printed as "mu=1/15 hectare": a unit, a fraction and another unit.
    defined = []
    for package, row in rows("numerals"):
        if row["kind"] != "definition":
            continue
        found = re.fullmatch(r"(?:one )?([a-z]+)=([0-9]+/[0-9]+) ?([a-z]+)", row["printed"])
        assert found, row["printed"]
        name, fraction, other = found.groups()
        size, base = size_and_base(other)
        assert size_and_base(name) == (Fraction(fraction) * size, base)
        defined.append((package, name, fraction, other))
    assert ("changchun-2021", "jin", "1/2", "kg") in defined
    assert ("changchun-2021", "mu", "1/15", "hectare") in defined


@pytest.mark.parametrize(
    "name",
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
        "percentage point",
        "million percentage points",
        "kg per square meter",
        "dimensionless",
        "thousands mu",
        "kilojin",
        "km²",
    ],
)
def test_other_units_are_refused(name: str) -> None:
    with pytest.raises(UnitError, match=re.escape(repr(name))):
        unit(name)


def test_the_message_says_where_units_are_defined() -> None:
    with pytest.raises(UnitError, match=r"data/units\.txt.*thousand, million, billion, trillion"):
        unit("furlong")


@pytest.mark.parametrize(
    ("name", "size", "base"),
    [
        ("yuan", 1, "yuan"),
        ("thousand mu", Fraction(2_000_000, 3), "m²"),
        ("square kilometers", 1_000_000, "m²"),
        ("million square metres", 1_000_000, "m²"),
        ("RMB thousand", 1_000, "yuan"),
    ],
)
def test_one_unit_with_at_most_one_scale_is_known(name: str, size: Fraction, base: str) -> None:
    assert size_and_base(name) == (size, base)


@pytest.mark.parametrize(
    ("one", "many"),
    [("car", "cars"), ("entity", "entities"), ("body", "bodies"), ("policy", "policies")],
)
def test_a_plural_is_the_same_unit(one: str, many: str) -> None:
    assert size_and_base(many) == size_and_base(one) == (Fraction(1), "count")


# Quotients and products of units


@pytest.mark.parametrize(
    ("found", "name", "size", "base"),
    [
        # Half a kilogram on 2000/3 square metres is 3/4000 of a kilogram on one.
        (unit("jin").per(unit("mu")), "jin per mu", Fraction(3, 4000), "kg/m²"),
        # A million on a million is one on one.
        (
            unit("million jin").per(unit("million mu")),
            "million jin per million mu",
            Fraction(3, 4000),
            "kg/m²",
        ),
        # A thousand kilograms on 10,000 square metres: a tenth of a kilogram on one
        (
            unit("thousand kilograms").per(unit("hectare")),
            "thousand kilograms per hectare",
            Fraction(1, 10),
            "kg/m²",
        ),
        (
            unit("RMB billion").per(unit("million persons")),
            "RMB billion per million persons",
            Fraction(1000),
            "yuan/person",
        ),
        (unit("km").times(unit("km")), "km × km", Fraction(10**6), "m²"),
        (unit("mu").per(unit("km")), "mu per km", Fraction(2, 3), "m"),
        (unit("meter").times(unit("mu")), "meter × mu", Fraction(2000, 3), "m^3"),
        (unit("projects").per(unit("day")), "projects per day", Fraction(1, 86_400), "count/s"),
        (unit("day").per(unit("hour")), "day per hour", Fraction(24), "fraction"),
        (
            unit("mu").per(unit("mu")).per(unit("hour")),
            "mu per mu per hour",
            Fraction(1, 3600),
            "1/s",
        ),
        (
            unit("project").per(unit("day")).per(unit("mu")).times(unit("person")),
            "project per day per mu × person",
            Fraction(3, 2000 * 86_400),
            "count·person/m²·s",
        ),
    ],
    ids=str,
)
def test_worked_quotients_and_products(found: Unit, name: str, size: Fraction, base: str) -> None:
    assert (found.name, found.size) == (name, size)
    # The parts of a product come in no order that means anything.
    parts = [sorted(side.split("·")) for side in found.base.split("/")]
    assert parts == [sorted(side.split("·")) for side in base.split("/")]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(a=st.sampled_from(UNITS), b=st.sampled_from(UNITS))
def test_quotient_and_product_undo_each_other(a: str, b: str) -> None:
    one, other = unit(a), unit(b)
    for back in (one.per(other).times(other), one.times(other).per(other)):
        assert (back.size, back.base) == (one.size, one.base)
    there, turned = one.times(other), other.times(one)
    assert (there.size, there.base) == (turned.size, turned.base)
    assert one.per(other).size * other.per(one).size == 1
    assert one.per(one).size == 1


def test_a_quotient_of_one_dimension_is_a_fraction() -> None:
    for one, other in (("mu", "hectare"), ("percent", "times"), ("RMB", "RMB billion")):
        assert unit(one).per(unit(other)).base == "fraction"


# Percentage points


def test_percentage_points_are_the_unit_of_differences_of_percent() -> None:
    points = unit(POINTS)
    assert (points.name, points.size, points.base) == (
        "percentage points",
        Fraction(1, 100),
        "fraction",
    )
    assert unit("percent").of_difference == points
    assert points.of_difference == points
    assert points != unit("percent")
    for name in ("RMB billion", "times", "projects", "fraction"):
        assert unit(name).of_difference is unit(name)


# Units as objects


@pytest.mark.parametrize(
    "one",
    [unit("million mu"), unit(POINTS), unit("jin").per(unit("mu")).times(unit("RMB billion"))],
    ids=str,
)
def test_copies_are_the_same_unit_and_reckon_alike(one: Unit) -> None:
    # A unit that came out of a pickle must not belong to another list of units: there, mu is a
    # thousandth of an atomic mass.
    for same in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert same == one
        assert hash(same) == hash(one)
        assert same.per(unit("mu")) == one.per(unit("mu"))
        assert same.times(unit("jin")) == one.times(unit("jin"))
        assert unit("hectare").per(same) == unit("hectare").per(one)


def test_a_unit_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        unit("mu").size = Fraction(1)  # type: ignore[misc]


def test_an_unknown_unit_is_a_value_error() -> None:
    assert issubclass(UnitError, ValueError)
