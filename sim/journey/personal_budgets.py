"""Personal budgets: a family with a worker gets a plan of its own and money; its own priority comes first.

Leicestershire (2011, section 4.7) asked for family-led and family-owned plans, to be tried with a budget that
buys what the family chooses. No causal estimate exists, so the effect on engagement is an assumption whose
range begins at none.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import LOG_ODDS, POUNDS, SHARE, assumption, means


class PersonalBudgets(NamedTuple):
    """Who gets a budget, how much, and what a plan of its own does; nobody, as shipped."""

    offered: Annotated[
        float,
        SHARE,
        assumption("of families with a worker, in early help or in need, who get one", 0, 1),
        means("families with a worker who get a budget, once a case"),
    ] = 0.0
    pounds: Annotated[
        float,
        POUNDS,
        assumption("a family and case, of 2024/25; the report names no sum", 200, 3000),
        means("what a family may spend, once a case"),
    ] = 1000.0
    engagement: Annotated[
        float,
        LOG_ODDS,
        assumption("of a plan of the family's own; no causal estimate published", 0.0, 1.0),
        means("added to engagement by a plan of the family's own"),
    ] = 0.3


@compiled
def give_budgets(town, p, seed, week):
    """End of step 8: offer a budget once a case, and let each family with one turn to what weighs on it."""
    if not _are_offered(p):
        return
    families, opened = town.families, town.opened
    for place in range(opened[0], 0, -1):
        family = families[opened[place]]
        if family.worker < 0 or not (family.tier == Tier.EARLY_HELP or family.tier == Tier.CHILD_IN_NEED):
            continue
        if family.bought != 0:
            family.bought = treated_now(family.severity, family.bought)
        elif family.budget_week < family.opened_week:
            _offer_budget(town, family, p.personal_budgets[family.zone], seed, week)


@compiled
def _are_offered(p):
    for zone in range(len(p.personal_budgets)):  # noqa: SIM110 (generators do not compile)
        if p.personal_budgets[zone].offered > 0.0:
            return True
    return False


@compiled
def _offer_budget(town, family, p, seed, week):
    """Give a budget, where the draw says so, to a family that has any need to spend it on."""
    first = own_priority(family.severity)
    if p.offered == 0.0 or first < 0:
        return
    family.budget_week = week
    luck = uniform(seed, Decision.PERSONAL_BUDGET, family.number, family.opened_week, 0)
    if luck >= p.offered:
        return
    family.bought = 1 << first
    family.plan_odds = p.engagement
    count(town, week, family.neighbourhood, M.PERSONAL_BUDGETS, 1)
    count(town, week, family.neighbourhood, M.PERSONAL_BUDGET_POUNDS, p.pounds)
    reason = Reason.OWN_PLAN
    log(town, week, family, Event.BUDGET_GIVEN, NONE, first, reason, p.pounds, NO_NUMBER, luck)


@compiled
def own_priority(severity):
    """Find the need that weighs most on it, -1 none: severest, among equals money and home first."""
    first = -1
    for need in range(NEEDS):
        if severity[need] > 0 and (first < 0 or severity[need] > severity[first]):
            first = need
    return first


@compiled
def treated_now(severity, bought):
    """Find the need a budget is spent on [bit]: the one chosen while it stays established, then the next."""
    for need in range(NEEDS):
        if (bought >> need) & 1 and severity[need] >= 2:
            return bought
    following = own_priority(severity)
    return bought if following < 0 else 1 << following
