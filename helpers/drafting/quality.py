"""Measure how well a scan finds the figures of a report whose text is at hand.

Beside the project's own scan stands quantulum3, a well-known extractor of quantities, which is
needed for nothing else. The text is no part of the project, so that the measurements are stored
with the report, in ``scan.csv``; a test repeats them where the text is at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import version
from typing import Any

import pandas as pd

from helpers.core.numerals import split_paragraphs
from helpers.core.units import SCALES, UnknownUnitError, base_unit
from helpers.data.report import Report
from helpers.drafting.scan import Proposal, scan_text

_OTHER = "quantulum"
"""What the name of a unit begins with that is none of the report's."""

SCANNERS = ("this project", "quantulum3")

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
    """

    figures: int
    found: int
    right_value: int
    right: int
    proposals: int
    true: int


def measure_quality(report: Report, proposals: list[Proposal]) -> Quality:
    """Hold proposals for the text of a report against its figures and thresholds.

    A proposal is right if its place overlaps that of the figure and it says the same in base
    units. Nouns that are counted are not told apart: people and things are counts.

    Parameters
    ----------
    report : Report
        The report.
    proposals : list of Proposal
        What was proposed for its text.
    """
    figures = report.figures.to_dict("records")
    thresholds = report.numerals.loc[report.numerals["kind"] == "threshold"].to_dict("records")
    by_paragraph: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        by_paragraph.setdefault(proposal.paragraph, []).append(proposal)
    found = right_value = right = 0
    true: set[Proposal] = set()
    for number, row in enumerate(figures + thresholds):
        near = [
            proposal
            for proposal in by_paragraph.get(row["paragraph"], [])
            if proposal.start < row["end"] and row["start"] < proposal.end
        ]
        value = Fraction(f"{row['value']:.12g}")
        said, number_said = _meaning(value, row["unit"]), _number(value, row["unit"])
        same = [proposal for proposal in near if _meaning(proposal.value, proposal.unit) == said]
        true.update(same)
        if number < len(figures):
            found += bool(near)
            right_value += any(_number(p.value, p.unit) == number_said for p in near)
            right += bool(same)
    return Quality(len(figures), found, right_value, right, len(proposals), len(true))


def _meaning(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Return a value in base units; every counted thing is a count."""
    if unit.startswith(_OTHER):
        return value, unit
    try:
        factor, base = base_unit(unit)
    except UnknownUnitError:
        scale, _, _ = unit.rpartition(" ")
        factor, base = (base_unit(f"{scale} count")[0] if scale in SCALES else Fraction(1)), "count"
    return value * factor, "count" if base in ("count", "person") else base


def _number(value: Fraction, unit: str) -> Fraction:
    """Return the number that is printed, with its scale and without its unit."""
    scale = next((word for word in unit.split() if word in SCALES), "")
    return value * (base_unit(f"{scale} count")[0] if scale else 1)


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


def measure_scanners(report: Report, text: str) -> pd.DataFrame:
    """Measure both scanners on the text of a report.

    Parameters
    ----------
    report : Report
        The report.
    text : str
        Its text.

    Returns
    -------
    DataFrame
        One row a scanner, with the columns of ``scan.csv``: `scanner`, `version` and the fields
        of `Quality`.
    """
    runs = {
        SCANNERS[0]: (version("work-report-notebooks"), scan_text(text)),
        SCANNERS[1]: (version("quantulum3"), quantulum_proposals(text)),
    }
    rows: list[dict[str, Any]] = [
        {"scanner": name, "version": number} | vars(measure_quality(report, proposals))
        for name, (number, proposals) in runs.items()
    ]
    return pd.DataFrame(rows)


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
