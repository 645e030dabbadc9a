"""Retellings: how often families tell their story to somebody new, read from the log.

The log holds no conversations, so three occasions stand for them: an agency that asks the story again
(`story_retold`, or a wrong door), an assessment after the family's first in the log, and a worker after the
family's first in the log. An assessment brought up to date by the same lead, or accepted from another, is
none. What a family had told before the log begins is not known, so the first of each kind is never counted.
"""

import numpy as np
import pandas as pd

ASSESSED = ("assessment_ended", "early_help_assessment")
COUNTED = ("asked_again", "assessed_again", "worker_again")


def retellings(journeys: pd.DataFrame) -> pd.DataFrame:
    """Return one row a family that was ever helped, assessed or asked: how often it told its story again.

    journeys : `family`, `child`, `event`, `rule` of one seed. Returns `family`, a column each of `COUNTED`
    and their sum `retellings`.
    """
    rows = journeys[journeys["child"].isna()]
    event = rows["event"]
    asked = (event == "assessment_started") & (rows["rule"] == "story_retold") | (event == "wrong_door")
    assessed = event.isin(ASSESSED).astype(int) - (event == "assessment_updated")
    counts = pd.DataFrame(
        {
            "family": rows["family"],
            "asked_again": asked.astype(int),
            "assessed_again": assessed,
            "worker_again": (event == "allocated").astype(int),
        }
    )
    touched = counts[(counts[list(COUNTED)] != 0).any(axis=1)]
    table = touched.groupby("family")[list(COUNTED)].sum()
    for first_is_none in ("assessed_again", "worker_again"):
        table[first_is_none] = np.maximum(table[first_is_none] - 1, 0)
    table["retellings"] = table[list(COUNTED)].sum(axis=1)
    return table.reset_index()


def retelling_measures(told: pd.DataFrame) -> dict[str, float]:
    """Return one seed's means a family: all retellings, their three kinds, and the share with five or more.

    told : of `retellings`; nan where it is empty.
    """
    means = {f"{name}_a_family": float(told[name].mean()) for name in ("retellings", *COUNTED)}
    return {**means, "share_of_families_with_5_retellings": float((told["retellings"] >= 5).mean())}
