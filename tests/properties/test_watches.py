"""Watches: skipping the weeks in which nothing can happen to a family changes nothing."""

import numpy as np
import pytest

from sim.draws import with_digit
from sim.journey.hazards import chance_if_driven, chance_of_cascade, need_step
from sim.journey.watch import bound_help, is_due, renew_watch, steps_due
from sim.scenario import Scenario
from sim.state.families import NEEDS
from sim.state.rosters import ALWAYS
from tests.properties.town_by_week import TownByWeek

RESTLESS = {"detection.detection": 0.8, "demography.moves_a_year": 0.2, "workforce.turnover_a_year": 0.6}
LOOKED_AT = 30  # families whose every digit is tried


def lived(scenario: Scenario, on_week) -> TownByWeek:
    town = TownByWeek(scenario, seed=4, years=1)
    for _ in town.weeks():
        on_week(town)
    return town


def test_a_town_visited_in_full_every_week_lives_the_same_weeks():
    """Marking every watch stale has every active family visited and its bounds worked out anew."""
    scenario = Scenario.of({"parameters": RESTLESS})

    def look_at_everyone(town):
        for name in ("cascade", "sign"):
            town.town.watches[name][1 : town.town.active[0] + 1] = ALWAYS

    watched, visited = lived(scenario, lambda town: None), lived(scenario, look_at_everyone)
    assert watched.town.tally.tobytes() == visited.town.tally.tobytes()
    names = [name for name in watched.town.families.dtype.names if name != "help_at_most"]
    for name in names:
        assert np.array_equal(watched.town.families[name], visited.town.families[name], equal_nan=True), name


@pytest.fixture(scope="module")
def town():
    return lived(Scenario.of({"parameters": RESTLESS}), lambda town: None)


def active_rows(town):
    rows = town.town.active[1 : town.town.active[0] + 1]
    assert len(rows) > LOOKED_AT
    return rows[:: len(rows) // LOOKED_AT]


def renewed(town, row):
    here, rules = town.course.here, town.course._rules
    bound_help(here, town.town.families[row])
    renew_watch(here, row, rules, 4, town.calendar.weeks)
    return town.town.watches[town.town.families.active_at[row]]


def test_no_digit_that_a_watch_passes_over_would_have_moved_a_need(town):
    passed_over = 0
    for row in active_rows(town):
        family, watch = town.town.families[row], renewed(town, row)
        rules = town.course._held.needs[family.zone]
        for digit in range(256):
            due = steps_due(watch, np.uint64(digit * 0x0101010101010101))
            for need in np.flatnonzero(family.severity):
                if not is_due(due, need):
                    passed_over += 1
                    for rest in (1e-9, 1 - 1e-9):
                        luck = with_digit(digit, rest)
                        assert need_step(family, need, town.calendar.weeks, luck, rules) == 0.0
    assert passed_over > 1000, "the watches pass nothing over, so they save nothing"


def test_needs_that_are_not_there_are_never_due(town):
    for row in active_rows(town):
        family, watch = town.town.families[row], renewed(town, row)
        for digit in (0, 128, 255):
            due = steps_due(watch, np.uint64(digit * 0x0101010101010101))
            assert not any(is_due(due, need) for need in np.flatnonzero(family.severity == 0))


def test_the_bound_of_the_cascade_is_the_sum_over_the_needs_that_may_begin(town):
    for row in active_rows(town):
        family, watch = town.town.families[row], renewed(town, row)
        rules = town.course._held.needs[family.zone]
        each = [chance_if_driven(family, need, rules) for need in range(NEEDS) if family.severity[need] == 0]
        assert sum(each) == pytest.approx(chance_of_cascade(family, rules), rel=1e-12)
        assert sum(each) <= watch.cascade <= sum(each) * 1.000001
