"""How JupyterLab is started, and how it stores the notebooks of the collection."""

import os
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyterlab.labapp import LabApp
from nbformat import NotebookNode
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import __main__ as commands
from helpers.commands import lab, notebooks
from helpers.locations import NOTEBOOKS, ROOT

Start = Callable[..., list[str]]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start the command as from the shell, with a JupyterLab that only notes its options."""

    def start(*words: str) -> list[str]:
        told: list[str] = []
        monkeypatch.setattr(LabApp, "launch_instance", told.extend)
        monkeypatch.setattr(LabApp, "serverapp_class", None)
        monkeypatch.setattr(sys, "argv", ["helpers", "lab", *words])
        monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "")
        assert commands.main() == (0 if told else 2)
        return told

    return start


@pytest.mark.parametrize("words", [("--port", "8890"), ("--", "--port", "8890"), ("--port=8890",)])
def test_options_go_to_jupyterlab(start: Start, words: tuple[str, ...]) -> None:
    told = start(*words)
    given = [word for word in words if word != "--"]
    assert told[-len(given) :] == given
    assert "--" not in told
    assert f"--ServerApp.root_dir={ROOT}" in told
    assert LabApp.serverapp_class is lab.LocalServer


def test_it_opens_on_the_first_notebook(start: Start) -> None:
    first = min(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert f"--LabApp.default_url=/lab/tree/notebooks/{first}" in start()


@pytest.mark.parametrize(
    "option",
    [
        "--ip=0.0.0.0",
        "--ip",
        "--ServerApp.ip=*",
        "--LabApp.ip=::",
        "--NotebookApp.ip=0.0.0.0",
        "--IdentityProvider.token=",
        "--ServerApp.token=''",
        "--LabApp.token=x",
        "--ServerApp.password=",
        "--PasswordIdentityProvider.hashed_password=x",
        "--ServerApp.identity_provider_class=x",
        "--ServerApp.allow_remote_access=True",
        "--ServerApp.disable_check_xsrf=True",
        "--ServerApp.allow_origin=*",
        "--ServerApp.allow-origin=*",
        "--sock=/x",
    ],
)
def test_what_would_let_others_in_is_refused(
    start: Start, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start("--port", "8890", option) == []
    said = capsys.readouterr().out
    assert f"it takes no {option.partition('=')[0]}." in said
    assert "this machine only and keeps its token" in said
    assert said.endswith(f"jupyter lab --port 8890 {option}\n")


@pytest.mark.parametrize("option", ["--port=1", "--ServerApp.tokens=1", "--zip=1", "--no-browser"])
def test_what_only_sounds_like_it_is_not(start: Start, option: str) -> None:
    assert option in start(option)


def test_root_is_allowed_where_it_is_root_only(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user, allowed in ((0, True), (1000, False)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user, raising=False)
        assert ("--allow-root" in start()) == allowed
    monkeypatch.delattr(os, "geteuid")  # as on Windows
    assert "--allow-root" not in start()


def test_without_a_browser_it_says_so(
    start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> None:
        raise webbrowser.Error

    def found(browser: object) -> Callable[[], object]:
        return lambda: browser

    monkeypatch.delenv("BROWSER", raising=False)
    for get in (none, found(webbrowser.GenericBrowser("w3m"))):
        monkeypatch.setattr(webbrowser, "get", get)
        assert "--no-browser" in start()
        assert "There is no browser here; open the address" in capsys.readouterr().out
        assert "--no-browser" not in start("--browser=mine")
        assert not capsys.readouterr().out
    monkeypatch.setattr(webbrowser, "get", found(webbrowser.BackgroundBrowser("firefox")))
    assert "--no-browser" not in start()
    monkeypatch.setattr(webbrowser, "get", found(webbrowser.GenericBrowser("mine")))
    monkeypatch.setenv("BROWSER", "mine")
    assert "--no-browser" not in start()
    assert not capsys.readouterr().out


def test_control_c_before_it_listens_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LabApp, "launch_instance", interrupted)
    monkeypatch.setattr(LabApp, "serverapp_class", None)
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "")
    assert lab.lab([]) == 0


Save = Callable[[str], NotebookNode]


def _as_used() -> NotebookNode:
    """Return a notebook as JupyterLab has it after cells were run again, and one was moved."""
    view = {notebooks.WIDGET: {"model_id": "b0e1"}, "text/html": "<p>x</p>", "text/plain": "x"}
    cells = [
        new_markdown_cell("# Words", id="words", metadata={"editable": True}),
        new_code_cell(
            "1 + 1",
            id="sum",
            execution_count=9,
            outputs=[new_output("execute_result", {"text/plain": "2"}, execution_count=9)],
            metadata={"trusted": True, "tags": ["hide-input"], "execution": {"iopub": "12:00"}},
        ),
        new_code_cell("", id="empty", metadata={"trusted": True}),
        new_code_cell("y = 'typed'", id="new", metadata={"trusted": True}),
        new_code_cell(
            "move()",
            id="move",
            execution_count=7,
            outputs=[new_output("display_data", view)],
            metadata={"trusted": True, "scrolled": True},
        ),
    ]
    information = {"name": "python", "version": "3.99.0"}
    metadata = {"language_info": information, "widgets": {}}
    used: NotebookNode = new_notebook(cells=cells, metadata=metadata)
    return used


@pytest.fixture
def save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Save:
    """Save that notebook as the server does, in a folder of the test's own, and read the file."""
    folder = tmp_path.resolve() / "notebooks"
    folder.mkdir()
    monkeypatch.setattr(notebooks, "NOTEBOOKS", folder)
    notary = NotebookNotary(db_file=":memory:", secret=b"secret", data_dir=str(tmp_path))
    manager = FileContentsManager(root_dir=str(folder.parent), notary=notary)
    manager.register_pre_save_hook(lab.store)

    def save(path: str) -> NotebookNode:
        manager.save({"type": "notebook", "format": "json", "content": _as_used()}, path)
        stored: NotebookNode = nbformat.read(folder.parent / path, as_version=4)
        assert notary.check_signature(stored)
        return stored

    return save


def test_jupyterlab_saves_in_the_stored_form(save: Save) -> None:
    stored = save("notebooks/01_sums.ipynb")
    assert stored.metadata == notebooks.METADATA
    assert [dict(cell.metadata) for cell in stored.cells] == [
        {},
        {"tags": ["hide-input"], "jupyter": {"source_hidden": True}},
        {},
        {},
        {},
    ]
    codes = notebooks.code_cells(stored)
    assert [cell.execution_count for cell in codes] == [1, None, None, 3]
    assert codes[0].outputs[0].execution_count == 1
    assert codes[3].outputs[0].data == {"text/html": "<p>x</p>", "text/plain": "x"}
    assert [cell.source for cell in stored.cells] == [cell.source for cell in _as_used().cells]
    assert [cell.id for cell in stored.cells] == [cell.id for cell in _as_used().cells]


@pytest.mark.parametrize("path", ["notebooks/mine.ipynb", "01_sums.ipynb"])
def test_a_notebook_of_the_readers_own_is_saved_as_it_is(save: Save, path: str) -> None:
    used = _as_used()
    for cell in used.cells:
        cell.metadata.pop("trusted", None)  # that never gets into a file
    assert save(path) == used


def test_what_was_typed_is_saved_where_the_stored_form_fails(
    save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(notebook: NotebookNode) -> NotebookNode:
        notebook.cells.clear()
        raise ValueError

    monkeypatch.setattr(lab, "in_stored_form", fails)
    assert save("notebooks/01_sums.ipynb").cells[3].source == "y = 'typed'"


def test_other_files_are_left_alone() -> None:
    model: lab.Model = {"type": "file", "content": {}}
    lab.store(model, "01_a.ipynb", FileContentsManager(root_dir=str(NOTEBOOKS)))
    assert model == {"type": "file", "content": {}}
