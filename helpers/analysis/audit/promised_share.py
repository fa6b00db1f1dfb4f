"""A promise to lift research spending to the share in GDP of the nation, and what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from helpers.analysis.audit.beside_gdp import (
    GDP,
    GDP_PRICES,
    LAND,
    Pair,
    claims,
    factor,
    pairs,
    why_of,
)
from helpers.analysis.audit.checks import (
    NOT_MORE,
    Check,
    Rule,
    apart_in,
    elsewhere_of,
    figures_of,
    percent,
    quotient,
    rate,
    settle,
    three_digits,
    worded,
)
from helpers.analysis.levels import Level, Levels, mark
from helpers.core.exact import Number, exact
from helpers.core.interval import Interval
from helpers.core.period import Period
from helpers.core.vocabulary import Measure, Status
from helpers.data.published import COMPARABLE
from helpers.data.records import Figure, Published
from helpers.data.report import Report

_NATION = "china"
_RESEARCH, _INTENSITY = "research-spending", "research-intensity"


@dataclass(frozen=True, slots=True)
class PromisedShare:
    """A promise to lift the share of some spending in GDP to that of the nation.

    Parameters
    ----------
    target, gdp : Figure
        The growth that is asked of the spending, and of GDP at constant prices, for one year.
    due : int
        The last year in which the promise can be kept.
    spending, whole : Figure or Published
        The spending of the year before these targets, and GDP.
    nation_spending, nation_whole : Published
        Both for the nation.

    Examples
    --------
    >>> from helpers import load_report
    >>> [promise] = promised_shares(load_report("changchun-2021"))
    >>> print(f"{float(promise.share):.2%} now, {float(promise.nation):.2%} in the nation")
    2.05% now, 2.40% in the nation
    >>> print(f"{float(promise.needed(0)):.1%}")  # 1.07 * (2.40 / 2.05) ** (1 / 5) - 1
    10.4%
    """

    target: Figure
    gdp: Figure
    due: int
    spending: Level
    whole: Level
    nation_spending: Published
    nation_whole: Published

    @property
    def year(self) -> int:
        """The year of the targets."""
        return self.gdp.year or 0

    @property
    def share(self) -> Fraction:
        """The share of the spending in GDP before these targets, as printed."""
        return self.spending.base_value / self.whole.base_value

    @property
    def nation(self) -> Fraction:
        """That of the nation."""
        return self.nation_spending.base_value / self.nation_whole.base_value

    @property
    def lead(self) -> Interval | None:
        """By how many times spending must outgrow GDP each year; None where that is not known."""
        own = quotient(self.spending.quantity, self.whole.quantity)
        nation = quotient(self.nation_spending.quantity, self.nation_whole.quantity)
        if own is None or nation is None or not own.positive:
            return None
        found = (nation / own).root(self.due - self.year + 1)
        return found if found.bounded else None

    def needed(self, prices: Number) -> Fraction:
        """Return the yearly growth of spending that keeps the promise, for targets as printed.

        It is ``(share of the nation / own share) ** (1 / years) * (1 + GDP) * (1 + prices) - 1``.

        Parameters
        ----------
        prices : number
            Yearly change of the GDP deflator, as a fraction.

        Raises
        ------
        ValueError
            If one of the shares is not above zero.
        """
        if not (self.share > 0 and self.nation > 0):
            raise ValueError("a share that is not above zero has no growth")
        lead = Interval.exactly(self.nation / self.share).root(self.due - self.year + 1).middle
        return lead * (1 + self.gdp.base_value) * (1 + exact(prices)) - 1


def promised_shares(report: Report) -> list[PromisedShare]:
    """Return the promises of a report to reach the research spending of the nation.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of PromisedShare
        One for each target of growth of that spending; none where a share is not known.

    Examples
    --------
    >>> from helpers import load_report
    >>> [promise] = promised_shares(load_report("changchun-2021"))
    >>> promise.year, promise.due, promise.target.quantity
    (2021, 2025, 7.5 to 8.5%)
    """
    return [promise for _, promise in _promised(report) if promise.lead is not None]


def _promised(report: Report) -> Iterator[tuple[Pair, PromisedShare]]:
    """Yield each promise with the pair of targets on which it rests."""
    levels = Levels(report.records)
    for claim in claims(report):
        if claim["indicator"] != _INTENSITY or claim["relation"] != "reaches the national average":
            continue
        due = Period.read(claim["period"]).last if claim["period"] else 0
        for pair in pairs(report, _RESEARCH):
            base = pair.year - 1
            own = [_settled(levels, name, base) for name in (_RESEARCH, GDP)]
            nation = [_of_nation(report, name, base) for name in (_RESEARCH, GDP)]
            if due <= base or claim["status"] != Status.TARGET:
                continue
            if own[0] and own[1] and nation[0] and nation[1]:
                yield (
                    pair,
                    PromisedShare(pair.other, pair.gdp, due, own[0], own[1], nation[0], nation[1]),
                )


def promised_share_is_paid_for(rule: Rule, report: Report) -> Iterator[Check]:
    """Compare the growth of research spending with what its promised share in GDP needs.

    Parameters
    ----------
    rule : Rule
        The rule that the checks are of.
    report : Report
        The report.

    Yields
    ------
    Check
        One for each promise with a target of growth and all shares known.

    Examples
    --------
    >>> from helpers import load_report
    >>> from helpers.analysis.audit import Kind, Rule
    >>> rule = Rule(
    ...     "share", "It is paid for.", Kind.TENSION, promised_share_is_paid_for
    ... )
    >>> [check] = rule.checks(load_report("changchun-2021"))
    >>> print(check.verdict, check.computed_words, check.unit)
    tension 1.01 to 1.06 times the yearly growth factor that is asked
    """
    for pair, promise in _promised(report):
        lead = promise.lead
        if lead is None:
            continue
        needed = lead * pair.gdp_factor
        printed = lead.middle * pair.gdp_printed - 1
        ratio = needed / factor(pair.other)
        result, why = settle(ratio, NOT_MORE)
        label = pair.other.indicator.label
        levels = (promise.spending, promise.whole)
        yield Check(
            rule,
            f"{label} and its promised share in GDP, {promise.due}{mark(*pair.figures, *levels)}",
            (*pair.figures, *figures_of(*levels)),
            result,
            f"{label}: {worded(pair.other)} asked; to lift its share in GDP from "
            f"{_percent_of(promise.share)}% in {pair.year - 1} to the "
            f"{_percent_of(promise.nation)}% of the nation by {promise.due} it must grow by "
            f"{rate(printed)}% a year ({percent(needed - 1)})",
            ratio,
            NOT_MORE,
            "times the yearly growth factor that is asked",
            elsewhere=elsewhere_of(*levels, promise.nation_spending, promise.nation_whole),
            differences=apart_in(*levels, aspects=LAND),
            assumes=f"GDP grows every year as in {pair.year}, its deflator changes by "
            f"{percent(GDP_PRICES)} a year, and the share of the nation stays where it was",
            why=why_of(why, pair),
        )


def _settled(levels: Levels, name: str, year: int) -> Level | None:
    """Return the level of a year as others published it later, or as the report states it."""
    stated = levels.stated(name, Period(year, year), Status.ACHIEVEMENT)
    return levels.published(name, year) or next(iter(stated), None)


def _of_nation(report: Report, name: str, year: int) -> Published | None:
    """Return a level of the nation."""
    return report.records.evidence.pick(
        name, Measure.LEVEL, Period(year, year), COMPARABLE, territory=_NATION
    )


def _percent_of(share: Fraction) -> str:
    """Write a share in percent to three digits."""
    return three_digits(Interval.exactly(share * 100))
