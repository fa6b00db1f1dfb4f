"""The rendered pages: complete, self-contained and readable for everyone."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.commands.notebooks import notebook_paths
from helpers.commands.site import render

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered") / "site"
    assert render(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """The pages by name, read once; no test may change them."""
    return {
        path.name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in site.glob("*.html")
    }


def test_every_notebook_has_a_page_that_the_start_page_links(pages: Pages) -> None:
    names = {path.with_suffix(".html").name for path in notebook_paths()}
    start = pages["index.html"]
    links = {str(link.get("href")) for link in start.select("article a")}
    assert names <= links
    assert names <= set(pages)


def test_no_page_loads_anything_from_elsewhere(pages: Pages) -> None:
    for name, page in pages.items():
        for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src")):
            for element in page.find_all(tag):
                address = str(element.get(attribute, ""))
                assert not address.startswith(("http:", "https:", "//")), f"{name}: {address}"


def test_every_local_link_leads_somewhere(site: Path, pages: Pages) -> None:
    for name, page in pages.items():
        for element in page.find_all(["a", "link", "script", "img"]):
            address = str(element.get("href") or element.get("src") or "")
            if address.startswith(("http:", "https:", "data:", "#", "mailto:")) or not address:
                continue
            target = site / address.partition("#")[0].partition("?")[0]
            assert target.exists(), f"{name}: {address}"


def test_every_image_has_a_description(pages: Pages) -> None:
    images = [image for page in pages.values() for image in page.find_all("img")]
    assert images
    assert all(image.get("alt") for image in images)


def test_a_table_on_the_page_can_be_searched(pages: Pages) -> None:
    page = pages["01_figures.html"]
    tables = page.select("table.searchable")
    assert [len(table.select("tbody tr")) for table in tables][-1] > 100
    scripts = [str(script.get("src", "")) for script in page.find_all("script")]
    assert any("dataTables" in address for address in scripts)


def test_a_page_with_a_warning_is_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "notebooks"
    pages.mkdir()
    (pages / "index.md").write_text("# A page\n\n[nowhere](gone.md)\n", encoding="utf-8")
    monkeypatch.setattr("helpers.commands.site.NOTEBOOKS", pages)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kept.html").touch()
    assert not render(tmp_path / "site")
    assert (tmp_path / "site" / "kept.html").exists()


def test_two_renderings_are_the_same(site: Path, tmp_path: Path) -> None:
    assert render(tmp_path / "again")
    for path in sorted(site.rglob("*")):
        if path.is_file():
            again = tmp_path / "again" / path.relative_to(site)
            assert path.read_bytes() == again.read_bytes(), path.name
