"""Whatever compares two numbers says in what they differ: territory, vintage and price basis.

Every result that offers `differences` or a `caution` is walked. The expected aspects are worked out
here from the rows alone, so that a comparison which ignores one is found.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

import helpers.analysis
from helpers.analysis.agreement import Agreement, agreement, find_agreements
from helpers.analysis.audit import find_checks
from helpers.analysis.audit.checks import Check
from helpers.analysis.derive import Derived, derive, find_derived
from helpers.analysis.gaps import Gap, find_gaps, measure_gaps
from helpers.analysis.indirect import find_target_evidence, target_evidence_frame
from helpers.analysis.likeness import Aspect, Difference
from helpers.analysis.outcomes import Outcome, find_outcomes, measure_outcomes
from helpers.analysis.plan_growth import GrowthKind, PlanGrowth, find_growth, growth_of_plan
from helpers.analysis.plan_so_far import PlanSoFar, find_plan_so_far, plan_so_far_frame
from helpers.analysis.plans import Standing, find_standings, stand_of_plan
from helpers.analysis.revisions import Revision, find_revisions, revisions_frame
from helpers.analysis.sector_plan import SectorPlan, sector_plan, sector_plan_frame
from helpers.analysis.sectors import SectorAccounts, Weights, find_sectors, sectors_frame
from helpers.analysis.since import Since, find_since, since_frame
from helpers.analysis.statements import statement_of
from helpers.analysis.tested import Ranked, hold_rank, rank_frame
from helpers.analysis.track_record import TrackYear, find_track_record, track_record_frame
from helpers.core.vocabulary import Measure, Role
from helpers.data.records import Figure, Published, Stated
from helpers.data.report import Report

ALL = frozenset(Aspect)
LAND_AND_STATE = ALL - {Aspect.PRICES}
WORDS = {Aspect.TERRITORY: "territor", Aspect.VINTAGE: "accounts", Aspect.PRICES: "price bas"}
"""By what a caution shows that it tells of an aspect."""


class Compared(NamedTuple):
    """A result that compares numbers: which, what it says, and what its frame tells readers."""

    where: str
    pairs: Sequence[tuple[Stated, Stated]]
    differences: Sequence[Difference] | None
    caution: str
    aspects: frozenset[Aspect] = ALL


def apart(one: Stated, other: Stated) -> set[Aspect]:
    """Return in what two numbers differ, from their rows alone."""
    found = set()
    lands = {row.territory.name for row in (one, other) if row.territory}
    if len(lands) > 1:
        found.add(Aspect.TERRITORY)
    states = {row.vintage.name if row.vintage else "" for row in (one, other)}
    if len(states) > 1 and not (isinstance(one, Figure) and isinstance(other, Figure)):
        found.add(Aspect.VINTAGE)
    if len({row.prices for row in (one, other)}) > 1:
        found.add(Aspect.PRICES)
    return found


def ignored(compared: Compared) -> list[str]:
    """Return what a comparison does not say."""
    wanted = {
        aspect for pair in compared.pairs for aspect in apart(*pair) if aspect in compared.aspects
    }
    told = {aspect for aspect, word in WORDS.items() if word in compared.caution}
    missing = [f"{compared.where}: {aspect} is kept from the reader" for aspect in wanted - told]
    if compared.differences is not None:
        said = {difference.aspect for difference in compared.differences}
        missing += [f"{compared.where}: {aspect} is ignored" for aspect in wanted - said]
        missing += [
            f"{compared.where}: “{difference}” is kept from the reader"
            for difference in compared.differences
            if str(difference) not in compared.caution
        ]
    return sorted(missing)


def with_frame(cautions: Iterable[str], found: Sequence[Compared]) -> list[Compared]:
    """Return comparisons with what their frame says, row by row."""
    return [one._replace(caution=caution) for one, caution in zip(found, cautions, strict=True)]


def of(
    where: str, one: object, *pairs: tuple[Stated, Stated], aspects: frozenset[Aspect] = ALL
) -> Compared:
    """Return a comparison of a result that offers `differences`."""
    said = tuple(getattr(one, "differences"))  # noqa: B009
    return Compared(where, pairs, said, "", aspects)


# Every kind of comparison


def gaps(report: Report) -> list[Compared]:
    found = [
        of(one.target.name, one, *((one.target, other) for other in one.pair.achievements))
        for one in find_gaps(report)
    ]
    return with_frame(measure_gaps(report)["caution"], found)


def outcomes(report: Report) -> list[Compared]:
    found = [
        of(one.target.name, one, *[(one.target, one.published)] * bool(one.published))
        if one.published
        else of(one.target.name, one)
        for one in find_outcomes(report)
    ]
    return with_frame(measure_outcomes(report)["caution"], found)


def agreements(report: Report) -> list[Compared]:
    found = [
        of(one.figure.name, one, (one.figure, one.published)) for one in find_agreements(report)
    ]
    return with_frame(agreement(report)["caution"], found)


def derived(report: Report) -> list[Compared]:
    found = [
        of(one.quantity, one, *((figure, one.published) for figure in one.figures))
        if one.published
        else of(one.quantity, one)
        for one in find_derived(report)
    ]
    return with_frame(derive(report)["caution"], found)


def indirect(report: Report) -> list[Compared]:
    # The frame alone says it, of the nearest evidence.
    evidence = find_target_evidence(report, ["jilin"])
    frame = target_evidence_frame(evidence)
    return [
        Compared(one.target.name, [(one.target, one.best.row)], None, caution)
        for one, caution in zip(evidence, frame["caution"], strict=True)
        if one.best
    ]


def standings(report: Report) -> list[Compared]:
    found = [
        one
        for part in ("plan", "key work")
        for year in (2020, 2024)
        for one in find_standings(report, part, year)
    ]
    frame = stand_of_plan(found)
    compared = []
    for one, level, growth in zip(found, frame["caution"], frame["growth_caution"], strict=True):
        if one.level_from:
            where = f"{one.target.name} in {one.year}"
            compared.append(Compared(where, [(one.target, one.level_from)], None, level))
            bases = [(base, one.level_from) for base in one.growth_from[:1]]
            compared.append(Compared(f"{where}, growth", bases, None, growth))
    return compared


def growths(report: Report) -> list[Compared]:
    found = find_growth(find_standings(report, "plan", 2020), (2025, 2030))
    compared = []
    for one, caution in zip(found, growth_of_plan(found)["caution"], strict=True):
        level, bases = one.standing.level_from, one.standing.growth_from[:1]
        other: Iterable[Stated] = bases if one.kind is GrowthKind.SO_FAR else [one.standing.target]
        pairs = [(row, level) for row in other if level]
        compared.append(Compared(f"{one.standing.target.name}, {one.words}", pairs, None, caution))
    return compared


def track_record(report: Report) -> list[Compared]:
    found = find_track_record(report, weak=True)
    cautions = track_record_frame(found)["caution"]
    compared = [of(str(one.year), one, (one.target, one.reached)) for one in found]
    return with_frame(cautions, compared)


def revisions(report: Report) -> list[Compared]:
    years = find_revisions(report)
    frame = revisions_frame(years)
    steps = [step for year in years for step in (None, *year.steps)]
    found = [
        of(f"{step.year}", step, (step.earlier.stated, step.later.stated)) if step else None
        for step in steps
    ]
    return [
        one._replace(caution=caution)
        for one, caution in zip(found, frame["caution"], strict=True)
        if one
    ]


def since(report: Report) -> list[Compared]:
    found = [
        one
        for target in ("gdp-level-undated", "population-level-undated")
        for one in find_since(report, target, 2020)
    ]
    cautions = since_frame(found)["caution"]
    return with_frame(cautions, [of(one.target.name, one, (one.base, one.latest)) for one in found])


def sectors(report: Report) -> list[Compared]:
    compared = []
    for weights in Weights:
        accounts = find_sectors(report, 2021, weights)
        kinds: list[list[Stated]] = [
            [one.level for one in accounts.sectors], [one.growth for one in accounts.sectors],
        ]  # fmt: skip
        pairs = [pair for rows in kinds for pair in combinations(rows, 2)]
        cautions = set(sectors_frame(accounts)["caution"])
        assert len(cautions) == 1
        compared.append(of(weights.value, accounts, *pairs)._replace(caution=cautions.pop()))
        # A share has no prices, so a sum of money differs from it in land and state alone.
        shares = [(kinds[0][0], share) for share in accounts.shares]
        one = of(f"{weights.value}, shares", accounts, *shares, aspects=LAND_AND_STATE)
        compared.append(one._replace(caution=compared[-1].caution))
    return compared


def ranks(report: Report) -> list[Compared]:
    others = [name for name, one in report.records.territories.items() if one.role is Role.OTHER]
    one = hold_rank(report, statement_of(report, "gdp-growth-first-in-northeast"), others)
    # That cities are other territories is what the statement is about.
    pairs = [(one.own, rival) for rival in one.rivals if one.own]
    compared = of(one.statement.name, one, *pairs, aspects=ALL - {Aspect.TERRITORY})
    return [compared._replace(caution=caution) for caution in rank_frame([one])["caution"]]


def plan_so_far(report: Report) -> list[Compared]:
    compared = []
    for weak in (False, True):
        plan = find_plan_so_far(report, 2021, 2024, weak=weak)
        pairs: list[tuple[Stated, Stated]] = list(pairwise(plan.years))
        pairs += [(plan.aim, row) for row in plan.years[:1] if plan.aim]
        cautions = set(plan_so_far_frame([plan])["caution"])
        one = of(f"plan, weak: {weak}", plan, *pairs)
        compared.append(one._replace(caution="; ".join(cautions)))
    return compared


def checks(report: Report) -> list[Compared]:
    # A rule that holds the city against its province or the nation says so by its name, and one
    # that joins growth with a level is about prices. What is left must be told: the land of all
    # own numbers, and the state of those of one indicator and measure.
    compared = []
    for one in find_checks(report):
        where = f"{one.rule.name}, {one.subject}"
        own = [row for row in one.elsewhere if row.territory is None or row.territory.role.own]
        pairs: list[tuple[Stated, Stated]] = [(fig, row) for fig in one.figures for row in own]
        pairs += combinations(own, 2)
        alike = [pair for pair in pairs if _of_what(pair[0]) == _of_what(pair[1])]
        for aspect, its in ((Aspect.TERRITORY, pairs), (Aspect.VINTAGE, alike)):
            its_own = of(where, one, *its, aspects=frozenset({aspect}))
            compared.append(its_own._replace(caution=one.caution))
    return compared


def _of_what(row: Stated) -> tuple[str, Measure]:
    """Return of what a number is; a reference is of itself."""
    name = row.indicator.name if isinstance(row, (Figure, Published)) else str(row)
    return name, row.measure


def sector_plans(report: Report) -> list[Compared]:
    plan = sector_plan(report, find_sectors(report, 2021))
    pairs = (plan.sector, plan.came.growth), (plan.whole, plan.whole_came)
    cautions = sector_plan_frame(plan)["caution"]
    return [of("services", plan, *pairs)._replace(caution=caution) for caution in cautions]


WALKS: dict[str, Callable[[Report], list[Compared]]] = {
    "gaps": gaps, "outcomes": outcomes, "agreement": agreements, "derived": derived,
    "indirect evidence": indirect, "standings": standings, "growth of the plan": growths,
    "track record": track_record, "revisions": revisions, "since": since, "sectors": sectors,
    "ranks": ranks, "plan so far": plan_so_far, "audit": checks,
    "plan of a sector": sector_plans,
}  # fmt: skip

WALKED = (
    Gap, Outcome, Agreement, Derived, TrackYear, Revision, Since, SectorAccounts, Ranked, PlanSoFar,
    Check, PlanGrowth, Standing, SectorPlan,
)  # fmt: skip
"""The records behind them that offer `differences` or a caution."""


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS.keys())
def test_no_comparison_ignores_in_what_its_numbers_differ(
    report: Report, walk: Callable[[Report], list[Compared]]
) -> None:
    compared = walk(report)
    assert compared
    assert [line for one in compared for line in ignored(one)] == []


def offering() -> Iterator[type]:
    """Yield the classes of the analysis that offer `differences` or a caution."""
    path, prefix = helpers.analysis.__path__, "helpers.analysis."
    for module in pkgutil.walk_packages(path, prefix):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            fields = (*getattr(one, "__dataclass_fields__", ()), *vars(one))
            names = ("differences", "caution", "level_caution")
            if one.__module__ == module.name and any(name in fields for name in names):
                yield one


def test_every_record_that_offers_differences_is_walked() -> None:
    assert {one.__qualname__ for one in offering()} == {one.__qualname__ for one in WALKED}


# The walk sees what it is for


def test_a_comparison_that_ignores_something_is_found(report: Report) -> None:
    one = next(gap for gap in find_gaps(report) if gap.differences)
    (achieved,) = one.pair.achievements
    said = "; ".join(map(str, one.differences))
    told = Compared("a gap", [(one.target, achieved)], one.differences, said)
    assert ignored(told) == []
    assert ignored(told._replace(differences=())) == ["a gap: territory is ignored"]
    assert ignored(told._replace(caution="")) == [
        "a gap: territory is kept from the reader",
        f"a gap: “{said}” is kept from the reader",
    ]
    assert ignored(told._replace(differences=None)) == []
    assert ignored(told._replace(differences=None, caution="")) == [
        "a gap: territory is kept from the reader"
    ]


def test_the_aspects_are_worked_out_from_the_rows(report: Report) -> None:
    figure, other = report["gdp-level-2020"], report["gdp-growth-2020"]
    # A level at current prices, and real growth
    assert apart(figure, other) == {Aspect.PRICES}
    land = report.records.territories["jilin"]
    levels = report.records.evidence.of("gdp", Measure.LEVEL)
    row = next(row for row in levels if row.vintage)
    state = row.vintage
    assert apart(figure, replace(figure, territory=land)) == {Aspect.TERRITORY}
    # Two figures of one report are of one state.
    assert apart(figure, replace(figure, vintage=state)) == set()
    same = replace(row, territory=figure.territory, vintage=None, prices=figure.prices)
    assert apart(figure, same) == set()
    assert apart(figure, replace(same, vintage=state)) == {Aspect.VINTAGE}
