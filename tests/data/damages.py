"""Damages to the package of the project, and how a package is damaged.

Each case tells the cells that must be reported, those and no others.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.data.problems import Problem
from helpers.data.schema import DESCRIPTOR
from helpers.locations import DATA

NAME = "changchun-2021"
Table = list[list[str]]
Damage = Callable[[Path], None]
Cell = tuple[str, int, str, str]
"""File, row, column and value of a problem."""


def read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, table: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def row_of(file: str, key: str) -> int:
    """Return the row of a sound table that has a cell `key`; the header is row 1."""
    return next(row for row, cells in enumerate(read(DATA / NAME / file), 1) if key in cells)


def change(file: str, key: str, **cells: str) -> Damage:
    """Write other cells in the first row that has a cell `key`."""

    def damage(folder: Path) -> None:
        table = read(folder / file)
        row = next(row for row in table if key in row)
        for column, value in cells.items():
            row[table[0].index(column)] = value
        write(folder / file, table)

    return damage


def rewrite(file: str, edit: Callable[[Table], Table]) -> Damage:
    """Replace a table by another one made of it."""
    return lambda folder: write(folder / file, edit(read(folder / file)))


def recode(file: str, edit: Callable[[bytes], bytes]) -> Damage:
    """Replace the bytes of a file."""

    def damage(folder: Path) -> None:
        (folder / file).write_bytes(edit((folder / file).read_bytes()))

    return damage


def describe(edit: Callable[[dict[str, Any]], None]) -> Damage:
    """Change the descriptor."""

    def damage(folder: Path) -> None:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        edit(descriptor)
        (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")

    return damage


def as_folder(file: str) -> Damage:
    """Put a folder in the place of a file."""

    def damage(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return damage


def without_column(table: Table, column: str) -> Table:
    place = table[0].index(column)
    return [row[:place] + row[place + 1 :] for row in table]


def header_twice(table: Table, column: str, instead_of: str) -> Table:
    return [[column if cell == instead_of else cell for cell in table[0]], *table[1:]]


def swapped(table: Table, row: int) -> Table:
    """Exchange a row, counted from 1, with the one behind it."""
    return [*table[: row - 1], table[row], table[row - 1], *table[row + 1 :]]


def drop(table: str) -> Damage:
    """Remove a table, with its resource."""

    def damage(folder: Path) -> None:
        describe(lambda d: d["resources"].remove(resource(d, table)))(folder)
        (folder / f"{table}.csv").unlink()

    return damage


def resource(descriptor: dict[str, Any], table: str) -> dict[str, Any]:
    """Return the resource of a table."""
    return next(item for item in descriptor["resources"] if item["name"] == table)


def field(descriptor: dict[str, Any], table: str, column: str) -> dict[str, Any]:
    """Return the field descriptor of a column."""
    fields = resource(descriptor, table)["schema"]["fields"]
    return next(item for item in fields if item["name"] == column)


def copy_of(package: str, data: Path) -> Path:
    return Path(shutil.copytree(DATA / package, data / package))


def cell_of(problem: Problem) -> Cell:
    return problem.file, problem.row, problem.column, problem.value


Place = tuple[str | int, ...]
OTHERS: list[Any] = [
    None, True, False, 0, 1, -1, 2.5, "", "x", "https://example.org/x.json", [], ["x"], [None],
    [[]], [{}], {}, {"x": 1},
]  # fmt: skip
"""What can stand where something else should."""


def mutations(descriptor: dict[str, Any]) -> Iterator[tuple[Place, Any, Any]]:
    """Yield place, other value and the descriptor with it, for every node and without it.

    Of parts that look alike, such as the columns with the same type and the same constraints,
    only the first is changed.
    """
    seen = set()
    for place in _places(descriptor):
        shape = tuple("*" if isinstance(step, int) else step for step in place)
        if len(place) > 4 and place[3] == "fields":
            its = descriptor["resources"][place[1]]["schema"]["fields"][place[4]]
            shape += (its["type"], *sorted(its), *sorted(its.get("constraints", ())))
        if shape not in seen:
            seen.add(shape)
            for value in OTHERS:
                yield place, value, _replaced(descriptor, place, value)
            if place and isinstance(place[-1], str):
                yield place, "(removed)", _replaced(descriptor, place)


def _places(node: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every node."""
    yield place
    steps = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for step in steps:
        yield from _places(node[step], (*place, step))


def _replaced(node: Any, place: Place, *value: Any) -> Any:
    """Return a node in which another value, or none, stands at a place."""
    if not place:
        return value[0]
    first, *rest = place
    changed = node.copy()
    if rest or value:
        changed[first] = _replaced(node[first], tuple(rest), *value)
    else:
        del changed[first]
    return changed


GDP = "gdp-level-2020"  # printed as RMB650 billion
GDP_ROW = row_of("figures.csv", GDP)
STARTED = "projects-over-1bn-started-level-2020"  # printed as 302 projects
STARTED_ROW = row_of("figures.csv", STARTED)
LIMIT_ROW = row_of("numerals.csv", STARTED)  # the threshold of these projects
ACCIDENTS = "production-safety-accidents-growth-2020"
FIRST = "gdp-growth-first-in-northeast"
COVER = "tap-water-coverage-rural-share-2021"  # printed as 95%
PLAN_ROW = row_of("parts.csv", "plan")
SOLD = "hongqi-sales"  # looks like the cars that are made
SOLD_ROW = row_of("lookalikes.csv", SOLD)
GROWTH = "gdp-growth-2020"
LEAD = "bottleneck-technology-lead-time-level-undated"  # printed as 2-3 years
LEAD_ROW = row_of("figures.csv", LEAD)
SOUND = {
    file: read(DATA / NAME / f"{file}.csv")
    for file in ("figures", "statements", "parts", "territories", "evidence")
}
TERRITORY = SOUND["territories"][-1][0]
FROM_HARBIN = tuple(
    ("evidence.csv", row, "territory", "harbin")
    for row, cells in enumerate(SOUND["evidence"], 1)
    if "harbin" in cells
)
FIGURE = dict(zip(SOUND["figures"][0], SOUND["figures"][GDP_ROW - 1], strict=True))
START = SOUND["figures"][0].index("start")
LAST_PARAGRAPH = SOUND["parts"][-1][-1]


@dataclass(frozen=True)
class Case:
    """A damage and the problems it must cause: each of them and no other."""

    damage: Damage
    problems: tuple[Cell, ...]


def gdp(column: str, value: str) -> Case:
    """Return the case of one wrong cell in the row of a figure."""
    cell = ("figures.csv", GDP_ROW, column, value)
    return Case(change("figures.csv", GDP, **{column: value}), (cell,))


def cell(
    file: str, key: str, column: str, value: str, others: tuple[Cell, ...] = (), **more: str
) -> Case:
    """Return the case of one wrong cell in the first row with a cell `key`; `more` is not wrong."""
    damage = change(file, key, **more | {column: value})
    return Case(damage, ((file, row_of(file, key), column, value), *others))


def whole(file: str, damage: Damage, column: str = "", value: str = "") -> Case:
    """Return the case of a file that cannot be used."""
    return Case(damage, ((file, 0, column, value),))


CASES = {
    # Files
    "a table is missing": whole(
        "statements.csv", lambda folder: (folder / "statements.csv").unlink()
    ),
    "a table that is described is missing": whole(
        "lookalikes.csv", lambda folder: (folder / "lookalikes.csv").unlink()
    ),
    "the descriptor is missing": whole(DESCRIPTOR, lambda folder: (folder / DESCRIPTOR).unlink()),
    "the descriptor is no JSON": whole(DESCRIPTOR, recode(DESCRIPTOR, lambda _: b"{")),
    "the descriptor is a list": whole(DESCRIPTOR, recode(DESCRIPTOR, lambda _: b"[]")),
    "the descriptor is not UTF-8": whole(
        DESCRIPTOR, recode(DESCRIPTOR, lambda b: b.replace(b"Figures", b"Fig\xfcres"))
    ),
    "a resource is missing": whole(
        DESCRIPTOR, describe(lambda d: d["resources"].pop(3)), value="statements"
    ),
    "a table is empty": whole("figures.csv", recode("figures.csv", lambda _: b"")),
    "a table has only blank lines": whole("figures.csv", recode("figures.csv", lambda _: b"\n\n")),
    "a table has only a header": whole("figures.csv", rewrite("figures.csv", lambda t: t[:1])),
    "a byte of Latin-1": whole(
        "figures.csv",
        recode("figures.csv", lambda b: b.replace(b"650 b", b"650\xa0b", 1)),
        # The byte, with ten others before it and behind it
        value=r"b'126,RMB650\xa0billion,th'",
    ),
    "a byte of Latin-1 at the beginning": whole(
        "parts.csv", recode("parts.csv", lambda b: b"\xe9" + b), value=r"b'\xe9part,label'"
    ),
    "UTF-8 with a mark": whole("figures.csv", recode("figures.csv", lambda b: b"\xef\xbb\xbf" + b)),
    "UTF-16": whole("figures.csv", recode("figures.csv", lambda b: b.decode().encode("utf-16"))),
    "a table is a folder": whole("parts.csv", as_folder("parts.csv")),
    "a quote that is not closed": whole("parts.csv", recode("parts.csv", lambda b: b + b'a,"b')),
    "text behind a quoted cell": whole(
        "parts.csv", recode("parts.csv", lambda b: b.replace(b"plan,", b'"plan"s,'))
    ),
    # Columns
    "the columns have another order": whole(
        "parts.csv", rewrite("parts.csv", lambda t: [[row[1], row[0], *row[2:]] for row in t])
    ),
    "a column without a name": whole(
        "parts.csv", rewrite("parts.csv", lambda t: [[*t[0], ""], *([*r, ""] for r in t[1:])])
    ),
    "a column is missing": whole(
        "figures.csv", rewrite("figures.csv", lambda t: without_column(t, "status")), "status"
    ),
    "a column is too many": whole(
        "figures.csv",
        rewrite("figures.csv", lambda t: [[*t[0], "extra"], *([*row, ""] for row in t[1:])]),
        "extra",
    ),
    "a column is doubled": whole(
        "figures.csv",
        rewrite("figures.csv", lambda t: [[*t[0], "scope"], *([*row, "city"] for row in t[1:])]),
        "scope",
    ),
    "a column is named like another": Case(
        rewrite("figures.csv", lambda t: header_twice(t, "status", "scope")),
        (("figures.csv", 0, "scope", ""), ("figures.csv", 0, "status", "")),
    ),
    # Cells
    "text for a number": gdp("value", "many"),
    "separators of thousands": gdp("value", "1,650"),
    "an underscore in a number": gdp("value", "6_50"),
    "an exponent": gdp("value", "6.5e2"),
    "a plus sign": gdp("value", "+650"),
    "no number": gdp("value", "NaN"),
    "an infinite number": gdp("value", "inf"),
    "other digits": gdp("value", "６５０"),
    "a leading zero": gdp("value", "0650"),
    "a leading zero behind the sign": gdp("value", "-0650"),
    "a leading zero of a whole number": gdp("start", "0" + FIGURE["start"]),
    "no digit before the point": gdp("value", ".5"),
    "no digit behind the point": gdp("value", "650."),
    "sixteen digits": gdp("value", "6500000000000000"),
    "sixteen digits of a whole number": gdp("start", "1000000000000000"),
    "a fraction for a whole number": gdp("paragraph", "19.0"),
    "an underscore in a whole number": gdp("paragraph", "1_9"),
    "a plus sign on a whole number": gdp("paragraph", "+19"),
    "a paragraph before the first": gdp("paragraph", "0"),
    "a place before the first": gdp("start", "-1"),
    "an empty value": gdp("value", ""),
    "an empty scope": gdp("scope", ""),
    "blanks before a text": gdp("printed", " RMB650 billion"),
    "a no-break space behind a text": gdp("note", "current prices\u00a0"),
    "another word for false": gdp("provisional", "no"),
    "another spelling of false": gdp("provisional", "False"),
    "an unknown comparator": gdp("comparator", "≈"),
    "an unknown measure": gdp("measure", "rate"),
    "an unknown status": gdp("status", "wish"),
    "an unknown scope": gdp("scope", "county"),
    "a malformed name": gdp("figure", "GDP level"),
    "a malformed period": gdp("period", "2020/21"),
    "an unknown indicator": gdp("indicator", "gpd"),
    "a threshold of an unknown figure": Case(
        change("numerals.csv", STARTED, figure="gone"),
        (("numerals.csv", LIMIT_ROW, "figure", "gone"),),
    ),
    "an unknown theme": Case(
        change("indicators.csv", "gdp", theme="weather"),
        (("indicators.csv", row_of("indicators.csv", "gdp"), "theme", "weather"),),
    ),
    "an unknown lookalike": Case(
        change("lookalikes.csv", SOLD, other="hongqi-rentals"),
        (("lookalikes.csv", SOLD_ROW, "other", "hongqi-rentals"),),
    ),
    "a lookalike of an unknown indicator": Case(
        change("lookalikes.csv", SOLD, indicator="hongqi-rentals"),
        (("lookalikes.csv", SOLD_ROW, "indicator", "hongqi-rentals"),),
    ),
    "an unknown difference of lookalikes": Case(
        change("lookalikes.csv", SOLD, difference="colour"),
        (("lookalikes.csv", SOLD_ROW, "difference", "colour"),),
    ),
    "a lookalike of itself": Case(
        change("lookalikes.csv", SOLD, other="hongqi-output"),
        (("lookalikes.csv", SOLD_ROW, "other", "hongqi-output"),),
    ),
    "lookalikes without a reason": Case(
        change("lookalikes.csv", SOLD, why=""), (("lookalikes.csv", SOLD_ROW, "why", ""),)
    ),
    # Rows
    "a pair of lookalikes twice": Case(
        # Other words do not make it another pair.
        rewrite(
            "lookalikes.csv",
            lambda t: [*t, [*t[SOLD_ROW - 1][:2], "other thing", "sold is not made"]],
        ),
        (("lookalikes.csv", len(read(DATA / NAME / "lookalikes.csv")) + 1, "", ""),),
    ),
    "a name twice": Case(
        change("figures.csv", GDP, figure="gdp-level-2015"),
        (
            ("figures.csv", GDP_ROW, "", ""),
            ("figures.csv", GDP_ROW, "figure", "gdp-level-2015"),
        ),
    ),
    "a cell too many": Case(
        rewrite("figures.csv", lambda t: [*t[:9], [*t[9], "more"], *t[10:]]),
        (("figures.csv", 10, "", "more"),),
    ),
    "a cell too few": Case(
        rewrite("figures.csv", lambda t: [*t[:9], t[9][:-1], *t[10:]]),
        (("figures.csv", 10, "note", ""),),
    ),
    "a blank line": Case(
        rewrite("figures.csv", lambda t: [*t[:9], [], *t[9:]]), (("figures.csv", 10, "", ""),)
    ),
    # Places
    "two rows are swapped": Case(
        rewrite("figures.csv", lambda t: swapped(t, GDP_ROW - 1)),
        # The earlier place now stands in the later row.
        (("figures.csv", GDP_ROW, "start", SOUND["figures"][GDP_ROW - 2][START]),),
    ),
    "two statements are swapped": Case(
        rewrite("statements.csv", lambda t: swapped(t, 2)),
        (("statements.csv", 3, "start", read(DATA / NAME / "statements.csv")[1][9]),),
    ),
    "start and end are swapped": Case(
        change("figures.csv", GDP, start=FIGURE["end"], end=FIGURE["start"]),
        (("figures.csv", GDP_ROW, "end", FIGURE["start"]),),
    ),
    "a place too long for its words": gdp("end", str(int(FIGURE["end"]) + 1)),
    "two places overlap": Case(
        # RMB650 billion is 14 characters long; the figure before it ends at 108.
        change("figures.csv", GDP, start="107", end="121"),
        (("figures.csv", GDP_ROW, "start", "107"),),
    ),
    "a numeral within a figure": Case(
        # "two bases" moved onto "302 projects", which begins at 593 of the same paragraph
        rewrite(
            "numerals.csv",
            lambda t: [
                ["11", "590", "599", *row[3:]]
                if row[:4] == ["11", "354", "363", "two bases"]
                else row
                for row in t
            ],
        ),
        (("figures.csv", STARTED_ROW, "start", "593"),),
    ),
    # Parts
    "a gap between parts": Case(
        change("parts.csv", "plan", first_paragraph="27"),
        (("parts.csv", PLAN_ROW, "first_paragraph", "27"),),
    ),
    "parts overlap": Case(
        change("parts.csv", "plan", first_paragraph="25"),
        (("parts.csv", PLAN_ROW, "first_paragraph", "25"),),
    ),
    "a statement behind the last part": Case(
        rewrite(
            "statements.csv",
            lambda t: [*t[:-1], [*t[-1][:8], str(int(LAST_PARAGRAPH) + 1), *t[-1][9:]]],
        ),
        (
            (
                "statements.csv",
                len(SOUND["statements"]),
                "paragraph",
                str(int(LAST_PARAGRAPH) + 1),
            ),
        ),
    ),
    # Meaning
    "an unknown unit": Case(
        change("figures.csv", STARTED, unit="furlongs"),
        (("figures.csv", STARTED_ROW, "unit", "furlongs"),),
    ),
    "an unknown unit of a threshold": Case(
        change("numerals.csv", STARTED, unit="RMB furlong"),
        (("numerals.csv", LIMIT_ROW, "unit", "RMB furlong"),),
    ),
    "a threshold without a value": Case(
        change("numerals.csv", STARTED, value=""), (("numerals.csv", LIMIT_ROW, "value", ""),)
    ),
    "a period that ends before it starts": gdp("period", "2020-2016"),
    "a period that ends when it starts": gdp("period", "2020-2020"),
    "a period of a statement that ends before it starts": Case(
        change("statements.csv", FIRST, period="2020-2016"),
        (("statements.csv", row_of("statements.csv", FIRST), "period", "2020-2016"),),
    ),
    "a level in multiples": Case(
        change("figures.csv", STARTED, unit="times"),
        (("figures.csv", STARTED_ROW, "unit", "times"),),
    ),
    "a growth in another unit": Case(
        change("figures.csv", "gdp-growth-2020", unit="projects"),
        (("figures.csv", row_of("figures.csv", "gdp-growth-2020"), "unit", "projects"),),
    ),
    "a negative level": gdp("value", "-650"),
    "a share above the whole": Case(
        change("figures.csv", COVER, value="195"),
        (("figures.csv", row_of("figures.csv", COVER), "value", "195"),),
    ),
    # Words
    "another digit than printed": gdp("value", "651"),
    "more digits than printed": gdp("value", "650.0"),
    "a sign that is not printed": Case(
        change("figures.csv", ACCIDENTS, value="19.7"),  # dropped by 19.7%
        (("figures.csv", row_of("figures.csv", ACCIDENTS), "value", "19.7"),),
    ),
    "another value of a threshold than printed": Case(
        change("numerals.csv", STARTED, value="10"),
        (("numerals.csv", LIMIT_ROW, "value", "10"),),
    ),
    "an estimate that is not provisional": Case(
        change("figures.csv", "gdp-growth-2020", provisional="false"),
        (("figures.csv", row_of("figures.csv", "gdp-growth-2020"), "provisional", "false"),),
    ),
    "another scale than printed": gdp("unit", "RMB million"),
    "no scale where one is printed": gdp("unit", "RMB"),
    "another currency than printed": Case(
        change("figures.csv", GDP, unit="billion jin"),
        # Grain is not of money, either.
        (
            ("figures.csv", GDP_ROW, "prices", "current"),
            ("figures.csv", GDP_ROW, "unit", "billion jin"),
        ),
    ),
    "another qualifier than printed": Case(
        change("figures.csv", "industrial-output-growth-2020", comparator=">="),
        (
            (
                "figures.csv",
                row_of("figures.csv", "industrial-output-growth-2020"),
                "comparator",
                ">=",
            ),
        ),
    ),
    "a qualifier that nothing explains": Case(
        change("figures.csv", STARTED, comparator=">", note=""),
        (("figures.csv", STARTED_ROW, "comparator", ">"),),
    ),
    # Ranges
    "a range that is printed as none": Case(
        change("figures.csv", LEAD, comparator="=", upper=""),
        (
            ("figures.csv", LEAD_ROW, "comparator", "="),
            ("figures.csv", LEAD_ROW, "upper", ""),
        ),
    ),
    "a range without its upper end": cell("figures.csv", LEAD, "upper", ""),
    "a range with another upper end than printed": cell("figures.csv", LEAD, "upper", "4"),
    "a range that ends before it starts": cell("figures.csv", LEAD, "upper", "1"),
    "an upper end of what is no range": cell("figures.csv", GDP, "upper", "660"),
    "text for an upper end": cell("figures.csv", GDP, "upper", "many"),
    # Prices
    "a sum of money without prices": cell("figures.csv", GDP, "prices", "", prices_by=""),
    "a growth of money without prices": cell("figures.csv", GROWTH, "prices", "", prices_by=""),
    "prices of what is not money": cell("figures.csv", STARTED, "prices", "not stated"),
    "prices that nothing tells": cell("figures.csv", GDP, "prices_by", ""),
    "prices that are not stated but known": cell("figures.csv", GDP, "prices_by", "convention",
                                                 prices="not stated"),
    "unknown prices": cell("figures.csv", GDP, "prices", "constant"),
    "an unknown way to know prices": cell("figures.csv", GDP, "prices_by", "guess"),
    "neither in money nor not": cell("indicators.csv", "gdp", "in_money", ""),
    # Land and state of the accounts
    "no territory is the report's": Case(
        change("territories.csv", "changchun", role="reading"),
        (("territories.csv", 2, "role", "reading"),),
    ),
    "two territories are the report's": cell("territories.csv", "gongzhuling", "role", "report"),
    "an unknown role": cell("territories.csv", "gongzhuling", "role", "town"),
    "a malformed territory": cell("territories.csv", "harbin", "territory", "Harbin City",
                                  others=FROM_HARBIN),
    "a territory twice": Case(
        rewrite("territories.csv", lambda t: [*t, t[-1]]),
        (
            ("territories.csv", len(SOUND["territories"]) + 1, "", ""),
            ("territories.csv", len(SOUND["territories"]) + 1, "territory", TERRITORY),
        ),
    ),
    "a vintage without a label": cell("vintages.csv", "base-of-2024", "label", ""),
    "an unknown territory of a reference": cell("references.csv", "city-land", "territory", "oz"),
    "a reference without a territory": cell("references.csv", "city-land", "territory", ""),
    "a table of territories is missing": whole(
        DESCRIPTOR, drop("territories"), value="territories"
    ),
    "a table of vintages is missing": whole(DESCRIPTOR, drop("vintages"), value="vintages"),
}  # fmt: skip

TILLAGE, TOWNS = "conservation-tillage-tenfold", "shanty-towns-as-dwellings"
NO_NUMBER = "this is not written as a number"
CELLS = [
    # File, a cell of the row, column, other value, words of what is wrong or of what is allowed
    # Rules of the project
    ("lookalikes.csv", SOLD, "other", "hongqi-output", "another indicator"),
    ("relations.csv", "hongqi-output", "whole", "hongqi-output", "another indicator"),
    ("relations.csv", "hongqi-output", "whole", "gone", "an indicator of indicators.csv or"),
    ("ranges.csv", "grain-yield", "high", "4", "above 4"),
    ("ranges.csv", "grain-yield", "high", "3.9", "above 4"),
    ("ranges.csv", "grain-yield", "factor", "0", "above zero"),
    ("ranges.csv", "grain-yield", "factor", "-10", "above zero"),
    ("ranges.csv", "settlements-per-person", "counted_in", "shantitowns", "names: shantytown"),
    ("references.csv", "city-land", "unit", "furlongs", "units.txt"),
    ("references.csv", "city-land", "unit", "percentage points", "units.txt"),
    ("references.csv", "city-land", "value", "-24734", "zero or more"),
    ("corrections.csv", TILLAGE, "printed", "200 million mus", "nothing of the kind is printed"),
    ("corrections.csv", TILLAGE, "proposed", "ten", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "10.", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "1e1", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "-10", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "010", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "１０", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "1234567890123456", "a known value"),
    ("corrections.csv", TOWNS, "proposed", "furlongs", "a known unit"),
    ("corrections.csv", TOWNS, "proposed", "percent", "a known unit"),
    ("corrections.csv", TOWNS, "proposed", "times", "a known unit"),
    # The schemas
    ("lookalikes.csv", SOLD, "difference", "colour", "one of 'measure'"),
    ("references.csv", "city-land", "value", "large", NO_NUMBER),
    ("references.csv", "city-land", "value", "", "not empty"),
    ("references.csv", "city-land", "comparator", "≈", "one of '='"),
    ("references.csv", "city-land", "period", "2020-2021", "the form [12][0-9]{3}"),
    ("references.csv", "city-land", "strength", "rumour", "one of 'official'"),
    ("relations.csv", "hongqi-output", "part", "gone", "similar names"),
    ("relations.csv", "hongqi-output", "why", "", "not empty"),
    ("ranges.csv", "grain-yield", "low", "four", NO_NUMBER),
    ("ranges.csv", "grain-yield", "low", "04", NO_NUMBER),
    ("ranges.csv", "grain-yield", "numerator", "gone", "similar names"),
    ("ranges.csv", "grain-yield", "denominator", "populatoin", "similar names: population"),
    ("corrections.csv", TILLAGE, "figure", "gone", "similar names"),
    ("corrections.csv", TILLAGE, "column", "period", "one of 'value'"),
    ("corrections.csv", TILLAGE, "kind", "typo", "one of 'likely slip'"),
    ("corrections.csv", TILLAGE, "reason", "", "not empty"),
    ("scan.csv", "quantulum3", "true", "many", NO_NUMBER),
    ("scan.csv", "quantulum3", "found", "11.5", NO_NUMBER),
    ("scan.csv", "quantulum3", "version", "", "not empty"),
]
"""Damaged cells of the tables that a package need not have."""
