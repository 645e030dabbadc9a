"""Told agent by agent, registers, risk models, pathways and gateways live the same weeks as the sweeps."""

from sim.model import FamilyServicesModel
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.measures import PLACE_OF
from tests.agreement.lived_apart import EARLIER


def test_earlier_ways_in_are_the_same_agent_by_agent():
    place, scenario = Place.read("tameside").scaled(0.01), Scenario.of(EARLIER, "earlier")
    swept = simulate(place, scenario, 3, years=1)
    told = FamilyServicesModel(place, scenario, 3, years=1, by_agents=True)
    told.run_model()
    assert told.tally.tobytes() == swept.tally.tobytes()
    assert told.families.tobytes() == swept.families.tobytes()
    for name in ("holistic_assessments", "gp_referrals_mental_health", "concerns_noted", "pathway_services"):
        assert swept.tally[:, :, PLACE_OF[name]].sum() > 0, name
