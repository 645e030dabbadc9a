"""Payment by results: fees by payer and recipient, apart from the ledger, and who is then helped."""

import pytest

from sim.costs.ledger import ledger
from sim.costs.payments import FEES, balance_of_fees, claims, fees
from sim.costs.who_is_helped import HELPED, who_is_helped
from sim.state.measures import MEASURES
from tests.costs.made_up_results import results_of

PAID = results_of(
    "joint_investment",
    [2020, 2021],
    (0, 1),
    attached_families=lambda seed, year: 10,
    result_families=lambda seed, year: 4,
    early_help_starts=lambda seed, year: 40,
    early_help_starts_acute=lambda seed, year: 8,
    early_help_start_severity=lambda seed, year: 120,
    claim_hours=lambda seed, year: 50 + 10 * seed,
    key_workers_in_post=lambda seed, year: 44,
    attachment_fees=lambda seed, year: 10_000,
    attachment_fees_of_partner=lambda seed, year: 5_000,
    result_fees=lambda seed, year: 800,
    result_fees_of_partner=lambda seed, year: 2_400 if year == 2021 else 0,
    children=lambda seed, year: 1000,
    families=lambda seed, year: 500,
    waited_weeks=lambda seed, year: 400,
    early_help_families=lambda seed, year: 100,
    families_severe_unseen=lambda seed, year: 12 + seed,
)
UNPAID = results_of(
    "baseline",
    [2020, 2021],
    (0, 1),
    early_help_starts=lambda seed, year: 40,
    early_help_starts_acute=lambda seed, year: 10,
    early_help_start_severity=lambda seed, year: 160,
    key_workers_in_post=lambda seed, year: 44,
    children=lambda seed, year: 1000,
    families=lambda seed, year: 500,
    waited_weeks=lambda seed, year: 360,
    early_help_families=lambda seed, year: 100,
    families_severe_unseen=lambda seed, year: 10 + seed,
)


def test_every_fee_has_a_payer_and_a_recipient():
    table = fees(PAID).query("year == 2021").set_index(["payer", "recipient", "paid_for"])["median"]
    assert table["central_government", "council", "a family that joins"] == 10_000
    assert table["partner", "council", "a family that joins"] == 5_000
    assert table["central_government", "council", "a result claimed"] == 800
    assert table["central_government", "partner", "a result claimed"] == 2_400


def test_every_measure_of_fees_is_in_the_table():
    assert {fee.measure for fee in FEES} == {measure.name for measure in MEASURES if "_fees" in measure.name}


def test_fees_are_transfers_and_add_up_to_nothing():
    balance = balance_of_fees(PAID).set_index("party")["mean"]
    assert balance.to_dict() == {"central_government": -24_000, "council": 31_600, "partner": -7_600}
    assert balance.sum() == 0


def test_fees_are_in_no_ledger():
    without = PAID.demand.assign(**{fee.measure: 0.0 for fee in FEES})
    assert ledger(PAID.demand).equals(ledger(without))


def test_claims_are_shares_of_who_began_and_who_joined():
    row = claims(PAID).iloc[0]
    assert (row["families_joined"], row["results_claimed"]) == (10, 4)
    assert (row["joined_share"], row["claimed_share"]) == (0.25, 0.4)
    assert claims(UNPAID)["claimed_share"].isna().all()


def test_hours_of_claims_are_a_share_of_workers_time_and_in_no_ledger():
    row = claims(PAID).iloc[0]
    assert row["claim_hours"] == 55
    assert 50 < row["claim_hours_p5"] < row["claim_hours_p95"] < 60
    assert row["share_of_time"] == pytest.approx(55 / (25 * 44))
    assert ledger(PAID.demand).equals(ledger(PAID.demand.assign(claim_hours=0.0)))


def test_a_rule_that_takes_lesser_need_first_shows_in_who_begins():
    table = who_is_helped(UNPAID, PAID, [2020, 2021]).set_index("measure")
    assert table.loc["starts_acute_share", ["baseline", "alternative"]].tolist() == [25.0, 20.0]
    assert table.loc["start_severity", ["baseline", "alternative"]].tolist() == [4.0, 3.0]
    assert table.loc["start_severity", "verdict"] == "lower"


def test_who_is_helped_is_a_paired_difference():
    table = who_is_helped(UNPAID, PAID, [2020, 2021]).set_index("measure")
    assert set(table.index) == {outcome.name for outcome in HELPED}
    assert table.loc["missed_families", "difference"] == pytest.approx(2.0)
    assert table.loc["missed_families", "verdict"] == "higher"
    assert table.loc["waiting_weeks", "difference"] == pytest.approx(1.0)
    assert table.loc["early_help_families", "verdict"] == "no difference"
