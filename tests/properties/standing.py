"""Where families stand: what must hold of tiers, rosters, owners and caseloads at the end of any week."""

import numpy as np

from sim.state.codes import Agency, ChildStatus, Tier
from sim.state.families import LONG_AGO, MAX_CHILDREN, NEVER
from sim.state.town import Count, Town

SLOTS = np.arange(MAX_CHILDREN)


def refuse(wrong: np.ndarray, week: int, town: Town, what: str) -> None:
    """Fail with the week and the first family of which something untrue holds; `wrong` has shape (F,)."""
    rows = np.flatnonzero(wrong)
    if len(rows):
        family = town.families[rows[0]]
        raise AssertionError(
            f"week {week}, family {family.number} (row {rows[0]}, tier {family.tier}, "
            f"worker {family.worker}, "
            f"children {family.child_status[: family.children].tolist()}): {what}; {len(rows)} such families"
        )


def check_standing(town: Town, week: int) -> None:
    """Check tiers, both rosters, owners and queue places, and caseloads."""
    check_tiers(town, week)
    check_open_roster(town, week)
    check_active_roster(town, week)
    check_owners(town, week)
    check_caseloads(town, week)
    check_advocates(town, week)
    check_services(town, week)


def is_statutory(town: Town) -> np.ndarray:
    """Return which families are social care's, shape (F,)."""
    return town.families.tier >= Tier.ASSESSMENT


def children_in_case(town: Town) -> np.ndarray:
    """Return which children are in an open statutory episode, shape (F, 6)."""
    return (town.families.in_case[:, None] >> SLOTS & 1) == 1


def check_tiers(town: Town, week: int) -> None:
    """Check that everyone stands in one tier, and that only statutory cases hold children at home."""
    families, in_case = town.families, children_in_case(town)
    refuse(~np.isin(families.tier, list(Tier)), week, town, "stands in no tier that exists")
    at_home = families.child_status == ChildStatus.AT_HOME
    refuse((in_case & ~at_home).any(axis=1), week, town, "has a child in its case who is not at home")
    refuse(
        in_case.any(axis=1) != is_statutory(town), week, town, "is statutory with no child, or the reverse"
    )
    on_plan_or_in_need = families.tier >= Tier.CHILD_IN_NEED
    due = (families.s47_due_week < NEVER) | (families.plan_due_week < NEVER)
    refuse(due & ~is_statutory(town), week, town, "awaits an enquiry or plan review but is not statutory")
    refuse(
        (families.plan_due_week < NEVER) & ~on_plan_or_in_need, week, town, "awaits a plan review too early"
    )


def check_open_roster(town: Town, week: int) -> None:
    """Check that exactly the families with a case or queue place are on the roster, once each."""
    _check_roster(town.opened, town.families.open_at, week, town, "the roster of open families")
    refuse(
        (town.families.tier > 0) != (town.families.open_at > 0),
        week,
        town,
        "is open and not listed, or the reverse",
    )


def check_active_roster(town: Town, week: int) -> None:
    """Check that exactly the families with a need are listed as active."""
    families = town.families
    _check_roster(town.active, families.active_at, week, town, "the roster of active families")
    has_need = (families.severity > 0).any(axis=1)
    listed = families.active_at > 0
    refuse(has_need != listed, week, town, "has a need and is not active, or the reverse")


def _check_roster(roster: np.ndarray, place: np.ndarray, week: int, town: Town, name: str) -> None:
    rows = roster[1 : roster[0] + 1]
    on_it = np.bincount(rows, minlength=len(place))
    refuse(on_it > 1, week, town, f"stands twice on {name}")
    refuse((on_it == 1) != (place > 0), week, town, f"believes wrongly about {name}")
    held = place > 0
    refuse(
        held & (roster[np.where(held, place, 0)] != np.arange(len(place))),
        week,
        town,
        f"is misplaced on {name}",
    )


def check_owners(town: Town, week: int) -> None:
    """Check that every open family has one worker of the right agency in post, or one queue place."""
    families, workers = town.families, town.workers
    owned, queued = families.worker >= 0, families.waiting_since > LONG_AGO
    is_open = families.tier > 0
    refuse(is_open & ~(owned ^ queued), week, town, "has both a worker and a queue place, or neither")
    refuse(~is_open & (owned | queued), week, town, "has a worker or a queue place and no case")
    since = families.waiting_since
    refuse(queued & ((since < 0) | (since > week)), week, town, "waits since a week that cannot be")
    waits = families.tier == Tier.EARLY_HELP_WAITING
    refuse(waits & owned, week, town, "waits for early help and has a worker")
    owner = workers[np.where(owned, families.worker, 0)]
    refuse(owned & (owner.filled == 0), week, town, "belongs to a post that nobody fills")
    rightly = np.where(is_statutory(town), Agency.SOCIAL_CARE, Agency.EARLY_HELP)
    may_differ = families.kept_lead == 1  # in Family Help a lead comes along up and down the tiers
    refuse(
        owned & ~may_differ & (owner.agency != rightly),
        week,
        town,
        "belongs to a worker of the wrong service",
    )


def check_advocates(town: Town, week: int) -> None:
    """Check that exactly the families with an advocate's hours are on its roster, and all of them open."""
    families = town.families
    _check_roster(town.advised, families.advised_at, week, town, "the roster of families with an advocate")
    listed = families.advised_at > 0
    refuse(listed != (families.advocate_hours > 0), week, town, "has an advocate and is not listed, or so")
    refuse(listed & (families.tier == Tier.UNIVERSAL), week, town, "has an advocate and no case")
    refuse(listed & (families.advocate_since > week), week, town, "has an advocate from a week to come")


def check_services(town: Town, week: int) -> None:
    """Check that exactly the families with a service and its hours are on its roster."""
    families = town.families
    _check_roster(town.served, families.served_at, week, town, "the roster of families with a service")
    listed = families.served_at > 0
    refuse(listed != (families.service > 0), week, town, "has a service and is not listed, or the reverse")
    refuse(listed != (families.service_hours > 0), week, town, "has hours of a service and none, or so")
    refuse(~listed & (families.service_power > 0), week, town, "is helped by a service that has ended")
    refuse(listed & (families.service_since > week), week, town, "has a service from a week to come")
    assert town.told[0] == 0, f"week {week}: navigators remember families of a week that is over"


def check_caseloads(town: Town, week: int) -> None:
    """Check each worker's caseload against a recount of families and care records."""
    counted = recount_caseloads(town)
    wrong = np.flatnonzero(counted != town.workers.caseload)
    for post in wrong[:1]:
        held = town.families.number[town.families.worker == post].tolist()
        raise AssertionError(
            f"week {week}, post {post}: caseload {town.workers.caseload[post]}, recounted {counted[post]}, "
            f"its families {held}, its care records {np.flatnonzero(_cared_for(town) == post).tolist()}"
        )
    empty = (town.workers.filled == 0) & (town.workers.caseload != 0)
    assert not empty.any(), f"week {week}, post {np.argmax(empty)}: nobody is in it, and it holds cases"
    unfunded = (town.workers.filled == 1) & (town.workers.funded == 0)
    assert not unfunded.any(), f"week {week}, post {np.argmax(unfunded)}: filled and not funded"


def recount_caseloads(town: Town) -> np.ndarray:
    """Count children of statutory families, other families as one, and children in care, shape (W,)."""
    families, posts = town.families, len(town.workers)
    weight = np.where(is_statutory(town), children_in_case(town).sum(axis=1), 1)
    owned = families.worker >= 0
    counted = np.bincount(families.worker[owned], weight[owned], minlength=posts)
    looked_after = _cared_for(town)
    counted += np.bincount(looked_after[looked_after >= 0], minlength=posts)
    return counted.astype(np.int64)


def _cared_for(town: Town) -> np.ndarray:
    """Return the worker of each care record in use, -1 for the others, shape (S,)."""
    used = np.arange(len(town.spells)) < town.counters[Count.SPELLS]
    return np.where((town.spells.held == 1) & used, town.spells.worker, -1)
