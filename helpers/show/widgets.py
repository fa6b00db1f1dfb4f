"""Controls that move a picture in JupyterLab, and a true picture where no kernel runs.

What a cell shows is in two parts: the controls, and the picture that they move. The picture is
what a chart always shows, so that it stays where there is no kernel; there a sentence stands in
place of the controls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from html import escape

import ipywidgets as widgets
from IPython.display import HTML, DisplayHandle, display

from helpers.analysis.ends import Ends
from helpers.analysis.gaps import find_gaps, numbers_in_doubt
from helpers.analysis.growth import in_percent
from helpers.analysis.outcomes import OutcomeResult, find_outcomes
from helpers.analysis.outlook import find_ends, outlook, targets_of
from helpers.analysis.territory import Reading, land_readings
from helpers.core.interval import Interval
from helpers.core.vocabulary import Measure, Status
from helpers.data.problems import UnknownNameError
from helpers.data.records import Figure
from helpers.data.report import Report
from helpers.show.chart import Chart
from helpers.show.charts.gaps import draw_rate_gaps
from helpers.show.charts.outlook import draw_outlook
from helpers.show.charts.target import draw_target
from helpers.show.told import tell

_VIEW = "application/vnd.jupyter.widget-view+json"
_AHEAD = 5
"""Years to a target without a date: those of a plan."""

_FARTHEST = 20
"""Years from the last level to the latest that can be asked for."""

_PRICES = Interval(0, "0.02")
"""By how much prices may have risen in the year in which land joined: assumed."""

_PLACES = 2
"""Places behind the point that a slider is read to: what it sums up is a little off its steps."""

_WIDE = {"layout": widgets.Layout(width="36em"), "style": {"description_width": "16em"}}


@dataclass(frozen=True, repr=False)
class Movable:
    """A picture with controls; it shows itself as the value of a cell.

    Parameters
    ----------
    draw : callable
        Takes the value of each control by its name and returns the chart; what it refuses with a
        `ValueError` is shown in place of the picture.
    controls : dict of str to Widget
        The controls, from top to bottom.
    what : str
        What they move, for where there are none: ``the limits of growth``.

    Examples
    --------
    >>> from helpers import load_report
    >>> movable = explore_target(load_report("changchun-2021"))
    >>> movable
    To choose the target, run this cell in JupyterLab.
    """

    draw: Callable[..., Chart]
    controls: Mapping[str, widgets.ValueWidget]
    what: str

    def picture(self) -> Chart | HTML:
        """Return the picture of the values that the controls have, or why there is none."""
        try:
            return self.draw(**{name: one.value for name, one in self.controls.items()})
        except ValueError as error:
            return sentence(f"{error}.")

    def _ipython_display_(self) -> None:
        """Show controls and picture, and draw the picture anew whenever a control is moved."""
        shown = DisplayHandle()

        def redraw(_: object) -> None:
            shown.update(self.picture())

        for control in self.controls.values():
            control.observe(redraw, "value")
        box = widgets.VBox(list(self.controls.values()))
        view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
        hint = {"text/plain": repr(self), "text/html": str(sentence(repr(self)).data)}
        display({_VIEW: view} | hint, raw=True)
        shown.display(self.picture())

    def __repr__(self) -> str:
        """Say how the picture is moved."""
        return f"To {self.what}, run this cell in JupyterLab."


def sentence(text: str) -> HTML:
    """Show a sentence in place of a picture.

    Parameters
    ----------
    text : str
        The sentence, which is text and no HTML.

    Examples
    --------
    >>> sentence("Levels < 0.").data
    '<p>Levels &lt; 0.</p>'
    """
    return HTML(f"<p>{escape(text)}</p>")


def explore_path(report: Report, indicator: str = "") -> Movable | HTML:
    """Move what limits of growth leave between two levels, and the way to a target.

    There are controls for the limits of growth, the change of prices, the land that the levels
    count (where land joined), and the year of the target (where it has none).

    Parameters
    ----------
    report : Report
        The report.
    indicator : str
        Name of what grows; by default the first that has a target, else the first of which the
        report states two levels. The last two levels are taken.

    Returns
    -------
    Movable or HTML
        The picture with its controls; a sentence where the report states no such levels.

    Raises
    ------
    UnknownNameError
        If there is no such indicator.

    Examples
    --------
    >>> from helpers import load_report
    >>> movable = explore_path(load_report("changchun-2021"))
    >>> list(movable.controls)
    ['growth', 'prices', 'land', 'year']
    """
    if indicator and indicator not in report.records.indicators:
        raise UnknownNameError("indicator", indicator, report.records.indicators)
    found = [
        one for one in find_ends(report)
        if one.stated[0].indicator.name == indicator or not indicator
    ]  # fmt: skip
    if not found:
        of = f" of {report.records.label(indicator)}" if indicator else ""
        return sentence(f"{report.title}: no level{of} is stated of two years.")
    aimed = [one for one in found if targets_of(report, one)]
    its = (aimed or found)[0].stated[0].indicator
    stated = [one for one in aimed or found if one.stated[0].indicator == its][-1].printed
    target = next(iter(targets_of(report, stated)), None)
    lands = _lands(report, stated)
    controls: dict[str, widgets.ValueWidget] = {
        "growth": widgets.FloatRangeSlider(
            value=(0, 12), min=-10, max=30, step=0.5, description="growth a year, %", **_moving()
        ),
        "prices": widgets.FloatSlider(
            value=0, min=-5, max=10, step=0.5, description="prices change a year, %", **_moving()
        ),
    }
    if lands:
        controls["land"] = widgets.Dropdown(
            options=[("as the levels are stated", ""), *((one, one) for one in lands)],
            description="the land that levels count", **_WIDE,
        )  # fmt: skip
    if target is not None and target.year is None:
        first = stated.end_year + 1
        controls["year"] = widgets.IntSlider(
            value=stated.end_year + _AHEAD, min=first, max=stated.end_year + _FARTHEST,
            description="year of the target", continuous_update=False, **_WIDE,
        )  # fmt: skip

    def draw(
        growth: tuple[float, float], prices: float, land: str = "", year: int | None = None
    ) -> Chart:
        ends = lands[land].ends if land else stated
        asked = outlook(
            replace(ends, stated=stated.stated), target, year, base=stated.end,
            slowest=_fraction(growth[0]), fastest=_fraction(growth[1]), deflator=_fraction(prices),
        )  # fmt: skip
        return draw_outlook(asked, land, lands[land].rests_on if land else ())

    return Movable(draw, controls, "move limits of growth, prices, land and year")


def _lands(report: Report, ends: Ends) -> dict[str, Reading]:
    """Return the readings of the land that two levels count, in words."""
    found = land_readings(report, ends, _PRICES)
    if not found:
        return {}
    both, last = found
    joined = f"the land that joined in {ends.end_year}"
    return {
        f"both levels count {joined}": both,
        f"only the level of {ends.end_year} counts {joined} (prices rose by "
        f"{tell(in_percent(_PRICES))} then)": last,
    }


def explore_target(report: Report) -> Movable | HTML:
    """Choose a target and see what was achieved before, what is asked and what was published.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    Movable or HTML
        The picture with its control; a sentence where the report states no target.

    Examples
    --------
    >>> from helpers import load_report
    >>> movable = explore_target(load_report("changchun-2021"))
    >>> movable.controls["name"].value = "grain-output-level-2021"
    >>> movable.picture().table["as printed or published"].tolist()[:2]
    ['23.3 billion jins', '24 billion jins']
    """
    targets = [one for one in report.records.figures if one.status is Status.TARGET]
    if not targets:
        return sentence(f"{report.title}: no target is stated.")
    gaps = {gap.target.name: gap for gap in find_gaps(report)}
    outcomes = {one.target.name: one for one in find_outcomes(report)}
    decided = (OutcomeResult.MET, OutcomeResult.MISSED)
    first = next(
        (one for one in targets if one.name in gaps and outcomes[one.name].result in decided),
        targets[0],
    )
    control = widgets.Dropdown(
        options=[(_choice(one), one.name) for one in targets], value=first.name,
        description="target", layout=widgets.Layout(width="auto", max_width="60em"),
    )  # fmt: skip

    def draw(name: str) -> Chart:
        doubtful = name in numbers_in_doubt(report)
        return draw_target(report[name], gaps.get(name), outcomes.get(name), in_doubt=doubtful)

    return Movable(draw, {"name": control}, "choose the target")


def _choice(target: Figure) -> str:
    """Write a target in a list of them."""
    return f"{target.label}, {target.period or 'no date'}: {target.printed}"


def explore_about(report: Report) -> Movable | HTML:
    """Move what “about” means, and see which growth targets still ask for more than was achieved.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    Movable or HTML
        The picture with its control; a sentence where no growth rate can be compared.

    Examples
    --------
    >>> from helpers import load_report
    >>> movable = explore_about(load_report("changchun-2021"))
    >>> movable.controls["about"].value = 2
    >>> movable.picture().table["verdict"].value_counts()["unclear"].item()
    2
    """
    if not any(gap.pair.achievement.measure is Measure.GROWTH for gap in find_gaps(report)):
        return sentence(f"{report.title}: no growth rate can be compared.")
    control = widgets.FloatSlider(
        value=float(report.about), min=0, max=max(3, float(report.about)), step=0.25,
        description="“about”, points to each side", **_moving(),
    )  # fmt: skip

    def draw(about: float) -> Chart:
        width = str(round(about, _PLACES))
        chart = draw_rate_gaps(find_gaps(replace(report, about=width)))
        said = f"“About” is taken as {width} points to each side."
        return replace(
            chart, caption=f"{said} {chart.caption}", description=f"{said} {chart.description}"
        )

    return Movable(draw, {"about": control}, "move what “about” means")


def _moving() -> dict[str, object]:
    """Return what all sliders have: they are read when they come to rest."""
    return {"continuous_update": False, "readout_format": ".2f"} | _WIDE


def _fraction(percent: float) -> Fraction:
    """Return a percentage that a slider shows as the fraction that it stands for."""
    return Fraction(str(round(percent, _PLACES))) / 100
