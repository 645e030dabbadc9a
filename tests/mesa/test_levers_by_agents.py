"""Told agent by agent, what the levers bring in lives the same weeks as the sweeps."""

import pytest

from sim.model import FamilyServicesModel
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.measures import PLACE_OF
from tests.agreement.lived_apart import EARLIER, TOLD

AT_WORK = {  # measures that show the levers of each mix to be at work
    "earlier": ("holistic_assessments", "gp_referrals_mental_health", "concerns_noted", "pathway_services"),
    "told": ("information_checks", "wrong_doors", "self_assessments", "directory_services"),
}


@pytest.mark.parametrize(("name", "levers"), [("earlier", EARLIER), ("told", TOLD)])
def test_levers_are_the_same_agent_by_agent(name, levers):
    place, scenario = Place.read("tameside").scaled(0.01), Scenario.of(levers, name)
    swept = simulate(place, scenario, 3, years=1)
    told = FamilyServicesModel(place, scenario, 3, years=1, by_agents=True)
    told.run_model()
    assert told.tally.tobytes() == swept.tally.tobytes()
    assert told.families.tobytes() == swept.families.tobytes()
    for measure in AT_WORK[name]:
        assert swept.tally[:, :, PLACE_OF[measure]].sum() > 0, measure
