"""What an economist sees first: aims of one plan that pull against each other, of the report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.analysis.audit import RULES, Check, Kind, find_checks
from helpers.analysis.audit.economy import growth_of_the_rest
from helpers.analysis.audit.promised_share import promised_shares
from helpers.core.interval import Interval
from helpers.data.records import HYPOTHETICAL
from helpers.data.report import Report
from tests.analysis.audit.cases import FAILS, HOLDS, UNDECIDED, checks_of, published, rule_of
from tests.analysis.audit.tensions import (
    ABOUT_7,
    FIRMS,
    LED,
    SEVEN,
    SHARES,
    TENSIONS,
    growing,
)
from tests.building import report_of

F = Fraction
many = settings(derandomize=True, deadline=None, max_examples=50)
RESEARCH = "Spending on research and development"

# Subject, verdict, what was computed from the numbers as worked by hand
FOUND = (
    (
        # 13.563 of 660.159 is 2.0545%, 2439.31 of 101,550 to 101,650 is 2.3997 to 2.4021%: 1.1680
        # to 1.1693, whose fifth roots are 1.03155 and 1.03177; times 1.065 and 1.10725 they are
        # 1.0986 and 1.1424, over 1.085 and 1.075 they are 1.0125 and 1.0627.
        f"{RESEARCH} and its promised share in GDP, 2025", "tension", (1.0125, 1.0627),
    ),
    # 5.5 to 6.5 percent against 6.5 to 7.5: 1.055 / 1.075, 1.065 / 1.065.
    ("Value added of services against GDP, 2021", "tension", (0.9814, 1)),
    # 1.06 / 1.10725, 1.06 / 1.065
    ("Retail sales of consumer goods against GDP, 2021", "tension", (0.9573, 0.9953)),
    # 5 / 10.725, 6 / 6.5
    ("Local fiscal revenue against GDP, 2021", "tension", (0.4662, 0.9231)),
    # 987 / 5 is 197.4, of 600
    ("Hi-tech enterprises, 2025, and what 2021 is to add", "tension", (0.329, 0.329)),
    # 10 / 9.066906 is 1.1029, whose fifth root is 1.0198; 9.0654 / 9.0669 is all but one.
    ("Permanent population by 2025, an aim against the record", "tension", (1.0199, 1.0199)),
    # 1.095 / 1.10725, 1.105 / 1.065
    ("Fixed-asset investment against GDP, 2021", "unclear", (0.9889, 1.0376)),
    # 1.08 / 1.10725, 1.08 / 1.065
    (
        "Main business income of the private economy against GDP, 2021", "unclear",
        (0.9754, 1.0141),
    ),
    # 1.075 / 1.10725, 1.085 / 1.065
    (f"{RESEARCH} against GDP, 2021", "unclear", (0.9709, 1.0188)),
)  # fmt: skip


@pytest.fixture(scope="module")
def tensions(report: Report) -> list[Check]:
    return [check for check in find_checks(report) if check.rule.kind is Kind.TENSION]


def test_the_tensions_of_the_report_are_as_worked_by_hand(tensions: list[Check]) -> None:
    assert [(check.subject, check.verdict) for check in tensions] == [row[:2] for row in FOUND]
    for check, (_, _, (low, high)) in zip(tensions, FOUND, strict=True):
        assert check.computed is not None
        assert check.computed.ends == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        # 1.0317 × 1.07 × 1.015 is 1.1205.
        (
            f"{RESEARCH} and its promised share",
            "from 2.05% in 2020 to the 2.4% of the nation by 2025 it must grow by 12% a year "
            "(9.9 to 14.2%)",
        ),
        # (7 - 0.5041 × 6) / 0.4959 is 8.02; 0.5041 × 6 / 7 is 0.432.
        (
            "Value added of services",
            "at 50.4% of GDP in 2020 (a weak source) they would give 43.2% of its growth, and all "
            "else would have to grow by 8% (6.5 to 9.5%)",
        ),
        # 5.5 / 7 is 0.786; 1.07 × 1.015 is 1.08605, and 5.5 / 8.605 is 0.639.
        (
            "Local fiscal revenue",
            "about 5.5% asked, 0.79 times the growth asked of GDP (about 7%, real) and 0.64 times "
            "that at current prices (0.47 to 0.92)",
        ),
        ("Hi-tech enterprises", "needs 197 more a year from 2,013 enterprises in 2020"),
        # 1.10 / 1.08605 is 1.0128.
        ("Fixed-asset investment", "the ratio to GDP changes by 1.3% (−1.1 to 3.8%)"),
        # 1.06 / 1.08605 is 0.976.
        (
            "Retail sales",
            "the ratio to GDP changes by −2.4% (−4.3 to −0.47%), but only at its floor",
        ),
        # 600 less 197.4 is 402.6.
        (
            "Hi-tech enterprises",
            "more than 600 enterprises are to be added in 2021 alone; that fits only if about "
            "400 a year drop out",
        ),
        ("Permanent population", "more than 10 million persons by 2025 needs 2% a year"),
    ],
)  # fmt: skip
def test_a_finding_tells_the_numbers_of_an_economist(
    tensions: list[Check], subject: str, words: str
) -> None:
    (found,) = (
        check for check in tensions if check.subject.startswith(subject) and words in check.finding
    )
    assert found.finding.startswith(found.figures[0].label)


def test_what_is_assumed_is_said(tensions: list[Check]) -> None:
    assumed = {check.rule.name: check.assumes for check in tensions}
    for rule in ("growth against GDP", "buoyant revenue"):
        assert assumed[rule] == "the GDP deflator changes by 0 to 3% in 2021"
    assert "0 to 3% a year" in assumed["promised share"]
    assert assumed["stock and flow aims"] == "none of those that exist drops out"
    assert assumed["people"] == (
        "the aim is due by 2025, a date that the report does not give: Interview with the mayor, "
        "Southern Weekly (repost)"
    )
    assert assumed["driving sector"] == ""


def test_what_prices_decide_is_said(tensions: list[Check]) -> None:
    whys = {check.why for check in tensions if check.result is UNDECIDED}
    assert whys == {"prices, and what the wording allows, decide"}
    # Real sales need no prices.
    (real,) = checks_of(
        "growth against GDP", figures=[growing("retail-sales", "7", "real"), ABOUT_7]
    )
    assert (real.why, real.assumes) == ("what the wording allows lies on both sides", "")


def test_sources_and_territories_are_carried(tensions: list[Check]) -> None:
    carried = {check.rule.name: check for check in tensions}
    assert len(carried["promised share"].sources) == 4
    for rule in ("promised share", "people"):
        assert carried[rule].caution.startswith("the territory may differ (")
    assert carried["buoyant revenue"].caution == ""


def test_a_tension_is_told_in_words_of_its_own() -> None:
    words = {FAILS: "tension", HOLDS: "no tension", UNDECIDED: "unclear"}
    for rule in (rule for rule in RULES if rule.kind is Kind.TENSION):
        cases = [case for case in TENSIONS if case.rule == rule.name and case.computed]
        for case in cases:
            (found,) = checks_of(rule.name, figures=case.figures, **case.other)
            assert found.verdict == words[found.result]
    (other,) = checks_of("date", figures=[ABOUT_7 | {"period": ""}])
    assert other.verdict == other.result == "unclear"


def test_tensions_stand_between_contradictions_and_what_is_implausible() -> None:
    kinds = list(dict.fromkeys(rule.kind for rule in RULES[:10]))
    assert kinds == list(Kind)[:3]


@pytest.mark.parametrize(
    ("other", "number"),
    [
        ({"strength": "weak"}, 0),
        ({"nature": "target"}, 0),
        ({"territory": "elsewhere"}, 0),
        ({"period": "2019"}, 0),
        ({"unit": "projects", "value": "0"}, 0),
        ({}, 1),
    ],
    ids=str,
)
def test_only_a_sound_share_is_compared(other: dict[str, str], number: int) -> None:
    first = SHARES["evidence"][0] | other
    evidence = [first, *SHARES["evidence"][1:]]
    found = checks_of(
        "promised share", figures=[growing("research-spending", "8"), SEVEN],
        statements=SHARES["statements"], evidence=evidence,
    )  # fmt: skip
    assert len(found) == number


def test_the_settled_level_of_gdp_comes_before_that_of_the_report() -> None:
    # 25 of 101 as published, not of the 99 that the report states.
    figures = [growing("research-spending", "40"), SEVEN, ABOUT_7 | {
        "figure": "made", "measure": "level", "status": "achievement", "period": "2020",
        "value": "99", "unit": "projects", "comparator": "=", "prices": "",
    }]  # fmt: skip
    (found,) = checks_of("promised share", figures=figures, **SHARES)
    assert found.computed is not None
    assert found.computed.low == F("1.284") / F("1.4")


def test_a_promised_share_needs_the_same_lead_at_any_prices() -> None:
    made = report_of(
        figures=[growing("research-spending", "8"), SEVEN], statements=SHARES["statements"],
        evidence=SHARES["evidence"],
    )  # fmt: skip
    (promise,) = promised_shares(made)
    assert (promise.year, promise.due, promise.target.base_value) == (2021, 2022, F("0.08"))
    assert (promise.share, promise.nation) == (F(25, 101), F(36, 101))
    assert promise.lead is not None
    assert 1.2 in promise.lead
    # 1.2 × 1.07 is 1.284; with prices up by 5 percent 1.3482, down by half 0.642.
    assert promise.needed(0) == F("0.284")
    assert promise.needed("0.05") == F("0.3482")
    assert promise.needed("-0.5") == F("-0.358")
    with pytest.raises(ValueError, match="not above zero"):
        replace(promise, spending=replace(promise.spending, value=Decimal(0))).needed(0)


def test_the_promise_of_the_report_needs_what_was_worked_by_hand(report: Report) -> None:
    (promise,) = promised_shares(report)
    # 2.4010% over 2.0545% is 1.16865, whose fifth root is 1.03166; times 1.07, 1.0861, 1.1021.
    rates = [float(promise.needed(price)) for price in ("0", "0.015", "0.03")]
    assert rates == pytest.approx([0.1039, 0.1204, 0.137], abs=6e-5)


@pytest.mark.parametrize("other", [{"comparator": "<="}, {"unit": "projects", "value": "0"}])
def test_what_has_no_sound_share_is_no_promise(other: dict[str, str]) -> None:
    evidence = [SHARES["evidence"][0] | other, *SHARES["evidence"][1:]]
    made = report_of(
        figures=[growing("research-spending", "8"), SEVEN], statements=SHARES["statements"],
        evidence=evidence,
    )  # fmt: skip
    assert promised_shares(made) == []


def test_the_share_of_services_may_be_weak_for_it_decides_nothing() -> None:
    share = published(
        "services-share-of-gdp", "50.0", "percent", period="2020", measure="share", strength="weak"
    )
    figures = [growing("services-value-added", "6", "real"), growing("gdp", "7", "real")]
    (weak,) = checks_of("driving sector", figures=figures, statements=[LED], evidence=[share])
    (bare,) = checks_of("driving sector", figures=figures, statements=[LED])
    assert weak.result == bare.result == FAILS
    # Half of GDP grows by 6, so the other half by 8; 49.95 and 50.05 change that by 0.002.
    assert "(a weak source) they would give 42.9% of its growth" in weak.finding
    assert "grow by 8% (8%)" in weak.finding
    assert bare.finding.endswith("grow by 7%")
    sure = share | {"strength": "official"}
    (found,) = checks_of("driving sector", figures=figures, statements=[LED], evidence=[sure])
    assert "weak" not in found.finding


def test_a_weak_source_is_named_where_it_counted_people_later(tensions: list[Check]) -> None:
    (found,) = (check for check in tensions if check.rule.name == "people")
    # 9.0654 over 9.0669 is 0.99983: less than a tenth of a percent in two years.
    assert "it did not grow from 2020 to 2022; " in found.finding
    assert found.finding.endswith("a weak source has 9.09 million persons for 2024")


def test_a_change_is_told_where_there_was_one() -> None:
    # 27 of 25 is 8% more.
    evidence = [
        published("population", "25", "persons", period="2020"),
        published("population", "27", "persons", period="2021"),
    ]
    aim = {"indicator": "population", "value": "36", "unit": "persons", "status": "target"}
    (found,) = checks_of("people", figures=[aim | {"period": "2021-2022"}], evidence=evidence)
    assert "from 2020 to 2021 it changed by 8% a year" in found.finding
    assert found.assumes == ""


@pytest.mark.parametrize(("aim", "drops"), [("5013", False), ("5012", True)])
def test_who_has_to_drop_out_is_said_where_somebody_has(aim: str, *, drops: bool) -> None:
    # 3000 in five years are 600 a year, all that one year adds.
    firms = {"indicator": "firms", "value": aim, "period": "2025"}
    new = {"indicator": "new", "value": "600", "period": "2021", "figure": "flow"}
    figures = [row | {"unit": "projects", "status": "target"} for row in (firms, new)]
    (found,) = checks_of("stock and flow aims", figures=figures, **FIRMS)
    assert ("drop out" in found.finding) is drops


RATES = st.fractions(F(-1, 2), F(1, 2), max_denominator=200)


@many
@given(RATES, RATES, st.fractions(F(1, 100), F(99, 100), max_denominator=100))
def test_all_else_and_the_sector_make_up_growth(
    growth: Fraction, sector: Fraction, share: Fraction
) -> None:
    rest = growth_of_the_rest(*(Interval.exactly(one) for one in (growth, sector, share)))
    assert rest.single
    assert share * sector + (1 - share) * rest.middle == growth


def test_the_rest_is_no_wider_than_its_ends() -> None:
    # Share one half: 2 × 7 - 6 and the ends of both, 2 × 6.5 - 6.5 and 2 × 7.5 - 5.5.
    found = growth_of_the_rest(
        Interval("6.5", "7.5"), Interval("5.5", "6.5"), Interval("0.5", "0.5")
    )
    assert found == Interval("6.5", "9.5")


@pytest.mark.parametrize(
    ("name", "value", "rules"),
    [
        ("research-spending-growth-2021", "12", {"promised share", "growth against GDP"}),
        ("gdp-growth-2021", "8", {"promised share", "growth against GDP", "driving sector",
                                  "buoyant revenue"}),
        ("population-level-undated", "10", {"people"}),
        ("hi-tech-enterprises-level-2025", "4000", {"stock and flow aims"}),
    ],
)  # fmt: skip
def test_a_what_if_is_marked(report: Report, name: str, value: str, rules: set[str]) -> None:
    other = find_checks(report.what_if(name, value=value))
    marked = {
        check.rule.name
        for check in other
        if check.rule.kind is Kind.TENSION and HYPOTHETICAL in check.subject
    }
    assert marked == rules


def test_more_research_spending_ends_the_tension(report: Report) -> None:
    rule = rule_of("promised share")
    for value, verdict in (("12", "unclear"), ("15", "no tension")):
        other = report.what_if("research-spending-growth-2021", value=value)
        (found,) = rule.checks(other)
        assert found.verdict == verdict


def test_without_evidence_only_what_the_report_states_is_compared(report: Report) -> None:
    figures = list(report.package.rows["figures"].values())
    statements = list(report.package.rows["statements"].values())
    found = {
        rule.name
        for rule in RULES
        if rule.kind is Kind.TENSION
        and checks_of(rule.name, figures=figures, statements=statements)
    }
    assert found == {"driving sector", "growth against GDP", "buoyant revenue"}


@pytest.mark.parametrize("about", [0, "0.25", 2, 20, 200])
@pytest.mark.parametrize("or_above", [False, True])
def test_other_readings_are_audited_too(report: Report, about: int | str, or_above: bool) -> None:
    other = replace(report, about=about, or_above=or_above)
    found = {check.rule.name: check for check in find_checks(other)}
    # Bars of stocks and flows have no "about".
    assert found["stock and flow aims"].verdict == "tension"
    assert ("driving sector" in found) is (about != 200)
    if about == 0:  # 6 against 7, exactly
        assert found["driving sector"].computed == Interval.exactly(F("1.06") / F("1.07"))
