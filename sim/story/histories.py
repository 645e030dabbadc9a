"""Histories: what the log says of each family as a whole, one row a family, so that one can be chosen.

Two families with the same row are alike for choosing. All figures are of the log's own years: what came
before it is not in them, and a wait or a need under way as it ends is counted up to its end.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from sim.state.agencies import SPARE
from sim.state.codes import Agency, Need, name_of
from sim.state.events import Event, Reason
from sim.state.families import MAX_CHILDREN

NEEDS = tuple(name_of(need) for need in Need)
ACUTE = 3.0
WEEK = pd.Timedelta(weeks=1)
LEFT = ("moved_out", "left")
OF_NEEDS = ("need_standing", "need_began", "need_changed", "need_ended")
# of care events the column `agency` holds a placement
OF_CARE = ("care_standing", "care_started", "placement_changed", "care_ended")
WAIT_BEGINS = ("waiting", "worker_changed")
CASE_BEGINS = ("case_standing", "waiting", "assessment_started", "early_help_started", "allocated")
CASE_ENDS = ("closed", "early_help_ended", "disengaged", *LEFT)
COMES_HOME = ("child_standing", "birth")
HOME_AGAIN = ("returned_home", "unplanned_return")
LEAVES_HOME = ("care_standing", "care_started", "child_grew_up", "kin_found")
STOOD_BY, AT_HOME = (
    1000,
    1_000_000,
)  # how much somebody, or a child at home, counts in one sum with acute needs
HELP_LASTS = 8  # weeks of an agency's own brief help, `detection.own_help_weeks` as shipped
COUNTED = {  # events that are counted as they stand, the family's own and not a child's
    "referrals": ("referral", None),
    "plans": ("plan_started", "harm_found"),
    "care_stays": ("care_started", None),
    "refusals": ("refused", None),
    "worker_changes": ("worker_changed", None),
    "workers": ("allocated", None),
    "police_contacts": ("contact", "police"),
}


def histories(journeys: pd.DataFrame, added: Sequence[Mapping] = ()) -> pd.DataFrame:
    """Return what one seed's log says of each family.

    Parameters
    ----------
    journeys
        Every event of one seed, in the order of the file, as `Results.journeys_of` gives it.
    added
        Agencies that the place adds, as provenance keeps them.

    Returns
    -------
    One row a family, indexed by its number: `episodes` (of need, begun in the log), the counts of
    `COUNTED`, `agencies` (that it met), `children` (that its log names), `longest_wait` and `missed`
    [weeks], and the worst severity of each need [0-3].
    """
    families = pd.Index(np.sort(journeys["family"].unique()), name="family")
    end = journeys["week"].max() + WEEK
    known = {"episodes": episodes(journeys)}
    known |= {name: counted(journeys, *what) for name, what in COUNTED.items()}
    known["agencies"] = agencies_met(journeys, added)
    known["children"] = _children(journeys)
    known["longest_wait"] = _longest_wait(journeys, end)
    known["missed"] = _missed(journeys, end)
    table = pd.DataFrame({name: counts.reindex(families, fill_value=0) for name, counts in known.items()})
    return table.join(_worst_needs(journeys).reindex(families, fill_value=0.0)).astype(float)


def episodes(journeys: pd.DataFrame) -> pd.Series:
    """Return how many episodes of need of each family began in the log."""
    begun = journeys[(journeys["event"] == "cin_started") & journeys["child"].isna()]
    return begun.groupby("family").size()


def counted(journeys: pd.DataFrame, event: str, only: str | None) -> pd.Series:
    """Return how many events each family has, if `only` is given by that rule or of that agency alone."""
    rows = journeys[journeys["event"] == event]
    if only is not None:
        rows = rows[(rows["rule"] == only) | (rows["agency"] == only)]
    return rows.groupby("family").size()


def agencies_met(journeys: pd.DataFrame, added: Sequence[Mapping]) -> pd.Series:
    """Return how many agencies each family met: who saw it, brought it, worked with it or helped beside."""
    codes = {name_of(agency): int(agency) for agency in Agency}
    codes |= {one["name"]: int(spare) for spare, one in zip(SPARE, added, strict=False)}
    named = journeys[journeys["agency"].notna() & ~journeys["event"].isin(OF_CARE)]
    named = named[named["agency"] != name_of(Agency.FAMILY)]
    bits = pd.Series(1 << named["agency"].astype(str).map(codes).to_numpy(np.int64), named["family"])
    helped = journeys[journeys["event"] == "help_changed"]
    beside = pd.Series(helped["value"].fillna(0.0).to_numpy(np.int64), helped["family"])
    return _all_bits(pd.concat([bits, beside]))


def _children(journeys: pd.DataFrame) -> pd.Series:
    return _all_bits(pd.Series(journeys["children"].to_numpy(np.int64), journeys["family"]))


def _all_bits(bits: pd.Series) -> pd.Series:
    """Return how many different bits each family has, over all its rows."""
    order = np.argsort(bits.index.to_numpy(), kind="stable")
    family = bits.index.to_numpy()[order]
    if not len(family):
        return pd.Series(dtype=np.int64)
    first = np.flatnonzero(np.r_[True, family[1:] != family[:-1]])
    return pd.Series(np.bitwise_count(np.bitwise_or.reduceat(bits.to_numpy()[order], first)), family[first])


def _longest_wait(journeys: pd.DataFrame, end: pd.Timestamp) -> pd.Series:
    """Return the longest wait for a worker [weeks]: from a queue place, or a worker's leaving, on."""
    stands = (journeys["event"] == "case_standing") & (journeys["value"] == 1.0)
    begins = journeys["event"].isin(WAIT_BEGINS) | stands
    ends = journeys["event"].isin(("allocated", *CASE_ENDS)) & ~begins
    return _lasting(journeys, begins, ends, end).groupby("family")["weeks"].max()


def _lasting(journeys: pd.DataFrame, begins: pd.Series, ends: pd.Series, end: pd.Timestamp) -> pd.DataFrame:
    """Return spells that these events begin and end: `family`, `since` and `until`, `weeks`."""
    rows = journeys.loc[begins | ends, ["family", "week"]].assign(on=begins[begins | ends])
    rows = rows.sort_values("family", kind="stable")
    again = rows["on"] & (rows["family"] == rows["family"].shift()) & rows["on"].shift(fill_value=False)
    rows = rows[~again]
    next_one = rows["week"].shift(-1).where(rows["family"] == rows["family"].shift(-1), end)
    spells = rows.assign(since=rows["week"], until=next_one)[rows["on"]]
    return spells.assign(weeks=weeks_in(spells["until"] - spells["since"]))


def weeks_in(lasting: pd.Series) -> pd.Series:
    """Return whole days of time as weeks."""
    return lasting.dt.days / 7


def _missed(journeys: pd.DataFrame, end: pd.Timestamp) -> pd.Series:
    """Return the weeks of an acute need, with a child at home, in which nobody stood by the family.

    Nobody is: no case or queue place, no advocate, no service, no brief help of an agency, no child in care.
    """
    stood_by = [_steps(spells, STOOD_BY) for spells in _stood_by(journeys, end)]
    changes = [_acute(journeys, end), *stood_by, *(_steps(home, AT_HOME) for home in _at_home(journeys, end))]
    level = pd.concat(changes).groupby(["family", "week"])["step"].sum().reset_index()
    level["level"] = level.groupby("family")["step"].cumsum()
    following = level["week"].shift(-1).where(level["family"] == level["family"].shift(-1), end)
    level["weeks"] = weeks_in(following - level["week"])
    alone = (
        (level["level"] >= AT_HOME) & (level["level"] % AT_HOME > 0) & (level["level"] % AT_HOME < STOOD_BY)
    )
    return level[alone].groupby("family")["weeks"].sum()


def _at_home(journeys: pd.DataFrame, end: pd.Timestamp) -> list[pd.DataFrame]:
    """Return for each place among a family's children the spells in which a child of it is at home."""
    event, child = journeys["event"], journeys["child"].fillna(0)
    home = event.isin(COMES_HOME) | ((event == "care_ended") & journeys["rule"].isin(HOME_AGAIN))
    away = event.isin(LEAVES_HOME)
    gone = event.isin(LEFT)
    found = []
    for slot in range(MAX_CHILDREN):
        mine = child == slot
        found.append(_lasting(journeys, home & mine, (away & mine) | gone, end))
    return found


def _stood_by(journeys: pd.DataFrame, end: pd.Timestamp) -> list[pd.DataFrame]:
    """Return the spells in which somebody stood by: case, advocate, service, care, brief help."""
    event = journeys["event"]
    pairs = (
        (CASE_BEGINS, CASE_ENDS),
        (("advocate_standing", "advocate_started"), ("advocate_ended",)),
        (("service_standing", "service_started"), ("service_ended",)),
    )
    found = [_lasting(journeys, event.isin(begin), event.isin(over), end) for begin, over in pairs]
    own = (event == name_of(Event.CONCERN)) & (journeys["rule"] == name_of(Reason.OWN_HELP))
    brief = journeys[own | (event == name_of(Event.BRIEF_HELP))]
    weeks = brief["value"].where(brief["event"] == name_of(Event.BRIEF_HELP), HELP_LASTS).astype(float)
    until = brief["week"] + pd.to_timedelta(7 * weeks, unit="D")
    return [
        *found,
        _care(journeys, end),
        brief.assign(since=brief["week"], until=until.where(until < end, end)),
    ]


def _care(journeys: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """Return stays in care, told apart by child and then counted as the family's."""
    mine = journeys[journeys["event"].isin(OF_CARE)]
    whose = mine["family"] * 10 + mine["child"].fillna(0).to_numpy(np.int64)
    begins = mine["event"].isin(("care_standing", "care_started"))
    stays = _lasting(mine.assign(family=whose), begins, mine["event"] == "care_ended", end)
    return stays.assign(family=stays["family"] // 10)


def _steps(spells: pd.DataFrame, size: int) -> pd.DataFrame:
    begin = pd.DataFrame({"family": spells["family"], "week": spells["since"], "step": size})
    over = pd.DataFrame({"family": spells["family"], "week": spells["until"], "step": -size})
    return pd.concat([begin, over])


def _acute(journeys: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """Return by how much the number of acute needs changes, and when; a family that goes takes its own."""
    parts = []
    for need in NEEDS:
        gone = journeys["event"].isin(LEFT)
        mine = journeys["event"].isin(OF_NEEDS) & (journeys["need"] == need)
        begins = mine & (journeys["value"] == ACUTE)
        parts.append(_steps(_lasting(journeys, begins, (mine | gone) & ~begins, end), 1))
    return pd.concat(parts)


def _worst_needs(journeys: pd.DataFrame) -> pd.DataFrame:
    rows = journeys[journeys["event"].isin(OF_NEEDS)]
    worst = rows.groupby(["family", rows["need"].astype(str)])["value"].max().unstack().fillna(0.0)
    return worst.reindex(columns=list(NEEDS), fill_value=0.0)
