"""Numbered sampler: candidates of a generation in a fixed order, so that the same fit ends in the same bytes.

pyABC's own parallel sampler draws luck from the machine and takes whatever is ready. Here candidate n of
generation t has its own luck, and the first that are accepted in the order of their numbers make the
generation, on any number of cores and after any break.
"""

import itertools
import random
from collections.abc import Callable
from contextlib import closing
from typing import Any

import numpy as np
from pyabc.population import Sample
from pyabc.sampler import Sampler

from calibration.fit.side_by_side import side_by_side

Watch = Callable[[int, int, int, int], bool]  # generation, accepted, wanted, tried -> whether to go on


class NumberedSampler(Sampler):
    """A sampler whose outcome depends on its seed alone.

    watch : told of every candidate; the generation is given up when it returns False.
    """

    def __init__(self, seed: int, cores: int, watch: Watch):
        super().__init__()
        self.seed, self.cores, self.watch = seed, cores, watch

    def sample_until_n_accepted(
        self,
        n: int,
        simulate_one: Callable,
        t: int,
        *,
        max_eval: float = np.inf,
        all_accepted: bool = False,  # noqa: ARG002 - part of the interface
        ana_vars: Any = None,  # noqa: ARG002
    ) -> Sample:
        """Try candidates until n are accepted; the sample is marked as not good when given up."""
        sample = self._create_empty_sample()
        seed = self.seed

        def candidate(number: int) -> Any:
            luck = np.random.SeedSequence([seed, t, number]).generate_state(4)
            np.random.seed(luck)  # pyABC draws from numpy's global generator
            random.seed(int(luck[0]))
            return simulate_one()

        with closing(side_by_side(candidate, itertools.count(), self.cores)) as candidates:
            for tried, particle in enumerate(candidates, start=1):
                sample.append(particle)
                self.nr_evaluations_ = tried
                go_on = self.watch(t, sample.n_accepted, n, tried)
                if sample.n_accepted >= n:
                    return sample
                if not go_on or tried >= max_eval:
                    break
        sample.ok = False
        return sample
