"""Missed families: an acute need and nobody who helps, for half a year on end.

Help is a case of early help or social care, help beside a lead or brief help, a service with places, an
advocate, or a child in care. A place in a queue is none. The 26 weeks are a choice: demand's
`families_severe_unseen` counts each week in which an acute need meets no worker, from the first.
"""

import numpy as np

from sim.costs.family_log import Log
from sim.costs.family_stocks import Changes, stock_changes
from sim.results.pieces import Change, Pieces, pieces, unbroken

LONG = 26  # weeks
HELP = ("looked_after_", "care_leavers", "advocate_families", "_hours")  # in names of stocks


def acute_and_helped(log: Log, helped: Pieces) -> Pieces:
    """Return when a family has an acute need (kind 0) and when anybody helps it (kind 1).

    helped : of `sim.results.agencies_at_once.helping`.
    """
    changes = list(stock_changes(log))
    acute = [Change(*change[1:]) for change in changes if change.measure.startswith("acute_")]
    services = [Change(*change[1:]) for change in changes if _is_help(change)]
    one = np.ones(len(helped.family))
    agencies = [Change(helped.family, helped.since, one), Change(helped.family, helped.until, -one)]
    return pieces([acute, [*services, *agencies]], len(log.weeks))


def _is_help(change: Changes) -> bool:
    return any(part in change.measure for part in HELP)


def missed(needs: Pieces, weeks: int = LONG) -> Pieces:
    """Return the stretches of at least so many weeks on end with an acute need and no help.

    needs : of `acute_and_helped`.
    """
    stretches = unbroken(needs.only((needs.level[:, 0] > 0) & (needs.level[:, 1] <= 0)))
    return stretches.only(stretches.weeks >= weeks)


def missed_measures(needs: Pieces, weeks: int) -> dict[str, float]:
    """Return one seed's missed families.

    needs : of `acute_and_helped`, from the first week counted on; weeks : how many are counted. Returns
    `missed_families` (ever so, distinct), `missed_share_of_acute` (of families who ever had an acute need,
    0-1) and `missed_at_once` (families in such a stretch, a mean over weeks).
    """
    acute = np.unique(needs.family[needs.level[:, 0] > 0])
    found = missed(needs)
    families = len(np.unique(found.family))
    return {
        "missed_families": float(families),
        "missed_share_of_acute": families / len(acute) if len(acute) else np.nan,
        "missed_at_once": float(found.weeks.sum()) / weeks,
    }
