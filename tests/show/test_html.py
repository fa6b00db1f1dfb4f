"""Tables and charts are shown so that everyone can read them."""

import base64
import re
from html import unescape

import matplotlib as mpl
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from helpers.data.report import Report
from helpers.show.charts.counts import draw_themes
from helpers.show.html import MOST_ROWS, show_chart, show_table, table_html
from helpers.show.style import WIDTH_INCHES


def test_the_style_ignores_the_settings_of_the_user(counts: pd.DataFrame, report: Report) -> None:
    plain = _image(draw_themes(counts, report)._repr_html_())
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        other = _image(draw_themes(counts, report)._repr_html_())
    assert plain == other


def _image(markup: str) -> str:
    found = re.search(r"base64,([^\"]+)", markup)
    assert found
    return base64.b64decode(found[1]).decode("utf-8")


def test_a_chart_is_shown_with_description_caption_and_table(
    counts: pd.DataFrame, report: Report
) -> None:
    figure = draw_themes(counts, report, title="A finding").figure
    markup = show_chart(figure, 'Bars: "a" < b', "Counts & more", counts).data
    page = BeautifulSoup(markup, "html.parser")
    image = page.find("img")
    assert image is not None
    assert image["alt"] == 'Bars: "a" < b'
    assert page.figcaption is not None
    assert page.figcaption.get_text() == "A finding\nCounts & more"
    assert page.table is not None
    assert page.table.caption is not None
    assert page.table.caption.get_text() == "The numbers behind the chart: A finding"
    assert [row.get_text(" ", strip=True) for row in page.select("tbody tr")] == [
        "a 2 1 3",
        "b 0 5 5",
    ]
    svg = _image(markup)
    assert "@media (prefers-color-scheme: dark)" in svg
    assert "<dc:date>" not in svg
    assert "Matplotlib" not in unescape(svg).replace("http://matplotlib.org", "")


@pytest.mark.parametrize(("description", "caption"), [("", "c"), ("d", " ")])
def test_a_chart_without_words_is_refused(
    counts: pd.DataFrame, description: str, caption: str
) -> None:
    figure = Figure()
    figure.suptitle("T")
    with pytest.raises(ValueError, match=r"description and a caption; its [dc]"):
        show_chart(figure, description, caption, counts)


def test_a_chart_without_a_title_is_refused(counts: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"its title is empty: set it with figure\.suptitle"):
        show_chart(Figure(), "d", "c", counts)


def test_a_title_of_several_lines_is_one_line_of_text(counts: pd.DataFrame, report: Report) -> None:
    figure = draw_themes(counts, report, title="A finding & <more> of it " * 6).figure
    assert "\n" in figure.get_suptitle()
    caption = BeautifulSoup(show_chart(figure, "d", "c", counts).data, "html.parser").figcaption
    assert caption is not None
    assert caption.strong is not None
    assert caption.strong.get_text() == ("A finding & <more> of it " * 6).strip()


def test_room_is_kept_for_a_chart_before_it_is_there(counts: pd.DataFrame) -> None:
    figure = Figure(figsize=(WIDTH_INCHES, 3.3))
    figure.suptitle("T")
    markup = show_chart(figure, "d", "c", counts).data
    image = BeautifulSoup(markup, "html.parser").img
    assert image is not None
    # 640 pixels for 6 inches, so 352 for 3.3
    assert (image["width"], image["height"]) == ("640", "352")
    # Narrower screens keep the ratio; a machine that prefers dark does not turn a light page.
    assert image["style"] == "height: auto; max-width: 100%"


def test_the_same_chart_is_the_same_text(counts: pd.DataFrame, report: Report) -> None:
    one, other = (draw_themes(counts, report) for _ in range(2))
    assert one._repr_html_() == other._repr_html_()


def test_a_table_is_escaped_and_has_no_empty_markers() -> None:
    frame = pd.DataFrame(
        {"x <b>": ["a & b", None], "n": pd.array([1, None], dtype="Int64"), "f": [0.1 + 0.2, 4e11]}
    )
    page = BeautifulSoup(table_html(frame, "All <i>"), "html.parser")
    assert [head.get_text() for head in page.find_all("th")] == ["x <b>", "n", "f"]
    assert [cell.get_text() for cell in page.find_all("td")] == [
        "a & b", "1", "0.3", "", "", "400,000,000,000",
    ]  # fmt: skip
    assert page.caption is not None
    assert page.caption.get_text() == "All <i>"
    assert "text-align: right" in str(page.find_all("td")[1])
    assert "text-align: left" in str(page.find_all("td")[0])
    fixed = BeautifulSoup(table_html(frame, "All", unsortable=("n",)), "html.parser")
    assert [head.get("data-orderable") for head in fixed.find_all("th")] == [None, "false", None]
    assert "searchable" in show_table(frame, "All", searchable=True).data
    assert "searchable" not in show_table(frame, "All").data


def test_a_long_table_is_folded_and_says_how_long_it_is() -> None:
    rows = pd.DataFrame({"n": range(MOST_ROWS + 1)})
    page = BeautifulSoup(show_table(rows, "Numbers, < 30").data, "html.parser")
    folded = page.find("details")
    assert folded is not None
    assert not folded.has_attr("open")
    assert folded.summary is not None
    assert folded.summary.text == "Numbers, < 30: open the table of 13 rows"
    assert len(folded.select("tbody tr")) == 13
    assert folded.select_one("caption") is not None


def test_a_short_table_is_open() -> None:
    rows = pd.DataFrame({"n": range(MOST_ROWS)})
    assert "<details" not in show_table(rows, "Numbers").data
    assert show_table(rows, "Numbers", folded=True).data.startswith('<details class="long">')
