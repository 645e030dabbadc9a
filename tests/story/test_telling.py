"""A log is told in words: every event and rule has some, and figures say what the rule looked at."""

import string

import pandas as pd
import pytest

from sim.state.codes import name_of
from sim.state.events import Event, Reason
from sim.story.telling import telling, that_matter
from sim.story.words import FIGURES, sentence, words
from tests.story.planted import happened, journeys

REACHED = "at_or_above_threshold"
NAMED = {"agency", "need", "severity", "tier", "placement", "child", "age", "worker", "weeks", "agencies"}


def told(week, event, rule, **more):
    return journeys(happened(week, 1, event, rule, **more)).query("family == 1")


def test_every_event_and_every_reason_has_words():
    assert [name_of(event) for event in Event if name_of(event) not in words()["events"]] == []
    assert [name_of(reason) for reason in Reason if name_of(reason) not in words()["reasons"]] == []


def test_no_words_are_for_what_does_not_exist():
    events = {name_of(event) for event in Event} | {"re_referral"}
    reasons = {name_of(reason) for reason in Reason}
    assert {key.partition("/")[0] for key in words()["events"]} <= events
    assert {key.partition("/")[2] for key in words()["events"] if "/" in key} <= reasons
    assert {key.rpartition("/")[2] for key in words()["reasons"]} <= reasons
    assert {reason.get("figures", "none") for reason in words()["reasons"].values()} <= set(FIGURES)


def test_words_name_nothing_that_a_row_does_not_hold():
    fields = {name for said in words()["events"].values() for _, name, _, _ in string.Formatter().parse(said)}
    assert fields - {None} <= NAMED


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (
            told(0, "referral", REACHED, agency="police", value=3.84, threshold=3.46, draw=0.3),
            "Social care accepts a referral from the police: need as judged reached the threshold "
            "(judged 3.84, threshold 3.46).",
        ),
        (
            told(0, "need_changed", "eased", need="housing", value=1.0, threshold=0.02, draw=0.99),
            "Housing is now emerging: it eased (chance 2 % a week, drew 1 %).",
        ),
        (
            told(0, "care_started", "care_threshold", child=1, agency="gp", value=0.01, draw=0.005),
            "Child 2 is taken into care (a residential home): harm went on at home "
            "(chance 1 % a week, drew 0.5 %).",
        ),
        (
            told(0, "closed", "review_settled", value=2.0, threshold=1.0),
            "The case is closed: at a review its time was up (judged 2.00, threshold 1.00).",
        ),
        (told(0, "child_standing", "log_begins", child=0, value=60.0),
         "Child 1 is 1 year old: so it stood as the log began."),
        (told(0, "help_changed", "help_arranged", value=0b110),
         "Help beside the lead: GP, school: as the lead arranged."),
    ],
)  # fmt: skip
def test_a_transition_is_one_sentence_with_its_reason(event, says):
    assert sentence(event.to_dict("records")[0]) == says


def test_a_referral_within_a_year_of_the_last_is_a_re_referral():
    referrals = (happened(week, 1, "referral", REACHED, agency="gp") for week in (0, 52, 110))
    log = journeys(*referrals, weeks=120)
    mine = telling(log[log["family"] == 1])
    assert list(mine["mark"]) == ["referral", "re-referral", "referral"]
    assert mine["sentence"].iloc[1].startswith("Social care accepts a re-referral from the GP")


def test_what_an_open_case_is_told_is_no_mark():
    log = journeys(happened(0, 1, "no_further_action", "already_open"))
    assert telling(log[log["family"] == 1])["mark"].isna().all()


def test_notes_are_shared_out_among_kinds_and_spread_over_time():
    events = [happened(week, 1, "referral", REACHED, agency="gp") for week in range(0, 90, 10)]
    events += [happened(45, 1, "refused", "no_consent"), happened(46, 1, "closed", "review_settled")]
    log = journeys(*events)
    noted = that_matter(telling(log[log["family"] == 1]), 5)
    assert sorted(noted["mark"]) == [
        "closed",
        "re-referral",
        "re-referral",
        "referral",
        "refused or dropped out",
    ]
    assert noted["week"].is_monotonic_increasing
    assert noted["week"].iloc[-1] == pd.Timestamp("2018-04-01") + pd.Timedelta(weeks=80)


def test_agencies_that_the_place_adds_are_told_by_their_own_names():
    log = journeys(happened(0, 1, "help_changed", "help_arranged", value=1 << 16))
    names = (*(f"agency_{code}" for code in range(16)), "homelessness_service", "b", "c")
    mine = telling(log[log["family"] == 1], names)
    assert mine["what"].iloc[0] == "help beside the lead: homelessness service"
