"""Joint allocation lever: a panel looks for the worker a family knows, and partners lead some cases."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, NotBoth
from sim.policy.setting import Setting
from sim.policy.values import Truth, within

if TYPE_CHECKING:
    from sim.population.place import Place

POSTS = "workforce.key_worker_posts"


class JointAllocationLever(Lever):
    """Who is best placed leads: first the worker whom the family had last, else the patch; partners too.

    Tameside (2018, 3.9): "multi-agency consideration of families ... which then agrees the most appropriate
    response and which partner will take the lead". Partners' leads are counted among key workers: as many
    hours for a family, as much turnover; partners pay for them.

    known_worker_first : true or false; partner_cases : families at once that partners lead, in the whole
    place, for which `where` cannot be given.
    """

    rules: ClassVar = (
        NeedsOne(("known_worker_first", "partner_cases"), "add known_worker_first: true", moved=True),
        NotBoth("partner_cases", "where", "write two blocks, one of them with partner_cases alone"),
    )

    known_worker_first: Truth = False
    partner_cases: Annotated[
        float | None, within(1.0, 10_000.0, "families at once", "leave it out for no cases led by partners")
    ] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the rule of the panel, then partners' posts; a scaled place has its share of them."""
        said = []
        if self.known_worker_first:
            said.append(Setting("joint_allocation.trusted_first", 1.0, "known_worker_first", ramps=False))
        if self.partner_cases is not None:
            posts = self.partner_cases / _families_a_post() * place.scaled_by
            key = "partner_cases"
            said.append(Setting("joint_allocation.partner_posts", posts, key, "shift"))
            said.append(Setting(POSTS, posts, key, "shift"))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say whom the panel looks for first, and how many cases partners lead."""
        when, said = self.in_words(start), []
        if self.known_worker_first:
            said.append(f"A family that comes back gets the worker it had last, if there is room, {when}.")
        if self.partner_cases is not None:
            said.append(f"Partners lead up to {self.partner_cases:g} early-help cases at once, {when}.")
        return said


def _families_a_post() -> float:
    return float(PARAMETERS["workforce.key_worker_caseload"].default)  # type: ignore[arg-type]
