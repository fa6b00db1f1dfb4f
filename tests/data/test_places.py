"""The figures against the text of the report, and the checks themselves."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.data.places import (
    Place,
    file_problems,
    find_in_source,
    same_text,
    text_path,
    text_problems,
)
from helpers.data.report import Report
from helpers.locations import ROOT

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


def test_each_statement_is_apart(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    paragraphs = split_paragraphs(path.read_text(encoding="utf-8"))
    assert report.parts["last_paragraph"].max() == len(paragraphs)
    assert not report.statements.duplicated(["paragraph", "start"]).any()


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


@pytest.fixture
def small(report: Report) -> tuple[Report, str]:
    """A text made for the test, with two figures, one other numeral and one statement."""
    text = "\nIn 2030 output grew by about 5%.\n\nIt is to double again and to outgrow others.\n"
    figures = report.figures.iloc[:2].assign(
        paragraph=[1, 2], start=[23, 9], end=[31, 15], printed=["about 5%", "double"]
    )
    numerals = report.numerals.iloc[:1].assign(paragraph=1, start=3, end=7, printed="2030")
    statements = report.statements.iloc[:1].assign(
        paragraph=2, start=29, end=43, printed="outgrow others"
    )
    return replace(report, figures=figures, numerals=numerals, statements=statements), text


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
    twice = replace(report, numerals=report.figures.iloc[:1].assign(kind="name"))
    found = {(problem.value, problem.problem) for problem in text_problems(twice, text)}
    assert any(value == "5" and "2 rows" in problem for value, problem in found)
    assert any(value == "2030" and "0 rows" in problem for value, problem in found)


def test_a_row_must_hold_the_whole_numeral(small: tuple[Report, str]) -> None:
    report, text = small
    part = replace(report, numerals=report.numerals.assign(start=3, end=6, printed="203"))
    (problem,) = text_problems(part, text)
    assert problem.value == "2030"
    assert "0 rows" in problem.problem


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_place_that_is_off_by_one_is_found(small: tuple[Report, str], shift: int) -> None:
    report, text = small
    figures = report.figures.assign(
        start=report.figures["start"] + shift, end=report.figures["end"] + shift
    )
    problems = text_problems(replace(report, figures=figures), text)
    places = [problem for problem in problems if problem.column == "printed"]
    assert [(problem.file, problem.row) for problem in places] == [
        ("figures.csv", 2), ("figures.csv", 3),
    ]  # fmt: skip


def test_a_moved_place_is_found(small: tuple[Report, str]) -> None:
    report, text = small
    moved = replace(report, statements=report.statements.assign(start=28, end=42))
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
    assert text_path("elsewhere-2030") == tmp_path / "elsewhere-2030.txt"


def test_printed_words_hold_the_numeral_of_their_row(report: Report) -> None:
    for printed in [*report.figures["printed"], *report.numerals["printed"]]:
        assert find_numerals(printed), printed


# One figure in its sentence


def written(report: Report, text: str, words: str, copy: Path) -> Report:
    """Write a copy of a text, and let the first figure of a report stand in it."""
    paragraphs = split_paragraphs(text)
    number, line = next((n, line) for n, line in enumerate(paragraphs, 1) if words in line)
    start = line.index(words)
    copy.write_text(text, encoding="utf-8")
    first = report.figures.iloc[:1].assign(
        figure="kites-sold", paragraph=number, start=start, end=start + len(words), printed=words
    )
    return replace(report, figures=pd.concat([first, report.figures.iloc[1:]]))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.txt"


def test_a_figure_without_a_copy_has_no_sentence(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    assert find_in_source(report, "gdp-level-2020") == Place(
        "gdp-level-2020", 19, 112, 126, "RMB650 billion", ""
    )


def test_a_figure_is_found_in_the_copy_of_its_name(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    path = tmp_path / f"{report.name}.txt"
    its = written(report, "Spring came.\n\nWe sold 40 kites. It rained.\n", "40 kites", path)
    place = find_in_source(its, "kites-sold")
    assert place == Place("kites-sold", 2, 8, 16, "40 kites", "We sold 40 kites.")
    assert isinstance(place.paragraph, int)
    assert find_in_source(its, "kites-sold", path) == place


def test_a_copy_may_begin_with_a_mark(report: Report, copy: Path) -> None:
    its = written(report, "40 kites flew.", "40 kites", copy)
    copy.write_bytes(b"\xef\xbb\xbf" + copy.read_bytes())
    assert find_in_source(its, "kites-sold", copy).sentence == "40 kites flew."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("We sold 40 kites.", "We sold 40 kites."),
        ("It rained. We sold 40 kites. It snowed.", "We sold 40 kites."),
        ("  We sold 40 kites  ", "We sold 40 kites"),
        ("Did it rain? We sold 40 kites! It snowed.", "We sold 40 kites!"),
        # No ends: abbreviations, decimals, a colon, a small letter
        ("It rained. Kite Co., Ltd. sold 40 kites. It snowed.",
         "Kite Co., Ltd. sold 40 kites."),
        ("It rained. Up 3.5%, or 40 kites, with 2.5 to come. It snowed.",
         "Up 3.5%, or 40 kites, with 2.5 to come."),
        ("It rained. We sold: 40 kites; All flew. It snowed.", "We sold: 40 kites; All flew."),
        ("It rained. We sold, e.g. in May, 40 kites. It snowed.",
         "We sold, e.g. in May, 40 kites."),
        # Quotation marks close a sentence and open one
        ("“It rained.” We sold 40 kites. “It snowed.”", "We sold 40 kites."),
        ("It rained. “We sold 40 kites.” It snowed.", "“We sold 40 kites.”"),
        ('He said "rain." "We sold 40 kites." It snowed.', '"We sold 40 kites."'),
        ("It rained. (We sold 40 kites.)", "(We sold 40 kites.)"),
        # The figure is the first or the last of its sentence
        ("It rained. More came. 40 kites flew. It snowed.", "More came. 40 kites flew."),
        ("It rained. We sold over 40 kites", "We sold over 40 kites"),
        ("It rained.\u00a0We sold 40 kites.\u00a0It snowed.", "We sold 40 kites."),
        # Other paragraphs are not of it
        ("It rained\nWe sold 40 kites\nIt snowed", "We sold 40 kites"),
    ],
)  # fmt: skip
def test_the_sentence_around_a_figure(report: Report, copy: Path, text: str, sentence: str) -> None:
    its = written(report, text, "40 kites", copy)
    assert find_in_source(its, "kites-sold", copy).sentence == sentence


def test_a_figure_may_begin_its_sentence(report: Report, copy: Path) -> None:
    text = "It rained. Over 40 kites flew. It snowed."
    its = written(report, text, "Over 40 kites", copy)
    assert find_in_source(its, "kites-sold", copy).sentence == "Over 40 kites flew."


@pytest.mark.parametrize("text", ["We sold 50 kites.", "We sold 40.", "Short.", "", "\n\n"])
def test_another_text_is_refused(report: Report, copy: Path, text: str) -> None:
    its = written(report, "Ah.\nWe sold 40 kites.", "40 kites", copy)
    copy.write_text(f"Ah.\n{text}", encoding="utf-8")
    there = repr(text[8:16])
    with pytest.raises(ValueError, match="another text") as error:
        find_in_source(its, "kites-sold", copy)
    for words in ("copy.txt", there, "'40 kites'", "paragraph 2", "at 8"):
        assert words in str(error.value)


def test_a_text_of_the_name_that_is_another_is_refused(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    (tmp_path / f"{report.name}.txt").write_text("Nothing here.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"{report.name}.txt has ''"):
        find_in_source(report, "gdp-level-2020")


@pytest.mark.parametrize("with_path", [True, False])
def test_an_unknown_figure_is_answered_with_similar_names(
    report: Report, copy: Path, with_path: bool
) -> None:
    path = copy if with_path else None  # a name is looked up before any file
    with pytest.raises(KeyError, match=r"gdp-level-2012.*similar names: .*gdp-level-2020"):
        find_in_source(report, "gdp-level-2012", path)


def test_a_copy_that_is_named_must_be_there(report: Report, copy: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"copy\.txt"):
        find_in_source(report, "gdp-level-2020", copy)


def test_every_figure_stands_in_its_sentence(report_with_text: tuple[Report, Path]) -> None:
    report, path = report_with_text
    paragraphs = split_paragraphs(path.read_text(encoding="utf-8-sig"))
    for figure in report.figures["figure"]:
        place = find_in_source(report, figure, path)
        assert place.printed in place.sentence
        assert place.sentence in paragraphs[place.paragraph - 1]
