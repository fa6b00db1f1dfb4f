"""Write frames into a workbook for spreadsheets, as text and numbers and never as formulas."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from helpers.core.period import Period

_MADE = datetime(2000, 1, 1)
"""What stands for the time at which a workbook was made, so that it is the same every time."""

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NARROW, _WIDE = 8, 60
"""Least and greatest width of a column, in characters."""

_SAMPLE = 200
"""Rows that decide how wide a column is."""


def write_workbook(
    path: Path,
    about: Mapping[str, str],
    sheets: Mapping[str, tuple[pd.DataFrame, Mapping[str, str]]],
) -> Path:
    """Write frames into a workbook, a sheet each.

    Parameters
    ----------
    path : Path
        The file, which ends in ``.xlsx``.
    about : dict of str to str
        What the first sheet says, line by line: a word and what it stands for.
    sheets : dict of str to (DataFrame, dict of str to str)
        The frames by the name of their sheet, and what their columns hold, which the last sheet
        says.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ValueError
        If the file has another suffix.
    OSError
        If there is no such folder, or it cannot be written; a file that was there is left as it
        was.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> frame = pd.DataFrame({"sum": ["=1+1"]})
    >>> with TemporaryDirectory() as folder:
    ...     path = write_workbook(Path(folder, "sums.xlsx"), {}, {"sums": (frame, {})})
    ...     pd.read_excel(path, "sums")["sum"].tolist()
    ['=1+1']
    """
    if path.suffix.lower() != ".xlsx":
        raise ValueError(f"a workbook is a file that ends in .xlsx, not {path.name}")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.parent} for the workbook {path.name}")
    told = [
        (sheet, column, text.replace("infinite where", "empty where"))
        for sheet, (_, columns) in sheets.items()
        for column, text in columns.items()
    ]  # fmt: skip
    frames = {
        "about": pd.DataFrame(list(about.items()), columns=["this workbook", "what it is"]),
        **{name: _plain(frame) for name, (frame, _) in sheets.items()},
        "columns": pd.DataFrame(told, columns=["sheet", "column", "what it holds"]),
    }
    content = io.BytesIO()
    with pd.ExcelWriter(
        content, engine="xlsxwriter", engine_kwargs={"options": _OPTIONS}
    ) as writer:
        writer.book.set_properties({"created": _MADE})
        for name, frame in frames.items():
            frame.to_excel(
                writer, sheet_name=name, index=False, freeze_panes=(1, 1), inf_rep="", na_rep=""
            )
            _lay_out(writer.sheets[name], frame)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content.getvalue())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Write periods as numbers where they are whole years, and else as text."""
    if "period" not in frame:
        return frame
    periods = [
        period.year or str(period) if isinstance(period, Period) else None
        for period in frame["period"]
    ]
    return frame.assign(period=pd.Series(periods, frame.index, dtype="object"))


def _lay_out(sheet: Worksheet, frame: pd.DataFrame) -> None:
    """Make columns as wide as what they hold, and let them be filtered."""
    for at, name in enumerate(frame):
        longest = frame[name].head(_SAMPLE).astype("str").str.len().max()
        width = max(len(str(name)), 0 if pd.isna(longest) else int(longest))
        sheet.set_column(at, at, min(max(width + 2, _NARROW), _WIDE))
    sheet.autofilter(0, 0, len(frame), max(len(frame.columns) - 1, 0))
