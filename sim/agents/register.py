"""Register: who is an agent now; views are made when first asked for, and follow who comes and leaves."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.agents import child_in_care, worker
from sim.agents.agency import Agency, codes_of
from sim.agents.child_in_care import ChildInCare
from sim.agents.family import Family
from sim.agents.view import View
from sim.agents.worker import KeyWorker, SocialWorker, Worker
from sim.state import codes
from sim.state.town import Count

if TYPE_CHECKING:
    from sim.model import FamilyServicesModel

NOBODY = -1


class Kinds(NamedTuple):
    """The classes that a model makes agents of; put your own subclasses in their place."""

    family: type[Family] = Family
    social_worker: type[SocialWorker] = SocialWorker
    key_worker: type[KeyWorker] = KeyWorker
    child_in_care: type[ChildInCare] = ChildInCare
    agency: type[Agency] = Agency


class _Page[V: View]:
    """The views of one table: whoever stands in a row has one, and loses it when another follows."""

    def __init__(self, rows: int, make: Callable[[int, int], V], standing: Callable[[], np.ndarray]):
        self._make, self._standing = make, standing
        self._views: list[V | None] = [None] * rows
        self._numbers = np.full(rows, NOBODY, np.int64)

    def follow(self) -> None:
        """Bring every row up to who stands in it now."""
        now = self._standing()
        for row in np.flatnonzero(now != self._numbers):
            self._renew(int(row), int(now[row]))

    def at(self, row: int) -> V | None:
        """Return the view of whoever stands in a row now."""
        now = int(self._standing()[row])
        if now != self._numbers[row]:
            self._renew(row, now)
        return self._views[row]

    def _renew(self, row: int, number: int) -> None:
        before = self._views[row]
        if before is not None:
            before.remove()
        self._views[row] = self._make(row, number) if number != NOBODY else None
        self._numbers[row] = number


class Register:
    """All agents of a model: families first, then workers by post, children in care, agencies."""

    def __init__(self, model: "FamilyServicesModel", kinds: Kinds):
        town = model.town
        border = town.counters[Count.SOCIAL_WORKERS]

        def holder(post: int, number: int) -> Worker:
            return (kinds.social_worker if post < border else kinds.key_worker)(model, post, number)

        self._families = _Page(
            len(town.families),
            lambda row, number: kinds.family(model, row, number),
            lambda: model.family_rows["number"],
        )
        self._workers = _Page(len(town.workers), holder, lambda: worker.standing(town.workers))
        self._children = _Page(
            len(town.spells),
            lambda row, number: kinds.child_in_care(model, row, number),
            lambda: child_in_care.standing(town.spells),
        )
        self.follow()
        self.agencies: dict[codes.Agency, Agency] = {
            agency: kinds.agency(model, int(agency), int(agency)) for agency in codes_of(model.place.agencies)
        }

    def follow(self) -> None:
        """Make agents of all who have come, and take away those who have left."""
        for page in (self._families, self._workers, self._children):
            page.follow()

    def family(self, row: int) -> Family:
        """Return the family of a row."""
        family = self._families.at(row)
        assert family is not None, "a home never stands empty"
        return family

    def worker(self, post: int) -> Worker | None:
        """Return the holder of a post, None while it stands empty."""
        return self._workers.at(post)

    def child_in_care(self, record: int) -> ChildInCare | None:
        """Return the child of a care record, None if it is not held."""
        return self._children.at(record)
