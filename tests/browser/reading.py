"""What a reader does in JupyterLab, and what there is to see."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Locator, Page

from tests.browser.serving import Server

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
IDLE = "text=| Idle"
"""What the status bar says of a kernel that has started and has nothing to do."""

FOLDER = "LAB_SCREENSHOTS"
"""Names a folder for screenshots in the environment; without it there are none."""

_SEEN = """
cell => [...cell.querySelectorAll('.jp-OutputArea-child')].map(output => ({
  text: output.innerText,
  height: output.getBoundingClientRect().height,
  failed: output.querySelectorAll('[data-mime-type="application/vnd.jupyter.stderr"]').length > 0,
  images: [...output.querySelectorAll('img')].map(image => image.naturalWidth),
  tables: output.querySelectorAll('table').length,
}))
"""


class Seen(TypedDict):
    """One output of a cell, as it is on the screen; an error and a warning look alike."""

    text: str
    height: float
    failed: bool
    images: list[int]
    tables: int


class Reader:
    """A reader with one page of a browser."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server

    def open(self, path: str) -> None:
        """Open a notebook, and nothing that was open before."""
        self.page.goto(self.server.address(f"/lab/tree/{path}") + "&reset")
        self.page.wait_for_selector(f"{PANEL} .jp-Cell")
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_function(
            "() => [...document.images].every(image => image.complete)", timeout=10_000
        )

    @property
    def cells(self) -> list[Locator]:
        """The code cells, in order."""
        return self.page.locator(f"{PANEL} .jp-CodeCell").all()

    def outputs(self) -> list[list[Seen]]:
        """Return what is seen below every code cell."""
        return [cell.evaluate(_SEEN) for cell in self.cells]

    def height(self) -> int:
        """Return how tall the notebook is, in pixels."""
        return int(
            self.page.locator(f"{PANEL} .jp-WindowedPanel-outer").evaluate("e => e.scrollHeight")
        )

    def choose(self, *entries: str) -> None:
        """Choose an entry of a menu."""
        self.page.locator(".lm-MenuBar-item", has_text=entries[0]).first.click()
        for entry in entries[1:]:
            shown = self.page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True)
            shown.last.click()

    def run_all(self) -> None:
        """Run every cell by the menu, and wait until all have run."""
        self._run(lambda: self.choose("Run", "Run All Cells"))

    def run(self, cell: Locator, keys: str = "Control+Enter") -> None:
        """Run one cell by the keyboard, and wait until it has run."""
        cell.locator(".jp-InputPrompt").click()
        self._run(lambda: self.page.keyboard.press(keys))

    def _run(self, begin: Callable[[], None]) -> None:
        """Begin something, and wait for the prompts of cells that run to come and to go."""
        script = f"""() => {{
            window.ran = false;
            new MutationObserver(() => {{
                const prompts = [...document.querySelectorAll('{PANEL} .jp-InputPrompt')];
                window.ran ||= prompts.some(prompt => prompt.innerText.includes('*'));
            }}).observe(document.querySelector('{PANEL}'), {{subtree: true, childList: true,
                characterData: true, attributes: true}});
        }}"""
        self.page.evaluate(script)
        begin()
        self.page.wait_for_function("() => window.ran", timeout=20_000)
        self.page.wait_for_function(
            f"() => ![...document.querySelectorAll('{PANEL} .jp-InputPrompt')]"
            ".some(prompt => prompt.innerText.includes('*'))",
            timeout=120_000,
        )
        self.page.wait_for_selector(IDLE, timeout=20_000)
        self.page.wait_for_timeout(300)  # outputs are drawn a moment after the prompt

    def begin(self) -> None:
        """Open a new notebook beside the one that is open."""
        panels = self.page.locator(".jp-NotebookPanel").count()
        self.choose("File", "New", "Notebook")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.locator(".jp-NotebookPanel").nth(panels).wait_for()
        self.page.wait_for_selector(IDLE, timeout=60_000)

    def type(self, source: str) -> list[Seen]:
        """Type code into the last cell, run it, and return what is seen below it."""
        cell = self.cells[-1]
        cell.locator(".cm-content").click()
        self.page.keyboard.insert_text(source)
        self._run(lambda: self.page.keyboard.press("Shift+Enter"))
        seen: list[Seen] = cell.evaluate(_SEEN)
        return seen

    def save(self) -> None:
        """Save by the keyboard, and wait until the server has stored it."""
        with self.page.expect_response(
            lambda answer: (
                answer.request.method == "PUT" and answer.url.split("?")[0].endswith(".ipynb")
            )
        ) as answer:
            self.page.keyboard.press("Control+s")
        assert answer.value.ok

    def sees_trust(self, trusted: bool) -> None:
        """Wait until JupyterLab says that it trusts every cell of the notebook, or none."""
        number = len(self.cells)
        told = f"trusted: {number} of {number}" if trusted else f"not trusted: 0 of {number}"
        self.page.wait_for_selector(f".jp-StatusItem-trust[title^='Notebook {told} code cells']")

    def photograph(self, name: str) -> None:
        """Keep pictures of the whole notebook in both themes, where a folder is named for them."""
        folder = os.environ.get(FOLDER)
        if not folder:
            return
        size = self.page.viewport_size
        assert size
        for theme in ("light", "dark"):
            self.page.evaluate("() => document.activeElement?.blur()")
            self.choose("Settings", "Theme", f"JupyterLab {theme.capitalize()}")
            self.page.wait_for_selector(
                f"[data-jp-theme-name$={theme.capitalize()}]", state="attached"
            )
            self.page.set_viewport_size({"width": size["width"], "height": self.height() + 200})
            outer = self.page.locator(f"{PANEL} .jp-WindowedPanel-outer")
            outer.evaluate("one => one.scrollTo(0, 0)")
            self.page.wait_for_timeout(1000)
            self.page.screenshot(path=Path(folder) / f"{name}-{theme}.png")
            self.page.set_viewport_size(size)
        self.choose("Settings", "Theme", "JupyterLab Light")
