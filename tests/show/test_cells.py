"""How the cells of tables for readers are written, against cells that were worked by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from helpers.analysis.audit import RULES, Check, CheckResult, Kind, Rule, find_checks
from helpers.analysis.derive import Derived
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.units import unit
from helpers.data.records import Figure
from helpers.data.report import Report
from helpers.show.html import table_html
from helpers.show.results import check_table, derived_table, explanations
from tests.building import report_of

inf = math.inf
PARTS = Rule("parts", "a part is no more than its whole", Kind.CONTRADICTION, lambda *_: iter(()))
NAMES = ("lamps-lit", "lights-lit", "hill-lit")


def doubt(rule: str, figure: str, kind: str, reason: str) -> dict[str, str]:
    return {"rule": rule, "figure": figure, "kind": kind, "reason": reason, "column": "reading"}


DOUBTS = [
    doubt("parts", "lamps-lit", "likely slip", "too many"),
    doubt("parts", "lights-lit", "ambiguous", "what a light is"),
    doubt("other", "lamps-lit", "harmless", "of another rule"),
    doubt("", "lamps-lit", "harmless", "found by reading"),
    doubt("parts", "", "harmless", "of no figure"),
]


@pytest.fixture(scope="module")
def lamps() -> Report:
    """Seven figures, some of them doubted."""
    more = [f"lamp-{number}" for number in range(7)]
    cells = {"value": "2", "unit": "projects"}
    figures = [cells | {"indicator": name} for name in (*NAMES, *more)]
    return report_of(figures=figures, corrections=DOUBTS)


def figures_of(report: Report, *names: str) -> tuple[Figure, ...]:
    return tuple(report[name] for name in names)


def check_of(*figures: Figure) -> Check:
    """Return a check that fails."""
    return Check(
        PARTS, "lamps within lights", figures, CheckResult.FAILS, "2 is more than 1",
        Interval.exactly(2), Interval(0, 1), "times",
    )  # fmt: skip


def test_a_check_is_written_for_readers(lamps: Report) -> None:
    table = check_table(lamps, [check_of(lamps["lamps-lit"])])
    assert table.to_dict("records") == [
        {
            "result": "fails", "rule": "parts", "subject": "lamps within lights",
            "finding": "2 is more than 1", "explanation": "likely slip: too many",
            "computed": "2", "would fit": "0 to 1", "unit": "times",
            "kind": "contradiction", "figures": "lamps-lit",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "named"), [(1, True), (5, True), (6, True), (7, False)])
def test_many_figures_are_counted(lamps: Report, count: int, named: bool) -> None:
    names = [f"lamp-{number}" for number in range(count)]
    table = check_table(lamps, [check_of(*figures_of(lamps, *names))])
    assert table["figures"].item() == (", ".join(names) if named else f"{count} figures")


def test_a_doubt_explains_what_its_rule_finds_in_its_figure(lamps: Report) -> None:
    for names, explanation in (
        (("lamps-lit",), "likely slip: too many"),
        (("hill-lit",), ""),
        (("lights-lit", "lamps-lit"), "ambiguous: what a light is; likely slip: too many"),
    ):
        check = check_of(*figures_of(lamps, *names))
        holds = replace(check, result=CheckResult.HOLDS)
        assert explanations(lamps, [check, holds]) == [explanation, ""]
    undoubted = report_of(figures=[{"indicator": "lamps-lit", "value": "2", "unit": "projects"}])
    assert explanations(undoubted, [check_of(undoubted["lamps-lit"])]) == [""]
    assert explanations(lamps, []) == []


def test_a_doubt_that_names_a_rule_is_found_by_it(report: Report) -> None:
    found = {
        (check.rule.name, figure.name)
        for check in find_checks(report)
        for figure in check.figures
        if check.result is not CheckResult.HOLDS
    }
    doubts = [one for one in report.records.corrections if one.rule]
    assert doubts
    for one in doubts:
        assert one.rule in {rule.name for rule in RULES}
        assert (one.rule, one.figure) in found, one.name


def written(low: float | None, high: float | None, *closed: bool) -> str:
    """Return the text of an interval that a table gets."""
    quantity = Quantity(Interval(low, high, *closed), unit("times"))
    return str(derived_table([Derived("x", quantity, "y", ())])["interval"].item())


@pytest.mark.parametrize(
    ("low", "high", "closed", "text"),
    [
        (1.0, 2.0, (True, True), "[1, 2]"),
        (1.0, 2.0, (False, True), "(1, 2]"),
        (1.0, 2.0, (True, False), "[1, 2)"),
        (3.0, 3.0, (True, True), "3"),
        (0.0, None, (True, False), "[0, ∞)"),
        (None, 0.0, (False, False), "(−∞, 0)"),
        # Five digits, outward on both sides of zero
        (1.23456, 1.23456, (True, True), "[1.2345, 1.2346]"),
        (-1.23456, 1.23451, (True, True), "[−1.2346, 1.2346]"),
        (-2.0, -1.23459, (True, True), "[−2, −1.2345]"),
        (123456.0, 123451.0 + 50, (True, True), "[123\u202f450, 123\u202f510]"),
        (0.000123456, 0.5, (True, True), "[0.00012345, 0.5]"),
        (99999.5, 199999.5, (True, True), "[99\u202f999, 200\u202f000]"),
    ],
)
def test_an_interval_is_rounded_outward(
    low: float | None, high: float | None, closed: tuple[bool, bool], text: str
) -> None:
    assert written(low, high, *closed) == text


@pytest.mark.parametrize("value", [1.005, 0.29, 16.08, 1.1501, 0.57003])
def test_five_digits_are_kept_as_they_are(value: float) -> None:
    assert written(value, value) == f"{value}"


SHORT, LONG = "x" * 60, "x" * 61


@pytest.mark.parametrize(
    ("column", "wide"),
    [
        (["a", SHORT], False),
        (["a", LONG], True),
        ([LONG, "a"], True),
        ([None, LONG], True),
        ([None, SHORT], False),
        ([1.5, 2.5], False),
        ([10**70, 1], False),  # a number is no sentence
        ([], False),
    ],
)
def test_a_column_of_sentences_is_wide(column: list[Any], wide: bool) -> None:
    html = table_html(pd.DataFrame({"words": column}, dtype="object"), "Words")
    head = html.partition("</thead>")[0]
    assert (" class=wide" in head) == wide
    assert html.count("class=wide") == int(wide)


def test_only_the_wide_column_is_wide() -> None:
    table = pd.DataFrame({"a": ["x"], "b": [LONG], "c": [1.0]})
    html = table_html(table, "Words", unsortable=("b", "c"))
    assert '<th scope="col" style="text-align: left">a</th>' in html
    assert '<th scope="col" style="text-align: left" class=wide data-orderable=false>b</th>' in html
    assert '<th scope="col" style="text-align: right" data-orderable=false>c</th>' in html
