"""Damaged descriptors: where one is not that of a package of the shared schema, it is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.data.problems import PackageError
from helpers.data.report import load_report, read_named
from helpers.data.schema import DESCRIPTOR
from tests.data.damages import (
    GDP,
    NAME,
    cell_of,
    change,
    copy_of,
    describe,
    field,
    mutations,
    read,
    resource,
)
from tests.data.second import SECOND_NAME, refused, write_second


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["resources"][0].pop("path"),
        lambda d: d["resources"][0].update(path=3),
        lambda d: d["resources"][0].update(path="../figures.csv"),
        lambda d: d["resources"][0]["schema"]["fields"][0].pop("type"),
        lambda d: d["resources"][0]["schema"]["fields"][0].update(type="strung"),
        lambda d: d["resources"].append(d["resources"][0]),
        lambda d: d["resources"][0]["schema"]["foreignKeys"][0].update(fields="gone"),
        lambda d: d["resources"][0]["schema"]["foreignKeys"][0].pop("reference"),
        lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"].update(pattern="("),
    ],
    ids=[
        "no path",
        "a path that is no text",
        "a path out of the folder",
        "a field without type",
        "a field of unknown type",
        "a resource twice",
        "a key on no column",
        "a key without reference",
        "a pattern that is none",
    ],
)
def test_a_malformed_descriptor_is_reported(
    edit: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    describe(edit)(copy_of(NAME, tmp_path))
    problems = read_named(NAME, tmp_path)[1]
    assert DESCRIPTOR in {problem.file for problem in problems}
    with pytest.raises(PackageError, match="datapackage"):
        load_report(NAME, data=tmp_path)


def without_source(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda d: d["sources"][0].pop(key)


def own_key(descriptor: dict[str, Any], table: str, column: str) -> None:
    """Let the labels of the parts refer to a column."""
    key = {"fields": "label", "reference": {"resource": table, "fields": column}}
    resource(descriptor, "parts")["schema"]["foreignKeys"] = [key]


Gap = tuple[Callable[[dict[str, Any]], None], tuple[str, str], str]
"""What is done to a descriptor, the column and value of the problem, and words of its text."""
GAPS: dict[str, Gap] = {
    "another name": (lambda d: d.update(name="harbin-2021"), ("", "harbin-2021"), "folder"),
    "no sources": (lambda d: d.pop("sources"), ("", ""), "title, path, date, sha256"),
    "an empty list of sources": (lambda d: d.update(sources=[]), ("", ""), "title, path, date"),
    **{
        f"a source without {key}": (without_source(key), ("", ""), f"lacks {key}")
        for key in ("date", "sha256")
    },
    "a source with an empty title and path": (
        lambda d: d["sources"][0].update(title="", path=""), ("", ""), "lacks title, path",
    ),
    "a second source without a date": (
        lambda d: d["sources"].append({"title": "b", "path": "https://b.example", "sha256": "0"}),
        ("", ""), "lacks date",
    ),
    "a table is missing": (
        lambda d: d["resources"].remove(resource(d, "parts")), ("", "parts"), "missing",
    ),
    "a column is missing": (
        lambda d: resource(d, "figures")["schema"]["fields"].remove(field(d, "figures", "scope")),
        ("scope", "figures"), "lacks the column",
    ),
    "a number is text": (
        lambda d: field(d, "figures", "value").update(type="string"),
        ("value", "figures"), "type is string",
    ),
    "a place is no whole number": (
        lambda d: field(d, "numerals", "start").update(type="number"),
        ("start", "numerals"), "type is number",
    ),
    "text is a number": (
        lambda d: field(d, "statements", "claim").update(type="number"),
        ("claim", "statements"), "type is number",
    ),
    "a truth value is text": (
        lambda d: field(d, "figures", "provisional").update(type="string"),
        ("provisional", "figures"), "type is string",
    ),
    "a cell that is needed may be empty": (
        lambda d: field(d, "figures", "unit").pop("constraints"), ("unit", "figures"), "empty",
    ),
    "a cell that is needed is not required": (
        lambda d: field(d, "parts", "label")["constraints"].update(required=False),
        ("label", "parts"), "empty",
    ),
    "no primary key": (
        lambda d: resource(d, "parts")["schema"].pop("primaryKey"), ("", "parts"), "primary key",
    ),
    "another primary key": (
        lambda d: resource(d, "figures")["schema"].update(primaryKey="printed"),
        ("", "figures"), "primary key",
    ),
    "half of a primary key": (
        lambda d: resource(d, "numerals")["schema"].update(primaryKey=["paragraph"]),
        ("", "numerals"), "primary key",
    ),
    "no foreign keys": (
        lambda d: resource(d, "statements")["schema"].pop("foreignKeys"),
        ("indicator", "statements"), "foreign key",
    ),
    "a foreign key to another table": (
        lambda d: resource(d, "figures")["schema"]["foreignKeys"][0].update(
            reference={"resource": "parts", "fields": "part"}
        ),
        ("indicator", "figures"), "foreign key",
    ),
    "half of the primary key of lookalikes": (
        lambda d: resource(d, "lookalikes")["schema"].update(primaryKey="indicator"),
        ("", "lookalikes"), "primary key",
    ),
    "one foreign key of two": (
        lambda d: resource(d, "lookalikes")["schema"]["foreignKeys"].pop(),
        ("other", "lookalikes"), "foreign key",
    ),
    "a pattern that is none": (
        lambda d: field(d, "figures", "period")["constraints"].update(pattern="["),
        ("period", "figures"), "pattern",
    ),
    "an own profile": (
        lambda d: d.update(profile="https://example.org/profile.json"),
        ("", "https://example.org/profile.json"), "profile",
    ),
    "another version of the standard": (
        lambda d: d.update({"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}),
        ("", "https://datapackage.org/profiles/2.0/datapackage.json"), "$schema",
    ),
    "a table that no report has": (
        lambda d: resource(d, "lookalikes").update(name="lookalike"),
        ("", "lookalike"), "no report has such a table",
    ),
    "another file": (
        lambda d: resource(d, "parts").update(path="https://example.org/parts.csv"),
        ("", "parts"), "its file is called",
    ),
    "another encoding": (
        lambda d: resource(d, "parts").update(encoding="latin-1"), ("", "parts"), "encoding",
    ),
    "a table in two places": (
        lambda d: resource(d, "parts").update(data=[]), ("", "parts"), "property data",
    ),
    "no header": (
        lambda d: resource(d, "parts")["dialect"].update(header=False), ("", "parts"), "header",
    ),
    "a header that is a number": (
        lambda d: resource(d, "parts")["dialect"].update(header=1), ("", "parts"), "header",
    ),
    "another quote": (
        lambda d: resource(d, "parts")["dialect"].update(quoteChar="'"),
        ("", "parts"), "quoteChar",
    ),
    "another word for nothing": (
        lambda d: resource(d, "parts")["schema"].update(missingValues=["", "-"]),
        ("", "parts"), "missingValues",
    ),
    "columns in any order": (
        lambda d: resource(d, "parts")["schema"].update(fieldsMatch="subset"),
        ("", "parts"), "fieldsMatch",
    ),
    "a column in another format": (
        lambda d: field(d, "parts", "label").update(format="email"), ("label", "parts"), "format",
    ),
    "another word for true": (
        lambda d: field(d, "figures", "provisional").update(trueValues=["yes"]),
        ("provisional", "figures"), "trueValues",
    ),
    "fewer words": (
        lambda d: field(d, "figures", "measure")["constraints"]["enum"].remove("level"),
        ("measure", "figures"), "other words",
    ),
    "any word": (
        lambda d: field(d, "evidence", "nature")["constraints"].pop("enum"),
        ("nature", "evidence"), "other words",
    ),
    "any form": (
        lambda d: field(d, "figures", "figure")["constraints"].pop("pattern"),
        ("figure", "figures"), "another pattern",
    ),
    "a name twice": (
        lambda d: field(d, "figures", "figure")["constraints"].pop("unique"),
        ("figure", "figures"), "twice",
    ),
    "another minimum": (
        lambda d: field(d, "figures", "paragraph")["constraints"].update(minimum=0),
        ("paragraph", "figures"), "minimum",
    ),
    "a key to another column": (
        lambda d: resource(d, "figures")["schema"]["foreignKeys"][0]["reference"].update(
            fields="label"
        ),
        ("indicator", "figures"), "foreign key",
    ),
    "an own key to a table that is not there": (
        lambda d: own_key(d, "gone", "gone"), ("label", "parts"), "gone of gone",
    ),
    "an own key to a column that is not there": (
        lambda d: own_key(d, "indicators", "gone"), ("label", "parts"), "gone of indicators",
    ),
    "an own key to a column of another type": (
        lambda d: own_key(d, "", "first_paragraph"), ("label", "parts"), "first_paragraph of parts",
    ),
    "an own pattern that only looks like one": (
        lambda d: field(d, "parts", "label")["constraints"].update(pattern="(?i)a"),
        ("label", "parts"), "pattern cannot be read",
    ),
    "an own pattern without end": (
        lambda d: field(d, "parts", "label")["constraints"].update(pattern="a{99999999999}"),
        ("label", "parts"), "pattern cannot be read",
    ),
    "another delimiter": (
        lambda d: resource(d, "figures")["dialect"].update(delimiter=";"),
        ("", "figures"), "delimiter",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "place", "words"), GAPS.values(), ids=GAPS.keys())
def test_a_gap_of_the_descriptor_is_reported_and_no_table_read(
    edit: Callable[[dict[str, Any]], None], place: tuple[str, str], words: str, tmp_path: Path
) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(edit)(folder)
    change("figures.csv", GDP, value="many")(folder)
    (problem,) = read_named(NAME, tmp_path)[1]
    assert cell_of(problem) == (DESCRIPTOR, 0, *place)
    assert words in problem.problem
    assert problem.allowed


def test_all_gaps_of_the_schemas_are_reported_at_once(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    for name in ("another delimiter", "no primary key", "text is a number"):
        describe(GAPS[name][0])(folder)
    problems = {(p.column, p.value) for p in read_named(NAME, tmp_path)[1]}
    assert problems == {("", "figures"), ("", "parts"), ("claim", "statements")}


def spell_otherwise(descriptor: dict[str, Any]) -> None:
    """Write keys as lists and texts, and leave out what has a default."""
    schema = resource(descriptor, "figures")["schema"]
    schema["primaryKey"] = ["figure"]
    schema["foreignKeys"][0]["fields"] = ["indicator"]
    schema["foreignKeys"][0]["reference"]["fields"] = ["indicator"]
    resource(descriptor, "parts").pop("dialect")
    resource(descriptor, "indicators")["dialect"].pop("delimiter")


def test_other_spellings_of_a_sound_descriptor_are_no_gaps(tmp_path: Path) -> None:
    describe(spell_otherwise)(copy_of(NAME, tmp_path))
    assert read_named(NAME, tmp_path)[1] == []


def test_a_package_may_ask_for_more(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(lambda d: field(d, "parts", "label")["constraints"].update(pattern="[^;]*"))(folder)
    describe(lambda d: own_key(d, "", "label"))(folder)
    assert read_named(NAME, tmp_path)[1] == []
    change("parts.csv", "plan", label="plan; goals")(folder)
    (problem,) = read_named(NAME, tmp_path)[1]
    assert (problem.column, problem.value) == ("label", "plan; goals")


def test_an_own_key_is_kept(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    describe(lambda d: own_key(d, "indicators", "label"))(folder)
    problems = read_named(NAME, tmp_path)[1]
    assert {problem.column for problem in problems} == {"label"}
    assert len(problems) == len(read(folder / "parts.csv")) - 1


@pytest.mark.parametrize("name", ["Riverton", "river ton", "flußstadt"])
def test_a_name_that_no_package_can_have_is_refused(name: str, tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    describe(lambda d: d.update(name=name))(folder)
    folder.rename(tmp_path / name)
    (problem,) = read_named(name, tmp_path)[1]
    assert cell_of(problem) == (DESCRIPTOR, 0, "", name)
    assert problem.problem == "no package can have this name"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda d: d.update(title=3), "the title of the package"),
        (lambda d: d.update(licenses={}), "licenses: missing, or no list"),
        (lambda d: d.update(contributors=["x"]), "one of the contributors"),
        (lambda d: resource(d, "parts").update(title=[]), "the title of the resource parts"),
        (lambda d: own_keys(d, ["label", "part"], ["label", "part"]), "of one column"),
        (lambda d: own_keys(d, [], []), "of one column"),
        (lambda d: resource(d, "figures")["schema"]["foreignKeys"].extend(
            [{"fields": "indicator", "reference": {"resource": "parts", "fields": "part"}}]),
         "of one column"),
        (lambda d: resource(d, "parts")["schema"]["fields"].append(field(d, "parts", "part")),
         "there twice"),
        (lambda d: field(d, "parts", "label").update(type="any"), "allowed: string, integer"),
        (lambda d: field(d, "parts", "label")["constraints"].update(maxLength=3), "maxLength"),
        (lambda d: field(d, "parts", "label")["constraints"].update(pattern=""), "pattern ''"),
        (lambda d: field(d, "parts", "label")["constraints"].update(enum=[]), "enum []"),
        (lambda d: field(d, "parts", "label")["constraints"].update(enum=[1]), "no text"),
        (lambda d: field(d, "parts", "label")["constraints"].update(required="yes"),
         "neither true nor false"),
        (lambda d: field(d, "parts", "first_paragraph")["constraints"].update(minimum=True),
         "no whole number"),
        (lambda d: field(d, "parts", "first_paragraph")["constraints"].update(enum=["1"]),
         "type integer: required, unique, minimum"),
    ],
    ids=lambda given: given if isinstance(given, str) else "edit",
)  # fmt: skip
def test_the_words_say_what_is_malformed(
    edit: Callable[[dict[str, Any]], None], words: str, tmp_path: Path
) -> None:
    describe(edit)(copy_of(NAME, tmp_path))
    (problem,) = read_named(NAME, tmp_path)[1]
    assert problem.problem.startswith("its structure is not that of a data package: ")
    assert words in problem.problem


def own_keys(descriptor: dict[str, Any], columns: list[str], targets: list[str]) -> None:
    """Let several columns of the parts refer to several others."""
    key = {"fields": columns, "reference": {"resource": "", "fields": targets}}
    resource(descriptor, "parts")["schema"]["foreignKeys"] = [key]


def test_whatever_stands_in_a_descriptor_is_refused_or_a_sound_package(tmp_path: Path) -> None:
    folder = write_second(tmp_path)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    assert load_report(SECOND_NAME, data=tmp_path).metadata == descriptor
    sound, tried = set(), set()
    for place, value, changed in mutations(descriptor):
        wrong = refused(changed)
        if wrong and place in tried:
            continue  # loading looks no further, as it did where something else stood there
        tried.add(place)
        (folder / DESCRIPTOR).write_text(json.dumps(changed), encoding="utf-8")
        if wrong:
            with pytest.raises(PackageError, match=DESCRIPTOR):
                load_report(SECOND_NAME, data=tmp_path)
            continue
        report = load_report(SECOND_NAME, data=tmp_path)
        assert len(report.records.figures) == 2, (place, value)
        assert report.title in repr(report)
        assert report._repr_html_()
        sound.add(place[-1])
    # Words for readers alone can be others; all else is read.
    assert {"title", "description", "licenses"} <= sound
    assert sound.isdisjoint({"type", "fields", "resources", "primaryKey", "reference", "enum"})
