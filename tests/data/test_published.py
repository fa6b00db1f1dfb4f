"""The evidence is kept apart from the report's figures, and each row can be traced."""

import json
import math
import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers.data.published import growth_intervals, most_settled
from helpers.data.report import Report, load_report, package_problems
from helpers.locations import DATA


def test_every_row_has_a_source_and_a_known_nature(report: Report) -> None:
    evidence = report.evidence
    assert len(evidence) > 0
    assert evidence[["source_title", "source_address", "nature", "strength"]].notna().all().all()
    assert set(evidence["indicator"]) <= set(report.indicators["indicator"])


def test_the_evidence_is_no_part_of_the_figures(report: Report) -> None:
    # 660.159 was published a year later; the report itself says 650.
    assert 660.159 in set(report.evidence["value"])
    assert 660.159 not in set(report.figures["value"])
    assert not {"paragraph", "printed"} & set(report.evidence)


def test_worked_rows(report: Report) -> None:
    gdp = report.evidence.loc[report.evidence["indicator"] == "gdp"]
    final = gdp.loc[(gdp["period"] == "2020") & (gdp["nature"] == "final")]
    level = final.loc[final["measure"] == "level"].iloc[0]
    # Half a unit of the third decimal of 660.159, in billions of yuan.
    assert level["low"] == pytest.approx(660.1585e9)
    assert level["high"] == pytest.approx(660.1595e9)
    assert (level["first_year"], level["last_year"]) == (2020, 2020)
    aim = gdp.loc[gdp["period"] == "2021-2025"].iloc[0]
    # "About 6.5 percent": a unit of the last digit to each side.
    assert (aim["low"], aim["high"]) == (pytest.approx(0.064), pytest.approx(0.066))
    assert (aim["first_year"], aim["last_year"]) == (2021, 2025)
    quarter = report.evidence.loc[report.evidence["period"] == "2021 Q1"].iloc[0]
    assert (quarter["first_year"], quarter["last_year"]) == (2021, 2021)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("gdp,level,=,553.0,", "gdp,level,=,-553.0,", "value"),
        ("gdp,level,=,553.0,RMB billion", "gdp,level,=,553.0,percent", "unit"),
        ("gdp,level,=,553.0,RMB billion", "gdp,level,=,553.0,guilders", "unit"),
        ("gdp,level,=,553.0,", "gdp,level,≈,553.0,", "comparator"),
        ("gdp,level,=,553.0,", "gpd,level,=,553.0,", "indicator"),
        ("2015,first published,mirror", "2015 Q5,first published,mirror", "period"),
        ("2015,first published,mirror", "2015,first published,rumour", "strength"),
        ("6.5,percent,2021-2025", "6.5,percent,2025-2021", "period"),
    ],
)
def test_bad_evidence_is_reported(tmp_path: Path, old: str, new: str, column: str) -> None:
    shutil.copytree(DATA / "changchun-2021", tmp_path / "changchun-2021")
    path = tmp_path / "changchun-2021" / "evidence.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    (problem,) = package_problems("changchun-2021", data=tmp_path)
    assert (problem.file, problem.column) == ("evidence.csv", column)
    assert problem.allowed


def test_a_package_without_evidence_has_an_empty_frame(tmp_path: Path) -> None:
    shutil.copytree(DATA / "changchun-2021", tmp_path / "changchun-2021")
    path = tmp_path / "changchun-2021" / "datapackage.json"
    metadata = json.loads(path.read_text(encoding="utf-8"))
    metadata["resources"] = [r for r in metadata["resources"] if r["name"] != "evidence"]
    path.write_text(json.dumps(metadata), encoding="utf-8")
    assert load_report("changchun-2021", data=tmp_path).evidence.empty


def test_the_most_settled_number_of_each_year_is_taken(report: Report) -> None:
    found = most_settled(report.evidence, "gdp", "growth", 2016, 2021)
    # 2016 has only a target; 2018 an estimate beside a target; 2020 a final number.
    assert found["first_year"].to_list() == [2016, 2017, 2018, 2019, 2020, 2021]
    assert found["value"].to_list() == [7, 8, 7, 2, 3.5, 6.2]
    assert found["nature"].to_list() == [
        "target", "estimate", "estimate", "estimate", "final", "preliminary",
    ]  # fmt: skip


def test_weak_evidence_is_never_taken(report: Report) -> None:
    # For 2022 there is only a page that gives no source.
    with pytest.raises(ValueError, match=r"no evidence on gdp \(growth\) for 2022"):
        most_settled(report.evidence, "gdp", "growth", 2020, 2022)


def test_a_bound_is_closed_by_the_target_of_its_year(report: Report) -> None:
    found = growth_intervals(report.evidence, "gdp", 2017, 2019)
    # 2017 about 8; 2018 more than 7, and its target of about 7.8 ends at 7.9; 2019 was 2.
    assert [(rate.low, rate.high) for rate in found] == [
        pytest.approx((0.07, 0.09)), pytest.approx((0.07, 0.079)), pytest.approx((0.015, 0.025)),
    ]  # fmt: skip
    assert [rate.low_closed for rate in found] == [True, False, True]
    open_ended = report.evidence.loc[report.evidence["nature"] != "target"]
    with pytest.raises(ValueError, match="nothing closes the growth of gdp in 2018"):
        growth_intervals(open_ended, "gdp", 2017, 2019)


@pytest.fixture
def made_up() -> pd.DataFrame:
    """Levels and growth of one indicator, among rows that must not be taken."""
    columns = "indicator measure value period first_year last_year nature strength low high".split()
    rows = [
        ("gdp", "level", 9.0, "2015", 2015, 2015, "first published", "official", 9.0, 9.0),
        ("gdp", "level", 7.0, "2015", 2015, 2015, "revised", "mirror", 7.0, 7.0),
        ("gdp", "level", 8.0, "2016", 2016, 2016, "estimate", "mirror", 8.0, 8.0),
        ("gdp", "level", 8.5, "2016", 2016, 2016, "estimate", "official", 8.5, 8.5),
        ("gdp", "level", 1.0, "2016 Q1", 2016, 2016, "final", "official", 1.0, 1.0),
        ("gdp", "level", 2.0, "2016-2020", 2016, 2020, "final", "official", 2.0, 2.0),
        ("jobs", "level", 3.0, "2016", 2016, 2016, "final", "official", 3.0, 3.0),
        ("gdp", "growth", 0.05, "2016", 2016, 2016, "estimate", "official", 0.05, math.inf),
        ("gdp", "growth", 0.06, "2016", 2016, 2016, "target", "mirror", 0.06, 0.06),
        ("gdp", "growth", 0.07, "2016", 2016, 2016, "target", "weak", 0.07, 0.07),
        ("gdp", "growth", 0.08, "2016-2020", 2016, 2020, "target", "official", 0.08, 0.08),
        ("gdp", "share", 0.09, "2016", 2016, 2016, "target", "official", 0.09, 0.09),
        ("jobs", "growth", 0.1, "2016", 2016, 2016, "target", "official", 0.1, 0.1),
    ]
    frame = pd.DataFrame(rows, columns=columns).assign(low_closed=True, high_closed=True)
    strengths = pd.CategoricalDtype(["official", "state media", "mirror", "weak"])
    return frame.astype({"strength": strengths})


def test_revised_levels_come_before_the_first_published(made_up: pd.DataFrame) -> None:
    found = most_settled(made_up, "gdp", "level", 2015, 2016)
    # Of the two estimates of 2016 the official one; neither the quarter nor the five years.
    assert found["value"].to_list() == [7.0, 8.5]


def test_only_the_target_of_the_same_year_and_measure_closes_a_bound(
    made_up: pd.DataFrame,
) -> None:
    (found,) = growth_intervals(made_up, "gdp", 2016, 2016)
    assert (found.low, found.high, found.low_closed, found.high_closed) == (0.05, 0.06, True, True)
    lower = made_up.loc[made_up["value"] != 0.06]
    with pytest.raises(ValueError, match="nothing closes the growth of gdp in 2016"):
        growth_intervals(lower, "gdp", 2016, 2016)


def test_the_better_source_is_taken_whatever_the_schema_says(report: Report) -> None:
    # Of two estimates of 2020 the official one, in whatever order the strengths are listed.
    gdp = report.evidence.loc[
        (report.evidence["indicator"] == "gdp")
        & (report.evidence["measure"] == "growth")
        & (report.evidence["nature"] == "estimate")
    ]
    row = gdp.loc[gdp["period"] == "2018"]
    for turned in (False, True):
        both = [row.assign(strength="mirror", value=8.0), row.assign(strength="official")]
        evidence = pd.concat(both[::-1] if turned else both)
        assert most_settled(evidence, "gdp", "growth", 2018, 2018)["value"].item() == 7
        listed = pd.Categorical(evidence["strength"], ["mirror", "official"], ordered=True)
        found = most_settled(evidence.assign(strength=listed), "gdp", "growth", 2018, 2018)
        assert found["value"].item() == 7


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("2015,first published,mirror", "2015,first published,rumour", "strength"),
        ("2015,first published,mirror", "2015,hoped for,mirror", "nature"),
    ],
)
def test_what_the_helpers_do_not_know_is_reported_though_the_schema_has_it(
    tmp_path: Path, old: str, new: str, column: str
) -> None:
    shutil.copytree(DATA / "changchun-2021", tmp_path / "changchun-2021")
    for name, before, after in (
        ("evidence.csv", old, new),
        ("datapackage.json", '"weak"', '"weak", "rumour"'),
        ("datapackage.json", '"first published"', '"first published", "hoped for"'),
    ):
        path = tmp_path / "changchun-2021" / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    (problem,) = package_problems("changchun-2021", data=tmp_path)
    assert (problem.file, problem.column) == ("evidence.csv", column)
    assert problem.problem == "the helpers do not know it"
