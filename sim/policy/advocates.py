"""Advocates lever: so many advocates, so many hours a week for each family, and who is offered one."""

import zlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from sim.errors import WrongValueError, nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.change import Change
from sim.policy.lever import Lever
from sim.shape import Shape, real_number, refusal, whole_number
from sim.state.codes import Tier, name_of
from sim.state.families import NEEDS

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "advocates"
KINDS = ("professional",)  # a lead professional, family friend or volunteer would each be a kind of its own
TIERS = tuple(name_of(tier) for tier in Tier if tier != Tier.UNIVERSAL)
USUAL_TIERS = ("early_help_waiting", "early_help", "child_in_need", "child_protection")
TIERS_IN_WORDS = {
    "early_help_waiting": "waiting for early help",
    "early_help": "in early help",
    "assessment": "being assessed",
    "child_in_need": "open as child in need",
    "child_protection": "on a child protection plan",
}


def _within(low: float, high: float, of: str, advice: str) -> Callable[[object], float]:
    def read(value: object) -> float:
        number = real_number(value)
        if not low <= number <= high:
            raise refusal(f"{number:g} {of}", f"{low:g} to {high:g} {of}", advice)
        return number

    return read


def _number(value: object) -> float:
    number = real_number(value)
    if not 0 < number <= 10_000:
        advice = "leave the block out for none"
        raise refusal(f"{number:g} advocates", "more than 0, at most 10000 advocates", advice)
    return number


def _kind(value: object) -> str:
    if value not in KINDS:
        found = f"there is no kind {shown(value)}"
        raise refusal(found, ", ".join(KINDS), nearest(value, KINDS, "leave it out"), unknown=True)
    return str(value)


def _tiers(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise refusal(f"{shown(value)} names no tier", f"a list of {', '.join(TIERS)}", "leave it out")
    for tier in value:
        if tier not in TIERS:
            found = f"there is no tier {shown(tier)}"
            raise refusal(found, ", ".join(TIERS), nearest(tier, TIERS, "leave it out"), unknown=True)
    return tuple(tier for tier in TIERS if tier in value)


def _needs(value: object) -> int:
    needs = whole_number(value)
    if not 0 <= needs <= NEEDS:
        raise refusal(f"{needs} needs", f"0 to {NEEDS} needs", "there are no more kinds of need")
    return needs


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise refusal(shown(value), "true or false", "write true without quotes")
    return value


class Eligible(Shape):
    """Who is offered an advocate: standing in a tier, with so many needs at least, and coming back or not."""

    tiers: Annotated[tuple[str, ...], BeforeValidator(_tiers)] = USUAL_TIERS
    needs: Annotated[int, BeforeValidator(_needs)] = 2
    returning: Annotated[bool, BeforeValidator(_truth)] = False

    def in_words(self) -> str:
        """Say who is offered an advocate."""
        words = " or ".join(TIERS_IN_WORDS[tier] for tier in self.tiers)
        if self.needs:
            words += f", with at least {self.needs} need{'s' if self.needs > 1 else ''} established or acute"
        return words + (", whose case social care has closed before" if self.returning else "")


class AdvocatesLever(Lever):
    """A team of advocates; their number ramps up, all else holds from the first day."""

    kind: Annotated[str, BeforeValidator(_kind)] = KINDS[0]
    hours: Annotated[float, BeforeValidator(_within(1.0, 37.0, "hours a week", "5 and 20 are usual"))]
    number: Annotated[float, BeforeValidator(_number)]
    eligible: Eligible = Field(default_factory=Eligible)

    @model_validator(mode="after")
    def _has_a_place(self) -> "AdvocatesLever":
        if self._families_at_once() < 1.0:
            found = f"{self.number:g} advocates have no time for one family of {self.hours:g} hours a week"
            allowed = f"at least {self.hours / _contact_hours():g} advocates"
            raise refusal(found, allowed, "give more advocates or fewer hours", at="number")
        return self

    def changes(self, place: "Place", start: date) -> list[Change]:
        """Return one change a parameter; raises `InputError` for dates and places that cannot be.

        `number` is that of the whole place: a scaled place has its share of it.
        """
        first, zones = self.first_day(start), self.zones(place)
        self._refuse_no_place(place)
        offered = tuple(float(name_of(tier) in self.eligible.tiers) for tier in Tier)
        values: dict[str, Any] = {
            "number": self.number * place.scaled_by,
            "team": _code_of(zones),
            "hours": self.hours,
            "offered_in": offered,
            "least_needs": float(self.eligible.needs),
            "only_returning": float(self.eligible.returning),
        }
        return [
            Change(
                f"{STAGE}.{name}", "set", value, first, self.until,
                self.ramp_weeks if name == "number" else 0, zones, f"{self.origin}.{_KEYS.get(name, name)}",
            )
            for name, value in values.items()
        ]  # fmt: skip

    def _refuse_no_place(self, place: "Place") -> None:
        """Refuse a share of a place so small that a team has no time for one family."""
        if self._families_at_once() * place.scaled_by < 1.0 - 1e-9:
            found = f"a share of {place.scaled_by:g} of {self.number:g} advocates has no time for one family"
            allowed = f"a share of at least {1.0 / self._families_at_once():.2g}"
            raise WrongValueError(f"{self.origin}.number", found, allowed, "give --share more, or advocates")

    def sentences(self, start: date) -> list[str]:
        """Say how many advocates there are, when and where, and who is offered one."""
        families = int(self._families_at_once() + 1e-9)
        advocates = f"{self.number:g} {self.kind} advocate{'' if self.number == 1 else 's'}"
        at_once = f"{families} famil{'y' if families == 1 else 'ies'} at once"
        each = f"{self.hours:g} hours a week for each family"
        return [
            f"{advocates} with {each}, {at_once}, {self.in_words(start)}.",
            f"An advocate is offered to families {self.eligible.in_words()}.",
        ]

    def resolved(self, start: date) -> dict[str, object]:
        """Return the lever as plain data."""
        eligible = self.eligible.model_dump(mode="json")
        own = {"kind": self.kind, "hours": self.hours, "number": self.number, "eligible": eligible}
        return {**super().resolved(start), **own}

    def _families_at_once(self) -> float:
        return self.number * _contact_hours() / self.hours


_KEYS = {
    "team": "where",
    "offered_in": "eligible.tiers",
    "least_needs": "eligible.needs",
    "only_returning": "eligible.returning",
}


def _contact_hours() -> float:
    return float(PARAMETERS[f"{STAGE}.contact_hours"].default)  # type: ignore[arg-type]


def _code_of(zones: tuple[int, ...] | None) -> float:
    """Return a code of the team that serves these zones: blocks of the same zones mean the same team."""
    return 0.0 if zones is None else float(zlib.crc32(repr(zones).encode()))
