"""The page that follows a figure from its row to a chart says what the code does."""

from __future__ import annotations

import doctest
import re
from importlib import import_module

import pytest

from helpers.locations import DOCS, ROOT

PAGE = DOCS / "way-of-a-figure.md"
NAMED = sorted(set(re.findall(r"`(helpers(?:\.\w+)+)`", PAGE.read_text(encoding="utf-8"))))
"""Every module and function that the page names."""


def test_the_lines_of_the_page_run_and_print_what_it_says() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted > 20
    assert found.failed == 0


@pytest.mark.parametrize("name", NAMED)
def test_what_the_page_names_is_there(name: str) -> None:
    module, _, function = name.rpartition(".")
    assert hasattr(import_module(module), function)


def test_the_page_names_every_step() -> None:
    steps = (
        "reader.read_package", "checks.rule_problems", "report.load_report",
        "meaning.read_records", "wording.allowed", "pairs.find_pairs", "bars.bar_of",
        "gaps.find_gaps", "likeness.differences", "charts.gaps.draw_rate_gaps", "chart.Chart",
        "html.show_chart",
    )  # fmt: skip
    assert [step for step in steps if not any(name.endswith(step) for name in NAMED)] == []


def test_the_lines_of_the_first_page_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert len(blocks) == 2
    for lines in blocks:  # each stands for itself
        names: dict[str, object] = {}
        exec(lines, names)
        assert "report" in names
    assert "bold" in names
