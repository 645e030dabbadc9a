"""Births: what is offered to parents of a new baby, and what a parenting course leaves until school.

A family begins with its first birth, so there is no pregnancy in which a nurse could come: visits begin
at the birth. No place free then means none later.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.service_offers import places_paid_for, places_taken, says_yes, severe_needs, take_up
from sim.population.households import WEEKS_TO_SCHOOL
from sim.state.codes import ChildStatus, Service
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import SHARE, assumption, means


class ParentingEducation(NamedTuple):
    """A course in being a parent for all first-time parents; none as shipped."""

    share: Annotated[
        float,
        SHARE,
        assumption("of first-time parents who take a course; none, as shipped", 0.0, 1.0),
        means("first-time parents who take a course"),
    ] = 0.0
    parenting_spared: Annotated[
        float,
        SHARE,
        assumption("of onset until school; universal, so small; unmeasured", 0.0, 0.1),
        means("onsets of parenting needs that a course prevents until school"),
    ] = 0.02


@compiled
def meet_newborn(town, row, p, seed, week):
    """At a first birth a course, and a nurse for young parents; at a later one support after a removal."""
    family = town.families[row]
    if family.birth_week[0] == week:
        _offer_course(town, row, p.parenting_education[family.zone], seed, week)
        if family.young_parent:
            _offer_at_birth(town, row, Service.FAMILY_NURSE, p.family_nurses, p, seed, week)
    elif has_new_baby(family, week) and has_lost_child(family):
        _offer_at_birth(town, row, Service.POST_REMOVAL_SUPPORT, p.post_removal_support, p, seed, week)
    if family.course_spared > 0.0 and week - family.birth_week[0] == WEEKS_TO_SCHOOL:
        family.course_spared = 0.0


@compiled
def has_new_baby(family, week):
    """Whether a child was born to a family this week and lives at home."""
    for slot in range(1, family.children):
        if family.birth_week[slot] == week and family.child_status[slot] == ChildStatus.AT_HOME:
            return True
    return False


@compiled
def has_lost_child(family):
    """Whether any child of a family is looked after, or has found a permanent home elsewhere."""
    for slot in range(family.children):
        status = family.child_status[slot]
        if status == ChildStatus.LOOKED_AFTER or status == ChildStatus.PERMANENT_ELSEWHERE:
            return True
    return False


@compiled
def _offer_course(town, row, p, seed, week):
    family = town.families[row]
    if p.share <= 0.0:
        return
    luck = uniform(seed, Decision.PARENTING_COURSE, family.number, 0, 0)
    if luck < p.share:
        family.course_spared = p.parenting_spared
        count(town, week, family.neighbourhood, M.PARENTING_COURSES, 1)
        event, reason = Event.PARENTING_COURSE, Reason.FIRST_CHILD
        log(town, week, family, event, NONE, NONE, reason, NO_NUMBER, p.share, luck)


@compiled
def _offer_at_birth(town, row, service, rules, p, seed, week):
    """Offer a place that is free in the team of the family's zone, unless it has another service."""
    family = town.families[row]
    zone = family.zone
    if rules[zone].places <= 0.0 or family.served_at > 0 or severe_needs(family) < rules[zone].least_needs:
        return
    free = places_paid_for(rules[zone]) - places_taken(town, service, rules, zone)
    if free > 0 and says_yes(family, service, p, seed, week):
        take_up(town, row, service, rules, p, seed, week)
