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
    `advocate` (true or false); `worker` (row of the post, -1 none); `agencies` (who helps, in alphabetical
    order with a space between); `service` and `service_hours`; `children` (under 18, those in care
    included); `child_0` to `child_5` (where each stands) and `care_0` to `care_5` (placement or
    ``care_leaver``); text is empty for nobody.
    """
    weeks = np.asarray(weeks, "datetime64[ms]")
    columns = weekly_states(spells.assign(family=0), weeks, np.zeros(1, np.int64))
    found = {name: pd.Series(column[0], dtype=column.dtype) for name, column in columns.items()}
    return pd.DataFrame(found).set_index(pd.Index(weeks, name="week"))


def weekly_states(
    spells_of_all: pd.DataFrame, weeks: np.ndarray, families: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the columns of `weekly_state` for some families at once, shape (families, weeks) each.

    spells_of_all : with the column `family`; those of other families are passed over.
    """
    weeks = np.asarray(weeks, "datetime64[ms]")
    mine = spells_of_all[spells_of_all["family"].isin(families)]
    row = pd.Series(np.arange(len(families)), index=families).loc[mine["family"]]
    begin = np.searchsorted(weeks, mine["since"].to_numpy().astype("datetime64[ms]"))
    end = np.searchsorted(weeks, mine["until"].to_numpy().astype("datetime64[ms]"))
    child = mine["child"].fillna(-1).to_numpy(np.int64)
    states = _nothing((len(families), len(weeks)))
    for family, lane, what, slot, value, since, until in zip(
        row, mine["lane"], mine["what"], child, mine["value"], begin, end, strict=True
    ):
        if until > since:
            _fill(states, lane, what, slot, value, (family, slice(since, until)))
    states["children"] = sum((states[name] != "").astype(np.int64) for name in CHILDREN)
    return states


def _nothing(shape: tuple[int, int]) -> dict[str, np.ndarray]:
    """Return the state of families that nothing is known of, one array a column."""
    states: dict[str, np.ndarray] = {need: np.zeros(shape, np.int64) for need in NEEDS}
    states |= {"tier": np.zeros(shape, np.int64), "worker": np.full(shape, NO_WORKER)}
    states |= {lane: np.zeros(shape, bool) for lane in ("waiting", "assessment", "enquiry", "advocate")}
    states |= {name: np.full(shape, "", object) for name in ("agencies", "service", *CHILDREN, *CARE)}
    return states | {"service_hours": np.zeros(shape)}


def _fill(
    states: dict[str, np.ndarray], lane: str, what: str, slot: int, value: float, held: tuple[int, slice]
) -> None:
    """Write one spell into the weeks in which it held."""
    if lane == "need":
        states[what][held] = value
    elif lane == "tier":
        states["tier"][held] = value
    elif lane == "worker":
        states["worker"][held] = int(what)
    elif lane == "agency":
        states["agencies"][held] = [_with(named, what) for named in states["agencies"][held]]
    elif lane == "service":
        states["service"][held], states["service_hours"][held] = what, value
    elif lane in ("child", "care"):
        states[f"{lane}_{slot}"][held] = what
    elif lane in states:
        states[lane][held] = True


def _with(named: str, agency: str) -> str:
    """Add an agency to those named, which stand in alphabetical order."""
    return " ".join(sorted([*named.split(), agency]))
