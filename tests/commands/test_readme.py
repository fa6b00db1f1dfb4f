"""README and citation say what the stored notebooks say, and are written by machine."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
import yaml

from helpers.commands import readme
from helpers.commands.notebooks import Picture, finding, notebook_paths, picture, title
from helpers.commands.readme import (
    CURE,
    END,
    PICTURE_START,
    START,
    out_of_date,
    repeat_findings,
)
from helpers.data.report import load_report
from helpers.locations import ROOT
from helpers.show import story

README = f"# A title\n\n{PICTURE_START}\n{END}\n\n{START}\nold\n{END}\n\n## More\n"
CITATION = (
    'title: "T"\nabstract: >-\n  The opening\n  in two lines.\n\n  Old.\nreferences:\n  - type: x\n'
)


def test_the_files_say_what_the_stored_notebooks_say() -> None:
    assert out_of_date() == [], f"out of date; {CURE}"


def test_every_finding_stands_in_the_readme_and_in_the_citation() -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["abstract"]
    places = []
    for path in notebook_paths():
        said = " ".join(finding(path).split())
        assert f"[{title(path)}](notebooks/{path.name}) {said}" in text
        places.append(text.index(said))
        assert citation.count(title(path)) == 1
    assert places == sorted(places)
    assert " ".join(picture().title.split()) in text
    report = load_report(story.REPORT)
    for say in (story.what_and_where, story.what_came, story.where_the_aim_stands):
        assert 0 < text.index(say(report)) < places[0]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both files and two notebooks of the test's own."""
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(CITATION, encoding="utf-8")
    long = "It grew by 6.4% a year, " + "and was larger, " * 4 + "- as was said."
    notebook(tmp_path / "01_a.ipynb", "What is it?", long)
    notebook(
        tmp_path / "02_b.ipynb", "Was it met?", "> **Yes**: see [a](01_a.ipynb).\n>\n> No `x`."
    )
    paths = [tmp_path / "01_a.ipynb", tmp_path / "02_b.ipynb"]
    monkeypatch.setattr(readme, "notebook_paths", lambda: paths)
    chart = Picture(b"", "A line [dashed]\nrises.", "It rises by 6.4%")
    monkeypatch.setattr(readme, "picture", lambda: chart)
    for name in ("what_and_where", "what_came", "where_the_aim_stands"):
        monkeypatch.setattr(story, name, lambda report, name=name: f"It says {name} of 2020.")
    return tmp_path


def notebook(path: Path, heading: str, said: str) -> None:
    output = nbformat.v4.new_output("display_data", data={"text/markdown": said})
    cells = [
        nbformat.v4.new_markdown_cell(f"# {heading}", id="top"),
        nbformat.v4.new_code_cell("1", id="cell", outputs=[output], metadata={"tags": ["finding"]}),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def test_both_files_are_written_between_their_marks(root: Path) -> None:
    assert out_of_date(root) == ["README.md", "CITATION.cff"]
    repeat_findings(root)
    assert out_of_date(root) == []
    assert (root / "README.md").read_text(encoding="utf-8") == (
        f"# A title\n\n{PICTURE_START}\n\n"
        "![A line dashed rises.](docs/picture.svg)\n\n**It rises by 6.4%**\n\n"
        "It says what_and_where of 2020. It says what_came of 2020. "
        "It says where_the_aim_stands of 2020.\n"
        f"\n{END}\n\n{START}\n\n"
        "1. [What is it?](notebooks/01_a.ipynb)\n"
        # 24 + 4 × 16 + 4 letters behind three spaces; 97 would not hold one more word.
        "   It grew by 6.4% a year, and was larger, and was larger, "
        "and was larger, and was larger, - as\n"
        "   was said.\n"
        "2. [Was it met?](notebooks/02_b.ipynb)\n"
        "   **Yes**: see [a](notebooks/01_a.ipynb).\n"
        "\n"
        "   No `x`.\n"
        f"\n{END}\n\n## More\n"
    )
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    assert citation.startswith(CITATION.partition("\n\n")[0])
    assert citation.endswith("references:\n  - type: x\n")
    assert "Old." not in citation
    assert yaml.safe_load(citation) == {
        "title": "T",
        "abstract": "The opening in two lines.\nWhat is it? It grew by 6.4% a year, "
        + "and was larger, " * 4
        + "- as was said.\nWas it met? Yes: see a. No x.",
        "references": [{"type": "x"}],
    }


def test_a_second_time_nothing_is_touched(root: Path) -> None:
    repeat_findings(root)
    files = [root / "README.md", root / "CITATION.cff"]
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    repeat_findings(root)
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before


def test_a_line_never_begins_as_a_list_would(root: Path) -> None:
    words = "w" * 93  # one more word fits, but not a sign and a word
    for sign in ("-", "+", "1.", "#", ">"):
        notebook(root / "01_a.ipynb", "What is it?", f"{words} {sign} then {words} {sign} now")
        repeat_findings(root)
        lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith(f"   {sign}")]
        assert f"   {words} {sign}" in lines


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("README.md", "# A title\n", "README.md needs two lines"),
        ("README.md", f"{END}\n{START}\n", "README.md needs two lines"),
        ("CITATION.cff", 'abstract: "short"\n', "CITATION.cff needs a line `abstract: >-`"),
    ],
)
def test_a_file_without_a_place_is_refused_and_nothing_is_written(
    root: Path, name: str, text: str, message: str
) -> None:
    (root / name).write_text(text, encoding="utf-8")
    before = {file.name: file.read_bytes() for file in root.iterdir()}
    with pytest.raises(ValueError, match=message):
        repeat_findings(root)
    assert {file.name: file.read_bytes() for file in root.iterdir()} == before
