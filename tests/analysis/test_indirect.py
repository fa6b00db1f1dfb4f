"""The best evidence on each target, by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from helpers.analysis.indirect import (
    Departure,
    Known,
    TargetEvidence,
    find_target_evidence,
    target_evidence_frame,
)
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

TARGET = {
    "indicator": "homes", "value": "150", "unit": "houses", "status": "target", "period": "2021",
}  # fmt: skip
LANDS = [
    {"territory": "town", "role": "report"},
    {"territory": "town-since", "role": "reading"},
    {"territory": "borough", "role": "part"},
    {"territory": "province"},
    {"territory": "nation"},
]
ALIKE = {"indicator": "homes", "other": "flats", "difference": "part and whole", "why": "smaller"}


def came(value: str = "155", **cells: str) -> dict[str, str]:
    return {"indicator": "homes", "value": value, "unit": "houses", "period": "2021"} | cells


def evidence_on(*evidence: Mapping[str, str], target: Mapping[str, str] = TARGET) -> TargetEvidence:
    report = report_of(figures=[target], evidence=evidence, territories=LANDS, lookalikes=[ALIKE])
    (found,) = find_target_evidence(report, ["province"])
    return found


def steps(found: TargetEvidence) -> list[tuple[Departure, ...]]:
    return [one.departures for one in found.indirect]


@pytest.mark.parametrize(
    ("cells", "departure", "why"),
    [
        ({"strength": "weak"}, Departure.WEAK, "from a weak source"),
        ({"scope": "urban"}, Departure.SCOPE, "for urban"),
        (
            {"measure": "growth", "unit": "percent", "value": "5"},
            Departure.MEASURE,
            "a growth rate",
        ),
        ({"measure": "change"}, Departure.MEASURE, "a change"),
        ({"indicator": "flats"}, Departure.QUANTITY, "of Flats: smaller"),
        ({"period": "2021 Q1"}, Departure.PART, "of 2021 Q1, a part of the year"),
        ({"period": "2022"}, Departure.TIME, "of 2022"),
        ({"period": "2021-2025"}, Departure.TIME, "of 2021-2025"),
        ({"territory": "province"}, Departure.TERRITORY, "of Province"),
        ({"territory": "borough"}, Departure.TERRITORY, "of Borough"),
    ],
)
def test_each_departure_and_its_words(
    cells: dict[str, str], departure: Departure, why: str
) -> None:
    found = evidence_on(came(**cells))
    assert found.known is Known.INDIRECT
    assert found.best is not None
    assert (found.best.departures, found.best.why) == ((departure,), why)


@pytest.mark.parametrize(
    "cells",
    [
        # Not asked for, another indicator, an aim, and before the time of the target
        {"territory": "nation"}, {"indicator": "barns"}, {"nature": "target"}, {"period": "2020"},
    ],
    ids=str,
)  # fmt: skip
def test_what_bears_on_nothing(cells: dict[str, str]) -> None:
    found = evidence_on(came(**cells))
    assert (found.known, found.indirect, found.best) == (Known.NOTHING, (), None)


def test_what_decides_is_not_indirect() -> None:
    for value in ("155", "145"):
        found = evidence_on(came(value), came(period="2022"))
        assert found.known is Known.DECIDED
        assert steps(found) == [(Departure.TIME,)]
    # A reading of its own territory is its own.
    assert evidence_on(came(territory="town-since")).known is Known.DECIDED


def test_direct_evidence_may_leave_it_open() -> None:
    # More than 140 may be 150 or not; without a date 145 is not yet too few.
    assert evidence_on(came("140", comparator=">")).known is Known.OPEN
    undated = TARGET | {"period": ""}
    dated = TARGET | {"indicator": "roads", "figure": "roads"}
    report = report_of(
        figures=[undated, dated], territories=LANDS,
        evidence=[came("145"), came("145", strength="weak", period="2023")],
    )  # fmt: skip
    found, roads = find_target_evidence(report)
    assert found.known is Known.OPEN
    # Without a date any time from the first year of the targets on is its own.
    assert steps(found) == [(Departure.WEAK,)]
    assert roads.known is Known.NOTHING


def test_the_nearest_comes_first() -> None:
    far = came(territory="province", period="2022", strength="weak")
    later = came(period="2024")
    near = came(period="2022")
    weak = came(strength="weak")
    flats = came(indicator="flats")
    found = evidence_on(far, later, near, flats, weak)
    # One step before three; a weak source before another indicator, and that before another time;
    # of two times the nearer one.
    assert [str(one.row.period) for one in found.indirect] == [
        "2021", "2021", "2022", "2024", "2022",
    ]  # fmt: skip
    assert steps(found) == [
        (Departure.WEAK,), (Departure.QUANTITY,), (Departure.TIME,), (Departure.TIME,),
        (Departure.WEAK, Departure.TIME, Departure.TERRITORY),
    ]  # fmt: skip
    assert found.indirect[-1].why == "from a weak source; of 2022; of Province"
    # One step, even to another territory, comes before two that are smaller.
    province, both = came(territory="province"), came(period="2022", strength="weak")
    assert steps(evidence_on(both, province)) == [
        (Departure.TERRITORY,), (Departure.WEAK, Departure.TIME),
    ]  # fmt: skip
    # Of two that are as near the more settled one, then the better source
    first = evidence_on(came("1", period="2022", nature="estimate"), came("2", period="2022"))
    assert first.best is not None
    assert first.best.row.value == 2


def test_an_unknown_territory_is_told(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="no territory 'jilinn'; similar names: jilin"):
        find_target_evidence(report, ["jilinn"])


def test_the_frame_shows_why_it_does_not_decide() -> None:
    vintage = came(period="2022", vintage="new")
    frame = target_evidence_frame([evidence_on(vintage), evidence_on()])
    assert frame.index.to_list() == ["homes", "homes"]
    first, none = frame.to_dict("records")
    assert first["known"] == "indirect evidence only"
    assert first["indirect"] == "155 houses, 2022"
    assert first["indirect_why"] == "of 2022"
    assert first["number"] == 1
    assert "accounts" in first["caution"]
    assert (none["known"], none["indirect"], none["number"]) == ("no evidence", "", 0)
    assert list(target_evidence_frame([evidence_on()])) == list(frame)


def test_every_target_of_changchun_has_one_row(report: Report) -> None:
    found = find_target_evidence(report, ["jilin"])
    targets = [one.name for one in report.records.figures if one.status.value == "target"]
    assert [one.target.name for one in found] == targets
    by_name = {one.target.name: one for one in found}
    # Decided: growth of GDP, industrial output and services, grain, actual funds and hi-tech
    # enterprises. The trillion and 10 million people have no date.
    assert {name for name, one in by_name.items() if one.known is Known.DECIDED} == {
        "gdp-growth-2021", "industrial-output-growth-2021", "services-value-added-growth-2021",
        "grain-output-level-2021", "actual-funds-growth-2021", "hi-tech-enterprises-level-2025",
    }  # fmt: skip
    assert {name for name, one in by_name.items() if one.known is Known.OPEN} == {
        "population-level-undated", "gdp-level-undated",
    }  # fmt: skip
    # Of investment in 2021 nothing was published of the city; of 2023 an estimate was.
    investment = by_name["fixed-asset-investment-growth-2021"]
    assert investment.known is Known.INDIRECT
    assert investment.best is not None
    assert Departure.TIME in investment.best.departures
    # The census of farmland: all that was built so far, not what the year built
    farmland = by_name["high-standard-farmland-level-2021"].best
    assert farmland is not None
    assert Departure.QUANTITY in farmland.departures
    tillage = by_name["conservation-tillage-level-2021"].best
    assert tillage is not None
    assert Departure.TERRITORY in tillage.departures
    counts = Counter(one.known for one in found)
    assert sum(counts.values()) == len(targets)
    # Without the province there is less.
    alone = Counter(one.known for one in find_target_evidence(report))
    assert alone[Known.NOTHING] > counts[Known.NOTHING]
