"""Doors: separate ones that pass families on, a single one, or one with agencies round its table.

Baseline: a single front door, told by telephone what others know. Greater Manchester (2016) tells of families
sent from door to door, and of multi-agency safeguarding hubs (MASH) that meet daily or weekly; Tameside
(2018, 3.10) means to develop a full one. Neither makes anybody needier or better helped: doors move what is
known when a contact is judged, what it costs in trust, and what gets lost.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.service_directory import wrong_doors_left
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.town import Count
from sim.units import DISCUSSED, MEETINGS, RATIO, SHARE, assumption, by, means
from sim.workforce.caseload import children_in

AT_THE_HUB = (
    Agency.HEALTH_VISITING, Agency.SCHOOL, Agency.POLICE, Agency.HOUSING_PROVIDER, Agency.EARLY_HELP,
    Agency.SOCIAL_CARE, Agency.PROBATION,
)  # fmt: skip


class Doors(NamedTuple):
    """How many doors there are, and who sits behind the one."""

    separate: Annotated[
        float, SHARE, assumption("how far agencies keep doors of their own; not at all, as shipped", 0, 1)
    ] = 0.0
    wrong_door: Annotated[
        float,
        SHARE,
        assumption("of contacts by who has no tie to social care; no estimate", 0.0, 0.6),
        means("contacts that come to a wrong door first, where doors are separate"),
    ] = 0.3
    ends_there: Annotated[
        float,
        SHARE,
        assumption("of contacts at a wrong door that nobody passes on; no estimate", 0.0, 0.6),
        means("contacts at a wrong door that end there, passed on by nobody"),
    ] = 0.3
    calls: Annotated[
        float,
        RATIO,
        assumption("of what ties tell a single door, told to separate ones", 0.0, 1.0),
        means("what separate doors are told by other agencies, against a single one"),
    ] = 0.5
    hub: Annotated[
        float, SHARE, assumption("how far the door is a safeguarding hub; not at all, as shipped", 0, 1)
    ] = 0.0
    members: Annotated[tuple, SHARE, assumption("who sits in the hub, by agency", 0, 1), by(Agency)] = tuple(
        float(agency in AT_THE_HUB) for agency in Agency
    )
    meetings: Annotated[
        float,
        MEETINGS,
        assumption("every day; one authority of Greater Manchester meets weekly", 1, 5),
        means("how often the safeguarding hub meets"),
    ] = 5.0
    families_a_meeting: Annotated[
        float,
        DISCUSSED,
        assumption("at a meeting of an hour or two, some ten in Tameside", 1.0, 10.0),
        means("families whom the hub can discuss at a meeting"),
    ] = 3.5
    tells: Annotated[
        float,
        SHARE,
        assumption("of what a member knows, told when a family is discussed", 0.5, 1.0),
        means("chance that a member of the hub tells what it knows of a family"),
    ] = 0.9
    tells_without_consent: Annotated[
        float,
        RATIO,
        assumption("of that, where a family refuses: only where a child may be at risk", 0, 1),
        means("part of that telling that goes on where a family refuses sharing"),
    ] = 0.6
    steadier: Annotated[
        float,
        SHARE,
        assumption("of the screener's noise gone when several judge; no estimate", 0.0, 0.5),
        means("how much less the front door's judgement varies at the hub"),
    ] = 0.1


@compiled
def calls_made(p):
    """Share of what usual ties tell a single door that is told here [0-1]; 1 as shipped."""
    return 1.0 - p.separate * (1.0 - p.calls)


@compiled
def chance_of_wrong_door(tie, p, directory):
    """Chance that a contact comes to a wrong door first [0-1]: the closer to social care, the rarer.

    tie : of who brings it to social care; directory : `ServiceDirectory` of the zone.
    """
    return p.separate * p.wrong_door * (1.0 - tie) * wrong_doors_left(directory)


@compiled
def ends_at_a_wrong_door(town, family, p, seed, week):
    """Have a contact come to a wrong door, which asks the story for itself; say whether it ends there."""
    rules = p.doors[family.zone]
    if rules.separate <= 0.0:
        return False
    tie = town.ties[family.zone, family.referrer, Agency.SOCIAL_CARE]
    chance = chance_of_wrong_door(tie, rules, p.service_directory[family.zone])
    if uniform(seed, Decision.WRONG_DOOR, family.number, week, 0) >= chance:
        return False
    luck = uniform(seed, Decision.WRONG_DOOR, family.number, week, 1)
    count(town, week, family.neighbourhood, M.WRONG_DOORS, 1)
    count(town, week, family.neighbourhood, M.REPEAT_ASSESSMENTS, 1)
    family.trust_marks -= p.support[family.zone].trust_retelling
    event, reason, share = Event.WRONG_DOOR, Reason.WRONG_DOOR, rules.ends_there
    log(town, week, family, event, family.referrer, NONE, reason, chance, share, luck)
    if luck >= share:
        return False
    count(town, week, family.neighbourhood, M.NO_FURTHER_ACTION, children_in(family.in_contact))
    family.trust_marks -= p.front_door[family.zone].trust_when_refused
    event = Event.NO_FURTHER_ACTION
    log(town, week, family, event, family.referrer, NONE, reason, NO_NUMBER, share, luck)
    return True


@compiled
def is_discussed(town, family, p, seed, week):
    """Whether the hub discusses a contact: all of them, or as many as its meetings have room for."""
    rules = p.doors[family.zone]
    if rules.hub <= 0.0:
        return False
    brought = 0
    for place in range(town.counters[Count.CONTACTS]):
        brought += town.families[town.contacts[place]].zone == family.zone
    room = rules.meetings * rules.families_a_meeting * town.zones[family.zone].homes / 10000.0
    chance = rules.hub * min(1.0, room / max(1, brought))
    luck = uniform(seed, Decision.HUB_DISCUSSES, family.number, week, 0)
    if luck >= chance:
        return False
    count(town, week, family.neighbourhood, M.HUB_DISCUSSIONS, 1)
    event, reason = Event.DISCUSSED_AT_HUB, Reason.SAFEGUARDING_HUB
    log(town, week, family, event, family.referrer, NONE, reason, chance, NO_NUMBER, luck)
    return True


@compiled
def needs_told_at_hub(town, family, p, seed, week):
    """Needs that those who sit in the hub tell of when a family is discussed [bits by need]."""
    rules, told = p.doors[family.zone], 0
    for agency in range(AGENCIES):
        if family.known[agency] == 0 or rules.members[agency] <= 0.0:
            continue
        chance = rules.tells * rules.members[agency]
        if family.consents_to_share == 0:
            chance *= rules.tells_without_consent
        if uniform(seed, Decision.HUB_TELLS, family.number, week, agency) < chance:
            told |= family.known[agency]
            count(town, week, family.neighbourhood, M.HUB_AGENCIES, 1)
    return told


@compiled
def noise_at_the_table(discussed, p):
    """Share of the screener's usual noise that is left [0-1]: less where several have judged."""
    return 1.0 - p.steadier if discussed else 1.0
