"""Whole place: a lever of posts and money, which belong to the whole place and not to its neighbourhoods."""

from typing import ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import Never, Rule

EVERYWHERE = "no `where`: posts belong to the whole place"


class WholePlaceLever(Lever):
    """A block that holds everywhere or nowhere."""

    rules: ClassVar[tuple[Rule, ...]] = (Never("where", "posts of some neighbourhoods", EVERYWHERE),)
