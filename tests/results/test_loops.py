"""Loops are bounded in their rules, and a run in which one is held by its bound for long says so."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.support import diminishing
from sim.journey.thresholds import strain
from sim.parameters import PARAMETERS
from sim.population.place import Place
from sim.results.loops import LONG, disengagement_bound, dose_bound, gatekeeping_bound, loops_that_bind
from sim.run import run
from sim.scenario import Scenario
from tests.journey.given_rules import rules


def demand(gatekeeping: int = 0, dose: int = 0, disengagement: int = 0) -> pd.DataFrame:
    """Return a hundred weeks of one open and one waiting family, of which a loop's bound holds in some."""
    bound = {"gatekeeping_binds": gatekeeping, "dose_at_cap": dose, "waiting_with_no_trust": disengagement}
    held = {column: np.arange(100) < weeks for column, weeks in bound.items()}
    return pd.DataFrame({**held, "open_families": 2, "early_help_waiting": 1})


@given(st.floats(-1.0, 1e6), st.floats(0.0, 5.0), st.floats(0.0, 5.0))
def test_lines_rise_no_further_than_gatekeeping_at_its_cap(pressure, gatekeeping, cap):
    lines = rules("thresholds", gatekeeping=gatekeeping, pressure_cap=cap)
    assert 0.0 <= strain(pressure, lines) <= gatekeeping * cap


@given(st.floats(0.0, 1e6), st.floats(1.0, 2.0))
def test_hours_never_do_more_than_their_cap(hours, cap):
    assert 0.0 <= diminishing(hours, cap) <= cap


@pytest.mark.parametrize("loop", ["gatekeeping", "dose", "disengagement"])
@pytest.mark.parametrize(("weeks", "told"), [(0, 0), (LONG - 1, 0), (LONG, 1), (100, 1)])
def test_a_bound_that_holds_for_long_is_told(loop, weeks, told):
    said = loops_that_bind(demand(**{loop: weeks}))
    assert len(said) == told
    assert all(f"{weeks:.0f} % of " in sentence for sentence in said)


def test_each_parameter_that_a_sentence_points_to_exists():
    said = " ".join(loops_that_bind(demand(100, 100, 100)))
    named = re.findall(r"[a-z_]+\.[a-z_]+", said)
    assert len(named) == 5
    assert set(named) <= PARAMETERS.keys()


def test_a_place_with_no_family_waiting_says_nothing_of_the_queue():
    assert loops_that_bind(demand().assign(early_help_waiting=0)) == []


@pytest.mark.parametrize(
    ("parameter", "value", "bound"),
    [
        ("workforce.social_worker_posts", 2.0, gatekeeping_bound),  # a third
        ("workforce.social_worker_posts", 40.0, dose_bound),  # seven times as many
        ("support.trust_waiting", 0.3, disengagement_bound),  # a week's wait costs a third of all trust
    ],
)
def test_an_extreme_place_says_so_and_the_usual_one_does_not(parameter, value, bound):
    extreme, usual = lived({parameter: value}), lived({})
    assert bound(usual) < LONG <= bound(extreme)
    assert loops_that_bind(usual) == []
    assert any(f"{bound(extreme):.0f} %" in sentence for sentence in loops_that_bind(extreme))


def lived(parameters: dict[str, float]) -> pd.DataFrame:
    scenario = Scenario.of({"parameters": parameters}, "tried")
    place = Place.read("tameside").scaled(0.05)
    return run(scenario, place, 1, [1], workers=1, journeys=False, parameters="best").demand
