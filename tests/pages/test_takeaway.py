"""What can be taken away: files of a page, and the data in one piece."""

from __future__ import annotations

import hashlib
import re
import subprocess
import zipfile
from pathlib import Path

import frictionless
import openpyxl
import pytest
import yaml
from bs4 import BeautifulSoup

from helpers.commands.notebooks import notebook_paths
from helpers.commands.site import render
from helpers.data.report import load_report, report_names
from helpers.locations import DATA, ROOT
from helpers.pages.about import About, all_reports, read_citation
from helpers.pages.alone import alone, follow_system, for_paper
from helpers.pages.archive import archive
from helpers.pages.paper import find_chromium, print_page

Pages = dict[str, BeautifulSoup]

(CHANGCHUN,) = (one for one in all_reports() if one.name == "changchun-2021")
BASE = "https://example.org/report/"
NO_PDF = "no PDF was made here"


def unpacked(packed: Path, folder: Path) -> Path:
    with zipfile.ZipFile(packed) as file:
        file.extractall(folder)
    (top,) = folder.iterdir()
    return top


@pytest.mark.parametrize("name", report_names())
def test_the_descriptor_finds_its_tables_on_the_pages_and_in_the_zip(
    name: str, site: Path, tmp_path: Path
) -> None:
    top = unpacked(site / "data" / f"{name}.zip", tmp_path)
    for folder in (site / "data" / name, top / "data" / name):
        checked = frictionless.validate(str(folder / "datapackage.json"))
        assert checked.valid, checked.flatten(["type", "message"])
        assert len(checked.tasks) > 5
        for file in (DATA / name).iterdir():
            assert (folder / file.name).read_bytes() == file.read_bytes()


def test_the_zip_is_whole_and_says_what_it_is(site: Path, tmp_path: Path) -> None:
    top = unpacked(site / "data" / "changchun-2021.zip", tmp_path)
    files = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
    lines = (top / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    sums = {name: told for told, name in (line.split("  ") for line in lines)}
    assert set(sums) == files - {"SHA256SUMS"}
    assert {"README.txt", "CITATION.cff", "LICENSE", "data/units.txt", "data/schema.json"} < files
    for name, told in sums.items():
        assert hashlib.sha256((top / name).read_bytes()).hexdigest() == told
    readme = (top / "README.txt").read_text(encoding="utf-8")
    descriptor = load_report("changchun-2021").metadata
    for words in (str(descriptor["title"]), "25 January 2021", "Creative Commons Attribution 4.0"):
        assert words in readme


def test_the_zip_is_the_same_to_the_byte(site: Path) -> None:
    packed = archive(CHANGCHUN, read_citation(), ROOT)
    assert packed == (site / "data" / "changchun-2021.zip").read_bytes()
    with zipfile.ZipFile(site / "data" / "changchun-2021.zip") as file:
        entries = file.infolist()
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", report_names())
def test_the_workbook_has_units_intervals_and_notes(name: str, site: Path) -> None:
    book = openpyxl.load_workbook(site / "data" / f"{name}.xlsx", read_only=True)
    heads = [cell.value for cell in next(iter(book["figures"].rows))]
    assert {"value", "unit", "low", "high", "allows", "note"} <= set(heads)
    assert len(list(book["figures"].rows)) == 1 + len(load_report(name).figures)


def test_links_to_data_lead_to_files_as_in_the_repository(site: Path, pages: Pages) -> None:
    assert not (site / "_downloads").exists()
    found = set()
    for name, page in pages.items():
        for link in page.select("article a[href]"):
            address = str(link["href"]).partition("#")[0]
            if re.match(r"[a-z]+:", address) or Path(address).suffix not in (".csv", ".json"):
                continue
            file = ((site / name).parent / address).resolve().relative_to(site.resolve())
            if file.parts[0] == "data":
                found.add(file.name)
                assert (site / file).read_bytes() == (ROOT / file).read_bytes()
    assert {"figures.csv", "evidence.csv", "datapackage.json"} <= found


def test_every_page_but_the_reference_can_be_taken_away(site: Path, pages: Pages) -> None:
    for name, page in pages.items():
        offered = page.select(".take-away")
        assert len(offered) == (name != "search.html" and not name.startswith("reference/")), name
        if offered:
            links = [str(link["href"]) for link in offered[0].select("a[download]")]
            assert all(((site / name).parent / link).is_file() for link in links), name
            kinds = [Path(link).suffix for link in links]
            notebook = [".ipynb"] if name.startswith("notebooks/") else []
            assert kinds == [*notebook, ".html", *[".zip", ".xlsx"] * len(report_names())]
            assert NO_PDF in offered[0].get_text()


def test_a_notebook_is_offered_as_it_is_stored(site: Path) -> None:
    for path in notebook_paths():
        assert (site / "notebooks" / path.name).read_bytes() == path.read_bytes()


_PAGE_ONLY = "script, style, button, [hidden], .away, .headerlink, .pst-js-only"


def words(part: BeautifulSoup) -> str:
    """Return what an article says, without what only a page needs."""
    (article,) = part.select("article")
    for unwanted in article.select(_PAGE_ONLY):
        unwanted.extract()
    return " ".join(article.get_text(" ").split())


def test_one_file_says_all_and_needs_nothing_else(site: Path, pages: Pages) -> None:
    files = sorted((site / "take-away").rglob("*.html"))
    assert len(files) > len(notebook_paths())
    for file in files:
        name = file.relative_to(site / "take-away").as_posix()
        text = file.read_text(encoding="utf-8")
        page = BeautifulSoup(text, "html.parser")
        assert len(text) < 1_000_000, name
        assert words(page) == words(BeautifulSoup(str(pages[name]), "html.parser")), name
        assert len(page.select("img")) == len(pages[name].select("article img"))
        assert not page.select("script, link, iframe, object, button")
        for element in page.select("[src], [srcset]"):
            assert str(element.get("src", element.get("srcset"))).startswith("data:")
        assert not re.findall(r"url\((?!data:)|@import", str(page.style))
        ids = {str(element["id"]) for element in page.select("[id]")}
        for link in page.select("a[href]"):
            address = str(link["href"])
            assert re.match(r"https?://|mailto:", address) or address[1:] in ids, address
        folded = page.select("article details.hide")
        assert len(page.select("label > input#show-code")) == bool(folded)
        assert bool(folded) == name.startswith("notebooks/")
        assert page.title
        assert page.title.get_text() == pages[name].title.get_text()  # type: ignore[union-attr]
        assert "data-theme" not in str(page.style)
        assert "25 January 2021" in page.select(".about")[0].get_text()


def test_links_to_other_pages_are_whole_where_the_pages_are_published(site: Path) -> None:
    page = BeautifulSoup(alone(site, "notebooks/02_gdp_path.html", BASE), "html.parser")
    links = {str(link["href"]) for link in page.select("a[href]")}
    assert f"{BASE}data/changchun-2021/figures.csv" in links


def test_a_link_that_would_run_something_is_text(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "alone.css").touch()
    article = '<article class="bd-article"><a href="javascript:alert(1)">go</a></article>'
    (tmp_path / "page.html").write_text(f"<title>A &lt;b&gt;</title>{article}", "utf-8")
    for base in ("", BASE):
        file = alone(tmp_path, "page.html", base)
        assert "javascript" not in file
        assert "go</article>" in file
        assert "<title>A &lt;b&gt;</title>" in file


def test_styles_follow_the_system() -> None:
    both = 'html[data-theme="light"] p { color: #000 } html[data-theme="dark"] p { color: #fff }'
    light, dark = follow_system(both).split("} } ")
    assert light == "@media (prefers-color-scheme: light) { html p { color: #000 "
    assert dark == "@media (prefers-color-scheme: dark) { html p { color: #fff } }"


def test_on_paper_all_is_open_and_only_long_words_break() -> None:
    table = "<td class='x'>unclear</td><td>https://example.org/a/long/address</td>"
    page = for_paper(f"<details><p>A</p></details><details open><p>B</p></details>{table}")
    read = BeautifulSoup(page, "html.parser")
    assert all(folded.has_attr("open") for folded in read.select("details"))
    assert [cell.get("class") for cell in read.select("td")] == [["x"], ["breaks"]]


def small_render(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Render all pages but the notebooks and the reference, with PDFs if a Chromium is found."""
    sources = folder / "notebooks"
    sources.mkdir()
    contents = "```{toctree}\n:glob:\n\n*\ndocs/*\n```\n"
    (sources / "index.md").write_text(f"# A page\n\nIt says this.\n\n{contents}", "utf-8")
    patch.setattr("helpers.commands.site.NOTEBOOKS", sources)
    patch.setattr("helpers.commands.site.reference_pages", dict)
    assert render(folder / "site", pdf=True)
    return folder / "site"


def test_pages_are_printed_where_a_chromium_is_found_and_named_where_they_are_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", BASE)
    site = small_render(tmp_path, monkeypatch)
    page = BeautifulSoup((site / "docs" / "way-of-a-figure.html").read_text("utf-8"), "html.parser")
    (canonical,) = page.select('link[rel="canonical"]')
    assert canonical["href"] == f"{BASE}docs/way-of-a-figure.html"
    (image,) = page.select('meta[property="og:image"]')
    assert image["content"] == f"{BASE}cards/index.png"
    assert BASE in page.select(".about")[0].get_text()
    printed = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
    if find_chromium() is None:
        assert printed == []
        assert NO_PDF in page.select(".take-away")[0].get_text()
        return
    whole = sorted(path.relative_to(site).as_posix() for path in site.rglob("take-away/**/*.html"))
    assert printed == [f"{name.removesuffix('.html')}.pdf" for name in whole]
    way = "take-away/docs/way-of-a-figure"
    assert f"../{way}.pdf" in [link["href"] for link in page.select(".take-away a")]
    content = (site / f"{way}.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content
    assert b"/Marked true" in content
    assert set(re.findall(rb"\(D:(\d{8})", content)) == {b"20000101"}
    page_alone = (site / f"{way}.html").read_text("utf-8")
    assert print_page(str(find_chromium()), for_paper(page_alone)) == content


def test_pages_say_where_there_is_no_chromium(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    site = small_render(tmp_path, monkeypatch)
    assert not list(site.rglob("*.pdf"))
    assert NO_PDF in (site / "index.html").read_text(encoding="utf-8")


def test_a_browser_that_prints_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "no display")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: failed)
    with pytest.raises(RuntimeError, match="chromium printed no PDF: no display"):
        print_page("chromium", "<p>A page</p>")


def test_the_foot_of_every_page_says_date_licence_and_how_to_cite(pages: Pages) -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    for name, page in pages.items():
        (foot,) = page.select("footer .about")
        text = " ".join(foot.get_text().split())
        assert f"Cite: {cited['authors'][0]['name']}: “{cited['title']}”" in text, name
        assert f"version {cited['version']}" in text
        assert "published on 25 January 2021" in text
        assert "Creative Commons Attribution 4.0" in text
        assert f"Code: {cited['license']}." in text


def test_people_are_cited_by_their_names(tmp_path: Path) -> None:
    file = tmp_path / "CITATION.cff"
    people = "[{given-names: Li, family-names: Wang}, {name: A group}]"
    file.write_text(f"title: A\nversion: 1.0\nlicense: MIT\nauthors: {people}\n", "utf-8")
    assert read_citation(file).line == "Li Wang, A group: “A”, version 1.0"


def test_a_report_that_names_no_date_and_no_licence_is_packed_all_the_same(tmp_path: Path) -> None:
    silent = About("changchun-2021", "A title", "", "A source", "", "", "", "")
    (tmp_path / "silent.zip").write_bytes(archive(silent, read_citation(), ROOT))
    top = unpacked(tmp_path / "silent.zip", tmp_path / "out")
    readme = (top / "README.txt").read_text(encoding="utf-8")
    assert "Published: not named" in readme
    assert "Licence of the data: not named" in readme
