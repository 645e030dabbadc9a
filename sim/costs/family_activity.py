"""Activity by family: units of the demand table's measures that one family caused, from the log alone.

Three kinds of measures have a family. What happens (a contact, an assessment) is counted from its events.
What lasts (weeks on a plan, of an acute need, of help) is added up from the changes of `family_stocks`.
What is paid whether it is used or not (a key worker's post) or not logged by family (an advocate's hours) is
shared in equal parts among the families who have it in that week, in their neighbourhood: `SHARED`. All else
has no family: see `sim.costs.family_costs`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.costs.family_log import Log, read_log
from sim.costs.family_stocks import Changes, stock_changes
from sim.state.agencies import SPARE
from sim.state.codes import name_of
from sim.state.events import Event, Reason
from sim.state.measures import GP_REFERRALS_OF, HELP_WEEKS_OF, MEASURES, POOL_PAYERS

FAMILY_KEYS = ["seed", "year", "neighbourhood", "family"]
ROUNDING = 1e-9  # units: what is left of equal parts that cancel out


class Flow(NamedTuple):
    """Which events make a measure: by which rules, counted in what, +1 or -1."""

    measure: str
    event: Event
    only: tuple[Reason, ...] = ()
    never: tuple[Reason, ...] = ()
    counts: str = "families"  # families, children (those concerned) or value (as logged)
    sign: float = 1.0


FLOWS = (
    Flow("contacts", Event.CONTACT, counts="children"),
    Flow("referrals", Event.REFERRAL, counts="children"),
    Flow("referral_families", Event.REFERRAL),
    Flow("early_help_assessment_families", Event.EARLY_HELP_ASSESSMENT),
    Flow("repeat_assessments", Event.ASSESSMENT_STARTED, only=(Reason.STORY_RETOLD,)),
    Flow("repeat_assessments", Event.WRONG_DOOR),
    Flow("assessments", Event.ASSESSMENT_ENDED, counts="children"),
    Flow("assessments", Event.ASSESSMENT_UPDATED, counts="children", sign=-1.0),
    Flow("assessment_updates", Event.ASSESSMENT_UPDATED, counts="children"),
    Flow("updates_not_in_need", Event.ASSESSMENT_UPDATED, only=(Reason.NOT_IN_NEED,), counts="children"),
    Flow("not_in_need", Event.ASSESSMENT_ENDED, only=(Reason.NOT_IN_NEED,), counts="children"),
    Flow("need_ends", Event.CIN_ENDED, counts="children"),
    Flow("s47", Event.S47_STARTED, counts="children"),
    Flow("protection_team_enquiries", Event.PROTECTION_TEAM_ENQUIRY, counts="children"),
    Flow("conferences", Event.CONFERENCE, counts="children"),
    Flow("care_starts", Event.CARE_STARTED, never=(Reason.SEEDED,)),
    Flow("family_group_meetings", Event.FAMILY_GROUP_MET),
    Flow("kin_arrangements", Event.KIN_FOUND),
    Flow("personal_budget_pounds", Event.BUDGET_GIVEN, counts="value"),
    Flow("follow_up_visits", Event.FOLLOW_UP_VISIT),
    Flow("parenting_courses", Event.PARENTING_COURSE),
    Flow("holistic_assessments", Event.HOLISTIC_ASSESSMENT),
    Flow("concerns_noted", Event.CONCERN_NOTED),
    Flow("hub_discussions", Event.DISCUSSED_AT_HUB),
    Flow("shared_assessments", Event.ASSESSMENT_ACCEPTED),
    Flow("shared_assessments", Event.SERVICE_JOINED, only=(Reason.SHARED_ASSESSMENT,)),
    Flow("self_assessments", Event.SELF_ASSESSED),
    Flow("directory_services", Event.SERVICE_ARRANGED, only=(Reason.SERVICE_DIRECTORY,)),
    Flow("abuse_conference_cases", Event.ABUSE_CONFERENCE),
)
SHARED = {
    "key_workers_in_post": "early_help_families",
    "pooled_posts": "early_help_families",
    "partner_leads": "early_help_families",
    "key_workers_trained": "early_help_families",
    **{f"pooled_posts_of_{payer}": "early_help_families" for payer in POOL_PAYERS},
    "advocate_hours": "advocate_families",
    "volunteer_hours": "advocate_families",
}


def family_activity(
    journeys: pd.DataFrame, demand: pd.DataFrame, added: Sequence[Mapping] = ()
) -> pd.DataFrame:
    """Return what each family caused in each statistical year of its log, of one seed.

    Parameters
    ----------
    journeys
        Every event of one seed, in the order of the file; the columns of `family_log.LOG_COLUMNS` are enough.
    demand
        The demand table of the same run; its other seeds are left out.
    added
        Agencies that the place adds, as provenance keeps them.

    Returns
    -------
    `seed`, `year`, `neighbourhood`, `family` (number), then one column a measure, in the demand table's
    units; years in which a family caused nothing have no row. The first year is the first that lies
    wholly within the log.

    Errors
    ------
    `ValueError` for several seeds, or a log that does not say what stood when it began.
    """
    seeds = journeys["seed"].unique()
    if len(seeds) != 1:
        raise ValueError(f"journeys of {len(seeds)} seeds: one at a time")
    mine = demand[demand["seed"] == seeds[0]]
    log = read_log(journeys, mine, added)
    units = _flow_units(log)
    changes = list(stock_changes(log))
    for change in changes:
        _add(units, change.measure, _accrue(log, change))
    _add_shared(log, mine, changes, units)
    return _table(log, _as_the_place_spells(units, added), int(seeds[0]))


def _as_the_place_spells(units: dict[str, np.ndarray], added: Sequence[Mapping]) -> dict[str, np.ndarray]:
    """Name measures of an added agency as the demand table does, by its name and not by its spare code."""
    own = zip(SPARE, added, strict=False)
    names = {f"help_weeks_{name_of(spare)}": f"help_weeks_{one['name']}" for spare, one in own}
    return {names.get(measure, measure): values for measure, values in units.items()}


def _flow_units(log: Log) -> dict[str, np.ndarray]:
    """Return units of what happens, by measure, shape (families, years) each."""
    units: dict[str, np.ndarray] = {}
    for flow in FLOWS:
        places = log.of(flow.event, only=flow.only, never=flow.never)
        _add(units, flow.measure, _count(log, places, flow.sign * _weight(log, places, flow.counts)))
    joined = log.of(Event.SERVICE_ARRANGED, only=(Reason.REFERRAL_PATHWAY,))
    for measure, places in (
        ("signposts_taken_up", joined[log.drawn[joined]]),
        ("pathway_services", joined[~log.drawn[joined]]),
    ):
        _add(units, measure, _count(log, places, np.ones(len(places))))
    _add_by_code(units, log, log.of(Event.GP_REFERRED), log.need, GP_REFERRALS_OF, "families")
    _add_by_code(units, log, log.of(Event.BRIEF_HELP), log.agency, HELP_WEEKS_OF, "value")
    return units


def _weight(log: Log, places: np.ndarray, counts: str) -> np.ndarray:
    if counts == "children":
        return np.bitwise_count(log.children[places]).astype(np.float64)
    return log.value[places] if counts == "value" else np.ones(len(places))


def _add_by_code(
    units: dict[str, np.ndarray],
    log: Log,
    places: np.ndarray,
    code: np.ndarray,
    measures: Sequence[int],
    counts: str,
) -> None:
    """Add events whose measure depends on a need or an agency; `measures` : places of measures by code."""
    for each, measure in enumerate(measures):
        if measure >= 0:
            mine = places[code[places] == each]
            _add(units, MEASURES[measure].name, _count(log, mine, _weight(log, mine, counts)))


def _add(units: dict[str, np.ndarray], measure: str, amount: np.ndarray) -> None:
    units[measure] = units[measure] + amount if measure in units else amount


def _nothing() -> np.ndarray:
    """Return what stands for no units of any family in any year: most levers are off in most runs."""
    return np.zeros((1, 1))


def _count(log: Log, places: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return _sum_by_year(log, log.family[places], log.week[places], weight)


def _sum_by_year(log: Log, family: np.ndarray, week: np.ndarray, amount: np.ndarray) -> np.ndarray:
    if not len(family):
        return _nothing()
    years = len(log.years)
    place = family * years + np.searchsorted(log.years, log.year)[week]
    shape = (len(log.families), years)
    return np.bincount(place, amount, shape[0] * years).reshape(shape)


def _accrue(log: Log, change: Changes, rate: np.ndarray | None = None) -> np.ndarray:
    """Return units of what lasts, shape (families, years).

    rate : units a week for each that lasts, shape (neighbourhoods, weeks); 1 if None.
    """
    if not len(change.family):
        return _nothing()
    if rate is None:
        rate = np.ones((len(log.neighbourhoods), len(log.weeks)))
    in_time = change.week < len(log.weeks)
    family, week, amount = (part[in_time] for part in change[1:])
    in_year = log.year[:, None] == log.years  # (weeks, years)
    yearly = rate @ in_year
    gone_by = np.cumsum(rate, axis=1) - rate - (np.cumsum(yearly, axis=1) - yearly) @ in_year.T
    left = yearly @ in_year.T - gone_by  # from each week to the end of its year
    here = log.neighbourhood[family]
    own_year = _sum_by_year(log, family, week, amount * left[here, week])
    level = np.cumsum(_sum_by_year(log, family, week, amount), axis=1)
    own_year[:, 1:] += level[:, :-1] * yearly[log.neighbourhood, 1:]
    return own_year


def _add_shared(
    log: Log, demand: pd.DataFrame, changes: Sequence[Changes], units: dict[str, np.ndarray]
) -> None:
    """Share what is paid together among those who have it in that week, in equal parts."""
    for measure, among in SHARED.items():
        paid = _by_week(log, demand, measure)
        if not paid.any():
            _add(units, measure, _nothing())
            continue
        holding = [change for change in changes if change.measure == among]
        held = sum(_held(log, change) for change in holding)
        rate = np.divide(paid, held, out=np.zeros_like(paid), where=held > 0)
        mine = sum(_accrue(log, change, rate) for change in holding)
        _add(units, measure, np.where(np.abs(mine) < ROUNDING, 0.0, mine))


def _by_week(log: Log, demand: pd.DataFrame, measure: str) -> np.ndarray:
    """Return a measure as a table, shape (neighbourhoods, weeks)."""
    table = demand.pivot(index="neighbourhood", columns="week", values=measure)
    table.index = table.index.astype(str)
    return table.loc[list(log.neighbourhoods), log.weeks].to_numpy(np.float64)


def _held(log: Log, change: Changes) -> np.ndarray:
    """Return how many there are at the end of each week, shape (neighbourhoods, weeks)."""
    shape = (len(log.neighbourhoods), len(log.weeks))
    in_time = change.week < shape[1]
    place = log.neighbourhood[change.family[in_time]] * shape[1] + change.week[in_time]
    moves = np.bincount(place, change.amount[in_time], shape[0] * shape[1])
    return np.cumsum(moves.reshape(shape), axis=1)


def _table(log: Log, units: Mapping[str, np.ndarray], seed: int) -> pd.DataFrame:
    some = np.zeros((len(log.families), len(log.years)), bool)
    for amount in units.values():
        some |= (amount != 0.0) & (log.years >= log.first_year)
    family, year = np.nonzero(some)
    names = pd.Index(log.neighbourhoods)
    return pd.DataFrame(
        {
            "seed": np.full(len(family), seed),
            "year": log.years[year],
            "neighbourhood": pd.Categorical.from_codes(log.neighbourhood[family], names),
            "family": log.families[family],
            **{measure: np.broadcast_to(amount, some.shape)[some] for measure, amount in units.items()},
        }
    )
