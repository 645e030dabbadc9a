"""Start: the state of a town at the beginning of a week, taken from its columns once and for all."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.plain_mesa.child_in_care import ChildInCare
from sim.state.diary import PAGE_ROOM, Diary
from sim.state.families import NEVER
from sim.state.town import Count, Town

KEPT = (
    "families", "prospects", "spells", "workers", "peer_start", "peers", "ties", "base_ties",
    "arrival_needs", "majorants", "pressure", "counters", "diary", "pages",
)  # fmt: skip
CANDIDATES = {
    "next_life_week": Diary.LIFE,
    "next_onset_week": Diary.ONSET,
    "next_shallow_week": Diary.SHALLOW,
}


def keep_start(town: Town, week: int, file: Path) -> None:
    """Write down all that the twin needs of a town at the beginning of a week."""
    np.savez(file, week=week, **{name: np.asarray(getattr(town, name)) for name in KEPT})


@dataclass
class Start:
    """Plain values of one moment; `families` and `workers` are mappings of attributes, by row."""

    week: int
    families: list[dict]
    workers: list[dict]
    spells: list[dict]
    peers: list[list[int]]
    ties: list
    base_ties: list
    arrival_needs: list
    majorants: np.recarray
    pressure: float

    @classmethod
    def read(cls, file: Path) -> "Start":
        """Read what `keep_start` wrote."""
        with np.load(file) as kept:
            town = {name: kept[name] for name in (*KEPT, "week")}
        families = _attributes(town["families"])
        for family, prospect in zip(families, _attributes(town["prospects"]), strict=True):
            family.update(prospect)
        week = int(town["week"])
        _note_candidates(families, town, week)
        used = town["spells"][: town["counters"][Count.SPELLS]]
        return cls(
            week=week,
            families=families,
            workers=_attributes(town["workers"]),
            spells=[spell for spell in _attributes(used) if spell["held"]],
            peers=[rows.tolist() for rows in np.split(town["peers"], town["peer_start"][1:-1])],
            ties=town["ties"].tolist(),
            base_ties=town["base_ties"].tolist(),
            arrival_needs=town["arrival_needs"].tolist(),
            majorants=town["majorants"].view(np.recarray),
            pressure=float(town["pressure"][0]),
        )

    def tie(self, model) -> None:
        """Tie agents to one another: neighbours, workers, and children in care to their families."""
        for family, peers in zip(model.families, self.peers, strict=True):
            family.peers = [model.families[row] for row in peers]
            family.worker = model.workers[family.worker] if family.worker >= 0 else None
            family.spell = [None] * len(family.spell)
            if family.tier > 0:
                model.cases.add(family)
            if family.advocate_hours > 0:
                model.advised.add(family)
        for spell in self.spells:
            row, post = spell.pop("family_row"), spell.pop("worker")
            child = ChildInCare(model, spell)
            child.family = model.families[row] if row >= 0 else None
            child.worker = model.workers[post] if post >= 0 else None
            if child.family:
                child.family.spell[child.slot] = child


def _attributes(records: np.ndarray) -> list[dict]:
    """Turn records into mappings from name to plain value, tables into lists."""
    columns = [records[name].tolist() for name in records.dtype.names]
    return [dict(zip(records.dtype.names, values, strict=True)) for values in zip(*columns, strict=True)]


def _note_candidates(families: list[dict], town: dict, week: int) -> None:
    """Note the week of each family's next candidate, from the lists of the weeks to come."""
    for name, kind in CANDIDATES.items():
        for family in families:
            family[name] = NEVER
        for later in range(week, town["diary"].shape[1]):
            for number in _numbers_of_week(town, kind, later):
                family = families[number % len(families)]
                if family["number"] == number:
                    family[name] = later


def _numbers_of_week(town: dict, kind: Diary, week: int) -> list[int]:
    """Numbers of the families that have an appointment in a week, from the pages of that week."""
    place, written = town["diary"][kind, week]
    numbers = []
    while place >= 0:
        page = town["pages"][place]
        numbers += page["numbers"][:written].tolist()
        place, written = page["after"], PAGE_ROOM
    return numbers
