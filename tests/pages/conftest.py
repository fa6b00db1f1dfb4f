"""The pages, rendered once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.commands.site import render

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages, published nowhere; no test may change it."""
    folder = tmp_path_factory.mktemp("rendered") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        assert render(folder)
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """The pages by path, read once; no test may change them."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in site.rglob("*.html")
        if not {"_static", "take-away"} & set(path.relative_to(site).parts)
    }
