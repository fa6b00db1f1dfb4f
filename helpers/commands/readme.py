"""Repeat the findings of the stored notebooks where people read first: README and citation.

In README.md two parts stand between markers: the picture with its title and the story, and the list
of notebooks. In CITATION.cff the abstract opens with a paragraph of its own, and the findings
follow it. All else in both files is left alone.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

from helpers.commands.notebooks import PICTURE_FILE, finding, notebook_paths, picture, title
from helpers.data.report import load_report
from helpers.locations import NOTEBOOKS, ROOT
from helpers.show import story
from helpers.show.story import REPORT

START = "<!-- from here on `make` writes what the stored notebooks say -->"
PICTURE_START = "<!-- from here on `make` writes the picture and what it shows -->"
END = "<!-- up to here -->"
"""Between these lines README.md is written by machine."""

CURE = "run `make`, which writes it anew from the stored notebooks, and commit it with them"

_WIDTH = 97
_ABSTRACT = re.compile(r"(?<=^abstract: >-\n)((?:  \S.*\n)+)((?:\n|  .*\n)*)", re.MULTILINE)
"""The abstract of CITATION.cff: its opening paragraph, and what follows."""

_START_OF_A_BLOCK = re.compile(r" (?=(?:[-+*>]|#+|1[.)])(?: |$))")
"""A space behind which no line may be broken, or Markdown would read a list or a heading."""


def repeat_findings(root: Path = ROOT) -> None:
    """Write what the stored notebooks say to README.md and CITATION.cff, where it differs.

    Parameters
    ----------
    root : Path
        The folder of the two files.

    Raises
    ------
    ValueError
        If a notebook has no title or finding, or a file has no place for them.
    """
    for path, written in _written(root).items():
        if path.read_text(encoding="utf-8") != written:
            path.write_text(written, encoding="utf-8", newline="\n")


def out_of_date(root: Path = ROOT) -> list[str]:
    """Return the names of the files that do not say what the stored notebooks say.

    Parameters
    ----------
    root : Path
        The folder of the two files.
    """
    return [
        path.name
        for path, written in _written(root).items()
        if path.read_text(encoding="utf-8") != written
    ]


def _written(root: Path) -> dict[Path, str]:
    """Return both files as they should be."""
    files: dict[str, Callable[[str], str]] = {"README.md": _readme, "CITATION.cff": _citation}
    return {
        root / name: write((root / name).read_text(encoding="utf-8"))
        for name, write in files.items()
    }


def _readme(text: str) -> str:
    """Return README.md with its picture and its list of notebooks."""
    for start, write in ((PICTURE_START, _picture), (START, _notebook_list)):
        before, found, rest = text.partition(start)
        _, end, after = rest.partition(END)
        if not found or not end:
            raise ValueError(f"README.md needs two lines, {start} and {END}")
        text = f"{before}{start}\n\n{write()}\n{end}{after}"
    return text


def _picture() -> str:
    """Write the picture of the collection with its description, its title, and the story below."""
    chart = picture()
    said = re.sub(r"[\[\]]", "", " ".join(chart.description.split()))
    address = PICTURE_FILE.relative_to(ROOT).as_posix()
    title_lines = "\n".join(_wrapped(f"**{' '.join(chart.title.split())}**", 0))
    report = load_report(REPORT)
    tell = (story.what_and_where, story.what_came, story.where_the_aim_stands)
    told = "\n".join(_wrapped(" ".join(say(report) for say in tell), 0))
    return f"![{said}]({address})\n\n{title_lines}\n\n{told}\n"


def _notebook_list() -> str:
    """Write the notebooks with their findings as a numbered list."""
    items = []
    for number, path in [(int(path.name[:2]), path) for path in notebook_paths()]:
        mark = f"{number}. "
        folder = f"{NOTEBOOKS.name}/"
        said = re.sub(r"\]\((?=[^)/:#]+\.ipynb)", f"]({folder}", finding(path))
        first, *others = said.split("\n\n")
        lines = [f"{mark}[{title(path)}]({folder}{path.name})", *_wrapped(first, len(mark))]
        for paragraph in others:
            lines += ["", *_wrapped(paragraph, len(mark))]
        items.append("\n".join(lines) + "\n")
    return "".join(items)


def _citation(text: str) -> str:
    """Return CITATION.cff with the findings, without marks, below the opening of its abstract."""
    found = _ABSTRACT.search(text)
    if found is None:
        raise ValueError(
            "CITATION.cff needs a line `abstract: >-` and a paragraph below it, each line of it "
            "behind two spaces"
        )
    paragraphs = []
    for path in notebook_paths():
        said = f"{title(path)} {' '.join(finding(path).split())}"
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)|[*`]|<[^>]+>", r"\1", said)
        paragraphs.append("\n" + "\n".join(_wrapped(plain, 2)) + "\n")
    return text[: found.start(2)] + "".join(paragraphs) + text[found.end(2) :]


def _wrapped(paragraph: str, indent: int) -> list[str]:
    """Break a paragraph into indented lines, none of which begins as something else would."""
    lines = textwrap.wrap(
        _START_OF_A_BLOCK.sub("\0", paragraph), _WIDTH - indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return [" " * indent + line.replace("\0", " ") for line in lines]
