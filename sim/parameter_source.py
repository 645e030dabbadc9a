"""Where a run takes its parameters from: the one best set, or draws of a posterior, two futures a draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calibration.posterior import Posterior, has_posterior, read_posterior, shipped_posteriors
from sim.errors import InputError, WrongValueError, nearest, shown
from sim.population.place import Place, shipped_places
from sim.results.nested import FUTURES_A_DRAW, draw_of
from sim.shipped import exists

if TYPE_CHECKING:
    from sim.scenario import Scenario

BEST, POSTERIOR = "best", "posterior"
WHERE = "parameters"
ALLOWED = f"{BEST}, {POSTERIOR} (where one is shipped for the place), or the file of a posterior"
NOT_CALIBRATED = "illustrative, not calibrated"


@dataclass(frozen=True, eq=False)
class ParameterSource:
    """The parameters of the futures of one run.

    kind : `best` (one set for all futures) or `posterior` (future s has draw s // 2); posterior : what is
    drawn from, or whose best set is taken; None for the defaults that are shipped; calibrated : whether
    it was fitted to the place of the run and passes the bar of a fit; remark : what a label has to add.
    """

    kind: str = BEST
    posterior: Posterior | None = None
    calibrated: bool = False
    remark: str = ""

    @property
    def futures_a_draw(self) -> int:
        """Futures that share their parameters and so are no evidence apart; 1 where all share them."""
        return FUTURES_A_DRAW if self.kind == POSTERIOR else 1

    @property
    def label(self) -> str:
        """Say, as every output does, how far the figures may be trusted."""
        if self.posterior is None:
            return NOT_CALIBRATED
        known = "calibrated" if self.calibrated else NOT_CALIBRATED
        if not self.posterior.passes_bar:
            known += " (the fit is short of its bar)"
        what = f"{self.posterior.draws} draws, {self.posterior.digest}"
        what = f"the best of {what}, chance alone" if self.kind == BEST else what
        return f"{known}: {what}{self.remark}"

    def laid_on(self, scenario: "Scenario", seed: int) -> "Scenario":
        """Return a scenario with the parameters of one future below its own; raises `InputError`."""
        if self.posterior is None:
            return scenario
        if self.kind == BEST:
            return scenario.with_drawn(self.posterior.best(), f"{WHERE}, best of the posterior")
        draw = draw_of(seed)
        return scenario.with_drawn(self.posterior.overrides(draw), f"{WHERE}, draw {draw} of the posterior")

    def refuse_unfit(self, policies: "Sequence[Scenario]", place: Place, seeds: Iterable[int]) -> None:
        """Raise `InputError` when a scenario cannot be with the parameters of a future, before any is run."""
        for seed in self._one_a_set(seeds):
            for policy in policies:
                try:
                    self.laid_on(policy, seed).changes(place)
                except InputError as problem:
                    found = f"{problem.found}, with the parameters of future {seed} ({self.label})"
                    advice = f"{problem.advice}; or take one set of parameters for all: --parameters {BEST}"
                    raise WrongValueError(problem.where, found, problem.allowed, advice) from None

    def as_data(self) -> dict[str, object]:
        """Return it as plain data, the same for the same parameters wherever their file lies."""
        return {
            "kind": self.kind,
            "posterior": self.posterior and self.posterior.digest,
            "posterior_draws": self.posterior.draws if self.posterior else 0,
            "futures_a_draw": self.futures_a_draw if self.kind == POSTERIOR else None,
            "calibrated": self.calibrated,
            "label": self.label,
        }

    def _one_a_set(self, seeds: Iterable[int]) -> list[int]:
        """Return one seed for each set of parameters that differs from the others."""
        if self.posterior is None or self.kind == BEST:
            return [0]
        return list({self.posterior.row(draw_of(seed)): seed for seed in seeds}.values())


Asked = str | Path | ParameterSource | None


def parameters_of(asked: Asked, place: Place) -> ParameterSource:
    """Return what a user asks for: best, posterior, a file; None for what is usual.

    Usual is the posterior where one is shipped that passes its bar, else the shipped defaults: a fit that
    falls short is drawn from only by whoever asks for it. Raises `InputError`.
    """
    if isinstance(asked, ParameterSource):
        return asked
    if asked is not None and not isinstance(asked, str | Path):
        raise _wrong(f"{shown(asked)} is neither a word nor a path", "leave it out for the usual choice")
    whole, remark = _whole(place)
    shipped = has_posterior(whole.name, whole.digest())
    if asked in (None, BEST, POSTERIOR):
        if not shipped and asked == POSTERIOR:
            raise _wrong(f"no posterior is shipped for {whole.name}", "best is what there is")
        posterior = read_posterior(whole.name) if shipped else None
        if posterior is None or (asked != POSTERIOR and not posterior.passes_bar):
            return ParameterSource()
        kind = BEST if asked == BEST else POSTERIOR
        return ParameterSource(kind, posterior, posterior.passes_bar, remark)
    return _given(asked, whole, remark)


def _given(source: str | Path, whole: Place, remark: str) -> ParameterSource:
    """Return draws of a posterior that the user names, which may have been fitted to another place."""
    text = str(source)
    is_word = not any(mark in text for mark in "/\\.") and not (text and exists(Path(text)))
    if is_word and text not in shipped_posteriors():
        advice = nearest(text, [BEST, POSTERIOR, *shipped_posteriors()], "leave it out")
        raise _wrong(f"{shown(text)} is neither", advice)
    posterior = read_posterior(source)
    mine = posterior.made_by.get("place_digest") == whole.digest()
    remark = remark if mine else ", fitted to another place"
    return ParameterSource(POSTERIOR, posterior, mine and posterior.passes_bar, remark)


def _whole(place: Place) -> tuple[Place, str]:
    """Return the shipped place of which this is a share, with words for a label; else the place itself."""
    if place.scaled_by == 1.0 or place.name not in shipped_places():
        return place, ""
    whole = Place.read(place.name)
    if whole.scaled(place.scaled_by).digest() != place.digest():
        return place, ""
    return whole, f", fitted to the whole place and run on {100 * place.scaled_by:.3g} % of it"


def _wrong(found: str, advice: str) -> WrongValueError:
    return WrongValueError(WHERE, found, ALLOWED, advice)
