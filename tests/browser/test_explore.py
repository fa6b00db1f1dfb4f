"""Where a reader starts: the controls move their pictures, the tasks work when they are typed."""

import sys

import nbformat
import pytest
from playwright.sync_api import Locator

from helpers.commands.notebooks import code_cells
from helpers.locations import NOTEBOOKS
from tests.browser.reading import Reader

pytestmark = pytest.mark.browser
EXPLORE = "notebooks/00_explore.ipynb"
CONTROLS = ".noUi-handle, .widget-dropdown select"
_PICTURES = """
cell => JSON.stringify([...cell.querySelectorAll('.jp-OutputArea-child img')].map(one => one.src))
"""


def _sources(tag: str) -> list[str]:
    """Return the code of the cells that have a tag."""
    notebook = nbformat.read(NOTEBOOKS.parent / EXPLORE, as_version=4)
    return [cell.source for cell in code_cells(notebook) if tag in cell.metadata.get("tags", [])]


def _moved(control: Locator, back: bool) -> None:
    """Move a slider by one step, a choice to the next, and the other way round."""
    if control.evaluate("one => one.tagName") == "SELECT":
        options = control.locator("option").count()
        chosen = int(control.evaluate("one => one.selectedIndex"))
        control.select_option(index=(chosen + (-1 if back else 1)) % options)
        return
    control.focus()
    control.press("ArrowDown" if back else "ArrowUp")


def _pictures(reader: Reader, cell: Locator, before: str) -> str:
    """Return the pictures of a cell once they differ from those before."""
    for _ in range(100):
        pictures = str(cell.evaluate(_PICTURES))
        if pictures != before:
            return pictures
        reader.page.wait_for_timeout(100)
    raise AssertionError(f"nothing moves: {cell.inner_text()[:300]}")


def test_every_control_moves_its_picture_and_back(reader: Reader) -> None:
    reader.open(EXPLORE)
    assert reader.page.locator(CONTROLS).count() == 0
    reader.run_all()
    reader.page.wait_for_selector(CONTROLS)
    reader.photograph("00_explore-controls")
    moved = 0
    for cell in reader.cells:
        for control in cell.locator(CONTROLS).all():
            before = str(cell.evaluate(_PICTURES))
            assert "data:image" in before
            _moved(control, back=False)
            after = _pictures(reader, cell, before)
            _moved(control, back=True)
            assert _pictures(reader, cell, after) == before, control.evaluate("e => e.outerHTML")
            moved += 1
    assert moved >= 3
    reader.save()
    assert reader.server.changes() == ""


def test_the_tasks_work_when_they_are_typed_into_a_new_notebook(reader: Reader) -> None:
    (setup,), tasks = _sources("setup"), _sources("task")
    assert len(tasks) == 12
    root = reader.server.root
    reader.open(EXPLORE)
    reader.begin()
    told = reader.type("import sys, helpers; print(sys.prefix, helpers.__file__)")
    assert told[0]["text"].split() == [sys.prefix, str(root / "helpers" / "__init__.py")]
    assert not any(seen["failed"] for seen in reader.type(setup))
    for task in tasks:
        shown = reader.type(task)
        assert shown, task
        for seen in shown:
            assert not seen["failed"], seen["text"]
            assert seen["height"] > 10, task
            assert all(width > 0 for width in seen["images"])
    reader.photograph("tasks-typed")
    reader.save()
    # The reader's own notebook is stored as JupyterLab has it.
    own = nbformat.read(root / "notebooks" / "Untitled.ipynb", as_version=4)
    assert own.metadata.language_info.version
