"""Agencies at once: by how many agencies families are helped in the same week, and which they share.

Counted are the agency that leads a case (early help or social care), those at work beside it, and one that
gives brief help of its own. An agency that only sees a sign, refers or waits does not help, so is left out.
The log does not tell an agency that a family meets from one whose expertise the lead pulls in, so both are
counted: where outcomes are shared, more agencies work for a family while it meets fewer of them. How many it
meets beside its lead is `separate_agencies`, from the demand table.
"""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from sim.costs.family_log import Log
from sim.costs.family_stocks import stock_changes
from sim.results.pieces import Change, Pieces, pieces
from sim.results.tiers import Steps, led_by
from sim.state.codes import Agency, name_of
from sim.state.events import Event

HELP_WEEKS = "help_weeks_"
MANY = 4  # agencies: families with as many or more are counted together
AGENCIES = tuple(Agency)


def helping(log: Log, steps: Steps) -> Pieces:
    """Return which agencies help each family when: a kind an `Agency`, in the order of the codes."""
    changes: dict[Agency, list[Change]] = {agency: [] for agency in AGENCIES}
    for change in stock_changes(log):
        name = change.measure.removeprefix(HELP_WEEKS)
        if name != change.measure:
            changes[Agency[name.upper()]].append(Change(*change[1:]))
    for agency, led in led_by(steps).items():
        changes[agency] += led
    for agency in AGENCIES:
        changes[agency] += _brief_help(log, agency)
    return pieces([changes[agency] for agency in AGENCIES], len(log.weeks))


def _brief_help(log: Log, agency: Agency) -> list[Change]:
    """Return brief help of an agency, which the log tells in one row with all its weeks."""
    mine = log.of(Event.BRIEF_HELP)
    mine = mine[log.agency[mine] == agency]
    family, week, one = log.family[mine], log.week[mine], np.ones(len(mine))
    weeks = np.ceil(log.value[mine]).astype(np.int64)
    return [Change(family, week, one), Change(family, week + weeks, -one)]


def at_once_measures(helped: Pieces, weeks: int) -> dict[str, float]:
    """Return one seed's families by how many agencies help them in the same week.

    helped : of `helping`, from the first week counted on; weeks : how many are counted. Returns
    `families_with_1_agency` and so on (a mean over weeks; the last is as many or more),
    `mean_agencies_at_once` (of families helped, each week counted) and `most_agencies_at_once` (that
    any family ever had).
    """
    agencies = (helped.level > 0).sum(axis=1)
    lived = np.bincount(np.minimum(agencies, MANY), helped.weeks, MANY + 1)
    most = agencies.max(initial=0)
    some = {f"families_with_{n}_{'agency' if n == 1 else 'agencies'}": n for n in range(1, MANY)}
    return {
        **{name: float(lived[n]) / weeks for name, n in some.items()},
        f"families_with_{MANY}_or_more_agencies": float(lived[MANY]) / weeks,
        "mean_agencies_at_once": float(np.average(agencies, weights=helped.weeks)) if most else np.nan,
        "most_agencies_at_once": float(most),
    }


def separate_agencies(demand: pd.DataFrame) -> float:
    """Return the agencies a family with a case meets beside its lead, expertise pulled in left out.

    demand : the weeks and seed counted; a mean over families with a case or queue place.
    """
    return float(demand["services_of_open"].sum()) / float(demand["open_families"].sum())


def shared_families(helped: Pieces, first: int, after: int, names: Mapping[Agency, str]) -> pd.DataFrame:
    """Return which agencies worked for the same families within some weeks, not always at once.

    first, after : first week and first no longer counted; names : of the agencies wanted.

    Returns
    -------
    `one`, `other` (names; the same agency twice on the rows that count its own families) and `families`.
    """
    mine = helped.only((helped.since < after) & (helped.until > first))
    who = np.unique(mine.family)
    met = np.zeros((len(who), len(AGENCIES)), bool)
    np.logical_or.at(met, np.searchsorted(who, mine.family), mine.level > 0)
    codes = list(names)
    pairs = [(code, code) for code in codes] + list(combinations(codes, 2))
    places = {code: AGENCIES.index(code) for code in codes}
    rows = [
        (names[one], names[other], int((met[:, places[one]] & met[:, places[other]]).sum()))
        for one, other in pairs
    ]
    return pd.DataFrame(rows, columns=["one", "other", "families"])


def shipped_names(left_out: tuple[Agency, ...] = (Agency.FAMILY,)) -> dict[Agency, str]:
    """Return the names of the agencies that every place has, those it adds apart."""
    return {
        agency: name_of(agency) for agency in Agency if agency < Agency.SPARE_1 and agency not in left_out
    }
