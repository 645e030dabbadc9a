"""Revolving Door: families, thresholds, demand and money in English family services.

`from sim import Scenario, Place, run, compare, FamilyServicesModel, Results, appraise`. What is heavy is
loaded when a name is first used, so `import sim` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

# these two files load nothing heavy; imported here, the name means the function and not the file
from sim.compare import compare
from sim.run import run

if TYPE_CHECKING:
    from sim.costs.appraisal import appraise
    from sim.model import FamilyServicesModel
    from sim.policy.own import Policy
    from sim.population.place import Place
    from sim.results.results import Results
    from sim.scenario import Scenario

__all__ = ["FamilyServicesModel", "Place", "Policy", "Results", "Scenario", "appraise", "compare", "run"]
__version__ = "0.1.0"

_HOME_OF = {
    "FamilyServicesModel": "sim.model",
    "Place": "sim.population.place",
    "Policy": "sim.policy.own",
    "Results": "sim.results.results",
    "Scenario": "sim.scenario",
    "appraise": "sim.costs.appraisal",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*globals(), *_HOME_OF])
