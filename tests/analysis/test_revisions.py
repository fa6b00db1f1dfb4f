"""How levels were revised, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from helpers.analysis.likeness import Aspect
from helpers.analysis.revisions import (
    RevisedYear,
    find_revisions,
    mean_revision,
    mean_revision_frame,
    revisions_frame,
)
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.data.problems import UnknownNameError
from helpers.data.report import Report
from tests.building import report_of

GDP: dict[str, str] = {"indicator": "gdp", "unit": "RMB billion", "strength": "mirror"}
LANDS = [
    {"territory": "town", "role": "report"},
    {"territory": "town-before", "role": "reading"},
    {"territory": "town-since", "role": "reading"},
]


def level(value: str, nature: str, published: str = "", **cells: str) -> dict[str, str]:
    return GDP | {"value": value, "nature": nature, "published": published} | cells


FIRST = level("553.0", "first published", "2016-02", vintage="before")
REVISED = level("477.38", "revised", "2021-01", vintage="after")


def years(*evidence: Mapping[str, str], figure: str = "") -> list[RevisedYear]:
    figures = [{"indicator": "gdp", "unit": "RMB billion", "value": figure}] if figure else []
    return find_revisions(report_of(figures=figures, evidence=evidence, territories=LANDS))


def told(year: RevisedYear) -> list[str]:
    return [str(release.stated.value) for release in year.releases]


def test_a_revision_is_the_later_number_over_the_earlier_one() -> None:
    (year,) = years(FIRST, REVISED)
    whole = year.whole
    assert whole is not None
    # 477.38 / 553.0 = 0.863255: -13.6745 percent
    assert whole.size_value == (Fraction("477.38") / 553 - 1) * 100
    assert float(whole.size_value) == pytest.approx(-13.6745, abs=1e-4)
    # 477.375 / 553.05 and 477.385 / 552.95
    low, high = whole.size.interval.ends
    assert (low, high) == pytest.approx((-13.6832, -13.6658), abs=1e-4)
    assert whole.across_vintages
    assert [str(one) for one in whole.differences] == ["different accounts (Before; After)"]
    assert year.steps == (whole,)
    assert (whole.weak, whole.bound, whole.year) == (False, False, 2020)


def test_states_are_in_the_order_in_which_accounts_are_settled() -> None:
    final = level("660.159", "final", "2022")
    preliminary = level("663.8", "preliminary", "2021-03")
    estimate = level("640", "estimate")
    (year,) = years(final, preliminary, estimate, figure="650")
    # The report, here without a date, and the estimate come before preliminary numbers.
    assert told(year)[2:] == ["663.8", "660.159"]
    assert sorted(told(year)[:2]) == ["640", "650"]
    # Of two numbers as settled the one that was published first
    (dated,) = years(level("3.1", "estimate", "2021-02"), level("3.5", "estimate", "2021-01"))
    assert told(dated) == ["3.5", "3.1"]


def test_two_sources_of_one_number_tell_one_state() -> None:
    # 663.803 is 663.8 to a tenth; of the better source it is the one told.
    weak = level("663.803", "preliminary", "2021-08", strength="weak")
    good = level("663.8", "preliminary", "2021-09")
    (year,) = years(weak, good)
    (release,) = year.releases
    assert (str(release.stated.value), release.sources, release.weak) == ("663.8", 2, False)
    assert release.published == "2021-08"
    assert (year.whole, year.steps) == (None, ())
    # 663.86 is 663.9 to a tenth, another number; so is 660 of 663.8, for 660 may be 655 to 665,
    # but 670 is not.
    assert len(years(level("663.86", "preliminary"), good)[0].releases) == 2
    assert len(years(level("660", "preliminary"), good)[0].releases) == 1
    assert len(years(level("670", "preliminary"), good)[0].releases) == 2


def test_a_bound_is_another_state_than_the_number_itself() -> None:
    bound = level("700", "first published", "2019-01", comparator=">")
    exact = level("700", "first published", "2019-02")
    (year,) = years(bound, exact)
    whole = year.whole
    assert whole is not None
    assert whole.bound
    assert whole.size_value == 0
    # 695 to 705 over more than 700: less than 0.714 percent more
    assert whole.size.interval.high == (Fraction(705) / 700 - 1) * 100
    assert mean_revision([whole]).bounds == 1


def test_the_report_speaks_where_others_are_weak() -> None:
    weak = level("650.2", "estimate", strength="weak")
    (year,) = years(weak, figure="650")
    (release,) = year.releases
    assert (str(release.stated.value), release.weak, release.sources) == ("650", False, 2)
    (other,) = years(level("650.2", "estimate"), figure="650")
    assert str(other.releases[0].stated.value) == "650.2"


def test_nothing_is_told_across_two_territories() -> None:
    before = {"territory": "town-before"}
    since = {"territory": "town-since"}
    (year,) = years(FIRST | before, REVISED | since)
    # Each is a state, but their difference is no revision.
    assert len(year.releases) == 2
    assert (year.whole, year.steps) == (None, ())
    frame = revisions_frame([year])
    assert frame["revision"].isna().all()
    assert frame["revision_low"].isna().all()
    assert "different territories (Town before; Town since)" in frame["caution"].to_list()[1]
    # A number that does not say its land is told with both, and the doubt with it.
    (unsaid,) = years(FIRST | before, REVISED)
    assert unsaid.whole is not None
    first = unsaid.whole.differences[0]
    assert (first.aspect, first.sure) == (Aspect.TERRITORY, False)


def test_the_whole_revision_goes_to_the_latest_that_can_be_compared() -> None:
    before, since = {"territory": "town-before"}, {"territory": "town-since"}
    (year,) = years(
        level("100.0", "estimate", **before),
        level("104.0", "preliminary", **before),
        level("130.0", "final", **since),
    )
    whole = year.whole
    assert whole is not None
    assert (float(whole.size_value), str(whole.later.stated.value)) == (4, "104.0")
    assert [step.size_value for step in year.steps] == [4]


def test_two_price_bases_are_no_revision() -> None:
    (year,) = years(FIRST, REVISED | {"prices": "real", "prices_by": "wording"})
    assert year.whole is None


@pytest.mark.parametrize(
    "cells",
    [{"nature": "target"}, {"measure": "growth", "unit": "percent"}, {"scope": "urban"},
     {"period": "2016-2020"}, {"period": "2020 H1"}, {"indicator": "retail"},
     {"territory": "elsewhere"}, {"value": "0"}],
    ids=str,
)  # fmt: skip
def test_what_is_no_level_of_the_year(cells: dict[str, str]) -> None:
    (year,) = years(FIRST, REVISED | cells)
    assert told(year) == ["553.0"]


def test_means_worked_out_by_hand() -> None:
    found = years(
        level("100.0", "estimate", period="2018"), level("104.0", "final", period="2018"),
        level("200.0", "estimate", period="2019"),
        level("190.0", "final", period="2019", strength="weak"),
        level("300.0", "estimate", period="2020"),
    )  # fmt: skip
    revisions = [one.whole for one in found if one.whole]
    both = mean_revision(revisions)
    # +4 and -5 percent: (4 - 5) / 2, and without sign (4 + 5) / 2
    assert (both.means.mean_value, both.means.mean_absolute_value) == (
        Fraction("-0.5"), Fraction("4.5"),
    )  # fmt: skip
    assert (both.means.number, both.weak, both.bounds, both.across_vintages) == (2, 1, 0, 0)
    # 103.95 / 100.05 and 189.95 / 200.05, and the other way round
    low = (Fraction("103.95") / Fraction("100.05") + Fraction("189.95") / Fraction("200.05")) * 50
    assert both.means.mean.interval.low == low - 100
    frame = mean_revision_frame(
        {"all": both, "sure": mean_revision(one for one in revisions if not one.weak)}
    )
    assert frame[["mean", "weak"]].to_numpy().tolist() == [[-0.5, 1], [4, 0]]
    with pytest.raises(ValueError, match="nothing is given"):
        mean_revision([])


def test_an_unknown_indicator_is_told(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="no indicator 'gdpp'; similar names: gdp"):
        find_revisions(report, "gdpp")


def test_the_frame_shows_every_state() -> None:
    frame = revisions_frame(years(FIRST, REVISED))
    assert frame["level"].to_list() == ["RMB553.0 billion", "RMB477.38 billion"]
    assert frame["published"].to_list() == ["2016-02", "2021-01"]
    assert frame["nature"].to_list() == ["first published", "revised"]
    assert frame["vintage"].to_list() == ["Before", "After"]
    assert frame["strength"].to_list() == ["mirror", "mirror"]
    assert frame["revision"].to_list() == pytest.approx(
        [float("nan"), -13.6745], nan_ok=True, abs=1e-4
    )
    assert frame["caution"].to_list() == ["", "different accounts (Before; After)"]
    assert list(revisions_frame([])) == list(frame)


def test_the_revisions_of_changchun_worked_out_by_hand(report: Report) -> None:
    found = {one.year: one for one in find_revisions(report)}
    # 477.38 / 553.0 = 0.863255; 660.159 / 650 = 1.015629; 700.206 / 720 = 0.972508
    sizes = {2015: -13.6745, 2020: 1.5629, 2023: -2.7492}
    for year, size in sizes.items():
        whole = found[year].whole
        assert whole is not None
        assert float(whole.size_value) == pytest.approx(size, abs=1e-4)
        assert whole.weak is (year == 2023)
    assert [told(found[year]) for year in (2015, 2020)] == [
        ["553.0", "477.38"], ["650", "663.8", "660.159"],
    ]  # fmt: skip
    # 663.8 / 650 = 1.021231; 660.159 / 663.8 = 0.994515
    steps = [float(step.size_value) for step in found[2020].steps]
    assert steps == pytest.approx([2.1231, -0.5485], abs=1e-4)
    assert found[2015].whole is not None
    assert found[2015].whole.across_vintages
    # 2018 was first told as a bound, and then by a weak source: 717.571 / 700 - 1 at the most
    early = found[2018].whole
    assert early is not None
    assert early.bound
    assert early.weak
    assert early.size.interval.ends[1] == pytest.approx(2.5102, abs=1e-4)
    sure = mean_revision(one.whole for one in found.values() if one.whole and not one.whole.weak)
    # (-13.6745 + 1.5629) / 2 = -6.0558, and without sign 15.2374 / 2
    assert float(sure.means.mean_value) == pytest.approx(-6.0558, abs=1e-4)
    assert float(sure.means.mean_absolute_value) == pytest.approx(7.6187, abs=1e-4)
    # What was published of 2019 alone is no revision.
    assert found[2019].whole is None


def test_intervals_hold_what_the_printed_digits_allow() -> None:
    (year,) = years(level("100", "estimate"), level("110.0", "final"))
    whole = year.whole
    assert whole is not None
    # 100 is 95 to 105, for a zero written out tells nothing: 109.95 / 105 and 110.05 / 95
    assert whole.size.interval == Interval(
        (Fraction("109.95") / 105 - 1) * 100, (Fraction("110.05") / 95 - 1) * 100
    )
    assert whole.size.unit == Quantity.exactly(1, "percent").unit
