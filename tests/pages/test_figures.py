"""The page of figures: each at an address of its own, with all that is known and its sources."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from helpers.data.problems import UnknownNameError
from helpers.data.records import Source
from helpers.data.report import Report, load_report
from helpers.pages import figures
from helpers.pages.entry import entry_html
from helpers.pages.known import all_known
from helpers.pages.sources import (
    link_address,
    opening_words,
    source_address,
    source_html,
    text_fragment,
)
from tests.data.second import SECOND_NAME, write_second
from tests.pages.conftest import Pages

MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report("changchun-2021")


@pytest.fixture(scope="module")
def page(pages: Pages) -> BeautifulSoup:
    return pages["figures.html"]


def entry(page: BeautifulSoup, name: str) -> dict[str, list[str]]:
    """Return what an entry says, by the term of which it says it."""
    found: dict[str, list[str]] = {}
    term = ""
    for one in page.select(f'dl[id="{name}"] > *'):
        if one.name == "dt":
            term = one.get_text()
        else:
            found.setdefault(term, []).append(one.get_text())
    return found


def test_every_figure_has_one_entry_with_its_words(page: BeautifulSoup, report: Report) -> None:
    entries = page.select("details.figure-entry > dl[id]")
    assert [one["id"] for one in entries] == [one.name for one in report.records.figures]
    for figure, found in zip(report.records.figures, entries, strict=True):
        assert f"“{figure.printed}”" in found.get_text()
        assert f"paragraph {figure.place.paragraph}, " in found.get_text()  # type: ignore[union-attr]


def test_every_row_of_the_table_leads_to_its_entry(page: BeautifulSoup, report: Report) -> None:
    (table,) = page.select(".figure-table table.dataframe.searchable")
    heads = [head.get_text() for head in table.select("thead th")]
    assert heads == list(figures.COLUMNS)
    rows = table.select("tbody tr")
    links = [str(row.select("th[scope=row] a")[0]["href"]) for row in rows]
    assert links == [f"#{one.name}" for one in report.records.figures]
    assert {len(row.find_all(["th", "td"])) for row in rows} == {len(heads)}


@pytest.mark.parametrize(
    ("name", "term", "said"),
    [
        ("gdp-growth-2021", "Allows", "6.5 to 7.5%"),  # 7 and half a point to each side
        ("gdp-level-2020", "Allows", "RMB650 billionexactlyRMB645 to 655 billion"),
        ("grain-output-level-2021", "Allows", "24 billion jin, that is 12 million tonnes"),
        # 100 million mu, of which 15 make a hectare
        (
            "conservation-tillage-level-2021",
            "Allows",
            "100 million mu, that is 6.67 million hectar",
        ),
        ("gdp-growth-2021", "Prices", "real (by convention)"),
        ("gdp-growth-2021", "Status", "target; 2021"),
        ("gdp-growth-2020", "Status", "achievement, estimate; 2020"),
        ("gdp-level-undated", "Status", "target; no date"),
        ("gdp-growth-2021", "Before it", "“estimated to increase by 3.5%”, 2020"),
        ("gdp-growth-2020", "Asked next", "“increase by about 7%”, 2021: asks for more"),
        ("gdp-growth-2021", "What came of it", "missed: 6.2%, 2021"),
        ("gdp-level-2020", "What others say", "was later revised: final number"),
        ("shanty-towns-transformed-level-2020", "Doubts", "likely slip: more settlements"),
        ("gdp-level-2020", "Evidence", "RMB660.159 billion, 2020: final, mirror; Changchun with"),
        ("actual-funds-growth-2021", "Before it", "“28%”, 2020; “12%”, 2020"),
    ],
)
def test_an_entry_says(page: BeautifulSoup, name: str, term: str, said: str) -> None:
    assert entry(page, name)[term][0].startswith(said)


def test_a_likely_slip_is_not_told_as_an_aim(page: BeautifulSoup) -> None:
    found = entry(page, "conservation-tillage-level-2021")
    assert found["Verdict"] == ["likely slip; fails a check"]
    assert "Before it" not in found
    assert "asks for" not in str(found)


def test_links_between_figures_lead_to_entries(page: BeautifulSoup, report: Report) -> None:
    ids = {str(one["id"]) for one in page.find_all(id=True)}
    links = [str(link["href"]) for link in page.select(".figure-entry a[href^='#']")]
    assert len(links) > len(report.records.figures) + 20  # each leads to itself
    assert {link[1:] for link in links} <= ids


def test_every_publication_can_be_opened(page: BeautifulSoup, report: Report) -> None:
    links = [str(link["href"]) for link in page.select(".figure-entry a:not([href^='#'])")]
    assert all(urlsplit(link).scheme in ("http", "https") for link in links)
    there = set(links)
    for known in all_known(report):
        assert known.address in there
        for row in known.evidence:
            assert row.source.address
            assert any(link.endswith(row.source.address) for link in there), row.source.address
    assert "https://www.ilynn.cn/document_detail/70550.html" in there


def test_a_link_opens_the_report_at_the_words(report: Report) -> None:
    address = source_address(report["gdp-level-2015"])
    assert address == f"{report.source['path']}#:~:text=RMB477.38%20billion"
    lead_time = report["bottleneck-technology-lead-time-level-undated"]
    assert lead_time.printed == "2-3 years"
    assert source_address(lead_time).endswith("#:~:text=2%2D3%20years")


def test_signs_of_text_fragments_are_encoded() -> None:
    assert text_fragment("a-b, c & “d” 5%") == (
        "#:~:text=a%2Db%2C%20c%20%26%20%E2%80%9Cd%E2%80%9D%205%25"
    )
    assert text_fragment("b", "a") == "#:~:text=a,b"


def test_words_that_stand_twice_are_found_behind_others(report: Report) -> None:
    figures_in_order = report.records.figures
    found = opening_words(figures_in_order)
    for at, figure in enumerate(figures_in_order):
        before = [one.printed.casefold() for one in figures_in_order[:at]]
        again = any(
            re.search(rf"(?<!\w){re.escape(figure.printed.casefold())}(?!\w)", words)
            for words in before
        )
        if again:
            assert found[figure.name].casefold() in before
        if figure.name in found:
            assert again or not re.search(r"\d", figure.printed)
    # The words of the rate of 2020 come first; those of 2021 stand behind the new jobs.
    assert "registered-unemployment-rate-urban-share-2020" not in found
    assert found["registered-unemployment-rate-urban-share-2021"] == "100,000 new jobs"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("example.org:8080/a?b=1&c=2", "https://example.org:8080/a?b=1&c=2"),
        ("example.org/“a” <b>", "https://example.org/%E2%80%9Ca%E2%80%9D%20%3Cb%3E"),
        ("javascript:alert(1)", ""),
        ("javascript://example.org/%0aalert(1)", ""),
        ("data:text/html,<script>", ""),
        ("file:///etc/passwd", ""),
        ("a note, no address", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, link: str) -> None:
    assert link_address(address) == link


def test_markup_stays_text(report: Report) -> None:
    bad = "<script>alert(1)</script>"
    known = next(one for one in all_known(report) if one.figure.name == "gdp-growth-2021")
    assert known.gap
    source = Source(bad, 'javascript:alert("1")', bad)
    evidence = tuple(replace(row, source=source) for row in known.evidence)
    indicator = replace(known.figure.indicator, label=bad, note=bad)
    figure = replace(known.figure, indicator=indicator, printed=bad, note=bad, scope=bad)
    html = entry_html(
        replace(known, figure=figure, evidence=evidence, part=bad), lambda name: f"#{name}"
    )
    assert html.count("&lt;script&gt;") >= 8
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.find_all("script")
    assert not [a for a in soup.find_all("a") if str(a["href"]).startswith("javascript")]
    assert source_html(Source("A & B", "b.org/?a=1&b=2", "")) == (
        '<a href="https://b.org/?a=1&amp;b=2">A &amp; B</a>'
    )


def test_each_of_several_addresses_gets_its_link() -> None:
    links = BeautifulSoup(source_html(Source("Two", "a.org/1; b.org/2", "2021")), "html.parser")
    assert [a["href"] for a in links.find_all("a")] == ["https://a.org/1", "https://b.org/2"]


def test_names_of_figures_in_tables_lead_to_them(pages: Pages, report: Report) -> None:
    names = set(report.records.by_name)
    found = 0
    for path, page in pages.items():
        if path == "figures.html":
            continue
        for cell in page.select("article td"):
            if cell.get_text() in names:
                (link,) = cell.find_all("a")
                assert str(link["href"]).endswith(f"figures.html#{cell.get_text()}"), path
                found += 1
    assert found > 0


def test_only_a_cell_that_is_a_name_becomes_a_link() -> None:
    addresses = {"gdp-level-2020": "../figures.html#gdp-level-2020"}
    same = "<td>not gdp-level-2020</td><td>grain-level</td><code>gdp-level-2020</code>"
    assert figures.link_names(same, addresses) == same
    cell = '<td style="text-align: left">gdp-level-2020</td>'
    (link,) = BeautifulSoup(figures.link_names(cell, addresses), "html.parser").select("td > a")
    assert isinstance(link, Tag)
    assert link["href"] == addresses["gdp-level-2020"]


def test_the_address_of_a_figure(report: Report) -> None:
    assert figures.address_of("gdp-level-2020") == "figures.html#gdp-level-2020"
    assert figures.address_of("gdp-level-2020", report.name) == "figures.html#gdp-level-2020"
    with pytest.raises(UnknownNameError, match="gdp-level-2020"):
        figures.address_of("gdp-level-2002")


def test_another_report_has_a_page_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    write_second(tmp_path)
    second = load_report(SECOND_NAME, data=tmp_path)
    monkeypatch.setattr(figures, "_reports", lambda: (report, second))
    monkeypatch.setattr(figures, "report_names", lambda: [report.name, second.name])
    assert figures.address_of("harvest-level-2022", SECOND_NAME) == (
        "figures-riverton-2023.html#harvest-level-2022"
    )
    text = figures.page_source(second)
    title = text.partition("\n")[0].replace("\\", "")  # signs are escaped
    assert title == "Every figure: Figures of a report of Riverton, 2023"
    assert "All 2 quantities of “Report of Riverton”" in text
    # 1.5 million jin are 1.45 to 1.55 million, and half as many kilograms
    assert "1.5 million jin (725 to 775 tonnes)" in text
    # words without a digit are found behind those of the figure before
    assert "https://example.org/riverton#:~:text=1.5%20million%20jins,over%20seven" in text
    assert "Changchun" not in text


def test_the_page_is_light(site: Path) -> None:
    assert (site / "figures.html").stat().st_size <= MOST_BYTES


def test_the_page_needs_no_script(page: BeautifulSoup) -> None:
    assert not page.select("article script")
    assert not page.select("article [hidden], article [style*='display: none']")
    decoded = [unquote(str(a["href"])) for a in page.select(".figure-entry a[href*=':~:']")]
    assert len(decoded) == len(page.select(".figure-entry"))
