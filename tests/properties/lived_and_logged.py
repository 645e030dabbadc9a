"""A small town whose state is kept every week beside its log, so that the one can be held to the other."""

from functools import cached_property

import numpy as np
import pandas as pd

from sim.results.standing import standing
from sim.results.tables import journeys_table
from sim.scenario import Scenario
from sim.simulate import RunRecord
from sim.state.codes import ChildStatus, Placement, Tier, name_of
from sim.state.families import MAX_CHILDREN, NEVER
from sim.state.measures import SERVED
from sim.state.town import Count, Town
from sim.story.spells import spells_of_all
from sim.story.state import CARE, CHILDREN, NEEDS, weekly_states
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

    @property
    def weeks(self) -> np.ndarray:
        """Days on which the weeks of the log begin, shape (T,)."""
        begins = np.datetime64(self.lived.calendar.begins(self.first), "ms")
        return begins + np.arange(len(self.kept)) * np.timedelta64(7, "D")

    def journeys(self, events: np.recarray | None = None) -> pd.DataFrame:
        """Return the log, or some of it, as the table of journeys."""
        here = self.lived
        record = RunRecord(
            place=here.place, scenario=self._scenario, seed=self._seed, calendar=here.calendar,
            tally=here.town.tally, events=self.events if events is None else events,
            families=here.town.families, snapshots=self.events[:0],
        )  # fmt: skip
        return journeys_table(record)

    @property
    def end(self) -> np.datetime64:
        """Day after the log's last week."""
        return self.weeks[-1] + np.timedelta64(7, "D")

    def differences(self, journeys: pd.DataFrame, of: int | None = None) -> list[str]:
        """Name each column in which a log read back differs from what was lived, of all families or one."""
        families = self.families if of is None else np.array([of])
        told = spells_of_all(journeys, self.end, self.lived.place.agency_names)
        read, found = weekly_states(told, self.weeks, families), []
        assert read.keys() == self.was.keys()
        rows = np.searchsorted(self.families, families)
        for name, was in self.was.items():
            for place, row in enumerate(rows):
                at = np.flatnonzero(read[name][place] != was[row])
                if len(at):
                    seen, true = read[name][place, at[0]], was[row, at[0]]
                    who = f"{name} of family {families[place]}, week {self.first + at[0]}"
                    found.append(f"{who}: read {seen!r}, was {true!r}; {len(at)} weeks differ")
        return found

    @cached_property
    def families(self) -> np.ndarray:
        """Numbers, in order, of all families that lived here as the log ran or had a child in care."""
        return np.unique(np.concatenate([self.kept["number"].ravel(), *(care[:, 0] for care in self.care)]))

    @cached_property
    def was(self) -> dict[str, np.ndarray]:
        """What the simulator held at the end of each week, in the columns and shapes of `read`."""
        mine = self.kept[:, self.families % self.kept.shape[1]].T  # (families, T)
        here = mine["number"] == self.families[:, None]
        was = {need: mine["severity"][:, :, place] * here for place, need in enumerate(NEEDS)}
        was |= {"tier": mine["tier"] * here, "worker": np.where(here, mine["worker"], -1)}
        was["waiting"] = here & (mine["waiting_since"] >= 0)
        was["assessment"] = here & (mine["tier"] == Tier.ASSESSMENT)
        was["enquiry"] = here & (mine["s47_due_week"] < NEVER)
        was["advocate"] = here & (mine["advocate_hours"] > 0.0)
        was["agencies"] = _agencies(mine["helping"] * here, self.lived.place.agency_names)
        was["service"] = np.array(["", *map(name_of, SERVED)], object)[mine["service"] * here]
        was["service_hours"] = mine["service_hours"] * here
        status = np.where(here[:, :, None], mine["child_status"], ChildStatus.UNBORN)
        was["children"] = np.isin(status, (ChildStatus.AT_HOME, ChildStatus.LOOKED_AFTER)).sum(axis=2)
        stands = _stand(status, mine["in_case"][:, :, None] >> SLOTS & 1, mine["tier"][:, :, None])
        was |= {name: stands[:, :, slot] for slot, name in enumerate(CHILDREN)}
        return was | {name: self._placed[:, :, slot] for slot, name in enumerate(CARE)}

    @cached_property
    def _placed(self) -> np.ndarray:
        """Placement of each child in care and care leaver, shape (families, T, 6)."""
        placed = np.full((len(self.families), len(self.care), MAX_CHILDREN), "", object)
        names = np.array([name_of(placement) for placement in Placement], object)
        for week, (family, slot, placement) in enumerate(care.T for care in self.care):
            placed[np.searchsorted(self.families, family), week, slot] = names[placement]
        return placed


def _stand(status: np.ndarray, in_case: np.ndarray, tier: np.ndarray) -> np.ndarray:
    """Name where each child stands, by home, case and care."""
    at_home = status == ChildStatus.AT_HOME
    found = np.where(status == ChildStatus.LOOKED_AFTER, "looked_after", np.where(at_home, "at_home", ""))
    found = found.astype(object)
    for code, name in IN_CASE.items():
        found[at_home & (in_case == 1) & (tier == code)] = name
    return found


def _agencies(bits: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Name the agencies of each set of bits, in alphabetical order."""
    sets, which = np.unique(bits, return_inverse=True)
    named = [" ".join(sorted(name for code, name in enumerate(names) if one >> code & 1)) for one in sets]
    return np.array(named, object)[which].reshape(bits.shape)


def _in_care(town: Town) -> np.ndarray:
    """Return family, place among its children and placement of every care record, shape (records, 3)."""
    held = town.spells[town.spells["held"] == 1]
    return np.column_stack([held["family"], held["slot"], held["placement"]])
