"""Advocates: how many there are and for whom, and what one at a family's side does; none treats a need.

Of which kind they are, and what a kind does less of than a professional, stands in `advocate_kinds`.

The greatest agreement between families and practitioners in Leicestershire (2011) was on advocates: a
confidante, somebody who signposts and who chases services that do not deliver. No causal estimate exists, so
every effect is an assumption whose range begins at none at all.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.state.codes import Tier
from sim.units import (
    ADVOCATES,
    CODE,
    HOURS,
    LOG_ODDS,
    NEEDS_OF_EIGHT,
    PER_YEAR,
    RATIO,
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


class Kind(IntEnum):
    """Who the advocate is; the place in every table by kind."""

    PROFESSIONAL = 0
    LEAD_PROFESSIONAL = 1
    FAMILY_FRIEND = 2
    VOLUNTEER = 3


class Advocates(NamedTuple):
    """Advocates: places, who is offered one, and what one does beside a family."""

    number: Annotated[
        float,
        ADVOCATES,
        assumption("none, as shipped; in all zones that share the team", 0, 40),
        means("advocates in the team"),
    ] = 0.0
    team: Annotated[
        float,
        TEAM,
        assumption("zones with the same code share one team and its places", 0, 2**32),
        means("which team of advocates serves the zone"),
    ] = 0.0
    hours: Annotated[
        float,
        HOURS,
        assumption("Leicestershire asks 5 against 20; fip_hours is 6 to 9", 1, 20),
        means("hours an advocate gives each family"),
    ] = 5.0
    contact_hours: Annotated[
        float,
        HOURS,
        assumption("of 37 paid; 30 over the year, less supervision and travel", 18, 30),
        means("hours a full-time advocate has for families"),
    ] = 25.0
    longest_weeks: Annotated[
        float, WEEKS, evidence("fip_length", 26, 104), means("longest time a family keeps its advocate")
    ] = 52.0
    rest_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a family that had its time is offered one again", 13, 104),
        means("time until a family whose advocate's time was up is offered one again"),
    ] = 52.0
    offered_in: Annotated[
        tuple,
        CODE,
        assumption("1 where offered, by tier: waiting, early help, in need, plan", 0, 1),
        by(Tier),
        means("in which tiers families are offered an advocate"),
    ] = (0.0, 1.0, 1.0, 0.0, 1.0, 1.0)
    least_needs: Annotated[
        float,
        NEEDS_OF_EIGHT,
        assumption("needs established or acute; the seed means complex families", 0, 4),
        means("needs established or acute from which a family is offered an advocate"),
    ] = 2.0
    only_returning: Annotated[
        float,
        CODE,
        assumption("1: only families whose case social care has closed before", 0, 1),
        means("whether only families that have come back are offered an advocate"),
    ] = 0.0
    accepts: Annotated[
        float,
        SHARE,
        evidence("asbfip_accept", 0.5, 0.95),
        means("families offered an advocate who accept, at middling trust"),
    ] = 0.78
    accepts_by_trust: Annotated[
        float,
        SHARE,
        assumption("more for a unit of trust above rest", 0.0, 1.0),
        means("added to the share who accept an advocate by a unit of trust"),
    ] = 0.5
    asked_again_weeks: Annotated[
        float,
        WEEKS,
        assumption("a family that declined is asked anew", 13, 52),
        means("time until a family that declined an advocate is asked again"),
    ] = 26.0
    half_hours: Annotated[
        float,
        HOURS,
        assumption("hours a week that do half of all that hours can do", 5, 20),
        means("hours at which an advocate does half of what one could do at most"),
    ] = 10.0
    engagement: Annotated[
        float,
        LOG_ODDS,
        assumption("of endless hours; no causal estimate published", 0.0, 2.4),
        means("most that an advocate adds to engagement, however many hours"),
    ] = 1.2
    drop_out_prevented: Annotated[
        float,
        SHARE,
        assumption("by endless hours; no causal estimate published", 0.0, 1.0),
        means("most of the leaving of early help that an advocate prevents, however many hours"),
    ] = 0.6
    chasing: Annotated[
        float,
        RATIO,
        assumption("services asked so much oftener by endless hours, less 1", 0.0, 4.0),
        means("most that chasing adds to how often help is looked at again; 1 is twice as often"),
    ] = 2.0
    trust_a_week: Annotated[
        float,
        TRUST,
        assumption("gained beside endless hours; no estimate published", 0.0, 0.02),
        means("most trust gained in a week beside an advocate, however many hours"),
    ] = 0.008
    trust_withdrawn: Annotated[
        float,
        TRUST,
        assumption("lost when funding ends a place, as with a worker", 0.0, 0.15),
        means("trust lost when an advocate is withdrawn or gives up"),
    ] = 0.10
    kind: Annotated[
        float,
        CODE,
        assumption("0 professional, 1 lead professional, 2 family friend, 3 volunteer", 0, 3),
        codes(Kind),
        means("who the advocates are"),
    ] = 0.0
    confides: Annotated[
        tuple,
        SHARE,
        assumption("by kind: of what a professional does for trust and engagement", 0, 1),
        by(Kind),
        means("what the advocate does for trust and engagement, against a professional"),
    ] = (1.0, 0.5, 1.0, 0.7)
    chases: Annotated[
        tuple,
        SHARE,
        assumption("by kind: of how a professional chases; a friend does not", 0, 1),
        by(Kind),
        means("how far the advocate chases services, against a professional"),
    ] = (1.0, 1.0, 0.0, 0.5)
    match_weeks: Annotated[
        tuple,
        WEEKS,
        assumption("by kind: until one who fits is found and trained", 0, 26),
        by(Kind),
        means("mean wait until somebody who fits a family is found"),
    ] = (0.0, 0.0, 0.0, 8.0)
    leaves_a_year: Annotated[
        tuple,
        PER_YEAR,
        assumption("by kind: that the advocate gives up", 0, 1),
        by(Kind),
        means("chance that an advocate gives up a family"),
    ] = (
        0.0,
        0.0,
        0.0,
        0.5,
    )
    has_friend: Annotated[
        float,
        SHARE,
        assumption("families with a friend who would, and whom they would have", 0.2, 0.8),
        means("families who have a friend who would be their advocate, and whom they want"),
    ] = 0.5
    most_led: Annotated[
        float,
        SHARE,
        assumption("of a worker's time that may go into leading more than one family", 0.1, 0.5),
        means("most of a worker's time that may go into leading, beyond the first family"),
    ] = 0.3


@compiled
def weight_of_hours(hours, p):
    """Weigh hours a week [0-1]: half at `half_hours`, so that 20 hours do twice what 5 do, not four times."""
    return hours / (hours + p.half_hours)


@compiled
def engaged_by(weight, p):
    """Log odds that an advocate adds to engagement."""
    return p.engagement * weight


@compiled
def still_drops_out(weight, p):
    """Share of the usual chance of dropping out that is left beside an advocate [0-1]."""
    return 1.0 - p.drop_out_prevented * weight


@compiled
def weeks_to_next_round(usual, weight, p):
    """Weeks until who helps is looked at again: an advocate chases services, at most once a week."""
    return max(1, int(usual / (1.0 + p.chasing * weight)))


@compiled
def chance_to_accept(trust, p):
    """Chance that a family takes up the offer [0-1]."""
    return min(1.0, max(0.0, p.accepts + p.accepts_by_trust * (trust - 0.55)))
