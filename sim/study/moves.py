"""Moves: all that a study moves, as factors to be drawn and as what their values do to its scenarios."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from calibration.free import FreeParameter, free_parameters
from calibration.posterior import Posterior, has_posterior, read_posterior
from sim.errors import WrongValueError
from sim.population.place import Place
from sim.scenario import Scenario
from sim.study.factor import DUMMY, Factor
from sim.study.laying import Laying, LeverMove, factor_of, free_of, lever_of
from sim.study.posterior_points import factors_of

if TYPE_CHECKING:
    from sim.study.study import Study

HANG_TOGETHER = ("latin", "pawn")  # methods whose inputs need not be independent
KEPT = (DUMMY, "point", "seed")  # names that the tables need for themselves


class Moves(NamedTuple):
    """The factors of a study, parameters first, and how they are laid on its scenarios."""

    factors: tuple[Factor, ...]
    laying: Laying


def moves_of(study: "Study", policy: Scenario) -> Moves:
    """Return what a study moves; levers are those of its policy. Raises `InputError`."""
    posterior = posterior_of(study.place)
    if study.from_posterior:
        free, factors = _draws_of(study, posterior)
    else:
        free, factors = _parameters_of(study, posterior)
    levers, drawn = _levers_of(study, policy)
    if not [*factors, *drawn]:
        found, allowed = "nothing is moved", "`parameters`, `levers` or both"
        raise WrongValueError(study.written_in, found, allowed, "name a parameter and its range")
    refuse_names([one.name for one in (*factors, *drawn)], study.written_in, "give one of them a `name`")
    return Moves((*factors, *drawn), Laying(tuple(free), tuple(levers), study.from_posterior))


def posterior_of(place: str) -> Posterior | None:
    """Return the posterior that is shipped for a place, None where none is."""
    whole = Place.read(place)
    return read_posterior(whole.name) if has_posterior(whole.name, whole.digest()) else None


def refuse_names(names: Sequence[str], where: str, advice: str) -> None:
    """Raise `InputError` for a name that stands twice, or that tables need for themselves."""
    twice = [name for name, times in Counter([*names, *KEPT]).items() if times > 1]
    if twice:
        found = f"the name {twice[0]} {'is taken' if twice[0] in KEPT else 'twice'}"
        raise WrongValueError(where, found, "each name once", advice)


def _parameters_of(
    study: "Study", posterior: Posterior | None
) -> tuple[Sequence[FreeParameter], list[Factor]]:
    free, factors = [], []
    for order, entry in enumerate(study.parameters):
        where = f"{study.written_in}, parameters[{order}]"
        free.append(free_of(entry, where))
        factors.append(factor_of(entry, free[-1], posterior, where))
    return free, factors


def _draws_of(study: "Study", posterior: Posterior | None) -> tuple[Sequence[FreeParameter], list[Factor]]:
    """Return the free parameters of the posterior; all candidates are laid, since lines follow others."""
    where = f"{study.written_in}, parameters"
    if study.method not in HANG_TOGETHER:
        found = f"{study.method} with draws of a posterior, which hang together"
        allowed = f"{' or '.join(HANG_TOGETHER)}, or ranges in place of the posterior"
        advice = f"{study.method} needs inputs that vary apart: give ranges, or `range: posterior` for each"
        raise WrongValueError(where, found, allowed, advice)
    if posterior is None:
        found = f"no posterior is shipped for {study.place}"
        raise WrongValueError(where, found, "a list of parameters with ranges", "tameside has one")
    return free_parameters(), factors_of(posterior)


def _levers_of(study: "Study", policy: Scenario) -> tuple[list[LeverMove], list[Factor]]:
    found = [
        lever_of(entry, policy, f"{study.written_in}, levers[{order}]")
        for order, entry in enumerate(study.levers)
    ]
    return [move for move, _ in found], [factor for _, factor in found]
