"""The numbers that readers will quote, worked out anew with plain arithmetic on typed numbers.

Nothing here uses the helpers but to read their answer: each expected value is computed from the
printed numbers by the formula that stands beside it.
"""

from __future__ import annotations

import math

import pytest

from helpers.analysis.audit import find_checks
from helpers.analysis.average_growth import average_growth
from helpers.analysis.ends import as_printed, ends_of, published_growth
from helpers.analysis.levels import Levels
from helpers.analysis.per_head import LevelAndPeople, aim_of, rise_per_head
from helpers.analysis.real_path import real_path
from helpers.analysis.sectors import find_sectors
from helpers.analysis.since import find_since
from helpers.analysis.territory import by_any_level, readings, what_joined
from helpers.analysis.track_record import errors_of, find_track_record
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.data.report import load_report

REPORT = load_report("changchun-2021")
START, END, FINAL, BEFORE = 477.38, 650, 660.159, 590.414


def ends(quantity: Quantity) -> tuple[float, float]:
    return quantity.interval.ends


def test_growth_on_one_territory_and_the_level_of_the_year_before() -> None:
    last = REPORT["gdp-level-2020"]
    levels = Levels(REPORT.records)
    before, final = levels.weak(last, 2019), levels.published("gdp", 2020, last)
    assert before
    assert final
    joined = by_any_level(
        what_joined(
            2020,
            as_printed(before),
            {"report": as_printed(last), "final": as_printed(final)},
            as_printed(REPORT["gdp-growth-2020"]),
            Interval(0, "0.02"),
        )
    )
    # what is left of a level of 2019 at which 2020 grew by 3.5% and prices by 0 to 2%
    with_it = [level / 1.035 / prices for level in (END, FINAL) for prices in (1, 1.02)]
    assert ends(joined.before_with) == pytest.approx((min(with_it), max(with_it)))
    assert ends(joined.before_with) == pytest.approx((615.7, 637.8), abs=0.05)  # 616 to 638
    worth = [level - BEFORE * 1.035 * prices for level in (END, FINAL) for prices in (1, 1.02)]
    assert ends(joined.worth) == pytest.approx((min(worth), max(worth)))
    smaller, larger = (
        REPORT.records.territories[f"changchun-{name}-2020"] for name in ("before", "since")
    )
    gdp = ends_of(REPORT, "gdp-level-2015", "gdp-level-2020").printed
    both, alone = readings(gdp, joined, smaller, larger)
    assert ends(both.ends.growth) == pytest.approx([((END / START) ** 0.2 - 1) * 100] * 2)
    # 2020 without what joined is 2019 without it, grown as the whole did. To take the worth by the
    # final 660.159 from the 650 of January would mix two vintages, and give 4.7 instead of 5.1.
    slow, fast = ((BEFORE * 1.035 * prices / START) ** 0.2 - 1 for prices in (1, 1.02))
    assert ends(alone.ends.growth) == pytest.approx((slow * 100, fast * 100))
    assert (round(slow * 100, 1), round(fast * 100, 1)) == (5.1, 5.5)


def test_the_average_takes_out_the_base_effect() -> None:
    aimed = [Quantity.exactly(rate, "percent") for rate in ("3.5", 7)]
    came = [Quantity.exactly(rate, "percent") for rate in ("3.5", "6.2")]
    for rates, second, told in ((aimed, 1.07, 5.2), (came, 1.062, 4.8)):
        expected = (math.sqrt(1.035 * second) - 1) * 100
        assert ends(average_growth(rates)) == pytest.approx((expected, expected))
        assert round(expected, 1) == told


def test_the_real_index_and_the_nominal_one() -> None:
    real = real_path(published_growth(REPORT, "gdp", 2016, 2020, closed_by_target=[2018]))
    # 7.8, about 8 (half a point), above 7 up to about 7.8 (half a point), 2 and 3.5, half a digit
    low = 107.75 * 1.075 * 1.07 * 1.015 * 1.0345
    high = 107.85 * 1.085 * 1.083 * 1.025 * 1.0355
    assert real.points[-1].bounds.ends == pytest.approx((low, high))
    assert low < 131 < high
    assert pytest.approx(136.2, abs=0.05) == END / START * 100


def test_per_head() -> None:
    people = Levels(REPORT.records).published("population", 2020)
    assert people
    gdp = ends_of(REPORT, "gdp-level-2015", "gdp-level-2020").printed.end
    now = LevelAndPeople(gdp, people.quantity)
    aim = aim_of(REPORT["gdp-level-undated"].quantity, REPORT["population-level-undated"].quantity)
    assert now.per_head.base.ends[0] == pytest.approx(650e9 / 9.066906e6)
    assert aim.per_head.base.ends[1] == pytest.approx(1e12 / 1e7)  # 100,000
    assert pytest.approx(71_700, abs=20) == 650e9 / 9.066906e6
    assert ends(rise_per_head(now, aim))[0] == pytest.approx(39.5, abs=0.1)


def test_the_promise_of_research_spending_needs_about_twelve_percent_a_year() -> None:
    (found,) = [
        check
        for check in find_checks(REPORT)
        if "research-spending-growth-2021" in {figure.name for figure in check.figures}
        and check.verdict == "tension"
    ]
    national, own = 2439.31 / 101598.6, 13.563 / FINAL  # 2.40 and 2.05 percent
    needed = [
        (national / own) ** 0.2 * real * prices  # about 7% real growth, prices up by 0 to 3%
        for real in (1.065, 1.075)
        for prices in (1, 1.03)
    ]
    assert ((national / own) ** 0.2 * 1.07 * 1.015 - 1) * 100 == pytest.approx(12, abs=0.1)
    assert "must grow by 12% a year" in found.finding
    # what is needed over the about 8% that are asked
    assert found.computed
    expected = (min(needed) / 1.085, max(needed) / 1.075)
    assert found.computed.ends == pytest.approx(expected, rel=2e-4)


def test_the_mean_error_of_growth_targets() -> None:
    years = {one.year: one for one in find_track_record(REPORT, weak=True)}
    # reached less aimed at: 7 less 7.8; 6.2 less 7; 6.6 (weak) less 6.5; 4.8 less 6.5; 5 less 5.5
    errors = {2018: -0.8, 2021: -0.8, 2023: 0.1, 2024: -1.7, 2025: -0.5}
    for year, error in errors.items():
        assert float(years[year].error_value) == pytest.approx(error)
    found = errors_of([years[year] for year in errors])
    assert float(found.means.mean_value) == pytest.approx(sum(errors.values()) / 5)
    assert round(sum(errors.values()) / 5, 1) == -0.7
    assert float(found.means.mean_absolute_value) == pytest.approx(3.9 / 5)
    assert float(years[2016].error_value) == pytest.approx(0.8)  # 7.8 less about 7


def test_when_the_trillion_comes_at_the_pace_since() -> None:
    level, base = 763.219, 650  # the level of 2024 is weak, and of another vintage
    years = math.log(1000 / level) / (math.log(level / base) / 4)
    assert 2024 + math.ceil(years) == 2031
    years = math.log(1000 / level) / (math.log(level / FINAL) / 4)
    assert 2024 + math.ceil(years) == 2032
    crossings = [
        year
        for since in find_since(REPORT, "gdp-level-undated", 2020)
        if since.crossing and since.latest.year == 2024
        for year in (since.crossing.earliest, since.crossing.latest)
    ]
    assert {min(crossings), max(crossings)} == {2031, 2032}


def test_services_gave_two_thirds_of_growth_in_2021() -> None:
    levels = {"primary": (52.374, 5.5), "secondary": (296.047, 3.9), "services": (361.89, 8.1)}
    # value added of 2020 at prices of 2021, and what growth added to it
    added = {name: level - level / (1 + rate / 100) for name, (level, rate) in levels.items()}
    part = added["services"] / sum(added.values()) * 100
    assert part == pytest.approx(66.2, abs=0.2)
    services = find_sectors(REPORT, 2021).of("services-value-added")
    assert services.given.percent
    assert services.implied
    low, high = ends(services.given.percent)
    assert low <= part <= high
    assert high - low < 2
    implied = (1.046**2 / 1.081 - 1) * 100
    assert round(implied, 1) == 1.2
    assert float(services.implied.value) == 1.2
