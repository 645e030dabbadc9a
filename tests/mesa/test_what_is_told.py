"""Told agent by agent, doors, shared records, the wheel and conferences live the same weeks as the sweeps."""

from sim.model import FamilyServicesModel
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.measures import PLACE_OF
from tests.agreement.lived_apart import TOLD


def test_what_reaches_those_who_judge_and_help_is_the_same_agent_by_agent():
    place, scenario = Place.read("tameside").scaled(0.01), Scenario.of(TOLD, "told")
    swept = simulate(place, scenario, 3, years=1)
    told = FamilyServicesModel(place, scenario, 3, years=1, by_agents=True)
    told.run_model()
    assert told.tally.tobytes() == swept.tally.tobytes()
    assert told.families.tobytes() == swept.families.tobytes()
    for name in ("information_checks", "wrong_doors", "self_assessments", "directory_services"):
        assert swept.tally[:, :, PLACE_OF[name]].sum() > 0, name
