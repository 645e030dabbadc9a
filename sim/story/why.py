"""Why: the cause of a twin's departure, found by living the week again with pieces of both towns.

The log tells what a rule looked at, not why that had become another: trust, what agencies know and the
caseload of a worker are in no log. So the week is lived on trial (`twin_trial`) with one thing after
another put in from the other town, until a set is found that brings about what the other tells and of which
nothing can be left out; another set, even a smaller one, may do as well.
Where that is the family's own past, a post or the ties of its agencies, the week in which this first
differed is looked at in the same way, back to a rule that a scenario sets or to other families' cases.

A value that drifts, such as trust, is traced to the week since which it has differed without a break: that
need not be the week that moved it most. Pressure, and other families' cases, are not traced further.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import NamedTuple

import numpy as np

from sim.state.town import Town
from sim.story.twin_levers import Setting, parameters_apart, settings_of
from sim.story.twin_pieces import Confined, Piece
from sim.story.twin_towns import TwinTowns, View
from sim.story.twin_trial import Outcome, Trial, view_of

LONGEST_CHAIN = 12
OF_A_ZONE = (Piece.NEIGHBOURS, Piece.TIES, Piece.COMMUNITY)
SHARED_BY_A_ZONE = [piece.value for piece in OF_A_ZONE]
POSTS = ("caseload", "led_share", "funded filled generation since_week vacant_until skill serves team agency")


LOG, CASELOAD, POST = "the log", "the caseload of its team's workers", "who is in post"


class Kind(Enum):
    """What stands at the beginning of a departure."""

    LEVER = "a rule that a scenario sets where the family lives"
    WHOLE_RUN = "a value that a scenario sets for the whole run, years before the start included"
    CAPACITY = "other families' use of the same teams"
    UNTOLD = "cannot be told"


class Cause(NamedTuple):
    """One link of the chain from what parted back to what parted it.

    week : of the run; pieces : a set, no part idle, that brings the other's outcome about, none where
    it cannot be told; also : pieces that would have done so alone as well; settings : parameters in force
    that do; parts : columns of the family or of workers that do; what : that is explained, the log or
    what differed in the link before.
    """

    week: int
    what: str
    pieces: tuple[Piece, ...]
    also: tuple[Piece, ...] = ()
    settings: tuple[Setting, ...] = ()
    parts: tuple[str, ...] = ()
    values: tuple[tuple[float, float], ...] = ()


class Why(NamedTuple):
    """The causes, what is seen in the log first, what began it last; hidden_week : see `first_hidden`."""

    causes: tuple[Cause, ...]
    kind: Kind
    hidden_week: int | None


class _Asked(NamedTuple):
    """What is to be explained: a view of the towns that has come to differ, None for the log; in words."""

    what: str
    view: View | None = None

    def outcome(self, trial: Trial, place: int) -> Outcome:
        """Return what of a week lived on trial tells whether the other's has come about."""
        view = self.view
        if view is None:
            return lambda town: trial.told(town)[: place + 1]
        return lambda town: view(town).tobytes()


def why(towns: TwinTowns, family: int, week: int, place: int) -> Why:
    """Explain why two logs of a family part in a week of the run.

    place : rows of that week that are still the same in both, as `Departure.place`.
    """
    if week < towns.calendar.start_week:
        cause = _before_the_start(towns, family, LOG)
        return Why((cause,), _kind(cause), None)
    causes: list[Cause] = []
    asked: _Asked | None = _Asked(LOG)
    here = week
    while asked is not None and len(causes) < LONGEST_CHAIN:
        towns.to(here)
        trial = Trial(towns, family, alone=asked.what not in SHARED_BY_A_ZONE)
        cause, asked = _cause(trial, towns, asked.what, asked.outcome(trial, place))
        causes.append(cause)
        if asked is None or asked.view is None:
            break
        parted = towns.apart_since(asked.view, here)
        if parted is None:
            causes.append(_before_the_start(towns, family, asked.what))
            break
        here = parted
    return Why(tuple(causes), _kind(causes[-1]), first_hidden(towns, family, week))


def first_hidden(towns: TwinTowns, family: int, week: int) -> int | None:
    """Return the first week that leaves a family otherwise than its twin in any column, seen or not.

    week : in which the logs part. None where they differ from the start of the run.
    """
    towns.to(week)
    trial = Trial(towns, family)
    view = _while_it_lives_here(trial, partial(view_of, Piece.OWN, trial))
    towns.live()
    return towns.first_apart(view, week + 1) if towns.differ(view) else week


def _cause(trial: Trial, towns: TwinTowns, what: str, outcome: Outcome) -> tuple[Cause, _Asked | None]:
    """Find what brings an outcome about, and what is to be explained next, if anything."""
    target = outcome(trial.lived(list(Piece)))
    if outcome(trial.lived(())) == target:
        return Cause(trial.week, what, ()), None
    alone, pieces = smallest(trial.differing(), lambda some: outcome(trial.lived(some)) == target)
    cause = Cause(trial.week, what, tuple(pieces), tuple(alone[1:]))
    if Piece.HERE in pieces:
        return _set_here(trial, towns, cause, outcome, target), None
    if Piece.OWN in pieces:
        return _of_its_own(trial, cause, outcome, target)
    if Piece.WORKERS in pieces:
        return _of_workers(trial, cause, outcome, target)
    for piece in OF_A_ZONE:
        if piece in pieces:
            return cause, _Asked(piece.value, partial(view_of, piece, trial))
    return cause, None


def smallest[T](parts: Sequence[T], suffices: Callable[[list[T]], bool]) -> tuple[list[T], list[T]]:
    """Return the parts that suffice alone, and the first of them; else a set of which each part is needed."""
    alone = [part for part in parts if suffices([part])]
    if alone:
        return alone, alone[:1]
    kept = list(parts)
    for part in reversed(parts):
        fewer = [one for one in kept if one != part]
        if suffices(fewer):
            kept = fewer
    return [], kept


def _set_here(trial: Trial, towns: TwinTowns, cause: Cause, outcome: Outcome, target: object) -> Cause:
    """Name the parameters that make the difference, among those that differ here."""
    _, paths = smallest(
        parameters_apart(trial),
        lambda some: outcome(trial.lived(cause.pieces, Confined(paths=some))) == target,
    )
    return cause._replace(settings=tuple(settings_of(trial, towns, paths)))


def _of_its_own(trial: Trial, cause: Cause, outcome: Outcome, target: object) -> tuple[Cause, _Asked]:
    """Name the columns of the family that make the difference."""
    apart = trial.own_columns_apart()
    _, names = smallest(
        apart, lambda some: outcome(trial.lived(cause.pieces, Confined(columns=some))) == target
    )
    names = names or apart
    one, other = (town.families[trial.row] for town in trial.towns)
    values = tuple((float(np.sum(one[name])), float(np.sum(other[name]))) for name in names)
    view = _while_it_lives_here(trial, lambda town: _bytes(town.families[trial.row], names))
    return cause._replace(parts=tuple(names), values=values), _Asked(" and ".join(names), view)


def _of_workers(trial: Trial, cause: Cause, outcome: Outcome, target: object) -> tuple[Cause, _Asked]:
    """Name what of the workers makes the difference, and at the fewest posts."""

    def suffices(groups: list[str], posts: list[int] | None = None) -> bool:
        columns = " ".join(groups).split()
        return outcome(trial.lived(cause.pieces, Confined(of_workers=columns, posts=posts))) == target

    _, groups = smallest(POSTS, suffices)
    columns = " ".join(groups).split()
    one, other = (town.workers for town in trial.towns)
    apart = [post for post in range(len(one)) if _differ(one[post], other[post], columns)]
    _, posts = smallest(apart, lambda some: suffices(groups, some))
    columns = [name for name in columns if _differ(one[posts], other[posts], [name])]
    values = tuple((float(one[name][posts].sum()), float(other[name][posts].sum())) for name in columns)
    what = CASELOAD if columns == ["caseload"] else POST
    cause = cause._replace(parts=tuple(columns), values=values)
    return cause, _Asked(what, lambda town: _bytes(town.workers[posts], columns))


def _differ(one: np.ndarray, other: np.ndarray, names: Sequence[str]) -> bool:
    return _bytes(one, names).tobytes() != _bytes(other, names).tobytes()


def _bytes(record: np.ndarray, names: Sequence[str]) -> np.ndarray:
    return np.frombuffer(b"".join(record[name].tobytes() for name in names), np.uint8)


def _while_it_lives_here(trial: Trial, view: View) -> View:
    """Look at a row only while the family lives in it: those before and after are other families."""
    nothing = np.zeros(0, np.uint8)

    def its_own(town: Town) -> np.ndarray:
        return view(town) if int(town.families[trial.row].number) == trial.family else nothing

    return its_own


def _before_the_start(towns: TwinTowns, family: int, what: str) -> Cause:
    """Name what is set for the whole run, which parts two towns years before the start."""
    towns.to(towns.calendar.start_week)
    trial = Trial(towns, family)
    one, other = (scenario.parameters for scenario in towns.scenarios)
    paths = [path for path in parameters_apart(trial) if one.get(path) != other.get(path)]
    return Cause(towns.week, what, (), settings=tuple(settings_of(trial, towns, paths)))


def _kind(root: Cause) -> Kind:
    if not root.pieces:
        return Kind.WHOLE_RUN if root.settings else Kind.UNTOLD
    return Kind.LEVER if Piece.HERE in root.pieces and root.settings else Kind.CAPACITY
