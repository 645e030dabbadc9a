"""Hubs, role models and parents' networks: they protect the families they reach, and touch nothing else."""

import numpy as np
import pytest

from sim.journey.community import reached, strengthen_communities
from sim.state.events import Event
from tests.levers.trials import happened, total
from tests.vignettes.one_family import SEED, WEEK, OneFamily

TERM = 13 * (WEEK // 13)  # a week in which a term begins
PRIMARY = 2
SCHOOLS = {"school_community__schools": 4.0, "school_community__joins": 0.6}
STRONG = "parameters: {community.resilience_by_role_models: 0.4, school_community.support: 0.4}\n"
IN_A_TOWN = ("community_capacity: {role_models: 900}", "school_community: {schools: 60}")


def built(**changed):
    """Return a town in which these parameters of community and school have taken hold."""
    one = OneFamily({})
    for path, value in changed.items():
        stage, _, name = path.partition("__")
        getattr(one.p, stage)[name] = value
    strengthen_communities(one.here, one.rules, SEED, TERM)
    return one


def families(**changed):
    return built(**changed).town.families


def same(one, other):
    """Whether two columns, or whole tables, are the same to the last bit."""
    return np.asarray(one).tobytes() == np.asarray(other).tobytes()


def test_things_reach_in_proportion_to_their_number_and_never_more_than_all():
    assert reached(0.0, 2000.0) == 0.0
    assert reached(0.25, 2000.0) == pytest.approx(0.5)
    assert reached(3.0, 2000.0) == 1.0


def test_without_any_a_town_is_as_it_was_to_the_last_bit():
    assert same(families(), OneFamily({}).town.families)


def test_hubs_protect_and_quicken_everybody_in_their_zones():
    where = np.arange(len(built().p.community)) == 0
    before, after = families(), families(community__hubs=np.where(where, 2.0, 0.0))
    here = before.zone == 0
    assert here.sum() > 5
    assert (after.protection[here] <= before.protection[here]).all()
    assert after.protection[here].sum() < before.protection[here].sum()
    assert after.eased_by_community[here] == pytest.approx(0.3 * 0.1)
    assert (before.eased_by_community == 0.0).all()
    assert same(after[~here], before[~here])


def test_role_models_protect_and_quicken_nobody():
    before, after = families(), families(community__role_models=50.0)
    gained = 0.5 * 0.03 * 0.5  # half of the families know one; half of a unit of resilience prevents
    unbounded = (before.protection > 0.7 + gained) & (before.protection < 1.3)
    assert unbounded.sum() > 20
    assert after.protection[unbounded] == pytest.approx(before.protection[unbounded] - gained)
    assert same(after.eased_by_community, before.eased_by_community)


def test_what_is_gained_goes_again_with_what_brought_it():
    one = built(community__hubs=2.0, community__role_models=50.0, **SCHOOLS)
    assert not same(one.town.families, families())
    for stage, name in (("community", "hubs"), ("community", "role_models"), ("school_community", "schools")):
        getattr(one.p, stage)[name] = 0.0
    strengthen_communities(one.here, one.rules, SEED, TERM + 13)
    assert same(one.town.families, families())


def test_a_network_is_of_families_with_a_child_of_five_to_ten_and_protects_them_alone():
    before, after = families(), families(**SCHOOLS)
    joined = after.in_network == 1
    assert 0 < joined.sum() < ((before.ages & PRIMARY) > 0).sum()
    assert (after.ages[joined] & PRIMARY > 0).all()
    assert (after.protection[joined] <= before.protection[joined]).all()
    assert after.protection[joined].sum() < before.protection[joined].sum()
    assert same(after.protection[~joined], before.protection[~joined])


def test_whoever_joins_a_smaller_network_joins_a_larger_one_too():
    large, small = families(**SCHOOLS), families(**SCHOOLS | {"school_community__joins": 0.3})
    assert (small.in_network <= large.in_network).all()
    assert 0 < small.in_network.sum() < large.in_network.sum()


def test_who_has_no_child_of_that_age_any_more_has_left_by_the_next_term():
    one = built(**SCHOOLS)
    row = int(np.flatnonzero(one.town.families.in_network)[0])
    one.town.families.ages[row] = 0b100
    strengthen_communities(one.here, one.rules, SEED, TERM + 5)
    assert one.town.families.in_network[row] == 1
    strengthen_communities(one.here, one.rules, SEED, TERM + 13)
    assert one.town.families.in_network[row] == 0


@pytest.mark.parametrize("lever", IN_A_TOWN)
def test_in_a_town_fewer_needs_begin_and_that_is_what_differs_first(lever):
    began, usual = happened(STRONG + lever, Event.NEED_BEGAN), happened("", Event.NEED_BEGAN)
    assert len(began) < len(usual)
    ours, theirs = ({(row.week, row.family, row.need) for row in events} for events in (began, usual))
    first = min(week for week, _, _ in theirs ^ ours)
    for event in (Event.CONTACT, Event.NEED_ENDED, Event.CLOSED):
        mine, other = happened(STRONG + lever, event), happened("", event)
        assert same(mine[mine.week < first], other[other.week < first])


def test_what_is_built_up_is_counted_so_that_it_can_be_priced():
    here = pytest.approx(20 * 0.05 * 104.3, rel=0.02)  # a twentieth of the place, two years
    assert total("community_capacity: {hubs: 20}", "community_hubs") == here
    assert total("school_community: {schools: 20}", "parents_networks") == here
    assert total("", "community_hubs", "role_models", "parents_networks", "network_families") == 0
