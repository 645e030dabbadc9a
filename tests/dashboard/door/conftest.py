"""Two futures of a fiftieth of Tameside on the same luck, lived once for every test of the door."""

import pytest

from dashboard.door.lives import Lives, live
from dashboard.door.scene import Scene, scene_of
from sim.population.place import Place
from sim.scenario import Scenario

YEARS = 3


@pytest.fixture(scope="session")
def lives() -> Lives:
    return live(Scenario.read("baseline"), Place.read("tameside").scaled(0.02), YEARS, 0)


@pytest.fixture(scope="session")
def other_lives() -> Lives:
    return live(Scenario.read("all_together"), Place.read("tameside").scaled(0.02), YEARS, 0)


@pytest.fixture(scope="session")
def scene(lives: Lives) -> Scene:
    return scene_of(lives)
