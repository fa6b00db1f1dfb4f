"""Helpers behind the notebooks: what the figures of a work report mean, and what follows.

What an analyst needs first, each imported as in ``from helpers import load_report``:

- ``load_report``: load a report from its package in ``data/``; `report_names` lists them.
- ``report_names``: the names of the reports.
- ``Report``: its figures and the evidence as frames, one figure by name, and what-ifs.
- ``Quantity``: what is known of a number, in a unit; adds, compares and converts, or refuses.
- ``Interval``: the numbers between two exact ends, open or closed.
- ``account_for``: with which achievement each target is compared, or why with none.
- ``measure_gaps``: whether targets ask for more than was achieved before, and by how much.
- ``measure_outcomes``: whether targets were met, by what others published later.
- ``agreement``: whether what others published agrees with the report.
- ``derive``: what follows from several figures together.
- ``audit``: where figures contradict each other or their wording.
- ``compound_growth``: yearly growth from one level to another.
- ``required_growth``: yearly growth that leads from a level to a target by given years.
- ``implied_deflator``: the change of prices between growth at current and at constant prices.

The rest is in the folders, each of which uses only those before it: ``core`` says what a number
means, ``data`` what a package holds, ``analysis`` what follows, ``show`` what a reader sees;
``drafting`` starts the next report, ``commands`` are behind ``python -m helpers``. ``show_table``
of ``helpers.show.html`` displays tables, charts show themselves; ``tell`` of
``helpers.show.told`` writes a quantity for readers, ``claim`` of ``helpers.show.claims`` guards
prose that could turn false.

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
    from helpers.core.interval import Interval
    from helpers.core.quantity import Quantity
    from helpers.data.report import Report, load_report, report_names

__version__ = "0.1.0"

__all__ = [
    "Interval",
    "Quantity",
    "Report",
    "account_for",
    "agreement",
    "audit",
    "compound_growth",
    "derive",
    "implied_deflator",
    "load_report",
    "measure_gaps",
    "measure_outcomes",
    "report_names",
    "required_growth",
]

_HOMES = {
    "analysis.agreement": ["agreement"],
    "analysis.audit": ["audit"],
    "analysis.derive": ["derive"],
    "analysis.gaps": ["measure_gaps"],
    "analysis.growth": ["compound_growth", "implied_deflator", "required_growth"],
    "analysis.outcomes": ["measure_outcomes"],
    "analysis.accounts": ["account_for"],
    "core.interval": ["Interval"],
    "core.quantity": ["Quantity"],
    "data.report": ["Report", "load_report", "report_names"],
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
