"""Agents are live views: they say what the columns say, follow who comes, and are true to Mesa's ways."""

import numpy as np
import pytest

from sim.agents.agency import Agency
from sim.agents.child_in_care import ChildInCare
from sim.agents.family import Family
from sim.agents.view import HasLeftError
from sim.agents.worker import KeyWorker, SocialWorker
from sim.model import FamilyServicesModel
from sim.state import codes
from sim.state.codes import ChildStatus, Need, Tier
from sim.state.families import NEVER

SEED = 3


def test_there_is_an_agent_for_everyone_and_for_nobody_else(model):
    kinds = {kind: len(agents) for kind, agents in model.agents_by_type.items()}
    border = model.workers["agency"] == codes.Agency.SOCIAL_CARE
    filled = model.workers["filled"] == 1
    assert kinds == {
        Family: len(model.families),
        SocialWorker: (filled & border).sum(),
        KeyWorker: (filled & ~border).sum(),
        ChildInCare: (model.town.spells["held"] == 1).sum(),
        Agency: 15,  # of which probation meets nobody; spare ones stand for none
    }
    assert len(model.agents) == sum(kinds.values())
    assert set(model.agent_types) == set(kinds)


def test_families_say_what_their_columns_say(model):
    model.run_for(5)
    families, columns = model.agents_by_type[Family], model.families
    assert families.get("number") == columns["number"].tolist()
    assert families.get("tier") == columns["tier"].tolist()
    assert families.agg("referrals", sum) == columns["referrals"].sum()
    assert families.agg("engagement", [min, max]) == [
        columns["engagement"].min(),
        columns["engagement"].max(),
    ]
    for family in families.select(lambda family: family.needs, at_most=50):
        severity = columns["severity"][family.row]
        assert family.needs == {need.name.lower(): severity[need] for need in Need if severity[need]}


def test_children_and_weeks_are_in_the_fields_words(model):
    at_home = sum(
        child.status == ChildStatus.AT_HOME
        for family in model.agents_by_type[Family]
        for child in family.children
    )
    columns, slots = model.families, np.arange(6)
    planned = slots < columns["children"][:, None]
    assert at_home == (planned & (columns["child_status"] == ChildStatus.AT_HOME)).sum()
    for family in model.agents_by_type[Family].select(at_most=100):
        assert all(0 <= child.age < 18 for child in family.children if child.status == ChildStatus.AT_HOME)


def test_looking_changes_nothing(place):
    seen, unseen = (FamilyServicesModel(place, "baseline", SEED, years=1) for _ in range(2))
    for _ in range(4):
        seen.agents_by_type[Family].get(["trust", "needs", "children", "worker", "weeks_waiting", "peers"])
        seen.step()
        unseen.step()
    assert seen.families.tobytes() == unseen.families.tobytes()
    assert seen.tally.tobytes() == unseen.tally.tobytes()


def test_trust_is_brought_up_to_the_week(model):
    drifted = model.agents_by_type[Family].select(
        lambda family: (
            not family.is_open and family.record["trust"] < 0.4 and family.record["trust_marks"] == 0
        )
    )
    family = drifted.to_list()[0]
    rest = model.force.support["trust_at_rest"][0]
    assert family.record["trust"] < family.trust < rest
    earlier = family.trust
    model.run_for(4)
    assert family.has_left or family.is_open or earlier < family.trust < rest


def test_workers_and_families_know_one_another(model):
    held = 0
    for worker in [*model.agents_by_type[SocialWorker], *model.agents_by_type[KeyWorker]]:
        for family in worker.families:
            assert family.worker is worker
            assert (family.social_worker is worker) == isinstance(worker, SocialWorker)
            assert (family.key_worker is worker) == isinstance(worker, KeyWorker)
            held += 1
    assert held == (model.families["worker"] >= 0).sum()


def test_children_in_care_outlive_their_familys_stay(model):
    for child in model.agents_by_type[ChildInCare]:
        record = model.town.spells[child.row]
        assert (child.family is None) == (record["family_row"] < 0)
        assert child.social_worker is None or isinstance(child.social_worker, SocialWorker)
        assert child.age < 18 or record["until_week"] < NEVER


def test_agencies_know_what_they_have_seen(model):
    school = model.register.agencies[codes.Agency.SCHOOL]
    bits = model.families["known"][:, codes.Agency.SCHOOL]
    known = [family for family in model.agents_by_type[Family] if school.knows(family)]
    assert 0 < len(known) <= (bits != 0).sum()
    for family in known:
        assert set(school.knows(family)) <= set(family.needs)
    social_care = model.register.agencies[codes.Agency.SOCIAL_CARE]
    assert len(social_care.workers) == len(model.agents_by_type[SocialWorker])
    assert {family.tier for family in social_care.families} >= {Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION}


def test_whoever_leaves_says_so_and_the_next_one_is_a_new_agent(place, restless):
    model = FamilyServicesModel(place, restless, SEED, years=1)
    before = model.agents_by_type[Family].to_list()
    holders = model.agents_by_type[KeyWorker].to_list()
    model.run_for(30)
    now = model.agents_by_type[Family]
    left = [family for family in before if family.has_left]
    assert len(left) == (model.families["number"] != [family.number for family in before]).sum() > 50
    assert not any(family in now or family in model.agents for family in left)
    assert all(family in now for family in before if not family.has_left)
    assert sorted(family.row for family in now) == list(range(len(model.families)))
    assert any(worker.has_left for worker in holders)
    with pytest.raises(HasLeftError, match=f"family {left[0].number} has left"):
        _ = left[0].trust
    with pytest.raises(HasLeftError):
        left[0].close_case()
    assert "has left" in repr(left[0])
