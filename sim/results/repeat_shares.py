"""Repeat shares: how much of referrals, cost and workers' time goes to families who come again and again.

Who these are is told by `sim.results.top_families.repeat_families`, over the whole log. Families with three
referrals take many referrals by that very definition: their share says how much of the front door's work is
return, not that returning makes referrals.

Workers' time is not logged family by family. Posts of key workers are shared in equal parts among the
families in early help of a neighbourhood in a week. Social workers' time is shared in equal parts among
children who are in need, on a plan, looked after or leaving care, since caseloads count children;
assessments that find no need take time as well, which is left out.
"""

import pandas as pd

WHO = ("referred_often", "many_episodes")
SOCIAL_WORK = ("child_in_need", "plans", "care_leavers")
PLACED = "looked_after_"


def repeat_share_measures(
    referred: pd.Series, activity: pd.DataFrame, costs: pd.DataFrame, repeat: pd.DataFrame
) -> dict[str, float]:
    """Return one seed's shares taken by repeat families [0-1].

    Parameters
    ----------
    referred
        The family of each referral counted.
    activity, costs
        Of the years counted, one row a family and year, as `family_activity` and `family_costs` return them.
    repeat
        Of `repeat_families`: `family` and a column each of `WHO`.

    Returns
    -------
    For each of `WHO`: how many such `families`, and `share_of_` `referrals`, `cost`, `key_worker_time` and
    `social_worker_time`; nan where there is nothing to share.
    """
    placed = [name for name in activity.columns if str(name).startswith(PLACED)]
    social_work = activity[[*SOCIAL_WORK, *placed]].sum(axis=1)
    shared = {
        "referrals": (referred, pd.Series(1.0, referred.index)),
        "cost": (costs["family"], costs["gbp"]),
        "key_worker_time": (activity["family"], activity["key_workers_in_post"]),
        "social_worker_time": (activity["family"], social_work),
    }
    found: dict[str, float] = {}
    for who in WHO:
        theirs = set(repeat.loc[repeat[who], "family"])
        found[f"{who}_families"] = float(len(theirs))
        for what, (family, amount) in shared.items():
            found[f"{who}_share_of_{what}"] = _share(amount, family.isin(theirs))
    return found


def _share(amount: pd.Series, theirs: pd.Series) -> float:
    whole = float(amount.sum())
    return float(amount[theirs].sum()) / whole if whole > 0.0 else float("nan")
