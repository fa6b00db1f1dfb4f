"""Every target of Changchun, worked out by hand: what it asks for, by how much, and what came.

Each row was derived from the printed words and the evidence with pencil and paper, by the rules
of `helpers.core.wording` and `helpers.analysis.bars`; none was copied from the code's output.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest

from helpers.analysis.gaps import Gap, find_gaps
from helpers.analysis.outcomes import Outcome, find_outcomes
from helpers.core.vocabulary import Status
from helpers.data.report import load_report

MORE, SAME, LESS, UNCLEAR = "asks for more", "asks for the same", "asks for less", "unclear"
MET, MISSED, NOTHING = "met", "missed", "nothing published"
TIME, DATE, THING = (
    "only another time was published",
    "the report gives no date",
    "only another quantity was published",
)


class Row(NamedTuple):
    """A target: verdict and gap (as printed, in its unit), outcome and margin, or obstacle."""

    figure: str
    verdict: str
    gap: str
    outcome: str
    margin: str
    why: str


ROWS = [
    # figure, verdict, printed gap, outcome, printed margin or obstacle, reasoning
    Row("population-level-undated", MORE, "0.933094", UNCLEAR, DATE,
        "10 million less the 9.066906 of the census; 9.0851 at the end of 2024"),
    Row("gdp-level-undated", MORE, "350", UNCLEAR, DATE,
        "1,000 less 650 billion; not reached by the last level that is not weak"),
    Row("four-plates-contribution-2021-2025", "", "", NOTHING, "", "nobody states it"),
    Row("hi-tech-enterprises-level-2025", MORE, "987", MET, "500",
        "more than 3,000 against 2,013 in 2020; more than 3,500 in 2025"),
    Row("gdp-growth-2021", MORE, "3.5", MISSED, "-0.8",
        "6.5 to 7.5 against 3.45 to 3.55; 6.15 to 6.25 lies below 6.5"),
    Row("industrial-output-growth-2021", UNCLEAR, "0.5", MISSED, "-6.5",
        "8.5 to 9.5 against anything above 8.5; 2.45 to 2.55 lies below 8.5"),
    Row("fixed-asset-investment-growth-2021", MORE, "1.5", UNCLEAR, TIME,
        "9.5 to 10.5 against 8 to 9; of 2021 only the province was published"),
    Row("fiscal-revenue-growth-2021", "", "", UNCLEAR, TIME, "only a first quarter"),
    Row("retail-sales-growth-2021", "", "", UNCLEAR, TIME, "only 2023 and later"),
    Row("grain-output-level-2021", MORE, "0.7", MET, "0.73", "24 against 23.3; 24.73 came"),
    Row("new-jobs-urban-level-2021", LESS, "-20000", NOTHING, "",
        "a floor of 100,000 after 115,000 to 125,000"),
    Row("registered-unemployment-rate-urban-share-2021", SAME, "0", NOTHING, "",
        "within 4% after within 4%"),
    Row("bottleneck-technology-lead-time-level-undated", "", "", NOTHING, "", "nobody states it"),
    Row("sci-tech-findings-transformed-level-2021", "", "", NOTHING, "",
        "what others publish is another count"),
    Row("research-spending-growth-2021", "", "", NOTHING, "", "2020 alone has a sure year"),
    Row("hi-tech-enterprises-new-level-2021", LESS, "-91", NOTHING, "",
        "more than 600 after 691; the stock of 2,286 has no sure year"),
    Row("hongqi-output-multiple-2021", MORE, "200000", UNCLEAR, THING,
        "twice the 200,000 is 400,000; sales of 300,000, no output"),
    Row("parts-makers-returned-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("equipment-and-agroprocessing-output-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("producer-services-share-2021", "", "", NOTHING, "", "nobody states it"),
    Row("top-end-service-projects-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("service-bases-started-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("services-value-added-growth-2021", MORE, "4.8", MET, "2.1",
        "1.046² / 1.081 is 1.012; 5.5 to 6.5 lies above 1.0 to 1.4; 8.1 came"),
    Row("industrial-internet-projects-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("5g-base-stations-level-2021", "", "", NOTHING, "", "only the country was published"),
    Row("jingyue-digital-park-core-area-industrial-park-level-2021", "", "", NOTHING, "", "nobody"),
    Row("projects-over-50m-level-2021", "", "", UNCLEAR, TIME, "2023 to 2025 alone"),
    Row("projects-over-100m-level-2021", LESS, "-112", NOTHING, "", "1,000 after 1,112 in 2020"),
    Row("landmark-projects-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("industrial-standard-plants-in-use-share-2021", "", "", NOTHING, "", "nobody states it"),
    Row("industrial-standard-plants-level-2021", LESS, "-0.07", NOTHING, "", "2 after 2.07"),
    Row("grain-area-level-2021", SAME, "0", NOTHING, "",
        "23.5 or above after 23.5 or above; later only all crops together"),
    Row("high-standard-farmland-level-2021", "", "", NOTHING, "", "built in the year: nobody"),
    Row("conservation-tillage-level-2021", MORE, "92.8105", NOTHING, "",
        "100 less 7.1895 million mu; as printed, which is likely a slip"),
    Row("green-organic-land-change-2021", "", "", NOTHING, "", "nobody states it"),
    Row("greenhouses-built-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("rice-fishery-area-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("beef-cattle-project-level-undated", "", "", NOTHING, "", "nobody states it"),
    Row("tap-water-coverage-rural-share-2021", "", "", NOTHING, "", "nobody states it"),
    Row("rural-roads-improved-rural-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("afforestation-rural-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("sewage-treatment-coverage-counties-and-townships-share-2021", "", "", NOTHING, "", "no"),
    Row("beautiful-villages-rural-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("toilets-upgraded-rural-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("random-inspection-coverage-share-2021", "", "", NOTHING, "", "nobody states it"),
    Row("market-entities-growth-2021", MORE, "0.1", NOTHING, "",
        "10% on a million entities is 100,000 more"),
    Row("private-economy-income-growth-2021", "", "", NOTHING, "", "2019 alone was published"),
    Row("actual-funds-growth-2021", MORE, "10", MET, "3",
        "more than 30 against 12 and 28, between which the whole lies: 20 in the middle; 33 came"),
    Row("old-residential-quarters-level-2021", MORE, "124", UNCLEAR, TIME, "188 less 64; 2025"),
    Row("underground-pipes-renewed-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("dead-end-roads-opened-level-2021", MORE, "9", UNCLEAR, TIME, "22 less 13; 2025 alone"),
    Row("parking-areas-built-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("grasslands-built-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("open-markets-standardised-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("nine-year-schools-built-level-2021", "", "", NOTHING, "", "nobody states it"),
    Row("demonstration-high-schools-level-2021", "", "", NOTHING, "", "nobody states it"),
]  # fmt: skip

REPORT = load_report("changchun-2021")
GAPS: dict[str, Gap] = {gap.target.name: gap for gap in find_gaps(REPORT)}
OUTCOMES: dict[str, Outcome] = {one.target.name: one for one in find_outcomes(REPORT)}


def test_no_target_is_left_out() -> None:
    targets = [one.name for one in REPORT.records.figures if one.status is Status.TARGET]
    assert [row.figure for row in ROWS] == targets
    assert [name for name in targets if name in GAPS] == [row.figure for row in ROWS if row.verdict]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.figure)
def test_what_it_asks_for(row: Row) -> None:
    gap = GAPS.get(row.figure)
    assert (gap.verdict.value if gap else "") == row.verdict
    if gap:
        assert gap.gap_value == Fraction(row.gap)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.figure)
def test_what_became_of_it(row: Row) -> None:
    outcome = OUTCOMES[row.figure]
    assert outcome.result.value == row.outcome
    if row.outcome in (MET, MISSED):
        assert outcome.margin_value == Fraction(row.margin)
    else:
        assert (outcome.obstacle.value if outcome.obstacle else "") == row.margin


def test_counts_as_a_reader_would_tell_them() -> None:
    verdicts = [row.verdict for row in ROWS]
    assert [verdicts.count(word) for word in (MORE, SAME, LESS, UNCLEAR)] == [13, 2, 4, 1]
    outcomes = [row.outcome for row in ROWS]
    assert [outcomes.count(word) for word in (MET, MISSED)] == [4, 2]
