"""A chart shows itself in a fresh notebook, can be saved, and refuses to be without words."""

from __future__ import annotations

import base64
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure
from nbclient import NotebookClient
from nbformat import NotebookNode

from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.charts.counts import draw_themes

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def chart(counts: pd.DataFrame, report: Report) -> Chart:
    return draw_themes(counts, report, title="A finding")


def run(folder: Path, *cells: str) -> list[list[NotebookNode]]:
    """Run cells in a fresh kernel and return what each shows."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(cells)]
    )
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, kernel_name="python3", resources=resources).execute()
    return [cell.outputs for cell in notebook.cells]


def test_a_chart_shows_itself_in_a_fresh_notebook_without_pyplot(tmp_path: Path) -> None:
    (shown,), (plain,) = run(
        tmp_path,
        "from helpers import load_report\n"
        "from helpers.analysis.gaps import find_gaps\n"
        "from helpers.show.charts.gaps import draw_rate_gaps\n"
        "draw_rate_gaps(find_gaps(load_report('changchun-2021')), title='A <finding>')",
        "import sys\nprint('matplotlib.pyplot' in sys.modules)",
    )
    assert plain["text"] == "False\n"
    assert shown["output_type"] == "execute_result"
    assert shown["data"]["text/plain"] == "A <finding>"
    page = BeautifulSoup(shown["data"]["text/html"], "html.parser")
    assert page.figcaption is not None
    assert page.figcaption.get_text().startswith("A <finding>\nGrowth rates, percent. ")
    assert page.img is not None
    assert str(page.img["src"]).startswith("data:image/svg+xml;base64,")
    assert len(page.select("tbody tr")) == 5


def test_charts_of_ones_own_have_the_style_and_later_cells_are_as_ever(tmp_path: Path) -> None:
    numbers = "import seaborn as sns\nnumbers = {'x': [1, 2, 3], 'y': ['a', 'b', 'a']}"
    cells = [
        f"from helpers.show.style import house_style\n{numbers}",
        "with house_style():\n    sns.stripplot(numbers, x='x', y='y', hue='y')",
        "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
        "with house_style():\n    sns.displot(numbers, x='x')",
        "_ = plt.plot([1, 2])",
        "print(plt.rcParams['axes.grid'], plt.rcParams['font.family'], plt.isinteractive())",
    ]
    _, styled, (later,), (grid,), (last,), (settings,) = run(tmp_path, *cells)
    # One picture a cell, and no warning. Ours is six inches wide, those of matplotlib 6.4.
    assert [output["data"]["text/plain"] for output in styled] == [
        "<Figure size 600x320 with 1 Axes>"
    ]
    assert "with 1 Axes" in grid["data"]["text/plain"]
    assert later["data"]["text/plain"] == "<Figure size 640x480 with 1 Axes>"
    assert later["data"]["image/png"] == last["data"]["image/png"]
    assert settings["text"] == "False ['sans-serif'] True\n"


def test_a_chart_that_is_drawn_into_a_figure_of_pyplot_is_shown_with_it(tmp_path: Path) -> None:
    _, (value, figure) = run(
        tmp_path,
        "from helpers import load_report\n"
        "from helpers.analysis.gaps import find_gaps\n"
        "from helpers.show.charts.gaps import draw_level_gaps\n"
        "import matplotlib.pyplot as plt",
        "fig, (left, right) = plt.subplots(1, 2, figsize=(14, 7), layout='constrained')\n"
        "draw_level_gaps(find_gaps(load_report('changchun-2021')), ax=left, title='T')",
    )
    assert value["data"]["text/plain"].startswith("<Axes: title={'center': 'T'}, xlabel='target")
    assert figure["data"]["text/plain"] == "<Figure size 1400x700 with 2 Axes>"
    assert base64.b64decode(figure["data"]["image/png"]).startswith(PNG)


def test_its_panels_figure_and_numbers_are_at_hand(chart: Chart, counts: pd.DataFrame) -> None:
    assert chart.axes == chart.figure.axes
    assert len(chart.axes) == 1
    assert chart.table is counts
    assert repr(chart) == chart.title == "A finding"


def test_a_chart_is_saved_by_the_end_of_the_name(chart: Chart, tmp_path: Path) -> None:
    shown = chart._repr_html_()
    for name, start in (("a.svg", b"<?xml"), ("b.PNG", PNG)):
        chart.save(tmp_path / name)
        first = (tmp_path / name).read_bytes()
        assert first.startswith(start)
        chart.save(str(tmp_path / name))
        assert (tmp_path / name).read_bytes() == first
    assert chart._repr_html_() == shown
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "prefers-color-scheme" not in svg  # light, wherever it is put
    image = BeautifulSoup(shown, "html.parser").img
    assert image is not None
    drawn = base64.b64decode(str(image["src"]).partition(",")[2]).decode("utf-8")
    before, rule = drawn.split("\n@media", 1)
    assert before + rule.partition("\n}</style>")[2] in svg.replace("</style>", "", 1)


@pytest.mark.parametrize("name", ["a.pdf", "a", ".svg"])
def test_another_end_of_the_name_is_refused(chart: Chart, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=rf"saved as \.svg or \.png, not as '{name}'"):
        chart.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("empty", ["title", "description", "caption"])
def test_a_chart_without_words_cannot_be(counts: pd.DataFrame, empty: str) -> None:
    words = {"title": "T", "description": "D", "caption": "C"} | {empty: " "}
    figure = Figure()
    figure.suptitle(words["title"])
    with pytest.raises(ValueError, match=f"its {empty} is empty"):
        Chart(figure, words["description"], words["caption"], counts)
