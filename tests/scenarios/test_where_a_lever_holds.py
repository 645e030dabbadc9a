"""A lever holds in the neighbourhoods it names, their priority area taken along."""

import pytest

from sim.scenario import Scenario

LEVER = {"shift": {"s17": 0.1}}


@pytest.mark.parametrize(
    ("where", "zones"),
    [
        (None, None),
        ("park", (0,)),
        (["park"], (0,)),
        ("hill", (1, 3)),
        (["riverside", "hill"], (1, 2, 3)),
        ("priority_area", (3,)),
        ({"most_deprived": 1}, (2,)),
        ({"most_deprived": 2}, (1, 2, 3)),
        ({"most_deprived": 3}, (0, 1, 2, 3)),
    ],
)
def test_a_place_name_stands_for_its_zones(town, where, zones):
    scenario = Scenario.of({"thresholds": {**LEVER, "where": where}})
    assert scenario.changes(town)[0].zones == zones


def test_a_place_without_priority_area_has_no_zone_of_that_name(town):
    from sim.errors import InputError

    town.zone_names = town.neighbourhood_names
    town.priority_area = None
    scenario = Scenario.of({"thresholds": {**LEVER, "where": "priority_area"}})
    with pytest.raises(InputError, match="no neighbourhood"):
        scenario.changes(town)
    assert Scenario.of({"thresholds": {**LEVER, "where": "hill"}}).changes(town)[0].zones == (1,)


def test_history_comes_before_levers_and_after_what_is_set_for_the_whole_run(town):
    town.parameters = {"thresholds.agency": 2.1}
    town.history = [
        {"from": None, "set": {"thresholds.need": 3.3}},
        {"from": None, "set": {"thresholds.closing": 4.0}},
        {"from": None, "shift": {"thresholds.need": 0.1}},
    ]
    scenario = Scenario.of({"parameters": {"thresholds.need": 3.4}, "thresholds": LEVER})
    order = [(change.parameter, change.mode, change.value) for change in scenario.changes(town)]
    assert order == [
        ("thresholds.agency", "set", 2.1),
        ("thresholds.need", "set", 3.4),  # takes the place of the value that history sets ...
        ("thresholds.closing", "set", 4.0),
        ("thresholds.need", "shift", 0.1),  # ... and not of what it shifts
        ("thresholds.s17", "shift", 0.1),
    ]
