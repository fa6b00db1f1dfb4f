"""Another report beside that of the project: a bag of grain and seven projects."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from helpers.data.descriptor import descriptor_problems
from helpers.data.schema import DESCRIPTOR, DescriptorError, read_tables
from helpers.locations import DATA
from tests.data.damages import NAME, describe, read

SECOND_NAME = "riverton-2023"
ROWS = {
    "figures": [
        "harvest-level-2022,harvest,level,=,1.5,,million jin,achievement,2022,rural,,,true,"
        "1,10,26,1.5 million jins,",
        "bridges-level-2023,bridges,level,>,7,,projects,target,2023,city,,,false,"
        "2,0,10,over seven,",
    ],
    "indicators": [
        "harvest,Harvest,agriculture and rural areas,higher,false,,",
        "bridges,Bridges,urban construction,higher,false,,",
    ],
    "numerals": ["2,20,24,2023,date,,,,,the year"],
    "statements": [
        "harvest-rises,harvest,rises,target,2023,rural,more comes in,two years,2,30,39,will rise",
    ],
    "parts": ["past,What was,1,1", "future,What will be,2,2"],
}
ABOUT = {
    "name": SECOND_NAME,
    "title": "Figures of a report of Riverton, 2023",
    "description": "Grain and bridges, made up.",
    "sources": [
        {
            "title": "Report of Riverton",
            "path": "https://example.org/riverton",
            "date": "2023-01-02",
            "sha256": "0" * 64,
        }
    ],
}
"""What its descriptor says of the package."""


def write_second(data: Path) -> Path:
    """Write a package with the schemas of the first, and its own source and rows."""
    folder = data / SECOND_NAME
    folder.mkdir()
    shutil.copy(DATA / NAME / DESCRIPTOR, folder)
    describe(lambda d: d.update(ABOUT))(folder)
    describe(lambda d: d.update(resources=[r for r in d["resources"] if r["name"] in ROWS]))(folder)
    for table, rows in ROWS.items():
        header = ",".join(read(DATA / NAME / f"{table}.csv")[0])
        (folder / f"{table}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return folder


def refused(descriptor: Any) -> bool:
    """Tell whether the descriptor of this package is refused, whatever its tables hold."""
    try:
        tables = read_tables(descriptor)
        return any(descriptor_problems(SECOND_NAME, descriptor, tables))
    except DescriptorError:
        return True
