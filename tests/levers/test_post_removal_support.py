"""Post-removal support: for a new baby whose brother or sister was lost to care, at the birth alone."""

import pytest

from sim.journey.births import has_lost_child, has_new_baby, meet_newborn
from sim.state.codes import ChildStatus, Service
from sim.state.events import Event, Reason
from tests.levers.trials import happened
from tests.vignettes.one_family import SEED, WEEK, OneFamily

BLOCK = "post_removal_support: {places: 2000}"


def next_baby(sibling=ChildStatus.LOOKED_AFTER, born=WEEK, places=1.0, least_needs=0.0):
    """Return the family of a sibling and of a second child who is born in a week."""
    one = OneFamily({})
    one.p.services["accepts"], one.p.post_removal_support["places"] = 2.0, places
    one.p.post_removal_support["least_needs"] = least_needs
    one.family.birth_week[:2] = WEEK - 300, born
    one.family.child_status[:2] = sibling, ChildStatus.AT_HOME if born <= WEEK else ChildStatus.UNBORN
    meet_newborn(one.here, 0, one.rules, SEED, WEEK)
    return one.family


@pytest.mark.parametrize("sibling", [ChildStatus.LOOKED_AFTER, ChildStatus.PERMANENT_ELSEWHERE])
def test_it_is_for_a_new_baby_whose_sibling_was_lost(sibling):
    family = next_baby(sibling)
    assert has_new_baby(family, WEEK) and has_lost_child(family)
    assert family.service == Service.POST_REMOVAL_SUPPORT


@pytest.mark.parametrize("sibling", [ChildStatus.AT_HOME, ChildStatus.ADULT])
def test_families_who_lost_no_child_are_offered_none(sibling):
    assert next_baby(sibling).service == Service.NONE


def test_it_is_offered_at_the_birth_neither_before_nor_later():
    assert next_baby(born=WEEK + 1).service == Service.NONE
    assert next_baby(born=WEEK - 1).service == Service.NONE


def test_without_a_free_place_there_is_none():
    assert next_baby(places=0.0).service == Service.NONE


def test_it_may_ask_for_several_severe_needs():
    assert next_baby(least_needs=8.0).service == Service.NONE


def test_in_a_town_it_starts_in_the_week_of_a_later_birth():
    started, births = happened(BLOCK, Event.SERVICE_STARTED), happened(BLOCK, Event.BIRTH)
    assert len(started) > 0
    assert set(started.rule) == {Reason.POST_REMOVAL_SUPPORT}
    later = births[births.child > 0]
    assert set(zip(started.week, started.family, strict=True)) <= set(
        zip(later.week, later.family, strict=True)
    )
