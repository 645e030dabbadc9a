"""Contact: an agency brings a family to the front door, about one child and perhaps its siblings."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.state.codes import ChildStatus
from sim.state.decisions import Decision
from sim.state.events import Event
from sim.state.record import log
from sim.state.town import Count
from sim.workforce.caseload import is_statutory


@compiled
def bring_to_front_door(town, row, agency, sibling_share, reason, value, threshold, draw, seed, week):
    """Make a contact about a family: one a week, about one child and perhaps its siblings."""
    family = town.families[row]
    if family.referrer >= 0:
        return
    family.in_contact = _children_concerned(family, sibling_share, seed, week)
    if family.in_contact == 0:
        return
    family.referrer = agency
    town.contacts[town.counters[Count.CONTACTS]] = row
    town.counters[Count.CONTACTS] += 1
    if not is_statutory(family.tier):
        log(town, week, family, Event.CONTACT, agency, -1, reason, value, threshold, draw)


@compiled
def _children_concerned(family, sibling_share, seed, week):
    """Choose the child a contact is about, and add each sibling by its own draw [bits]."""
    at_home = 0
    for slot in range(family.children):
        at_home += family.child_status[slot] == ChildStatus.AT_HOME
    if at_home == 0:
        return 0
    nth = int(uniform(seed, Decision.CONTACT_SIBLINGS, family.number, week, 10) * at_home)
    bits, seen = 0, 0
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            luck = uniform(seed, Decision.CONTACT_SIBLINGS, family.number, week, slot)
            if seen == nth or luck < sibling_share:
                bits |= 1 << slot
            seen += 1
    return bits
