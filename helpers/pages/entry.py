"""Write all that is known of one figure as HTML that needs no script."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from helpers.analysis.agreement import Agreement
from helpers.analysis.audit import Check
from helpers.analysis.gaps import Gap
from helpers.analysis.outcomes import Outcome
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import PricesBy
from helpers.core.wording import in_print
from helpers.data.records import Figure, Published, Stated
from helpers.pages.known import Known
from helpers.pages.sources import source_html
from helpers.show.gap_tables import distance
from helpers.show.told import tell, tell_distance

METRIC = {"mu": "hectares", "jin": "tonnes"}
"""Chinese units by their last word, and the unit in which others know them."""

Link = Callable[[str], str]
"""Gives the address of a figure by its name."""


def metric(known: Quantity) -> str:
    """Tell a quantity in mu or jin in hectares or tonnes.

    Parameters
    ----------
    known : Quantity
        The quantity.

    Returns
    -------
    str
        The converted quantity; empty where its unit is another.

    Examples
    --------
    >>> metric(Quantity.exactly(24, "billion jin")), metric(Quantity.exactly(24, "percent"))
    ('12 million tonnes', '')
    """
    unit = METRIC.get(known.unit.name.split()[-1])
    return tell(known.to(unit)) if unit else ""


def when(figure: Figure) -> str:
    """Write the time of a figure: ``2021``, or that there is no date.

    Parameters
    ----------
    figure : Figure
        The figure.
    """
    return "no date" if figure.period is None else str(figure.period)


def status(figure: Figure) -> str:
    """Write whether a figure is a target or was achieved, and whether that is an estimate.

    Parameters
    ----------
    figure : Figure
        The figure.
    """
    return f"{figure.status}, estimate" if figure.provisional else figure.status.value


def name_of(figure: Figure) -> str:
    """Write what a figure is of, for readers: the indicator, the measure unless it is a level.

    Parameters
    ----------
    figure : Figure
        The figure.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021")
    >>> name_of(report["gdp-growth-2021"]), name_of(report["gdp-level-2020"])
    ('Gross domestic product, growth', 'Gross domestic product')
    """
    measure = figure.measure.words
    return figure.label if measure == "level" else f"{figure.label}, {measure}"


def entry_html(known: Known, link: Link) -> str:
    """Write all that is known of a figure.

    Parameters
    ----------
    known : Known
        What is known.
    link : callable
        Gives the address of a figure by its name.

    Returns
    -------
    str
        A ``<details>``. Its content carries the name of the figure as its id, so that browsers
        open it for a link that leads there. All text is escaped.
    """
    figure = known.figure
    rows = [
        _row("Printed", _printed(known)),
        _row("Allows", _allows(figure)),
        _row("Verdict", f"<strong>{escape(known.verdict)}</strong>"),
        _row("Status", escape(f"{status(figure)}; {when(figure)}")),
        _row("Unit", escape(figure.unit.name)),
        _row("Scope", escape(figure.scope)),
        _row("Land", escape(figure.territory.label) if figure.territory else ""),
        _row("Prices", escape(_prices(figure))),
        _row("Note", escape(figure.note)),
        _row("In plans", escape(_in_plans(figure))),
        _row("Before it", *_before(known, link)),
        _row("Asked next", *(_asked(gap, link) for gap in known.asked)),
        _row("What came of it", _came(known.outcome)),
        _row("What others say", _agreement(known.agreement)),
        _row("Doubts", *_doubts(known)),
        _row("Checks", *(_check(check, figure, link) for check in known.checks)),
        _row("Evidence", *(_evidence(row) for row in known.evidence)),
        _row("Name", f'<a href="#{figure.name}"><code>{figure.name}</code></a>'),
    ]
    summary = (
        f"<b>{escape(name_of(figure))}</b>, {escape(when(figure))}: “{escape(figure.printed)}”"
    )
    return (
        f'<details class="figure-entry"><summary>{summary}</summary>\n'
        f'<dl id="{figure.name}">\n{"".join(rows)}</dl></details>\n'
    )


def _row(term: str, *said: str) -> str:
    """Write a term with what is said of it; nothing where nothing is said."""
    told = [one for one in said if one]
    if not told:
        return ""
    return f"<dt>{term}</dt>" + "".join(f"<dd>{one}</dd>" for one in told) + "\n"


def _printed(known: Known) -> str:
    """Write the printed words, with their place and the link that opens it."""
    figure = known.figure
    said = f"“{escape(figure.printed)}”"
    if figure.place is None:
        return f"{said}, in no report"
    place = figure.place
    where = f"paragraph {place.paragraph}, characters {place.start} to {place.end}"
    said += f"; {escape(known.part)}, {where}" if known.part else f"; {where}"
    if known.address:
        said += f'. <a href="{escape(known.address)}">Open the report at these words</a>'
    return said


def _allows(figure: Figure) -> str:
    """Write what the wording allows, in metric units too, and exactly one click away."""
    told = tell(figure.quantity)
    converted, exact = metric(figure.quantity), str(figure.quantity)
    said = escape(f"{told}, that is {converted}" if converted else told)
    if exact != told:
        said += f"<details><summary>exactly</summary>{escape(exact)}</details>"
    return said


def _in_plans(figure: Figure) -> str:
    """Write whether an indicator is anticipatory or binding, and what else is to be known of it."""
    its = figure.indicator
    return ", ".join(said for said in (its.nature, its.note) if said)


def _prices(figure: Figure) -> str:
    """Write at which prices a figure is told, and how that is known."""
    if figure.prices is None:
        return ""
    by = {PricesBy.WORDING: " (the words say so)", PricesBy.CONVENTION: " (by convention)"}
    return figure.prices.words + (by[figure.prices_by] if figure.prices_by else "")


def _before(known: Known, link: Link) -> list[str]:
    """Write with what a target is compared, or why with nothing."""
    if known.gap is not None:
        gap = known.gap
        achieved = "; ".join(_stated(one, link) for one in gap.pair.achievements)
        if gap.pair.rule.derived:
            achieved += f" ({escape(gap.pair.rule)})"
        return [achieved, escape(_gap(gap))]
    if known.not_compared is None:
        return []
    one = known.not_compared
    nearest = f"; nearest is {_published(one.nearest)}" if one.nearest else ""
    return [escape(one.reason + nearest), escape(one.why)]


def _gap(gap: Gap) -> str:
    """Write what a target asks for, how far that is, and what else keeps both apart."""
    why = f" ({gap.why})" if gap.why else ""
    said = [f"{gap.verdict}{why}: {distance(gap)}", *map(str, gap.differences)]
    return "; ".join(said)


def _asked(gap: Gap, link: Link) -> str:
    """Write which target is held against an achievement."""
    return f"{_stated(gap.target, link)}: {escape(_gap(gap))}"


def _stated(one: Stated, link: Link) -> str:
    """Write a figure with a link to it, or what was published with its source."""
    if isinstance(one, Figure):
        said = f"“{escape(one.printed)}”, {escape(when(one))}"
        return f'<a href="{escape(link(one.name))}">{said}</a>'
    said = in_print(one.value, one.comparator, one.unit, one.upper)
    return f"{escape(said)}, {one.period}: {source_html(one.source)}"


def _came(outcome: Outcome | None) -> str:
    """Write what came of a target."""
    if outcome is None:
        return ""
    said = [outcome.why] if outcome.why else []
    if outcome.published is not None:
        said.append(_published(outcome.published))
    if outcome.margin is not None:
        said.append(_margin(outcome.margin))
    said += map(str, outcome.differences)
    return escape(": ".join([outcome.result.value, *filter(None, ["; ".join(said)])]))


def _margin(margin: Quantity) -> str:
    """Write how far what came is from the bar."""
    told = tell_distance(margin, more="above the bar", less="below the bar")
    return told.replace("no difference", "at the bar")


def _agreement(one: Agreement | None) -> str:
    """Write what evidence says of a figure."""
    if one is None:
        return ""
    published = f"{_published(one.published)}, published {one.when}"
    said = [f"{one.result}: {one.why}", published, *map(str, one.differences)]
    return escape("; ".join(said))


def _doubts(known: Known) -> list[str]:
    """Write the doubts about a figure."""
    return [
        escape(f"{doubt.kind}: {doubt.reason} (proposed {doubt.column}: {doubt.proposed})")
        for doubt in known.doubts
    ]


def _check(check: Check, figure: Figure, link: Link) -> str:
    """Write a check, with links to the other figures at which it looked."""
    others = dict.fromkeys(one for one in check.figures if one.name != figure.name)
    links = ", ".join(_stated(one, link) for one in others)
    more = "".join(f"; {said}" for said in (check.why, check.assumes, check.caution) if said)
    said = escape(f"{check.verdict} ({check.rule.name}): {check.finding}{more}")
    return f"{said}; with {links}" if links else said


def _published(row: Published) -> str:
    """Write what was published, as its source has it."""
    said = in_print(row.value, row.comparator, row.unit, row.upper)
    return f"{said}, {row.period}"


def _evidence(row: Published) -> str:
    """Write evidence with its source."""
    land = f"; {row.territory.label}" if row.territory else ""
    said = f"{_published(row)}: {row.nature}, {row.strength}{land}"
    return f"{escape(said)}. {source_html(row.source)}"
