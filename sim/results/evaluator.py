"""An evaluator: what one who sees a single future makes of a pilot, from neighbourhoods before and after.

Difference in differences: how much more the pilot neighbourhoods have changed than their controls have. Its
interval is Student's t with one variance for both groups, over neighbourhoods: so few of them make it wide,
and with a single one on either side there is none. The usual form (Angrist and Pischke 2009, section 5.2),
with the neighbourhood as the unit, since that is what was chosen for the pilot.
"""

from typing import NamedTuple

import numpy as np

from sim.results.nested import CONFIDENCE


class Estimate(NamedTuple):
    """What evaluators find, one a future: arrays of one shape; `half` is half of their own 95 % interval."""

    difference: np.ndarray
    half: np.ndarray

    @property
    def excludes_zero(self) -> np.ndarray:
        """Whether each one's own interval leaves out zero."""
        return np.abs(self.difference) > self.half


def difference_in_differences(before: np.ndarray, after: np.ndarray, tried: np.ndarray) -> Estimate:
    """Estimate a pilot's effect in each future, as its evaluator would.

    before, after : one figure a neighbourhood, shape (..., N); tried : which are in the pilot, shape (N,),
    some and not all. nan where a figure is missing, and for `half` where there are only two neighbourhoods.
    """
    change = after - before
    groups = change[..., tried], change[..., ~tried]
    means = [group.mean(axis=-1) for group in groups]
    squares = sum(
        ((group - mean[..., None]) ** 2).sum(axis=-1) for group, mean in zip(groups, means, strict=True)
    )
    freedom = len(tried) - 2
    if freedom < 1:
        return Estimate(means[0] - means[1], np.full_like(means[0], np.nan))
    each = sum(1.0 / group.shape[-1] for group in groups)
    return Estimate(means[0] - means[1], _t(freedom) * np.sqrt(squares / freedom * each))


def right_and_wrong(found: Estimate, undone: Estimate, sign: float) -> dict[str, int]:
    """Count evaluators by what they would tell, where the true effect has this sign (1, -1 or nan for none).

    undone : what they would find in the same futures had nothing been done. Returns how many `futures` have
    an estimate, how many get the `sign_right`, how many would tell that sign with the pilot `undone`, and
    how many have an interval that excludes zero, `sure_and_right` or `sure_and_wrong`.
    """
    right, sure = np.sign(found.difference) == sign, found.excludes_zero
    known = np.isfinite(found.difference)
    return {
        "futures": int(known.sum()),
        "sign_right": int(right.sum()),
        "sign_undone": int((np.sign(undone.difference) == sign).sum()),
        "sure_and_right": int((right & sure).sum()),
        "sure_and_wrong": int((known & ~right & sure).sum()),
    }


def _t(freedom: int) -> float:
    """Return Student's t for a 95 % interval."""
    from scipy.special import stdtrit  # 13 MB that a run itself has no use for

    return float(stdtrit(freedom, 0.5 + CONFIDENCE / 2))
