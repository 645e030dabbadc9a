"""Roster of families with a service that has places: taken and given up here alone, and counted once."""

from sim.compiled import compiled
from sim.state.codes import Service
from sim.state.events import FIRST_SERVICE, Event
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.rosters import mark_stale


@compiled
def begin_service(town, row, service, hours, week, chance, luck):
    """Give a family a place in a service, so many hours a week; what it does is set by whoever gives it."""
    family, served = town.families[row], town.served
    served[0] += 1
    served[served[0]] = row
    family.served_at = served[0]
    family.service = service
    family.service_hours = hours
    family.service_since = week
    count(town, week, family.neighbourhood, M.SERVICE_STARTS, 1)
    reason = FIRST_SERVICE + service
    log(town, week, family, Event.SERVICE_STARTED, NONE, NONE, reason, hours, chance, luck)


@compiled
def end_service(town, row, week, reason):
    """End a family's service and all that it does; the last of the roster takes its place."""
    family, served = town.families[row], town.served
    if family.served_at <= 0:
        return
    held = float(week - family.service_since)
    count(town, week, family.neighbourhood, M.SERVICE_ENDS, 1)
    log(town, week, family, Event.SERVICE_ENDED, NONE, NONE, reason, held, NO_NUMBER, NO_NUMBER)
    last = served[served[0]]
    served[family.served_at] = last
    town.families[last].served_at = family.served_at
    served[0] -= 1
    family.served_at = -1
    family.service = Service.NONE
    family.service_scope = 0
    family.service_hours = family.service_power = family.service_odds = family.service_spared = 0.0
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
