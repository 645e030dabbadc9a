"""Proposals: where the first draws of a fit come from, and how later ones are made of those before."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyabc
from pyabc.parameters import Parameter

from calibration.free import FreeParameter

SPREAD = 2.0  # times the covariance of the last generation (Beaumont et al. 2009): see docs/decisions/0015


class EvenPrior(pyabc.Distribution):
    """The prior: even between each parameter's ends, all independent."""

    def pdf(self, x: Mapping[str, float]) -> float:
        """Return the density at a point; comparing ends is much faster than asking scipy for each."""
        inside = all(low <= x[name] <= high for name, (low, high) in self.ends.items())
        return self.density if inside else 0.0

    @classmethod
    def of(cls, free: Sequence[FreeParameter]) -> "EvenPrior":
        """Make the prior of free parameters."""
        prior = cls(**{one.name: pyabc.RV("uniform", one.low, one.high - one.low) for one in free})
        prior.ends = {one.name: (one.low, one.high) for one in free}
        prior.density = math.prod(1.0 / (one.high - one.low) for one in free)
        return prior


class TwiceTheSpread(pyabc.MultivariateNormalTransition):
    """A draw of the last generation, moved by a normal step of twice its covariance.

    pyABC's own step is some four times narrower with 12 parameters: in trials nearly all weight of the
    eleventh generation then lay on one draw of 150.
    """

    def __init__(self):
        super().__init__(scaling=SPREAD, bandwidth_selector=lambda _draws, _parameters: 1.0)

    def fit(self, X: pd.DataFrame, w: np.ndarray) -> None:  # noqa: N803 - pyABC's name
        """Learn from the last generation."""
        super().fit(X, w)
        sizes, axes = np.linalg.eigh(self.cov)
        self.root = axes * np.sqrt(np.clip(sizes, 0.0, None))  # also when weight lies on a few draws

    def rvs_single(self) -> Parameter:
        """Propose one draw."""
        row = np.random.choice(self._range, p=self.w)
        step = self.root @ np.random.standard_normal(len(self.root))
        return Parameter(**dict(zip(self.X.columns, self._X_arr[row] + step, strict=True)))
