"""A page as PDF, printed by a Chromium where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SECONDS = 120

_TIMES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")


def find_chromium() -> str | None:
    """Return the path of a Chromium, or nothing where none is found."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def print_page(chromium: str, page: str) -> bytes:
    """Print a page that needs nothing else, tagged and with an outline.

    Parameters
    ----------
    chromium : str
        The path of the browser.
    page : str
        The page. It is of our own making and has no scripts, so that the browser needs no sandbox,
        which not every machine allows.

    Returns
    -------
    bytes
        The PDF, with the times at which it was made blotted out.

    Raises
    ------
    RuntimeError
        If the browser prints nothing; it says what it said.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", f"--user-data-dir={folder}/browser",
            "--no-pdf-header-footer", "--generate-pdf-document-outline",
            f"--print-to-pdf={printed}", source.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_SECONDS
        )
        if not printed.exists():
            raise RuntimeError(f"{chromium} printed no PDF: {done.stderr.strip()}")
        content = printed.read_bytes()
    return _TIMES.sub(_blotted, content)


def _blotted(found: re.Match[bytes]) -> bytes:
    """Return a time of the same length that is always the same, so that no place in it moves."""
    blank = re.sub(rb"\d", b"0", found[0])
    return blank.replace(b"D:00000000", b"D:20000101", 1)
