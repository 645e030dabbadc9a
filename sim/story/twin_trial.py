"""A week on trial: a town lived with pieces of its twin put in, to see what made the difference.

Luck is keyed by family and week, so a week lived again is the same week. What is put in from the other
town is then the cause of whatever comes out otherwise: nothing else was changed.
"""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from sim.parameters import STAGES, InForce, handed_parameters
from sim.state.events import Event
from sim.state.families import FAMILY
from sim.state.prospects import PROSPECT
from sim.state.town import Count, Town, handed
from sim.story.twin import HAPPENED, TOLD_BY_VALUE
from sim.story.twin_pieces import RULES, WHOLE, Confined, Piece
from sim.story.twin_rules import rules_put_in
from sim.story.twin_towns import TwinTowns, scratch_log
from sim.week import live_a_week, ready

PLACES_IN_LISTS = ("active_at", "open_at", "advised_at", "served_at", "spell")
OF_NEIGHBOURS = ("protection", "peers_resilience", "eased_by_community")
OWN_COLUMNS = [name for name in FAMILY.names or () if name not in (*PLACES_IN_LISTS, *OF_NEIGHBOURS)]
OWN_PROSPECTS = [name for name in PROSPECT.names or () if name not in ("peers_acute", "spare")]
SHARED = ("tally", "events")  # written by a week and read by no rule
BY_ZONE = ("zones", "ties", "base_ties", "sight", "sight_total", "majorants", "communities")
_TOLD = [Event[name.upper()] for name in TOLD_BY_VALUE]

Outcome = Callable[[Town], object]


class Trial:
    """One week of two towns that can be lived again with pieces of both, for one family.

    The family is given a zone of its own, like the one it lives in, so that what a rule does to it is told
    apart from what the same rule does to its neighbours. The towns are left as they are.

    Parameters
    ----------
    towns
        In the week that is to be lived.
    family
        Its number.
    alone
        False leaves it in its zone, to look at what the whole zone shares: `HERE` is the zone, then.
    """

    def __init__(self, towns: TwinTowns, family: int, alone: bool = True):
        self.family, self.week = family, towns.week
        self.row = family % len(towns.towns[0].families)
        self._twins = towns
        self.towns, self.forces = towns.towns, towns.forces
        self.is_home = all(int(town.families[self.row].number) == family for town in self.towns)
        in_care = self.towns[0].spells[self.towns[0].spells["family"] == family]
        lives = self.towns[0].families[self.row] if self.is_home or not len(in_care) else in_care[-1]
        self.zone, self.neighbourhood = int(lives.zone), int(lives.neighbourhood)
        self.alone = alone and (self.is_home or len(in_care) > 0)

    def lived(self, pieces: Collection[Piece], confined: Confined = WHOLE) -> Town:
        """Return the first town after the week, lived with some pieces of the other."""
        town = self._mixed(set(pieces), confined)
        here: Any = handed(town)
        rules: Any = handed_parameters(self._force(set(pieces), confined.paths))
        ready(here, rules)
        live_a_week(here, rules, self._twins.calendar, self._twins.seed, self.week)
        return town

    def told(self, town: Town) -> list[tuple]:
        """Return what happened to the family in a week lived on trial, as codes of the log."""
        return deeds(town.events[: town.counters[Count.EVENTS]], self.family)

    def differing(self) -> list[Piece]:
        """Return the pieces in which the two towns differ at the beginning of the week."""
        return [piece for piece in Piece if piece is Piece.OTHERS or self._differs(piece)]

    def own_columns_apart(self) -> list[str]:
        """Return the columns in which the family itself differs at the beginning of the week."""
        mine, theirs = self.towns[0].families[self.row], self.towns[1].families[self.row]
        return [name for name in OWN_COLUMNS if mine[name].tobytes() != theirs[name].tobytes()]

    def _force(self, pieces: set[Piece], paths: Collection[str] | None = None) -> InForce:
        return rules_put_in(self.forces, self.zone, self.alone, pieces, paths)

    def _differs(self, piece: Piece) -> bool:
        if piece in RULES:
            plain, put_in = self._force(set()), self._force({piece})
            return any(
                getattr(plain, stage).tobytes() != getattr(put_in, stage).tobytes() for stage in STAGES
            )
        return self._twins.differ(lambda town: view_of(piece, self, town))

    def _mixed(self, pieces: set[Piece], confined: Confined) -> Town:
        """Copy the first town and put the other's pieces in."""
        one, other = self.towns
        source = {piece: other if piece in pieces else one for piece in Piece}
        town = self._with_own_zone(source[Piece.OTHERS])
        town.counters[Count.EVENTS], town.counters[Count.KEEP_EVENTS] = 0, 1
        town.workers[:] = self._workers(source[Piece.WORKERS], confined)
        zone = len(town.zones) - 1 if self.alone else self.zone
        town.ties[zone] = source[Piece.TIES].ties[self.zone]
        town.communities[zone] = source[Piece.COMMUNITY].communities[self.zone]
        town.pressure[self.neighbourhood] = source[Piece.PRESSURE].pressure[self.neighbourhood]
        if self.is_home:
            self._put_family_in(town, source, confined)
            town.families["zone"][self.row] = town.prospects["zone"][self.row] = zone
        town.spells["zone"][town.spells["family"] == self.family] = zone
        return town

    def _with_own_zone(self, whole: Town) -> Town:
        """Copy a town with a zone more, like the family's, in which nobody lives yet."""
        arrays: dict[str, Any] = {
            name: array if name in SHARED else array.copy()
            for name, array in zip(Town._fields, whole, strict=True)
        }
        for name in BY_ZONE:
            array = arrays[name]
            longer = np.concatenate([array, array[self.zone :][:1]])
            arrays[name] = longer.view(type(array))
        arrays["zones"]["homes"][-1] = 0.0
        return Town(**arrays)._replace(events=scratch_log())

    def _workers(self, giver: Town, confined: Confined) -> np.recarray:
        workers = self.towns[0].workers.copy()
        posts = slice(None) if confined.posts is None else list(confined.posts)
        for name in confined.of_workers or workers.dtype.names or ():
            workers[name][posts] = giver.workers[name][posts]
        return workers

    def _put_family_in(self, town: Town, source: dict[Piece, Town], confined: Confined) -> None:
        own, tied, row = source[Piece.OWN], source[Piece.NEIGHBOURS], self.row
        for name in OWN_COLUMNS:
            giver = own if confined.columns is None or name in confined.columns else self.towns[0]
            town.families[name][row] = giver.families[name][row]
        for name in OF_NEIGHBOURS:
            town.families[name][row] = tied.families[name][row]
        for name in OWN_PROSPECTS:
            town.prospects[name][row] = own.prospects[name][row]
        town.prospects["peers_acute"][row] = tied.prospects["peers_acute"][row]
        _put_care_records_in(town, own, self.family)


def view_of(piece: Piece, trial: Trial, town: Town) -> np.ndarray:
    """Return what a piece is made of, as bytes side by side."""
    family, prospect = town.families[trial.row], town.prospects[trial.row]
    parts = {
        Piece.OWN: [family[name] for name in OWN_COLUMNS] + [prospect[name] for name in OWN_PROSPECTS],
        Piece.NEIGHBOURS: [family[name] for name in OF_NEIGHBOURS] + [prospect["peers_acute"]],
        Piece.TIES: [town.ties[trial.zone]],
        Piece.COMMUNITY: [town.communities[trial.zone]],
        Piece.PRESSURE: [town.pressure[trial.neighbourhood]],
        Piece.WORKERS: [town.workers],
    }
    return np.frombuffer(b"".join(np.asarray(part).tobytes() for part in parts[piece]), np.uint8)


def deeds(events: np.ndarray, family: int) -> list[tuple]:
    """Return what happened to a family in rows of the log, in a form in which two of a kind are equal."""
    mine = events[events["family"] == family]
    told = np.where(np.isin(mine["event"], _TOLD), mine["value"], 0.0)
    return [
        (*(row[name].item() for name in HAPPENED), float(value))
        for row, value in zip(mine, told, strict=True)
    ]


def _put_care_records_in(town: Town, own: Town, family: int) -> None:
    """Give the family's children in care the records that they have in the town its past is taken from."""
    theirs = own.spells[(own.spells["held"] == 1) & (own.spells["family"] == family)]
    for record in theirs:
        places = np.flatnonzero((town.spells["held"] == 1) & (town.spells["child"] == record["child"]))
        town.spells[places] = record
