"""Every event says by which rule it came, and a rule that compares says what it looked at and against what.

A threshold is met by a value; a chance (in `value`, or in `threshold` where the value says something else)
by a draw; a capacity by the cases a worker holds. So two of the three numbers must be there, but where the
lists below say why not.
"""

import numpy as np
import pandas as pd
import pytest

from sim.population.place import Place
from sim.results.tables import journeys_table
from sim.scenario import Scenario
from sim.simulate import simulate

FACTS = {  # nothing is compared: it is so, or was settled when the family was drawn
    "life", "log_begins", "moved_away", "grew_up", "turned_18", "no_child_at_home", "own_policy",
    "case_ended", "already_open", "handed_on", "funding_ended",
}  # fmt: skip
FOLLOWS = {  # follows from an event told beside it, which has the numbers
    ("cin_ended", "permanence"), ("cin_ended", "aged_out"), ("plan_started", "returned_home"),
    ("plan_started", "unplanned_return"), ("early_help_ended", "returned_home"),
    ("assessment_updated", "in_need"), ("assessment_updated", "not_in_need"),
}  # fmt: skip
ONE_NUMBER = {  # with why one is enough
    "waiting": "judged need, by which the urgent go first",
    "allocated": "children a social worker holds: there is no limit",
    "help_changed": "agencies [bits]: each was drawn by itself, and told where it asks the story anew",
    "brief_help": "weeks of help that an event beside it has led to",
    "follow_up_started": "weeks of visits, promised to all whose case closes",
    "service_ended": "weeks it was there",
    "advocate_ended": "weeks it was there",
    "service_standing": "hours: the rule says which service",
    "abuse_conference": "judged need: heard because it stood on the agenda",
}
POLICIES = (
    "baseline+higher_early_help_threshold+all_together",
    "baseline+family_help_reform",
    "baseline+concern_register_two_agencies+step_down_and_follow_up",
)
BUSY = {
    "workforce.turnover_a_year": 0.4, "care.entry": 0.05, "care.home_harm": 4.0, "care.short_exit": 0.1,
    "edge_of_care.places": 3.0, "closure.early_help_most_weeks": 26.0,
}  # fmt: skip
AT_LEAST, BELOW = np.greater_equal, np.less
BORNE_OUT = (  # event, rule, one number, how it compares, the other
    ("contact", "sign_seen", "value", AT_LEAST, "threshold"),
    ("concern", "below_threshold", "value", BELOW, "threshold"),
    ("referral", "at_or_above_threshold", "value", AT_LEAST, "threshold"),
    ("assessment_started", "at_or_above_threshold", "value", AT_LEAST, "threshold"),
    ("stepped_up", "at_or_above_threshold", "value", AT_LEAST, "threshold"),
    ("early_help_assessment", "at_or_above_threshold", "value", AT_LEAST, "threshold"),
    ("no_further_action", "below_threshold", "value", BELOW, "threshold"),
    ("signposted", "below_threshold", "value", BELOW, "threshold"),
    ("refused", "no_consent", "draw", AT_LEAST, "value"),
    ("assessment_ended", "in_need", "value", AT_LEAST, "threshold"),
    ("assessment_ended", "not_in_need", "value", BELOW, "threshold"),
    ("s47_started", "harm_suspected", "value", AT_LEAST, "threshold"),
    ("s47_ended", "harm_found", "value", AT_LEAST, "threshold"),
    ("s47_ended", "no_harm_found", "value", BELOW, "threshold"),
    ("conference", "harm_found", "value", AT_LEAST, "threshold"),
    ("plan_ended", "harm_eased", "value", BELOW, "threshold"),
    ("care_started", "care_threshold", "draw", BELOW, "value"),
    ("care_ended", "returned_home", "value", BELOW, "threshold"),
    ("care_ended", "unplanned_return", "value", AT_LEAST, "threshold"),
    ("care_ended", "permanence", "draw", BELOW, "value"),
    ("placement_changed", "life", "draw", AT_LEAST, "threshold"),
    ("early_help_started", "place_in_team", "value", BELOW, "threshold"),
    ("worker_changed", "worker_left", "draw", BELOW, "value"),
    ("disengaged", "dropped_out", "draw", BELOW, "value"),
    ("closed", "review_settled", "value", BELOW, "threshold"),
    ("closed", "time_was_up", "value", AT_LEAST, "threshold"),
    ("stepped_down", "review_settled", "value", AT_LEAST, "threshold"),
    ("need_ended", "eased", "draw", AT_LEAST, "threshold"),
    ("advocate_started", "advocate_accepted", "draw", BELOW, "threshold"),
    ("service_started", "edge_of_care", "draw", BELOW, "threshold"),
    ("assessment_started", "story_retold", "draw", BELOW, "threshold"),
)


@pytest.fixture(scope="module")
def journeys():
    place = Place.read("tameside").scaled(0.1)
    runs = [simulate(place, Scenario.read(name).with_parameters(BUSY), 3, 2) for name in POLICIES]
    return pd.concat([journeys_table(run) for run in runs], ignore_index=True)


def silent(journeys: pd.DataFrame) -> list[str]:
    """Name the events that came by a comparison and do not say of what with what."""
    told = journeys[["value", "threshold", "draw"]].notna()
    event, rule = journeys["event"].astype(str), journeys["rule"].astype(str)
    follows = pd.MultiIndex.from_arrays([event, rule]).isin(FOLLOWS)
    enough = np.where(event.isin(ONE_NUMBER), 1, 2)
    lacks = (told.sum(axis=1) < enough) & ~rule.isin(FACTS) & ~follows
    said = told[lacks].astype(int).astype(str).agg("".join, axis=1)
    kinds = event[lacks] + " by " + rule[lacks] + ", value threshold draw: " + said
    return [f"{kind} ({rows} rows)" for kind, rows in kinds.value_counts().sort_index().items()]


def test_every_event_has_its_rule(journeys):
    assert journeys["rule"].notna().all()
    assert journeys["event"].nunique() > 40


def test_every_rule_that_compares_says_what_with_what(journeys):
    assert silent(journeys) == []


@pytest.mark.parametrize("column", ["value", "threshold", "draw"])
def test_a_number_left_out_is_named(journeys, column):
    lacking = journeys.copy()
    lacking.loc[lacking["event"].isin(["refused", "closed", "s47_started"]), ["value", column]] = np.nan
    named = silent(lacking)
    assert [words for words in named if words.startswith("refused by no_consent")]


@pytest.mark.parametrize("told", BORNE_OUT, ids=lambda told: f"{told[0]} by {told[1]}")
def test_the_numbers_bear_out_what_happened(journeys, told):
    event, rule, one, compares, other = told
    mine = journeys[(journeys["event"] == event) & (journeys["rule"] == rule)]
    assert len(mine), "never happens here"
    assert compares(mine[one], mine[other]).all()
