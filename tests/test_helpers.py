"""The top-level names: a map of the helpers that imports nothing before it is used."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from typing import assert_type

import pytest
import yaml

import helpers
from helpers.data.report import Report
from helpers.locations import ROOT
from tests.test_layers import MODULES

HEAVY = ("pandas", "pint", "numpy", "matplotlib", "IPython", "frictionless")
"""What takes long to import."""


def test_every_name_is_there_and_is_what_its_module_has() -> None:
    assert set(helpers.__all__) <= set(dir(helpers))
    homes = {name: home for home, names in helpers._HOMES.items() for name in names}
    for name in helpers.__all__:
        found = getattr(helpers, name)
        assert found is getattr(importlib.import_module(f"helpers.{homes[name]}"), name)
        # It is defined there, and not only imported.
        assert found.__module__ == f"helpers.{homes[name]}"
        assert found.__doc__


def test_every_name_is_told_wherever_names_are_told() -> None:
    tree = ast.parse(inspect.getsource(helpers))
    imported = {
        (str(node.module).removeprefix("helpers."), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("helpers.")
        for alias in node.names
    }
    assert imported == {(home, name) for home, names in helpers._HOMES.items() for name in names}
    assert sorted(name for _, name in imported) == helpers.__all__
    lines = re.findall(r"^- ``(\w+)``: .+[.]$", helpers.__doc__ or "", re.MULTILINE)
    assert sorted(lines) == helpers.__all__


def test_another_name_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'load_reports'; it has .*load_report,"):
        getattr(helpers, "load_reports")  # noqa: B009
    assert not hasattr(helpers, "pandas")


def in_a_fresh_python(code: str) -> str:
    """Return what Python prints that has imported nothing yet."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_importing_the_helpers_is_cheap() -> None:
    told = "print(*(m for m in sys.modules if m.split('.')[0] in (*HEAVY, 'helpers')))"
    code = f"import sys; HEAVY = {HEAVY}; import helpers; dir(helpers); {told}"
    assert in_a_fresh_python(code).split() == ["helpers"]


def test_a_number_needs_no_frame() -> None:
    told = "print(*(m for m in ('pandas', 'matplotlib', 'frictionless') if m in sys.modules))"
    code = f"import sys; from helpers import Interval, Quantity; Quantity.exactly(1, 'mu'); {told}"
    assert in_a_fresh_python(code).split() == []


def test_a_name_is_imported_from_the_top() -> None:
    code = "from helpers import load_report; print(load_report('changchun-2021').name)"
    assert in_a_fresh_python(code) == "changchun-2021\n"


def test_type_checkers_know_the_names_and_refuse_others() -> None:
    report = helpers.load_report("changchun-2021")
    assert_type(report, Report)
    assert_type(report["gdp-growth-2020"].quantity, helpers.Quantity)
    # Where mypy finds no fault with the next name, it complains of a remark that is not needed.
    with pytest.raises(AttributeError):
        helpers.no_such_name  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_told_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]
    # A citation must give it too.
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == helpers.__version__
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", helpers.__version__)


ACTING = {"commands", "pages", "__main__", ""}
"""Folders whose functions act on files, processes and the environment; no example can run them."""

PUBLIC = {
    f"{module}.{node.name}": ast.get_docstring(node) or ""
    for module, tree in MODULES.items()
    if module.partition(".")[0] not in ACTING
    for node in tree.body
    if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    and not node.name.startswith("_")
    and not any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)
}
"""The docstrings of all public functions and classes, by name."""


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_an_example_that_runs(name: str) -> None:
    # That they run is seen by pytest, which collects the examples of all modules.
    _, heading, example = PUBLIC[name].partition("Examples\n--------\n")
    assert heading
    assert ">>> " in example


def test_every_example_is_collected() -> None:
    assert len(PUBLIC) > 300
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "pytest"
    ]
    assert "--doctest-modules" in settings["addopts"]
    assert "helpers" in settings["testpaths"]


@pytest.mark.parametrize("name", ["Report", "Quantity", "Interval"])
def test_every_method_of_what_analysts_use_is_told(name: str) -> None:
    for method, found in vars(getattr(helpers, name)).items():
        if not method.startswith("_") and not inspect.ismemberdescriptor(found):
            assert inspect.getdoc(found), method
