"""A week told agent by agent is the week of the compiled sweeps, to the last byte.

To break it on purpose: leave out a step of `sim/agents/week.py`, or change the order of two.
"""

import pytest

from sim.agents.family import Family
from sim.agents.register import Kinds
from sim.model import FamilyServicesModel
from sim.scenario import Scenario
from sim.state.codes import Tier
from sim.state.events import Event, Reason

RESTLESS = {"workforce.turnover_a_year": 0.9, "demography.moves_a_year": 0.3}
WEEKS = 80  # the levers of the scenario begin after 52
SCRATCH = {"queue"}  # rows that wait their turn while a step lasts: nothing when the week is over
MUST_HAPPEN = (
    "MOVED_OUT", "LEFT", "BIRTH", "NEED_BEGAN", "NEED_ENDED", "REFERRAL", "PLAN_STARTED", "PLAN_ENDED",
    "CARE_STARTED", "CARE_ENDED", "EARLY_HELP_STARTED", "DISENGAGED", "WORKER_CHANGED", "STEPPED_DOWN",
    "ADVOCATE_STARTED",
)  # fmt: skip


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_every_column_and_every_event_is_the_same_with_every_lever(place, seed):
    restless = Scenario.read("all_together").with_parameters(RESTLESS)
    swept = FamilyServicesModel(place, restless, seed, years=2)
    told = FamilyServicesModel(place, restless, seed, years=2, by_agents=True)
    for model in (swept, told):
        model.run_for(WEEKS)
    unlike = [
        name
        for name in set(swept.town._fields) - SCRATCH
        if getattr(swept.town, name).tobytes() != getattr(told.town, name).tobytes()
    ]
    assert unlike == []
    events = told.record().events
    assert swept.record().events.tobytes() == events.tobytes()
    lived = events["event"][events["week"] >= told.calendar.start_week]
    assert [name for name in MUST_HAPPEN if not (lived == Event[name]).any()] == []


class ClosesWhatIsCalm(Family):
    """A family that would rather be left alone."""

    def be_reviewed(self):
        if self.tier == Tier.CHILD_IN_NEED and self.harm_score < 2.0:
            self.close_case()
        else:
            super().be_reviewed()


class OwnModel(FamilyServicesModel):
    kinds = Kinds(family=ClosesWhatIsCalm)


def test_agents_of_ones_own_live_the_week_in_their_own_way(place):
    own = OwnModel(place, "baseline", seed=1, years=1, by_agents=True)
    usual = FamilyServicesModel(place, "baseline", seed=1, years=1)
    for model in (own, usual):
        model.run_for(20)
    assert set(map(type, own.agents_by_type[ClosesWhatIsCalm])) == {ClosesWhatIsCalm}
    calm = own.agents_by_type[ClosesWhatIsCalm].select(
        lambda family: family.tier == Tier.CHILD_IN_NEED and family.harm_score < 2.0
    )
    assert len(calm) == 0
    closed = own.record().events["rule"] == Reason.OWN_POLICY
    assert closed.any()
    assert not (usual.record().events["rule"] == Reason.OWN_POLICY).any()
    in_need = [(model.families["tier"] == Tier.CHILD_IN_NEED).sum() for model in (own, usual)]
    assert in_need[0] < in_need[1]
