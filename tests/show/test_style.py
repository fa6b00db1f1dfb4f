"""The house style: colours that stand out in both themes, type for phones, the bundled typeface."""

import re
import warnings
from contextlib import suppress

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from helpers.locations import DOCS, FONTS
from helpers.show import style
from helpers.show.html import WIDTH
from helpers.show.style import (
    DARK_PAPER,
    FAINT,
    FONT,
    INK,
    PAPER,
    RECONSTRUCTED,
    SMALL,
    WIDTH_INCHES,
    dress,
    follow_scheme,
    house_style,
    in_the_dark,
    load_font,
    luminance,
)

DATA = {
    "achievement": style.ACHIEVEMENT, "target": style.TARGET, "real": style.REAL,
    "current": style.CURRENT, "smaller": style.TERRITORIES[0], "larger": style.TERRITORIES[1],
}  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio as WCAG 2 defines it; 3 is needed for graphics, 4.5 for text."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # The grey that just passes for text on white is known to be #767676.
    assert contrast("#767676", "#FFFFFF") >= 4.5 > contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("colour", DATA.values())
def test_a_colour_of_data_is_one_colour_that_stands_out_from_both_pages(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3
    assert contrast(colour, DARK_PAPER) >= 3
    assert in_the_dark(colour) == colour.lower()


@pytest.mark.parametrize(("colour", "least"), [(INK, 7), (RECONSTRUCTED, 4.5), (FAINT, 3)])
def test_ink_and_greys_stand_out_from_both_pages(colour: str, least: float) -> None:
    assert contrast(colour, PAPER) >= least
    assert contrast(in_the_dark(colour), DARK_PAPER) >= least


def test_no_two_meanings_have_the_same_colour() -> None:
    assert len(set(DATA.values())) == len(DATA)


def test_greys_keep_their_order_in_the_dark() -> None:
    greys = ("#E4E4E4", "#C6C6C6", "#A2A2A2")
    for page, shades in ((PAPER, greys), (DARK_PAPER, [in_the_dark(grey) for grey in greys])):
        found = [contrast(shade, page) for shade in shades]
        assert found == sorted(found)
        assert found[0] > 1.1
    assert in_the_dark("#ffffff") == in_the_dark(PAPER) == DARK_PAPER.lower()


def test_a_tint_keeps_its_hue_in_the_dark() -> None:
    red, green, blue = mpl.colors.to_rgb(in_the_dark("#C6DBEF"))  # a light blue
    assert red < green < blue
    assert luminance(in_the_dark("#C6DBEF")) < 0.2


def test_a_chart_has_a_rule_for_every_colour_that_changes_and_is_else_the_same() -> None:
    svg = (
        '<svg><defs><style type="text/css">*{}</style></defs>'
        '<g style="fill: #222222; stroke: #ffffff"/><g style="fill: #0072b2"/>'
        '<rect fill="#222222"/></svg>'
    )
    found = follow_scheme(svg)
    dark = re.search(r"\n@media \(prefers-color-scheme: dark\) \{\n(.*)\n\}", found, re.DOTALL)
    assert dark is not None
    assert found.replace(dark[0], "") == svg
    # 0x22 is 0.133 of white, so 0.1 + 0.9 * 0.867 = 0.88, which is 0xe0; black becomes white.
    assert dark[1].splitlines() == [
        "svg {fill: #ffffff}",
        '[style*="fill: #222222"], [fill="#222222"] {fill: #e0e0e0 !important}',
        '[style*="stroke: #ffffff"], [stroke="#ffffff"] {stroke: #14181e !important}',
    ]


def test_the_pages_use_the_dark_paper_and_tell_charts_to() -> None:
    rules = (DOCS / "_static" / "pages.css").read_text(encoding="utf-8")
    (rule,) = re.findall(r'html\[data-theme="dark"\][^{]* img \{([^}]*)\}', rules)
    assert "color-scheme: dark !important" in rule  # the image itself asks for light


def test_type_can_be_read_on_a_phone() -> None:
    # A point is 1/72 of an inch; 400 pixels show the whole width.
    pixels = 400 / (WIDTH_INCHES * 72)
    with house_style():
        sizes = [
            font_manager.FontProperties(size=mpl.rcParams[name]).get_size_in_points()
            for name in (
                "font.size", "axes.labelsize", "axes.titlesize", "xtick.labelsize",
                "ytick.labelsize", "legend.fontsize",
            )
        ]  # fmt: skip
    assert min(*sizes, SMALL) * pixels >= 9
    assert max(sizes) * WIDTH / (WIDTH_INCHES * 72) < 20


def test_the_bundled_font_is_used_and_has_the_signs_that_are_needed() -> None:
    load_font()
    found = str(font_manager.findfont(FONT, fallback_to_default=False))
    assert found in {str(path) for path in FONTS.glob("*.otf")}
    for path in FONTS.glob("*.otf"):
        missing = [
            sign for sign in "≥≤→±−×–“”’²∞%&é" if not FT2Font(str(path)).get_char_index(ord(sign))
        ]
        assert missing == [], path.name


def fonts(figure: Figure) -> set[str]:
    """Draw a figure and return the typefaces of all that is written in it."""
    figure.draw_without_rendering()
    found = [text for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]
    return {family for text in found for family in text.get_fontfamily()}


def test_a_chart_of_ones_own_keeps_the_style_when_it_is_drawn_after_the_block() -> None:
    with house_style():
        figure, axes = plt.subplots()
        lines = [axes.plot([1, 2, size], label="A line")[0] for size in (3, 4)]
        legend = axes.legend()
        axes.set(title="T", xlabel="x", ylabel="y")
    axes.set_xlim(0, 50)  # ticks that were not there in the block
    assert fonts(figure) == {FONT}
    assert [line.get_color() for line in lines] == [style.ACHIEVEMENT, style.TARGET]
    assert legend.get_frame().get_alpha() == 0.85  # readable over what is drawn
    assert figure.get_figwidth() == WIDTH_INCHES
    assert axes.get_title("left") == "T"
    plt.close(figure)


def test_the_settings_are_as_before_after_the_block_and_after_an_error() -> None:
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        before = dict(mpl.rcParams)
        with house_style():
            assert mpl.rcParams["font.size"] != 30
        assert dict(mpl.rcParams) == before
        with pytest.raises(KeyError), house_style():
            raise KeyError
        assert dict(mpl.rcParams) == before


def draw_the_first_figure(error: Exception | None) -> None:
    with house_style():
        mpl.interactive(True)  # as a notebook does
        if error is not None:
            raise error


@pytest.mark.parametrize("error", [None, KeyError()])
def test_what_the_first_figure_of_a_notebook_turns_on_stays_on(error: Exception | None) -> None:
    before = mpl.is_interactive()
    mpl.interactive(False)
    try:
        with suppress(KeyError):
            draw_the_first_figure(error)
        assert mpl.is_interactive()
    finally:
        mpl.interactive(before)


def test_seaborn_may_lay_out_its_figures_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with house_style():
            Figure().tight_layout()
        with pytest.raises(UserWarning, match="layout has changed"):
            Figure(layout="constrained").tight_layout()


def test_axes_that_are_there_are_dressed_and_keep_what_is_drawn() -> None:
    with mpl.rc_context({"axes.facecolor": "red", "ytick.left": True}):
        figure = Figure()
        axes = figure.subplots()
        (line,) = axes.plot([1, 2, 3], color="green")
        axes.set(xlim=(0, 7), xlabel="x", ylabel="y")
        dress(axes)
    assert fonts(figure) == {FONT}
    assert mpl.colors.to_hex(axes.get_facecolor()).upper() == PAPER
    assert [name for name, one in axes.spines.items() if one.get_visible()] == ["bottom"]
    assert not any(tick.tick1line.get_visible() for tick in axes.yaxis.get_major_ticks())
    assert axes.get_xlim() == (0, 7)
    assert (line.get_color(), axes.lines[0]) == ("green", line)
