"""Markers that are counted as things happen: pupils on 31 March, and families sent on to other teams."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from sim.population.place import Place
from sim.results.snapshots import COUNTS, count_children
from sim.results.tables import demand_table, journeys_table
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.care import empty_spells
from sim.state.codes import ChildStatus, Need
from sim.state.families import empty_families

WEEK = 2000
HOME, CARE = ChildStatus.AT_HOME, ChildStatus.LOOKED_AFTER


def counted(*children, **severities):
    """Count one family in the first neighbourhood and tenth; children by age in years and status."""
    families = empty_families(1)
    families["tenth"] = 1
    families["children"] = len(children)
    for slot, (age, status) in enumerate(children):
        families["birth_week"][0, slot] = WEEK - round(age * 52.18)
        families["child_status"][0, slot] = status
    for need, severity in severities.items():
        families["severity"][0, Need[need.upper()]] = severity
    counts = np.zeros((10, len(COUNTS)))
    count_children(families, empty_spells(0), WEEK, counts)
    return dict(zip(COUNTS, counts[0], strict=True))


def test_pupils_live_at_home_and_are_five_to_fifteen():
    found = counted((4.9, HOME), (5.1, HOME), (15.9, HOME), (16.1, HOME), (10, CARE))
    assert (found["pupils"], found["aged_five"], found["ready_for_school"]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("needs", "absent", "ready"),
    [
        ({}, 0, 1),
        ({"child_wellbeing": 1}, 2, 0),
        ({"parenting": 1}, 0, 0),
        ({"crime_and_asb": 3, "mental_health": 3}, 0, 1),
    ],
)
def test_absence_and_readiness_follow_two_needs_and_no_other(needs, absent, ready):
    found = counted((5.5, HOME), (12, HOME), **needs)
    assert (found["persistently_absent"], found["ready_for_school"]) == (absent, ready)


@cache
def lived():
    """A small place for two years: its weekly counts and its journeys."""
    record = simulate(Place.read("tameside").scaled(0.04), Scenario.read("baseline"), 1, 2)
    return demand_table([record]), journeys_table(record)


def counts_of(measure):
    """Return the counts since the journeys are kept, and a year later, when the year before is known too."""
    demand, journeys = lived()
    first = journeys["week"].min()
    since = [demand["week"] >= first, demand["week"] >= first + pd.Timedelta(days=371)]
    return [int(demand.loc[weeks, measure].sum()) for weeks in since]


def sent_on():
    """Events of families whom the front door sends on to early help."""
    _, journeys = lived()
    refused = (journeys["event"] == "refused") & (journeys["rule"] == "no_consent")
    return journeys[refused | (journeys["event"] == "early_help_assessment")]


def test_referrals_to_local_support_are_families_sent_on_whether_they_accept_or_not():
    assert counts_of("local_support_referrals")[0] == len(sent_on()) > 20


def test_re_referrals_to_local_support_follow_another_within_a_year():
    rows = sent_on().sort_values("week")
    gap = rows["week"] - rows.groupby("family")["week"].shift()
    late = rows["week"] >= lived()[1]["week"].min() + pd.Timedelta(days=371)
    assert counts_of("local_support_re_referrals")[1] == (late & (gap <= pd.Timedelta(weeks=52))).sum() > 0


def test_referrals_to_child_mental_health_are_services_that_a_lead_calls_in():
    _, journeys = lived()
    mine = journeys[(journeys["agency"] == "child_mental_health") & (journeys["rule"] == "story_retold")]
    assert counts_of("child_mental_health_referrals")[0] == len(mine) > 0
