"""Study: a question to many runs, read from a YAML file: what is moved, how far, and what is measured."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import BeforeValidator, Field, model_validator

from sim.comparison import on_one_day
from sim.errors import WrongValueError, nearest, shown
from sim.futures import years_given
from sim.parameter_source import BEST, parameters_of
from sim.population.place import Place
from sim.reading import read_mapping
from sim.scenario import Scenario
from sim.shape import Shape, Text, checked, real_number, refusal, whole_number
from sim.shipped import find, label, shipped_names
from sim.study.entries import OF_POSTERIOR, LeverEntry, ParameterEntry
from sim.study.factor import Factor
from sim.study.measured import OutcomeEntry, pounds_a_unit
from sim.study.model_subject import ModelSubject
from sim.study.moves import Moves, moves_of, posterior_of, refuse_names
from sim.study.piloted import pilot_in
from sim.study.posterior_points import posterior_points

FOLDER = "scenarios/studies"
METHODS = ("morris", "sobol", "pawn", "fast", "latin")


def _method(value: object) -> str:
    if value not in METHODS:
        raise refusal(f"the method {shown(value)}", ", ".join(METHODS), nearest(value, METHODS))
    return str(value)


def _share(value: object) -> float:
    share = real_number(value)
    if not 0.001 <= share <= 1.0:
        raise refusal(
            f"a share of {share:g}", "0.001 to 1 of the place", "0.17 of Tameside is 5,000 families"
        )
    return share


def _from(least: int, what: str) -> BeforeValidator:
    def read(value: object) -> int:
        number = whole_number(value)
        if number < least:
            raise refusal(f"{number} {what}", f"{least} or more", f"give more {what}")
        return number

    return BeforeValidator(read)


class Pair(Shape):
    """A baseline and the policy whose effect is asked for: policy less baseline, at one point and seed."""

    baseline: Text = "baseline"
    policy: Text = Field(alias="with")


class Ask(Shape):
    """A question for discovery: in which futures does this hold? `when` is a condition on outcomes."""

    ask: Text
    when: Text


class Study(Shape):
    """A study as its file has it; `sim.study` says what each part does."""

    name: str = ""
    written_in: str = Field("", exclude=True)
    from_posterior: bool = False
    title: Text
    question: Text
    method: Annotated[str, BeforeValidator(_method)]
    scenario: Text | None = None
    compare: Pair | None = None
    place: Text = "tameside"
    share: Annotated[float, BeforeValidator(_share)] = 1.0
    years: Annotated[int, _from(1, "years")] = 5
    seeds: Annotated[int, _from(2, "seeds")] = 2
    points: Annotated[int, _from(2, "points")]
    luck: Annotated[int, _from(0, "of luck")] = 1
    parameters: tuple[ParameterEntry, ...] = ()
    levers: tuple[LeverEntry, ...] = ()
    outcomes: tuple[OutcomeEntry, ...] = Field(min_length=1)
    discovery: tuple[Ask, ...] = ()
    budget: Annotated[int, _from(1, "runs")] = 100_000

    @classmethod
    def known_keys(cls) -> list[str]:
        """List the keys that a file may give."""
        return [key for key in super().known_keys() if key not in ("name", "written_in", "from_posterior")]

    @classmethod
    def read(cls, study: "str | Path | Study") -> "Study":
        """Read a shipped study by name, or a file by path; raises `InputError` for what cannot be used."""
        if isinstance(study, Study):
            return study
        path = find(FOLDER, study, "study")
        return cls.of(read_mapping(path), path.stem, label(path))

    @classmethod
    def of(cls, data: Mapping, name: str = "study", where: str = "study") -> "Study":
        """Make a study of plain data, as a file would hold it; `where` names it in messages."""
        whole = data.get("parameters") == OF_POSTERIOR
        given = {**data, "parameters": []} if whole else data
        study = checked(cls, given, where)
        return study.model_copy(update={"name": name, "written_in": where, "from_posterior": whole})

    @model_validator(mode="after")
    def _asks_one_thing(self) -> "Study":
        if (self.scenario is None) == (self.compare is None):
            raise refusal(
                "no single subject", "`scenario`, or `compare` with a pair", "give one", at="scenario"
            )
        return self

    def factors(self) -> tuple[Factor, ...]:
        """Return what is drawn, parameters first, without the dummy; raises `InputError`."""
        return self._moves.factors

    def subject(self) -> ModelSubject:
        """Return what a study runs; raises `InputError` for what cannot be, its corners apart."""
        self._refuse_outcomes()
        place, moves = self._town, self._moves
        calendar = years_given(self.years, self._policies[0])
        source = parameters_of(BEST, place)
        scenarios = tuple(source.laid_on(scenario, 0) for scenario in self._policies)
        pilot = pilot_in(scenarios, place, self.outcomes, calendar)
        if pilot is not None:
            self._refuse_moving_pilot()
        measured = (self.outcomes, source, pounds_a_unit(place), pilot)
        return ModelSubject(place, scenarios, self.years, moves.factors, moves.laying, *measured)

    def rows(self) -> np.ndarray | None:
        """Return the points where they are draws of a posterior, shape (points, factors), else None."""
        if not self.from_posterior:
            return None
        factors, posterior = self.factors(), posterior_of(self.place)
        levers = factors[len(factors) - len(self.levers) :]
        return posterior_points(posterior, self.points, levers, self.luck, self.written_in)  # type: ignore[arg-type]

    def refuse_too_many(self, points: int) -> None:
        """Raise `InputError` where a design of so many points takes more runs than the budget allows."""
        runs = points * self.seeds
        if runs > self.budget:
            found = f"{runs:,} runs ({points:,} points, {self.seeds} seeds each)"
            advice = "fewer `points`, factors or seeds, or a larger `budget`"
            raise WrongValueError(f"{self.written_in}, budget", found, f"at most {self.budget:,}", advice)

    def as_data(self) -> dict[str, Any]:
        """Return the study as plain data that can be read back."""
        data = self.model_dump(mode="json", by_alias=True, exclude={"name", "from_posterior"})
        said = {key: value for key, value in data.items() if value is not None}
        return said | ({"parameters": OF_POSTERIOR} if self.from_posterior else {})

    def _refuse_outcomes(self) -> None:
        refuse_names(
            [one.column for one in self.outcomes], f"{self.written_in}, outcomes", "give it a `name`"
        )
        for order, entry in enumerate(self.outcomes):
            if entry.years is not None and entry.years[1] > self.years:
                found = f"year {entry.years[1]} of a run of {self.years}"
                at = f"{self.written_in}, outcomes[{order}].years"
                raise WrongValueError(at, found, f"1 to {self.years}", "give more `years`")

    def _refuse_moving_pilot(self) -> None:
        """Refuse levers that move the days of a pilot: its evaluator must know when it began."""
        for order, entry in enumerate(self.levers):
            if entry.keys[0] in ("from", "until"):
                at = f"{self.written_in}, levers[{order}].lever"
                found, allowed = f"{entry.lever} moves the pilot's days", "any other key of its blocks"
                raise WrongValueError(at, found, allowed, "make one study for each day")

    @cached_property
    def _town(self) -> Place:
        place = Place.read(self.place)
        return place if self.share == 1.0 else place.scaled(self.share)

    @cached_property
    def _policies(self) -> tuple[Scenario, ...]:
        if self.compare is None:
            return (Scenario.read(str(self.scenario)),)
        return on_one_day([Scenario.read(self.compare.baseline), Scenario.read(self.compare.policy)])

    @cached_property
    def _moves(self) -> Moves:
        return moves_of(self, self._policies[-1])


def shipped_studies() -> list[str]:
    """List the names of the studies that come with the project."""
    return shipped_names(FOLDER)
