"""Service directory: workers, and families if it is open to them, know which service there is for a need.

Leicestershire (2011, 4.1 and 4.8): nothing tells those who assess which services there are for what they
find, and to know who does what is what other changes rest on. Baseline: an agency that sees a need it does
not treat sends the family away, a lead refers every other need, and who is signposted is told no more than
that there is something. A directory tells which service; it makes none, and forces nobody.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.trust import trust_now
from sim.state.agencies import NOBODY
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.measures import HELP_WEEKS_OF, M
from sim.state.record import NO_NUMBER, count, log
from sim.state.rosters import mark_stale
from sim.units import CODE, RATIO, SHARE, WEEKS, assumption, means


class ServiceDirectory(NamedTuple):
    """Who looks services up, and what comes of it."""

    used: Annotated[
        float,
        SHARE,
        assumption("of workers who look services up; none, as shipped", 0.0, 1.0),
        means("workers who look services up in a directory"),
    ] = 0.0
    finds: Annotated[
        float,
        SHARE,
        assumption("of needs that would go unreferred, then referred; no estimate", 0.0, 0.8),
        means("needs that would go to nobody which the directory sends to a service"),
    ] = 0.4
    clears_doors: Annotated[
        float,
        SHARE,
        assumption("of contacts at a wrong door that come to the right one", 0.0, 0.8),
        means("contacts bound for a wrong door that the directory leads to the right one"),
    ] = 0.5
    public: Annotated[
        float,
        CODE,
        assumption("1: families look for themselves too", 0, 1),
        means("whether families can look services up"),
    ] = 0.0
    asks_more: Annotated[
        float,
        SHARE,
        assumption("of families who would not have asked, who do; no estimate", 0.0, 0.4),
        means("families who would not have asked for help and do, once they can look it up"),
    ] = 0.1
    takes_up: Annotated[
        float,
        SHARE,
        assumption("of those told of a service at middling trust; no estimate", 0.0, 0.6),
        means("families told of a service who take it up, at middling trust"),
    ] = 0.3
    takes_up_by_trust: Annotated[
        float,
        RATIO,
        assumption("more for a unit of trust above rest; as in early help", 0.0, 1.5),
        means("added to the share who take a service up by a unit of trust"),
    ] = 0.8
    help_weeks: Annotated[
        float,
        WEEKS,
        assumption("brief help, as an agency's own", 4, 16),
        means("how long the brief help lasts that the directory leads to"),
    ] = 8.0


@compiled
def chance_looked_up(usual, p):
    """Chance that a need outside the lead's trade goes to a service [0-1], of those that would not too."""
    return usual + p.used * p.finds * (1.0 - usual)


@compiled
def wrong_doors_left(p):
    """Share of contacts at a wrong door that still come to one [0-1]."""
    return 1.0 - p.used * p.clears_doors


@compiled
def chance_to_ask(trust, p):
    """Chance that a family that might ask for help does [0-1]: its trust, and more where it can look."""
    if p.public <= 0.0:
        return trust
    return trust + p.used * p.asks_more * (1.0 - trust)


@compiled
def points_to_service(town, row, agency, need, p, seed, week):
    """Tell a family that would be sent away which service there is for a need; say whether it takes it up."""
    family = town.families[row]
    rules = p.service_directory[family.zone]
    if rules.used <= 0.0 or need < 0 or (agency == Agency.FAMILY and rules.public <= 0.0):
        return False
    service = int(p.support[family.zone].specialist[need])
    if service == NOBODY or family.own_help_until > week:
        return False
    if p.detection[family.zone].there[service] <= 0.0:
        return False
    if uniform(seed, Decision.DIRECTORY_USED, family.number, week, 0) >= rules.used:
        return False
    trust = trust_now(family, week, p.support[family.zone])
    chance = rules.takes_up + rules.takes_up_by_trust * (trust - 0.55)
    luck = uniform(seed, Decision.DIRECTORY_USED, family.number, week, 1)
    if luck >= chance:
        return False
    _begin_brief_help(town, family, need, service, rules, week)
    event, reason = Event.SERVICE_ARRANGED, Reason.SERVICE_DIRECTORY
    log(town, week, family, event, service, need, reason, float(agency), chance, luck)
    return True


@compiled
def _begin_brief_help(town, family, need, service, p, week):
    """Let the service help briefly; all its weeks are counted, and so paid for, on the first."""
    family.own_help_until = week + int(p.help_weeks)
    family.own_help_need = need
    family.known[service] |= 1 << need
    family.agencies_ever |= 1 << service
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
    count(town, week, family.neighbourhood, M.DIRECTORY_SERVICES, 1)
    if HELP_WEEKS_OF[service] >= 0:
        count(town, week, family.neighbourhood, HELP_WEEKS_OF[service], int(p.help_weeks))
    event, reason, weeks = Event.BRIEF_HELP, Reason.SERVICE_DIRECTORY, float(int(p.help_weeks))
    log(town, week, family, event, service, need, reason, weeks, NO_NUMBER, NO_NUMBER)
