"""Emulator: what one run would give, foretold from the runs of a fit by a smooth surface for each output.

A quadratic in the free parameters, held back by a ridge whose strength cross-validation chooses. What it
misses is the luck of a seed and its own error together; both are taken from runs it has not seen.
"""

from typing import NamedTuple

import numpy as np
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from calibration.fit.generations import Draws

STRENGTHS = np.logspace(-2, 4, 13)
FOLDS = 5


class Emulator(NamedTuple):
    """Surfaces of all outputs over the free parameters.

    missed : standard deviation of unseen runs about the surface, shape (outputs,), in each output's own unit.
    explained : share of the variance of unseen runs that the surface accounts for, shape (outputs,).
    """

    surfaces: tuple[Pipeline, ...]
    names: tuple[str, ...]
    missed: np.ndarray
    explained: np.ndarray

    def foretell(self, free: np.ndarray) -> dict[str, np.ndarray]:
        """Return the expected outputs of runs at points `free`, shape (points, free): (points,) a name."""
        return {name: one.predict(free) for name, one in zip(self.names, self.surfaces, strict=True)}


def emulate(draws: Draws) -> Emulator:
    """Fit a surface for every output to the draws of all generations, each draw counting the same.

    An output that is missing in some runs (a share of nothing) is learned from the others.
    """
    fitted = [_surface(draws.free, draws.outputs[:, column]) for column in range(len(draws.names))]
    surfaces, missed, explained = zip(*fitted, strict=True)
    return Emulator(surfaces, draws.names, np.array(missed), np.array(explained))


def _surface(free: np.ndarray, output: np.ndarray) -> tuple[Pipeline, float, float]:
    there = np.isfinite(output)
    free, output = free[there], output[there]
    quadratic = PolynomialFeatures(2, include_bias=False)
    surface = make_pipeline(StandardScaler(), quadratic, StandardScaler(), RidgeCV(STRENGTHS))
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    beyond = output - cross_val_predict(surface, free, output, cv=folds)
    spread = float(output.var())
    return surface.fit(free, output), float(beyond.std()), 1.0 - float(beyond.var()) / max(spread, 1e-12)
