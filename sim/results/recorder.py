"""The recorder: counts the stocks at the end of each week, from the open cases, records and posts."""

from sim.compiled import compiled
from sim.state.codes import ChildStatus, Tier
from sim.state.families import AGENCIES, NEEDS, NEVER
from sim.state.measures import (
    ACUTE_FIRST,
    ADVOCATE_HOURS_OF,
    LOOKED_AFTER_FIRST,
    POOLED_POSTS_OF,
    SERVICE_FAMILIES,
    SERVICE_HOURS,
    M,
)
from sim.state.record import count
from sim.state.town import Census, Count
from sim.state.workers import Serves
from sim.workforce.caseload import children_in
from sim.workforce.pooled_fund import posts_bought


@compiled
def keep(town, p, year, ends_year, week):
    """Step 10: all stocks of the week."""
    for neighbourhood in range(town.tally.shape[1]):
        _keep_census(town.tally[week, neighbourhood], town.census[neighbourhood])
        rules = p.thresholds[neighbourhood]
        if rules.gatekeeping > 0.0 and town.pressure[neighbourhood] >= rules.pressure_cap:
            count(town, week, neighbourhood, M.GATEKEEPING_BINDS, 1)
    _keep_cases(town, year, ends_year, week)
    _keep_children_in_care(town, year, week)
    _keep_posts(town, p, week)
    _keep_hubs(town, p, week)
    _keep_neighbourhood_teams(town, p, week)
    _keep_advocates(town, p, week)
    _keep_enabling_team(town, p, week)
    _keep_services(town, week)
    _keep_communities(town, p, week)


@compiled
def _keep_census(tally, census):
    tally[M.FAMILIES] = census[Census.FAMILIES]
    tally[M.CHILDREN] = census[Census.CHILDREN]
    tally[M.FAMILIES_WITH_NEED] = census[Census.WITH_NEED]
    tally[M.SEVERITY] = census[Census.SEVERITY]
    tally[M.CRIME_AND_ASB_SEVERITY] = census[Census.CRIME_SEVERITY]
    tally[M.FAMILIES_SEVERE_UNSEEN] = census[Census.WITH_ACUTE]  # less those with a worker, below
    for need in range(NEEDS):
        tally[ACUTE_FIRST + need] = census[Census.ACUTE_FIRST + need]


@compiled
def _keep_cases(town, year, ends_year, week):
    families, opened, tally = town.families, town.opened, town.tally[week]
    for place in range(1, opened[0] + 1):
        family = families[opened[place]]
        here = tally[family.neighbourhood]
        here[M.OPEN_FAMILIES] += 1
        here[M.TRUST_OF_OPEN] += family.trust
        here[M.SCHOOL_TEAM_FAMILIES] += family.at_school
        if family.services != 0:
            here[M.SERVICES_OF_OPEN] += _agencies_in(family.services)
        if family.tier == Tier.EARLY_HELP_WAITING:
            here[M.EARLY_HELP_WAITING] += 1
            here[M.WAITING_WITH_NO_TRUST] += family.trust <= 0.0
        elif family.tier == Tier.EARLY_HELP:
            _keep_early_help(here, family, year)
        else:
            _keep_statutory(here, family, year, ends_year)
        if family.worker >= 0:
            worst = _worst_need(family.severity)
            here[M.FAMILIES_HELPED_WITHOUT_NEED] += worst <= 1
            here[M.FAMILIES_SEVERE_UNSEEN] -= worst == 3


@compiled
def _agencies_in(services):
    total = 0
    for agency in range(AGENCIES):
        total += (services >> agency) & 1
    return total


@compiled
def _worst_need(severity):
    worst = 0
    for need in range(NEEDS):
        worst = max(worst, severity[need])
    return worst


@compiled
def _keep_early_help(here, family, year):
    here[M.EARLY_HELP_FAMILIES] += 1
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            here[M.EARLY_HELP_CHILDREN] += 1
            if family.helped_year[slot] != year:
                family.helped_year[slot] = year
                here[M.EARLY_HELP_IN_YEAR] += 1


@compiled
def _keep_statutory(here, family, year, ends_year):
    children = children_in(family.in_case)
    here[M.IN_NEED] += children
    if family.worker >= 0:
        here[M.ALLOCATED_CHILDREN] += children
    if family.tier == Tier.ASSESSMENT:
        here[M.ASSESSMENT_CHILDREN] += children
        here[M.ASSESSMENT_FAMILIES_OPEN] += 1
        if ends_year:
            _count_in_year(here, family, year)  # open on 31 March: among the year's, whatever is found later
        return
    if family.tier == Tier.CHILD_IN_NEED:
        here[M.CHILD_IN_NEED] += children
        here[M.CHILD_IN_NEED_FAMILIES] += 1
    else:
        here[M.PLANS] += children
        here[M.PLAN_FAMILIES] += 1
    _count_in_year(here, family, year)


@compiled
def _count_in_year(here, family, year):
    for slot in range(family.children):
        if (family.in_case >> slot) & 1 and family.counted_year[slot] != year:
            family.counted_year[slot] = year
            here[M.IN_NEED_IN_YEAR] += 1


@compiled
def _keep_children_in_care(town, year, week):
    spells, tally = town.spells, town.tally[week]
    for record in range(town.counters[Count.SPELLS]):
        spell = spells[record]
        if spell.held == 0:
            continue
        here = tally[spell.neighbourhood]
        here[M.IN_NEED] += 1
        if spell.counted_year != year:
            spell.counted_year = year
            here[M.IN_NEED_IN_YEAR] += 1
        if spell.until_week < NEVER:
            here[M.CARE_LEAVERS] += 1
            continue
        here[M.LOOKED_AFTER] += 1
        here[LOOKED_AFTER_FIRST + spell.placement] += 1
        if spell.worker >= 0:
            here[M.ALLOCATED_CHILDREN] += 1


@compiled
def _keep_posts(town, p, week):
    workers, tally, border = town.workers, town.tally[week], town.counters[Count.SOCIAL_WORKERS]
    pooled = _pooled_share(p)
    partners = p.joint_allocation[0].partner_posts / p.workforce[0].key_worker_posts  # among all who lead
    for post in range(len(workers)):
        worker = workers[post]
        if worker.filled == 0:
            continue
        here = tally[worker.team]
        if post >= border:
            here[M.KEY_WORKERS_IN_POST] += 1
            if pooled > 0.0 and worker.serves == Serves.EVERYBODY:
                _keep_payers(here, pooled, p.pooled_fund[0])
            here[M.PARTNER_LEADS] += partners
            here[M.KEY_WORKERS_TRAINED] += p.key_worker[worker.team].skill > 1.0
            continue
        here[M.SOCIAL_WORKERS_IN_POST] += 1
        if worker.caseload > 0:
            here[M.SOCIAL_WORKERS_WITH_CASES] += 1


@compiled
def _pooled_share(p):
    """Share of every post for everybody that the pooled fund pays [0-1], vacancies alike."""
    bought = posts_bought(p.pooled_fund[0])
    return bought / (bought + p.workforce[0].key_worker_posts)


@compiled
def _keep_payers(here, pooled, p):
    """Share out one key worker in post among those who pay into the pooled fund."""
    here[M.POOLED_POSTS] += pooled
    pot = posts_bought(p) * p.pounds_a_post
    for agency in range(AGENCIES):
        if POOLED_POSTS_OF[agency] >= 0:
            here[POOLED_POSTS_OF[agency]] += pooled * p.pounds_a_year[agency] / pot


@compiled
def _keep_enabling_team(town, p, week):
    """Share out the enabling posts among neighbourhoods, in proportion to families."""
    families = 0.0
    for zone in range(len(town.zones)):
        families += town.zones[zone].homes
    for zone in range(len(town.zones)):
        here = town.zones[zone]
        posts = p.investment[0].enabling_posts * here.homes / families
        town.tally[week, here.neighbourhood, M.ENABLING_POSTS] += posts


@compiled
def _keep_hubs(town, p, week):
    """Hubs in proportion to families, as far as agencies have moved in, and the agencies in them."""
    for zone in range(len(town.zones)):
        rules, here = p.co_location[zone], town.zones[zone]
        moved_in, agencies = 0.0, 0.0
        for agency in range(AGENCIES):
            moved_in = max(moved_in, rules.together[agency])
            agencies += rules.together[agency]
        hubs = here.homes / rules.families_a_hub
        town.tally[week, here.neighbourhood, M.CO_LOCATION_HUBS] += hubs * moved_in
        town.tally[week, here.neighbourhood, M.CO_LOCATED_AGENCIES] += hubs * agencies


@compiled
def _keep_neighbourhood_teams(town, p, week):
    """Count teams in proportion to families, as far as their agencies have come together in the patch."""
    for zone in range(len(town.zones)):
        rules, here = p.neighbourhood_teams[zone], town.zones[zone]
        come = 0.0
        for agency in range(AGENCIES):
            come = max(come, rules.local[agency])
        teams = come * here.homes / rules.families_a_team
        town.tally[week, here.neighbourhood, M.NEIGHBOURHOOD_TEAMS] += teams


@compiled
def _keep_advocates(town, p, week):
    for place in range(1, town.advised[0] + 1):
        family = town.families[town.advised[place]]
        here = town.tally[week, family.neighbourhood]
        here[M.ADVOCATE_FAMILIES] += 1
        here[ADVOCATE_HOURS_OF[int(p.advocates[family.zone].kind)]] += family.advocate_hours


@compiled
def _keep_services(town, week):
    for place in range(1, town.served[0] + 1):
        family = town.families[town.served[place]]
        here = town.tally[week, family.neighbourhood]
        here[SERVICE_FAMILIES + family.service] += 1
        here[SERVICE_HOURS + family.service] += family.service_hours


@compiled
def _keep_communities(town, p, week):
    """Hubs, role models and schools' networks in proportion to families, as their rules give them."""
    for zone in range(len(town.zones)):
        thousands, rules = town.zones[zone].homes / 1000.0, p.community[zone]
        here = town.tally[week, town.zones[zone].neighbourhood]
        here[M.COMMUNITY_HUBS] += rules.hubs * thousands
        here[M.ROLE_MODELS] += rules.role_models * thousands
        here[M.PARENTS_NETWORKS] += p.school_community[zone].schools * thousands
        here[M.NETWORK_FAMILIES] += town.communities[zone].families
