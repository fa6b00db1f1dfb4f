"""Hold the figures against the text of the report, where the user has a copy of it.

The text is not part of the project. A copy is looked for in the folder that the environment
variable ``REPORT_TEXTS`` names, else in ``shared/report`` beside the checkout, as
``<name of the package>.txt``.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.data.reader import Problem
from helpers.data.report import Report, interval_of
from helpers.locations import ROOT

FOLDER_VARIABLE = "REPORT_TEXTS"

_SENTENCE_END = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"(])")


@dataclass(frozen=True)
class Place:
    """Where a figure stands in its report.

    Parameters
    ----------
    figure : str
        Name of the figure.
    paragraph, start, end : int
        The paragraph, from 1, and characters of it, from 0.
    printed : str
        The words that stand there.
    sentence : str
        The sentence around them; empty where there is no copy of the text.
    """

    figure: str
    paragraph: int
    start: int
    end: int
    printed: str
    sentence: str


def text_path(name: str) -> Path:
    """Return where a copy of the report's text is expected."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return (Path(folder) if folder else ROOT.parent / "shared" / "report") / f"{name}.txt"


def find_in_source(report: Report, figure: str, path: Path | None = None) -> Place:
    """Return where a figure stands and, where a copy of the text is at hand, its sentence.

    Parameters
    ----------
    report : Report
        The report.
    figure : str
        Name of the figure.
    path : Path, optional
        The copy of the text; by default it is looked for where `text_path` says.

    Raises
    ------
    KeyError
        If there is no such figure.
    FileNotFoundError
        If a path is given and there is no file.
    ValueError
        If the copy has other words at the place of the figure.
    """
    interval_of(report.figures, figure)
    row = report.figures.loc[report.figures["figure"] == figure].iloc[0]
    place = (figure, int(row["paragraph"]), int(row["start"]), int(row["end"]), row["printed"])
    copy = path or text_path(report.name)
    if not copy.is_file():
        if path is not None:
            raise FileNotFoundError(f"there is no file {copy}")
        return Place(*place, sentence="")
    paragraphs = split_paragraphs(copy.read_text(encoding="utf-8-sig"))
    found = _words_at(paragraphs, *place[1:4])
    if found != row["printed"]:
        raise ValueError(
            f"{copy.name} has {found!r} in paragraph {place[1]} at {place[2]}, not "
            f"{row['printed']!r}: it is another text, or another copy of it"
        )
    line = paragraphs[place[1] - 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    first = max((end for end in ends if end <= place[2]), default=0)
    last = min((end for end in ends if end >= place[3]), default=len(line))
    return Place(*place, sentence=line[first:last].strip())


def same_text(report: Report, path: Path) -> bool:
    """Tell whether a copy is, to the byte, the text from which the places were taken."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return any(digest == source.get("sha256") for source in report.metadata.get("sources", []))


def file_problems(report: Report, path: Path) -> list[Problem]:
    """Check a report's tables against a copy of its text; see `text_problems`.

    Parameters
    ----------
    report : Report
        The report.
    path : Path
        The copy, a text file in UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return [Problem(path.name, 0, "", "", f"it is not UTF-8: {error}", "text saved as UTF-8")]
    return text_problems(report, text)


def text_problems(report: Report, text: str) -> list[Problem]:
    """Check places and completeness of a report's tables against its text.

    Parameters
    ----------
    report : Report
        The report; its `figures`, `numerals` and `statements` have places.
    text : str
        The text of the report.

    Returns
    -------
    list of Problem
        Each row whose place does not hold its printed words, and each numeral or number
        word of the text that lies in no row of figures and numerals, or in several.
    """
    paragraphs = split_paragraphs(text)
    problems = []
    for table in ("figures", "numerals", "statements"):
        places = getattr(report, table)[["paragraph", "start", "end", "printed"]]
        for row, (paragraph, start, end, printed) in enumerate(places.to_numpy(), 2):
            found = _words_at(paragraphs, paragraph, start, end)
            if found != printed:
                problems.append(
                    Problem(
                        f"{table}.csv", row, "printed", printed,
                        "the place does not hold these words", f"what stands there: {found!r}",
                    )
                )  # fmt: skip
    return problems + _unaccounted(report, paragraphs)


def _words_at(paragraphs: list[str], paragraph: int, start: int, end: int) -> str:
    """Return the words at a place; nothing where the text is too short."""
    return paragraphs[paragraph - 1][start:end] if paragraph <= len(paragraphs) else ""


def _unaccounted(report: Report, paragraphs: list[str]) -> list[Problem]:
    """Return the numerals of the text that do not lie in exactly one row."""
    places = pd.concat(
        [report.figures, report.numerals], keys=["figures.csv", "numerals.csv"], names=["file"]
    ).reset_index("file")
    problems = []
    for number, line in enumerate(paragraphs, 1):
        rows = places.loc[places["paragraph"] == number]
        for numeral in find_numerals(line):
            holds = rows.loc[(rows["start"] <= numeral.start) & (numeral.end <= rows["end"])]
            if len(holds) != 1:
                where = Counter(holds["file"])
                problems.append(
                    Problem(
                        "figures.csv or numerals.csv", 0, "", numeral.text,
                        f"the numeral in paragraph {number} at {numeral.start} lies in "
                        f"{len(holds)} rows {dict(where) if where else ''}".strip(),
                        "exactly one row of the two tables",
                    )
                )  # fmt: skip
    return problems
