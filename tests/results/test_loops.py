"""Loops are bounded in their rules, and a run in which gate-keeping is held by its bound for long says so."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.support import diminishing
from sim.journey.thresholds import strain
from sim.population.place import Place
from sim.results.loops import LONG, gatekeeping_bound, loops_that_bind
from sim.run import run
from sim.scenario import Scenario
from tests.journey.given_rules import rules


def demand(bound_weeks: int, weeks: int = 100) -> pd.DataFrame:
    return pd.DataFrame({"gatekeeping_binds": np.arange(weeks) < bound_weeks})


@given(st.floats(-1.0, 1e6), st.floats(0.0, 5.0), st.floats(0.0, 5.0))
def test_lines_rise_no_further_than_gatekeeping_at_its_cap(pressure, gatekeeping, cap):
    lines = rules("thresholds", gatekeeping=gatekeeping, pressure_cap=cap)
    assert 0.0 <= strain(pressure, lines) <= gatekeeping * cap


@given(st.floats(0.0, 1e6), st.floats(1.0, 2.0))
def test_hours_never_do_more_than_their_cap(hours, cap):
    assert 0.0 <= diminishing(hours, cap) <= cap


@pytest.mark.parametrize(("weeks", "told"), [(0, 0), (LONG - 1, 0), (LONG, 1), (100, 1)])
def test_a_bound_that_holds_for_long_is_told(weeks, told):
    said = loops_that_bind(demand(weeks))
    assert len(said) == told
    assert all(f"{weeks:.0f} % of weeks" in sentence for sentence in said)


def test_a_place_with_a_third_of_its_social_workers_says_so_and_the_usual_one_does_not():
    place = Place.read("tameside").scaled(0.05)
    few = Scenario.of({"parameters": {"workforce.social_worker_posts": 2.0}}, "few")
    crowded, usual = (
        run(scenario, place, 1, [1], workers=1, journeys=False, parameters="best")
        for scenario in (few, Scenario.of({}, "usual"))
    )
    assert gatekeeping_bound(usual.demand) < LONG < gatekeeping_bound(crowded.demand)
    assert loops_that_bind(usual.demand) == []
    assert "thresholds.pressure_cap" in loops_that_bind(crowded.demand)[0]
