"""Where the panels of a chart stand, to the same digit in every run."""

from __future__ import annotations

from matplotlib.figure import Figure

_DIGITS = 5
_SVG_DPI = 72
"""The resolution of SVG files, in which text is as wide as it will be shown."""


def settle(figure: Figure) -> None:
    """Lay out a figure of several panels for good, and round the places of its axes.

    The solver behind matplotlib's layout leaves other last bits from run to run where there are
    several axes, and they go into the names of what is clipped. To be called in the house style,
    when all is drawn.

    Parameters
    ----------
    figure : Figure
        The figure.
    """
    dpi = figure.dpi
    figure.set_dpi(_SVG_DPI)
    figure.draw_without_rendering()
    figure.set_dpi(dpi)
    figure.set_layout_engine("none")
    for axes in figure.axes:
        left, bottom, width, height = axes.get_position().bounds
        axes.set_position(
            (
                round(left, _DIGITS), round(bottom, _DIGITS),
                round(width, _DIGITS), round(height, _DIGITS),
            )
        )  # fmt: skip
