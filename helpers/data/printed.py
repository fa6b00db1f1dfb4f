"""What figures and thresholds must be by the words that are printed at their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from helpers.core.numerals import Reading, names_fall, qualifiers, read_figure
from helpers.core.units import SCALES
from helpers.core.vocabulary import Measure
from helpers.data.cells import Cells, printable_unit
from helpers.data.problems import Problem

_RISE = re.compile(r"\b(?:increas|ris[ei]|rose|gr[eo]w|add)", re.IGNORECASE)


def words_as_printed(cells: Cells) -> Iterator[Problem]:
    """Check figures and thresholds against their printed words.

    Parameters
    ----------
    cells : Cells
        The sound cells of a package.

    Yields
    ------
    Problem
        A cell that says something else than the words at its place.

    Examples
    --------
    >>> from helpers import load_report
    >>> package = load_report("changchun-2021").package
    >>> package.rows["figures"][4] |= {"value": "3.6", "provisional": "false"}
    >>> for found in words_as_printed(Cells(package, [])):
    ...     print(found.problem, "|", found.allowed)
    'estimated to increase by 3.5%' calls it an estimate | true
    not what 'estimated to increase by 3.5%' says | 3.5, with the printed digits
    """
    for row, (provisional, printed) in cells.of("figures", "provisional", "printed"):
        if "estimat" in printed.casefold() and provisional != "true":
            problem = f"{printed!r} calls it an estimate"
            yield Problem("figures.csv", row, "provisional", provisional, problem, "true")
    columns = ("comparator", "value", "unit", "printed", "note")
    for table, kind, upper in (
        ("figures", "measure", ["upper"]),
        ("numerals", "kind", []),
    ):
        for row, (what, *words) in cells.of(table, kind, *columns, *upper):
            if table == "numerals" and (what != "threshold" or not words[1]):
                continue
            found = dict(zip([*columns, *upper], words, strict=True))
            signed = table == "figures" and Measure(what).signed
            for column, right in _said(found, signed=signed):
                problem = f"not what {found['printed']!r} says"
                told = found.get(column, "")
                yield Problem(f"{table}.csv", row, column, told, problem, right)


def _said(found: dict[str, str], *, signed: bool) -> Iterator[tuple[str, str]]:
    """Yield each column that differs from the printed words, with what they say."""
    comparator, value, name, printed, note = (
        found[column] for column in ("comparator", "value", "unit", "printed", "note")
    )
    try:
        reading = read_figure(printed)
    except ValueError as error:
        yield "value", str(error)
        return
    falls = reading.value < 0 or names_fall(printed)
    rises = reading.value >= 0 and _RISE.search(printed)
    if signed and value.startswith("-") and reading.value >= 0:
        reading = reading.turned()
    ends = [("value", value, reading.value)]
    if reading.upper is not None:
        ends.append(("upper", found.get("upper", ""), reading.upper))
    for column, cell, number in ends:
        digits = len(cell.partition(".")[2])
        same = bool(cell) and abs(Decimal(cell)) == abs(number)
        if not same or (column == "value" and digits != reading.decimals and len(ends) == 1):
            right = f"{Decimal(round(number * 10**reading.decimals)).scaleb(-reading.decimals):f}"
            yield column, f"{right}, with the printed digits"
    if value.startswith("-") and (rises or not (falls or note)):
        yield "value", "a negative value only for a fall, which the words or the note name"
    if signed and not value.startswith("-") and falls:
        yield "value", "a negative value, for the words name a fall"
    if right := _other_unit(name, printed, reading):
        yield "unit", right
    elsewhere = set(qualifiers(note))
    if reading.comparator and comparator != reading.comparator:
        yield "comparator", reading.comparator
    elif not reading.comparator and comparator not in {"=", *elsewhere}:
        yield "comparator", "=, or a note with the qualifier that is printed elsewhere"


def _other_unit(name: str, printed: str, reading: Reading) -> str:
    """Say which unit is printed where it is not `name`; nothing where it is, or none is."""
    own_scale = next((word for word in name.split() if word in SCALES), "")
    noun = " ".join(word for word in name.split() if word != own_scale)
    if own_scale != reading.scale:
        return f"a unit with the scale {reading.scale or 'none'}"
    of_hundred = bool(re.search(r"%|\bper ?cent\b", printed))
    if of_hundred != (name == "percent") and re.search("[0-9]", printed):
        return "percent where a percent sign is printed, and only there"
    if ("RMB" in printed) != (noun == "RMB"):
        return "RMB where RMB is printed, and only there"
    if bool(re.search(r"\b(?:USD|dollars?)\b|US\$", printed)) != (noun == "USD"):
        return "USD where dollars are printed, and only there"
    # Nine times is a count.
    words = re.match(r"\s*(?!times\b)((?:square )?[A-Za-z]+)", reading.behind)
    there, own = (printable_unit(words[1]), printable_unit(noun)) if words else (None, None)
    if words and there and own and (there.size, there.base) != (own.size, own.base):
        return f"{words[1]}, as printed"
    return ""
