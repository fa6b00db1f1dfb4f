"""The story of the report in a few sentences and numbers, for those who read nothing else.

Everything is made from the records: what the report states, and what others published since. An aim
without a date stays without one, and a weak source is called so.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from helpers.analysis.bars import Verdict
from helpers.analysis.ends import as_printed as as_known
from helpers.analysis.gaps import find_gaps
from helpers.analysis.growth import required_growth
from helpers.analysis.levels import Levels
from helpers.analysis.outcomes import Outcome, OutcomeResult, find_outcomes
from helpers.analysis.reached import is_weak
from helpers.analysis.since import Since, find_since
from helpers.core.vocabulary import Measure, Prices
from helpers.data.records import Published
from helpers.data.report import Report
from helpers.data.schema import DESCRIPTOR
from helpers.show.phrases import as_printed, in_sentence, listed
from helpers.show.told import tell

REPORT = "changchun-2021"
"""The report whose story is told."""

BEFORE, LEVEL, AIM = "gdp-level-2015", "gdp-level-2020", "gdp-level-undated"
"""The levels of GDP that the story is about, by their names."""

JOINED = "gongzhuling"
"""The land that joined the city."""

ASSUMED = (2025, 2030)
"""Years by which the aim without a date could be meant; they are assumed."""


class KeyNumber(NamedTuple):
    """A number that stands out on the first page, what it counts, and where more is said.

    Examples
    --------
    >>> from helpers import load_report
    >>> key_numbers(load_report("changchun-2021"))[2].number  # targets that ask for more, of all
    '13 of 20'
    """

    number: str
    counts: str
    notebook: int


def what_and_where(report: Report) -> str:
    """Say in one sentence who said what, when and where.

    Raises
    ------
    ValueError
        If the package does not say where the place is, or nobody published how many people live
        there.

    Examples
    --------
    >>> from helpers import load_report
    >>> said = what_and_where(load_report("changchun-2021"))
    >>> said[said.index("put") :]
    'put its economy at RMB650 billion and named RMB1 trillion as its aim.'
    """
    level, aim = report[LEVEL], report[AIM]
    when = date.fromisoformat(report.source["date"])
    place, where = _place(report)
    return (
        f"In {when:%B %Y} the government of {place}, a city of {_people(report)} people in "
        f"{where}, put its economy at {as_printed(level)} and named {as_printed(aim)} as its aim."
    )


def what_was_done(report: Report) -> str:
    """Say in one sentence what the collection does with the report.

    Examples
    --------
    >>> from helpers import load_report
    >>> what_was_done(load_report("changchun-2021")).partition(":")[0]
    'Here its work report is taken apart'
    """
    return (
        f"Here its work report is taken apart: {len(report.figures)} figures, held against one "
        f"another and against {len(report.evidence)} numbers that others published."
    )


def what_came(report: Report) -> str:
    """Say which targets were met and missed, as far as it is decided.

    Examples
    --------
    >>> from helpers import load_report
    >>> what_came(load_report("changchun-2021")).partition(". ")[0]
    'Later publications settle 6 of its 56 targets'
    """
    outcomes = find_outcomes(report)
    met, missed = _decided(outcomes, OutcomeResult.MET), _decided(outcomes, OutcomeResult.MISSED)
    alike = [one for one in met if _in_doubt(one)]
    sure = [one for one in met if one not in alike]
    text = f"Later publications settle {len(met) + len(missed)} of its {len(outcomes)} targets. "
    text += f"Met were {listed(one.label for one in sure)}"
    if alike:
        text += f"; also {listed(one.label for one in alike)}, if the same quantity is meant"
    short = [
        f"{in_sentence(_kind(one))} ({_came(one)} against {as_printed(one.target)})"
        for one in missed
    ]
    return f"{text}. Missed were {' and '.join(short) or 'none'}."


def where_the_aim_stands(report: Report) -> str:
    """Say what the aim without a date would need by assumed years, and where it stands.

    Examples
    --------
    >>> from helpers import load_report
    >>> where_the_aim_stands(load_report("changchun-2021")).partition(". ")[0]
    'The report gives no date for RMB1 trillion'
    """
    level, aim, latest = report[LEVEL], report[AIM], _latest(report)
    needed = required_growth(_year_of(level.year), as_known(level), aim.quantity, ASSUMED)
    first, second = needed[0], needed[1]
    return (
        f"The report gives no date for {as_printed(aim)}. If it is meant for {first.year}, it "
        f"takes {tell(first.growth)} a year from {level.year} at current prices; if for "
        f"{second.year}, {tell(second.growth)}. In {latest.latest_year} GDP was put at "
        f"{as_printed(latest.latest)}{_by_whom(latest.latest)}: {_reached(latest)} of the aim."
    )


def which_land(report: Report) -> str:
    """Say in one sentence what the report leaves open about the land that it counts.

    Examples
    --------
    >>> from helpers import load_report
    >>> which_land(load_report("changchun-2021")).partition(",")[0]
    'Gongzhuling joined the city in 2020'
    """
    before, level, joined = report[BEFORE], report[LEVEL], report.records.territories[JOINED]
    return (
        f"{joined.label} joined the city in {level.year}, and the report does not say whether its "
        f"GDP of {before.year} and of {level.year} counts it: that growth has two readings."
    )


def key_numbers(report: Report) -> list[KeyNumber]:
    """Return the numbers that stand out on the first page, each with its change.

    Examples
    --------
    >>> from helpers import load_report
    >>> [one.number for one in key_numbers(load_report("changchun-2021"))]
    ['RMB650 billion', 'RMB763 billion', '13 of 20', '4 met, 2 missed']
    """
    before, level, aim, latest = report[BEFORE], report[LEVEL], report[AIM], _latest(report)
    verdicts = [gap.verdict for gap in find_gaps(report)]
    outcomes = find_outcomes(report)
    met, missed = _decided(outcomes, OutcomeResult.MET), _decided(outcomes, OutcomeResult.MISSED)
    more, less = verdicts.count(Verdict.MORE), verdicts.count(Verdict.LESS)
    return [
        KeyNumber(
            as_printed(level),
            f"GDP in {level.year} as the report states it, after {as_printed(before)} in "
            f"{before.year}",
            2,
        ),
        KeyNumber(
            as_printed(latest.latest),
            f"GDP in {latest.latest_year}{_by_whom(latest.latest)}: {_reached(latest)} of the "
            f"{as_printed(aim)} aimed at, without a date",
            4,
        ),
        KeyNumber(
            f"{more} of {len(verdicts)}",
            "targets that can be compared ask for more than was achieved before; "
            f"{less or 'none'} ask for less",
            3,
        ),
        KeyNumber(
            f"{len(met)} met, {len(missed)} missed",
            f"of {len(outcomes)} targets, as far as later publications decide",
            4,
        ),
    ]


def _decided(outcomes: list[Outcome], result: OutcomeResult) -> list[Outcome]:
    """Return the outcomes that have a result."""
    return [one for one in outcomes if one.result is result]


def _in_doubt(outcome: Outcome) -> bool:
    """Tell whether the source leaves open that the same quantity is meant."""
    return outcome.published is not None and "not said" in outcome.published.note


def _came(outcome: Outcome) -> str:
    """Write what came of a target, as printed; empty where nothing was published."""
    return as_printed(outcome.published) if outcome.published else ""


def asked_and_came(report: Report) -> list[tuple[str, str, str, str]]:
    """Return what was asked and what came of it, for the targets that something decides.

    Returns
    -------
    list of tuple
        What is aimed at, what was asked, what came and when, and the result; what was missed first.

    Examples
    --------
    >>> from helpers import load_report
    >>> asked_and_came(load_report("changchun-2021"))[0]
    ('Gross domestic product, real growth', 'about 7%', '6.2%, 2021', 'missed')
    """
    outcomes = find_outcomes(report)
    return [
        (
            _kind(one),
            as_printed(one.target),
            f"{_came(one)}, {one.published.period}",
            f"{one.result}, if the same is meant" if _in_doubt(one) else str(one.result),
        )
        for result in (OutcomeResult.MISSED, OutcomeResult.MET)
        for one in _decided(outcomes, result)
        if one.published
    ]


def _kind(outcome: Outcome) -> str:
    """Write what a target is about, and whether it is about growth."""
    if outcome.target.measure is not Measure.GROWTH:
        return outcome.label
    prices = outcome.target.prices
    if prices is None:
        return f"{outcome.label}, growth"
    real = prices is Prices.REAL
    return f"{outcome.label}, " + ("real growth" if real else f"growth {prices.words}")


def _place(report: Report) -> tuple[str, str]:
    """Return the place that reports, and the part of the world in which it is."""
    place = report.metadata.get("place")
    if not isinstance(place, dict) or not {"name", "region"} <= place.keys():
        raise ValueError(
            f'{report.name}/{DESCRIPTOR} needs "place": {{"name": …, "region": …}}, so that the '
            "first page can say where it is"
        )
    return str(place["name"]), str(place["region"])


def _people(report: Report) -> str:
    """Write how many people the place had in the year of the level, to a million."""
    year = _year_of(report[LEVEL].year)
    found = Levels(report.records).published("population", year)
    if found is None:
        raise ValueError(f"{report.name}/evidence.csv needs the level of population in {year}")
    millions = as_known(found).to("million persons").low or 0
    return f"{round(millions)} million"


def _latest(report: Report) -> Since:
    """Return where the aim stands by the latest level, beside the level of the report itself."""
    level = report[LEVEL]
    found = [one for one in find_since(report, AIM, _year_of(level.year)) if one.base is level]
    if not found:
        raise ValueError(f"{report.name}/evidence.csv needs a level of GDP after {level.year}")
    return max(found, key=lambda one: one.latest_year)


def _reached(since: Since) -> str:
    """Write which part of the aim the latest level is."""
    return tell((as_known(since.latest) / as_known(since.target)).to("percent"))


def _by_whom(row: Published) -> str:
    """Write that a source is weak, where it is."""
    return ", by a weak source" if is_weak(row) else ""


def _year_of(year: int | None) -> int:
    """Return a year that a level must have."""
    if year is None:
        raise ValueError("the level with which the story begins needs a year")
    return year
