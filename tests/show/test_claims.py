"""A claim is silent where it holds, and shows a notice and goes on where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient

from helpers.core.answer import Answer
from helpers.show import claims
from helpers.show.claims import NOTICE, claim

Shown = list[tuple[Any, bool]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    found: Shown = []
    monkeypatch.setattr(claims, "display", lambda data, raw: found.append((data, raw)))
    return found


@pytest.mark.parametrize("condition", [True, np.bool_(True)])
def test_what_holds_shows_nothing(shown: Shown, condition: bool) -> None:
    claim(condition, "It is so.")
    assert shown == []


@pytest.mark.parametrize("condition", [False, np.bool_(False)])
def test_what_does_not_hold_is_said_in_place(shown: Shown, condition: bool) -> None:
    claim(condition, "More than <half> & all.")
    ((data, raw),) = shown
    assert raw
    page = BeautifulSoup(data["text/html"], "html.parser")
    (note,) = page.select("[role=note]")
    assert note.get_text() == f"{NOTICE}: More than <half> & all." == data["text/plain"]
    assert note.get("class") == ["claim"]


def test_a_claim_without_words_is_refused_even_where_it_holds() -> None:
    with pytest.raises(ValueError, match="needs words"):
        claim(True, " ")


def test_an_answer_is_no_condition() -> None:
    with pytest.raises(TypeError, match=r"Answer\.YES"):
        claim(Answer.UNCLEAR, "It is unclear.")  # type: ignore[arg-type]


def test_a_notebook_goes_on_after_a_notice(tmp_path: Path) -> None:
    cells = [
        "from helpers.show.claims import claim\nclaim(True, 'One.')\n",
        "claim(False, 'Two.')\nprint('on')\nclaim(False, 'Three.')",
    ]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(cells)]
    )
    NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    assert notebook.cells[0].outputs == []
    kinds = [output.output_type for output in notebook.cells[1].outputs]
    assert kinds == ["display_data", "stream", "display_data"]
    texts = [output.get("data", {}).get("text/plain") for output in notebook.cells[1].outputs]
    assert texts == [f"{NOTICE}: Two.", None, f"{NOTICE}: Three."]
