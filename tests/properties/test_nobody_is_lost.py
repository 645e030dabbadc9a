"""Nobody is lost: in every week of any run, families, cases, children and care records add up."""

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from sim.errors import InputError
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.codes import ClosingRule
from sim.state.events import Event
from tests.properties.childhoods import (
    LastWeek,
    check_balance,
    check_care_balance,
    check_care_records,
    check_census,
    check_statuses,
)
from tests.properties.standing import check_standing
from tests.properties.town_by_week import SMALL, TownByWeek

RANGES = {
    "workforce.social_worker_posts": (1.0, 8.0),
    "workforce.key_worker_posts": (1.0, 6.0),
    "workforce.turnover_a_year": (0.0, 1.0),
    "workforce.recruitment_weeks": (0.0, 40.0),
    "workforce.key_worker_caseload": (1.0, 16.0),
    "thresholds.agency": (0.5, 3.0),
    "thresholds.early_help": (0.7, 2.4),
    "thresholds.s17": (2.5, 3.9),
    "thresholds.need": (1.5, 5.0),
    "thresholds.s47": (4.0, 4.5),
    "thresholds.conference": (4.5, 6.0),
    "thresholds.plan_end": (2.0, 6.0),
    "thresholds.closing": (1.0, 6.0),
    "thresholds.gatekeeping": (0.0, 1.0),
    "thresholds.closing_rule": (min(ClosingRule), max(ClosingRule)),
    "detection.detection": (0.2, 1.0),
    "detection.sibling_share": (0.0, 1.0),
    "demography.moves_a_year": (0.02, 0.4),
    "allocation.triage_weeks": (0.0, 6.0),
    "care.entry": (0.0, 0.4),
    "care.each_child": (0.0, 1.0),
    "care.short_exit": (0.01, 0.3),
    "care.long_exit": (0.001, 0.05),
    "care.home_harm": (0.5, 6.0),
    "care.unplanned_share": (0.0, 0.5),
    "care.leaver_weeks": (1.0, 208.0),
    "closure.steps_down": (0.0, 1.0),
    "closure.disengages": (0.0, 0.1),
    "closure.drops_out_waiting": (0.0, 0.3),
    "advocates.number": (0.0, 3.0),
    "advocates.hours": (1.0, 37.0),
    "advocates.least_needs": (0, 3),
    "advocates.longest_weeks": (1.0, 60.0),
}


def _values(low: float, high: float) -> st.SearchStrategy:
    return st.integers(low, high) if isinstance(low, int) else st.floats(low, high)


A_WAY_TO_RUN_SERVICES = st.fixed_dictionaries(
    {}, optional={path: _values(*ends) for path, ends in RANGES.items()}
)


def can_be_run(parameters: dict[str, float]) -> bool:
    """Say whether the place's own dated history leaves these thresholds in order."""
    try:
        Scenario.of({"parameters": parameters}).changes(Place.read("tameside").scaled(SMALL))
    except InputError:
        return False
    return True


def live_and_check(parameters: dict[str, float], seed: int, years: int = 1) -> dict[str, int]:
    """Live a small run and check every week; return how often what is easily got wrong has happened."""
    lived = TownByWeek(Scenario.of({"parameters": parameters}), seed, years)
    town, seen = lived.town, dict.fromkeys(("left", "care", "returned", "moved", "plan"), 0)
    before = LastWeek.of(town)
    for week, events in lived.weeks():
        check_standing(town, week)
        check_statuses(town, week)
        check_care_records(town, week)
        check_census(town, week)
        check_balance(before, town, events, week)
        check_care_balance(before, town, events, week)
        before = LastWeek.of(town)
        for name, event in zip(seen, HAPPENINGS, strict=True):
            seen[name] += int((events.event == event).sum())
    return seen


HAPPENINGS = (Event.WORKER_CHANGED, Event.CARE_STARTED, Event.CARE_ENDED, Event.MOVED_OUT, Event.PLAN_STARTED)


def test_in_a_restless_town_everyone_is_accounted_for_every_week():
    restless = {
        "workforce.turnover_a_year": 1.0,
        "workforce.social_worker_posts": 6.0,
        "workforce.key_worker_posts": 4.0,
        "demography.moves_a_year": 0.2,
        "care.entry": 0.2,
        "care.short_exit": 0.1,
        "care.home_harm": 4.0,
        "detection.detection": 0.6,
    }
    seen = live_and_check(restless, seed=3, years=2)
    assert min(seen.values()) >= 10, f"too quiet a town to show anything: {seen}"


@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(A_WAY_TO_RUN_SERVICES, st.integers(0, 2**31))
@example({}, 1)
def test_whatever_the_services_do_everyone_is_accounted_for_every_week(parameters, seed):
    assume(can_be_run(parameters))
    live_and_check(parameters, seed)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(A_WAY_TO_RUN_SERVICES, st.integers(0, 2**31))
def test_whatever_the_services_do_in_many_towns(parameters, seed):
    assume(can_be_run(parameters))
    live_and_check(parameters, seed, years=3)


def test_a_town_lived_week_by_week_is_the_town_that_is_simulated():
    scenario = Scenario.read("higher_early_help_threshold")
    lived = TownByWeek(scenario, seed=5, years=2)
    for _ in lived.weeks():
        pass
    record = simulate(Place.read("tameside").scaled(SMALL), scenario, 5, 2)
    first = lived.calendar.record_from
    assert lived.town.tally[first:].tobytes() == record.tally[first:].tobytes()
    assert lived.town.families.tobytes() == record.families.tobytes()
