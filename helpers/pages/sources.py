"""Links to what was published: the report itself, opened at the words, and the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlsplit

from helpers.data.records import Figure, Source

_SCHEMES = ("http", "https")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}(?::[0-9]+)?")


def link_address(address: str) -> str:
    """Return the address of a publication as a browser needs it.

    Parameters
    ----------
    address : str
        The address as the data have it, most without a scheme.

    Returns
    -------
    str
        The address with a scheme: ``https`` unless the data have another; empty where it leads to
        no host of the web.

    Examples
    --------
    >>> link_address("news.sohu.com/20110126/n279087533.shtml")
    'https://news.sohu.com/20110126/n279087533.shtml'
    >>> link_address("http://en.changchun.gov.cn/"), link_address("javascript:alert(1)")
    ('http://en.changchun.gov.cn/', '')
    """
    whole = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(parts.netloc):
        return ""
    return quote(whole, safe=":/?#[]@!$&'()*+,;=%~")


def source_html(source: Source) -> str:
    """Write a publication as HTML: its title, which opens it, and its date.

    Parameters
    ----------
    source : Source
        The publication; of several addresses, told apart by ``;``, each gets its link.

    Returns
    -------
    str
        The markup, in which all text is escaped; without a link where there is no address.

    Examples
    --------
    >>> print(source_html(Source("Bulletin <2020>", "example.org/a?b=1&c=2", "2021-04-01")))
    <a href="https://example.org/a?b=1&amp;c=2">Bulletin &lt;2020&gt;</a>, 2021-04-01
    """
    title = escape(source.title)
    links = [link for one in source.address.split(";") if (link := link_address(one.strip()))]
    if links:
        title = f'<a href="{escape(links[0])}">{title}</a>'
        title += "".join(f' (<a href="{escape(link)}">also here</a>)' for link in links[1:])
    return f"{title}, {escape(source.published)}" if source.published else title


def text_fragment(words: str, after: str = "") -> str:
    """Return the end of an address that opens a page at some words.

    Parameters
    ----------
    words : str
        The words; of those that stand more than once, a browser takes the first.
    after : str
        Words before them from which the marking begins, where the words alone would be found
        elsewhere.

    Examples
    --------
    >>> text_fragment("2-3 years, about 7%")
    '#:~:text=2%2D3%20years%2C%20about%207%25'
    >>> text_fragment("12%", after="RMB2 billion")
    '#:~:text=RMB2%20billion,12%25'
    """
    return "#:~:text=" + ",".join(_percent_encoded(part) for part in (after, words) if part)


def _percent_encoded(words: str) -> str:
    """Encode words for a text fragment, in which a hyphen, a comma and an ampersand are signs."""
    return quote(words, safe="").replace("-", "%2D")


def opening_words(figures: Iterable[Figure]) -> dict[str, str]:
    """Return from which words on a browser marks each figure that its own words do not find.

    Only the printed words of figures are known here. Words without a digit, and words that an
    earlier figure has too, may be found at an earlier place. The mark then begins at the nearest
    figure before it whose own words find it.

    Parameters
    ----------
    figures : iterable of Figure
        The figures of a report, in the order of the text.

    Returns
    -------
    dict of str to str
        The words, by the name of the figure that needs them.

    Examples
    --------
    >>> from helpers import load_report
    >>> found = opening_words(load_report("changchun-2021").records.figures)
    >>> found["registered-unemployment-rate-urban-share-2021"]  # within 4%
    '100,000 new jobs'
    """
    found: dict[str, str] = {}
    before: list[str] = []
    nearest = ""
    for figure in figures:
        words = figure.printed
        if re.search(r"\d", words) and not any(_stands_in(words, other) for other in before):
            nearest = words
        elif nearest:
            found[figure.name] = nearest
        before.append(words)
    return found


def _stands_in(words: str, others: str) -> bool:
    """Tell whether words stand, whole and in whatever case, within others."""
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    return bool(re.search(whole, others, re.IGNORECASE))


def source_address(figure: Figure, after: str = "") -> str:
    """Return the address that opens the report at the words of a figure.

    Parameters
    ----------
    figure : Figure
        The figure.
    after : str
        See `text_fragment`.

    Returns
    -------
    str
        The address; empty where the report has none, or the figure no place.

    Examples
    --------
    >>> from helpers import load_report
    >>> source_address(load_report("changchun-2021")["gdp-level-2015"]).partition("#")[2]
    ':~:text=RMB477.38%20billion'
    """
    address = link_address(figure.source.address)
    if not address or figure.place is None:
        return ""
    return address.partition("#")[0] + text_fragment(figure.printed, after)
