"""Hold the descriptor of a package against the schema that all reports share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from helpers.data.problems import Problem, nearest
from helpers.data.schema import (
    DESCRIPTOR,
    Field,
    Json,
    Table,
    as_list,
    as_object,
    as_text,
    shared_tables,
)

_TRACE = ("title", "path", "date", "sha256")
"""What the source of a report must have."""

_NAME = "[-a-z0-9._]+"
"""The form of the name of a package, by the standard."""

_READ: dict[str, dict[str, Json | type[str]]] = {
    "resource": {
        "name": str, "path": str, "title": str, "description": str, "schema": None,
        "dialect": None, "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8",
    },
    "dialect": {"delimiter": ",", "header": True},
    "schema": {"fields": None, "primaryKey": None, "foreignKeys": None, "missingValues": [""]},
    "field": {
        "name": str, "type": str, "title": str, "description": str, "unit": str,
        "constraints": None, "trueValues": ["true"], "falseValues": ["false"],
    },
}  # fmt: skip
"""The properties that a part of a descriptor can have: the only value of each, or any text.

None stands for those that are read. There are no others, for a rule that nobody reads would be
a rule that does not hold.
"""


def descriptor_problems(
    folder: str, descriptor: dict[str, Json], tables: Mapping[str, Table]
) -> Iterator[Problem]:
    """Yield what is wrong with a descriptor, without which no table can be checked.

    Parameters
    ----------
    folder : str
        Name of the folder, which the package must have too.
    descriptor : dict
        The content of ``datapackage.json``.
    tables : dict of str to Table
        Its tables, as `read_tables` returns them.

    Raises
    ------
    DescriptorError
        If its structure is not that of a data package.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> for found in descriptor_problems("harbin-2021", package.descriptor, package.tables):
    ...     print(found.problem, "|", found.value, "|", found.allowed)
    the package has another name than its folder | changchun-2021 | harbin-2021
    """
    yield from _about_package(folder, descriptor)
    for item in as_list(descriptor.get("resources"), "resources"):
        yield from _unread(as_object(item, "a resource"))
    known = shared_tables()
    referred = {
        key.table
        for name in tables.keys() & known.keys()
        for key in known[name].references.values()
    }
    for name, shared in known.items():
        if (shared.needed or name in referred) and name not in tables:
            yield _gap(name, "", "the resource is missing", ", ".join(known))
    for name, table in tables.items():
        if name in known:
            yield from _gaps(table, known[name])
            yield from _dangling(table, known[name], tables)
        else:
            right = f"{', '.join(known)}; similar names: {nearest(name, known)}"
            yield _gap(name, "", "no report has such a table", right)


def _about_package(folder: str, descriptor: dict[str, Json]) -> Iterator[Problem]:
    """Yield what is wrong with what is told of the package as a whole."""
    name = as_text(descriptor.get("name"), "the name of the package")
    if name != folder:
        problem = "the package has another name than its folder"
        yield Problem(DESCRIPTOR, 0, "", name, problem, folder)
    elif not re.fullmatch(_NAME, name):
        yield Problem(DESCRIPTOR, 0, "", name, "no package can have this name", f"the form {_NAME}")
    for key, right in (("profile", "tabular-data-package"), ("$schema", None)):
        if descriptor.get(key, right) != right:
            problem = f"the {key} of the package is another one"
            yield Problem(DESCRIPTOR, 0, "", str(descriptor[key]), problem, right or "none")
    for key in ("title", "description", "version"):
        as_text(descriptor.get(key, ""), f"the {key} of the package")
    for key in ("licenses", "contributors"):
        for item in as_list(descriptor.get(key, []), key):
            as_object(item, f"one of the {key}")
    for item in as_list(descriptor.get("sources", []), "sources") or [{}]:
        source = as_object(item, "a source")
        missing = [
            key for key in _TRACE if not as_text(source.get(key, ""), f"the {key} of a source")
        ]
        if missing:
            problem = f"the source lacks {', '.join(missing)}"
            yield Problem(DESCRIPTOR, 0, "", "", problem, "a source that can be traced")


def _gap(table: str, column: str, problem: str, right: str) -> Problem:
    """Return a problem of the schema of a table."""
    return Problem(DESCRIPTOR, 0, column, table, problem, right)


def _unread(resource: dict[str, Json]) -> Iterator[Problem]:
    """Yield the properties of a resource and its parts that are not read, or read otherwise."""
    name, schema = str(resource["name"]), as_object(resource["schema"], "a schema")
    parts = [("", "resource", resource), ("", "schema", schema)]
    parts.append(("", "dialect", as_object(resource.get("dialect", {}), f"the dialect of {name}")))
    for item in as_list(schema["fields"], "fields"):
        field = as_object(item, "a field")
        parts.append((str(field["name"]), "field", field))
    for column, part, found in parts:
        for key, value in found.items():
            right = _READ[part].get(key)
            if key not in _READ[part]:
                problem = f"the property {key} of a {part} is not read"
                yield _gap(name, column, problem, ", ".join(_READ[part]))
            elif isinstance(right, type):
                as_text(value, f"the {key} of the {part} {column or name}")
            elif right is not None and json.dumps(value) != json.dumps(right):
                problem = f"the {key} of the {part} is {json.dumps(value)}"
                yield _gap(name, column, problem, json.dumps(right))


def _gaps(table: Table, shared: Table) -> Iterator[Problem]:
    """Yield where the schema of a table has not what the shared one has; it may have more."""
    name = table.name
    if table.path != shared.path:
        yield _gap(name, "", f"its file is called {table.path!r}", shared.path)
    if table.key != shared.key:
        yield _gap(name, "", "the schema has not the primary key", ", ".join(shared.key))
    for column, key in shared.references.items():
        if table.references.get(column) != key:
            right = f"a reference to {key.column} of {key.table}"
            yield _gap(name, column, "the schema has no foreign key for it", right)
    for column in shared.fields:
        if column not in table.fields:
            yield _gap(name, column, "the schema lacks the column", ", ".join(shared.fields))
    for column, field in table.fields.items():
        for found in _field_gaps(field, shared.fields.get(column, field))[:1]:
            yield _gap(name, column, *found)


def _field_gaps(field: Field, shared: Field) -> list[tuple[str, str]]:
    """Return what a field lacks of the shared one, each with what is right."""
    unreadable = _unreadable(field.pattern)
    checks = (
        (field.kind != shared.kind, f"its type is {field.kind}", shared.kind),
        (shared.required > field.required, "the schema lets it be empty", "required: true"),
        (shared.unique > field.unique, "the schema lets values be there twice", "unique: true"),
        (
            shared.enum not in ((), field.enum),
            "the schema lists other words",
            ", ".join(shared.enum),
        ),
        (
            shared.pattern not in ("", field.pattern),
            "the schema has another pattern",
            shared.pattern,
        ),
        (
            shared.minimum not in (None, field.minimum),
            "the schema has another minimum",
            str(shared.minimum),
        ),
        (bool(unreadable), f"its pattern cannot be read: {unreadable}", "a regular expression"),
    )
    return [(problem, right) for wrong, problem, right in checks if wrong]


def _unreadable(pattern: str) -> str:
    """Say why a pattern is none, alone or between the anchors that the standard puts around it."""
    try:
        re.compile(pattern)
        re.compile(f"^{pattern}$")
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return ""


def _dangling(table: Table, shared: Table, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Yield the foreign keys of its own that refer to no column of the same type."""
    for column, key in table.references.items():
        if column not in shared.references:
            target = tables[key.table].fields.get(key.column) if key.table in tables else None
            if target is None or target.kind != table.fields[column].kind:
                problem = f"it refers to {key.column} of {key.table}"
                yield _gap(table.name, column, problem, "a column of a table, of the same type")
