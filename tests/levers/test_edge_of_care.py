"""Edge of care and intensive support: they work through engagement and easing, where their families stand."""

import numpy as np
import pytest

from sim.errors import WrongValueError
from sim.journey.support import support_family
from sim.policy.levers import LEVERS
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.codes import Need, Tier
from sim.state.events import Event, Reason
from sim.workforce.caseload import stand_in_queue, take_case
from tests.levers.trials import happened, total
from tests.vignettes.one_family import SEED, WEEK, OneFamily

BLOCK = "edge_of_care: {places: 200, help: 0.08}"  # as strong as can be seen in a small town
INTENSIVE = "intensive_family_support: {places: 300, needs: 2}"
FOR_DRUGS = "intensive_family_support: {places: 300, needs: 2, need: substance_misuse}"


def engaged_after(weeks, odds):
    """Engagement of a family on a plan after so many weeks of help beside a service."""
    one = OneFamily({})
    one.has({"parenting": "acute"})
    one.family.tier, one.family.in_case, one.family.service_odds = Tier.CHILD_PROTECTION, 0b11, odds
    stand_in_queue(one.here, 0, WEEK)
    take_case(one.here, 0, 0, WEEK)
    for week in range(WEEK, WEEK + weeks):
        support_family(one.here, 0, one.rules, SEED, week)
    return one.family.engagement


def test_a_service_helps_a_family_engage_in_its_case():
    assert engaged_after(12, 1.0) > engaged_after(12, 0.0) + 0.05


def test_places_go_to_families_with_a_case_and_end_with_it():
    started, ended = happened(BLOCK, Event.SERVICE_STARTED), happened(BLOCK, Event.SERVICE_ENDED)
    assert len(started) > 20
    assert set(started.rule) == {Reason.EDGE_OF_CARE}
    closed = happened(BLOCK, Event.CLOSED)
    with_case = ended[ended.rule == Reason.CASE_ENDED]
    assert len(with_case) > 0
    assert set(zip(with_case.week, with_case.family, strict=True)) <= set(
        zip(closed.week, closed.family, strict=True)
    )


def test_before_the_first_place_is_taken_nothing_differs():
    first = happened(BLOCK, Event.SERVICE_STARTED).week.min()
    for event in (Event.NEED_BEGAN, Event.NEED_ENDED, Event.CARE_STARTED, Event.CLOSED):
        ours, theirs = (happened(blocks, event) for blocks in (BLOCK, ""))
        assert len(ours[ours.week <= first]) > 0
        assert ours[ours.week <= first].tobytes() == theirs[theirs.week <= first].tobytes()


def test_needs_ease_more_often_for_the_families_served():
    served = np.unique(happened(BLOCK, Event.SERVICE_STARTED).family)
    eased = [np.isin(happened(blocks, Event.NEED_ENDED).family, served).sum() for blocks in (BLOCK, "")]
    assert eased[0] > eased[1]


def test_intensive_support_for_a_need_named_serves_other_families():
    ours, theirs = (set(happened(blocks, Event.SERVICE_STARTED).family) for blocks in (FOR_DRUGS, INTENSIVE))
    assert ours and theirs and ours != theirs
    named = {"places": 30, "need": "substance_misuse"}
    changes = Scenario.of({"intensive_family_support": named}).changes(Place.read("tameside"))
    (code,) = (change.value for change in changes if change.parameter == "services.intensive_need")
    assert code == 1.0 + Need.SUBSTANCE_MISUSE


def test_hours_count_as_given_and_places_that_nobody_takes_cost_nothing():
    short = "edge_of_care: {places: 200, hours: 6}"
    assert total(BLOCK, "edge_of_care_hours") == 9.0 * total(BLOCK, "edge_of_care_families") > 0.0
    assert total(short, "edge_of_care_hours") == 6.0 * total(short, "edge_of_care_families") > 0.0
    assert total("edge_of_care: {places: 200, harm: 16}", "edge_of_care_hours") == 0.0


@pytest.mark.parametrize("lever", [name for name in LEVERS if hasattr(LEVERS[name], "stage")])
def test_a_share_too_small_for_one_family_is_refused_and_not_rounded_to_nothing(lever):
    scenario = Scenario.of({lever: {"places": 10}})
    with pytest.raises(WrongValueError, match=r"less than one family.*Allowed: a share of at least 0\.1"):
        scenario.changes(Place.read("tameside").scaled(0.05))
