"""The policy in words: what a stored scenario changes, said as the scenario itself says it."""

from functools import lru_cache

from sim.check import onsets_lost
from sim.errors import InputError
from sim.population.place import Place
from sim.results.results import Results
from sim.scenario import Scenario

NOT_SAID = ("name", "title", "question", "start", "parameters", "drawn")


def policy_in_words(results: Results) -> list[str]:
    """Return what the scenario changes, a sentence each; the names of its levers where no more is kept."""
    scenario = _scenario(results)
    if scenario is not None:
        return scenario.sentences() or ["Nothing is changed."]
    blocks = [block for block in results.provenance["scenario"] if block not in NOT_SAID]
    return [f"It sets {', '.join(block.replace('_', ' ') for block in blocks)}; the scenario file says how."]


def onsets_lost_in(results: Results) -> list[str]:
    """Say where families would lose onsets that are asked for, if the place is one that is shipped."""
    scenario = _scenario(results)
    try:
        place = Place.read(results.place)
    except InputError:
        return []
    same = place.digest() == results.provenance["place_digest"]
    return onsets_lost(scenario, place) if scenario is not None and same else []


def _scenario(results: Results) -> Scenario | None:
    """Return the scenario that was run: by its name if that still gives the same, else from what was kept."""
    made_by = results.provenance
    return _read_again(str(made_by["scenario_name"]), str(made_by["scenario_digest"])) or _from_data(
        dict(made_by["scenario"])
    )


@lru_cache(maxsize=8)
def _read_again(name: str, digest: str) -> Scenario | None:
    try:
        scenario = Scenario.read(name)
    except InputError:
        return None
    return scenario if scenario.digest() == digest else None


def _from_data(kept: dict) -> Scenario | None:
    """Return a scenario made of its resolved data, None where some default may not be written out."""
    try:
        return Scenario.of({key: value for key, value in kept.items() if key not in ("name", "drawn")})
    except InputError:
        return None
