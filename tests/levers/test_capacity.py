"""Capacity: new posts are filled and help after recruitment; posts close as their holders leave."""

import pytest

from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.measures import PLACE_OF
from tests.levers.under import total, under

MORE = {"capacity": {"shift": {"key_workers": 40}}}
FEWER = {"capacity": {"scale": {"key_workers": 0.5}}}


def test_more_posts_are_filled_and_help_more_families():
    run, before = under(**MORE), under()
    assert total(run, "key_workers_in_post") > 1.3 * total(before, "key_workers_in_post")
    assert total(run, "early_help_starts") > total(before, "early_help_starts")


def test_a_new_post_stands_empty_until_somebody_is_recruited():
    run, before = under(**MORE), under()
    first = run.calendar.start_week
    for week in range(first, first + 5):
        assert run.tally[week].tobytes() == before.tally[week].tobytes()


def test_nobody_is_made_redundant_by_a_cut():
    """Posts in post fall no faster than holders leave: a drop of one a leaver at most."""
    run = under(**FEWER)
    first = run.calendar.start_week
    in_post = run.tally[first:, :, PLACE_OF["key_workers_in_post"]].sum(axis=1)
    left = run.tally[first:, :, PLACE_OF["workers_left"]].sum(axis=1)
    assert ((in_post[:-1] - in_post[1:]) <= left[1:]).all()
    assert in_post[-1] < total(under(), "key_workers_in_post") / len(in_post)


def test_posts_count_for_the_whole_place_and_a_share_of_it_has_its_share():
    place = Place.read("tameside").scaled(0.1)
    by_number = Scenario.of(MORE, "trial").changes(place)[-1]
    by_share = Scenario.of(FEWER, "trial").changes(place)[-1]
    assert (by_number.mode, by_number.value) == ("shift", pytest.approx(4.0))
    assert (by_share.mode, by_share.value) == ("scale", 0.5)
