"""What the foot of every page says: of when the data are, under which licence, how to cite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from sphinx.application import Sphinx

from helpers.data.report import Report, load_report, report_names
from helpers.locations import ROOT

CITATION = "CITATION.cff"

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True)
class Citation:
    """How the collection is cited, as CITATION.cff has it.

    Parameters
    ----------
    authors : str
        Who made it.
    title, version : str
        What it is, and of which version.
    licence : str
        The licence of its code, as SPDX names it.
    """

    authors: str
    title: str
    version: str
    licence: str

    @property
    def line(self) -> str:
        """The citation in one line."""
        return f"{self.authors}: “{self.title}”, version {self.version}"


def read_citation(path: Path = ROOT / CITATION) -> Citation:
    """Read how the collection is cited.

    Parameters
    ----------
    path : Path
        A file in the Citation File Format.

    Raises
    ------
    KeyError
        If it has no title, version, licence or author.

    Examples
    --------
    >>> read_citation().title
    'A work report, figure by figure'
    """
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    authors = [
        one.get("name") or f"{one['given-names']} {one['family-names']}" for one in told["authors"]
    ]
    return Citation(", ".join(authors), told["title"], str(told["version"]), told["license"])


@dataclass(frozen=True)
class About:
    """What is said of one report wherever its data can be taken away.

    Parameters
    ----------
    name, title : str
        The data package: its name and what it holds.
    version : str
        Its version; like all that follows, empty where the data package does not say it.
    source, address : str
        The report itself: title and address.
    published : str
        When the report was published, such as ``25 January 2021``.
    licence, licence_address : str
        The licence of the data.
    """

    name: str
    title: str
    version: str
    source: str
    address: str
    published: str
    licence: str
    licence_address: str


def about(report: Report) -> About:
    """Return what is said of a report, all from its data package.

    Parameters
    ----------
    report : Report
        The report.

    Examples
    --------
    >>> about(load_report("changchun-2021")).published
    '25 January 2021'
    """
    source, licences = report.source, report.metadata.get("licenses")
    licence = licences[0] if isinstance(licences, list) and licences else {}
    return About(
        name=report.name,
        title=report.title,
        version=str(report.metadata.get("version", "")),
        source=source.get("title", report.title),
        address=_on_the_web(source.get("path", "")),
        published=in_words(source.get("date", "")),
        licence=report.licence,
        licence_address=_on_the_web(licence.get("path")) if isinstance(licence, dict) else "",
    )


def in_words(day: str) -> str:
    """Write a day as it is read; what is no day in full stays as it is.

    Parameters
    ----------
    day : str
        The day, such as ``2021-01-25``.

    Examples
    --------
    >>> in_words("2021-01-05"), in_words("2021")
    ('5 January 2021', '2021')
    """
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def _on_the_web(address: object) -> str:
    """Return an address to which a link may lead, and nothing in place of any other."""
    return str(address) if str(address).startswith(("http://", "https://")) else ""


@cache
def all_reports() -> tuple[About, ...]:
    """Return what is said of each report of the collection."""
    return tuple(about(load_report(name)) for name in report_names())


def say_at_the_foot(
    app: Sphinx, _page: str, _template: str, context: dict[str, object], _tree: object
) -> None:
    """Give the template of the foot what it says."""
    context["citation"] = read_citation(Path(app.srcdir) / CITATION)
    context["reports"] = all_reports()


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the rendering."""
    app.connect("html-page-context", say_at_the_foot)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
