"""The workbook: what is in it, that nothing in it runs, and that it is the same every time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from helpers.data.report import load_report, report_names
from helpers.data.schema import shared_tables
from helpers.data.workbook import write_workbook

REPORT = load_report("changchun-2021")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return REPORT.to_excel(tmp_path_factory.mktemp("workbook") / "report.xlsx")


@pytest.mark.parametrize("name", report_names())
def test_every_table_is_a_sheet(name: str, tmp_path: Path) -> None:
    report = load_report(name)
    sheets = openpyxl.load_workbook(report.to_excel(tmp_path / "report.xlsx")).sheetnames
    assert (sheets[0], sheets[-1]) == ("about", "columns")
    assert sorted(sheets[1:-1]) == sorted(report.package.tables)


def test_figures_are_read_back_with_their_units_and_intervals(written: Path) -> None:
    back = pd.read_excel(written, "figures", index_col="figure")
    row = back.loc["grain-output-level-2020"]
    assert (row["label"], row["value"], row["unit"]) == ("Grain output", 23.3, "billion jin")
    assert (row["low"], row["high"], row["year"]) == (23.25, 23.35, 2020)
    assert row["allows"] == "23.25 to 23.35 billion jin"
    assert list(back.index) == list(REPORT.figures.index)
    assert list(back.columns) == list(REPORT.figures.columns)
    # "more than 8.5%" has no upper end
    assert back["high"].isna()["industrial-output-growth-2020"]
    assert back.loc["good-air-days-change-2016-2020", "period"] == "2016-2020"
    assert back.loc["gdp-growth-2020", "period"] == 2020


def test_every_row_of_every_table_is_there(written: Path) -> None:
    for name in REPORT.package.tables:
        sheet = openpyxl.load_workbook(written, read_only=True)[name]
        assert sum(1 for _ in sheet.rows) == 1 + len(REPORT.table(name)), name


def test_the_first_sheet_says_what_it_is_and_the_last_what_columns_hold(written: Path) -> None:
    book = openpyxl.load_workbook(written)
    about = [cell.value for row in book["about"].rows for cell in row]
    assert REPORT.title in about
    assert REPORT.source["path"] in about
    told = {(sheet.value, column.value): text.value for sheet, column, text in book["columns"].rows}
    for name, table in shared_tables().items():
        if name not in ("figures", "evidence", "indicators"):
            for column, field in table.fields.items():
                assert told[name, column] == field.description
    for name in REPORT.package.tables:  # what is there is told, and nothing else
        columns = [column for sheet, column in told if sheet == name]
        assert columns == [cell.value for cell in next(iter(book[name].rows))]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "http://example.org",
     "{=1}", "mailto:a@example.org", "00123", "\u202e=1", "a\x07b"],
)  # fmt: skip
def test_a_cell_is_text_and_never_runs(text: str, tmp_path: Path) -> None:
    frame = pd.DataFrame({"cell": [text]})
    path = write_workbook(
        tmp_path / "text.xlsx", {"title": text}, {"sheet": (frame, {"cell": text})}
    )
    book = openpyxl.load_workbook(path)
    for sheet, place in (("sheet", "A2"), ("about", "B2"), ("columns", "C2")):
        cell = book[sheet][place]
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert str(cell.value).replace("_x0007_", "\x07") == text
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_the_same_report_makes_the_same_file(written: Path, tmp_path: Path) -> None:
    again = load_report("changchun-2021").to_excel(tmp_path / "again.xlsx")
    assert again.read_bytes() == written.read_bytes()


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ends in \.xlsx, not figures\.csv"):
        REPORT.to_excel(tmp_path / "figures.csv")


def test_a_file_that_cannot_be_replaced_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"mine")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space left"):
        REPORT.to_excel(path)
    assert [one.name for one in tmp_path.iterdir()] == ["report.xlsx"]
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        FileNotFoundError, match=r"there is no folder .*nowhere for the workbook report\.xlsx"
    ):
        REPORT.to_excel(tmp_path / "nowhere" / "report.xlsx")
