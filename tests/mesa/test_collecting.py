"""Mesa's DataCollector and events work as a Mesa user expects."""

import mesa
from mesa.time import Schedule

from sim.agents.family import Family
from sim.agents.worker import SocialWorker
from sim.model import FamilyServicesModel
from sim.state.codes import Tier
from sim.state.measures import M


class Watched(FamilyServicesModel):
    """Collects before the first week and after each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.datacollector = mesa.DataCollector(
            model_reporters={"in_need": lambda model: (model.families["tier"] >= Tier.CHILD_IN_NEED).sum()},
            agent_reporters={"row": "row"},
            agenttype_reporters={
                Family: {"trust": "trust", "tier": "tier"},
                SocialWorker: {"caseload": "caseload"},
            },
        )
        self.datacollector.collect(self)

    def step(self):
        super().step()
        self.datacollector.collect(self)


def test_model_and_agents_are_collected_each_week(place):
    model = Watched(place, "baseline", 3, years=1)
    model.run_for(4)
    collector = model.datacollector
    of_model = collector.get_model_vars_dataframe()
    assert len(of_model) == 5
    assert of_model["in_need"].iloc[-1] == (model.families["tier"] >= Tier.CHILD_IN_NEED).sum()
    families = collector.get_agenttype_vars_dataframe(Family)
    assert families.groupby(level="Step").size().tolist() == [len(model.families)] * 5
    open_now = families.loc[4.0, "tier"] > Tier.UNIVERSAL
    assert open_now.sum() == (model.families["tier"] > Tier.UNIVERSAL).sum()
    assert families["trust"].between(0, 1).all()
    workers = collector.get_agenttype_vars_dataframe(SocialWorker)
    assert (
        workers.loc[4.0, "caseload"].sum()
        == model.workers["caseload"][: len(model.workers)][model.workers["agency"] == 13].sum()
    )
    assert len(collector.get_agent_vars_dataframe()) >= 5 * len(model.families)


class Diary(FamilyServicesModel):
    """Notes what it sees after each week, by an event of Mesa's."""

    def begin(self):
        self.noted = []
        self.schedule_recurring(self.note, Schedule(interval=1.0, start=1.0))

    def note(self):
        referrals = self.tally[self.week - 1, :, M.REFERRALS].sum()
        self.noted.append((self.time, self.week, referrals))


def test_events_of_mesa_see_each_week_once_it_is_lived(place):
    model = Diary(place, "baseline", 3, years=1)
    model.begin()
    model.run_for(6)
    first = model.calendar.start_week
    assert [noted[:2] for noted in model.noted] == [(float(1 + week), first + 1 + week) for week in range(6)]
    assert sum(noted[2] for noted in model.noted) == model.tally[first : first + 6, :, M.REFERRALS].sum() > 0
