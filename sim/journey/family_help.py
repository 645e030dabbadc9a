"""Family Help: one service and one lead up and down the tiers, a protection team, the family's own plan, kin.

The Families First Partnership programme, national from 2025. No effect of it has been published, so each
is an assumption whose range begins at none; nothing holds as shipped.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.beginnings import count_begun
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.families import AGENCIES
from sim.state.measures import M
from sim.state.record import count
from sim.units import CODE, SHARE, TRUST, WEEKS, assumption, means
from sim.workforce.caseload import cases_of


class FamilyHelp(NamedTuple):
    """The four parts of the reform, each of which can be had alone."""

    one_service: Annotated[
        float,
        CODE,
        assumption("1: early help and section 17 are one service with one lead", 0, 1),
        means("whether early help and section 17 are one service that keeps the lead"),
    ] = 0.0
    update_weeks: Annotated[
        float,
        WEEKS,
        assumption("to bring an assessment up to date in place of a new one", 1, 10),
        means("time to bring an assessment up to date when a family steps up with its lead"),
    ] = 3.0
    protection_team: Annotated[
        float,
        CODE,
        assumption("1: a multi-agency child protection team leads enquiries", 0, 1),
        means("whether a multi-agency child protection team leads enquiries"),
    ] = 0.0
    pooled: Annotated[
        float,
        SHARE,
        assumption("chance that what an agency knows reaches its enquiries", 0.0, 1.0),
        means("chance that an enquiry learns what another agency knows, with the team"),
    ] = 0.5
    steadier: Annotated[
        float,
        SHARE,
        assumption("of the noise of enquiry and conference that it takes out", 0.0, 0.5),
        means("how much less judgement of harm varies with a protection team"),
    ] = 0.25
    meetings: Annotated[
        float,
        SHARE,
        assumption("of families offered a family group meeting before care; none", 0.0, 1.0),
        means("families offered a family group meeting when care is near"),
    ] = 0.0
    plan_agreed: Annotated[
        float,
        SHARE,
        assumption("of meetings that agree on a plan that is tried; no estimate", 0.0, 0.6),
        means("family group meetings that agree on a plan"),
    ] = 0.3
    plan_weeks: Annotated[
        float,
        WEEKS,
        assumption("a plan is tried before care is thought of again", 0, 26),
        means("how long a family's own plan holds off care"),
    ] = 12.0
    meeting_again_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a family is offered another", 26, 104),
        means("time until a family can have another family group meeting"),
    ] = 52.0
    plan_trust: Annotated[
        float,
        TRUST,
        assumption("gained with a plan of one's own; no estimate", 0.0, 0.1),
        means("trust gained when a family's own plan is agreed"),
    ] = 0.05
    with_kin: Annotated[
        float,
        SHARE,
        assumption("of entries to care that go to relatives for good instead", 0.0, 0.2),
        means("children about to enter care who go to relatives for good instead"),
    ] = 0.0


@compiled
def keeps_lead(family, p):
    """Whether a family that moves up or down a tier keeps its lead: it has one, in one service."""
    return p.one_service > 0.0 and family.worker >= 0


@compiled
def change_tier_with_lead(town, row, tier, in_case, week):
    """Move a family to a tier with its lead and those who help; the caseload counts it as that tier does.

    in_case : children in the statutory episode [bits], 0 in early help.
    """
    family = town.families[row]
    worker = town.workers[family.worker]
    worker.caseload -= cases_of(family)
    family.tier, family.in_case = tier, in_case
    worker.caseload += cases_of(family)
    family.case_week = week
    family.low_reviews = 0
    family.kept_lead = 1
    count(town, week, family.neighbourhood, M.LEADS_KEPT, 1)
    if tier == Tier.EARLY_HELP:
        count_begun(town, family, week)


@compiled
def pooled_at_enquiry(family, known, p, seed, week):
    """Needs known to an enquiry [bits]: with a protection team, what others at its table know as well."""
    if p.protection_team <= 0.0:
        return known
    for agency in range(AGENCIES):
        if family.known[agency] & ~known:
            luck = uniform(seed, Decision.POOLED_AT_ENQUIRY, family.number, week, agency)
            if luck < p.pooled:
                known |= family.known[agency]
    return known


@compiled
def noise_left(p):
    """Share of the usual noise of an enquiry and its conference that is left [0-1]."""
    return 1.0 - p.steadier if p.protection_team > 0.0 else 1.0


@compiled
def meets_before_care(family, p, week):
    """Whether a family is due a family group meeting now that care is near."""
    return p.meetings > 0.0 and week - family.family_met_week >= p.meeting_again_weeks
