"""One zip with all tables of a report: what is in it, how it is checked, the same bytes always."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from helpers.pages.about import About, Citation

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the zip has, the earliest there is."""

SUMS = "SHA256SUMS"


def archive(about: About, citation: Citation, root: Path) -> bytes:
    """Pack the data package of a report, so that its descriptor resolves where it is unpacked.

    Parameters
    ----------
    about : About
        The report.
    citation : Citation
        How the collection is cited.
    root : Path
        The folder with ``data``, ``CITATION.cff`` and ``LICENSE``, as in the repository.

    Returns
    -------
    bytes
        The zip: one folder, named as the report, laid out as the repository is, with a README and
        the SHA-256 sums of all files, which ``sha256sum --check`` reads.

    Raises
    ------
    FileNotFoundError
        If one of the files is missing.
    """
    data = root / "data"
    paths = [root / "CITATION.cff", root / "LICENSE", data / "schema.json", data / "units.txt"]
    paths += [path for path in (data / about.name).rglob("*") if path.is_file()]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    files["README.txt"] = _readme(about, citation).encode("utf-8")
    files[SUMS] = "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
    ).encode("ascii")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{about.name}/{name}", _TIME)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def _readme(about: About, citation: Citation) -> str:
    """Say what is in the zip."""
    return f"""{about.title}

data/{about.name}/ is a Frictionless Data Package. datapackage.json names every table beside it and
says what each column holds. data/units.txt defines the units, data/schema.json what all such
packages share.

Version of the data: {about.version or "not named"}
Source of the figures: {about.source}
Address: {about.address or "not named"}
Published: {about.published or "not named"}
Licence of the data: {about.licence or "not named"} {about.licence_address}
Cite: {citation.line}; see CITATION.cff

LICENSE is that of the code ({citation.licence}), which is not in here.
To check that all files are whole: sha256sum --check {SUMS}
"""
