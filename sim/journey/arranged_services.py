"""Arranged services: who helps beside the lead: expertise pulled in, a separate agency, or nobody."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.information_sharing import ask_consent, needs_in_records
from sim.journey.key_worker import chance_of_separate_agency, chance_to_pull_in, needs_held
from sim.journey.referral_pathway import chance_of_service, open_silo
from sim.journey.scope import is_helped, is_in_scope
from sim.journey.service_directory import chance_looked_up
from sim.journey.single_assessment import name_needs
from sim.state.agencies import NOBODY
from sim.state.codes import Agency, Tier
from sim.state.decisions import Decision
from sim.state.families import NEEDS
from sim.workforce.co_location import needs_told


@compiled
def arrange_services(town, family, p, seed, week):
    """Who helps with what the lead cannot treat: pulled in and shared, a separate agency, or nobody."""
    rules, keys = p.support[family.zone], p.key_worker[family.zone]
    lead = Agency.EARLY_HELP if family.tier == Tier.EARLY_HELP else Agency.SOCIAL_CARE
    own = needs_held(family, keys)
    told = _needs_heard_of(town, family, lead, p, seed, week)
    family.known[lead] |= told
    chance = _chance_of_separate_agency(family, p)
    for need in range(NEEDS):
        agency = int(rules.specialist[need])
        if agency == NOBODY:
            continue
        if family.severity[need] == 0:
            _stop_service(family, need, agency)
        elif is_in_scope(family, need, keys.scope) and not is_helped(family, own, need):
            luck = uniform(seed, Decision.EXPERTISE, family.number, week, need)
            acts = chance_to_pull_in(
                town.ties[family.zone, lead, agency], rules.shared_outcomes, family, keys
            )
            if family.severity[need] >= 2:
                if luck < acts:
                    family.pulled_in |= 1 << need
                    continue
                sent_on = acts + (1.0 - acts) * chance
                if luck < sent_on:
                    open_silo(town, family, need, agency, sent_on, luck, p, seed, week)
            elif (told >> need) & 1 and luck < acts:
                family.pulled_in |= 1 << need  # a need still emerging: below a separate agency's threshold


@compiled
def _needs_heard_of(town, family, lead, p, seed, week):
    """Needs that the lead hears of: from those it sits with, from shared records, from the family itself."""
    ask_consent(town, family, p, seed, week)
    told = needs_told(town, family, lead, p.co_location[family.zone], seed, week)
    told |= needs_in_records(town, family, lead, family.known[lead] | told, p, seed, week)
    return told | name_needs(town, family, lead, p, seed, week)


@compiled
def _chance_of_separate_agency(family, p):
    """Chance that what is not pulled in goes to a separate agency, as referrals are made here [0-1]."""
    usual = p.support[family.zone].silo_opens
    chance = chance_of_separate_agency(usual, family, p.key_worker[family.zone])
    chance = chance_looked_up(chance, p.service_directory[family.zone])
    return chance_of_service(chance, p.referral_pathway[family.zone])


@compiled
def refer_again(town, family, p, seed, week):
    """Make referrals again that came to nothing, as far as agencies have agreed to tell the lead of them."""
    rules, keys = p.support[family.zone], p.key_worker[family.zone]
    own = needs_held(family, keys)
    chance = p.referral_pathway[family.zone].reach * _chance_of_separate_agency(family, p)
    for need in range(NEEDS):
        agency = int(rules.specialist[need])
        if agency == NOBODY or family.severity[need] < 2 or is_helped(family, own, need):
            continue
        luck = uniform(seed, Decision.REFERRAL_MADE_AGAIN, family.number, week, need)
        if is_in_scope(family, need, keys.scope) and luck < chance:
            open_silo(town, family, need, agency, chance, luck, p, seed, week)


@compiled
def _stop_service(family, need, agency):
    family.pulled_in &= ~(1 << need)
    family.siloed &= ~(1 << need)
    family.services &= ~(1 << agency)
