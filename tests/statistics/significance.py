"""What may be said at a stated error rate: paired t, equivalence by two one-sided tests, Bonferroni."""

import numpy as np
from scipy import stats

ERROR_RATE = 0.005  # of each test by itself; the package states what they come to together


def shown_above(values: np.ndarray, least: float = 0.0) -> bool:
    """Whether the mean of values (seeds,) is shown to lie above `least`: one-sided t test."""
    return bool(stats.ttest_1samp(values, least, alternative="greater").pvalue < ERROR_RATE)


def shown_below(values: np.ndarray, most: float = 0.0) -> bool:
    """Whether the mean of values (seeds,) is shown to lie below `most`: one-sided t test."""
    return shown_above(-values, -most)


def shown_within(values: np.ndarray, low: float, high: float) -> bool:
    """Whether the mean is shown to lie between two margins: both one-sided tests must say so.

    The chance to say so of a mean that lies outside is at most the error rate (two one-sided tests).
    """
    return shown_above(values, low) and shown_below(values, high)


def shown_alike(here: np.ndarray, there: np.ndarray, margin: float) -> bool:
    """Whether the mean here is shown to lie within a share (0.03 is 3 %) of the mean there.

    For independent seeds: two one-sided Welch tests against the other sample times 1 - margin and 1 + margin,
    so that the other mean need not be known exactly. The chance to say so of means further apart is at most
    the error rate.
    """
    more = stats.ttest_ind(here, (1.0 - margin) * there, equal_var=False, alternative="greater")
    less = stats.ttest_ind(here, (1.0 + margin) * there, equal_var=False, alternative="less")
    return bool(max(more.pvalue, less.pvalue) < ERROR_RATE)


def seen_to_differ(here: dict[str, np.ndarray], there: dict[str, np.ndarray]) -> dict[str, float]:
    """Return the measures whose means differ between independent seeds, with Welch's p value.

    Each is held against the error rate over the number of measures (Bonferroni), so that the chance
    to name any measure when none differs is at most the error rate, however they hang together.
    """
    p_values = {name: stats.ttest_ind(here[name], there[name], equal_var=False).pvalue for name in here}
    return {name: p for name, p in p_values.items() if p < ERROR_RATE / len(p_values)}


def in_words(values: np.ndarray) -> str:
    """Write a mean over seeds with its 95 % interval, for messages."""
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return f"{values.mean():+.4g} (95 %: {values.mean() - half:+.4g} to {values.mean() + half:+.4g})"
