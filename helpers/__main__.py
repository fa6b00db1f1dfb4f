"""The project's commands: ``python -m helpers COMMAND``, which `make` calls too."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from helpers.locations import DATA, READY, ROOT, SITE, VENV

CACHES = (".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis")


def build(_: argparse.Namespace) -> int:
    """Rerun every notebook and render the pages (the main job)."""
    return run(_) or render(_)


def run(_: argparse.Namespace) -> int:
    """Rerun every notebook in a fresh kernel, store it, and repeat its finding in the README."""
    from helpers.commands import notebooks, readme  # noqa: PLC0415

    if not READY.exists():  # an environment of another make, where fonts may not be listed yet
        importlib.import_module("helpers.show.style")
    if not notebooks.rerun_all(notebooks.notebook_paths()):
        return 1
    try:
        notebooks.PICTURE_FILE.write_bytes(notebooks.picture().svg)
        readme.repeat_findings()
    except ValueError as error:
        print(error)
        return 1
    return 0


def render(_: argparse.Namespace) -> int:
    """Render the stored notebooks to pages."""
    from helpers.commands import site  # noqa: PLC0415

    started = time.monotonic()
    if not site.render():
        return 1
    print(f"Pages rendered in {time.monotonic() - started:.1f} s")
    print(f"Open {(SITE / 'index.html').relative_to(ROOT)} in a browser.")
    return 0


def pdf(_: argparse.Namespace) -> int:
    """Render the pages and print each as PDF, where a Chromium is found."""
    from helpers.commands import site  # noqa: PLC0415

    if not site.render(pdf=True):
        return 1
    printed = len(list(SITE.rglob("*.pdf")))
    print(f"{printed} PDF(s) printed" if printed else "No PDF was printed: there is no Chromium.")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Check every data package, and its places where a copy of the text is at hand."""
    from helpers.data import places as source  # noqa: PLC0415
    from helpers.data import report, standard  # noqa: PLC0415

    names = report.report_names()
    if not names:
        print(f"there is no data package in {_shown(DATA)}")
        return 1
    if arguments.text and not arguments.report and len(names) > 1:
        print(f"--text needs --report: which of {', '.join(names)}?")
        return 2
    if arguments.text and not arguments.text.is_file():
        print(f"--text: there is no file {arguments.text}")
        return 2
    failed = False
    for name in [arguments.report] if arguments.report else names:
        problems = standard.package_problems(name)
        path: Path | None = arguments.text or source.text_path(name)
        if problems:
            places = "places not checked before the tables are right"
        elif path is None:
            places = f"places not checked: {source.why_no_text(name)}"
        else:
            loaded = report.load_report(name)
            problems = source.file_problems(loaded, path)
            places = f"every place and numeral checked against {_shown(path)}"
            if not source.same_text(loaded, path):
                places += ", which is not byte for byte the text that datapackage.json names"
        print(f"{name}: {len(problems)} problem(s); {places}")
        print(*(f"- {problem}" for problem in problems), sep="\n", end="\n" if problems else "")
        failed = failed or bool(problems)
    return int(failed)


def test(_: argparse.Namespace) -> int:
    """Check all that must hold: lint, format, types, data, tests, strict nbval."""
    python = [sys.executable, "-m"]
    workers = str((os.cpu_count() or 1) + 1)  # one more than cores, for some wait for kernels
    steps = {
        "lint": [*python, "ruff", "check"],
        "format": [*python, "ruff", "format", "--check"],
        "types": [*python, "mypy"],
        "data": [*python, "helpers", "check"],
        "tests": [
            *python, "pytest", "--nbval", "-n", workers, "--dist", "loadfile",
            "--no-loadscope-reorder",
        ],
    }  # fmt: skip
    failed = []
    for number, (name, command) in enumerate(steps.items(), 1):
        print(f"[{number}/{len(steps)}] {name}", flush=True)
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return int(bool(failed))


def check_lab(_: argparse.Namespace) -> int:
    """Check JupyterLab in a real browser, on a fresh clone of what is committed."""
    command = [sys.executable, "-m", "pytest", "-m", "browser", "tests/browser"]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


def scan(arguments: argparse.Namespace) -> int:
    """Propose figures for a text that is not a report yet, as a table (scan --text FILE)."""
    from helpers.drafting import scan as scanning  # noqa: PLC0415

    if arguments.text is None or not arguments.text.is_file():
        print(f"scan --text FILE: there is no file {arguments.text or ''}".rstrip())
        return 2
    text = _read(arguments.text)
    if text is None:
        return 2
    table = scanning.proposal_table(scanning.scan_text(text))
    sys.stdout.write(table.to_csv(index=False, lineterminator="\n"))
    return 0


def measure(_: argparse.Namespace) -> int:
    """Measure the scan on every report whose text is at hand, and store the result."""
    from helpers.data import places as source  # noqa: PLC0415
    from helpers.data import report  # noqa: PLC0415
    from helpers.drafting import quality  # noqa: PLC0415

    for name in report.report_names():
        path = source.text_path(name)
        if path is None:
            print(f"{name}: skipped, {source.why_no_text(name)}")
            continue
        text = _read(path)
        if text is None:
            return 2
        loaded = report.load_report(name)
        measured = quality.measure_scanners(loaded, text)
        if "scan" in loaded.package.tables:
            measured.to_csv(DATA / name / "scan.csv", index=False, lineterminator="\n")
        print(f"{name}: {quality.score_table(measured).to_string(index=False)}")
    return 0


def bench(_: argparse.Namespace) -> int:
    """Measure how fast the project is: times, and ratios that hold on any machine."""
    from helpers.commands import bench as benchmark  # noqa: PLC0415

    return benchmark.bench()


def lab(arguments: argparse.Namespace) -> int:
    """Open JupyterLab on the notebooks with the project's kernel; options go to JupyterLab."""
    from helpers.commands import lab as jupyterlab  # noqa: PLC0415

    return jupyterlab.lab(arguments.options)


def install(_: argparse.Namespace) -> int:
    """Make the environment in .venv from the lock."""
    environment = importlib.import_module("helpers.commands.environment")
    environment.install()
    return 0


def clean(_: argparse.Namespace) -> int:
    """Remove the environment, the pages and all caches."""
    for path in (VENV, SITE, *(ROOT / cache for cache in CACHES)):
        shutil.rmtree(path, ignore_errors=True)
    for pattern in ("__pycache__", ".ipynb_checkpoints"):
        for path in ROOT.rglob(pattern):
            shutil.rmtree(path, ignore_errors=True)
    return 0


def show_help(_: argparse.Namespace) -> int:
    """List the commands."""
    print("make TARGET, or python -m helpers TARGET:\n")
    for name, command in COMMANDS.items():
        print(f"  {name:10}{_summary(command)}")
    print("\nmake alone is make build; it makes the environment where there is none.")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": build,
    "test": test,
    "test-lab": check_lab,
    "lab": lab,
    "run": run,
    "render": render,
    "pdf": pdf,
    "check": check,
    "scan": scan,
    "measure": measure,
    "bench": bench,
    "install": install,
    "clean": clean,
    "help": show_help,
}


def main() -> int:
    """Run the command that was asked for; what it prints is UTF-8, on a console or in a file."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # kernels and workers start in half the time
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m helpers")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        subparser = commands.add_parser(name, help=_summary(command))
        if name == "check":
            subparser.add_argument("--report", help="the package, where not all are meant")
        if name in ("check", "scan"):
            subparser.add_argument("--text", type=Path, help="a copy of the report's text")
    words = sys.argv[1:]
    options = words[1:] if words[:1] == ["lab"] else []  # they are for JupyterLab to understand
    arguments = parser.parse_args(words[: len(words) - len(options)])
    arguments.options = options
    command = COMMANDS[arguments.command or "build"]
    try:
        return command(arguments)
    except ModuleNotFoundError as error:
        sys.exit(
            f"The package {error.name} is not installed for {Path(sys.executable).name}. Use make, "
            "or the interpreter in .venv after `python -m helpers install`, or activate the "
            "conda environment of environment.yml."
        )


def _summary(command: Callable[[argparse.Namespace], int]) -> str:
    """Return the first line of a command's description."""
    return (command.__doc__ or "").partition("\n")[0]


def _read(path: Path) -> str | None:
    """Read a text in UTF-8; say why, and return nothing, where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        print(f"{path.name} is not UTF-8: {error}")
        return None


def _shown(path: Path) -> str:
    """Write a path relative to the project."""
    return Path(os.path.relpath(path, ROOT)).as_posix()


if __name__ == "__main__":
    sys.exit(main())
