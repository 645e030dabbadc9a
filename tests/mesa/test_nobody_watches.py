"""A run that nobody watches makes no agents and does not even load Mesa."""

import subprocess
import sys

from sim.agents.view import View
from sim.model import FamilyServicesModel
from sim.scenario import Scenario
from sim.simulate import simulate


def test_no_agent_is_made_until_one_is_asked_for(place, monkeypatch):
    made = []
    usual = View.__init__

    def noted(self, *args):
        made.append(self)
        usual(self, *args)

    monkeypatch.setattr(View, "__init__", noted)
    simulate(place, Scenario.read("baseline"), 3, years=1)
    model = FamilyServicesModel(place, "baseline", 3, years=1)
    model.change("thresholds.early_help", shift=0.1)
    model.run_for(10)
    assert model.families["tier"].any()
    assert model.record().tally.any()
    assert not model.has_agents
    assert made == []
    assert len(model.agents) == len(made) > len(model.families)


def test_a_run_does_not_load_mesa():
    said = "import sys, sim.simulate; print('mesa' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
