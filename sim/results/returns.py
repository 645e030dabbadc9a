"""Returns after closure: how many families are referred again within months, by Kaplan and Meier's estimate.

Time runs from each closing to the same family's next referral, as in `sim.results.revolving`. It is cut short
(right censored) by the log's end, by the family's moving away or growing up, and by a later closing, from
which time runs anew: so a closing counts for as long as it was watched, and nobody is taken to have stayed
away who was only lost from sight (Kaplan and Meier 1958).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

MONTHS = (3, 12, 24, 60)
WEEKS_A_MONTH = 52 / 12  # as in `sim.results.revolving`: five years are 260 weeks
LEAVES = ("moved_out", "left")
LEAVING = ("moved_away", "grew_up")  # rules by which a case closes because the family goes


def closings(journeys: pd.DataFrame, since: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Return every closing of one seed, and how long its family stayed away.

    Parameters
    ----------
    journeys
        `week`, `family`, `event`, `rule`, in the order of the file.
    since
        Closings from this day on.
    end
        First day after the log.

    Returns
    -------
    `family`, `week` (of closing), `weeks` (until the next referral, or until it was lost from sight) and
    `returned` (whether it was a referral).
    """
    told = journeys[journeys["event"].isin(["closed", "referral", *LEAVES])]
    rows = told.sort_values(["family", "week"], kind="stable")
    same = rows["family"] == rows["family"].shift(-1)
    following = rows["week"].shift(-1).where(same, end)
    returned = same & (rows["event"].shift(-1) == "referral")
    table = pd.DataFrame(
        {
            "family": rows["family"],
            "week": rows["week"],
            "weeks": (following - rows["week"]).dt.days // 7,
            "returned": returned,
        }
    )
    closed = (rows["event"] == "closed") & ~rows["rule"].isin(LEAVING) & (rows["week"] >= since)
    return table[closed & (table["weeks"] > 0)].reset_index(drop=True)


def returned_within(closed: pd.DataFrame, weeks: np.ndarray) -> np.ndarray:
    """Return the share of closings followed by a referral within each number of weeks [0-1].

    closed : of `closings`; shape as `weeks`; nan beyond the longest time any closing was watched.
    """
    if not len(closed):
        return np.full(len(weeks), np.nan)
    from statsmodels.duration.survfunc import SurvfuncRight  # a second to load: only where it is asked for

    curve = SurvfuncRight(closed["weeks"].to_numpy(float), closed["returned"].to_numpy(int))
    place = np.searchsorted(curve.surv_times, weeks, side="right")
    shares = 1.0 - np.r_[1.0, curve.surv_prob][place]
    return np.where(weeks <= closed["weeks"].max(), shares, np.nan)


def return_measures(closed: pd.DataFrame, months: Sequence[int] = MONTHS) -> dict[str, float]:
    """Return one seed's shares of closings followed by a referral within months, as `returned_12_months`."""
    shares = returned_within(closed, np.round(np.array(months) * WEEKS_A_MONTH))
    return {f"returned_{month}_months": float(share) for month, share in zip(months, shares, strict=True)}


def still_watched(closed: pd.DataFrame, weeks: np.ndarray) -> np.ndarray:
    """Return how many closings are still watched, neither returned nor lost, at each number of weeks."""
    return (closed["weeks"].to_numpy()[None, :] >= weeks[:, None]).sum(axis=1).astype(float)
