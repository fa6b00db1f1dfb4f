"""How the pages are dressed: one typeface, nothing that a page does not use, no keys taken away."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from helpers.pages.fonts import type_sheet

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def fonts(site: Path) -> dict[str, TTFont]:
    """The typeface of the pages by its weights."""
    sheet = (site / "_static" / "type.css").read_text(encoding="utf-8")
    found = re.findall(r"font-weight: ([\d ]+);.*?base64,([^)]+)\)", sheet)
    return {weight: TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in found}


def scripts(page: BeautifulSoup) -> list[str]:
    return [str(one.get("src", "")).partition("?")[0] for one in page.find_all("script")]


def test_the_typeface_stands_in_the_pages_in_two_weights(
    pages: Pages, fonts: dict[str, TTFont]
) -> None:
    assert set(fonts) == {"400", "600 700"}
    assert [font["OS/2"].usWeightClass for font in fonts.values()] == [400, 600]
    for name, page in pages.items():
        sheets = [str(one["href"]) for one in page.find_all("link", rel="stylesheet")]
        assert any("type.css" in sheet for sheet in sheets), name


def test_the_typeface_has_the_letters_of_what_is_told(
    pages: Pages, fonts: dict[str, TTFont]
) -> None:
    text = pages["index.html"].get_text() + pages["notebooks/02_gdp_path.html"].get_text()
    needed = {ord(letter) for letter in text if letter.isprintable() and ord(letter) < 0x2E80}
    for font in fonts.values():
        assert {chr(code) for code in needed - set(font.getBestCmap())} <= {"↑", "¶"}
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "tnum" in features  # figures below one another


def test_the_typeface_is_the_same_each_time(site: Path) -> None:
    written = (site / "_static" / "type.css").read_text(encoding="utf-8")
    assert type_sheet() == written
    assert len(written) < 150_000


def test_scripts_are_where_a_page_uses_them(pages: Pages) -> None:
    with_tables = set()
    for name, page in pages.items():
        loaded = " ".join(scripts(page))
        if page.select("table.dataframe.searchable"):
            with_tables.add(name)
        assert ("dataTables" in loaded) == (name in with_tables), name
        assert ("searchindex" in loaded) == (name == "search.html"), name
        assert ("searchtools" in loaded) == (name == "search.html"), name
    assert "notebooks/01_figures.html" in with_tables
    assert "index.html" not in with_tables


def test_no_map_is_left(site: Path) -> None:
    assert list(site.rglob("*.js"))
    assert not list(site.rglob("*.map"))


def test_arrow_keys_stay_on_the_page(site: Path) -> None:
    options = (site / "_static" / "documentation_options.js").read_text(encoding="utf-8")
    assert re.search(r"NAVIGATION_WITH_KEYS: false", options)


def test_nothing_visible_parts_title_and_finding_where_scripts_run(site: Path) -> None:
    sheet = (site / "_static" / "pages.css").read_text(encoding="utf-8")
    script = (site / "_static" / "pages.js").read_text(encoding="utf-8")
    for name in ("code-by-switch", "code-shown"):
        assert name in sheet
        assert name in script


def test_without_scripts_each_cell_shows_its_code(pages: Pages) -> None:
    page = pages["notebooks/02_gdp_path.html"]
    folded = page.select(".cell details.above-input")
    assert len(folded) > 5
    assert all(one.select_one("summary") and one.select_one("pre") for one in folded)
    assert not page.select("button.code-switch")  # the script puts it there
