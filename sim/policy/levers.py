"""Levers: every block that a scenario file may hold, in the order in which they act."""

from sim.policy.advocates import AdvocatesLever
from sim.policy.co_location import CoLocationLever
from sim.policy.lever import Lever
from sim.policy.probation import ProbationLever
from sim.policy.redesigned_pathway import RedesignedPathwayLever
from sim.policy.thresholds import ThresholdLever

LEVERS: dict[str, type[Lever]] = {
    "thresholds": ThresholdLever,
    "co_location": CoLocationLever,
    "advocates": AdvocatesLever,
    "redesigned_pathway": RedesignedPathwayLever,
    "probation": ProbationLever,
}
