"""How the stored notebooks read: short cells, short sentences, plain words, claims that hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

from helpers.commands.notebooks import FOLDED, code_cells, notebook_paths
from helpers.show.claims import NOTICE

MOST_CELLS = 20
MOST_LINES = 10
MOST_WORDS = 30

COINED = (
    "hangs on the word", "pace of before", "cannot be told", "as where to arrive",
    "within a field", "does not accuse", "last level", "no partner", "by construction",
)  # fmt: skip
"""Phrases that only their author understands."""

RATE_ASKED_FOR = re.compile(r"\basks? for \d[\d.]*%")
"""A target asks for more or for less; a rate is needed."""

START_OF_A_ROW = re.compile(r"^ *(?:[-*|]|\d+\.) +", re.MULTILINE)
END_OF_A_SENTENCE = re.compile(r"(?<=[.!?])[”’)]*\s+|\n\s*\n")


@pytest.fixture(params=notebook_paths(), ids=lambda path: path.name)
def stored(request: pytest.FixtureRequest) -> NotebookNode:
    path: Path = request.param
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def shown(notebook: NotebookNode, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the outputs of one type, each with its cell."""
    for number, cell in enumerate(code_cells(notebook), 1):
        for output in cell.outputs:
            if text := output.get("data", {}).get(kind, ""):
                yield f"code cell {number}", text


def prose(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield what is written for reading aloud: Markdown, typed or displayed."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "markdown":
            yield f"cell {number}", cell.source
    yield from shown(notebook, "text/markdown")


def words_of(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader can meet: prose, tables, captions and descriptions."""
    yield from prose(notebook)
    for where, text in shown(notebook, "text/html"):
        page = BeautifulSoup(text, "html.parser")
        yield where, page.get_text(" ")
        yield from ((where, str(image.get("alt", ""))) for image in page.find_all("img"))


def sentences(text: str) -> list[str]:
    """Return the sentences of Markdown without code, formulas, addresses and marks."""
    text = re.sub(r"^ *(?:>|#+) ?", "", text, flags=re.MULTILINE)
    text = START_OF_A_ROW.sub("\n\n", text)
    text = re.sub(r"```.*?```|\$[^$]*\$", " ", text, flags=re.DOTALL)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", BeautifulSoup(text, "html.parser").get_text())
    found = (" ".join(sentence.split()) for sentence in END_OF_A_SENTENCE.split(text))
    return [sentence for sentence in found if sentence]


def visible(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells that are not folded."""
    return [cell for cell in code_cells(notebook) if FOLDED not in cell.metadata.get("tags", [])]


def test_a_notebook_has_few_cells_of_code(stored: NotebookNode) -> None:
    assert len(code_cells(stored)) <= MOST_CELLS


def test_visible_code_is_short(stored: NotebookNode) -> None:
    lengths = [len(cell.source.splitlines()) for cell in visible(stored)]
    assert [length for length in lengths if length > MOST_LINES] == []


def test_some_code_is_visible(stored: NotebookNode) -> None:
    assert visible(stored)


def test_a_notebook_has_claims_and_no_assert(stored: NotebookNode) -> None:
    found = [
        f"code cell {number}, line {node.lineno}: write claim(…) or a test"
        for number, cell in enumerate(code_cells(stored), 1)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Assert)
    ]
    assert found == []


def test_every_claim_holds(stored: NotebookNode) -> None:
    notices = [
        f"{where}: {BeautifulSoup(text, 'html.parser').get_text()}"
        for kind in ("text/html", "text/plain")
        for where, text in shown(stored, kind)
        if NOTICE in text
    ]
    assert notices == []


def test_no_sentence_is_long(stored: NotebookNode) -> None:
    long = [
        f"{where}: {len(sentence.split())} words: {sentence}"
        for where, text in prose(stored)
        for sentence in sentences(text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def test_no_phrase_is_coined(stored: NotebookNode) -> None:
    found = [f"{where}: “{phrase}”" for where, text in words_of(stored) for phrase in coined(text)]
    assert found == []


def coined(text: str) -> list[str]:
    """Return the phrases in a text that a reader would stumble over."""
    plain = " ".join(text.lower().split())
    return [phrase for phrase in COINED if phrase in plain] + RATE_ASKED_FOR.findall(plain)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It grew by 6.4%. Then it fell.", ["It grew by 6.4%.", "Then it fell."]),
        ("It grew (“fast.”) And\nfell!", ["It grew (“fast.", "And fell!"]),
        ("# A title\n\nIt grew.\n\n- one\n- two", ["A title", "It grew.", "one", "two"]),
        ("> It grew,\n> and fell.", ["It grew, and fell."]),
        ("See [the data](a.b/c d.csv) at $x. y$ now.", ["See the data at now."]),
        ("It grew.\n\n```\na b c\n```\n\nThen", ["It grew.", "Then"]),
    ],
)
def test_sentences_are_told_apart(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GDP asks for 9.0% a year.", ["asks for 9.0%"]),
        ("It asks for more, or for 9,000 jobs.", []),
        ("It Cannot\nbe told.", ["cannot be told"]),
        ("It can be told.", []),
    ],
)
def test_coined_phrases_are_found(text: str, found: list[str]) -> None:
    assert coined(text) == found
