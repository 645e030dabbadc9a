"""Referral pathway: the step decides how often, how soon and with how much asking a service begins."""

import numpy as np
import pytest

from sim.journey.referral_pathway import asks_the_story, chance_of_service, is_made_again
from sim.policy.referral_pathway import STEPS
from sim.state.codes import Agency
from sim.state.events import Event
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

USUAL = 0.5
LADDER = list(STEPS)


def pathway(step: str, reach: float = 1.0) -> np.record:
    return rules("referral_pathway", step=LADDER.index(step), reach=reach)


def asked(p: np.record) -> float:
    """Share of services that ask the whole story once more, over a thousand weeks."""
    family = empty_families(1)[0]
    return float(np.mean([asks_the_story(family, 3, p, 1, week) for week in range(1000)]))


def test_the_ladder_has_the_six_steps_of_the_report_in_its_order():
    assert LADDER == ["signpost", "soft_referral", "application", "hard_referral", "commissioned", "booked"]


def test_each_step_ends_in_a_service_more_often_than_the_one_below():
    chances = [chance_of_service(USUAL, pathway(step)) for step in LADDER]
    assert chances == sorted(chances) and len(set(chances)) == 6
    assert chances[LADDER.index("soft_referral")] == USUAL


@pytest.mark.parametrize("step", LADDER)
def test_without_reach_a_step_does_nothing_and_with_half_of_it_half(step):
    none, half, full = (pathway(step, reach) for reach in (0.0, 0.5, 1.0))
    assert chance_of_service(USUAL, none) == USUAL
    assert not any(is_made_again(weeks, none) for weeks in range(60))
    assert asked(none) == 1.0
    assert chance_of_service(USUAL, half) == pytest.approx((USUAL + chance_of_service(USUAL, full)) / 2)
    assert asked(half) == pytest.approx((1.0 + asked(full)) / 2, abs=0.05)


def test_a_referral_that_led_nowhere_is_noticed_sooner_the_higher_the_step():
    first = [
        next((weeks for weeks in range(1, 60) if is_made_again(weeks, pathway(step))), 99) for step in LADDER
    ]
    assert first == [99, 99, 8, 6, 4, 2]


def test_a_soft_referral_is_the_baseline_to_the_last_bit():
    soft, baseline = under(referral_pathway={"step": "soft_referral"}), under()
    for name in ("tally", "events", "families", "snapshots"):
        assert getattr(soft, name).tobytes() == getattr(baseline, name).tobytes(), name


def test_where_services_are_booked_no_story_is_told_again_and_below_some_are():
    repeats = [
        total(under(referral_pathway={"step": step}), "repeat_assessments")
        for step in ("soft_referral", "hard_referral", "booked")
    ]
    assert repeats[0] > repeats[1] > repeats[2] == 0


def test_more_agencies_help_the_higher_the_step_and_fewer_where_families_are_only_told():
    told, soft, booked = (
        under(referral_pathway={"step": step}) for step in ("signpost", "soft_referral", "booked")
    )
    beside = [total(run, "services_of_open") for run in (told, soft, booked)]
    assert 0 < beside[0] < beside[1] < beside[2]


def test_each_service_that_joins_is_counted_and_so_is_each_signpost_taken_up():
    run = under(referral_pathway={"step": "booked"})
    arranged = run.events[run.events.event == Event.SERVICE_ARRANGED]
    assert len(arranged) == total(run, "pathway_services", "signposts_taken_up")
    assert 0 < total(run, "signposts_taken_up") < 0.6 * total(run, "signposted")
    assert set(arranged.agency) > {Agency.ADULT_MENTAL_HEALTH, Agency.DRUG_AND_ALCOHOL}


def test_a_pathway_moves_services_and_no_way_in():
    moved = differing(under(referral_pathway={"step": "booked"}), under())
    assert {"pathway_services", "repeat_assessments"} <= moved
    assert moved.isdisjoint({"families", "holistic_assessments", "concerns_noted"})
