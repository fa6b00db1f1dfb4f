"""The rendered pages: complete, self-contained and readable for everyone."""

from __future__ import annotations

import ast
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup

import helpers
from helpers.commands.notebooks import code_cells, notebook_paths
from helpers.commands.site import _replace, render
from helpers.locations import ROOT

Pages = dict[str, BeautifulSoup]

ELSEWHERE = ("http:", "https:", "//")
REFERENCE = "reference/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered") / "site"
    assert render(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """The pages by path, read once; no test may change them."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in site.rglob("*.html")
        if "_static" not in path.parts
    }


@pytest.fixture(scope="module")
def anchors(pages: Pages) -> dict[str, list[str]]:
    """Every id of each page."""
    return {
        name: [str(element["id"]) for element in page.find_all(id=True)]
        for name, page in pages.items()
    }


def modules() -> Iterator[ModuleType]:
    """Yield the modules of the helpers but the one that only Python calls."""
    for path in sorted((ROOT / "helpers").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[-1] != "__main__":
            yield import_module(".".join(part for part in parts if part != "__init__"))


def defined(module: ModuleType) -> set[str]:
    """Return the public names that a module has and does not import, nor has as its parts."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {alias.asname or alias.name for node in imports for alias in node.names}
    own = {name for name, value in vars(module).items() if not isinstance(value, ModuleType)}
    return {name for name in own - imported if not name.startswith("_")}


def leads_to(page: str, address: str) -> str:
    """Return the path and anchor, from the top of the pages, to which an address on one leads."""
    path, _, anchor = address.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{path}#{unquote(anchor)}" if anchor else path


def test_every_notebook_has_a_page_that_the_start_page_links(pages: Pages) -> None:
    names = {f"notebooks/{path.stem}.html" for path in notebook_paths()}
    start = pages["index.html"]
    links = {str(link.get("href")) for link in start.select("article a")}
    assert names <= links
    assert names <= set(pages)


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: Pages) -> None:
    loads = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
    for name, page in pages.items():
        for tag, attribute in loads.items():
            for element in page.find_all(tag):
                address = str(element.get(attribute, ""))
                assert not address.startswith(ELSEWHERE), f"{name}: {address}"
    sheets = list(site.rglob("*.css"))
    assert len(sheets) > 5
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        for address in re.findall(r"(?:@import\s+(?!url)|url\()\s*[\"']?([^\"')]+)", text):
            assert not address.startswith(ELSEWHERE), f"{sheet.name}: {address}"


def test_every_local_link_leads_somewhere(
    site: Path, pages: Pages, anchors: dict[str, list[str]]
) -> None:
    for name, page in pages.items():
        for element in page.find_all(["a", "link", "script", "img"]):
            address = str(element.get("href") or element.get("src") or "")
            if address.startswith((*ELSEWHERE, "data:", "mailto:")) or address in ("", "#"):
                continue
            path, _, anchor = leads_to(name, address).partition("#")
            assert (site / path.partition("?")[0]).exists(), f"{name}: {address}"
            assert not anchor or anchor in anchors[path], f"{name}: {address}"


def test_no_link_leads_to_the_file_of_a_page(site: Path, pages: Pages) -> None:
    links = [str(a["href"]) for page in pages.values() for a in page.select("article a[href]")]
    local = [link.partition("#")[0] for link in links if not link.startswith(ELSEWHERE)]
    assert len([path for path in local if path.endswith((".csv", ".json"))]) > 5
    assert [path for path in local if path.endswith((".md", ".ipynb", ".rst"))] == []
    assert not (site / "_downloads").exists()


def test_every_public_name_is_in_the_reference_once(anchors: dict[str, list[str]]) -> None:
    there = Counter(anchor for page in anchors.values() for anchor in page)
    names = {f"{module.__name__}.{name}" for module in modules() for name in defined(module)}
    assert len(names) > 500
    assert {name: there[name] for name in names if there[name] != 1} == {}
    assert [module.__name__ for module in modules() if not there[f"module-{module.__name__}"]] == []
    assert [name for name in there if re.match(r"helpers\.", name) and "._" in name] == []


def test_the_methods_of_a_report_are_in_the_reference(anchors: dict[str, list[str]]) -> None:
    home = "helpers.data.report.Report"
    names = [name for name in vars(helpers.Report) if not name.startswith("_")]
    told = [name for name in names if name not in helpers.Report.__dataclass_fields__]
    assert {"what_if", "figures", "table"} <= set(told)
    assert {f"{home}.{name}" for name in told} <= set(anchors["reference/helpers.data.html"])


def test_the_map_of_the_reference_leads_to_every_name_at_the_top(pages: Pages) -> None:
    links = {str(a["href"]).partition("#")[2] for a in pages[REFERENCE].select("article a[href]")}
    homes = {name: getattr(helpers, name).__module__ for name in helpers.__all__}
    assert {f"{home}.{name}" for name, home in homes.items()} <= links


@pytest.mark.parametrize("path", notebook_paths(), ids=lambda path: path.stem)
def test_what_a_notebook_imports_leads_to_the_reference(path: Path, pages: Pages) -> None:
    page = pages[f"notebooks/{path.stem}.html"]
    found = {
        (link.get_text(), str(link["href"]).partition("#")[2])
        for link in page.select("pre a.sphinx-codeautolink-a")
    }
    cells = code_cells(nbformat.read(path, as_version=4))
    code = "\n".join(cell.source for cell in cells)
    imported = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("helpers"):
            for alias in node.names:
                value = getattr(import_module(str(node.module)), alias.name)
                if isinstance(value, ModuleType):
                    imported.add((alias.name, f"module-{value.__name__}"))
                elif isinstance(value, FunctionType | type):
                    imported.add((alias.name, f"{value.__module__}.{value.__qualname__}"))
    assert imported
    assert imported - found == set()


def test_a_method_that_is_called_leads_to_the_reference(pages: Pages) -> None:
    links = pages["docs/way-of-a-figure.html"].select("pre a.sphinx-codeautolink-a")
    found = {link.get_text(): leads_to("docs/", str(link["href"])) for link in links}
    data = "reference/helpers.data.html#helpers.data.report"
    assert found["report.what_if"] == f"{data}.Report.what_if"
    assert found["load_report"] == f"{data}.load_report"


def test_names_in_prose_lead_to_the_reference(pages: Pages) -> None:
    codes = pages["docs/way-of-a-figure.html"].select("article p code")
    named = [code for code in codes if re.fullmatch(r"helpers(\.\w+)+", code.get_text())]
    assert len(named) > 10
    for code in named:
        link = code.find_parent("a")
        assert link, code.get_text()
        assert str(link["href"]).endswith(f"#{code.get_text()}")


def test_every_image_has_a_description(pages: Pages) -> None:
    images = [image for page in pages.values() for image in page.find_all("img")]
    assert images
    assert all(image.get("alt") for image in images)


def test_a_table_on_the_page_can_be_searched(pages: Pages) -> None:
    page = pages["notebooks/01_figures.html"]
    tables = page.select("table.searchable")
    assert [len(table.select("tbody tr")) for table in tables][-1] > 100
    scripts = [str(script.get("src", "")) for script in page.find_all("script")]
    assert any("dataTables" in address for address in scripts)


def test_a_page_with_a_warning_is_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "notebooks"
    pages.mkdir()
    contents = "```{toctree}\n:glob:\n\n*\ndocs/*\n```\n"
    (pages / "index.md").write_text(f"# A page\n\n[nowhere](gone.md)\n\n{contents}", "utf-8")
    monkeypatch.setattr("helpers.commands.site.NOTEBOOKS", pages)
    monkeypatch.setattr("helpers.commands.site.reference_pages", dict)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kept.html").touch()
    assert not render(tmp_path / "site")
    assert (tmp_path / "site" / "kept.html").exists()
    (warning,) = [line for line in capfd.readouterr().err.splitlines() if "WARNING" in line]
    assert "gone.md" in warning


def test_pages_that_cannot_be_put_in_place_leave_the_old_ones(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kept.html").touch()
    with pytest.raises(FileNotFoundError):
        _replace(tmp_path / "site", tmp_path / "nowhere")
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "kept.html"]


def test_two_renderings_are_the_same(site: Path, tmp_path: Path) -> None:
    assert render(tmp_path / "again")
    for path in sorted(site.rglob("*")):
        if path.is_file():
            again = tmp_path / "again" / path.relative_to(site)
            assert path.read_bytes() == again.read_bytes(), path.name
