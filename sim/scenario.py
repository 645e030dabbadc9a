"""Scenario: what is tried out, read from a short YAML file and turned into dated changes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, create_model, field_validator

from sim.calendar import Calendar
from sim.errors import WrongValueError, shown
from sim.layering import extended_file, laid_on, parts, stacked
from sim.policy.change import Change, replace_base
from sim.policy.clashes import refuse_clashes
from sim.policy.history import history_changes, place_changes
from sim.policy.lever import Lever
from sim.policy.levers import LEVERS
from sim.policy.limits import check_limits
from sim.policy.overrides import override_changes, read_overrides
from sim.policy.own_agencies import agency_changes
from sim.policy.room import check_room
from sim.reading import read_mapping
from sim.scenario_version import VERSION, up_to_date
from sim.shape import Day, Shape, Text, checked, refusal
from sim.shipped import find, label, shipped_names

if TYPE_CHECKING:
    from sim.population.place import Place

FOLDER = "scenarios"
BLOCKS = tuple(LEVERS)
NOT_OF_A_FILE = ("name", "written_in", "drawn", "drawn_from", "base")
USUAL_START = date(2018, 4, 1)
EARLIEST_START, LATEST_START = date(2016, 4, 1), date(2050, 3, 31)


def _one_or_several(value: object) -> object:
    """Take one block for a list of one, and a key with nothing after it for none."""
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, list | tuple):
        advice = "compare it with a shipped scenario that has one"
        found = f"the value {shown(value)}"
        raise refusal(found, "a block of keys, such as `from` and `where`, or a list of such blocks", advice)
    return value


def _nothing_is_empty(value: object) -> object:
    """Take a key with nothing after it for an empty mapping."""
    return {} if value is None else value


_KEYS: dict[str, Any] = {
    block: (Annotated[tuple[lever, ...], BeforeValidator(_one_or_several)], ())  # type: ignore[valid-type]
    for block, lever in LEVERS.items()
}
Blocks: Any = create_model("Blocks", __base__=Shape, **_KEYS)
"""One key a lever, each with one block or a list of blocks."""


class Scenario(Blocks):
    """One policy to try out; all that it leaves out is as in the baseline.

    drawn : values for the whole run from a posterior, below those that the scenario itself gives, and
    drawn_from where they come from, base : the scenario that it extends; no file can give them.
    """

    name: str = ""
    version: int = Field(default=VERSION, exclude=True)
    extends: Text = Field(default="", exclude=True)
    title: Text = ""
    question: str = ""
    start: Day = USUAL_START
    parameters: Annotated[dict[str, Any], PlainValidator(_nothing_is_empty)] = Field(default_factory=dict)
    written_in: str = Field(default="", exclude=True)
    drawn: dict[str, Any] = Field(default_factory=dict, exclude=True)
    drawn_from: str = Field(default="", exclude=True)
    base: Any = Field(default=None, exclude=True)

    @classmethod
    def known_keys(cls) -> list[str]:
        """List the keys that a file may give."""
        return [key for key in super().known_keys() if key not in NOT_OF_A_FILE]

    @field_validator("question", mode="before")
    @classmethod
    def _question_is_text(cls, value: object) -> str:
        if value is not None and not isinstance(value, str):
            raise refusal(f"{shown(value)} is not text", "a question in words", "put it in quotes")
        return value or ""

    @field_validator("start")
    @classmethod
    def _start_can_be_simulated(cls, start: date) -> date:
        if not EARLIEST_START <= start <= LATEST_START:
            advice = "children in care are seeded on 1 April 2016, so no run starts earlier"
            raise refusal(f"the start {start}", f"{EARLIEST_START} to {LATEST_START}", advice)
        return start

    @classmethod
    def read(cls, scenario: "str | Path | Scenario") -> "Scenario":
        """Read a shipped name, a path, or several stacked with `+`, which add up.

        Raises `InputError` for whatever cannot be used.
        """
        if isinstance(scenario, Scenario):
            return scenario
        if not isinstance(scenario, str | Path):
            found = f"{shown(scenario)} is neither a name nor a path"
            raise WrongValueError("scenario", found, "a shipped name or a path", "Scenario.read('baseline')")
        read = [cls._of_file(find(FOLDER, part, "scenario")) for part in parts(scenario)]
        return read[0] if len(read) == 1 else stacked(read, USUAL_START)

    @classmethod
    def _of_file(cls, path: Path, chain: Sequence[Path] = ()) -> "Scenario":
        return cls.of(read_mapping(path), path.stem, label(path), (*chain, path))

    @classmethod
    def of(
        cls, data: Mapping, name: str = "scenario", where: str = "scenario", chain: Sequence[Path] = ()
    ) -> "Scenario":
        """Make a scenario of plain data, as a file would hold it; `where` names it in messages.

        chain : the files that led here, the scenario's own last. Raises `InputError`.
        """
        data = up_to_date(data, where)
        if not data.get("extends"):
            return cls._alone(data, name, where)
        extends = checked(cls, {"extends": data["extends"]}, where).extends
        base = cls._of_file(extended_file(extends, where, chain), chain)
        started = {"start": base.start} if "start" in base.model_fields_set else {}
        return laid_on(cls._alone({**started, **data}, name, where), base, list(data))

    @classmethod
    def _alone(cls, data: Mapping, name: str, where: str) -> "Scenario":
        """Make a scenario of what its own file holds."""
        alone = [block for block in BLOCKS if isinstance(data.get(block), Mapping)]
        scenario = checked(cls, data, where, alone)
        parameters = read_overrides(scenario.parameters, f"{where}, parameters")
        levers = {
            block: tuple(
                lever.written_at(f"{where}, {block}{'' if block in alone else f'[{order}]'}")
                for order, lever in enumerate(getattr(scenario, block))
            )
            for block in BLOCKS
        }
        title = scenario.title or name
        named = {"name": name, "title": title, "written_in": where, "parameters": parameters}
        scenario = scenario.model_copy(update=named | levers)
        for lever in scenario.levers:
            lever.first_day(scenario.start)
        return scenario

    @property
    def levers(self) -> list[Lever]:
        """All levers, block by block, in the order in which they act."""
        return [lever for block in BLOCKS for lever in getattr(self, block)]

    def with_parameters(self, values: Mapping[str, float | tuple]) -> "Scenario":
        """Return the same scenario with more values for the whole run; raises `InputError`."""
        read = read_overrides(values, f"{self.name}, parameters")
        return self.model_copy(update={"parameters": {**self.parameters, **read}})

    def with_drawn(self, values: Mapping[str, float | tuple], where: str) -> "Scenario":
        """Return the same scenario with values of a posterior below its own; raises `InputError`."""
        return self.model_copy(update={"drawn": read_overrides(values, where), "drawn_from": where})

    def changes(self, place: "Place") -> list[Change]:
        """Return all changes in a place, its history included, in the order in which they act.

        Raises `InputError` for an unknown neighbourhood, and for a mix that takes a parameter out of
        its range or thresholds out of their order in any zone and week.
        """
        drawn = {path: value for path, value in self.drawn.items() if path not in self.parameters}
        overrides = override_changes(drawn, self.drawn_from)
        overrides += override_changes(self.parameters, f"{self.written_in or self.name}, parameters")
        levers = [change for lever in self.levers for change in lever.changes(place, self.start)]
        refuse_clashes(levers)
        history = place_changes(place) + replace_base(overrides, history_changes(place))
        changes = history + agency_changes(place) + levers
        check_limits(changes, Calendar(self.start, 1), place.zone_names)
        check_room(history, levers, Calendar(self.start, 1), len(place.zone_names))
        return changes

    def sentences(self) -> list[str]:
        """Say in plain sentences what it changes."""
        said = [f"{path} is {value} for the whole run." for path, value in self.parameters.items()]
        return said + [sentence for lever in self.levers for sentence in lever.sentences(self.start)]

    def resolved(self) -> dict[str, object]:
        """Return the scenario as plain data, with every default filled in, and what is drawn, if any is."""
        drawn = {"drawn": dict(self.drawn)} if self.drawn else {}
        return (
            drawn
            | {
                "name": self.name,
                "title": self.title,
                "question": self.question,
                "start": str(self.start),
                "parameters": dict(self.parameters),
            }
            | {
                block: [lever.resolved(self.start) for lever in levers]
                for block in BLOCKS
                if (levers := getattr(self, block))
            }
        )

    def digest(self) -> str:
        """Return 16 characters that differ whenever the resolved scenario differs."""
        text = json.dumps(self.resolved(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def shipped_scenarios() -> list[str]:
    """List the names of the scenarios that come with the project."""
    return shipped_names(FOLDER)
