"""Whole place: a lever of posts and money, which belong to the whole place and not to its neighbourhoods."""

from pydantic import model_validator

from sim.policy.lever import Lever
from sim.shape import refusal


class WholePlaceLever(Lever):
    """A block that holds everywhere or nowhere."""

    @model_validator(mode="after")
    def _is_everywhere(self) -> "WholePlaceLever":
        if self.where is not None:
            found = f"posts {self._where_in_words()}"
            raise refusal(found, "no `where`: posts belong to the whole place", "leave it out", at="where")
        return self
