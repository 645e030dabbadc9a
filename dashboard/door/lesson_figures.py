"""Lesson figures: what the five stops reveal, each reckoned from the run that is on the stage."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.door.lives import Lives
from dashboard.door.scene import AT_REST, Scene
from dashboard.door.visits import CameOf
from sim.state.codes import Severity
from sim.story.histories import WEEK

YEAR = 52  # weeks within which a return counts, as for re-referrals
SETTLES = 4  # weeks after which trust is looked at again
CLOSES = {  # event -> rules that end help because it was judged to be enough, or its time to be up
    "closed": ("review_settled", "time_was_up", "presenting_need_eased", "whole_family_settled"),
    "early_help_ended": ("review_settled", "time_was_up", "presenting_need_eased", "whole_family_settled"),
}


class Back(NamedTuple):
    """How many of some weeks in families' lives were followed by a visit to the door within a year."""

    back: int
    watched: int

    def in_words(self) -> str:
        """Say it as a share, with what it is a share of."""
        if not self.watched:
            return "none, since none was watched for a year,"
        return f"{100 * self.back / self.watched:.0f} % ({self.back} of {self.watched} watched for a year)"


def visits_of(scene: Scene, family: int) -> pd.DataFrame:
    """Return a family's visits on the stage."""
    return scene.visits[scene.visits["family"] == family]


def back_within_a_year(moments: pd.DataFrame, scene: Scene) -> Back:
    """Return how many moments were followed by a visit of the same family within a year.

    moments : `family` and `week`; those in the last year on the stage cannot be watched, and are left out.
    """
    watched = moments.loc[moments["week"] < scene.weeks - YEAR, ["family", "week"]].sort_values("week")
    came = scene.visits[["family", "week"]].assign(next=scene.visits["week"]).sort_values("week")
    following = pd.merge_asof(
        watched, came, on="week", by="family", direction="forward", allow_exact_matches=False
    )
    gap = following["next"] - following["week"]
    return Back(int((gap <= YEAR).sum()), len(watched))


def of_the_family(scene: Scene, family: int) -> dict[str, float]:
    """Return how often a family came (`visits`) and was turned away (`turned`), and all that came again."""
    mine = visits_of(scene, family)
    times = scene.visits.groupby("family").size()
    return {
        "visits": len(mine),
        "turned": int((mine["came_of"] == CameOf.TURNED_AWAY).sum()),
        "came": len(times),
        "came_again": int((times > 1).sum()),
    }


def turned_away(scene: Scene) -> pd.DataFrame:
    """Return the visits that were turned away."""
    return scene.visits[scene.visits["came_of"] == CameOf.TURNED_AWAY]


def first_judged(lives: Lives, family: int) -> dict | None:
    """Return the row of the log in which a family was first turned away below a threshold, if it ever was."""
    journeys = lives.journeys
    rows = journeys[
        (journeys["family"] == family)
        & journeys["event"].isin(("no_further_action", "signposted"))
        & (journeys["rule"] == "below_threshold")
        & journeys["value"].notna()
    ]
    return rows.iloc[:1].to_dict("records")[0] if len(rows) else None


def closings(lives: Lives, scene: Scene) -> pd.DataFrame:
    """Return the closings on the stage: `family`, `week`, `worst` (severity of its worst need then)."""
    journeys = lives.journeys
    mine = np.zeros(len(journeys), bool)
    for event, rules in CLOSES.items():
        mine |= ((journeys["event"] == event) & journeys["rule"].isin(rules)).to_numpy()
    rows = journeys.loc[mine & (journeys["week"] >= pd.Timestamp(scene.start)).to_numpy(), ["family", "week"]]
    weeks = (rows["week"] - pd.Timestamp(scene.start)) // WEEK
    rows = rows.assign(week=weeks.astype(np.int64)).drop_duplicates()
    rows = rows[rows["family"].isin(scene.families.index)]
    return _with(rows, scene.severity, "worst").fillna({"worst": Severity.NONE})


def _with(rows: pd.DataFrame, steps: pd.DataFrame, name: str) -> pd.DataFrame:
    """Add the value of a track that holds for each row's family in its week."""
    track = steps.rename(columns={"value": name}).sort_values("week")
    return pd.merge_asof(rows.sort_values("week"), track, on="week", by="family")


def trust_after_a_change(scene: Scene) -> tuple[int, int, int]:
    """Count changes of worker on the stage: those with low trust after, those with low trust before, all."""
    changes = scene.workers[["family", "week"]]
    changes = changes[(changes["week"] >= 1) & (changes["week"] < scene.weeks - SETTLES)]
    before = _with(changes.assign(week=changes["week"] - 1), scene.trust, "band")
    after = _with(changes.assign(week=changes["week"] + SETTLES), scene.trust, "band")
    low = [int((one["band"] < AT_REST).sum()) for one in (after, before)]
    return low[0], low[1], len(changes)
