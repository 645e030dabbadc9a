"""The model that Mesa steps lives the same weeks as `simulate`, to the last bit."""

import pytest

from sim.errors import InputError
from sim.model import FamilyServicesModel
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate

SEED = 3
SCENARIO = "higher_early_help_threshold"


@pytest.fixture(scope="module")
def place():
    return Place.read("tameside").scaled(0.02)


@pytest.fixture(scope="module")
def run(place):
    return simulate(place, Scenario.read(SCENARIO), SEED, years=1, journeys=True)


def model_of(place):
    return FamilyServicesModel(place, SCENARIO, SEED, years=1)


def test_every_week_stepped_is_the_week_simulated(place, run):
    model = model_of(place)
    model.run_model()
    assert model.week == run.calendar.weeks
    assert model.tally.tobytes() == run.tally.tobytes()
    assert model.families.tobytes() == run.families.tobytes()


def test_single_steps_and_run_for_live_one_week_each_unit_of_time(place, run):
    model = model_of(place)
    model.step()
    model.run_for(5)
    assert (model.time, model.steps) == (6.0, 6)
    assert model.week == run.calendar.start_week + 6
    assert model.date == run.calendar.begins(model.week)
    assert model.tally[: model.week].tobytes() == run.tally[: model.week].tobytes()
    assert not model.tally[model.week :].any()


def test_two_models_of_one_history_do_not_touch_each_other(place):
    first, second = model_of(place), model_of(place)
    before = second.families.tobytes()
    first.run_for(3)
    assert second.families.tobytes() == before
    assert second.workers is not first.workers


def test_the_model_stops_at_its_last_week_and_refuses_to_go_on(place):
    model = model_of(place)
    model.run_model()
    assert not model.running
    with pytest.raises(InputError, match="Make the model with more years"):
        model.step()


def test_mesas_generators_are_seeded_without_a_warning(place, recwarn):
    model = model_of(place)
    assert model.rng.integers(1000) == model_of(place).rng.integers(1000)
    assert [str(found.message) for found in recwarn if "seed" in str(found.message)] == []
