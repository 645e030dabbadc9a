"""A week lived at one go is the week lived step by step, to the last bit."""

from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.week import STEPS


def test_both_ways_of_living_a_week_leave_the_same_behind():
    place, scenario = (
        Place.read("tameside").scaled(0.1),
        Scenario.read("all_together+edge_of_care+gp_gateway"),
    )
    at_one_go = simulate(place, scenario, 3, 2)
    by_step = simulate(place, scenario, 3, 2, by_step=True)
    for part in ("tally", "events", "families", "snapshots"):
        assert getattr(at_one_go, part).tobytes() == getattr(by_step, part).tobytes(), part
    assert set(STEPS) <= by_step.seconds.keys()
    assert not set(STEPS) & at_one_go.seconds.keys()
