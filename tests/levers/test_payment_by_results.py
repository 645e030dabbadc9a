"""Payment by results: fees alone move nothing; the queue, closing and lost hours move who is helped."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.journey.allocation import goes_before
from sim.journey.payment_by_results import (
    hours_of_claims,
    is_result,
    is_taken_first,
    needs_that_count,
    promised,
)
from sim.parameters import default_records
from sim.state.codes import Need, Tier
from sim.state.events import Event
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

NO_PULL = {"taken_first_below": 0, "closes_on_claim": 0, "hours_lost": 0}
FEES = {
    "attached_families", "result_families", "attachment_fees", "attachment_fees_of_partner", "result_fees",
    "result_fees_of_partner",
}  # fmt: skip
IN_FORCE = rules("payment_by_results", in_force=1.0)


def severities(**by_need: int) -> np.ndarray:
    severity = np.zeros(8, np.int8)
    for need, value in by_need.items():
        severity[Need[need.upper()]] = value
    return severity


def paid(**block: object):
    return under(payment_by_results={"phase": 2, **block})


def test_only_needs_that_the_phase_names_count():
    severity = severities(crime_and_asb=2, domestic_abuse=3, money_and_work=1)
    first_phase = [float(need in (0, 6, 7)) for need in Need]
    assert needs_that_count(severity, IN_FORCE) == 3
    assert needs_that_count(severity, rules("payment_by_results", counts=first_phase)) == 2


@pytest.mark.parametrize(
    ("now", "claimed"),
    [
        ({"parenting": 1, "crime_and_asb": 1, "mental_health": 1}, True),  # an emerging need may stay
        ({"parenting": 0, "crime_and_asb": 2}, True),
        ({"parenting": 1}, True),
        ({"parenting": 2, "crime_and_asb": 0}, False),  # one has not moved
        ({"parenting": 3, "crime_and_asb": 1}, False),  # one has worsened
        ({"parenting": 1, "crime_and_asb": 1, "mental_health": 2}, False),  # even one that was emerging
        ({"parenting": 1, "crime_and_asb": 1, "housing": 3}, True),  # what came later was not promised
    ],
)
def test_a_result_is_progress_against_every_need_there_was(now, claimed):
    before = promised(severities(parenting=2, crime_and_asb=3, mental_health=1), IN_FORCE)
    assert is_result(severities(**now), before) == claimed


def test_needs_that_all_stay_emerging_are_no_result():
    before = promised(severities(parenting=1, housing=1), IN_FORCE)
    assert not is_result(severities(parenting=1, housing=1), before)
    assert is_result(severities(parenting=1), before)


def test_who_was_never_attached_has_no_result():
    assert not is_result(severities(), 0)


def waiting(number: int, priority: float, since: int, tier: int = Tier.EARLY_HELP_WAITING) -> np.record:
    family = empty_families(1)[0]
    family.number, family.priority, family.waiting_since, family.tier = number, priority, since, tier
    return family


def order(one: np.record, other: np.record, **fees: float) -> bool:
    records = default_records("payment_by_results", 1)
    for name, value in fees.items():
        records[name] = value
    p = SimpleNamespace(allocation=default_records("allocation", 1), payment_by_results=records)
    return bool(getattr(goes_before, "py_func", goes_before)(one, other, p))


def test_who_seems_near_to_a_result_goes_before_the_heaviest_only_where_results_are_paid():
    near, heaviest = waiting(1, 2.5, 20), waiting(2, 6.0, 10)
    assert not order(near, heaviest) and order(heaviest, near)
    assert order(near, heaviest, in_force=1.0) and not order(heaviest, near, in_force=1.0)
    assert not order(near, heaviest, in_force=1.0, taken_first_below=0.0)


def test_social_work_takes_nobody_first_for_a_fee():
    assert not is_taken_first(waiting(1, 2.5, 20, Tier.ASSESSMENT), IN_FORCE)


def test_fees_without_pull_are_counted_and_move_nothing_else():
    moved = differing(paid(**NO_PULL), under())
    assert {"attached_families", "result_families", "attachment_fees", "result_fees"} <= moved <= FEES


def test_fees_follow_families_and_a_family_joins_once():
    run = paid(**NO_PULL)
    assert total(run, "attachment_fees") == 1000 * total(run, "attached_families")
    assert total(run, "result_fees") == 800 * total(run, "result_families")
    assert 0 < total(run, "result_families") < total(run, "attached_families")
    joined = run.events["family"][run.events["event"] == Event.ATTACHED]
    assert len(joined) == len(set(joined.tolist()))


def test_in_joint_investment_the_partner_adds_half_and_keeps_the_result():
    run = under(payment_by_results={"phase": "joint_investment", **NO_PULL})
    assert total(run, "attachment_fees_of_partner") == 500 * total(run, "attached_families")
    assert total(run, "result_fees_of_partner") == 800 * total(run, "result_families") > 0
    assert total(run, "result_fees") == 0


def test_the_first_phase_pays_for_fewer_families_more():
    first, second = under(payment_by_results={"phase": 1, **NO_PULL}), paid(**NO_PULL)
    assert total(first, "attached_families") < total(second, "attached_families")
    assert total(first, "attachment_fees") == 3200 * total(first, "attached_families")


def test_cases_that_close_on_a_claim_are_shorter():
    closing, not_closing = paid(**{**NO_PULL, "closes_on_claim": 1}), paid(**NO_PULL)
    assert total(closing, "early_help_families") < total(not_closing, "early_help_families")
    assert "families" not in differing(closing, not_closing)


def test_claims_take_hours_from_families_who_are_paid_for():
    moved = differing(paid(**{**NO_PULL, "hours_lost": 0.15}), paid(**NO_PULL))
    assert "severity" in moved and "families" not in moved


def test_hours_of_claims_are_a_share_of_the_workers_time_with_one_family():
    worker = SimpleNamespace(caseload=5, led_share=0.0)
    hours = getattr(hours_of_claims, "py_func", hours_of_claims)
    assert hours(0.1, worker, 25.0) == pytest.approx(0.5)
    assert hours(0.1, SimpleNamespace(caseload=5, led_share=0.2), 25.0) == pytest.approx(0.4)
    assert hours(0.1, SimpleNamespace(caseload=0, led_share=0.0), 25.0) == pytest.approx(2.5)


def test_hours_of_claims_are_counted_within_the_time_of_the_posts_there_are():
    run = paid(**{**NO_PULL, "hours_lost": 0.15})
    assert 0 < total(run, "claim_hours") < 0.15 * 25 * total(run, "key_workers_in_post")
    assert total(paid(**NO_PULL), "claim_hours") == total(under(), "claim_hours") == 0
