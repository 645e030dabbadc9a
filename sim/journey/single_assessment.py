"""Single assessment: one that others accept, and a wheel on which a family says itself what it needs.

Leicestershire (2011, 5.4.1) finds that the common assessment has done away with no other, and proposes that
it should. Greater Manchester (2016) has families place themselves on a wheel of topics: needs come to light
that nobody asked about, so at first there are more of them, and families like to see themselves get on.
Baseline: each separate agency asks the story for itself, a referral is assessed anew, and leads work on what
is their trade.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.trust import trust_now
from sim.state.codes import Need, Severity, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import LOG_ODDS, RATIO, SHARE, WEEKS, assumption, by, means

NEW_ONE = 100  # draws beyond those by need: whether a new assessment is made


class SingleAssessment(NamedTuple):
    """How far one assessment stands for others, and who fills in the wheel."""

    accepted: Annotated[
        float,
        SHARE,
        assumption("of assessments for which a shared one stands; none, as shipped", 0.0, 1.0),
        means("assessments in whose place a shared one is accepted"),
    ] = 0.0
    valid_weeks: Annotated[
        float,
        WEEKS,
        assumption("an assessment stands, unless it is brought up to date", 13, 52),
        means("how long an assessment stands for others"),
    ] = 26.0
    update_share: Annotated[
        float,
        SHARE,
        assumption("of a new assessment's weeks, to bring one up to date", 0.2, 1.0),
        means("length of an update, against a new assessment"),
    ] = 0.5
    wheel: Annotated[
        float,
        SHARE,
        assumption("of families in early help who fill in the wheel; none, as shipped", 0, 1),
        means("families in early help who fill in a wheel of their own needs"),
    ] = 0.0
    names: Annotated[
        tuple,
        SHARE,
        assumption("of its needs that a family names, by severity; no estimate", 0, 1),
        by(Severity),
        means("chance that a family names a need on the wheel"),
    ] = (0.0, 0.5, 0.8, 0.9)
    names_by_trust: Annotated[
        float,
        RATIO,
        assumption("more for a unit of trust above rest; no estimate", 0.0, 1.0),
        means("added to the chance of naming a need by a unit of trust"),
    ] = 0.5
    admits: Annotated[
        tuple,
        RATIO,
        assumption("named as freely as others, by need; drink is seldom seen at first", 0, 1),
        by(Need),
        means("how freely a need is named on the wheel, against the others"),
    ] = (1.0, 1.0, 0.9, 0.5, 0.5, 0.6, 1.0, 0.5)
    odds: Annotated[
        float,
        LOG_ODDS,
        assumption("added to engagement by seeing its own progress; no estimate", 0.0, 0.4),
        means("added to engagement in families who fill in the wheel"),
    ] = 0.1


@compiled
def is_up_to_date(family, p, week):
    """Whether a family has an assessment that stands, or is being assessed."""
    return family.tier == Tier.ASSESSMENT or week - family.assessed_week <= p.valid_weeks


@compiled
def stands_for(family, nth, p, seed, week):
    """Whether the assessment there is stands for another that would be made.

    nth : need that a separate agency would assess, or `NEW_ONE`.
    """
    if p.accepted <= 0.0 or not is_up_to_date(family, p, week):
        return False
    return uniform(seed, Decision.ASSESSMENT_ACCEPTED, family.number, week, nth) < p.accepted


@compiled
def join_on_shared_assessment(town, family, need, agency, lead, chance, luck, week):
    """Let a separate agency begin on the lead's assessment, which tells it all that the lead knows.

    chance, luck : by which the lead's referral has led to it, for the log.
    """
    family.known[agency] |= family.known[lead]
    count(town, week, family.neighbourhood, M.SHARED_ASSESSMENTS, 1)
    event, reason = Event.SERVICE_JOINED, Reason.SHARED_ASSESSMENT
    log(town, week, family, event, agency, need, reason, NO_NUMBER, chance, luck)


@compiled
def weeks_to_assess(weeks, family, p, seed, week):
    """Weeks that an assessment takes: as many as a new one, or fewer where one is brought up to date."""
    if not stands_for(family, NEW_ONE, p, seed, week):
        return weeks
    family.updating = 1
    return max(1, int(p.update_share * weeks))


@compiled
def name_needs(town, family, lead, p, seed, week):
    """Have a family in early help fill in the wheel; return the needs it names [bits by need].

    What it names its lead works on too. The needs a family would rather not name come out as trust grows.
    """
    rules = p.single_assessment[family.zone]
    if rules.wheel <= 0.0 or family.tier != Tier.EARLY_HELP:
        return 0
    luck = uniform(seed, Decision.SELF_ASSESSMENT, family.number, 0, NEEDS)
    if luck >= rules.wheel:
        return 0
    trust = trust_now(family, week, p.support[family.zone])
    named, new = needs_named(family, trust, rules, seed, week), 0
    for need in range(NEEDS):
        new += ((named & ~family.known[lead]) >> need) & 1
    count(town, week, family.neighbourhood, M.SELF_ASSESSMENTS, 1)
    count(town, week, family.neighbourhood, M.NEEDS_NAMED, new)
    event, reason = Event.SELF_ASSESSED, Reason.SELF_ASSESSMENT
    log(town, week, family, event, lead, NONE, reason, float(new), rules.wheel, luck)
    family.named |= named
    family.assessed_week = week
    family.wheel_odds = rules.odds
    return named


@compiled
def needs_named(family, trust, p, seed, week):
    """Needs that a family names on the wheel, each by its own draw [bits by need]."""
    named = 0
    for need in range(NEEDS):
        chance = p.names[family.severity[need]]
        if chance > 0.0:
            chance = p.admits[need] * (chance + p.names_by_trust * (trust - 0.55))
        if uniform(seed, Decision.SELF_ASSESSMENT, family.number, week, need) < chance:
            named |= 1 << need
    return named
