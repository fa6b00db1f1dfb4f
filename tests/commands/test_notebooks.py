"""What every stored notebook must be, and what the runner does with one that fails."""

import ast
import asyncio
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelspec import get_kernel_dict
from nbformat import NotebookNode

from helpers.commands import notebooks
from helpers.commands.notebooks import (
    NotebookError,
    code_cells,
    finding,
    in_stored_form,
    notebook_paths,
    rerun_one,
    title,
)
from helpers.core.numerals import find_numerals
from helpers.locations import ROOT

PATHS = notebook_paths()
NAMES = [path.name for path in PATHS]
HARMLESS = {"one", "ones", "first", "second", "third", "both", "half", "twice", "pair", "pairs"}
"""Number words that are used as ordinary words."""


@pytest.fixture(params=PATHS, ids=NAMES)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def stored(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def test_there_are_notebooks() -> None:
    assert NAMES
    assert [name[:2] for name in NAMES] == [f"{number:02}" for number in range(len(NAMES))]


def test_it_is_stored_executed_in_order(stored: NotebookNode) -> None:
    counts = [cell.execution_count for cell in code_cells(stored)]
    assert counts == list(range(1, len(counts) + 1))
    assert counts


def test_it_stores_no_error_and_no_warning(stored: NotebookNode) -> None:
    for cell in code_cells(stored):
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


def test_it_stores_no_trace_of_a_machine(path: Path) -> None:
    text = re.sub(r"base64,[^\\\"]+", "", path.read_text(encoding="utf-8"))
    assert not re.search(r"(?<![\w/])/(?:home|root|tmp|Users|usr|work|private)/", text)
    assert not re.search(r"0x[0-9a-f]{6,}", text)
    assert not re.search(r"[A-Z]:\\\\\\\\", text)


def test_it_is_stored_as_jupyterlab_stores_it(path: Path, stored: NotebookNode) -> None:
    """JupyterLab writes what the kernel says of itself; only the version of Python is left out."""
    told = dict(IPythonKernel.language_info)
    assert re.match(r"3\.\d+", str(told.pop("version")))
    kernel = {name: get_kernel_dict()[name] for name in ("display_name", "language")}
    assert stored.metadata == {"language_info": told, "kernelspec": {"name": "python3"} | kernel}
    assert nbformat.writes(in_stored_form(stored)) + "\n" == path.read_text(encoding="utf-8")


def test_code_that_is_folded_on_the_pages_is_folded_in_jupyterlab(stored: NotebookNode) -> None:
    for cell in code_cells(stored):
        folded = "hide-input" in cell.metadata.get("tags", [])
        assert cell.metadata.get("jupyter", {}) == ({"source_hidden": True} if folded else {})


def test_no_output_is_kept_from_the_comparison(stored: NotebookNode) -> None:
    for cell in code_cells(stored):
        assert not re.search(r"NBVAL_|PYTEST_VALIDATE", cell.source, re.IGNORECASE)
        assert not [tag for tag in cell.metadata.get("tags", []) if tag.startswith("nbval")]
        for output in cell.outputs:
            assert not {"image/png", "image/jpeg"} & set(output.get("data", {}))


def test_it_has_one_heading_and_opens_with_its_finding(path: Path, stored: NotebookNode) -> None:
    markdown = [cell.source for cell in stored.cells if cell.cell_type == "markdown"]
    assert sum(len(re.findall(r"^# ", text, re.MULTILINE)) for text in markdown) == 1
    assert markdown[0].startswith("# ")
    tags = [cell.metadata.get("tags", []) for cell in stored.cells[:4]]
    assert any("finding" in found for found in tags)
    if path.name != "00_explore.ipynb":  # it is no article: it asks and finds nothing of its own
        assert "does not say" in "".join(markdown)


def test_no_number_is_typed_into_prose(stored: NotebookNode) -> None:
    typed = [
        f"cell {number}: {numeral.text}"
        for number, cell in enumerate(stored.cells, 1)
        if cell.cell_type == "markdown"
        for line in re.sub(r"`[^`]*`|\]\([^)]*\)", "", cell.source).splitlines()
        for numeral in find_numerals(line)
        if numeral.text.lower() not in HARMLESS and not _is_a_date_of_the_source(line, numeral.text)
        and not re.search(r"five-year", line[max(0, numeral.start) :][:9])
    ]  # fmt: skip
    assert typed == []


def _literal_texts(source: str) -> list[str]:
    """Return the literal sentences of a code cell, without names, formats and computed parts."""
    nodes = list(ast.walk(ast.parse(source)))
    formats = {
        id(part)
        for node in nodes
        if isinstance(node, ast.FormattedValue) and node.format_spec
        for part in ast.walk(node.format_spec)
    }
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in formats
        and " " in node.value
    ]


def test_no_number_is_typed_into_what_a_cell_says(stored: NotebookNode) -> None:
    typed = [
        f"code cell {number}: {text!r}"
        for number, cell in enumerate(code_cells(stored), 1)
        for text in _literal_texts(cell.source)
        if re.search("[0-9]", re.sub(r"RMB1 trillion|\{[^}]*\}", "", text))
    ]
    assert typed == []


def test_the_search_for_typed_numbers_sees_through_formats() -> None:
    source = "show(f'grew by {rate:.1%} and 5 more', 'gdp-growth-2020', x=f'{y} in 2019')"
    assert set(_literal_texts(source)) == {"grew by ", " and 5 more", " in 2019"}


def _is_a_date_of_the_source(line: str, text: str) -> bool:
    return text == "2021" and "January 2021" in line


def test_every_image_has_a_description_and_a_table(stored: NotebookNode) -> None:
    shown = 0
    for cell in code_cells(stored):
        for output in cell.outputs:
            page = BeautifulSoup(output.get("data", {}).get("text/html", ""), "html.parser")
            for image in page.find_all("img"):
                shown += 1
                assert len(str(image["alt"])) > 40
                chart = image.find_parent("figure")
                assert chart is not None
                assert chart.find("figcaption") is not None
                assert chart.find("table") is not None
            for table in page.find_all("table"):
                assert table.find("caption") is not None
                assert all(head.get("scope") == "col" for head in table.find_all("th"))
    assert shown


def test_the_picture_of_the_readme_is_the_stored_chart() -> None:
    assert notebooks.PICTURE_FILE.read_bytes() == notebooks.picture().svg
    assert f"({notebooks.PICTURE_FILE.relative_to(ROOT).as_posix()})" in (
        ROOT / "README.md"
    ).read_text(encoding="utf-8")


def _notebook(path: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_a_rerun_stores_outputs_and_is_the_same_again(tmp_path: Path) -> None:
    path = _notebook(tmp_path / "ok.ipynb", "print('a')", "print('b')\nprint('c')\n1 + 1")
    asyncio.run(rerun_one(path))
    first = path.read_bytes()
    outputs = code_cells(nbformat.read(path, as_version=4))[1].outputs
    assert [output.get("text", "") for output in outputs] == ["b\nc\n", ""]
    assert outputs[1].data == {"text/plain": "2"}
    asyncio.run(rerun_one(path))
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("sources", "messages"),
    [
        (("1", "y = 2\nraise ValueError('no such year')"), ("code cell 2 of 2", "no such year")),
        (("import warnings\nwarnings.warn('old')", "2"), ("code cell 1 of 2", "UserWarning: old")),
        (("x = 1", "x = 2", "import os\nos._exit(1)"), ("code cell 3 of 3",)),
    ],
    ids=["error", "warning", "dead kernel"],
)
def test_a_notebook_that_fails_is_left_as_it_was(
    tmp_path: Path, sources: tuple[str, ...], messages: tuple[str, ...]
) -> None:
    path = _notebook(tmp_path / "bad.ipynb", *sources)
    before = path.read_bytes()
    with pytest.raises(NotebookError, match=r"bad\.ipynb") as caught:
        asyncio.run(rerun_one(path))
    assert all(message in str(caught.value) for message in messages)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["bad.ipynb"]


def test_a_cell_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebooks, "CELL_TIMEOUT", 1)
    path = _notebook(tmp_path / "slow.ipynb", "import time\ntime.sleep(60)")
    with pytest.raises(NotebookError, match=r"slow\.ipynb failed in code cell 1 of 1"):
        asyncio.run(rerun_one(path))


def test_an_error_that_is_asked_for_is_an_error(tmp_path: Path) -> None:
    path = _notebook(tmp_path / "asked.ipynb", "1 / 0")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].metadata["tags"] = ["raises-exception"]
    nbformat.write(notebook, path)
    before = path.read_bytes()
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        asyncio.run(rerun_one(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"cells": [{}], "nbformat": 4}'])
def test_what_is_no_notebook_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match=r"broken\.ipynb cannot be read"):
        asyncio.run(rerun_one(path))


def test_all_succeed_or_the_job_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = _notebook(tmp_path / "good.ipynb", "1"), _notebook(tmp_path / "bad.ipynb", "1 / 0")
    assert notebooks.rerun_all([good])
    assert "[1/1] good.ipynb rerun in" in capsys.readouterr().out
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    before = good.read_bytes()
    assert not notebooks.rerun_all([bad, good])
    said = capsys.readouterr().out
    assert "ZeroDivisionError" in said
    assert "good.ipynb" not in said
    assert good.read_bytes() == before


def test_a_widget_is_stored_as_what_stands_for_it(tmp_path: Path) -> None:
    source = (
        "import ipywidgets\nfrom IPython.display import display\n"
        "view = {'model_id': ipywidgets.Text().model_id}\n"
        "display({'application/vnd.jupyter.widget-view+json': view, 'text/plain': 'x',"
        " 'text/html': '<p>x</p>'}, raw=True)"
    )
    path = _notebook(tmp_path / "widget.ipynb", source)
    asyncio.run(rerun_one(path))
    notebook = nbformat.read(path, as_version=4)
    assert code_cells(notebook)[0].outputs[0].data == {"text/html": "<p>x</p>", "text/plain": "x"}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


def test_authors_only_tag_what_is_folded(tmp_path: Path) -> None:
    path = _notebook(tmp_path / "tags.ipynb", "1", "2", "3")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].metadata = {"tags": ["hide-input"], "collapsed": True}
    notebook.cells[1].metadata = {"jupyter": {"source_hidden": True, "outputs_hidden": True}}
    notebook.cells[2].metadata = {"tags": ["path"]}
    notebook.cells.append(nbformat.v4.new_markdown_cell("Words.", id="prose"))
    nbformat.write(notebook, path)
    asyncio.run(rerun_one(path))
    assert [dict(cell.metadata) for cell in nbformat.read(path, as_version=4).cells] == [
        {"tags": ["hide-input"], "jupyter": {"source_hidden": True}},
        {},
        {"tags": ["path"]},
        {},
    ]


def _found(path: Path, *texts: str) -> Path:
    """Write a notebook that displays findings, and something else that is no Markdown."""
    outputs = [
        nbformat.v4.new_output("display_data", data={"text/html": "<p>a notice</p>"}),
        *(nbformat.v4.new_output("display_data", data={"text/markdown": text}) for text in texts),
    ]
    cell = nbformat.v4.new_code_cell(
        "1", id="cell", outputs=outputs, metadata={"tags": ["finding"]}
    )
    heading = nbformat.v4.new_markdown_cell("# Was it *so*? \n\n```\n# no\n```\n\n## Why", id="top")
    nbformat.write(nbformat.v4.new_notebook(cells=[heading, cell]), path)
    return path


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("It grew.", "It grew."),
        ("> **Finding.** It grew.", "It grew."),
        ("> It grew,\n> and fell.\n>\n> Then **both**.", "It grew, and fell.\n\nThen **both**."),
        ("It grew.\n\n<details><summary>x</summary><ul>\n<li>y</li>\n</ul></details>", "It grew."),
        ("It grew to > 3.", "It grew to > 3."),
    ],
)
def test_a_finding_is_told_without_the_signs_of_its_place(
    tmp_path: Path, shown: str, said: str
) -> None:
    assert finding(_found(tmp_path / "found.ipynb", shown)) == said


def test_a_finding_must_be_one(tmp_path: Path) -> None:
    for path in (
        _notebook(tmp_path / "none.ipynb", "1"),
        _found(tmp_path / "none.ipynb", "a", "b"),
        _found(tmp_path / "none.ipynb", " "),
    ):
        with pytest.raises(ValueError, match=r"none\.ipynb: one cell tagged 'finding'"):
            finding(path)


def test_a_title_must_be_one(tmp_path: Path) -> None:
    assert title(_found(tmp_path / "one.ipynb", "a")) == "Was it *so*?"
    with pytest.raises(ValueError, match=r"none\.ipynb has 0 headings of the first level"):
        title(_notebook(tmp_path / "none.ipynb", "1"))
