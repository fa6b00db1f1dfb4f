"""The commands: what they do, what they say, and when they fail."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import __main__ as commands
from helpers.commands import notebooks, readme, site
from helpers.data import report, standard
from helpers.data.schema import shared_tables
from helpers.drafting import quality
from helpers.locations import DATA, ROOT

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as from the shell and return its exit code."""

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["helpers", *words])
        return commands.main()

    return run


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of the test's own, with one package, in place of the project's."""
    folder = tmp_path / "data"
    shutil.copytree(DATA / "changchun-2021", folder / "changchun-2021")
    for function in (report.report_names, report.load_report, standard.package_problems):
        defaults = tuple(
            folder if value == DATA else value for value in function.__defaults__ or ()
        )
        monkeypatch.setattr(function, "__defaults__", defaults)
        if function.__kwdefaults__:
            keywords = {**function.__kwdefaults__, "data": folder}
            monkeypatch.setattr(function, "__kwdefaults__", keywords)
    monkeypatch.setenv("REPORT_TEXTS", str(tmp_path))
    return folder


def test_check_says_that_places_were_not_checked(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data.is_dir()
    assert run("check") == 0
    said = capsys.readouterr().out
    assert "changchun-2021: 0 problem(s); places not checked: there is no copy" in said


def test_check_fails_where_there_is_nothing_to_check(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(data / "changchun-2021")
    assert run("check") == 1
    assert "there is no data package in data" in capsys.readouterr().out


def test_check_fails_on_a_folder_without_a_descriptor(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "changchun-2021" / "datapackage.json").rename(data / "changchun-2021" / "package.json")
    assert run("check") == 1
    assert "there is no such file in changchun-2021" in capsys.readouterr().out


def test_check_fails_and_lists_every_problem(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = data / "changchun-2021" / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace(",650,", ",651,").replace(",477.38,", ",,"), encoding="utf-8")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert "changchun-2021: 2 problem(s); places not checked" in said
    assert "column value: '651'" in said
    assert said.count("- figures.csv, row") == 2


def test_check_tells_what_only_the_standard_finds(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data / "changchun-2021" / "datapackage.json"
    metadata = json.loads(path.read_text(encoding="utf-8"))
    metadata["licenses"] = [{"title": "none"}]
    path.write_text(json.dumps(metadata), encoding="utf-8")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert "changchun-2021: 1 problem(s); places not checked before" in said
    assert "- datapackage.json: license requires" in said


def test_check_answers_an_unknown_report_with_the_known_ones(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data.is_dir()
    assert run("check", "--report", "changchun-2012") == 1
    said = capsys.readouterr().out
    assert "there is no such folder in data; allowed: changchun-2021" in said


def test_check_holds_the_tables_against_a_text(
    run: Run, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data.is_dir()
    copy = tmp_path / "copy.txt"
    copy.write_text("Output grew by 5%.\n", encoding="utf-8")
    assert run("check", "--text", str(copy)) == 1
    said = capsys.readouterr().out
    assert "is not byte for byte the text that datapackage.json names" in said
    assert "the place does not hold these words" in said


def test_check_refuses_a_text_that_is_not_there(
    run: Run, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data.is_dir()
    assert run("check", "--text", str(tmp_path / "gone.txt")) == 2
    assert "there is no file" in capsys.readouterr().out


def test_check_asks_which_report_is_meant(
    run: Run, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(data / "changchun-2021", data / "other-2022")
    assert run("check", "--text", "copy.txt") == 2
    assert "which of changchun-2021, other-2022?" in capsys.readouterr().out


def test_a_failing_step_fails_the_test_command(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = []

    def fake(command: list[str], **_: object) -> SimpleNamespace:
        steps.append(command[2])
        return SimpleNamespace(returncode=int(command[2] == "mypy"))

    monkeypatch.setattr(subprocess, "run", fake)
    assert run("test") == 1
    assert steps == ["ruff", "ruff", "mypy", "helpers", "pytest"]
    assert capsys.readouterr().out.endswith("Failed: types\n")


def test_build_renders_only_what_was_rerun(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[int] = []

    def render() -> bool:
        rendered.append(1)
        return True

    monkeypatch.setattr(notebooks, "rerun_all", lambda _: False)
    monkeypatch.setattr(site, "render", render)
    assert run("build") == 1
    assert rendered == []
    monkeypatch.setattr(notebooks, "rerun_all", lambda _: True)
    monkeypatch.setattr(notebooks, "PICTURE_FILE", SimpleNamespace(write_bytes=lambda _: None))
    repeated: list[list[int]] = []
    monkeypatch.setattr(readme, "repeat_findings", lambda: repeated.append(list(rendered)))
    assert run("build") == 0
    assert rendered == [1]
    assert repeated == [[]]  # the pages show the README, so it is written before them


def test_a_notebook_without_a_finding_fails_the_run(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise ValueError("01.ipynb: one cell tagged 'finding' must display Markdown")

    monkeypatch.setattr(notebooks, "rerun_all", lambda _: True)
    monkeypatch.setattr(notebooks, "PICTURE_FILE", SimpleNamespace(write_bytes=lambda _: None))
    monkeypatch.setattr(readme, "repeat_findings", missing)
    assert run("run") == 1
    assert capsys.readouterr().out == "01.ipynb: one cell tagged 'finding' must display Markdown\n"


def test_a_page_that_cannot_be_rendered_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "render", lambda: False)
    assert run("render") == 1


def test_no_command_is_the_main_job(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(commands.COMMANDS, "build", lambda _: 7)
    assert run() == 7


def test_help_lists_every_command(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("help") == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in commands.COMMANDS)


def test_make_has_a_target_for_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {line.partition(":")[0] for line in makefile.splitlines() if ":" in line}
    assert set(commands.COMMANDS) <= targets


def test_a_missing_package_is_answered_with_the_cure(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> int:
        raise ModuleNotFoundError("No module named 'nbclient'", name="nbclient")

    monkeypatch.setitem(commands.COMMANDS, "run", missing)
    with pytest.raises(SystemExit, match="nbclient is not installed"):
        run("run")


def test_scan_prints_a_table_of_proposals(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes("\ufeffDust fell by 3.5%.\n\nMore than 1,200 goats, “so” to say.\n".encode())
    assert run("scan", "--text", str(text)) == 0
    assert capsys.readouterr().out == (
        "paragraph,start,end,printed,comparator,value,upper,unit\n"
        "1,13,17,3.5%,=,-3.5,,percent\n"
        '2,0,21,"More than 1,200 goats",>,1200,,goats\n'
    )


def test_scan_of_a_text_without_figures_prints_a_header(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("", encoding="utf-8")
    assert run("scan", "--text", str(text)) == 0
    assert capsys.readouterr().out == "paragraph,start,end,printed,comparator,value,upper,unit\n"


def test_scan_refuses_a_text_that_is_not_there(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone.txt")
    assert run("scan", "--text", gone) == 2
    assert capsys.readouterr().out == f"scan --text FILE: there is no file {gone}\n"
    assert run("scan", "--text", str(tmp_path)) == 2  # a folder
    assert "there is no file" in capsys.readouterr().out
    assert run("scan") == 2
    assert capsys.readouterr().out == "scan --text FILE: there is no file\n"


def test_scan_refuses_a_text_that_is_not_utf8(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "latin.txt"
    text.write_bytes(b"40 caf\xe9s\n")
    assert run("scan", "--text", str(text)) == 2
    assert capsys.readouterr().out.startswith("latin.txt is not UTF-8: ")


def test_measure_skips_a_report_without_a_text(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("REPORT_TEXTS", str(empty))
    monkeypatch.setattr(commands, "DATA", data)
    before = contents(tmp_path)
    assert run("measure") == 0
    said = capsys.readouterr().out
    assert said.startswith("changchun-2021: skipped, there is no copy of the text, ")
    assert said.endswith(f"changchun-2021.txt: REPORT_TEXTS names {empty}, which has none\n")
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Return the bytes and the time of every file in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_measure_stores_what_was_measured(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    given = []

    def measured(its: report.Report, text: str) -> pd.DataFrame:
        given.append((its.name, text))
        row = ("mine", "1.0", 8, 7, 6, 5, 20, 9)
        return pd.DataFrame([row], columns=list(shared_tables()["scan"].fields))

    monkeypatch.setattr(quality, "measure_scanners", measured)
    monkeypatch.setattr(commands, "DATA", data)
    (tmp_path / "changchun-2021.txt").write_text("\ufeffTwo goats.\n", encoding="utf-8")
    stored = DATA / "changchun-2021" / "scan.csv"
    project = stored.read_bytes()
    assert run("measure") == 0
    assert given == [("changchun-2021", "Two goats.\n")]
    assert (data / "changchun-2021" / "scan.csv").read_bytes() == (
        b"scanner,version,figures,found,right_value,right,proposals,true\nmine,1.0,8,7,6,5,20,9\n"
    )
    said = capsys.readouterr().out
    assert "62.5%" in said
    assert "45.0%" in said
    assert stored.read_bytes() == project
    assert standard.package_problems("changchun-2021") == []


def test_measure_stores_nothing_that_the_package_does_not_name(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ("mine", "1.0", 8, 7, 6, 5, 20, 9)
    scores = pd.DataFrame([row], columns=list(shared_tables()["scan"].fields))
    monkeypatch.setattr(quality, "measure_scanners", lambda *_: scores)
    monkeypatch.setattr(commands, "DATA", data)
    folder = data / "changchun-2021"
    metadata = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    metadata["resources"] = [r for r in metadata["resources"] if r["name"] != "scan"]
    (folder / "datapackage.json").write_text(json.dumps(metadata), encoding="utf-8")
    (folder / "scan.csv").unlink()
    (tmp_path / "changchun-2021.txt").write_text("Two goats.\n", encoding="utf-8")
    assert run("measure") == 0
    assert not (folder / "scan.csv").exists()


def test_measure_refuses_a_text_that_is_not_utf8(
    run: Run, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data.is_dir()
    (tmp_path / "changchun-2021.txt").write_bytes(b"40 caf\xe9s\n")
    assert run("measure") == 2
    assert capsys.readouterr().out.startswith("changchun-2021.txt is not UTF-8: ")


def test_a_console_without_unicode_still_gets_the_table(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("It holds ￥5 billion.\n", encoding="utf-8")
    command = [sys.executable, "-m", "helpers", "scan", "--text", str(text)]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "￥5 billion" in found.stdout.decode("utf-8")


def test_every_target_of_make_is_a_command_and_makes_no_file() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = (line for line in makefile.splitlines() if line.startswith(".PHONY:"))
    assert line.split()[1:] != []
    assert set(line.split()[1:]) == set(commands.COMMANDS)
    for name in commands.COMMANDS:
        assert f"-m helpers {name}" in makefile
    assert '--text "$(TEXT)"' in makefile
