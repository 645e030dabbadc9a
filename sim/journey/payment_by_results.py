"""Payment by results: a fee when a family joins, another for its result, and what that does to who is helped.

Greater Manchester's authorities (2016) told of up to £4,000 a family in the first phase of Troubled
Families, and of £1,000 on joining and £800 for a result in the second. They told of pressure towards
"shorter, sharper" work that can be claimed after three or six months, and of much effort that goes into
claims and not into families. No effect on outcomes is coded here: fees are counted, and order, closing and
hours are moved.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import end_early_help
from sim.state.codes import Need, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import LONG_AGO, NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import CODE, NEEDS_OF_EIGHT, POUNDS, SCORE, SHARE, WEEKS, assumption, by, evidence, means


class PaymentByResults(NamedTuple):
    """Fees, what a result is, and the pull that fees have; not in force, as shipped."""

    in_force: Annotated[
        float,
        CODE,
        assumption("0: nobody pays by results, as shipped", 0, 1),
        means("whether joining and results are paid for"),
    ] = 0.0
    counts: Annotated[
        tuple, CODE, assumption("1 where a need counts towards joining, by need", 0, 1), by(Need)
    ] = (1.0,) * NEEDS
    least_needs: Annotated[
        float,
        NEEDS_OF_EIGHT,
        assumption("that count, for a family to be paid for", 1, 4),
        means("needs that count from which a family is paid for"),
    ] = 2.0
    attachment_fee: Annotated[
        float, POUNDS, evidence("seed_gm_pbr2_attach", 0, 4000), means("fee when a family joins")
    ] = 1000.0
    result_fee: Annotated[
        float,
        POUNDS,
        evidence("seed_gm_pbr2_result", 0, 4000),
        means("fee when a family's result is claimed"),
    ] = 800.0
    partner_pays: Annotated[
        float, SHARE, assumption("a partner adds this share of the attachment fee; no partner", 0, 1)
    ] = 0.0
    partner_keeps: Annotated[
        float, SHARE, assumption("a partner keeps this share of the result fee; no partner", 0, 1)
    ] = 0.0
    result_weeks: Annotated[
        float,
        WEEKS,
        evidence("seed_gm_pbr2_result", 13, 26),
        means("shortest time from joining until a result can be claimed"),
    ] = 13.0
    taken_first_below: Annotated[
        float,
        SCORE,
        assumption("who is judged in lesser need seems near to a result; 0 takes nobody first", 0, 4),
        means("need score below which a waiting family is taken before all others"),
    ] = 3.0
    closes_on_claim: Annotated[
        float,
        SHARE,
        assumption("cases closed once the result is paid; no estimate published", 0, 1),
        means("cases closed as soon as their result is claimed, whatever needs are left"),
    ] = 0.5
    hours_lost: Annotated[
        float,
        SHARE,
        assumption("of a worker's time with a family, to evidence; no estimate published", 0, 0.15),
        means("worker's time with a family that goes into claiming"),
    ] = 0.05


@compiled
def is_taken_first(family, p):
    """Whether a family that waits for early help is taken before all others: it seems near to a result."""
    if p.in_force == 0.0 or family.tier != Tier.EARLY_HELP_WAITING:
        return False
    return family.priority < p.taken_first_below


@compiled
def attach(town, family, p, week):
    """Have a family that begins early help paid for, if enough of its needs count; once in its life."""
    if p.in_force == 0.0 or family.attached_week > LONG_AGO:
        return
    needs = needs_that_count(family.severity, p)
    if needs < p.least_needs:
        return
    family.paid_for = promised(family.severity, p)
    family.attached_week = week
    family.hours_lost = p.hours_lost
    count(town, week, family.neighbourhood, M.ATTACHED_FAMILIES, 1)
    count(town, week, family.neighbourhood, M.ATTACHMENT_FEES, p.attachment_fee)
    count(town, week, family.neighbourhood, M.ATTACHMENT_FEES_OF_PARTNER, p.partner_pays * p.attachment_fee)
    reason = Reason.NEEDS_PAID_FOR
    log(town, week, family, Event.ATTACHED, NONE, NONE, reason, float(needs), p.least_needs, NO_NUMBER)


@compiled
def needs_that_count(severity, p):
    """Count the needs of a family that count towards joining."""
    needs = 0
    for need in range(NEEDS):
        needs += severity[need] > 0 and p.counts[need] > 0.0
    return needs


@compiled
def promised(severity, p):
    """Pack the severities of the needs that count, two bits each: what a result is held against."""
    packed = 0
    for need in range(NEEDS):
        if p.counts[need] > 0.0:
            packed |= int(severity[need]) << 2 * need
    return packed


@compiled
def is_result(severity, paid_for):
    """Whether some need that was there has fallen, each established one too, and none has risen."""
    fallen = False
    for need in range(NEEDS):
        before = (paid_for >> 2 * need) & 3
        if before == 0:
            continue
        if severity[need] > before or (severity[need] == before and before >= 2):
            return False
        fallen = fallen or severity[need] < before
    return fallen


@compiled
def claim_result(town, family, p, week):
    """Claim the result of a family, if there is one and it has lasted long enough; say whether it was."""
    if p.in_force == 0.0 or week - family.attached_week < p.result_weeks:
        return False
    if not is_result(family.severity, family.paid_for):
        return False
    family.paid_for = 0
    family.hours_lost = 0.0
    count(town, week, family.neighbourhood, M.RESULT_FAMILIES, 1)
    count(town, week, family.neighbourhood, M.RESULT_FEES, (1.0 - p.partner_keeps) * p.result_fee)
    count(town, week, family.neighbourhood, M.RESULT_FEES_OF_PARTNER, p.partner_keeps * p.result_fee)
    reason, weeks = Reason.RESULT_PAID, float(week - family.attached_week)
    log(town, week, family, Event.RESULT_CLAIMED, NONE, NONE, reason, weeks, p.result_weeks, NO_NUMBER)
    return True


@compiled
def closes_on_claim(town, row, p, score, seed, week):
    """Say whether a case is closed because its result has been paid for, whatever needs are left."""
    family = town.families[row]
    luck = uniform(seed, Decision.CLOSED_ON_CLAIM, family.number, week, 0)
    if luck >= p.closes_on_claim:
        return False
    reason = Reason.RESULT_PAID
    log(town, week, family, Event.CLOSED, NONE, NONE, reason, score, p.closes_on_claim, luck)
    end_early_help(town, row, week, reason, score, p.closes_on_claim, luck)
    return True
