"""Measure how fast the project is: times in seconds and, since machines differ, ratios.

What is measured: the rerun of all notebooks over its floor (the start of their kernels and their
imports), the strict check of the stored outputs over the same, what loading a report takes
beyond ``import pandas``, and how time and memory of loading and pairing grow with the number of
figures, up to a package that frictionless validates for comparison.
"""

from __future__ import annotations

import ast
import asyncio
import csv
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import nbformat

from helpers.commands import notebooks
from helpers.data.report import report_names
from helpers.data.schema import DESCRIPTOR, shared_tables
from helpers.locations import DATA, NOTEBOOKS, ROOT

COPIES = (1, 10, 100, 1000)
"""How many times the figures of a report are repeated to see how time grows."""

REPEATS = 5
"""How often short measurements are repeated; the median counts."""

_LOAD = """
import json, sys, time
from pathlib import Path
import pandas
started = time.perf_counter()
from helpers.data.report import load_report
report = load_report(sys.argv[1], data=Path(sys.argv[2]))
loaded = time.perf_counter()
figures = len(report.records.figures)
done = time.perf_counter()
from helpers.analysis.accounts import find_accounts
accounts = find_accounts(report)
paired = time.perf_counter()
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak *= 1 if sys.platform == "darwin" else 1024
except ModuleNotFoundError:
    peak = None
print(json.dumps({"figures": figures, "load": done - started, "pair": paired - done, "peak": peak}))
"""

_VALIDATE = """
import sys, time
import frictionless
started = time.perf_counter()
report = frictionless.validate(sys.argv[1])
print(time.perf_counter() - started)
assert report.valid, report.to_summary()
"""


def bench() -> int:
    """Measure and print everything; what is printed last is the summary."""
    name = report_names()[0]
    with tempfile.TemporaryDirectory() as folder:
        lines = [*_notebook_lines(Path(folder)), *_growth_lines(name, Path(folder))]
    print("\nSummary")
    print(*lines, sep="\n")
    return 0


def _notebook_lines(folder: Path) -> Iterator[str]:
    """Measure notebooks against their floor."""
    paths = notebooks.notebook_paths()
    print(f"[1/4] Floor: kernels and imports of {len(paths)} notebooks", flush=True)
    floor = _best(lambda: _rerun(paths, folder, only_imports), 3)
    print("[2/4] Rerun", flush=True)
    rerun = _best(lambda: _rerun(paths, folder, whole), 3)
    print("[3/4] Strict check of the stored outputs", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-n", "2", "--dist", "loadfile"]
    strict = _best(lambda: _run([*command, str(NOTEBOOKS)]), 1)
    yield f"rerun of all notebooks:  {rerun:6.2f} s, {rerun / floor:.2f} times the floor"
    yield f"strict check:            {strict:6.2f} s, {strict / floor:.2f} times the floor"
    yield f"floor:                   {floor:6.2f} s, kernel start and imports"


def _growth_lines(name: str, folder: Path) -> Iterator[str]:
    """Measure loading and pairing for more and more figures."""
    print("[4/4] Loading and pairing", flush=True)
    small = [measure_load(name, DATA) for _ in range(REPEATS)]
    load = median(float(run["load"] or 0) for run in small)
    yield f"load beyond pandas:      {load:6.2f} s, imports and all checks included"
    sizes, times = [], []
    for copies in COPIES:
        made = repeat_figures(DATA / name, folder / f"{name}-{copies}", copies)
        run = measure_load(made.name, folder)
        seconds = float(run["load"] or 0) + float(run["pair"] or 0)
        memory = "" if run["peak"] is None else f", {run['peak'] / 1e9:.2f} GB at most"
        sizes.append(int(run["figures"] or 0))
        times.append(seconds)
        line = f"{sizes[-1]:>7,} figures:         {seconds:6.2f} s to load and pair{memory}"
        print(f"      {line}", flush=True)
        yield line
    yield f"growth exponent:         {exponent(sizes[-2:], times[-2:]):6.2f} over the last step"
    made = folder / f"{name}-{COPIES[-1]}" / DESCRIPTOR
    validated = float(subprocess.check_output([sys.executable, "-c", _VALIDATE, str(made)]))
    yield (
        f"frictionless alone:      {validated:6.2f} s to validate {sizes[-1]:,} figures; load and "
        f"pair take {times[-1] / validated:.2f} times that"
    )


def measure_load(name: str, data: Path) -> dict[str, float | None]:
    """Load and pair a report in a process of its own.

    Parameters
    ----------
    name : str
        Name of the package.
    data : Path
        Its folder of packages.

    Returns
    -------
    dict
        `figures`, how many; `load` and `pair`, seconds, loading with its imports beyond pandas;
        `peak`, bytes of memory, None where the system does not tell.
    """
    command = [sys.executable, "-c", _LOAD, name, str(data)]
    found: dict[str, float | None] = json.loads(subprocess.check_output(command, cwd=ROOT))
    return found


def exponent(sizes: list[int], times: list[float]) -> float:
    """Return how a time grows with a size: 1 in proportion, 2 with its square.

    Parameters
    ----------
    sizes, times : list
        Two measurements.
    """
    return math.log(times[1] / times[0]) / math.log(sizes[1] / sizes[0])


def repeat_figures(source: Path, target: Path, copies: int) -> Path:
    """Make a package in which the figures of another one stand several times.

    Parameters
    ----------
    source : Path
        A sound package.
    target : Path
        The folder to be made.
    copies : int
        How many times its indicators, figures and numerals stand in the new one, under names
        and in paragraphs of their own.

    Returns
    -------
    Path
        The folder of the new package, which is sound.
    """
    target.mkdir()
    descriptor = json.loads((source / DESCRIPTOR).read_text(encoding="utf-8"))
    (target / DESCRIPTOR).write_text(
        json.dumps(descriptor | {"name": target.name}), encoding="utf-8"
    )
    for resource in descriptor["resources"]:
        shutil.copy(source / resource["path"], target)
    last = max(int(row["last_paragraph"]) for row in _rows(source / "parts.csv"))
    for table in ("indicators", "figures", "numerals"):
        path = shared_tables()[table].path
        rows = list(_rows(source / path))
        many = [_renamed(row, copy, last) for copy in range(copies) for row in rows]
        _write(target / path, many)
    parts = list(_rows(source / "parts.csv"))
    parts[-1]["last_paragraph"] = str(last * copies)
    _write(target / "parts.csv", parts)
    return target


def _renamed(row: dict[str, str], copy: int, last: int) -> dict[str, str]:
    """Return a row with the names and the paragraph of a copy; the first is as it is."""
    if not copy:
        return row
    names = {
        column: f"{row[column]}-copy-{copy}"
        for column in ("indicator", "figure")
        if row.get(column)
    }
    if "paragraph" in row:
        names["paragraph"] = str(int(row["paragraph"]) + copy * last)
    return row | names


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write the rows of a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def whole(source: str) -> str:
    """Return the code of a cell as it is."""
    return source


def only_imports(source: str) -> str:
    """Return the imports of the code of a cell."""
    imports = (ast.Import, ast.ImportFrom)
    return "\n".join(ast.unparse(n) for n in ast.parse(source).body if isinstance(n, imports))


def _rerun(paths: list[Path], folder: Path, edit: Callable[[str], str]) -> None:
    """Rerun copies of notebooks whose code is edited."""
    copies = []
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebooks.code_cells(notebook):
            cell.source = edit(cell.source)
        copies.append(folder / path.name)
        nbformat.write(notebook, copies[-1])

    async def rerun() -> None:
        slots = asyncio.Semaphore(2)

        async def one(path: Path) -> None:
            async with slots:
                await notebooks.rerun_one(path)

        await asyncio.gather(*map(one, copies))

    asyncio.run(rerun())


def _run(command: list[str]) -> None:
    """Run a command that must succeed, without its output."""
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _best(action: Callable[[], None], times: int) -> float:
    """Return the shortest time that an action takes, in seconds."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        found.append(time.perf_counter() - started)
    return min(found)
