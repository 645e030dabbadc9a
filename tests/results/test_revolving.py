"""The revolving door: who is referred often, and how long until a family is back."""

import pandas as pd
import pytest

from sim.population.place import Place
from sim.results.revolving import referred_often, revolving_table, weeks_to_return
from sim.scenario import Scenario
from tests import made_up_record


def weeks_of(*pairs):
    return pd.DataFrame(pairs, columns=["family", "week"])


@pytest.mark.parametrize(
    ("weeks", "often"),
    [([0, 100, 260], True), ([0, 100, 261], False), ([0, 1], False), ([0, 300, 310, 320], True)],
)
def test_often_is_three_referrals_within_five_years(weeks, often):
    referred = weeks_of(*((7, week) for week in weeks))
    assert list(referred_often(referred)) == ([7] if often else [])


def test_a_return_is_the_same_familys_next_referral_after_closing():
    closed = weeks_of((1, 10), (2, 10), (3, 50))
    referred = weeks_of((1, 5), (1, 14), (1, 30), (2, 10), (3, 70))
    assert sorted(weeks_to_return(closed, referred)) == [4, 20]


def test_two_closings_before_one_referral_are_one_return():
    assert weeks_to_return(weeks_of((1, 10), (1, 12)), weeks_of((1, 20))).tolist() == [8]


def test_siblings_referred_together_are_one_referral_of_the_family():
    record = made_up_record.simulate(Place.read("tameside"), Scenario.read("baseline"), 1, 2)
    before = revolving_table(record)
    record.events = record.events.repeat(3)
    pd.testing.assert_frame_equal(revolving_table(record), before)
