"""The state of one family at the end of each week, from its spells: what the log must be able to tell.

A journey reproduces exactly, for every week from the log's first on, these fields of `sim.state.families`
and of the care records: the severity of every need, the tier, queue place or worker, which agencies help
beside the lead, the service with places and its hours, whether there is an advocate, an assessment or a
section 47 enquiry under way, and every child under 18: at home, being assessed, in need, on a plan or in
care, and where; and the care leavers. A property test holds all of it to the simulator's own columns.

Not in the log, and so not here:

* trust, engagement, dose and the power of help: they move every week of a case by the rules of
  `sim.journey.support`, so a log of them would be a row a family and week;
* what each agency knows of a family, and whether it consents to share: known piecemeal, and told where it
  counts, as the value of the decision that rests on it;
* appointments: reviews due, the next visit, the end of a rest. They say what is to come; the log tells what
  came of each on its day;
* how long an agency's own brief help lasts (`detection.own_help_weeks`): its start is told (`concern`, rule
  ``own_help``), as is every other brief help with its weeks (`brief_help`);
* an advocate's hours: the scenario's, alike for every family of a zone;
* the social worker of a child in care, who is not the family's;
* who they are: tenure, frailty, resilience, peers. Drawn once, and in the table of families;
* adults: a child who has turned 18, or found a permanent home elsewhere, ends its spell and is not kept.
"""

import numpy as np
import pandas as pd

from sim.state.codes import Need, name_of
from sim.state.families import MAX_CHILDREN

NEEDS = tuple(name_of(need) for need in Need)
CHILDREN = tuple(f"child_{slot}" for slot in range(MAX_CHILDREN))
CARE = tuple(f"care_{slot}" for slot in range(MAX_CHILDREN))
NO_WORKER = -1


def weekly_state(spells: pd.DataFrame, weeks: np.ndarray) -> pd.DataFrame:
    """Return where one family stood at the end of each week, one row a week.

    Parameters
    ----------
    spells
        As `sim.story.spells.spells` gives them.
    weeks
        Days on which the weeks begin, in order, shape (W,); within the log, before the spells' `end`.

    Returns
    -------
    Index `week`; one column a need (severity, 0 none); `tier` (code); `waiting`, `assessment`, `enquiry` and
    `advocate` (true or false); `worker` (row of the post, -1 none); `agencies` (names of those who help, in
    alphabetical order); `service` (name, None none) and `service_hours`; `children` (under 18, those in care
    included); `child_0` to `child_5` (where each stands, None for nobody) and `care_0` to `care_5` (placement
    or ``care_leaver``, None for neither).
    """
    weeks = np.asarray(weeks, "datetime64[ms]")
    state = _nothing(len(weeks))
    begin = np.searchsorted(weeks, spells["since"].to_numpy().astype("datetime64[ms]"))
    end = np.searchsorted(weeks, spells["until"].to_numpy().astype("datetime64[ms]"))
    child = spells["child"].fillna(-1).to_numpy(np.int64)
    rows = zip(spells["lane"], spells["what"], child, spells["value"], begin, end, strict=True)
    for lane, what, slot, value, since, until in rows:
        if until > since:
            _fill(state, lane, what, slot, value, slice(since, until))
    state["children"] = sum((state[name] != None).astype(np.int64) for name in CHILDREN)  # noqa: E711
    columns = {name: pd.Series(column, dtype=column.dtype) for name, column in state.items()}
    return pd.DataFrame(columns).set_index(pd.Index(weeks, name="week"))


def _nothing(weeks: int) -> dict[str, np.ndarray]:
    """Return the state of a family that nothing is known of, one array a column, shape (weeks,) each."""
    state = {need: np.zeros(weeks, np.int64) for need in NEEDS}
    state |= {"tier": np.zeros(weeks, np.int64), "worker": np.full(weeks, NO_WORKER)}
    state |= {lane: np.zeros(weeks, bool) for lane in ("waiting", "assessment", "enquiry", "advocate")}
    state |= {"service": np.full(weeks, None), "service_hours": np.zeros(weeks)}
    state["agencies"] = np.empty(weeks, object)
    state["agencies"][:] = [()] * weeks
    return state | {name: np.full(weeks, None) for name in (*CHILDREN, *CARE)}


def _fill(state: dict[str, np.ndarray], lane: str, what: str, slot: int, value: float, held: slice) -> None:
    """Write one spell into the weeks in which it held."""
    if lane == "need":
        state[what][held] = value
    elif lane == "tier":
        state["tier"][held] = value
    elif lane == "worker":
        state["worker"][held] = int(what)
    elif lane == "agency":
        state["agencies"][held] = [tuple(sorted((*named, what))) for named in state["agencies"][held]]
    elif lane == "service":
        state["service"][held], state["service_hours"][held] = what, value
    elif lane in ("child", "care"):
        state[f"{lane}_{slot}"][held] = what
    elif lane in state:
        state[lane][held] = True
