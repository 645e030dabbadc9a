"""What events say of a family at home: its needs, its children, and those who live in care."""

from collections.abc import Callable

from sim.state.codes import Agency, Placement, Tier, name_of
from sim.state.events import Event, Reason
from sim.state.families import MAX_CHILDREN
from sim.story.life import Life, Told

HOME_AGAIN = {name_of(reason) for reason in (Reason.RETURNED_HOME, Reason.UNPLANNED_RETURN)}
AGED_OUT = name_of(Reason.AGED_OUT)
# rows of care say the placement in the place of the agency, by the same code
PLACEMENT_OF = {name_of(Agency(placement)): name_of(placement) for placement in Placement}
CHILD_IN_CASE = {
    Tier.ASSESSMENT: "assessment",
    Tier.CHILD_IN_NEED: "child_in_need",
    Tier.CHILD_PROTECTION: "child_protection",
}
AT_HOME, LOOKED_AFTER, CARE_LEAVER = "at_home", "looked_after", name_of(Placement.CARE_LEAVER)


def children_of(bits: int) -> set[int]:
    """Return the places of the children marked in a set of bits."""
    return {slot for slot in range(MAX_CHILDREN) if bits >> slot & 1}


def need_stands(life: Life, told: Told) -> None:
    """Take the severity that an event says a need has from now on."""
    life.begin(told, "need", str(told.need), told.need, value=told.value)


def need_ends(life: Life, told: Told) -> None:
    """End a need."""
    life.end(told, "need", told.need)


def come_home(life: Life, told: Told) -> None:
    """Add a child born, or those there as the log begins or as the family comes, to the children at home."""
    came = children_of(told.children) if told.child is None else {told.child}
    life.at_home |= came
    if told.event == name_of(Event.BIRTH) and life.is_statutory:
        life.in_case |= came  # a baby is part of the open case
    note_children(life, told)


def leave_home(life: Life, told: Told) -> None:
    """Take a child who has turned 18, or lives with relatives for good, off the family's children."""
    if told.child is not None:
        _leave(life, told.child)
    note_children(life, told)


def _leave(life: Life, child: int) -> None:
    life.at_home.discard(child)
    life.in_case.discard(child)


def enter_care(life: Life, told: Told) -> None:
    """Let a child live in a placement from now on, or move to another; its family may have gone before."""
    if told.child is None:
        return
    placement = PLACEMENT_OF[str(told.agency)]
    life.begin(told, "care", placement, told.child, told.child)
    if placement != CARE_LEAVER and (told.child in life.at_home or told.child in life.in_care):
        _leave(life, told.child)
        life.in_care[told.child] = placement
    note_children(life, told)


def leave_care(life: Life, told: Told) -> None:
    """End a stay: a child comes home into the family's case, lives elsewhere, or is a care leaver."""
    if told.child is None:
        return
    life.in_care.pop(told.child, None)
    if told.rule == AGED_OUT:
        life.begin(told, "care", CARE_LEAVER, told.child, told.child)
    else:
        life.end(told, "care", told.child)
    if told.rule in HOME_AGAIN:
        life.at_home.add(told.child)
        life.in_case.add(told.child)
    note_children(life, told)


def episode_ends(life: Life, told: Told) -> None:
    """End a care leaver's record; a whole family's episode ends with its case, told beside it."""
    if told.child is not None and told.rule == AGED_OUT:
        life.end(told, "care", told.child)


def note_children(life: Life, told: Told) -> None:
    """Bring the lane of children up to date: where each stands, by home, case and care."""
    for child in range(MAX_CHILDREN):
        if child in life.in_care:
            life.begin(told, "child", LOOKED_AFTER, child, child)
        elif child in life.at_home:
            stands = CHILD_IN_CASE[life.tier] if child in life.in_case else AT_HOME
            life.begin(told, "child", stands, child, child)
        else:
            life.end(told, "child", child)


HOME_EVENTS: dict[Event, Callable[[Life, Told], None]] = {
    Event.NEED_STANDING: need_stands,
    Event.NEED_BEGAN: need_stands,
    Event.NEED_CHANGED: need_stands,
    Event.NEED_ENDED: need_ends,
    Event.BIRTH: come_home,
    Event.MOVED_IN: come_home,
    Event.CHILD_STANDING: come_home,
    Event.CHILD_GREW_UP: leave_home,
    Event.KIN_FOUND: leave_home,
    Event.CARE_STANDING: enter_care,
    Event.CARE_STARTED: enter_care,
    Event.PLACEMENT_CHANGED: enter_care,
    Event.CIN_ENDED: episode_ends,
}
