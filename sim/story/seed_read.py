"""What one seed's log tells of the whole system, read once and small enough to keep."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.activity import statistical_year
from sim.costs.family_activity import family_activity
from sim.costs.family_costs import family_costs
from sim.costs.family_log import LOG_COLUMNS, Log, read_log
from sim.costs.prices import price_list, with_agencies
from sim.errors import InputError
from sim.results.agencies_at_once import (
    at_once_measures,
    helping,
    separate_agencies,
    shared_families,
    shipped_names,
)
from sim.results.concentration import concentration_curve, concentration_measures, with_nothing
from sim.results.missed import acute_and_helped, missed_measures
from sim.results.needless import needless_measures, needs_above_emerging
from sim.results.pieces import Pieces
from sim.results.repeat_shares import repeat_share_measures
from sim.results.retellings import retelling_measures, retellings
from sim.results.returns import closings, return_measures
from sim.results.tier_flow import tier_flow, year_ends
from sim.results.tiers import Steps, tier_steps
from sim.results.top_families import families_living_here, repeat_families
from sim.state.codes import name_of
from sim.state.events import Reason

if TYPE_CHECKING:
    from sim.results.results import Results

WEEK = pd.Timedelta(weeks=1)


class SeedRead(NamedTuple):
    """Of one seed: its measures by name, and what the pictures draw.

    closed : of `closings`, from the run's start; shared : of `shared_families`, the last 52 weeks of the
    run; flow : of `tier_flow`; concentration : of `concentration_curve`, of all families who live here.
    """

    measures: dict[str, float]
    closed: pd.DataFrame
    shared: pd.DataFrame
    flow: pd.DataFrame
    concentration: np.ndarray


def read_seed(results: "Results", seed: int) -> SeedRead:
    """Read one seed's log; all counts begin with the run's start.

    Raises `InputError` for a run whose journeys were not kept, or do not say what stood as they began.
    """
    journeys = results.journeys_of(seed, LOG_COLUMNS)
    _refuse_older(results, journeys)
    demand = results.demand[results.demand["seed"] == seed]
    start = pd.Timestamp(results.provenance["scenario"]["start"])
    log = read_log(journeys, demand, results.provenance.get("agencies_added", ()))
    first = int(np.searchsorted(log.weeks, start.to_datetime64()))
    steps, end = tier_steps(log), pd.Timestamp(log.weeks[-1]) + WEEK
    closed = closings(journeys, start, end)
    helped = helping(log, steps)
    money, curve = _of_money(results, journeys, demand, start)
    return SeedRead(
        measures={
            **return_measures(closed),
            **money,
            **_of_help(log, steps, helped, first),
            "separate_agencies_beside_lead": separate_agencies(demand[demand["week"] >= start]),
            **retelling_measures(retellings(journeys[journeys["week"] >= start])),
        },
        closed=closed,
        shared=shared_families(helped, len(log.weeks) - 52, len(log.weeks), shipped_names()),
        flow=tier_flow(log, steps, year_ends(log, first)),
        concentration=curve,
    )


def _refuse_older(results: "Results", journeys: pd.DataFrame) -> None:
    if not (journeys["rule"] == name_of(Reason.LOG_BEGINS)).any():
        found = "journeys that do not say what stood as they began"
        raise InputError(str(results.folder), found, "journeys of this version", "run the scenario again")


def _of_help(log: Log, steps: Steps, helped: Pieces, first: int) -> dict[str, float]:
    counted = len(log.weeks) - first
    needs = acute_and_helped(log, helped).from_week(first)
    return {
        **at_once_measures(helped.from_week(first), counted),
        **missed_measures(needs, counted),
        **needless_measures(log, steps, needs_above_emerging(log), first),
    }


def _of_money(
    results: "Results", journeys: pd.DataFrame, demand: pd.DataFrame, start: pd.Timestamp
) -> tuple[dict[str, float], np.ndarray]:
    """Return the measures of cost and of what repeat families take, and the concentration curve."""
    added = results.provenance.get("agencies_added", ())
    activity = family_activity(journeys, demand, added)
    activity = activity[activity["year"] >= int(statistical_year(pd.Series([start])).iloc[0])]
    costs = family_costs(activity, with_agencies(price_list(), added), by=())
    each = costs.groupby("family")["gbp"].sum().to_numpy()
    living = float(families_living_here(demand[demand["week"] >= start]).mean())
    referred = journeys.loc[(journeys["event"] == "referral") & (journeys["week"] >= start), "family"]
    measures = {
        **concentration_measures(each, living),
        **repeat_share_measures(referred, activity, costs, repeat_families(journeys)),
    }
    return measures, concentration_curve(with_nothing(each, living))
