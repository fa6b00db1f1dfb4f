"""The project's own rules, one by one, on rows made up here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from helpers.data.checks import rule_problems
from helpers.data.problems import Problem
from helpers.data.reader import Package, row_problems
from helpers.data.schema import shared_tables

Row = dict[str, str]
Cell = tuple[str, int, str, str]
"""Table, row, column and value of a problem; the first row is 2."""
PARTS = [{"part": "all", "label": "All", "first_paragraph": "1", "last_paragraph": "9"}]


def placed(row: Row, cells: Row) -> Row:
    """Put cells into a row whose end follows from its start and its words."""
    row = row | cells
    return {"end": str(int(row["start"]) + len(row["printed"]))} | row


def figure(**cells: str) -> Row:
    """Return a sound row of the figures with other cells."""
    row = {
        "figure": "ferries", "indicator": "ferries", "measure": "level", "comparator": "=",
        "value": "7", "unit": "projects", "status": "target", "period": "2023", "scope": "city",
        "provisional": "false", "paragraph": "1", "start": "10", "printed": "7 ferries",
        "note": "",
    }  # fmt: skip
    return placed(row, cells)


def numeral(**cells: str) -> Row:
    """Return a sound row of the numerals, a date, with other cells."""
    row = dict.fromkeys(("figure", "comparator", "value", "unit", "note"), "")
    return placed(row | {"paragraph": "1", "start": "50", "printed": "2023", "kind": "date"}, cells)


RANGE = {"comparator": "..", "value": "2", "upper": "3", "printed": "2-3 ferries"}
"""The cells of a range."""


def published(**cells: str) -> Row:
    """Return a sound row of the evidence with other cells."""
    row = {"indicator": "ferries", "measure": "level", "comparator": "=", "value": "7"}
    return row | {"unit": "projects", "period": "2023"} | cells


def threshold(**cells: str) -> Row:
    """Return a sound threshold with other cells."""
    row = {
        "kind": "threshold", "figure": "ferries", "comparator": ">", "value": "2.5",
        "unit": "RMB million", "printed": "over RMB2.5 million",
    }  # fmt: skip
    return numeral(**(row | cells))


def statement(**cells: str) -> Row:
    """Return a sound row of the statements with other cells."""
    row = {"statement": "more", "indicator": "ferries", "relation": "rises", "status": "target"}
    row |= {"period": "2023", "scope": "city", "claim": "more", "decided_by": "a count"}
    return placed(row | {"paragraph": "1", "start": "80", "printed": "will rise"}, cells)


def problems_in(
    tables: Mapping[str, Sequence[Row]], known: Sequence[Problem] = ()
) -> list[Problem]:
    """Return every problem that the rules find in some rows; cells that are not given are empty."""
    shared = shared_tables()
    rows = {
        table: {
            number: dict.fromkeys(shared[table].fields, "") | row
            for number, row in enumerate(its, 2)
        }
        for table, its in tables.items()
    }
    problems = rule_problems(Package("made-up", {}, shared, rows), known)
    assert all(problem.problem and problem.allowed for problem in problems)
    return problems


def texts(row: Row) -> list[str]:
    """Return what is said on a row of the figures."""
    return [f"{problem.problem}; {problem.allowed}" for problem in problems_in({"figures": [row]})]


def places(problems: Sequence[Problem]) -> list[Cell]:
    """Return the places of problems."""
    return [(p.file.removesuffix(".csv"), p.row, p.column, p.value) for p in problems]


def found(
    figures: Sequence[Row] = (),
    numerals: Sequence[Row] = (),
    statements: Sequence[Row] = (),
    parts: Sequence[Row] = PARTS,
    known: Sequence[Problem] = (),
) -> list[Cell]:
    """Return the place of every problem that the rules find in some rows."""
    tables = {"figures": figures, "numerals": numerals, "statements": statements, "parts": parts}
    return places(problems_in(tables, known))


def found_in(table: str, *rows: Row, parts: Sequence[Row] = PARTS) -> list[Cell]:
    """Return the problems of rows of one table that holds places."""
    figures, numerals, statements = (
        rows if table == name else () for name in ("figures", "numerals", "statements")
    )
    return found(figures, numerals, statements, parts)


def test_sound_rows_have_no_problems() -> None:
    numerals = [numeral(), threshold(paragraph="2")]
    assert found([figure()], numerals, [statement()]) == []
    assert found() == []


# Words


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "7.0", "printed": "7.0 ferries"},
        {"value": "-7", "measure": "change", "printed": "dropped by 7"},
        {"value": "-7", "measure": "change", "printed": "7", "note": "the second of two falls"},
        {"value": "7", "measure": "change", "printed": "increased by 7"},
        {"value": "7", "measure": "growth", "unit": "percent", "printed": "grew by 7%"},
        {"value": "100", "measure": "share", "unit": "percent", "printed": "full coverage"},
        {"value": "2.5", "unit": "RMB billion", "printed": "RMB2.5 billion"},
        {"value": "2.5", "unit": "billion jin", "printed": "2.5 billion jins"},
        {"value": "3", "unit": "km", "printed": "3km"},
        {"value": "3", "unit": "million mu", "printed": "3 million mus"},
        {"value": "3", "unit": "million mu", "printed": "3 million"},  # the noun stands elsewhere
        {"value": "1", "unit": "hours", "printed": "one hour"},
        {"provisional": "true", "printed": "an estimated 7 ferries"},
        {"provisional": "true"},
        {"comparator": ">", "printed": "over 7 ferries"},
        {"comparator": ">", "note": "more than stands in the heading"},
        {"comparator": "=", "note": "over is read as across"},
        {"value": "7", "measure": "growth", "unit": "percent", "printed": "grew by 7 per cent"},
        # More than a fall of seven is less than minus seven.
        {"value": "-7", "measure": "change", "comparator": "<", "printed": "fell by more than 7"},
        {"value": "-7", "measure": "change", "comparator": ">", "printed": "fell by less than 7"},
        {"value": "-7", "measure": "change", "comparator": "<=", "printed": "a drop of at least 7"},
        {"value": "-7", "measure": "change", "comparator": ">=", "printed": "fell by up to 7"},
        {"value": "-7", "measure": "change", "comparator": "~", "printed": "fell by about 7"},
        # Ranges
        RANGE,
        RANGE | {"printed": "2 to 3 ferries"},
        RANGE | {"printed": "between two and three ferries"},
        RANGE | {"value": "2.5", "upper": "3", "printed": "2.5-3 ferries"},
        RANGE | {"value": "-3", "upper": "-2", "measure": "change", "printed": "fell by 2-3"},
        RANGE | {"value": "5", "upper": "6", "unit": "RMB billion", "printed": "RMB5-6 billion"},
    ],
    ids=str,
)
def test_words_that_are_kept(cells: Row) -> None:
    assert found([figure(**cells)]) == []


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        # The number and its digits
        ("value", {"value": "8"}),
        ("value", {"value": "7.0"}),
        ("value", {"value": "7", "printed": "7.0 ferries"}),
        ("value", {"value": "650.0", "unit": "RMB billion", "printed": "RMB650 billion"}),
        # The sign: words for a fall, words for a rise, and neither
        ("value", {"value": "7", "measure": "change", "printed": "dropped by 7"}),
        ("value", {"value": "7", "measure": "change", "printed": "Falling by 7"}),
        ("value", {"value": "7", "measure": "change", "printed": "a decrease of 7"}),
        ("value", {"value": "-7", "measure": "change", "printed": "an increase of 7"}),
        ("value", {"value": "-7", "measure": "change", "printed": "rose by 7", "note": "a fall"}),
        ("value", {"value": "-7", "measure": "change", "printed": "7"}),
        # The unit: scale, percent, currency, and nouns of mass, length, area and time
        ("unit", {"value": "2.5", "unit": "RMB", "printed": "RMB2.5 billion"}),
        ("unit", {"value": "2.5", "unit": "RMB million", "printed": "RMB2.5 billion"}),
        ("unit", {"value": "2.5", "unit": "RMB billion", "printed": "RMB2.5"}),
        ("unit", {"printed": "7% of ferries"}),
        ("unit", {"measure": "growth", "unit": "percent", "printed": "7 more"}),
        ("unit", {"value": "2.5", "unit": "billion jin", "printed": "RMB2.5 billion"}),
        ("unit", {"value": "2.5", "unit": "RMB billion", "printed": "2.5 billion"}),
        ("unit", {"unit": "jin", "printed": "7 kilograms"}),
        ("unit", {"unit": "km", "printed": "7 days"}),
        ("unit", {"unit": "mu", "printed": "7 hectares"}),
        ("unit", {"unit": "hectares", "printed": "7 mus"}),
        ("unit", {"unit": "hours", "printed": "seven days"}),
        # Estimates
        ("provisional", {"printed": "an estimated 7 ferries"}),
        ("provisional", {"printed": "by estimate 7"}),
        # Qualifiers
        ("comparator", {"printed": "over 7 ferries"}),
        ("comparator", {"comparator": ">=", "printed": "over 7 ferries"}),
        ("comparator", {"comparator": ">"}),
        ("comparator", {"comparator": ">", "note": "in the heading"}),
        ("comparator", {"comparator": ">", "note": "at least stands in the heading"}),
        ("comparator", {"comparator": "<=", "note": "lower end of a range"}),
        # The same way round as the number that it bounds
        ("comparator",
         {"value": "-7", "measure": "change", "comparator": ">", "printed": "fell by more than 7"}),
        ("comparator",
         {"value": "-7", "measure": "change", "comparator": "<", "printed": "fell by less than 7"}),
        ("comparator",
         {"value": "-7", "measure": "change", "comparator": "<", "printed": "more than -7"}),
        # Ranges
        ("upper", RANGE | {"upper": "4"}),
        ("value", RANGE | {"value": "1"}),
        ("value", RANGE | {"value": "2", "upper": "3", "measure": "change", "printed": "fell 2-3"}),
    ],
    ids=str,
)  # fmt: skip
def test_words_that_are_not_kept(column: str, cells: Row) -> None:
    row = figure(**cells)
    assert found([row]) == [("figures", 2, column, row[column])]


@pytest.mark.parametrize(
    ("column", "value"),
    [("value", "3.5"), ("value", "2.50"), ("unit", "RMB billion"), ("comparator", ">=")],
)
def test_thresholds_are_compared_with_their_words(column: str, value: str) -> None:
    rows = [numeral(start="5"), threshold(**{column: value})]
    assert found(numerals=rows) == [("numerals", 3, column, value)]


def test_what_the_digits_say_is_told_with_as_many_digits() -> None:
    (text,) = texts(figure(value="650", unit="RMB billion", printed="RMB650.0 billion"))
    assert text.endswith("650.0, with the printed digits")


# Places


def test_a_place_runs_forward() -> None:
    for end in ("10", "9"):
        assert found([figure(end=end)]) == [("figures", 2, "end", end)]
        assert texts(figure(end=end)) == ["the place ends before it starts; above 10"]
    assert found(statements=[statement(end="80")]) == [("statements", 2, "end", "80")]


@pytest.mark.parametrize("end", ["18", "20"])
def test_a_place_is_as_long_as_its_words(end: str) -> None:
    # Nine characters from 10 on end at 19.
    assert found([figure(end=end)]) == [("figures", 2, "end", end)]


def test_a_numeral_stands_in_the_words() -> None:
    words = "some ferries"
    assert found([figure(printed=words)]) == [
        ("figures", 2, "printed", words),
        ("figures", 2, "value", "7"),  # nothing gives the value
    ]
    assert found(numerals=[numeral(printed="a year")]) == [("numerals", 2, "printed", "a year")]
    assert found(statements=[statement(printed="no numeral")]) == []


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("figures", figure(start="40"), figure(start="20")),
        ("figures", figure(paragraph="2", start="5"), figure(paragraph="1", start="20")),
        ("numerals", numeral(start="40"), numeral(start="20")),
        ("statements", statement(start="40"), statement(start="20")),
        ("statements", statement(paragraph="2"), statement(paragraph="1")),
    ],
)
def test_rows_follow_the_text(table: str, before: Row, after: Row) -> None:
    assert found_in(table, after, before) == []
    problem = (table, 3, "start", after["start"])
    assert found_in(table, before, after) == [problem]


def test_places_do_not_overlap_within_a_table() -> None:
    # Nine characters from 10 on end at 19.
    assert found([figure(), figure(start="19")]) == []
    assert found([figure(), figure(start="18")]) == [("figures", 3, "start", "18")]
    assert found([figure(), figure(start="18", paragraph="2")]) == []


def test_places_do_not_overlap_between_tables() -> None:
    assert found([figure()], [numeral(start="19")]) == []
    assert found([figure()], [numeral(start="18")]) == [("numerals", 2, "start", "18")]
    assert found([figure(start="53")], [numeral()]) == [("figures", 2, "start", "53")]


def test_a_long_place_overlaps_more_than_its_neighbour() -> None:
    # The first runs from 10 to 60, the second ends at 24 and so hides it from the third.
    long = figure(printed="7 ferries".ljust(50, "!"))
    rows = [long, figure(start="15"), figure(start="40")]
    assert found(rows) == [("figures", 3, "start", "15"), ("figures", 4, "start", "40")]


def test_a_statement_may_lie_on_a_figure() -> None:
    assert found([figure()], statements=[statement(start="12")]) == []


# Periods


@pytest.mark.parametrize("table", ["figures", "statements"])
@pytest.mark.parametrize(
    ("period", "sound"),
    [
        ("", True),
        ("2023", True),
        ("2021-2022", True),
        ("2021-2021", False),
        ("2021-2020", False),
        ("2021-", False),
        ("2021-22", False),
        ("2021/2022", False),
        ("21", False),
        ("2021-2022-2023", False),
    ],
)
def test_periods(table: str, period: str, sound: bool) -> None:
    row = figure(period=period) if table == "figures" else statement(period=period)
    assert found_in(table, row) == ([] if sound else [(table, 2, "period", period)])


@pytest.mark.parametrize("period", ["2024 Q1", "2024 H1", "2017 Q1-Q3"])
def test_only_evidence_has_parts_of_years(period: str) -> None:
    row = figure(period=period)
    assert found([row]) == [("figures", 2, "period", period)]
    (text,) = texts(row)
    assert text == "a part of a year has no place here; whole years"
    columns = shared_tables()["evidence"].fields
    evidence = {column: cell for column, cell in row.items() if column in columns}
    assert problems_in({"evidence": [evidence]}) == []
    assert re.fullmatch(columns["period"].pattern, period)
    (problem,) = problems_in({"evidence": [evidence | {"period": "2024 Q5"}]})
    assert (problem.column, problem.value) == ("period", "2024 Q5")


# Vocabulary, units and measures


WORDS = [
    ("figures", figure(), ("measure", "comparator", "status")),
    ("statements", statement(), ("status",)),
    ("figures", figure(), ("prices", "prices_by")),
    ("evidence", {}, ("measure", "comparator", "nature", "strength", "prices", "prices_by")),
    ("territories", {}, ("role",)),
    ("references", {}, ("comparator", "strength")),
    ("indicators", {}, ("better", "nature")),
]


@pytest.mark.parametrize(
    ("table", "row", "column"), [(table, row, c) for table, row, columns in WORDS for c in columns]
)
def test_each_column_of_the_vocabulary_is_checked(table: str, row: Row, column: str) -> None:
    its = shared_tables()[table]
    sound = {name: field.enum[0] if field.enum else "" for name, field in its.fields.items()}
    rows = {2: sound | row | {column: "wishful"}}
    (problem,) = [p for p in row_problems(its, rows) if p.column == column]
    assert (problem.row, problem.value) == (2, "wishful")
    assert "does not list it" in problem.problem
    assert all(repr(word) in problem.allowed for word in its.fields[column].enum)


def test_one_unknown_word_does_not_hide_another() -> None:
    row = dict.fromkeys(shared_tables()["figures"].fields, "")
    row |= figure(measure="rate", status="wish", period="2023-2022")
    known = row_problems(shared_tables()["figures"], {2: row})
    cells = [("figures", 2, "measure", "rate"), ("figures", 2, "status", "wish")]
    assert places(known) == cells
    assert found([row], known=known) == [("figures", 2, "period", "2023-2022")]


def test_units_are_known() -> None:
    assert found([figure(unit="furlongs")]) == [("figures", 2, "unit", "furlongs")]
    # RMB is printed, so the words have something to say on this one too; the place is the same.
    cells = found(numerals=[threshold(unit="RMB furlong million")])
    assert set(cells) == {("numerals", 2, "unit", "RMB furlong million")}


def test_points_are_derived_and_never_printed_as_a_unit() -> None:
    row = figure(unit="percentage points", measure="change", printed="7 percentage points")
    assert found([row]) == [("figures", 2, "unit", "percentage points")]


@pytest.mark.parametrize(
    ("unit", "like"),
    [("zzz", "none"), ("millon mu", "mu"), ("projcts", "project"), ("kilo meters", "meter")],
)
def test_an_unknown_unit_is_answered_with_similar_ones(unit: str, like: str) -> None:
    (text, *_) = texts(figure(unit=unit))
    assert "units.txt" in text
    assert like in text.partition("similar names: ")[2]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("unit", {"measure": "growth"}),
        ("unit", {"measure": "share"}),
        ("unit", {"measure": "multiple"}),
        ("unit", {"measure": "increase-in-multiples"}),
        ("unit", {"unit": "times"}),
        ("unit", {"unit": "percent", "printed": "7%"}),
        ("unit", {"unit": "times", "measure": "change"}),
        ("unit", {"unit": "percent", "measure": "multiple", "printed": "7%"}),
        # Below zero: the words name a fall, so only the measure is at fault.
        ("value", {"value": "-7", "printed": "fell by 7"}),
        ("value", {"value": "-7", "printed": "fell by 7", "measure": "multiple", "unit": "times"}),
        ("value",
         {"value": "-7", "printed": "fell by 7%", "measure": "share", "unit": "percent",
          "comparator": "="}),
        ("value",
         {"value": "-7", "printed": "fell by over 7", "measure": "multiple", "unit": "times",
          "comparator": ">"}),
        # Above the whole
        ("value", {"value": "101", "printed": "101%", "measure": "share", "unit": "percent"}),
        ("value",
         {"value": "-101", "printed": "fell by 101%", "measure": "growth", "unit": "percent"}),
    ],
    ids=str,
)  # fmt: skip
def test_unit_and_value_fit_the_measure(column: str, cells: Row) -> None:
    row = figure(**cells)
    assert found([row]) == [("figures", 2, column, row[column])]


# Ranges


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"upper": ""}, "the range has no upper end; above 2"),
        ({"upper": "2"}, "the range ends before it starts; above 2"),
        ({"upper": "1"}, "the range ends before it starts; above 2"),
        ({"comparator": "="}, "it is no range; nothing, or the comparator .."),
        ({"comparator": "~", "upper": "2"}, "it is no range; nothing, or the comparator .."),
        ({"value": "95", "upper": "105", "measure": "share", "unit": "percent"},
         "a share cannot be 105 percent; 0 to 100%"),
    ],
    ids=str,
)  # fmt: skip
def test_a_range_has_two_ends_and_nothing_else_has(cells: Row, text: str) -> None:
    row = published(**(RANGE | cells))
    del row["printed"]
    (problem,) = problems_in({"evidence": [row]})
    assert (problem.file, problem.row, problem.column) == ("evidence.csv", 2, "upper")
    assert problem.value == row["upper"]
    assert f"{problem.problem}; {problem.allowed}" == text
    assert ("figures", 2, "upper", row["upper"]) in found([figure(**(RANGE | cells))])


# Prices and territories


MONEY = {"indicator": "tolls", "unit": "RMB"}
GROWTH = {"indicator": "tolls", "measure": "growth", "unit": "percent"}


@pytest.mark.parametrize(
    ("cells", "column", "text"),
    [
        # Money says at which prices, and how that is known.
        (MONEY | {"prices": "current", "prices_by": "wording"}, "", ""),
        (MONEY | {"prices": "real", "prices_by": "convention"}, "", ""),
        (MONEY | {"prices": "not stated"}, "", ""),
        (MONEY, "prices", "it does not say at which prices; one of real, current, not stated"),
        (MONEY | {"unit": "RMB billion", "measure": "change"}, "prices",
         "it does not say at which prices; one of real, current, not stated"),
        (MONEY | {"prices": "current"}, "prices_by",
         "it does not say how the prices are known; one of wording, convention"),
        (MONEY | {"prices": "not stated", "prices_by": "convention"}, "prices_by",
         "it says how prices are known that are not; nothing"),
        # In yuan is money, whatever the indicator.
        (MONEY | {"indicator": "ferries"}, "prices",
         "it does not say at which prices; one of real, current, not stated"),
        # Growth of money says it, growth of ferries does not; a share is not of money.
        (GROWTH | {"prices": "real", "prices_by": "convention"}, "", ""),
        (GROWTH, "prices", "it does not say at which prices; one of real, current, not stated"),
        (GROWTH | {"measure": "multiple", "unit": "times"}, "prices",
         "it does not say at which prices; one of real, current, not stated"),
        (GROWTH | {"indicator": "ferries"}, "", ""),
        (GROWTH | {"measure": "share"}, "", ""),
        ({"indicator": "tolls"}, "", ""),  # so many of them
        (GROWTH | {"measure": "share", "prices": "current", "prices_by": "wording"}, "prices",
         "it is not of money; nothing"),
        ({"prices": "not stated"}, "prices", "it is not of money; nothing"),
        ({"prices_by": "wording"}, "prices_by",
         "it says how prices are known that are not; nothing"),
        # What is told of the unit is not told again of the prices.
        (MONEY | {"unit": "guilders", "prices": "current", "prices_by": "wording"}, "unit", ""),
        (MONEY | {"unit": "percent", "prices": "current", "prices_by": "wording"}, "unit", ""),
    ],
    ids=str,
)  # fmt: skip
def test_money_says_at_which_prices_and_nothing_else_does(
    cells: Row, column: str, text: str
) -> None:
    indicators = [
        {"indicator": "tolls", "in_money": "true"}, {"indicator": "ferries", "in_money": "false"},
    ]  # fmt: skip
    row = published(**cells)
    problems = problems_in({"evidence": [row], "indicators": indicators})
    expected = [("evidence", 2, column, row.get(column, ""))] if column else []
    assert places(problems) == expected
    if text:
        assert [f"{one.problem}; {one.allowed}" for one in problems] == [text]
    tables = {"figures": [figure(**cells)], "indicators": indicators}
    of_prices = [p for p in places(problems_in(tables)) if p[2].startswith("prices")]
    assert of_prices == [("figures", *cell[1:]) for cell in expected if cell[2] != "unit"]


@pytest.mark.parametrize(
    ("roles", "rows", "words"),
    [
        ([], [], ""),
        (["report"], [], ""),
        (["other", "reading", "report", "part"], [], ""),
        (["reading", "other"], [2], "none is the report's"),
        (["report", "other", "report"], [4], "that of row 2 is the report's already"),
        (["other", "report", "report", "report"], [4, 5], "that of row 3 is the report's already"),
    ],
    ids=str,
)
def test_one_territory_is_the_reports(roles: list[str], rows: list[int], words: str) -> None:
    lands = [{"territory": f"land-{n}", "role": role} for n, role in enumerate(roles)]
    problems = problems_in({"territories": lands})
    assert places(problems) == [("territories", row, "role", roles[row - 2]) for row in rows]
    right = "report once, for the land of which the report speaks"
    assert {(problem.problem, problem.allowed) for problem in problems} == (
        {(words, right)} if words else set()
    )


# Thresholds and definitions


@pytest.mark.parametrize("column", ["figure", "comparator", "value", "unit"])
def test_a_threshold_has_all_of_its_cells(column: str) -> None:
    cells = found(numerals=[threshold(**{column: ""})])
    assert ("numerals", 2, column, "") in cells
    assert {cell[2] for cell in cells} == {column}


@pytest.mark.parametrize("kind", ["date", "ordinal", "name", "list number", "idiom"])
@pytest.mark.parametrize(
    ("column", "value"),
    [("figure", "ferries"), ("comparator", "="), ("unit", "projects"), ("value", "2023")],
)
def test_other_numerals_have_none_of_them(kind: str, column: str, value: str) -> None:
    cells = found(numerals=[numeral(kind=kind, **{column: value})])
    assert ("numerals", 2, column, value) in cells
    assert column == "value" or len(cells) == 1  # a value is compared with its words as well


def test_a_definition_has_a_figure_and_nothing_else() -> None:
    sound = {"kind": "definition", "printed": "a bag=2 boxes", "figure": "ferries"}
    assert found(numerals=[numeral(**sound)]) == []
    assert found(numerals=[numeral(**sound | {"figure": ""})]) == [("numerals", 2, "figure", "")]
    for column, value in (("comparator", "="), ("unit", "projects"), ("value", "2")):
        row = numeral(**sound, **{column: value})
        assert ("numerals", 2, column, value) in found(numerals=[row])


# Parts


def parts(*ends: tuple[int, int]) -> list[Row]:
    """Return parts with these first and last paragraphs."""
    return [{"first_paragraph": str(first), "last_paragraph": str(last)} for first, last in ends]


@pytest.mark.parametrize(
    ("ends", "rows"),
    [
        (((1, 1), (2, 9)), []),
        (((2, 9),), [2]),  # the first paragraph is in none
        (((1, 3), (5, 9)), [3]),
        (((1, 3), (3, 9)), [3]),
        (((1, 0), (1, 9)), [2]),  # a part without paragraphs
        (((1, 3), (4, 3), (4, 9)), [3]),
    ],
)
def test_parts_follow_one_another(ends: tuple[tuple[int, int], ...], rows: list[int]) -> None:
    its = parts(*ends)
    assert found(parts=its) == [
        ("parts", row, "first_paragraph", its[row - 2]["first_paragraph"]) for row in rows
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("figures", figure(paragraph="4")),
        ("numerals", numeral(paragraph="4")),
        ("statements", statement(paragraph="4")),
    ],
)
def test_every_paragraph_lies_in_a_part(table: str, row: Row) -> None:
    assert found_in(table, row, parts=parts((1, 4))) == []
    assert found_in(table, row, parts=parts((1, 3))) == [(table, 2, "paragraph", "4")]


# What is wrong already


def test_no_rule_is_tried_on_a_cell_that_is_wrong_already() -> None:
    row = figure(value="many", end="x")
    known = [Problem("figures.csv", 2, column, "", "bad", "good") for column in ("value", "end")]
    assert found([row], known=known) == []
    whole_row = [Problem("figures.csv", 2, "", "", "bad", "good")]
    assert found([row], known=whole_row) == []


@pytest.mark.parametrize("printed", ["a growth of -5.7%", "a growth of \u22125.7%", "-5.7%"])
def test_a_printed_minus_sign_is_a_fall(printed: str) -> None:
    row = {"measure": "growth", "unit": "percent", "printed": printed}
    assert found([figure(value="-5.7", **row)]) == []
    assert found([figure(value="5.7", **row)]) == [("figures", 2, "value", "5.7")]


# Pairs, wholes, ranges and corrections


def problems(**tables: Sequence[Row]) -> list[Cell]:
    """Return the place of every problem that the rules find."""
    return places(problems_in(tables))


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


LIT = figure(figure="lamps-lit", measure="change", printed="7 lamps")
YEAR = numeral()
PLACE = ("paragraph", "start", "end", "printed")
FIGURE = {column: LIT[column] for column in ("figure", *PLACE)}
NUMERAL = {column: YEAR[column] for column in PLACE}


def correct(**cells: str) -> list[Cell]:
    """Return the problems of a correction of a figure, or of a numeral, with other cells."""
    row = FIGURE | {"column": "reading", "proposed": "as printed"} | cells
    return problems(figures=[LIT], numerals=[YEAR], corrections=[row])


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
        # A range needs two ends.
        ({"column": "comparator", "proposed": ".."}, ["proposed"]),
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
def test_no_rule_of_other_tables_is_tried_on_a_cell_that_is_wrong_already(
    table: str, column: str, row: Row
) -> None:
    known = [Problem(f"{table}.csv", 2, column, "", "bad", "good")]
    rows: dict[str, Sequence[Row]] = {table: [row], "indicators": LAMPS, "figures": [LIT]}
    assert problems_in(rows, known) == []


SHARE = figure(
    figure="lit", measure="share", value="95", unit="percent", comparator=">",
    printed="more than 95%",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        # Not more than the whole, but the whole
        ([("value", "100")], [2]),
        ([("comparator", "=")], []),
        ([("comparator", "="), ("value", "100")], []),
        ([("value", "99"), ("comparator", ">=")], []),
        # Each alone can be, both together cannot.
        ([("comparator", "<"), ("value", "0")], [3]),
    ],
)
def test_corrections_of_one_figure_fit_together(
    changes: list[tuple[str, str]], rows: list[int]
) -> None:
    place = {column: SHARE[column] for column in ("figure", *PLACE)}
    corrections = [place | {"column": column, "proposed": proposed} for column, proposed in changes]
    found = problems(figures=[SHARE], corrections=corrections)
    assert found == [("corrections", row, "proposed", changes[row - 2][1]) for row in rows]
