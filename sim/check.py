"""Check: read a scenario, place, study or targets file and say in plain sentences what it would do."""

from collections.abc import Iterator
from pathlib import Path

from calibration.targets_file import read_targets
from sim.calendar import Calendar
from sim.history import schedule_of
from sim.parameters import InForce
from sim.policy.candidates import RAISED_BY, candidates_wanting
from sim.policy.change import ForceSchedule
from sim.population.known import account_of, check_sources
from sim.population.place import Place, shipped_places
from sim.reading import read_data
from sim.scenario import FOLDER, Scenario, shipped_scenarios
from sim.shipped import find, shipped_names

STUDIES, STUDY_KEY = "scenarios/studies", "method"
PLACE_KEYS = ("neighbourhoods", "families", "population")
YEARS_TRIED = 10


def check(name_or_path: str | Path, place: str | Path = "tameside") -> str:
    """Return a short account of a file; a scenario is tried on a place, without running it.

    Raises `InputError` for whatever would stop a run.
    """
    text = str(name_or_path)
    if text in shipped_scenarios() or (isinstance(name_or_path, str) and "+" in text):
        return describe_scenario(Scenario.read(text), Place.read(place))
    if text in shipped_places():
        return describe_place(Place.read(text))
    if text in shipped_names(STUDIES):
        return describe_a_study(text)
    path = find(FOLDER, name_or_path, "scenario")
    data = read_data(path)
    if isinstance(data, list):
        return describe_targets(path)
    if STUDY_KEY in data:
        return describe_a_study(path)
    if any(key in data for key in PLACE_KEYS):
        return describe_place(Place.read(path))
    return describe_scenario(Scenario.read(path), Place.read(place))


def describe_scenario(scenario: Scenario, place: Place) -> str:
    """Say what a scenario asks and changes; raises `InputError` where the place forbids it."""
    scenario.changes(place)
    lines = [scenario.title, *filter(None, [scenario.question])]
    lines.append(f"In {place.title}, from {scenario.start}:")
    changes = (scenario.sentences() or ["Nothing is changed."]) + onsets_lost(scenario, place)
    return "\n".join(lines + [f"  - {sentence}" for sentence in changes])


def describe_a_study(name_or_path: str | Path) -> str:
    """Say what a study would do; raises `InputError` where the model cannot be run all over its ranges."""
    from sim.study.described import describe_study  # tables and prices, of which other files have no use
    from sim.study.study import Study

    return describe_study(Study.read(name_or_path))


def onsets_lost(scenario: Scenario, place: Place) -> list[str]:
    """Say where families in the worst surroundings would lose onsets that are asked for."""
    calendar = Calendar(scenario.start, YEARS_TRIED)
    schedule = schedule_of(scenario, place, calendar)
    wanted = [candidates_wanting(force, schedule.at(0), worst=True) for force in _rates_in_turn(schedule)]
    said = []
    for majorant in RAISED_BY:
        over = max(float(wanting[majorant].max()) for wanting in wanted)
        if over > 1.0:
            raised = " and ".join(RAISED_BY[majorant])
            said.append(
                f"Families in the worst surroundings would have fewer onsets than {raised} ask for: the most "
                f"asked is {over:.2f} times what {majorant} allows. Set it higher under `parameters`, in the "
                "baseline too."
            )
    return said


def _rates_in_turn(schedule: ForceSchedule) -> Iterator[InForce]:
    """Yield what is in force each time that needs or detection change: other steps move no onset."""
    before = None
    for week in (0, *schedule.steps):
        force = schedule.at(week)
        if before is None or force.needs is not before.needs or force.detection is not before.detection:
            yield force
        before = force


def describe_place(place: Place) -> str:
    """Say who lives in a place, what its history holds and how its numbers are known.

    Raises `InputError` where it cannot be, or cites evidence that is not there.
    """
    check_sources(place)
    Scenario.of({}, "baseline", f"place {place.name}").changes(place)
    names = ", ".join(name.replace("_", " ") for name in place.neighbourhood_names)
    number = len(place.neighbourhood_names)
    lines = [f"{place.title}: {place.families:,} families in {number} neighbourhoods ({names})."]
    if place.priority_area:
        lines.append(f"The priority area lies in {place.priority_area.neighbourhood}.")
    lines.append(f"Its dated history has {len(place.history)} entries.")
    return "\n".join(lines + account_of(place))


def describe_targets(path: Path) -> str:
    """Say which targets a file holds; raises `InputError` for one that cannot be fitted to."""
    ids = [target.id for target in read_targets(path)]
    return f"{len(ids)} target{'' if len(ids) == 1 else 's'}: {', '.join(ids)}."
