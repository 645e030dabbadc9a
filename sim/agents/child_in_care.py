"""Child in care: a child or a care leaver whom the authority looks after, with its own record."""

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.view import View
from sim.journey.leaving_care import live_in_care
from sim.state.codes import Placement

if TYPE_CHECKING:
    from sim.agents.family import Family
    from sim.agents.worker import SocialWorker


class ChildInCare(View):
    """A child in care, or a care leaver while the record is kept; it outlives the family's stay.

    `number` is the child's number; the view has left when the child has gone home or elsewhere.
    """

    called = "child in care"

    def _table(self) -> np.ndarray:
        return self.model.town.spells

    def _standing(self) -> np.ndarray:
        return standing(self.model.town.spells)

    @property
    def family(self) -> "Family | None":
        """The child's family, None once it has gone from the place."""
        row = int(self.record["family_row"])
        return self.model.register.family(row) if row >= 0 else None

    @property
    def neighbourhood(self) -> str:
        """Name of the neighbourhood the child came from."""
        return self._neighbourhood(self.record["neighbourhood"])

    @property
    def placement(self) -> Placement:
        """Where the child lives."""
        return Placement(self.record["placement"])

    @property
    def age(self) -> float:
        """Age in years."""
        return (self.model.week - int(self.record["birth_week"])) * 7 / 365.25

    @property
    def weeks_in_care(self) -> int:
        """Weeks since the child entered care."""
        return self.model.week - int(self.record["start_week"])

    @property
    def social_worker(self) -> "SocialWorker | None":
        """The child's social worker, if there is one."""
        post = int(self.record["worker"])
        return self.model.register.worker(post) if post >= 0 else None

    def live_in_care(self) -> None:
        """Stay, move, go home or age out: the step of a week told agent by agent."""
        self._by_rule(live_in_care)


def standing(spells: np.recarray) -> np.ndarray:
    """Return the child of each care record, -1 where none is held, shape (records,)."""
    return np.where(spells["held"] == 1, spells["child"], -1)
