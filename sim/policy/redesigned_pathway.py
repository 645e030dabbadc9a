"""Redesigned pathway lever: no advocate, but a way into services that needs none."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting, sets

if TYPE_CHECKING:
    from sim.population.place import Place

ROUNDS, PASSED_ON = "support.services_reviewed_weeks", "support.story_passed_on"


class RedesignedPathwayLever(Lever):
    """Redesign what is known of services, and the referrals and pathways into them.

    Source: Leicestershire 2011 (section 4.2), the pilot without an advocate: "testing to what extent the
    advocate is only required due to this service failing". What an advocate makes up for is moved itself:
    services are looked at again sooner, and a hand-off takes along what the family has told already.

    round_weeks : weeks between looks at who helps; story_passed_on : share of hand-offs to a separate agency
    in which the family need not tell its story again, nor is assessed again.
    """

    rules: ClassVar = (NeedsOne(("round_weeks", "story_passed_on"), "add story_passed_on: 0.5"),)

    round_weeks: Annotated[
        float | None,
        sets(ROUNDS, "services cannot be looked at oftener than weekly, 13 weeks are usual", lowest=1.0),
    ] = None
    story_passed_on: Annotated[float | None, sets(PASSED_ON, "a share is a part of 1: a half is 0.5")] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return both; rounds change on the first day, since a family is looked at in whole weeks."""
        return [one._replace(ramps=one.parameter != ROUNDS) for one in super().settings(place)]

    def sentences(self, start: date) -> list[str]:
        """Say what becomes of rounds and hand-offs, when and where."""
        when, said = self.in_words(start), []
        if self.round_weeks is not None:
            usual = f"{PARAMETERS[ROUNDS].default:g} as things stand"
            rounds = f"Who helps a family is looked at every {self.round_weeks:g} weeks ({usual})"
            said.append(f"{rounds} {self.model_copy(update={'ramp_weeks': 0}).in_words(start)}.")
        if self.story_passed_on is not None:
            share = f"in {100 * self.story_passed_on:g} % of hand-offs to a separate agency"
            said.append(f"A family's story is passed on {share}, not asked for again, {when}.")
        return said
