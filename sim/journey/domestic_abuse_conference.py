"""Domestic abuse conference: agencies tell each other all they know of families at high risk (a MARAC).

Staffordshire (2017, 5.2) has its multi-agency risk assessment conference, the partners' forum for cases at
high risk, under review: more of them come than those who sit in it can deal with in the old way. Here an
agency that sees abuse and judges it high risk refers; at the next meeting everybody tells what it knows,
consent or none; an independent adviser offers the victim help; children are brought to the front door where
what is pooled is grave. Whoever is told acts by the usual rules, with the usual posts.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.contact import bring_to_front_door
from sim.journey.thresholds import need_score
from sim.journey.trust import trust_now
from sim.state.codes import Agency, Need, Severity
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES
from sim.state.measures import HELP_WEEKS_OF, M
from sim.state.record import NO_NUMBER, count, log
from sim.state.rosters import mark_stale
from sim.units import CODE, RATIO, SHARE, WEEKS, assumption, by, means
from sim.workforce.caseload import is_statutory

ABUSE = int(Need.DOMESTIC_ABUSE)
SERVICE = int(Agency.DOMESTIC_ABUSE_SERVICE)
WEEKS_A_YEAR = 52
OFFER = AGENCIES  # a draw beyond those by agency: whether the adviser's help is taken up


class DomesticAbuseConference(NamedTuple):
    """Who is referred, how often the conference meets, and what it leads to."""

    refers: Annotated[
        float,
        SHARE,
        assumption("of abuse judged high risk that is referred; none, as shipped", 0.0, 1.0),
        means("abuse judged high risk that is referred to the conference"),
    ] = 0.0
    high_risk: Annotated[
        tuple,
        SHARE,
        assumption("of abuse seen, judged high risk, by severity; no estimate", 0, 1),
        by(Severity),
        means("chance that abuse an agency sees is judged high risk"),
    ] = (0.0, 0.0, 0.1, 0.8)
    every_weeks: Annotated[
        float,
        WEEKS,
        assumption("between meetings, once or twice a month", 2, 6),
        means("time between meetings of the conference"),
    ] = 4.0
    tells: Annotated[
        float,
        SHARE,
        assumption("of what an agency knows, told at the conference", 0.5, 1.0),
        means("chance that an agency tells the conference what it knows"),
    ] = 0.9
    adviser: Annotated[
        float,
        CODE,
        assumption("1: an independent adviser offers help", 0, 1),
        means("whether an independent adviser offers the victim help"),
    ] = 1.0
    accepts: Annotated[
        float,
        SHARE,
        assumption("victims who take up that help at middling trust; no estimate", 0.2, 0.8),
        means("victims offered an adviser who accept, at middling trust"),
    ] = 0.6
    accepts_by_trust: Annotated[
        float,
        RATIO,
        assumption("more for a unit of trust above rest; as in early help", 0.0, 1.5),
        means("added to the share of victims who take up help by a unit of trust"),
    ] = 0.8
    help_weeks: Annotated[
        float,
        WEEKS,
        assumption("an adviser's help, about a quarter", 8, 26),
        means("how long an adviser's help lasts"),
    ] = 13.0


@compiled
def refer_high_risk(family, agency, need, p, seed, week):
    """Put a family on the next agenda if abuse that an agency has seen is judged high risk.

    p : `DomesticAbuseConference` of its zone. Nobody refers itself.
    """
    if p.refers <= 0.0 or need != ABUSE or agency == Agency.FAMILY or family.on_agenda != 0:
        return
    chance = p.refers * p.high_risk[family.severity[ABUSE]]
    if uniform(seed, Decision.HIGH_RISK_ABUSE, family.number, week, 0) < chance:
        family.on_agenda = 1
        family.agenda_from = agency


@compiled
def hold_conferences(town, p, seed, week):
    """End of step 3: in the weeks of a meeting, hear of each family on the agenda."""
    meets = False
    for zone in range(len(p.domestic_abuse_conference)):
        meets = meets or is_held(p.domestic_abuse_conference[zone], week)
    if meets:
        for place in range(town.active[0], 0, -1):
            _hear(town, town.active[place], p, seed, week)


@compiled
def is_held(p, week):
    """Whether a conference meets in a week."""
    return p.refers > 0.0 and week % max(1, int(p.every_weeks)) == 0


@compiled
def _hear(town, row, p, seed, week):
    """Hear of one family on the agenda: all tell what they know, an adviser and children are seen to."""
    family = town.families[row]
    rules = p.domestic_abuse_conference[family.zone]
    if family.on_agenda == 0 or not is_held(rules, week):
        return
    family.on_agenda = 0
    if family.severity[ABUSE] == 0:
        return  # it has ended since
    again = week - family.heard_week <= WEEKS_A_YEAR
    family.heard_week = week
    count(town, week, family.neighbourhood, M.ABUSE_CONFERENCE_CASES, 1)
    count(town, week, family.neighbourhood, M.ABUSE_CONFERENCE_REPEATS, int(again))
    pooled = needs_pooled(family, rules, seed, week)
    family.known[Agency.SOCIAL_CARE] |= pooled
    family.known[family.agenda_from] |= pooled
    score = need_score(family.severity, pooled)
    event, reason = Event.ABUSE_CONFERENCE, Reason.HIGH_RISK_ABUSE
    log(town, week, family, event, family.agenda_from, ABUSE, reason, score, NO_NUMBER, NO_NUMBER)
    _offer_adviser(town, family, p, seed, week)
    _name_children(town, row, score, p, seed, week)


@compiled
def needs_pooled(family, p, seed, week):
    """Needs that agencies tell of at the conference [bits by need], consent or none."""
    pooled = family.known[family.agenda_from]
    for agency in range(AGENCIES):
        if family.known[agency] & ~pooled:
            luck = uniform(seed, Decision.ABUSE_CONFERENCE, family.number, week, agency)
            if luck < p.tells:
                pooled |= family.known[agency]
    return pooled


@compiled
def _offer_adviser(town, family, p, seed, week):
    """Offer the victim an independent adviser of the domestic abuse service; all weeks count on the first."""
    rules = p.domestic_abuse_conference[family.zone]
    if rules.adviser <= 0.0 or p.detection[family.zone].there[SERVICE] <= 0.0:
        return
    trust = trust_now(family, week, p.support[family.zone])
    chance = rules.accepts + rules.accepts_by_trust * (trust - 0.55)
    if uniform(seed, Decision.ABUSE_CONFERENCE, family.number, week, OFFER) >= chance:
        return
    family.own_help_until = week + int(rules.help_weeks)
    family.own_help_need = ABUSE
    family.known[SERVICE] |= 1 << ABUSE
    family.agencies_ever |= 1 << SERVICE
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
    count(town, week, family.neighbourhood, M.ABUSE_ADVISERS, 1)
    count(town, week, family.neighbourhood, HELP_WEEKS_OF[SERVICE], int(rules.help_weeks))
    event, reason, weeks = Event.BRIEF_HELP, Reason.HIGH_RISK_ABUSE, float(int(rules.help_weeks))
    log(town, week, family, event, SERVICE, ABUSE, reason, weeks, NO_NUMBER, NO_NUMBER)


@compiled
def _name_children(town, row, score, p, seed, week):
    """Bring the children to the front door: in every open case, and where what is pooled is grave."""
    family = town.families[row]
    line = p.thresholds[family.zone].s17
    if is_statutory(family.tier) or score >= line:
        share, agency = p.detection[family.zone].sibling_share, family.agenda_from
        reason = Reason.HIGH_RISK_ABUSE
        bring_to_front_door(town, row, agency, share, reason, score, line, NO_NUMBER, seed, week)
