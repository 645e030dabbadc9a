"""The blocks of a place file: its parts, homes, circumstances and workers."""

from typing import Self

import numpy as np
from pydantic import Field, model_validator

from sim.population.dated import PostCount
from sim.population.figures import Amount, Known, Proportion, Tilt
from sim.shape import Day, Shape, Text, refusal


class Neighbourhood(Shape):
    """A part of the place with its own team; tilt : log ratio, see `gradient.raked`."""

    name: Text
    share: Proportion  # of the place's families
    tilt: Tilt


class PriorityArea(Shape):
    """An area inside a neighbourhood that is a zone of its own."""

    neighbourhood: Text
    share: Proportion  # of the whole place's families
    tilt: Tilt


class LookedAfter(Shape):
    """Children in care on the day when care is seeded, and the children they were among."""

    day: Day
    count: Amount
    children: Amount

    @model_validator(mode="after")
    def _are_some_of_the_children(self) -> Self:
        if self.count.value >= self.children.value:
            found = f"{self.count.value:.0f} of {self.children.value:.0f} children in care"
            raise refusal(found, "fewer than there are children", "check both figures", at="count")
        return self


class Tenure(Shape):
    """How families live, and how steeply each tenure leans towards deprivation (log ratios)."""

    owned: Proportion
    social_rent: Proportion
    private_rent: Proportion
    social_rent_tilt: Tilt
    private_rent_tilt: Tilt

    @model_validator(mode="after")
    def _everybody_lives_somewhere(self) -> Self:
        # some own a share or live rent free: half a per cent in Tameside, 1.1 % in England
        if not 0.97 <= sum(self.shares) <= 1.001:
            found = f"tenures that sum to {sum(self.shares):.4g}"
            allowed = "tenures that sum to 1 (0.97 where some own a share or live rent free)"
            raise refusal(found, allowed, "check the three")
        return self

    @property
    def shares(self) -> np.ndarray:
        """Owned, social and private rent, as given, shape (3,)."""
        return np.array([self.owned.value, self.social_rent.value, self.private_rent.value])

    @property
    def tilts(self) -> np.ndarray:
        """Tilts of the three, shape (3,); owners are what the other two are held against."""
        return np.array([0.0, self.social_rent_tilt.value, self.private_rent_tilt.value])


class Circumstances(Shape):
    """Shares of families half-way up the deprivation scale, and the gradient along it."""

    lone_parents: Proportion
    workless: Proportion
    young_parents: Proportion
    gradient: Proportion


class CommunityCapacity(Shape):
    """Capacity of a community, 0-1: at the place's mean deprivation, and what deprivation takes away."""

    mean: Proportion
    gradient: Proportion


class SocialWorkers(Known):
    """Workers holding cases, by date."""

    counts: tuple[PostCount, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [count.day for count in self.counts]
        if days != sorted(set(days)):
            raise refusal("counts out of order", "each day once, earliest first", "sort them", at="counts")
        return self


class KeyWorkers(Shape):
    """What early help takes on in a year, and what one worker gets through; posts follow from both."""

    assessments_per_10000: Amount  # children assessed for early help at the front door
    referrals_per_10000: Amount  # children referred to social care
    not_in_need: Proportion  # of referrals, assessed and found not in need
    passed_on: Proportion  # of those, passed to early help
    stepped_down: Proportion  # of the other referrals, ending in early help
    families_a_worker_a_year: Amount

    def posts(self, children: float, children_a_family: float) -> float:
        """Full-time posts: families entering early help in a year / families a worker a year."""
        closed = self.not_in_need.value * self.passed_on.value
        stepped = (1.0 - self.not_in_need.value) * self.stepped_down.value
        rate = self.assessments_per_10000.value + self.referrals_per_10000.value * (closed + stepped)
        families = rate * children / 10_000 / children_a_family
        return max(1.0, families / self.families_a_worker_a_year.value)
