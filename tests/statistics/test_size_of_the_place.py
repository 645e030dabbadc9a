"""Twice the families and posts: rates differ by sampling noise only.

One joint test at 0.5 %: Welch's t of 12 measures, each at 0.5 % / 12; 12 seeds of the whole place against
12 other seeds of half of it, means of the nine years to March 2027.
"""

import pytest

from tests.statistics.lives import figures
from tests.statistics.significance import seen_to_differ

pytestmark = pytest.mark.slow
COMPARED = (
    "contacts", "referrals", "re_referral_share", "s47", "early_help_assessments", "early_help_families",
    "in_need", "plans", "care_starts", "looked_after", "caseload", "severity",
)  # fmt: skip


def test_doubling_families_and_posts_changes_no_rate(sizes):
    years = range(2019, 2028)
    whole, half = (
        {name: figures(sizes[size], name, years) for name in COMPARED} for size in ("whole", "half")
    )
    assert seen_to_differ(whole, half) == {}
