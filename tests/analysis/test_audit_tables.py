"""The tables of the audit: damaged, absent, applied to the figures, and shown."""

from __future__ import annotations

import csv
import json
import math
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.audit import audit
from helpers.data.checks import rule_problems
from helpers.data.reader import TABLES, PackageError, Problem, RawPackage
from helpers.data.report import Report, load_report, package_problems, report_names
from helpers.locations import DATA
from helpers.show.html import table_html
from helpers.show.tables import check_table, with_explanations, with_intervals

NAME = "changchun-2021"
DESCRIPTOR = "datapackage.json"
NEW = ("lookalikes", "references", "relations", "ranges", "corrections", "scan")
Table = list[list[str]]
Row = dict[str, str]
Cell = tuple[str, int, str, str]
"""File, row, column and value of a problem."""
inf = math.inf


def read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, table: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def change(folder: Path, file: str, key: str, **cells: str) -> int:
    """Write other cells in the first row that begins with `key`; return its number."""
    table = read(folder / file)
    number, row = next((n, row) for n, row in enumerate(table, 1) if row[0] == key)
    for column, value in cells.items():
        row[table[0].index(column)] = value
    write(folder / file, table)
    return number


def describe(folder: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change the descriptor."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    edit(descriptor)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def drop(folder: Path, table: str) -> None:
    """Remove a table, with its resource."""
    describe(
        folder,
        lambda d: d.update(resources=[item for item in d["resources"] if item["name"] != table]),
    )
    (folder / f"{table}.csv").unlink()


REFERENCES = {row[0] for row in read(DATA / NAME / "references.csv")[1:]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package, to be damaged."""
    return Path(shutil.copytree(DATA / NAME, tmp_path / NAME))


def found(folder: Path) -> list[Cell]:
    """Return the place of every problem; each says what is wrong and what is allowed."""
    problems = package_problems(NAME, data=folder.parent)
    assert all(problem.problem and problem.allowed for problem in problems)
    return sorted((p.file, p.row, p.column, p.value) for p in problems)


# Absent tables


@pytest.mark.parametrize("table", NEW)
def test_each_table_may_be_absent(table: str, folder: Path) -> None:
    if table == "references":  # these relations need them
        rows = read(folder / "relations.csv")
        write(folder / "relations.csv", [row for row in rows if row[1] not in REFERENCES])
    drop(folder, table)
    assert found(folder) == []
    its, whole = load_report(NAME, data=folder.parent), load_report(NAME)
    frame: pd.DataFrame = getattr(its, table)
    assert frame.empty
    assert set(TABLES[table]) <= set(frame.columns)
    assert not getattr(whole, table).empty
    assert its.figures.equals(whole.figures)
    others = [other for other in NEW if other not in (table, "relations")]
    assert all(getattr(its, other).equals(getattr(whole, other)) for other in others)


def test_all_of_them_may_be_absent(folder: Path) -> None:
    for table in NEW:
        drop(folder, table)
    assert found(folder) == []
    its, whole = load_report(NAME, data=folder.parent), load_report(NAME)
    assert all(getattr(its, table).empty for table in NEW)
    assert its.figures.equals(whole.figures)
    assert load_report(NAME, corrected=True, data=folder.parent).figures.equals(whole.figures)
    assert set(audit(its).columns) == set(audit(whole).columns)


def test_without_references_their_relations_name_nothing(folder: Path) -> None:
    drop(folder, "references")
    rows = enumerate(read(folder / "relations.csv"), 1)
    missing = [n for n, row in rows if row[1] in REFERENCES]
    assert missing
    assert [(file, row) for file, row, *_ in found(folder)] == [
        ("relations.csv", n) for n in missing
    ]


@pytest.mark.parametrize("table", NEW)
def test_a_table_that_is_described_must_be_there(table: str, folder: Path) -> None:
    (folder / f"{table}.csv").unlink()
    assert (f"{table}.csv", 0, "", "") in found(folder)


# Damaged cells

TILLAGE, TOWNS, TOILETS = (
    "conservation-tillage-tenfold",
    "shanty-towns-as-dwellings",
    "toilets-or-above",
)
DAMAGES: list[tuple[str, str, str, str, str]] = [
    # Rules of the project: file, key, column, value, words of what is wrong or of the cure
    ("lookalikes.csv", "hongqi-output", "other", "hongqi-output", "another indicator"),
    ("relations.csv", "hongqi-output", "whole", "hongqi-output", "another indicator"),
    ("relations.csv", "hongqi-output", "whole", "gone", "an indicator of indicators.csv or"),
    ("ranges.csv", "grain-yield", "high", "4", "above 4"),
    ("ranges.csv", "grain-yield", "high", "3.9", "above 4"),
    ("ranges.csv", "grain-yield", "factor", "0", "above zero"),
    ("ranges.csv", "grain-yield", "factor", "-10", "above zero"),
    ("references.csv", "city-land", "unit", "furlongs", "units.txt"),
    ("corrections.csv", TILLAGE, "printed", "200 million mus", "nothing of the kind is printed"),
    ("corrections.csv", TILLAGE, "proposed", "ten", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "10.", "a known value"),
    ("corrections.csv", TILLAGE, "proposed", "1e1", "a known value"),
    ("corrections.csv", TOWNS, "proposed", "furlongs", "a known unit"),
    ("corrections.csv", TOILETS, "proposed", "≥", "a known comparator"),
    ("corrections.csv", TOILETS, "proposed", "or above", "a known comparator"),
    # The schemas
    ("lookalikes.csv", "hongqi-output", "difference", "colour", "enum"),
    ("references.csv", "city-land", "value", "large", "this is not written as a number"),
    ("references.csv", "city-land", "value", "", "required"),
    ("references.csv", "city-land", "comparator", "≈", "enum"),
    ("references.csv", "city-land", "period", "2020-2021", "pattern"),
    ("references.csv", "city-land", "strength", "rumour", "enum"),
    ("relations.csv", "hongqi-output", "part", "gone", "a key of the other table"),
    ("relations.csv", "hongqi-output", "why", "", "required"),
    ("ranges.csv", "grain-yield", "low", "four", "this is not written as a number"),
    ("ranges.csv", "grain-yield", "low", "04", "this is not written as a number"),
    ("ranges.csv", "grain-yield", "numerator", "gone", "a key of the other table"),
    ("ranges.csv", "grain-yield", "denominator", "gone", "a key of the other table"),
    ("corrections.csv", TILLAGE, "figure", "gone", "a key of the other table"),
    ("corrections.csv", TILLAGE, "column", "period", "enum"),
    ("corrections.csv", TILLAGE, "kind", "typo", "enum"),
    ("corrections.csv", TILLAGE, "reason", "", "required"),
    ("scan.csv", "quantulum3", "true", "many", "this is not written as a number"),
    ("scan.csv", "quantulum3", "found", "11.5", "this is not written as a number"),
    ("scan.csv", "quantulum3", "version", "", "required"),
]


@pytest.mark.parametrize(("file", "key", "column", "value", "words"), DAMAGES)
def test_a_damaged_cell_is_reported_where_it_is(
    file: str, key: str, column: str, value: str, words: str, folder: Path
) -> None:
    row = change(folder, file, key, **{column: value})
    assert found(folder) == [(file, row, column, value)]
    (problem,) = package_problems(NAME, data=folder.parent)
    assert words in f"{problem.problem}; {problem.allowed}"
    with pytest.raises(PackageError, match=f"{file}, row {row}, column {column}"):
        load_report(NAME, data=folder.parent)


@pytest.mark.parametrize(
    "cells",
    [
        {"paragraph": "43"},
        {"start": "546", "end": "561"},
        {"start": "547", "end": "561", "printed": "100 million mu"},
        {"figure": "green-organic-land-change-2021"},
    ],
    ids=str,
)
def test_a_correction_stands_where_its_figure_does(cells: Row, folder: Path) -> None:
    row = change(folder, "corrections.csv", TILLAGE, **cells)
    printed = cells.get("printed", "100 million mus")
    assert found(folder) == [("corrections.csv", row, "printed", printed)]


@pytest.mark.parametrize("key", ["session-of-the-congress", "one-hour-ring-road"])
def test_a_correction_of_a_numeral_stands_where_one_does(key: str, folder: Path) -> None:
    row = change(folder, "corrections.csv", key, start="0", end=str(len("5th")), printed="5th")
    assert found(folder) == [("corrections.csv", row, "printed", "5th")]


@pytest.mark.parametrize(
    ("column", "proposed"), [("value", "6"), ("unit", "days"), ("comparator", ">=")]
)
def test_only_a_reading_of_a_numeral_can_be_corrected(
    column: str, proposed: str, folder: Path
) -> None:
    cells = {"column": column, "proposed": proposed}
    row = change(folder, "corrections.csv", "session-of-the-congress", **cells)
    assert found(folder) == [("corrections.csv", row, "proposed", proposed)]


# The rules, on rows made up here


def problems(known: Sequence[Problem] = (), **tables: Sequence[Row]) -> list[Cell]:
    """Return the place of every problem that the rules find."""
    rows = {table: dict(enumerate(its, 2)) for table, its in tables.items()}
    found = rule_problems(RawPackage({}, {}, rows), list(known))
    assert all(problem.problem and problem.allowed for problem in found)
    return [(p.file.removesuffix(".csv"), p.row, p.column, p.value) for p in found]


LAMPS: list[Row] = [{"indicator": "lamps"}, {"indicator": "lights"}]


def test_a_pair_names_two_things() -> None:
    pair = {"indicator": "lamps", "other": "lights"}
    assert problems(lookalikes=[pair]) == []
    assert problems(lookalikes=[pair, pair | {"other": "lamps"}]) == [
        ("lookalikes", 3, "other", "lamps")
    ]


@pytest.mark.parametrize(
    ("whole", "cells"),
    [
        ("lights", []),
        ("valley", []),
        ("lamps", [("relations", 2, "whole", "lamps")]),
        ("hill", [("relations", 2, "whole", "hill")]),
        ("", [("relations", 2, "whole", "")]),
    ],
)
def test_a_whole_is_another_indicator_or_a_reference(whole: str, cells: list[Cell]) -> None:
    rows = [{"part": "lamps", "whole": whole}]
    assert problems(indicators=LAMPS, references=[{"reference": "valley"}], relations=rows) == cells


@pytest.mark.parametrize(
    ("low", "high", "factor", "columns"),
    [
        ("4", "9", "10", []),
        ("-4", "-3.5", "0.001", []),
        ("0", "0.1", "1", []),
        ("4", "4", "1", ["high"]),
        ("4", "4.0", "1", ["high"]),
        ("9", "10", "1", []),  # numbers, not text
        ("10", "9", "1", ["high"]),
        ("4", "9", "0", ["factor"]),
        ("4", "9", "0.0", ["factor"]),
        ("9", "4", "-1", ["high", "factor"]),
    ],
)
def test_a_range_is_not_empty(low: str, high: str, factor: str, columns: list[str]) -> None:
    row = {"low": low, "high": high, "factor": factor}
    assert problems(ranges=[row]) == [("ranges", 2, column, row[column]) for column in columns]


FIGURE: Row = {"figure": "lamps-lit", "paragraph": "1", "start": "10", "end": "17",
               "printed": "7 lamps"}  # fmt: skip
NUMERAL: Row = {"paragraph": "1", "start": "50", "end": "54", "printed": "2023"}


def correct(**cells: str) -> list[Cell]:
    """Return the problems of a correction of a figure, or of a numeral, with other cells."""
    row = FIGURE | {"column": "reading", "proposed": "as printed"} | cells
    return problems(figures=[FIGURE], numerals=[NUMERAL], corrections=[row])


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"column": "value", "proposed": "8"},
        {"column": "value", "proposed": "-8.25"},
        {"column": "unit", "proposed": "million mu"},
        {"column": "comparator", "proposed": "~"},
        NUMERAL | {"figure": ""},
    ],
    ids=str,
)
def test_sound_corrections(cells: Row) -> None:
    assert correct(**cells) == []


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"column": "value", "proposed": "eight"}, ["proposed"]),
        ({"column": "value", "proposed": "1/2"}, ["proposed"]),
        ({"column": "value", "proposed": "+8"}, ["proposed"]),
        ({"column": "value", "proposed": "8 "}, ["proposed"]),
        ({"column": "value", "proposed": ".8"}, ["proposed"]),
        ({"column": "unit", "proposed": "8"}, ["proposed"]),
        ({"column": "comparator", "proposed": "=="}, ["proposed"]),
        ({"figure": "gone"}, ["printed"]),
        (NUMERAL, ["printed"]),  # not where the figure stands
        ({"figure": ""}, ["printed"]),  # a figure is no numeral
        (NUMERAL | {"figure": "", "column": "value", "proposed": "8"}, ["proposed"]),
        ({"end": "18"}, ["end", "printed"]),
    ],
    ids=str,
)
def test_unsound_corrections(cells: Row, columns: list[str]) -> None:
    row = FIGURE | cells
    assert correct(**cells) == [("corrections", 2, column, row[column]) for column in columns]


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        ("lookalikes", "other", {"indicator": "lamps", "other": "lamps"}),
        ("relations", "whole", {"part": "lamps", "whole": "lamps"}),
        ("ranges", "low", {"low": "many", "high": "4", "factor": "1"}),
        ("ranges", "factor", {"low": "3", "high": "4", "factor": "x"}),
        ("corrections", "proposed", FIGURE | {"column": "value", "proposed": "x"}),
    ],
)
def test_no_rule_is_tried_on_a_cell_that_is_wrong_already(
    table: str, column: str, row: Row
) -> None:
    known = [Problem(f"{table}.csv", 2, column, "", "bad", "good")]
    rows: dict[str, Sequence[Row]] = {table: [row], "indicators": LAMPS, "figures": [FIGURE]}
    assert problems(known, **rows) == []


# Corrections applied

FOLLOWS = "printed_low printed_high low high base_value"


@pytest.mark.parametrize("name", report_names())
def test_figures_are_as_printed_unless_corrections_are_asked_for(name: str) -> None:
    report = load_report(name)
    assert not report.corrected
    assert load_report(name, corrected=False).figures.equals(report.figures)
    rows = read(DATA / name / "figures.csv")
    value, unit, comparator = (rows[0].index(c) for c in ("value", "unit", "comparator"))
    assert list(report.figures["value"]) == [float(row[value]) for row in rows[1:]]
    assert list(report.figures["unit"]) == [row[unit] for row in rows[1:]]
    assert list(report.figures["comparator"]) == [row[comparator] for row in rows[1:]]


def test_corrections_change_what_they_name_and_nothing_else() -> None:
    printed, report = load_report(NAME), load_report(NAME, corrected=True)
    assert report.corrected
    before, after = (its.figures.set_index("figure").astype("object") for its in (printed, report))
    assert list(before.columns) == list(after.columns)
    assert list(before.index) == list(after.index)
    differs = (before != after) & ~(before.isna() & after.isna())
    changed = {
        name: set(differs.columns[differs.loc[name]]) for name in differs.index[differs.any(axis=1)]
    }
    assert changed == {
        "conservation-tillage-level-2021": {"value", *FOLLOWS.split()},
        "shanty-towns-transformed-level-2020": {"unit"},  # a count is a count
        "toilets-upgraded-rural-level-2021": {"comparator", "low_closed"},
    }
    tillage = after.loc["conservation-tillage-level-2021"]
    # 10 million mu, a mu being a fifteenth of a hectare
    assert (tillage["value"], tillage["printed"]) == (10.0, "100 million mus")
    assert tillage["base_value"] == pytest.approx(1e7 * 10_000 / 15)
    assert (tillage["printed_low"], tillage["printed_high"]) == (10.0, 10.0)
    assert after.loc["shanty-towns-transformed-level-2020", "unit"] == "houses"
    toilets = after.loc["toilets-upgraded-rural-level-2021"]
    assert (toilets["comparator"], toilets["low"], toilets["high"]) == (">=", 80_000, inf)
    assert toilets["low_closed"]
    assert not before.loc["toilets-upgraded-rural-level-2021", "low_closed"]


def test_corrections_leave_the_other_tables_alone() -> None:
    printed, report = load_report(NAME), load_report(NAME, corrected=True)
    tables = [name for name in TABLES if name != "figures"]
    assert all(getattr(report, name).equals(getattr(printed, name)) for name in tables)
    assert report.metadata == printed.metadata
    assert report.about == printed.about


def test_two_columns_of_a_figure_can_be_corrected(folder: Path) -> None:
    table = read(folder / "corrections.csv")
    row = dict(zip(table[0], table[1], strict=True))
    more = {"correction": "another-unit", "column": "unit", "proposed": "million hectares"}
    write(folder / "corrections.csv", [*table, list((row | more).values())])
    figures = load_report(NAME, corrected=True, data=folder.parent).figures.set_index("figure")
    tillage = figures.loc["conservation-tillage-level-2021"]
    assert (tillage["value"], tillage["unit"]) == (10.0, "million hectares")
    assert tillage["base_value"] == 1e7 * 10_000


# Tables for readers


def checks(**cells: str) -> pd.DataFrame:
    """Return one check of an audit with other cells."""
    row = {
        "result": "fails", "rule": "parts", "statement": "a part is no more than its whole",
        "kind": "contradiction", "subject": "lamps within lights", "finding": "2 is more than 1",
        "computed": "2", "limit": "[0, 1]", "unit": "times", "figures": "lamps-lit", "off": "2",
        "explanation": "harmless: they are lamps",
    }  # fmt: skip
    return pd.DataFrame([row | cells])


def test_a_check_is_written_for_readers() -> None:
    assert check_table(checks()).to_dict("records") == [
        {
            "result": "fails", "rule": "parts", "subject": "lamps within lights",
            "finding": "2 is more than 1", "explanation": "harmless: they are lamps",
            "computed": "2", "would fit": "[0, 1]", "unit": "times",
            "kind": "contradiction", "figures": "lamps-lit",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "named"), [(1, True), (5, True), (6, True), (7, False)])
def test_many_figures_are_counted(count: int, named: bool) -> None:
    figures = ", ".join(f"lamp-{number}" for number in range(count))
    table = checks(figures=figures)
    assert check_table(table)["figures"].item() == (figures if named else f"{count} figures")
    assert table["figures"].item() == figures  # what is handed in is not changed
    assert "limit" in table


def test_every_check_of_the_report_is_written(report: Report) -> None:
    found = with_explanations(audit(report), report.corrections)
    table = check_table(found)
    assert len(table) == len(found) > 0
    assert list(table["would fit"]) == list(found["limit"])
    assert list(table["result"]) == list(found["result"])
    named = table["figures"].str.fullmatch(r"\d+ figures")
    assert list(named) == list(found["figures"].str.count(", ") > 5)


def test_a_doubt_explains_what_its_rule_finds_in_its_figure() -> None:
    doubts = pd.DataFrame(
        [
            ("parts", "lamps-lit", "likely slip", "too many"),
            ("parts", "lights-lit", "ambiguous", "what a light is"),
            ("other", "lamps-lit", "harmless", "of another rule"),
            (None, "lamps-lit", "harmless", "found by reading"),
            ("parts", None, "harmless", "of no figure"),
        ],
        columns=["rule", "figure", "kind", "reason"],
    )
    for figures, explanation in (
        ("lamps-lit", "likely slip: too many"),
        ("hill-lit", ""),
        ("lights-lit, lamps-lit", "ambiguous: what a light is; likely slip: too many"),
    ):
        table = with_explanations(checks(figures=figures), doubts)
        assert table["explanation"].item() == explanation
    assert with_explanations(checks(result="holds"), doubts)["explanation"].item() == ""
    assert with_explanations(checks(), doubts.iloc[:0])["explanation"].item() == ""
    assert with_explanations(checks().iloc[:0], doubts).empty


def test_a_doubt_that_names_a_rule_is_found_by_it(report: Report) -> None:
    table = audit(report)
    found = table.loc[table["result"] != "holds"]
    doubts = report.corrections.dropna(subset=["rule", "figure"])
    assert not doubts.empty
    assert report.corrections["rule"].notna().sum() == len(doubts)
    for doubt in doubts.itertuples():
        figures = found.loc[found["rule"] == doubt.rule, "figures"].str.split(", ").explode()
        assert doubt.figure in set(figures), doubt.correction


def ends(low: float, high: float, low_closed: bool = True, high_closed: bool = True) -> str:
    """Return the text of an interval that a table gets."""
    row = {"low": low, "high": high, "low_closed": low_closed, "high_closed": high_closed}
    table = pd.DataFrame([row], index=[7])
    written = with_intervals(table)
    assert list(written.columns) == [*row, "interval"]
    assert list(written.index) == [7]
    assert "interval" not in table
    return str(written["interval"].item())


@pytest.mark.parametrize(
    ("low", "high", "closed", "text"),
    [
        (1.0, 2.0, (True, True), "[1, 2]"),
        (1.0, 2.0, (False, True), "(1, 2]"),
        (1.0, 2.0, (True, False), "[1, 2)"),
        (3.0, 3.0, (True, True), "3"),
        (0.0, inf, (True, False), "[0, ∞)"),
        (-inf, 0.0, (False, False), "(−∞, 0)"),
        # Five digits, outward on both sides of zero
        (1.23456, 1.23456, (True, True), "[1.2345, 1.2346]"),
        (-1.23456, 1.23451, (True, True), "[−1.2346, 1.2346]"),
        (-2.0, -1.23459, (True, True), "[−2, −1.2345]"),
        (123456.0, 123451.0 + 50, (True, True), "[123\u202f450, 123\u202f510]"),
        (0.000123456, 0.5, (True, True), "[0.00012345, 0.5]"),
        (99999.5, 199999.5, (True, True), "[99\u202f999, 200\u202f000]"),
        # The last bits of a float are noise: 0.1 + 0.2
        (0.1 + 0.2, 0.7 + 0.1, (True, True), "[0.3, 0.8]"),
    ],
)
def test_an_interval_is_rounded_outward(
    low: float, high: float, closed: tuple[bool, bool], text: str
) -> None:
    assert ends(low, high, *closed) == text


def test_every_interval_that_is_written_holds_its_own(report: Report) -> None:
    frame = with_intervals(report.figures)
    assert len(frame) == len(report.figures)
    assert (frame["interval"] != "").all()
    assert not frame["interval"].str.contains("nan").any()


SHORT, LONG = "x" * 60, "x" * 61


@pytest.mark.parametrize(
    ("column", "wide"),
    [
        (["a", SHORT], False),
        (["a", LONG], True),
        ([LONG, "a"], True),
        ([None, LONG], True),
        ([None, SHORT], False),
        ([1.5, 2.5], False),
        ([10**70, 1], False),  # a number is no sentence
        ([], False),
    ],
)
def test_a_column_of_sentences_is_wide(column: list[Any], wide: bool) -> None:
    html = table_html(pd.DataFrame({"words": column}, dtype="object"), "Words")
    head = html.partition("</thead>")[0]
    assert (" class=wide" in head) == wide
    assert html.count("class=wide") == int(wide)


def test_only_the_wide_column_is_wide() -> None:
    table = pd.DataFrame({"a": ["x"], "b": [LONG], "c": [1.0]})
    html = table_html(table, "Words", unsortable=("b", "c"))
    assert '<th scope="col" style="text-align: left">a</th>' in html
    assert '<th scope="col" style="text-align: left" class=wide data-orderable=false>b</th>' in html
    assert '<th scope="col" style="text-align: right" data-orderable=false>c</th>' in html


# Bugs that are known: each of these fails


@pytest.mark.parametrize("file", ["figures", "numerals", "indicators", "references"])
def test_a_table_that_cannot_be_read_is_the_only_problem(file: str, folder: Path) -> None:
    (folder / f"{file}.csv").write_bytes(b"")
    assert found(folder) == [(f"{file}.csv", 0, "", "")]


def test_a_place_that_is_wrong_already_is_not_told_of_its_correction(folder: Path) -> None:
    row = change(folder, "figures.csv", "conservation-tillage-level-2021", paragraph="x")
    assert found(folder) == [("figures.csv", row, "paragraph", "x")]


@pytest.mark.parametrize(
    "proposed", ["-10", "010", "１０", "1234567890123456"], ids=["-10", "010", "wide", "too long"]
)
def test_a_correction_proposes_what_the_figure_can_be(proposed: str, folder: Path) -> None:
    row = change(folder, "corrections.csv", TILLAGE, proposed=proposed)
    assert found(folder) == [("corrections.csv", row, "proposed", proposed)]


@pytest.mark.parametrize("proposed", ["percent", "times"])
def test_a_correction_proposes_a_unit_of_the_measure(proposed: str, folder: Path) -> None:
    row = change(folder, "corrections.csv", TOWNS, proposed=proposed)
    assert found(folder) == [("corrections.csv", row, "proposed", proposed)]


def test_two_corrections_of_a_cell_contradict_each_other(folder: Path) -> None:
    table = read(folder / "corrections.csv")
    again = ["again" if cell == TILLAGE else "20" if cell == "10" else cell for cell in table[1]]
    write(folder / "corrections.csv", [*table, again])
    assert found(folder) != []


def test_a_reference_is_a_possible_level(folder: Path) -> None:
    row = change(folder, "references.csv", "city-land", value="-24734")
    assert found(folder) == [("references.csv", row, "value", "-24734")]


@pytest.mark.parametrize("value", [1.005, 0.29, 16.08, 1.1501, 0.57003])
def test_five_digits_are_kept_as_they_are(value: float) -> None:
    assert ends(value, value) == f"{value}"
