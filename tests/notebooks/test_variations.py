"""Every notebook runs to its end whatever an analyst changes: readings, assumptions, figures.

The cells are run in this process, one after the other as in a kernel, with another report in place
of the stored one or with other assumptions in their code. What a cell shows is made as well, for
it is there that charts and tables fail.
"""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import helpers
import helpers.data.report as loading
from helpers.commands.notebooks import notebook_paths
from helpers.core.vocabulary import Comparator
from helpers.data.report import Report
from helpers.show import claims

NAME = "changchun-2021"
Changed = Callable[[Report], Report]

SHOWN = ("_repr_html_", "_repr_markdown_", "__repr__")


def cells_of(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def show(result: object) -> None:
    """Make what a kernel would show of the last line of a cell."""
    for name in SHOWN:
        make = getattr(result, name, None)
        if make is not None and make() is not None:
            return


def run(cells: list[str], notices: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "display", lambda shown, raw: notices.append(shown["text/plain"]))
    names: dict[str, object] = {"__name__": "__main__", "display": show}
    for number, source in enumerate(cells, 1):
        tree = ast.parse(source, f"cell {number}")
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr):
            tree.body.pop()
        exec(compile(tree, f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            show(eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names))


@pytest.fixture(params=notebook_paths(), ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, object], Changed], None]:
    """Return what lets every report be loaded with other readings and with what-ifs."""
    load = loading.load_report

    def change(readings: dict[str, object], then: Changed) -> None:
        def other(name: str, **own: object) -> Report:
            return then(load(name, **readings | own))  # type: ignore[arg-type]

        monkeypatch.setattr(loading, "load_report", other)
        monkeypatch.setattr(helpers, "load_report", other)

    return change


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a notebook writes for an analyst goes to a folder that is thrown away."""
    monkeypatch.chdir(tmp_path)


READINGS: dict[str, dict[str, object]] = {
    "narrow about": {"about": "0.25"},
    "wide about": {"about": 2},
    "corrected": {"corrected": True},
    "or above": {"or_above": True},
}


def same(report: Report) -> Report:
    return report


def test_as_it_is_stored_no_claim_fails(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notices: list[str] = []
    run(cells_of(notebook), notices, monkeypatch)
    assert notices == []


@pytest.mark.parametrize("reading", READINGS)
def test_with_another_reading(
    reading: str,
    notebook: Path,
    changed: Callable[[dict[str, object], Changed], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed(READINGS[reading], same)
    run(cells_of(notebook), [], monkeypatch)


def sampled(seed: int, size: int) -> Changed:
    """Return what changes some figures, chosen by a seed, to half or to twice what they are."""

    def change(report: Report) -> Report:
        chance = random.Random(seed)
        figures = [one for one in report.records.figures if one.value]
        for figure in chance.sample(figures, size):
            factor = Fraction(chance.choice(("0.5", "0.9", "1.1", "2")))
            is_range = figure.comparator is Comparator.RANGE
            upper = figure.printed_value * 4 if is_range else None
            try:
                value = figure.printed_value * factor
                report = report.what_if(figure.name, value=value, upper=upper)
            except ValueError:  # a share above the whole cannot be
                continue
        return report

    return change


@pytest.mark.parametrize("seed", range(3))
def test_with_other_figures(
    seed: int,
    notebook: Path,
    changed: Callable[[dict[str, object], Changed], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed({}, sampled(seed, 20))
    run(cells_of(notebook), [], monkeypatch)


HEADLINES: dict[str, dict[str, str]] = {
    "a weaker city": {
        "gdp-level-2020": "520", "gdp-growth-2020": "-1.0", "gdp-growth-2021": "3",
        "population-level-undated": "9", "industrial-output-growth-2021": "2",
    },
    "a bolder report": {
        "gdp-level-undated": "2", "new-jobs-urban-level-2021": "150000",
        "services-value-added-growth-2021": "12", "hi-tech-enterprises-level-2025": "4000",
    },
    "no slip, no revision": {
        "gdp-level-2015": "553.0", "conservation-tillage-level-2021": "5",
    },
}  # fmt: skip


@pytest.mark.parametrize("headlines", HEADLINES)
def test_with_other_headlines(
    headlines: str,
    notebook: Path,
    changed: Callable[[dict[str, object], Changed], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def change(report: Report) -> Report:
        for figure, value in HEADLINES[headlines].items():
            report = report.what_if(figure, value=value)
        return report

    changed({}, change)
    run(cells_of(notebook), [], monkeypatch)


ASSUMPTIONS = [
    # what stands in a cell of assumptions, and what an analyst may write there
    (r"slowest, fastest = [^#\n]+", "slowest, fastest = 0.02, 0.09"),
    (r"slowest, fastest = [^#\n]+", "slowest, fastest = 0.2, 0.3"),
    (r"years = \([^)]*\)", "years = (2026, 2040)"),
    (r"last_prices = [^#\n]+", "last_prices = -0.03"),
    (r"prices_in_that_year = Interval\([^)]*\)", "prices_in_that_year = Interval(0, '0.05')"),
    (r"rises_of_prices = \([^)]*\)", "rises_of_prices = (0.05,)"),
    (r"steady = Quantity.exactly\(6,", "steady = Quantity.exactly(1,"),
    (r'narrow, wide = "0.25", "2"', 'narrow, wide = "0", "10"'),
    (r"prices = \[[^]]*\]", "prices = [-0.02, 0.1]"),
    (r"shares = \[[^]]*\]", "shares = [0.2]"),
    (r"coverages = \([^)]*\)", "coverages = (0.9,)"),
]


def test_every_assumption_stands_in_a_notebook() -> None:
    code = "\n".join(source for path in notebook_paths() for source in cells_of(path))
    assert [found for found, _ in ASSUMPTIONS if not re.search(found, code)] == []


@pytest.mark.parametrize(("found", "written"), ASSUMPTIONS, ids=lambda text: text[:24])
def test_with_other_assumptions(found: str, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in notebook_paths():
        cells = cells_of(path)
        if any(re.search(found, source) for source in cells):
            run([re.sub(found, written, source) for source in cells], [], monkeypatch)


def test_exploring_works_for_another_report_by_its_name(
    riverton: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(name: str, **readings: Any) -> Report:
        assert name == riverton.name
        return replace(riverton, **readings)

    monkeypatch.setattr(helpers, "load_report", other)
    (first,) = (path for path in notebook_paths() if path.stem == "00_explore")
    cells = cells_of(first)
    assert sum(NAME in cell for cell in cells) == 1  # the report is named once
    run([cell.replace(NAME, riverton.name) for cell in cells], [], monkeypatch)
