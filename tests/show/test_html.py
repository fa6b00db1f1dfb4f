"""Tables and charts are shown so that everyone can read them."""

import base64
import re
from html import unescape

import matplotlib as mpl
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from helpers.show.charts.counts import draw_counts
from helpers.show.html import show_chart, show_table, table_html


def test_the_style_ignores_the_settings_of_the_user(counts: pd.DataFrame) -> None:
    plain = _image(show_chart(draw_counts(counts, "theme", "T", "n"), "d", "c", counts).data)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none"}):
        other = _image(show_chart(draw_counts(counts, "theme", "T", "n"), "d", "c", counts).data)
    assert plain == other


def _image(markup: str) -> str:
    found = re.search(r"base64,([^\"]+)", markup)
    assert found
    return base64.b64decode(found[1]).decode("utf-8")


def test_a_chart_is_shown_with_description_caption_and_table(counts: pd.DataFrame) -> None:
    figure = draw_counts(counts, "theme", "A finding", "number")
    markup = show_chart(figure, 'Bars: "a" < b', "Counts & more", counts).data
    page = BeautifulSoup(markup, "html.parser")
    image = page.find("img")
    assert image is not None
    assert image["alt"] == 'Bars: "a" < b'
    assert page.figcaption is not None
    assert page.figcaption.get_text() == "Counts & more"
    assert [row.get_text(" ", strip=True) for row in page.select("tbody tr")] == [
        "a 2 1 3",
        "b 0 5 5",
    ]
    svg = _image(markup)
    assert "<dc:date>" not in svg
    assert "Matplotlib" not in unescape(svg).replace("http://matplotlib.org", "")


@pytest.mark.parametrize(("description", "caption"), [("", "c"), ("d", " ")])
def test_a_chart_without_words_is_refused(
    counts: pd.DataFrame, description: str, caption: str
) -> None:
    with pytest.raises(ValueError, match="description and a caption"):
        show_chart(Figure(), description, caption, counts)


def test_a_table_is_escaped_and_has_no_empty_markers() -> None:
    frame = pd.DataFrame(
        {"x <b>": ["a & b", None], "n": pd.array([1, None], dtype="Int64"), "f": [0.1 + 0.2, 4e11]}
    )
    page = BeautifulSoup(table_html(frame, "All <i>"), "html.parser")
    assert [head.get_text() for head in page.find_all("th")] == ["x <b>", "n", "f"]
    assert [cell.get_text() for cell in page.find_all("td")] == [
        "a & b", "1", "0.3", "", "", "400\u202f000\u202f000\u202f000",
    ]  # fmt: skip
    assert page.caption is not None
    assert page.caption.get_text() == "All <i>"
    assert "text-align: right" in str(page.find_all("td")[1])
    assert "text-align: left" in str(page.find_all("td")[0])
    fixed = BeautifulSoup(table_html(frame, "All", unsortable=("n",)), "html.parser")
    assert [head.get("data-orderable") for head in fixed.find_all("th")] == [None, "false", None]
    assert "searchable" in show_table(frame, "All", searchable=True).data
    assert "searchable" not in show_table(frame, "All").data
