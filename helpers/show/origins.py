"""Where the numbers of a chart are from, and of which land they are, for its caption."""

from __future__ import annotations

from collections.abc import Iterable

from helpers.data.records import Figure, Published, Stated

_FEW = 2
"""So many publications beside the report are named; of more, only how many there are."""


def origin(rows: Iterable[Stated]) -> str:
    """Say of which land numbers are, and who stated them: the end of a caption.

    Parameters
    ----------
    rows : iterable of Stated
        The numbers that a chart draws.

    Returns
    -------
    str
        What `land_line` and `sources_line` say.

    Examples
    --------
    >>> from helpers import load_report
    >>> references = load_report("changchun-2021").records.references
    >>> for sentence in origin([references["city-land"]]).split(". "):
    ...     print(sentence)
    Land: Changchun with Gongzhuling
    Source: Area of the municipality, with Gongzhuling (encyclopedia).
    """
    rows = list(rows)
    return " ".join(filter(None, (land_line(rows), sources_line(rows))))


def land_line(rows: Iterable[Stated]) -> str:
    """Say of which land numbers are, each once, in the order in which they come.

    Parameters
    ----------
    rows : iterable of Stated
        The numbers.

    Returns
    -------
    str
        A sentence; empty where nothing is known of territories.

    Examples
    --------
    >>> from helpers import load_report
    >>> land_line([load_report("changchun-2021")["gdp-growth-2021"]])
    'Land: Changchun, whether with Gongzhuling is not said.'
    """
    labels = dict.fromkeys(row.territory.label for row in rows if row.territory is not None)
    return f"Land: {'; '.join(labels)}." if labels else ""


def sources_line(rows: Iterable[Stated]) -> str:
    """Say who stated numbers: the report by its title, then what others published.

    Few publications of others are named, of many it is said how many they are, and where they
    stand. What is hypothetical is said to be so.

    Parameters
    ----------
    rows : iterable of Stated
        The numbers.

    Returns
    -------
    str
        A sentence; empty where no number has a source that is known.

    Examples
    --------
    >>> from helpers import load_report
    >>> report = load_report("changchun-2021").what_if("gdp-growth-2021", value=8)
    >>> sources_line([report["gdp-growth-2021"]])
    'Source: hypothetical figures, which no report states.'
    """
    rows = list(rows)
    told = [row for row in rows if not isinstance(row, Figure)]
    printed = [row for row in rows if isinstance(row, Figure)]
    sources = [*_titles(row for row in printed if not row.hypothetical)]
    titles = _titles(told)
    if len(titles) > _FEW:
        files = {"evidence.csv" if isinstance(row, Published) else "references.csv" for row in told}
        sources.append(
            f"what others published, {len(titles)} sources in {' and '.join(sorted(files))}"
        )
    else:
        sources += titles
    if any(row.hypothetical for row in printed):
        sources.append("hypothetical figures, which no report states")
    if not sources:
        return ""
    return f"{'Source' if len(sources) == 1 else 'Sources'}: {'; '.join(sources)}."


def _titles(rows: Iterable[Stated]) -> list[str]:
    """Return the titles of what stated numbers, each once, where they are known."""
    return list(dict.fromkeys(row.source.title for row in rows if row.source.title))
