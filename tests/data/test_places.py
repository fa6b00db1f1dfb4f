"""The figures against the text of the report, and the checks themselves."""

import re
import subprocess
from pathlib import Path

import pytest

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.data.places import (
    file_problems,
    same_text,
    text_path,
    text_problems,
    why_no_text,
)
from helpers.data.reader import Row
from helpers.data.records import Place
from helpers.data.report import Report
from helpers.locations import ROOT
from tests.building import with_rows

RUN = 8
"""So many of the report's words in a row are its prose, not a figure."""


def test_every_place_and_every_numeral(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    assert text_problems(report, path.read_text(encoding="utf-8")) == []


def test_the_copy_is_the_text_of_the_package(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    assert same_text(report, path)


def test_another_copy_is_not_the_same_text(report: Report, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("Another text.\n", encoding="utf-8")
    assert not same_text(report, copy)


def test_a_copy_that_is_not_utf8_is_a_problem(report: Report, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"caf\xe9\n")
    (problem,) = file_problems(report, copy)
    assert (problem.file, problem.allowed) == ("copy.txt", "text saved as UTF-8")


def test_a_copy_may_begin_with_a_mark(small: tuple[Report, str], tmp_path: Path) -> None:
    report, text = small
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + text.lstrip().encode())
    assert file_problems(report, copy) == []


def test_each_statement_is_apart(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    paragraphs = split_paragraphs(path.read_text(encoding="utf-8"))
    assert max(part.last_paragraph for part in report.records.parts) == len(paragraphs)
    statements = report.package.rows["statements"].values()
    places = [(row["paragraph"], row["start"]) for row in statements]
    assert len(set(places)) == len(places)


def test_the_prose_stays_out_of_the_project(report_with_text: tuple[Report, Path]) -> None:
    _, path = report_with_text
    _, _, body = path.read_text(encoding="utf-8").partition("\n")  # a citation may give the title
    runs = _runs(body)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = [
        f"{name}:{number}"
        for name in filter(None, listed.stdout.split("\0"))
        for number, line in enumerate(_lines(ROOT / name), 1)
        if not runs.isdisjoint(_runs(line))
    ]
    assert found == []


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"base64,[A-Za-z0-9+/=]+", "", text).lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except UnicodeDecodeError:
        return []


def rows_of(report: Report, table: str) -> list[Row]:
    """Return the rows of a table of a report."""
    return list(report.package.rows[table].values())


def placed(row: Row, paragraph: int, start: int, printed: str) -> Row:
    """Return a row with another place, as long as its words."""
    end = start + len(printed)
    place = {"paragraph": paragraph, "start": start, "end": end}
    return row | {column: str(number) for column, number in place.items()} | {"printed": printed}


@pytest.fixture
def small(report: Report) -> tuple[Report, str]:
    """A text made for the test, with two figures, one other numeral and one statement."""
    text = "\nIn 2030 output grew by about 5%.\n\nIt is to double again and to outgrow others.\n"
    one, other, *_ = rows_of(report, "figures")
    figures = [placed(one, 1, 23, "about 5%"), placed(other, 2, 9, "double")]
    numerals = [placed(rows_of(report, "numerals")[0], 1, 3, "2030")]
    statements = [placed(rows_of(report, "statements")[0], 2, 29, "outgrow others")]
    return with_rows(report, figures=figures, numerals=numerals, statements=statements), text


def test_a_sound_table_has_no_problems(small: tuple[Report, str]) -> None:
    assert text_problems(*small) == []


def test_a_numeral_without_a_row_is_found(small: tuple[Report, str]) -> None:
    report, text = small
    (problem,) = text_problems(report, text.replace("others", "7 others"))[1:]
    assert problem.value == "7"
    assert "0 rows" in problem.problem
    (problem,) = text_problems(report, text + "Twelve more.\n")
    assert problem.value == "Twelve"


def test_a_numeral_in_two_rows_is_found(small: tuple[Report, str]) -> None:
    report, text = small
    twice = with_rows(report, numerals=rows_of(report, "figures")[:1])
    found = {(problem.value, problem.problem) for problem in text_problems(twice, text)}
    assert any(value == "5" and "2 rows" in problem for value, problem in found)
    assert any(value == "2030" and "0 rows" in problem for value, problem in found)


def test_a_row_must_hold_the_whole_numeral(small: tuple[Report, str]) -> None:
    report, text = small
    part = with_rows(report, numerals=[placed(rows_of(report, "numerals")[0], 1, 3, "203")])
    (problem,) = text_problems(part, text)
    assert problem.value == "2030"
    assert "0 rows" in problem.problem


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_place_that_is_off_by_one_is_found(small: tuple[Report, str], shift: int) -> None:
    report, text = small
    figures = [
        placed(row, int(row["paragraph"]), int(row["start"]) + shift, row["printed"])
        for row in rows_of(report, "figures")
    ]
    problems = text_problems(with_rows(report, figures=figures), text)
    places = [problem for problem in problems if problem.column == "printed"]
    assert [(problem.file, problem.row) for problem in places] == [
        ("figures.csv", 2), ("figures.csv", 3),
    ]  # fmt: skip


def test_a_moved_place_is_found(small: tuple[Report, str]) -> None:
    report, text = small
    row = rows_of(report, "statements")[0]
    moved = with_rows(report, statements=[placed(row, 2, 28, row["printed"])])
    (problem,) = text_problems(moved, text)
    assert (problem.file, problem.row) == ("statements.csv", 2)
    assert "' outgrow other'" in problem.allowed


def test_a_place_behind_the_text_is_found(small: tuple[Report, str]) -> None:
    report, _ = small
    problems = text_problems(report, "Nothing here.\n")
    assert {problem.file for problem in problems} == {
        "figures.csv", "numerals.csv", "statements.csv",
    }  # fmt: skip


def test_the_user_can_name_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    assert text_path("elsewhere-2030") is None
    copy = tmp_path / "elsewhere-2030.txt"
    copy.write_text("Elsewhere.\n", encoding="utf-8")
    assert text_path("elsewhere-2030") == copy


def test_it_is_said_why_there_is_no_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    assert why_no_text("elsewhere-2030") == (
        f"there is no copy of the text, elsewhere-2030.txt: REPORT_TEXTS names {tmp_path}, "
        "which has none"
    )
    monkeypatch.delenv("REPORT_TEXTS")
    assert text_path("elsewhere-2030") is None
    assert why_no_text("elsewhere-2030").endswith("2030.txt: REPORT_TEXTS is not set")


def test_a_what_if_leaves_the_places_of_the_package_alone(small: tuple[Report, str]) -> None:
    report, text = small
    name = report.records.figures[0].name
    assert text_problems(report.what_if(name, value=9), text) == []


def test_the_place_of_a_figure_is_that_of_its_row(report: Report) -> None:
    figure = report["gdp-level-2020"]
    assert (figure.place, figure.printed) == (Place(19, 112, 126), "RMB650 billion")
    assert str(figure.place) == "19: 112–126"
    # It stays where it was beside a hypothetical figure.
    added = report.with_figure("gdp", 9, measure="growth", period=2022)
    assert added[figure.name].place == figure.place


def test_printed_words_hold_the_numeral_of_their_row(report: Report) -> None:
    for row in [*rows_of(report, "figures"), *rows_of(report, "numerals")]:
        assert find_numerals(row["printed"]), row
