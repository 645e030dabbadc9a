"""Missed families and needless interventions, from a log told by hand."""

import numpy as np
import pytest

from sim.results.agencies_at_once import helping
from sim.results.missed import acute_and_helped, missed, missed_measures
from sim.results.needless import needless_measures, needs_above_emerging
from sim.results.tiers import tier_steps
from tests.made_up_log import log_of

ACUTE = (5, 1, "need_began", {"need": "housing", "value": 3.0})
EASED = {"need": "housing", "value": 1.0}
HELP = (20, 1, "early_help_started")


def needs_of(*told):
    log = log_of(*told)
    return acute_and_helped(log, helping(log, tier_steps(log)))


@pytest.mark.parametrize(("eases", "families"), [(31, 1), (30, 0)])
def test_a_family_is_missed_after_26_weeks_on_end(eases, families):
    found = missed(needs_of(ACUTE, (eases, 1, "need_changed", EASED)))
    assert len(found.family) == families


def test_help_in_between_starts_the_count_anew():
    closed = (24, 1, "early_help_ended", {"rule": "review_settled"})
    helped = needs_of(ACUTE, HELP, closed, (49, 1, "need_ended", {"need": "housing", "value": 0.0}))
    assert not len(missed(helped).family)


def test_a_place_in_the_queue_does_not():
    assert missed(needs_of(ACUTE, (20, 1, "waiting"))).weeks.tolist() == [55]


def test_one_acute_need_after_another_is_one_stretch():
    other = {"need": "parenting", "value": 3.0}
    found = missed(needs_of(ACUTE, (15, 1, "need_began", other), (20, 1, "need_changed", EASED)))
    assert found.weeks.tolist() == [55]


def test_the_share_is_of_families_who_ever_had_an_acute_need():
    helped = ((5, 2, "early_help_started"), (6, 2, "need_began", {"need": "parenting", "value": 3.0}))
    measures = missed_measures(needs_of(ACUTE, *helped), weeks=60)
    assert measures == {
        "missed_families": 1.0,
        "missed_share_of_acute": 0.5,
        "missed_at_once": pytest.approx(55 / 60),
    }


def needless(*told, first=0):
    log = log_of(*told)
    return needless_measures(log, tier_steps(log), needs_above_emerging(log), first)


def test_an_assessment_of_a_family_with_no_need_above_emerging_is_needless():
    emerging = (5, 1, "need_began", {"need": "housing", "value": 1.0})
    established = (12, 1, "need_changed", {"need": "housing", "value": 2.0})
    assessed = tuple((when, 1, "assessment_ended", {"rule": "not_in_need"}) for when in (8, 12, 20))
    found = needless(emerging, established, *assessed)
    assert found["needless_assessments"] == 1.0  # that of week 8; in week 12 the need has grown
    assert found["needless_share_of_assessments"] == pytest.approx(1 / 3)


def test_a_need_that_has_ended_or_left_with_its_family_no_longer_counts():
    need = {"need": "housing", "value": 3.0}
    told = ((1, 1, "need_began", need), (4, 1, "need_ended", {"need": "housing", "value": 0.0}))
    assert needless(*told, HELP)["needless_cases"] == 1.0
    assert needless(told[0], HELP)["needless_cases"] == 0.0


def test_only_what_begins_in_the_weeks_counted_counts():
    found = needless(HELP, first=21)
    assert found["needless_cases"] == 0.0
    assert np.isnan(found["needless_share_of_cases"])


def test_a_case_that_goes_from_early_help_to_social_care_begins_once():
    up = ((25, 1, "stepped_up", {"rule": "same_lead"}), (30, 1, "cin_started", {"rule": "in_need"}))
    assert needless(HELP, up[1])["needless_cases"] == 1.0
