"""Posts that hold a caseload: cases of the year over the caseload, and who is short of them."""

import pytest

from sim.costs.posts import posts_needed
from sim.errors import InputError
from tests.costs.made_up_results import results_of

RUN = results_of(
    "baseline",
    [2020, 2021],
    seeds=(0, 1, 2),
    allocated_children=lambda seed, year: 300 + 30 * seed if year == 2020 else 600,
    social_workers_in_post=lambda seed, year: 21,
    early_help_families=lambda seed, year: 120,
    early_help_waiting=lambda seed, year: 36,
    key_workers_in_post=lambda seed, year: 12,
)


def test_posts_are_cases_over_the_caseload():
    first, second = posts_needed(RUN, "social_workers", 15).to_dict("records")
    # 300, 330 and 360 children at 15 each: 20, 22 and 24 posts beside 21 in post
    assert (first["posts_needed"], first["in_post"], first["short"]) == (22, 21, 1)
    assert first["posts_needed_p5"] == pytest.approx(20.2)
    assert first["posts_needed_p95"] == pytest.approx(23.8)
    assert first["short_in"] == pytest.approx(2 / 3)
    assert (second["posts_needed"], second["short_in"]) == (40, 1.0)


def test_a_lower_caseload_takes_more_posts():
    some, more = (posts_needed(RUN, "social_workers", caseload)["posts_needed"] for caseload in (20, 10))
    assert (2 * some).tolist() == more.tolist()


def test_posts_that_leave_no_queue_count_who_waits():
    with_queue, without = (posts_needed(RUN, "key_workers", 12, nobody_waits=end) for end in (False, True))
    assert with_queue["posts_needed"].tolist() == [10, 10]
    assert without["posts_needed"].tolist() == [13, 13]


@pytest.mark.parametrize(
    ("team", "caseload", "nobody_waits"),
    [("doctors", 15, False), ("social_workers", 0, False), ("social_workers", 15, True)],
)
def test_wrong_questions_are_refused(team, caseload, nobody_waits):
    with pytest.raises(InputError, match="Allowed"):
        posts_needed(RUN, team, caseload, nobody_waits)
