"""What raises onsets or worries beyond the candidates fixed at the founding is refused or told."""

from datetime import date

import pytest

from sim.calendar import Calendar
from sim.check import describe_scenario, onsets_lost
from sim.errors import InputError
from sim.policy.change import Change
from sim.policy.limits import check_limits
from sim.population.place import Place
from sim.scenario import Scenario
from tests.statistics.arms import DatedScenario

PLACE = Place.read("tameside")
LOST = "worst surroundings"


def checked(scenario):
    check_limits(scenario.changes(PLACE), Calendar(scenario.start, 5), PLACE.zone_names)


def raising(parameter, times, **parameters):
    change = Change(parameter, "scale", times, date(2019, 4, 1), origin="trial")
    return DatedScenario(further=(change,), parameters=parameters)


@pytest.mark.parametrize(
    ("parameter", "too_much"),
    [("needs.onset", 3.1), ("needs.shock", 3.1), ("detection.shallow_contacts", 1.75)],
)
def test_more_than_any_family_has_candidates_for_is_refused(parameter, too_much):
    with pytest.raises(InputError, match="times what the candidates fixed at the founding allow"):
        checked(raising(parameter, too_much))


def test_a_higher_majorant_in_the_whole_history_allows_it():
    checked(raising("needs.onset", 3.1, **{"needs.majorant": 8.0}))
    checked(raising("detection.shallow_contacts", 1.75, **{"detection.shallow_majorant": 2.0}))


def test_a_higher_majorant_from_a_day_on_does_not_since_candidates_are_fixed_at_the_founding():
    later = Change("needs.majorant", "set", 8.0, date(2019, 4, 1))
    scenario = raising("needs.onset", 3.1)
    with pytest.raises(InputError):
        checked(scenario.model_copy(update={"further": (later, *scenario.further)}))


@pytest.mark.parametrize(("times", "told"), [(1.3, False), (1.4, True), (2.5, True)])
def test_what_only_families_in_the_worst_surroundings_lose_is_told_by_check(times, told):
    assert (LOST in describe_scenario(raising("needs.onset", times), PLACE)) == told


@pytest.mark.parametrize("name", ["baseline", "higher_early_help_threshold", "all_together"])
def test_nothing_shipped_loses_any(name):
    assert LOST not in describe_scenario(Scenario.read(name), PLACE)


def test_a_run_tells_what_its_parameters_lose(tmp_path):
    scenario = tmp_path / "shock.yaml"
    scenario.write_text("title: A shock\nparameters: {needs.shock: [2, 2, 2, 2, 2, 2, 2, 2]}\n")
    told = onsets_lost(Scenario.read(scenario), PLACE)
    assert len(told) == 1 and "needs.majorant" in told[0]
