"""What several tests need."""

from pathlib import Path

import pytest

from helpers.data.places import text_path, why_no_text
from helpers.data.report import Report, load_report, report_names


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
