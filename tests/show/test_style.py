"""The house style: colours that stand out in both themes, type for phones, the bundled typeface."""

import re

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

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
