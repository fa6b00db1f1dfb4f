"""Account for every figure of a report: its partner on the other side, or why it has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from helpers.analysis.pairs import Pair, PairRule, find_pairs
from helpers.core.garbage import collection_paused
from helpers.core.vocabulary import Status
from helpers.data.lists import Threshold
from helpers.data.records import Figure
from helpers.data.report import Report


class Unpaired(StrEnum):
    """Why a figure has no partner.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_accounts(load_report("changchun-2021"))
    >>> [one.figure.printed for one in accounts if one.reason is Unpaired.THRESHOLD]
    ['302 projects', '418 projects', '1,200 projects', '1,000 projects']
    """

    NO_ACHIEVEMENT = "no achievement reported"
    NO_TARGET = "no target set"
    MEASURE = "different measure"
    SCOPE = "different scope"
    THRESHOLD = "different threshold"
    PERIOD = "different period"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Account:
    """How a figure is accounted for.

    Parameters
    ----------
    figure : Figure
        The figure.
    partners : tuple of Figure
        The figures on the other side; none where there is no pair.
    rule : PairRule or None
        How they were paired.
    reason : Unpaired or None
        Why there is no pair.
    why : str
        The same in words.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_accounts(load_report("changchun-2021"))
    >>> funds = next(one for one in accounts if one.figure.printed == "more than 30%")
    >>> print(funds.rule, [partner.printed for partner in funds.partners])
    between its parts ['28%', '12%']
    """

    figure: Figure
    partners: tuple[Figure, ...]
    rule: PairRule | None = None
    reason: Unpaired | None = None
    why: str = ""


def find_accounts(report: Report, pairs: list[Pair] | None = None) -> list[Account]:
    """Account for every figure of a report: its partners, or why it has none.

    Parameters
    ----------
    report : Report
        The report.
    pairs : list of Pair, optional
        Its pairs, where they are known already.

    Returns
    -------
    list of Account
        One for each figure, in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> accounts = find_accounts(load_report("changchun-2021"))
    >>> aim = next(one for one in accounts if one.figure.printed == "more than 3,000")
    >>> print(aim.reason, "-", aim.why)
    different measure - the achievement is stated as: increase in multiples
    """
    with collection_paused():
        found = find_pairs(report) if pairs is None else pairs
        partners: dict[str, list[Figure]] = defaultdict(list)
        rules: dict[str, PairRule] = {}
        for pair in found:
            for part in pair.achievements:
                if not isinstance(part, Figure):
                    continue
                for one, other in ((pair.target, part), (part, pair.target)):
                    partners[one.name].append(other)
                    rules.setdefault(one.name, pair.rule)
        reasons = _Reasons(report, partners, rules)
        return [
            Account(figure, tuple(partners[figure.name]), rules[figure.name])
            if figure.name in rules
            else Account(figure, (), None, *reasons.of(figure))
            for figure in report.records.figures
        ]


class _Reasons:
    """Why figures have no partner."""

    def __init__(
        self, report: Report, partners: dict[str, list[Figure]], rules: dict[str, PairRule]
    ) -> None:
        self._report = report
        self._partners, self._rules = partners, rules
        self._others: dict[tuple[Status, str], list[Figure]] = defaultdict(list)
        for figure in report.records.figures:
            self._others[figure.status, figure.indicator.name].append(figure)
        self._thresholds = {bound.figure: bound for bound in report.records.thresholds}
        self._alike: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in report.records.lookalikes:
            self._alike[pair.indicator].append((pair.other, pair.why))
        for pair in report.records.lookalikes:
            self._alike[pair.other].append((pair.indicator, pair.why))

    def of(self, figure: Figure) -> tuple[Unpaired, str]:
        """Return the reason why a figure has no partner, and the reason in words."""
        if figure.status is Status.ACHIEVEMENT and figure.period is None:
            return Unpaired.UNDATED, "the report does not say when it was so"
        target = figure.status is Status.TARGET
        side = Status.ACHIEVEMENT if target else Status.TARGET
        kin = self._others[side, figure.indicator.name]
        near = [other for other in kin if other.scope == figure.scope]
        same = [other for other in near if other.measure is figure.measure]
        if same:
            return self._same(side, same)
        if near:
            said = _listed(other.measure.words for other in near)
            return Unpaired.MEASURE, f"the {side} is stated as: {said}"
        if kin:
            said = _listed(other.scope.replace("-", " ") for other in kin)
            return Unpaired.SCOPE, f"the {side} is stated for: {said}"
        return self._without_kin(figure, side)

    def _same(self, side: Status, same: list[Figure]) -> tuple[Unpaired, str]:
        """Explain why a figure does not pair with those of the same measure."""
        for other in same:
            rule = self._rules.get(other.name)
            if rule is not None and rule.derived:
                return Unpaired.MEASURE, f"the {side} is compared as a level: {rule}"
            if rule is not None:
                printed = self._partners[other.name][0].printed
                return Unpaired.PERIOD, f"the {side} is compared with “{printed}”"
        why = f"the {side} is of another time, of more or fewer years, or in another kind of unit"
        return Unpaired.PERIOD, why

    def _without_kin(self, figure: Figure, side: Status) -> tuple[Unpaired, str]:
        """Explain why nothing is said of the indicator on the other side."""
        alike = [
            (other, why)
            for indicator, why in self._alike[figure.indicator.name]
            for other in self._others[side, indicator]
        ]
        mine = self._thresholds.get(figure.name)
        for other, _ in alike:
            theirs = self._thresholds.get(other.name)
            if mine and theirs and _bound(mine) != _bound(theirs):
                return Unpaired.THRESHOLD, f"{mine.printed} each, against {theirs.printed} each"
        target = figure.status is Status.TARGET
        words = {f"not {other.indicator.label}: {why}": None for other, why in alike}
        if figure.period is None:
            words["the report gives no date"] = None
        return Unpaired.NO_ACHIEVEMENT if target else Unpaired.NO_TARGET, "; ".join(words)


def _bound(threshold: Threshold) -> tuple[object, ...]:
    """Return what sets thresholds apart."""
    return threshold.comparator, threshold.value, threshold.unit


def _listed(words: Iterable[str]) -> str:
    """Write words as a list, each once."""
    return ", ".join(dict.fromkeys(words))


def account_for(report: Report) -> pd.DataFrame:
    """Account for every figure of a report in a frame: its partner, or why it has none.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    DataFrame
        One row a figure, in the order of the text, by its name `figure`: `label`, `printed`,
        `status`, `partner` (what is printed on the other side) and `rule` (how they were
        paired), or `reason` (one of `Unpaired`) and `why`, in words; then `indicator`, `theme`,
        `part` and `partner_figure`, the name of the other figure. What does not apply is empty.

    Examples
    --------
    >>> from helpers import load_report
    >>> frame = account_for(load_report("changchun-2021"))
    >>> frame.loc["hongqi-output-multiple-2021", ["printed", "partner", "rule"]].tolist()
    ['double', 'exceed 200,000 cars', 'level × multiple']
    """
    accounts = find_accounts(report)
    columns = (
        "label", "printed", "status", "partner", "rule", "reason", "why", "indicator", "theme",
        "part", "partner_figure",
    )  # fmt: skip
    rows = [
        (
            one.figure.label,
            one.figure.printed,
            one.figure.status.value,
            "; ".join(other.printed for other in one.partners),
            one.rule.value if one.rule else "",
            one.reason.value if one.reason else "",
            one.why,
            one.figure.indicator.name,
            one.figure.indicator.theme,
            one.figure.part,
            "; ".join(other.name for other in one.partners),
        )
        for one in accounts
    ]
    names = pd.Index([one.figure.name for one in accounts], name="figure", dtype="str")
    return pd.DataFrame(rows, index=names, columns=list(columns), dtype="str")


@dataclass(frozen=True, slots=True)
class Tempting:
    """A target and an achievement that only sound alike.

    Parameters
    ----------
    target, achievement : Figure
        The two figures.
    difference : str
        What kind of difference there is: one of `Unpaired`, or that of a lookalike.
    why : str
        Which it is, in words.

    Examples
    --------
    >>> from helpers import load_report
    >>> last = find_tempting(load_report("changchun-2021"))[-1]
    >>> last.target.printed, last.achievement.printed
    ('100 pieces of grasslands', '62 big pieces of public space')
    >>> print(last.difference, "-", last.why)
    other thing - a lawn that is built is not a public space that is planted
    """

    target: Figure
    achievement: Figure
    difference: str
    why: str


def find_tempting(report: Report) -> list[Tempting]:
    """Return the pairs of a target and an achievement that only sound alike.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Tempting
        Those of one indicator first, then lookalikes, each in the order of the text.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = find_tempting(load_report("changchun-2021"))
    >>> [one.difference for one in found[:3]]
    ['different measure', 'different measure', 'stock and flow']
    >>> [one.achievement.printed for one in found[:3]]
    ['increased by 7.2 times', 'doubled', '691']
    """
    accounts = find_accounts(report)
    order = {account.figure.name: place for place, account in enumerate(accounts)}
    others: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.figure.status is Status.ACHIEVEMENT:
            others[account.figure.indicator.name].append(account)
    alike: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for pair in report.records.lookalikes:
        alike[pair.indicator][pair.other] = alike[pair.other][pair.indicator] = (
            pair.difference, pair.why,
        )  # fmt: skip
    same, similar = [], []
    for target in accounts:
        if target.figure.status is not Status.TARGET:
            continue
        name = target.figure.indicator.name
        for other in others[name]:
            reason = other.reason or target.reason
            if reason and other.reason is not Unpaired.PERIOD:
                why = other.why or target.why
                same.append(Tempting(target.figure, other.figure, reason.value, why))
        near = [other for indicator in alike[name] for other in others[indicator]]
        near.sort(key=lambda other: order[other.figure.name])
        similar += [
            Tempting(target.figure, other.figure, *alike[name][other.figure.indicator.name])
            for other in near
        ]
    return same + similar
