"""A researcher's own policy: asked before every week, it reads columns and changes parameters or traits."""

import numpy as np
import pytest

from sim import Policy
from sim.model import FamilyServicesModel
from sim.state.codes import Tier

SEED = 3


class HoldsTheQueue(Policy):
    """Lifts the early-help line by half a point while more families wait than there is room for."""

    def __init__(self, room):
        self.room = room
        self.seen = []
        self.lifted = False

    def act(self, town, week, change):
        waiting = int((town.families["tier"] == Tier.EARLY_HELP_WAITING).sum())
        self.seen.append((week, waiting))
        if (waiting > self.room) != self.lifted:
            self.lifted = not self.lifted
            change("thresholds.early_help", shift=0.5 if self.lifted else -0.5)


class TeachesResilience(Policy):
    def act(self, town, week, change):
        town.families["resilience"] = np.minimum(1.0, town.families["resilience"] + 0.001)


def test_a_policy_sees_each_week_and_what_it_changes_holds(place):
    policy = HoldsTheQueue(room=5)
    model = FamilyServicesModel(place, "baseline", SEED, years=2, policies=[policy])
    usual = FamilyServicesModel(place, "baseline", SEED, years=2)
    for each in (model, usual):
        each.run_for(60)
    first = model.calendar.start_week
    assert [week for week, _ in policy.seen] == list(range(first, first + 60))
    lines = [each.course.schedule.at(each.week - 1).thresholds["early_help"] for each in (model, usual)]
    assert lines[0] - lines[1] == pytest.approx(0.5 * policy.lifted)
    waits = [(each.families["tier"] == Tier.EARLY_HELP_WAITING).sum() for each in (model, usual)]
    assert waits[0] < waits[1]


def test_a_policy_may_change_what_families_are(place):
    model = FamilyServicesModel(place, "baseline", SEED, years=1, policies=[TeachesResilience()])
    before = model.families["resilience"].mean()
    model.run_for(10)
    assert model.families["resilience"].mean() > before + 0.008


def test_a_policy_without_an_act_says_so(place):
    model = FamilyServicesModel(place, "baseline", SEED, years=1, policies=[Policy()])
    with pytest.raises(NotImplementedError):
        model.step()
