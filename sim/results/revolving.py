"""The revolving door, read from the journeys: who is referred again and again, and how soon.

A family's referral is counted once a week, however many of its children it concerns.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.state.events import Event

if TYPE_CHECKING:
    from sim.simulate import RunRecord

AGAIN_AND_AGAIN = 3  # referrals
WITHIN_WEEKS = 5 * 52


def revolving_table(record: "RunRecord") -> pd.DataFrame:
    """Return one row: families referred, those referred often, and the median gap after closing.

    Counted from the start of the run on; `median_weeks_to_return` is missing when nobody returned.
    """
    told = np.isin(record.events["event"], (Event.REFERRAL, Event.CLOSED))  # few of all that the log holds
    events = record.events[told & (record.events["week"] >= record.calendar.start_week)]
    referred = _weeks_of(events, Event.REFERRAL)
    gaps = weeks_to_return(_weeks_of(events, Event.CLOSED), referred)
    return pd.DataFrame(
        {
            "scenario": [record.scenario.name],
            "seed": [record.seed],
            "families_referred": [referred["family"].nunique()],
            "families_referred_often": [len(referred_often(referred))],
            "returns": [len(gaps)],
            "median_weeks_to_return": [float(np.median(gaps)) if len(gaps) else np.nan],
        }
    )


def referred_often(referred: pd.DataFrame) -> pd.Index:
    """Return the families referred three times or more within any five years."""
    ordered = referred.sort_values(["family", "week"])
    earlier = ordered.groupby("family")["week"].shift(AGAIN_AND_AGAIN - 1)
    often = ordered["week"] - earlier <= WITHIN_WEEKS
    return pd.Index(ordered.loc[often, "family"].unique())


def weeks_to_return(closed: pd.DataFrame, referred: pd.DataFrame) -> np.ndarray:
    """Return the weeks from each closing to the same family's next referral, where there is one."""
    following = pd.merge_asof(
        closed.sort_values("week"),
        referred.sort_values("week").assign(referred_week=lambda rows: rows["week"]),
        on="week",
        by="family",
        direction="forward",
        allow_exact_matches=False,
    )
    gaps = following["referred_week"] - following["week"]
    # two closings before one referral are one return, measured from the later
    return gaps[~following.duplicated(["family", "referred_week"], keep="last")].dropna().to_numpy(float)


def _weeks_of(events: np.ndarray, event: Event) -> pd.DataFrame:
    rows = events[events["event"] == event]
    return pd.DataFrame({"family": rows["family"], "week": rows["week"].astype(np.int64)}).drop_duplicates()
