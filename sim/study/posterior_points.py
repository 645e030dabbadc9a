"""Points of a posterior: the draws that a fit has left, one a point, and levers spread evenly beside them."""

from collections.abc import Sequence

import numpy as np

from calibration.free import free_parameters
from calibration.posterior import Posterior
from sim.errors import WrongValueError
from sim.study.factor import Factor
from sim.study.laying import in_words, unit_of


def factors_of(posterior: Posterior) -> list[Factor]:
    """Return the free parameters of a posterior as factors, each as wide as its draws."""
    known = {one.name: one for one in free_parameters()}
    return [
        Factor(name, in_words(name), unit_of(known[name]), float(drawn.min()), float(drawn.max()))
        for name, drawn in zip(posterior.free_names, posterior.free.T, strict=True)
    ]


def posterior_points(
    posterior: Posterior, points: int, levers: Sequence[Factor], luck: int, where: str
) -> np.ndarray:
    """Return one draw a point, levers beside it, shape (points, free and levers).

    Draws come in the order of `Posterior.row`, so that any first few are spread as all are. Raises
    `InputError` for more points than there are draws.
    """
    if points > posterior.draws:
        found, allowed = f"{points} points", f"at most {posterior.draws}, one a draw of the posterior"
        raise WrongValueError(f"{where}, points", found, allowed, "more points would repeat draws")
    free = posterior.free[[posterior.row(number) for number in range(points)]]
    if not levers:
        return free
    from scipy.stats import qmc  # a second and a half that a reader of other studies has no use for

    even = qmc.LatinHypercube(len(levers), rng=np.random.default_rng(luck)).random(points)
    low, high = (np.array([getattr(one, end) for one in levers]) for end in ("low", "high"))
    return np.hstack([free, low + even * (high - low)])
