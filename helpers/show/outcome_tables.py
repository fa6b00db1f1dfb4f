"""Tables of what came of targets, for readers: outcomes, sectors, revisions, aims of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pandas as pd

from helpers.analysis.outcomes import Outcome, OutcomeResult
from helpers.analysis.plan_growth import PlanGrowth, PlanProgress, progress_of_plan
from helpers.analysis.plan_so_far import PlanSoFar
from helpers.analysis.revisions import RevisedYear
from helpers.analysis.sectors import Contribution, SectorAccounts
from helpers.analysis.since import Since
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Strength
from helpers.show.phrases import as_printed
from helpers.show.told import tell, tell_distance

_ORDER = list(OutcomeResult)


def shortfall(outcome: Outcome) -> str:
    """Write how far an outcome is from what was asked: ``0.8 points short``, ``3% above``.

    Parameters
    ----------
    outcome : Outcome
        The outcome.

    Returns
    -------
    str
        How far above or short of what was asked, as printed; ``no difference`` where it lies
        there; empty where nothing comparable was published.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.outcomes import find_outcomes
    >>> report = load_report("changchun-2021")
    >>> outcomes = {one.target.name: one for one in find_outcomes(report)}
    >>> shortfall(outcomes["gdp-growth-2021"])  # 6.2 came where about 7 was asked
    '0.8 points short'
    """
    value, margin = outcome.margin_value, outcome.margin
    if value is None or margin is None:
        return ""
    return tell_distance(Quantity.exactly(value, margin.unit.name), more="above", less="short")


def outcome_table(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Write what became of targets, those that evidence decides first.

    Parameters
    ----------
    outcomes : iterable of Outcome
        The outcomes; those of which nothing was published are left out.

    Returns
    -------
    DataFrame
        One row a target: `indicator`; `target` as printed; what was `published`, with its time;
        `outcome`; `distance` from what was asked; `remarks`: why it is unclear, the price basis,
        in what both differ, what the source notes, and its strength.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.outcomes import find_outcomes
    >>> table = outcome_table(find_outcomes(load_report("changchun-2021")))
    >>> for row in table[["target", "published", "outcome"]].loc[[1, 4]].to_numpy():
    ...     print(*row, sep="; ")
    24 billion jins; 24.7 billion jin, 2021; met
    increase by about 7%; 6.2%, 2021; missed
    """
    found = [one for one in outcomes if one.published is not None]
    rows = [
        (
            one.label,
            one.target.printed,
            f"{as_printed(one.published)}, {one.published.period}",
            one.result.value,
            shortfall(one),
            _remarks(one),
        )
        for one in sorted(found, key=lambda one: _ORDER.index(one.result))
        if one.published is not None
    ]
    columns = ["indicator", "target", "published", "outcome", "distance", "remarks"]
    return pd.DataFrame(rows, columns=columns)


def _remarks(outcome: Outcome) -> str:
    """Write what a reader should know before an outcome is retold."""
    row, prices = outcome.published, outcome.target.prices
    if row is None:
        return ""
    said = (
        outcome.why,
        prices.words if prices else "",
        *map(str, outcome.differences),
        row.note,
        f"{row.strength} source",
    )
    return "; ".join(filter(None, said))


def obstacle_table(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Count outcomes, the unclear ones by what makes them so.

    Parameters
    ----------
    outcomes : iterable of Outcome
        The outcomes.

    Returns
    -------
    DataFrame
        One row a result and reason, in the order of the results: `outcome`, `because`, `targets`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.outcomes import find_outcomes
    >>> table = obstacle_table(find_outcomes(load_report("changchun-2021")))
    >>> table.groupby("outcome", sort=False)["targets"].sum().to_dict()
    {'met': 4, 'missed': 2, 'unclear': 9, 'nothing published': 41}
    """
    pairs = [(one.result.value, one.obstacle.value if one.obstacle else "") for one in outcomes]
    counted = pd.DataFrame(pairs, columns=["outcome", "because"]).value_counts(sort=False)
    table = counted.reset_index(name="targets")
    order = [result.value for result in OutcomeResult]
    return table.sort_values(
        ["outcome", "targets"], ascending=[True, False], kind="stable",
        key=lambda column: column.map(order.index) if column.name == "outcome" else column,
        ignore_index=True,
    )  # fmt: skip


def sector_table(accounts: SectorAccounts) -> pd.DataFrame:
    """Write the sectors of a year: growth, what it follows, and what each gave of growth.

    Parameters
    ----------
    accounts : SectorAccounts
        The sectors.

    Returns
    -------
    DataFrame
        One row a sector: `sector`; real growth of the year, and the average of two years; what
        both imply for the year before; the part of growth of either year, in percent.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.sectors import find_sectors
    >>> accounts = find_sectors(load_report("changchun-2021"), 2021)
    >>> services = sector_table(accounts).set_index("sector").loc["Value added of services"]
    >>> services[["real growth, 2021", "average of two years", "so in 2020"]].tolist()
    ['8.1%', '4.6%', '1.0 to 1.4%']
    """
    year = accounts.year
    rows = [
        (
            one.label,
            as_printed(one.growth),
            as_printed(one.average) if one.average else "",
            tell(one.implied.quantity) if one.implied else "",
            _part(one.given),
            _part(one.before),
        )
        for one in accounts.sectors
    ]
    columns = [
        "sector", f"real growth, {year}", "average of two years", f"so in {year - 1}",
        f"part of growth, {year}", f"part of growth, {year - 1}",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _part(given: Contribution | None) -> str:
    """Write what part of growth something gave; nothing where that is not known."""
    return "" if given is None or given.percent is None else tell(given.percent)


def revision_table(years: Iterable[RevisedYear]) -> pd.DataFrame:
    """Write what was published of each year, one state after the other.

    Parameters
    ----------
    years : iterable of RevisedYear
        The years.

    Returns
    -------
    DataFrame
        One row a release, in the order of publication: `year`; `level`; when it was `published`;
        `accounts`, how settled it is and its vintage; the `revision` on the release before;
        `remarks`: in what both differ, and where the source is weak.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.revisions import find_revisions
    >>> table = revision_table(find_revisions(load_report("changchun-2021")))
    >>> for row in table[["year", "level", "published", "revision"]].loc[[1, 8]].to_numpy():
    ...     print(*row, sep="; ")
    2015; RMB477 billion; 2021-01-13; 13.7% down
    2020; RMB660 billion; 2022; 0.5% down
    """
    rows = []
    for year in years:
        steps = {id(step.later): step for step in year.steps}
        for release in year.releases:
            step = steps.get(id(release))
            nature = getattr(release.stated, "nature", "the report, an estimate")
            vintage = release.stated.vintage
            said = [str(one) for one in step.differences] if step else []
            said += [f"{Strength.WEAK} source"] * release.weak
            rows.append(
                (
                    year.year,
                    as_printed(release.stated),
                    release.published,
                    f"{nature}; {vintage.label.lower()}" if vintage else str(nature),
                    "" if step is None else _change(step.size_value),
                    "; ".join(said),
                )
            )
    columns = ["year", "level", "published", "accounts", "revision", "remarks"]
    return pd.DataFrame(rows, columns=columns)


def _change(size: Fraction) -> str:
    """Write a revision, given in percent, in words instead of signs."""
    return tell_distance(Quantity.exactly(size, "percent"), more="up", less="down")


def since_table(since: Iterable[Since]) -> pd.DataFrame:
    """Write where aims of levels stand, and when they come at the pace since.

    Parameters
    ----------
    since : iterable of Since
        Where they stand.

    Returns
    -------
    DataFrame
        One row a base and a later level, those of one state of the accounts first: `aim`; `from`
        and `to`, the levels with their years; growth `a year`; when the aim `comes` at that pace;
        `remarks`: in what the levels differ, and where a source is weak.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.since import find_since
    >>> since = find_since(load_report("changchun-2021"), "gdp-level-undated", 2020)
    >>> table = since_table(since)
    >>> print(*table.loc[1, ["from", "to", "a year", "comes"]], sep="; ")
    RMB660 billion, 2020; RMB700 billion, 2023; 2.0%; in 2042
    """
    rows = [
        (
            f"{one.target.label}: {as_printed(one.target)}",
            f"{as_printed(one.base)}, {one.base_year}",
            f"{as_printed(one.latest)}, {one.latest_year}",
            tell(one.growth_value),
            _comes(one),
            "; ".join([*map(str, one.differences), *[f"{Strength.WEAK} source"] * one.weak]),
        )
        for one in sorted(since, key=lambda one: (one.target.name, not one.of_one_vintage))
    ]
    columns = ["aim", "from", "to", "a year", "comes", "remarks"]
    return pd.DataFrame(rows, columns=columns)


_HORIZON = 100
"""Years after which a date means nothing."""


def _comes(one: Since) -> str:
    """Write when an aim comes at the pace since."""
    found = one.crossing
    if found is None:
        return "never at that pace"
    if found.earliest > one.latest_year + _HORIZON:
        return f"in more than {_HORIZON} years"
    if found.earliest == found.latest:
        return f"in {found.earliest}"
    return f"in {found.earliest} to {found.latest}"


def comes_when(since: Iterable[Since]) -> str:
    """Write between which years an aim comes, over all pairs of levels.

    Parameters
    ----------
    since : iterable of Since
        Where the aim stands, by some pairs of levels.

    Returns
    -------
    str
        ``between 2031 and 2042``; ``in 2042``; ``not within 100 years`` where no pair leads there
        in that time, and ``not before 2031, if at all`` where only some do; ``not known`` without
        a pair.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.since import find_since
    >>> report = load_report("changchun-2021")
    >>> for aim in ("gdp-level-undated", "population-level-undated"):
    ...     print(comes_when(find_since(report, aim, 2020)))
    between 2025 and 2042
    not within 100 years
    """
    found = list(since)
    soon = [
        one.crossing
        for one in found
        if one.crossing and one.crossing.earliest <= one.latest_year + _HORIZON
    ]
    if not soon:
        return f"not within {_HORIZON} years" if found else "not known"
    first = min(one.earliest for one in soon)
    last = max(one.latest for one in soon)
    if len(soon) < len(found):
        return f"not before {first}, if at all"
    return f"in {first}" if first == last else f"between {first} and {last}"


def plan_table(plan: PlanSoFar) -> pd.DataFrame:
    """Write the growth of the years of a plan so far.

    Parameters
    ----------
    plan : PlanSoFar
        The plan so far.

    Returns
    -------
    DataFrame
        One row a year: `year`, real `growth`, how settled it is (`published as`), and `source`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plan_so_far import find_plan_so_far
    >>> plan = find_plan_so_far(load_report("changchun-2021"), 2021, 2025)
    >>> print(*plan_table(plan).loc[0], sep="; ")
    2021; 6.2%; preliminary; mirror
    """
    rows = [
        (str(row.period), as_printed(row), getattr(row, "nature", ""), getattr(row, "strength", ""))
        for row in plan.years
    ]
    return pd.DataFrame(rows, columns=["year", "growth", "published as", "source"]).astype("str")


def growth_table(growths: Iterable[PlanGrowth]) -> pd.DataFrame:
    """Write how fast the levels of a plan grew, and must grow.

    Parameters
    ----------
    growths : iterable of PlanGrowth
        Growth so far and required.

    Returns
    -------
    DataFrame
        One row a target and date: `target`; what the `growth` is; the growth `a year`; `remarks`:
        in what the levels differ.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plan_growth import find_growth
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> table = growth_table(find_growth(standings, [2025]))
    >>> table.loc[4].tolist()[:3]  # (3000 / 2013) ** (1 / 5) - 1
    ['Hi-tech enterprises: more than 3,000', 'required by 2025', '8.3%']
    """
    rows = [
        (
            f"{one.standing.label}: {one.standing.target.printed}",
            one.words,
            tell(one.growth),
            one.caution,
        )
        for one in growths
    ]
    return pd.DataFrame(rows, columns=["target", "growth", "a year", "remarks"])


def progress_table(progress: Iterable[PlanProgress]) -> pd.DataFrame:
    """Write what the published measures of progress say of the targets of a plan.

    Parameters
    ----------
    progress : iterable of PlanProgress
        What the measures say.

    Returns
    -------
    DataFrame
        One row a target and date, by the name of the figure: `target`, `date`,
        `actual over required growth` and `share of the distance`, each with its category, and why
        both are `refused`.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.plan_growth import find_progress
    >>> from helpers.analysis.plans import find_standings
    >>> standings = find_standings(load_report("changchun-2021"), "plan", 2020)
    >>> table = progress_table(find_progress(standings, [2025])).set_index("date")
    >>> table.loc["if 2025", ["target", "actual over required growth"]].tolist()
    ['Gross domestic product: RMB1 trillion', '0.80 to 0.86 (moderate)']
    """
    frame = progress_of_plan(progress)
    measures = {"pace": "actual over required growth", "distance": "share of the distance"}
    return pd.DataFrame(
        {
            "target": frame["label"] + ": " + frame["target"],
            "date": frame["date"],
            **{
                words: [
                    f"{value} ({category})" if value else ""
                    for value, category in zip(frame[name], frame[f"{name}_category"], strict=True)
                ]
                for name, words in measures.items()
            },
            "refused": frame["refused"],
        }
    )
