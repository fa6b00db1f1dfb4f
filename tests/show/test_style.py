"""The house style: colours that stand out, and the bundled typeface."""

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from helpers.locations import FONTS
from helpers.show.style import COLOURS, FONT, RECONSTRUCTED, SERIES, load_font


def test_the_colours_stand_out_from_white() -> None:
    for colour in [*COLOURS.values(), RECONSTRUCTED, *(colour for colour, _ in SERIES)]:
        channels = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in mpl.colors.to_rgb(colour)
        ]
        # Relative luminance and contrast ratio as WCAG 2 defines them; 3 is needed for graphics.
        luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        assert 1.05 / (luminance + 0.05) >= 3


def test_the_bundled_font_is_used_and_has_the_signs_that_are_needed() -> None:
    load_font()
    found = str(font_manager.findfont(FONT, fallback_to_default=False))
    assert found in {str(path) for path in FONTS.glob("*.otf")}
    for path in FONTS.glob("*.otf"):
        missing = [
            sign for sign in "≥≤→±−×–“”’²∞%&é" if not FT2Font(str(path)).get_char_index(ord(sign))
        ]
        assert missing == [], path.name
