"""Pictures keep their text as text and bring the letters that it needs, and no others."""

from __future__ import annotations

import base64
import io
import re

import pandas as pd
import pytest
from fontTools.ttLib import TTFont

from helpers.data.report import Report
from helpers.show.charts.counts import draw_themes
from helpers.show.layout import picture_of
from helpers.show.letters import FAMILIES, font_faces, letters_of


@pytest.fixture
def svg(counts: pd.DataFrame, report: Report) -> str:
    return picture_of(draw_themes(counts, report, title="Übrig: 7 < 9").figure, "svg").decode()


def fonts_of(svg: str) -> dict[str, TTFont]:
    found = re.findall(r"font-weight: (\d+); src: url\(data:font/otf;base64,([^)]+)\)", svg)
    return {weight: TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in found}


def test_text_stays_text(svg: str) -> None:
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {"Übrig: 7 &lt; 9", "number of figures", "achievements"} <= set(texts)
    assert f"text {{font-family: {FAMILIES}}}" in svg
    assert "font-family" not in "".join(re.findall(r"<text[^>]*>", svg))


def test_every_letter_of_a_picture_is_in_its_font_and_hardly_another(svg: str) -> None:
    fonts, letters = fonts_of(svg), letters_of(svg)
    assert set(fonts) == {"400", "600"}
    assert set("Übrig: 7<9") <= letters["600"]  # the title
    assert set("numberoffigures") <= letters["400"]
    for weight, font in fonts.items():
        there = {chr(code) for code in font.getBestCmap()}
        assert letters[weight] <= there <= letters[weight] | {">"}  # "<" turned round


def test_the_same_letters_are_the_same_text_and_their_font_is_small() -> None:
    some = {"400": frozenset("Grain"), "600": frozenset("abc")}
    assert font_faces(some) == font_faces(dict(some))
    assert font_faces(some) != font_faces({"400": frozenset("Grains"), "600": frozenset("abc")})
    assert max(map(len, font_faces(some))) < 5000


def test_an_unusual_letter_of_the_font_is_found(svg: str) -> None:
    (face,) = font_faces({"400": frozenset("Ж")})
    assert [chr(code) for code in fonts_of(face)["400"].getBestCmap()] == ["Ж"]
