"""Observed against simulated: shape, verdicts, and what is printed."""

import json
from types import SimpleNamespace

import pytest

from calibration.validation import validate


@pytest.fixture(scope="module")
def validation(demand, results_of):
    """Validate three seeds that differ in their plans only."""
    return validate(results_of(demand(), demand(plans=100.0), demand(plans=300.0)))


def test_the_json_has_the_promised_shape(validation):
    data = json.loads(json.dumps(validation.to_json(), allow_nan=False))
    assert [entry["id"] for entry in data["targets"]] == [f"C{number:02d}" for number in range(1, 21)]
    for entry in data["targets"]:
        assert set(entry) == {"id", "observed", "low", "high", "simulated", "in_range"}
        assert set(entry["simulated"]) == {"median", "p5", "p95"}
        assert isinstance(entry["in_range"], bool)
    assert [row["year"] for row in data["path"]] == [2016, 2017, 2018, 2019, 2020]


def test_the_median_decides_and_the_seeds_give_the_spread(validation):
    plans = next(verdict for verdict in validation.verdicts if verdict.target.id == "C10")
    assert plans.simulated == pytest.approx({"median": 80.0, "p5": 44.0, "p95": 116.0})
    assert plans.in_range


def test_a_target_of_parts_needs_every_part(validation):
    verdicts = {verdict.target.id: verdict.in_range for verdict in validation.verdicts}
    assert not verdicts["C16"]  # only domestic abuse was ever named
    assert verdicts["C20"]


@pytest.mark.parametrize(
    ("on_a_day", "in_the_year", "inside"),
    [(800.0, 40.0, True), (600.0, 24.0, True), (800.0, 24.0, True), (600.0, 40.0, False)],
)
def test_the_early_help_ratio_counts_on_either_reading(on_a_day, in_the_year, inside, demand, results_of):
    # 0.55 to 0.80 is right: 800 of 1,200 on a day, 24 of 35 in the year; 600 and 40 are out
    run = demand(early_help_children=on_a_day, early_help_in_year=in_the_year, early_help_assessments=9.8)
    verdicts = {verdict.target.id: verdict for verdict in validate(results_of(run)).verdicts}
    assert verdicts["C18"].in_range is inside


def test_an_unmeasurable_target_is_null_and_out_of_range(demand, results_of):
    verdict = validate(results_of(demand(contacts=0.0))).to_json()["targets"][18]
    assert verdict["simulated"]["median"]["contact_to_referral"] is None
    assert verdict["in_range"] is False


def test_the_table_says_how_many_are_in_range(validation):
    text = validation.table()
    assert f"{validation.in_range} of 20 targets in range" in text
    assert "published_looked_after" in text
    assert "eh to statutory stock" in text


def test_several_seeds_need_snapshots_by_seed(demand, snapshots, results_of):
    results = results_of(demand(), demand())
    with pytest.raises(ValueError, match="no column seed"):
        validate(SimpleNamespace(demand=results.demand, snapshots=snapshots()))


def test_an_empty_table_is_refused(demand, snapshots):
    with pytest.raises(ValueError, match="empty"):
        validate(SimpleNamespace(demand=demand().iloc[:0], snapshots=snapshots()))
