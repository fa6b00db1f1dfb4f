"""Render the stored notebooks and the reference to pages that need no network and no server.

They are made in a temporary folder that is laid out as the project is, so that links between its
files lead from page to page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from helpers.commands.reference import reference_pages
from helpers.locations import DATA, DOCS, NOTEBOOKS, ROOT, SITE

_FILES = ("README.md", "CONTRIBUTING.md", "CITATION.cff", "LICENSE")
"""What the pages show or lead to, beside the folders that are copied whole."""


def render(site: Path = SITE, *, pdf: bool = False) -> bool:
    """Render the notebooks, as they are stored, and the reference to a folder of pages.

    Parameters
    ----------
    site : Path
        The folder; it is replaced only if rendering succeeds.
    pdf : bool
        Whether each page is printed as well, where a Chromium is found.

    Returns
    -------
    bool
        Whether rendering succeeded without a warning.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, pages = Path(folder) / "source", Path(folder) / "pages"
        _lay_out(source)
        arguments = ["--quiet", "--fail-on-warning", "-j", "auto", "-b", "html", "-c", str(DOCS)]
        arguments += ["-D", f"with_pdf={int(pdf)}"]
        arguments += ["-d", str(Path(folder) / "doctrees"), str(source), str(pages)]
        command = [sys.executable, "-m", "sphinx", *arguments]
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            print("The pages were not rendered; the lines above say why.", file=sys.stderr)
            return False
        (pages / ".buildinfo").unlink(missing_ok=True)
        _replace(site, pages)
    return True


def _replace(site: Path, pages: Path) -> None:
    """Put pages in the place of others, which are gone only when the new ones lie beside them."""
    part = site.with_name(f".{site.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        shutil.copytree(pages, part)
        shutil.rmtree(site, ignore_errors=True)
        part.rename(site)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _lay_out(source: Path) -> None:
    """Copy what the pages are made of, with the first page at the top, and write the reference."""
    unwanted = shutil.ignore_patterns(".ipynb_checkpoints", "*.part", "_static", "_templates")
    for folder, name in ((NOTEBOOKS, "notebooks"), (DOCS, "docs"), (DATA, "data")):
        shutil.copytree(folder, source / name, ignore=unwanted)
    for file in _FILES:
        shutil.copy(ROOT / file, source)
    (source / "notebooks" / "index.md").rename(source / "index.md")
    (source / "reference").mkdir()
    for name, text in reference_pages().items():
        (source / "reference" / f"{name}.rst").write_text(text, encoding="utf-8")
