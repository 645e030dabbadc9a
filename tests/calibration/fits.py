"""Small fits for the tests: a scaled place and few draws."""

from calibration.fit.distance import Goal, goals_of
from calibration.fit.smc import Plan
from calibration.free import free_parameters
from calibration.targets import targets
from sim.population.place import Place


def candidates(names):
    return tuple(one._replace(fitted=one.name in names) for one in free_parameters())


def a_plan(names=("detection.detection", "care.entry"), population=6, share=0.01, goals=None, seed=1):
    place = Place.read("tameside").scaled(share)
    return Plan(place, goals or goals_of(targets(), "tameside"), candidates(names), population, 0.5, seed)


def a_goal(name, value, half_width):
    return Goal(name, (name,), value, half_width, half_width, 1.0)


def silent(_accepted, _wanted, _words):
    """Show nothing."""
