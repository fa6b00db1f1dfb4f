"""Where a chart is drawn: in a figure of its own, or in Axes that an analyst gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.cbook import flatten
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from helpers.show.chart import Chart
from helpers.show.layout import broken
from helpers.show.style import FONT, INK, NARROW_INCHES, WIDTH_INCHES, dress, house_style

_TITLE_SIZE, _HEADING_SIZE = 12, 11
_LINE = 0.2
"""Height of a line of a title, in inches."""

_BELOW = 44
"""How far a legend stands below given Axes, in points: ticks and their label are in between."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a chart that has Axes of its own.

    Parameters
    ----------
    draw : callable
        Draws it in Axes, whose horizontal axis has a grid.
    xlabel : str
        The label of its horizontal axis.
    heading : str
        What stands above it; empty where the label says enough.
    share : float
        How high it is beside the others.

    Examples
    --------
    >>> Panel(lambda axes: None, "real growth, percent").name
    'real growth, percent'
    """

    draw: Callable[[Axes], None]
    xlabel: str = ""
    heading: str = ""
    share: float = 1.0

    @property
    def name(self) -> str:
        """What it shows."""
        return self.heading or self.xlabel


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart before it has a place: its words, its numbers, and how it is drawn.

    Parameters
    ----------
    title, description, caption : str
        Its words, made from what it draws.
    table : DataFrame
        The numbers that it draws.
    height : float
        How high a figure of its own is, in inches.
    panels : sequence of Panel
        Its panels, from top to bottom.
    legend : callable, optional
        Makes the entries of a legend below the last panel.
    one_scale : bool
        Whether the panels have one horizontal axis.
    tall : float
        How high the rows of all panels are together in the narrow form, in inches; 0 where there
        are no rows, and both forms are equally high.

    Examples
    --------
    >>> frame = pd.DataFrame({"n": [1, 2]})
    >>> line = Panel(lambda axes: axes.plot(frame["n"]) and None, "year")
    >>> plan = Plan("It rises", "A line.", "Of a made-up report.", frame, 2, [line])
    >>> plan.title, len(plan.panels)
    ('It rises', 1)
    """

    title: str
    description: str
    caption: str
    table: pd.DataFrame
    height: float
    panels: Sequence[Panel]
    legend: Callable[[], list[Artist]] | None = None
    one_scale: bool = False
    tall: float = 0.0


def put_one(
    plan: Plan, ax: Axes | None, title: str | None, description: str | None, caption: str | None
) -> Chart | Axes:
    """Draw a chart of one panel; see `put`.

    Parameters
    ----------
    plan : Plan
        The chart.
    ax : Axes, optional
        Where it is drawn.
    title, description, caption : str, optional
        Other words than its own.

    Examples
    --------
    >>> frame = pd.DataFrame({"n": [1, 2]})
    >>> line = Panel(lambda axes: axes.plot(frame["n"]) and None, "year")
    >>> plan = Plan("It rises", "A line.", "Of a made-up report.", frame, 2, [line])
    >>> put_one(plan, Figure().subplots(), None, None, None).get_xlabel()
    'year'
    """
    drawn = put(plan, None if ax is None else [ax], title, description, caption)
    return drawn if isinstance(drawn, Chart) else drawn[0]


def put(
    plan: Plan,
    ax: Iterable[Axes] | None,
    title: str | None,
    description: str | None,
    caption: str | None,
) -> Chart | tuple[Axes, ...]:
    """Draw a chart in a figure of its own, or in Axes that are given.

    The Axes get the house style, so far as Axes that are there can, and the title above the
    first of them, so that ``set_title`` replaces it. Their figure is not touched: it is as wide
    as its maker wants, and has room for labels and notes if it is laid out, as by
    ``plt.subplots(1, 2, figsize=(14, 7), layout="constrained")`` or in `house_style`. Description
    and caption belong to a `Chart`; nothing is drawn of them.

    Parameters
    ----------
    plan : Plan
        The chart.
    ax : iterable of Axes, optional
        Axes for each of its panels.
    title, description, caption : str, optional
        Other words than its own.

    Returns
    -------
    Chart or tuple of Axes
        The chart; the Axes where they are given.

    Raises
    ------
    TypeError
        If something is given that is no Axes.
    ValueError
        If there are more or fewer Axes than panels, or words are given that are empty.

    Examples
    --------
    >>> frame = pd.DataFrame({"n": [1, 2]})
    >>> line = Panel(lambda axes: axes.plot(frame["n"]) and None, "year")
    >>> plan = Plan("It rises", "A line.", "Of a made-up report.", frame, 2, [line])
    >>> put(plan, None, None, None, None)
    It rises
    >>> figure = Figure()
    >>> (axes,) = put(plan, [figure.subplots()], "Up", None, None)
    >>> axes.get_title(), axes.get_xlabel(), figure.get_suptitle()
    ('Up', 'year', '')
    """
    for name, text in (("title", title), ("description", description), ("caption", caption)):
        if text is not None and not text.strip():
            raise ValueError(f"the {name} is empty: leave it out, and the chart has its own")
    head = plan.title if title is None else title
    if ax is not None:
        return _in_given(plan, head, ax)
    return Chart(
        _in_own(plan, head, WIDTH_INCHES),
        plan.description if description is None else description,
        plan.caption if caption is None else caption,
        plan.table,
        _in_own(plan, head, NARROW_INCHES),
    )


def _in_own(plan: Plan, title: str, inches: float) -> Figure:
    """Draw a chart in a figure of its own, with its title across the whole of it."""
    narrow = inches <= NARROW_INCHES
    head = broken(title, inches)
    with house_style():
        figure = Figure(figsize=(inches, _tall(plan, head) if narrow else plan.height))
        grid = figure.subplots(
            len(plan.panels), 1, squeeze=False, sharex=plan.one_scale,
            height_ratios=[panel.share for panel in plan.panels],
        )  # fmt: skip
        for axes, panel in zip(grid.flat, plan.panels, strict=True):
            _fill(axes, panel)
            if panel.heading:
                heading = broken(panel.heading, inches)
                axes.set_title(heading, size=_HEADING_SIZE, weight=400)
        figure.suptitle(head, x=0.01, ha="left", size=_TITLE_SIZE, weight=600)
        if plan.legend is not None:
            handles = plan.legend()
            columns = 1 if narrow else len(handles)
            figure.legend(handles=handles, loc="outside lower left", ncols=columns)
    return figure


def _tall(plan: Plan, head: str) -> float:
    """Return how high the narrow form of a chart is, in inches, with a title of some lines."""
    title = _LINE * (head.count("\n") + 1)
    if not plan.tall:
        return plan.height + title
    entries = 0 if plan.legend is None else len(plan.legend())
    return 0.3 + title + plan.tall + 0.8 * len(plan.panels) + 0.3 * entries


def _in_given(plan: Plan, title: str, ax: Iterable[Axes]) -> tuple[Axes, ...]:
    """Draw a chart in Axes that are given, with its title above the first."""
    given = tuple(flatten([ax]))
    for one in given:
        if not isinstance(one, Axes):
            raise TypeError(f"`ax` takes matplotlib Axes, not {type(one).__name__}")
    if len(given) != len(plan.panels):
        names = "; ".join(panel.name for panel in plan.panels if panel.name)
        raise ValueError(
            f"this chart needs {len(plan.panels)} Axes, one for each of its panels"
            f"{f' ({names})' if names else ''}, and `ax` has {len(given)}"
        )
    where = mpl.rcParams["axes.titlelocation"]  # so that `set_title` replaces ours
    with house_style():
        for axes, panel in zip(given, plan.panels, strict=True):
            dress(axes)
            _fill(axes, panel)
            if panel.heading:
                axes.annotate(
                    panel.heading, (0, 1), xycoords="axes fraction", xytext=(0, 6),
                    textcoords="offset points", va="bottom",
                )  # fmt: skip
        first, last = given[0], given[-1]
        above = 1.8 * _HEADING_SIZE if plan.panels[0].heading else 0
        first.set_title(
            broken(title, first.bbox.width / _root(first).dpi), loc=where, pad=12 + above,
            size=_TITLE_SIZE, weight=600, family=FONT, color=INK,
        )  # fmt: skip
        if plan.legend is not None:
            handles = plan.legend()
            shift = ScaledTranslation(0, -_BELOW / 72, _root(last).dpi_scale_trans)
            last.legend(
                handles=handles, loc="upper left", ncols=len(handles), borderaxespad=0,
                bbox_to_anchor=(0, 0), bbox_transform=last.transAxes + shift,
            )  # fmt: skip
    return given


def _fill(axes: Axes, panel: Panel) -> None:
    """Draw a panel in Axes, of which the horizontal axis has a grid."""
    axes.grid(visible=False, axis="y")
    panel.draw(axes)
    axes.set_xlabel(panel.xlabel)


def _root(axes: Axes) -> Figure:
    """Return the figure of Axes, also where they are in a part of it."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure
