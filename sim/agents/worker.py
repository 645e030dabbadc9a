"""Workers: whoever holds a post now, social workers with children and key workers with families."""

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.view import View
from sim.errors import WrongValueError
from sim.journey.own_policy import hand_over
from sim.state import codes
from sim.state.codes import Tier
from sim.workforce.posts import leave_post, stay_or_leave

if TYPE_CHECKING:
    from sim.agents.family import Family


class Worker(View):
    """The holder of a post: has left when the post stands empty or another has come.

    `row` is the post; `number` says which of its holders this is.
    """

    called = "worker"
    tiers: tuple[Tier, ...] = ()  # of the families it may take

    def _table(self) -> np.ndarray:
        return self.model.workers

    def _standing(self) -> np.ndarray:
        return standing(self.model.workers)

    @property
    def neighbourhood(self) -> str:
        """Name of the neighbourhood whose families come first."""
        return self._neighbourhood(self.record["team"])

    @property
    def agency(self) -> codes.Agency:
        """The agency that employs the worker."""
        return codes.Agency(self.record["agency"])

    @property
    def caseload(self) -> int:
        """Cases held now: children of a social worker, families of a key worker."""
        return int(self.record["caseload"])

    @property
    def skill(self) -> float:
        """What an hour of the worker does, against the mean of 1."""
        return float(self.record["skill"])

    @property
    def weeks_in_post(self) -> int:
        """Weeks since the worker came."""
        return self.model.week - int(self.record["since_week"])

    @property
    def families(self) -> "list[Family]":
        """Families whose worker this is."""
        assert self.record is not None
        rows = np.flatnonzero(self.model.families["worker"] == self.row)
        return [self.model.register.family(int(row)) for row in rows]

    def take(self, family: "Family") -> None:
        """Take over a family from the queue or from a colleague, whom it then loses, with some trust.

        Raises `WrongValueError` for a family that is not open to this kind of worker.
        """
        if family.tier not in self.tiers:
            found = f"family {family.number} stands at {family.tier.name}"
            allowed = ", ".join(tier.name for tier in self.tiers)
            advice = "social workers hold statutory cases, key workers early help"
            raise WrongValueError(f"{type(self).__name__}.take", found, allowed, advice)
        assert self.record is not None
        model = self.model
        hand_over(model.town_for_rules, family.row, self.row, model.rules, model.week)

    def leave(self) -> None:
        """Leave the post: cases wait for the next owner, families lose trust, ties weaken."""
        assert self.record is not None
        model = self.model
        leave_post(model.town_for_rules, self.row, model.rules, model.week)

    def stay_or_leave(self) -> None:
        """Let the week's draw decide: the step of a week told agent by agent."""
        self._by_rule(stay_or_leave)


class SocialWorker(Worker):
    """A social worker in post, who holds children: statutory cases and children in care."""

    called = "social worker"
    tiers = (Tier.ASSESSMENT, Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION)


class KeyWorker(Worker):
    """An early-help key worker in post, who holds families."""

    called = "key worker"
    tiers = (Tier.EARLY_HELP_WAITING, Tier.EARLY_HELP)


def standing(workers: np.recarray) -> np.ndarray:
    """Return which of its holders each post has now, -1 where it stands empty, shape (posts,)."""
    return np.where(workers["filled"] == 1, workers["generation"], -1)
