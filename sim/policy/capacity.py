"""Capacity lever: how many posts of social workers and key workers are paid for, from a day on."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator

from sim.policy.ranges import Range, numbers_by
from sim.policy.rules import EachOnce
from sim.policy.setting import Setting
from sim.policy.values import percent
from sim.policy.whole_place import WholePlaceLever

if TYPE_CHECKING:
    from sim.population.place import Place

TEAMS = {"social_workers": "workforce.social_worker_posts", "key_workers": "workforce.key_worker_posts"}
EXAMPLE = "scale: {key_workers: 0.7}"
MOST_POSTS = 10_000.0
ADVICE = "posts are full-time ones"


def _posts(low: float, high: float, of: str) -> BeforeValidator:
    """Take numbers by team, each from low to high."""
    return numbers_by({team: Range(low, high, of, ADVICE) for team in TEAMS}, "team", EXAMPLE)


class CapacityLever(WholePlaceLever):
    """Set posts to numbers, shift them by some, or scale them; a team may stand in one of the three only.

    Source: Tameside (2018, section 4) on capacity; Leicestershire (2011) on shrinking budgets. Numbers are of
    full-time posts in the whole place; a scaled place has its share of them. New posts are recruited to and
    their holders inducted; posts are closed as their holders leave, so nobody is made redundant.
    """

    rules: ClassVar = (EachOnce(("set", "shift", "scale"), tuple(TEAMS), EXAMPLE),)

    set: Annotated[dict[str, float], _posts(1.0, MOST_POSTS, "posts")] = {}
    shift: Annotated[dict[str, float], _posts(-MOST_POSTS, MOST_POSTS, "posts")] = {}
    scale: Annotated[dict[str, float], _posts(0.05, 2.0, "times the posts")] = {}

    def settings(self, place: "Place") -> list[Setting]:
        """Return one setting a team; `set` and `shift` count posts of the whole place."""
        shares = {"set": place.scaled_by, "shift": place.scaled_by, "scale": 1.0}
        return [
            Setting(TEAMS[team], number * shares[mode], f"{mode}.{team}", mode)
            for mode, posts in self._by_mode().items()
            for team, number in posts.items()
        ]

    def _by_mode(self) -> dict[str, dict[str, float]]:
        return {"set": self.set, "shift": self.shift, "scale": self.scale}

    def sentences(self, start: date) -> list[str]:
        """Say how many posts there are, or more, or fewer, from when."""
        said = [f"Posts of {_team(team)} are set to {number:g}" for team, number in self.set.items()]
        for team, number in self.shift.items():
            said.append(
                f"There are {abs(number):g} {'more' if number >= 0 else 'fewer'} posts of {_team(team)}"
            )
        said += [
            f"Posts of {_team(team)} are {percent(number)} of what they were"
            for team, number in self.scale.items()
        ]
        return [f"{words} {self.in_words(start)}; those that close do so as people leave." for words in said]


def _team(name: str) -> str:
    return name.replace("_", " ")
