"""The week agent by agent: the steps of `sim/week.py`, each lived by one agent after another.

In the order of the compiled sweeps, so that even the log and the places in lists come out the same. A
hundred times slower; for models whose agents act in ways of their own, and to show that views are real.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.agency import EMPLOYERS
from sim.journey.advocate_places import place_advocates
from sim.journey.community import strengthen_communities
from sim.journey.domestic_abuse_conference import hold_conferences
from sim.journey.follow_up import follow_up
from sim.journey.gp_gateway import hand_out_forms
from sim.journey.personal_budgets import give_budgets
from sim.journey.risk_model import scan_risks
from sim.journey.service_places import place_services
from sim.results.recorder import keep
from sim.state.diary import Diary, next_appointment
from sim.state.town import Count
from sim.workforce.posts import settle_workforce

if TYPE_CHECKING:
    from sim.agents.agency import Agency
    from sim.agents.family import Family
    from sim.model import FamilyServicesModel


def live_by_agents(model: "FamilyServicesModel") -> None:
    """Let every agent live the model's week, step by step."""
    strengthen_communities(model.town_for_rules, model.rules, model.course.seed, model.week)
    _live_on(model)
    _change_needs(model)
    _notice(model)
    hand_out_forms(model.town_for_rules, model.rules, model.course.seed, model.week)
    scan_risks(model.town_for_rules, model.rules, model.course.seed, model.week)
    hold_conferences(model.town_for_rules, model.rules, model.course.seed, model.week)
    _meet_front_door(model)
    for agency in _employers(model):
        agency.allocate()
    for family in _open(model):
        family.be_supported()
    _care(model)
    for family in _open(model):
        family.be_reviewed()
    follow_up(model.town_for_rules, model.rules, model.course.seed, model.week)
    place_advocates(model.town_for_rules, model.rules, model.course.seed, model.week)
    give_budgets(model.town_for_rules, model.rules, model.course.seed, model.week)
    place_services(model.town_for_rules, model.rules, model.course.seed, model.week)
    _change_workforce(model)
    year, ends_year = model.calendar.year_of(model.week), int(model.calendar.ends_year(model.week))
    keep(model.town_for_rules, model.rules, year, ends_year, model.week)


def _live_on(model: "FamilyServicesModel") -> None:
    """Those who come are welcomed once all have settled."""
    came = [next_one for family in _due(model, Diary.LIFE) if (next_one := family.live_on())]
    for family in came:
        family.arrive()


def _change_needs(model: "FamilyServicesModel") -> None:
    for family in _due(model, Diary.ONSET):
        family.meet_circumstances()
    for family in _active(model):
        family.live_with_needs()


def _notice(model: "FamilyServicesModel") -> None:
    for family in _active(model):
        family.be_noticed()
    for family in _due(model, Diary.SHALLOW):
        family.be_worried_about()


def _meet_front_door(model: "FamilyServicesModel") -> None:
    counters = model.town.counters
    for row in model.town.contacts[: counters[Count.CONTACTS]].tolist():
        model.register.family(row).be_screened()
    counters[Count.CONTACTS] = 0
    for family in _open(model):
        family.be_assessed()
    for family in _open(model):
        family.have_plan_reviewed()


def _care(model: "FamilyServicesModel") -> None:
    for family in _open(model):
        family.risk_care()
    for record in np.flatnonzero(model.town.spells["held"] == 1).tolist():
        child = model.register.child_in_care(record)
        if child is not None:
            child.live_in_care()


def _change_workforce(model: "FamilyServicesModel") -> None:
    """Whoever comes in a week does not leave in it, and whoever leaves is not followed in it."""
    agencies = _employers(model)
    for agency in agencies:
        agency.fund()
    in_post = [worker for agency in agencies for worker in agency.workers]
    for agency in agencies:
        agency.recruit()
    for worker in sorted(in_post, key=lambda worker: worker.row):
        worker.stay_or_leave()
    settle_workforce(model.town_for_rules, model.rules)


def _employers(model: "FamilyServicesModel") -> "list[Agency]":
    """List the agencies that have workers, social care first."""
    return [model.register.agencies[agency] for agency in EMPLOYERS]


def _due(model: "FamilyServicesModel", kind: Diary) -> "Iterator[Family]":
    """Yield the families with an appointment in the diary this week, taking each off its list."""
    row = next_appointment(model.town_for_rules, int(kind), model.week)
    while row >= 0:
        yield model.register.family(int(row))
        row = next_appointment(model.town_for_rules, int(kind), model.week)


def _active(model: "FamilyServicesModel") -> "list[Family]":
    """List the families that have a need, as the sweeps visit them: the last of the roster first."""
    return _on(model, model.town.active)


def _open(model: "FamilyServicesModel") -> "list[Family]":
    """List the families that have a case or a queue place, in the same order."""
    return _on(model, model.town.opened)


def _on(model: "FamilyServicesModel", roster: np.ndarray) -> "list[Family]":
    return [model.register.family(row) for row in roster[roster[0] : 0 : -1].tolist()]
