"""Posts: how many there are, who leaves them, how long they stand empty; ties between agencies."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.measures import M
from sim.state.record import NO_NUMBER, count
from sim.state.town import Count
from sim.state.workers import Serves
from sim.units import CASES, PER_WEEK, PER_YEAR, POSTS, RATIO, SHARE, WEEKS, assumption, evidence, means
from sim.workforce.caseload import note_worker_change, posts_of
from sim.workforce.co_location import move_ties
from sim.workforce.investment import posts_for, tie_enabled
from sim.workforce.pooled_fund import posts_bought


class Workforce(NamedTuple):
    """Posts and their holders."""

    social_worker_posts: Annotated[
        float,
        POSTS,
        evidence("sw_cases_tameside sw_caseload_tameside", 60, 140),
        means("social workers' posts in the whole place"),
    ] = 112.0
    key_worker_posts: Annotated[
        float,
        POSTS,
        evidence("derived_fsw_throughput eha_rate", 40, 140),
        means("early-help key workers' posts in the whole place"),
    ] = 80.0
    usual_social_worker_caseload: Annotated[
        float,
        CASES,
        evidence("sw_caseload_tameside", 15, 22),
        means("children a social worker usually holds: help and pressure are held against it"),
    ] = 17.9
    key_worker_caseload: Annotated[
        float,
        CASES,
        assumption("families at once; 13.8 a year over a stay of months", 6, 16),
        means("families a key worker usually holds, and at most"),
    ] = 6.0
    turnover_a_year: Annotated[
        float,
        PER_YEAR,
        evidence("sw_turnover_tameside", 0.1, 0.31),
        means("chance that a worker with the usual caseload leaves"),
    ] = 0.19
    turnover_by_caseload: Annotated[
        float,
        RATIO,
        assumption("power of caseload over the usual one", 0.0, 2.0),
        means("how steeply leaving rises with caseload"),
    ] = 1.0
    recruitment_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a post is filled, agency staff included (sw_agency_tameside)", 4, 26),
        means("how long a post stands empty"),
    ] = 5.0
    skill_spread: Annotated[
        float,
        SHARE,
        assumption("sd of what an hour does, between workers", 0.0, 0.3),
        means("how much workers differ in what an hour of theirs does"),
    ] = 0.1
    tie_lost_with_worker: Annotated[
        float,
        SHARE,
        assumption("share of a patch's ties one leaver takes along", 0.0, 0.1),
        means("part of an agency's ties in a patch that goes with one leaver"),
    ] = 0.02
    others_turnover_a_year: Annotated[
        float,
        PER_YEAR,
        assumption("of agencies whose workers are not simulated; unpublished", 0.0, 0.3),
        means("chance that a worker of another agency leaves, who takes ties along"),
    ] = 0.15
    others_in_patch: Annotated[
        float,
        POSTS,
        assumption("workers of such an agency who hold a patch's ties; unpublished", 0, 30),
        means("workers of another agency among whom its ties in a patch are shared"),
    ] = 10.0
    tie_regrowth: Annotated[
        float,
        PER_WEEK,
        assumption("ties return to their base in about a year", 0.005, 0.05),
        means("how fast ties that were weakened come back"),
    ] = 0.02


@compiled
def chance_to_leave(caseload, usual, p):
    """Chance that a worker leaves this week [0-1]: turnover rises with caseload."""
    burden = min(3.0, max(0.5, caseload / usual))
    return min(1.0, p.turnover_a_year / 52.18 * burden**p.turnover_by_caseload)


@compiled
def change_workforce(town, p, seed, week):
    """Step 9: fund and close posts, let workers leave and come, and let ties fade and regrow."""
    fund_posts(town, p, Agency.SOCIAL_CARE, week)
    fund_posts(town, p, Agency.EARLY_HELP, week)
    for post in range(len(town.workers)):
        if town.workers[post].filled:
            stay_or_leave(town, post, p, seed, week)
        else:
            fill_post(town, post, p, seed, week)
    settle_workforce(town, p)


@compiled
def fill_post(town, post, p, seed, week):
    """Fill an empty post if it is funded and recruitment has had its time."""
    worker = town.workers[post]
    if worker.funded and week >= worker.vacant_until:
        start_in_post(town, post, p.workforce[0], seed, week)


@compiled
def stay_or_leave(town, post, p, seed, week):
    """Let the holder of a filled post stay or leave, the likelier the heavier the caseload."""
    worker, rules = town.workers[post], p.workforce[0]
    social_worker = post < town.counters[Count.SOCIAL_WORKERS]
    usual = rules.usual_social_worker_caseload if social_worker else rules.key_worker_caseload
    luck = uniform(seed, Decision.WORKER_LEAVES, post, week, worker.generation)
    chance = chance_to_leave(worker.caseload, usual, rules)
    if luck < chance:
        leave_post(town, post, p, week, chance, luck)


@compiled
def settle_workforce(town, p):
    """Let ties move and read the pressure, once all have stayed, left or come."""
    move_ties(town, p, tie_enabled(_families_in(town), p.investment[0]))
    _read_pressure(town, p.workforce[0])


@compiled
def _families_in(town):
    families = 0.0
    for zone in range(len(town.zones)):
        families += town.zones[zone].homes
    return families


@compiled
def fund_posts(town, p, agency, week):
    """Fund or close an agency's posts: those for everybody, then those kept for children of some ages."""
    rules = p.workforce[0]
    if agency == Agency.SOCIAL_CARE:
        _fund(town, agency, Serves.EVERYBODY, rules.social_worker_posts, rules, week)
        return
    general = rules.key_worker_posts + posts_bought(p.pooled_fund[0])
    _fund(town, agency, Serves.EVERYBODY, general, rules, week)
    for ages in (Serves.UNDER_ELEVEN, Serves.ELEVEN_AND_OVER):
        _fund(town, agency, ages, posts_for(ages, p.investment[0]), rules, week)


@compiled
def _fund(town, agency, serves, target, rules, week):
    """Fund or close posts of one kind, one after another, until so many exist; only empty ones are closed.

    A post that was kept for children of some ages and is no longer paid for serves everybody, until it
    stands empty and is closed as any other.
    """
    first, last = posts_of(town, agency)
    funded = 0
    for post in range(first, last):
        if town.workers[post].serves == serves:
            funded += town.workers[post].funded
    for post in range(first, last):
        worker = town.workers[post]
        if funded < target and not worker.funded:
            worker.funded = 1
            worker.serves = serves
            worker.vacant_until = week + int(rules.recruitment_weeks)
            funded += 1
        elif funded >= target + 1.0 and worker.funded and worker.serves == serves:
            if serves != Serves.EVERYBODY:
                worker.serves = Serves.EVERYBODY
                funded -= 1
            elif not worker.filled:
                worker.funded = 0
                funded -= 1


@compiled
def start_in_post(town, post, p, seed, week):
    """Fill a post with a new holder, whose skill is drawn."""
    worker = town.workers[post]
    worker.filled = 1
    worker.generation += 1
    worker.since_week = week
    luck = uniform(seed, Decision.WORKER_SKILL, post, 0, worker.generation)
    worker.skill = min(1.5, max(0.5, 1.0 + p.skill_spread / 1.81 * logit(luck)))


@compiled
def leave_post(town, post, p, week, chance=NO_NUMBER, luck=NO_NUMBER):
    """Let a worker go: the post stands empty, cases wait for the next owner, ties weaken.

    chance, luck : what made the worker leave, for the log.
    """
    worker, rules = town.workers[post], p.workforce[0]
    count(town, week, worker.team, M.WORKERS_LEFT, 1)
    worker.filled = 0
    worker.caseload = 0
    worker.vacant_until = week + int(rules.recruitment_weeks)
    families, opened = town.families, town.opened
    for place in range(1, opened[0] + 1):
        row = opened[place]
        if families[row].worker == post:
            trust_lost = p.support[families[row].zone].trust_worker_lost
            note_worker_change(town, row, trust_lost, week, chance, luck)
    for record in range(town.counters[Count.SPELLS]):
        if town.spells[record].worker == post:
            town.spells[record].worker = -1
    _weaken_ties(town, worker, rules.tie_lost_with_worker)


@compiled
def _weaken_ties(town, worker, share):
    """Let the ties of the leaver's agency fade in its patch, the priority area in it included."""
    for zone in range(len(town.zones)):
        if town.zones[zone].neighbourhood == worker.team:
            ties = town.ties[zone]
            for other in range(ties.shape[0]):
                ties[worker.agency, other] *= 1.0 - share
                ties[other, worker.agency] *= 1.0 - share


@compiled
def _read_pressure(town, p):
    """Pressure: mean caseload of social workers in post over the usual one, less 1, the same everywhere."""
    cases, posts = 0, 0
    for post in range(town.counters[Count.SOCIAL_WORKERS]):
        cases += town.workers[post].caseload
        posts += town.workers[post].filled
    pressure = cases / max(1, posts) / p.usual_social_worker_caseload - 1.0
    for neighbourhood in range(len(town.pressure)):
        town.pressure[neighbourhood] = pressure
