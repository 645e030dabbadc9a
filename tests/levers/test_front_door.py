"""Front door: separate doors lose and ask again, a hub tells what it knows of those it has time for."""

import pytest

from sim.journey.doors import calls_made, chance_of_wrong_door, noise_at_the_table
from sim.state.codes import Agency
from sim.state.events import Event, Reason
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

SEPARATE, MASH = {"doors": "separate"}, {"doors": "mash"}
NO_DIRECTORY = rules("service_directory")


def test_the_closer_an_agency_is_to_social_care_the_seldomer_it_finds_a_wrong_door():
    doors = rules("doors", separate=1.0)
    chances = [chance_of_wrong_door(tie, doors, NO_DIRECTORY) for tie in (0.0, 0.25, 0.8, 1.0)]
    assert chances == sorted(chances, reverse=True)
    assert (chances[0], chances[-1]) == (pytest.approx(0.3), 0.0)
    looked_up = chance_of_wrong_door(0.25, doors, rules("service_directory", used=1.0))
    assert looked_up == pytest.approx(0.5 * chances[1])


def test_half_separate_doors_do_half_and_a_single_one_nothing():
    half, single = rules("doors", separate=0.5), rules("doors")
    assert chance_of_wrong_door(0.0, half, NO_DIRECTORY) == pytest.approx(0.15)
    assert (calls_made(half), calls_made(single)) == (0.75, 1.0)
    assert chance_of_wrong_door(0.0, single, NO_DIRECTORY) == 0.0


def test_only_what_is_discussed_is_judged_more_steadily():
    doors = rules("doors", steadier=0.3)
    assert (noise_at_the_table(False, doors), noise_at_the_table(True, doors)) == (1.0, 0.7)


def test_a_single_door_is_the_baseline_to_the_last_bit():
    single, baseline = under(front_door={"doors": "single"}), under()
    for name in ("tally", "events", "families", "snapshots"):
        assert getattr(single, name).tobytes() == getattr(baseline, name).tobytes(), name


def test_at_separate_doors_families_are_asked_again_and_some_are_lost():
    run, before = under(front_door=SEPARATE), under()
    went_wrong = run.events[run.events.event == Event.WRONG_DOOR]
    lost = run.events[(run.events.event == Event.NO_FURTHER_ACTION) & (run.events.rule == Reason.WRONG_DOOR)]
    assert len(went_wrong) == total(run, "wrong_doors") > 50
    assert 0.2 < len(lost) / len(went_wrong) < 0.4
    assert total(run, "repeat_assessments") > total(before, "repeat_assessments")
    assert total(run, "referrals") < total(before, "referrals")
    assert total(before, "wrong_doors") == 0


def test_who_is_not_tied_to_social_care_comes_to_a_wrong_door_oftener():
    run = under(front_door=SEPARATE)
    events = run.events[run.events.week >= run.calendar.start_week]
    family, police = (
        (events.agency[events.event == Event.WRONG_DOOR] == agency).sum()
        / (events.agency[events.event == Event.CONTACT] == agency).sum()
        for agency in (Agency.FAMILY, Agency.POLICE)
    )
    assert family > 1.3 * police > 0


def test_a_hub_discusses_as_many_as_it_has_time_for():
    daily, weekly = (under(front_door={**MASH, "meetings": meetings}) for meetings in (5, 1))
    assert total(weekly, "hub_discussions") < 0.5 * total(daily, "hub_discussions")
    assert total(daily, "hub_discussions") < total(daily, "contact_families")


def test_what_is_told_in_a_hub_gets_more_families_referred_if_it_judges_no_more_steadily():
    """With a steadier judgement fewer are referred by chance, and the two about make up for one another."""
    time_for_all = {"doors.steadier": 0.0, "doors.families_a_meeting": 1000.0}
    run, before = under(front_door=MASH, parameters=time_for_all), under()
    assert total(run, "hub_agencies") > 0
    assert total(run, "referrals") > total(before, "referrals")
    assert total(run, "wrong_doors", "information_checks") == 0


def test_a_hub_in_which_nobody_but_social_care_and_schools_sits_hears_less():
    two = under(front_door={**MASH, "agencies": ["social_care", "school"]})
    assert total(two, "hub_agencies") < total(under(front_door=MASH), "hub_agencies")


def test_doors_move_what_is_known_and_asked_and_no_other_way_in():
    moved = differing(under(front_door=MASH), under())
    assert {"hub_discussions", "referrals"} <= moved
    assert moved.isdisjoint({"families", "self_assessments", "directory_services", "concerns_noted"})
