"""A co-location block becomes who sits together and how far outcomes are shared, each alone or both."""

from datetime import date

import pytest

from sim.scenario import Scenario
from sim.state.codes import Agency

BOTH = {"agencies": ["police", "school"], "shared_outcomes": 0.8}


def test_a_block_sets_who_sits_together_and_what_is_shared(town):
    block = {**BOTH, "from": date(2019, 4, 1), "ramp_weeks": 52, "where": {"most_deprived": 2}}
    together, shared = Scenario.of({"co_location": block}).changes(town)
    assert together.parameter == "co_location.together"
    assert together.value == tuple(float(agency in (Agency.POLICE, Agency.SCHOOL)) for agency in Agency)
    assert (shared.parameter, shared.value) == ("support.shared_outcomes", 0.8)
    for change in (together, shared):
        assert (change.mode, change.from_date, change.ramp_weeks) == ("set", date(2019, 4, 1), 52)
        assert change.zones == (1, 2, 3)


@pytest.mark.parametrize(
    ("key", "parameter"),
    [("agencies", "co_location.together"), ("shared_outcomes", "support.shared_outcomes")],
)
def test_either_can_be_given_alone(town, key, parameter):
    scenario = Scenario.of({"co_location": {key: BOTH[key]}})
    assert [change.parameter for change in scenario.changes(town)] == [parameter]
    assert len(scenario.sentences()) == 1


def test_it_is_said_in_plain_words(town):
    block = {**BOTH, "agencies": ["social_care", "early_help", "police"], "where": "priority_area"}
    assert Scenario.of({"co_location": block}).sentences() == [
        "Social care, early help and police sit together from 2018-04-01, in priority area.",
        "Agencies answer for shared outcomes, 0.8 on a scale from 0 to 1, from 2018-04-01, in priority area.",
    ]


def test_what_is_read_back_is_the_same():
    scenario = Scenario.read("co_location")
    data = {key: value for key, value in scenario.resolved().items() if key != "name"}
    assert Scenario.of(data, scenario.name).digest() == scenario.digest()


def test_the_two_shipped_scenarios_differ_in_shared_outcomes_only(town):
    both = Scenario.read("co_location").changes(town)
    alone = Scenario.read("co_location_without_shared_outcomes").changes(town)
    assert [change._replace(origin="") for change in both[:1]] == [
        change._replace(origin="") for change in alone
    ]
    assert both[1].parameter == "support.shared_outcomes"
