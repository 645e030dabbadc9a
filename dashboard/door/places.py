"""Places: where on the stage a family stands in each week, read from its spells.

Who has a child in care stands on the floor of care, whatever else is open; else the tier decides. Without a
case a family is at home, or for as long as an agency's own brief help lasts at school, surgery or centre.
"""

from enum import IntEnum

import numpy as np
import pandas as pd

from dashboard.door.levels import laid, levels, steps, week_numbers
from sim.state.codes import Agency, Tier, name_of
from sim.story.histories import HELP_LASTS, LEFT, OF_CARE


class Spot(IntEnum):
    """Places of the stage; `WAITS` added to a floor is the bench beside it."""

    GONE = 0
    HOME = 1
    SCHOOL = 2
    SURGERY = 3
    CENTRE = 4
    QUEUE = 5
    EARLY_HELP = 6
    ASSESSMENT = 7
    CHILD_IN_NEED = 8
    PROTECTION = 9
    CARE = 10


WAITS = 16
FLOORS = (Spot.EARLY_HELP, Spot.ASSESSMENT, Spot.CHILD_IN_NEED, Spot.PROTECTION, Spot.CARE)
SPOT_OF_TIER = {
    Tier.UNIVERSAL: Spot.HOME,
    Tier.EARLY_HELP_WAITING: Spot.QUEUE,
    Tier.EARLY_HELP: Spot.EARLY_HELP,
    Tier.ASSESSMENT: Spot.ASSESSMENT,
    Tier.CHILD_IN_NEED: Spot.CHILD_IN_NEED,
    Tier.CHILD_PROTECTION: Spot.PROTECTION,
}
BRIEFLY_AT = {  # whose brief help is given where; all others at the community centre
    name_of(Agency.SCHOOL): Spot.SCHOOL,
    name_of(Agency.GP): Spot.SURGERY,
    name_of(Agency.HEALTH_VISITING): Spot.SURGERY,
}
# weights of what is laid on one another: room for 15 children in care, and for 7 spells of brief help at once
PRESENT, WAITING, CARE, TIER = 1, 2, 4, 2**15
BRIEF = {Spot.SCHOOL: 2**6, Spot.SURGERY: 2**9, Spot.CENTRE: 2**12}


def places(spells: pd.DataFrame, journeys: pd.DataFrame, start: np.datetime64, weeks: int) -> pd.DataFrame:
    """Return where each family stands from which week on: `family`, `week`, `value` (a `Spot`, or bench).

    Parameters
    ----------
    spells
        Of every family, as `sim.story.spells.spells_of_all` gives them.
    journeys
        The log that they were read from.
    start, weeks
        Day on which the first week on the stage begins, and how many there are.
    """
    known = pd.DataFrame(
        {
            "family": spells["family"],
            "since": week_numbers(spells["since"], start),
            "until": week_numbers(spells["until"], start),
        }
    )
    lane, what = spells["lane"], spells["what"]
    in_care = (lane == "child") & (what == "looked_after")
    tier = lane == "tier"
    changes = [
        laid(present(journeys, start, weeks), np.array(PRESENT)),
        laid(known[lane == "waiting"], np.array(WAITING)),
        laid(known[in_care], np.array(CARE)),
        laid(known[tier], TIER * spells.loc[tier, "value"].to_numpy(np.int64)),
        *(laid(brief, np.array(BRIEF[spot])) for spot, brief in brief_help(journeys, start).items()),
    ]
    table = levels(changes, weeks)
    return steps(table, spot_of(table["level"].to_numpy()))


def spot_of(level: np.ndarray) -> np.ndarray:
    """Take levels apart and return the place that each stands for, shape as `level`."""
    tier = level // TIER
    by_tier = np.array([SPOT_OF_TIER[Tier(code)] for code in range(len(SPOT_OF_TIER))])
    spot = by_tier[np.clip(tier, 0, len(by_tier) - 1)]
    for brief, weight in BRIEF.items():
        spot = np.where((spot == Spot.HOME) & (level // weight % 8 > 0), brief, spot)
    benches = (level & WAITING > 0) & (spot >= Spot.EARLY_HELP)
    spot = np.where(benches, spot + WAITS, spot)
    spot = np.where(level // CARE % 16 > 0, Spot.CARE, spot)
    return np.where(level & PRESENT > 0, spot, Spot.GONE)


def present(journeys: pd.DataFrame, start: np.datetime64, weeks: int) -> pd.DataFrame:
    """Return from when to when each family lives here: `family`, `since`, `until` [week numbers]."""
    # the authority keeps children in care of families that left before the log: those are not here
    came = journeys[~journeys["event"].isin(OF_CARE)].groupby("family")["week"].first()
    gone = journeys[journeys["event"].isin(LEFT)].groupby("family")["week"].last()
    until = pd.Series(weeks, came.index)
    gone = gone.reindex(came.index).dropna()
    until.loc[gone.index] = week_numbers(gone, start)
    return pd.DataFrame({"family": came.index, "since": week_numbers(came, start), "until": until.to_numpy()})


def brief_help(journeys: pd.DataFrame, start: np.datetime64) -> dict[Spot, pd.DataFrame]:
    """Return the spells of agencies' own brief help by where it is given."""
    own = (journeys["event"] == "concern") & (journeys["rule"] == "own_help")
    rows = journeys[own | (journeys["event"] == "brief_help")]
    lasting = rows["value"].where(rows["event"] == "brief_help", HELP_LASTS).to_numpy(float)
    since = week_numbers(rows["week"], start)
    spells = pd.DataFrame({"family": rows["family"], "since": since})
    spells["until"] = since + np.maximum(lasting, 1.0).astype(np.int64)
    before = rows["week"].to_numpy() < np.datetime64(start)
    spells = spells[~before]
    where = rows["agency"].astype(str).map(BRIEFLY_AT).fillna(Spot.CENTRE).to_numpy(np.int64)[~before]
    return {spot: _joined(spells[where == spot]) for spot in BRIEF}


def _joined(spells: pd.DataFrame) -> pd.DataFrame:
    """Return spells in which those of one family that overlap are one."""
    spells = spells.sort_values(["family", "since"], kind="stable")
    latest = spells.groupby("family")["until"].cummax().shift(fill_value=-1)
    apart = (spells["family"] != spells["family"].shift()) | (spells["since"] > latest)
    return spells.groupby(apart.cumsum()).agg(
        family=("family", "first"), since=("since", "first"), until=("until", "max")
    )
