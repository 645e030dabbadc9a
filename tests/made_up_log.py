"""A made-up log: a few families' events told by hand, as the files of journeys hold them."""

import numpy as np
import pandas as pd

from sim.costs.family_log import Log, read_log

FIRST = pd.Timestamp("2019-04-07")
DEFAULTS = {"agency": None, "need": None, "rule": "life", "value": np.nan, "child": pd.NA, "children": 1}


def week(number):
    """Return the day on which a week of the log begins."""
    return FIRST + pd.Timedelta(weeks=number)


def journeys_of(*told):
    """Return journeys from (week, family, event, what else): the log begins with a family 99."""
    begins = (0, 99, "need_standing", {"rule": "log_begins", "need": "housing", "value": 1.0})
    rows = [
        {"seed": 0, "week": week(when), "neighbourhood": "north", "family": family, "event": event}
        | DEFAULTS
        | {"draw": np.nan}
        | (rest[0] if rest else {})
        for when, family, event, *rest in (begins, *told)
    ]
    table = pd.DataFrame(rows).sort_values("week", kind="stable", ignore_index=True)
    table["child"] = table["child"].astype("Int32")
    return table.astype({name: "category" for name in ("neighbourhood", "event", "agency", "need", "rule")})


def log_of(*told, weeks=60):
    """Return the same as a log of so many weeks."""
    demand = pd.DataFrame({"week": [week(number) for number in range(weeks)], "neighbourhood": "north"})
    demand["week"] = demand["week"].astype("datetime64[ms]")
    journeys = journeys_of(*told)
    journeys["week"] = journeys["week"].astype("datetime64[ms]")
    log: Log = read_log(journeys, demand)
    return log


def place_of(log, family):
    """Return the place of a family in the log."""
    return int(np.searchsorted(log.families, family))
