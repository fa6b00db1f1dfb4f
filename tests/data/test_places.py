"""The figures against the text of the report, and the checks themselves."""

import re
import subprocess
from pathlib import Path

import pytest

from helpers.core.numerals import find_numerals, split_paragraphs
from helpers.data.places import (
    Passage,
    file_problems,
    find_in_source,
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


def test_printed_words_hold_the_numeral_of_their_row(report: Report) -> None:
    for row in [*rows_of(report, "figures"), *rows_of(report, "numerals")]:
        assert find_numerals(row["printed"]), row


# One figure in its sentence


def written(report: Report, text: str, words: str, copy: Path) -> Report:
    """Write a copy of a text, and let the first figure of a report stand in it."""
    paragraphs = split_paragraphs(text)
    number, line = next((n, line) for n, line in enumerate(paragraphs, 1) if words in line)
    start = line.index(words)
    copy.write_text(text, encoding="utf-8")
    first, *others = rows_of(report, "figures")
    kites = placed(first, number, start, words) | {"figure": "kites-sold"}
    return with_rows(report, figures=[kites, *others])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.txt"


def test_a_figure_without_a_copy_has_no_sentence(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    figure = report["gdp-level-2020"]
    assert find_in_source(report, figure.name) == Passage(figure, Place(19, 112, 126), "")
    assert figure.printed == "RMB650 billion"


def test_a_figure_is_found_in_the_copy_of_its_name(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    path = tmp_path / f"{report.name}.txt"
    its = written(report, "Spring came.\n\nWe sold 40 kites. It rained.\n", "40 kites", path)
    passage = find_in_source(its, "kites-sold")
    assert passage == Passage(its["kites-sold"], Place(2, 8, 16), "We sold 40 kites.")
    assert passage.figure.printed == "40 kites"
    assert str(passage.place) == "2: 8–16"
    assert find_in_source(its, "kites-sold", path) == passage


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


def test_no_text_states_a_hypothetical_figure(report: Report) -> None:
    changed = report.what_if("gdp-growth-2021", value=8)
    with pytest.raises(ValueError, match=r"gdp-growth-2021 is hypothetical.*about 8%"):
        find_in_source(changed, "gdp-growth-2021")
    added = report.with_figure("gdp", 9, measure="growth", period=2022)
    with pytest.raises(ValueError, match="no text states “9% "):
        find_in_source(added, "gdp-growth-2022-hypothetical")
    # The others are found where they were.
    name = "gdp-level-2020"
    assert find_in_source(added, name).place == find_in_source(report, name).place


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
    for figure in report.records.figures:
        passage = find_in_source(report, figure.name, path)
        assert figure.printed in passage.sentence
        assert passage.sentence in paragraphs[passage.place.paragraph - 1]
