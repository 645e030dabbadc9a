"""Services with places: how many families each holds at once, for how long, and what its hours may do.

Family nurses, edge of care, intensive family support, support after a removal and community navigators are
five settings of one idea. A family has a place for a time; so many hours a week ease the needs in the scope,
the more the family trusts, help it engage in its case, build trust, and prevent some onset of a parenting
need. One causal estimate is in the evidence table: the trial of family nurses, which found nothing. Every
other effect is a small assumption whose range begins at none. All are those of endless hours; h hours a week
do h / (h + `half_hours`) of them.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.journey.advocates import weight_of_hours
from sim.state.codes import Need, Service
from sim.state.families import NEEDS
from sim.state.rosters import mark_stale
from sim.units import (
    CODE,
    FAMILIES_AT_ONCE,
    HOURS,
    LOG_ODDS,
    NEEDS_OF_EIGHT,
    PER_WEEK,
    SCORE,
    SHARE,
    TEAM,
    TRUST,
    WEEKS,
    assumption,
    by,
    codes,
    evidence,
    means,
)
from sim.workforce.service_roster import begin_service

NO_PLACES = assumption("none, as shipped; in all zones that share the team", 0, 1000)
SAME_TEAM = assumption("zones with the same code share one team and its places", 0, 2**32)
IN_SCOPE = assumption("1 where it treats the need, in the order of the codes", 0, 1)
# The falls of fip_* (34 to 50 % in a year, before and after) would be 0.04 at middling trust. Of such falls a
# comparison group leaves about a quarter: tf_juv_conv_comparison has 15 % where fip_crime_asb has 50 %.
QUARTER_OF_BEFORE_AND_AFTER = assumption("a quarter of fip_* before and after (0.04)", 0.0, 0.04)
SOME_ENGAGEMENT = assumption("unmeasured, so small", 0.0, 1.2)
SOME_TRUST = assumption("unmeasured; a third of a fully engaged week's", 0.0, 0.012)

SERVED = means("families whom the team serves at once")
WHICH_TEAM = means("which team serves the zone")
EASED = means("whether the service eases the need")
EACH = means("hours with each family")
LONGEST = means("longest time a family is served")
LEAST = means("needs established or acute from which a family is offered it")
EASES = means("most that its hours add to the chance that a need eases by a step, at full trust")
ENGAGES = means("most that its hours add to engagement with the family's worker")
TRUSTS = means("most trust that its hours gain in a week")
SPARES = means("most of the onsets of parenting needs that its hours prevent")


class Services(NamedTuple):
    """What services with places have in common: who says yes, how far hours go, and who is meant."""

    accepts: Annotated[
        float,
        SHARE,
        evidence("asbfip_accept", 0.5, 0.95),
        means("families offered a service who accept, at middling trust"),
    ] = 0.78
    accepts_by_trust: Annotated[
        float,
        SHARE,
        assumption("more for a unit of trust above rest", 0.0, 1.0),
        means("added to the share who accept a service by a unit of trust"),
    ] = 0.5
    asked_again_weeks: Annotated[
        float,
        WEEKS,
        assumption("a family that declined is asked anew", 13, 52),
        means("time until a family that declined a service is asked again"),
    ] = 26.0
    rest_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a family that had its time is offered one again", 13, 104),
        means("time until a family whose time with a service was up is offered one again"),
    ] = 52.0
    half_hours: Annotated[
        float,
        HOURS,
        assumption("hours a week that do half of all that hours can do", 2, 15),
        means("hours at which a service does half of what it could do at most"),
    ] = 5.0
    trust_withdrawn: Annotated[
        float,
        TRUST,
        assumption("lost when funding ends a place, as with a worker", 0.0, 0.15),
        means("trust lost when the money for a family's place ends"),
    ] = 0.10
    edge_of_care_harm: Annotated[
        float,
        SCORE,
        assumption("harm known to social care; entry to care begins at 1.7", 2, 6),
        means("harm score known to social care from which edge of care is offered"),
    ] = 3.4
    intensive_need: Annotated[
        float,
        CODE,
        assumption("0 any, else 1 + the code of a need that must be established or acute", 0, 8),
        codes("any", *by(Need).names[0]),
        means("need that intensive family support is for"),
    ] = 0.0


class FamilyNurses(NamedTuple):
    """A nurse for young first-time parents; its trial found nothing, so as shipped she eases no need."""

    places: Annotated[float, FAMILIES_AT_ONCE, NO_PLACES, SERVED] = 0.0
    team: Annotated[float, TEAM, SAME_TEAM, WHICH_TEAM] = 0.0
    hours: Annotated[float, HOURS, assumption("an hour's visit a week, in time a fortnight", 1, 2), EACH] = (
        1.0
    )
    longest_weeks: Annotated[
        float, WEEKS, assumption("from the birth to the second birthday", 52, 104), LONGEST
    ] = 104.0
    least_needs: Annotated[
        float, NEEDS_OF_EIGHT, assumption("offered with or without needs", 0, 1), LEAST
    ] = 0.0
    treats: Annotated[tuple, CODE, IN_SCOPE, by(Need), EASED] = (0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0)
    help: Annotated[float, PER_WEEK, evidence("fnp", 0.0, 0.02), EASES] = 0.0
    engagement: Annotated[float, LOG_ODDS, SOME_ENGAGEMENT, ENGAGES] = 0.3
    trust_a_week: Annotated[float, TRUST, SOME_TRUST, TRUSTS] = 0.004
    parenting_spared: Annotated[float, SHARE, evidence("fnp", 0.0, 0.2), SPARES] = 0.0


class EdgeOfCare(NamedTuple):
    """Intensive prevention: many hours for a short time where a child may soon be lost to care."""

    places: Annotated[float, FAMILIES_AT_ONCE, NO_PLACES, SERVED] = 0.0
    team: Annotated[float, TEAM, SAME_TEAM, WHICH_TEAM] = 0.0
    hours: Annotated[float, HOURS, evidence("fip_hours", 6, 9), EACH] = 9.0
    longest_weeks: Annotated[
        float, WEEKS, assumption("a crisis service, so half of a year", 12, 39), LONGEST
    ] = 26.0
    least_needs: Annotated[float, NEEDS_OF_EIGHT, assumption("harm decides, not the count", 0, 2), LEAST] = (
        0.0
    )
    treats: Annotated[tuple, CODE, IN_SCOPE, by(Need), EASED] = (0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    help: Annotated[float, PER_WEEK, QUARTER_OF_BEFORE_AND_AFTER, EASES] = 0.01
    engagement: Annotated[float, LOG_ODDS, SOME_ENGAGEMENT, ENGAGES] = 0.3
    trust_a_week: Annotated[float, TRUST, SOME_TRUST, TRUSTS] = 0.004
    parenting_spared: Annotated[float, SHARE, assumption("unmeasured", 0.0, 0.3), SPARES] = 0.0


class IntensiveFamilySupport(NamedTuple):
    """Intensive support for families with several severe needs; results (`fip_*`) are uncontrolled."""

    places: Annotated[float, FAMILIES_AT_ONCE, NO_PLACES, SERVED] = 0.0
    team: Annotated[float, TEAM, SAME_TEAM, WHICH_TEAM] = 0.0
    hours: Annotated[float, HOURS, evidence("fip_hours", 6, 9), EACH] = 7.0
    longest_weeks: Annotated[float, WEEKS, evidence("fip_length", 26, 104), LONGEST] = 52.0
    least_needs: Annotated[
        float, NEEDS_OF_EIGHT, assumption("needs established or acute; several of them", 2, 5), LEAST
    ] = 3.0
    treats: Annotated[tuple, CODE, IN_SCOPE, by(Need), EASED] = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    help: Annotated[float, PER_WEEK, QUARTER_OF_BEFORE_AND_AFTER, EASES] = 0.01
    engagement: Annotated[float, LOG_ODDS, SOME_ENGAGEMENT, ENGAGES] = 0.3
    trust_a_week: Annotated[float, TRUST, SOME_TRUST, TRUSTS] = 0.004
    parenting_spared: Annotated[float, SHARE, assumption("unmeasured", 0.0, 0.3), SPARES] = 0.0


class PostRemovalSupport(NamedTuple):
    """Support for parents of a new baby who have lost a child to care."""

    places: Annotated[float, FAMILIES_AT_ONCE, NO_PLACES, SERVED] = 0.0
    team: Annotated[float, TEAM, SAME_TEAM, WHICH_TEAM] = 0.0
    hours: Annotated[float, HOURS, assumption("programmes one to one, three to five hours", 2, 9), EACH] = 4.0
    longest_weeks: Annotated[float, WEEKS, assumption("the baby's first year", 26, 104), LONGEST] = 52.0
    least_needs: Annotated[
        float, NEEDS_OF_EIGHT, assumption("offered with or without needs", 0, 1), LEAST
    ] = 0.0
    treats: Annotated[tuple, CODE, IN_SCOPE, by(Need), EASED] = (0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)
    help: Annotated[float, PER_WEEK, QUARTER_OF_BEFORE_AND_AFTER, EASES] = 0.01
    engagement: Annotated[float, LOG_ODDS, SOME_ENGAGEMENT, ENGAGES] = 0.3
    trust_a_week: Annotated[float, TRUST, SOME_TRUST, TRUSTS] = 0.004
    parenting_spared: Annotated[
        float, SHARE, assumption("of onset; unmeasured, so small", 0.0, 0.3), SPARES
    ] = 0.05


class CommunityNavigators(NamedTuple):
    """Volunteers who find families help near by before any threshold is met."""

    places: Annotated[float, FAMILIES_AT_ONCE, NO_PLACES, SERVED] = 0.0
    team: Annotated[float, TEAM, SAME_TEAM, WHICH_TEAM] = 0.0
    hours: Annotated[float, HOURS, assumption("a visit a week", 1, 3), EACH] = 2.0
    longest_weeks: Annotated[float, WEEKS, assumption("brief, to hand on to neighbours", 6, 26), LONGEST] = (
        13.0
    )
    least_needs: Annotated[
        float, NEEDS_OF_EIGHT, assumption("any need known, however slight", 0, 1), LEAST
    ] = 0.0
    treats: Annotated[tuple, CODE, IN_SCOPE, by(Need), EASED] = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    help: Annotated[float, PER_WEEK, assumption("no estimate; half of a paid worker's", 0.0, 0.02), EASES] = (
        0.005
    )
    engagement: Annotated[float, LOG_ODDS, assumption("none: no case to engage in", 0.0, 0.6), ENGAGES] = 0.0
    trust_a_week: Annotated[float, TRUST, SOME_TRUST, TRUSTS] = 0.004
    parenting_spared: Annotated[float, SHARE, assumption("unmeasured", 0.0, 0.3), SPARES] = 0.0


@compiled
def rules_of(service, p, zone):
    """Look up the rules of a service in a zone."""
    if service == Service.FAMILY_NURSE:
        return p.family_nurses[zone]
    if service == Service.EDGE_OF_CARE:
        return p.edge_of_care[zone]
    if service == Service.INTENSIVE_FAMILY_SUPPORT:
        return p.intensive_family_support[zone]
    if service == Service.POST_REMOVAL_SUPPORT:
        return p.post_removal_support[zone]
    return p.community_navigators[zone]


@compiled
def scope_of(treats):
    """Needs that a service treats [bits]."""
    scope = 0
    for need in range(NEEDS):
        if treats[need] > 0.0:
            scope |= 1 << need
    return scope


@compiled
def start_service(town, row, service, rules, common, week, chance, luck):
    """Let a service begin with a family: what its hours do, and the place it takes."""
    family = town.families[row]
    weight = weight_of_hours(rules.hours, common)
    family.service_scope = scope_of(rules.treats)
    family.service_power = rules.help * weight
    family.service_odds = rules.engagement * weight
    family.service_spared = rules.parenting_spared * weight
    begin_service(town, row, service, rules.hours, week, chance, luck)
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
