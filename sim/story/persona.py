"""Personas: families that reports tell of, as their children, needs and history, each with its source.

A shipped persona is a file in `scenarios/personas`, one of your own any YAML file of the same shape. What a
report does not state is left out, or marked as an assumption. Severities are on the model's scale.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from sim.errors import nearest
from sim.reading import read_mapping
from sim.shape import Shape, Text, Whole, checked, refusal
from sim.shipped import find, label, shipped_names
from sim.state.codes import Severity, name_of
from sim.story.histories import COUNTED, NEEDS

FOLDER = "scenarios/personas"
Known = Literal["reported", "assumption"]
HISTORY = ("episodes", "agencies", *COUNTED)
SEVERITIES = {name_of(severity): int(severity) for severity in Severity}
MOST, OLDEST = 500, 17


def _severity(value: object) -> str:
    if value not in SEVERITIES:
        raise refusal(f"the severity {value!r}", ", ".join(SEVERITIES), "the worst that is told of")
    return str(value)


class Child(Shape):
    """A child under 18 at home in the household: who, its age [years] if the report gives one, and where."""

    who: Text
    age: Annotated[Whole, Field(ge=0, le=OLDEST)] | None = None
    known: Known
    section: Text | None = None


class ToldNeed(Shape):
    """A need at its worst; the fact is the report's, the severity always our reading of it."""

    severity: Annotated[str, BeforeValidator(_severity)]
    fact: Text
    section: Text | None = None


class ToldCount(Shape):
    """How often something of a family's history happened, such as stays in care."""

    count: Annotated[Whole, Field(ge=0, le=MOST)]
    fact: Text
    known: Known
    section: Text | None = None


class Persona(Shape):
    """A family that a report tells of."""

    name: Text
    title: Text
    report: Text
    section: Text
    children: tuple[Child, ...] = ()
    needs: dict[str, ToldNeed] = {}
    history: dict[str, ToldCount] = {}

    @model_validator(mode="before")
    @classmethod
    def _names_are_known(cls, data: Any) -> Any:
        for block, names in (("needs", NEEDS), ("history", HISTORY)):
            held = data.get(block, {}) if isinstance(data, dict) else {}
            for name in held if isinstance(held, dict) else ():
                if name not in names:
                    found = f"unknown name {name!r} in {block}"
                    raise refusal(found, ", ".join(names), nearest(name, names, "see docs/journeys.md"))
        return data

    @model_validator(mode="after")
    def _says_something(self) -> "Persona":
        if not self.features():
            raise refusal("nothing to match by", "children, needs or history", "give at least one")
        return self

    def features(self) -> dict[str, float]:
        """Return what a family can be matched by, named as columns of `sim.story.histories`."""
        of_children = {"children": float(len(self.children))} if self.children else {}
        of_needs = {name: float(SEVERITIES[need.severity]) for name, need in self.needs.items()}
        return of_children | of_needs | {name: float(told.count) for name, told in self.history.items()}

    def ages(self) -> list[float]:
        """Return the ages of its children [years] that the report gives."""
        return [float(child.age) for child in self.children if child.age is not None]

    def assumed(self) -> list[str]:
        """Return the features that are an assumption, where another is what a report states."""
        return [name for name, told in self.history.items() if told.known == "assumption"]


def personas() -> list[str]:
    """List the names of the personas that come with the project."""
    return shipped_names(FOLDER)


def read_persona(name_or_path: str | Path) -> Persona:
    """Read a shipped persona by name, or a file of one's own; raises `InputError` for anything wrong."""
    path = find(FOLDER, name_or_path, "persona", "--persona")
    return checked(Persona, read_mapping(path), label(path))
