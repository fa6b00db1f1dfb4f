"""The search of the pages: it finds numbers as they are printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from helpers.pages.search import SearchNumbers, part_cells
from tests.pages.conftest import Pages


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return found


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("RMB477.38 billion", ["RMB", "477.38", "billion"]),
        ("about 7%.", ["about", "7%", "7"]),
        ("19.7%", ["19.7%", "19.7"]),
        ("23.3 billion jins", ["23.3", "billion", "jins"]),
        ("1,112 projects", ["1,112", "projects"]),
        ("12,345,678.9%", ["12,345,678.9%", "12,345,678.9"]),
        ("2020, 2021", ["2020", "2021"]),
        ("RMB650 billion", ["RMB650", "billion"]),
        ("helpers.core", ["helpers", "core"]),
        ("the C919, utf8", ["the", "C919", "utf8"]),
        ("−0.8 points", ["0.8", "points"]),
        ("长春 8.5%", ["长春", "8.5%", "8.5"]),
    ],
)
def test_a_number_is_one_term(text: str, terms: list[str]) -> None:
    assert SearchNumbers({}).split(text) == terms


@pytest.mark.parametrize(
    ("term", "page"),
    [
        ("477.38", "figures"),
        ("477.38", "notebooks/02_gdp_path"),
        ("7%", "figures"),
        ("7%", "notebooks/03_target_gaps"),
        ("23.3", "figures"),
        ("8.5", "figures"),
        ("8.5%", "figures"),
        ("1,112", "figures"),
        ("1,112", "notebooks/03_target_gaps"),
        ("gongzhul", "figures"),  # as it is stemmed
    ],
)
def test_the_index_has_a_number_as_printed(index: dict[str, Any], term: str, page: str) -> None:
    pages = index["terms"][term]
    found = [pages] if isinstance(pages, int) else pages
    assert page in [index["docnames"][one] for one in found]


def test_what_a_reader_looks_for_is_split_as_the_index_is(site: Path) -> None:
    script = (site / "_static" / "language_data.js").read_text(encoding="utf-8")
    assert SearchNumbers.js_splitter_code in script


@pytest.mark.parametrize(
    ("printed", "anchor"),
    [
        ("RMB477.38 billion", "gdp-level-2015"),
        ("increase by about 7%", "gdp-growth-2021"),
        ("23.3 billion jins", "grain-output-level-2020"),
    ],
)
def test_a_number_leads_to_its_figure(index: dict[str, Any], printed: str, anchor: str) -> None:
    found = {
        (f"{prefix}.{name}" if prefix else name): (index["docnames"][page], to)
        for prefix, objects in index["objects"].items()
        for page, _, _, to, name in objects
    }
    (said,) = [name for name in found if name.endswith(f": {printed}")]
    assert found[said] == ("figures", anchor)


def test_cells_are_not_taken_for_one_word() -> None:
    row = '<tr><th scope="row">Grain</th><td style="x">7%</td><td>8%</td></tr>'
    parted = part_cells(row)
    assert parted.count("\n") == 2
    plain = BeautifulSoup(parted, "html.parser").get_text()
    assert SearchNumbers({}).split(plain) == ["Grain", "7%", "7", "8%", "8"]
    assert part_cells("<p>7%</p><p>8%</p>") == "<p>7%</p><p>8%</p>"


def test_the_search_says_what_it_is_for(pages: Pages) -> None:
    fields = [field for page in pages.values() for field in page.select("input[type=search]")]
    assert fields
    assert {str(field["placeholder"]) for field in fields} == {
        "Search: words, or numbers as printed"
    }
