"""What events say of help beside the lead: agencies, advocate, services with places; and of going away."""

from collections.abc import Callable

from sim.state.codes import Service, name_of
from sim.state.events import FIRST_SERVICE, Event, Reason
from sim.story.case_events import case_ends
from sim.story.home_events import note_children
from sim.story.life import Life, Told

SERVICE_OF = {
    name_of(Reason(FIRST_SERVICE + service)): name_of(service)
    for service in Service
    if service != Service.NONE
}


def help_changes(life: Life, told: Told) -> None:
    """Take the agencies that help beside the lead from this week on."""
    bits = int(told.value)
    for code, agency in enumerate(life.agencies):
        if bits >> code & 1:
            life.begin(told, "agency", agency, agency)
        else:
            life.end(told, "agency", agency)


def advocate_starts(life: Life, told: Told) -> None:
    """Give the family an advocate."""
    life.begin(told, "advocate", "advocate")


def advocate_ends(life: Life, told: Told) -> None:
    """Take the advocate away."""
    life.end(told, "advocate")


def service_starts(life: Life, told: Told) -> None:
    """Give the family a place in a service, of so many hours a week."""
    life.begin(told, "service", SERVICE_OF[told.rule], value=told.value)


def service_ends(life: Life, told: Told) -> None:
    """End a family's place in a service."""
    life.end(told, "service")


def go_away(life: Life, told: Told) -> None:
    """End everything as a family leaves; the authority keeps its children in care."""
    case_ends(life, told)
    life.at_home, life.in_care = set(), {}
    note_children(life, told)
    for lane in ("need", "advocate", "service"):
        for _, which in life.holds(lane):
            life.end(told, lane, which)


HELP_EVENTS: dict[Event, Callable[[Life, Told], None]] = {
    Event.HELP_CHANGED: help_changes,
    Event.ADVOCATE_STANDING: advocate_starts,
    Event.ADVOCATE_STARTED: advocate_starts,
    Event.ADVOCATE_ENDED: advocate_ends,
    Event.SERVICE_STANDING: service_starts,
    Event.SERVICE_STARTED: service_starts,
    Event.SERVICE_ENDED: service_ends,
    Event.MOVED_OUT: go_away,
    Event.LEFT: go_away,
}
