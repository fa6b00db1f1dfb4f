"""Every rule of the audit on small reports made for it, and the audit of the report."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.audit import (
    FAILS,
    HOLDS,
    KINDS,
    RESULTS,
    RULES,
    UNDECIDED,
    Check,
    Rule,
    audit,
    count_results,
    decide,
    most_serious,
)
from helpers.core.interval import Interval
from helpers.core.units import base_unit, to_base
from helpers.core.wording import allowed
from helpers.data.report import Report, load_report

inf = math.inf
F = Fraction
many = settings(derandomize=True, deadline=None, max_examples=400)
NOTHING = "nothing"
Row = dict[str, Any]
OWN = ("indicator", "unit", "period", "base_unit", "part", "theme", "counted_in")
"""Columns whose categories are those of the rows themselves."""
OPTIONAL = ("relations", "ranges", "references", "evidence", "lookalikes")
"""Tables that a package may lack."""
COLUMNS = [
    "rule", "kind", "subject", "result", "finding", "figures", "computed", "limit", "unit", "off",
    "computed_low", "computed_high", "limit_low", "limit_high",
]  # fmt: skip


def meaning(row: Row, *, target: bool) -> Row:
    """Add to a row what the loader derives from value, unit, qualifier and period."""
    text, unit = row["value"], row["unit"]
    found = allowed(
        text, row["comparator"], unit, row["measure"], target=target, in_words=row["in_words"]
    )
    first, _, last = (row["period"] or "").partition("-")
    return row | {
        "value": float(text), "decimals": len(text.partition(".")[2]),
        "first_year": int(first) if first else None,
        "last_year": int(last or first) if first else None,
        "base_value": float(to_base(F(text), unit)), "base_unit": base_unit(unit)[1],
        "printed_low": found.printed.low, "printed_high": found.printed.high,
        "low": found.base.low, "high": found.base.high, "low_closed": found.base.low_closed,
        "high_closed": found.base.high_closed, "exact": found.exact,
    }  # fmt: skip


def stated(indicator: str, value: str, unit: str = "projects", **other: Any) -> Row:
    """Return a figure: an achieved level of 2020 of the city unless told otherwise."""
    row = {
        "figure": indicator, "indicator": indicator, "measure": "level", "comparator": "=",
        "value": value, "unit": unit, "status": "achievement", "period": "2020", "scope": "city",
        "provisional": False, "paragraph": 1, "start": 0, "end": 1, "printed": f"{value} {unit}",
        "in_words": False,
    } | other  # fmt: skip
    return meaning(row, target=row["status"] == "target")


def aimed(indicator: str, value: str, unit: str = "projects", **other: Any) -> Row:
    """Return a target: a level of 2021 unless told otherwise."""
    row = {"figure": f"{indicator}-aim", "status": "target", "period": "2021"}
    return stated(indicator, value, unit, **row | other)


def published(indicator: str, value: str, unit: str = "projects", **other: Any) -> Row:
    """Return a row of evidence: a final official level of 2019 unless told otherwise."""
    row = {
        "indicator": indicator, "measure": "level", "comparator": "=", "value": value,
        "unit": unit, "period": "2019", "nature": "final", "strength": "official",
        "published": "2021-03-01", "in_words": False,
    } | other  # fmt: skip
    return meaning(row, target=row["nature"] == "target")


def threshold(figure: str, value: float, unit: str = "RMB million", **other: Any) -> Row:
    return {
        "paragraph": 1, "start": 0, "end": 1, "printed": f"{value} {unit}", "kind": "threshold",
        "figure": figure, "comparator": ">", "value": value, "unit": unit,
    } | other  # fmt: skip


def plausible(
    numerator: str, denominator: str, low: float, high: float, **other: Any
) -> dict[str, Any]:
    return {
        "label": f"{numerator} per {denominator}", "numerator": numerator, "low": low,
        "denominator": denominator, "high": high, "unit": "per thousand", "factor": 1000.0,
    } | other  # fmt: skip


def reference(name: str, value: str, unit: str) -> Row:
    row = {
        "reference": name, "label": f"The {name}", "comparator": "=", "value": value,
        "unit": unit, "period": "2020", "strength": "mirror", "measure": "level",
        "in_words": False,
    }  # fmt: skip
    return meaning(row, target=False)


def frame(rows: list[Row], like: pd.DataFrame) -> pd.DataFrame:
    kinds = {
        str(name): "category" if kind.name == "category" and name in OWN else kind
        for name, kind in like.dtypes.items()
    }
    return pd.DataFrame(rows, columns=list(like.columns)).astype(kinds)


def made(report: Report, **tables: list[Row]) -> Report:
    """Return a report that has these rows alone, with the indicators that they name."""
    names = {
        str(row[column])
        for rows in tables.values()
        for row in rows
        for column in ("indicator", "part", "whole", "numerator", "denominator", "other")
        if isinstance(row.get(column), str) and not pd.isna(row[column])
    }
    indicators = [
        {"indicator": name, "label": name.capitalize(), "theme": "economy", "better": "higher"}
        for name in sorted(names)
    ]
    frames: dict[str, Any] = {
        name: frame(tables[name], getattr(report, name))
        if name in tables
        else getattr(report, name).iloc[:0]
        for name in ("figures", *OPTIONAL, "numerals")
    }
    return replace(report, indicators=frame(indicators, report.indicators), **frames)


def rule_of(name: str) -> Rule:
    return next(rule for rule in RULES if rule.name == name)


def checks_of(report: Report, rule: str, **tables: list[Row]) -> list[Check]:
    return list(rule_of(rule).look(made(report, **tables)))


@dataclass(frozen=True)
class Case:
    """A small report, and what a rule must find in it."""

    rule: str
    result: str
    why: str
    figures: list[Row]
    computed: tuple[Any, Any, str] | None = None
    limit: tuple[float, float] | None = None
    names: str = ""
    other: dict[str, list[Row]] = field(default_factory=dict)


WOODS = {"relations": [{"part": "woods", "whole": "land", "why": "trees stand on land"}]}
KM2 = "square kilometers"
ON_LAND = WOODS | {"references": [reference("land", "100.0", KM2)]}
IN_STATE = {
    "relations": [{"part": "land", "whole": "state", "why": ""}, *WOODS["relations"]],
    "references": [reference("state", "120.0", KM2)],
}
"""Land that lies in the state, of which the city states no area."""
GROWTH: Row = {"measure": "growth", "figure": "growth"}
TWICE: Row = {"measure": "multiple", "figure": "twice"}
SMALL, LARGE = threshold("small", 50), threshold("large", 100)
NESTED = {"numerals": [SMALL, LARGE]}
JOBS = {"ranges": [plausible("jobs", "people", 3, 25)]}
STOCK = {
    "lookalikes": [{"indicator": "firms", "other": "new", "difference": "stock and flow"}],
    "evidence": [
        published("firms", "653", period="2018"),
        published("new", "542", period="2019"),
    ],
}
BY_TIMES: Row = {"measure": "increase-in-multiples", "figure": "times"}
TEN = (0.1, 10)
PRICES = (-3.6, 5)

CASES = (
    Case(
        "part and whole", HOLDS, "40 of 100 targets, both exact",
        [aimed("woods", "40", KM2), aimed("land", "100", KM2)],
        (0.4, 0.4, "[]"), (0, 1), "woods-aim, land-aim", WOODS,
    ),
    Case(
        "part and whole", HOLDS, "a part that is the whole is not larger",
        [stated("woods", "64"), stated("land", "64")], (1, 1, "[]"), (0, 1), "woods, land", WOODS,
    ),
    Case(
        "part and whole", HOLDS, "an increase of 40, of 99.95 to 100.05",
        [aimed("woods", "40", KM2, measure="change")],
        (F(40) / F("100.05"), F(40) / F("99.95"), "[]"), (-1, 1), "woods-aim", ON_LAND,
    ),
    Case(
        "part and whole", FAILS, "150 of 99.95 to 100.05",
        [aimed("woods", "150", KM2)],
        (F(150) / F("100.05"), F(150) / F("99.95"), "[]"), (0, 1), "woods-aim", ON_LAND,
    ),
    Case(
        "part and whole", FAILS, "151 of 150 that others published for the year",
        [stated("woods", "151")], (F(151, 150), F(151, 150), "[]"), (0, 1), "woods",
        WOODS | {"evidence": [published("land", "150", period="2020")]},
    ),
    Case(
        "part and whole", FAILS, "more than 64 of 64: the end itself is excluded",
        [stated("woods", "64", comparator=">"), stated("land", "64")],
        (1, inf, "()"), (0, 1), "woods, land", WOODS,
    ),
    Case(
        "part and whole", UNDECIDED, "more than 40 of 100 has no end",
        [aimed("woods", "40", KM2, comparator=">"), aimed("land", "100", KM2)],
        (0.4, inf, "()"), (0, 1), "woods-aim, land-aim", WOODS,
    ),
    Case(
        "part and whole", UNDECIDED, "the whole is known for another year only",
        [stated("woods", "151"), stated("land", "150", period="2019")], names="woods",
        other=WOODS,
    ),
    Case(
        "part and whole", UNDECIDED, "of a target the whole is not what others published",
        [aimed("woods", "151")], names="woods-aim",
        other=WOODS | {"evidence": [published("land", "150", period="2021")]},
    ),
    Case(
        "part and whole", UNDECIDED, "what is aimed at is no part of what was achieved",
        [aimed("woods", "151", period="2020"), stated("land", "150")], names="woods-aim",
        other=WOODS,
    ),
    Case(
        "part and whole", NOTHING, "growth is no part of a level",
        [stated("woods", "40", "percent", measure="growth"), stated("land", "150")], other=WOODS,
    ),
    Case(
        "part and whole", FAILS, "land is 100 or more, but not more than 119.95 to 120.05 of state",
        [aimed("woods", "150", KM2), aimed("land", "100", KM2, comparator=">=")],
        (F(150) / F("120.05"), 1.5, "[]"), (0, 1), "woods-aim, land-aim", IN_STATE,
    ),
    Case(
        "part and whole", HOLDS, "land is known to be smaller than the state that it lies in",
        [aimed("woods", "40", KM2), aimed("land", "100", KM2)],
        (0.4, 0.4, "[]"), (0, 1), "woods-aim, land-aim", IN_STATE,
    ),
    Case(
        "part and whole", UNDECIDED, "land that is said to be larger than the state has no cap",
        [aimed("woods", "150", KM2), aimed("land", "121", KM2, comparator=">=")],
        (0, F(150, 121), "(]"), (0, 1), "woods-aim, land-aim", IN_STATE,
    ),
    Case(
        "two statements", HOLDS, "649.5 to 650.5 meets 650.45 to 650.55",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "650.5", "RMB billion", figure="b")], names="a, b",
    ),
    Case(
        "two statements", FAILS, "649.5 to 650.5 ends before 650.95",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "651.0", "RMB billion", figure="b")], names="a, b",
    ),
    Case(
        "two statements", FAILS, "each two of the three differ but the first two",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "650.5", "RMB billion", figure="b"),
         stated("gdp", "640", "RMB billion", figure="c")], names="a, b, c",
    ),
    Case(
        "two statements", NOTHING, "another measure, year, scope or status is another quantity",
        [stated("gdp", "1"), stated("gdp", "2", period="2019"), stated("gdp", "3", scope="urban"),
         stated("gdp", "4", period="2020", status="target"), stated("roads", "5"),
         stated("gdp", "6", "percent", measure="growth")],
    ),
    Case(
        "two statements", UNDECIDED, "more than 600 can be 650, and need not",
        [stated("gdp", "600", "RMB billion", figure="a", comparator=">"),
         stated("gdp", "650", "RMB billion", figure="b")], names="a, b",
    ),
    Case(
        "two statements", NOTHING, "the ends of a range are one statement",
        [stated("gdp", "2", "RMB billion", figure="a", comparator=">="),
         stated("gdp", "3", "RMB billion", figure="b", comparator="<=")],
    ),
    Case(
        "growth and levels", HOLDS, "103.45 to 103.55, over 99.95 to 100.05, over 1.0345 to 1.0355",
        [stated("gdp", "103.5", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH),
         stated("gdp", "100.0", "RMB billion", period="2019")],
        ((F("103.45") / F("100.05") / F("1.0355") - 1) * 100,
         (F("103.55") / F("99.95") / F("1.0345") - 1) * 100, "[]"), PRICES, "growth, gdp",
    ),
    Case(
        "growth and levels", HOLDS, "131 over 100 is 31 percent, 30.5 to 31.5 are stated",
        [stated("firms", "131"), stated("firms", "31", "percent", **GROWTH)],
        (31, 31, "[]"), (30.5, 31.5), "growth, firms",
        {"evidence": [published("firms", "100")]},
    ),
    Case(
        "growth and levels", FAILS, "119.95 over 100.05 is 19.9 percent, less 3.5 is 15.8",
        [stated("gdp", "120.0", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH)],
        ((F("119.95") / F("100.05") / F("1.0355") - 1) * 100,
         (F("120.05") / F("99.95") / F("1.0345") - 1) * 100, "[]"), PRICES, "growth, gdp",
        {"evidence": [published("gdp", "100.0", "RMB billion")]},
    ),
    Case(
        "growth and levels", FAILS, "money may gain 5 percent by prices, a count may not",
        [stated("firms", "134"), stated("firms", "31", "percent", **GROWTH),
         stated("firms", "100", period="2019")],
        (34, 34, "[]"), (30.5, 31.5), "growth, firms",
    ),
    Case(
        "growth and levels", UNDECIDED, "what is more than 104 can be anything above",
        [stated("gdp", "104", "RMB billion", comparator=">"),
         stated("gdp", "3.5", "percent", **GROWTH)],
        ((F(104) / F("100.05") / F("1.0355") - 1) * 100, inf, "()"), PRICES, "growth, gdp",
        {"evidence": [published("gdp", "100.0", "RMB billion")]},
    ),
    Case(
        "growth and levels", UNDECIDED, "the level of the year before is not known",
        [stated("gdp", "104", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH)],
        names="growth, gdp",
        other={"evidence": [published("gdp", "100", "RMB billion", nature="target"),
                            published("gdp", "90", "RMB billion", period="2018")]},
    ),
    Case(
        "growth and levels", NOTHING, "no level, another scope, growth over years, or undated",
        [stated("gdp", "3.5", "percent", **GROWTH), stated("roads", "7", scope="urban"),
         stated("roads", "3.5", "percent", **GROWTH), stated("firms", "8", period="2020"),
         stated("firms", "3.5", "percent", period="2016-2020", **GROWTH),
         aimed("firms", "4", "percent", period="", measure="growth")],
    ),
    Case(
        "growth and levels", NOTHING, "what is aimed at is no level of what was achieved",
        [aimed("firms", "200", period="2020"), stated("firms", "31", "percent", **GROWTH),
         stated("firms", "100", period="2019")],
    ),
    Case(
        "multiple and levels", HOLDS, "200 over 100 is 2, doubled is 1.5 to 2.5",
        [stated("cars", "200", "cars"), stated("cars", "2", "times", **TWICE),
         stated("cars", "100", "cars", period="2019")], (2, 2, "[]"), (1.5, 2.5), "twice, cars",
    ),
    Case(
        "multiple and levels", FAILS, "300 over 100 is 3, doubled is 1.5 to 2.5",
        [stated("cars", "300", "cars"), stated("cars", "2", "times", **TWICE)],
        (3, 3, "[]"), (1.5, 2.5), "twice, cars",
        {"evidence": [published("cars", "100", "cars")]},
    ),
    Case(
        "multiple and levels", UNDECIDED, "more than 200 over 100 is more than 2",
        [stated("cars", "200", "cars", comparator=">"), stated("cars", "2", "times", **TWICE)],
        (2, inf, "()"), (1.5, 2.5), "twice, cars",
        {"evidence": [published("cars", "100", "cars")]},
    ),
    Case(
        "multiple and levels", UNDECIDED, "the level of the year before is not known",
        [stated("cars", "200", "cars"), stated("cars", "2", "times", **TWICE)],
        names="twice, cars",
    ),
    Case(
        "multiple and levels", NOTHING, "no level of the year, or no year",
        [stated("cars", "200", "cars", period="2019"), stated("cars", "2", "times", **TWICE),
         stated("buses", "9", period=None),
         stated("buses", "2", "times", period=None, measure="multiple")],
    ),
    Case(
        "nested thresholds", HOLDS, "1000 above 100 million of 1200 above 50 million",
        [stated("small", "1200"), stated("large", "1000")],
        (F(5, 6), F(5, 6), "[]"), (0, 1), "small, large", NESTED,
    ),
    Case(
        "nested thresholds", HOLDS, "the lower threshold may come second",
        [stated("small", "1200"), stated("large", "1000")],
        (F(5, 6), F(5, 6), "[]"), (0, 1), "small, large", {"numerals": [LARGE, SMALL]},
    ),
    Case(
        "nested thresholds", FAILS, "1300 above 0.1 billion of 1200 above 50 million",
        [stated("small", "1200"), stated("large", "1300")],
        (F(13, 12), F(13, 12), "[]"), (0, 1), "small, large",
        {"numerals": [SMALL, threshold("large", 0.1, "RMB billion")]},
    ),
    Case(
        "nested thresholds", UNDECIDED, "more than 1000 of 1200",
        [stated("small", "1200"), stated("large", "1000", comparator=">")],
        (F(5, 6), inf, "()"), (0, 1), "small, large", NESTED,
    ),
    Case(
        "nested thresholds", NOTHING, "the same amount, other paragraph, comparator or unit",
        [stated("small", "1"), stated("large", "2"), stated("roads", "3", "roads")],
        other={"numerals": [
            SMALL, threshold("large", 0.05, "RMB billion"),
            threshold("large", 100, paragraph=2), threshold("roads", 100),
            threshold("large", 100, comparator=">="),
        ]},
    ),
    Case(
        "plausible ratio", HOLDS, "100 jobs for 10,000 people are 10 per thousand",
        [stated("jobs", "100", "jobs"), stated("people", "10000", "persons")],
        (10, 10, "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", HOLDS, "the latest people known until then, 10,000, not those of 2021",
        [stated("jobs", "100", "jobs")], (10, 10, "[]"), (3, 25), "jobs",
        JOBS | {"evidence": [published("people", "100", "persons", period="2018"),
                             published("people", "10000", "persons", period="2019"),
                             published("people", "100", "persons", period="2021")]},
    ),
    Case(
        "plausible ratio", FAILS, "1000 jobs for 10,000 people are 100 per thousand",
        [stated("jobs", "1000", "jobs"), stated("people", "10000", "persons")],
        (100, 100, "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", FAILS, "20 jobs for 10,000 people are 2 per thousand",
        [stated("jobs", "20", "jobs"), stated("people", "10000", "persons")],
        (2, 2, "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", UNDECIDED, "more than 100 jobs for 10,000 people",
        [stated("jobs", "100", "jobs", comparator=">"), stated("people", "10000", "persons")],
        (10, inf, "()"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", UNDECIDED, "nobody counted the people, or it may be none",
        [stated("jobs", "100", "jobs")], names="jobs", other=JOBS,
    ),
    Case(
        "plausible ratio", UNDECIDED, "there may be nobody",
        [stated("jobs", "100", "jobs"), stated("people", "9", "persons", comparator="<=")],
        names="jobs, people", other=JOBS,
    ),
    Case(
        "plausible ratio", NOTHING, "counted in something else, undated, or no level",
        [stated("jobs", "100", "jobs"), stated("people", "10000", "persons"),
         stated("jobs", "1", "percent", measure="growth"),
         aimed("jobs", "1", "houses", period=None)],
        other={"ranges": [plausible("jobs", "people", 3, 25, counted_in="houses")]},
    ),
    Case(
        "whole counts", HOLDS, "302 projects and 1.5 million persons are whole",
        [stated("roads", "302", figure="a"), aimed("people", "1.5", "million persons", figure="b")],
        names="a, b",
    ),
    Case(
        "whole counts", FAILS, "12.5 projects are not",
        [aimed("roads", "12.5", figure="a"), stated("roads", "302")], names="a",
    ),
    Case(
        "whole counts", UNDECIDED, "none is printed to the last one",
        [stated("roads", "600", figure="a", comparator=">"), stated("gdp", "650.5", "RMB billion")],
        names="a",
    ),
    Case(
        "whole counts", NOTHING, "money is not counted",
        [stated("gdp", "650.5", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH)],
    ),
    Case(
        "stock and flow", HOLDS, "1886 is all of 653 and 542 and 691",
        [stated("firms", "1886"), stated("new", "691")], (1, 1, "[]"), (0, 1), "firms, new", STOCK,
    ),
    Case(
        "stock and flow", FAILS, "2013 is more than 653 and 542 and 691",
        [stated("firms", "2013"), stated("new", "691")],
        (F(2013, 1886), F(2013, 1886), "[]"), (0, 1), "firms, new", STOCK,
    ),
    Case(
        "stock and flow", UNDECIDED, "more than 600 were added",
        [stated("firms", "2013"), stated("new", "600", comparator=">")],
        (0, F(2013, 1795), "()"), (0, 1), "firms, new", STOCK,
    ),
    Case(
        "stock and flow", UNDECIDED, "what was added in 2020 is not known",
        [stated("firms", "2013"), aimed("new", "691", period="2020")], names="firms",
        other=STOCK,
    ),
    Case(
        "stock and flow", NOTHING, "nothing that was added is known",
        [stated("firms", "2013")], other=STOCK | {"evidence": STOCK["evidence"][:1]},
    ),
    Case(
        "stock and flow", NOTHING, "who only sounds alike is no flow",
        [stated("firms", "2013"), stated("new", "691")],
        other=STOCK | {"lookalikes": [STOCK["lookalikes"][0] | {"difference": "measure"}]},
    ),
    Case(
        "stock and flow", UNDECIDED, "542 were counted before the year was over",
        [stated("firms", "2013"), stated("new", "691")],
        (0, F(2013, 1886), "(]"), (0, 1), "firms, new",
        STOCK | {"evidence": [STOCK["evidence"][0],
                              published("new", "542", nature="preliminary")]},
    ),
    Case(
        "tenfold", HOLDS, "188 over 64", [aimed("roads", "188"), stated("roads", "64")],
        (F(188, 64), F(188, 64), "[]"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", FAILS, "704 over 64 is 11", [aimed("roads", "704"), stated("roads", "64")],
        (11, 11, "[]"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", FAILS, "4 over 64 is a sixteenth", [aimed("roads", "4"), stated("roads", "64")],
        (F(1, 16), F(1, 16), "[]"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", UNDECIDED, "more than 188 over 64",
        [aimed("roads", "188", comparator=">"), stated("roads", "64")],
        (F(188, 64), inf, "()"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", NOTHING, "rates may grow tenfold, and none is paired with another",
        [aimed("gdp", "70", "percent", measure="growth"),
         stated("gdp", "3.5", "percent", **GROWTH), aimed("roads", "7"), stated("firms", "0"),
         aimed("firms", "6")],
    ),
    Case(
        "clear multiple", HOLDS, "500 over 100 is 5, which fits 4.95 to 5.05 alone, to the letter",
        [stated("land", "4.0", "times", **BY_TIMES), stated("land", "500"),
         stated("land", "100", period="2019")], (3.95, 5.05, "[]"), None, "times, land, land",
    ),
    Case(
        "clear multiple", HOLDS, "400 over 100 is 4, which fits 3.95 to 4.05 alone, in loose use",
        [stated("land", "4.0", "times", period="2016-2020", **BY_TIMES), stated("land", "400"),
         stated("land", "100", period="2015")], (3.95, 5.05, "[]"), None, "times, land, land",
    ),
    Case(
        "clear multiple", FAILS, "600 over 100 is 6, which fits neither",
        [stated("land", "4.0", "times", **BY_TIMES), stated("land", "600"),
         stated("land", "100", period="2019")], (3.95, 5.05, "[]"), None, "times, land, land",
    ),
    Case(
        "clear multiple", UNDECIDED, "3.5 ends 2.5 to 3.5 and begins 3.5 to 4.5",
        [stated("land", "3", "times", **BY_TIMES), stated("land", "350"),
         stated("land", "100", period="2019")], (2.5, 4.5, "[]"), None, "times, land, land",
    ),
    Case(
        "clear multiple", UNDECIDED, "4.25 to 4.35 in loose use, 5.25 to 5.35 to the letter",
        [stated("land", "4.3", "times", **BY_TIMES), stated("land", "500")],
        (4.25, 5.35, "[]"), None, "times",
    ),
    Case(
        "clear multiple", NOTHING, "doubled is clear",
        [stated("cars", "2", "times", **TWICE), stated("gdp", "3", "percent", **GROWTH)],
    ),
    Case(
        "date", HOLDS, "due in the year after what is reported",
        [aimed("gdp", "7"), stated("gdp", "7"), stated("gdp", "7", period=None)], names="gdp-aim",
    ),
    Case(
        "date", FAILS, "due in the year that is reported",
        [aimed("gdp", "7", period="2020"), stated("roads", "7")], names="gdp-aim",
    ),
    Case(
        "date", UNDECIDED, "a target without a date", [aimed("gdp", "7", period=None)],
        names="gdp-aim",
    ),
    Case(
        "date", NOTHING, "a target that is a span of time, and an achievement",
        [aimed("roads", "3", "years", period=None), stated("gdp", "7", period=None)],
    ),
    Case(
        "one qualifier", FAILS, "exceed is one, more than another of the same kind",
        [stated("firms", "600", printed="exceed more than 600", comparator=">")], names="firms",
    ),
    Case(
        "one qualifier", UNDECIDED, "about or at least",
        [stated("firms", "600", printed="About 600 or more")], names="firms",
    ),
    Case(
        "one qualifier", HOLDS, "no more than is one, and most have none",
        [stated("firms", "600", printed="no more than 600"), stated("roads", "7")],
        names="firms, roads",
    ),
    Case(
        "one style", FAILS, "4000 has no separator, 5,911 has",
        [stated("a", "4000", printed="4000 mus"), stated("b", "5911", printed="5,911 towns")],
        names="a",
    ),
    Case(
        "one style", UNDECIDED, "no number has a separator",
        [stated("a", "4000", printed="4000 mus"), stated("b", "591", printed="591 towns")],
        names="a",
    ),
    Case(
        "one style", HOLDS, "all have one that need one, digits behind a point need none",
        [stated("a", "4000", printed="4,000 mus"), stated("b", "999", printed="999 towns"),
         stated("c", "12345.6789", "RMB", printed="12,345.67890"),
         stated("d", "1234567", printed="1,234,567")], names="a, c, d",
    ),
    Case(
        "one style", NOTHING, "small numbers",
        [stated("b", "999", printed="999 towns"), stated("c", "0", printed="0.12345")],
    ),
)  # fmt: skip


def exact_end(value: Any) -> Any:
    return value if value in (inf, -inf) else pytest.approx(float(value), rel=1e-12, abs=1e-15)


def held(report: Report, case: Case) -> list[Check]:
    """Return what a rule finds: of the first figure, if it says something of others too."""
    found = checks_of(report, case.rule, figures=case.figures, **case.other)
    first = case.names.partition(", ")[0]
    return [check for check in found if check.figures[0] == first] if len(found) > 1 else found


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_a_case_of_every_result(rule: str) -> None:
    found = {case.result for case in CASES if case.rule == rule}
    assert found >= {HOLDS, FAILS, UNDECIDED}


def test_cases_and_rules_have_names_of_rules() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {case.rule for case in CASES} == set(names)
    assert {rule.kind for rule in RULES} == set(KINDS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}")
def test_a_rule_finds_what_was_worked_by_hand(report: Report, case: Case) -> None:
    found = held(report, case)
    if case.result == NOTHING:
        assert found == []
        return
    (check,) = found
    assert check.result == case.result
    assert ", ".join(check.figures) == case.names
    assert check.finding
    assert check.subject
    if case.computed is None:
        assert check.computed is None
    else:
        assert check.computed is not None
        low, high, ends = case.computed
        assert (check.computed.low, check.computed.high) == (exact_end(low), exact_end(high))
        assert (check.computed.low_closed, check.computed.high_closed) == (
            ends[0] == "[",
            ends[1] == "]",
        )
        assert check.unit
    if case.limit is None:
        assert check.limit is None
    else:
        assert check.limit is not None
        assert (check.limit.low, check.limit.high) == tuple(exact_end(end) for end in case.limit)


SEVERAL = [case for case in CASES if case.result != NOTHING and len(case.figures) > 1]


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: f"{case.rule}: {case.why}")
def test_the_order_of_the_figures_changes_no_finding(report: Report, case: Case) -> None:
    found, turned = held(report, case), held(report, replace(case, figures=case.figures[::-1]))
    assert [check.result for check in turned] == [check.result for check in found]
    assert [check.computed for check in turned] == [check.computed for check in found]
    assert [set(check.figures) for check in turned] == [set(check.figures) for check in found]


def test_a_finding_says_the_numbers(report: Report) -> None:
    cases = {(case.rule, case.why): case for case in CASES}
    for rule, why, words in (
        ("part and whole", "150 of 99.95 to 100.05", "1.5 times 100 square kilometers"),
        ("two statements", "649.5 to 650.5 ends before 650.95",
         "“650 RMB billion” and as “651.0 RMB billion”"),
        ("growth and levels", "money may gain 5 percent by prices, a count may not",
         "the report states 100 projects for 2019, so that the level rose by 34.0%"),
        ("growth and levels", "131 over 100 is 31 percent, 30.5 to 31.5 are stated",
         "others published 100 projects for 2019"),
        ("multiple and levels", "300 over 100 is 3, doubled is 1.5 to 2.5",
         "300 cars is 3 times as much"),
        ("nested thresholds", "more than 1000 of 1200",
         "1000 projects within the narrower one, 1200 projects within the wider"),
        ("plausible ratio", "1000 jobs for 10,000 people are 100 per thousand",
         "100 per thousand, plausible are 3 to 25"),
        ("whole counts", "302 projects and 1.5 million persons are whole", "2 exact counts"),
        ("whole counts", "12.5 projects are not", "“12.5 projects”"),
        ("stock and flow", "2013 is more than 653 and 542 and 691",
         "2\u202f013 in 2020, 653 in 2018, added since: 542 + 691"),
        ("stock and flow", "what was added in 2020 is not known", "every year after 2018"),
        ("tenfold", "704 over 64 is 11", "11 times what was achieved"),
        ("clear multiple", "4.25 to 4.35 in loose use, 5.25 to 5.35 to the letter",
         "a factor of 5.25 to 5.35 to the letter, of 4.25 to 4.35 in loose use"),
    ):  # fmt: skip
        assert words in held(report, cases[rule, why])[0].finding


def test_weak_evidence_and_targets_of_others_are_no_levels(report: Report) -> None:
    for other in (
        {"strength": "weak"}, {"nature": "target"}, {"measure": "change"},
        # Before a revision it is another quantity.
        {"nature": "first published"},
    ):  # fmt: skip
        (check,) = checks_of(
            report, "part and whole", figures=[stated("woods", "151")], **WOODS,
            evidence=[published("land", "150", period="2020", **other)],
        )  # fmt: skip
        assert check.result == UNDECIDED
    (check,) = checks_of(
        report, "part and whole", figures=[stated("woods", "151")], **WOODS,
        evidence=[published("land", "150", period="2020", nature="first published"),
                  published("land", "302", period="2020", nature="revised")],
    )  # fmt: skip
    assert check.computed == Interval(0.5, 0.5)


# Deciding

ENDS = st.sampled_from([-inf, -2.0, -1.0, 0.0, 1.0, 2.0, inf])
GRID = [-1000.0, *(step / 4 for step in range(-12, 13)), 1000.0]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    if low == high:
        return Interval(low, high) if math.isfinite(low) else Interval(-inf, inf, False, False)
    return Interval(
        low,
        high,
        math.isfinite(low) and draw(st.booleans()),
        math.isfinite(high) and draw(st.booleans()),
    )


@many
@given(intervals(), intervals())
def test_what_lies_inside_holds_and_what_lies_outside_fails(
    computed: Interval, limit: Interval
) -> None:
    inside = [member in limit for member in GRID if member in computed]
    assert inside
    expected = HOLDS if all(inside) else UNDECIDED if any(inside) else FAILS
    assert decide(computed, limit) == expected


@pytest.mark.parametrize(
    ("computed", "limit", "result"),
    [
        (Interval(0, 1), Interval(0, 1), HOLDS),
        (Interval(1, 1), Interval(0, 1), HOLDS),
        (Interval(0, 1, False, False), Interval(0, 1), HOLDS),
        (Interval(0, 1, False, False), Interval(0, 1, False, False), HOLDS),
        (Interval(0, 1), Interval(0, 1, high_closed=False), UNDECIDED),
        (Interval(0, 1), Interval(0, 1, low_closed=False), UNDECIDED),
        (Interval(1, 2), Interval(0, 1), UNDECIDED),
        (Interval(1, 2, low_closed=False), Interval(0, 1), FAILS),
        (Interval(1, 2), Interval(0, 1, high_closed=False), FAILS),
        (Interval(-1, 0), Interval(0, 1), UNDECIDED),
        (Interval(-1, 0, high_closed=False), Interval(0, 1), FAILS),
        (Interval(-1, 0), Interval(0, 1, low_closed=False), FAILS),
        (Interval(0.5, inf, True, False), Interval(0, 1), UNDECIDED),
        (Interval(2, inf, True, False), Interval(0, 1), FAILS),
        (Interval(2, inf, True, False), Interval(0, inf, True, False), HOLDS),
        (Interval(-inf, inf, False, False), Interval(0, 1), UNDECIDED),
        (Interval(-inf, 0, False, False), Interval(0, 1), FAILS),
    ],
    ids=str,
)
def test_the_ends_decide(computed: Interval, limit: Interval, result: str) -> None:
    assert decide(computed, limit) == result


def off(computed: Interval, limit: Interval) -> float:
    return Check("", (), decide(computed, limit), "", computed, limit).off


@pytest.mark.parametrize(
    ("computed", "limit", "expected"),
    [
        (Interval(3, 4), Interval(0, 2), 1.5),  # the nearer ends, 3 and 2
        (Interval(3, inf, False, False), Interval(0, 2), 1.5),
        (Interval(1, 2), Interval(4, 9), 2),
        (Interval(0, 0), Interval(4, 9), inf),
        (Interval(-3, -2), Interval(4, 9), inf),
        (Interval(1, 2), Interval(-9, 0), inf),
        (Interval(0.5, 1), Interval(0, 2), 1),
        (Interval(0.5, 3), Interval(0, 2), 1),
    ],
    ids=str,
)
def test_how_far_off_it_is_at_least(computed: Interval, limit: Interval, expected: float) -> None:
    assert off(computed, limit) == expected


def test_what_has_no_number_is_not_off() -> None:
    assert Check("", (), FAILS, "").off == 1
    assert Check("", (), FAILS, "", Interval(3, 4)).off == 1
    assert Check("", (), UNDECIDED, "", Interval(3, 4), Interval(0, 2)).off == 1


# What is easily got wrong


@pytest.mark.parametrize(
    ("computed", "limit"),
    [
        (Interval(1, inf, False, False), Interval(0, 1)),
        (Interval(10, 20, low_closed=False), Interval(0.1, 10)),
        (Interval(0.5, 4, high_closed=False), Interval(4, 9)),
    ],
    ids=str,
)
def test_what_is_just_beyond_the_end_is_off_by_one(computed: Interval, limit: Interval) -> None:
    assert decide(computed, limit) == FAILS
    assert off(computed, limit) == 1


def test_a_fall_of_prices_is_as_far_off_as_a_rise() -> None:
    assert off(Interval(-7, -6), Interval(-5, 5)) == off(Interval(6, 7), Interval(-5, 5)) == 1.2


@pytest.mark.parametrize(("aim", "stand"), [("640", "64"), ("64", "640")])
def test_a_target_of_exactly_ten_times_or_a_tenth_is_found(
    report: Report, aim: str, stand: str
) -> None:
    (check,) = checks_of(report, "tenfold", figures=[aimed("roads", aim), stated("roads", stand)])
    assert check.result == FAILS


@pytest.mark.parametrize(
    ("one", "other"), [(">", "="), (">", "<="), ("<", "="), (">", "<"), ("<", ">=")]
)
def test_statements_that_share_no_number_do_not_agree(report: Report, one: str, other: str) -> None:
    figures = [
        stated("roads", "600", comparator=one, figure="a"),
        stated("roads", "600", comparator=other, figure="b"),
    ]
    (check,) = checks_of(report, "two statements", figures=figures)
    assert check.result == FAILS


@pytest.mark.parametrize(
    ("least", "most", "checked"), [("2", "3", 0), ("3", "3", 0), ("5", "3", 1)]
)
def test_the_ends_of_a_range_are_compared_only_where_they_cross(
    report: Report, least: str, most: str, checked: int
) -> None:
    figures = [
        stated("roads", least, comparator=">=", figure="a"),
        stated("roads", most, comparator="<=", figure="b"),
    ]
    found = checks_of(report, "two statements", figures=figures)
    assert [check.result for check in found] == [FAILS] * checked


def test_a_multiple_without_an_end_is_no_clearer(report: Report) -> None:
    (check,) = checks_of(
        report,
        "clear multiple",
        figures=[stated("land", "4", "times", comparator=">", **BY_TIMES)],
    )
    assert check.computed == Interval(4, inf, False, False)


ZERO = {
    "part and whole": ([stated("woods", "5"), stated("land", "0")], WOODS),
    "part and whole, a ceiling": (
        [stated("woods", "5"), stated("land", "9", comparator="<=")], WOODS,
    ),
    "growth and levels": (
        [stated("firms", "5"), stated("firms", "0", period="2019"),
         stated("firms", "31", "percent", **GROWTH)], {},
    ),
    "growth and levels, all lost": (
        [stated("gdp", "0", "RMB"), stated("gdp", "5", "RMB", period="2019"),
         stated("gdp", "-100", "percent", **GROWTH)], {},
    ),
    "multiple and levels": (
        [stated("cars", "5"), stated("cars", "0", period="2019"),
         stated("cars", "2", "times", **TWICE)], {},
    ),
    "nested thresholds": ([stated("small", "0"), stated("large", "0")], NESTED),
    "stock and flow": (
        [stated("firms", "0"), stated("firms", "0", period="2019"), stated("new", "0")],
        {"lookalikes": STOCK["lookalikes"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ZERO)
def test_nothing_is_divided_by_what_may_be_zero(report: Report, name: str) -> None:
    figures, other = ZERO[name]
    for check in checks_of(report, name.partition(",")[0], figures=figures, **other):
        assert check.result in RESULTS
        assert check.computed is None or check.result != HOLDS


def test_a_stock_or_flow_without_a_year_is_left_out(report: Report) -> None:
    figures = [stated("firms", "2013"), stated("new", "691"), stated("new", "9", period=None)]
    (check,) = checks_of(report, "stock and flow", figures=figures, **STOCK)
    assert check.result == FAILS


def test_below_a_higher_threshold_lie_more(report: Report) -> None:
    numerals = [threshold("small", 50, comparator="<"), threshold("large", 100, comparator="<")]
    figures = [stated("small", "400"), stated("large", "1000")]
    (check,) = checks_of(report, "nested thresholds", figures=figures, numerals=numerals)
    assert (check.result, check.figures) == (HOLDS, ("large", "small"))


def test_thresholds_of_different_things_are_not_compared(report: Report) -> None:
    numerals = [threshold("small", 500, "persons"), threshold("large", 1, "RMB million")]
    figures = [stated("small", "300"), stated("large", "400")]
    assert checks_of(report, "nested thresholds", figures=figures, numerals=numerals) == []


def test_a_multiple_without_a_year_is_no_clearer(report: Report) -> None:
    times = stated("land", "4", "times", period=None, **BY_TIMES)
    (check,) = checks_of(report, "clear multiple", figures=[times])
    assert check.result == UNDECIDED


def test_a_part_may_shrink(report: Report) -> None:
    shrunk = aimed("woods", "-40", KM2, measure="change")
    (check,) = checks_of(report, "part and whole", figures=[shrunk], **ON_LAND)
    assert check.result == HOLDS


def test_an_achieved_count_is_whole_too(report: Report) -> None:
    (check,) = checks_of(report, "whole counts", figures=[stated("roads", "12.5")])
    assert check.result == FAILS


@pytest.mark.parametrize("measure", ["growth", "multiple"])
def test_a_target_is_held_against_the_level_that_was_achieved(report: Report, measure: str) -> None:
    rate = {"growth": ("31", "percent"), "multiple": ("2", "times")}[measure]
    figures = [
        stated("firms", "100"),
        aimed("firms", "300"),
        aimed("firms", *rate, measure=measure, figure="rate"),
    ]
    (check,) = checks_of(report, f"{measure} and levels", figures=figures)
    assert check.result == FAILS


FIVE = {"period": "2016-2020"}


def test_what_five_years_add_up_to_is_no_part_of_one_year(report: Report) -> None:
    (check,) = checks_of(
        report, "part and whole", figures=[stated("woods", "400", **FIVE)], **WOODS,
        evidence=[published("land", "100", period="2020")],
    )  # fmt: skip
    assert check.result == UNDECIDED


def test_what_five_years_add_up_to_has_no_ratio_to_one_year(report: Report) -> None:
    figures = [stated("jobs", "400", "jobs", **FIVE), stated("people", "10000", "persons")]
    found = checks_of(report, "plausible ratio", figures=figures, **JOBS)
    assert {check.result for check in found} <= {UNDECIDED}


def test_an_end_that_is_infinite_is_written_for_readers(report: Report) -> None:
    figures = [
        stated("firms", "131", comparator=">"),
        stated("firms", "100", period="2019"),
        stated("firms", "31", "percent", **GROWTH),
    ]
    (check,) = checks_of(report, "growth and levels", figures=figures)
    assert "inf" not in check.finding


# The report

TILLAGE = "Area under conservation tillage within"
# 100 million mu of 2000/3 m² are 66,666.7 km², the city has 24,734, half of one off.
IN_CITY = F(200_000, 3) / F("24734.5"), F(200_000, 3) / F("24733.5")
FAILURES = (
    # Rule, subject, what was computed, the end that it passes
    (
        "part and whole", f"{TILLAGE} conservation tillage of the province",
        (F(100) / F("28.755"), F(100) / F("28.745")), 1,
    ),
    (
        # The area under grain is 23.5 million mu or more, but not more than the land of the city.
        "part and whole", f"{TILLAGE} area under grain", (IN_CITY[0], F(100) / F("23.5")), 1,
    ),
    ("part and whole", f"{TILLAGE} land of the city", IN_CITY, 1),
    (
        "part and whole", f"{TILLAGE} farmland of the province",
        (F(100) / F("85.81955"), F(100) / F("85.81945")), 1,
    ),
    (
        "plausible ratio", "Shantytowns transformed per million persons, 2020",
        # A census counts persons one by one.
        (F(5911) / F("9.066906"), F(5911) / F("9.066906")), 290,
    ),
    (
        "growth and levels", "Gross domestic product, growth and levels",
        ((F("649.5") / F("590.4145") / F("1.0355") - 1) * 100,
         (F("650.5") / F("590.4135") / F("1.0345") - 1) * 100), 5,
    ),
    ("one style", "New greenhouses, wording", None, None),
    ("one qualifier", "Newly recognised hi-tech enterprises, wording", None, None),
)  # fmt: skip
"""All that fails, the most serious first."""

COUNTS = {
    # Fails, cannot be decided, holds
    "part and whole": (4, 4, 7),
    "two statements": (0, 0, 0),
    "growth and levels": (1, 0, 0),
    "multiple and levels": (0, 1, 0),
    "nested thresholds": (0, 0, 1),
    "plausible ratio": (1, 3, 6),
    "whole counts": (0, 0, 1),
    "stock and flow": (0, 1, 0),
    "tenfold": (0, 1, 6),
    "clear multiple": (0, 2, 0),
    "date": (0, 3, 1),
    "one qualifier": (1, 0, 1),
    "one style": (1, 0, 1),
}


@pytest.fixture(scope="module")
def checks(report: Report) -> pd.DataFrame:
    return audit(report)


@pytest.fixture(scope="module")
def corrected() -> pd.DataFrame:
    return audit(load_report("changchun-2021", corrected=True))


def test_what_fails_is_as_worked_by_hand(checks: pd.DataFrame) -> None:
    rows = checks.loc[checks["result"] == FAILS].to_dict("records")
    assert [(row["rule"], row["subject"]) for row in rows] == [case[:2] for case in FAILURES]
    for row, (_, _, computed, limit) in zip(rows, FAILURES, strict=True):
        if computed is None or limit is None:
            assert math.isnan(row["computed_low"])
            assert (row["computed"], row["limit"], row["off"]) == ("", "", 1)
            continue
        ends = row["computed_low"], row["computed_high"]
        assert ends == tuple(pytest.approx(float(end), rel=1e-11) for end in computed)
        assert row["limit_high"] == pytest.approx(limit)
        assert row["off"] == pytest.approx(float(computed[0]) / limit, rel=1e-11)


def test_the_factors_are_those_of_the_finding(checks: pd.DataFrame) -> None:
    off = checks.set_index("subject")["off"]
    found = [round(off[FAILURES[place][1]], 3) for place in range(4)]
    assert found == [3.478, 2.695, 2.695, 1.165]
    assert round(off[FAILURES[4][1]] * 290, 1) == 651.9
    assert round(off[FAILURES[5][1]] * 5, 2) == 6.24


def test_the_stock_of_hi_tech_enterprises_is_not_decided(checks: pd.DataFrame) -> None:
    # 2013 / (653 + 542 + 691) is 1.067, but 542 were counted in September.
    (row,) = checks.loc[checks["rule"] == "stock and flow"].to_dict("records")
    assert row["computed_high"] == pytest.approx(2013 / 1886)
    assert (row["computed_low"], row["result"]) == (0, UNDECIDED)


def test_the_columns_hold_the_texts_of_the_numbers(checks: pd.DataFrame) -> None:
    assert list(checks.columns) == COLUMNS
    row = checks.iloc[5]
    assert (row["computed"], row["limit"], row["unit"]) == (
        "6.24 to 6.5",
        "−3.6 to 5",
        "percent a year, change of prices",
    )
    assert row["figures"] == "gdp-growth-2020, gdp-level-2020"
    assert checks.iloc[2]["computed"] == "2.7"
    above = checks.loc[checks["subject"] == "Area under grain within farmland of the province"]
    # 23.5 / 85.8195 is 0.2738, and the area is "or above".
    assert list(above["computed"]) == ["0.274 or more"]


def test_the_most_serious_comes_first(checks: pd.DataFrame) -> None:
    assert list(checks["result"].cat.categories) == list(RESULTS) == [FAILS, UNDECIDED, HOLDS]
    order = [
        (RESULTS.index(row["result"]), KINDS.index(row["kind"]), -row["off"], row["subject"])
        for row in checks.to_dict("records")
    ]
    assert order == sorted(order)
    assert list(checks.index) == list(range(len(checks)))
    kinds = {rule.name: rule.kind for rule in RULES}
    assert all(kinds[row["rule"]] == row["kind"] for row in checks.to_dict("records"))
    assert (checks["off"] >= 1).all()
    assert (checks.loc[checks["result"] != FAILS, "off"] == 1).all()


def test_the_results_are_counted_by_rule(checks: pd.DataFrame) -> None:
    counts = count_results(checks)
    assert list(counts.columns) == ["rule", "statement", *RESULTS]
    assert list(counts["statement"]) == [rule.statement for rule in RULES]
    found = {row["rule"]: tuple(row[name] for name in RESULTS) for row in counts.to_dict("records")}
    assert found == COUNTS
    assert list(found) == [rule.name for rule in RULES]
    assert counts[list(RESULTS)].to_numpy().sum() == len(checks) == 47


def test_rules_without_checks_are_counted_too(checks: pd.DataFrame) -> None:
    counts = count_results(checks.loc[checks["rule"] == "date"])
    assert len(counts) == len(RULES)
    assert counts[list(RESULTS)].to_numpy().sum() == 4
    none = count_results(checks.iloc[:0])
    assert list(none["rule"]) == [rule.name for rule in RULES]
    assert none[list(RESULTS)].to_numpy().sum() == 0


def test_corrections_settle_the_tillage_and_the_shantytowns_alone(
    checks: pd.DataFrame, corrected: pd.DataFrame
) -> None:
    before, after = (
        set(frame.loc[frame["result"] == FAILS, "subject"]) for frame in (checks, corrected)
    )
    assert before - after == {case[1] for case in FAILURES[:5]}
    assert after <= before
    # A tenth of the tillage lies in city and province; houses are no settlements.
    tillage = corrected.loc[corrected["figures"].str.startswith("conservation-tillage")]
    land = tillage.set_index("subject")["result"].astype("str").to_dict()
    assert land == {
        f"{TILLAGE} land of the city": HOLDS,
        f"{TILLAGE} farmland of the province": HOLDS,
        f"{TILLAGE} conservation tillage of the province": HOLDS,
        # 10 of 23.5 or above is at most 0.43.
        f"{TILLAGE} area under grain": HOLDS,
    }
    assert not corrected["subject"].str.contains("Shantytowns").any()


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_the_rows_changes_no_check(
    report: Report, checks: pd.DataFrame, seed: int
) -> None:
    mixed = audit(
        replace(report, figures=report.figures.sample(frac=1, random_state=seed, ignore_index=True))
    )

    def plain(frame: pd.DataFrame) -> set[tuple[Any, ...]]:
        columns = ["rule", "subject", "result", "off", "computed", "limit", "unit"]
        names = frame["figures"].str.split(", ").map(frozenset)
        return set(frame[columns].assign(names=names).itertuples(index=False, name=None))

    assert plain(mixed) == plain(checks)
    assert len(mixed) == len(checks)


@pytest.mark.parametrize("absent", [*((name,) for name in OPTIONAL), OPTIONAL], ids=", ".join)
def test_a_report_without_other_tables_is_audited(
    report: Report, checks: pd.DataFrame, absent: tuple[str, ...]
) -> None:
    poor = replace(report, **{name: getattr(report, name).iloc[:0] for name in absent})
    if "references" in absent and "relations" not in absent:
        known = set(report.indicators["indicator"])
        poor = replace(poor, relations=poor.relations.loc[poor.relations["whole"].isin(known)])
    found = audit(poor)
    assert list(found.columns) == COLUMNS
    same = ["two statements", "nested thresholds", "whole counts", "tenfold", "date", "one style"]
    counts = count_results(found).set_index("rule")
    assert [tuple(counts.loc[name, list(RESULTS)]) for name in same] == [
        COUNTS[name] for name in same
    ]
    assert set(found.loc[found["result"] == FAILS, "subject"]) <= set(checks["subject"])


def test_tables_that_a_package_lacks_are_no_failures(report: Report) -> None:
    empty: dict[str, Any] = {
        name: pd.DataFrame(columns=list(getattr(report, name).columns), dtype="str")
        for name in OPTIONAL
    }
    found = count_results(audit(replace(report, **empty))).set_index("rule")
    for name in ("part and whole", "plausible ratio", "stock and flow"):
        assert found.loc[name, list(RESULTS)].sum() == 0
    assert found.loc["growth and levels", UNDECIDED] == 1


def test_a_report_of_one_figure_has_nothing_to_compare(report: Report) -> None:
    found = audit(made(report, figures=[stated("gdp", "650", "RMB billion")]))
    assert set(found["rule"]) <= {"one qualifier", "date", "one style"}
    assert set(found["result"]) == {HOLDS}


def test_no_rules_no_checks_but_all_columns(report: Report) -> None:
    found = audit(report, rules=())
    assert found.empty
    assert list(found.columns) == COLUMNS
    assert list(found["result"].cat.categories) == list(RESULTS)
    assert most_serious(found, 3).empty


def test_only_the_rules_that_are_asked_for_are_applied(report: Report) -> None:
    found = audit(report, rules=(rule_of("tenfold"), rule_of("date")))
    assert set(found["rule"]) == {"tenfold", "date"}


def test_the_most_serious_findings_are_the_farthest_off(checks: pd.DataFrame) -> None:
    worst = most_serious(checks, 3)
    # The tillage passes four wholes and is named once.
    assert list(worst["subject"]) == [FAILURES[place][1] for place in (0, 4, 5)]
    assert list(worst.index) == [0, 1, 2]
    # What is wrong in its wording has no number.
    pd.testing.assert_frame_equal(most_serious(checks, 99), worst)
    assert list(most_serious(checks, 2)["subject"]) == list(worst["subject"])[:2]
    assert most_serious(checks, 0).empty


@pytest.mark.parametrize(
    ("land", "comparator", "result"),
    [
        # Land of more than 120 square kilometers does not fit the 120 of the state: the second
        # check then has nothing to cap it with, and forty of more than 120 fit all the same.
        ("120", ">", HOLDS),
        # Exactly 120 or more is 120; sixty are half of it.
        ("120", ">=", HOLDS),
    ],
)
def test_a_whole_that_only_touches_its_own_whole_is_not_capped_to_nothing(
    report: Report, land: str, comparator: str, result: str
) -> None:
    figures = [aimed("woods", "40", KM2), aimed("land", land, KM2, comparator=comparator)]
    state = [reference("state", "120", KM2)]
    found = checks_of(report, "part and whole", figures=figures, relations=IN_STATE["relations"],
                      references=[state[0] | {"low": 120e6, "high": 120e6}])  # fmt: skip
    assert [check.result for check in found if check.figures[0] == "woods-aim"] == [result]


def test_a_part_that_fills_the_cap_of_its_whole_fits(report: Report) -> None:
    # The state has 120 exactly; land of at least 100 has at most as much, and so may woods.
    exact = reference("state", "120", KM2)
    exact |= {"low": 120e6, "high": 120e6, "low_closed": True, "high_closed": True}
    figures = [aimed("woods", "120", KM2), aimed("land", "100", KM2, comparator=">=")]
    found = checks_of(
        report, "part and whole", figures=figures, relations=IN_STATE["relations"],
        references=[exact],
    )  # fmt: skip
    (check,) = (check for check in found if check.figures[0] == "woods-aim")
    assert check.computed is not None
    assert check.computed.low == 1
    assert check.computed.low_closed


def test_what_five_years_add_up_to_is_no_part_of_a_reference(report: Report) -> None:
    figures = [stated("woods", "400", KM2, **FIVE)]
    (check,) = checks_of(report, "part and whole", figures=figures, **ON_LAND)
    assert check.result == UNDECIDED


@pytest.mark.parametrize(
    ("figure", "numeral"),
    [
        ({"measure": "change"}, {}),
        ({"status": "target", "period": "2021"}, {}),
        ({"unit": "persons"}, {}),
        ({}, {"comparator": ">="}),
        ({}, {"paragraph": 2}),
        ({}, {"unit": "persons"}),
        ({}, {"value": 50}),
    ],
    ids=str,
)
def test_only_counts_of_one_kind_in_one_paragraph_are_nested(
    report: Report, figure: Row, numeral: Row
) -> None:
    def nested(figure: Row, numeral: Row) -> int:
        other = {"value": "400", "unit": "projects"} | figure
        figures = [stated("small", "400"), stated("large", **other)]
        numerals = [threshold("small", 50), threshold("large", 100) | numeral]
        return len(checks_of(report, "nested thresholds", figures=figures, numerals=numerals))

    assert nested({}, {}) == 1
    assert nested(figure, numeral) == 0
