"""The tables of a package as its descriptor tells them: columns, types, rules and keys.

The ones that all reports share are told in ``data/schema.json``, in the terms of Table Schema.
Each package repeats them in its own ``datapackage.json``, so that it can be used without this
project; `helpers.data.descriptor` holds the two against each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from helpers.locations import SCHEMA

DESCRIPTOR = "datapackage.json"

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_RULES = {
    "string": ("required", "unique", "pattern", "enum"),
    "integer": ("required", "unique", "minimum"),
    "number": ("required", "unique", "minimum"),
    "boolean": ("required",),
}
"""The types of columns, and the constraints that a column of each can have."""


class DescriptorError(ValueError):
    """A descriptor whose structure is not that of a data package.

    Examples
    --------
    >>> read_tables({"resources": "figures.csv"})
    Traceback (most recent call last):
    helpers.data.schema.DescriptorError: resources: missing, or no list
    """


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type and what its cells must be.

    Parameters
    ----------
    name : str
        What it is called.
    kind : str
        Its type: ``string``, ``integer``, ``number`` or ``boolean``.
    description : str
        What it holds.
    required, unique : bool
        Whether its cells must be filled, and differ.
    pattern : str
        The form of its cells, a regular expression; empty where any will do.
    enum : tuple of str
        What its cells can be; empty where that is open.
    minimum : int or None
        The least number.

    Examples
    --------
    >>> shared_tables()["parts"].fields["first_paragraph"].rules
    'type integer, not empty, 1 or more'
    """

    name: str
    kind: str
    description: str
    required: bool
    unique: bool
    pattern: str
    enum: tuple[str, ...]
    minimum: int | None

    @property
    def rules(self) -> str:
        """What is allowed in its cells, in words."""
        rules = [f"type {self.kind}"]
        rules += ["not empty"] if self.required else []
        rules += ["each value once"] if self.unique else []
        rules += [f"one of {', '.join(map(repr, self.enum))}"] if self.enum else []
        rules += [f"the form {self.pattern}"] if self.pattern else []
        rules += [] if self.minimum is None else [f"{self.minimum} or more"]
        return ", ".join(rules)


class Key(NamedTuple):
    """A column of another table, to which a foreign key refers.

    Parameters
    ----------
    table, column : str
        Their names.

    Examples
    --------
    >>> shared_tables()["figures"].references["indicator"]
    Key(table='indicators', column='indicator')
    """

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a package.

    Parameters
    ----------
    name, path : str
        Its name and its file.
    fields : dict of str to Field
        Its columns.
    key : tuple of str
        The columns that together name a row.
    references : dict of str to Key
        The foreign keys: what its columns refer to.
    needed : bool
        Whether every package must have it.
    description : str
        What it holds.

    Examples
    --------
    >>> figures = shared_tables()["figures"]
    >>> figures.path, figures.key, list(figures.fields)[:3]
    ('figures.csv', ('figure',), ['figure', 'indicator', 'measure'])
    """

    name: str
    path: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]
    references: Mapping[str, Key]
    needed: bool
    description: str


@cache
def shared_tables() -> dict[str, Table]:
    """Return the tables that every report shares, by name.

    Examples
    --------
    >>> [name for name, table in shared_tables().items() if table.needed]
    ['figures', 'indicators', 'numerals', 'statements', 'parts']
    """
    return read_tables(json.loads(SCHEMA.read_text(encoding="utf-8")))


def read_tables(descriptor: Json) -> dict[str, Table]:
    """Read the tables of a descriptor.

    Parameters
    ----------
    descriptor : dict
        The content of ``datapackage.json``, or of the shared schema.

    Raises
    ------
    DescriptorError
        If its structure is not that of a data package.

    Examples
    --------
    >>> schema = {"fields": [{"name": "year", "type": "integer"}], "primaryKey": "year"}
    >>> resource = {"name": "floods", "path": "floods.csv", "schema": schema}
    >>> read_tables({"resources": [resource]})["floods"].key
    ('year',)
    """
    resources = as_list(as_object(descriptor, "the descriptor").get("resources"), "resources")
    tables: dict[str, Table] = {}
    for item in resources:
        table = _read_table(as_object(item, "a resource"))
        if table.name in tables:
            raise DescriptorError(f"the resource {table.name!r} is there twice")
        tables[table.name] = table
    return tables


def _read_table(resource: dict[str, Json]) -> Table:
    """Read one resource."""
    name = as_text(resource.get("name"), "the name of a resource")
    path = as_text(resource.get("path"), f"the path of {name}")
    schema = as_object(resource.get("schema"), f"the schema of {name}")
    fields: dict[str, Field] = {}
    for item in as_list(schema.get("fields"), f"fields of {name}"):
        field = _read_field(as_object(item, f"a field of {name}"), name)
        if field.name in fields:
            raise DescriptorError(f"the field {field.name!r} of {name} is there twice")
        fields[field.name] = field
    references: dict[str, Key] = {}
    for item in as_list(schema.get("foreignKeys", []), f"foreignKeys of {name}"):
        key = as_object(item, f"a foreign key of {name}")
        reference = as_object(key.get("reference"), f"the reference of a foreign key of {name}")
        target = as_text(reference.get("resource"), f"the resource of a reference of {name}")
        columns, targets = _names(key.get("fields")), _names(reference.get("fields"))
        if len(columns) != 1 or len(targets) != 1 or columns[0] in references:
            raise DescriptorError(f"a foreign key of {name} is not of one column to one other")
        references[columns[0]] = Key(target or name, targets[0])
    primary = _names(schema.get("primaryKey", []))
    unknown = [column for column in (*primary, *references) if column not in fields]
    if unknown:
        raise DescriptorError(f"a key of {name} is on no column: {', '.join(unknown)}")
    description = as_text(resource.get("description", ""), f"the description of {name}")
    needed = resource.get("needed") is not False
    return Table(name, path, fields, primary, references, needed, description)


def _read_field(item: dict[str, Json], table: str) -> Field:
    """Read one field of a table."""
    name, kind = (
        as_text(item.get(key), f"the {key} of a field of {table}") for key in ("name", "type")
    )
    where = f"{name!r} of {table}"
    if kind not in _RULES:
        raise DescriptorError(f"{where} has the type {kind!r}; allowed: {', '.join(_RULES)}")
    rules = as_object(item.get("constraints", {}), f"constraints of {where}")
    for rule, value in rules.items():
        if rule not in _RULES[kind] or value in ("", []):
            right = ", ".join(_RULES[kind])
            problem = f"{where} cannot have the constraint {rule} {value!r}"
            raise DescriptorError(f"{problem}; allowed for the type {kind}: {right}")
    enum = as_list(rules.get("enum", []), f"enum of {where}")
    return Field(
        name,
        kind,
        as_text(item.get("description", ""), f"the description of {where}"),
        _flag(rules.get("required", False), f"required of {where}"),
        _flag(rules.get("unique", False), f"unique of {where}"),
        as_text(rules.get("pattern", ""), f"the pattern of {where}"),
        tuple(as_text(word, f"a word in enum of {where}") for word in enum),
        _whole(rules["minimum"], f"minimum of {where}") if "minimum" in rules else None,
    )


def as_object(found: Json, what: str) -> dict[str, Json]:
    """Return a part of a descriptor that must be an object.

    Parameters
    ----------
    found : Json
        The part.
    what : str
        What it is called, for the error.

    Raises
    ------
    DescriptorError
        If it is none.

    Examples
    --------
    >>> as_object([], "the descriptor")
    Traceback (most recent call last):
    helpers.data.schema.DescriptorError: the descriptor is missing, or no object
    """
    if not isinstance(found, dict):
        raise DescriptorError(f"{what} is missing, or no object")
    return found


def as_list(found: Json, what: str) -> list[Json]:
    """Return a part of a descriptor that must be a list.

    Parameters
    ----------
    found : Json
        The part.
    what : str
        What it is called, for the error.

    Raises
    ------
    DescriptorError
        If it is none.

    Examples
    --------
    >>> as_list(["figures"], "resources")
    ['figures']
    """
    if not isinstance(found, list):
        raise DescriptorError(f"{what}: missing, or no list")
    return found


def as_text(found: Json, what: str) -> str:
    """Return a part of a descriptor that must be text.

    Parameters
    ----------
    found : Json
        The part.
    what : str
        What it is called, for the error.

    Raises
    ------
    DescriptorError
        If it is none.

    Examples
    --------
    >>> as_text(2021, "the name of the package")
    Traceback (most recent call last):
    helpers.data.schema.DescriptorError: the name of the package is missing, or no text
    """
    if not isinstance(found, str):
        raise DescriptorError(f"{what} is missing, or no text")
    return found


def _flag(found: Json, what: str) -> bool:
    """Return a part of a descriptor that must be true or false."""
    if not isinstance(found, bool):
        raise DescriptorError(f"{what} is neither true nor false")
    return found


def _whole(found: Json, what: str) -> int:
    """Return a part of a descriptor that must be a whole number."""
    if not isinstance(found, int) or isinstance(found, bool):
        raise DescriptorError(f"{what} is no whole number")
    return found


def _names(found: Json) -> tuple[str, ...]:
    """Return the names of columns, one or several."""
    names = [found] if isinstance(found, str) else as_list(found, "columns of a key")
    return tuple(as_text(name, "a column of a key") for name in names)
