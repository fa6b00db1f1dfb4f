"""Small reports, and what the rules of the audit must find in them, worked by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from helpers.analysis.audit import RULES, Check, CheckResult, Rule
from helpers.core.exact import Number
from helpers.data.reader import Row
from helpers.data.report import Report
from tests.building import package_of

inf = math.inf
F = Fraction
HOLDS, FAILS, UNDECIDED = CheckResult.HOLDS, CheckResult.FAILS, CheckResult.UNDECIDED
NOTHING = "nothing"
Tables: TypeAlias = dict[str, list[Row]]


def stated(indicator: str, value: str, unit: str = "projects", **other: str) -> Row:
    """Return a figure: an achieved level of 2020 of the city unless told otherwise."""
    return {"indicator": indicator, "value": value, "unit": unit} | other


def aimed(indicator: str, value: str, unit: str = "projects", **other: str) -> Row:
    """Return a target: a level of 2021 unless told otherwise."""
    row = {"figure": f"{indicator}-aim", "status": "target", "period": "2021"}
    return stated(indicator, value, unit, **row | other)


def published(indicator: str, value: str, unit: str = "projects", **other: str) -> Row:
    """Return a row of evidence: a final official level of 2019 unless told otherwise."""
    return {"indicator": indicator, "value": value, "unit": unit, "period": "2019"} | other


def threshold(figure: str, value: str, unit: str = "RMB million", **other: str) -> Row:
    """Return an amount above which the things lie that a figure counts."""
    return {"figure": figure, "value": value, "unit": unit} | other


def plausible(numerator: str, denominator: str, low: str, high: str, **other: str) -> Row:
    """Return the plausible range of a ratio, per thousand."""
    row = {"numerator": numerator, "denominator": denominator, "low": low, "high": high}
    return row | {"unit": "per thousand", "factor": "1000"} | other


def reference(name: str, value: str, unit: str) -> Row:
    """Return a quantity from elsewhere."""
    return {"reference": name, "value": value, "unit": unit, "strength": "mirror"}


def rule_of(name: str) -> Rule:
    """Return a rule by its name."""
    return next(rule for rule in RULES if rule.name == name)


def made(**tables: list[Row]) -> Report:
    """Return a report that has these rows alone."""
    return Report(package_of(tables))


def checks_of(rule: str, **tables: list[Row]) -> list[Check]:
    """Return what a rule finds in a report that has these rows alone."""
    return list(rule_of(rule).checks(made(**tables)))


def names_of(check: Check) -> tuple[str, ...]:
    """Return the names of the figures of a check."""
    return tuple(figure.name for figure in check.figures)


@dataclass(frozen=True)
class Case:
    """A small report, and what a rule must find in it."""

    rule: str
    result: str
    why: str
    figures: list[Row]
    computed: tuple[Number, Number, str] | None = None
    limit: tuple[Number, Number] | None = None
    names: str = ""
    other: Tables = field(default_factory=dict)


WOODS: Tables = {"relations": [{"part": "woods", "whole": "land"}]}
KM2 = "square kilometers"
ON_LAND: Tables = WOODS | {"references": [reference("land", "100.0", KM2)]}
IN_STATE: Tables = {
    "relations": [{"part": "land", "whole": "state"}, *WOODS["relations"]],
    "references": [reference("state", "120.0", KM2)],
}
"""Land that lies in the state, of which the city states no area."""
LANDS = [
    {"territory": "changchun", "role": "report"}, {"territory": "before", "role": "reading"},
]  # fmt: skip
GROWTH = {"measure": "growth", "figure": "growth"}
TWICE = {"measure": "multiple", "figure": "twice"}
SMALL, LARGE = threshold("small", "50"), threshold("large", "100")
NESTED: Tables = {"numerals": [SMALL, LARGE]}
JOBS: Tables = {"ranges": [plausible("jobs", "people", "3", "25")]}
STOCK: Tables = {
    "lookalikes": [{"indicator": "firms", "other": "new", "difference": "stock and flow"}],
    "evidence": [
        published("firms", "653", period="2018"),
        published("new", "542", period="2019"),
    ],
}
BY_TIMES = {"measure": "increase-in-multiples", "figure": "times"}
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
        "part and whole", FAILS, "151 of 149 that others published for the year",
        [stated("woods", "151")], (F(151, 149), F(151, 149), "[]"), (0, 1), "woods",
        WOODS | {"evidence": [published("land", "149", period="2020")]},
    ),
    Case(
        "part and whole", FAILS, "more than 64 of 64: the end itself is excluded",
        [stated("woods", "64", comparator=">"), stated("land", "64")],
        (1, inf, "()"), (0, 1), "woods, land", WOODS,
    ),
    Case(
        "part and whole", UNDECIDED, "more than 40 of 100 has no end",
        [stated("woods", "40", comparator=">"), stated("land", "101")],
        (F(40, 101), inf, "()"), (0, 1), "woods, land", WOODS,
    ),
    Case(
        "part and whole", HOLDS, "a target of more than 40 sets the bar at 40, of 100",
        [aimed("woods", "40", KM2, comparator=">"), aimed("land", "100", KM2)],
        (0.4, 0.4, "[]"), (0, 1), "woods-aim, land-aim", WOODS,
    ),
    Case(
        "part and whole", HOLDS, "a target of 64 or more can be all of 64",
        [aimed("woods", "64", comparator=">="), aimed("land", "64")],
        (1, 1, "[]"), (0, 1), "woods-aim, land-aim", WOODS,
    ),
    Case(
        "part and whole", FAILS, "a target of more than 64 cannot be met by 64",
        [aimed("woods", "64", comparator=">"), aimed("land", "64")],
        (1, 1, "[]"), (0, 1), "woods-aim, land-aim", WOODS,
    ),
    Case(
        "part and whole", NOTHING, "a part of less than a hundredth fits whatever slipped",
        [aimed("woods", "0.9", KM2)], other=ON_LAND,
    ),
    Case(
        "part and whole", HOLDS, "a part of just more than a hundredth may not fit",
        [aimed("woods", "1.1", KM2)],
        (F("1.1") / F("100.05"), F("1.1") / F("99.95"), "[]"), (0, 1), "woods-aim", ON_LAND,
    ),
    Case(
        "part and whole", UNDECIDED, "150 of 99.95 to 100.05, by a weak source alone",
        [aimed("woods", "150", KM2)],
        (F(150) / F("100.05"), F(150) / F("99.95"), "[]"), (0, 1), "woods-aim",
        WOODS | {"references": [reference("land", "100.0", KM2) | {"strength": "weak"}]},
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
        "two statements", HOLDS, "645 to 655 meets 650.45 to 650.55",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "650.5", "RMB billion", figure="b")], names="a, b",
    ),
    Case(
        "two statements", FAILS, "645 to 655 ends before 655.05",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "655.1", "RMB billion", figure="b")], names="a, b",
    ),
    Case(
        "two statements", FAILS, "each two of the three differ but the first two",
        [stated("gdp", "650", "RMB billion", figure="a"),
         stated("gdp", "650.5", "RMB billion", figure="b"),
         stated("gdp", "630", "RMB billion", figure="c")], names="a, b, c",
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
        "two statements", NOTHING, "a range is one statement",
        [stated("gdp", "2", "RMB billion", comparator="..", upper="3")],
    ),
    Case(
        "two statements", UNDECIDED, "at least 2 and at most 3 can both be right",
        [stated("gdp", "2", "RMB billion", figure="a", comparator=">="),
         stated("gdp", "3", "RMB billion", figure="b", comparator="<=")], names="a, b",
    ),
    Case(
        "growth and levels", HOLDS, "103.45 to 103.55, over 99.95 to 100.05, over 1.0345 to 1.0355",
        [stated("gdp", "103.5", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH),
         stated("gdp", "100.0", "RMB billion", period="2019")],
        ((F("103.45") / F("100.05") / F("1.0355") - 1) * 100,
         (F("103.55") / F("99.95") / F("1.0345") - 1) * 100, "[]"), PRICES, "growth, gdp",
    ),
    Case(
        "growth and levels", HOLDS, "132 over 101 is 30.7 percent, 30.5 to 31.5 are stated",
        [stated("firms", "132"), stated("firms", "31", "percent", **GROWTH)],
        (F(3100, 101), F(3100, 101), "[]"), (30.5, 31.5), "growth, firms",
        {"evidence": [published("firms", "101")]},
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
        [stated("firms", "135"), stated("firms", "31", "percent", **GROWTH),
         stated("firms", "101", period="2019")],
        (F(3400, 101), F(3400, 101), "[]"), (30.5, 31.5), "growth, firms",
    ),
    Case(
        "growth and levels", FAILS, "119.95 over 100.05 is 19.9 percent; 3.5 at the same prices",
        [stated("gdp", "120.0", "RMB billion"),
         stated("gdp", "3.5", "percent", prices="current", **GROWTH),
         stated("gdp", "100.0", "RMB billion", period="2019")],
        ((F("119.95") / F("100.05") - 1) * 100, (F("120.05") / F("99.95") - 1) * 100, "[]"),
        (3.45, 3.55), "growth, gdp",
    ),
    Case(
        "growth and levels", UNDECIDED, "15.8 percent of prices, by a weak source alone",
        [stated("gdp", "120.0", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH)],
        ((F("119.95") / F("100.05") / F("1.0355") - 1) * 100,
         (F("120.05") / F("99.95") / F("1.0345") - 1) * 100, "[]"), PRICES, "growth, gdp",
        {"evidence": [published("gdp", "100.0", "RMB billion", strength="weak")]},
    ),
    Case(
        "growth and levels", UNDECIDED, "15.8 percent of prices, if both are of one territory",
        [stated("gdp", "120.0", "RMB billion"), stated("gdp", "3.5", "percent", **GROWTH)],
        ((F("119.95") / F("100.05") / F("1.0355") - 1) * 100,
         (F("120.05") / F("99.95") / F("1.0345") - 1) * 100, "[]"), PRICES, "growth, gdp",
        {"evidence": [published("gdp", "100.0", "RMB billion", territory="before")],
         "territories": LANDS},
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
        "multiple and levels", HOLDS, "202 over 101 is 2, twice is 1.5 to 2.5",
        [stated("cars", "202", "cars"), stated("cars", "2", "times", **TWICE),
         stated("cars", "101", "cars", period="2019")], (2, 2, "[]"), (1.5, 2.5), "twice, cars",
    ),
    Case(
        "multiple and levels", FAILS, "212 over 101 is 2.1, doubled is 1.95 to 2.05",
        [stated("cars", "212", "cars"), stated("cars", "2", "times", printed="doubled", **TWICE)],
        (F(212, 101), F(212, 101), "[]"), (1.95, 2.05), "twice, cars",
        {"evidence": [published("cars", "101", "cars")]},
    ),
    Case(
        "multiple and levels", FAILS, "303 over 101 is 3, twice is 1.5 to 2.5",
        [stated("cars", "303", "cars"), stated("cars", "2", "times", **TWICE)],
        (3, 3, "[]"), (1.5, 2.5), "twice, cars",
        {"evidence": [published("cars", "101", "cars")]},
    ),
    Case(
        "multiple and levels", UNDECIDED, "more than 202 over 101 is more than 2",
        [stated("cars", "202", "cars", comparator=">"), stated("cars", "2", "times", **TWICE)],
        (2, inf, "()"), (1.5, 2.5), "twice, cars",
        {"evidence": [published("cars", "101", "cars")]},
    ),
    Case(
        "multiple and levels", UNDECIDED, "the level of the year before is not known",
        [stated("cars", "200", "cars"), stated("cars", "2", "times", **TWICE)],
        names="twice, cars",
    ),
    Case(
        "multiple and levels", NOTHING, "no level of the year, or no year",
        [stated("cars", "200", "cars", period="2019"), stated("cars", "2", "times", **TWICE),
         stated("buses", "9", period=""),
         stated("buses", "2", "times", period="", measure="multiple")],
    ),
    Case(
        "nested thresholds", HOLDS, "950 to 1050 above 100 million of 1150 to 1250 above 50",
        [stated("small", "1200"), stated("large", "1000")],
        (F(950, 1250), F(1050, 1150), "[]"), (0, 1), "small, large", NESTED,
    ),
    Case(
        "nested thresholds", HOLDS, "the lower threshold may come second",
        [stated("small", "1200"), stated("large", "1000")],
        (F(950, 1250), F(1050, 1150), "[]"), (0, 1), "small, large", {"numerals": [LARGE, SMALL]},
    ),
    Case(
        "nested thresholds", FAILS, "1301 above 0.1 billion of 1201 above 50 million",
        [stated("small", "1201"), stated("large", "1301")],
        (F(1301, 1201), F(1301, 1201), "[]"), (0, 1), "small, large",
        {"numerals": [SMALL, threshold("large", "0.1", "RMB billion")]},
    ),
    Case(
        "nested thresholds", UNDECIDED, "more than 1000 of 1150 to 1250",
        [stated("small", "1200"), stated("large", "1000", comparator=">")],
        (F(1000, 1250), inf, "()"), (0, 1), "small, large", NESTED,
    ),
    Case(
        "nested thresholds", NOTHING, "the same amount, other paragraph, comparator or unit",
        [stated("small", "1"), stated("large", "2"), stated("roads", "3", "roads")],
        other={"numerals": [
            SMALL, threshold("large", "0.05", "RMB billion"),
            threshold("large", "100", paragraph="2"), threshold("roads", "100"),
            threshold("large", "100", comparator=">="),
        ]},
    ),
    Case(
        "plausible ratio", HOLDS, "95 to 105 jobs for 9,500 to 10,500 people",
        [stated("jobs", "100", "jobs"), stated("people", "10000", "persons")],
        (F(95_000, 10_500), F(105_000, 9_500), "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", HOLDS, "the latest people known until then, 10,000, not those of 2021",
        [stated("jobs", "100", "jobs")],
        (F(95_000, 10_500), F(105_000, 9_500), "[]"), (3, 25), "jobs",
        JOBS | {"evidence": [published("people", "100", "persons", period="2018"),
                             published("people", "10000", "persons", period="2019"),
                             published("people", "100", "persons", period="2021")]},
    ),
    Case(
        "plausible ratio", FAILS, "1000 jobs for 10,000 people are 100 per thousand",
        [stated("jobs", "1000", "jobs"), stated("people", "10000", "persons")],
        (F(950_000, 10_500), F(1_050_000, 9_500), "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", FAILS, "20 jobs for 10,000 people are 2 per thousand",
        [stated("jobs", "20", "jobs"), stated("people", "10000", "persons")],
        (F(20_000, 10_500), F(20_000, 9_500), "[]"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", UNDECIDED, "more than 100 jobs for 10,000 people",
        [stated("jobs", "100", "jobs", comparator=">"), stated("people", "10000", "persons")],
        (F(100_000, 10_500), inf, "()"), (3, 25), "jobs, people", JOBS,
    ),
    Case(
        "plausible ratio", HOLDS, "bars of 120 jobs and of 12,000 people are 10 per thousand",
        [aimed("jobs", "120", "jobs", comparator=">"),
         aimed("people", "12000", "persons", comparator=">=")],
        (10, 10, "[]"), (3, 25), "jobs-aim, people-aim", JOBS,
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
         aimed("jobs", "1", "houses", period="")],
        other={"ranges": [plausible("jobs", "people", "3", "25", counted_in="houses")]},
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
        "tenfold", HOLDS, "more than 188 sets the bar at 188, over 64",
        [aimed("roads", "188", comparator=">"), stated("roads", "64")],
        (F(188, 64), F(188, 64), "[]"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", HOLDS, "188 over 64 that others published for the year before",
        [aimed("roads", "188")], (F(188, 64), F(188, 64), "[]"), TEN, "roads-aim",
        {"evidence": [published("roads", "64", period="2020")]},
    ),
    Case(
        "tenfold", HOLDS, "64 or more after 64 or more is the same bar",
        [aimed("roads", "64", comparator=">="), stated("roads", "64", comparator=">=")],
        (1, 1, "[]"), TEN, "roads-aim, roads",
    ),
    Case(
        "tenfold", UNDECIDED, "188 over more than 64",
        [aimed("roads", "188"), stated("roads", "64", comparator=">")],
        (0, F(188, 64), "()"), TEN, "roads-aim, roads",
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
        [aimed("gdp", "7"), stated("gdp", "7"), stated("gdp", "7", period="")], names="gdp-aim",
    ),
    Case(
        "date", FAILS, "due in the year that is reported",
        [aimed("gdp", "7", period="2020"), stated("roads", "7")], names="gdp-aim",
    ),
    Case(
        "date", UNDECIDED, "a target without a date", [aimed("gdp", "7", period="")],
        names="gdp-aim",
    ),
    Case(
        "date", NOTHING, "a target that is a span of time, and an achievement",
        [aimed("roads", "3", "years", period=""), stated("gdp", "7", period="")],
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
