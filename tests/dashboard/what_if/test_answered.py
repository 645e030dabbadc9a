"""The quick answer is that of `compare` on the same sample, scaled up to the whole place."""

import os
import signal
import threading

import numpy as np
import pytest

from dashboard.what_if.answered import answer_on_sample
from dashboard.what_if.asking import sample_of
from dashboard.what_if.desk import Desk
from dashboard.what_if.paths import BASELINE, DIFFERENCE, POLICY, cost_paths, demand_paths, moved_most
from dashboard.what_if.towns import Question
from sim import Place, compare
from sim.charts.demand import PANELS
from sim.costs.avoided import ALL_AGENCIES
from sim.errors import InputError
from sim.failures import RunFailedError
from sim.results.outcomes import OUTCOMES
from sim.scenario import Scenario
from tests.dashboard.what_if.conftest import TINY

BASE, LOWER = Scenario.read("baseline"), Scenario.read("lower_early_help_threshold")
OF_A_SIZE = ("children a year", "families", "children", "£ million a year, 2024/25 prices")


@pytest.fixture(scope="module")
def answered(desk):
    return answer_on_sample(desk, BASE, LOWER, TINY)


@pytest.fixture(scope="module")
def compared():
    place = Place.read(TINY.place).scaled(TINY.share)
    return compare(BASE, LOWER, place=place, years=TINY.years, seeds=TINY.seeds, journeys=False, workers=1)


def test_every_outcome_is_that_of_compare_scaled_up(answered, compared):
    mine, theirs = (one.summary.set_index("measure") for one in (answered.comparison, compared))
    assert list(mine.index) == list(theirs.index)
    assert theirs.loc["referrals", "difference"] != 0
    for measure, row in theirs.iterrows():
        factor = 1 / TINY.share if row["unit"] in OF_A_SIZE and measure not in ("caseload",) else 1.0
        for column in ("baseline", "alternative", "difference", "low", "high", "p5", "p95"):
            assert mine.loc[measure, column] == pytest.approx(factor * row[column], nan_ok=True), measure
        assert mine.loc[measure, "verdict"] == row["verdict"]


def test_every_outcome_is_there(answered):
    assert set(answered.comparison.summary["measure"]) == {one.name for one in OUTCOMES} | {"cost"}


def test_a_path_is_the_difference_of_two(answered):
    results = answered.material.baseline, answered.material.policy
    for path in demand_paths(*results, PANELS):
        rows = path.set_index(["path", "when"])["mean"]
        assert np.allclose(rows[DIFFERENCE], rows[POLICY] - rows[BASELINE])
        assert rows[BASELINE].max() > 0


def test_the_paths_of_cost_add_up_to_what_is_appraised(answered):
    appraisal = answered.material.appraisal
    rows = cost_paths(appraisal.pairs, moved_most(appraisal.agencies))
    whole = appraisal.agencies.set_index("agency").loc[ALL_AGENCIES, "avoided_gbp"]
    assert rows[rows["agency"] == ALL_AGENCIES]["mean"].mean() == pytest.approx(-whole)


def test_the_same_question_has_the_same_answer_and_finds_its_baseline_again(desk, answered):
    again = answer_on_sample(desk, BASE, LOWER, TINY)
    assert again.comparison.baseline is answered.comparison.baseline
    assert again.comparison.summary.equals(answered.comparison.summary)


def test_a_policy_that_cannot_be_is_refused(desk):
    crossed = Scenario.of({"thresholds": {"shift": {"early_help": 5.0}}})
    with pytest.raises(InputError, match="early_help"):
        answer_on_sample(desk, BASE, crossed, TINY)


@pytest.mark.parametrize(("name", "least"), [("lower_early_help_threshold", 0.01), ("advocates_20h", 0.05)])
def test_a_sample_is_as_large_as_a_small_team_asks_for(name, least):
    place = Place.read("staffordshire")
    scenario = Scenario.read(name)
    sample = sample_of(place, scenario)
    assert least <= sample.share < 2.5 * least
    assert scenario.changes(place.scaled(sample.share))


def test_a_policy_that_cannot_be_anywhere_is_refused_by_the_whole_place(desk):
    crossed = Scenario.of({"thresholds": {"shift": {"early_help": 5.0}}})
    assert sample_of(Place.read("tameside"), crossed).share == 1.0


def test_a_process_that_is_killed_at_its_work_is_told_of_and_replaced():
    desk = Desk(1)
    question = Question(Place.read("tameside").scaled(0.01), BASE, None, 0, 1, 0, 1.0)
    before = desk.live([question])[0]
    killed = desk._lines[0]._process.pid
    os.kill(killed, signal.SIGSTOP)  # it hears the question and never answers
    threading.Timer(0.3, os.kill, (killed, signal.SIGKILL)).start()
    with pytest.raises(RunFailedError, match="ended unexpectedly"):
        desk.live([question])
    assert desk.live([question])[0].demand.equals(before.demand)
    desk.close()
