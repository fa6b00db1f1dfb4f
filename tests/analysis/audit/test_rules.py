"""Every rule of the audit on small reports made for it, and what is easily got wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.analysis.audit import RULES, Check, CheckResult, Kind
from helpers.core.interval import Interval
from helpers.data.reader import Row
from tests.analysis.audit.cases import (
    BY_TIMES,
    FAILS,
    GROWTH,
    HOLDS,
    IN_STATE,
    JOBS,
    KM2,
    NESTED,
    NOTHING,
    ON_LAND,
    STOCK,
    TWICE,
    UNDECIDED,
    WOODS,
    Case,
    Tables,
    aimed,
    checks_of,
    names_of,
    published,
    reference,
    stated,
    threshold,
)
from tests.analysis.audit.cases import CASES as ONES
from tests.analysis.audit.tensions import TENSIONS

CASES = (*ONES, *TENSIONS)


def held(case: Case) -> list[Check]:
    """Return what a rule finds: of the first figure, if it says something of others too."""
    found = checks_of(case.rule, figures=case.figures, **case.other)
    first = case.names.partition(", ")[0]
    return [check for check in found if names_of(check)[0] == first] if len(found) > 1 else found


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_a_case_of_every_result(rule: str) -> None:
    found = {case.result for case in CASES if case.rule == rule}
    assert found >= {HOLDS, FAILS, UNDECIDED}


def test_cases_and_rules_have_names_of_rules() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {case.rule for case in CASES} == set(names)
    assert {rule.kind for rule in RULES} == set(Kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}")
def test_a_rule_finds_what_was_worked_by_hand(case: Case) -> None:
    found = held(case)
    if case.result == NOTHING:
        assert found == []
        return
    (check,) = found
    assert check.result == case.result
    assert ", ".join(names_of(check)) == case.names
    assert check.finding
    assert check.subject
    if case.computed is None:
        assert check.computed is None
    else:
        assert check.computed is not None
        low, high, ends = case.computed
        assert check.computed == Interval(low, high, ends[0] == "[", ends[1] == "]")
        assert check.unit
    if case.limit is None:
        assert check.limit is None
    else:
        assert check.limit is not None
        bounds = Interval(*case.limit)
        assert (check.limit.low, check.limit.high) == (bounds.low, bounds.high)
    assert bool(check.why) == (check.result is UNDECIDED)


SEVERAL = [case for case in CASES if case.result != NOTHING and len(case.figures) > 1]


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: f"{case.rule}: {case.why}")
def test_the_order_of_the_figures_changes_no_finding(case: Case) -> None:
    found, turned = held(case), held(replace(case, figures=case.figures[::-1]))
    assert [check.result for check in turned] == [check.result for check in found]
    assert [check.computed for check in turned] == [check.computed for check in found]
    assert [set(names_of(check)) for check in turned] == [set(names_of(check)) for check in found]


def test_a_finding_says_the_numbers() -> None:
    cases = {(case.rule, case.why): case for case in CASES}
    for rule, why, words in (
        ("part and whole", "150 of 99.95 to 100.05", "1.5 times the land, 100 square kilometers"),
        ("two statements", "645 to 655 ends before 655.05",
         "“650 RMB billion” and as “655.1 RMB billion”"),
        ("growth and levels", "money may gain 5 percent by prices, a count may not",
         "the report states 101 projects for 2019, so that the level rose by 33.7%"),
        ("growth and levels", "132 over 101 is 30.7 percent, 30.5 to 31.5 are stated",
         "others published 101 projects for 2019"),
        ("multiple and levels", "303 over 101 is 3, twice is 1.5 to 2.5",
         "303 cars is 3 times as much"),
        ("nested thresholds", "more than 1000 of 1150 to 1250",
         "1000 projects within the narrower one, 1200 projects within the wider"),
        ("plausible ratio", "1000 jobs for 10,000 people are 100 per thousand",
         "100 per thousand, plausible are 3 to 25"),
        ("whole counts", "302 projects and 1.5 million persons are whole", "2 exact counts"),
        ("whole counts", "12.5 projects are not", "“12.5 projects”"),
        ("stock and flow", "2013 is more than 653 and 542 and 691",
         "2,013 in 2020, 653 in 2018, added since: 542 + 691"),
        ("stock and flow", "what was added in 2020 is not known", "every year after 2018"),
        ("tenfold", "704 over 64 is 11", "11 times what was achieved"),
        ("clear multiple", "4.25 to 4.35 in loose use, 5.25 to 5.35 to the letter",
         "a factor of 5.25 to 5.35 to the letter, of 4.25 to 4.35 in loose use"),
    ):  # fmt: skip
        assert words in held(cases[rule, why])[0].finding


def test_weak_evidence_and_targets_of_others_are_no_levels() -> None:
    for other in (
        {"strength": "weak"}, {"nature": "target"}, {"measure": "change"},
        # Before a revision it is another quantity.
        {"nature": "first published"},
    ):  # fmt: skip
        (check,) = checks_of(
            "part and whole", figures=[stated("woods", "151")], **WOODS,
            evidence=[published("land", "150", period="2020", **other)],
        )  # fmt: skip
        assert check.result == UNDECIDED
    (check,) = checks_of(
        "part and whole", figures=[stated("woods", "151")], **WOODS,
        evidence=[published("land", "150", period="2020", nature="first published"),
                  published("land", "302", period="2020", nature="revised")],
    )  # fmt: skip
    assert check.computed == Interval(0.5, 0.5)


# What is easily got wrong


@pytest.mark.parametrize(("aim", "stand"), [("640", "64"), ("64.1", "641")])
def test_a_target_of_exactly_ten_times_or_a_tenth_is_found(aim: str, stand: str) -> None:
    (check,) = checks_of("tenfold", figures=[aimed("roads", aim), stated("roads", stand)])
    assert check.result == FAILS


@pytest.mark.parametrize(
    ("one", "other"), [(">", "="), (">", "<="), ("<", "="), (">", "<"), ("<", ">=")]
)
def test_statements_that_share_no_number_do_not_agree(one: str, other: str) -> None:
    figures = [
        stated("roads", "601", comparator=one, figure="a"),
        stated("roads", "601", comparator=other, figure="b"),
    ]
    (check,) = checks_of("two statements", figures=figures)
    assert check.result == FAILS


@pytest.mark.parametrize(
    ("least", "most", "result"), [("2", "3", UNDECIDED), ("3", "3", UNDECIDED), ("5", "3", FAILS)]
)
def test_a_floor_and_a_ceiling_differ_only_where_they_cross(
    least: str, most: str, result: CheckResult
) -> None:
    figures = [
        stated("roads", least, comparator=">=", figure="a"),
        stated("roads", most, comparator="<=", figure="b"),
    ]
    (check,) = checks_of("two statements", figures=figures)
    assert check.result is result


def test_a_multiple_without_an_end_is_no_clearer() -> None:
    (check,) = checks_of(
        "clear multiple",
        figures=[stated("land", "4", "times", comparator=">", **BY_TIMES)],
    )
    assert check.computed == Interval(4, None, low_closed=False)


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
def test_nothing_is_divided_by_what_may_be_zero(name: str) -> None:
    figures, other = ZERO[name]
    for check in checks_of(name.partition(",")[0], figures=figures, **other):
        assert check.result in set(CheckResult)
        assert check.computed is None or check.result != HOLDS


def test_a_stock_or_flow_without_a_year_is_left_out() -> None:
    figures = [stated("firms", "2013"), stated("new", "691"), stated("new", "9", period="")]
    (check,) = checks_of("stock and flow", figures=figures, **STOCK)
    assert check.result == FAILS


def test_below_a_higher_threshold_lie_more() -> None:
    numerals = [threshold("small", "50", comparator="<"), threshold("large", "100", comparator="<")]
    figures = [stated("small", "400"), stated("large", "1000")]
    (check,) = checks_of("nested thresholds", figures=figures, numerals=numerals)
    assert (check.result, names_of(check)) == (HOLDS, ("large", "small"))


def test_thresholds_of_different_things_are_not_compared() -> None:
    numerals = [threshold("small", "500", "persons"), threshold("large", "1", "RMB million")]
    figures = [stated("small", "300"), stated("large", "400")]
    assert checks_of("nested thresholds", figures=figures, numerals=numerals) == []


def test_a_multiple_without_a_year_is_no_clearer() -> None:
    times = stated("land", "4", "times", period="", **BY_TIMES)
    (check,) = checks_of("clear multiple", figures=[times])
    assert check.result == UNDECIDED


def test_a_part_may_shrink() -> None:
    shrunk = aimed("woods", "-40", KM2, measure="change")
    (check,) = checks_of("part and whole", figures=[shrunk], **ON_LAND)
    assert check.result == HOLDS


def test_an_achieved_count_is_whole_too() -> None:
    (check,) = checks_of("whole counts", figures=[stated("roads", "12.5")])
    assert check.result == FAILS


@pytest.mark.parametrize("measure", ["growth", "multiple"])
def test_a_target_is_held_against_the_level_that_was_achieved(measure: str) -> None:
    rate = {"growth": ("31", "percent"), "multiple": ("2", "times")}[measure]
    figures = [
        stated("firms", "100"),
        aimed("firms", "300"),
        aimed("firms", *rate, measure=measure, figure="rate"),
    ]
    (check,) = checks_of(f"{measure} and levels", figures=figures)
    assert check.result == FAILS


FIVE = {"period": "2016-2020"}


def test_what_five_years_add_up_to_is_no_part_of_one_year() -> None:
    (check,) = checks_of(
        "part and whole", figures=[stated("woods", "400", **FIVE)], **WOODS,
        evidence=[published("land", "100", period="2020")],
    )  # fmt: skip
    assert check.result == UNDECIDED


def test_what_five_years_add_up_to_has_no_ratio_to_one_year() -> None:
    figures = [stated("jobs", "400", "jobs", **FIVE), stated("people", "10000", "persons")]
    found = checks_of("plausible ratio", figures=figures, **JOBS)
    assert {check.result for check in found} <= {UNDECIDED}


def test_an_end_that_is_infinite_is_written_for_readers() -> None:
    figures = [
        stated("firms", "131", comparator=">"),
        stated("firms", "100", period="2019"),
        stated("firms", "31", "percent", **GROWTH),
    ]
    (check,) = checks_of("growth and levels", figures=figures)
    assert "inf" not in check.finding


@pytest.mark.parametrize(
    ("land", "comparator", "result"),
    [
        # Land of more than 120 does not fit the 120 of the state: the second
        # check then has nothing to cap it with, and forty of more than 120 fit all the same.
        ("120", ">", HOLDS),
        # Exactly 120 or more is 120; sixty are half of it.
        ("120", ">=", HOLDS),
    ],
)
def test_a_whole_that_only_touches_its_own_whole_is_not_capped_to_nothing(
    land: str, comparator: str, result: str
) -> None:
    # Counts printed to the last one are exact: the state has 120.
    figures = [aimed("woods", "40"), aimed("land", land, comparator=comparator)]
    found = checks_of(
        "part and whole", figures=figures, relations=IN_STATE["relations"],
        references=[reference("state", "120", "projects")],
    )  # fmt: skip
    assert [check.result for check in found if names_of(check)[0] == "woods-aim"] == [result]


def test_a_part_that_fills_the_cap_of_its_whole_fits() -> None:
    # The state has 121 exactly; land of at least 100 has at most as much, and so may woods.
    figures = [aimed("woods", "121"), aimed("land", "100", comparator=">=")]
    found = checks_of(
        "part and whole", figures=figures, relations=IN_STATE["relations"],
        references=[reference("state", "121", "projects")],
    )  # fmt: skip
    (check,) = (check for check in found if names_of(check)[0] == "woods-aim")
    assert check.computed == Interval(1, Fraction(121, 100))


def test_what_five_years_add_up_to_is_no_part_of_a_reference() -> None:
    figures = [stated("woods", "400", KM2, **FIVE)]
    (check,) = checks_of("part and whole", figures=figures, **ON_LAND)
    assert check.result == UNDECIDED


def test_a_whole_of_no_known_time_says_so() -> None:
    (check,) = checks_of("part and whole", figures=[aimed("woods", "40", period="")], **WOODS)
    assert check.result == UNDECIDED
    assert check.finding == "40 projects: the whole is not known at a time that is not given"


def test_a_part_without_a_date_is_held_against_what_always_holds() -> None:
    figures = [aimed("woods", "150", KM2, period="")]
    (check,) = checks_of("part and whole", figures=figures, **ON_LAND)
    assert check.result == FAILS


def test_a_multiple_of_several_years_starts_from_the_level_before_them() -> None:
    # 202 over the 101 of 2015 is 2; the 191 of 2019 are no base of five years.
    figures = [
        stated("cars", "202"), stated("cars", "191", period="2019"),
        stated("cars", "101", period="2015"), stated("cars", "2", "times", **TWICE | FIVE),
    ]  # fmt: skip
    (check,) = checks_of("multiple and levels", figures=figures)
    assert (check.result, check.computed) == (HOLDS, Interval(2, 2))


@pytest.mark.parametrize("level", ["multiple", "growth"])
def test_a_level_in_another_scope_is_no_base(level: str) -> None:
    rate = {"growth": ("31", "percent"), "multiple": ("2", "times")}[level]
    figures = [
        stated("firms", "131"), stated("firms", "100", period="2019", scope="urban"),
        stated("firms", *rate, measure=level, figure="rate"),
    ]  # fmt: skip
    (check,) = checks_of(f"{level} and levels", figures=figures)
    assert check.result == UNDECIDED


OTHER_THINGS: list[tuple[str, list[CheckResult], list[Row], Tables]] = [
    ("part and whole", [UNDECIDED], [stated("woods", "5", KM2), stated("land", "9")], WOODS),
    ("part and whole", [UNDECIDED], [stated("woods", "5")], ON_LAND),
    (  # Land and woods are counted, the state is measured.
        "part and whole", [UNDECIDED, HOLDS], [stated("woods", "5"), stated("land", "9")], IN_STATE,
    ),
    ("two statements", [], [stated("a", "1", figure="b"), stated("a", "2", KM2)], {}),
    (
        "growth and levels", [UNDECIDED],
        [stated("firms", "5"), stated("firms", "4", KM2, period="2019"),
         stated("firms", "31", "percent", **GROWTH)], {},
    ),
    (
        "multiple and levels", [UNDECIDED],
        [stated("cars", "5"), stated("cars", "2", "times", **TWICE)],
        {"evidence": [published("cars", "9", KM2)]},
    ),
    (
        "stock and flow", [],
        [stated("firms", "5"), stated("firms", "4", period="2019"), stated("new", "1", KM2)],
        {"lookalikes": STOCK["lookalikes"]},
    ),
    (
        "stock and flow", [],
        [stated("firms", "5"), stated("firms", "4", KM2, period="2019"), stated("new", "1")],
        {"lookalikes": STOCK["lookalikes"]},
    ),
    (
        "clear multiple", [UNDECIDED],
        [stated("land", "4", "times", **BY_TIMES), stated("land", "6"),
         stated("land", "1", KM2, period="2019")], {},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "results", "figures", "other"), OTHER_THINGS)
def test_what_is_measured_in_other_things_is_not_compared(
    rule: str, results: list[CheckResult], figures: list[Row], other: Tables
) -> None:
    found = checks_of(rule, figures=figures, **other)
    assert [check.result for check in found] == results


def test_two_of_three_statements_that_share_nothing_do_not_agree() -> None:
    # The first allows both of the others, which do not allow each other.
    figures = [
        stated("roads", "600", comparator="<", figure="a"), stated("roads", "5", figure="b"),
        stated("roads", "6", figure="c"),
    ]  # fmt: skip
    (check,) = checks_of("two statements", figures=figures)
    assert (check.result, names_of(check)) == (FAILS, ("a", "b", "c"))


def test_three_thresholds_are_compared_two_by_two() -> None:
    counts = {"a": ("10", "30"), "b": ("50", "20"), "c": ("100", "25")}
    found = checks_of(
        "nested thresholds",
        figures=[stated(name, count) for name, (_, count) in counts.items()],
        numerals=[threshold(name, amount) for name, (amount, _) in counts.items()],
    )
    # 25 above 100 million cannot be among the 20 above 50 million.
    assert {names_of(check): check.result for check in found} == {
        ("a", "b"): HOLDS, ("a", "c"): HOLDS, ("b", "c"): FAILS,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "numeral"),
    [
        ({"measure": "change"}, {}),
        ({"status": "target", "period": "2021"}, {}),
        ({"unit": "persons"}, {}),
        ({}, {"comparator": ">="}),
        ({}, {"paragraph": "2"}),
        ({}, {"unit": "persons"}),
        ({}, {"value": "50"}),
    ],
    ids=str,
)
def test_only_counts_of_one_kind_in_one_paragraph_are_nested(figure: Row, numeral: Row) -> None:
    def nested(figure: Row, numeral: Row) -> int:
        other = {"value": "400", "unit": "projects"} | figure
        figures = [stated("small", "400"), stated("large", **other)]
        numerals = [threshold("small", "50"), threshold("large", "100") | numeral]
        return len(checks_of("nested thresholds", figures=figures, numerals=numerals))

    assert nested({}, {}) == 1
    assert nested(figure, numeral) == 0


# Territories and vintages

LANDS = {
    "territories": [
        {"territory": "changchun", "role": "report"}, {"territory": "before", "role": "reading"},
        {"territory": "province", "role": "other"},
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    ("land", "caution"),
    [("province", ""), ("changchun", ""), ("before", "the territory may differ (Before)")],
)
def test_a_part_lies_in_a_whole_of_another_land_by_design(land: str, caution: str) -> None:
    whole = reference("land", "100.0", KM2) | {"territory": land}
    (check,) = checks_of(
        "part and whole", figures=[aimed("woods", "150", KM2)], references=[whole], **WOODS, **LANDS
    )
    assert (check.result, check.caution) == (FAILS, caution)


@pytest.mark.parametrize(
    ("rule", "figures", "evidence", "other"),
    [
        (
            "multiple and levels",
            [stated("cars", "303"), stated("cars", "2", "times", **TWICE)],
            [published("cars", "101")], {},
        ),
        (
            "growth and levels",
            [stated("firms", "202"), stated("firms", "31", "percent", **GROWTH)],
            [published("firms", "101")], {},
        ),
        (
            "stock and flow", [stated("firms", "2013"), stated("new", "691")],
            STOCK["evidence"], {"lookalikes": STOCK["lookalikes"]},
        ),
        (
            "people",
            [aimed("population", "36", "persons", period="2021-2022")],
            [published("population", "25", "persons", period="2020", territory="changchun"),
             published("population", "27", "persons", period="2021")], {},
        ),
    ],
)  # fmt: skip
def test_what_may_be_of_two_territories_or_vintages_is_not_compared_over_time(
    rule: str, figures: list[Row], evidence: list[Row], other: Tables
) -> None:
    def found(**cells: str) -> Check:
        rows = [cells | row for row in evidence]
        (check,) = checks_of(rule, figures=figures, evidence=rows, **other, **LANDS)
        return check

    assert found().result == FAILS
    check = found(territory="before")
    assert (check.result, check.why) == (UNDECIDED, "maybe two territories")
    assert check.caution == "the territory may differ (Before)" or rule == "stock and flow"
    # Of which vintage a report is it does not say: that is told, and decides nothing.
    assert found(vintage="old").result == FAILS


def test_what_is_of_two_vintages_is_not_compared_over_time() -> None:
    evidence = [STOCK["evidence"][0] | {"vintage": "old"}, STOCK["evidence"][1]]
    evidence[1] = evidence[1] | {"vintage": "new"}
    (check,) = checks_of(
        "stock and flow", figures=[stated("firms", "2013"), stated("new", "691")],
        evidence=evidence, lookalikes=STOCK["lookalikes"],
    )  # fmt: skip
    assert (check.result, check.why) == (UNDECIDED, "two vintages")


def test_a_ratio_says_of_which_territory_its_sides_are() -> None:
    people = published("people", "1001", "persons", period="2020", territory="before")
    (check,) = checks_of(
        "plausible ratio",
        figures=[stated("jobs", "11", "jobs")],
        evidence=[people],
        **JOBS,
        **LANDS,
    )
    assert (check.result, check.caution) == (HOLDS, "the territory may differ (Before)")
    assert check.sources == ("A yearbook",)
