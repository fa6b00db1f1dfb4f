"""The shared schema: told once, and the same as the words and the columns of the helpers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

import pytest

from helpers.core.vocabulary import (
    Comparator,
    Direction,
    Measure,
    Nature,
    Prices,
    PricesBy,
    Role,
    Status,
    Strength,
)
from helpers.data.checks import rule_problems
from helpers.data.meaning import Reading, corrected_figures, read_records
from helpers.data.reader import Package, Rows
from helpers.data.records import Source
from helpers.data.report import Report, load_report, report_names
from helpers.data.schema import (
    DescriptorError,
    Field,
    Key,
    Table,
    as_object,
    read_tables,
    shared_tables,
)
from helpers.locations import SCHEMA
from tests.building import report_of

VOCABULARY: dict[str, Iterable[str]] = {
    "measure": Measure,
    "comparator": Comparator,
    "status": Status,
    "better": Direction,
    "strength": Strength,
    "prices": Prices,
    "prices_by": PricesBy,
    "role": Role,
}
OWN_WORDS = {("figures", "scope"), ("statements", "scope"), ("evidence", "scope"),
             ("indicators", "theme"), ("statements", "relation")}  # fmt: skip
"""The columns of which a package lists its own words."""


def columns() -> list[tuple[str, Field]]:
    """Return every column of the shared schema, with its table."""
    return [
        (table.name, field) for table in shared_tables().values() for field in table.fields.values()
    ]


@pytest.mark.parametrize("column", VOCABULARY)
def test_the_words_of_a_column_are_those_of_the_helpers(column: str) -> None:
    its = [(table, field) for table, field in columns() if field.name == column]
    words = [str(word) for word in VOCABULARY[column]]
    assert its
    for table, field in its:
        own = ["reading"] if (table, column) == ("corrections", "strength") else []
        # A range can only be told where there is a column for its upper end.
        not_there = [".."] if "upper" not in shared_tables()[table].fields else []
        assert list(field.enum) == [w for w in words if w not in not_there] + own, table


def test_the_natures_of_evidence_are_those_of_the_helpers() -> None:
    nature = shared_tables()["evidence"].fields["nature"].enum
    assert sorted(nature) == sorted(Nature)
    assert len(nature) == len(set(nature))


def test_what_can_be_corrected_is_a_column_of_the_figures() -> None:
    words = set(shared_tables()["corrections"].fields["column"].enum) - {"reading"}
    assert words == {"value", "unit", "comparator"} <= shared_tables()["figures"].fields.keys()


def test_every_column_says_what_it_holds() -> None:
    assert all(field.description.endswith(".") for _, field in columns())
    assert len(columns()) > 100


def test_what_a_package_must_have() -> None:
    needed = {table.name for table in shared_tables().values() if table.needed}
    assert needed == {"figures", "indicators", "numerals", "statements", "parts"}
    for table in shared_tables().values():
        assert table.path == f"{table.name}.csv"
        assert all(table.fields[name].required for name in table.key), table.name
        for key in table.references.values():
            assert shared_tables()[key.table].key == (key.column,)
            assert shared_tables()[key.table].needed or key.table in ("territories", "vintages")


@pytest.mark.parametrize("name", report_names())
def test_a_package_repeats_the_shared_schema_and_adds_its_own_words(name: str) -> None:
    tables = load_report(name).package.tables
    for table, its in tables.items():
        shared = shared_tables()[table]
        assert (its.path, its.key, its.references) == (shared.path, shared.key, shared.references)
        for column, field in shared.fields.items():
            own = its.fields[column].enum if (table, column) in OWN_WORDS else field.enum
            repeated = (field.kind, field.required, field.unique, field.pattern, own, field.minimum)
            found = its.fields[column]
            assert repeated == (
                found.kind, found.required, found.unique, found.pattern, found.enum, found.minimum,
            ), (table, column)  # fmt: skip


class OnlyShared(dict[str, Rows]):
    """Rows by table, where no table can be asked for that the shared schema does not have."""

    def get(self, table: str, default: Rows | None = None) -> Rows:  # type: ignore[override]
        assert table in shared_tables()
        return super().get(table, default or {})


def whole_report() -> Report:
    """Return a report with a row in every table, and no column that is not shared."""
    place = {"paragraph": "1", "start": "0", "end": "9", "printed": "5 barges"}
    return report_of(
        figures=[{"indicator": "barges", "value": "5", "unit": "projects"}],
        numerals=[{"figure": "barges", "value": "2", "unit": "RMB million"}],
        statements=[place | {"statement": "more", "indicator": "barges"}],
        evidence=[{"indicator": "barges", "value": "6", "unit": "projects", "vintage": "old"}],
        references=[{"reference": "fleet", "value": "90", "unit": "projects"}],
        lookalikes=[{"indicator": "barges", "other": "boats"}],
        relations=[{"part": "barges", "whole": "fleet", "why": "they float"}],
        ranges=[{"numerator": "barges", "denominator": "boats", "low": "1", "high": "2"}],
        corrections=[{"figure": "barges", "column": "value", "proposed": "6"} | place],
        parts=[{}],
        scan=[
            dict.fromkeys(("figures", "found", "right_value", "right", "proposals", "true"), "1")
        ],
    )


def test_the_helpers_read_shared_tables_and_columns_alone() -> None:
    package = whole_report().package
    rows = OnlyShared(package.rows)
    assert set(rows) == set(shared_tables())
    assert all(
        set(row) == set(shared_tables()[table].fields)
        for table in rows
        for row in rows[table].values()
    )
    records = read_records(rows, Source("", "", ""), Reading(Fraction(1), or_above=False), ())
    read = {
        "figures": len(records.figures), "indicators": len(records.indicators),
        "numerals": len(records.thresholds), "evidence": len(records.evidence),
        "parts": len(records.parts), "references": len(records.references),
        "lookalikes": len(records.lookalikes), "relations": len(records.relations),
        "ranges": len(records.ranges), "corrections": len(records.corrections),
        "territories": len(records.territories),
        "vintages": len({row.vintage for row in records.evidence}),
    }  # fmt: skip
    assert read == dict.fromkeys(read, 1) | {"indicators": 2}
    assert corrected_figures(rows["figures"], rows["corrections"])[2]["value"] == "6"
    assert rule_problems(Package("made-up", {}, shared_tables(), rows), []) != []
    assert all(len(whole_report().table(name)) == len(rows[name]) for name in rows)


# How a schema is read


def one_table(**changes: object) -> dict[str, object]:
    """Return a descriptor with one table, of a column of each type."""
    fields = [
        {"name": "key", "type": "string",
         "constraints": {"required": True, "unique": True, "pattern": "[a-z]+"}},
        {"name": "word", "type": "string", "constraints": {"enum": ["a", "b"]}},
        {"name": "count", "type": "integer", "constraints": {"minimum": 1}},
        {"name": "size", "type": "number", "description": "How long."},
        {"name": "flag", "type": "boolean"},
    ]  # fmt: skip
    reference = {"resource": "", "fields": ["key"]}
    schema = {"fields": fields, "primaryKey": "key",
              "foreignKeys": [{"fields": ["word"], "reference": reference}]}  # fmt: skip
    return {"resources": [{"name": "rods", "path": "rods.csv", "schema": schema} | changes]}


def test_a_table_is_read_as_it_is_described() -> None:
    (table,) = read_tables(json.loads(json.dumps(one_table()))).values()
    fields = {
        "key": Field("key", "string", "", True, True, "[a-z]+", (), None),
        "word": Field("word", "string", "", False, False, "", ("a", "b"), None),
        "count": Field("count", "integer", "", False, False, "", (), 1),
        "size": Field("size", "number", "How long.", False, False, "", (), None),
        "flag": Field("flag", "boolean", "", False, False, "", (), None),
    }
    assert table == Table(
        "rods", "rods.csv", fields, ("key",), {"word": Key("rods", "key")}, True, ""
    )
    assert fields["key"].rules == "type string, not empty, each value once, the form [a-z]+"
    assert fields["word"].rules == "type string, one of 'a', 'b'"
    assert fields["count"].rules == "type integer, 1 or more"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": None}, "the name of a resource is missing, or no text"),
        ({"path": ["rods.csv"]}, "the path of rods is missing, or no text"),
        ({"schema": "schema.json"}, "the schema of rods is missing, or no object"),
        ({"schema": {}}, "fields of rods: missing, or no list"),
    ],
)
def test_what_is_no_table_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(DescriptorError) as error:
        read_tables(json.loads(json.dumps(one_table(**changes))))
    assert str(error.value) == words


def test_the_schema_file_is_one_for_all_reports() -> None:
    content = as_object(json.loads(SCHEMA.read_text(encoding="utf-8")), "the schema")
    assert set(content) == {"title", "description", "resources"}
    assert list(shared_tables()) == [table.name for table in shared_tables().values()]
