"""Twin results: two results that hold one and the same future under two scenarios, lived again if need be."""

import pandas as pd

from sim.errors import InputError
from sim.parameter_source import BEST, POSTERIOR, ParameterSource, parameters_of
from sim.population.place import Place, shipped_places
from sim.results.results import Results
from sim.scenario import NOT_OF_A_FILE, Scenario
from sim.state.codes import name_of
from sim.state.events import Event, Reason
from sim.story.twin import Departure, departure
from sim.story.twin_pieces import Piece
from sim.story.twin_towns import TwinTowns
from sim.story.twin_trial import Trial
from sim.story.why import Why, why

TOGETHER = "two results of the same place, years, seeds and parameters: the folders of one `compare --out`"
SAME = {  # key of the provenance -> what it is
    "place": "place",
    "place_digest": "make-up of the place",
    "years": "years",
    "parameters": "parameters",
    "sources": "version of this program",
}
OTHER_PROGRAM = "the results were made by another version of this program"
OTHER_PLACE = "the place that they were made for is none that ships"
OTHER_SCENARIO = "what they keep of their scenarios cannot be read back as it was"
OTHER_PARAMETERS = "their parameters come from a file of their own"


def refuse_unlike(one: Results, other: Results, seed: int) -> None:
    """Raise `InputError` unless two results hold twins in a seed; the message says what differs."""
    mine, theirs = one.provenance, other.provenance
    apart = [
        f"the {what} ({_shown(mine.get(key))} and {_shown(theirs.get(key))})"
        for key, what in SAME.items()
        if mine.get(key) != theirs.get(key)
    ]
    starts = [made["scenario"]["start"] for made in (mine, theirs)]
    apart += [f"the start ({starts[0]} and {starts[1]})"] if starts[0] != starts[1] else []
    lacking = [str(results.folder) for results in (one, other) if seed not in results.seeds]
    apart += [f"the seeds (none {seed} in {' and '.join(lacking)})"] if lacking else []
    if apart:
        found = f"no twins: they differ in {' and in '.join(apart)}"
        advice = "give both folders of one comparison, DIR/baseline and DIR/other"
        raise InputError(f"--twin {other.folder}", found, TOGETHER, advice)


def twin_departure(one: Results, other: Results, seed: int, family: int) -> Departure | None:
    """Return where the two stored lives of a family part, None where they never do."""
    mine, theirs = (_journey(results, seed, family) for results in (one, other))
    return departure(mine, theirs)


def twin_why(one: Results, other: Results, seed: int, family: int, found: Departure) -> "Why | str":
    """Live both towns again and return why a family's lives part, or in words why that cannot be told."""
    place = _place_of(one.provenance)
    if place is None:
        return OTHER_PLACE
    source = _source_of(one.provenance, place)
    if source is None:
        return OTHER_PARAMETERS
    read = [_scenario_of(results) for results in (one, other)]
    if [scenario.digest() for scenario in read] != [
        results.provenance["scenario_digest"] for results in (one, other)
    ]:
        return OTHER_SCENARIO
    scenarios = [source.laid_on(scenario, seed) for scenario in read]
    towns = TwinTowns(place, scenarios, seed, one.years)
    week = towns.calendar.week_of(found.week.date())
    if week >= towns.calendar.start_week:
        stored = [_told(_journey(results, seed, family), found) for results in (one, other)]
        if stored != _told_again(towns, week, family):
            return OTHER_PROGRAM
    return why(towns, family, week, found.place)


def _told_again(towns: TwinTowns, week: int, family: int) -> list[list[tuple[str, str]]]:
    """Return what happened to a family in a week, event and rule, lived again in both towns."""
    towns.to(week)
    trial = Trial(towns, family)
    told = [trial.told(trial.lived(pieces)) for pieces in ((), list(Piece))]
    return [[(name_of(Event(row[1])), name_of(Reason(row[6]))) for row in rows] for rows in told]


def _told(journey: pd.DataFrame, found: Departure) -> list[tuple[str, str]]:
    mine = journey[journey["week"] == found.week]
    return list(zip(mine["event"].astype(str), mine["rule"].astype(str), strict=True))


def _journey(results: Results, seed: int, family: int) -> pd.DataFrame:
    journeys = results.journeys_of(seed)
    return journeys[journeys["family"] == family].reset_index(drop=True)


def _scenario_of(results: Results) -> Scenario:
    """Read back what a run keeps of its scenario; blocks are named by it, since the file is not known."""
    kept = {key: value for key, value in results.provenance["scenario"].items() if key not in NOT_OF_A_FILE}
    kept = {key: _alone(value) for key, value in kept.items()}
    return Scenario.of(kept, results.scenario, results.scenario)


def _alone(value: object) -> object:
    """Return blocks without the keys that they leave out, and the one block of a list as such.

    A block that stands alone is named without a number.
    """
    if not isinstance(value, list):
        return value
    blocks = [{key: held for key, held in block.items() if held is not None} for block in value]
    return blocks[0] if len(blocks) == 1 else blocks


def _place_of(made_by: dict) -> Place | None:
    """Return the shipped place of a run, or the share of it that was run."""
    name, share = str(made_by["place"]), float(made_by.get("share", 1.0))
    if name not in shipped_places():
        return None
    place = Place.read(name)
    place = place if share == 1.0 else place.scaled(share)
    return place if place.digest() == made_by["place_digest"] else None


def _source_of(made_by: dict, place: Place) -> ParameterSource | None:
    """Return the parameters of a run, where they are those that ship."""
    for asked in (None, BEST, POSTERIOR):
        try:
            source = parameters_of(asked, place)
        except InputError:
            continue
        if source.as_data() == made_by["parameters"]:
            return source
    return None


def _shown(value: object) -> str:
    return str(value["label"]) if isinstance(value, dict) and "label" in value else str(value)
