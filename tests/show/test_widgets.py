"""Controls and the pictures that they move; that they move in a browser is tested there."""

from __future__ import annotations

from dataclasses import replace

import nbformat
import pytest
from IPython.display import HTML
from nbclient import NotebookClient

from helpers.analysis.outlook import find_ends
from helpers.core.vocabulary import Status
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report, load_report
from helpers.show import widgets
from helpers.show.chart import Chart
from helpers.show.widgets import Movable, explore_about, explore_path, explore_target, sentence

REPORT = load_report("changchun-2021")


def movable(found: Movable | HTML) -> Movable:
    assert isinstance(found, Movable)
    return found


def picture(found: Movable) -> Chart:
    shown = found.picture()
    assert isinstance(shown, Chart)
    return shown


@pytest.fixture
def path() -> Movable:
    return movable(explore_path(REPORT))


def test_the_path_starts_as_the_report_has_it(path: Movable) -> None:
    assert picture(path).title == (
        "Gross domestic product grew by 6.4% a year; RMB1 trillion by 2025 needs 9.0%"
    )


def test_the_year_moves_what_the_target_needs(path: Movable) -> None:
    path.controls["year"].value = 2027
    # (1000 / 650) ** (1 / 7) is 1.0635
    assert picture(path).title.endswith("RMB1 trillion by 2027 needs 6.3%")


def test_limits_move_the_band(path: Movable) -> None:
    path.controls["growth"].value = (0, 7)
    rows = picture(path).table.set_index("year")["level"]
    # 650 / 1.07⁴ to 477.38 × 1.07, and 650 / 1.07 to 477.38 × 1.07⁴, told outward
    assert (rows[2016], rows[2019]) == ("RMB495 to 511 billion", "RMB607 to 626 billion")


def test_limits_without_a_path_are_told_and_leave_no_old_picture(path: Movable) -> None:
    path.controls["growth"].value = (0, 5)
    shown = path.picture()
    assert isinstance(shown, HTML)
    assert shown.data == (
        "<p>no path grows by at most 5.00% a year; 6.3678% would do as a limit.</p>"
    )


def test_prices_move_real_growth(path: Movable) -> None:
    path.controls["prices"].value = 2
    # 1.09 / 1.02 is 1.0686, and 1.0637 / 1.02 is 1.0428
    assert "needs 9.0% a year, 6.9% real if prices change by 2%" in picture(path).description
    assert "If prices change by 2% a year, past growth was 4.3% real." in picture(path).caption


def test_the_land_moves_growth_but_not_what_the_target_needs(path: Movable) -> None:
    stated, both, last = (value for _, value in path.controls["land"].options)
    assert stated == ""
    path.controls["land"].value = last
    chart = picture(path)
    assert chart.title.startswith("If only the level of 2020 counts the land that joined in 2020 (")
    assert "grew by 5.0 to 5.5% a year" in chart.title
    # The target counts the land, and so does the level from which growth leads to it.
    assert chart.title.endswith("RMB1 trillion by 2025 needs 9.0%")
    assert "The hollow dot is RMB611 to 624 billion" in chart.caption
    years = chart.table.loc[chart.table["year"] == 2020, ["what", "level"]].values.tolist()
    assert years == [["reconstructed", "RMB611 to 624 billion"], ["stated", "RMB650 billion"]]
    # What it rests on is told: a weak number, a source, and what was assumed of prices.
    assert "It rests on a weak number, RMB590 billion in 2019 (derived)." in chart.caption
    assert "Land: Changchun without Gongzhuling." in chart.caption
    assert "(prices rose by 0 to 2% then)" in chart.title
    path.controls["land"].value = both
    assert "grew by 6.4% a year" in picture(path).title


def test_a_dated_target_needs_no_year() -> None:
    dated = movable(explore_path(REPORT.what_if("gdp-level-undated", period=2030)))
    assert "year" not in dated.controls
    assert "RMB1 trillion (hypothetical)" not in picture(dated).title
    assert "by 2030 needs 4.4%" in picture(dated).title  # (1000 / 650) ** (1 / 10)


def test_without_evidence_nothing_is_said_of_land() -> None:
    rows = {**REPORT.package.rows, "evidence": {}}
    bare = replace(REPORT, package=replace(REPORT.package, rows=rows))
    assert find_ends(bare)
    assert "land" not in movable(explore_path(bare)).controls


def test_every_target_has_a_picture() -> None:
    chosen = movable(explore_target(REPORT))
    control = chosen.controls["name"]
    targets = [one.name for one in REPORT.records.figures if one.status is Status.TARGET]
    assert [value for _, value in control.options] == targets
    for name in targets:
        control.value = name
        chart = picture(chosen)
        assert REPORT[name].printed.translate({0x201C: 0x2018, 0x201D: 0x2019}) in chart.title
        assert REPORT[name].label in chart.caption
        assert REPORT[name].printed in set(chart.table["as printed or published"])


def test_a_target_that_was_missed_says_by_how_much() -> None:
    chosen = movable(explore_target(REPORT))
    chosen.controls["name"].value = "gdp-growth-2021"
    chart = picture(chosen)
    assert chart.title == "Gross domestic product: “increase by about 7%”, missed, 0.8 points short"
    assert chart.table["allows"].tolist() == ["3.5%", "6.5 to 7.5%", "6.2%"]


def test_about_moves_verdicts() -> None:
    about = movable(explore_about(REPORT))
    assert about.controls["about"].value == REPORT.about
    verdicts = []
    for width in (0, 0.5, 3):
        about.controls["about"].value = width
        verdicts.append(picture(about).table["verdict"].tolist())
    assert verdicts[0].count("asks for more") > verdicts[2].count("asks for more")
    # GDP: 7 less 3.5 is more than 3 points to each side, and so it asks for more all the same.
    assert verdicts[2][0] == "asks for more"


@pytest.mark.parametrize(
    ("explore", "said"),
    [(explore_path, "no level is stated of two years"), (explore_about, "no growth rate")],
)
def test_a_report_that_has_none_gets_a_sentence(
    explore: object, said: str, riverton: Report
) -> None:
    assert callable(explore)
    shown = explore(riverton)
    assert isinstance(shown, HTML)
    assert said in shown.data
    assert movable(explore_target(riverton)).picture()


def test_a_sentence_is_text() -> None:
    assert sentence("<b>&").data == "<p>&lt;b&gt;&amp;</p>"


CELL = """
from helpers import explore_path, load_report
movable = explore_path(load_report("changchun-2021"))
movable
"""
MOVE = """
movable.controls["year"].value = 2027
"""


@pytest.fixture(scope="module")
def shown() -> list[nbformat.NotebookNode]:
    """What a kernel stores of a movable picture, and after a control was moved."""
    cells = [nbformat.v4.new_code_cell(source) for source in (CELL, MOVE)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    return list(notebook.cells)


def test_a_cell_shows_controls_with_words_for_where_there_is_no_kernel(
    shown: list[nbformat.NotebookNode],
) -> None:
    controls, still = shown[0].outputs
    assert widgets._VIEW in controls.data
    words = "To move limits of growth, prices, land and year, run this cell in JupyterLab."
    assert (controls.data["text/html"], controls.data["text/plain"]) == (f"<p>{words}</p>", words)
    assert still.data["text/html"].startswith("<figure><picture>")
    assert shown[0].outputs[1].output_type == "display_data"


def test_a_moved_control_replaces_the_picture_where_it_is(
    shown: list[nbformat.NotebookNode],
) -> None:
    # nbclient writes the update into the output in which the picture was shown first.
    assert "by 2027 needs 6.3%" in shown[0].outputs[1].data["text/html"]
    assert len(shown[0].outputs) == 2
    assert shown[1].outputs == []


def test_what_is_not_printed_is_said_to_be_worked_out() -> None:
    chosen = movable(explore_target(REPORT))
    chosen.controls["name"].value = "services-value-added-growth-2021"
    chart = picture(chosen)
    assert chart.table["what"].iloc[0] == "achieved (derived), 2020"
    assert chart.table["allows"].iloc[0] == "1.0 to 1.4%"  # 1.07 to 1.36, told outward


def test_a_title_says_no_more_than_is_known() -> None:
    chosen = movable(explore_target(REPORT))
    titles = {}
    for name in ("hi-tech-enterprises-level-2025", "gdp-level-undated"):
        chosen.controls["name"].value = name
        titles[name] = picture(chosen).title
    hi_tech, gdp = titles.values()
    assert hi_tech.endswith(
        "“more than 3,000”, met, at least 500 enterprises above, by an estimate"
    )
    assert "“RMB1 trillion”, unclear, the report gives no date" in gdp


def test_a_likely_slip_is_named() -> None:
    chosen = movable(explore_target(REPORT))
    chosen.controls["name"].value = "conservation-tillage-level-2021"
    assert picture(chosen).caption.startswith("Its number is likely a slip of the text.")
    other = movable(explore_target(load_report("changchun-2021", corrected=True)))
    other.controls["name"].value = "conservation-tillage-level-2021"
    assert "slip" not in picture(other).caption


def test_what_about_means_is_part_of_the_picture() -> None:
    about = movable(explore_about(REPORT))
    about.controls["about"].value = 2
    assert picture(about).caption.startswith("“About” is taken as 2.0 points to each side.")
    wide = movable(explore_about(replace(REPORT, about=5)))
    assert wide.controls["about"].value == 5


def test_a_hypothetical_level_is_marked_in_the_picture() -> None:
    bold = movable(explore_path(REPORT.what_if("gdp-level-2020", value=700)))
    chart = picture(bold)
    assert chart.title.startswith("Gross domestic product (hypothetical) grew by 8.0% a year")
    assert "RMB700 billion in 2020 (hypothetical)" in chart.description
    assert chart.table.set_index("year").loc[2020, "what"] == "hypothetical"


def test_what_grows_is_chosen_by_its_name() -> None:
    assert "Gross domestic product" in picture(movable(explore_path(REPORT, "gdp"))).title
    shown = explore_path(REPORT, "grain-output")
    assert isinstance(shown, HTML)
    assert "no level of Grain output is stated of two years" in shown.data
    with pytest.raises(UnknownNameError, match="there is no indicator 'grain'"):
        explore_path(REPORT, "grain")
    # The last two of three levels are taken.
    more = REPORT.with_figure("gdp", 600, "RMB billion", period=2018, status="achievement")
    years = picture(movable(explore_path(more))).table["year"]
    assert years.min() == 2018
