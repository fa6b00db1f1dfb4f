"""What several tests need."""

from pathlib import Path

import pytest

from helpers.data.places import FOLDER_VARIABLE, text_path
from helpers.data.report import Report, load_report, report_names


@pytest.fixture(scope="session")
def report() -> Report:
    return load_report("changchun-2021")


@pytest.fixture(params=report_names())
def report_with_text(request: pytest.FixtureRequest) -> tuple[Report, Path]:
    """Every report whose text is at hand; the others are skipped and say why."""
    path = text_path(request.param)
    if not path.is_file():
        pytest.skip(f"no copy of the text of {request.param}; {FOLDER_VARIABLE} names its folder")
    return load_report(request.param), path
