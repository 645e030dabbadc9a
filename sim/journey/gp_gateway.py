"""GP gateway: what a GP sees reaches a service, or early help, instead of staying in the consulting room.

Leicestershire (2011, 4.6): "every single GP will have an appointment every single day with someone who is
alcoholic. At the same time, the numbers of referrals from GP into any sort of alcohol-support will also be in
single figures - per annum." Baseline: a GP brings what is grave to the front door, and refers nothing onward.
A gateway acts on what a GP sees today, or has patients fill in a short form that asks about the same needs.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.holistic import assess_whole_family
from sim.journey.trust import trust_now
from sim.state.agencies import NOBODY
from sim.state.codes import Agency, Need, Severity, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import GP_REFERRALS_OF, HELP_WEEKS_OF
from sim.state.record import NO_NUMBER, count, log
from sim.state.rosters import mark_stale
from sim.units import CODE, PER_WEEK, SHARE, WEEKS, assumption, by, codes, means
from sim.workforce.caseload import is_statutory

EARLY_HELP = int(Agency.EARLY_HELP)  # a plain number, as the specialists of a place are


class GpGateway(NamedTuple):
    """Which practices take part, how often a GP refers or a form finds a need, and who says yes."""

    practices: Annotated[
        float,
        SHARE,
        assumption("of families whose practice takes part; none, as shipped", 0.0, 1.0),
        means("families whose GP practice takes part"),
    ] = 0.0
    refers: Annotated[
        float,
        SHARE,
        assumption("of the needs seen that a GP takes up; no estimate published", 0.0, 1.0),
        means("needs a GP has seen that the GP refers onward"),
    ] = 0.5
    accepts: Annotated[
        float,
        SHARE,
        assumption("patients who agree at middling trust; no estimate published", 0.0, 0.9),
        means("patients who agree to be referred onward, at middling trust"),
    ] = 0.6
    accepts_by_trust: Annotated[
        float,
        SHARE,
        assumption("more for a unit of trust above rest; as in early help", 0.0, 1.0),
        means("added to the share of patients who agree by a unit of trust"),
    ] = 0.8
    form: Annotated[
        float,
        SHARE,
        assumption("of consultations at which a patient fills in a form; none", 0.0, 1.0),
        means("consultations at which a parent fills in the form"),
    ] = 0.0
    consultations: Annotated[
        float,
        PER_WEEK,
        assumption("a parent sees the GP, about five times a year", 0.05, 0.3),
        means("chance that a parent sees the GP"),
    ] = 0.1
    form_finds: Annotated[
        tuple,
        SHARE,
        assumption("of needs by severity; emerging ones are let pass, as the report asks", 0, 1),
        by(Severity),
        means("needs that the form brings to light"),
    ] = (0.0, 0.0, 0.6, 0.8)
    help_weeks: Annotated[
        float,
        WEEKS,
        assumption("brief help by the service", 4, 16),
        means("how long the service's brief help lasts"),
    ] = 8.0
    to_early_help: Annotated[
        float,
        CODE,
        assumption("0 to the service for the need, 1 to early help for a visit", 0, 1),
        codes("the service for the need", "early help, for a visit"),
        means("where a GP refers"),
    ] = 0.0


@compiled
def leads_on(need):
    """Whether the gateway leads on from a need: those that Leicestershire's GPs see and rarely refer."""
    return need == Need.MENTAL_HEALTH or need == Need.SUBSTANCE_MISUSE or need == Need.DOMESTIC_ABUSE


@compiled
def refers_onward(town, row, agency, need, p, seed, week):
    """Let a GP who has seen a need too light for the front door refer it onward; say whether it went."""
    family = town.families[row]
    rules = p.gp_gateway[family.zone]
    if rules.practices <= 0.0 or agency != Agency.GP or not leads_on(need):
        return False
    if not _takes_part(family, rules, seed):
        return False
    if uniform(seed, Decision.GP_REFERS, family.number, week, 0) >= rules.refers:
        return False
    return _agrees(town, row, need, p, seed, week)


@compiled
def hand_out_forms(town, p, seed, week):
    """End of step 3: patients with a need fill in the form, where there is one."""
    asked = False
    for zone in range(len(p.gp_gateway)):
        asked = asked or (p.gp_gateway[zone].form > 0.0 and p.gp_gateway[zone].practices > 0.0)
    if asked:
        for place in range(town.active[0], 0, -1):
            _fill_in_form(town, town.active[place], p, seed, week)


@compiled
def _fill_in_form(town, row, p, seed, week):
    """Let a parent who sees the GP this week fill in the form; what it finds is referred onward."""
    family = town.families[row]
    rules = p.gp_gateway[family.zone]
    if uniform(seed, Decision.GP_FORM, family.number, week, 0) >= rules.consultations * rules.form:
        return
    if is_statutory(family.tier) or family.own_help_until > week or not _takes_part(family, rules, seed):
        return
    need = need_on_form(family, rules, seed, week)
    if need >= 0:
        family.known[Agency.GP] |= 1 << need
        _agrees(town, row, need, p, seed, week)


@compiled
def need_on_form(family, p, seed, week):
    """Need that a form finds, the severest of those the gateway leads on from, or -1."""
    found = -1
    for need in range(NEEDS):
        luck = uniform(seed, Decision.GP_FORM, family.number, week, 1 + need)
        if not leads_on(need) or luck >= p.form_finds[family.severity[need]]:
            continue
        if found < 0 or family.severity[need] > family.severity[found]:
            found = need
    return found


@compiled
def _takes_part(family, p, seed):
    """Whether the practice of this family is a gateway, the same one for as long as it lives here."""
    return uniform(seed, Decision.GP_PRACTICE, family.number, 0, 0) < p.practices


@compiled
def _agrees(town, row, need, p, seed, week):
    """Refer onward alongside the patient, if the patient agrees and there is somebody; say whether."""
    family = town.families[row]
    rules = p.gp_gateway[family.zone]
    service = int(p.support[family.zone].specialist[need])
    if rules.to_early_help > 0.0 and family.tier == Tier.UNIVERSAL:
        service = EARLY_HELP
    trust = trust_now(family, week, p.support[family.zone])
    chance = rules.accepts + rules.accepts_by_trust * (trust - 0.55)
    luck = uniform(seed, Decision.GP_REFERS, family.number, week, 1)
    if service == NOBODY or p.detection[family.zone].there[service] <= 0.0 or luck >= chance:
        return False
    _refer(town, row, need, service, chance, luck, p, seed, week)
    return True


@compiled
def _refer(town, row, need, service, chance, luck, p, seed, week):
    """Have the service begin brief help, or early help visit the whole family."""
    family = town.families[row]
    count(town, week, family.neighbourhood, GP_REFERRALS_OF[need], 1)
    event, reason = Event.GP_REFERRED, Reason.GP_GATEWAY
    log(town, week, family, event, service, need, reason, NO_NUMBER, chance, luck)
    family.known[service] |= 1 << need
    family.agencies_ever |= 1 << service
    if service == EARLY_HELP:
        assess_whole_family(town, row, Agency.GP, reason, NO_NUMBER, NO_NUMBER, p, seed, week)
    else:
        _begin_brief_help(town, family, need, service, p.gp_gateway[family.zone], week)


@compiled
def _begin_brief_help(town, family, need, service, rules, week):
    """Let the service help briefly; all its weeks are counted, and so paid for, on the first."""
    family.own_help_until = week + int(rules.help_weeks)
    family.own_help_need = need
    mark_stale(town.watches[family.active_at])
    if HELP_WEEKS_OF[service] >= 0:
        count(town, week, family.neighbourhood, HELP_WEEKS_OF[service], int(rules.help_weeks))
    event, reason, weeks = Event.BRIEF_HELP, Reason.GP_GATEWAY, float(int(rules.help_weeks))
    log(town, week, family, event, service, need, reason, weeks, NO_NUMBER, NO_NUMBER)
