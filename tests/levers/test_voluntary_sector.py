"""Navigators: families with no case, helped before a threshold is met, and handed on when a worker comes."""

import numpy as np

from sim.state.events import Event, Reason
from tests.levers.trials import happened, total

BLOCK = "voluntary_sector: {places: 2000, weeks: 20}"


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
