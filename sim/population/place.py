"""A place: one borough or county, read from its sourced profile, with all that follows from it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from pydantic import Field, model_validator

from sim.errors import nearest, shown
from sim.population.dated import Dated, steps_between
from sim.population.figures import Amount, TenthShares, must_be_whole
from sim.population.gradient import DEPRIVATION, raked, tilted, within_rows
from sim.population.own_agencies import OwnAgencies, names_of_agencies, specialists
from sim.population.profile import (
    Circumstances,
    CommunityCapacity,
    KeyWorkers,
    LookedAfter,
    Neighbourhood,
    PriorityArea,
    SocialWorkers,
    Tenure,
)
from sim.population.unfilled import refuse_unfilled
from sim.reading import read_mapping
from sim.shape import Shape, Text, checked, refusal
from sim.shipped import find, label, shipped_names

FOLDER = "scenarios/places"
PRIORITY_AREA = "priority_area"
MOST_FAMILIES = 1_000_000
MOST_NEIGHBOURHOODS = 200
SOCIAL_WORKER_POSTS = "workforce.social_worker_posts"


class Place(Shape):
    """One place. Zones are its neighbourhoods in order, then the priority area, if there is one."""

    name: Text
    title: Text
    population: Amount
    published_children: Amount = Field(alias="children")
    children_a_family: Amount
    looked_after: LookedAfter
    deprivation: TenthShares
    neighbourhoods: tuple[Neighbourhood, ...] = Field(min_length=1, max_length=MOST_NEIGHBOURHOODS)
    priority_area: PriorityArea | None = None
    tenure: Tenure
    circumstances: Circumstances
    capacity: CommunityCapacity = Field(alias="community_capacity")
    social_workers: SocialWorkers
    key_workers: KeyWorkers
    dated: tuple[Dated, ...] = Field((), alias="history")
    agencies: OwnAgencies | None = None  # where they differ from those shipped
    scaled_by: float = Field(1.0, exclude=True)  # share of the place that the file describes

    @classmethod
    def read(cls, place: "str | Path | Place") -> "Place":
        """Read a shipped place by name, or a file by path; raises `InputError` when it cannot be used."""
        if isinstance(place, Place):
            return place
        path = find(FOLDER, place, "place")
        data = read_mapping(path)
        refuse_unfilled(data, label(path))
        return checked(cls, data, label(path))

    @model_validator(mode="before")
    @classmethod
    def _has_people(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and not data.get("population"):
            advice = "a place without people cannot be simulated"
            allowed = "the number of residents, with its source"
            raise refusal("no population is given", allowed, advice, at="population")
        return data

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _check_size(self)
        _check_parts(self)
        return self

    @classmethod
    def known_keys(cls) -> list[str]:
        """List the keys that a file may give."""
        return [key for key in super().known_keys() if key != "scaled_by"]

    @property
    def children(self) -> int:
        """Children aged 0-17."""
        return round(self.published_children.value)

    @property
    def families(self) -> int:
        """Families with children: children / children a family."""
        return round(self.published_children.value / self.children_a_family.value)

    @property
    def care_rate(self) -> float:
        """Children looked after per child on the day when care is seeded [0-1]."""
        return self.looked_after.count.value / self.looked_after.children.value

    @property
    def care_stock(self) -> int:
        """Children to be in care on `looked_after.day`: the rate of that day x the children simulated."""
        return round(self.care_rate * self.published_children.value)

    @property
    def key_worker_posts(self) -> float:
        """Full-time early-help key workers."""
        return self.key_workers.posts(self.published_children.value, self.children_a_family.value)

    @property
    def social_worker_posts(self) -> dict[date, float]:
        """Full-time social workers holding cases, by day of the count."""
        return {count.day: count.full_time for count in self.social_workers.counts}

    @property
    def parameters(self) -> dict[str, float | tuple]:
        """Parameters that the place settles for every day, by dotted path."""
        own = {"support.specialist": specialists(self.agencies)} if self.agencies else {}
        return own | {
            "demography.lone_share": self.circumstances.lone_parents.value,
            "demography.young_parent_share": self.circumstances.young_parents.value,
            "demography.circumstances_gradient": self.circumstances.gradient.value,
            "workforce.key_worker_posts": self.key_worker_posts,
        }

    @property
    def history(self) -> list[dict[str, Any]]:
        """Dated items to be made into changes, in order: posts first, then the file's own history."""
        posts = steps_between(self.social_workers.counts, SOCIAL_WORKER_POSTS)
        return posts + [dated.item() for dated in self.dated]

    @property
    def neighbourhood_names(self) -> list[str]:
        """Names in order."""
        return [part.name for part in self.neighbourhoods]

    @property
    def agency_names(self) -> list[str]:
        """Name of every agency by code; an agency that the place adds has its own."""
        return names_of_agencies(self.agencies)

    @property
    def zone_names(self) -> list[str]:
        """Names of the rows of the parameters in force."""
        return self.neighbourhood_names + ([PRIORITY_AREA] if self.priority_area else [])

    @property
    def zone_neighbourhoods(self) -> np.ndarray:
        """Neighbourhood of each zone, shape (Z,)."""
        area = self.priority_area
        home = [self.neighbourhood_names.index(area.neighbourhood)] if area else []
        return np.array([*range(len(self.neighbourhoods)), *home])

    @cached_property
    def zone_shares(self) -> np.ndarray:
        """Share of all families in each zone, shape (Z,); a neighbourhood without its priority area."""
        shares = [part.share.value for part in self.neighbourhoods]
        if self.priority_area:
            shares[self.zone_neighbourhoods[-1]] -= self.priority_area.share.value
            shares.append(self.priority_area.share.value)
        return np.array(shares) / sum(shares)

    @cached_property
    def tenth_shares(self) -> np.ndarray:
        """Shares of each zone's families by deprivation tenth, shape (Z, 10), from the zones' tilts."""
        tilts = [part.tilt.value for part in self.neighbourhoods]
        if self.priority_area:
            tilts.append(self.priority_area.tilt.value)
        return within_rows(raked(self.zone_shares, self._tenths, np.outer(tilts, DEPRIVATION)))

    @cached_property
    def tenure_shares(self) -> np.ndarray:
        """Shares owned, social and private rent in each tenth, shape (10, 3), from the tenures' tilts."""
        tilts = np.outer(DEPRIVATION, self.tenure.tilts)
        return within_rows(raked(self._tenths, self.tenure.shares / sum(self.tenure.shares), tilts))

    @cached_property
    def workless_chance(self) -> np.ndarray:
        """Chance that a family is workless, by tenth, shape (10,)."""
        return tilted(self.circumstances.workless.value, self.circumstances.gradient.value)

    @cached_property
    def community_capacity(self) -> np.ndarray:
        """Community capacity of each zone [0-1], shape (Z,), falling as deprivation rises."""
        beyond = self.tenth_shares @ DEPRIVATION - self._tenths @ DEPRIVATION
        return np.clip(self.capacity.mean.value - self.capacity.gradient.value * beyond, 0.0, 1.0)

    @property
    def _tenths(self) -> np.ndarray:
        return np.array(self.deprivation.values) / sum(self.deprivation.values)

    def scaled(self, share: float) -> "Place":
        """Return the same place with a share of its people, posts and children in care."""
        data = self.model_dump(mode="json", by_alias=True)
        for amount in (data["population"], data["children"]):
            amount["value"] *= share
        for count in data["social_workers"]["counts"]:
            held = "posts" if count["posts"] is not None else "cases"
            # no place can do with less than one social worker
            count[held] = max(count[held] * share, 1.0 if held == "posts" else count["caseload"])
        smaller = checked(Place, data, f"{self.name} x {share}")
        return smaller.model_copy(update={"scaled_by": self.scaled_by * share})

    def digest(self) -> str:
        """Fingerprint of all that the place says, 16 characters."""
        said = self.model_dump(mode="json")
        if self.agencies is None:
            del said["agencies"]  # a place that says nothing of them is what it was before it could
        data = json.dumps(said, sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()[:16]


def shipped_places() -> list[str]:
    """List the names of the places that come with the project."""
    return shipped_names(FOLDER)


def _check_size(place: Place) -> None:
    if place.children >= place.population.value:
        found = f"{place.children} children among {place.population.value:.0f} people"
        raise refusal(found, "fewer children than people", "check both figures", at="children")
    fewest = len(place.zone_names)
    if not fewest <= place.families <= MOST_FAMILIES:
        allowed = f"{fewest} (one a zone) to {MOST_FAMILIES:,} families"
        advice = "split a country into its authorities"
        raise refusal(f"{place.families} families", allowed, advice, at="children")


def _check_parts(place: Place) -> None:
    names = place.neighbourhood_names
    if len({*names, PRIORITY_AREA}) <= len(names):
        allowed = f"each name once, and none of them {PRIORITY_AREA}"
        raise refusal("a name that is taken", allowed, "rename one", at="neighbourhoods")
    must_be_whole(tuple(part.share.value for part in place.neighbourhoods), "neighbourhoods")
    if place.priority_area:
        _check_priority_area(place.priority_area, place)


def _check_priority_area(area: PriorityArea, place: Place) -> None:
    names = place.neighbourhood_names
    if area.neighbourhood not in names:
        found = f"the neighbourhood {shown(area.neighbourhood)}"
        advice = nearest(area.neighbourhood, names)
        raise refusal(found, ", ".join(names), advice, at="priority_area.neighbourhood", unknown=True)
    whole = place.neighbourhoods[names.index(area.neighbourhood)].share.value
    if not 0 < area.share.value < whole:
        found, allowed = f"a share of {area.share.value}", f"above 0 and below its neighbourhood's {whole}"
        raise refusal(found, allowed, "the area is a part of it", at="priority_area.share")
