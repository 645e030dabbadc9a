"""Print the emergent effects as measured, with 95 % intervals: `python -m tests.statistics.measured`."""

import numpy as np
from scipy.stats import ttest_ind

from tests.statistics.arms import (
    Lives,
    advocate_lives,
    co_location_lives,
    paired_lives,
    size_lives,
    turnover_lives,
    whole_paired_lives,
)
from tests.statistics.lives import figures, gaps, more_than_the_sum
from tests.statistics.significance import in_words
from tests.statistics.test_size_of_the_place import COMPARED

PERIODS = {
    "policy year 1": [2020],
    "years 1-3": range(2020, 2023),
    "years 4-8": range(2023, 2028),
    "years 1-8": range(2020, 2028),
}
SHOWN = (
    "early_help_assessments", "early_help_families", "wait", "referrals", "in_need", "care_starts",
    "looked_after", "caseload", "severity", "trust", "families_severe_unseen",
    "agencies_a_family", "repeat_assessments", "s47", "re_referral_share", "disengaged", "relapses", "cost",
    "social_workers_in_post", "key_workers_in_post",
)  # fmt: skip


def show_differences(lives: Lives, baseline: str, alternative: str) -> None:
    """Print the paired differences of two arms."""
    print(f"\n{alternative}, less {baseline}")
    for name in SHOWN:
        for period, years in PERIODS.items():
            mean = figures(lives[baseline], name, years).mean()
            difference = in_words(gaps(lives[baseline], lives[alternative], name, years))
            print(f"  {name:24} {period:14} {mean:9.4g}  {difference}")


def show_more_than_the_sum(lives: Lives) -> None:
    """Print how much more co-location and shared outcomes do together than the sum of the two alone."""
    print("\nboth, less the sum of co-location and shared outcomes alone")
    for name in SHOWN:
        for period, years in PERIODS.items():
            difference = in_words(more_than_the_sum(lives, name, years))
            print(f"  {name:24} {period:14} {difference}")


def show_turnover(lives: Lives) -> None:
    """Print what less turnover does, with posts filled and at equal vacancy."""
    equal = "less turnover, as many in post"
    show_differences(lives, "baseline", "less turnover")
    show_differences(lives, "baseline", equal)
    show_differences(lives, equal, "less turnover")


def show_sizes(lives: Lives) -> None:
    """Print rates of the half place beside the whole, with 95 % Welch intervals, and the slope of care."""
    print("\nrates of half the place over those of the whole, %")
    for name in COMPARED:
        whole, half = (figures(lives[size], name, range(2019, 2028)) for size in ("whole", "half"))
        apart = ttest_ind(half, whole, equal_var=False).confidence_interval()
        middle, *ends = (100.0 * gap / whole.mean() for gap in (half.mean() - whole.mean(), *apart))
        print(f"  {name:24} {middle:+.2f} (95 %: {ends[0]:+.2f} to {ends[1]:+.2f})")
    slopes = np.array([life.care_rise_per_tenth() for life in lives["whole"]])
    print(f"\nrise of care a tenth, %: {in_words(slopes)}")


def main() -> None:
    """Live everything, about ten minutes, and print it."""
    paired = paired_lives()
    show_differences(paired, "baseline", "higher threshold")
    show_differences(paired, "crowded", "crowded and higher threshold")
    show_differences(paired, "baseline", "more detection")
    print("\nin the whole place:")
    show_differences(whole_paired_lives(), "baseline", "higher threshold")
    show_turnover(turnover_lives())
    co_location = co_location_lives()
    for arm in ("co-location", "shared outcomes", "both"):
        show_differences(co_location, "baseline", arm)
    show_more_than_the_sum(co_location)
    advocates = advocate_lives()
    for hours in ("5 hours", "20 hours"):
        show_differences(advocates, "baseline", hours)
    show_differences(advocates, "20 hours", "5 hours")
    show_sizes(size_lives())


if __name__ == "__main__":
    main()
