"""A small place as Mesa knows it; its history is lived once and shared by all models of a seed."""

import pytest

from sim.model import FamilyServicesModel
from sim.population.place import Place
from sim.scenario import Scenario

SEED = 3
RESTLESS = {"workforce.turnover_a_year": 0.9, "demography.moves_a_year": 0.3}


@pytest.fixture(scope="session")
def place():
    return Place.read("tameside").scaled(0.05)


@pytest.fixture
def model(place):
    return FamilyServicesModel(place, "baseline", SEED, years=1)


@pytest.fixture(scope="session")
def restless():
    """A scenario in which families and workers come and go."""
    return Scenario.of({"parameters": RESTLESS})
