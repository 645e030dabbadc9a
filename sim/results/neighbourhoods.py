"""Neighbourhoods: outcomes of each one, for the year before a day and for the first years after it.

After k years stands what all k years together come to, since that is what somebody who looks then has.
"""

import pandas as pd

from sim.results.markers import FROM_DEMAND, FROM_SNAPSHOTS, MARKERS
from sim.results.outcomes import PER, WEEKS_A_YEAR, Level, Outcome

BEFORE = 0  # the year before the day, in the place of a number of years after it
KEYS = ["seed", "neighbourhood"]


def _rate(label: str, name: str, better: str = "lower") -> Outcome:
    unit = "per 10,000 children a year"
    return Outcome(name, label, unit, better, lambda level: level[name] * WEEKS_A_YEAR * _a_child(level))


def _stock(label: str, name: str, better: str = "lower") -> Outcome:
    return Outcome(name, label, "per 10,000 children", better, lambda level: level[name] * _a_child(level))


def _a_child(level: Level) -> pd.Series:
    return PER / level["children"].where(level["children"] != 0)


SERVICES: tuple[Outcome, ...] = (
    _rate("Referrals", "referrals", "neither"),
    Outcome(
        "re_referral_share",
        "Referrals that follow another within 12 months",
        "% of referrals",
        "lower",
        lambda level: 100.0 * level["re_referrals"] / level["referrals"].where(level["referrals"] != 0),
    ),
    _rate("Assessments completed (S17)", "assessments", "neither"),
    _stock("Children in need (S17)", "child_in_need", "neither"),
    _stock("On a child protection plan", "plans"),
    _rate("Starting to be looked after", "care_starts"),
    _stock("Looked after", "looked_after"),
    Outcome(
        "severity",
        "Severity of all needs",
        "points per 100 families",
        "lower",
        lambda level: 100.0 * level["severity"] / level["families"].where(level["families"] != 0),
    ),
)
LOCAL: tuple[Outcome, ...] = (*SERVICES, *MARKERS)
MEASURES_USED = [
    *FROM_DEMAND,
    "referrals",
    "re_referrals",
    "assessments",
    "child_in_need",
    "plans",
    "care_starts",
    "looked_after",
    "severity",
    "children",
]


def local_outcomes(
    demand: pd.DataFrame, snapshots: pd.DataFrame, day: pd.Timestamp, years: int
) -> pd.DataFrame:
    """Return every outcome of each neighbourhood: one row a seed, neighbourhood and number of years.

    demand, snapshots : weekly activity and children each 31 March of one scenario, all seeds; day : the first
    of the first year after. Index level `years` is 0 for the year before, then 1 to `years`; nan where a
    share has no whole, or a 31 March is missing.
    """
    level = _means_since(demand, demand["week"], MEASURES_USED, day, years)
    marched = pd.to_datetime(snapshots["year"].astype(str) + "-03-31")
    level = level.join(_means_since(snapshots, marched, list(FROM_SNAPSHOTS), day, years))
    return pd.DataFrame({one.name: one.taken(level).astype(float) for one in LOCAL})


def years_since(days: pd.Series, day: pd.Timestamp) -> pd.Series:
    """Return the year since `day` in which each day falls: 1 the first, 0 the year before, then below 0."""
    early = (days.dt.month < day.month) | ((days.dt.month == day.month) & (days.dt.day < day.day))
    return (days.dt.year - day.year - early.astype("int64") + 1).rename("years")


def _means_since(
    table: pd.DataFrame, days: pd.Series, columns: list[str], day: pd.Timestamp, years: int
) -> Level:
    """Return the mean of each column over the year before, and over the first 1, 2, ... years after."""
    number = years_since(days, day)
    mine = pd.concat([table[[*KEYS, *columns]], number], axis=1)[number.between(BEFORE, years)]
    grouped = mine.astype({"neighbourhood": str}).groupby([*KEYS, "years"])
    sums = grouped[columns].sum().assign(moments=grouped.size())
    is_before = sums.index.get_level_values("years") == BEFORE
    after = sums[~is_before].groupby(KEYS).cumsum()
    added = pd.concat([sums[is_before], after]).sort_index()
    return added[columns].div(added["moments"], axis=0)
