"""Comparison: paired results of a baseline and its alternatives, and the summary of their difference."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.pilot_report import pilot_report
from sim.pilots import Pilot, pilots_of
from sim.results import outcomes as measured
from sim.results.nested import CONFIDENCE, draws_of
from sim.results.paired import paired_difference
from sim.results.parquet import write_csv, write_table
from sim.results.provenance import of_seeds
from sim.results.results import Results
from sim.results.tables import NEED_NAMES
from sim.twins import parting_week

if TYPE_CHECKING:
    from sim.calendar import Calendar
    from sim.population.place import Place
    from sim.precision import Precision
    from sim.scenario import Scenario


@dataclass
class Comparison:
    """A baseline and alternatives run on the same seeds.

    baseline, alternatives : `Results`; seeds : paired futures; starts : the week index in which each
    alternative may first differ, by name; calendar : dates of the run; confidence : nominal, of all
    intervals; precision : what was asked for and reached, None where the seeds were given; pilots : those
    alternatives that are tried in some neighbourhoods only, by name.
    """

    folder: Path
    baseline: Results
    alternatives: list[Results]
    seeds: list[int]
    starts: dict[str, int]
    calendar: "Calendar"
    confidence: float = CONFIDENCE
    precision: "Precision | None" = None
    pilots: dict[str, Pilot] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        place: "Place",
        policies: "Sequence[Scenario]",
        calendar: "Calendar",
        home: Path,
        seeds: list[int],
        confidence: float = CONFIDENCE,
    ) -> "Comparison":
        """Read a finished comparison from its folders."""
        results = [Results(folder) for folder in folders_of(policies, home)]
        starts = {policy.name: parting_week(policies[0], policy, place, calendar) for policy in policies[1:]}
        pilots = pilots_of(policies, place)
        return cls(home, results[0], results[1:], seeds, starts, calendar, confidence, pilots=pilots)

    @property
    def draws(self) -> np.ndarray | None:
        """The draw of each of `seeds`, None where all futures share one set of parameters."""
        return draws_of(self.seeds, self.baseline.provenance)

    @property
    def run_years(self) -> list[int]:
        """Statistical years of the run."""
        first, last = self.calendar.start_week, self.calendar.weeks - 1
        return list(range(self.calendar.year_of(first), self.calendar.year_of(last) + 1))

    def years(self, alternative: str) -> list[int]:
        """Statistical years summed up: from the one in which the policy starts to the last of the run."""
        week = self.starts[alternative]
        if week >= self.calendar.weeks:  # the two never part
            return self.run_years
        policy = self.calendar.year_of(week)
        return [year for year in self.run_years if year >= policy]

    @cached_property
    def summary(self) -> pd.DataFrame:
        """Paired difference of every outcome over the years of the policy, one row a scenario and measure."""
        rows = []
        for other in self.alternatives:
            years = self.years(other.scenario)
            mine, theirs = self.by_seed(other)
            span = {"first_year": years[0], "last_year": years[-1]}
            rows += [{**row, **span} for row in self._rows(other, mine, theirs)]
        return pd.DataFrame(rows)

    def by_seed(self, alternative: Results) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return all outcomes of the baseline and an alternative over the policy's years, one row a seed."""
        years = self.years(alternative.scenario)
        mine, theirs = (_over(results, years).reindex(self.seeds) for results in (self.baseline, alternative))
        return mine, theirs

    @cached_property
    def by_year(self) -> pd.DataFrame:
        """Paired difference of every outcome in each statistical year of the run."""
        before = _by_year(self.baseline, self.run_years)
        rows = []
        for other in self.alternatives:
            after = _by_year(other, self.run_years)
            for year in self.run_years:
                mine, theirs = (_in_year(figures, year) for figures in (before, after))
                rows += [{**row, "year": year} for row in self._rows(other, mine, theirs)]
        return pd.DataFrame(rows)

    @cached_property
    def twins(self) -> pd.DataFrame:
        """Share of families whose eight needs equal their twin's at the end: one row a scenario and seed."""
        mine = self.baseline.families.set_index(["seed", "family"])[NEED_NAMES]
        rows = []
        for other in self.alternatives:
            theirs = other.families.set_index(["seed", "family"])[NEED_NAMES].reindex(mine.index)
            same = (mine.to_numpy() == theirs.to_numpy()).all(axis=1)
            share = pd.Series(same, mine.index).groupby("seed").mean()
            share = share[share.index.isin(self.seeds)]
            rows += [
                {"scenario": other.scenario, "seed": seed, "same_needs": part} for seed, part in share.items()
            ]
        return pd.DataFrame(rows, columns=["scenario", "seed", "same_needs"])

    @cached_property
    def pilot_years(self) -> pd.DataFrame:
        """What evaluators would find beside the true effect, for pilots only (`sim.pilot_report`)."""
        alone = (self.seeds, self.calendar, self.confidence, self.draws)
        reports = [
            pilot_report(self.pilots[other.scenario], self.baseline, other, *alone)
            for other in self.alternatives
            if other.scenario in self.pilots
        ]
        return pd.concat(reports, ignore_index=True) if reports else pd.DataFrame()

    def as_data(self) -> dict[str, object]:
        """Return the summary as plain data, for `--json`."""
        twins = self.twins.groupby("scenario")["same_needs"].mean()
        return {
            "baseline": self.baseline.scenario,
            "scenarios": [other.scenario for other in self.alternatives],
            "place": self.baseline.place,
            "years": self.baseline.years,
            "seeds": self.seeds,
            "confidence": self.confidence,
            "parameters": self.baseline.parameters,
            "draws": None if self.draws is None else self.draws.tolist(),
            "policy_starts": {name: str(self.calendar.begins(week)) for name, week in self.starts.items()},
            "families_with_the_same_needs_as_their_twin": twins.to_dict(),
            "summary": self.summary.to_dict("records"),
            "precision": self.precision and self.precision.as_data(),
            "pilots": {name: pilot.as_data() for name, pilot in self.pilots.items()},
            "pilot_years": self.pilot_years.to_dict("records"),
        }

    @property
    def made_by(self) -> dict[str, object]:
        """Provenance of the tables of the comparison: that of its runs, and the precision asked for."""
        runs = [of_seeds(one.provenance, self.seeds) for one in (self.baseline, *self.alternatives)]
        return {"comparison": runs, "precision": self.precision and self.precision.design.as_data()}

    def write(self) -> None:
        """Write the summary, the years and the twins beside the scenarios' folders, and pilots if any."""
        for name, table in (("summary", self.summary), ("by_year", self.by_year), ("twins", self.twins)):
            write_table(table, self.folder / f"{name}.parquet", self.made_by)
        if len(self.pilot_years):
            write_table(self.pilot_years, self.folder / "pilots.parquet", self.made_by)
            write_csv(self.pilot_years, self.folder / "pilots.csv")

    def _rows(self, other: Results, mine: pd.DataFrame, theirs: pd.DataFrame) -> list[dict]:
        """Return the paired difference of each outcome in two frames with one row a seed."""
        return [
            {
                "measure": outcome.name,
                "label": outcome.label,
                "unit": outcome.unit,
                "better": outcome.better,
                "scenario": other.scenario,
                **paired_difference(
                    mine[outcome.name].reindex(self.seeds).to_numpy(float),
                    theirs[outcome.name].reindex(self.seeds).to_numpy(float),
                    outcome.better,
                    self.confidence,
                    self.draws,
                )._asdict(),
            }
            for outcome in measured.ALL
            if outcome.name in mine and outcome.name in theirs
        ]


def on_one_day(policies: "Sequence[Scenario]") -> "tuple[Scenario, ...]":
    """Start scenarios that say no start on the day that another says, where only one day is said."""
    days = {policy.start for policy in policies if "start" in policy.model_fields_set}
    if len(days) != 1:
        return tuple(policies)
    (day,) = days
    return tuple(
        policy if policy.start == day else policy.model_copy(update={"start": day}) for policy in policies
    )


def folders_of(policies: "Sequence[Scenario]", home: Path) -> list[Path]:
    """Return each scenario's folder. Raises `InputError` when they cannot be compared."""
    names = [policy.name for policy in policies]
    if len(names) < 2:
        raise InputError(
            "compare", "one scenario", "a baseline and at least one other", "name another scenario"
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        found = f"the name {twice[0]} twice"
        raise InputError("compare", found, "scenarios of different names", "give one of them another name")
    starts = {policy.start for policy in policies}
    if len(starts) > 1:
        found = f"different starts ({', '.join(str(day) for day in sorted(starts))})"
        raise InputError("compare", found, "scenarios that start on the same day", "set the same start")
    return [home / name for name in names]


def _over(results: Results, years: Sequence[int]) -> pd.DataFrame:
    """Return all outcomes over some years together, one row a seed."""
    cost = measured.cost_by_year(results.ledger, years).groupby("seed").mean()
    parts = [measured.outcomes(results.demand, years), cost]
    if len(results.revolving_door):
        parts.append(measured.revolving_outcomes(results.revolving_door))
    return pd.concat(parts, axis=1)


def _by_year(results: Results, years: Sequence[int]) -> pd.DataFrame:
    """Return outcomes year by year, one row a seed and year."""
    parts = [measured.outcomes_by_year(results.demand, years), measured.cost_by_year(results.ledger, years)]
    return pd.concat(parts, axis=1)


def _in_year(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return one year's outcomes, one row a seed."""
    return figures[figures.index.get_level_values("year") == year].droplevel("year")
