"""Advocates lever: of which kind, how many, so many hours a week for each family, and who is offered one."""

import zlib
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, model_validator

from sim.errors import WrongValueError
from sim.journey.advocates import Kind
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.rules import ExactlyOne
from sim.policy.setting import Setting
from sim.policy.values import TIERS, Truth, one_of, some_of, whole_within, within
from sim.shape import Shape, refusal
from sim.state.codes import Tier, name_of
from sim.state.families import NEEDS

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "advocates"
KINDS = {name_of(kind): kind for kind in Kind}
IN_WORDS = {  # who is no professional: the name, and what else is to be said
    Kind.LEAD_PROFESSIONAL: (
        "Lead professionals act",
        "The hours are the worker's own, and are lost to all families on that caseload.",
    ),
    Kind.FAMILY_FRIEND: ("Family friends act", "A friend only confides: chases no services, costs nothing."),
    Kind.VOLUNTEER: ("Volunteers act", "Volunteers are found and trained first, and give up more often."),
}
USUAL_TIERS = ("early_help_waiting", "early_help", "child_in_need", "child_protection")
TIERS_IN_WORDS = {
    "early_help_waiting": "waiting for early help",
    "early_help": "in early help",
    "assessment": "being assessed",
    "child_in_need": "open as child in need",
    "child_protection": "on a child protection plan",
}


class Eligible(Shape):
    """Who is offered an advocate: standing in a tier, with so many needs at least, and coming back or not."""

    tiers: Annotated[tuple[str, ...], some_of(TIERS, "tier")] = USUAL_TIERS
    needs: Annotated[int, whole_within(0, NEEDS, "needs", "there are no more kinds of need")] = 2
    returning: Truth = False

    def in_words(self) -> str:
        """Say who is offered an advocate."""
        words = " or ".join(TIERS_IN_WORDS[tier] for tier in self.tiers)
        if self.needs:
            words += f", with at least {self.needs} need{'s' if self.needs > 1 else ''} established or acute"
        return words + (", whose case social care has closed before" if self.returning else "")


class AdvocatesLever(Lever):
    """A team of advocates; their number ramps up, all else holds from the first day.

    Source: Leicestershire 2011 (section 4.2), which asks for 5 hours against 20, and for pilots of a lead
    professional, a family friend and a volunteer beside the professional.

    kind : professional, lead_professional (the family's own worker, out of the same week), family_friend (a
    confidant who chases nothing) or volunteer (matched slowly, leaves more often); hours : a week for each
    family; number : in full-time professionals, whose contact hours are what there is to give; or families :
    for so many at once, whoever gives the hours; eligible : who is offered one.
    """

    rules: ClassVar = (
        ExactlyOne("number", "families", "20 families at 5 hours a week are 4 full-time advocates"),
    )

    kind: Annotated[str, one_of(KINDS, "kind")] = name_of(Kind.PROFESSIONAL)
    hours: Annotated[float, within(1.0, 37.0, "hours a week", "5 and 20 are usual")]
    number: Annotated[
        float | None, within(0.0, 10_000.0, "advocates", "leave the block out for none", above=True)
    ] = None
    families: Annotated[
        float | None, within(1.0, 100_000.0, "families at once", "give `number` for a team of advocates")
    ] = None
    eligible: Eligible = Field(default_factory=Eligible)

    @model_validator(mode="after")
    def _has_a_place(self) -> "AdvocatesLever":
        if self._families_at_once() < 1.0:
            found = f"{self.full_time:g} advocates have no time for one family of {self.hours:g} hours a week"
            allowed = f"at least {self.hours / _contact_hours():g} advocates"
            raise refusal(found, allowed, "give more advocates or fewer hours", at="number")
        return self

    @property
    def full_time(self) -> float:
        """How many full-time professionals would have the hours."""
        if self.families is not None:
            return self.families * self.hours / _contact_hours()
        return self.number or 0.0

    def settings(self, place: "Place") -> list[Setting]:
        """Return the team, its hours and who is eligible; raises `InputError` for a share of no place.

        `number` is that of the whole place: a scaled place has its share of it.
        """
        self._refuse_no_place(place)
        offered = tuple(float(name_of(tier) in self.eligible.tiers) for tier in Tier)
        return [
            Setting(f"{STAGE}.number", self.full_time * place.scaled_by, "number"),
            Setting(f"{STAGE}.kind", float(KINDS[self.kind]), "kind", ramps=False),
            Setting(f"{STAGE}.team", _code_of(self.zones(place)), "where", ramps=False),
            Setting(f"{STAGE}.hours", self.hours, "hours", ramps=False),
            Setting(f"{STAGE}.offered_in", offered, "eligible.tiers", ramps=False),
            Setting(f"{STAGE}.least_needs", float(self.eligible.needs), "eligible.needs", ramps=False),
            Setting(
                f"{STAGE}.only_returning", float(self.eligible.returning), "eligible.returning", ramps=False
            ),
        ]

    def _refuse_no_place(self, place: "Place") -> None:
        """Refuse a share of a place so small that a team has no time for one family."""
        if self._families_at_once() * place.scaled_by < 1.0 - 1e-9:
            share = f"a share of {place.scaled_by:g} of {self.full_time:g} advocates"
            found = f"{share} has no time for one family"
            allowed = f"a share of at least {1.0 / self._families_at_once():.2g}"
            raise WrongValueError(f"{self.origin}.number", found, allowed, "give --share more, or advocates")

    def sentences(self, start: date) -> list[str]:
        """Say how many advocates there are, when and where, and who is offered one."""
        who, beside = self._who_in_words()
        return [
            f"{who} {self.in_words(start)}.",
            *beside,
            f"An advocate is offered to families {self.eligible.in_words()}.",
        ]

    def _who_in_words(self) -> tuple[str, list[str]]:
        families = int(self._families_at_once() + 1e-9)
        at_once = f"{families} famil{'y' if families == 1 else 'ies'} at once,"
        each = f"{self.hours:g} hours a week for each family"
        if self.kind == name_of(Kind.PROFESSIONAL):
            advocates = f"{self.full_time:g} {self.kind} advocate{'' if self.full_time == 1 else 's'}"
            return f"{advocates} with {each}, {at_once}", []
        who, beside = IN_WORDS[KINDS[self.kind]]
        return f"{who} as advocates, {each}, {at_once}", [beside]

    def _families_at_once(self) -> float:
        return self.full_time * _contact_hours() / self.hours


def _contact_hours() -> float:
    return float(PARAMETERS[f"{STAGE}.contact_hours"].default)  # type: ignore[arg-type]


def _code_of(zones: tuple[int, ...] | None) -> float:
    """Return a code of the team that serves these zones: blocks of the same zones mean the same team."""
    return 0.0 if zones is None else float(zlib.crc32(repr(zones).encode()))
