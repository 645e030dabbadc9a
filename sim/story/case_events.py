"""What events say of a family's case: tier, queue or worker, assessment, enquiry and plan."""

from collections.abc import Callable

from sim.state.codes import Tier, name_of
from sim.state.events import Event, Reason
from sim.story.home_events import HOME_AGAIN, children_of, leave_care, note_children
from sim.story.life import Life, Told

SAME_LEAD, HARM_EASED = name_of(Reason.SAME_LEAD), name_of(Reason.HARM_EASED)
STORY_RETOLD = name_of(Reason.STORY_RETOLD)
ENQUIRY, PLAN = "section_47_enquiry", "child_protection_plan"


def case_stands(life: Life, told: Told) -> None:
    """Take over a case or queue place that there is as the log begins."""
    life.in_case = children_of(told.children)
    move_to(life, told, Tier(int(told.value)))
    if life.tier == Tier.CHILD_PROTECTION:
        _plans_begin(life, told, life.in_case)
    if told.worker is None:
        _wait(life, told)
    else:
        allocated(life, told)


def move_to(life: Life, told: Told, tier: Tier) -> None:
    """Let the family stand in another tier, and its children with it."""
    life.tier = tier
    life.begin(told, "tier", name_of(tier), value=float(tier))
    if tier == Tier.ASSESSMENT:
        life.begin(told, "assessment", "social_care_assessment")
    else:
        life.end(told, "assessment")
    note_children(life, told)


def wait(life: Life, told: Told) -> None:
    """Give a queue place; whoever has no case yet waits for early help with it."""
    if not life.is_statutory:
        move_to(life, told, Tier.EARLY_HELP_WAITING)
    _wait(life, told, told.value)


def _wait(life: Life, told: Told, value: float = float("nan")) -> None:
    life.begin(told, "waiting", "social_work" if life.is_statutory else "early_help", value=value)


def allocated(life: Life, told: Told) -> None:
    """Name the family's worker: the queue place is given up."""
    life.end(told, "waiting")
    life.begin(told, "worker", str(told.worker))


def worker_lost(life: Life, told: Told) -> None:
    """Take the worker away: the family waits for the next one."""
    life.end(told, "worker")
    _wait(life, told)


def assessment_starts(life: Life, told: Told) -> None:
    """Open a statutory case; assessments by separate agencies, told by the same event, open none."""
    if told.rule != STORY_RETOLD:
        life.in_case = children_of(told.children)
        move_to(life, told, Tier.ASSESSMENT)


def stepped_up(life: Life, told: Told) -> None:
    """Move up with the same lead; without one early help ends, and the assessment's start is told next."""
    if told.rule != SAME_LEAD:
        case_ends(life, told)
        return
    life.in_case = children_of(told.children)
    move_to(life, told, Tier.ASSESSMENT)


def early_help_starts(life: Life, told: Told) -> None:
    """Begin early help, for a family that has waited or one that comes down with its lead."""
    _leave_social_care(life, told)
    move_to(life, told, Tier.EARLY_HELP)


def _leave_social_care(life: Life, told: Told) -> None:
    life.in_case = set()
    life.end(told, "enquiry")
    for _, child in life.holds("plan"):
        life.end(told, "plan", child)


def found_in_need(life: Life, told: Told) -> None:
    """Take the whole family into need; a baby's or a returned child's own episode changes no tier."""
    if told.child is None:
        move_to(life, told, Tier.CHILD_IN_NEED)


def enquiry_stands(life: Life, told: Told) -> None:
    """Open a section 47 enquiry."""
    life.begin(told, "enquiry", ENQUIRY)


def enquiry_ends(life: Life, told: Told) -> None:
    """End a section 47 enquiry."""
    life.end(told, "enquiry")


def plan_starts(life: Life, told: Told) -> None:
    """Put the family's children, or the one that has joined them, on a plan."""
    if told.child is None:
        move_to(life, told, Tier.CHILD_PROTECTION)
        _plans_begin(life, told, children_of(told.children))
    else:
        _plans_begin(life, told, {told.child})


def _plans_begin(life: Life, told: Told, children: set[int]) -> None:
    for child in sorted(children):
        life.begin(told, "plan", PLAN, child, child)


def plan_ends(life: Life, told: Told) -> None:
    """End the plans; the case stays open in need where harm has eased, else its end is told next."""
    ending = [child for _, child in life.holds("plan")] if told.child is None else [told.child]
    for child in ending:
        life.end(told, "plan", child)
    if told.child is None and told.rule == HARM_EASED:
        move_to(life, told, Tier.CHILD_IN_NEED)


def case_ends(life: Life, told: Told) -> None:
    """End the case or queue place and all help that came with it."""
    life.tier = Tier.UNIVERSAL
    _leave_social_care(life, told)
    for lane in ("tier", "waiting", "worker", "assessment"):
        life.end(told, lane)
    for _, agency in life.holds("agency"):
        life.end(told, "agency", agency)
    note_children(life, told)


def early_help_ends(life: Life, told: Told) -> None:
    """End early help; a child's return from care, told before it, has opened the next case already."""
    if life.tier <= Tier.EARLY_HELP:
        case_ends(life, told)


def care_ends(life: Life, told: Told) -> None:
    """End a stay in care; a family without a statutory case has one as its child comes home."""
    if told.rule in HOME_AGAIN and not life.is_statutory:
        case_ends(life, told)
        life.tier = Tier.CHILD_IN_NEED  # before the child comes into the case
        leave_care(life, told)
        move_to(life, told, Tier.CHILD_IN_NEED)
    else:
        leave_care(life, told)


CASE_EVENTS: dict[Event, Callable[[Life, Told], None]] = {
    Event.CASE_STANDING: case_stands,
    Event.WAITING: wait,
    Event.ALLOCATED: allocated,
    Event.WORKER_CHANGED: worker_lost,
    Event.ASSESSMENT_STARTED: assessment_starts,
    Event.STEPPED_UP: stepped_up,
    Event.EARLY_HELP_STARTED: early_help_starts,
    Event.EARLY_HELP_ENDED: early_help_ends,
    Event.CIN_STARTED: found_in_need,
    Event.S47_STANDING: enquiry_stands,
    Event.S47_STARTED: enquiry_stands,
    Event.S47_ENDED: enquiry_ends,
    Event.PLAN_STARTED: plan_starts,
    Event.PLAN_ENDED: plan_ends,
    Event.CLOSED: case_ends,
    Event.DISENGAGED: case_ends,
    Event.CARE_ENDED: care_ends,
}
