"""Navigators: families with no case, helped before a threshold is met, and handed on when a worker comes."""

import numpy as np
import pytest

from sim.journey.earliest_help import tell_navigators
from sim.journey.service_places import place_services
from sim.state.codes import Agency, Service, Tier
from sim.state.events import Event, Reason
from tests.levers.trials import happened, total
from tests.vignettes.one_family import SEED, WEEK, OneFamily

BLOCK = "voluntary_sector: {places: 2000, weeks: 20, help: 0.06}"  # as strong as can be seen in a small town


def told(agency=Agency.SCHOOL, tier=Tier.UNIVERSAL, places=3.0):
    """Return a town in which an agency has just left a need that it sees in the first family."""
    one = OneFamily({})
    one.p.services["accepts"], one.p.community_navigators["places"] = 2.0, places
    one.has({"housing": "established"})
    one.family.known[agency], one.family.tier = 0xFF, tier
    tell_navigators(one.here, 0, agency, one.rules)
    return one


def test_a_navigator_comes_to_a_family_of_which_an_agency_tells_and_to_no_other():
    one = told()
    one.has({"housing": "acute"}, row=1)  # in greater need, and known to its school; nobody told of it today
    one.town.families.known[1, Agency.SCHOOL] = 0xFF
    place_services(one.here, one.rules, SEED, WEEK)
    assert one.family.service == Service.COMMUNITY_NAVIGATOR
    assert one.town.families.service[1] == Service.NONE


def test_what_navigators_hear_is_of_this_week_alone():
    one = told()
    assert one.town.told[0] == 1
    place_services(one.here, one.rules, SEED, WEEK)
    assert one.town.told[0] == 0


@pytest.mark.parametrize("agency", [Agency.SOCIAL_CARE, Agency.FAMILY])
def test_social_care_and_neighbours_tell_nobody(agency):
    assert told(agency).town.told[0] == 0


def test_nobody_is_told_of_a_family_with_a_case_or_where_there_are_no_navigators():
    assert told(tier=Tier.EARLY_HELP_WAITING).town.told[0] == 0
    assert told(places=0.0).town.told[0] == 0


def test_in_a_town_a_navigator_starts_only_where_an_agency_left_a_need_that_week():
    left = happened(BLOCK, Event.CONCERN)
    seen = set(zip(left.week, left.family, strict=True))
    started = happened(BLOCK, Event.SERVICE_STARTED)
    assert len(started) > 50
    assert set(zip(started.week, started.family, strict=True)) <= seen


def test_navigators_hand_on_to_a_worker_in_the_week_in_which_one_comes():
    ended = happened(BLOCK, Event.SERVICE_ENDED)
    assert {Reason.TIME_WAS_UP, Reason.HANDED_ON} <= set(ended.rule)
    handed_on, allocated = ended[ended.rule == Reason.HANDED_ON], happened(BLOCK, Event.ALLOCATED)
    came = set(zip(allocated.week, allocated.family, strict=True))
    assert set(zip(handed_on.week, handed_on.family, strict=True)) <= came


def test_they_ease_needs_of_the_families_they_help():
    helped = np.unique(happened(BLOCK, Event.SERVICE_STARTED).family)
    eased = [np.isin(happened(blocks, Event.NEED_ENDED).family, helped).sum() for blocks in (BLOCK, "")]
    assert len(helped) > 100
    assert eased[0] > eased[1]


def test_a_family_that_had_its_time_rests_before_the_next_navigator():
    since = {}
    both = [happened(BLOCK, event) for event in (Event.SERVICE_STARTED, Event.SERVICE_ENDED)]
    for row in np.sort(np.concatenate(both), order=["week", "event"]):
        if row["event"] == Event.SERVICE_STARTED:
            assert row["week"] >= since.get(row["family"], -100) + 52
        elif row["rule"] == Reason.TIME_WAS_UP:
            since[row["family"]] = row["week"]
    assert len(since) > 50


def test_a_navigator_has_two_hours_a_week():
    assert total(BLOCK, "community_navigator_hours") == 2.0 * total(BLOCK, "community_navigator_families") > 0
