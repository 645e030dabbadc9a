"""Answered: a policy held against the baseline on a sample of families, from question to comparison."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dashboard.what_if.desk import Desk
from dashboard.what_if.known_places import known_place
from dashboard.what_if.lived import LivedResults
from dashboard.what_if.towns import Question
from sim.comparison import Comparison, on_one_day
from sim.futures import years_given
from sim.parameter_source import ParameterSource, parameters_of
from sim.pilots import pilots_of
from sim.population.place import Place
from sim.report.asked import Asked
from sim.report.material import Material
from sim.results.nested import FUTURES_A_DRAW
from sim.results.provenance import provenance
from sim.results.results import Results
from sim.scenario import Scenario
from sim.twins import parting_week

MOST_BASELINES = 3  # about 60 MB each


class Sample(NamedTuple):
    """How a policy is tried: where, on which share of the families, for how long, in how many futures.

    Each future has a draw of the parameters of its own: where there is time for few, draws tell more than
    pairs of futures of one draw, whose chance alone differs.
    """

    place: str
    share: float
    years: int
    futures: int

    @property
    def seeds(self) -> list[int]:
        """Futures by number, the first of each draw."""
        return list(range(0, self.futures * FUTURES_A_DRAW, FUTURES_A_DRAW))


@dataclass(frozen=True)
class InMemory:
    """A comparison in memory, as a report asks for one; its tables are made when they are looked at."""

    comparison: Comparison
    folder: Path = Path()
    forms: None = None

    @property
    def baseline(self) -> Results:
        """Results without the policy."""
        return self.comparison.baseline

    @property
    def policy(self) -> Results:
        """Results with it."""
        return self.comparison.alternatives[0]

    @property
    def summary(self) -> pd.DataFrame:
        """Paired differences over the years of the policy."""
        return self.comparison.summary

    @property
    def by_year(self) -> pd.DataFrame:
        """The same year by year."""
        return self.comparison.by_year


class Answered(NamedTuple):
    """What was found, in numbers of the whole place: paired differences, and the material of a report."""

    comparison: Comparison
    material: Material

    @property
    def starts(self) -> date:
        """The day from which the policy may make a difference."""
        (week,) = self.comparison.starts.values()
        return self.comparison.calendar.begins(week)


def answer_on_sample(desk: Desk, baseline: Scenario, policy: Scenario, sample: Sample) -> Answered:
    """Live both scenarios on a sample and pair them. Raises `InputError`, `RunFailedError`."""
    place, source = place_and_parameters(sample.place, sample.share)
    before, after = on_one_day([baseline, policy])
    calendar = years_given(sample.years, before)
    parts = parting_week(before, after, place, calendar)
    mine = _of_baseline(desk, place, before, sample, source)
    theirs = LivedResults(
        provenance(after, place, sample.years, sample.seeds, False, source),
        desk.live(_questions(place, before, after, parts, sample, source)),
    )
    pilots = {} if _holds_everywhere(after) else pilots_of((before, after), place)
    comparison = Comparison(
        Path(), mine, [theirs], sample.seeds, {after.name: parts}, calendar, pilots=pilots
    )
    return Answered(comparison, Material(InMemory(comparison), Asked()))


def _holds_everywhere(policy: Scenario) -> bool:
    return all(lever.where is None for lever in policy.levers)


@lru_cache(maxsize=8)
def place_and_parameters(name: str, share: float) -> tuple[Place, ParameterSource]:
    """Return a share of a shipped place, and where its parameters come from."""
    place = known_place(name)
    place = place if share == 1.0 else place.scaled(share)
    return place, parameters_of(None, place)


def _of_baseline(
    desk: Desk, place: Place, baseline: Scenario, sample: Sample, source: ParameterSource
) -> LivedResults:
    """Return the baseline's results, from memory where the same was asked before."""
    key = (place.digest(), baseline.digest(), sample)
    if key not in desk.baselines:
        made_by = provenance(baseline, place, sample.years, sample.seeds, False, source)
        lived = desk.live(_questions(place, baseline, None, 0, sample, source))
        desk.baselines[key] = LivedResults(made_by, lived)
        while len(desk.baselines) > MOST_BASELINES:
            desk.baselines.popitem(last=False)
    return desk.baselines[key]


def _questions(
    place: Place,
    baseline: Scenario,
    policy: Scenario | None,
    parts: int,
    sample: Sample,
    source: ParameterSource,
) -> list[Question]:
    """Return one question a future, each with the parameters of that future."""
    return [
        Question(
            place,
            source.laid_on(baseline, seed),
            policy and source.laid_on(policy, seed),
            parts,
            sample.years,
            seed,
            sample.share,
        )
        for seed in sample.seeds
    ]
