"""Charts are drawn in their pages, for every width, and can be taken away, linked to and cited."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag

from helpers.commands.notebooks import notebook_paths
from helpers.pages.charts import (
    FOLDER,
    SHEET,
    StoredChart,
    chart_html,
    comma_separated,
    in_page,
    light,
    stored_charts,
    style_of,
)

Pages = dict[str, BeautifulSoup]
MOST_BYTES = 300_000
"""How large a page may be, with all that is drawn in it."""


@pytest.fixture(scope="module")
def charts() -> list[StoredChart]:
    return [
        chart
        for path in notebook_paths()
        for chart in stored_charts(f"notebooks/{path.stem}", path)
    ]


def figure_of(pages: Pages, chart: StoredChart) -> Tag:
    (figure,) = pages[f"{chart.page}.html"].select(f"figure[id='{chart.anchor}']")
    return figure


def test_every_stored_chart_is_found(charts: list[StoredChart]) -> None:
    stored = [
        image
        for path in notebook_paths()
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
        for image in re.findall(r"<img ", output.get("data", {}).get("text/html", ""))
    ]
    assert len(charts) == len(stored) > 10
    assert len({(chart.page, chart.name) for chart in charts}) == len(charts)


def test_every_chart_is_drawn_in_its_page_in_both_forms(
    pages: Pages, charts: list[StoredChart]
) -> None:
    for chart in charts:
        figure = figure_of(pages, chart)
        (drawn,) = figure.select('[role="img"]')
        assert len(str(drawn["aria-label"])) > 40
        wide, narrow = drawn.select(":scope > div > svg")
        assert (wide["width"], narrow["width"]) == ("640", "384")
        assert figure.img is None
        texts = [{text.get_text() for text in form.select("text")} for form in (wide, narrow)]
        assert all(len(found) > 5 for found in texts)
        assert figure.figcaption is not None
        title = figure.figcaption.get_text().split("\n")[0]
        for form in (wide, narrow):
            joined = "".join(text.get_text() for text in form.select("text"))
            assert "".join(title.split()) in "".join(joined.split())


def test_charts_of_a_page_share_no_ids_and_find_all_that_they_use(pages: Pages) -> None:
    for name, page in pages.items():
        ids = [str(element["id"]) for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
        drawn = "".join(map(str, page.select("figure svg")))
        used = set(re.findall(r'(?:url\(|href=")#([^")]+)', drawn))
        assert used <= set(ids), name


def test_no_page_is_heavy_and_none_holds_letters(site: Path, charts: list[StoredChart]) -> None:
    for page in {chart.page for chart in charts}:
        text = (site / f"{page}.html").read_text(encoding="utf-8")
        assert len(text.encode()) < MOST_BYTES
        assert "data:image" not in text
        assert "font-face" not in text


def test_every_chart_can_be_taken_away_linked_to_and_cited(
    site: Path, pages: Pages, charts: list[StoredChart]
) -> None:
    for chart in charts:
        figure = figure_of(pages, chart)
        links = {link.get_text(): str(link["href"]) for link in figure.select("p.away a")}
        assert list(links) == ["SVG", "SVG for phones", "CSV", "Link to the chart"]
        assert links.pop("Link to the chart") == f"#{chart.anchor}"
        for address in links.values():
            assert address.startswith(f"../{FOLDER}/")
            assert (site / address.removeprefix("../")).is_file()
        cited = figure.select("details")[0].get_text(" ", strip=True)
        assert f"“{chart.title}”" in cited
        assert cited.endswith(f"{chart.page}.html#{chart.anchor}")


def test_files_stand_alone_and_have_the_numbers(site: Path, charts: list[StoredChart]) -> None:
    for chart in charts:
        for ending in (".svg", "-narrow.svg"):
            text = (site / chart.file(ending)).read_text(encoding="utf-8")
            assert ElementTree.fromstring(text).tag.endswith("}svg")
            assert "data:font/otf;base64," in text
            assert "prefers-color-scheme" not in text  # light, wherever it is put
        with (site / chart.file(".csv")).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        table = BeautifulSoup(chart.table, "html.parser")
        assert head == [cell.get_text() for cell in table.find_all("th")]
        assert len(rows) == len(table.select("tbody tr"))
        assert {len(row) for row in rows} == {len(head)}


def test_colours_of_the_dark_theme_are_those_of_the_stored_charts(
    site: Path, charts: list[StoredChart]
) -> None:
    rules = (site / "_static" / SHEET).read_text(encoding="utf-8").splitlines()
    for chart in charts:
        for form in chart.forms:
            assert light(form.svg) != form.svg
            dark = form.svg.partition("(prefers-color-scheme: dark) {\n")[2].partition("\n}")[0]
            for line in dark.splitlines():
                selectors, _, body = line.partition(" {")
                assert f'html[data-theme="dark"] .chart :is({selectors}) {{{body}' in rules
    assert style_of([]).strip() == ""


def test_marks_take_their_colour_from_where_they_are_used(charts: list[StoredChart]) -> None:
    # A rule of the page that names the theme does not match in what a <use> draws.
    marks = 0
    for chart in charts:
        for form in chart.forms:
            coloured = set(re.findall(r'<path id="(m\w+)"[^>]*style="[^"]*stroke: #', form.svg))
            page = BeautifulSoup(in_page(form, "a-"), "html.parser")
            used = {str(one["href"]).removeprefix("#") for one in page.select("use")}
            for one in page.select("use"):
                if str(one["href"]).removeprefix("#a-") in coloured:
                    assert "stroke: #" in str(one.get("style", "")), chart.title
            for mark in page.select("path[id]"):
                if mark["id"] in used:
                    marks += str(mark["id"]).removeprefix("a-") in coloured
                    assert "#" not in str(mark.get("style", "")), chart.title
    assert marks


def test_numbers_of_a_table_are_numbers_and_text_stays() -> None:
    cells = (
        '<th style="text-align: left">what</th><th style="text-align: right">n</th>',
        '<td style="text-align: left">1,000 &lt; "jobs"</td>'
        '<td style="text-align: right">1,200,000</td>',
        '<td style="text-align: left"></td><td style="text-align: right"></td>',
    )
    table = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    assert list(csv.reader(comma_separated(table).splitlines())) == [
        ["what", "n"],
        ['1,000 < "jobs"', "1200000"],
        ["", ""],
    ]


def test_words_of_a_chart_stay_text(charts: list[StoredChart]) -> None:
    chart = StoredChart(
        "notebooks/x",
        "y",
        "&quot;d&quot; &lt;i&gt;",
        '<figcaption><strong>A &lt;b&gt; &amp; "c"</strong></figcaption>',
        "<details></details>",
        charts[0].forms,
    )
    figure = BeautifulSoup(chart_html(chart, "../", "In it"), "html.parser")
    assert figure.select("b, i") == []
    (drawn,) = figure.select('[role="img"]')
    assert drawn["aria-label"] == '"d" <i>'
    assert next(link["aria-label"] for link in figure.select("a")) == (
        'SVG of the chart: A <b> & "c"'
    )
