"""Support: hours, engagement and trust, and what they make of the help a family gets."""

import math

from sim.compiled import compiled
from sim.journey.advocate_kinds import weight_of_chasing, weight_of_confidant
from sim.journey.advocates import engaged_by, weeks_to_next_round
from sim.journey.arranged_services import arrange_services, refer_again
from sim.journey.key_worker import weeks_known
from sim.journey.payment_by_results import hours_of_claims
from sim.journey.referral_pathway import is_made_again
from sim.journey.trust import change_trust
from sim.journey.watch import bound_help
from sim.state.agencies import NOBODY
from sim.state.codes import Agency, Tier
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES, NEEDS
from sim.state.measures import HELP_WEEKS_OF, M
from sim.state.record import NO_NUMBER, NONE, log
from sim.workforce.caseload import is_statutory


@compiled
def diminishing(hours, cap):
    """Weigh what so many hours do against a usual week's: 1 at the usual, rising to `cap` and no further."""
    return min(cap, 2.0 * hours / (1.0 + hours))


@compiled
def is_at_cap(hours, cap):
    """Whether more hours would do no more."""
    return 2.0 * hours / (1.0 + hours) >= cap


@compiled
def engagement_target(trust, weeks_together, dose, services, on_plan, p, advocated=0.0):
    """Where engagement moves: trust, continuity and hours, against many professionals and coercion.

    advocated : log odds that an advocate adds.
    """
    odds = p.engagement_at_rest + p.engagement_by_trust * (trust - 0.5)
    odds += p.engagement_by_continuity * min(1.0, weeks_together / 26.0)
    odds += p.engagement_by_dose * (dose - 1.0)
    odds += p.engagement_by_service * services
    if on_plan:
        odds += p.engagement_on_plan
    odds += advocated
    return 1.0 / (1.0 + math.exp(-odds))


@compiled
def support(town, p, seed, week):
    """Step 6: a week of help, or of waiting for it, for every family with a case or a queue place."""
    families, opened, workers, tally = town.families, town.opened, town.workers, town.tally  # looked up once
    support_rules, advocate_rules, posts = p.support, p.advocates, p.workforce[0]
    key_worker_rules = p.key_worker
    for place in range(opened[0], 0, -1):
        family = families[opened[place]]
        rules, advice = support_rules[family.zone], advocate_rules[family.zone]
        _support(
            town, family, workers, tally, rules, advice, key_worker_rules[family.zone], posts, p, seed, week
        )


@compiled
def support_family(town, row, p, seed, week):
    """Let one open family live a week of help, or of waiting for it."""
    family = town.families[row]
    rules, advice, keys = p.support[family.zone], p.advocates[family.zone], p.key_worker[family.zone]
    workers, tally, posts = town.workers, town.tally, p.workforce[0]
    _support(town, family, workers, tally, rules, advice, keys, posts, p, seed, week)


@compiled
def _support(town, family, workers, tally, rules, advice, keys, posts, p, seed, week):
    weight = weight_of_confidant(family, advice)
    trust_gained = advice.trust_a_week * weight
    if family.worker < 0:
        _wait_a_week(family, rules, trust_gained, week)
        _note_who_helps(town, family, 0, week)
        return
    chased = weight_of_chasing(family, advice)
    round_weeks = weeks_to_next_round(rules.services_reviewed_weeks, chased, advice)
    if (week - family.with_worker_since) % round_weeks == 0:
        arrange_services(town, family, p, seed, week)
    elif is_made_again(week - family.with_worker_since, p.referral_pathway[family.zone]):
        refer_again(town, family, p, seed, week)
    advocated = engaged_by(weight, advice) + family.service_odds
    hours = _hours_against_usual(workers[family.worker], posts)
    _work_a_week(family, workers[family.worker], hours, rules, keys, advocated, trust_gained, week)
    tally[week, family.neighbourhood, M.DOSE_AT_CAP] += is_at_cap(hours, rules.dose_cap)
    if family.hours_lost > 0.0 and family.tier == Tier.EARLY_HELP:
        claiming = hours_of_claims(family.hours_lost, workers[family.worker], advice.contact_hours)
        tally[week, family.neighbourhood, M.CLAIM_HOURS] += claiming
    bound_help(town, family)
    helping = 0
    if family.services != 0 or family.pulled_in != 0:
        helping = family.services | agencies_pulled_in(family.pulled_in, rules)
        _count_help(tally[week, family.neighbourhood], helping)
    _note_who_helps(town, family, helping, week)


@compiled
def _note_who_helps(town, family, helping, week):
    """Log who helps beside the lead [bits] where that has changed: so each week of help has its family."""
    if helping == family.helping:
        return
    family.helping = helping
    event, reason = Event.HELP_CHANGED, Reason.HELP_ARRANGED
    log(town, week, family, event, NONE, NONE, reason, float(helping), NO_NUMBER, NO_NUMBER)


@compiled
def _wait_a_week(family, p, trust_gained, week):
    family.help_power = 0.0
    family.dose = 0.0
    family.engagement *= 1.0 - p.engagement_pace
    lost = p.trust_unallocated if is_statutory(family.tier) else p.trust_waiting
    lost *= 1.0 - family.held_at_school
    change_trust(family, trust_gained - lost, p, week)


@compiled
def _hours_against_usual(worker, posts):
    """Return the hours a week that a lead has for each family, 1 at the usual caseload."""
    key_worker = worker.agency == Agency.EARLY_HELP
    usual = posts.key_worker_caseload if key_worker else posts.usual_social_worker_caseload
    # a lead professional's other hat comes out of the same week
    return usual / max(1.0, float(worker.caseload)) * (1.0 - worker.led_share)


@compiled
def _work_a_week(family, worker, hours, rules, keys, advocated, trust_gained, week):
    dose = diminishing(hours, rules.dose_cap) * worker.skill
    if worker.agency == Agency.EARLY_HELP:
        dose *= keys.skill
    settled = min(1.0, (week - worker.since_week) / rules.induction_weeks)
    dose *= rules.induction_share + (1.0 - rules.induction_share) * settled
    if family.tier == Tier.EARLY_HELP:
        dose *= 1.0 - family.hours_lost
    services = services_helping(family.services)
    together = weeks_known(float(week - family.with_worker_since), family, keys)
    on_plan = family.tier == Tier.CHILD_PROTECTION
    own_plan = family.plan_odds + family.wheel_odds
    target = engagement_target(family.trust, together, dose, services, on_plan, rules, advocated + own_plan)
    family.engagement += rules.engagement_pace * (target - family.engagement)
    family.dose = dose
    family.help_power = rules.help * family.engagement * dose
    change_trust(family, rules.trust_by_engagement * family.engagement + trust_gained, rules, week)


@compiled
def services_helping(services):
    """Count the agencies that help beside the lead."""
    total = 0
    while services != 0:
        services &= services - 1  # drops the lowest agency
        total += 1
    return total


@compiled
def agencies_pulled_in(needs, p):
    """Agencies whose expertise the lead has pulled in for these needs [bits].

    They help through the lead, so the family has no further professional to deal with.
    """
    agencies = 0
    for need in range(NEEDS):
        if (needs >> need) & 1 and p.specialist[need] != NOBODY:
            agencies |= 1 << int(p.specialist[need])
    return agencies


@compiled
def _count_help(tally, services):
    for agency in range(AGENCIES):
        if (services >> agency) & 1 and HELP_WEEKS_OF[agency] >= 0:
            tally[HELP_WEEKS_OF[agency]] += 1
