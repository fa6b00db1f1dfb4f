"""Render the stored notebooks to pages that need neither a network nor a server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from helpers.locations import DOCS, NOTEBOOKS, SITE


def render(site: Path = SITE) -> bool:
    """Render the notebooks, as they are stored, to a folder of pages.

    Parameters
    ----------
    site : Path
        The folder; it is replaced only if rendering succeeds.

    Returns
    -------
    bool
        Whether rendering succeeded without a warning.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        arguments = ["--quiet", "--fail-on-warning", "-b", "html", "-c", str(DOCS)]
        arguments += ["-d", str(Path(folder) / "doctrees"), str(NOTEBOOKS), str(pages)]
        if subprocess.run([sys.executable, "-m", "sphinx", *arguments], check=False).returncode:
            print("The pages were not rendered; the lines above say why.", file=sys.stderr)
            return False
        (pages / ".buildinfo").unlink(missing_ok=True)
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(pages, site)
    return True
