"""Referral pathway: how a referral from one agency to another is made, on a ladder of six steps.

Leicestershire (2011, 5.4.2): today an assessment leads to "what might be called a 'soft' referral into
another service - this is little more than a request for an interview". Higher steps leave less to be done
again: the application is filled in, eligibility decided, the service commissioned, or booked. Three things
follow from a step: how often a referral ends in a service, how soon one that came to nothing is made again,
and how often the service asks the whole story once more. A soft referral is the model as it stands.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.single_assessment import join_on_shared_assessment, stands_for
from sim.state.codes import Agency, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.measures import M
from sim.state.record import NO_NUMBER, count, log
from sim.state.rosters import mark_stale
from sim.units import CODE, SHARE, WEEKS, assumption, by, codes, means

_LADDER = ("signpost", "soft", "application", "hard", "commissioned", "booked")
_STEPS = f"by step: {', '.join(_LADDER)}"


class ReferralPathway(NamedTuple):
    """The step that agencies have agreed on, how far it reaches, and what each step does."""

    reach: Annotated[
        float,
        SHARE,
        assumption("of referrals that go the agreed way; none, as shipped", 0.0, 1.0),
        means("referrals that are made the agreed way"),
    ] = 0.0
    step: Annotated[
        float,
        CODE,
        assumption(f"0 to 5, {_STEPS}", 0, 5),
        codes(*_LADDER),
        means("how agencies refer to one another, from the loosest way to the tightest"),
    ] = 1.0
    ends_in_service: Annotated[
        tuple,
        SHARE,
        assumption(f"of referrals, {_STEPS}; soft as in the baseline, no estimate", 0, 1),
        by(_LADDER),
        means("referrals that end in a service"),
    ] = (0.2, 0.5, 0.6, 0.75, 0.85, 0.95)
    made_again_weeks: Annotated[
        tuple,
        WEEKS,
        assumption(f"0 not before who helps is looked at again, {_STEPS}; no estimate", 0, 13),
        by(_LADDER),
        means("how often a referral that came to nothing is made again"),
    ] = (0.0, 0.0, 8.0, 6.0, 4.0, 2.0)
    story_asked: Annotated[
        tuple,
        SHARE,
        assumption(f"of services that ask the whole story again, {_STEPS}; no estimate", 0, 1),
        by(_LADDER),
        means("services that have the family tell all again"),
    ] = (1.0, 1.0, 0.7, 0.5, 0.2, 0.0)
    signpost_taken_up: Annotated[
        tuple,
        SHARE,
        assumption(f"by families whom the front door signposts, {_STEPS}; no estimate", 0, 1),
        by(_LADDER),
        means("signposted families who take up brief help"),
    ] = (0.0, 0.0, 0.1, 0.2, 0.35, 0.5)
    taken_up_weeks: Annotated[
        float,
        WEEKS,
        assumption("brief help that follows, as long as an agency's own", 4, 16),
        means("how long the brief help lasts that a signposted family takes up"),
    ] = 8.0


@compiled
def chance_of_service(usual, p):
    """Chance that a referral ends in a service [0-1]: the usual one, and the step's as far as it reaches."""
    if p.reach <= 0.0:
        return usual
    return usual + p.reach * (p.ends_in_service[int(p.step)] - usual)


@compiled
def is_made_again(weeks, p):
    """Whether so many weeks after the worker came a referral that led nowhere is noticed, and made again."""
    if p.reach <= 0.0:
        return False
    after = int(p.made_again_weeks[int(p.step)])
    return after > 0 and weeks % after == 0


@compiled
def asks_the_story(family, need, p, seed, week):
    """Whether the service that a referral ends in asks the whole story once more."""
    if p.reach <= 0.0:
        return True
    luck = uniform(seed, Decision.STORY_ASKED, family.number, week, need)
    return luck >= p.reach * (1.0 - p.story_asked[int(p.step)])


@compiled
def open_silo(town, family, need, agency, chance, luck, p, seed, week):
    """Let a separate agency help; it assesses for itself and asks the story once more, or need not.

    chance, luck : by which the lead's referral has led to it, for the log.
    """
    rules, pathway = p.support[family.zone], p.referral_pathway[family.zone]
    family.siloed |= 1 << need
    family.services |= 1 << agency
    family.agencies_ever |= 1 << agency
    if agency == Agency.CHILD_MENTAL_HEALTH:
        count(town, week, family.neighbourhood, M.CHILD_MENTAL_HEALTH_REFERRALS, 1)
    if not asks_the_story(family, need, pathway, seed, week):
        _join(town, family, need, agency, chance, luck, pathway, week)
        return
    if stands_for(family, need, p.single_assessment[family.zone], seed, week):
        lead = Agency.EARLY_HELP if family.tier == Tier.EARLY_HELP else Agency.SOCIAL_CARE
        join_on_shared_assessment(town, family, need, agency, lead, chance, luck, week)
        return
    if rules.story_passed_on > 0.0:
        luck = uniform(seed, Decision.STORY_PASSED_ON, family.number, week, need)
        if luck < rules.story_passed_on:
            event, reason = Event.SERVICE_JOINED, Reason.STORY_PASSED_ON
            log(town, week, family, event, agency, need, reason, NO_NUMBER, rules.story_passed_on, luck)
            return
    family.trust_marks -= rules.trust_retelling
    count(town, week, family.neighbourhood, M.REPEAT_ASSESSMENTS, 1)
    event, reason = Event.ASSESSMENT_STARTED, Reason.STORY_RETOLD
    log(town, week, family, event, agency, need, reason, NO_NUMBER, chance, luck)


@compiled
def _join(town, family, need, agency, chance, luck, p, week):
    """Record a service that begins on what is known already: no further assessment."""
    count(town, week, family.neighbourhood, M.PATHWAY_SERVICES, 1)
    event, reason, step = Event.SERVICE_ARRANGED, Reason.REFERRAL_PATHWAY, p.step
    log(town, week, family, event, agency, need, reason, step, chance, luck)


@compiled
def refer_the_signposted(town, family, p, seed, week):
    """Refer a family on that the front door has signposted, for what it presents with; some take it up."""
    if p.reach <= 0.0 or family.presenting < 0:
        return
    chance = p.reach * p.signpost_taken_up[int(p.step)]
    luck = uniform(seed, Decision.SIGNPOST_TAKEN_UP, family.number, week, 0)
    if luck >= chance:
        return
    need, reason = family.presenting, Reason.REFERRAL_PATHWAY
    family.own_help_until = week + int(p.taken_up_weeks)
    family.own_help_need = need
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
    count(town, week, family.neighbourhood, M.SIGNPOSTS_TAKEN_UP, 1)
    log(town, week, family, Event.SERVICE_ARRANGED, family.referrer, need, reason, p.step, chance, luck)
