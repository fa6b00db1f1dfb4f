"""What a page says of itself where a link to it is shown."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from helpers.commands.notebooks import finding, notebook_paths, title
from helpers.pages.card import HEIGHT, WIDTH, DrawnPath, draw_card, drawn_path
from helpers.pages.head import LONGEST, describe

Pages = dict[str, BeautifulSoup]

NOTEBOOKS = {f"notebooks/{path.stem}.html": path for path in notebook_paths()}
PATH = DrawnPath("A path", "RMB billion", ((2015, 477.0), (2020, 650.0)), (((2017, 560.0),),))


def said(page: BeautifulSoup, name: str) -> str:
    """Return what the one meta tag of a name says."""
    (tag,) = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    return str(tag["content"])


def test_every_page_says_what_it_is(pages: Pages) -> None:
    assert set(NOTEBOOKS) < set(pages)
    for name, page in pages.items():
        description = said(page, "description")
        assert 10 < len(description) <= LONGEST, name
        assert said(page, "og:description") == description
        assert said(page, "og:title")
        assert said(page, "og:type") == ("website" if name == "index.html" else "article")
        assert "<" not in description + said(page, "og:title")


def test_a_notebook_is_described_by_its_finding(pages: Pages) -> None:
    for name, path in NOTEBOOKS.items():
        description = said(pages[name], "description")
        assert finding(path).startswith(description)
        assert description.endswith(".")
        assert said(pages[name], "og:title") == title(path)


def test_descriptions_are_cut_at_sentences_and_never_within_a_number() -> None:
    text = "Growth was 6.4% a year. It was RMB1.5 billion (Jan. 2021) in all. More."
    assert describe(text, 200) == text
    assert describe(text, len(text) - 1) == text.removesuffix(" More.")
    assert describe(text, 30) == "Growth was 6.4% a year."
    assert describe(text, 13) == "Growth was…"


def test_the_picture_of_every_page_is_there_and_as_large_as_it_says(
    site: Path, pages: Pages
) -> None:
    cards = set()
    for name, page in pages.items():
        card = (site / name).parent / said(page, "og:image")
        cards.add(card.resolve())
        with Image.open(card) as image:
            assert image.format == "PNG"
            assert image.size == (1200, 630)
        assert (said(page, "og:image:width"), said(page, "og:image:height")) == ("1200", "630")
        assert card.stat().st_size < 100_000
        assert said(page, "og:image:alt")
    assert len(cards) == len(NOTEBOOKS) + 1
    assert cards == {path.resolve() for path in (site / "cards").iterdir()}


def ink(picture: bytes, box: tuple[int, int, int, int]) -> bool:
    """Tell whether anything is drawn in a part of a card."""
    with Image.open(io.BytesIO(picture)) as image:
        darkest, _ = image.convert("L").crop(box).getextrema()
    return isinstance(darkest, int | float) and darkest < 250


@pytest.mark.parametrize("words", ["Short.", "A sentence of some words. " * 8])
def test_no_word_of_a_card_is_cut_or_runs_into_the_path(words: str) -> None:
    card = draw_card("Was it met, and what came of the plan?", words.strip(), "A project", PATH)
    assert ink(card, (60, 60, 760, 530))
    assert ink(card, (860, 110, 1160, 520))
    left, between, right = (0, 0, 50, HEIGHT), (765, 0, 815, HEIGHT), (1180, 0, WIDTH, HEIGHT)
    for box in (left, between, right, (0, 0, WIDTH, 20), (0, HEIGHT - 20, WIDTH, HEIGHT)):
        assert not ink(card, box), box


def test_words_that_fit_on_no_card_are_refused() -> None:
    with pytest.raises(ValueError, match="no type is small enough"):
        draw_card("A title", "word " * 400, "A project", PATH)


def test_the_path_of_the_card_is_that_of_the_stored_chart() -> None:
    path = drawn_path()
    assert path.ends == ((2015, 477.38), (2020, 650))
    assert path.unit == "RMB billion"
    assert {year for points in path.between for year, _ in points} == {2016, 2017, 2018, 2019}


def test_the_same_card_is_the_same_picture() -> None:
    assert draw_card("A", "B.", "C", PATH) == draw_card("A", "B.", "C", PATH)


def test_every_page_has_the_icon(site: Path, pages: Pages) -> None:
    for name, page in pages.items():
        (icon,) = page.select('link[rel="icon"]')
        file = (site / name).parent / str(icon["href"]).partition("?")[0]
        assert file.name == "favicon.svg"
        assert file.read_text(encoding="utf-8").startswith("<svg")


def test_pages_that_are_published_nowhere_name_no_address_of_their_own(pages: Pages) -> None:
    for page in pages.values():
        assert not page.select('link[rel="canonical"], meta[property="og:url"]')
        assert not re.match("https?:", said(page, "og:image"))
