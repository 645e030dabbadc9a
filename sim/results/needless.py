"""Needless interventions: assessments and cases of families that have no need above emerging at the time.

That line is demand's: `families_helped_without_need` counts weeks of a worker for such families. Here what
begins is counted: an assessment that is completed, and a case of early help or of social care that starts. No
worker can see a need as the model does, so some such are the price of looking at all.
"""

import numpy as np

from sim.costs.family_log import Log
from sim.results.pieces import Pieces, begins_and_ends, pieces
from sim.results.tiers import Steps
from sim.state.codes import Need, Severity, Tier
from sim.state.events import Event

NEEDS_TOLD = (Event.NEED_STANDING, Event.NEED_BEGAN, Event.NEED_CHANGED, Event.NEED_ENDED)
GOES = (Event.MOVED_OUT, Event.LEFT)
HELPED = (Tier.EARLY_HELP, Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION)


def needs_above_emerging(log: Log) -> Pieces:
    """Return how many of a family's needs stand above emerging, from week to week (one kind)."""
    changes = []
    told = log.rows(log.of(*NEEDS_TOLD, *GOES))
    leaves = np.isin(told.event, GOES)
    for need in Need:
        mine = told.rows(np.flatnonzero(leaves | (told.need == need)))
        stands = (mine.value >= Severity.ESTABLISHED) & ~np.isin(mine.event, (*GOES, Event.NEED_ENDED))
        changes.append(begins_and_ends(mine.family, mine.week, stands))
    return pieces([changes], len(log.weeks))


def needless_measures(log: Log, steps: Steps, above: Pieces, first: int) -> dict[str, float]:
    """Return one seed's assessments and cases of families with no need above emerging in that week.

    above : of `needs_above_emerging`; first : the first week counted. Returns `needless_assessments` and
    `needless_cases` (families, over all weeks counted) and what share they are of all (0-1).
    """
    assessed = log.of(Event.ASSESSMENT_ENDED, Event.EARLY_HELP_ASSESSMENT)
    starts = _case_starts(steps)
    found: dict[str, float] = {}
    told = (
        ("assessments", log.family[assessed], log.week[assessed]),
        ("cases", steps.family[starts], steps.week[starts]),
    )
    for name, family, week in told:
        counted = week >= first
        without = above.level_at(family[counted], week[counted])[:, 0] <= 0
        found[f"needless_{name}"] = float(without.sum())
        found[f"needless_share_of_{name}"] = float(without.mean()) if len(without) else np.nan
    return found


def _case_starts(steps: Steps) -> np.ndarray:
    """Return the steps with which early help starts or a family is found in need, from outside either."""
    helped = np.isin(steps.tier, HELPED)
    before = np.r_[False, helped[:-1]]
    before[np.r_[True, steps.family[1:] != steps.family[:-1]]] = False
    return np.flatnonzero(helped & ~before)
