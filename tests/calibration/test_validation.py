"""Observed against simulated: shape, verdicts, and what is printed."""

import json
from types import SimpleNamespace

import pytest

from calibration.targets_file import read_targets
from calibration.validation import validate


@pytest.fixture(scope="module")
def validation(demand, results_of):
    """Validate three seeds that differ in their plans only."""
    return validate(results_of(demand(), demand(plans=100.0), demand(plans=300.0)))


def test_the_json_has_the_promised_shape(validation):
    data = json.loads(json.dumps(validation.to_json(), allow_nan=False))
    assert [entry["id"] for entry in data["targets"]] == [f"C{number:02d}" for number in range(1, 21)]
    for entry in data["targets"]:
        promised = {"id", "observed", "low", "high", "simulated", "in_range"}
        assert set(entry) == promised | {"outside_percent", "covered", "width_of_range"}
        assert set(entry["simulated"]) == {"median", "p5", "p95"}
        assert isinstance(entry["in_range"], bool)
    assert [row["year"] for row in data["path"]] == [2016, 2017, 2018, 2019, 2020]


def test_the_median_decides_and_the_seeds_give_the_spread(validation):
    plans = next(verdict for verdict in validation.verdicts if verdict.target.id == "C10")
    assert plans.simulated == pytest.approx({"median": 80.0, "p5": 44.0, "p95": 116.0})
    assert plans.in_range


def test_the_interval_covers_or_not_and_its_width_stands_beside_the_targets_own(validation):
    verdicts = {verdict.target.id: verdict for verdict in validation.verdicts}
    plans = verdicts["C10"]  # published 79.3, range 62.5 to 97.2
    assert plans.covered
    assert plans.width_of_range == pytest.approx((116.0 - 44.0) / (97.2 - 62.5))
    # the same in all three seeds: an interval of no width covers nothing but its own value
    assert not verdicts["C01"].covered
    assert verdicts["C01"].width_of_range == 0.0
    assert validation.covered == sum(verdict.covered for verdict in validation.verdicts)


@pytest.mark.parametrize(("plans", "percent"), [(200.0, 0.0), (125.0, 20.0), (300.0, 23.46)])
def test_a_target_out_of_range_says_how_far_in_percent_of_the_nearer_end(plans, percent, demand, results_of):
    # per 10,000 of 50,000 children: 80, 50 (of 62.5) and 120 (of 97.2)
    verdicts = {one.target.id: one for one in validate(results_of(demand(plans=plans))).verdicts}
    assert verdicts["C10"].outside_percent == pytest.approx(percent, abs=0.01)
    assert verdicts["C10"].in_range is (percent == 0.0)


def test_parts_have_their_own_widths_and_the_better_reading_counts(demand, results_of):
    # distinct children give 24 of 35, in range; stocks give 400 of 1,200, far out
    run = demand(early_help_children=400.0, early_help_in_year=24.0, early_help_assessments=9.8)
    verdict = {one.target.id: one for one in validate(results_of(run)).verdicts}["C18"]
    assert verdict.outside_percent["eh_to_statutory"] == 0.0
    assert set(verdict.width_of_range) == {"eha_rate", "eh_to_statutory"}


def test_targets_of_ones_own_take_the_place_of_the_twenty(tmp_path, demand, results_of):
    file = tmp_path / "mine.yaml"
    file.write_text("- {id: C10, value: 90, low: 85, high: 95}\n- {id: C16, value: {drug_misuse: 1}, low: "
                    "{drug_misuse: 0.5}, high: {drug_misuse: 2}}\n")  # fmt: skip
    found = validate(results_of(demand()), chosen=read_targets(file))
    assert [(one.target.id, one.in_range) for one in found.verdicts] == [("C10", False), ("C16", False)]
    assert found.verdicts[0].outside_percent == pytest.approx(100 * 5 / 85)
    assert "0 of 2 targets in range" in found.table()


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
    assert f"{validation.covered} of 20 published values in the 5-95 % interval" in text
    assert "beyond the nearer end" in text
    assert "published_looked_after" in text
    assert "eh to statutory stock" in text


def test_several_seeds_need_snapshots_by_seed(demand, snapshots, results_of):
    results = results_of(demand(), demand())
    with pytest.raises(ValueError, match="no column seed"):
        validate(SimpleNamespace(demand=results.demand, snapshots=snapshots()))


def test_an_empty_table_is_refused(demand, snapshots):
    with pytest.raises(ValueError, match="empty"):
        validate(SimpleNamespace(demand=demand().iloc[:0], snapshots=snapshots()))
