"""Key worker: silos open services and halve continuity, one worker brings others in; social work stays."""

import pytest

from sim.journey.key_worker import (
    chance_of_separate_agency,
    chance_to_pull_in,
    most_families,
    needs_held,
    weeks_known,
)
from sim.journey.scope import OWN_NEEDS_EARLY_HELP, OWN_NEEDS_SOCIAL_CARE
from sim.state.codes import Need, Tier, WorkerModel
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.trials import total

AS_SHIPPED, WHOLE, SILO = (rules("key_worker", model=float(model)) for model in WorkerModel)


def family(tier=Tier.EARLY_HELP, presenting=Need.HOUSING):
    one = empty_families(1)[0]
    one.tier, one.presenting = tier, presenting
    return one


def test_in_silos_a_lead_keeps_the_presenting_need_alone():
    assert needs_held(family(), SILO) == 1 << Need.HOUSING
    assert needs_held(family(presenting=-1), SILO) == OWN_NEEDS_EARLY_HELP
    assert needs_held(family(), AS_SHIPPED) == needs_held(family(), WHOLE) == OWN_NEEDS_EARLY_HELP


def test_in_silos_every_need_goes_elsewhere_and_weeks_together_count_half():
    assert chance_of_separate_agency(0.5, family(), SILO) == 1.0
    assert weeks_known(20.0, family(), SILO) == 10.0
    assert chance_of_separate_agency(0.5, family(), WHOLE) == 0.25
    assert chance_of_separate_agency(0.5, family(), AS_SHIPPED) == 0.5
    for p in (AS_SHIPPED, WHOLE):
        assert weeks_known(20.0, family(), p) == 20.0


def test_a_whole_family_worker_brings_others_in_by_its_ties_and_not_without():
    assert chance_to_pull_in(0.5, 0.1, family(), WHOLE) == pytest.approx(0.5 * (0.1 + 0.3 * 0.9))
    assert chance_to_pull_in(0.0, 0.1, family(), WHOLE) == 0.0
    assert chance_to_pull_in(0.5, 1.0, family(), WHOLE) == 0.5
    assert chance_to_pull_in(0.5, 0.1, family(), AS_SHIPPED) == 0.5 * 0.1


@pytest.mark.parametrize("p", [AS_SHIPPED, WHOLE, SILO])
def test_social_work_is_organised_as_before(p):
    one = family(Tier.CHILD_IN_NEED)
    assert needs_held(one, p) == OWN_NEEDS_SOCIAL_CARE
    assert chance_to_pull_in(0.5, 0.1, one, p) == 0.5 * 0.1
    assert chance_of_separate_agency(0.5, one, p) == 0.5
    assert weeks_known(20.0, one, p) == 20.0


def test_a_cap_takes_the_place_of_the_usual_one():
    posts = rules("workforce", key_worker_caseload=6.0)
    assert most_families(posts, rules("key_worker")) == 6.0
    assert most_families(posts, rules("key_worker", most_families=4.0)) == 4.0


def test_a_family_meets_more_services_in_silos_and_fewer_with_one_worker():
    names = ("silo", "whole_family")
    silo, whole = (total(f"key_worker: {{model: {name}}}", "repeat_assessments") for name in names)
    usual = total("", "repeat_assessments")
    assert whole < 0.97 * usual
    assert silo > 1.1 * usual


def test_fewer_families_a_worker_lengthen_the_queue_and_the_same_cap_changes_nothing():
    few = "key_worker: {caseload: 3}"
    assert total(few, "early_help_families") < 0.8 * total("", "early_help_families")
    assert total(few, "early_help_waiting") > 1.2 * total("", "early_help_waiting")
    assert total("key_worker: {caseload: 6}", "early_help_families") == total("", "early_help_families")


def test_hours_are_another_word_for_the_cap():
    hours = "key_worker: {hours: 6.25}"  # of 25 a week with families
    assert total(hours, "early_help_families") == total("key_worker: {caseload: 4}", "early_help_families")


def test_only_trained_posts_are_paid_for_as_trained():
    trained = "key_worker: {skill: 1.2, where: {most_deprived: 1}}"
    assert 0 < total(trained, "key_workers_trained") < total(trained, "key_workers_in_post")
    assert total("", "key_workers_trained") == total("key_worker: {model: silo}", "key_workers_trained") == 0
