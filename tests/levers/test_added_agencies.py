"""Levers that list agencies take those that a place adds, and refuse them where nobody has added them."""

from functools import cache

import pytest

from sim.errors import UnknownNameError
from sim.policy.agency_lists import NO_SERVICE, USUAL
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.codes import Agency
from tests.population.test_own_agencies import HOMELESSNESS, place_with

NAME = HOMELESSNESS["name"]
LISTS = {
    "co_location": ({"shared_outcomes": 0.5}, "co_location.together"),
    "information_sharing": ({"kind": "agreement", "without_consent": 1.0}, "information_sharing.members"),
    "front_door": ({"doors": "mash"}, "doors.members"),
    "neighbourhood_teams": ({}, "neighbourhood_teams.local"),
}
TYPICAL = ["early_help", "social_care"]


def scenario(lever, agencies):
    return Scenario.of({lever: {**LISTS[lever][0], "agencies": agencies}}, "trial", "trial.yaml")


@cache
def lived(lever, added):
    agencies = [*TYPICAL, NAME] if added else TYPICAL
    return simulate(place_with(added=[HOMELESSNESS]), scenario(lever, agencies), seed=1, years=2)


def named(lever, agencies, place):
    (mask,) = (
        change.value
        for change in scenario(lever, agencies).changes(place)
        if change.parameter == LISTS[lever][1]
    )
    return {agency for agency in Agency if mask[agency] == 1.0}


@pytest.mark.parametrize("lever", LISTS)
def test_an_added_agency_is_named_beside_usual_ones(lever):
    usual = {Agency.EARLY_HELP, Agency.SOCIAL_CARE}
    place = place_with(added=[HOMELESSNESS])
    assert named(lever, TYPICAL, place) == usual
    assert named(lever, [*TYPICAL, NAME], place) == usual | {Agency.SPARE_1}


@pytest.mark.parametrize("lever", LISTS)
def test_naming_the_added_agency_moves_something(lever):
    assert lived(lever, True).tally.tobytes() != lived(lever, False).tally.tobytes()


@pytest.mark.parametrize("lever", LISTS)
def test_a_place_that_has_not_added_it_refuses_it_and_names_its_own(lever):
    with pytest.raises(UnknownNameError) as caught:
        scenario(lever, [*TYPICAL, NAME]).changes(Place.read("tameside"))
    problem = caught.value
    assert problem.where == f"trial.yaml, {lever}.agencies"
    assert problem.found == f"Tameside, Greater Manchester has no agency '{NAME}'"
    assert problem.allowed == ", ".join(USUAL)
    assert "`agencies`" in problem.advice


def test_a_misspelt_added_agency_is_refused_with_the_nearest_of_the_place():
    with pytest.raises(UnknownNameError) as caught:
        scenario("co_location", [*TYPICAL, "homeless_service"]).changes(place_with(added=[HOMELESSNESS]))
    assert NAME in caught.value.allowed
    assert caught.value.advice.startswith(f"did you mean {NAME}?")


@pytest.mark.parametrize("name", [*NO_SERVICE, "Police", "a b", "", 3])
def test_what_can_name_no_agency_is_refused_before_any_place_is_known(name):
    with pytest.raises(UnknownNameError) as caught:
        scenario("co_location", ["police", name])
    assert "or an agency that the place adds" in caught.value.allowed


def test_sentences_spell_the_added_agency():
    (first, *_) = scenario("co_location", [*TYPICAL, NAME]).sentences()
    assert first.startswith("Early help, social care and homelessness service sit together")
