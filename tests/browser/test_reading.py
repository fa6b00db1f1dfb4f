"""Every notebook is whole when it is opened, runs, and is the same when it is saved."""

from itertools import chain
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from helpers.commands.notebooks import code_cells, notebook_paths
from tests.browser.reading import Reader, Seen

pytestmark = pytest.mark.browser
TALLEST = 8_300
"""Pixels that a notebook may be tall when it is opened: about eight thousand."""


@pytest.fixture(params=notebook_paths(), ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def _drawn(stored: nbformat.NotebookNode) -> tuple[list[int], list[tuple[int, int]]]:
    """Return how many outputs each code cell has stored, and their images and tables."""
    outputs = [cell.outputs for cell in code_cells(stored)]
    pages = [
        BeautifulSoup(output.get("data", {}).get("text/html", ""), "html.parser")
        for output in chain.from_iterable(outputs)
    ]
    marks = [(len(page.find_all("img")), len(page.find_all("table"))) for page in pages]
    return [len(found) for found in outputs], marks


def _whole(seen: list[list[Seen]], stored: nbformat.NotebookNode) -> None:
    """Everything that is stored is on the screen."""
    shown = list(chain.from_iterable(seen))
    assert ([len(found) for found in seen], [(len(s["images"]), s["tables"]) for s in shown]) == (
        _drawn(stored)
    )
    for output in shown:
        assert output["height"] > 10
        assert output["text"].strip() or output["images"]
        assert all(width > 0 for width in output["images"])
        assert not output["failed"]
        assert "Error displaying widget" not in output["text"]
        assert "untrusted" not in output["text"].lower()


def test_a_notebook_is_whole_and_runs_and_stays_the_same(reader: Reader, path: Path) -> None:
    name = f"notebooks/{path.name}"
    stored = nbformat.read(reader.server.root / name, as_version=4)
    reader.open(name)
    reader.sees_trust(False)
    _whole(reader.outputs(), stored)
    tall = reader.height()
    reader.photograph(f"{path.stem}-opened")
    reader.run_all()
    assert not [seen["text"] for seen in chain.from_iterable(reader.outputs()) if seen["failed"]]
    reader.save()
    assert reader.server.changes() == ""
    # Running a cell once more changes only a count, which is no change of the notebook.
    first = reader.cells[0]
    reader.run(first)
    assert first.locator(".jp-InputPrompt").inner_text() != "[1]:"
    reader.save()
    assert reader.server.traces() == ""
    # Now JupyterLab trusts it, and shows it to a new kernel as it did before.
    reader.server.end_kernels()
    reader.open(name)
    reader.sees_trust(True)
    _whole(reader.outputs(), stored)
    assert tall <= TALLEST
