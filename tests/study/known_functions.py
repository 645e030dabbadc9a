"""Functions whose indices are known, as the subject of a study: what SALib ships to test itself with."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from sim.study.factor import Factor

ISHIGAMI = tuple(Factor(f"x{one}", f"x{one}", "radians", -np.pi, np.pi) for one in (1, 2, 3))
A, B = 7.0, 0.1  # as SALib's Ishigami has them
# its variance by parts: x1 alone, x2 alone, x1 with x3 (Ishigami and Homma 1990)
_ONE, _TWO, _PAIR = (1 + B * np.pi**4 / 5) ** 2 / 2, A**2 / 8, 8 * B**2 * np.pi**8 / 225
_ALL = _ONE + _TWO + _PAIR
ISHIGAMI_S1 = (_ONE / _ALL, _TWO / _ALL, 0.0)
ISHIGAMI_ST = ((_ONE + _PAIR) / _ALL, _TWO / _ALL, _PAIR / _ALL)
ISHIGAMI_S2_13 = _PAIR / _ALL
WEIGHTS = (0.0, 1.0, 4.5, 9.0)
G = tuple(Factor(f"x{one}", f"x{one}", "", 0.0, 1.0) for one in range(1, 5))


class Known(NamedTuple):
    """A function with noise added by seed, the same way for every process."""

    name: str
    factors: tuple[Factor, ...]
    noise: float = 0.0

    @property
    def outcomes(self) -> tuple[str, ...]:
        return ("y",)

    def identity(self) -> dict[str, Any]:
        return {"function": self.name, "noise": self.noise}

    def ready(self) -> None:
        """Nothing is compiled."""

    def run(self, values: Mapping[str, float], seed: int) -> dict[str, float]:
        from SALib.test_functions import Ishigami, Sobol_G

        row = np.array([[values[one.name] for one in self.factors]])
        exact = (
            Ishigami.evaluate(row) if self.name == "ishigami" else Sobol_G.evaluate(row, np.array(WEIGHTS))
        )
        luck = np.random.default_rng([seed, *row.view(np.uint64)[0].tolist()])
        return {"y": float(exact[0]) + self.noise * float(luck.normal())}


def sobol_g_indices() -> tuple[np.ndarray, np.ndarray]:
    """Return the analytic first-order and total indices of Sobol's G function at `WEIGHTS`."""
    from SALib.test_functions import Sobol_G

    weights = np.array(WEIGHTS)
    return Sobol_G.sensitivity_index(weights), Sobol_G.total_sensitivity_index(weights)
