"""A made-up model: a run's arrays, filled by luck of the seed, and other once a policy starts."""

import numpy as np

from sim.calendar import Calendar
from sim.results.snapshots import SNAPSHOT
from sim.simulate import RunRecord
from sim.state.events import Event
from sim.state.families import empty_families
from sim.state.measures import MEASURES, PLACE_OF
from sim.state.record import EVENT

FAMILIES = 60
EVENTS = 400


def simulate(place, scenario, seed, years, journeys=True, last=False):
    """Return a record whose numbers differ between scenarios only after their levers start."""
    calendar = Calendar(scenario.start, years)
    changed = scenario.thresholds
    parting = min(
        (calendar.week_of(lever.first_day(scenario.start)) for lever in changed), default=calendar.weeks
    )
    return RunRecord(
        place=place,
        scenario=scenario,
        seed=seed,
        calendar=calendar,
        tally=_tally(calendar, len(place.neighbourhood_names), seed, parting),
        events=_events(calendar, seed, parting) if journeys else np.zeros(0, EVENT).view(np.recarray),
        families=_families(seed, changed=bool(changed)),
        snapshots=_snapshots(),
        seconds={"population": 0.1, "burn_in": 0.2, "needs": 0.1, "run": 0.3},
    )


def _tally(calendar, neighbourhoods, seed, parting):
    tally = np.random.default_rng(seed).poisson(40.0, (calendar.weeks, neighbourhoods, len(MEASURES))) + 1.0
    tally[:, :, PLACE_OF["children"]] = 12_500.0
    tally[:, :, PLACE_OF["families"]] = 7_400.0
    tally[parting:, :, PLACE_OF["early_help_families"]] -= 10.0
    tally[parting:, :, PLACE_OF["early_help_starts"]] = 1.0
    return tally


def _events(calendar, seed, parting):
    luck = np.random.default_rng(seed)
    events = np.zeros(EVENTS, EVENT).view(np.recarray)
    events["week"] = np.sort(luck.integers(calendar.journeys_from, calendar.weeks, EVENTS))
    events["neighbourhood"] = luck.integers(0, 4, EVENTS)
    events["family"] = luck.integers(0, FAMILIES, EVENTS)
    events["event"] = luck.choice([Event.REFERRAL, Event.CLOSED, Event.CONTACT], EVENTS)
    events["child"] = np.where(events["event"] == Event.REFERRAL, 0, -1)
    events["worker"] = -1
    events["need"] = -1
    events["draw"] = np.nan
    events["value"][events["week"] >= parting] = 1.0
    return events


def _families(seed, changed):
    families = empty_families(FAMILIES)
    families["number"] = np.arange(FAMILIES)
    families["tenth"] = 1 + np.arange(FAMILIES) % 10
    families["severity"] = np.random.default_rng(seed).integers(0, 4, (FAMILIES, 8))
    if changed:
        families["severity"][: FAMILIES // 4, 0] += 1  # a quarter of the twins part
    return families


def _snapshots():
    snapshots = np.zeros(8, SNAPSHOT).view(np.recarray)
    snapshots["year"] = np.repeat([2018, 2019], 4)
    snapshots["neighbourhood"] = np.tile(range(4), 2)
    snapshots["tenth"] = 1
    return snapshots
