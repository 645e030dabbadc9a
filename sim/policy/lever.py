"""Lever: what every block of a scenario shares: the days it holds, its ramp, and where it holds."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import numpy as np
from pydantic import BeforeValidator, Field, model_validator

from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.change import Change
from sim.policy.rules import Rule
from sim.policy.setting import Setting, sets
from sim.shape import Day, Shape, plain_text, refusal, whole_number

if TYPE_CHECKING:
    from sim.population.place import Place

PRIORITY_AREA = "priority_area"
LONGEST_RAMP = 520  # weeks; ten years
WHERE = f"a neighbourhood, a list of them, {PRIORITY_AREA}, or {{most_deprived: n}}"


def _places(value: object) -> tuple[str, ...] | int | None:
    """Read `where`: names, or the number of the most deprived neighbourhoods."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        if list(value) != ["most_deprived"]:
            raise refusal(f"a mapping with the keys {shown(list(value))}", WHERE, "name the neighbourhoods")
        return _at_least_one(value["most_deprived"])
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not names:
        raise refusal(f"{shown(value)} names no place", WHERE, "leave it out for everywhere")
    return tuple(plain_text(name) for name in names)


def _at_least_one(value: object) -> int:
    number = whole_number(value)
    if number < 1:
        raise refusal(f"{number} neighbourhoods", "1 or more", "leave `where` out for everywhere")
    return number


def _ramp(value: object) -> int:
    weeks = whole_number(value)
    if not 0 <= weeks <= LONGEST_RAMP:
        raise refusal(f"a ramp of {weeks} weeks", f"0 to {LONGEST_RAMP} weeks", "give weeks, not days")
    return weeks


class Lever(Shape):
    """A block of a scenario; without dates and places it holds for the whole run, everywhere.

    rules : what must hold between the keys of a class; those of the classes it is made of hold too.
    """

    rules: ClassVar[tuple[Rule, ...]] = ()

    starts: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    ramp_weeks: Annotated[int, BeforeValidator(_ramp)] = 0
    where: Annotated[Any, BeforeValidator(_places)] = None
    origin: str = Field(default="", exclude=True)

    @classmethod
    def known_keys(cls) -> list[str]:
        """List the keys that a file may give."""
        return [key for key in super().known_keys() if key != "origin"]

    @classmethod
    def all_rules(cls) -> list[Rule]:
        """List the rules of this class and of those it is made of."""
        return [rule for kind in reversed(cls.__mro__) for rule in kind.__dict__.get("rules", ())]

    @model_validator(mode="after")
    def _keeps_its_rules(self) -> "Lever":
        for rule in self.all_rules():
            rule.check(self)
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Lever":
        if self.starts and self.until and self.until <= self.starts:
            found = f"{self.until} is not after `from` ({self.starts})"
            raise refusal(found, "a day after `from`", "a lever that ends first never holds", at="until")
        return self

    def written_at(self, origin: str) -> "Lever":
        """Return the same lever, knowing where it was written."""
        return self.model_copy(update={"origin": origin})

    def first_day(self, start: date) -> date:
        """Return the day from which it holds: `from`, or the start of the run.

        Raises `InputError` when it would begin before the run, or end by then.
        """
        if self.starts and self.starts < start:
            found = f"{self.starts} lies before the start of the run ({start})"
            advice = "the time before the start is the place's own history; set an earlier `start`"
            raise WrongValueError(f"{self.origin}.from", found, "the start or a later day", advice)
        if self.until and self.until <= (self.starts or start):
            found = f"{self.until} is not after {self.starts or start}, when the lever starts"
            raise WrongValueError(f"{self.origin}.until", found, "a later day", "it would never hold")
        return self.starts or start

    def zones(self, place: "Place") -> tuple[int, ...] | None:
        """Return the zones it holds in, None for all; a neighbourhood takes its priority area along.

        Raises `InputError` for a neighbourhood that the place does not have.
        """
        if self.where is None:
            return None
        if isinstance(self.where, int):
            return self._most_deprived(place)
        names = [*place.neighbourhood_names, *_priority_area_names(place)]
        rows: set[int] = set()
        for order, name in enumerate(self.where):
            if name not in names:
                at = f"{self.origin}.where[{order}]"
                found = f"{place.title} has no neighbourhood {shown(name)}"
                advice = nearest(name, names, "{most_deprived: n} fits every place")
                raise UnknownNameError(at, found, ", ".join(names), advice)
            rows.update(_zones_of(name, place))
        return tuple(sorted(rows))

    def _most_deprived(self, place: "Place") -> tuple[int, ...]:
        names = place.neighbourhood_names
        if self.where > len(names):
            found = f"the {self.where} most deprived neighbourhoods, and {place.title} has {len(names)}"
            at = f"{self.origin}.where.most_deprived"
            raise WrongValueError(at, found, f"1 to {len(names)}", "leave `where` out for everywhere")
        chosen = sorted(range(len(names)), key=lambda row: _mean_tenth(place, row))[: self.where]
        return tuple(sorted({zone for row in chosen for zone in _zones_of(names[row], place)}))

    def in_words(self, start: date) -> str:
        """Say when and where it holds, for a person to read."""
        words = f"from {self.starts or start}"
        if self.ramp_weeks:
            words += f", coming in over {self.ramp_weeks} weeks"
        if self.until:
            words += f", until {self.until}"
        return f"{words}, {self._where_in_words()}"

    def _where_in_words(self) -> str:
        if self.where is None:
            return "everywhere"
        if isinstance(self.where, int):
            return f"in the {self.where} most deprived neighbourhood{'s' if self.where > 1 else ''}"
        return "in " + " and ".join(name.replace("_", " ") for name in self.where)

    def resolved(self, start: date) -> dict[str, object]:
        """Return the lever as plain data that can be read back, with its first day filled in."""
        where = {"most_deprived": self.where} if isinstance(self.where, int) else self.where
        given = self.model_dump(mode="json", include=self._own_keys())
        own = {key: value for key, value in given.items() if value != []}  # an empty list is left out
        return {
            "from": str(self.starts or start),
            "until": str(self.until) if self.until else None,
            "ramp_weeks": self.ramp_weeks,
            "where": list(where) if isinstance(where, tuple) else where,
            **own,
        }

    def settings(self, place: "Place") -> list[Setting]:
        """Return what it does to parameters in a place: by default what its marked keys say."""
        return [
            Setting(mark.parameter, value, key, ramps=mark.ramps)
            for key, mark in self._marks()
            if (value := getattr(self, key)) is not None
        ]

    def changes(self, place: "Place", start: date) -> list[Change]:
        """Return one change a setting; raises `InputError` for dates and places that cannot be."""
        first, zones = self.first_day(start), self.zones(place)
        return [
            Change(
                one.parameter, one.mode, one.value, first, self.until,
                self.ramp_weeks if one.ramps else 0, zones, f"{self.origin}.{one.key}",
            )
            for one in self.settings(place)
        ]  # fmt: skip

    def sentences(self, start: date) -> list[str]:
        """Say what it does, when and where: by default what its marked keys set, and what stands now."""
        when = self.in_words(start)
        return [
            f"{_in_words(mark.parameter)} is set to {value:g} ({_now(mark.parameter)}) {when}."
            for key, mark in self._marks()
            if (value := getattr(self, key)) is not None
        ]

    @classmethod
    def _own_keys(cls) -> set[str]:
        return set(cls.model_fields) - set(Lever.model_fields)

    @classmethod
    def _marks(cls) -> list[tuple[str, sets]]:
        """List the keys that are the value of a parameter, each with its mark."""
        return [
            (key, mark)
            for key, field in cls.model_fields.items()
            for mark in field.metadata
            if isinstance(mark, sets)
        ]


def _in_words(parameter: str) -> str:
    stage, _, name = parameter.replace("_", " ").partition(".")
    return f"{stage.capitalize()}: {name}"


def _now(parameter: str) -> str:
    declared = PARAMETERS[parameter]
    return f"{declared.quantity.unit}; {declared.default:g} as shipped"


def _priority_area_names(place: "Place") -> list[str]:
    return [PRIORITY_AREA] if place.priority_area else []


def _zones_of(name: str, place: "Place") -> list[int]:
    last = len(place.neighbourhood_names)
    if name == PRIORITY_AREA:
        return [last]
    inside = place.priority_area is not None and place.priority_area.neighbourhood == name
    return [place.neighbourhood_names.index(name), *([last] if inside else [])]


def _mean_tenth(place: "Place", row: int) -> float:
    """Mean deprivation tenth of a neighbourhood's families, priority area included; 1 is most deprived."""
    inside = place.zone_neighbourhoods == row
    shares = place.zone_shares[inside] @ place.tenth_shares[inside]
    return float(shares @ np.arange(1, 11) / shares.sum())
