"""A family is chosen by what its log says, the same one each time, with the reason in words."""

import pytest

from sim.errors import InputError
from sim.story.choosing import first_by
from sim.story.histories import histories
from tests.story.planted import episode, happened, journeys

ACUTE = {"need": "domestic_abuse", "value": 3.0}


def test_the_family_with_most_episodes_comes_first_and_the_next_is_named():
    table = histories(journeys(*episode(5, 0, 20), *episode(5, 30, 50), *episode(3, 10, 20)))
    chosen = first_by(table, 0, "most_episodes", "here")
    assert chosen.family == 5
    assert chosen.why == "most episodes of need: 2; the next family has 1"


def test_a_tie_goes_to_the_family_referred_most_often_and_then_to_the_lower_number():
    again = happened(60, 8, "referral", "at_or_above_threshold", agency="gp")
    assert (
        first_by(histories(journeys(*episode(9, 0, 20), *episode(4, 0, 20))), 0, "most_episodes", "").family
        == 4
    )
    chosen = first_by(
        histories(journeys(*episode(4, 0, 20), *episode(8, 0, 20), again)), 0, "most_episodes", "here"
    )
    assert chosen.family == 8
    assert chosen.why.endswith("as 1 other; this one was referred most often of them")


def test_agencies_are_counted_once_each_and_placements_are_none():
    table = histories(
        journeys(
            happened(0, 1, "concern", "below_threshold", agency="police"),
            happened(1, 1, "concern", "below_threshold", agency="police"),
            happened(2, 1, "help_changed", "help_arranged", value=0b110),  # GP and school
            happened(3, 1, "care_started", "care_threshold", child=0, agency="gp"),  # a residential home
            happened(4, 1, "contact", "asked_for_help", agency="family"),
            happened(4, 2, "care_started", "care_threshold", child=0, agency="jobcentre"),
        )
    )
    assert table.loc[1, "agencies"] == 3
    assert table.loc[2, "agencies"] == 0


def test_a_wait_lasts_until_a_worker_comes_or_the_case_ends_or_the_log_does():
    table = histories(
        journeys(
            happened(0, 1, "waiting"),
            happened(10, 1, "allocated", "place_in_team"),
            happened(20, 1, "worker_changed", "worker_left"),
            happened(23, 1, "allocated", "place_in_team"),
            happened(5, 2, "waiting"),
            happened(20, 2, "disengaged", "dropped_out"),
            happened(90, 3, "waiting"),
        )
    )
    assert list(table.loc[[1, 2, 3], "longest_wait"]) == [10, 15, 10]


def test_missed_are_weeks_of_acute_need_with_a_child_at_home_and_nobody_there():
    child = happened(0, 1, "child_standing", "log_begins", child=0, value=100.0)
    need = happened(0, 1, "need_standing", "log_begins", **ACUTE)
    table = histories(journeys(child, need, *episode(1, 20, 50)))
    assert table.loc[1, "missed"] == 100 - 30


@pytest.mark.parametrize(
    "other",
    [
        (),
        (
            happened(0, 1, "child_standing", "log_begins", child=0, value=100.0),
            happened(0, 1, "care_standing", "log_begins", child=0),
        ),
    ],
    ids=["no child", "its only child in care"],
)
def test_a_home_without_a_child_is_not_missed(other):
    need = happened(0, 1, "need_standing", "log_begins", **ACUTE)
    assert histories(journeys(need, *other)).loc[1, "missed"] == 0


def test_help_by_an_agency_of_its_own_counts_as_somebody():
    table = histories(
        journeys(
            happened(0, 1, "child_standing", "log_begins", child=0, value=100.0),
            happened(0, 1, "need_standing", "log_begins", **ACUTE),
            happened(10, 1, "concern", "own_help", agency="gp", need="domestic_abuse"),
        )
    )
    assert table.loc[1, "missed"] == 100 - 8


def test_a_measure_that_no_family_has_any_of_is_refused():
    with pytest.raises(InputError, match="no family of seed 0 has any: most episodes of need"):
        first_by(histories(journeys()), 0, "most_episodes", "results")
