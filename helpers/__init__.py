"""Helpers behind the notebooks: what the figures of a work report mean, and what follows.

What an analyst needs, each imported as in ``from helpers import load_report``.

Load and look:

- ``load_report``: load a report from its package in ``data/``.
- ``report_names``: the names of the reports.
- ``Report``: its figures and the evidence as frames, a figure by name, search, what-ifs, Excel.
- ``Quantity``: what is known of a number, in a unit; adds, compares and converts, or refuses.
- ``Interval``: the numbers between two exact ends, open or closed.

Ask what follows:

- ``account_for``: with which achievement each target is compared, or why with none.
- ``measure_gaps``: whether targets ask for more than was achieved before, and by how much.
- ``measure_outcomes``: whether targets were met, by what others published later.
- ``agreement``: whether what others published agrees with the report.
- ``derive``: what follows from several figures together.
- ``audit``: where figures contradict each other or their wording.
- ``changes``: what moves if a report is read in another way, or a figure is another one.

Growth and levels:

- ``compound_growth``: yearly growth from one level to another.
- ``required_growth``: yearly growth that leads from a level to a target by given years.
- ``implied_deflator``: the change of prices between growth at current and at constant prices.
- ``growth_to_targets``: the yearly growth that every target of a level needs.
- ``levels_within``: which levels limits of growth leave between two that were stated.

Show:

- ``show_table``: a frame as a table with a caption.
- ``tell``: a quantity as a newspaper would print it.
- ``house_style``: draw in the style of the charts: ``with house_style():``.
- ``chart_of``: a chart of one's own, shown as the others are.
- ``explore_path``: controls for the path between two levels and the way to a target.
- ``explore_target``: choose a target; see what was achieved, asked and published.
- ``explore_about``: move what “about” means.

The rest is in the folders, each of which uses only those before it: ``core`` says what a number
means, ``data`` what a package holds, ``analysis`` what follows, ``show`` what a reader sees;
``drafting`` starts the next report, ``commands`` are behind ``python -m helpers``. The charts of
the notebooks are drawn by the functions of ``helpers.show.charts``, and show themselves;
``claim`` of ``helpers.show.claims`` guards prose that could turn false.

Nothing is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.analysis.accounts import account_for
    from helpers.analysis.agreement import agreement
    from helpers.analysis.audit import audit
    from helpers.analysis.derive import derive
    from helpers.analysis.gaps import measure_gaps
    from helpers.analysis.growth import compound_growth, implied_deflator, required_growth
    from helpers.analysis.outcomes import measure_outcomes
    from helpers.analysis.outlook import growth_to_targets, levels_within
    from helpers.core.interval import Interval
    from helpers.core.quantity import Quantity
    from helpers.data.report import Report, load_report, report_names
    from helpers.show.changes import changes
    from helpers.show.charts.own import chart_of
    from helpers.show.html import show_table
    from helpers.show.style import house_style
    from helpers.show.told import tell
    from helpers.show.widgets import explore_about, explore_path, explore_target

__version__ = "0.1.0"

__all__ = [
    "Interval",
    "Quantity",
    "Report",
    "account_for",
    "agreement",
    "audit",
    "changes",
    "chart_of",
    "compound_growth",
    "derive",
    "explore_about",
    "explore_path",
    "explore_target",
    "growth_to_targets",
    "house_style",
    "implied_deflator",
    "levels_within",
    "load_report",
    "measure_gaps",
    "measure_outcomes",
    "report_names",
    "required_growth",
    "show_table",
    "tell",
]

_HOMES = {
    "analysis.accounts": ["account_for"],
    "analysis.agreement": ["agreement"],
    "analysis.audit": ["audit"],
    "analysis.derive": ["derive"],
    "analysis.gaps": ["measure_gaps"],
    "analysis.growth": ["compound_growth", "implied_deflator", "required_growth"],
    "analysis.outcomes": ["measure_outcomes"],
    "analysis.outlook": ["growth_to_targets", "levels_within"],
    "core.interval": ["Interval"],
    "core.quantity": ["Quantity"],
    "data.report": ["Report", "load_report", "report_names"],
    "show.changes": ["changes"],
    "show.charts.own": ["chart_of"],
    "show.html": ["show_table"],
    "show.style": ["house_style"],
    "show.told": ["tell"],
    "show.widgets": ["explore_about", "explore_path", "explore_target"],
}
"""The modules in which the names live."""

if not TYPE_CHECKING:  # a type checker sees the imports above, and refuses any other name

    def __getattr__(name: str) -> object:
        """Import a name when it is first used."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            known = ", ".join(__all__)
            raise AttributeError(f"module 'helpers' has no attribute {name!r}; it has {known}")
        value = getattr(import_module(f"helpers.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the names, those that are not imported yet among them."""
    return sorted({*globals(), *__all__})
