"""Measure how well a scan finds the figures of a report whose text is at hand.

Beside the project's own scan stands quantulum3, a well-known extractor of quantities, which is
needed for nothing else. The text is no part of the project, so that the measurements are stored
with the report, in ``scan.csv``. The command ``measure`` makes them; where the text is at hand, a
test repeats that of the project's own scan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from importlib.metadata import version

import pandas as pd

from helpers.core.numerals import split_paragraphs
from helpers.core.units import SCALES, UnitError, unit
from helpers.data.lists import Threshold
from helpers.data.records import Figure
from helpers.data.report import Report
from helpers.drafting.scan import Proposal, scan_text

_OTHER = "quantulum"
"""What the name of a unit begins with that is none of the report's."""

_UNITS = {
    "dimensionless": "count", "percentage": "percent", "kilometre": "kilometer",
    "square metre": "square meters", "hectare": "hectare", "hour": "hour", "day": "day",
    "year": "year", "chinese yuan": "RMB",
}  # fmt: skip
"""Units of quantulum3 and their names here; any other is not one of the report's."""


@dataclass(frozen=True)
class Quality:
    """How well proposals find the figures of a report.

    Parameters
    ----------
    figures : int
        How many figures the report has.
    found : int
        For how many of them a proposal overlaps the place.
    right_value : int
        For how many of them one of these has the right value, whatever the unit.
    right : int
        For how many of them one of these has the right value and unit.
    proposals : int
        How many proposals there are.
    true : int
        How many of them are a figure or a threshold of the report, with its value and unit.

    Examples
    --------
    >>> quality = Quality(figures=4, found=4, right_value=3, right=2, proposals=5, true=3)
    >>> quality.right / quality.figures, quality.true / quality.proposals
    (0.5, 0.6)
    """

    figures: int
    found: int
    right_value: int
    right: int
    proposals: int
    true: int


def measure_quality(report: Report, proposals: Sequence[Proposal]) -> Quality:
    """Hold proposals for the text of a report against its figures and thresholds.

    A proposal is right if its place overlaps that of the figure and it says the same in base
    units. Nouns that are counted are not told apart: people and things are counts.

    Parameters
    ----------
    report : Report
        The report; a figure that is not in the text does not count.
    proposals : sequence of Proposal
        What was proposed for its text.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> place = report["gdp-level-2020"].place
    >>> at = place.paragraph, place.start, place.end
    >>> in_cars = Proposal(*at, "650 billion", "=", Fraction(650), "billion cars")
    >>> quality = measure_quality(report, [in_cars])
    >>> quality.found, quality.right_value, quality.right
    (1, 1, 0)
    """
    by_paragraph: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_paragraph[proposal.paragraph].append(proposal)
    figures = [figure for figure in report.records.figures if figure.place]
    amounts: list[Figure | Threshold] = [*figures, *report.records.thresholds]
    found = right_value = right = 0
    true: set[Proposal] = set()
    for stated in amounts:
        if not (place := stated.place):
            continue
        near = [
            proposal
            for proposal in by_paragraph[place.paragraph]
            if proposal.start < place.end and place.start < proposal.end
        ]
        ends = _ends(stated.value, stated.upper if isinstance(stated, Figure) else None)
        name = stated.unit.name
        said, number_said = _meaning(ends, name), _number(ends, name)
        same = [p for p in near if _meaning(_ends(p.value, p.upper), p.unit) == said]
        true.update(same)
        if isinstance(stated, Figure):
            found += bool(near)
            right_value += any(
                _number(_ends(p.value, p.upper), p.unit) == number_said for p in near
            )
            right += bool(same)
    return Quality(len(figures), found, right_value, right, len(proposals), len(true))


_Ends = tuple[Fraction, ...]
"""A number, or both ends of a range."""


def _ends(value: Fraction | Decimal, upper: Fraction | Decimal | None) -> _Ends:
    """Return a number, or both ends of a range."""
    return (Fraction(value),) if upper is None else (Fraction(value), Fraction(upper))


def _meaning(ends: _Ends, name: str) -> tuple[_Ends, str]:
    """Return a number or a range in base units; every counted thing is a count."""
    if name.startswith(_OTHER):
        return ends, name
    try:
        its = unit(name)
    except UnitError:
        scale, _, _ = name.rpartition(" ")
        return _times(ends, _size(scale)), "count"
    return _times(ends, its.size), "count" if its.counted else its.base


def _number(ends: _Ends, name: str) -> _Ends:
    """Return what is printed, with its scale and without its unit."""
    return _times(ends, _size(next((word for word in name.split() if word in SCALES), "")))


def _times(ends: _Ends, size: Fraction) -> _Ends:
    """Return a number or a range so many times."""
    return tuple(end * size for end in ends)


def _size(scale: str) -> Fraction:
    """Return how many a scale word is, one if it is none."""
    return unit(f"{scale} count").size if scale in SCALES else Fraction(1)


def quantulum_proposals(text: str) -> list[Proposal]:
    """Return what quantulum3 extracts from a text, as proposals.

    Parameters
    ----------
    text : str
        The text.

    Raises
    ------
    ModuleNotFoundError
        If quantulum3, a dependency for development, is not installed.

    Examples
    --------
    With a parser that finds one quantity, in the place of that of quantulum3:

    >>> from types import SimpleNamespace
    >>> from unittest.mock import patch
    >>> unit = SimpleNamespace(name="percentage")
    >>> found = SimpleNamespace(value=3.5, unit=unit, span=(12, 16))
    >>> parser = SimpleNamespace(parse=lambda line: [found])
    >>> with patch.dict("sys.modules", quantulum3=SimpleNamespace(parser=parser)):
    ...     proposal, = quantulum_proposals("GDP grew by 3.5%.")
    >>> proposal.printed, proposal.value, proposal.unit
    ('3.5%', Fraction(7, 2), 'percent')
    """
    from quantulum3 import parser  # noqa: PLC0415

    proposals = []
    for number, line in enumerate(split_paragraphs(text), 1):
        for found in parser.parse(line):
            unit = _UNITS.get(found.unit.name, f"{_OTHER} {found.unit.name}")
            value = Fraction(f"{found.value:.12g}")
            start, end = found.span
            proposals.append(Proposal(number, start, end, line[start:end], "=", value, unit))
    return proposals


@dataclass(frozen=True)
class Scanner:
    """Something that proposes figures for a text.

    Parameters
    ----------
    name : str
        What it is called.
    distribution : str
        The installed package of which it is, and whose version it has.
    propose : callable
        From a text to proposals.

    Examples
    --------
    >>> [proposal.printed for proposal in OWN.propose("12 new parks, on 20 May")]
    ['12 new parks']
    """

    name: str
    distribution: str
    propose: Callable[[str], list[Proposal]]

    @property
    def version(self) -> str:
        """The version that is installed."""
        return version(self.distribution)


OWN = Scanner("this project", "work-report-notebooks", scan_text)
QUANTULUM = Scanner("quantulum3", "quantulum3", quantulum_proposals)
SCANNERS = (OWN, QUANTULUM)
"""All scanners that are measured, in the order of ``scan.csv``."""


def measure_scanners(
    report: Report, text: str, scanners: Sequence[Scanner] = SCANNERS
) -> pd.DataFrame:
    """Measure scanners on the text of a report.

    Parameters
    ----------
    report : Report
        The report.
    text : str
        Its text.
    scanners : sequence of Scanner
        What is measured.

    Returns
    -------
    DataFrame
        One row a scanner, with the columns of ``scan.csv``: `scanner`, `version` and the fields
        of `Quality`.

    Raises
    ------
    ModuleNotFoundError
        If the package of a scanner is not installed.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> mine = Scanner("mine", "pandas", scan_text)
    >>> measured = measure_scanners(report, "It has 12 parks and 3 lakes.", [mine])
    >>> measured[["scanner", "figures", "found", "proposals", "true"]].to_numpy().tolist()
    [['mine', 122, 0, 2, 0]]
    """
    return pd.DataFrame(
        [
            {"scanner": scanner.name, "version": scanner.version}
            | asdict(measure_quality(report, scanner.propose(text)))
            for scanner in scanners
        ]
    )


def score_table(measured: pd.DataFrame) -> pd.DataFrame:
    """Return recall and precision of the scanners for readers.

    Parameters
    ----------
    measured : DataFrame
        Measurements as `measure_scanners` returns them, or as stored with a report.

    Returns
    -------
    DataFrame
        The scanner with its version, what it found, and `recall` (figures with the right value
        and unit) and `precision` (proposals that are a figure or a threshold, with the right
        value and unit), as text.

    Examples
    --------
    >>> quality = Quality(figures=4, found=4, right_value=3, right=3, proposals=6, true=3)
    >>> measured = pd.DataFrame([{"scanner": "mine", "version": "1", **asdict(quality)}])
    >>> score_table(measured)[["scanner", "recall", "precision"]].to_numpy().tolist()
    [['mine 1', '75.0%', '50.0%']]
    """
    named = measured["scanner"].astype("str") + " " + measured["version"].astype("str")
    return pd.DataFrame(
        {
            "scanner": named,
            "figures in the report": measured["figures"],
            "found at the place": measured["found"],
            "with the right value": measured["right_value"],
            "with the right value and unit": measured["right"],
            "recall": [f"{share:.1%}" for share in measured["right"] / measured["figures"]],
            "proposals": measured["proposals"],
            "of them right, figure or threshold": measured["true"],
            "precision": [f"{share:.1%}" for share in measured["true"] / measured["proposals"]],
        }
    )
