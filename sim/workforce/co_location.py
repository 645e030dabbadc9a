"""Co-location: agencies that sit together grow stronger ties, and the lead hears more of what they know."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.families import AGENCIES
from sim.units import FAMILIES, PER_WEEK, RATIO, SHARE, assumption, by, means
from sim.workforce.neighbourhood_teams import tie_by_patch


class CoLocation(NamedTuple):
    """Which agencies sit together, and what that makes of their ties."""

    together: Annotated[
        tuple,
        SHARE,
        assumption("which agencies sit together, by agency; as things stand none", 0, 1),
        by(Agency),
    ] = (0.0,) * AGENCIES
    tie_added: Annotated[
        float,
        SHARE,
        assumption("to the tie of two agencies that sit together, in the end", 0.0, 0.6),
        means("strength added to the tie of two agencies that sit together, in the end"),
    ] = 0.5
    tie_growth: Annotated[
        float,
        PER_WEEK,
        assumption("ties grow in about a year, as they do after a leaver", 0.005, 0.05),
        means("how fast ties grow between agencies that sit together"),
    ] = 0.02
    told_without_consent: Annotated[
        float,
        RATIO,
        assumption("of what is told when a family has agreed to share", 0.0, 0.6),
        means("part of the usual telling that goes on where a family refuses it"),
    ] = 0.3
    families_a_hub: Annotated[
        float,
        FAMILIES,
        assumption("one hub a neighbourhood of Tameside; a matter of cost only", 3000, 15000),
        means("families whom one shared office serves, to reckon what offices cost"),
    ] = 6500.0


@compiled
def tie_in_the_end(base, one, other, p):
    """Strength toward which a tie moves [0-1]: its base, and more where both agencies sit together.

    base : strength before anybody sits together; one, other : agencies.
    """
    return min(1.0, base + p.tie_added * min(p.together[one], p.together[other]))


@compiled
def share_fading(one, other, p):
    """Share of what has been added to a tie that fades a week, as others' workers leave [0-1].

    Leavers of social care and early help are simulated, and take their share of ties when they go; those of
    all other agencies are not. A base is what usual growth and fading of theirs settle at, so only what
    sitting together adds can fade. p : the workforce.
    """
    leavers = p.others_in_patch * p.others_turnover_a_year / 52.18
    ends = int(not _is_simulated(one)) + int(not _is_simulated(other))
    return min(1.0, ends * leavers * p.tie_lost_with_worker)


@compiled
def _is_simulated(agency):
    return agency == Agency.SOCIAL_CARE or agency == Agency.EARLY_HELP


@compiled
def move_ties(town, p, enabled=0.0):
    """Let ties move toward where they end: up where agencies sit together, else back to their base.

    enabled : what a team that brings agencies together adds to every tie.
    """
    workforce = p.workforce[0]
    for zone in range(town.ties.shape[0]):
        rules, ties, bases = p.co_location[zone], town.ties[zone], town.base_ties[zone]
        teams = p.neighbourhood_teams[zone]
        for one in range(AGENCIES):
            for other in range(AGENCIES):
                base = bases[one, other]
                end = min(1.0, tie_in_the_end(base, one, other, rules) + enabled)
                end = tie_by_patch(end, one, other, teams)
                pace = rules.tie_growth if end > base else workforce.tie_regrowth
                faded = share_fading(one, other, workforce) * max(0.0, ties[one, other] - base)
                ties[one, other] += pace * (end - ties[one, other]) - faded


@compiled
def needs_told(town, family, lead, p, seed, week):
    """Needs that the lead hears of from those it sits with [bits by need].

    Only what sitting together has added to a tie tells more: what the usual ties carry, by telephone
    and at conferences, is in what a lead is taken to know in any case. None where nobody sits together.
    """
    told = 0
    for agency in range(AGENCIES):
        reaches = town.ties[family.zone, agency, lead] - town.base_ties[family.zone, agency, lead]
        if reaches <= 0.0 or family.known[agency] == 0:
            continue
        if not family.consents_to_share:
            reaches *= p.told_without_consent
        if uniform(seed, Decision.TOLD_BY_NEIGHBOURING_DESK, family.number, week, agency) < reaches:
            told |= family.known[agency]
    return told
