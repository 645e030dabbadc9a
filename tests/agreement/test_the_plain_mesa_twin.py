"""The compiled run agrees with the plain Mesa twin: every count of every week, every agent at the end.

To break it on purpose: change a number or a sign in any file of `benchmarks/plain_mesa`.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plain_mesa.luck import Luck
from benchmarks.plain_mesa.setting import Choice
from benchmarks.plain_mesa.witness import NEAR, differing_column, differing_counts, witness
from sim.draws import digit, first_digits, key_of, uniform, with_digit
from sim.rivals import FORMS
from sim.state.families import NEEDS
from sim.state.measures import MEASURES, M

ALL_LEVERS = "baseline+higher_early_help_threshold+all_together"
TEAMS_THAT_END = """
title: Two teams of advocates; stays and rests end, then some of the money, then all
parameters:
  advocates.longest_weeks: 26
  advocates.rest_weeks: 13
  advocates.drop_out_prevented: 1.0
  closure.disengages: 0.02
advocates:
  - {from: 2018-04-30, until: 2019-02-01, ramp_weeks: 13, hours: 5, number: 90, where: {most_deprived: 2}}
  - {from: 2018-11-05, until: 2019-02-01, hours: 5, number: 30, where: {most_deprived: 2}}
  - {from: 2018-06-30, hours: 20, number: 40, where: priority_area, eligible: {needs: 1, returning: true}}
"""
PARTS = st.integers(0, 2**40)
CODES = st.integers(0, 99)


def test_the_twin_lives_the_same_weeks_from_the_start_on():
    found = witness(Choice("tameside", 0.1, ALL_LEVERS, years=2, seed=5), profiled=False)
    assert found["differences"] == []
    assert found["counted"] > 100_000
    assert found["advised_weeks"] > 100


@pytest.mark.slow
@pytest.mark.parametrize("weeks_in", [0, 30])
def test_advocates_come_and_go_alike_in_both_also_where_the_twin_takes_over_midway(weeks_in, tmp_path):
    """Thirty weeks in, families already have an advocate, rest from one, or have said no."""
    scenario = tmp_path / "teams_that_end.yaml"
    scenario.write_text(TEAMS_THAT_END)
    choice = Choice("tameside", 0.1, str(scenario), years=1, seed=5, weeks_in=weeks_in)
    found = witness(choice, profiled=False)
    assert found["differences"] == []
    assert found["advised_weeks"] > 100


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS[1:], ids=lambda form: form.name)
def test_the_twin_lives_the_same_weeks_under_rival_forms(form, tmp_path):
    lines = [f"  {path}: {value}" for path, value in form.parameters.items()]
    (tmp_path / "rival.yaml").write_text("\n".join(["title: A rival form", "parameters:", *lines]))
    choice = Choice("tameside", 0.1, str(tmp_path / "rival.yaml"), years=1, seed=6)
    assert witness(choice, profiled=False)["differences"] == []


@pytest.mark.slow
@pytest.mark.parametrize("hours", ["5h", "20h"])
def test_the_twin_places_the_shipped_advocates_in_the_same_families(hours):
    choice = Choice("tameside", 0.2, f"baseline+advocates_{hours}", years=3, seed=4)
    found = witness(choice, profiled=False)
    assert found["differences"] == []
    assert found["advised_weeks"] > 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_the_twin_lives_the_same_history_from_the_founding_on(seed):
    choice = Choice("tameside", 0.03, ALL_LEVERS, years=1, seed=seed, from_founding=True)
    assert witness(choice, profiled=False)["differences"] == []


@pytest.mark.slow
def test_the_twin_lives_the_same_weeks_of_the_whole_place():
    """From twelve weeks before the policies start to a year after."""
    choice = Choice("tameside", 1.0, ALL_LEVERS, years=2, seed=3, weeks_in=40)
    assert witness(choice, profiled=False)["differences"] == []


@given(PARTS, CODES, PARTS, PARTS, CODES)
def test_the_twin_draws_the_same_luck(seed, decision, who, week, nth):
    assert Luck(seed).uniform(decision, who, week, nth) == uniform(seed, decision, who, week, nth)


@given(PARTS, CODES, PARTS, PARTS)
def test_the_twin_draws_the_same_steps(seed, decision, who, week):
    steps = Luck(seed).steps(decision, who, week)
    digits = np.uint64(first_digits(np.uint64(key_of(seed, decision, who)), week))
    for need in range(NEEDS):
        rest = uniform(seed, decision, who, week, 1 + need)
        assert steps.of(need) == with_digit(digit(digits, need), rest)


def test_a_single_count_that_differs_is_named():
    ours = np.zeros((3, 2, len(MEASURES)))
    twins = ours.copy()
    twins[1, 0, M.REFERRALS] = 1
    assert differing_counts(ours, ours, first=10) == []
    found = differing_counts(ours, twins, first=10)
    assert found == ["referrals: first in week 11, neighbourhood 0, 0.0 against 1.0"]


def test_a_single_attribute_that_differs_is_named():
    trust = np.full(4, 0.5)
    other = trust + [0.0, NEAR / 10, 2 * NEAR, 0.0]
    assert differing_column("families.trust", trust, trust) == []
    assert [words.split(",")[0] for words in differing_column("families.trust", trust, other)] == [
        "families.trust: first in row 2"
    ]
    assert differing_column("spells.child", trust, trust[1:]) == ["spells.child: 4 rows against 3"]
