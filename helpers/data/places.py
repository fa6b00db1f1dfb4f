"""Hold the figures against the text of the report, where the user has a copy of it.

The text is not part of the project. The environment variable ``REPORT_TEXTS`` names the folder of
the copies, each called ``<name of the package>.txt``; where it is not set, none is looked for.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from pathlib import Path

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.data.problems import Problem
from helpers.data.records import Place
from helpers.data.report import Report

FOLDER_VARIABLE = "REPORT_TEXTS"


def text_path(name: str) -> Path | None:
    """Return the copy of a report's text, None where there is none.

    Parameters
    ----------
    name : str
        Name of the package.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from unittest.mock import patch
    >>> with TemporaryDirectory() as folder, patch.dict("os.environ", REPORT_TEXTS=folder):
    ...     Path(folder, "changchun-2021.txt").touch()
    ...     print(text_path("changchun-2021").name, text_path("harbin-2021"))
    changchun-2021.txt None
    """
    folder = os.environ.get(FOLDER_VARIABLE)
    path = Path(folder) / f"{name}.txt" if folder else None
    return path if path and path.is_file() else None


def why_no_text(name: str) -> str:
    """Say why no copy of a report's text was found.

    Parameters
    ----------
    name : str
        Name of the package.

    Examples
    --------
    >>> from unittest.mock import patch
    >>> with patch.dict("os.environ", REPORT_TEXTS="texts"):
    ...     print(why_no_text("harbin-2021"))
    there is no copy of the text, harbin-2021.txt: REPORT_TEXTS names texts, which has none
    """
    folder = os.environ.get(FOLDER_VARIABLE)
    why = f"names {folder}, which has none" if folder else "is not set"
    return f"there is no copy of the text, {name}.txt: {FOLDER_VARIABLE} {why}"


def same_text(report: Report, path: Path) -> bool:
    """Tell whether a copy is, to the byte, the text from which the places were taken.

    Parameters
    ----------
    report : Report
        The report, whose source has the checksum of the text.
    path : Path
        The copy.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> with TemporaryDirectory() as folder:
    ...     _ = (path := Path(folder, "copy.txt")).write_text("Another text.")
    ...     print(same_text(report, path))
    False
    """
    return hashlib.sha256(path.read_bytes()).hexdigest() == report.source.get("sha256")


def file_problems(report: Report, path: Path) -> list[Problem]:
    """Check a report's tables against a copy of its text; see `text_problems`.

    Parameters
    ----------
    report : Report
        The report.
    path : Path
        The copy, a text file in UTF-8.

    Returns
    -------
    list of Problem
        One problem, and nothing else, where the copy is not UTF-8.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> with TemporaryDirectory() as folder:
    ...     _ = (path := Path(folder, "copy.txt")).write_text("café", encoding="latin-1")
    ...     print([found.allowed for found in file_problems(report, path)])
    ['text saved as UTF-8']
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
        The report; its package is checked as it stands in its files.
    text : str
        The text of the report.

    Returns
    -------
    list of Problem
        Each row whose place does not hold its printed words, and each numeral or number
        word of the text that lies in no row of figures and numerals, or in several.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> found = text_problems(report, "GDP grew by 3.5%.")[-1]
    >>> found.value, found.problem
    ('3.5', 'the numeral in paragraph 1 at 12 lies in 0 rows')
    """
    paragraphs = split_paragraphs(text)
    problems = []
    holding: dict[int, list[tuple[str, Place]]] = defaultdict(list)
    for table in ("figures", "numerals", "statements"):
        file = f"{table}.csv"
        for number, row in report.package.rows[table].items():
            place = Place(int(row["paragraph"]), int(row["start"]), int(row["end"]))
            if table != "statements":
                holding[place.paragraph].append((file, place))
            found = _words_at(paragraphs, place)
            if found != row["printed"]:
                problem = "the place does not hold these words"
                there = f"what stands there: {found!r}"
                problems.append(Problem(file, number, "printed", row["printed"], problem, there))
    for paragraph, line in enumerate(paragraphs, 1):
        problems += _unaccounted(paragraph, line, holding[paragraph])
    return problems


def _words_at(paragraphs: list[str], place: Place) -> str:
    """Return the words at a place; nothing where the text is too short."""
    if place.paragraph > len(paragraphs):
        return ""
    return paragraphs[place.paragraph - 1][place.start : place.end]


def _unaccounted(paragraph: int, line: str, holding: list[tuple[str, Place]]) -> list[Problem]:
    """Return the numerals of a paragraph that do not lie in exactly one row."""
    problems = []
    for numeral in find_numerals(line):
        files = Counter(
            file
            for file, place in holding
            if place.start <= numeral.start and numeral.end <= place.end
        )
        if files.total() != 1:
            problems.append(
                Problem(
                    "figures.csv or numerals.csv", 0, "", numeral.text,
                    f"the numeral in paragraph {paragraph} at {numeral.start} lies in "
                    f"{files.total()} rows {dict(files) if files else ''}".strip(),
                    "exactly one row of the two tables",
                )
            )  # fmt: skip
    return problems
