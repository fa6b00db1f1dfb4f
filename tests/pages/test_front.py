"""The first page: the story in order, each number with more behind it, and every notebook."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag

from helpers.commands.notebooks import finding, notebook_paths, picture, title
from helpers.data.report import load_report
from helpers.pages.front import first_sentence
from helpers.show import story

Pages = dict[str, BeautifulSoup]


@pytest.fixture
def front(pages: Pages) -> Tag:
    (article,) = pages["index.html"].select("article")
    return article


def words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def test_the_story_is_told_in_order(front: Tag) -> None:
    report = load_report(story.REPORT)
    told = [
        story.what_and_where(report),
        story.what_was_done(report),
        *[one.counts for one in story.key_numbers(report)],
        " ".join(picture().title.split()),
        story.where_the_aim_stands(report),
        story.which_land(report),
    ]
    text = words(front)
    assert "<!--" not in text
    assert "```" not in text
    places = [text.index(one) for one in told]
    assert places == sorted(places)
    assert places[0] < 100


def test_each_key_number_leads_to_a_notebook(front: Tag, site: Path) -> None:
    links = front.select(".key-numbers li a")
    assert len(links) == len(story.key_numbers(load_report(story.REPORT)))
    for link in links:
        assert (site / str(link["href"])).is_file()


def test_what_came_of_a_target_has_the_head_of_its_row(front: Tag) -> None:
    rows = front.select("table.asked tbody tr")
    expected = story.asked_and_came(load_report(story.REPORT))
    assert [tuple(words(cell) for cell in row.find_all(["th", "td"])) for row in rows] == expected
    assert all(row.find("th") for row in rows)


def test_every_notebook_stands_there_with_its_chart_and_one_sentence(
    front: Tag, site: Path
) -> None:
    items = front.select(".notebooks li")
    for item, path in zip(items, notebook_paths(), strict=True):
        assert [words(link) for link in item.select("a")] == [title(path)]
        said = words(item).removeprefix(title(path)).strip()
        assert finding(path).replace("`", "").startswith(said)
        assert said.endswith(".")
        stored = nbformat.read(path, as_version=4)
        has_chart = "data:image/svg" in nbformat.writes(stored)
        images = item.select("img")
        assert len(images) == has_chart
        for image in images:
            assert image["alt"]
            assert (site / str(image["src"])).is_file()


def test_the_path_has_a_form_for_phones_and_follows_the_colours(front: Tag, site: Path) -> None:
    (image,) = front.select("figure.path img")
    files = [str(image["src"]), *(str(one["srcset"]) for one in front.select("picture source"))]
    for file in files:
        assert "prefers-color-scheme: dark" in (site / file).read_text(encoding="utf-8")
    assert words(front.select_one("figure.path figcaption")).startswith(  # type: ignore[arg-type]
        " ".join(picture().title.split())
    )


def test_the_first_sentence_is_not_cut_within_a_number(tmp_path: Path) -> None:
    output = nbformat.v4.new_output(
        "display_data", data={"text/markdown": "> It rose 6.4% to [a](b.ipynb) 7. More. So."}
    )
    cell = nbformat.v4.new_code_cell("1", outputs=[output], metadata={"tags": ["finding"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "n.ipynb")
    assert first_sentence(tmp_path / "n.ipynb") == "It rose 6.4% to a 7."


def test_no_aim_is_dated_without_an_if(front: Tag) -> None:
    texts = [words(one) for one in front.find_all(["p", "figcaption", "h2"])]
    for sentence in [one for text in texts for one in re.split(r"(?<=\.) ", text)]:
        if re.search(r"\bby 2025\b", sentence):
            assert re.search(r"\bif\b", sentence, re.IGNORECASE), sentence
