"""One server on a fresh clone and one browser for all tests of JupyterLab."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.reading import Reader
from tests.browser.serving import Server, clone, started

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        own = play.chromium.executable_path
        found = [*filter(None, map(shutil.which, NAMES)), *([own] if Path(own).exists() else [])]
        if not found:
            pytest.exit(f"There is no Chromium here: none of {', '.join(NAMES)}, nor {own}", 1)
        chromium = play.chromium.launch(executable_path=found[0], args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("lab")
    with started(clone(folder / "clone"), folder / "home") as running:
        yield running


@pytest.fixture(scope="session")
def session(browser: Browser, server: Server) -> Iterator[Reader]:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(20_000)
    yield Reader(page, server)
    page.close()


@pytest.fixture
def reader(session: Reader) -> Reader:
    """A reader of a fresh clone."""
    session.server.as_cloned()
    assert session.server.traces() == ""
    return session
