"""Telling: a family's log as sentences, one a transition, with the marks that its timeline carries."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.story.words import AGENCY_NAMES, sentence, what_happened, why

YEAR = pd.Timedelta(
    weeks=52
)  # within which a referral is a re-referral, as the returns of children in need count it
MARKS = {  # kind of mark -> events that make it
    "referral": ("referral",),
    "re-referral": (),  # a referral within a year of the one before
    "turned away": ("no_further_action", "signposted"),
    "refused or dropped out": ("refused", "disengaged"),
    "change of worker": ("worker_changed",),
    "plan": ("plan_started",),
    "into care": ("care_started",),
    "leaves care": ("care_ended",),
    "closed": ("closed",),
}
RENAMED = {"re-referral": {"event": "re_referral"}}  # kinds of mark whose event has words of its own
OF_EVENT = {event: kind for kind, events in MARKS.items() for event in events}
WEIGHT = (
    "into care",
    "plan",
    "refused or dropped out",
    "re-referral",
    "change of worker",
    "referral",
    "closed",
    "turned away",
    "leaves care",
)


def telling(journey: pd.DataFrame, agency_names: Sequence[str] = AGENCY_NAMES) -> pd.DataFrame:
    """Return a family's log in words.

    Parameters
    ----------
    journey
        The family's events of one seed, in the order of the file.
    agency_names
        Names by code where the place adds agencies of its own.

    Returns
    -------
    One row a transition: `week` (date), `event`, `mark` (kind of mark on the timeline, missing if none),
    `what`, `why` (rule and figures in words), `sentence`, then `rule`, `value`, `threshold`, `draw` as
    logged.
    """
    rows = journey.to_dict("records")
    marked = marks(journey)
    more = [{"agency_names": agency_names, **RENAMED.get(kind or "", {})} for kind in marked]
    told = [row | added for row, added in zip(rows, more, strict=True)]
    return pd.DataFrame(
        {
            "week": list(journey["week"]),
            "event": [str(row["event"]) for row in rows],
            "mark": pd.Series(marked, dtype=object),
            "what": [what_happened(row) for row in told],
            "why": [why(row) for row in told],
            "sentence": [sentence(row) for row in told],
            "rule": [str(row["rule"]) for row in rows],
            **{name: [float(row[name]) for row in rows] for name in ("value", "threshold", "draw")},
        }
    )


def marks(journey: pd.DataFrame) -> list[str | None]:
    """Return the kind of mark of each event, None for those without one."""
    found, before = [], pd.Timestamp.min
    for event, rule, week in zip(journey["event"], journey["rule"], journey["week"], strict=True):
        kind = None if rule == "already_open" else OF_EVENT.get(str(event))
        if kind == "referral":
            kind, before = ("re-referral" if week - YEAR <= before else kind), week
        found.append(kind)
    return found


def that_matter(told: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the marks whose reason is written out, at most so many, in the order of time.

    Kinds take turns, the weightiest first (`WEIGHT`); the marks of one kind are spread over its time.
    """
    marked = told[told["mark"].notna()]
    left = {kind: int((marked["mark"] == kind).sum()) for kind in WEIGHT}
    taken = dict.fromkeys(WEIGHT, 0)
    while sum(taken.values()) < min(most, len(marked)):
        for kind in WEIGHT:
            taken[kind] += taken[kind] < left[kind] and sum(taken.values()) < most
    chosen = [_spread(marked.index[marked["mark"] == kind], taken[kind]) for kind in WEIGHT]
    return marked.loc[sorted(place for places in chosen for place in places)]


def _spread(places: pd.Index, how_many: int) -> list[int]:
    """Return so many of these places, the first and the last among them."""
    return [int(places[round(at)]) for at in np.linspace(0, len(places) - 1, how_many)]
