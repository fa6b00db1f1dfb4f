"""Small reports whose aims pull against each other, or do not, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from helpers.data.reader import Row
from tests.analysis.audit.cases import (
    FAILS,
    HOLDS,
    NOTHING,
    UNDECIDED,
    Case,
    Tables,
    aimed,
    inf,
    published,
    stated,
)

F = Fraction
NOT_LESS, NOT_MORE = (1, inf), (-inf, 1)


def growing(name: str, value: str, prices: str = "current", **other: str) -> Row:
    """Return a target of growth for 2021, at current prices unless told otherwise."""
    return aimed(name, value, "percent", measure="growth", prices=prices) | other


ABOUT_7 = growing("gdp", "7", "real", comparator="~")
"""From 6.5 to 7.5 percent, real; at prices up by 0 to 3 percent from 6.5 to 10.725."""

CLAIM = {
    "indicator": "research-intensity", "relation": "reaches the national average",
    "status": "target", "period": "2021-2022",
}  # fmt: skip
LED = {"indicator": "services-contribution", "relation": "is the largest"}
NATION = {"period": "2020", "territory": "china"}
SHARES: Tables = {
    "statements": [CLAIM],
    "evidence": [
        published("research-spending", "25", period="2020"),
        published("gdp", "101", period="2020"),
        published("research-spending", "36", **NATION),
        published("gdp", "101", **NATION),
    ],
}
"""25 of 101 here, 36 of 101 in the nation: 36 / 25 is 1.44, 1.2 in each of two years. With GDP up
by 7 percent and prices by 0 to 3, spending must grow by 1.2 × 1.07 = 1.284 to 1.32252."""

SEVEN = growing("gdp", "7", "real")
FIRMS: Tables = {
    "lookalikes": [{"indicator": "firms", "other": "new", "difference": "stock and flow"}],
    "evidence": [published("firms", "2013", period="2020")],
}
PEOPLE = {"period": "2020"}


def counted(*latest: Row) -> Tables:
    """Return what others counted: 25 persons in 2020, and later numbers."""
    return {"evidence": [published("population", "25", "persons", **PEOPLE), *latest]}


IN_2021 = {"period": "2021"}
MORE_PEOPLE = aimed("population", "36", "persons", period="2021-2022")
"""36 over 25 is 1.44, 1.2 in each of two years."""

TENSIONS = (
    Case(
        "promised share", FAILS, "7.5 to 8.5 asked, at least 28.4 needed",
        [growing("research-spending", "8", comparator="~"), SEVEN],
        (F("1.284") / F("1.085"), F("1.32252") / F("1.075"), "[]"), NOT_MORE,
        "research-spending-aim, gdp-aim", SHARES,
    ),
    Case(
        "promised share", HOLDS, "40 asked, at most 32.3 needed",
        [growing("research-spending", "40"), SEVEN],
        (F("1.284") / F("1.4"), F("1.32252") / F("1.4"), "[]"), NOT_MORE,
        "research-spending-aim, gdp-aim", SHARES,
    ),
    Case(
        "promised share", UNDECIDED, "30 asked, 28.4 to 32.3 needed",
        [growing("research-spending", "30"), SEVEN],
        (F("1.284") / F("1.3"), F("1.32252") / F("1.3"), "[]"), NOT_MORE,
        "research-spending-aim, gdp-aim", SHARES,
    ),
    Case(
        "promised share", HOLDS, "what the report states counts where nobody published more",
        [growing("research-spending", "40"), SEVEN,
         stated("research-spending", "25", figure="spent"), stated("gdp", "101", figure="made")],
        (F("1.284") / F("1.4"), F("1.32252") / F("1.4"), "[]"), NOT_MORE,
        "research-spending-aim, gdp-aim, spent, made",
        SHARES | {"evidence": SHARES["evidence"][2:]},
    ),
    Case(
        "promised share", NOTHING, "nobody knows what the nation spends, or what its GDP is",
        [growing("research-spending", "8"), SEVEN],
        other=SHARES | {"evidence": SHARES["evidence"][:3]},
    ),
    Case(
        "promised share", NOTHING, "another promise, or none that reaches beyond the base year",
        [growing("research-spending", "8"), SEVEN],
        other=SHARES | {"statements": [
            CLAIM | {"relation": "rises"}, CLAIM | {"indicator": "household-income"},
            CLAIM | {"status": "achievement"}, CLAIM | {"period": "2020"}, CLAIM | {"period": ""},
        ]},
    ),
    Case(
        "driving sector", FAILS, "5.5 to 6.5 is not above 6.5 to 7.5",
        [growing("services-value-added", "6", "real", comparator="~"), ABOUT_7],
        (F("1.055") / F("1.075"), 1, "[]"), (1, inf),
        "services-value-added-aim, gdp-aim", {"statements": [LED]},
    ),
    Case(
        "driving sector", HOLDS, "8 is above 6.5 to 7.5",
        [growing("services-value-added", "8", "real"), ABOUT_7],
        (F("1.08") / F("1.075"), F("1.08") / F("1.065"), "[]"), (1, inf),
        "services-value-added-aim, gdp-aim", {"statements": [LED]},
    ),
    Case(
        "driving sector", UNDECIDED, "7 may be above 6.5 to 7.5",
        [growing("services-value-added", "7", "real"), ABOUT_7],
        (F("1.07") / F("1.075"), F("1.07") / F("1.065"), "[]"), (1, inf),
        "services-value-added-aim, gdp-aim", {"statements": [LED]},
    ),
    Case(
        "driving sector", NOTHING, "nobody says that services drive growth",
        [growing("services-value-added", "6", "real"), ABOUT_7],
    ),
    Case(
        "driving sector", NOTHING, "growth of services at current prices",
        [growing("services-value-added", "6"), ABOUT_7], other={"statements": [LED]},
    ),
    Case(
        "growth against GDP", FAILS, "the bar of more than 6 is 6, and GDP grows by 6.5 at least",
        [growing("retail-sales", "6", comparator=">"), ABOUT_7],
        (F("1.06") / F("1.10725"), F("1.06") / F("1.065"), "[]"), NOT_LESS,
        "retail-sales-aim, gdp-aim",
    ),
    Case(
        "growth against GDP", HOLDS, "12 is more than 10.725",
        [growing("research-spending", "12"), ABOUT_7],
        (F("1.12") / F("1.10725"), F("1.12") / F("1.065"), "[]"), NOT_LESS,
        "research-spending-aim, gdp-aim",
    ),
    Case(
        "growth against GDP", UNDECIDED, "8 lies between 6.5 and 10.725",
        [growing("private-economy-income", "8", comparator=">"), ABOUT_7],
        (F("1.08") / F("1.10725"), F("1.08") / F("1.065"), "[]"), NOT_LESS,
        "private-economy-income-aim, gdp-aim",
    ),
    Case(
        "growth against GDP", FAILS, "investment of 12 outgrows 10.725",
        [growing("fixed-asset-investment", "12"), ABOUT_7],
        (F("1.12") / F("1.10725"), F("1.12") / F("1.065"), "[]"), NOT_MORE,
        "fixed-asset-investment-aim, gdp-aim",
    ),
    Case(
        "growth against GDP", FAILS, "real sales of 6 fall behind 6.5 to 7.5, whatever prices do",
        [growing("retail-sales", "6", "real"), ABOUT_7],
        (F("1.06") / F("1.075"), F("1.06") / F("1.065"), "[]"), NOT_LESS,
        "retail-sales-aim, gdp-aim",
    ),
    Case(
        "growth against GDP", NOTHING, "GDP of another year, at current prices, or achieved",
        [growing("retail-sales", "6"), growing("gdp", "7", "real", period="2022"),
         growing("gdp", "7", "current", figure="b"),
         growing("gdp", "7", "real", status="achievement", figure="c")],
    ),
    Case(
        "growth against GDP", NOTHING, "sales of the countryside, achieved, or of another year",
        [ABOUT_7, growing("retail-sales", "6", scope="rural"),
         growing("retail-sales", "6", status="achievement", figure="b"),
         growing("retail-sales", "6", period="2022", figure="c")],
    ),
    Case(
        "buoyant revenue", FAILS, "5 to 6 over 6.5 to 10.725",
        [growing("fiscal-revenue", "5.5", comparator="~"), ABOUT_7],
        (F(5) / F("10.725"), F(6) / F("6.5"), "[]"), NOT_LESS, "fiscal-revenue-aim, gdp-aim",
    ),
    Case(
        "buoyant revenue", HOLDS, "12 over 6.5 to 10.725",
        [growing("fiscal-revenue", "12"), ABOUT_7],
        (F(12) / F("10.725"), F(12) / F("6.5"), "[]"), NOT_LESS, "fiscal-revenue-aim, gdp-aim",
    ),
    Case(
        "buoyant revenue", UNDECIDED, "8 over 6.5 to 10.725",
        [growing("fiscal-revenue", "8"), ABOUT_7],
        (F(8) / F("10.725"), F(8) / F("6.5"), "[]"), NOT_LESS, "fiscal-revenue-aim, gdp-aim",
    ),
    Case(
        "buoyant revenue", NOTHING, "revenue at constant prices",
        [growing("fiscal-revenue", "5", "real"), ABOUT_7],
    ),
    Case(
        "buoyant revenue", NOTHING, "GDP may not grow at all",
        [growing("fiscal-revenue", "5"), growing("gdp", "0", "real", comparator="~")],
    ),
    Case(
        "stock and flow aims", FAILS, "987 in five years are 197.4 a year, of 600 in one",
        [aimed("firms", "3000", period="2025", comparator=">"),
         aimed("new", "600", comparator=">")],
        (F(987, 3000), F(987, 3000), "[]"), NOT_LESS, "firms-aim, new-aim", FIRMS,
    ),
    Case(
        "stock and flow aims", HOLDS, "3600 in five years are 720 a year, of 600 in one",
        [aimed("firms", "5613", period="2025"), aimed("new", "600")],
        (1.2, 1.2, "[]"), NOT_LESS, "firms-aim, new-aim", FIRMS,
    ),
    Case(
        "stock and flow aims", UNDECIDED, "2013 or more in 2020 leave at most 3600",
        [aimed("firms", "5613", period="2025"), aimed("new", "600")],
        (-inf, 1.2, "(]"), NOT_LESS, "firms-aim, new-aim",
        FIRMS | {"evidence": [published("firms", "2013", period="2020", comparator=">=")]},
    ),
    Case(
        "stock and flow aims", NOTHING, "no stock of the year before, other units, an earlier aim",
        [aimed("firms", "3000", period="2025"), aimed("new", "600", period="2022"),
         aimed("new", "6", "persons", figure="b"),
         aimed("new", "600", period="2026", figure="c")], other=FIRMS,
    ),
    Case(
        "stock and flow aims", NOTHING, "who only sounds alike is no flow",
        [aimed("firms", "3000", period="2025"), aimed("new", "600")],
        other=FIRMS | {"lookalikes": [FIRMS["lookalikes"][0] | {"difference": "measure"}]},
    ),
    Case(
        "people", FAILS, "20 percent a year, 8 were seen", [MORE_PEOPLE],
        (F("1.2") / F("1.08"), F("1.2") / F("1.08"), "[]"), NOT_MORE, "population-aim",
        counted(published("population", "27", "persons", **IN_2021)),
    ),
    Case(
        "people", HOLDS, "20 percent a year, 24 were seen", [MORE_PEOPLE],
        (F("1.2") / F("1.24"), F("1.2") / F("1.24"), "[]"), NOT_MORE, "population-aim",
        counted(published("population", "31", "persons", **IN_2021)),
    ),
    Case(
        "people", UNDECIDED, "8 or more were seen", [MORE_PEOPLE],
        (0, F("1.2") / F("1.08"), "(]"), NOT_MORE, "population-aim",
        counted(published("population", "27", "persons", comparator=">=", **IN_2021)),
    ),
    Case(
        "people", FAILS, "an aim without a date is due when others say so",
        [MORE_PEOPLE | {"period": ""}, aimed("roads", "5")],
        (F("1.2") / F("1.08"), F("1.2") / F("1.08"), "[]"), NOT_MORE, "population-aim",
        counted(
            published("population", "27", "persons", **IN_2021),
            published("population", "36", "persons", nature="target", period="2021-2022"),
        ),
    ),
    Case(
        "people", NOTHING, "an aim without a date, of which others state another number",
        [MORE_PEOPLE | {"period": ""}, aimed("roads", "5")],
        other=counted(
            published("population", "27", "persons", **IN_2021),
            published("population", "37", "persons", nature="target", period="2021-2022"),
        ),
    ),
    Case(
        "people", NOTHING, "nobody counted them again but a weak source",
        [MORE_PEOPLE],
        other=counted(published("population", "27", "persons", strength="weak", **IN_2021)),
    ),
)  # fmt: skip
