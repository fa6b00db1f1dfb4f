"""Rerun the notebooks in fresh kernels and store what came out."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from helpers.locations import DOCS, NOTEBOOKS, ROOT

CELL_TIMEOUT = 120
"""Seconds after which a cell counts as hung."""

FINDING = "finding"
"""Tag of the cell whose output states what a notebook found."""

FOLDED = "hide-input"
"""Tag of cells whose code a reader can skip: folded on the pages, and in JupyterLab too."""

PICTURE = "picture"
"""Tag of the cell whose chart stands for the collection in the README."""

PICTURE_FILE = DOCS / "picture.svg"

NAMED = "[0-9]*.ipynb"
"""How the notebooks of the collection are named; others in their folder are a reader's own."""

WIDGET = "application/vnd.jupyter.widget-view+json"

KEPT = ("tags", "trusted")
"""What is kept of what is noted about a cell; the second never gets into the file."""

METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
"""What JupyterLab writes about a notebook, but for the version of Python."""


def notebook_paths() -> list[Path]:
    """Return the notebooks in reading order."""
    return sorted(NOTEBOOKS.glob(NAMED))


def is_of_the_collection(path: Path) -> bool:
    """Tell whether a file, by its full path, is or will be one of `notebook_paths`."""
    return path.parent == NOTEBOOKS and path.match(NAMED)


def rerun_all(paths: list[Path]) -> bool:
    """Rerun notebooks, as many at once as there are cores, and store those that succeed.

    Each notebook runs in a kernel of its own, in its own folder. Progress is printed. A
    notebook that fails stops the job and is left as it was stored.

    Parameters
    ----------
    paths : list of Path
        The notebooks.

    Returns
    -------
    bool
        Whether all of them succeeded.
    """
    return asyncio.run(_rerun_all(paths))


async def _rerun_all(paths: list[Path]) -> bool:
    """Run the notebooks side by side and report on each; start none after a failure."""
    slots = asyncio.Semaphore(os.cpu_count() or 1)
    started = time.monotonic()
    done = 0
    errors: list[NotebookError] = []

    async def rerun(path: Path) -> None:
        nonlocal done
        async with slots:
            if errors:
                return
            print(f"      {path.name} …", flush=True)
            begun = time.monotonic()
            try:
                await rerun_one(path)
            except NotebookError as error:
                errors.append(error)
                return
            done += 1
            seconds = time.monotonic() - begun
            print(f"[{done}/{len(paths)}] {path.name} rerun in {seconds:.1f} s", flush=True)

    await asyncio.gather(*(rerun(path) for path in paths))
    if errors:
        print(*errors, sep="\n\n", flush=True)
        return False
    print(f"{len(paths)} notebook(s) rerun in {time.monotonic() - started:.1f} s", flush=True)
    return True


class NotebookError(RuntimeError):
    """A notebook that does not run: which one, in which cell, and why."""


async def rerun_one(path: Path) -> None:
    """Rerun one notebook in a fresh kernel and store it with its outputs.

    Parameters
    ----------
    path : Path
        The notebook. It is replaced only if every cell succeeds.

    Raises
    ------
    NotebookError
        If it cannot be read, a cell raises or writes a warning, hangs or kills its kernel.
    """
    notebook = _read(path)
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    begun: list[NotebookNode] = []
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_start=lambda cell, cell_index: begun.append(cell),
    )
    try:
        await client.async_execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise NotebookError(f"{_where(path, notebook, begun[-1:])}\n{_reason(error)}") from error
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                text = output.get("text") or f"{output.ename}: {output.evalue}"
                raise NotebookError(f"{_where(path, notebook, [cell])}\n{text}")
    _store(notebook, path)


def _read(path: Path) -> NotebookNode:
    """Read and validate a notebook."""
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (OSError, ValueError, AttributeError, KeyError, nbformat.ValidationError) as error:
        raise NotebookError(f"{path.name} cannot be read as a notebook: {error}") from error
    return notebook


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells of a notebook, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged_outputs(path: Path, tag: str) -> Iterator[dict[str, str]]:
    """Yield the output data, by type, of the cells of a stored notebook that have a tag."""
    for cell in code_cells(nbformat.read(path, as_version=4)):
        if tag in cell.metadata.get("tags", []):
            yield from (output.data for output in cell.outputs if "data" in output)


def title(path: Path) -> str:
    """Return the title of a stored notebook: its heading of the first level, without the sign.

    Raises
    ------
    ValueError
        If it has not exactly one.
    """
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    prose = re.sub(r"^```.*?^```", "", prose, flags=re.DOTALL | re.MULTILINE)
    found = re.findall(r"^# +(.+?) *$", prose, re.MULTILINE)
    if len(found) != 1:
        raise ValueError(f"{path.name} has {len(found)} headings of the first level (# …), not 1")
    return str(found[0])


def finding(path: Path) -> str:
    """Return the finding of a stored notebook as Markdown, each paragraph in one line.

    It is what the cell tagged ``finding`` displays as Markdown, without the signs of a quotation
    and without what is folded away in ``<details>``.

    Raises
    ------
    ValueError
        If no cell or more than one displays a finding.
    """
    texts = [data.get("text/markdown", "") for data in tagged_outputs(path, FINDING)]
    texts = [text for text in texts if text.strip()]
    if len(texts) != 1:
        raise ValueError(f"{path.name}: one cell tagged {FINDING!r} must display Markdown")
    shown = re.sub(r"<details>.*?</details>", "", texts[0], flags=re.DOTALL)
    plain = re.sub(r"^> ?", "", shown, flags=re.MULTILINE).strip()
    paragraphs = re.split(r"\n\s*\n", plain.removeprefix("**Finding.**").strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


class Picture(NamedTuple):
    """The chart of the collection: its SVG, what it shows in words, and its title."""

    svg: bytes
    description: str
    title: str


_CHART = re.compile(
    r'<img alt="([^"]+)".*?src="data:image/svg\+xml;base64,([^"]+)".*?<strong>(.*?)</strong>',
    re.DOTALL,
)
"""A chart as `helpers.show.html.show_chart` writes it."""


def picture() -> Picture:
    """Return the chart of the collection that is tagged ``picture``.

    Raises
    ------
    ValueError
        If not exactly one notebook has such a chart.
    """
    charts = [
        chart
        for path in notebook_paths()
        for data in tagged_outputs(path, PICTURE)
        for chart in _CHART.findall(data.get("text/html", ""))
    ]
    if len(charts) != 1:
        raise ValueError(f"{len(charts)} charts are tagged {PICTURE!r} in {NOTEBOOKS.name}/, not 1")
    description, image, title = charts[0]
    return Picture(base64.b64decode(image), unescape(description), unescape(title))


def in_stored_form(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook in the one form in which it is stored, here and by JupyterLab.

    It is what JupyterLab writes after a run from top to bottom, without what depends on the
    machine or on how it was run: the version of Python, times, and the views of widgets, which
    show an error where their kernel is gone. Their other forms, as HTML or text, stay.

    Parameters
    ----------
    notebook : NotebookNode
        The notebook; it is changed.
    """
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        kept = {name: cell.metadata[name] for name in KEPT if cell.metadata.get(name)}
        if FOLDED in kept.get("tags", []):
            kept["jupyter"] = {"source_hidden": True}
        cell.metadata = nbformat.from_dict(kept)
    with_code = [cell for cell in code_cells(notebook) if "".join(cell.source).strip()]
    for count, cell in enumerate(with_code, 1):
        if cell.execution_count is not None:
            cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            output.get("data", {}).pop(WIDGET, None)
    return notebook


def _store(notebook: NotebookNode, path: Path) -> None:
    """Replace a notebook in one step."""
    part = path.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            nbformat.write(in_stored_form(notebook), file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _where(path: Path, notebook: NotebookNode, cells: list[NotebookNode]) -> str:
    """Name the notebook and the cell at which it failed, with its first lines."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    if not cells:
        return f"{name} failed before its first code cell:"
    codes = code_cells(notebook)
    number = 1 + next(at for at, code in enumerate(codes) if code is cells[0])
    lines = "\n".join(f"    {line}" for line in cells[0].source.splitlines()[:5])
    return f"{name} failed in code cell {number} of {len(codes)}:\n{lines}"


def _reason(error: Exception) -> str:
    """Return the error of a cell without the colours of its traceback."""
    return re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip()
