"""The redesigned pathway: stories are passed on, who helps is looked at sooner; no advocates."""

import pytest

from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.events import Event
from sim.state.measures import M
from tests.levers.examples import SEED, SHARE, YEARS, lived


def tried(**keys):
    place = Place.read("tameside").scaled(SHARE)
    return simulate(place, Scenario.of({"redesigned_pathway": keys}), SEED, YEARS)


def total(record, measure):
    return record.tally[record.calendar.start_week :, :, measure].sum()


def hand_offs(record, event):
    events = record.events
    is_hand_off = (events["event"] == event) & (events["agency"] >= 0)
    return (is_hand_off & (events["week"] >= record.calendar.start_week)).sum()


def test_where_every_story_is_passed_on_nobody_is_assessed_again():
    record = tried(story_passed_on=1.0)
    assert total(record, M.REPEAT_ASSESSMENTS) == 0
    assert total(lived(), M.REPEAT_ASSESSMENTS) > 0
    assert hand_offs(record, Event.SERVICE_JOINED) > 0
    assert hand_offs(lived(), Event.SERVICE_JOINED) == 0


def test_half_of_the_stories_are_passed_on_at_a_half():
    record = tried(story_passed_on=0.5)
    passed, told = hand_offs(record, Event.SERVICE_JOINED), total(record, M.REPEAT_ASSESSMENTS)
    assert passed / (passed + told) == pytest.approx(0.5, abs=0.15)


def test_shorter_rounds_bring_separate_agencies_in_sooner():
    assert total(tried(round_weeks=4), M.SERVICES_OF_OPEN) > total(lived(), M.SERVICES_OF_OPEN)


def test_nobody_gets_an_advocate():
    assert total(tried(round_weeks=4, story_passed_on=0.5), M.ADVOCATE_STARTS) == 0


def test_it_says_what_it_does():
    said = Scenario.of({"redesigned_pathway": {"round_weeks": 6, "story_passed_on": 0.5}}).sentences()
    assert said == [
        "Who helps a family is looked at every 6 weeks (13 as things stand) from 2018-04-01, everywhere.",
        "A family's story is passed on in 50 % of hand-offs to a separate agency, not asked for again, "
        "from 2018-04-01, everywhere.",
    ]
