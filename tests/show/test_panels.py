"""Every chart is drawn in its own figure or in Axes that are given, with its words or others."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text

from helpers.data.report import Report
from helpers.locations import ROOT
from helpers.show.chart import Chart
from helpers.show.html import title_of
from helpers.show.style import FONT, NARROW_INCHES, PAPER, SMALL, house_style
from tests.show.charts.every import PANELS, Draw, every_chart
from tests.show.charts.sight import colour, obstacles, row_labels, said

WORDS = ("title", "description", "caption")


@pytest.fixture(scope="module")
def draws(report: Report) -> dict[str, Draw]:
    return every_chart(report)


@pytest.fixture(params=PANELS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def own(draw: Draw, **options: object) -> Chart:
    chart = draw(**options)
    assert isinstance(chart, Chart)
    return chart


def grid(count: int) -> tuple[Figure, list[Axes]]:
    """Return a figure of an analyst, big enough, with some Axes that are laid out."""
    figure = Figure(figsize=(8, 9 + count), layout="constrained")
    figure.suptitle("A figure of my own")
    return figure, list(figure.subplots(count, 1, squeeze=False).flat)


def given(draw: Draw, name: str, axes: list[Axes], **options: object) -> object:
    """Draw in Axes: one for a chart of one panel."""
    return draw(ax=axes[0] if name in ONE else axes, **options)


ONE = {name for name, count in PANELS.items() if count == 1} - {"rate gaps", "outcomes", "path"}
"""The charts that always have one panel."""


def test_every_chart_is_looked_at() -> None:
    charts = [path.read_text(encoding="utf-8") for path in ROOT.glob("helpers/show/charts/*.py")]
    public = {
        line.removeprefix("def ").partition("(")[0]
        for text in charts
        for line in text.splitlines()
        if line.startswith("def draw_") and "ax: None" not in line
    }
    helping = {"draw_interval", "draw_arrows"}
    assert {f"draw_{name.replace(' ', '_')}" for name in PANELS} == public - helping


# In a figure of its own


def test_a_chart_of_its_own_has_all_its_words_made_from_the_data(
    draws: dict[str, Draw], name: str, report: Report
) -> None:
    chart = own(draws[name])
    assert len(chart.axes) == PANELS[name]
    assert report.source["title"] in chart.caption
    assert chart.caption.endswith(".")
    assert ".." not in chart.caption + chart.description
    assert "  " not in chart.caption + chart.description
    for axes in chart.axes:  # rows have names, so lines would only cross them out
        across = {line.get_visible() for line in axes.yaxis.get_gridlines()}
        assert across == {not axes.yaxis_inverted()}
    page = BeautifulSoup(chart._repr_html_(), "html.parser")
    assert page.figcaption is not None
    assert page.figcaption.get_text() == f"{chart.title}\n{chart.caption}"
    assert page.img is not None
    assert page.img["alt"] == chart.description


def test_a_chart_says_the_same_where_it_is_narrow_and_can_be_read(
    draws: dict[str, Draw], name: str
) -> None:
    chart = own(draws[name])
    assert chart.narrow is not None
    assert obstacles(chart.narrow) == []
    assert chart.narrow.get_figwidth() == NARROW_INCHES
    assert title_of(chart.narrow) == chart.title
    for wide, narrow in zip(chart.axes, chart.narrow.axes, strict=True):
        assert narrow.get_xlabel() == wide.get_xlabel()
        names = row_labels(wide) if wide.yaxis_inverted() else []
        plain = {"".join(filter(str.isalnum, text)) for text in said(narrow)}
        missing = [
            text
            for text in [*names, *said(wide)]
            if "".join(filter(str.isalnum, text)) not in plain
        ]
        assert missing == []
    types = {
        float(text.get_fontsize())
        for text in chart.narrow.findobj(Text)
        if isinstance(text, Text) and text.get_text()
    }
    assert min(types) >= SMALL


def test_words_that_are_given_are_used_and_escaped(draws: dict[str, Draw], name: str) -> None:
    chart = own(draws[name], title='<b> & "x"', description='"d" <i>', caption="c & <u>")
    assert chart.title == repr(chart) == '<b> & "x"'
    page = BeautifulSoup(chart._repr_html_(), "html.parser")
    assert page.img is not None
    assert page.img["alt"] == '"d" <i>'
    assert page.figcaption is not None
    assert page.figcaption.get_text() == '<b> & "x"\nc & <u>'
    assert page.select("b, i, u") == []
    # Each alone leaves the others as they are.
    plain = own(draws[name])
    one = own(draws[name], caption="mine")
    assert (one.title, one.description, one.caption) == (plain.title, plain.description, "mine")


@pytest.mark.parametrize("word", WORDS)
def test_empty_words_are_refused(draws: dict[str, Draw], name: str, word: str) -> None:
    figure, axes = grid(PANELS[name])
    with pytest.raises(ValueError, match=f"the {word} is empty: leave it out"):
        draws[name](**{word: " "})
    with pytest.raises(ValueError, match=f"the {word} is empty: leave it out"):
        given(draws[name], name, axes, **{word: ""})
    assert not any(one.has_data() for one in figure.axes)


# In Axes that are given


def test_the_axes_that_are_given_come_back_and_nothing_else_changes(
    draws: dict[str, Draw], name: str
) -> None:
    figure, axes = grid(PANELS[name])
    settings = dict(mpl.rcParams)
    before = (figure.get_size_inches().tolist(), figure.get_facecolor(), figure.dpi)
    places = [one.get_position().bounds for one in axes]
    found = given(draws[name], name, axes)
    assert found is axes[0] if name in ONE else found == tuple(axes)
    assert all(one.has_data() for one in axes)
    assert dict(mpl.rcParams) == settings
    assert (figure.get_size_inches().tolist(), figure.get_facecolor(), figure.dpi) == before
    assert [one.get_position().bounds for one in axes] == places
    assert isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine)
    assert figure.axes == axes
    assert figure.get_suptitle() == "A figure of my own"
    assert figure.legends == []
    assert len(figure.texts) == 1  # its own title


def test_the_title_stands_above_the_first_axes_and_can_be_replaced(
    draws: dict[str, Draw], name: str
) -> None:
    _, axes = grid(PANELS[name])
    given(draws[name], name, axes)
    assert " ".join(axes[0].get_title().split()) == own(draws[name]).title
    assert [one.get_title() for one in axes[1:]] == [""] * (len(axes) - 1)
    axes[0].set_title("My own")
    titles = [axes[0].get_title(side) for side in ("left", "center", "right")]
    assert [title for title in titles if title] == ["My own"]
    with house_style():
        _, axes = grid(PANELS[name])
        given(draws[name], name, axes, title="Given")
        assert axes[0].get_title("left") == "Given"
        axes[0].set_title("My own")
        titles = [axes[0].get_title(side) for side in ("left", "center", "right")]
        assert [title for title in titles if title] == ["My own"]


@pytest.mark.parametrize("styled", [True, False])
def test_a_chart_in_axes_can_be_read_and_looks_as_in_its_own_figure(
    draws: dict[str, Draw], name: str, styled: bool
) -> None:
    if styled:
        with house_style():
            figure, axes = grid(PANELS[name])
            given(draws[name], name, axes)
    else:
        figure, axes = grid(PANELS[name])
        given(draws[name], name, axes)
    assert obstacles(figure) == []  # drawn after the block, as in a notebook
    for one, its in zip(axes, own(draws[name]).axes, strict=True):
        assert one.get_xlabel() == its.get_xlabel()
        headings = [its.get_title("left")] if its.get_title("left") else []
        assert said(one) == said(its) + headings
        assert one.get_xlim() == pytest.approx(its.get_xlim())
        assert one.get_ylim() == pytest.approx(its.get_ylim())
        if one.yaxis_inverted():  # rows, which have names
            names = [[label.get_text() for label in its_.get_yticklabels()] for its_ in (one, its)]
            assert names[0] == names[1] != []
        seen = [spine for spine in one.spines if one.spines[spine].get_visible()]
        assert seen == [spine for spine in its.spines if its.spines[spine].get_visible()]
        for axis, same in ((one.xaxis, its.xaxis), (one.yaxis, its.yaxis)):
            lines = {line.get_visible() for line in axis.get_gridlines()}
            assert lines == {line.get_visible() for line in same.get_gridlines()}
        texts = [text for text in one.findobj(Text) if isinstance(text, Text) and text.get_text()]
        assert {tuple(text.get_fontfamily()) for text in texts} == {(FONT,)}
        assert colour(one.get_facecolor()) == PAPER


def test_two_charts_stand_side_by_side(draws: dict[str, Draw]) -> None:
    figure = plt.figure(figsize=(14, 8), layout="constrained")
    figure.suptitle("Two charts")
    left, right = figure.subplots(1, 2)
    assert draws["level gaps"](ax=left) is left
    assert draws["themes"](ax=right) is right
    assert obstacles(figure) == []
    assert left.get_legend() is None
    assert right.get_legend() is not None
    plt.close(figure)


def test_a_grid_of_axes_is_taken_as_it_comes(draws: dict[str, Draw]) -> None:
    figure = Figure(figsize=(14, 9), layout="constrained")
    figure.suptitle("A column of charts, and one more")
    panels = figure.subplots(2, 2)
    assert draws["rate gaps"](ax=panels[:, 0]) == (panels[0, 0], panels[1, 0])
    assert panels[1, 1].spines["top"].get_visible()  # what is not given stays as it is
    last = draws["outcomes"](ax=Figure().subplots(2, 2))[3]
    assert last.get_xlabel().startswith("level without")
    assert draws["themes"](ax=Figure().subplots(1, 1, squeeze=False)).get_title()


def test_axes_in_a_part_of_a_figure_are_axes_too(draws: dict[str, Draw]) -> None:
    figure = Figure(figsize=(14, 9), layout="constrained")
    figure.suptitle("Two parts")
    grid = figure.add_gridspec(1, 2)
    left, right = figure.add_subfigure(grid[0, 0]), figure.add_subfigure(grid[0, 1])
    draws["hedging"](ax=left.subplots())
    draws["path"](ax=list(right.subplots(2, 1)))
    assert obstacles(figure) == []


@pytest.mark.parametrize(("name", "count"), [("rate gaps", 1), ("path", 3), ("outcomes", 0)])
def test_a_wrong_number_of_axes_is_refused(draws: dict[str, Draw], name: str, count: int) -> None:
    axes = list(Figure().subplots(4, 1))[:count]
    with pytest.raises(
        ValueError, match=f"needs {PANELS[name]} Axes, .* and `ax` has {count}"
    ) as e:
        draws[name](ax=axes)
    for panel in own(draws[name]).axes:
        assert (panel.get_title("left") or panel.get_xlabel()) in str(e.value)
    assert not any(one.has_data() for one in axes)


def test_what_is_no_axes_is_refused(draws: dict[str, Draw]) -> None:
    with pytest.raises(TypeError, match="`ax` takes matplotlib Axes, not Figure"):
        draws["themes"](ax=Figure())
    with pytest.raises(TypeError, match="not str"):
        draws["path"](ax=["upper", "lower"])


def test_a_legend_is_below_what_it_is_of(draws: dict[str, Draw], tmp_path: Path) -> None:
    figure, axes = grid(2)
    draws["rate gaps"](ax=axes)
    figure.savefig(tmp_path / "laid out.png")
    legend = axes[1].get_legend()
    assert axes[0].get_legend() is None
    assert legend is not None
    label = Text.get_window_extent(axes[1].xaxis.label)
    assert 0 < legend.get_window_extent().y1 < label.y0
