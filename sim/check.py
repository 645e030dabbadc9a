"""Check: read a scenario, place or targets file and say in plain sentences what it would do."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sim.calendar import Calendar
from sim.errors import WrongValueError, nearest, shown
from sim.history import schedule_of
from sim.policy.candidates import RAISED_BY, candidates_wanting
from sim.population.known import account_of, check_sources
from sim.population.place import Place, shipped_places
from sim.reading import read_data
from sim.scenario import FOLDER, Scenario, shipped_scenarios
from sim.shape import checked_number
from sim.shipped import find, label

PLACE_KEYS = ("neighbourhoods", "families", "population")
YEARS_TRIED = 10
TARGET_KEYS = ("id", "quantity", "unit", "value", "low", "high")


def check(name_or_path: str | Path, place: str | Path = "tameside") -> str:
    """Return a short account of a file; a scenario is tried on a place, without running it.

    Raises `InputError` for whatever would stop a run.
    """
    text = str(name_or_path)
    if text in shipped_scenarios() or (isinstance(name_or_path, str) and "+" in text):
        return describe_scenario(Scenario.read(text), Place.read(place))
    if text in shipped_places():
        return describe_place(Place.read(text))
    path = find(FOLDER, name_or_path, "scenario")
    data = read_data(path)
    if isinstance(data, list):
        return describe_targets(data, label(path))
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


def onsets_lost(scenario: Scenario, place: Place) -> list[str]:
    """Say where families in the worst surroundings would lose onsets that are asked for."""
    calendar = Calendar(scenario.start, YEARS_TRIED)
    schedule = schedule_of(scenario, place, calendar)
    founding = schedule.at(0)
    said = []
    for majorant in RAISED_BY:
        weeks = [0, *schedule.steps]
        over = max(
            float(candidates_wanting(schedule.at(week), founding, worst=True)[majorant].max())
            for week in weeks
        )
        if over > 1.0:
            raised = " and ".join(RAISED_BY[majorant])
            said.append(
                f"Families in the worst surroundings would have fewer onsets than {raised} ask for: the most "
                f"asked is {over:.2f} times what {majorant} allows. Set it higher under `parameters`, in the "
                "baseline too."
            )
    return said


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


def describe_targets(records: Sequence[object], where: str) -> str:
    """Say how many targets a file holds; raises `InputError` for one whose range cannot be."""
    ids = [_target_id(record, f"{where}, [{place}]") for place, record in enumerate(records)]
    if not ids:
        raise WrongValueError(
            where, "an empty list", "one target or more", "compare it with calibration/targets.yaml"
        )
    for each in ids:
        if ids.count(each) > 1:
            raise WrongValueError(
                where, f"the id {each} stands twice", "each id once", "rename or remove one"
            )
    return f"{len(ids)} target{'' if len(ids) == 1 else 's'}: {', '.join(ids)}."


def _target_id(record: object, where: str) -> str:
    if not isinstance(record, Mapping):
        found, advice = f"the value {shown(record)}", "compare it with calibration/targets.yaml"
        raise WrongValueError(where, found, f"a mapping with {', '.join(TARGET_KEYS)}", advice)
    for key in TARGET_KEYS:
        if key not in record:
            advice = nearest(key, [str(given) for given in record], "add it")
            raise WrongValueError(where, f"{key} is missing", ", ".join(TARGET_KEYS), advice)
    parts = list(record["value"]) if isinstance(record["value"], Mapping) else [None]
    for part in parts:
        _check_target_range(record, part, where if part is None else f"{where}.{part}")
    return str(record["id"])


def _check_target_range(record: Mapping, part: object, where: str) -> None:
    low, high = (_limit(record[key], part, f"{where}.{key}") for key in ("low", "high"))
    _limit(record["value"], part, f"{where}.value")
    if low > high:
        raise WrongValueError(where, f"low ({low:g}) lies above high ({high:g})", "low <= high", "swap them")


def _limit(value: object, part: object, where: str) -> float:
    if part is None:
        return checked_number(value, where)
    if not isinstance(value, Mapping) or part not in value:
        found = f"no number for the part {shown(part)}"
        raise WrongValueError(where, found, "the same parts as `value`", "give each part a number")
    return checked_number(value[part], where)
