"""Standing: what there is already in the week in which the log of journeys begins, as rows of the log.

With them every need, case, stay in care and place has its beginning in the log, so that a family's state
can be read back week by week from its journey alone.
"""

import numpy as np

from sim.state.codes import Agency, ChildStatus, Service, Tier
from sim.state.events import FIRST_SERVICE, Event, Reason
from sim.state.families import NEVER
from sim.state.record import EVENT, NO_NUMBER, NONE
from sim.state.town import Count, Town


def standing(town: Town, week: int) -> np.recarray:
    """Return what stands before anything happens in `week`, shape (rows,), in the form of the log."""
    families = town.families
    parts = [_of_children(families, week), _of_needs(families), _of_cases(families), _of_enquiries(families)]
    parts += [_of_help(families), _of_care(town, week), _of_services(families), _of_advocates(families)]
    rows = np.concatenate(parts)
    rows["week"] = week
    return rows.view(np.recarray)


def _of_families(families: np.ndarray, event: Event) -> np.ndarray:
    """Return one row of the log for each family, with nothing said yet but whose it is."""
    rows = np.zeros(len(families), EVENT)
    rows["neighbourhood"], rows["family"] = families["neighbourhood"], families["number"]
    rows["children"], rows["worker"] = families["in_case"], families["worker"]
    rows["event"], rows["rule"] = event, Reason.LOG_BEGINS
    for name in ("child", "agency", "need"):
        rows[name] = NONE
    for name in ("value", "threshold", "draw"):
        rows[name] = NO_NUMBER
    return rows


def _of_children(families: np.ndarray, week: int) -> np.ndarray:
    """Return children at home or in care whose families live here: some in care have none any more."""
    here = np.isin(families["child_status"], (ChildStatus.AT_HOME, ChildStatus.LOOKED_AFTER))
    places, slots = np.nonzero(here)
    rows = _of_families(families[places], Event.CHILD_STANDING)
    rows["child"], rows["children"] = slots, 1 << slots
    rows["value"] = week - families["birth_week"][places, slots]
    return rows


def _of_needs(families: np.ndarray) -> np.ndarray:
    places, needs = np.nonzero(families["severity"])
    rows = _of_families(families[places], Event.NEED_STANDING)
    rows["need"], rows["value"] = needs, families["severity"][places, needs]
    return rows


def _of_cases(families: np.ndarray) -> np.ndarray:
    mine = families[families["tier"] > Tier.UNIVERSAL]
    rows = _of_families(mine, Event.CASE_STANDING)
    rows["agency"] = np.where(mine["at_school"] == 1, Agency.SCHOOL, NONE)
    rows["value"] = mine["tier"]
    return rows


def _of_enquiries(families: np.ndarray) -> np.ndarray:
    return _of_families(families[families["s47_due_week"] < NEVER], Event.S47_STANDING)


def _of_help(families: np.ndarray) -> np.ndarray:
    mine = families[families["helping"] != 0]
    rows = _of_families(mine, Event.HELP_CHANGED)
    rows["value"] = mine["helping"]
    return rows


def _of_care(town: Town, week: int) -> np.ndarray:
    spells = town.spells[: town.counters[Count.SPELLS]]
    spells = spells[spells["held"] == 1]
    rows = np.zeros(len(spells), EVENT)
    rows["neighbourhood"], rows["family"] = spells["neighbourhood"], spells["family"]
    rows["child"], rows["children"] = spells["slot"], 1 << spells["slot"].astype(np.int64)
    rows["event"], rows["rule"] = Event.CARE_STANDING, Reason.LOG_BEGINS
    rows["agency"], rows["worker"], rows["need"] = spells["placement"], spells["worker"], NONE
    rows["value"] = week - spells["birth_week"]
    rows["threshold"] = rows["draw"] = NO_NUMBER
    return rows


def _of_services(families: np.ndarray) -> np.ndarray:
    mine = families[families["service"] != Service.NONE]
    rows = _of_families(mine, Event.SERVICE_STANDING)
    rows["rule"], rows["value"] = FIRST_SERVICE + mine["service"], mine["service_hours"]
    return rows


def _of_advocates(families: np.ndarray) -> np.ndarray:
    return _of_families(families[families["advocate_hours"] > 0.0], Event.ADVOCATE_STANDING)
