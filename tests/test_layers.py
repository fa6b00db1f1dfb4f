"""The folders of the helpers: each uses only those that it may, and none in a circle."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from helpers.locations import ROOT

FOLDERS = {
    "locations": set[str](),
    "core": {"locations"},
    "data": {"core", "locations"},
    "analysis": {"core", "data"},
    "show": {"core", "data", "analysis", "locations"},
    "drafting": {"core", "data"},
    "pages": {"core", "data", "analysis", "show", "commands", "locations"},
    "commands": {"core", "data", "analysis", "show", "drafting", "locations"},
    "__main__": {"core", "data", "analysis", "show", "drafting", "commands", "locations"},
    "": {"core", "data", "analysis", "show"},
}
"""What each folder may use beside itself; the last is the map of names at the top."""

PACKAGES = {
    "locations": set[str](),
    "core": {"pint"},
    "data": {"pandas", "frictionless", "xlsxwriter"},
    "analysis": {"pandas"},
    "show": {"pandas", "matplotlib", "fontTools", "seaborn", "IPython", "ipywidgets"},
    "drafting": {"pandas", "quantulum3"},
    "commands": {"jupyter_server", "jupyterlab", "nbclient", "nbformat", "traitlets"},
    "pages": {
        "sphinx",
        "docutils",
        "bs4",
        "nbformat",
        "matplotlib",
        "pandas",
        "PIL",
        "yaml",
        "fontTools",
    },
    "__main__": set[str](),
    "": set[str](),
}
"""What each folder may use that others made."""

TAKEN_AWAY = {"data.workbook", "show.chart"}
"""The modules that write a file where an analyst asks for it, and nowhere else."""

FRAMES = {"data.frames", "data.report", "data.search", "data.workbook"}
"""The modules of data that know frames."""


def name_of(path: Path) -> str:
    """Return the name of a module below ``helpers``; that of a folder for its ``__init__``."""
    parts = path.relative_to(ROOT / "helpers").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {
    name_of(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "helpers").rglob("*.py"))
}


def used(tree: ast.AST) -> Iterator[str]:
    """Yield what a module imports, wherever in it; ``from a import b`` as ``a.b`` too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports name the whole module"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def helpers_of(tree: ast.AST) -> set[str]:
    """Return the modules of ``helpers`` that a module imports."""
    names = {name.removeprefix("helpers.") for name in used(tree) if name.startswith("helpers.")}
    return names & set(MODULES)


def folder_of(name: str) -> str:
    """Return the folder of a module."""
    return name.partition(".")[0]


def test_every_folder_is_known() -> None:
    assert {folder_of(name) for name in MODULES} == set(FOLDERS) == set(PACKAGES)
    assert len(MODULES) > 40


@pytest.mark.parametrize("name", MODULES)
def test_a_module_uses_only_the_folders_that_it_may(name: str) -> None:
    folder = folder_of(name)
    found = {folder_of(other) for other in helpers_of(MODULES[name])}
    assert found - {folder} <= FOLDERS[folder]
    # Nothing goes through the top, which would hide from where it comes.
    assert "helpers" not in set(used(MODULES[name]))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_uses_only_the_packages_that_it_may(name: str) -> None:
    roots = {found.partition(".")[0] for found in used(MODULES[name])}
    others = roots - set(sys.stdlib_module_names) - {"helpers"}
    assert others <= PACKAGES[folder_of(name)]
    if folder_of(name) == "data" and name not in FRAMES:
        assert "pandas" not in others


@pytest.mark.parametrize("name", MODULES)
def test_what_is_known_of_reports_is_written_to_no_file(name: str) -> None:
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Call)
    }
    writes = called & {"open", "write_text", "write_bytes", "to_csv", "to_excel", "to_json"}
    assert not writes or folder_of(name) in ("commands", "pages", "__main__") or name in TAKEN_AWAY


def test_no_modules_use_each_other_in_a_circle() -> None:
    order = list(TopologicalSorter(uses()).static_order())
    assert set(order) == set(MODULES)


def test_no_folders_use_each_other_in_a_circle() -> None:
    assert next(iter(TopologicalSorter(FOLDERS).static_order())) == "locations"


def uses() -> dict[str, set[str]]:
    """Return for each module the others that it imports; a folder's map is not its own start."""
    return {name: helpers_of(tree) - {name} for name, tree in MODULES.items()}


def test_a_circle_would_be_found() -> None:
    with pytest.raises(CycleError):
        list(TopologicalSorter(uses() | {"core.answer": {"core.interval"}}).static_order())


@pytest.mark.parametrize("name", ["core", "data", "analysis", "show", "drafting"])
def test_a_folder_says_which_others_it_uses(name: str) -> None:
    said = set(re.findall(r"[a-z]+", ast.get_docstring(MODULES[name]) or ""))
    assert {"live", "uses", "knows"} <= said
    assert said & set(FOLDERS) - {name} == FOLDERS[name] - {"locations"}
