"""Twice the families and posts: rates differ by sampling noise only, and the chief ones by hardly that.

Seven equivalence tests (two one-sided Welch tests each, at 0.5 %): half the place lies within the margin
of the whole, which is 3 % for what is plenty, 5 % for children open in need and caseloads, 8 % for
children on a plan and looked after, of whom there are few. A rate that is further out would pass with at
most 0.5 % chance, and too few seeds fail. Margins were fixed before these seeds were lived, after a first
try with 12 other seeds of each size and margins of 3 and 5 %, which showed contacts and severity only: the
rest was known to no better than 2 to 4 % either way, so half the place has twice the seeds here. Both
tries together: 1 % each.

Besides, one joint test that would fail with at most 0.5 % chance if size did not matter: Welch's t of 12
measures, each at 0.5 % / 12. 12 seeds of the whole place, 24 others of half; means of the nine years to
March 2027.
"""

import pytest

from tests.statistics.lives import figures
from tests.statistics.significance import in_words, seen_to_differ, shown_alike

pytestmark = pytest.mark.slow
YEARS = range(2019, 2028)
COMPARED = (
    "contacts", "referrals", "re_referral_share", "s47", "early_help_assessments", "early_help_families",
    "in_need", "plans", "care_starts", "looked_after", "caseload", "severity",
)  # fmt: skip
ALIKE = {
    "contacts": 0.03, "referrals": 0.03, "severity": 0.03, "in_need": 0.05, "caseload": 0.05,
    "plans": 0.08,
}  # fmt: skip


UNKNOWN = pytest.mark.xfail(
    strict=True, reason="not shown: docs/decisions/0020-two-properties-that-do-not-come-out.md"
)


@pytest.mark.parametrize(
    ("measure", "margin"),
    [*ALIKE.items(), pytest.param("looked_after", 0.08, marks=UNKNOWN)],
)
def test_half_the_place_has_about_the_same_rate(sizes, measure, margin):
    whole, half = (figures(sizes[size], measure, YEARS) for size in ("whole", "half"))
    assert shown_alike(half, whole, margin), in_words(half / whole.mean() - 1.0)


def test_doubling_families_and_posts_changes_no_rate(sizes):
    whole, half = (
        {name: figures(sizes[size], name, YEARS) for name in COMPARED} for size in ("whole", "half")
    )
    assert seen_to_differ(whole, half) == {}
