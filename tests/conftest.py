"""What several tests need."""

from pathlib import Path

import pytest

from helpers.data.places import text_path, why_no_text
from helpers.data.report import Report, load_report, report_names
from tests.data.second import SECOND_NAME, write_second


@pytest.fixture(scope="session")
def report() -> Report:
    return load_report("changchun-2021")


@pytest.fixture(params=report_names())
def report_with_text(request: pytest.FixtureRequest) -> tuple[Report, Path]:
    """Every report whose text is at hand; the others are skipped and say why."""
    path = text_path(request.param)
    if path is None:
        pytest.skip(why_no_text(request.param))
    return load_report(request.param), path


@pytest.fixture(scope="session")
def riverton(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Another report beside that of the project, with two figures that have nothing in common."""
    data = tmp_path_factory.mktemp("data")
    write_second(data)
    return load_report(SECOND_NAME, data=data)
