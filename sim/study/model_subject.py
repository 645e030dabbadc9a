"""The model as the subject of a study: one scenario, or a pair that share their luck, at any point."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.pilots import Pilot
from sim.simulate import simulate
from sim.study.factor import Factor
from sim.study.laying import Laying
from sim.study.measured import OutcomeEntry, figures
from sim.study.piloted import pilot_figures
from sim.warm import warm_up

if TYPE_CHECKING:
    from sim.parameter_source import ParameterSource
    from sim.population.place import Place
    from sim.scenario import Scenario
    from sim.simulate import RunRecord

SMALLEST = 0.01  # share of a place, enough to load the compiled model


@dataclass(frozen=True, eq=False)
class ModelSubject:
    """What a study runs.

    scenarios : the one, or a baseline and the policy whose effect is asked for, each with the best set of
    parameters below its own; laying : what the factors do to them; pounds : what one of each measure costs,
    £; pilot : the pilot that the policy is, where outcomes ask for one.
    """

    place: "Place"
    scenarios: "tuple[Scenario, ...]"
    years: int
    factors: tuple[Factor, ...]
    laying: Laying
    entries: tuple[OutcomeEntry, ...]
    parameters: "ParameterSource"
    pounds: np.ndarray
    pilot: Pilot | None = None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Names of what one run gives; a pair gives policy less baseline."""
        return tuple(entry.column for entry in self.entries)

    def identity(self) -> dict[str, Any]:
        """Return all that decides what a run gives, as plain data; the program's sources apart."""
        return {
            "place": self.place.name,
            "place_digest": self.place.digest(),
            "scenarios": [scenario.resolved() for scenario in self.scenarios],
            "years": self.years,
            "parameters": self.parameters.as_data(),
            "factors": [factor._asdict() for factor in self.factors],
            "moves": self.laying.as_data(),
            "outcomes": [entry.model_dump(mode="json") for entry in self.entries],
            "prices_digest": hashlib.sha256(json.dumps(self.pounds.tolist()).encode()).hexdigest()[:16],
        }

    def ready(self) -> None:
        """Compile the model if need be, and load it into this process by a run of a tiny place."""
        warm_up()
        simulate(self.place.scaled(SMALLEST / self.place.scaled_by), self.scenarios[0], 0, 1, journeys=False)

    def laid(self, values: Mapping[str, float]) -> "tuple[Scenario, ...]":
        """Return the scenarios at a point; raises `InputError` for values that cannot be."""
        stand = {one.name: one.value(values[one.name]) for one in self.factors}
        policy = self.laying.on_policy(self.scenarios[-1], stand, self.place)
        earlier = (self.laying.on_baseline(one, stand, self.place) for one in self.scenarios[:-1])
        return (*earlier, policy)

    def run(self, values: Mapping[str, float], seed: int) -> dict[str, float]:
        """Return every outcome of one run, nan where a share has no whole."""
        laid = self.laid(values)
        records = [
            simulate(self.place, one, seed, self.years, journeys=False, last=one is laid[-1]) for one in laid
        ]
        counted = [entry for entry in self.entries if not entry.pilot]
        found = figures(records[-1], counted, self.pounds)
        if len(records) > 1:
            without = figures(records[0], counted, self.pounds)
            found = {name: value - without[name] for name, value in found.items()}
        found |= self._of_pilot(records)
        return {name: found[name] for name in self.outcomes}

    def _of_pilot(self, records: "list[RunRecord]") -> dict[str, float]:
        entries = [entry for entry in self.entries if entry.pilot]
        return pilot_figures(self.pilot, records[0], records[-1], entries) if self.pilot else {}
