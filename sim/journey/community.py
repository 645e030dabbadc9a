"""Community: hubs, role models and parents' networks, the room before any service.

They work through what surrounds a family: community capacity, and the resilience of those it is tied to.
Both prevent some onset in the model already (`needs.community_protection`, `needs.peer_protection`); capacity
that is gained also lets needs ease faster. What a hub or a network adds has not been measured.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.population.neighbours import protect_anew
from sim.state.decisions import Decision
from sim.units import A_THOUSAND, FAMILIES, RATIO, SHARE, assumption, means

TERM_WEEKS = 13  # communities change slowly: they are looked at once a term, not once a week
PRIMARY = 2  # bit of the ages five to ten


class Community(NamedTuple):
    """Community hubs and peers who act as role models; none as shipped."""

    hubs: Annotated[
        float,
        A_THOUSAND,
        assumption("none beyond those there are", 0.0, 2.0),
        means("community hubs beyond those there are"),
    ] = 0.0
    role_models: Annotated[
        float,
        A_THOUSAND,
        assumption("none beyond those there are", 0.0, 50.0),
        means("role models beyond those there are"),
    ] = 0.0
    families_a_hub: Annotated[
        float,
        FAMILIES,
        assumption("whom one hub reaches", 500, 5000),
        means("families whom one community hub reaches"),
    ] = 2000.0
    families_a_role_model: Annotated[
        float,
        FAMILIES,
        assumption("who know one well", 3, 30),
        means("families who know one role model well"),
    ] = 10.0
    capacity_by_hubs: Annotated[
        float,
        SHARE,
        assumption("community capacity gained where hubs reach all; unmeasured", 0.0, 0.3),
        means("community capacity added where hubs reach every family"),
    ] = 0.1
    recovery: Annotated[
        float,
        RATIO,
        assumption("faster easing for a unit of capacity gained; unmeasured", 0.0, 1.0),
        means("how much faster needs ease for a unit of community capacity gained"),
    ] = 0.3
    resilience_by_role_models: Annotated[
        float,
        SHARE,
        assumption("added to peers' resilience where all know one; unmeasured", 0.0, 0.1),
        means("peers' resilience added where every family knows a role model"),
    ] = 0.03


class SchoolCommunity(NamedTuple):
    """A parents' network round a primary school; none as shipped."""

    schools: Annotated[
        float,
        A_THOUSAND,
        assumption("with a network; none, as shipped", 0.0, 4.0),
        means("primary schools with a parents' network"),
    ] = 0.0
    families_a_school: Annotated[
        float,
        FAMILIES,
        assumption("one form a year, brothers and sisters counted once", 100, 350),
        means("families with a child at one primary school"),
    ] = 160.0
    joins: Annotated[
        float,
        SHARE,
        assumption("families of the school who come", 0.1, 0.6),
        means("families of a school who join its network"),
    ] = 0.3
    support: Annotated[
        float,
        SHARE,
        assumption("resilience that others in the network lend; unmeasured", 0.0, 0.2),
        means("resilience that a network lends the families in it"),
    ] = 0.05


@compiled
def reached(number, families_each):
    """Share of families whom so many for every 1,000 families reach [0-1]."""
    return min(1.0, number * families_each / 1000.0)


@compiled
def strengthen_communities(town, p, seed, week):
    """Before step 1 of a term: where hubs, role models or networks come or go, protection changes."""
    if week % TERM_WEEKS != 0:
        return
    for zone in range(len(town.communities)):
        here, school = town.communities[zone], p.school_community[zone]
        met = here.schools > 0.0
        changed = _build_up(here, p.community[zone], school)
        if met or here.schools > 0.0:
            _meet_at_school(town, zone, school, seed)
            changed = True
        if changed:
            _protect_all(town, zone, p.needs)


@compiled
def _build_up(here, rules, school):
    """Note what stands in a zone now; return whether it differs from before."""
    capacity = rules.capacity_by_hubs * reached(rules.hubs, rules.families_a_hub)
    resilience = rules.resilience_by_role_models * reached(rules.role_models, rules.families_a_role_model)
    support = school.support if school.schools > 0.0 else 0.0
    recovery = rules.recovery * capacity
    same = here.capacity == capacity and here.resilience == resilience and here.recovery == recovery
    same = same and here.schools == school.schools and here.support == support
    here.capacity, here.resilience, here.recovery = capacity, resilience, recovery
    here.schools, here.support = school.schools, support
    return not same


@compiled
def _meet_at_school(town, zone, p, seed):
    """Let some families with a child of primary age join the network of their school, by fixed luck."""
    eligible, schools = 0, p.schools * town.zones[zone].homes / 1000.0
    for row in range(len(town.prospects)):
        if town.prospects[row].zone == zone:
            eligible += town.families[row].ages & PRIMARY > 0
    share = 0.0
    if eligible > 0:
        share = p.joins * min(1.0, schools * p.families_a_school / eligible)
    joined = 0
    for row in range(len(town.prospects)):
        if town.prospects[row].zone == zone:
            joined += _join_or_leave(town.families[row], share, seed)
    town.communities[zone].families = joined


@compiled
def _join_or_leave(family, share, seed):
    """Have a family in the network, or not, by its own luck and its children's ages; return 1 if it is."""
    joins = False
    if share > 0.0 and family.ages & PRIMARY > 0:
        joins = uniform(seed, Decision.PARENTS_NETWORK, family.number, 0, 0) < share
    family.in_network = joins
    return int(joins)


@compiled
def _protect_all(town, zone, needs):
    for row in range(len(town.prospects)):
        if town.prospects[row].zone == zone:
            protect_anew(town, row, needs)
