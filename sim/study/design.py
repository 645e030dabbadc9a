"""Design: at which points a study runs, drawn by SALib, and which of them would make a smaller study."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from sim.errors import InputError
from sim.study.factor import Factor, noise_floor

LEVELS = 4  # of morris, as SALib takes it
HARMONICS = 4  # of fast, as SALib takes it
CURVES = 5  # search curves of fast, each begun elsewhere: how far they differ is its interval
FEWEST_OF_A_CURVE = 4 * HARMONICS**2 + 1
FEWEST = 2  # blocks, or nothing can be resampled
PARTS = 4  # smaller studies in the plot of convergence, the whole one among them


class Subset(NamedTuple):
    """A study of its own within a design: `size` is SALib's N, `rows` the rows of its points, in order."""

    size: int
    rows: np.ndarray


class Design(NamedTuple):
    """The points of a study.

    method : morris, sobol, pawn, fast or latin; problem : SALib's, with `num_vars`, `names` and `bounds`,
    the dummy last; points : drawn numbers, shape (points, factors), in the bounds; subsets : smaller
    studies of the same kind, by size, the whole study last, for the plot of convergence; luck : the seed.
    """

    method: str
    problem: dict[str, Any]
    points: np.ndarray
    subsets: tuple[Subset, ...]
    luck: int

    @property
    def whole(self) -> Subset:
        """Return the subset that is the whole study: all points but those of smaller studies of their own."""
        return self.subsets[-1]

    @property
    def space_filling(self) -> np.ndarray:
        """Return the rows of points that fill the ranges evenly: of sobol its base samples, else all."""
        if self.method != "sobol":
            return np.arange(len(self.points))
        block = 2 * self.problem["num_vars"] + 2
        first = np.arange(0, len(self.points), block)
        return np.sort(np.concatenate([first, first + block - 1]))


def design_of(
    method: str, factors: Sequence[Factor], size: int, luck: int, rows: np.ndarray | None = None
) -> Design:
    """Draw a study's points, with a factor that moves nothing added last.

    size : trajectories of morris, SALib's N of sobol (a power of two) and fast, points of pawn and latin;
    luck : the seed of the draw; rows : points that are given, shape (size, factors), for pawn and latin.

    Raises `InputError` for a size that the method cannot have.
    """
    problem = problem_of((*factors, noise_floor()))
    if rows is not None:
        dummy = np.random.default_rng(luck).uniform(size=(len(rows), 1))
        return _of_prefixes(method, problem, np.hstack([rows, dummy]), 1, luck)
    return _WAYS[method](problem, size, luck)


def problem_of(factors: Sequence[Factor]) -> dict[str, Any]:
    """Return SALib's problem of these factors."""
    return {
        "num_vars": len(factors),
        "names": [one.name for one in factors],
        "bounds": [[one.low, one.high] for one in factors],
    }


def _morris(problem: dict, size: int, luck: int) -> Design:
    from SALib.sample import morris

    points = morris.sample(problem, size, num_levels=LEVELS, seed=luck)
    return _of_prefixes("morris", problem, points, problem["num_vars"] + 1, luck)


def _sobol(problem: dict, size: int, luck: int) -> Design:
    from SALib.sample import sobol

    if size < FEWEST or size & (size - 1):
        nearest = 2 ** round(np.log2(max(size, FEWEST)))
        allowed = "a power of two, so that the sequence is even"
        raise InputError("points", f"{size} of sobol", allowed, f"{nearest} is the nearest")
    points = sobol.sample(problem, size, calc_second_order=True, seed=luck)
    return _of_prefixes("sobol", problem, points, 2 * problem["num_vars"] + 2, luck)


def _latin(method: str) -> Callable[[dict, int, int], Design]:
    def draw(problem: dict, size: int, luck: int) -> Design:
        from SALib.sample import latin

        return _of_prefixes(method, problem, latin.sample(problem, size, seed=luck), 1, luck)

    return draw


def _fast(problem: dict, size: int, luck: int) -> Design:
    """Draw several search curves, each a whole fast sample, so that one can be held against another."""
    from SALib.sample import fast_sampler

    if size < CURVES * FEWEST_OF_A_CURVE:
        allowed = f"at least {CURVES * FEWEST_OF_A_CURVE}"
        raise InputError("points", f"{size} of fast", allowed, "or take morris, which needs few")
    each = size // CURVES
    drawn = [fast_sampler.sample(problem, each, M=HARMONICS, seed=luck + curve) for curve in range(CURVES)]
    rows = [np.arange(curves * each * problem["num_vars"]) for curves in range(2, CURVES + 1)]
    subsets = tuple(Subset(each * curves, mine) for curves, mine in enumerate(rows, start=2))
    return Design("fast", problem, np.vstack(drawn), subsets, luck)


def _of_prefixes(method: str, problem: dict, points: np.ndarray, block: int, luck: int) -> Design:
    """Return a design whose first blocks are smaller studies: an eighth, a quarter, a half, all."""
    blocks = len(points) // block
    if blocks < FEWEST:
        raise InputError("points", f"{blocks} of {method}", f"at least {FEWEST}", "a hundred are usual")
    sizes = [blocks // 2**power for power in reversed(range(PARTS)) if blocks // 2**power >= 2]
    subsets = tuple(Subset(size, np.arange(size * block)) for size in sizes)
    return Design(method, problem, points, subsets, luck)


_WAYS: dict[str, Callable[[dict, int, int], Design]] = {
    "morris": _morris,
    "sobol": _sobol,
    "pawn": _latin("pawn"),
    "latin": _latin("latin"),
    "fast": _fast,
}
