"""View: an agent that is one row of the columns, for as long as the same one stands in that row."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from sim.errors import InputError

if TYPE_CHECKING:
    from sim.model import FamilyServicesModel


class HasLeftError(InputError):
    """Somebody who has left is asked or told something: the row now tells of another, or of nobody."""


class View(mesa.Agent):
    """A live view of one row; `number` tells who stands in it.

    When another follows in the row, this view has left: `has_left` is true, `model.agents` no longer
    holds it, and reading or acting raises `HasLeftError`. Mesa's `remove()` takes the view away, never
    the family or the worker. `record` is the row itself, for fields that no property names.
    """

    called = ""  # what a message calls it
    model: "FamilyServicesModel"

    def __init__(self, model: "FamilyServicesModel", row: int, number: int):
        super().__init__(model)
        self.row = row
        self.number = number

    def __repr__(self) -> str:
        """Name it as a person would."""
        return f"<{type(self).__name__} {self.number}{', has left' if self.has_left else ''}>"

    @property
    def has_left(self) -> bool:
        """Whether it no longer stands in its row."""
        return self._standing()[self.row] != self.number

    @property
    def record(self) -> np.record:
        """The row itself; what is written to it is true at once. Raises `HasLeftError`."""
        if self.has_left:
            found = f"{self.called} {self.number} has left"
            advice = "look at `has_left` first; whoever followed in the row is an agent of its own"
            raise HasLeftError(type(self).__name__, found, f"a {self.called} in `model.agents`", advice)
        return self._table()[self.row]

    def _table(self) -> np.ndarray:
        """Return the table in which the row stands."""
        raise NotImplementedError

    def _standing(self) -> np.ndarray:
        """Return who stands in each row of the table, shape (rows,)."""
        raise NotImplementedError

    def _neighbourhood(self, row: int) -> str:
        return self.model.place.neighbourhood_names[row]

    def _by_rule(self, rule: Callable[..., Any], *more: int) -> Any:
        """Act by a compiled rule of one row, with the parameters in force. Raises `HasLeftError`."""
        assert self.record is not None
        model = self.model
        return rule(model.town_for_rules, self.row, model.rules, *more, model.course.seed, model.week)
