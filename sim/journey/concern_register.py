"""Concern register: agencies write down low-level concerns; several about one family set off a visit.

Below the line at which an agency refers, each has seen a little and does nothing, or helps by itself.
Leicestershire (2011, 4.1) proposes to have such concerns recorded: "where more than 2 or 3 separate agencies
express a concern then this triggers an intervention or at least a holistic assessment".
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.holistic import assess_whole_family, is_in_need
from sim.state.codes import Agency, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES, LONG_AGO
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import AGENCIES_CONCERNED, CODE, SHARE, WEEKS, assumption, means


class ConcernRegister(NamedTuple):
    """How much is written down, for how long, and how many agencies set off a visit."""

    noted: Annotated[
        float,
        SHARE,
        assumption("of low-level concerns; none, as shipped: there is no register", 0.0, 1.0),
        means("low-level concerns that agencies write down"),
    ] = 0.0
    agencies_needed: Annotated[
        float,
        AGENCIES_CONCERNED,
        assumption("different agencies; Leicestershire says 2 or 3", 2, 4),
        means("agencies with a concern about a family that set off a visit"),
    ] = 2.0
    remembered_weeks: Annotated[
        float,
        WEEKS,
        assumption("until a concern lapses; the report names no term", 13, 104),
        means("how long a concern stays on the register"),
    ] = 52.0
    without_consent: Annotated[
        float,
        CODE,
        assumption("1: also of families that do not agree to share", 0, 1),
        means("whether concerns about families that refuse sharing are noted too"),
    ] = 0.0


@compiled
def note_concern(town, row, agency, p, seed, week):
    """Write down an agency's low-level concern about a family without a case; several set off a visit."""
    family = town.families[row]
    rules = p.concern_register[family.zone]
    if rules.noted <= 0.0 or not may_be_noted(family, agency, rules):
        return
    if uniform(seed, Decision.CONCERN_NOTED, family.number, week, 0) >= rules.noted:
        return
    family.concern_week[agency] = week
    count(town, week, family.neighbourhood, M.CONCERNS_NOTED, 1)
    concerned = agencies_concerned(family.concern_week, rules.remembered_weeks, week)
    event, reason, needed = Event.CONCERN_NOTED, Reason.AGENCIES_CONCERNED, rules.agencies_needed
    log(town, week, family, event, agency, NONE, reason, float(concerned), needed, NO_NUMBER)
    if concerned >= rules.agencies_needed:
        _set_off_visit(town, row, concerned, p, seed, week)


@compiled
def may_be_noted(family, agency, p):
    """Whether a concern belongs on the register: an agency's, no case is open, and sharing is agreed to."""
    if agency == Agency.FAMILY or family.tier != Tier.UNIVERSAL:
        return False
    return family.consents_to_share != 0 or p.without_consent > 0.0


@compiled
def agencies_concerned(concern_week, remembered_weeks, week):
    """Count the agencies with a concern that has not lapsed.

    concern_week : week of each agency's last one, shape (agencies,).
    """
    concerned = 0
    for agency in range(AGENCIES):
        concerned += week - concern_week[agency] <= remembered_weeks
    return concerned


@compiled
def _set_off_visit(town, row, concerned, p, seed, week):
    """Send early help, told by those on the register what they know; the concerns are then dealt with."""
    family = town.families[row]
    rules = p.concern_register[family.zone]
    for agency in range(AGENCIES):
        if week - family.concern_week[agency] <= rules.remembered_weeks:
            family.known[Agency.EARLY_HELP] |= family.known[agency]
        family.concern_week[agency] = LONG_AGO
    rightly = is_in_need(family.severity, p.thresholds[family.zone])
    measure = M.REGISTER_TRUE_POSITIVES if rightly else M.REGISTER_FALSE_POSITIVES
    count(town, week, family.neighbourhood, measure, 1)
    reason, needed = Reason.AGENCIES_CONCERNED, rules.agencies_needed
    assess_whole_family(town, row, NONE, reason, float(concerned), needed, p, seed, week)
