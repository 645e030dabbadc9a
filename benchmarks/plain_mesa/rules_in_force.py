"""Rules in force: the parameters of the week as plain numbers, read again only when they change."""

from types import SimpleNamespace

import numpy as np

from sim.journey.detection import presence
from sim.policy.change import ForceSchedule
from sim.state.codes import Agency
from sim.state.families import AGE_GROUPS, AGENCIES, NEEDS


class RulesInForce:
    """The parameters of each stage: a list by zone, with the names of the stage's parameters."""

    def __init__(self, schedule: ForceSchedule):
        self._schedule = schedule
        self._held: dict[str, bytes] = {}
        self.sight: list[list[list[tuple[list[float], float]]]] = []

    def follow(self, schedule: ForceSchedule) -> None:
        """Take the parameters of another schedule from here on."""
        self._schedule = schedule

    def read(self, week: int) -> None:
        """Bring every stage that has changed up to this week."""
        for stage, records in self._schedule.at(week)._asdict().items():
            if self._held.get(stage) != records.tobytes():
                self._held[stage] = records.tobytes()
                setattr(self, stage, [_plain(record) for record in records])
                if stage == "detection":
                    self.sight = [_looks(rules) for rules in self.detection]


def _plain(record: np.record) -> SimpleNamespace:
    return SimpleNamespace(**{name: _plain_value(record[name]) for name in record.dtype.names})


def _plain_value(value: np.ndarray | np.floating) -> float | tuple | dict:
    """Return a number, a tuple of them, or a mapping from row and column to number."""
    if np.ndim(value) == 2:
        return {place: float(number) for place, number in np.ndenumerate(value)}
    return tuple(value.tolist()) if np.ndim(value) else float(value)


def _looks(rules: SimpleNamespace) -> list[list[tuple[list[float], float]]]:
    """Chances a week of a sign of an acute need, by ages at home and need: each agency's, and their sum."""
    looks = []
    for ages in range(AGE_GROUPS):
        met = [presence(agency, ages, rules) for agency in range(AGENCIES)]
        met[Agency.FAMILY] *= rules.asking
        by_need = []
        for need in range(NEEDS):
            chances = [
                rules.detection * rules.signs[agency, need] * met[agency] for agency in range(AGENCIES)
            ]
            by_need.append((chances, sum(chances)))
        looks.append(by_need)
    return looks
