"""Decisions: the few that a board takes, as plain values, and the blocks of a scenario that they come to.

A value that is as things stand makes no block. Every unit is said in the name or beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sim.parameters import PARAMETERS

Block = dict[str, Any]

TOGETHER = (  # who sits in hubs in the reports of Greater Manchester (2016) and Staffordshire (2017)
    "social_care", "early_help", "health_visiting", "school", "police", "housing_provider", "jobcentre",
    "adult_mental_health", "drug_and_alcohol", "domestic_abuse_service", "youth_justice",
)  # fmt: skip
SHARED = {"as now": None, "partly": 0.5, "mostly": 0.8, "fully": 1.0}  # of the lever's scale from 0 to 1
CLOSING = {"as now": None, "presenting need": "presenting", "whole family": "whole_family"}
HOURS = {"none": None, "5 hours": 5.0, "20 hours": 20.0}  # a week, as Leicestershire (2011) asks
USUAL_FAMILIES = int(float(PARAMETERS["workforce.key_worker_caseload"].default))  # type: ignore[arg-type]
USUAL_STEP_DOWN = round(100 * float(PARAMETERS["closure.steps_down"].default))  # type: ignore[arg-type]
VISIT_WEEKS = 6  # between two follow-up visits
EARLIEST, LATEST = date(2018, 4, 1), date(2026, 4, 1)  # first days that the controls offer
FURTHEST = 1.5  # points that the controls move a line
REACH = {  # lowest and highest that the controls offer
    "advocate_posts": (1, 60),
    "key_worker_families": (2, 15),
    "key_worker_posts": (50, 200),
    "social_worker_posts": (50, 200),
    "step_down": (0, 100),
    "follow_up": (0, 52),
    "ramp": (0, 104),
}
WHOLE_PLACE = ("capacity",)  # blocks that hold everywhere or not at all


@dataclass(frozen=True)
class Decisions:
    """What a board decides.

    early_help, s17, s47 : points by which a line is raised (lowered if negative); a conference's line goes
    with S47. together : agencies that sit together; shared : a key of `SHARED`. advocates : a key of `HOURS`,
    and how many full-time ones. key_worker_families : at once at most. posts : % of today's. closing : a key
    of `CLOSING`. step_down : % of child-in-need cases closing with needs left; follow_up : weeks of visits.
    where : neighbourhoods, none for everywhere. starts : first day; ramp : weeks over which it comes in.
    """

    early_help: float = 0.0
    s17: float = 0.0
    s47: float = 0.0
    together: tuple[str, ...] = ()
    shared: str = "as now"
    advocates: str = "none"
    advocate_posts: int = 16
    key_worker_families: int = USUAL_FAMILIES
    key_worker_posts: int = 100
    social_worker_posts: int = 100
    closing: str = "as now"
    step_down: int = USUAL_STEP_DOWN
    follow_up: int = 0
    where: tuple[str, ...] = ()
    starts: date = date(2019, 4, 1)
    ramp: int = 26

    def blocks(self) -> dict[str, Block]:
        """Return the blocks of a scenario file, those that change nothing left out."""
        made = {name: make(self) for name, make in _MAKERS.items()}
        return {name: {**self._when(name), **block} for name, block in made.items() if block}

    def in_reach(self) -> bool:
        """Whether the controls can show it."""
        lines = all(abs(points) <= FURTHEST for points in (self.early_help, self.s17, self.s47))
        reach = all(low <= getattr(self, name) <= high for name, (low, high) in REACH.items())
        return lines and reach and EARLIEST <= self.starts <= LATEST

    def without(self, name: str) -> "Decisions":
        """Return the same with what makes one block as things stand."""
        usual = Decisions()
        return replace(self, **{field: getattr(usual, field) for field in MAKES[name]})

    def _when(self, name: str) -> Block:
        when: Block = {"from": self.starts}
        if self.ramp and name in COMES_IN:
            when["ramp_weeks"] = self.ramp
        if self.where and name not in WHOLE_PLACE:
            when["where"] = list(self.where)
        return when


def _thresholds(given: Decisions) -> Block:
    lines = {"early_help": given.early_help, "s17": given.s17, "s47": given.s47, "conference": given.s47}
    moved = {name: points for name, points in lines.items() if points}
    return {"shift": moved} if moved else {}


def _co_location(given: Decisions) -> Block:
    shared = SHARED[given.shared]
    agencies = {"agencies": list(given.together)} if len(given.together) > 1 else {}
    return agencies | ({} if shared is None else {"shared_outcomes": shared})


def _advocates(given: Decisions) -> Block:
    hours = HOURS[given.advocates]
    return {} if hours is None else {"hours": hours, "number": given.advocate_posts}


def _key_worker(given: Decisions) -> Block:
    families = given.key_worker_families
    return {} if families == USUAL_FAMILIES else {"caseload": families}


def _capacity(given: Decisions) -> Block:
    posts = {"key_workers": given.key_worker_posts, "social_workers": given.social_worker_posts}
    scaled = {team: share / 100 for team, share in posts.items() if share != 100}
    return {"scale": scaled} if scaled else {}


def _closure(given: Decisions) -> Block:
    rule = CLOSING[given.closing]
    if rule is None:
        return {}
    return {"rule": rule, "scope": rule}  # closing by a need means helping with that need


def _step_down(given: Decisions) -> Block:
    share = {} if given.step_down == USUAL_STEP_DOWN else {"share": given.step_down / 100}
    visits = {"follow_up_weeks": given.follow_up, "visit_weeks": VISIT_WEEKS} if given.follow_up else {}
    return {**share, **visits}


_MAKERS: Mapping[str, Callable[[Decisions], Block]] = {
    "thresholds": _thresholds,
    "co_location": _co_location,
    "advocates": _advocates,
    "key_worker": _key_worker,
    "capacity": _capacity,
    "closure": _closure,
    "step_down": _step_down,
}
COMES_IN = ("thresholds", "co_location", "advocates", "capacity", "step_down")  # the others hold at once
MAKES: Mapping[str, tuple[str, ...]] = {
    "thresholds": ("early_help", "s17", "s47"),
    "co_location": ("together", "shared"),
    "advocates": ("advocates", "advocate_posts"),
    "key_worker": ("key_worker_families",),
    "capacity": ("key_worker_posts", "social_worker_posts"),
    "closure": ("closing",),
    "step_down": ("step_down", "follow_up"),
}
FIELDS = tuple(field.name for field in fields(Decisions))
