"""What the benchmark measures with: packages that grow, notebooks cut down, exponents."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from helpers.analysis.accounts import find_accounts
from helpers.commands.bench import exponent, only_imports, repeat_figures
from helpers.data.report import Report, load_report
from helpers.data.standard import package_problems
from helpers.locations import DATA

NAME = "changchun-2021"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The report with all of its figures three times."""
    data = tmp_path_factory.mktemp("grown")
    repeat_figures(DATA / NAME, data / "grown", 3)
    return load_report("grown", data=data), data


def test_a_grown_package_is_sound_and_says_the_same_so_many_times(
    report: Report, grown: tuple[Report, Path]
) -> None:
    more, data = grown
    assert package_problems("grown", data=data) == []
    assert len(more.records.figures) == 3 * len(report.records.figures)
    assert len({figure.name for figure in more.records.figures}) == 3 * len(report.records.figures)
    assert len({figure.indicator.name for figure in more.records.figures}) == 3 * len(
        {figure.indicator.name for figure in report.records.figures}
    )
    rules = [account.rule for account in find_accounts(report)]
    assert [account.rule for account in find_accounts(more)] == 3 * rules


def calls(report: Report) -> int:
    """Count the calls of Python functions while a report is read and paired."""
    count = 0

    def profile(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    fresh = Report(report.package)
    sys.setprofile(profile)
    try:
        find_accounts(fresh)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_in_proportion_to_the_figures(report: Report, tmp_path: Path) -> None:
    figures, work = [], []
    for copies in (2, 8):
        repeat_figures(DATA / NAME, tmp_path / f"x{copies}", copies)
        more = load_report(f"x{copies}", data=tmp_path)
        figures.append(len(more.package.rows["figures"]))
        work.append(calls(more))
    assert figures[1] == 4 * figures[0]
    assert exponent(figures, [float(count) for count in work]) < 1.05


@pytest.mark.parametrize(
    ("times", "power"), [([1.0, 10.0], 1.0), ([1.0, 100.0], 2.0), ([2.0, 2.0], 0.0)]
)
def test_an_exponent_is_that_of_the_power(times: list[float], power: float) -> None:
    assert exponent([123, 1230], times) == pytest.approx(power)


def test_only_the_imports_of_a_cell_are_left() -> None:
    source = (
        "import math\nfrom pathlib import (\n    Path,\n)\nx = math.pi\ndef f():\n    import os\n"
    )
    assert only_imports(source) == "import math\nfrom pathlib import Path"
