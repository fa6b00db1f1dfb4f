"""Load a work report, look into it, and ask what would follow if a figure were another."""

from __future__ import annotations

from collections.abc import Iterator
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
from helpers.data.columns import (
    all_columns,
    documented,
    evidence_columns,
    figure_columns,
    indicator_columns,
    table_columns,
)
from helpers.data.frames import (
    evidence_frame,
    figure_frame,
    frame_in_unit,
    indicator_frame,
    table_frame,
)
from helpers.data.meaning import Reading, Records, corrected_figures, read_records
from helpers.data.problems import PackageError, Problem, UnknownNameError, one_per_cell
from helpers.data.reader import Package, Rows, read_package
from helpers.data.records import Figure, Source
from helpers.data.schema import Json, shared_tables
from helpers.data.search import search_rows
from helpers.data.what_if import WhatIf, added_figure, changed_figure, with_what_ifs
from helpers.data.workbook import write_workbook
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

    @property
    def licence(self) -> str:
        """The licence of the data package; empty where none is named."""
        licences = self.metadata.get("licenses")
        first = licences[0] if isinstance(licences, list) and licences else {}
        return str(first.get("title", "")) if isinstance(first, dict) else ""

    @cached_property
    def records(self) -> Records:
        """All records, which is what helpers work with."""
        hypothetical = {what_if.figure for what_if in self.what_ifs}
        rows = {**self.package.rows, "figures": self._figure_rows}
        with collection_paused():
            reading = Reading(half_width(self.about), self.or_above)
            its = self.source
            title = its.get("title", self.title)
            source = Source(title, its.get("path", ""), its.get("date", ""))
            return read_records(rows, source, reading, hypothetical)

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

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a figure of a name."""
        return name in self.records.by_name

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the figures, in the order of the text."""
        return iter(self.records.by_name)

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

        Examples
        --------
        >>> report = load_report("changchun-2021")
        >>> firm = report.what_if("gdp-growth-2021", value="6.5", comparator=">=")
        >>> firm["gdp-growth-2021"].printed, firm["gdp-growth-2021"].quantity
        ('at least 6.5% (hypothetical)', at least 6.5%)
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

        Examples
        --------
        >>> report = load_report("changchun-2021")
        >>> bold = report.with_figure("gdp", 8, measure="growth", period=2022)
        >>> bold["gdp-growth-2022-hypothetical"].quantity
        8%
        """
        cells: dict[str, Number | None] = {
            "value": value, "unit": unit, "status": status, "measure": measure,
            "comparator": comparator, "period": period, "scope": scope,
        }  # fmt: skip
        what_if = added_figure(self.package, self._figure_rows, indicator, cells)
        return replace(self, what_ifs=(*self.what_ifs, what_if))

    @cached_property
    @documented(figure_columns())
    def figures(self) -> pd.DataFrame:
        """Every quantity that the report states, in the order of the text, by its name.

        {columns}

        Examples
        --------
        >>> figures = load_report("changchun-2021").figures
        >>> figures.loc["gdp-growth-2021", "allows"]  # about 7%
        '6.5 to 7.5%'
        >>> figures.query("period > 2021")["status"].unique().tolist()
        ['target']
        """
        records, fields = self.records, self.package.tables["indicators"].fields
        return figure_frame(records.figures, records.parts, fields)

    @cached_property
    @documented(evidence_columns())
    def evidence(self) -> pd.DataFrame:
        """What others published of the indicators, one number a row.

        Columns that figures have too are called the same, and no others:
        ``report.figures.merge(report.evidence)`` joins what is of one quantity and time, and of
        whatever land: `territory` says of which.

        {columns}

        Examples
        --------
        >>> report = load_report("changchun-2021")
        >>> joined = report.figures.reset_index().merge(report.evidence)
        >>> later = joined.query("figure == 'gdp-level-2020' and nature == 'final'")
        >>> later[["value", "published_value", "territory"]].values.tolist()
        [[650.0, 660.159, 'Changchun with Gongzhuling']]
        """
        return evidence_frame(self.records.evidence)

    @cached_property
    @documented(indicator_columns())
    def indicators(self) -> pd.DataFrame:
        """What the figures and the evidence are about, by its name.

        ``report.figures.merge(report.indicators.reset_index())`` adds it to every figure.

        {columns}

        Examples
        --------
        >>> indicators = load_report("changchun-2021").indicators
        >>> indicators.loc["gdp", ["label", "better"]].tolist()
        ['Gross domestic product', 'higher']
        """
        fields = self.package.tables["indicators"].fields
        return indicator_frame(self.records.indicators.values(), fields)

    def in_unit(self, unit: str) -> pd.DataFrame:
        """Return the figures that can be told in a unit, in that unit.

        Parameters
        ----------
        unit : str
            A unit such as ``RMB billion``, ``million tonnes`` or ``hectares``.

        Returns
        -------
        DataFrame
            The rows of `figures` that measure the same, with `value`, `unit`, `allows`, `low` and
            `high` in the unit.

        Raises
        ------
        UnitError
            If the unit is unknown.

        Examples
        --------
        >>> money = load_report("changchun-2021").in_unit("RMB billion")
        >>> money.nlargest(2, "value")["value"].to_dict()
        {'gdp-level-undated': 1000.0, 'gdp-level-2020': 650.0}
        """
        return frame_in_unit(self.figures, self.records.figures, unit)

    @documented(all_columns())
    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the package as it stands in its file, with the types of its schema.

        Parameters
        ----------
        name : str
            The name of the table.

        Returns
        -------
        DataFrame
            Its rows; none where the package has no such table. The tables and their columns are:

            {columns}

        Raises
        ------
        UnknownNameError
            If no report has such a table.

        Examples
        --------
        >>> report = load_report("changchun-2021")
        >>> report.table("parts")[["part", "label"]].iloc[0].tolist()
        ['opening', 'Opening']
        """
        if name not in shared_tables():
            raise UnknownNameError("table", name, shared_tables())
        its = self.package.tables.get(name, shared_tables()[name])
        return table_frame(self.package.rows.get(name, {}), its)

    def search(self, words: str) -> pd.DataFrame:
        """Look for words in everything that is known of the report.

        Parameters
        ----------
        words : str
            What to look for, in whatever case: a word, a part of one, or several that stand
            together.

        Returns
        -------
        DataFrame
            One row for each row of a table that holds them, figures first: the `table`; `label` of
            what it is about; `value`, `unit` and `period`, where it has any; the `text` that holds
            them, and the `column` in which it stands; `name` of the row.

        Raises
        ------
        ValueError
            If there is nothing to look for.

        Examples
        --------
        >>> found = load_report("changchun-2021").search("grain")
        >>> found.loc[found["table"] == "figures", ["value", "unit", "period"]].values.tolist()
        [[23.3, 'billion jin', 2020], [24.0, 'billion jin', 2021], [23.5, 'million mu', 2021]]
        """
        rows = {**self.package.rows, "figures": self._figure_rows}
        return search_rows(rows, self.package.tables, words)

    def to_excel(self, path: Path | str) -> Path:
        """Write figures, evidence and all else that is known into a workbook for spreadsheets.

        Each table is a sheet; the first one tells what the workbook is, the last what the columns
        hold. Whatever stands in a cell is text or a number, never a formula. An end that is
        infinite is left empty. The same report makes the same file.

        Parameters
        ----------
        path : Path or str
            The file, which ends in ``.xlsx``; one that is there is replaced.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ValueError
            If the name of the file ends in something else.
        OSError
            If it cannot be written; a file that was there is left as it was.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = load_report("changchun-2021").to_excel(f"{folder}/figures.xlsx")
        ...     pd.read_excel(path, "figures", index_col="figure").loc["gdp-growth-2021", "allows"]
        '6.5 to 7.5%'
        """
        names = ("figures", "figure"), ("indicators", "indicator")
        keys = {
            table: {key: self.package.tables[table].fields[key].description} for table, key in names
        }
        frames = {
            "figures": (self.figures.reset_index(), keys["figures"] | figure_columns()),
            "evidence": (self.evidence, evidence_columns()),
            "indicators": (self.indicators.reset_index(), keys["indicators"] | indicator_columns()),
        }
        for name, table in self.package.tables.items():
            if name not in frames:
                frames[name] = (self.table(name), table_columns(table))
        about = dict(zip(("what", "report", "address"), [self.title, *self._facts()], strict=False))
        about |= {"licence": self.licence, "how it is read": self._reading()}
        return write_workbook(Path(path).expanduser(), about, frames)

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
            self._reading(),
        ]
        names = list(dict.fromkeys(what_if.figure for what_if in self.what_ifs))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        return facts + [f"hypothetical: {', '.join(names[:_SHOWN])}{more}"] * bool(names)

    def _reading(self) -> str:
        """Say how the words of the report are read."""
        return (
            f"read as {'corrected' if self.corrected else 'printed'}; “about” is "
            f"{number_text(self.about)} percentage points to each side for rates"
            + "; “more than” is “or above”"
            * self.or_above
        )

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
    """Return the names of the reports in a data folder, sorted: every folder but hidden ones.

    Examples
    --------
    >>> report_names()
    ['changchun-2021']
    """
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

    Examples
    --------
    >>> report = load_report("changchun-2021", about=2)
    >>> report["gdp-growth-2021"].quantity  # about 7%
    5 to 9%
    """
    package, problems = read_named(name, Path(data))
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

    Examples
    --------
    >>> package, problems = read_named("changchun-2021")
    >>> package.name, problems
    ('changchun-2021', [])
    >>> _, problems = read_named("atlantis")
    >>> problems[0].problem, problems[0].allowed
    ('there is no such folder in data', 'changchun-2021')
    """
    if Path(name).name != name or not (data / name).is_dir():
        known = ", ".join(report_names(data)) or "none"
        problem = Problem(name, 0, "", "", f"there is no such folder in {data.name}", known)
        return Package(name, {}, {}, {}), [problem]
    with collection_paused():
        package, problems = read_package(data / name)
        return package, one_per_cell(problems + rule_problems(package, problems))
