"""A small town whose state is kept every week beside its log, so that the one can be held to the other."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pandas as pd

from sim.results.standing import standing
from sim.results.tables import journeys_table
from sim.scenario import Scenario
from sim.simulate import RunRecord
from sim.state.codes import ChildStatus, Placement, Service, Tier, name_of
from sim.state.families import MAX_CHILDREN, NEVER
from sim.state.town import Count, Town
from sim.story.spells import spells
from sim.story.state import CARE, CHILDREN, NEEDS, weekly_state
from tests.properties.town_by_week import SMALL, TownByWeek

KEPT = (
    "number", "severity", "tier", "worker", "waiting_since", "helping", "service", "service_hours",
    "advocate_hours", "s47_due_week", "child_status", "in_case",
)  # fmt: skip
IN_CASE = {
    Tier.ASSESSMENT: "assessment",
    Tier.CHILD_IN_NEED: "child_in_need",
    Tier.CHILD_PROTECTION: "child_protection",
}
SLOTS = np.arange(MAX_CHILDREN)


class LivedAndLogged:
    """A town lived to the end, whose log begins with a run's or in a week given. Shapes: T weeks, F rows."""

    def __init__(
        self, scenario: Scenario, seed: int, years: int, share: float = SMALL, begins: int | None = None
    ):
        self.lived = TownByWeek(scenario, seed, years, share)
        calendar, town = self.lived.calendar, self.lived.town
        self.first = calendar.journeys_from if begins is None else begins
        events, kept, self.care = [], [], []
        town.counters[Count.KEEP_EVENTS] = 0
        for week, logged in self.lived.weeks():
            if week >= self.first:
                events.append(logged)
                kept.append(town.families[list(KEPT)].copy())
                self.care.append(_in_care(town))
            if week + 1 == self.first:
                events.append(standing(town, self.first))
                town.counters[Count.KEEP_EVENTS] = 1
        self.kept = np.stack(kept)  # (T, F)
        self.events = np.concatenate(events).view(np.recarray)
        self._scenario, self._seed = scenario, seed
        self._names = self.lived.place.agency_names

    @property
    def weeks(self) -> np.ndarray:
        """Days on which the weeks of the log begin, shape (T,)."""
        begins = np.datetime64(self.lived.calendar.begins(self.first), "ms")
        return begins + np.arange(len(self.kept)) * np.timedelta64(7, "D")

    @cached_property
    def care_of(self) -> dict[int, np.ndarray]:
        """Placement of each child in care or care leaver by family, -1 none, shape (T, 6) each."""
        found: dict[int, np.ndarray] = {}
        for week, records in enumerate(self.care):
            for family, slot, placement in records:
                where = found.setdefault(int(family), np.full((len(self.care), MAX_CHILDREN), -1))
                where[week, slot] = placement
        return found

    def journeys(self, events: np.recarray | None = None) -> pd.DataFrame:
        """Return the log, or some of it, as the table of journeys."""
        here = self.lived
        record = RunRecord(
            place=here.place, scenario=self._scenario, seed=self._seed, calendar=here.calendar,
            tally=here.town.tally, events=self.events if events is None else events,
            families=here.town.families, snapshots=self.events[:0],
        )  # fmt: skip
        return journeys_table(record)

    def differences(self, journeys: pd.DataFrame) -> Iterator[str]:
        """Yield, family by family, each column in which a journey read back differs from what was lived."""
        weeks, end = self.weeks, self.weeks[-1] + np.timedelta64(7, "D")
        told = dict(tuple(journeys.groupby("family", sort=False)))
        for family in self.families:
            journey = told.get(family, journeys[:0])
            found = weekly_state(spells(journey, end, self._names), weeks)
            for name, was in self._was(family).items():
                apart = np.flatnonzero(np.array([a != b for a, b in zip(found[name], was, strict=True)]))
                if len(apart):
                    at = apart[0]
                    yield (
                        f"{name} of family {family}, week {self.first + at}: read {found[name].iloc[at]}, "
                        f"was {was[at]}; {len(apart)} weeks differ"
                    )

    @cached_property
    def families(self) -> list[int]:
        """Numbers of all families that lived here in the weeks of the log, or have a child in care."""
        return sorted(set(np.unique(self.kept["number"]).tolist()) | set(self.care_of))

    def _was(self, family: int) -> dict[str, np.ndarray]:
        """Return what the simulator held of a family at the end of each week, column by column."""
        mine = self.kept[:, family % self.kept.shape[1]]
        here = mine["number"] == family
        was = {need: mine["severity"][:, place] * here for place, need in enumerate(NEEDS)}
        was |= {"tier": mine["tier"] * here, "worker": np.where(here, mine["worker"], -1)}
        was["waiting"] = here & (mine["waiting_since"] >= 0)
        was["assessment"] = here & (mine["tier"] == Tier.ASSESSMENT)
        was["enquiry"] = here & (mine["s47_due_week"] < NEVER)
        was["advocate"] = here & (mine["advocate_hours"] > 0.0)
        was["agencies"] = [self._agencies(bits) for bits in mine["helping"] * here]
        was["service"] = [name_of(Service(one)) if one else None for one in mine["service"] * here]
        was["service_hours"] = mine["service_hours"] * here
        status = np.where(here[:, None], mine["child_status"], ChildStatus.UNBORN)
        lives_here = np.isin(status, (ChildStatus.AT_HOME, ChildStatus.LOOKED_AFTER))
        was["children"] = lives_here.sum(axis=1)
        return was | self._children(family, status, mine)

    def _children(self, family: int, status: np.ndarray, mine: np.ndarray) -> dict[str, list]:
        nobody = np.full((len(self.care), MAX_CHILDREN), -1)
        placed, in_case = self.care_of.get(family, nobody), mine["in_case"][:, None] >> SLOTS & 1
        was: dict[str, list] = {}
        for slot in range(MAX_CHILDREN):
            was[CARE[slot]] = [name_of(Placement(one)) if one >= 0 else None for one in placed[:, slot]]
            was[CHILDREN[slot]] = [
                _stands(*one) for one in zip(status[:, slot], in_case[:, slot], mine["tier"], strict=True)
            ]
        return was

    def _agencies(self, bits: int) -> tuple[str, ...]:
        return tuple(sorted(name for code, name in enumerate(self._names) if bits >> code & 1))


def _stands(status: int, in_case: int, tier: int) -> str | None:
    if status == ChildStatus.LOOKED_AFTER:
        return "looked_after"
    if status != ChildStatus.AT_HOME:
        return None
    return IN_CASE[Tier(tier)] if in_case else "at_home"


def _in_care(town: Town) -> np.ndarray:
    """Return family, place among its children and placement of every care record, shape (records, 3)."""
    held = town.spells[town.spells["held"] == 1]
    return np.column_stack([held["family"], held["slot"], held["placement"]])
