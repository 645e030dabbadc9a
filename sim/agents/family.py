"""Family: what is true of a family now, in the field's words, and what one may do to it between weeks."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.agents.family_week import FamilyWeek
from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.journey.own_policy import change_need, close_case
from sim.journey.support import agencies_pulled_in
from sim.journey.thresholds import ALL_NEEDS, harm_score, need_score
from sim.journey.trust import drifted, moved
from sim.state import codes
from sim.state.codes import ChildStatus, Need, Tier, name_of

if TYPE_CHECKING:
    from sim.agents.worker import KeyWorker, SocialWorker

WORST = 3  # acute
_moved = getattr(moved, "py_func", moved)
_drifted = getattr(drifted, "py_func", drifted)  # for a few numbers, calling compiled code costs more


class Child(NamedTuple):
    """A child of a family as it is now: `slot` is its place among the family's children."""

    slot: int
    age: float  # years
    status: ChildStatus
    in_case: bool  # in the open statutory case


class Family(FamilyWeek):
    """A family that lives in the place."""

    called = "family"

    @property
    def neighbourhood(self) -> str:
        """Name of the neighbourhood."""
        return self._neighbourhood(self.record["neighbourhood"])

    @property
    def deprivation_tenth(self) -> int:
        """National deprivation tenth of the small area, 1 the most deprived."""
        return int(self.record["tenth"])

    @property
    def arrived(self) -> date:
        """Day on which the week of its arrival began."""
        return self.model.calendar.begins(int(self.record["arrived_week"]))

    @property
    def children(self) -> list[Child]:
        """Children born so far, grown up ones included, the oldest first."""
        record, week = self.record, self.model.week
        born, status = record["birth_week"].tolist(), record["child_status"].tolist()
        in_case = int(record["in_case"])
        return [
            Child(slot, (week - born[slot]) * 7 / 365.25, ChildStatus(now), bool(in_case >> slot & 1))
            for slot, now in enumerate(status[: record["children"]])
            if now != ChildStatus.UNBORN
        ]

    @property
    def needs(self) -> dict[str, int]:
        """Needs it has now, by name: 1 emerging, 2 established, 3 acute."""
        severity = self.record["severity"].tolist()
        return {name_of(need): severity[need] for need in Need if severity[need] > 0}

    @property
    def need_score(self) -> float:
        """Score of all its needs, on the points of the thresholds."""
        return float(need_score(self.record["severity"], ALL_NEEDS))

    @property
    def harm_score(self) -> float:
        """Score of all its needs that harm children, on the same points."""
        return float(harm_score(self.record["severity"], ALL_NEEDS))

    @property
    def tier(self) -> Tier:
        """Where it stands in the system."""
        return Tier(self.record["tier"])

    @property
    def is_open(self) -> bool:
        """Whether it has a case or a place in the queue."""
        return self.tier > Tier.UNIVERSAL

    @property
    def worker(self) -> "SocialWorker | KeyWorker | None":
        """Its worker, if it has one."""
        post = int(self.record["worker"])
        return self.model.register.worker(post) if post >= 0 else None

    @property
    def key_worker(self) -> "KeyWorker | None":
        """Its early-help key worker, if it has one."""
        return self.worker if self.tier <= Tier.EARLY_HELP else None

    @property
    def social_worker(self) -> "SocialWorker | None":
        """Its social worker, if it has one."""
        return self.worker if self.tier > Tier.EARLY_HELP else None

    @property
    def weeks_waiting(self) -> int:
        """Weeks it has waited for a worker, 0 if it does not wait."""
        waits = self.is_open and self.record["worker"] < 0
        return self.model.week - int(self.record["waiting_since"]) if waits else 0

    @property
    def services(self) -> list[codes.Agency]:
        """Agencies that help: beside its worker, or through the worker who has pulled them in."""
        record = self.record
        helping = int(record["services"]) | agencies_pulled_in(
            int(record["pulled_in"]), self.model.force.support[record["zone"]]
        )
        return [agency for agency in codes.Agency if helping >> agency & 1]

    @property
    def advocate_hours(self) -> float:
        """Hours a week of the advocate at its side, 0 if it has none."""
        return float(self.record["advocate_hours"])

    @property
    def trust(self) -> float:
        """Trust in services now [0-1]; setting it takes effect at once."""
        record = self.record  # looking must not change what is looked at: `trust_now` would
        trust, quiet = float(record["trust"]), self.model.week - int(record["trust_week"])
        rules = self.model.force.support[record["zone"]]
        if quiet > 0:
            trust = _drifted(trust, quiet, rules)
        return float(_moved(trust, float(record["trust_marks"]), rules))

    @trust.setter
    def trust(self, trust: float) -> None:
        if not 0.0 <= trust <= 1.0:
            raise WrongValueError("Family.trust", shown(trust), "0 to 1", "0.55 is a stranger's trust")
        record = self.record
        record["trust"], record["trust_week"], record["trust_marks"] = trust, self.model.week, 0.0

    @property
    def engagement(self) -> float:
        """Engagement with the help it gets [0-1]."""
        return float(self.record["engagement"])

    @property
    def resilience(self) -> float:
        """Resilience, for life [0-1]."""
        return float(self.record["resilience"])

    @property
    def referrals(self) -> int:
        """Referrals to social care since it came."""
        return int(self.record["referrals"])

    @property
    def peers(self) -> "list[Family]":
        """Families it is tied to."""
        first, last = self.model.town.peer_start[self.row : self.row + 2]
        return [self.model.register.family(int(row)) for row in self.model.town.peers[first:last]]

    def known_to(self, agency: codes.Agency) -> dict[str, int]:
        """Return the needs that an agency knows of, by name, with their severity now."""
        known = int(self.record["known"][agency])
        return {name: severity for name, severity in self.needs.items() if known >> Need[name.upper()] & 1}

    def close_case(self) -> None:
        """Close its case or give up its queue place; nothing happens if it has none."""
        self._act(close_case)

    def change_need(self, need: str, severity: int) -> None:
        """Have a need begin, change or end: 0 none, 1 emerging, 2 established, 3 acute.

        Raises `InputError` for a need that does not exist or a severity out of its range.
        """
        names = [name_of(known) for known in Need]
        if need not in names:
            found = f"there is no need {shown(need)}"
            raise UnknownNameError("Family.change_need", found, ", ".join(names), nearest(need, names))
        if not isinstance(severity, int | np.integer) or not 0 <= severity <= WORST:
            raise WrongValueError("Family.change_need", shown(severity), "0, 1, 2 or 3", "3 is acute")
        self._act(change_need, int(Need[need.upper()]), int(severity))

    def _act(self, rule, *more: int) -> None:
        assert self.record is not None
        rule(self.model.town_for_rules, self.row, *more, self.model.week_to_act_in)
