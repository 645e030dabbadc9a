"""Twins: until a policy starts the town is one and the same, and births and moves always are."""

from functools import cache

import numpy as np
import pytest

from sim.population.place import Place
from sim.rivals import FORMS
from sim.scenario import USUAL_START, Scenario, shipped_scenarios
from sim.simulate import simulate
from sim.state.events import Event
from sim.state.measures import PLACE_OF
from sim.twins import parting_week

SHARE = 0.05
LARGER = {"post_removal_support": 0.1, "parenting_education": 0.25}  # a twentieth has too few of them
RAISED = {  # one onset in fifty, or one school, is not felt in a twentieth of the place within three years
    "parenting_education": {"parenting_education.parenting_spared": 1.0},
    "primary_school_community": {
        "school_community.families_a_school": 10_000.0,
        "school_community.support": 1.0,
    },
}
SEEDS = (1, 2)
POLICIES = [name for name in shipped_scenarios() if name != "baseline"]
FIXED_FOR_LIFE = (
    "number", "generation", "zone", "neighbourhood", "tenth", "tenure", "children", "birth_week",
    "arrived_week",
    "leaving_week", "leaving_why", "separation_week", "repartner_week", "prison_release_week",
    "frailty_score",
    "frailty", "frailty_root", "ease_factor", "resilience", "onset_rate",
    "lone_at_start",
    "young_parent", "workless", "substance", "consents_to_share",
)  # fmt: skip
EVENTS_OF_LIFE = (Event.BIRTH, Event.MOVED_IN, Event.MOVED_OUT, Event.LEFT)


@cache
def lived(policy, seed, start=USUAL_START, share=SHARE, raised=False):
    scenario = Scenario.read(policy).with_parameters(RAISED.get(policy, {}) if raised else {})
    place = Place.read("tameside").scaled(share)
    return simulate(place, scenario.model_copy(update={"start": start}), seed, 3)


def pair(policy, seed, raised=False):
    """Return the baseline and a policy in the same place, both from the policy's start."""
    start, share = Scenario.read(policy).start, LARGER.get(policy, SHARE)
    return lived("baseline", seed, start, share), lived(policy, seed, start, share, raised)


@pytest.fixture(params=POLICIES)
def twins(request):
    return pair(request.param, SEEDS[0])


def before(record, week):
    return record.events[record.events["week"] < week]


def test_twins_are_identical_to_the_last_bit_until_the_policy_starts(twins):
    one, other = twins
    week = parting_week(one.scenario, other.scenario, one.place, one.calendar)
    assert one.calendar.start_week <= week < one.calendar.weeks
    assert one.tally[:week].tobytes() == other.tally[:week].tobytes()
    assert len(before(one, week)) > 1000
    assert before(one, week).tobytes() == before(other, week).tobytes()


@pytest.mark.parametrize("policy", POLICIES)
def test_twins_part_once_the_policy_has_started(policy):
    """In one seed or the other: a cut of four posts is not felt before somebody leaves one."""
    assert any(
        one.tally.tobytes() != other.tally.tobytes()
        and one.events.tobytes() != other.events.tobytes()
        and (one.families["trust"] != other.families["trust"]).any()
        for one, other in (pair(policy, seed, raised=True) for seed in SEEDS)
    )


def answers(record):
    """Count the families that answered a consent form otherwise than they would have of themselves."""
    return sum(record.tally[..., PLACE_OF[f"consents_{which}"]].sum() for which in ("given", "withdrawn"))


def test_policy_touches_nobody_s_birth_move_or_nature(twins):
    """Whether a family agrees to share is its own too, until a policy has it asked again."""
    one, other = twins
    differ = {
        name for name in FIXED_FOR_LIFE if one.families[name].tobytes() != other.families[name].tobytes()
    }
    assert differ == ({"consents_to_share"} if answers(other) else set())


def test_births_and_moves_happen_to_the_same_families_in_the_same_weeks(twins):
    lives = []
    for record in twins:
        events = record.events[np.isin(record.events["event"], EVENTS_OF_LIFE)]
        lives.append(events[["week", "family", "child", "event"]].tolist())
    assert len(lives[0]) > 200
    assert lives[0] == lives[1]


@pytest.mark.parametrize("policy", ("higher_early_help_threshold", "all_together"))
def test_another_seed_is_another_future(policy):
    one, other = (pair(policy, seed)[1] for seed in SEEDS)
    assert one.tally.tobytes() != other.tally.tobytes()


@pytest.mark.parametrize("form", FORMS[1:], ids=lambda form: form.name)
def test_a_rival_form_moves_the_weeks_and_leaves_births_and_moves_alone(form):
    place, baseline = Place.read("tameside").scaled(0.05), Scenario.read("baseline")
    rival = simulate(place, baseline.with_parameters(form.parameters), 1, 3)
    shipped = lived("baseline", 1)
    assert rival.tally.tobytes() != shipped.tally.tobytes()
    for name in FIXED_FOR_LIFE:
        assert np.array_equal(rival.families[name], shipped.families[name], equal_nan=True), name
