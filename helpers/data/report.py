"""Load a work report, look into it, and ask what would follow if a figure were another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd

from helpers.core.exact import Number, number_text
from helpers.core.garbage import collection_paused
from helpers.core.vocabulary import Measure, Status
from helpers.core.wording import ABOUT, half_width
from helpers.data.checks import rule_problems
from helpers.data.frames import evidence_frame, figure_frame, table_frame
from helpers.data.meaning import Reading, Records, corrected_figures, read_records
from helpers.data.problems import PackageError, Problem, UnknownNameError, one_per_cell
from helpers.data.reader import Package, Rows, read_package
from helpers.data.records import Figure
from helpers.data.schema import Json, shared_tables
from helpers.data.what_if import WhatIf, added_figure, changed_figure, with_what_ifs
from helpers.locations import DATA


@dataclass(frozen=True)
class Report:
    """A work report as data.

    All else follows from these parameters, so that nothing can be out of date:
    `dataclasses.replace` gives a report in which everything is as told.

    Parameters
    ----------
    package : Package
        The package as it stands in its files.
    about : number
        Half width of ``about`` in percentage points, for rates and shares; for all else it is ten
        times as many percent of the number.
    corrected : bool
        Whether the corrections of the package are applied to values, units and qualifiers; else
        every figure is as printed.
    or_above : bool
        Whether "more than" is read as "or above", which is what the usual Chinese words behind
        such a translation say.
    what_ifs : tuple of WhatIf
        The figures that are changed or added, as `what_if` and `with_figure` do.

    Raises
    ------
    ValueError
        If `about` is no half width, or a figure of a what-if cannot be so.

    Examples
    --------
    >>> report = load_report("changchun-2021")
    >>> report["gdp-growth-2020"].quantity
    3.45 to 3.55%
    >>> report.what_if("gdp-growth-2021", value=8, comparator=">=")["gdp-growth-2021"].quantity
    at least 8%
    """

    package: Package
    about: Number = ABOUT
    corrected: bool = False
    or_above: bool = False
    what_ifs: tuple[WhatIf, ...] = ()
    _figure_rows: Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the half width of about and the rows of the figures, or refuse what cannot be."""
        rows = self.package.rows["figures"]
        if self.corrected:
            rows = corrected_figures(rows, self.package.rows.get("corrections", {}))
        object.__setattr__(self, "about", half_width(self.about))
        object.__setattr__(self, "_figure_rows", with_what_ifs(self.package, rows, self.what_ifs))

    @property
    def name(self) -> str:
        """Name of the package, which is its folder in ``data/``."""
        return self.package.name

    @property
    def metadata(self) -> dict[str, Json]:
        """Title, source, licence and schemas, as in ``datapackage.json``."""
        return self.package.descriptor

    @property
    def title(self) -> str:
        """What the report is called."""
        return str(self.metadata.get("title", self.name))

    @property
    def source(self) -> dict[str, str]:
        """Title, path, date and checksum of the text from which the figures were taken."""
        sources = self.metadata.get("sources")
        first = sources[0] if isinstance(sources, list) and sources else {}
        return {
            key: str(value) for key, value in (first if isinstance(first, dict) else {}).items()
        }

    @cached_property
    def records(self) -> Records:
        """All records, which is what helpers work with."""
        hypothetical = {what_if.figure for what_if in self.what_ifs}
        rows = {**self.package.rows, "figures": self._figure_rows}
        with collection_paused():
            reading = Reading(half_width(self.about), self.or_above)
            return read_records(rows, reading, hypothetical)

    def __getitem__(self, name: str) -> Figure:
        """Return a figure by its name.

        Raises
        ------
        UnknownNameError
            If there is no such figure; the message names the nearest ones.
        """
        if name not in self.records.by_name:
            raise UnknownNameError("figure", name, self.records.by_name)
        return self.records.by_name[name]

    def what_if(
        self,
        figure: str,
        *,
        value: Number | None = None,
        comparator: str | None = None,
        upper: Number | None = None,
        unit: str | None = None,
        period: Number | None = None,
    ) -> Report:
        """Return a report in which a figure is another one; this one stays as it is.

        Everything that is derived from the new report follows from the new figure: intervals,
        pairs, gaps, outcomes, checks. The figure is marked as hypothetical wherever it is shown.

        Parameters
        ----------
        figure : str
            Name of the figure.
        value : number or text, optional
            The number, in the unit of the figure. Its digits tell how precise it is: text and
            decimals keep theirs, such as ``"8.0"``; a float has only those that it needs.
        comparator : str, optional
            Its qualifier: ``=``, ``~``, ``>``, ``>=``, ``<``, ``<=``, or ``..`` for a range.
        upper : number or text, optional
            The upper end of a range.
        unit : str, optional
            Its unit.
        period : int or str, optional
            Its year or years; empty text for none.

        Raises
        ------
        UnknownNameError
            If there is no such figure.
        ValueError
            If a figure cannot be so, or nothing is changed.
        """
        cells = {
            "value": value, "comparator": comparator, "upper": upper, "unit": unit,
            "period": period,
        }  # fmt: skip
        what_if = changed_figure(self._figure_rows, figure, cells)
        return replace(self, what_ifs=(*self.what_ifs, what_if))

    def with_figure(
        self,
        indicator: str,
        value: Number,
        unit: str | None = None,
        *,
        status: str = Status.TARGET.value,
        measure: str = Measure.LEVEL.value,
        comparator: str = "=",
        period: Number = "",
        scope: str | None = None,
    ) -> Report:
        """Return a report with one more figure; this one stays as it is.

        The figure has no place in the text. It is marked as hypothetical wherever it is shown.

        Parameters
        ----------
        indicator : str
            Name of the indicator that it is of.
        value : number or text
            The number; text keeps its digits.
        unit : str, optional
            Its unit; by default that of the measure, or of the other figures of the indicator.
        status : str
            ``target`` or ``achievement``.
        measure : str
            What is stated: ``level``, ``growth`` and so on.
        comparator : str
            Its qualifier.
        period : int or str
            Its year or years; empty where it has no date.
        scope : str, optional
            The territory or group; by default the one that is most frequent for the indicator.

        Raises
        ------
        UnknownNameError
            If there is no such indicator.
        ValueError
            If a figure cannot be so.
        """
        cells: dict[str, Number | None] = {
            "value": value, "unit": unit, "status": status, "measure": measure,
            "comparator": comparator, "period": period, "scope": scope,
        }  # fmt: skip
        what_if = added_figure(self.package, self._figure_rows, indicator, cells)
        return replace(self, what_ifs=(*self.what_ifs, what_if))

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Every quantity that the report states, in the order of the text, by name.

        - `label` of the indicator, and the words `printed`;
        - `value`, as printed, in `unit`;
        - `allows`: what qualifier and digits allow, in words, and its ends `low` and `high`, in
          the same unit, infinite where there is none;
        - `year`, missing where the period is not one whole year;
        - `status`, `measure` and `period`, missing where there is no date;
        - `prices`, at which it is told: real, current or not stated; missing where it is not of
          money;
        - `scope`, `theme` and `part` of the report, missing where a figure is not in the text;
        - `indicator`, its name, and `comparator`, the sign of the qualifier;
        - `provisional`, whether the report calls it an estimate;
        - `paragraph` of the text, and a `note`.
        """
        records, fields = self.records, self.package.tables["indicators"].fields
        return figure_frame(records.figures, records.parts, fields)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """What others published of the indicators, one number a row.

        - `label` of the indicator;
        - `value`, `unit`, `allows`, `low`, `high` and `year`, as for the figures;
        - `territory`, the land of which it is told; `vintage`, the state of the accounts, missing
          where no revision is known; `prices`, as for the figures;
        - `nature`, how settled it is, and `strength` of the source;
        - `measure`, `period`, `scope`, `indicator` and `note`, as for the figures;
        - `source_title`, `source_address` and `published`, its date.
        """
        return evidence_frame(self.records.evidence)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the package as it stands there, with the types of its schema.

        Parameters
        ----------
        name : str
            ``figures``, ``indicators``, ``numerals``, ``statements``, ``parts``, ``evidence``,
            ``territories``, ``vintages``, ``lookalikes``, ``references``, ``relations``,
            ``ranges``, ``corrections`` or ``scan``. The columns are those of ``data/schema.json``.

        Returns
        -------
        DataFrame
            Without rows where the package has no such table.

        Raises
        ------
        UnknownNameError
            If no report has such a table.
        """
        if name not in shared_tables():
            raise UnknownNameError("table", name, shared_tables())
        its = self.package.tables.get(name, shared_tables()[name])
        return table_frame(self.package.rows.get(name, {}), its)

    def __repr__(self) -> str:
        """Say what the report is and what can be done with it."""
        return "\n  ".join([self.title, *self._facts(), *self._hints()])

    def _repr_html_(self) -> str:
        """Show the same in JupyterLab."""
        facts = "".join(f"<li>{escape(line)}</li>" for line in self._facts())
        hints = "<br>".join(f"<code>{escape(line)}</code>" for line in self._hints())
        return f"<p><strong>{escape(self.title)}</strong></p><ul>{facts}</ul><p>{hints}</p>"

    def _facts(self) -> list[str]:
        """Say in a few lines what the report holds and how it is read."""
        records, source = self.records, self.source
        statuses = [figure.status for figure in records.figures]
        achieved, aimed = (statuses.count(status) for status in Status)
        facts = [
            f"source: {source.get('title', 'not named')}, {source.get('date', 'no date')}",
            source.get("path", "no address"),
            f"{len(statuses)} figures on {len({f.indicator.name for f in records.figures})} "
            f"indicators: {achieved} achievements and {aimed} targets",
            str(records.evidence),
            f"read as {'corrected' if self.corrected else 'printed'}; “about” is "
            f"{number_text(self.about)} percentage points to each side for rates"
            + "; “more than” is “or above”"
            * self.or_above,
        ]
        names = list(dict.fromkeys(what_if.figure for what_if in self.what_ifs))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        return facts + [f"hypothetical: {', '.join(names[:_SHOWN])}{more}"] * bool(names)

    def _hints(self) -> list[str]:
        """Say what to try first, on the first growth that the report states."""
        figures = self.records.figures
        growing = [figure for figure in figures if figure.measure is Measure.GROWTH]
        name = next((figure.name for figure in [*growing, *figures]), "name-of-a-figure")
        return [
            "report.figures  # every figure, a row each",
            f'report["{name}"]  # one figure, by its name',
            f'report.what_if("{name}", value=8)  # another report, all recomputed',
        ]


_SHOWN = 3
"""So many hypothetical figures are named where the report is shown."""


def report_names(data: Path = DATA) -> list[str]:
    """Return the names of the reports in a data folder, sorted: every folder but hidden ones."""
    folders = [path for path in data.glob("*/") if path.is_dir()]
    return sorted(path.name for path in folders if not path.name.startswith("."))


def load_report(
    name: str,
    *,
    about: Number = ABOUT,
    corrected: bool = False,
    or_above: bool = False,
    data: Path = DATA,
) -> Report:
    """Load a report from its data package.

    Parameters
    ----------
    name : str
        Name of the package: its folder in `data`.
    about : number
        Half width of ``about`` in percentage points, for rates and shares; see `Report`.
    corrected : bool
        Whether the corrections of the package are applied; by default every figure is as printed.
    or_above : bool
        Whether "more than" is read as "or above".
    data : Path
        The folder of the packages.

    Raises
    ------
    PackageError
        If anything is wrong with the package; the error lists every problem.
    ValueError
        If `about` is no half width.
    """
    package, problems = read_named(name, data)
    if problems:
        raise PackageError(name, problems)
    return Report(package, about, corrected, or_above)


def read_named(name: str, data: Path = DATA) -> tuple[Package, list[Problem]]:
    """Read a package and say everything that is wrong with it.

    Parameters
    ----------
    name : str
        Name of the package: its folder in `data`.
    data : Path
        The folder of the packages.
    """
    if Path(name).name != name or not (data / name).is_dir():
        known = ", ".join(report_names(data)) or "none"
        problem = Problem(name, 0, "", "", f"there is no such folder in {data.name}", known)
        return Package(name, {}, {}, {}), [problem]
    with collection_paused():
        package, problems = read_package(data / name)
        return package, one_per_cell(problems + rule_problems(package, problems))
