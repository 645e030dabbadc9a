"""Kinds of advocate: what each does less of than a professional, who can have one, and when one gives up.

Leicestershire (2011, 4.2) asks to try the professional against three others, each in a place of its own: a
*lead professional*, who works with the family already and has no time assigned for the wider role; a *family
friend*, who is a confidant and adviser and neither chases services nor represents; and a *volunteer*. No
estimate exists of any, so all that tells them apart is an assumption.
"""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.advocates import Kind, weight_of_hours
from sim.state.decisions import Decision

WEEKS_A_YEAR = 52.18


@compiled
def is_of_kind(p, kind):
    """Whether the advocates of these rules are of a kind."""
    return int(p.kind) == kind


@compiled
def weight_of_confidant(family, p):
    """Weigh what a family's advocate does for trust, engagement and staying [0-1]; 0 without one.

    A lead professional is the worker, so a family that waits for one has nobody at its side.
    """
    if family.advocate_hours <= 0.0 or (is_of_kind(p, Kind.LEAD_PROFESSIONAL) and family.worker < 0):
        return 0.0
    return weight_of_hours(family.advocate_hours, p) * p.confides[int(p.kind)]


@compiled
def weight_of_chasing(family, p):
    """Weigh what a family's advocate does to have services deliver [0-1]; 0 without one."""
    if family.advocate_hours <= 0.0 or (is_of_kind(p, Kind.LEAD_PROFESSIONAL) and family.worker < 0):
        return 0.0
    return weight_of_hours(family.advocate_hours, p) * p.chases[int(p.kind)]


@compiled
def has_a_friend(family, p, seed):
    """Whether somebody close to the family would be its advocate, drawn once for life."""
    return uniform(seed, Decision.FAMILY_FRIEND, family.number, 0, 0) < p.has_friend


@compiled
def is_matched(family, p, seed, week):
    """Whether somebody who fits the family is found this week; at once where a kind needs no matching."""
    weeks = p.match_weeks[int(p.kind)]
    if weeks <= 1.0:
        return True
    return uniform(seed, Decision.ADVOCATE_MATCH, family.number, week, 0) < 1.0 / weeks


@compiled
def gives_up(family, p, seed, week):
    """Whether the family's advocate leaves this week, of itself."""
    a_year = p.leaves_a_year[int(p.kind)]
    if a_year <= 0.0:
        return False
    return uniform(seed, Decision.ADVOCATE_LEAVES, family.number, week, 0) < a_year / WEEKS_A_YEAR


@compiled
def can_be_led(family, workers, hours, p):
    """Whether the family's worker can take on leading it, so many hours a week.

    One family can always be led, whatever that leaves for the others; a further one only within the limit.
    """
    if family.worker < 0:
        return False
    led = workers[family.worker].led_share
    return led == 0.0 or led + hours / p.contact_hours <= p.most_led + 1e-9


@compiled
def share_out_time(town, p):
    """Work out anew which share of each worker's time goes into leading, and so is lost to all its cases."""
    workers = town.workers
    for post in range(len(workers)):
        workers[post].led_share = 0.0
    for place in range(1, town.advised[0] + 1):
        family = town.families[town.advised[place]]
        rules = p.advocates[family.zone]
        if is_of_kind(rules, Kind.LEAD_PROFESSIONAL) and family.worker >= 0:
            worker = workers[family.worker]
            worker.led_share = min(1.0, worker.led_share + family.advocate_hours / rules.contact_hours)
