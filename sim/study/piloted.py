"""Piloted: what a study asks about a pilot: what an evaluator would report, and what is true."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import WrongValueError
from sim.pilot_report import whole_years
from sim.pilots import Pilot, pilot_of
from sim.results.evaluator import difference_in_differences
from sim.results.neighbourhoods import BEFORE, local_outcomes
from sim.results.tables import demand_table, snapshots_table
from sim.study.measured import EVALUATOR, OutcomeEntry

if TYPE_CHECKING:
    from sim.calendar import Calendar
    from sim.population.place import Place
    from sim.scenario import Scenario
    from sim.simulate import RunRecord


def pilot_in(
    scenarios: "Sequence[Scenario]", place: "Place", entries: Sequence[OutcomeEntry], calendar: "Calendar"
) -> Pilot | None:
    """Return the pilot that the outcomes of a study are about, None where none is.

    Raises `InputError` where there is no pilot, or a run ends before an outcome can be known.
    """
    asked = [entry for entry in entries if entry.pilot]
    if not asked:
        return None
    where, allowed = (
        f"outcomes, {asked[0].column}",
        "a pair whose policy is tried in some neighbourhoods only",
    )
    if len(scenarios) < 2:
        raise WrongValueError(where, "one scenario alone", allowed, "give `compare`, as docs/pilots.md tells")
    pilot = pilot_of(scenarios[0], scenarios[-1], place)
    if pilot is None:
        found = f"{scenarios[-1].name} is no pilot in {place.title}"
        raise WrongValueError(where, found, allowed, "three_area_prototype is one")
    known = whole_years(pilot, calendar)
    for entry in asked:
        if (entry.after or 0) > known:
            found = f"{entry.after} years after {pilot.starts}, and the run ends after {known}"
            raise WrongValueError(f"outcomes, {entry.column}", found, f"1 to {known}", "give more `years`")
    return pilot


def pilot_figures(
    pilot: Pilot, baseline: "RunRecord", policy: "RunRecord", entries: Sequence[OutcomeEntry]
) -> dict[str, float]:
    """Return the outcomes of a pilot by their columns, nan where a share has no whole.

    An evaluator sees the policy's run alone, and takes the pilot neighbourhoods' change since the year before
    less that of the others; what is true is the same neighbourhoods with the policy less without it.
    """
    longest = max(entry.after or 1 for entry in entries)
    with_it = _by_neighbourhood(policy, pilot, longest)
    both = any(entry.pilot != EVALUATOR for entry in entries)
    without = _by_neighbourhood(baseline, pilot, longest) if both else with_it
    tried = np.arange(len(pilot.neighbourhoods) + len(pilot.controls)) < len(pilot.neighbourhoods)
    found = {}
    for entry in entries:
        after = _row(with_it, pilot, entry, entry.after or 1)
        if entry.pilot == EVALUATOR:
            before = _row(with_it, pilot, entry, BEFORE)
            found[entry.column] = float(difference_in_differences(before, after, tried).difference)
        else:
            undone = _row(without, pilot, entry, entry.after or 1)
            found[entry.column] = float(after[tried].mean() - undone[tried].mean())
    return found


def _by_neighbourhood(record: "RunRecord", pilot: Pilot, years: int) -> pd.DataFrame:
    starts = pd.Timestamp(pilot.starts)
    return local_outcomes(demand_table([record]), snapshots_table(record), starts, years).droplevel("seed")


def _row(found: pd.DataFrame, pilot: Pilot, entry: OutcomeEntry, years: int) -> np.ndarray:
    """Return an outcome of each neighbourhood after so many years, those of the pilot first."""
    names = [*pilot.neighbourhoods, *pilot.controls]
    return found[entry.outcome].xs(years, level="years").reindex(names).to_numpy(float)
