"""The recorder: counts the stocks at the end of each week, from the open cases, records and posts."""

from sim.compiled import compiled
from sim.state.codes import ChildStatus, Tier
from sim.state.families import NEEDS, NEVER
from sim.state.measures import ACUTE_FIRST, LOOKED_AFTER_FIRST, M
from sim.state.record import count
from sim.state.town import Census, Count
from sim.workforce.caseload import children_in


@compiled
def keep(town, p, year, week):
    """Step 10: all stocks of the week."""
    for neighbourhood in range(town.tally.shape[1]):
        _keep_census(town.tally[week, neighbourhood], town.census[neighbourhood])
        rules = p.thresholds[neighbourhood]
        if rules.gatekeeping > 0.0 and town.pressure[neighbourhood] >= rules.pressure_cap:
            count(town, week, neighbourhood, M.GATEKEEPING_BINDS, 1)
    _keep_cases(town, year, week)
    _keep_children_in_care(town, year, week)
    _keep_posts(town, week)


@compiled
def _keep_census(tally, census):
    tally[M.FAMILIES] = census[Census.FAMILIES]
    tally[M.CHILDREN] = census[Census.CHILDREN]
    tally[M.FAMILIES_WITH_NEED] = census[Census.WITH_NEED]
    tally[M.SEVERITY] = census[Census.SEVERITY]
    tally[M.FAMILIES_SEVERE_UNSEEN] = census[Census.WITH_ACUTE]  # less those with a worker, below
    for need in range(NEEDS):
        tally[ACUTE_FIRST + need] = census[Census.ACUTE_FIRST + need]


@compiled
def _keep_cases(town, year, week):
    for place in range(1, town.opened[0] + 1):
        family = town.families[town.opened[place]]
        neighbourhood = family.neighbourhood
        count(town, week, neighbourhood, M.OPEN_FAMILIES, 1)
        count(town, week, neighbourhood, M.TRUST_OF_OPEN, family.trust)
        for agency in range(15):
            count(town, week, neighbourhood, M.SERVICES_OF_OPEN, (family.services >> agency) & 1)
        if family.tier == Tier.EARLY_HELP_WAITING:
            count(town, week, neighbourhood, M.EARLY_HELP_WAITING, 1)
        elif family.tier == Tier.EARLY_HELP:
            _keep_early_help(town, family, year, week)
        else:
            _keep_statutory(town, family, year, week)
        if family.worker >= 0:
            worst = _worst_need(family.severity)
            count(town, week, neighbourhood, M.FAMILIES_HELPED_WITHOUT_NEED, worst <= 1)
            count(town, week, neighbourhood, M.FAMILIES_SEVERE_UNSEEN, -(worst == 3))


@compiled
def _worst_need(severity):
    worst = 0
    for need in range(NEEDS):
        worst = max(worst, severity[need])
    return worst


@compiled
def _keep_early_help(town, family, year, week):
    count(town, week, family.neighbourhood, M.EARLY_HELP_FAMILIES, 1)
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            count(town, week, family.neighbourhood, M.EARLY_HELP_CHILDREN, 1)
            if family.helped_year[slot] != year:
                family.helped_year[slot] = year
                count(town, week, family.neighbourhood, M.EARLY_HELP_IN_YEAR, 1)


@compiled
def _keep_statutory(town, family, year, week):
    neighbourhood = family.neighbourhood
    children = children_in(family.in_case)
    count(town, week, neighbourhood, M.IN_NEED, children)
    if family.worker >= 0:
        count(town, week, neighbourhood, M.ALLOCATED_CHILDREN, children)
    if family.tier == Tier.ASSESSMENT:
        count(town, week, neighbourhood, M.ASSESSMENT_CHILDREN, children)
        count(town, week, neighbourhood, M.ASSESSMENT_FAMILIES_OPEN, 1)
        return  # found in need or not: only then counted among the children in need of the year
    if family.tier == Tier.CHILD_IN_NEED:
        count(town, week, neighbourhood, M.CHILD_IN_NEED, children)
        count(town, week, neighbourhood, M.CHILD_IN_NEED_FAMILIES, 1)
    else:
        count(town, week, neighbourhood, M.PLANS, children)
        count(town, week, neighbourhood, M.PLAN_FAMILIES, 1)
    for slot in range(family.children):
        if (family.in_case >> slot) & 1 and family.counted_year[slot] != year:
            family.counted_year[slot] = year
            count(town, week, neighbourhood, M.IN_NEED_IN_YEAR, 1)


@compiled
def _keep_children_in_care(town, year, week):
    for record in range(town.counters[Count.SPELLS]):
        spell = town.spells[record]
        if spell.held == 0:
            continue
        count(town, week, spell.neighbourhood, M.IN_NEED, 1)
        if spell.counted_year != year:
            spell.counted_year = year
            count(town, week, spell.neighbourhood, M.IN_NEED_IN_YEAR, 1)
        if spell.until_week < NEVER:
            count(town, week, spell.neighbourhood, M.CARE_LEAVERS, 1)
            continue
        count(town, week, spell.neighbourhood, M.LOOKED_AFTER, 1)
        town.tally[week, spell.neighbourhood, LOOKED_AFTER_FIRST + spell.placement] += 1
        if spell.worker >= 0:
            count(town, week, spell.neighbourhood, M.ALLOCATED_CHILDREN, 1)


@compiled
def _keep_posts(town, week):
    border = town.counters[Count.SOCIAL_WORKERS]
    for post in range(len(town.workers)):
        worker = town.workers[post]
        if worker.filled == 0:
            continue
        if post >= border:
            count(town, week, worker.team, M.KEY_WORKERS_IN_POST, 1)
            continue
        count(town, week, worker.team, M.SOCIAL_WORKERS_IN_POST, 1)
        if worker.caseload > 0:
            count(town, week, worker.team, M.SOCIAL_WORKERS_WITH_CASES, 1)
